//! The figures, one function each.

use std::process::Command;
use std::time::Duration;

use serde_json::{Value, json};
use solver::format;
use solver::sample::agency_like;
use tests::{Page, Result, Role, containing, failure};

use super::{Bench, dragging, questions, row, scenarios, solves, work};

/// What a rich plan is made of: 60 people, 1,000 tasks, and a schedule.
const PEOPLE: u32 = 60;
const TASKS: u32 = 1_000;
/// Milliseconds of a search whose speed is compared.
const SEARCH_MS: u32 = 5_000;

/// The topics in the order in which they are measured.
pub const TOPICS: [&str; 11] = [
    "ready",
    "first",
    "drag",
    "scroll",
    "edits",
    "paste",
    "replan",
    "large",
    "questions",
    "scenarios",
    "search",
];

pub async fn all(bench: &Bench) -> Result {
    let rich = rich_plan();
    for topic in TOPICS {
        if bench.only.as_ref().is_some_and(|only| only != topic) {
            continue;
        }
        match topic {
            "ready" => ready(bench).await?,
            "first" => first_schedule(bench).await?,
            "drag" => dragging::drag(bench).await?,
            "scroll" => dragging::scroll(bench, (PEOPLE, TASKS)).await?,
            "edits" => work::edits(bench, &rich).await?,
            "paste" => work::paste(bench).await?,
            "replan" => solves::replan(bench).await?,
            "large" => solves::large(bench).await?,
            "questions" => questions::all(bench).await?,
            "scenarios" => scenarios::all(bench).await?,
            _ => search(bench, &rich).await?,
        }
    }
    Ok(())
}

/// A plan file of the size that the memory and the edits are measured at.
fn rich_plan() -> String {
    format::write(&agency_like(PEOPLE, TASKS, 1))
}

pub async fn number(page: &Page, script: &str) -> Result<f64> {
    let value = page.run(script).await?;
    value.as_f64().map_or_else(|| failure(format!("no number but {value} from {script}")), Ok)
}

/// Waits for a note and answers its moment, in milliseconds since the page began.
pub async fn noted(page: &Page, name: &str) -> Result<f64> {
    let script = format!("return noted.{name} ?? null");
    page.within(Duration::from_secs(60))
        .wait_until(&format!("{name} is noted"), async || Ok(!page.run(&script).await?.is_null()))
        .await?;
    number(page, &script).await
}

/// From nothing to a page that can be used, and what it loaded for that.
async fn ready(bench: &Bench) -> Result {
    let (mut times, mut sizes) = (Vec::new(), Vec::new());
    for _ in 0..bench.runs {
        let page = bench.page().await?;
        page.before_start(
            "addEventListener('DOMContentLoaded', () => note('ready', () => !document.getElementById('start')))",
        )
        .await?;
        page.open("").await?;
        times.push(noted(&page, "ready").await?);
        tokio::time::sleep(Duration::from_secs(2)).await;
        let size = "return performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))
            .reduce((sum, entry) => sum + entry.encodedBodySize, 0) / 1000";
        sizes.push(number(&page, size).await?);
        page.stop().await;
    }
    row("page ready, cold cache, localhost", "1.5 s", "ms", &times);
    row("everything the first page loads, brotli", "600 kB", "kB", &sizes);
    Ok(())
}

/// The sample agency: from the press of Solve to the first checked schedule.
async fn first_schedule(bench: &Bench) -> Result {
    let (mut times, mut found) = (Vec::new(), Vec::new());
    for _ in 0..bench.runs {
        let page = bench.page().await?;
        page.before_start(
            "globalThis.Worker = class extends Worker {
                constructor(...how) {
                    super(...how);
                    this.addEventListener('message', ({ data }) => {
                        if (data.startsWith?.('{\"Improved')) noted.found ??= performance.now();
                    });
                }
            }",
        )
        .await?;
        page.open("").await?;
        page.button(containing("sample agency")).await?.click().await?;
        page.link(containing("Plan")).await?.click().await?;
        let solve = page.all(Role::Button, "Solve").await?;
        let Some(solve) = solve.first() else { return failure("no button Solve") };
        // Before the first schedule the timeline shows people, and no cell.
        if number(&page, "return document.querySelectorAll('[role=grid] [role=gridcell]').length").await?
            > 0.0
        {
            return failure("there is a schedule before Solve was pressed");
        }
        // People read the page before they press.
        tokio::time::sleep(Duration::from_secs(2)).await;
        page.run(
            "addEventListener('click', () => { noted.pressed = performance.now();
                note('shown', () => document.querySelector('[role=grid] [role=gridcell][aria-label]')); }, { capture: true, once: true })",
        )
        .await?;
        page.drop_tree().await?;
        solve.click().await?;
        let pressed = noted(&page, "pressed").await?;
        times.push(noted(&page, "shown").await? - pressed);
        found.push(noted(&page, "found").await? - pressed);
        page.stop().await;
    }
    row("sample agency: from click to first checked schedule on screen", "300 ms", "ms", &times);
    row("of which until the worker's first schedule arrives", "", "ms", &found);
    Ok(())
}

