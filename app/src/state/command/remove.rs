//! Deleting entries, and every mention of them.

use std::collections::BTreeSet;
use std::sync::Arc;

use solver::model::{
    Assignment, ClientId, Person, PersonId, Plan, ProjectId, Schedule, SkillId, Task, TaskId,
};

use super::CommandError;

/// Deletes tasks with the links, exceptions and assignments that name them; O(tasks + links).
pub(super) fn tasks(plan: &mut Plan, ids: &[TaskId]) -> Result<(), CommandError> {
    if let Some(unknown) = ids.iter().find(|id| plan.task(**id).is_none()) {
        return Err(CommandError::UnknownTask(*unknown));
    }
    drop_tasks(plan, &ids.iter().copied().collect());
    Ok(())
}

fn drop_tasks(plan: &mut Plan, gone: &BTreeSet<TaskId>) {
    if gone.is_empty() {
        return;
    }
    plan.tasks.retain(|task| !gone.contains(&task.id));
    let names_gone = |task: &Task| task.after.iter().any(|link| gone.contains(&link.task));
    change(&mut plan.tasks, names_gone, |task| task.after.retain(|link| !gone.contains(&link.task)));
    plan.exceptions.retain(|exception| !gone.contains(&exception.task));
    keep_assignments(plan, |assignment| !gone.contains(&assignment.task));
}

/// Deletes a person with the pins, roles and assignments that name them.
pub(super) fn person(plan: &mut Plan, id: PersonId) -> Result<(), CommandError> {
    plan.person(id).ok_or(CommandError::UnknownPerson(id))?;
    plan.people.retain(|person| person.id != id);
    let pinned = |task: &Task| task.seats.iter().any(|seat| seat.pin == Some(id));
    change(&mut plan.tasks, pinned, |task| {
        for seat in task.seats.iter_mut().filter(|seat| seat.pin == Some(id)) {
            seat.pin = None;
        }
    });
    change(
        &mut plan.projects,
        |project| project.pm == Some(id) || project.am == Some(id),
        |project| {
            project.pm = project.pm.filter(|pm| *pm != id);
            project.am = project.am.filter(|am| *am != id);
        },
    );
    change(&mut plan.clients, |client| client.am == Some(id), |client| client.am = None);
    keep_assignments(plan, |assignment| !assignment.owners.contains(&id));
    Ok(())
}

/// Deletes a client with its projects and their tasks.
pub(super) fn client(plan: &mut Plan, id: ClientId) -> Result<(), CommandError> {
    plan.client(id).ok_or(CommandError::UnknownClient(id))?;
    let of_client = |plan: &Plan| plan.projects.iter().find(|p| p.client == id).map(|p| p.id);
    while let Some(its) = of_client(plan) {
        project(plan, its)?;
    }
    plan.clients.retain(|client| client.id != id);
    Ok(())
}

/// Deletes a project with its tasks.
pub(super) fn project(plan: &mut Plan, id: ProjectId) -> Result<(), CommandError> {
    plan.project(id).ok_or(CommandError::UnknownProject(id))?;
    let its = plan.tasks.iter().filter(|task| task.project == id).map(|task| task.id).collect();
    drop_tasks(plan, &its);
    plan.projects.retain(|project| project.id != id);
    Ok(())
}

/// Deletes a skill: nobody holds it or wishes anything about it, and no seat asks for it.
pub(super) fn skill(plan: &mut Plan, id: SkillId) -> Result<(), CommandError> {
    plan.skill(id).ok_or(CommandError::UnknownSkill(id))?;
    plan.skills.retain(|skill| skill.id != id);
    let names = |person: &Person| {
        person.skills.iter().any(|held| held.skill == id)
            || person.wishes.grow.contains(&id)
            || person.wishes.avoid.contains(&id)
    };
    change(&mut plan.people, names, |person| {
        person.skills.retain(|held| held.skill != id);
        person.wishes.grow.retain(|skill| *skill != id);
        person.wishes.avoid.retain(|skill| *skill != id);
    });
    let asks = |task: &Task| task.seats.iter().any(|seat| seat.needs.iter().any(|need| need.skill == id));
    change(&mut plan.tasks, asks, |task| {
        for seat in &mut task.seats {
            seat.needs.retain(|need| need.skill != id);
        }
    });
    Ok(())
}

/// Changes the entries that need it; the others stay shared with the plan before.
fn change<T: Clone>(entries: &mut [Arc<T>], needs: impl Fn(&T) -> bool, edit: impl Fn(&mut T)) {
    for entry in entries.iter_mut().filter(|entry| needs(entry)) {
        edit(Arc::make_mut(entry));
    }
}

/// Keeps these assignments of the accepted schedule and of the announced plan.
fn keep_assignments(plan: &mut Plan, keep: impl Fn(&Assignment) -> bool) {
    let unchanged = |schedule: &Schedule| schedule.assignments.iter().all(&keep);
    if let Some(schedule) = plan.schedule.as_mut().filter(|schedule| !unchanged(schedule)) {
        Arc::make_mut(schedule).assignments.retain(&keep);
    }
    if let Some(announced) = plan.announced.as_mut().filter(|announced| !unchanged(&announced.schedule)) {
        Arc::make_mut(announced).schedule.assignments.retain(&keep);
    }
}
