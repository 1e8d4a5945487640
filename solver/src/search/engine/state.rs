//! Questions to an engine, and its state as a value.

use super::{Engine, Hold, Kind, NONE, Times};
use crate::rule::overlap::Span;

/// The list, the owners and what is held: all that it takes to stand at the same schedule again.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    list: Vec<u32>,
    owners: Vec<u32>,
    ready: Vec<u32>,
}

impl Engine<'_> {
    /// The values of the goals that depend on times.
    #[inline]
    pub const fn times_now(&self) -> Times {
        self.totals
    }

    /// Tasks looked at so far: the measure of work done.
    #[inline]
    pub const fn steps(&self) -> u64 {
        self.steps
    }

    /// All tasks in the order of the list.
    pub fn list(&self) -> &[u32] {
        &self.list
    }

    /// How a task finds its time.
    #[inline]
    pub fn kind(&self, task: u32) -> Kind {
        self.nodes[task as usize].kind
    }

    /// Slots given to each person.
    pub fn assigned(&self) -> &[i64] {
        &self.assigned
    }

    /// Whether a task has a place.
    pub fn is_placed(&self, task: u32) -> bool {
        self.nodes[task as usize].end != NONE
    }

    /// A task's place in the list.
    pub fn place(&self, task: u32) -> u32 {
        self.pos[task as usize]
    }

    /// Tells the pieces of a placed task; none for fixed tasks and milestones.
    pub fn tell_spans(&self, task: u32, mut tell: impl FnMut(Span)) {
        match self.nodes[task as usize].kind {
            Kind::Work | Kind::Joint => self.whole_span(task).into_iter().for_each(tell),
            Kind::Fluid => self.spans[task as usize].iter().for_each(|span| tell(*span)),
            Kind::Fixed | Kind::Milestone => {}
        }
    }

    /// The gaps of a person's sequence into which a task may go: from the first in which it need not wait for its
    /// links (as far as the list allows) to the last; gap `i` lies before the sequence's place `i`.
    ///
    /// `hold` says whether it is held there; none: as it is.
    pub fn gaps(&self, task: u32, person: u32, low: u32, high: u32, hold: Option<Hold>) -> (u32, u32) {
        let sequence = &self.sequences[person as usize];
        let place = |node: &u32| self.pos[self.task(*node) as usize];
        let mut first = sequence.partition_point(|node| place(node) < low);
        let last = sequence.partition_point(|node| place(node) < high);
        let ready = self.ready_if(task, hold);
        while first < last {
            let other = sequence[first];
            if other != task && self.nodes[other as usize].until > ready {
                break;
            }
            first += 1;
        }
        (first as u32, last as u32)
    }

    /// The place in the list that stands for a gap of a person's sequence; `None` where the task is there already.
    pub fn before_gap(&self, task: u32, person: u32, gap: u32) -> Option<u32> {
        if self.nodes[task as usize].person == person {
            let index = self.index[task as usize];
            if gap == index || gap == index + 1 {
                return None;
            }
        }
        let before = (gap as usize).checked_sub(1).map(|before| self.sequences[person as usize][before]);
        Some(before.map_or(0, |node| self.pos[self.task(node) as usize] + 1))
    }

    /// Whether a task can be held at its announced day.
    #[inline]
    pub fn may_hold(&self, task: u32) -> bool {
        self.ready_of(task, Hold::Day) > self.ready_of(task, Hold::Free)
    }

    /// Whether a task stands elsewhere than it was announced.
    #[inline]
    pub fn is_moved(&self, task: u32) -> bool {
        self.steady[task as usize] > 0
    }

    /// Whether holding a task like this changes anything.
    pub fn changes_hold(&self, task: u32, hold: Option<Hold>) -> bool {
        hold.is_some_and(|hold| self.ready_of(task, hold) != self.nodes[task as usize].ready)
    }

    pub(super) fn ready_of(&self, task: u32, hold: Hold) -> u32 {
        self.facts[task as usize].ready[hold as usize]
    }

    /// Holds a task at its announced day, or lets it go; times follow with the next wave.
    pub(super) fn hold(&mut self, task: u32, hold: Hold) {
        self.nodes[task as usize].ready = self.ready_of(task, hold);
    }

    /// Lets everything go that is held; whether anything was.
    pub fn let_go(&mut self) -> bool {
        let tasks = 0..self.facts.len() as u32;
        let held: Vec<u32> = tasks.filter(|task| self.changes_hold(*task, Some(Hold::Free))).collect();
        for task in &held {
            self.hold(*task, Hold::Free);
        }
        if !held.is_empty() {
            self.settle();
        }
        !held.is_empty()
    }

    /// Whether a task's end costs anything.
    #[inline]
    pub fn is_late(&self, task: u32) -> bool {
        let node = &self.nodes[task as usize];
        node.end > node.free
    }

    /// What keeps a task from an earlier start: what stands before it in its owner's sequence, or what it follows;
    /// nothing where a date does.
    pub fn holder(&self, task: u32) -> Option<u32> {
        let node = &self.nodes[task as usize];
        let (mut holder, mut since) = (None, node.ready);
        for (other, lag) in &self.before[node.before.0 as usize..node.before.1 as usize] {
            let end = self.nodes[*other as usize].end;
            let end = if *lag == 0 || end == NONE { end } else { self.after_lag(*other, *lag) };
            if end > since {
                (holder, since) = (Some(*other), end);
            }
        }
        if node.prev != NONE && self.nodes[node.prev as usize].until > since {
            return Some(self.task(node.prev));
        }
        holder
    }

    /// Whether two tasks may change places: both whole and for one owner, each able to be the other's owner's, and the
    /// list allows it.
    pub fn may_swap(&self, one: u32, other: u32) -> bool {
        let works = |task: u32| self.nodes[task as usize].kind == Kind::Work;
        let takes = |task: u32, from: u32| {
            let person = self.nodes[from as usize].person;
            self.instance.tasks[task as usize].choice(0, person).is_some()
        };
        let fits = |task: u32, at: u32| {
            let (low, high) = self.window(task);
            (low..high).contains(&at)
        };
        one != other
            && works(one)
            && works(other)
            && takes(one, other)
            && takes(other, one)
            && fits(one, self.pos[other as usize])
            && fits(other, self.pos[one as usize])
    }

    /// The task at a place of a person's sequence.
    pub fn at(&self, person: u32, place: u32) -> Option<u32> {
        self.sequences[person as usize].get(place as usize).map(|node| self.task(*node))
    }

    /// The first place in a person's sequence behind a task in the list.
    pub fn behind(&self, task: u32, person: u32) -> u32 {
        let at = self.pos[task as usize];
        self.sequences[person as usize].partition_point(|node| self.pos[self.task(*node) as usize] <= at)
            as u32
    }

    /// Sorts the list by times, which leaves the schedule as it is: moves then have the room that time gives them.
    ///
    /// Not where a task has no place, for it has no time either, nor where tasks may pause, for what runs around what
    /// hangs on the list.
    pub fn sort(&mut self) {
        let stays = |task: &u32| {
            let node = &self.nodes[*task as usize];
            node.end == NONE || node.kind == Kind::Fluid
        };
        if self.list.iter().any(stays) {
            return;
        }
        let mut list = std::mem::take(&mut self.list);
        list.sort_by_key(|task| match self.nodes[*task as usize].kind {
            Kind::Milestone => self.nodes[*task as usize].end,
            Kind::Fixed => self.instance.clock.tick_from(self.start[*task as usize]),
            Kind::Work | Kind::Joint | Kind::Fluid => self.whole_span(*task).map_or(NONE, |span| span.0),
        });
        for (at, task) in (0..).zip(&list) {
            self.pos[*task as usize] = at;
        }
        self.list = list;
    }

    /// Sets the tick at which everything should be over; `NONE`: no target.
    pub fn set_target(&mut self, target: u32) {
        self.target = target;
        for task in 0..self.facts.len() as u32 {
            self.nodes[task as usize].free = self.free(task);
        }
        let over = |task: &u32| self.times(*task, self.nodes[*task as usize].end).overshoot;
        self.totals.overshoot = self.list.iter().map(over).sum();
    }

    /// Tasks whose place the trial under way changed, some of them more than once.
    pub fn changed(&self) -> impl Iterator<Item = u32> {
        let nodes = self.log.nodes.iter().map(|old| self.task(old.node));
        let spans = self.log.spans.iter().map(|old| old.0);
        let (one, other) = self.swapped;
        let moved = [self.moved, one, other].into_iter().filter(|task| *task != NONE);
        nodes.chain(spans).chain(moved)
    }

    /// The slots that the trial under way gave to people or took from them.
    pub fn changed_hours(&self) -> &[(u32, i64)] {
        &self.log.assigned
    }

    /// Writes down where the engine stands.
    pub fn save(&self, snapshot: &mut Snapshot) {
        snapshot.list.clone_from(&self.list);
        snapshot.owners.clear();
        snapshot.owners.extend(self.nodes.iter().map(|node| node.person));
        snapshot.ready.clear();
        snapshot.ready.extend(self.nodes.iter().map(|node| node.ready));
    }

    /// Stands where it stood when a snapshot was saved.
    pub fn restore(&mut self, snapshot: &Snapshot) {
        self.list.clone_from(&snapshot.list);
        for (node, (person, ready)) in self.nodes.iter_mut().zip(snapshot.owners.iter().zip(&snapshot.ready))
        {
            (node.person, node.ready) = (*person, *ready);
        }
        self.join();
        self.settle();
    }
}
