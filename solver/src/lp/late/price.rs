//! The cheapest choice of columns for a tree of jobs at given prices.
//!
//! A column costs its weighted days late, the prices of the slots that it takes, and those of loose links that it
//! strains.
//! From the leaves to the root, each job tells the next one what its part of the tree costs at best: a job that comes
//! before says so for every tick at which the next one may start, a job that follows for every tick from which it may
//! start itself.
//! The way back gives each column the cost of the best choice that contains it (its *min-marginal*), which decides
//! whether it can be left out.
//! O(columns + ticks) for each job and direction; slots of jobs that may be split cost a logarithm more.

use std::collections::BinaryHeap;

use super::field::{Field, Kind, Lane, Live};
use super::forest::Spot;
use super::message::{Message, NEVER, NONE};

/// What slots and loose links cost, in units of a [`SCALE`](super::SCALE)th of a weighted day.
#[derive(Clone, Debug, Default)]
pub(super) struct Prices {
    /// A slot of each block.
    pub slot: Vec<i64>,
    /// For each person, one after the other, what their slots before each slot cost together.
    pub sums: Vec<i64>,
    /// Where the sums of each person begin.
    pub sums_from: Vec<u32>,
    /// What any slot of each person costs besides, where work is limited; else none.
    pub loads: Vec<i64>,
    /// For each job with loose links, what a start or an end at each tick costs.
    pub starts: Vec<Vec<i64>>,
    pub ends: Vec<Vec<i64>>,
}

impl Prices {
    /// Sums a person's prices up again. O(their slots).
    pub fn sum_up(&mut self, field: &Field, desk: u32) {
        let read = &field.desks[desk as usize];
        let sums = &mut self.sums[self.sums_from[desk as usize] as usize..][..=read.ticks.len()];
        let mut sum = 0;
        for (slot, after) in (0..).zip(&mut sums[1..]) {
            sum += self.slot[(read.blocks.start + slot / field.block) as usize];
            *after = sum;
        }
    }
}

/// What is kept of a job while its tree is worked on.
#[derive(Clone, Debug, Default)]
struct Part {
    /// Of the live columns: the first start, the last start, the first end, the last end.
    window: (u32, u32, u32, u32),
    /// What it tells the next job on the way to the root.
    told: Message,
    /// What the rest of the tree tells it.
    heard: Message,
    /// What starts and ends cost, the parts of the tree behind it included, from the window on.
    starts: Vec<i64>,
    ends: Vec<i64>,
    /// Its cheapest column, with what it costs.
    best: (i64, u32),
}

/// Room to work on trees, kept from one to the next.
#[derive(Clone, Debug, Default)]
pub(super) struct Pricer {
    parts: Vec<Part>,
    costs: Vec<i64>,
    heap: BinaryHeap<(i64, u32)>,
    /// The column chosen for each job of the tree, in its order.
    pub chosen: Vec<u32>,
    /// Columns looked at: the measure of work done.
    pub work: u64,
}

impl Pricer {
    /// The cost of the best choice for a tree, [`NEVER`] where there is none; the choice is left in `chosen`.
    pub fn best(&mut self, field: &Field, live: &Live, prices: &Prices, tree: &[Spot]) -> i64 {
        self.parts.resize_with(self.parts.len().max(tree.len()), Part::default);
        for at in (0..tree.len()).rev() {
            self.window(field, live, tree, at);
            self.listen(field, prices, tree, at);
            self.tell(field, live, prices, tree, at);
            if self.parts[at].best.0 >= NEVER {
                return NEVER;
            }
        }
        self.choose(field, live, tree);
        self.parts[0].best.0
    }

    /// Tells the columns of a tree with which the best choice costs at most so much, and how much; [`Pricer::best`] comes
    /// first.
    pub fn narrow(
        &mut self,
        field: &Field,
        live: &Live,
        prices: &Prices,
        tree: &[Spot],
        most: i64,
        keep: &mut dyn FnMut(usize, i64),
    ) {
        for (at, spot) in tree.iter().enumerate() {
            self.hear(field, live, prices, tree, at);
            let node = &field.nodes[spot.node as usize];
            for lane in node.lanes.clone() {
                let read = &field.lanes[lane as usize];
                self.cost(field, live, prices, lane);
                let part = &self.parts[at];
                for (place, cost) in live.of(lane).zip(&self.costs) {
                    let (start, end) = field.ends(read, u32::from(live.columns[place]));
                    let rest = if at == 0 { 0 } else { part.rest(field, spot, start, end) };
                    let total = part.total(*cost, start, end).saturating_add(rest);
                    if total <= most {
                        keep(place, total);
                    }
                }
            }
        }
    }

    /// The first and last start and end of a job's columns.
    fn window(&mut self, field: &Field, live: &Live, tree: &[Spot], at: usize) {
        let mut window = (u32::MAX, 0, u32::MAX, 0);
        for lane in field.nodes[tree[at].node as usize].lanes.clone() {
            // Columns ascend, and with them their starts and ends.
            let places = live.of(lane);
            for place in [places.start, places.end.wrapping_sub(1)] {
                if places.contains(&place) {
                    let read = &field.lanes[lane as usize];
                    let (start, end) = field.ends(read, u32::from(live.columns[place]));
                    window = (window.0.min(start), window.1.max(start), window.2.min(end), window.3.max(end));
                }
            }
        }
        self.parts[at].window = window;
        self.parts[at].best = (NEVER, NONE);
    }

