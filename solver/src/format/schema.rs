//! The JSON Schema of the plan file, generated from the types (feature `schema`).

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use serde_json::{Value, json};

use super::FORMAT;
use crate::model::Plan;

/// The schema of the current format as JSON text, with a line end.
pub fn schema() -> String {
    let generator = SchemaSettings::draft2020_12().with_transform(Closed).into_generator();
    let mut schema = generator.into_root_schema_for::<Plan>();
    let _ = schema.insert("title".into(), json!("Plan file of Relais"));
    let format = json!({
        "description": "The format of the file; none: 1.",
        "const": FORMAT,
        "default": FORMAT,
    });
    if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        let _ = properties.insert("format".into(), format);
    }
    serde_json::to_string_pretty(&schema).map(|text| text + "\n").unwrap_or_default()
}

/// Forbids unknown fields, which the reader would leave out.
#[derive(Clone, Debug)]
struct Closed;

impl Transform for Closed {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        if schema.get("properties").is_some() && schema.get("additionalProperties").is_none() {
            let _ = schema.insert("additionalProperties".into(), Value::Bool(false));
        }
    }
}
