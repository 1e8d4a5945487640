//! A small generator of pseudo-random numbers, the same on every machine.
//!
//! SplitMix64 (Guy L. Steele, Doug Lea, Christine H. Flood: "Fast splittable pseudorandom number generators",
//! 2014): one 64-bit addition and a mix, good enough to draw test plans from and never used for secrets.

/// A stream of pseudo-random numbers; the same seed gives the same stream.
#[derive(Clone, Debug)]
pub(super) struct Prng(u64);

impl Prng {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 to `bound` − 1, 0 for a bound of 0; the multiply-shift of Daniel Lemire ("Fast random
    /// integer generation in an interval", 2019) without its rejection: the bias is below bound ÷ 2⁶⁴.
    pub(super) fn below(&mut self, bound: u32) -> u32 {
        u32::try_from((u128::from(self.next()) * u128::from(bound)) >> 64).unwrap_or(0)
    }

    /// A number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: u32, high: u32) -> u32 {
        low.saturating_add(self.below(high.saturating_sub(low).saturating_add(1)))
    }

    /// True so many times in a hundred.
    pub(super) fn percent(&mut self, share: u32) -> bool {
        self.below(100) < share
    }

    /// One of these; `None` of nothing.
    pub(super) fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        let index = self.below(u32::try_from(from.len()).unwrap_or(u32::MAX));
        from.get(usize::try_from(index).unwrap_or(usize::MAX))
    }

    /// One of these, or `other` of nothing.
    pub(super) fn pick_or<T: Copy>(&mut self, from: &[T], other: T) -> T {
        self.pick(from).copied().unwrap_or(other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// First outputs of the published reference implementation for the seed 1234567.
    #[test]
    fn it_is_splitmix64() {
        let mut prng = Prng::new(1_234_567);
        let first: Vec<u64> = (0..3).map(|_| prng.next()).collect();
        assert_eq!(first, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn draws_stay_in_their_range_and_reach_its_ends() {
        let mut prng = Prng::new(7);
        let drawn: Vec<u32> = (0..200).map(|_| prng.between(3, 6)).collect();
        assert_eq!((drawn.iter().min(), drawn.iter().max()), (Some(&3), Some(&6)));
        assert_eq!(prng.below(0), 0);
        assert_eq!(prng.pick::<u8>(&[]), None);
    }
}
