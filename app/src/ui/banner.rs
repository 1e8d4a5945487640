//! A message that stays in its place until what it is about is over.

use super::button::{Button, IconButton};
use super::icon::{Icon, icons};
use super::tag::Tone;
use crate::text::{kit, use_text};
use leptos::prelude::*;

/// A message across the width of its place, with at most one action.
#[component]
pub fn Banner(
    #[prop(into)] message: Signal<String>,
    /// `Plain` informs; `Warn` and `Bad` are read out at once.
    #[prop(optional)]
    tone: Tone,
    /// The words of its action and what it does.
    #[prop(into, optional)]
    action: Option<Signal<String>>,
    #[prop(into, optional)] on_action: Option<Callback<()>>,
    /// Shows a cross.
    #[prop(into, optional)]
    on_dismiss: Option<Callback<()>>,
) -> impl IntoView {
    let text = use_text();
    let icon = match tone {
        Tone::Bad => icons::ERROR,
        Tone::Warn => icons::WARNING,
        Tone::Good => icons::CHECK,
        Tone::Plain | Tone::Accent => icons::INFO,
    };
    let role = if matches!(tone, Tone::Bad | Tone::Warn) { "alert" } else { "status" };
    let act = action.zip(on_action).map(|(label, run)| {
        view! { <Button label on_press=move |_| run.run(())/> }
    });
    let cross = on_dismiss.map(|run| {
        view! { <IconButton label=text.of(kit::dismiss) icon=icons::CLOSE on_press=move |_| run.run(())/> }
    });
    view! {
        <div class=format!("banner {}", tone.class()) role=role>
            <Icon icon/>
            <p class="banner-text">{message}</p>
            {act}
            {cross}
        </div>
    }
}
