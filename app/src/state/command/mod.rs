//! Commands: the only way in which a plan changes.
//!
//! A command is a value; [`Command::apply`] turns one plan into the next and touches nothing else.
//! A plan that obeyed "ids are unique, references lead somewhere" still does after any command:
//! `Put…` refuses what names an unknown entry, `Remove…` takes every mention of the entry away with it.
//! Whether the plan makes sense (cycles, dates) is not asked here: that is `solver::validate`, shown beside the plan.
//!
//! Undo needs no inverse commands, because [`super::history`] keeps the plans themselves.

mod label;
mod put;
mod remove;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use solver::model::{
    Announced, Archetype, Client, ClientId, Exception, FitFactors, Goals, Hat, Minutes, Permille, Person,
    PersonId, Plan, Project, ProjectId, Region, Rule, Scenario, ScenarioId, Schedule, Skill, SkillId, Task,
    TaskId,
};
use std::collections::BTreeMap;

use crate::text::{Lang, commands as texts, errors};

pub use label::Label;

/// A change of the plan.
#[derive(Clone, Debug)]
pub enum Command {
    /// Gives the plan another name.
    Rename(String),
    /// Sets everything that is neither an entry nor a decision.
    SetOptions(Box<PlanOptions>),
    /// Adds a task at the end, or replaces the one with its id.
    PutTask(Arc<Task>),
    /// Deletes tasks, and the links, exceptions and assignments that name them.
    RemoveTasks(Vec<TaskId>),
    /// Puts tasks, in the order given, before another one or at the end.
    MoveTasks {
        /// Which tasks.
        tasks: Vec<TaskId>,
        /// The task before which they go; none: to the end.
        before: Option<TaskId>,
    },
    /// Adds a person at the end, or replaces the one with their id.
    PutPerson(Arc<Person>),
    /// Deletes a person, and the pins, roles and assignments that name them.
    RemovePerson(PersonId),
    /// Adds a client at the end, or replaces the one with its id.
    PutClient(Arc<Client>),
    /// Deletes a client with its projects and their tasks.
    RemoveClient(ClientId),
    /// Adds a project at the end, or replaces the one with its id.
    PutProject(Arc<Project>),
    /// Deletes a project with its tasks.
    RemoveProject(ProjectId),
    /// Adds a skill at the end, or replaces the one with its id.
    PutSkill(Skill),
    /// Deletes a skill: nobody holds it and no seat asks for it any more.
    RemoveSkill(SkillId),
    /// Lets a pinned task break a rule, with the reason; replaces one for the same task and rule.
    PutException(Exception),
    /// Withdraws an exception.
    RemoveException {
        /// Which rule holds again.
        rule: Rule,
        /// For which task.
        task: TaskId,
    },
    /// Makes this the schedule of the plan; what it says about entries that are gone is left out.
    AcceptSchedule(Arc<Schedule>),
    /// Tells people a schedule: it becomes the announced plan, and the goals protect it from now on.
    Announce {
        /// What they are told, when and by whom.
        announced: Arc<Announced>,
        /// Working days within which nothing of it moves.
        frozen_days: u32,
    },
    /// Takes back what was announced; goals that protect it protect dates again.
    Withdraw,
    /// Adds a scenario at the end, or replaces the one with its id.
    PutScenario(Arc<Scenario>),
    /// Discards a scenario.
    RemoveScenario(ScenarioId),
    /// Makes the plan what a scenario makes of it, its schedule too; the scenario is then used up.
    ApplyScenario(ScenarioId),
    /// Several commands as one: all of them or, if one fails, none.
    Batch {
        /// What undo calls it.
        label: Label,
        /// In order.
        commands: Vec<Command>,
    },
}

/// All settings of a plan, see the fields of the same names in [`Plan`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each field is documented once, in solver::model::Plan")]
pub struct PlanOptions {
    pub as_of: chrono::NaiveDate,
    pub grid: Minutes,
    pub region: Region,
    pub horizon: Option<chrono::NaiveDate>,
    pub window: Option<chrono::NaiveDate>,
    pub cap: Permille,
    pub cap_by_hat: BTreeMap<Hat, Permille>,
    pub speed: [Permille; 5],
    pub default_effort: Minutes,
    pub effort_by_archetype: BTreeMap<Archetype, Minutes>,
    pub min_piece: Minutes,
    pub frozen_days: u32,
    pub goals: Goals,
    pub fit: FitFactors,
}

impl PlanOptions {
    /// The settings of a plan, to change some of them.
    pub fn of(plan: &Plan) -> Self {
        Self {
            as_of: plan.as_of,
            grid: plan.grid,
            region: plan.region,
            horizon: plan.horizon,
            window: plan.window,
            cap: plan.cap,
            cap_by_hat: plan.cap_by_hat.clone(),
            speed: plan.speed,
            default_effort: plan.default_effort,
            effort_by_archetype: plan.effort_by_archetype.clone(),
            min_piece: plan.min_piece,
            frozen_days: plan.frozen_days,
            goals: plan.goals.clone(),
            fit: plan.fit,
        }
    }

