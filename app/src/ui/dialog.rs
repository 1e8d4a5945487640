//! A question or form that must be answered before going on: the browser's own modal dialog.

use super::button::IconButton;
use super::icon::icons;
use super::unique::unique;
use crate::text::{kit, use_text};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DialogWidth {
    /// A question.
    #[default]
    Narrow,
    /// A form or a list.
    Wide,
    /// A table.
    Full,
}

/// Where the reader begins: at the first field, else at the main button, but never at one that takes something away.
const FIRST: [&str; 4] = [
    "[autofocus]",
    ".dialog-body :is(input, select, textarea, [tabindex='0'])",
    ".dialog-foot button:last-of-type:not(.is-danger)",
    ".dialog-foot button",
];

fn focus_first(dialog: &web_sys::HtmlDialogElement) {
    let first = FIRST.iter().find_map(|selector| dialog.query_selector(selector).ok().flatten());
    if let Some(first) = first.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = first.focus();
    }
}

/// Shows its children over the page while `open`. Escape and the cross close it; the focus goes back to the opener.
#[component]
pub fn Dialog(
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    #[prop(optional)] width: DialogWidth,
    /// After it was closed in whatever way.
    #[prop(into, optional)]
    on_close: Option<Callback<()>>,
    /// Buttons at the end, the main one last.
    #[prop(into, optional)]
    footer: ViewFn,
    children: ChildrenFn,
) -> impl IntoView {
    let text = use_text();
    let node = NodeRef::<html::Dialog>::new();
    let id = unique("dialog");
    let title_id = format!("{id}-title");
    let named_by = title_id.clone();
    // What had the focus when the dialog opened: the browser gives it back by itself unless it is gone or was replaced.
    let opener = StoredValue::new_local(None::<web_sys::HtmlElement>);
    Effect::new(move |_| {
        let (open_now, Some(dialog)) = (open.get(), node.get()) else { return };
        if open_now && !dialog.open() {
            let active = document().active_element().and_then(|element| element.dyn_into().ok());
            opener.set_value(active);
            // Shown after its content is drawn, so that the focus lands on the first field.
            leptos::task::spawn_local(async move {
                if !dialog.open() && dialog.show_modal().is_ok() {
                    focus_first(&dialog);
                }
            });
        } else if !open_now && dialog.open() {
            dialog.close();
        }
    });
    let closed = move |_| {
        open.set(false);
        let opener = opener.try_update_value(Option::take).flatten();
        if let Some(opener) = opener.filter(|opener| opener.is_connected()) {
            let _ = opener.focus();
        }
        if let Some(on_close) = on_close {
            // The browser tells of it later, when whoever asked may be gone.
            let _ = on_close.try_run(());
        }
    };
    let class = match width {
        DialogWidth::Narrow => "dialog",
        DialogWidth::Wide => "dialog is-wide",
        DialogWidth::Full => "dialog is-full",
    };
    let children = StoredValue::new(children);
    let footer = StoredValue::new(footer);
    view! {
        <dialog node_ref=node class=class aria-labelledby=named_by on:close=closed>
            <header class="dialog-head">
                <h2 id=title_id>{title}</h2>
                <IconButton label=text.of(kit::close) icon=icons::CLOSE on_press=move |_| open.set(false)/>
            </header>
            <Show when=move || open.get()>
                <div class="dialog-body">{children.with_value(|children| children())}</div>
                <footer class="dialog-foot">{footer.with_value(|footer| footer.run())}</footer>
            </Show>
        </dialog>
    }
}
