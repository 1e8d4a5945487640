//! Which rows of a long list stand in the document: those in sight and a few around them.

use std::ops::Range;

/// Most rows ever drawn at once, whatever the height of the screen.
pub const MOST_ROWS: usize = 100;

/// The rows to draw of a list of `rows` rows of equal height `row` (pixels), scrolled down by `top` pixels in a box
/// of `height` pixels, with `around` more above and below so that a quick scroll meets no gap.
/// Never more than [`MOST_ROWS`]; empty for an empty list; safe for figures that are not finite or not positive.
pub fn window(top: f64, height: f64, row: f64, rows: usize, around: usize) -> Range<usize> {
    if rows == 0 || !(row.is_finite() && row > 0.0) {
        return 0..0;
    }
    // A cast of a float to an integer saturates, and not-a-number becomes 0.
    let first = ((top / row).floor().max(0.0) as usize).min(rows - 1);
    let in_sight = ((height / row).ceil().max(0.0) as usize).saturating_add(1).min(MOST_ROWS);
    let start = first.saturating_sub(around);
    let end = first.saturating_add(in_sight).saturating_add(around).min(rows);
    start..end.min(start + MOST_ROWS)
}

/// Where to scroll so that the row `index` is in sight: `None` when it is already.
/// `top` and `height` describe the box below its sticky header.
pub fn reveal(index: usize, top: f64, height: f64, row: f64) -> Option<f64> {
    let start = index as f64 * row;
    if start < top {
        Some(start)
    } else if start + row > top + height {
        Some((start + row - height).max(0.0))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_rows_in_sight_are_drawn() {
        assert_eq!(window(0.0, 320.0, 32.0, 1000, 5), 0..16);
        assert_eq!(window(3200.0, 320.0, 32.0, 1000, 5), 95..116);
        assert_eq!(window(31_900.0, 320.0, 32.0, 1000, 5), 991..1000);
        assert_eq!(window(0.0, 320.0, 32.0, 0, 5), 0..0);
        assert_eq!(window(f64::NAN, 320.0, 0.0, 10, 5), 0..0);
    }

    #[test]
    fn a_row_is_revealed_by_the_shortest_scroll() {
        assert_eq!(reveal(3, 0.0, 320.0, 32.0), None);
        assert_eq!(reveal(3, 200.0, 320.0, 32.0), Some(96.0));
        assert_eq!(reveal(10, 0.0, 320.0, 32.0), Some(32.0));
    }

    proptest! {
        #[test]
        fn the_row_in_sight_is_always_drawn_and_never_too_many(
            top in -1e3..1e6_f64, height in 0.0..5e3_f64, row in 8.0..80.0_f64, rows in 1..5000_usize, around in 0..20_usize,
        ) {
            let drawn = window(top, height, row, rows, around);
            let first = ((top / row).max(0.0) as usize).min(rows - 1);
            prop_assert!(drawn.contains(&first));
            prop_assert!(drawn.len() <= MOST_ROWS && drawn.end <= rows);
        }
    }
}
