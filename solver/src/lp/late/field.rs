//! What can be chosen: for each job its *columns*, each a person and a place in that person's time.
//!
//! Time is counted in *ticks*, slots at which anybody may work, and in *blocks* of some consecutive slots of one
//! person's availability.
//! A column of an unsplit job says in which block it starts; from that follow the latest tick at which it starts, the
//! earliest at which it ends, and the slots of the person that it takes wherever in the block it starts.
//! With blocks of one slot all three are exact; with longer ones they lean to the side of what is possible, so that
//! whatever is proven of columns holds for schedules.
//! A job that may be split says in which block it ends, and takes the cheapest slots up to there.

use std::ops::Range;

use super::super::ground::{Ground, Job};
use super::super::work::counts;
use super::{Ask, SCALE};
use crate::model::{DayMark, Lag, Rule, Slot};

/// Minutes of a block, at least.
const BLOCK: u32 = 60;

/// Up to so many columns blocks are single slots.
const FINE_COLUMNS: usize = 40_000;

/// More columns than this make blocks longer.
const MOST_COLUMNS: usize = 2_000_000;

/// More costs of ends than this do so, too.
const MOST_COSTS: usize = 4_000_000;

/// How often the length of blocks doubles at most.
const DOUBLINGS: u32 = 2;

/// A person's availability.
#[derive(Clone, Debug)]
pub(super) struct Desk {
    /// The tick of each available slot.
    pub ticks: Vec<u32>,
    /// The blocks among all blocks.
    pub blocks: Range<u32>,
}

/// How a lane's columns are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// One piece, by the block in which it starts.
    Whole,
    /// In pieces, by the block in which it ends.
    Split,
    /// A moment, by its tick.
    Moment,
    /// One column: the earliest end and, if it is pinned, the start; it takes the slots from the head on, if any.
    Given { start: u32, end: u32 },
}

/// The columns of a job with one person.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lane {
    pub kind: Kind,
    /// Whose time, by index.
    pub desk: u32,
    /// The first available slot of theirs that it may take.
    pub head: u32,
    /// How many slots it takes.
    pub length: u32,
}

/// A job that can have a place.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub lanes: Range<u32>,
    /// What it costs to end at each tick from `first_end` on; the last holds for all later ones.
    pub costs: Vec<i64>,
    pub first_end: u32,
    /// Nodes that it follows, and the lags by index.
    pub before: Vec<(u32, u32)>,
}

impl Node {
    /// What it costs to end at a tick.
    #[inline]
    pub fn cost(&self, end: u32) -> i64 {
        let at = end.saturating_sub(self.first_end) as usize;
        self.costs.get(at).or(self.costs.last()).copied().unwrap_or(0)
    }
}

/// Everything that can be chosen.
#[derive(Clone, Debug)]
pub(super) struct Field {
    /// How many ticks there are.
    pub ticks: u32,
    /// The first tick of each day.
    pub days: Vec<u32>,
    pub desks: Vec<Desk>,
    /// Slots of a block.
    pub block: u32,
    pub blocks: u32,
    /// Most slots of work of each person, if they are limited.
    pub loads: Vec<u32>,
    /// What a slot is worth, roughly: the mean weight of a day late by the slots of a day, in [`SCALE`]ths.
    pub pace: i64,
    pub nodes: Vec<Node>,
    pub lanes: Vec<Lane>,
    /// Per lag, for each end the tick at which what follows is free to start.
    pub lags: Vec<Vec<u32>>,
}

/// The columns that are still possible, lane by lane.
#[derive(Clone, Debug, Default)]
pub(super) struct Live {
    /// Blocks or ticks, ascending within a lane.
    pub columns: Vec<u16>,
    /// Where the columns of each lane begin, and the end.
    pub from: Vec<u32>,
}

impl Live {
    /// The columns of a lane, as places.
    pub fn of(&self, lane: u32) -> Range<usize> {
        self.from[lane as usize] as usize..self.from[lane as usize + 1] as usize
    }

    /// The columns at places that are kept.
    pub fn kept(&self, kept: &[bool]) -> Self {
        self.filtered(|places| places.filter(|place| kept[*place]))
    }

    /// The columns that are wanted, by lane and column.
    pub fn chosen(&self, want: impl Fn(u32, u32) -> bool) -> Self {
        let mut live = Self { columns: Vec::new(), from: vec![0] };
        for lane in 0..self.from.len() as u32 - 1 {
            let columns = &self.columns[self.of(lane)];
            live.columns.extend(columns.iter().filter(|column| want(lane, u32::from(**column))));
            live.from.push(live.columns.len() as u32);
        }
        live
    }

    /// One column of so many in each lane.
    pub fn every(&self, step: usize) -> Self {
        self.filtered(|places| places.step_by(step))
    }

