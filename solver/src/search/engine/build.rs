//! From an instance and a layout to an engine, and back.

use super::{Engine, Facts, Hold, Kind, NONE, Node, Times, slow, trial};
use crate::instance::{Choice, Instance, Layout, Placed, Planned};
use crate::model::{DayMark, GoalKind, Slot};
use crate::rule::seats;

impl<'a> Engine<'a> {
    /// The engine that stands at a layout, or left of it where work can start earlier in the same order.
    ///
    /// `order` ranks tasks of the same time; in it each task stands after those it follows.
    pub fn new(instance: &'a Instance, layout: &Layout, order: &[u32]) -> Self {
        let ticks = instance.clock.slot.len();
        let row = ticks + 1;
        let mut steps_of = Vec::new();
        let mut steps_from = Vec::with_capacity(instance.people.len() + 1);
        let mut rank = Vec::with_capacity(row * instance.people.len());
        for person in &instance.people {
            steps_from.push(steps_of.len() as u32);
            let mut count = 0;
            for tick in 0..ticks as u32 {
                rank.push(count);
                if person.mask[tick as usize / 64] >> (tick % 64) & 1 == 1 {
                    steps_of.push(tick + 1);
                    count += 1;
                }
            }
            rank.push(count);
        }
        steps_from.push(steps_of.len() as u32);
        let people = instance.people.len();
        let count = instance.tasks.len();
        let mut engine = Self {
            instance,
            nodes: Vec::with_capacity(count),
            further: Vec::new(),
            facts: Vec::with_capacity(count),
            before: Vec::new(),
            after: Vec::new(),
            steps_of,
            steps_from,
            rank,
            row,
            working: if instance.clock.working.is_empty() { vec![0] } else { instance.clock.working.clone() },
            slow: vec![false; people],
            fluids: vec![Vec::new(); people],
            list: Vec::new(),
            pos: vec![NONE; count],
            first: vec![NONE; people],
            sequences: vec![Vec::new(); people],
            index: Vec::new(),
            start: vec![0; count],
            spans: vec![Vec::new(); count],
            assigned: vec![0; people],
            totals: Times::default(),
            steady: vec![0; count],
            target: NONE,
            moved: NONE,
            moved_before: NONE,
            swapped: (NONE, NONE),
            dirty: vec![0; instance.order.len().div_ceil(64)],
            hopeful: vec![0; instance.order.len().div_ceil(64)],
            hopes: 0,
            priced: false,
            log: trial::Log::default(),
            scratch: slow::Scratch::new(people),
            steps: 0,
        };
        engine.facts_of_all();
        engine.stand_at(layout, order);
        engine
    }

    /// Goes to another layout, as [`Engine::new`] does.
    ///
    /// Announced tasks that do not start before their announced day, or week, are held there.
    pub fn stand_at(&mut self, layout: &Layout, order: &[u32]) {
        for (task, placed) in (0..).zip(&layout.places) {
            let tick = placed.as_ref().map(|placed| self.instance.clock.tick_from(placed.start));
            let may = |hold: &Hold| tick.is_some_and(|tick| tick >= self.ready_of(task, *hold));
            let hold = [Hold::Day, Hold::Week].into_iter().find(may).unwrap_or(Hold::Free);
            self.hold(task, hold);
        }
        self.line_up(layout, order);
        self.settle();
    }

