//! The kinds of entries, each with its list in the plan.

use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::model::{Client, EntryId, Person, Plan, Project, Skill, Task};

/// A kind of entry: skills, clients, people, projects, tasks.
pub(super) trait Kind: Serialize + DeserializeOwned + Clone + PartialEq + Sized {
    /// How the plan holds one.
    type Held: Clone;
    /// The plan's list of them.
    fn list(plan: &Plan) -> &[Self::Held];
    /// The same, to change it.
    fn list_mut(plan: &mut Plan) -> &mut Vec<Self::Held>;
    /// The entry that is held.
    fn of(held: &Self::Held) -> &Self;
    /// Holds an entry.
    fn hold(self) -> Self::Held;
    /// What it is called.
    fn id(&self) -> EntryId;
    /// Whether two are one and the same value in memory: a quick yes.
    fn same(a: &Self::Held, b: &Self::Held) -> bool;
}

macro_rules! shared {
    ($($kind:ident, $list:ident;)+) => {$(
        impl Kind for $kind {
            type Held = Arc<Self>;
            fn list(plan: &Plan) -> &[Arc<Self>] {
                &plan.$list
            }
            fn list_mut(plan: &mut Plan) -> &mut Vec<Arc<Self>> {
                &mut plan.$list
            }
            fn of(held: &Arc<Self>) -> &Self {
                held
            }
            fn hold(self) -> Arc<Self> {
                Arc::new(self)
            }
            fn id(&self) -> EntryId {
                EntryId::$kind(self.id)
            }
            fn same(a: &Arc<Self>, b: &Arc<Self>) -> bool {
                Arc::ptr_eq(a, b)
            }
        }
    )+};
}

shared! {
    Client, clients;
    Person, people;
    Project, projects;
    Task, tasks;
}

impl Kind for Skill {
    type Held = Self;
    fn list(plan: &Plan) -> &[Self] {
        &plan.skills
    }
    fn list_mut(plan: &mut Plan) -> &mut Vec<Self> {
        &mut plan.skills
    }
    fn of(held: &Self) -> &Self {
        held
    }
    fn hold(self) -> Self {
        self
    }
    fn id(&self) -> EntryId {
        EntryId::Skill(self.id)
    }
    fn same(_: &Self, _: &Self) -> bool {
        false
    }
}
