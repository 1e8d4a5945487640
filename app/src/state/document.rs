//! The document: the plan that is open, changed only by commands.
//!
//! Views read [`Document::plan`] and are drawn again when it changes; an edit is one call of [`Document::apply`].
//! The plan is an immutable value behind an `Arc`, so reading costs nothing and a view may keep what it read.
//!
//! While a scenario is open, [`Document::plan`] is the plan that it makes of the base ([`Document::base`]), and an edit
//! changes the scenario: every screen works in a scenario without knowing it.
//! What is kept, saved and undone is the base with its scenarios.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;
use solver::check::Report;
use solver::model::{Plan, ScenarioId, Schedule};
use solver::scenario;
use solver::validate::Problem;

use super::command::{Command, CommandError, Label};
use super::findings::Findings;
use super::history::{History, Joint};
use super::layer;

/// The open plan with its history; `Copy`, reached with [`use_document`].
#[derive(Clone, Copy, Debug)]
pub struct Document {
    /// The plan to work on: the base, or what the open scenario makes of it.
    plan: RwSignal<Arc<Plan>>,
    base: RwSignal<Arc<Plan>>,
    scenario: RwSignal<Option<ScenarioId>>,
    /// Positions of the open scenario's changes that no longer apply.
    unapplied: RwSignal<Vec<usize>>,
    history: StoredValue<History>,
    labels: RwSignal<Labels>,
    preview: RwSignal<Option<Arc<Schedule>>>,
    locked: RwSignal<bool>,
    opened: RwSignal<u32>,
    findings: Findings,
}

/// What undo and redo would do.
#[derive(Clone, Debug, Default)]
struct Labels {
    undo: Option<Label>,
    redo: Option<Label>,
}

/// The document of the page.
///
/// Where none was provided, as in a test of one widget, an empty one.
pub fn use_document() -> Document {
    use_context().unwrap_or_else(|| Document::new(Plan::new("", NaiveDate::default())))
}

impl Document {
    /// A document that holds this plan and has no past.
    pub fn new(plan: Plan) -> Self {
        let plan = Arc::new(plan);
        Self {
            plan: RwSignal::new(Arc::clone(&plan)),
            base: RwSignal::new(Arc::clone(&plan)),
            scenario: RwSignal::new(None),
            unapplied: RwSignal::default(),
            history: StoredValue::new(History::new(plan)),
            labels: RwSignal::default(),
            preview: RwSignal::new(None),
            locked: RwSignal::new(false),
            opened: RwSignal::new(0),
            findings: Findings::new(),
        }
    }

    /// Makes it available to everything below the calling component, and keeps its report up to date.
    pub fn provide(self) -> Self {
        provide_context(self);
        Effect::new(move |_| self.findings.follow(self.plan(), self.shown_schedule()));
        self
    }

    /// What the checker says about the schedule on show; none without a schedule (tracked).
    ///
    /// After an edit it follows within a moment; until then it is about the plan before.
    pub fn report(self) -> Option<Arc<Report>> {
        self.findings.report()
    }

    /// What the checker would say about the plan with nobody given any work: who is there when.
    pub fn blank_report(self) -> Report {
        let plan = self.plan();
        let report = solver::check::check_on(&plan, &self.findings.timeline(&plan), &Schedule::default());
        // Work that nobody has been asked to place is not missing a place.
        Report { unplaced: Vec::new(), ..report }
    }

    /// What looks wrong with the plan, errors first (tracked); it follows as the report does.
    pub fn problems(self) -> Arc<Vec<Problem>> {
        self.findings.problems()
    }

    /// Brings report and problems up to date at once.
    pub fn check_now(self) {
        let (plan, schedule) = (self.plan_untracked(), untrack(|| self.shown_schedule()));
        if !self.findings.are_about(&plan, &schedule) {
            self.findings.find(plan, schedule);
        }
    }

    /// The plan; who calls this in a view or memo is told of every change.
    pub fn plan(self) -> Arc<Plan> {
        self.plan.get()
    }

    /// The plan of this moment, for event handlers.
    pub fn plan_untracked(self) -> Arc<Plan> {
        self.plan.get_untracked()
    }

    /// Changes the plan; one step of undo.
    ///
    /// # Errors
    /// What [`Command::apply`] says, or [`CommandError::Locked`]; the plan is then as it was.
    pub fn apply(self, command: Command) -> Result<(), CommandError> {
        self.record(&command, None, None)
    }

    /// The same for typing: consecutive changes of one joint are one step of undo, until [`Document::seal`].
    ///
    /// # Errors
    /// As [`Document::apply`].
    pub fn apply_joint(self, command: Command, joint: Joint) -> Result<(), CommandError> {
        self.record(&command, Some(joint), None)
    }

