//! What the parts of one grid share, and the steps that touch the document: focus, scrolling, committing.

use super::handle::{Editing, GridHandle, Refused};
use super::marks::{Marks, find};
use super::model::{Column, ColumnKey, Commit, Committed, Kind, NEW_ROW, Paste, Row, RowKind, Rows};
use super::nav::{self, Press, Shape, State};
use crate::text::{Text, kit};
use crate::ui::window::reveal;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// The callbacks of the screen.
#[derive(Clone, Copy)]
pub(super) struct Hooks {
    pub commit: Callback<Commit, Committed>,
    pub paste: Option<Callback<Paste>>,
    pub remove: Option<Callback<Vec<u64>>>,
    pub toggle: Option<Callback<u64>>,
    pub open: Option<Callback<u64>>,
    pub header: Option<Callback<ColumnKey>>,
}

/// The shared parts of one grid.
#[derive(Clone, Copy)]
pub(super) struct Core {
    pub handle: GridHandle,
    pub rows: Signal<Rows>,
    pub columns: Signal<Arc<Vec<Column>>>,
    pub hooks: Hooks,
    pub text: Text,
    /// Distinguishes the ids of several grids on one page.
    pub name: StoredValue<String>,
    /// The text in the editor.
    pub draft: RwSignal<String>,
    pub frame: NodeRef<html::Div>,
    pub input: NodeRef<html::Input>,
    pub scroll: RwSignal<f64>,
    pub height: RwSignal<f64>,
    /// Height of a row in pixels.
    pub row_px: RwSignal<f64>,
    /// Height of the header in pixels: that of a row, or of a row of slanted names.
    pub head_px: Memo<f64>,
    /// The cell that has `tabindex="0"`.
    pub active: StoredValue<Option<(u64, usize)>>,
}

/// What follows a commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Then {
    /// The reader has left the cell already.
    Leave,
    /// The focus goes back to the cell.
    Focus,
    /// The cursor moves on by this key.
    Press(Press),
}

impl Core {
    pub fn cell_id(self, row: u64, col: usize) -> String {
        self.name.with_value(|name| format!("{name}-{row}-{col}"))
    }

    /// Rows, columns and resolved state of the moment.
    pub fn now(self) -> (Rows, Arc<Vec<Column>>, State) {
        let (rows, columns) = (self.rows.get_untracked(), self.columns.get_untracked());
        let state = self.handle.state_untracked(&rows, columns.len());
        (rows, columns, state)
    }

    /// The row and the column under the cursor.
    pub fn at_cursor(self) -> Option<(Arc<Row>, usize, Column)> {
        let (rows, columns, state) = self.now();
        let row = rows.get(state.row)?.clone();
        let col = if row.spans() { 0 } else { state.col };
        Some((row, col, columns.get(col)?.clone()))
    }

    /// Moves by a key; `false` when the key belongs to the page.
    pub fn press(self, press: Press) -> bool {
        let (rows, columns, state) = self.now();
        let page = (self.height.get_untracked() / self.row_px.get_untracked().max(1.0)) as usize;
        let stops: Vec<bool> = columns.iter().map(Column::is_editable).collect();
        let spans = |at: usize| rows.get(at).is_some_and(|row| row.spans());
        // One row of the page is the header, one stays in sight.
        let page = page.saturating_sub(2);
        let shape = Shape { rows: rows.len(), cols: columns.len(), page, stops: &stops, spans: &spans };
        match nav::nav(shape, &state, press) {
            Some(next) => {
                self.set_state(&next, &rows);
                true
            }
            None => false,
        }
    }

    pub fn set_state(self, state: &State, rows: &Rows) {
        self.handle.marks.set(Marks::of(state, rows));
        self.show_cursor(state.row);
    }

    /// Scrolls the row into sight and gives the focus to the cell at the cursor once it is drawn.
    pub fn show_cursor(self, row: usize) {
        self.reveal_row(row);
        self.focus_cursor();
    }

