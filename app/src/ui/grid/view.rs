//! The grid on the page: frame, header, drawn rows, and the events of all cells.

use super::core::{Core, Hooks};
use super::editor::Editor;
use super::handle::{GridHandle, Sources, Wish};
use super::marks::find;
use super::model::{Align, Column, ColumnKey, Commit, Committed, Kind, Paste, Rows, Sort, Width};
use super::nav::{Key, Press, click};
use super::row::{GridRow, GridRowProps, Slot};
use super::tsv;
use crate::text::use_text;
use crate::ui::measure::{rem, use_height};
use crate::ui::window::window;
use leptos::ev::{ClipboardEvent, KeyboardEvent, MouseEvent};
use leptos::html;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use wasm_bindgen::JsCast;

/// Height of a row in rem, `--row` in `styles/tokens.css`.
const ROW_REM: f64 = 2.0;
/// Rows drawn beyond those in sight, above and below.
const AROUND: usize = 6;
/// Height of a header of slanted names, in rows.
const SLANTED: f64 = 2.25;

static NEXT_NAME: AtomicU32 = AtomicU32::new(1);

/// A spreadsheet-like grid, see the [module](crate::ui::grid).
#[component]
pub fn DataGrid(
    /// Cursor and selection, made by the screen.
    handle: GridHandle,
    /// The name of the table for screen readers.
    #[prop(into)]
    label: Signal<String>,
    #[prop(into)] columns: Signal<Arc<Vec<Column>>>,
    #[prop(into)] rows: Signal<Rows>,
    /// Answers each committed cell.
    #[prop(into)]
    on_commit: Callback<Commit, Committed>,
    /// Text pasted while no cell is edited.
    #[prop(into, optional)]
    on_paste: Option<Callback<Paste>>,
    /// Rows to remove: Delete with several rows selected, Ctrl Delete with one.
    #[prop(into, optional)]
    on_remove: Option<Callback<Vec<u64>>>,
    /// A group folds or unfolds.
    #[prop(into, optional)]
    on_toggle: Option<Callback<u64>>,
    /// Enter or a double click on a cell that cannot be edited: open what the row stands for.
    #[prop(into, optional)]
    on_open: Option<Callback<u64>>,
    /// A header was pressed, for sorting.
    #[prop(into, optional)]
    on_header: Option<Callback<ColumnKey>>,
) -> impl IntoView {
    let frame = NodeRef::<html::Div>::new();
    let row_px = RwSignal::new(ROW_REM * rem());
    let is_tall = move || columns.with(|columns| columns.iter().any(|column| column.slanted));
    let core = Core {
        handle,
        rows,
        columns,
        hooks: Hooks {
            commit: on_commit,
            paste: on_paste,
            remove: on_remove,
            toggle: on_toggle,
            open: on_open,
            header: on_header,
        },
        text: use_text(),
        name: StoredValue::new(format!("grid{}", NEXT_NAME.fetch_add(1, Ordering::Relaxed))),
        draft: RwSignal::new(String::new()),
        frame,
        input: NodeRef::new(),
        scroll: RwSignal::new(0.0),
        height: use_height(frame),
        row_px,
        head_px: Memo::new(move |_| if is_tall() { row_px.get() * SLANTED } else { row_px.get() }),
        active: StoredValue::new(None),
    };
    handle.sources.set(Some(Sources { rows, columns }));
    on_cleanup(move || {
        handle.sources.try_set(None);
        handle.editing.try_set(None);
    });

    let drawn = drawn_rows(core);
    let selection = Memo::new(move |_| {
        let marks = handle.marks.get();
        if marks.anchor.is_none() && marks.picked.is_empty() {
            return Arc::new(BTreeSet::new());
        }
        rows.with(|rows| {
            let selected = marks.state(rows, 1).selection();
            Arc::new(selected.into_iter().filter_map(|at| rows.get(at)).map(|row| row.id).collect())
        })
    });
    obey(core, drawn);

    let template = move || columns.with(|columns| columns.iter().map(track).collect::<Vec<_>>().join(" "));
    let least = move || {
        columns
            .with(|columns| format!("{}rem", columns.iter().map(|column| column.width.least()).sum::<f64>()))
    };
    let first = move || {
        columns.with(|columns| format!("{}rem", columns.first().map_or(0.0, |column| column.width.least())))
    };
    let total = move || format!("{}px", rows.with(|rows| rows.len()) as f64 * core.row_px.get());
    let header = move || {
        let columns = columns.get();
        columns.iter().enumerate().map(|(i, column)| header_cell(core, i, column)).collect_view()
    };

    let ids = move || drawn.with(|slots| slots.iter().map(|slot| slot.row.id).collect::<Vec<_>>());

    view! {
        <div
            node_ref=frame
            class="grid"
            style=("--grid-columns", template)
            style=("--grid-least", least)
            style=("--grid-first", first)
            style=("--grid-head", move || format!("{}px", core.head_px.get()))
            on:scroll=move |_| {
                if let Some(frame) = frame.get_untracked() {
                    core.scroll.set(f64::from(frame.scroll_top()));
                }
            }
        >
            <div
                role="grid"
                class="grid-table"
                aria-label=label
                aria-rowcount=move || rows.with(|rows| rows.len() + 1).to_string()
                aria-colcount=move || columns.with(|columns| columns.len()).to_string()
                aria-multiselectable="true"
                on:keydown=move |ev| on_keydown(core, &ev)
                on:mousedown=move |ev| on_mousedown(core, &ev)
                on:click=move |ev| on_click(core, &ev)
                on:dblclick=move |ev| on_dblclick(core, &ev)
                on:copy=move |ev| on_copy(core, &ev)
                on:paste=move |ev| on_paste_event(core, &ev)
                on:mouseover=move |ev| on_mouseover(&ev)
            >
                <div role="rowgroup" class="grid-head">
                    <div role="row" class="grid-header" aria-rowindex="1">
                        {header}
                    </div>
                </div>
                <div role="rowgroup" class="grid-body" style:height=total>
                    <For
                        each=ids
                        key=|id| *id
                        children=move |id| GridRow(GridRowProps { core, id, drawn, selection })
                    />
                </div>
            </div>
            <Editor core=core/>
        </div>
    }
}

