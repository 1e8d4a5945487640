//! Annealing of one level.

use super::cooling::{BITS, Cooling, Thresholds};
use super::engine::{Engine, Snapshot, Times};
use super::levels::{Levels, Verdict};
use super::moves::{Move, Moves};
use super::pace::Pace;
use super::random::Random;
use super::{construct, repair};
use crate::goal;
use crate::instance::{Instance, Layout};
use crate::model::{GoalKind, Schedule, Score};
use crate::watch::Unwatched;

/// Trials that measure how large changes are before a level is annealed.
const SAMPLES: u32 = 400;

/// How often the temperature halves over a stage from the lowest tenth of the sampled changes on, in sixteenths.
const HALVINGS: u64 = 72;

/// How many doublings hotter lateness begins: its landscape has few deep valleys, and a cool start keeps to the nearest.
const LATENESS: u32 = 1;

/// The same where deadlines and lateness are one sum.
const SUMMED: u32 = 2;

/// What the search has: the engine and the best schedule found.
#[derive(Debug)]
pub struct Search<'a> {
    /// What is searched.
    pub instance: &'a Instance,
    /// Where the search stands.
    pub engine: Engine<'a>,
    /// Its moves.
    pub moves: Moves,
    /// Its random numbers.
    pub random: Random,
    /// The best schedule.
    pub best: Layout,
    /// Its score.
    pub score: Score,
    thresholds: Thresholds,
    next: Move,
}

impl<'a> Search<'a> {
    /// A search that starts from a layout.
    pub fn new(instance: &'a Instance, best: Layout, score: Score, order: &[u32], seed: u64) -> Self {
        let engine = Engine::new(instance, &best, order);
        let moves = Moves::new(instance, &engine);
        let random = Random::new(seed);
        Self {
            instance,
            engine,
            moves,
            random,
            best,
            score,
            thresholds: Thresholds::new(),
            next: Move::default(),
        }
    }

    /// Takes over the schedule at which the engine stands if it is better than the best; says so.
    pub fn record(&mut self) -> bool {
        let layout = self.engine.layout();
        let score = goal::score(self.instance, &layout);
        if score < self.score {
            self.best = layout;
            self.score = score;
            return true;
        }
        false
    }

    /// Goes to a schedule that was found elsewhere if it is better than the best; says so.
    pub fn adopt(&mut self, schedule: &Schedule) -> bool {
        let order = construct::by_schedule(self.instance, schedule);
        let layout = repair::repair(self.instance, &order, schedule, &mut Unwatched);
        let score = goal::score(self.instance, &layout);
        let better = score < self.score;
        if better {
            self.engine.stand_at(&layout, &order);
            (self.best, self.score) = (layout, score);
            self.record();
        }
        better
    }

