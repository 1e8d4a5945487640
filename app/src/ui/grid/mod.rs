//! A spreadsheet-like grid: the table of the Work, Team and Clients screens.
//!
//! # How a screen uses it
//! The screen describes [`Column`]s and [`Row`]s and answers one callback:
//!
//! ```text
//! let grid = GridHandle::new();
//! let columns = Signal::derive(move || Arc::new(vec![
//!     Column::new("task", common::task(text.lang()), Kind::Text).width(Width::Grow(14.0)),
//!     Column::new("effort", common::effort(text.lang()), Kind::Hours).width(Width::Fixed(6.0)),
//! ]));
//! let rows: Memo<Rows> = …; // rows that did not change keep their Arc
//! view! {
//!     <DataGrid handle=grid label=text.of(work::title) columns rows
//!         on_commit=move |edit: Commit| -> Committed { document.edit(edit) }
//!         on_paste=move |paste: Paste| … on_remove=move |ids: Vec<u64>| … />
//! }
//! ```
//! Every edit is text: the screen parses it, applies a command and returns the id of the row that now holds the cell
//! ([`NEW_ROW`] gives the created row), or `Err` with the sentence to show at the cell while the typed text stays.
//! [`GridHandle`] tells the cursor and the selection, and moves them ([`GridHandle::go_to`], [`GridHandle::edit`]).
//!
//! # How it works
//! * [`nav`] is the pure reducer of cursor and selection; `marks` keeps both on their rows by id.
//! * Only the rows in sight are in the document ([`crate::ui::window`]), plus the cursor's row, which keeps the focus.
//!   Each drawn row follows one memo that compares row `Arc`s, so an edit redraws the rows that changed and no other;
//!   moving the cursor redraws nothing: it moves the focus and two `tabindex` attributes.
//! * One text input, placed over the edited cell, serves the whole grid. It is always in the document, so that a key
//!   that begins an edit (also a dead key or an input method) lands in it as the browser's own input.
//!
//! # Keys
//! Arrows, Home, End, Page Up and Down, with Ctrl to the edges, with Shift to select rows; Ctrl A selects all.
//! A character, F2 or Enter edits; Enter commits and goes down, Tab commits and goes to the next editable cell,
//! Escape takes the edit back. Delete clears a cell, or removes the selected rows. Space ticks a box and folds a group.
//! Escape and then Tab leaves the grid.

mod cell;
mod core;
mod editor;
mod handle;
mod marks;
mod model;
pub mod nav;
mod row;
mod tsv;
mod view;

pub use crate::ui::options::Suggestions;
pub use handle::GridHandle;
pub use model::{
    Align, CellView, Column, ColumnKey, Commit, Committed, Kind, NEW_ROW, Paste, Row, RowKind, Rows, Sort,
    Tone, Width, keep_rows,
};
pub use view::DataGrid;
