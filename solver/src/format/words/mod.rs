//! Quick add: a task in one line of words, in English and in French at once.
//!
//! `Moodboard Acme 6h design≥3 due fri after Brief` and `Déclinaisons 8 h design ≥ 3 pour ven après Visuel clé` say
//! what is to be done, for whom, how long it takes, what it asks for, by when and after what.
//! The line is walked from left to right (`walk`); at each word the phrases of the grammar are tried
//! (`grammar`), and what nobody recognises is the name.
//! Text in quotes is always part of the name.
//!
//! | say | means |
//! |---|---|
//! | `6h`, `2h30`, `1,5 j`, `4-6 h` | effort; of several the last |
//! | `design≥3`, `design 3`, `design niveau 3` | a skill at a level |
//! | `due fri`, `by 12/12`, `pour ven`, `échéance 5 déc` | due |
//! | `deadline 12/12`, `before fri`, `avant le 12`, `au plus tard jeudi` | deadline |
//! | `not before mon`, `pas avant lundi`, `from 3 Dec`, `à partir du 3` | not before |
//! | `after Brief`, `après Brief +2j`, `after Brief and Copy` | links, with a lag in working days |
//! | `#project`, or a project's or client's name at either end of the name | project |
//! | `@Léa`, `pour Léa` | owner (a pin) |
//! | `max 3h`, `3 h/j`, `3h a day` | hours a day |
//! | `milestone`, `jalon` · `split`, `fractionnable` · `weight 3`, `poids 3` | as they say |
//!
//! Reading never fails: what cannot be read is a [`WordsProblem`] with its place and, where one is near, a suggestion.

mod grammar;
mod links;
mod resolve;
#[cfg(test)]
mod tests;
mod walk;

use std::ops::Range;

use chrono::NaiveDate;

use super::lookup::Directory;
use super::natural::DateError;
use crate::model::{
    ClientId, Effort, Link, Minutes, Need, PersonId, Plan, ProjectId, Region, Seat, SkillId, Task, TaskId,
    Weight,
};

/// Reads lines against a plan; made once for a plan, it reads each line in time linear in the line's length (and the
/// plan's when something unknown needs a suggestion).
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    directory: Directory<'a>,
    project: Option<ProjectId>,
    day_first: bool,
}

impl<'a> Reader<'a> {
    /// A reader for a plan; numeric dates are day first, except where the plan keeps the holidays of the USA.
    pub fn new(plan: &'a Plan) -> Self {
        let day_first = plan.region != Region::UnitedStates;
        Self { directory: Directory::new(plan), project: None, day_first }
    }

    /// Tasks of this project are meant first where several have the same name.
    #[must_use]
    pub fn within(mut self, project: Option<ProjectId>) -> Self {
        self.project = project;
        self
    }

    /// Whether `05/12` is 5 December.
    #[must_use]
    pub fn day_first(mut self, day_first: bool) -> Self {
        self.day_first = day_first;
        self
    }

    /// Reads a line.
    pub fn read(&self, text: &str) -> ReadWords {
        walk::read(self, text)
    }
}

/// Reads one line; see [`Reader`] to read several.
pub fn read(text: &str, plan: &Plan) -> ReadWords {
    Reader::new(plan).read(text)
}

/// What a line says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadWords {
    /// What is left when everything else is taken out.
    pub name: String,
    /// The project it names.
    pub project: Option<ProjectId>,
    /// Hours of work.
    pub effort: Option<Effort>,
    /// Skills it asks for.
    pub needs: Vec<Need>,
    /// The person it is given to.
    pub owner: Option<PersonId>,
    /// Promised for.
    pub due: Option<NaiveDate>,
    /// Must be done by.
    pub deadline: Option<NaiveDate>,
    /// Starts no earlier.
    pub not_before: Option<NaiveDate>,
    /// What it follows.
    pub after: Vec<Link>,
    /// A milestone.
    pub milestone: bool,
    /// May be split.
    pub split: bool,
    /// At most so much a day.
    pub a_day: Option<Minutes>,
    /// How much it counts.
    pub weight: Option<Weight>,
    /// What was recognised and where, in the order of the line, without overlap.
    pub marks: Vec<Mark>,
    /// What could not be read, in the order of the line.
    pub problems: Vec<WordsProblem>,
}

impl ReadWords {
    /// The task that the line describes.
    pub fn task(&self, id: TaskId, project: ProjectId) -> Task {
        let project = self.project.unwrap_or(project);
        let mut task = if self.milestone {
            Task::milestone(id, project, self.name.clone())
        } else {
            let mut task = Task::new(id, project, self.name.clone());
            task.seats = vec![Seat { needs: self.needs.clone(), who: None, pin: self.owner }];
            task.effort = self.effort;
            task.split = self.split;
            task.a_day = self.a_day;
            task
        };
        task.due = self.due;
        task.deadline = self.deadline;
        task.not_before = self.not_before;
        task.after.clone_from(&self.after);
        task.weight = self.weight.unwrap_or_default();
        task
    }
}

/// A recognised part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its bytes; both ends lie on character boundaries.
    pub range: Range<usize>,
    /// What it says.
    pub kind: MarkKind,
}

/// What a recognised part says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkKind {
    /// A project.
    Project,
    /// A client, and by it a project.
    Client,
    /// Effort.
    Effort,
    /// A skill at a level.
    Need,
    /// An owner.
    Owner,
    /// A due date.
    Due,
    /// A deadline.
    Deadline,
    /// A first day.
    NotBefore,
    /// Links.
    After,
    /// A milestone.
    Milestone,
    /// May be split.
    Split,
    /// Hours a day.
    ADay,
    /// A weight.
    Weight,
}

/// Something that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordsProblem {
    /// Its bytes; both ends lie on character boundaries.
    pub range: Range<usize>,
    /// What is wrong.
    pub kind: WordsProblemKind,
}

/// What is wrong with a part of a line. Text is as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordsProblemKind {
    /// No skill is called so.
    UnknownSkill {
        /// The text.
        name: String,
        /// Maybe this.
        nearest: Option<SkillId>,
    },
    /// Levels go from 1 to 5.
    LevelOutOfRange {
        /// The skill.
        skill: SkillId,
        /// What was asked.
        level: u64,
    },
    /// Nobody is called so.
    UnknownPerson {
        /// The text.
        name: String,
        /// Maybe this.
        nearest: Option<PersonId>,
    },
    /// Several people are called so.
    SeveralPeople {
        /// The text.
        name: String,
        /// They.
        candidates: Vec<PersonId>,
    },
    /// No project and no client is called so.
    UnknownProject {
        /// The text.
        name: String,
        /// Maybe this.
        nearest: Option<ProjectId>,
    },
    /// Several projects are called so, or the client has several.
    SeveralProjects {
        /// The text.
        name: String,
        /// They.
        candidates: Vec<ProjectId>,
    },
    /// The client has no project that is planned.
    NoProject {
        /// The client.
        client: ClientId,
    },
    /// No task is called so.
    UnknownTask {
        /// The text.
        name: String,
        /// Maybe this.
        nearest: Option<TaskId>,
    },
    /// Several tasks are called so.
    SeveralTasks {
        /// The text.
        name: String,
        /// They.
        candidates: Vec<TaskId>,
    },
    /// Behind such a word a date was expected.
    UnreadDate {
        /// The text.
        text: String,
        /// Why it is none.
        error: DateError,
    },
    /// The same was said before; the last counts.
    SaidTwice {
        /// What.
        kind: MarkKind,
    },
    /// Nothing is left for a name.
    NoName,
}
