//! A place to drop a file, with a button for those who do not drag.

use super::icon::{Icon, icons};
use crate::text::{kit, use_text};
use leptos::ev::DragEvent;
use leptos::html;
use leptos::prelude::*;
use web_sys::File;

/// Hands over a file that was dropped or chosen. Reading it is the caller's, see `platform`.
#[component]
pub fn DropZone(
    /// What is expected, for screen readers and as the visible words: "A plan or a CSV file".
    #[prop(into)]
    label: Signal<String>,
    #[prop(into)] on_file: Callback<File>,
    /// Kinds offered by the file dialog: ".json,.csv". Dropped files come whatever their kind.
    #[prop(into, optional)]
    accept: String,
) -> impl IntoView {
    let text = use_text();
    let input = NodeRef::<html::Input>::new();
    let over = RwSignal::new(false);
    let take = move |files: Option<web_sys::FileList>| {
        if let Some(file) = files.and_then(|files| files.get(0)) {
            on_file.run(file);
        }
    };
    let drop = move |ev: DragEvent| {
        ev.prevent_default();
        over.set(false);
        take(ev.data_transfer().and_then(|data| data.files()));
    };
    let chosen = move |_| {
        if let Some(input) = input.get_untracked() {
            take(input.files());
            // The same file may be chosen again.
            input.set_value("");
        }
    };
    view! {
        <div
            class=move || if over.get() { "drop is-over" } else { "drop" }
            on:dragover=move |ev| {
                ev.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=drop
        >
            <Icon icon=icons::FILE/>
            <p>{label}</p>
            <p class="faint">{text.of(kit::drop_here)}</p>
            <label class="button">
                <input node_ref=input type="file" class="visually-hidden" accept=accept on:change=chosen/>
                <span>{text.of(kit::choose_file)}</span>
            </label>
        </div>
    }
}
