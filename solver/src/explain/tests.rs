//! Each reason at a plan made for it; that answers hold on all kinds of plans is tested in `tests/explained.rs`.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};

use super::*;
use crate::check::BreachDetail;
use crate::model::*;

const ANN: PersonId = PersonId(1);
const BOB: PersonId = PersonId(2);
const MOTION: SkillId = SkillId(1);

fn day(days: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 5).unwrap() + chrono::Days::new(days)
}

fn at(days: u64, time: &str) -> NaiveDateTime {
    format!("{}T{time}:00", day(days)).parse().unwrap()
}

/// Ann (motion 4) and Bob (motion 2), seven hours a day, two weeks from Monday 5 January 2026.
fn plan() -> Plan {
    let mut plan = Plan::new("Test", day(0));
    plan.grid = Minutes(30);
    plan.region = Region::None;
    plan.cap = Permille::ONE;
    plan.horizon = Some(day(11));
    plan.window = Some(day(11));
    for (id, level) in [(ANN, 4), (BOB, 2)] {
        let mut person = Person::new(id, format!("P{id}"));
        person.skills = vec![Held { skill: MOTION, level: Level(level) }];
        plan.people.push(person.into());
    }
    plan.clients.push(Client::new(ClientId(1), "C").into());
    plan.projects.push(Project::new(ProjectId(1), ClientId(1), "P").into());
    plan
}

fn add(plan: &mut Plan, hours: u32, level: u8, change: impl FnOnce(&mut Task)) -> TaskId {
    let id = TaskId(u32::try_from(plan.tasks.len()).unwrap() + 1);
    let mut task = Task::new(id, ProjectId(1), format!("T{id}"));
    task.effort = Some(Effort::exactly(Minutes::hours(hours)));
    task.seats[0].needs = vec![Need { skill: MOTION, level: Level(level) }];
    change(&mut task);
    plan.tasks.push(task.into());
    id
}

fn after(task: TaskId) -> impl FnOnce(&mut Task) {
    move |later| later.after.push(Link { task, lag: Lag::NONE })
}

fn given(task: TaskId, owner: PersonId, start: NaiveDateTime, end: NaiveDateTime) -> Assignment {
    Assignment { task, owners: vec![owner], pieces: vec![Piece { start, end }] }
}

fn schedule(assignments: &[Assignment]) -> Schedule {
    Schedule::new(assignments.to_vec())
}

#[test]
fn nobody_and_who_comes_near() {
    let mut plan = plan();
    let task = add(&mut plan, 4, 5, |_| {});
    let Shortfall::Nobody { seat: 0, near, .. } = shortfall(&plan, &Schedule::default(), task) else {
        panic!()
    };
    let need = Need { skill: MOTION, level: Level(5) };
    let bar = |held| Bar::Level { need, held: Some(Level(held)) };
    assert_eq!(near, [(ANN, bar(4)), (BOB, bar(2))]);
    Arc::make_mut(&mut plan.tasks[0]).seats[0].pin = Some(BOB);
    let expected = Shortfall::PinnedPerson { person: BOB, bar: Some(bar(2)) };
    assert_eq!(shortfall(&plan, &Schedule::default(), task), expected);
}

#[test]
fn hours_missing_to_the_minute() {
    let mut plan = plan();
    let first = add(&mut plan, 60, 3, |_| {});
    let second = add(&mut plan, 24, 3, |_| {});
    // Ann has 70 hours in two weeks; 60 are taken, until Wednesday 13:00 and an hour.
    let taken = schedule(&[given(first, ANN, at(0, "09:30"), at(10, "13:30"))]);
    let taken = Schedule { assignments: taken.assignments };
    let Shortfall::Hours { needed, free, missing, person, from, to, .. } = shortfall(&plan, &taken, second)
    else {
        panic!()
    };
    assert_eq!((needed, person, from, to), (Minutes::hours(24), ANN, day(0), day(11)));
    assert_eq!((free, missing), (Minutes(10 * 60 + 30), Minutes(13 * 60 + 30)));
    assert_eq!(shortfall(&plan, &taken, first), Shortfall::None);
}