/// The rows in the document: those in sight, and the cursor's row wherever it is.
fn drawn_rows(core: Core) -> Memo<Arc<Vec<Slot>>> {
    let range = Memo::new(move |_| {
        let count = core.rows.with(|rows| rows.len());
        window(core.scroll.get(), core.height.get(), core.row_px.get(), count, AROUND)
    });
    let cursor = Memo::new(move |_| {
        let cursor = core.handle.marks.with(|marks| marks.cursor);
        core.rows.with(|rows| {
            let at = cursor.id.and_then(|id| find(rows, id, cursor.seen_at))?;
            (!range.get().contains(&at)).then_some(at)
        })
    });
    Memo::new(move |_| {
        let range = range.get();
        core.rows.with(|rows| {
            let slot = |at: usize| rows.get(at).map(|row| Slot { at, row: row.clone() });
            let (above, below) = match cursor.get() {
                Some(at) if at < range.start => (Some(at), None),
                other => (None, other),
            };
            Arc::new(above.into_iter().chain(range).chain(below).filter_map(slot).collect())
        })
    })
}

/// After each change of the drawn rows: keeps one cell reachable by Tab and the focus where it was,
/// and does what the screen asked of the handle.
fn obey(core: Core, drawn: Memo<Arc<Vec<Slot>>>) {
    let had_focus = StoredValue::new(false);
    Effect::new(move |_| {
        drawn.track();
        core.columns.track();
        let wish = core.handle.wish.get();
        let inside = |element: &web_sys::Element| {
            core.frame.get_untracked().is_some_and(|frame| frame.contains(Some(element)))
        };
        let active = document().active_element();
        let lost = active.as_ref().is_none_or(|element| element.tag_name() == "BODY");
        match wish {
            Some(wish) => {
                core.handle.wish.set(None);
                let (_, _, state) = core.now();
                core.show_cursor(state.row);
                if wish == Wish::Edit {
                    core.begin(true);
                    // What the screen asks to be edited has just been made: its name is there to be typed over.
                    if let Some(input) =
                        core.input.get_untracked().filter(|_| core.handle.is_editing_untracked())
                    {
                        input.select();
                    }
                }
            }
            None if lost && had_focus.get_value() => core.focus_cursor(),
            None => {
                // The rows are drawn by effects of their own: look for the cell after them.
                leptos::task::spawn_local(async move {
                    if !core.handle.marks.is_disposed() {
                        core.mark_active();
                    }
                });
            }
        }
        had_focus.set_value(active.as_ref().is_some_and(inside) || lost && had_focus.get_value());
    });
}

