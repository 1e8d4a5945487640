//! Steps that several journeys take, in English.

use crate::{Page, Result, Role};

/// Opens the sample agency from the first visit; `place` is what follows the app's address.
///
/// # Errors
/// When it does not open.
pub async fn open_sample(page: &Page, place: &str) -> Result {
    page.open(place).await?;
    page.button("Look around in a sample agency").await?.click().await?;
    page.find(Role::Navigation, "Screens").await?;
    Ok(())
}

/// Runs an action of the palette, by keyboard.
///
/// # Errors
/// When the palette does not open.
pub async fn command(page: &Page, words: &str) -> Result {
    page.press("Control+k").await?;
    page.find(Role::Combobox, "Search or run a command").await?;
    page.type_text(&format!("{words}\n")).await
}
