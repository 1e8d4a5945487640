//! Whether a task can be done by a day: what stands in the way and what would unlock it, or what it would cost.
//!
//! What the schedule on show fulfils is said at once. Anything else is asked of a worker a moment after the task was
//! selected or a day was chosen; while a solve runs it waits, because the plan changes under it.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use leptos::prelude::*;
use solver::check::TaskFacts;
use solver::explain::conflict::{Conflict, Wish};
use solver::model::{GoalKind, Plan, Task, TaskId};

use super::super::board::{Board, use_board};
use super::super::conflicts;
use super::super::linked::Sentence;
use super::super::model::Index;
use super::super::reasons;
use crate::engine::question::{About, Answer, Verdict};
use crate::platform::timer::{self, Timer};
use crate::state::questions::{Standing, use_questions};
use crate::text::{Lang, conflicts as words, use_text};
use crate::ui::{Button, DateInput, Field};

/// Milliseconds after which a question is asked: somebody may be walking through the plan.
const PAUSE_MS: u32 = 150;

/// The day to ask about first: the one that is missed, if one is, else the one that was promised.
fn first_day(plan: &Plan, task: &Task, facts: Option<&TaskFacts>) -> NaiveDate {
    let due = plan.due_of(task);
    let Some(facts) = facts else { return task.deadline.or(due).unwrap_or_else(|| plan.horizon()) };
    let missed = task.deadline.filter(|_| facts.days_past_deadline > 0);
    missed.or(due).or(task.deadline).unwrap_or_else(|| facts.end.date())
}

/// A question about a task, as the plan stands.
#[derive(Clone, Debug)]
struct Asked {
    plan: Arc<Plan>,
    by: NaiveDate,
    about: About,
    /// The end of the task in the schedule on show, if that is early enough.
    as_planned: Option<NaiveDateTime>,
}

fn asked(board: Board, id: TaskId, chosen: Option<NaiveDate>) -> Option<Asked> {
    let (plan, schedule) = (board.document.plan(), board.document.shown_schedule()?);
    let report = board.document.report()?;
    let task = plan.task(id).filter(|task| plan.is_planned(task))?;
    let facts = report.tasks.get(&id);
    let by = chosen.unwrap_or_else(|| first_day(&plan, task, facts));
    let as_planned = facts.map(|facts| facts.end).filter(|end| end.date() <= by);
    let about = About::Wish { wish: Wish::Done { task: id, by }, schedule };
    Some(Asked { plan, by, about, as_planned })
}

/// The question and its answer.
#[component]
pub fn Wished(id: TaskId) -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let questions = use_questions();
    let chosen = RwSignal::new(None::<NaiveDate>);
    // Who cancelled the question asks it again with a button.
    let declined = RwSignal::new(false);
    let waiting = StoredValue::new_local(None::<Timer>);
    let asked = move || asked(board, id, chosen.get());
    Effect::new(move |_| {
        waiting.set_value(None);
        let open = asked().filter(|asked| asked.as_planned.is_none());
        if let Some(asked) = open.filter(|_| !board.solves.is_running() && !declined.get()) {
            let ask = move || questions.ask(&asked.plan, asked.about.clone());
            waiting.set_value(Some(timer::after(PAUSE_MS, ask)));
        }
    });
    on_cleanup(move || questions.cancel());
    let day = Signal::derive(move || asked().map(|asked| asked.by));
    let choose = move |day: Option<NaiveDate>| {
        declined.set(false);
        chosen.set(day);
        Ok(())
    };
    let answer = move || {
        let lang = text.lang();
        let asked = asked()?;
        if let Some(end) = asked.as_planned {
            return Some(view! { <p class="plan-note">{words::as_planned(lang, end)}</p> }.into_any());
        }
        let note = |note: &'static str| view! { <p class="faint">{note}</p> }.into_any();
        Some(match questions.standing(&asked.plan, &asked.about) {
            Standing::Answered(Answer::Wish(verdict)) => told(board, lang, &asked, &verdict),
            Standing::Failed | Standing::Answered(_) | Standing::Refining(_) => note(words::failed(lang)),
            _ if board.solves.is_running() => note(words::running(lang)),
            Standing::Unasked if declined.get() => {
                let again = move |_| declined.set(false);
                view! { <Button label=text.of(words::ask) on_press=again/> }.into_any()
            }
            Standing::Unasked | Standing::Asked => {
                let cancel = move || {
                    declined.set(true);
                    questions.cancel();
                };
                super::waiting(words::asking(lang), text.of(words::cancel), cancel)
            }
        })
    };
    let there = Memo::new(move |_| asked().is_some());
    view! {
        <Show when=move || there.get()>
            <div class="plan-answer">
                <Field label=text.of(words::by) beside=true>
                    <DateInput value=day on_commit=choose/>
                </Field>
                <div aria-live="polite" class="plan-answer">{answer}</div>
            </div>
        </Show>
    }
}

