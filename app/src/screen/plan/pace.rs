//! Which lanes are drawn when the zoom changes.
//!
//! At another zoom every bar, load and date stands elsewhere, which is more than one frame can draw.
//! Lanes then take turns, a few with each frame: first the one that has the focus, then from the top.
//! Until its turn a lane keeps its old elements but does not show them, so that none of them loses the focus early.
//! Lanes that come into sight meanwhile are drawn at once.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::board::Board;
use super::model::{RowKey, Scene, visible};
use crate::chart::{Span, TimeAxis, Zoom};

/// How many bars, loads, dates and ghosts are drawn in a frame; a lane that has more gets one of its own.
const MOST: usize = 60;
/// How many lanes have their turn in a frame: what they drew before has to go, too.
const LANES: usize = 5;

/// Whose turn it has been at a zoom.
#[derive(Clone, Debug, PartialEq)]
struct Turns {
    zoom: Zoom,
    /// None: everybody's.
    rows: Option<BTreeSet<RowKey>>,
}

/// Whose turn it is to be drawn; `Copy`.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    zoom: Memo<Zoom>,
    turns: RwSignal<Turns>,
}

impl Pace {
    /// Everything on this axis is drawn, until its zoom changes.
    pub fn new(axis: Memo<Arc<TimeAxis>>) -> Self {
        let zoom = Memo::new(move |_| axis.with(|axis| axis.zoom()));
        let turns = Turns { zoom: zoom.get_untracked(), rows: None };
        Self { zoom, turns: RwSignal::new(turns) }
    }

    /// Whether a row may be drawn at the zoom of the moment (tracked).
    pub fn is_due(self, row: &RowKey) -> bool {
        let zoom = self.zoom.get();
        self.turns
            .with(|turns| turns.zoom == zoom && turns.rows.as_ref().is_none_or(|rows| rows.contains(row)))
    }

    /// Is told whenever rows had their turn.
    pub fn track(self) {
        self.turns.track();
    }
}

/// Gives the drawn rows their turns after each change of zoom; called once, by the timeline.
pub fn take_turns(board: Board, drawn: Memo<Vec<RowKey>>) {
    let pace = board.pace;
    Effect::new(move |old: Option<Zoom>| {
        let zoom = pace.zoom.get();
        if old.is_some_and(|old| old != zoom) {
            let queue = untrack(|| queue(board, &drawn.get()));
            request_animation_frame(move || advance(board, zoom, queue, BTreeSet::new()));
        }
        zoom
    });
}

/// The rows in the order of their turns.
fn queue(board: Board, drawn: &[RowKey]) -> Vec<RowKey> {
    let focused = board.tab_stop.get().map(|spot| spot.row().clone());
    let scene = board.scene.get();
    let top = board.scroll.get().1;
    let is_above = |row: &RowKey| {
        scene.position(row).and_then(|at| scene.row_span(at)).is_some_and(|span| span.to < top)
    };
    let mut rows = drawn.to_vec();
    rows.sort_by_key(|row| (focused.as_ref() != Some(row), is_above(row)));
    rows
}

/// Draws the next rows, and the others with the frames after this one.
fn advance(board: Board, zoom: Zoom, mut queue: Vec<RowKey>, mut had: BTreeSet<RowKey>) {
    let pace = board.pace;
    // The screen may have been left, or another zoom chosen, which has turns of its own.
    if pace.zoom.try_get_untracked() != Some(zoom) {
        return;
    }
    let batch = batch(&board.scene.get_untracked(), &queue, |position| board.near_time_of_row(position));
    had.extend(queue.drain(..batch));
    let rows = (!queue.is_empty()).then(|| had.clone());
    pace.turns.set(Turns { zoom, rows });
    if !queue.is_empty() {
        request_animation_frame(move || advance(board, zoom, queue, had));
    }
}

/// How many rows from the beginning of the queue are drawn together.
fn batch(scene: &Scene, queue: &[RowKey], near: impl Fn(usize) -> Span) -> usize {
    let weigh = |key: &RowKey| {
        let position = scene.position(key)?;
        Some(visible::count(scene.rows.get(position)?, near(position)))
    };
    let mut sum = 0;
    let fits = queue.iter().take(LANES).take_while(|key| {
        sum += weigh(key).unwrap_or_default();
        sum <= MOST
    });
    fits.count().max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::fixture;

    #[test]
    fn lanes_have_their_turn_a_few_at_a_time() {
        let scene = fixture::scene();
        let one = scene.rows.iter().find(|row| !row.bars.is_empty()).unwrap();
        let all = |_| Span::new(0.0, 1e6);
        let queue = vec![one.key.clone(); 20];
        assert_eq!(batch(&scene, &queue, all), LANES, "light ones as many as a frame takes");
        assert_eq!(batch(&scene, &queue[..2], all), 2, "the last ones together");
        let mut heavy = one.as_ref().clone();
        heavy.bars = vec![Arc::clone(&heavy.bars[0]); MOST + 1];
        let scene = Scene { rows: vec![Arc::new(heavy)], tops: vec![0.0, 60.0] };
        assert_eq!(batch(&scene, &queue, all), 1, "a heavy one alone, but not never");
    }
}
