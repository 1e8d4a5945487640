//! The announced plan and what happens to it: announced, somebody ill, three repairs, one accepted in part, and what has
//! changed for whom.

use tests::{Page, Result, Role, containing, journey};

/// The Plan screen of the sample with an accepted schedule.
async fn accepted(page: &Page, sample: &str, plan: &str, solve: &str, stop: &str) -> Result {
    page.open("").await?;
    page.button(containing(sample)).await?.click().await?;
    page.link(containing(plan)).await?.click().await?;
    page.find(Role::Grid, containing(":")).await?;
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

/// Announces it by the dialog, as Camille.
async fn announce(page: &Page) -> Result {
    page.button("Announce…").await?.click().await?;
    let dialog = page.find(Role::Dialog, "Announce the plan").await?;
    dialog.wait_text("will be told about").await?;
    dialog.field("From").await?.fill("Camille").await?;
    dialog.button("Announce").await?.click().await?;
    page.button(containing("by Camille")).await?;
    Ok(())
}

/// The owner of the first bar of the timeline.
async fn somebody_at_work(page: &Page) -> Result<String> {
    let timeline = page.find(Role::Grid, containing("Timeline")).await?;
    let people = timeline.all(Role::RowHeader, containing("%")).await?;
    let name = people.iter().map(|found| found.name.clone()).next().unwrap_or_default();
    Ok(name.split([',', ' ']).next().unwrap_or_default().to_owned())
}

#[test]
fn an_announced_plan_is_repaired_in_part() {
    journey("an_announced_plan_is_repaired_in_part", async |page| {
        accepted(page, "sample agency", "Plan", "Solve", "Stop").await?;
        announce(page).await?;
        page.button(containing("unchanged")).await?;
        let who = somebody_at_work(page).await?;
        // In one step, by mouse and words.
        page.button("Something changed…").await?.click().await?;
        let dialog = page.find(Role::Dialog, "What has changed?").await?;
        dialog.field("What has happened").await?.fill(&format!("{who} is away for 2 weeks")).await?;
        dialog.wait_text("is away from").await?;
        dialog.button("Record and find repairs").await?.click().await?;
        // Repairs with figures.
        let repairs = page.find(Role::Region, "Repairs").await?;
        let card = repairs.find(Role::Article, containing("Protect the announced plan")).await?;
        card.wait_text("late day").await?;
        card.wait_text("announced task").await?;
        card.wait_text("peak load").await?;
        repairs.find(Role::Article, containing("Protect dates")).await?;
        repairs.find(Role::Article, containing("Protect people")).await?;
        page.wait_until("the search is over or stopped", async || {
            if repairs.count(Role::Button, "Stop").await? > 0 {
                let _ = repairs.button("Stop").await?.click().await;
            }
            Ok(repairs.count(Role::Button, "Stop").await? == 0)
        })
        .await?;
        repairs
            .find(Role::Article, containing("Protect the announced plan"))
            .await?
            .button("Show on the plan")
            .await?
            .click()
            .await?;
        // Line by line, one left out.
        let proposal = page.find(Role::Region, "Proposal").await?;
        proposal.button("Show the changes").await?.click().await?;
        let lines = proposal.all(Role::Checkbox, containing("Take over: ")).await?;
        let all = lines.len();
        assert!(all > 1, "{all} lines");
        lines[0].click().await?;
        page.wait_until("the rest stands or says what it needs", async || {
            let part = proposal.count(Role::Button, containing("Accept ")).await? > 0;
            Ok(part)
        })
        .await?;
        if proposal.count(Role::Button, containing("Add th")).await? > 0 {
            proposal.button(containing("Add th")).await?.click().await?;
        }
        proposal.button(containing("Accept ")).await?.click().await?;
        page.absent(Role::Region, "Proposal").await?;
        // What has changed, and for whom.
        page.button(containing("changed")).await?;
        page.button(containing("by Camille")).await?.click().await?;
        page.find(Role::MenuItem, "What changed since…").await?.click().await?;
        let since = page.find(Role::Dialog, containing("Changed since")).await?;
        since.wait_text("concerned").await?;
        since.button("Close").await?.click().await?;
        // Undo takes back the acceptance, the absence and the announcement.
        page.press("Control+z").await?;
        page.button(containing("unchanged")).await?;
        page.press("Control+z").await?;
        page.press("Control+z").await?;
        page.button("Announce…").await?;
        Ok(())
    });
}

#[test]
fn somebody_is_ill_in_french_and_by_keyboard() {
    tests::Journey::new("somebody_is_ill_in_french_and_by_keyboard").languages("fr").run(async |page| {
        accepted(page, "agence d’exemple", "Planning", "Calculer", "Arrêter").await?;
        page.press("Control+k").await?;
        page.type_text("Annoncer le planning").await?;
        page.press("Enter").await?;
        let dialog = page.find(Role::Dialog, "Annoncer le planning").await?;
        dialog.wait_text("seront prévenues").await?;
        dialog.button("Annoncer").await?.focus().await?;
        page.press("Enter").await?;
        page.button(containing("inchangé")).await?;
        let timeline = page.find(Role::Grid, containing("Frise")).await?;
        let people = timeline.all(Role::RowHeader, containing("%")).await?;
        let who = people.first().map(|found| found.name.clone()).unwrap_or_default();
        let who = who.split([',', ' ']).next().unwrap_or_default().to_owned();
        page.press("Control+k").await?;
        page.type_text("Signaler un changement").await?;
        page.press("Enter").await?;
        page.find(Role::Dialog, "Qu’est-ce qui a changé ?").await?;
        page.find(Role::TextBox, "Ce qui s’est passé").await?.focus().await?;
        page.type_text(&format!("{who} est en arrêt pendant deux semaines")).await?;
        page.wait_text("absence du").await?;
        page.press("Enter").await?;
        let repairs = page.find(Role::Region, "Réparations").await?;
        repairs.find(Role::Article, containing("Protéger le planning annoncé")).await?;
        repairs.wait_text("tâche").await?;
        Ok(())
    });
}
