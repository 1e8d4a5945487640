//! Why a seat has its owner: each other person who could take it compared level by level, the rest unmoved.

use leptos::prelude::*;
use solver::explain::{Candidate, Shift};
use solver::model::{GoalKind, TaskId};

use super::super::board::{Board, use_board};
use super::super::model::Index;
use super::super::{effects, reasons, say};
use super::ask::{Asking, use_asking};
use super::found;
use crate::text::{
    Lang, ask as words, effects as changes, format, plan_details as details, reasons as held, use_text,
};
use crate::ui::{Button, Look};

/// People who could take the seat that are told…
const ABLE: usize = 6;
/// …and who cannot.
const BARRED: usize = 4;

/// What decides between the owner and somebody else, in a sentence; `now` is how late the task is with its owner.
pub fn verdict(lang: Lang, index: &Index<'_>, owner: &Candidate, other: &Candidate) -> String {
    let (mine, theirs) = (say::person(index, owner.person), say::person(index, other.person));
    let decides = other.levels.iter().copied().find(|shift| shift.by() != 0);
    let Some(shift) = decides else { return words::alike(lang, &mine, &theirs) };
    let why = clause(lang, owner, other, &theirs, shift);
    if shift.by() < 0 {
        return words::better(lang, &theirs, &changes::shift(lang, shift));
    }
    let pushes = other.pushes.len();
    let pushes = if pushes > 0 { words::and_pushes(lang, pushes) } else { String::new() };
    words::not_because(lang, &mine, &theirs, &format!("{why}{pushes}"))
}

/// "with Tom it would be 3 days late": of the task itself where it decides, else of the plan.
fn clause(lang: Lang, owner: &Candidate, other: &Candidate, who: &str, shift: Shift) -> String {
    match shift.goal {
        GoalKind::Lateness if other.days_late > owner.days_late && owner.days_late == 0 => {
            words::with_late(lang, who, other.days_late)
        }
        GoalKind::Lateness if other.days_late > owner.days_late => {
            words::with_later(lang, who, other.days_late, owner.days_late)
        }
        GoalKind::Deadlines if other.days_past_deadline > owner.days_past_deadline => {
            words::with_past(lang, who, other.days_past_deadline)
        }
        _ => words::with_change(lang, who, &changes::shift(lang, shift)),
    }
}

/// The people of a seat.
#[component]
pub fn WhyPerson(id: TaskId, seat: usize) -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let asking = use_asking();
    let found = found::find(move |desk, _, _| desk.why(id));
    move || match found.get() {
        None => view! { <p class="faint">{text.of(held::finding)}</p> }.into_any(),
        Some((plan, why)) => {
            let index = Index::new(&plan);
            let people = why.seats.get(seat).map_or(&[][..], Vec::as_slice);
            people_of(board, text.lang(), asking, &index, seat, people)
        }
    }
}

fn people_of(
    board: Board,
    lang: Lang,
    asking: Option<Asking>,
    index: &Index<'_>,
    seat: usize,
    people: &[Candidate],
) -> AnyView {
    let owner = people.iter().find(|candidate| candidate.owner);
    let able: Vec<&Candidate> = people.iter().filter(|candidate| candidate.bar.is_none()).collect();
    let only = owner.filter(|_| able.len() == 1).map(|owner| {
        view! { <p class="plan-note">{details::only_one(lang, &say::person(index, owner.person))}</p> }
    });
    let rows = able.iter().take(ABLE).map(|candidate| {
        let sentence = owner.filter(|_| !candidate.owner).map(|owner| verdict(lang, index, owner, candidate));
        row(board, lang, asking, index, seat, candidate, sentence)
    });
    let rows = rows.collect_view();
    let barred = people.iter().filter_map(|candidate| Some((candidate, candidate.bar.as_ref()?)));
    let barred: Vec<String> = barred
        .take(BARRED)
        .map(|(candidate, bar)| {
            words::cannot(lang, &say::person(index, candidate.person), &reasons::obstacle(lang, index, bar))
        })
        .collect();
    let others = able.len() > 1;
    view! {
        {only}
        <ul class="plan-candidates">{rows}</ul>
        {others.then(|| view! { <p class="faint">{words::unmoved(lang)}</p> })}
        {(!barred.is_empty())
            .then(|| {
                view! {
                    <ul class="plan-barred faint">
                        {barred.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}
                    </ul>
                }
            })}
    }
    .into_any()
}

