use std::sync::Arc;

use super::*;
use crate::model::{
    Client, ClientId, Effort, Exception, Hat, Held, Interval, Lag, Level, Link, Minutes, Need, Permille,
    Person, PersonId, Project, ProjectId, Recurring, Rule, Seat, SeatFor, Skill, SkillId, Status, Task,
    TaskId, TimeOff, Weight, WorkingWeek,
};
use crate::sample::{self, Size};

/// Léa (design 3) and Ben (copy 2); Moodboard (design 2), Layout after it, both of Acme's site.
fn plan() -> Plan {
    let mut plan = Plan::new("Spring", "2026-03-02".parse().unwrap());
    for (id, name) in [(1, "design"), (2, "copy"), (3, "motion")] {
        plan.skills.push(Skill { id: SkillId(id), name: name.into() });
    }
    for (id, name, skill, level) in [(1, "Léa", 1, 3), (2, "Ben", 2, 2)] {
        let mut person = Person::new(PersonId(id), name);
        person.skills = vec![Held { skill: SkillId(skill), level: Level(level) }];
        person.hats = vec![Hat::Creative];
        plan.people.push(person.into());
    }
    plan.clients.push(Client::new(ClientId(1), "Acme").into());
    plan.projects.push(Project::new(ProjectId(1), ClientId(1), "Site").into());
    for (id, name) in [(1, "Moodboard"), (2, "Layout")] {
        let mut task = Task::new(TaskId(id), ProjectId(1), name);
        task.seats = vec![needs(&[(1, 2)])];
        plan.tasks.push(task.into());
    }
    task(&mut plan, 1).after = vec![Link { task: TaskId(1), lag: Lag::NONE }];
    plan
}

fn needs(needs: &[(u32, u8)]) -> Seat {
    let need = |&(skill, level)| Need { skill: SkillId(skill), level: Level(level) };
    Seat { needs: needs.iter().map(need).collect(), ..Seat::default() }
}

fn task(plan: &mut Plan, at: usize) -> &mut Task {
    Arc::make_mut(&mut plan.tasks[at])
}

fn person(plan: &mut Plan, at: usize) -> &mut Person {
    Arc::make_mut(&mut plan.people[at])
}

fn project(plan: &mut Plan) -> &mut Project {
    Arc::make_mut(&mut plan.projects[0])
}

fn day(text: &str) -> Option<chrono::NaiveDate> {
    Some(text.parse().unwrap())
}

fn at(from: &str, to: &str) -> Interval {
    let time = |text| crate::model::TimeOfDay::parse(text).unwrap();
    Interval::new(time(from), time(to))
}

type Change = fn(&mut Plan);

