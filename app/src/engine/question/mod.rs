//! Questions about a plan that take too long for the page.
//!
//! Page and worker both know these words; [`answer`] is what the worker does about them.
//! Each kind of question is a file of its own here: what is asked, what is answered, and how it is found out.
//! What takes long is told in stages: first what is found at once, then whatever is better, each a whole answer.

mod earliest;
mod forced;
mod repairs;
mod until;
mod wish;
mod yes;

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use solver::explain::Earliest;
use solver::explain::conflict::Wish;
use solver::explain::request::Request;
use solver::lp::{Prices, prices};
use solver::model::{PersonId, Plan, Schedule, TaskId, Timeline};

pub use forced::{Seat, WhoElse, WhyNot};
pub use repairs::{Protect, Repair};
pub use wish::Verdict;
pub use yes::{Wished, Yes};

/// Somebody wants to know something about a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Its number: an answer to an older one is ignored.
    pub number: u32,
    /// The plan.
    pub plan: Arc<Plan>,
    /// What about it.
    pub about: About,
}

/// What a question is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum About {
    /// Whether a wish can come true.
    Wish {
        /// The wish.
        wish: Wish,
        /// The schedule with which an example is compared.
        schedule: Arc<Schedule>,
    },
    /// What one more hour of everybody is worth.
    Prices,
    /// Which schedules repair the plan, and at what price.
    Repairs,
    /// Why somebody does not have a seat: what it would cost to give it to them.
    WhyNot {
        /// The seat.
        seat: Seat,
        /// Who.
        person: PersonId,
    },
    /// Who else could take a seat.
    WhoElse(Seat),
    /// The earliest honest date of some tasks.
    Earliest {
        /// Which.
        tasks: Vec<TaskId>,
        /// The schedule with which dates are compared.
        schedule: Arc<Schedule>,
    },
    /// By when a request can be done, and what its wished date costs.
    Yes {
        /// The request.
        request: Box<Request>,
        /// The schedule that it is held against.
        schedule: Arc<Schedule>,
    },
}

/// What was found out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// About a wish.
    Wish(Box<Verdict>),
    /// Prices; none: their program was not solved.
    Prices(Option<Arc<Prices>>),
    /// Repairs, one for each purpose.
    Repairs(Vec<Repair>),
    /// About somebody on a seat.
    WhyNot(Box<WhyNot>),
    /// About all who could take a seat.
    WhoElse(Box<WhoElse>),
    /// About dates; none: there is nothing to be done.
    Earliest(Option<Box<Earliest>>),
    /// About a request.
    Yes(Box<Yes>),
}

