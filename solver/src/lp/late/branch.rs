//! Refutes what prices alone cannot: the columns of a job are parted in two, and each part is refuted by itself.
//!
//! A part inherits the prices, which rise further where the other part's columns are gone, and loses more columns at
//! them; it is refuted when its cheapest choice passes the target or a job has no column left, else it is parted again
//! (branch and bound; Ailsa Land, Alison Doig, "An automatic method of solving discrete programming problems", 1960).
//! The target is refuted when all parts are.
//!
//! A job is parted by its start or by a person, where both parts then cost most: what a part costs at least is known
//! from what its columns do ([`sieve`](super::sieve)), and where that is little, from how undecided the rounds were.
//! Parts are taken depth first: as many wait as the tree is deep.

use super::ascent::Ascent;
use super::field::{Field, Live};
use super::forest::Forest;
use super::message::NEVER;
use super::pairs::Pairs;
use super::price::Pricer;
use super::sieve::Sieve;
use super::{SCALE, tally::Tally};

/// Rounds before columns are looked through, and how often that is done before a part is parted.
const ROUNDS: u32 = 40;
const SIEVES: u32 = 2;

/// So often, where each time so many percent of the columns or fewer are left.
const MORE_SIEVES: u32 = 8;
const FEW: usize = 80;

/// The step of a part's first rounds.
const STEP: f64 = 0.2;

/// What the dearer of two parts counts beside the other: so many times less.
const DEARER: i64 = 20;

/// What doubt counts: a slot in this many of a weighted day.
const DOUBT: f64 = 50.0;

/// More slots of doubt than this are no more doubt.
const MOST_DOUBT: f64 = 60.0;

/// After so many parts a target is given up.
const MOST_PARTS: u32 = 4_000;

/// Columns that are to be refuted.
#[derive(Clone, Debug)]
struct Part {
    live: Live,
    prices: Vec<i64>,
}

/// How far the parts of a target are.
#[derive(Clone, Debug)]
pub(super) struct Branch {
    field: Field,
    ascent: Ascent,
    /// What is to be reached.
    aim: i64,
    /// The part at work, its rounds and how often its columns were looked through.
    now: Part,
    rounds: u32,
    sieves: u32,
    sieve: Option<Sieve>,
    waiting: Vec<Part>,
    parts: u32,
}

/// What has come of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Nothing yet.
    Open,
    /// No choice of columns is below the aim.
    Refuted,
    /// It cannot be refuted, or only with more effort.
    GivenUp,
}

/// A way to part the columns of a job.
#[derive(Clone, Copy, Debug)]
enum Cut {
    /// One lane, and all others.
    Lane(u32),
    /// Starts up to a tick, and later ones.
    Start(u32),
}

impl Branch {
    /// Sets out to show that no choice of these columns costs less than `aim`, from the best prices of an ascent.
    pub fn new(field: &Field, forest: &Forest, ascent: &Ascent, live: Live, aim: i64) -> Self {
        let (trimmed, blocks) = field.trimmed(&live);
        let mut ascent = ascent.trimmed(field, forest, &trimmed, &blocks);
        let now = Part { live, prices: ascent.best().to_vec() };
        ascent.resume(&trimmed, forest, &now.prices, STEP);
        Self {
            field: trimmed,
            ascent,
            aim,
            now,
            rounds: 0,
            sieves: 0,
            sieve: None,
            waiting: Vec::new(),
            parts: 0,
        }
    }

    /// Works on the next tree of jobs.
    pub fn step(&mut self, forest: &Forest, pairs: &mut Pairs, pricer: &mut Pricer) -> State {
        let (field, ascent) = (&self.field, &mut self.ascent);
        if let Some(sieve) = &mut self.sieve {
            if sieve.step(field, forest, &self.now.live, pairs, pricer) {
                let (live, excess) = sieve.kept(&self.now.live);
                let slack = sieve.slack();
                self.sieve = None;
                return self.sifted(forest, live, &excess, slack);
            }
            return State::Open;
        }
        match ascent.advance(field, forest, &self.now.live, pricer, self.aim) {
            None => return State::Open,
            Some(true) if ascent.value() < self.aim => {}
            Some(_) => return self.next(forest),
        }
        self.rounds += 1;
        if self.rounds >= ROUNDS || !ascent.goes_on() {
            let slack = self.aim - 1 - ascent.value();
            self.sieve = Some(Sieve::new(&self.now.live, ascent.best_prices(field, forest), slack));
        }
        State::Open
    }

