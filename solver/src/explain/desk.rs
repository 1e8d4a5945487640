//! Plan and schedule laid out for questions.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;

use super::why::Bar;
use crate::check::{Report, check_on};
use crate::model::{
    Assignment, Level, Minutes, PersonId, Plan, Rule, Schedule, Seat, Slot, Task, TaskId, Timeline,
};

/// Time in slots, from the first to the one after the last.
pub(super) type Span = (Slot, Slot);

/// Booked time and the task that it is for.
pub(super) type Booked = (Span, TaskId);

/// A plan, a schedule and what the verifier says of it, ready for many questions.
#[derive(Clone, Debug)]
pub struct Desk<'a> {
    pub(super) plan: &'a Plan,
    pub(super) schedule: &'a Schedule,
    pub(super) timeline: Timeline,
    pub(super) report: Report,
    /// Booked time of each person: ascending, with the task.
    pub(super) booked: Vec<Vec<Booked>>,
    people: BTreeMap<PersonId, usize>,
    placed: BTreeMap<TaskId, usize>,
}

impl<'a> Desk<'a> {
    /// Lays a schedule out; about the cost of checking it.
    pub fn new(plan: &'a Plan, schedule: &'a Schedule) -> Self {
        let timeline = Timeline::new(plan);
        let report = check_on(plan, &timeline, schedule);
        Self::laid(plan, schedule, timeline, report)
    }

    /// The same where timeline and report of the schedule are known.
    pub(super) fn laid(plan: &'a Plan, schedule: &'a Schedule, timeline: Timeline, report: Report) -> Self {
        let mut desk = Self {
            plan,
            schedule,
            report,
            booked: vec![Vec::new(); plan.people.len()],
            people: BTreeMap::new(),
            placed: BTreeMap::new(),
            timeline,
        };
        for (at, person) in plan.people.iter().enumerate() {
            desk.people.entry(person.id).or_insert(at);
        }
        for (at, assignment) in schedule.assignments.iter().enumerate() {
            if desk.report.tasks.contains_key(&assignment.task) {
                desk.placed.entry(assignment.task).or_insert(at);
            }
        }
        for assignment in desk.placed.values().filter_map(|at| schedule.assignments.get(*at)) {
            for piece in &assignment.pieces {
                let span = (desk.floor(piece.start), desk.ceil(piece.end));
                for owner in &assignment.owners {
                    let booked = desk.people.get(owner).and_then(|at| desk.booked.get_mut(*at));
                    if let Some(booked) = booked.filter(|_| span.0 < span.1) {
                        booked.push((span, assignment.task));
                    }
                }
            }
        }
        for booked in &mut desk.booked {
            booked.sort_unstable();
        }
        desk
    }

    /// What the verifier says of the schedule.
    pub const fn report(&self) -> &Report {
        &self.report
    }

