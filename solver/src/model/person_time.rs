//! One person's days: which slots are worked, kept free, taken by recurring load, and left for work.
//!
//! [`timeline`](super::timeline) says in which order they are given away.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use super::timeline::{Slot, holidays};
use super::{Interval, Permille, Person, PersonId, Recurring, Region};

/// One person's time, slot by slot up to the horizon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonTime {
    /// Whose time it is.
    pub id: PersonId,
    /// Slots at which work may be placed, ascending.
    pub available: Vec<Slot>,
    /// Slots that work pinned in time may use: available and slack, ascending.
    pub with_slack: Vec<Slot>,
    /// Slots of capacity, by day.
    pub capacity: Vec<u32>,
    /// Slots kept free by the cap, by day.
    pub slack: Vec<u32>,
    /// Slots of recurring load, by day.
    pub recurring: Vec<u32>,
    /// What it was made from, beside the days of the plan.
    pub(super) of: (Arc<Person>, Region, Permille),
}

/// What a slot of a day is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Work,
    Recurring,
    Slack,
    Gone,
}

/// The time of a person, who follows the holidays of that region and the cap.
pub(super) fn person_time(of: (Arc<Person>, Region, Permille), grid: u32, dates: &[NaiveDate]) -> PersonTime {
    let person = Arc::clone(&of.0);
    let person = person.as_ref();
    let holidays = holidays(of.1, dates);
    let cap = of.2.0.min(1000);
    let weekly = Weekly::new(person, grid);
    let mut time = PersonTime {
        of,
        id: person.id,
        available: Vec::new(),
        with_slack: Vec::new(),
        capacity: Vec::with_capacity(dates.len()),
        slack: Vec::with_capacity(dates.len()),
        recurring: Vec::with_capacity(dates.len()),
    };
    for (index, date) in dates.iter().enumerate() {
        let mut uses: Vec<(Slot, Use)> = Vec::new();
        if person.employed_on(*date) && holidays.binary_search(date).is_err() {
            uses.extend(weekly.slots(person, *date).map(|slot| (slot, Use::Work)));
        }
        let ramp = ramp_on(person, *date).0.min(1000);
        let gone = count(uses.len()) * (1000 - ramp) / 1000;
        take_back(&mut uses, gone, Use::Gone);
        let capacity = count(uses.len()) - gone;
        let today: Vec<&Recurring> =
            person.recurring.iter().filter(|load| falls_on(load, person, *date)).collect();
        for interval in today.iter().filter_map(|load| load.at) {
            for (slot, usage) in &mut uses {
                let (from, to) = (*slot * grid, (*slot + 1) * grid);
                let inside = u32::from(interval.from.0) < to && from < u32::from(interval.to.0);
                if inside && *usage == Use::Work {
                    *usage = Use::Recurring;
                }
            }
        }
        take_back(&mut uses, capacity * (1000 - cap) / 1000, Use::Slack);
        for load in today.iter().filter(|load| load.at.is_none()) {
            let days = count(recurring_days(load, person)).max(1);
            take_back(&mut uses, load.minutes.0.div_ceil(days * grid), Use::Recurring);
        }
        let base = count(index) * (1440 / grid);
        let of = |kinds: &[Use]| uses.iter().filter(|(_, usage)| kinds.contains(usage)).count();
        time.capacity.push(capacity);
        time.slack.push(count(of(&[Use::Slack])));
        time.recurring.push(count(of(&[Use::Recurring])));
        time.available.extend(uses.iter().filter(|(_, u)| *u == Use::Work).map(|(slot, _)| base + slot));
        time.with_slack.extend(
            uses.iter().filter(|(_, u)| matches!(u, Use::Work | Use::Slack)).map(|(slot, _)| base + slot),
        );
    }
    time
}

/// Gives the last `amount` slots that are still free for work another use.
fn take_back(uses: &mut [(Slot, Use)], amount: u32, usage: Use) {
    let free = uses.iter_mut().rev().filter(|(_, usage)| *usage == Use::Work);
    for (_, slot) in free.take(usize::try_from(amount).unwrap_or(usize::MAX)) {
        *slot = usage;
    }
}

/// The working slots of a person's week.
struct Weekly {
    grid: u32,
    /// Slots that lie wholly inside working time, ascending, Monday first.
    days: [Vec<Slot>; 7],
}

impl Weekly {
    fn new(person: &Person, grid: u32) -> Self {
        let of = |intervals: &[Interval]| {
            let slots =
                intervals.iter().flat_map(|i| u32::from(i.from.0).div_ceil(grid)..u32::from(i.to.0) / grid);
            let mut slots: Vec<Slot> = slots.collect();
            slots.sort_unstable();
            slots.dedup();
            slots
        };
        Self { grid, days: person.week.days().map(of) }
    }

    /// Those of a day that lie outside time off.
    fn slots(&self, person: &Person, date: NaiveDate) -> impl Iterator<Item = Slot> {
        let off: Vec<Interval> = person
            .time_off
            .iter()
            .filter(|off| off.first <= date && date <= off.last)
            .map(|off| off.part.interval())
            .collect();
        let day = usize::try_from(date.weekday().num_days_from_monday()).unwrap_or(0);
        let slots = self.days.get(day).map_or(&[][..], Vec::as_slice).iter().copied();
        slots.filter(move |slot| {
            let (from, to) = (slot * self.grid, (slot + 1) * self.grid);
            off.iter().all(|i| to <= u32::from(i.from.0) || u32::from(i.to.0) <= from)
        })
    }
}

fn ramp_on(person: &Person, date: NaiveDate) -> Permille {
    let Some(first) = person.first_day else { return Permille::ONE };
    let week = usize::try_from((date - first).num_days() / 7).unwrap_or(usize::MAX);
    person.ramp.get(week).copied().unwrap_or(Permille::ONE)
}

fn falls_on(load: &Recurring, person: &Person, date: NaiveDate) -> bool {
    let weekday = u8::try_from(date.weekday().number_from_monday()).unwrap_or(0);
    if load.days.is_empty() {
        !person.week.day(date.weekday()).is_empty()
    } else {
        load.days.contains(&weekday)
    }
}

/// On how many days of a week a recurring load falls.
fn recurring_days(load: &Recurring, person: &Person) -> usize {
    if load.days.is_empty() {
        person.week.days().iter().filter(|day| !day.is_empty()).count()
    } else {
        let mut days = load.days.clone();
        days.sort_unstable();
        days.dedup();
        days.len()
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
