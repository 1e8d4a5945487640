//! Opening plans: new ones, the sample, files, and those that are kept.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use solver::format::{self, Opened};
use solver::model::Plan;

use super::claim;
use super::rescue::{self, Found};
use super::saver::{self, Saver};
use super::{Library, SavedState, Stage, Unreadable, Why};
use crate::platform::database::{PlanId, Save};
use crate::platform::files::{self, FileError};
use crate::platform::{address, clock, page, preferences};
use crate::text;

/// Where the sample agency stands on the page's host.
const SAMPLE: &str = "samples/agency.json";

impl Library {
    /// Opens an empty plan as of today.
    pub fn open_blank(self) {
        let name = text::document::untitled(self.lang.get_untracked());
        self.adopt(Plan::new(name, clock::today()));
    }

    /// Opens the sample agency, moved to this week. It is a file beside the page, since most visits do not need it.
    pub fn open_sample(self) {
        spawn_local(async move {
            let opened = match files::delivered(SAMPLE).await {
                Ok(bytes) => format::read_bytes(&bytes).map_err(Why::Read),
                Err(cause) => Err(Why::File(cause)),
            };
            match opened {
                Ok(opened) => self.adopt(solver::sample::shift(&opened.plan, clock::today())),
                Err(why) => self.unreadable.set(Some(Unreadable { name: SAMPLE.to_owned(), why })),
            }
        });
    }

    /// Opens the content of a file as a new plan; the plan that is open stays kept.
    pub fn open_file(self, name: &str, bytes: &Result<Vec<u8>, FileError>) {
        let opened = match bytes {
            Ok(bytes) => format::read_bytes(bytes).map_err(Why::Read),
            Err(cause) => Err(Why::File(cause.clone())),
        };
        match opened {
            Ok(opened) => {
                self.tell_repairs(&opened);
                self.adopt(opened.plan);
            }
            Err(why) => self.unreadable.set(Some(Unreadable { name: name.to_owned(), why })),
        }
    }

    /// Opens a plan that a link brought as a new one; the plan that is open stays kept.
    pub fn open_arrived(self, opened: Opened) {
        self.tell_repairs(&opened);
        self.adopt(opened.plan);
    }

    /// Opens a copy of the open plan.
    pub fn duplicate(self) {
        let plan = self.document.base_untracked();
        let name = text::document::copy_of(self.lang.get_untracked(), &plan.name);
        self.adopt(Plan { name, ..(*plan).clone() });
    }

    /// Opens a kept plan.
    pub fn open_stored(self, id: PlanId) {
        if self.open.get_untracked().as_ref() != Some(&id) {
            spawn_local(self.read_stored(id));
        }
    }

    /// Opens a plan that is not kept yet, and keeps it.
    pub(super) fn adopt(self, plan: Plan) {
        self.save_now();
        let id = PlanId::random(page::random(), page::random());
        self.show(id, plan, |plan| Saver::new(Arc::clone(plan)));
        self.save_now();
    }

    /// Reads a kept plan and shows it; what cannot be read is said, and the page stays as it is.
    pub(super) async fn read_stored(self, id: PlanId) {
        self.save_now();
        let loaded = match self.database() {
            Some(database) => database.load(&id).await,
            None => Ok(None),
        };
        let held = match loaded {
            Ok(held) => held,
            Err(trouble) => {
                self.tell(trouble);
                return self.doors_unless_open();
            }
        };
        let (newer, revision) = match rescue::take(&id, held.as_ref()) {
            Found::Nothing => (None, held.as_ref().map_or(0, |held| held.entry.revision)),
            Found::Newer(text) => (Some(text), held.as_ref().map_or(0, |held| held.entry.revision)),
            Found::Aside(text) => {
                self.keep_aside(text).await;
                (None, held.as_ref().map_or(0, |held| held.entry.revision))
            }
        };
        let name = held.as_ref().map_or_else(|| id.to_string(), |held| held.entry.name.clone());
        let at = held.as_ref().map_or(0.0, |held| held.entry.saved_at);
        // What the last page left is tried first; should it be unreadable, what the database has still stands.
        let rescued = newer.and_then(|text| format::read(&text).ok());
        let kept = match held.map(|held| format::read(&held.text)) {
            Some(Ok(opened)) => Some(opened),
            Some(Err(error)) if rescued.is_none() => {
                self.unreadable.set(Some(Unreadable { name, why: Why::Read(error) }));
                return self.doors_unless_open();
            }
            Some(Err(_)) | None => None,
        };
        let before = kept.as_ref().map(|kept| Arc::new(kept.plan.clone()));
        match rescued.or(kept) {
            Some(opened) => {
                self.tell_repairs(&opened);
                self.show(id, opened.plan, |plan| match before {
                    Some(before) => Saver::kept(Arc::clone(plan), before, revision, at),
                    None => Saver::new(Arc::clone(plan)),
                });
                self.save_now();
            }
            None => {
                self.notices.trouble(|lang| text::document::not_here(lang).to_owned());
                self.doors_unless_open();
            }
        }
    }

