//! Replanning without surprises: the first schedule after an edit keeps what the edit did not break.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::Days;
use solver::check::check;
use solver::model::{Assignment, DayPart, Effort, Minutes, PersonId, Plan, Schedule, Task, TaskId, TimeOff};
use solver::sample::{Size, agency, random};
use solver::solve::{Options, solve};
use solver::watch::Unwatched;

fn solved(plan: &Plan, iterations: u64) -> Schedule {
    let start = plan.schedule.as_deref().cloned();
    let options = Options { seed: 1, iterations: Some(iterations), start, ..Options::default() };
    let solution = solve(plan, &options, &mut Unwatched);
    let report = check(plan, &solution.schedule);
    assert!(report.is_valid(), "{}: {:#?}", plan.name, report.breaches);
    assert_eq!(report.score, solution.score);
    solution.schedule
}

/// The plan with the schedule of a short search.
fn accepted(plan: Plan) -> Plan {
    let plan = Plan { schedule: None, ..plan };
    let schedule = solved(&plan, 500);
    Plan { schedule: Some(Arc::new(schedule)), ..plan }
}

fn sample() -> Plan {
    accepted(agency("2026-03-02".parse().unwrap()))
}

fn edit(plan: &Plan, task: TaskId, change: impl Fn(&mut Task)) -> Plan {
    let mut plan = plan.clone();
    plan.tasks.iter_mut().filter(|other| other.id == task).map(Arc::make_mut).for_each(change);
    plan
}

/// The tasks whose owners or times are not those of the plan's schedule.
fn moved(plan: &Plan) -> BTreeSet<TaskId> {
    let before = plan.schedule.as_deref().unwrap();
    let after = solved(plan, 0);
    let tasks = plan.tasks.iter().map(|task| task.id);
    tasks.filter(|task| before.get(*task) != after.get(*task)).collect()
}

/// Work of people, in the order of its start.
fn work(plan: &Plan) -> Vec<&Assignment> {
    let assignments = plan.schedule.iter().flat_map(|schedule| &schedule.assignments);
    let mut work: Vec<&Assignment> = assignments.filter(|given| !given.owners.is_empty()).collect();
    work.sort_by_key(|given| given.start());
    work
}

#[test]
fn without_an_edit_nothing_moves() {
    for seed in 0..60 {
        let plan = accepted(random(seed, Size::SMALL));
        assert_eq!(moved(&plan), BTreeSet::new(), "seed {seed}");
    }
    assert_eq!(moved(&sample()), BTreeSet::new());
}

#[test]
fn other_dates_less_effort_and_work_that_is_gone_move_nothing_else() {
    let plan = sample();
    for given in work(&plan).into_iter().step_by(9) {
        let task = given.task;
        let sooner = edit(&plan, task, |task| task.due = task.due.map(|due| due - Days::new(10)));
        assert_eq!(moved(&sooner), BTreeSet::new());
        let less = edit(&plan, task, |task| task.effort = Some(Effort::exactly(Minutes(30))));
        assert!(moved(&less).iter().all(|other| *other == task));
        let mut gone = plan.clone();
        gone.tasks.retain(|other| other.id != task);
        for other in &mut gone.tasks {
            Arc::make_mut(other).after.retain(|link| link.task != task);
        }
        assert_eq!(moved(&gone), BTreeSet::new());
    }
}

#[test]
fn more_effort_moves_nothing_that_began_before_and_nothing_to_an_earlier_time() {
    let plan = sample();
    let work = work(&plan);
    let (mut edits, mut all) = (0, 0);
    // Work pinned in time has no place where its pin leaves too little room.
    let free = |given: &&&Assignment| plan.task(given.task).unwrap().pin_start.is_none();
    for given in work.iter().filter(free).step_by(7) {
        let longer = edit(&plan, given.task, |task| {
            let likely = task.effort.map_or(0, |effort| effort.likely.0);
            task.effort = Some(Effort::exactly(Minutes(likely * 3 / 2 + 60)));
        });
        let after = solved(&longer, 0);
        let moved = moved(&longer);
        for other in &work {
            let now = after.get(other.task).unwrap_or_else(|| panic!("{} for {}", other.task, given.task));
            assert_eq!(now.owners, other.owners);
            assert!(now.start() >= other.start());
            assert!(other.start() >= given.start() || !moved.contains(&other.task));
        }
        (edits, all) = (edits + 1, all + moved.len());
    }
    assert!(all < 15 * edits, "{all} tasks moved in {edits} edits");
}

#[test]
fn new_work_goes_where_there_is_room() {
    let plan = sample();
    let free = |given: &&Assignment| plan.task(given.task).unwrap().pin_start.is_none();
    for given in work(&plan).into_iter().filter(free).step_by(9) {
        let mut more = plan.clone();
        let mut task = Task::clone(plan.task(given.task).unwrap());
        (task.id, task.after) = (TaskId(9_999), Vec::new());
        more.tasks.push(Arc::new(task));
        assert_eq!(moved(&more), BTreeSet::from([TaskId(9_999)]));
    }
}

#[test]
fn who_is_ill_or_gone_keeps_and_hands_over_what_must_be() {
    let plan = sample();
    for person in plan.people.iter().map(|person| person.id) {
        let mut ill = plan.clone();
        let first = plan.as_of + Days::new(8);
        for other in ill.people.iter_mut().filter(|other| other.id == person).map(Arc::make_mut) {
            let last = first + Days::new(1);
            other.time_off.push(TimeOff { first, last, part: DayPart::Whole, note: String::new() });
        }
        // Whatever ended before stands.
        let early = |task: &TaskId| {
            let end = plan.schedule.as_ref().and_then(|schedule| schedule.get(*task)?.end());
            end.is_some_and(|end| end.date() < first)
        };
        assert_eq!(moved(&ill).iter().filter(|task| early(task)).count(), 0);
        let mut gone = plan.clone();
        gone.people.retain(|other| other.id != person);
        assert!(solved(&gone, 0).assignments.iter().all(|given| !given.owners.contains(&person)));
    }
}

#[test]
fn repairs_of_random_plans_with_schedules_of_other_plans_obey_the_rules() {
    for seed in 0..60 {
        let (plan, other) = (random(seed, Size::SMALL), accepted(random(seed + 1, Size::SMALL)));
        solved(&Plan { schedule: other.schedule, ..plan.clone() }, 0);
        // Half of the people leave, time goes on by a week.
        let mut later = accepted(plan);
        later.people.retain(|person| person.id.0 % 2 == 0 || person.id == PersonId(1));
        later.as_of = later.as_of + Days::new(7);
        solved(&later, 0);
    }
}