    /// Sums up what starts and ends cost by themselves and by what the parts of the tree behind the job have told.
    fn listen(&mut self, field: &Field, prices: &Prices, tree: &[Spot], at: usize) {
        let node = tree[at].node as usize;
        let (mut starts, mut ends) =
            (std::mem::take(&mut self.parts[at].starts), std::mem::take(&mut self.parts[at].ends));
        let window = self.parts[at].window;
        starts.clear();
        ends.clear();
        if window.0 <= window.1 {
            let loose = &prices.starts[node];
            starts.extend((window.0..=window.1).map(|start| loose.get(start as usize).copied().unwrap_or(0)));
            let (loose, read) = (&prices.ends[node], &field.nodes[node]);
            ends.extend(
                (window.2..=window.3)
                    .map(|end| read.cost(end) * super::SCALE + loose.get(end as usize).copied().unwrap_or(0)),
            );
            for behind in tree[at].behind.0..tree[at].behind.1 {
                let (told, spot) = (&self.parts[behind as usize].told, tree[behind as usize]);
                if spot.first {
                    for (start, sum) in (window.0..).zip(&mut starts) {
                        *sum = NEVER.min(*sum + told.up_to(start).0);
                    }
                } else {
                    let lag = &field.lags[spot.lag as usize];
                    for (end, sum) in (window.2..).zip(&mut ends) {
                        *sum = NEVER.min(*sum + told.down_to(lag[end as usize]).0);
                    }
                }
            }
        }
        (self.parts[at].starts, self.parts[at].ends) = (starts, ends);
    }

    /// Finds what the part of the tree from a job on costs, and tells the next one.
    fn tell(&mut self, field: &Field, live: &Live, prices: &Prices, tree: &[Spot], at: usize) {
        let spot = tree[at];
        let window = self.parts[at].window;
        if window.0 > window.1 {
            return;
        }
        let lag = (at > 0).then(|| &field.lags[spot.lag as usize]);
        let mut told = std::mem::take(&mut self.parts[at].told);
        match lag {
            Some(lag) if spot.first => told.reset(lag[window.2 as usize], lag[window.3 as usize]),
            Some(_) => told.reset(window.0, window.1),
            None => {}
        }
        for lane in field.nodes[spot.node as usize].lanes.clone() {
            let read = &field.lanes[lane as usize];
            self.cost(field, live, prices, lane);
            let part = &mut self.parts[at];
            for (place, cost) in live.of(lane).zip(&self.costs) {
                let (start, end) = field.ends(read, u32::from(live.columns[place]));
                let total = part.total(*cost, start, end);
                if total < part.best.0 {
                    part.best = (total, place as u32);
                }
                match lag {
                    Some(lag) if spot.first => told.offer(lag[end as usize], total, place as u32),
                    Some(_) => told.offer(start, total, place as u32),
                    None => {}
                }
            }
        }
        if spot.first {
            told.spread_up()
        } else {
            told.spread_down()
        }
        self.parts[at].told = told;
    }

    /// Finds for a job what the rest of the tree costs, given where it stands.
    fn hear(&mut self, field: &Field, live: &Live, prices: &Prices, tree: &[Spot], at: usize) {
        let spot = tree[at];
        if at == 0 {
            return;
        }
        let up = spot.up as usize;
        let lag = &field.lags[spot.lag as usize];
        let mut heard = std::mem::take(&mut self.parts[at].heard);
        let window = self.parts[up].window;
        if spot.first {
            heard.reset(window.0, window.1)
        } else {
            heard.reset(lag[window.2 as usize], lag[window.3 as usize])
        }
        for lane in field.nodes[tree[up].node as usize].lanes.clone() {
            let read = &field.lanes[lane as usize];
            self.cost(field, live, prices, lane);
            let (part, told) = (&self.parts[up], &self.parts[at].told);
            for (place, cost) in live.of(lane).zip(&self.costs) {
                let (start, end) = field.ends(read, u32::from(live.columns[place]));
                let total = part.total(*cost, start, end);
                if total >= NEVER {
                    continue;
                }
                let rest = if up == 0 { 0 } else { part.rest(field, &tree[up], start, end) };
                let total = NEVER.min(total + rest);
                if spot.first {
                    heard.offer(start, total - told.up_to(start).0, place as u32);
                } else {
                    let free = lag[end as usize];
                    heard.offer(free, total - told.down_to(free).0, place as u32);
                }
            }
        }
        if spot.first {
            heard.spread_down()
        } else {
            heard.spread_up()
        }
        self.parts[at].heard = heard;
    }

