//! Questions about a task: why this person, why not another and what it costs, what holds it, by when it can be done.

use tests::{Found, Journey, Page, Result, Role, containing, failure, journey};

/// The sample's plan, solved.
async fn solved(page: &Page, sample: &str, plan: &str, stop: &str) -> Result {
    page.open("").await?;
    page.button(containing(sample)).await?.click().await?;
    page.link(containing(plan)).await?.click().await?;
    let timeline = page.find(Role::Grid, containing(":")).await?;
    timeline.all(Role::RowHeader, containing("%")).await?;
    page.press("s").await?;
    timeline.all(Role::GridCell, containing("h,")).await?;
    page.wait_until("the solve is on its way or over", async || {
        Ok(page.count(Role::GridCell, containing("h,")).await? > 5)
    })
    .await?;
    if page.count(Role::Button, stop).await? > 0 {
        // It may end between the look and the press.
        let _ = page.button(stop).await?.click().await;
    }
    page.absent(Role::Button, stop).await
}

/// The inspector of one of the first bars for which somebody else could be asked about, with "why not" answered.
async fn somebody_else(page: &Page) -> Result<(Found, String)> {
    let bars =
        page.find(Role::Grid, containing("Timeline")).await?.all(Role::GridCell, containing("h,")).await?;
    for bar in bars.into_iter().take(6) {
        bar.focus().await?;
        page.press("Enter").await?;
        let details = page.find(Role::Complementary, "Details").await?;
        details.button("Why not somebody else?").await?.click().await?;
        let choice = details.find(Role::Combobox, "Give it to").await?;
        let first = choice.run("return arguments[0].options[1].text").await?;
        let name = first.as_str().unwrap_or_default().to_owned();
        choice.choose(&name).await?;
        let give = format!("Give it to {name}");
        details
            .wait_until("there is an answer", async || {
                let text = details.text().await?;
                Ok(details.count(Role::Button, give.as_str()).await? > 0
                    || text.contains("may not take it")
                    || text.contains("impossible")
                    || text.contains("no place was found"))
            })
            .await?;
        if details.count(Role::Button, give.as_str()).await? > 0 {
            return Ok((details, name));
        }
        page.press("Escape").await?;
        page.absent(Role::Complementary, "Details").await?;
    }
    failure("nobody else could take any of the first tasks")
}

/// The name in the question "Why …?" about the owner.
async fn owner(details: &Found) -> Result<String> {
    let names = details.names(Role::Button).await?;
    let why = |name: &String| Some(name.strip_prefix("Why ")?.strip_suffix('?')?.to_owned());
    let owner = names.iter().filter_map(why).find(|name| !name.contains(' ') || !is_question(name));
    owner.map_or_else(|| failure(format!("no owner among {names:?}")), Ok)
}

/// Whether what stands between "Why " and "?" is more than a name.
fn is_question(words: &str) -> bool {
    ["is it", "has it", "not "].iter().any(|begin| words.starts_with(begin))
}

#[test]
fn why_not_is_answered_with_figures_given_and_taken_back_in_one_step() {
    journey("why_not_is_answered_with_figures_given_and_taken_back_in_one_step", async |page| {
        solved(page, "sample agency", "Plan", "Stop").await?;
        let (details, name) = somebody_else(page).await?;
        let before = owner(&details).await?;
        // The first answer, and the better one after it.
        details.wait_text("It would end").await?;
        details.absent(Role::Button, "Stop").await?;
        details.wait_text("an equal search").await?;
        details.button(format!("Give it to {name}").as_str()).await?.click().await?;
        details.button(format!("Why {name}?").as_str()).await?;
        page.press("Control+z").await?;
        details.button(format!("Why {before}?").as_str()).await?;
        Ok(())
    });
}

#[test]
fn what_holds_a_task_and_its_earliest_date_are_asked_with_the_keys() {
    journey("what_holds_a_task_and_its_earliest_date_are_asked_with_the_keys", async |page| {
        solved(page, "sample agency", "Plan", "Stop").await?;
        let timeline = page.find(Role::Grid, containing("Timeline")).await?;
        let Some(bar) = timeline.all(Role::GridCell, containing("h,")).await?.into_iter().next() else {
            return failure("there are no bars");
        };
        bar.focus().await?;
        page.press("Enter").await?;
        let details = page.find(Role::Complementary, "Details").await?;
        let late = details.count(Role::Button, "Why is it late?").await? > 0;
        let question = details.button(if late { "Why is it late?" } else { "What holds its start?" }).await?;
        if question.attribute("aria-expanded").await?.as_deref() != Some("true") {
            question.focus().await?;
            page.press("Enter").await?;
        }
        details.wait_text("It takes").await?;
        details.button("What is the earliest honest date?").await?.focus().await?;
        page.press("Enter").await?;
        page.wait_until("there is a date", async || {
            let text = details.text().await?;
            Ok(text.contains("Honest date: ") || text.contains("No date was found"))
        })
        .await?;
        details.absent(Role::Button, "Stop").await?;
        page.wait_until("what is proven is told", async || {
            let text = details.text().await?;
            Ok(text.contains("it is impossible") || text.contains("Nothing is proven"))
        })
        .await?;
        // One answer at a time: the chain has made room.
        details.wait_no_text("It takes").await?;
        page.press("Escape").await?;
        page.absent(Role::Complementary, "Details").await?;
        Ok(())
    });
}

#[test]
fn who_else_is_asked_in_french() {
    Journey::new("who_else_is_asked_in_french").languages("fr-FR,fr").run(async |page| {
        solved(page, "agence", "Planning", "Arrêter").await?;
        let timeline = page.find(Role::Grid, containing("Frise")).await?;
        let Some(bar) = timeline.all(Role::GridCell, containing("h,")).await?.into_iter().next() else {
            return failure("there are no bars");
        };
        bar.focus().await?;
        page.press("Enter").await?;
        let details = page.find(Role::Complementary, containing("tail")).await?;
        details.button(containing("Qui d’autre pourrait la faire")).await?.click().await?;
        page.wait_until("there is an answer", async || {
            let text = details.text().await?;
            Ok(text.contains("L’attribuer à") || text.contains("Personne d’autre"))
        })
        .await?;
        details.absent(Role::Button, "Arrêter").await
    });
}
