//! The dialog for a new scenario: one question, and what it needs to know.

use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate};
use leptos::prelude::*;
use solver::model::{Permille, PersonId, Plan, ProjectId, Scenario, ScenarioId, Status, TaskId};

use super::model::template::{Answers, Dated, Kind, Preset, client_of, make};
use crate::state::command::Command;
use crate::state::document::use_document;
use crate::text::{common, scenarios as words, use_text};
use crate::ui::options::{Choice, Suggestions};
use crate::ui::{Button, Combobox, DateInput, Dialog, Field, Look, NumberInput, Segmented, Select};
use solver::model::fresh::{free_name, next_scenario_id};

/// The Monday after a day.
fn next_monday(day: NaiveDate) -> NaiveDate {
    let ahead = 7 - u64::from(day.weekday().num_days_from_monday());
    day.checked_add_days(Days::new(ahead)).unwrap_or(day)
}

/// Where the answers begin: next week, and the cap as it is.
fn begin(plan: &Plan) -> Answers {
    let first = next_monday(plan.as_of);
    Answers {
        first: Some(first),
        last: first.checked_add_days(Days::new(4)),
        cap: Some(plan.cap),
        ..Answers::default()
    }
}

fn people(plan: &Plan) -> Suggestions {
    let choice = |person: &Arc<solver::model::Person>| {
        Choice::with_value(person.id.0.to_string(), person.name.clone()).detail(person.department.clone())
    };
    Suggestions { choices: Arc::new(plan.people.iter().map(choice).collect()), free: false, separator: None }
}

fn projects(plan: &Plan, tentative: bool) -> Suggestions {
    let fits = |project: &&Arc<solver::model::Project>| {
        !tentative || matches!(project.status, Status::Tentative { planned: false, .. })
    };
    let choice = |project: &Arc<solver::model::Project>| {
        Choice::with_value(project.id.0.to_string(), project.name.clone())
            .detail(client_of(plan, project.client))
            .colour(project.colour)
    };
    let choices = plan.projects.iter().filter(fits).map(choice).collect();
    Suggestions { choices: Arc::new(choices), free: false, separator: None }
}

fn dated(plan: &Plan) -> Suggestions {
    let project = |project: &Arc<solver::model::Project>| {
        Choice::with_value(format!("p{}", project.id.0), project.name.clone())
            .detail(client_of(plan, project.client))
            .colour(project.colour)
    };
    let task = |task: &Arc<solver::model::Task>| {
        let of = plan.project(task.project).map(|project| project.name.clone()).unwrap_or_default();
        Choice::with_value(format!("t{}", task.id.0), task.name.clone()).detail(of)
    };
    let choices = plan.projects.iter().map(project).chain(plan.tasks.iter().map(task)).collect();
    Suggestions { choices: Arc::new(choices), free: false, separator: None }
}

fn read_dated(text: &str) -> Option<Dated> {
    let id = |rest: &str| rest.parse().ok();
    if let Some(rest) = text.strip_prefix('p') {
        return id(rest).map(|id| Dated::Project(ProjectId(id)));
    }
    text.strip_prefix('t').and_then(id).map(|id| Dated::Task(TaskId(id)))
}

/// The dialog; `created` is told of the new scenario and whether it is to be opened at once.
#[component]
pub fn CreateDialog(
    open: RwSignal<bool>,
    #[prop(into)] created: Callback<(ScenarioId, bool)>,
) -> impl IntoView {
    let (text, document) = (use_text(), use_document());
    let kind = RwSignal::new(Kind::default());
    let answers = RwSignal::new(Answers::default());
    let refused = RwSignal::new(false);
    Effect::new(move |_| {
        if open.get() {
            kind.set(Kind::default());
            answers.set(begin(&document.base_untracked()));
            refused.set(false);
        }
    });
    let create = move |_| {
        let base = document.base_untracked();
        let made = make(text.now(), &base, kind.get_untracked(), &answers.get_untracked());
        let Some((name, changes)) = made else {
            refused.set(true);
            return;
        };
        let id = next_scenario_id(&base);
        let scenario = Scenario { changes, ..Scenario::new(id, free_name(&base, &name)) };
        if document.apply_to_base(Command::PutScenario(Arc::new(scenario))).is_ok() {
            open.set(false);
            created.run((id, kind.get_untracked() == Kind::Empty));
        }
    };
    let footer = move || {
        view! {
            <Button label=text.of(common::cancel) on_press=move |_| open.set(false)/>
            <Button label=text.of(words::create) look=Look::Main on_press=create/>
        }
    };
    let kinds = Signal::derive(move || {
        let choice = |kind: Kind| Choice::with_value(kind.word(), kind.say(text.lang()));
        Arc::new(Kind::ALL.map(choice).to_vec())
    });
    let choose = move |word: String| {
        refused.set(false);
        kind.set(Kind::from_word(&word).unwrap_or_default());
    };
    view! {
        <Dialog open title=text.of(words::new_title) footer=footer>
            <div class="what-if-form">
                <Field label=text.of(words::what)>
                    <Select
                        value=Signal::derive(move || kind.get().word().to_owned())
                        choices=kinds
                        on_change=choose
                    />
                </Field>
                {move || question(kind.get(), answers)}
                <p class="bad" role="alert">
                    {move || refused.get().then(|| words::answer_all(text.lang()))}
                </p>
            </div>
        </Dialog>
    }
}

