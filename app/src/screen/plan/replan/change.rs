//! Saying what has happened, in one step: in words or in a few fields; then repairs are looked for.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;
use solver::format::news::{News, news};
use solver::model::{Effort, Minutes, PersonId, Plan, ProjectId, TaskId};

use super::super::board::use_board;
use super::use_replan;
use crate::state::errand::{Errand, Subject};
use crate::state::happened;
use crate::state::notice::use_notices;
use crate::text::{Lang, common, happened as words, use_text};
use crate::ui::options::{Choice, Suggestions};
use crate::ui::{
    Button, Combobox, DateInput, Dialog, DialogWidth, Field, Look, NumberInput, Segmented, Select, TextInput,
};

/// In which way something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Words,
    Away,
    Later,
    Effort,
    Project,
    Rush,
}

impl Kind {
    const ALL: [Self; 6] = [Self::Words, Self::Away, Self::Later, Self::Effort, Self::Project, Self::Rush];

    const fn word(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Away => "away",
            Self::Later => "later",
            Self::Effort => "effort",
            Self::Project => "project",
            Self::Rush => "rush",
        }
    }
}

/// What the dialog holds while it is open.
#[derive(Clone, Debug, PartialEq)]
struct Draft {
    kind: Kind,
    line: String,
    person: Option<PersonId>,
    first: NaiveDate,
    last: NaiveDate,
    task: Option<TaskId>,
    not_before: NaiveDate,
    hours: Option<f64>,
    project: Option<ProjectId>,
    pauses: bool,
}

impl Draft {
    /// What is asked first, for whom or what it was opened.
    fn about(plan: &Plan, subject: Subject) -> Self {
        let today = plan.as_of;
        let mut draft = Self {
            kind: Kind::Words,
            line: String::new(),
            person: None,
            first: today,
            last: today,
            task: None,
            not_before: today,
            hours: None,
            project: None,
            pauses: true,
        };
        match subject {
            Subject::Anything => {}
            Subject::Person(person) => (draft.kind, draft.person) = (Kind::Away, Some(person)),
            Subject::Task(task) => {
                (draft.kind, draft.task) = (Kind::Later, Some(task));
                let effort = plan.task(task).map(|task| f64::from(plan.effort_of(task).0.0) / 60.0);
                draft.hours = effort;
            }
            Subject::Project(project) => (draft.kind, draft.project) = (Kind::Project, Some(project)),
        }
        draft
    }

    /// What has happened, as far as it is said.
    fn news(&self, plan: &Plan) -> Option<News> {
        match self.kind {
            Kind::Words => news(plan, &self.line),
            Kind::Away => {
                let (first, last) = (self.first, self.last);
                let person = self.person.filter(|_| first <= last)?;
                Some(News::Away { person, first, last })
            }
            Kind::Later => Some(News::Later { task: self.task?, not_before: self.not_before }),
            Kind::Effort => {
                let minutes = self.hours.filter(|hours| (0.25..=1_000.0).contains(hours))? * 60.0;
                // A few hours in minutes.
                #[allow(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "looked at just above"
                )]
                let effort = Effort::exactly(Minutes(minutes.round() as u32));
                Some(News::Effort { task: self.task?, effort })
            }
            Kind::Project if self.pauses => Some(News::Paused { project: self.project? }),
            Kind::Project => Some(News::Resumed { project: self.project? }),
            Kind::Rush => None,
        }
    }

    /// Why nothing can be recorded yet.
    fn missing(&self, lang: Lang, plan: &Plan) -> String {
        let missing = match self.kind {
            Kind::Words if !self.line.trim().is_empty() => {
                let end = happened::say_missing(lang, plan, &self.line);
                end.unwrap_or_else(|| words::not_understood(lang).to_owned())
            }
            Kind::Rush => happened::rush_problems(lang, plan, &self.line).join(" "),
            _ => String::new(),
        };
        if missing.is_empty() { words::incomplete(lang).to_owned() } else { missing }
    }
}

