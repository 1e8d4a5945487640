//! The plans of this browser: which one is open, which others there are, and that nothing of them is lost.
//!
//! What decides is plain and tested natively: [`saver`] when the plan is written, [`claim`] which tab edits it,
//! [`rescue`] what becomes of the last change when the page goes in the middle of it.
//! [`Library`] carries out what they decide.

mod claim;
mod open;
mod rescue;
mod saver;
mod tabs;

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use solver::format::{self, ReadError};
use solver::model::Plan;

use super::document::{Document, use_document};
use super::notice::Notices;
use crate::platform::database::{Database, DatabaseError, Entry, PlanId, Save};
use crate::platform::page::{self, Leaving};
use crate::platform::timer::{self, Timer};
use crate::platform::{address, clock, files, preferences};
use crate::text::{self, Lang};

use claim::Claim;
use rescue::Rescue;
pub use saver::SavedState;
use saver::Saver;

/// What stands on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The plan is being read.
    Loading,
    /// No plan is open: the page offers ways to begin.
    Doors,
    /// A plan is open.
    Open,
}

/// A file or a kept plan that could not be opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Unreadable {
    /// What it is called.
    pub name: String,
    /// Why.
    pub why: Why,
}

/// Why something could not be opened.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// It is no plan file.
    Read(ReadError),
    /// The file could not be read.
    File(files::FileError),
}

/// The plans of this browser; `Copy`, reached with [`use_library`].
#[derive(Clone, Copy, Debug)]
pub struct Library {
    document: Document,
    notices: Notices,
    lang: Signal<Lang>,
    stage: RwSignal<Stage>,
    open: RwSignal<Option<PlanId>>,
    entries: RwSignal<Vec<Entry>>,
    saved: RwSignal<SavedState>,
    elsewhere: RwSignal<bool>,
    unreadable: RwSignal<Option<Unreadable>>,
    inner: StoredValue<Inner, LocalStorage>,
}

#[derive(Debug)]
struct Inner {
    database: Result<Rc<Database>, DatabaseError>,
    saver: Option<Saver>,
    claim: Claim,
    channel: Option<crate::platform::tabs::Channel>,
    later: Option<Timer>,
    wait: Option<Timer>,
    asked_to_persist: bool,
}

/// The plans of the page; where none were provided, as in a test of one widget, none are kept.
pub fn use_library() -> Library {
    use_context().unwrap_or_else(|| {
        Library::new(use_document(), super::notice::use_notices(), Signal::stored(Lang::En))
    })
}

