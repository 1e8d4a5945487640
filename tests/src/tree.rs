//! Finds elements in Chromium's own accessibility tree, by role and name: what a screen reader would find.
//!
//! `Accessibility.queryAXTree` answers the nodes under a root. Their elements are handed to WebDriver by way of a
//! variable of the page, because the two protocols name elements differently.

use fantoccini::Client;
use fantoccini::elements::{Element, ElementRef};
use serde_json::{Value, json};

use crate::cdp;
use crate::failure::{Failure, Result};
use crate::role::{Name, Role};

/// A node of the accessibility tree.
#[derive(Clone, Debug, Default)]
pub(crate) struct Node {
    pub name: String,
    /// Its description, as of `aria-describedby`.
    pub description: String,
    backend: Value,
}

/// The nodes of a role and name under `scope`, or on the whole page, in the order of the page.
pub(crate) async fn nodes(
    client: &Client,
    scope: Option<&Element>,
    role: Role,
    name: &Name,
) -> Result<Vec<Node>> {
    let expression = match scope {
        None => "document",
        Some(element) => {
            client
                .execute("globalThis.journeyScope = arguments[0]", vec![serde_json::to_value(element)?])
                .await?;
            "globalThis.journeyScope"
        }
    };
    let root = cdp::call(client, "Runtime.evaluate", json!({ "expression": expression })).await?;
    let mut query = json!({ "objectId": root["result"]["objectId"], "role": role.name() });
    if let Name::Exactly(name) = name {
        query["accessibleName"] = json!(name);
    }
    let answer = cdp::call(client, "Accessibility.queryAXTree", query).await?;
    let all = answer["nodes"].as_array().map(Vec::as_slice).unwrap_or_default();
    Ok(all
        .iter()
        .filter(|node| node["ignored"] != true)
        .map(|node| Node {
            name: node["name"]["value"].as_str().unwrap_or_default().to_owned(),
            description: node["description"]["value"].as_str().unwrap_or_default().to_owned(),
            backend: node["backendDOMNodeId"].clone(),
        })
        .filter(|node| name.fits(&node.name))
        .collect())
}

/// The elements of these nodes.
pub(crate) async fn elements(client: &Client, nodes: &[Node]) -> Result<Vec<Element>> {
    hand_over(client, nodes, "return all", vec![]).await
}

/// Of the elements of these nodes those that show these words, in their text or in their fields.
pub(crate) async fn elements_with_text(client: &Client, nodes: &[Node], words: &str) -> Result<Vec<Element>> {
    let filter = "const fields = element => [...element.querySelectorAll('input, textarea')].map(field => field.value);
        return all.filter(element => [element.innerText, ...fields(element)].some(text => text.includes(arguments[0])))";
    hand_over(client, nodes, filter, vec![words.into()]).await
}

/// Hands the nodes' elements over to WebDriver: those that `script` returns, which sees them as `all`.
async fn hand_over(
    client: &Client,
    nodes: &[Node],
    script: &str,
    arguments: Vec<Value>,
) -> Result<Vec<Element>> {
    let mut objects = Vec::new();
    for node in nodes {
        let answer = cdp::call(client, "DOM.resolveNode", json!({ "backendNodeId": node.backend })).await?;
        objects.push(json!({ "objectId": answer["object"]["objectId"] }));
    }
    let Some(first) = objects.first() else { return Ok(Vec::new()) };
    let call = json!({
        "objectId": first["objectId"],
        "functionDeclaration": "function (...all) { globalThis.journeyFound = all }",
        "arguments": objects,
    });
    cdp::call(client, "Runtime.callFunctionOn", call).await?;
    let script = format!("const all = globalThis.journeyFound; delete globalThis.journeyFound; {script}");
    let found = client.execute(&script, arguments).await?;
    let found = found.as_array().map(Vec::as_slice).unwrap_or_default();
    found
        .iter()
        .map(|element| {
            // An object of one entry: a name that the standard fixes, and the element's id.
            let id = element.as_object().and_then(|entry| entry.values().next()).and_then(Value::as_str);
            let id = id.ok_or_else(|| Failure(format!("no element but {element}")))?;
            Ok(Element::from_element_id(client.clone(), ElementRef::from(id.to_owned())))
        })
        .collect()
}
