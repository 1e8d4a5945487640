//! What the checker says about the schedule on show and the validator about the plan,
//! kept up to date off the path of a key press.
//!
//! Checking 1,000 tasks takes longer than a key may: an edit only notes that the findings are due.
//! They are found again when nothing was edited for [`PAUSE_MS`], at the latest [`PATIENCE`] edits after the first one.
//! A schedule from the solver is checked at once, so that none is on show unchecked.

use std::sync::Arc;

use leptos::prelude::*;
use solver::check::Report;
use solver::model::{Plan, Schedule, Timeline};
use solver::validate::Problem;

use crate::platform::timer::{self, Timer};

/// Milliseconds without an edit after which the findings are found again.
const PAUSE_MS: u32 = 120;
/// Edits in a row that may put it off.
const PATIENCE: u32 = 20;

/// The findings of the page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Findings {
    report: RwSignal<Option<Arc<Report>>>,
    problems: RwSignal<Arc<Vec<Problem>>>,
    of: StoredValue<Option<Subject>>,
    due: StoredValue<Due, LocalStorage>,
    /// The timeline that was made last.
    made: StoredValue<Option<Arc<Timeline>>>,
}

/// What the findings are about.
#[derive(Clone, Debug)]
struct Subject {
    plan: Arc<Plan>,
    schedule: Option<Arc<Schedule>>,
}

/// When they will be found again.
#[derive(Debug, Default)]
struct Due {
    _timer: Option<Timer>,
    put_off: u32,
}

impl Findings {
    pub(super) fn new() -> Self {
        Self {
            report: RwSignal::new(None),
            problems: RwSignal::default(),
            of: StoredValue::new(None),
            due: StoredValue::new_local(Due::default()),
            made: StoredValue::new(None),
        }
    }

    /// The report on the schedule on show; none without a schedule (tracked).
    pub(super) fn report(self) -> Option<Arc<Report>> {
        self.report.get()
    }

    /// What looks wrong with the plan, errors first (tracked).
    pub(super) fn problems(self) -> Arc<Vec<Problem>> {
        self.problems.get()
    }

    /// The plan or the schedule on show has changed.
    pub(super) fn follow(self, plan: Arc<Plan>, schedule: Option<Arc<Schedule>>) {
        let same_schedule =
            self.of.with_value(|of| of.as_ref().is_some_and(|of| same(&of.schedule, &schedule)));
        let put_off = self.due.with_value(|due| due.put_off);
        if !same_schedule {
            self.find(plan, schedule);
            return;
        }
        // Whose patience is at its end comes right after the answer to the key, not before it.
        let pause = if put_off < PATIENCE { PAUSE_MS } else { 0 };
        let timer = timer::after(pause, move || self.find(plan, schedule));
        // The timer before it goes, and with it the older plan.
        self.due.set_value(Due { _timer: Some(timer), put_off: put_off + 1 });
    }

    /// Finds them now.
    pub(super) fn find(self, plan: Arc<Plan>, schedule: Option<Arc<Schedule>>) {
        let Some(()) = self.due.try_update_value(|due| *due = Due::default()) else { return };
        let same_plan = self.of.with_value(|of| of.as_ref().is_some_and(|of| Arc::ptr_eq(&of.plan, &plan)));
        if !same_plan {
            let problems = Arc::new(solver::validate::validate(&plan));
            if self.problems.with_untracked(|shown| *shown != problems) {
                self.problems.set(problems);
            }
        }
        let report = schedule.as_ref().map(|schedule| {
            let timeline = self.timeline(&plan);
            Arc::new(solver::check::check_on(&plan, &timeline, schedule))
        });
        self.of.set_value(Some(Subject { plan, schedule }));
        if self.report.with_untracked(|shown| *shown != report) {
            self.report.set(report);
        }
    }

    /// The timeline of a plan, renewed from the one before.
    pub(super) fn timeline(self, plan: &Plan) -> Arc<Timeline> {
        let last = self.made.with_value(Clone::clone);
        let timeline = Arc::new(Timeline::renewed(plan, last.as_deref()));
        self.made.set_value(Some(Arc::clone(&timeline)));
        timeline
    }

    /// Whether they are about this very plan and schedule.
    pub(super) fn are_about(self, plan: &Arc<Plan>, schedule: &Option<Arc<Schedule>>) -> bool {
        self.of.with_value(|of| {
            of.as_ref().is_some_and(|of| Arc::ptr_eq(&of.plan, plan) && same(&of.schedule, schedule))
        })
    }
}

fn same(a: &Option<Arc<Schedule>>, b: &Option<Arc<Schedule>>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => Arc::ptr_eq(a, b),
        (None, None) => true,
        _ => false,
    }
}
