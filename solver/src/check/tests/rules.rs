//! Every rule, obeyed and broken.

use super::*;
use crate::check::{Breach, check};

/// Checks the assignments and compares the rules broken, task by task.
#[track_caller]
fn breaks(plan: &Plan, assignments: &[Assignment], expected: &[(u32, Rule)]) {
    let report = check(plan, &Schedule { assignments: assignments.to_vec() });
    let of = |breach: &Breach| (breach.task.0, breach.rule);
    let found: Vec<_> = report.breaches.iter().map(of).collect();
    assert_eq!(found, expected, "{:#?}", report.breaches);
    assert_eq!(report.is_valid(), expected.is_empty());
}

/// The same with one expected exception instead of a breach.
#[track_caller]
fn allows(plan: &Plan, assignments: &[Assignment], expected: &[(u32, Rule)]) {
    let report = check(plan, &Schedule { assignments: assignments.to_vec() });
    let found: Vec<_> = report.allowed.iter().map(|breach| (breach.task.0, breach.rule)).collect();
    assert_eq!(found, expected, "{:#?}", report.allowed);
    assert_eq!(report.breaches, []);
}

fn first_hour(task: u32, owner: PersonId) -> Assignment {
    given(task, &[owner], &[piece((0, "09:30"), (0, "10:30"))])
}

#[test]
fn plain_work_breaks_nothing() {
    breaks(&plan(), &[first_hour(1, ANN)], &[]);
    breaks(&plan(), &[], &[]);
}

#[test]
fn skill() {
    let mut plan = plan();
    edit(&mut plan, 1, |task| task.seats[0].needs = needs(&[(DESIGN, 3)]));
    breaks(&plan, &[first_hour(1, ANN)], &[]);
    breaks(&plan, &[first_hour(1, BOB)], &[(1, Rule::Skill)]);
    edit(&mut plan, 1, |task| task.seats[0].needs = needs(&[(DESIGN, 3), (MOTION, 1)]));
    breaks(&plan, &[first_hour(1, ANN)], &[(1, Rule::Skill)]);
    except(&mut plan, Rule::Skill, 1);
    allows(&plan, &[first_hour(1, ANN)], &[(1, Rule::Skill)]);
}

#[test]
fn hat_and_named_roles() {
    let mut plan = plan();
    edit_person(&mut plan, ANN, |person| person.hats = vec![Hat::Pm]);
    edit(&mut plan, 1, |task| task.seats[0].who = Some(SeatFor::Hat(Hat::Pm)));
    breaks(&plan, &[first_hour(1, ANN)], &[]);
    breaks(&plan, &[first_hour(1, BOB)], &[(1, Rule::Skill)]);
    edit(&mut plan, 1, |task| task.seats[0].who = Some(SeatFor::ProjectAm));
    breaks(&plan, &[first_hour(1, ANN)], &[(1, Rule::Skill)]);
    Arc::make_mut(&mut plan.clients[0]).am = Some(BOB);
    breaks(&plan, &[first_hour(1, BOB)], &[]);
    Arc::make_mut(&mut plan.projects[0]).am = Some(ANN);
    breaks(&plan, &[first_hour(1, BOB)], &[(1, Rule::Skill)]);
}

#[test]
fn availability_and_effort() {
    let plan = plan();
    let on = |from, to| [given(1, &[ANN], &[piece(from, to)])];
    // Over lunch: 12:30–13:00 and 14:00–14:30 is an hour.
    breaks(&plan, &on((0, "12:30"), (0, "14:30")), &[]);
    breaks(&plan, &on((0, "17:00"), (1, "10:00")), &[]);
    breaks(&plan, &on((4, "17:00"), (7, "10:00")), &[]);
    breaks(&plan, &on((0, "12:30"), (0, "13:30")), &[(1, Rule::Availability); 2]);
    breaks(&plan, &on((0, "13:30"), (0, "15:00")), &[(1, Rule::Availability)]);
    breaks(&plan, &on((0, "09:30"), (0, "10:00")), &[(1, Rule::Availability)]);
    breaks(&plan, &on((0, "09:30"), (0, "12:00")), &[(1, Rule::Availability)]);
    breaks(&plan, &on((0, "09:45"), (0, "10:45")), &[(1, Rule::Availability); 2]);
    breaks(&plan, &on((28, "09:30"), (28, "10:30")), &[(1, Rule::Availability); 2]);
}

