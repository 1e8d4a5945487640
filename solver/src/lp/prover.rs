//! Bounds that rise while a search goes on.
//!
//! Levels are compared in order, so a level only matters where those before it are as good as they can be.
//! While all of them are *closed*, at their bounds, the proof of a level leaves out schedules that are worse at them:
//! what is then proven holds given the levels before.
//! Every open level is first tried by prices alone; only then is any work parted, first that of the first level.

use std::collections::VecDeque;

use super::ground::{Ground, Job};
use super::late::{Ask, Late};
use super::{Proof, chain, peak, proof_on};
use crate::model::{DayMark, GoalKind, Plan, Score, Timeline};
use crate::watch::Watch;

/// Makespan and peak load are closed in plans of so many jobs at most.
const MOST_CLOSED: usize = 60;

/// For so many slices nothing better must have been found before it is asked whether there is anything better.
const CALM: u32 = 50;

/// What is known about every schedule of a plan, and what is being found out.
///
/// [`Prover::new`] knows what [`prove`](super::prove) does; [`Prover::advance`] raises the bounds of deadlines and
/// lateness, and then closes makespan and peak load where it can, one after the other, as far as a share of the
/// search's time goes.
#[derive(Debug)]
pub struct Prover<'a> {
    ground: Ground<'a>,
    proof: Proof,
    /// What is at work.
    work: Option<Work>,
    /// Waits for its columns to be parted.
    parked: VecDeque<Work>,
    /// How many levels were closed when work began.
    closed: usize,
    /// The last score, and for how many slices it has been the best.
    last: Score,
    calm: u32,
    /// The first level that was not tried yet.
    next: usize,
}

/// The proof of a level.
#[derive(Debug)]
struct Work {
    level: usize,
    late: Late,
    /// Where it is only asked whether a schedule better than this value exists: the value.
    closes: Option<i64>,
}

impl<'a> Prover<'a> {
    /// The bounds that take milliseconds.
    pub fn new(plan: &'a Plan, timeline: &'a Timeline, watch: &mut dyn Watch) -> Self {
        let ground = Ground::new(plan, timeline);
        let proof = proof_on(&ground, watch);
        Self {
            ground,
            proof,
            work: None,
            parked: VecDeque::new(),
            closed: 0,
            last: Score(Vec::new()),
            calm: 0,
            next: 0,
        }
    }

    /// What is known so far.
    pub const fn proof(&self) -> &Proof {
        &self.proof
    }

    /// Works until about so many columns have been looked at, given the score of the best schedule, which leaves out
    /// nothing that can have a place; tells the level whose bound has risen.
    ///
    /// A bound holds for all schedules that are no worse than this one at the levels before.
    /// To begin with a goal takes O(columns) at once: some ten milliseconds for thousands of tasks.
    pub fn advance(&mut self, score: &Score, work: u64) -> Option<(usize, GoalKind, i64)> {
        self.calm = self.calm.saturating_add(1);
        if self.last != *score {
            (self.last, self.calm) = (score.clone(), 0);
        }
        let levels = self.proof.bounds.iter().zip(&score.0);
        let closed = levels.take_while(|(bound, value)| **value <= bound.1).count();
        let better = |work: &Work| {
            work.closes.is_some_and(|asked| score.0.get(work.level).is_some_and(|value| *value < asked))
        };
        if closed > self.closed || self.work.iter().chain(&self.parked).any(better) {
            // More can be asked of the levels behind, or something is asked that is known.
            (self.work, self.closed, self.next) = (None, closed, closed);
            self.parked.clear();
        }
        if self.work.is_none() {
            self.work = self.begin(score).or_else(|| {
                let mut work = self.parked.pop_front()?;
                work.late.part();
                Some(work)
            });
        }
        let Work { level, late, closes } = self.work.as_mut()?;
        let level = *level;
        let goes_on = late.advance(work, score.0.get(level).copied().filter(|_| closes.is_none()));
        let (goal, bound) = self.proof.bounds.get_mut(level)?;
        let proven = closes.map_or(late.bound(), |value| if late.is_done() { value } else { *bound });
        let risen = (proven > *bound).then(|| {
            *bound = proven;
            (level, *goal, *bound)
        });
        if !goes_on {
            self.parked.extend(self.work.take().filter(|work| work.late.may_part()));
        }
        risen
    }

    /// Goes to work on the first level that is open and was not tried yet.
    fn begin(&mut self, score: &Score) -> Option<Work> {
        while let (Some((goal, bound)), Some(value)) =
            (self.proof.bounds.get(self.next), score.0.get(self.next))
        {
            let level = self.next;
            self.next += 1;
            if value <= bound {
                continue;
            }
            let before: Vec<(GoalKind, i64, i64)> =
                self.proof.bounds.iter().zip(&score.0).take(level).map(|(of, v)| (of.0, of.1, *v)).collect();
            let given: Option<Vec<(GoalKind, i64)>> = before
                .iter()
                .map(|(goal, bound, value)| (value <= bound).then_some((*goal, *value)))
                .collect();
            let Some((ask, closes)) = ask(&self.ground, (*goal, *value), given.as_deref()) else { continue };
            if closes.is_some() && self.ground.jobs.len() > MOST_CLOSED {
                continue;
            }
            if closes.is_some() && self.calm < CALM {
                self.next = level;
                return None;
            }
            if let Some(late) = Late::new(&self.ground, &ask) {
                return Some(Work { level, late, closes });
            }
        }
        None
    }
}

/// What to ask about a goal with this value, given the values of the goals before it where these are closed; and the
/// value if the question is only whether it is the best.
fn ask<'g>(
    ground: &Ground<'g>,
    (goal, value): (GoalKind, i64),
    given: Option<&[(GoalKind, i64)]>,
) -> Option<(Ask<'static>, Option<i64>)> {
    let of = |goal: GoalKind| given.into_iter().flatten().find(|of| of.0 == goal).map(|of| of.1);
    let due: Date = &|job| job.due;
    let deadline: Date = &|job| job.deadline;
    let none: Date = &|_| None;
    let (date, most, closes): (Date, i64, _) = match (goal, of(GoalKind::Lateness), of(GoalKind::Deadlines)) {
        (GoalKind::Deadlines, ..) => (deadline, value - 1, None),
        (GoalKind::Lateness, ..) => (due, value - 1, None),
        (GoalKind::Makespan | GoalKind::PeakLoad, ..) if given.is_none() => return None,
        (GoalKind::Makespan | GoalKind::PeakLoad, Some(late), _) => (due, late, Some(value)),
        (GoalKind::Makespan | GoalKind::PeakLoad, None, Some(late)) => (deadline, late, Some(value)),
        (GoalKind::Makespan | GoalKind::PeakLoad, None, None) => (none, 0, Some(value)),
        _ => return None,
    };
    // One better than what is known, of the goal itself; of a goal before it no worse.
    let limit = |kind: GoalKind| if goal == kind { Some(value - 1) } else { of(kind) };
    let ask = Ask {
        date,
        most,
        least: chain::late(ground, date),
        once: closes.is_some(),
        end: limit(GoalKind::Makespan),
        loads: limit(GoalKind::PeakLoad).map(|load| peak::slots_within(ground, load)),
        punctual: of(GoalKind::Deadlines) == Some(0),
    };
    Some((ask, closes))
}

/// A date of a job.
type Date = &'static dyn Fn(&Job<'_>) -> Option<DayMark>;
