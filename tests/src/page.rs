//! The page that a journey walks on.

use std::cell::RefCell;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::wd::WindowHandle;
use serde_json::{Value, json};

use crate::browser::{Browser, Settings};
use crate::cdp::{self, Line};
use crate::failure::{Failure, Result, failure};
use crate::keys;
use crate::scope::Scope;

/// How long a step of a journey waits, if nothing else is said.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// A tab of a browser at the app. It is a [`Scope`]: everything is looked for on it.
#[derive(Debug)]
pub struct Page {
    scope: Scope,
    browser: Browser,
    settings: Settings,
    /// The app's address, with a slash at its end.
    pub address: String,
    console: RefCell<Vec<Line>>,
}

impl Deref for Page {
    type Target = Scope;

    fn deref(&self) -> &Scope {
        &self.scope
    }
}

impl Page {
    /// A page in a browser of its own.
    ///
    /// # Errors
    /// When the browser does not start.
    pub async fn new(address: String, settings: Settings) -> Result<Self> {
        let browser = Browser::start(&settings).await?;
        let scope = Scope { client: browser.client.clone(), element: None, patience: PATIENCE };
        Ok(Self { scope, browser, settings, address, console: RefCell::default() })
    }

    /// Opens the app and waits until it runs; `place` is what follows its address, such as "?screen=team".
    ///
    /// # Errors
    /// When the program does not start.
    pub async fn open(&self, place: &str) -> Result {
        self.client.goto(&format!("{}{place}", self.address)).await?;
        self.started().await
    }

