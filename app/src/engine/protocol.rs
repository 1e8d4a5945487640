//! Messages between the page and the solver's worker: one JSON text each.
//!
//! The worker's file is never hashed by the bundler, so a browser may hold an old one:
//! [`Event::Ready`] carries the [`VERSION`] that the worker speaks, and the page refuses another.
//! Every run has a number; what an earlier run still says is recognised by it and ignored.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use solver::explain::attempt::{Attempt, Tried};
use solver::model::{GoalKind, Plan, Schedule, Score};

use super::question::{Answer, Question};

/// Rises whenever a message changes its meaning.
pub const VERSION: u32 = 7;

/// What the page asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Solve this plan.
    Solve(Box<Job>),
    /// Find something out about a plan; a worker that solves hears it afterwards.
    Ask(Box<Question>),
    /// Take a plan and its schedule in hand, for the moves that follow.
    Hold(Box<Grasp>),
    /// Say what comes of a move of what is in hand.
    Try(Trial),
    /// Fail during the next run, to try what happens then. Asked only by the developer's commands.
    Arm(Fault),
}

/// What a worker takes in hand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Grasp {
    /// The plan.
    pub plan: Arc<Plan>,
    /// The schedule on show.
    pub schedule: Arc<Schedule>,
}

/// A move to try.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trial {
    /// Its number: an answer to an older one is ignored.
    pub number: u32,
    /// What is moved.
    pub attempt: Attempt,
}

/// A failure on request, some time after a run has found its first schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// Panics.
    Panic,
    /// Falls silent for ever.
    Hang,
}

/// A plan to solve, and how long to try.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Job {
    /// Number of the run.
    pub run: u32,
    /// The plan; its goals are what is optimised.
    pub plan: Arc<Plan>,
    /// Where to begin; none: from the plan's own schedule, and where it has none from nothing.
    pub start: Option<Arc<Schedule>>,
    /// Seed of the search.
    pub seed: u64,
    /// Longest time, in milliseconds.
    pub budget_ms: u32,
    /// The page has the schedule to start from: it need not be left in peace to draw it.
    #[serde(default)]
    pub helps: bool,
}

/// What the worker tells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Event {
    /// The worker listens; messages sent before are lost.
    Ready {
        /// The [`VERSION`] it speaks.
        version: u32,
    },
    /// A better schedule was found.
    Improved {
        /// Of which run.
        run: u32,
        /// The schedule and how it was reached.
        found: Found,
    },
    /// A proven limit: no schedule is better than this at that goal.
    Bound {
        /// Of which run.
        run: u32,
        /// Which goal.
        goal: GoalKind,
        /// Its smallest possible value.
        bound: i64,
    },
    /// Still at work; told several times a second.
    Progress {
        /// Of which run.
        run: u32,
        /// Steps so far.
        iterations: u64,
        /// Milliseconds since the run began.
        elapsed_ms: u32,
    },
    /// The run is over.
    Finished {
        /// Which run.
        run: u32,
        /// How it ended.
        ending: Ending,
        /// The best schedule.
        found: Found,
        /// What was proven, goal by goal.
        bounds: Vec<(GoalKind, i64)>,
    },
    /// What a question led to.
    Answered {
        /// Number of the question.
        number: u32,
        /// What was found out.
        answer: Answer,
        /// Nothing better follows.
        last: bool,
    },
    /// What comes of a move.
    Tried {
        /// Number of the move.
        number: u32,
        /// What comes of it.
        tried: Box<Tried>,
    },
    /// The worker is about to stop: it met a fault of its own.
    Panicked {
        /// What it said, in English.
        message: String,
    },
}

/// A schedule, its score and how it was reached.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// Who does what and when.
    pub schedule: Arc<Schedule>,
    /// Its value at each goal of the plan.
    pub score: Score,
    /// Steps until now.
    pub iterations: u64,
    /// Milliseconds since the run began.
    pub elapsed_ms: u32,
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ending {
    /// Nothing better exists.
    Optimal,
    /// Nothing was left to try.
    Stalled,
    /// The time was up.
    OutOfTime,
    /// Somebody stopped it.
    Stopped,
}

impl Request {
    /// The message as text.
    ///
    /// # Errors
    /// What the encoder says; it has no reason to refuse these types.
    pub fn encode(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// The request in a message.
    ///
    /// # Errors
    /// The text is no request of this version.
    pub fn decode(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }
}

impl Event {
    /// The message as text.
    ///
    /// # Errors
    /// What the encoder says; it has no reason to refuse these types.
    pub fn encode(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// The event in a message.
    ///
    /// # Errors
    /// The text is no event of this version.
    pub fn decode(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// The run that it speaks of.
    pub const fn run(&self) -> Option<u32> {
        match self {
            Self::Ready { .. } | Self::Answered { .. } | Self::Tried { .. } | Self::Panicked { .. } => None,
            Self::Improved { run, .. }
            | Self::Bound { run, .. }
            | Self::Progress { run, .. }
            | Self::Finished { run, .. } => Some(*run),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn messages_come_back_as_they_were_sent() {
        let job = Job {
            run: 3,
            plan: Arc::new(Plan::new("Été “1”", NaiveDate::default())),
            start: Some(Arc::default()),
            seed: u64::MAX,
            budget_ms: 10_000,
            helps: true,
        };
        let request = Request::Solve(Box::new(job));
        assert_eq!(Request::decode(&request.encode().unwrap()).unwrap(), request);
        let found =
            Found { schedule: Arc::default(), score: Score(vec![0, -5]), iterations: 7, elapsed_ms: 9 };
        let event = Event::Finished {
            run: 3,
            ending: Ending::Stalled,
            found,
            bounds: vec![(GoalKind::PeakLoad, 812)],
        };
        assert_eq!(Event::decode(&event.encode().unwrap()).unwrap(), event);
        assert_eq!(event.run(), Some(3));
    }

    #[test]
    fn a_message_of_another_version_is_an_error_and_no_guess() {
        assert!(Event::decode(r#"{"Improved":{"run":1}}"#).is_err());
        assert!(Request::decode("").is_err());
    }
}
