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
pub mod repair;

use std::cell::Cell;

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

/// Moves per task of one annealing: where there is time for more, several follow each other.
const CYCLE: u64 = 8_000;

/// By how many doublings each of them begins hotter than the first.
const WARMER: [u32; 6] = [0, 2, 1, 3, 0, 2];

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
/// `start` is a schedule to start from, repaired where it breaks a rule; with 0 iterations that is the answer.
/// `bounds` are lower bounds of the levels, in order; the watch may raise them.
pub fn run(
    instance: &Instance,
    seed: u64,
    iterations: Option<u64>,
    start: Option<&Schedule>,
    bounds: &[Cell<i64>],
    watch: &mut dyn Watch,
) -> Found {
    let order = construct::by_urgency(instance);
    let (order, layout, score) = match start {
        None => {
            let layout = construct::construct(instance, &order, watch);
            let score = goal::score(instance, &layout);
            (order, layout, score)
        }
        Some(schedule) => {
            let order = construct::by_schedule(instance, schedule);
            let layout = repair::repair(instance, &order, schedule, watch);
            let score = goal::score(instance, &layout);
            (order, layout, score)
        }
    };
    if iterations == Some(0) {
        // Who wants no search wants this schedule at once: not the engine's, which moves all work to the left.
        watch.improved(&layout.schedule(instance), &score);
        return Found { layout, score, iterations: 0, stopped: watch.should_stop() };
    }
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
    let (iterations, stopped) = (pace.iterations(), pace.is_stopped());
    Found { layout: search.best, score: search.score, iterations, stopped }
}

/// The bound of a level that holds for a score: those below `unplaced` are proven for schedules that place all that
/// can be placed; without that every level is at least 0.
fn bound(score: &Score, bounds: &[Cell<i64>], level: usize) -> i64 {
    let all_placed = score.0.first().copied() == bounds.first().map(Cell::get);
    bounds.get(level).map(Cell::get).filter(|_| level == 0 || all_placed).unwrap_or(0)
}

/// Works on the levels one after the other, each as far as its share of the run goes.
fn improve(
    search: &mut Search<'_>,
    from: Snapshot,
    bounds: &[Cell<i64>],
    quick: bool,
    pace: &mut Pace<'_>,
) -> Snapshot {
    let mut best = from;
    let count = search.score.0.len();
    let open = |score: &Score, level: usize| score.0[level] > bound(score, bounds, level);
    let mut level = 0;
    while level < count && !pace.is_spent() {
        if !open(&search.score, level) {
            level += 1;
            continue;
        }
        let followed = (level + 1..count).any(|level| open(&search.score, level));
        let end = pace.end_after(if quick {
            QUICK / 4
        } else if followed {
            MAIN
        } else {
            WHOLE
        });
        let moves = pace.expected(end) / search.engine.list().len().max(1) as u64;
        let cycles = if quick { 1 } else { (moves / CYCLE).clamp(1, WARMER.len() as u64) };
        for (cycle, warmer) in (0..cycles).zip(WARMER) {
            if pace.is_spent() || !open(&search.score, level) {
                break;
            }
            if let Some(schedule) = pace.better()
                && search.adopt(&schedule)
            {
                search.engine.save(&mut best);
                pace.improved(search.instance, &search.best, &search.score);
                if !open(&search.score, level) {
                    break;
                }
            }
            pace.stage(end, cycles - cycle);
            search.engine.restore(&best);
            let least = bound(&search.score, bounds, level);
            best = search.anneal(level, least, warmer, best, pace);
        }
        level += 1;
    }
    search.engine.restore(&best);
    best
}
