//! The link of a plan: made anew whenever what is to leave changes, and read-only in its field.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use solver::format as plan_file;
use solver::model::Plan;
use solver::share::link::fragment;

use crate::platform::{address, compress};
use crate::text::{Lang, share as words};

/// Longest address that is handed out, in characters.
///
/// Browsers have limits of their own: Chromium takes 2 million characters, Firefox 1 million, Safari is known to take
/// 80,000; a plan of 1,000 tasks needs some 50,000, with an announced plan 70,000. See `docs/decisions/links.md`.
pub const MOST: usize = 80_000;

/// Addresses up to here survive mail and chat programs.
const SHORT: usize = 8_000;

/// What became of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Made {
    /// Here it is.
    Ready(String),
    /// It would have so many characters.
    TooLong(usize),
    /// The browser cannot compress.
    Unable,
}

/// The link of the plan that is to leave; `Copy`.
#[derive(Clone, Copy)]
pub struct Link {
    /// None: it is being made.
    made: RwSignal<Option<Made>>,
}

impl Link {
    /// The link of what `plan` gives (tracked), while the dialog is open.
    pub fn new(open: RwSignal<bool>, plan: impl Fn() -> Option<Arc<Plan>> + Send + Sync + 'static) -> Self {
        let made = RwSignal::new(None);
        let wanted = StoredValue::new(0_u32);
        Effect::new(move |_| {
            made.set(None);
            let number = wanted.get_value().wrapping_add(1);
            wanted.set_value(number);
            let Some(plan) = plan().filter(|_| open.get()) else { return };
            spawn_local(async move {
                let link = make(&plan).await;
                // What was made of an earlier choice is no longer wanted.
                if wanted.try_get_value() == Some(number) {
                    made.set(Some(link));
                }
            });
        });
        Self { made }
    }

    /// What became of it; none while it is being made (tracked).
    pub fn made(self) -> Option<Made> {
        self.made.get()
    }

    /// The address (tracked).
    pub fn address(self) -> Option<String> {
        match self.made.get() {
            Some(Made::Ready(address)) => Some(address),
            _ => None,
        }
    }

    /// What is to be known about it.
    pub fn say(self, lang: Lang) -> String {
        match self.made.get() {
            None => words::link_working(lang).to_owned(),
            Some(Made::Ready(link)) if link.len() <= SHORT => words::link_short(lang, link.len()),
            Some(Made::Ready(link)) => words::link_long(lang, link.len()),
            Some(Made::TooLong(length)) => words::link_too_long(lang, length, MOST),
            Some(Made::Unable) => words::link_unable(lang).to_owned(),
        }
    }
}

async fn make(plan: &Plan) -> Made {
    let text = plan_file::write_compact(plan);
    let Ok(packed) = compress::pack(text.as_bytes()).await else { return Made::Unable };
    let link = format!("{}#{}", address::bare(), fragment(&packed));
    if link.len() > MOST { Made::TooLong(link.len()) } else { Made::Ready(link) }
}
