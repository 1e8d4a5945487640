//! One cell.

use super::core::Core;
use super::handle::Refused;
use super::model::{Align, CellView, Column, Kind, Row, RowKind, Tone};
use crate::text::kit;
use crate::ui::palette::colour_class;
use leptos::prelude::*;

/// What a cell is made from.
pub(super) struct Parts<'a> {
    pub core: Core,
    pub row: &'a Row,
    pub col: usize,
    pub column: &'a Column,
    pub refused: Option<&'a Refused>,
    /// Whether Tab reaches the grid at this cell.
    pub active: bool,
}

fn class(parts: &Parts<'_>, cell: &CellView, wrong: bool) -> String {
    let mut class = String::from("grid-cell");
    match parts.column.align {
        _ if parts.row.spans() => {}
        Align::Start => {}
        Align::Center => class.push_str(" is-center"),
        Align::End => class.push_str(" is-end"),
    }
    class.push_str(match cell.tone {
        Tone::Plain => "",
        Tone::Quiet => " is-quiet",
        Tone::Assumed => " is-assumed",
        Tone::Strong => " is-strong",
        Tone::Bad => " is-bad",
        Tone::Warn => " is-warn",
        Tone::Good => " is-good",
        Tone::Done => " is-done",
    });
    if wrong {
        class.push_str(" is-wrong");
    }
    if let Some(colour) = cell.colour {
        class.push_str(" has-dot ");
        class.push_str(colour_class(colour));
    }
    if let 1..=5 = cell.level {
        class.push_str(
            [" level-1", " level-2", " level-3", " level-4", " level-5"][usize::from(cell.level) - 1],
        );
    }
    class
}

/// The view of a cell.
pub(super) fn cell(parts: Parts<'_>) -> impl IntoView + use<> {
    let empty = CellView::default();
    let cell = parts.row.cells.get(parts.col).unwrap_or(&empty);
    let Parts { core, row, col, column, .. } = parts;
    let id = core.cell_id(row.id, col);
    // What the reader typed and the screen refused stands in the cell until it is corrected or taken back.
    let text = parts.refused.map_or_else(|| cell.text.clone(), |refused| refused.text.clone());
    let error = parts.refused.map(|refused| refused.reason.clone()).or_else(|| cell.error.clone());
    let wrong = error.is_some();
    let tip = wrong.then(|| format!("{id}-tip"));
    let locked = cell.locked || !column.is_editable() || row.spans();
    let class = class(&parts, cell, wrong);
    let lead = lead(core, row, (col, &column.kind), cell);
    let note = cell.note.clone();
    // A box that a header cannot have is not drawn at all.
    let has_box = match row.kind {
        RowKind::Item => true,
        RowKind::Group => !row.spans() && !cell.locked,
        RowKind::New => false,
    };
    let inner = if column.kind == Kind::Check && has_box {
        let checked = if cell.checked { "true" } else { "false" };
        let named = column.header.clone();
        let disabled = cell.locked.then_some("true");
        view! {
            <span class="grid-check" role="checkbox" aria-checked=checked aria-label=named aria-disabled=disabled></span>
        }
        .into_any()
    } else {
        view! {
            <span class="grid-words">
                <span class="grid-text">{text}</span>
                <span class="grid-note">{note}</span>
            </span>
        }
        .into_any()
    };
    let tip_view = error.map(|message| {
        let spoken = kit::invalid_cell(core.text.lang(), &message);
        view! { <span class="grid-tip" role="tooltip" id=tip.clone() aria-label=spoken>{message}</span> }
    });
    view! {
        <div
            role="gridcell"
            id=id
            class=class
            tabindex=if parts.active { "0" } else { "-1" }
            data-col=col.to_string()
            aria-colindex=(col + 1).to_string()
            aria-colspan=row.spans().then(|| core.columns.with_untracked(|c| c.len()).to_string())
            aria-readonly=locked.then_some("true")
            aria-invalid=wrong.then_some("true")
            aria-describedby=tip
        >
            {lead}
            {inner}
            {tip_view}
        </div>
    }
}

/// What stands before the text: indentation, the fold of a group, a sign.
fn lead(core: Core, row: &Row, (col, kind): (usize, &Kind), cell: &CellView) -> Option<AnyView> {
    let first = col == 0;
    let open = row.open.filter(|_| first);
    // A box to tick names nothing that could be indented.
    let depth = if first && kind != &Kind::Check { row.depth } else { 0 };
    if open.is_none() && depth == 0 && cell.mark.is_empty() {
        return None;
    }
    let fold = open.map(|open| {
        let label = if open { kit::collapse } else { kit::expand }(core.text.lang(), &cell.text);
        let expanded = if open { "true" } else { "false" };
        view! {
            <span class="grid-fold" data-fold="" role="button" aria-label=label aria-expanded=expanded></span>
        }
    });
    let indent = (depth > 0).then(|| {
        view! { <span class="grid-indent" style=("--depth", depth.to_string())></span> }
    });
    let mark = (!cell.mark.is_empty()).then(|| view! { <span class="grid-mark">{cell.mark}</span> });
    Some(view! { {indent} {fold} {mark} }.into_any())
}
