//! Takes out of a plan what leads nowhere.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{Assignment, ClientId, Person, PersonId, Plan, Project, ProjectId, SkillId, Task, TaskId};

/// Takes out what names entries that are not there: projects without a client, tasks without a project, and elsewhere
/// the mention alone. O(n log n); a plan without such references is untouched, entry by entry.
pub(super) fn make(plan: &mut Plan) {
    let skills: BTreeSet<SkillId> = plan.skills.iter().map(|skill| skill.id).collect();
    let people: BTreeSet<PersonId> = plan.people.iter().map(|person| person.id).collect();
    let clients: BTreeSet<ClientId> = plan.clients.iter().map(|client| client.id).collect();
    plan.projects.retain(|project| clients.contains(&project.client));
    let projects: BTreeSet<ProjectId> = plan.projects.iter().map(|project| project.id).collect();
    plan.tasks.retain(|task| projects.contains(&task.project));
    let tasks: BTreeSet<TaskId> = plan.tasks.iter().map(|task| task.id).collect();

    let knows = |id: &Option<PersonId>| id.is_none_or(|id| people.contains(&id));
    for client in plan.clients.iter_mut().filter(|client| !knows(&client.am)) {
        Arc::make_mut(client).am = None;
    }
    let known = |project: &Project| knows(&project.pm) && knows(&project.am);
    for project in plan.projects.iter_mut().filter(|project| !known(project)) {
        let project = Arc::make_mut(project);
        project.pm = project.pm.filter(|pm| people.contains(pm));
        project.am = project.am.filter(|am| people.contains(am));
    }
    let known = |person: &Person| {
        let wishes = person.wishes.grow.iter().chain(&person.wishes.avoid);
        person.skills.iter().map(|held| &held.skill).chain(wishes).all(|skill| skills.contains(skill))
    };
    for person in plan.people.iter_mut().filter(|person| !known(person)) {
        let person = Arc::make_mut(person);
        person.skills.retain(|held| skills.contains(&held.skill));
        person.wishes.grow.retain(|skill| skills.contains(skill));
        person.wishes.avoid.retain(|skill| skills.contains(skill));
    }
    let known = |task: &Task| {
        let seats = |seat: &crate::model::Seat| {
            knows(&seat.pin) && seat.needs.iter().all(|need| skills.contains(&need.skill))
        };
        task.after.iter().all(|link| tasks.contains(&link.task)) && task.seats.iter().all(seats)
    };
    for task in plan.tasks.iter_mut().filter(|task| !known(task)) {
        let task = Arc::make_mut(task);
        task.after.retain(|link| tasks.contains(&link.task));
        for seat in &mut task.seats {
            seat.pin = seat.pin.filter(|pin| people.contains(pin));
            seat.needs.retain(|need| skills.contains(&need.skill));
        }
    }
    plan.exceptions.retain(|exception| tasks.contains(&exception.task));
    let placed = |assignment: &Assignment| {
        tasks.contains(&assignment.task) && assignment.owners.iter().all(|owner| people.contains(owner))
    };
    if let Some(schedule) = plan.schedule.as_mut().filter(|it| !it.assignments.iter().all(placed)) {
        Arc::make_mut(schedule).assignments.retain(placed);
    }
    if let Some(told) = plan.announced.as_mut().filter(|it| !it.schedule.assignments.iter().all(placed)) {
        Arc::make_mut(told).schedule.assignments.retain(placed);
    }
}
