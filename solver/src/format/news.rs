//! What has happened, in a line of words, in English and in French at once.
//!
//! `Léa is away until Thu`, `Léa est absente jusqu’à jeudi`, `Marc est malade`, `Sofia off from Mon to Wed`;
//! `Client approval slips to 12 Dec`, `Validation client repoussée au 12`; `Film takes 12h`; `Autumn launch is paused`.
//!
//! A line names somebody or something of the plan, then a word that says what has happened, then when or how much.
//! Names, dates and amounts are read as everywhere in `natural`; dates count from the plan's `as_of`.
//!
//! Every absence has an end: `Léa is away from Mon` is no news yet, and [`open_end`] says that its end is missing.

use chrono::{Days, NaiveDate};

use super::lookup::{Directory, Match};
use super::natural::{DateRules, DurationRules, Edge, Kind, Token, date_prefix, effort, tokens};
use crate::model::{Effort, PersonId, Plan, ProjectId, Region, TaskId};

/// Something that has happened to a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// Somebody is away.
    Away {
        /// Who.
        person: PersonId,
        /// First day.
        first: NaiveDate,
        /// Last day.
        last: NaiveDate,
    },
    /// A task or milestone comes later: it does not start before a day.
    Later {
        /// Which one.
        task: TaskId,
        /// The day.
        not_before: NaiveDate,
    },
    /// A task takes another effort.
    Effort {
        /// Which one.
        task: TaskId,
        /// Hours of each seat.
        effort: Effort,
    },
    /// A project is paused: its work is not planned.
    Paused {
        /// Which one.
        project: ProjectId,
    },
    /// A project goes on.
    Resumed {
        /// Which one.
        project: ProjectId,
    },
}

const AWAY: [&str; 26] = [
    "away",
    "off",
    "out",
    "out of office",
    "ill",
    "sick",
    "off sick",
    "on leave",
    "on holiday",
    "on holidays",
    "on vacation",
    "not here",
    "not in",
    "absent",
    "absente",
    "malade",
    "en conge",
    "en conges",
    "en vacances",
    "en arret",
    "en arret maladie",
    "indisponible",
    "not available",
    "unavailable",
    "pas la",
    "n ' est pas la",
];
const LATER: [&str; 20] = [
    "slips",
    "slipped",
    "slips to",
    "slipped to",
    "moves to",
    "moved to",
    "is postponed",
    "postponed",
    "postponed to",
    "not before",
    "delayed",
    "delayed to",
    "glisse",
    "glisse au",
    "repousse",
    "repoussee",
    "reporte",
    "reportee",
    "decale",
    "decalee",
];
const TAKES: [&str; 8] =
    ["takes", "needs", "prend", "demande", "needs now", "takes now", "passe a", "prendra"];
const PAUSED: [&str; 9] = [
    "paused",
    "on hold",
    "on ice",
    "stopped",
    "en pause",
    "suspendu",
    "suspendue",
    "a l ' arret",
    "tentative",
];
const RESUMED: [&str; 9] =
    ["resumed", "confirmed", "goes on", "is on", "back on", "repris", "reprise", "reprend", "confirme"];
const IS: [&str; 9] = ["is", "'", "s", "are", "est", "sera", "will be", "has been", "a ete"];

/// An absence that is said to begin, but not to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenEnd {
    /// Who is away.
    pub person: PersonId,
    /// From when on.
    pub first: NaiveDate,
}

