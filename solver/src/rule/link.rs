//! Links: a task starts after those it follows, and the lag.

use crate::model::{Lag, Slot, Timeline};

/// Lags of a plan, each as a table that gives the first slot of a successor in constant time.
#[derive(Clone, Debug, Default)]
pub struct Lags {
    kinds: Vec<Lag>,
    /// For working-day lags: by the day of the last slot worked, counted from −1, the first slot after the lag.
    tables: Vec<Vec<Slot>>,
}

/// A lag by its place in [`Lags`]; 0 is no lag.
pub type LagKind = u32;

impl Lags {
    /// Lags of nothing but "no lag".
    pub fn new() -> Self {
        Self { kinds: vec![Lag::NONE], tables: vec![Vec::new()] }
    }

    /// The place of a lag, added where it is new.
    pub fn kind(&mut self, timeline: &Timeline, lag: Lag) -> LagKind {
        if matches!(lag, Lag::WorkingDays(0) | Lag::CalendarDays(0)) {
            return 0;
        }
        if let Some(known) = self.kinds.iter().position(|kind| *kind == lag) {
            return known as u32;
        }
        let table = match lag {
            Lag::CalendarDays(_) => Vec::new(),
            // The last slot before `end` = day × slots a day lies on the day before.
            Lag::WorkingDays(_) => {
                (0..=timeline.days).map(|day| timeline.after_lag(day * timeline.slots_a_day, lag)).collect()
            }
        };
        self.kinds.push(lag);
        self.tables.push(table);
        (self.kinds.len() - 1) as u32
    }

    /// The first slot at which a successor may start after a task that ends before slot `end`.
    pub fn after(&self, end: Slot, kind: LagKind, slots_a_day: u32) -> Slot {
        if kind == 0 {
            return end;
        }
        match self.kinds.get(kind as usize) {
            Some(Lag::CalendarDays(n)) => end.saturating_add(n.saturating_mul(slots_a_day)),
            _ => {
                let day = end.div_ceil(slots_a_day) as usize;
                self.tables.get(kind as usize).and_then(|table| table.get(day)).copied().unwrap_or(Slot::MAX)
            }
        }
    }
}

/// An order in which every task stands after those it follows; tasks on or behind a cycle are left out.
///
/// `before` and `after` list neighbours by position; of several ready tasks the first position comes first.
/// Arthur B. Kahn, "Topological sorting of large networks", 1962. O((tasks + links) log tasks).
pub fn order(before: &[Vec<u32>], after: &[Vec<u32>]) -> Vec<u32> {
    let mut waiting: Vec<usize> = before.iter().map(Vec::len).collect();
    let mut ready: std::collections::BTreeSet<u32> =
        waiting.iter().zip(0..).filter(|(count, _)| **count == 0).map(|(_, task)| task).collect();
    let mut order = Vec::with_capacity(before.len());
    while let Some(task) = ready.pop_first() {
        order.push(task);
        for next in &after[task as usize] {
            waiting[*next as usize] -= 1;
            if waiting[*next as usize] == 0 {
                ready.insert(*next);
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Plan, Region};

    #[test]
    fn tables_agree_with_the_timeline() {
        let mut plan = Plan::new("Test", "2026-01-07".parse().unwrap());
        plan.region = Region::France;
        plan.horizon = "2026-02-20".parse().ok();
        let timeline = Timeline::new(&plan);
        let mut lags = Lags::new();
        for lag in
            [Lag::NONE, Lag::WorkingDays(1), Lag::WorkingDays(3), Lag::CalendarDays(2), Lag::CalendarDays(0)]
        {
            let kind = lags.kind(&timeline, lag);
            assert_eq!(lags.kind(&timeline, lag), kind, "a lag has one place");
            for end in 0..=timeline.end() {
                assert_eq!(
                    lags.after(end, kind, timeline.slots_a_day),
                    timeline.after_lag(end, lag),
                    "{end} {lag:?}"
                );
            }
        }
    }

    #[test]
    fn cycles_and_what_follows_them_are_left_out() {
        // 0 → 1 → 2 → 1, 2 → 3, 4 → 0.
        let after = vec![vec![1], vec![2], vec![1, 3], vec![], vec![0]];
        let before = vec![vec![4], vec![0, 2], vec![1], vec![2], vec![]];
        assert_eq!(order(&before, &after), [4, 0]);
    }
}
