//! One change to all selected tasks: what is left empty stays as it is.

use std::sync::Arc;

use leptos::prelude::*;
use solver::format::natural::Edge;
use solver::model::{PersonId, Plan, ProjectId};

use crate::action::{Actions, use_actions};
use crate::state::bulk::{self, Change, DateChange, EffortChange};
use crate::state::values::{self, ValueProblem};
use crate::state::view::Overlay;
use crate::text::{Lang, common, format, selecting as words, use_text, work};
use crate::ui::options::{Choice, Choices, Suggestions};
use crate::ui::{Button, Combobox, Dialog, DialogWidth, Field, Look, Select, TextInput};

/// What is typed so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Draft {
    project: String,
    due: String,
    not_before: String,
    deadline: String,
    weight: String,
    effort: String,
    split: String,
    owner: String,
    done: String,
}

impl Draft {
    /// The change that it means.
    fn read(&self, plan: &Plan) -> Result<Change, ValueProblem> {
        let choice = |text: &str| match text {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        let weight = self.weight.trim();
        Ok(Change {
            project: self.project.parse().ok().map(ProjectId),
            due: bulk::read_date(plan, &self.due, Edge::End)?,
            not_before: bulk::read_date(plan, &self.not_before, Edge::Start)?,
            deadline: bulk::read_date(plan, &self.deadline, Edge::End)?,
            weight: if weight.is_empty() { None } else { Some(values::weight(weight)?) },
            effort: bulk::read_effort(&self.effort)?,
            split: choice(&self.split),
            owner: self.owner.parse().ok().map(PersonId),
            done: choice(&self.done),
        })
    }
}

/// The dialog; it shows itself while [`Overlay::ChangeTasks`] is wanted.
#[component]
pub fn ChangeDialog() -> impl IntoView {
    let (text, actions) = (use_text(), use_actions());
    let overlay = actions.view.overlay;
    let wanted = move || overlay.get() == Some(Overlay::ChangeTasks);
    let open = RwSignal::new(false);
    let draft = RwSignal::new(Draft::default());
    let problem = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        if wanted() {
            draft.set(Draft::default());
            problem.set(None);
        }
        open.set(wanted());
    });
    let title = Signal::derive(move || words::change_title(text.lang(), actions.selected_tasks().len()));
    let closed = move |()| {
        if untrack(wanted) {
            overlay.set(None);
        }
    };
    let apply = move |_| {
        let read = draft.with_untracked(|draft| draft.read(&actions.document.plan_untracked()));
        match read {
            Ok(change) => {
                if actions.change_tasks(&change) {
                    open.set(false);
                }
            }
            Err(why) => problem.set(Some(why.say(text.now()))),
        }
    };
    let is_empty = Signal::derive(move || {
        let plan = actions.document.plan();
        draft.with(|draft| draft.read(&plan).is_ok_and(|change| change.is_empty()))
    });
    view! {
        <Dialog
            open
            title
            width=DialogWidth::Wide
            on_close=closed
            footer=move || view! {
                <Button label=text.of(common::cancel) on_press=move |_| open.set(false)/>
                <Button label=title look=Look::Main disabled=is_empty on_press=apply/>
            }
        >
            <p class="muted">{text.of(words::change_hint)}</p>
            <Fields actions draft problem/>
            <p class="field-error" role="alert">{move || problem.get()}</p>
        </Dialog>
    }
}

/// Which text of the draft a field holds.
type Part = fn(&mut Draft) -> &mut String;

