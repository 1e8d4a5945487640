//! Handing over: what is inside is said, and it arrives: as a calendar, a table, a file, a link, on paper.

use solver::model::Plan;
use tests::steps::{command, open_sample};
use tests::{Found, Journey, Name, Page, Result, Role, containing, failure, journey};

/// Opens the sample and waits for its first schedule.
async fn solved(page: &Page) -> Result {
    open_sample(page, "").await?;
    command(page, "solve").await?;
    page.find(Role::Banner, Name::Any).await?.wait_text("Saved").await?;
    page.wait_until("there is a schedule", async || {
        Ok(page.count(Role::Button, containing("Undo: ")).await? == 1)
    })
    .await
}

async fn dialog(page: &Page) -> Result<Found> {
    page.find(Role::Dialog, "Share").await
}

async fn link(page: &Page) -> Result<String> {
    let field = page.field("Link").await?;
    page.wait_until("the link is made", async || Ok(field.value().await?.contains("#plan=1."))).await?;
    field.value().await
}

/// What a link brings is shown and opened as a new plan.
async fn arrives(page: &Page, link: &str, name: &str) -> Result<Found> {
    let Some((_, place)) = link.split_once('#') else { return failure("the link has no fragment") };
    page.open(&format!("#{place}")).await?;
    page.find(Role::Dialog, containing(name)).await
}

fn text(content: &[u8]) -> String {
    String::from_utf8_lossy(content).into_owned()
}

#[test]
fn a_sheet_leaves_as_calendar_and_table_and_a_week_as_table() {
    journey("a_sheet_leaves_as_calendar_and_table_and_a_week_as_table", async |page| {
        solved(page).await?;
        // All of it by keyboard.
        page.press("Control+Shift+e").await?;
        let share = dialog(page).await?;
        share.find(Role::Radio, "One person’s sheet").await?.focus().await?;
        page.press("Space").await?;
        share.find(Role::Combobox, "Person").await?.choose("Léa Fontaine").await?;
        share.wait_text("stretches of work").await?;
        share.button("Save as calendar (.ics)").await?.click().await?;
        let (name, content) = page.download().await?;
        assert_eq!(name, "Léa-Fontaine.ics");
        let calendar = text(&content);
        assert!(calendar.starts_with("BEGIN:VCALENDAR\r\n") && calendar.ends_with("END:VCALENDAR\r\n"));
        assert!(calendar.contains("X-WR-TIMEZONE:Europe/Paris\r\n"));
        let events = calendar.matches("BEGIN:VEVENT").count();
        share.wait_text(&format!("{events} stretch")).await?;
        assert!(events > 0 && calendar.matches("UID:").count() == events);
        share.button("Save as table (.csv)").await?.click().await?;
        let (name, content) = page.download().await?;
        assert_eq!(name, "Léa-Fontaine.csv");
        let table = text(&content);
        assert!(table.starts_with("\u{feff}Person,Day,From,To,Hours,Task"), "{table}");
        assert_eq!(table.lines().count(), events + 1);
        share.find(Role::Radio, "A week").await?.focus().await?;
        page.press("Space").await?;
        share.find(Role::Checkbox, containing("People’s names")).await?.click().await?;
        share.wait_text("as roles").await?;
        share.button("Save as table (.csv)").await?.click().await?;
        let (_, content) = page.download().await?;
        let week = text(&content);
        assert!(week.contains("Design 1") && !week.contains("Léa Fontaine"), "{week}");
        Ok(())
    });
}

#[test]
fn a_link_of_the_sample_opens_again_and_holds_no_more_than_was_said() {
    journey("a_link_of_the_sample_opens_again_and_holds_no_more_than_was_said", async |page| {
        solved(page).await?;
        page.button(containing("Share…")).await?.click().await?;
        let share = dialog(page).await?;
        share.find(Role::Region, "What is inside").await?.wait_text("120 tasks").await?;
        share.find(Role::Region, "Left out").await?.wait_text("reasons of absence").await?;
        let closed = link(page).await?;
        share.find(Role::Checkbox, containing("Contacts")).await?.click().await?;
        share.find(Role::Region, "What is inside").await?.wait_text("contacts").await?;
        page.wait_until("the link holds more", async || Ok(link(page).await?.len() > closed.len())).await?;
        share.button("Save as file").await?.click().await?;
        let (_, content) = page.download().await?;
        let whole = text(&content);
        assert!(
            whole.contains("\"contacts\"") && !whole.contains("hourly_cost") && !whole.contains("\"note\"")
        );
        page.press("Escape").await?;

        let arrived = arrives(page, &closed, "Studio Marais").await?;
        arrived.wait_text("120 tasks").await?;
        arrived.button("Cancel").await?.click().await?;
        page.absent(Role::Dialog, containing("Studio Marais")).await?;
        let arrived = arrives(page, &closed, "Studio Marais").await?;
        arrived.button("Open as a new plan").await?.click().await?;
        page.find(Role::Banner, Name::Any).await?.wait_text("Saved").await?;
        assert_eq!(page.run("return location.hash").await?, "");
        page.press("Control+Shift+s").await?;
        let (_, content) = page.download().await?;
        let Ok(opened) = solver::format::read_bytes(&content) else { return failure("the file is no plan") };
        let plan = opened.plan;
        assert_eq!((plan.tasks.len(), plan.people.len()), (120, 14));
        assert!(plan.schedule.is_some() && plan.clients.iter().all(|client| client.contacts.is_empty()));
        // The plan that was open stays beside it.
        page.button("Plans and files").await?.click().await?;
        assert_eq!(page.count(Role::MenuItemRadio, "Studio Marais").await?, 2);
        Ok(())
    });
}

