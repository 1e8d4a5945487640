//! The worker that answers questions, without a browser: what happens, and what is to be done about it.
//!
//! There is one question at a time: a new one takes the place of the one before, whose worker is ended in the middle of
//! it.
//! The worker is started with the first question and kept for those that follow, but for prices: their program takes
//! memory that a worker never gives back while it lives.

use std::sync::Arc;

use solver::model::Plan;

use crate::engine::client::Heard;
use crate::engine::protocol::{Event, Request, VERSION};
use crate::engine::question::{About, Answer, Question};

/// What is to be done.
#[derive(Debug, PartialEq)]
pub enum Act {
    /// End the worker, if there is one, and start a fresh one.
    Start,
    /// Post it a request.
    Post(Box<Request>),
    /// End it.
    End,
    /// A question has an answer, and a better one follows.
    Refine(Question, Answer),
    /// A question is answered; none: the worker broke over it.
    Tell(Question, Option<Answer>),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Worker {
    #[default]
    Off,
    Starting,
    Idle,
    Busy,
}

/// Who asks, and waits for the answer.
#[derive(Debug, Default)]
pub struct Clerk {
    worker: Worker,
    asked: Option<Question>,
    number: u32,
}

impl Clerk {
    /// Somebody wants to know something.
    pub fn ask(&mut self, plan: &Arc<Plan>, about: About) -> Vec<Act> {
        self.number = self.number.wrapping_add(1);
        self.asked = Some(Question { number: self.number, plan: Arc::clone(plan), about });
        match self.worker {
            Worker::Idle => self.post(),
            Worker::Starting => Vec::new(),
            Worker::Off | Worker::Busy => {
                self.worker = Worker::Starting;
                vec![Act::Start]
            }
        }
    }

    /// Nobody wants to know it any more.
    pub fn cancel(&mut self) -> Vec<Act> {
        self.asked = None;
        if self.worker != Worker::Busy {
            return Vec::new();
        }
        self.worker = Worker::Off;
        vec![Act::End]
    }

    /// The worker says something.
    pub fn hear(&mut self, heard: Heard) -> Vec<Act> {
        match heard {
            Heard::Event(event) => match *event {
                Event::Ready { version: VERSION } => {
                    self.worker = Worker::Idle;
                    self.post()
                }
                Event::Answered { number, answer, last: false } if self.is_asked(number) => {
                    self.asked.clone().map(|asked| Act::Refine(asked, answer)).into_iter().collect()
                }
                Event::Answered { number, answer, last: true } if self.is_asked(number) => {
                    let end = matches!(answer, Answer::Prices(_)).then_some(Act::End);
                    self.worker = if end.is_some() { Worker::Off } else { Worker::Idle };
                    let told = self.asked.take().map(|asked| Act::Tell(asked, Some(answer)));
                    end.into_iter().chain(told).collect()
                }
                Event::Ready { .. } | Event::Panicked { .. } => self.broken(),
                _ => Vec::new(),
            },
            Heard::Broken(_) => self.broken(),
        }
    }

    fn is_asked(&self, number: u32) -> bool {
        self.asked.as_ref().is_some_and(|asked| asked.number == number)
    }

    fn post(&mut self) -> Vec<Act> {
        let Some(asked) = &self.asked else { return Vec::new() };
        self.worker = Worker::Busy;
        vec![Act::Post(Box::new(Request::Ask(Box::new(asked.clone()))))]
    }

    fn broken(&mut self) -> Vec<Act> {
        if self.worker == Worker::Off {
            return Vec::new();
        }
        self.worker = Worker::Off;
        let asked = self.asked.take().map(|asked| Act::Tell(asked, None));
        [Act::End].into_iter().chain(asked).collect()
    }
}

#[cfg(test)]
mod tests {
    use solver::explain::conflict::Wish;

    use super::*;
    use crate::engine::question::Verdict;

    fn heard(event: Event) -> Heard {
        Heard::Event(Box::new(event))
    }

    fn ready() -> Heard {
        heard(Event::Ready { version: VERSION })
    }

    fn answered(number: u32) -> Heard {
        heard(Event::Answered { number, answer: Answer::Wish(Box::new(Verdict::Open)), last: true })
    }

