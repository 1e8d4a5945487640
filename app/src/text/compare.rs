//! Two languages compared: that a text in French says the same figures, days and names as in English.
//!
//! Used by tests of every feature that makes sentences of values: [`assert_same_facts`] takes both texts and the names
//! that may stand in them.
//! Figures are compared as they are read, whatever separates their thousands; hours and times of day to the tenth of an
//! hour, which is as exact as English writes them; dates as day and month.
//! An order is not compared, nor are words: a language may say them as it likes.

use std::collections::BTreeMap;

use solver::model::Plan;

/// Something that both languages must say.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// A name.
    Name(String),
    /// Day and month.
    Day(u32, u32),
    /// Hours or a time of day, in tenths of an hour.
    Hours(i64),
    /// A share in tenths of a percent.
    Percent(i64),
    /// Any other figure, in thousandths.
    Figure(i64),
}

/// How often each fact is said.
pub type Facts = BTreeMap<Fact, usize>;

const MONTHS: [[&str; 2]; 12] = [
    ["Jan", "janv"],
    ["Feb", "févr"],
    ["Mar", "mars"],
    ["Apr", "avr"],
    ["May", "mai"],
    ["Jun", "juin"],
    ["Jul", "juil"],
    ["Aug", "août"],
    ["Sep", "sept"],
    ["Oct", "oct"],
    ["Nov", "nov"],
    ["Dec", "déc"],
];

/// Every name of a plan that may stand in a text: of tasks, people, clients, projects and skills.
pub fn names(plan: &Plan) -> Vec<&str> {
    let tasks = plan.tasks.iter().map(|task| task.name.as_str());
    let people = plan.people.iter().map(|person| person.name.as_str());
    let clients = plan.clients.iter().map(|client| client.name.as_str());
    let projects = plan.projects.iter().map(|project| project.name.as_str());
    let skills = plan.skills.iter().map(|skill| skill.name.as_str());
    tasks.chain(people).chain(clients).chain(projects).chain(skills).collect()
}

/// The facts of a text; a name counts only as itself, figures in it do not.
pub fn facts(text: &str, names: &[&str]) -> Facts {
    let mut facts = Facts::new();
    let mut rest = text.to_owned();
    let mut names: Vec<&str> = names.iter().copied().filter(|name| !name.is_empty()).collect();
    // The longest first: a name may stand in another.
    names.sort_by_key(|name| (std::cmp::Reverse(name.len()), *name));
    names.dedup();
    for name in names {
        let found = rest.matches(name).count();
        if found > 0 {
            facts.insert(Fact::Name(name.to_owned()), found);
            rest = rest.replace(name, "\u{1}");
        }
    }
    let letters: Vec<char> = rest.chars().collect();
    let mut at = 0;
    while at < letters.len() {
        if letters[at].is_ascii_digit() {
            let (fact, next) = figure(&letters, at);
            *facts.entry(fact).or_default() += 1;
            at = next;
        } else {
            at += 1;
        }
    }
    facts
}

/// Panics with what is missing where two texts do not say the same.
#[track_caller]
pub fn assert_same_facts(en: &str, fr: &str, names: &[&str]) {
    let (english, french) = (facts(en, names), facts(fr, names));
    assert_eq!(english, french, "\nEnglish: {en}\nFrench:  {fr}\n");
}

