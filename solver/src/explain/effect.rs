//! What one schedule of a plan changes against another: goal by goal, task by task, client by client.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::check::{Report, TaskFacts};
use crate::model::{ClientId, GoalKind, PersonId, Plan, Score, TaskId};

/// A level of the score in two schedules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shift {
    /// Which goal.
    pub goal: GoalKind,
    /// Its value before, in the goal's unit.
    pub from: i64,
    /// Its value after.
    pub to: i64,
}

impl Shift {
    /// By how much it rises: positive is worse.
    pub const fn by(self) -> i64 {
        self.to.saturating_sub(self.from)
    }
}

/// How a task stands against its dates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stand {
    /// Whether it has a place.
    pub placed: bool,
    /// Working days after its due date.
    pub late: u32,
    /// Working days past its deadline.
    pub past: u32,
}

impl Stand {
    fn of(facts: Option<&TaskFacts>) -> Self {
        facts.map_or_else(Self::default, |facts| Self {
            placed: true,
            late: facts.days_late,
            past: facts.days_past_deadline,
        })
    }

    /// Whether this is worse than another.
    pub const fn is_worse_than(self, other: Self) -> bool {
        if self.placed != other.placed {
            return other.placed;
        }
        self.past > other.past || (self.past == other.past && self.late > other.late)
    }
}

/// A task whose dates are met otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fate {
    /// Which task.
    pub task: TaskId,
    /// How it stood.
    pub from: Stand,
    /// How it stands.
    pub to: Stand,
}

/// A client whose work is later or earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientShift {
    /// Which client.
    pub client: ClientId,
    /// Working days late before, all their tasks together.
    pub from: u32,
    /// And after.
    pub to: u32,
}

/// Who works most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Busiest {
    /// Who.
    pub person: PersonId,
    /// Their load in the window, in permille rounded up.
    pub load: u32,
}

/// What changes from one schedule to another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effect {
    /// Every level of the plan's goals, in their order.
    pub levels: Vec<Shift>,
    /// The tasks that are later, earlier, placed or unplaced: those that suffer first, the most first.
    pub tasks: Vec<Fate>,
    /// The clients whose late days change, those that suffer first, the most first.
    pub clients: Vec<ClientShift>,
    /// Who works most before…
    pub busiest_from: Option<Busiest>,
    /// …and after.
    pub busiest: Option<Busiest>,
}

impl Effect {
    /// What changes between two schedules of a plan, of which these are the reports; O(tasks log tasks).
    pub fn between(plan: &Plan, from: &Report, to: &Report) -> Self {
        let stand = |report: &Report, task| Stand::of(report.tasks.get(&task));
        let mut tasks = Vec::new();
        let mut clients: BTreeMap<ClientId, ClientShift> = BTreeMap::new();
        for task in plan.tasks.iter().filter(|task| plan.is_planned(task)) {
            let (was, is) = (stand(from, task.id), stand(to, task.id));
            if let Some(client) = plan.project(task.project).map(|project| project.client) {
                let shift = clients.entry(client).or_insert(ClientShift { client, from: 0, to: 0 });
                shift.from = shift.from.saturating_add(was.late);
                shift.to = shift.to.saturating_add(is.late);
            }
            if was != is {
                tasks.push(Fate { task: task.id, from: was, to: is });
            }
        }
        let key = |fate: &Fate| {
            let days = |stand: Stand| i64::from(stand.past) + i64::from(stand.late);
            (!fate.to.is_worse_than(fate.from), days(fate.from) - days(fate.to))
        };
        tasks.sort_by_key(key);
        let mut clients: Vec<ClientShift> =
            clients.into_values().filter(|shift| shift.from != shift.to).collect();
        clients.sort_by_key(|shift| i64::from(shift.from) - i64::from(shift.to));
        Self {
            levels: shifts(plan, &from.score, &to.score),
            tasks,
            clients,
            busiest_from: busiest(from),
            busiest: busiest(to),
        }
    }

    /// The first level that differs: the one that decides.
    pub fn decides(&self) -> Option<Shift> {
        decides(&self.levels)
    }

    /// The tasks that suffer.
    pub fn suffering(&self) -> impl Iterator<Item = &Fate> {
        self.tasks.iter().filter(|fate| fate.to.is_worse_than(fate.from))
    }
}

/// The levels of two scores side by side.
pub fn shifts(plan: &Plan, from: &Score, to: &Score) -> Vec<Shift> {
    let goals = plan.goals.normalised();
    let values = from.0.iter().zip(&to.0);
    goals
        .levels()
        .iter()
        .zip(values)
        .map(|(goal, (from, to))| Shift { goal: *goal, from: *from, to: *to })
        .collect()
}

/// The first level that differs.
pub fn decides(levels: &[Shift]) -> Option<Shift> {
    levels.iter().copied().find(|shift| shift.by() != 0)
}

/// The day on which a task was last worked on; a milestone's own day.
pub fn finish(facts: &TaskFacts) -> NaiveDate {
    match facts.worked.last() {
        Some((_, end)) => end.checked_sub_signed(TimeDelta::minutes(1)).unwrap_or(*end).date(),
        None => facts.end.date(),
    }
}

fn busiest(report: &Report) -> Option<Busiest> {
    let loads = report.people.iter().filter_map(|person| Some((person.id, person.window.permille()?)));
    let most = loads.max_by_key(|(person, load)| (*load, std::cmp::Reverse(*person)))?;
    Some(Busiest { person: most.0, load: most.1 })
}
