//! Nothing is lost: reload, several plans, files, two tabs, a page that stops.

use tests::steps::{command, open_sample};
use tests::{Journey, Name, Page, Result, Role, containing, journey};

async fn saved(page: &Page) -> Result {
    page.find(Role::Banner, Name::Any).await?.wait_text("Saved").await
}

async fn rename(page: &Page, name: &str) -> Result {
    let field = page.field("Plan name").await?;
    field.fill(name).await?;
    page.press("Enter").await
}

#[test]
fn a_reload_restores_plan_and_screen() {
    journey("a_reload_restores_plan_and_screen", async |page| {
        open_sample(page, "").await?;
        page.link(containing("Clients")).await?.click().await?;
        rename(page, "Autumn 🍂").await?;
        // At once: what is not in the database yet must come back, too.
        page.reload().await?;
        assert_eq!(page.field("Plan name").await?.value().await?, "Autumn 🍂");
        let clients = page.link(containing("Clients")).await?;
        assert_eq!(clients.attribute("aria-current").await?.as_deref(), Some("page"));
        saved(page).await?;
        page.reload().await?;
        assert_eq!(page.field("Plan name").await?.value().await?, "Autumn 🍂");
        Ok(())
    });
}

#[test]
fn undo_and_redo_say_what_they_do() {
    journey("undo_and_redo_say_what_they_do", async |page| {
        open_sample(page, "").await?;
        rename(page, "Winter").await?;
        page.button(containing("Undo: rename plan")).await?.click().await?;
        assert_eq!(page.field("Plan name").await?.value().await?, "Studio Marais");
        page.press("Control+Shift+z").await?;
        page.wait_until("the name is back", async || {
            Ok(page.field("Plan name").await?.value().await? == "Winter")
        })
        .await
    });
}

#[test]
fn several_plans_are_kept_and_one_can_be_deleted() {
    journey("several_plans_are_kept_and_one_can_be_deleted", async |page| {
        open_sample(page, "").await?;
        saved(page).await?;
        page.button("Plans and files").await?.click().await?;
        page.find(Role::MenuItem, containing("New plan")).await?.click().await?;
        page.wait_until("the new plan is open", async || {
            Ok(page.field("Plan name").await?.value().await? == "Untitled plan")
        })
        .await?;
        rename(page, "Second").await?;
        saved(page).await?;
        page.button("Plans and files").await?.click().await?;
        page.find(Role::MenuItemRadio, "Studio Marais").await?.click().await?;
        page.wait_until("the first plan is open", async || {
            Ok(page.field("Plan name").await?.value().await? == "Studio Marais")
        })
        .await?;
        page.button("Plans and files").await?.click().await?;
        page.find(Role::MenuItem, containing("Delete the plan")).await?.click().await?;
        let dialog = page.find(Role::Dialog, containing("Delete “Studio Marais”?")).await?;
        dialog.button("Delete").await?.click().await?;
        page.find(Role::Heading, "Who does what, and when?").await?;
        page.button("Second").await?;
        assert_eq!(page.count(Role::Button, "Studio Marais").await?, 0);
        Ok(())
    });
}

#[test]
fn a_plan_travels_as_a_file() {
    journey("a_plan_travels_as_a_file", async |page| {
        open_sample(page, "").await?;
        rename(page, "Travelling").await?;
        page.press("Control+Shift+s").await?;
        let (name, content) = page.download().await?;
        assert_eq!(name, "Travelling.json");
        assert!(content.starts_with(b"{"), "a plan file");
        page.button("Plans and files").await?.click().await?;
        page.find(Role::MenuItem, containing("New plan")).await?.click().await?;
        page.drop_file("Travelling.json", &content).await?;
        page.wait_until("the dropped plan is open", async || {
            Ok(page.field("Plan name").await?.value().await? == "Travelling")
        })
        .await
    });
}

