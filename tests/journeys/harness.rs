//! The harness itself, at a page with one of each (`tests/fixture`): what it finds, what it does, and that it can fail.

use std::time::Duration;

use tests::{Journey, Name, Page, Result, Role, containing};

/// A journey at the fixture instead of the app.
fn at_fixture(name: &str) -> Journey {
    Journey::new(name).at(&tests::place::root().join("tests/fixture"))
}

#[test]
fn every_role_is_found_by_its_name() {
    at_fixture("every_role_is_found_by_its_name").run(async |page| {
        page.open("").await?;
        for (role, name) in [
            (Role::Heading, "One of each"),
            (Role::Button, "Plain"),
            (Role::Button, "By label"),
            (Role::Button, "By role"),
            (Role::Button, "Greyed out"),
            (Role::Button, "Pressed"),
            (Role::Link, "A link"),
            (Role::TextBox, "Name"),
            (Role::TextBox, "Notes"),
            (Role::SearchBox, "Find"),
            (Role::SpinButton, "Hours"),
            (Role::Date, "Due"),
            (Role::Checkbox, "Done"),
            (Role::Combobox, "Level"),
            (Role::TabList, "Views"),
            (Role::Tab, "Timeline"),
            (Role::ListItem, "First"),
            (Role::MenuItem, "Copy"),
            (Role::ListBox, "Choices"),
            (Role::Option, "Three"),
            (Role::ColumnHeader, "Task"),
            (Role::Cell, "Brief"),
            (Role::Grid, "Plan"),
            (Role::ColumnHeader, "Person"),
            (Role::GridCell, "Ana"),
            (Role::Dialog, "Ask"),
            (Role::Image, "Load"),
        ] {
            page.find(role, name).await?;
        }
        page.find(Role::Main, Name::Any).await?;
        page.find(Role::Alert, Name::Any).await?.wait_text("Mind the gap").await?;
        assert_eq!(page.row("Brief").await?.names(Role::Cell).await?, ["Brief"]);
        assert_eq!(page.count(Role::Button, "Twice").await?, 2);
        assert_eq!(page.count(Role::Button, "Hidden").await?, 0, "hidden from all");
        assert_eq!(page.count(Role::Button, "For the eye only").await?, 0, "hidden from screen readers");

        let grid = page.find(Role::Grid, "Plan").await?;
        assert_eq!(grid.names(Role::ColumnHeader).await?, ["Person"], "only what is inside");
        assert_eq!(page.field("Notes").await?.description, "Too short");
        assert!(page.button("Pressed").await?.is_on().await?);
        assert!(page.find(Role::Checkbox, "Done").await?.is_on().await?);
        assert!(!page.button("Greyed out").await?.is_enabled().await?);
        assert!(page.button("Plain").await?.is_enabled().await?);
        Ok(())
    });
}

#[test]
fn hands_reach_the_page() {
    at_fixture("hands_reach_the_page").run(async |page| {
        page.open("").await?;
        let told = page.find(Role::Status, Name::Any).await?;

        page.button("Plain").await?.click().await?;
        told.wait_text("clicked Plain").await?;
        page.press("Control+k").await?;
        told.wait_text("pressed Control+k").await?;

        let name = page.field("Name").await?;
        name.fill("Ana").await?;
        name.fill("Zoé 🎨 東").await?;
        assert_eq!(name.value().await?, "Zoé 🎨 東", "the old text is replaced, every letter arrives");
        page.press("Tab").await?;
        assert!(page.field("Notes").await?.has_focus().await?);
        page.type_text("one\ntwo").await?;
        assert_eq!(page.field("Notes").await?.value().await?, "one\ntwo");

        page.paste("a;b").await?;
        told.wait_text("pasted a;b").await?;
        page.find(Role::Combobox, "Level").await?.choose("Two").await?;
        assert_eq!(page.find(Role::Combobox, "Level").await?.value().await?, "Two");
        page.find(Role::Date, "Due").await?.set_value("2026-12-04").await?;
        told.wait_text("due 2026-12-04").await?;

        page.drop_file("list.csv", b"x;y").await?;
        told.wait_text("dropped list.csv: x;y").await?;
        let file = page.file("plan.json", b"content")?;
        page.find(Role::Button, containing("File")).await?.choose_file(&file).await?;
        told.wait_text("opened content").await?;
        page.button("Save").await?.click().await?;
        assert_eq!(page.download().await?, ("plan.json".to_owned(), b"plan".to_vec()));

        page.button("Bar").await?.drag(&page.button("Lane").await?, true).await?;
        told.wait_text("bar is in its lane").await?;

        page.button("Later").await?.click().await?;
        page.button("At last").await?.click().await?;
        page.reload().await?;
        page.absent(Role::Button, "At last").await?;
        Ok(())
    });
}

