//! What every bound stands on: for each planned task who may take it, the least it takes, and how early it can
//! start and end whatever else is decided.
//!
//! All of it leans to the side of what is possible: where the rules leave something open (which other work is in
//! the way, which co-owners are free together), it is taken to be possible.
//! Pins, started work and exceptions are read as the verifier reads them.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;

use crate::model::{
    DayMark, Lag, Person, PersonId, Plan, Project, ProjectId, Rule, Seat, Slot, Task, TaskId, Timeline,
};

/// Somebody who may take a seat, and the least number of slots that the task then takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    /// Index of the person in the plan.
    pub person: usize,
    /// Slots of work, at least.
    pub slots: u32,
}

/// A planned task.
#[derive(Clone, Debug)]
pub(super) struct Job<'a> {
    pub task: &'a Task,
    pub weight: i64,
    /// Weight × minutes: what the task costs while it has no place.
    pub cost: i64,
    pub due: Option<DayMark>,
    pub deadline: Option<DayMark>,
    /// Who may take each seat; empty for a milestone.
    pub seats: Vec<Vec<Choice>>,
    /// Planned tasks that it follows, by index; empty where an exception frees it of them.
    pub before: Vec<(usize, Lag)>,
    /// The first slot that dates allow.
    pub release: Slot,
    /// The slot at which it is pinned, if it is.
    pub pin: Option<Slot>,
    /// Works at every slot from its pin on.
    pub every_slot: bool,
    /// Most slots a day.
    pub a_day: Option<u32>,
    /// The earliest slot at which it can start; `None`: it can have no place in any schedule.
    pub start: Option<Slot>,
    /// The earliest slot after its last one.
    pub end: Slot,
}

impl Job<'_> {
    /// Whether it can have a place, as far as this page knows.
    pub const fn is_possible(&self) -> bool {
        self.start.is_some()
    }

    /// The least it takes, over the people who may take a seat.
    pub fn least(&self, seat: usize) -> u32 {
        let choices = self.seats.get(seat).map_or(&[][..], Vec::as_slice);
        choices.iter().map(|choice| choice.slots).min().unwrap_or(0)
    }
}

/// The planned tasks of a plan.
#[derive(Clone, Debug)]
pub(super) struct Ground<'a> {
    pub plan: &'a Plan,
    pub timeline: &'a Timeline,
    pub jobs: Vec<Job<'a>>,
    /// An order in which each job stands after those it follows; jobs in or behind a cycle are left out.
    pub order: Vec<usize>,
    index: BTreeMap<TaskId, usize>,
}

impl<'a> Ground<'a> {
    /// O(tasks × seats × people + links) and, per task, the walk to its end through each owner's days.
    pub fn new(plan: &'a Plan, timeline: &'a Timeline) -> Self {
        Self::narrowed(plan, timeline, &[])
    }

    /// The same where each of these seats may only be taken by that person.
    pub fn narrowed(plan: &'a Plan, timeline: &'a Timeline, only: &[(TaskId, usize, PersonId)]) -> Self {
        let mut projects: BTreeMap<ProjectId, &Project> = BTreeMap::new();
        for project in &plan.projects {
            projects.entry(project.id).or_insert(project);
        }
        let mut index: BTreeMap<TaskId, usize> = BTreeMap::new();
        let mut tasks: Vec<&Task> = Vec::new();
        let mut seen: BTreeMap<TaskId, ()> = BTreeMap::new();
        for task in &plan.tasks {
            let planned = projects.get(&task.project).is_some_and(|project| project.is_planned());
            if seen.insert(task.id, ()).is_none() && planned && !task.progress.done {
                index.insert(task.id, tasks.len());
                tasks.push(task);
            }
        }
        let reader = Reader::new(plan, timeline, &index);
        let mut jobs: Vec<Job<'a>> = tasks.into_iter().map(|task| reader.job(task)).collect();
        for (task, seat, person) in only {
            let job = index.get(task).and_then(|at| jobs.get_mut(*at));
            if let Some(choices) = job.and_then(|job| job.seats.get_mut(*seat)) {
                choices.retain(|choice| reader.people.get(person) == Some(&choice.person));
            }
        }
        let mut ground = Self { plan, timeline, order: order(&jobs), jobs, index };
        ground.walk();
        ground
    }

