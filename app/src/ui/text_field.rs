//! A text with its label beside it: one line of a form in a narrow panel.

use super::field::Field;
use super::input::TextInput;
use leptos::prelude::*;

/// A labelled text that is reported on Enter or when it is left, and taken back by Escape.
#[component]
pub fn TextField(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<String>,
    /// Reads the text and changes the plan, or says what is wrong: then the text stays with the reason.
    #[prop(into)]
    on_commit: Callback<String, Result<(), String>>,
    /// Shown quietly below the field.
    #[prop(into, optional)]
    hint: Signal<String>,
    /// `text`, or `date` for the browser's own date field.
    #[prop(default = "text")]
    kind: &'static str,
    #[prop(into, optional)] placeholder: Signal<String>,
) -> impl IntoView {
    view! {
        <Field label hint beside=true>
            <TextInput value on_commit kind placeholder/>
        </Field>
    }
}
