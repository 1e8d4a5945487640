use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use proptest::prelude::*;

use super::*;
use crate::check::check;
use crate::model::*;
use crate::sample::{Size, random};

const ANN: PersonId = PersonId(1);
const BOB: PersonId = PersonId(2);
const MOTION: SkillId = SkillId(1);

fn day(days: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 5).unwrap() + chrono::Days::new(days)
}

fn at(days: u64, time: &str) -> NaiveDateTime {
    format!("{}T{time}:00", day(days)).parse().unwrap()
}

/// Ann and Bob (motion 4 and 2), seven hours a day from Monday 5 January 2026; three tasks of seven hours that Ann does
/// on Monday, Tuesday and Wednesday, the second due on its day, the third after the second.
fn plan() -> Plan {
    let mut plan = Plan::new("Test", day(0));
    plan.grid = Minutes(30);
    plan.region = Region::None;
    plan.cap = Permille::ONE;
    plan.horizon = Some(day(18));
    plan.window = Some(day(11));
    for (id, level) in [(ANN, 4), (BOB, 2)] {
        let mut person = Person::new(id, format!("P{id}"));
        person.skills = vec![Held { skill: MOTION, level: Level(level) }];
        plan.people.push(person.into());
    }
    plan.clients.push(Client::new(ClientId(1), "C").into());
    plan.projects.push(Project::new(ProjectId(1), ClientId(1), "P").into());
    for id in 1..=3 {
        let mut task = Task::new(TaskId(id), ProjectId(1), format!("T{id}"));
        task.effort = Some(Effort::exactly(Minutes::hours(7)));
        task.seats[0].needs = vec![Need { skill: MOTION, level: Level(1) }];
        if id == 2 {
            task.due = Some(day(1));
        }
        if id == 3 {
            task.after.push(Link { task: TaskId(2), lag: Lag::NONE });
        }
        plan.tasks.push(task.into());
    }
    let given = (1..=3).map(|id| Assignment {
        task: TaskId(id),
        owners: vec![ANN],
        pieces: vec![Piece { start: at(u64::from(id) - 1, "09:30"), end: at(u64::from(id) - 1, "17:30") }],
    });
    plan.schedule = Some(Arc::new(Schedule::new(given.collect())));
    plan
}

fn edit(plan: &mut Plan, id: u32, change: impl FnOnce(&mut Task)) {
    let task = plan.tasks.iter_mut().find(|task| task.id == TaskId(id)).unwrap();
    change(Arc::make_mut(task));
}

fn hand(plan: &Plan) -> Hand {
    Hand::new(Arc::new(plan.clone()), plan.schedule.clone().unwrap())
}

fn of(task: u32) -> Attempt {
    Attempt { task: TaskId(task), owner: None, when: None, minutes: None }
}

fn places(tried: &Tried) -> Vec<(u32, PersonId, NaiveDateTime)> {
    let place = |shift: &Shift| {
        let place = shift.place.as_ref().unwrap();
        (shift.task.0, place.owners[0], place.start().unwrap())
    };
    tried.shifts.iter().map(place).collect()
}

#[test]
fn another_person_is_pinned_and_nothing_else_moves() {
    let plan = plan();
    let tried = hand(&plan).attempt(&Attempt { owner: Some((0, BOB)), ..of(1) });
    assert_eq!(tried.obstacle, None);
    let task = tried.task.as_ref().unwrap();
    assert_eq!((task.seats[0].pin, task.pin_start), (Some(BOB), None));
    assert_eq!(places(&tried), [(1, BOB, at(0, "09:30"))]);
    assert_eq!(tried.before.late_days, tried.after.late_days);
}

#[test]
fn another_day_is_pinned_and_pushes_on_what_stood_there() {
    let plan = plan();
    let tried = hand(&plan).attempt(&Attempt { when: Some(When::At(at(1, "09:30"))), ..of(1) });
    assert_eq!(tried.obstacle, None);
    assert_eq!(tried.task.as_ref().unwrap().pin_start, Some(at(1, "09:30")));
    assert!(places(&tried).contains(&(1, ANN, at(1, "09:30"))));
    let second = tried.shifts.iter().find(|shift| shift.task == TaskId(2)).unwrap();
    // Bob could take the second, but who can stay with it does: a day late.
    assert_eq!((second.days_late, tried.before.late_days, tried.after.late_days), (1, 0, 1));
}

