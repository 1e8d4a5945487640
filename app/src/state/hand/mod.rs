//! Moves that are tried while somebody drags: a worker of their own holds the plan and answers within a frame or two.
//!
//! [`machine`] decides, without a browser, what is asked and what no longer counts; [`Hand`] carries it out and keeps
//! the newest answer.

mod machine;

use std::sync::Arc;

use leptos::prelude::*;
use solver::explain::attempt::{Attempt, Tried};
use solver::model::{Plan, Schedule};

use crate::engine::client::Client;

use machine::{Act, Machine};

/// The newest answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Answer {
    /// Nothing was asked yet.
    #[default]
    None,
    /// What comes of a move.
    Tried(Attempt, Arc<Tried>),
    /// The worker broke: there is no answer.
    Failed,
}

/// The hand of the page; `Copy`, reached with [`use_hand`].
#[derive(Clone, Copy, Debug)]
pub struct Hand {
    answer: RwSignal<Answer>,
    machine: StoredValue<Machine, LocalStorage>,
    client: StoredValue<Option<Client>, LocalStorage>,
}

/// The hand of the page; where none was provided, as in a test of one widget, one that gets no answers.
pub fn use_hand() -> Hand {
    use_context().unwrap_or_else(Hand::new)
}

impl Hand {
    /// A hand without a worker yet.
    pub fn new() -> Self {
        Self {
            answer: RwSignal::default(),
            machine: StoredValue::new_local(Machine::default()),
            client: StoredValue::new_local(None),
        }
    }

    /// Makes it available to everything below.
    pub fn provide(self) -> Self {
        provide_context(self);
        self.client.set_value(Some(Client::new(move |heard| self.work(|machine| machine.hear(heard)))));
        self
    }

    /// Starts the worker, unless it is there: somebody may soon drag.
    pub fn warm(self) {
        self.work(Machine::warm);
    }

    /// Takes a plan and its schedule in hand; free where they are already.
    pub fn hold(self, plan: &Arc<Plan>, schedule: &Arc<Schedule>) {
        self.work(|machine| machine.hold(plan, schedule));
    }

    /// Asks what comes of a move; older moves no longer count.
    pub fn want(self, attempt: Attempt) {
        self.work(|machine| machine.want(attempt));
    }

    /// Wants nothing any more, and forgets the answer.
    pub fn let_go(self) {
        let _ = self.machine.try_update_value(Machine::let_go);
        if self.answer.with_untracked(|answer| *answer != Answer::None) {
            self.answer.set(Answer::None);
        }
    }

    /// The newest answer (tracked).
    pub fn answer(self) -> Answer {
        self.answer.get()
    }

    /// What comes of exactly this move, if that is known.
    pub fn known(self, attempt: &Attempt) -> Option<Arc<Tried>> {
        self.answer.with_untracked(|answer| match answer {
            Answer::Tried(of, tried) if of == attempt => Some(Arc::clone(tried)),
            _ => None,
        })
    }

    /// Something happens to the machine, and what follows from it is done.
    fn work(self, happens: impl FnOnce(&mut Machine) -> Vec<Act>) {
        for act in self.machine.try_update_value(happens).unwrap_or_default() {
            let client = |act: fn(&Client)| self.client.with_value(|client| client.iter().for_each(act));
            match act {
                Act::Start => client(Client::restart),
                Act::End => client(Client::end),
                Act::Post(request) => {
                    self.client.with_value(|client| client.iter().for_each(|client| client.post(&request)));
                }
                Act::Tell(attempt, tried) => self.answer.set(Answer::Tried(attempt, tried)),
                Act::Fail => self.answer.set(Answer::Failed),
            }
        }
    }
}

impl Default for Hand {
    fn default() -> Self {
        Self::new()
    }
}
