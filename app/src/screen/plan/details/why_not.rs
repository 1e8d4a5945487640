//! Why not somebody else: forced onto the seat and solved again by a worker, with what it costs and who moves.

use std::sync::Arc;

use leptos::prelude::*;
use solver::explain::{Bar, Forced, decides};
use solver::model::{PersonId, Plan, Schedule, TaskId};

use super::super::board::{Board, use_board};
use super::super::model::Index;
use super::super::{conflicts, effects, reasons, say};
use super::ask::use_asking;
use super::{give, waiting};
use crate::engine::question::{About, Answer, Seat, WhyNot};
use crate::state::questions::{Standing, use_questions};
use crate::text::format::Permille;
use crate::text::{Lang, Text, ask as words, effects as changes, use_text};
use crate::ui::options::Choice;
use crate::ui::{Button, Field, Select, Toasts, use_toasts};

/// The question about somebody on a seat of the schedule on show.
fn about(
    board: Board,
    task: TaskId,
    seat: usize,
    person: PersonId,
) -> Option<(Arc<Plan>, Arc<Schedule>, About)> {
    let schedule = board.document.shown_schedule()?;
    let seat = Seat { task, seat, schedule: Arc::clone(&schedule) };
    Some((board.document.plan(), schedule, About::WhyNot { seat, person }))
}

/// Somebody to choose, and the answer about them.
#[component]
pub fn WhyNotPerson(id: TaskId, seat: usize) -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let toasts = use_toasts();
    let questions = use_questions();
    let asking = use_asking();
    let owner = move || board.document.shown_schedule()?.get(id)?.owners.get(seat).copied();
    // Once the seat is theirs there is nothing to ask.
    let person = move || asking?.person.get().filter(|person| owner() != Some(*person));
    let declined = RwSignal::new(None::<PersonId>);
    Effect::new(move |_| {
        let Some(person) = person().filter(|person| declined.get() != Some(*person)) else { return };
        if board.solves.is_running() {
            return;
        }
        if let Some((plan, _, about)) = about(board, id, seat, person) {
            questions.ask(&plan, about);
        }
    });
    let choices = Signal::derive(move || {
        let plan = board.document.plan();
        let owner = owner();
        let task = plan.task(id).cloned();
        let asked = task.as_ref().and_then(|task| task.seats.get(seat));
        let suits = |person: &solver::model::Person| {
            task.as_ref().zip(asked).is_some_and(|(task, asked)| plan.suits(person, task, asked))
        };
        let mut people: Vec<_> = plan.people.iter().filter(|person| Some(person.id) != owner).collect();
        people.sort_by_key(|person| !suits(person));
        let none = Choice::with_value("", words::choose(text.lang()));
        let people =
            people.into_iter().map(|person| Choice::with_value(person.id.to_string(), person.name.clone()));
        Arc::new(std::iter::once(none).chain(people).collect::<Vec<_>>())
    });
    let value = Signal::derive(move || person().map_or_else(String::new, |person| person.to_string()));
    let choose = move |chosen: String| {
        declined.set(None);
        if let Some(asking) = asking {
            asking.person.set(chosen.parse().ok().map(PersonId));
        }
    };
    let answer = move || {
        let lang = text.lang();
        let person = person()?;
        let note = |note: &'static str| view! { <p class="faint">{note}</p> }.into_any();
        let Some((plan, schedule, about)) = about(board, id, seat, person) else {
            return Some(note(words::no_schedule(lang)));
        };
        let told = |answer: &WhyNot, last| told(board, text, toasts, &plan, &schedule, person, answer, last);
        let cancel = move || {
            declined.set(Some(person));
            questions.cancel();
        };
        Some(match questions.standing(&plan, &about) {
            Standing::Answered(Answer::WhyNot(answer)) => told(&answer, true),
            Standing::Refining(Answer::WhyNot(answer)) => view! {
                {told(&answer, false)}
                {waiting(words::refining(lang), text.of(words::stop), cancel)}
            }
            .into_any(),
            Standing::Failed | Standing::Answered(_) | Standing::Refining(_) => note(words::failed(lang)),
            _ if board.solves.is_running() => note(words::running(lang)),
            Standing::Unasked if declined.get() == Some(person) => {
                view! { <Button label=text.of(words::ask) on_press=move |_| declined.set(None)/> }.into_any()
            }
            Standing::Unasked | Standing::Asked => {
                waiting(words::asking(lang), text.of(words::cancel), cancel)
            }
        })
    };
    view! {
        <Field label=text.of(words::somebody) beside=true>
            <Select value=value choices=choices on_change=choose/>
        </Field>
        <div aria-live="polite" class="plan-answer">{answer}</div>
    }
}

