//! `docs/format/plan.schema.json` is what the types say.
//!
//! After a change to the model: `RELAIS_WRITE_SCHEMA=1 cargo test -p solver --features schema --test schema`.

use std::path::Path;

use serde_json::Value;

#[test]
fn the_published_schema_is_generated_from_the_types() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/format/plan.schema.json");
    let schema = solver::format::schema();
    if std::env::var_os("RELAIS_WRITE_SCHEMA").is_some() {
        std::fs::write(&path, &schema).unwrap();
    }
    let file = std::fs::read_to_string(&path).unwrap();
    assert!(file == schema, "{} is not what the types say: see the head of this test", path.display());
}

/// A file that uses every feature holds no field, and no type of value, that the schema does not know.
#[test]
fn what_is_written_obeys_the_schema() {
    let schema: Value = serde_json::from_str(&solver::format::schema()).unwrap();
    let agency = solver::sample::agency("2026-03-02".parse().unwrap());
    let random = (0..100).map(|seed| solver::sample::random(seed, solver::sample::Size::SMALL));
    for plan in random.chain([agency]) {
        let file: Value = serde_json::from_str(&solver::format::write(&plan)).unwrap();
        assert_eq!(breach(&schema, &schema, &file), None, "{}", plan.name);
    }
    for (field, value) in [("format", 2.into()), ("grid", "15".into()), ("mood", Value::Null)] {
        let mut file: Value = serde_json::from_str(&solver::format::write(&solver::sample::random(
            1,
            solver::sample::Size::TINY,
        )))
        .unwrap();
        file[field] = value;
        assert!(breach(&schema, &schema, &file).is_some(), "{field}");
    }
}

/// The first breach of the few words of JSON Schema that ours uses; an unknown word is a breach of its own.
fn breach(root: &Value, schema: &Value, value: &Value) -> Option<String> {
    let Some(schema) = schema.as_object() else {
        return (schema == &Value::Bool(false)).then(|| format!("{value} is forbidden"));
    };
    let all = |schemas: &Value| schemas.as_array().cloned().unwrap_or_default();
    let fails = |schema: &Value| breach(root, schema, value);
    schema.iter().find_map(|(word, rule)| match word.as_str() {
        "$schema" | "$defs" | "title" | "description" | "default" | "format" => None,
        "$ref" => {
            let name = rule.as_str().unwrap().trim_start_matches('#');
            breach(root, root.pointer(name).unwrap(), value)
        }
        "type" => {
            let is = |name: &str| match name {
                "object" => value.is_object(),
                "array" => value.is_array(),
                "string" => value.is_string(),
                "boolean" => value.is_boolean(),
                "integer" => value.is_u64() || value.is_i64(),
                "null" => value.is_null(),
                other => panic!("{other}"),
            };
            let names: Vec<&str> = rule.as_array().map_or_else(
                || vec![rule.as_str().unwrap()],
                |names| names.iter().filter_map(Value::as_str).collect(),
            );
            (!names.iter().any(|name| is(name))).then(|| format!("{value} is not {names:?}"))
        }
        "const" => (rule != value).then(|| format!("{value} is not {rule}")),
        "enum" => (!all(rule).contains(value)).then(|| format!("{value} is not in {rule}")),
        "minimum" => (value.as_i64()? < rule.as_i64()?).then(|| format!("{value} < {rule}")),
        "maximum" => (value.as_i64()? > rule.as_i64()?).then(|| format!("{value} > {rule}")),
        "minItems" => {
            ((value.as_array()?.len() as u64) < rule.as_u64()?).then(|| format!("{value} is short"))
        }
        "maxItems" => ((value.as_array()?.len() as u64) > rule.as_u64()?).then(|| format!("{value} is long")),
        "pattern" => None,
        "anyOf" => {
            let tried = all(rule);
            tried.iter().all(|one| fails(one).is_some()).then(|| format!("{value} is none of {rule}"))
        }
        "oneOf" => {
            let fitting = all(rule).iter().filter(|one| fails(one).is_none()).count();
            (fitting != 1).then(|| format!("{value} is {fitting} of {rule}"))
        }
        "items" => value.as_array()?.iter().find_map(|item| breach(root, rule, item)),
        "properties" => {
            rule.as_object()?.iter().find_map(|(name, rule)| breach(root, rule, value.get(name)?))
        }
        "additionalProperties" => value.as_object()?.iter().find_map(|(name, item)| {
            let known = schema.get("properties").and_then(|known| known.get(name)).is_some();
            let other = schema.get("patternProperties").is_some();
            (!known && !other).then(|| breach(root, rule, item)).flatten().map(|why| format!("{name}: {why}"))
        }),
        "required" => all(rule)
            .iter()
            .find(|name| value.is_object() && value.get(name.as_str().unwrap()).is_none())
            .map(|name| format!("no {name} in {value}")),
        other => Some(format!("the test does not know \"{other}\"")),
    })
}
