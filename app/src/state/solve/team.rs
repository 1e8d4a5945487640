//! Several workers that look like one: a *lead*, which constructs the first schedule and looks for bounds, and
//! *helpers*, which search from that schedule with seeds of their own.
//!
//! What the team says is what the lead would say, only better: an improvement of whoever found it, if nobody has found
//! a better one in the same run; at the end of the lead's search the best of all.
//! Helpers begin when the lead has told its first progress, so that they do not compete with the page while it draws
//! the first schedule, and they are given a little less time than is left, so that they end before the lead does.
//!
//! A worker hears nothing while it searches, so helpers share at the ends of their jobs: where there is time for several
//! annealings, each gets its own job, which begins from the best schedule of the team
//! (`docs/decisions/helpers-in-stages.md`). The lead works on its own from first to last.
//!
//! A helper that breaks is let go. A lead that breaks is started again, and the run goes on as long as a helper does;
//! only when nobody is left it has failed.
//!
//! Like the machine this is without a browser: [`Team::hear`] and [`Team::ask`] answer what is to be done.

use crate::engine::client::Heard;
use crate::engine::protocol::{Ending, Event, Fault, Found, Job, Request, VERSION};

/// The lead among the workers.
pub const LEAD: usize = 0;
/// Most workers of a run.
const MOST: usize = 4;
/// Milliseconds that helpers end before the lead.
pub(super) const EARLIER_MS: u32 = 250;
/// Helpers are not worth starting for less time.
const LEAST_MS: u32 = 1_000;
/// Steps of a job for each task of the plan: with less than that, one long job is worth more than two that share.
const STEPS_A_TASK: u64 = 2_000;
/// Most jobs of a helper in the time that it has.
const JOBS: u64 = 8;

/// What is to be done.
#[derive(Debug, PartialEq)]
pub enum Act {
    /// The machine hears this.
    Tell(Heard),
    /// End worker number so much, if it lives, and start a fresh one.
    Start(usize),
    /// Post it a request.
    Post(usize, Box<Request>),
    /// End it.
    End(usize),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Helper {
    #[default]
    Off,
    Starting,
    Idle,
    /// At work since so many milliseconds into the run.
    Busy(u32),
    /// It broke: not tried again before the next run.
    Gone,
}

/// A run that the whole team works on.
#[derive(Debug)]
struct Run {
    job: Job,
    /// The best of all.
    best: Option<Found>,
    /// Milliseconds since it began, as far as was heard.
    elapsed_ms: u32,
    /// Steps by worker, of the job that it is at.
    iterations: Vec<u64>,
    /// Steps of earlier jobs.
    done: u64,
    /// Jobs that helpers have begun.
    begun: u64,
    /// How the lead broke, if it did.
    lost: Option<Heard>,
    /// What the last helper to end said when it did.
    ended: Option<Event>,
}

/// The workers of a page.
#[derive(Debug)]
pub struct Team {
    helpers: Vec<Helper>,
    /// A fault that was asked for befalls the whole team.
    fault: Option<Fault>,
    run: Option<Run>,
    /// Whether the lead can read, and what waits until it can: only after it was started again without the machine.
    up: bool,
    waiting: Vec<Request>,
}

/// How many workers suit a machine with so many cores: one core is left for the page where there are more than two.
pub fn workers(cores: usize) -> usize {
    match cores {
        0 | 1 => 1,
        2 => 2,
        more => (more - 1).min(MOST),
    }
}

impl Team {
    /// A team of so many workers, none of them started.
    pub fn new(workers: usize) -> Self {
        let helpers = vec![Helper::Off; workers.saturating_sub(1)];
        Self { helpers, fault: None, run: None, up: true, waiting: Vec::new() }
    }

    /// The machine wants the lead started afresh: whatever the team was at is over.
    pub fn restart(&mut self) -> Vec<Act> {
        let mut acts = self.let_go();
        (self.run, self.fault, self.up) = (None, None, true);
        self.waiting.clear();
        acts.push(Act::Start(LEAD));
        acts
    }

    /// The machine posts a request.
    pub fn ask(&mut self, request: Request) -> Vec<Act> {
        let mut acts = Vec::new();
        match &request {
            Request::Solve(job) => {
                acts = self.let_go();
                let gone = self.helpers.iter_mut().filter(|helper| **helper == Helper::Gone);
                gone.for_each(|helper| *helper = Helper::Off);
                let iterations = vec![0; self.helpers.len() + 1];
                let job = Job::clone(job);
                self.run = Some(Run {
                    job,
                    best: None,
                    elapsed_ms: 0,
                    iterations,
                    done: 0,
                    begun: 0,
                    lost: None,
                    ended: None,
                });
            }
            Request::Arm(fault) => self.fault = Some(*fault),
            Request::Ask(_) | Request::Hold(_) | Request::Try(_) => {}
        }
        if self.up {
            acts.push(Act::Post(LEAD, Box::new(request)));
        } else {
            self.waiting.push(request);
        }
        acts
    }

