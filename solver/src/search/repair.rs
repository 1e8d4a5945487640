//! Repair: a schedule for the plan as it is now, as near as possible to one that it had before.
//!
//! Nothing moves without need, not even to an earlier place.
//! Tasks are looked at in the order of their old starts, each after those it follows.
//! What can stand where it stood, stands; what cannot goes to the first place not before its old start, with its
//! owners, or where one of them may no longer take a seat with whoever ends it first; what had no place goes
//! wherever it ends first.
//!
//! Where two tasks want the same time there are two ways, and both are tried:
//! - *give way*: what can stand keeps its time, and a task that must move looks for room around all others;
//! - *push on*: a task that must move takes its time at once, and pushes on what comes after it (affected operations
//!   rescheduling; Ruwaida Abumaizar, Joseph Svestka, "Rescheduling job shops under random disruptions", 1997); what
//!   was over before anything had to change stands here too.
//!
//! The better score decides, and where they are equal the way in which fewer tasks move.

use std::collections::BTreeMap;

use super::construct::Crew;
use super::decode::Decoder;
use crate::goal;
use crate::instance::{Choice, Instance, Layout, Placed};
use crate::model::{Assignment, PersonId, Schedule, Slot};
use crate::rule::overlap::Span;
use crate::watch::Watch;

/// Who comes first where two tasks want the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    GiveWay,
    /// From this tick on.
    PushOn(u32),
}

/// Where a task stood.
#[derive(Debug)]
struct Old {
    /// Positions of its owners; `None` for somebody who is gone.
    owners: Vec<Option<u32>>,
    /// Its first slot.
    start: Slot,
    /// Its pieces in ticks; none for a milestone.
    spans: Vec<Span>,
    /// What lies between its pieces, and after the last.
    between: Vec<Span>,
}

/// Repairs a schedule; `order` is that of its starts, each task after those it follows.
///
/// A stop leaves unplaced what was not looked at yet.
/// O(tasks × (owners who are tried + busy spans)).
pub fn repair(instance: &Instance, order: &[u32], schedule: &Schedule, watch: &mut dyn Watch) -> Layout {
    let old = read(instance, schedule);
    let (kept, moved) = one_way(instance, order, &old, Way::GiveWay, watch);
    if moved == 0 {
        return kept;
    }
    let changes =
        old.iter().zip(&kept.places).filter_map(|(old, placed)| old.as_ref()?.change(placed.as_ref()));
    let since = changes.min().unwrap_or(0);
    let (pushed, pushed_on) = one_way(instance, order, &old, Way::PushOn(since), watch);
    let key = |layout, moved| (goal::score(instance, layout), moved);
    if key(&pushed, pushed_on) < key(&kept, moved) { pushed } else { kept }
}

/// Repairs in one way; answers also how many tasks moved.
fn one_way(
    instance: &Instance,
    order: &[u32],
    old: &[Option<Old>],
    way: Way,
    watch: &mut dyn Watch,
) -> (Layout, usize) {
    let mut decoder = Decoder::new(instance);
    let mut crew = Crew::new(instance);
    // Time that others will want: whose start is earlier gets it.
    let mut reserved: Vec<Vec<u32>> = vec![Vec::new(); instance.tasks.len()];
    let stands = |old: &Old| match way {
        Way::GiveWay => true,
        Way::PushOn(since) => old.spans.last().is_some_and(|span| span.1 <= since),
    };
    for task in order {
        let Some(old) = old[*task as usize].as_ref().filter(|old| stands(old)) else { continue };
        let owners: Vec<u32> = old.owners.iter().copied().flatten().collect();
        if instance.tasks[*task as usize].fixed.is_none() && decoder.reserve(&owners, &old.spans) {
            reserved[*task as usize] = owners;
        }
    }
    let mut moved = 0;
    for task in order {
        if watch.should_stop() {
            break;
        }
        let old = old[*task as usize].as_ref();
        if let Some(old) = old {
            decoder.release(&reserved[*task as usize], &old.spans);
        }
        let Some(placed) = place(instance, &decoder, &crew, *task, old) else {
            moved += usize::from(old.is_some());
            continue;
        };
        moved += usize::from(old.is_some_and(|old| !old.is(&placed)));
        crew.take(&placed);
        decoder.put(*task, placed);
    }
    (decoder.into_layout(), moved)
}