/// The verdict in sentences.
fn told(board: Board, lang: Lang, asked: &Asked, verdict: &Verdict) -> AnyView {
    let index = Index::new(&asked.plan);
    match verdict {
        Verdict::Impossible(conflict) => impossible(board, lang, &index, asked.by, conflict).into_any(),
        Verdict::Possible { differs } => view! {
            <p class="plan-note">{words::possible(lang, asked.by)}" "{price(lang, *differs)}</p>
            <p class="faint">{words::quick_search(lang)}</p>
        }
        .into_any(),
        Verdict::Open => view! { <p class="plan-note">{words::open(lang, asked.by)}</p> }.into_any(),
    }
}

/// What an example costs.
fn price(lang: Lang, differs: Option<(GoalKind, i64)>) -> String {
    match differs {
        None => words::costs_nothing(lang).to_owned(),
        Some((_, by)) if by < 0 => words::gains(lang).to_owned(),
        Some((goal, by)) => words::costs(lang, &reasons::changed(lang, goal, by)),
    }
}

fn impossible(
    board: Board,
    lang: Lang,
    index: &Index<'_>,
    by: NaiveDate,
    conflict: &Conflict,
) -> impl IntoView + use<> {
    let lines = |sentences: Vec<Sentence>| {
        sentences.into_iter().map(|sentence| view! { <li>{sentence.view(board)}</li> }).collect_view()
    };
    let more = conflict.members.len().saturating_sub(conflicts::TOLD);
    // The wish is the only member: the task is too long for the time, whatever else is lifted.
    let alone = conflict.members.len() == 1;
    let hours = conflicts::hours(lang, index, conflict);
    let ways = conflicts::ways(lang, index, conflict);
    view! {
        <p class="plan-note is-bad">
            {if alone { words::impossible_alone(lang, by) } else { words::impossible(lang, by) }}
        </p>
        {(!alone)
            .then(|| {
                view! {
                    <ul class="plan-note">
                        {lines(conflicts::members(lang, index, conflict))}
                        {(more > 0).then(|| view! { <li class="faint">{words::more(lang, more)}</li> })}
                    </ul>
                }
            })}
        {hours.map(|hours| view! { <p class="plan-note">{hours.view(board)}</p> })}
        {(!conflict.irreducible).then(|| view! { <p class="faint">{words::not_least(lang)}</p> })}
        {(!ways.is_empty())
            .then(|| {
                view! {
                    <h4>{words::unlocks(lang)}</h4>
                    <ul class="plan-note">{lines(ways)}</ul>
                }
            })}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::fixture;
    use crate::text::Lang::{En, Fr};

    #[test]
    fn the_first_question_is_about_the_day_that_is_missed() {
        let (mut plan, schedule) = fixture::plan();
        let day = |plan: &Plan, id: u32| {
            let report = solver::check::check(plan, &schedule);
            let task = plan.task(TaskId(id)).unwrap();
            first_day(plan, task, report.tasks.get(&TaskId(id)))
        };
        assert_eq!(day(&plan, 2), fixture::date("2026-11-24"), "late: its due date");
        assert_eq!(day(&plan, 3), fixture::date("2026-11-24"), "no date at all: its end");
        assert_eq!(day(&plan, 5), fixture::date("2026-12-04"), "unplaced: its due date");
        Arc::make_mut(&mut plan.tasks[1]).deadline = Some(fixture::date("2026-11-25"));
        assert_eq!(day(&plan, 2), fixture::date("2026-11-25"), "past its deadline");
    }

    #[test]
    fn an_example_has_its_price() {
        assert_eq!(price(En, None), "It is worth as much as the schedule on show.");
        let dear = price(En, Some((GoalKind::Lateness, 3)));
        assert_eq!(dear, "Against the schedule on show it changes: Late days +3.");
        assert!(price(Fr, Some((GoalKind::PeakLoad, -20))).contains("meilleur"));
    }
}
