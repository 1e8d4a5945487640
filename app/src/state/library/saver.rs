//! When the plan is written to the database, without a browser.
//!
//! [`Saver::on`] takes what happens and says what to do about it.
//! A change is written [`DELAY_MS`] after it, together with all that came meanwhile; one write runs at a time.
//! After a failure the next change, or "try again", tries again.

use std::sync::Arc;

use solver::model::Plan;

use crate::platform::database::DatabaseError;

/// Milliseconds from the first unsaved change to the write.
const DELAY_MS: u32 = 400;

/// Whether the plan on the screen is the plan in the database.
#[derive(Clone, Debug, PartialEq)]
pub enum SavedState {
    /// It is, since then (milliseconds since 1970, UTC).
    Saved {
        /// When it was written.
        at: f64,
    },
    /// It will be in a moment.
    Saving,
    /// It is not, and this is why.
    NotSaved(DatabaseError),
}

/// What happens.
#[derive(Clone, Debug)]
pub(super) enum Input {
    /// The plan has this value now.
    Changed(Arc<Plan>),
    /// The delay is over, or the page may be about to go, or somebody wants to try again.
    Now,
    /// The write has succeeded.
    Written {
        /// The revision that it has in the database.
        revision: u32,
        /// When.
        at: f64,
    },
    /// The write has failed.
    Failed(DatabaseError),
}

/// What to do.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Output {
    /// Come back with [`Input::Now`] after so many milliseconds.
    Later(u32),
    /// Write this plan over that revision.
    Write {
        /// The plan.
        plan: Arc<Plan>,
        /// The revision in the database that it builds on; 0: none yet.
        revision: u32,
    },
}

/// The saving of one plan.
#[derive(Clone, Debug)]
pub(super) struct Saver {
    /// The plan as the database has it.
    saved: Option<Arc<Plan>>,
    /// The plan as it is.
    now: Arc<Plan>,
    revision: u32,
    at: f64,
    writing: Option<Arc<Plan>>,
    waiting: bool,
    trouble: Option<DatabaseError>,
}

impl Saver {
    /// A plan that is in the database, as it is.
    pub(super) const fn kept(plan: Arc<Plan>, saved: Arc<Plan>, revision: u32, at: f64) -> Self {
        Self { saved: Some(saved), now: plan, revision, at, writing: None, waiting: false, trouble: None }
    }

    /// A plan that is not in the database yet.
    pub(super) const fn new(plan: Arc<Plan>) -> Self {
        Self { saved: None, now: plan, revision: 0, at: 0.0, writing: None, waiting: false, trouble: None }
    }

    /// The state to show.
    pub(super) fn state(&self) -> SavedState {
        match &self.trouble {
            Some(trouble) if self.writing.is_none() => SavedState::NotSaved(trouble.clone()),
            _ if self.is_saved() => SavedState::Saved { at: self.at },
            _ => SavedState::Saving,
        }
    }

    /// Whether the database has the plan as it is.
    pub(super) fn is_saved(&self) -> bool {
        // Equal plans count as the same: undo back to what was saved needs no write.
        self.saved.as_ref().is_some_and(|saved| Arc::ptr_eq(saved, &self.now) || *saved == self.now)
    }

    /// The plan as it is.
    pub(super) const fn plan(&self) -> &Arc<Plan> {
        &self.now
    }

    /// The revision that the next write builds on.
    pub(super) const fn revision(&self) -> u32 {
        self.revision
    }

    /// One thing happens.
    pub(super) fn on(&mut self, input: Input) -> Option<Output> {
        match input {
            Input::Changed(plan) => {
                self.now = plan;
                if self.waiting || self.is_saved() {
                    return None;
                }
                self.waiting = true;
                Some(Output::Later(DELAY_MS))
            }
            Input::Now => {
                self.waiting = false;
                self.write()
            }
            Input::Written { revision, at } => {
                self.saved = self.writing.take();
                (self.revision, self.at, self.trouble) = (revision, at, None);
                if self.waiting { None } else { self.write() }
            }
            Input::Failed(trouble) => {
                self.writing = None;
                self.trouble = Some(trouble);
                None
            }
        }
    }

