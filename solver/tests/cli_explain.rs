//! `relais explain` from outside: what is said, and the exit codes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::Value;
use solver::format;
use solver::model::*;

/// A folder of its own for every test, emptied before.
fn folder(test: &str) -> PathBuf {
    let folder =
        Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("explain-{test}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn relais(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_relais")).arg("explain").args(args).current_dir(folder).output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn day(days: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).unwrap() + chrono::Days::new(days)
}

/// Ann does motion and Bob does not; a script, and a film of 25 hours after it, twice over, for the first Friday.
fn plan() -> Plan {
    let mut plan = Plan::new("Film", day(0));
    (plan.grid, plan.region, plan.cap) = (Minutes(30), Region::None, Permille::ONE);
    plan.skills.push(Skill { id: SkillId(1), name: "Motion".into() });
    for (id, name) in [(1, "Ann"), (2, "Bob")] {
        plan.people.push(Person::new(PersonId(id), name).into());
    }
    let held = Held { skill: SkillId(1), level: Level(3) };
    Arc::make_mut(&mut plan.people[0]).skills.push(held);
    plan.clients.push(Client::new(ClientId(1), "Client").into());
    plan.projects.push(Project::new(ProjectId(1), ClientId(1), "Project").into());
    let mut script = Task::new(TaskId(1), ProjectId(1), "Script");
    script.effort = Some(Effort::exactly(Minutes::hours(7)));
    plan.tasks.push(script.into());
    for id in [2, 3] {
        let mut film = Task::new(TaskId(id), ProjectId(1), format!("Film {id}"));
        film.effort = Some(Effort::exactly(Minutes::hours(25)));
        film.seats[0].needs = vec![Need { skill: SkillId(1), level: Level(2) }];
        film.after = vec![Link { task: TaskId(1), lag: Lag::NONE }];
        film.due = Some(day(4));
        plan.tasks.push(film.into());
    }
    plan
}

fn write(folder: &Path, plan: &Plan) {
    fs::write(folder.join("plan.json"), format::write(plan)).unwrap();
}

#[test]
fn a_wish_that_cannot_come_true_ends_with_1_and_names_what_stands_in_its_way() {
    let folder = folder("wish");
    write(&folder, &plan());
    let done = relais(&folder, &["plan.json", "--task", "film 2", "--by", "2026-03-05"]);
    assert_eq!(
        (done.status.code(), text(&done.stdout)),
        (
            Some(1),
            "\"Film 2\" has no place: the plan has no accepted schedule\n\
             \"Film 2\" is done by 2026-03-05: impossible\n  \
             these cannot all hold:\n    \
             \"Film 2\" comes after \"Script\"; only without this\n    \
             \"Film 2\" is done by 2026-03-05; could be by 2026-03-06\n  \
             at least 4 h more of \"Motion\" ≥ 2 in week 10: 25 h is needed, 21 h there (Ann)\n"
        )
    );
    let done = relais(&folder, &["plan.json", "--task", "2", "--owner", "bob"]);
    let said = text(&done.stdout);
    assert_eq!(done.status.code(), Some(1), "{said}");
    assert!(said.contains("\"Film 2\" asks for \"Motion\" ≥ 2; could be with Bob"), "{said}");
    assert!(said.contains("Bob takes \"Film 2\"; could be with Ann"), "{said}");
}

#[test]
fn a_wish_that_can_come_true_is_shown_by_a_schedule() {
    let folder = folder("possible");
    write(&folder, &plan());
    let done = relais(&folder, &["plan.json", "--task", "3", "--by", "2026-03-06", "--owner", "Ann"]);
    let said = text(&done.stdout);
    assert_eq!(done.status.code(), Some(0), "{said}");
    let line = "\"Film 3\" is done by 2026-03-06 and Ann takes \"Film 3\": possible: a schedule was found\n";
    assert!(said.ends_with(line), "{said}");
    let done = relais(&folder, &["plan.json"]);
    assert_eq!(
        text(&done.stdout),
        "everything has a place: possible: a schedule was found\n\
         no deadline is missed: possible: a schedule was found\n"
    );
}

