//! Schedules that make no sense are reported, never a panic.

use proptest::prelude::*;

use super::*;
use crate::check::check;

fn moment() -> impl Strategy<Value = NaiveDateTime> {
    let wild = [NaiveDateTime::MIN, NaiveDateTime::MAX, at(0, "00:00")].map(Just);
    let near = (-3_000_i64..60_000).prop_map(|minutes| at(0, "00:00") + chrono::TimeDelta::minutes(minutes));
    let years = (0..4_i32).prop_map(|n| {
        let date = NaiveDate::from_ymd_opt([-200_000, 1900, 9999, 2026][n as usize], 12, 31);
        date.unwrap().and_hms_nano_opt(23, 59, 59, 999_999_999).unwrap()
    });
    prop_oneof![8 => near, 1 => prop::sample::select(wild.map(|just| just.0).to_vec()), 1 => years]
}

fn assignment() -> impl Strategy<Value = Assignment> {
    let piece = (moment(), moment()).prop_map(|(start, end)| Piece { start, end });
    (0..6_u32, prop::collection::vec(0..4_u32, 0..4), prop::collection::vec(piece, 0..5)).prop_map(
        |(task, owners, pieces)| Assignment {
            task: TaskId(task),
            owners: owners.into_iter().map(PersonId).collect(),
            pieces,
        },
    )
}

/// A plan in which every rule has something to look at.
fn busy_plan() -> Plan {
    let mut plan = plan();
    plan.frozen_days = 3;
    edit(&mut plan, 1, |task| {
        two_seats(task);
        task.split = true;
        task.due = NaiveDate::from_ymd_opt(2019, 1, 1);
    });
    add(&mut plan, 2, u32::MAX, |task| {
        task.after = vec![Link { task: TaskId(1), lag: Lag::CalendarDays(u32::MAX) }];
        task.a_day = Some(Minutes(0));
        task.deadline = Some(NaiveDate::MAX);
    });
    add(&mut plan, 3, 60, |task| {
        task.pin_start = Some(at(1, "09:30"));
        task.seats[0].pin = Some(PersonId(77));
        task.after = vec![Link { task: TaskId(3), lag: Lag::WorkingDays(u32::MAX) }];
    });
    plan.tasks.push(Task::milestone(TaskId(4), ACME, "Launch").into());
    add(&mut plan, 5, 60, |task| {
        task.pin_start = Some(NaiveDateTime::MAX);
        task.progress.spent = Minutes(30);
    });
    except(&mut plan, Rule::Availability, 3);
    except(&mut plan, Rule::Overlap, 5);
    plan
}

proptest! {
    #[test]
    fn any_schedule_gets_a_report(
        now in prop::collection::vec(assignment(), 0..8),
        told in prop::collection::vec(assignment(), 0..4),
    ) {
        let mut plan = busy_plan();
        let told = Schedule { assignments: told };
        plan.schedule = Some(Arc::new(told.clone()));
        plan.announced = Some(Arc::new(Announced { on: day(0), by: String::new(), schedule: told }));
        let schedule = Schedule { assignments: now };
        let report = check(&plan, &schedule);
        prop_assert_eq!(report.score.0.len(), plan.goals.levels().len());
        prop_assert_eq!(report.people.len(), plan.people.len());
        for task in report.unplaced {
            prop_assert!(!report.tasks.contains_key(&task));
        }
    }
}

#[test]
fn plans_without_people_or_time_are_fine() {
    let mut plan = plan();
    plan.people.clear();
    let report = check(&plan, &Schedule::default());
    assert_eq!((report.unplaced, report.score.0[0]), (vec![TaskId(1)], 60));
    plan.as_of = NaiveDate::MAX;
    plan.horizon = Some(NaiveDate::MAX);
    let _report = check(&plan, &Schedule { assignments: vec![given(1, &[ANN], &[])] });
}