/// A column as a track of the CSS grid.
fn track(column: &Column) -> String {
    match column.width {
        Width::Fixed(rem) => format!("{rem}rem"),
        Width::Grow(rem) => format!("minmax({rem}rem, {rem}fr)"),
    }
}

fn header_cell(core: Core, at: usize, column: &Column) -> impl IntoView + use<> {
    let class = match column.align {
        _ if column.slanted => "grid-head-cell is-slanted",
        Align::Start => "grid-head-cell",
        Align::Center => "grid-head-cell is-center",
        Align::End => "grid-head-cell is-end",
    };
    let (order, arrow) = match column.sort {
        Some(Sort::Ascending) => (Some("ascending"), "↑"),
        Some(Sort::Descending) => (Some("descending"), "↓"),
        None => (None, ""),
    };
    let hint = match (column.hint.is_empty(), column.slanted) {
        (true, _) => None,
        (false, true) => Some(format!("{}: {}", column.header, column.hint)),
        (false, false) => Some(column.hint.clone()),
    };
    let header = column.header.clone();
    let key = column.key.clone();
    let inner = match core.hooks.header {
        Some(pressed) => view! {
            <button class="grid-sort" type="button" tabindex="-1" on:click=move |_| pressed.run(key.clone())>
                {header}
                <span aria-hidden="true">{arrow}</span>
            </button>
        }
        .into_any(),
        None => view! { <span class="grid-text">{header}</span> }.into_any(),
    };
    view! {
        <div role="columnheader" class=class title=hint aria-colindex=(at + 1).to_string() aria-sort=order>
            {inner}
        </div>
    }
}

/// The cell under a mouse event: row id, column, and the element hit.
fn hit(ev: &MouseEvent) -> Option<(u64, usize, web_sys::Element)> {
    let target = ev.target()?.dyn_into::<web_sys::Element>().ok()?;
    let cell = target.closest("[data-col]").ok()??;
    let row = cell.closest("[data-row]").ok()??;
    let col = cell.get_attribute("data-col")?.parse().ok()?;
    Some((row.get_attribute("data-row")?.parse().ok()?, col, target))
}

/// A text that does not fit its cell is shown whole while it is pointed at.
fn on_mouseover(ev: &MouseEvent) {
    let Some((_, _, target)) = hit(ev) else { return };
    let is_text = target.class_list().contains("grid-text") || target.class_list().contains("grid-note");
    if is_text && target.scroll_width() > target.client_width() {
        let _ = target.set_attribute("title", &target.text_content().unwrap_or_default());
    } else if target.has_attribute("title") {
        let _ = target.remove_attribute("title");
    }
}

fn on_mousedown(core: Core, ev: &MouseEvent) {
    if ev.button() != 0 {
        return;
    }
    let Some((row, col, target)) = hit(ev) else { return };
    if target.has_attribute("data-fold") {
        // A press on the fold is not a move of the cursor.
        ev.prevent_default();
        return;
    }
    let (rows, _, state) = core.now();
    let Some(at) = find(&rows, row, state.row) else { return };
    let col = if rows.get(at).is_some_and(|row| row.spans()) { state.col } else { col };
    let next = click(&state, at, col, ev.shift_key(), ev.ctrl_key() || ev.meta_key());
    if ev.shift_key() {
        // Shift would select text in between.
        ev.prevent_default();
    }
    core.set_state(&next, &rows);
}

fn on_click(core: Core, ev: &MouseEvent) {
    let Some((row, col, target)) = hit(ev) else { return };
    if target.has_attribute("data-fold") {
        core.toggle(row);
        return;
    }
    let (rows, columns, state) = core.now();
    let Some(row) = find(&rows, row, state.row).and_then(|at| rows.get(at)) else { return };
    let is_box = columns.get(col).is_some_and(|column| column.kind == Kind::Check);
    if is_box && target.closest("[role=checkbox]").ok().flatten().is_some() {
        core.tick(row, col);
    }
}

