//! The announced plan and what happens to it: announced, somebody ill, three repairs, one accepted in part, and what has
//! changed for whom.

use std::time::Duration;

use tests::steps::{keeps_focus, solved, solved_french};
use tests::{Found, Journey, Page, Result, Role, containing, failure, journey};

/// How long the search for repairs may take while other journeys are walked beside this one.
const SEARCH: Duration = Duration::from_secs(60);

/// Gives a button, box or line of a menu the focus and presses it, as the keys do.
async fn press(page: &Page, what: Found, key: &str) -> Result {
    what.focus().await?;
    page.press(key).await
}

/// Who stands first on the timeline, by their first name.
async fn somebody_at_work(page: &Page, timeline: &str) -> Result<String> {
    let timeline = page.find(Role::Grid, containing(timeline)).await?;
    let people = timeline.all(Role::RowHeader, containing("%")).await?;
    let Some(first) = people.first() else { return failure("nobody is on the timeline") };
    Ok(first.name.split([',', ' ']).next().unwrap_or_default().to_owned())
}

/// Leaves a line of the proposal out that the others can do without, by a click or by Space, and answers the button
/// that accepts the rest; `line` begins the names of the lines' boxes and `accept` that of the button.
async fn leave_one_out(
    page: &Page,
    proposal: &Found,
    line: &str,
    accept: &str,
    space: bool,
) -> Result<Found> {
    let all = proposal.all(Role::Checkbox, containing(line)).await?.len();
    if all < 2 {
        return failure(format!("a proposal of {all} lines has no part"));
    }
    let words = format!("{} {accept} {all}", all - 1);
    for at in 0..all {
        let turn = async || {
            let Some(found) = proposal.all(Role::Checkbox, containing(line)).await?.into_iter().nth(at)
            else {
                return failure("the lines have gone");
            };
            if space {
                press(page, found.clone(), "Space").await?
            } else {
                found.click().await?
            }
            Ok(found)
        };
        let tick = turn().await?;
        page.wait_until("the line is left out", async || Ok(!tick.is_on().await?)).await?;
        let rest = proposal.button(containing(&words)).await?;
        if rest.is_enabled().await? {
            return Ok(rest);
        }
        // Others need it: it says so, and another one is tried.
        turn().await?;
        proposal.absent(Role::Button, containing(&words)).await?;
    }
    failure("each line needs all the others")
}

#[test]
fn an_announced_plan_is_repaired_in_part() {
    journey("an_announced_plan_is_repaired_in_part", async |page| {
        solved(page).await?;
        page.button("Announce…").await?.click().await?;
        let dialog = page.find(Role::Dialog, "Announce the plan").await?;
        dialog.wait_text("will be told about").await?;
        dialog.field("From").await?.fill("Camille").await?;
        dialog.button("Announce").await?.click().await?;
        // The menu bears in its name what is to be read on it.
        page.button(containing("by Camille · unchanged")).await?;
        keeps_focus(page, "the plan was announced").await?;
        let who = somebody_at_work(page, "Timeline").await?;
        // In one step, by mouse and words.
        page.button("Something changed…").await?.click().await?;
        let dialog = page.find(Role::Dialog, "What has changed?").await?;
        dialog.field("What has happened").await?.fill(&format!("{who} is away for 2 weeks")).await?;
        dialog.wait_text("is away from").await?;
        dialog.button("Record and find repairs").await?.click().await?;
        // Repairs with figures.
        let repairs = page.find(Role::Region, "Repairs").await?;
        let patient = repairs.within(SEARCH);
        let card = patient.find(Role::Article, containing("Protect the announced plan")).await?;
        card.wait_text("late day").await?;
        card.wait_text("announced task").await?;
        card.wait_text("peak load").await?;
        patient.find(Role::Article, containing("Protect dates")).await?;
        patient.find(Role::Article, containing("Protect people")).await?;
        patient.wait_text("Search finished").await?;
        // Found again: the cards are drawn anew with whatever better is found.
        let card = repairs.find(Role::Article, containing("Protect the announced plan")).await?;
        card.button("Show on the plan").await?.click().await?;
        // Line by line, one left out.
        let proposal = page.find(Role::Region, "Proposal").await?;
        proposal.button("Show the changes").await?.click().await?;
        leave_one_out(page, &proposal, "Take over: ", "of", false).await?.click().await?;
        page.absent(Role::Region, "Proposal").await?;
        // What has changed, and for whom.
        page.absent(Role::Button, containing("· unchanged")).await?;
        page.button(containing("by Camille · ")).await?.click().await?;
        page.find(Role::MenuItem, "What changed since…").await?.click().await?;
        let since = page.find(Role::Dialog, containing("Changed since")).await?;
        since.wait_text("concerned").await?;
        // The cross and the button below close it alike.
        let Some(close) = since.all(Role::Button, "Close").await?.pop() else {
            return failure("nothing closes it");
        };
        close.click().await?;
        page.absent(Role::Dialog, containing("Changed since")).await?;
        // Undo takes back the acceptance, the absence and the announcement.
        page.button(containing("Undo: accept ")).await?;
        page.press("Control+z").await?;
        page.button(containing("· unchanged")).await?;
        page.button(containing("Undo: ")).await?;
        page.press("Control+z").await?;
        page.button("Undo: announce the plan").await?;
        page.press("Control+z").await?;
        page.button("Announce…").await?;
        Ok(())
    });
}

