//! Figures, dates and lists as people say them, in both languages.
//!
//! All functions are pure and take the language first.
//! Units stay on the line of their figure: U+00A0 in English, U+202F (narrow) in French.

mod date;
mod number;

pub use date::{
    ago, clock, date, date_time, date_year, day_month, day_of_week, month, month_year, span, week,
    week_short, weekday, weekday_initial,
};
pub use number::{days_late, decimal, hours, hours_signed, list, number, percent, signed};

/// A length of work in minutes, spoken as hours: `Minutes(450)` is "7.5 h", « 7 h 30 ».
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Minutes(pub i64);

/// A share in permille, spoken as a percentage: `Permille(857)` is "86 %".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Permille(pub i64);
