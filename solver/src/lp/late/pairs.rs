//! What others must pay when a job takes a column.
//!
//! A column that is in a schedule leaves nobody else its slots.
//! So at given prices all other jobs of that person pay at least what their cheapest column elsewhere costs beyond the
//! best choice of their tree: columns of other people, earlier ones and later ones.
//! Of each tree the job that has to pay most counts, and trees add up, for at given prices they have nothing to do with
//! each other.
//! A loose link tells the same of the job before: a column pays what an end in time for it costs.
//!
//! What is proven that way of a column holds for every schedule that contains it, as does its min-marginal, which it
//! makes larger just where prices say nothing: where several jobs share the same slots in fractions (after the
//! reasoning about pairs of Philippe Baptiste, Claude Le Pape, Wim Nuijten, "Constraint-based scheduling", 2001).
//! O(columns × jobs of the person).

use super::field::{Field, Kind, Lane, Live};
use super::forest::Forest;
use super::message::NEVER;

/// A person's lane of an unsplit job.
#[derive(Clone, Copy, Debug)]
struct Seat {
    tree: u32,
    node: u32,
    lane: u32,
    /// What the job costs at least with other people.
    away: i64,
}

/// Columns with what they cost beyond the best choice of all trees.
#[derive(Clone, Debug, Default)]
pub(super) struct Excess {
    /// Of the tree: its min-marginal less the best choice; [`NEVER`] where it was left out.
    pub plain: Vec<i64>,
    /// Of the tree, with what others of it must pay, and of all other trees.
    own: Vec<i64>,
    others: Vec<i64>,
}

impl Excess {
    pub fn new(columns: usize) -> Self {
        Self { plain: vec![NEVER; columns], own: Vec::new(), others: Vec::new() }
    }

    /// Once all of `plain` is known.
    pub fn begin(&mut self) {
        self.own.clone_from(&self.plain);
        self.others = vec![0; self.plain.len()];
    }

    /// Of all trees together, column by column.
    pub fn all(&self) -> impl Iterator<Item = i64> + '_ {
        self.own.iter().zip(&self.others).map(|(own, others)| NEVER.min(own + others))
    }
}

/// Who shares whose time.
#[derive(Clone, Debug, Default)]
pub(super) struct Pairs {
    /// By person, one tree after the other.
    desks: Vec<Vec<Seat>>,
    least: Vec<i64>,
    before: Vec<i64>,
}

impl Pairs {
    pub fn new(field: &Field, forest: &Forest) -> Self {
        let mut desks = vec![Vec::new(); field.desks.len()];
        for (tree, spots) in (0..).zip(&forest.trees) {
            for node in spots.iter().map(|spot| spot.node) {
                for lane in field.nodes[node as usize].lanes.clone() {
                    let read = &field.lanes[lane as usize];
                    if matches!(read.kind, Kind::Whole | Kind::Given { .. }) && read.length > 0 {
                        desks[read.desk as usize].push(Seat { tree, node, lane, away: NEVER });
                    }
                }
            }
        }
        Self { desks, ..Self::default() }
    }

