//! The Plan screen: from the sample to a plan that is read, walked through with the keys, sorted and printed.

use tests::{Found, Journey, Name, Page, Result, Role, containing, journey};

/// The Plan screen of the sample, solved.
async fn solved_sample(page: &Page, sample: &str, plan: &str, solve: &str, stop: &str) -> Result {
    page.open("").await?;
    page.button(containing(sample)).await?.click().await?;
    page.link(containing(plan)).await?.click().await?;
    // Before the first schedule the timeline shows who is there; what lies over it and the toolbar offer the same.
    let timeline = page.find(Role::Grid, containing(":")).await?;
    timeline.all(Role::RowHeader, containing("%")).await?;
    assert_eq!(timeline.count(Role::GridCell, containing("h,")).await?, 0, "nobody has work yet");
    assert_eq!(page.all(Role::Button, solve).await?.len(), 2);
    page.press("s").await?;
    page.wait_until("the first schedule has come", async || {
        Ok(page.count(Role::Button, solve).await? + page.count(Role::Button, stop).await? == 1)
    })
    .await?;
    if page.count(Role::Button, stop).await? > 0 {
        // It may end between the look and the press.
        let _ = page.button(stop).await?.click().await;
    }
    page.absent(Role::Button, stop).await
}

async fn english(page: &Page) -> Result {
    solved_sample(page, "sample agency", "Plan", "Solve", "Stop").await
}

/// The first bar of the timeline, opened with the keys, and its details.
async fn first_bar(page: &Page) -> Result<(Found, Found)> {
    let timeline = page.find(Role::Grid, containing("Timeline")).await?;
    let Some(first) = timeline.all(Role::GridCell, containing("\u{a0}h,")).await?.into_iter().next() else {
        return tests::failure("there are no bars");
    };
    first.focus().await?;
    page.press("Enter").await?;
    let details = page.find(Role::Complementary, "Details").await?;
    Ok((first, details))
}

#[test]
fn a_first_visit_leads_to_a_plan() {
    journey("a_first_visit_leads_to_a_plan", async |page| {
        english(page).await?;
        let timeline = page.find(Role::Grid, containing("Timeline")).await?;
        assert!(timeline.count(Role::RowHeader, containing("week")).await? > 3, "people with their load");
        assert!(timeline.count(Role::GridCell, containing("\u{a0}h,")).await? > 5, "bars with hours");
        page.find(Role::Region, "Score").await?.wait_text("peak load").await?;
        Ok(())
    });
}

#[test]
fn the_plan_is_walked_with_the_keys() {
    journey("the_plan_is_walked_with_the_keys", async |page| {
        english(page).await?;
        let (first, details) = first_bar(page).await?;
        details.wait_text("Effort").await?;
        page.press("Escape").await?;
        page.absent(Role::Complementary, "Details").await?;
        let name = first.name.as_str();
        page.wait_until("the keys are where they were", async || {
            page.find(Role::GridCell, name).await?.has_focus().await
        })
        .await?;
        page.press("ArrowDown").await?;
        assert!(!page.find(Role::GridCell, name).await?.has_focus().await?);
        page.press("Enter").await?;
        page.find(Role::Complementary, "Details").await?;
        Ok(())
    });
}

#[test]
fn a_wish_that_cannot_come_true_is_told_with_what_would_unlock_it() {
    journey("a_wish_that_cannot_come_true_is_told_with_what_would_unlock_it", async |page| {
        english(page).await?;
        let (first, details) = first_bar(page).await?;
        details.button("Can it be done in time?").await?.click().await?;
        // Nothing is ever done before the plan begins.
        let yesterday = page.run("return new Date(Date.now() - 864e5).toLocaleDateString('sv')").await?;
        details.find(Role::Date, "Done by").await?.set_value(yesterday.as_str().unwrap_or_default()).await?;
        details.wait_text("it is impossible").await?;
        details.find(Role::Heading, "What would unlock it").await?;
        details.wait_text("Move ").await?;
        // The names in the sentences lead to the tasks.
        let title = first.name.split(',').next().unwrap_or_default().to_owned();
        details.all(Role::Button, title.as_str()).await?;
        Ok(())
    });
}

#[test]
fn what_an_hour_is_worth_is_told_on_request() {
    journey("what_an_hour_is_worth_is_told_on_request", async |page| {
        english(page).await?;
        page.find(Role::Region, "Score").await?.button(containing("peak load")).await?.click().await?;
        let details = page.find(Role::Complementary, "Details").await?;
        details.find(Role::Heading, "What one more hour is worth").await?;
        details.button("Find out").await?.click().await?;
        page.wait_until("it is answered", async || {
            let text = details.text().await?;
            Ok(text.contains("would save") || text.contains("Hours are not what holds this plan"))
        })
        .await?;
        details.absent(Role::Button, "Find out").await?;
        Ok(())
    });
}

#[test]
fn the_table_is_the_timelines_twin() {
    journey("the_table_is_the_timelines_twin", async |page| {
        english(page).await?;
        page.find(Role::Radio, "Table").await?.click().await?;
        let table = page.find(Role::Table, containing("tasks, as scheduled")).await?;
        for column in ["Task", "Project", "Owner", "Start", "End", "Due", "Late", "Hours"] {
            table.find(Role::ColumnHeader, containing(column)).await?;
        }
        let head = table.find(Role::ColumnHeader, containing("Hours")).await?;
        table.button(containing("Hours")).await?.click().await?;
        assert_eq!(head.attribute("aria-sort").await?.as_deref(), Some("descending"));
        table.button(containing("Hours")).await?.click().await?;
        assert_eq!(head.attribute("aria-sort").await?.as_deref(), Some("ascending"));
        Ok(())
    });
}

#[test]
fn the_heat_map_leads_to_a_week() {
    journey("the_heat_map_leads_to_a_week", async |page| {
        english(page).await?;
        // The timeline is left scrolled: what is drawn in its place opens at its beginning.
        let timeline = page.find(Role::Grid, containing("Timeline")).await?;
        let scrolled = timeline
            .run("arguments[0].scrollTo(400, 200); return [arguments[0].scrollLeft, arguments[0].scrollTop]")
            .await?;
        assert_ne!(scrolled, serde_json::json!([0, 0]), "there is more than fits");
        page.find(Role::Radio, "Heat map").await?.click().await?;
        page.absent(Role::Grid, containing("Timeline")).await?;
        let heat_map = page.find(Role::Grid, Name::Any).await?;
        let place =
            heat_map.run("const box = arguments[0].parentElement; return [box.scrollLeft, box.scrollTop]");
        assert_eq!(place.await?, serde_json::json!([0, 0]));
        let cells = page.all(Role::GridCell, containing("cap")).await?;
        let Some(cell) = cells.into_iter().nth(1) else { return tests::failure("no cells") };
        cell.click().await?;
        page.find(Role::Grid, containing("Timeline")).await?;
        Ok(())
    });
}

#[test]
fn the_plan_speaks_french() {
    Journey::new("the_plan_speaks_french").languages("fr-FR,fr").run(async |page| {
        solved_sample(page, "agence", "Planning", "Calculer", "Arrêter").await?;
        page.find(Role::Grid, containing("Frise")).await?;
        page.find(Role::Radio, "Charge").await?;
        page.find(Role::Region, "Résultat").await?.wait_text("charge maximale").await?;
        Ok(())
    });
}
