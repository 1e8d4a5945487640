//! Somebody opens the page for the first time.

use tests::{Journey, Name, Role, journey};

#[test]
fn the_page_starts() {
    journey("the_page_starts", async |page| {
        page.open("").await?;
        page.find(Role::Main, Name::Any).await?;
        page.find(Role::Banner, Name::Any).await?.wait_text("Relais").await?;
        Ok(())
    });
}

#[test]
fn the_page_starts_under_any_path_of_a_host() {
    Journey::new("the_page_starts_under_any_path_of_a_host").under("/tools/relais/").run(async |page| {
        page.open("").await?;
        page.find(Role::Main, Name::Any).await?;
        Ok(())
    });
}
