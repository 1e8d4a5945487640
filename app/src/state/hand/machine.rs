//! What the hand does, without a browser: what happens, and what is to be done about it.
//!
//! The worker holds a plan; of the moves that are tried only the newest counts: at most one is on its way, what was
//! wanted meanwhile and is wanted no more is never asked, and what comes too late is dropped.

use std::sync::Arc;

use solver::explain::attempt::{Attempt, Tried};
use solver::model::{Plan, Schedule};

use crate::engine::client::Heard;
use crate::engine::protocol::{Event, Grasp, Request, Trial, VERSION};

/// What is to be done.
#[derive(Debug, PartialEq)]
pub enum Act {
    /// End the worker, if there is one, and start a fresh one.
    Start,
    /// Post it a request.
    Post(Box<Request>),
    /// End it.
    End,
    /// The newest move is answered.
    Tell(Attempt, Arc<Tried>),
    /// The worker broke: no answer comes.
    Fail,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Worker {
    #[default]
    Off,
    Starting,
    Idle,
    Busy,
}

/// Who tries moves, and waits for the answers.
#[derive(Debug, Default)]
pub struct Machine {
    worker: Worker,
    /// What is in hand, and whether the worker has it.
    held: Option<(Arc<Plan>, Arc<Schedule>, bool)>,
    /// The newest move, and its number.
    wanted: Option<(u32, Attempt)>,
    /// The number of what the worker is at.
    asked: u32,
    number: u32,
}

impl Machine {
    /// Somebody may soon take something up: a worker is started, unless there is one.
    pub fn warm(&mut self) -> Vec<Act> {
        if self.worker != Worker::Off {
            return Vec::new();
        }
        self.worker = Worker::Starting;
        vec![Act::Start]
    }

    /// Takes a plan and its schedule in hand.
    pub fn hold(&mut self, plan: &Arc<Plan>, schedule: &Arc<Schedule>) -> Vec<Act> {
        let same = |held: &(Arc<Plan>, Arc<Schedule>, bool)| {
            Arc::ptr_eq(&held.0, plan) && Arc::ptr_eq(&held.1, schedule)
        };
        if !self.held.as_ref().is_some_and(same) {
            self.held = Some((Arc::clone(plan), Arc::clone(schedule), false));
            self.wanted = None;
        }
        let mut acts = self.warm();
        acts.extend(self.go_on());
        acts
    }

    /// The newest move: what was wanted before no longer counts.
    pub fn want(&mut self, attempt: Attempt) -> Vec<Act> {
        self.number = self.number.wrapping_add(1);
        self.wanted = Some((self.number, attempt));
        let mut acts = self.warm();
        acts.extend(self.go_on());
        acts
    }

    /// Nothing is wanted any more; what is in hand stays for the next time.
    pub fn let_go(&mut self) {
        self.wanted = None;
    }

    /// The worker says something.
    pub fn hear(&mut self, heard: Heard) -> Vec<Act> {
        match heard {
            Heard::Event(event) => match *event {
                Event::Ready { version: VERSION } => {
                    self.worker = Worker::Idle;
                    self.go_on()
                }
                Event::Tried { number, tried } if self.worker == Worker::Busy && number == self.asked => {
                    self.worker = Worker::Idle;
                    match self.wanted.take_if(|(newest, _)| *newest == number) {
                        Some((_, attempt)) => vec![Act::Tell(attempt, Arc::new(*tried))],
                        None => self.go_on(),
                    }
                }
                Event::Ready { .. } | Event::Panicked { .. } => self.broken(),
                _ => Vec::new(),
            },
            Heard::Broken(_) => self.broken(),
        }
    }

    /// Posts what the worker can take.
    fn go_on(&mut self) -> Vec<Act> {
        if self.worker != Worker::Idle {
            return Vec::new();
        }
        let mut acts = Vec::new();
        let Some((plan, schedule, known)) = &mut self.held else { return acts };
        if !*known {
            *known = true;
            let grasp = Grasp { plan: Arc::clone(plan), schedule: Arc::clone(schedule) };
            acts.push(Act::Post(Box::new(Request::Hold(Box::new(grasp)))));
        }
        if let Some((number, attempt)) = self.wanted {
            self.worker = Worker::Busy;
            self.asked = number;
            acts.push(Act::Post(Box::new(Request::Try(Trial { number, attempt }))));
        }
        acts
    }

    fn broken(&mut self) -> Vec<Act> {
        if self.worker == Worker::Off {
            return Vec::new();
        }
        self.worker = Worker::Off;
        if let Some((.., known)) = &mut self.held {
            *known = false;
        }
        let failed = self.wanted.take().map(|_| Act::Fail);
        [Act::End].into_iter().chain(failed).collect()
    }
}

#[cfg(test)]
mod tests {
    use solver::check::BreachDetail;
    use solver::explain::attempt::{Figures, Obstacle};
    use solver::model::{Minutes, Score, TaskId};