    fn filtered<I: Iterator<Item = usize>>(&self, choose: impl Fn(Range<usize>) -> I) -> Self {
        let mut live = Self { columns: Vec::new(), from: vec![0] };
        for lane in 1..self.from.len() as u32 {
            live.columns.extend(choose(self.of(lane - 1)).map(|place| self.columns[place]));
            live.from.push(live.columns.len() as u32);
        }
        live.columns.shrink_to_fit();
        live
    }
}

impl Field {
    /// The columns of the schedules that are asked about; `None` where there would be too many of them.
    pub fn new(ground: &Ground<'_>, ask: &Ask<'_>) -> Option<(Self, Live)> {
        // Slot by slot where that is little.
        if let Some(found) = Reader::new(ground, 1)?.read(ask, FINE_COLUMNS) {
            return Some(found);
        }
        let block = (BLOCK / ground.timeline.grid).max(1);
        for doubled in 0..=DOUBLINGS {
            if let Some(found) = Reader::new(ground, block << doubled)?.read(ask, MOST_COLUMNS) {
                return Some(found);
            }
        }
        None
    }

    /// The latest tick at which a column starts and the earliest at which it ends.
    #[inline]
    pub fn ends(&self, lane: &Lane, column: u32) -> (u32, u32) {
        match lane.kind {
            Kind::Whole => {
                let (first, last) = self.starts(lane, column);
                let ticks = &self.desks[lane.desk as usize].ticks;
                (ticks[last as usize], ticks[(first + lane.length - 1) as usize] + 1)
            }
            Kind::Split => {
                let ticks = &self.desks[lane.desk as usize].ticks;
                let first = (column * self.block).max(lane.head + lane.length - 1);
                let last = (column * self.block + self.block - 1).min(ticks.len() as u32 - 1);
                (ticks[(last + 1 - lane.length) as usize], ticks[first as usize] + 1)
            }
            Kind::Moment => (column, column),
            Kind::Given { start, end } => (start, end),
        }
    }

    /// The first and the last slot of the person at which an unsplit or a given column may start.
    #[inline]
    pub fn starts(&self, lane: &Lane, column: u32) -> (u32, u32) {
        if let Kind::Given { .. } = lane.kind {
            return (lane.head, lane.head);
        }
        let slots = self.desks[lane.desk as usize].ticks.len() as u32;
        let first = (column * self.block).max(lane.head);
        (first, (column * self.block + self.block - 1).min(slots - lane.length))
    }

    /// The same up to where columns end at the latest, and which blocks are left.
    ///
    /// What is known of the columns does not change.
    pub fn trimmed(&self, live: &Live) -> (Self, Vec<u32>) {
        let mut ticks = 0;
        let mut reach = vec![0; self.desks.len()];
        for (at, lane) in (0..).zip(&self.lanes) {
            if let Some(column) = live.columns[live.of(at)].last().map(|column| u32::from(*column)) {
                ticks = ticks.max(self.ends(lane, column).1);
                let slots = match lane.kind {
                    Kind::Whole => self.starts(lane, column).1 + lane.length,
                    Kind::Split => (column + 1) * self.block,
                    Kind::Given { .. } => lane.head + lane.length,
                    Kind::Moment => 0,
                };
                reach[lane.desk as usize] = slots.max(reach[lane.desk as usize]);
            }
        }
        let (mut blocks, mut kept) = (0, Vec::new());
        let desks = self.desks.iter().zip(reach).map(|(desk, reach)| {
            let from = blocks;
            let count = reach.min(desk.ticks.len() as u32).div_ceil(self.block);
            blocks += count;
            kept.extend(desk.blocks.start..desk.blocks.start + count);
            let slots = desk.ticks.len().min((count * self.block) as usize);
            Desk { ticks: desk.ticks[..slots].to_vec(), blocks: from..blocks }
        });
        let desks = desks.collect();
        let until = |count: usize| count.min(ticks as usize + 1);
        let nodes = self.nodes.iter().map(|node| {
            let costs = until(node.costs.len());
            Node {
                lanes: node.lanes.clone(),
                costs: node.costs[..costs].to_vec(),
                first_end: node.first_end,
                before: node.before.clone(),
            }
        });
        let field = Self {
            ticks,
            days: self.days[..self.days.partition_point(|day| *day <= ticks)].to_vec(),
            desks,
            block: self.block,
            blocks,
            loads: self.loads.clone(),
            pace: self.pace,
            nodes: nodes.collect(),
            lanes: self.lanes.clone(),
            lags: self.lags.iter().map(|lag| lag[..until(lag.len())].to_vec()).collect(),
        };
        (field, kept)
    }