#[component]
fn Fields(actions: Actions, draft: RwSignal<Draft>, problem: RwSignal<Option<String>>) -> impl IntoView {
    let text = use_text();
    let value = move |part: Part| Signal::derive(move || part(&mut draft.get()).clone());
    let set = move |part: Part, typed: String| {
        problem.set(None);
        draft.update(|draft| *part(draft) = typed);
    };
    // Reads what is typed: the sentence that says what it will be, or what is wrong.
    let read_date = move |typed: &str, edge: Edge| {
        let read = bulk::read_date(&actions.document.plan(), typed, edge);
        read.map(|change| change.map(|change| say_date(text.lang(), change)))
    };
    let date = move |label: fn(Lang) -> &'static str, part: Part, edge: Edge| {
        let read = move |typed: String| read_date(&typed, edge);
        typed_field(label, words::date_hint, value(part), move |typed| set(part, typed), read)
    };
    let effort = move |typed: String| {
        bulk::read_effort(&typed).map(|change| change.map(|change| say_effort(text.lang(), change)))
    };
    let weight = move |typed: String| match typed.trim() {
        "" => Ok(None),
        typed => values::weight(typed).map(|_| None),
    };
    let answers = move || -> Choices {
        let lang = text.lang();
        Arc::new(vec![
            Choice::with_value("", words::as_it_is(lang)),
            Choice::with_value("yes", common::yes(lang)),
            Choice::with_value("no", common::no(lang)),
        ])
    };
    let answers = Signal::derive(answers);
    let people = Signal::derive(move || {
        let plan = actions.document.plan();
        let people = plan.people.iter().map(|person| {
            Choice::with_value(person.id.to_string(), &person.name).detail(person.department.clone())
        });
        Suggestions { choices: Arc::new(people.collect()), ..Suggestions::default() }
    });
    let projects = Signal::derive(move || {
        let plan = actions.document.plan();
        let projects = plan.projects.iter().map(|project| {
            let client = plan.client_of(project).map(|client| client.name.clone()).unwrap_or_default();
            Choice::with_value(project.id.to_string(), &project.name).detail(client).colour(project.colour)
        });
        Suggestions { choices: Arc::new(projects.collect()), ..Suggestions::default() }
    });
    let unsuited = Signal::derive(move || {
        let plan = actions.document.plan();
        let Ok(change) = draft.with(|draft| draft.read(&plan)) else { return String::new() };
        match change.unsuited(&plan, actions.selected_tasks().into_iter()) {
            0 => String::new(),
            n => words::unsuited(text.lang(), n),
        }
    });
    let as_it_is = Signal::derive(move || words::as_it_is(text.lang()).to_owned());
    let choose = move |part: Part| move |value: String| set(part, value);
    let commit = move |part: Part| {
        move |value: String| -> Result<(), String> {
            set(part, value);
            Ok(())
        }
    };
    view! {
        <div class="change-fields">
            {date(common::due, |draft| &mut draft.due, Edge::End)}
            {date(common::not_before, |draft| &mut draft.not_before, Edge::Start)}
            {date(common::deadline, |draft| &mut draft.deadline, Edge::End)}
            {typed_field(common::effort, words::effort_hint, value(|draft| &mut draft.effort), move |typed| set(|draft| &mut draft.effort, typed), effort)}
            <Field label=text.of(words::pin_to) hint=unsuited>
                <Combobox
                    value=value(|draft| &mut draft.owner)
                    suggestions=people
                    placeholder=as_it_is
                    on_commit=commit(|draft| &mut draft.owner)
                />
            </Field>
            <Field label=text.of(common::project)>
                <Combobox
                    value=value(|draft| &mut draft.project)
                    suggestions=projects
                    placeholder=as_it_is
                    on_commit=commit(|draft| &mut draft.project)
                />
            </Field>
            {typed_field(work::weight, words::weight_hint, value(|draft| &mut draft.weight), move |typed| set(|draft| &mut draft.weight, typed), weight)}
            <Field label=text.of(words::split)>
                <Select value=value(|draft| &mut draft.split) choices=answers on_change=choose(|draft| &mut draft.split)/>
            </Field>
            <Field label=text.of(work::done_column)>
                <Select value=value(|draft| &mut draft.done) choices=answers on_change=choose(|draft| &mut draft.done)/>
            </Field>
        </div>
    }
}

/// A field that says below it what the typed text will do, as it is typed; what is wrong is said when it is left.
fn typed_field(
    label: fn(Lang) -> &'static str,
    hint: fn(Lang) -> &'static str,
    value: Signal<String>,
    set: impl Fn(String) + Copy + Send + Sync + 'static,
    read: impl Fn(String) -> Result<Option<String>, ValueProblem> + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let text = use_text();
    let below = Signal::derive(move || match read(value.get()) {
        Ok(Some(becomes)) => words::becomes(text.lang(), &becomes),
        Ok(None) | Err(_) => hint(text.lang()).to_owned(),
    });
    let placeholder = Signal::derive(move || words::as_it_is(text.lang()).to_owned());
    let commit = move |typed: String| -> Result<(), String> {
        set(typed.clone());
        untrack(|| read(typed)).map(|_| ()).map_err(|why| why.say(text.now()))
    };
    view! {
        <Field label=Signal::derive(move || label(text.lang()).to_owned()) hint=below>
            <TextInput value=value placeholder on_type=set on_commit=commit/>
        </Field>
    }
}

fn say_date(lang: Lang, change: DateChange) -> String {
    bulk::say_date(lang, change)
}

fn say_effort(lang: Lang, change: EffortChange) -> String {
    match change {
        EffortChange::Set(effort) => format::hours(lang, i64::from(effort.expected().0)),
        EffortChange::Clear => words::becomes_default(lang).to_owned(),
        EffortChange::Scale(by) => {
            format!("× {}", format::decimal(lang, f64::from(by.0) / 1000.0, 3))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use solver::model::Weight;

    #[test]
    fn a_draft_is_read_as_a_whole() {
        let plan = Plan::new("p", NaiveDate::from_ymd_opt(2026, 11, 23).unwrap());
        assert!(Draft::default().read(&plan).unwrap().is_empty());
        let draft = Draft {
            due: "+2".into(),
            weight: " 3".into(),
            done: "yes".into(),
            owner: "7".into(),
            ..Draft::default()
        };
        let change = draft.read(&plan).unwrap();
        assert_eq!(change.due, Some(DateChange::Shift(2)));
        assert_eq!((change.weight, change.done), (Some(Weight(3)), Some(true)));
        assert_eq!((change.owner, change.split), (Some(PersonId(7)), None));
        let wrong = Draft { deadline: "soon".into(), ..Draft::default() };
        assert_eq!(wrong.read(&plan), Err(ValueProblem::NotADate("soon".into())));
    }
}
