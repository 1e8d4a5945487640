//! One task at a time, no other work inside a piece, pieces of the right number and length, hours a day.

use std::collections::BTreeMap;

use super::facts::{Facts, Placed};
use super::runs::{self, Run};
use super::{BreachDetail, Found, either_excepted};
use crate::model::{Minutes, Rule, Slot};

/// After so many breaches of one piece no more are listed for it.
const ENOUGH: usize = 8;

pub(super) fn check(facts: &Facts<'_>, found: &mut Found) {
    let mut by_person: Vec<Vec<(Run, usize)>> = vec![Vec::new(); facts.plan.people.len()];
    for (index, placed) in facts.placed.iter().enumerate() {
        pauses(facts, placed, found);
        hours_a_day(facts, placed, found);
        for owner in &placed.owners {
            let Some(list) = by_person.get_mut(*owner) else { continue };
            list.extend(placed.spans.iter().map(|span| (*span, index)));
        }
    }
    for (person, mut spans) in by_person.into_iter().enumerate() {
        spans.sort_unstable();
        one_at_a_time(facts, person, &spans, found);
    }
}

/// Looks at every two pieces of a person that meet.
fn one_at_a_time(facts: &Facts<'_>, person: usize, spans: &[(Run, usize)], found: &mut Found) {
    // Pieces that may still meet later ones.
    let mut open: Vec<(Run, usize)> = Vec::new();
    for (span, index) in spans {
        open.retain(|(other, _)| other.1 > span.0);
        let mut count = 0;
        for (other, other_index) in &open {
            if index != other_index && count < ENOUGH {
                count += meet(facts, person, (*other, *other_index), (*span, *index), found);
            }
        }
        open.push((*span, *index));
    }
}

/// Two pieces of different tasks of one person that meet: breaches that nothing excuses.
fn meet(facts: &Facts<'_>, person: usize, a: (Run, usize), b: (Run, usize), found: &mut Found) -> usize {
    let (Some(first), Some(second)) = (facts.placed.get(a.1), facts.placed.get(b.1)) else { return 0 };
    let Some(person) = facts.plan.people.get(person).map(|person| person.id) else { return 0 };
    let (from, to) = (a.0.0.max(b.0.0), a.0.1.min(b.0.1));
    let (mine, theirs) = (runs::clip(&first.worked, from, to), runs::clip(&second.worked, from, to));
    let (x, y) = (first.task.id, second.task.id);
    let time = |slot: Slot| facts.timeline.time(slot);
    let before = found.count;
    if let Some((slot, _)) = runs::intersect(&mine, &theirs).first() {
        let excused = either_excepted(facts.plan, x, y, &[Rule::Overlap]);
        for (task, other) in [(x, y), (y, x)] {
            found.add_if(excused, task, BreachDetail::Overlap { person, other, at: time(*slot) });
        }
        return found.count - before;
    }
    // No slot in common: co-owners are away in turns. Each stretch is interrupted by the other's work.
    let excused = either_excepted(facts.plan, x, y, &[Rule::Split, Rule::Overlap]);
    for (task, other, inside) in [(x, y, &theirs), (y, x, &mine)] {
        if let Some((slot, _)) = inside.first() {
            found.add_if(excused, task, BreachDetail::Between { person, other, at: time(*slot) });
        }
    }
    found.count - before
}

/// Number and length of pieces.
fn pauses(facts: &Facts<'_>, placed: &Placed<'_>, found: &mut Found) {
    let (task, pieces) = (placed.task, &placed.assignment.pieces);
    if !task.may_pause() || task.is_milestone() {
        if pieces.len() > 1 {
            found.add(facts, task.id, BreachDetail::Pieces { count: pieces.len() });
        }
        return;
    }
    let grid = facts.timeline.grid;
    let shortest = facts.plan.min_piece.0.div_ceil(grid);
    let least = task.a_day.map_or(shortest, |most| shortest.min(most.0 / grid)).max(1);
    let mut last_day = None;
    for (index, piece) in pieces.iter().enumerate() {
        let (from, to) = (facts.floor(piece.start), facts.ceil(piece.end));
        let worked = runs::count(&runs::clip(&placed.worked, from, to));
        if worked < least && index + 1 < pieces.len() {
            let (worked, least) = (Minutes(worked.saturating_mul(grid)), Minutes(least.saturating_mul(grid)));
            let detail = BreachDetail::ShortPiece { start: piece.start, worked, least };
            found.add(facts, task.id, detail);
        }
        let day = facts.timeline.day_of(from);
        if !task.split && last_day.is_some_and(|last| day <= last) {
            found.add(facts, task.id, BreachDetail::SameDay { start: piece.start });
        }
        last_day = Some(facts.timeline.day_of(to.saturating_sub(1)));
    }
}

fn hours_a_day(facts: &Facts<'_>, placed: &Placed<'_>, found: &mut Found) {
    let Some(most) = placed.task.a_day.map(|most| most.max(Minutes(facts.timeline.grid))) else { return };
    let mut days: BTreeMap<u32, u32> = BTreeMap::new();
    runs::by_day(&placed.worked, facts.timeline.slots_a_day, |day, slots| {
        *days.entry(day).or_default() += slots;
    });
    for (day, slots) in days {
        let worked = Minutes(slots.saturating_mul(facts.timeline.grid));
        if worked > most {
            let day = facts.timeline.date(day);
            found.add(facts, placed.task.id, BreachDetail::HoursADay { day, worked, most });
        }
    }
}
