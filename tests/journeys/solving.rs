//! The course of a solve: undo, Stop, and a worker that breaks.

use tests::{Journey, Page, Result, Role, containing, journey};

/// Runs an action of the palette.
async fn command(page: &Page, words: &str) -> Result {
    page.press("Control+k").await?;
    page.find(Role::Combobox, "Search or run a command").await?;
    page.type_text(&format!("{words}\n")).await
}

async fn sample(page: &Page, place: &str) -> Result {
    page.open(place).await?;
    page.button("Look around in a sample agency").await?.click().await?;
    page.find(Role::Navigation, "Screens").await?;
    Ok(())
}

/// Waits until a first schedule was found and accepted.
async fn solved(page: &Page) -> Result {
    page.button(containing("Undo: solve")).await?;
    Ok(())
}

#[test]
fn undo_goes_back_across_a_solve() {
    journey("undo_goes_back_across_a_solve", async |page| {
        sample(page, "").await?;
        page.field("Plan name").await?.fill("Before").await?;
        page.press("Enter").await?;
        command(page, "Solve").await?;
        solved(page).await?;
        page.button(containing("Stop")).await?.click().await?;
        page.absent(Role::Button, containing("Stop")).await?;
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
fn stop_keeps_the_best_found_and_an_edit_during_a_solve_does_not_wait() {
    journey("stop_keeps_the_best_found_and_an_edit_during_a_solve_does_not_wait", async |page| {
        sample(page, "").await?;
        command(page, "Solve").await?;
        solved(page).await?;
        page.field("Plan name").await?.fill("During").await?;
        page.press("Enter").await?;
        assert_eq!(page.field("Plan name").await?.value().await?, "During");
        page.button(containing("Stop")).await?.click().await?;
        page.absent(Role::Button, containing("Stop")).await?;
        page.button(containing("Undo: ")).await?;
        Ok(())
    });
}

#[test]
fn a_worker_that_crashes_is_told_and_started_again() {
    Journey::new("a_worker_that_crashes_is_told_and_started_again")
        .expects_error("on request")
        .expects_error("unreachable")
        .run(async |page| {
            sample(page, "?developer").await?;
            command(page, "crash the next solve").await?;
            command(page, "Solve").await?;
            solved(page).await?;
            page.showing(Role::Alert, "The solver stopped").await?;
            page.button("Solve again").await?.click().await?;
            page.absent(Role::Alert, containing("The solver stopped")).await?;
            page.button(containing("Stop")).await?.click().await?;
            page.absent(Role::Button, containing("Stop")).await?;
            Ok(())
        });
}
