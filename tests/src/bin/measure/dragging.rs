//! The timeline under the hand: a bar that is dragged, and a timeline that is scrolled and zoomed.
//!
//! Pointers are moved by a script of the page, one move a frame at most, as a mouse does: through the driver each would
//! wait for the answer to the one before.

use std::time::Duration;

use solver::format;
use solver::sample::agency_like;
use tests::{Page, Result, Role, containing, failure};

use super::figures::{noted, number};
use super::{Bench, row};

/// People and tasks of the plan in which a bar is dragged.
const PEOPLE: u32 = 30;
const TASKS: u32 = 300;

/// What moves a bar and notes frames.
///
/// A frame's time begins with its first event, or its first callback, and has two ends: when style and layout are done (they
/// are asked for at once), and the first message after it, when the page's own thread has painted.
/// The second waits for the threads that fill in pixels, too: here they do so without a graphics card, on the same cores.
const HAND: &str = "
globalThis.begun = null;
for (const kind of ['scroll', 'pointermove', 'click']) addEventListener(kind, () => { begun ??= performance.now(); }, { capture: true });
globalThis.frame = () => new Promise(done => requestAnimationFrame(() => {
    const from = begun ?? performance.now();
    begun = null;
    document.body.getBoundingClientRect();
    const laid = performance.now() - from;
    const after = new MessageChannel();
    after.port1.onmessage = () => done([laid, performance.now() - from]);
    after.port2.postMessage(0);
}));
globalThis.rank = (list, share) => list.toSorted((a, b) => a - b)[Math.floor((list.length - 1) * share)];
globalThis.point = (type, x, y, target) => target.dispatchEvent(new PointerEvent(type, {
    bubbles: true, cancelable: true, isPrimary: true, pointerId: 1, pointerType: 'mouse',
    button: type === 'pointermove' ? -1 : 0, buttons: type === 'pointerup' ? 0 : 1, clientX: x, clientY: y,
}));
";

/// Takes up the bar in the middle of the window.
const TAKE_UP: &str = "
const grid = document.querySelector('.plan-timeline');
const box = grid.getBoundingClientRect();
const bars = [...document.querySelectorAll('.plan-bar:not(.is-milestone)')].filter(bar => {
    const at = bar.getBoundingClientRect();
    return at.left > box.left + 220 && at.right < box.right - 60 && at.top > box.top + 60 && at.bottom < box.bottom - 60;
});
const bar = bars[Math.floor(bars.length / 2)];
const at = bar.getBoundingClientRect();
const start = [at.left + 6, at.top + at.height / 2];
point('pointerdown', ...start, bar);
point('pointermove', start[0] + 6, start[1] + 6, bar);
while (!document.querySelector('.plan-touch-words')) await frame();
const spread = [box.left + 240, box.right - 60, box.top + 80, box.bottom - 60];
";

/// Whether the words beside the bar tell an answer.
const ANSWERED: &str = "() => {
    const words = document.querySelector('.plan-touch-words > span')?.textContent ?? '';
    return words !== '' && !words.startsWith('looking at') && words !== 'as it is';
}";

async fn plan_page(bench: &Bench, people: u32, tasks: u32) -> Result<Page> {
    let page = bench.page().await?;
    page.before_start(HAND).await?;
    page.open("").await?;
    page.drop_file("drawn.json", format::write(&agency_like(people, tasks, 1)).as_bytes()).await?;
    page.link(containing("Plan")).await?.click().await?;
    page.find(Role::Grid, containing("Timeline")).await?;
    // The drawn plan is of a day long ago; a timeline opens at today.
    page.run("document.querySelector('.plan-timeline').scrollTo({ left: 0, top: 0, behavior: 'instant' })")
        .await?;
    page.wait_until("bars are drawn", async || {
        Ok(number(&page, "return document.querySelectorAll('.plan-bar').length").await? > 5.0)
    })
    .await?;
    page.drop_tree().await?;
    tokio::time::sleep(Duration::from_secs(1)).await;
    Ok(page)
}