    fn set(&self, plan: &mut Plan) {
        let options = self.clone();
        plan.as_of = options.as_of;
        plan.grid = options.grid;
        plan.region = options.region;
        plan.horizon = options.horizon;
        plan.window = options.window;
        plan.cap = options.cap;
        plan.cap_by_hat = options.cap_by_hat;
        plan.speed = options.speed;
        plan.default_effort = options.default_effort;
        plan.effort_by_archetype = options.effort_by_archetype;
        plan.min_piece = options.min_piece;
        plan.frozen_days = options.frozen_days;
        plan.goals = options.goals;
        plan.fit = options.fit;
    }
}

/// Why a command was refused; the plan is as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CommandError {
    /// The document is read only for the moment: another tab has this plan.
    #[error("E4001: this plan is open in another tab")]
    Locked,
    /// It names a task that does not exist.
    #[error("E4002: there is no task {0}")]
    UnknownTask(TaskId),
    /// It names a person who does not exist.
    #[error("E4003: there is no person {0}")]
    UnknownPerson(PersonId),
    /// It names a client that does not exist.
    #[error("E4004: there is no client {0}")]
    UnknownClient(ClientId),
    /// It names a project that does not exist.
    #[error("E4005: there is no project {0}")]
    UnknownProject(ProjectId),
    /// It names a skill that does not exist.
    #[error("E4006: there is no skill {0}")]
    UnknownSkill(SkillId),
    /// It names a scenario that does not exist.
    #[error("E4007: there is no scenario {0}")]
    UnknownScenario(ScenarioId),
}

impl CommandError {
    /// Its stable code, as in `docs/errors.md`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Locked => "E4001",
            Self::UnknownTask(_) => "E4002",
            Self::UnknownPerson(_) => "E4003",
            Self::UnknownClient(_) => "E4004",
            Self::UnknownProject(_) => "E4005",
            Self::UnknownSkill(_) => "E4006",
            Self::UnknownScenario(_) => "E4007",
        }
    }

    /// Why the plan was not changed, for the person who wanted to.
    pub fn say(self, lang: Lang) -> String {
        match self {
            Self::Locked => errors::locked(lang).to_owned(),
            gone => errors::refused(lang, gone.code()),
        }
    }
}

impl Command {
    /// Several removals as one step of undo; nothing for none.
    pub fn removals(mut commands: Vec<Self>) -> Option<Self> {
        match commands.len() {
            0 | 1 => commands.pop(),
            several => Some(Self::Batch { label: Label::Counted(texts::removed_entries, several), commands }),
        }
    }

    /// The plan after this command.
    ///
    /// # Errors
    /// An entry that it names does not exist; a batch is refused as a whole.
    pub fn apply(&self, plan: &Plan) -> Result<Plan, CommandError> {
        let mut next = plan.clone();
        self.run(&mut next)?;
        // References are looked up once, at the end: within a batch an entry may name one that comes later.
        put::check_references(self, &next)?;
        Ok(next)
    }

    fn run(&self, plan: &mut Plan) -> Result<(), CommandError> {
        match self {
            Self::Rename(name) => plan.name.clone_from(name),
            Self::SetOptions(options) => options.set(plan),
            Self::PutTask(task) => put::by_id(&mut plan.tasks, task, |task| task.id),
            Self::RemoveTasks(tasks) => remove::tasks(plan, tasks)?,
            Self::MoveTasks { tasks, before } => put::move_tasks(plan, tasks, *before)?,
            Self::PutPerson(person) => put::by_id(&mut plan.people, person, |person| person.id),
            Self::RemovePerson(person) => remove::person(plan, *person)?,
            Self::PutClient(client) => put::by_id(&mut plan.clients, client, |client| client.id),
            Self::RemoveClient(client) => remove::client(plan, *client)?,
            Self::PutProject(project) => put::by_id(&mut plan.projects, project, |project| project.id),
            Self::RemoveProject(project) => remove::project(plan, *project)?,
            Self::PutSkill(skill) => put::skill(plan, skill),
            Self::RemoveSkill(skill) => remove::skill(plan, *skill)?,
            Self::PutException(exception) => put::exception(plan, exception),
            Self::RemoveException { rule, task } => {
                plan.exceptions.retain(|exception| (exception.rule, exception.task) != (*rule, *task));
            }
            Self::AcceptSchedule(schedule) => put::schedule(plan, schedule),
            Self::Announce { announced, frozen_days } => {
                plan.announced = Some(Arc::clone(announced));
                plan.frozen_days = *frozen_days;
                plan.goals = Goals::protect_announced();
            }
            Self::Withdraw => {
                plan.announced = None;
                if plan.goals.normalised() == Goals::protect_announced() {
                    plan.goals = Goals::protect_dates();
                }
            }
            Self::PutScenario(scenario) => {
                put::by_id(&mut plan.scenarios, scenario, |scenario| scenario.id);
            }
            Self::RemoveScenario(id) => {
                plan.scenario(*id).ok_or(CommandError::UnknownScenario(*id))?;
                plan.scenarios.retain(|scenario| scenario.id != *id);
            }
            Self::ApplyScenario(id) => {
                let scenario = plan.scenario(*id).ok_or(CommandError::UnknownScenario(*id))?;
                *plan = solver::scenario::apply(plan, scenario).plan;
                plan.scenarios.retain(|scenario| scenario.id != *id);
            }
            Self::Batch { commands, .. } => {
                for command in commands {
                    command.run(plan)?;
                }
            }
        }
        Ok(())
    }
}
