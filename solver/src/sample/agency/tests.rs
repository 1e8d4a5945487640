use super::*;
use crate::model::{PersonTime, Timeline};
use crate::sample::shift;

fn monday() -> NaiveDate {
    "2026-03-02".parse().unwrap()
}

/// Minutes of work to place, all seats counted, against the minutes there are for work in the window
/// (capacity less slack and recurring load), in permille.
fn load(plan: &Plan) -> u64 {
    let planned = plan.tasks.iter().filter(|task| plan.is_planned(task));
    let work: u64 = planned.map(|task| u64::from(plan.left_of(task).0) * task.seats.len() as u64).sum();
    let timeline = Timeline::new(plan);
    let of = |person: &std::sync::Arc<PersonTime>| {
        person.available.iter().filter(|s| **s < timeline.window_end()).count() as u64
    };
    let room: u64 = timeline.people.iter().map(of).sum();
    work * 1000 / (room * u64::from(timeline.grid))
}

#[test]
fn it_is_the_agency_that_was_asked_for() {
    let plan = agency(monday());
    let wear = |hats: &[Hat]| plan.people.iter().filter(|person| person.hats == hats).count();
    assert_eq!(
        (plan.people.len(), plan.clients.len(), plan.projects.len(), plan.tasks.len()),
        (14, 6, 12, 120)
    );
    assert_eq!(
        (wear(&[Hat::Am]), wear(&[Hat::Am, Hat::Pm]), wear(&[Hat::Pm]), wear(&[Hat::Lead])),
        (1, 1, 1, 1)
    );
    assert_eq!(plan.people.iter().filter(|person| person.placeholder).count(), 1);
    let tasks = |which: fn(&Task) -> bool| plan.tasks.iter().filter(|task| which(task)).count();
    assert!(tasks(Task::is_milestone) >= 10);
    assert!(tasks(|task| task.seats.len() == 2) >= 3);
    assert!(tasks(|task| task.split) >= 5 && tasks(|task| task.a_day.is_some()) >= 3);
    assert!(tasks(|task| task.deadline.is_some()) >= 4 && tasks(|task| task.pin_start.is_some()) >= 2);
    assert!(tasks(|task| task.progress.is_started()) >= 5 && tasks(|task| task.progress.done) >= 4);
    assert!(
        tasks(|task| task.effort.is_none()) == 1
            && tasks(|task| task.effort.is_some_and(|e| e.worst.is_some())) >= 15
    );
}

#[test]
fn every_link_key_names_a_task_that_comes_before() {
    let plan = agency(monday());
    let rows =
        work::clients().into_iter().flat_map(|client| client.projects).flat_map(|project| project.tasks);
    for (row, task) in rows.zip(&plan.tasks) {
        assert_eq!(row.after.len(), task.after.len(), "{}", row.name);
        assert!(task.after.iter().all(|link| link.task < task.id), "{}: no cycle", task.name);
    }
}

#[test]
fn everything_can_be_done_by_somebody() {
    let plan = agency(monday());
    for task in &plan.tasks {
        for seat in &task.seats {
            let able = plan.people.iter().filter(|person| seat.pin.is_none_or(|pin| pin == person.id));
            assert!(able.clone().any(|person| plan.suits(person, task, seat)), "{}", task.name);
        }
        assert!(
            !task.progress.is_started() || task.seats.iter().all(|seat| seat.pin.is_some()),
            "{}",
            task.name
        );
    }
}

/// People estimate in whole and half hours; averages of three estimates come out so too.
#[test]
fn hours_are_whole_or_half() {
    let plan = agency(monday());
    for task in plan.tasks.iter().filter(|task| task.effort.is_some()) {
        assert_eq!(plan.left_of(task).0 % 30, 0, "{}", task.name);
    }
}

#[test]
fn projects_end_with_the_last_of_their_tasks() {
    let plan = agency(monday());
    for project in &plan.projects {
        let dues = plan.tasks.iter().filter(|task| task.project == project.id).map(|task| task.due);
        assert_eq!(dues.max(), Some(project.due), "{}", project.name);
    }
}

#[test]
fn dates_are_in_order() {
    let plan = agency(monday());
    for task in &plan.tasks {
        let due = plan.due_of(task).unwrap();
        assert!(plan.not_before_of(task).is_none_or(|start| start <= due), "{}", task.name);
        assert!(task.deadline.is_none_or(|deadline| deadline >= due), "{}", task.name);
        for link in &task.after {
            let before = plan.due_of(plan.task(link.task).unwrap()).unwrap();
            assert!(before <= due, "{}: due before what it follows", task.name);
        }
    }
}

