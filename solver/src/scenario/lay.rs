//! Changes laid over a plan.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::diff::{is_option, options};
use super::field::{add, fields, remove, set};
use super::kind::Kind;
use super::whole;
use crate::model::{Change, Client, EntryId, Person, Plan, Project, Scenario, Skill, Task};

/// A plan with a scenario laid over it.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    /// The plan that comes out: its references all lead somewhere, its name and its scenarios are those of the base.
    pub plan: Plan,
    /// Positions, in the scenario's list, of changes that no longer apply: what they speak of is gone, or has become
    /// something else.
    pub unapplied: Vec<usize>,
}

/// Lays a scenario over a plan; O(changes × entries), and the cost of writing out what they touch.
///
/// Its schedule is the scenario's own, or the plan's where it has none, without what names entries that are gone.
pub fn apply(base: &Plan, scenario: &Scenario) -> Applied {
    let mut plan = base.clone();
    let mut unapplied = Vec::new();
    let mut at = 0;
    while let Some(change) = scenario.changes.get(at) {
        // Changes of one entry's fields stand side by side: it is written out once for all of them.
        let run = scenario.changes.iter().skip(at).take_while(|next| is_edit(next, change.entry())).count();
        if run > 0 {
            let edits = scenario.changes.iter().enumerate().skip(at).take(run);
            edit(&mut plan, change.entry(), &edits.collect::<Vec<_>>(), &mut unapplied);
            at += run;
            continue;
        }
        let done = match change {
            Change::Put { entry, value } => put(&mut plan, *entry, value),
            Change::Remove { entry } => gone(&mut plan, *entry),
            Change::Order { entries } => order(&mut plan, entries),
            Change::Set { .. } | Change::Add { .. } | Change::Drop { .. } => false,
        };
        if !done {
            unapplied.push(at);
        }
        at += 1;
    }
    if let Some(own) = &scenario.schedule {
        plan.schedule = Some(Arc::clone(own));
    }
    whole::make(&mut plan);
    Applied { plan, unapplied }
}

fn is_edit(change: &Change, of: EntryId) -> bool {
    match change {
        Change::Set { entry, .. } | Change::Add { entry, .. } | Change::Drop { entry, .. } => *entry == of,
        _ => false,
    }
}

/// Changes fields of an entry; a change that fits no field, or makes the entry unreadable, is left out.
fn edit(plan: &mut Plan, entry: EntryId, edits: &[(usize, &Change)], unapplied: &mut Vec<usize>) {
    let all = edits.iter().map(|(at, _)| *at);
    let changed = match entry {
        EntryId::Plan => {
            if let Some(fields) = edited::<Plan>(named(options(plan), plan), edits, unapplied) {
                take_options(plan, fields);
            }
            true
        }
        EntryId::Skill(_) => edit_in::<Skill>(plan, entry, edits, unapplied),
        EntryId::Client(_) => edit_in::<Client>(plan, entry, edits, unapplied),
        EntryId::Person(_) => edit_in::<Person>(plan, entry, edits, unapplied),
        EntryId::Project(_) => edit_in::<Project>(plan, entry, edits, unapplied),
        EntryId::Task(_) => edit_in::<Task>(plan, entry, edits, unapplied),
    };
    if !changed {
        unapplied.extend(all);
    }
}

/// The options with the name that a plan cannot be read without.
fn named(mut options: Map<String, Value>, plan: &Plan) -> Map<String, Value> {
    options.insert("name".into(), Value::String(plan.name.clone()));
    options
}

/// Gives a plan the options of another.
fn take_options(plan: &mut Plan, options: Plan) {
    *plan = Plan {
        name: std::mem::take(&mut plan.name),
        skills: std::mem::take(&mut plan.skills),
        people: std::mem::take(&mut plan.people),
        clients: std::mem::take(&mut plan.clients),
        projects: std::mem::take(&mut plan.projects),
        tasks: std::mem::take(&mut plan.tasks),
        schedule: plan.schedule.take(),
        scenarios: std::mem::take(&mut plan.scenarios),
        ..options
    };
}

fn edit_in<K: Kind>(
    plan: &mut Plan,
    entry: EntryId,
    edits: &[(usize, &Change)],
    unapplied: &mut Vec<usize>,
) -> bool {
    let Some(held) = K::list_mut(plan).iter_mut().find(|held| K::of(held).id() == entry) else {
        return false;
    };
    let before = fields(serde_json::to_value(K::of(held)).unwrap_or_default());
    if let Some(next) = edited::<K>(before, edits, unapplied) {
        *held = next.hold();
    }
    true
}

