//! What the actions do, and when they can be done.

use leptos::prelude::*;
use solver::model::Goals;

use super::Actions;
use super::list::undo_word;
use crate::engine::protocol::Fault;
use crate::platform::clock;
use crate::state::catch_up;
use crate::state::command::{Command, PlanOptions};
use crate::state::errand::{Errand, Subject};
use crate::state::library::Stage;
use crate::state::solve::SolveState;
use crate::state::view::{Overlay, Screen, Theme, Wish};
use crate::text::{Lang, actions, touch};

pub(super) fn is_open(all: Actions) -> bool {
    all.library.stage() == Stage::Open
}

pub(super) fn can_solve(all: Actions) -> bool {
    is_open(all) && !all.solves.is_running() && !all.document.is_locked()
}

pub(super) fn solve(all: Actions) {
    all.solves.start();
    // Where its answer is shown.
    if all.screens.iter().any(|(screen, _)| *screen == Screen::Plan) {
        all.view.go(Screen::Plan);
    }
}

pub(super) fn is_running(all: Actions) -> bool {
    all.solves.is_running()
}

pub(super) fn stop(all: Actions) {
    all.solves.stop();
}

pub(super) fn can_keep_going(all: Actions) -> bool {
    can_solve(all) && (all.solves.last().is_some() || has_proposal(all))
}

pub(super) fn keep_going(all: Actions) {
    all.solves.keep_going();
}

pub(super) fn has_proposal(all: Actions) -> bool {
    match all.solves.state() {
        SolveState::Proposed(_) => true,
        SolveState::Failed(failure) => failure.best.is_some(),
        SolveState::Idle | SolveState::Running(_) => false,
    }
}

pub(super) fn accept(all: Actions) {
    all.solves.accept();
}

pub(super) fn discard(all: Actions) {
    all.solves.discard();
}

pub(super) fn has_announced(all: Actions) -> bool {
    is_open(all) && all.document.plan().announced.is_some()
}

pub(super) fn has_schedule(all: Actions) -> bool {
    is_open(all) && all.document.plan().schedule.is_some()
}

pub(super) fn announce(all: Actions) {
    all.view.ask(Screen::Plan, Wish::Replan(Errand::Announce));
}

pub(super) fn something_changed(all: Actions) {
    all.view.ask(Screen::Plan, Wish::Replan(Errand::Change(Subject::Anything)));
}

pub(super) fn is_behind(all: Actions) -> bool {
    is_open(all) && !catch_up::open(&all.document.plan()).is_empty()
}

pub(super) fn catch_up(all: Actions) {
    all.view.ask(Screen::Plan, Wish::Replan(Errand::CatchUp));
}

pub(super) fn repairs(all: Actions) {
    all.view.ask(Screen::Plan, Wish::Replan(Errand::Repairs));
}

pub(super) fn since_announced(all: Actions) {
    all.view.ask(Screen::Plan, Wish::Replan(Errand::Since));
}

pub(super) fn protect_dates(all: Actions) {
    set_goals(all, Goals::protect_dates());
}

pub(super) fn protect_people(all: Actions) {
    set_goals(all, Goals::protect_people());
}

pub(super) fn protect_announced(all: Actions) {
    set_goals(all, Goals::protect_announced());
}

fn set_goals(all: Actions, goals: Goals) {
    let options = PlanOptions { goals, ..PlanOptions::of(&all.document.plan_untracked()) };
    change(all, Command::SetOptions(Box::new(options)));
}

/// Changes the plan; a refusal is said, and false.
pub(super) fn change(all: Actions, command: Command) -> bool {
    let changed = all.document.apply(command);
    if let Err(error) = changed {
        all.notices.trouble(move |lang| error.say(lang));
    }
    changed.is_ok()
}

pub(super) fn can_undo(all: Actions) -> bool {
    all.document.can_undo() && !all.document.is_locked()
}

pub(super) fn undo(all: Actions) {
    all.document.undo();
}

pub(super) fn undo_label(all: Actions, lang: Lang) -> String {
    let label = all.document.undo_label();
    label.map_or_else(|| undo_word(lang, false).to_owned(), |label| actions::undo_of(lang, &label.say(lang)))
}

pub(super) fn can_redo(all: Actions) -> bool {
    all.document.can_redo() && !all.document.is_locked()
}

pub(super) fn redo(all: Actions) {
    all.document.redo();
}

pub(super) fn redo_label(all: Actions, lang: Lang) -> String {
    let label = all.document.redo_label();
    label.map_or_else(|| undo_word(lang, true).to_owned(), |label| actions::redo_of(lang, &label.say(lang)))
}

pub(super) fn weigh_request(all: Actions) {
    all.view.overlay.set(Some(Overlay::Yes));
}