#[test]
fn a_day_is_its_first_free_moment() {
    let mut plan = plan();
    edit(&mut plan, 1, |task| task.effort = Some(Effort::exactly(Minutes::hours(2))));
    let mut schedule = Schedule::clone(plan.schedule.as_ref().unwrap());
    schedule.assignments[0].pieces[0].end = at(0, "11:30");
    plan.schedule = Some(schedule.into());
    let start =
        |task, when| hand(&plan).attempt(&Attempt { when: Some(when), ..of(task) }).task.unwrap().pin_start;
    assert_eq!(start(1, When::On(day(3))), Some(at(3, "09:30")));
    assert_eq!(start(2, When::On(day(0))), Some(at(0, "11:30")), "beside the work that stands there");
    assert_eq!(start(1, When::On(day(1))), Some(at(1, "09:30")), "a full day begins with it");
    assert_eq!(start(1, When::In(day(0))), Some(at(0, "09:30")), "its own time is free for it");
    assert_eq!(start(1, When::In(day(7))), Some(at(7, "09:30")));
    assert_eq!(start(1, When::At(at(3, "13:15"))), Some(at(3, "14:00")), "after lunch");
}

#[test]
fn a_move_that_a_rule_forbids_says_which() {
    let mut plan = plan();
    edit(&mut plan, 1, |task| {
        task.seats[0].needs[0].level = Level(3);
        task.not_before = Some(day(0));
    });
    edit(&mut plan, 2, |task| task.not_before = Some(day(1)));
    Arc::make_mut(&mut plan.people[0]).time_off.push(TimeOff {
        first: day(4),
        last: day(4),
        part: DayPart::Whole,
        note: String::new(),
    });
    let obstacle = |attempt: Attempt| hand(&plan).attempt(&attempt).obstacle;
    let need = Need { skill: MOTION, level: Level(3) };
    assert_eq!(
        obstacle(Attempt { owner: Some((0, BOB)), ..of(1) }),
        Some(Obstacle::Person(BOB, Bar::Level { need, held: Some(Level(2)) }))
    );
    let breach = |detail| Some(Obstacle::Breach(detail));
    let on = |task, days| obstacle(Attempt { when: Some(When::On(day(days))), ..of(task) });
    assert_eq!(on(2, 0), breach(BreachDetail::NotBefore { date: day(1) }));
    let earliest = Some(at(1, "17:30"));
    assert_eq!(on(3, 0), breach(BreachDetail::TooEarly { other: TaskId(2), earliest }));
    assert_eq!(on(1, 4), breach(BreachDetail::Away { person: ANN, at: at(4, "00:00") }));
    let past = obstacle(Attempt { when: Some(When::On(day(0) - chrono::Days::new(3))), ..of(1) });
    assert!(matches!(past, Some(Obstacle::Breach(BreachDetail::BeforeAsOf { .. }))), "{past:?}");
    assert_eq!(obstacle(of(9)), breach(BreachDetail::UnknownTask));
}

#[test]
fn what_is_pinned_there_is_not_pushed_away() {
    let mut plan = plan();
    edit(&mut plan, 2, |task| {
        task.pin_start = Some(at(1, "09:30"));
        task.seats[0].pin = Some(ANN);
    });
    let tried = hand(&plan).attempt(&Attempt { when: Some(When::At(at(1, "10:00"))), ..of(1) });
    assert!(
        matches!(
            tried.obstacle,
            Some(Obstacle::Pinned(TaskId(2)) | Obstacle::Breach(BreachDetail::Overlap { .. }))
        ),
        "{:?}",
        tried.obstacle
    );
}

#[test]
fn one_seat_of_several_changes_hands_alone() {
    let mut plan = plan();
    let mut carl = Person::new(PersonId(3), "Carl");
    carl.skills = vec![Held { skill: MOTION, level: Level(3) }];
    plan.people.push(carl.into());
    edit(&mut plan, 1, |task| task.seats.push(Seat::default()));
    let mut schedule = Schedule::clone(plan.schedule.as_ref().unwrap());
    schedule.assignments[0].owners.push(BOB);
    plan.schedule = Some(schedule.into());
    let tried = hand(&plan).attempt(&Attempt { owner: Some((1, PersonId(3))), ..of(1) });
    assert_eq!(tried.obstacle, None);
    assert_eq!(tried.shifts[0].place.as_ref().unwrap().owners, [ANN, PersonId(3)]);
    assert_eq!(
        tried.task.unwrap().seats.iter().map(|seat| seat.pin).collect::<Vec<_>>(),
        [None, Some(PersonId(3))]
    );
    let twice = hand(&plan).attempt(&Attempt { owner: Some((1, ANN)), ..of(1) });
    assert_eq!(twice.obstacle, Some(Obstacle::Breach(BreachDetail::TwoSeats { person: ANN })));
}

