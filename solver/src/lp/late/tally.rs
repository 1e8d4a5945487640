//! Where jobs stood in the rounds of an ascent, averaged: what prices leave undecided.

use super::field::Field;

/// Averages of the choices of some rounds; younger ones weigh more.
#[derive(Clone, Debug)]
pub(super) struct Tally {
    /// By job: its start, and the square of it.
    starts: Vec<(f64, f64)>,
    /// By lane: how often it was chosen.
    shares: Vec<f64>,
    rounds: f64,
}

impl Tally {
    pub fn new(field: &Field) -> Self {
        Self {
            starts: vec![(0.0, 0.0); field.nodes.len()],
            shares: vec![0.0; field.lanes.len()],
            rounds: 0.0,
        }
    }

    /// Forgets all rounds.
    pub const fn clear(&mut self) {
        self.rounds = 0.0;
    }

    /// Counts a round, with at least this weight: the lane and the start of each job.
    pub fn count(&mut self, chosen: impl Iterator<Item = (u32, u32)>, share: f64) {
        self.rounds += 1.0;
        let weight = share.max(1.0 / self.rounds);
        for share in &mut self.shares {
            *share -= weight * *share;
        }
        for ((lane, start), (mean, square)) in chosen.zip(&mut self.starts) {
            let start = f64::from(start);
            *mean += weight * (start - *mean);
            *square += weight * (start * start - *square);
            self.shares[lane as usize] += weight;
        }
    }

    /// How far a lane is from being chosen always or never.
    pub fn doubt(&self, lane: u32) -> f64 {
        let share = self.shares[lane as usize];
        share.min(1.0 - share).max(0.0)
    }

    /// The mean start of a job, and how far starts are from it.
    pub fn start(&self, node: u32) -> (f64, f64) {
        let (mean, square) = self.starts[node as usize];
        (mean, (square - mean * mean).max(0.0).sqrt())
    }
}
