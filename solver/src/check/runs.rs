//! Sets of slots as runs: ascending half-open ranges that do not touch.

use crate::model::Slot;

/// From the first slot to the one after the last.
pub(super) type Run = (Slot, Slot);

/// Ascending slots as runs.
pub(super) fn of_slots(slots: &[Slot]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for slot in slots {
        match runs.last_mut() {
            Some(last) if last.1 == *slot => last.1 += 1,
            _ => runs.push((*slot, slot + 1)),
        }
    }
    runs
}

/// The part of some runs that lies in `from..to`.
pub(super) fn clip(runs: &[Run], from: Slot, to: Slot) -> Vec<Run> {
    let first = runs.partition_point(|run| run.1 <= from);
    let rest = runs.get(first..).unwrap_or_default().iter();
    rest.take_while(|run| run.0 < to).map(|run| (run.0.max(from), run.1.min(to))).collect()
}

/// The slots of both.
pub(super) fn intersect(a: &[Run], b: &[Run]) -> Vec<Run> {
    let (mut i, mut j, mut both) = (0, 0, Vec::new());
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        let (from, to) = (x.0.max(y.0), x.1.min(y.1));
        if from < to {
            both.push((from, to));
        }
        if x.1 <= y.1 {
            i += 1;
        } else {
            j += 1;
        }
    }
    both
}

/// How many slots.
pub(super) fn count(runs: &[Run]) -> u32 {
    runs.iter().map(|run| run.1 - run.0).sum()
}

/// Whether a slot is among them.
pub(super) fn contains(runs: &[Run], slot: Slot) -> bool {
    let index = runs.partition_point(|run| run.1 <= slot);
    runs.get(index).is_some_and(|run| run.0 <= slot)
}

/// Adds the slots of each run to the day on which they lie.
pub(super) fn by_day(runs: &[Run], slots_a_day: u32, mut add: impl FnMut(u32, u32)) {
    for (from, to) in runs {
        let mut at = *from;
        while at < *to {
            let day = at / slots_a_day;
            let next = ((day + 1) * slots_a_day).min(*to);
            add(day, next - at);
            at = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_become_runs_and_are_cut() {
        let runs = of_slots(&[1, 2, 3, 7, 8, 20]);
        assert_eq!(runs, [(1, 4), (7, 9), (20, 21)]);
        assert_eq!(clip(&runs, 2, 8), [(2, 4), (7, 8)]);
        assert_eq!(clip(&runs, 9, 20), []);
        assert_eq!(intersect(&runs, &[(0, 2), (3, 8), (20, 30)]), [(1, 2), (3, 4), (7, 8), (20, 21)]);
        assert_eq!(count(&runs), 6);
        assert!(contains(&runs, 8) && !contains(&runs, 9) && !contains(&runs, 0));
    }

    #[test]
    fn days_share_a_run() {
        let mut days = Vec::new();
        by_day(&[(10, 30)], 12, |day, slots| days.push((day, slots)));
        assert_eq!(days, [(0, 2), (1, 12), (2, 6)]);
    }
}