#[test]
fn chains_cycles_and_late_starts() {
    let mut plan = plan();
    let never = add(&mut plan, 1, 5, |_| {});
    let next = add(&mut plan, 1, 1, after(never));
    let last = add(&mut plan, 1, 1, after(next));
    let none = Schedule::default();
    assert_eq!(shortfall(&plan, &none, last), Shortfall::After { task: next, root: never });
    let a = add(&mut plan, 1, 1, |_| {});
    let b = add(&mut plan, 1, 1, after(a));
    Arc::make_mut(&mut plan.tasks[3]).after.push(Link { task: b, lag: Lag::NONE });
    assert_eq!(shortfall(&plan, &none, a), Shortfall::Cycle { tasks: vec![a, b] });
    let late = add(&mut plan, 1, 1, |task| task.not_before = Some(day(30)));
    assert!(matches!(shortfall(&plan, &none, late), Shortfall::TooLate { from: None, .. }));
}

#[test]
fn pins_name_the_rule_they_break() {
    let mut plan = plan();
    let busy = add(&mut plan, 7, 3, |_| {});
    let pinned = add(&mut plan, 1, 3, |task| task.pin_start = Some(at(0, "10:00")));
    let taken = schedule(&[given(busy, ANN, at(0, "09:30"), at(0, "17:30"))]);
    let Shortfall::Pin { breaches, .. } = shortfall(&plan, &taken, pinned) else { panic!() };
    assert_eq!(breaches, [BreachDetail::Overlap { person: ANN, other: busy, at: at(0, "10:00") }]);
    Arc::make_mut(&mut plan.tasks[1]).pin_start = Some(at(5, "10:00"));
    let Shortfall::Pin { breaches, .. } = shortfall(&plan, &taken, pinned) else { panic!() };
    assert!(breaches.contains(&BreachDetail::Away { person: ANN, at: at(5, "10:00") }), "{breaches:?}");
}

#[test]
fn seats_that_never_meet_and_stretches_that_are_too_short() {
    let mut plan = plan();
    for (index, weekdays) in [(0, [true, false]), (1, [false, true])] {
        let week = &mut Arc::make_mut(&mut plan.people[index]).week;
        for (at, day) in week.days_mut().into_iter().enumerate() {
            if !weekdays[at % 2] {
                day.clear();
            }
        }
    }
    let joint = add(&mut plan, 2, 1, |task| {
        let seat = |pin| Seat { pin: Some(pin), ..Seat::default() };
        task.seats = vec![seat(ANN), seat(BOB)];
    });
    let Shortfall::Together { people, free, .. } = shortfall(&plan, &Schedule::default(), joint) else {
        panic!()
    };
    assert_eq!((people, free), (vec![ANN, BOB], Minutes(0)));

    let mut plan = self::plan();
    let long = add(&mut plan, 35, 3, |_| {});
    let meeting = add(&mut plan, 1, 3, |_| {});
    let other = add(&mut plan, 1, 3, |_| {});
    // An hour on each Wednesday: from the first to the second there are 6 + 14 + 14 hours.
    let taken = schedule(&[
        given(meeting, ANN, at(2, "09:30"), at(2, "10:30")),
        given(other, ANN, at(9, "09:30"), at(9, "10:30")),
    ]);
    let Shortfall::Stretch { longest, .. } = shortfall(&plan, &taken, long) else { panic!() };
    assert_eq!(longest, Minutes::hours(34));
    Arc::make_mut(&mut plan.tasks[0]).split = true;
    let Shortfall::Room(room) = shortfall(&plan, &taken, long) else { panic!() };
    assert_eq!((room.owners, room.start), (vec![ANN], at(0, "09:30")));
}

#[test]
fn why_this_person_and_not_another() {
    let mut plan = plan();
    plan.goals = Goals::new([GoalKind::Lateness, GoalKind::PeakLoad]);
    let other = add(&mut plan, 7, 1, |_| {});
    let task = add(&mut plan, 7, 1, |task| task.due = Some(day(0)));
    let hard = add(&mut plan, 1, 3, after(task));
    let now = schedule(&[
        given(other, BOB, at(0, "09:30"), at(0, "17:30")),
        given(task, ANN, at(0, "09:30"), at(0, "17:30")),
        given(hard, ANN, at(1, "09:30"), at(1, "10:30")),
    ]);
    let why = why(&plan, &now, task);
    let [ann, bob] = why.seats[0].as_slice() else { panic!() };
    assert_eq!((ann.person, ann.owner, ann.days_late, ann.load), (ANN, true, 0, Some(115)));
    assert_eq!((bob.person, bob.owner, bob.days_late), (BOB, false, 1));
    assert_eq!((bob.start, bob.end), (Some(at(1, "09:30")), Some(at(1, "17:30"))));
    assert_eq!(bob.load, Some(200));
    assert_eq!(bob.pushes, [hard]);
    assert_eq!(bob.decides, Some((GoalKind::Lateness, 1)));
    let why = super::why(&plan, &now, hard);
    assert!(matches!(why.seats[0][1].bar, Some(Bar::Level { .. })));
}

