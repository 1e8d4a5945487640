//! Where a popup goes: beside what opened it, inside the window.

/// A rectangle in pixels, in the coordinates of the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// Distance from the edges of the window.
const EDGE: f64 = 8.0;

/// The top left corner of a popup of `width` × `height` opened by `anchor` in a window of `screen` (width, height):
/// below with equal left edges if there is room, else above, else wherever it is visible whole;
/// a popup larger than the window starts at its edge. `gap` lies between the two.
pub fn place(anchor: Rect, (width, height): (f64, f64), screen: (f64, f64), gap: f64) -> (f64, f64) {
    let (below, above) = (anchor.y + anchor.height + gap, anchor.y - gap - height);
    let fits_below = below + height <= screen.1 - EDGE;
    let y = if fits_below || above < EDGE { below } else { above };
    let inside = |at: f64, size: f64, room: f64| at.min(room - EDGE - size).max(EDGE);
    (inside(anchor.x, width, screen.0), inside(y, height, screen.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCREEN: (f64, f64) = (1000.0, 600.0);

    fn anchor(x: f64, y: f64) -> Rect {
        Rect { x, y, width: 80.0, height: 30.0 }
    }

    #[test]
    fn below_when_there_is_room() {
        assert_eq!(place(anchor(100.0, 50.0), (200.0, 300.0), SCREEN, 4.0), (100.0, 84.0));
    }

    #[test]
    fn above_when_there_is_none_below() {
        assert_eq!(place(anchor(100.0, 500.0), (200.0, 300.0), SCREEN, 4.0), (100.0, 196.0));
    }

    #[test]
    fn never_past_an_edge() {
        assert_eq!(place(anchor(950.0, 50.0), (200.0, 100.0), SCREEN, 4.0), (792.0, 84.0));
        assert_eq!(place(anchor(-50.0, 300.0), (200.0, 500.0), SCREEN, 4.0), (8.0, 92.0));
        assert_eq!(place(anchor(0.0, 0.0), (2000.0, 2000.0), SCREEN, 4.0), (8.0, 8.0));
    }
}