    /// How many slots a block of a person has.
    pub fn room(&self, desk: &Desk, block: u32) -> u32 {
        (desk.ticks.len() as u32 - block * self.block).min(self.block)
    }
}

/// Reads jobs as columns.
struct Reader<'g, 'a> {
    ground: &'g Ground<'a>,
    field: Field,
    /// The slot after which each tick ends: ticks are slots at which anybody may work.
    slots: Vec<Slot>,
    /// Node of each job.
    node_of: Vec<u32>,
}

impl<'g, 'a> Reader<'g, 'a> {
    fn new(ground: &'g Ground<'a>, block: u32) -> Option<Self> {
        let timeline = ground.timeline;
        let mut slots: Vec<Slot> =
            timeline.people.iter().flat_map(|time| &time.with_slack).copied().collect();
        slots.sort_unstable();
        slots.dedup();
        // Columns of moments are ticks, and columns are small numbers.
        let ticks = u32::from(u16::try_from(slots.len()).ok()?);
        let mut blocks = 0;
        let desks = timeline.people.iter().map(|time| {
            let ticks: Vec<u32> = time.available.iter().map(|slot| tick(&slots, *slot)).collect();
            let from = blocks;
            blocks += (ticks.len() as u32).div_ceil(block);
            Desk { ticks, blocks: from..blocks }
        });
        let desks = desks.collect();
        let mut days: Vec<u32> =
            (1..timeline.days).map(|day| tick(&slots, day * timeline.slots_a_day)).collect();
        days.dedup();
        let mut node_of = Vec::with_capacity(ground.jobs.len());
        let mut nodes = 0;
        for job in &ground.jobs {
            node_of.push(if job.is_possible() { nodes } else { u32::MAX });
            nodes += u32::from(job.is_possible());
        }
        let field = Field {
            ticks,
            days,
            desks,
            block,
            blocks,
            loads: Vec::new(),
            pace: pace(ground, ticks),
            nodes: Vec::new(),
            lanes: Vec::new(),
            lags: Vec::new(),
        };
        Some(Self { ground, field, slots, node_of })
    }

    /// Reads all jobs; `None` where there are more columns than so many.
    fn read(mut self, ask: &Ask<'_>, most: usize) -> Option<(Field, Live)> {
        let ground = self.ground;
        let mut lags: Vec<Lag> = Vec::new();
        let mut live = Live { columns: Vec::new(), from: vec![0] };
        let mut all_costs = 0;
        for job in ground.jobs.iter().filter(|job| job.is_possible()) {
            let due = (ask.date)(job);
            let before = job.before.iter().map(|(other, lag)| {
                let known = lags.iter().position(|known| known == lag);
                let at = known.unwrap_or_else(|| {
                    lags.push(*lag);
                    lags.len() - 1
                });
                (self.node_of[*other], at as u32)
            });
            let before = before.filter(|(node, _)| *node != u32::MAX).collect();
            let own = self.cost(job, due, job.end);
            // With all others at their earliest, it may come to so much.
            let spare = ask.most.saturating_sub(ask.least).saturating_add(own);
            let first_end = tick(&self.slots, job.end);
            let costs = self.costs(job, due, first_end, spare);
            let mut last_end =
                if due.is_some() { first_end + costs.len() as u32 - 1 } else { self.field.ticks };
            if let Some(end) = ask.end {
                let end = Slot::try_from(end).unwrap_or(0);
                last_end = last_end.min(tick(&self.slots, end));
            }
            if let Some(deadline) = job.deadline.filter(|_| ask.punctual) {
                let punctual = |end: &u32| self.cost(job, Some(deadline), self.end_slot(*end)) == 0;
                let ends = first_end + 1..=last_end;
                last_end = last_end.min(first_end + ends.take_while(punctual).count() as u32);
            }
            all_costs += costs.len();
            let from = self.field.lanes.len() as u32;
            self.lanes(job, first_end, last_end, &mut live);
            let lanes = from..self.field.lanes.len() as u32;
            self.field.nodes.push(Node { lanes, costs, first_end, before });
            if live.columns.len() > most || all_costs > MOST_COSTS {
                return None;
            }
        }
        self.field.lags = lags.iter().map(|lag| self.lag(*lag)).collect();
        self.field.loads = ask.loads.clone().unwrap_or_default();
        Some((self.field, live))
    }

    /// Weight × days late of an end.
    fn cost(&self, job: &Job<'_>, due: Option<DayMark>, end: Slot) -> i64 {
        let finish = self.ground.timeline.finish_day(end, job.task.is_milestone());
        due.map_or(0, |due| i64::from(self.ground.timeline.days_late(due, finish)).saturating_mul(job.weight))
    }

    /// The earliest slot that ends counted as a tick stand for.
    fn end_slot(&self, tick: u32) -> Slot {
        (tick as usize).checked_sub(1).and_then(|at| self.slots.get(at)).map_or(0, |slot| slot + 1)
    }

