//! Picking one of the twelve project colours.

use super::palette::{COLOURS, colour_class};
use super::unique::unique;
use crate::text::{kit, use_text};
use leptos::prelude::*;

/// The palette as a group of radio buttons. Each colour has a name for those who do not see it.
#[component]
pub fn ColourPicker(
    #[prop(into)] label: Signal<String>,
    /// The colour in force, 1–12.
    #[prop(into)]
    value: Signal<u8>,
    #[prop(into)] on_change: Callback<u8>,
) -> impl IntoView {
    let text = use_text();
    let name = unique("colour");
    let swatch = |colour: u8| {
        view! {
            <label class=format!("swatch {}", colour_class(colour))>
                <input
                    type="radio"
                    name=name.clone()
                    aria-label=move || kit::colour_name(text.lang(), colour)
                    prop:checked=move || value.get() == colour
                    on:change=move |_| on_change.run(colour)
                />
                <span class="swatch-dot"></span>
            </label>
        }
    };
    view! {
        <div class="swatches" role="radiogroup" aria-label=label>
            {(1..=COLOURS).map(swatch).collect_view()}
        </div>
    }
}