    /// Goes on with the columns that are left of a part.
    fn sifted(&mut self, forest: &Forest, live: Live, excess: &[i64], slack: i64) -> State {
        let (field, ascent) = (&self.field, &mut self.ascent);
        let few = live.columns.len() * 100 < self.now.live.columns.len() * FEW;
        self.now.live = live;
        self.sieves += 1;
        self.rounds = 0;
        let is_empty = |lane| self.now.live.of(lane).is_empty();
        if field.nodes.iter().any(|node| node.lanes.clone().all(is_empty)) {
            return self.next(forest);
        }
        if ascent.goes_on() && (self.sieves < SIEVES || few && self.sieves < MORE_SIEVES) {
            ascent.restart(field, forest, false);
            return State::Open;
        }
        let Some((node, cut)) = choose(field, &self.now.live, excess, slack, ascent.tally()) else {
            return State::GivenUp;
        };
        self.now.prices = ascent.best().to_vec();
        for side in [true, false] {
            let live = part(field, &self.now.live, node, cut, side);
            self.waiting.push(Part { live, prices: self.now.prices.clone() });
        }
        self.next(forest)
    }

    /// Goes on with the next part.
    fn next(&mut self, forest: &Forest) -> State {
        let Some(part) = self.waiting.pop() else { return State::Refuted };
        self.parts += 1;
        if self.parts > MOST_PARTS {
            return State::GivenUp;
        }
        self.now = part;
        (self.rounds, self.sieves) = (0, 0);
        self.ascent.resume(&self.field, forest, &self.now.prices, STEP);
        State::Open
    }
}

/// The job to part, and how; none where each has one column only.
fn choose(field: &Field, live: &Live, excess: &[i64], slack: i64, tally: &Tally) -> Option<(u32, Cut)> {
    let worth = |parts: (i64, i64), doubt: f64| {
        let (a, b) = (parts.0.min(slack + 1), parts.1.min(slack + 1));
        let doubt = doubt.min(MOST_DOUBT) * SCALE as f64 / DOUBT;
        a.min(b) + (a - b).abs() / DEARER + doubt as i64
    };
    let mut best: Option<(i64, u32, Cut)> = None;
    let mut columns: Vec<(u32, i64)> = Vec::new();
    let mut later: Vec<i64> = Vec::new();
    for (at, node) in (0..).zip(&field.nodes) {
        let mut offer = |worth: i64, cut: Cut| {
            if best.is_none_or(|best| worth > best.0) {
                best = Some((worth, at, cut));
            }
        };
        columns.clear();
        for lane in node.lanes.clone() {
            let read = &field.lanes[lane as usize];
            let start = |place: usize| field.ends(read, u32::from(live.columns[place])).0;
            columns.extend(live.of(lane).map(|place| (start(place), excess[place])));
        }
        for lane in node.lanes.clone() {
            let of = live.of(lane);
            if of.is_empty() || of.len() == columns.len() {
                continue;
            }
            let least = |lane: u32| excess[live.of(lane)].iter().copied().min().unwrap_or(NEVER);
            let others = node.lanes.clone().filter(|other| *other != lane).map(least).min();
            let doubt = tally.doubt(lane) * f64::from(field.lanes[lane as usize].length);
            offer(worth((least(lane), others.unwrap_or(NEVER)), doubt), Cut::Lane(lane));
        }
        columns.sort_unstable();
        later.clear();
        later.resize(columns.len() + 1, NEVER);
        for (place, (_, cost)) in columns.iter().enumerate().rev() {
            later[place] = later[place + 1].min(*cost);
        }
        let (mean, spread) = tally.start(at);
        let mut earlier = NEVER;
        for (pair, later) in columns.windows(2).zip(later.iter().skip(1)) {
            let (start, cost) = pair[0];
            earlier = earlier.min(cost);
            if start < pair[1].0 {
                let off = (f64::from(start) + 0.5 - mean).abs();
                offer(worth((earlier, *later), (spread - off).max(0.0)), Cut::Start(start));
            }
        }
    }
    best.map(|(_, node, cut)| (node, cut))
}

/// One side of a cut.
fn part(field: &Field, live: &Live, node: u32, cut: Cut, side: bool) -> Live {
    let lanes = field.nodes[node as usize].lanes.clone();
    live.chosen(|lane, column| {
        let first = match cut {
            Cut::Lane(one) => lane == one,
            Cut::Start(last) => field.ends(&field.lanes[lane as usize], column).0 <= last,
        };
        !lanes.contains(&lane) || first == side
    })
}
