//! One of a few, side by side: a group of radio buttons drawn as segments.

use super::unique::unique;
use leptos::prelude::*;

/// Shows all options at once and marks the one in force; arrow keys change it, as in any radio group.
#[component]
pub fn Segmented<T>(
    /// What is chosen, for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// Each option with its visible word.
    #[prop(into)]
    options: Signal<Vec<(T, String)>>,
    #[prop(into)] value: Signal<T>,
    #[prop(into)] on_change: Callback<T>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let name = StoredValue::new(unique("choice"));
    let segment = move |(option, word): (T, String)| {
        let (own, reported) = (option.clone(), option);
        view! {
            <label class="segment">
                <input
                    type="radio"
                    name=name.get_value()
                    prop:checked=move || value.with(|value| *value == own)
                    on:change=move |_| on_change.run(reported.clone())
                />
                <span>{word}</span>
            </label>
        }
    };
    view! {
        <div class="segmented" role="radiogroup" aria-label=label>
            {move || options.get().into_iter().map(segment).collect_view()}
        </div>
    }
}