#[test]
fn time_off_moves_nothing_but_is_marked() {
    let mut plan = plan();
    edit_person(&mut plan, ANN, |person| {
        person.time_off.push(TimeOff {
            first: day(0),
            last: day(0),
            part: DayPart::Morning,
            note: String::new(),
        });
    });
    // First slot away, and nothing worked.
    breaks(&plan, &[first_hour(1, ANN)], &[(1, Rule::Availability); 2]);
    breaks(&plan, &[given(1, &[ANN], &[piece((0, "14:00"), (0, "15:00"))])], &[]);
}

#[test]
fn effort_stretches_with_the_slowest_level() {
    let mut plan = plan();
    plan.speed = [1500, 1500, 1000, 1000, 1000].map(Permille);
    edit(&mut plan, 1, |task| {
        two_seats(task);
        for seat in &mut task.seats {
            seat.needs = needs(&[(DESIGN, 1)]);
        }
    });
    let both = |end| [given(1, &[ANN, BOB], &[piece((0, "09:30"), (0, end))])];
    breaks(&plan, &both("11:00"), &[]);
    breaks(&plan, &both("10:30"), &[(1, Rule::Availability)]);
}

#[test]
fn slack_is_for_time_pins_only() {
    let mut plan = plan();
    plan.cap = Permille(500);
    let late = [given(1, &[ANN], &[piece((0, "15:00"), (0, "16:00"))])];
    breaks(&plan, &late, &[(1, Rule::Availability); 2]);
    edit(&mut plan, 1, |task| task.pin_start = Some(at(0, "15:00")));
    breaks(&plan, &late, &[]);
    add(&mut plan, 2, 210, |_| {});
    let all = vec![late[0].clone(), given(2, &[ANN], &[piece((0, "09:30"), (0, "13:00"))])];
    let report = check(&plan, &Schedule { assignments: all });
    assert_eq!(report.breaches, []);
    assert_eq!(report.people[0].overload, Minutes(60));
    assert_eq!(report.people[1].overload, Minutes(0));
}

#[test]
fn an_exception_opens_the_weekend() {
    let mut plan = plan();
    let saturday = [given(1, &[ANN], &[piece((5, "09:30"), (5, "10:30"))])];
    breaks(&plan, &saturday, &[(1, Rule::Availability); 2]);
    edit(&mut plan, 1, |task| task.pin_start = Some(at(5, "09:30")));
    breaks(&plan, &saturday, &[(1, Rule::Availability); 2]);
    except(&mut plan, Rule::Availability, 1);
    allows(&plan, &saturday, &[(1, Rule::Availability)]);
    // It does not make an hour out of two.
    breaks(&plan, &[given(1, &[ANN], &[piece((5, "09:30"), (5, "11:30"))])], &[(1, Rule::Availability)]);
}

#[test]
fn overlap() {
    let mut plan = plan();
    add(&mut plan, 2, 60, |_| {});
    let second = |owner, from, to| given(2, &[owner], &[piece((0, from), (0, to))]);
    breaks(&plan, &[first_hour(1, ANN), second(ANN, "10:30", "11:30")], &[]);
    breaks(&plan, &[first_hour(1, ANN), second(BOB, "10:00", "11:00")], &[]);
    let both = [(1, Rule::Overlap), (2, Rule::Overlap)];
    breaks(&plan, &[first_hour(1, ANN), second(ANN, "10:00", "11:00")], &both);
    except(&mut plan, Rule::Overlap, 2);
    allows(&plan, &[first_hour(1, ANN), second(ANN, "10:00", "11:00")], &both);
}

#[test]
fn nothing_in_between_even_where_a_co_owner_is_away() {
    let mut plan = plan();
    edit_person(&mut plan, BOB, |person| {
        let part = DayPart::Between(Interval::new(TimeOfDay::at(10, 0), TimeOfDay::at(11, 0)));
        person.time_off.push(TimeOff { first: day(0), last: day(0), part, note: String::new() });
    });
    edit(&mut plan, 1, two_seats);
    add(&mut plan, 2, 60, |_| {});
    let joint = given(1, &[ANN, BOB], &[piece((0, "09:30"), (0, "11:30"))]);
    breaks(&plan, std::slice::from_ref(&joint), &[]);
    let inside = given(2, &[ANN], &[piece((0, "10:00"), (0, "11:00"))]);
    breaks(&plan, &[joint, inside.clone()], &[(1, Rule::Split)]);
    edit(&mut plan, 1, |task| task.split = true);
    plan.min_piece = Minutes(30);
    let pieces = [piece((0, "09:30"), (0, "10:00")), piece((0, "11:00"), (0, "11:30"))];
    breaks(&plan, &[given(1, &[ANN, BOB], &pieces), inside], &[]);
}

