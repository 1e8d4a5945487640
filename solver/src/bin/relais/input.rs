//! Files in: plans and answers of every format.

use std::io::Read as _;
use std::path::Path;

use solver::format::{self, Opened, agency, imopse};
use solver::model::{Plan, Schedule};
use solver::validate::{Problem, validate};

use crate::args::Format;
use crate::failure::{Errors, Failure};

/// At most so many repairs and warnings are printed.
const PRINTED: usize = 40;

/// Reads a plan and prints what was put right and what looks wrong.
///
/// # Errors
/// If it cannot be read, or holds errors.
pub fn plan(name: &Path, from: Format) -> Result<Plan, Failure> {
    let bytes = bytes(name)?;
    let foreign = |why| Failure::Foreign { name: name.to_owned(), why };
    let opened = match from {
        Format::Plan => {
            format::read_bytes(&bytes).map_err(|why| Failure::Read { name: name.to_owned(), why })?
        }
        Format::Imopse => checked(imopse::read(&String::from_utf8_lossy(&bytes)).map_err(foreign)?),
        Format::Agency => checked(agency::read(&String::from_utf8_lossy(&bytes)).map_err(foreign)?),
    };
    let plan = opened.plan;
    let repairs =
        opened.repairs.iter().map(|repair| format!("note {}: {}", repair.code(), repair.say(&plan)));
    print_some(repairs);
    print_some(opened.problems.iter().map(|problem| problem.say(&plan)));
    match opened.problems.iter().filter(|problem| problem.is_error()).count() {
        0 => Ok(plan),
        count => Err(Failure::Problems { name: name.to_owned(), count: Errors(count) }),
    }
}

/// Reads the schedule of a plan file, a schedule alone, or an answer in the plan's foreign format.
///
/// # Errors
/// If it cannot be read, or there is none.
pub fn schedule(plan: &Plan, name: &Path, from: Format) -> Result<Schedule, Failure> {
    let bytes = bytes(name)?;
    let foreign = |why| Failure::Foreign { name: name.to_owned(), why };
    match from {
        Format::Plan => {
            let read = |why| Failure::Read { name: name.to_owned(), why };
            let schedule = format::read_schedule(format::text(&bytes).map_err(read)?).map_err(read)?;
            schedule.ok_or_else(|| Failure::NoSchedule(name.to_owned()))
        }
        Format::Imopse => imopse::answer(plan, &String::from_utf8_lossy(&bytes)).map_err(foreign),
        Format::Agency => agency::answer(plan, &String::from_utf8_lossy(&bytes)).map_err(foreign),
    }
}

fn bytes(name: &Path) -> Result<Vec<u8>, Failure> {
    let read = if name == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        std::fs::read(name)
    };
    read.map_err(|why| Failure::Open { name: name.to_owned(), why })
}

fn checked(plan: Plan) -> Opened {
    let problems: Vec<Problem> = validate(&plan);
    Opened { plan, repairs: Vec::new(), problems }
}

fn print_some(sentences: impl ExactSizeIterator<Item = String>) {
    let more = sentences.len().saturating_sub(PRINTED);
    for sentence in sentences.take(PRINTED) {
        eprintln!("{sentence}");
    }
    if more > 0 {
        eprintln!("… and {more} more");
    }
}
