//! The colours of projects, by number.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_start_at_one_and_wrap() {
        assert_eq!((colour_var(1), colour_var(12), colour_var(13)), ("var(--p1)", "var(--p12)", "var(--p1)"));
        assert_eq!((colour_class(0), colour_class(255)), ("p12", "p3"));
    }
}
