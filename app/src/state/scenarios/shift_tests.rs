use solver::model::Score;

use super::*;
use crate::engine::protocol::Ending;

fn plan(frozen_days: u32) -> Arc<Plan> {
    Arc::new(Plan { frozen_days, ..Plan::new("", Default::default()) })
}

fn four() -> Vec<(Whose, Arc<Plan>)> {
    [None, Some(1), Some(2), Some(3)].map(|id| (id.map(ScenarioId), plan(id.unwrap_or(0)))).to_vec()
}

fn heard(event: Event) -> Heard {
    Heard::Event(Box::new(event))
}

fn ready() -> Heard {
    heard(Event::Ready { version: VERSION })
}

fn finished(run: u32, bounds: Vec<(GoalKind, i64)>) -> Heard {
    let found = Found { schedule: Arc::default(), score: Score(vec![0]), iterations: 0, elapsed_ms: 5 };
    heard(Event::Finished { run, ending: Ending::OutOfTime, found, bounds })
}

/// The jobs among the acts: desk, run, budget.
fn jobs(acts: &[Act]) -> Vec<(usize, u32, u32)> {
    let job = |act: &Act| match act {
        Act::Post(at, request) => match &**request {
            Request::Solve(job) => Some((*at, job.run, job.budget_ms)),
            _ => None,
        },
        _ => None,
    };
    acts.iter().filter_map(job).collect()
}

fn stages(shift: &Shift) -> Vec<Stage> {
    shift.standings().iter().map(|standing| standing.stage).collect()
}

/// Works until nobody has anything to do.
fn run_out(shift: &mut Shift, acts: Vec<Act>) -> Vec<(usize, u32, u32)> {
    let mut open = acts;
    let mut done = Vec::new();
    while !open.is_empty() {
        let act = open.remove(0);
        if let Act::Start(at) = act {
            open.extend(shift.hear(at, ready()).0);
        }
        for (at, run, budget) in jobs(std::slice::from_ref(&act)) {
            done.push((at, run, budget));
            open.extend(shift.hear(at, finished(run, Vec::new())).0);
        }
    }
    done
}

#[test]
fn all_get_a_first_schedule_before_any_is_made_better() {
    let mut shift = Shift::default();
    let acts = shift.compare(four());
    assert_eq!(acts, [Act::Start(0), Act::Start(1)], "two at a time");
    let done = run_out(&mut shift, acts);
    let budgets: Vec<u32> = done.iter().map(|(_, _, budget)| *budget).collect();
    assert_eq!(budgets, [0, 0, 0, 0, REFINE_MS, REFINE_MS, REFINE_MS, REFINE_MS]);
    assert_eq!(stages(&shift), [Stage::Done; 4]);
    assert!(!shift.is_working());
}

#[test]
fn workers_that_were_started_early_take_work_at_once() {
    let mut shift = Shift::default();
    assert_eq!(shift.warm(), [Act::Start(0), Act::Start(1)]);
    assert_eq!(shift.warm(), [], "both are there");
    shift.hear(0, ready());
    shift.hear(1, ready());
    assert_eq!(jobs(&shift.compare(four())).len(), 2);
}

#[test]
fn one_plan_needs_one_worker() {
    let mut shift = Shift::default();
    assert_eq!(shift.compare(four().into_iter().take(1).collect()), [Act::Start(0)]);
}

#[test]
fn what_changed_is_solved_again_and_its_old_result_says_so() {
    let mut shift = Shift::default();
    let acts = shift.compare(four());
    run_out(&mut shift, acts);
    let mut plans = four();
    plans[2].1 = plan(9);
    let acts = shift.compare(plans);
    assert_eq!(jobs(&acts).len(), 1, "only that one");
    let standing = &shift.standings()[2];
    assert!(standing.outdated && standing.solved.is_some());
    let (at, run, _) = jobs(&acts)[0];
    shift.hear(at, finished(run, Vec::new()));
    assert!(!shift.standings()[2].outdated);
}

#[test]
fn a_worker_at_a_plan_that_changed_is_ended() {
    let mut shift = Shift::default();
    let plans = || vec![(None, plan(0))];
    shift.compare(plans());
    shift.hear(0, ready());
    assert_eq!(shift.compare(plans()), [], "the same plan again changes nothing");
    let acts = shift.compare(vec![(None, plan(4))]);
    assert_eq!(acts, [Act::End(0), Act::Start(0)]);
    let (acts, _) = shift.hear(0, finished(1, Vec::new()));
    assert_eq!(
        (jobs(&acts), &shift.standings()[0].solved),
        (Vec::new(), &None),
        "what it still says is ignored"
    );
}

#[test]
fn another_accepted_schedule_asks_nothing_new() {
    let mut shift = Shift::default();
    let acts = shift.compare(vec![(None, plan(0))]);
    run_out(&mut shift, acts);
    let accepted = Plan { schedule: Some(Arc::default()), name: "x".into(), ..(*plan(0)).clone() };
    assert_eq!(shift.compare(vec![(None, Arc::new(accepted))]), []);
    assert_eq!(stages(&shift), [Stage::Done]);
}

#[test]
fn stop_keeps_the_best_and_going_on_begins_from_it() {
    let mut shift = Shift::default();
    shift.compare(four());
    shift.hear(0, ready());
    shift.hear(0, finished(1, vec![(GoalKind::Lateness, 3)]));
    shift.hear(0, heard(Event::Bound { run: 2, goal: GoalKind::Lateness, bound: 9 }));
    assert_eq!(shift.stop(), [Act::End(0), Act::End(1)]);
    assert!(shift.is_stopped() && !shift.is_working());
    assert_eq!(shift.compare(four()), [], "stopped stays stopped");
    assert_eq!(shift.standings()[0].solved.as_ref().unwrap().bounds[&GoalKind::Lateness], 3);
    let acts = shift.resume();
    assert_eq!(acts, [Act::Start(0), Act::Start(1)]);
    run_out(&mut shift, acts);
    assert_eq!(stages(&shift), [Stage::Done; 4]);
}

#[test]
fn whoever_leaves_ends_the_workers_and_finds_the_results_again() {
    let mut shift = Shift::default();
    let acts = shift.compare(four());
    run_out(&mut shift, acts);
    assert_eq!(shift.leave(), [Act::End(0), Act::End(1)]);
    assert_eq!(shift.compare(four()), [], "nothing is left to do");
}

#[test]
fn a_worker_that_breaks_costs_one_plan_only() {
    let mut shift = Shift::default();
    shift.compare(four());
    shift.hear(0, ready());
    let (acts, now) = shift.hear(0, heard(Event::Panicked { message: String::new() }));
    assert!(now && acts.contains(&Act::End(0)) && acts.contains(&Act::Start(0)));
    run_out(&mut shift, acts);
    assert_eq!(stages(&shift), [Stage::Failed, Stage::Done, Stage::Done, Stage::Done]);
}

#[test]
fn workers_that_do_not_start_are_not_started_for_ever() {
    let mut shift = Shift::default();
    shift.compare(four());
    let (acts, _) = shift.hear(0, Heard::Broken(String::new()));
    assert_eq!(acts, [Act::End(0)]);
    assert_eq!(stages(&shift), [Stage::Failed; 4]);
}
