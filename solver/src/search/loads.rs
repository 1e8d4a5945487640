//! Hours by person and week, and who works for which project: what the goals `balance` and `fit` are made of,
//! kept up to date trial by trial.

use super::engine::Engine;
use crate::goal::balance;
use crate::goal::fit::Parts;
use crate::instance::{Instance, Planned};
use crate::rule::availability::count;
use crate::rule::overlap::Span;

/// A few things, each with how often it is there.
type Counts = Vec<(u32, u32)>;

/// Hours, crews and projects of the schedule at which an engine stands.
#[derive(Clone, Debug)]
pub struct Loads<'a> {
    instance: &'a Instance,
    /// Weeks of the window.
    weeks: usize,
    /// Slots in the window by person and week, recurring load included.
    hours: Vec<i64>,
    /// Capacity by person and week; 0 hours and capacity for people who do not count.
    capacity: Vec<i64>,
    counts: Vec<bool>,
    total_capacity: i64,
    /// The tick of each week's end, weeks counted from that of `as_of`; the window's last week ends with the window.
    week_ends: Vec<u32>,
    window_end: u32,
    parts: Parts,
    /// Projects by person and week of the horizon.
    projects: Vec<Counts>,
    /// People by project.
    crews: Vec<Counts>,
    /// Each task as it is booked.
    booked: Vec<Booking>,
    /// Tasks of the trial under way.
    changed: Vec<u32>,
    stamps: Vec<u32>,
    stamp: u32,
}

/// Where a task is booked.
#[derive(Clone, Debug, Default)]
struct Booking {
    placed: bool,
    owners: Vec<u32>,
    spans: Vec<Span>,
}

impl<'a> Loads<'a> {
    /// The loads of the schedule at which an engine stands.
    pub fn new(instance: &'a Instance, engine: &Engine<'_>) -> Self {
        let weeks = balance::weeks(instance);
        let clock = &instance.clock;
        let of = |days: &[u32]| balance::by_week(instance, days);
        let counts: Vec<bool> = instance.people.iter().map(|owner| owner.eligible).collect();
        let capacity: Vec<i64> = instance
            .people
            .iter()
            .flat_map(|owner| {
                let weeks = of(&owner.capacity);
                weeks.into_iter().map(|slots| if owner.eligible { slots } else { 0 })
            })
            .collect();
        let all_weeks = clock.week(clock.days.saturating_sub(1)) + 1;
        let tick =
            |day: u32| clock.first_tick.get(day as usize).or(clock.first_tick.last()).copied().unwrap_or(0);
        let mut loads = Self {
            instance,
            weeks,
            hours: instance.people.iter().flat_map(|owner| of(&owner.recurring)).collect(),
            total_capacity: capacity.iter().sum(),
            capacity,
            counts,
            week_ends: (0..all_weeks).map(|week| tick((week + 1) * 7 - clock.monday_offset)).collect(),
            window_end: tick(clock.window_days),
            parts: Parts::default(),
            projects: vec![Counts::new(); instance.people.len() * all_weeks as usize],
            crews: vec![Counts::new(); instance.projects as usize + 1],
            booked: vec![Booking::default(); instance.tasks.len()],
            changed: Vec::new(),
            stamps: vec![0; instance.tasks.len()],
            stamp: 0,
        };
        for task in engine.list() {
            loads.read(engine, *task);
            loads.book(*task, 1);
        }
        loads
    }

    /// The goal `balance`, rounded down per person and week's exact share only in the end; see `goal::balance`.
    pub fn balance(&self) -> i64 {
        if self.total_capacity == 0 {
            return 0;
        }
        let rows = self.hours.chunks(self.weeks).zip(&self.counts).filter(|(_, counts)| **counts);
        let total: i64 = rows.flat_map(|(row, _)| row).sum();
        let mut apart = 0;
        for (person, counts) in self.counts.iter().enumerate() {
            if *counts {
                let row = person * self.weeks..(person + 1) * self.weeks;
                for (hours, capacity) in self.hours[row.clone()].iter().zip(&self.capacity[row]) {
                    apart += (hours * self.total_capacity - capacity * total).abs();
                }
            }
        }
        (i128::from(apart) * i128::from(self.instance.clock.grid) / i128::from(self.total_capacity)) as i64
    }

    /// The goal `fit`.
    pub fn fit(&self) -> i64 {
        self.parts.points(self.instance.fit)
    }

    /// Books what a trial has changed. Where the engine takes the trial back, [`Loads::undo`] must follow.
    pub fn try_changes(&mut self, engine: &Engine<'_>) {
        self.stamp = self.stamp.wrapping_add(1);
        self.changed.clear();
        for task in engine.changed() {
            if self.stamps[task as usize] != self.stamp {
                self.stamps[task as usize] = self.stamp;
                self.changed.push(task);
            }
        }
        for at in 0..self.changed.len() {
            let task = self.changed[at];
            self.book(task, -1);
            self.read(engine, task);
            self.book(task, 1);
        }
    }

