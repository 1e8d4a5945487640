//! What another schedule would change, as sentences with links: tasks against their dates, clients, who moves.

use leptos::prelude::*;
use solver::explain::{ClientShift, Effect, Fate, Shift};
use solver::model::TaskId;

use super::board::Board;
use super::linked::{Names, Sentence};
use super::model::Index;
use super::model::changes::Change;
use super::say;
use crate::text::{Lang, ask as asked, effects as words, goals};

/// So many lines of each kind are told.
const TOLD: usize = 6;

/// How a task stands against its dates then.
pub fn fate(lang: Lang, index: &Index<'_>, fate: &Fate) -> Sentence {
    let mut names = Names::new(lang, index);
    let task = names.task(fate.task);
    let (from, to) = (fate.from, fate.to);
    let words = if from.placed && !to.placed {
        words::loses(lang, &task)
    } else if !from.placed && to.placed && to.late == 0 && to.past == 0 {
        words::finds(lang, &task)
    } else if to.past > from.past {
        words::past(lang, &task, to.past)
    } else if to.late == from.late {
        words::keeps_deadline(lang, &task)
    } else if to.late == 0 {
        words::in_time(lang, &task, from.late)
    } else if from.late == 0 {
        words::late(lang, &task, to.late)
    } else {
        words::later(lang, &task, to.late, from.late)
    };
    names.sentence(words)
}

/// The late days of a client.
pub fn client(lang: Lang, index: &Index<'_>, shift: &ClientShift) -> String {
    let name = index.client(shift.client).map(|client| client.name.clone()).unwrap_or_default();
    words::client(lang, &name, shift.from, shift.to)
}

/// Where a task stood and where it would stand.
pub fn moved(lang: Lang, index: &Index<'_>, change: &Change) -> Sentence {
    let mut names = Names::new(lang, index);
    let task = names.task(change.task);
    let words = match (&change.before, &change.after) {
        (Some(before), Some(after)) => {
            words::moves(lang, &task, &say::place(lang, index, before), &say::place(lang, index, after))
        }
        (None, Some(after)) => words::placed(lang, &task, &say::place(lang, index, after)),
        (Some(before), None) => words::dropped(lang, &task, &say::place(lang, index, before)),
        (None, None) => String::new(),
    };
    names.sentence(words)
}

/// Sentences as a list, the first of them.
pub fn lines(board: Board, lang: Lang, sentences: &[Sentence]) -> AnyView {
    let more = sentences.len().saturating_sub(TOLD);
    let told =
        sentences.iter().take(TOLD).map(|sentence| view! { <li>{sentence.view(board)}</li> }).collect_view();
    view! {
        <ul class="plan-note">
            {told}
            {(more > 0).then(|| view! { <li class="faint">{asked::more(lang, more)}</li> })}
        </ul>
    }
    .into_any()
}

/// Who suffers, which clients, and what gets better.
pub fn dates(board: Board, lang: Lang, index: &Index<'_>, effect: &Effect, own: &[TaskId]) -> AnyView {
    let others = |fate: &&Fate| !own.contains(&fate.task);
    let told = |fates: &mut dyn Iterator<Item = &Fate>| -> Vec<Sentence> {
        fates.map(|of| fate(lang, index, of)).collect()
    };
    let worse = told(&mut effect.suffering().filter(others));
    let better =
        told(&mut effect.tasks.iter().filter(|fate| !fate.to.is_worse_than(fate.from)).filter(others));
    let clients: Vec<String> = effect.clients.iter().map(|shift| client(lang, index, shift)).collect();
    let block = |title: &'static str, sentences: Vec<Sentence>| {
        (!sentences.is_empty()).then(|| view! { <h4>{title}</h4> {lines(board, lang, &sentences)} })
    };
    view! {
        {block(asked::suffers(lang), worse)}
        {(!clients.is_empty())
            .then(|| {
                view! {
                    <ul class="plan-barred faint">
                        {clients.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}
                    </ul>
                }
            })}
        {block(asked::gains_too(lang), better)}
    }
    .into_any()
}

