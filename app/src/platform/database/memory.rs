//! A map in memory in place of the database, for native tests.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::{DatabaseError, Entry, PlanId, Save, next_revision, sort};

/// The plans of one test.
#[derive(Debug, Default)]
pub struct Database {
    plans: RefCell<BTreeMap<PlanId, Save>>,
}

#[allow(clippy::unused_async, reason = "the browser's database has the same functions and waits in them")]
impl Database {
    /// An empty database.
    ///
    /// # Errors
    /// None natively.
    pub async fn open() -> Result<Self, DatabaseError> {
        Ok(Self::default())
    }

    /// The plans kept, the newest first.
    ///
    /// # Errors
    /// None natively.
    pub async fn list(&self) -> Result<Vec<Entry>, DatabaseError> {
        Ok(sort(self.plans.borrow().values().map(|save| save.entry.clone()).collect()))
    }

    /// A plan, if it is kept.
    ///
    /// # Errors
    /// None natively.
    pub async fn load(&self, id: &PlanId) -> Result<Option<Save>, DatabaseError> {
        Ok(self.plans.borrow().get(id).cloned())
    }

    /// Keeps a plan; returns the revision that it has now.
    ///
    /// # Errors
    /// The plan was saved or deleted from elsewhere in between.
    pub async fn save(&self, mut save: Save) -> Result<u32, DatabaseError> {
        let mut plans = self.plans.borrow_mut();
        let held = plans.get(&save.entry.id).map(|held| held.entry.revision);
        let revision = next_revision(held, save.entry.revision)?;
        save.entry.revision = revision;
        plans.insert(save.entry.id.clone(), save);
        Ok(revision)
    }

    /// Forgets a plan.
    ///
    /// # Errors
    /// None natively.
    pub async fn delete(&self, id: &PlanId) -> Result<(), DatabaseError> {
        self.plans.borrow_mut().remove(id);
        Ok(())
    }
}
