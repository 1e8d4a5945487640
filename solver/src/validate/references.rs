//! References to what does not exist.

use super::index::Index;
use super::{Problem, Reference, Subject, Values};
use crate::model::{ClientId, PersonId, ProjectId, Schedule, SkillId, TaskId};

/// Whatever is referred to must exist, in facts, exceptions and both schedules.
pub(super) fn check(index: &Index<'_>, problems: &mut Vec<Problem>) {
    let mut look = Look { index, problems };
    let plan = index.plan;
    for person in &plan.people {
        let subject = Subject::Person(person.id);
        for held in &person.skills {
            look.skill(subject, held.skill, Reference::HeldSkill);
        }
        for skill in person.wishes.grow.iter().chain(&person.wishes.avoid) {
            look.skill(subject, *skill, Reference::WishedSkill);
        }
    }
    for client in &plan.clients {
        look.person(Subject::Client(client.id), client.am, Reference::ClientAm);
    }
    for project in &plan.projects {
        let subject = Subject::Project(project.id);
        look.client(subject, project.client);
        look.person(subject, project.pm, Reference::ProjectPm);
        look.person(subject, project.am, Reference::ProjectAm);
    }
    for task in &plan.tasks {
        let subject = Subject::Task(task.id);
        look.project(subject, task.project);
        for seat in &task.seats {
            for need in &seat.needs {
                look.skill(subject, need.skill, Reference::NeededSkill);
            }
            look.person(subject, seat.pin, Reference::PinnedPerson);
        }
        for link in &task.after {
            look.task(subject, link.task, Reference::LinkedTask);
        }
    }
    for exception in &plan.exceptions {
        look.task(Subject::Plan, exception.task, Reference::ExceptedTask);
    }
    if let Some(schedule) = &plan.schedule {
        look.schedule(schedule, Reference::ScheduledTask, Reference::ScheduledOwner);
    }
    if let Some(announced) = &plan.announced {
        look.schedule(&announced.schedule, Reference::AnnouncedTask, Reference::AnnouncedOwner);
    }
}

struct Look<'a, 'b> {
    index: &'a Index<'a>,
    problems: &'b mut Vec<Problem>,
}

impl Look<'_, '_> {
    fn skill(&mut self, subject: Subject, id: SkillId, reference: fn(SkillId) -> Reference) {
        self.expect(self.index.skills.contains(&id), subject, reference(id));
    }

    fn person(&mut self, subject: Subject, id: Option<PersonId>, reference: fn(PersonId) -> Reference) {
        if let Some(id) = id {
            self.expect(self.index.people.contains_key(&id), subject, reference(id));
        }
    }

    fn client(&mut self, subject: Subject, id: ClientId) {
        self.expect(self.index.clients.contains_key(&id), subject, Reference::ProjectClient(id));
    }

    fn project(&mut self, subject: Subject, id: ProjectId) {
        self.expect(self.index.projects.contains_key(&id), subject, Reference::TaskProject(id));
    }

    fn task(&mut self, subject: Subject, id: TaskId, reference: fn(TaskId) -> Reference) {
        self.expect(self.index.tasks.contains_key(&id), subject, reference(id));
    }

    fn schedule(
        &mut self,
        schedule: &Schedule,
        task: fn(TaskId) -> Reference,
        owner: fn(PersonId) -> Reference,
    ) {
        for assignment in &schedule.assignments {
            self.task(Subject::Plan, assignment.task, task);
            for person in &assignment.owners {
                self.person(Subject::Plan, Some(*person), owner);
            }
        }
    }

    fn expect(&mut self, known: bool, subject: Subject, reference: Reference) {
        if !known {
            self.problems.push(Problem::new(subject, Values::UnknownReference { reference }, None));
        }
    }
}
