use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::model::{GoalKind, PersonId, Schedule, TaskId};
use crate::sample::{self, Size};

/// The smallest plan with a task.
const SMALL: &str = r#"{
  "format": 1,
  "name": "Spring",
  "as_of": "2026-03-02",
  "skills": [{"id": 1, "name": "design"}],
  "people": [{"id": 1, "name": "Léa", "skills": [{"skill": 1, "level": 3}]}],
  "clients": [{"id": 1, "name": "Acme"}],
  "projects": [{"id": 1, "name": "Site", "client": 1}],
  "tasks": [
    {"id": 1, "name": "Moodboard", "project": 1, "seats": [{"needs": [{"skill": 1, "level": 2}]}]},
    {"id": 2, "name": "Layout", "project": 1, "after": [{"task": 1}], "due": "2026-03-20"}
  ]
}"#;

fn small(from: &str, to: &str) -> Result<Opened, ReadError> {
    assert!(SMALL.contains(from), "{from}");
    read(&SMALL.replace(from, to))
}

fn message(text: &str) -> String {
    read(text).map_or_else(|error| format!("{}: {error}", error.code()), |_| "opened".into())
}

#[test]
fn a_small_plan_opens_without_a_word() {
    let opened = read(SMALL).unwrap();
    assert_eq!((opened.repairs, opened.problems), (vec![], vec![]));
    assert_eq!(opened.plan.tasks.len(), 2);
}

