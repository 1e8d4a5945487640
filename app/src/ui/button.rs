//! Buttons: with words, or with a picture whose words are a tooltip and its name.

use super::icon::{Icon, IconRef};
use super::tooltip::Tooltip;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// How much a button asks for attention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// An outline.
    #[default]
    Plain,
    /// The one thing to do here.
    Main,
    /// No outline until pointed at: toolbars, rows.
    Quiet,
    /// Cannot be taken back, or takes something away.
    Danger,
}

impl Look {
    const fn class(self) -> &'static str {
        match self {
            Look::Plain => "button",
            Look::Main => "button is-main",
            Look::Quiet => "button is-quiet",
            Look::Danger => "button is-danger",
        }
    }
}

/// "true" or "false", for ARIA states that have both.
pub(super) const fn truth(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

/// Wraps a callback so that a disabled button ignores it. The button stays reachable, so that the focus is not lost
/// when a button disables itself, and so that a tooltip can say why.
fn guarded(disabled: Signal<bool>, on_press: Callback<MouseEvent>) -> impl Fn(MouseEvent) + Copy + 'static {
    move |ev: MouseEvent| {
        if disabled.get_untracked() {
            ev.prevent_default();
        } else {
            on_press.run(ev);
        }
    }
}

/// A button with words.
#[component]
pub fn Button(
    /// A verb in sentence case, with "…" where more input follows.
    #[prop(into)]
    label: Signal<String>,
    #[prop(into)] on_press: Callback<MouseEvent>,
    #[prop(optional)] look: Look,
    #[prop(optional)] icon: Option<IconRef>,
    /// Keys that do the same, as they are shown: "Ctrl K".
    #[prop(into, optional)]
    shortcut: Option<Signal<String>>,
    #[prop(into, optional)] disabled: Signal<bool>,
    /// For a button that stays pressed.
    #[prop(into, optional)]
    pressed: Option<Signal<bool>>,
    /// For a button that opens something below it.
    #[prop(into, optional)]
    expanded: Option<Signal<bool>>,
    #[prop(optional)] node_ref: NodeRef<leptos::html::Button>,
) -> impl IntoView {
    view! {
        <button
            node_ref=node_ref
            type="button"
            class=look.class()
            aria-disabled=move || disabled.get().then_some("true")
            aria-pressed=move || pressed.map(|on| truth(on.get()))
            aria-expanded=move || expanded.map(|on| truth(on.get()))
            on:click=guarded(disabled, on_press)
        >
            {icon.map(|icon| view! { <Icon icon/> })}
            <span class="button-label">{label}</span>
            {shortcut.map(|keys| view! { <kbd aria-hidden="true">{keys}</kbd> })}
        </button>
    }
}

/// A button with a picture only; the label is its name and its tooltip.
#[component]
pub fn IconButton(
    #[prop(into)] label: Signal<String>,
    icon: IconRef,
    #[prop(into)] on_press: Callback<MouseEvent>,
    #[prop(into, optional)] shortcut: Option<Signal<String>>,
    #[prop(into, optional)] disabled: Signal<bool>,
    #[prop(into, optional)] pressed: Option<Signal<bool>>,
    #[prop(into, optional)] expanded: Option<Signal<bool>>,
    #[prop(optional)] node_ref: NodeRef<leptos::html::Button>,
) -> impl IntoView {
    let tip = move || match shortcut {
        Some(keys) => format!("{}  {}", label.get(), keys.get()),
        None => label.get(),
    };
    view! {
        <Tooltip text=tip names=true>
            <button
                node_ref=node_ref
                type="button"
                class="button is-quiet is-icon"
                aria-label=label
                aria-disabled=move || disabled.get().then_some("true")
                aria-pressed=move || pressed.map(|on| truth(on.get()))
                aria-expanded=move || expanded.map(|on| truth(on.get()))
                on:click=guarded(disabled, on_press)
            >
                <Icon icon/>
            </button>
        </Tooltip>
    }
}