/// What a line says has happened; none where it says nothing of the kind. O(length × log plan).
pub fn news(plan: &Plan, text: &str) -> Option<News> {
    let directory = Directory::new(plan);
    let all = tokens(text);
    let all = without_stop(&all);
    if let Some((person, when)) = away(&directory, text, all) {
        let (first, last) = period(plan, when)?;
        return (first <= last).then_some(News::Away { person, first, last });
    }
    if let Some((Match::One(task), used)) = directory.tasks.longest(text, all, true) {
        let rest = after_is(all.get(used..)?);
        if let Some((_, words)) = longest(rest, &LATER) {
            let when = skip(rest.get(words..)?, &["to", "until", "till", "au", "a", "jusqu", "'", "de"]);
            let not_before = whole_date(plan, when, Edge::Start)?;
            return Some(News::Later { task, not_before });
        }
        if let Some((_, words)) = longest(rest, &TAKES) {
            let amount = rest.get(words..)?;
            let (first, last) = (amount.first()?, amount.last()?);
            let effort = effort(text.get(first.range.start..last.range.end)?, DurationRules::default());
            return effort.ok().map(|effort| News::Effort { task, effort });
        }
    }
    if let Some((Match::One(project), used)) = directory.projects.longest(text, all, true) {
        let rest = all.get(used..)?;
        let rest = if longest(rest, &RESUMED).is_some() { rest } else { after_is(rest) };
        let ends = |words: Option<(usize, usize)>| words.is_some_and(|(_, words)| words == rest.len());
        if ends(longest(rest, &PAUSED)) {
            return Some(News::Paused { project });
        }
        if ends(longest(rest, &RESUMED)) {
            return Some(News::Resumed { project });
        }
    }
    None
}

/// The absence without an end that a line tells of; none where it tells of none. O(length × log plan).
///
/// How long it lasts is no guess that a program should make: a day too few is work for somebody who is not there.
pub fn open_end(plan: &Plan, text: &str) -> Option<OpenEnd> {
    let all = tokens(text);
    let (person, when) = away(&Directory::new(plan), text, without_stop(&all))?;
    let (_, from) = longest(when, &FROM)?;
    let when = when.get(from..)?;
    let when = match when.split_last() {
        Some((on, rest)) if ["on", "onward", "onwards"].iter().any(|word| on.is(word)) => rest,
        _ => when,
    };
    let first = whole_date(plan, skip(when, &DAY), Edge::Start)?.max(plan.as_of);
    Some(OpenEnd { person, first })
}

/// The tokens of a line without the full stop at its end.
fn without_stop(all: &[Token]) -> &[Token] {
    match all.split_last() {
        Some((stop, rest)) if stop.is(".") => rest,
        _ => all,
    }
}

/// Who a line says is away, and what it says of when.
fn away<'t>(directory: &Directory<'_>, text: &str, all: &'t [Token]) -> Option<(PersonId, &'t [Token])> {
    let Some((Match::One(person), used)) = directory.person_in(text, all) else { return None };
    let rest = after_is(all.get(used..)?);
    let (_, words) = longest(rest, &AWAY)?;
    Some((person, rest.get(words..)?))
}

/// The longest of some phrases with which tokens begin: its index and how many tokens it takes.
fn longest(tokens: &[Token], phrases: &[&str]) -> Option<(usize, usize)> {
    let begins = |phrase: &str| {
        let words: Vec<&str> = phrase.split(' ').collect();
        let same = words.iter().zip(tokens).all(|(word, token)| same_sign(token, word));
        (words.len() <= tokens.len() && same).then_some(words.len())
    };
    let found = phrases.iter().enumerate().filter_map(|(at, phrase)| Some((at, begins(phrase)?)));
    found.max_by_key(|(_, words)| *words)
}

/// An apostrophe is written in two ways.
fn same_sign(token: &Token, word: &str) -> bool {
    token.is(word) || (word == "'" && (token.is("’") || token.is("'")))
}

fn after_is(tokens: &[Token]) -> &[Token] {
    let mut rest = tokens;
    while let Some((_, words)) = longest(rest, &IS) {
        rest = rest.get(words..).unwrap_or_default();
    }
    rest
}

fn skip<'t>(tokens: &'t [Token], words: &[&str]) -> &'t [Token] {
    let known = tokens.iter().take_while(|token| words.iter().any(|word| same_sign(token, word))).count();
    tokens.get(known..).unwrap_or_default()
}

fn rules(plan: &Plan, edge: Edge) -> DateRules {
    let day_first = plan.region != Region::UnitedStates;
    DateRules { day_first, edge, region: plan.region, ..DateRules::new(plan.as_of) }
}

/// The date that all of these tokens say.
fn whole_date(plan: &Plan, tokens: &[Token], edge: Edge) -> Option<NaiveDate> {
    let (date, used) = date_prefix(tokens, rules(plan, edge)).ok()??;
    (used == tokens.len()).then_some(date)
}

const UNTIL: [&str; 9] =
    ["until", "till", "to", "through", "jusqu ' a", "jusqu ' au", "jusqu ' en", "au", "a"];