#[test]
fn what_is_no_plan_is_named_with_its_place() {
    let cases = [
        ("", "E1001: the file is empty"),
        (" \n\t", "E1001: the file is empty"),
        ("\u{feff}", "E1001: the file is empty"),
        (
            "{\n  \"name\": \"é\", oops\n}",
            "E1004: this is not JSON: key must be a string at line 2, column 16, where it says \"oops\"",
        ),
        (
            "{\"name\": \"Spring\", \"tasks\": [",
            "E1004: this is not JSON: the text ends inside a list at line 1, column 29; \
             maybe it was cut off when it was copied or saved",
        ),
        ("<html>", "E1004: this is not JSON: expected value at line 1, column 1, where it says \"<html>\""),
        (
            "{\"format\": 1} {}",
            "E1004: this is not JSON: trailing characters at line 1, column 15, where it says \"{}\"",
        ),
        ("[1, 2]", "E1005: this is not a plan:\n- found a list, expected an object { … } (line 1, column 1)"),
        ("42", "E1005: this is not a plan:\n- found a number, expected an object { … } (line 1, column 1)"),
        ("{}", "E1005: this is not a plan:\n- \"name\" is missing (line 1, column 2)"),
        (
            "{\"format\": \"new\"}",
            "E1005: this is not a plan:\n- format: found \"new\", expected a whole number from 1 (line 1, column 12)",
        ),
        (
            "{\"format\": 7, \"whatever\": []}",
            "E1006: the file has format 7, this version of Relais reads up to format 1\n\
             Maybe reload the page or install the latest Relais, then open the file again.",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(message(text), expected, "{text}");
    }
}

#[test]
fn faulty_fields_are_named_with_path_and_place() {
    let cases = [
        (
            "\"due\": \"2026-03-20\"",
            "\"due\": \"2026-02-30\"",
            "tasks[1].due: \"2026-02-30\" is not a date such as \"2026-03-31\" or \"2026-03-31T14:00:00\" \
             (line 11, column 78)",
        ),
        (
            "\"due\": \"2026-03-20\"",
            "\"due\": \"next week\"",
            "tasks[1].due: \"next week\" is not a date such as \"2026-03-31\" or \"2026-03-31T14:00:00\" \
             (line 11, column 78)",
        ),
        (
            "\"due\": \"2026-03-20\"",
            "\"effort\": {\"likely\": -60}",
            "tasks[1].effort.likely: found -60, expected a whole number from 0 (line 11, column 94)",
        ),
        (
            "\"due\": \"2026-03-20\"",
            "\"effort\": {\"likely\": 1e300}",
            "tasks[1].effort.likely: found 1e+300, expected a whole number from 0 (line 11, column 96)",
        ),
        (
            "\"due\": \"2026-03-20\"",
            "\"pin_start\": \"2026-03-20\"",
            "tasks[1].pin_start: \"2026-03-20\" is not a date such as \"2026-03-31\" or \"2026-03-31T14:00:00\" \
             (line 11, column 84)",
        ),
        (
            "\"due\": \"2026-03-20\"",
            "\"name\": \"twice\"",
            "tasks[1]: \"name\" stands twice (line 11, column 76)",
        ),
        ("\"id\": 2, ", "", "tasks[1]: \"id\" is missing (line 11, column 81)"),
        (
            "\"name\": \"Léa\",",
            "\"name\": \"Léa\", \"hats\": [\"boss\"],",
            "people[0].hats[0]: found \"boss\", expected one of \"am\", \"pm\", \"creative\", \"lead\" (line 6, column 53)",
        ),
        (
            "\"name\": \"Léa\",",
            "\"name\": \"Léa\", \"week\": {\"mon\": [{\"from\": \"25:00\", \"to\": \"26:00\"}]},",
            "people[0].week.mon[0].from: \"25:00\" is not a time of day such as \"09:30\" (line 6, column 65)",
        ),
        (
            "\"as_of\": \"2026-03-02\"",
            "\"as_of\": 5",
            "as_of: found 5, expected a date such as \"2026-03-31\" (line 4, column 12)",
        ),
    ];
    for (from, to, expected) in cases {
        let Err(ReadError::NotAPlan { faults, more: 0 }) = small(from, to) else { panic!("{to}") };
        let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(said, [expected], "{to}");
    }
}

#[test]
fn all_faulty_entries_are_listed_at_once() {
    let tasks: Vec<String> = (0..60).map(|id| format!("{{\"id\": {id}, \"name\": 7}}")).collect();
    let text = SMALL
        .replace("\"level\": 3", "\"level\": \"high\"")
        .replace("  \"tasks\": [", &format!("  \"tasks\": [{},", tasks.join(",\n")));
    let Err(ReadError::NotAPlan { faults, more }) = read(&text) else { panic!() };
    assert_eq!((faults.len(), more), (MOST_FAULTS, 11));
    assert_eq!(faults[0].path, "people[0].skills[0].level");
    assert_eq!(faults[1].path, "tasks[0].name");
    assert_eq!(faults[1].place, Some(Place { line: 9, column: 31 }));
    assert_eq!((faults[2].path.as_str(), faults[2].place.unwrap().line), ("tasks[1].name", 10));
}

#[test]
fn unknown_fields_are_left_out_and_named() {
    let opened = small("\"after\":", "\"mood\": {\"a\": [1]}, \"after\":").unwrap();
    assert_eq!(opened.repairs, [Repair::UnknownField { path: "tasks[1].mood".into() }]);
    let opened = small("\"format\": 1,", "\"format\": 1, \"dealine\": null,").unwrap();
    assert_eq!(opened.repairs, [Repair::UnknownField { path: "dealine".into() }]);
    assert_eq!(opened.plan, read(SMALL).unwrap().plan);
}

#[test]
fn a_file_without_format_or_with_a_byte_order_mark_opens() {
    let plan = read(SMALL).unwrap().plan;
    assert_eq!(small("\"format\": 1,", "").unwrap().plan, plan);
    assert_eq!(small("\"format\": 1,", "\"format\": null,").unwrap().plan, plan);
    assert_eq!(read(&format!("\u{feff}{SMALL}")).unwrap().plan, plan);
}

#[test]
fn older_formats_go_through_every_step_that_they_lack() {
    // Two imagined changes: "persons" became "people", then "title" became "name".
    let steps: &[migrate::Step] = &[
        |fields| {
            let people = fields.remove("persons").unwrap_or_default();
            let _ = fields.insert("people".into(), people);
        },
        |fields| {
            let title = fields.remove("title").unwrap_or_default();
            let _ = fields.insert("name".into(), title);
        },
    ];
    let first = SMALL.replace("\"people\"", "\"persons\"").replacen("\"name\"", "\"title\"", 1);
    let second = SMALL.replace("\"format\": 1", "\"format\": 2").replacen("\"name\"", "\"title\"", 1);
    let third = SMALL.replace("\"format\": 1", "\"format\": 3");
    let plan = read(SMALL).unwrap().plan;
    let opened = |text: &str| read_with(text, steps).unwrap();
    assert_eq!(opened(&first), (plan.clone(), vec![Repair::Migrated { from: 1 }]));
    assert_eq!(opened(&second), (plan.clone(), vec![Repair::Migrated { from: 2 }]));
    assert_eq!(opened(&third), (plan, vec![]));
    assert_eq!(
        read_with(&SMALL.replace("\"format\": 1", "\"format\": 4"), steps),
        Err(ReadError::NewerFormat { found: 4, known: 3 })
    );
    let broken = first.replace("\"level\": 3", "\"level\": -3");
    let Err(ReadError::NotAPlan { faults, .. }) = read_with(&broken, steps) else { panic!() };
    assert_eq!((faults[0].path.as_str(), faults[0].place), ("people[0].skills[0].level", None));
}

#[test]
fn the_steps_lead_to_the_current_format() {
    assert_eq!(migrate::latest(migrate::STEPS), FORMAT);
}

#[test]
fn bytes_that_are_no_text_and_files_too_large_are_refused() {
    assert_eq!(read_bytes(b"{\n\xff"), Err(ReadError::NotText { line: 2 }));
    assert_eq!(read_bytes(SMALL.as_bytes()).unwrap().plan, read(SMALL).unwrap().plan);
    let large = " ".repeat(LIMIT + 1);
    let refused = ReadError::TooLarge { bytes: LIMIT + 1, limit: LIMIT };
    assert_eq!(refused.to_string(), "the file has 65 MB; at most 64 MB can be opened");
    assert_eq!(read(&large), Err(refused.clone()));
    assert_eq!(read_bytes(large.as_bytes()), Err(refused));
}

#[test]
fn repairs_are_made_and_named() {
    let text = SMALL
        .replace(
            "\"name\": \"Léa\",",
            r#""name": "Léa", "hats": ["pm", "pm"],
               "week": {"mon": [{"from": "14:00", "to": "17:00"}, {"from": "9:00", "to": "12:00"}]},
               "time_off": [{"first": "2026-03-06", "last": "2026-03-04"}],"#,
        )
        .replace("[{\"task\": 1}]", "[{\"task\": 1}, {\"task\": 1}]")
        .replace(
            "\"format\": 1,",
            r#""format": 1, "goals": ["lateness", "unplaced", "lateness"],
               "schedule": {"assignments": [
                 {"task": 2, "owners": [1], "pieces": [
                   {"start": "2026-03-05T09:30:00", "end": "2026-03-05T13:00:00"},
                   {"start": "2026-03-04T09:30:00", "end": "2026-03-04T13:00:00"}]},
                 {"task": 1, "owners": [1], "pieces": []},
                 {"task": 1, "owners": [1], "pieces": []},
                 {"task": 9, "owners": [1], "pieces": []}]},
               "announced": {"on": "2026-03-02", "schedule": {"assignments": [
                 {"task": 1, "owners": [7], "pieces": []}]}},"#,
        );
    let Opened { plan, repairs, problems } = read(&text).unwrap();
    let removed = |schedule, task, why| Repair::Removed { schedule, task: TaskId(task), why };
    assert_eq!(
        repairs,
        [
            Repair::Goals,
            Repair::TimeOff {
                person: PersonId(1),
                first: "2026-03-04".parse().unwrap(),
                last: "2026-03-06".parse().unwrap()
            },
            Repair::Week { person: PersonId(1) },
            Repair::DoubledInPerson { person: PersonId(1) },
            Repair::DoubledLink { task: TaskId(2) },
            removed(WhichSchedule::Accepted, 1, Gone::Doubled),
            removed(WhichSchedule::Accepted, 9, Gone::Task),
            Repair::Order(WhichSchedule::Accepted),
            removed(WhichSchedule::Announced, 1, Gone::Owner(PersonId(7))),
        ]
    );
    assert_eq!(problems, []);
    assert_eq!(plan.goals.levels(), [GoalKind::Unplaced, GoalKind::Lateness]);
    let schedule = plan.schedule.clone().unwrap();
    assert_eq!(schedule.assignments.iter().map(|a| a.task.0).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(schedule.get(TaskId(2)).unwrap().start().unwrap().to_string(), "2026-03-04 09:30:00");
    let said: Vec<String> = repairs.iter().map(|repair| repair.say(&plan)).collect();
    assert_eq!(said[1], "time off of Léa: first and last day were swapped (2026-03-04 to 2026-03-06)");
    assert_eq!(said[6], "task 9 was taken out of the accepted schedule: there is no such task");
    // Once repaired, nothing is left to repair.
    assert_eq!(read(&write(&plan)).unwrap(), Opened { plan, repairs: vec![], problems });
}

#[test]
fn every_repair_and_error_code_is_its_own() {
    let mut codes = [&Repair::CODES[..], &ReadError::CODES[..]].concat();
    let count = codes.len();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), count);
}