#[test]
fn split_needs_leave_and_long_pieces() {
    let mut plan = plan();
    edit(&mut plan, 1, |task| task.effort = Some(Effort::exactly(Minutes(180))));
    let cut = |end| {
        let (first, second) = (piece((0, "09:30"), (0, end)), ((0, "14:00"), end));
        let left = if second.1 == "11:30" { "15:00" } else { "15:30" };
        [given(1, &[ANN], &[first, piece(second.0, (0, left))])]
    };
    breaks(&plan, &cut("11:30"), &[(1, Rule::Split)]);
    edit(&mut plan, 1, |task| task.split = true);
    breaks(&plan, &cut("11:30"), &[]);
    breaks(&plan, &cut("11:00"), &[(1, Rule::Split)]);
    edit(&mut plan, 1, |task| task.a_day = Some(Minutes(90)));
    let two_days = [piece((0, "09:30"), (0, "11:00")), piece((1, "09:30"), (1, "11:00"))];
    breaks(&plan, &[given(1, &[ANN], &two_days)], &[]);
}

#[test]
fn hours_a_day() {
    let mut plan = plan();
    edit(&mut plan, 1, |task| {
        task.effort = Some(Effort::exactly(Minutes(180)));
        task.a_day = Some(Minutes(120));
    });
    let on = |pieces: &[Piece]| [given(1, &[ANN], pieces)];
    breaks(&plan, &on(&[piece((0, "09:30"), (0, "11:30")), piece((1, "09:30"), (1, "10:30"))]), &[]);
    // Through the night in one piece.
    breaks(&plan, &on(&[piece((0, "16:00"), (1, "11:00"))]), &[]);
    breaks(&plan, &on(&[piece((0, "09:30"), (0, "12:30"))]), &[(1, Rule::HoursADay)]);
    // Only split work may come back on the same day.
    plan.min_piece = Minutes(60);
    let thrice = [
        piece((0, "09:30"), (0, "10:30")),
        piece((0, "11:00"), (0, "12:00")),
        piece((1, "09:30"), (1, "10:30")),
    ];
    breaks(&plan, &on(&thrice), &[(1, Rule::Split)]);
    edit(&mut plan, 1, |task| task.split = true);
    breaks(&plan, &on(&thrice), &[]);
    edit(&mut plan, 1, |task| task.a_day = Some(Minutes(60)));
    breaks(&plan, &on(&thrice), &[(1, Rule::HoursADay)]);
    except(&mut plan, Rule::HoursADay, 1);
    allows(&plan, &on(&thrice), &[(1, Rule::HoursADay)]);
}

#[test]
fn links_and_lags() {
    let mut plan = plan();
    add(&mut plan, 2, 60, |task| task.after = vec![Link { task: TaskId(1), lag: Lag::NONE }]);
    let second = |days, from, to| given(2, &[BOB], &[piece((days, from), (days, to))]);
    breaks(&plan, &[first_hour(1, ANN), second(0, "10:30", "11:30")], &[]);
    breaks(&plan, &[first_hour(1, ANN), second(0, "10:00", "11:00")], &[(2, Rule::Link)]);
    breaks(&plan, &[second(0, "10:30", "11:30")], &[(2, Rule::Link)]);
    edit(&mut plan, 2, |task| task.after[0].lag = Lag::WorkingDays(2));
    breaks(&plan, &[first_hour(1, ANN), second(2, "09:30", "10:30")], &[(2, Rule::Link)]);
    breaks(&plan, &[first_hour(1, ANN), second(3, "09:30", "10:30")], &[]);
    edit(&mut plan, 2, |task| task.after[0].lag = Lag::CalendarDays(2));
    breaks(&plan, &[first_hour(1, ANN), second(2, "10:00", "11:00")], &[(2, Rule::Link)]);
    breaks(&plan, &[first_hour(1, ANN), second(2, "10:30", "11:30")], &[]);
    // What is done, or belongs to work that is not planned, holds nothing up.
    edit(&mut plan, 1, |task| task.progress.done = true);
    breaks(&plan, &[second(0, "09:30", "10:30")], &[]);
}

