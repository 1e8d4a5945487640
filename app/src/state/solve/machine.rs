//! The course of a solve, without a browser: what happens, and what is to be done about it.
//!
//! [`Machine::on`] takes one [`Input`] (a button, an edit, a word from the worker, a second that passed)
//! and returns the [`Output`]s that the page carries out.
//! Rules that it keeps:
//! - a schedule is accepted by itself only if the plan had none when the solve began ("the first solve");
//!   any other is a preview until somebody accepts or discards it;
//! - an edit never waits: the run goes on with the old facts for a moment, then a fresh one begins from the
//!   best found so far;
//! - what a worker found is kept whatever happens to the worker.

use std::collections::BTreeMap;
use std::sync::Arc;

use solver::model::{GoalKind, Plan, Schedule};

use super::Proposal;
use super::proposal::fitting;
use super::stage::{Effort, Failure, FailureKind, Running, SolveState};
use crate::engine::client::Heard;
use crate::engine::protocol::{Ending, Event, Fault, Found, Job, Request, VERSION};

/// Seconds without a word after which a worker counts as broken.
const SILENCE: u32 = 20;
/// Attempts at starting a worker before giving up.
const ATTEMPTS: u32 = 3;
/// Any fixed number: the same plan then gives the same course.
const SEED: u64 = 1;

/// What happens.
#[derive(Clone, Debug)]
pub enum Input {
    /// The page is ready, or somebody wants a fresh worker.
    Boot,
    /// Somebody wants a solve.
    Start(Effort),
    /// Somebody wants it to end and keeps the best found.
    Stop,
    /// Somebody wants to see a schedule that was found elsewhere.
    Propose(Arc<Schedule>),
    /// Somebody takes the proposal.
    Accept,
    /// Somebody does not want the proposal, or what the failure left of it.
    Discard,
    /// Somebody has read what broke.
    Dismiss,
    /// The plan is another value than before.
    Edited(Arc<Plan>),
    /// Another plan was opened.
    Opened(Arc<Plan>),
    /// Nothing was edited for a moment after an edit.
    Settled,
    /// The worker said something.
    Heard(Heard),
    /// A second has passed.
    Tick,
    /// A developer wants to see the solver fail.
    Provoke(Fault),
}

/// What the page does about it.
#[derive(Clone, Debug, PartialEq)]
pub enum Output {
    /// End the worker and start a fresh one.
    Restart,
    /// Post a request to it.
    Post(Box<Request>),
    /// Make this the plan's schedule; part of run `run` while it goes on, or a step of its own.
    Accept {
        /// The schedule.
        schedule: Arc<Schedule>,
        /// The first solve's run, whose improvements are undone together.
        run: Option<u32>,
    },
    /// Show a proposal, or none.
    Preview(Option<Arc<Schedule>>),
    /// Come back with [`Input::Settled`] when nothing was edited for a moment.
    Settle,
    /// Say that the solve found nothing better than the plan's schedule.
    NothingBetter,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Worker {
    Off,
    Starting,
    Ready,
    Busy,
}

/// The course of solves of one page.
#[derive(Debug)]
pub struct Machine {
    state: SolveState,
    last: Option<Proposal>,
    plan: Arc<Plan>,
    effort: Effort,
    run: u32,
    bounds: BTreeMap<GoalKind, i64>,
    worker: Worker,
    /// What waits for the worker to be ready.
    waiting: Vec<Request>,
    silent: u32,
    attempts: u32,
}

impl Machine {
    /// Nothing has happened yet.
    pub const fn new(plan: Arc<Plan>) -> Self {
        Self {
            state: SolveState::Idle,
            last: None,
            plan,
            effort: Effort::Normal,
            run: 0,
            bounds: BTreeMap::new(),
            worker: Worker::Off,
            waiting: Vec::new(),
            silent: 0,
            attempts: 0,
        }
    }

    /// How the solve stands.
    pub const fn state(&self) -> &SolveState {
        &self.state
    }

    /// What is known about the accepted schedule, as long as neither it nor the facts have changed since.
    pub const fn last(&self) -> Option<&Proposal> {
        self.last.as_ref()
    }

