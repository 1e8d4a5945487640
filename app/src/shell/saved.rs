//! Whether the plan is kept: "Saving…", "Saved 2 s ago", "Not saved".

use leptos::prelude::*;

use crate::platform::{clock, timer};
use crate::state::library::{SavedState, use_library};
use crate::text::{Lang, document, use_text};
use crate::ui::{Tag, Tone};

/// The words for a state at a moment (milliseconds since 1970).
fn words(lang: Lang, state: &SavedState, now: f64) -> String {
    match state {
        SavedState::Saving => document::saving(lang).to_owned(),
        SavedState::NotSaved(_) => document::not_saved(lang).to_owned(),
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole seconds, never negative"
        )]
        SavedState::Saved { at } => match ((now - at) / 1000.0).max(0.0) as u64 {
            0 | 1 => document::saved(lang).to_owned(),
            seconds => document::saved_ago(lang, seconds),
        },
    }
}

/// The saved state beside the plan's name.
#[component]
pub fn Saved() -> impl IntoView {
    let (text, library) = (use_text(), use_library());
    let now = RwSignal::new(clock::millis());
    let ticking = StoredValue::new_local(timer::every(1000, move || {
        let _ = now.try_set(clock::millis());
    }));
    on_cleanup(move || ticking.dispose());
    let label = Memo::new(move |_| words(text.lang(), &library.saved(), now.get()));
    let tone = Signal::derive(move || match library.saved() {
        SavedState::Saved { .. } => Tone::Good,
        SavedState::Saving => Tone::Plain,
        SavedState::NotSaved(_) => Tone::Bad,
    });
    view! { <Tag label tone/> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::database::DatabaseError;

    #[test]
    fn the_state_is_said_with_its_age() {
        let say = |state: &SavedState, now| words(Lang::En, state, now);
        assert_eq!(say(&SavedState::Saving, 0.0), "Saving…");
        assert_eq!(say(&SavedState::Saved { at: 5000.0 }, 4000.0), "Saved", "a clock set back");
        assert_eq!(say(&SavedState::Saved { at: 5000.0 }, 7500.0), "Saved 2\u{a0}s ago");
        assert_eq!(say(&SavedState::NotSaved(DatabaseError::Refused), 0.0), "Not saved");
    }
}