    fn reveal_row(self, row: usize) {
        if let Some(frame) = self.frame.get_untracked() {
            let row_px = self.row_px.get_untracked();
            // The sticky header takes its height of the frame.
            let height = f64::from(frame.client_height()) - self.head_px.get_untracked();
            if let Some(top) = reveal(row, f64::from(frame.scroll_top()), height, row_px) {
                frame.set_scroll_top(top.round() as i32);
                self.scroll.set(f64::from(frame.scroll_top()));
            }
        }
    }

    /// Gives the focus to the cell at the cursor, after the rows that changed with it are drawn.
    pub fn focus_cursor(self) {
        leptos::task::spawn_local(async move {
            // The handle's signals are gone if the screen was left in between.
            if self.handle.marks.is_disposed() || self.handle.is_editing_untracked() {
                return;
            }
            if let Some(cell) = self.mark_active() {
                let options = web_sys::FocusOptions::new();
                options.set_prevent_scroll(true);
                let _ = cell.focus_with_options(&options);
                let options = web_sys::ScrollIntoViewOptions::new();
                options.set_block(web_sys::ScrollLogicalPosition::Nearest);
                options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
                cell.scroll_into_view_with_scroll_into_view_options(&options);
            }
        });
    }

    /// Makes the cell at the cursor the one that Tab reaches, and returns it if it is drawn.
    pub fn mark_active(self) -> Option<web_sys::HtmlElement> {
        let (row, col, _) = self.at_cursor()?;
        let element = |row: u64, col: usize| {
            let id = self.cell_id(row, col);
            document().get_element_by_id(&id)?.dyn_into::<web_sys::HtmlElement>().ok()
        };
        let previous = self.active.get_value();
        if previous != Some((row.id, col))
            && let Some(cell) = previous.and_then(|(row, col)| element(row, col))
        {
            cell.set_tab_index(-1);
        }
        self.active.set_value(Some((row.id, col)));
        let cell = element(row.id, col)?;
        if cell.tab_index() != 0 {
            cell.set_tab_index(0);
        }
        Some(cell)
    }

    /// Begins to edit the cell at the cursor: with its own text, or empty when a character is about to be typed.
    /// A box is ticked, a foldable group folds, and a cell that cannot be edited opens its row instead.
    pub fn begin(self, keep_text: bool) {
        let Some((row, col, column)) = self.at_cursor() else { return };
        let cell = row.cells.get(col).cloned().unwrap_or_default();
        if row.spans() && row.kind == RowKind::Group && row.open.is_some() {
            self.toggle(row.id);
            return;
        }
        if row.spans() || cell.locked || column.kind == Kind::View {
            match self.hooks.open {
                Some(open) if row.kind != RowKind::New => open.run(row.id),
                _ => {}
            }
            return;
        }
        if column.kind == Kind::Check {
            self.tick(&row, col);
            return;
        }
        let refused =
            self.handle.refused.with_untracked(|all| all.get(&(row.id, column.key.clone())).cloned());
        let before = cell.raw().to_owned();
        let text = match (&refused, keep_text) {
            (_, false) => String::new(),
            (Some(refused), true) => refused.text.clone(),
            (None, true) => before.clone(),
        };
        let reason = refused.map(|refused| refused.reason);
        // The cursor may have been scrolled out of sight.
        let (_, _, state) = self.now();
        self.reveal_row(state.row);
        self.draft.set(text.clone());
        self.handle.editing.set(Some(Editing { row: row.id, col, before, reason }));
        if let Some(input) = self.input.get_untracked() {
            // Focus now, inside the key event: the browser then puts the typed character into the input.
            input.set_value(&text);
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = input.focus_with_options(&options);
            let end = text.encode_utf16().count() as u32;
            let _ = input.set_selection_range(end, end);
        }
    }

    /// Ticks or clears the box of a cell.
    pub fn tick(self, row: &Row, col: usize) {
        let Some(column) = self.columns.with_untracked(|columns| columns.get(col).cloned()) else { return };
        let cell = row.cells.get(col).cloned().unwrap_or_default();
        if column.kind == Kind::Check && !cell.locked {
            let text = if cell.checked { "false" } else { "true" };
            self.send(row.id, &column, text.to_owned(), Then::Focus);
        }
    }

