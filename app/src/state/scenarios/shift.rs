//! Who works on which plan, without a browser: what happens, and what is to be done about it.
//!
//! Every plan that is compared is solved twice: first all of them get a first schedule, then each is made better for
//! [`REFINE_MS`]. There are at most [`DESKS`] workers at a time, so that the page keeps its share of the machine.
//! Each plan gets the same time; which one comes first is the order in which they are shown.
//! A plan that changes keeps its old result, marked as out of date, until the new one is there.

use std::collections::BTreeMap;
use std::sync::Arc;

use solver::model::{GoalKind, Plan, ScenarioId, Schedule};

use crate::engine::client::Heard;
use crate::engine::protocol::{Event, Found, Job, Request, VERSION};

/// Workers at a time, at most.
pub const DESKS: usize = 2;
/// Milliseconds for which each plan is made better after its first schedule.
pub const REFINE_MS: u32 = 4_000;

/// Whose plan: a scenario's, or none: the plan as it is.
pub type Whose = Option<ScenarioId>;

/// What is to be done.
#[derive(Debug, PartialEq)]
pub enum Act {
    /// End the worker of that desk, if there is one, and start a fresh one.
    Start(usize),
    /// Post a request to the worker of that desk.
    Post(usize, Box<Request>),
    /// End the worker of that desk.
    End(usize),
}

/// How far the work on a plan is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// It waits for its first schedule, or is being given one.
    #[default]
    First,
    /// It has a schedule and waits to be made better, or is being made better.
    Refine,
    /// Its time is up.
    Done,
    /// A worker broke over it.
    Failed,
}

/// A schedule found for a plan, and what is proven about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Solved {
    /// The plan that was solved.
    pub plan: Arc<Plan>,
    /// The best schedule so far.
    pub schedule: Arc<Schedule>,
    /// The smallest possible value of goals, as far as proven.
    pub bounds: BTreeMap<GoalKind, i64>,
}

/// A plan that is compared, and how it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// Whose it is.
    pub whose: Whose,
    /// The plan as it is now.
    pub plan: Arc<Plan>,
    /// How far the work on it is.
    pub stage: Stage,
    /// Share of its time that is spent, in permille.
    pub spent: u32,
    /// The best that was found, perhaps for the plan as it was before.
    pub solved: Option<Solved>,
    /// Whether that is about another state of the plan.
    pub outdated: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Desk {
    #[default]
    Empty,
    Starting,
    Idle,
    Busy {
        run: u32,
        whose: Whose,
    },
}

/// The plans that are compared and the workers at them.
#[derive(Debug, Default)]
pub struct Shift {
    desks: [Desk; DESKS],
    standings: Vec<Standing>,
    stopped: bool,
    runs: u32,
}

/// Whether two plans ask the same: names, scenarios and accepted schedules aside.
fn same_question(a: &Plan, b: &Plan) -> bool {
    let bare =
        |plan: &Plan| Plan { name: String::new(), schedule: None, scenarios: Vec::new(), ..plan.clone() };
    bare(a) == bare(b)
}

/// What is solved next: whose plan, the plan, where to begin, and whether it is its first schedule.
type Next = (Whose, Arc<Plan>, Option<Arc<Schedule>>, bool);

impl Shift {
    /// How everything stands.
    pub fn standings(&self) -> &[Standing] {
        &self.standings
    }

    /// Whether somebody has stopped the work.
    pub const fn is_stopped(&self) -> bool {
        self.stopped
    }

    /// Whether there is work that nobody has stopped.
    pub fn is_working(&self) -> bool {
        let open = |standing: &Standing| matches!(standing.stage, Stage::First | Stage::Refine);
        !self.stopped && self.standings.iter().any(open)
    }