    /// A worker says something.
    pub fn hear(&mut self, worker: usize, heard: Heard) -> Vec<Act> {
        if worker == LEAD { self.hear_lead(heard) } else { self.hear_helper(worker, heard) }
    }

    fn hear_lead(&mut self, heard: Heard) -> Vec<Act> {
        let Heard::Event(event) = heard else { return self.lead_broke(heard) };
        match *event {
            Event::Ready { version: VERSION } if !self.up => {
                self.up = true;
                std::mem::take(&mut self.waiting)
                    .into_iter()
                    .map(|it| Act::Post(LEAD, Box::new(it)))
                    .collect()
            }
            Event::Panicked { .. } => self.lead_broke(Heard::Event(event)),
            Event::Improved { run, found } => {
                self.improved(LEAD, run, found, 0).into_iter().map(Act::Tell).collect()
            }
            Event::Progress { run, iterations, elapsed_ms } => {
                let mut acts = self.progress(LEAD, run, iterations, elapsed_ms);
                acts.extend(self.call_helpers());
                acts
            }
            Event::Finished { run, ending, found, bounds } => {
                let best = self.at_work(run).map(|mine| {
                    mine.note(LEAD, &found, 0);
                    mine.best_of(found.clone())
                });
                let found = best.unwrap_or(found);
                let mut acts = self.let_go();
                (self.run, self.fault) = (None, None);
                acts.push(tell(Event::Finished { run, ending, found, bounds }));
                acts
            }
            other => vec![tell(other)],
        }
    }

    fn hear_helper(&mut self, worker: usize, heard: Heard) -> Vec<Act> {
        let Some(helper) = self.helpers.get_mut(worker - 1) else { return Vec::new() };
        let begun = match helper {
            Helper::Busy(begun) => *begun,
            _ => 0,
        };
        match heard {
            Heard::Event(event) => match *event {
                Event::Ready { version: VERSION } => {
                    *helper = Helper::Idle;
                    self.call(worker)
                }
                Event::Ready { .. } | Event::Panicked { .. } => self.helper_broke(worker),
                Event::Improved { run, found } => {
                    self.improved(worker, run, found, begun).into_iter().map(Act::Tell).collect()
                }
                Event::Progress { run, iterations, elapsed_ms } => {
                    self.progress(worker, run, iterations, begun + elapsed_ms)
                }
                Event::Finished { run, ending, found, bounds } => {
                    *helper = Helper::Idle;
                    let better = self.improved(worker, run, found.clone(), begun);
                    if let Some(mine) = self.at_work(run) {
                        mine.done += std::mem::take(&mut mine.iterations[worker]);
                        mine.ended = Some(Event::Finished { run, ending, found, bounds });
                    }
                    // One that ends for another reason than its time has nothing left to try.
                    let next = if ending == Ending::OutOfTime { self.call(worker) } else { Vec::new() };
                    better.into_iter().map(Act::Tell).chain(next).chain(self.close()).collect()
                }
                // The lead looks for bounds; questions are asked elsewhere.
                Event::Bound { .. } | Event::Answered { .. } | Event::Tried { .. } => Vec::new(),
            },
            Heard::Broken(_) => self.helper_broke(worker),
        }
    }

    /// The run with that number, while it goes on.
    fn at_work(&mut self, run: u32) -> Option<&mut Run> {
        self.run.as_mut().filter(|mine| mine.job.run == run)
    }

    /// What is passed on of an improvement: what is better than anything before it.
    fn improved(&mut self, worker: usize, run: u32, mut found: Found, begun: u32) -> Option<Heard> {
        let mine = self.at_work(run)?;
        mine.note(worker, &found, begun);
        if mine.best.as_ref().is_some_and(|best| best.score <= found.score) {
            return None;
        }
        (found.iterations, found.elapsed_ms) = (mine.steps(), mine.elapsed_ms);
        mine.best = Some(found.clone());
        Some(Heard::Event(Box::new(Event::Improved { run, found })))
    }

    fn progress(&mut self, worker: usize, run: u32, iterations: u64, elapsed_ms: u32) -> Vec<Act> {
        let Some(mine) = self.at_work(run) else { return Vec::new() };
        mine.iterations[worker] = iterations;
        mine.elapsed_ms = mine.elapsed_ms.max(elapsed_ms);
        // A lead that has fallen silent is noticed although its helpers go on.
        if worker != LEAD && mine.lost.is_none() {
            return Vec::new();
        }
        let (iterations, elapsed_ms) = (mine.steps(), mine.elapsed_ms);
        vec![tell(Event::Progress { run, iterations, elapsed_ms })]
    }

    /// Starts the helpers that are off, and gives those that are idle their part of the run.
    fn call_helpers(&mut self) -> Vec<Act> {
        (1..=self.helpers.len()).flat_map(|worker| self.call(worker)).collect()
    }

