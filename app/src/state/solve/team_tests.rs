//! The team of workers, without a browser.

use std::sync::Arc;

use chrono::NaiveDate;
use solver::model::{Plan, ProjectId, Schedule, Score, Task, TaskId};

use super::team::*;
use crate::engine::client::Heard;
use crate::engine::protocol::{Ending, Event, Fault, Found, Job, Request, VERSION};

fn found(value: i64, elapsed_ms: u32) -> Found {
    Found { schedule: Arc::default(), score: Score(vec![value]), iterations: 10, elapsed_ms }
}

fn heard(event: Event) -> Heard {
    Heard::Event(Box::new(event))
}

fn improved(value: i64) -> Heard {
    heard(Event::Improved { run: 1, found: found(value, 20) })
}

fn progress() -> Heard {
    heard(Event::Progress { run: 1, iterations: 100, elapsed_ms: 300 })
}

fn finished(value: i64) -> Heard {
    let (ending, bounds) = (Ending::OutOfTime, Vec::new());
    heard(Event::Finished { run: 1, ending, found: found(value, 10_000), bounds })
}

fn ready() -> Heard {
    heard(Event::Ready { version: VERSION })
}

fn broken() -> Heard {
    Heard::Broken("gone".into())
}

/// The scores that are told as improvements or as the end, and how much else is done.
fn told(acts: &[Act]) -> Vec<(i64, bool)> {
    let score = |act: &Act| match act {
        Act::Tell(Heard::Event(event)) => match &**event {
            Event::Improved { found, .. } => Some((found.score.0[0], false)),
            Event::Finished { found, .. } => Some((found.score.0[0], true)),
            _ => None,
        },
        _ => None,
    };
    acts.iter().filter_map(score).collect()
}

/// A team whose lead has found a schedule of value 9 and whose helper is at work on it.
fn at_work() -> Team {
    let mut team = Team::new(2);
    assert_eq!(team.restart(), [Act::Start(LEAD)]);
    assert_eq!(team.hear(LEAD, ready()), [Act::Tell(ready())]);
    let plan = Arc::new(Plan::new("p", NaiveDate::default()));
    let job = Job { run: 1, plan, start: None, seed: 5, budget_ms: 10_000, helps: false };
    assert!(matches!(team.ask(Request::Solve(Box::new(job)))[..], [Act::Post(LEAD, _)]));
    assert_eq!(told(&team.hear(LEAD, improved(9))), [(9, false)]);
    assert!(team.hear(LEAD, progress()).contains(&Act::Start(1)));
    let acts = team.hear(1, ready());
    let [Act::Post(1, request)] = &acts[..] else { panic!("{acts:?}") };
    let Request::Solve(job) = &**request else { panic!() };
    assert_eq!((job.seed, job.start.is_some(), job.budget_ms), (6, true, 10_000 - 300 - EARLIER_MS));
    team
}

#[test]
fn one_core_is_left_for_the_page_where_there_are_more_than_two() {
    assert_eq!([0, 1, 2, 3, 4, 5, 64].map(workers), [1, 1, 2, 2, 3, 4, 4]);
}

#[test]
fn what_is_better_than_anything_before_is_told_whoever_found_it() {
    let mut team = at_work();
    assert_eq!(told(&team.hear(1, improved(9))), []);
    assert_eq!(told(&team.hear(1, improved(4))), [(4, false)]);
    assert_eq!(told(&team.hear(LEAD, improved(6))), []);
    assert_eq!(told(&team.hear(LEAD, improved(3))), [(3, false)]);
    assert_eq!(told(&team.hear(1, finished(2))), [(2, false)]);
    assert_eq!(told(&team.hear(LEAD, finished(3))), [(2, true)]);
    assert_eq!(team.hear(1, improved(1)), [], "after the end nothing counts");
}

/// The job in the last request that was posted to the helper.
fn posted(acts: &[Act]) -> Option<&Job> {
    acts.iter().find_map(|act| match act {
        Act::Post(1, request) => match &**request {
            Request::Solve(job) => Some(&**job),
            _ => None,
        },
        _ => None,
    })
}

