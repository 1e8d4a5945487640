//! Load as one of nine steps of colour, and as one of three standings that carry a shape.

/// How a load stands to the cap and to the whole capacity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// At most the cap.
    Within,
    /// Above the cap, at most all of the capacity.
    OverCap,
    /// More than there is.
    Over,
}

impl Standing {
    /// The standing of a load, both in permille.
    pub const fn of(load: u32, cap: u32) -> Self {
        match load {
            load if load > 1000 => Self::Over,
            load if load > cap => Self::OverCap,
            _ => Self::Within,
        }
    }

    /// The suffix of its class in the style sheet.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Within => "within",
            Self::OverCap => "hot",
            Self::Over => "over",
        }
    }
}

/// Upper ends of the steps of the ramp below the last, in permille of the capacity.
const STEPS: [u32; 8] = [150, 350, 550, 700, 850, 925, 1000, 1100];

/// The step of the ramp for a load in permille: 1 (free) to 9 (far over); the class is `load-1` to `load-9`.
pub fn step(load: u32) -> usize {
    1 + STEPS.iter().filter(|end| load > **end).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ramp_rises_with_the_load() {
        let steps: Vec<usize> = [0, 150, 151, 600, 850, 851, 1000, 1001, 5000].map(step).to_vec();
        assert_eq!(steps, [1, 1, 2, 4, 5, 6, 7, 8, 9]);
    }

    #[test]
    fn exactly_at_the_cap_is_within_it() {
        assert_eq!(Standing::of(850, 850), Standing::Within);
        assert_eq!(Standing::of(851, 850), Standing::OverCap);
        assert_eq!(Standing::of(1000, 850), Standing::OverCap);
        assert_eq!(Standing::of(1001, 850), Standing::Over);
        assert_eq!(Standing::of(1001, 1200), Standing::Over, "a cap above the whole excuses nothing");
    }
}
