//! `relais export`.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime};
use solver::check::check;
use solver::format;
use solver::model::{Hat, PersonId, Plan};
use solver::share::ics::{self, Calendar};
use solver::share::sheet::{Stretch, stretches};
use solver::share::table::{self, Style};
use solver::share::{Inside, Keep, Role, inside, redact};

use crate::args::{ExportArgs, Private, What};
use crate::failure::Failure;
use crate::named::somebody;
use crate::{input, output};

/// The head of a table.
const HEAD: [&str; table::COLUMNS] =
    ["Person", "Day", "From", "To", "Hours", "Task", "Project", "Client", "Due", "Working days late"];

/// Makes what is handed over and writes it; what it holds is said beside it.
///
/// # Errors
/// If the input cannot be read, holds no such work, or the output cannot be written.
pub fn run(args: &ExportArgs) -> Result<bool, Failure> {
    let parts = args.person.is_some() || args.week.is_some() || args.zone.is_some();
    if args.what == What::Plan && parts {
        return Err(Failure::WholePlan);
    }
    let whole = input::plan(&args.input, args.from)?;
    // By the name that they have, not by the role that they get.
    let person = args.person.as_deref().map(|asked| somebody(&whole, &args.input, asked)).transpose()?;
    let plan = redact(&whole, keep(args), &role);
    let text = if args.what == What::Plan {
        eprintln!("{}", held(&inside(&plan)));
        format::write(&plan)
    } else {
        let Some(schedule) = &plan.schedule else { return Err(Failure::NoWork(args.input.clone())) };
        let mut work = stretches(&plan, schedule, &check(&plan, schedule));
        work.retain(|stretch| person.is_none_or(|person| stretch.person == person));
        work.retain(|stretch| args.week.is_none_or(|day| monday(day) == monday(stretch.start.date())));
        eprintln!("{}", counted(&work));
        match args.what {
            What::Csv => table::write(&table::rows(&plan, HEAD, &work), Style::Point),
            What::Ics | What::Plan => calendar(&plan, person, work, args.zone.as_deref()),
        }
    };
    match &args.out {
        Some(name) => output::save(name, &text)?,
        None => output::print(&text)?,
    }
    Ok(true)
}

/// What may leave: names, and what is asked for; what must not leave does not, asked for or not.
fn keep(args: &ExportArgs) -> Keep {
    let may = |what| args.with.contains(&what) && !args.without.contains(&what);
    Keep {
        names: !args.without.contains(&Private::Names),
        costs: may(Private::Costs),
        contacts: may(Private::Contacts),
        reasons: may(Private::Reasons),
        notes: may(Private::Notes),
        wishes: may(Private::Wishes),
    }
}

/// What somebody is called instead of by their name.
fn role(role: &Role, number: usize) -> String {
    let what = match role {
        Role::Hat(Hat::Am) => "Account manager",
        Role::Hat(Hat::Pm) => "Project manager",
        Role::Hat(Hat::Lead) => "Lead",
        Role::Hat(Hat::Creative) => "Creative",
        Role::Skill(skill) => skill,
        Role::Person => "Person",
    };
    format!("{what} {number}")
}

/// One person's calendar, or that of everybody, in which a name stands before each event.
fn calendar(plan: &Plan, person: Option<PersonId>, mut work: Vec<Stretch>, zone: Option<&str>) -> String {
    let name = |id| plan.person(id).map_or("", |person| person.name.as_str());
    let title = match person {
        Some(person) => format!("{} — {}", name(person), plan.name),
        None => plan.name.clone(),
    };
    if person.is_none() {
        for stretch in &mut work {
            stretch.name = format!("{}: {}", name(stretch.person), stretch.name);
        }
    }
    let key = key(&plan.name);
    ics::write(Calendar { name: &title, key: &key, zone, stamp: now() }, &work, &describe)
}

/// What tells a plan from others, as far as its name does (Glenn Fowler, Landon Curt Noll, Phong Vo, "The FNV
/// Non-Cryptographic Hash Algorithm", 2011): the same in every file, so that a later one moves events instead of
/// doubling them.
fn key(name: &str) -> String {
    let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

/// The present moment in UTC; the beginning of 1970 on a machine whose clock is before it.
fn now() -> NaiveDateTime {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let seconds = i64::try_from(since.as_secs()).unwrap_or(0);
    DateTime::from_timestamp(seconds, 0).unwrap_or_default().naive_utc()
}

/// What stands below the name of an event.
fn describe(stretch: &Stretch) -> String {
    let mut parts = Vec::new();
    match (stretch.project.is_empty(), stretch.client.is_empty()) {
        (true, true) => {}
        (false, false) => parts.push(format!("{} ({})", stretch.project, stretch.client)),
        (false, true) => parts.push(stretch.project.clone()),
        (true, false) => parts.push(stretch.client.clone()),
    }
    parts.extend(stretch.due.map(|day| format!("due {day}")));
    if stretch.parts > 1 {
        parts.push(format!("part {} of {}", stretch.part, stretch.parts));
    }
    parts.join(" · ")
}

/// The Monday of a day's week.
fn monday(day: NaiveDate) -> NaiveDate {
    let days = u64::from(day.weekday().num_days_from_monday());
    day.checked_sub_days(Days::new(days)).unwrap_or(day)
}

/// How much work leaves.
fn counted(work: &[Stretch]) -> String {
    let mut tasks: Vec<_> = work.iter().map(|stretch| stretch.task).collect();
    tasks.sort_unstable();
    tasks.dedup();
    format!("stretches of work: {}, tasks: {}", work.len(), tasks.len())
}

/// What leaves with a plan, private things among it.
fn held(inside: &Inside) -> String {
    let all = [
        ("people", inside.people + inside.placeholders),
        ("clients", inside.clients),
        ("projects", inside.projects),
        ("tasks", inside.tasks),
        ("placed", inside.placed.unwrap_or(0)),
        ("hourly costs", inside.costs),
        ("agreed hours", inside.agreed),
        ("contacts", inside.contacts),
        ("reasons of absence", inside.reasons),
        ("notes", inside.notes),
        ("people who wish for something", inside.wishes),
    ];
    let said = all.iter().filter(|(_, count)| *count > 0).map(|(what, count)| format!("{what}: {count}"));
    said.collect::<Vec<_>>().join(", ")
}
