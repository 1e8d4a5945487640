//! The part of a plan's library that speaks with other tabs.

use leptos::prelude::*;

use super::Library;
use super::claim::{Input, Output};
use super::saver::SavedState;
use crate::platform::tabs::{Channel, Message};
use crate::platform::timer;

impl Library {
    pub(super) fn listen_to_tabs(self) {
        let channel = Channel::open(move |message| self.claim(Input::Heard(message)));
        self.change(|inner| inner.channel = Some(channel));
    }

    /// Edits here; the tab that edits now saves and lets go.
    pub fn take_over(self) {
        self.claim(Input::Take);
    }

    /// Leaves the plan to the other tab and edits a copy.
    pub fn work_on_copy(self) {
        self.duplicate();
    }

    /// Lets the claim decide, and carries it out.
    pub(super) fn claim(self, input: Input) {
        let Some((tab, outputs)) = self.change(|inner| (inner.claim.tab(), inner.claim.on(input))) else {
            return;
        };
        for output in outputs {
            match output {
                Output::Say(plan, word) => {
                    let message = Message { from: tab, plan, word };
                    let _ = self.inner.try_with_value(|inner| {
                        inner.channel.iter().for_each(|channel| channel.say(&message));
                    });
                }
                Output::Lock(locked) => {
                    self.document.set_locked(locked);
                    self.elsewhere.set(locked);
                }
                Output::Save => {
                    self.save_now();
                    self.saved_all();
                }
                Output::Reload => self.reload(),
                Output::Wait(millis) => {
                    let timer = timer::after(millis, move || self.claim(Input::Silence));
                    let _ = self.change(|inner| inner.wait = Some(timer));
                }
            }
        }
    }

    /// Hands over once everything is saved, or cannot be.
    pub(super) fn saved_all(self) {
        if !matches!(self.saved.get_untracked(), SavedState::Saving) {
            self.claim(Input::Saved);
        }
    }
}
