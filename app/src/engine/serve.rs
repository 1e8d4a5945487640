//! The worker's side: waits for a plan, solves it, tells what it finds.
//!
//! A run has two stages. [`begin`] constructs a schedule and posts it; then the machine is left to the page for
//! 150 ms, which draws it, unless it has it already; [`search`] makes the best of what is left of the budget.
//! The search blocks this thread until its budget is spent, so nothing said meanwhile is heard:
//! the page stops it by ending the worker.
//! That is why every improvement is posted when it is found, or up to [`EVERY_MS`] later ([`HELPER_EVERY_MS`] by a worker
//! beside others).
//! A run without a budget ends with its first schedule.
//!
//! Before there is anything to solve the worker rehearses: a browser compiles what it runs when it first runs it, and
//! again when it runs often.

use solver::model::{GoalKind, Schedule, Score};
use solver::solve::{Options, Outcome, Solution, solve};
use solver::watch::{Unwatched, Watch};

use super::protocol::{Ending, Event, Fault, Found, Job};

/// Milliseconds between the first schedule and the search for better ones.
#[cfg(target_arch = "wasm32")]
const REST_MS: u32 = 150;
/// Rehearsals, and the moves of each: some hundred milliseconds in all.
#[cfg(target_arch = "wasm32")]
const REHEARSALS: (u32, u64) = (12, 1_500);
/// Improvements are posted this often at most, in milliseconds: as fast as the page redraws without effort.
const EVERY_MS: u32 = 80;
/// The same by a worker whose schedules nobody watches one by one: each costs the page its reading.
const HELPER_EVERY_MS: u32 = 300;
/// The page hears at least this often that the run goes on.
const PULSE_MS: u32 = 250;
/// When a fault that was asked for happens, after the first schedule.
const FAULT_MS: u32 = 400;

/// Starts to listen for requests of the page.
pub fn start() {
    #[cfg(target_arch = "wasm32")]
    browser::start();
}

/// Solves in both stages at once; everything worth telling goes to `post`, `clock` gives milliseconds since the run
/// began.
pub fn run(job: &Job, fault: Option<Fault>, post: &mut dyn FnMut(Event), clock: &dyn Fn() -> u32) {
    if job.budget_ms == 0 {
        return only(job, post, clock);
    }
    let first = begin(job, post, clock);
    search(job, first, fault, post, clock);
}

/// Constructs a schedule and posts it as all that there will be.
fn only(job: &Job, post: &mut dyn FnMut(Event), clock: &dyn Fn() -> u32) {
    let found = construct(job, clock);
    post(Event::Finished { run: job.run, ending: Ending::OutOfTime, found, bounds: Vec::new() });
}

/// Constructs a schedule and posts it.
fn begin(job: &Job, post: &mut dyn FnMut(Event), clock: &dyn Fn() -> u32) -> Found {
    let found = construct(job, clock);
    post(Event::Improved { run: job.run, found: found.clone() });
    found
}

/// Constructs a schedule, or repairs the one to start from.
fn construct(job: &Job, clock: &dyn Fn() -> u32) -> Found {
    let options = Options { iterations: Some(0), bounds: false, ..options(job) };
    // Constructing takes milliseconds, even for thousands of tasks: nobody needs to watch.
    let Solution { schedule, score, iterations, .. } = solve(&job.plan, &options, &mut Unwatched);
    Found { schedule: schedule.into(), score, iterations, elapsed_ms: clock() }
}

/// Searches for better schedules than the first until the budget is spent, and posts the end of the run.
fn search(
    job: &Job,
    first: Found,
    fault: Option<Fault>,
    post: &mut dyn FnMut(Event),
    clock: &dyn Fn() -> u32,
) {
    let now = clock();
    let mut herald = Herald {
        run: job.run,
        budget_ms: job.budget_ms,
        every_ms: if job.helps { HELPER_EVERY_MS } else { EVERY_MS },
        fault,
        post,
        clock,
        posted: now,
        told: first.score.clone(),
        pulse: now,
        waiting: None,
        iterations: 0,
        ending: Ending::Stalled,
    };
    let options = Options { start: Some(Schedule::clone(&first.schedule)), ..options(job) };
    let solution = solve(&job.plan, &options, &mut herald);
    let ending = herald.ending;
    let elapsed_ms = clock();
    let Solution { outcome, schedule, score, bounds, iterations } = solution;
    // Where the time was up before the search had begun, the first schedule is the better one.
    let (schedule, score) =
        if first.score < score { (first.schedule, first.score) } else { (schedule.into(), score) };
    post(Event::Finished {
        run: job.run,
        ending: if outcome == Outcome::Optimal { Ending::Optimal } else { ending },
        found: Found { schedule, score, iterations, elapsed_ms },
        bounds: bounds.iter().filter_map(|level| Some((level.goal, level.bound?))).collect(),
    });
}

fn options(job: &Job) -> Options {
    let start = job.start.as_ref().or(job.plan.schedule.as_ref());
    Options {
        seed: job.seed,
        iterations: None,
        start: start.map(|start| Schedule::clone(start)),
        bounds: true,
    }
}