/// On other days part-timers meet other weekdays: days all over the year stay near.
#[test]
fn the_work_is_95_percent_of_the_time_there_is() {
    let monday = monday();
    assert!((930..=970).contains(&load(&agency(monday))), "{} ‰", load(&agency(monday)));
    for day in monday.iter_days().step_by(3).take(122) {
        let load = load(&agency(day));
        assert!((910..=990).contains(&load), "{day}: {load} ‰");
    }
}

#[test]
fn a_shifted_agency_keeps_its_working_days() {
    let plan = agency(monday());
    let cases = [
        ("2026-03-02", "2026-03-02"),
        ("2026-03-03", "2026-03-09"),
        ("2026-03-09", "2026-03-09"),
        ("2027-01-01", "2027-01-04"),
        ("2026-03-01", "2026-03-02"),
        ("2026-02-23", "2026-02-23"),
        ("2026-11-25", "2026-11-30"),
    ];
    for (to, as_of) in cases {
        let moved = shift(&plan, to.parse().unwrap());
        assert_eq!(moved.as_of, as_of.parse().unwrap(), "{to}");
        let (old, new) = (Days::new(&plan), Days::new(&moved));
        let place = |days: &Days, day: NaiveDate| days.on.iter().position(|on| *on == day);
        for (before, after) in plan.tasks.iter().zip(&moved.tasks) {
            assert_eq!(
                before.due.map(|due| place(&old, due)),
                after.due.map(|due| place(&new, due)),
                "{to}: {}",
                before.name
            );
            let pin = |days: &Days, task: &Task| task.pin_start.and_then(|at| place(days, at.date()));
            let (pinned, moved) = (pin(&old, before), pin(&new, after));
            assert!(
                moved >= pinned && moved.unwrap_or(0) <= pinned.unwrap_or(0) + 3,
                "{to}: {}",
                before.name
            );
        }
        for (before, after) in plan.people.iter().zip(&moved.people) {
            for (before, after) in before.time_off.iter().zip(&after.time_off) {
                let length =
                    |days: &Days, first, last| place(days, last).zip(place(days, first)).map(|(l, f)| l - f);
                assert_eq!(length(&old, before.first, before.last), length(&new, after.first, after.last));
            }
        }
        if old.on.windows(2).map(|pair| pair[1] - pair[0]).eq(new.on.windows(2).map(|pair| pair[1] - pair[0]))
        {
            assert_eq!(shift(&moved, plan.as_of), plan, "{to}: without holidays, and back");
        }
    }
    let christmas = shift(&plan, "2026-12-07".parse().unwrap());
    let last = |plan: &Plan| plan.tasks.iter().filter_map(|task| task.due).max().unwrap() - plan.as_of;
    assert!(last(&christmas) > last(&plan), "a holiday makes the weeks longer");
}

/// Work that is due by each day of the sample against the time that there is until then, in permille.
fn course(plan: &Plan) -> Vec<u64> {
    let timeline = Timeline::new(plan);
    let days = Days::new(plan);
    let grid = u64::from(timeline.grid);
    let by = |n: usize| {
        let last = days.on[n];
        let due = plan.tasks.iter().filter(|task| plan.is_planned(task));
        let due = due.filter(|task| plan.due_of(task).is_some_and(|due| due <= last));
        let work: u64 = due.map(|task| u64::from(plan.left_of(task).0) * task.seats.len() as u64).sum();
        let end = timeline.slot_of_date(last.succ_opt().unwrap());
        let room =
            timeline.people.iter().map(|one| one.available.iter().filter(|s| **s < end).count() as u64);
        work * 1000 / (room.sum::<u64>() * grid).max(1)
    };
    // From the second week on: until then a day more or less is much.
    (9..25).step_by(5).map(by).collect()
}

/// Whatever the day on which it is opened, as much is to be done by when: two years of Mondays.
#[test]
fn in_every_week_of_two_years_it_is_as_busy() {
    let plan = agency(monday());
    let usual = (load(&plan), course(&plan));
    let mut day = monday();
    for _ in 0..105 {
        let moved = shift(&plan, day);
        let pairs = usual.1.iter().zip(course(&moved)).chain([(&usual.0, load(&moved))]);
        for (usual, now) in pairs {
            assert!(usual.abs_diff(now) <= 35, "{day}: {now} ‰ instead of {usual} ‰");
        }
        day = day.checked_add_days(chrono::Days::new(7)).unwrap();
    }
}

#[test]
fn the_ends_of_the_calendar_do_not_panic() {
    for day in [NaiveDate::MIN, NaiveDate::MAX] {
        assert_eq!(agency(day).tasks.len(), 120);
        assert_eq!(shift(&agency(monday()), day).tasks.len(), 120);
    }
}
