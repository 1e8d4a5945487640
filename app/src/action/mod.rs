//! What a person can do: one registry that feeds buttons, menus, keys and the command palette.
//!
//! An [`Action`] says what it is called, which keys call it, whether it can be done now, and does it.
//! All of them stand in [`list::ACTIONS`]; a new shortcut is one line there.

pub mod keys;
mod list;
mod perform;
mod tasks;

use leptos::prelude::*;

use crate::state::document::Document;
use crate::state::library::Library;
use crate::state::notice::Notices;
use crate::state::selection::Selection;
use crate::state::solve::Solves;
use crate::state::view::{Screen, View};
use crate::text::Lang;

use keys::{Keys, Press};
pub use list::{ACTIONS, Id};

/// Everything that actions work on; `Copy`, reached with [`use_actions`].
#[derive(Clone, Copy, Debug)]
pub struct Actions {
    /// The plan.
    pub document: Document,
    /// Its solves.
    pub solves: Solves,
    /// What is selected.
    pub selection: Selection,
    /// How the page is looked at.
    pub view: View,
    /// The plans of this browser.
    pub library: Library,
    /// Messages.
    pub notices: Notices,
    /// The screens that work, in the order of the rail.
    pub screens: &'static [ScreenName],
}

/// A screen and what it is called.
pub type ScreenName = (Screen, fn(Lang) -> &'static str);

/// A heading under which actions are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Making a schedule.
    Solve,
    /// Changing the plan.
    Edit,
    /// Going somewhere.
    Go,
    /// The plan as a whole, its files.
    Plan,
    /// Language and theme.
    View,
    /// To try what happens when something breaks; listed only where the address says `?developer`.
    Developer,
}

impl Group {
    /// Every group, in order.
    pub const ALL: [Self; 6] = [Self::Solve, Self::Edit, Self::Go, Self::Plan, Self::View, Self::Developer];

    /// Its heading.
    pub const fn title(self, lang: Lang) -> &'static str {
        use crate::text::actions as text;
        match self {
            Self::Solve => text::group_solve(lang),
            Self::Edit => text::group_edit(lang),
            Self::Go => text::group_go(lang),
            Self::Plan => text::group_plan(lang),
            Self::View => text::group_view(lang),
            Self::Developer => text::group_developer(lang),
        }
    }
}

/// Something that a person can do.
#[derive(Clone, Copy, Debug)]
pub struct Action {
    /// Which one.
    pub id: Id,
    /// Where it is listed.
    pub group: Group,
    /// What it is called; may say what it is about ("Undo: add “Logo”").
    pub label: fn(Actions, Lang) -> String,
    /// Its picture.
    pub icon: Option<icondata_core::Icon>,
    /// The keys that call it, the usual one first.
    pub keys: &'static [Keys],
    /// Whether it can be done now (tracked).
    pub enabled: fn(Actions) -> bool,
    /// Does it.
    perform: fn(Actions),
}

/// The actions of the page.
///
/// # Panics
/// Never: where none were provided, as in a test of one widget, they work on empty state.
pub fn use_actions() -> Actions {
    use_context().unwrap_or_else(|| Actions {
        document: crate::state::document::use_document(),
        solves: crate::state::solve::use_solves(),
        selection: crate::state::selection::use_selection(),
        view: crate::state::view::use_view(),
        library: crate::state::library::use_library(),
        notices: crate::state::notice::use_notices(),
        screens: &[],
    })
}

impl Action {
    /// The action of that name.
    pub fn of(id: Id) -> &'static Self {
        // Every id has its line: a test holds them against each other, and the first line is never reached.
        ACTIONS.iter().find(|action| action.id == id).unwrap_or(&ACTIONS[0])
    }

    /// The keys that call it even from a cell of a table, where a letter begins to type; empty without any.
    pub fn shortcut_in_table(&self, lang: Lang) -> String {
        let keys = self.keys.iter().find(|keys| keys.works_in_table());
        keys.map(|keys| keys.say(lang, keys::is_apple())).unwrap_or_default()
    }

    /// Its keys as they are shown, "Ctrl K"; empty without any.
    pub fn shortcut(&self, lang: Lang) -> String {
        self.keys.first().map(|keys| keys.say(lang, keys::is_apple())).unwrap_or_default()
    }
}

impl Actions {
    /// Makes them available to everything below the calling component.
    pub fn provide(self) -> Self {
        provide_context(self);
        self
    }

    /// Does it, if it can be done now.
    pub fn perform(self, id: Id) {
        let action = Action::of(id);
        if untrack(|| (action.enabled)(self)) {
            (action.perform)(self);
        }
    }

    /// The actions that can be done now, for a list (tracked).
    pub fn available(self) -> Vec<&'static Action> {
        let developer = crate::platform::address::get("developer").is_some();
        let listed = |action: &&Action| action.group != Group::Developer || developer;
        ACTIONS.iter().filter(listed).filter(|action| (action.enabled)(self)).collect()
    }

    /// What a key press calls, if it can be done now.
    pub fn called_by(self, press: &Press) -> Option<Id> {
        let called = |action: &&Action| action.keys.iter().any(|keys| keys.match_press(press));
        let action = ACTIONS.iter().find(called)?;
        untrack(|| (action.enabled)(self)).then_some(action.id)
    }
}
