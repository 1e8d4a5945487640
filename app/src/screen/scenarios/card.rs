//! A scenario of the list: what is otherwise in it, and what can be done with it.

use std::sync::Arc;

use leptos::prelude::*;
use solver::model::{Scenario, ScenarioId};

use super::columns::Column;
use super::model::sentence::{Line, lines};
use super::table::sentences;
use crate::state::command::{Command, Label};
use crate::state::document::{Document, use_document};
use crate::state::notice::use_notices;
use crate::state::scenarios::{Scenarios, use_scenarios};
use crate::state::view::{Screen, use_view};
use crate::text::{common, scenarios as words, use_text};
use crate::ui::icon::icons;
use crate::ui::{Button, Checkbox, Dialog, Field, IconButton, Look, MenuButton, MenuItem, TextInput};
use solver::model::fresh::{free_name, next_scenario_id};

/// The scenario with the best schedule that was found for it, where that is another one.
fn with_found(scenarios: Scenarios, scenario: &Scenario) -> Option<Scenario> {
    let found = scenarios.found(Some(scenario.id))?;
    let known = scenario.schedule.as_ref().is_some_and(|known| **known == *found.schedule);
    (!known).then(|| Scenario { schedule: Some(found.schedule), ..scenario.clone() })
}

/// Opens a scenario on the Plan screen, with the schedule that was found for it.
pub fn open(document: Document, scenarios: Scenarios, view: crate::state::view::View, id: ScenarioId) {
    let base = document.base_untracked();
    let Some(scenario) = base.scenario(id) else { return };
    if let Some(found) = with_found(scenarios, scenario) {
        // Where the page may not be edited it opens all the same.
        let _ = document.apply_to_base(Command::PutScenario(Arc::new(found)));
    }
    document.open_scenario(Some(id));
    view.go(Screen::Plan);
}

/// Makes the plan what a scenario says, with the schedule found for it; one step.
fn apply(document: Document, scenarios: Scenarios, id: ScenarioId) -> Option<String> {
    let base = document.base_untracked();
    let scenario = base.scenario(id)?;
    let mut commands = Vec::new();
    commands.extend(with_found(scenarios, scenario).map(|found| Command::PutScenario(Arc::new(found))));
    commands.push(Command::ApplyScenario(id));
    let label = Label::named(words::apply_label, &scenario.name);
    document.apply_to_base(Command::Batch { label, commands }).ok()?;
    Some(scenario.name.clone())
}

/// A scenario with the changes of a line taken back.
fn without(scenario: &Scenario, line: &Line) -> Scenario {
    let kept = scenario.changes.iter().enumerate().filter(|(at, _)| !line.changes.contains(at));
    Scenario { changes: kept.map(|(_, change)| change.clone()).collect(), ..scenario.clone() }
}

