//! Fit: how well the work suits the people, in whole points; the sum of its parts, each times its factor.
//!
//! - `level`: per seat, hours × levels between held and asked (wasted above, stretched below);
//! - `wishes`: hours of seats that ask for a skill which their owner would rather avoid;
//! - `growth`: hours of people with skills to grow, in work that asks for none of them;
//! - `projects`: per person and calendar week, the projects worked on beyond the first;
//! - `people`: per project, the people at work beyond the first;
//! - `cost`: hours × hourly cost ÷ 100.
//!
//! Hours are summed in minutes over all work and rounded down once per part.

use std::collections::BTreeSet;

use crate::instance::{Choice, Instance, Layout};
use crate::model::FitFactors;

/// The parts before factors: the first three and the last in minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// Minutes × levels apart.
    pub level: i64,
    /// Minutes of avoided work.
    pub wishes: i64,
    /// Minutes without growth.
    pub growth: i64,
    /// Projects at once beyond the first.
    pub projects: i64,
    /// People per project beyond the first.
    pub people: i64,
    /// Minutes × hourly cost.
    pub cost: i64,
}

impl Parts {
    /// Whole points.
    pub fn points(&self, factors: FitFactors) -> i64 {
        let parts = [
            (factors.level, self.level / 60),
            (factors.wishes, self.wishes / 60),
            (factors.growth, self.growth / 60),
            (factors.projects, self.projects),
            (factors.people, self.people),
            (factors.cost, self.cost / 6000),
        ];
        parts
            .into_iter()
            .fold(0, |sum, (factor, part)| sum.saturating_add(i64::from(factor).saturating_mul(part)))
    }

    /// Adds what a seat costs with an owner who works so many minutes, `sign` times.
    pub fn add_seat(&mut self, choice: Choice, minutes: i64, hourly_cost: u32, sign: i64) {
        let minutes = minutes * sign;
        self.level += minutes * i64::from(choice.level_apart);
        self.wishes += minutes * i64::from(choice.avoids);
        self.growth += minutes * i64::from(choice.no_growth);
        self.cost = self.cost.saturating_add(minutes.saturating_mul(i64::from(hourly_cost)));
    }
}

/// The parts of the goal.
pub fn parts(instance: &Instance, layout: &Layout) -> Parts {
    let mut parts = Parts::default();
    let mut weeks: BTreeSet<(u32, u32, u32)> = BTreeSet::new();
    let mut crews: BTreeSet<(u32, u32)> = BTreeSet::new();
    for (at, placed) in layout.placed() {
        let task = &instance.tasks[at as usize];
        let mut slots = 0;
        layout.by_day(instance, at, |day, worked| {
            slots += i64::from(worked);
            for owner in &placed.owners {
                weeks.insert((*owner, instance.clock.week(day), task.project));
            }
        });
        for (seat, owner) in placed.owners.iter().enumerate() {
            crews.insert((task.project, *owner));
            if let Some(choice) = task.choice(seat, *owner) {
                let cost = instance.people[*owner as usize].hourly_cost;
                parts.add_seat(choice, slots * i64::from(instance.clock.grid), cost, 1);
            }
        }
    }
    let persons: BTreeSet<_> = weeks.iter().map(|week| (week.0, week.1)).collect();
    let projects: BTreeSet<_> = crews.iter().map(|crew| crew.0).collect();
    parts.projects = weeks.len() as i64 - persons.len() as i64;
    parts.people = crews.len() as i64 - projects.len() as i64;
    parts
}

/// The value of the goal.
pub fn value(instance: &Instance, layout: &Layout) -> i64 {
    parts(instance, layout).points(instance.fit)
}