/// Tells the page what the solver says, and the solver what the clock says.
struct Herald<'a> {
    run: u32,
    budget_ms: u32,
    every_ms: u32,
    fault: Option<Fault>,
    post: &'a mut dyn FnMut(Event),
    clock: &'a dyn Fn() -> u32,
    /// When a schedule was last posted, and the best score found so far.
    posted: u32,
    told: Score,
    /// When the page last heard anything.
    pulse: u32,
    /// Found, but not posted yet.
    waiting: Option<(Schedule, Score)>,
    iterations: u64,
    ending: Ending,
}

impl Herald<'_> {
    fn tell(&mut self, schedule: Schedule, score: Score, now: u32) {
        let found = Found { schedule: schedule.into(), score, iterations: self.iterations, elapsed_ms: now };
        (self.post)(Event::Improved { run: self.run, found });
        (self.posted, self.pulse) = (now, now);
    }

    fn may_tell(&self, now: u32) -> bool {
        now.saturating_sub(self.posted) >= self.every_ms
    }

    /// Fails, where a developer has asked for it.
    fn fail_if_asked(&self, now: u32) {
        if now >= FAULT_MS {
            match self.fault {
                #[allow(clippy::panic, reason = "asked for, to try what the page does then")]
                Some(Fault::Panic) => panic!("a panic on request"),
                Some(Fault::Hang) => loop {
                    std::hint::spin_loop();
                },
                None => {}
            }
        }
    }
}

