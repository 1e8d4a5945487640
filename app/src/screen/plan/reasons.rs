//! Reasons as sentences: why a task has no place, why somebody cannot take it, what holds it.

use solver::explain::{Away, Bar as Obstacle, Hold, Shortfall};
use solver::model::{GoalKind, Lag, Minutes, Need, TaskId};

use super::linked::{Names, Sentence};
use super::model::Index;
use super::say;
use crate::text::format::{self, Minutes as Said};
use crate::text::{Lang, goals, reasons as words, rules};

const fn said(minutes: Minutes) -> Said {
    Said(minutes.0 as i64)
}

/// What a seat asks for: "motion ≥ 3, video ≥ 2".
pub fn needs(lang: Lang, index: &Index<'_>, needs: &[Need]) -> String {
    let need = |need: &Need| {
        let skill = index.skill(need.skill).map(|skill| skill.name.clone()).unwrap_or_default();
        words::skill_at_least(lang, &skill, need.level.0)
    };
    if needs.is_empty() {
        return words::any_skill(lang).to_owned();
    }
    needs.iter().map(need).collect::<Vec<_>>().join(", ")
}

/// Why somebody cannot take a seat, to follow "who".
pub fn obstacle(lang: Lang, index: &Index<'_>, obstacle: &Obstacle) -> String {
    let skill = |need: &Need| index.skill(need.skill).map(|skill| skill.name.clone()).unwrap_or_default();
    match obstacle {
        Obstacle::Level { need, held: Some(held) } => words::holds_only(lang, &skill(need), held.0),
        Obstacle::Level { need, held: None } => words::lacks(lang, &skill(need)),
        Obstacle::Role { .. } => words::wrong_hat(lang).to_owned(),
        Obstacle::Pinned { person } => words::seat_pinned(lang, &say::person(index, *person)),
        Obstacle::Started { person } => words::begun_by(lang, &say::person(index, *person)),
        Obstacle::OtherSeat => words::other_seat(lang).to_owned(),
        Obstacle::NoRoom => words::no_room(lang).to_owned(),
        Obstacle::After { task } => words::after_unplaced(lang, &say::task(lang, index, *task)),
    }
}

/// Why a task has no place; `None` where it has one.
pub fn shortfall(lang: Lang, index: &Index<'_>, shortfall: &Shortfall) -> Option<String> {
    let task = |id: &TaskId| say::task(lang, index, *id);
    Some(match shortfall {
        Shortfall::None => return None,
        Shortfall::Room(room) => words::has_room(lang, room.start),
        Shortfall::Nobody { needs: asked, near, .. } => {
            let all = words::nobody(lang, &needs(lang, index, asked));
            match near.first() {
                Some((person, why)) => {
                    let nearest =
                        words::nearest(lang, &say::person(index, *person), &obstacle(lang, index, why));
                    format!("{all} {nearest}")
                }
                None => all,
            }
        }
        Shortfall::PinnedPerson { person, bar: Some(bar) } => {
            words::pinned_to(lang, &say::person(index, *person), &obstacle(lang, index, bar))
        }
        Shortfall::PinnedPerson { bar: None, .. } => words::pinned_to_gone(lang).to_owned(),
        Shortfall::FewPeople { seats, people } => words::few_people(lang, *seats, people.len()),
        Shortfall::After { task: before, root } if before == root => words::waits_for(lang, &task(before)),
        Shortfall::After { task: before, root } => words::waits_through(lang, &task(before), &task(root)),
        Shortfall::Cycle { tasks } => {
            let circle = tasks.iter().chain(tasks.first()).map(task).collect::<Vec<_>>();
            words::waits_for_itself(lang, &circle.join(" → "))
        }
        Shortfall::Pin { at, breaches } => {
            let rule = breaches.first().map_or("", |detail| rules::name(lang, detail.rule()));
            words::pin_breaks(lang, *at, rule)
        }
        Shortfall::TooLate { horizon, .. } => words::too_late(lang, *horizon),
        Shortfall::Hours { needs: asked, missing, from, to, .. } => {
            let weeks = words::weeks_of(lang, *from, *to);
            words::missing(lang, &needs(lang, index, asked), said(*missing), &weeks)
        }
        Shortfall::Together { people, needed, free, from, to } => {
            let names = format::list(lang, &index.names(people));
            words::share(lang, &names, said(*free), said(*needed), &words::weeks_of(lang, *from, *to))
        }
        Shortfall::Stretch { needed, longest, .. } => words::in_one_go(lang, said(*needed), said(*longest)),
    })
}

