//! Questions and answers over the page: a file that could not be opened, a plan to delete, the keys.

use leptos::prelude::*;

use crate::action::{ACTIONS, Group, use_actions};
use crate::state::library::Why;
use crate::state::view::Overlay;
use crate::text::{common, errors, reading, shell, use_text};
use crate::ui::{Button, Dialog, DialogWidth, Look};

/// All of them; each shows itself when it is wanted.
#[component]
pub fn Dialogs() -> impl IntoView {
    view! {
        <UnreadableDialog/>
        <DeleteDialog/>
        <ShortcutsDialog/>
    }
}

/// A signal that is true while something is wanted, for a dialog, and calls back when the dialog closes itself.
pub(super) fn open_while(wanted: impl Fn() -> bool + Send + Sync + 'static) -> RwSignal<bool> {
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(wanted()));
    open
}

/// What a file has that is no plan.
#[component]
fn UnreadableDialog() -> impl IntoView {
    let (text, actions) = (use_text(), use_actions());
    let library = actions.library;
    let open = open_while(move || library.unreadable().is_some());
    let title = Signal::derive(move || {
        library.unreadable().map(|broken| reading::title(text.lang(), &broken.name)).unwrap_or_default()
    });
    let body = move || {
        let lang = text.lang();
        let (sentence, notes) = match library.unreadable().map(|broken| broken.why) {
            Some(Why::Read(error)) => reading::why(lang, &error),
            Some(Why::File(error)) => (errors::file(lang, &error), Vec::new()),
            None => Default::default(),
        };
        let list = notes.into_iter().map(|note| view! { <li>{note}</li> }).collect_view();
        view! {
            <p>{sentence}</p>
            <ul class="plain-list">{list}</ul>
            <p class="muted">{text.of(reading::nothing_lost)}</p>
        }
    };
    view! {
        <Dialog
            open
            title
            width=DialogWidth::Wide
            on_close=move |()| library.dismiss_unreadable()
            footer=move || view! {
                <Button label=text.of(common::close) look=Look::Main on_press=move |_| open.set(false)/>
            }
        >
            {body}
        </Dialog>
    }
}

/// Whether a plan is to be deleted.
#[component]
fn DeleteDialog() -> impl IntoView {
    let (text, actions) = (use_text(), use_actions());
    let (view, library) = (actions.view, actions.library);
    let asked = move || match view.overlay.get() {
        Some(Overlay::Delete(id, name)) => Some((id, name)),
        _ => None,
    };
    let open = open_while(move || asked().is_some());
    let title = Signal::derive(move || {
        asked().map(|(_, name)| shell::delete_title(text.lang(), &name)).unwrap_or_default()
    });
    let delete = move |_| {
        if let Some((id, _)) = untrack(asked) {
            library.delete(id);
        }
        open.set(false);
    };
    let closed = move |()| {
        if untrack(asked).is_some() {
            view.overlay.set(None);
        }
    };
    view! {
        <Dialog
            open
            title
            on_close=closed
            footer=move || view! {
                <Button label=text.of(common::cancel) on_press=move |_| open.set(false)/>
                <Button label=text.of(common::delete) look=Look::Danger on_press=delete/>
            }
        >
            <p>{text.of(shell::delete_warning)}</p>
        </Dialog>
    }
}

/// The keys, group by group.
#[component]
fn ShortcutsDialog() -> impl IntoView {
    let (text, actions) = (use_text(), use_actions());
    let view = actions.view;
    let open = open_while(move || view.overlay.get() == Some(Overlay::Shortcuts));
    let closed = move |()| {
        if view.overlay.get_untracked() == Some(Overlay::Shortcuts) {
            view.overlay.set(None);
        }
    };
    let group = move |group: Group| {
        let lang = text.lang();
        let screens = actions.screens.len();
        let with_keys = ACTIONS.iter().filter(|action| action.group == group && !action.keys.is_empty());
        let lines: Vec<_> = with_keys
            .filter(|action| action.id.screen_index().is_none_or(|at| at < screens))
            .map(|action| {
                let keys: Vec<String> =
                    action.keys.iter().map(|keys| keys.say(lang, crate::action::keys::is_apple())).collect();
                view! { <dt>{keys.join(" · ")}</dt><dd>{(action.label)(actions, lang)}</dd> }
            })
            .collect();
        (!lines.is_empty())
            .then(|| view! { <section class="keys"><h3>{group.title(lang)}</h3><dl>{lines}</dl></section> })
    };
    view! {
        <Dialog open title=text.of(shell::keys_title) on_close=closed>
            {move || Group::ALL.into_iter().map(group).collect_view()}
            <p class="muted">{text.of(shell::keys_hint)}</p>
        </Dialog>
    }
}
