//! One drawn row.

use super::cell::{Parts, cell};
use super::core::Core;
use super::model::{Row, RowKind};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A row and the place where it stands. Rows are compared by pointer first, so that a screen that keeps the `Arc`s of
/// unchanged rows pays nothing for them, and by value where it does not.
#[derive(Clone)]
pub(super) struct Slot {
    pub at: usize,
    pub row: Arc<Row>,
}

impl PartialEq for Slot {
    fn eq(&self, other: &Slot) -> bool {
        self.at == other.at && (Arc::ptr_eq(&self.row, &other.row) || self.row == other.row)
    }
}

/// Draws the row `id` of those in sight.
#[component]
pub(super) fn GridRow(
    core: Core,
    id: u64,
    drawn: Memo<Arc<Vec<Slot>>>,
    selection: Memo<Arc<BTreeSet<u64>>>,
) -> impl IntoView {
    let slot = Memo::new(move |_| drawn.with(|all| all.iter().find(|slot| slot.row.id == id).cloned()));
    let at = Memo::new(move |_| slot.with(|slot| slot.as_ref().map_or(0, |slot| slot.at)));
    let row =
        Memo::new(move |_| slot.with(|slot| slot.as_ref().map(|slot| Slot { at: 0, row: slot.row.clone() })));
    let selected = Memo::new(move |_| selection.with(|ids| ids.contains(&id)));
    let class = move || {
        let kind = row.with(|slot| slot.as_ref().map(|slot| (slot.row.kind, slot.row.spans())));
        match (kind, selected.get()) {
            (Some((RowKind::Group, true)), false) => "grid-row is-group is-wide",
            (Some((RowKind::Group, true)), true) => "grid-row is-group is-wide is-selected",
            (Some((RowKind::Group, false)), false) => "grid-row is-group",
            (Some((RowKind::Group, false)), true) => "grid-row is-group is-selected",
            (Some((RowKind::New, _)), _) => "grid-row is-new",
            (_, true) => "grid-row is-selected",
            _ => "grid-row",
        }
    };
    let cells = move || {
        let Some(Slot { row, .. }) = row.get() else { return Vec::new() };
        let columns = core.columns.get();
        let (cursor, col) = core.handle.marks.with_untracked(|marks| (marks.cursor.id, marks.col));
        let cursor_here = cursor == Some(row.id);
        let width = if row.spans() { 1 } else { columns.len() };
        core.handle.refused.with(|refused| {
            columns
                .iter()
                .take(width)
                .enumerate()
                .map(|(i, column)| {
                    let refused =
                        if refused.is_empty() { None } else { refused.get(&(row.id, column.key.clone())) };
                    let active = cursor_here && (col == i || row.spans());
                    cell(Parts { core, row: &row, col: i, column, refused, active }).into_any()
                })
                .collect()
        })
    };
    view! {
        <div
            role="row"
            class=class
            style:top=move || format!("{}px", at.get() as f64 * core.row_px.get())
            data-row=id.to_string()
            aria-rowindex=move || (at.get() + 2).to_string()
            aria-selected=move || selected.get().then_some("true")
        >
            {cells}
        </div>
    }
}
