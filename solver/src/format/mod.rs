//! Outside data enters here, through one door: parse → migrate → repair → validate.
//!
//! A plan file is JSON with a `format` number ([`FORMAT`]); `docs/format.md` explains it by example and
//! `docs/format/plan.schema.json` describes it for other programs.
//! [`read`] gives a typed plan or says where and why there is none; what it repaired and what it finds
//! doubtful travels with the plan, so that nothing is lost in silence:
//! - *parse*: JSON into types, with the path and the place of every fault;
//! - *migrate*: older formats, step by step (`migrate`);
//! - *repair*: what can mean only one thing (`repair`);
//! - *validate*: what contradicts itself or is probably not meant ([`crate::validate`]).
//!
//! ```
//! use solver::format;
//! let opened = format::read(r#"{"format": 1, "name": "Spring", "as_of": "2026-03-02"}"#)?;
//! assert_eq!(format::read(&format::write(&opened.plan))?.plan, opened.plan);
//! # Ok::<(), format::ReadError>(())
//! ```

pub mod agency;
mod error;
mod foreign;
pub mod imopse;
mod layout;
mod lookup;
mod migrate;
pub mod natural;
pub mod news;
mod parse;
mod repair;
pub mod rows;
#[cfg(feature = "schema")]
mod schema;
pub mod words;

use serde::Serialize;

pub use error::{Fault, FaultKind, Place, ReadError};
pub use foreign::{ForeignError, Unsayable, Why};
pub use parse::MOST_FAULTS;
pub use repair::{Gone, Repair, WhichSchedule};
#[cfg(feature = "schema")]
pub use schema::schema;

use crate::model::{Plan, Schedule};
use crate::validate::{Problem, validate};

/// The format that [`write()`] writes, and the latest that [`read`] reads.
pub const FORMAT: u32 = 1;

/// The largest text that is opened: 64 MB, some hundred times a large agency's plan.
pub const LIMIT: usize = 64 << 20;

/// A plan that was opened, with what was put right and what looks wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The plan.
    pub plan: Plan,
    /// What was put right.
    pub repairs: Vec<Repair>,
    /// What looks wrong.
    pub problems: Vec<Problem>,
}

/// Reads a plan file; a file without `format` is taken for format 1.
///
/// # Errors
/// If the text is empty, too large, no JSON, of a newer format, or no plan.
pub fn read(text: &str) -> Result<Opened, ReadError> {
    let (plan, repairs) = read_with(text, migrate::STEPS)?;
    let problems = validate(&plan);
    Ok(Opened { plan, repairs, problems })
}

/// Reads a plan file from its bytes, which should be UTF-8.
///
/// # Errors
/// As [`read`], and if the bytes are no text.
pub fn read_bytes(bytes: &[u8]) -> Result<Opened, ReadError> {
    read(text(bytes)?)
}

/// The text of a file, which should be UTF-8.
///
/// # Errors
/// If the bytes are no text, or too many.
pub fn text(bytes: &[u8]) -> Result<&str, ReadError> {
    if bytes.len() > LIMIT {
        return Err(ReadError::TooLarge { bytes: bytes.len(), limit: LIMIT });
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        ReadError::NotText { line: before.iter().filter(|byte| **byte == b'\n').count() + 1 }
    })
}

/// The schedule in a text as it stands there, for the checker: that of a plan file, or a schedule alone
/// (`{"assignments": […]}`); none where a plan file has none.
///
/// # Errors
/// If the text is empty, too large, no JSON, or neither a plan nor a schedule.
pub fn read_schedule(text: &str) -> Result<Option<Schedule>, ReadError> {
    let text = content(text)?;
    let version = parse::version(text)?.unwrap_or(1);
    if version > u64::from(FORMAT) {
        return Err(ReadError::NewerFormat { found: version, known: FORMAT });
    }
    match migrate::migrate(text, version, migrate::STEPS) {
        None => parse::schedule(text),
        Some(text) => parse::schedule(&text).map_err(without_places),
    }
}

/// The plan file of a plan: `format` first, then its fields in a fixed order; equal plans give equal bytes.
pub fn write(plan: &Plan) -> String {
    let mut bytes = Vec::new();
    let mut json = serde_json::Serializer::with_formatter(&mut bytes, layout::Layout::default());
    // Writing to memory cannot fail, and no value of a plan refuses to be written: all its keys are texts.
    let written = Written { format: FORMAT, plan }.serialize(&mut json);
    debug_assert!(written.is_ok(), "{written:?}");
    bytes.push(b'\n');
    String::from_utf8(bytes).unwrap_or_default()
}

/// The same on one line without spaces: for machines.
pub fn write_compact(plan: &Plan) -> String {
    serde_json::to_string(&Written { format: FORMAT, plan }).unwrap_or_default()
}

/// A plan file as it is written.
#[derive(Serialize)]
struct Written<'a> {
    format: u32,
    #[serde(flatten)]
    plan: &'a Plan,
}

fn read_with(text: &str, steps: &[migrate::Step]) -> Result<(Plan, Vec<Repair>), ReadError> {
    let text = content(text)?;
    let version = parse::version(text)?.unwrap_or(1);
    let known = migrate::latest(steps);
    if version > u64::from(known) {
        return Err(ReadError::NewerFormat { found: version, known });
    }
    let migrated = migrate::migrate(text, version, steps);
    let (mut plan, unknown) = match &migrated {
        None => parse::plan(text)?,
        Some(text) => parse::plan(text).map_err(without_places)?,
    };
    let mut repairs = Vec::new();
    if migrated.is_some() {
        repairs.push(Repair::Migrated { from: u32::try_from(version).unwrap_or(1) });
    }
    repairs.extend(unknown.into_iter().map(|path| Repair::UnknownField { path }));
    repairs.extend(repair::repair(&mut plan));
    Ok((plan, repairs))
}

/// The text without the byte order mark that some editors put in front.
fn content(text: &str) -> Result<&str, ReadError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.len() > LIMIT {
        return Err(ReadError::TooLarge { bytes: text.len(), limit: LIMIT });
    }
    if text.trim().is_empty() { Err(ReadError::Empty) } else { Ok(text) }
}

/// Places in a migrated text would mislead: nobody sees that text.
fn without_places(error: ReadError) -> ReadError {
    match error {
        ReadError::NotAPlan { mut faults, more } => {
            for fault in &mut faults {
                fault.place = None;
            }
            ReadError::NotAPlan { faults, more }
        }
        other => other,
    }
}

#[cfg(test)]
mod tests;