    /// The job of a task.
    pub fn job(&self, task: TaskId) -> Option<&Job<'a>> {
        self.jobs.get(*self.index.get(&task)?)
    }

    /// Jobs that can have a place.
    pub fn possible(&self) -> impl Iterator<Item = &Job<'a>> {
        self.jobs.iter().filter(|job| job.is_possible())
    }

    /// Earliest starts and ends along the links.
    fn walk(&mut self) {
        for at in self.order.clone() {
            let Some(job) = self.jobs.get(at) else { continue };
            let found =
                self.earliest(job, |before| self.jobs.get(before).and_then(|j| j.start.map(|_| j.end)));
            if let (Some(job), Some((start, end))) = (self.jobs.get_mut(at), found) {
                job.start = Some(start);
                job.end = end;
            }
        }
    }

    /// The earliest start and end of a job, given the earliest ends of those before it.
    fn earliest(&self, job: &Job<'_>, end_of: impl Fn(usize) -> Option<Slot>) -> Option<(Slot, Slot)> {
        let mut from = job.release;
        for (before, lag) in &job.before {
            from = from.max(self.timeline.after_lag(end_of(*before)?, *lag));
        }
        if let Some(pin) = job.pin {
            if pin < from {
                return None;
            }
            from = pin;
        }
        if from > self.timeline.end() {
            return None;
        }
        if job.task.is_milestone() {
            return Some((from, from));
        }
        if !can_be_filled(&job.seats) {
            return None;
        }
        let (mut start, mut end) = (from, from);
        for seat in &job.seats {
            let found = seat.iter().filter_map(|choice| self.run(job, *choice, from));
            let (first, last) =
                found.fold((Slot::MAX, Slot::MAX), |(s, e), run| (s.min(run.0), e.min(run.1)));
            start = start.max(first);
            end = end.max(last);
        }
        (end <= self.timeline.end()).then_some((start, end))
    }

    /// First slot and the one after the last if that person alone took the work as early as possible from a slot;
    /// of pinned work only from its pin.
    pub fn run(&self, job: &Job<'_>, choice: Choice, from: Slot) -> Option<(Slot, Slot)> {
        if job.every_slot {
            return Some((from, from.checked_add(choice.slots)?));
        }
        let slots = self.slots_of(job, choice.person);
        let first = slots.partition_point(|slot| *slot < from);
        let start = *slots.get(first)?;
        if job.pin.is_some_and(|pin| pin != start) {
            return None;
        }
        let count = usize::try_from(choice.slots.max(1)).ok()?;
        let Some(most) = job.a_day else {
            return Some((start, slots.get(first.checked_add(count - 1)?)? + 1));
        };
        let (mut left, mut at) = (count, first);
        let most = usize::try_from(most).ok().filter(|most| *most > 0)?;
        loop {
            let day = self.timeline.day_of(*slots.get(at)?);
            let next = slots.partition_point(|slot| self.timeline.day_of(*slot) <= day);
            if left <= most.min(next - at) {
                return Some((start, slots.get(at + left - 1)? + 1));
            }
            left -= most.min(next - at);
            at = next;
        }
    }

    /// The slots at which a person may work on a job.
    pub fn slots_of(&self, job: &Job<'_>, person: usize) -> &[Slot] {
        let time = self.timeline.people.get(person);
        time.map_or(&[], |time| if job.pin.is_some() { &time.with_slack } else { &time.available })
    }
}

