//! Why a text could not be opened as a plan, with the place and the cause.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A place in a text: line and column, both from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// Line.
    pub line: usize,
    /// Character of the line.
    pub column: usize,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// Why a text could not be opened as a plan; nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum ReadError {
    /// Nothing but blanks.
    #[error("the file is empty")]
    Empty,
    /// Bytes that are no UTF-8 text: a picture, an archive, or a text in another encoding.
    #[error("this is not a text file: line {line} holds bytes that are not UTF-8")]
    NotText {
        /// Line of the first such byte, from 1.
        line: usize,
    },
    /// More than [`super::LIMIT`].
    #[error("the file has {} MB; at most {} MB can be opened", bytes.div_ceil(1 << 20), limit >> 20)]
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The largest size that is opened.
        limit: usize,
    },
    /// The text breaks the rules of JSON.
    #[error("this is not JSON: {why} at {place}{}", here(found, *ended))]
    NotJson {
        /// Where.
        place: Place,
        /// What stands there; empty at the end of the text.
        found: String,
        /// The text ends too early, as if it had been cut off.
        ended: bool,
        /// What was expected, in English.
        why: String,
    },
    /// JSON, but not a plan.
    #[error("this is not a plan:{}", list(faults, *more))]
    NotAPlan {
        /// What is wrong, at most [`super::MOST_FAULTS`] of it, in the order of the text.
        faults: Vec<Fault>,
        /// How many more there are.
        more: usize,
    },
    /// Written by a later version of Relais.
    #[error(
        "the file has format {found}, this version of Relais reads up to format {known}\n\
         Maybe reload the page or install the latest Relais, then open the file again."
    )]
    NewerFormat {
        /// Its format.
        found: u64,
        /// The latest format known here.
        known: u32,
    },
}

impl ReadError {
    /// Every code that [`ReadError::code`] may give.
    pub const CODES: [&'static str; 6] = ["E1001", "E1002", "E1003", "E1004", "E1005", "E1006"];

    /// The stable code under which `docs/errors.md` explains it.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "E1001",
            Self::NotText { .. } => "E1002",
            Self::TooLarge { .. } => "E1003",
            Self::NotJson { .. } => "E1004",
            Self::NotAPlan { .. } => "E1005",
            Self::NewerFormat { .. } => "E1006",
        }
    }
}

/// One thing that keeps a JSON text from being a plan.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
#[error("{}{kind}{}", path_before(path), place_after(*place))]
pub struct Fault {
    /// The offending field, `tasks[3].due`; empty for the whole text.
    pub path: String,
    /// Where it stands; none where the text was migrated from an older format.
    pub place: Option<Place>,
    /// What is wrong with it.
    pub kind: FaultKind,
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum FaultKind {
    /// A field that must be there is not.
    #[error("\"{field}\" is missing")]
    Missing {
        /// Its name.
        field: String,
    },
    /// The same field twice in one object.
    #[error("\"{field}\" stands twice")]
    Doubled {
        /// Its name.
        field: String,
    },
    /// Something else than what belongs here: a text for a number, a number out of range, an unknown word.
    #[error("found {found}, expected {expected}")]
    Unexpected {
        /// What stands there.
        found: String,
        /// What belongs there.
        expected: String,
    },
    /// Not a day of the calendar.
    #[error("{found} is not a date such as \"2026-03-31\" or \"2026-03-31T14:00:00\"")]
    NotADate {
        /// What stands there.
        found: String,
    },
    /// Not a time of day.
    #[error("{found} is not a time of day such as \"09:30\"")]
    NotATime {
        /// What stands there.
        found: String,
    },
    /// Anything else.
    #[error("{why}")]
    Other {
        /// What, in English.
        why: String,
    },
}

fn here(found: &str, ended: bool) -> String {
    match (ended, found) {
        (true, _) => "; maybe it was cut off when it was copied or saved".into(),
        (false, "") => String::new(),
        (false, found) => format!(", where it says {found:?}"),
    }
}

fn list(faults: &[Fault], more: usize) -> String {
    let mut text: String = faults.iter().map(|fault| format!("\n- {fault}")).collect();
    if more > 0 {
        text.push_str(&format!("\n- and {more} more"));
    }
    text
}

fn path_before(path: &str) -> String {
    if path.is_empty() { String::new() } else { format!("{path}: ") }
}

fn place_after(place: Option<Place>) -> String {
    place.map_or_else(String::new, |place| format!(" ({place})"))
}