#[test]
fn the_place_of_a_task_is_explained() {
    let folder = folder("place");
    let mut plan = plan();
    let given = |task, owner, from: (u64, u32), to: (u64, u32)| {
        let at = |(days, hour)| day(days).and_hms_opt(hour, 30, 0).unwrap();
        let pieces = vec![Piece { start: at(from), end: at(to) }];
        Assignment { task: TaskId(task), owners: vec![PersonId(owner)], pieces }
    };
    let schedule = Schedule::new(vec![given(1, 2, (0, 9), (0, 17)), given(2, 1, (1, 9), (4, 13))]);
    plan.schedule = Some(schedule.into());
    write(&folder, &plan);
    let done = relais(&folder, &["plan.json", "--task", "Film 2"]);
    let said = text(&done.stdout);
    assert_eq!(done.status.code(), Some(0), "{said}");
    assert!(said.contains("\"Film 2\" comes after \"Script\", which ends at 2026-03-02 17:30:00"), "{said}");
    assert!(said.contains("  a day earlier: impossible\n    these cannot all hold:\n"), "{said}");
    let done = relais(&folder, &["plan.json", "--task", "Film 3"]);
    let said = text(&done.stdout);
    assert!(said.starts_with("\"Film 3\" has no place: there is room from "), "{said}");
}

#[test]
fn prices_are_printed_and_json_holds_them_all() {
    let folder = folder("prices");
    write(&folder, &plan());
    let done = relais(&folder, &["plan.json", "--prices"]);
    assert_eq!(
        text(&done.stdout),
        "what one more hour is worth (prices of a relaxation, not promises), weighted:\n  \
         Ann, week 10: 0.040 late days\n  \
         \"Motion\" ≥ 2, week 10: 0.040 late days\n"
    );
    let done = relais(&folder, &["plan.json", "--prices", "--task", "2", "--by", "2026-03-05", "--json"]);
    assert_eq!((done.status.code(), text(&done.stdout).lines().count()), (Some(1), 1));
    let said: Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(said["prices"]["people"][0]["price"]["late"], 40);
    assert_eq!(said["wishes"][0]["found"], false);
    assert_eq!(said["wishes"][0]["conflict"]["missing"]["missing"], 4 * 60);
    assert_eq!(said["wishes"][0]["conflict"]["members"].as_array().unwrap().len(), 2);
    assert_eq!(said["task"]["task"], 2);
}

#[test]
fn bad_input_ends_with_2_and_a_sentence() {
    let folder = folder("bad");
    write(&folder, &plan());
    for (args, said) in [
        (&["plan.json", "--task", "Trailer"][..], "no task is called \"Trailer\""),
        (&["plan.json", "--task", "ilm"], "Maybe \"Film 2\"."),
        (&["plan.json", "--task", "Film"], "2 tasks are called \"Film\""),
        (&["plan.json", "--task", "2", "--owner", "Zoe"], "no person is called \"Zoe\""),
        (&["plan.json", "--by", "2026-03-04"], "--task"),
        (&["plan.json", "--task", "2", "--by", "soon"], "soon"),
        (&["nothing.json"], "cannot read nothing.json"),
        (&["plan.json", "--from", "imopse"], "error "),
    ] {
        let done = relais(&folder, args);
        assert_eq!((done.status.code(), text(&done.stdout)), (Some(2), ""), "{args:?}");
        assert!(text(&done.stderr).contains(said), "{args:?}: {}", text(&done.stderr));
    }
}

#[test]
fn somebody_else_and_the_earliest_date_are_told_with_what_they_cost() {
    let folder = folder("asked");
    let mut plan = plan();
    let at = |days: u64, time: &str| format!("{}T{time}:00", day(days)).parse().unwrap();
    let given = |task: u32, owner: u32, pieces: &[(u64, &str, u64, &str)]| Assignment {
        task: TaskId(task),
        owners: vec![PersonId(owner)],
        pieces: pieces.iter().map(|(a, b, c, d)| Piece { start: at(*a, b), end: at(*c, d) }).collect(),
    };
    let schedule = Schedule::new(vec![
        given(1, 1, &[(0, "09:30", 0, "17:30")]),
        given(2, 1, &[(1, "09:30", 4, "14:00")]),
        given(3, 1, &[(4, "14:00", 9, "10:00")]),
    ]);
    plan.schedule = Some(Arc::new(schedule));
    write(&folder, &plan);
    let told = relais(&folder, &["plan.json", "--task", "film 2", "--why-not", "bob"]);
    assert!(
        text(&told.stdout).contains("Bob may not take it: it asks for \"Motion\" at level 2"),
        "{told:?}"
    );
    let told = relais(&folder, &["plan.json", "--task", "script", "--why-not", "bob"]);
    assert!(text(&told.stdout).contains("given to Bob; it would end on 2026-03-02"), "{told:?}");
    let told = relais(&folder, &["plan.json", "--task", "film 3", "--earliest"]);
    let said = text(&told.stdout);
    assert!(said.contains("honest date: ") && said.contains("at any price: "), "{said}");
    assert!(said.contains("\"Film 2\" would be ") && said.contains(": impossible"), "{said}");
}
