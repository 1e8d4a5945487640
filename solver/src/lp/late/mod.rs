//! A strong bound of lateness: people's time has a price, and targets are refuted.
//!
//! [`field`] lists what can be chosen for each job, [`forest`] joins jobs along their links, [`price`] finds the
//! cheapest choice at given prices of people's time, [`ascent`] looks for prices at which even that choice is dear, and
//! [`Late`] here refutes targets.
//!
//! # Targets
//! Assume that a schedule comes to at most `T`.
//! A column that costs more than `T` even in the cheapest choice that contains it is in no such schedule and is left
//! out; then what is left costs more (reduced cost fixing; Robert Klein, Armin Scholl, "Computing lower bounds by
//! destructive improvement", 1999).
//! Once the cheapest choice costs more than `T`, there is no such schedule: the bound is `T + 1`.
//! The first target is one less than a known schedule.
//! When prices help no more, a target halfway to the bound is tried with the columns that are left; when one is refuted,
//! the one before it is taken up again.
//!
//! Where no target is left between the bound and one that prices cannot refute, its columns are parted ([`branch`]);
//! [`pairs`] tells what others must pay for a column, and [`sieve`] leaves out columns with both.
//! A small plan is *closed* that way: the target one below its best schedule is refuted.
//!
//! # Other goals
//! Makespan and peak load are no sums, but limits: ends before the known makespan, no more slots of work for anybody than
//! one permille less allows (whose prices stand beside those of time), within the late days of the levels before.
//! If that is refuted, the known schedule is best.
//!
//! All of it is done in small steps, so that whoever asks can stop at any time and keep the bound so far.
//! Memory: two bytes a column and target, two million columns at most; the same and eight bytes a block for each part
//! that waits, 12,000 columns at most.

mod ascent;
mod branch;
mod field;
mod forest;
mod message;
mod pairs;
mod price;
mod reader;
mod sieve;
mod tally;

use super::ground::{Ground, Job};
use crate::model::DayMark;
use ascent::Ascent;
use branch::{Branch, State};
use field::{Field, Live};
use forest::Forest;
use pairs::Pairs;
use price::Pricer;
use sieve::Sieve;

/// Costs and prices are counted in such parts of a weighted day.
const SCALE: i64 = 1 << 20;

/// Prices are first sought with every fourth column only: a quarter of the work, and nearly the same prices.
const SKETCH: usize = 4;

/// Columns are looked through again when the bound has risen by such a part of the way to the target: while prices
/// still help, and when they do no more.
const NARROW: (i64, i64) = (3, 12);

/// Where more columns than this prove nothing at the first prices, nothing more is tried: it would take minutes.
const HOPELESS: usize = 400_000;

/// More columns than this are not parted: it would take minutes.
const MOST_PARTED: usize = 12_000;

/// What a step is counted as, besides the columns that it looks at.
const STEP: u64 = 64;

/// A target that is to be refuted, with the columns of the schedules that meet it.
#[derive(Clone, Debug)]
struct Target {
    most: i64,
    live: Live,
}

/// What is being done.
#[derive(Clone, Debug)]
enum Stage {
    /// First prices are sought, with these columns only.
    Sketch(Live),
    /// Better prices are sought.
    Climb,
    /// Columns are left out.
    Narrow(Sieve),
    /// Columns are parted, and the parts refuted.
    Branch(Box<Branch>),
}

/// What is asked: how few weighted days after dates there can be in schedules within limits.
#[derive(Clone)]
pub(super) struct Ask<'d> {
    /// The date of a job.
    pub date: &'d dyn Fn(&Job<'_>) -> Option<DayMark>,
    /// It is to be shown that no schedule comes to so much.
    pub most: i64,
    /// What is known already: what all jobs come to at their earliest.
    pub least: i64,
    /// Only whether, not how few.
    pub once: bool,
    /// No end after this slot begins.
    pub end: Option<i64>,
    /// No more slots of work for each person.
    pub loads: Option<Vec<u32>>,
    /// No deadline missed.
    pub punctual: bool,
}

/// The search for a bound of a goal that counts days after dates.
#[derive(Debug)]
pub(super) struct Late {
    field: Field,
    forest: Forest,
    ascent: Ascent,
    pricer: Pricer,
    pairs: Pairs,
    /// Ever smaller.
    targets: Vec<Target>,
    /// No schedule comes to less.
    bound: i64,
    /// The value of a schedule.
    known: i64,
    /// Whether columns may be parted.
    parts: bool,
    /// The value at which columns of the last target were left out.
    narrowed: Option<i64>,
    stage: Stage,
}

impl Late {
    /// Prepares to answer; `None` where the plan is too large. O(columns).
    pub fn new(ground: &Ground<'_>, ask: &Ask<'_>) -> Option<Self> {
        let (field, live) = reader::read(ground, ask)?;
        let forest = Forest::new(&field);
        let pairs = Pairs::new(&field, &forest);
        Some(Self {
            ascent: Ascent::new(&field, &forest),
            stage: Stage::Sketch(live.every(SKETCH)),
            targets: vec![Target { most: ask.most, live }],
            field,
            forest,
            pricer: Pricer::default(),
            pairs,
            bound: if ask.once { ask.most } else { ask.least },
            known: i64::MAX,
            parts: false,
            narrowed: None,
        })
    }

