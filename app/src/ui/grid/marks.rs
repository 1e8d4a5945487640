//! Cursor and selection by row id, so that they stay on their rows when rows are inserted, sorted or removed.

use super::model::Row;
use super::nav::State;
use std::sync::Arc;

/// A row by id, with the place where it was last seen: found at once when nothing moved,
/// and the neighbour takes over when the row is gone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    pub id: Option<u64>,
    pub seen_at: usize,
}

/// The stored form of a [`State`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    pub cursor: Mark,
    pub col: usize,
    pub anchor: Option<Mark>,
    pub picked: Vec<Mark>,
    pub origin: Option<usize>,
    pub leaving: bool,
}

/// Where the row `id` stands: O(1) when it is still at `near`, else O(n).
pub fn find(rows: &[Arc<Row>], id: u64, near: usize) -> Option<usize> {
    if rows.get(near).is_some_and(|row| row.id == id) {
        return Some(near);
    }
    rows.iter().position(|row| row.id == id)
}

impl Marks {
    /// The marks of a state on these rows.
    pub fn of(state: &State, rows: &[Arc<Row>]) -> Marks {
        let mark = |at: usize| Mark { id: rows.get(at).map(|row| row.id), seen_at: at };
        Marks {
            cursor: mark(state.row),
            col: state.col,
            anchor: state.anchor.map(mark),
            picked: state.picked.iter().map(|at| mark(*at)).collect(),
            origin: state.origin,
            leaving: state.leaving,
        }
    }

    /// The state on these rows: selected rows that are gone are forgotten, a cursor whose row is gone stays in place.
    pub fn state(&self, rows: &[Arc<Row>], cols: usize) -> State {
        let place = |mark: &Mark| mark.id.and_then(|id| find(rows, id, mark.seen_at));
        let row =
            place(&self.cursor).unwrap_or_else(|| self.cursor.seen_at.min(rows.len().saturating_sub(1)));
        State {
            row,
            col: self.col.min(cols.saturating_sub(1)),
            anchor: self.anchor.as_ref().and_then(place),
            picked: self.picked.iter().filter_map(place).collect(),
            origin: self.origin,
            leaving: self.leaving,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn rows(ids: &[u64]) -> Vec<Arc<Row>> {
        ids.iter().map(|id| Arc::new(Row::item(*id, vec![]))).collect()
    }

    #[test]
    fn the_cursor_follows_its_row() {
        let state =
            State { row: 2, col: 1, anchor: Some(1), picked: BTreeSet::from([0, 3]), ..State::default() };
        let marks = Marks::of(&state, &rows(&[10, 11, 12, 13]));
        let moved = marks.state(&rows(&[9, 13, 12, 11, 10]), 4);
        assert_eq!((moved.row, moved.anchor, moved.picked), (2, Some(3), BTreeSet::from([1, 4])));
    }

    #[test]
    fn a_removed_row_hands_the_cursor_to_its_neighbour() {
        let state = State { row: 3, anchor: Some(3), ..State::default() };
        let marks = Marks::of(&state, &rows(&[10, 11, 12, 13]));
        let left = marks.state(&rows(&[10, 11]), 1);
        assert_eq!((left.row, left.anchor), (1, None));
        assert_eq!(marks.state(&[], 0).row, 0);
    }
}