    /// These plans are to be compared, in this order; what is known about them already is kept.
    pub fn compare(&mut self, plans: Vec<(Whose, Arc<Plan>)>) -> Vec<Act> {
        let mut known = std::mem::take(&mut self.standings);
        // Whose plan still asks the same.
        let mut kept = Vec::new();
        for (whose, plan) in plans {
            let before =
                known.iter().position(|standing| standing.whose == whose).map(|at| known.swap_remove(at));
            self.standings.push(match before {
                Some(before) if same_question(&before.plan, &plan) => {
                    kept.push(whose);
                    Standing { plan, ..before }
                }
                Some(before) => {
                    let outdated = before.solved.is_some();
                    Standing { whose, plan, stage: Stage::First, spent: 0, solved: before.solved, outdated }
                }
                None => {
                    Standing { whose, plan, stage: Stage::First, spent: 0, solved: None, outdated: false }
                }
            });
        }
        let mut acts = Vec::new();
        for at in 0..DESKS {
            let idle = match self.desks.get(at) {
                Some(Desk::Busy { whose, .. }) => !kept.contains(whose),
                _ => false,
            };
            // A worker that solves hears nothing: it is ended in the middle of it.
            if idle {
                self.seat(at, Desk::Empty);
                acts.push(Act::End(at));
            }
        }
        acts.extend(self.hand_out());
        acts
    }

    /// Whoever will look soon does not wait for workers to start: they start now, and wait for plans.
    pub fn warm(&mut self) -> Vec<Act> {
        let mut acts = Vec::new();
        for at in 0..DESKS {
            if self.desks.get(at) == Some(&Desk::Empty) {
                self.seat(at, Desk::Starting);
                acts.push(Act::Start(at));
            }
        }
        acts
    }

    /// Nobody looks any more: the workers end, what was found stays known.
    pub fn leave(&mut self) -> Vec<Act> {
        let ended = (0..DESKS).filter(|at| !matches!(self.desks.get(*at), Some(Desk::Empty)));
        let acts = ended.map(Act::End).collect();
        self.desks = [Desk::Empty; DESKS];
        acts
    }

    /// Everything known is forgotten: another plan is open.
    pub fn forget(&mut self) -> Vec<Act> {
        let acts = self.leave();
        *self = Self { runs: self.runs, ..Self::default() };
        acts
    }

    /// The work stops; the best so far stays.
    pub fn stop(&mut self) -> Vec<Act> {
        self.stopped = true;
        self.leave()
    }

    /// Everything is made better for some more time.
    pub fn resume(&mut self) -> Vec<Act> {
        self.stopped = false;
        for standing in &mut self.standings {
            let first = standing.outdated || standing.solved.is_none();
            standing.stage = if first { Stage::First } else { Stage::Refine };
            standing.spent = 0;
        }
        self.hand_out()
    }

    /// A worker says something; true where the standings are to be shown at once.
    pub fn hear(&mut self, at: usize, heard: Heard) -> (Vec<Act>, bool) {
        let Heard::Event(event) = heard else { return (self.broken(at), true) };
        match *event {
            Event::Ready { version: VERSION } => {
                self.seat(at, Desk::Idle);
                (self.hand_out(), false)
            }
            Event::Improved { run, found } => (Vec::new(), self.take(at, run, found, &[])),
            Event::Bound { run, goal, bound } => {
                if let Some(solved) = self.of_run(at, run).and_then(|standing| standing.solved.as_mut()) {
                    raise(&mut solved.bounds, goal, bound);
                }
                (Vec::new(), false)
            }
            Event::Progress { run, elapsed_ms, .. } => {
                if let Some(standing) =
                    self.of_run(at, run).filter(|standing| standing.stage == Stage::Refine)
                {
                    standing.spent =
                        elapsed_ms.saturating_mul(1000).checked_div(REFINE_MS).unwrap_or(0).min(1000);
                }
                (Vec::new(), false)
            }
            Event::Finished { run, found, bounds, .. } => {
                self.take(at, run, found, &bounds);
                if let Some(standing) = self.of_run(at, run) {
                    standing.stage = match standing.stage {
                        Stage::First => Stage::Refine,
                        Stage::Refine | Stage::Done => Stage::Done,
                        Stage::Failed => Stage::Failed,
                    };
                    standing.spent = 0;
                    self.seat(at, Desk::Idle);
                }
                (self.hand_out(), true)
            }
            Event::Ready { .. } | Event::Panicked { .. } => (self.broken(at), true),
            Event::Answered { .. } | Event::Tried { .. } => (Vec::new(), false),
        }
    }