    /// The same with a name of its own for undo.
    ///
    /// # Errors
    /// As [`Document::apply`].
    pub fn apply_as(self, command: Command, label: Label, joint: Option<Joint>) -> Result<(), CommandError> {
        self.record(&command, joint, Some(label))
    }

    fn record(
        self,
        command: &Command,
        joint: Option<Joint>,
        label: Option<Label>,
    ) -> Result<(), CommandError> {
        if self.locked.get_untracked() {
            return Err(CommandError::Locked);
        }
        let plan = self.plan.get_untracked();
        let base = self.base.get_untracked();
        let open = self.scenario.get_untracked().and_then(|id| base.scenario(id));
        // The plan has one name, whatever is open.
        let open = open.filter(|_| !matches!(command, Command::Rename(_)));
        let (next, about) = match open {
            Some(open) => (layer::with_edit(&base, open, &command.apply(&plan)?), &plan),
            None => (command.apply(&base)?, &base),
        };
        let label = label.unwrap_or_else(|| command.label(about));
        self.history.update_value(|history| history.record(Arc::new(next), label, joint));
        self.follow_history();
        Ok(())
    }

    /// Changes the base, whatever scenario is open; one step of undo.
    ///
    /// # Errors
    /// As [`Document::apply`].
    pub fn apply_to_base(self, command: Command) -> Result<(), CommandError> {
        if self.locked.get_untracked() {
            return Err(CommandError::Locked);
        }
        let base = self.base.get_untracked();
        let next = command.apply(&base)?;
        let label = command.label(&base);
        self.history.update_value(|history| history.record(Arc::new(next), label, None));
        self.follow_history();
        Ok(())
    }

    /// The plan itself, with its scenarios (tracked).
    pub fn base(self) -> Arc<Plan> {
        self.base.get()
    }

    /// The plan itself of this moment.
    pub fn base_untracked(self) -> Arc<Plan> {
        self.base.get_untracked()
    }

    /// The scenario that is open (tracked).
    pub fn scenario(self) -> Option<ScenarioId> {
        self.scenario.get()
    }

    /// Positions of the open scenario's changes that no longer apply to the plan (tracked).
    pub fn unapplied(self) -> Vec<usize> {
        self.unapplied.get()
    }

    /// Opens a scenario to work in it, or goes back to the plan itself; a scenario that does not exist is the plan.
    pub fn open_scenario(self, id: Option<ScenarioId>) {
        let known = id.filter(|id| self.base.with_untracked(|base| base.scenario(*id).is_some()));
        if self.scenario.get_untracked() == known {
            return;
        }
        self.preview.set(None);
        self.scenario.set(known);
        // What was found for the other plan is no longer asked for.
        self.opened.update(|times| *times = times.wrapping_add(1));
        self.follow_history();
    }

    /// Ends a run of joint changes, for instance when a field loses the focus.
    pub fn seal(self) {
        self.history.update_value(History::seal);
    }

    /// Takes the last step back; false if there is none.
    pub fn undo(self) -> bool {
        self.travel(History::undo)
    }

    /// Does the step again that was taken back last; false if there is none.
    pub fn redo(self) -> bool {
        self.travel(History::redo)
    }

    fn travel(self, step: fn(&mut History) -> bool) -> bool {
        let moved = !self.locked.get_untracked() && self.history.try_update_value(step).unwrap_or(false);
        if moved {
            self.follow_history();
        }
        moved
    }

    fn follow_history(self) {
        let (now, labels) = self.history.with_value(|history| {
            let labels = Labels { undo: history.undo_label().cloned(), redo: history.redo_label().cloned() };
            (Arc::clone(history.now()), labels)
        });
        if !Arc::ptr_eq(&now, &self.base.get_untracked()) {
            self.base.set(Arc::clone(&now));
        }
        // An undone beginning takes the scenario away.
        let open = self.scenario.get_untracked();
        if open.is_some_and(|id| now.scenario(id).is_none()) {
            self.preview.set(None);
            self.scenario.set(None);
        }
        let open = self.scenario.get_untracked().and_then(|id| now.scenario(id).cloned());
        let shown = match open {
            None => {
                self.unapplied.set(Vec::new());
                now
            }
            Some(open) => {
                let applied = scenario::apply(&now, &open);
                self.unapplied.set(applied.unapplied);
                Arc::new(applied.plan)
            }
        };
        let before = self.plan.get_untracked();
        if !Arc::ptr_eq(&shown, &before) && (self.scenario.get_untracked().is_none() || shown != before) {
            self.plan.set(shown);
        }
        self.labels.set(labels);
    }

