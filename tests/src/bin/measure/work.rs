//! The Work screen under load: edits in a long table, a long list pasted.

use std::fmt::Write as _;
use std::time::Duration;

use tests::{Result, Role, containing, failure};

use super::figures::{noted, number};
use super::{Bench, row};

/// How many edits are timed in one run.
const EDITS: usize = 100;
/// Between two keys of somebody who types very quickly: without it a key would wait for the answer to the one before.
const BETWEEN: Duration = Duration::from_millis(50);
/// Rows of the pasted list.
const ROWS: usize = 10_000;

/// From the key that commits a cell to the painted answer, in a plan of 1,000 tasks with a schedule.
pub async fn edits(bench: &Bench, plan: &str) -> Result {
    let (mut slow, mut usual, mut worst) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..bench.runs {
        let page = bench.page().await?;
        page.open("").await?;
        page.drop_file("rich.json", plan.as_bytes()).await?;
        page.link(containing("Work")).await?.click().await?;
        page.find(Role::Grid, containing("Tasks")).await?;
        let cells = page.all(Role::GridCell, containing("\u{a0}h")).await?;
        let Some(cell) = cells.get(1) else { return failure("no cell with an effort") };
        cell.click().await?;
        page.drop_tree().await?;
        // A key's own moment to the first task after the frame that answers it.
        page.run(
            "noted.edits = [];
            addEventListener('keydown', ({ key, timeStamp }) => {
                if (key !== 'Enter' || !document.activeElement?.matches('input, textarea')) return;
                requestAnimationFrame(() => {
                    const painted = new MessageChannel();
                    painted.port1.onmessage = () => noted.edits.push(performance.now() - timeStamp);
                    painted.port2.postMessage(0);
                });
            }, { capture: true })",
        )
        .await?;
        for edit in 0..EDITS {
            page.type_text(&format!("{}h", 1 + edit % 20)).await?;
            tokio::time::sleep(BETWEEN).await;
            page.press("Enter").await?;
            tokio::time::sleep(BETWEEN).await;
            // Enter goes to the next row, which may be a milestone or a project.
            page.press("ArrowUp").await?;
            tokio::time::sleep(BETWEEN).await;
        }
        page.within(Duration::from_secs(60))
            .wait_until("every edit is timed", async || {
                Ok(number(&page, "return noted.edits.length").await? >= EDITS as f64)
            })
            .await?;
        let sorted =
            "const all = noted.edits.toSorted((a, b) => a - b); return all[Math.floor((all.length - 1) * ";
        slow.push(number(&page, &format!("{sorted}0.95)]")).await?);
        usual.push(number(&page, &format!("{sorted}0.5)]")).await?);
        worst.push(number(&page, &format!("{sorted}1)]")).await?);
        page.stop().await;
    }
    row("one edit in a plan of 1,000 tasks, key to paint, p95", "50 ms", "ms", &slow);
    row("the same, median edit", "", "ms", &usual);
    row("the same, the slowest: the first, for which the browser compiles", "", "ms", &worst);
    Ok(())
}

/// From the paste of a long list to its preview.
pub async fn paste(bench: &Bench) -> Result {
    let mut list = String::from("Task\tProject\tHours\tDue\n");
    for at in 0..ROWS {
        // Writing to a String does not fail.
        let _ = writeln!(
            list,
            "Task {at}\tProject {}\t{}\t2027-{:02}-{:02}",
            at % 40,
            1 + at % 16,
            1 + at % 12,
            1 + at % 28
        );
    }
    let mut times = Vec::new();
    for _ in 0..bench.runs {
        let page = bench.page().await?;
        page.open("").await?;
        page.button(containing("Start blank")).await?.click().await?;
        page.link(containing("Work")).await?.click().await?;
        let cell = page.find(Role::GridCell, containing("Type a name")).await?;
        cell.click().await?;
        page.drop_tree().await?;
        page.run(
            "addEventListener('paste', () => { noted.pasted = performance.now();
                note('preview', () => document.querySelector('[role=dialog], dialog[open]')); }, { capture: true })",
        )
        .await?;
        page.paste(&list).await?;
        times.push(noted(&page, "preview").await? - number(&page, "return noted.pasted").await?);
        page.stop().await;
    }
    row("a paste of 10,000 rows, from the key to its preview", "", "ms", &times);
    Ok(())
}
