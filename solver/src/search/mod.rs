//! The search: construct a first schedule, then improve it.

mod anneal;
pub mod construct;
mod cooling;
pub mod decode;
pub mod engine;
mod levels;
mod loads;
mod moves;
mod pace;
mod random;

use crate::goal;
use crate::instance::{Instance, Layout};
use crate::model::{Schedule, Score};
use crate::watch::Watch;
use anneal::Search;
use engine::Snapshot;
use pace::{Pace, WHOLE};

/// Share of the run, in millionths, for a first quick round through the levels.
const QUICK: u64 = 30_000;

/// Share of what is left for a level that others follow, in millionths.
const MAIN: u64 = 800_000;

/// What a run found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The best schedule.
    pub layout: Layout,
    /// Its score.
    pub score: Score,
    /// How many moves were tried.
    pub iterations: u64,
    /// Whether the watch asked to stop.
    pub stopped: bool,
}

/// Constructs a schedule and improves it until the budget ends or every level is at its bound.
///
/// `bounds` are lower bounds of the levels, in order.
pub fn run(
    instance: &Instance,
    seed: u64,
    iterations: Option<u64>,
    start: Option<&Schedule>,
    bounds: &[i64],
    watch: &mut dyn Watch,
) -> Found {
    let _ = start;
    let order = construct::by_urgency(instance);
    let layout = construct::construct(instance, &order, watch);
    let score = goal::score(instance, &layout);
    let stall = 20_000 + 5_000 * instance.order.len() as u64;
    let mut pace = Pace::new(watch, iterations, stall);
    pace.improved(instance, &layout, &score);
    let mut search = Search::new(instance, layout, score, &order, seed);
    if search.record() {
        pace.improved(instance, &search.best, &search.score);
    }
    let mut best = Snapshot::default();
    search.engine.save(&mut best);
    if !search.moves.is_empty() {
        best = improve(&mut search, best, bounds, true, &mut pace);
        improve(&mut search, best, bounds, false, &mut pace);
    }
    pace.improved(instance, &search.best, &search.score);
    Found {
        layout: search.best,
        score: search.score,
        iterations: pace.iterations(),
        stopped: pace.is_stopped(),
    }
}

/// Works on the levels one after the other, each as far as its share of the run goes.
fn improve(
    search: &mut Search<'_>,
    from: Snapshot,
    bounds: &[i64],
    quick: bool,
    pace: &mut Pace<'_>,
) -> Snapshot {
    let mut best = from;
    let count = search.score.0.len();
    let open = |score: &Score, level: usize| score.0[level] > bounds.get(level).copied().unwrap_or(0);
    let mut level = 0;
    while level < count && !pace.is_spent() {
        if !open(&search.score, level) {
            level += 1;
            continue;
        }
        let followed = (level + 1..count).any(|level| open(&search.score, level));
        pace.stage(if quick {
            QUICK / 4
        } else if followed {
            MAIN
        } else {
            WHOLE
        });
        search.engine.restore(&best);
        best = search.anneal(level, bounds.get(level).copied().unwrap_or(0), best, pace);
        level += 1;
    }
    search.engine.restore(&best);
    best
}
