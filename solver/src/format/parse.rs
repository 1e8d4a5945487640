//! Text → plan, with the path and the place of whatever does not fit, and the names of unknown fields.
//!
//! The text is read twice: once to see that it is JSON and which format it has, once into the types.
//! Neither pass builds a tree of the text, so that a file of many megabytes costs little more than its plan.
//! If the second pass fails, people, tasks and so on are read once more one by one, to list what is wrong
//! with each of them instead of only the first fault.

use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::value::RawValue;

use super::error::{Fault, FaultKind, Place, ReadError};
use super::foreign::ForeignError;
use crate::model::{Assignment, Client, Exception, Person, Plan, Project, Schedule, Skill, Task};

/// At most so many faults are listed; the others are counted.
pub const MOST_FAULTS: usize = 50;

const AN_OBJECT: &str = "an object { … }";

/// How much of an offending text is quoted, in characters.
const QUOTED: usize = 24;

/// The format that a JSON text says it has; none where it says nothing.
///
/// This sees to it that the text is JSON, as far as its end.
pub(super) fn version(text: &str) -> Result<Option<u64>, ReadError> {
    #[derive(Deserialize)]
    struct Head<'a> {
        #[serde(borrow)]
        format: Option<&'a RawValue>,
    }
    // Types would also take a list of values for an object.
    if !text.trim_start().starts_with('{') {
        let _: IgnoredAny = serde_json::from_str(text).map_err(|error| whole_error(text, &error))?;
        let expected = AN_OBJECT.to_owned();
        let kind = FaultKind::Unexpected { found: kind_of_value(text.trim_start()), expected };
        let place = Some(place_of(text, text.len() - text.trim_start().len()));
        return Err(ReadError::NotAPlan {
            faults: vec![Fault { path: String::new(), place, kind }],
            more: 0,
        });
    }
    let head: Head = serde_json::from_str(text).map_err(|error| whole_error(text, &error))?;
    let Some(format) = head.format else { return Ok(None) };
    match format.get().parse() {
        Ok(version) if version > 0 => Ok(Some(version)),
        _ => {
            let expected = "a whole number from 1".to_owned();
            let kind = FaultKind::Unexpected { found: shorten(format.get()), expected };
            let place = Some(place_of(text, offset_in(text, format.get())));
            Err(ReadError::NotAPlan { faults: vec![Fault { path: "format".into(), place, kind }], more: 0 })
        }
    }
}

/// The plan of a text in the current format, and the paths of the fields that are not known.
pub(super) fn plan(text: &str) -> Result<(Plan, Vec<String>), ReadError> {
    match tracked::<Plan>(text) {
        Ok((plan, mut unknown)) => {
            unknown.retain(|path| path != "format");
            Ok((plan, unknown))
        }
        Err(Tracked { error, .. }) if !error.is_data() => Err(whole_error(text, &error)),
        Err(first) => {
            let mut faults = faults_of_entries(text);
            let first = first.fault(text, 0, "");
            if !faults.iter().any(|fault| fault.path == first.path) {
                faults.insert(0, first);
            }
            faults.sort_by_key(|fault| fault.place);
            let more = faults.len().saturating_sub(MOST_FAULTS);
            faults.truncate(MOST_FAULTS);
            Err(ReadError::NotAPlan { faults, more })
        }
    }
}

/// The schedule of a plan file, or a schedule alone; none where there is none.
pub(super) fn schedule(text: &str) -> Result<Option<Schedule>, ReadError> {
    #[derive(Deserialize)]
    struct Either {
        schedule: Option<Schedule>,
        assignments: Option<Vec<Assignment>>,
    }
    match tracked::<Either>(text) {
        Ok((either, _)) => {
            Ok(either.schedule.or(either.assignments.map(|assignments| Schedule { assignments })))
        }
        Err(error) => Err(ReadError::NotAPlan { faults: vec![error.fault(text, 0, "")], more: 0 }),
    }
}

/// A value of another program's format.
pub(super) fn foreign<T: DeserializeOwned>(text: &str) -> Result<T, ForeignError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(ForeignError::Text(ReadError::Empty));
    }
    match tracked::<T>(text) {
        Ok((value, _)) => Ok(value),
        Err(Tracked { error, .. }) if !error.is_data() => Err(ForeignError::Text(whole_error(text, &error))),
        Err(error) => Err(ForeignError::Field(error.fault(text, 0, ""))),
    }
}

/// A data error and the path of the field that caused it.
struct Tracked {
    error: serde_json::Error,
    path: String,
}

