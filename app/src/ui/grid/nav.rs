//! Where a key leads in a grid: a pure function of the grid's shape, its state and the key.

use std::collections::BTreeSet;

/// The shape that navigation needs to know.
#[derive(Clone, Copy)]
pub struct Shape<'a> {
    pub rows: usize,
    pub cols: usize,
    /// Rows that fit on one page.
    pub page: usize,
    /// For each column, whether Tab stops there.
    pub stops: &'a [bool],
    /// Whether a row is a header that spans all columns.
    pub spans: &'a dyn Fn(usize) -> bool,
}

impl std::fmt::Debug for Shape<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} rows × {} columns", self.rows, self.cols)
    }
}

/// Cursor and selection, by position.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    pub row: usize,
    pub col: usize,
    /// The other end of a range of rows that ends at the cursor.
    pub anchor: Option<usize>,
    /// Rows picked one by one.
    pub picked: BTreeSet<usize>,
    /// The column where a run of Tabs began: Enter returns to it, as in a spreadsheet.
    pub origin: Option<usize>,
    /// Escape was pressed: the next Tab leaves the grid instead of moving inside it.
    pub leaving: bool,
}

impl State {
    /// The selected rows: the range, the picked ones, or the row of the cursor.
    pub fn selection(&self) -> BTreeSet<usize> {
        let mut rows = self.picked.clone();
        match self.anchor {
            Some(anchor) => rows.extend(anchor.min(self.row)..=anchor.max(self.row)),
            None if rows.is_empty() => {
                rows.insert(self.row);
            }
            None => {}
        }
        rows
    }

    /// Whether more than the cursor's own row is selected.
    pub fn selects_rows(&self) -> bool {
        self.anchor.is_some() || !self.picked.is_empty()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    Tab,
    Enter,
    Escape,
    /// Ctrl/⌘ A.
    All,
}

/// A key with its modifiers; `ctrl` is ⌘ on a Mac.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Press {
    pub key: Key,
    pub shift: bool,
    pub ctrl: bool,
}

/// The state after a key; `None` when the key means nothing here and belongs to the page
/// (Tab past the last cell, Escape with nothing to take back).
pub fn nav(shape: Shape<'_>, state: &State, press: Press) -> Option<State> {
    if shape.rows == 0 || shape.cols == 0 {
        return None;
    }
    let last = shape.rows - 1;
    let edge = shape.cols - 1;
    let page = shape.page.max(1);
    let mut next = State { leaving: false, ..state.clone() };
    next.row = next.row.min(last);
    next.col = next.col.min(edge);
    let (row, col) = (next.row, next.col);
    match press.key {
        Key::Up => next.row = if press.ctrl { 0 } else { row.saturating_sub(1) },
        Key::Down => next.row = if press.ctrl { last } else { (row + 1).min(last) },
        Key::PageUp => next.row = row.saturating_sub(page),
        Key::PageDown => next.row = (row + page).min(last),
        Key::Left if (shape.spans)(row) => {}
        Key::Right if (shape.spans)(row) => {}
        Key::Left => next.col = if press.ctrl { 0 } else { col.saturating_sub(1) },
        Key::Right => next.col = if press.ctrl { edge } else { (col + 1).min(edge) },
        Key::Home => {
            next.col = 0;
            next.row = if press.ctrl { 0 } else { row };
        }
        Key::End => {
            next.col = edge;
            next.row = if press.ctrl { last } else { row };
        }
        Key::Tab => {
            if state.leaving {
                return None;
            }
            (next.row, next.col) = tab(shape, row, col, !press.shift)?;
            next.origin = state.origin.or(Some(col));
            next.anchor = None;
            next.picked.clear();
            return Some(next);
        }
        Key::Enter => {
            next.row = if press.shift { row.saturating_sub(1) } else { (row + 1).min(last) };
            next.col = state.origin.unwrap_or(col).min(edge);
            next.origin = None;
            next.anchor = None;
            next.picked.clear();
            return Some(next);
        }
        Key::Escape => {
            if state.leaving && !state.selects_rows() {
                return None;
            }
            next.anchor = None;
            next.picked.clear();
            next.leaving = true;
            return Some(next);
        }
        Key::All => {
            next.anchor = None;
            next.picked = (0..shape.rows).collect();
            return Some(next);
        }
    }
    next.origin = None;
    let vertical = matches!(press.key, Key::Up | Key::Down | Key::PageUp | Key::PageDown)
        || press.ctrl && matches!(press.key, Key::Home | Key::End);
    if press.shift && vertical {
        next.anchor = state.anchor.or(Some(row));
    } else if !press.shift {
        next.anchor = None;
        next.picked.clear();
    }
    Some(next)
}

/// The next (or previous) cell at which Tab stops; `None` past either end.
fn tab(shape: Shape<'_>, row: usize, col: usize, forward: bool) -> Option<(usize, usize)> {
    let stops = |col: usize| shape.stops.get(col).copied().unwrap_or(false);
    let in_row = |range: std::ops::Range<usize>| {
        let mut cols = range.filter(|col| stops(*col));
        if forward { cols.next() } else { cols.next_back() }
    };
    if !(shape.spans)(row) {
        let here = if forward { in_row(col + 1..shape.cols) } else { in_row(0..col) };
        if let Some(col) = here {
            return Some((row, col));
        }
    }
    let col = in_row(0..shape.cols)?;
    let mut row = row;
    loop {
        row = if forward { row + 1 } else { row.checked_sub(1)? };
        if row >= shape.rows {
            return None;
        }
        if !(shape.spans)(row) {
            return Some((row, col));
        }
    }
}

/// The state after a click on a cell: Shift extends a range of rows, Ctrl/⌘ picks rows one by one.
pub fn click(state: &State, row: usize, col: usize, shift: bool, ctrl: bool) -> State {
    let mut next = State { row, col, origin: None, leaving: false, ..state.clone() };
    if shift {
        next.anchor = state.anchor.or(Some(state.row));
    } else if ctrl {
        // The rows selected so far, cursor included, become picked ones.
        next.picked = state.selection();
        next.anchor = None;
        if !next.picked.remove(&row) {
            next.picked.insert(row);
        }
    } else {
        next.anchor = None;
        next.picked.clear();
    }
    next
}

#[cfg(test)]
#[path = "nav_tests.rs"]
mod tests;