/// From a move of the pointer to the drawn answer, and what frames cost meanwhile.
pub async fn drag(bench: &Bench) -> Result {
    let (mut middle, mut slow) = (Vec::new(), Vec::new());
    let (mut frame, mut worst, mut painted) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..bench.runs {
        let page = plan_page(bench, PEOPLE, TASKS).await?;
        page.run(&format!(
            "(async () => {{ {TAKE_UP}
            const answered = {ANSWERED};
            const times = [];
            // Somewhere else each time: a day or a person that was not asked before.
            for (let turn = 0; turn < 60; turn += 1) {{
                const x = spread[0] + (turn * 97) % (spread[1] - spread[0]);
                const y = spread[2] + (turn * 61) % (spread[3] - spread[2]);
                let seen = false, told;
                const words = document.querySelector('.plan-touch-words');
                const watch = new MutationObserver(() => {{
                    if (!answered()) seen = true; else if (seen) told ??= performance.now();
                }});
                watch.observe(words, {{ childList: true, characterData: true, subtree: true }});
                const moved = performance.now();
                point('pointermove', x, y, grid);
                for (let wait = 0; wait < 60 && told === undefined; wait += 1) await frame();
                watch.disconnect();
                if (told !== undefined) {{ await frame(); times.push(performance.now() - moved); }}
            }}
            noted.times = times;
            const frames = [];
            for (let turn = 0; turn < 400; turn += 1) {{
                const angle = turn / 25;
                point('pointermove', (spread[0] + spread[1]) / 2 + Math.cos(angle) * (spread[1] - spread[0]) * 0.45,
                    (spread[2] + spread[3]) / 2 + Math.sin(angle * 1.3) * (spread[3] - spread[2]) * 0.45, grid);
                frames.push(await frame());
            }}
            noted.frames = frames;
            point('pointercancel', 0, 0, grid);
            noted.dragged = times.length;
            }})()"
        ))
        .await?;
        noted(&page, "dragged").await?;
        let answered = number(&page, "return noted.dragged").await?;
        if answered < 50.0 {
            return failure(format!("only {answered} of 60 places were answered in a second"));
        }
        middle.push(number(&page, "return rank(noted.times, 0.5)").await?);
        slow.push(number(&page, "return rank(noted.times, 0.95)").await?);
        frame.push(number(&page, "return rank(noted.frames.map(frame => frame[0]), 0.5)").await?);
        worst.push(number(&page, "return rank(noted.frames.map(frame => frame[0]), 0.99)").await?);
        painted.push(number(&page, "return rank(noted.frames.map(frame => frame[1]), 0.5)").await?);
        page.stop().await;
    }
    row("dragging at 30 × 300, from a move to its answer drawn, p95", "100 ms", "ms", &slow);
    row("the same, median", "", "ms", &middle);
    row("dragging at 30 × 300, script and layout of a frame, median", "16 ms", "ms", &frame);
    row("the same, p99", "32 ms", "ms", &worst);
    row("the same, painted without a graphics card, median", "", "ms", &painted);
    Ok(())
}

/// What frames cost while a long timeline is scrolled in both directions, and while its zoom changes.
pub async fn scroll(bench: &Bench, plan: (u32, u32)) -> Result {
    let (mut middle, mut worst, mut painted) = (Vec::new(), Vec::new(), Vec::new());
    let (mut zoom_middle, mut zoom_worst) = (Vec::new(), Vec::new());
    for _ in 0..bench.runs {
        let page = plan_page(bench, plan.0, plan.1).await?;
        page.run(
            "(async () => {
            const grid = document.querySelector('.plan-timeline');
            begun = null;
            const frames = [];
            for (let turn = 0; turn < 400; turn += 1) {
                const forth = turn % 200 < 100 ? 1 : -1;
                grid.scrollBy({ left: 24 * forth, top: 14 * forth, behavior: 'instant' });
                frames.push(await frame());
            }
            noted.frames = frames;
            const zooms = [];
            const radios = [...document.querySelectorAll('[role=radio], input[type=radio]')]
                .filter(radio => ['Day', 'Week', 'Month'].includes((radio.labels?.[0] ?? radio).textContent.trim()));
            for (let turn = 0; turn < 12 && radios.length; turn += 1) {
                radios[[0, 1, 2, 1][turn % 4]].click();
                // A zoom and what follows from it: the frames of a third of a second.
                for (let after = 0; after < 20; after += 1) zooms.push(await frame());
            }
            noted.zooms = zooms;
            noted.scrolled = frames.length;
            })()",
        )
        .await?;
        noted(&page, "scrolled").await?;
        middle.push(number(&page, "return rank(noted.frames.map(frame => frame[0]), 0.5)").await?);
        worst.push(number(&page, "return rank(noted.frames.map(frame => frame[0]), 0.99)").await?);
        painted.push(number(&page, "return rank(noted.frames.map(frame => frame[1]), 0.5)").await?);
        zoom_middle.push(number(&page, "return rank(noted.zooms.map(frame => frame[0]), 0.5) ?? 0").await?);
        zoom_worst.push(number(&page, "return rank(noted.zooms.map(frame => frame[0]), 0.99) ?? 0").await?);
        page.stop().await;
    }
    row("scrolling at 60 × 1,000, script and layout of a frame, median", "16 ms", "ms", &middle);
    row("the same, p99", "32 ms", "ms", &worst);
    row("the same, painted without a graphics card, median", "", "ms", &painted);
    row("zooming at 60 × 1,000, script and layout of a frame, median", "16 ms", "ms", &zoom_middle);
    row("the same, p99", "32 ms", "ms", &zoom_worst);
    Ok(())
}
