//! A bar, where it was, and the dates of a row.

use std::sync::Arc;

use leptos::prelude::*;
use solver::model::TaskId;

use super::board::use_board;
use super::model::bars::TailText;
use super::model::moves::Spot;
use super::model::scene::{Lanes, SignMark};
use super::model::{Bar, BarId, Ghost};
use super::picking;
use crate::action::{Actions, use_actions};
use crate::chart::marks::{self, Sign};
use crate::state::pins::{Group, Pin};
use crate::text::format::{self, Minutes};
use crate::text::{Lang, announce, plan as words, plan_details as details, selecting, work};
use crate::ui::Icon;
use crate::ui::icon::icons;

/// Pixels under which a bar has no words: two letters and dots tell nothing.
const NARROW: f64 = 40.0;

/// A stretch of work: chosen by a click, walked to with the arrow keys. `kept` is the bar of the row that Tab reaches.
#[component]
pub fn BarView(
    lang: Lang,
    bar: Arc<Bar>,
    spot: Spot,
    kept: Memo<Option<BarId>>,
    lanes: Lanes,
) -> impl IntoView {
    let board = use_board();
    let actions = use_actions();
    let (top, tall) = lanes.place(bar.lane);
    let (id, task) = (bar.id, bar.id.task);
    // A pixel of air on both sides tells two bars apart.
    let (left, width) = (bar.span.from + 1.0, (bar.span.len() - 2.0).max(3.0));
    let milestone = bar.task.is_milestone();
    let mut class = format!("plan-bar p{}", bar.colour);
    let marks = [
        (milestone, " is-milestone"),
        (bar.late > 0 && bar.tail == Some(bar.span.from), " is-late"),
        (bar.pinned.is_some(), " is-pinned"),
        (bar.held.is_some(), " is-held"),
        (bar.freed, " is-freed"),
        (bar.breach, " is-broken"),
        (bar.moved, " is-moved"),
        (bar.started, " is-started"),
        (width < NARROW && !milestone, " is-narrow"),
    ];
    class.extend(marks.iter().filter(|(is, _)| *is).map(|(_, class)| *class));
    // Whatever gave it the focus, a screen reader perhaps: the keys go on from here.
    let focused = spot.clone();
    let on_focus = move |_| {
        if board.spot.with_untracked(|known| known.as_ref() != Some(&focused)) {
            board.spot.set(Some(focused.clone()));
        }
    };
    let choose = move |event: leptos::ev::MouseEvent| picking::click(board, spot.clone(), &event);
    let selected = move || board.selection.has_task(task);
    let label = sentence(lang, &bar);
    let inner = inside(lang, actions, &bar, lanes == Lanes::Projects, width);
    view! {
        <div
            class=class
            class:is-selected=selected
            class:is-lead=move || board.selection.task.get() == Some(task)
            role="gridcell"
            id=id.element()
            tabindex=move || if kept.get() == Some(id) { "0" } else { "-1" }
            aria-label=label.clone()
            aria-selected=move || if selected() { "true" } else { "false" }
            title=label
            style:left=format!("{left:.1}px")
            style:width=(!milestone).then(|| format!("{width:.1}px"))
            style:top=format!("{top:.0}px")
            style:height=format!("{tall:.0}px")
            on:focus=on_focus
            on:click=choose
        >
            {inner}
        </div>
    }
}

