//! Dates as people write them: `2026-12-05`, `05/12/2026`, `5 déc.`, `Dec 5, 2026`, `ven 4 déc`, `next fri`,
//! `ven. prochain`, `demain`, `in 3 days`, `fin novembre`, `S49`.
//!
//! Every reading is tried on the beginning of the tokens and the longest wins, so that "mar 3 déc" is a Tuesday in
//! December though "mar 3" would be a day in March.

mod names;
mod spoken;
#[cfg(test)]
mod tests;
mod written;

use chrono::{DateTime, Datelike, Days, NaiveDate};

use super::lex::{Kind, Token, tokens};
use crate::model::Region;
use spoken::{by_weekday, relative, span};
use written::{plain, short};

/// Which day a span such as "next week" or "December" means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Edge {
    /// Its first (working) day, as for "not before".
    Start,
    /// Its last, as for a due date: the Friday of a week.
    #[default]
    End,
}

/// How dates are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateRules {
    /// The day from which relative dates count.
    pub as_of: NaiveDate,
    /// `05/12` is 5 December; otherwise 12 May.
    pub day_first: bool,
    /// Which day a span means.
    pub edge: Edge,
    /// Whether a date without a year may lie up to three months before `as_of`; otherwise it is the next one.
    pub recent: bool,
    /// Whose public holidays "in 3 working days" leaves out.
    pub region: Region,
}

impl DateRules {
    /// Day first, spans by their end, no past, no holidays.
    pub const fn new(as_of: NaiveDate) -> Self {
        Self { as_of, day_first: true, edge: Edge::End, recent: false, region: Region::None }
    }
}

/// Why a date could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Nothing that looks like a date.
    #[error("not a date")]
    NotADate,
    /// A day that no calendar has, such as 31 February.
    #[error("no such day")]
    NoSuchDay,
    /// Before 1970 or after 2199: a slip, or an empty value of the program it comes from.
    #[error("before 1970 or after 2199")]
    OutOfReach,
}

/// Whether the first number of a date such as `05/12/2026` can only be its day, or only its month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::format) enum NumberOrder {
    DayFirst,
    MonthFirst,
    /// Both would do.
    Either,
}

/// A day, or none where the calendar has none, and the tokens it takes.
type Found = Option<(Option<NaiveDate>, usize)>;

/// The date that a whole text names; a time of day behind it is left out.
///
/// A lone number is also read as milliseconds or seconds since 1970 (13 or 10 digits), as `20261205`, or as a
/// spreadsheet's day number (5 digits).
///
/// # Errors
/// When the text is no date, or a day that does not exist, or out of reach.
pub fn date(text: &str, rules: DateRules) -> Result<NaiveDate, DateError> {
    let all = tokens(text);
    if let [number] = all.as_slice()
        && let Some(found) = lone_number(number)
    {
        return within_reach(found);
    }
    match prefix(&all, rules)? {
        Some((date, used)) if all.get(used..).unwrap_or_default().iter().all(is_time) => Ok(date),
        _ => Err(DateError::NotADate),
    }
}

/// The date with which tokens begin, and how many tokens it takes.
///
/// # Errors
/// When the beginning looks like a date but names no day, or one out of reach.
pub(in crate::format) fn prefix(
    tokens: &[Token],
    rules: DateRules,
) -> Result<Option<(NaiveDate, usize)>, DateError> {
    let articles = ["le", "the", "on", "du", "au", "d", "l", "'"];
    let article =
        tokens.iter().take(2).take_while(|token| articles.iter().any(|word| token.is(word))).count();
    let rest = tokens.get(article..).unwrap_or_default();
    // Of readings of the same length the last wins: "mar 3" is the 3rd of March before it is a Tuesday.
    let readings = [by_weekday(rest, rules), relative(rest, rules), span(rest, rules), plain(rest, rules)];
    match readings.into_iter().flatten().max_by_key(|(_, used)| *used) {
        None => Ok(None),
        Some((None, _)) => Err(DateError::NoSuchDay),
        Some((Some(date), used)) => Ok(Some((within_reach(date)?, article + used))),
    }
}

/// Which number orders a numeric date allows; `None` for text that is no such date.
pub(in crate::format) fn order_of(text: &str) -> Option<NumberOrder> {
    let all = tokens(text);
    let [one, sign, two, rest @ ..] = all.as_slice() else { return None };
    let (one, two) = (short(one)?, short(two).filter(|_| two.glued)?);
    let separated = sign.glued
        && match rest {
            [] => sign.is("/"),
            [again, year] => {
                again.is(&sign.folded)
                    && year.number().is_some()
                    && ["/", ".", "-"].iter().any(|s| sign.is(s))
            }
            _ => false,
        };
    match (separated, one, two) {
        (true, 1..=12, 1..=12) => Some(NumberOrder::Either),
        (true, 13..=31, 1..=12) => Some(NumberOrder::DayFirst),
        (true, 1..=12, 13..=31) => Some(NumberOrder::MonthFirst),
        _ => None,
    }
}

fn within_reach(date: NaiveDate) -> Result<NaiveDate, DateError> {
    if (1970..2200).contains(&date.year()) { Ok(date) } else { Err(DateError::OutOfReach) }
}

fn lone_number(token: &Token) -> Option<NaiveDate> {
    let number = i64::try_from(token.number()?).ok()?;
    match token.len() {
        12 | 13 => Some(DateTime::from_timestamp_millis(number)?.date_naive()),
        10 => Some(DateTime::from_timestamp(number, 0)?.date_naive()),
        8 => {
            let of = |n: i64| u32::try_from(n % 100).ok();
            NaiveDate::from_ymd_opt(i32::try_from(number / 10_000).ok()?, of(number / 100)?, of(number)?)
        }
        // Spreadsheets count days from 30 December 1899: 25569 is 1 January 1970.
        5 if (25_569..=84_000).contains(&number) => {
            NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(u64::try_from(number).ok()?))
        }
        _ => None,
    }
}

fn is_time(token: &Token) -> bool {
    let words = ["t", "z", "am", "pm", "h", "a", "at", "utc", "gmt", "cet", "cest", "p", "m", "min"];
    let signs = [":", ".", ",", "+", "-"];
    token.kind == Kind::Number || words.iter().chain(&signs).any(|word| token.is(word))
}

fn earliest(rules: DateRules) -> NaiveDate {
    let before = Days::new(if rules.recent { 92 } else { 0 });
    rules.as_of.checked_sub_days(before).unwrap_or(rules.as_of)
}