#[allow(clippy::too_many_arguments, reason = "one answer and where it is shown")]
fn told(
    board: Board,
    text: Text,
    toasts: Toasts,
    plan: &Arc<Plan>,
    schedule: &Schedule,
    person: PersonId,
    answer: &WhyNot,
    last: bool,
) -> AnyView {
    let lang = text.lang();
    let index = Index::new(plan);
    let who = say::person(&index, person);
    match answer {
        WhyNot::Barred(bar) => {
            let needs = needed(lang, &index, bar);
            view! {
                <p class="plan-note is-bad">{words::may_not(lang, &who, &reasons::obstacle(lang, &index, bar))}</p>
                {needs.map(|needs| view! { <p class="plan-note">{needs}</p> })}
            }
            .into_any()
        }
        WhyNot::Impossible(conflict) => {
            let members = conflicts::members(lang, &index, conflict);
            let ways = conflicts::ways(lang, &index, conflict);
            view! {
                <p class="plan-note is-bad">{words::impossible(lang, &who)}</p>
                {effects::lines(board, lang, &members)}
                {(!ways.is_empty())
                    .then(|| view! { <h4>{words::what_helps(lang)}</h4> {effects::lines(board, lang, &ways)} })}
            }
            .into_any()
        }
        WhyNot::Open => view! { <p class="plan-note is-bad">{words::no_place(lang, &who)}</p> }.into_any(),
        WhyNot::Costs(forced) => {
            let sentences = headline(lang, &index, forced);
            let moves = give::pushed(plan, schedule, forced);
            view! {
                <p class="plan-note">{sentences.join(" ")}</p>
                {effects::dates(board, lang, &index, &forced.effect, &[])}
                {effects::moves(board, lang, &index, &moves)}
                {effects::levels(lang, &forced.cost())}
                {last.then(|| view! { <p class="faint">{words::fair(lang)}</p> })}
                {give::button(board, text, toasts, plan, forced.clone())}
            }
            .into_any()
        }
    }
}

/// What somebody lacks, and how they could take the seat all the same.
fn needed(lang: Lang, index: &Index<'_>, bar: &Bar) -> Option<String> {
    match bar {
        Bar::Level { need, .. } => {
            let skill = index.skill(need.skill).map(|skill| skill.name.clone()).unwrap_or_default();
            Some(words::needs_skill(lang, &skill, need.level.0))
        }
        Bar::Role { .. } => Some(words::needs_hat(lang).to_owned()),
        _ => None,
    }
}

/// What somebody on the seat costs, first of all, and what the plan would gain without them.
pub fn headline(lang: Lang, index: &Index<'_>, forced: &Forced) -> Vec<String> {
    let who = say::person(index, forced.person);
    let first = match decides(&forced.cost()) {
        None => words::costs_nothing(lang, &who),
        Some(shift) if shift.by() < 0 => words::gains(lang, &who, &changes::shift(lang, shift)),
        Some(shift) => words::costs(lang, &who, &changes::shift(lang, shift)),
    };
    let end = forced.end.map(|end| words::ends(lang, end));
    let load = forced.load.map(|load| words::loaded(lang, &who, Permille(i64::from(load))));
    let gain = forced.anyway.as_ref().and_then(|anyway| decides(anyway)).filter(|shift| shift.by() < 0);
    let gain = gain.map(|shift| words::anyway(lang, &changes::shift(lang, shift)));
    std::iter::once(first).chain(end).chain(load).chain(gain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::fixture;
    use crate::text::Lang::{En, Fr};
    use crate::text::compare::assert_same_facts;
    use solver::explain::Trials;
    use solver::model::{Level, Need, Skill, SkillId};
    use solver::sample::{Size, random};
    use solver::solve::{Options, solve};
    use solver::watch::Unwatched;

    fn moves(iterations: u64) -> Options {
        Options { seed: 3, iterations: Some(iterations), ..Options::default() }
    }

    #[test]
    fn what_somebody_costs_comes_first() {
        let (plan, schedule) = fixture::plan();
        let trials = Trials::new(&plan, &schedule, TaskId(1), 0).unwrap();
        let forced = trials.first(PersonId(2), &mut Unwatched).unwrap();
        let said = headline(En, &Index::new(&plan), &forced).join(" ");
        assert!(said.contains("Inès Moreau") && said.contains("It would end "), "{said}");
    }

    #[test]
    fn who_may_not_is_told_what_it_would_take() {
        let (mut plan, _) = fixture::plan();
        plan.skills.push(Skill { id: SkillId(1), name: "motion".into() });
        let bar = Bar::Level { need: Need { skill: SkillId(1), level: Level(3) }, held: Some(Level(2)) };
        let index = Index::new(&plan);
        assert!(needed(En, &index, &bar).unwrap().starts_with("It would need motion at level 3"));
        assert!(needed(Fr, &index, &Bar::NoRoom).is_none());
    }

    #[test]
    fn french_loses_no_figure_and_no_name_of_what_it_costs() {
        let mut said = 0;
        for seed in 0..8 {
            let plan = random(seed, Size::SMALL);
            let schedule = solve(&plan, &moves(30), &mut Unwatched).schedule;
            let index = Index::new(&plan);
            let names: Vec<&str> = plan.people.iter().map(|person| person.name.as_str()).collect();
            for given in schedule.assignments.iter().take(6) {
                let Some(mut trials) = Trials::new(&plan, &schedule, given.task, 0) else { continue };
                trials.level(&moves(20), &mut Unwatched);
                for person in trials.others().into_iter().take(3) {
                    let forced = trials.levelled(&trials.first(person, &mut Unwatched).unwrap());
                    let told = |lang| headline(lang, &index, &forced).join(" ");
                    assert_same_facts(&told(En), &told(Fr), &names);
                    said += 1;
                }
            }
        }
        assert!(said > 20, "only {said}");
    }
}