/// The nearest place for a task.
fn place(
    instance: &Instance,
    decoder: &Decoder<'_>,
    crew: &Crew<'_>,
    task: u32,
    old: Option<&Old>,
) -> Option<Placed> {
    let seats = &instance.tasks[task as usize].seats;
    let anywhere = || crew.best(decoder, task, seats, 0);
    let Some(old) = old else { return anywhere() };
    let owners: Option<Vec<u32>> = old.owners.iter().copied().collect();
    let same = owners.and_then(|owners| {
        let stands = decoder.try_place_around(task, &owners, old.start, &old.between);
        let stands = stands.filter(|placed| old.is(placed));
        stands.or_else(|| decoder.try_place_from(task, &owners, old.start))
    });
    // Who may stay, stays beside somebody new.
    let staying = || {
        let owners = old.owners.iter().copied().chain(std::iter::repeat(None));
        let seats: Vec<Vec<Choice>> =
            seats.iter().zip(owners).map(|(seat, owner)| only(seat, owner)).collect();
        crew.best(decoder, task, &seats, old.start)
    };
    same.or_else(staying).or_else(|| crew.best(decoder, task, seats, old.start)).or_else(anywhere)
}

/// The choice of an owner who may stay, or everybody's.
fn only(seat: &[Choice], owner: Option<u32>) -> Vec<Choice> {
    let stays = seat.iter().find(|choice| Some(choice.person) == owner);
    stays.map_or_else(|| seat.to_vec(), |choice| vec![*choice])
}

impl Old {
    /// The first tick at which another place differs from this one.
    fn change(&self, placed: Option<&Placed>) -> Option<u32> {
        let Some(placed) = placed else { return self.spans.first().map(|span| span.0) };
        let owners = self.owners.iter().copied();
        if !owners.eq(placed.owners.iter().map(|owner| Some(*owner))) {
            return self.spans.first().map(|span| span.0);
        }
        let pairs = self.spans.iter().zip(&placed.spans);
        let differs = |(old, new): (&Span, &Span)| match (old.0 == new.0, old.1 == new.1) {
            (true, true) => None,
            (true, false) => Some(old.1.min(new.1)),
            (false, _) => Some(old.0.min(new.0)),
        };
        let shorter = self.spans.len().min(placed.spans.len());
        let rest = [&self.spans, &placed.spans].into_iter().filter_map(|spans| Some(spans.get(shorter)?.0));
        pairs.filter_map(differs).chain(rest).min()
    }

    /// Whether this is the same place.
    fn is(&self, placed: &Placed) -> bool {
        let owners = self.owners.iter().copied();
        self.start == placed.start
            && self.spans == placed.spans
            && owners.eq(placed.owners.iter().map(|owner| Some(*owner)))
    }
}

/// Where the tasks of an instance stood.
fn read(instance: &Instance, schedule: &Schedule) -> Vec<Option<Old>> {
    let persons: BTreeMap<PersonId, u32> = instance.people.iter().map(|person| person.id).zip(0..).collect();
    let clock = &instance.clock;
    let one = |assignment: &Assignment| {
        // What began before `as_of` goes on from there.
        let slot = |time| instance.slot(time).unwrap_or(0);
        let tick = |time| clock.tick_from(slot(time));
        let mut spans: Vec<Span> = Vec::new();
        for piece in &assignment.pieces {
            let span = (tick(piece.start), tick(piece.end));
            match spans.last_mut() {
                // With no time between them two pieces are one.
                Some(last) if last.1 == span.0 => last.1 = span.1,
                _ if span.0 < span.1 => spans.push(span),
                _ => {}
            }
        }
        if spans.windows(2).any(|pair| pair[0].1 > pair[1].0) {
            spans.clear();
        }
        let gaps = spans.windows(2).map(|pair| (pair[0].1, pair[1].0));
        let rest = spans.last().map(|span| (span.1, u32::MAX));
        Some(Old {
            owners: assignment.owners.iter().map(|id| persons.get(id).copied()).collect(),
            start: slot(assignment.start()?),
            between: gaps.chain(rest).collect(),
            spans,
        })
    };
    instance.tasks.iter().map(|task| schedule.get(task.id).and_then(one)).collect()
}