pub(super) fn new_task(all: Actions) {
    all.view.ask(Screen::Work, Wish::NewTask);
}

pub(super) fn new_person(all: Actions) {
    all.view.ask(Screen::Team, Wish::NewPerson);
}

pub(super) fn new_client(all: Actions) {
    all.view.ask(Screen::Clients, Wish::NewClient);
}

pub(super) fn paste_list(all: Actions) {
    all.view.ask(Screen::Work, Wish::PasteList);
}

pub(super) fn is_of_the_past(all: Actions) -> bool {
    is_open(all) && all.document.plan().as_of < clock::today()
}

pub(super) fn plan_from_today(all: Actions) {
    let options = PlanOptions { as_of: clock::today(), ..PlanOptions::of(&all.document.plan_untracked()) };
    change(all, Command::SetOptions(Box::new(options)));
    // What was planned until now is asked about.
    if untrack(|| is_behind(all)) {
        catch_up(all);
    }
}

/// The selected task that has a place.
fn placed_task(all: Actions) -> Option<std::sync::Arc<solver::model::Task>> {
    let plan = all.document.plan();
    let id = all.selection.task.get()?;
    plan.schedule.as_ref()?.get(id)?;
    plan.task(id).cloned()
}

pub(super) fn can_move(all: Actions) -> bool {
    is_open(all) && !all.document.is_locked() && placed_task(all).is_some()
}

pub(super) fn move_label(all: Actions, lang: Lang) -> String {
    let task = placed_task(all);
    task.map_or_else(|| touch::move_it(lang).to_owned(), |task| touch::move_task(lang, &task.name))
}

pub(super) fn move_task(all: Actions) {
    if let Some(task) = untrack(|| placed_task(all)) {
        all.view.ask(Screen::Plan, Wish::MoveTask(task.id));
    }
}

pub(super) fn has_selection(all: Actions) -> bool {
    let all = all.selection;
    all.task.get().is_some()
        || all.person.get().is_some()
        || all.client.get().is_some()
        || all.project.get().is_some()
}

pub(super) fn clear_selection(all: Actions) {
    all.selection.clear();
}

pub(super) fn screen_label(all: Actions, lang: Lang, at: usize) -> String {
    let title = all.screens.get(at).map(|(_, title)| title(lang));
    actions::go_to(lang, title.unwrap_or_default())
}

pub(super) fn has_screen(all: Actions, at: usize) -> bool {
    is_open(all) && at < all.screens.len()
}

pub(super) fn go(all: Actions, at: usize) {
    if let Some((screen, _)) = all.screens.get(at) {
        all.view.go(*screen);
    }
}

pub(super) fn palette(all: Actions) {
    let is_shown = all.view.overlay.with_untracked(|shown| *shown == Some(Overlay::Palette));
    all.view.overlay.set((!is_shown).then_some(Overlay::Palette));
}

pub(super) fn problems(all: Actions) {
    all.view.overlay.set(Some(Overlay::Problems));
}

pub(super) fn shortcuts(all: Actions) {
    all.view.overlay.set(Some(Overlay::Shortcuts));
}

pub(super) fn new_plan(all: Actions) {
    all.library.open_blank();
}

pub(super) fn open_sample(all: Actions) {
    all.library.open_sample();
}

pub(super) fn open_file(all: Actions) {
    all.view.overlay.set(Some(Overlay::ChooseFile));
}

pub(super) fn share(all: Actions) {
    all.view.overlay.set(Some(Overlay::Share));
}

pub(super) fn save_as_file(all: Actions) {
    all.library.save_as_file();
}

pub(super) fn save_now(all: Actions) {
    all.library.save_now();
}

pub(super) fn duplicate(all: Actions) {
    all.library.duplicate();
}

pub(super) fn rename(all: Actions) {
    all.view.overlay.set(Some(Overlay::Rename));
}

pub(super) fn delete(all: Actions) {
    if let Some(id) = all.library.current_untracked() {
        let name = all.document.plan_untracked().name.clone();
        all.view.overlay.set(Some(Overlay::Delete(id, name)));
    }
}

pub(super) fn speaks_other(all: Actions, lang: Lang) -> bool {
    all.view.lang().get() != lang
}

pub(super) fn wears_other(all: Actions, theme: Theme) -> bool {
    all.view.theme() != theme
}

#[allow(clippy::panic, reason = "asked for, to try what the page shows then")]
pub(super) fn crash_page(_: Actions) {
    panic!("a panic on request");
}

pub(super) fn crash_worker(all: Actions) {
    all.solves.provoke(Fault::Panic);
}

pub(super) fn hang_worker(all: Actions) {
    all.solves.provoke(Fault::Hang);
}