/// The first name of the first person and the first task, for an example that works here.
fn example(plan: &Plan) -> (String, String) {
    let person = plan.people.first().map(|person| person.name.as_str()).unwrap_or_default();
    let task = plan.tasks.iter().find(|task| task.is_milestone()).or(plan.tasks.first());
    let first = person.split(' ').next().unwrap_or_default().to_owned();
    (first, task.map(|task| task.name.clone()).unwrap_or_default())
}

/// Choices by number, for lists.
fn choices<'a>(entries: impl Iterator<Item = (u32, &'a str)>) -> Suggestions {
    let choices = entries.map(|(id, name)| Choice::with_value(id.to_string(), name)).collect();
    Suggestions { choices: Arc::new(choices), free: false, separator: None }
}

/// The dialog.
#[component]
pub fn ChangeDialog() -> impl IntoView {
    let board = use_board();
    let replan = use_replan();
    let (text, notices) = (use_text(), use_notices());
    let open = replan.is_open(|errand| matches!(errand, Errand::Change(_)));
    let draft = RwSignal::new(Draft::about(&board.document.plan_untracked(), Subject::Anything));
    Effect::new(move |_| {
        if let Some(Errand::Change(subject)) = replan.errand() {
            draft.set(Draft::about(&board.document.plan_untracked(), subject));
        }
    });
    // What is recorded, in a sentence; none while something is missing.
    let said = Memo::new(move |_| {
        let (lang, plan) = (text.lang(), board.document.plan());
        draft.with(|draft| match draft.kind {
            Kind::Rush => {
                happened::rush(&plan, &draft.line).map(|task| happened::say_rush(lang, &plan, &task))
            }
            _ => draft.news(&plan).map(|news| happened::say(lang, &plan, news)),
        })
    });
    let missing = Signal::derive(move || said.with(Option::is_none));
    let record = move || {
        let plan = board.document.plan_untracked();
        let command = draft.with_untracked(|draft| match draft.kind {
            Kind::Rush => happened::rush_command(&plan, &draft.line).map(|(command, _)| command),
            _ => draft.news(&plan).and_then(|news| happened::command(&plan, news)),
        });
        let Some(command) = command else { return };
        match board.document.apply(command) {
            Ok(()) => replan.open(Errand::Repairs),
            Err(error) => notices.trouble(move |lang| error.say(lang)),
        }
    };
    let footer = move || {
        view! {
            <Button label=text.of(common::cancel) on_press=move |_| open.set(false)/>
            <Button label=text.of(words::record) look=Look::Main disabled=missing on_press=move |_| record()/>
        }
    };
    let kinds = move || {
        let lang = text.lang();
        let name = |kind| match kind {
            Kind::Words => words::in_words(lang),
            Kind::Away => words::somebody_away(lang),
            Kind::Later => words::comes_later(lang),
            Kind::Effort => words::takes_longer(lang),
            Kind::Project => words::project_stops(lang),
            Kind::Rush => words::rush_job(lang),
        };
        let choice = |kind: Kind| Choice::with_value(kind.word(), name(kind));
        Arc::new(Kind::ALL.into_iter().map(choice).collect::<Vec<_>>())
    };
    let set_kind = move |word: String| {
        if let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.word() == word) {
            draft.update(|draft| (draft.kind, draft.line) = (kind, String::new()));
        }
    };
    let kind = Memo::new(move |_| draft.with(|draft| draft.kind));
    let told = move || {
        let lang = text.lang();
        said.get().unwrap_or_else(|| draft.with(|draft| draft.missing(lang, &board.document.plan())))
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let typed = matches!(draft.with_untracked(|draft| draft.kind), Kind::Words | Kind::Rush);
        if event.key() == "Enter" && typed && !event.is_composing() && !missing.get_untracked() {
            event.prevent_default();
            record();
        }
    };
    view! {
        <Dialog
            open
            title=text.of(words::title)
            width=DialogWidth::Narrow
            on_close=move |()| replan.close(|errand| matches!(errand, Errand::Change(_)))
            footer
        >
            <div class="replan-form">
                <Field label=text.of(words::kind)>
                    <Select
                        value=Signal::derive(move || kind.get().word().to_owned())
                        choices=Signal::derive(kinds)
                        on_change=set_kind
                    />
                </Field>
                {move || match kind.get() {
                    Kind::Words => view! { <LineField draft rush=false on_key/> }.into_any(),
                    Kind::Rush => view! { <LineField draft rush=true on_key/> }.into_any(),
                    Kind::Away => view! { <AwayFields draft/> }.into_any(),
                    Kind::Later | Kind::Effort => view! { <TaskFields draft/> }.into_any(),
                    Kind::Project => view! { <ProjectFields draft/> }.into_any(),
                }}
                <p class="replan-said" role="status" class:muted=missing>{told}</p>
            </div>
        </Dialog>
    }
}

