//! Messages that stay until what they are about is over, with what can be done about it.

use leptos::prelude::*;

use crate::action::{Id, use_actions};
use crate::platform::database::DatabaseError;
use crate::platform::page;
use crate::state::command::Command;
use crate::state::library::{SavedState, use_library};
use crate::state::solve::{FailureKind, SolveState, use_solves};
use crate::text::{actions as verbs, common, errors, in_scenario as words, shell, use_text};
use crate::ui::icon::icons;
use crate::ui::{Button, Icon, IconButton, Tone};

/// All of them, the most urgent first.
#[component]
pub fn Banners() -> impl IntoView {
    view! {
        <NotSaved/>
        <Elsewhere/>
        <InScenario/>
        <SolverFailed/>
        <AsOfPast/>
    }
}

/// A message with any number of buttons.
#[component]
fn Strip(tone: Tone, #[prop(into)] message: Signal<String>, children: Children) -> impl IntoView {
    let (icon, role) = match tone {
        Tone::Bad => (icons::ERROR, "alert"),
        Tone::Warn => (icons::WARNING, "alert"),
        Tone::Good => (icons::CHECK, "status"),
        Tone::Plain | Tone::Accent => (icons::INFO, "status"),
    };
    view! {
        <div class=format!("banner no-print {}", tone.class()) role=role>
            <Icon icon/>
            <p class="banner-text">{message}</p>
            {children()}
        </div>
    }
}

/// The plan is not kept, and why.
#[component]
fn NotSaved() -> impl IntoView {
    let (text, actions, library) = (use_text(), use_actions(), use_library());
    let trouble = Memo::new(move |_| match library.saved() {
        SavedState::NotSaved(trouble) => Some(trouble),
        SavedState::Saved { .. } | SavedState::Saving => None,
    });
    let download = move || {
        view! { <Button label=text.of(shell::download) on_press=move |_| actions.perform(Id::SaveAsFile)/> }
    };
    let buttons = move |trouble: &DatabaseError| match trouble {
        DatabaseError::Conflict { .. } => view! {
            <Button label=text.of(shell::keep_as_copy) on_press=move |_| library.work_on_copy()/>
            <Button label=text.of(shell::show_saved) on_press=move |_| library.load_saved()/>
            <Button label=text.of(shell::replace_saved) on_press=move |_| library.replace_saved()/>
        }
        .into_any(),
        DatabaseError::Deleted => view! {
            <Button label=text.of(shell::keep_as_copy) on_press=move |_| library.work_on_copy()/>
            {download()}
        }
        .into_any(),
        DatabaseError::Unavailable(_) | DatabaseError::Refused | DatabaseError::Failed(_) => view! {
            <Button label=text.of(common::retry) on_press=move |_| library.save_now()/>
            {download()}
        }
        .into_any(),
    };
    let strip = move || {
        trouble.get().map(|trouble| {
            let words = trouble.clone();
            let message = Signal::derive(move || errors::storage(text.lang(), &words));
            view! { <Strip tone=Tone::Bad message>{buttons(&trouble)}</Strip> }
        })
    };
    view! { {strip} }
}

/// Another tab edits this plan.
#[component]
fn Elsewhere() -> impl IntoView {
    let (text, library) = (use_text(), use_library());
    view! {
        <Show when=move || library.is_elsewhere()>
            <Strip tone=Tone::Warn message=text.of(shell::elsewhere)>
                <Button label=text.of(shell::take_over) on_press=move |_| library.take_over()/>
                <Button label=text.of(shell::work_on_copy) on_press=move |_| library.work_on_copy()/>
            </Strip>
        </Show>
    }
}

