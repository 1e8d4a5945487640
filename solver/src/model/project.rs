//! Clients and their projects.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::person::is_default;
use super::{ClientId, Minutes, Permille, PersonId, ProjectId, Weight};

/// Somebody at the client's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Contact {
    /// Their name.
    pub name: String,
    /// Their phone number.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// Their e-mail address.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub email: String,
}

/// A client of the agency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Client {
    /// Its identifier.
    pub id: ClientId,
    /// Its name.
    pub name: String,
    /// How much its work counts.
    #[serde(default, skip_serializing_if = "is_default")]
    pub weight: Weight,
    /// Its account manager, unless a project names another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub am: Option<PersonId>,
    /// The people to call.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<Contact>,
}

impl Client {
    /// A client with a name and nothing else.
    pub fn new(id: ClientId, name: impl Into<String>) -> Self {
        Self { id, name: name.into(), weight: Weight::default(), am: None, contacts: Vec::new() }
    }
}

/// How a project runs; later work draws defaults from it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Archetype {
    /// Quick and simple.
    Express,
    /// The usual course.
    #[default]
    Standard,
    /// Rounds of revision.
    Iterative,
}

/// How sure a project is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Not won yet; planned only when switched on.
    Tentative {
        /// How likely it is to be won; never enters a score.
        win: Permille,
        /// Switched on: planned as if it were won.
        #[serde(default)]
        planned: bool,
    },
    /// Sure.
    #[default]
    Confirmed,
    /// Over; its tasks are not planned.
    Done,
}

/// A piece of business for a client, made of tasks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Project {
    /// Its identifier.
    pub id: ProjectId,
    /// Its name.
    pub name: String,
    /// Whose it is.
    pub client: ClientId,
    /// Its project manager.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pm: Option<PersonId>,
    /// Its account manager; none: the client's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub am: Option<PersonId>,
    /// How much its work counts.
    #[serde(default, skip_serializing_if = "is_default")]
    pub weight: Weight,
    /// How it runs.
    #[serde(default, skip_serializing_if = "is_default")]
    pub archetype: Archetype,
    /// How sure it is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub status: Status,
    /// Its tasks start no earlier, unless a task says otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<NaiveDate>,
    /// The date promised for tasks that name none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// Hours of work agreed with the client.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed: Option<Minutes>,
    /// Revision rounds agreed with the client.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rounds: Option<u32>,
    /// Its colour: 1 to 12, an entry of the palette.
    #[serde(default = "first_colour")]
    pub colour: u8,
}

const fn first_colour() -> u8 {
    1
}

impl Project {
    /// A confirmed project with a name and nothing else.
    pub fn new(id: ProjectId, client: ClientId, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            client,
            pm: None,
            am: None,
            weight: Weight::default(),
            archetype: Archetype::default(),
            status: Status::default(),
            start: None,
            due: None,
            agreed: None,
            rounds: None,
            colour: first_colour(),
        }
    }

    /// Whether its tasks are planned: confirmed, or tentative and switched on.
    pub const fn is_planned(&self) -> bool {
        match self.status {
            Status::Tentative { planned, .. } => planned,
            Status::Confirmed => true,
            Status::Done => false,
        }
    }
}
