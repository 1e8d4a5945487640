//! Temperatures and thresholds in integers, so that every platform accepts the same moves.
//!
//! Simulated annealing (Scott Kirkpatrick, Daniel Gelatt, Mario Vecchi, "Optimization by simulated annealing",
//! 1983) accepts a change for the worse by δ with probability exp(−δ / t); drawn the other way round, the greatest
//! change accepted is t × −ln u for a uniform u, known before the change is measured.

use super::random::Random;

/// Fraction bits of temperatures and thresholds.
pub const BITS: u32 = 16;

/// 2^(−i / 16) in units of 2⁻¹⁶.
const HALVING: [u64; 16] = [
    65536, 62757, 60097, 57549, 55109, 52772, 50535, 48393, 46341, 44376, 42495, 40693, 38968, 37316, 35734,
    34219,
];

/// ln 2 in units of 2⁻¹⁶.
const LN_2: u64 = 45426;

/// A temperature that falls by halves.
#[derive(Clone, Copy, Debug)]
pub struct Cooling {
    /// At first, in units of 2⁻¹⁶.
    pub first: u64,
    /// How often it halves until the end, in sixteenths.
    pub halvings: u64,
}

impl Cooling {
    /// The temperature when so much of the run, in ‰ of ‰, is over.
    pub fn at(&self, share: u64) -> u64 {
        let sixteenths = self.halvings * share.min(1_000_000) / 1_000_000;
        let whole = (sixteenths / 16).min(63);
        ((self.first >> whole) * HALVING[(sixteenths % 16) as usize]) >> 16
    }
}

/// −ln of evenly spread numbers between 0 and 1.
#[derive(Clone, Debug)]
pub struct Thresholds(Vec<u32>);

impl Thresholds {
    const COUNT: u64 = 4096;

    /// The table.
    pub fn new() -> Self {
        let entry = |i: u64| {
            // u = (2 i + 1) / (2 × COUNT); −log₂ u by repeated squaring (the classic bit-by-bit logarithm).
            let numerator = 2 * i + 1;
            let whole = 64 - numerator.leading_zeros() - 1;
            let mut mantissa = (numerator << 31) >> whole;
            let mut log = 0_u64;
            for bit in (0..16).rev() {
                mantissa = (mantissa * mantissa) >> 31;
                if mantissa >= 1 << 32 {
                    mantissa >>= 1;
                    log |= 1 << bit;
                }
            }
            let log2 = (u64::from(whole) << 16) + log;
            let top = u64::from((2 * Self::COUNT).ilog2()) << 16;
            (((top - log2) * LN_2) >> 16) as u32
        };
        Self((0..Self::COUNT).map(entry).collect())
    }

    /// The greatest change for the worse to accept at a temperature.
    #[inline]
    pub fn draw(&self, temperature: u64, random: &mut Random) -> i64 {
        let entry = self.0[random.index(self.0.len())];
        ((temperature * u64::from(entry)) >> (2 * BITS)) as i64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thresholds_are_logarithms() {
        let table = Thresholds::new();
        for (i, entry) in table.0.iter().enumerate() {
            let expected = -((i as f64 + 0.5) / 4096.0).ln();
            let found = f64::from(*entry) / 65536.0;
            assert!((found - expected).abs() < 1e-3, "{i}: {found} against {expected}");
        }
    }

    #[test]
    fn temperatures_fall_by_halves() {
        let cooling = Cooling { first: 100 << BITS, halvings: 5 * 16 };
        assert_eq!(cooling.at(0), 100 << BITS);
        assert_eq!(cooling.at(200_000), 50 << BITS);
        assert_eq!(cooling.at(1_000_000), (100 << BITS) / 32);
        assert!((0..100).all(|i| cooling.at(i * 10_000) >= cooling.at((i + 1) * 10_000)));
    }
}
