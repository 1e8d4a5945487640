//! The colours of projects and the ramp of loads, by number.

/// Number of project colours, `--p1` to `--p12` in `styles/tokens.css`.
pub const COLOURS: u8 = 12;

const VARS: [&str; 12] = [
    "var(--p1)",
    "var(--p2)",
    "var(--p3)",
    "var(--p4)",
    "var(--p5)",
    "var(--p6)",
    "var(--p7)",
    "var(--p8)",
    "var(--p9)",
    "var(--p10)",
    "var(--p11)",
    "var(--p12)",
];
const CLASSES: [&str; 12] = ["p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9", "p10", "p11", "p12"];
const LOADS: [&str; 9] = [
    "var(--load-1)",
    "var(--load-2)",
    "var(--load-3)",
    "var(--load-4)",
    "var(--load-5)",
    "var(--load-6)",
    "var(--load-7)",
    "var(--load-8)",
    "var(--load-9)",
];

/// The place of a colour in the palette; numbers start at 1 and wrap after 12, 0 counts as 12.
fn place(colour: u8) -> usize {
    (usize::from(colour) + 11) % usize::from(COLOURS)
}

/// The CSS value of a project colour, for SVG: `var(--p3)`.
pub fn colour_var(colour: u8) -> &'static str {
    VARS[place(colour)]
}

/// The class that gives an element and its children a project colour as `--c`: `p3`.
pub fn colour_class(colour: u8) -> &'static str {
    CLASSES[place(colour)]
}

/// The step of the load ramp, 1 (free) to 9 (far over), for a load in permille of capacity.
/// Step 5 is "full": from 85 % to 100 %.
pub fn load_step(permille: u32) -> u8 {
    match permille {
        0..=249 => 1,
        250..=499 => 2,
        500..=699 => 3,
        700..=849 => 4,
        850..=1000 => 5,
        1001..=1100 => 6,
        1101..=1250 => 7,
        1251..=1500 => 8,
        _ => 9,
    }
}

/// The CSS value of the ground of a load: `var(--load-5)`. Text on it is `--ink`.
pub fn load_var(permille: u32) -> &'static str {
    LOADS[usize::from(load_step(permille)) - 1]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_start_at_one_and_wrap() {
        assert_eq!((colour_var(1), colour_var(12), colour_var(13)), ("var(--p1)", "var(--p12)", "var(--p1)"));
        assert_eq!((colour_class(0), colour_class(255)), ("p12", "p3"));
    }

    #[test]
    fn the_neutral_step_is_the_full_one() {
        assert_eq!([0, 849, 850, 1000, 1001, 9000].map(load_step), [1, 4, 5, 5, 6, 9]);
        assert_eq!(load_var(930), "var(--load-5)");
    }
}
