//! What undo and redo call a command.

use std::sync::Arc;

use solver::model::Plan;

use super::{Command, PlanOptions};
use crate::text::{Lang, announce, commands};

/// The name of a change, kept as a sentence of `text` with its values, so that it follows the language.
///
/// A screen makes one for a batch of its own: `Label::named(text::plan::pinned, &task.name)`.
#[derive(Clone, Debug)]
pub enum Label {
    /// A sentence without values.
    Plain(fn(Lang) -> &'static str),
    /// A sentence about something with a name.
    Named(fn(Lang, &str) -> String, Arc<str>),
    /// A sentence about a number of things.
    Counted(fn(Lang, usize) -> String, usize),
}

impl Label {
    /// A sentence about something with a name.
    pub fn named(sentence: fn(Lang, &str) -> String, name: &str) -> Self {
        Self::Named(sentence, name.into())
    }

    /// The sentence in a language, as it stands after "Undo: ".
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::Plain(sentence) => sentence(lang).to_owned(),
            Self::Named(sentence, name) => sentence(lang, name),
            Self::Counted(sentence, n) => sentence(lang, *n),
        }
    }
}

impl Command {
    /// What undo calls this command when it is applied to `plan`.
    pub fn label(&self, plan: &Plan) -> Label {
        let put = |known: bool, name: &str| {
            Label::named(if known { commands::edited } else { commands::added }, name)
        };
        let removed = |name: Option<&str>| Label::named(commands::removed, name.unwrap_or_default());
        match self {
            Self::Rename(_) => Label::Plain(commands::renamed_plan),
            Self::SetOptions(options) => {
                let goals_only = PlanOptions { goals: plan.goals.clone(), ..(**options).clone() };
                let goals_only = goals_only == PlanOptions::of(plan);
                Label::Plain(if goals_only { commands::changed_goals } else { commands::changed_options })
            }
            Self::PutTask(task) if plan.task(task.id).is_some() => {
                Label::named(commands::edited_task, &task.name)
            }
            Self::PutTask(task) => Label::named(commands::added_task, &task.name),
            Self::RemoveTasks(tasks) => match tasks.as_slice() {
                [task] => {
                    let name = plan.task(*task).map(|task| task.name.as_str());
                    Label::named(commands::removed_task, name.unwrap_or_default())
                }
                _ => Label::Counted(commands::removed_tasks, tasks.len()),
            },
            Self::MoveTasks { tasks, .. } => match tasks.as_slice() {
                [task] => {
                    let name = plan.task(*task).map(|task| task.name.as_str());
                    Label::named(commands::moved_task, name.unwrap_or_default())
                }
                _ => Label::Counted(commands::moved_tasks, tasks.len()),
            },
            Self::PutPerson(person) => put(plan.person(person.id).is_some(), &person.name),
            Self::RemovePerson(id) => removed(plan.person(*id).map(|person| person.name.as_str())),
            Self::PutClient(client) => put(plan.client(client.id).is_some(), &client.name),
            Self::RemoveClient(id) => removed(plan.client(*id).map(|client| client.name.as_str())),
            Self::PutProject(project) => put(plan.project(project.id).is_some(), &project.name),
            Self::RemoveProject(id) => removed(plan.project(*id).map(|project| project.name.as_str())),
            Self::PutSkill(skill) => put(plan.skill(skill.id).is_some(), &skill.name),
            Self::RemoveSkill(id) => removed(plan.skill(*id).map(|skill| skill.name.as_str())),
            Self::PutException(_) => Label::Plain(commands::added_exception),
            Self::RemoveException { .. } => Label::Plain(commands::removed_exception),
            Self::PutScenario(scenario) => put(plan.scenario(scenario.id).is_some(), &scenario.name),
            Self::RemoveScenario(id) => removed(plan.scenario(*id).map(|scenario| scenario.name.as_str())),
            Self::ApplyScenario(id) => {
                let name = plan.scenario(*id).map(|scenario| scenario.name.as_str());
                Label::named(commands::applied_scenario, name.unwrap_or_default())
            }
            Self::AcceptSchedule(_) => Label::Plain(commands::accepted),
            Self::Announce { .. } => Label::Plain(announce::announced_label),
            Self::Withdraw => Label::Plain(announce::withdrawn_label),
            Self::Batch { label, .. } => label.clone(),
        }
    }
}
