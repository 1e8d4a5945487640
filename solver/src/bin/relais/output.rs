//! Answers out: to standard output, or to a file that is replaced as a whole or not at all.

use std::fs;
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;

use solver::format::{self, agency, imopse};
use solver::model::{Plan, Schedule};

use crate::args::Format;
use crate::failure::Failure;

/// The answer in a format; with `plan`, the plan file with the schedule filled in.
///
/// # Errors
/// If the schedule cannot be said in the format.
pub fn answer(plan: &Plan, schedule: &Schedule, to: Format) -> Result<String, Failure> {
    let text = match to {
        Format::Plan => {
            let solved = Plan { schedule: Some(schedule.clone().into()), ..plan.clone() };
            Ok(format::write(&solved))
        }
        Format::Imopse => imopse::write(plan, schedule),
        Format::Agency => agency::write(plan, schedule),
    };
    text.map_err(|why| Failure::Unsayable { why })
}

/// Prints a text on standard output; a reader that has heard enough is no error.
///
/// # Errors
/// If it cannot be written.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(why) if why.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::Write { name: "standard output".into(), why })
        }
        _ => Ok(()),
    }
}

/// Writes a file beside its place and moves it there, so that no half of it is ever left.
///
/// # Errors
/// If it cannot be written.
pub fn save(name: &Path, text: &str) -> Result<(), Failure> {
    let failed = |why| Failure::Write { name: name.display().to_string(), why };
    // Through a link to the file itself; devices and pipes are written to, not replaced.
    let place = fs::canonicalize(name).unwrap_or_else(|_| name.to_owned());
    if fs::metadata(&place).is_ok_and(|data| !data.is_file()) {
        return fs::write(&place, text).map_err(failed);
    }
    let mut beside = place.clone().into_os_string();
    beside.push(format!(".{}.part", std::process::id()));
    let written = fs::write(&beside, text).and_then(|()| fs::rename(&beside, &place));
    written.map_err(|why| {
        let _ = fs::remove_file(&beside);
        failed(why)
    })
}
