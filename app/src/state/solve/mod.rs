//! Solving: from the button to a schedule that somebody has accepted.
//!
//! [`machine`] decides, without a browser, what [`pause`] lets through of what the [`team`] of workers says; [`Solves`]
//! carries out what it decides and shows how it stands.

mod machine;
mod pause;
mod proposal;
mod stage;
mod team;
#[cfg(test)]
mod team_tests;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use leptos::prelude::*;
use solver::model::Schedule;

use super::command::{Command, CommandError, Label};
use super::document::{Document, use_document};
use super::history::Joint;
use crate::engine::client::{Client, Heard};
use crate::engine::protocol::Fault;
use crate::platform::page;
use crate::platform::timer::{self, Timer};
use crate::text::commands;

use machine::{Input, Machine, Output};
use pause::{PAUSE_MS, Passed, Pause};
pub use proposal::{Level, Proposal};
pub use stage::{Effort, Failure, FailureKind, Running, SolveState};
use team::{Act, Team};

/// Milliseconds without an edit after which a running solve begins again.
const SETTLE_MS: u32 = 300;

/// The solves of the page; `Copy`, reached with [`use_solves`].
#[derive(Clone, Copy, Debug)]
pub struct Solves {
    document: Document,
    state: RwSignal<SolveState>,
    last: RwSignal<Option<Proposal>>,
    nothing_better: RwSignal<u32>,
    inner: StoredValue<Inner, LocalStorage>,
}

#[derive(Debug)]
struct Inner {
    machine: Machine,
    pause: Pause,
    team: Team,
    /// The lead first.
    clients: Vec<Client>,
    settle: Option<Timer>,
    seconds: Option<Timer>,
}

/// The solves of the page; where none were provided, as in a test of one widget, some that never answer.
pub fn use_solves() -> Solves {
    use_context().unwrap_or_else(|| Solves::new(use_document()))
}

impl Solves {
    /// Solves of a document, without a worker yet.
    pub fn new(document: Document) -> Self {
        let machine = Machine::new(document.plan_untracked());
        let (pause, team) = (Pause::default(), Team::new(1));
        let inner = Inner { machine, pause, team, clients: Vec::new(), settle: None, seconds: None };
        Self {
            document,
            state: RwSignal::default(),
            last: RwSignal::new(None),
            nothing_better: RwSignal::new(0),
            inner: StoredValue::new_local(inner),
        }
    }

    /// Follows the document, starts the worker with the first plan that is opened, and makes the solves available to
    /// everything below.
    pub fn provide(self) -> Self {
        provide_context(self);
        let workers = team::workers(page::cores());
        let client = |worker| Client::new(move |heard: Heard| self.work(|team| team.hear(worker, heard)));
        let clients = (0..workers).map(client).collect();
        let seconds = timer::every(1000, move || self.feed(Input::Tick));
        let _ = self.inner.try_update_value(|inner| {
            inner.team = Team::new(workers);
            inner.clients = clients;
            inner.seconds = Some(seconds);
        });
        Effect::new(move |opened: Option<u32>| {
            let (plan, now) = (self.document.plan(), self.document.opened());
            // Not before there is something to solve: the first page loads without the worker.
            if now > 0 && opened.is_none_or(|before| before == 0) {
                self.feed(Input::Boot);
            }
            // The first value is what the machine was made with.
            match opened {
                Some(before) if before != now => self.feed(Input::Opened(plan)),
                _ => self.feed(Input::Edited(plan)),
            }
            now
        });
        self
    }

    /// How the solve stands (tracked).
    pub fn state(self) -> SolveState {
        self.state.get()
    }

    /// How the solve stands at this moment.
    pub fn state_untracked(self) -> SolveState {
        self.state.get_untracked()
    }

    /// Whether a solve runs (tracked).
    pub fn is_running(self) -> bool {
        self.state.with(|state| matches!(state, SolveState::Running(_)))
    }

    /// What is known about the accepted schedule: how it was reached, what was proven.
    /// None once the facts or the schedule have changed since (tracked).
    pub fn last(self) -> Option<Proposal> {
        self.last.get()
    }

    /// Rises each time that a solve has found nothing better than the plan's schedule (tracked).
    pub fn nothing_better(self) -> u32 {
        self.nothing_better.get()
    }

