//! Several tasks at once, by mouse and by keyboard: pinned, moved, done and freed, each in one step.

use tests::steps::{bars, command, keeps_focus, solved};
use tests::{Found, Page, Result, Role, containing, failure, journey};

/// What undo would take back.
async fn undo_says(page: &Page, words: &str) -> Result {
    page.button(containing(format!("Undo: {words}").as_str())).await?;
    Ok(())
}

/// Gives a button or line of a menu the focus and presses it, as the keys do.
async fn press(page: &Page, what: Found) -> Result {
    what.focus().await?;
    page.press("Enter").await
}

#[test]
fn three_tasks_are_pinned_moved_and_given_back_with_the_mouse() {
    journey("three_tasks_are_pinned_moved_and_given_back_with_the_mouse", async |page| {
        solved(page).await?;
        page.find(Role::Radio, "Table").await?.click().await?;
        let table = page.find(Role::Table, containing("tasks, as scheduled")).await?;
        // The longest first: what is under way is pinned from the start and short by now.
        table.button(containing("Hours")).await?.click().await?;
        let head = table.find(Role::ColumnHeader, containing("Hours")).await?;
        page.wait_until("the longest are first", async || {
            Ok(head.attribute("aria-sort").await?.as_deref() == Some("descending"))
        })
        .await?;
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
        solved(page).await?;
        let first = bars(page, "Timeline").await?.swap_remove(0);
        first.focus().await?;
        // Bars are drawn anew when the details open beside them, and with their pins: each is looked for again. What
        // it is called begins the same: its task, who, when and how long.
        let name = first.name.split_inclusive("h,").next().unwrap_or_default().to_owned();
        let has_keys = async |when: &str| {
            page.wait_until(&format!("the bar has the focus {when}"), async || {
                page.find(Role::GridCell, containing(&name)).await?.has_focus().await
            })
            .await
        };
        page.press("Space").await?;
        page.wait_until("the bar is selected", async || {
            page.find(Role::GridCell, containing(&name)).await?.is_on().await
        })
        .await?;
        has_keys("when it is selected").await?;
        page.press("Control+a").await?;
        page.find(Role::Region, "Selected tasks").await?.wait_text("tasks selected").await?;
        has_keys("when its row is selected").await?;
        page.press("p").await?;
        undo_says(page, "pin").await?;
        has_keys("when it is pinned").await?;
        page.press("d").await?;
        undo_says(page, "mark").await?;
        keeps_focus(page, "the bars are done and gone").await?;
        page.press("Control+z").await?;
        undo_says(page, "pin").await?;
        command(page, "Free all pins").await?;
        undo_says(page, "free").await?;
        keeps_focus(page, "all bars are freed").await?;

        // A person's work is pinned from their details.
        page.press("Escape").await?;
        page.absent(Role::Region, "Selected tasks").await?;
        press(page, page.find(Role::Region, "Score").await?.button(containing("peak load")).await?).await?;
        let details = page.find(Role::Complementary, "Details").await?;
        press(page, details.button("Pins…").await?).await?;
        press(page, page.find(Role::MenuItem, "Pin all their work").await?).await?;
        undo_says(page, "pin").await
    });
}
