//! A labelled text field that commits on Enter or on leaving, and takes the text back on Escape.

use leptos::prelude::*;
use std::sync::atomic::{AtomicU32, Ordering};

static NEXT: AtomicU32 = AtomicU32::new(1);

/// A field over a value of the plan: the typed text is a draft until it is committed.
#[component]
pub fn DraftField(
    /// The visible name.
    #[prop(into)]
    label: Signal<String>,
    /// The text of the plan's value.
    #[prop(into)]
    value: Signal<String>,
    /// Reads the text and changes the plan, or says what is wrong.
    #[prop(into)]
    on_commit: Callback<String, Result<(), String>>,
    /// Shown quietly below the field.
    #[prop(into, optional)]
    hint: Signal<String>,
    /// `text`, or `date` for the browser's own date field.
    #[prop(optional)]
    kind: Option<&'static str>,
    /// Shown while the field is empty.
    #[prop(into, optional)]
    placeholder: Signal<String>,
) -> impl IntoView {
    let id = format!("draft{}", NEXT.fetch_add(1, Ordering::Relaxed));
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let draft = RwSignal::new(None::<String>);
    let error = RwSignal::new(None::<String>);
    let shown = move || draft.get().unwrap_or_else(|| value.get());
    let commit = move || {
        let Some(text) = draft.get_untracked() else { return };
        if text == value.get_untracked() {
            draft.set(None);
            error.set(None);
            return;
        }
        match on_commit.run(text) {
            Ok(()) => {
                draft.set(None);
                error.set(None);
            }
            Err(reason) => error.set(Some(reason)),
        }
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| match event.key().as_str() {
        "Enter" => commit(),
        "Escape" if draft.with_untracked(Option::is_some) => {
            event.stop_propagation();
            draft.set(None);
            error.set(None);
        }
        _ => {}
    };
    let described = {
        let (hint_id, error_id) = (hint_id.clone(), error_id.clone());
        move || match (error.with(Option::is_some), hint.with(String::is_empty)) {
            (true, _) => Some(error_id.clone()),
            (false, false) => Some(hint_id.clone()),
            (false, true) => None,
        }
    };
    view! {
        <div class="draft-field">
            <label for=id.clone()>{label}</label>
            <input
                id=id
                type=kind.unwrap_or("text")
                autocomplete="off"
                prop:value=shown
                placeholder=placeholder
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=described
                on:input:target=move |event| draft.set(Some(event.target().value()))
                on:keydown=on_key
                on:blur=move |_| commit()
            />
            {move || error.get().map(|reason| view! { <p class="draft-field-error" id=error_id.clone()>{reason}</p> })}
            {move || {
                let hint = hint.get();
                (!hint.is_empty() && error.with(Option::is_none))
                    .then(|| view! { <p class="draft-field-hint" id=hint_id.clone()>{hint}</p> })
            }}
        </div>
    }
}