#[test]
fn started_work_changes_hands_and_what_is_left_of_it_changes() {
    let mut plan = plan();
    edit(&mut plan, 1, |task| task.progress = Progress { spent: Minutes(120), ..Progress::default() });
    let tried = hand(&plan).attempt(&Attempt { owner: Some((0, BOB)), ..of(1) });
    assert_eq!(tried.obstacle, None);
    assert_eq!(tried.shifts[0].place.as_ref().unwrap().owners, [BOB]);
    let tried = hand(&plan).attempt(&Attempt { minutes: Some(Minutes(600)), ..of(1) });
    let task = tried.task.unwrap();
    assert_eq!((task.progress.left, task.effort), (Some(Minutes(600)), plan.tasks[0].effort));
}

#[test]
fn a_longer_task_pushes_on_what_follows() {
    let plan = plan();
    let tried = hand(&plan).attempt(&Attempt { minutes: Some(Minutes::hours(9)), ..of(1) });
    assert_eq!(tried.obstacle, None);
    assert_eq!(tried.task.unwrap().effort, Some(Effort::exactly(Minutes::hours(9))));
    assert!(tried.shifts.len() >= 2 && tried.after.late_days >= 1);
}

#[test]
fn a_scaled_effort_is_what_was_asked_for() {
    let effort = Effort { best: Some(Minutes(240)), likely: Minutes(360), worst: Some(Minutes(720)) };
    for minutes in (30..2000).step_by(30) {
        for effort in [effort, Effort { worst: None, ..effort }, Effort { best: None, ..effort }] {
            let new = scaled(Some(effort), Minutes(minutes));
            assert_eq!(new.expected(), Minutes(minutes), "{new:?}");
        }
    }
    assert_eq!(scaled(None, Minutes(90)), Effort::exactly(Minutes(90)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever is tried on whatever plan: what is not forbidden obeys every rule, does what was asked, and is told
    /// exactly.
    #[test]
    fn an_attempt_that_is_not_forbidden_is_valid(
        seed in 0u64..5_000, pick in 0usize..40, person in 0usize..8, days in 0i64..30, how in 0u8..4,
    ) {
        let mut plan = random(seed, Size::SMALL);
        let start = solve(&plan, &Options { iterations: Some(0), ..Options::default() }, &mut Unwatched);
        plan.schedule = Some(Arc::new(start.schedule));
        prop_assume!(!plan.tasks.is_empty() && !plan.people.is_empty());
        let task = Arc::clone(&plan.tasks[pick % plan.tasks.len()]);
        let person = plan.people[person % plan.people.len()].id;
        let date = plan.as_of + TimeDelta::days(days);
        let attempt = Attempt {
            task: task.id,
            owner: (how != 1 && !task.seats.is_empty()).then_some((0, person)),
            when: match how { 0 => None, 1 => Some(When::On(date)), 2 => Some(When::In(date)), _ => Some(When::At(date.and_hms_opt(10, 0, 0).unwrap())) },
            minutes: (how == 0).then_some(Minutes(300)),
        };
        let tried = hand(&plan).attempt(&attempt);
        if tried.obstacle.is_none() {
            let moved = tried.task.clone().unwrap();
            let schedule = tried.schedule(plan.schedule.as_ref().unwrap());
            let mut next = plan.clone();
            for known in next.tasks.iter_mut().filter(|known| known.id == moved.id) {
                *known = Arc::clone(&moved);
            }
            let report = check(&next, &schedule);
            prop_assert_eq!(&report.breaches, &vec![]);
            prop_assert_eq!(&report.score, &tried.after.score);
            let place = schedule.get(moved.id).unwrap();
            if let Some((seat, person)) = attempt.owner {
                prop_assert_eq!(place.owners[seat], person);
            }
            if moved.pin_start != task.pin_start {
                prop_assert_eq!(place.start(), moved.pin_start);
            }
        }
    }
}
