//! Places that need more than a longest path: several owners, tasks that may pause, fixed work in the way.

use super::{Engine, Kind, NONE};
use crate::rule::overlap::{self, Span};
use crate::rule::split::{self, Work};

/// How many plain steps such a place costs besides one for each span in the way.
const SLOW: u64 = 8;

/// Room for busy spans, kept between calls.
#[derive(Clone, Debug, Default)]
pub(super) struct Scratch {
    busy: Vec<Vec<Span>>,
}

impl Engine<'_> {
    /// Where a whole task goes that may start from a tick on: its first tick and the tick after its last.
    pub(super) fn place_whole(&mut self, task: u32, ready: u32) -> Option<Span> {
        let seats = self.facts[task as usize].seats;
        let mut from = ready;
        let mut scratch = std::mem::take(&mut self.scratch);
        scratch.busy.resize_with(scratch.busy.len().max(seats as usize), Vec::new);
        for (seat, busy) in (0..seats).zip(&mut scratch.busy) {
            let node = self.node(task, seat);
            let person = self.nodes[node as usize].person;
            from = from.max(self.frontier(node).1);
            busy.clear();
            if self.slow[person as usize] {
                busy.extend_from_slice(&self.instance.people[person as usize].busy);
                self.add_fluids(task, person, busy);
            }
        }
        let busy = scratch.busy.iter().take(seats as usize).map(Vec::as_slice);
        self.steps += SLOW + busy.clone().map(|busy| busy.len() as u64).sum::<u64>();
        let people = &self.instance.people;
        let mask = |index: usize| {
            self.owners(task).fold(u64::MAX, |mask, person| mask & people[person as usize].mask[index])
        };
        let found =
            split::whole(mask, self.instance.clock.words(), busy, from, self.nodes[task as usize].length);
        self.scratch = scratch;
        found
    }

    /// Places a task that may pause; its pieces are written to `self.spans`.
    pub(super) fn place_fluid(&mut self, task: u32, ready: u32, spans: &mut Vec<Span>) -> bool {
        let seats = self.facts[task as usize].seats;
        let mut scratch = std::mem::take(&mut self.scratch);
        scratch.busy.resize_with(scratch.busy.len().max(seats as usize), Vec::new);
        let key = self.key(task);
        for (seat, busy) in (0..seats).zip(&mut scratch.busy) {
            let person = self.nodes[self.node(task, seat) as usize].person;
            busy.clear();
            busy.extend_from_slice(&self.instance.people[person as usize].busy);
            // Whole tasks before it in the list, in the order of their times.
            let mut other = self.first[person as usize];
            while other != NONE {
                let whole = self.task(other);
                if self.key(whole) > key {
                    break;
                }
                if let Some(span) = self.whole_span(whole) {
                    overlap::add(busy, span);
                }
                other = self.nodes[other as usize].next;
            }
            self.add_fluids(task, person, busy);
        }
        let busy = scratch.busy.iter().take(seats as usize).map(Vec::as_slice);
        self.steps += SLOW + busy.clone().map(|busy| busy.len() as u64).sum::<u64>();
        let people = &self.instance.people;
        let mask = |index: usize| {
            self.owners(task).fold(u64::MAX, |mask, person| mask & people[person as usize].mask[index])
        };
        let clock = &self.instance.clock;
        let cut = self.instance.tasks[task as usize].cut;
        let work = Work { from: ready, slots: self.nodes[task as usize].length, cut };
        spans.clear();
        let found = split::pieces(mask, clock.words(), busy, clock.days(), work, spans);
        self.scratch = scratch;
        if !found {
            spans.clear();
        }
        found
    }

    /// Adds the pieces of a person's tasks that may pause and stand before a task in the list.
    fn add_fluids(&self, task: u32, person: u32, busy: &mut Vec<Span>) {
        let key = self.key(task);
        for other in &self.fluids[person as usize] {
            if *other != task && self.key(*other) < key {
                for span in &self.spans[*other as usize] {
                    overlap::add(busy, *span);
                }
            }
        }
    }

    /// From the first to the last tick of a placed whole task.
    pub(super) fn whole_span(&self, task: u32) -> Option<Span> {
        let node = &self.nodes[task as usize];
        if node.end == NONE {
            return None;
        }
        if node.kind == Kind::Work {
            let first = self.steps_from[node.person as usize] + node.out - node.length;
            return Some((self.steps_of[first as usize] - 1, node.end));
        }
        Some((self.start[task as usize], node.end))
    }
}