#[test]
fn somebody_is_ill_in_french_and_by_keyboard() {
    Journey::new("somebody_is_ill_in_french_and_by_keyboard").languages("fr").run(async |page| {
        solved_french(page).await?;
        page.press("Control+k").await?;
        page.type_text("Annoncer le planning").await?;
        page.press("Enter").await?;
        let dialog = page.find(Role::Dialog, "Annoncer le planning").await?;
        dialog.wait_text("seront prévenues").await?;
        press(page, dialog.button("Annoncer").await?, "Enter").await?;
        page.button(containing("· inchangé")).await?;
        let who = somebody_at_work(page, "Frise").await?;
        page.press("Control+k").await?;
        page.type_text("Signaler un changement").await?;
        page.press("Enter").await?;
        page.find(Role::Dialog, containing("Qu’est-ce qui a changé")).await?;
        page.find(Role::TextBox, "Ce qui s’est passé").await?.focus().await?;
        page.type_text(&format!("{who} est en arrêt pendant deux semaines")).await?;
        page.wait_text("absence du").await?;
        page.press("Enter").await?;
        let repairs = page.find(Role::Region, "Réparations").await?;
        let patient = repairs.within(SEARCH);
        patient.wait_text("Recherche terminée").await?;
        let card = repairs.find(Role::Article, containing("Protéger le planning annoncé")).await?;
        card.wait_text("annoncée").await?;
        // Shown, and accepted but for one line.
        press(page, card.button("Voir sur le planning").await?, "Enter").await?;
        let proposal = page.find(Role::Region, "Proposition").await?;
        press(page, proposal.button("Voir les changements").await?, "Enter").await?;
        let rest = leave_one_out(page, &proposal, "Reprendre", "sur", true).await?;
        press(page, rest, "Enter").await?;
        page.absent(Role::Region, "Proposition").await?;
        keeps_focus(page, "the proposal has gone").await?;
        page.absent(Role::Button, containing("· inchangé")).await?;
        // Who is to be told.
        press(page, page.button(containing("Annoncé ")).await?, "Enter").await?;
        press(page, page.find(Role::MenuItem, "Ce qui a changé depuis…").await?, "Enter").await?;
        let since = page.find(Role::Dialog, containing("Changements depuis")).await?;
        since.wait_text("concernée").await?;
        page.press("Escape").await?;
        page.absent(Role::Dialog, containing("Changements depuis")).await?;
        page.press("Control+z").await?;
        page.button(containing("· inchangé")).await?;
        Ok(())
    });
}
