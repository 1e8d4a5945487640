//! Branch and bound (experimental).

use super::ascent::Ascent;
use super::field::{Field, Live};
use super::forest::Forest;
use super::message::NEVER;
use super::pairs::Pairs;
use super::price::{Pricer, Prices};

#[derive(Clone, Debug)]
struct Open {
    live: Live,
    prices: Vec<i64>,
    depth: u32,
}

#[derive(Clone, Debug)]
enum Stage {
    Climb,
    Narrow { prices: Prices, tree: usize, plain: Vec<i64> },
}

#[derive(Clone, Debug)]
pub(super) struct Branch {
    /// One more than what is to be refuted, in [`SCALE`]ths.
    aim: i64,
    at: Open,
    open: Vec<Open>,
    stage: Stage,
    rounds: u32,
    narrowed: i64,
    pub nodes: u64,
    pub closed: u64,
    pairs: Pairs,
    strong: Vec<i64>,
    slack: i64,
}

pub(super) enum Found {
    More,
    Refuted,
    Open,
}

fn env(name: &'static str, default: f64) -> f64 {
    thread_local! { static KNOWN: std::cell::RefCell<std::collections::HashMap<&'static str, f64>> = Default::default(); }
    KNOWN.with(|known| *known.borrow_mut().entry(name).or_insert_with(|| std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default)))
}

impl Branch {
    pub fn new(field: &Field, forest: &Forest, aim: i64, live: Live, prices: Vec<i64>) -> Self {
        Self {
            aim,
            at: Open { live, prices, depth: 0 },
            open: Vec::new(),
            stage: Stage::Climb,
            rounds: 0,
            narrowed: i64::MIN,
            nodes: 0,
            closed: 0,
            pairs: Pairs::new(field, forest),
            strong: Vec::new(),
            slack: 0,
        }
    }

    pub fn begin(&mut self, field: &Field, forest: &Forest, ascent: &mut Ascent) {
        ascent.resume(field, forest, &self.at.prices, env("STEP", 0.1));
        self.stage = Stage::Climb;
        self.rounds = 0;
        self.narrowed = i64::MIN;
    }

    pub fn step(&mut self, field: &Field, forest: &Forest, ascent: &mut Ascent, pricer: &mut Pricer) -> Found {
        match &mut self.stage {
            Stage::Climb => match ascent.advance(field, forest, &self.at.live, pricer, self.aim) {
                None => Found::More,
                Some(false) => self.next(field, forest, ascent),
                Some(true) => {
                    if ascent.value() >= self.aim {
                        return self.next(field, forest, ascent);
                    }
                    self.rounds += 1;
                    let most = env("ROUNDS", 20.0) as u32;
                    if self.rounds % (most / 2).max(1) == 0 || !ascent.goes_on() {
                        let plain = vec![NEVER; self.at.live.columns.len()];
                        self.stage = Stage::Narrow { prices: ascent.best_prices(field, forest), tree: 0, plain };
                    }
                    Found::More
                }
            },
            Stage::Narrow { prices, tree, plain } => {
                let slack = self.aim - 1 - ascent.value();
                if let Some(spots) = forest.trees.get(*tree) {
                    let cost = pricer.best(field, &self.at.live, prices, spots);
                    let mut keep = |place: usize, total: i64| plain[place] = total - cost;
                    pricer.narrow(field, &self.at.live, prices, spots, cost + slack, &mut keep);
                    *tree += 1;
                    return Found::More;
                }
                let mut strong = plain.clone();
                if env("PAIRS", 1.0) > 0.0 {
                    for desk in 0..self.pairs.desks() {
                        pricer.work += self.pairs.strengthen(field, &self.at.live, plain, &mut strong, desk);
                    }
                }
                let kept: Vec<bool> = strong.iter().map(|cost| *cost <= slack).collect();
                self.slack = slack;
                strong.retain(|cost| *cost <= slack);
                self.strong = strong;
                let before = self.at.live.columns.len();
                self.at.live = self.at.live.kept(&kept);
                let live = &self.at.live;
                if field.nodes.iter().any(|node| node.lanes.clone().all(|lane| live.of(lane).is_empty())) {
                    return self.next(field, forest, ascent);
                }
                self.stage = Stage::Climb;
                let most = env("ROUNDS", 20.0) as u32;
                let few = self.at.live.columns.len() * 100 < before * env("SHRINK", 80.0) as usize;
                if (self.rounds < most || few) && ascent.goes_on() && self.rounds < most * 4 {
                    ascent.restart(field, forest, false);
                    return Found::More;
                }
                self.at.prices = ascent.best().to_vec();
                let Some((left, right)) = self.split(field, ascent) else { return Found::Open };
                self.open.push(Open { live: left, prices: self.at.prices.clone(), depth: self.at.depth + 1 });
                self.open.push(Open { live: right, prices: self.at.prices.clone(), depth: self.at.depth + 1 });
                self.next(field, forest, ascent)
            }
        }
    }

