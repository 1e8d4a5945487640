//! What can go wrong with files of other programs, and with answers in their formats.

use chrono::NaiveDateTime;
use thiserror::Error;

use super::error::{Fault, ReadError};
use crate::model::TaskId;

/// Why a file of another program could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ForeignError {
    /// A line that does not say what it should.
    #[error("line {line}: found {found:?}, expected {expected}")]
    Line {
        /// The line, from 1.
        line: usize,
        /// What stands there.
        found: String,
        /// What should.
        expected: &'static str,
    },
    /// A whole part of the file is missing.
    #[error("there is no {section}: is this a file of another format?")]
    NoSection {
        /// Its heading or field.
        section: &'static str,
    },
    /// Two entries with one identifier.
    #[error("{}{kind} {id} stands there twice", at(*line))]
    DoubledId {
        /// The line of the second one, where lines matter.
        line: Option<usize>,
        /// Which kind of entry.
        kind: &'static str,
        /// The identifier.
        id: u32,
    },
    /// A reference to an entry that does not exist.
    #[error("{}there is no {kind} {id}", at(*line))]
    Unknown {
        /// The line, where lines matter.
        line: Option<usize>,
        /// Which kind of entry.
        kind: &'static str,
        /// The identifier.
        id: u32,
    },
    /// A number that a plan cannot hold.
    #[error("{}{what} is {value}, not between {least} and {most}", at(*line))]
    Number {
        /// The line, where lines matter.
        line: Option<usize>,
        /// Which number.
        what: &'static str,
        /// Its value.
        value: u64,
        /// The least that is possible.
        least: u64,
        /// The most.
        most: u64,
    },
    /// A field that does not hold what it should.
    #[error("{0}")]
    Field(Fault),
    /// The text itself cannot be read.
    #[error(transparent)]
    Text(ReadError),
}

impl ForeignError {
    /// The stable code under which `docs/errors.md` explains it.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Line { .. } => "E1201",
            Self::NoSection { .. } => "E1202",
            Self::DoubledId { .. } => "E1203",
            Self::Unknown { .. } => "E1204",
            Self::Number { .. } => "E1205",
            Self::Field(_) => "E1207",
            Self::Text(error) => error.code(),
        }
    }
}

fn at(line: Option<usize>) -> String {
    line.map_or_else(String::new, |line| format!("line {line}: "))
}

/// Why a schedule cannot be said in another program's format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("task {task} cannot be said in this format: {why}")]
pub struct Unsayable {
    /// The first such task.
    pub task: TaskId,
    /// Why.
    pub why: Why,
}

impl Unsayable {
    /// The stable code under which `docs/errors.md` explains it.
    pub const fn code(&self) -> &'static str {
        "E1206"
    }
}

/// What the other format has no words for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Why {
    /// Not exactly one owner.
    #[error("it has {0} owners, not one")]
    Owners(usize),
    /// Not exactly one piece.
    #[error("it is done in {0} pieces, not one")]
    Pieces(usize),
    /// A start that is no slot of that format.
    #[error("it starts at {0}, where that format has no slot")]
    Start(NaiveDateTime),
}