impl Watch for Herald<'_> {
    fn should_stop(&mut self) -> bool {
        let now = (self.clock)();
        if self.waiting.is_some()
            && self.may_tell(now)
            && let Some((schedule, score)) = self.waiting.take()
        {
            self.tell(schedule, score, now);
        }
        if now.saturating_sub(self.pulse) >= PULSE_MS {
            self.pulse = now;
            (self.post)(Event::Progress { run: self.run, iterations: self.iterations, elapsed_ms: now });
        }
        self.fail_if_asked(now);
        if now >= self.budget_ms {
            self.ending = Ending::OutOfTime;
            return true;
        }
        false
    }

    fn spent(&mut self) -> Option<u32> {
        let share = u64::from((self.clock)()) * 1000 / u64::from(self.budget_ms.max(1));
        Some(u32::try_from(share.min(1000)).unwrap_or(1000))
    }

    fn improved(&mut self, schedule: &Schedule, score: &Score) {
        // The search begins with the schedule that the page already has.
        if *score >= self.told {
            return;
        }
        self.told.clone_from(score);
        let now = (self.clock)();
        if self.may_tell(now) {
            self.waiting = None;
            self.tell(schedule.clone(), score.clone(), now);
        } else {
            self.waiting = Some((schedule.clone(), score.clone()));
        }
    }

    fn bound(&mut self, goal: GoalKind, bound: i64) {
        self.pulse = (self.clock)();
        (self.post)(Event::Bound { run: self.run, goal, bound });
    }

    fn progress(&mut self, iterations: u64) {
        self.iterations = iterations;
    }
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use std::cell::{Cell, RefCell};
    use std::rc::Rc;

    use solver::explain::attempt::Hand;
    use solver::sample::{Size, random};
    use solver::solve::{Options, solve};
    use solver::watch::Unwatched;
    use wasm_bindgen::prelude::*;
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};
    use web_time::Instant;

    use super::super::protocol::{Event, Job, Request, VERSION};
    use super::super::question::answer;
    use super::{REHEARSALS, REST_MS};
    use crate::platform::timer::{self, Timer};

    pub(super) fn start() {
        // Panics of the worker would be silence: the page hears what it said before it goes.
        std::panic::set_hook(Box::new(|info| post(&Event::Panicked { message: info.to_string() })));
        let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
        let armed = Rc::new(Cell::new(None));
        let hand: RefCell<Option<Hand>> = RefCell::new(None);
        let rehearsal = Rc::new(RefCell::new(None));
        let next = Rc::clone(&rehearsal);
        let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            next.take();
            let text = event.data().as_string().unwrap_or_default();
            let begun = Instant::now();
            let clock = move || u32::try_from(begun.elapsed().as_millis()).unwrap_or(u32::MAX);
            match Request::decode(&text) {
                Ok(Request::Solve(job)) if job.budget_ms == 0 => {
                    super::only(&job, &mut |event| post(&event), &clock);
                }
                Ok(Request::Solve(job)) => {
                    let first = super::begin(&job, &mut |event| post(&event), &clock);
                    let fault = armed.take();
                    let rest = if job.helps { 0 } else { REST_MS };
                    let search = move || super::search(&job, first, fault, &mut |event| post(&event), &clock);
                    timer::after(rest, search).forget();
                }
                Ok(Request::Ask(question)) => {
                    let number = question.number;
                    let mut tell = |answer| post(&Event::Answered { number, answer, last: false });
                    let answer = answer(&question, &clock, &mut tell);
                    post(&Event::Answered { number, answer, last: true });
                }
                Ok(Request::Hold(grasp)) => {
                    hand.replace(Some(Hand::new(grasp.plan, grasp.schedule)));
                }
                Ok(Request::Try(trial)) => {
                    if let Some(hand) = hand.borrow().as_ref() {
                        let tried = Box::new(hand.attempt(&trial.attempt));
                        post(&Event::Tried { number: trial.number, tried });
                    }
                }
                Ok(Request::Arm(fault)) => armed.set(Some(fault)),
                Err(cause) => post(&Event::Panicked { message: cause.to_string() }),
            }
        });
        scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        // Listens as long as the worker lives.
        hear.forget();
        post(&Event::Ready { version: VERSION });
        rehearse(rehearsal, REHEARSALS.0);
    }

    /// Solves a small plan so many times, in turns, so that a request is heard in between; the first request ends it.
    fn rehearse(next: Rc<RefCell<Option<Timer>>>, times: u32) {
        if times == 0 {
            return;
        }
        let turn = Rc::clone(&next);
        let timer = timer::after(0, move || {
            let plan = random(u64::from(times), Size::SMALL);
            let job = Job { run: 0, plan: plan.into(), start: None, seed: 0, budget_ms: 0, helps: false };
            let heard = Request::Solve(Box::new(job)).encode().and_then(|text| Request::decode(&text));
            if let Ok(Request::Solve(job)) = heard {
                // As a run begins, but told to nobody; and as one that begins from the schedule of other facts.
                let first = super::begin(&job, &mut |event| drop(event.encode()), &|| 0);
                let other = random(u64::from(times) + 1, Size::SMALL).into();
                let job = Job { plan: other, start: Some(first.schedule), ..*job };
                super::begin(&job, &mut |event| drop(event.encode()), &|| 0);
                let options =
                    Options { iterations: Some(REHEARSALS.1), bounds: true, ..super::options(&job) };
                solve(&job.plan, &options, &mut Unwatched);
            }
            rehearse(turn, times - 1);
        });
        next.replace(Some(timer));
    }

    fn post(event: &Event) {
        let scope = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>();
        if let (Ok(scope), Ok(text)) = (scope, event.encode()) {
            // Who posts to a page that is gone is about to go, too.
            let _ = scope.post_message(&text.into());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::{Cell, RefCell};
    use std::sync::Arc;

    fn job(budget_ms: u32) -> Job {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 6, 1).unwrap();
        let plan = Arc::new(solver::sample::agency(day));
        Job { run: 7, plan, start: None, seed: 1, budget_ms, helps: false }
    }

    /// Solves with a clock that moves on by a millisecond each time that somebody looks at it.
    fn events(job: &Job) -> Vec<Event> {
        let events = RefCell::new(Vec::new());
        let time = Cell::new(0);
        run(job, None, &mut |event| events.borrow_mut().push(event), &|| time.replace(time.get() + 1));
        events.into_inner()
    }

    #[test]
    fn a_run_tells_its_first_schedule_its_progress_and_its_end() {
        let job = job(2_000);
        let events = events(&job);
        assert!(events.iter().all(|event| event.run() == Some(7)));
        let found: Vec<&Found> = events
            .iter()
            .filter_map(|event| match event {
                Event::Improved { found, .. } | Event::Finished { found, .. } => Some(found),
                _ => None,
            })
            .collect();
        assert!(found.len() >= 2);
        assert!(found.windows(2).all(|pair| pair[1].score <= pair[0].score), "never worse");
        let times: Vec<u32> = found.iter().map(|found| found.elapsed_ms).collect();
        let last = times.len() - 1;
        assert!(times[..last].windows(2).all(|pair| pair[1] - pair[0] >= EVERY_MS), "{times:?}");
        assert!(events.iter().any(|event| matches!(event, Event::Progress { .. })));
        let Some(Event::Finished { ending, found, .. }) = events.last() else { panic!() };
        assert!(matches!(ending, Ending::OutOfTime | Ending::Stalled | Ending::Optimal));
        let report = solver::check::check(&job.plan, &found.schedule);
        assert_eq!(report.breaches, []);
    }

    #[test]
    fn a_run_without_a_budget_ends_with_its_first_schedule() {
        let events = events(&job(0));
        let [Event::Finished { run: 7, ending: Ending::OutOfTime, found, .. }] = &events[..] else {
            panic!("{events:?}")
        };
        assert_eq!(found.schedule.assignments.len(), construct(&job(0), &|| 0).schedule.assignments.len());
    }

    #[test]
    fn the_first_schedule_is_told_once() {
        let events = events(&job(2_000));
        let improved: Vec<&Score> = events
            .iter()
            .filter_map(|event| match event {
                Event::Improved { found, .. } => Some(&found.score),
                _ => None,
            })
            .collect();
        assert!(matches!(events[0], Event::Improved { .. }));
        assert!(improved.windows(2).all(|pair| pair[1] < pair[0]), "{improved:?}");
    }
}