    fn call(&mut self, worker: usize) -> Vec<Act> {
        let Some(run) = &mut self.run else { return Vec::new() };
        let Some(best) = &run.best else { return Vec::new() };
        let elapsed_ms = run.elapsed_ms;
        let left = run.job.budget_ms.saturating_sub(elapsed_ms).saturating_sub(EARLIER_MS);
        if left < LEAST_MS {
            return Vec::new();
        }
        match self.helpers[worker - 1] {
            Helper::Off => {
                self.helpers[worker - 1] = Helper::Starting;
                vec![Act::Start(worker)]
            }
            Helper::Idle => {
                self.helpers[worker - 1] = Helper::Busy(elapsed_ms);
                run.begun += 1;
                let seed = run.job.seed.wrapping_add(run.begun);
                let start = Some(best.schedule.clone());
                let job = Job { seed, start, budget_ms: run.share(left), helps: true, ..run.job.clone() };
                let arm = self.fault.map(|fault| Act::Post(worker, Box::new(Request::Arm(fault))));
                arm.into_iter().chain([Act::Post(worker, Box::new(Request::Solve(Box::new(job))))]).collect()
            }
            Helper::Starting | Helper::Busy(_) | Helper::Gone => Vec::new(),
        }
    }

    fn is_helped(&self) -> bool {
        self.helpers.iter().any(|helper| matches!(helper, Helper::Busy(_)))
    }

    fn lead_broke(&mut self, heard: Heard) -> Vec<Act> {
        let helped = self.is_helped();
        match &mut self.run {
            Some(run) if helped && run.lost.is_none() => {
                run.lost = Some(heard);
                self.up = false;
                vec![Act::Start(LEAD)]
            }
            // It breaks again, while the helpers go on or after they have ended: there is nobody to wait for.
            _ => {
                let mut acts = self.let_go();
                (self.run, self.fault, self.up) = (None, None, true);
                self.waiting.clear();
                acts.push(Act::Tell(heard));
                acts
            }
        }
    }

    fn helper_broke(&mut self, worker: usize) -> Vec<Act> {
        self.helpers[worker - 1] = Helper::Gone;
        let mut acts = vec![Act::End(worker)];
        acts.extend(self.close());
        acts
    }

    /// Where the lead is lost and no helper works any more, the run is over.
    fn close(&mut self) -> Vec<Act> {
        if self.is_helped() || self.run.as_ref().is_none_or(|run| run.lost.is_none()) {
            return Vec::new();
        }
        let Some(run) = self.run.take() else { return Vec::new() };
        self.fault = None;
        match run.ended.clone() {
            Some(Event::Finished { run: number, ending, found, bounds }) => {
                let found = run.best_of(found);
                vec![tell(Event::Finished { run: number, ending, found, bounds })]
            }
            _ => run.lost.into_iter().map(Act::Tell).collect(),
        }
    }

    /// Ends the helpers that are not free.
    fn let_go(&mut self) -> Vec<Act> {
        let busy = (1..).zip(&mut self.helpers);
        let busy = busy.filter(|(_, helper)| matches!(helper, Helper::Busy(_) | Helper::Starting));
        busy.map(|(worker, helper)| {
            *helper = Helper::Off;
            Act::End(worker)
        })
        .collect()
    }
}

impl Run {
    /// Takes down how far a worker has come that began so many milliseconds into the run.
    fn note(&mut self, worker: usize, found: &Found, begun: u32) {
        self.iterations[worker] = found.iterations;
        self.elapsed_ms = self.elapsed_ms.max(begun + found.elapsed_ms);
    }

    /// Steps of all.
    fn steps(&self) -> u64 {
        self.done + self.iterations.iter().sum::<u64>()
    }

    /// How much of the time that is left a helper's next job gets, by the pace of the lead.
    fn share(&self, left: u32) -> u32 {
        let expected = self.iterations[LEAD] * u64::from(left) / u64::from(self.elapsed_ms.max(1));
        let jobs = expected / STEPS_A_TASK / (self.job.plan.tasks.len().max(1) as u64);
        let jobs = u32::try_from(jobs.clamp(1, JOBS)).unwrap_or(1);
        // What would be left over is too short for a job of its own.
        let share = left / jobs;
        if left - share < LEAST_MS { left } else { share.max(LEAST_MS) }
    }

    /// The better of the best and what somebody ended with, with the steps of all.
    fn best_of(&self, found: Found) -> Found {
        let best = self.best.as_ref().filter(|best| best.score < found.score);
        let found = best.cloned().unwrap_or(found);
        Found { iterations: self.steps(), elapsed_ms: self.elapsed_ms, ..found }
    }
}

fn tell(event: Event) -> Act {
    Act::Tell(Heard::Event(Box::new(event)))
}
