//! The earliest honest date of a task or its whole project: without harm elsewhere, and at any price.

use std::sync::Arc;

use leptos::prelude::*;
use solver::explain::{Earliest, decides};
use solver::model::{Plan, TaskId};

use super::super::board::{Board, use_board};
use super::super::model::Index;
use super::super::model::changes::changes;
use super::super::{conflicts, effects};
use super::{give, waiting};
use crate::engine::question::{About, Answer};
use crate::state::command::Label;
use crate::state::questions::{Standing, use_questions};
use crate::text::{Lang, Text, ask as words, effects as said, use_text};
use crate::ui::{Button, Segmented, Toasts, use_toasts};

/// The question: about a task, or all planned tasks of its project.
fn about(board: Board, id: TaskId, project: bool) -> Option<(Arc<Plan>, About)> {
    let (plan, schedule) = (board.document.plan(), board.document.shown_schedule()?);
    let own = plan.task(id)?.project;
    let all = plan.tasks.iter().filter(|task| task.project == own && plan.is_planned(task));
    let tasks = if project { all.map(|task| task.id).collect() } else { vec![id] };
    Some((plan, About::Earliest { tasks, schedule }))
}

/// The dates.
#[component]
pub fn EarliestDate(id: TaskId) -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let toasts = use_toasts();
    let questions = use_questions();
    let declined = RwSignal::new(false);
    let project = RwSignal::new(false);
    Effect::new(move |_| {
        if declined.get() || board.solves.is_running() {
            return;
        }
        if let Some((plan, about)) = about(board, id, project.get()) {
            questions.ask(&plan, about);
        }
    });
    let options = Signal::derive(move || {
        let lang = text.lang();
        vec![(false, words::this_task(lang).to_owned()), (true, words::whole_project(lang).to_owned())]
    });
    let choose = move |whole| {
        declined.set(false);
        project.set(whole);
    };
    let answer = move || {
        let lang = text.lang();
        let note = |note: &'static str| view! { <p class="faint">{note}</p> }.into_any();
        let Some((plan, about)) = about(board, id, project.get()) else {
            return note(words::no_schedule(lang));
        };
        let cancel = move || {
            declined.set(true);
            questions.cancel();
        };
        match questions.standing(&plan, &about) {
            Standing::Answered(Answer::Earliest(Some(known))) => told(board, text, toasts, &plan, id, &known),
            Standing::Refining(Answer::Earliest(Some(known))) => view! {
                {told(board, text, toasts, &plan, id, &known)}
                {waiting(words::refining(lang), text.of(words::stop), cancel)}
            }
            .into_any(),
            Standing::Failed | Standing::Answered(_) | Standing::Refining(_) => note(words::failed(lang)),
            _ if board.solves.is_running() => note(words::running(lang)),
            Standing::Unasked if declined.get() => {
                view! { <Button label=text.of(words::ask) on_press=move |_| declined.set(false)/> }.into_any()
            }
            Standing::Unasked | Standing::Asked => {
                waiting(words::asking(lang), text.of(words::cancel), cancel)
            }
        }
    };
    view! {
        <Segmented label=text.of(words::of_what) options=options value=project on_change=choose/>
        <div aria-live="polite" class="plan-answer">{answer}</div>
    }
}

/// The dates in sentences: the honest one, the one at any price, and what is known of the days before.
pub fn sentences(lang: Lang, known: &Earliest) -> Vec<String> {
    let mut all = Vec::new();
    match (&known.unharmed, known.planned) {
        (Some(way), Some(planned)) if way.date < planned => {
            all.push(words::honest(lang, way.date));
            all.push(words::honest_earlier(lang, planned));
        }
        (Some(way), Some(_)) => {
            all.push(words::honest(lang, way.date));
            if known.finished {
                all.push(words::honest_as_planned(lang).to_owned());
            }
        }
        (Some(way), None) => all.push(words::honest(lang, way.date)),
        (None, _) => all.push(words::no_honest(lang).to_owned()),
    }
    let honest = known.unharmed.as_ref().map(|way| way.date);
    match known.any.as_ref().filter(|any| honest.is_none_or(|honest| any.date < honest)) {
        Some(any) => {
            all.push(words::at_any_price(lang, any.date));
            let price = decides(&any.effect.levels).filter(|shift| shift.by() > 0);
            all.extend(price.map(|shift| words::price(lang, &said::shift(lang, shift))));
        }
        None if known.finished => all.push(words::no_earlier(lang).to_owned()),
        None => {}
    }
    all
}