/// Reads tasks as jobs.
struct Reader<'a> {
    plan: &'a Plan,
    timeline: &'a Timeline,
    index: &'a BTreeMap<TaskId, usize>,
    people: BTreeMap<PersonId, usize>,
}

impl<'a> Reader<'a> {
    fn new(plan: &'a Plan, timeline: &'a Timeline, index: &'a BTreeMap<TaskId, usize>) -> Self {
        let mut people = BTreeMap::new();
        for (at, person) in plan.people.iter().enumerate() {
            people.entry(person.id).or_insert(at);
        }
        Self { plan, timeline, index, people }
    }

    fn job<'t>(&self, task: &'t Task) -> Job<'t> {
        let excepted = |rule| self.plan.excepted(task.id, rule);
        let (plan, timeline) = (self.plan, self.timeline);
        let before = task.after.iter().filter(|_| !excepted(Rule::Link));
        let before = before.filter_map(|link| Some((*self.index.get(&link.task)?, link.lag)));
        let date = plan.not_before_of(task).filter(|_| !excepted(Rule::NotBefore));
        let pin = task.pin_start.filter(|at| !(task.progress.is_started() && at.date() < plan.as_of));
        let weight = plan.weight_of(task);
        let seats = i64::try_from(task.seats.len()).unwrap_or(i64::MAX);
        let minutes = match seats {
            0 => i64::from(timeline.grid),
            seats => i64::from(plan.left_of(task).0).saturating_mul(seats),
        };
        Job {
            task,
            weight,
            cost: weight.saturating_mul(minutes),
            due: plan.due_of(task).map(|date| timeline.mark(date)),
            deadline: task.deadline.map(|date| timeline.mark(date)),
            seats: self.seats(task),
            before: before.collect(),
            release: date.map_or(0, |date| timeline.slot_of_date(date)),
            // A pin that no slot meets is one beyond the horizon.
            pin: pin.map(|at: NaiveDateTime| timeline.slot(at).unwrap_or(Slot::MAX)),
            every_slot: pin.is_some() && excepted(Rule::Availability),
            a_day: task
                .a_day
                .filter(|_| !excepted(Rule::HoursADay))
                .map(|most| (most.0 / timeline.grid).max(1)),
            start: None,
            end: 0,
        }
        .with_pin_loosened(excepted(Rule::Pin))
    }

    fn seats(&self, task: &Task) -> Vec<Vec<Choice>> {
        let owners: Vec<Vec<usize>> = (0..task.seats.len()).map(|seat| self.owners(task, seat)).collect();
        let left = self.plan.left_of(task);
        let alone = |seat: &Seat, person: usize| {
            let person = self.plan.people.get(person)?;
            let levels: Vec<_> = seat.needs.iter().filter_map(|need| person.level(need.skill)).collect();
            (!levels.is_empty()).then(|| self.plan.stretched(left, levels))
        };
        // Slots by seat and owner; none where the owner's levels say nothing.
        let slots: Vec<Vec<Option<u32>>> = task
            .seats
            .iter()
            .zip(&owners)
            .map(|(seat, owners)| owners.iter().map(|person| alone(seat, *person)).collect())
            .collect();
        // The largest factor decides: no less than the least of any seat that always says something.
        let says =
            |list: &Vec<Option<u32>>| list.iter().copied().collect::<Option<Vec<u32>>>()?.into_iter().min();
        let floor = slots.iter().filter_map(says).max();
        // Where no seat may say anything, effort is not stretched; where some may, the least that they may say.
        let plain = self.plan.stretched(left, []);
        let least = slots.iter().flatten().flatten().copied().min().map_or(plain, |least| least.min(plain));
        let floor = floor.unwrap_or(least);
        let choose = |(owners, slots): (&Vec<usize>, &Vec<Option<u32>>)| {
            let both = owners.iter().zip(slots);
            both.map(|(person, slots)| Choice {
                person: *person,
                slots: slots.map_or(floor, |s| s.max(floor)).max(1),
            })
            .collect()
        };
        owners.iter().zip(&slots).map(choose).collect()
    }

    fn owners(&self, task: &Task, index: usize) -> Vec<usize> {
        let Some(seat) = task.seats.get(index) else { return Vec::new() };
        let excepted = |rule| self.plan.excepted(task.id, rule);
        let named = self.plan.named_in(task, seat);
        let excepted_skill = excepted(Rule::Skill);
        let suits = |person: &Person| excepted_skill || Plan::suits_where(person, seat, named);
        let everybody = self.plan.people.iter().enumerate();
        let able: Vec<usize> = everybody.filter(|(_, person)| suits(person)).map(|(at, _)| at).collect();
        if excepted(Rule::Pin) {
            return able;
        }
        if let Some(pin) = seat.pin {
            return able.into_iter().filter(|at| self.people.get(&pin) == Some(at)).collect();
        }
        let kept = self.started_owner(task, index).and_then(|owner| self.people.get(&owner));
        let really =
            |at: &usize| self.plan.people.get(*at).is_some_and(|p| Plan::suits_where(p, seat, named));
        match kept.filter(|at| really(at)) {
            Some(kept) => vec![*kept],
            None => able,
        }
    }

    fn started_owner(&self, task: &Task, seat: usize) -> Option<PersonId> {
        let accepted = self.plan.schedule.as_deref()?;
        let keeps = task.progress.is_started() && !task.progress.freed;
        let before = accepted.assignments.iter().filter(|_| keeps).find(|a| a.task == task.id)?;
        before.owners.get(seat).copied()
    }
}