    fn plan() -> Arc<Plan> {
        Arc::new(Plan::new("", Default::default()))
    }

    fn ask(clerk: &mut Clerk) -> Vec<Act> {
        clerk.ask(&plan(), About::Wish { wish: Wish::Everything, schedule: Arc::default() })
    }

    fn told(acts: &[Act]) -> Vec<(u32, bool)> {
        let told = |act: &Act| match act {
            Act::Tell(question, answer) => Some((question.number, answer.is_some())),
            _ => None,
        };
        acts.iter().filter_map(told).collect()
    }

    #[test]
    fn the_worker_starts_with_the_first_question_and_stays() {
        let mut clerk = Clerk::default();
        assert_eq!(ask(&mut clerk), [Act::Start]);
        assert!(matches!(clerk.hear(ready())[..], [Act::Post(_)]));
        assert_eq!(told(&clerk.hear(answered(1))), [(1, true)]);
        assert!(matches!(ask(&mut clerk)[..], [Act::Post(_)]));
        assert_eq!(told(&clerk.hear(answered(2))), [(2, true)]);
    }

    #[test]
    fn answers_get_better_until_the_last() {
        let mut clerk = Clerk::default();
        ask(&mut clerk);
        clerk.hear(ready());
        let early = |number| heard(Event::Answered { number, answer: Answer::Prices(None), last: false });
        assert!(matches!(clerk.hear(early(1))[..], [Act::Refine(..)]));
        assert!(matches!(clerk.hear(early(1))[..], [Act::Refine(..)]));
        assert_eq!(clerk.hear(early(0)), [], "of an older question");
        assert_eq!(told(&clerk.hear(answered(1))), [(1, true)]);
        assert_eq!(clerk.hear(early(1)), [], "after the last there is none");
    }

    #[test]
    fn after_prices_it_gives_its_memory_back() {
        let mut clerk = Clerk::default();
        clerk.ask(&plan(), About::Prices);
        clerk.hear(ready());
        let acts = clerk.hear(heard(Event::Answered { number: 1, answer: Answer::Prices(None), last: true }));
        assert_eq!((acts.first(), told(&acts)), (Some(&Act::End), vec![(1, true)]));
        assert_eq!(ask(&mut clerk), [Act::Start]);
    }

    #[test]
    fn a_new_question_ends_the_work_on_the_old_one() {
        let mut clerk = Clerk::default();
        ask(&mut clerk);
        clerk.hear(ready());
        assert_eq!(ask(&mut clerk), [Act::Start]);
        assert_eq!(ask(&mut clerk), [], "one that is starting hears of the last question only");
        assert_eq!(clerk.hear(answered(1)), [], "what the old one still says is ignored");
        let posted = clerk.hear(ready());
        assert!(
            matches!(&posted[..], [Act::Post(request)] if matches!(&**request, Request::Ask(q) if q.number == 3))
        );
        assert_eq!(told(&clerk.hear(answered(3))), [(3, true)]);
    }

    #[test]
    fn who_cancels_gets_no_answer() {
        let mut clerk = Clerk::default();
        ask(&mut clerk);
        assert_eq!(clerk.cancel(), [], "one that is starting may go on");
        assert_eq!(clerk.hear(ready()), []);
        ask(&mut clerk);
        assert_eq!(clerk.cancel(), [Act::End]);
        assert_eq!(clerk.hear(answered(2)), []);
        assert_eq!(ask(&mut clerk), [Act::Start]);
    }

    #[test]
    fn a_worker_that_breaks_is_told_once() {
        let mut clerk = Clerk::default();
        ask(&mut clerk);
        clerk.hear(ready());
        let acts = clerk.hear(heard(Event::Panicked { message: String::new() }));
        assert_eq!((acts.contains(&Act::End), told(&acts)), (true, vec![(1, false)]));
        assert_eq!(clerk.hear(Heard::Broken(String::new())), []);
        assert_eq!(ask(&mut clerk), [Act::Start]);
        let acts = clerk.hear(heard(Event::Ready { version: VERSION + 1 }));
        assert_eq!(told(&acts), [(2, false)]);
    }
}
