//! The top bar: the plan's name and saved state, undo and redo, search, language and theme.

use leptos::prelude::*;

use super::plan_menu::PlanMenu;
use super::saved::Saved;
use super::solve_status::SolveStatus;
use crate::action::{Action, Id, use_actions};
use crate::state::command::Command;
use crate::state::document::use_document;
use crate::state::history::{Entry, Joint};
use crate::state::library::{Stage, use_library};
use crate::state::view::{Overlay, Theme, use_view};
use crate::text::{Lang, common, shell, use_text};
use crate::ui::icon::{IconRef, icons};
use crate::ui::{Button, Icon, IconButton, Look, MenuButton, MenuItem};

/// The bar across the top of the page.
#[component]
pub fn TopBar() -> impl IntoView {
    let text = use_text();
    let library = use_library();
    let is_open = move || library.stage() == Stage::Open;
    view! {
        <header class="top-bar no-print">
            <b class="top-bar-product">{text.of(common::app_name)}</b>
            <Show when=is_open>
                <span class="faint" aria-hidden="true">"/"</span>
                <PlanName/>
            </Show>
            <PlanMenu/>
            <Show when=is_open>
                <Saved/>
            </Show>
            <span class="push"></span>
            <Show when=is_open>
                <SolveStatus/>
                <ProblemsButton/>
            </Show>
            <SearchButton/>
            <Show when=is_open>
                <Step id=Id::Undo/>
                <Step id=Id::Redo/>
                <Opener id=Id::Yes icon=icons::DATE/>
                <Opener id=Id::Share icon=icons::SHARE/>
            </Show>
            <LanguageMenu/>
            <ThemeMenu/>
        </header>
    }
}

/// The plan's name, edited in place: Enter or leaving keeps it, Escape takes it back.
#[component]
fn PlanName() -> impl IntoView {
    let text = use_text();
    let (document, view) = (use_document(), use_view());
    let before = StoredValue::new(String::new());
    let input = NodeRef::<leptos::html::Input>::new();
    let rename = move |name: String| {
        // Refused only while another tab edits the plan, and the banner above says so.
        let _ = document.apply_joint(Command::Rename(name), Joint::Field(Entry::Plan, "name"));
    };
    Effect::new(move |_| {
        let asked = view.overlay.with(|overlay| *overlay == Some(Overlay::Rename));
        if let Some(input) = input.get().filter(|_| asked) {
            view.overlay.set(None);
            let _ = input.focus();
            input.select();
        }
    });
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let leave = match event.key().as_str() {
            "Enter" => true,
            "Escape" => {
                rename(before.get_value());
                true
            }
            _ => false,
        };
        if let Some(input) = input.get_untracked().filter(|_| leave && !event.is_composing()) {
            let _ = input.blur();
        }
    };
    view! {
        <input
            node_ref=input
            class="plan-name"
            type="text"
            size="24"
            autocomplete="off"
            spellcheck="false"
            aria-label=text.of(shell::plan_name)
            prop:value=move || document.plan().name.clone()
            prop:readOnly=move || document.is_locked()
            on:focus=move |_| before.set_value(document.plan_untracked().name.clone())
            on:input:target=move |event| rename(event.target().value())
            on:keydown=on_key
            on:blur=move |_| document.seal()
        />
    }
}

/// Undo or redo, named after what it would do.
#[component]
fn Step(id: Id) -> impl IntoView {
    let (text, actions) = (use_text(), use_actions());
    let action = Action::of(id);
    let icon = if id == Id::Undo { icons::UNDO } else { icons::REDO };
    view! {
        <IconButton
            label=Signal::derive(move || (action.label)(actions, text.lang()))
            icon=icon
            shortcut=Signal::derive(move || action.shortcut(text.lang()))
            disabled=Signal::derive(move || !(action.enabled)(actions))
            on_press=move |_| actions.perform(id)
        />
    }
}

/// Opens the dialog of an action.
#[component]
fn Opener(id: Id, icon: IconRef) -> impl IntoView {
    let (text, actions) = (use_text(), use_actions());
    let action = Action::of(id);
    view! {
        <IconButton
            label=Signal::derive(move || (action.label)(actions, text.lang()))
            icon=icon
            shortcut=Signal::derive(move || action.shortcut(text.lang()))
            on_press=move |_| actions.perform(id)
        />
    }
}

/// What looks like a field opens the palette.
#[component]
fn SearchButton() -> impl IntoView {
    let (text, actions) = (use_text(), use_actions());
    view! {
        <button
            type="button"
            class="search-button"
            aria-haspopup="dialog"
            on:click=move |_| actions.perform(Id::Palette)
        >
            <Icon icon=icons::SEARCH/>
            <span class="search-button-words">{text.of(shell::search_or_command)}</span>
            <kbd aria-hidden="true">{move || Action::of(Id::Palette).shortcut(text.lang())}</kbd>
        </button>
    }
}

/// How many problems the plan has; nothing where it has none.
#[component]
fn ProblemsButton() -> impl IntoView {
    let (text, actions, document) = (use_text(), use_actions(), use_document());
    let count = Memo::new(move |_| document.problems().len());
    view! {
        <Show when=move || count.get().gt(&0)>
            <Button
                label=Signal::derive(move || shell::problems_count(text.lang(), count.get()))
                icon=icons::WARNING
                look=Look::Quiet
                on_press=move |_| actions.perform(Id::Problems)
            />
        </Show>
    }
}

#[component]
fn LanguageMenu() -> impl IntoView {
    let (text, view) = (use_text(), use_view());
    let item = move |lang: Lang| {
        MenuItem::new(lang.name(), move || view.set_lang(lang)).checked(text.lang() == lang)
    };
    let items = Signal::derive(move || Lang::ALL.into_iter().map(item).collect());
    let code = Signal::derive(move || text.lang().code().to_uppercase());
    view! { <MenuButton label=text.of(shell::language) shows=code items/> }
}

#[component]
fn ThemeMenu() -> impl IntoView {
    let (text, view) = (use_text(), use_view());
    let item = move |theme: Theme| {
        let word = match theme {
            Theme::System => shell::theme_system(text.lang()),
            Theme::Light => shell::theme_light(text.lang()),
            Theme::Dark => shell::theme_dark(text.lang()),
        };
        MenuItem::new(word, move || view.set_theme(theme)).checked(view.theme() == theme)
    };
    let items = Signal::derive(move || Theme::ALL.into_iter().map(item).collect());
    view! { <MenuButton label=text.of(shell::theme) icon=icons::THEME items/> }
}
