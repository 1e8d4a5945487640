//! Journeys: what a user does, in a real browser, against the built app.
//!
//! A journey is a test in `tests/journeys/<topic>.rs`, and a topic is a `[[test]]` in `tests/Cargo.toml`:
//!
//! ```no_run
//! use tests::{Role, containing, journey};
//!
//! #[test]
//! fn a_task_is_added_and_found_again() {
//!     journey("a_task_is_added_and_found_again", async |page| {
//!         page.open("").await?;
//!         page.button("Start blank").await?.click().await?;
//!         page.field("Quick add").await?.fill("Moodboard 6h due fri\n").await?;
//!         // Waits until it is there, 10 s if nothing else is said.
//!         let row = page.row("Moodboard").await?;
//!         row.find(Role::GridCell, "6 h").await?.click().await?;
//!         page.press("Control+z").await?;
//!         page.wait_no_text("Moodboard").await?;
//!         page.reload().await?;
//!         assert_eq!(page.count(Role::Button, containing("Solve")).await?, 1);
//!         Ok(())
//!     });
//! }
//! ```
//!
//! # What the harness does
//! Each journey gets a web server for `dist/` on a free port, a driver on another, a Chromium with a fresh profile, in
//! English, light, 1280 × 800, Paris time ([`Journey`] changes that).
//! Elements are found by role and accessible name in Chromium's own accessibility tree ([`Scope::find`]), as a screen
//! reader finds them, and never by class or id: a journey that finds its button also proves that the button has a name.
//! Every step waits, and a step that fails says what it waited for and what was there instead.
//! A failure leaves a picture, the page's source and the console in `target/journeys/`.
//! A journey also fails when anything was thrown and not caught, a file was missing or the content policy was broken.
//!
//! Where the app is not built or the browser is missing, a journey prints SKIPPED with the reason and passes;
//! with `RELAIS_JOURNEYS=required`, as `script/test` sets it, it fails.
//! `RELAIS_DIST` names another built app than `dist/`: `script/build --fast` is enough for most journeys.
//!
//! # The programs
//! `serve` (behind `script/serve`), `finish` (the last step of `script/build`) and `shot` (behind `script/shot`).

mod browser;
mod cdp;
mod failure;
mod found;
pub mod host;
mod journey;
mod keys;
mod page;
pub mod place;
mod role;
mod scope;
pub mod steps;
mod tree;

pub use browser::{Settings, Theme};
pub use cdp::Line;
pub use failure::{Failure, Result, failure};
pub use found::Found;
pub use journey::{Journey, journey};
pub use page::Page;
pub use role::{Name, Role, containing};
pub use scope::Scope;
