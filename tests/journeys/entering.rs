//! Somebody's own team and work come in: typed by keyboard alone, pasted from a spreadsheet, in French.

use tests::steps::command;
use tests::{Found, Journey, Name, Page, Result, Role, containing, failure, journey};

/// Goes to an element with the Tab key.
async fn tab_to(page: &Page, role: Role, name: impl Into<Name>) -> Result<Found> {
    let wanted = page.find(role, name).await?;
    for _ in 0..60 {
        if wanted.has_focus().await? {
            return Ok(wanted);
        }
        page.press("Tab").await?;
    }
    failure(format!("Tab does not reach the {role:?} {}", wanted.name))
}

/// Whether the table of the Plan screen has these tasks with these owners.
async fn owners_are(page: &Page, table: &str, owners: &[(&str, &str)]) -> Result {
    let table = page.find(Role::Table, containing(table)).await?;
    for (task, owner) in owners {
        table.row(task).await?.wait_text(owner).await?;
    }
    Ok(())
}

#[test]
fn three_people_and_six_tasks_by_keyboard_alone() {
    journey("three_people_and_six_tasks_by_keyboard_alone", async |page| {
        page.open("").await?;
        tab_to(page, Role::Button, containing("Start blank")).await?;
        page.press("Enter").await?;
        tab_to(page, Role::TextBox, containing("Add")).await?;
        for line in [
            "Moodboard 6h design≥3 due fri",
            "Headline 4h copy≥2 after Moodboard",
            "Storyboard 5h motion≥2",
            "Key visual 8h design≥3 after Moodboard",
            "Body text 6h copy≥2",
            "Film cut 10h motion≥4 after Storyboard",
        ] {
            page.type_text(&format!("{line}\n")).await?;
            let task = line.split(|c: char| c.is_ascii_digit()).next().unwrap_or_default().trim();
            page.find(Role::GridCell, containing(task)).await?;
        }
        command(page, "Team").await?;
        tab_to(page, Role::GridCell, containing("Type a name")).await?;
        // A name, past hats and department, then the levels of design, copy and motion.
        for line in ["Léa\t\t\t4\n", "Tom\t\t\t\t3\n", "Inès\t\t\t2\t\t5\n"] {
            page.type_text(line).await?;
        }
        page.find(Role::GridCell, "Inès").await?;
        command(page, "Solve").await?;
        page.button(containing("Undo: solve")).await?;
        command(page, "Plan").await?;
        tab_to(page, Role::Radio, containing("People")).await?;
        for _ in 0..3 {
            page.press("ArrowRight").await?;
        }
        owners_are(
            page,
            "tasks, as scheduled",
            &[
                ("Moodboard", "Léa"),
                ("Headline", "Tom"),
                ("Storyboard", "Inès"),
                ("Key visual", "Léa"),
                ("Body text", "Tom"),
                ("Film cut", "Inès"),
            ],
        )
        .await
    });
}

#[test]
fn rows_are_pasted_with_a_preview_and_their_owners_are_kept() {
    journey("rows_are_pasted_with_a_preview_and_their_owners_are_kept", async |page| {
        page.open("").await?;
        page.button(containing("Paste a list of tasks")).await?.click().await?;
        let dialog = page.find(Role::Dialog, containing("Paste a list")).await?;
        page.paste(
            "Task\tProjet\tAssignee\tHeures\tDue\nLogo\tRebrand\tLéa\t6\t2026-12-04\n\
             Poster\tRebrand\tTom Okafor\tsoon\t2026-12-11\nFlyer\tRebrand\t\t4,5\t\n",
        )
        .await?;
        dialog.wait_text("3 tasks read").await?;
        dialog.wait_text("soon").await?;
        dialog.wait_text("Not an amount of work").await?;
        dialog.button("Add 3 tasks").await?.click().await?;
        let grid = page.find(Role::Grid, containing("asks")).await?;
        grid.find(Role::GridCell, containing("Poster")).await?;
        grid.find(Role::GridCell, containing("Tom Okafor")).await?;
        assert!(!grid.all(Role::GridCell, "4.5\u{a0}h").await?.is_empty());
        page.press("Control+z").await?;
        page.wait_no_text("Poster").await?;
        page.press("Control+Shift+z").await?;
        grid.find(Role::GridCell, containing("Poster")).await?;
        page.link(containing("Plan")).await?.click().await?;
        page.press("s").await?;
        page.button(containing("Undo: solve")).await?;
        page.find(Role::Radio, "Table").await?.click().await?;
        owners_are(page, "tasks, as scheduled", &[("Logo", "Léa"), ("Poster", "Tom Okafor")]).await
    });
}

#[test]
fn a_plan_is_typed_in_french() {
    Journey::new("a_plan_is_typed_in_french").languages("fr-FR,fr").run(async |page| {
        page.open("").await?;
        page.button(containing("Partir de zéro")).await?.click().await?;
        let add = tab_to(page, Role::TextBox, containing("Ajouter")).await?;
        add.fill("Maquette 7h30 graphisme≥3 pour vendredi\n").await?;
        page.find(Role::GridCell, "Maquette").await?;
        page.find(Role::GridCell, containing("graphisme")).await?;
        page.all(Role::GridCell, containing("7,5")).await?;
        page.find(Role::GridCell, containing("ven.")).await?;
        Ok(())
    });
}
