//! Trials: a task elsewhere, and the way back.

use super::{Engine, Hold, Kind, NONE, Times};
use crate::rule::overlap::Span;

/// What a trial has overwritten.
#[derive(Clone, Debug, Default)]
pub(super) struct Log {
    pub(super) nodes: Vec<OldNode>,
    pub(super) starts: Vec<(u32, u32)>,
    pub(super) spans: Vec<(u32, Vec<Span>)>,
    pub(super) steady: Vec<(u32, i64)>,
    pub(super) assigned: Vec<(u32, i64)>,
    /// Spare lists of spans.
    pub(super) spare: Vec<Vec<Span>>,
    totals: Times,
    links: Vec<OldLink>,
    length: u32,
    /// The first tick at which the task could start as far as dates go.
    ready: u32,
    /// Both of the second of two tasks that change places.
    length_of_other: u32,
    ready_of_other: u32,
    /// Tasks to be looked at first, and whether they may become better.
    touched: Vec<(u32, bool)>,
}

/// A node's times before the trial.
#[derive(Clone, Copy, Debug)]
pub(super) struct OldNode {
    pub(super) node: u32,
    pub(super) out: u32,
    pub(super) until: u32,
    pub(super) end: u32,
}

/// Where a node stood before the trial.
#[derive(Clone, Copy, Debug)]
struct OldLink {
    node: u32,
    person: u32,
    prev: u32,
    next: u32,
}

impl Log {
    pub(super) fn clear(&mut self) {
        self.nodes.clear();
        self.starts.clear();
        self.spare.extend(self.spans.drain(..).map(|(_, spans)| spans));
        self.steady.clear();
        self.assigned.clear();
        self.links.clear();
        self.touched.clear();
    }
}

