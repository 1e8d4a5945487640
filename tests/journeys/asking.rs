//! Questions about a task: why this person, why not another and what it costs, what holds it, by when it can be done.

use std::time::Duration;

use tests::steps::{bars, keeps_focus, solved, solved_french};
use tests::{Found, Journey, Page, Result, Role, containing, failure, journey};

/// How long a worker may take for its answers while other journeys are walked beside this one.
const ANSWER: Duration = Duration::from_secs(60);

/// Opens the details of a bar with the keys; its name is that of the bar.
async fn open(page: &Page, bar: &str, details: &str) -> Result<Found> {
    // Found again: bars are drawn anew when the details beside them open and close.
    page.find(Role::GridCell, bar).await?.focus().await?;
    page.press("Enter").await?;
    page.find(Role::Complementary, details).await
}

/// The details of one of the first bars for which somebody else could be asked about, with "why not" answered, and
/// the name of who could take it.
async fn somebody_else(page: &Page) -> Result<(Found, String)> {
    let names: Vec<String> = bars(page, "Timeline").await?.into_iter().map(|bar| bar.name).collect();
    for bar in names.iter().take(6) {
        let details = open(page, bar, "Details").await?;
        details.find(Role::Heading, "Ask").await?;
        // With several seats each has its own.
        if details.count(Role::Button, "Why not somebody else?").await? == 1 {
            details.button("Why not somebody else?").await?.click().await?;
            let choice = details.find(Role::Combobox, "Give it to").await?;
            let first = choice.run("return arguments[0].options[1].text").await?;
            let name = first.as_str().unwrap_or_default().to_owned();
            choice.choose(&name).await?;
            let give = format!("Give it to {name}");
            details
                .within(ANSWER)
                .wait_until("there is an answer", async || {
                    let text = details.text().await?;
                    Ok(details.count(Role::Button, give.as_str()).await? > 0
                        || ["may not take it", "impossible", "no place was found"]
                            .iter()
                            .any(|words| text.contains(words)))
                })
                .await?;
            if details.count(Role::Button, give.as_str()).await? > 0 {
                return Ok((details, name));
            }
        }
        page.find(Role::GridCell, bar.as_str()).await?.focus().await?;
        page.press("Escape").await?;
        page.absent(Role::Complementary, "Details").await?;
    }
    failure("nobody else could take any of the first tasks")
}

/// The name in the question "Why …?" about the owner.
async fn owner(details: &Found) -> Result<String> {
    let names = details.names(Role::Button).await?;
    let is_question =
        |words: &&str| ["is it ", "has it ", "not "].iter().any(|begin| words.starts_with(begin));
    let why = |name: &'_ String| {
        let words = name.strip_prefix("Why ")?.strip_suffix('?')?;
        Some(words).filter(|words| !is_question(words)).map(str::to_owned)
    };
    names.iter().find_map(why).map_or_else(|| failure(format!("no owner among {names:?}")), Ok)
}

#[test]
fn why_not_is_answered_with_figures_given_and_taken_back_in_one_step() {
    journey("why_not_is_answered_with_figures_given_and_taken_back_in_one_step", async |page| {
        solved(page).await?;
        let (details, name) = somebody_else(page).await?;
        let before = owner(&details).await?;
        // The first answer, and the better one after it.
        details.wait_text("It would end").await?;
        details.within(ANSWER).absent(Role::Button, "Stop").await?;
        details.wait_text("an equal search").await?;
        // The button goes with the answer; the keys go on at the question.
        details.button(format!("Give it to {name}").as_str()).await?.focus().await?;
        page.press("Enter").await?;
        details.button(format!("Why {name}?").as_str()).await?;
        keeps_focus(page, "the task was given away").await?;
        page.press("Control+z").await?;
        details.button(format!("Why {before}?").as_str()).await?;
        Ok(())
    });
}

#[test]
fn what_holds_a_task_and_its_earliest_date_are_asked_with_the_keys() {
    journey("what_holds_a_task_and_its_earliest_date_are_asked_with_the_keys", async |page| {
        solved(page).await?;
        let first = bars(page, "Timeline").await?.swap_remove(0).name;
        let details = open(page, &first, "Details").await?;
        details.find(Role::Heading, "Ask").await?;
        let late = details.count(Role::Button, "Why is it late?").await? > 0;
        let question = details.button(if late { "Why is it late?" } else { "What holds its start?" }).await?;
        if question.attribute("aria-expanded").await?.as_deref() != Some("true") {
            question.focus().await?;
            page.press("Enter").await?;
        }
        details.wait_text("It takes").await?;
        details.button("What is the earliest honest date?").await?.focus().await?;
        page.press("Enter").await?;
        let patient = details.within(ANSWER);
        patient
            .wait_until("there is a date", async || {
                let text = details.text().await?;
                Ok(text.contains("Honest date: ") || text.contains("No date was found"))
            })
            .await?;
        patient.absent(Role::Button, "Stop").await?;
        patient
            .wait_until("what is proven is told", async || {
                let text = details.text().await?;
                Ok(text.contains("it is impossible") || text.contains("othing is proven"))
            })
            .await?;
        // One answer at a time: the chain has made room.
        details.wait_no_text("It takes").await?;
        keeps_focus(page, "the answer has come").await?;
        page.find(Role::GridCell, first.as_str()).await?.focus().await?;
        page.press("Escape").await?;
        page.absent(Role::Complementary, "Details").await?;
        keeps_focus(page, "the details are closed").await
    });
}

#[test]
fn who_else_is_asked_in_french() {
    Journey::new("who_else_is_asked_in_french").languages("fr-FR,fr").run(async |page| {
        solved_french(page).await?;
        let first = bars(page, "Frise").await?.swap_remove(0).name;
        page.find(Role::GridCell, first.as_str()).await?.focus().await?;
        page.press("Enter").await?;
        let details = page.find(Role::Complementary, containing("tail")).await?;
        details.button(containing("Qui d’autre pourrait la faire")).await?.click().await?;
        let patient = details.within(ANSWER);
        patient
            .wait_until("there is an answer", async || {
                let text = details.text().await?;
                Ok(text.contains("L’attribuer à") || text.contains("Personne d’autre"))
            })
            .await?;
        patient.absent(Role::Button, "Arrêter").await
    });
}
