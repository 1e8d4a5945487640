//! Measures the built app in a headless Chromium and prints a row of a Markdown table for each figure.
//!
//! Every figure comes from the page's own clock: scripts that stand before the page's own note the moments, this
//! program only acts as a user would (it presses keys and buttons through WebDriver) and reads the notes.
//! A figure is the median of several runs, each in a fresh browser where the cache matters; all runs are printed.

mod dragging;
mod figures;
mod questions;
mod scenarios;
mod solves;
mod work;

use std::path::Path;
use std::process::ExitCode;

use tests::host::Host;
use tests::{Page, Result, Settings, failure, place};

const HELP: &str = "\
script/bench browser [--quick] [--only TOPIC]

Measures the built app (dist, or what RELAIS_DIST names) in headless Chromium.
RELAIS names the release binary of the command line, with which the search in the browser is compared.
--quick: one run each; good for a look, not for a figure.
--only: ready, first, drag, scroll, edits, paste, replan, large, questions, scenarios or search.";

/// The page's clock and what it noted. Scripts before the page's own define `noted`.
const NOTES: &str = "
globalThis.noted = {};
// Notes the first moment at which `there` holds, after the browser has painted it.
globalThis.note = (name, there) => {
  const look = () => {
    if (!there()) { requestAnimationFrame(look); return; }
    // What stands there in the callback of a frame is painted by that frame; the message comes after it.
    const painted = new MessageChannel();
    painted.port1.onmessage = () => { noted[name] = performance.now(); };
    painted.port2.postMessage(0);
  };
  requestAnimationFrame(look);
};
";

/// Keeps what a program exports, its memory among it.
const MEMORY: &str = "
for (const name of ['instantiate', 'instantiateStreaming']) {
  const own = WebAssembly[name].bind(WebAssembly);
  WebAssembly[name] = async (...how) => {
    const made = await own(...how);
    globalThis.wasm = (made.instance ?? made).exports;
    return made;
  };
}
";

/// The solver's worker, which also answers how many bytes its memory has.
const WORKER: &str = "
addEventListener('message', event => {
  if (!event.data.bytes) return;
  event.stopImmediatePropagation();
  postMessage({ bytes: wasm.memory.buffer.byteLength });
});
await import('./worker_loader.js');
";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let (mut runs, mut only) = (5, None);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--quick" => runs = 1,
            "--only" => {
                only = arguments.next().filter(|topic| figures::TOPICS.contains(&topic.as_str()));
                if only.is_none() {
                    eprintln!("error: --only takes one of: {}\n{HELP}", figures::TOPICS.join(", "));
                    return ExitCode::FAILURE;
                }
            }
            "--help" | "-h" => {
                println!("{HELP}");
                return ExitCode::SUCCESS;
            }
            other => {
                eprintln!("error: unknown argument {other}\n{HELP}");
                return ExitCode::FAILURE;
            }
        }
    }
    match measure(runs, only).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(cause) => {
            eprintln!("error: {cause}");
            ExitCode::FAILURE
        }
    }
}

async fn measure(runs: usize, only: Option<String>) -> Result {
    let Some(dist) = place::dist() else { return failure("the app is not built: script/build") };
    // The built app as it is, and beside it a worker that tells how much memory it took.
    let folder = tempfile::tempdir()?;
    copy(&dist, folder.path())?;
    std::fs::write(folder.path().join("measured_worker.js"), format!("{MEMORY}{WORKER}"))?;
    let host = Host::bind(folder.path(), "/", 0).await?;
    let address = format!("http://localhost:{}/", host.address.port());
    let host = tokio::spawn(host.serve());
    println!("| what | at most | median | all runs |\n|---|---|---|---|");
    let bench = Bench { address, runs, only };
    let done = figures::all(&bench).await;
    host.abort();
    done
}

fn copy(from: &Path, to: &Path) -> Result {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let there = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &there)?;
        } else {
            std::fs::copy(entry.path(), there)?;
        }
    }
    Ok(())
}

/// Where the app stands and how often each figure is taken.
struct Bench {
    address: String,
    runs: usize,
    /// The one topic that is measured; none: all.
    only: Option<String>,
}

impl Bench {
    /// A page in a fresh browser, with nothing cached and the notes ready.
    async fn page(&self) -> Result<Page> {
        let page = Page::new(self.address.clone(), Settings::default()).await?;
        page.before_start(&format!("{NOTES}{MEMORY}")).await?;
        Ok(page)
    }
}

/// Prints a figure: its runs, and the middle one.
fn row(what: &str, most: &str, unit: &str, values: &[f64]) {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN);
    let digits = if middle < 10.0 { 2 } else { 0 };
    let all: Vec<String> = values.iter().map(|value| format!("{value:.digits$}")).collect();
    println!("| {what} | {most} | {middle:.digits$} {unit} | {} |", all.join(" "));
}