#[test]
fn cycles_cannot_be_placed() {
    let mut plan = plan();
    add(&mut plan, 2, 60, |task| task.after = vec![Link { task: TaskId(1), lag: Lag::NONE }]);
    edit(&mut plan, 1, |task| task.after = vec![Link { task: TaskId(2), lag: Lag::NONE }]);
    let second = given(2, &[ANN], &[piece((0, "10:30"), (0, "11:30"))]);
    breaks(&plan, &[first_hour(1, ANN), second], &[(1, Rule::Link)]);
}

#[test]
fn not_before() {
    let mut plan = plan();
    edit(&mut plan, 1, |task| task.not_before = Some(day(1)));
    breaks(&plan, &[first_hour(1, ANN)], &[(1, Rule::NotBefore)]);
    breaks(&plan, &[given(1, &[ANN], &[piece((1, "09:30"), (1, "10:30"))])], &[]);
    edit(&mut plan, 1, |task| task.not_before = None);
    Arc::make_mut(&mut plan.projects[0]).start = Some(day(2));
    breaks(&plan, &[first_hour(1, ANN)], &[(1, Rule::NotBefore)]);
    plan.as_of = day(1);
    let report = check(&plan, &Schedule { assignments: vec![first_hour(1, ANN)] });
    assert!(report.breaches.iter().filter(|breach| breach.rule == Rule::NotBefore).count() == 2);
}

#[test]
fn pins() {
    let mut plan = plan();
    edit(&mut plan, 1, |task| task.seats[0].pin = Some(ANN));
    breaks(&plan, &[first_hour(1, ANN)], &[]);
    breaks(&plan, &[first_hour(1, BOB)], &[(1, Rule::Pin)]);
    edit(&mut plan, 1, |task| task.pin_start = Some(at(0, "14:00")));
    breaks(&plan, &[first_hour(1, ANN)], &[(1, Rule::Pin)]);
    breaks(&plan, &[given(1, &[ANN], &[piece((0, "14:00"), (0, "15:00"))])], &[]);
}

#[test]
fn started_work_keeps_its_owner_unless_freed() {
    let mut plan = plan();
    edit(&mut plan, 1, |task| task.progress.spent = Minutes(30));
    plan.schedule = Some(Arc::new(Schedule::new(vec![first_hour(1, ANN)])));
    let left = |owner| [given(1, &[owner], &[piece((0, "09:30"), (0, "10:00"))])];
    breaks(&plan, &left(ANN), &[]);
    breaks(&plan, &left(BOB), &[(1, Rule::Pin)]);
    edit(&mut plan, 1, |task| task.progress.freed = true);
    breaks(&plan, &left(BOB), &[]);
    edit(&mut plan, 1, |task| {
        task.progress.freed = false;
        task.seats[0].pin = Some(BOB);
    });
    breaks(&plan, &left(BOB), &[]);
    // A pin that lies before today binds started work no longer.
    edit(&mut plan, 1, |task| task.pin_start = Some(at(0, "09:30") - chrono::TimeDelta::days(3)));
    breaks(&plan, &left(BOB), &[]);
}

