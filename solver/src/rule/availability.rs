//! Availability: work lies where its owners are available.
//!
//! The slots of a task are those of the availability that all its owners share, one after the other from its
//! start, nights, slack, weekends and days off left out.
//! Work pinned in time may use slack too; with an exception it runs through every slot from its start.

/// The first tick at or after `from` that the mask holds; `words` is the mask's length.
pub fn next(mask: impl Fn(usize) -> u64, words: usize, from: u32) -> Option<u32> {
    let mut index = from as usize / 64;
    if index >= words {
        return None;
    }
    let mut word = mask(index) & (u64::MAX << (from % 64));
    while word == 0 {
        index += 1;
        if index >= words {
            return None;
        }
        word = mask(index);
    }
    Some(index as u32 * 64 + word.trailing_zeros())
}

/// The tick after the `n`th tick that the mask holds, counted from `from`; `None` where there are fewer.
pub fn after(mask: impl Fn(usize) -> u64, words: usize, from: u32, n: u32) -> Option<u32> {
    let mut index = from as usize / 64;
    if index >= words {
        return None;
    }
    let mut word = mask(index) & (u64::MAX << (from % 64));
    let mut left = n;
    loop {
        let here = word.count_ones();
        if here >= left {
            for _ in 1..left {
                word &= word - 1;
            }
            return Some(index as u32 * 64 + word.trailing_zeros() + 1);
        }
        left -= here;
        index += 1;
        if index >= words {
            return None;
        }
        word = mask(index);
    }
}

/// How many ticks the mask holds from `from` to before `to`.
pub fn count(mask: impl Fn(usize) -> u64, words: usize, from: u32, to: u32) -> u32 {
    let (first, last) = (from as usize / 64, (to as usize / 64).min(words));
    let mut total = 0;
    for index in first..words.min(last + 1) {
        let mut word = mask(index);
        if index == first {
            word &= u64::MAX << (from % 64);
        }
        if index == to as usize / 64 {
            word &= !(u64::MAX << (to % 64));
        }
        total += word.count_ones();
    }
    if from < to { total } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ticks 1, 2, 5, 63, 64, 130.
    const MASK: [u64; 3] = [1 << 1 | 1 << 2 | 1 << 5 | 1 << 63, 1, 1 << 2];

    #[test]
    fn ticks_are_found_across_words() {
        let mask = |index: usize| MASK[index];
        for (from, expected) in
            [(0, Some(1)), (1, Some(1)), (3, Some(5)), (6, Some(63)), (65, Some(130)), (131, None)]
        {
            assert_eq!(next(mask, 3, from), expected, "from {from}");
        }
        assert_eq!(next(mask, 3, 500), None);
        for (from, n, expected) in [
            (0, 1, Some(2)),
            (0, 3, Some(6)),
            (2, 4, Some(65)),
            (0, 6, Some(131)),
            (0, 7, None),
            (131, 1, None),
        ] {
            assert_eq!(after(mask, 3, from, n), expected, "{n} from {from}");
        }
        for (from, to, expected) in
            [(0, 192, 6), (2, 5, 1), (2, 6, 2), (63, 65, 2), (6, 6, 0), (64, 130, 1), (9, 3, 0)]
        {
            assert_eq!(count(mask, 3, from, to), expected, "{from} to {to}");
        }
    }
}
