//! What wants to be looked at: work that no longer fits, has no place, or is late.

use std::collections::BTreeMap;

use leptos::prelude::*;
use solver::check::Report;
use solver::explain::{Desk, Shortfall};
use solver::model::{Plan, TaskId};

use super::board::{Board, use_board};
use super::model::Index;
use super::{picking, reasons, say};
use crate::platform::timer::{self, Timer};
use crate::text::{Lang, format, plan as words, use_text};
use crate::ui::IconButton;
use crate::ui::icon::icons;

/// Cards of a kind that are shown at once.
const MOST: usize = 40;
/// Milliseconds after which reasons are looked for.
const PAUSE_MS: u32 = 120;

/// A card.
#[derive(Clone, Debug, PartialEq)]
struct Card {
    task: TaskId,
    colour: u8,
    name: String,
    about: String,
    trouble: Option<String>,
}

/// The cards of each kind.
#[derive(Clone, Debug, Default, PartialEq)]
struct Cards {
    broken: Vec<Card>,
    unplaced: Vec<Card>,
    late: Vec<Card>,
}

/// Sorts out what wants to be looked at; the most days late first.
///
/// `missing` says why work has no place, as far as it is known yet.
fn cards(lang: Lang, plan: &Plan, report: &Report, missing: &BTreeMap<TaskId, Shortfall>) -> Cards {
    let index = Index::new(plan);
    let card = |id: TaskId, about: Vec<String>, trouble: Option<String>| {
        let task = index.task(id);
        Card {
            task: id,
            colour: task.map_or(1, |task| index.colour_of(task)),
            name: say::task(lang, &index, id),
            about: about.join(" · "),
            trouble,
        }
    };
    let project = |id: TaskId| {
        let task = index.task(id)?;
        index.project_of(task).map(|project| project.name.clone())
    };
    let mut broken: Vec<Card> = Vec::new();
    for breach in &report.breaches {
        let words = say::breach(lang, &index, breach);
        match broken.last_mut().filter(|card| card.task == breach.task) {
            Some(card) => card.trouble = card.trouble.take().map(|known| format!("{known} {words}")),
            None => broken.push(card(breach.task, project(breach.task).into_iter().collect(), Some(words))),
        }
    }
    let unplaced = report.unplaced.iter().map(|id| {
        let task = index.task(*id);
        let hours = task.map(|task| format::hours(lang, i64::from(plan.left_of(task).0)));
        let due = task.and_then(|task| index.due_of(task)).map(|(due, _)| words::due_on(lang, due));
        let why = missing.get(id).and_then(|why| reasons::shortfall(lang, &index, why));
        card(*id, project(*id).into_iter().chain(hours).chain(due).collect(), why)
    });
    let mut late: Vec<(u32, TaskId)> = report
        .tasks
        .iter()
        .filter(|(_, facts)| facts.days_late > 0)
        .map(|(id, facts)| (facts.days_late, *id))
        .collect();
    late.sort_by_key(|(days, id)| (std::cmp::Reverse(*days), *id));
    let late = late.into_iter().map(|(days, id)| {
        card(id, project(id).into_iter().collect(), Some(format::days_late(lang, i64::from(days))))
    });
    Cards { unplaced: unplaced.collect(), late: late.collect(), broken }
}

/// Why each task without a place has none, found a moment after the schedule on show has come to rest.
fn use_shortfalls(board: Board) -> RwSignal<BTreeMap<TaskId, Shortfall>> {
    let found = RwSignal::new(BTreeMap::new());
    let waiting = StoredValue::new_local(None::<Timer>);
    Effect::new(move |_| {
        let (plan, report) = (board.document.plan(), board.document.report());
        let schedule = board.document.shown_schedule().filter(|_| !board.solves.is_running());
        let Some((schedule, report)) = schedule.zip(report) else {
            waiting.set_value(None);
            return;
        };
        let look = move || {
            let desk = (!report.unplaced.is_empty()).then(|| Desk::new(&plan, &schedule));
            let of = |desk: Desk<'_>| {
                report.unplaced.iter().take(MOST).map(|task| (*task, desk.shortfall(*task))).collect()
            };
            let _ = found.try_set(desk.map(of).unwrap_or_default());
        };
        waiting.set_value(Some(timer::after(PAUSE_MS, look)));
    });
    found
}

