//! Undo and redo: every value that the plan had, with the name of the change between two of them.
//!
//! Plans share their entries, so a step costs a list of pointers (about 10 kB for 1,000 tasks), and there is no limit.
//! Changes that belong together (typing in one field, the improvements of one solve) carry the same [`Joint`]
//! and make one step, until something else happens or [`History::seal`] ends it.

use std::sync::Arc;

use solver::model::{ClientId, PersonId, Plan, ProjectId, SkillId, TaskId};

use super::command::Label;

/// What a run of changes has in common, so that they are undone together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// Typing in one field of one entry.
    Field(Entry, &'static str),
    /// The improvements of one solve, by the number of its run.
    Solve(u32),
}

/// An entry of the plan, or the plan itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// The plan and its options.
    Plan,
    /// A task.
    Task(TaskId),
    /// A person.
    Person(PersonId),
    /// A client.
    Client(ClientId),
    /// A project.
    Project(ProjectId),
    /// A skill.
    Skill(SkillId),
}

/// A plan, and the change that leads away from it (in the past) or to it (in the future).
#[derive(Clone, Debug)]
struct Step {
    plan: Arc<Plan>,
    label: Label,
}

/// The plan of now, those before it and those that were undone.
#[derive(Clone, Debug)]
pub struct History {
    now: Arc<Plan>,
    past: Vec<Step>,
    future: Vec<Step>,
    open: Option<Joint>,
}

impl History {
    /// A history that begins with this plan.
    pub const fn new(plan: Arc<Plan>) -> Self {
        Self { now: plan, past: Vec::new(), future: Vec::new(), open: None }
    }

    /// The plan of now.
    pub const fn now(&self) -> &Arc<Plan> {
        &self.now
    }

    /// Takes a new plan; what was undone before is forgotten.
    ///
    /// A change with the joint of the change before it extends that step; a plan equal to the present one is no step.
    pub fn record(&mut self, plan: Arc<Plan>, label: Label, joint: Option<Joint>) {
        if *plan == *self.now {
            return;
        }
        let before = std::mem::replace(&mut self.now, plan);
        let extends = joint.is_some() && joint == self.open && self.future.is_empty();
        if !extends || self.past.is_empty() {
            self.past.push(Step { plan: before, label });
        }
        self.future.clear();
        self.open = joint;
    }

    /// The next change begins a step of its own.
    pub const fn seal(&mut self) {
        self.open = None;
    }

    /// Goes one step back, if there is one.
    pub fn undo(&mut self) -> bool {
        let Some(Step { plan, label }) = self.past.pop() else { return false };
        let undone = std::mem::replace(&mut self.now, plan);
        self.future.push(Step { plan: undone, label });
        self.open = None;
        true
    }

    /// Goes one step forward again, if there is one.
    pub fn redo(&mut self) -> bool {
        let Some(Step { plan, label }) = self.future.pop() else { return false };
        let before = std::mem::replace(&mut self.now, plan);
        self.past.push(Step { plan: before, label });
        self.open = None;
        true
    }

    /// What undo would undo.
    pub fn undo_label(&self) -> Option<&Label> {
        self.past.last().map(|step| &step.label)
    }

    /// What redo would do again.
    pub fn redo_label(&self) -> Option<&Label> {
        self.future.last().map(|step| &step.label)
    }

    /// The joint of the last change, while it can still be extended.
    pub const fn open(&self) -> Option<Joint> {
        self.open
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Lang, commands};
    use chrono::NaiveDate;

    fn named(name: &str) -> Arc<Plan> {
        Arc::new(Plan::new(name, NaiveDate::default()))
    }

    fn record(history: &mut History, name: &str, joint: Option<Joint>) {
        history.record(named(name), Label::named(commands::edited, name), joint);
    }

    const NAME: Option<Joint> = Some(Joint::Field(Entry::Plan, "name"));

    #[test]
    fn undo_and_redo_walk_through_every_plan_with_its_label() {
        let mut history = History::new(named("a"));
        record(&mut history, "b", None);
        record(&mut history, "c", None);
        assert_eq!(history.undo_label().map(|label| label.say(Lang::En)).as_deref(), Some("edit c"));
        assert!(history.undo());
        assert_eq!(history.now().name, "b");
        assert_eq!(history.redo_label().map(|label| label.say(Lang::En)).as_deref(), Some("edit c"));
        assert!(history.undo() && !history.undo());
        assert_eq!(history.now().name, "a");
        assert!(history.redo() && history.redo() && !history.redo());
        assert_eq!(history.now().name, "c");
    }

    #[test]
    fn typing_in_one_field_is_one_step_until_it_is_sealed() {
        let mut history = History::new(named(""));
        for name in ["P", "Pl", "Pla"] {
            record(&mut history, name, NAME);
        }
        history.seal();
        record(&mut history, "Plan", NAME);
        assert!(history.undo());
        assert_eq!(history.now().name, "Pla");
        assert!(history.undo());
        assert_eq!(history.now().name, "");
        assert!(!history.undo());
    }

    #[test]
    fn another_change_in_between_separates_the_steps() {
        let mut history = History::new(named(""));
        record(&mut history, "a", NAME);
        record(&mut history, "b", Some(Joint::Solve(1)));
        record(&mut history, "c", NAME);
        for name in ["b", "a", ""] {
            assert!(history.undo());
            assert_eq!(history.now().name, name);
        }
    }

    #[test]
    fn a_change_after_undo_forgets_what_was_undone_and_does_not_join_it() {
        let mut history = History::new(named(""));
        record(&mut history, "a", NAME);
        history.undo();
        record(&mut history, "b", NAME);
        assert!(!history.redo());
        assert!(history.undo());
        assert_eq!(history.now().name, "");
    }

    #[test]
    fn a_change_that_changes_nothing_is_no_step() {
        let mut history = History::new(named("a"));
        record(&mut history, "b", None);
        history.undo();
        record(&mut history, "a", None);
        assert!(history.redo(), "what was undone is still there");
    }
}