    /// Solves: for 10 seconds at most, from the schedule at hand.
    pub fn start(self) {
        self.feed(Input::Start(Effort::Normal));
    }

    /// Keeps going for a minute, from the proposal or the accepted schedule.
    pub fn keep_going(self) {
        self.feed(Input::Start(Effort::More));
    }

    /// Ends the solve and keeps the best that it found.
    pub fn stop(self) {
        self.feed(Input::Stop);
    }

    /// Shows a schedule that was found elsewhere as the proposal, in place of any other.
    pub fn propose(self, schedule: Arc<Schedule>) {
        self.feed(Input::Propose(schedule));
    }

    /// Makes the proposal the plan's schedule; one step of undo.
    pub fn accept(self) {
        self.feed(Input::Accept);
    }

    /// Keeps the plan's schedule as it is.
    pub fn discard(self) {
        self.feed(Input::Discard);
    }

    /// The message about a failure was read; what had been found still waits for an answer.
    pub fn dismiss_failure(self) {
        self.feed(Input::Dismiss);
    }

    /// Starts a fresh worker after one that could not be started.
    pub fn restart_worker(self) {
        self.feed(Input::Boot);
    }

    /// For developers: makes the next solve fail.
    pub fn provoke(self, fault: Fault) {
        self.feed(Input::Provoke(fault));
    }

    /// Something happens to the team, and what follows from it is done.
    fn work(self, happens: impl FnOnce(&mut Team) -> Vec<Act>) {
        let Some(acts) = self.inner.try_update_value(|inner| happens(&mut inner.team)) else { return };
        for act in acts {
            let client = |worker: usize, act: &dyn Fn(&Client)| {
                self.inner.with_value(|inner| inner.clients.get(worker).into_iter().for_each(act));
            };
            match act {
                Act::Tell(heard) => self.pass_on(|pause| pause.hear(heard)),
                Act::Start(worker) => client(worker, &Client::restart),
                Act::Post(worker, request) => client(worker, &|client| client.post(&request)),
                Act::End(worker) => client(worker, &Client::end),
            }
        }
    }

    /// What the team says goes through the pause.
    fn pass_on(self, ask: impl FnOnce(&mut Pause) -> Passed) {
        let Some(passed) = self.inner.try_update_value(|inner| ask(&mut inner.pause)) else { return };
        if passed.begins {
            timer::after(PAUSE_MS, move || self.pass_on(Pause::over)).forget();
        }
        for heard in passed.now {
            self.feed(Input::Heard(heard));
        }
    }

    fn feed(self, input: Input) {
        let fed = self.inner.try_update_value(|inner| {
            let outputs = inner.machine.on(input);
            (outputs, inner.machine.state().clone(), inner.machine.last().cloned())
        });
        // After the page was left there is nobody to tell.
        let Some((outputs, state, last)) = fed else { return };
        for output in outputs {
            self.carry_out(output);
        }
        if self.state.with_untracked(|shown| *shown != state) {
            self.state.set(state);
        }
        if self.last.with_untracked(|shown| *shown != last) {
            self.last.set(last);
        }
    }

    fn carry_out(self, output: Output) {
        match output {
            Output::Restart => self.work(Team::restart),
            Output::Post(request) => self.work(|team| team.ask(*request)),
            Output::Preview(schedule) => self.document.set_preview(schedule),
            Output::NothingBetter => self.nothing_better.update(|times| *times += 1),
            Output::Settle => {
                let timer = timer::after(SETTLE_MS, move || self.feed(Input::Settled));
                let _ = self.inner.try_update_value(|inner| inner.settle = Some(timer));
            }
            Output::Accept { schedule, run } => {
                // A locked document keeps the schedule that it has; its banner says why.
                let _: Result<(), CommandError> = self.take(schedule, run);
            }
        }
    }

    fn take(self, schedule: Arc<Schedule>, run: Option<u32>) -> Result<(), CommandError> {
        let command = Command::AcceptSchedule(schedule);
        match run {
            Some(run) => {
                let label = Label::Plain(commands::solved);
                self.document.apply_as(command, label, Some(Joint::Solve(run)))
            }
            None => self.document.apply(command),
        }
    }
}