fn figure(letters: &[char], from: usize) -> (Fact, usize) {
    let (value, mut at) = number(letters, from);
    let follows = |at: usize, word: &str| {
        let mut ahead = letters.iter().skip(at);
        word.chars().all(|letter| ahead.next() == Some(&letter))
            && !ahead.next().is_some_and(|letter| letter.is_alphabetic())
    };
    let two = |at: usize| {
        let digits: String =
            letters.iter().skip(at).take(2).filter(|letter| letter.is_ascii_digit()).collect();
        (digits.len() == 2).then(|| digits.parse::<i64>().unwrap())
    };
    // "10:30".
    if letters.get(at) == Some(&':')
        && let Some(minutes) = two(at + 1)
    {
        return (Fact::Hours(tenths(value / 1000 * 60 + minutes)), at + 3);
    }
    // « 1ᵉʳ » is a day of a month.
    while letters.get(at).is_some_and(|letter| "ᵉʳ".contains(*letter)) {
        at += 1;
    }
    let space = letters.get(at).is_some_and(|letter| [' ', '\u{a0}', '\u{202f}'].contains(letter));
    let unit = if space { at + 1 } else { at };
    if space {
        for (month, words) in (1..).zip(MONTHS) {
            for word in words {
                if follows(unit, word) {
                    return (
                        Fact::Day(u32::try_from(value / 1000).unwrap(), month),
                        unit + word.chars().count(),
                    );
                }
            }
        }
    }
    if letters.get(unit) == Some(&'%') {
        return (Fact::Percent((value + 50) / 100), unit + 1);
    }
    if follows(unit, "min") {
        return (Fact::Hours(tenths(value / 1000)), unit + 3);
    }
    if follows(unit, "h") {
        let then = unit + 1;
        let minutes = letters.get(then).filter(|letter| **letter == '\u{202f}').and_then(|_| two(then + 1));
        return match minutes {
            Some(minutes) => (Fact::Hours(tenths(value / 1000 * 60 + minutes)), then + 3),
            // English has tenths already.
            None => (Fact::Hours(value / 100), then),
        };
    }
    (Fact::Figure(value), at)
}

/// Minutes in tenths of an hour, rounded half away from zero as they are written.
const fn tenths(minutes: i64) -> i64 {
    (minutes + 3) / 6
}

/// A figure in thousandths, and where it ends.
fn number(letters: &[char], from: usize) -> (i64, usize) {
    let digit = |at: usize| letters.get(at).and_then(|letter| letter.to_digit(10)).map(i64::from);
    let three = |at: usize| (0..3).all(|more| digit(at + more).is_some()) && digit(at + 3).is_none();
    let (mut value, mut at) = (0_i64, from);
    while let Some(next) = digit(at) {
        value = value.saturating_mul(10).saturating_add(next);
        at += 1;
        // Thousands are grouped: "1,234", « 1 234 ».
        if letters.get(at).is_some_and(|letter| [',', '\u{202f}'].contains(letter)) && three(at + 1) {
            at += 1;
        }
    }
    value = value.saturating_mul(1000);
    if letters.get(at).is_some_and(|letter| ['.', ','].contains(letter)) && digit(at + 1).is_some() {
        at += 1;
        let mut place = 100;
        while let Some(next) = digit(at) {
            value += next * place;
            place /= 10;
            at += 1;
        }
    }
    (value, at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang::{En, Fr};
    use crate::text::format;

    #[test]
    fn what_the_formats_say_is_read_alike_in_both_languages() {
        let day = "2026-12-01".parse::<chrono::NaiveDate>().unwrap();
        for minutes in [0, 5, 45, 60, 425, 435, 450, 1000, 5999, 6520, 72_000, 90] {
            assert_same_facts(&format::hours(En, minutes), &format::hours(Fr, minutes), &[]);
        }
        for value in [0, 7, 999, 1000, 1234, 214_000, 1_234_567] {
            assert_same_facts(&format::number(En, value), &format::number(Fr, value), &[]);
        }
        for offset in 0..365 {
            let at = (day + chrono::Days::new(offset)).and_hms_opt(9, 30, 0).unwrap();
            assert_same_facts(&format::date_time(En, at), &format::date_time(Fr, at), &[]);
        }
        assert_same_facts(&format::week(En, day), &format::week(Fr, day), &[]);
        assert_same_facts(&format::percent(En, 857), &format::percent(Fr, 857), &[]);
        assert_same_facts(&format::decimal(En, 1.25, 2), &format::decimal(Fr, 1.25, 2), &[]);
    }

    #[test]
    fn what_is_lost_is_noticed() {
        let names = ["Léa", "Film 2"];
        let full = facts("Léa, Film 2: 3 days from Tue 1 Dec", &names);
        assert_eq!(full, facts("Film 2 avec Léa : 3 jours dès mar. 1ᵉʳ déc.", &names));
        for other in [
            "Film 2 : 3 jours dès mar. 1ᵉʳ déc.",
            "Film 2 avec Léa : 4 jours dès mar. 1ᵉʳ déc.",
            "Film 2 avec Léa : 3 jours dès mer. 2 déc.",
            "Film 2 avec Léa : 3 jours dès mar. 1ᵉʳ nov.",
            "Film 3 avec Léa : 3 jours dès mar. 1ᵉʳ déc.",
        ] {
            assert_ne!(full, facts(other, &names), "{other}");
        }
    }
}
