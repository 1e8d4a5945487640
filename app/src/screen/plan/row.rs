//! A row of the timeline: its heading, its loads, what is shaded, and its bars.

use std::hash::Hash;
use std::sync::Arc;

use leptos::prelude::*;
use solver::model::{Person, PersonId};

use super::bar::{self, BarView};
use super::board::use_board;
use super::model::moves::Spot;
use super::model::scene::{Row, SignMark, WeekMark};
use super::model::shade::{self, Holidays, Shade, Why};
use super::model::{Ghost, Head, RowKey, visible};
use super::picking;
use super::row_head::RowHead;
use crate::action::use_actions;
use crate::chart::ramp::Standing;
use crate::chart::{Span, TimeAxis, places};
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
    let position = move || place.get().map_or(0, |(position, _)| position);
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
            <Lane row=row position=Signal::derive(position) key=key/>
        </div>
    }
}

/// What a lane draws: a row, on an axis, near the reader's eye, in a language.
#[derive(Clone, Debug)]
struct Content {
    row: Arc<Row>,
    axis: Arc<TimeAxis>,
    near: Span,
    lang: Lang,
}

impl PartialEq for Content {
    /// Rows that are as before are the same `Arc`; the axis is one only if it is.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.row, &other.row)
            && (Arc::ptr_eq(&self.axis, &other.axis) || self.axis == other.axis)
            && self.near == other.near
            && self.lang == other.lang
    }
}

/// What stands right of the heading.
#[component]
fn Lane(row: Memo<Option<Arc<Row>>>, position: Signal<usize>, key: RowKey) -> impl IntoView {
    let board = use_board();
    let text = use_text();
    if matches!(key, RowKey::Group(_)) {
        return ().into_any();
    }
    let own = key.clone();
    let kept = Memo::new(move |_| {
        let spot = board.tab_stop.get();
        spot.filter(|spot| *spot.row() == own).and_then(|spot| spot.bar())
    });
    let own = key.clone();
    let is_due = Memo::new(move |_| board.pace.is_due(&own));
    let content = Memo::new(move |old: Option<&Option<Content>>| {
        if let Some(Some(old)) = old.filter(|_| !is_due.get()) {
            return Some(old.clone());
        }
        let near = board.near_time_of_row(position.get());
        Some(Content { row: row.get()?, axis: board.axis.get(), near, lang: text.lang() })
    });
    let region = Memo::new(move |_| board.document.plan().region);
    let shades = drawn(content, shade_key, move |content| {
        let shade = |person: Arc<Person>| {
            let of = |holidays: &Arc<Holidays>| {
                shade::shades(region.get(), &person, holidays, &content.axis, content.near)
            };
            board.holidays.with(of)
        };
        person(&content.row).map(shade).unwrap_or_default()
    });
    let lanes = key.lanes();
    let of_person = if let RowKey::Person(id) = &key { Some(*id) } else { None };
    let weeks = drawn(content, week_key, |content| visible::weeks(&content.row, content.near));
    let ghosts = drawn(content, ghost_key, |content| visible::ghosts(&content.row, content.near));
    let signs = drawn(content, sign_key, move |content| {
        let is_chosen = |mark: &SignMark| mark.tasks.iter().any(|(task, _)| board.selection.has_task(*task));
        let signs = visible::signs(&content.row, content.near).into_iter();
        signs.map(|mark| (is_chosen(&mark), mark)).collect()
    });
    // Bars are read aloud, in the order of time.
    let bars = move || {
        let content = content.get();
        let bars = content.map(|content| {
            let bars = visible::bars(&content.row, content.near, kept.get());
            bars.into_iter().map(|bar| (content.lang, bar)).collect::<Vec<_>>()
        });
        bars.unwrap_or_default()
    };
    let cap = move || match content.get_untracked().map(|content| content.row.head.clone()) {
        Some(Head::Person { cap, .. }) => cap,
        _ => 1000,
    };
    // Words do not change where they stand: in another language everything is drawn anew.
    view! {
        <div class="plan-lane" class:is-waiting=move || !is_due.get() role="presentation">
            <For
                each=move || shades.get()
                key=shade_key
                children=move |(lang, shade)| shade_view(lang, shade)
            />
            <For
                each=move || weeks.get()
                key=week_key
                children=move |(lang, week)| view! { <WeekView lang=lang week=week cap=cap() person=of_person/> }
            />
            <For
                each=move || ghosts.get()
                key=ghost_key
                children=move |(lang, ghost)| bar::ghost_view(lang, ghost, lanes)
            />
            <For
                each=bars
                key=|(lang, bar)| (*lang, bar.id, Arc::as_ptr(bar) as usize)
                children=move |(lang, bar)| {
                    let spot = Spot::Bar(key.clone(), bar.id);
                    view! { <BarView lang=lang spot=spot kept=kept bar=bar lanes=lanes/> }
                }
            />
            <For
                each=move || signs.get()
                key=sign_key
                children=move |(lang, (chosen, mark))| bar::sign_view(lang, mark, chosen, lanes)
            />
        </div>
    }
    .into_any()
}

