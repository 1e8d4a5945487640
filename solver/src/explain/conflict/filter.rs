//! The deletion filter.

use super::Member;
use crate::watch::Watch;

/// An irreducible part of a set for which `holds` is true, members in ascending order.
///
/// With k members left of n it asks about k · log(n ÷ k) times, and k times more to be sure.
pub(super) fn irreducible(
    mut members: Vec<Member>,
    holds: &mut dyn FnMut(&[Member]) -> bool,
    watch: &mut dyn Watch,
) -> Vec<Member> {
    members.sort_unstable();
    members.dedup();
    let mut needed = members;
    let mut group = needed.len();
    // Groups of one last; and again, should lifting one have made another dispensable.
    while group > 0 {
        let mut from = 0;
        let mut lifted = false;
        while from < needed.len() {
            if watch.should_stop() {
                return needed;
            }
            let to = (from + group).min(needed.len());
            let rest = [needed.get(..from).unwrap_or(&[]), needed.get(to..).unwrap_or(&[])].concat();
            if holds(&rest) {
                needed = rest;
                lifted = true;
            } else {
                from = to;
            }
        }
        if group > 1 || !lifted {
            group /= 2;
        }
    }
    needed
}
