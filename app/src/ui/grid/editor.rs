//! The text input over the edited cell, with its list of options and its error.

use super::core::{Core, Then};
use super::handle::Editing;
use super::marks::find;
use super::model::{Align, Column, Kind};
use super::nav::{Key, Press};
use crate::text::{Lang, kit};
use crate::ui::icon::{Icon, icons};
use crate::ui::options::{Line, chosen, last_part, lines, step};
use crate::ui::palette::colour_class;
use chrono::NaiveDate;
use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The editor of the grid; it stands in the document all the time and is visible while a cell is edited.
#[component]
pub(super) fn Editor(core: Core) -> impl IntoView {
    let touched = RwSignal::new(false);
    let marked = RwSignal::new(None::<usize>);
    let editing = core.handle.editing;
    let list_id = core.name.with_value(|name| format!("{name}-options"));
    let error_id = core.name.with_value(|name| format!("{name}-error"));
    let list_id = StoredValue::new(list_id);
    let error_id = StoredValue::new(error_id);

    let column = Memo::new(move |_| {
        let col = editing.with(|e| e.as_ref().map(|e| e.col))?;
        core.columns.with(|columns| columns.get(col).cloned())
    });
    let offered = Memo::new(move |_| {
        let column = column.get();
        match column.as_ref().map(|column| &column.kind) {
            Some(Kind::Choice(suggestions)) => {
                core.draft.with(|typed| lines(suggestions, typed, touched.get()))
            }
            _ => Vec::new(),
        }
    });
    // A new edit starts with an untouched text and the first match marked only once something is typed.
    let edited_cell = Memo::new(move |_| editing.with(|e| e.as_ref().map(|e| (e.row, e.col))));
    Effect::new(move |_| {
        edited_cell.track();
        touched.set(false);
        marked.set(None);
    });

    let take = move |line: Option<Line>, then: Then| {
        let Some(Column { kind, .. }) = column.get_untracked() else { return };
        let typed = core.draft.get_untracked();
        match kind {
            Kind::Choice(suggestions) => {
                match chosen(&suggestions, &typed, line.as_ref().map(|line| &line.choice)) {
                    Some(text) => core.commit(text, then),
                    None if then == Then::Leave => core.cancel(),
                    None => {
                        let reason = core.no_match();
                        editing.update(|editing| {
                            if let Some(editing) = editing {
                                editing.reason = Some(reason);
                            }
                        });
                    }
                }
            }
            _ => core.commit(typed, then),
        }
    };
    let marked_line =
        move || marked.get_untracked().and_then(|at| offered.with_untracked(|all| all.get(at).cloned()));

    let on_keydown = move |ev: KeyboardEvent| {
        if ev.is_composing() || editing.with_untracked(Option::is_none) {
            return;
        }
        let press = |key| Then::Press(Press { key, shift: ev.shift_key(), ctrl: false });
        let count = offered.with_untracked(Vec::len);
        match ev.key().as_str() {
            // The page has a use for Ctrl Enter: the cell is kept, the key goes on.
            "Enter" if ev.ctrl_key() || ev.meta_key() => {
                take(marked_line(), Then::Focus);
                return;
            }
            "Enter" => take(marked_line(), press(Key::Enter)),
            "Tab" => take(marked_line(), press(Key::Tab)),
            "Escape" => core.cancel(),
            "ArrowDown" if count > 0 => marked.update(|at| *at = step(*at, count, true)),
            "ArrowUp" if count > 0 => marked.update(|at| *at = step(*at, count, false)),
            "ArrowDown" => take(None, Then::Press(Press { key: Key::Down, shift: false, ctrl: false })),
            "ArrowUp" => take(None, Then::Press(Press { key: Key::Up, shift: false, ctrl: false })),
            _ => return,
        }
        ev.prevent_default();
        ev.stop_propagation();
    };
    let on_input = move |ev| {
        core.draft.set(event_target_value(&ev));
        touched.set(true);
        // The best match is marked while something is typed, so that Enter takes it; not in free lists of values.
        let takes_first = column.with_untracked(|column| match column.as_ref().map(|column| &column.kind) {
            Some(Kind::Choice(s)) => {
                let typed = core.draft.get_untracked();
                !last_part(&typed, s.separator).1.trim().is_empty() && s.separator.is_none()
            }
            _ => false,
        });
        marked.set((takes_first && offered.with_untracked(|all| !all.is_empty())).then_some(0));
        editing.update(|editing| {
            if let Some(Editing { reason: reason @ Some(_), .. }) = editing {
                *reason = None;
            }
        });
    };
    let on_blur = move |ev: FocusEvent| {
        // Leaving the window is not leaving the cell, nor is choosing in the calendar.
        let to = ev.related_target().and_then(|to| to.dyn_into::<web_sys::Element>().ok());
        let to_calendar = to.is_some_and(|to| to.class_list().contains("grid-date"));
        // A grid that is taken from the page loses the focus, too, when its values are gone already.
        let at_work = editing.try_with_untracked(Option::is_some).unwrap_or_default();
        if at_work && !to_calendar && document().has_focus().unwrap_or(true) {
            take(None, Then::Leave);
        }
    };

    let top = move || {
        let row = editing.with(|e| e.as_ref().map(|e| e.row)).unwrap_or_default();
        let at = core.rows.with(|rows| find(rows, row, 0)).unwrap_or_default();
        format!("{}px", core.head_px.get() + at as f64 * core.row_px.get())
    };
    let place = move || editing.with(|e| e.as_ref().map_or(1, |e| e.col + 1)).to_string();
    let label =
        move || column.with(|column| column.as_ref().map(|column| column.header.clone()).unwrap_or_default());
    let reason = Memo::new(move |_| editing.with(|e| e.as_ref().and_then(|e| e.reason.clone())));
    let is_choice = move || column.with(|c| matches!(c.as_ref().map(|c| &c.kind), Some(Kind::Choice(_))));
    let is_date = move || column.with(|c| matches!(c.as_ref().map(|c| &c.kind), Some(Kind::Date)));
    let is_open = move || offered.with(|all| !all.is_empty());
    let class = move || {
        let end = column.with(|c| c.as_ref().is_some_and(|c| c.align == Align::End));
        match (editing.with(Option::is_some), end) {
            (false, _) => "grid-editor",
            (true, false) => "grid-editor is-open",
            (true, true) => "grid-editor is-open is-end",
        }
    };
    let cell_class = move || {
        let first = editing.with(|e| e.as_ref().is_some_and(|e| e.col == 0));
        if first { "grid-editor-cell is-first" } else { "grid-editor-cell" }
    };
    let input_mode = move || {
        column.with(|c| match c.as_ref().map(|c| &c.kind) {
            Some(Kind::Number) => "decimal",
            _ => "text",
        })
    };

    view! {
        <div class=class style:top=top>
            <div class=cell_class style:grid-column=place>
                <input
                    node_ref=core.input
                    class="grid-input"
                    type="text"
                    autocomplete="off"
                    spellcheck="false"
                    tabindex="-1"
                    inputmode=input_mode
                    prop:value=core.draft
                    aria-label=label
                    aria-hidden=move || editing.with(Option::is_none).then_some("true")
                    role=move || is_choice().then_some("combobox")
                    aria-autocomplete=move || is_choice().then_some("list")
                    aria-expanded=move || is_choice().then(|| if is_open() { "true" } else { "false" })
                    aria-controls=move || is_choice().then(|| list_id.get_value())
                    aria-activedescendant=move || marked.get().map(|at| format!("{}-{at}", list_id.get_value()))
                    aria-invalid=move || reason.with(Option::is_some).then_some("true")
                    aria-describedby=move || reason.with(Option::is_some).then(|| error_id.get_value())
                    on:keydown=on_keydown
                    on:input=on_input
                    on:blur=on_blur
                />
                <Show when=is_date>
                    <Calendar core/>
                </Show>
                <Show when=is_open>
                    // Pressing the mouse in the list must not take the focus from the input: that would commit.
                    <div
                        class="grid-options"
                        role="listbox"
                        id=list_id.get_value()
                        aria-label=label
                        on:mousedown=|ev| ev.prevent_default()
                    >
                        {move || {
                            offered
                                .get()
                                .into_iter()
                                .enumerate()
                                .map(|(at, line)| {
                                    let chosen = line.clone();
                                    let take = move |_| take(Some(chosen.clone()), Then::Focus);
                                    option(core.text.now(), list_id.get_value(), at, line, marked, take)
                                })
                                .collect_view()
                        }}
                    </div>
                </Show>
                <Show when=move || reason.with(Option::is_some)>
                    <div class="grid-error" role="alert" id=error_id.get_value()>{move || reason.get()}</div>
                </Show>
            </div>
        </div>
    }
}