    fn write(&mut self) -> Option<Output> {
        if self.writing.is_some() {
            return None;
        }
        if self.is_saved() {
            self.trouble = None;
            return None;
        }
        // What somebody else wrote is not written over, however often it is tried: that is for the person to decide.
        if matches!(self.trouble, Some(DatabaseError::Conflict { .. } | DatabaseError::Deleted)) {
            return None;
        }
        self.writing = Some(Arc::clone(&self.now));
        Some(Output::Write { plan: Arc::clone(&self.now), revision: self.revision })
    }

    /// The person has decided that this tab's plan counts: it is written over that revision.
    pub(super) fn replace(&mut self, revision: u32) -> Option<Output> {
        self.revision = revision;
        self.trouble = None;
        self.saved = None;
        self.write()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn plan(name: &str) -> Arc<Plan> {
        Arc::new(Plan::new(name, NaiveDate::default()))
    }

    fn kept(name: &str) -> Saver {
        Saver::kept(plan(name), plan(name), 4, 10.0)
    }

    fn write(name: &str, revision: u32) -> Option<Output> {
        Some(Output::Write { plan: plan(name), revision })
    }

    #[test]
    fn changes_are_written_together_after_a_moment() {
        let mut saver = kept("a");
        assert_eq!(saver.on(Input::Changed(plan("b"))), Some(Output::Later(DELAY_MS)));
        assert_eq!(saver.on(Input::Changed(plan("c"))), None);
        assert_eq!(saver.state(), SavedState::Saving);
        assert_eq!(saver.on(Input::Now), write("c", 4));
        assert_eq!(saver.on(Input::Written { revision: 5, at: 20.0 }), None);
        assert_eq!(saver.state(), SavedState::Saved { at: 20.0 });
    }

    #[test]
    fn what_changes_during_a_write_is_written_after_it() {
        let mut saver = kept("a");
        saver.on(Input::Changed(plan("b")));
        saver.on(Input::Now);
        assert_eq!(saver.on(Input::Changed(plan("c"))), Some(Output::Later(DELAY_MS)));
        assert_eq!(saver.on(Input::Now), None, "one write at a time");
        assert_eq!(saver.on(Input::Written { revision: 5, at: 20.0 }), write("c", 5));
    }

    #[test]
    fn undo_back_to_what_was_saved_needs_no_write() {
        let mut saver = kept("a");
        saver.on(Input::Changed(plan("b")));
        saver.on(Input::Changed(plan("a")));
        assert_eq!(saver.state(), SavedState::Saved { at: 10.0 });
        assert_eq!(saver.on(Input::Now), None);
    }

    #[test]
    fn a_failure_is_shown_and_the_next_change_tries_again() {
        let mut saver = kept("a");
        saver.on(Input::Changed(plan("b")));
        saver.on(Input::Now);
        saver.on(Input::Failed(DatabaseError::Refused));
        assert_eq!(saver.state(), SavedState::NotSaved(DatabaseError::Refused));
        saver.on(Input::Changed(plan("c")));
        assert_eq!(saver.on(Input::Now), write("c", 4));
        saver.on(Input::Written { revision: 5, at: 20.0 });
        assert_eq!(saver.state(), SavedState::Saved { at: 20.0 });
    }

    #[test]
    fn a_conflict_is_never_written_over_before_the_person_says_so() {
        let mut saver = kept("a");
        saver.on(Input::Changed(plan("b")));
        saver.on(Input::Now);
        saver.on(Input::Failed(DatabaseError::Conflict { found: 9 }));
        saver.on(Input::Changed(plan("c")));
        assert_eq!(saver.on(Input::Now), None);
        assert_eq!(saver.replace(9), write("c", 9));
    }

    #[test]
    fn a_new_plan_is_not_saved_until_it_is_written() {
        let mut saver = Saver::new(plan("a"));
        assert_eq!(saver.state(), SavedState::Saving);
        assert_eq!(saver.on(Input::Now), write("a", 0));
        saver.on(Input::Written { revision: 1, at: 1.0 });
        assert!(saver.is_saved());
    }
}
