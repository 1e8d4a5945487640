//! Files: chosen, or dropped anywhere on the page.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{DragEvent, File};

use crate::action::{Actions, use_actions};
use crate::state::view::{Overlay, Screen, Wish};
use crate::text::{shell, use_text};

/// Opens a file: a plan, or a list of tasks from a spreadsheet.
fn open(actions: Actions, file: File) {
    spawn_local(async move {
        let name = file.name();
        let bytes = crate::platform::files::read(file, solver::format::LIMIT).await;
        let is_rows = [".csv", ".tsv", ".txt"].iter().any(|end| name.to_lowercase().ends_with(end));
        match bytes {
            // A list becomes tasks of the open plan, where its columns are understood.
            Ok(bytes) if is_rows => {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                if actions.library.current_untracked().is_none() {
                    actions.library.open_blank();
                }
                actions.view.ask(Screen::Work, Wish::Rows { name, text });
            }
            bytes => actions.library.open_file(&name, &bytes),
        }
    });
}

/// Takes files dropped on anything that has no use of its own for them.
pub fn accept_drops(actions: Actions) {
    let has_files = |event: &DragEvent| {
        let types = event.data_transfer().map(|data| data.types());
        types.is_some_and(|types| types.includes(&"Files".into(), 0))
    };
    let over = window_event_listener(ev::dragover, move |event| {
        if has_files(&event) {
            // Without this the browser would leave the page and show the file.
            event.prevent_default();
        }
    });
    let dropped = window_event_listener(ev::drop, move |event| {
        if event.default_prevented() || !has_files(&event) {
            return;
        }
        event.prevent_default();
        let file = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0));
        if let Some(file) = file {
            open(actions, file);
        }
    });
    on_cleanup(move || {
        over.remove();
        dropped.remove();
    });
}

/// The browser's own dialog for choosing a file, opened by the action.
#[component]
pub fn FileChooser() -> impl IntoView {
    let (text, actions) = (use_text(), use_actions());
    let input = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        let asked = actions.view.overlay.with(|overlay| *overlay == Some(Overlay::ChooseFile));
        if let Some(input) = input.get().filter(|_| asked) {
            actions.view.overlay.set(None);
            input.click();
        }
    });
    let chosen = move |_| {
        let Some(input) = input.get_untracked() else { return };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            open(actions, file);
        }
        // The same file may be chosen again.
        input.set_value("");
    };
    view! {
        <input
            node_ref=input
            type="file"
            hidden
            tabindex="-1"
            accept=".json,.csv,.tsv,.txt"
            aria-label=text.of(shell::drop_to_open)
            on:change=chosen
        />
    }
}