impl Tracked {
    /// The error as a fault of `text`, in which the part that was read begins at byte `base` and path `at`.
    fn fault(self, text: &str, base: usize, at: &str) -> Fault {
        let part = text.get(base..).unwrap_or_default();
        let end = base + end_of(part, &self.error);
        let before = text.get(..end).unwrap_or_default();
        let kind = kind_of(&self.error, before);
        let read = match kind {
            FaultKind::NotADate { .. } | FaultKind::NotATime { .. } => quoted_at_end(before).len(),
            _ => 1,
        };
        let inner = if self.path == "." { "" } else { self.path.as_str() };
        let dot = if at.is_empty() || inner.is_empty() || inner.starts_with('[') { "" } else { "." };
        let path = format!("{at}{dot}{inner}");
        Fault { path, place: Some(place_of(text, end.saturating_sub(read))), kind }
    }
}

/// Reads a value, notes the paths of fields that no type knows, and the path of an error.
fn tracked<T: DeserializeOwned>(text: &str) -> Result<(T, Vec<String>), Tracked> {
    let mut unknown = Vec::new();
    let mut track = serde_path_to_error::Track::new();
    let mut json = serde_json::Deserializer::from_str(text);
    // One type of callback for all `T`, so that each type's code is compiled once.
    let note: &mut dyn FnMut(serde_ignored::Path<'_>) = &mut |path| unknown.push(ignored(&path));
    let deserializer = serde_path_to_error::Deserializer::new(&mut json, &mut track);
    match serde_ignored::deserialize(deserializer, note) {
        Ok(value) => match json.end() {
            Ok(()) => Ok((value, unknown)),
            Err(error) => Err(Tracked { error, path: ".".into() }),
        },
        Err(error) => Err(Tracked { error, path: track.path().to_string() }),
    }
}

/// The path of an unknown field, written as paths of errors are.
fn ignored(path: &serde_ignored::Path<'_>) -> String {
    use serde_ignored::Path as P;
    match path {
        P::Root => String::new(),
        P::Seq { parent, index } => format!("{}[{index}]", ignored(parent)),
        P::Map { parent, key } => {
            let parent = ignored(parent);
            let dot = if parent.is_empty() { "" } else { "." };
            format!("{parent}{dot}{key}")
        }
        P::Some { parent } | P::NewtypeStruct { parent } | P::NewtypeVariant { parent } => ignored(parent),
    }
}

/// The first fault of every entry that has one.
fn faults_of_entries(text: &str) -> Vec<Fault> {
    #[derive(Deserialize, Default)]
    #[serde(default)]
    struct Sections<'a> {
        #[serde(borrow)]
        skills: Vec<&'a RawValue>,
        #[serde(borrow)]
        people: Vec<&'a RawValue>,
        #[serde(borrow)]
        clients: Vec<&'a RawValue>,
        #[serde(borrow)]
        projects: Vec<&'a RawValue>,
        #[serde(borrow)]
        tasks: Vec<&'a RawValue>,
        #[serde(borrow)]
        exceptions: Vec<&'a RawValue>,
    }
    // A section that is no list at all is a fault of the whole, found before.
    let sections: Sections = serde_json::from_str(text).unwrap_or_default();
    let mut faults = Vec::new();
    faults_of::<Skill>(text, "skills", &sections.skills, &mut faults);
    faults_of::<Person>(text, "people", &sections.people, &mut faults);
    faults_of::<Client>(text, "clients", &sections.clients, &mut faults);
    faults_of::<Project>(text, "projects", &sections.projects, &mut faults);
    faults_of::<Task>(text, "tasks", &sections.tasks, &mut faults);
    faults_of::<Exception>(text, "exceptions", &sections.exceptions, &mut faults);
    faults
}

fn faults_of<T: DeserializeOwned>(text: &str, at: &str, entries: &[&RawValue], faults: &mut Vec<Fault>) {
    for (index, entry) in entries.iter().enumerate() {
        if let Err(error) = tracked::<T>(entry.get()) {
            let base = offset_in(text, entry.get());
            faults.push(error.fault(text, base, &format!("{at}[{index}]")));
        }
    }
}

/// An error of the whole text: not JSON, or not an object.
fn whole_error(text: &str, error: &serde_json::Error) -> ReadError {
    let end = end_of(text, error);
    let offset = end.saturating_sub(1);
    let place = place_of(text, offset);
    if error.is_data() {
        let kind = kind_of(error, text.get(..end).unwrap_or_default());
        return ReadError::NotAPlan {
            faults: vec![Fault { path: String::new(), place: Some(place), kind }],
            more: 0,
        };
    }
    let found = text.get(floor(text, offset)..).unwrap_or_default();
    let found = found.lines().next().unwrap_or_default().chars().take(QUOTED).collect();
    let why = without_place(error).replace("EOF while parsing", "the text ends inside");
    ReadError::NotJson { place, found, ended: error.is_eof(), why }
}

