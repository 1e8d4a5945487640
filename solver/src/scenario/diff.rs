//! What is otherwise in one plan than in another.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::{Map, Value};

use super::field::{changes, fields};
use super::kind::Kind;
use crate::model::{Change, Client, EntryId, Person, Plan, Project, Schedule, Skill, Task};

/// The fields of a plan that are no options: its lists, told entry by entry, and what no scenario changes.
const APART: [&str; 8] =
    ["name", "skills", "people", "clients", "projects", "tasks", "schedule", "scenarios"];

/// The changes that make `edited` of `base`: new entries first, then fields, then entries that are gone, then orders.
///
/// Names, scenarios and accepted schedules are not compared.
/// O(entries × log entries) and the cost of writing out the entries that differ.
pub fn diff(base: &Plan, edited: &Plan) -> Vec<Change> {
    let mut found = Found::default();
    // In the order in which entries name each other.
    found.kind::<Skill>(base, edited);
    found.kind::<Person>(base, edited);
    found.kind::<Client>(base, edited);
    found.kind::<Project>(base, edited);
    found.kind::<Task>(base, edited);
    let options = changes(EntryId::Plan, &options(base), &options(edited));
    let Found { put, set, mut gone, order } = found;
    // A project goes after its tasks, a client after its projects.
    gone.reverse();
    [put, options, set, gone, order].concat()
}

/// The fields of a plan that are changed as fields.
pub(super) fn options(plan: &Plan) -> Map<String, Value> {
    let bare = Plan {
        name: String::new(),
        skills: Vec::new(),
        people: Vec::new(),
        clients: Vec::new(),
        projects: Vec::new(),
        tasks: Vec::new(),
        schedule: None::<Arc<Schedule>>,
        scenarios: Vec::new(),
        ..plan.clone()
    };
    let mut fields = fields(serde_json::to_value(bare).unwrap_or_default());
    fields.retain(|name, _| !APART.contains(&name.as_str()));
    fields
}

/// Whether a field of the plan is one that a scenario may change.
pub(super) fn is_option(field: &str) -> bool {
    !APART.contains(&field)
}

#[derive(Default)]
struct Found {
    put: Vec<Change>,
    set: Vec<Change>,
    gone: Vec<Change>,
    order: Vec<Change>,
}

impl Found {
    fn kind<K: Kind>(&mut self, base: &Plan, edited: &Plan) {
        let (old, new) = (K::list(base), K::list(edited));
        let id = |held: &K::Held| K::of(held).id();
        let known: BTreeMap<EntryId, &K::Held> = old.iter().map(|held| (id(held), held)).collect();
        let stays: BTreeSet<EntryId> = new.iter().map(id).collect();
        let value = |held: &K::Held| serde_json::to_value(K::of(held)).unwrap_or_default();
        for held in new {
            let entry = id(held);
            match known.get(&entry) {
                None => self.put.push(Change::Put { entry, value: value(held) }),
                Some(before) if K::same(before, held) || K::of(before) == K::of(held) => {}
                Some(before) => {
                    self.set.extend(changes(entry, &fields(value(before)), &fields(value(held))));
                }
            }
        }
        let gone = old.iter().map(id).filter(|entry| !stays.contains(entry));
        self.gone.extend(gone.map(|entry| Change::Remove { entry }));
        // Where new entries simply stand at the end, the order is said by them.
        let kept = old.iter().map(id).filter(|entry| stays.contains(entry));
        let added = new.iter().map(id).filter(|entry| !known.contains_key(entry));
        let entries: Vec<EntryId> = new.iter().map(id).collect();
        if !kept.chain(added).eq(entries.iter().copied()) {
            self.order.push(Change::Order { entries });
        }
    }
}
