//! Months and weekdays in French and in English.

use chrono::Weekday;

use super::{Kind, Token};

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

pub(super) fn month(token: &Token) -> Option<u32> {
    u32::try_from(only(token, &MONTHS)? + 1).ok()
}

pub(super) fn weekday(token: &Token) -> Option<Weekday> {
    if token.is("weds") {
        return Some(Weekday::Wed);
    }
    Weekday::try_from(u8::try_from(only(token, &WEEKDAYS)?).ok()?).ok()
}