/// Answers a question; `clock` gives milliseconds since it was asked, `tell` takes answers that a better one follows.
pub fn answer(question: &Question, clock: &dyn Fn() -> u32, tell: &mut dyn FnMut(Answer)) -> Answer {
    let plan = &question.plan;
    match &question.about {
        About::Wish { wish, schedule } => Answer::Wish(Box::new(wish::judge(plan, *wish, schedule, clock))),
        About::Repairs => {
            Answer::Repairs(repairs::find(plan, clock, &mut |repairs| tell(Answer::Repairs(repairs))))
        }
        About::Yes { request, schedule } => {
            let mut tell = |yes| tell(Answer::Yes(Box::new(yes)));
            Answer::Yes(Box::new(yes::weigh(plan, request, schedule, clock, &mut tell)))
        }
        About::Prices => {
            // Whoever no longer wants them ends the worker.
            let found = prices(plan, &Timeline::new(plan), &mut solver::watch::Unwatched);
            Answer::Prices(found.map(Arc::new))
        }
        About::WhyNot { seat, person } => {
            let tell = &mut |found| tell(Answer::WhyNot(Box::new(found)));
            Answer::WhyNot(Box::new(forced::why_not(plan, seat, *person, clock, tell)))
        }
        About::WhoElse(seat) => {
            let tell = &mut |found| tell(Answer::WhoElse(Box::new(found)));
            Answer::WhoElse(Box::new(forced::who_else(plan, seat, clock, tell)))
        }
        About::Earliest { tasks, schedule } => {
            let tell = &mut |known| tell(Answer::Earliest(Some(Box::new(known))));
            Answer::Earliest(earliest::find(plan, schedule, tasks, clock, tell))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use solver::check::check;
    use solver::explain::conflict::Member;
    use solver::model::{Client, ClientId, GoalKind, Permille};
    use solver::model::{Effort, Minutes, Person, PersonId, Project, ProjectId, Region, Task, TaskId};
    use solver::solve::{Options, solve};
    use solver::watch::Unwatched;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// One person, as of Monday 23 November 2026; tasks of so many hours, the last due on a day.
    fn plan(hours: &[u32], due: &str) -> Arc<Plan> {
        let mut plan = Plan::new("Studio", date("2026-11-23"));
        (plan.region, plan.cap) = (Region::None, Permille(1000));
        plan.people.push(Arc::new(Person::new(PersonId(1), "Léa")));
        plan.clients.push(Arc::new(Client::new(ClientId(1), "Valade")));
        plan.projects.push(Arc::new(Project::new(ProjectId(1), ClientId(1), "Autumn")));
        for (id, hours) in (1..).zip(hours) {
            let mut task = Task::new(TaskId(id), ProjectId(1), "Work");
            task.effort = Some(Effort::exactly(Minutes::hours(*hours)));
            task.due = Some(date(due));
            plan.tasks.push(Arc::new(task));
        }
        plan.into()
    }

    fn asked(plan: &Arc<Plan>, task: u32, by: &str, start: Schedule) -> Verdict {
        let wish = Wish::Done { task: TaskId(task), by: date(by) };
        let about = About::Wish { wish, schedule: start.into() };
        let question = Question { number: 1, plan: Arc::clone(plan), about };
        let time = std::cell::Cell::new(0);
        let Answer::Wish(verdict) = answer(&question, &|| time.replace(time.get() + 1), &mut |_| ()) else {
            panic!()
        };
        *verdict
    }

    #[test]
    fn what_cannot_be_is_told_with_its_reasons() {
        let plan = plan(&[14, 21], "2026-11-24");
        let Verdict::Impossible(conflict) = asked(&plan, 2, "2026-11-24", Schedule::default()) else {
            panic!()
        };
        assert!(conflict.members.contains(&Member::Done { task: TaskId(2), by: Some(date("2026-11-24")) }));
        assert!(!conflict.unlocks.is_empty());
    }

    #[test]
    fn what_can_be_is_told_with_its_price() {
        let plan = plan(&[14, 14], "2026-11-24");
        let options = Options { iterations: Some(500), seed: 1, ..Options::default() };
        let start = solve(&plan, &options, &mut Unwatched).schedule;
        let late =
            check(&plan, &start).tasks.iter().find(|(_, facts)| facts.days_late > 0).map(|(id, _)| id.0);
        // One of them is two days late; if it comes first, the other is: the same score.
        let verdict = asked(&plan, late.unwrap(), "2026-11-24", start.clone());
        assert_eq!(verdict, Verdict::Possible { differs: None });
        // The weightier one first: the other way round it costs its weight.
        let mut weighty = Plan::clone(&plan);
        Arc::make_mut(&mut weighty.tasks[0]).weight = solver::model::Weight(3);
        let weighty = Arc::new(weighty);
        let start = solve(&weighty, &options, &mut Unwatched).schedule;
        let verdict = asked(&weighty, 2, "2026-11-24", start);
        assert_eq!(verdict, Verdict::Possible { differs: Some((GoalKind::Lateness, 4)) });
    }

    #[test]
    fn hours_have_prices_where_they_are_short() {
        let question = Question { number: 1, plan: plan(&[35, 35], "2026-11-27"), about: About::Prices };
        let Answer::Prices(Some(found)) = answer(&question, &|| 0, &mut |_| ()) else { panic!() };
        assert!(found.people.iter().all(|entry| entry.person == PersonId(1)) && !found.people.is_empty());
    }

    #[test]
    fn who_else_and_by_when_are_told_at_once_and_then_better() {
        let mut plan = Plan::clone(&plan(&[14, 14], "2026-11-24"));
        plan.people.push(Arc::new(Person::new(PersonId(2), "Tom")));
        let options = Options { iterations: Some(200), seed: 1, ..Options::default() };
        let schedule = Arc::new(solve(&plan, &options, &mut Unwatched).schedule);
        let task = TaskId(1);
        let owner = schedule.get(task).unwrap().owners[0];
        let other = if owner == PersonId(1) { PersonId(2) } else { PersonId(1) };
        let seat = Seat { task, seat: 0, schedule: Arc::clone(&schedule) };
        let time = std::cell::Cell::new(0);
        let ask = |about: About| {
            let question = Question { number: 1, plan: Arc::new(plan.clone()), about };
            let mut early = Vec::new();
            let last = answer(&question, &|| time.replace(time.get() + 25), &mut |answer| early.push(answer));
            let text = serde_json::to_string(&last).unwrap();
            assert_eq!(serde_json::from_str::<Answer>(&text).unwrap(), last);
            (early, last)
        };
        let (early, last) = ask(About::WhyNot { seat: seat.clone(), person: other });
        assert!(early.len() >= 2);
        let Answer::WhyNot(found) = last else { panic!() };
        let WhyNot::Costs(forced) = *found else { panic!() };
        assert!(forced.placed && forced.anyway.is_some());
        let (early, last) = ask(About::WhoElse(seat));
        let Answer::WhoElse(found) = last else { panic!() };
        assert_eq!((found.best.len(), found.best[0].person, found.more, early.len()), (1, other, 0, 2));
        let (early, last) = ask(About::Earliest { tasks: vec![task], schedule });
        let Answer::Earliest(Some(known)) = last else { panic!() };
        assert!(known.finished && known.is_closed() && early.len() >= 2);
    }

    #[test]
    fn question_and_answer_survive_the_journey() {
        let question = Question { number: 9, plan: plan(&[7], "2026-11-27"), about: About::Prices };
        let text = serde_json::to_string(&question).unwrap();
        assert_eq!(serde_json::from_str::<Question>(&text).unwrap(), question);
        let answer =
            Answer::Wish(Box::new(asked(&plan(&[70], "2026-11-24"), 1, "2026-11-24", Schedule::default())));
        let text = serde_json::to_string(&answer).unwrap();
        assert_eq!(serde_json::from_str::<Answer>(&text).unwrap(), answer);
    }
}