    /// Loads the page again and waits until the program runs.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn reload(&self) -> Result {
        self.client.refresh().await?;
        self.started().await
    }

    /// One step back in the tab's history.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn back(&self) -> Result {
        Ok(self.client.back().await?)
    }

    /// The waiting line of `index.html` has gone and the failure's has not come.
    async fn started(&self) -> Result {
        self.within(Duration::from_secs(30))
            .wait_until("the program runs", async || {
                Ok(self.run("return !document.getElementById('start')").await? == Value::Bool(true))
            })
            .await?;
        let failed =
            "const f = document.getElementById('start-failed'); return f && !f.hidden ? f.innerText : null";
        match self.run(failed).await? {
            Value::String(text) => failure(format!("the program did not start: {text}")),
            _ => Ok(()),
        }
    }

    /// The address of the tab, without the app's own part: "?screen=team".
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn place(&self) -> Result<String> {
        let address = self.client.current_url().await?.to_string();
        Ok(address.strip_prefix(&self.address).unwrap_or(&address).to_owned())
    }

    /// Presses keys where the focus is: "Enter", "Control+z", "ArrowDown". "Mod" is the key for commands, Control
    /// here; "Plus" is the plus sign.
    ///
    /// # Errors
    /// When a key's name is unknown.
    pub async fn press(&self, names: &str) -> Result {
        Ok(self.client.perform_actions(keys::chord(names)?).await?)
    }

    /// Lets the browser drop the accessibility tree, which it would go on keeping up to date with every change of the
    /// page: for measurements.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn drop_tree(&self) -> Result {
        cdp::call(&self.client, "Accessibility.disable", json!({})).await?;
        Ok(())
    }

    /// Types where the focus is; a line break presses Enter, a tabulator Tab.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn type_text(&self, text: &str) -> Result {
        Ok(self.client.perform_actions(keys::typing(text)).await?)
    }

    /// Pastes a text where the focus is, as rows of a spreadsheet come from the clipboard.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn paste(&self, text: &str) -> Result {
        // The clipboard of the machine is shared by all journeys: the event is the page's own.
        let script = "const data = new DataTransfer();
            data.setData('text/plain', arguments[0]);
            const target = document.activeElement ?? document.body;
            const taken = !target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            if (!taken) document.execCommand('insertText', false, arguments[0])";
        self.client.execute(script, vec![text.into()]).await?;
        Ok(())
    }

    /// Drops a file on the page's middle, as from the desktop.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn drop_file(&self, name: &str, content: &[u8]) -> Result {
        let script = "const [name, content] = arguments;
            const bytes = Uint8Array.from(atob(content), c => c.charCodeAt(0));
            const data = new DataTransfer();
            data.items.add(new File([bytes], name));
            const at = document.elementFromPoint(innerWidth / 2, innerHeight / 2) ?? document.body;
            for (const type of ['dragenter', 'dragover', 'drop'])
              at.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }))";
        self.client.execute(script, vec![name.into(), STANDARD.encode(content).into()]).await?;
        Ok(())
    }

    /// Writes a file that a journey can choose in a field for files.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn file(&self, name: &str, content: &[u8]) -> Result<PathBuf> {
        let path = self.browser.scratch().join(name);
        std::fs::write(&path, content)?;
        Ok(path)
    }

    /// Waits for a file that the page saves; answers its name and content.
    ///
    /// # Errors
    /// When none comes.
    pub async fn download(&self) -> Result<(String, Vec<u8>)> {
        let folder = self.browser.downloads();
        let complete = || -> Result<Option<PathBuf>> {
            for entry in std::fs::read_dir(&folder)? {
                let path = entry?.path();
                // Chromium's name for what is on its way.
                if path.extension().is_none_or(|end| end != "crdownload") && !is_hidden(&path) {
                    return Ok(Some(path));
                }
            }
            Ok(None)
        };
        self.wait_until("a file is saved", async || Ok(complete()?.is_some())).await?;
        let Some(path) = complete()? else { return failure("the saved file has gone") };
        let content = std::fs::read(&path)?;
        std::fs::remove_file(&path)?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Ok((name, content))
    }

    /// Lets the button of the mouse go, after a drag without a drop.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn release(&self) -> Result {
        let up = MouseActions::new("mouse".into()).then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        Ok(self.client.perform_actions(up).await?)
    }

    /// Opens the app in another tab and goes there; answers the tabs' handles, the old one first.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn another_tab(&self, place: &str) -> Result<(WindowHandle, WindowHandle)> {
        let old = self.client.window().await?;
        let new = self.client.new_window(true).await?.handle;
        self.switch(&new).await?;
        self.browser.put_on(&self.settings).await?;
        self.open(place).await?;
        Ok((old, new))
    }

    /// Goes to a tab.
    ///
    /// # Errors
    /// When it is closed.
    pub async fn switch(&self, tab: &WindowHandle) -> Result {
        self.read_console().await?;
        Ok(self.client.switch_to_window(tab.clone()).await?)
    }

    /// Runs a script before the page's own at each later load: to break something on purpose.
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn before_start(&self, script: &str) -> Result {
        cdp::call(&self.client, "Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await?;
        Ok(())
    }

    /// From the next load on the page's workers can be crashed by [`Page::crash_workers`].
    ///
    /// # Errors
    /// When the browser refuses.
    pub async fn watch_workers(&self) -> Result {
        self.before_start(
            "globalThis.journeyWorkers = [];
            globalThis.Worker = class extends Worker {
              constructor(...how) { super(...how); globalThis.journeyWorkers.push(this); }
            };",
        )
        .await
    }

    /// Ends every worker of the page as a crash does: it is gone, and its error event tells the page.
    /// Answers how many there were.
    ///
    /// # Errors
    /// When the page was not loaded after [`Page::watch_workers`].
    pub async fn crash_workers(&self) -> Result<usize> {
        let crash = "const all = globalThis.journeyWorkers.splice(0);
            for (const worker of all) {
              worker.terminate();
              worker.dispatchEvent(new ErrorEvent('error', { message: 'RuntimeError: unreachable', cancelable: true }));
            }
            return all.length";
        let count = self.run(crash).await?;
        Ok(count.as_u64().and_then(|count| usize::try_from(count).ok()).unwrap_or_default())
    }

    /// Runs a script and answers what it returns. For what a user sees there are the other methods.
    ///
    /// # Errors
    /// When it throws.
    pub async fn run(&self, script: &str) -> Result<Value> {
        self.run_with(script, vec![]).await
    }

    /// The same with values, which the script finds in `arguments`.
    ///
    /// # Errors
    /// When it throws.
    pub async fn run_with(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.client.execute(script, arguments).await?)
    }

    /// The console so far.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn console(&self) -> Result<Vec<Line>> {
        self.read_console().await?;
        Ok(self.console.borrow().clone())
    }

    async fn read_console(&self) -> Result {
        let lines = cdp::console(&self.client).await?;
        self.console.borrow_mut().extend(lines);
        Ok(())
    }

    /// A picture of the window as PNG; `whole` takes the page to its end.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn picture(&self, whole: bool) -> Result<Vec<u8>> {
        let wanted = json!({ "format": "png", "captureBeyondViewport": whole });
        let answer = if whole {
            let size = cdp::call(&self.client, "Page.getLayoutMetrics", json!({})).await?;
            let size = &size["cssContentSize"];
            let clip =
                json!({ "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1 });
            cdp::call(
                &self.client,
                "Page.captureScreenshot",
                json!({ "format": "png", "captureBeyondViewport": true, "clip": clip }),
            )
            .await?
        } else {
            cdp::call(&self.client, "Page.captureScreenshot", wanted).await?
        };
        decode(&answer["data"])
    }

    /// What the browser's print makes of the page, as PDF; `landscape` turns the sheet (A4).
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn print(&self, landscape: bool) -> Result<Vec<u8>> {
        let sheet = json!({
            "landscape": landscape, "printBackground": false, "preferCSSPageSize": true,
            "paperWidth": 8.27, "paperHeight": 11.69,
        });
        decode(&cdp::call(&self.client, "Page.printToPDF", sheet).await?["data"])
    }

    /// Leaves picture, source and console of a failed journey.
    pub(crate) async fn leave_evidence(&self, name: &str) -> Result<PathBuf> {
        let folder = crate::place::evidence();
        std::fs::create_dir_all(&folder)?;
        let picture = folder.join(format!("{name}.png"));
        std::fs::write(&picture, self.picture(false).await?)?;
        std::fs::write(folder.join(format!("{name}.html")), self.client.source().await?)?;
        let console: Vec<String> = self.console().await?.into_iter().map(|line| line.text).collect();
        std::fs::write(folder.join(format!("{name}.console.txt")), console.join("\n"))?;
        Ok(picture)
    }

    /// Closes the browser.
    pub async fn stop(self) {
        self.browser.stop().await;
    }
}

fn decode(data: &Value) -> Result<Vec<u8>> {
    STANDARD
        .decode(data.as_str().unwrap_or_default())
        .map_err(|cause| Failure(format!("a broken picture: {cause}")))
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}
