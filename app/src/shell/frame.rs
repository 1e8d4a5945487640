//! Landmarks of the page: banner, navigation and main.

use leptos::prelude::*;

use super::banners::Banners;
use super::bulk::BulkBar;
use super::doors::Doors;
use super::top_bar::TopBar;
use crate::screen::{Entry, SCREENS};
use crate::state::document::use_document;
use crate::state::library::{Stage, use_library};
use crate::state::view::{Screen, use_view};
use crate::text::{shell, use_text};

/// The frame with the screen of the moment in it.
#[component]
pub fn Frame() -> impl IntoView {
    let text = use_text();
    let library = use_library();
    let is_open = move || library.stage() == Stage::Open;
    let to_main = move |event: leptos::ev::MouseEvent| {
        // The address keeps the screen; a fragment would be a place to go "back" to.
        event.prevent_default();
        if let Some(main) = document().get_element_by_id("main") {
            let main: web_sys::HtmlElement = wasm_bindgen::JsCast::unchecked_into(main);
            let _ = main.focus();
        }
    };
    view! {
        <div class="frame">
            <a class="skip-link" href="#main" on:click=to_main>{text.of(shell::skip_to_content)}</a>
            <TopBar/>
            <Show when=is_open>
                <nav class="rail no-print" aria-label=text.of(shell::main_navigation)>
                    {SCREENS.iter().map(|entry| view! { <RailLink entry=*entry/> }).collect_view()}
                </nav>
            </Show>
            <div class="stage">
                <Banners/>
                <Main/>
                <Show when=is_open>
                    <BulkBar/>
                </Show>
            </div>
        </div>
    }
}

/// The screen to show: the one that the address names, or the first that works.
fn effective(screen: Screen) -> Option<Screen> {
    let works = SCREENS.iter().any(|entry| entry.screen == screen);
    if works { Some(screen) } else { SCREENS.first().map(|entry| entry.screen) }
}

/// The screen of the moment.
#[component]
fn Main() -> impl IntoView {
    let (view, library, text) = (use_view(), use_library(), use_text());
    let stage = Memo::new(move |_| library.stage());
    // A screen belongs to a plan: another plan gets a fresh one, with nothing left of the plan before.
    let shown = Memo::new(move |_| (stage.get(), effective(view.screen()), library.current()));
    let content = move || {
        let (stage, screen, _) = shown.get();
        match stage {
            Stage::Loading => {
                view! { <p class="stage-note" role="status">{text.of(shell::loading)}</p> }.into_any()
            }
            Stage::Doors => view! { <Doors/> }.into_any(),
            Stage::Open => {
                let entry = SCREENS.iter().find(|entry| Some(entry.screen) == screen);
                entry.map(|entry| (entry.view)()).into_any()
            }
        }
    };
    view! { <main id="main" class="main" tabindex="-1">{content}</main> }
}

/// A link to a screen, with the number of things on it.
#[component]
fn RailLink(entry: Entry) -> impl IntoView {
    let text = use_text();
    let (view, document) = (use_view(), use_document());
    let current = move || (effective(view.screen()) == Some(entry.screen)).then_some("page");
    let go = move |event: leptos::ev::MouseEvent| {
        // With a modifier the browser opens the link in another tab or window.
        if !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key()) {
            event.prevent_default();
            view.go(entry.screen);
        }
    };
    let count = Memo::new(move |_| (entry.count)(&document.plan()));
    view! {
        <a class="rail-link" href=move || view.link(entry.screen) aria-current=current on:click=go>
            <span>{text.of(entry.title)}</span>
            {move || count.get().map(|count| view! { <span class="rail-count">{count}</span> })}
        </a>
    }
}
