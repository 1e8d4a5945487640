//! The first visit: three doors, no account, no wizard; and the plans that are here already.

use leptos::prelude::*;

use crate::action::{Id, use_actions};
use crate::state::view::{Screen, Wish};
use crate::text::{actions as verbs, document, format, shell, use_text};
use crate::ui::icon::{Icon, IconRef, icons};
use crate::ui::{Button, Look};

/// Ways to begin.
#[component]
pub fn Doors() -> impl IntoView {
    let (text, actions) = (use_text(), use_actions());
    let paste = move || {
        actions.library.open_blank();
        actions.view.ask(Screen::Work, Wish::PasteList);
    };
    let blank = move || {
        actions.library.open_blank();
        actions.view.go(Screen::Work);
    };
    view! {
        <div class="doors">
            <h1>{text.of(shell::welcome)}</h1>
            <p class="muted">{text.of(shell::welcome_more)}</p>
            <div class="doors-row">
                <Door
                    icon=icons::SAMPLE
                    title=text.of(shell::door_sample)
                    more=text.of(shell::door_sample_more)
                    on_press=move |()| actions.perform(Id::OpenSample)
                />
                <Door
                    icon=icons::PASTE
                    title=text.of(shell::door_paste)
                    more=text.of(shell::door_paste_more)
                    on_press=move |()| paste()
                />
                <Door
                    icon=icons::ADD
                    title=text.of(shell::door_blank)
                    more=text.of(shell::door_blank_more)
                    on_press=move |()| blank()
                />
            </div>
            <p class="doors-file">
                <span>{text.of(shell::door_file)}</span>
                <Button
                    label=text.of(verbs::open_file)
                    icon=icons::OPEN
                    look=Look::Quiet
                    on_press=move |_| actions.perform(Id::OpenFile)
                />
            </p>
            <Kept/>
        </div>
    }
}

#[component]
fn Door(
    icon: IconRef,
    #[prop(into)] title: Signal<String>,
    #[prop(into)] more: Signal<String>,
    #[prop(into)] on_press: Callback<()>,
) -> impl IntoView {
    let id = crate::ui::unique("door");
    let described_by = id.clone();
    view! {
        <button
            type="button"
            class="door"
            aria-label=title
            aria-describedby=described_by
            on:click=move |_| on_press.run(())
        >
            <Icon icon/>
            <b>{title}</b>
            <span class="muted" id=id>{more}</span>
        </button>
    }
}

/// The plans of this browser.
#[component]
fn Kept() -> impl IntoView {
    let (text, actions) = (use_text(), use_actions());
    let library = actions.library;
    let lines = move || {
        let lang = text.lang();
        let line = |entry: crate::platform::database::Entry| {
            let name = if entry.name.is_empty() { document::untitled(lang).to_owned() } else { entry.name };
            let saved = format::date_time(lang, crate::platform::clock::local(entry.saved_at));
            let counts = [
                crate::text::common::tasks(lang, entry.tasks),
                crate::text::common::people(lang, entry.people),
            ];
            let facts = format!("{} · {saved}", counts.join(" · "));
            let id = entry.id;
            view! {
                <li>
                    <Button label=name look=Look::Quiet on_press=move |_| library.open_stored(id.clone())/>
                    <span class="faint">{facts}</span>
                </li>
            }
        };
        library.entries().into_iter().map(line).collect_view()
    };
    view! {
        <Show when=move || !library.entries().is_empty()>
            <section class="doors-kept" aria-labelledby="doors-kept">
                <h2 id="doors-kept">{text.of(shell::recent_plans)}</h2>
                <ul>{lines}</ul>
            </section>
        </Show>
    }
}