    /// What the slots of each live column of a lane cost.
    fn cost(&mut self, field: &Field, live: &Live, prices: &Prices, lane: u32) {
        let read = &field.lanes[lane as usize];
        let columns = &live.columns[live.of(lane)];
        self.work += columns.len() as u64;
        self.costs.clear();
        match read.kind {
            Kind::Whole => {
                let sums = &prices.sums[prices.sums_from[read.desk as usize] as usize..];
                self.costs.extend(columns.iter().map(|column| {
                    let (first, last) = field.starts(read, u32::from(*column));
                    // Whatever the start, the slots from the last to the earliest end are taken.
                    let end = (first + read.length).max(last);
                    sums[end as usize] - sums[last as usize]
                }));
            }
            Kind::Split => self.cost_split(field, live, prices, lane),
            Kind::Given { .. } => {
                let sums = &prices.sums[prices.sums_from[read.desk as usize] as usize..];
                let cost = sums[(read.head + read.length) as usize] - sums[read.head as usize];
                self.costs.resize(columns.len(), cost);
            }
            Kind::Moment => return self.costs.resize(columns.len(), 0),
        }
        if let Some(price) = prices.loads.get(read.desk as usize).filter(|price| **price > 0) {
            let load = price * i64::from(read.length);
            self.costs.iter_mut().for_each(|cost| *cost += load);
        }
    }

    /// The cheapest slots from the head on, block by block.
    fn cost_split(&mut self, field: &Field, live: &Live, prices: &Prices, lane: u32) {
        let read = &field.lanes[lane as usize];
        let desk = &field.desks[read.desk as usize];
        let heap = &mut self.heap;
        heap.clear();
        let (mut next, mut slots, mut sum) = (read.head / field.block, 0, 0);
        for column in &live.columns[live.of(lane)] {
            while next <= u32::from(*column) {
                let room = room(field, read, next);
                let price = prices.slot[(desk.blocks.start + next) as usize];
                heap.push((price, room));
                slots += room;
                sum += price * i64::from(room);
                while let Some((dearest, room)) =
                    heap.peek().copied().filter(|top| slots - top.1 >= read.length)
                {
                    heap.pop();
                    slots -= room;
                    sum -= dearest * i64::from(room);
                }
                next += 1;
                self.work += 4;
            }
            let spare = slots.saturating_sub(read.length);
            let dearest = heap.peek().map_or(0, |top| top.0);
            self.costs.push(sum - dearest * i64::from(spare));
        }
    }

    /// Follows the choices from the root to the leaves.
    fn choose(&mut self, field: &Field, live: &Live, tree: &[Spot]) {
        self.chosen.clear();
        for (at, spot) in tree.iter().enumerate() {
            if at == 0 {
                self.chosen.push(self.parts[0].best.1);
                continue;
            }
            let above = self.chosen[spot.up as usize];
            let lanes = field.nodes[tree[spot.up as usize].node as usize].lanes.clone();
            let (start, end) = field.ends(
                &field.lanes[lane_of(live, lanes, above) as usize],
                u32::from(live.columns[above as usize]),
            );
            let told = &self.parts[at].told;
            let lag = &field.lags[spot.lag as usize];
            self.chosen.push(if spot.first {
                told.up_to(start).1
            } else {
                told.down_to(lag[end as usize]).1
            });
        }
    }
}

/// The blocks, with the slots of each, that a split column takes at best.
pub(super) fn pieces(
    field: &Field,
    prices: &Prices,
    lane: &Lane,
    column: u32,
    take: &mut dyn FnMut(u32, u32),
) {
    let from = field.desks[lane.desk as usize].blocks.start;
    let blocks = lane.head / field.block..=column;
    let mut cheapest: Vec<(i64, u32)> =
        blocks.map(|block| (prices.slot[(from + block) as usize], block)).collect();
    cheapest.sort_unstable();
    let mut left = lane.length;
    for (_, block) in cheapest {
        let slots = room(field, lane, block).min(left);
        take(from + block, slots);
        left -= slots;
        if left == 0 {
            return;
        }
    }
}

/// Slots of a block that a lane may take.
fn room(field: &Field, lane: &Lane, block: u32) -> u32 {
    let room = field.room(&field.desks[lane.desk as usize], block);
    room - lane.head.saturating_sub(block * field.block).min(room)
}

impl Part {
    /// What a column costs with the part of the tree behind it.
    #[inline]
    fn total(&self, cost: i64, start: u32, end: u32) -> i64 {
        let (start, end) = (start - self.window.0, end - self.window.2);
        NEVER.min(cost + self.starts[start as usize] + self.ends[end as usize])
    }

    /// What the rest of the tree costs with a column.
    #[inline]
    fn rest(&self, field: &Field, spot: &Spot, start: u32, end: u32) -> i64 {
        if spot.first {
            self.heard.down_to(field.lags[spot.lag as usize][end as usize]).0
        } else {
            self.heard.up_to(start).0
        }
    }
}

/// The lane of a live column of a job.
pub(super) fn lane_of(live: &Live, lanes: std::ops::Range<u32>, place: u32) -> u32 {
    let ends = &live.from[lanes.start as usize + 1..=lanes.end as usize];
    lanes.start + ends.partition_point(|end| *end <= place) as u32
}
