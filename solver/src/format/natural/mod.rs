//! What people write by hand: names, amounts of work, dates, in French and in English.
//!
//! Text is cut into tokens with their places (`lex`), letters are compared without case and accents (`fold`).
//! Pasted rows read whole cells; quick add reads the longest beginning of what is left of a sentence: both share the
//! grammars of `duration` and `date`.
//! Nothing here knows what day it is: dates without a year and words such as "tomorrow" count from the plan's `as_of`.

mod date;
mod duration;
mod fold;
mod lex;

pub use date::{DateError, DateRules, Edge, date};
pub use duration::{DurationError, DurationRules, Unit, duration, effort};
pub use fold::{fold, key, nearest};

pub(super) use date::{NumberOrder, order_of, prefix as date_prefix};
pub(super) use duration::prefix as duration_prefix;
pub(super) use lex::{Kind, Token, tokens};
