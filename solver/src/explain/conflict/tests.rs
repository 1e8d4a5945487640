//! Each kind of member at a plan made for it. That sets are sound and irreducible on all kinds of plans is tested in
//! `tests/conflicts.rs`.

use std::sync::Arc;

use chrono::NaiveDate;

use super::*;
use crate::model::*;
use crate::solve::Options;
use crate::watch::Unwatched;

const ANN: PersonId = PersonId(1);
const BOB: PersonId = PersonId(2);
const MOTION: SkillId = SkillId(1);

fn day(days: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 5).unwrap() + chrono::Days::new(days)
}

/// Ann (motion 4) and Bob (motion 2), seven hours a day, four weeks from Monday 5 January 2026.
fn plan() -> Plan {
    let mut plan = Plan::new("Test", day(0));
    plan.grid = Minutes(30);
    plan.region = Region::None;
    plan.cap = Permille::ONE;
    plan.horizon = Some(day(27));
    for (id, level) in [(ANN, 4), (BOB, 2)] {
        let mut person = Person::new(id, format!("P{id}"));
        person.skills = vec![Held { skill: MOTION, level: Level(level) }];
        plan.people.push(person.into());
    }
    plan.clients.push(Client::new(ClientId(1), "C").into());
    plan.projects.push(Project::new(ProjectId(1), ClientId(1), "P").into());
    plan
}

/// Adds a task of so many hours of motion at a level.
fn add(plan: &mut Plan, hours: u32, level: u8, change: impl FnOnce(&mut Task)) -> TaskId {
    let id = TaskId(u32::try_from(plan.tasks.len()).unwrap() + 1);
    let mut task = Task::new(id, ProjectId(1), format!("T{id}"));
    task.effort = Some(Effort::exactly(Minutes::hours(hours)));
    task.seats[0].needs = vec![Need { skill: MOTION, level: Level(level) }];
    change(&mut task);
    plan.tasks.push(task.into());
    id
}

fn done(task: TaskId, by: u64) -> Wish {
    Wish::Done { task, by: day(by) }
}

/// The conflict, its members held against the test once more.
fn conflict_of(plan: &Plan, wishes: &[Wish]) -> Conflict {
    let found = conflict(plan, wishes, &mut Unwatched).expect("provably impossible");
    assert!(found.irreducible && is_impossible(plan, &found.members), "{found:?}");
    for at in 0..found.members.len() {
        let mut rest = found.members.clone();
        let spared = rest.remove(at);
        assert!(!is_impossible(plan, &rest), "{spared:?} can be spared");
    }
    assert_eq!(found.unlocks.iter().map(|unlock| unlock.member).collect::<Vec<_>>(), found.members);
    found
}

fn way(conflict: &Conflict, member: Member) -> &Way {
    &conflict.unlocks.iter().find(|unlock| unlock.member == member).unwrap().way
}

#[test]
fn what_is_possible_is_no_conflict() {
    let mut plan = plan();
    let task = add(&mut plan, 7, 1, |task| task.deadline = Some(day(0)));
    for wish in [done(task, 0), Wish::Everything, Wish::Deadlines] {
        assert_eq!(conflict(&plan, &[wish], &mut Unwatched), None);
    }
    let seat = |person| Wish::Owner { task, seat: 0, person };
    assert_eq!(conflict(&plan, &[done(task, 0), seat(BOB)], &mut Unwatched), None);
    assert_eq!(conflict(&plan, &[done(TaskId(99), 0), done(task, 400)], &mut Unwatched), None);
    assert!(!is_impossible(&plan, &[]));
}

#[test]
fn a_date_too_early_for_the_work_alone() {
    let mut plan = plan();
    let task = add(&mut plan, 20, 1, |_| {});
    let wish = Member::Done { task, by: Some(day(1)) };
    let found = conflict_of(&plan, &[done(task, 1)]);
    assert_eq!(found.members, [wish]);
    assert_eq!(found.unlocks, [Unlock { member: wish, way: Way::Date(day(2)), enough: true }]);
    let missing = found.missing.unwrap();
    assert_eq!((missing.needed, missing.missing), (Minutes::hours(20), Minutes::hours(6)));
    assert_eq!((missing.first, missing.last, missing.needs[0].skill), (day(0), day(1), MOTION));
    // Yesterday.
    assert_eq!(conflict_of(&plan, &[Wish::Done { task, by: day(0).pred_opt().unwrap() }]).members.len(), 1);
}

