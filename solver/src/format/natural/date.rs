//! Dates as people write them: `2026-12-05`, `05/12/2026`, `5 déc.`, `Dec 5, 2026`, `ven 4 déc`, `next fri`,
//! `ven. prochain`, `demain`, `in 3 days`, `fin novembre`, `S49`.
//!
//! Every reading is tried on the beginning of the tokens and the longest wins, so that "mar 3 déc" is a Tuesday in
//! December though "mar 3" would be a day in March.

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, Weekday};

use super::lex::{Kind, Token, tokens};
use crate::model::Region;

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
pub(in crate::format) fn prefix(tokens: &[Token], rules: DateRules) -> Result<Option<(NaiveDate, usize)>, DateError> {
    let articles = ["le", "the", "on", "du", "au", "d", "l", "'"];
    let article = tokens.iter().take(2).take_while(|token| articles.iter().any(|word| token.is(word))).count();
    let rest = tokens.get(article..).unwrap_or_default();
    let readings = [plain(rest, rules), by_weekday(rest, rules), relative(rest, rules), span(rest, rules)];
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
    let separated = sign.glued && (sign.is("/") || ((sign.is(".") || sign.is("-")) && rest.first().is_some_and(|next| next.is(&sign.folded))));
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

/// A date with its day and month in it: ISO, numbers, or a named month.
fn plain(tokens: &[Token], rules: DateRules) -> Found {
    let readings = [iso(tokens), numeric(tokens, rules), day_month(tokens, rules), month_day(tokens, rules)];
    readings.into_iter().flatten().max_by_key(|(_, used)| *used)
}

/// A number of one or two digits.
fn short(token: &Token) -> Option<u32> {
    (token.kind == Kind::Number && token.len() <= 2).then(|| token.number()).flatten()?.try_into().ok()
}

fn year(token: &Token) -> Option<i32> {
    let number = i32::try_from(token.number()?).ok()?;
    match token.len() {
        4 => Some(number),
        2 if number < 70 => Some(2000 + number),
        2 => Some(1900 + number),
        _ => None,
    }
}

/// `2026-12-05`, `2026/12/05`.
fn iso(tokens: &[Token]) -> Found {
    let [y, s1, m, s2, d, ..] = tokens else { return None };
    let glued = [s1, m, s2, d].iter().all(|token| token.glued);
    if !glued || y.len() != 4 || !["-", "/", "."].iter().any(|s| s1.is(s)) || !s2.is(&s1.folded) {
        return None;
    }
    Some((NaiveDate::from_ymd_opt(year(y)?, short(m)?, short(d)?), 5))
}

/// `05/12/2026`, `5.12.26`, `05/12`, `14/Jul/25`.
fn numeric(tokens: &[Token], rules: DateRules) -> Found {
    let [one, s1, two, rest @ ..] = tokens else { return None };
    if !s1.glued || !two.glued || !["-", "/", "."].iter().any(|s| s1.is(s)) {
        return None;
    }
    let rest = match rest {
        // The dot of a shortened month: `14-juil.-26`.
        [dot, rest @ ..] if two.kind == Kind::Word && dot.is(".") && !s1.is(".") => rest,
        rest => rest,
    };
    let skipped = tokens.len() - 3 - rest.len();
    let named = month(two);
    let last = match rest {
        [s2, y, ..] if s2.glued && y.glued && s2.is(&s1.folded) => year(y),
        _ => None,
    };
    let (day, month) = match (named, rules.day_first) {
        (Some(month), _) => (short(one)?, month),
        (None, true) => (short(one)?, short(two)?),
        (None, false) => (short(two)?, short(one)?),
    };
    // A number too large for a month settles the order: 25/12 and 12/25 are both Christmas.
    let (day, month) = if month > 12 && day <= 12 && named.is_none() { (month, day) } else { (day, month) };
    match last {
        Some(year) => Some((NaiveDate::from_ymd_opt(year, month, day), 5 + skipped)),
        None if s1.is("-") && named.is_none() => None,
        None => Some((nearby(month, day, rules), 3 + skipped)),
    }
}

/// `5 déc.`, `5 décembre 2026`, `1er mars`, `5th of December, 2026`.
fn day_month(tokens: &[Token], rules: DateRules) -> Found {
    let day = short(tokens.first()?)?;
    let mut used = 1 + ordinal(tokens, 1);
    if tokens.get(used).is_some_and(|word| word.is("of") || word.is("de")) {
        used += 1;
    }
    let month = month(tokens.get(used)?)?;
    used += 1;
    let (year, taken) = year_after(tokens.get(used..).unwrap_or_default());
    Some((with_year(year, month, day, rules), used + taken))
}

/// `Dec 5`, `December 5th, 2026`.
fn month_day(tokens: &[Token], rules: DateRules) -> Found {
    let month = month(tokens.first()?)?;
    let mut used = 1 + usize::from(tokens.get(1).is_some_and(|dot| dot.is(".")));
    let day = tokens.get(used).and_then(short)?;
    used += 1;
    used += ordinal(tokens, used);
    if is_unit(tokens.get(used)) {
        return None;
    }
    let (year, taken) = year_after(tokens.get(used..).unwrap_or_default());
    Some((with_year(year, month, day, rules), used + taken))
}

fn ordinal(tokens: &[Token], at: usize) -> usize {
    let is = |token: &Token| token.glued && ["er", "st", "nd", "rd", "th"].iter().any(|end| token.is(end));
    usize::from(tokens.get(at).is_some_and(is))
}

/// The year behind a month, with the dot or comma before it.
fn year_after(tokens: &[Token]) -> (Option<i32>, usize) {
    let mark = tokens.first().filter(|mark| mark.is(".") || mark.is(",") || mark.is("'"));
    let skip = usize::from(mark.is_some());
    let dot = usize::from(mark.is_some_and(|mark| mark.is(".")));
    let Some(token) = tokens.get(skip) else { return (None, dot) };
    let long = token.len() == 4 && token.kind == Kind::Number;
    // Two digits are a year unless they begin an amount of work.
    let two = token.len() == 2 && token.kind == Kind::Number && !is_unit(tokens.get(skip + 1));
    let two = two && (20..70).contains(&token.number().unwrap_or(0));
    if long || two { (year(token), skip + 1) } else { (None, dot) }
}

/// Whether an amount of work or a time goes on here.
fn is_unit(token: Option<&Token>) -> bool {
    token.is_some_and(|token| {
        let units = ["h", "hr", "hrs", "heures", "hours", "heure", "hour", "j", "d", "jours", "days", "jour", "day"];
        let signs = [":", "min", "mn", "minutes", ".", ",", "/", "%"];
        units.iter().any(|unit| token.is(unit)) || (token.glued && signs.iter().any(|sign| token.is(sign)))
    })
}

fn with_year(year: Option<i32>, month: u32, day: u32, rules: DateRules) -> Option<NaiveDate> {
    match year {
        Some(year) => NaiveDate::from_ymd_opt(year, month, day),
        None => nearby(month, day, rules),
    }
}

/// The next such day, or a recent one where the rules allow it.
fn nearby(month: u32, day: u32, rules: DateRules) -> Option<NaiveDate> {
    let from = earliest(rules);
    // Eight years always hold a 29 February.
    (from.year()..=from.year().saturating_add(8))
        .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
        .find(|date| *date >= from)
}

fn earliest(rules: DateRules) -> NaiveDate {
    let before = Days::new(if rules.recent { 92 } else { 0 });
    rules.as_of.checked_sub_days(before).unwrap_or(rules.as_of)
}

/// `fri`, `ven. 4 déc`, `vendredi 4`, `next fri`, `ven. prochain`, `vendredi en huit`, `this fri`.
fn by_weekday(tokens: &[Token], rules: DateRules) -> Found {
    let first = tokens.first()?;
    if ["next", "this", "coming", "ce", "cette"].iter().any(|word| first.is(word)) {
        let day = weekday(tokens.get(1)?)?;
        let date = if first.is("next") { in_next_week(day, rules) } else { on_or_after(day, rules) };
        return Some((date, 2));
    }
    let day = weekday(first)?;
    let mut used = 1;
    while tokens.get(used).is_some_and(|mark| (mark.is(".") && mark.glued) || mark.is(",")) {
        used += 1;
    }
    let rest = tokens.get(used..).unwrap_or_default();
    if let Some((date, taken)) = plain(rest, rules) {
        return Some((date, used + taken));
    }
    let words: Vec<&str> = rest.iter().take(5).map(|token| token.folded.as_str()).collect();
    match words.as_slice() {
        ["prochain" | "prochaine", ..] => return Some((in_next_week(day, rules), used + 1)),
        ["next", "week", ..] | ["semaine" | "sem", "prochaine", ..] => {
            return Some((in_next_week(day, rules), used + 2));
        }
        ["of", "next", "week", ..] => return Some((in_next_week(day, rules), used + 3)),
        ["de", "la", "semaine", "prochaine", ..] => return Some((in_next_week(day, rules), used + 4)),
        ["en", "huit" | "8", ..] => {
            let date = on_or_after(day, rules).and_then(|date| date.checked_add_days(Days::new(7)));
            return Some((date, used + 2));
        }
        _ => {}
    }
    // `vendredi 4`: the next fourth of a month that is a Friday's.
    if let Some(number) = rest.first().and_then(short)
        && !is_unit(rest.get(1))
    {
        let from = earliest(rules);
        let days = from.iter_days().take(400);
        if let Some(date) = days.into_iter().find(|date| date.day() == number && date.weekday() == day) {
            return Some((Some(date), used + 1));
        }
    }
    // A comma behind a lone weekday belongs to the sentence.
    let dotted = tokens.get(1).is_some_and(|mark| mark.is(".") && mark.glued);
    Some((on_or_after(day, rules), 1 + usize::from(dotted)))
}

fn monday_of(date: NaiveDate) -> Option<NaiveDate> {
    date.checked_sub_days(Days::new(u64::from(date.weekday().num_days_from_monday())))
}

fn plus(date: NaiveDate, days: u64) -> Option<NaiveDate> {
    date.checked_add_days(Days::new(days))
}

/// `as_of` itself counts: "due fri" on a Friday means today.
fn on_or_after(day: Weekday, rules: DateRules) -> Option<NaiveDate> {
    let ahead = (day.num_days_from_monday() + 7 - rules.as_of.weekday().num_days_from_monday()) % 7;
    plus(rules.as_of, u64::from(ahead))
}

/// "next" and "prochain" mean the week after this one: the coming day needs no such word.
fn in_next_week(day: Weekday, rules: DateRules) -> Option<NaiveDate> {
    plus(monday_of(rules.as_of)?, 7 + u64::from(day.num_days_from_monday()))
}

/// `today`, `demain`, `après-demain`, `in 3 days`, `dans 2 semaines`, `in 3 working days`.
fn relative(tokens: &[Token], rules: DateRules) -> Found {
    let words: Vec<&str> = tokens.iter().take(4).map(|token| token.folded.as_str()).collect();
    let ahead = |days: u64, used: usize| Some((plus(rules.as_of, days), used));
    match words.as_slice() {
        ["today" | "auj", ..] => ahead(0, 1),
        ["aujourd", "'", "hui", ..] => ahead(0, 3),
        ["tomorrow" | "tmr" | "tmrw" | "demain", ..] => ahead(1, 1),
        ["apres", "-", "demain", ..] => ahead(2, 3),
        ["apres", "demain", ..] => ahead(2, 2),
        ["day", "after", "tomorrow", ..] => ahead(2, 3),
        ["yesterday" | "hier", ..] => Some((rules.as_of.pred_opt(), 1)),
        ["in" | "dans", count, unit, ..] => {
            let count: u64 = match *count {
                "a" | "an" | "one" | "un" | "une" => 1,
                "two" | "deux" => 2,
                "three" | "trois" => 3,
                digits => digits.parse().ok().filter(|n| *n < 10_000)?,
            };
            let next = words.get(3).copied().unwrap_or_default();
            match (*unit, next) {
                ("working" | "business", "days" | "day") => Some((working_days(count, rules), 4)),
                ("jours" | "jour" | "j", "ouvres" | "ouvre") => Some((working_days(count, rules), 4)),
                ("days" | "day" | "jours" | "jour" | "j" | "d", _) => ahead(count, 3),
                ("weeks" | "week" | "semaines" | "semaine" | "sem", _) => ahead(count * 7, 3),
                ("months" | "month" | "mois", _) => {
                    let months = Months::new(u32::try_from(count).ok()?);
                    Some((rules.as_of.checked_add_months(months), 3))
                }
                _ => None,
            }
        }
        _ => None,
    }
}

fn working_days(count: u64, rules: DateRules) -> Option<NaiveDate> {
    let working = |date: &NaiveDate| {
        date.weekday().num_days_from_monday() < 5 && rules.region.holiday_on(*date).is_none()
    };
    let mut days = rules.as_of.iter_days().skip(1).filter(working);
    days.nth(usize::try_from(count.clamp(1, 1000) - 1).ok()?)
}

/// `next week`, `la semaine prochaine`, `S49`, `fin de semaine`, `end of month`, `fin novembre`, `mi-décembre`,
/// `in December`.
fn span(tokens: &[Token], rules: DateRules) -> Found {
    let words: Vec<&str> = tokens.iter().take(4).map(|token| token.folded.as_str()).collect();
    let week = |ahead: u64, edge: Edge, used: usize| {
        let monday = monday_of(rules.as_of).and_then(|monday| plus(monday, ahead * 7));
        Some((monday.and_then(|monday| plus(monday, if edge == Edge::End { 4 } else { 0 })), used))
    };
    let month = |ahead: u32, edge: Edge, used: usize| {
        let first = rules.as_of.with_day(1).and_then(|day| day.checked_add_months(Months::new(ahead)));
        Some((first.and_then(|first| edge_of_month(first, edge)), used))
    };
    match words.as_slice() {
        ["next", "week", ..] | ["semaine" | "sem", "prochaine", ..] => week(1, rules.edge, 2),
        ["sem", ".", "prochaine", ..] | ["la" | "the", "semaine", "prochaine", ..] => week(1, rules.edge, 3),
        ["this" | "cette", "week" | "semaine", ..] => week(0, rules.edge, 2),
        ["eow", ..] => week(0, Edge::End, 1),
        ["end", "of", "week", ..] | ["fin", "de", "semaine", ..] => week(0, Edge::End, 3),
        ["end", "of", "the", "week"] | ["fin", "de", "la", "semaine"] => week(0, Edge::End, 4),
        ["eom", ..] => month(0, Edge::End, 1),
        ["end", "of", "month", ..] | ["fin", "du" | "de", "mois", ..] => month(0, Edge::End, 3),
        ["end", "of", "the", "month"] => month(0, Edge::End, 4),
        ["next", "month", ..] | ["mois", "prochain", ..] => month(1, rules.edge, 2),
        ["this" | "ce", "month" | "mois", ..] => month(0, rules.edge, 2),
        _ => iso_week(tokens, rules).or_else(|| part_of_month(tokens, rules)),
    }
}

fn edge_of_month(first: NaiveDate, edge: Edge) -> Option<NaiveDate> {
    match edge {
        Edge::Start => Some(first),
        Edge::End => first.checked_add_months(Months::new(1))?.pred_opt(),
    }
}

/// `week 49`, `semaine 49`, `S49`, `W49`, of the year in which it is near.
fn iso_week(tokens: &[Token], rules: DateRules) -> Found {
    let [word, rest @ ..] = tokens else { return None };
    let dot = usize::from(rest.first().is_some_and(|dot| dot.is(".")));
    let number = rest.get(dot)?;
    let letter = (word.is("s") || word.is("w") || word.is("kw")) && number.glued;
    let spelled = ["week", "wk", "semaine", "sem"].iter().any(|name| word.is(name));
    let week = short(number).filter(|week| (1..=53).contains(week) && (letter || spelled))?;
    let from = earliest(rules);
    let day = if rules.edge == Edge::End { Weekday::Fri } else { Weekday::Mon };
    let date = (from.year() - 1..=from.year().saturating_add(8))
        .filter_map(|year| NaiveDate::from_isoywd_opt(year, week, day))
        .find(|date| *date >= monday_of(from).unwrap_or(from));
    Some((date, 2 + dot))
}

/// `fin novembre`, `end of November`, `début mars`, `early March`, `mi-décembre`, `in December`.
fn part_of_month(tokens: &[Token], rules: DateRules) -> Found {
    let first = tokens.first()?;
    let linked = |word: &Token| ["of", "de", "d", "-", "'"].iter().any(|link| word.is(link));
    let skip = 1 + tokens.iter().skip(1).take_while(|word| linked(word)).count();
    let month = month(tokens.get(skip)?)?;
    let edge = match first.folded.as_str() {
        "fin" | "end" | "late" => Edge::End,
        "debut" | "early" | "beginning" | "start" => Edge::Start,
        "in" | "en" => rules.edge,
        "mi" | "mid" => return Some((nearby(month, 15, rules), skip + 1)),
        _ => return None,
    };
    let (year, taken) = year_after(tokens.get(skip + 1..).unwrap_or_default());
    let date = match year {
        Some(year) => NaiveDate::from_ymd_opt(year, month, 1).and_then(|first| edge_of_month(first, edge)),
        None => {
            let from = earliest(rules);
            let firsts = (from.year()..=from.year().saturating_add(2))
                .filter_map(|year| NaiveDate::from_ymd_opt(year, month, 1));
            firsts.filter_map(|first| edge_of_month(first, edge)).find(|date| *date >= from)
        }
    };
    Some((date, skip + 1 + taken))
}

const MONTHS: [[&str; 2]; 12] = [
    ["janvier", "january"],
    ["fevrier", "february"],
    ["mars", "march"],
    ["avril", "april"],
    ["mai", "may"],
    ["juin", "june"],
    ["juillet", "july"],
    ["aout", "august"],
    ["septembre", "september"],
    ["octobre", "october"],
    ["novembre", "november"],
    ["decembre", "december"],
];

const WEEKDAYS: [[&str; 2]; 7] = [
    ["lundi", "monday"],
    ["mardi", "tuesday"],
    ["mercredi", "wednesday"],
    ["jeudi", "thursday"],
    ["vendredi", "friday"],
    ["samedi", "saturday"],
    ["dimanche", "sunday"],
];

/// The only entry of which a word of three letters or more is the beginning, in either language.
fn only<const N: usize>(token: &Token, names: &[[&str; 2]; N]) -> Option<usize> {
    if token.kind != Kind::Word || token.len() < 3 {
        return None;
    }
    let begins = |pair: &[&str; 2]| pair.iter().any(|name| name.starts_with(&token.folded));
    let mut found = names.iter().enumerate().filter(|(_, pair)| begins(pair)).map(|(index, _)| index);
    found.next().filter(|_| found.next().is_none())
}

fn month(token: &Token) -> Option<u32> {
    u32::try_from(only(token, &MONTHS)? + 1).ok()
}

fn weekday(token: &Token) -> Option<Weekday> {
    if token.is("weds") {
        return Some(Weekday::Wed);
    }
    Weekday::try_from(u8::try_from(only(token, &WEEKDAYS)?).ok()?).ok()
}

#[cfg(test)]
#[path = "date_tests.rs"]
mod tests;