impl Engine<'_> {
    /// Tries a task with these owners, one per seat, just before a place in the list as it is now.
    ///
    /// The place must lie after all tasks that it follows and not after any that follows it.
    /// `hold`: how it is held there; none: as it is.
    /// `true`: the engine stands at the changed schedule; [`Engine::keep`] or [`Engine::undo`] must follow.
    /// `false`: a limit is passed for certain, and the trial was broken off; [`Engine::undo`] must follow.
    pub fn try_at(
        &mut self,
        task: u32,
        owners: &[u32],
        before: u32,
        hold: Option<Hold>,
        limits: &Times,
    ) -> bool {
        let fluid = self.nodes[task as usize].kind == Kind::Fluid;
        debug_assert!(self.moved == NONE && self.facts[task as usize].seats as usize == owners.len());
        let length = self.nodes[task as usize].length;
        self.log.totals = self.totals;
        (self.log.length, self.log.ready) = (length, self.nodes[task as usize].ready);
        if let Some(hold) = hold {
            self.hold(task, hold);
        }
        self.moved = task;
        self.moved_before = before;
        let lowest = before.min(self.pos[task as usize]);
        let slots = self.length_with(task, owners);
        let placed = self.nodes[task as usize].end != NONE;
        for (seat, person) in (0..).zip(owners) {
            let node = self.node(task, seat);
            let old = self.nodes[node as usize];
            if placed && (old.person != *person || slots != length) {
                self.assign(old.person, -i64::from(length));
                self.assign(*person, i64::from(slots));
            }
            self.log.links.push(OldLink { node, person: old.person, prev: old.prev, next: old.next });
            self.stir(old.person, lowest, fluid);
            self.stir(*person, lowest, fluid);
            if fluid {
                self.fluids[old.person as usize].retain(|other| *other != task);
            } else {
                if old.next != NONE {
                    self.log.touched.push((self.task(old.next), true));
                }
                self.unlink(node);
            }
        }
        // Two seats may change owners with each other: all leave before any arrives.
        for (seat, person) in (0..).zip(owners) {
            let node = self.node(task, seat);
            let old = self.nodes[node as usize].person;
            self.nodes[node as usize].person = *person;
            if fluid {
                self.add_fluid(*person as usize, task);
                self.update_slow(old);
                self.update_slow(*person);
            } else {
                let (prev, next) = self.neighbours(task, *person, before);
                if next != NONE {
                    self.log.touched.push((self.task(next), false));
                }
                self.link(node, prev, next);
            }
        }
        self.nodes[task as usize].length = slots;
        while let Some((task, hopeful)) = self.log.touched.pop() {
            self.mark(task, hopeful);
        }
        self.wave(limits)
    }

    /// Tries two whole tasks of one seat each in each other's place in the list, and in that of their owners.
    ///
    /// Each must lie, at the other's place, after all tasks that it follows and before all that follow it.
    /// `hold` is for both; it and the answer are those of [`Engine::try_at`].
    pub fn try_swap(&mut self, one: u32, other: u32, hold: Option<Hold>, limits: &Times) -> bool {
        let (a, b) = (self.nodes[one as usize], self.nodes[other as usize]);
        debug_assert!(
            self.moved == NONE && self.swapped.0 == NONE && a.kind == Kind::Work && b.kind == Kind::Work
        );
        self.log.totals = self.totals;
        (self.log.length, self.log.length_of_other) = (a.length, b.length);
        (self.log.ready, self.log.ready_of_other) = (a.ready, b.ready);
        if let Some(hold) = hold {
            self.hold(one, hold);
            self.hold(other, hold);
        }
        self.swapped = (one, other);
        let lengths = (self.length_with(one, &[b.person]), self.length_with(other, &[a.person]));
        for (node, to, slots) in [(a, b.person, lengths.0), (b, a.person, lengths.1)] {
            if node.end != NONE && (node.person != to || slots != node.length) {
                self.assign(node.person, -i64::from(node.length));
                self.assign(to, i64::from(slots));
            }
        }
        let lowest = self.pos[one as usize].min(self.pos[other as usize]);
        self.exchange(one, other);
        (self.nodes[one as usize].length, self.nodes[other as usize].length) = lengths;
        for node in [one, other] {
            self.stir(self.nodes[node as usize].person, lowest, false);
            self.log.touched.push((node, true));
            let next = self.nodes[node as usize].next;
            if next != NONE {
                self.log.touched.push((self.task(next), true));
            }
        }
        while let Some((task, hopeful)) = self.log.touched.pop() {
            self.mark(task, hopeful);
        }
        self.wave(limits)
    }

    /// Two tasks change places in the list and in the sequences. O(1).
    fn exchange(&mut self, one: u32, other: u32) {
        let (at, to) = (self.pos[one as usize], self.pos[other as usize]);
        self.list.swap(at as usize, to as usize);
        (self.pos[one as usize], self.pos[other as usize]) = (to, at);
        let (a, b) = (self.nodes[one as usize], self.nodes[other as usize]);
        let (at, to) = (self.index[one as usize], self.index[other as usize]);
        self.sequences[a.person as usize][at as usize] = other;
        self.sequences[b.person as usize][to as usize] = one;
        (self.index[one as usize], self.index[other as usize]) = (to, at);
        for (person, at) in [(a.person, at), (b.person, to)] {
            let sequence = &self.sequences[person as usize];
            let node = sequence[at as usize];
            let prev = at.checked_sub(1).map_or(NONE, |at| sequence[at as usize]);
            let next = sequence.get(at as usize + 1).copied().unwrap_or(NONE);
            self.nodes[node as usize].person = person;
            self.link(node, prev, next);
        }
    }

    /// Takes the trial back.
    pub fn undo(&mut self) {
        let mut log = std::mem::take(&mut self.log);
        for old in log.nodes.drain(..).rev() {
            let node = &mut self.nodes[old.node as usize];
            (node.out, node.until, node.end) = (old.out, old.until, old.end);
        }
        for (task, start) in log.starts.drain(..).rev() {
            self.start[task as usize] = start;
        }
        for (task, mut spans) in log.spans.drain(..).rev() {
            std::mem::swap(&mut self.spans[task as usize], &mut spans);
            log.spare.push(spans);
        }
        for (task, steady) in log.steady.drain(..).rev() {
            self.steady[task as usize] = steady;
        }
        for (person, slots) in log.assigned.drain(..) {
            self.assigned[person as usize] -= slots;
        }
        self.totals = log.totals;
        if self.swapped.0 != NONE {
            let (one, other) = std::mem::replace(&mut self.swapped, (NONE, NONE));
            self.exchange(one, other);
            self.nodes[one as usize].length = log.length;
            self.nodes[other as usize].length = log.length_of_other;
            self.nodes[one as usize].ready = log.ready;
            self.nodes[other as usize].ready = log.ready_of_other;
            self.log = log;
            return;
        }
        let task = self.moved;
        (self.nodes[task as usize].length, self.nodes[task as usize].ready) = (log.length, log.ready);
        let fluid = self.nodes[task as usize].kind == Kind::Fluid;
        for old in &log.links {
            if fluid {
                let person = self.nodes[old.node as usize].person;
                self.fluids[person as usize].retain(|other| *other != task);
            } else {
                self.unlink(old.node);
            }
        }
        // From here on it stands again where it stood in the list.
        self.moved = NONE;
        for old in log.links.drain(..).rev() {
            let person = self.nodes[old.node as usize].person;
            self.nodes[old.node as usize].person = old.person;
            if fluid {
                self.add_fluid(old.person as usize, task);
                self.update_slow(old.person);
                self.update_slow(person);
            } else {
                self.link(old.node, old.prev, old.next);
            }
        }
        self.log = log;
    }

    /// Keeps the trial: the list and the sequences follow. O(places between old and new).
    pub fn keep(&mut self) {
        if self.swapped.0 != NONE {
            // It stands there already.
            self.swapped = (NONE, NONE);
            self.log.clear();
            return;
        }
        let task = self.moved;
        let (from, before) = (self.pos[task as usize] as usize, self.moved_before as usize);
        if self.nodes[task as usize].kind != Kind::Fluid {
            for at in 0..self.log.links.len() {
                let old = self.log.links[at];
                let sequence = &mut self.sequences[old.person as usize];
                let place = self.index[old.node as usize] as usize;
                sequence.remove(place);
                for (at, node) in (place as u32..).zip(&sequence[place..]) {
                    self.index[*node as usize] = at;
                }
            }
            for at in 0..self.log.links.len() {
                let node = self.log.links[at].node;
                let now = self.nodes[node as usize];
                let sequence = &mut self.sequences[now.person as usize];
                let place = if now.prev == NONE { 0 } else { self.index[now.prev as usize] as usize + 1 };
                sequence.insert(place, node);
                for (at, node) in (place as u32..).zip(&sequence[place..]) {
                    self.index[*node as usize] = at;
                }
            }
        }
        let to = if before > from { before - 1 } else { before };
        if to > from {
            self.list[from..=to].rotate_left(1);
        } else {
            self.list[to..=from].rotate_right(1);
        }
        for at in from.min(to)..=from.max(to) {
            self.pos[self.list[at] as usize] = at as u32;
        }
        self.moved = NONE;
        self.log.clear();
    }

    /// The places in the list before which a task may go: from after all that it follows to before all that follow
    /// it, both included.
    pub fn window(&self, task: u32) -> (u32, u32) {
        let node = &self.nodes[task as usize];
        let before = &self.before[node.before.0 as usize..node.before.1 as usize];
        let first = before.iter().map(|edge| self.pos[edge.0 as usize] + 1).max().unwrap_or(0);
        let after = &self.after[node.after.0 as usize..node.after.1 as usize];
        let last = after.iter().map(|next| self.pos[*next as usize]).min();
        (first, last.unwrap_or(self.list.len() as u32))
    }

    /// A task's place in the order of the list; the moved task's new one.
    #[inline]
    pub(super) fn key(&self, task: u32) -> u32 {
        if task == self.moved { self.moved_before * 2 } else { self.pos[task as usize] * 2 + 1 }
    }

    /// Where a task would stand in a person's sequence if it stood before a place in the list.
    fn neighbours(&self, task: u32, person: u32, before: u32) -> (u32, u32) {
        let sequence = &self.sequences[person as usize];
        let at = sequence.partition_point(|node| self.pos[self.task(*node) as usize] < before);
        let other = |node: &u32| self.task(*node) != task;
        let next = sequence.get(at).copied().filter(other);
        let next = next.or_else(|| sequence.get(at + 1).copied());
        let prev = at.checked_sub(1).map(|at| sequence[at]).filter(other);
        let prev = prev.or_else(|| at.checked_sub(2).map(|at| sequence[at]));
        (prev.unwrap_or(NONE), next.unwrap_or(NONE))
    }

    fn unlink(&mut self, node: u32) {
        let gone = self.nodes[node as usize];
        if gone.prev == NONE {
            self.first[gone.person as usize] = gone.next;
        } else {
            self.nodes[gone.prev as usize].next = gone.next;
        }
        if gone.next != NONE {
            self.nodes[gone.next as usize].prev = gone.prev;
        }
    }

    fn link(&mut self, node: u32, prev: u32, next: u32) {
        let person = self.nodes[node as usize].person;
        self.nodes[node as usize].prev = prev;
        self.nodes[node as usize].next = next;
        if prev == NONE {
            self.first[person as usize] = node;
        } else {
            self.nodes[prev as usize].next = node;
        }
        if next != NONE {
            self.nodes[next as usize].prev = node;
        }
    }

    fn update_slow(&mut self, person: u32) {
        let fixed = !self.instance.people[person as usize].busy.is_empty();
        self.slow[person as usize] = fixed || !self.fluids[person as usize].is_empty();
    }

    pub(super) fn assign(&mut self, person: u32, slots: i64) {
        self.assigned[person as usize] += slots;
        self.log.assigned.push((person, slots));
    }

    /// Has everything of a person looked at that a change at a place in the list may concern: tasks that may pause,
    /// and whole tasks where one that may pause has changed.
    fn stir(&mut self, person: u32, from: u32, fluid: bool) {
        for at in 0..self.fluids[person as usize].len() {
            let other = self.fluids[person as usize][at];
            if self.pos[other as usize] >= from {
                self.log.touched.push((other, true));
            }
        }
        if fluid {
            let sequence = &self.sequences[person as usize];
            let at = sequence.partition_point(|node| self.pos[self.task(*node) as usize] < from);
            for at in at..self.sequences[person as usize].len() {
                let node = self.sequences[person as usize][at];
                self.log.touched.push((self.task(node), true));
            }
        }
    }
}
