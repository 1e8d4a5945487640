//! A label, a hint and an error around one control.

use super::unique::unique;
use leptos::prelude::*;

/// What a field tells the control inside it, by context.
#[derive(Clone)]
pub(super) struct FieldContext {
    pub id: String,
    hint_id: String,
    error_id: String,
    has_hint: Signal<bool>,
    error: Signal<Option<String>>,
    /// The reason that the control's own commit was refused.
    pub refused: RwSignal<Option<String>>,
}

impl FieldContext {
    /// The ids of hint and error for `aria-describedby`, of those that are shown.
    pub fn described_by(&self) -> Option<String> {
        let mut ids = Vec::new();
        if self.is_wrong() {
            ids.push(self.error_id.as_str());
        }
        if self.has_hint.get() {
            ids.push(&self.hint_id);
        }
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    pub fn is_wrong(&self) -> bool {
        self.refused.with(Option::is_some) || self.error.with(Option::is_some)
    }
}

/// The field around a control, or one that shows nothing, with the control's own label.
pub(super) fn use_field() -> FieldContext {
    use_context::<FieldContext>().unwrap_or_else(|| FieldContext {
        id: unique("field"),
        hint_id: String::new(),
        error_id: String::new(),
        has_hint: Signal::stored(false),
        error: Signal::stored(None),
        refused: RwSignal::new(None),
    })
}

/// A label over a control of the kit, with a hint and an error below it.
#[component]
pub fn Field(
    #[prop(into)] label: Signal<String>,
    #[prop(into, optional)] hint: Signal<String>,
    /// What is wrong with the value; a refused commit of the control shows its own reason.
    #[prop(into, optional)]
    error: Signal<Option<String>>,
    /// The label stands beside the control instead of above it.
    #[prop(optional)]
    beside: bool,
    children: Children,
) -> impl IntoView {
    let id = unique("field");
    let refused = RwSignal::new(None);
    let context = FieldContext {
        id: id.clone(),
        hint_id: format!("{id}-hint"),
        error_id: format!("{id}-error"),
        has_hint: Signal::derive(move || hint.with(|hint| !hint.is_empty())),
        error,
        refused,
    };
    let (hint_id, error_id) = (context.hint_id.clone(), context.error_id.clone());
    provide_context(context);
    let message = move || refused.get().or_else(|| error.get());
    view! {
        <div class=if beside { "field is-beside" } else { "field" }>
            <label class="field-label" for=id>{label}</label>
            {children()}
            <p class="field-hint" id=hint_id>{hint}</p>
            <p class="field-error" id=error_id role="alert">{message}</p>
        </div>
    }
}
