//! The Clients screen: clients with their projects, and whom to call.
//!
//! One table: a client is a group row, its projects stand below it ([`rows`] makes it and reads what is typed).

mod contacts;
pub mod rows;

use std::sync::Arc;

use leptos::prelude::*;
use solver::model::{ClientId, Plan};

use self::rows::Target;
use crate::state::command::Command;
use crate::state::document::use_document;
use crate::state::view::{Wish, use_view};
use crate::text::{clients, use_text};
use crate::ui::grid::{Commit, Committed, DataGrid, GridHandle, Rows, keep_rows};
use crate::ui::icon::icons;
use crate::ui::{Button, Toolbar};
use solver::model::fresh::next_client_id;

/// How many clients there are.
pub fn count(plan: &Plan) -> Option<usize> {
    Some(plan.clients.len())
}

/// The screen.
pub fn view() -> AnyView {
    view! { <ClientsScreen/> }.into_any()
}

#[component]
fn ClientsScreen() -> impl IntoView {
    let text = use_text();
    let document = use_document();
    let grid = GridHandle::new();
    let columns = Memo::new(move |_| Arc::new(rows::columns(&document.plan(), text.lang())));
    let table =
        Memo::new(move |before: Option<&Rows>| keep_rows(before, rows::rows(&document.plan(), text.lang())));
    let commit = move |edit: Commit| -> Committed {
        let lang = text.now();
        let plan = document.plan_untracked();
        let (command, row) = rows::commit(&plan, &edit, lang).map_err(|problem| problem.say(lang))?;
        document.apply(command).map_err(|_| clients::row_is_gone(lang).to_owned())?;
        Ok(row)
    };
    // The client of the row under the cursor, its own or that of its project.
    let chosen = Memo::new(move |_| {
        let plan = document.plan();
        match Target::of_row(grid.cursor()?.0)? {
            Target::Client(id) => plan.client(id).map(|client| client.id),
            Target::Project(id) => plan.project(id).map(|project| project.client),
        }
    });
    let add_client = move || {
        let plan = document.plan_untracked();
        let client = solver::model::Client::new(next_client_id(&plan), clients::unnamed_client(text.now()));
        let row = Target::Client(client.id).row();
        if document.apply(Command::PutClient(Arc::new(client))).is_ok() {
            grid.edit(row, rows::key::NAME);
        }
    };
    let wishes = use_view();
    Effect::new(move |_| {
        if wishes.take_wish(|wish| (*wish == Wish::NewClient).then_some(())).is_some() {
            add_client();
        }
    });
    let add_project = move |_| {
        let plan = document.plan_untracked();
        let client = chosen.get_untracked().or_else(|| plan.clients.last().map(|client| client.id));
        let Some(client) = client else { return };
        let project = rows::new_project(&plan, client, text.now());
        let row = Target::Project(project.id).row();
        if document.apply(Command::PutProject(Arc::new(project))).is_ok() {
            grid.edit(row, rows::key::NAME);
        }
    };
    let remove = move |ids: Vec<u64>| {
        let plan = document.plan_untracked();
        let targets: Vec<Target> = ids.into_iter().filter_map(Target::of_row).collect();
        if let Some(command) = Command::removals(removals(&plan, &targets)) {
            // What is gone already needs no removing.
            let _ = document.apply(command);
        }
    };
    view! {
        <div class="table-screen">
            <h1 class="visually-hidden">{text.of(clients::title)}</h1>
            <Toolbar label=text.of(clients::title)>
                <Button label=text.of(clients::new_client) icon=icons::ADD on_press=move |_| add_client()/>
                <Button
                    label=text.of(clients::new_project)
                    icon=icons::ADD
                    disabled=Signal::derive(move || document.plan().clients.is_empty())
                    on_press=add_project
                />
            </Toolbar>
            <div class="split">
                <DataGrid
                    handle=grid
                    label=Signal::derive(move || clients::table(text.lang()).to_owned())
                    columns
                    rows=table
                    on_commit=commit
                    on_remove=remove
                />
                <aside class="clients-aside" aria-label=text.of(clients::contacts)>
                    {move || match chosen.get() {
                        Some(id) => view! { <contacts::Contacts id/> }.into_any(),
                        None => view! { <p class="faint">{text.of(clients::choose_client)}</p> }.into_any(),
                    }}
                </aside>
            </div>
        </div>
    }
}

/// Commands that remove these rows; a project whose client goes too needs none of its own.
fn removals(plan: &Plan, targets: &[Target]) -> Vec<Command> {
    let goes = |client: ClientId| targets.contains(&Target::Client(client));
    let command = |target: &Target| match *target {
        Target::Client(id) => plan.client(id).map(|_| Command::RemoveClient(id)),
        Target::Project(id) => {
            plan.project(id).filter(|project| !goes(project.client)).map(|_| Command::RemoveProject(id))
        }
    };
    targets.iter().filter_map(command).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use solver::model::{Client, Project, ProjectId};

    #[test]
    fn a_client_takes_its_projects_along() {
        let mut plan = Plan::new("p", chrono::NaiveDate::default());
        plan.clients.push(Client::new(ClientId(1), "A").into());
        plan.clients.push(Client::new(ClientId(2), "B").into());
        plan.projects.push(Project::new(ProjectId(1), ClientId(1), "P").into());
        plan.projects.push(Project::new(ProjectId(2), ClientId(2), "Q").into());
        let targets =
            [Target::Client(ClientId(1)), Target::Project(ProjectId(1)), Target::Project(ProjectId(2))];
        let commands = removals(&plan, &targets);
        assert!(matches!(
            commands.as_slice(),
            [Command::RemoveClient(ClientId(1)), Command::RemoveProject(ProjectId(2))]
        ));
        assert!(removals(&plan, &[Target::Client(ClientId(9))]).is_empty());
    }
}
