//! Prices that make the bound large.
//!
//! Nobody does two things at once, and nothing starts before what it follows has ended.
//! The first rule, for every slot of every person, and the second, for loose links and every day, are given prices
//! instead of being kept: jobs pay for what they use, and what everything may be used for is paid back.
//! At any prices the cheapest choice of columns, less what is paid back, costs no more than any schedule does (Marshall
//! Fisher, "The Lagrangian relaxation method for solving integer programming problems", 1981).
//! Prices are whole numbers, so that this holds to the last digit.
//!
//! Prices move along the averaged excess of the choices made so far, as in the volume algorithm (Francisco Barahona,
//! Ranga Anbil, "The volume algorithm: producing primal solutions with a subgradient method", 2000), and go back to
//! the best ones after some rounds in vain.
//! One round costs O(columns + ticks × jobs).

use super::SCALE;
use super::field::{Field, Kind, Lane, Live};
use super::forest::Forest;
use super::message::NEVER;
use super::price::{Pricer, Prices, lane_of, pieces};
use super::tally::Tally;

/// Share of a round's choices in the average of all: at first, and at least.
const SHARE: (f64, f64) = (0.1, 0.02);

/// The step, as a part of the length that would lead to the target if the bound rose as it does here: at first, and the
/// least with which it makes sense to go on.
const STEP: (f64, f64) = (0.02, 0.001);

/// By what the step changes: after a better bound, after rounds without one, and to begin anew.
const LONGER: f64 = 1.2;
const SHORTER: f64 = 0.66;
const ANEW: f64 = 3.0;

/// The least step to begin anew.
const LEAST_ANEW: f64 = 0.01;

/// By what part of what a slot is worth the first choices raise its price, and after how many rounds by half of that;
/// how many rounds there are.
const RUSH: f64 = 0.2;
const RUSH_SLOWS: f64 = 3.0;
const RUSHES: u32 = 20;

/// A bound counts as better when it rises by such a part of the way to the target.
const MUCH: i64 = 500;

/// After so many rounds without a better bound the step is shortened.
const PATIENCE: u32 = 4;

/// Prices and the bound that they prove.
#[derive(Clone, Debug)]
pub(super) struct Ascent {
    /// Of blocks first, then of loads, then of loose links by day.
    now: Vec<i64>,
    best: Vec<i64>,
    /// In [`SCALE`]ths.
    best_value: i64,
    /// The averaged use of what has a price.
    average: Vec<f64>,
    step: f64,
    share: f64,
    waited: u32,
    /// The round under way: the next tree, what all trees so far cost, what is used.
    tree: usize,
    total: i64,
    used: Vec<i32>,
    /// The start and the end of each job in the round, and its lane.
    stands: Vec<(u32, u32)>,
    lanes: Vec<u32>,
    prices: Prices,
    /// Nothing was averaged yet.
    fresh: bool,
    tally: Tally,
}

impl Ascent {
    pub fn new(field: &Field, forest: &Forest) -> Self {
        let rows = links_from(field) + forest.loose.len() * field.days.len();
        Self {
            now: vec![0; rows],
            best: vec![0; rows],
            best_value: i64::MIN,
            average: Vec::new(),
            step: STEP.0,
            share: SHARE.0,
            waited: 0,
            tree: 0,
            total: 0,
            used: vec![0; rows],
            stands: vec![(0, 0); field.nodes.len()],
            prices: prices(field, forest, &vec![0; rows]),
            fresh: true,
            lanes: vec![0; field.nodes.len()],
            tally: Tally::new(field),
        }
    }

    /// The best bound so far, in [`SCALE`]ths.
    pub const fn value(&self) -> i64 {
        self.best_value
    }

    /// The best prices.
    pub fn best_prices(&self, field: &Field, forest: &Forest) -> Prices {
        prices(field, forest, &self.best)
    }

    /// Whether rounds still help.
    pub fn goes_on(&self) -> bool {
        self.step > STEP.1
    }