/// What is proven about days before those that were found.
pub fn proven(lang: Lang, plan: &Plan, known: &Earliest) -> Option<String> {
    let floor = known.floor.as_ref()?;
    let found = known.found()?;
    if floor.date <= plan.as_of {
        return (floor.date < found).then(|| words::nothing_proven(lang).to_owned());
    }
    let gap = (floor.date < found).then(|| words::unknown_between(lang, floor.date, found));
    let said = if floor.conflict.is_some() { words::is_impossible } else { words::is_impossible_plain };
    Some(gap.into_iter().chain([said(lang, floor.date)]).collect::<Vec<_>>().join(" "))
}

fn told(board: Board, text: Text, toasts: Toasts, plan: &Arc<Plan>, id: TaskId, known: &Earliest) -> AnyView {
    let lang = text.lang();
    let index = Index::new(plan);
    let honest = known.unharmed.as_ref();
    let any = known.any.as_ref().filter(|any| honest.is_none_or(|honest| any.date < honest.date));
    let price = any.map(|any| effects::dates(board, lang, &index, &any.effect, &known.tasks));
    let reasons = known.floor.as_ref().and_then(|floor| floor.conflict.as_ref());
    let reasons =
        reasons.map(|conflict| effects::lines(board, lang, &conflicts::members(lang, &index, conflict)));
    let name = index.task(id).map(|task| task.name.clone()).unwrap_or_default();
    let take = |way: &solver::explain::Way, label: fn(Lang) -> &'static str| {
        let now = untrack(|| board.document.shown_schedule())?;
        if changes(plan, &now, &way.schedule).is_empty() {
            return None;
        }
        let (schedule, name) = (Arc::clone(&way.schedule), name.clone());
        let press = move |_| {
            let done = words::honest(text.now(), date_of(&schedule, board, id));
            give::accept(board, text, toasts, Label::named(words::hurried, &name), &schedule, done);
        };
        Some(view! { <Button label=text.of(label) on_press=press/> })
    };
    let buttons = known.finished.then(|| {
        (honest.and_then(|way| take(way, words::take_honest)), any.and_then(|way| take(way, words::take_any)))
    });
    view! {
        <p class="plan-note">{sentences(lang, known).join(" ")}</p>
        {price}
        {proven(lang, plan, known).map(|words| view! { <p class="plan-note">{words}</p> })}
        {reasons}
        <div class="plan-helps">{buttons}</div>
    }
    .into_any()
}

/// The day on which a task ends in a schedule.
fn date_of(schedule: &solver::model::Schedule, board: Board, id: TaskId) -> chrono::NaiveDate {
    let end = schedule.get(id).and_then(solver::model::Assignment::end);
    end.map_or_else(|| board.document.plan_untracked().as_of, |end| end.date())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::fixture;
    use crate::text::Lang::{En, Fr};
    use crate::text::compare::assert_same_facts;
    use solver::explain::earliest;
    use solver::model::Schedule;
    use solver::sample::{Size, random};
    use solver::solve::{Options, solve};
    use solver::watch::Unwatched;

    fn asked(plan: &Plan, schedule: &Schedule, id: TaskId, iterations: u64) -> Earliest {
        let options = Options { seed: 2, iterations: Some(iterations), ..Options::default() };
        earliest(plan, schedule, &[id], &options, &mut Unwatched, &mut |_| ()).unwrap()
    }

    #[test]
    fn the_honest_date_comes_first_then_its_price_and_what_is_impossible() {
        let (mut plan, schedule) = fixture::plan();
        // Only Léa: the key visual waits for the moodboards, which are due.
        for task in &mut plan.tasks[..2] {
            Arc::make_mut(task).seats[0].pin = Some(solver::model::PersonId(1));
        }
        let known = asked(&plan, &schedule, TaskId(2), 2_000);
        let told = sentences(En, &known).join(" ");
        assert_eq!(
            told,
            "Honest date: Thu 26 Nov. That is when it is planned: nothing earlier was found that spares the others. \
             At any price: Tue 24 Nov."
        );
        let proof = proven(En, &plan, &known).unwrap();
        assert_eq!(proof, "Before Tue 24 Nov it is impossible, because all of this holds:");
    }

    #[test]
    fn french_loses_no_day_of_what_is_found_and_proven() {
        let mut said = 0;
        for seed in 0..8 {
            let plan = random(seed, Size::SMALL);
            let options = Options { seed, iterations: Some(30), ..Options::default() };
            let schedule = solve(&plan, &options, &mut Unwatched).schedule;
            for given in schedule.assignments.iter().step_by(4).take(3) {
                let known = asked(&plan, &schedule, given.task, 200);
                let told = |lang| {
                    let proof = proven(lang, &plan, &known);
                    sentences(lang, &known).into_iter().chain(proof).collect::<Vec<_>>().join(" ")
                };
                assert_same_facts(&told(En), &told(Fr), &[]);
                said += 1;
            }
        }
        assert!(said > 12, "only {said}");
    }
}
