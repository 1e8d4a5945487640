//! Plan and schedule side by side: who is who, which assignments count, and which slots they work.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::runs::{self, Run};
use crate::model::{
    Assignment, Client, ClientId, Level, Person, PersonId, Plan, Project, ProjectId, Rule, Schedule, Seat,
    Slot, Task, TaskId, Timeline,
};

/// A task with what its project and client say of it.
pub(super) struct TaskFact<'a> {
    pub task: &'a Task,
    pub planned: bool,
    pub weight: i64,
    pub due: Option<NaiveDate>,
    pub not_before: Option<NaiveDate>,
    /// Index in [`Facts::placed`].
    pub placed: Option<usize>,
}

/// An assignment that counts: of a planned task, the first for it, with at least one piece.
pub(super) struct Placed<'a> {
    /// Index in [`Facts::tasks`].
    pub index: usize,
    pub task: &'a Task,
    pub assignment: &'a Assignment,
    /// The known owners, by index; nobody twice.
    pub owners: Vec<usize>,
    /// The pieces in slots, cut to the horizon; empty or inverted ones left out.
    pub spans: Vec<Run>,
    /// The worked slots.
    pub worked: Vec<Run>,
    /// The first slot that it covers.
    pub start: Slot,
    /// The slot after the last one that it covers.
    pub end: Slot,
}

pub(super) struct Facts<'a> {
    pub plan: &'a Plan,
    pub timeline: &'a Timeline,
    /// In the order of the plan.
    pub tasks: Vec<TaskFact<'a>>,
    pub placed: Vec<Placed<'a>>,
    task_index: BTreeMap<TaskId, usize>,
    person_index: BTreeMap<PersonId, usize>,
    /// Where each person may work, and where with slack.
    available: Vec<Vec<Run>>,
    with_slack: Vec<Vec<Run>>,
}

impl<'a> Facts<'a> {
    pub fn new(plan: &'a Plan, timeline: &'a Timeline, schedule: &'a Schedule) -> Self {
        let mut facts = Self {
            plan,
            timeline,
            tasks: task_facts(plan),
            placed: Vec::new(),
            task_index: BTreeMap::new(),
            person_index: BTreeMap::new(),
            available: timeline.people.iter().map(|time| runs::of_slots(&time.available)).collect(),
            with_slack: timeline.people.iter().map(|time| runs::of_slots(&time.with_slack)).collect(),
        };
        for (index, task) in plan.tasks.iter().enumerate() {
            facts.task_index.entry(task.id).or_insert(index);
        }
        for (index, person) in plan.people.iter().enumerate() {
            facts.person_index.entry(person.id).or_insert(index);
        }
        for assignment in &schedule.assignments {
            facts.place(assignment);
        }
        facts
    }

    fn place(&mut self, assignment: &'a Assignment) {
        let Some(index) = self.index_of(assignment.task) else { return };
        let Some(fact) = self.tasks.get(index) else { return };
        let (Some(start), Some(end)) = (assignment.start(), assignment.end()) else { return };
        if !fact.planned || fact.placed.is_some() {
            return;
        }
        let task = fact.task;
        let mut owners: Vec<usize> = Vec::new();
        for owner in assignment.owners.iter().filter_map(|owner| self.person_of(*owner)) {
            if !owners.contains(&owner) {
                owners.push(owner);
            }
        }
        let pieces = assignment.pieces.iter();
        let spans = pieces.map(|piece| (self.floor(piece.start), self.ceil(piece.end)));
        let spans: Vec<Run> = spans.filter(|span| span.0 < span.1).collect();
        let placed = Placed {
            index,
            task,
            assignment,
            worked: if task.is_milestone() { Vec::new() } else { self.worked(task, &owners, &spans) },
            owners,
            start: self.floor(start),
            end: self.ceil(end).max(spans.iter().map(|span| span.1).max().unwrap_or(0)),
            spans,
        };
        if let Some(fact) = self.tasks.get_mut(index) {
            fact.placed = Some(self.placed.len());
        }
        self.placed.push(placed);
    }

    /// The slots inside some spans at which all these people may work on a task.
    pub fn worked(&self, task: &Task, owners: &[usize], spans: &[Run]) -> Vec<Run> {
        let mut ordered = spans.to_vec();
        ordered.sort_unstable();
        let mut merged: Vec<Run> = Vec::new();
        for span in ordered {
            match merged.last_mut() {
                Some(last) if span.0 <= last.1 => last.1 = last.1.max(span.1),
                _ => merged.push(span),
            }
        }
        if owners.is_empty() {
            return Vec::new();
        }
        if self.takes_every_slot(task) {
            return merged;
        }
        owners.iter().fold(merged, |rest, owner| {
            let (from, to) = (rest.first().map_or(0, |run| run.0), rest.last().map_or(0, |run| run.1));
            runs::intersect(&rest, &runs::clip(self.time_of(task, *owner), from, to))
        })
    }

    /// Where a person may work on a task, exceptions aside.
    pub fn time_of(&self, task: &Task, person: usize) -> &[Run] {
        let lists = if self.pinned_at(task).is_some() { &self.with_slack } else { &self.available };
        lists.get(person).map_or(&[], Vec::as_slice)
    }

