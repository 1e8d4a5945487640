//! Problems in English, with the names that the plan knows, for the command line.

use std::fmt::Display;

use chrono::Weekday;

use super::{
    Amount, DateOf, Hint, IntervalOf, Lack, Number, Problem, Reference, Severity, Share, SpanOf, Subject,
    Values,
};
use crate::model::{Hat, Minutes, PersonId, Plan, SeatFor, SkillId, TaskId};

/// At most so many tasks of a circle are named.
const NAMED: usize = 12;

impl Problem {
    /// The problem in English: `error E1104: …`, and on a line of its own the hint, `Maybe …`.
    pub fn say(&self, plan: &Plan) -> String {
        let names = Names { plan };
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let what =
            format!("{severity} {}: {}: {}", self.code, names.subject(self.subject), self.what(&names));
        match self.hint {
            None => what,
            Some(hint) => format!("{what}\n  Maybe {}.", names.hint(hint)),
        }
    }

    fn what(&self, names: &Names<'_>) -> String {
        match &self.values {
            Values::DoubledId { times } => format!("{times} entries have this identifier"),
            Values::UnknownReference { reference } => names.reference(*reference),
            Values::SelfLink => "it comes after itself".into(),
            Values::Cycle { tasks } => format!("these tasks wait for each other: {}", names.circle(tasks)),
            Values::Grid { minutes } => {
                format!(
                    "a grid of {} minutes neither divides an hour nor is made of hours of a day",
                    minutes.0
                )
            }
            Values::Level { skill, level } => {
                format!("level {} of {} is not between 1 and 5", level.0, names.skill(*skill))
            }
            Values::Weight { weight } => format!("weight {} is not between 1 and 10", weight.0),
            Values::Share { which, share } => {
                format!("{} is {}, more than all", share_name(*which), percent(share.0))
            }
            Values::Hours { which, minutes, most } => {
                format!("{} is {}, more than {}", amount_name(*which), hours(*minutes), hours(*most))
            }
            Values::Number { which, value, least, most } => {
                format!("{} is {value}, not between {least} and {most}", names.number(*which))
            }
            Values::Interval { of, interval } => format!(
                "{} from {} to {} ends before it has begun",
                interval_name(*of),
                interval.from,
                interval.to
            ),
            Values::Overlap { weekday, first, second } => format!(
                "on {} {}–{} and {}–{} overlap",
                day_name(*weekday),
                first.from,
                first.to,
                second.from,
                second.to
            ),
            Values::Span { of, first, last } => {
                let what = match of {
                    SpanOf::TimeOff => "time off",
                    SpanOf::Employment => "being there",
                };
                format!("{what} ends on {last}, before it begins on {first}")
            }
            Values::FarDate { which, date, earliest, latest } => {
                format!("{} is {date}, not between {earliest} and {latest}", date_name(*which))
            }
            Values::LongHorizon { horizon, latest } => {
                format!("the horizon is {horizon}, after {latest}: more than ten years are not planned")
            }
            Values::EmptyName => "it has no name".into(),
            Values::NobodyAtLevel { skill, level, best, .. } => {
                let best = match best {
                    None => "nobody has it at any level".to_owned(),
                    Some((person, level)) => {
                        format!("the closest is {} with {}", names.person(*person), level.0)
                    }
                };
                format!("nobody has {} at level {}; {best}", names.skill(*skill), level.0)
            }
            Values::NobodySuits { seat } => {
                format!("nobody has all that seat {} asks for", seat + 1)
            }
            Values::NobodyNamed { who, .. } => {
                format!("it is for {}, but the project names nobody", role_name(*who))
            }
            Values::TooFewPeople { seats, people } => {
                format!("it has {seats} seats, but only {people} of them can have a person of their own")
            }
            Values::PinUnsuited { person, lack, .. } => {
                format!("it is pinned to {}, who {}", names.person(*person), names.lack(*lack))
            }
            Values::PinnedTwice { person } => {
                format!("two seats are pinned to {}", names.person(*person))
            }
            Values::PinOutside { start, first, last } => {
                format!("the pinned start {start} is not between {first} and {last}")
            }
            Values::PinOffGrid { start, grid } => {
                format!("the pinned start {start} is no multiple of {} minutes", grid.0)
            }
            Values::DueTooEarly { which, date, not_before } => {
                format!("{} is {date}, but it may not start before {not_before}", date_name(*which))
            }
            Values::DeadlineBeforeDue { due, deadline } => {
                format!("the deadline {deadline} is before the due date {due}")
            }
            Values::ProjectDates { start, due } => format!("it is due on {due}, before it starts on {start}"),
            Values::NoHours => "has no working hours that may be planned".into(),
            Values::RecurringFull { recurring, working } => format!(
                "recurring load of {} a week fills the working week of {}",
                hours(*recurring),
                hours(*working)
            ),
            Values::TooLong { left, most, horizon } => format!(
                "{} are left to do, but nobody who can do it works more than {} until {horizon}",
                hours(*left),
                hours(*most)
            ),
            Values::EffortOrder { best, likely, worst } => format!(
                "best, likely and worst effort are {}, {} and {}",
                hours(*best),
                hours(*likely),
                hours(*worst)
            ),
            Values::EffortAndSeats { seats: 0, effort } => {
                format!("a milestone has no seats, so its effort of {} is not planned", hours(*effort))
            }
            Values::EffortAndSeats { .. } => "its effort is 0, but it has seats: it takes one slot".into(),
            Values::PlanDates { which: DateOf::Window, date, limit } if date > limit => {
                format!("the window ends on {date}, after the horizon {limit}")
            }
            Values::PlanDates { which, date, limit } => {
                format!("{} is {date}, before the plan's today {limit}", date_name(*which))
            }
            Values::NoPeople { tasks } => format!("{tasks} tasks wait, but there is nobody to do them"),
            Values::TwoLevels { skill, lower, higher } => {
                format!(
                    "holds {} at level {} and at {}; the higher counts",
                    names.skill(*skill),
                    lower.0,
                    higher.0
                )
            }
        }
    }
}

