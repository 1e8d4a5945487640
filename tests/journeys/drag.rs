//! Work moved by hand: with the pointer and with the keys, on the timeline and on the heat map.

use std::sync::Arc;

use solver::format;
use solver::model::{
    Assignment, Client, ClientId, Effort, Minutes, Permille, Person, PersonId, Piece, Plan, Project,
    ProjectId, Region, Schedule, Task, TaskId,
};
use tests::{Found, Page, Result, Role, containing, journey};

/// From next Monday on: Ann does Logo on that day and Poster on the next, Bob does Film on that day.
async fn open_plan(page: &Page) -> Result {
    page.open("").await?;
    let monday = page
        .run("const d = new Date(); d.setDate(d.getDate() + (8 - d.getDay()) % 7 + (d.getDay() === 1 ? 7 : 0)); return [0, 1].map(n => new Date(d.getTime() + n * 864e5).toLocaleDateString('sv'))")
        .await?;
    let day = |n: usize| monday[n].as_str().unwrap_or_default().to_owned();
    let (first, second) = (day(0), day(1));
    let Ok(as_of) = first.parse() else { return tests::failure(format!("{first} is no date")) };
    let mut plan = Plan::new("Touch", as_of);
    plan.region = Region::None;
    plan.cap = Permille::ONE;
    for (id, name) in [(1, "Ann"), (2, "Bob")] {
        plan.people.push(Arc::new(Person::new(PersonId(id), name)));
    }
    plan.clients.push(Arc::new(Client::new(ClientId(1), "Client")));
    plan.projects.push(Arc::new(Project::new(ProjectId(1), ClientId(1), "Project")));
    let mut given = Vec::new();
    for (id, name, owner, day) in [(1, "Logo", 1, &first), (2, "Poster", 1, &second), (3, "Film", 2, &first)]
    {
        let mut task = Task::new(TaskId(id), ProjectId(1), name);
        task.effort = Some(Effort::exactly(Minutes::hours(7)));
        plan.tasks.push(Arc::new(task));
        let at = |time: &str| format!("{day}T{time}:00").parse();
        let (Ok(start), Ok(end)) = (at("09:30"), at("17:30")) else { return tests::failure("no moments") };
        let pieces = vec![Piece { start, end }];
        given.push(Assignment { task: TaskId(id), owners: vec![PersonId(owner)], pieces });
    }
    plan.schedule = Some(Arc::new(Schedule::new(given)));
    page.drop_file("touch.json", format::write(&plan).as_bytes()).await?;
    page.link(containing("Plan")).await?.click().await?;
    page.find(Role::Grid, containing("Timeline")).await?;
    Ok(())
}

/// The bar of a task.
async fn bar(page: &Page, name: &str) -> Result<Found> {
    page.find(Role::GridCell, containing(&format!("{name}, "))).await
}

/// Waits until a bar's sentence holds these words, or does not.
async fn bar_says(page: &Page, name: &str, words: &str, says: bool) -> Result {
    page.wait_until(&format!("{name} says “{words}”: {says}"), async || {
        Ok(bar(page, name).await?.name.contains(words) == says)
    })
    .await
}

#[test]
fn a_bar_is_dragged_to_another_person_and_undone_in_one_step() {
    journey("a_bar_is_dragged_to_another_person_and_undone_in_one_step", async |page| {
        open_plan(page).await?;
        // While it is carried the rest answers; Escape leaves nothing behind.
        bar(page, "Logo").await?.drag(&bar(page, "Film").await?, false).await?;
        page.wait_text("Bob · ").await?;
        page.wait_text("no day later").await?;
        page.press("Escape").await?;
        page.release().await?;
        page.wait_text("“Logo” stays where it was.").await?;
        bar_says(page, "Logo", "Ann", true).await?;
        page.absent(Role::Button, containing("Undo: move")).await?;
        // Dropped it is pinned.
        bar(page, "Logo").await?.drag(&bar(page, "Film").await?, true).await?;
        page.button(containing("Undo: move “Logo”")).await?;
        bar_says(page, "Logo", "Bob", true).await?;
        bar_says(page, "Logo", "pinned", true).await?;
        page.press("Control+z").await?;
        bar_says(page, "Logo", "Ann", true).await?;
        bar_says(page, "Logo", "pinned", false).await?;
        page.absent(Role::Button, containing("Undo: move")).await?;
        // A click still selects.
        bar(page, "Logo").await?.click().await?;
        page.find(Role::Complementary, "Details").await?.button("Move…").await?;
        Ok(())
    });
}

