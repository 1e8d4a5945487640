//! Stacking what overlaps: each bar gets the first lane that is free.

/// The lane of each entry, in the order given, and how many lanes there are (at least one).
///
/// Entries are `(from, to)` in ascending order of `from`; `from` may equal another's `to`.
/// First fit over starts in order uses as many lanes as overlap at the busiest moment, the least possible
/// (interval partitioning; Kleinberg and Tardos, "Algorithm Design", 2005, section 4.1). O(entries × lanes).
pub fn stack<T: PartialOrd + Copy>(entries: &[(T, T)]) -> (Vec<usize>, usize) {
    let mut ends: Vec<T> = Vec::new();
    let mut lanes = Vec::with_capacity(entries.len());
    for (from, to) in entries {
        let free = ends.iter().position(|end| end <= from);
        let lane = free.unwrap_or(ends.len());
        match ends.get_mut(lane) {
            Some(end) => *end = *to,
            None => ends.push(*to),
        }
        lanes.push(lane);
    }
    (lanes, ends.len().max(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_after_the_other_share_a_lane() {
        assert_eq!(stack(&[(0, 2), (2, 5), (7, 8)]), (vec![0, 0, 0], 1));
        assert_eq!(stack::<i32>(&[]), (vec![], 1));
    }

    #[test]
    fn what_overlaps_is_stacked_and_lanes_are_used_again() {
        assert_eq!(stack(&[(0, 10), (1, 3), (2, 4), (3, 6), (10, 11)]), (vec![0, 1, 2, 1, 0], 3));
    }

    proptest! {
        #[test]
        fn no_two_overlap_in_a_lane_and_no_lane_is_wasted(mut spans in prop::collection::vec((0u32..60, 1u32..12), 0..40)) {
            spans.sort_unstable();
            let spans: Vec<(u32, u32)> = spans.into_iter().map(|(from, long)| (from, from + long)).collect();
            let (lanes, count) = stack(&spans);
            for (i, a) in spans.iter().enumerate() {
                for (j, b) in spans.iter().enumerate().skip(i + 1) {
                    prop_assert!(lanes[i] != lanes[j] || a.1 <= b.0 || b.1 <= a.0);
                }
            }
            let busiest = (0..80).map(|t| spans.iter().filter(|(a, b)| *a <= t && t < *b).count()).max();
            prop_assert_eq!(count, busiest.unwrap_or(0).max(1));
        }
    }
}
