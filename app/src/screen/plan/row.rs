//! A row of the timeline: its heading, its loads, what is shaded, and its bars.

use std::sync::Arc;

use leptos::prelude::*;
use solver::model::{Person, PersonId};

use super::bar::{BarView, GhostView, SignView};
use super::board::use_board;
use super::model::moves::Spot;
use super::model::scene::{Row, WeekMark};
use super::model::shade::{self, Holidays, Shade, Why};
use super::model::{Head, RowKey, visible};
use super::picking;
use super::row_head::RowHead;
use crate::action::use_actions;
use crate::chart::Span;
use crate::chart::ramp::Standing;
use crate::text::format::{self, Minutes, Permille};
use crate::text::{Lang, holidays, plan as words, use_text};

/// A row, found again by its key as the plan changes.
#[component]
pub fn RowView(key: RowKey) -> impl IntoView {
    let board = use_board();
    let by_key = key.clone();
    let row = Memo::new_with_compare(
        move |_| board.row(&by_key),
        |old, new| match (
            old.as_ref().and_then(|old| old.as_ref()),
            new.as_ref().and_then(|new| new.as_ref()),
        ) {
            (Some(old), Some(new)) => !Arc::ptr_eq(old, new),
            (old, new) => old.is_some() || new.is_some(),
        },
    );
    let by_key = key.clone();
    let place = Memo::new(move |_| {
        board.scene.with(|scene| {
            let position = scene.position(&by_key)?;
            Some((position, scene.row_span(position)?))
        })
    });
    let head = Memo::new(move |_| row.with(|row| row.as_ref().map(|row| row.head.clone())));
    let own = key.clone();
    let top = move || place.get().map_or(0.0, |(_, span)| span.from);
    let height = move || place.get().map_or(0.0, |(_, span)| span.len());
    let kind = match key {
        RowKey::Group(_) => "plan-row is-group",
        RowKey::Person(_) => "plan-row is-person",
        RowKey::Project(_) => "plan-row is-project",
        RowKey::Milestones => "plan-row is-milestones",
    };
    view! {
        <div
            class=kind
            role="row"
            aria-rowindex=move || place.get().map(|(position, _)| position + 2)
            style:top=move || format!("{:.1}px", top())
            style:height=move || format!("{:.1}px", height())
        >
            {move || head.get().map(|head| view! { <RowHead head=head key=own.clone()/> })}
            <Lane row=row key=key/>
        </div>
    }
}

/// What stands right of the heading.
#[component]
fn Lane(row: Memo<Option<Arc<Row>>>, key: RowKey) -> impl IntoView {
    let board = use_board();
    let near = board.near_time;
    if matches!(key, RowKey::Group(_)) {
        return ().into_any();
    }
    let own = key.clone();
    let kept = Memo::new(move |_| {
        let spot = board.tab_stop.get();
        spot.filter(|spot| *spot.row() == own).and_then(|spot| spot.bar())
    });
    let of_row = move |span: Span| row.get().map(|row| (row, span));
    let person = Memo::new(move |_| row.with(|row| person(row.as_deref()?)));
    // Work leaves as it is what is shaded behind it.
    let shades = Memo::new(move |_| {
        let person = person.get()?;
        let region = board.document.plan().region;
        let of = |holidays: &Arc<Holidays>| {
            shade::shades(region, &person, holidays, &board.axis.get(), near.get())
        };
        Some(board.holidays.with(of))
    });
    let weeks = move || of_row(near.get()).map_or_else(Vec::new, |(row, span)| visible::weeks(&row, span));
    let ghosts = move || of_row(near.get()).map_or_else(Vec::new, |(row, span)| visible::ghosts(&row, span));
    let signs = move || of_row(near.get()).map_or_else(Vec::new, |(row, span)| visible::signs(&row, span));
    let bars =
        move || of_row(near.get()).map_or_else(Vec::new, |(row, span)| visible::bars(&row, span, kept.get()));
    let cap = move || match row.get().map(|row| row.head.clone()) {
        Some(Head::Person { cap, .. }) => cap,
        _ => 1000,
    };
    let row_key = row.get_untracked().map(|row| row.key.clone());
    let in_row = move |id| row_key.clone().map(|key| Spot::Bar(key, id));
    let lanes = key.lanes();
    let of_person = if let RowKey::Person(id) = &key { Some(*id) } else { None };
    view! {
        <div class="plan-lane" role="presentation">
            <For
                each=move || shades.get().unwrap_or_default()
                key=|shade| (shade.span.from.to_bits(), shade.span.to.to_bits(), shade.why.clone())
                children=move |shade| view! { <ShadeView shade=shade/> }
            />
            <For
                each=weeks
                key=|week| (week.load.monday, week.permille, week.span.from.to_bits(), week.span.to.to_bits(), week.load.recurring)
                children=move |week| view! { <WeekView week=week cap=cap() person=of_person/> }
            />
            <For
                each=ghosts
                key=|ghost| (ghost.id, ghost.span.from.to_bits(), ghost.span.to.to_bits())
                children=move |ghost| view! { <GhostView ghost=ghost lanes=lanes/> }
            />
            <For
                each=bars
                key=|bar| (bar.id, Arc::as_ptr(bar) as usize)
                children=move |bar| view! { <BarView spot=in_row(bar.id) bar=bar lanes=lanes/> }
            />
            <For
                each=signs
                key=|mark| (mark.date, mark.sign, mark.colour, mark.x.to_bits(), mark.tasks.len())
                children=move |mark| view! { <SignView mark=mark lanes=lanes/> }
            />
        </div>
    }
    .into_any()
}

