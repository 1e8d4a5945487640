//! Who does what and when.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::{PersonId, TaskId};

/// A stretch of work without other work of the owners in between; it runs through nights and days off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Piece {
    /// The first moment worked.
    pub start: NaiveDateTime,
    /// The moment after the last one worked.
    pub end: NaiveDateTime,
}

/// A task that found its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Assignment {
    /// Which task.
    pub task: TaskId,
    /// The owner of each seat, in the order of the seats.
    pub owners: Vec<PersonId>,
    /// When it is worked on, in order, without overlap; a milestone has one piece of no length.
    ///
    /// The slots worked are those inside a piece at which every owner is available.
    pub pieces: Vec<Piece>,
}

impl Assignment {
    /// When it begins.
    pub fn start(&self) -> Option<NaiveDateTime> {
        self.pieces.first().map(|piece| piece.start)
    }

    /// When it is over.
    pub fn end(&self) -> Option<NaiveDateTime> {
        self.pieces.last().map(|piece| piece.end)
    }
}

/// Who does what and when, for all planned tasks that found a place; the others are unplaced.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Schedule {
    /// The placed tasks, by ascending task id, each once.
    pub assignments: Vec<Assignment>,
}

impl Schedule {
    /// The schedule of these assignments, put in order.
    pub fn new(mut assignments: Vec<Assignment>) -> Self {
        assignments.sort_by_key(|assignment| assignment.task);
        Self { assignments }
    }

    /// A task's assignment, if it was placed; O(log n).
    pub fn get(&self, task: TaskId) -> Option<&Assignment> {
        let found = self.assignments.binary_search_by_key(&task, |assignment| assignment.task);
        found.ok().and_then(|index| self.assignments.get(index))
    }
}

/// What people were last told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Announced {
    /// On which day they were told.
    pub on: NaiveDate,
    /// By whom.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// What they were told.
    pub schedule: Schedule,
}
