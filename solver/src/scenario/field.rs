//! An entry as JSON, compared and changed field by field.

use serde_json::{Map, Value};

use crate::model::{Change, EntryId};

/// Lists whose order means nothing: they are changed item by item.
const SETS: [&str; 7] = ["time_off", "skills", "hats", "recurring", "after", "exceptions", "contacts"];

/// The fields of a value; none of what is no object.
pub(super) fn fields(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

/// What makes `edited` of `base`; O(fields + items²) of the entry.
pub(super) fn changes(entry: EntryId, base: &Map<String, Value>, edited: &Map<String, Value>) -> Vec<Change> {
    let mut changes = Vec::new();
    let names = base.keys().chain(edited.keys().filter(|name| !base.contains_key(*name)));
    for field in names {
        let (old, new) = (base.get(field).unwrap_or(&Value::Null), edited.get(field).unwrap_or(&Value::Null));
        if old == new {
            continue;
        }
        match items(field, old, new) {
            Some((dropped, added)) => {
                let field = || field.clone();
                changes.extend(dropped.into_iter().map(|item| Change::Drop { entry, field: field(), item }));
                changes.extend(added.into_iter().map(|item| Change::Add { entry, field: field(), item }));
            }
            None => changes.push(Change::Set { entry, field: field.clone(), value: new.clone() }),
        }
    }
    changes
}

/// The items that a set has lost and won; none where it is no set, or where that does not tell the whole difference.
fn items(field: &str, old: &Value, new: &Value) -> Option<(Vec<Value>, Vec<Value>)> {
    if !SETS.contains(&field) {
        return None;
    }
    let (old, new) = (list(old)?, list(new)?);
    let mut added = new.to_vec();
    let mut dropped = Vec::new();
    for item in old {
        match added.iter().position(|other| other == item) {
            Some(at) => drop(added.remove(at)),
            None => dropped.push(item.clone()),
        }
    }
    let mut made = old.to_vec();
    let all = dropped.iter().all(|item| take(&mut made, item));
    // An item that is there already is not added again: a list that holds it twice is told as a whole.
    let once = added.iter().all(|item| {
        let is_new = !made.contains(item);
        made.push(item.clone());
        is_new
    });
    (all && once && made == new).then_some((dropped, added))
}

/// A list; one that is not said is empty.
fn list(value: &Value) -> Option<&[Value]> {
    match value {
        Value::Null => Some(&[]),
        Value::Array(list) => Some(list),
        _ => None,
    }
}

/// Takes an item out of a list; false if it is not there.
fn take(list: &mut Vec<Value>, item: &Value) -> bool {
    let at = list.iter().position(|other| other == item);
    at.map(|at| drop(list.remove(at))).is_some()
}

/// Gives a field a value; null takes it away.
pub(super) fn set(fields: &mut Map<String, Value>, field: &str, value: &Value) {
    if value.is_null() {
        fields.remove(field);
    } else {
        fields.insert(field.to_owned(), value.clone());
    }
}

/// Adds an item to a list that does not have it yet; false if it is no list.
pub(super) fn add(fields: &mut Map<String, Value>, field: &str, item: &Value) -> bool {
    match fields.entry(field.to_owned()).or_insert_with(|| Value::Array(Vec::new())) {
        Value::Array(list) => {
            if !list.contains(item) {
                list.push(item.clone());
            }
            true
        }
        _ => false,
    }
}

/// Takes an item out of a list; false if it is not there.
pub(super) fn remove(fields: &mut Map<String, Value>, field: &str, item: &Value) -> bool {
    match fields.get_mut(field) {
        Some(Value::Array(list)) => take(list, item),
        _ => false,
    }
}