#[test]
fn dates_and_links() {
    let mut plan = plan();
    let first = add(&mut plan, 14, 1, |task| task.not_before = Some(day(2)));
    let last = add(&mut plan, 7, 1, |task| {
        task.after.push(Link { task: first, lag: Lag::WorkingDays(2) });
    });
    // Wednesday and Thursday, two days pass, Tuesday.
    assert_eq!(conflict(&plan, &[done(last, 8)], &mut Unwatched), None);
    let found = conflict_of(&plan, &[done(last, 4)]);
    let date = Member::NotBefore { task: first, date: day(2) };
    let link = Member::Link { task: last, after: first, lag: Lag::WorkingDays(2) };
    let wish = Member::Done { task: last, by: Some(day(4)) };
    assert_eq!(found.members, [date, link, wish]);
    assert_eq!(way(&found, date), &Way::Date(day(0)));
    assert_eq!(way(&found, link), &Way::Lag(Lag::NONE));
    assert_eq!(way(&found, wish), &Way::Date(day(8)));
    assert!(found.unlocks.iter().all(|unlock| unlock.enough));
    // A day less of everything, and only the wish can give way by a day.
    let found = conflict_of(&plan, &[done(last, 7)]);
    assert_eq!(way(&found, date), &Way::Date(day(1)));
    assert_eq!(way(&found, link), &Way::Lag(Lag::WorkingDays(1)));
}

#[test]
fn what_a_task_asks_for() {
    let mut plan = plan();
    let task = add(&mut plan, 14, 3, |_| {});
    let other = add(&mut plan, 14, 3, |_| {});
    plan.tasks.iter_mut().for_each(|task| Arc::make_mut(task).deadline = Some(day(1)));
    let found = conflict_of(&plan, &[Wish::Deadlines]);
    let skills = [Member::Skills { task }, Member::Skills { task: other }];
    let dates = [task, other].map(|task| Member::Done { task, by: Some(day(1)) });
    assert_eq!(found.members, [skills, dates].concat());
    // Bob would do at this level.
    assert_eq!(way(&found, skills[0]), &Way::People(vec![BOB]));
    assert_eq!(way(&found, dates[1]), &Way::Date(day(3)));
    let missing = found.missing.unwrap();
    assert_eq!((missing.people, missing.missing), (vec![ANN], Minutes::hours(14)));
    assert_eq!(missing.needs, [Need { skill: MOTION, level: Level(3) }]);
}

#[test]
fn who_is_to_do_it() {
    let mut plan = plan();
    let task = add(&mut plan, 7, 3, |_| {});
    let bob = Wish::Owner { task, seat: 0, person: BOB };
    let takes = Member::Takes { task, seat: 0, person: BOB };
    let found = conflict_of(&plan, &[bob]);
    assert_eq!(found.members, [Member::Skills { task }, takes]);
    assert_eq!(way(&found, takes), &Way::People(vec![ANN]));
    // Pinned to Ann.
    Arc::make_mut(&mut plan.tasks[0]).seats[0] =
        Seat { pin: Some(ANN), ..Seat { needs: vec![], ..Seat::default() } };
    let pinned = Member::PinnedOwner { task, seat: 0, person: ANN };
    let found = conflict_of(&plan, &[bob]);
    assert_eq!(found.members, [pinned, takes]);
    assert_eq!(way(&found, pinned), &Way::People(vec![BOB]));
    // Begun by Ann.
    let start = day(0).and_hms_opt(9, 30, 0).unwrap();
    let piece = Piece { start, end: day(0).and_hms_opt(17, 30, 0).unwrap() };
    let given = Assignment { task, owners: vec![ANN], pieces: vec![piece] };
    plan.schedule = Some(Arc::new(Schedule::new(vec![given])));
    let begun = Arc::make_mut(&mut plan.tasks[0]);
    (begun.seats[0].pin, begun.progress.spent) = (None, Minutes::hours(1));
    let found = conflict_of(&plan, &[bob]);
    assert_eq!(found.members, [Member::Started { task }, takes]);
    assert_eq!(way(&found, Member::Started { task }), &Way::Lift);
}

#[test]
fn pins_in_time_and_hours_a_day() {
    let mut plan = plan();
    let at = day(3).and_hms_opt(9, 30, 0).unwrap();
    let task = add(&mut plan, 4, 1, |task| task.pin_start = Some(at));
    let found = conflict_of(&plan, &[done(task, 2)]);
    let wish = Member::Done { task, by: Some(day(2)) };
    assert_eq!(found.members, [Member::PinnedTime { task, at }, wish]);
    assert_eq!((way(&found, wish), &found.missing), (&Way::Date(day(3)), &None));
    let slow = add(&mut plan, 8, 1, |task| task.a_day = Some(Minutes::hours(2)));
    let found = conflict_of(&plan, &[done(slow, 1)]);
    let most = Member::HoursADay { task: slow, most: Minutes::hours(2) };
    assert_eq!(found.members, [most, Member::Done { task: slow, by: Some(day(1)) }]);
    assert_eq!(way(&found, most), &Way::HoursADay(Minutes::hours(4)));
}