    /// A task of the plan that is to be placed.
    pub(super) fn planned(&self, task: TaskId) -> Option<&'a Task> {
        self.plan.task(task).map(AsRef::as_ref).filter(|task| self.plan.is_planned(task))
    }

    pub(super) fn person_of(&self, person: PersonId) -> Option<usize> {
        self.people.get(&person).copied()
    }

    pub(super) fn id_of(&self, person: usize) -> PersonId {
        self.plan.people.get(person).map_or(PersonId(0), |person| person.id)
    }

    pub(super) fn assignment(&self, task: TaskId) -> Option<&'a Assignment> {
        self.schedule.assignments.get(*self.placed.get(&task)?)
    }

    /// The owners of a placed task, by index.
    pub(super) fn owners(&self, task: TaskId) -> Vec<usize> {
        let owners = self.assignment(task).map_or(&[][..], |assignment| &assignment.owners);
        owners.iter().filter_map(|owner| self.person_of(*owner)).collect()
    }

    /// Where work is pinned in time; a pin before `as_of` no longer binds what has started.
    pub(super) fn pin(&self, task: &Task) -> Option<NaiveDateTime> {
        let past = |at: &NaiveDateTime| task.progress.is_started() && at.date() < self.plan.as_of;
        task.pin_start.filter(|at| !past(at))
    }

    /// Who keeps a seat of started work.
    pub(super) fn kept(&self, task: &Task, seat: usize) -> Option<PersonId> {
        let keeps = task.progress.is_started() && !task.progress.freed;
        let accepted = self.plan.schedule.as_deref().filter(|_| keeps)?;
        let owner = accepted.assignments.iter().find(|a| a.task == task.id)?.owners.get(seat).copied()?;
        let person = self.plan.people.get(self.person_of(owner)?)?;
        self.plan.suits(person, task, task.seats.get(seat)?).then_some(owner)
    }

    /// Why a person may not take a seat; `None`: they may.
    pub(super) fn bar(&self, task: &Task, index: usize, seat: &Seat, person: usize) -> Option<Bar> {
        let somebody = self.plan.people.get(person)?;
        if let Some(pin) = seat.pin.filter(|pin| *pin != somebody.id) {
            return Some(Bar::Pinned { person: pin });
        }
        if let Some(kept) = self.kept(task, index).filter(|kept| seat.pin.is_none() && *kept != somebody.id) {
            return Some(Bar::Started { person: kept });
        }
        if self.plan.excepted(task.id, Rule::Skill) && seat.pin.is_some() {
            return None;
        }
        let lacks =
            seat.needs.iter().find(|need| somebody.level(need.skill).is_none_or(|held| held < need.level));
        if let Some(need) = lacks {
            return Some(Bar::Level { need: *need, held: somebody.level(need.skill) });
        }
        (!self.plan.suits(somebody, task, seat)).then_some(Bar::Role { who: seat.who })
    }

    /// Who may take a seat.
    pub(super) fn able(&self, task: &Task, index: usize) -> Vec<usize> {
        let Some(seat) = task.seats.get(index) else { return Vec::new() };
        (0..self.plan.people.len()).filter(|person| self.bar(task, index, seat, *person).is_none()).collect()
    }

    /// Slots that a task takes with these owners, seat by seat.
    pub(super) fn needed(&self, task: &Task, owners: &[usize]) -> u32 {
        let seats = task.seats.iter().zip(owners);
        let levels: Vec<Level> = seats
            .filter_map(|(seat, owner)| Some((seat, self.plan.people.get(*owner)?)))
            .flat_map(|(seat, person)| seat.needs.iter().filter_map(|need| person.level(need.skill)))
            .collect();
        self.plan.stretched_slots(task, levels)
    }

    /// The first slot that dates and the tasks before allow; `Err`: a task before it has no place.
    pub(super) fn earliest(&self, task: &Task) -> Result<Slot, TaskId> {
        let date = self.plan.not_before_of(task).filter(|_| !self.plan.excepted(task.id, Rule::NotBefore));
        let mut from = date.map_or(0, |date| self.timeline.slot_of_date(date));
        if self.plan.excepted(task.id, Rule::Link) {
            return Ok(from);
        }
        for link in task.after.iter().filter(|link| self.planned(link.task).is_some()) {
            let before = self.assignment(link.task).and_then(Assignment::end).ok_or(link.task)?;
            from = from.max(self.timeline.after_lag(self.ceil(before), link.lag));
        }
        Ok(from)
    }

    pub(super) fn minutes(&self, slots: usize) -> Minutes {
        Minutes(u32::try_from(slots).unwrap_or(u32::MAX).saturating_mul(self.timeline.grid))
    }

    pub(super) fn floor(&self, at: NaiveDateTime) -> Slot {
        self.slot(at, 0)
    }

    pub(super) fn ceil(&self, at: NaiveDateTime) -> Slot {
        self.slot(at, i64::from(self.timeline.grid) * 60 - 1)
    }

    fn slot(&self, at: NaiveDateTime, up: i64) -> Slot {
        let seconds = (at - self.timeline.as_of.and_time(chrono::NaiveTime::MIN)).num_seconds();
        let slot = seconds.saturating_add(up).div_euclid(i64::from(self.timeline.grid) * 60);
        Slot::try_from(slot.clamp(0, i64::from(self.timeline.end()))).unwrap_or(0)
    }
}