impl Job<'_> {
    /// Without its pin in time, where an exception lets it break it; it may still use slack, so nothing is known
    /// of its times but its dates.
    fn with_pin_loosened(mut self, loose: bool) -> Self {
        if loose && self.pin.is_some() {
            self.pin = None;
            self.every_slot = true;
        }
        self
    }
}

/// Whether every seat can have an owner of its own: augmenting paths (Kuhn, 1955).
fn can_be_filled(seats: &[Vec<Choice>]) -> bool {
    let mut holder: BTreeMap<usize, usize> = BTreeMap::new();
    (0..seats.len()).all(|seat| augment(seats, seat, &mut holder, &mut Vec::new()))
}

fn augment(
    seats: &[Vec<Choice>],
    seat: usize,
    holder: &mut BTreeMap<usize, usize>,
    tried: &mut Vec<usize>,
) -> bool {
    for person in seats.get(seat).into_iter().flatten().map(|choice| choice.person) {
        if tried.contains(&person) {
            continue;
        }
        tried.push(person);
        let other = holder.get(&person).copied();
        if other.is_none_or(|other| augment(seats, other, holder, tried)) {
            holder.insert(person, seat);
            return true;
        }
    }
    false
}

/// Topological order (Arthur B. Kahn, "Topological sorting of large networks", 1962).
fn order(jobs: &[Job<'_>]) -> Vec<usize> {
    let mut after: Vec<Vec<usize>> = vec![Vec::new(); jobs.len()];
    let mut waiting: Vec<usize> = Vec::with_capacity(jobs.len());
    for (at, job) in jobs.iter().enumerate() {
        waiting.push(job.before.len());
        for (before, _) in &job.before {
            if let Some(list) = after.get_mut(*before) {
                list.push(at);
            }
        }
    }
    let mut order: Vec<usize> = (0..jobs.len()).filter(|at| waiting.get(*at) == Some(&0)).collect();
    let mut next = 0;
    while let Some(at) = order.get(next).copied() {
        next += 1;
        for later in after.get(at).into_iter().flatten() {
            if let Some(count) = waiting.get_mut(*later) {
                *count -= 1;
                if *count == 0 {
                    order.push(*later);
                }
            }
        }
    }
    order
}
