//! Goals about load: the peak and the balance; and the facts of each person.

use chrono::{Days, NaiveDate};

use super::dates::monday;
use super::facts::Facts;
use super::report::{PersonFacts, WeekLoad};
use super::runs;
use crate::model::{Minutes, Slot};

/// Slots assigned to everybody, day by day up to the horizon.
struct Hours {
    by_day: Vec<Vec<u32>>,
}

impl Hours {
    fn new(facts: &Facts<'_>) -> Self {
        let days = usize::try_from(facts.timeline.days).unwrap_or(0);
        let mut by_day = vec![vec![0_u32; days]; facts.plan.people.len()];
        for placed in &facts.placed {
            for owner in &placed.owners {
                let Some(person) = by_day.get_mut(*owner) else { continue };
                runs::by_day(&placed.worked, facts.timeline.slots_a_day, |day, slots| {
                    if let Some(cell) = usize::try_from(day).ok().and_then(|day| person.get_mut(day)) {
                        *cell = cell.saturating_add(slots);
                    }
                });
            }
        }
        Self { by_day }
    }

    fn of(&self, person: usize) -> &[u32] {
        self.by_day.get(person).map_or(&[], Vec::as_slice)
    }
}

/// The highest over people of (all assigned hours + recurring hours of the window) ÷ capacity of the window,
/// in permille, rounded up.
pub(super) fn peak(facts: &Facts<'_>) -> i64 {
    let hours = Hours::new(facts);
    let loads = (0..facts.plan.people.len()).map(|person| {
        let load = window(facts, &hours, person);
        let all = i64::from(load.assigned.0) + i64::from(load.recurring.0);
        ceil_div(all * 1000, i64::from(facts.timeline.window_capacity(person).max(1)))
    });
    loads.max().unwrap_or(0)
}

/// Σ over eligible people and calendar weeks of the window, the last one cut, of
/// |hours − capacity × total hours ÷ total capacity|; the sum is exact, then rounded down to whole minutes.
///
/// Hours are assigned and recurring ones inside the window. Eligible is who suits a seat of a planned task.
pub(super) fn balance(facts: &Facts<'_>) -> i64 {
    let hours = Hours::new(facts);
    let mut cells: Vec<(i128, i128)> = Vec::new();
    for (person, time) in facts.timeline.people.iter().enumerate() {
        if !is_eligible(facts, person) {
            continue;
        }
        let days = window_days(facts);
        let per_day = hours.of(person).iter().zip(&time.recurring).zip(&time.capacity).take(days);
        let mut week: Option<u32> = None;
        for (day, ((assigned, recurring), capacity)) in (0..).zip(per_day) {
            let this = facts.timeline.week_of(day);
            if week != Some(this) {
                week = Some(this);
                cells.push((0, 0));
            }
            if let Some(cell) = cells.last_mut() {
                cell.0 += i128::from(*assigned) + i128::from(*recurring);
                cell.1 += i128::from(*capacity);
            }
        }
    }
    let total: i128 = cells.iter().map(|cell| cell.0).sum();
    let capacity: i128 = cells.iter().map(|cell| cell.1).sum();
    if capacity == 0 {
        return 0;
    }
    let apart: i128 = cells.iter().map(|cell| (cell.0 * capacity - cell.1 * total).abs()).sum();
    i64::try_from(apart * i128::from(facts.timeline.grid) / capacity).unwrap_or(i64::MAX)
}

fn is_eligible(facts: &Facts<'_>, person: usize) -> bool {
    let Some(person) = facts.plan.people.get(person) else { return false };
    let planned = facts.tasks.iter().filter(|fact| fact.planned);
    planned
        .flat_map(|fact| fact.task.seats.iter().map(|seat| (fact.task, seat)))
        .any(|(task, seat)| facts.suits(person, task, seat))
}

/// What there is to say about everybody.
pub(super) fn person_facts(facts: &Facts<'_>) -> Vec<PersonFacts> {
    let hours = Hours::new(facts);
    let last_work = facts.placed.iter().filter_map(|placed| placed.worked.last()).map(|run| run.1 - 1).max();
    let last_day = |slot: Slot| facts.timeline.day_of(slot);
    let last = last_work.map_or(0, last_day).max(facts.timeline.window_days.saturating_sub(1));
    let of = |person: usize| PersonFacts {
        id: facts.plan.people.get(person).map_or(crate::model::PersonId(0), |person| person.id),
        weeks: weeks(facts, &hours, person, last),
        window: window(facts, &hours, person),
        overload: overload(facts, &hours, person),
    };
    (0..facts.plan.people.len()).map(of).collect()
}

fn weeks(facts: &Facts<'_>, hours: &Hours, person: usize, last_day: u32) -> Vec<WeekLoad> {
    let Some(time) = facts.timeline.people.get(person) else { return Vec::new() };
    let first = monday(facts.plan.as_of);
    let minutes = |slots: u32| slots.saturating_mul(facts.timeline.grid);
    let mut weeks: Vec<WeekLoad> = (0..=facts.timeline.week_of(last_day))
        .map(|week| WeekLoad {
            monday: first.checked_add_days(Days::new(u64::from(week) * 7)).unwrap_or(NaiveDate::MAX),
            ..WeekLoad::none(first)
        })
        .collect();
    let per_day = hours.of(person).iter().zip(&time.recurring).zip(&time.capacity);
    for (day, ((assigned, recurring), capacity)) in (0..).zip(per_day) {
        let week = usize::try_from(facts.timeline.week_of(day)).ok();
        let Some(load) = week.and_then(|week| weeks.get_mut(week)) else { break };
        load.assigned.0 = load.assigned.0.saturating_add(minutes(*assigned));
        load.recurring.0 = load.recurring.0.saturating_add(minutes(*recurring));
        load.capacity.0 = load.capacity.0.saturating_add(minutes(*capacity));
    }
    weeks
}

/// The window as one: all assigned hours, those after it too; recurring hours and capacity inside it.
fn window(facts: &Facts<'_>, hours: &Hours, person: usize) -> WeekLoad {
    let days = window_days(facts);
    let sum = |slots: &[u32], days: usize| {
        let slots = slots.iter().take(days).fold(0_u32, |sum, slots| sum.saturating_add(*slots));
        Minutes(slots.saturating_mul(facts.timeline.grid))
    };
    let mut load = WeekLoad::none(monday(facts.plan.as_of));
    if let Some(time) = facts.timeline.people.get(person) {
        load.assigned = sum(hours.of(person), usize::MAX);
        load.recurring = sum(&time.recurring, days);
        load.capacity = sum(&time.capacity, days);
    }
    load
}

/// Each day's assigned and recurring hours above its capacity less slack.
fn overload(facts: &Facts<'_>, hours: &Hours, person: usize) -> Minutes {
    let Some(time) = facts.timeline.people.get(person) else { return Minutes(0) };
    let days = hours.of(person).iter().zip(&time.recurring).zip(time.capacity.iter().zip(&time.slack));
    let over = days.map(|((assigned, recurring), (capacity, slack))| {
        assigned.saturating_add(*recurring).saturating_sub(capacity.saturating_sub(*slack))
    });
    let slots = over.fold(0_u32, u32::saturating_add);
    Minutes(slots.saturating_mul(facts.timeline.grid))
}

fn window_days(facts: &Facts<'_>) -> usize {
    usize::try_from(facts.timeline.window_days).unwrap_or(0)
}

fn ceil_div(a: i64, b: i64) -> i64 {
    a.div_euclid(b) + i64::from(a.rem_euclid(b) > 0)
}
