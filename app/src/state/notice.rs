//! Short messages about what has happened, shown for a while at the bottom right.

use std::sync::Arc;

use leptos::prelude::*;

use crate::text::Lang;

/// How a message is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// For information.
    Info,
    /// Something was done.
    Done,
    /// Something went wrong; it stays until it is dismissed.
    Trouble,
}

/// A message; its sentence follows the language.
#[derive(Clone)]
pub struct Notice {
    /// How it is meant.
    pub tone: Tone,
    sentence: Arc<dyn Fn(Lang) -> String + Send + Sync>,
}

impl Notice {
    /// A message of that tone.
    pub fn new(tone: Tone, sentence: impl Fn(Lang) -> String + Send + Sync + 'static) -> Self {
        Self { tone, sentence: Arc::new(sentence) }
    }

    /// The sentence in a language.
    pub fn say(&self, lang: Lang) -> String {
        (self.sentence)(lang)
    }
}

impl std::fmt::Debug for Notice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Notice").field(&self.tone).field(&self.say(Lang::En)).finish()
    }
}

/// The messages that wait to be shown; `Copy`, reached with [`use_notices`].
#[derive(Clone, Copy, Debug)]
pub struct Notices {
    waiting: RwSignal<Vec<Notice>>,
}

/// The messages of the page; where none were provided, some that nobody shows.
pub fn use_notices() -> Notices {
    use_context().unwrap_or_else(Notices::new)
}

impl Notices {
    /// No messages.
    pub fn new() -> Self {
        Self { waiting: RwSignal::default() }
    }

    /// Shows a message.
    pub fn post(self, notice: Notice) {
        self.waiting.update(|waiting| waiting.push(notice));
    }

    /// Says that something was done.
    pub fn done(self, sentence: impl Fn(Lang) -> String + Send + Sync + 'static) {
        self.post(Notice::new(Tone::Done, sentence));
    }

    /// Says that something went wrong.
    pub fn trouble(self, sentence: impl Fn(Lang) -> String + Send + Sync + 'static) {
        self.post(Notice::new(Tone::Trouble, sentence));
    }

    /// Takes the messages that wait, to show them (tracked).
    pub fn take(self) -> Vec<Notice> {
        if self.waiting.with(Vec::is_empty) {
            return Vec::new();
        }
        self.waiting.try_update(std::mem::take).unwrap_or_default()
    }
}

impl Default for Notices {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_taken_once_and_speaks_the_language_of_the_moment() {
        let owner = Owner::new();
        owner.set();
        let notices = Notices::new();
        notices.done(|lang| crate::text::document::saved(lang).to_owned());
        let taken = notices.take();
        assert_eq!(taken[0].say(Lang::Fr), "Enregistré");
        assert!(notices.take().is_empty());
    }
}
