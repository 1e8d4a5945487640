//! The course of a solve: undo, Stop, and a worker that breaks.

use tests::steps::{command, open_sample};
use tests::{Journey, Page, Result, Role, containing, journey};

/// Waits until a first schedule was found and accepted.
async fn solved(page: &Page) -> Result {
    page.button(containing("Undo: solve")).await?;
    Ok(())
}

/// Stops the solve from a screen that does not show it, if it has not ended by itself by now.
async fn stop(page: &Page) -> Result {
    page.link(containing("Team")).await?.click().await?;
    if page.count(Role::Button, "Stop").await? > 0 {
        // It may end between the look and the press.
        let _ = page.button("Stop").await?.click().await;
    }
    page.absent(Role::Button, "Stop").await
}

#[test]
fn undo_goes_back_across_a_solve() {
    journey("undo_goes_back_across_a_solve", async |page| {
        open_sample(page, "").await?;
        page.field("Plan name").await?.fill("Before").await?;
        page.press("Enter").await?;
        command(page, "Solve").await?;
        solved(page).await?;
        stop(page).await?;
        page.button(containing("Undo: solve")).await?.click().await?;
        page.button(containing("Undo: rename plan")).await?.click().await?;
        assert_eq!(page.field("Plan name").await?.value().await?, "Studio Marais");
        page.button(containing("Redo: rename plan")).await?.click().await?;
        page.button(containing("Redo: solve")).await?.click().await?;
        solved(page).await?;
        page.reload().await?;
        assert_eq!(page.field("Plan name").await?.value().await?, "Before");
        Ok(())
    });
}

#[test]
fn stop_ends_a_long_solve_at_once_and_an_edit_meanwhile_does_not_wait() {
    journey("stop_ends_a_long_solve_at_once_and_an_edit_meanwhile_does_not_wait", async |page| {
        open_sample(page, "").await?;
        command(page, "Solve").await?;
        solved(page).await?;
        stop(page).await?;
        // A minute, were it not stopped.
        command(page, "Keep going").await?;
        let stop = page.button("Stop").await?;
        page.field("Plan name").await?.fill("During").await?;
        page.press("Enter").await?;
        assert_eq!(page.field("Plan name").await?.value().await?, "During");
        stop.click().await?;
        page.absent(Role::Button, "Stop").await?;
        page.button(containing("Undo: rename plan")).await?;
        Ok(())
    });
}

#[test]
fn a_worker_that_crashes_is_told_and_started_again() {
    let journey = Journey::new("a_worker_that_crashes_is_told_and_started_again");
    journey.expects_error("on request").expects_error("unreachable").run(async |page| {
        open_sample(page, "?developer").await?;
        command(page, "crash the next solve").await?;
        command(page, "Solve").await?;
        solved(page).await?;
        page.showing(Role::Alert, "The solver stopped").await?;
        page.button("Solve again").await?.click().await?;
        page.absent(Role::Button, "Solve again").await?;
        stop(page).await?;
        // What was found before the crash is still the plan's schedule.
        solved(page).await
    });
}
