//! A word or two that state a fact about what stands beside them.

use super::palette::colour_class;
use leptos::prelude::*;

/// What a tag, message or banner is about; its words say it too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Plain,
    Accent,
    Good,
    Warn,
    Bad,
}

impl Tone {
    /// The class that gives an element the tone.
    pub const fn class(self) -> &'static str {
        match self {
            Tone::Plain => "is-plain",
            Tone::Accent => "is-accent",
            Tone::Good => "is-good",
            Tone::Warn => "is-warn",
            Tone::Bad => "is-bad",
        }
    }
}

/// A tag; with a project colour it is tinted instead of toned.
#[component]
pub fn Tag(
    #[prop(into)] label: Signal<String>,
    #[prop(into, optional)] tone: Signal<Tone>,
    /// A project colour, 1–12.
    #[prop(into, optional)]
    colour: Signal<Option<u8>>,
) -> impl IntoView {
    let class = move || match colour.get() {
        Some(colour) => format!("tag is-tinted {}", colour_class(colour)),
        None => format!("tag {}", tone.get().class()),
    };
    view! { <span class=class>{label}</span> }
}
