//! Tasks as the search sees them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Fixed, Owner};
use crate::model::{
    DayMark, Level, Minutes, Person, PersonId, Plan, ProjectId, Rule, Seat, SkillId, Slot, Task, TaskId,
    Timeline,
};
use crate::rule::split::Cut;
use crate::rule::{hours_a_day, not_before, pin, seats, skill};

/// Somebody who may take a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Who, by position.
    pub person: u32,
    /// Slots that the task takes at this person's levels; 0 where the seat asks for no skill.
    pub slots: u32,
    /// Levels between held and asked, over the asked skills.
    pub level_apart: u32,
    /// Whether the seat asks for a skill that the person would rather avoid.
    pub avoids: bool,
    /// Whether the person has skills to grow and the seat asks for none of them.
    pub no_growth: bool,
}

/// What people were told of a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announced {
    /// The owner of each seat by position; `u32::MAX` for somebody who is gone.
    pub owners: Vec<u32>,
    /// The day of its start, counted from `as_of`.
    pub day: i64,
    /// The calendar week of that day.
    pub week: i64,
    /// 3 within two weeks of `as_of`, 2 within six, else 1.
    pub nearness: i64,
}

/// A task to be planned.
#[derive(Clone, Debug)]
pub struct Planned {
    /// Which task.
    pub id: TaskId,
    /// A moment without work.
    pub milestone: bool,
    /// Client × project × task weight.
    pub weight: i64,
    /// Minutes left, over all seats; of a milestone those of one slot.
    pub minutes: i64,
    /// Slots that it takes where no seat asks for a skill.
    pub plain_slots: u32,
    /// How it may be cut.
    pub cut: Cut,
    /// The first slot at which it may start as far as dates go.
    pub not_before: Slot,
    /// The date promised.
    pub due: Option<DayMark>,
    /// The date that must hold.
    pub deadline: Option<DayMark>,
    /// Who may take each seat.
    pub seats: Vec<Vec<Choice>>,
    /// What people were told, if anything.
    pub announced: Option<Announced>,
    /// Where it stands, if that is decided.
    pub fixed: Option<Fixed>,
    /// Can never be placed.
    pub never: bool,
    /// Its project, by position.
    pub project: u32,
}

impl Planned {
    /// Slots that the task takes with these choices, one per seat.
    pub fn slots(&self, choices: impl IntoIterator<Item = Choice>) -> u32 {
        let most = choices.into_iter().map(|choice| choice.slots).max().unwrap_or(0);
        if most == 0 { self.plain_slots } else { most }
    }

    /// The choice of a person for a seat.
    pub fn choice(&self, seat: usize, person: u32) -> Option<Choice> {
        self.seats.get(seat)?.iter().find(|choice| choice.person == person).copied()
    }

    /// Whether an exception frees it, at its fixed place, of the tasks that it follows.
    pub fn free_of_links(&self) -> bool {
        self.fixed.as_ref().is_some_and(|fixed| fixed.free_of_links)
    }
}

/// The tasks to be planned, in the order of the plan; of tasks with the same id only the first.
pub(super) fn planned(plan: &Plan) -> Vec<&Task> {
    let mut projects: BTreeMap<ProjectId, bool> = BTreeMap::new();
    for project in &plan.projects {
        projects.entry(project.id).or_insert(project.is_planned());
    }
    let mut seen = BTreeSet::new();
    let tasks = plan.tasks.iter().map(AsRef::as_ref);
    let tasks = tasks.filter(|task: &&Task| seen.insert(task.id));
    let planned = |task: &&Task| !task.progress.done && projects.get(&task.project) == Some(&true);
    tasks.filter(planned).collect()
}

pub(super) fn compile(plan: &Plan, timeline: &Timeline, planned: &[&Task], people: &[Owner]) -> Vec<Planned> {
    let mut persons: BTreeMap<PersonId, u32> = BTreeMap::new();
    for (person, at) in people.iter().zip(0..) {
        persons.entry(person.id).or_insert(at);
    }
    let mut projects: BTreeMap<ProjectId, u32> = BTreeMap::new();
    for (project, at) in plan.projects.iter().zip(0..) {
        projects.entry(project.id).or_insert(at);
    }
    planned.iter().map(|task| one(plan, timeline, task, &persons, &projects)).collect()
}