impl Library {
    /// Plans whose open one is shown in this document.
    pub fn new(document: Document, notices: Notices, lang: Signal<Lang>) -> Self {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the remainder fits 32 bits"
        )]
        // The older tab has the smaller number: of two that think that they edit, it keeps the plan.
        // Hundredths of a second, counted anew every 497 days, fit the number.
        let tab = (clock::millis() / 10.0).rem_euclid(f64::from(u32::MAX)) as u32;
        let inner = Inner {
            database: Err(DatabaseError::Unavailable(String::new())),
            saver: None,
            claim: Claim::new(tab),
            channel: None,
            later: None,
            wait: None,
            asked_to_persist: false,
        };
        Self {
            document,
            notices,
            lang,
            stage: RwSignal::new(Stage::Loading),
            open: RwSignal::new(None),
            entries: RwSignal::default(),
            saved: RwSignal::new(SavedState::Saving),
            elsewhere: RwSignal::new(false),
            unreadable: RwSignal::new(None),
            inner: StoredValue::new_local(inner),
        }
    }

    /// Opens the database and the plan that the address or the last visit names, and follows the document.
    pub fn provide(self) -> Self {
        provide_context(self);
        self.listen_to_tabs();
        page::on_leaving(move |leaving| self.leave(leaving));
        // A page that comes back from the browser's memory has missed what other tabs said.
        page::on_revival(page::reload);
        address::on_travel(move || self.follow_address());
        Effect::new(move |_| {
            let plan = self.document.base();
            self.save_with(|saver| saver.on(saver::Input::Changed(plan)));
        });
        spawn_local(async move {
            let database = Database::open().await.map(Rc::new);
            let trouble = database.as_ref().err().cloned();
            self.change(|inner| inner.database = database);
            if let Some(trouble) = trouble {
                self.tell(trouble);
            }
            self.refresh().await;
            match self.wanted() {
                Some(id) => self.read_stored(id).await,
                None => self.stage.set(Stage::Doors),
            }
        });
        self
    }

    /// The plan to open on a visit: the one in the address, or the one that was open last and is still kept.
    fn wanted(self) -> Option<PlanId> {
        if let Some(id) = address::get("plan").filter(|id| !id.is_empty()) {
            return Some(PlanId(id));
        }
        let last = preferences::read(preferences::LAST_PLAN).map(PlanId)?;
        untrack(|| self.entries.with(|entries| entries.iter().any(|entry| entry.id == last))).then_some(last)
    }

    /// After "back" or "forward" the address may name another plan than the open one.
    fn follow_address(self) {
        if let Some(id) = address::get("plan").filter(|id| !id.is_empty()) {
            self.open_stored(PlanId(id));
        }
    }

    /// What stands on the page (tracked).
    pub fn stage(self) -> Stage {
        self.stage.get()
    }

    /// The plan that is open (tracked).
    pub fn current(self) -> Option<PlanId> {
        self.open.get()
    }

    /// The plan that is open at this moment.
    pub fn current_untracked(self) -> Option<PlanId> {
        self.open.get_untracked()
    }

    /// The plans kept in this browser, the newest first (tracked).
    pub fn entries(self) -> Vec<Entry> {
        self.entries.get()
    }

    /// Whether the open plan is kept as it is (tracked).
    pub fn saved(self) -> SavedState {
        self.saved.get()
    }

    /// Whether another tab edits the open plan (tracked).
    pub fn is_elsewhere(self) -> bool {
        self.elsewhere.get()
    }

    /// What could not be opened last; shown until it is dismissed (tracked).
    pub fn unreadable(self) -> Option<Unreadable> {
        self.unreadable.get()
    }

    /// The message about it was read.
    pub fn dismiss_unreadable(self) {
        self.unreadable.set(None);
    }

    /// Writes what is not written yet, at once.
    pub fn save_now(self) {
        self.save_with(|saver| saver.on(saver::Input::Now));
    }

    /// Hands the open plan to the person as a file.
    pub fn save_as_file(self) {
        let plan = self.document.base_untracked();
        let name = files::file_name(&plan.name, "json");
        match files::save(&name, &format::write(&plan), "application/json") {
            Ok(()) => self.notices.done(move |lang| text::document::saved_as(lang, &name)),
            Err(cause) => {
                self.notices.trouble(move |lang| text::errors::not_downloaded(lang, cause.code()));
            }
        }
    }

    /// Forgets a kept plan; the open one leaves the page as well.
    pub fn delete(self, id: PlanId) {
        spawn_local(async move {
            let Some(database) = self.database() else { return };
            let name =
                untrack(|| self.entries.with(|all| all.iter().find(|e| e.id == id).map(|e| e.name.clone())));
            if self.open.get_untracked().as_ref() == Some(&id) {
                // Forgotten first, so that no write brings it back.
                self.close();
            }
            match database.delete(&id).await {
                Ok(()) => {
                    let name = name.unwrap_or_default();
                    self.notices.done(move |lang| text::document::deleted(lang, &name));
                }
                Err(trouble) => self.tell(trouble),
            }
            self.refresh().await;
        });
    }

    /// Reads the list of kept plans again.
    async fn refresh(self) {
        let Some(database) = self.database() else { return };
        match database.list().await {
            Ok(entries) => self.entries.set(entries),
            Err(trouble) => self.tell(trouble),
        }
    }

    fn database(self) -> Option<Rc<Database>> {
        self.inner.try_with_value(|inner| inner.database.as_ref().ok().cloned()).flatten()
    }

    fn change<T>(self, change: impl FnOnce(&mut Inner) -> T) -> Option<T> {
        self.inner.try_update_value(change)
    }

    fn tell(self, trouble: DatabaseError) {
        self.notices.trouble(move |lang| text::errors::storage(lang, &trouble));
    }

    /// Lets the saver decide, and carries it out.
    fn save_with(self, decide: impl FnOnce(&mut Saver) -> Option<saver::Output>) {
        let decided = self.change(|inner| {
            let saver = inner.saver.as_mut()?;
            Some((decide(saver), saver.state()))
        });
        let Some((output, state)) = decided.flatten() else { return };
        if self.saved.with_untracked(|shown| *shown != state) {
            self.saved.set(state);
        }
        match output {
            Some(saver::Output::Later(millis)) => {
                let timer = timer::after(millis, move || self.save_now());
                let _ = self.change(|inner| inner.later = Some(timer));
            }
            Some(saver::Output::Write { plan, revision }) => self.write(plan, revision),
            None => self.saved_all(),
        }
    }

    fn write(self, plan: Arc<Plan>, revision: u32) {
        let Some(id) = self.open.get_untracked() else { return };
        let at = clock::millis();
        let entry = Entry {
            id: id.clone(),
            name: plan.name.clone(),
            saved_at: at,
            revision,
            tasks: plan.tasks.len(),
            people: plan.people.len(),
        };
        let save = Save { entry: entry.clone(), text: format::write(&plan) };
        let database = self.inner.try_with_value(|inner| inner.database.clone());
        spawn_local(async move {
            let written = match database {
                Some(Ok(database)) => database.save(save).await,
                Some(Err(trouble)) => Err(trouble),
                None => return,
            };
            if self.open.get_untracked() != Some(id) {
                // Another plan was opened meanwhile: its saver must not hear of this one.
                return;
            }
            match written {
                Ok(revision) => {
                    self.list_first(Entry { revision, ..entry });
                    self.save_with(|saver| saver.on(saver::Input::Written { revision, at }));
                    self.persist_once().await;
                }
                Err(trouble) => self.save_with(|saver| saver.on(saver::Input::Failed(trouble))),
            }
        });
    }

    /// Puts a plan that was just saved at the head of the list.
    fn list_first(self, entry: Entry) {
        self.entries.update(|entries| {
            entries.retain(|other| other.id != entry.id);
            entries.insert(0, entry);
        });
    }

    /// After the first real save the browser is asked, once a visit, not to clear this storage.
    async fn persist_once(self) {
        let asked = self.change(|inner| std::mem::replace(&mut inner.asked_to_persist, true));
        if asked == Some(false) {
            page::ask_to_persist().await;
        }
    }

    fn leave(self, leaving: Leaving) {
        self.save_now();
        if leaving == Leaving::Gone {
            let id = self.open.get_untracked();
            let unsaved = self.inner.try_with_value(|inner| {
                let saver = inner.saver.as_ref().filter(|saver| !saver.is_saved())?;
                let text = format::write(saver.plan());
                Some(Rescue { id: id?, revision: saver.revision(), text })
            });
            if let Some(rescue) = unsaved.flatten() {
                // A second line beside the write that has begun; where it fails, that write is the only one.
                let _ = rescue::leave(&rescue);
            }
            self.claim(claim::Input::Gone);
        }
    }
}
