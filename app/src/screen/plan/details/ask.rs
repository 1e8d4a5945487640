//! What can be asked about a task: one question open at a time, each with its answer below it.
//!
//! What most wants an answer is open from the start: why there is no place, why it is late, else why this person.
//! The answers that a worker gives are asked for when their question is opened, and cancelled when it is closed.

use leptos::prelude::*;
use solver::model::{PersonId, TaskId};

use super::super::board::use_board;
use super::earliest::EarliestDate;
use super::late::{Late, Unplaced};
use super::who_else::WhoElseCould;
use super::why::WhyPerson;
use super::why_not::WhyNotPerson;
use super::wish::Wished;
use crate::state::questions::use_questions;
use crate::text::{ask as words, conflicts, use_text};

/// A question about a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Query {
    /// Why it has no place.
    Unplaced,
    /// Why it is late, or what holds its start.
    Late,
    /// Why a seat has its owner.
    Person(usize),
    /// Why not somebody else for a seat.
    WhyNot(usize),
    /// Who else could take a seat.
    WhoElse(usize),
    /// The earliest honest date.
    Earliest,
    /// Whether it can be done by a day.
    InTime,
}

/// What is asked about a task; `Copy`, reached with [`use_asking`].
#[derive(Clone, Copy, Debug)]
pub struct Asking {
    /// The task.
    pub task: TaskId,
    /// The question that is open; none was chosen yet: the one that most wants an answer.
    open: RwSignal<Option<Option<Query>>>,
    /// Who is asked about in "why not".
    pub person: RwSignal<Option<PersonId>>,
}

/// The questions of the task on show.
pub fn use_asking() -> Option<Asking> {
    use_context()
}

impl Asking {
    /// Nothing is asked about a task yet.
    pub fn new(task: TaskId) -> Self {
        Self { task, open: RwSignal::new(None), person: RwSignal::new(None) }
    }

    /// Makes it available to everything below the calling component.
    pub fn provide(self) {
        provide_context(self);
    }

    /// Opens a question.
    pub fn ask(self, query: Query) {
        self.open.set(Some(Some(query)));
    }

    /// Opens "why not" for somebody.
    pub fn why_not(self, seat: usize, person: PersonId) {
        self.person.set(Some(person));
        self.ask(Query::WhyNot(seat));
    }
}

/// The questions.
#[component]
pub fn Asks() -> impl IntoView {
    use_asking().map(|asking| view! { <List asking=asking/> })
}

#[component]
fn List(asking: Asking) -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let questions = use_questions();
    let id = asking.task;
    on_cleanup(move || questions.cancel());
    // Whether it has a place, whether it is late, and who has its seats.
    let state = Memo::new(move |_| {
        let plan = board.document.plan();
        let task = plan.task(id).filter(|task| plan.is_planned(task))?;
        let shown = board.document.shown_schedule();
        let given = shown.as_ref().and_then(|schedule| schedule.get(id));
        let report = board.document.report();
        let facts = report.as_ref().and_then(|report| report.tasks.get(&id));
        let late = facts.is_some_and(|facts| facts.days_late > 0 || facts.days_past_deadline > 0);
        let owners: Vec<Option<String>> = (0..task.seats.len())
            .map(|seat| {
                let owner = given.and_then(|given| given.owners.get(seat));
                owner.and_then(|owner| plan.person(*owner)).map(|person| person.name.clone())
            })
            .collect();
        Some((shown.is_some(), given.is_some(), late, owners))
    });
    let first = Memo::new(move |_| match state.get() {
        Some((true, false, ..)) => Some(Query::Unplaced),
        Some((true, true, true, _)) => Some(Query::Late),
        Some((true, true, false, owners)) if !owners.is_empty() => Some(Query::Person(0)),
        Some((true, true, false, _)) => Some(Query::Late),
        _ => None,
    });
    let open = Memo::new(move |_| asking.open.get().unwrap_or_else(|| first.get()));
    let queries = Memo::new(move |_| {
        let Some((true, placed, _, owners)) = state.get() else { return Vec::new() };
        let seats = 0..owners.len();
        let mut queries = vec![if placed { Query::Late } else { Query::Unplaced }];
        for seat in seats {
            queries.extend([Query::Person(seat), Query::WhyNot(seat), Query::WhoElse(seat)]);
        }
        queries.extend([Query::Earliest, Query::InTime]);
        queries
    });
    let title = move |query: Query| {
        let lang = text.lang();
        let (late, owners) = state.get().map_or((false, Vec::new()), |(_, _, late, owners)| (late, owners));
        let (seat, words) = match query {
            Query::Unplaced => (None, words::why_unplaced(lang).to_owned()),
            Query::Late if late => (None, words::why_late(lang).to_owned()),
            Query::Late => (None, words::what_holds(lang).to_owned()),
            Query::Person(seat) => {
                let name = owners.get(seat).cloned().flatten();
                let words = name.map_or_else(
                    || words::why_nobody(lang).to_owned(),
                    |name| words::why_person(lang, &name),
                );
                (Some(seat), words)
            }
            Query::WhyNot(seat) => (Some(seat), words::why_not(lang).to_owned()),
            Query::WhoElse(seat) => (Some(seat), words::who_else(lang).to_owned()),
            Query::Earliest => (None, words::earliest(lang).to_owned()),
            Query::InTime => (None, conflicts::title(lang).to_owned()),
        };
        match seat {
            Some(seat) if owners.len() > 1 => words::in_seat(lang, &words, seat + 1),
            _ => words,
        }
    };
    let answer = move |query: Query| match query {
        Query::Unplaced => view! { <Unplaced id=id/> }.into_any(),
        Query::Late => view! { <Late id=id/> }.into_any(),
        Query::Person(seat) => view! { <WhyPerson id=id seat=seat/> }.into_any(),
        Query::WhyNot(seat) => view! { <WhyNotPerson id=id seat=seat/> }.into_any(),
        Query::WhoElse(seat) => view! { <WhoElseCould id=id seat=seat/> }.into_any(),
        Query::Earliest => view! { <EarliestDate id=id/> }.into_any(),
        Query::InTime => view! { <Wished id=id/> }.into_any(),
    };
    let line = move |query: Query| {
        let is_open = Memo::new(move |_| open.get() == Some(query));
        let turn = move |_| asking.open.set(Some((!is_open.get_untracked()).then_some(query)));
        view! {
            <li>
                <h4 class="plan-ask-question">
                    <button type="button" aria-expanded=move || if is_open.get() { "true" } else { "false" } on:click=turn>
                        {move || title(query)}
                    </button>
                </h4>
                {move || is_open.get().then(|| view! { <div class="plan-ask-answer">{answer(query)}</div> })}
            </li>
        }
    };
    view! {
        <Show when=move || !queries.get().is_empty()>
            <section class="plan-reasons plan-ask">
                <h3>{text.of(words::title)}</h3>
                <ul>{move || queries.get().into_iter().map(line).collect_view()}</ul>
            </section>
        </Show>
    }
}
