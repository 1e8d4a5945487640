//! Searches side by side: one per thread, each with a seed of its own, under one clock.
//!
//! Where time is the limit they share what they find: a search that is behind goes on, between two of its stages, from
//! the best schedule of all. With a number of iterations each stays by itself, so that the answer is always the same.

use std::io::{IsTerminal as _, Write as _};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use solver::model::{GoalKind, Plan, Schedule, Score};
use solver::solve::{Options, Outcome, Solution, solve};
use solver::watch::Watch;

use crate::failure::Failure;

/// How long a search may overrun its time before it is told to stop, for work that only asks whether to stop.
const GRACE: Duration = Duration::from_millis(250);

/// The progress line changes at most so often.
const TICK: Duration = Duration::from_millis(100);

/// What all searches share.
pub struct Race<'a> {
    /// The plan, with the goals to solve for.
    pub plan: &'a Plan,
    /// When the command began.
    pub started: Instant,
    /// How much wall time there is from then on; none: only iterations count.
    pub budget: Option<Duration>,
    /// Most iterations of each search.
    pub iterations: Option<u64>,
}

/// The best of several searches.
pub struct Winner {
    /// What it found.
    pub solution: Solution,
    /// Its seed.
    pub seed: u64,
    /// Iterations of all searches.
    pub iterations: u64,
}

impl Race<'_> {
    /// Runs searches with the seeds from `seed` on; the best score wins, then the lowest seed.
    ///
    /// # Errors
    /// If a search ended without an answer.
    pub fn run(&self, seed: u64, threads: u64) -> Result<Winner, Failure> {
        let board = Board::default();
        let mut solutions: Vec<Solution> = Vec::new();
        thread::scope(|scope| {
            let board = &board;
            let search = |index: u64| move || self.search(seed.wrapping_add(index), index == 0, board);
            let others: Vec<_> = (1..threads).map(|index| scope.spawn(search(index))).collect();
            solutions.push(search(0)());
            for other in others {
                solutions.push(other.join().map_err(|_| Failure::Search)?);
            }
            Ok(())
        })?;
        board.clear();
        let iterations = solutions.iter().map(|solution| solution.iterations).sum();
        let bounded = solutions.first().map(|first| (first.score.clone(), first.bounds.clone()));
        let best = (0_u64..).zip(solutions).min_by(|(_, a), (_, b)| a.score.cmp(&b.score));
        let (Some((index, mut solution)), Some((score, bounds))) = (best, bounded) else {
            return Err(Failure::Search);
        };
        // Only the first search looks for bounds. They hold for every schedule that leaves out no more than its own.
        let same = solution.score.0.first() == score.0.first();
        for (own, first) in solution.bounds.iter_mut().zip(&bounds) {
            own.bound = first.bound.filter(|_| same);
        }
        if solution.bounds.iter().all(|level| level.gap() == Some(0)) {
            solution.outcome = Outcome::Optimal;
        }
        // Nobody can ask this command to stop: a search that was stopped had used up its time.
        if solution.outcome == Outcome::Stopped {
            solution.outcome = Outcome::Feasible;
        }
        Ok(Winner { solution, seed: seed.wrapping_add(index), iterations })
    }

    fn search(&self, seed: u64, first: bool, board: &Board) -> Solution {
        let start = self.plan.schedule.as_deref().cloned();
        let options = Options { seed, iterations: self.iterations, start, bounds: first };
        let line = first && std::io::stderr().is_terminal();
        let mut runner = Runner { race: self, board, line, told: 0, ticked: self.started, reached: None };
        let solution = solve(self.plan, &options, &mut runner);
        // What is proven best ends the others too, except where a number of iterations promises the same answer always.
        if solution.outcome == Outcome::Optimal && self.iterations.is_none() {
            board.closed.store(true, Ordering::Relaxed);
        }
        solution
    }
}

/// What the progress line shows.
#[derive(Default)]
struct Board {
    best: Mutex<Option<(Score, Schedule)>>,
    iterations: AtomicU64,
    shown: AtomicU64,
    closed: AtomicBool,
}

impl Board {
    fn show(&self, race: &Race<'_>) {
        let Ok(best) = self.best.lock() else { return };
        let mut line = format!("{:.1} s", race.started.elapsed().as_secs_f64());
        if let Some((score, _)) = best.as_ref() {
            for (goal, value) in race.plan.goals.levels().iter().zip(&score.0) {
                line.push_str(&format!(" · {} {value}", goal.name()));
            }
        }
        line.push_str(&format!(" · {} moves", self.iterations.load(Ordering::Relaxed)));
        let _ = self.shown.fetch_add(1, Ordering::Relaxed);
        let mut out = std::io::stderr().lock();
        let _ = write!(out, "\r\u{1b}[2K{line}").and_then(|()| out.flush());
    }

    fn clear(&self) {
        if self.shown.load(Ordering::Relaxed) > 0 {
            eprint!("\r\u{1b}[2K");
        }
    }
}

struct Runner<'a> {
    race: &'a Race<'a>,
    board: &'a Board,
    /// Whether this search keeps the progress line.
    line: bool,
    told: u64,
    ticked: Instant,
    /// The best of this search.
    reached: Option<Score>,
}

impl Runner<'_> {
    fn tick(&mut self, now: Instant) {
        if self.line && now.duration_since(self.ticked) >= TICK {
            self.ticked = now;
            self.board.show(self.race);
        }
    }
}

impl Watch for Runner<'_> {
    fn should_stop(&mut self) -> bool {
        let now = Instant::now();
        self.tick(now);
        self.board.closed.load(Ordering::Relaxed)
            || self.race.budget.is_some_and(|budget| now.duration_since(self.race.started) > budget + GRACE)
    }

    fn spent(&mut self) -> Option<u32> {
        let budget = self.race.budget?.as_micros().max(1);
        let spent = self.race.started.elapsed().as_micros().saturating_mul(1000) / budget;
        Some(u32::try_from(spent.min(1000)).unwrap_or(1000))
    }

    fn improved(&mut self, schedule: &Schedule, score: &Score) {
        self.reached = Some(score.clone());
        let Ok(mut best) = self.board.best.lock() else { return };
        if best.as_ref().is_none_or(|(best, _)| score < best) {
            *best = Some((score.clone(), schedule.clone()));
        }
    }

    fn better(&mut self) -> Option<Schedule> {
        if self.race.iterations.is_some() {
            return None;
        }
        let best = self.board.best.lock().ok()?;
        let (score, schedule) = best.as_ref()?;
        self.reached.as_ref().is_some_and(|reached| score < reached).then(|| schedule.clone())
    }

    fn bound(&mut self, _: GoalKind, _: i64) {}

    fn progress(&mut self, iterations: u64) {
        let _ = self.board.iterations.fetch_add(iterations.saturating_sub(self.told), Ordering::Relaxed);
        self.told = iterations;
    }
}
