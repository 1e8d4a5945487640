//! What WebDriver has no command for: the accessibility tree, emulated media, the console. Chromium's driver passes
//! commands of the DevTools protocol through.

use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

use crate::failure::Result;

/// A command of the driver's own: where it is sent, under the session, and what is said.
#[derive(Debug)]
struct Own {
    at: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Own {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> std::result::Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.at))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

/// Sends a command of the DevTools protocol to the tab in front, and answers its result.
///
/// # Errors
/// When the tab is gone, or refuses.
pub async fn call(client: &Client, command: &str, parameters: Value) -> Result<Value> {
    let own = Own { at: "goog/cdp/execute", body: json!({ "cmd": command, "params": parameters }) };
    Ok(client.issue_cmd(own).await?)
}

/// A line of the browser's console.
#[derive(Clone, Debug)]
pub struct Line {
    /// An error: something was thrown and not caught, a file was missing, the page's policy was broken.
    pub severe: bool,
    pub text: String,
}

/// The lines of the console since the last time.
///
/// # Errors
/// When the browser is gone.
pub async fn console(client: &Client) -> Result<Vec<Line>> {
    let answer = client.issue_cmd(Own { at: "se/log", body: json!({ "type": "browser" }) }).await?;
    let lines = answer.as_array().map(Vec::as_slice).unwrap_or_default();
    Ok(lines
        .iter()
        .map(|line| Line {
            severe: line["level"] == "SEVERE",
            text: line["message"].as_str().unwrap_or_default().to_owned(),
        })
        .collect())
}
