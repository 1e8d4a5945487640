//! Every visible sentence of the app, in English and in French.
//!
//! # How a sentence is written
//! Each screen or topic has its own file here, and each file is one [`texts!`] block:
//!
//! ```
//! use app::text::{Lang, texts};
//!
//! texts! {
//!     save: "Save" | "Enregistrer";
//!     added(name: &str): "{name} was added" | "{name} a été ajoutée";
//!     tasks(n: usize) by n: "{n} task" / "{n} tasks" | "{n} tâche" / "{n} tâches";
//! }
//!
//! assert_eq!(save(Lang::Fr), "Enregistrer");
//! assert_eq!(tasks(Lang::En, 1), "1 task");
//! assert_eq!(tasks(Lang::Fr, 0), "0 tâche");
//! ```
//!
//! Left of the bar stands English, right of it French; a key with only one of them does not compile.
//! Each key becomes a plain function that takes the language first, so a sentence that nobody shows is not linked.
//! A parameter is turned into words by [`Say`] before it reaches the sentence:
//! a count is grouped, a date becomes "Thu 4 Dec" or "jeu. 4 déc.", [`format::Minutes`] become "6 h".
//!
//! # How a sentence is shown
//! [`use_text`] gives the [`Text`] of the page; it is `Copy` and follows the language as it changes.
//! `text.of(common::save)` is a closure for views and for props of the kit,
//! `move || work::tasks(text.lang(), n.get())` is the long form for sentences with parameters,
//! and `text.now()` is the language inside an event handler.
//!
//! # No-break spaces
//! A figure and its unit are held together by U+00A0 in English and by U+202F in French.
//! French sentences put U+00A0 before a colon and inside « », U+202F before `;`, `!` and `?`;
//! a test names the lines that forget it, and writes it in for you when it is run with `RELAIS_FIX=1`.

#[cfg(test)]
pub mod compare;
mod language;
mod macros;
mod say;
#[cfg(test)]
mod typography;

pub mod accepting;
pub mod actions;
pub mod announce;
pub mod ask;
pub mod clients;
pub mod commands;
pub mod common;
pub mod conflicts;
pub mod document;
pub mod effects;
pub mod errors;
pub mod format;
pub mod goals;
pub mod happened;
pub mod holidays;
pub mod in_scenario;
pub mod kit;
pub mod paste;
pub mod plan;
pub mod plan_details;
pub mod prices;
pub mod problems;
pub mod quick;
pub mod reading;
pub mod reasons;
pub mod repairs;
pub mod request;
pub mod rules;
pub mod scenarios;
pub mod selecting;
pub mod share;
pub mod shell;
pub mod solve;
pub mod team;
pub mod touch;
pub mod work;

pub use crate::texts;
pub use language::{Lang, Text, provide_text, use_text};
#[doc(hidden)]
pub use macros::one_stop;
pub use say::{Plural, Say};