#[test]
fn the_keys_move_a_bar_and_change_its_effort() {
    journey("the_keys_move_a_bar_and_change_its_effort", async |page| {
        open_plan(page).await?;
        bar(page, "Logo").await?.focus().await?;
        page.press("m").await?;
        page.wait_text("“Logo” is taken up").await?;
        page.press("ArrowDown").await?;
        page.wait_text("Bob").await?;
        page.press("ArrowRight").await?;
        page.wait_text("no day later").await?;
        page.press("Escape").await?;
        page.wait_text("“Logo” stays where it was.").await?;
        bar(page, "Logo").await?.focus().await?;
        page.press("m").await?;
        page.press("ArrowRight").await?;
        page.press("Enter").await?;
        page.button(containing("Undo: move “Logo”")).await?;
        bar_says(page, "Logo", "Tue", true).await?;
        bar_says(page, "Logo", "pinned", true).await?;
        page.press("Control+z").await?;
        bar_says(page, "Logo", "Mon", true).await?;
        bar_says(page, "Logo", "pinned", false).await?;
        bar(page, "Logo").await?.focus().await?;
        page.press("Alt+ArrowRight").await?;
        page.press("Alt+ArrowRight").await?;
        page.wait_text("7\u{a0}h → 8\u{a0}h").await?;
        page.press("Enter").await?;
        page.button(containing("Undo: effort of “Logo”")).await?;
        bar_says(page, "Logo", "8\u{a0}h", true).await?;
        Ok(())
    });
}

#[test]
fn a_bar_is_pinned_where_it_stands_with_the_mouse_and_with_the_keys() {
    journey("a_bar_is_pinned_where_it_stands_with_the_mouse_and_with_the_keys", async |page| {
        open_plan(page).await?;
        bar(page, "Logo").await?.click().await?;
        let details = page.find(Role::Complementary, "Details").await?;
        details.button("Pin to the person").await?.click().await?;
        bar_says(page, "Logo", "pinned to its person", true).await?;
        details.button("Free the person").await?.click().await?;
        bar_says(page, "Logo", "pinned", false).await?;
        // With the keys the bar keeps the focus, though it is drawn anew with its pin.
        bar(page, "Film").await?.focus().await?;
        page.press("Enter").await?;
        page.find(Role::Heading, "Film").await?;
        page.press("p").await?;
        bar_says(page, "Film", "pinned", true).await?;
        page.wait_until("Film has the focus", async || bar(page, "Film").await?.has_focus().await).await?;
        page.press("Control+z").await?;
        bar_says(page, "Film", "pinned", false).await?;
        page.wait_until("Film has the focus", async || bar(page, "Film").await?.has_focus().await).await
    });
}

#[test]
fn the_heat_map_moves_a_task_to_another_week_with_the_keys() {
    journey("the_heat_map_moves_a_task_to_another_week_with_the_keys", async |page| {
        open_plan(page).await?;
        page.find(Role::Radio, "Heat map").await?.click().await?;
        let cells = page.all(Role::GridCell, containing("Ann, ")).await?;
        let Some(first) = cells.first() else { return tests::failure("Ann has no weeks") };
        first.focus().await?;
        page.press("m").await?;
        let list = page.find(Role::Dialog, containing("Tasks of Ann")).await?;
        list.button(containing("Logo")).await?.focus().await?;
        page.press("Enter").await?;
        page.wait_text("“Logo” is taken up").await?;
        page.press("ArrowRight").await?;
        page.wait_text("no day later").await?;
        page.press("Enter").await?;
        page.button(containing("Undo: move “Logo”")).await?;
        Ok(())
    });
}