    /// Whether there is a step to take back (tracked).
    pub fn can_undo(self) -> bool {
        self.labels.with(|labels| labels.undo.is_some())
    }

    /// Whether there is a step to do again (tracked).
    pub fn can_redo(self) -> bool {
        self.labels.with(|labels| labels.redo.is_some())
    }

    /// What undo would take back (tracked).
    pub fn undo_label(self) -> Option<Label> {
        self.labels.with(|labels| labels.undo.clone())
    }

    /// What redo would do again (tracked).
    pub fn redo_label(self) -> Option<Label> {
        self.labels.with(|labels| labels.redo.clone())
    }

    /// Opens another plan in place of this one; its history begins here.
    pub fn open(self, plan: Plan) {
        let plan = Arc::new(plan);
        self.history.set_value(History::new(Arc::clone(&plan)));
        self.preview.set(None);
        self.labels.set(Labels::default());
        self.scenario.set(None);
        self.unapplied.set(Vec::new());
        self.opened.update(|times| *times = times.wrapping_add(1));
        self.base.set(Arc::clone(&plan));
        self.plan.set(plan);
    }

    /// How often another plan was opened: what belongs to the plan before is told apart by it (tracked).
    pub fn opened(self) -> u32 {
        self.opened.get()
    }

    /// The schedule to show: the preview while there is one, else the accepted one (tracked).
    pub fn shown_schedule(self) -> Option<Arc<Schedule>> {
        self.preview.get().or_else(|| self.plan.with(|plan| plan.schedule.clone()))
    }

    /// Whether the schedule shown is a proposal that nobody has accepted yet (tracked).
    pub fn is_preview(self) -> bool {
        self.preview.with(Option::is_some)
    }

    /// Shows a proposal over the accepted schedule, or takes it away.
    pub fn set_preview(self, preview: Option<Arc<Schedule>>) {
        if self.preview.with_untracked(|shown| *shown != preview) {
            self.preview.set(preview);
        }
    }

    /// Whether edits are refused for the moment (tracked).
    pub fn is_locked(self) -> bool {
        self.locked.get()
    }

    /// Refuses edits, or takes them again.
    pub fn set_locked(self, locked: bool) {
        if self.locked.get_untracked() != locked {
            self.locked.set(locked);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;
    use solver::model::{Client, ClientId};
    use solver::validate::Subject;

    fn document() -> (Owner, Document) {
        let owner = Owner::new();
        owner.set();
        (owner, Document::new(Plan::new("Autumn", NaiveDate::default())))
    }

    #[test]
    fn an_edit_can_be_undone_and_says_what_it_was() {
        let (_owner, document) = document();
        assert!(!document.can_undo());
        document.apply(Command::Rename("Winter".into())).unwrap();
        assert_eq!(document.plan().name, "Winter");
        assert_eq!(document.undo_label().unwrap().say(Lang::Fr), "renommer le planning");
        assert!(document.undo());
        assert_eq!(document.plan().name, "Autumn");
        assert!(document.can_redo() && !document.can_undo());
    }

    #[test]
    fn problems_follow_the_plan() {
        let (_owner, document) = document();
        document.check_now();
        assert!(document.problems().is_empty());
        document.apply(Command::PutClient(Arc::new(Client::new(ClientId(1), "")))).unwrap();
        document.check_now();
        assert_eq!(document.problems()[0].subject, Subject::Client(ClientId(1)));
    }

    #[test]
    fn a_locked_document_refuses_edits_and_undo() {
        let (_owner, document) = document();
        document.apply(Command::Rename("Winter".into())).unwrap();
        document.set_locked(true);
        assert_eq!(document.apply(Command::Rename("x".into())), Err(CommandError::Locked));
        assert!(!document.undo());
        assert_eq!(document.plan().name, "Winter");
    }

    #[test]
    fn the_preview_stands_in_front_of_the_accepted_schedule() {
        let (_owner, document) = document();
        let accepted = Arc::new(Schedule::default());
        document.apply(Command::AcceptSchedule(accepted)).unwrap();
        assert!(!document.is_preview());
        let proposal = Arc::new(Schedule::default());
        document.set_preview(Some(Arc::clone(&proposal)));
        assert!(document.is_preview());
        assert!(Arc::ptr_eq(&document.shown_schedule().unwrap(), &proposal));
        document.check_now();
        assert!(document.report().unwrap().is_valid());
        document.open(Plan::new("Other", NaiveDate::default()));
        document.check_now();
        assert_eq!(document.report(), None);
        assert!(document.shown_schedule().is_none() && !document.can_undo());
    }
}
