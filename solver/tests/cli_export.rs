//! `relais export` from outside: what leaves and what stays, and that other programs read it.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use chrono::{Datelike, NaiveDate};
use icalendar::Component as _;
use solver::check::check;
use solver::format;
use solver::model::Plan;
use solver::sample::agency;
use solver::share::sheet::{Stretch, stretches};
use solver::solve::{Options, solve};
use solver::watch::Unwatched;

/// A folder of its own for every test, emptied before.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("export-{test}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Said past the test harness, which keeps what passing tests print to itself.
fn say(sentence: &str) {
    let _ = writeln!(std::io::stderr(), "{sentence}");
}

fn export(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_relais"))
        .args(["export", "plan.json"])
        .args(args)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// What was written, where that went well.
#[track_caller]
fn written(folder: &Path, args: &[&str]) -> String {
    let done = export(folder, args);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    text(&done.stdout).to_owned()
}

/// The sample agency with an accepted schedule, as a file, and its work.
fn solved_in(folder: &Path) -> (Plan, Vec<Stretch>) {
    let mut plan = agency(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap());
    let options = Options { seed: 1, iterations: Some(20), ..Options::default() };
    let schedule = solve(&plan, &options, &mut Unwatched).schedule;
    let work = stretches(&plan, &schedule, &check(&plan, &schedule));
    plan.schedule = Some(schedule.into());
    fs::write(folder.join("plan.json"), format::write(&plan)).unwrap();
    (plan, work)
}

#[test]
fn a_calendar_has_every_stretch_of_a_person_or_of_everybody() {
    let folder = folder("ics");
    let (plan, work) = solved_in(&folder);
    let person = plan.people.iter().find(|person| work.iter().any(|it| it.person == person.id)).unwrap();
    let args = ["--as", "ics", "--person", &person.name, "--zone", "Europe/Paris"];
    let one: icalendar::Calendar = written(&folder, &args).parse().unwrap();
    let mine: Vec<&Stretch> = work.iter().filter(|stretch| stretch.person == person.id).collect();
    assert_eq!(one.events().count(), mine.len());
    assert_eq!(one.property_value("X-WR-TIMEZONE"), Some("Europe/Paris"));
    for (event, stretch) in one.events().zip(&mine) {
        assert_eq!(event.get_summary(), Some(stretch.name.as_str()));
        assert_eq!(event.get_start(), Some(stretch.start.into()));
        assert_eq!(event.get_end(), Some(stretch.end.into()));
    }
    let all = written(&folder, &["--as", "ics"]);
    let read: icalendar::Calendar = all.parse().unwrap();
    assert_eq!(read.events().count(), work.len());
    let summary = read.events().next().unwrap().get_summary().unwrap();
    let first = plan.person(work[0].person).unwrap();
    assert_eq!(summary, format!("{}: {}", first.name, work[0].name));
    let uids = |text: &str| -> BTreeSet<String> {
        text.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect()
    };
    assert_eq!(uids(&all).len(), work.len(), "no two events are one");
    assert_eq!(uids(&all), uids(&written(&folder, &["--as", "ics"])), "the same in every file");
}

#[test]
fn a_table_has_a_week_of_a_person_or_of_everybody() {
    let folder = folder("csv");
    let (plan, work) = solved_in(&folder);
    let rows = |args: &[&str]| {
        let text = written(&folder, args);
        let text = text.strip_prefix('\u{feff}').unwrap().to_owned();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        assert_eq!(reader.headers().unwrap().len(), 10);
        reader.records().map(Result::unwrap).collect::<Vec<_>>()
    };
    // A Wednesday, of the second week.
    let week = |stretch: &&Stretch| stretch.start.date().iso_week().week() == 49;
    let everybody = rows(&["--as", "csv", "--week", "2026-12-02"]);
    assert_eq!(everybody.len(), work.iter().filter(week).count());
    assert!(!everybody.is_empty() && everybody.len() < work.len());
    assert_eq!(rows(&["--as", "csv"]).len(), work.len());
    let person = work.iter().find(week).unwrap().person;
    let number = person.0.to_string();
    let mine = rows(&["--as", "csv", "--week", "2026-12-02", "--person", &number]);
    assert_eq!(mine.len(), work.iter().filter(week).filter(|stretch| stretch.person == person).count());
    let name = &plan.person(person).unwrap().name;
    assert!(mine.iter().all(|row| row[0] == **name));
}

#[test]
fn private_things_leave_only_when_asked_for() {
    let folder = folder("plan");
    let (plan, _) = solved_in(&folder);
    let leaves = |args: &[&str]| {
        let text = written(&folder, &[&["--as", "plan"], args].concat());
        (format::read(&text).unwrap().plan, text)
    };
    let (bare, text) = leaves(&[]);
    assert_eq!((bare.tasks.len(), &bare.schedule), (plan.tasks.len(), &plan.schedule));
    let contact = &plan.clients.iter().find_map(|client| client.contacts.first()).unwrap().email;
    assert!(!text.contains("hourly_cost") && !text.contains(contact) && text.contains(&plan.people[0].name));
    let (_, text) = leaves(&["--with", "costs,contacts"]);
    assert!(text.contains("hourly_cost") && text.contains(contact));
    let (_, text) = leaves(&["--with", "costs,contacts", "--without", "contacts,names"]);
    assert!(text.contains("hourly_cost") && !text.contains(contact));
    assert!(plan.people.iter().filter(|it| !it.placeholder).all(|it| !text.contains(&it.name)), "{text}");
    // In calendars and tables as well, also where the person was named.
    let table = written(&folder, &["--as", "csv", "--person", &plan.people[1].name, "--without", "names"]);
    assert!(!table.contains(&plan.people[1].name), "{table}");
}

#[test]
fn out_writes_a_file_and_says_what_is_in_it() {
    let folder = folder("out");
    let (_, work) = solved_in(&folder);
    let done = export(&folder, &["--as", "ics", "--out", "all.ics"]);
    assert_eq!((done.status.code(), text(&done.stdout)), (Some(0), ""));
    assert!(text(&done.stderr).starts_with(&format!("stretches of work: {}, ", work.len())));
    assert!(fs::read_to_string(folder.join("all.ics")).unwrap().ends_with("END:VCALENDAR\r\n"));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2, "no other file was left");
}

