//! Moving a whole plan in time.
//!
//! Weeks are not alike: a plan of five quiet weeks in March that is moved by whole weeks to December loses days to
//! Christmas, and an agency that was busy is in trouble.
//! So dates are moved by working days: what was the nth working day from `as_of` becomes the nth from the new one,
//! across whatever public holidays lie between.
//! Work keeps the number of working days that it had before its due date, and people keep the length of their time off.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta, Timelike};

use crate::model::{Piece, Plan, Schedule, Task};

/// Days around `as_of` within which dates are counted in working days.
const NEAR: i64 = 400;

/// The plan with its dates moved so that `as_of` is `to` or the first day after it with the same weekday.
///
/// Dates within about a year of `as_of` keep their number of working days from it; a day that is none goes with the
/// working day before it. Dates further away move by whole weeks.
/// A pin in time goes to the first working day from there on at which somebody who suits each seat works at that time
/// of the week, so that part-timers can keep it.
/// A date that would leave the calendar stays where it is.
/// O(size of the plan × log days).
#[must_use]
pub fn shift(plan: &Plan, to: NaiveDate) -> Plan {
    let weeks = (to - plan.as_of).num_days().div_euclid(7)
        + i64::from((to - plan.as_of).num_days().rem_euclid(7) > 0);
    let moves = Moves::new(plan, TimeDelta::weeks(weeks));
    let day = |date: NaiveDate| moves.day(date);
    let mut plan = plan.clone();
    let team = plan.clone();
    plan.as_of = moves.plain(plan.as_of);
    plan.horizon = plan.horizon.map(day);
    plan.window = plan.window.map(day);
    for person in plan.people.iter_mut().map(Arc::make_mut) {
        person.first_day = person.first_day.map(day);
        person.last_day = person.last_day.map(day);
        for off in &mut person.time_off {
            off.first = day(off.first);
            off.last = day(off.last);
        }
    }
    for project in plan.projects.iter_mut().map(Arc::make_mut) {
        project.start = project.start.map(day);
        project.due = project.due.map(day);
    }
    for task in plan.tasks.iter_mut().map(Arc::make_mut) {
        task.pin_start = task.pin_start.map(|at| moves.pin(&team, task, at));
        task.not_before = task.not_before.map(day);
        task.due = task.due.map(day);
        task.deadline = task.deadline.map(day);
    }
    if let Some(schedule) = &mut plan.schedule {
        shift_schedule(Arc::make_mut(schedule), &moves);
    }
    if let Some(announced) = plan.announced.as_mut().map(Arc::make_mut) {
        announced.on = day(announced.on);
        shift_schedule(&mut announced.schedule, &moves);
    }
    plan
}

/// Where days go.
struct Moves {
    by: TimeDelta,
    /// Working days near the old and the new `as_of`, in order, and how many of each lie before it.
    old: (Vec<NaiveDate>, usize),
    new: (Vec<NaiveDate>, usize),
}

impl Moves {
    fn new(plan: &Plan, by: TimeDelta) -> Self {
        let near = |as_of: NaiveDate| {
            let first = as_of.checked_sub_signed(TimeDelta::days(NEAR)).unwrap_or(NaiveDate::MIN);
            let last = as_of.checked_add_signed(TimeDelta::days(NEAR)).unwrap_or(NaiveDate::MAX);
            let days = first.iter_days().take_while(|day| *day <= last);
            let days: Vec<NaiveDate> = days.filter(|day| plan.is_working_day(*day)).collect();
            let before = days.partition_point(|day| *day < as_of);
            (days, before)
        };
        let to = plan.as_of.checked_add_signed(by).unwrap_or(plan.as_of);
        Self { by, old: near(plan.as_of), new: near(to) }
    }

    fn plain(&self, date: NaiveDate) -> NaiveDate {
        date.checked_add_signed(self.by).unwrap_or(date)
    }

    /// The place among the new working days of the last old one until a day; none where it is far away.
    fn place(&self, date: NaiveDate) -> Option<usize> {
        let (days, before) = &self.old;
        if days.last().is_none_or(|last| date > *last) {
            return None;
        }
        let place = days.partition_point(|day| *day <= date).checked_sub(1)?;
        (place + self.new.1).checked_sub(*before)
    }

    fn day(&self, date: NaiveDate) -> NaiveDate {
        self.place(date).and_then(|place| self.new.0.get(place)).copied().unwrap_or_else(|| self.plain(date))
    }

    fn time(&self, at: NaiveDateTime) -> NaiveDateTime {
        self.day(at.date()).and_time(at.time())
    }

    /// Where a pin goes.
    fn pin(&self, plan: &Plan, task: &Task, at: NaiveDateTime) -> NaiveDateTime {
        let minute = at.hour() * 60 + at.minute();
        let keeps = |day: &&NaiveDate| {
            task.seats.iter().all(|seat| {
                plan.people.iter().any(|person| {
                    let mut hours = person.week.day(day.weekday()).iter();
                    seat.pin.is_none_or(|pinned| pinned == person.id)
                        && plan.suits(person, task, seat)
                        && hours
                            .any(|hours| (u32::from(hours.from.0)..u32::from(hours.to.0)).contains(&minute))
                })
            })
        };
        let from = self.place(at.date()).and_then(|place| self.new.0.get(place..));
        let day = from.and_then(|days| days.iter().take(7).find(keeps)).copied();
        day.unwrap_or_else(|| self.day(at.date())).and_time(at.time())
    }
}

fn shift_schedule(schedule: &mut Schedule, moves: &Moves) {
    for piece in schedule.assignments.iter_mut().flat_map(|assignment| &mut assignment.pieces) {
        *piece = Piece { start: moves.time(piece.start), end: moves.time(piece.end) };
    }
}