    /// Starts anew from the best prices, after columns or the target have changed, with longer steps or as before.
    pub fn restart(&mut self, field: &Field, forest: &Forest, longer: bool) {
        self.now.clone_from(&self.best);
        self.best_value = i64::MIN;
        if longer {
            self.step = LEAST_ANEW.max(self.step * ANEW);
            self.share = SHARE.0;
        }
        self.waited = 0;
        self.begin(field, forest);
    }

    /// A new one for a field that was trimmed to some blocks, from the best prices of this one.
    pub fn trimmed(&self, field: &Field, forest: &Forest, to: &Field, blocks: &[u32]) -> Self {
        let mut trimmed = Self::new(to, forest);
        let (of_blocks, rest) = trimmed.best.split_at_mut(blocks.len());
        let (of_loads, of_links) = rest.split_at_mut(field.loads.len());
        for (price, block) in of_blocks.iter_mut().zip(blocks) {
            *price = self.best[*block as usize];
        }
        of_loads.copy_from_slice(&self.best[field.blocks as usize..links_from(field)]);
        let all_links = self.best[links_from(field)..].chunks(field.days.len().max(1));
        for (prices, all) in of_links.chunks_mut(to.days.len().max(1)).zip(all_links) {
            prices.copy_from_slice(&all[..prices.len()]);
        }
        trimmed
    }

    /// The prices that prove the best bound.
    pub fn best(&self) -> &[i64] {
        &self.best
    }

    /// Where jobs stood since the last time prices were given.
    pub const fn tally(&self) -> &Tally {
        &self.tally
    }

    /// Starts anew from given prices, with such a step.
    pub fn resume(&mut self, field: &Field, forest: &Forest, prices: &[i64], step: f64) {
        self.best.copy_from_slice(prices);
        self.restart(field, forest, false);
        self.step = step;
        self.share = SHARE.0;
        self.fresh = true;
        self.tally.clear();
    }

    fn begin(&mut self, field: &Field, forest: &Forest) {
        self.tree = 0;
        self.total = 0;
        self.used.fill(0);
        self.prices = prices(field, forest, &self.now);
    }

    /// Works on the next tree as [`Ascent::advance`] does, but has every choice move the prices at once, so that the next
    /// ones already keep out of its way (Angelia Nedić, Dimitri Bertsekas, "Incremental subgradient methods for
    /// nondifferentiable optimization", 2001); `true` when the rounds are over.
    ///
    /// It only finds prices to begin with.
    /// Where nothing has a price, the choices of a round all crowd the same slots, and the bound is flat in most directions.
    pub fn rush(&mut self, field: &Field, forest: &Forest, live: &Live, pricer: &mut Pricer) -> bool {
        let pace = RUSH / (1.0 + f64::from(self.waited) / RUSH_SLOWS) * field.pace as f64;
        if let Some(tree) = forest.trees.get(self.tree) {
            if pricer.best(field, live, &self.prices, tree) >= NEVER {
                self.waited = 0;
                self.begin(field, forest);
                return true;
            }
            for (spot, place) in tree.iter().zip(std::mem::take(&mut pricer.chosen)) {
                let (lane, column) = chosen(field, live, spot.node, place);
                let (now, prices) = (&mut self.now, &mut self.prices);
                let mut uses = Vec::new();
                taken(field, prices, lane, column, &mut |block, slots| uses.push((block, slots)));
                for (block, slots) in uses.into_iter().filter(|(row, _)| *row < field.blocks) {
                    now[block as usize] += (pace * f64::from(slots)) as i64;
                    prices.slot[block as usize] = now[block as usize];
                }
                if lane.kind != Kind::Moment {
                    prices.sum_up(field, lane.desk);
                }
            }
            self.tree += 1;
            return false;
        }
        let rows = self.now.len();
        for (now, room) in self.now.iter_mut().zip(rooms(field, rows)).take(field.blocks as usize) {
            *now = (*now - (pace * f64::from(room)) as i64).max(0);
        }
        self.waited += 1;
        self.begin(field, forest);
        let over = self.waited >= RUSHES;
        if over {
            self.waited = 0;
        }
        over
    }

