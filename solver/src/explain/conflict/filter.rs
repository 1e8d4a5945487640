//! The deletion filter.

/// An irreducible part of a set for which `holds` is true, members in ascending order, and whether it is that: once
/// `holds` gives no answer the set is left as it is.
///
/// With k members left of n it asks about k · log(n ÷ k) times, and k times more to be sure.
pub(in crate::explain) fn irreducible<T: Clone + Ord>(
    mut members: Vec<T>,
    holds: &mut dyn FnMut(&[T]) -> Option<bool>,
) -> (Vec<T>, bool) {
    members.sort_unstable();
    members.dedup();
    let mut needed = members;
    let mut group = needed.len();
    // Groups of one last; and again, should lifting one have made another dispensable.
    while group > 0 {
        let mut from = 0;
        let mut lifted = false;
        while from < needed.len() {
            let to = (from + group).min(needed.len());
            let rest = [needed.get(..from).unwrap_or(&[]), needed.get(to..).unwrap_or(&[])].concat();
            let Some(still) = holds(&rest) else { return (needed, false) };
            if still {
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
    (needed, true)
}