fn one(
    plan: &Plan,
    timeline: &Timeline,
    task: &Task,
    persons: &BTreeMap<PersonId, u32>,
    projects: &BTreeMap<ProjectId, u32>,
) -> Planned {
    let milestone = task.is_milestone();
    let seats: Vec<Vec<Choice>> =
        (0..task.seats.len()).map(|seat| choices(plan, task, seat, persons)).collect();
    let options: Vec<Vec<u32>> =
        seats.iter().map(|seat| seat.iter().map(|choice| choice.person).collect()).collect();
    let grid = timeline.grid;
    let least = plan.min_piece.0.div_ceil(grid).max(1);
    let a_day = task.a_day.map(|most| hours_a_day::slots(most, grid));
    let cut = match (task.split, a_day) {
        (false, None) => Cut::WHOLE,
        (split, a_day) => Cut {
            piece: a_day.map_or(least, |most| least.min(most)).max(1),
            a_day: a_day.unwrap_or(u32::MAX),
            within_day: split,
        },
    };
    Planned {
        id: task.id,
        milestone,
        weight: plan.weight_of(task),
        minutes: if milestone {
            i64::from(timeline.grid)
        } else {
            i64::from(plan.left_of(task).0) * task.seats.len() as i64
        },
        plain_slots: if milestone { 0 } else { plan.stretched_slots(task, []).max(1) },
        cut,
        not_before: not_before::earliest(plan, timeline, task),
        due: plan.due_of(task).map(|date| timeline.mark(date)),
        deadline: task.deadline.map(|date| timeline.mark(date)),
        announced: announced(plan, timeline, task, persons),
        fixed: None,
        // No slot a day is no place at all.
        never: cut.a_day == 0 && !milestone || seats::fill(&options).is_none(),
        seats,
        project: projects.get(&task.project).copied().unwrap_or(0),
    }
}

/// Who may take a seat: the pinned person, else who keeps started work, else everybody who suits it.
fn choices(plan: &Plan, task: &Task, index: usize, persons: &BTreeMap<PersonId, u32>) -> Vec<Choice> {
    let Some(seat) = task.seats.get(index) else { return Vec::new() };
    let position = |id: PersonId| persons.get(&id).copied();
    let suits = |at: &u32| plan.suits(&plan.people[*at as usize], task, seat);
    let owners = if let Some(pinned) = seat.pin {
        let excepted = plan.excepted(task.id, Rule::Skill);
        position(pinned).filter(|at| excepted || suits(at)).into_iter().collect()
    } else {
        let kept = pin::started_owner(task, index, plan.schedule.as_deref());
        match kept.and_then(position).filter(suits) {
            Some(kept) => vec![kept],
            None => skill::owners(plan, task, seat),
        }
    };
    let left = plan.left_of(task);
    let choice = |at: u32| choice(plan, left, seat, &plan.people[at as usize], at);
    owners.into_iter().map(choice).collect()
}

fn choice(plan: &Plan, left: Minutes, seat: &Seat, person: &Person, at: u32) -> Choice {
    let asks_any = |skills: &[SkillId]| seat.needs.iter().any(|need| skills.contains(&need.skill));
    let apart = |need: &crate::model::Need| {
        person.level(need.skill).map_or(0, |level| u32::from(level.0)).abs_diff(u32::from(need.level.0))
    };
    let levels: Vec<Level> = skill::levels(person, seat).collect();
    Choice {
        person: at,
        slots: if levels.is_empty() { 0 } else { plan.stretched(left, levels).max(1) },
        level_apart: seat.needs.iter().map(apart).sum(),
        avoids: asks_any(&person.wishes.avoid),
        no_growth: !person.wishes.grow.is_empty() && !asks_any(&person.wishes.grow),
    }
}

fn announced(
    plan: &Plan,
    timeline: &Timeline,
    task: &Task,
    persons: &BTreeMap<PersonId, u32>,
) -> Option<Announced> {
    use chrono::Datelike;
    let told = plan.announced.as_ref()?.schedule.get(task.id)?;
    let day = (told.start()?.date() - timeline.as_of).num_days();
    let owners = told.owners.iter().take(task.seats.len());
    Some(Announced {
        owners: owners.map(|id| persons.get(id).copied().unwrap_or(u32::MAX)).collect(),
        day,
        week: (day + i64::from(timeline.as_of.weekday().num_days_from_monday())).div_euclid(7),
        nearness: match day.div_euclid(7) {
            ..2 => 3,
            2..6 => 2,
            _ => 1,
        },
    })
}
