//! From the press of Solve to the first checked schedule: after an edit, and of a large plan.

use std::sync::Arc;
use std::time::Duration;

use solver::format;
use solver::model::Plan;
use solver::sample::agency_like;
use solver::solve::{Options, solve};
use solver::watch::Unwatched;
use tests::{Page, Result, Role, containing, failure};

use super::figures::{noted, number, search_in_worker};
use super::{Bench, row};

/// Moves of the search whose schedule the plan carries.
const MOVES: u64 = 20_000;

/// Notes when the worker's first schedule arrives, and when the page has checked it and changed what it shows.
const NOTE_FIRST: &str = "
globalThis.Worker = class extends Worker {
    constructor(...how) {
        super(...how);
        this.addEventListener('message', ({ data }) => {
            if (noted.pressed === undefined || !data.startsWith?.('{\"Improved')) return;
            noted.found ??= performance.now();
            // The page's own handler and what it wakes run before the next task.
            const done = new MessageChannel();
            done.port1.onmessage = () => { noted.checked ??= performance.now(); };
            done.port2.postMessage(0);
        });
    }
}";

/// A page that has opened a plan.
async fn opened(bench: &Bench, plan: &Plan) -> Result<Page> {
    let page = bench.page().await?;
    page.before_start(NOTE_FIRST).await?;
    page.open("").await?;
    page.drop_file("plan.json", format::write(plan).as_bytes()).await?;
    Ok(page)
}

/// Presses Solve on the Plan screen; answers the milliseconds until the first schedule is checked and until it has arrived.
async fn press(page: &Page) -> Result<(f64, f64)> {
    page.link(containing("Plan")).await?.click().await?;
    page.within(Duration::from_secs(60)).find(Role::Grid, containing("Timeline")).await?;
    let solve = page.all(Role::Button, "Solve").await?;
    let Some(solve) = solve.first() else { return failure("no button Solve") };
    // People read the page before they press.
    tokio::time::sleep(Duration::from_secs(2)).await;
    page.run(
        "addEventListener('click', () => { noted.pressed = performance.now(); }, { capture: true, once: true })",
    )
    .await?;
    page.drop_tree().await?;
    solve.click().await?;
    let pressed = noted(page, "pressed").await?;
    Ok((noted(page, "checked").await? - pressed, noted(page, "found").await? - pressed))
}

/// One edit of an effort in a plan with a schedule, then Solve.
pub async fn replan(bench: &Bench) -> Result {
    let plan = Plan { schedule: None, ..agency_like(30, 300, 1) };
    let options = Options { seed: 1, iterations: Some(MOVES), ..Options::default() };
    let schedule = solve(&plan, &options, &mut Unwatched).schedule;
    let plan = Plan { schedule: Some(Arc::new(schedule)), ..plan };
    let (mut checked, mut found) = (Vec::new(), Vec::new());
    for _ in 0..bench.runs {
        let page = opened(bench, &plan).await?;
        page.link(containing("Work")).await?.click().await?;
        page.find(Role::Grid, containing("Tasks")).await?;
        let cells = page.all(Role::GridCell, containing("\u{a0}h")).await?;
        let Some(cell) = cells.get(1) else { return failure("no cell with an effort") };
        cell.click().await?;
        page.type_text("30h").await?;
        page.press("Enter").await?;
        let times = press(&page).await?;
        checked.push(times.0);
        found.push(times.1);
        page.stop().await;
    }
    row("replan after one edit, 30 × 300: from click to first checked schedule", "60 ms", "ms", &checked);
    row("of which until the worker's repaired schedule arrives", "", "ms", &found);
    Ok(())
}

/// The first schedule of 200 people and 5,000 tasks, and the worker's memory after five seconds.
pub async fn large(bench: &Bench) -> Result {
    let plan = Plan { schedule: None, ..agency_like(200, 5_000, 1) };
    let text = format::write(&plan);
    let request = serde_json::from_str(&text).map_err(|cause| tests::Failure(cause.to_string()))?;
    let (mut checked, mut found, mut memory, mut heap) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for seed in 0..bench.runs {
        let page = opened(bench, &plan).await?;
        let times = press(&page).await?;
        checked.push(times.0);
        found.push(times.1);
        let megabytes = "return (wasm.memory.buffer.byteLength + performance.memory.usedJSHeapSize) / 1e6";
        heap.push(number(&page, megabytes).await?);
        memory.push(search_in_worker(&page, &request, seed).await?.1);
        page.stop().await;
    }
    row("200 people × 5,000 tasks: from click to first checked schedule", "2 s", "ms", &checked);
    row("of which until the worker's schedule arrives", "", "ms", &found);
    row("memory at 200 × 5,000: solver's worker, wasm memory", "300 MB", "MB", &memory);
    row("memory at 200 × 5,000: page, wasm memory and JS heap", "", "MB", &heap);
    Ok(())
}
