//! Several panels in one place, one of them in sight.

use super::unique::unique;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// A row of tabs and, below it, the panel that the children draw for the chosen one.
#[component]
pub fn Tabs<T>(
    #[prop(into)] label: Signal<String>,
    /// Each tab with its visible words.
    #[prop(into)]
    tabs: Signal<Vec<(T, String)>>,
    #[prop(into)] value: Signal<T>,
    #[prop(into)] on_change: Callback<T>,
    children: Children,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let id = StoredValue::new(unique("tabs"));
    let list = NodeRef::<html::Div>::new();
    let chosen = Memo::new(move |_| {
        let value = value.get();
        tabs.with(|tabs| tabs.iter().position(|(tab, _)| *tab == value)).unwrap_or(0)
    });
    let choose = move |at: usize| {
        if let Some(tab) = tabs.with_untracked(|tabs| tabs.get(at).map(|(tab, _)| tab.clone())) {
            on_change.run(tab);
        }
        let tab = list.get_untracked().and_then(|list| list.children().item(at as u32));
        if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = tab.focus();
        }
    };
    let on_keydown = move |ev: KeyboardEvent| {
        let count = tabs.with_untracked(Vec::len).max(1);
        let at = chosen.get_untracked();
        let next = match ev.key().as_str() {
            "ArrowRight" => (at + 1) % count,
            "ArrowLeft" => (at + count - 1) % count,
            "Home" => 0,
            "End" => count - 1,
            _ => return,
        };
        ev.prevent_default();
        choose(next);
    };
    let tab = move |(at, (_, words)): (usize, (T, String))| {
        let is_chosen = move || chosen.get() == at;
        view! {
            <button
                type="button"
                class="tab"
                role="tab"
                id=format!("{}-{at}", id.get_value())
                aria-controls=format!("{}-panel", id.get_value())
                aria-selected=move || super::button::truth(is_chosen())
                tabindex=move || if is_chosen() { "0" } else { "-1" }
                on:click=move |_| choose(at)
            >
                {words}
            </button>
        }
    };
    view! {
        <div class="tabs">
            <div node_ref=list class="tab-list" role="tablist" aria-label=label on:keydown=on_keydown>
                {move || tabs.get().into_iter().enumerate().map(tab).collect_view()}
            </div>
            <div
                class="tab-panel"
                role="tabpanel"
                id=format!("{}-panel", id.get_value())
                aria-labelledby=move || format!("{}-{}", id.get_value(), chosen.get())
            >
                {children()}
            </div>
        </div>
    }
}
