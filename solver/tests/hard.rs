//! Plans that nobody would wish for, and a watch that wants to stop: each ends soon, with a valid schedule.

use std::sync::Arc;

use solver::check::check;
use solver::model::{
    Assignment, Client, ClientId, Effort, GoalKind, Goals, Held, Level, Link, Minutes, Need, Person,
    PersonId, Plan, Project, ProjectId, Schedule, Score, SkillId, Task, TaskId,
};
use solver::sample::{Size, agency_like, random};
use solver::solve::{Options, Outcome, Solution, solve};
use solver::watch::{Unwatched, Watch};

/// A plan of so many people and tasks of seven hours, without skills, dates or links.
fn plain(people: u32, tasks: u32) -> Plan {
    let mut plan = Plan::new("Hard", "2026-01-05".parse().unwrap());
    plan.clients.push(Client::new(ClientId(1), "C").into());
    plan.projects.push(Project::new(ProjectId(1), ClientId(1), "P").into());
    plan.people = (0..people).map(|id| Person::new(PersonId(id), "P").into()).collect();
    plan.tasks = (0..tasks).map(|id| Task::new(TaskId(id), ProjectId(1), "T").into()).collect();
    plan.goals = Goals::new([GoalKind::Lateness, GoalKind::PeakLoad]);
    plan
}

fn edit(plan: &mut Plan, change: impl Fn(u32, &mut Task)) {
    for (at, task) in (0..).zip(&mut plan.tasks) {
        change(at, Arc::make_mut(task));
    }
}

fn solved(plan: &Plan, iterations: u64) -> Solution {
    let options = Options { iterations: Some(iterations), bounds: true, ..Options::default() };
    let solution = solve(plan, &options, &mut Unwatched);
    let report = check(plan, &solution.schedule);
    assert!(report.is_valid(), "{:#?}", report.breaches.first());
    assert_eq!(report.score, solution.score);
    solution
}

#[test]
fn a_chain_of_five_thousand_tasks_is_placed_as_far_as_the_horizon_goes() {
    let mut plan = plain(3, 5_000);
    edit(&mut plan, |at, task| {
        task.effort = Some(Effort::exactly(Minutes(15)));
        task.after = at
            .checked_sub(1)
            .map(|before| Link { task: TaskId(before), lag: Default::default() })
            .into_iter()
            .collect();
    });
    plan.horizon = "2026-06-30".parse().ok();
    let placed = solved(&plan, 200).schedule.assignments.len();
    assert!((2_000..5_000).contains(&placed), "{placed} placed");
}

#[test]
fn a_circle_of_five_thousand_tasks_has_no_place() {
    let mut plan = plain(3, 5_000);
    edit(&mut plan, |at, task| {
        task.after = vec![Link { task: TaskId((at + 1) % 5_000), lag: Default::default() }]
    });
    assert!(solved(&plan, 200).schedule.assignments.is_empty());
}

#[test]
fn one_person_with_forty_skills_takes_what_fits_of_five_thousand_tasks() {
    let mut plan = plain(1, 5_000);
    let skills = (0..40).map(|skill| Held { skill: SkillId(skill), level: Level(1 + (skill % 5) as u8) });
    Arc::make_mut(&mut plan.people[0]).skills = skills.collect();
    edit(&mut plan, |at, task| {
        task.seats[0].needs = vec![Need { skill: SkillId(at % 40), level: Level(1) }];
    });
    let solution = solved(&plan, 500);
    assert!(solution.score.0[0] > 0 && !solution.schedule.assignments.is_empty());
}

#[test]
fn five_thousand_tasks_pinned_onto_one_person_take_what_time_there_is() {
    let mut plan = plain(50, 5_000);
    edit(&mut plan, |_, task| task.seats[0].pin = Some(PersonId(2)));
    let whole = solved(&plan, 200).schedule;
    assert!((50..500).contains(&whole.assignments.len()), "{} placed", whole.assignments.len());
    edit(&mut plan, |at, task| task.split = at % 3 > 0);
    let mixed = solved(&plan, 50).schedule;
    assert!(mixed.assignments.len() >= whole.assignments.len());
    edit(&mut plan, |_, task| task.pin_start = "2026-01-06T09:30:00".parse().ok());
    assert_eq!(solved(&plan, 200).schedule.assignments.len(), 1);
}

#[test]
fn five_thousand_tasks_that_nobody_of_two_hundred_can_do_are_unplaced() {
    let mut plan = plain(200, 5_000);
    edit(&mut plan, |_, task| task.seats[0].needs = vec![Need { skill: SkillId(9), level: Level(1) }]);
    let solution = solved(&plan, 200);
    assert!(solution.schedule.assignments.is_empty());
    assert_eq!(solution.outcome, Outcome::Optimal);
}

#[test]
fn many_seats_that_anybody_may_take_are_spread_over_people() {
    let mut plan = plain(40, 100);
    edit(&mut plan, |_, task| task.seats = vec![task.seats[0].clone(); 4]);
    let schedule = solved(&plan, 0).schedule;
    assert_eq!(schedule.assignments.len(), 100);
    let last = schedule.assignments.iter().filter_map(|given| given.end()).max();
    assert!(last.unwrap().date() <= "2026-01-30".parse().unwrap(), "done only at {last:?}");
}