const FROM: [&str; 7] = ["from", "du", "de", "des", "a partir de", "a partir du", "a compter du"];
const FOR: [&str; 3] = ["for", "pendant", "durant"];
/// What may stand before a day.
const DAY: [&str; 4] = ["on", "le", "the", "this"];

/// From when to when: until a day, from one to another, for some days, on a day or during a week; today alone.
/// None where it begins at a day and no end is said.
fn period(plan: &Plan, tokens: &[Token]) -> Option<(NaiveDate, NaiveDate)> {
    let today = plan.as_of;
    if tokens.is_empty() {
        return Some((today, today));
    }
    if let Some((_, words)) = longest(tokens, &FOR) {
        return Some((today, after_days(plan, today, tokens.get(words..)?)?));
    }
    if let Some((_, words)) = longest(tokens, &UNTIL)
        && let Some(last) = whole_date(plan, tokens.get(words..)?, Edge::End)
    {
        return Some((today, last));
    }
    let from = longest(tokens, &FROM).map_or(0, |(_, words)| words);
    let rest = tokens.get(from..)?;
    // "Mon to Wed", "du 3 au 5": the longest first date that leaves a second one.
    let split = (1..rest.len()).rev().find_map(|at| {
        let (_, words) = longest(rest.get(at..)?, &UNTIL)?;
        let first = whole_date(plan, rest.get(..at)?, Edge::Start)?;
        let last = rest.get(at + words..)?;
        let last = whole_date(plan, last, Edge::End)
            .filter(|last| *last >= first)
            .or_else(|| whole_date(&Plan { as_of: first, ..plan.clone() }, last, Edge::End))?;
        Some((first, last))
    });
    // "Mon for 3 days".
    let lasting = || {
        (1..rest.len()).find_map(|at| {
            let (_, words) = longest(rest.get(at..)?, &FOR)?;
            let first = whole_date(plan, skip(rest.get(..at)?, &DAY), Edge::Start)?;
            Some((first, after_days(plan, first, rest.get(at + words..)?)?))
        })
    };
    if let Some(found) = split.or_else(lasting) {
        return Some(found);
    }
    if from > 0 {
        return None;
    }
    let rest = skip(rest, &DAY);
    let whole = |edge| whole_date(plan, rest, edge).or_else(|| whole_date(plan, tokens, edge));
    Some((whole(Edge::Start)?.max(today), whole(Edge::End)?))
}

/// The last of so many working days from a day on: "3 days", "two weeks" is written "2 weeks".
fn after_days(plan: &Plan, first: NaiveDate, tokens: &[Token]) -> Option<NaiveDate> {
    let [number, unit, ..] = tokens else { return None };
    let count = if number.kind == Kind::Number { number.number()? } else { one_word(number)? };
    let days = match unit.folded.as_str() {
        "day" | "days" | "jour" | "jours" => count,
        "week" | "weeks" | "semaine" | "semaines" => count.checked_mul(5)?,
        _ => return None,
    };
    let days = usize::try_from(days).ok().filter(|days| (1..=400).contains(days) && tokens.len() == 2)?;
    let all = (0..).map_while(|ahead| first.checked_add_days(Days::new(ahead)));
    all.filter(|day| plan.is_working_day(*day)).nth(days - 1)
}