    /// No schedule comes to less.
    pub const fn bound(&self) -> i64 {
        self.bound
    }

    /// Whether no schedule meets any target.
    pub const fn is_done(&self) -> bool {
        self.targets.is_empty()
    }

    /// Whether nothing but parting columns may show more, and that was not asked for yet.
    pub fn may_part(&self) -> bool {
        !self.parts
            && self
                .targets
                .last()
                .is_some_and(|last| last.most == self.bound && last.live.columns.len() <= MOST_PARTED)
    }

    /// Goes on with parts of the columns.
    pub fn part(&mut self) {
        self.parts = true;
        self.lower();
    }

    /// Works for a while: until about so many columns have been looked at; `false` when nothing more can be shown.
    /// A schedule with the value `known` needs no target.
    pub fn advance(&mut self, work: u64, known: Option<i64>) -> bool {
        if let Some(known) = known {
            self.known = known;
        }
        let until = self.pricer.work.saturating_add(work);
        while self.pricer.work < until {
            self.pricer.work += STEP;
            if !self.step() {
                return false;
            }
        }
        true
    }

    /// Works on the next tree.
    fn step(&mut self) -> bool {
        let Some(target) = self.targets.last_mut() else { return false };
        // A choice of this cost refutes the target: weighted days are whole.
        let aim = aim(target.most);
        match &mut self.stage {
            Stage::Sketch(live) => {
                if self.ascent.rush(&self.field, &self.forest, live, &mut self.pricer) {
                    self.stage = Stage::Climb;
                }
                true
            }
            Stage::Climb => {
                match self.ascent.advance(&self.field, &self.forest, &target.live, &mut self.pricer, aim) {
                    None => true,
                    Some(false) => self.refuted(),
                    Some(true) => self.look(aim),
                }
            }
            Stage::Narrow(sieve) => {
                if sieve.step(&self.field, &self.forest, &target.live, &mut self.pairs, &mut self.pricer) {
                    target.live = sieve.kept(&target.live).0;
                    self.stage = Stage::Climb;
                    self.ascent.restart(&self.field, &self.forest, !self.ascent.goes_on());
                }
                true
            }
            Stage::Branch(branch) => match branch.step(&self.forest, &mut self.pairs, &mut self.pricer) {
                State::Open => true,
                State::Refuted => self.refuted(),
                State::GivenUp => false,
            },
        }
    }

    /// After a round: what it proves, and what to do next.
    fn look(&mut self, aim: i64) -> bool {
        let value = self.ascent.value();
        if value >= aim {
            return self.refuted();
        }
        let whole = value.div_euclid(SCALE) + i64::from(value.rem_euclid(SCALE) > 0);
        self.bound = self.bound.max(whole);
        let goes_on = self.ascent.goes_on();
        let part = if goes_on { NARROW.0 } else { NARROW.1 };
        // Before the first time: from nothing on while prices help, whatever they prove when they help no more.
        let last = self.narrowed.unwrap_or(if goes_on { 0 } else { i64::MIN });
        if value.saturating_sub(last) > (aim - value) / part {
            self.narrowed = Some(value);
            if let Some(target) = self.targets.last() {
                let prices = self.ascent.best_prices(&self.field, &self.forest);
                self.stage = Stage::Narrow(Sieve::new(&target.live, prices, aim - 1 - value));
            }
            return true;
        }
        if !goes_on
            && self.bound <= 0
            && self.targets.iter().all(|target| target.live.columns.len() > HOPELESS)
        {
            return false;
        }
        goes_on || self.lower()
    }

    /// No schedule meets the target.
    fn refuted(&mut self) -> bool {
        let Some(target) = self.targets.pop() else { return false };
        self.bound = self.bound.max(target.most + 1);
        self.lower()
    }

    /// Goes on with a target between the bound and the last one, or where there is none with parts of the last one.
    fn lower(&mut self) -> bool {
        // Of the targets that a schedule meets the lowest will do, one better than it.
        while let [.., next, _] = self.targets.as_slice()
            && next.most >= self.known
        {
            self.targets.remove(self.targets.len() - 2);
        }
        let Some(target) = self.targets.last_mut() else { return false };
        target.most = target.most.min(self.known.saturating_sub(1));
        if target.most < self.bound {
            return false;
        }
        if target.most == self.bound {
            if !self.parts || target.live.columns.len() > MOST_PARTED {
                return false;
            }
            let aim = aim(target.most);
            let (field, live) = (&self.field, target.live.clone());
            let branch = Branch::new(field, &self.forest, &self.ascent, live, aim);
            self.stage = Stage::Branch(Box::new(branch));
            return true;
        }
        let most = self.bound.midpoint(target.most);
        let live = target.live.clone();
        self.targets.push(Target { most, live });
        self.ascent.restart(&self.field, &self.forest, true);
        self.narrowed = None;
        self.stage = Stage::Climb;
        true
    }
}

/// What refutes a target.
const fn aim(most: i64) -> i64 {
    most.saturating_mul(SCALE).saturating_add(1)
}