/// Every code with a change that causes it, and what is said.
const CASES: &[(Code, Change, &str)] = &[
    (
        Code::DoubledId,
        |plan| task(plan, 1).id = TaskId(1),
        "error E1101: task \"Moodboard\": 2 entries have this identifier\n  Maybe give one of them the \
         identifier 2, which is free.\nerror E1103: task \"Moodboard\": it comes after itself\n  Maybe remove \
         the link by which \"Moodboard\" comes after \"Moodboard\".",
    ),
    (
        Code::UnknownReference,
        |plan| task(plan, 1).after[0].task = TaskId(9),
        "error E1102: task \"Layout\": comes after task 9, which does not exist",
    ),
    (
        Code::UnknownReference,
        |plan| task(plan, 1).seats[0].pin = Some(PersonId(9)),
        "error E1102: task \"Layout\": is pinned to person 9, which does not exist",
    ),
    (
        Code::SelfLink,
        |plan| task(plan, 1).after[0].task = TaskId(2),
        "error E1103: task \"Layout\": it comes after itself\n  Maybe remove the link by which \"Layout\" \
         comes after \"Layout\".",
    ),
    (
        Code::Cycle,
        |plan| task(plan, 0).after = vec![Link { task: TaskId(2), lag: Lag::NONE }],
        "error E1104: task \"Moodboard\": these tasks wait for each other: \"Moodboard\" → \"Layout\" → \
         \"Moodboard\"\n  Maybe remove the link by which \"Moodboard\" comes after \"Layout\".",
    ),
    (
        Code::Grid,
        |plan| plan.grid = Minutes(7),
        "error E1105: the plan: a grid of 7 minutes neither divides an hour nor is made of hours of a day\n  \
         Maybe use 6.",
    ),
    (
        Code::Level,
        |plan| person(plan, 0).skills[0].level = Level(8),
        "error E1106: Léa: level 8 of \"design\" is not between 1 and 5\n  Maybe use 5.",
    ),
    (
        Code::Weight,
        |plan| task(plan, 0).weight = Weight(0),
        "error E1107: task \"Moodboard\": weight 0 is not between 1 and 10\n  Maybe use 1.",
    ),
    (
        Code::Share,
        |plan| person(plan, 0).cap = Some(Permille(1205)),
        "error E1108: Léa: the cap is 120.5 %, more than all\n  Maybe percent were meant: shares are in \
         thousandths, 85 % is 850.",
    ),
    (
        Code::Hours,
        |plan| task(plan, 0).effort = Some(Effort::exactly(Minutes(600_090))),
        "error E1109: task \"Moodboard\": the effort is 10001 h 30, more than 10000 h\nwarning W2015: task \
         \"Moodboard\": 10001 h 30 are left to do, but nobody who can do it works more than 917 h until \
         2026-08-31\n  Maybe split it into several tasks, or choose a later horizon.",
    ),
    (
        Code::Number,
        |plan| task(plan, 1).after[0].lag = Lag::WorkingDays(4000),
        "error E1110: task \"Layout\": the lag after \"Moodboard\" in days is 4000, not between 0 and 3650\n  \
         Maybe use 3650.",
    ),
    (
        Code::Interval,
        |plan| person(plan, 0).week.tue = vec![at("17:00", "09:00"), at("09:00", "12:00")],
        "error E1111: Léa: working time on Tuesday from 17:00 to 09:00 ends before it has begun\n  Maybe they \
         are the wrong way round.",
    ),
    (
        Code::Overlap,
        |plan| person(plan, 0).week.tue = vec![at("13:00", "17:00"), at("09:00", "14:00")],
        "error E1112: Léa: on Tuesday 09:00–14:00 and 13:00–17:00 overlap\n  Maybe 09:00–17:00 was meant.",
    ),
    (
        Code::Span,
        |plan| {
            person(plan, 0).first_day = day("2026-04-01");
            person(plan, 0).last_day = day("2026-03-31");
        },
        "error E1113: Léa: being there ends on 2026-03-31, before it begins on 2026-04-01\n  Maybe they are \
         the wrong way round.\nwarning W2015: task \"Moodboard\": 7 h are left to do, but nobody who can do it \
         works more than 0 h until 2026-08-31\n  Maybe split it into several tasks, or choose a later \
         horizon.\nwarning W2015: task \"Layout\": 7 h are left to do, but nobody who can do it works more than \
         0 h until 2026-08-31\n  Maybe split it into several tasks, or choose a later horizon.",
    ),
    (
        Code::FarDate,
        |plan| task(plan, 1).due = day("1926-03-20"),
        "error E1114: task \"Layout\": the due date is 1926-03-20, not between 2016-03-02 and 2036-03-02\n  \
         Maybe 2026-03-20 was meant.",
    ),
    (
        Code::FarDate,
        |plan| project(plan).due = day("9999-12-31"),
        "error E1114: project \"Site\": the due date is 9999-12-31, not between 2016-03-02 and 2036-03-02\n  \
         Maybe leave it empty.",
    ),
    (
        Code::LongHorizon,
        |plan| plan.horizon = day("2046-01-01"),
        "error E1115: the plan: the horizon is 2046-01-01, after 2036-03-02: more than ten years are not \
         planned\n  Maybe leave it empty.",
    ),
    (
        Code::EmptyName,
        |plan| Arc::make_mut(&mut plan.clients[0]).name = " ".into(),
        "warning W2001: client \" \": it has no name",
    ),
    (
        Code::NobodyAtLevel,
        |plan| task(plan, 0).seats = vec![needs(&[(1, 4)])],
        "warning W2002: task \"Moodboard\": nobody has \"design\" at level 4; the closest is Léa with 3\n  \
         Maybe lower to 3 (Léa has 3).",
    ),
    (
        Code::NobodyAtLevel,
        |plan| task(plan, 0).seats = vec![needs(&[(3, 1)])],
        "warning W2002: task \"Moodboard\": nobody has \"motion\" at level 1; nobody has it at any level\n  \
         Maybe give \"motion\" to somebody, or add a placeholder who has it.",
    ),
    (
        Code::NobodySuits,
        |plan| task(plan, 0).seats = vec![needs(&[(1, 1), (2, 1)])],
        "warning W2003: task \"Moodboard\": nobody has all that seat 1 asks for\n  Maybe ask for less, or use \
         one seat per skill.",
    ),
    (
        Code::NobodyNamed,
        |plan| task(plan, 0).seats[0].who = Some(SeatFor::ProjectPm),
        "warning W2004: task \"Moodboard\": it is for the PM of the project, but the project names nobody\n  \
         Maybe name the PM of the project.",
    ),
    (
        Code::TooFewPeople,
        |plan| task(plan, 0).seats = vec![needs(&[(1, 1)]), needs(&[]), needs(&[(1, 2)])],
        "warning W2005: task \"Moodboard\": it has 3 seats, but only 2 of them can have a person of their \
         own\n  Maybe remove a seat, or add people who can take it.",
    ),
    (
        Code::PinUnsuited,
        |plan| task(plan, 0).seats[0].pin = Some(PersonId(2)),
        "warning W2006: task \"Moodboard\": it is pinned to Ben, who does not have \"design\" (level 2 is asked \
         for)\n  Maybe pin it to somebody else, or add an exception with a reason.",
    ),
    (
        Code::PinnedTwice,
        |plan| {
            let seat = Seat { pin: Some(PersonId(1)), ..Seat::default() };
            task(plan, 0).seats = vec![seat.clone(), seat];
        },
        "warning W2007: task \"Moodboard\": two seats are pinned to Léa",
    ),
    (
        Code::PinOutside,
        |plan| task(plan, 0).pin_start = Some("2026-03-01T09:30:00".parse().unwrap()),
        "warning W2008: task \"Moodboard\": the pinned start 2026-03-01 09:30:00 is not between 2026-03-02 and \
         2026-08-31\n  Maybe remove the pinned start.",
    ),
    (
        Code::PinOffGrid,
        |plan| task(plan, 0).pin_start = Some("2026-03-03T09:40:00".parse().unwrap()),
        "warning W2009: task \"Moodboard\": the pinned start 2026-03-03 09:40:00 is no multiple of 15 \
         minutes\n  Maybe choose a start on the grid.",
    ),
    (
        Code::DueTooEarly,
        |plan| {
            project(plan).start = day("2026-03-20");
            task(plan, 0).due = day("2026-03-19");
        },
        "warning W2010: task \"Moodboard\": the due date is 2026-03-19, but it may not start before \
         2026-03-20\n  Maybe they are the wrong way round.",
    ),
    (
        Code::DeadlineBeforeDue,
        |plan| {
            project(plan).due = day("2026-03-20");
            task(plan, 0).deadline = day("2026-03-19");
        },
        "warning W2011: task \"Moodboard\": the deadline 2026-03-19 is before the due date 2026-03-20\n  Maybe \
         they are the wrong way round.",
    ),
    (
        Code::ProjectDates,
        |plan| {
            project(plan).start = day("2026-03-20");
            project(plan).due = day("2026-03-19");
        },
        "warning W2012: project \"Site\": it is due on 2026-03-19, before it starts on 2026-03-20\n  Maybe they \
         are the wrong way round.",
    ),
    (
        Code::NoHours,
        |plan| person(plan, 1).week = WorkingWeek::empty(),
        "warning W2013: Ben: has no working hours that may be planned",
    ),
    (
        Code::RecurringFull,
        |plan| {
            let minutes = Minutes::hours(36);
            let load = Recurring { name: "mail".into(), minutes, days: vec![], at: None };
            person(plan, 1).recurring = vec![load];
        },
        "warning W2014: Ben: recurring load of 36 h a week fills the working week of 35 h",
    ),
    (
        Code::TooLong,
        |plan| {
            plan.horizon = day("2026-03-06");
            task(plan, 0).a_day = Some(Minutes(60));
        },
        "warning W2015: task \"Moodboard\": 7 h are left to do, but nobody who can do it works more than 5 h \
         until 2026-03-06\n  Maybe split it into several tasks, or choose a later horizon.",
    ),
    (
        Code::EffortOrder,
        |plan| {
            let effort = Effort { worst: Some(Minutes(90)), ..Effort::exactly(Minutes(120)) };
            task(plan, 0).effort = Some(effort);
        },
        "warning W2016: task \"Moodboard\": best, likely and worst effort are 2 h, 2 h and 1 h 30\n  Maybe they \
         are the wrong way round.",
    ),
    (
        Code::EffortAndSeats,
        |plan| task(plan, 0).effort = Some(Effort::exactly(Minutes(0))),
        "warning W2017: task \"Moodboard\": its effort is 0, but it has seats: it takes one slot\n  Maybe make \
         it a milestone (no seats, no effort), or name its effort and a seat.",
    ),
    (
        Code::PlanDates,
        |plan| plan.window = day("2026-03-01"),
        "warning W2018: the plan: the end of the window is 2026-03-01, before the plan's today 2026-03-02\n  \
         Maybe leave it empty.",
    ),
    (
        Code::NoPeople,
        |plan| plan.people.clear(),
        "warning W2019: the plan: 2 tasks wait, but there is nobody to do them\n  Maybe add people, or \
         placeholders for those to come.",
    ),
    (
        Code::TwoLevels,
        |plan| person(plan, 0).skills.push(Held { skill: SkillId(1), level: Level(1) }),
        "warning W2020: Léa: holds \"design\" at level 1 and at 3; the higher counts",
    ),
];