#[test]
fn caps_meetings_and_time_off() {
    let mut plan = plan();
    let task = add(&mut plan, 14, 3, |_| {});
    let skills = Member::Skills { task };
    let wish = Member::Done { task, by: Some(day(1)) };
    let ann = |plan: &mut Plan, change: fn(&mut Person)| change(Arc::make_mut(&mut plan.people[0]));
    assert_eq!(conflict(&plan, &[done(task, 1)], &mut Unwatched), None);

    let mut capped = plan.clone();
    ann(&mut capped, |ann| ann.cap = Some(Permille(850)));
    let cap = Member::Cap { person: ANN, cap: Permille(850) };
    let found = conflict_of(&capped, &[done(task, 1)]);
    assert_eq!(found.members, [cap, skills, wish]);
    // Above 928 permille less than one of 14 half hours is to be kept free.
    assert_eq!(way(&found, cap), &Way::Cap(Permille(930)));

    let mut met = plan.clone();
    ann(&mut met, |ann| {
        let minutes = Minutes::hours(5);
        ann.recurring.push(Recurring { name: "meetings".into(), minutes, days: vec![], at: None });
    });
    assert_eq!(
        conflict_of(&met, &[done(task, 1)]).members,
        [Member::Recurring { person: ANN }, skills, wish]
    );

    let mut off = plan;
    ann(&mut off, |ann| {
        for days in [0, 9] {
            let note = String::new();
            ann.time_off.push(TimeOff { first: day(days), last: day(days), part: DayPart::Whole, note });
        }
    });
    let holiday = Member::TimeOff { person: ANN, first: day(0), last: day(0) };
    assert_eq!(conflict_of(&off, &[done(task, 1)]).members, [holiday, skills, wish]);
}

#[test]
fn what_finds_no_place_at_all() {
    let mut plan = plan();
    let long = add(&mut plan, 141, 1, |_| {});
    let wish = Member::Done { task: long, by: None };
    let found = conflict_of(&plan, &[Wish::Everything]);
    assert_eq!((found.members.as_slice(), way(&found, wish)), (&[wish][..], &Way::Lift));
    plan.tasks.clear();
    // A circle of links.
    let a = add(&mut plan, 1, 1, |_| {});
    let b = add(&mut plan, 1, 1, |task| task.after.push(Link { task: a, lag: Lag::NONE }));
    Arc::make_mut(&mut plan.tasks[0]).after.push(Link { task: b, lag: Lag::NONE });
    assert_eq!(conflict_of(&plan, &[done(b, 9)]).members.len(), 3);
    // Two seats for one person.
    plan.tasks.clear();
    let joint = add(&mut plan, 1, 3, |task| task.seats.push(task.seats[0].clone()));
    let found = conflict_of(&plan, &[Wish::Everything]);
    assert_eq!(found.members, [Member::Skills { task: joint }, Member::Done { task: joint, by: None }]);
}

#[test]
fn a_second_conflict_behind_the_first_is_told() {
    let mut plan = plan();
    let first = add(&mut plan, 7, 1, |task| task.not_before = Some(day(10)));
    let second = add(&mut plan, 7, 1, |task| task.not_before = Some(day(10)));
    let last = add(&mut plan, 7, 1, |task| {
        task.after = [first, second].map(|task| Link { task, lag: Lag::NONE }).into();
    });
    let found = conflict_of(&plan, &[done(last, 8)]);
    let date = found.unlocks.iter().find(|unlock| matches!(unlock.member, Member::NotBefore { .. })).unwrap();
    assert!(!date.enough, "the other date stays");
    let wish = found.unlocks.last().unwrap();
    assert_eq!((&wish.way, wish.enough), (&Way::Date(day(11)), true));
}

#[test]
fn the_search_shows_that_a_wish_comes_true() {
    let mut plan = plan();
    let urgent = add(&mut plan, 7, 3, |_| {});
    for _ in 0..3 {
        add(&mut plan, 14, 3, |task| task.due = Some(day(1)));
    }
    let easy = add(&mut plan, 7, 1, |_| {});
    let wishes = [
        done(urgent, 0),
        Wish::Owner { task: easy, seat: 0, person: ANN },
        Wish::Everything,
        Wish::Deadlines,
    ];
    let options = Options { seed: 1, iterations: Some(20_000), ..Options::default() };
    assert_eq!(conflict(&plan, &wishes, &mut Unwatched), None);
    let schedule = witness(&plan, &wishes, &options, &mut Unwatched).unwrap();
    assert_eq!(schedule.get(urgent).unwrap().end(), day(0).and_hms_opt(17, 30, 0));
    assert_eq!(schedule.get(easy).unwrap().owners, [ANN]);
    assert_eq!(witness(&plan, &[done(urgent, 0), done(TaskId(2), 0)], &options, &mut Unwatched), None);
}

#[test]
fn a_stopped_watch_leaves_a_larger_set_that_is_sound() {
    struct Stopped;
    impl Watch for Stopped {
        fn should_stop(&mut self) -> bool {
            true
        }
    }
    let mut plan = plan();
    let task = add(&mut plan, 20, 1, |task| task.a_day = Some(Minutes::hours(5)));
    let found = conflict(&plan, &[done(task, 1)], &mut Stopped).unwrap();
    assert!(found.members.len() > 1 && is_impossible(&plan, &found.members));
    assert!(!found.irreducible && found.unlocks.is_empty());
}
