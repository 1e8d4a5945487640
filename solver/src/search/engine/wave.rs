//! The wave: everything that depends on a change is computed again, lowest place in the list first.

use super::trial::OldNode;
use super::{Engine, Hold, Kind, NONE, Times};

impl Engine<'_> {
    /// Has a task looked at; `hopeful`: it may become better.
    #[inline]
    pub(super) fn mark(&mut self, task: u32, hopeful: bool) {
        if task == self.moved {
            return;
        }
        let at = self.pos[task as usize];
        let (word, bit) = (at as usize / 64, 1 << (at % 64));
        self.dirty[word] |= bit;
        if hopeful && self.hopeful[word] & bit == 0 {
            self.hopeful[word] |= bit;
            self.hopes += 1;
        }
    }

    /// Looks at all marked tasks, lowest place first, the moved one at its new place.
    ///
    /// `false` where it was broken off because a limit is passed and nothing left can become better.
    pub(super) fn wave(&mut self, limits: &Times) -> bool {
        self.scratch.begin();
        let mut pending = self.moved != NONE;
        let mut word = 0;
        loop {
            while word < self.dirty.len() && self.dirty[word] == 0 {
                word += 1;
            }
            let at = self.dirty.get(word).map_or(NONE, |bits| word as u32 * 64 + bits.trailing_zeros());
            if pending && at >= self.moved_before {
                pending = false;
                self.visit(self.moved);
                word = word.min(self.moved_before as usize / 64);
            } else if at == NONE {
                return true;
            } else {
                let bits = self.dirty[word];
                let bit = bits & bits.wrapping_neg();
                self.dirty[word] = bits ^ bit;
                if self.hopeful[word] & bit != 0 {
                    self.hopeful[word] ^= bit;
                    self.hopes -= 1;
                }
                self.visit(self.list[at as usize]);
            }
            if self.priced && self.hopes == 0 && !pending {
                self.priced = false;
                if self.totals.passes(limits) {
                    self.dirty[word..].iter_mut().for_each(|bits| *bits = 0);
                    return false;
                }
            }
        }
    }

    /// The first tick at which a task may start, by links and dates; `NONE`: never.
    #[inline]
    pub(super) fn ready(&self, task: u32) -> u32 {
        self.ready_from(task, self.nodes[task as usize].ready)
    }

    /// The same if the task were held like this; none: as it is.
    pub(super) fn ready_if(&self, task: u32, hold: Option<Hold>) -> u32 {
        let now = self.nodes[task as usize].ready;
        self.ready_from(task, hold.map_or(now, |hold| self.ready_of(task, hold)))
    }

    #[inline]
    fn ready_from(&self, task: u32, mut ready: u32) -> u32 {
        let node = &self.nodes[task as usize];
        for (other, lag) in &self.before[node.before.0 as usize..node.before.1 as usize] {
            let end = self.nodes[*other as usize].end;
            if end == NONE {
                return NONE;
            }
            let after = if *lag == 0 { end } else { self.after_lag(*other, *lag) };
            ready = ready.max(after);
        }
        ready
    }

    #[cold]
    pub(super) fn after_lag(&self, task: u32, lag: u32) -> u32 {
        let clock = &self.instance.clock;
        let slot = self.instance.lags.after(self.end_slot(task), lag, clock.slots_a_day);
        if slot > clock.end() { NONE } else { clock.tick_from(slot) }
    }

    /// The slot after the last one of a placed task.
    fn end_slot(&self, task: u32) -> u32 {
        let planned = &self.instance.tasks[task as usize];
        if planned.milestone {
            return self.start[task as usize];
        }
        let end = self.nodes[task as usize].end;
        planned.fixed.as_ref().map_or_else(|| self.instance.clock.end_slot(end), |fixed| fixed.end)
    }

    /// The first slot at which a task may start, by links; `NONE`: never.
    fn ready_slot(&self, task: u32) -> u32 {
        let node = &self.nodes[task as usize];
        let mut ready = 0;
        for (other, lag) in &self.before[node.before.0 as usize..node.before.1 as usize] {
            if self.nodes[*other as usize].end == NONE {
                return NONE;
            }
            let clock = &self.instance.clock;
            ready = ready.max(self.instance.lags.after(self.end_slot(*other), *lag, clock.slots_a_day));
        }
        ready
    }

    /// From when on the owner of a node is free as far as their sequence goes: how many of their available ticks lie
    /// before, and the tick after these.
    #[inline]
    pub(super) fn frontier(&self, node: u32) -> (u32, u32) {
        match self.nodes[node as usize].prev {
            NONE => (0, 0),
            prev => (self.nodes[prev as usize].out, self.nodes[prev as usize].until),
        }
    }

    /// Computes the times of a task again; where they changed, marks what depends on them.
    #[inline]
    fn visit(&mut self, task: u32) {
        self.steps += 1;
        match self.nodes[task as usize].kind {
            Kind::Work => self.visit_work(task),
            Kind::Joint => self.visit_joint(task),
            Kind::Fluid => self.visit_fluid(task),
            Kind::Fixed | Kind::Milestone => self.visit_moment(task),
        }
    }

    #[inline]
    fn visit_work(&mut self, task: u32) {
        let ready = self.ready(task);
        let old = self.nodes[task as usize];
        let person = old.person as usize;
        let (mut out, mut until) = self.frontier(task);
        let mut end = NONE;
        if ready != NONE {
            if self.slow[person] {
                if let Some(span) = self.place_whole(task, ready) {
                    end = span.1;
                    (out, until) = (self.rank[person * self.row + end as usize], end);
                }
            } else {
                // Where the links wait no longer than the sequence, its frontier says it all.
                let first =
                    if ready <= until { out } else { self.rank[person * self.row + ready as usize].max(out) };
                let last = self.steps_from[person] + first + old.length;
                if last <= self.steps_from[person + 1] {
                    end = self.steps_of[last as usize - 1];
                    (out, until) = (first + old.length, end);
                }
            }
        }
        let moves = task == self.moved || task == self.swapped.0 || task == self.swapped.1;
        if (end, out) == (old.end, old.out) && !moves {
            return;
        }
        self.log.nodes.push(OldNode { node: task, out: old.out, until: old.until, end: old.end });
        let node = &mut self.nodes[task as usize];
        (node.out, node.until, node.end) = (out, until, end);
        if out != old.out && old.next != NONE {
            self.mark(self.task(old.next), out < old.out);
        }
        if end != old.end {
            if end.max(old.end) > old.free {
                self.price(task, old.end, end);
            }
            self.mark_after(task, end < old.end);
        }
        self.moved_times(task);
    }

    fn visit_joint(&mut self, task: u32) {
        let ready = self.ready(task);
        let span = if ready == NONE { None } else { self.place_whole(task, ready) };
        let (start, end) = span.unwrap_or((NONE, NONE));
        let old_end = self.nodes[task as usize].end;
        let mut changed = false;
        for seat in 0..self.facts[task as usize].seats {
            let node = self.node(task, seat);
            let old = self.nodes[node as usize];
            let (out, until) = match end {
                NONE => self.frontier(node),
                end => (self.rank[old.person as usize * self.row + end as usize], end),
            };
            if (out, until) != (old.out, old.until) {
                changed = true;
                self.log.nodes.push(OldNode { node, out: old.out, until: old.until, end: old.end });
                (self.nodes[node as usize].out, self.nodes[node as usize].until) = (out, until);
                if old.next != NONE {
                    self.mark(self.task(old.next), out < old.out);
                }
            }
        }
        self.write(task, start, old_end, end, changed);
    }

    fn visit_fluid(&mut self, task: u32) {
        let ready = self.ready(task);
        let mut spans = self.log.spare.pop().unwrap_or_default();
        spans.clear();
        if ready != NONE {
            self.place_fluid(task, ready, &mut spans);
        }
        let end = spans.last().map_or(NONE, |span| span.1);
        let start = spans.first().map_or(NONE, |span| span.0);
        let changed = spans != self.spans[task as usize];
        if changed {
            let old = std::mem::replace(&mut self.spans[task as usize], spans);
            self.log.spans.push((task, old));
        } else {
            self.log.spare.push(spans);
        }
        self.write(task, start, self.nodes[task as usize].end, end, changed);
        if changed {
            // Whole tasks behind it in the list run around its pieces.
            for seat in 0..self.facts[task as usize].seats {
                self.mark_wholes_behind(task, self.nodes[self.node(task, seat) as usize].person as usize);
            }
        }
    }

    /// Writes the times of a joint task or of one that may pause.
    fn write(&mut self, task: u32, start: u32, old_end: u32, end: u32, changed: bool) {
        let old_start = self.start[task as usize];
        if start != old_start {
            self.log.starts.push((task, old_start));
            self.start[task as usize] = start;
        }
        if end != old_end {
            let old = self.nodes[task as usize];
            self.log.nodes.push(OldNode { node: task, out: old.out, until: old.until, end: old_end });
            self.nodes[task as usize].end = end;
            self.price(task, old_end, end);
            self.mark_after(task, end < old_end);
        }
        if changed || start != old_start || end != old_end || task == self.moved {
            self.moved_times(task);
        }
    }

    fn visit_moment(&mut self, task: u32) {
        let planned = &self.instance.tasks[task as usize];
        let clock = &self.instance.clock;
        let ready = self.ready_slot(task);
        let (start, end) = match &planned.fixed {
            Some(fixed) if ready <= fixed.start => (fixed.start, clock.tick_from(fixed.end)),
            Some(fixed) => (fixed.start, NONE),
            None => match ready.max(planned.not_before) {
                moment if ready == NONE || moment > clock.end() => (moment, NONE),
                moment => (moment, clock.tick_from(moment)),
            },
        };
        let old = self.nodes[task as usize];
        let old_start = self.start[task as usize];
        if (start, end) == (old_start, old.end) {
            return;
        }
        self.log.nodes.push(OldNode { node: task, out: old.out, until: old.until, end: old.end });
        self.log.starts.push((task, old_start));
        // A moment's costs depend on its slot: the old ones are taken off before it is overwritten.
        let costs = self.times(task, old.end);
        self.start[task as usize] = start;
        self.nodes[task as usize].end = end;
        self.totals += self.times(task, end) - costs;
        self.priced = true;
        if (old.end == NONE) != (end == NONE)
            && let Some(fixed) = &planned.fixed
        {
            let slots = i64::from(old.length) * if end == NONE { -1 } else { 1 };
            for owner in &fixed.owners {
                self.assign(*owner, slots);
            }
        }
        self.mark_after(task, end < old.end || start < old_start);
        self.steady_again(task);
    }

    /// Books what a changed end costs, and the hours of what found or lost its place.
    fn price(&mut self, task: u32, old: u32, new: u32) {
        self.totals += self.times(task, new) - self.times(task, old);
        self.priced = true;
        if (old == NONE) != (new == NONE) {
            let slots = i64::from(self.nodes[task as usize].length) * if new == NONE { -1 } else { 1 };
            for seat in 0..self.facts[task as usize].seats {
                self.assign(self.nodes[self.node(task, seat) as usize].person, slots);
            }
        }
    }

    #[inline]
    fn mark_after(&mut self, task: u32, hopeful: bool) {
        let (from, to) = self.nodes[task as usize].after;
        for at in from..to {
            self.mark(self.after[at as usize], hopeful);
        }
    }

    /// Follows up a task whose times or owners changed: the announced plan, and tasks that may pause around it.
    #[inline]
    fn moved_times(&mut self, task: u32) {
        self.steady_again(task);
        if self.nodes[task as usize].kind == Kind::Work
            && !self.slow[self.nodes[task as usize].person as usize]
        {
            return;
        }
        for seat in 0..self.facts[task as usize].seats {
            let person = self.nodes[self.node(task, seat) as usize].person as usize;
            if self.slow[person] {
                self.mark_fluids_behind(task, person);
            }
        }
    }

    #[inline]
    fn steady_again(&mut self, task: u32) {
        if self.nodes[task as usize].announced {
            let (old, new) = (self.steady[task as usize], self.stability(task));
            if old != new {
                self.log.steady.push((task, old));
                self.steady[task as usize] = new;
                self.totals.stability += new - old;
            }
        }
    }
}
