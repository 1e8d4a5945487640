//! The order in which drawn things are kept on the page.
//!
//! What is drawn at an absolute place and read by nobody may stand in any order.
//! The order here is the one that moves nothing: what stays keeps its place in the list, what comes takes the place of
//! what goes.
//! A keyed list that grows at its beginning by two entries or more is otherwise moved as a whole, entry by entry
//! (tachys 0.2 groups neighbours that shift alike with the first, which does have to move).

use std::collections::BTreeMap;

/// `new` in an order in which nothing has to move where `old` is drawn; entries of equal keys are the same.
///
/// O(n log n).
pub fn keep<T, K: Ord>(old: &[T], new: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut coming: BTreeMap<K, usize> = new.iter().enumerate().map(|(at, entry)| (key(entry), at)).collect();
    let mut new: Vec<Option<T>> = new.into_iter().map(Some).collect();
    let mut take = |at: usize| new.get_mut(at).and_then(Option::take);
    let mut places: Vec<Option<T>> =
        old.iter().map(|entry| coming.remove(&key(entry)).and_then(&mut take)).collect();
    let mut coming: Vec<usize> = coming.into_values().collect();
    coming.sort_unstable();
    let mut coming = coming.into_iter().filter_map(take);
    for place in places.iter_mut().filter(|place| place.is_none()) {
        *place = coming.next();
    }
    places.into_iter().flatten().chain(coming).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn kept(old: &str, new: &str) -> String {
        let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
        keep(&old, new, |entry| *entry).into_iter().collect()
    }

    #[test]
    fn what_comes_takes_the_place_of_what_goes() {
        assert_eq!(kept("", "abc"), "abc");
        assert_eq!(kept("abcde", "xyace"), "axcye");
        assert_eq!(kept("abcde", "xace"), "axce", "no hole is left");
        assert_eq!(kept("ab", "xyzab"), "abxyz", "what finds no place stands at the end");
        assert_eq!(kept("abc", ""), "");
    }

    proptest! {
        /// Nothing is lost, nothing comes twice, and of what stays nothing overtakes another.
        #[test]
        fn nothing_is_lost_or_overtaken(
            old in proptest::collection::btree_set(0_u8..40, 0..20),
            new in proptest::collection::btree_set(0_u8..40, 0..20),
        ) {
            let before: Vec<u8> = old.iter().copied().rev().collect();
            let after = keep(&before, new.iter().copied().collect(), |entry| *entry);
            let mut sorted = after.clone();
            sorted.sort_unstable();
            prop_assert_eq!(sorted, new.iter().copied().collect::<Vec<_>>());
            let stayed: Vec<u8> = after.into_iter().filter(|entry| old.contains(entry)).collect();
            prop_assert_eq!(stayed, before.into_iter().filter(|entry| new.contains(entry)).collect::<Vec<_>>());
        }
    }
}