/// What has to be known for a kind of scenario.
fn question(kind: Kind, answers: RwSignal<Answers>) -> AnyView {
    let (text, document) = (use_text(), use_document());
    let plan = document.base_untracked();
    match kind {
        Kind::Away => view! {
            <Field label=text.of(words::who)>{person(answers, &plan)}</Field>
            <div class="what-if-dates">
                <Field label=text.of(words::from)>
                    <DateInput
                        value=Signal::derive(move || answers.with(|it| it.first))
                        on_commit=move |day| { answers.update(|it| it.first = day); Ok(()) }
                    />
                </Field>
                <Field label=text.of(words::until)>
                    <DateInput
                        value=Signal::derive(move || answers.with(|it| it.last))
                        on_commit=move |day| { answers.update(|it| it.last = day); Ok(()) }
                    />
                </Field>
            </div>
        }
        .into_any(),
        Kind::OneMore => {
            view! { <Field label=text.of(words::like_whom)>{person(answers, &plan)}</Field> }.into_any()
        }
        Kind::Due => {
            let value = Signal::derive(move || {
                answers.with(|it| match it.dated {
                    Some(Dated::Project(id)) => format!("p{}", id.0),
                    Some(Dated::Task(id)) => format!("t{}", id.0),
                    None => String::new(),
                })
            });
            let commit = move |text: String| -> Result<(), String> {
                answers.update(|it| it.dated = read_dated(&text));
                Ok(())
            };
            view! {
                <Field label=text.of(words::which_dated)>
                    <Combobox value suggestions=Signal::stored(dated(&plan)) on_commit=commit/>
                </Field>
                <Field label=text.of(words::due_on)>
                    <DateInput
                        value=Signal::derive(move || answers.with(|it| it.due))
                        on_commit=move |day| { answers.update(|it| it.due = day); Ok(()) }
                    />
                </Field>
            }
            .into_any()
        }
        Kind::Tentative | Kind::LeaveOut => {
            let suggestions = projects(&plan, kind == Kind::Tentative);
            if suggestions.choices.is_empty() {
                return view! { <p class="note">{text.of(words::no_tentative)}</p> }.into_any();
            }
            let value = Signal::derive(move || {
                answers.with(|it| it.project.map(|id| id.0.to_string()).unwrap_or_default())
            });
            let commit = move |text: String| -> Result<(), String> {
                answers.update(|it| it.project = text.parse().ok().map(ProjectId));
                Ok(())
            };
            view! {
                <Field label=text.of(words::which_project)>
                    <Combobox value suggestions=Signal::stored(suggestions) on_commit=commit/>
                </Field>
            }
            .into_any()
        }
        Kind::Cap => {
            let value = Signal::derive(move || answers.with(|it| it.cap.map(|cap| f64::from(cap.0) / 10.0)));
            let commit = move |percent: Option<f64>| -> Result<(), String> {
                // From 1 to 150, as the field says.
                answers
                    .update(|it| it.cap = percent.map(|percent| Permille((percent * 10.0).round() as u32)));
                Ok(())
            };
            view! {
                <Field label=text.of(words::cap_of)>
                    <NumberInput value on_commit=commit min=1.0 max=100.0 step=5.0 unit=Signal::stored("%".to_owned())/>
                </Field>
            }
            .into_any()
        }
        Kind::Goals => {
            let options = Signal::derive(move || {
                let lang = text.lang();
                let announced = document.base().announced.is_some();
                let all = [Preset::Dates, Preset::People, Preset::Announced];
                all.into_iter()
                    .filter(|preset| announced || *preset != Preset::Announced)
                    .map(|preset| (preset, preset.say(lang).to_owned()))
                    .collect::<Vec<_>>()
            });
            view! {
                <p class="field-label">{text.of(words::goals_first)}</p>
                <Segmented
                    label=text.of(words::goals_first)
                    options
                    value=Signal::derive(move || answers.with(|it| it.preset))
                    on_change=move |preset| answers.update(|it| it.preset = preset)
                />
            }
            .into_any()
        }
        Kind::Empty => view! { <p class="note">{text.of(words::empty_hint)}</p> }.into_any(),
    }
}

/// A field for a person.
fn person(answers: RwSignal<Answers>, plan: &Plan) -> impl IntoView + use<> {
    let value =
        Signal::derive(move || answers.with(|it| it.person.map(|id| id.0.to_string()).unwrap_or_default()));
    let commit = move |text: String| -> Result<(), String> {
        answers.update(|it| it.person = text.parse().ok().map(PersonId));
        Ok(())
    };
    view! { <Combobox value suggestions=Signal::stored(people(plan)) on_commit=commit/> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_off_begins_on_the_next_monday() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(next_monday(day("2026-11-28")), day("2026-11-30"));
        assert_eq!(next_monday(day("2026-11-30")), day("2026-12-07"));
    }

    #[test]
    fn tasks_and_projects_are_told_apart() {
        assert_eq!(read_dated("t7"), Some(Dated::Task(TaskId(7))));
        assert_eq!(read_dated("p7"), Some(Dated::Project(ProjectId(7))));
        assert_eq!(read_dated(""), None);
    }
}
