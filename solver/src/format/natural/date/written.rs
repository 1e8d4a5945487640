//! Dates that name their day and month: `2026-12-05`, `05/12/26`, `14-juil.-26`, `5 déc.`, `Dec 5, 2026`.

use chrono::{Datelike, NaiveDate};

use super::names::month;
use super::{DateRules, Found, Kind, Token, earliest};

/// A date with its day and month in it: ISO, numbers, or a named month.
pub(super) fn plain(tokens: &[Token], rules: DateRules) -> Found {
    let readings = [iso(tokens), numeric(tokens, rules), day_month(tokens, rules), month_day(tokens, rules)];
    readings.into_iter().flatten().max_by_key(|(_, used)| *used)
}

/// A number of one or two digits.
pub(super) fn short(token: &Token) -> Option<u32> {
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
pub(super) fn year_after(tokens: &[Token]) -> (Option<i32>, usize) {
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
pub(super) fn is_unit(token: Option<&Token>) -> bool {
    token.is_some_and(|token| {
        let units =
            ["h", "hr", "hrs", "heures", "hours", "heure", "hour", "j", "d", "jours", "days", "jour", "day"];
        let signs = [":", "min", "mn", "minutes", "/", "%"];
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
pub(super) fn nearby(month: u32, day: u32, rules: DateRules) -> Option<NaiveDate> {
    let from = earliest(rules);
    // Eight years always hold a 29 February.
    (from.year()..=from.year().saturating_add(8))
        .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
        .find(|date| *date >= from)
}
