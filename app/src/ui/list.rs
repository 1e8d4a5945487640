//! A long list of which only the lines in sight are in the document.

use super::measure::{rem, use_height};
use super::window::window;
use leptos::html;
use leptos::prelude::*;
use std::hash::Hash;
use std::sync::Arc;

/// Lines drawn beyond those in sight, above and below.
const AROUND: usize = 6;

/// A list of lines of equal height, drawn by `line`.
/// A line is drawn again when its key is new: a key that holds what the line shows keeps it up to date.
#[component]
pub fn VirtualList<T, K, V>(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] items: Signal<Arc<Vec<T>>>,
    key: fn(&T) -> K,
    line: fn(T) -> V,
    /// Height of a line in rem.
    #[prop(default = 2.0)]
    line_rem: f64,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    K: Eq + Hash + 'static,
    V: IntoView + 'static,
{
    let frame = NodeRef::<html::Div>::new();
    let height = use_height(frame);
    let scroll = RwSignal::new(0.0);
    let px = line_rem * rem();
    let count = Memo::new(move |_| items.with(|items| items.len()));
    let range = Memo::new(move |_| window(scroll.get(), height.get(), px, count.get(), AROUND));
    let drawn = move || {
        let range = range.get();
        items.with(|items| {
            range.filter_map(|at| items.get(at).map(|item| (at, item.clone()))).collect::<Vec<_>>()
        })
    };
    let set_scroll = move |_| {
        if let Some(frame) = frame.get_untracked() {
            scroll.set(f64::from(frame.scroll_top()));
        }
    };
    view! {
        <div node_ref=frame class="list" role="list" aria-label=label tabindex="0" on:scroll=set_scroll>
            <div class="list-body" role="presentation" style:height=move || format!("{}px", count.get() as f64 * px)>
                <For each=drawn key=move |(at, item)| (*at, key(item)) let((at, item))>
                    <div
                        class="list-line"
                        role="listitem"
                        style:top=format!("{}px", at as f64 * px)
                        style:height=format!("{px}px")
                        aria-posinset=(at + 1).to_string()
                        aria-setsize=move || count.get().to_string()
                    >
                        {line(item)}
                    </div>
                </For>
            </div>
        </div>
    }
}
