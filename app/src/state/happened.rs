//! What has happened, as one change of the plan and as a sentence: somebody is away, an approval slips, a rush job
//! comes in.

use std::sync::Arc;

use solver::format::news::News;
use solver::format::words::Reader;
use solver::model::{DayPart, Effort, Permille, Plan, Project, Status, Task, TaskId, TimeOff};

use super::command::{Command, Label};
use super::ids::next_task_id;
use crate::text::format::Minutes;
use crate::text::{Lang, happened as words};

/// How likely a paused project is to go on, where nobody has said.
const EVEN: Permille = Permille(500);

/// The change of the plan; one step of undo. None where it names what is gone, or changes nothing.
pub fn command(plan: &Plan, news: News) -> Option<Command> {
    let one = |label, command| Some(Command::Batch { label, commands: vec![command] });
    match news {
        News::Away { person, first, last } => {
            let mut person = plan.person(person)?.as_ref().clone();
            person.time_off.push(TimeOff { first, last, part: DayPart::Whole, note: String::new() });
            let label = Label::named(words::away_label, &person.name);
            one(label, Command::PutPerson(Arc::new(person)))
        }
        News::Later { task, not_before } => {
            let task = Task { not_before: Some(not_before), ..plan.task(task)?.as_ref().clone() };
            one(Label::named(words::later_label, &task.name), Command::PutTask(Arc::new(task)))
        }
        News::Effort { task, effort } => {
            let mut task = plan.task(task)?.as_ref().clone();
            (task.effort, task.progress.left) = (Some(effort), None);
            one(Label::named(words::effort_label, &task.name), Command::PutTask(Arc::new(task)))
        }
        News::Paused { project } => {
            let project = plan.project(project)?;
            let win = match project.status {
                Status::Tentative { win, .. } => win,
                Status::Confirmed | Status::Done => EVEN,
            };
            let status = Status::Tentative { win, planned: false };
            let project = Project { status, ..project.as_ref().clone() };
            one(Label::named(words::paused_label, &project.name), Command::PutProject(Arc::new(project)))
        }
        News::Resumed { project } => {
            let project = Project { status: Status::Confirmed, ..plan.project(project)?.as_ref().clone() };
            one(Label::named(words::resumed_label, &project.name), Command::PutProject(Arc::new(project)))
        }
    }
}

/// What has happened, in a sentence.
pub fn say(lang: Lang, plan: &Plan, news: News) -> String {
    let person = |id| plan.person(id).map(|person| person.name.clone()).unwrap_or_default();
    let task = |id| plan.task(id).map(|task| task.name.clone()).unwrap_or_default();
    let project = |id| plan.project(id).map(|project| project.name.clone()).unwrap_or_default();
    match news {
        News::Away { person: who, first, last } if first == last => {
            words::away_one(lang, &person(who), first)
        }
        News::Away { person: who, first, last } => words::away(lang, &person(who), first, last),
        News::Later { task: what, not_before } => words::later(lang, &task(what), not_before),
        News::Effort { task: what, effort } => words::effort(lang, &task(what), hours(effort)),
        News::Paused { project: what } => words::paused(lang, &project(what)),
        News::Resumed { project: what } => words::resumed(lang, &project(what)),
    }
}

fn hours(effort: Effort) -> Minutes {
    Minutes(i64::from(effort.expected().0))
}

/// The task that a line of quick add describes, in the project that it names or the last one.
pub fn rush(plan: &Plan, line: &str) -> Option<Task> {
    let read = Reader::new(plan).read(line);
    let home = read.project.or_else(|| plan.projects.last().map(|project| project.id))?;
    let task: Task = read.task(next_task_id(plan), home);
    (!task.name.trim().is_empty()).then_some(task)
}

/// The change that a rush job is; one step of undo.
pub fn rush_command(plan: &Plan, line: &str) -> Option<(Command, TaskId)> {
    let task = rush(plan, line)?;
    let (label, id) = (Label::named(words::rush_label, &task.name), task.id);
    Some((Command::Batch { label, commands: vec![Command::PutTask(Arc::new(task))] }, id))
}

/// A rush job in a sentence.
pub fn say_rush(lang: Lang, plan: &Plan, task: &Task) -> String {
    let effort = Minutes(i64::from(plan.effort_of(task).0.0));
    match plan.due_of(task) {
        Some(due) => words::rush(lang, &task.name, effort, due),
        None => words::rush_open(lang, &task.name, effort),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use solver::format::news::news;
    use solver::model::{Client, ClientId, Person, PersonId, ProjectId};

    fn plan() -> Plan {
        let mut plan = Plan::new("Studio", "2026-11-23".parse().unwrap());
        plan.people.push(Arc::new(Person::new(PersonId(1), "Léa Fontaine")));
        plan.clients.push(Arc::new(Client::new(ClientId(1), "Valade")));
        plan.projects.push(Arc::new(Project::new(ProjectId(1), ClientId(1), "Autumn")));
        plan.tasks.push(Arc::new(Task::new(TaskId(1), ProjectId(1), "Film")));
        plan
    }

    #[track_caller]
    fn happens(line: &str) -> (Plan, String) {
        let plan = plan();
        let news = news(&plan, line).unwrap();
        let next = command(&plan, news).unwrap().apply(&plan).unwrap();
        (next, say(Lang::En, &plan, news))
    }

    #[test]
    fn a_line_is_one_change_and_a_sentence() {
        let (plan, said) = happens("Léa is away until Thu");
        assert_eq!(plan.people[0].time_off.len(), 1);
        assert_eq!(said, "Léa Fontaine is away from Mon 23 Nov to Thu 26 Nov.");
        let (plan, _) = happens("Film slips to Fri");
        assert_eq!(plan.tasks[0].not_before, Some("2026-11-27".parse().unwrap()));
        let (plan, said) = happens("Film takes 12h");
        assert_eq!((plan.effort_of(&plan.tasks[0]).0.0, said.as_str()), (720, "Film takes 12\u{a0}h."));
        let (plan, _) = happens("Autumn is paused");
        assert!(!plan.projects[0].is_planned());
    }

    #[test]
    fn a_rush_job_is_a_task_with_a_date() {
        let plan = plan();
        let (command, id) = rush_command(&plan, "Banner 6h due Thu").unwrap();
        let next = command.apply(&plan).unwrap();
        let task = next.task(id).unwrap();
        assert_eq!((task.name.as_str(), next.due_of(task)), ("Banner", Some("2026-11-26".parse().unwrap())));
        assert_eq!(say_rush(Lang::En, &next, task), "Banner, 6\u{a0}h, is due Thu 26 Nov.");
        assert!(rush_command(&plan, "6h").is_none());
    }
}