#[test]
fn the_frozen_window_holds_unless_a_fact_changed() {
    let mut plan = plan();
    plan.frozen_days = 2;
    add(&mut plan, 2, 60, |_| {});
    let told =
        Schedule::new(vec![first_hour(1, ANN), given(2, &[ANN], &[piece((2, "09:30"), (2, "10:30"))])]);
    plan.announced = Some(Arc::new(Announced { on: day(0), by: String::new(), schedule: told }));
    let moved = |owner, from, to| [given(1, &[owner], &[piece((0, from), (0, to))])];
    breaks(&plan, &[first_hour(1, ANN)], &[]);
    breaks(&plan, &moved(ANN, "10:30", "11:30"), &[(1, Rule::Frozen)]);
    breaks(&plan, &[first_hour(1, BOB)], &[(1, Rule::Frozen)]);
    // Wednesday is not frozen; unplaced work is counted elsewhere.
    breaks(&plan, &[first_hour(1, ANN), given(2, &[BOB], &[piece((0, "09:30"), (0, "10:30"))])], &[]);
    breaks(&plan, &[], &[]);
    // Ann is ill that morning.
    edit_person(&mut plan, ANN, |person| {
        person.time_off.push(TimeOff {
            first: day(0),
            last: day(0),
            part: DayPart::Morning,
            note: String::new(),
        });
    });
    breaks(&plan, &moved(ANN, "14:00", "15:00"), &[]);
    let report = check(&plan, &Schedule { assignments: moved(BOB, "09:30", "10:30").to_vec() });
    assert_eq!(report.freed, [TaskId(1)]);
}

#[test]
fn frozen_work_makes_room_for_frozen_work_and_for_what_comes_before() {
    let mut plan = plan();
    plan.frozen_days = 1;
    add(&mut plan, 2, 60, |_| {});
    let second = given(2, &[ANN], &[piece((0, "10:30"), (0, "11:30"))]);
    let told = Schedule::new(vec![first_hour(1, ANN), second]);
    plan.announced = Some(Arc::new(Announced { on: day(0), by: String::new(), schedule: told }));
    let now = |end| {
        let first = given(1, &[ANN], &[piece((0, "09:30"), (0, end))]);
        [first, given(2, &[ANN], &[piece((0, "11:30"), (0, "12:30"))])]
    };
    breaks(&plan, &now("10:30"), &[(2, Rule::Frozen)]);
    edit(&mut plan, 1, |task| task.effort = Some(Effort::exactly(Minutes(120))));
    breaks(&plan, &now("11:30"), &[]);
}

#[test]
fn seats() {
    let mut plan = plan();
    edit(&mut plan, 1, two_seats);
    let with = |owners: &[PersonId]| [given(1, owners, &[piece((0, "09:30"), (0, "10:30"))])];
    breaks(&plan, &with(&[ANN, BOB]), &[]);
    breaks(&plan, &with(&[ANN]), &[(1, Rule::Seats)]);
    breaks(&plan, &with(&[ANN, ANN]), &[(1, Rule::Seats)]);
    breaks(&plan, &with(&[ANN, PersonId(9)]), &[(1, Rule::Seats)]);
    // Seats work together: the slots of both.
    edit_person(&mut plan, BOB, |person| person.week.mon = vec![]);
    breaks(&plan, &with(&[ANN, BOB]), &[(1, Rule::Availability); 2]);
}

#[test]
fn milestones_take_no_time() {
    let mut plan = plan();
    plan.tasks.push(Task::milestone(TaskId(2), ACME, "Launch").into());
    edit(&mut plan, 2, |task| task.after = vec![Link { task: TaskId(1), lag: Lag::NONE }]);
    let launch = |to| given(2, &[], &[piece((0, "10:30"), (0, to))]);
    breaks(&plan, &[first_hour(1, ANN), launch("10:30")], &[]);
    breaks(&plan, &[first_hour(1, ANN), launch("11:00")], &[(2, Rule::Availability)]);
    breaks(&plan, &[launch("10:30")], &[(2, Rule::Link)]);
    // A weekend is a moment like any other.
    breaks(&plan, &[first_hour(1, ANN), given(2, &[], &[piece((5, "00:00"), (5, "00:00"))])], &[]);
}

#[test]
fn only_planned_work_appears_and_once() {
    let mut plan = plan();
    let work = first_hour(1, ANN);
    breaks(&plan, &[work.clone(), work.clone()], &[(1, Rule::Seats)]);
    breaks(&plan, &[first_hour(9, ANN)], &[(9, Rule::Seats)]);
    edit(&mut plan, 1, |task| task.progress.done = true);
    breaks(&plan, std::slice::from_ref(&work), &[(1, Rule::Seats)]);
    edit(&mut plan, 1, |task| task.progress.done = false);
    let tentative = Status::Tentative { win: Permille(500), planned: false };
    Arc::make_mut(&mut plan.projects[0]).status = tentative;
    breaks(&plan, &[work], &[(1, Rule::Seats)]);
    assert_eq!(check(&plan, &Schedule::default()).unplaced, []);
}