/// The speed of the search in the browser beside the command line's, and the memory that both sides of the page take.
async fn search(bench: &Bench, plan: &str) -> Result {
    let (mut slower, mut worker, mut page_memory) = (Vec::new(), Vec::new(), Vec::new());
    let scratch = std::env::temp_dir().join(format!("relais-measure-{}.json", std::process::id()));
    let mut bare: Value = serde_json::from_str(plan).map_err(|cause| tests::Failure(cause.to_string()))?;
    if let Some(fields) = bare.as_object_mut() {
        fields.remove("schedule");
    }
    std::fs::write(&scratch, bare.to_string())?;
    for seed in 0..bench.runs {
        let page = bench.page().await?;
        page.open("").await?;
        page.drop_file("rich.json", plan.as_bytes()).await?;
        page.link(containing("Plan")).await?.click().await?;
        page.find(Role::Grid, containing("Timeline")).await?;
        let megabytes = "return (wasm.memory.buffer.byteLength + performance.memory.usedJSHeapSize) / 1e6";
        let (iterations, memory) = search_in_worker(&page, &bare, seed).await?;
        page_memory.push(number(&page, megabytes).await?);
        worker.push(memory);
        page.stop().await;
        if let Some(native) = search_natively(&scratch, seed)? {
            slower.push(native / iterations);
        }
    }
    std::fs::remove_file(&scratch)?;
    if slower.is_empty() {
        println!(
            "| the same search in Chromium against native | 1.6 × slower | SKIPPED: RELAIS names no command line | |"
        );
    } else {
        row(
            "the same search in Chromium against native, iterations a second",
            "1.6 × slower",
            "× slower",
            &slower,
        );
    }
    row("memory at 60 people × 1,000 tasks: solver's worker, wasm memory", "100 MB", "MB", &worker);
    row("memory at 60 people × 1,000 tasks: page, wasm memory and JS heap", "200 MB", "MB", &page_memory);
    Ok(())
}

/// Iterations a second and megabytes of a search in a worker of its own.
pub async fn search_in_worker(page: &Page, plan: &Value, seed: usize) -> Result<(f64, f64)> {
    let request = json!({ "Solve": {
        "run": 1, "plan": plan, "start": null, "seed": seed, "budget_ms": SEARCH_MS,
    } });
    let begin = "const [request] = arguments;
        const worker = new Worker('./measured_worker.js', { type: 'module' });
        worker.onmessage = ({ data }) => {
            if (typeof data === 'object') { noted.worker = data.bytes; return; }
            const event = JSON.parse(data);
            if (event.Ready) worker.postMessage(request);
            if (event.Finished) {
                noted.speed = event.Finished.found.iterations / event.Finished.found.elapsed_ms * 1000;
                worker.postMessage({ bytes: true });
            }
            if (event.Panicked) noted.broken = event.Panicked.message;
        };
        worker.onerror = event => { noted.broken = event.message; }";
    page.run_with(begin, vec![request.to_string().into()]).await?;
    Ok((noted(page, "speed").await?, noted(page, "worker").await? / 1e6))
}

/// Iterations a second of the command line; none where it is not built.
fn search_natively(plan: &std::path::Path, seed: usize) -> Result<Option<f64>> {
    let Some(relais) = std::env::var_os("RELAIS") else { return Ok(None) };
    let seconds = f64::from(SEARCH_MS) / 1000.0;
    let done = Command::new(relais)
        .arg("solve")
        .arg(plan)
        .args(["--threads", "1", "--json", "--seconds"])
        .arg(seconds.to_string())
        .arg("--seed")
        .arg(seed.to_string())
        .output()?;
    let told: Value = serde_json::from_slice(&done.stdout)
        .map_err(|cause| tests::Failure(format!("the command line: {cause}")))?;
    let per_second = told["iterations"].as_f64().zip(told["seconds"].as_f64());
    Ok(per_second.map(|(iterations, seconds)| iterations / seconds))
}