fn said(plan: &Plan) -> String {
    let said: Vec<String> = validate(plan).iter().map(|problem| problem.say(plan)).collect();
    said.join("\n")
}

#[test]
fn every_code_has_its_case() {
    for (code, change, expected) in CASES {
        let mut plan = plan();
        change(&mut plan);
        assert_eq!(said(&plan), *expected, "{code}");
        assert!(validate(&plan).iter().any(|problem| problem.code == *code), "{code}");
    }
    for code in Code::ALL {
        assert!(CASES.iter().any(|(tried, ..)| tried == code), "{code} has no case");
    }
}

#[test]
fn codes_are_unique_and_say_how_bad_it_is() {
    let mut texts: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert!(texts.is_sorted());
    texts.dedup();
    assert_eq!(texts.len(), Code::ALL.len());
    assert_eq!((Code::Cycle.severity(), Code::NoHours.severity()), (Severity::Error, Severity::Warning));
}

#[test]
fn sensible_plans_have_no_problems() {
    assert_eq!(said(&plan()), "");
    assert_eq!(said(&Plan::new("Empty", "2026-03-02".parse().unwrap())), "");
    let agency = sample::agency("2026-06-01".parse().unwrap());
    assert_eq!(said(&agency), "");
    for seed in 0..200 {
        let plan = sample::random(seed, Size::SMALL);
        let errors: Vec<String> =
            validate(&plan).iter().filter(|p| p.is_error()).map(|p| p.say(&plan)).collect();
        assert_eq!(errors, Vec::<String>::new(), "seed {seed}");
    }
}

