//! Places that need more than a longest path: several owners, tasks that may pause, fixed work in the way.

use super::{Engine, Kind, NONE};
use crate::rule::overlap::{self, Span};
use crate::rule::split::{self, Work};

/// How many plain steps such a place costs besides one for each span that is gathered.
const SLOW: u64 = 8;

/// What stands in the way of somebody's work, gathered along a wave and kept between waves as room.
///
/// A wave looks at tasks in the order of the list, so what lies before one of them also lies before the next: each
/// span is added once a wave, however many tasks run around it.
#[derive(Clone, Debug, Default)]
struct Way {
    /// The wave that gathered it.
    wave: u64,
    /// How many of the person's tasks that may pause are in it.
    fluids: usize,
    /// The next of their whole tasks.
    whole: u32,
    /// The spans, ascending; those that touch are one.
    busy: Vec<Span>,
}

/// Work of a wave that is kept for the rest of it, by person.
#[derive(Clone, Debug, Default)]
pub(super) struct Scratch {
    /// Counts the waves.
    wave: u64,
    /// What stands in the way of whole tasks, and of tasks that may pause.
    ways: Vec<[Way; 2]>,
    /// In which wave all tasks that may pause, and all whole tasks, behind a changed one were last marked.
    marked: Vec<[u64; 2]>,
}

/// Which half of a pair: whole tasks run around fixed work and those that may pause, these around whole tasks, too.
const WHOLE: usize = 0;
const FLUID: usize = 1;

impl Scratch {
    /// Room for so many people.
    pub(super) fn new(people: usize) -> Self {
        Self { wave: 0, ways: vec![Default::default(); people], marked: vec![[0; 2]; people] }
    }

    /// A wave begins: nothing is known.
    pub(super) const fn begin(&mut self) {
        self.wave += 1;
    }
}

impl Engine<'_> {
    /// Where a whole task goes that may start from a tick on: its first tick and the tick after its last.
    pub(super) fn place_whole(&mut self, task: u32, ready: u32) -> Option<Span> {
        let mut from = ready;
        for seat in 0..self.facts[task as usize].seats {
            let node = self.node(task, seat);
            from = from.max(self.frontier(node).1);
        }
        self.gather(task, WHOLE);
        let ways = &self.scratch.ways;
        let slow = self.owners(task).filter(|person| self.slow[*person as usize]);
        let busy = slow.map(|person| ways[person as usize][WHOLE].busy.as_slice());
        let people = &self.instance.people;
        let mask = |index: usize| {
            self.owners(task).fold(u64::MAX, |mask, person| mask & people[person as usize].mask[index])
        };
        split::whole(mask, self.instance.clock.words(), busy, from, self.nodes[task as usize].length)
    }

    /// Places a task that may pause; its pieces are written to `spans`.
    pub(super) fn place_fluid(&mut self, task: u32, ready: u32, spans: &mut Vec<Span>) {
        self.gather(task, FLUID);
        let ways = &self.scratch.ways;
        let busy = self.owners(task).map(|person| ways[person as usize][FLUID].busy.as_slice());
        let people = &self.instance.people;
        let mask = |index: usize| {
            self.owners(task).fold(u64::MAX, |mask, person| mask & people[person as usize].mask[index])
        };
        let clock = &self.instance.clock;
        let cut = self.instance.tasks[task as usize].cut;
        let work = Work { from: ready, slots: self.nodes[task as usize].length, cut };
        if !split::pieces(mask, clock.words(), busy, clock.days(), work, spans) {
            spans.clear();
        }
    }

    /// Gathers what stands in the way of a task's owners.
    fn gather(&mut self, task: u32, kind: usize) {
        let key = self.key(task);
        self.steps += SLOW;
        for seat in 0..self.facts[task as usize].seats {
            let person = self.nodes[self.node(task, seat) as usize].person as usize;
            if !self.slow[person] && kind == WHOLE {
                continue;
            }
            let mut way = std::mem::take(&mut self.scratch.ways[person][kind]);
            if way.wave != self.scratch.wave {
                (way.wave, way.fluids) = (self.scratch.wave, 0);
                way.whole = if kind == FLUID { self.first[person] } else { NONE };
                way.busy.clone_from(&self.instance.people[person].busy);
                self.steps += way.busy.len() as u64;
            }
            while let Some(other) =
                self.fluids[person].get(way.fluids).filter(|other| self.key(**other) < key)
            {
                let spans = &self.spans[*other as usize];
                spans.iter().for_each(|span| overlap::cover(&mut way.busy, *span));
                self.steps += 1 + spans.len() as u64;
                way.fluids += 1;
            }
            while way.whole != NONE && self.key(self.task(way.whole)) < key {
                self.whole_span(self.task(way.whole))
                    .into_iter()
                    .for_each(|span| overlap::cover(&mut way.busy, span));
                self.steps += 1;
                way.whole = self.nodes[way.whole as usize].next;
            }
            self.scratch.ways[person][kind] = way;
        }
    }

    /// Marks the tasks of a person that may pause and stand behind a task whose times changed.
    pub(super) fn mark_fluids_behind(&mut self, task: u32, person: usize) {
        // What was marked earlier in this wave and lies behind this task has not been looked at yet.
        if std::mem::replace(&mut self.scratch.marked[person][FLUID], self.scratch.wave) == self.scratch.wave
        {
            return;
        }
        let key = self.key(task);
        let from = self.fluids[person].partition_point(|other| self.key(*other) <= key);
        for at in from..self.fluids[person].len() {
            self.mark(self.fluids[person][at], true);
        }
    }

    /// Marks the whole tasks of a person behind one that may pause and has changed.
    pub(super) fn mark_wholes_behind(&mut self, task: u32, person: usize) {
        if std::mem::replace(&mut self.scratch.marked[person][WHOLE], self.scratch.wave) == self.scratch.wave
        {
            return;
        }
        let key = self.key(task);
        let mut other = self.first[person];
        while other != NONE {
            let whole = self.task(other);
            if self.key(whole) > key {
                self.mark(whole, true);
            }
            other = self.nodes[other as usize].next;
        }
    }

    /// Takes a task that may pause into its place among those of a person.
    pub(super) fn add_fluid(&mut self, person: usize, task: u32) {
        let key = self.key(task);
        let at = self.fluids[person].partition_point(|other| self.key(*other) < key);
        self.fluids[person].insert(at, task);
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