/// The tray at the left of the plan.
#[component]
pub fn Tray() -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let missing = use_shortfalls(board);
    let cards = Memo::new(move |_| {
        let report = board.document.report();
        let cards =
            |report| missing.with(|missing| cards(text.lang(), &board.document.plan(), report, missing));
        report.as_deref().map(cards).unwrap_or_default()
    });
    let nothing = Memo::new(move |_| match board.document.report() {
        None => Some(words::nothing_yet(text.lang())),
        Some(_) => cards.with(|cards| *cards == Cards::default()).then(|| words::all_well(text.lang())),
    });
    let group = move |title: fn(Lang, usize) -> String, pick: fn(Cards) -> Vec<Card>| {
        move || {
            let cards = pick(cards.get());
            let count = cards.len();
            (count > 0).then(|| {
                let rest = count.saturating_sub(MOST);
                let more =
                    (rest > 0).then(|| view! { <p class="faint">{words::more(text.lang(), rest)}</p> });
                let items = cards.into_iter().take(MOST).map(|card| view! { <CardView card=card/> });
                view! {
                    <section class="plan-tray-group">
                        <h3>{title(text.lang(), count)}</h3>
                        <ul>{items.collect_view()}</ul>
                        {more}
                    </section>
                }
            })
        }
    };
    view! {
        <aside class="plan-tray no-print" aria-label=text.of(words::tray)>
            {group(words::tray_broken, |cards| cards.broken)}
            {group(words::tray_unplaced, |cards| cards.unplaced)}
            {group(words::tray_late, |cards| cards.late)}
            {move || nothing.get().map(|words| view! { <p class="plan-tray-well">{words}</p> })}
        </aside>
    }
}

/// A card: a click shows the task.
#[component]
fn CardView(card: Card) -> impl IntoView {
    let board: Board = use_board();
    let task = card.task;
    let selected = move || board.selection.has_task(task);
    view! {
        <li>
            <button
                type="button"
                class=format!("plan-card p{}", card.colour)
                class:is-selected=selected
                aria-pressed=move || if selected() { "true" } else { "false" }
                on:click=move |event| picking::click_task(board, task, &event)
            >
                <b>{card.name}</b>
                <span class="plan-card-about">{card.about}</span>
                {card.trouble.map(|trouble| view! { <span class="plan-card-trouble">{trouble}</span> })}
            </button>
        </li>
    }
}

/// Shows or hides the tray.
#[component]
pub fn TrayButton(shown: RwSignal<bool>) -> impl IntoView {
    let text = use_text();
    let label =
        move || if shown.get() { words::tray_hide(text.lang()) } else { words::tray_show(text.lang()) };
    view! {
        <IconButton
            label=Signal::derive(move || label().to_owned())
            icon=icons::TRAY
            expanded=shown
            on_press=move |_| shown.update(|shown| *shown = !*shown)
        />
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::fixture;
    use std::sync::Arc;

    #[test]
    fn unplaced_and_late_work_is_listed_with_its_facts() {
        let (plan, schedule) = fixture::plan();
        let report = solver::check::check(&plan, &schedule);
        let found = cards(Lang::En, &plan, &report, &BTreeMap::new());
        assert_eq!(found.broken, []);
        let unplaced = &found.unplaced[0];
        assert_eq!((unplaced.name.as_str(), unplaced.colour), ("Packshots", 7));
        assert_eq!(unplaced.about, "Autumn launch · 6\u{a0}h · due Fri 4 Dec");
        assert_eq!(found.late[0].trouble.as_deref(), Some("2\u{a0}d late"));
    }

    #[test]
    fn a_task_that_breaks_two_rules_has_one_card() {
        let (mut plan, schedule) = fixture::plan();
        let task = Arc::make_mut(&mut plan.tasks[0]);
        task.seats[0].pin = Some(solver::model::PersonId(2));
        task.not_before = Some(fixture::date("2026-11-24"));
        let report = solver::check::check(&plan, &schedule);
        let found = cards(Lang::En, &plan, &report, &BTreeMap::new());
        assert_eq!(found.broken.len(), 1);
        let words = found.broken[0].trouble.clone().unwrap();
        assert!(words.contains("Inès") && words.contains("before"), "{words}");
    }
}