    /// The plan at which the worker of a desk is, if that run is its last.
    fn of_run(&mut self, at: usize, run: u32) -> Option<&mut Standing> {
        let Some(Desk::Busy { run: mine, whose }) = self.desks.get(at).copied() else { return None };
        (mine == run).then_some(())?;
        self.standings.iter_mut().find(|standing| standing.whose == whose)
    }

    /// Takes what was found; true if it is the first for this plan.
    fn take(&mut self, at: usize, run: u32, found: Found, bounds: &[(GoalKind, i64)]) -> bool {
        let Some(standing) = self.of_run(at, run) else { return false };
        let mut known = match standing.solved.take().filter(|_| !standing.outdated) {
            Some(solved) => solved.bounds,
            None => BTreeMap::new(),
        };
        for (goal, bound) in bounds {
            raise(&mut known, *goal, *bound);
        }
        standing.solved =
            Some(Solved { plan: Arc::clone(&standing.plan), schedule: found.schedule, bounds: known });
        standing.outdated = false;
        standing.stage == Stage::First
    }

    fn broken(&mut self, at: usize) -> Vec<Act> {
        if let Some(Desk::Busy { whose, .. }) = self.desks.get(at).copied()
            && let Some(standing) = self.standings.iter_mut().find(|standing| standing.whose == whose)
        {
            standing.stage = Stage::Failed;
        }
        let starting = matches!(self.desks.get(at), Some(Desk::Starting));
        self.seat(at, Desk::Empty);
        let mut acts = vec![Act::End(at)];
        if starting {
            // What cannot be started now cannot be started again a moment later.
            for standing in &mut self.standings {
                if matches!(standing.stage, Stage::First | Stage::Refine) {
                    standing.stage = Stage::Failed;
                }
            }
        } else {
            acts.extend(self.hand_out());
        }
        acts
    }

    fn seat(&mut self, at: usize, desk: Desk) {
        if let Some(place) = self.desks.get_mut(at) {
            *place = desk;
        }
    }

    /// Gives work to those who have none: first schedules before better ones.
    fn hand_out(&mut self) -> Vec<Act> {
        if self.stopped {
            return Vec::new();
        }
        let mut acts = Vec::new();
        for at in 0..DESKS {
            let Some(desk) = self.desks.get(at).copied() else { break };
            if matches!(desk, Desk::Starting | Desk::Busy { .. }) {
                continue;
            }
            let starting = self.desks.iter().filter(|desk| **desk == Desk::Starting).count();
            match self.next(if desk == Desk::Empty { starting } else { 0 }) {
                Some(_) if desk == Desk::Empty => {
                    self.seat(at, Desk::Starting);
                    acts.push(Act::Start(at));
                }
                Some((whose, plan, start, first)) => {
                    self.runs = self.runs.wrapping_add(1);
                    let run = self.runs;
                    self.seat(at, Desk::Busy { run, whose });
                    // The same seed for all: what differs then is the plans.
                    let budget_ms = if first { 0 } else { REFINE_MS };
                    let job = Job { run, plan, start, seed: 1, budget_ms, helps: true };
                    acts.push(Act::Post(at, Box::new(Request::Solve(Box::new(job)))));
                }
                None => {}
            }
        }
        acts
    }

    /// The next plan that nobody works at, after leaving out so many; with where to begin, and whether it is for the
    /// first time.
    fn next(&self, skip: usize) -> Option<Next> {
        let taken = |whose: Whose| {
            self.desks.iter().any(|desk| matches!(desk, Desk::Busy { whose: theirs, .. } if *theirs == whose))
        };
        let of = |stage: Stage| {
            self.standings.iter().filter(move |standing| standing.stage == stage && !taken(standing.whose))
        };
        let standing = of(Stage::First).chain(of(Stage::Refine)).nth(skip)?;
        let start =
            standing.solved.as_ref().filter(|_| !standing.outdated).map(|it| Arc::clone(&it.schedule));
        Some((standing.whose, Arc::clone(&standing.plan), start, standing.stage == Stage::First))
    }
}

fn raise(bounds: &mut BTreeMap<GoalKind, i64>, goal: GoalKind, bound: i64) {
    bounds.entry(goal).and_modify(|known| *known = bound.max(*known)).or_insert(bound);
}

#[cfg(test)]
#[path = "shift_tests.rs"]
mod tests;