#[test]
fn an_agency_of_two_hundred_with_five_thousand_tasks_has_a_schedule() {
    let plan = agency_like(200, 5_000, 1);
    let fresh = solved(&Plan { schedule: None, ..plan.clone() }, 1);
    assert_eq!(fresh.schedule.assignments.len(), 5_000);
    // The schedule that it carries stands.
    let start = plan.schedule.as_deref().unwrap();
    let options = Options { iterations: Some(0), start: Some(start.clone()), ..Options::default() };
    let kept = solve(&plan, &options, &mut Unwatched).schedule;
    assert!(check(&plan, &kept).is_valid());
    let place = |given: &Assignment| (given.owners.clone(), given.start(), given.end());
    assert!(start.assignments.iter().all(|old| kept.get(old.task).map(place) == Some(place(old))));
}

#[test]
fn work_that_nobody_can_do_is_unplaced_and_so_is_what_follows() {
    let mut plan = plain(3, 6);
    edit(&mut plan, |at, task| match at {
        0 => task.seats[0].needs = vec![Need { skill: SkillId(9), level: Level(1) }],
        1 => task.after = vec![Link { task: TaskId(0), lag: Default::default() }],
        _ => {}
    });
    assert_eq!(solved(&plan, 500).schedule.assignments.len(), 4);
    plan.people.clear();
    assert!(solved(&plan, 500).schedule.assignments.is_empty());
    plan.tasks.clear();
    assert_eq!(solved(&plan, 500).outcome, Outcome::Optimal);
}

/// Stops at the nth question and counts on.
struct Stopping {
    at: u32,
    asked: u32,
    told: u32,
}

impl Watch for Stopping {
    fn should_stop(&mut self) -> bool {
        self.asked += 1;
        self.asked >= self.at
    }

    fn spent(&mut self) -> Option<u32> {
        Some(0)
    }

    fn improved(&mut self, _: &Schedule, _: &Score) {
        self.told += 1;
    }
}

#[test]
fn a_stop_is_obeyed_at_once_and_the_best_is_kept() {
    let plan = random(3, Size::MEDIUM);
    for at in [1, 5, 50] {
        let mut watch = Stopping { at, asked: 0, told: 0 };
        let solution = solve(&plan, &Options::default(), &mut watch);
        assert_eq!(solution.outcome, Outcome::Stopped);
        assert!(watch.asked < at + 20 && watch.told > 0, "asked {} times for {at}", watch.asked);
        let report = check(&plan, &solution.schedule);
        assert!(report.is_valid());
        assert_eq!(report.score, solution.score);
    }
}

/// Counts how often it is asked, and the moves between two questions.
#[derive(Default)]
struct Counting {
    asked: u64,
    moves: u64,
    most: u64,
}

impl Watch for Counting {
    fn should_stop(&mut self) -> bool {
        self.asked += 1;
        false
    }

    fn progress(&mut self, iterations: u64) {
        self.most = self.most.max(iterations - self.moves);
        self.moves = iterations;
    }
}

#[test]
fn the_watch_is_asked_for_each_task_placed_and_every_few_long_moves() {
    let mut plan = plain(3, 1_000);
    edit(&mut plan, |at, task| {
        task.effort = Some(Effort::exactly(Minutes(15)));
        task.after = at
            .checked_sub(1)
            .map(|id| Link { task: TaskId(id), lag: Default::default() })
            .into_iter()
            .collect();
    });
    let (mut placing, mut moving) = (Counting::default(), Counting::default());
    let first = solve(&plan, &Options { iterations: Some(0), ..Options::default() }, &mut placing);
    assert!(placing.asked >= 1_000, "asked {} times while placing", placing.asked);
    // Half the chain waits for each move.
    let options = Options { iterations: Some(1_000), start: Some(first.schedule), ..Options::default() };
    solve(&plan, &options, &mut moving);
    assert!(moving.asked >= 1_000, "asked {} times", moving.asked);
    assert!(moving.most <= 350, "{} moves without a question", moving.most);
}

#[test]
fn other_ids_give_the_same_score() {
    for seed in 0..25 {
        let plan = random(seed, Size::SMALL);
        let text = serde_json::to_value(&plan).unwrap();
        let other: Plan = serde_json::from_value(relabelled(text)).unwrap();
        let options = Options { seed, iterations: Some(1_000), ..Options::default() };
        let (a, b) = (solve(&plan, &options, &mut Unwatched), solve(&other, &options, &mut Unwatched));
        assert_eq!((a.score, a.iterations), (b.score, b.iterations), "seed {seed}");
    }
}

/// The same plan with the ids of tasks counted from elsewhere, in the same order.
fn relabelled(mut plan: serde_json::Value) -> serde_json::Value {
    fn shift(value: &mut serde_json::Value, key: &str) {
        match value {
            serde_json::Value::Array(items) => items.iter_mut().for_each(|item| shift(item, key)),
            serde_json::Value::Object(fields) => {
                for (name, field) in fields {
                    match field.as_u64().filter(|_| name == key) {
                        Some(id) => *field = (id + 7_000).into(),
                        None => shift(field, key),
                    }
                }
            }
            _ => {}
        }
    }
    shift(&mut plan, "task");
    for task in plan["tasks"].as_array_mut().into_iter().flatten() {
        shift(task, "id");
    }
    plan
}
