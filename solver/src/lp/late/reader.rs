//! Reads a plan as columns.

use std::ops::Range;

use super::super::ground::{Ground, Job};
use super::super::work::counts;
use super::field::{Desk, Field, Kind, Lane, Live, Node};
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

/// The columns of the schedules that are asked about; `None` where there would be too many of them.
pub(super) fn read(ground: &Ground<'_>, ask: &Ask<'_>) -> Option<(Field, Live)> {
    let block = (BLOCK / ground.timeline.grid).max(1);
    // Slot by slot where that is little.
    if block > 1
        && let Some(found) = Reader::new(ground, 1)?.read(ask, FINE_COLUMNS)
    {
        return Some(found);
    }
    for doubled in 0..=DOUBLINGS {
        if let Some(found) = Reader::new(ground, block << doubled)?.read(ask, MOST_COLUMNS) {
            return Some(found);
        }
    }
    None
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

/// Whether a job may leave its owners time in between: in pieces, or while one of several owners is away and an
/// exception lets other work be done there.
fn is_split(ground: &Ground<'_>, job: &Job<'_>) -> bool {
    let excepted = || ground.plan.exceptions.iter().any(|exception| exception.rule == Rule::Split);
    job.task.split
        || job.a_day.is_some()
        || ground.plan.excepted(job.task.id, Rule::Split)
        || job.seats.len() > 1 && excepted()
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