    pub fn toggle(self, row: u64) {
        if let Some(toggle) = self.hooks.toggle {
            toggle.run(row);
            self.focus_cursor();
        }
    }

    /// Ends the edit with `text` and moves on; a refused text stays in the editor, or at the cell if the reader left.
    pub fn commit(self, text: String, then: Then) {
        let Some(editing) = self.handle.editing.get_untracked() else { return };
        let Some(column) = self.columns.with_untracked(|columns| columns.get(editing.col).cloned()) else {
            self.cancel();
            return;
        };
        let unchanged = text == editing.before && editing.reason.is_none();
        let nothing_new = editing.row == NEW_ROW && text.trim().is_empty();
        if unchanged || nothing_new {
            self.handle.editing.set(None);
            self.forget_refused(editing.row, &column.key);
            self.follow(editing.row, then);
            return;
        }
        self.send(editing.row, &column, text, then);
    }

    /// Runs the screen's callback and acts on its answer.
    fn send(self, row: u64, column: &Column, text: String, then: Then) {
        let commit = Commit { row, column: column.key.clone(), text: text.clone() };
        match self.hooks.commit.run(commit) {
            Ok(now_at) => {
                self.handle.editing.set(None);
                self.forget_refused(row, &column.key);
                self.follow(now_at, then);
            }
            Err(reason) => {
                let left = then == Then::Leave;
                self.handle.refused.update(|all| {
                    all.insert((row, column.key.clone()), Refused { text, reason: reason.clone() });
                });
                self.handle.editing.update(|editing| match editing {
                    Some(_) if left => *editing = None,
                    Some(editing) => editing.reason = Some(reason),
                    None => {}
                });
            }
        }
    }

    /// After a commit: goes on from the row that now holds the cell.
    fn follow(self, row: u64, then: Then) {
        if then == Then::Leave {
            return;
        }
        let (rows, _, mut state) = self.now();
        if let Some(at) = find(&rows, row, state.row) {
            state.row = at;
            self.handle.marks.set(Marks::of(&state, &rows));
        }
        match then {
            Then::Press(press) if self.press(press) => {}
            _ => self.focus_cursor(),
        }
    }

    /// Takes the edit back: the cell shows its value again, and a refused text is forgotten.
    pub fn cancel(self) {
        if let Some(editing) = self.handle.editing.get_untracked() {
            self.handle.editing.set(None);
            if let Some(key) = self.columns.with_untracked(|c| c.get(editing.col).map(|c| c.key.clone())) {
                self.forget_refused(editing.row, &key);
            }
        }
        self.focus_cursor();
    }

    fn forget_refused(self, row: u64, key: &ColumnKey) {
        let key = (row, key.clone());
        if self.handle.refused.with_untracked(|all| all.contains_key(&key)) {
            self.handle.refused.update(|all| {
                all.remove(&key);
            });
        }
    }

    /// Clears the cell at the cursor, or removes the selected rows when there are several or `rows` asks for it.
    pub fn delete(self, rows_wanted: bool) {
        let (rows, _, state) = self.now();
        if let (true, Some(remove)) = (rows_wanted || state.selects_rows(), self.hooks.remove) {
            let ids = state.selection().into_iter().filter_map(|at| rows.get(at));
            let ids: Vec<u64> = ids.filter(|row| row.kind != RowKind::New).map(|row| row.id).collect();
            if !ids.is_empty() {
                remove.run(ids);
                self.handle.clear_selection();
                self.focus_cursor();
            }
            return;
        }
        let Some((row, col, column)) = self.at_cursor() else { return };
        let cell = row.cells.get(col).cloned().unwrap_or_default();
        let clearable = column.is_editable() && column.kind != Kind::Check && !cell.locked && !row.spans();
        let refused =
            self.handle.refused.with_untracked(|all| all.contains_key(&(row.id, column.key.clone())));
        if clearable && row.kind != RowKind::New && (refused || !cell.raw().is_empty()) {
            self.send(row.id, &column, String::new(), Then::Focus);
        }
    }

    /// The sentence for a choice that does not exist.
    pub fn no_match(self) -> String {
        kit::no_match(self.text.now()).to_owned()
    }
}