    use super::*;

    fn attempt(minutes: u32) -> Attempt {
        Attempt { task: TaskId(1), owner: None, when: None, minutes: Some(Minutes(minutes)) }
    }

    fn tried(number: u32) -> Heard {
        let figures = Figures { unplaced: 0, late_days: 0, past_deadlines: 0, score: Score(Vec::new()) };
        let tried = Tried {
            task: None,
            shifts: Vec::new(),
            before: figures.clone(),
            after: figures,
            obstacle: Some(Obstacle::Breach(BreachDetail::UnknownTask)),
        };
        Heard::Event(Box::new(Event::Tried { number, tried: Box::new(tried) }))
    }

    fn ready() -> Heard {
        Heard::Event(Box::new(Event::Ready { version: VERSION }))
    }

    fn plan() -> (Arc<Plan>, Arc<Schedule>) {
        (Arc::new(Plan::new("", Default::default())), Arc::default())
    }

    /// What was posted: 0 for a plan, else the number of a move.
    fn posted(acts: &[Act]) -> Vec<u32> {
        let number = |act: &Act| match act {
            Act::Post(request) => match &**request {
                Request::Try(trial) => Some(trial.number),
                _ => Some(0),
            },
            _ => None,
        };
        acts.iter().filter_map(number).collect()
    }

    fn told(acts: &[Act]) -> Vec<u32> {
        let minutes = |act: &Act| match act {
            Act::Tell(attempt, _) => attempt.minutes.map(|minutes| minutes.0),
            _ => None,
        };
        acts.iter().filter_map(minutes).collect()
    }

    #[test]
    fn the_worker_starts_early_and_gets_the_plan_once() {
        let (plan, schedule) = plan();
        let mut hand = Machine::default();
        assert_eq!(hand.warm(), [Act::Start]);
        assert_eq!(hand.warm(), [], "one is enough");
        assert_eq!(hand.hold(&plan, &schedule), []);
        assert_eq!(hand.want(attempt(1)), []);
        assert_eq!(posted(&hand.hear(ready())), [0, 1]);
        assert_eq!(told(&hand.hear(tried(1))), [1]);
        assert_eq!(posted(&hand.hold(&plan, &schedule)), [0; 0], "it is still in hand");
        assert_eq!(posted(&hand.want(attempt(2))), [2]);
    }

    #[test]
    fn only_the_newest_move_is_asked_and_answered() {
        let (plan, schedule) = plan();
        let mut hand = Machine::default();
        hand.hold(&plan, &schedule);
        hand.hear(ready());
        assert_eq!(posted(&hand.want(attempt(1))), [1]);
        assert_eq!(posted(&hand.want(attempt(2))), [0; 0], "one at a time");
        assert_eq!(posted(&hand.want(attempt(3))), [0; 0]);
        let acts = hand.hear(tried(1));
        assert_eq!((told(&acts), posted(&acts)), (vec![], vec![3]), "the second is wanted no more");
        assert_eq!(told(&hand.hear(tried(1))), [0; 0], "stale");
        assert_eq!(told(&hand.hear(tried(3))), [3]);
    }

    #[test]
    fn what_is_let_go_is_not_answered() {
        let (plan, schedule) = plan();
        let mut hand = Machine::default();
        hand.hold(&plan, &schedule);
        hand.hear(ready());
        hand.want(attempt(1));
        hand.let_go();
        assert_eq!(hand.hear(tried(1)), []);
        assert_eq!(posted(&hand.want(attempt(2))), [2]);
    }

    #[test]
    fn another_plan_takes_the_place_of_the_one_in_hand() {
        let (first, second) = (plan(), plan());
        let mut hand = Machine::default();
        hand.hold(&first.0, &first.1);
        hand.hear(ready());
        hand.want(attempt(1));
        assert_eq!(posted(&hand.hold(&second.0, &second.1)), [0; 0], "the worker is busy");
        hand.want(attempt(2));
        assert_eq!(posted(&hand.hear(tried(1))), [0, 2]);
    }

    #[test]
    fn a_worker_that_breaks_is_told_once_and_started_again_when_it_is_needed() {
        let (plan, schedule) = plan();
        let mut hand = Machine::default();
        hand.hold(&plan, &schedule);
        hand.hear(ready());
        hand.want(attempt(1));
        assert_eq!(hand.hear(Heard::Broken(String::new())), [Act::End, Act::Fail]);
        assert_eq!(hand.hear(Heard::Broken(String::new())), []);
        assert_eq!(hand.want(attempt(2)), [Act::Start]);
        assert_eq!(posted(&hand.hear(ready())), [0, 2], "the plan is given again");
    }
}
