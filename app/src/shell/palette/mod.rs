//! Search and commands in one field: Ctrl K, some letters, Enter.

mod search;

use leptos::html;
use leptos::prelude::*;

use crate::action::{Actions, use_actions};
use crate::state::history::Entry;
use crate::state::view::{Overlay, Screen};
use crate::text::{shell, use_text};
use search::{Hit, Target};

/// Goes to an entry of the plan: it is selected, on a screen that shows it.
pub(super) fn show_entry(actions: Actions, entry: Entry) {
    actions.selection.select(entry);
    // The Plan screen shows people and tasks itself.
    let on_plan = actions.view.screen_untracked() == Screen::Plan;
    match entry {
        Entry::Person(_) | Entry::Task(_) if on_plan => {}
        Entry::Task(_) => actions.view.go(Screen::Work),
        Entry::Person(_) | Entry::Skill(_) => actions.view.go(Screen::Team),
        Entry::Client(_) | Entry::Project(_) => actions.view.go(Screen::Clients),
        Entry::Plan => {}
    }
}

/// The palette, shown while [`Overlay::Palette`] is wanted.
#[component]
pub fn Palette() -> impl IntoView {
    let (text, actions) = (use_text(), use_actions());
    let overlay = actions.view.overlay;
    let dialog = NodeRef::<html::Dialog>::new();
    let typed = RwSignal::new(String::new());
    let marked = RwSignal::new(0_usize);
    let wanted = Memo::new(move |_| overlay.get() == Some(Overlay::Palette));
    let hits = Memo::new(move |_| {
        if !wanted.get() {
            return Vec::new();
        }
        search::search(actions, &actions.document.plan(), &typed.get(), text.lang())
    });
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        if wanted.get() && !dialog.open() {
            typed.set(String::new());
            marked.set(0);
            // A dialog that cannot be shown leaves the page as it is.
            let _ = dialog.show_modal();
        } else if !wanted.get() && dialog.open() {
            dialog.close();
        }
    });
    let close = move || {
        if wanted.get_untracked() {
            overlay.set(None);
        }
    };
    let choose = move |hit: Option<Hit>| {
        let Some(hit) = hit else { return };
        close();
        match hit.target {
            Target::Action(id) => actions.perform(id),
            Target::Entry(entry) => show_entry(actions, entry),
        }
    };
    let move_by = move |step: isize| {
        let count = hits.with_untracked(Vec::len);
        if count > 0 {
            marked.update(|at| *at = at.saturating_add(count).saturating_add_signed(step) % count);
        }
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        match event.key().as_str() {
            "ArrowDown" => move_by(1),
            "ArrowUp" => move_by(-1),
            "Enter" if !event.is_composing() => {
                choose(hits.with_untracked(|hits| hits.get(marked.get_untracked()).cloned()));
            }
            _ => return,
        }
        event.prevent_default();
    };
    Effect::new(move |_| {
        // The marked line stays in sight.
        if let Some(line) = document().get_element_by_id(&line_id(marked.get())) {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            line.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
    let line = move |(at, hit): (usize, Hit)| {
        let own = hit.clone();
        view! {
            <li
                id=line_id(at)
                class="palette-line"
                role="option"
                aria-selected=move || if marked.get() == at { "true" } else { "false" }
                on:click=move |_| choose(Some(own.clone()))
                on:pointermove=move |_| if marked.get_untracked() != at { marked.set(at) }
            >
                <span class="clip">{hit.label}</span>
                <span class="faint clip">{hit.detail}</span>
                {(!hit.shortcut.is_empty()).then(|| view! { <kbd>{hit.shortcut}</kbd> })}
            </li>
        }
    };
    let count = move || {
        hits.with(|hits| match hits.len() {
            0 => shell::nothing_found(text.lang()).to_owned(),
            n => shell::results(text.lang(), n),
        })
    };
    view! {
        <dialog
            node_ref=dialog
            class="palette"
            aria-label=text.of(shell::search_or_command)
            on:close=move |_| close()
            on:click=move |event| {
                // A press beside the palette lands on the dialog itself.
                let on_itself = dialog.get_untracked().is_some_and(|dialog| {
                    event.target().is_some_and(|target| &target == dialog.as_ref() as &web_sys::EventTarget)
                });
                if on_itself { close() }
            }
        >
            <div class="palette-box">
                <input
                    class="palette-input"
                    type="text"
                    role="combobox"
                    autofocus
                    autocomplete="off"
                    spellcheck="false"
                    aria-label=text.of(shell::search_or_command)
                    aria-expanded="true"
                    aria-controls="palette-lines"
                    aria-autocomplete="list"
                    aria-activedescendant=move || hits.with(|hits| (!hits.is_empty()).then(|| line_id(marked.get())))
                    placeholder=text.of(shell::search_or_command)
                    prop:value=move || typed.get()
                    on:input:target=move |event| {
                        typed.set(event.target().value());
                        marked.set(0);
                    }
                    on:keydown=on_key
                />
                <ul id="palette-lines" class="palette-lines" role="listbox" aria-label=text.of(shell::search_or_command)>
                    {move || hits.get().into_iter().enumerate().map(line).collect_view()}
                </ul>
                <p class="palette-count faint" role="status">{count}</p>
            </div>
        </dialog>
    }
}

fn line_id(at: usize) -> String {
    format!("palette-line-{at}")
}
