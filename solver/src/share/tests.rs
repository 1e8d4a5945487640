//! What leaves holds what was asked for and nothing else, and other programs read it as it was meant.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use icalendar::{CalendarDateTime, Component, DatePerhapsTime};
use proptest::prelude::*;

use super::ics::{self, Calendar};
use super::sheet::{Stretch, stretches};
use super::table::{self, Cell, Style};
use super::*;
use crate::check::check;
use crate::format;
use crate::model::{
    Announced, Contact, Exception, Hat, Minutes, PersonId, Plan, Rule, Schedule, SkillId, TaskId,
};
use crate::sample::{Size, agency, greedy_schedule, random};

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

fn at(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn say(role: &Role, number: usize) -> String {
    match role {
        Role::Hat(Hat::Am) => format!("Account manager {number}"),
        Role::Hat(Hat::Pm) => format!("Project manager {number}"),
        Role::Hat(_) => format!("Lead {number}"),
        Role::Skill(skill) => format!("{skill} {number}"),
        Role::Person => format!("Person {number}"),
    }
}

/// The sample with a schedule, announced, and a note wherever one can stand.
fn plan() -> Plan {
    let mut plan = agency(day());
    let schedule = greedy_schedule(&plan);
    let told = Announced { on: day(), by: "Pauline Mercier".into(), schedule: schedule.clone() };
    plan.announced = Some(told.into());
    plan.schedule = Some(schedule.into());
    let reason = "the client insists".into();
    plan.exceptions.push(Exception { rule: Rule::Skill, task: TaskId(1), reason });
    plan
}

/// Everything of a plan that is private, by what keeps it.
fn secrets(plan: &Plan) -> [(&'static str, BTreeSet<String>); 4] {
    let people = || plan.people.iter();
    let reasons = people().flat_map(|person| &person.time_off).map(|off| off.note.clone());
    let contacts = plan.clients.iter().flat_map(|client| &client.contacts);
    let contacts = contacts.flat_map(|contact| [&contact.name, &contact.phone, &contact.email]).cloned();
    let notes = plan.tasks.iter().map(|task| task.note.clone());
    let notes = notes.chain(plan.exceptions.iter().map(|exception| exception.reason.clone()));
    let names = people().filter(|person| !person.placeholder).map(|person| person.name.clone());
    let set = |texts: &mut dyn Iterator<Item = String>| texts.filter(|text| !text.is_empty()).collect();
    [
        ("reasons", set(&mut { reasons })),
        ("contacts", set(&mut { contacts })),
        ("notes", set(&mut { notes })),
        ("names", set(&mut { names })),
    ]
}

fn holds(text: &str, secrets: &BTreeSet<String>) -> bool {
    secrets.iter().any(|secret| text.contains(secret))
}

#[test]
fn what_is_left_out_stands_nowhere_in_the_bytes() {
    let plan = plan();
    for bits in 0..64_u32 {
        let is = |bit: u32| bits & (1 << bit) != 0;
        let keep =
            Keep { names: is(0), costs: is(1), contacts: is(2), reasons: is(3), notes: is(4), wishes: is(5) };
        let other = redact(&plan, keep, &say);
        let text = format::write(&other);
        for (what, secrets) in secrets(&plan) {
            let kept = match what {
                "reasons" => keep.reasons,
                "contacts" => keep.contacts,
                "notes" => keep.notes,
                _ => keep.names,
            };
            assert!(!secrets.is_empty(), "the sample has {what}");
            // What is kept may still lose the names in it.
            let whole = kept && (keep.names || what == "contacts");
            assert!(kept || !holds(&text, &secrets), "{what} with {keep:?}");
            assert!(!whole || holds(&text, &secrets), "no {what} with {keep:?}");
        }
        assert_eq!(text.contains("hourly_cost") || text.contains("\"agreed\""), keep.costs, "{keep:?}");
        assert_eq!(text.contains("\"grow\""), keep.wishes, "{keep:?}");
        let opened = format::read(&text).unwrap();
        assert_eq!((opened.plan, opened.repairs.len()), (other.clone(), 0));
        let (all, some) = (inside(&plan), inside(&other));
        assert_eq!((some.people, some.tasks, some.absences), (all.people, all.tasks, all.absences));
        assert_eq!(some.costs, if keep.costs { all.costs } else { 0 });
        assert_eq!(some.reasons, if keep.reasons { all.reasons } else { 0 });
        assert_eq!(some.contacts, if keep.contacts { all.contacts } else { 0 });
        assert_eq!(some.notes, if keep.notes { all.notes } else { 0 });
    }
}

#[test]
fn what_is_asked_for_changes_nothing() {
    let plan = plan();
    let all = Keep { names: true, costs: true, contacts: true, reasons: true, notes: true, wishes: true };
    assert_eq!(redact(&plan, all, &say), plan);
}

#[test]
fn a_redacted_plan_has_the_same_schedule_and_rules() {
    let plan = plan();
    let other = redact(&plan, Keep { names: false, ..Keep::default() }, &say);
    let report = |plan: &Plan| check(plan, plan.schedule.as_ref().unwrap());
    assert_eq!(report(&plan).breaches, report(&other).breaches);
    assert_eq!(report(&plan).tasks, report(&other).tasks);
}

#[test]
fn names_become_roles_in_every_text() {
    let mut plan = plan();
    let edit = Arc::make_mut(&mut plan.tasks[0]);
    edit.name = "Call Léa, Léandre and Hélène Vasseur’s office".into();
    let other = redact(&plan, Keep { names: false, ..Keep::default() }, &say);
    let names: Vec<&str> = other.people.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(
        names[..5],
        ["Lead 1", "Account manager 1", "Account manager 2", "Project manager 1", "Design 1"]
    );
    assert_eq!(names.last(), Some(&"Front-end freelancer (to find)"), "nobody yet");
    assert_eq!(other.tasks[0].name, "Call Design 1, Léandre and Lead 1’s office");
    assert_eq!(other.announced.unwrap().by, "");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn no_secret_of_any_plan_leaves(seed in 0_u64..10_000, secret in "[A-Z]q[a-z]{8}x") {
        let mut plan = random(seed, Size::SMALL);
        let mark = |what: &str, n: usize| format!("{secret}{what}{n}");
        for (n, person) in plan.people.iter_mut().enumerate() {
            let person = Arc::make_mut(person);
            person.placeholder = false;
            person.name = format!("{} {}", mark("Name", n), mark("Family", n));
            person.hourly_cost = Some(987_654_321);
            person.wishes.grow = vec![SkillId(1)];
            for off in &mut person.time_off {
                off.note = mark("Why", n);
            }
        }
        for (n, client) in plan.clients.iter_mut().enumerate() {
            let contact = Contact { name: mark("C", n), phone: mark("P", n), email: mark("E", n) };
            Arc::make_mut(client).contacts.push(contact);
        }
        for project in &mut plan.projects {
            Arc::make_mut(project).agreed = Some(Minutes(987_654_321));
        }
        for (n, task) in plan.tasks.iter_mut().enumerate() {
            let task = Arc::make_mut(task);
            task.note = mark("Note", n);
            task.name = format!("{} for {}", task.name, mark("Name", 0));
        }
        let keep = Keep { names: false, ..Keep::default() };
        let text = format::write_compact(&redact(&plan, keep, &say));
        prop_assert!(!text.contains(&secret), "{text}");
        prop_assert!(!text.contains("987654321"));
        prop_assert!(!text.contains("\"grow\""));
    }

    #[test]
    fn a_calendar_program_reads_every_stretch(
        entries in prop::collection::vec(
            (any::<String>(), any::<String>(), 0_i64..400_000, 1_i64..600, 1_u32..99),
            0..12,
        ),
    ) {
        let stretches: Vec<Stretch> = entries.iter().enumerate().map(|(n, (name, project, start, length, task))| {
            let start = at("2026-01-01T00:00:00") + TimeDelta::minutes(*start);
            Stretch {
                person: PersonId(3),
                task: TaskId(*task),
                name: name.clone(),
                project: project.clone(),
                colour: 1,
                client: String::new(),
                start,
                end: start + TimeDelta::minutes(*length),
                part: n + 1,
                parts: entries.len(),
                due: None,
                late: 0,
            }
        }).collect();
        let stamp = at("2026-11-23T08:00:00");
        let calendar = Calendar { name: "Léa, \"Studio\"; \\n", key: "p-1!", zone: Some("Europe/Paris"), stamp };
        let text = ics::write(calendar, &stretches, &|stretch| format!("{}\nmore", stretch.project));
        for line in text.split("\r\n") {
            prop_assert!(line.len() <= 75, "{line}");
            prop_assert!(!line.contains(['\r', '\n']));
        }
        let read: icalendar::Calendar = text.parse().map_err(TestCaseError::fail)?;
        let events: Vec<_> = read.events().collect();
        prop_assert_eq!(events.len(), stretches.len());
        for (event, stretch) in events.iter().zip(&stretches) {
            let floating = |at| Some(DatePerhapsTime::DateTime(CalendarDateTime::Floating(at)));
            prop_assert_eq!(event.get_start(), floating(stretch.start));
            prop_assert_eq!(event.get_end(), floating(stretch.end));
            prop_assert_eq!(event.get_summary().map(arrived), Some(readable(&stretch.name)));
            let uid = format!("p1-t{}-p3-{}@relais", stretch.task.0, stretch.part);
            prop_assert_eq!(event.get_uid(), Some(uid.as_str()));
        }
    }

    #[test]
    fn a_spreadsheet_reads_every_cell(rows in prop::collection::vec(
        (any::<String>(), 0_u32..100_000, any::<bool>()), 1..20), comma in any::<bool>(),
    ) {
        let (style, between) = if comma { (Style::Comma, b';') } else { (Style::Point, b',') };
        let cells: Vec<Vec<Cell>> = rows.iter().map(|(text, minutes, dated)| {
            let date = if *dated { Cell::Date(day()) } else { Cell::Empty };
            vec![Cell::Count(1), Cell::Text(text.clone()), Cell::Hours(*minutes), date]
        }).collect();
        let text = table::write(&cells, style);
        let text = text.strip_prefix('\u{feff}').unwrap();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).delimiter(between).from_reader(text.as_bytes());
        let read: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        prop_assert_eq!(read.len(), rows.len());
        for (record, (name, minutes, _)) in read.iter().zip(&rows) {
            prop_assert!(!record[1].trim_start().starts_with(['=', '+', '-', '@', '\t', '\r']), "{record:?}");
            prop_assert_eq!(record[1].strip_prefix('\'').filter(|rest| rest == name).unwrap_or(&record[1]), name);
            let hours: f64 = record[2].replace(',', ".").parse().unwrap();
            prop_assert!((hours * 60.0 - f64::from(*minutes)).abs() <= 0.3001, "{record:?}");
        }
    }

    #[test]
    fn a_link_brings_back_its_bytes_and_garbage_is_an_error(
        bytes in prop::collection::vec(any::<u8>(), 1..300),
        garbage in any::<String>(),
    ) {
        let fragment = link::fragment(&bytes);
        let alphabet = |c: char| c.is_ascii_alphanumeric() || "-_.=".contains(c);
        prop_assert!(fragment.chars().all(alphabet));
        prop_assert_eq!(link::packed(&format!("#{fragment}")), Some(Ok(bytes)));
        let _ = link::packed(&garbage);
        let _ = link::packed(&format!("plan=1.{garbage}"));
    }
}

/// What a text is once it has been through a calendar file: control characters are left out, breaks are one kind.
fn readable(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    text.replace('\t', " ").chars().filter(|c| *c == '\n' || !c.is_control()).collect()
}

/// What the parser hands over.
fn arrived(text: &str) -> String {
    text.to_owned()
}

#[test]
fn the_sample_as_calendars_has_every_hour_of_the_schedule() {
    let plan = plan();
    let schedule = plan.schedule.as_deref().unwrap();
    let report = check(&plan, schedule);
    let all = stretches(&plan, schedule, &report);
    for facts in &report.people {
        let mine: Vec<Stretch> = all.iter().filter(|stretch| stretch.person == facts.id).cloned().collect();
        let minutes: u32 = mine.iter().map(Stretch::minutes).sum();
        assert_eq!(minutes, facts.window.assigned.0, "{}", plan.person(facts.id).unwrap().name);
        assert!(mine.iter().all(|stretch| stretch.start.date() == stretch.end.date()), "day by day");
        assert!(mine.windows(2).all(|pair| pair[0].end <= pair[1].start), "one thing at a time");
        let calendar = Calendar { name: "Sheet", key: "k", zone: None, stamp: at("2026-11-23T08:00:00") };
        let text = ics::write(calendar, &mine, &|stretch| stretch.client.clone());
        let read: icalendar::Calendar = text.parse().unwrap();
        assert_eq!(read.events().count(), mine.len());
    }
    assert!(!all.is_empty());
}

#[test]
fn a_later_file_moves_the_events_of_an_earlier_one() {
    let one = Stretch {
        person: PersonId(1),
        task: TaskId(2),
        name: "Logo".into(),
        project: "Identity".into(),
        colour: 1,
        client: "Acme".into(),
        start: at("2026-11-23T09:30:00"),
        end: at("2026-11-23T13:00:00"),
        part: 1,
        parts: 1,
        due: None,
        late: 0,
    };
    let write = |stamp: &str, stretch: &Stretch| {
        let calendar = Calendar { name: "n", key: "k", zone: None, stamp: at(stamp) };
        ics::write(calendar, std::slice::from_ref(stretch), &|_| String::new())
    };
    let field = |text: &str, name: &str| {
        let line = text.lines().find(|line| line.starts_with(&format!("{name}:"))).unwrap();
        line.split_once(':').unwrap().1.to_owned()
    };
    let moved = Stretch { start: at("2026-11-24T09:30:00"), end: at("2026-11-24T13:00:00"), ..one.clone() };
    let (early, late) = (write("2026-11-20T10:00:00", &one), write("2026-11-20T10:01:00", &moved));
    assert_eq!(field(&early, "UID"), field(&late, "UID"));
    let sequence = |text: &str| field(text, "SEQUENCE").parse::<i64>().unwrap();
    assert!(sequence(&early) < sequence(&late));
    assert_eq!(field(&late, "DTSTART"), "20261124T093000");
    assert_eq!(field(&late, "DTSTAMP"), "20261120T100100Z");
}

#[test]
fn formulas_are_words_and_figures_follow_the_language() {
    let row = vec!["=1+1".into(), Cell::Hours(450), " @x".into(), "-".into(), "a;b,c".into()];
    assert_eq!(
        table::write(std::slice::from_ref(&row), Style::Point),
        "\u{feff}'=1+1,7.5,' @x,'-,\"a;b,c\"\r\n"
    );
    assert_eq!(table::write(&[row], Style::Comma), "\u{feff}'=1+1;7,5;' @x;'-;\"a;b,c\"\r\n");
    assert_eq!(
        table::write(&[vec![Cell::Hours(20), Cell::Hours(61)]], Style::Point),
        "\u{feff}0.33,1.02\r\n"
    );
}

#[test]
fn other_fragments_mean_no_plan_and_later_ones_say_so() {
    assert_eq!(link::packed("#main"), None);
    assert_eq!(link::packed(""), None);
    for broken in ["plan=", "plan=1", "plan=1.", "plan=x.AAAA", "plan=0.AAAA", "plan=1.A", "plan=1.AA*A"] {
        assert_eq!(link::packed(broken), Some(Err(link::LinkError::Damaged)), "{broken}");
    }
    assert_eq!(link::packed("plan=2.AAAA"), Some(Err(link::LinkError::Newer)));
    assert_eq!(link::packed("plan=1.AA\n AA"), Some(Ok(vec![0, 0, 0])), "broken by a mail program");
    assert_eq!(link::LinkError::CODES, [link::LinkError::Damaged.code(), link::LinkError::Newer.code()]);
}

#[test]
fn a_plan_without_a_schedule_has_no_stretches() {
    let plan = agency(day());
    let empty = Schedule::default();
    assert!(stretches(&plan, &empty, &check(&plan, &empty)).is_empty());
}
