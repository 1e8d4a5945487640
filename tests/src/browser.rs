//! A Chromium of its own for each journey: a fresh profile, a driver on a free port, nothing shared.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use fantoccini::Client;
use fantoccini::wd::Capabilities;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::time::timeout;

use crate::failure::{Failure, Result, failure};
use crate::{cdp, place};

/// Light or dark, as the system of the user says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    Light,
    Dark,
}

/// Whose browser it is.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The languages that the user prefers, best first, as in "fr-FR,fr".
    pub languages: String,
    /// The time zone of the user.
    pub time_zone: String,
    pub theme: Theme,
    /// Width and height of the page in CSS pixels.
    pub size: (u32, u32),
    /// Device pixels for each CSS pixel.
    pub scale: f64,
    /// Does the user want little movement? Journeys do: they need not wait for it.
    pub reduced_motion: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            languages: "en-GB,en".into(),
            time_zone: "Europe/Paris".into(),
            theme: Theme::Light,
            size: (1280, 800),
            scale: 1.0,
            reduced_motion: true,
        }
    }
}

/// A running driver with its Chromium.
#[derive(Debug)]
pub struct Browser {
    driver: Child,
    pub client: Client,
    /// The profile and the downloads; gone with the browser.
    scratch: TempDir,
}

impl Browser {
    /// Starts a browser with a fresh profile.
    ///
    /// # Errors
    /// When driver or Chromium are missing, do not fit together or do not start.
    pub async fn start(settings: &Settings) -> Result<Self> {
        let Some(chromium) = place::chromium() else { return failure("Chromium is missing") };
        let Some(chromedriver) = place::chromedriver() else { return failure("chromedriver is missing") };
        let scratch = tempfile::Builder::new().prefix("relais-journey-").tempdir()?;
        std::fs::create_dir(scratch.path().join("downloads"))?;

        let mut driver = Command::new(&chromedriver)
            .arg("--port=0")
            .env("TZ", &settings.time_zone)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .map_err(|cause| Failure(format!("{} did not start: {cause}", chromedriver.display())))?;
        let port = match timeout(Duration::from_secs(30), port_of(&mut driver)).await {
            Ok(port) => port?,
            Err(_) => return failure("chromedriver did not say within 30 s on which port it listens"),
        };
        let client = Client::with_capabilities_and_connector(
            &format!("http://127.0.0.1:{port}"),
            &capabilities(settings, &chromium, scratch.path()),
            HttpConnector::new(),
        )
        .await?;
        let browser = Self { driver, client, scratch };
        browser.put_on(settings).await?;
        Ok(browser)
    }

    /// Size, theme and motion of the tab in front; each new tab needs it anew.
    ///
    /// # Errors
    /// When the tab is gone.
    pub async fn put_on(&self, settings: &Settings) -> Result {
        let (width, height) = settings.size;
        cdp::call(
            &self.client,
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": settings.scale, "mobile": false }),
        )
        .await?;
        let scheme = match settings.theme {
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        let motion = if settings.reduced_motion { "reduce" } else { "no-preference" };
        cdp::call(
            &self.client,
            "Emulation.setEmulatedMedia",
            json!({ "features": [
                { "name": "prefers-color-scheme", "value": scheme },
                { "name": "prefers-reduced-motion", "value": motion },
            ] }),
        )
        .await?;
        Ok(())
    }

    /// Where downloads arrive.
    pub fn downloads(&self) -> std::path::PathBuf {
        self.scratch.path().join("downloads")
    }

    /// A folder for files that a journey wants to open; gone with the browser.
    pub fn scratch(&self) -> &Path {
        self.scratch.path()
    }

    /// Closes Chromium and its driver.
    pub async fn stop(mut self) {
        // What is dead already needs no closing.
        let _ = timeout(Duration::from_secs(10), self.client.close()).await;
        let _ = self.driver.kill().await;
    }
}

/// Reads "… was started successfully on port 41531." and leaves the rest of the driver's talk to a task that drops it.
async fn port_of(driver: &mut Child) -> Result<u16> {
    let Some(output) = driver.stdout.take() else { return failure("chromedriver has no output") };
    let mut lines = BufReader::new(output).lines();
    while let Some(line) = lines.next_line().await? {
        let port = line
            .rsplit_once("successfully on port ")
            .and_then(|(_, port)| port.trim_end_matches('.').parse().ok());
        if let Some(port) = port {
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return Ok(port);
        }
    }
    failure("chromedriver ended at once")
}

fn capabilities(settings: &Settings, chromium: &Path, scratch: &Path) -> Capabilities {
    let (width, height) = settings.size;
    let mut arguments: Vec<String> = [
        "--headless",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Containers give little shared memory.
        "--disable-dev-shm-usage",
        // The same colours and letters on every machine, as far as that goes.
        "--force-color-profile=srgb",
        "--font-render-hinting=none",
        // A tab behind another one keeps its timers.
        "--disable-background-timer-throttling",
        "--disable-backgrounding-occluded-windows",
        "--disable-renderer-backgrounding",
    ]
    .map(String::from)
    .to_vec();
    if is_root() {
        // Chromium refuses its sandbox to root.
        arguments.push("--no-sandbox".into());
    }
    arguments.push(format!("--user-data-dir={}", scratch.join("profile").display()));
    arguments.push(format!("--window-size={width},{height}"));
    arguments.push(format!("--accept-lang={}", settings.languages));
    arguments.extend(
        std::env::var("RELAIS_CHROMIUM_ARGS")
            .iter()
            .flat_map(|more| more.split_whitespace())
            .map(String::from),
    );

    let wanted = json!({
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": {
            "binary": chromium,
            "args": arguments,
            "prefs": {
                "intl.accept_languages": settings.languages,
                "download.default_directory": scratch.join("downloads"),
                "download.prompt_for_download": false,
            },
        },
    });
    match wanted {
        serde_json::Value::Object(wanted) => wanted,
        _ => Capabilities::new(),
    }
}

fn is_root() -> bool {
    std::process::Command::new("id").arg("-u").output().is_ok_and(|answer| answer.stdout.trim_ascii() == b"0")
}