/// Who moves, task by task.
pub fn moves(board: Board, lang: Lang, index: &Index<'_>, changes: &[Change]) -> AnyView {
    if changes.is_empty() {
        return view! { <p class="faint">{words::nothing_moves(lang)}</p> }.into_any();
    }
    let sentences: Vec<Sentence> = changes.iter().map(|change| moved(lang, index, change)).collect();
    view! { <h4>{asked::who_moves(lang)}</h4> {lines(board, lang, &sentences)} }.into_any()
}

/// Every goal in the plan's order, as it is and as it would be; the one that decides is marked.
pub fn levels(lang: Lang, levels: &[Shift]) -> AnyView {
    let decides = levels.iter().position(|shift| shift.by() != 0);
    let rows = levels.iter().enumerate().map(|(at, shift)| {
        let mark =
            (decides == Some(at)).then(|| view! { " " <small class="faint">{asked::decides(lang)}</small> });
        view! {
            <tr class:is-owner=decides == Some(at)>
                <th scope="row">{goals::name(lang, shift.goal)}{mark}</th>
                <td>{words::values(lang, *shift)}</td>
            </tr>
        }
    });
    view! {
        <details class="plan-levels">
            <summary>{asked::all_levels(lang)}</summary>
            <table class="plan-why">
                <thead>
                    <tr>
                        <th scope="col">{asked::goal(lang)}</th>
                        <th scope="col">{asked::value(lang)}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </details>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::changes::changes;
    use crate::screen::plan::model::fixture;
    use crate::text::Lang::{En, Fr};
    use crate::text::compare::{assert_same_facts, names};
    use solver::explain::Stand;
    use solver::sample::{Size, random};
    use solver::solve::{Options, solve};
    use solver::watch::Unwatched;

    #[test]
    fn a_task_is_told_as_it_would_stand() {
        let (plan, _) = fixture::plan();
        let index = Index::new(&plan);
        let stand = |late, past| Stand { placed: true, late, past };
        let told = |from, to| fate(En, &index, &Fate { task: TaskId(1), from, to }).plain();
        assert_eq!(told(stand(0, 0), stand(1, 0)), "Moodboards would be 1 day late.");
        assert_eq!(told(stand(2, 0), stand(3, 0)), "Moodboards would be 3 days late instead of 2.");
        assert_eq!(told(stand(2, 0), stand(0, 0)), "Moodboards would be in time instead of 2 days late.");
        assert_eq!(told(stand(0, 0), stand(4, 2)), "Moodboards would miss its deadline by 2 days.");
        assert_eq!(told(Stand::default(), stand(0, 0)), "Moodboards would find a place.");
        assert_eq!(told(stand(0, 0), Stand::default()), "Moodboards would lose its place.");
    }

    #[test]
    fn french_loses_no_figure_and_no_name_of_what_changes() {
        let mut said = 0;
        for seed in 0..12 {
            let plan = random(seed, Size::SMALL);
            let options = Options { seed, iterations: Some(400), ..Options::default() };
            let to = solve(&plan, &options, &mut Unwatched).schedule;
            // Some of it has no place, and some is with somebody else later.
            let mut from = to.clone();
            from.assignments.retain(|given| !given.task.0.is_multiple_of(5));
            let week = chrono::Days::new(7);
            for given in from.assignments.iter_mut().step_by(3) {
                for piece in &mut given.pieces {
                    (piece.start, piece.end) = (piece.start + week, piece.end + week);
                }
                given.owners.reverse();
            }
            let report = |schedule| solver::check::check(&plan, schedule);
            let effect = Effect::between(&plan, &report(&from), &report(&to));
            let (index, names) = (Index::new(&plan), names(&plan));
            for of in &effect.tasks {
                assert_same_facts(&fate(En, &index, of).plain(), &fate(Fr, &index, of).plain(), &names);
                said += 1;
            }
            for of in &effect.clients {
                assert_same_facts(&client(En, &index, of), &client(Fr, &index, of), &names);
            }
            for change in changes(&plan, &from, &to) {
                let told = |lang| moved(lang, &index, &change).plain();
                assert_same_facts(&told(En), &told(Fr), &names);
                said += 1;
            }
        }
        assert!(said > 40, "only {said}");
    }
}