fn on_dblclick(core: Core, ev: &MouseEvent) {
    let Some((_, col, target)) = hit(ev) else { return };
    let is_box = core.columns.with_untracked(|c| c.get(col).is_some_and(|column| column.kind == Kind::Check));
    if !target.has_attribute("data-fold") && !is_box {
        core.begin(true);
    }
}

/// Whether the key types something: one character, or the start of one (dead key, input method).
fn types(ev: &KeyboardEvent) -> bool {
    let key = ev.key();
    let plain = !ev.meta_key() && (!ev.ctrl_key() && !ev.alt_key() || ev.get_modifier_state("AltGraph"));
    plain && key != " " && (key.chars().count() == 1 || key == "Dead" || key == "Process")
}

fn on_keydown(core: Core, ev: &KeyboardEvent) {
    // Keys of buttons in the header are theirs.
    let on_cell = ev
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .is_some_and(|target| target.get_attribute("role").as_deref() == Some("gridcell"));
    if !on_cell {
        return;
    }
    let ctrl = ev.ctrl_key() || ev.meta_key();
    let press = |key| core.press(Press { key, shift: ev.shift_key(), ctrl });
    let taken = match ev.key().as_str() {
        "ArrowLeft" | "ArrowRight" if folds(core, ev.key() == "ArrowRight") => true,
        "ArrowUp" if !ev.alt_key() => press(Key::Up),
        "ArrowDown" if !ev.alt_key() => press(Key::Down),
        "ArrowLeft" if !ev.alt_key() => press(Key::Left),
        "ArrowRight" if !ev.alt_key() => press(Key::Right),
        "Home" => press(Key::Home),
        "End" => press(Key::End),
        "PageUp" => press(Key::PageUp),
        "PageDown" => press(Key::PageDown),
        "Tab" if !ctrl && !ev.alt_key() => press(Key::Tab),
        "Escape" => press(Key::Escape),
        "a" | "A" if ctrl && !ev.alt_key() => press(Key::All),
        "Enter" if ev.shift_key() && !ctrl => press(Key::Enter),
        "Enter" | "F2" if !ctrl && !ev.alt_key() => {
            core.begin(true);
            true
        }
        "Delete" | "Backspace" => {
            core.delete(ctrl);
            true
        }
        " " if !ctrl => {
            space(core);
            true
        }
        _ => {
            if types(ev) {
                // Not taken: the browser puts the character into the input that now has the focus.
                core.begin(false);
            }
            false
        }
    };
    if taken {
        ev.prevent_default();
        ev.stop_propagation();
    }
}

/// On a group header: Right opens and Left closes it. `false` when there is nothing to fold.
fn folds(core: Core, open: bool) -> bool {
    match core.at_cursor() {
        Some((row, _, _)) if row.spans() && row.open == Some(!open) => {
            core.toggle(row.id);
            true
        }
        _ => false,
    }
}

/// Space ticks a box and folds a group; elsewhere it does nothing, so that it never empties a cell by accident.
fn space(core: Core) {
    let Some((row, col, column)) = core.at_cursor() else { return };
    if row.spans() && row.open.is_some() {
        core.toggle(row.id);
    } else if column.kind == Kind::Check {
        core.tick(&row, col);
    }
}

fn on_copy(core: Core, ev: &ClipboardEvent) {
    let (rows, columns, state) = core.now();
    let text = if state.selects_rows() {
        tsv::rows_text(&columns, state.selection().into_iter().filter_map(|at| rows.get(at)))
    } else {
        let Some((row, col, column)) = core.at_cursor() else { return };
        row.cells.get(col).map(|cell| tsv::cell_text(&column, cell)).unwrap_or_default()
    };
    if let Some(clipboard) = ev.clipboard_data()
        && clipboard.set_data("text/plain", &text).is_ok()
    {
        ev.prevent_default();
    }
}

fn on_paste_event(core: Core, ev: &ClipboardEvent) {
    let Some(paste) = core.hooks.paste else { return };
    let text = ev.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
    let Some((row, _, column)) = core.at_cursor() else { return };
    if !text.is_empty() {
        ev.prevent_default();
        paste.run(Paste { row: row.id, column: column.key, text });
    }
}
