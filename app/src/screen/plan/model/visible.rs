//! What of a scene is near enough to the reader's eye to be drawn.

use std::ops::Range;
use std::sync::Arc;

use super::bars::{Bar, BarId, Ghost};
use super::scene::{Row, RowKey, Scene, SignMark, WeekMark};
use crate::chart::{Span, window};

/// How far beyond the edges rows are drawn, and by which steps, in pixels: about a row at a time, so that no frame has
/// much to do.
const ROWS: (f64, f64) = (260.0, 64.0);
/// The same for time.
const TIME: (f64, f64) = (240.0, 96.0);

/// The rows to draw for what is visible of a chart's height.
pub fn near_rows(visible: Span) -> Span {
    visible.stepped(ROWS.0, ROWS.1, 0.0)
}

/// The stretch of time to draw for what is visible of a chart's width.
pub fn near_time(visible: Span) -> Span {
    visible.stepped(TIME.0, TIME.1, 0.0)
}

/// The same for the row at a position: neighbours take their steps in turns, so that no frame has all rows to do.
pub fn near_time_of_row(visible: Span, position: usize) -> Span {
    const TURNS: usize = 8;
    let turn = u8::try_from(position % TURNS).unwrap_or(0);
    visible.stepped(TIME.0, TIME.1, f64::from(turn) * TIME.1 / 8.0)
}

/// Positions of the rows inside a stretch, and of the row `keep`, which is drawn wherever it is because it has
/// the focus.
pub fn rows(scene: &Scene, near: Span, keep: Option<&RowKey>) -> Vec<usize> {
    let range: Range<usize> = window::rows(&scene.tops, near);
    let kept = keep.and_then(|key| scene.position(key)).filter(|position| !range.contains(position));
    // In their order: a row that changed its place among the others would make all of them move.
    let before = kept.filter(|kept| *kept < range.start);
    let after = kept.filter(|_| before.is_none());
    before.into_iter().chain(range).chain(after).collect()
}

/// The bars of a row inside a stretch, and the bar `keep`.
pub fn bars(row: &Row, near: Span, keep: Option<BarId>) -> Vec<Arc<Bar>> {
    let wanted = |bar: &&Arc<Bar>| bar.span.meets(near) || Some(bar.id) == keep;
    row.bars.iter().filter(wanted).cloned().collect()
}

/// The loads of a row inside a stretch.
pub fn weeks(row: &Row, near: Span) -> Vec<WeekMark> {
    row.weeks.iter().filter(|week| week.span.meets(near)).copied().collect()
}

/// How much of a row is drawn inside a stretch: bars, loads, dates and ghosts.
pub fn count(row: &Row, near: Span) -> usize {
    let bars = row.bars.iter().filter(|bar| bar.span.meets(near)).count();
    let weeks = row.weeks.iter().filter(|week| week.span.meets(near)).count();
    let ghosts = row.ghosts.iter().filter(|ghost| ghost.span.meets(near)).count();
    bars + weeks + ghosts + row.signs.iter().filter(|mark| near.from <= mark.x && mark.x <= near.to).count()
}

/// The dates of a row inside a stretch.
pub fn signs(row: &Row, near: Span) -> Vec<SignMark> {
    row.signs.iter().filter(|mark| near.from <= mark.x && mark.x <= near.to).cloned().collect()
}

/// The ghosts of a row inside a stretch.
pub fn ghosts(row: &Row, near: Span) -> Vec<Ghost> {
    row.ghosts.iter().filter(|ghost| ghost.span.meets(near)).cloned().collect()
}