    /// Works on the next tree; `Some` when a round is over: whether there is any choice at all.
    pub fn advance(
        &mut self,
        field: &Field,
        forest: &Forest,
        live: &Live,
        pricer: &mut Pricer,
        target: i64,
    ) -> Option<bool> {
        if let Some(tree) = forest.trees.get(self.tree) {
            let cost = pricer.best(field, live, &self.prices, tree);
            if cost >= NEVER {
                return Some(false);
            }
            self.total += cost;
            for (spot, place) in tree.iter().zip(std::mem::take(&mut pricer.chosen)) {
                self.book(field, live, spot.node, place);
            }
            self.tree += 1;
        }
        if self.tree < forest.trees.len() {
            return None;
        }
        self.book_loose(field, forest);
        self.turn(field, forest, target);
        Some(true)
    }

    /// Counts what a chosen column uses.
    fn book(&mut self, field: &Field, live: &Live, node: u32, place: u32) {
        let at = lane_of(live, field.nodes[node as usize].lanes.clone(), place);
        let (lane, column) = (&field.lanes[at as usize], u32::from(live.columns[place as usize]));
        self.lanes[node as usize] = at;
        let used = &mut self.used;
        taken(field, &self.prices, lane, column, &mut |block, slots| used[block as usize] += slots as i32);
        self.stands[node as usize] = field.ends(lane, column);
    }

    /// Counts what the choices of a round use of the loose links.
    fn book_loose(&mut self, field: &Field, forest: &Forest) {
        let rows = self.used[links_from(field)..].chunks_mut(field.days.len().max(1));
        for (loose, rows) in forest.loose.iter().zip(rows) {
            let start = self.stands[loose.after as usize].0;
            let end = self.stands[loose.before as usize].1;
            let free = field.lags[loose.lag as usize][end as usize];
            for (used, day) in rows.iter_mut().zip(&field.days) {
                *used += i32::from(start < *day) + i32::from(*day <= free);
            }
        }
    }

    /// Ends a round: the bound, and the next prices.
    fn turn(&mut self, field: &Field, forest: &Forest, target: i64) {
        let value = self.total - paid_back(field, &self.now);
        if std::mem::take(&mut self.fresh) {
            self.average = self.used.iter().map(|used| f64::from(*used)).collect();
        }
        self.tally
            .count(self.lanes.iter().zip(&self.stands).map(|(lane, stands)| (*lane, stands.0)), self.share);
        for (average, used) in self.average.iter_mut().zip(&self.used) {
            *average += self.share * (f64::from(*used) - *average);
        }
        if value > self.best_value {
            let much = value.saturating_sub(self.best_value) > (target - value) / MUCH;
            self.best_value = value;
            self.best.clone_from(&self.now);
            if much {
                self.waited = 0;
                self.step = (self.step * LONGER).min(1.0);
            }
        }
        self.waited += 1;
        if self.waited > PATIENCE {
            self.waited = 0;
            // Where nothing has a price the bound is flat in most directions: only the way on leads anywhere.
            if self.best.iter().any(|price| *price > 0) {
                self.now.clone_from(&self.best);
            }
            self.step *= SHORTER;
            self.share = SHARE.1.max(self.share * 0.8);
        }
        let rooms = rooms(field, self.now.len());
        let mut norm = 0.0;
        for ((average, room), price) in self.average.iter().zip(rooms.clone()).zip(&self.now) {
            let excess = average - f64::from(room);
            if excess > 0.0 || *price > 0 {
                norm += excess * excess;
            }
        }
        let length = self.step * (target - self.best_value).max(SCALE) as f64 / norm.max(1e-9);
        for ((now, average), room) in self.now.iter_mut().zip(&self.average).zip(rooms) {
            let moved = length * (average - f64::from(room));
            *now = (*now + nearest(moved)).clamp(0, 1 << 40);
        }
        self.begin(field, forest);
    }
}