    /// One thing happens.
    pub fn on(&mut self, input: Input) -> Vec<Output> {
        let mut out = Vec::new();
        match input {
            Input::Boot => self.boot(&mut out),
            Input::Start(effort) => self.start(effort, &mut out),
            Input::Stop => self.stop(&mut out),
            Input::Propose(schedule) => self.propose(schedule, &mut out),
            Input::Accept => self.accept(&mut out),
            Input::Discard => self.discard(&mut out),
            Input::Dismiss => self.forgive(),
            Input::Edited(plan) => self.edited(plan, &mut out),
            Input::Opened(plan) => {
                self.leave_run(&mut out);
                self.state = SolveState::Idle;
                self.last = None;
                self.plan = plan;
                out.push(Output::Preview(None));
            }
            Input::Settled => self.settled(&mut out),
            Input::Heard(Heard::Broken(message)) => self.broken(FailureKind::Crashed, message, &mut out),
            Input::Heard(Heard::Event(event)) => self.heard(*event, &mut out),
            Input::Tick => self.tick(&mut out),
            Input::Provoke(fault) => self.ask(Request::Arm(fault), &mut out),
        }
        out
    }

    fn boot(&mut self, out: &mut Vec<Output>) {
        self.attempts = 0;
        self.forgive();
        self.restart(out);
    }

    /// A failure leaves nothing behind but what had been found.
    fn forgive(&mut self) {
        if let SolveState::Failed(failure) = &mut self.state {
            self.state = failure.best.take().map_or(SolveState::Idle, SolveState::Proposed);
        }
    }

    fn restart(&mut self, out: &mut Vec<Output>) {
        self.worker = Worker::Starting;
        self.silent = 0;
        out.push(Output::Restart);
    }

    /// Posts a request now or as soon as there is somebody to read it.
    fn ask(&mut self, request: Request, out: &mut Vec<Output>) {
        match self.worker {
            Worker::Ready => {
                if matches!(request, Request::Solve(_)) {
                    self.worker = Worker::Busy;
                }
                self.silent = 0;
                out.push(Output::Post(Box::new(request)));
            }
            Worker::Starting => self.waiting.push(request),
            Worker::Busy | Worker::Off => {
                self.waiting.push(request);
                self.restart(out);
            }
        }
    }

    fn start(&mut self, effort: Effort, out: &mut Vec<Output>) {
        if matches!(self.state, SolveState::Running(_)) {
            return;
        }
        let from = match std::mem::take(&mut self.state) {
            SolveState::Proposed(best) => Some(best),
            SolveState::Failed(failure) => failure.best,
            _ => None,
        };
        self.effort = effort;
        self.attempts = 0;
        self.begin(from, out);
    }

    /// Begins a run from the best schedule at hand.
    fn begin(&mut self, best: Option<Proposal>, out: &mut Vec<Output>) {
        let accepted = self.plan.schedule.clone();
        let first = accepted.is_none();
        // The accepted schedule goes along with the plan.
        let start = best.as_ref().map(|best| &best.schedule).filter(|best| Some(*best) != accepted.as_ref());
        let start = start.map(|start| fitting(&self.plan, start));
        self.run = self.run.wrapping_add(1);
        self.bounds.clear();
        self.state = SolveState::Running(Running { best, first, ..Running::default() });
        let job = Job {
            run: self.run,
            plan: without_scenarios(&self.plan),
            start,
            seed: SEED,
            budget_ms: self.effort.budget_ms(self.plan.tasks.len()),
            helps: false,
        };
        self.ask(Request::Solve(Box::new(job)), out);
    }

    /// Turns away from the present run; a worker that is busy with it is ended.
    fn leave_run(&mut self, out: &mut Vec<Output>) {
        self.run = self.run.wrapping_add(1);
        self.waiting.retain(|request| !matches!(request, Request::Solve(_)));
        if self.worker == Worker::Busy {
            self.restart(out);
        }
    }

    fn stop(&mut self, out: &mut Vec<Output>) {
        if let SolveState::Running(running) = std::mem::take(&mut self.state) {
            self.leave_run(out);
            self.conclude(running, Ending::Stopped, out);
        }
    }

