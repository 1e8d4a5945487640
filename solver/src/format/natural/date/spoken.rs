//! Dates that are said: `next fri`, `ven. prochain`, `demain`, `in 3 days`, `fin novembre`, `S49`.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::names::{month, weekday};
use super::written::{is_unit, nearby, plain, short, year_after};
use super::{DateRules, Edge, Found, Token, earliest};

/// `fri`, `ven. 4 déc`, `vendredi 4`, `next fri`, `ven. prochain`, `vendredi en huit`, `this fri`.
pub(super) fn by_weekday(tokens: &[Token], rules: DateRules) -> Found {
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
pub(super) fn relative(tokens: &[Token], rules: DateRules) -> Found {
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
pub(super) fn span(tokens: &[Token], rules: DateRules) -> Found {
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
