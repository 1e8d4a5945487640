//! The Team screen: who there is, what they can do, and when they work.
//!
//! On the left a table with a row per person and a column per skill ([`rows`] makes it and reads what is typed);
//! on the right everything about the selected person that does not fit a cell: the working week ([`week_text`]),
//! time off on a small calendar ([`time_off`]), recurring load.

mod calendar;
mod panel;
pub mod rows;
mod skills;
pub mod time_off;
pub mod week_text;

use std::sync::Arc;

use leptos::prelude::*;
use solver::model::{Hat, Person, PersonId, Plan};

use crate::state::command::Command;
use crate::state::document::use_document;
use crate::state::selection::use_selection;
use crate::state::view::{Wish, use_view};
use crate::text::{Lang, format, team, use_text};
use crate::ui::grid::{Commit, Committed, DataGrid, GridHandle, Rows, keep_rows};
use crate::ui::icon::icons;
use crate::ui::{Button, Toolbar};
use solver::model::fresh::next_person_id;

/// How many people there are.
pub fn count(plan: &Plan) -> Option<usize> {
    Some(plan.people.len())
}

/// The screen.
pub fn view() -> AnyView {
    view! { <TeamScreen/> }.into_any()
}

#[component]
fn TeamScreen() -> impl IntoView {
    let text = use_text();
    let document = use_document();
    let selection = use_selection();
    let grid = GridHandle::new();
    let columns = Memo::new(move |_| Arc::new(rows::columns(&document.plan(), text.lang())));
    let table = Memo::new(move |before: Option<&Rows>| {
        keep_rows(before, rows::rows(&document.plan(), document.report().as_deref(), text.lang()))
    });
    let commit = move |edit: Commit| -> Committed {
        let lang = text.now();
        let plan = document.plan_untracked();
        let (command, id) = rows::commit(&plan, &edit, lang).map_err(|problem| problem.say(lang))?;
        document.apply(command).map_err(|_| team::row_is_gone(lang).to_owned())?;
        Ok(u64::from(id.0))
    };
    // The panel follows the cursor of the table; another screen may have chosen somebody before.
    let chosen = Memo::new(move |_| {
        let plan = document.plan();
        let under_cursor = grid.cursor().and_then(|(row, _)| u32::try_from(row).ok()).map(PersonId);
        under_cursor.or_else(|| selection.person.get()).filter(|id| plan.person(*id).is_some())
    });
    Effect::new(move |_| {
        if let Some(id) = selection.person.get_untracked() {
            grid.go_to(u64::from(id.0), rows::key::NAME);
        }
    });
    let remove = move |ids: Vec<u64>| {
        let plan = document.plan_untracked();
        let people = ids.into_iter().filter_map(|id| u32::try_from(id).ok()).map(PersonId);
        let known = people.filter(|id| plan.person(*id).is_some());
        if let Some(command) = Command::removals(known.map(Command::RemovePerson).collect()) {
            // Whoever is gone already needs no removing.
            let _ = document.apply(command);
        }
    };
    let add = move |placeholder: bool| {
        let lang = text.now();
        let plan = document.plan_untracked();
        let name = if placeholder { team::unnamed_placeholder(lang) } else { team::unnamed(lang) };
        let mut person = Person::new(next_person_id(&plan), name);
        person.hats.push(Hat::Creative);
        person.placeholder = placeholder;
        let id = u64::from(person.id.0);
        if document.apply(Command::PutPerson(Arc::new(person))).is_ok() {
            grid.edit(id, rows::key::NAME);
        }
    };
    let wishes = use_view();
    Effect::new(move |_| {
        if wishes.take_wish(|wish| (*wish == Wish::NewPerson).then_some(())).is_some() {
            add(false);
        }
    });
    let skills_open = RwSignal::new(false);
    view! {
        <div class="table-screen">
            <h1 class="visually-hidden">{text.of(team::title)}</h1>
            <Toolbar label=text.of(team::title)>
                <Button label=text.of(team::new_person) icon=icons::ADD on_press=move |_| add(false)/>
                <Button label=text.of(team::new_placeholder) on_press=move |_| add(true)/>
                <Button label=text.of(team::skills_edit) on_press=move |_| skills_open.set(true)/>
                <span class="push faint">{move || summary(&document.plan(), text.lang())}</span>
            </Toolbar>
            <div class="split">
                <DataGrid
                    handle=grid
                    label=Signal::derive(move || team::people_table(text.lang()).to_owned())
                    columns
                    rows=table
                    on_commit=commit
                    on_remove=remove
                />
                <aside aria-label=text.of(team::details)>
                    {move || match chosen.get() {
                        Some(id) => view! {
                            <panel::PersonPanel id on_remove=move |id: PersonId| remove(vec![u64::from(id.0)])/>
                        }
                        .into_any(),
                        None => view! { <p class="faint">{text.of(team::nobody_selected)}</p> }.into_any(),
                    }}
                </aside>
            </div>
            <skills::SkillsDialog open=skills_open/>
        </div>
    }
}

fn summary(plan: &Plan, lang: Lang) -> String {
    let minutes: u32 = plan.people.iter().map(|person| person.week.minutes().0).sum();
    team::summary(lang, plan.people.len(), format::Minutes(i64::from(minutes)))
}