#[test]
fn a_story_follows_what_holds_a_task_back_to_today() {
    let mut plan = plan();
    let first = add(&mut plan, 7, 1, |_| {});
    let second = add(&mut plan, 7, 1, |_| {});
    let third = add(&mut plan, 7, 1, |task| {
        task.after.push(Link { task: second, lag: Lag::WorkingDays(1) });
    });
    let person = Arc::make_mut(&mut plan.people[0]);
    person.time_off.push(TimeOff {
        first: day(3),
        last: day(3),
        part: DayPart::Morning,
        note: String::new(),
    });
    let now = schedule(&[
        given(first, ANN, at(0, "09:30"), at(0, "17:30")),
        given(second, ANN, at(1, "09:30"), at(1, "17:30")),
        given(third, ANN, at(3, "14:00"), at(4, "13:00")),
    ]);
    let story = story(&plan, &now, third);
    let after = Hold::After { task: third, other: second, end: at(1, "17:30"), lag: Lag::WorkingDays(1) };
    let busy = Hold::Busy { task: second, person: ANN, other: first, end: at(0, "17:30") };
    let holds: Vec<Hold> = story.chain.iter().map(|hop| hop.hold).collect();
    assert_eq!(holds, [after, busy, Hold::AsOf { task: first }]);
    assert_eq!(story.away, [Away { person: ANN, first: day(3), last: day(3), holiday: false }]);
}

#[test]
fn a_story_says_when_work_could_start_earlier() {
    let mut plan = plan();
    let task = add(&mut plan, 7, 1, |_| {});
    let now = |from, to| schedule(&[given(task, ANN, from, to)]);
    let story = |schedule: Schedule| {
        super::story(&plan, &schedule, task).chain.iter().map(|hop| hop.hold).collect::<Vec<_>>()
    };
    let free = Hold::Free { task, from: at(0, "09:30") };
    assert_eq!(story(now(at(2, "09:30"), at(2, "17:30"))), [free]);
    assert_eq!(story(now(at(0, "09:30"), at(0, "17:30"))), [Hold::AsOf { task }]);
}

#[test]
fn each_link_of_a_chain_says_what_it_amounts_to() {
    let mut plan = plan();
    let first = add(&mut plan, 14, 1, |task| task.due = Some(day(1)));
    let second = add(&mut plan, 7, 1, |task| task.due = Some(day(2)));
    let third = add(&mut plan, 7, 1, |task| {
        task.after.push(Link { task: second, lag: Lag::WorkingDays(1) });
    });
    let now = schedule(&[
        given(first, ANN, at(0, "09:30"), at(1, "17:30")),
        given(second, ANN, at(2, "09:30"), at(2, "17:30")),
        given(third, BOB, at(7, "09:30"), at(7, "17:30")),
    ]);
    let off = TimeOff { first: day(4), last: day(6), part: DayPart::Whole, note: String::new() };
    Arc::make_mut(&mut plan.people[1]).time_off = vec![off];
    let story = story(&plan, &now, third);
    let [after, busy, root] = story.chain.as_slice() else { panic!("{:?}", story.chain) };
    assert!(matches!(after.hold, Hold::After { other, .. } if other == second));
    assert_eq!((after.runs, after.waits), (1, 2), "Thursday for the lag, Friday off");
    assert_eq!(after.away, [Away { person: BOB, first: day(4), last: day(6), holiday: false }]);
    assert_eq!((busy.runs, busy.waits), (1, 0));
    assert_eq!(busy.rank, Some(Rank::Sooner { date: day(1) }));
    assert_eq!((root.hold, root.runs), (Hold::AsOf { task: first }, 2));
    assert_eq!(story.root(), Some(root));
}

#[test]
fn the_cap_tells_what_it_keeps_free() {
    let mut plan = plan();
    plan.cap = Permille(500);
    let task = add(&mut plan, 7, 1, |_| {});
    let now = schedule(&[given(task, ANN, at(0, "09:30"), at(1, "13:00"))]);
    let story = story(&plan, &now, task);
    assert_eq!(story.chain[0].kept, Minutes(210), "the first afternoon");
}