#[test]
fn the_user_has_a_language_a_theme_and_a_time_zone() {
    at_fixture("the_user_has_a_language_a_theme_and_a_time_zone")
        .languages("fr-FR,fr")
        .dark()
        .size(700, 500)
        .run(async |page| {
            page.open("").await?;
            let seen = page
                .run(
                    "return [navigator.languages.join(), matchMedia('(prefers-color-scheme: dark)').matches,
                        innerWidth, innerHeight, Intl.DateTimeFormat().resolvedOptions().timeZone]",
                )
                .await?;
            assert_eq!(seen, serde_json::json!(["fr-FR,fr", true, 700, 500, "Europe/Paris"]));
            Ok(())
        });
}

#[test]
fn two_tabs_share_what_is_stored() {
    at_fixture("two_tabs_share_what_is_stored").run(async |page| {
        page.open("").await?;
        page.run("localStorage.setItem('plan', 'one')").await?;
        let (old, _new) = page.another_tab("").await?;
        assert_eq!(page.run("return localStorage.getItem('plan')").await?, "one");
        page.button("Plain").await?.click().await?;
        page.switch(&old).await?;
        assert_eq!(page.find(Role::Status, Name::Any).await?.text().await?, "");
        Ok(())
    });
}

#[test]
fn workers_can_be_crashed() {
    at_fixture("workers_can_be_crashed").run(async |page| {
        page.watch_workers().await?;
        page.open("").await?;
        page.button("Ask the worker").await?.click().await?;
        page.wait_text("the worker says 21").await?;
        assert_eq!(page.crash_workers().await?, 1);
        page.wait_text("the worker died: RuntimeError: unreachable").await?;
        page.button("Ask the worker").await?.click().await?;
        page.wait_text("clicked Ask the worker").await?;
        Ok(())
    });
}

/// Asserts that a journey at the fixture fails with this sentence.
#[track_caller]
fn fails(name: &str, sentence: &str, steps: impl AsyncFnOnce(&Page) -> Result) {
    match at_fixture(name).outcome(steps) {
        Some(Err(cause)) => assert!(cause.to_string().contains(sentence), "another failure: {cause}"),
        Some(Ok(())) => panic!("it did not fail"),
        // Skipped.
        None => (),
    }
}

#[test]
fn what_is_missing_fails() {
    let sentence = "for a button called “Nowhere”; of that role there are: “Plain”";
    fails("what_is_missing_fails", sentence, async |page| {
        page.open("").await?;
        page.within(Duration::from_millis(200)).button("Nowhere").await?;
        Ok(())
    });
}

#[test]
fn what_is_ambiguous_fails() {
    fails("what_is_ambiguous_fails", "2 of role button are called “Twice”", async |page| {
        page.open("").await?;
        page.within(Duration::from_millis(200)).button("Twice").await?;
        Ok(())
    });
}

#[test]
fn what_is_thrown_and_not_caught_fails() {
    fails("what_is_thrown_and_not_caught_fails", "broken on purpose", async |page| {
        page.open("").await?;
        page.button("Break").await?.click().await
    });
}

#[test]
fn a_wrong_assertion_fails() {
    fails("a_wrong_assertion_fails", "one is not two", async |page| {
        page.open("").await?;
        assert_eq!(1, 2, "one is not two");
        Ok(())
    });
}