/// The browser's calendar for a date that is easier to point at than to type. It commits the date as `2026-12-04`.
#[component]
fn Calendar(core: Core) -> impl IntoView {
    let date = NodeRef::<html::Input>::new();
    // The field takes no other form of date, and says so in the console.
    let day = move || core.draft.get().parse::<NaiveDate>().map(|day| day.to_string()).unwrap_or_default();
    let open = move |_| {
        if let Some(date) = date.get_untracked() {
            // Browsers without it leave the typing.
            let _ = date.show_picker();
        }
    };
    view! {
        <input
            node_ref=date
            class="grid-date"
            type="date"
            tabindex="-1"
            aria-hidden="true"
            prop:value=day
            on:change=move |ev| core.commit(event_target_value(&ev), Then::Focus)
        />
        // Pressing the button must not take the focus from the input: that would commit.
        <button
            type="button"
            class="grid-calendar"
            tabindex="-1"
            aria-label=core.text.of(kit::open_calendar)
            on:mousedown=|ev| ev.prevent_default()
            on:click=open
        >
            <Icon icon=icons::DATE/>
        </button>
    }
}

/// A line of the list of options.
fn option(
    lang: Lang,
    list: String,
    at: usize,
    line: Line,
    marked: RwSignal<Option<usize>>,
    take: impl Fn(leptos::ev::MouseEvent) + 'static,
) -> impl IntoView {
    let Line { choice, creates } = line;
    let dot = choice.colour.map(|colour| format!("grid-option has-dot {}", colour_class(colour)));
    let label = if creates { kit::create(lang, &choice.label) } else { choice.label };
    view! {
        <div
            class=dot.unwrap_or_else(|| "grid-option".to_owned())
            role="option"
            id=format!("{list}-{at}")
            aria-selected=move || if marked.get() == Some(at) { "true" } else { "false" }
            on:click=take
        >
            <span class="grid-text">{label}</span>
            <span class="grid-note">{choice.detail}</span>
        </div>
    }
}