    /// Goes to the next lane, and adds what the others pay for each of its columns; `false` when all lanes are done.
    /// Counts its work.
    pub fn share(
        &mut self,
        field: &Field,
        live: &Live,
        excess: &mut Excess,
        (desk, at): &mut (usize, usize),
        work: &mut u64,
    ) -> bool {
        let Self { desks, least, before } = self;
        let Some(seats) = desks.get_mut(*desk) else { return false };
        if *at == 0 {
            for seat in seats.iter_mut() {
                let lanes = field.nodes[seat.node as usize].lanes.clone().filter(|lane| *lane != seat.lane);
                let costs = lanes.flat_map(|lane| &excess.plain[live.of(lane)]);
                seat.away = costs.copied().min().unwrap_or(NEVER);
            }
        }
        let Some(seat) = seats.get(*at) else {
            (*desk, *at) = (*desk + 1, 0);
            return true;
        };
        *at += 1;
        let places = live.of(seat.lane);
        let mut rest = &seats[..];
        while let Some(first) = rest.first().filter(|_| !places.is_empty()) {
            let (tree, later) = rest.split_at(rest.partition_point(|other| other.tree <= first.tree));
            rest = later;
            least.clear();
            for other in tree.iter().filter(|other| other.node != seat.node && other.away > 0) {
                least.resize(places.len(), 0);
                *work += (places.len() + live.of(other.lane).len()) as u64;
                aside(field, live, &excess.plain, (seat.lane, other), before, least);
            }
            let same = first.tree == seat.tree;
            for (place, least) in places.clone().zip(least.iter()) {
                if same {
                    excess.own[place] = excess.own[place].max(*least);
                } else {
                    excess.others[place] = NEVER.min(excess.others[place] + least);
                }
            }
        }
        true
    }
}

/// Raises `least` to what the other job costs when it keeps out of the way of each column of a lane.
fn aside(
    field: &Field,
    live: &Live,
    plain: &[i64],
    (lane, seat): (u32, &Seat),
    before: &mut Vec<i64>,
    least: &mut [i64],
) {
    let (read, other) = (&field.lanes[lane as usize], &field.lanes[seat.lane as usize]);
    let starts = |lane: &Lane, place: usize| field.starts(lane, u32::from(live.columns[place]));
    let others = live.of(seat.lane);
    // Elsewhere, or ended when the column starts at the latest.
    let (mut best, mut next) = (seat.away, others.start);
    before.clear();
    before.extend(live.of(lane).map(|place| {
        let (_, last) = starts(read, place);
        while next < others.end && starts(other, next).0 + other.length <= last {
            best = best.min(plain[next]);
            next += 1;
        }
        best
    }));
    // Or not started when it ends at the earliest.
    let (mut best, mut next) = (NEVER, others.end);
    for ((place, before), least) in live.of(lane).zip(before).zip(least).rev() {
        let (first, _) = starts(read, place);
        while next > others.start && starts(other, next - 1).1 >= first + read.length {
            next -= 1;
            best = best.min(plain[next]);
        }
        *least = (*least).max(best.min(*before));
    }
}

/// Adds what the jobs before pay for each column of a job behind loose links within a tree.
pub(super) fn follow(field: &Field, forest: &Forest, live: &Live, excess: &mut Excess, work: &mut u64) {
    let mut tree_of = vec![u32::MAX; field.nodes.len()];
    for (tree, spots) in (0..).zip(&forest.trees) {
        for spot in spots {
            tree_of[spot.node as usize] = tree;
        }
    }
    let mut least = Vec::new();
    for loose in &forest.loose {
        if tree_of[loose.before as usize] != tree_of[loose.after as usize] {
            continue;
        }
        let lag = &field.lags[loose.lag as usize];
        // By the tick at which what follows is free to start.
        least.clear();
        least.resize(field.ticks as usize + 1, NEVER);
        for lane in field.nodes[loose.before as usize].lanes.clone() {
            for place in live.of(lane) {
                let (_, end) = field.ends(&field.lanes[lane as usize], u32::from(live.columns[place]));
                if let Some(cell) = least.get_mut(lag[end as usize] as usize) {
                    *cell = excess.plain[place].min(*cell);
                }
            }
        }
        for tick in 1..least.len() {
            least[tick] = least[tick].min(least[tick - 1]);
        }
        for lane in field.nodes[loose.after as usize].lanes.clone() {
            for place in live.of(lane) {
                let (start, _) = field.ends(&field.lanes[lane as usize], u32::from(live.columns[place]));
                let start = start.min(field.ticks);
                excess.own[place] = excess.own[place].max(least[start as usize]);
            }
        }
        *work += u64::from(field.ticks) / 4;
    }
}
