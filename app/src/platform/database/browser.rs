//! The database itself.

use rexie::{ObjectStore, Rexie, Transaction, TransactionMode};
use wasm_bindgen::JsValue;

use super::{DatabaseError, Entry, PlanId, Save, next_revision, sort};

const NAME: &str = "relais";
const VERSION: u32 = 1;
const PLANS: &str = "plans";
const TEXTS: &str = "texts";

/// The plans of this browser.
#[derive(Debug)]
pub struct Database {
    inner: Rexie,
}

impl Database {
    /// Opens the database, and makes it on the first visit.
    ///
    /// # Errors
    /// [`DatabaseError::Unavailable`] where the browser keeps nothing.
    pub async fn open() -> Result<Self, DatabaseError> {
        Self::open_as(NAME).await
    }

    /// Opens a database of another name, for tests.
    ///
    /// # Errors
    /// As [`Database::open`].
    pub async fn open_as(name: &str) -> Result<Self, DatabaseError> {
        let builder = Rexie::builder(name).version(VERSION);
        let builder = builder.add_object_store(ObjectStore::new(PLANS));
        let builder = builder.add_object_store(ObjectStore::new(TEXTS));
        let inner = builder.build().await.map_err(|cause| DatabaseError::Unavailable(words(&cause)))?;
        Ok(Self { inner })
    }

    /// The plans kept, the newest first; entries that cannot be read are left out.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn list(&self) -> Result<Vec<Entry>, DatabaseError> {
        let transaction = self.begin(TransactionMode::ReadOnly)?;
        let all = transaction.store(PLANS).map_err(failed)?.get_all(None, None).await.map_err(failed)?;
        Ok(sort(all.iter().filter_map(entry).collect()))
    }

    /// A plan, if it is kept.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn load(&self, id: &PlanId) -> Result<Option<Save>, DatabaseError> {
        let transaction = self.begin(TransactionMode::ReadOnly)?;
        let key = JsValue::from_str(&id.0);
        let plans = transaction.store(PLANS).map_err(failed)?;
        let entry = plans.get(key.clone()).await.map_err(failed)?.as_ref().and_then(entry);
        let text = transaction.store(TEXTS).map_err(failed)?.get(key).await.map_err(failed)?;
        let text = text.and_then(|text| text.as_string());
        Ok(entry.zip(text).map(|(entry, text)| Save { entry, text }))
    }

    /// Keeps a plan; returns the revision that it has now.
    ///
    /// # Errors
    /// The plan was saved or deleted from elsewhere in between, or the browser does not keep it.
    pub async fn save(&self, mut save: Save) -> Result<u32, DatabaseError> {
        // One transaction for all of it: what is found stays true until it is written.
        let transaction = self.begin(TransactionMode::ReadWrite)?;
        let key = JsValue::from_str(&save.entry.id.0);
        let plans = transaction.store(PLANS).map_err(failed)?;
        let texts = transaction.store(TEXTS).map_err(failed)?;
        let held = plans.get(key.clone()).await.map_err(failed)?;
        let held = held.as_ref().and_then(entry).map(|entry| entry.revision);
        let revision = next_revision(held, save.entry.revision)?;
        save.entry.revision = revision;
        let entry = serde_json::to_string(&save.entry).map_err(|e| DatabaseError::Failed(e.to_string()))?;
        plans.put(&entry.into(), Some(&key)).await.map_err(failed)?;
        texts.put(&save.text.into(), Some(&key)).await.map_err(failed)?;
        finish(transaction).await?;
        Ok(revision)
    }

    /// Forgets a plan.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn delete(&self, id: &PlanId) -> Result<(), DatabaseError> {
        let transaction = self.begin(TransactionMode::ReadWrite)?;
        let key = JsValue::from_str(&id.0);
        transaction.store(PLANS).map_err(failed)?.delete(key.clone()).await.map_err(failed)?;
        transaction.store(TEXTS).map_err(failed)?.delete(key).await.map_err(failed)?;
        finish(transaction).await
    }

    fn begin(&self, mode: TransactionMode) -> Result<Transaction, DatabaseError> {
        self.inner.transaction(&[PLANS, TEXTS], mode).map_err(failed)
    }
}

/// Waits until it is certain that the data is kept; a full storage says no only here.
async fn finish(transaction: Transaction) -> Result<(), DatabaseError> {
    let result = transaction.done().await.map_err(failed)?;
    if result.is_committed() { Ok(()) } else { Err(DatabaseError::Refused) }
}

fn entry(value: &JsValue) -> Option<Entry> {
    serde_json::from_str(&value.as_string()?).ok()
}

fn words(cause: &rexie::Error) -> String {
    match cause {
        rexie::Error::IdbError(cause) => cause.to_string(),
        other => other.to_string(),
    }
}

fn failed(cause: rexie::Error) -> DatabaseError {
    let words = words(&cause);
    if words.contains("QuotaExceeded") { DatabaseError::Refused } else { DatabaseError::Failed(words) }
}
