//! Runs a journey: server, browser, steps, the look at the console, the evidence of a failure.

use std::io::Write;
use std::ops::AsyncFnOnce;
use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::time::Duration;

use futures_util::FutureExt;
use tokio::time::timeout;

use crate::browser::{Settings, Theme};
use crate::failure::{Failure, Result, failure};
use crate::host::Host;
use crate::page::Page;
use crate::place;

/// A journey with a user's settings: `Journey::new("french").languages("fr-FR,fr").run(async |page| { … })`.
#[derive(Clone, Debug)]
pub struct Journey {
    name: String,
    settings: Settings,
    folder: Option<PathBuf>,
    path: String,
    limit: Duration,
    allowed: Vec<String>,
}

/// A journey of a usual user: English, light, 1280 × 800.
///
/// # Panics
/// When a step fails, when anything was thrown and not caught, or when the browser's console holds an error.
pub fn journey(name: &str, steps: impl AsyncFnOnce(&Page) -> Result) {
    Journey::new(name).run(steps);
}

impl Journey {
    /// `name` is that of the test: evidence of a failure is kept under it.
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            settings: Settings::default(),
            folder: place::dist(),
            path: "/".into(),
            limit: Duration::from_secs(180),
            allowed: Vec::new(),
        }
    }

    /// The languages that the user prefers, best first, as in "fr-FR,fr".
    #[must_use]
    pub fn languages(mut self, languages: &str) -> Self {
        self.settings.languages = languages.to_owned();
        self
    }

    /// The user prefers dark pages.
    #[must_use]
    pub fn dark(mut self) -> Self {
        self.settings.theme = Theme::Dark;
        self
    }

    /// The size of the page in CSS pixels.
    #[must_use]
    pub fn size(mut self, width: u32, height: u32) -> Self {
        self.settings.size = (width, height);
        self
    }

    /// The path of the host under which the app stands, as in "/tools/relais/".
    #[must_use]
    pub fn under(mut self, path: &str) -> Self {
        self.path = path.to_owned();
        self
    }

    /// Another folder with an `index.html` than the built app.
    #[must_use]
    pub fn at(mut self, folder: &Path) -> Self {
        self.folder = Some(folder.to_owned());
        self
    }

    /// How long the whole journey may take; 3 minutes if nothing is said.
    #[must_use]
    pub fn limit(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }

    /// Errors in the console that contain these words belong to this journey: it breaks something on purpose.
    #[must_use]
    pub fn expects_error(mut self, words: &str) -> Self {
        self.allowed.push(words.to_owned());
        self
    }

    /// Walks it.
    ///
    /// # Panics
    /// When a step fails, when anything was thrown and not caught, or when the browser's console holds an error.
    pub fn run(self, steps: impl AsyncFnOnce(&Page) -> Result) {
        if let Some(Err(cause)) = self.outcome(steps) {
            panic!("journey {}: {cause}", self.name);
        }
    }

    /// Walks it and answers how it went; nothing when it cannot be walked here, which is said.
    ///
    /// # Panics
    /// When it cannot be walked here although `RELAIS_JOURNEYS=required` is set.
    pub fn outcome(&self, steps: impl AsyncFnOnce(&Page) -> Result) -> Option<Result> {
        if let Some(missing) = self.missing() {
            if std::env::var("RELAIS_JOURNEYS").is_ok_and(|wish| wish == "required") {
                panic!("journey {}: {missing}", self.name);
            }
            // Not by a macro: the test harness would keep it to itself.
            let _ = writeln!(std::io::stderr(), "SKIPPED journey {}: {missing}", self.name);
            return None;
        }
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        Some(match runtime {
            Ok(runtime) => runtime.block_on(self.walk(steps)),
            Err(cause) => Err(cause.into()),
        })
    }

    async fn walk(&self, steps: impl AsyncFnOnce(&Page) -> Result) -> Result {
        let Some(folder) = &self.folder else { return failure("the app is not built") };
        let host = Host::bind(folder, &self.path, 0).await?;
        // "localhost": browsers treat it as secure, so that the page may use what only secure pages may.
        let address = format!("http://localhost:{}{}", host.address.port(), self.path);
        let host = tokio::spawn(host.serve());
        let page = Page::new(address, self.settings.clone()).await?;

        let walked = AssertUnwindSafe(timeout(self.limit, steps(&page))).catch_unwind().await;
        let mut outcome = match walked {
            Ok(Ok(outcome)) => outcome,
            Ok(Err(_)) => failure(format!("not at its end after {} s", self.limit.as_secs())),
            Err(panic) => failure(sentence_of(panic.as_ref())),
        };
        if outcome.is_ok() {
            outcome = self.console_is_clean(&page).await;
        }
        if let Err(Failure(sentence)) = &mut outcome {
            match timeout(Duration::from_secs(20), page.leave_evidence(&self.name)).await {
                Ok(Ok(picture)) => {
                    sentence.push_str(&format!("\n  what was to be seen: {}", picture.display()))
                }
                _ => sentence.push_str("\n  (the browser gave no picture)"),
            }
        }
        page.stop().await;
        host.abort();
        outcome
    }

    /// Why it cannot be walked here.
    fn missing(&self) -> Option<String> {
        if self.folder.is_none() {
            Some("the app is not built (script/build)".into())
        } else if place::chromium().is_none() || place::chromedriver().is_none() {
            Some("Chromium or chromedriver is not installed (script/setup --browser)".into())
        } else {
            None
        }
    }

    async fn console_is_clean(&self, page: &Page) -> Result {
        let errors: Vec<String> = page
            .console()
            .await?
            .into_iter()
            .filter(|line| line.severe && !self.allowed.iter().any(|words| line.text.contains(words)))
            .map(|line| line.text)
            .collect();
        if errors.is_empty() {
            Ok(())
        } else {
            failure(format!("errors in the console:\n  {}", errors.join("\n  ")))
        }
    }
}

fn sentence_of(panic: &(dyn std::any::Any + Send)) -> String {
    let text =
        panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("a panic without words").to_owned()
}
