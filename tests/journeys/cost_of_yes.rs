//! The cost of yes: a request is weighed before anything changes, answered in a text for who asks, kept as a scenario,
//! added in one step and taken back.

use std::time::Duration;

use tests::steps::{command, keeps_focus, solved, solved_french};
use tests::{Found, Journey, Page, Result, Role, containing, failure, journey};

/// How long the search for a date may take while other journeys are walked beside this one.
const ANSWER: Duration = Duration::from_secs(60);

/// The day of the month in the words that follow others, as in "Earliest honest date: Fri 11 Dec.".
fn day_after(text: &str, words: &str) -> Result<String> {
    let rest = text.split_once(words).map(|(_, rest)| rest).unwrap_or_default();
    let digits = rest.trim_start_matches(|c: char| !c.is_ascii_digit());
    let day: String = digits.chars().take_while(char::is_ascii_digit).collect();
    if day.is_empty() { failure(format!("no day after “{words}” in {text}")) } else { Ok(day) }
}

/// Names nobody of the team, neither by first nor by family name.
fn names_nobody(letter: &str) -> Result {
    let Ok(any_day) = "2026-11-30".parse() else { return failure("no date") };
    let team = solver::sample::agency(any_day).people;
    let words: Vec<&str> = letter.split(|c: char| !c.is_alphabetic()).collect();
    for person in &team {
        for name in person.name.split(' ') {
            if words.contains(&name) {
                return failure(format!("{} is named in the text for the client: {letter}", person.name));
            }
        }
    }
    Ok(())
}

/// The text for the client, which names the request and its day and nobody of the team; answers its words.
async fn letter(dialog: &Found, name: &str, request: &str, day: &str) -> Result<String> {
    let letter = dialog.field(name).await?.value().await?;
    for words in [request, day] {
        if !letter.contains(words) {
            return failure(format!("“{words}” is not in the text for the client: {letter}"));
        }
    }
    names_nobody(&letter)?;
    Ok(letter)
}

/// How many tasks the plan has, as the link to the Work screen says.
async fn tasks(page: &Page, work: &str) -> Result<String> {
    Ok(page.link(containing(work)).await?.name)
}

/// Waits until the plan has as many tasks as that link said.
async fn has_tasks(page: &Page, link: &str) -> Result {
    page.link(link).await?;
    Ok(())
}

/// Asks for a small thing of a new client by the fields of the dialog, with the mouse; answers the dialog and the
/// day of the earliest honest date.
async fn ask_for_logo(page: &Page) -> Result<(Found, String)> {
    page.button("Can we do this by then?…").await?.click().await?;
    let dialog = page.find(Role::Dialog, "Can we do this by then?").await?;
    dialog.wait_text("Say who asks, what for, and how many hours it takes.").await?;
    let client = dialog.find(Role::Combobox, "Client, existing or new").await?;
    client.click().await?;
    page.type_text("Valade").await?;
    dialog.field("What for").await?.click().await?;
    page.type_text("Logo on a van").await?;
    dialog.find(Role::Combobox, "Skill").await?.choose("Design").await?;
    dialog.find(Role::Combobox, "Level").await?.choose("3").await?;
    dialog.field("Hours").await?.click().await?;
    page.type_text("6\t").await?;
    let patient = dialog.within(ANSWER);
    patient.wait_text("Earliest honest date: ").await?;
    patient.wait_no_text("Still looking").await?;
    let day = day_after(&dialog.text().await?, "Earliest honest date: ")?;
    Ok((dialog, day))
}

