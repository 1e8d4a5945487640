//! The last moment: what was not written when the page went.
//!
//! A page that is closed may not wait for the database, but it may write to local storage.
//! What it leaves there is picked up when the plan is opened again.

use serde::{Deserialize, Serialize};

use crate::platform::database::{PlanId, Save};
use crate::platform::preferences;

const KEY: &str = "relais.rescue";

/// A plan that was not written to the database.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Rescue {
    /// Which plan.
    pub(super) id: PlanId,
    /// The revision in the database on which it builds.
    pub(super) revision: u32,
    /// The plan file.
    pub(super) text: String,
}

/// What to do with what was left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Nothing was left for this plan.
    Nothing,
    /// It is newer than what the database holds.
    Newer(String),
    /// The database has moved on since: it is neither newer nor older.
    Aside(String),
}

/// Leaves a plan; false where the browser does not keep it.
pub(super) fn leave(rescue: &Rescue) -> bool {
    serde_json::to_string(rescue).is_ok_and(|text| preferences::write(KEY, &text))
}

/// Takes what was left for a plan, so that it is found once.
pub(super) fn take(id: &PlanId, held: Option<&Save>) -> Found {
    let Some(rescue) = preferences::read(KEY).and_then(|text| serde_json::from_str::<Rescue>(&text).ok())
    else {
        return Found::Nothing;
    };
    if rescue.id != *id {
        return Found::Nothing;
    }
    preferences::remove(KEY);
    compare(rescue, held)
}

/// Holds what was left against what the database has.
fn compare(rescue: Rescue, held: Option<&Save>) -> Found {
    match held {
        Some(held) if held.text == rescue.text => Found::Nothing,
        Some(held) if held.entry.revision == rescue.revision => Found::Newer(rescue.text),
        // The page's last write began before it went and has arrived after all, or another tab wrote.
        Some(_) => Found::Aside(rescue.text),
        None => Found::Newer(rescue.text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::database::Entry;

    fn held(revision: u32, text: &str) -> Save {
        let id = PlanId("p".into());
        let entry = Entry { id, name: String::new(), saved_at: 0.0, revision, tasks: 0, people: 0 };
        Save { entry, text: text.into() }
    }

    #[test]
    fn what_was_left_counts_when_it_builds_on_what_is_held() {
        let rescue = || Rescue { id: PlanId("p".into()), revision: 3, text: "new".into() };
        assert_eq!(compare(rescue(), Some(&held(3, "old"))), Found::Newer("new".into()));
        assert_eq!(compare(rescue(), Some(&held(4, "new"))), Found::Nothing, "it was written after all");
        assert_eq!(compare(rescue(), Some(&held(4, "other"))), Found::Aside("new".into()));
        assert_eq!(compare(rescue(), None), Found::Newer("new".into()));
    }
}