    fn facts_of_all(&mut self) {
        let instance = self.instance;
        let mut tails = vec![0_u32; instance.tasks.len()];
        for at in instance.order.iter().rev() {
            let tail =
                instance.after[*at as usize].iter().filter(|edge| !instance.tasks[edge.0 as usize].never);
            let tail =
                tail.map(|(next, _)| tails[*next as usize] + shortest(&instance.tasks[*next as usize]));
            tails[*at as usize] = tail.max().unwrap_or(0);
        }
        for (at, task) in (0..).zip(&instance.tasks) {
            let before = self.before.len() as u32;
            // A predecessor that can never be placed is there only where an exception frees the task of it.
            if !task.free_of_links() {
                self.before.extend(&instance.before[at as usize]);
            }
            let after = self.after.len() as u32;
            let follows = |next: &u32| {
                let next = &instance.tasks[*next as usize];
                !next.never && !next.free_of_links()
            };
            let mut next: Vec<u32> =
                instance.after[at as usize].iter().map(|edge| edge.0).filter(follows).collect();
            next.sort_unstable();
            next.dedup();
            self.after.extend(next);
            let kind = match () {
                () if task.fixed.is_some() => Kind::Fixed,
                () if task.milestone => Kind::Milestone,
                () if !task.cut.is_whole() => Kind::Fluid,
                () if task.seats.len() == 1 => Kind::Work,
                () => Kind::Joint,
            };
            let seats =
                if matches!(kind, Kind::Fixed | Kind::Milestone) { 0 } else { task.seats.len() as u32 };
            let clock = &instance.clock;
            let first_late = |mark: Option<DayMark>| {
                mark.map_or(NONE, |mark| u32::try_from(i64::from(mark.day) + 1).unwrap_or(0))
            };
            let tick = |day: u32| match day {
                NONE => NONE,
                day => clock.first_tick.get(day as usize).copied().unwrap_or(NONE),
            };
            let (due_from, deadline_from) = (first_late(task.due), first_late(task.deadline));
            self.facts.push(Facts {
                seats,
                further: (instance.tasks.len() + self.further.len()) as u32,
                moment: task.milestone,
                ready: told(instance, task).map(|told| told.max(clock.tick_from(task.not_before))),
                weight: task.weight,
                unplaced: crate::goal::unplaced::cost(task),
                due: tick(due_from),
                deadline: tick(deadline_from),
                due_from,
                deadline_from,
                due_working: task.due.map_or(0, |mark| mark.working),
                deadline_working: task.deadline.map_or(0, |mark| mark.working),
                tail: tails[at as usize],
            });
            self.further.extend((1..seats).map(|_| at));
            self.nodes.push(Node {
                kind,
                announced: task.announced.is_some(),
                person: NONE,
                prev: NONE,
                next: NONE,
                out: 0,
                until: 0,
                end: NONE,
                length: task
                    .fixed
                    .as_ref()
                    .map_or(0, |fixed| fixed.worked.iter().map(|(_, slots)| slots).sum()),
                ready: clock.tick_from(task.not_before),
                free: 0,
                before: (before, self.before.len() as u32),
                after: (after, self.after.len() as u32),
            });
            if let Some(fixed) = &task.fixed {
                self.start[at as usize] = fixed.start;
            }
        }
        for task in &self.further {
            self.nodes.push(self.nodes[*task as usize]);
        }
        self.index = vec![NONE; self.nodes.len()];
    }

    /// Puts the tasks in a list by the times of a layout and gives them their owners.
    fn line_up(&mut self, layout: &Layout, order: &[u32]) {
        let instance = self.instance;
        let tasks = &instance.tasks;
        // Tasks that may pause stand by their end: what interrupts them stands before them.
        let key = |task: &u32| -> Slot {
            let Some(placed) = &layout.places[*task as usize] else { return Slot::MAX };
            let fluid = self.nodes[*task as usize].kind == Kind::Fluid;
            if fluid { placed.end } else { placed.start }
        };
        let mut list: Vec<u32> = order.iter().copied().filter(|task| !tasks[*task as usize].never).collect();
        list.sort_by_key(key);
        self.list = list;
        for at in 0..self.list.len() {
            let task = self.list[at];
            let planned = &tasks[task as usize];
            if self.facts[task as usize].seats == 0 {
                continue;
            }
            let placed = layout.places[task as usize].as_ref().map(|placed| placed.owners.clone());
            let owners = placed.filter(|owners| owners.len() == planned.seats.len()).unwrap_or_else(|| {
                let all = |seat: &Vec<Choice>| seat.iter().map(|choice| choice.person).collect();
                seats::fill(&planned.seats.iter().map(all).collect::<Vec<_>>()).unwrap_or_default()
            });
            for (seat, person) in (0..).zip(owners) {
                let node = self.node(task, seat);
                self.nodes[node as usize].person = person;
            }
        }
        self.join();
    }

    /// Builds the sequences from the list and the owners.
    pub(super) fn join(&mut self) {
        self.first.iter_mut().for_each(|first| *first = NONE);
        self.sequences.iter_mut().for_each(Vec::clear);
        self.fluids.iter_mut().for_each(Vec::clear);
        for at in 0..self.list.len() {
            let task = self.list[at];
            self.pos[task as usize] = at as u32;
            let (kind, seats) = (self.nodes[task as usize].kind, self.facts[task as usize].seats);
            if seats == 0 {
                continue;
            }
            let planned = &self.instance.tasks[task as usize];
            let choices = (0..seats).zip(self.owners(task));
            let choices = choices.filter_map(|(seat, person)| planned.choice(seat as usize, person));
            self.nodes[task as usize].length = planned.slots(choices);
            for seat in 0..seats {
                let node = self.node(task, seat);
                let person = self.nodes[node as usize].person as usize;
                if kind == Kind::Fluid {
                    self.fluids[person].push(task);
                    continue;
                }
                let sequence = &mut self.sequences[person];
                let last = sequence.last().copied().unwrap_or(NONE);
                self.index[node as usize] = sequence.len() as u32;
                sequence.push(node);
                (self.nodes[node as usize].prev, self.nodes[node as usize].next) = (last, NONE);
                match last {
                    NONE => self.first[person] = node,
                    last => self.nodes[last as usize].next = node,
                }
            }
        }
        for person in 0..self.slow.len() {
            self.slow[person] =
                !self.instance.people[person].busy.is_empty() || !self.fluids[person].is_empty();
        }
    }

    /// Slots that a task takes with these owners, one per seat.
    pub fn length_with(&self, task: u32, owners: &[u32]) -> u32 {
        let planned = &self.instance.tasks[task as usize];
        planned.slots(owners.iter().enumerate().filter_map(|(seat, owner)| planned.choice(seat, *owner)))
    }

