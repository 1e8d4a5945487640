//! Links with their lags, dates before which nothing starts, and `as_of`.

use super::facts::{Facts, Placed};
use super::{BreachDetail, Found};
use crate::model::{Link, Slot};

pub(super) fn check(facts: &Facts<'_>, found: &mut Found) {
    for placed in &facts.placed {
        let task = placed.task;
        for link in &task.after {
            follow(facts, placed, *link, found);
        }
        let Some(start) = placed.assignment.pieces.iter().map(|piece| piece.start).min() else { continue };
        if start.date() < facts.plan.as_of {
            found.add(facts, task.id, BreachDetail::BeforeAsOf { start });
        }
        let date = facts.tasks.get(placed.index).and_then(|fact| fact.not_before);
        if let Some(date) = date.filter(|date| start.date() < *date) {
            found.add(facts, task.id, BreachDetail::NotBefore { date });
        }
    }
}

fn follow(facts: &Facts<'_>, placed: &Placed<'_>, link: Link, found: &mut Found) {
    let Some(before) = facts.fact(link.task).filter(|fact| fact.planned) else { return };
    let other = link.task;
    let detail = match before.placed.and_then(|index| facts.placed.get(index)) {
        None => BreachDetail::AfterUnplaced { other },
        Some(before) => {
            let earliest = facts.timeline.after_lag(before.end, link.lag);
            if placed.start >= earliest {
                return;
            }
            let earliest = (earliest != Slot::MAX).then(|| facts.timeline.time(earliest));
            BreachDetail::TooEarly { other, earliest }
        }
    };
    found.add(facts, placed.task.id, detail);
}
