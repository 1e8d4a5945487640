//! What-if scenarios: made by one question each, compared, changed with the plan, applied and taken back.

use tests::steps::{command, open_sample};
use tests::{Journey, Page, Result, Role, containing, journey};

/// Makes a scenario of a kind about a person of the sample.
async fn make(page: &Page, kind: &str, field: &str) -> Result {
    page.button("New scenario…").await?.click().await?;
    let dialog = page.find(Role::Dialog, "New scenario").await?;
    dialog.find(Role::Combobox, "What would be different?").await?.choose(kind).await?;
    dialog.find(Role::Combobox, field).await?.fill("Léa F").await?;
    dialog.find(Role::Option, containing("Léa Fontaine")).await?;
    page.press("Enter").await?;
    dialog.button("Create scenario").await?.click().await?;
    page.absent(Role::Dialog, "New scenario").await
}

#[test]
fn two_scenarios_are_compared_and_one_is_applied() {
    journey("two_scenarios_are_compared_and_one_is_applied", async |page| {
        open_sample(page, "?screen=what-if").await?;
        page.wait_text("No scenario yet").await?;
        make(page, "Somebody is away", "Who").await?;
        page.wait_text("Léa Fontaine: away").await?;
        make(page, "One more person", "With the skills and hours of").await?;
        page.wait_text("One more person: “Like Léa Fontaine”").await?;
        // Figures of the plan and of both.
        let table = page.find(Role::Table, "Comparison").await?;
        table.find(Role::ColumnHeader, containing("The plan as it is")).await?;
        table.find(Role::ColumnHeader, containing("Léa Fontaine away")).await?;
        table.find(Role::ColumnHeader, containing("One more like Léa Fontaine")).await?;
        page.wait_until("three plans have a picture of their load", async || {
            Ok(table.count(Role::Image, containing("people over")).await? == 3)
        })
        .await?;
        for figure in ["Late days", "Peak load", "Mean load", "Overload", "Unplaced work", "Who changes"] {
            table.find(Role::RowHeader, figure).await?;
        }
        // The plan is edited: the scenarios follow.
        page.wait_until("nothing is being solved", async || {
            if page.count(Role::Button, "Stop").await? > 0 {
                let _ = page.button("Stop").await?.click().await;
            }
            Ok(page.count(Role::Button, "Stop").await? == 0)
        })
        .await?;
        command(page, "Protect people").await?;
        page.wait_text("out of date").await?;
        page.button("Search again").await?.click().await?;
        page.wait_until("all of it is up to date again", async || {
            Ok(!page.text().await?.contains("out of date"))
        })
        .await?;
        // One is opened and left again.
        page.button("Open “Léa Fontaine away”").await?.click().await?;
        page.wait_text("The plan itself stays as it is.").await?;
        page.button("Back to the plan").await?.click().await?;
        page.link(containing("What-if")).await?.click().await?;
        // Applied, and taken back in one step.
        page.button("Apply “Léa Fontaine away”…").await?.click().await?;
        let dialog = page.find(Role::Dialog, "Apply “Léa Fontaine away”?").await?;
        dialog.wait_text("Léa Fontaine: away").await?;
        dialog.button("Apply to the plan").await?.click().await?;
        page.absent(Role::Button, "Open “Léa Fontaine away”").await?;
        page.press("Control+z").await?;
        page.button("Open “Léa Fontaine away”").await?;
        Ok(())
    });
}

#[test]
fn a_scenario_is_made_by_keyboard_in_french() {
    Journey::new("a_scenario_is_made_by_keyboard_in_french").languages("fr").run(async |page| {
        page.open("").await?;
        page.button(containing("agence d’exemple")).await?.click().await?;
        page.find(Role::Navigation, containing("")).await?;
        page.press("5").await?;
        page.find(Role::Heading, "Scénarios").await?;
        page.button("Nouveau scénario…").await?.focus().await?;
        page.press("Enter").await?;
        let dialog = page.find(Role::Dialog, "Nouveau scénario").await?;
        dialog.find(Role::Combobox, "Qui").await?.focus().await?;
        page.type_text("Léa F").await?;
        dialog.find(Role::Option, containing("Léa Fontaine")).await?;
        page.press("Enter").await?;
        dialog.button("Créer le scénario").await?.focus().await?;
        page.press("Enter").await?;
        page.wait_text("absence").await?;
        let table = page.find(Role::Table, "Comparaison").await?;
        table.find(Role::RowHeader, "Jours de retard").await?;
        // What is otherwise is taken back.
        page.button(containing("Retirer")).await?.focus().await?;
        page.press("Enter").await?;
        page.wait_text("Rien n’est encore différent").await?;
        Ok(())
    });
}