fn one_word(token: &Token) -> Option<u64> {
    let words =
        [("one", 1), ("a", 1), ("un", 1), ("une", 1), ("two", 2), ("deux", 2), ("three", 3), ("trois", 3)];
    words.iter().find(|(word, _)| token.is(word)).map(|(_, number)| *number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Client, ClientId, Minutes, Person, Project, Task};
    use std::sync::Arc;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// As of Monday 23 November 2026.
    fn plan() -> Plan {
        let mut plan = Plan::new("Studio", day("2026-11-23"));
        plan.region = Region::None;
        for (id, name) in [(1, "Léa Fontaine"), (2, "Marc Olivier"), (3, "Sofia Rossi")] {
            plan.people.push(Arc::new(Person::new(PersonId(id), name)));
        }
        plan.clients.push(Arc::new(Client::new(ClientId(1), "Valade")));
        plan.projects.push(Arc::new(Project::new(ProjectId(1), ClientId(1), "Autumn launch")));
        plan.tasks.push(Arc::new(Task::new(TaskId(1), ProjectId(1), "Film")));
        plan.tasks.push(Arc::new(Task::milestone(TaskId(2), ProjectId(1), "Client approval")));
        plan
    }

    #[track_caller]
    fn away(text: &str, person: u32, first: &str, last: &str) {
        let expected = News::Away { person: PersonId(person), first: day(first), last: day(last) };
        assert_eq!(news(&plan(), text), Some(expected), "{text}");
    }

    #[test]
    fn absences_are_said_in_many_ways() {
        away("Léa is away until Thu", 1, "2026-11-23", "2026-11-26");
        away("Léa est absente jusqu’à jeudi", 1, "2026-11-23", "2026-11-26");
        away("Lea Fontaine is sick", 1, "2026-11-23", "2026-11-23");
        away("Marc est malade", 2, "2026-11-23", "2026-11-23");
        away("Sofia off from Mon 30 Nov to Wed 2 Dec", 3, "2026-11-30", "2026-12-02");
        away("Sofia en congé du 30 nov au 2 déc", 3, "2026-11-30", "2026-12-02");
        away("Marc is away tomorrow", 2, "2026-11-24", "2026-11-24");
        away("Marc est absent demain", 2, "2026-11-24", "2026-11-24");
        away("Marc is off for 3 days", 2, "2026-11-23", "2026-11-25");
        away("Marc est en arrêt pendant une semaine", 2, "2026-11-23", "2026-11-27");
        away("Léa is away next week.", 1, "2026-11-30", "2026-12-04");
    }

    #[test]
    fn an_absence_without_an_end_is_asked_for_it() {
        for (text, person, first) in [
            ("Léa is away from Thu", 1, "2026-11-26"),
            ("Léa is away from Thu on.", 1, "2026-11-26"),
            ("Marc est malade à partir de jeudi", 2, "2026-11-26"),
            ("Marc est absent dès le 30 nov", 2, "2026-11-30"),
            ("Sofia off from next week", 3, "2026-11-30"),
        ] {
            assert_eq!(news(&plan(), text), None, "{text}");
            let expected = OpenEnd { person: PersonId(person), first: day(first) };
            assert_eq!(open_end(&plan(), text), Some(expected), "{text}");
        }
        for text in
            ["Léa is away until Thu", "Léa is away", "Léa is away Thu", "Film slips to Thu", "Léa from Thu"]
        {
            assert_eq!(open_end(&plan(), text), None, "{text}");
        }
        away("Léa is away from Thu for 3 days", 1, "2026-11-26", "2026-11-30");
        away("Léa est absente à partir de jeudi pendant 3 jours", 1, "2026-11-26", "2026-11-30");
        away("Marc is off Thu for a week", 2, "2026-11-26", "2026-12-02");
        away("Léa is away from Thu to Fri", 1, "2026-11-26", "2026-11-27");
    }

    #[test]
    fn what_slips_grows_or_stops_is_understood() {
        let later = News::Later { task: TaskId(2), not_before: day("2026-12-04") };
        for text in ["Client approval slips to Fri 4 Dec", "client approval repoussée au 4 déc"] {
            assert_eq!(news(&plan(), text), Some(later), "{text}");
        }
        let effort = News::Effort { task: TaskId(1), effort: Effort::exactly(Minutes::hours(12)) };
        assert_eq!(news(&plan(), "Film takes 12h"), Some(effort));
        assert_eq!(news(&plan(), "Film prend 12 h"), Some(effort));
        for text in ["Autumn launch is paused", "autumn launch est en pause", "Autumn launch on hold"] {
            assert_eq!(news(&plan(), text), Some(News::Paused { project: ProjectId(1) }), "{text}");
        }
        let resumed = News::Resumed { project: ProjectId(1) };
        assert_eq!(news(&plan(), "Autumn launch reprend"), Some(resumed));
    }

    #[test]
    fn other_lines_are_no_news() {
        for text in ["", "Film 6h", "Léa", "Léa is", "Zoe is away", "Léa is away until never", "Film takes"]
        {
            assert_eq!(news(&plan(), text), None, "{text}");
        }
    }
}
