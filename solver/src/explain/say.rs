//! Answers in plain English, for the command line.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::{Bar, Room, Shortfall};
use crate::model::{Minutes, Need};

/// Hours and minutes: "14 h", "2 h 30".
struct Hours(Minutes);

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0.0 / 60, self.0.0 % 60) {
            (hours, 0) => write!(f, "{hours} h"),
            (hours, minutes) => write!(f, "{hours} h {minutes:02}"),
        }
    }
}

/// Calendar weeks: "week 48", "weeks 48–49".
struct Weeks(NaiveDate, NaiveDate);

impl fmt::Display for Weeks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = (self.0.iso_week(), self.1.iso_week());
        if first == last {
            write!(f, "week {}", first.week())
        } else {
            write!(f, "weeks {}–{}", first.week(), last.week())
        }
    }
}

/// Skills and levels by number, as the plan file says them: "skill 3 ≥ 2".
struct Needs<'a>(&'a [Need]);

impl fmt::Display for Needs<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return write!(f, "anybody");
        }
        for (index, need) in self.0.iter().enumerate() {
            let comma = if index > 0 { ", " } else { "" };
            write!(f, "{comma}skill {} ≥ {}", need.skill, need.level.0)?;
        }
        Ok(())
    }
}

impl fmt::Display for Bar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Level { need, held: Some(held) } => {
                write!(f, "holds skill {} at {} only", need.skill, held.0)
            }
            Self::Level { need, held: None } => write!(f, "does not hold skill {}", need.skill),
            Self::Role { .. } => write!(f, "does not wear the hat"),
            Self::Pinned { person } => write!(f, "the seat is pinned to person {person}"),
            Self::Started { person } => write!(f, "person {person} has begun it"),
            Self::OtherSeat => write!(f, "has another seat of the task"),
            Self::NoRoom => write!(f, "has no room for it"),
            Self::After { task } => write!(f, "task {task} before it has no place"),
        }
    }
}

impl fmt::Display for Shortfall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => write!(f, "nothing is missing"),
            Self::Room(Room { start, .. }) => write!(f, "there is room from {start}; solve again"),
            Self::Nobody { needs, .. } => write!(f, "{}: nobody", Needs(needs)),
            Self::PinnedPerson { person, bar: Some(bar) } => {
                write!(f, "pinned to person {person}, who {bar}")
            }
            Self::PinnedPerson { person, bar: None } => {
                write!(f, "pinned to person {person}, who is not there")
            }
            Self::FewPeople { seats, people } => {
                write!(f, "{seats} seats, but {} people for them", people.len())
            }
            Self::After { task, root } if task == root => {
                write!(f, "waits for task {task}, which has no place")
            }
            Self::After { task, root } => {
                write!(f, "waits for task {task} and so for task {root}, which has no place")
            }
            Self::Cycle { tasks } => write!(f, "waits for itself, through {} tasks", tasks.len()),
            Self::Pin { at, breaches } => {
                let rule = breaches.first().map_or("", |detail| rule_name(detail.rule()));
                write!(f, "its pin at {at} breaks a rule: {rule}")
            }
            Self::TooLate { horizon, .. } => write!(f, "cannot start before the horizon, {horizon}"),
            Self::Hours { needs, missing, from, to, .. } => {
                write!(f, "{}: {} missing in {}", Needs(needs), Hours(*missing), Weeks(*from, *to))
            }
            Self::Together { people, needed, free, from, to } => write!(
                f,
                "its {} people share {} of the {} in {}",
                people.len(),
                Hours(*free),
                Hours(*needed),
                Weeks(*from, *to)
            ),
            Self::Stretch { needed, longest, .. } => {
                write!(f, "takes {} in one go; the longest free time is {}", Hours(*needed), Hours(*longest))
            }
        }
    }
}

const fn rule_name(rule: crate::model::Rule) -> &'static str {
    use crate::model::Rule;
    match rule {
        Rule::Skill => "skills and levels",
        Rule::Availability => "availability",
        Rule::Overlap => "one task at a time",
        Rule::Link => "links",
        Rule::NotBefore => "not before",
        Rule::Pin => "pins",
        Rule::Frozen => "frozen window",
        Rule::Seats => "seats",
        Rule::Split => "no other work in between",
        Rule::HoursADay => "hours a day",
    }
}
