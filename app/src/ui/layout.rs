//! The pieces that screens are laid out with.

use super::unique::unique;
use leptos::prelude::*;

/// A row of controls over a screen. What follows an element with the class `push` stands at the end.
#[component]
pub fn Toolbar(#[prop(into)] label: Signal<String>, children: Children) -> impl IntoView {
    view! { <div class="toolbar no-print" role="group" aria-label=label>{children()}</div> }
}

/// A titled part of a screen or of the inspector.
#[component]
pub fn Panel(
    #[prop(into)] title: Signal<String>,
    /// Controls at the end of the title's line.
    #[prop(into, optional)]
    actions: ViewFn,
    children: Children,
) -> impl IntoView {
    let id = unique("panel");
    let named_by = id.clone();
    view! {
        <section class="panel" aria-labelledby=named_by>
            <header class="panel-head">
                <h3 id=id>{title}</h3>
                <div class="panel-actions">{actions.run()}</div>
            </header>
            {children()}
        </section>
    }
}