    /// Shows a plan under this id.
    fn show(self, id: PlanId, plan: Plan, saver: impl FnOnce(&Arc<Plan>) -> Saver) {
        let named = address::get("plan");
        if named.as_ref() == Some(&id.0) {
            // "Back" or "forward" led here.
        } else if self.open.get_untracked().is_some() {
            address::push("plan", &id.0);
        } else {
            address::replace("plan", &id.0);
        }
        preferences::write(preferences::LAST_PLAN, &id.0);
        // The saver of the plan before must not hear of this one.
        self.change(|inner| inner.saver = None);
        self.open.set(Some(id.clone()));
        self.document.open(plan);
        let plan = self.document.base_untracked();
        let state = self.change(|inner| {
            let saver = inner.saver.insert(saver(&plan));
            saver.state()
        });
        self.saved.set(state.unwrap_or(SavedState::Saving));
        self.stage.set(Stage::Open);
        self.claim(claim::Input::Open(Some(id)));
    }

    /// Leaves the open plan; the page offers ways to begin.
    pub(super) fn close(self) {
        self.change(|inner| inner.saver = None);
        self.open.set(None);
        preferences::remove(preferences::LAST_PLAN);
        address::replace("plan", "");
        self.claim(claim::Input::Open(None));
        self.document.open(Plan::new("", clock::today()));
        self.stage.set(Stage::Doors);
    }

    fn doors_unless_open(self) {
        if self.open.get_untracked().is_none() {
            self.stage.set(Stage::Doors);
        }
    }

    /// Keeps a rescued plan beside the one that has moved on since.
    async fn keep_aside(self, text: String) {
        let (Some(database), Ok(opened)) = (self.database(), format::read(&text)) else { return };
        let name = text::document::rescued(self.lang.get_untracked(), &opened.plan.name);
        let plan = Plan { name: name.clone(), ..opened.plan };
        let entry = super::Entry {
            id: PlanId::random(page::random(), page::random()),
            name: name.clone(),
            saved_at: clock::millis(),
            revision: 0,
            tasks: plan.tasks.len(),
            people: plan.people.len(),
        };
        match database.save(Save { entry, text: format::write(&plan) }).await {
            Ok(_) => self.notices.trouble(move |lang| text::document::kept_aside(lang, &name)),
            Err(trouble) => self.tell(trouble),
        }
        self.refresh().await;
    }

    fn tell_repairs(self, opened: &Opened) {
        let n = opened.repairs.len();
        if n > 0 {
            self.notices.done(move |lang| text::document::repaired(lang, n));
        }
    }

    /// Reads the open plan again, where another tab has saved it meanwhile.
    pub(super) fn reload(self) {
        let (Some(id), Some(database)) = (self.open.get_untracked(), self.database()) else { return };
        spawn_local(async move {
            let held = match database.load(&id).await {
                Ok(Some(held)) => held,
                Ok(None) => return,
                Err(trouble) => return self.tell(trouble),
            };
            let known = self.change(|inner| inner.saver.as_ref().map(Saver::revision)).flatten();
            if known == Some(held.entry.revision) || self.open.get_untracked().as_ref() != Some(&id) {
                return;
            }
            match format::read(&held.text) {
                Ok(opened) => self.show_again(opened.plan, &held),
                Err(error) => {
                    let why = Why::Read(error);
                    self.unreadable.set(Some(Unreadable { name: held.entry.name, why }));
                }
            }
        });
    }

    /// Shows what the database holds of the open plan.
    pub(super) fn show_again(self, plan: Plan, held: &Save) {
        self.change(|inner| inner.saver = None);
        self.document.open(plan);
        let plan = self.document.base_untracked();
        let (revision, at) = (held.entry.revision, held.entry.saved_at);
        let saver = Saver::kept(Arc::clone(&plan), plan, revision, at);
        self.saved.set(saver.state());
        self.change(|inner| inner.saver = Some(saver));
    }

    /// What to do about a plan that was saved from elsewhere: show that one, and lose this tab's changes.
    pub fn load_saved(self) {
        self.change(|inner| {
            if let Some(saver) = &mut inner.saver {
                // Whatever revision is held is another one than this.
                *saver = Saver::new(Arc::clone(saver.plan()));
            }
        });
        self.reload();
    }

    /// The same: keep this tab's plan and write it over the other.
    pub fn replace_saved(self) {
        let (Some(id), Some(database)) = (self.open.get_untracked(), self.database()) else { return };
        spawn_local(async move {
            match database.load(&id).await {
                Ok(held) => {
                    let revision = held.map_or(0, |held| held.entry.revision);
                    self.save_with(|saver| saver.replace(revision));
                }
                Err(trouble) => self.save_with(|saver| saver.on(saver::Input::Failed(trouble))),
            }
        });
    }
}