    /// Anneals a level for a stage of the run, from the best schedule found, the levels above it held; `warmer` says by
    /// how many doublings it begins hotter than usual.
    pub fn anneal(
        &mut self,
        level: usize,
        bound: i64,
        warmer: u32,
        from: Snapshot,
        pace: &mut Pace<'_>,
    ) -> Snapshot {
        let instance = self.instance;
        let stability = instance.goals.iter().position(|goal| *goal == GoalKind::Stability);
        self.moves.steady = stability.is_some_and(|at| at <= level);
        let mut from = from;
        if !self.moves.steady && self.engine.let_go() {
            // Where everything starts as early as it can, dates are kept best; how even weeks are is another matter.
            let score = goal::score(instance, &self.engine.layout());
            if self.record() {
                self.engine.save(&mut from);
            } else if score.0.iter().zip(&self.score.0).take(level + 1).any(|(now, best)| now > best) {
                self.engine.restore(&from);
            }
        }
        let mut levels = Levels::new(instance, &mut self.engine, level, &self.score.0);
        let cooling = self.cooling(&mut levels, warmer, pace);
        let mut temperature = cooling.first;
        let (mut best, mut best_value) = (from, levels.value());
        let mut kept = 0;
        let mut unreported = false;
        loop {
            if pace.asks(&self.engine) {
                if unreported && pace.may_report(&self.engine) {
                    unreported = !self.report(&best, pace);
                }
                let Some(share) = pace.share() else { break };
                temperature = cooling.at(share);
            }
            if pace.is_over() {
                break;
            }
            pace.count();
            if !self.moves.draw(instance, &self.engine, &mut self.random, &mut self.next) {
                continue;
            }
            let threshold = self.thresholds.draw(temperature, &mut self.random);
            let limits = levels.limits(threshold);
            if !self.next.begin(&mut self.engine, &limits) {
                self.engine.undo();
                continue;
            }
            let (verdict, looked) = levels.judge(&self.engine, threshold);
            pace.work(levels.work(looked));
            let Verdict::Keep(now) = verdict else {
                self.engine.undo();
                levels.undo(&self.engine, looked);
                continue;
            };
            levels.keep(&self.engine, now.value, looked);
            self.engine.keep();
            kept += 1;
            if kept > self.engine.list().len() {
                kept = 0;
                self.engine.sort();
            }
            if now.above || (levels.is_aimed() && now.value == 0) {
                // A level above became better, or the target is met: all is measured again.
                let better = self.record();
                if better {
                    self.engine.save(&mut best);
                    pace.improved(instance, &self.best, &self.score);
                }
                if !better {
                    break;
                }
                if now.above {
                    levels.set_caps(&self.score.0);
                }
                if self.score.0[level] <= bound {
                    break;
                }
                if levels.is_aimed() {
                    levels.set_target(&mut self.engine, self.score.0[level] - 1);
                }
                best_value = levels.value();
            } else if now.own < best_value && !levels.is_aimed() {
                best_value = now.own;
                self.engine.save(&mut best);
                unreported = true;
                if now.own <= bound {
                    break;
                }
            }
        }
        if unreported {
            self.report(&best, pace);
        }
        best
    }

    /// Tells the watch the best schedule of a stage if it is better than what was told; the engine stays where it is.
    fn report(&mut self, best: &Snapshot, pace: &mut Pace<'_>) -> bool {
        let mut here = Snapshot::default();
        self.engine.save(&mut here);
        self.engine.restore(best);
        self.record();
        self.engine.restore(&here);
        pace.improved(self.instance, &self.best, &self.score);
        true
    }

    /// The temperatures of a stage: from the lowest tenth of the changes for the worse of some trials, doubled so often,
    /// to a twenty-fourth of it.
    fn cooling(&mut self, levels: &mut Levels<'a>, warmer: u32, pace: &mut Pace<'_>) -> Cooling {
        let mut changes = Vec::new();
        for _ in 0..SAMPLES {
            if pace.asks(&self.engine) && pace.share().is_none() {
                break;
            }
            if pace.is_over()
                || !self.moves.draw(self.instance, &self.engine, &mut self.random, &mut self.next)
            {
                continue;
            }
            pace.count();
            let _whole = self.next.begin(&mut self.engine, &Times::NO_LIMIT);
            let (verdict, looked) = levels.judge(&self.engine, i64::MAX / 2);
            pace.work(levels.work(looked));
            if let Verdict::Keep(now) = verdict
                && now.value > levels.value()
            {
                changes.push(now.value - levels.value());
            }
            self.engine.undo();
            levels.undo(&self.engine, looked);
        }
        changes.sort_unstable();
        let small = changes.get(changes.len() / 10).copied().unwrap_or(1);
        let small = u64::try_from(small).unwrap_or(1).min(1 << 20) << BITS;
        let warmer = warmer
            + match levels.goal() {
                _ if levels.is_sum() => SUMMED,
                GoalKind::Lateness => LATENESS,
                _ => 0,
            };
        Cooling { first: small << warmer, halvings: HALVINGS + 16 * u64::from(warmer) }
    }
}