/// The names that a plan knows, fit for a terminal; each look costs O(n), which is little for what is printed.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// Where the names stand.
    pub plan: &'a Plan,
}

impl Names<'_> {
    /// `task "Layout"`, or `task 7` where there is no name.
    pub fn subject(&self, subject: Subject) -> String {
        match subject {
            Subject::Plan => "the plan".into(),
            Subject::Skill(id) => format!("skill {}", self.skill(id)),
            Subject::Person(id) => self.person(id),
            Subject::Client(id) => {
                named("client", id, self.plan.client(id).map(|client| client.name.as_str()))
            }
            Subject::Project(id) => {
                named("project", id, self.plan.project(id).map(|project| project.name.as_str()))
            }
            Subject::Task(id) => named("task", id, self.plan.task(id).map(|task| task.name.as_str())),
        }
    }

    /// `"design"`, or the identifier.
    pub fn skill(&self, id: SkillId) -> String {
        known(id, self.plan.skill(id).map(|skill| skill.name.as_str()))
    }

    /// `Léa`, or `person 7` where there is no name.
    pub fn person(&self, id: PersonId) -> String {
        match self.plan.person(id) {
            Some(person) if !person.name.is_empty() => printable(&person.name),
            _ => format!("person {id}"),
        }
    }

    /// `"Layout"`, or the identifier.
    pub fn task(&self, id: TaskId) -> String {
        known(id, self.plan.task(id).map(|task| task.name.as_str()))
    }

    fn circle(&self, tasks: &[TaskId]) -> String {
        let mut names: Vec<String> = tasks.iter().take(NAMED).map(|id| self.task(*id)).collect();
        if tasks.len() > NAMED {
            names.push(format!("… and {} more", tasks.len() - NAMED));
        }
        if let Some(first) = names.first().cloned() {
            names.push(first);
        }
        names.join(" → ")
    }

    fn reference(&self, reference: Reference) -> String {
        let missing =
            |what: &str, kind: &str, id: &dyn Display| format!("{what} {kind} {id}, which does not exist");
        match reference {
            Reference::TaskProject(id) => missing("belongs to", "project", &id),
            Reference::ProjectClient(id) => missing("belongs to", "client", &id),
            Reference::ProjectPm(id) => missing("has as PM", "person", &id),
            Reference::ProjectAm(id) | Reference::ClientAm(id) => missing("has as AM", "person", &id),
            Reference::HeldSkill(id) => missing("holds", "skill", &id),
            Reference::WishedSkill(id) => missing("has a wish about", "skill", &id),
            Reference::NeededSkill(id) => missing("asks for", "skill", &id),
            Reference::PinnedPerson(id) => missing("is pinned to", "person", &id),
            Reference::LinkedTask(id) => missing("comes after", "task", &id),
            Reference::ExceptedTask(id) => missing("has an exception for", "task", &id),
            Reference::ScheduledTask(id) => missing("has a schedule with", "task", &id),
            Reference::ScheduledOwner(id) => missing("has a schedule with", "person", &id),
            Reference::AnnouncedTask(id) => missing("has announced", "task", &id),
            Reference::AnnouncedOwner(id) => missing("has announced work of", "person", &id),
        }
    }

    fn number(&self, number: Number) -> String {
        match number {
            Number::Speed(level) => format!("the speed of level {} in thousandths", level.0),
            Number::FrozenDays => "the number of frozen days".into(),
            Number::MinPiece => "the shortest piece in minutes".into(),
            Number::ADay => "the limit a day in minutes".into(),
            Number::Lag(task) => format!("the lag after {} in days", self.task(task)),
            Number::Weekday => "a weekday".into(),
            Number::Colour => "the colour".into(),
            Number::Rounds => "the number of revision rounds".into(),
            Number::HourlyCost => "the cost of an hour".into(),
            Number::FitFactor => "a factor of fit".into(),
        }
    }

    fn lack(&self, lack: Lack) -> String {
        match lack {
            Lack::Skill { skill, level, held: None } => {
                format!("does not have {} (level {} is asked for)", self.skill(skill), level.0)
            }
            Lack::Skill { skill, level, held: Some(held) } => {
                format!("has {} at level {}, not {}", self.skill(skill), held.0, level.0)
            }
            Lack::Role(who) => format!("is not {}", role_name(who)),
        }
    }

    fn hint(&self, hint: Hint) -> String {
        match hint {
            Hint::FreeId(id) => format!("give one of them the identifier {id}, which is free"),
            Hint::RemoveLink { task, after } => {
                format!("remove the link by which {} comes after {}", self.task(task), self.task(after))
            }
            Hint::Number(number) => format!("use {number}"),
            Hint::Date(date) => format!("{date} was meant"),
            Hint::LeaveEmpty => "leave it empty".into(),
            Hint::Swap => "they are the wrong way round".into(),
            Hint::Join(interval) => format!("{}–{} was meant", interval.from, interval.to),
            Hint::Thousandths => "percent were meant: shares are in thousandths, 85 % is 850".into(),
            Hint::LowerLevel { level, person } => {
                format!("lower to {} ({} has {})", level.0, self.person(person), level.0)
            }
            Hint::AddSkill(skill) => {
                format!("give {} to somebody, or add a placeholder who has it", self.skill(skill))
            }
            Hint::SplitSeat => "ask for less, or use one seat per skill".into(),
            Hint::NameRole(who) => format!("name {}", role_name(who)),
            Hint::FewerSeats => "remove a seat, or add people who can take it".into(),
            Hint::Exception(_) => "pin it to somebody else, or add an exception with a reason".into(),
            Hint::SplitTask => "split it into several tasks, or choose a later horizon".into(),
            Hint::OnGrid => "choose a start on the grid".into(),
            Hint::AddPeople => "add people, or placeholders for those to come".into(),
            Hint::Milestone => {
                "make it a milestone (no seats, no effort), or name its effort and a seat".into()
            }
            Hint::Unpin => "remove the pinned start".into(),
        }
    }
}