/// A line of words.
#[component]
fn LineField(
    draft: RwSignal<Draft>,
    /// A rush job, as in quick add.
    rush: bool,
    on_key: impl Fn(leptos::ev::KeyboardEvent) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let label = Signal::derive(move || {
        if rush { words::rush_line(text.lang()) } else { words::line(text.lang()) }.to_owned()
    });
    let hint = Signal::derive(move || {
        let (who, what) = example(&board.document.plan());
        if rush {
            words::rush_hint(text.lang()).to_owned()
        } else {
            words::line_hint(text.lang(), &who, &what)
        }
    });
    let example = Signal::derive(move || if rush { words::rush_example(text.lang()) } else { "" }.to_owned());
    let set = move |line: String| draft.update(|draft| draft.line = line);
    let commit = move |line: String| {
        set(line);
        Ok(())
    };
    view! {
        <div on:keydown=on_key>
            <Field label hint>
                <TextInput
                    value=Signal::derive(move || draft.with(|draft| draft.line.clone()))
                    placeholder=example
                    on_type=set
                    on_commit=commit
                />
            </Field>
        </div>
    }
}

/// Who is away, from when to when.
#[component]
fn AwayFields(draft: RwSignal<Draft>) -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let people = move || {
        let plan = board.document.plan();
        choices(plan.people.iter().map(|person| (person.id.0, person.name.as_str())))
    };
    let person = Signal::derive(move || {
        draft.with(|draft| draft.person.map(|person| person.0.to_string()).unwrap_or_default())
    });
    let set_person = move |id: String| {
        draft.update(|draft| draft.person = id.parse().ok().map(PersonId));
        Ok(())
    };
    let set_first = move |day: Option<NaiveDate>| {
        draft.update(|draft| {
            draft.first = day.unwrap_or(draft.first);
            draft.last = draft.last.max(draft.first);
        });
        Ok(())
    };
    let set_last = move |day: Option<NaiveDate>| {
        draft.update(|draft| draft.last = day.unwrap_or(draft.last));
        Ok(())
    };
    view! {
        <Field label=text.of(words::person)>
            <Combobox value=person suggestions=Signal::derive(people) on_commit=set_person/>
        </Field>
        <div class="replan-pair">
            <Field label=text.of(words::from)>
                <DateInput value=Signal::derive(move || Some(draft.with(|draft| draft.first))) on_commit=set_first/>
            </Field>
            <Field label=text.of(words::until)>
                <DateInput value=Signal::derive(move || Some(draft.with(|draft| draft.last))) on_commit=set_last/>
            </Field>
        </div>
    }
}