/// A scenario is open: what is edited is the scenario, not the plan.
#[component]
fn InScenario() -> impl IntoView {
    let (text, actions) = (use_text(), use_actions());
    let document = actions.document;
    let open = Memo::new(move |_| document.base().scenario(document.scenario()?).cloned());
    let apply = move |_| {
        let Some(scenario) = open.get_untracked() else { return };
        match document.apply_to_base(Command::ApplyScenario(scenario.id)) {
            Ok(()) => actions.notices.done(move |lang| words::applied(lang, &scenario.name)),
            Err(error) => actions.notices.trouble(move |lang| error.say(lang)),
        }
    };
    let message = Signal::derive(move || {
        let (lang, stale) = (text.lang(), document.unapplied().len());
        let open = open.get().map(|open| words::open(lang, &open.name, open.changes.len()));
        let stale = (stale > 0).then(|| words::stale(lang, stale));
        [open, stale].into_iter().flatten().collect::<Vec<_>>().join(" ")
    });
    let is_open = Memo::new(move |_| open.get().is_some());
    view! {
        <Show when=move || is_open.get()>
            <Strip tone=Tone::Accent message>
                <Button label=text.of(words::back) on_press=move |_| document.open_scenario(None)/>
                <Button label=text.of(words::apply) on_press=apply/>
            </Strip>
        </Show>
    }
}

/// The solver broke.
#[component]
fn SolverFailed() -> impl IntoView {
    let (text, actions, solves) = (use_text(), use_actions(), use_solves());
    let failure = Memo::new(move |_| match solves.state() {
        SolveState::Failed(failure) => Some((failure.kind, failure.message)),
        SolveState::Idle | SolveState::Running(_) | SolveState::Proposed(_) => None,
    });
    let strip = move || {
        failure.get().map(|(kind, words)| {
            // The first line says what happened; the rest is for developers, in the browser's console.
            let words = words.lines().next().unwrap_or_default().to_owned();
            let message = Signal::derive(move || match kind {
                FailureKind::Crashed => shell::solver_crashed(text.lang(), &words),
                FailureKind::Silent => shell::solver_silent(text.lang()).to_owned(),
                FailureKind::CannotStart => shell::solver_cannot_start(text.lang(), &words),
                FailureKind::OtherVersion => shell::solver_other_version(text.lang()).to_owned(),
            });
            let button = match kind {
                FailureKind::Crashed | FailureKind::Silent => view! {
                    <Button label=text.of(shell::solve_again) on_press=move |_| actions.perform(Id::Solve)/>
                }
                .into_any(),
                FailureKind::CannotStart => view! {
                    <Button label=text.of(shell::start_solver) on_press=move |_| solves.restart_worker()/>
                }
                .into_any(),
                FailureKind::OtherVersion => view! {
                    <Button label=text.of(shell::reload) on_press=move |_| page::reload()/>
                }
                .into_any(),
            };
            view! {
                <Strip tone=Tone::Bad message>
                    {button}
                    <IconButton
                        label=text.of(common::close)
                        icon=icons::CLOSE
                        on_press=move |_| solves.dismiss_failure()
                    />
                </Strip>
            }
        })
    };
    view! { {strip} }
}

/// The plan's today has passed.
#[component]
fn AsOfPast() -> impl IntoView {
    let (text, actions) = (use_text(), use_actions());
    let dismissed = RwSignal::new(None);
    let as_of = Memo::new(move |_| {
        let past = (crate::action::Action::of(Id::PlanFromToday).enabled)(actions);
        let as_of = past.then(|| actions.document.plan().as_of);
        as_of.filter(|_| dismissed.get() != actions.library.current())
    });
    let strip = move || {
        as_of.get().map(|date| {
            let message = Signal::derive(move || shell::as_of_past(text.lang(), date));
            view! {
                <Strip tone=Tone::Plain message>
                    <Button
                        label=text.of(verbs::plan_from_today)
                        on_press=move |_| actions.perform(Id::PlanFromToday)
                    />
                    <IconButton
                        label=text.of(common::close)
                        icon=icons::CLOSE
                        on_press=move |_| dismissed.set(actions.library.current_untracked())
                    />
                </Strip>
            }
        })
    };
    view! { {strip} }
}
