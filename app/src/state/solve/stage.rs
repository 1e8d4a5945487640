//! The stages of a solve, as views see them.

use super::Proposal;

/// How the solve stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum SolveState {
    /// Nothing runs, nothing waits for an answer.
    #[default]
    Idle,
    /// A solve runs.
    Running(Running),
    /// A solve has ended; its schedule is shown and waits to be accepted or discarded.
    Proposed(Proposal),
    /// The solver broke. The plan is as it was, and the solver has been started again unless it cannot be.
    Failed(Failure),
}

/// A solve that runs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Running {
    /// The best schedule so far.
    pub best: Option<Proposal>,
    /// Steps so far.
    pub iterations: u64,
    /// Milliseconds so far.
    pub elapsed_ms: u32,
    /// The plan had no schedule: improvements are accepted by themselves.
    pub first: bool,
    /// The plan was edited; a fresh run is about to begin.
    pub restarting: bool,
}

/// What broke.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// In which way.
    pub kind: FailureKind,
    /// What the program or the browser said, in English; may be empty.
    pub message: String,
    /// What had been found; it is shown and can still be accepted.
    pub best: Option<Proposal>,
}

/// In which way the solver broke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailureKind {
    /// It met a fault of its own.
    Crashed,
    /// It said nothing for too long.
    Silent,
    /// It cannot be started.
    CannotStart,
    /// It belongs to another version of the page.
    OtherVersion,
}

impl FailureKind {
    /// Its stable code, as in `docs/errors.md`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Crashed => "E5001",
            Self::Silent => "E5002",
            Self::CannotStart => "E5003",
            Self::OtherVersion => "E5004",
        }
    }
}

/// How long to try.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Effort {
    /// 10 seconds at most, less for a small plan.
    #[default]
    Normal,
    /// A minute.
    More,
}

impl Effort {
    /// How long to try for so many tasks, in milliseconds.
    ///
    /// The search spreads its course over the time that it has, so the time follows the size: a handful of tasks needs
    /// no ten seconds.
    pub(super) fn budget_ms(self, tasks: usize) -> u32 {
        match self {
            Self::Normal => {
                u32::try_from(tasks).map_or(10_000, |tasks| (1_000 + tasks.min(1_000) * 80).min(10_000))
            }
            Self::More => 60_000,
        }
    }
}
