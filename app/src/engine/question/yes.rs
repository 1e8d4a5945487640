//! Whether a request can be done by a day: the earliest honest date, and what slips if the wished one is kept.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use solver::explain::conflict::{Conflict, Wish, conflict};
use solver::explain::request::{Request, draft, kept};
use solver::explain::{Earliest, Way, earliest};
use solver::model::{Plan, Schedule};
use solver::solve::Options;

use super::until::Until;

/// A search takes so many milliseconds for each task of the plan…
const MS_A_TASK: usize = 10;
/// …and some more…
const LEAST_MS: usize = 700;
/// …but at most so many.
const MOST_MS: usize = 3_500;

/// What is known about a request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Yes {
    /// By when it can be done; none: it has no work.
    pub earliest: Option<Earliest>,
    /// What becomes of the wished date.
    pub wished: Wished,
}

/// What becomes of a wished date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Wished {
    /// Nobody wished for one.
    None,
    /// Not known yet.
    Open,
    /// It can be kept, and nothing else is later than it was promised, or than it was.
    Free,
    /// It can be kept in this way.
    Kept(Box<Way>),
    /// It is proven that it cannot be kept.
    Impossible(Option<Box<Conflict>>),
    /// No way was found, and none is excluded.
    NotFound,
}

/// Weighs a request; what is known by then is told in between.
pub fn weigh(
    plan: &Plan,
    request: &Request,
    schedule: &Arc<Schedule>,
    clock: &dyn Fn() -> u32,
    tell: &mut dyn FnMut(Yes),
) -> Yes {
    let draft = draft(plan, request);
    let (plan, tasks) = (&draft.plan, draft.ids());
    let budget = u32::try_from((LEAST_MS + plan.tasks.len() * MS_A_TASK).min(MOST_MS)).unwrap_or(u32::MAX);
    let options = Options { seed: 1, ..Options::default() };
    let found = earliest(plan, schedule, &tasks, &options, &mut Until::new(clock, budget), &mut |known| {
        tell(Yes { earliest: Some(known.clone()), wished: judged(request, Some(known)) });
    });
    let mut wished = judged(request, found.as_ref());
    if let (Wished::Open, Some(by)) = (&wished, request.wished) {
        tell(Yes { earliest: found.clone(), wished: Wished::Open });
        let wishes: Vec<Wish> = tasks.iter().map(|task| Wish::Done { task: *task, by }).collect();
        let impossible = conflict(plan, &wishes, &mut Until::new(clock, budget));
        wished = if let Some(conflict) = impossible {
            Wished::Impossible(Some(Box::new(conflict)))
        } else {
            // Sets out from a schedule that keeps the day, where one is known.
            let start = found.as_ref().and_then(|found| found.any.as_ref()).filter(|any| any.date <= by);
            let start = start.map(|any| Schedule::clone(&any.schedule));
            let options = Options { start, ..options };
            let way = kept(plan, schedule, &tasks, by, &options, &mut Until::new(clock, budget));
            way.map_or(Wished::NotFound, |way| Wished::Kept(Box::new(way)))
        };
    }
    Yes { earliest: found, wished }
}

/// What the earliest date says of a wished one.
fn judged(request: &Request, known: Option<&Earliest>) -> Wished {
    let Some(by) = request.wished else { return Wished::None };
    let Some(known) = known else { return Wished::NotFound };
    if known.unharmed.as_ref().is_some_and(|way| way.date <= by) {
        return Wished::Free;
    }
    Wished::Open
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use solver::explain::request::{Order, Part, Whose};
    use solver::model::{ClientId, Level, Minutes, Need, SkillId};
    use solver::sample::agency;
    use solver::solve::solve;
    use solver::watch::Unwatched;

    fn weighed(wished: Option<&str>, hours: u32) -> (Yes, usize) {
        let plan = agency("2026-11-23".parse().unwrap());
        let options = Options { iterations: Some(2_000), seed: 1, ..Options::default() };
        let schedule = Arc::new(solve(&plan, &options, &mut Unwatched).schedule);
        let part = |skill, level| Part {
            name: "Part".into(),
            needs: vec![Need { skill: SkillId(skill), level: Level(level) }],
            effort: Minutes::hours(hours),
        };
        let request = Request {
            client: Whose::Known(ClientId(1)),
            name: "Landing page".into(),
            parts: vec![part(2, 3), part(12, 2)],
            order: Order::InTurn,
            wished: wished.map(|day| day.parse::<NaiveDate>().unwrap()),
        };
        let (time, told) = (std::cell::Cell::new(0), std::cell::Cell::new(0));
        let yes = weigh(&plan, &request, &schedule, &|| time.replace(time.get() + 1), &mut |_| {
            told.set(told.get() + 1);
        });
        (yes, told.get())
    }

    #[test]
    fn a_request_has_an_earliest_honest_date_that_harms_nobody() {
        let (yes, told) = weighed(None, 8);
        let earliest = yes.earliest.unwrap();
        let way = earliest.unharmed.unwrap();
        assert!(way.effect.suffering().all(|fate| earliest.tasks.contains(&fate.task)));
        assert!(told >= 2, "a first answer comes at once");
        assert_eq!(yes.wished, Wished::None);
    }

    #[test]
    fn a_wished_date_is_free_or_has_its_price_or_cannot_be() {
        assert_eq!(weighed(Some("2027-06-01"), 8).0.wished, Wished::Free);
        assert!(matches!(weighed(Some("2026-11-24"), 40).0.wished, Wished::Impossible(_)));
        assert_ne!(weighed(Some("2026-11-27"), 8).0.wished, Wished::Open);
    }
}
