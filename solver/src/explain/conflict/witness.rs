//! A schedule in which a wish comes true, if the search finds one.

use std::sync::Arc;

use super::Wish;
use crate::check::check;
use crate::model::{GoalKind, Goals, Plan, Schedule};
use crate::solve::{Options, solve};
use crate::watch::Watch;

/// Looks for a schedule in which all these wishes come true; it obeys every rule of the plan.
///
/// The search runs with the wishes as deadlines and pins, and `deadlines` right after `unplaced`.
/// `None`: none was found, which proves nothing.
pub fn witness(
    plan: &Plan,
    wishes: &[Wish],
    options: &Options,
    watch: &mut dyn Watch,
) -> Option<Arc<Schedule>> {
    let mut wished = plan.clone();
    let rest = plan.goals.levels().iter().copied();
    wished.goals = Goals::new([GoalKind::Deadlines].into_iter().chain(rest));
    let keep = wishes.contains(&Wish::Deadlines);
    for task in wished.tasks.iter_mut().filter(|task| !keep && task.deadline.is_some()) {
        Arc::make_mut(task).deadline = None;
    }
    for wish in wishes {
        let (Wish::Done { task: id, .. } | Wish::Owner { task: id, .. }) = wish else { continue };
        let task = Arc::make_mut(wished.tasks.iter_mut().find(|task| task.id == *id)?);
        match wish {
            Wish::Done { by, .. } => task.deadline = Some(task.deadline.map_or(*by, |known| known.min(*by))),
            Wish::Owner { seat, person, .. } => task.seats.get_mut(*seat)?.pin = Some(*person),
            Wish::Everything | Wish::Deadlines => {}
        }
    }
    let schedule = solve(&wished, options, watch).schedule;
    let report = check(&wished, &schedule);
    let fulfilled = |wish: &Wish| match wish {
        Wish::Everything => report.unplaced.is_empty(),
        Wish::Deadlines => wished
            .tasks
            .iter()
            .filter(|task| task.deadline.is_some() && wished.is_planned(task))
            .all(|task| report.tasks.get(&task.id).is_some_and(|facts| facts.days_past_deadline == 0)),
        Wish::Done { task, .. } => report.tasks.get(task).is_some_and(|facts| facts.days_past_deadline == 0),
        Wish::Owner { task, seat, person } => {
            schedule.get(*task).is_some_and(|given| given.owners.get(*seat) == Some(person))
        }
    };
    (report.is_valid() && wishes.iter().all(fulfilled)).then(|| Arc::new(schedule))
}
