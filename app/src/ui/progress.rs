//! How far something is that takes time.

use crate::text::{format, use_text};
use leptos::prelude::*;

/// A bar that fills; it moves to and fro while nobody knows how far it is.
#[component]
pub fn Progress(
    #[prop(into)] label: Signal<String>,
    /// The share that is done in permille, or `None`.
    #[prop(into)]
    permille: Signal<Option<u32>>,
) -> impl IntoView {
    let text = use_text();
    let done = move || permille.get().map(|done| done.min(1000));
    view! {
        <div
            class=move || if done().is_some() { "progress" } else { "progress is-unknown" }
            role="progressbar"
            aria-label=label
            aria-valuemin="0"
            aria-valuemax="1000"
            aria-valuenow=move || done().map(|done| done.to_string())
            aria-valuetext=move || done().map(|done| format::percent(text.lang(), i64::from(done)))
        >
            <span class="progress-done" style:width=move || format!("{}%", f64::from(done().unwrap_or(300)) / 10.0)></span>
        </div>
    }
}
