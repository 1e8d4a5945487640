//! Fields to type in: text, a figure, a date.

use super::field::{FieldContext, use_field};
use crate::text::{Lang, format, kit, use_text};
use chrono::{Datelike, NaiveDate};
use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The text of a field while it is being typed, and what ends the typing.
#[derive(Clone, Copy)]
struct Draft {
    /// `None`: the field shows the value it was given.
    text: RwSignal<Option<String>>,
    value: Signal<String>,
    refused: RwSignal<Option<String>>,
    /// Whether the value follows what is typed, so that it says nothing about whether anything was.
    follows: bool,
    on_commit: Callback<String, Result<(), String>>,
}

impl Draft {
    fn shown(self) -> String {
        self.text.get().unwrap_or_else(|| self.value.get())
    }

    fn typed(self, text: String) {
        self.refused.set(None);
        self.text.set(Some(text));
    }

    /// Reports the text if it was changed; a refused text stays with its reason.
    ///
    /// A field that is taken from the page loses the focus, and with it comes here, when its values are gone already.
    fn commit(self) {
        let Some(text) = self.text.try_get_untracked().flatten() else { return };
        if self.value.try_get_untracked().is_none_or(|value| !self.follows && value == text) {
            self.take_back();
            return;
        }
        match self.on_commit.run(text) {
            Ok(()) => self.take_back(),
            Err(reason) => self.refused.set(Some(reason)),
        }
    }

    /// Reports the text of a field that is left. A date of which only parts were typed is no date: it is taken back,
    /// since the browser reports it as empty.
    fn leave(self, ev: &FocusEvent) {
        let half_typed = ev
            .target()
            .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok())
            .is_some_and(|input| input.validity().bad_input());
        if half_typed {
            self.take_back();
        } else {
            self.commit();
        }
    }

    fn take_back(self) {
        self.refused.set(None);
        self.text.set(None);
    }

    /// Enter reports, Escape takes back; `true` when the key was used.
    fn on_key(self, ev: &KeyboardEvent) {
        match ev.key().as_str() {
            "Enter" if !ev.is_composing() => self.commit(),
            // A dialog around the field closes only when there was nothing to take back.
            "Escape" if self.text.with_untracked(Option::is_some) => {
                self.take_back();
                ev.prevent_default();
                ev.stop_propagation();
            }
            _ => {}
        }
    }
}

/// A line of text.
#[component]
pub fn TextInput(
    #[prop(into)] value: Signal<String>,
    /// The finished text, on Enter or when the field is left.
    #[prop(into)]
    on_commit: Callback<String, Result<(), String>>,
    /// Every change while typing, where something follows it at once.
    #[prop(into, optional)]
    on_type: Option<Callback<String>>,
    #[prop(into, optional)] placeholder: Signal<String>,
    /// The name, where no [`Field`](super::Field) is around.
    #[prop(into, optional)]
    label: Option<Signal<String>>,
    /// `text`, `search`, `email` or `tel`.
    #[prop(default = "text")]
    kind: &'static str,
    #[prop(optional)] node_ref: NodeRef<html::Input>,
) -> impl IntoView {
    let field = use_field();
    let follows = on_type.is_some();
    let draft = Draft { text: RwSignal::new(None), value, refused: field.refused, follows, on_commit };
    let (wrong, described) = (field.clone(), field.clone());
    view! {
        <input
            node_ref=node_ref
            class="input"
            id=field.id
            type=kind
            autocomplete="off"
            prop:value=move || draft.shown()
            placeholder=placeholder
            aria-label=label
            aria-invalid=move || wrong.is_wrong().then_some("true")
            aria-describedby=move || described.described_by()
            on:input=move |ev| {
                let text = event_target_value(&ev);
                draft.typed(text.clone());
                if let Some(on_type) = on_type {
                    on_type.run(text);
                }
            }
            on:keydown=move |ev| draft.on_key(&ev)
            on:blur=move |ev| draft.leave(&ev)
        />
    }
}

/// A line of text to read and to copy; it is selected as a whole when it gets the focus.
#[component]
pub fn ReadOnlyInput(
    #[prop(into)] value: Signal<String>,
    #[prop(into, optional)] label: Option<Signal<String>>,
) -> impl IntoView {
    let field = use_field();
    let described = field.clone();
    let select = move |ev: FocusEvent| {
        if let Some(input) =
            ev.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok())
        {
            input.select();
        }
    };
    view! {
        <input
            class="input is-read-only"
            id=field.id
            type="text"
            readonly
            spellcheck="false"
            prop:value=value
            aria-label=label
            aria-describedby=move || described.described_by()
            on:focus=select
        />
    }
}

/// The number in a text as people write it in either language: "7.5", "7,5", "1 200", "-3"; `None` if it is none.
pub(super) fn parse_number(text: &str) -> Option<f64> {
    let plain: String = text
        .chars()
        .filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}'))
        .map(|c| match c {
            ',' => '.',
            '−' => '-',
            c => c,
        })
        .collect();
    let digits_only = plain.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
    if digits_only { plain.parse().ok() } else { None }
}

