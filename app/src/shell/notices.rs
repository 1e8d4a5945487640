//! Messages as toasts.

use leptos::prelude::*;

use crate::state::notice::{Notice, Notices, Tone};
use crate::state::solve::Solves;
use crate::text::{Text, shell};
use crate::ui::{Toast, use_toasts};

/// Shows each message once, in the language of the moment.
pub fn show_as_toasts(notices: Notices, solves: Solves, text: Text) {
    let toasts = use_toasts();
    Effect::new(move |_| {
        for notice in notices.take() {
            let message = notice.say(text.now());
            toasts.show(match notice.tone {
                Tone::Info => Toast::new(message),
                Tone::Done => Toast::new(message).tone(crate::ui::Tone::Good),
                Tone::Trouble => Toast::error(message),
            });
        }
    });
    Effect::new(move |before: Option<u32>| {
        let times = solves.nothing_better();
        if before.is_some_and(|before| before != times) {
            notices.post(Notice::new(Tone::Info, |lang| shell::nothing_better(lang).to_owned()));
        }
        times
    });
}