#[test]
fn a_broken_file_is_explained_and_nothing_is_lost() {
    journey("a_broken_file_is_explained_and_nothing_is_lost", async |page| {
        open_sample(page, "").await?;
        for (name, content, words) in [
            ("empty.json", &b""[..], "The file is empty."),
            ("cut.json", b"{\"format\": 1,\n \"name\": \"x\"", "line 2"),
            ("newer.json", b"{\"format\": 99}", "later version of Relais"),
            ("other.json", b"{\"format\": 1, \"name\": 3}", "name, line 1: found 3"),
            ("picture.json", b"\x89PNG\x0d\x0a", "not a text file"),
        ] {
            page.drop_file(name, content).await?;
            let dialog = page.find(Role::Dialog, containing(name)).await?;
            dialog.wait_text(words).await?;
            dialog.wait_text("Nothing was changed").await?;
            page.press("Escape").await?;
            page.absent(Role::Dialog, containing(name)).await?;
        }
        assert_eq!(page.field("Plan name").await?.value().await?, "Studio Marais");
        Ok(())
    });
}

#[test]
fn of_two_tabs_one_edits() {
    journey("of_two_tabs_one_edits", async |page| {
        open_sample(page, "").await?;
        saved(page).await?;
        let (first, second) = page.another_tab("").await?;
        let warning = page.find(Role::Alert, Name::Any).await?;
        warning.wait_text("open in another tab").await?;
        page.button("Edit here instead").await?.click().await?;
        page.absent(Role::Alert, Name::Any).await?;
        rename(page, "From the second").await?;
        saved(page).await?;

        page.switch(&first).await?;
        page.find(Role::Alert, Name::Any).await?.wait_text("open in another tab").await?;
        page.field("Plan name").await?.fill("From the first").await?;
        page.button("Work on a copy").await?.click().await?;
        page.absent(Role::Alert, Name::Any).await?;
        page.wait_until("the copy is open", async || {
            Ok(page.field("Plan name").await?.value().await?.ends_with("(copy)"))
        })
        .await?;

        page.switch(&second).await?;
        assert_eq!(page.field("Plan name").await?.value().await?, "From the second");
        page.reload().await?;
        assert_eq!(page.field("Plan name").await?.value().await?, "From the second");
        Ok(())
    });
}

#[test]
fn a_page_that_stops_hands_over_the_plan() {
    Journey::new("a_page_that_stops_hands_over_the_plan")
        .expects_error("on request")
        .expects_error("unreachable")
        .run(async |page| {
            open_sample(page, "?developer").await?;
            rename(page, "Kept").await?;
            saved(page).await?;
            command(page, "crash the page").await?;
            let overlay = page.find(Role::AlertDialog, "The application stopped.").await?;
            overlay.wait_text("Your plan is saved.").await?;
            overlay.link("Download your plan").await?.click().await?;
            let (name, content) = page.download().await?;
            assert_eq!(name, "Kept.json");
            assert!(String::from_utf8_lossy(&content).contains("\"Kept\""));
            overlay.link("Reload the page").await?.click().await?;
            page.wait_until("the plan is back", async || {
                Ok(page.field("Plan name").await?.value().await? == "Kept")
            })
            .await
        });
}

#[test]
fn the_page_speaks_french() {
    Journey::new("the_page_speaks_french").languages("fr-FR,fr").run(async |page| {
        page.open("").await?;
        page.button("Visiter une agence d’exemple").await?.click().await?;
        page.find(Role::Navigation, "Écrans").await?;
        page.find(Role::Banner, Name::Any).await?.wait_text("Enregistré").await?;
        assert_eq!(page.run("return document.documentElement.lang").await?, "fr");
        page.button("Langue, FR").await?.click().await?;
        page.find(Role::MenuItemRadio, "English").await?.click().await?;
        page.find(Role::Navigation, "Screens").await?;
        page.reload().await?;
        page.find(Role::Navigation, "Screens").await?;
        Ok(())
    });
}