/// The card.
#[component]
pub fn Card(id: ScenarioId, columns: Memo<Vec<Column>>) -> impl IntoView {
    let (text, document, scenarios) = (use_text(), use_document(), use_scenarios());
    let (view, notices) = (use_view(), use_notices());
    let scenario = Memo::new(move |_| document.base().scenario(id).cloned());
    let name = Signal::derive(move || scenario.get().map(|it| it.name.clone()).unwrap_or_default());
    let told = Memo::new(move |_| {
        let (base, scenario) = (document.base(), scenario.get());
        scenario.map(|it| lines(text.lang(), &base, &it)).unwrap_or_default()
    });
    let stale = Memo::new(move |_| {
        let (base, scenario) = (document.base(), scenario.get());
        scenario.map_or(0, |it| solver::scenario::apply(&base, &it).unapplied.len())
    });
    let compared = Memo::new(move |_| scenarios.chosen(&document.base()).contains(&id));
    let compare = move |on: bool| {
        if !scenarios.choose(&document.base_untracked(), id, on) {
            notices.trouble(|lang| words::no_room(lang).to_owned());
        }
    };
    let (renaming, applying) = (RwSignal::new(false), RwSignal::new(false));
    let duplicate = move || {
        let base = document.base_untracked();
        let Some(scenario) = base.scenario(id) else { return };
        let name = free_name(&base, &words::copy_of(text.now(), &scenario.name));
        let copy = Scenario { id: next_scenario_id(&base), name, ..(**scenario).clone() };
        // A locked page says so itself.
        let _ = document.apply_to_base(Command::PutScenario(Arc::new(copy)));
    };
    let discard = move || {
        let name = name.get_untracked();
        let command = Command::Batch {
            label: Label::named(words::discard_named, &name),
            commands: vec![Command::RemoveScenario(id)],
        };
        if document.apply_to_base(command).is_ok() {
            notices.done(move |lang| words::discarded(lang, &name));
        }
    };
    let items = Signal::derive(move || {
        let lang = text.lang();
        vec![
            MenuItem::new(common::rename(lang), move || renaming.set(true)).icon(icons::EDIT),
            MenuItem::new(common::duplicate(lang), duplicate).icon(icons::COPY),
            MenuItem::new(common::discard(lang), discard).icon(icons::DELETE).starts_group(),
        ]
    });
    let changes = move || {
        let told = told.get();
        if told.is_empty() {
            return view! { <p class="faint">{text.of(words::no_changes)}</p> }.into_any();
        }
        let item = |line: Line| {
            let label = words::take_back(text.lang(), &line.text);
            let sentence = line.text.clone();
            let take_back = move |_| {
                let base = document.base_untracked();
                let Some(scenario) = base.scenario(id) else { return };
                let command = Command::Batch {
                    label: Label::named(words::change_label, &scenario.name),
                    commands: vec![Command::PutScenario(Arc::new(without(scenario, &line)))],
                };
                // A locked page says so itself.
                let _ = document.apply_to_base(command);
            };
            view! {
                <li>
                    <span>{sentence}</span>
                    <IconButton label=label icon=icons::CLOSE on_press=take_back/>
                </li>
            }
        };
        view! { <ul class="what-if-changes">{told.into_iter().map(item).collect_view()}</ul> }.into_any()
    };
    let rename = move |typed: String| -> Result<(), String> {
        let base = document.base_untracked();
        if let Some(scenario) = base.scenario(id).filter(|_| !typed.trim().is_empty()) {
            let renamed = Scenario { name: typed.trim().to_owned(), ..(**scenario).clone() };
            document
                .apply_to_base(Command::PutScenario(Arc::new(renamed)))
                .map_err(|error| error.say(text.now()))?;
        }
        renaming.set(false);
        Ok(())
    };
    let apply_now = move |_| {
        applying.set(false);
        if let Some(name) = apply(document, scenarios, id) {
            notices.done(move |lang| words::applied(lang, &name));
        }
    };
    let apply_footer = move || {
        view! {
            <Button label=text.of(common::cancel) on_press=move |_| applying.set(false)/>
            <Button label=text.of(words::apply_now) look=Look::Main on_press=apply_now/>
        }
    };
    let consequences = move || {
        columns.with(|columns| {
            let base = columns.first()?.solved.as_ref()?;
            let mine = columns.iter().find(|column| column.whose == Some(id) && !column.outdated)?;
            let told = sentences(text.lang(), base, mine.solved.as_ref()?);
            let item = |(sentence, _): (String, bool)| view! { <li>{sentence}</li> };
            (!told.is_empty()).then(|| {
                view! {
                    <p>{words::apply_schedule(text.lang())}</p>
                    <ul>{told.into_iter().map(item).collect_view()}</ul>
                }
            })
        })
    };
    view! {
        <li class="what-if-card">
            <div class="what-if-card-head">
                <h2>{name}</h2>
                <MenuButton
                    label=Signal::derive(move || words::more_named(text.lang(), &name.get()))
                    icon=icons::MORE
                    items
                />
            </div>
            {changes}
            {move || {
                let stale = stale.get();
                (stale > 0).then(|| view! { <p class="warn">{words::stale(text.lang(), stale)}</p> })
            }}
            <div class="what-if-card-foot no-print">
                <Checkbox
                    label=Signal::derive(move || words::compare_named(text.lang(), &name.get()))
                    checked=compared
                    on_change=compare
                />
                <Button
                    label=Signal::derive(move || words::open_named(text.lang(), &name.get()))
                    on_press=move |_| open(document, scenarios, view, id)
                />
                <Button
                    label=Signal::derive(move || words::apply_named(text.lang(), &name.get()))
                    on_press=move |_| applying.set(true)
                />
            </div>
            <Dialog open=renaming title=text.of(words::rename_title)>
                <Field label=text.of(words::name)>
                    <TextInput value=name on_commit=rename/>
                </Field>
            </Dialog>
            <Dialog
                open=applying
                title=Signal::derive(move || words::apply_title(text.lang(), &name.get()))
                footer=apply_footer
            >
                <p>{text.of(words::apply_text)}</p>
                <ul>
                    {move || told.get().into_iter().map(|line| view! { <li>{line.text}</li> }).collect_view()}
                </ul>
                {consequences}
            </Dialog>
        </li>
    }
}
