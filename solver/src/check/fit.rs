//! The goal `fit`: how well the work suits the people, in whole points.
//!
//! Each part sums minutes or counts over the placed work and is rounded down once, then multiplied by its factor:
//! - `level`: per seat and asked skill, hours × levels between held and asked (wasted above, stretched below);
//! - `wishes`: hours of seats that ask for a skill which their owner would rather avoid;
//! - `growth`: hours of people with skills to grow, in work that asks for none of them;
//! - `projects`: per person and calendar week, the projects worked on beyond the first;
//! - `people`: per project, the people at work beyond the first;
//! - `cost`: hours × hourly cost ÷ 100.

use std::collections::BTreeSet;

use super::facts::{Facts, Placed};
use super::runs;
use crate::model::{Person, ProjectId, Seat};

pub(super) fn points(facts: &Facts<'_>) -> i64 {
    let factors = facts.plan.fit;
    let (mut level, mut wishes, mut growth, mut cost) = (0_i64, 0_i64, 0_i64, 0_i64);
    let mut weeks: BTreeSet<(usize, u32, ProjectId)> = BTreeSet::new();
    let mut crews: BTreeSet<(ProjectId, usize)> = BTreeSet::new();
    for placed in &facts.placed {
        let minutes = i64::from(runs::count(&placed.worked)) * i64::from(facts.timeline.grid);
        for (seat, person) in seats(facts, placed) {
            level += minutes * apart(seat, person);
            wishes += minutes * i64::from(asks_any(seat, &person.wishes.avoid));
            let grows = person.wishes.grow.is_empty() || asks_any(seat, &person.wishes.grow);
            growth += minutes * i64::from(!grows);
            cost = cost.saturating_add(minutes.saturating_mul(i64::from(person.hourly_cost.unwrap_or(0))));
        }
        let project = placed.task.project;
        for owner in &placed.owners {
            crews.insert((project, *owner));
            runs::by_day(&placed.worked, facts.timeline.slots_a_day, |day, _| {
                weeks.insert((*owner, facts.timeline.week_of(day), project));
            });
        }
    }
    let projects =
        length(weeks.len()) - length(weeks.iter().map(|w| (w.0, w.1)).collect::<BTreeSet<_>>().len());
    let people = length(crews.len()) - length(crews.iter().map(|c| c.0).collect::<BTreeSet<_>>().len());
    let parts = [
        (factors.level, level / 60),
        (factors.wishes, wishes / 60),
        (factors.growth, growth / 60),
        (factors.projects, projects),
        (factors.people, people),
        (factors.cost, cost / 6000),
    ];
    parts
        .into_iter()
        .fold(0, |sum, (factor, part)| sum.saturating_add(i64::from(factor).saturating_mul(part)))
}

fn seats<'f>(facts: &Facts<'f>, placed: &Placed<'f>) -> Vec<(&'f Seat, &'f Person)> {
    let seats = placed.task.seats.iter().zip(&placed.assignment.owners);
    seats.filter_map(|(seat, owner)| Some((seat, facts.person(*owner)?))).collect()
}

/// Levels between held and asked, over the asked skills; a skill not held at all counts from 0.
fn apart(seat: &Seat, person: &Person) -> i64 {
    let of = |need: &crate::model::Need| {
        let held = person.level(need.skill).map_or(0, |held| i64::from(held.0));
        (held - i64::from(need.level.0)).abs()
    };
    seat.needs.iter().map(of).sum()
}

fn asks_any(seat: &Seat, skills: &[crate::model::SkillId]) -> bool {
    seat.needs.iter().any(|need| skills.contains(&need.skill))
}

fn length(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
