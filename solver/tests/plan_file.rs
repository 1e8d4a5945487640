//! The plan file as its readers meet it: the example of `docs/format.md`, and files of an absurd size.

use std::fmt::Write as _;
use std::path::Path;

use solver::format::{self, Opened};

#[test]
fn the_example_of_the_documentation_opens_without_a_warning() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/format.md");
    let page = std::fs::read_to_string(path).unwrap();
    let example = page.split("```json\n").nth(1).unwrap().split("```").next().unwrap();
    let Opened { plan, repairs, problems } = format::read(example).unwrap();
    let said: Vec<String> = problems.iter().map(|problem| problem.say(&plan)).collect();
    assert_eq!((repairs, said), (vec![], vec![]));
    assert_eq!((plan.people.len(), plan.tasks.len()), (2, 5));
    assert!(plan.tasks[4].is_milestone());
    let report = solver::check::check(&plan, plan.schedule.as_ref().unwrap());
    assert_eq!(report.breaches, []);
}

/// A file of 50 MB: 300,000 tasks in one chain.
#[test]
fn a_file_of_50_mb_opens() {
    let mut text = String::from(
        r#"{"name": "Large", "as_of": "2026-03-02", "people": [{"id": 1, "name": "Léa"}],
           "clients": [{"id": 1, "name": "C"}], "projects": [{"id": 1, "name": "P", "client": 1}], "tasks": ["#,
    );
    let note = "n".repeat(60);
    let mut tasks = 0;
    while text.len() < 50 << 20 {
        tasks += 1;
        let comma = if tasks == 1 { "" } else { "," };
        let _ = write!(
            text,
            "{comma}\n{{\"id\": {tasks}, \"name\": \"Task {tasks}\", \"project\": 1, \"seats\": [{{}}], \
             \"after\": [{{\"task\": {}}}], \"effort\": {{\"likely\": 15}}, \"note\": \"{note}\"}}",
            if tasks == 1 { 0 } else { tasks - 1 },
        );
    }
    text.push_str("]}");
    let opened = format::read(&text).unwrap();
    assert_eq!(opened.plan.tasks.len(), tasks);
    let codes: Vec<&str> = opened.problems.iter().map(|problem| problem.code.as_str()).collect();
    assert_eq!(codes, ["E1102"], "the first comes after a task 0 that does not exist");
    let Err(error) = format::read(&text[..text.len() - 1]) else { panic!() };
    assert_eq!(error.code(), "E1004");
}

/// Lists in lists in lists would end in the stack of a careless reader.
#[test]
fn deep_nesting_is_refused() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{}1{}", open.repeat(200_000), close.repeat(200_000));
        for text in
            [deep.clone(), format!("{{\"name\": \"x\", \"as_of\": {deep}}}"), format!("{{\"mood\": {deep}}}")]
        {
            assert!(format::read(&text).is_err());
        }
    }
}
