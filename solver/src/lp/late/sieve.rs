//! Leaves out the columns of which no schedule within a target can have any.
//!
//! The cheapest choice that contains a column, and what others must pay for it ([`pairs`](super::pairs)), bound every
//! schedule that contains it: where that is more than the target allows, the column goes.
//! Done step by step: tree by tree, then lane by lane of each person.

use super::field::{Field, Live};
use super::forest::Forest;
use super::pairs::{Excess, Pairs, follow};
use super::price::{Pricer, Prices};

/// Columns being looked through.
#[derive(Clone, Debug)]
pub(super) struct Sieve {
    prices: Prices,
    /// What a choice may cost beyond the best one.
    slack: i64,
    tree: usize,
    /// The next person, and the next lane of theirs.
    seat: (usize, usize),
    excess: Excess,
}

impl Sieve {
    /// Begins with columns, at prices at which the best choice may cost so much more.
    pub fn new(live: &Live, prices: Prices, slack: i64) -> Self {
        Self { prices, slack, tree: 0, seat: (0, 0), excess: Excess::new(live.columns.len()) }
    }

    /// What a choice may cost beyond the best one.
    pub const fn slack(&self) -> i64 {
        self.slack
    }

    /// Looks at the next tree or lane; `true` when it is over.
    pub fn step(
        &mut self,
        field: &Field,
        forest: &Forest,
        live: &Live,
        pairs: &mut Pairs,
        pricer: &mut Pricer,
    ) -> bool {
        if let Some(spots) = forest.trees.get(self.tree) {
            let cost = pricer.best(field, live, &self.prices, spots);
            let plain = &mut self.excess.plain;
            let mut keep = |place: usize, total: i64| plain[place] = total - cost;
            pricer.narrow(field, live, &self.prices, spots, cost.saturating_add(self.slack), &mut keep);
            self.tree += 1;
            return false;
        }
        if self.seat == (0, 0) {
            self.excess.begin();
            follow(field, forest, live, &mut self.excess, &mut pricer.work);
        }
        !pairs.share(field, live, &mut self.excess, &mut self.seat, &mut pricer.work)
    }

    /// The columns that stay, with what each costs at least beyond the best choice.
    pub fn kept(&self, live: &Live) -> (Live, Vec<i64>) {
        let kept: Vec<bool> = self.excess.all().map(|cost| cost <= self.slack).collect();
        (live.kept(&kept), self.excess.all().filter(|cost| *cost <= self.slack).collect())
    }
}
