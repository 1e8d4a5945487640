use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use solver::model::{
    Assignment, GoalKind, Person, PersonId, Piece, Plan, ProjectId, Schedule, Score, Task, TaskId,
};

use super::machine::{Input, Machine, Output};
use super::*;
use crate::engine::protocol::{Ending, Event, Found, Job, Request, VERSION};

/// A plan of three tasks and two people, and whatever schedule is given.
fn plan(schedule: Option<Arc<Schedule>>) -> Plan {
    let mut plan = Plan::new("p", NaiveDate::default());
    plan.people = (1..=2).map(|id| Arc::new(Person::new(PersonId(id), "x"))).collect();
    plan.tasks = (1..=3).map(|id| Arc::new(Task::new(TaskId(id), ProjectId(1), "t"))).collect();
    plan.schedule = schedule;
    plan
}

/// Schedules that differ in the owner of task 1.
fn schedule(owner: u32) -> Arc<Schedule> {
    let at = NaiveDateTime::default();
    let assignment = |task| Assignment {
        task: TaskId(task),
        owners: vec![PersonId(owner)],
        pieces: vec![Piece { start: at, end: at }],
    };
    Arc::new(Schedule::new(vec![assignment(1), assignment(3)]))
}

fn found(owner: u32) -> Found {
    Found {
        schedule: schedule(owner),
        score: Score(vec![0, i64::from(owner)]),
        iterations: 10,
        elapsed_ms: 20,
    }
}

/// A machine with a page around it: plays the plan's part and keeps what was posted.
struct Page {
    machine: Machine,
    plan: Plan,
    preview: Option<Arc<Schedule>>,
    jobs: Vec<Job>,
    restarts: usize,
    settling: bool,
    nothing_better: usize,
}

impl Page {
    fn new(accepted: Option<Arc<Schedule>>) -> Self {
        let plan = plan(accepted);
        let machine = Machine::new(Arc::new(plan.clone()));
        let mut page = Self {
            machine,
            plan,
            preview: None,
            jobs: Vec::new(),
            restarts: 0,
            settling: false,
            nothing_better: 0,
        };
        page.on(Input::Boot);
        page.ready();
        page.restarts = 0;
        page
    }

    fn on(&mut self, input: Input) {
        for output in self.machine.on(input) {
            match output {
                Output::Restart => self.restarts += 1,
                Output::Post(request) => match *request {
                    Request::Solve(job) => self.jobs.push(*job),
                    Request::Arm(_) | Request::Ask(_) | Request::Hold(_) | Request::Try(_) => {}
                },
                Output::Accept { schedule, .. } => {
                    self.plan.schedule = Some(schedule);
                    self.on(Input::Edited(Arc::new(self.plan.clone())));
                }
                Output::Preview(schedule) => self.preview = schedule,
                Output::Settle => self.settling = true,
                Output::NothingBetter => self.nothing_better += 1,
            }
        }
    }

    fn ready(&mut self) {
        self.hear(Event::Ready { version: VERSION });
    }

    fn hear(&mut self, event: Event) {
        self.on(Input::Heard(Heard::Event(Box::new(event))));
    }

    fn run(&self) -> u32 {
        self.jobs.last().unwrap().run
    }

    fn improved(&mut self, owner: u32) {
        self.hear(Event::Improved { run: self.run(), found: found(owner) });
    }

    fn finished(&mut self, owner: u32) {
        let bounds = vec![(GoalKind::Deadlines, 1)];
        self.hear(Event::Finished { run: self.run(), ending: Ending::Stalled, found: found(owner), bounds });
    }

    fn edit(&mut self, edit: impl FnOnce(&mut Plan)) {
        edit(&mut self.plan);
        self.on(Input::Edited(Arc::new(self.plan.clone())));
    }

    fn settle(&mut self) {
        assert!(std::mem::take(&mut self.settling), "nothing asked to settle");
        self.on(Input::Settled);
    }

    fn running(&self) -> &Running {
        let SolveState::Running(running) = self.machine.state() else {
            panic!("not running: {:?}", self.machine.state())
        };
        running
    }

    fn failure(&self) -> &Failure {
        let SolveState::Failed(failure) = self.machine.state() else {
            panic!("not failed: {:?}", self.machine.state())
        };
        failure
    }
}

#[test]
fn the_first_solve_is_accepted_as_it_improves() {
    let mut page = Page::new(None);
    page.on(Input::Start(Effort::Normal));
    assert_eq!(page.jobs[0].start, None);
    page.improved(1);
    assert_eq!(page.plan.schedule, Some(schedule(1)));
    page.finished(2);
    assert_eq!(page.plan.schedule, Some(schedule(2)));
    assert_eq!(page.machine.state(), &SolveState::Idle);
    let last = page.machine.last().unwrap();
    let level = last.levels().nth(1).unwrap();
    assert_eq!((level.goal, level.value, level.gap()), (GoalKind::Deadlines, 2, Some(1)));
}

