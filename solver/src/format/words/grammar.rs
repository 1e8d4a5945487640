//! The phrases that mean something, in both languages.

use super::MarkKind;
use crate::format::natural::Token;

/// What a phrase announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phrase {
    /// A date of this kind; `sure`: the phrase means nothing else, so that a missing date is a problem.
    Date { kind: MarkKind, sure: bool },
    /// A date, or the person whom it is for.
    DateOrPerson,
    /// A person.
    Person,
    /// Tasks, or a date.
    After,
    /// An amount of work a day.
    ADay,
    /// Nothing more.
    Flag(MarkKind),
    /// A number from 1 to 10.
    Weight,
}

const fn sure(kind: MarkKind) -> Phrase {
    Phrase::Date { kind, sure: true }
}

const fn maybe(kind: MarkKind) -> Phrase {
    Phrase::Date { kind, sure: false }
}

use MarkKind::{Deadline, Due, NotBefore};

/// Folded words with spaces in between; an apostrophe is a word of its own.
const PHRASES: [(&str, Phrase); 60] = [
    ("due", sure(Due)),
    ("due date", sure(Due)),
    ("due on", sure(Due)),
    ("due by", sure(Due)),
    ("due for", sure(Due)),
    ("echeance", sure(Due)),
    ("a rendre", maybe(Due)),
    ("a rendre pour", maybe(Due)),
    ("rendu", maybe(Due)),
    ("d ' ici", maybe(Due)),
    ("by", maybe(Due)),
    ("until", maybe(Due)),
    ("for", Phrase::DateOrPerson),
    ("pour", Phrase::DateOrPerson),
    ("deadline", sure(Deadline)),
    ("date butoir", sure(Deadline)),
    ("butoir", sure(Deadline)),
    ("no later than", sure(Deadline)),
    ("at the latest", maybe(Deadline)),
    ("au plus tard", sure(Deadline)),
    ("before", maybe(Deadline)),
    ("avant", maybe(Deadline)),
    ("not before", sure(NotBefore)),
    ("pas avant", sure(NotBefore)),
    ("no earlier than", sure(NotBefore)),
    ("au plus tot", sure(NotBefore)),
    ("from", maybe(NotBefore)),
    ("start", maybe(NotBefore)),
    ("starts", maybe(NotBefore)),
    ("starting", maybe(NotBefore)),
    ("starting from", maybe(NotBefore)),
    ("a partir de", maybe(NotBefore)),
    ("a partir du", maybe(NotBefore)),
    ("a partir", maybe(NotBefore)),
    ("des", maybe(NotBefore)),
    ("debut", maybe(NotBefore)),
    ("after", Phrase::After),
    ("apres", Phrase::After),
    ("blocked by", Phrase::After),
    ("max", Phrase::ADay),
    ("maximum", Phrase::ADay),
    ("at most", Phrase::ADay),
    ("au plus", Phrase::ADay),
    ("milestone", Phrase::Flag(MarkKind::Milestone)),
    ("jalon", Phrase::Flag(MarkKind::Milestone)),
    ("split", Phrase::Flag(MarkKind::Split)),
    ("may be split", Phrase::Flag(MarkKind::Split)),
    ("splittable", Phrase::Flag(MarkKind::Split)),
    ("fractionnable", Phrase::Flag(MarkKind::Split)),
    ("peut etre fractionnee", Phrase::Flag(MarkKind::Split)),
    ("weight", Phrase::Weight),
    ("poids", Phrase::Weight),
    ("priority", Phrase::Weight),
    ("priorite", Phrase::Weight),
    ("prio", Phrase::Weight),
    ("owner", Phrase::Person),
    ("assigned to", Phrase::Person),
    ("attribue a", Phrase::Person),
    ("attribuee a", Phrase::Person),
    ("assignee a", Phrase::Person),
];

/// The longest phrase with which tokens begin, and how many tokens it takes, a colon behind it included.
pub(super) fn phrase(tokens: &[Token]) -> Option<(Phrase, usize)> {
    let fits = |words: &str| {
        let count = words.split(' ').count();
        let begun = tokens.get(..count)?;
        words.split(' ').zip(begun).all(|(word, token)| token.is(word)).then_some(count)
    };
    let found = PHRASES.iter().filter_map(|(words, phrase)| Some((*phrase, fits(words)?)));
    let (phrase, count) = found.max_by_key(|(_, count)| *count)?;
    let colon = tokens.get(count).is_some_and(|token| token.is(":") && token.glued);
    Some((phrase, count + usize::from(colon)))
}

/// How many tokens say "a day" behind an amount: `/j`, `/day`, `a day`, `per day`, `par jour`.
pub(super) fn a_day(tokens: &[Token]) -> usize {
    let day = |token: Option<&Token>| {
        let days = ["j", "d", "day", "jour", "jr"];
        token.is_some_and(|token| days.iter().any(|day| token.is(day)))
    };
    let joins = ["/", "a", "per", "par", "each", "chaque"];
    let joined = tokens.first().is_some_and(|token| joins.iter().any(|join| token.is(join)));
    if joined && day(tokens.get(1)) { 2 } else { 0 }
}

/// A level behind a skill: `≥3`, `>= 3`, `3+`, `3`, `niveau 3`, `level 3`. Gives the level, the tokens it takes, and
/// whether it says so clearly that the word before must be a skill.
pub(super) fn level(tokens: &[Token]) -> Option<(u64, usize, bool)> {
    let at = |index: usize, text: &str| tokens.get(index).is_some_and(|token| token.is(text));
    let (skip, clear) = match () {
        () if at(0, "≥") || at(0, "⩾") => (1, true),
        () if (at(0, ">") && at(1, "=")) || (at(0, "=") && at(1, ">")) => (2, true),
        () if at(0, ">") => (1, true),
        () if at(0, "niveau") || at(0, "level") || at(0, "niv") || at(0, "lvl") => {
            (1 + usize::from(at(1, ".")), false)
        }
        () if at(0, ":") && tokens.first()?.glued => (1, false),
        () => (0, false),
    };
    let number = tokens.get(skip)?;
    let level = number.number()?;
    let plus = tokens.get(skip + 1).is_some_and(|token| token.is("+") && token.glued);
    let next = tokens.get(skip + 1 + usize::from(plus));
    // `design 3h`, `design 3,5` and `design 3/5` are no levels.
    let goes_on = next.is_some_and(|token| {
        let ends = [",", ";", ".", ")", "]", "!", "?"].iter().any(|end| token.is(end));
        let digits = tokens
            .get(skip + 2 + usize::from(plus))
            .is_some_and(|token| token.glued && token.number().is_some());
        token.glued && (!ends || digits)
    });
    let unit = !clear
        && next.is_some_and(|token| {
            ["h", "j", "d", "min", "jours", "heures", "hours", "days"].iter().any(|unit| token.is(unit))
        });
    (!goes_on && !unit).then_some((level, skip + 1 + usize::from(plus), clear))
}