/// Whose row it is.
fn person(row: &Row) -> Option<Arc<Person>> {
    match &row.head {
        Head::Person { person, .. } => Some(Arc::clone(person)),
        _ => None,
    }
}

/// Time in which a person does not work.
#[component]
fn ShadeView(shade: Shade) -> impl IntoView {
    let text = use_text();
    let (class, note) = match shade.why {
        Why::Week => ("plan-shade", None),
        Why::NotHere => ("plan-shade is-elsewhere", None),
        Why::PlanHoliday => ("plan-shade", None),
        Why::Holiday(holiday) => ("plan-shade", Some(holidays::name(text.lang(), holiday).to_owned())),
        Why::Off(note) if note.is_empty() => {
            ("plan-shade is-off", Some(words::time_off(text.lang()).to_owned()))
        }
        Why::Off(note) => ("plan-shade is-off", Some(note)),
    };
    let told = note.clone().filter(|_| shade.span.len() >= 40.0);
    view! {
        <div
            class=class
            aria-hidden="true"
            title=note
            style:left=format!("{:.1}px", shade.span.from)
            style:width=format!("{:.1}px", shade.span.len())
        >
            {told.map(|note| view! { <span class="plan-shade-note">{note}</span> })}
        </div>
    }
}

/// The load of a week: its figure, and a strip with the cap.
#[component]
fn WeekView(week: WeekMark, cap: u32, person: Option<PersonId>) -> impl IntoView {
    let board = use_board();
    let actions = use_actions();
    let monday = week.load.monday;
    // The load of a week selects its work.
    let choose = move |_| {
        if let Some(person) = person {
            picking::select(board, actions.work_of(person, Some(monday)).tasks);
        }
    };
    let text = use_text();
    let share = |minutes: u32| {
        let capacity = f64::from(week.load.capacity.0.max(1));
        (f64::from(minutes) / capacity * 100.0).min(100.0)
    };
    let recurring = share(week.load.recurring.0);
    let all = share(week.load.recurring.0.saturating_add(week.load.assigned.0));
    let has_hours = week.load.capacity.0 > 0;
    let figure = move || match week.permille {
        _ if !has_hours && week.load.assigned.0 == 0 => String::new(),
        Some(permille) => format::percent(text.lang(), i64::from(permille)),
        None => format::hours(text.lang(), i64::from(week.load.assigned.0)),
    };
    let class = format!("plan-week is-{}", week.standing.class());
    view! {
        <div
            class=class
            aria-hidden="true"
            on:click=choose
            title=move || load_sentence(text.lang(), &week, cap)
            style:left=format!("{:.1}px", week.span.from)
            style:width=format!("{:.1}px", week.span.len())
        >
            <span class="plan-week-figure">{figure}</span>
            {has_hours
                .then(|| {
                    view! {
                        <span class="plan-week-track">
                            <i class="plan-week-fill" style:width=format!("{all:.1}%")></i>
                            <i class="plan-week-recurring" style:width=format!("{recurring:.1}%")></i>
                            <i class="plan-week-cap" style:left=format!("{:.1}%", f64::from(cap.min(1000)) / 10.0)></i>
                        </span>
                    }
                })}
        </div>
    }
}

/// A week's load in words: "week 48: 88 %, 26 h assigned of 35 h, 5 h recurring, over the cap 85 %".
pub fn load_sentence(lang: Lang, week: &WeekMark, cap: u32) -> String {
    let name = format::week(lang, week.load.monday);
    let minutes = |minutes: solver::model::Minutes| Minutes(i64::from(minutes.0));
    let mut parts = vec![match week.permille {
        Some(permille) => words::week_load(
            lang,
            &name,
            Permille(i64::from(permille)),
            minutes(week.load.assigned),
            minutes(week.load.capacity),
        ),
        None => words::week_full(lang, &name, minutes(week.load.assigned)),
    }];
    if week.load.recurring.0 > 0 {
        parts.push(words::week_recurring(lang, minutes(week.load.recurring)));
    }
    parts.push(words::cap_is(lang, Permille(i64::from(cap))));
    match week.standing {
        Standing::Within => {}
        Standing::OverCap => parts.push(words::over_cap(lang).to_owned()),
        Standing::Over => parts.push(words::over_capacity(lang).to_owned()),
    }
    parts.join(", ")
}
