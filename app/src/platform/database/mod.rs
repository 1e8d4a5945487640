//! Plans kept in this browser, in IndexedDB.
//!
//! Two stores, written in one transaction: `plans` holds a small entry per plan ([`Entry`]), `texts` its file.
//! So the list of plans is read without reading the plans.
//!
//! Every save names the revision that it builds on and is refused where the database holds another
//! ([`DatabaseError::Conflict`]): whatever two tabs do, neither overwrites the other silently.
//!
//! Natively a map in memory stands for the database, with the same rules, so that what uses it can be tested.

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
mod memory;

use serde::{Deserialize, Serialize};

#[cfg(target_arch = "wasm32")]
pub use browser::Database;
#[cfg(not(target_arch = "wasm32"))]
pub use memory::Database;

/// Names a kept plan; stands in the address.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PlanId(pub String);

impl PlanId {
    /// An id that no other plan has, from two random numbers in 0..1.
    pub fn random(a: f64, b: f64) -> Self {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a random number, cut on purpose"
        )]
        let digits = |share: f64| (share.clamp(0.0, 1.0) * f64::from(u32::MAX)) as u32;
        Self(format!("{:08x}{:08x}", digits(a), digits(b)))
    }
}

impl std::fmt::Display for PlanId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// What the list of plans says of one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Which plan.
    pub id: PlanId,
    /// Its name.
    pub name: String,
    /// When it was saved, in milliseconds since 1970 (UTC).
    pub saved_at: f64,
    /// Rises with every save.
    pub revision: u32,
    /// How many tasks it has.
    pub tasks: usize,
    /// How many people it has.
    pub people: usize,
}

/// A plan to keep.
#[derive(Clone, Debug, PartialEq)]
pub struct Save {
    /// What the list will say; its revision is the one that this save builds on, 0 for a plan not kept yet.
    pub entry: Entry,
    /// The plan file.
    pub text: String,
}

/// Why the database did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DatabaseError {
    /// The browser keeps nothing here: blocked storage, some private windows.
    #[error("E6001: the browser's storage cannot be opened: {0}")]
    Unavailable(String),
    /// The browser took the data back: most often the storage is full.
    #[error("E6002: the browser did not keep the data")]
    Refused,
    /// Something else went wrong.
    #[error("E6003: {0}")]
    Failed(String),
    /// The plan was saved from elsewhere in between; nothing was written.
    #[error("E6004: the plan was saved from elsewhere (revision {found})")]
    Conflict {
        /// The revision in the database.
        found: u32,
    },
    /// The plan was deleted from elsewhere in between; nothing was written.
    #[error("E6005: the plan was deleted from elsewhere")]
    Deleted,
}

impl DatabaseError {
    /// Its stable code, as in `docs/errors.md`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unavailable(_) => "E6001",
            Self::Refused => "E6002",
            Self::Failed(_) => "E6003",
            Self::Conflict { .. } => "E6004",
            Self::Deleted => "E6005",
        }
    }
}

/// The revision that a save gets, if it builds on what the database holds.
fn next_revision(held: Option<u32>, builds_on: u32) -> Result<u32, DatabaseError> {
    match held {
        None if builds_on == 0 => Ok(1),
        None => Err(DatabaseError::Deleted),
        Some(held) if held == builds_on => Ok(held.wrapping_add(1)),
        Some(found) => Err(DatabaseError::Conflict { found }),
    }
}

/// The newest first.
fn sort(mut entries: Vec<Entry>) -> Vec<Entry> {
    entries.sort_by(|a, b| b.saved_at.total_cmp(&a.saved_at).then_with(|| a.id.cmp(&b.id)));
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_save_must_build_on_what_is_kept() {
        assert_eq!(next_revision(None, 0), Ok(1));
        assert_eq!(next_revision(Some(4), 4), Ok(5));
        assert_eq!(next_revision(Some(5), 4), Err(DatabaseError::Conflict { found: 5 }));
        assert_eq!(next_revision(Some(1), 0), Err(DatabaseError::Conflict { found: 1 }));
        assert_eq!(next_revision(None, 4), Err(DatabaseError::Deleted));
    }

    #[test]
    fn the_list_begins_with_the_newest() {
        let entry = |id: &str, saved_at| Entry {
            id: PlanId(id.into()),
            name: String::new(),
            saved_at,
            revision: 1,
            tasks: 0,
            people: 0,
        };
        let sorted = sort(vec![entry("a", 1.0), entry("b", 3.0), entry("c", 2.0)]);
        assert_eq!(sorted.iter().map(|entry| entry.id.0.as_str()).collect::<Vec<_>>(), ["b", "c", "a"]);
    }

    #[test]
    fn ids_are_words_of_the_address() {
        assert_eq!(PlanId::random(0.0, 1.0).0, "00000000ffffffff");
        assert_ne!(PlanId::random(0.5, 0.25), PlanId::random(0.25, 0.5));
    }
}
