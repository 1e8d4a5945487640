//! The benchmark files through the whole solver: read, solved for a moment, checked by the project's checker, and their
//! answers by the validators that come with the files, where Python is there.
//!
//! The files are found through `RELAIS_BENCH`, else in `../shared/bench` beside the repository.
//! They are no part of the project: where they are absent, so it is said, with a count.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use solver::check::check;
use solver::format::{agency, imopse};
use solver::model::{Plan, Schedule};
use solver::solve::{Options, solve};
use solver::watch::Unwatched;

/// How many files there are.
const IMOPSE: usize = 27;
const AGENCY: usize = 9;

/// Moves per file: enough to try the search, little enough for an unoptimised build.
const MOVES: u64 = 30;

fn place() -> PathBuf {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/bench");
    std::env::var_os("RELAIS_BENCH").map_or_else(beside, PathBuf::from)
}

/// Said past the test harness, which keeps what passing tests print to itself.
fn say(sentence: &str) {
    let _ = writeln!(std::io::stderr(), "{sentence}");
}

/// The files of some folders with an ending, in order; none where the folders are absent.
fn files(folders: &[&str], ending: &str, expected: usize) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = folders
        .iter()
        .filter_map(|folder| fs::read_dir(place().join(folder)).ok())
        .flatten()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == ending))
        .collect();
    files.sort();
    if files.is_empty() {
        say(&format!(
            "SKIPPED: {expected} benchmark files ({}) are not in {}",
            folders.join(", "),
            place().display()
        ));
    } else {
        assert_eq!(files.len(), expected, "{folders:?}");
    }
    files
}

fn solved(plan: &Plan) -> Schedule {
    let options = Options { seed: 1, iterations: Some(MOVES), ..Options::default() };
    let solution = solve(plan, &options, &mut Unwatched);
    let report = check(plan, &solution.schedule);
    assert_eq!(report.breaches, []);
    assert_eq!((report.unplaced, report.score), (vec![], solution.score));
    solution.schedule
}

/// What a validator of the files says about an answer; none without Python.
fn validated(script: &str, args: &[&Path]) -> Option<String> {
    let script = place().join(script);
    let mut command = Command::new("python3");
    // Nothing is left beside the files.
    let output = command.arg("-B").arg(script).args(args).output().ok()?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr))
}

fn answer_file(file: &Path) -> PathBuf {
    let name = file.file_name().unwrap().to_string_lossy().into_owned();
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.{}.answer", std::process::id()))
}

/// The number after a word.
fn after(said: &str, word: &str) -> i64 {
    said.split_whitespace().skip_while(|part| *part != word).nth(1).unwrap().parse().unwrap()
}

#[test]
fn project_files_are_solved_and_their_answers_hold() {
    let mut unvalidated = 0;
    for file in files(&["imopse/d36", "imopse/big"], "def", IMOPSE) {
        let name = file.display();
        let plan = imopse::read(&fs::read_to_string(&file).unwrap()).unwrap();
        assert_eq!(solver::validate::validate(&plan), [], "{name}");
        let schedule = solved(&plan);
        let makespan = check(&plan, &schedule).score.0[1];
        let text = imopse::write(&plan, &schedule).unwrap();
        assert_eq!(imopse::answer(&plan, &text).unwrap(), schedule, "{name}");
        let answer = answer_file(&file);
        fs::write(&answer, text).unwrap();
        match validated("imopse/msrcpsp.py", &[&file, &answer]) {
            Some(said) => {
                assert!(said.starts_with("valid "), "{name}: {said}");
                assert_eq!(after(&said, "makespan"), makespan, "{name}");
                assert!(makespan >= after(&said, "bound"), "{name}");
            }
            None => unvalidated += 1,
        }
        fs::remove_file(answer).unwrap();
    }
    if unvalidated > 0 {
        say(&format!("SKIPPED: {unvalidated} answers not validated a second time: there is no python3"));
    }
}

#[test]
fn agency_files_are_solved_and_their_answers_hold() {
    let mut unvalidated = 0;
    for file in files(&["agency"], "json", AGENCY) {
        let name = file.display();
        let plan = agency::read(&fs::read_to_string(&file).unwrap()).unwrap();
        assert!(solver::validate::validate(&plan).iter().all(|problem| !problem.is_error()), "{name}");
        let schedule = solved(&plan);
        let score = check(&plan, &schedule).score.0;
        let text = agency::write(&plan, &schedule).unwrap();
        assert_eq!(agency::answer(&plan, &text).unwrap(), schedule, "{name}");
        let answer = answer_file(&file);
        fs::write(&answer, text).unwrap();
        match validated("agency/agency.py", &[Path::new("check"), &file, &answer]) {
            Some(said) => {
                assert!(said.starts_with("valid "), "{name}: {said}");
                assert_eq!(
                    (after(&said, "lateness"), after(&said, "peak-load")),
                    (score[1], score[2]),
                    "{name}"
                );
            }
            None => unvalidated += 1,
        }
        fs::remove_file(answer).unwrap();
    }
    if unvalidated > 0 {
        say(&format!("SKIPPED: {unvalidated} answers not validated a second time: there is no python3"));
    }
}