/// A part of the content, each with the language, in an order in which nothing that stays has to move.
fn drawn<T, K>(
    content: Memo<Option<Content>>,
    key: fn(&(Lang, T)) -> K,
    part: impl Fn(&Content) -> Vec<T> + Send + Sync + 'static,
) -> Memo<Vec<(Lang, T)>>
where
    T: PartialEq + Send + Sync + 'static,
    K: Ord + 'static,
{
    Memo::new(move |old: Option<&Vec<(Lang, T)>>| {
        let new = content.with(|content| {
            let Some(content) = content else { return Vec::new() };
            part(content).into_iter().map(|item| (content.lang, item)).collect()
        });
        places::keep(old.map_or(&[], Vec::as_slice), new, key)
    })
}

// What is drawn anew when it changes. Pixels are compared by their bits.

fn shade_key((lang, shade): &(Lang, Shade)) -> impl Ord + Hash + use<> {
    (*lang, bits(shade.span), shade.why.clone())
}

fn week_key((lang, week): &(Lang, WeekMark)) -> impl Ord + Hash + use<> {
    (*lang, week.load.monday, week.permille, bits(week.span), week.load.recurring)
}

fn ghost_key((lang, ghost): &(Lang, Ghost)) -> impl Ord + Hash + use<> {
    (*lang, ghost.id, bits(ghost.span))
}

fn sign_key((lang, (chosen, mark)): &(Lang, (bool, SignMark))) -> impl Ord + Hash + use<> {
    (*lang, mark.date, mark.sign, mark.colour, mark.x.to_bits(), mark.tasks.len(), *chosen)
}

const fn bits(span: Span) -> (u64, u64) {
    (span.from.to_bits(), span.to.to_bits())
}

/// Whose row it is.
fn person(row: &Row) -> Option<Arc<Person>> {
    match &row.head {
        Head::Person { person, .. } => Some(Arc::clone(person)),
        _ => None,
    }
}

/// Time in which a person does not work.
fn shade_view(lang: Lang, shade: Shade) -> impl IntoView {
    let (class, note) = match shade.why {
        Why::Week => ("plan-shade", None),
        Why::NotHere => ("plan-shade is-elsewhere", None),
        Why::PlanHoliday => ("plan-shade", None),
        Why::Holiday(holiday) => ("plan-shade", Some(holidays::name(lang, holiday).to_owned())),
        Why::Off(note) if note.is_empty() => ("plan-shade is-off", Some(words::time_off(lang).to_owned())),
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
fn WeekView(lang: Lang, week: WeekMark, cap: u32, person: Option<PersonId>) -> impl IntoView {
    let board = use_board();
    let actions = use_actions();
    let monday = week.load.monday;
    // The load of a week selects its work.
    let choose = move |_| {
        if let Some(person) = person {
            picking::select(board, actions.work_of(person, Some(monday)).tasks);
        }
    };
    let share = |minutes: u32| {
        let capacity = f64::from(week.load.capacity.0.max(1));
        (f64::from(minutes) / capacity * 100.0).min(100.0)
    };
    let recurring = share(week.load.recurring.0);
    let all = share(week.load.recurring.0.saturating_add(week.load.assigned.0));
    let has_hours = week.load.capacity.0 > 0;
    let figure = match week.permille {
        _ if !has_hours && week.load.assigned.0 == 0 => String::new(),
        Some(permille) => format::percent(lang, i64::from(permille)),
        None => format::hours(lang, i64::from(week.load.assigned.0)),
    };
    let track = has_hours.then(|| {
        let share = |share: f64| format!("{share:.1}%");
        view! {
            <i
                class="plan-week-track"
                style:--all=share(all)
                style:--recurring=share(recurring)
                style:--cap=share(f64::from(cap.min(1000)) / 10.0)
            ></i>
        }
    });
    view! {
        <div
            class=format!("plan-week is-{}", week.standing.class())
            aria-hidden="true"
            on:click=choose
            title=load_sentence(lang, &week, cap)
            style:left=format!("{:.1}px", week.span.from)
            style:width=format!("{:.1}px", week.span.len())
        >
            <span class="plan-week-figure">{figure}</span>
            {track}
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
