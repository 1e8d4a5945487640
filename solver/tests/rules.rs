//! Rules seen from outside: a small plan is solved, and the schedule shows that the rule was kept.

use std::sync::Arc;

use chrono::NaiveDate;
use solver::model::*;
use solver::solve::{Options, solve};
use solver::watch::Unwatched;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Two people, Ann who designs at level 4 and Bob at level 2, and tasks of a project; as of Monday 5 January 2026.
fn plan(tasks: Vec<Task>) -> Plan {
    let mut plan = Plan::new("Rules", date("2026-01-05"));
    plan.region = Region::None;
    plan.cap = Permille::ONE;
    plan.skills.push(Skill { id: SkillId(1), name: "design".into() });
    for (id, name, level) in [(1, "Ann", 4), (2, "Bob", 2)] {
        let mut person = Person::new(PersonId(id), name);
        person.skills.push(Held { skill: SkillId(1), level: Level(level) });
        plan.people.push(person.into());
    }
    plan.clients.push(Client::new(ClientId(1), "C").into());
    plan.projects.push(Project::new(ProjectId(1), ClientId(1), "P").into());
    plan.tasks = tasks.into_iter().map(Arc::new).collect();
    plan
}

fn task(id: u32, hours: u32, level: u8) -> Task {
    let mut task = Task::new(TaskId(id), ProjectId(1), format!("T{id}"));
    task.effort = Some(Effort::exactly(Minutes::hours(hours)));
    task.seats[0].needs.push(Need { skill: SkillId(1), level: Level(level) });
    task
}

fn solved(plan: &Plan) -> Schedule {
    let options = Options { seed: 1, iterations: Some(200), start: None, bounds: false };
    let schedule = solve(plan, &options, &mut Unwatched).schedule;
    let report = solver::check::check(plan, &schedule);
    assert!(report.breaches.is_empty(), "{:?}", report.breaches);
    schedule
}

#[test]
fn skill_decides_who_may_take_a_seat() {
    for (level, owner) in [(1, None), (3, Some(PersonId(1))), (5, None)] {
        let plan = plan(vec![task(1, 3, level)]);
        let schedule = solved(&plan);
        match (level, schedule.get(TaskId(1))) {
            (5, found) => assert!(found.is_none(), "nobody has level 5"),
            (_, found) => assert!(owner.is_none_or(|owner| found.unwrap().owners == [owner])),
        }
    }
}

#[test]
fn not_before_holds_even_where_people_are_free() {
    let mut late = task(1, 2, 1);
    late.not_before = Some(date("2026-01-08"));
    let schedule = solved(&plan(vec![late]));
    assert_eq!(schedule.get(TaskId(1)).unwrap().start().unwrap().date(), date("2026-01-08"));
}

#[test]
fn pin_of_person_and_of_time_are_both_kept() {
    let mut pinned = task(1, 2, 1);
    pinned.seats[0].pin = Some(PersonId(2));
    pinned.pin_start = "2026-01-07T14:00:00".parse().ok();
    let schedule = solved(&plan(vec![pinned]));
    let found = schedule.get(TaskId(1)).unwrap();
    assert_eq!(found.owners, [PersonId(2)]);
    assert_eq!(found.start(), "2026-01-07T14:00:00".parse().ok());
}

#[test]
fn split_work_alone_may_be_interrupted() {
    // The pinned meeting stands in the middle of the only person's first days.
    let mut meeting = task(1, 1, 3);
    meeting.pin_start = "2026-01-06T11:00:00".parse().ok();
    for split in [true, false] {
        let mut long = task(2, 14, 3);
        long.split = split;
        let schedule = solved(&plan(vec![meeting.clone(), long]));
        let pieces = schedule.get(TaskId(2)).unwrap().pieces.len();
        assert_eq!(pieces > 1, split, "{pieces} pieces");
    }
}

#[test]
fn hours_a_day_spreads_work_over_days() {
    let mut slow = task(1, 6, 3);
    slow.a_day = Some(Minutes::hours(2));
    let schedule = solved(&plan(vec![slow]));
    let mut days: Vec<NaiveDate> =
        schedule.get(TaskId(1)).unwrap().pieces.iter().map(|piece| piece.start.date()).collect();
    days.dedup();
    assert_eq!(days.len(), 3);
}

#[test]
fn frozen_work_stays_where_people_were_told() {
    let mut plan = plan(vec![task(1, 3, 1)]);
    let piece =
        Piece { start: "2026-01-06T14:00:00".parse().unwrap(), end: "2026-01-06T17:00:00".parse().unwrap() };
    let told = Assignment { task: TaskId(1), owners: vec![PersonId(2)], pieces: vec![piece] };
    let schedule = Schedule::new(vec![told.clone()]);
    plan.announced = Some(Arc::new(Announced { on: date("2026-01-05"), by: String::new(), schedule }));
    plan.frozen_days = 3;
    assert_eq!(solved(&plan).get(TaskId(1)), Some(&told));
    plan.frozen_days = 0;
    plan.goals = Goals::new([GoalKind::Makespan]);
    assert_ne!(solved(&plan).get(TaskId(1)), Some(&told), "without the window it may move");
}