/// The value after some edits; none where nothing was left to do.
fn edited<T: DeserializeOwned>(
    mut fields: Map<String, Value>,
    edits: &[(usize, &Change)],
    unapplied: &mut Vec<usize>,
) -> Option<T> {
    let mut best = None;
    for (at, change) in edits {
        let mut next = fields.clone();
        let done = match change {
            Change::Set { entry, field, value } if fits(*entry, field) => {
                set(&mut next, field, value);
                true
            }
            Change::Add { entry, field, item } => fits(*entry, field) && add(&mut next, field, item),
            Change::Drop { entry, field, item } => fits(*entry, field) && remove(&mut next, field, item),
            _ => false,
        };
        // A value that the field cannot have is refused alone.
        let read = done.then(|| T::deserialize(Value::Object(next.clone())).ok()).flatten();
        match read {
            Some(read) => (best, fields) = (Some(read), next),
            None => unapplied.push(*at),
        }
    }
    best
}

/// Whether a field may be changed: an entry keeps its identifier, a plan its name and its lists.
fn fits(entry: EntryId, field: &str) -> bool {
    if entry == EntryId::Plan { is_option(field) } else { field != "id" }
}

fn put(plan: &mut Plan, entry: EntryId, value: &Value) -> bool {
    match entry {
        EntryId::Plan => false,
        EntryId::Skill(_) => put_in::<Skill>(plan, entry, value),
        EntryId::Client(_) => put_in::<Client>(plan, entry, value),
        EntryId::Person(_) => put_in::<Person>(plan, entry, value),
        EntryId::Project(_) => put_in::<Project>(plan, entry, value),
        EntryId::Task(_) => put_in::<Task>(plan, entry, value),
    }
}

/// Adds an entry at the end, unless its identifier is taken.
fn put_in<K: Kind>(plan: &mut Plan, entry: EntryId, value: &Value) -> bool {
    let Some(new) = K::deserialize(value).ok().filter(|new| new.id() == entry) else { return false };
    let list = K::list_mut(plan);
    let taken = list.iter().any(|held| K::of(held).id() == entry);
    if !taken {
        list.push(new.hold());
    }
    !taken
}

fn gone(plan: &mut Plan, entry: EntryId) -> bool {
    match entry {
        EntryId::Plan => false,
        EntryId::Skill(_) => gone_in::<Skill>(plan, entry),
        EntryId::Client(_) => gone_in::<Client>(plan, entry),
        EntryId::Person(_) => gone_in::<Person>(plan, entry),
        EntryId::Project(_) => gone_in::<Project>(plan, entry),
        EntryId::Task(_) => gone_in::<Task>(plan, entry),
    }
}

fn gone_in<K: Kind>(plan: &mut Plan, entry: EntryId) -> bool {
    let list = K::list_mut(plan);
    let before = list.len();
    list.retain(|held| K::of(held).id() != entry);
    list.len() < before
}

fn order(plan: &mut Plan, entries: &[EntryId]) -> bool {
    match entries.first() {
        Some(EntryId::Skill(_)) => order_in::<Skill>(plan, entries),
        Some(EntryId::Client(_)) => order_in::<Client>(plan, entries),
        Some(EntryId::Person(_)) => order_in::<Person>(plan, entries),
        Some(EntryId::Project(_)) => order_in::<Project>(plan, entries),
        Some(EntryId::Task(_)) => order_in::<Task>(plan, entries),
        Some(EntryId::Plan) | None => return false,
    }
    true
}

/// Puts entries in an order; one that it does not name stays behind the one before it.
fn order_in<K: Kind>(plan: &mut Plan, entries: &[EntryId]) {
    let rank: BTreeMap<EntryId, usize> = entries.iter().copied().zip(1..).collect();
    let mut last = 0;
    let mut ranked: Vec<(usize, K::Held)> = Vec::with_capacity(K::list(plan).len());
    let mut met = BTreeSet::new();
    for held in K::list(plan) {
        let entry = K::of(held).id();
        if let Some(rank) = rank.get(&entry).filter(|_| met.insert(entry)) {
            last = *rank;
        }
        ranked.push((last, held.clone()));
    }
    ranked.sort_by_key(|(rank, _)| *rank);
    *K::list_mut(plan) = ranked.into_iter().map(|(_, held)| held).collect();
}
