//! Bounds that rise while a search goes on.

use super::ground::{Ground, Job};
use super::late::Late;
use super::{Proof, chain, proof_on};
use crate::model::{DayMark, GoalKind, Plan, Score, Timeline};
use crate::watch::Watch;

/// What is known about every schedule of a plan, and what is being found out.
///
/// [`Prover::new`] knows what [`prove`](super::prove) does; [`Prover::advance`] raises the bounds of deadlines and
/// lateness, one after the other, as far as a share of the search's time goes.
#[derive(Debug)]
pub struct Prover<'a> {
    ground: Ground<'a>,
    proof: Proof,
    /// The level at work.
    late: Option<(usize, Late)>,
    /// The first level that was not tried yet.
    next: usize,
}

impl<'a> Prover<'a> {
    /// The bounds that take milliseconds.
    pub fn new(plan: &'a Plan, timeline: &'a Timeline, watch: &mut dyn Watch) -> Self {
        let ground = Ground::new(plan, timeline);
        let proof = proof_on(&ground, watch);
        Self { ground, proof, late: None, next: 0 }
    }

    /// What is known so far.
    pub const fn proof(&self) -> &Proof {
        &self.proof
    }

    /// Works until about so many columns have been looked at, given the score of a schedule that leaves out nothing that
    /// can have a place; tells the level whose bound has risen.
    ///
    /// To begin with a goal takes O(columns) at once: some ten milliseconds for thousands of tasks.
    pub fn advance(&mut self, score: &Score, work: u64) -> Option<(usize, GoalKind, i64)> {
        if self.late.is_none() {
            self.late = self.begin(score);
        }
        let (level, late) = self.late.as_mut()?;
        let goes_on = late.advance(work);
        let (goal, bound) = self.proof.bounds.get_mut(*level)?;
        let risen = (late.bound() > *bound).then(|| {
            *bound = late.bound();
            (*level, *goal, *bound)
        });
        if !goes_on {
            self.late = None;
        }
        risen
    }

    /// Goes to work on the first level that is open and was not tried yet.
    fn begin(&mut self, score: &Score) -> Option<(usize, Late)> {
        while let (Some((goal, bound)), Some(value)) =
            (self.proof.bounds.get(self.next), score.0.get(self.next))
        {
            let level = self.next;
            self.next += 1;
            let date: &dyn Fn(&Job<'_>) -> Option<DayMark> = match goal {
                GoalKind::Deadlines => &|job| job.deadline,
                GoalKind::Lateness => &|job| job.due,
                _ => continue,
            };
            if value > bound {
                let least = chain::late(&self.ground, date);
                if let Some(late) = Late::new(&self.ground, date, value - 1, least) {
                    return Some((level, late));
                }
            }
        }
        None
    }
}
