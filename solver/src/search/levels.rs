//! The levels of a score during the search: which values a trial has, and whether it may be kept.
//!
//! The search works on one level at a time.
//! The levels above it are *caps*: a trial that passes one of them is taken back, however good it is below.
//! The level at work is annealed, the levels below it are not looked at.
//!
//! Between two schedules that hold every deadline there often lies one that does not.
//! So while lateness is at work, deadlines above it are no wall: a day past one counts [`DEAR`] times, and only what
//! passes no cap can be the best.
//!
//! Goals that are a maximum (makespan, peak load) give a search no slope: most moves leave the maximum alone.
//! While at work they are guided by a *target* one better than the best found: the sum over tasks or people of what
//! exceeds it; at 0 the target is met and the next one is set.

use super::engine::{Engine, NONE, Times};
use super::loads::Loads;
use crate::goal::peak_load;
use crate::instance::Instance;
use crate::model::GoalKind;

/// How many days of lateness a day past a deadline counts as while lateness is annealed.
const DEAR: i64 = 8;

/// The values of the level at work and of those above it.
#[derive(Clone, Debug)]
pub struct Levels<'a> {
    instance: &'a Instance,
    /// The levels above the one at work, with the most that each may have.
    caps: Vec<(GoalKind, i64)>,
    goal: GoalKind,
    /// What the peak load should not exceed, in permille.
    peak: i64,
    /// Of the schedule at which the engine stands: by how much people's loads exceed `peak`.
    excess: i64,
    /// The loads of weeks and projects, where a level needs them.
    loads: Option<Loads<'a>>,
    /// What is annealed, before the trial.
    value: i64,
    /// Where lateness is at work below deadlines: what these may come to at no cost.
    free: Option<i64>,
    /// The caps that depend on times.
    limits: Times,
}

/// What a trial comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It passes a cap or the threshold.
    Reject,
    /// May be kept.
    Keep(Kept),
}

/// What a trial that may be kept comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Whether a level above became better than its cap, and none worse.
    pub above: bool,
    /// What is annealed.
    pub value: i64,
    /// The value of the level at work; [`i64::MAX`] where a cap is passed.
    pub own: i64,
}

impl<'a> Levels<'a> {
    /// Goes to work on a level of a score that the engine's schedule has.
    pub fn new(instance: &'a Instance, engine: &mut Engine<'a>, level: usize, score: &[i64]) -> Self {
        let goal = instance.goals[level];
        let above = instance.goals.iter().copied().zip(score.iter().copied());
        let mut levels = Self {
            instance,
            caps: above.take(level).collect(),
            goal,
            peak: i64::MAX,
            excess: 0,
            loads: None,
            value: 0,
            free: None,
            limits: Times::NO_LIMIT,
        };
        levels.free = levels.cap(GoalKind::Deadlines).filter(|_| goal == GoalKind::Lateness);
        let mut needs_loads = false;
        engine.set_target(NONE);
        for (goal, value) in instance.goals.iter().copied().zip(score.iter().copied()).take(level + 1) {
            let wanted = if goal == levels.goal { value - 1 } else { value };
            match goal {
                GoalKind::Makespan => levels.aim(engine, wanted),
                GoalKind::PeakLoad => levels.peak = wanted,
                GoalKind::Balance | GoalKind::Fit => needs_loads = true,
                _ => {}
            }
        }
        // What exceeds a target is what is measured.
        for cap in &mut levels.caps {
            if matches!(cap.0, GoalKind::Makespan | GoalKind::PeakLoad) {
                cap.1 = 0;
            }
        }
        levels.limit();
        levels.excess = levels.excess_of_all(engine);
        levels.loads = needs_loads.then(|| Loads::new(instance, engine));
        levels.value = levels.annealed(engine);
        levels
    }

    /// What is annealed.
    pub const fn value(&self) -> i64 {
        self.value
    }

    fn cap(&self, goal: GoalKind) -> Option<i64> {
        self.caps.iter().find(|cap| cap.0 == goal).map(|cap| cap.1)
    }

    /// The level at work.
    pub const fn goal(&self) -> GoalKind {
        self.goal
    }

    /// Whether the level at work is measured by what exceeds a target.
    pub const fn is_aimed(&self) -> bool {
        matches!(self.goal, GoalKind::Makespan | GoalKind::PeakLoad)
    }

    /// Whether deadlines and lateness are annealed as one sum.
    pub const fn is_sum(&self) -> bool {
        self.free.is_some()
    }

    /// Lowers the caps to a score.
    pub fn set_caps(&mut self, score: &[i64]) {
        for (cap, value) in self.caps.iter_mut().zip(score) {
            if !matches!(cap.0, GoalKind::Makespan | GoalKind::PeakLoad) {
                cap.1 = *value;
            }
        }
        if self.goal == GoalKind::Lateness {
            self.free = self.cap(GoalKind::Deadlines);
        }
        self.limit();
    }

    fn limit(&mut self) {
        for (goal, cap) in &self.caps {
            self.limits.limit(*goal, *cap);
        }
    }

