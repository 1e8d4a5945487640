//! What is done to the selected tasks, and to the pins of a group of tasks.

use leptos::prelude::*;
use solver::model::{PersonId, Plan, ProjectId, TaskId};

use super::Actions;
use super::perform::{change, is_open};
use crate::state::bulk::Change;
use crate::state::command::Command;
use crate::state::pins::{self, Group, Pin};
use crate::state::view::{Overlay, Screen};
use crate::text::{Lang, selecting as words};

impl Actions {
    /// The selected tasks that the plan has, in its order (tracked).
    pub fn selected_tasks(self) -> Vec<TaskId> {
        let picked = self.selection.picked();
        let plan = self.document.plan();
        let tasks = plan.tasks.iter().map(|task| task.id);
        tasks.filter(|id| picked.tasks.contains(id)).collect()
    }

    /// The selected tasks as a group for pins.
    fn group(self) -> Group {
        let picked = self.selection.picked_untracked();
        Group::of(&self.document.plan_untracked(), &picked.tasks)
    }

    /// Pins a group of tasks to what the schedule on show says, as one step of undo; what could not be pinned is said.
    pub fn pin(self, group: &Group, what: Pin) {
        let plan = self.document.plan_untracked();
        let schedule = untrack(|| self.document.shown_schedule());
        let without = group.without_place(schedule.as_deref());
        match group.pin(&plan, schedule.as_deref(), what) {
            Some(command) => {
                change(self, command);
                if without > 0 {
                    self.notices.trouble(move |lang| words::some_unplaced(lang, without));
                }
            }
            None if without >= group.tasks.len() => {
                self.notices.trouble(|lang| words::none_placed(lang).to_owned());
            }
            None => self.notices.done(|lang| words::pinned_already(lang).to_owned()),
        }
    }

    /// Takes the pins of a group of tasks away, as one step of undo.
    pub fn free(self, group: &Group, what: Pin) {
        match group.free(&self.document.plan_untracked(), what) {
            Some(command) => {
                change(self, command);
            }
            None => self.notices.done(|lang| words::not_pinned(lang).to_owned()),
        }
    }

    /// The work of a person in the schedule on show: of the week of a Monday, or all.
    pub fn work_of(self, person: PersonId, week: Option<chrono::NaiveDate>) -> Group {
        let schedule = untrack(|| self.document.shown_schedule());
        Group::of_person(&self.document.plan_untracked(), schedule.as_deref(), person, week)
    }

    /// Changes the selected tasks, as one step of undo; false, and said, where nothing changes.
    pub fn change_tasks(self, wanted: &Change) -> bool {
        let plan = self.document.plan_untracked();
        let tasks = untrack(|| self.selected_tasks());
        match wanted.command(&plan, tasks.into_iter()) {
            Some(command) => change(self, command),
            None => {
                self.notices.done(|lang| words::nothing_changes(lang).to_owned());
                false
            }
        }
    }
}

/// Whether a task is selected, on a screen that shows it, and the plan can be changed.
pub(super) fn has_tasks(all: Actions) -> bool {
    // Elsewhere nobody sees what is selected.
    let shown = matches!(all.view.screen(), Screen::Plan | Screen::Work);
    shown && is_open(all) && !all.document.is_locked() && !all.selected_tasks().is_empty()
}

fn any(all: Actions, is: fn(&Plan, TaskId) -> bool) -> bool {
    let plan = all.document.plan();
    has_tasks(all) && all.selected_tasks().into_iter().any(|task| is(&plan, task))
}

/// Whether a selected task has a pin.
pub(super) fn has_pins(all: Actions) -> bool {
    let pinned = |plan: &Plan, task| plan.task(task).is_some_and(|task| pins::of(task).is_some());
    any(all, pinned)
}

pub(super) fn pin_people(all: Actions) {
    all.pin(&all.group(), Pin::Person);
}

pub(super) fn pin_times(all: Actions) {
    all.pin(&all.group(), Pin::Time);
}

pub(super) fn free(all: Actions) {
    all.free(&all.group(), Pin::Both);
}

pub(super) fn change_dialog(all: Actions) {
    all.view.overlay.set(Some(Overlay::ChangeTasks));
}

/// Whether every selected task is done: then the same key opens them again.
fn all_done(all: Actions) -> bool {
    !any(all, |plan, task| plan.task(task).is_some_and(|task| !task.progress.done))
}

pub(super) fn done_label(all: Actions, lang: Lang) -> String {
    if all_done(all) { words::action_reopen(lang) } else { words::action_done(lang) }.to_owned()
}

pub(super) fn mark_done(all: Actions) {
    let done = !untrack(|| all_done(all));
    all.change_tasks(&Change { done: Some(done), ..Change::default() });
}

pub(super) fn delete(all: Actions) {
    let tasks = untrack(|| all.selected_tasks());
    let count = tasks.len();
    if change(all, Command::RemoveTasks(tasks)) {
        all.selection.clear();
        all.notices.done(move |lang| words::deleted(lang, count));
    }
}

/// The selected person's name (tracked).
pub(super) fn person_name(all: Actions) -> String {
    let person = all.selection.person.get();
    person.and_then(|id| Some(all.document.plan().person(id)?.name.clone())).unwrap_or_default()
}

pub(super) fn has_person(all: Actions) -> bool {
    is_open(all) && !all.document.is_locked() && !person_name(all).is_empty()
}

/// Pins all work of the selected person, or frees it.
pub(super) fn turn_person(all: Actions, pin: bool) {
    if let Some(person) = all.selection.person.get_untracked() {
        let group = all.work_of(person, None);
        if pin { all.pin(&group, Pin::Both) } else { all.free(&group, Pin::Both) }
    }
}

/// The selected project, else that of the lead of the selected tasks (tracked).
fn project(all: Actions) -> Option<ProjectId> {
    let plan = all.document.plan();
    let of_task = || Some(plan.task(all.selection.task.get()?)?.project);
    of_task().or_else(|| all.selection.project.get())
}

pub(super) fn project_name(all: Actions) -> String {
    project(all).and_then(|id| Some(all.document.plan().project(id)?.name.clone())).unwrap_or_default()
}

pub(super) fn has_project(all: Actions) -> bool {
    is_open(all) && !all.document.is_locked() && !project_name(all).is_empty()
}

/// Pins the work of the project at hand, or frees it.
pub(super) fn turn_project(all: Actions, pin: bool) {
    if let Some(project) = untrack(|| project(all)) {
        let group = Group::of_project(&all.document.plan_untracked(), project);
        if pin { all.pin(&group, Pin::Both) } else { all.free(&group, Pin::Both) }
    }
}

pub(super) fn show_pins(all: Actions) {
    all.view.overlay.set(Some(Overlay::Pins));
}

pub(super) fn has_any_pin(all: Actions) -> bool {
    is_open(all) && !all.document.is_locked() && !pins::all(&all.document.plan()).is_empty()
}

pub(super) fn free_all(all: Actions) {
    let tasks = pins::all(&all.document.plan_untracked()).into_iter().map(|(task, _)| task).collect();
    all.free(&Group { tasks, whose: None }, Pin::Both);
}
