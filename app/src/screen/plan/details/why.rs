//! Why a task stands where it stands and with whom, found a moment after it was selected.
//!
//! Asking costs about as much as checking the schedule once per person, too much for the path of a click; while a
//! solve runs the answers would change under the reader's eyes, so they wait until it is over.

use std::sync::Arc;

use leptos::prelude::*;
use solver::explain::{Candidate, Desk, Shortfall, Story, Why};
use solver::model::{Plan, Schedule, TaskId};

use super::super::board::{Board, use_board};
use super::super::model::Index;
use super::super::{reasons, say};
use crate::platform::timer::{self, Timer};
use crate::text::{Lang, format, plan_details as details, reasons as words, use_text};

/// Milliseconds after which the reasons of a selected task are looked for.
const PAUSE_MS: u32 = 80;
/// Candidates who cannot have a seat that are told all the same.
const BARRED: usize = 4;
/// Candidates who can.
const ABLE: usize = 8;
/// Links of the chain of what holds a task.
const CHAIN: usize = 4;

/// All reasons of a task.
#[derive(Clone, Debug, PartialEq)]
struct Reasons {
    plan: Arc<Plan>,
    shortfall: Shortfall,
    why: Why,
    story: Story,
    late: bool,
}

fn find(plan: &Arc<Plan>, schedule: &Schedule, id: TaskId) -> Reasons {
    let desk = Desk::new(plan, schedule);
    Reasons {
        shortfall: desk.shortfall(id),
        why: desk.why(id),
        story: desk.story(id),
        late: desk.report().tasks.get(&id).is_some_and(|facts| facts.days_late > 0),
        plan: Arc::clone(plan),
    }
}

/// The reasons of a task.
#[component]
pub fn Reason(id: TaskId) -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let found = RwSignal::new(None::<Arc<Reasons>>);
    let waiting = StoredValue::new_local(None::<Timer>);
    Effect::new(move |_| {
        let (plan, schedule) = (board.document.plan(), board.document.shown_schedule());
        let Some(schedule) = schedule.filter(|_| !board.solves.is_running()) else {
            waiting.set_value(None);
            return;
        };
        let look = move || {
            let reasons = Arc::new(find(&plan, &schedule, id));
            let _ = found.try_set(Some(reasons));
        };
        waiting.set_value(Some(timer::after(PAUSE_MS, look)));
    });
    view! {
        {move || match found.get() {
            Some(found) => told(board, text.lang(), &found).into_any(),
            None => view! { <p class="faint">{text.of(words::finding)}</p> }.into_any(),
        }}
    }
}

fn told(board: Board, lang: Lang, found: &Reasons) -> impl IntoView + use<> {
    let index = Index::new(&found.plan);
    let shortfall = reasons::shortfall(lang, &index, &found.shortfall).map(|sentence| {
        view! {
            <section class="plan-reasons">
                <h3>{details::why_unplaced(lang)}</h3>
                <p class="plan-note is-bad">{sentence}</p>
            </section>
        }
    });
    let chain = found.story.chain.iter().take(CHAIN).map(|hop| reasons::hold(lang, &index, &hop.hold));
    let sentences: Vec<String> =
        chain.chain(found.story.away.iter().map(|away| reasons::away(lang, &index, away))).collect();
    let title = if found.late { words::why_late(lang) } else { words::what_holds(lang) };
    let story = (!sentences.is_empty()).then(|| {
        view! {
            <section class="plan-reasons">
                <h3>{title}</h3>
                <ul class="plan-note">
                    {sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()}
                </ul>
            </section>
        }
    });
    let seats = found.why.seats.iter().map(|seat| seat_view(board, lang, &index, seat)).collect_view();
    view! {
        {shortfall}
        {story}
        {seats}
    }
}

/// The people considered for a seat: who could take it and what that would change, then who could not.
fn seat_view(board: Board, lang: Lang, index: &Index<'_>, seat: &[Candidate]) -> impl IntoView + use<> {
    let owner = seat.iter().find(|candidate| candidate.owner);
    let name = |candidate: &Candidate| say::person(index, candidate.person);
    let title = owner
        .map_or_else(|| details::if_given_to(lang).to_owned(), |owner| details::why_who(lang, &name(owner)));
    let able: Vec<&Candidate> = seat.iter().filter(|candidate| candidate.bar.is_none()).collect();
    let others = able.iter().filter(|candidate| !candidate.owner).count();
    let verdict = owner.map(|owner| {
        let best = able.iter().find(|candidate| !candidate.owner);
        match best.map(|best| best.decides) {
            None => details::only_one(lang, &name(owner)),
            Some(Some((goal, _))) => details::decided_by(lang, crate::text::goals::name(lang, goal)),
            Some(None) => details::no_difference(lang).to_owned(),
        }
    });
    let rows = able
        .into_iter()
        .take(ABLE)
        .map(|candidate| candidate_view(board, lang, index, candidate))
        .collect_view();
    let barred: Vec<String> = seat
        .iter()
        .filter_map(|candidate| Some((candidate, candidate.bar.as_ref()?)))
        .take(BARRED)
        .map(|(candidate, bar)| format!("{}: {}", name(candidate), reasons::obstacle(lang, index, bar)))
        .collect();
    view! {
        <section class="plan-reasons">
            <h3>{title}</h3>
            <p class="plan-note">{verdict}</p>
            <table class="plan-why">
                <thead>
                    <tr>
                        <th scope="col">{details::if_given_to(lang)}</th>
                        <th scope="col">{details::finishes(lang)}</th>
                        <th scope="col">{details::load_then(lang)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            {(others > 0).then(|| view! { <p class="faint">{words::unmoved_hint(lang)}</p> })}
            <ul class="plan-barred faint">
                {barred.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}
            </ul>
        </section>
    }
}

fn candidate_view(
    board: Board,
    lang: Lang,
    index: &Index<'_>,
    candidate: &Candidate,
) -> impl IntoView + use<> {
    let person = candidate.person;
    let end = candidate.end.map(|end| format::date(lang, end.date()));
    let late = (candidate.days_late > 0).then(|| {
        view! { <small class="bad">{format::days_late(lang, i64::from(candidate.days_late))}</small> }
    });
    let load = candidate.load.map(|load| format::percent(lang, i64::from(load)));
    let difference = if candidate.owner {
        details::this_one(lang).to_owned()
    } else {
        let moves = (!candidate.pushes.is_empty()).then(|| words::pushes(lang, candidate.pushes.len()));
        [Some(reasons::decides(lang, candidate)), moves].into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    let choose = move |_| {
        board.selection.task.set(None);
        board.selection.person.set(Some(person));
    };
    view! {
        <tr class:is-owner=candidate.owner>
            <th scope="row">
                <button type="button" on:click=choose>{say::person(index, person)}</button>
                <small class="faint">{difference}</small>
            </th>
            <td>{end}{late}</td>
            <td>{load}</td>
        </tr>
    }
}