/// What stands in a bar.
fn inside(lang: Lang, actions: Actions, bar: &Bar, project: bool, width: f64) -> impl IntoView + use<> {
    if bar.task.is_milestone() {
        let name = bar.task.name.clone();
        let late = (bar.late > 0).then(|| {
            let late = words::short_late(lang, bar.late);
            view! { <b class="plan-bar-late">{late}</b> }
        });
        return view! { {marks::sign(Sign::Milestone)} <span class="plan-bar-name">{name}</span> {late} }
            .into_any();
    }
    let gaps = bar.gaps.iter().map(|gap| {
        let (left, width) = (gap.from - bar.span.from - 1.0, gap.len());
        view! { <i class="plan-bar-gap" style:left=format!("{left:.1}px") style:width=format!("{width:.1}px")></i> }
    });
    let gaps = gaps.collect_view();
    let late = format::days_late(lang, i64::from(bar.late));
    let all_late = bar.tail == Some(bar.span.from);
    let partly = bar.tail.filter(|_| !all_late);
    let tail = partly.map(|x| {
        let long = bar.span.to - 1.0 - x;
        let words = match TailText::fitting(long) {
            TailText::Full => late.clone(),
            TailText::Short => words::short_late(lang, bar.late),
            TailText::Nothing => String::new(),
        };
        view! {
            <span class="plan-bar-tail" style:left=format!("{:.1}px", (x - bar.span.from - 1.0).max(0.0))>{words}</span>
        }
    });
    // Words that found no room in the tail stand in the bar.
    let told =
        all_late || partly.is_some_and(|x| TailText::fitting(bar.span.to - 1.0 - x) == TailText::Nothing);
    let note_late =
        (told && bar.late > 0).then(|| view! { <b class="plan-bar-late">{late.clone()}" · "</b> });
    let body = partly.map(|x| format!("{:.1}px", (x - bar.span.from - 1.0).max(0.0)));
    let note = note(lang, bar, project);
    let name = bar.task.name.clone();
    let is_narrow = width < NARROW;
    view! {
        {gaps}
        {tail}
        {(!is_narrow)
            .then(|| {
                view! {
                    <span class="plan-bar-text" style:max-width=body>
                        <span class="plan-bar-name">{bar.moved.then_some("→ ")}{name}</span>
                        <small class="plan-bar-note">{note_late}{note}</small>
                    </span>
                }
            })}
        {(!is_narrow && bar.part.is_none_or(|(part, of)| part == of)).then(|| view! { <i class="plan-bar-edge"></i> })}
        <span class="plan-bar-marks">
            {bar.freed.then(|| view! { <i class="plan-bar-mark" title=selecting::freed(lang)>"↯"</i> })}
            {bar.held.map(|days| view! { <i class="plan-bar-mark" title=selecting::held(lang, days)><Icon icon=icons::LOCK/></i> })}
            {bar.pinned.map(|pin| pin_mark(lang, actions, bar.id.task, pin))}
        </span>
        {bar.told.is_some().then(|| view! { <i class="plan-bar-told"></i> })}
        {bar.breach.then(|| view! { <i class="plan-bar-broken">"!"</i> })}
    }
    .into_any()
}

/// What a pin holds, in words.
const fn pinned(lang: Lang, pin: Pin) -> &'static str {
    match pin {
        Pin::Person => selecting::pinned_person(lang),
        Pin::Time => selecting::pinned_time(lang),
        Pin::Both => selecting::pinned_both(lang),
    }
}

/// The mark of a pin, a shape for what it holds: somebody, a clock, or both. A click takes the pin away, as the key
/// does; it is no click on the bar, nor does it pick it up.
fn pin_mark(lang: Lang, actions: Actions, task: TaskId, pin: Pin) -> impl IntoView {
    let free = move |event: leptos::ev::MouseEvent| {
        event.stop_propagation();
        actions.free(&Group { tasks: vec![task], whose: None }, Pin::Both);
    };
    view! {
        <i
            class="plan-bar-mark is-pin"
            title=selecting::click_frees(lang, pinned(lang, pin))
            on:pointerdown=|event| event.stop_propagation()
            on:click=free
        >
            {pin.holds_people().then(|| view! { <Icon icon=icons::PERSON/> })}
            {pin.holds_time().then(|| view! { <Icon icon=icons::PIN/> })}
        </i>
    }
}