#[test]
fn the_file_reads_line_by_line() {
    let mut plan = read(SMALL).unwrap().plan;
    plan.schedule = Some(Arc::new(Schedule::default()));
    let text = write(&plan);
    assert!(
        text.starts_with("{\n  \"format\": 1,\n  \"name\": \"Spring\",\n  \"as_of\": \"2026-03-02\",\n"),
        "{text}"
    );
    assert!(text.contains(
        "\n  \"tasks\": [\n    {\n      \"id\": 1,\n      \"name\": \"Moodboard\",\n      \"project\": 1,\n      \
         \"seats\": [{\"needs\": [{\"skill\": 1, \"level\": 2}]}]\n    },\n"
    ));
    assert!(text.ends_with("\n  \"schedule\": {\n    \"assignments\": []\n  }\n}\n"), "{text}");
}

/// Names that break careless programs.
const NAMES: [&str; 8] = [
    "👩🏽‍🎨 Zoë",
    "مريم بن علي",
    "<img src=x onerror=alert(1)>&amp;",
    "שלום \u{202e}abc",
    "\"quoted\" \\ back\\slash",
    "tab\tline\nnull\u{0}",
    "",
    "日本語 — “quotes”",
];

#[test]
fn the_sample_agency_comes_back_as_it_was() {
    let plan = sample::agency("2026-06-01".parse().unwrap());
    let opened = read(&write(&plan)).unwrap();
    assert_eq!(opened, Opened { plan, repairs: vec![], problems: vec![] });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_is_read_again(seed in any::<u64>(), names in any::<[usize; 4]>(), text in ".{0,40}") {
        let mut plan = sample::random(seed, Size::SMALL);
        let name = |index: usize| NAMES[index % NAMES.len()].to_owned();
        plan.name = text;
        plan.skills[0].name = name(names[0]);
        Arc::make_mut(&mut plan.people[0]).name = name(names[1]);
        Arc::make_mut(&mut plan.tasks[0]).note = name(names[2]);
        Arc::make_mut(&mut plan.tasks[0]).name = name(names[3]);
        let written = write(&plan);
        let opened = read(&written).unwrap();
        prop_assert_eq!(opened.repairs, vec![]);
        prop_assert_eq!(&opened.plan, &plan);
        prop_assert_eq!(write(&opened.plan), written);
    }

    /// Whatever is cut, doubled or overwritten, reading ends with a plan or an error, never a panic.
    #[test]
    fn broken_text_never_panics(seed in 0..8_u64, edits in proptest::collection::vec(any::<(u16, u8, u16)>(), 1..6)) {
        let mut bytes = write(&sample::random(seed, Size::TINY)).into_bytes();
        for (at, kind, other) in edits {
            let (at, other) = (usize::from(at) % bytes.len(), usize::from(other) % bytes.len());
            let part = at.min(other)..at.max(other);
            match kind % 6 {
                0 => bytes.truncate(at.max(1)),
                1 => bytes[at] = b"{}[],:\"0-9ex\\\n\xff"[other % 15],
                2 => bytes[at] = kind,
                3 => drop(bytes.drain(part.start..part.end.min(part.start + 40))),
                4 => bytes.splice(at..at, bytes[part.start..part.end.min(part.start + 40)].to_vec()).for_each(drop),
                _ => bytes.splice(at..at, *b"99999999999999999999").for_each(drop),
            }
            if bytes.is_empty() {
                bytes.push(b'{');
            }
        }
        match read_bytes(&bytes) {
            Ok(opened) => prop_assert!(!write(&opened.plan).is_empty()),
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }
}
