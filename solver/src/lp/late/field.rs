//! What can be chosen: for each job its *columns*, each a person and a place in that person's time.
//!
//! Time is counted in *ticks*, slots at which anybody may work, and in *blocks* of some consecutive slots of one
//! person's availability.
//! A column of an unsplit job says in which block it starts; from that follow the latest tick at which it starts, the
//! earliest at which it ends, and the slots of the person that it takes wherever in the block it starts.
//! With blocks of one slot all three are exact; with longer ones they lean to the side of what is possible, so that
//! whatever is proven of columns holds for schedules.
//! A job that may be split says in which block it ends, and takes the cheapest slots up to there.
//! [`reader`](super::reader) lists the columns of a plan.

use std::ops::Range;

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