#[test]
fn a_request_is_weighed_kept_added_and_taken_back_with_the_mouse() {
    journey("a_request_is_weighed_kept_added_and_taken_back_with_the_mouse", async |page| {
        solved(page).await?;
        let before = tasks(page, "Work").await?;
        let (dialog, day) = ask_for_logo(page).await?;
        // Whom it loads is for internal eyes, and stays out of the text.
        dialog.find(Role::Heading, "Whom it loads").await?;
        let text = letter(&dialog, "Text for the client", "Logo on a van", &day).await?;
        assert!(text.starts_with("Hello,"), "{text}");
        dialog.find(Role::RadioGroup, "Language of the text").await?;
        dialog.find(Role::Radio, "Français").await?.click().await?;
        page.wait_until("the text speaks French", async || {
            Ok(dialog.field("Text for the client").await?.value().await?.starts_with("Bonjour,"))
        })
        .await?;
        letter(&dialog, "Text for the client", "Logo on a van", &day).await?;

        // Kept, it changes nothing of the plan and stands beside it.
        dialog.button("Keep as a scenario").await?.click().await?;
        page.absent(Role::Dialog, "Can we do this by then?").await?;
        has_tasks(page, &before).await?;
        page.link(containing("What-if")).await?.click().await?;
        let table = page.find(Role::Table, "Comparison").await?;
        table.find(Role::ColumnHeader, containing("Logo on a van")).await?;
        page.button("Open “Logo on a van”").await?;

        // Added, all of it is one step.
        // A search by the clock may find another date than before: the text names that of this answer.
        let (dialog, day) = ask_for_logo(page).await?;
        letter(&dialog, "Text for the client", "Logo on a van", &day).await?;
        dialog.button("Add to the plan").await?.click().await?;
        page.absent(Role::Dialog, "Can we do this by then?").await?;
        page.button("Undo: add the request “Logo on a van”").await?;
        page.absent(Role::Link, before.as_str()).await?;
        page.press("Control+z").await?;
        has_tasks(page, &before).await?;
        page.absent(Role::Button, containing("Undo: add the request")).await?;
        page.button("Open “Logo on a van”").await?;
        Ok(())
    });
}

#[test]
fn a_wished_date_that_cannot_be_kept_tells_why() {
    journey("a_wished_date_that_cannot_be_kept_tells_why", async |page| {
        solved(page).await?;
        command(page, "Can we do this by then").await?;
        let dialog = page.find(Role::Dialog, "Can we do this by then?").await?;
        page.type_text("Annual report Valade 80h by tomorrow").await?;
        dialog.find(Role::Combobox, "Client, existing or new").await?.fill("Valade").await?;
        page.press("Tab").await?;
        let patient = dialog.within(ANSWER);
        patient.wait_text("cannot be kept, whatever other work gives way").await?;
        patient.wait_no_text("Still looking").await?;
        dialog.wait_text("because all of this holds:").await?;
        assert!(!dialog.all(Role::ListItem, tests::Name::Any).await?.is_empty(), "reasons are listed");
        dialog.find(Role::Heading, "What would help").await?;
        Ok(())
    });
}

#[test]
fn a_request_is_answered_by_keyboard_in_french() {
    Journey::new("a_request_is_answered_by_keyboard_in_french").languages("fr").run(async |page| {
        solved_french(page).await?;
        let before = tasks(page, "Travail").await?;
        page.press("Control+k").await?;
        page.type_text("Peut-on le faire").await?;
        page.press("Enter").await?;
        let dialog = page.find(Role::Dialog, containing("Peut-on le faire d’ici là")).await?;
        // The keys begin at the line of words, which fills the fields below it.
        let line = dialog.field("La demande en mots").await?;
        page.wait_until("the line has the focus", async || line.has_focus().await).await?;
        page.type_text("Affiche du marché Brasserie Lutèce 80 h pour demain").await?;
        page.wait_until("the fields are filled", async || {
            Ok(dialog.field("Objet").await?.value().await? == "Affiche du marché"
                && dialog.find(Role::Combobox, "Client, existant ou nouveau").await?.value().await?
                    == "Brasserie Lutèce")
        })
        .await?;
        let patient = dialog.within(ANSWER);
        patient.wait_text("Première date honnête").await?;
        patient.wait_no_text("Recherche d’une meilleure réponse").await?;
        // Eighty hours are no day's work: that is proven, with reasons.
        dialog.wait_text("ne peut pas être tenu, quel que soit le travail décalé").await?;
        dialog.wait_text("parce que tout ceci est vrai").await?;
        assert!(!dialog.all(Role::ListItem, tests::Name::Any).await?.is_empty(), "reasons are listed");
        let day = day_after(&dialog.text().await?, "Première date honnête")?;
        let text = letter(&dialog, "Texte pour le client", "Affiche du marché", &day).await?;
        assert!(text.starts_with("Bonjour,") && text.contains("Vous souhaitez"), "{text}");

        dialog.button("Garder comme scénario").await?;
        dialog.button("Ajouter au planning").await?.focus().await?;
        page.press("Enter").await?;
        page.absent(Role::Dialog, containing("Peut-on le faire d’ici là")).await?;
        keeps_focus(page, "the request was added").await?;
        page.button(containing("Annuler\u{a0}: ajouter la demande")).await?;
        page.absent(Role::Link, before.as_str()).await?;
        page.press("Control+z").await?;
        has_tasks(page, &before).await?;
        page.absent(Role::Button, containing("Annuler\u{a0}: ajouter la demande")).await
    });
}
