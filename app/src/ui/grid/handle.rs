//! The handle through which a screen reads and moves the cursor of its grid.

use super::marks::{Mark, Marks, find};
use super::model::{Column, ColumnKey, Rows};
use super::nav::State;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the grid shows, known to the handle once the grid is on the page.
#[derive(Clone, Copy)]
pub(super) struct Sources {
    pub rows: Signal<Rows>,
    pub columns: Signal<Arc<Vec<Column>>>,
}

/// A commit that the screen refused: the typed text and the reason, kept until the cell is edited again.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Refused {
    pub text: String,
    pub reason: String,
}

/// The cell being edited.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Editing {
    pub row: u64,
    pub col: usize,
    /// The text that the edit began with; committing it unchanged does nothing.
    pub before: String,
    /// Why the last commit of this edit was refused.
    pub reason: Option<String>,
}

/// What the screen asked the grid to do, taken up by the grid once it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    Focus,
    Edit,
}

/// Cursor, selection and edit state of one grid. `Copy`; made by the screen, so that it outlives the grid's redraws.
#[derive(Clone, Copy)]
pub struct GridHandle {
    pub(super) marks: RwSignal<Marks>,
    pub(super) editing: RwSignal<Option<Editing>>,
    pub(super) refused: RwSignal<BTreeMap<(u64, ColumnKey), Refused>>,
    pub(super) sources: RwSignal<Option<Sources>>,
    pub(super) wish: RwSignal<Option<Wish>>,
}

impl std::fmt::Debug for GridHandle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("GridHandle").field("marks", &self.marks.try_get_untracked()).finish_non_exhaustive()
    }
}

impl Default for GridHandle {
    fn default() -> Self {
        GridHandle::new()
    }
}

impl GridHandle {
    pub fn new() -> GridHandle {
        GridHandle {
            marks: RwSignal::default(),
            editing: RwSignal::new(None),
            refused: RwSignal::default(),
            sources: RwSignal::new(None),
            wish: RwSignal::new(None),
        }
    }

    /// The row and the column of the cursor; `None` before the grid is drawn or when it has no rows. Reactive.
    pub fn cursor(self) -> Option<(u64, ColumnKey)> {
        let sources = self.sources.get()?;
        let (rows, columns) = (sources.rows.get(), sources.columns.get());
        let state = self.marks.with(|marks| marks.state(&rows, columns.len()));
        Some((rows.get(state.row)?.id, columns.get(state.col)?.key.clone()))
    }

    /// The ids of the selected rows from top to bottom: the row of the cursor if no others are selected. Reactive.
    pub fn selected(self) -> Vec<u64> {
        let Some(sources) = self.sources.get() else { return Vec::new() };
        let rows = sources.rows.get();
        let state = self.marks.with(|marks| marks.state(&rows, 1));
        state.selection().into_iter().filter_map(|at| rows.get(at)).map(|row| row.id).collect()
    }

    /// Whether a cell is being edited. Reactive.
    pub fn is_editing(self) -> bool {
        self.editing.with(Option::is_some)
    }

    pub(super) fn is_editing_untracked(self) -> bool {
        self.editing.with_untracked(Option::is_some)
    }

    /// Moves the cursor to a cell and the focus with it; an unknown row or column leaves the cursor where it is.
    pub fn go_to(self, row: u64, column: &str) {
        self.place(row, column);
        self.wish.set(Some(Wish::Focus));
    }

    /// Moves the cursor to a cell and leaves the focus where it is.
    pub fn mark(self, row: u64, column: &str) {
        self.place(row, column);
    }

    /// Moves the cursor to a cell and begins to edit it.
    pub fn edit(self, row: u64, column: &str) {
        self.place(row, column);
        self.wish.set(Some(Wish::Edit));
    }

    /// Gives the focus to the cell at the cursor.
    pub fn focus(self) {
        self.wish.set(Some(Wish::Focus));
    }

    /// Selects these rows besides that of the cursor.
    pub fn pick(self, rows: impl IntoIterator<Item = u64>) {
        let picked = rows.into_iter().map(|id| Mark { id: Some(id), seen_at: 0 }).collect();
        self.marks.update(|marks| {
            marks.anchor = None;
            marks.picked = picked;
        });
    }

    /// Forgets the selected rows, but not the cursor.
    pub fn clear_selection(self) {
        self.marks.update(|marks| {
            marks.anchor = None;
            marks.picked.clear();
        });
    }

    fn place(self, row: u64, column: &str) {
        let Some(sources) = self.sources.get_untracked() else {
            // Not drawn yet: the row is looked up when it is.
            self.marks.update(|marks| marks.cursor = Mark { id: Some(row), seen_at: marks.cursor.seen_at });
            return;
        };
        let col = sources.columns.with_untracked(|columns| columns.iter().position(|c| c.key == column));
        let at = sources.rows.with_untracked(|rows| find(rows, row, 0));
        self.marks.update(|marks| {
            if let Some(at) = at {
                *marks =
                    Marks { cursor: Mark { id: Some(row), seen_at: at }, col: marks.col, ..Marks::default() };
            }
            if let Some(col) = col {
                marks.col = col;
            }
        });
    }

    pub(super) fn state_untracked(self, rows: &Rows, cols: usize) -> State {
        self.marks.with_untracked(|marks| marks.state(rows, cols))
    }
}