#[test]
fn all_problems_come_at_once_errors_first() {
    let mut plan = plan();
    for (code, change, _) in CASES {
        // These take away what the others need.
        if ![Code::NoPeople, Code::DoubledId].contains(code) {
            change(&mut plan);
        }
    }
    let problems = validate(&plan);
    assert!(problems.is_sorted_by_key(|problem| problem.severity));
    let mut codes: Vec<Code> = problems.iter().map(|problem| problem.code).collect();
    codes.dedup();
    assert!(codes.len() >= 20, "{codes:?}");
}

#[test]
fn the_shortest_circle_of_a_tangle_is_named() {
    let mut plan = plan();
    // 1 → 2 → … → 6 → 1, and a short cut: 1 also comes after 3.
    plan.tasks = (1..=6)
        .map(|id| {
            let mut task = Task::new(TaskId(id), ProjectId(1), format!("T{id}"));
            let before = if id == 1 { vec![6, 3] } else { vec![id - 1] };
            task.after = before.into_iter().map(|id| Link { task: TaskId(id), lag: Lag::NONE }).collect();
            task.into()
        })
        .collect();
    let circles: Vec<Problem> = validate(&plan).into_iter().filter(|p| p.code == Code::Cycle).collect();
    let tasks = vec![TaskId(1), TaskId(2), TaskId(3)];
    assert_eq!(
        circles,
        [Problem::new(
            Subject::Task(TaskId(1)),
            Values::Cycle { tasks },
            Some(Hint::RemoveLink { task: TaskId(1), after: TaskId(3) })
        )]
    );
}

