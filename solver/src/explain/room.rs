//! The earliest place of a task among the booked time of its owners, the rest of the schedule unmoved.

use std::sync::Arc;

use super::desk::{Booked, Desk, Span};
use crate::model::{Assignment, PersonTime, Piece, Rule, Slot, Task};

/// Where a task would go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub spans: Vec<Span>,
    /// Slots worked.
    pub slots: usize,
}

impl Place {
    pub fn start(&self) -> Slot {
        self.spans.first().map_or(0, |span| span.0)
    }

    pub fn end(&self) -> Slot {
        self.spans.last().map_or(0, |span| span.1)
    }
}

impl Desk<'_> {
    /// The earliest place of a task with these owners, one per seat, from a slot on; at its pin if it has one.
    ///
    /// O(slots of the first owner × owners × log).
    pub(super) fn place(&self, task: &Task, owners: &[usize], from: Slot) -> Option<Place> {
        if task.is_milestone() {
            return (from <= self.timeline.end()).then(|| Place { spans: vec![(from, from)], slots: 0 });
        }
        let needed = usize::try_from(self.needed(task, owners)).ok()?.max(1);
        let pin = match self.pin(task) {
            Some(at) => Some(self.timeline.slot(at).filter(|slot| *slot >= from)?),
            None => None,
        };
        let from = pin.unwrap_or(from);
        let place = if pin.is_some() && self.plan.excepted(task.id, Rule::Availability) {
            let end = from.checked_add(u32::try_from(needed).ok()?)?;
            let fits = end <= self.timeline.end() && !self.is_booked(task, owners, from, end);
            fits.then(|| Place { spans: vec![(from, end)], slots: needed })
        } else if task.may_pause() {
            self.in_pieces(task, owners, from, needed)
        } else {
            self.whole(task, owners, from, needed)
        };
        place.filter(|place| pin.is_none_or(|pin| place.start() == pin))
    }

    /// The assignment that a place makes.
    pub(super) fn assign(&self, task: &Task, owners: &[usize], place: &Place) -> Assignment {
        let time = |slot| self.timeline.time(slot);
        Assignment {
            task: task.id,
            owners: owners.iter().map(|owner| self.id_of(*owner)).collect(),
            pieces: place.spans.iter().map(|span| Piece { start: time(span.0), end: time(span.1) }).collect(),
        }
    }

    /// The slots from a first one on at which all these people may work on a task, booked or not.
    pub(super) fn shared(&self, task: &Task, people: &[usize], from: Slot) -> Vec<Slot> {
        let slots = |person: &usize| {
            let time = self.timeline.people.get(*person);
            let list = |time: &Arc<PersonTime>| {
                if self.pin(task).is_some() { time.with_slack.clone() } else { time.available.clone() }
            };
            let mut slots = time.map(list).unwrap_or_default();
            slots.drain(..slots.partition_point(|slot| *slot < from));
            slots
        };
        let Some((first, others)) = people.split_first() else { return Vec::new() };
        others.iter().fold(slots(first), |shared, other| {
            let theirs = slots(other);
            shared.into_iter().filter(|slot| theirs.binary_search(slot).is_ok()).collect()
        })
    }

    /// The slots of `shared` that none of these people has booked for another task.
    pub(super) fn unbooked(&self, task: &Task, people: &[usize], shared: Vec<Slot>) -> Vec<Slot> {
        people.iter().fold(shared, |free, person| {
            let booked = self.booked.get(*person).map_or(&[][..], Vec::as_slice);
            let mut spans =
                booked.iter().filter(|(_, other)| *other != task.id).map(|(span, _)| *span).peekable();
            let is_free = |slot: &Slot| {
                while spans.next_if(|span| span.1 <= *slot).is_some() {}
                spans.peek().is_none_or(|span| span.0 > *slot)
            };
            free.into_iter().filter(is_free).collect()
        })
    }

    /// Whether one of these people has other work in a span.
    fn is_booked(&self, task: &Task, people: &[usize], from: Slot, to: Slot) -> bool {
        self.next_booked(task, people, from).is_some_and(|(span, _)| span.0 < to)
    }

    /// The first booked span of other work that ends after a slot.
    pub(super) fn next_booked(&self, task: &Task, people: &[usize], from: Slot) -> Option<Booked> {
        let of = |person: &usize| {
            let booked = self.booked.get(*person)?.iter();
            booked.filter(|(span, other)| span.1 > from && *other != task.id).min().copied()
        };
        people.iter().filter_map(of).min()
    }

    /// The stretches of shared slots without other work in between.
    pub(super) fn stretches(&self, task: &Task, people: &[usize], from: Slot) -> Vec<Vec<Slot>> {
        let mut stretches: Vec<Vec<Slot>> = Vec::new();
        // Where other work begins that ends the stretch at hand.
        let mut limit = 0;
        for slot in self.unbooked(task, people, self.shared(task, people, from)) {
            if stretches.is_empty() || slot >= limit {
                limit = self.next_booked(task, people, slot).map_or(Slot::MAX, |(span, _)| span.0);
                stretches.push(Vec::new());
            }
            if let Some(last) = stretches.last_mut() {
                last.push(slot);
            }
        }
        stretches
    }

    fn whole(&self, task: &Task, owners: &[usize], from: Slot, needed: usize) -> Option<Place> {
        let stretches = self.stretches(task, owners, from);
        let slots = stretches.iter().find(|stretch| stretch.len() >= needed)?;
        let span = (*slots.first()?, slots.get(needed - 1)? + 1);
        Some(Place { spans: vec![span], slots: needed })
    }

    /// Piece by piece, each as early and as long as it can be.
    fn in_pieces(&self, task: &Task, owners: &[usize], from: Slot, needed: usize) -> Option<Place> {
        let excepted = self.plan.excepted(task.id, Rule::HoursADay);
        let slots = |minutes: u32| usize::try_from(minutes).unwrap_or(usize::MAX);
        let grid = self.timeline.grid;
        let a_day = task.a_day.filter(|_| !excepted).map(|most| slots((most.0 / grid).max(1)));
        let shortest = slots(self.plan.min_piece.0.div_ceil(grid));
        let least = a_day.map_or(shortest, |most| shortest.min(most)).max(1);
        let mut spans: Vec<Span> = Vec::new();
        let (mut left, mut day, mut today) = (needed, None, 0_usize);
        for stretch in self.stretches(task, owners, from) {
            // With a limit a piece ends with the day; without one it runs on to the end of the stretch.
            let days: Vec<&[Slot]> = match a_day {
                None => vec![&stretch],
                Some(_) => {
                    stretch.chunk_by(|a, b| self.timeline.day_of(*a) == self.timeline.day_of(*b)).collect()
                }
            };
            for slots in days {
                let this = slots.first().map(|slot| self.timeline.day_of(*slot));
                if a_day.is_some() && this == day && !task.split && today > 0 {
                    continue;
                }
                if this != day {
                    (day, today) = (this, 0);
                }
                let room = slots.len().min(a_day.map_or(usize::MAX, |most| most.saturating_sub(today)));
                let take = room.min(left);
                if take == 0 || (take < least && take < left) {
                    continue;
                }
                spans.push((*slots.first()?, slots.get(take - 1)? + 1));
                today += take;
                left -= take;
                if left == 0 {
                    return Some(Place { spans, slots: needed });
                }
            }
        }
        None
    }
}
