//! The values of a task as text: reading what is typed, in English and in French, and writing it to be typed again.

use chrono::NaiveDate;
use solver::format::natural::{self, DateRules, DurationRules, Edge};
use solver::model::{Effort, Minutes, Plan, Weight};

use crate::text::{Lang, work};

/// Why a typed value was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ValueProblem {
    /// Not an amount of work.
    #[error("T1012: \"{0}\" is not an amount of work")]
    NotAnEffort(String),
    /// Not a date.
    #[error("T1013: \"{0}\" is not a date")]
    NotADate(String),
    /// Not a weight from 1 to 10.
    #[error("T1016: \"{0}\" is not a weight")]
    NotAWeight(String),
}

impl ValueProblem {
    /// The sentence shown at the field.
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::NotAnEffort(word) => work::not_an_effort(lang, word),
            Self::NotADate(word) => work::not_a_date(lang, word),
            Self::NotAWeight(word) => work::not_a_weight(lang, word),
        }
    }
}

/// An amount, best–worst or best/likely/worst; nothing: none.
///
/// # Errors
/// It cannot be read.
pub fn effort(text: &str) -> Result<Option<Effort>, ValueProblem> {
    if text.is_empty() {
        return Ok(None);
    }
    let read = natural::effort(text, DurationRules::default());
    read.map(Some).map_err(|_| ValueProblem::NotAnEffort(text.to_owned()))
}

/// An amount of hours, 0 too; nothing: none.
///
/// # Errors
/// It cannot be read.
pub fn hours(text: &str) -> Result<Option<Minutes>, ValueProblem> {
    if text.is_empty() {
        return Ok(None);
    }
    if text == "0" {
        return Ok(Some(Minutes(0)));
    }
    let read = natural::duration(text, DurationRules::default());
    read.map(Some).map_err(|_| ValueProblem::NotAnEffort(text.to_owned()))
}

/// A date as people say it; nothing: none.
///
/// # Errors
/// It cannot be read.
pub fn date(plan: &Plan, text: &str, edge: Edge) -> Result<Option<NaiveDate>, ValueProblem> {
    if text.is_empty() {
        return Ok(None);
    }
    let rules = DateRules { edge, region: plan.region, recent: true, ..DateRules::new(plan.as_of) };
    natural::date(text, rules).map(Some).map_err(|_| ValueProblem::NotADate(text.to_owned()))
}

/// A weight from 1 to 10; nothing: 1.
///
/// # Errors
/// It is none.
pub fn weight(text: &str) -> Result<Weight, ValueProblem> {
    match text.parse() {
        _ if text.is_empty() => Ok(Weight::default()),
        Ok(weight) if (1..=10).contains(&weight) => Ok(Weight(weight)),
        _ => Err(ValueProblem::NotAWeight(text.to_owned())),
    }
}

/// Hours as they are typed again: `6`, `7h30`; empty for none.
pub fn write_hours(minutes: Option<Minutes>) -> String {
    minutes.map_or_else(String::new, |minutes| match (minutes.0 / 60, minutes.0 % 60) {
        (hours, 0) => hours.to_string(),
        (hours, rest) => format!("{hours}h{rest:02}"),
    })
}

/// An effort as it is typed again: `6`, `4/6/9 h`; empty for none.
pub fn write_effort(effort: Option<Effort>) -> String {
    let Some(effort) = effort else { return String::new() };
    if effort.best.is_none() && effort.worst.is_none() {
        return write_hours(Some(effort.likely));
    }
    let (best, worst) = (effort.best.unwrap_or(effort.likely), effort.worst.unwrap_or(effort.likely));
    let [best, likely, worst] = [best, effort.likely, worst].map(|minutes| write_hours(Some(minutes)));
    format!("{best}/{likely}/{worst} h")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let range = Effort { best: Some(Minutes(240)), likely: Minutes(390), worst: Some(Minutes(540)) };
        for value in [None, Some(Effort::exactly(Minutes(150))), Some(range)] {
            assert_eq!(effort(&write_effort(value)), Ok(value));
        }
        for value in [None, Some(Minutes(0)), Some(Minutes(450))] {
            assert_eq!(hours(&write_hours(value)), Ok(value));
        }
    }

    #[test]
    fn nonsense_is_refused_in_words() {
        assert_eq!(weight("11"), Err(ValueProblem::NotAWeight("11".into())));
        assert_eq!(hours("-3").map_err(|why| why.say(Lang::En)).map_err(|why| why.contains("-3")), Err(true));
        let plan = Plan::new("p", "2026-11-23".parse().unwrap());
        assert_eq!(date(&plan, "someday", Edge::End), Err(ValueProblem::NotADate("someday".into())));
    }
}