    fn next(&mut self, field: &Field, forest: &Forest, ascent: &mut Ascent) -> Found {
        self.nodes += 1;
        let Some(open) = self.open.pop() else { return Found::Refuted };
        if std::env::var("SHOW").is_ok() && self.nodes % 100 == 0 {
            println!("   node {} depth {} open {} columns {}", self.nodes, open.depth, self.open.len(), open.live.columns.len());
        }
        self.at = open;
        self.begin(field, forest, ascent);
        Found::More
    }

    fn split(&self, field: &Field, ascent: &Ascent) -> Option<(Live, Live)> {
        let live = &self.at.live;
        // Score, node, lane, or cut.
        let mut best: Option<((i64, i64), u32, Option<u32>, u32)> = None;
        let scale = super::SCALE as f64;
        for (at, node) in (0..).zip(&field.nodes) {
            let mut all: Vec<(u32, i64)> = Vec::new();
            for lane in node.lanes.clone() {
                let read = &field.lanes[lane as usize];
                all.extend(live.of(lane).map(|place| (field.ends(read, u32::from(live.columns[place])).0, self.strong[place])));
            }
            if all.len() < 2 {
                continue;
            }
            let score = |left: i64, right: i64, tie: f64| {
                let (left, right) = (left.min(self.slack + 1), right.min(self.slack + 1));
                let few = left.min(right);
                (few + (left.max(right) - few) / env("OTHER", 6.0) as i64 + (tie * scale * env("TIE", 0.02)) as i64, 0)
            };
            for lane in node.lanes.clone() {
                let of = live.of(lane);
                if of.is_empty() || of.len() == all.len() {
                    continue;
                }
                let here = self.strong[of].iter().copied().min().unwrap_or(0);
                let others = node.lanes.clone().filter(|other| *other != lane);
                let there = others.flat_map(|other| &self.strong[live.of(other)]).copied().min().unwrap_or(0);
                let share = ascent.shares[lane as usize];
                let length = f64::from(field.lanes[lane as usize].length);
                let score = score(here, there, share.min(1.0 - share) * length * env("LANE", 1.0));
                if best.is_none_or(|best| score > best.0) {
                    best = Some((score, at, Some(lane), 0));
                }
            }
            all.sort_unstable();
            let mut later = vec![NEVER; all.len() + 1];
            for (k, (_, cost)) in all.iter().enumerate().rev() {
                later[k] = later[k + 1].min(*cost);
            }
            let seen = ascent.seen[at as usize];
            let spread = (seen.1 - seen.0 * seen.0).max(0.0).sqrt();
            let mut least = NEVER;
            for k in 0..all.len() - 1 {
                least = least.min(all[k].1);
                if all[k].0 == all[k + 1].0 {
                    continue;
                }
                let off = (f64::from(all[k].0) + 0.5 - seen.0).abs();
                let tie = (spread - off).max(0.0).min(60.0);
                let score = score(least, later[k + 1], tie * env("TIME", 1.0));
                if best.is_none_or(|best| score > best.0) {
                    best = Some((score, at, None, all[k].0));
                }
            }
        }
        let (_, node, lane, cut) = best?;
        let lanes = field.nodes[node as usize].lanes.clone();
        if let Some(by) = lane {
            let keep = |yes: bool| live.chosen(|lane, _| !lanes.contains(&lane) || (lane == by) == yes);
            return Some((keep(true), keep(false)));
        }
        let keep = |early: bool| {
            live.chosen(|lane, column| {
                !lanes.contains(&lane) || (field.ends(&field.lanes[lane as usize], column).0 <= cut) == early
            })
        };
        Some((keep(true), keep(false)))
    }
}