/// The small print of a bar: project or owners, hours, part.
fn note(lang: Lang, bar: &Bar, project: bool) -> String {
    let hours = format::hours(lang, i64::from(bar.minutes));
    let hours = if bar.assumed { format!("≈ {hours}") } else { hours };
    let who = if project {
        bar.who.join(", ")
    } else {
        bar.project.as_ref().map(|project| project.name.clone()).unwrap_or_default()
    };
    let part = bar.part.map(|(part, of)| format!("{part}/{of}"));
    [Some(who), Some(hours), part]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

/// A bar as a sentence: "Moodboards, Léa, Mon 23 Nov 09:30 – Tue 24 Nov 17:30, 14 h, on time".
pub fn sentence(lang: Lang, bar: &Bar) -> String {
    let when = format::span(lang, bar.start, bar.end);
    if bar.task.is_milestone() {
        return words::milestone_at(lang, &bar.task.name, bar.start);
    }
    let who =
        if bar.who.is_empty() { details::nobody(lang).to_owned() } else { format::list(lang, &bar.who) };
    let minutes = Minutes(i64::from(bar.minutes));
    let hours = if bar.assumed { words::assumed(lang, minutes) } else { format::hours(lang, minutes.0) };
    let mut state = vec![match bar.late {
        0 => words::on_time(lang).to_owned(),
        late => format::days_late(lang, i64::from(late)),
    }];
    if bar.due.is_none() {
        state.clear();
    }
    if bar.past_deadline > 0 {
        state.push(details::past_deadline(lang, bar.past_deadline));
    }
    let marks = [
        (bar.started, details::bar_started(lang)),
        (bar.breach, details::bar_broken(lang)),
        (bar.moved, details::bar_moved(lang)),
    ];
    state.extend(marks.iter().filter(|(is, _)| *is).map(|(_, words)| (*words).to_owned()));
    state.extend(bar.pinned.map(|pin| pinned(lang, pin).to_owned()));
    state.extend(bar.held.map(|days| selecting::held(lang, days)));
    state.extend(bar.freed.then(|| selecting::freed(lang).to_owned()));
    if let Some(told) = &bar.told {
        state.push(if told.who.is_empty() {
            announce::bar_moved(lang, &format::date(lang, told.start.date()))
        } else {
            announce::bar_handed(lang, &format::list(lang, &told.who))
        });
    }
    if let Some((part, of)) = bar.part {
        state.push(words::part(lang, part, of));
    }
    if let Some(project) = &bar.project {
        state.push(project.name.clone());
    }
    if bar.task.is_milestone() {
        // A moment of nobody's: neither who nor how long.
        let said = [bar.task.name.clone(), work::milestone_mark(lang).to_owned(), when];
        return said.into_iter().chain(state).collect::<Vec<_>>().join(", ");
    }
    details::bar(lang, &bar.task.name, &who, &when, &hours, &state.join(", "))
}

/// Where work stands in the accepted schedule.
pub fn ghost_view(lang: Lang, ghost: Ghost, lanes: Lanes) -> impl IntoView {
    let (top, tall) = lanes.place(ghost.lane);
    view! {
        <div
            class=format!("plan-ghost p{}", ghost.colour)
            aria-hidden="true"
            title=words::was_here(lang, &ghost.name)
            style:left=format!("{:.1}px", ghost.span.from)
            style:width=format!("{:.1}px", ghost.span.len().max(4.0))
            style:top=format!("{:.0}px", top - 2.0)
            style:height=format!("{:.0}px", tall + 4.0)
        >
            <span class="plan-ghost-name">{ghost.name.clone()}</span>
        </div>
    }
}

/// A date of a row; `chosen` where one of its tasks is selected.
pub fn sign_view(lang: Lang, mark: SignMark, chosen: bool, lanes: Lanes) -> impl IntoView {
    let names: Vec<String> = mark.tasks.into_iter().map(|(_, name)| name).collect();
    let (what, day) = (names.join(", "), format::date(lang, mark.date));
    let what = if what.is_empty() { day } else { format!("{day} · {what}") };
    let title = match mark.sign {
        Sign::Due | Sign::Milestone => words::due_of(lang, &what),
        Sign::ProjectDue => words::project_due_of(lang, &what),
        Sign::Deadline => words::deadline_of(lang, &what),
    };
    let top = if lanes == Lanes::People { lanes.strip() - 9.0 } else { 0.0 };
    let class = format!("plan-sign p{}{}", mark.colour, if chosen { " is-selected" } else { "" });
    view! {
        <div
            class=class
            aria-hidden="true"
            title=title
            style:left=format!("{:.1}px", mark.x)
            style:top=format!("{top:.0}px")
        >
            {marks::sign(mark.sign)}
        </div>
    }
}
