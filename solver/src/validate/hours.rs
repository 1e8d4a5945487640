//! Working time: intervals in order, people with hours, work that fits before the horizon.

use chrono::{Datelike, NaiveDate, Weekday};

use super::index::Index;
use super::{Hint, IntervalOf, Problem, Subject, Values};
use crate::model::{DayPart, Interval, Minutes, Person, Seat, Task};

const WEEKDAYS: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// Everybody's week, and whether each task fits into somebody's time.
pub(super) fn check(index: &Index<'_>, problems: &mut Vec<Problem>) {
    for person in &index.plan.people {
        intervals(person, problems);
        week_has_hours(index, person, problems);
    }
    for task in index.planned() {
        fits(index, task, problems);
    }
}

fn intervals(person: &Person, problems: &mut Vec<Problem>) {
    let subject = Subject::Person(person.id);
    let mut forwards = |of, interval: Interval| {
        if interval.to <= interval.from {
            let hint = (interval.to < interval.from).then_some(Hint::Swap);
            problems.push(Problem::new(subject, Values::Interval { of, interval }, hint));
        }
    };
    for (weekday, day) in WEEKDAYS.into_iter().zip(person.week.days()) {
        day.iter().for_each(|interval| forwards(IntervalOf::Week(weekday), *interval));
    }
    for off in &person.time_off {
        if let DayPart::Between(interval) = off.part {
            forwards(IntervalOf::TimeOff, interval);
        }
    }
    person.recurring.iter().filter_map(|load| load.at).for_each(|at| forwards(IntervalOf::Recurring, at));
    for (weekday, day) in WEEKDAYS.into_iter().zip(person.week.days()) {
        let mut day = day.to_vec();
        day.sort_unstable();
        for pair in day.windows(2) {
            let [first, second] = pair else { continue };
            if second.from < first.to {
                let hint = Some(Hint::Join(Interval::new(first.from, first.to.max(second.to))));
                let values = Values::Overlap { weekday, first: *first, second: *second };
                problems.push(Problem::new(subject, values, hint));
            }
        }
    }
}

fn week_has_hours(index: &Index<'_>, person: &Person, problems: &mut Vec<Problem>) {
    let subject = Subject::Person(person.id);
    let working = person.week.minutes();
    if working.0 == 0 || index.plan.cap_of(person).0 == 0 {
        problems.push(Problem::new(subject, Values::NoHours, None));
        return;
    }
    let weekly = |load: &crate::model::Recurring| match load.at {
        None => load.minutes.0,
        Some(at) => {
            let worked = person.week.days().iter().filter(|day| !day.is_empty()).count();
            let days = if load.days.is_empty() { worked } else { load.days.len() };
            u32::from(at.to.0.saturating_sub(at.from.0)).saturating_mul(u32::try_from(days).unwrap_or(7))
        }
    };
    let recurring = Minutes(person.recurring.iter().map(weekly).fold(0, u32::saturating_add));
    if recurring >= working {
        problems.push(Problem::new(subject, Values::RecurringFull { recurring, working }, None));
    }
}

/// A task that nobody could end before the horizon, even with all their working hours.
fn fits(index: &Index<'_>, task: &Task, problems: &mut Vec<Problem>) {
    let left = index.plan.left_of(task);
    let start = index.not_before_of(task).map_or(index.plan.as_of, |day| day.max(index.plan.as_of));
    let mut most_of_seats: Option<Minutes> = None;
    for seat in &task.seats {
        let mut most = None;
        for person in candidates(index, seat) {
            let until = person.last_day.map_or(index.horizon, |last| last.min(index.horizon));
            let from = person.first_day.map_or(start, |first| first.max(start));
            let minutes = working_minutes(person, from, until, task.a_day);
            most = most.max(Some(minutes));
            if minutes >= left {
                break;
            }
        }
        // A seat without candidates is a problem of its own.
        let Some(most) = most else { return };
        most_of_seats = Some(most_of_seats.map_or(most, |other| other.min(most)));
    }
    if let Some(most) = most_of_seats.filter(|most| *most < left) {
        let values = Values::TooLong { left, most, horizon: index.horizon };
        problems.push(Problem::new(Subject::Task(task.id), values, Some(Hint::SplitTask)));
    }
}

/// Who might take a seat, by skills alone.
fn candidates<'a>(index: &'a Index<'a>, seat: &'a Seat) -> impl Iterator<Item = &'a Person> {
    index.people.values().copied().filter(|person| match seat.pin {
        Some(pin) => person.id == pin,
        None => seat.needs.iter().all(|need| person.level(need.skill).is_some_and(|held| held >= need.level)),
    })
}

/// Working minutes from a day to another, holidays and time off aside; at most so many a day.
fn working_minutes(person: &Person, from: NaiveDate, until: NaiveDate, a_day: Option<Minutes>) -> Minutes {
    let days = (until - from).num_days() + 1;
    if days <= 0 {
        return Minutes(0);
    }
    let first = i64::from(from.weekday().num_days_from_monday());
    let of_weekday = |(weekday, day): (i64, &[Interval])| {
        let worked: u32 = day.iter().map(|i| u32::from(i.to.0.saturating_sub(i.from.0))).sum();
        let worked = worked.min(a_day.map_or(u32::MAX, |a_day| a_day.0));
        let times = (days - (weekday - first).rem_euclid(7) + 6).div_euclid(7);
        u64::from(worked) * u64::try_from(times).unwrap_or(0)
    };
    let minutes: u64 = (0..).zip(person.week.days()).map(of_weekday).sum();
    Minutes(u32::try_from(minutes).unwrap_or(u32::MAX))
}