/// A number within its bounds, or the sentence that says what is wrong.
fn bounded(lang: Lang, text: &str, min: f64, max: f64) -> Result<Option<f64>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    match parse_number(text) {
        None => Err(kit::not_a_number(lang, text.trim())),
        Some(number) if number < min || number > max => Err(kit::out_of_bounds(lang, min, max)),
        Some(number) => Ok(Some(number)),
    }
}

/// A figure; the arrow keys change it by `step`.
#[component]
pub fn NumberInput(
    #[prop(into)] value: Signal<Option<f64>>,
    /// The finished figure; `None` when the field was emptied.
    #[prop(into)]
    on_commit: Callback<Option<f64>, Result<(), String>>,
    #[prop(default = f64::MIN)] min: f64,
    #[prop(default = f64::MAX)] max: f64,
    #[prop(default = 1.0)] step: f64,
    /// Shown after the figure: "h", "%".
    #[prop(into, optional)]
    unit: Signal<String>,
    #[prop(into, optional)] label: Option<Signal<String>>,
) -> impl IntoView {
    let text = use_text();
    let field = use_field();
    let shown =
        Signal::derive(move || value.get().map(|v| format::decimal(text.lang(), v, 3)).unwrap_or_default());
    let on_commit = Callback::new(move |typed: String| on_commit.run(bounded(text.now(), &typed, min, max)?));
    let draft =
        Draft { text: RwSignal::new(None), value: shown, refused: field.refused, follows: false, on_commit };
    let by_step = move |steps: f64| {
        let current = draft.text.get_untracked().unwrap_or_else(|| shown.get_untracked());
        let next = (parse_number(&current).unwrap_or(0.0) + steps * step).clamp(min, max);
        draft.typed(format::decimal(text.now(), next, 3));
        draft.commit();
    };
    let (wrong, described) = (field.clone(), field.clone());
    view! {
        <span class="input-with-unit">
            <input
                class="input is-number"
                id=field.id
                type="text"
                inputmode="decimal"
                autocomplete="off"
                prop:value=move || draft.shown()
                aria-label=label
                aria-invalid=move || wrong.is_wrong().then_some("true")
                aria-describedby=move || described.described_by()
                on:input=move |ev| draft.typed(event_target_value(&ev))
                on:keydown=move |ev| match ev.key().as_str() {
                    "ArrowUp" => {
                        ev.prevent_default();
                        by_step(1.0);
                    }
                    "ArrowDown" => {
                        ev.prevent_default();
                        by_step(-1.0);
                    }
                    _ => draft.on_key(&ev),
                }
                on:blur=move |_| draft.commit()
            />
            <span class="input-unit">{unit}</span>
        </span>
    }
}

/// The browser's own date field.
#[component]
pub fn DateInput(
    #[prop(into)] value: Signal<Option<NaiveDate>>,
    /// The chosen date; `None` when the field was emptied.
    #[prop(into)]
    on_commit: Callback<Option<NaiveDate>, Result<(), String>>,
    #[prop(into, optional)] label: Option<Signal<String>>,
) -> impl IntoView {
    let field: FieldContext = use_field();
    let shown =
        Signal::derive(move || value.get().map(|day| day.format("%Y-%m-%d").to_string()).unwrap_or_default());
    let on_commit = Callback::new(move |typed: String| on_commit.run(typed.parse().ok()));
    let draft =
        Draft { text: RwSignal::new(None), value: shown, refused: field.refused, follows: false, on_commit };
    let (wrong, described) = (field.clone(), field.clone());
    view! {
        <input
            class="input is-date"
            id=field.id
            type="date"
            prop:value=move || draft.shown()
            aria-label=label
            aria-invalid=move || wrong.is_wrong().then_some("true")
            aria-describedby=move || described.described_by()
            on:input=move |ev| {
                let text = event_target_value(&ev);
                // While a year is typed the browser reports the years 2, 20 and 202: only a date of our age is a choice
                // made in the calendar; anything else waits until the field is left.
                let whole = text.parse::<NaiveDate>().is_ok_and(|day| day.year() >= 1900);
                draft.typed(text);
                if whole {
                    draft.commit();
                }
            }
            on:keydown=move |ev| draft.on_key(&ev)
            on:blur=move |ev| draft.leave(&ev)
        />
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_in_both_languages() {
        for (text, number) in [
            ("7.5", Some(7.5)),
            ("7,5", Some(7.5)),
            ("1\u{202f}200", Some(1200.0)),
            ("−3", Some(-3.0)),
            ("", None),
            ("6h", None),
            ("inf", None),
            ("1.2.3", None),
        ] {
            assert_eq!(parse_number(text), number, "{text}");
        }
    }

    #[test]
    fn a_figure_out_of_bounds_is_refused_with_the_bounds() {
        assert_eq!(bounded(Lang::En, " ", 0.0, 10.0), Ok(None));
        assert_eq!(bounded(Lang::En, "10", 0.0, 10.0), Ok(Some(10.0)));
        assert!(bounded(Lang::En, "11", 0.0, 10.0).is_err_and(|why| why.contains("0") && why.contains("10")));
        assert!(bounded(Lang::Fr, "dix", 0.0, 10.0).is_err_and(|why| why.contains("dix")));
    }
}
