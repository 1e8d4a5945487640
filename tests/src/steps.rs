//! Steps that several journeys take, in English.

use std::time::Duration;

use crate::{Found, Page, Result, Role, containing, failure};

/// How long a first schedule and the search after it may take: the search goes on for 10 seconds, counted by a page
/// that shares its processor with other journeys.
const SOLVE: Duration = Duration::from_secs(60);

/// Opens the sample agency from the first visit; `place` is what follows the app's address.
///
/// # Errors
/// When it does not open.
pub async fn open_sample(page: &Page, place: &str) -> Result {
    page.open(place).await?;
    page.button("Look around in a sample agency").await?.click().await?;
    page.find(Role::Navigation, "Screens").await?;
    Ok(())
}

/// Runs an action of the palette, by keyboard.
///
/// # Errors
/// When the palette does not open.
pub async fn command(page: &Page, words: &str) -> Result {
    page.press("Control+k").await?;
    page.find(Role::Combobox, "Search or run a command").await?;
    page.type_text(&format!("{words}\n")).await
}

/// The Plan screen of the sample with an accepted schedule, in the language whose words are given: of the first
/// visit's button, of the screen, of undo's name and of Stop.
///
/// The search is left to its end. Stop would be quicker, but at the end Solve takes its place, and a click that meant
/// the one would land on the other and begin anew.
///
/// # Errors
/// When it is not solved.
pub async fn solved_in(page: &Page, sample: &str, plan: &str, undo: &str, stop: &str) -> Result {
    page.open("").await?;
    page.button(containing(sample)).await?.click().await?;
    page.link(containing(plan)).await?.click().await?;
    page.find(Role::Grid, containing(":")).await?;
    page.press("s").await?;
    let patient = page.within(SOLVE);
    // The first schedule is accepted by itself, and what is better follows in the same step of undo.
    patient.button(containing(undo)).await?;
    patient.absent(Role::Button, stop).await
}

/// [`solved_in`] in English.
///
/// # Errors
/// When it is not solved.
pub async fn solved(page: &Page) -> Result {
    solved_in(page, "sample agency", "Plan", "Undo: solve", "Stop").await
}

/// [`solved_in`] in French.
///
/// # Errors
/// When it is not solved.
pub async fn solved_french(page: &Page) -> Result {
    solved_in(page, "agence d’exemple", "Planning", ": calcul", "Arrêter").await
}

/// The bars of the timeline that have hours, in the order of the page; its name is that of the language.
///
/// # Errors
/// When there are none.
pub async fn bars(page: &Page, timeline: &str) -> Result<Vec<Found>> {
    let grid = page.find(Role::Grid, containing(timeline)).await?;
    let mut bars = grid.all(Role::GridCell, containing("h,")).await?;
    // A name may end in that letter too; before a unit stands a no-break space, in French a narrow one.
    bars.retain(|bar| bar.name.contains("\u{a0}h,") || bar.name.contains("\u{202f}h,"));
    if bars.is_empty() { failure("there are no bars") } else { Ok(bars) }
}

/// Waits until something on the page has the focus; `after` tells what might have lost it.
///
/// # Errors
/// When the focus is nowhere: whoever works with the keys would begin again at the top of the page.
pub async fn keeps_focus(page: &Page, after: &str) -> Result {
    page.wait_until(&format!("something has the focus after {after}"), async || {
        let has = page.run("return document.hasFocus() && document.activeElement !== document.body").await?;
        Ok(has == serde_json::Value::Bool(true))
    })
    .await
}