/// A person: when it would end, how loaded they would be, and what decides against them.
fn row(
    board: Board,
    lang: Lang,
    asking: Option<Asking>,
    index: &Index<'_>,
    seat: usize,
    candidate: &Candidate,
    sentence: Option<String>,
) -> AnyView {
    let person = candidate.person;
    let name = say::person(index, person);
    let end = candidate.end.map(|end| format::date(lang, end.date()));
    let load = candidate.load.map(|load| format::percent(lang, i64::from(load)));
    let planned = candidate.owner.then(|| details::this_one(lang).to_owned());
    let facts: Vec<String> = [planned, end, load].into_iter().flatten().collect();
    let choose = move |_| {
        board.selection.task.set(None);
        board.selection.person.set(Some(person));
    };
    let ask = asking.filter(|_| !candidate.owner).map(|asking| {
        let label = words::why_not_person(lang, &name);
        view! { <Button label=label look=Look::Quiet on_press=move |_| asking.why_not(seat, person)/> }
    });
    let levels = (!candidate.levels.is_empty()).then(|| effects::levels(lang, &candidate.levels));
    view! {
        <li class:is-owner=candidate.owner>
            <p>
                <button type="button" class="plan-named" on:click=choose>{name}</button>
                " "
                <span class="faint">{facts.join(" · ")}</span>
            </p>
            {sentence.map(|sentence| view! { <p class="plan-note">{sentence}</p> })}
            {levels}
            {ask}
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::fixture;
    use crate::text::Lang::{En, Fr};
    use crate::text::compare::assert_same_facts;
    use solver::explain::Desk;
    use solver::sample::{Size, random};
    use solver::solve::{Options, solve};
    use solver::watch::Unwatched;

    #[test]
    fn the_level_that_decides_is_told_with_its_size() {
        let (mut plan, schedule) = fixture::plan();
        // Inès is busy on Tuesday: with her the moodboards would end on Thursday.
        std::sync::Arc::make_mut(&mut plan.tasks[1]).due = None;
        let index = Index::new(&plan);
        let why = Desk::new(&plan, &schedule).why(TaskId(1));
        let of = |name: &str| {
            why.seats[0]
                .iter()
                .find(|candidate| say::person(&index, candidate.person).starts_with(name))
                .unwrap()
        };
        let said = verdict(En, &index, of("Léa"), of("Inès"));
        assert_eq!(said, "Léa Fontaine, not Inès Moreau: with Inès Moreau it would be 2 days late.");
        let karim = verdict(En, &index, of("Léa"), of("Karim"));
        assert!(karim.starts_with("Karim Haddad would do better now: "), "{karim}");
    }

    #[test]
    fn french_loses_no_figure_and_no_name_of_what_decides() {
        let mut said = 0;
        for seed in 0..10 {
            let plan = random(seed, Size::SMALL);
            let options = Options { seed, iterations: Some(30), ..Options::default() };
            let schedule = solve(&plan, &options, &mut Unwatched).schedule;
            let (desk, index) = (Desk::new(&plan, &schedule), Index::new(&plan));
            let names: Vec<&str> = plan.people.iter().map(|person| person.name.as_str()).collect();
            for given in &schedule.assignments {
                for seat in desk.why(given.task).seats {
                    let Some(owner) = seat.iter().find(|candidate| candidate.owner) else { continue };
                    for other in seat.iter().filter(|other| !other.owner && other.bar.is_none()) {
                        let told = |lang| verdict(lang, &index, owner, other);
                        assert_same_facts(&told(En), &told(Fr), &names);
                        said += 1;
                    }
                }
            }
        }
        assert!(said > 50, "only {said}");
    }
}
