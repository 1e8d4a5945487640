//! From older formats to the current one, step by step.
//!
//! `format` counts every change of the file's shape, a new optional field included.
//! A change of shape adds one step to [`STEPS`]: a function from the JSON of one format to that of the next.
//! A file of format 1 goes through all steps, a file of the last but one through the last.
//! Steps never look at the types of [`crate::model`]: these follow the current format only.

use serde_json::{Map, Value};

/// One step: the fields of a plan in one format become those of the next.
pub(super) type Step = fn(&mut Map<String, Value>);

/// The step at index `i` leads from format `i + 1` to format `i + 2`.
pub(super) const STEPS: &[Step] = &[];

/// The format to which a list of steps leads.
pub(super) fn latest(steps: &[Step]) -> u32 {
    u32::try_from(steps.len()).unwrap_or(u32::MAX).saturating_add(1)
}

/// The text in the latest format; `None` where it is in it already.
pub(super) fn migrate(text: &str, version: u64, steps: &[Step]) -> Option<String> {
    let done = usize::try_from(version.saturating_sub(1)).unwrap_or(usize::MAX);
    let missing = steps.get(done..).filter(|missing| !missing.is_empty())?;
    // The text has been seen to be a JSON object.
    let mut fields: Map<String, Value> = serde_json::from_str(text).ok()?;
    for step in missing {
        step(&mut fields);
    }
    let _ = fields.insert("format".into(), latest(steps).into());
    serde_json::to_string(&fields).ok()
}