#[test]
fn bad_input_ends_with_2_and_a_sentence() {
    let folder = folder("bad");
    let plan = agency(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap());
    fs::write(folder.join("plan.json"), format::write(&plan)).unwrap();
    for (args, said) in [
        (&["--as", "ics"][..], "no accepted schedule to export"),
        (&["--as", "ics", "--person", "Nobody at all"], "no person is called \"Nobody at all\""),
        (&["--as", "plan", "--week", "2026-12-02"], "a plan is exported whole"),
        (&["--as", "csv", "--week", "soon"], "not a date such as"),
        (&["--as", "csv", "--without", "clothes"], "invalid value 'clothes'"),
        (&[], "--as <WHAT>"),
    ] {
        let done = export(&folder, args);
        assert_eq!((done.status.code(), text(&done.stdout)), (Some(2), ""), "{args:?}");
        assert!(text(&done.stderr).contains(said), "{args:?}: {}", text(&done.stderr));
    }
}

/// Prints, event by event, when each begins and ends; fails where a time names a zone that the plan does not have.
const READ: &str = r#"
import sys
import icalendar
calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
for event in calendar.walk("VEVENT"):
    assert not event.errors, event.errors
    start, end = event.decoded("DTSTART"), event.decoded("DTEND")
    assert start.tzinfo is None and end.tzinfo is None, "floating"
    assert event.decoded("DTSTAMP").utcoffset().total_seconds() == 0, "UTC"
    print(start.isoformat(), end.isoformat())
"#;

#[test]
fn the_calendar_library_of_python_reads_every_event() {
    let has = Command::new("python3").args(["-c", "import icalendar"]).output();
    if !has.is_ok_and(|has| has.status.success()) {
        say("SKIPPED: calendars not read by a second program: there is no python3 with icalendar");
        return;
    }
    let folder = folder("python");
    let (_, work) = solved_in(&folder);
    let calendar = written(&folder, &["--as", "ics", "--zone", "Europe/Paris"]);
    let file = folder.join("all.ics");
    fs::write(&file, calendar).unwrap();
    let input = fs::File::open(&file).unwrap();
    let read = Command::new("python3").args(["-B", "-c", READ]).stdin(input).output().unwrap();
    assert!(read.status.success(), "{}", text(&read.stderr));
    let told: Vec<String> = text(&read.stdout).lines().map(str::to_owned).collect();
    assert_eq!(told.len(), work.len());
    for (line, stretch) in told.iter().zip(&work) {
        let when = |at: chrono::NaiveDateTime| at.format("%Y-%m-%dT%H:%M:%S").to_string();
        assert_eq!(*line, format!("{} {}", when(stretch.start), when(stretch.end)));
    }
}
