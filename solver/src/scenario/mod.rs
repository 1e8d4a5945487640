//! Scenarios: edits as changes, and changes laid over a plan.
//!
//! A scenario is edited as a plan is: somebody works on the plan that it makes, and [`diff`] says what is otherwise
//! there.
//! Only what differs is kept, field by field ([`Change`](crate::model::Change)), so that whatever is edited in the plan
//! afterwards is seen in the scenario too, unless both touch the same field: then the scenario has its own.
//! Lists whose order means nothing (time off, skills, links …) are told item by item: an absence that is entered in the
//! plan is there beside the one of the scenario.
//!
//! How it works: an entry is compared with its counterpart as a value; only entries that differ are written out as JSON
//! and compared field by field ([`field`]).
//! [`apply`] goes the other way, and then takes out what leads nowhere ([`whole`]), because the plan may have lost what a
//! change speaks of.
//!
//! `apply(base, diff(base, edited))` is `edited`, name, scenarios and accepted schedule aside.

mod diff;
mod field;
mod kind;
mod lay;
mod whole;

pub use diff::diff;
pub use lay::{Applied, apply};
