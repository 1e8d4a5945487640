//! What would happen, in words: by the pointer and for screen readers.

use solver::check::Breach;
use solver::explain::attempt::{Obstacle, Tried};
use solver::model::{GoalKind, Plan};

use super::super::model::Index;
use super::super::{reasons, say};
use super::aim::{Aim, Grip};
use crate::text::format::{self, Minutes as Said};
use crate::text::{Lang, touch as words};

/// Where it goes: "Léa · Thu 4 Dec 09:30", "6 h → 9 h"; nothing where it stays.
pub fn target(lang: Lang, index: &Index<'_>, grip: &Grip, aim: Aim, tried: Option<&Tried>) -> String {
    use solver::explain::attempt::When;
    if let Some(minutes) = aim.minutes {
        let said = |minutes: solver::model::Minutes| Said(i64::from(minutes.0));
        return words::effort(lang, said(grip.minutes), said(minutes));
    }
    let who = aim.owner.or(grip.owner).map(|owner| say::person(index, owner));
    let pinned = tried.and_then(|tried| tried.task.as_ref()?.pin_start).filter(|_| aim.when.is_some());
    let when = match (pinned, aim.when) {
        (Some(at), _) | (None, Some(When::At(at))) => format::date_time(lang, at),
        (None, Some(When::On(date))) => format::date(lang, date),
        (None, Some(When::In(monday))) => format::week(lang, monday),
        (None, None) => {
            let shift = tried.and_then(|tried| tried.shifts.iter().find(|shift| shift.task == grip.task));
            let start = shift.and_then(|shift| shift.place.as_ref()?.start());
            format::date_time(lang, start.unwrap_or(grip.start))
        }
    };
    match who {
        Some(who) => words::at(lang, &who, &when),
        None => when,
    }
}

/// What it would mean: "2 late days more, 3 other tasks move", or what forbids it.
pub fn outcome(lang: Lang, plan: &Plan, tried: &Tried) -> String {
    if let Some(obstacle) = &tried.obstacle {
        return forbidden(lang, &Index::new(plan), obstacle, tried);
    }
    let (before, after) = (&tried.before, &tried.after);
    let mut parts = Vec::new();
    match (after.unplaced.checked_sub(before.unplaced), before.unplaced) {
        (Some(0), _) => {}
        (Some(more), _) => parts.push(words::lose(lang, more)),
        (None, was) => parts.push(words::find(lang, was - after.unplaced)),
    }
    match after.past_deadlines.checked_sub(before.past_deadlines) {
        Some(0) => {}
        Some(more) => parts.push(words::past_deadline_more(lang, more)),
        None => parts.push(words::past_deadline_less(lang, before.past_deadlines - after.past_deadlines)),
    }
    parts.push(words::late_days(lang, before.late_days, after.late_days));
    let own = tried.task.as_ref().map(|task| task.id);
    let others = tried.shifts.iter().filter(|shift| Some(shift.task) != own && shift.place.is_some()).count();
    parts.push(match others {
        0 => words::nothing_moves(lang).to_owned(),
        others => words::others_move(lang, others),
    });
    // Beyond what was said, the first level at which the schedules differ.
    let said = [GoalKind::Unplaced, GoalKind::Deadlines, GoalKind::Lateness];
    let goals = plan.goals.normalised();
    let levels = goals.levels().iter().zip(before.score.0.iter().zip(&after.score.0));
    let mut levels = levels.filter(|(goal, (old, new))| old != new && !said.contains(goal));
    if let Some((goal, (old, new))) = levels.next() {
        parts.push(reasons::changed(lang, *goal, new - old));
    }
    parts.join(", ")
}

/// What forbids a move.
fn forbidden(lang: Lang, index: &Index<'_>, obstacle: &Obstacle, tried: &Tried) -> String {
    let name = |id| say::task(lang, index, id);
    match obstacle {
        Obstacle::Person(person, bar) => {
            format!("{} {}", say::person(index, *person), reasons::obstacle(lang, index, bar))
        }
        Obstacle::Breach(detail) => {
            let task = tried.task.as_ref().map_or(solver::model::TaskId(0), |task| task.id);
            say::breach(lang, index, &Breach { rule: detail.rule(), task, detail: detail.clone() })
        }
        Obstacle::NoPlace(shortfall) => reasons::shortfall(lang, index, shortfall).map_or_else(
            || words::no_place(lang).to_owned(),
            |why| format!("{} {why}", words::no_place(lang)),
        ),
        Obstacle::Pinned(other) => words::pinned_there(lang, &name(*other)),
        Obstacle::Frozen(other) => words::frozen_there(lang, &name(*other)),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::screen::plan::model::fixture;
    use solver::explain::attempt::{Attempt, Hand, When};
    use solver::model::{PersonId, TaskId};

    #[test]
    fn what_would_happen_is_counted() {
        let (plan, schedule) = fixture::plan();
        let hand = Hand::new(Arc::new(plan.clone()), Arc::new(schedule));
        let of = |when, owner| {
            let tried = hand.attempt(&Attempt { task: TaskId(1), owner, when, minutes: None });
            outcome(Lang::En, &plan, &tried)
        };
        let later = of(Some(When::On(fixture::date("2026-11-25"))), None);
        assert!(later.contains("late days more") && later.contains("other task"), "{later}");
        let gone = of(None, Some((0, PersonId(99))));
        assert_eq!(gone, "Its owner is no longer in the team.");
        let past = of(Some(When::On(fixture::date("2026-11-20"))), None);
        assert_eq!(past, "It starts in the past.");
    }
}