/// What is wrong, from the words of the libraries that found it; `before` ends where they stopped reading.
fn kind_of(error: &serde_json::Error, before: &str) -> FaultKind {
    let why = without_place(error);
    let named = |rest: &str| rest.trim_matches('`').to_owned();
    if let Some(field) = why.strip_prefix("missing field ") {
        return FaultKind::Missing { field: named(field) };
    }
    if let Some(field) = why.strip_prefix("duplicate field ") {
        return FaultKind::Doubled { field: named(field) };
    }
    let unexpected = ["invalid type: ", "invalid value: ", "invalid length ", "unknown variant "];
    let rest = unexpected.iter().find_map(|prefix| why.strip_prefix(prefix));
    if let Some((found, expected)) = rest.and_then(|rest| rest.split_once(", expected ")) {
        return FaultKind::Unexpected { found: shorten(&found_plainly(found)), expected: plainly(expected) };
    }
    // chrono's words, all of them about dates.
    let date = ["input ", "premature end of input", "trailing input", "no possible date"];
    if date.iter().any(|start| why.starts_with(start)) {
        return FaultKind::NotADate { found: shorten(&quoted_at_end(before)) };
    }
    if why.contains("is not a time of day") {
        return FaultKind::NotATime { found: shorten(&quoted_at_end(before)) };
    }
    FaultKind::Other { why }
}

/// What was found, without the names of types.
fn found_plainly(found: &str) -> String {
    match found {
        "sequence" => "a list".into(),
        "map" => "an object".into(),
        _ => {
            let types = ["integer ", "floating point ", "string ", "boolean "];
            let value = types.iter().find_map(|name| found.strip_prefix(name)).unwrap_or(found);
            let bare = value.trim_matches('`');
            // Unknown words stand in `…` without quotes of their own.
            if value == found && bare != value { format!("\"{bare}\"") } else { bare.to_owned() }
        }
    }
}

/// What kind of value a JSON text begins with.
fn kind_of_value(text: &str) -> String {
    let kind = match text.chars().next() {
        Some('[') => "a list",
        Some('"') => "a text",
        Some('t' | 'f') => "true or false",
        Some('n') => "null",
        _ => "a number",
    };
    kind.to_owned()
}

/// What was expected, without the names of types.
fn plainly(expected: &str) -> String {
    let plain = match expected {
        "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number from 0",
        "a string" | "str" => "a text",
        "a sequence" => "a list",
        "a boolean" => "true or false",
        "a formatted date string" => "a date such as \"2026-03-31\"",
        "a formatted date and time string" => "a date and time such as \"2026-03-31T14:00:00\"",
        _ if expected.starts_with("struct ") => AN_OBJECT,
        _ => return expected.replace('`', "\""),
    };
    plain.to_owned()
}

/// The last `"…"` of a text, with its quotes; empty where it ends otherwise.
fn quoted_at_end(text: &str) -> String {
    let inner = text.strip_suffix('"').unwrap_or_default();
    inner.rsplit_once('"').map_or_else(String::new, |(_, last)| format!("\"{last}\""))
}

/// The message without " at line 1 column 2".
fn without_place(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rsplit_once(" at line ") {
        Some((why, _)) if error.line() > 0 => why.to_owned(),
        _ => message,
    }
}

/// At most [`QUOTED`] characters of a text, with "…" where more follow.
fn shorten(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// The byte after the last one that was read before the error.
fn end_of(text: &str, error: &serde_json::Error) -> usize {
    let lines_before = error.line().saturating_sub(1);
    let start = match lines_before.checked_sub(1) {
        None => 0,
        Some(nth) => text.match_indices('\n').nth(nth).map_or(text.len(), |(at, _)| at + 1),
    };
    (start + error.column()).min(text.len())
}

/// Line and column of a byte.
fn place_of(text: &str, offset: usize) -> Place {
    let before = text.get(..floor(text, offset)).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
    Place { line: before.matches('\n').count() + 1, column }
}

/// The largest character boundary that is not after a byte.
fn floor(text: &str, offset: usize) -> usize {
    (0..=offset.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Where a part of a text begins in it.
fn offset_in(text: &str, part: &str) -> usize {
    part.as_ptr().addr().saturating_sub(text.as_ptr().addr()).min(text.len())
}