/// A drawn plan with a schedule.
fn large(tasks: u32) -> Plan {
    let mut plan = solver::sample::agency_like(60, tasks, 1);
    let options = solver::solve::Options { iterations: Some(0), ..Default::default() };
    let schedule = solver::solve::solve(&plan, &options, &mut solver::watch::Unwatched).schedule;
    plan.name = format!("Drawn {tasks}");
    plan.schedule = Some(schedule.into());
    plan
}

#[test]
fn a_link_of_a_thousand_tasks_opens_and_a_longer_one_says_so() {
    journey("a_link_of_a_thousand_tasks_opens_and_a_longer_one_says_so", async |page| {
        page.open("").await?;
        page.drop_file("drawn.json", solver::format::write(&large(1_000)).as_bytes()).await?;
        page.find(Role::Navigation, "Screens").await?;
        page.press("Control+Shift+e").await?;
        let thousand = link(page).await?;
        page.press("Escape").await?;
        page.drop_file("drawn.json", solver::format::write(&large(3_000)).as_bytes()).await?;
        page.wait_until("the longer plan is open", async || {
            Ok(page.field("Plan name").await?.value().await? == "Drawn 3000")
        })
        .await?;
        page.press("Control+Shift+e").await?;
        let share = dialog(page).await?;
        share.wait_text("The link would have").await?;
        share.wait_text("Save the plan as a file instead").await?;
        assert_eq!(page.field("Link").await?.value().await?, "");
        page.press("Escape").await?;
        let arrived = arrives(page, &thousand, "Drawn 1000").await?;
        arrived.wait_text("1,000 tasks").await?;
        page.press("Enter").await?;
        page.wait_until("the plan of the link is open", async || {
            Ok(page.field("Plan name").await?.value().await? == "Drawn 1000")
        })
        .await
    });
}

#[test]
fn a_damaged_link_is_explained_and_nothing_is_lost() {
    journey("a_damaged_link_is_explained_and_nothing_is_lost", async |page| {
        open_sample(page, "").await?;
        page.press("Control+Shift+e").await?;
        let whole = link(page).await?;
        page.press("Escape").await?;
        let cut = &whole[..whole.len() / 2];
        for (broken, words) in [
            (cut, "E1301"),
            ("x#plan=1.AAAA", "E1301"),
            ("x#plan=1.é", "E1301"),
            ("x#plan=9.AAAA", "later version of Relais"),
        ] {
            let dialog = arrives(page, broken, "cannot be opened").await?;
            dialog.wait_text(words).await?;
            dialog.wait_text("Nothing was changed").await?;
            page.press("Escape").await?;
            page.absent(Role::Dialog, containing("cannot be opened")).await?;
        }
        assert_eq!(page.field("Plan name").await?.value().await?, "Studio Marais");
        Ok(())
    });
}

#[test]
fn a_sheet_is_printed_and_speaks_french() {
    Journey::new("a_sheet_is_printed_and_speaks_french").languages("fr-FR,fr").run(async |page| {
        page.open("").await?;
        page.button("Visiter une agence d’exemple").await?.click().await?;
        page.find(Role::Navigation, "Écrans").await?;
        page.press("Control+Shift+e").await?;
        let share = page.find(Role::Dialog, "Partager").await?;
        share.find(Role::Radio, "La fiche d’une personne").await?.click().await?;
        share.wait_text("Lancez d’abord le calcul").await?;
        share.find(Role::Radio, "Tout le planning").await?.click().await?;
        share.find(Role::Region, "Laissé de côté").await?.wait_text("les motifs d’absence").await?;
        Ok(())
    });
}
