//! A bound of `fit`: each seat with the owner who costs least, part by part; one person per project and one project
//! per person and week cost nothing, but a task with several seats brings several people to its project.

use std::collections::BTreeMap;

use super::ground::{Ground, Job};
use crate::model::{Person, ProjectId, Seat};

/// The sum of the parts, each at its least, rounded down as the goal rounds it.
pub(super) fn bound(ground: &Ground<'_>) -> i64 {
    let factors = ground.plan.fit;
    let least = |of: fn(&Seat, &Person) -> i64| -> i64 {
        ground.possible().fold(0, |sum, job| sum.saturating_add(least(ground, job, of)))
    };
    let mut crews: BTreeMap<ProjectId, i64> = BTreeMap::new();
    for job in ground.possible() {
        let seats = i64::try_from(job.seats.len()).unwrap_or(0);
        let crew = crews.entry(job.task.project).or_default();
        *crew = (*crew).max(seats - 1);
    }
    let parts = [
        (factors.level, least(apart) / 60),
        (factors.wishes, least(avoids) / 60),
        (factors.growth, least(no_growth) / 60),
        (factors.people, crews.values().map(|crew| (*crew).max(0)).sum()),
        (factors.cost, least(cost) / 6000),
    ];
    parts
        .into_iter()
        .fold(0, |sum, (factor, part)| sum.saturating_add(i64::from(factor).saturating_mul(part)))
}

/// Minutes × points per minute of a job, each seat with the owner for whom the product is least.
fn least(ground: &Ground<'_>, job: &Job<'_>, of: fn(&Seat, &Person) -> i64) -> i64 {
    let seats = job.task.seats.iter().zip(&job.seats);
    let each = seats.map(|(seat, choices)| {
        let points = choices.iter().filter_map(|choice| {
            let minutes = i64::from(choice.slots) * i64::from(ground.timeline.grid);
            Some(minutes.saturating_mul(of(seat, ground.plan.people.get(choice.person)?)))
        });
        points.min().unwrap_or(0)
    });
    each.fold(0, i64::saturating_add)
}

fn apart(seat: &Seat, person: &Person) -> i64 {
    let of = |need: &crate::model::Need| {
        let held = person.level(need.skill).map_or(0, |held| i64::from(held.0));
        (held - i64::from(need.level.0)).abs()
    };
    seat.needs.iter().map(of).sum()
}

fn avoids(seat: &Seat, person: &Person) -> i64 {
    i64::from(seat.needs.iter().any(|need| person.wishes.avoid.contains(&need.skill)))
}

fn no_growth(seat: &Seat, person: &Person) -> i64 {
    let grows = seat.needs.iter().any(|need| person.wishes.grow.contains(&need.skill));
    i64::from(!person.wishes.grow.is_empty() && !grows)
}

fn cost(_: &Seat, person: &Person) -> i64 {
    i64::from(person.hourly_cost.unwrap_or(0))
}