/// Which task, and from when on or how long.
#[component]
fn TaskFields(draft: RwSignal<Draft>) -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let tasks = move || {
        let plan = board.document.plan();
        let open = plan.tasks.iter().filter(|task| plan.is_planned(task));
        choices(open.map(|task| (task.id.0, task.name.as_str())))
    };
    let task = Signal::derive(move || {
        draft.with(|draft| draft.task.map(|task| task.0.to_string()).unwrap_or_default())
    });
    let set_task = move |id: String| {
        let task = id.parse().ok().map(TaskId);
        let plan = board.document.plan_untracked();
        let hours =
            task.and_then(|task| plan.task(task)).map(|task| f64::from(plan.effort_of(task).0.0) / 60.0);
        draft.update(|draft| (draft.task, draft.hours) = (task, hours));
        Ok(())
    };
    let set_day = move |day: Option<NaiveDate>| {
        draft.update(|draft| draft.not_before = day.unwrap_or(draft.not_before));
        Ok(())
    };
    let set_hours = move |hours: Option<f64>| {
        draft.update(|draft| draft.hours = hours);
        Ok(())
    };
    let later = Memo::new(move |_| draft.with(|draft| draft.kind == Kind::Later));
    let day = Signal::derive(move || Some(draft.with(|draft| draft.not_before)));
    let hours = Signal::derive(move || draft.with(|draft| draft.hours));
    view! {
        <Field label=text.of(words::task)>
            <Combobox value=task suggestions=Signal::derive(tasks) on_commit=set_task/>
        </Field>
        {move || if later.get() {
            view! {
                <Field label=text.of(words::not_before)>
                    <DateInput value=day on_commit=set_day/>
                </Field>
            }
                .into_any()
        } else {
            view! {
                <Field label=text.of(words::hours)>
                    <NumberInput value=hours min=0.25 max=1000.0 step=0.25 on_commit=set_hours/>
                </Field>
            }
                .into_any()
        }}
    }
}

/// Which project, and whether it stops or goes on.
#[component]
fn ProjectFields(draft: RwSignal<Draft>) -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let projects = move || {
        let plan = board.document.plan();
        choices(plan.projects.iter().map(|project| (project.id.0, project.name.as_str())))
    };
    let project = Signal::derive(move || {
        draft.with(|draft| draft.project.map(|project| project.0.to_string()).unwrap_or_default())
    });
    let set_project = move |id: String| {
        draft.update(|draft| draft.project = id.parse().ok().map(ProjectId));
        Ok(())
    };
    let options = move || {
        vec![(true, words::pause(text.lang()).to_owned()), (false, words::resume(text.lang()).to_owned())]
    };
    view! {
        <Field label=text.of(words::project)>
            <Combobox value=project suggestions=Signal::derive(projects) on_commit=set_project/>
        </Field>
        <Segmented
            label=text.of(words::kind)
            options=Signal::derive(options)
            value=Signal::derive(move || draft.with(|draft| draft.pauses))
            on_change=move |pauses| draft.update(|draft| draft.pauses = pauses)
        />
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::fixture;

    #[test]
    fn what_it_was_opened_for_is_asked_first() {
        let (plan, _) = fixture::plan();
        let person = plan.people[0].id;
        let draft = Draft::about(&plan, Subject::Person(person));
        assert_eq!(draft.news(&plan), Some(News::Away { person, first: plan.as_of, last: plan.as_of }));
        let task = plan.tasks[0].id;
        let draft =
            Draft { kind: Kind::Effort, hours: Some(2.5), ..Draft::about(&plan, Subject::Task(task)) };
        let effort = Effort::exactly(Minutes(150));
        assert_eq!(draft.news(&plan), Some(News::Effort { task, effort }));
        let project = plan.projects[0].id;
        let draft = Draft::about(&plan, Subject::Project(project));
        assert_eq!(draft.news(&plan), Some(News::Paused { project }));
        let draft = Draft { pauses: false, ..draft };
        assert_eq!(draft.news(&plan), Some(News::Resumed { project }));
        let draft = Draft::about(&plan, Subject::Anything);
        assert_eq!(draft.news(&plan), None);
        assert_eq!(draft.missing(Lang::En, &plan), words::incomplete(Lang::En));
        let said =
            |kind, line: &str| Draft { kind, line: line.into(), ..draft.clone() }.missing(Lang::En, &plan);
        assert!(said(Kind::Words, "Léa is away from Thu").starts_with("Until when is Léa Fontaine away"));
        assert_eq!(said(Kind::Words, "Léa"), words::not_understood(Lang::En));
        assert!(said(Kind::Rush, "Banner 6h juggling≥3").starts_with("No skill is called “juggling”."));
    }
}