#[test]
fn a_later_solve_is_a_preview_until_it_is_accepted() {
    let mut page = Page::new(Some(schedule(1)));
    page.on(Input::Start(Effort::Normal));
    assert_eq!((&page.jobs[0].start, &page.jobs[0].plan.schedule), (&None, &Some(schedule(1))));
    page.improved(2);
    assert_eq!((page.plan.schedule.clone(), page.preview.clone()), (Some(schedule(1)), Some(schedule(2))));
    page.finished(2);
    assert!(matches!(page.machine.state(), SolveState::Proposed(_)));
    page.on(Input::Accept);
    assert_eq!((page.plan.schedule.clone(), page.preview.clone()), (Some(schedule(2)), None));
    assert!(page.machine.last().is_some_and(|last| last.schedule == schedule(2)));
}

#[test]
fn a_discarded_proposal_leaves_the_plan_alone() {
    let mut page = Page::new(Some(schedule(1)));
    page.on(Input::Start(Effort::Normal));
    page.finished(2);
    page.on(Input::Discard);
    assert_eq!((page.plan.schedule.clone(), page.preview.clone()), (Some(schedule(1)), None));
    assert_eq!(page.machine.state(), &SolveState::Idle);
}

#[test]
fn a_solve_that_finds_nothing_better_says_so() {
    let mut page = Page::new(Some(schedule(1)));
    page.on(Input::Start(Effort::Normal));
    page.improved(1);
    assert_eq!(page.preview, None, "what is accepted already is no proposal");
    page.finished(1);
    assert_eq!((page.machine.state(), page.nothing_better), (&SolveState::Idle, 1));
}

#[test]
fn stop_ends_the_worker_and_keeps_the_best() {
    let mut page = Page::new(Some(schedule(1)));
    page.on(Input::Start(Effort::Normal));
    page.improved(2);
    page.on(Input::Stop);
    assert_eq!(page.restarts, 1);
    let SolveState::Proposed(best) = page.machine.state() else { panic!() };
    assert_eq!((best.schedule.clone(), best.ending), (schedule(2), Some(Ending::Stopped)));
    assert_eq!(page.preview, Some(schedule(2)));
}

#[test]
fn what_an_ended_run_still_says_is_ignored() {
    let mut page = Page::new(Some(schedule(1)));
    page.on(Input::Start(Effort::Normal));
    page.on(Input::Stop);
    page.finished(2);
    assert_eq!((page.machine.state(), page.preview.clone()), (&SolveState::Idle, None));
}

#[test]
fn an_edit_during_a_solve_begins_again_from_the_best_found() {
    let mut page = Page::new(Some(schedule(1)));
    page.on(Input::Start(Effort::Normal));
    page.improved(2);
    page.edit(|plan| plan.frozen_days = 3);
    assert!(page.running().restarting);
    page.improved(1);
    assert_eq!(page.preview, Some(schedule(2)), "found for old facts: not shown");
    page.settle();
    assert_eq!((page.jobs.len(), page.restarts), (1, 1), "waits for the fresh worker");
    page.ready();
    assert_eq!(page.jobs[1].plan.frozen_days, 3);
    let (start, accepted) = (&page.jobs[1].start, &page.jobs[1].plan.schedule);
    assert_eq!((start, accepted), (&None, &Some(schedule(1))), "the best found is what the plan has");
    assert!(page.jobs[1].run > page.jobs[0].run);
    page.finished(2);
    assert!(matches!(page.machine.state(), SolveState::Proposed(best) if !best.outdated));
}

#[test]
fn a_restart_names_nothing_that_the_edit_deleted() {
    let mut page = Page::new(Some(schedule(1)));
    page.on(Input::Start(Effort::Normal));
    page.improved(2);
    page.edit(|plan| plan.tasks.retain(|task| task.id != TaskId(1)));
    page.settle();
    page.ready();
    let start = page.jobs[1].start.as_ref().unwrap();
    assert_eq!(start.assignments.iter().map(|a| a.task.0).collect::<Vec<_>>(), [3]);
}

#[test]
fn a_run_that_ends_before_the_restart_does_not_end_the_solve() {
    let mut page = Page::new(None);
    page.on(Input::Start(Effort::Normal));
    page.improved(1);
    page.edit(|plan| plan.frozen_days = 3);
    page.finished(2);
    assert!(page.running().restarting);
    assert_eq!(page.plan.schedule, Some(schedule(1)));
    page.settle();
    assert_eq!((page.jobs.len(), page.restarts), (2, 0), "the worker is free: no need for another");
    assert!(!page.running().first, "the plan has a schedule by now");
}