    /// A run is over: its best is accepted already, is proposed, or is what the plan has anyway.
    fn conclude(&mut self, running: Running, ending: Ending, out: &mut Vec<Output>) {
        self.state = SolveState::Idle;
        let Some(best) = running.best else {
            out.push(Output::Preview(None));
            return;
        };
        let best = Proposal { ending: Some(ending), bounds: self.bounds.clone(), ..best };
        if running.first {
            self.last = Some(best);
        } else if self.plan.schedule.as_ref() == Some(&best.schedule) {
            self.last = Some(best);
            out.extend([Output::Preview(None), Output::NothingBetter]);
        } else {
            out.push(Output::Preview(Some(Arc::clone(&best.schedule))));
            self.state = SolveState::Proposed(best);
        }
    }

    /// Another schedule takes the place of whatever is proposed.
    fn propose(&mut self, schedule: Arc<Schedule>, out: &mut Vec<Output>) {
        self.discard(out);
        if self.plan.schedule.as_ref() != Some(&schedule) {
            let goals = self.plan.goals.normalised().levels().to_vec();
            out.push(Output::Preview(Some(Arc::clone(&schedule))));
            self.state = SolveState::Proposed(Proposal::elsewhere(schedule, goals));
        }
    }

    fn accept(&mut self, out: &mut Vec<Output>) {
        let best = match std::mem::take(&mut self.state) {
            SolveState::Idle => None,
            SolveState::Running(running) => {
                self.leave_run(out);
                let ending = Some(Ending::Stopped);
                running.best.map(|best| Proposal { ending, bounds: self.bounds.clone(), ..best })
            }
            SolveState::Proposed(best) => Some(best),
            SolveState::Failed(failure) => failure.best,
        };
        if let Some(best) = best {
            out.push(Output::Accept { schedule: Arc::clone(&best.schedule), run: None });
            self.last = (!best.outdated).then_some(best);
        }
        out.push(Output::Preview(None));
    }

    fn discard(&mut self, out: &mut Vec<Output>) {
        if matches!(std::mem::take(&mut self.state), SolveState::Running(_)) {
            self.leave_run(out);
        }
        out.push(Output::Preview(None));
    }

    fn edited(&mut self, plan: Arc<Plan>, out: &mut Vec<Output>) {
        let before = std::mem::replace(&mut self.plan, plan);
        let facts_changed = !same_facts(&before, &self.plan);
        let known = |last: &Proposal| Some(&last.schedule) == self.plan.schedule.as_ref();
        if facts_changed || !self.last.as_ref().is_some_and(known) {
            self.last = None;
        }
        match &mut self.state {
            SolveState::Running(running) => {
                if let Some(best) = &mut running.best {
                    best.outdated |= facts_changed;
                }
                let accepted = running.best.as_ref().filter(|_| running.first).map(|best| &best.schedule);
                if !facts_changed && self.plan.schedule.as_ref() == accepted {
                    return;
                }
                if !facts_changed && running.first {
                    // The step that the solve itself made was undone: its result is not wanted.
                    self.state = SolveState::Idle;
                    self.leave_run(out);
                } else if facts_changed || before.schedule != self.plan.schedule {
                    running.restarting = true;
                    out.push(Output::Settle);
                }
            }
            SolveState::Proposed(best) => best.outdated |= facts_changed,
            SolveState::Failed(Failure { best: Some(best), .. }) => best.outdated |= facts_changed,
            _ => {}
        }
    }

    fn settled(&mut self, out: &mut Vec<Output>) {
        match std::mem::take(&mut self.state) {
            SolveState::Running(running) if running.restarting => {
                self.leave_run(out);
                self.begin(running.best, out);
            }
            other => self.state = other,
        }
    }