    /// Takes back what was tried last, after the engine has.
    pub fn undo(&mut self, engine: &Engine<'_>) {
        for at in 0..self.changed.len() {
            let task = self.changed[at];
            self.book(task, -1);
            self.read(engine, task);
            self.book(task, 1);
        }
        self.changed.clear();
    }

    /// What it costs to book a trial and to read the goals, in steps of the engine, roughly.
    pub fn work(&self) -> u64 {
        16 * self.changed.len() as u64 + self.hours.len() as u64 / 64
    }

    /// Takes over where the engine has a task.
    fn read(&mut self, engine: &Engine<'_>, task: u32) {
        let booking = &mut self.booked[task as usize];
        booking.placed = engine.is_placed(task);
        booking.owners.clear();
        booking.spans.clear();
        if booking.placed {
            booking.owners.extend(engine.owners(task));
            engine.tell_spans(task, |span| booking.spans.push(span));
        }
    }

    /// Adds a task's booking `sign` times.
    fn book(&mut self, task: u32, sign: i64) {
        let booking = std::mem::take(&mut self.booked[task as usize]);
        if booking.placed {
            let planned = &self.instance.tasks[task as usize];
            let slots = if let Some(fixed) = &planned.fixed {
                self.book_fixed(planned, &fixed.owners, &fixed.worked, sign)
            } else {
                self.book_spans(planned, &booking, sign)
            };
            let owners = planned.fixed.as_ref().map_or(&booking.owners, |fixed| &fixed.owners);
            for (seat, owner) in owners.iter().enumerate() {
                self.parts.people += change(&mut self.crews[planned.project as usize], *owner, sign);
                if let Some(choice) = planned.choice(seat, *owner) {
                    let cost = self.instance.people[*owner as usize].hourly_cost;
                    self.parts.add_seat(choice, slots * i64::from(self.instance.clock.grid), cost, sign);
                }
            }
        }
        self.booked[task as usize] = booking;
    }

    fn book_fixed(&mut self, planned: &Planned, owners: &[u32], worked: &[(u32, u32)], sign: i64) -> i64 {
        let clock = &self.instance.clock;
        let mut total = 0;
        for (day, slots) in worked {
            let inside = *day < clock.window_days;
            total += i64::from(*slots);
            for owner in owners {
                self.add(*owner, clock.week(*day), planned.project, i64::from(*slots), inside, sign);
            }
        }
        total
    }

    fn book_spans(&mut self, planned: &Planned, booking: &Booking, sign: i64) -> i64 {
        let people = &self.instance.people;
        let owners = &booking.owners;
        let words = self.instance.clock.words();
        let mask = |index: usize| {
            owners.iter().fold(u64::MAX, |mask, owner| mask & people[*owner as usize].mask[index])
        };
        let mut total = 0;
        for (from, to) in &booking.spans {
            let mut at = *from;
            let mut week = self.week_ends.partition_point(|end| *end <= at);
            while at < *to {
                let mut end = self.week_ends.get(week).map_or(*to, |end| (*end).min(*to));
                if at < self.window_end {
                    end = end.min(self.window_end);
                }
                let slots = i64::from(count(mask, words, at, end));
                total += slots;
                if slots > 0 {
                    for owner in owners {
                        self.add(*owner, week as u32, planned.project, slots, at < self.window_end, sign);
                    }
                }
                if self.week_ends.get(week).is_none_or(|last| *last <= end) {
                    week += 1;
                }
                at = end;
            }
        }
        total
    }

    fn add(&mut self, owner: u32, week: u32, project: u32, slots: i64, inside: bool, sign: i64) {
        if inside {
            self.hours[owner as usize * self.weeks + week as usize] += slots * sign;
        }
        let row = owner as usize * self.week_ends.len() + week as usize;
        if let Some(projects) = self.projects.get_mut(row) {
            self.parts.projects += change(projects, project, sign);
        }
    }
}

/// Counts one thing more or one less; says by how much the number of different things beyond the first changes.
fn change(counts: &mut Counts, thing: u32, sign: i64) -> i64 {
    let beyond = |counts: &Counts| counts.len().saturating_sub(1) as i64;
    let before = beyond(counts);
    match counts.iter().position(|(other, _)| *other == thing) {
        None => counts.push((thing, 1)),
        Some(at) if sign > 0 => counts[at].1 += 1,
        Some(at) if counts[at].1 > 1 => counts[at].1 -= 1,
        Some(at) => {
            counts.swap_remove(at);
        }
    }
    beyond(counts) - before
}
