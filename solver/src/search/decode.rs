//! The decoder: from an order of tasks and the owners of their seats to a schedule.
//!
//! Serial schedule generation with insertion (James E. Kelley, "The critical-path method: resources planning and
//! scheduling", 1963; Rainer Kolisch, "Serial and parallel resource-constrained project scheduling methods
//! revisited", 1996): task by task in the order, each at the earliest time at which its owners are free, gaps
//! between earlier decisions included.
//! Fixed tasks stand where they stand if those that they follow end in time, else they have no place.

use crate::instance::{Instance, Layout, Placed};
use crate::model::Slot;
use crate::rule::overlap::{self, Span};
use crate::rule::{seats, split};

/// The state of a decode.
#[derive(Clone, Debug)]
pub struct Decoder<'a> {
    instance: &'a Instance,
    busy: Vec<Vec<Span>>,
    layout: Layout,
}

impl<'a> Decoder<'a> {
    /// Nothing but fixed work.
    pub fn new(instance: &'a Instance) -> Self {
        Self {
            instance,
            busy: instance.people.iter().map(|person| person.busy.clone()).collect(),
            layout: Layout { places: vec![None; instance.tasks.len()] },
        }
    }

    /// What was placed so far.
    pub const fn layout(&self) -> &Layout {
        &self.layout
    }

    /// What was placed.
    pub fn into_layout(self) -> Layout {
        self.layout
    }

    /// The first slot at which a task may start; `None` where one that it follows has no place.
    pub fn earliest(&self, task: u32) -> Option<Slot> {
        let end_of = |other: u32| self.layout.places[other as usize].as_ref().map(|placed| placed.end);
        if self.instance.tasks[task as usize].free_of_links() {
            return Some(0);
        }
        self.instance.after_links(task, end_of)
    }

    /// Where a task would go with these owners; `None` where it has no place.
    pub fn try_place(&self, task: u32, owners: &[u32]) -> Option<Placed> {
        self.try_place_from(task, owners, 0)
    }

    /// The same, not before a slot.
    pub fn try_place_from(&self, task: u32, owners: &[u32], from: Slot) -> Option<Placed> {
        self.try_place_around(task, owners, from, &[])
    }

    /// The same, around further spans in which it must not lie.
    pub fn try_place_around(&self, task: u32, owners: &[u32], from: Slot, around: &[Span]) -> Option<Placed> {
        let earliest = self.earliest(task)?;
        let (instance, data) = (self.instance, &self.instance.tasks[task as usize]);
        if let Some(fixed) = &data.fixed {
            let (owners, spans) = (fixed.owners.clone(), fixed.spans.clone());
            return (earliest <= fixed.start).then_some(Placed {
                owners,
                spans,
                start: fixed.start,
                end: fixed.end,
            });
        }
        let start = earliest.max(data.not_before).max(from);
        if start > instance.clock.end() || data.never {
            return None;
        }
        if data.milestone {
            return Some(Placed { start, end: start, ..Placed::default() });
        }
        if owners.len() != data.seats.len() || !seats::distinct(owners) {
            return None;
        }
        let choices: Option<Vec<_>> =
            owners.iter().enumerate().map(|(seat, owner)| data.choice(seat, *owner)).collect();
        let slots = data.slots(choices?);
        let mask = |index: usize| {
            owners.iter().fold(u64::MAX, |mask, owner| mask & instance.people[*owner as usize].mask[index])
        };
        let busy = owners.iter().map(|owner| self.busy[*owner as usize].as_slice());
        let busy = busy.chain(std::iter::once(around));
        let (clock, words) = (&instance.clock, instance.clock.words());
        let from = clock.tick_from(start);
        let mut spans = Vec::new();
        if data.cut.is_whole() {
            spans.push(split::whole(mask, words, busy, from, slots)?);
        } else if !split::pieces(
            mask,
            words,
            busy,
            clock.days(),
            split::Work { from, slots, cut: data.cut },
            &mut spans,
        ) {
            return None;
        }
        let start = *clock.slot.get(spans.first()?.0 as usize)?;
        let end = clock.end_slot(spans.last()?.1);
        Some(Placed { owners: owners.to_vec(), spans, start, end })
    }

    /// Keeps time of these people free if nothing lies there yet; whether it does.
    pub fn reserve(&mut self, owners: &[u32], spans: &[Span]) -> bool {
        let met = |owner: &u32, span: &Span| {
            overlap::pushed_past(&self.busy[*owner as usize], span.0, span.1).is_some()
        };
        let free = spans.iter().all(|span| !owners.iter().any(|owner| met(owner, span)));
        if free {
            self.occupy(owners, spans);
        }
        free
    }

    /// Gives back what was reserved.
    pub fn release(&mut self, owners: &[u32], spans: &[Span]) {
        for owner in owners {
            let busy = &mut self.busy[*owner as usize];
            for span in spans {
                if let Ok(at) = busy.binary_search(span) {
                    busy.remove(at);
                }
            }
        }
    }

    fn occupy(&mut self, owners: &[u32], spans: &[Span]) {
        for owner in owners {
            for span in spans {
                overlap::add(&mut self.busy[*owner as usize], *span);
            }
        }
    }

    /// Puts a task in its place.
    pub fn put(&mut self, task: u32, placed: Placed) {
        if self.instance.tasks[task as usize].fixed.is_none() {
            self.occupy(&placed.owners, &placed.spans);
        }
        self.layout.places[task as usize] = Some(placed);
    }

    /// Places a task with these owners if it has a place.
    pub fn place(&mut self, task: u32, owners: &[u32]) {
        if let Some(placed) = self.try_place(task, owners) {
            self.put(task, placed);
        }
    }
}

/// The schedule of an order and owners (per task, one per seat).
pub fn decode(instance: &Instance, order: &[u32], owners: &[Vec<u32>]) -> Layout {
    let mut decoder = Decoder::new(instance);
    for task in order {
        decoder.place(*task, &owners[*task as usize]);
    }
    decoder.into_layout()
}