    fn heard(&mut self, event: Event, out: &mut Vec<Output>) {
        self.silent = 0;
        match event {
            Event::Ready { version: VERSION } => {
                self.attempts = 0;
                self.worker = Worker::Ready;
                for request in std::mem::take(&mut self.waiting) {
                    self.ask(request, out);
                }
            }
            Event::Ready { .. } => {
                self.worker = Worker::Off;
                self.fail(FailureKind::OtherVersion, String::new(), out);
            }
            Event::Panicked { message } => self.broken(FailureKind::Crashed, message, out),
            event if event.run() != Some(self.run) => {}
            // Questions are asked of a worker of their own.
            Event::Answered { .. } | Event::Tried { .. } => {}
            Event::Improved { found, .. } => self.improved(&found, out),
            Event::Bound { goal, bound, .. } => {
                self.bounds.insert(goal, bound);
                if let SolveState::Running(Running { best: Some(best), restarting: false, .. }) =
                    &mut self.state
                {
                    best.bounds.clone_from(&self.bounds);
                }
            }
            Event::Progress { iterations, elapsed_ms, .. } => {
                if let SolveState::Running(running) = &mut self.state {
                    (running.iterations, running.elapsed_ms) = (iterations, elapsed_ms);
                }
            }
            Event::Finished { ending, found, bounds, .. } => {
                self.worker = Worker::Ready;
                self.bounds.extend(bounds);
                self.improved(&found, out);
                if let SolveState::Running(Running { restarting: false, .. }) = &self.state
                    && let SolveState::Running(running) = std::mem::take(&mut self.state)
                {
                    self.conclude(running, ending, out);
                }
            }
        }
    }

    fn improved(&mut self, found: &Found, out: &mut Vec<Output>) {
        let SolveState::Running(running) = &mut self.state else { return };
        let best = Proposal::new(found, &self.plan, &self.bounds);
        (running.iterations, running.elapsed_ms) = (best.iterations, best.elapsed_ms);
        let schedule = Arc::clone(&best.schedule);
        running.best = Some(best);
        if running.restarting {
            // Found for facts that have changed: a place to begin from, nothing to show.
        } else if running.first {
            out.push(Output::Accept { schedule, run: Some(self.run) });
        } else {
            let unchanged = self.plan.schedule.as_ref() == Some(&schedule);
            out.push(Output::Preview((!unchanged).then_some(schedule)));
        }
    }

    fn broken(&mut self, kind: FailureKind, message: String, out: &mut Vec<Output>) {
        let was_working = self.worker == Worker::Busy;
        if self.worker == Worker::Off {
            return;
        }
        self.attempts += u32::from(!was_working);
        if !was_working && self.attempts < ATTEMPTS {
            // It broke while nobody waited for it, or before it could begin: a fresh one may do.
            self.restart(out);
        } else if was_working {
            self.run = self.run.wrapping_add(1);
            self.restart(out);
            self.fail(kind, message, out);
        } else {
            self.worker = Worker::Off;
            self.waiting.clear();
            self.fail(FailureKind::CannotStart, message, out);
        }
    }

    fn fail(&mut self, kind: FailureKind, message: String, out: &mut Vec<Output>) {
        let best = match std::mem::take(&mut self.state) {
            SolveState::Running(running) if running.first => None,
            SolveState::Running(running) => running.best,
            SolveState::Proposed(best) => Some(best),
            SolveState::Failed(failure) => failure.best,
            SolveState::Idle => None,
        };
        let differs = |best: &Proposal| self.plan.schedule.as_ref() != Some(&best.schedule);
        let best = best.filter(differs);
        out.push(Output::Preview(best.as_ref().map(|best| Arc::clone(&best.schedule))));
        self.state = SolveState::Failed(Failure { kind, message, best });
    }

    fn tick(&mut self, out: &mut Vec<Output>) {
        // Seconds are counted while the page is awake: a closed lid is no silence of the worker.
        if matches!(self.worker, Worker::Busy | Worker::Starting) {
            self.silent += 1;
            if self.silent >= SILENCE {
                self.broken(FailureKind::Silent, String::new(), out);
            }
        }
    }
}

/// The plan as a worker needs it: what might be otherwise is not its business.
fn without_scenarios(plan: &Arc<Plan>) -> Arc<Plan> {
    if plan.scenarios.is_empty() {
        return Arc::clone(plan);
    }
    Arc::new(Plan { scenarios: Vec::new(), ..(**plan).clone() })
}

/// Whether two plans ask the same question: everything but the name, the accepted schedule and scenarios.
fn same_facts(a: &Plan, b: &Plan) -> bool {
    let question =
        |plan: &Plan| Plan { name: String::new(), schedule: None, scenarios: Vec::new(), ..plan.clone() };
    question(a) == question(b)
}