#[test]
fn a_helper_begins_each_job_from_the_best_of_the_team() {
    let mut team = Team::new(2);
    team.restart();
    team.hear(LEAD, ready());
    let mut plan = Plan::new("p", NaiveDate::default());
    plan.tasks.push(Arc::new(Task::new(TaskId(1), ProjectId(1), "t")));
    let job = Job { run: 1, plan: plan.into(), start: None, seed: 5, budget_ms: 10_000, helps: false };
    team.ask(Request::Solve(Box::new(job)));
    team.hear(LEAD, improved(9));
    // 300 steps in 300 ms: in the 9,450 ms that are left there is time for four jobs of 2,000 steps and more.
    let steps = |iterations, elapsed_ms| heard(Event::Progress { run: 1, iterations, elapsed_ms });
    team.hear(LEAD, steps(300, 300));
    let acts = team.hear(1, ready());
    let first = posted(&acts).unwrap();
    assert_eq!((first.seed, first.budget_ms, first.helps), (6, 9_450 / 4, true));
    team.hear(LEAD, steps(2_000, 2_600));
    let best = Found { schedule: Arc::new(Schedule::new(Vec::new())), ..found(3, 2_600) };
    team.hear(LEAD, heard(Event::Improved { run: 1, found: best.clone() }));
    let ends = |ending, score, elapsed_ms| {
        let found = Found { score: Score(vec![score]), ..found(score, elapsed_ms) };
        heard(Event::Finished { run: 1, ending, found, bounds: Vec::new() })
    };
    let acts = team.hear(1, ends(Ending::OutOfTime, 5, 2_362));
    let second = posted(&acts).unwrap();
    assert!(second.start.as_ref().is_some_and(|start| Arc::ptr_eq(start, &best.schedule)), "the lead’s");
    assert_eq!((second.seed, told(&acts)), (7, vec![]));
    // Its own steps add up over its jobs.
    let acts = team.hear(1, heard(Event::Improved { run: 1, found: found(2, 100) }));
    let Some(Act::Tell(Heard::Event(event))) = acts.first() else { panic!("{acts:?}") };
    let Event::Improved { found: told, .. } = &**event else { panic!() };
    assert_eq!(told.iterations, 3 * 10, "ten of the lead, as its improvement said, and two jobs of ten");
    // What ends before its time is not asked again.
    assert_eq!(posted(&team.hear(1, ends(Ending::Stalled, 2, 500))), None);
}

#[test]
fn the_end_of_the_lead_ends_helpers_that_are_not_free() {
    let mut team = at_work();
    let acts = team.hear(LEAD, finished(9));
    assert!(acts.contains(&Act::End(1)) && told(&acts) == [(9, true)]);
    let mut team = at_work();
    assert!(team.restart().contains(&Act::End(1)), "so does a stop");
}

#[test]
fn a_helper_that_breaks_does_not_end_the_run_and_is_not_tried_again_in_it() {
    let mut team = at_work();
    assert_eq!(team.hear(1, broken()), [Act::End(1)]);
    assert!(!team.hear(LEAD, progress()).contains(&Act::Start(1)));
    assert_eq!(told(&team.hear(LEAD, finished(8))), [(8, true)]);
}

#[test]
fn a_lead_that_breaks_is_started_again_and_the_run_goes_on_with_its_helper() {
    let mut team = at_work();
    assert_eq!(team.hear(LEAD, broken()), [Act::Start(LEAD)]);
    assert_eq!(team.hear(1, progress()).len(), 1, "somebody is still at work");
    assert_eq!(told(&team.hear(1, finished(7))), [(7, false), (7, true)]);
    // The fresh lead gets the next request when it can read it.
    assert_eq!(team.ask(Request::Arm(Fault::Hang)), []);
    assert!(matches!(team.hear(LEAD, ready())[..], [Act::Post(LEAD, _)]));
}

#[test]
fn the_run_has_failed_when_nobody_is_left() {
    let mut team = at_work();
    team.hear(LEAD, broken());
    let acts = team.hear(1, Heard::Broken("too".into()));
    assert_eq!(acts, [Act::End(1), Act::Tell(broken())]);
    let mut alone = Team::new(1);
    assert_eq!(alone.hear(LEAD, broken()), [Act::Tell(broken())]);
}
