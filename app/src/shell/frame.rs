//! Landmarks of the page: banner, navigation and main.

use leptos::prelude::*;

use crate::screen::{Entry, SCREENS};
use crate::state::document::use_document;
use crate::state::view::use_view;
use crate::text::{common, shell, use_text};

/// The frame with the screen of the moment in it.
#[component]
pub fn Frame() -> impl IntoView {
    let text = use_text();
    let document = use_document();
    view! {
        <a class="skip-link" href="#main">{text.of(shell::skip_to_content)}</a>
        <header class="top-bar">
            <b class="top-bar-product">{text.of(common::app_name)}</b>
            <span class="top-bar-name">{move || document.plan().name.clone()}</span>
        </header>
        <nav class="rail" aria-label=text.of(shell::main_navigation)>
            {SCREENS.iter().map(|entry| view! { <RailLink entry=*entry/> }).collect_view()}
        </nav>
        <Main/>
    }
}

/// The screen of the moment; the first that works where the address names none that does.
#[component]
fn Main() -> impl IntoView {
    let view = use_view();
    let screen = move || {
        let screen = view.screen();
        SCREENS.iter().find(|entry| entry.screen == screen).or_else(|| SCREENS.first())
    };
    view! { <main id="main" tabindex="-1">{move || screen().map(|entry| (entry.view)())}</main> }
}

/// A link to a screen, with the number of things on it.
#[component]
fn RailLink(entry: Entry) -> impl IntoView {
    let text = use_text();
    let (view, document) = (use_view(), use_document());
    let current = move || (view.screen() == entry.screen).then_some("page");
    let go = move |event: leptos::ev::MouseEvent| {
        // With a modifier the browser opens the link in another tab or window.
        if !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key()) {
            event.prevent_default();
            view.go(entry.screen);
        }
    };
    let count = move || (entry.count)(&document.plan());
    view! {
        <a class="rail-link" href=move || view.link(entry.screen) aria-current=current on:click=go>
            {text.of(entry.title)}
            {move || count().map(|count| view! { <span class="rail-count">{count}</span> })}
        </a>
    }
}
