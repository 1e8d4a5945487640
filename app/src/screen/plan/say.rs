//! Facts of a plan as sentences: places, breaches, links.

use chrono::NaiveDateTime;
use solver::check::{Breach, BreachDetail};
use solver::model::{Lag, Link, Minutes, PersonId, TaskId};

use super::model::Index;
use super::model::changes::Place;
use crate::text::format::{self, Minutes as Said};
use crate::text::{Lang, plan_details as details, rules};

/// Minutes of the model for a sentence.
fn said(minutes: Minutes) -> Said {
    Said(i64::from(minutes.0))
}

/// Who and when: "Léa, Tue 24 Nov 10:30".
pub fn place(lang: Lang, index: &Index<'_>, place: &Place) -> String {
    let who = index.names(&place.owners);
    let who = if who.is_empty() { details::nobody(lang).to_owned() } else { format::list(lang, &who) };
    format!("{who}, {}", format::date_time(lang, place.start))
}

/// From when to when, briefly.
pub fn when(lang: Lang, start: NaiveDateTime, end: NaiveDateTime) -> String {
    format::span(lang, start, end)
}

/// A link in words: "Homepage design, 2 working days later".
pub fn link(lang: Lang, index: &Index<'_>, link: &Link) -> String {
    let name = task(lang, index, link.task);
    match link.lag {
        Lag::WorkingDays(0) | Lag::CalendarDays(0) => name,
        Lag::WorkingDays(days) => details::after_lag(lang, &name, days),
        Lag::CalendarDays(days) => details::after_calendar_lag(lang, &name, days),
    }
}

/// The name of a task, or its number where it is gone.
pub fn task(_: Lang, index: &Index<'_>, id: TaskId) -> String {
    index.task(id).map_or_else(|| format!("#{id}"), |task| task.name.clone())
}

/// The name of a person, or their number where they are gone.
pub fn person(index: &Index<'_>, id: PersonId) -> String {
    index.person(id).map_or_else(|| format!("#{id}"), |person| person.name.clone())
}

/// How a rule is broken, in a sentence.
pub fn breach(lang: Lang, index: &Index<'_>, breach: &Breach) -> String {
    use BreachDetail as D;
    let who = |id: &PersonId| person(index, *id);
    let other = |id: &TaskId| task(lang, index, *id);
    match &breach.detail {
        D::UnknownTask => rules::unknown_task(lang).to_owned(),
        D::NotPlanned => rules::not_planned(lang).to_owned(),
        D::Doubled => rules::doubled(lang).to_owned(),
        D::Owners { seats, owners } => rules::owners(lang, *seats, *owners),
        D::UnknownOwner { .. } => rules::unknown_owner(lang).to_owned(),
        D::TwoSeats { person } => rules::two_seats(lang, &who(person)),
        D::Unskilled { person, skill, asked, .. } => {
            let skill = index.skill(*skill).map(|skill| skill.name.clone()).unwrap_or_default();
            rules::unskilled(lang, &who(person), &skill, asked.0)
        }
        D::WrongRole { person, .. } => rules::wrong_role(lang, &who(person)),
        D::NoPieces => rules::no_pieces(lang).to_owned(),
        D::Length { .. } => rules::bad_length(lang).to_owned(),
        D::Disorder { .. } => rules::disorder(lang).to_owned(),
        D::OffGrid { at } => rules::off_grid(lang, *at),
        D::BeyondHorizon { .. } => rules::beyond_horizon(lang).to_owned(),
        D::Away { person, at } => rules::away(lang, &who(person), *at),
        D::Amount { needed, worked } => rules::amount(lang, said(*worked), said(*needed)),
        D::Overlap { person, other: task, at } => rules::overlap(lang, &who(person), &other(task), *at),
        D::TooEarly { other: task, earliest: None } => rules::too_early(lang, &other(task)),
        D::TooEarly { other: task, earliest: Some(earliest) } => {
            rules::too_early_until(lang, &other(task), *earliest)
        }
        D::AfterUnplaced { other: task } => rules::after_unplaced(lang, &other(task)),
        D::NotBefore { date } => rules::starts_before(lang, *date),
        D::BeforeAsOf { .. } => rules::before_as_of(lang).to_owned(),
        D::PinnedPerson { person, owner } => rules::pinned_person(lang, &who(person), &who(owner)),
        D::PinnedTime { at } => rules::pinned_time(lang, *at),
        D::StartedOwner { person, owner } => rules::started_owner(lang, &who(person), &who(owner)),
        D::Moved { .. } => rules::moved_in_frozen(lang).to_owned(),
        D::Pieces { count } => rules::pieces(lang, *count),
        D::ShortPiece { worked, least, .. } => rules::short_piece(lang, said(*worked), said(*least)),
        D::SameDay { .. } => rules::same_day(lang).to_owned(),
        D::Between { person, other: task, .. } => rules::between(lang, &who(person), &other(task)),
        D::HoursADay { day, worked, most } => rules::hours_a_day(lang, *day, said(*worked), said(*most)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::fixture;
    use solver::model::{Level, SkillId};

    #[test]
    fn a_breach_names_who_and_what() {
        let (plan, _) = fixture::plan();
        let index = Index::new(&plan);
        let of = |detail: BreachDetail| Breach { rule: detail.rule(), task: TaskId(1), detail };
        let at = fixture::at("2026-11-24 10:00");
        let overlap = of(BreachDetail::Overlap { person: PersonId(1), other: TaskId(2), at });
        assert_eq!(
            breach(Lang::En, &index, &overlap),
            "Léa Fontaine also works on Key visual on Tue 24 Nov 10:00."
        );
        let gone = of(BreachDetail::TwoSeats { person: PersonId(99) });
        assert_eq!(breach(Lang::En, &index, &gone), "#99 has two of its seats.");
        let unskilled =
            BreachDetail::Unskilled { person: PersonId(1), skill: SkillId(9), asked: Level(3), held: None };
        assert!(breach(Lang::Fr, &index, &of(unskilled)).contains("≥ 3"));
    }

    #[test]
    fn a_link_tells_its_lag() {
        let (plan, _) = fixture::plan();
        let index = Index::new(&plan);
        let of = |lag| link(Lang::En, &index, &Link { task: TaskId(1), lag });
        assert_eq!(of(Lag::NONE), "Moodboards");
        assert_eq!(of(Lag::WorkingDays(2)), "Moodboards, 2 working days later");
        assert_eq!(of(Lag::CalendarDays(1)), "Moodboards, 1 day later");
    }
}