/// The nearest whole number.
fn nearest(value: f64) -> i64 {
    let whole = (value + 0.5) as i64;
    whole - i64::from(whole as f64 > value + 0.5)
}

/// The lane and the column of a live column of a job.
fn chosen<'f>(field: &'f Field, live: &Live, node: u32, place: u32) -> (&'f Lane, u32) {
    let lanes = field.nodes[node as usize].lanes.clone();
    (&field.lanes[lane_of(live, lanes, place) as usize], u32::from(live.columns[place as usize]))
}

/// Tells the blocks, with the slots of each, that a column takes at these prices.
fn taken(field: &Field, prices: &Prices, lane: &Lane, column: u32, tell: &mut dyn FnMut(u32, u32)) {
    match lane.kind {
        Kind::Whole => {
            let from = field.desks[lane.desk as usize].blocks.start;
            let (first, last) = field.starts(lane, column);
            for slot in last..(first + lane.length).max(last) {
                tell(from + slot / field.block, 1);
            }
        }
        Kind::Split => pieces(field, prices, lane, column, tell),
        Kind::Given { .. } => {
            let from = field.desks[lane.desk as usize].blocks.start;
            (lane.head..lane.head + lane.length).for_each(|slot| tell(from + slot / field.block, 1));
        }
        Kind::Moment => return,
    }
    if !field.loads.is_empty() {
        tell(field.blocks + lane.desk, lane.length);
    }
}

/// The first price of a loose link.
fn links_from(field: &Field) -> usize {
    field.blocks as usize + field.loads.len()
}

/// How much of everything there is.
fn rooms(field: &Field, rows: usize) -> impl Iterator<Item = u32> + Clone + '_ {
    let blocks = field
        .desks
        .iter()
        .flat_map(|desk| (0..desk.blocks.len() as u32).map(|block| field.room(desk, block)));
    let links = std::iter::repeat_n(1, rows - links_from(field));
    blocks.chain(field.loads.iter().copied()).chain(links)
}

fn paid_back(field: &Field, prices: &[i64]) -> i64 {
    rooms(field, prices.len()).zip(prices).map(|(room, price)| i64::from(room) * price).sum()
}

/// Prices as columns see them.
fn prices(field: &Field, forest: &Forest, of: &[i64]) -> Prices {
    let mut prices = Prices {
        slot: of[..field.blocks as usize].to_vec(),
        loads: of[field.blocks as usize..links_from(field)].to_vec(),
        ..Prices::default()
    };
    for (at, desk) in (0..).zip(&field.desks) {
        prices.sums_from.push(prices.sums.len() as u32);
        prices.sums.resize(prices.sums.len() + desk.ticks.len() + 1, 0);
        prices.sum_up(field, at);
    }
    prices.starts = vec![Vec::new(); field.nodes.len()];
    prices.ends = vec![Vec::new(); field.nodes.len()];
    for (link, loose) in forest.loose.iter().enumerate() {
        let from = links_from(field) + link * field.days.len();
        let of = &of[from..from + field.days.len()];
        if of.iter().all(|price| *price == 0) {
            continue;
        }
        let ticks = field.ticks as usize + 1;
        let starts = &mut prices.starts[loose.after as usize];
        starts.resize(ticks, 0);
        let ends = &mut prices.ends[loose.before as usize];
        ends.resize(ticks, 0);
        // A start pays for every day that begins after it, an end for every day until what follows is free.
        let (mut later, mut day) = (of.iter().sum::<i64>(), 0);
        for (tick, cost) in (0..).zip(starts.iter_mut()) {
            while field.days.get(day).is_some_and(|first| *first <= tick) {
                later -= of[day];
                day += 1;
            }
            *cost += later;
        }
        let (mut earlier, mut day) = (0, 0);
        for (free, cost) in field.lags[loose.lag as usize].iter().zip(ends.iter_mut()) {
            while field.days.get(day).is_some_and(|first| first <= free) {
                earlier += of[day];
                day += 1;
            }
            *cost += earlier;
        }
    }
    prices
}
