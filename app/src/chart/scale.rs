//! A linear scale from values to pixels, with round ticks.

/// From a range of values to a range of pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Linear {
    from: f64,
    to: f64,
    start: f64,
    end: f64,
}

impl Linear {
    /// Maps `from..to` to `start..end`; `start` may lie above `end`, as the axis of a curve does on a screen.
    pub fn new((from, to): (f64, f64), (start, end): (f64, f64)) -> Self {
        Self { from, to: if to > from { to } else { from + 1.0 }, start, end }
    }

    /// Where a value is drawn; values beyond the range are drawn beyond it.
    pub fn x(&self, value: f64) -> f64 {
        self.start + (value - self.from) / (self.to - self.from) * (self.end - self.start)
    }

    /// Round values inside the range, about `count` of them: steps of 1, 2 or 5 times a power of ten
    /// (Paul Heckbert, "Nice numbers for graph labels", Graphics Gems, 1990).
    pub fn ticks(&self, count: u32) -> Vec<f64> {
        let rough = (self.to - self.from) / f64::from(count.max(1));
        let power = 10_f64.powf(rough.log10().floor());
        let step =
            [1.0, 2.0, 5.0, 10.0].map(|unit| unit * power).into_iter().find(|step| *step >= rough * 0.999);
        let step = step.unwrap_or(rough);
        let first = (self.from / step).ceil();
        let mut ticks = Vec::new();
        let mut index = 0.0;
        while (first + index) * step <= self.to + step * 1e-9 && ticks.len() < 1000 {
            ticks.push((first + index) * step);
            index += 1.0;
        }
        ticks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_map_to_pixels_upwards_and_downwards() {
        let up = Linear::new((0.0, 100.0), (60.0, 0.0));
        assert_eq!((up.x(0.0), up.x(50.0), up.x(100.0), up.x(150.0)), (60.0, 30.0, 0.0, -30.0));
    }

    #[test]
    fn ticks_are_round_and_inside() {
        assert_eq!(Linear::new((0.0, 100.0), (0.0, 1.0)).ticks(4), [0.0, 50.0, 100.0]);
        assert_eq!(
            Linear::new((0.0, 120.0), (0.0, 1.0)).ticks(6),
            [0.0, 20.0, 40.0, 60.0, 80.0, 100.0, 120.0]
        );
        assert_eq!(Linear::new((3.0, 9.0), (0.0, 1.0)).ticks(3), [4.0, 6.0, 8.0]);
    }

    #[test]
    fn a_range_without_length_still_has_a_scale() {
        let flat = Linear::new((5.0, 5.0), (0.0, 10.0));
        assert!(flat.x(5.0).is_finite() && !flat.ticks(3).is_empty());
    }
}
