//! Scenarios that are compared: how soon each has a schedule, and how the page answers keys while two are solved.

use std::sync::Arc;
use std::time::Duration;

use solver::format;
use solver::model::{DayPart, Plan, Scenario, ScenarioId, TimeOff};
use solver::sample::agency_like;
use solver::scenario::diff;
use tests::{Page, Result, containing};

use super::figures::{noted, number};
use super::{Bench, row};

/// How many keys are timed in one run, and how far apart: all of them while the scenarios are solved.
const KEYS: usize = 60;
const BETWEEN: Duration = Duration::from_millis(60);

/// A plan with three scenarios: in each, somebody else is away for two weeks.
fn plan() -> Plan {
    let base = agency_like(30, 300, 1);
    let scenario = |at: usize| {
        let mut edited = base.clone();
        if let Some(person) = edited.people.get_mut(at) {
            let first = base.as_of;
            let last = first.iter_days().nth(13).unwrap_or(first);
            let off = TimeOff { first, last, part: DayPart::Whole, note: String::new() };
            Arc::make_mut(person).time_off.push(off);
        }
        let id = u32::try_from(at).map_or(0, |at| at + 1);
        let changes = diff(&base, &edited);
        Arc::new(Scenario { changes, ..Scenario::new(ScenarioId(id), format!("Away {id}")) })
    };
    let scenarios = (0..3).map(scenario).collect();
    Plan { scenarios, ..base.clone() }
}

async fn opened(bench: &Bench, plan: &Plan) -> Result<Page> {
    let page = bench.page().await?;
    page.open("").await?;
    page.drop_file("plan.json", format::write(plan).as_bytes()).await?;
    page.link(containing("What-if")).await?;
    // People read the page before they go on.
    tokio::time::sleep(Duration::from_secs(2)).await;
    Ok(page)
}

/// From the press on the screen's link to a picture of each of the four plans; and keys while they are made better.
pub async fn all(bench: &Bench) -> Result {
    let plan = plan();
    let (mut first, mut slow, mut usual) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..bench.runs {
        let page = opened(bench, &plan).await?;
        let link = page.link(containing("What-if")).await?;
        page.drop_tree().await?;
        page.run(
            "addEventListener('click', () => { noted.pressed = performance.now();
                note('four', () => document.querySelectorAll('.what-if-strip').length === 4); },
                { capture: true, once: true });
            noted.keys = [];
            addEventListener('keydown', ({ timeStamp }) => requestAnimationFrame(() => {
                const painted = new MessageChannel();
                painted.port1.onmessage = () => noted.keys.push(performance.now() - timeStamp);
                painted.port2.postMessage(0);
            }), { capture: true })",
        )
        .await?;
        link.click().await?;
        first.push(noted(&page, "four").await? - number(&page, "return noted.pressed").await?);
        for _ in 0..KEYS {
            page.press("Tab").await?;
            tokio::time::sleep(BETWEEN).await;
        }
        page.within(Duration::from_secs(60))
            .wait_until("every key is timed", async || {
                Ok(number(&page, "return noted.keys.length").await? >= KEYS as f64)
            })
            .await?;
        let sorted =
            "const all = noted.keys.toSorted((a, b) => a - b); return all[Math.floor((all.length - 1) * ";
        slow.push(number(&page, &format!("{sorted}0.95)]")).await?);
        usual.push(number(&page, &format!("{sorted}0.5)]")).await?);
        page.stop().await;
    }
    row("four scenarios of 30 × 300: first schedules of all, shown", "1,000 ms", "ms", &first);
    row("a key while two of them are solved, key to paint, p95", "50 ms", "ms", &slow);
    row("the same, median key", "", "ms", &usual);
    Ok(())
}