/// What holds the start of a task.
pub fn hold(lang: Lang, index: &Index<'_>, hold: &Hold) -> Sentence {
    let mut names = Names::new(lang, index);
    let words = match *hold {
        Hold::AsOf { task } => words::held_by_today(lang, &names.task(task)),
        Hold::NotBefore { task, date } => words::held_by_date(lang, &names.task(task), date),
        Hold::Pinned { task, at } => words::held_by_pin(lang, &names.task(task), at),
        Hold::After { task, other, end, lag } => {
            let (task, other) = (names.task(task), names.task(other));
            match lag {
                Lag::WorkingDays(0) | Lag::CalendarDays(0) => words::held_by_link(lang, &task, &other, end),
                Lag::WorkingDays(days) | Lag::CalendarDays(days) => {
                    words::held_by_lag(lang, &task, &other, end, days)
                }
            }
        }
        Hold::Busy { task, person, other, end } => {
            let (task, who, other) = (names.task(task), names.person(person), names.task(other));
            words::held_by_work(lang, &task, &who, &other, end)
        }
        Hold::Gap { task, from } => words::held_by_gap(lang, &names.task(task), from),
        Hold::Free { task, from } => words::could_start(lang, &names.task(task), from),
    };
    names.sentence(words)
}

/// Time off of an owner before or while a task runs.
pub fn away(lang: Lang, index: &Index<'_>, away: &Away) -> Sentence {
    let mut names = Names::new(lang, index);
    let who = names.person(away.person);
    let words = match away {
        Away { holiday: true, first, .. } => words::holiday_day(lang, &who, *first),
        Away { first, last, .. } if first == last => words::away_day(lang, &who, *first),
        Away { first, last, .. } => words::away(lang, &who, *first, *last),
    };
    names.sentence(words)
}

/// The change of a goal, with its sign and unit: "Late days +2".
pub fn changed(lang: Lang, goal: GoalKind, by: i64) -> String {
    let by = match goal {
        GoalKind::Unplaced | GoalKind::Balance => format::hours_signed(lang, by),
        GoalKind::PeakLoad => format!("{}{}", if by > 0 { "+" } else { "" }, format::percent(lang, by)),
        _ => format::signed(lang, by),
    };
    words::changes_by(lang, goals::name(lang, goal), &by)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::fixture;
    use solver::model::{Level, PersonId, Skill, SkillId};

    #[test]
    fn a_shortfall_names_the_skill_the_hours_and_the_weeks() {
        let (mut plan, _) = fixture::plan();
        plan.skills.push(Skill { id: SkillId(1), name: "motion".into() });
        let index = Index::new(&plan);
        let hours = Shortfall::Hours {
            needs: vec![Need { skill: SkillId(1), level: Level(3) }],
            needed: Minutes::hours(22),
            free: Minutes::hours(8),
            missing: Minutes::hours(14),
            person: PersonId(1),
            from: fixture::date("2026-11-24"),
            to: fixture::date("2026-12-04"),
        };
        let told = shortfall(Lang::En, &index, &hours).unwrap();
        assert_eq!(told, "motion ≥ 3: 14\u{a0}h missing in weeks 48–49.");
        assert_eq!(shortfall(Lang::En, &index, &Shortfall::None), None);
        let circle = Shortfall::Cycle { tasks: vec![TaskId(1), TaskId(2)] };
        let told = shortfall(Lang::En, &index, &circle).unwrap();
        assert_eq!(told, "Waits for itself: Moodboards → Key visual → Moodboards.");
    }

    #[test]
    fn a_change_has_its_sign_and_unit() {
        assert_eq!(changed(Lang::En, GoalKind::Lateness, 2), "Late days +2");
        assert_eq!(changed(Lang::En, GoalKind::PeakLoad, 31), "Peak load +3\u{a0}%");
    }
}
