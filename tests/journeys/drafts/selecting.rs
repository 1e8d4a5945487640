//! Several tasks at once, by mouse and by keyboard: pinned, moved, done and freed, each in one step.

use tests::steps::command;
use tests::{Page, Result, Role, containing, failure, journey};

/// The Plan screen of the sample, solved.
async fn solved_sample(page: &Page) -> Result {
    page.open("").await?;
    page.button(containing("sample agency")).await?.click().await?;
    page.link(containing("Plan")).await?.click().await?;
    page.find(Role::Grid, containing("Timeline")).await?;
    page.press("s").await?;
    page.wait_until("the first schedule has come", async || {
        Ok(page.count(Role::Button, "Solve").await? + page.count(Role::Button, "Stop").await? == 1)
    })
    .await?;
    if page.count(Role::Button, "Stop").await? > 0 {
        // It may end between the look and the press.
        let _ = page.button("Stop").await?.click().await;
    }
    page.absent(Role::Button, "Stop").await
}

/// What undo would take back.
async fn undo_says(page: &Page, words: &str) -> Result {
    page.button(containing(format!("Undo: {words}").as_str())).await?;
    Ok(())
}

#[test]
fn three_tasks_are_pinned_moved_and_given_back_with_the_mouse() {
    journey("three_tasks_are_pinned_moved_and_given_back_with_the_mouse", async |page| {
        solved_sample(page).await?;
        page.find(Role::Radio, "Table").await?.click().await?;
        let table = page.find(Role::Table, containing("tasks, as scheduled")).await?;
        for at in 1..=3 {
            // The first box selects all.
            let Some(tick) = table.all(Role::Checkbox, containing("Select")).await?.into_iter().nth(at)
            else {
                return failure("there are fewer than three tasks");
            };
            tick.click().await?;
        }
        let bar = page.find(Role::Region, "Selected tasks").await?;
        bar.wait_text("3 tasks selected").await?;
        bar.button("Pin to their people").await?.click().await?;
        undo_says(page, "pin 3 tasks to their people").await?;
        page.button(containing("pins")).await?;
        page.press("Control+z").await?;
        undo_says(page, "solve").await?;

        bar.button("Change…").await?.click().await?;
        let dialog = page.find(Role::Dialog, "Change 3 tasks").await?;
        dialog.field("Due").await?.fill("soon").await?;
        page.press("Tab").await?;
        dialog.wait_text("“soon” is not a date").await?;
        dialog.field("Due").await?.fill("+2").await?;
        dialog.wait_text("2 working days later").await?;
        dialog.button("Change 3 tasks").await?.click().await?;
        undo_says(page, "edit").await?;
        page.press("Control+z").await?;
        undo_says(page, "solve").await?;
        page.press("Escape").await?;
        page.absent(Role::Region, "Selected tasks").await
    });
}

#[test]
fn a_row_is_selected_done_and_freed_by_keyboard() {
    journey("a_row_is_selected_done_and_freed_by_keyboard", async |page| {
        solved_sample(page).await?;
        let timeline = page.find(Role::Grid, containing("Timeline")).await?;
        let bars = timeline.all(Role::GridCell, containing("\u{a0}h,")).await?;
        let Some(first) = bars.into_iter().next() else { return failure("there are no bars") };
        first.focus().await?;
        page.press("Space").await?;
        page.wait_until("the bar is selected", async || first.is_on().await).await?;
        page.press("Control+a").await?;
        page.find(Role::Region, "Selected tasks").await?.wait_text("tasks selected").await?;
        page.press("p").await?;
        undo_says(page, "pin").await?;
        page.press("d").await?;
        undo_says(page, "mark").await?;
        page.press("Control+z").await?;
        undo_says(page, "pin").await?;
        command(page, "Free all pins").await?;
        undo_says(page, "free").await?;

        // A person's work is pinned from their details.
        page.press("Escape").await?;
        page.find(Role::Region, "Score").await?.button(containing("peak load")).await?.click().await?;
        let details = page.find(Role::Complementary, "Details").await?;
        details.button("Pins…").await?.click().await?;
        page.find(Role::MenuItem, "Pin all their work").await?.click().await?;
        undo_says(page, "pin").await
    });
}