    /// Where a task is pinned in time; a pin before `as_of` no longer binds started work.
    pub fn pinned_at(&self, task: &Task) -> Option<NaiveDateTime> {
        let past = |at: &NaiveDateTime| at.date() < self.plan.as_of && task.progress.is_started();
        task.pin_start.filter(|at| !past(at))
    }

    /// Whether an exception lets a pinned task run through time at which its owners are away.
    pub fn takes_every_slot(&self, task: &Task) -> bool {
        self.pinned_at(task).is_some() && self.plan.excepted(task.id, Rule::Availability)
    }

    /// What a task takes with these owners, in slots; `None` unless every seat has a known owner.
    pub fn needed(&self, task: &Task, owners: &[PersonId]) -> Option<u32> {
        if owners.len() != task.seats.len() {
            return None;
        }
        let mut levels: Vec<Level> = Vec::new();
        for (seat, owner) in task.seats.iter().zip(owners) {
            let person = self.person(*owner)?;
            levels.extend(seat.needs.iter().filter_map(|need| person.level(need.skill)));
        }
        Some(self.plan.stretched_slots(task, levels))
    }

    /// Whether a person may take a seat, pins aside.
    pub fn suits(&self, person: &Person, task: &Task, seat: &Seat) -> bool {
        self.plan.suits(person, task, seat)
    }

    pub fn index_of(&self, task: TaskId) -> Option<usize> {
        self.task_index.get(&task).copied()
    }

    pub fn fact(&self, task: TaskId) -> Option<&TaskFact<'a>> {
        self.tasks.get(self.index_of(task)?)
    }

    pub fn placed_of(&self, task: TaskId) -> Option<&Placed<'a>> {
        self.placed.get(self.fact(task)?.placed?)
    }

    pub fn person_of(&self, person: PersonId) -> Option<usize> {
        self.person_index.get(&person).copied()
    }

    pub fn person(&self, person: PersonId) -> Option<&'a Person> {
        self.plan.people.get(self.person_of(person)?).map(AsRef::as_ref)
    }

    /// Planned tasks without a place.
    pub fn unplaced(&self) -> impl Iterator<Item = &TaskFact<'a>> {
        self.tasks.iter().filter(|fact| fact.planned && fact.placed.is_none())
    }

    /// The slot in which a moment lies, cut to the horizon.
    pub fn floor(&self, at: NaiveDateTime) -> Slot {
        self.cut(self.seconds(at).div_euclid(self.step()))
    }

    /// The first slot that begins at a moment or after it, cut to the horizon.
    pub fn ceil(&self, at: NaiveDateTime) -> Slot {
        self.cut(-(-self.seconds(at)).div_euclid(self.step()))
    }

    /// Whether a slot begins at this very moment.
    pub fn on_grid(&self, at: NaiveDateTime) -> bool {
        use chrono::Timelike;
        self.seconds(at).rem_euclid(self.step()) == 0 && at.nanosecond() == 0
    }

    /// Whether a moment lies after the end of the horizon.
    pub fn is_beyond(&self, at: NaiveDateTime) -> bool {
        self.seconds(at) > i64::from(self.timeline.end()) * self.step()
    }

    fn seconds(&self, at: NaiveDateTime) -> i64 {
        (at - self.timeline.as_of.and_time(NaiveTime::MIN)).num_seconds()
    }

    fn step(&self) -> i64 {
        i64::from(self.timeline.grid) * 60
    }

    fn cut(&self, slot: i64) -> Slot {
        Slot::try_from(slot.clamp(0, i64::from(self.timeline.end()))).unwrap_or(0)
    }
}

impl Placed<'_> {
    /// The day of the last slot worked; of a milestone: its own.
    pub fn finish_day(&self, timeline: &Timeline) -> u32 {
        let end = self.worked.last().map_or(self.end, |run| run.1);
        timeline.finish_day(end, self.task.is_milestone())
    }
}

fn task_facts(plan: &Plan) -> Vec<TaskFact<'_>> {
    let mut projects: BTreeMap<ProjectId, &Project> = BTreeMap::new();
    let mut clients: BTreeMap<ClientId, &Client> = BTreeMap::new();
    for project in &plan.projects {
        projects.entry(project.id).or_insert(project);
    }
    for client in &plan.clients {
        clients.entry(client.id).or_insert(client);
    }
    let facts = plan.tasks.iter().map(|task| {
        let project = projects.get(&task.project).copied();
        let client = project.and_then(|project| clients.get(&project.client));
        let weights = [client.map(|c| c.weight), project.map(|p| p.weight), Some(task.weight)];
        TaskFact {
            task: task.as_ref(),
            planned: !task.progress.done && project.is_some_and(Project::is_planned),
            weight: weights
                .into_iter()
                .map(|weight| i64::from(weight.unwrap_or_default().0))
                .fold(1, i64::saturating_mul),
            due: task.due.or_else(|| project?.due),
            not_before: task.not_before.or_else(|| project?.start),
            placed: None,
        }
    });
    facts.collect()
}