#[test]
fn renaming_the_plan_does_not_disturb_a_solve() {
    let mut page = Page::new(None);
    page.on(Input::Start(Effort::Normal));
    page.edit(|plan| plan.name = "q".into());
    assert!(!page.running().restarting && !page.settling);
}

#[test]
fn undoing_the_first_solve_while_it_runs_stops_it() {
    let mut page = Page::new(None);
    page.on(Input::Start(Effort::Normal));
    page.improved(1);
    page.edit(|plan| plan.schedule = None);
    assert_eq!((page.machine.state(), page.restarts), (&SolveState::Idle, 1));
    page.improved(2);
    assert_eq!(page.plan.schedule, None);
}

#[test]
fn a_crash_is_told_the_worker_restarted_and_the_best_kept() {
    let mut page = Page::new(Some(schedule(1)));
    page.on(Input::Start(Effort::Normal));
    page.improved(2);
    page.hear(Event::Panicked { message: "index out of bounds".into() });
    assert_eq!(page.restarts, 1);
    assert_eq!(
        (page.failure().kind, page.failure().message.as_str()),
        (FailureKind::Crashed, "index out of bounds")
    );
    assert_eq!((page.plan.schedule.clone(), page.preview.clone()), (Some(schedule(1)), Some(schedule(2))));
    page.ready();
    page.on(Input::Dismiss);
    assert!(matches!(page.machine.state(), SolveState::Proposed(_)));
    page.on(Input::Start(Effort::Normal));
    assert_eq!(page.jobs[1].start, Some(schedule(2)));
}

#[test]
fn a_crash_during_the_first_solve_leaves_what_was_accepted() {
    let mut page = Page::new(None);
    page.on(Input::Start(Effort::Normal));
    page.improved(2);
    page.on(Input::Heard(Heard::Broken("unreachable".into())));
    assert_eq!(page.failure().best, None);
    assert_eq!((page.plan.schedule.clone(), page.preview.clone()), (Some(schedule(2)), None));
    page.on(Input::Discard);
    assert_eq!(page.machine.state(), &SolveState::Idle);
}

#[test]
fn silence_counts_only_awake_seconds_in_which_somebody_waits() {
    let mut page = Page::new(Some(schedule(1)));
    (0..100).for_each(|_| page.on(Input::Tick));
    assert_eq!(page.machine.state(), &SolveState::Idle, "an idle worker may be silent");
    page.on(Input::Start(Effort::Normal));
    (0..19).for_each(|_| page.on(Input::Tick));
    page.hear(Event::Progress { run: page.run(), iterations: 5, elapsed_ms: 19_000 });
    (0..19).for_each(|_| page.on(Input::Tick));
    assert_eq!(page.running().iterations, 5);
    page.on(Input::Tick);
    assert_eq!((page.failure().kind, page.restarts), (FailureKind::Silent, 1));
}

#[test]
fn a_worker_that_never_starts_is_given_up_after_some_attempts_and_can_be_tried_again() {
    let mut page = Page::new(None);
    page.on(Input::Boot);
    page.on(Input::Start(Effort::Normal));
    let broken = || Input::Heard(Heard::Broken("404".into()));
    (0..3).for_each(|_| page.on(broken()));
    assert_eq!((page.failure().kind, page.restarts), (FailureKind::CannotStart, 3));
    page.on(Input::Boot);
    page.ready();
    page.on(Input::Start(Effort::Normal));
    assert_eq!(page.jobs.len(), 1);
}

#[test]
fn a_worker_of_another_version_is_refused() {
    let mut page = Page::new(None);
    page.on(Input::Boot);
    page.hear(Event::Ready { version: VERSION + 1 });
    assert_eq!(page.failure().kind, FailureKind::OtherVersion);
}

#[test]
fn an_edit_makes_a_proposal_outdated_and_forgets_what_was_proven() {
    let mut page = Page::new(Some(schedule(1)));
    page.on(Input::Start(Effort::Normal));
    page.finished(2);
    page.edit(|plan| plan.frozen_days = 3);
    assert!(matches!(page.machine.state(), SolveState::Proposed(best) if best.outdated));
    page.on(Input::Accept);
    assert_eq!((page.plan.schedule.clone(), page.machine.last()), (Some(schedule(2)), None));
}

#[test]
fn opening_another_plan_ends_everything_about_the_one_before() {
    let mut page = Page::new(Some(schedule(1)));
    page.on(Input::Start(Effort::Normal));
    page.improved(2);
    page.on(Input::Opened(Arc::new(plan(None))));
    page.improved(2);
    assert_eq!((page.machine.state(), page.preview.clone()), (&SolveState::Idle, None));
}