    /// What ends cost, from the earliest on, as long as they come to no more than may be spared.
    fn costs(&self, job: &Job<'_>, due: Option<DayMark>, first_end: u32, spare: i64) -> Vec<i64> {
        let mut costs = vec![self.cost(job, due, job.end)];
        if due.is_none() {
            return costs;
        }
        for end in first_end + 1..=self.field.ticks {
            let cost = self.cost(job, due, self.end_slot(end));
            if cost > spare {
                break;
            }
            costs.push(cost);
        }
        costs
    }

    fn lanes(&mut self, job: &Job<'_>, first_end: u32, last_end: u32, live: &mut Live) {
        let start = tick(&self.slots, job.start.unwrap_or(0));
        let mut push = |lane: Lane, columns: Range<u32>| {
            live.columns.extend(columns.filter_map(|column| u16::try_from(column).ok()));
            live.from.push(live.columns.len() as u32);
            self.field.lanes.push(lane);
        };
        if job.task.is_milestone() && job.pin.is_none() {
            let lane = Lane { kind: Kind::Moment, desk: 0, head: 0, length: 0 };
            return push(lane, start..last_end.min(self.field.ticks) + 1);
        }
        if !counts(self.ground, job) {
            let start = job.pin.map_or(self.field.ticks, |_| start);
            let kind = Kind::Given { start, end: first_end };
            let lane = pinned(self.ground, job, &self.slots, &self.field.desks);
            let lane = lane.map(|(desk, head, length)| Lane { kind, desk, head, length });
            return push(lane.unwrap_or(Lane { kind, desk: 0, head: 0, length: 0 }), 0..1);
        }
        // Of several seats the one with the fewest takers stands for all.
        let split = is_split(self.ground, job);
        let seat = job.seats.iter().min_by_key(|seat| seat.len());
        for choice in seat.into_iter().flatten() {
            let desk = &self.field.desks[choice.person];
            let head = desk.ticks.partition_point(|tick| *tick < start) as u32;
            // The slot after the last one that may be worked.
            let end = desk.ticks.partition_point(|tick| *tick < last_end) as u32;
            if head.saturating_add(choice.slots) > end {
                continue;
            }
            let kind = if split { Kind::Split } else { Kind::Whole };
            let lane = Lane { kind, desk: choice.person as u32, head, length: choice.slots };
            let block = self.field.block;
            let columns = match kind {
                Kind::Split => (head + choice.slots - 1) / block..(end - 1) / block + 1,
                _ => head / block..(end - choice.slots) / block + 1,
            };
            push(lane, columns);
        }
    }

    /// For each end the tick at which what follows with a lag is free to start.
    fn lag(&self, lag: Lag) -> Vec<u32> {
        let after = |end| self.ground.timeline.after_lag(self.end_slot(end), lag);
        (0..=self.field.ticks).map(|end| tick(&self.slots, after(end))).collect()
    }
}

/// Whether a job may do without its owners' time in between.
fn is_split(ground: &Ground<'_>, job: &Job<'_>) -> bool {
    job.task.split || job.a_day.is_some() || ground.plan.excepted(job.task.id, Rule::Split)
}

/// The person, the first slot of theirs and the number of slots that a job takes from its pin on, where that is known.
fn pinned(ground: &Ground<'_>, job: &Job<'_>, slots: &[Slot], desks: &[Desk]) -> Option<(u32, u32, u32)> {
    let pin = job.pin.filter(|_| !job.every_slot && !is_split(ground, job))?;
    if ground.plan.excepted(job.task.id, Rule::Overlap) {
        return None;
    }
    let choice = job.seats.iter().find(|seat| seat.len() == 1)?.first()?;
    let (_, end) = ground.run(job, *choice, pin)?;
    let before = |slot| desks[choice.person].ticks.partition_point(|at| *at < tick(slots, slot)) as u32;
    let (head, after) = (before(pin), before(end));
    (head < after).then_some((choice.person as u32, head, after - head))
}

/// The mean weight of a day late by the slots of a day.
fn pace(ground: &Ground<'_>, ticks: u32) -> i64 {
    let (jobs, weight) =
        ground.possible().fold((1, 0), |(jobs, sum), job| (jobs + 1, job.weight.saturating_add(sum)));
    let days = (0..ground.timeline.days).filter(|day| ground.timeline.is_working(*day)).count() as i64;
    let weight = (weight / jobs).clamp(1, 10_000);
    SCALE * weight * days.max(1) / i64::from(ticks.max(1))
}

/// How many ticks lie before a slot.
fn tick(slots: &[Slot], slot: Slot) -> u32 {
    slots.partition_point(|other| *other < slot) as u32
}