    /// Sets the target of the level at work.
    pub fn set_target(&mut self, engine: &mut Engine<'a>, wanted: i64) {
        match self.goal {
            GoalKind::Makespan => self.aim(engine, wanted),
            _ => self.peak = wanted,
        }
        self.excess = self.excess_of_all(engine);
        self.value = self.annealed(engine);
    }

    fn aim(&self, engine: &mut Engine<'a>, wanted: i64) {
        let slot = u32::try_from(wanted.max(0)).unwrap_or(NONE);
        engine.set_target(self.instance.clock.tick_from(slot));
    }

    /// What a trial may come to at most, as far as times go, with a threshold.
    pub fn limits(&self, threshold: i64) -> Times {
        let mut limits = self.limits;
        let most = self.value.saturating_add(threshold);
        match self.free {
            Some(free) => {
                limits.limit(GoalKind::Lateness, most);
                limits.limit(GoalKind::Deadlines, (most / DEAR).saturating_add(free));
            }
            None => limits.limit(self.goal, most),
        }
        limits
    }

    /// Holds the trial under way against caps and threshold. [`Levels::keep`] or [`Levels::undo`] must follow.
    #[inline]
    pub fn judge(&mut self, engine: &Engine<'a>, threshold: i64) -> (Verdict, bool) {
        let (mut above, mut passed) = (false, false);
        let mut looked = false;
        for at in 0..self.caps.len() {
            let (goal, cap) = self.caps[at];
            let value = self.value_now(engine, goal, &mut looked);
            if value > cap {
                if self.free.is_none() || goal != GoalKind::Deadlines {
                    return (Verdict::Reject, looked);
                }
                passed = true;
            }
            above |= value < cap;
        }
        above &= !passed;
        let own = self.value_now(engine, self.goal, &mut looked);
        let value = if self.free.is_some() { self.annealed(engine) } else { own };
        if !above && value - self.value > threshold {
            return (Verdict::Reject, looked);
        }
        let own = if passed { i64::MAX } else { own };
        (Verdict::Keep(Kept { above, value, own }), looked)
    }

    /// Keeps a trial of that value; before the engine does.
    pub fn keep(&mut self, engine: &Engine<'a>, value: i64, looked: bool) {
        self.value = value;
        if self.peak != i64::MAX {
            self.excess += self.excess_change(engine);
        }
        if let Some(loads) = self.loads.as_mut().filter(|_| !looked) {
            loads.try_changes(engine);
        }
    }

    /// What it cost to look at the loads of the trial under way, in steps of the engine.
    pub fn work(&self, looked: bool) -> u64 {
        self.loads.as_ref().filter(|_| looked).map_or(0, Loads::work)
    }

    /// Takes a trial back, after the engine has.
    pub fn undo(&mut self, engine: &Engine<'a>, looked: bool) {
        if looked && let Some(loads) = &mut self.loads {
            loads.undo(engine);
        }
    }

    fn value_now(&mut self, engine: &Engine<'a>, goal: GoalKind, looked: &mut bool) -> i64 {
        if let Some(value) = engine.times_now().of(goal) {
            return value;
        }
        if goal == GoalKind::PeakLoad {
            return self.excess + self.excess_change(engine);
        }
        if let Some(loads) = self.loads.as_mut().filter(|_| !*looked) {
            loads.try_changes(engine);
            *looked = true;
        }
        self.value_of(engine, goal)
    }

    /// What is annealed of the schedule at which the engine stands.
    fn annealed(&self, engine: &Engine<'a>) -> i64 {
        let times = engine.times_now();
        match self.free {
            Some(free) => times.lateness + DEAR * (times.deadlines - free).max(0),
            None => self.value_of(engine, self.goal),
        }
    }

    fn value_of(&self, engine: &Engine<'a>, goal: GoalKind) -> i64 {
        match (goal, &self.loads) {
            (GoalKind::PeakLoad, _) => self.excess,
            (GoalKind::Balance, Some(loads)) => loads.balance(),
            (GoalKind::Fit, Some(loads)) => loads.fit(),
            _ => engine.times_now().of(goal).unwrap_or(0),
        }
    }

    fn excess_of(&self, person: usize, slots: i64) -> i64 {
        (peak_load::permille(&self.instance.people[person], slots) - self.peak).max(0)
    }

    fn excess_of_all(&self, engine: &Engine<'a>) -> i64 {
        if self.peak == i64::MAX {
            return 0;
        }
        let assigned = engine.assigned().iter().enumerate();
        assigned.map(|(person, slots)| self.excess_of(person, *slots)).sum()
    }

    /// By how much the trial under way changes the excess. O(changes of hours, squared where there are few).
    fn excess_change(&self, engine: &Engine<'a>) -> i64 {
        let changes = engine.changed_hours();
        if changes.len() > 64 {
            return self.excess_of_all(engine) - self.excess;
        }
        let mut change = 0;
        for (at, (person, _)) in changes.iter().enumerate() {
            if changes[..at].iter().any(|(other, _)| other == person) {
                continue;
            }
            let slots: i64 =
                changes[at..].iter().filter(|(other, _)| other == person).map(|(_, slots)| slots).sum();
            let now = engine.assigned()[*person as usize];
            change += self.excess_of(*person as usize, now) - self.excess_of(*person as usize, now - slots);
        }
        change
    }
}