/// The name in quotes, or the identifier where there is none.
fn known(id: impl Display, name: Option<&str>) -> String {
    match name {
        Some(name) if !name.is_empty() => format!("\"{}\"", printable(name)),
        _ => id.to_string(),
    }
}

/// A name without control characters and overridden directions, which could garble a terminal.
fn printable(name: &str) -> String {
    let garbles = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    name.chars().map(|c| if garbles(c) { ' ' } else { c }).collect()
}

fn named(kind: &str, id: impl Display, name: Option<&str>) -> String {
    format!("{kind} {}", known(id, name))
}

fn hours(minutes: Minutes) -> String {
    let (hours, rest) = (minutes.0 / 60, minutes.0 % 60);
    if rest == 0 { format!("{hours} h") } else { format!("{hours} h {rest:02}") }
}

fn percent(permille: u32) -> String {
    if permille.is_multiple_of(10) {
        format!("{} %", permille / 10)
    } else {
        format!("{}.{} %", permille / 10, permille % 10)
    }
}

fn role_name(who: SeatFor) -> &'static str {
    match who {
        SeatFor::ProjectPm => "the PM of the project",
        SeatFor::ProjectAm => "the AM of the project",
        SeatFor::Hat(Hat::Am) => "an AM",
        SeatFor::Hat(Hat::Pm) => "a PM",
        SeatFor::Hat(Hat::Creative) => "a creative",
        SeatFor::Hat(Hat::Lead) => "a lead",
    }
}

fn share_name(which: Share) -> String {
    match which {
        Share::Cap => "the cap".into(),
        Share::HatCap(hat) => format!("the cap of {}", role_name(SeatFor::Hat(hat))),
        Share::Ramp(week) => format!("the ramp in week {week}"),
        Share::Win => "the probability to win".into(),
    }
}

fn amount_name(which: Amount) -> &'static str {
    match which {
        Amount::Likely => "the effort",
        Amount::Best => "the best effort",
        Amount::Worst => "the worst effort",
        Amount::Spent => "the time spent",
        Amount::Left => "the time left",
        Amount::DefaultEffort | Amount::EffortOf(_) => "the effort of tasks that name none",
        Amount::Agreed => "the time agreed",
        Amount::Recurring => "the recurring load a week",
    }
}

fn interval_name(of: IntervalOf) -> String {
    match of {
        IntervalOf::Week(weekday) => format!("working time on {}", day_name(weekday)),
        IntervalOf::TimeOff => "time off".into(),
        IntervalOf::Recurring => "recurring load".into(),
    }
}

fn date_name(which: DateOf) -> &'static str {
    match which {
        DateOf::AsOf => "the plan's today",
        DateOf::Horizon => "the horizon",
        DateOf::Window => "the end of the window",
        DateOf::Announced => "the day of the announcement",
        DateOf::FirstDay => "the first day",
        DateOf::LastDay => "the last day",
        DateOf::TimeOff => "time off",
        DateOf::Start => "the start",
        DateOf::NotBefore => "not before",
        DateOf::Due => "the due date",
        DateOf::Deadline => "the deadline",
        DateOf::PinnedStart => "the pinned start",
    }
}

fn day_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}