#[test]
fn two_circles_are_two_problems() {
    let mut plan = plan();
    plan.tasks = (1..=5)
        .map(|id| {
            let mut task = Task::new(TaskId(id), ProjectId(1), format!("T{id}"));
            let before = [2, 1, 2, 5, 4][id as usize - 1];
            task.after = vec![Link { task: TaskId(before), lag: Lag::NONE }];
            task.into()
        })
        .collect();
    let circles = validate(&plan).into_iter().filter_map(|p| match p.values {
        Values::Cycle { tasks } => Some(tasks.iter().map(|id| id.0).collect::<Vec<_>>()),
        _ => None,
    });
    assert_eq!(circles.collect::<Vec<_>>(), [vec![1, 2], vec![4, 5]]);
}

#[test]
fn long_chains_and_large_circles_need_no_stack() {
    let mut plan = plan();
    let chain = |last: u32, first_after: Option<u32>| -> Vec<Arc<Task>> {
        (1..=last)
            .map(|id| {
                let mut task = Task::new(TaskId(id), ProjectId(1), format!("T{id}"));
                let before = if id == 1 { first_after } else { Some(id - 1) };
                task.after = before.map(|id| Link { task: TaskId(id), lag: Lag::NONE }).into_iter().collect();
                task.into()
            })
            .collect()
    };
    plan.tasks = chain(5000, None);
    assert_eq!(validate(&plan), []);
    plan.tasks = chain(5000, Some(5000));
    let problems = validate(&plan);
    let [Problem { values: Values::Cycle { tasks }, .. }] = &problems[..] else { panic!("{problems:?}") };
    assert_eq!(tasks.len(), 5000);
    let text = problems[0].say(&plan);
    assert!(text.contains("\"T12\" → … and 4988 more → \"T1\""), "{text}");
}

#[test]
fn work_that_is_not_planned_needs_nobody() {
    let asks_for_nobody = |plan: &mut Plan| task(plan, 0).seats = vec![needs(&[(3, 5)])];
    let mut done = plan();
    asks_for_nobody(&mut done);
    task(&mut done, 0).progress.done = true;
    assert_eq!(said(&done), "");
    let mut tentative = plan();
    asks_for_nobody(&mut tentative);
    project(&mut tentative).status = Status::Tentative { win: Permille(500), planned: false };
    assert_eq!(said(&tentative), "");
}

#[test]
fn an_exception_allows_an_unsuited_pin() {
    let mut plan = plan();
    task(&mut plan, 0).seats[0].pin = Some(PersonId(2));
    plan.exceptions = vec![Exception { rule: Rule::Skill, task: TaskId(1), reason: "wants to learn".into() }];
    assert_eq!(said(&plan), "");
}

#[test]
fn both_ends_of_time_off_in_the_wrong_order_are_an_error_after_an_edit() {
    let mut plan = plan();
    let (first, last) = (day("2026-03-06").unwrap(), day("2026-03-04").unwrap());
    let off = TimeOff { first, last, part: crate::model::DayPart::Whole, note: String::new() };
    person(&mut plan, 0).time_off = vec![off];
    assert_eq!(validate(&plan)[0].values, Values::Span { of: SpanOf::TimeOff, first, last });
}

#[test]
fn a_plan_of_another_century_says_so_once() {
    for as_of in ["1900-01-01", "9999-12-31", "-9999-01-01", "+99999-12-31"] {
        let mut plan = plan();
        plan.as_of = as_of.parse().unwrap();
        task(&mut plan, 0).due = day("2026-03-20");
        let codes: Vec<Code> =
            validate(&plan).iter().map(|p| p.code).filter(|c| *c != Code::TooLong).collect();
        assert_eq!(codes, [Code::FarDate], "{as_of}");
    }
}

#[test]
fn names_cannot_move_the_cursor() {
    let mut plan = plan();
    task(&mut plan, 1).name = "\u{1b}[2JLay\u{202e}out\n".into();
    task(&mut plan, 1).weight = Weight(11);
    assert!(said(&plan).starts_with("error E1107: task \" [2JLay out \": weight 11"));
}
