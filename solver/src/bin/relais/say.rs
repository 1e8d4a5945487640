//! Breaches in English.

use solver::check::{Breach, BreachDetail as D};
use solver::model::{Hat, Minutes, Plan, SeatFor};
use solver::validate::{Names, Subject};

/// One sentence per breach.
pub fn breaches(plan: &Plan, breaches: &[Breach]) -> Vec<String> {
    let names = Names { plan };
    let said = |breach: &Breach| {
        format!("{}: {}", names.subject(Subject::Task(breach.task)), how(names, &breach.detail))
    };
    breaches.iter().map(said).collect()
}

/// What is wrong, without the task.
pub fn how(names: Names<'_>, detail: &D) -> String {
    match detail {
        D::UnknownTask => "the plan has no such task".into(),
        D::NotPlanned => "is placed, but done or of a project that is not planned".into(),
        D::Doubled => "is placed twice".into(),
        D::Owners { seats, owners } => format!("has {owners} owners for {seats} seats"),
        D::UnknownOwner { person } => format!("the plan has no person {person}"),
        D::TwoSeats { person } => format!("{} takes two seats", names.person(*person)),
        D::Unskilled { person, skill, asked, held } => {
            let held = held.map_or_else(|| "does not have it".into(), |held| format!("has {}", held.0));
            let skill = names.skill(*skill);
            format!("asks for {skill} at level {}, but {} {held}", asked.0, names.person(*person))
        }
        D::WrongRole { person, asked } => {
            format!("is for {}, which {} is not", role(*asked), names.person(*person))
        }
        D::NoPieces => "is placed at no time".into(),
        D::Length { start, end } => format!("a piece from {start} to {end} is no time to work"),
        D::Disorder { start } => format!("the piece from {start} begins before the one before it has ended"),
        D::OffGrid { at } => format!("{at} is between two slots of the grid"),
        D::BeyondHorizon { end } => format!("ends at {end}, after the horizon"),
        D::Away { person, at } => format!("{} is not available at {at}", names.person(*person)),
        D::Amount { needed, worked } => {
            format!("takes {}, but {} are worked", hours(*needed), hours(*worked))
        }
        D::Overlap { person, other, at } => {
            format!("{} works on {} too, at {at}", names.person(*person), names.task(*other))
        }
        D::TooEarly { other, earliest: Some(earliest) } => {
            format!("comes after {}: not before {earliest}", names.task(*other))
        }
        D::TooEarly { other, earliest: None } => {
            format!("comes after {}: not before the horizon", names.task(*other))
        }
        D::AfterUnplaced { other } => format!("comes after {}, which has no place", names.task(*other)),
        D::NotBefore { date } => format!("starts before {date}"),
        D::BeforeAsOf { start } => format!("starts at {start}, before the plan's today"),
        D::PinnedPerson { person, owner } => {
            format!("is pinned to {}, but {} has it", names.person(*person), names.person(*owner))
        }
        D::PinnedTime { at } => format!("is pinned to {at}, but starts at another time"),
        D::StartedOwner { person, owner } => {
            format!("was begun by {}, but {} has it", names.person(*person), names.person(*owner))
        }
        D::Moved { owners, start } => {
            let owners: Vec<String> = owners.iter().map(|owner| names.person(*owner)).collect();
            format!("was announced for {} at {start}, within the frozen days", owners.join(" and "))
        }
        D::Pieces { count } => format!("is done in {count} pieces, but may not be split"),
        D::ShortPiece { start, worked, least } => {
            format!("the piece from {start} has {}, less than {}", hours(*worked), hours(*least))
        }
        D::SameDay { start } => format!("has a second piece on one day, from {start}"),
        D::Between { person, other, at } => {
            format!("{} works on {} in between, at {at}", names.person(*person), names.task(*other))
        }
        D::HoursADay { day, worked, most } => {
            format!("has {} on {day}, more than {}", hours(*worked), hours(*most))
        }
    }
}

/// Whom a seat is for.
pub const fn role(who: SeatFor) -> &'static str {
    match who {
        SeatFor::ProjectPm => "the PM of the project",
        SeatFor::ProjectAm => "the AM of the project",
        SeatFor::Hat(Hat::Am) => "an AM",
        SeatFor::Hat(Hat::Pm) => "a PM",
        SeatFor::Hat(Hat::Creative) => "a creative",
        SeatFor::Hat(Hat::Lead) => "a lead",
    }
}

/// `14 h`, `2 h 30`.
pub fn hours(minutes: Minutes) -> String {
    match (minutes.0 / 60, minutes.0 % 60) {
        (hours, 0) => format!("{hours} h"),
        (hours, rest) => format!("{hours} h {rest:02}"),
    }
}
