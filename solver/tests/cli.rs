//! The command line from outside: exit codes, what goes where, what is never overwritten.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use solver::format;
use solver::sample::{self, Size};

/// A folder of its own for every test, emptied before.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("cli-{test}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn relais(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_relais")).args(args).current_dir(folder).output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// Writes a small plan that can be solved quickly, without a schedule, and gives its text.
fn plan_in(folder: &Path) -> String {
    let mut plan = sample::random(7, Size::SMALL);
    plan.schedule = None;
    let text = format::write(&plan);
    fs::write(folder.join("plan.json"), &text).unwrap();
    text
}

#[test]
fn the_answer_goes_to_standard_output_and_the_input_stays() {
    let folder = folder("stdout");
    let before = plan_in(&folder);
    let done = relais(&folder, &["solve", "plan.json", "--iterations", "50"]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    let answer = format::read(text(&done.stdout)).unwrap().plan;
    let given = format::read(&before).unwrap().plan;
    let schedule = answer.schedule.clone().unwrap();
    assert!(solver::check::check(&answer, &schedule).is_valid());
    assert_eq!(solver::model::Plan { schedule: None, ..answer }, given, "only the schedule was filled in");
    assert_eq!(fs::read_to_string(folder.join("plan.json")).unwrap(), before);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "no other file was left");
    assert!(text(&done.stderr).contains("tasks placed"), "{}", text(&done.stderr));
    assert!(!text(&done.stderr).contains('\r'), "no progress line where nobody watches");
}

#[test]
fn out_writes_the_file_that_it_names_and_only_that() {
    let folder = folder("out");
    let before = plan_in(&folder);
    let done = relais(&folder, &["solve", "plan.json", "--iterations", "50", "--out", "solved.json"]);
    assert_eq!((done.status.code(), text(&done.stdout)), (Some(0), ""));
    assert_eq!(fs::read_to_string(folder.join("plan.json")).unwrap(), before);
    let checked = relais(&folder, &["check", "solved.json"]);
    assert_eq!(checked.status.code(), Some(0), "{}", text(&checked.stdout));
    let said = text(&checked.stdout);
    assert!(said.starts_with("valid\n") && said.contains("goals:\n  unplaced "), "{said}");
    // The plan and the schedule of another file.
    let checked = relais(&folder, &["check", "plan.json", "solved.json"]);
    assert_eq!(checked.status.code(), Some(0), "{}", text(&checked.stdout));
    // INPUT is overwritten where --out names it.
    let done = relais(&folder, &["solve", "plan.json", "--iterations", "50", "--out", "plan.json"]);
    assert_eq!(done.status.code(), Some(0));
    assert_eq!(
        fs::read_to_string(folder.join("plan.json")).unwrap(),
        fs::read_to_string(folder.join("solved.json")).unwrap()
    );
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2, "no other file was left");
}

