//! Adding, replacing and moving entries.

use std::collections::BTreeSet;
use std::sync::Arc;

use solver::model::{Assignment, Exception, PersonId, Plan, Schedule, Seat, Skill, SkillId, TaskId};

use super::{Command, CommandError};

/// Replaces the entry with that id, or adds it at the end.
///
/// Looks from the end, where what was added last is most often changed next. O(n).
pub(super) fn by_id<T, Id: PartialEq>(entries: &mut Vec<Arc<T>>, entry: &Arc<T>, id: impl Fn(&T) -> Id) {
    match entries.iter_mut().rev().find(|other| id(other) == id(entry)) {
        Some(place) => *place = Arc::clone(entry),
        None => entries.push(Arc::clone(entry)),
    }
}

pub(super) fn skill(plan: &mut Plan, skill: &Skill) {
    match plan.skills.iter_mut().find(|other| other.id == skill.id) {
        Some(place) => place.clone_from(skill),
        None => plan.skills.push(skill.clone()),
    }
}

pub(super) fn exception(plan: &mut Plan, exception: &Exception) {
    let same = |other: &&mut Exception| (other.rule, other.task) == (exception.rule, exception.task);
    match plan.exceptions.iter_mut().find(same) {
        Some(place) => place.clone_from(exception),
        None => plan.exceptions.push(exception.clone()),
    }
}

/// Accepts a schedule. One that was made before an edit may name what is gone by now: that is left out.
pub(super) fn schedule(plan: &mut Plan, schedule: &Arc<Schedule>) {
    let tasks: BTreeSet<TaskId> = plan.tasks.iter().map(|task| task.id).collect();
    let people: BTreeSet<PersonId> = plan.people.iter().map(|person| person.id).collect();
    let known = |assignment: &Assignment| {
        tasks.contains(&assignment.task) && assignment.owners.iter().all(|owner| people.contains(owner))
    };
    let mut accepted = Arc::clone(schedule);
    if !schedule.assignments.iter().all(known) {
        Arc::make_mut(&mut accepted).assignments.retain(known);
    }
    plan.schedule = Some(accepted);
}

pub(super) fn move_tasks(
    plan: &mut Plan,
    ids: &[TaskId],
    before: Option<TaskId>,
) -> Result<(), CommandError> {
    let mut moved = Vec::with_capacity(ids.len());
    for id in ids {
        moved.push(Arc::clone(plan.task(*id).ok_or(CommandError::UnknownTask(*id))?));
    }
    let leaving: BTreeSet<TaskId> = ids.iter().copied().collect();
    // "Before one of themselves" means before the next task that stays.
    let target = match before {
        None => None,
        Some(before) => {
            let at = plan.tasks.iter().position(|task| task.id == before);
            let at = at.ok_or(CommandError::UnknownTask(before))?;
            plan.tasks.iter().skip(at).map(|task| task.id).find(|id| !leaving.contains(id))
        }
    };
    plan.tasks.retain(|task| !leaving.contains(&task.id));
    let at = target.and_then(|target| plan.tasks.iter().position(|task| task.id == target));
    let at = at.unwrap_or(plan.tasks.len());
    plan.tasks.splice(at..at, moved);
    Ok(())
}

/// Whether all that a command has put names entries that exist in the plan that came out of it.
pub(super) fn check_references(command: &Command, plan: &Plan) -> Result<(), CommandError> {
    let person = |id: Option<PersonId>| match id {
        Some(id) if plan.person(id).is_none() => Err(CommandError::UnknownPerson(id)),
        _ => Ok(()),
    };
    let skill = |id: SkillId| plan.skill(id).map(|_| ()).ok_or(CommandError::UnknownSkill(id));
    let seat = |seat: &Seat| {
        person(seat.pin)?;
        seat.needs.iter().try_for_each(|need| skill(need.skill))
    };
    match command {
        Command::PutTask(task) => {
            plan.project(task.project).ok_or(CommandError::UnknownProject(task.project))?;
            task.seats.iter().try_for_each(seat)?;
            // A long paste links nearby rows: looking backwards from the end finds them soon.
            let known = |id: TaskId| plan.tasks.iter().rev().any(|other| other.id == id);
            match task.after.iter().find(|link| !known(link.task)) {
                Some(link) => Err(CommandError::UnknownTask(link.task)),
                None => Ok(()),
            }
        }
        Command::PutPerson(put) => {
            put.skills.iter().try_for_each(|held| skill(held.skill))?;
            put.wishes.grow.iter().chain(&put.wishes.avoid).try_for_each(|id| skill(*id))
        }
        Command::PutClient(client) => person(client.am),
        Command::PutProject(project) => {
            plan.client(project.client).ok_or(CommandError::UnknownClient(project.client))?;
            person(project.pm)?;
            person(project.am)
        }
        Command::PutException(exception) => {
            plan.task(exception.task).map(|_| ()).ok_or(CommandError::UnknownTask(exception.task))
        }
        Command::Batch { commands, .. } => {
            commands.iter().try_for_each(|command| check_references(command, plan))
        }
        _ => Ok(()),
    }
}