    /// Computes everything from the list and the owners.
    pub(super) fn settle(&mut self) {
        for task in &self.list {
            self.spans[*task as usize].clear();
        }
        for node in &mut self.nodes {
            (node.end, node.out, node.until) = (NONE, NONE, NONE);
        }
        self.totals = Times::default();
        self.assigned.iter_mut().for_each(|slots| *slots = 0);
        for task in 0..self.facts.len() as u32 {
            self.totals += self.times(task, NONE);
            self.steady[task as usize] = self.stability(task);
            self.totals.stability += self.steady[task as usize];
            self.nodes[task as usize].free = self.free(task);
        }
        for at in 0..self.list.len() {
            self.dirty[at / 64] |= 1 << (at % 64);
        }
        self.wave(&Times::NO_LIMIT);
        self.log.clear();
    }

    /// The schedule at which the engine stands.
    pub fn layout(&self) -> Layout {
        let mut places = vec![None; self.instance.tasks.len()];
        for task in &self.list {
            places[*task as usize] = self.placed(*task);
        }
        Layout { places }
    }

    fn placed(&self, task: u32) -> Option<Placed> {
        let end = self.nodes[task as usize].end;
        let start = self.start_slot(task).filter(|_| end != NONE)?;
        let planned = &self.instance.tasks[task as usize];
        if let Some(fixed) = &planned.fixed {
            let (owners, spans) = (fixed.owners.clone(), fixed.spans.clone());
            return Some(Placed { owners, spans, start: fixed.start, end: fixed.end });
        }
        if planned.milestone {
            return Some(Placed { start, end: start, ..Placed::default() });
        }
        let spans = match self.nodes[task as usize].kind {
            Kind::Fluid => self.spans[task as usize].clone(),
            _ => vec![self.whole_span(task)?],
        };
        Some(Placed {
            owners: self.owners(task).collect(),
            spans,
            start,
            end: self.instance.clock.end_slot(end),
        })
    }

    /// The first slot of a placed task.
    pub(super) fn start_slot(&self, task: u32) -> Option<Slot> {
        if self.nodes[task as usize].end == NONE {
            return None;
        }
        let clock = &self.instance.clock;
        let tick = match self.nodes[task as usize].kind {
            Kind::Fixed | Kind::Milestone => return Some(self.start[task as usize]),
            Kind::Fluid => self.spans[task as usize].first()?.0,
            Kind::Work | Kind::Joint => self.whole_span(task)?.0,
        };
        clock.slot.get(tick as usize).copied()
    }

    /// The node of a seat.
    #[inline]
    pub(super) fn node(&self, task: u32, seat: u32) -> u32 {
        if seat == 0 { task } else { self.facts[task as usize].further + seat - 1 }
    }

    /// The task of a node.
    #[inline]
    pub(super) fn task(&self, node: u32) -> u32 {
        let tasks = self.facts.len();
        if (node as usize) < tasks { node } else { self.further[node as usize - tasks] }
    }

    /// The owners of a task's seats; none for fixed tasks and milestones.
    pub fn owners(&self, task: u32) -> impl Iterator<Item = u32> + Clone {
        let seats = self.facts[task as usize].seats;
        (0..seats).map(move |seat| self.nodes[self.node(task, seat) as usize].person)
    }
}

/// The first tick at which a task may start by [`Hold`] alone: of its announced week and day; 0 where nothing was
/// announced, or that does not count.
fn told(instance: &Instance, task: &Planned) -> [u32; 3] {
    let counts = task.fixed.is_none() && instance.goals.contains(&GoalKind::Stability);
    let Some(told) = task.announced.as_ref().filter(|_| counts) else { return [0; 3] };
    let tick = |day: i64| {
        let day = usize::try_from(day.max(0)).unwrap_or(usize::MAX);
        instance.clock.first_tick.get(day).copied().unwrap_or(0)
    };
    let days_in = |day: i64| u32::try_from(day).map_or(i64::MAX, |day| i64::from(instance.clock.week(day)));
    // The first day from `as_of` on that lies in the announced week.
    let monday =
        (0..7).map(|back| told.day - back).take_while(|day| *day >= 0 && days_in(*day) == told.week).last();
    [0, monday.map_or(0, tick), if told.day < 0 { 0 } else { tick(told.day) }]
}

/// The fewest slots that a task can take.
fn shortest(task: &Planned) -> u32 {
    if let Some(fixed) = &task.fixed {
        return fixed.worked.iter().map(|(_, slots)| slots).sum();
    }
    let least = |seat: &Vec<Choice>| {
        let slots = |choice: &Choice| if choice.slots == 0 { task.plain_slots } else { choice.slots };
        seat.iter().map(slots).min().unwrap_or(0)
    };
    // Where one seat asks for nothing, the others decide; the least over seats is a safe limit.
    task.seats.iter().map(least).min().unwrap_or(0)
}