#[test]
fn json_prints_one_object_and_nothing_else() {
    let folder = folder("json");
    let _ = plan_in(&folder);
    let args = ["solve", "plan.json", "--iterations", "40", "--seed", "9", "--json"];
    let done = relais(&folder, &[&args[..], &["--goals", "lateness,peak-load"]].concat());
    assert_eq!((done.status.code(), text(&done.stderr)), (Some(0), ""));
    assert_eq!(text(&done.stdout).lines().count(), 1);
    let said: Value = serde_json::from_slice(&done.stdout).unwrap();
    let mut keys: Vec<&str> = said.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    assert_eq!(keys, ["goals", "iterations", "outcome", "seconds", "seed", "unplaced"]);
    assert!(["optimal", "feasible"].contains(&said["outcome"].as_str().unwrap()));
    let goals = said["goals"].as_array().unwrap();
    let names: Vec<&str> = goals.iter().map(|goal| goal["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["unplaced", "lateness", "peak-load"]);
    for goal in goals {
        let value = goal["value"].as_i64().unwrap();
        match goal["bound"].as_i64() {
            Some(bound) => assert_eq!(goal["gap"].as_i64(), Some(value - bound)),
            None => assert!(goal["bound"].is_null() && goal["gap"].is_null()),
        }
    }
    assert_eq!(said["seed"], 9);
    assert!(said["unplaced"].is_u64() && said["iterations"].is_u64() && said["seconds"].is_f64());
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "nothing was written without --out");
    // With --out the answer goes there.
    let done = relais(&folder, &[&args[..], &["--out", "solved.json"]].concat());
    assert_eq!(text(&done.stdout).lines().count(), 1);
    assert!(
        format::read(&fs::read_to_string(folder.join("solved.json")).unwrap())
            .unwrap()
            .plan
            .schedule
            .is_some()
    );
}

#[test]
fn the_same_iterations_and_seed_give_the_same_answer_and_threads_the_best_of_theirs() {
    let folder = folder("threads");
    let _ = plan_in(&folder);
    let run = |more: &[&str]| {
        let done = relais(&folder, &[&["solve", "plan.json", "--iterations", "60"], more].concat());
        assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
        done.stdout
    };
    let json =
        |more: &[&str]| -> Value { serde_json::from_slice(&run(&[more, &["--json"]].concat())).unwrap() };
    assert_eq!(run(&["--seed", "3"]), run(&["--seed", "3"]));
    let values = |said: &Value| -> Vec<i64> {
        said["goals"].as_array().unwrap().iter().map(|goal| goal["value"].as_i64().unwrap()).collect()
    };
    let alone: Vec<Value> = ["3", "4", "5"].map(|seed| json(&["--seed", seed])).into();
    let together = json(&["--seed", "3", "--threads", "3"]);
    let best = alone.iter().map(values).min().unwrap();
    assert_eq!(values(&together), best);
    let first = alone.iter().find(|said| values(said) == best).unwrap();
    assert_eq!(together["seed"], first["seed"]);
    assert_eq!(run(&["--seed", "3", "--threads", "3"]), run(&["--seed", &first["seed"].to_string()]));
}

#[test]
fn time_is_kept() {
    let folder = folder("seconds");
    fs::write(folder.join("plan.json"), format::write(&sample::agency_like(20, 200, 1))).unwrap();
    let done = relais(&folder, &["solve", "plan.json", "--seconds", "0.7", "--json"]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    let said: Value = serde_json::from_slice(&done.stdout).unwrap();
    // Not a measurement: only that it neither ran on nor gave up at once.
    assert!((0.1..20.0).contains(&said["seconds"].as_f64().unwrap()), "{said}");
}

#[test]
fn bad_input_ends_with_2_and_a_sentence() {
    let folder = folder("bad");
    let good = plan_in(&folder);
    let cases: [(&str, &[u8], &str); 8] = [
        ("empty.json", b"", "relais: empty.json: error E1001: the file is empty"),
        ("bytes.json", b"{\xff", "relais: bytes.json: error E1002: this is not a text file"),
        (
            "cut.json",
            &good.as_bytes()[..good.len() / 2],
            "error E1004: this is not JSON: the text ends inside",
        ),
        (
            "list.json",
            b"[]",
            "relais: list.json: error E1005: this is not a plan:\n- found a list, expected an object",
        ),
        ("newer.json", b"{\"format\": 99}", "error E1006: the file has format 99"),
        (
            "circle.json",
            br#"{"name": "P", "as_of": "2026-03-02", "clients": [{"id": 1, "name": "C"}],
                "projects": [{"id": 1, "name": "P", "client": 1}], "tasks": [
                {"id": 1, "name": "A", "project": 1, "after": [{"task": 2}]},
                {"id": 2, "name": "B", "project": 1, "after": [{"task": 1}]}]}"#,
            "error E1104: task \"A\": these tasks wait for each other: \"A\" → \"B\" → \"A\"",
        ),
        ("missing", b"", ""),
        (
            "typo.json",
            br#"{"name": "P", "as_of": "2026-03-02", "grid": 7, "peopel": []}"#,
            "note W2902: \"peopel\" is not a known field: it is left out when the plan is saved\nerror E1105: the plan: ",
        ),
    ];
    for (name, bytes, said) in cases {
        if name != "missing" {
            fs::write(folder.join(name), bytes).unwrap();
        }
        for command in ["solve", "check"] {
            let done = relais(&folder, &[command, name]);
            assert_eq!((done.status.code(), text(&done.stdout)), (Some(2), ""), "{command} {name}");
            assert!(text(&done.stderr).contains(said), "{command} {name}: {}", text(&done.stderr));
        }
    }
    for args in [
        &["solve"][..],
        &["solve", "plan.json", "--goals", "happiness"],
        &["solve", "plan.json", "--seconds", "-1"],
        &["solve", "plan.json", "--seconds", "NaN"],
        &["solve", "plan.json", "--seconds", "soon"],
        &["solve", "plan.json", "--iterations", "0"],
        &["solve", "plan.json", "--threads", "0"],
        &["solve", "plan.json", "--from", "imopse"],
        &["solve", "plan.json", "--from", "agency"],
        &["solve", "plan.json", "--iterations", "5", "--out", "no/such/folder.json"],
        &["check", "plan.json"],
        &["check", "plan.json", "empty.json"],
        &["check", "plan.json", "list.json"],
    ] {
        let done = relais(&folder, args);
        assert_eq!((done.status.code(), text(&done.stdout)), (Some(2), ""), "{args:?}");
        assert!(!done.stderr.is_empty(), "{args:?}");
    }
}

#[test]
fn a_broken_schedule_ends_with_1_and_names_the_rules() {
    let folder = folder("broken");
    let _ = plan_in(&folder);
    assert_eq!(
        relais(&folder, &["solve", "plan.json", "--iterations", "20", "--out", "solved.json"]).status.code(),
        Some(0)
    );
    let solved = format::read(&fs::read_to_string(folder.join("solved.json")).unwrap()).unwrap().plan;
    let mut schedule = (*solved.schedule.clone().unwrap()).clone();
    let first = schedule.assignments.iter_mut().find(|a| !a.owners.is_empty()).unwrap();
    first.owners.pop();
    let name = solved.task(first.task).unwrap().name.clone();
    fs::write(folder.join("schedule.json"), serde_json::to_string(&schedule).unwrap()).unwrap();
    let done = relais(&folder, &["check", "plan.json", "schedule.json"]);
    assert_eq!(done.status.code(), Some(1));
    let said = text(&done.stdout);
    assert!(said.starts_with("INVALID: ") && said.contains(&format!("task \"{name}\": has ")), "{said}");
}

#[test]
fn foreign_answers_are_written_and_checked() {
    let folder = folder("foreign");
    fs::write(
        folder.join("small.def"),
        "ResourceID Salary Skills\n1 10.0 Q0: 1\n2 11.0 Q0: 0 Q1: 2\nTaskID Duration Skill Predecessor IDs\n\
         1 5 Q0: 0\n2 3 Q1: 2 1\n3 4 Q0: 1\n",
    )
    .unwrap();
    let done = relais(&folder, &["solve", "small.def", "--from", "imopse", "--iterations", "500"]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    assert!(text(&done.stdout).starts_with("Hour assignments\n0 "), "{}", text(&done.stdout));
    fs::write(folder.join("small.sol"), &done.stdout).unwrap();
    let checked = relais(&folder, &["check", "small.def", "small.sol", "--from", "imopse"]);
    assert_eq!(text(&checked.stdout), "valid\ngoals:\n  unplaced 0\n  makespan 8\n");
    // What is proven best ends every search, long before the time is over.
    let args = ["solve", "small.def", "--from", "imopse", "--seconds", "600", "--threads", "3", "--json"];
    let said: Value = serde_json::from_slice(&relais(&folder, &args).stdout).unwrap();
    assert_eq!((said["outcome"].as_str(), said["goals"][1]["gap"].as_i64()), (Some("optimal"), Some(0)));
    // The second task before the first has ended.
    fs::write(folder.join("wrong.sol"), "Hour assignments\n0 1-1 2-2\n5 1-3\n").unwrap();
    let checked = relais(&folder, &["check", "small.def", "wrong.sol", "--from", "imopse"]);
    assert_eq!(checked.status.code(), Some(1));
    assert!(text(&checked.stdout).contains("task \"2\": comes after \"1\": not before 2024-01-01 05:00:00"));
    // As a plan.
    let done =
        relais(&folder, &["solve", "small.def", "--from", "imopse", "--to", "plan", "--iterations", "50"]);
    let plan = format::read(text(&done.stdout)).unwrap().plan;
    assert_eq!(plan.schedule.unwrap().assignments.len(), 3);
    // A file that is not of this format, and a schedule that this format cannot say.
    let _ = plan_in(&folder);
    let done = relais(&folder, &["solve", "plan.json", "--iterations", "5", "--to", "agency"]);
    assert_eq!((done.status.code(), text(&done.stdout)), (Some(2), ""));
    assert!(text(&done.stderr).contains("error E1206: "), "{}", text(&done.stderr));
}

#[test]
fn a_plan_can_come_through_standard_input() {
    use std::io::Write as _;
    use std::process::Stdio;
    let folder = folder("stdin");
    let given = plan_in(&folder);
    let mut child = Command::new(env!("CARGO_BIN_EXE_relais"))
        .args(["solve", "-", "--iterations", "5", "--json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(given.as_bytes()).unwrap();
    let done = child.wait_with_output().unwrap();
    assert_eq!(done.status.code(), Some(0));
    assert!(serde_json::from_slice::<Value>(&done.stdout).unwrap()["goals"].is_array());
}

#[test]
fn unplaced_work_is_named_with_what_stands_in_its_way() {
    use solver::model::{Effort, Level, Link, Minutes, Need, Skill, SkillId};
    use std::sync::Arc;
    let folder = folder("unplaced");
    let mut plan = sample::agency("2026-03-02".parse().unwrap());
    plan.skills.push(Skill { id: SkillId(99), name: "Glass".into() });
    for (at, task) in plan.tasks.iter_mut().map(Arc::make_mut).enumerate() {
        task.after.clear();
        task.pin_start = None;
        match at {
            0..25 => {
                task.progress = Default::default();
                task.effort = Some(Effort::exactly(Minutes::hours(2)));
                task.seats[..].iter_mut().for_each(|seat| {
                    seat.pin = None;
                    seat.needs = vec![Need { skill: SkillId(99), level: Level(2) }];
                });
                if task.seats.is_empty() {
                    task.seats = vec![solver::model::Seat::default()];
                    task.seats[0].needs = vec![Need { skill: SkillId(99), level: Level(2) }];
                }
            }
            _ => task.progress.done = true,
        }
    }
    let (before, first, waiting) =
        (plan.tasks[0].id, plan.tasks[0].name.clone(), plan.tasks[25].name.clone());
    let last = Arc::make_mut(&mut plan.tasks[25]);
    last.progress.done = false;
    last.after = vec![Link { task: before, lag: Default::default() }];
    fs::write(folder.join("plan.json"), format::write(&plan)).unwrap();
    let done = relais(&folder, &["solve", "plan.json", "--iterations", "5", "--out", "solved.json"]);
    let said = text(&done.stderr);
    assert_eq!(done.status.code(), Some(0), "{said}");
    assert!(said.contains("unplaced: 26 of 120 tasks"), "{said}");
    assert!(said.contains(&format!("  \"{first}\": \"Glass\" ≥ 2")) && said.contains(": nobody\n"), "{said}");
    assert!(said.ends_with("  and 6 more\n"), "{said}");
    // Without the others the one that waits is named with what it waits for.
    for task in plan.tasks.iter_mut().map(Arc::make_mut).skip(1).take(24) {
        task.progress.done = true;
    }
    fs::write(folder.join("plan.json"), format::write(&plan)).unwrap();
    let done = relais(&folder, &["solve", "plan.json", "--iterations", "5", "--out", "solved.json"]);
    let said = text(&done.stderr);
    assert!(said.contains(&format!("  \"{waiting}\": waits for \"{first}\", which has no place")), "{said}");
}
