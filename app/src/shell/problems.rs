//! The list of all problems of the plan, each with a way to its place.

use leptos::prelude::*;
use solver::validate::{Problem, Severity, Subject};

use super::palette::show_entry;
use crate::action::use_actions;
use crate::state::history::Entry;
use crate::state::view::Overlay;
use crate::text::{problems as sentences, shell, use_text};
use crate::ui::{Button, Dialog, DialogWidth, Tag, Tone};

/// Most problems listed: a plan with more is put right from the top.
const MOST: usize = 200;

const fn entry(subject: Subject) -> Entry {
    match subject {
        Subject::Plan => Entry::Plan,
        Subject::Skill(id) => Entry::Skill(id),
        Subject::Person(id) => Entry::Person(id),
        Subject::Client(id) => Entry::Client(id),
        Subject::Project(id) => Entry::Project(id),
        Subject::Task(id) => Entry::Task(id),
    }
}

/// The list, shown while [`Overlay::Problems`] is wanted.
#[component]
pub fn Problems() -> impl IntoView {
    let (text, actions) = (use_text(), use_actions());
    let (view, document) = (actions.view, actions.document);
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(view.overlay.get() == Some(Overlay::Problems)));
    let closed = move |()| {
        if view.overlay.get_untracked() == Some(Overlay::Problems) {
            view.overlay.set(None);
        }
    };
    let line = move |problem: &Problem| {
        let lang = text.lang();
        let plan = document.plan();
        let subject = sentences::subject(lang, &plan, problem.subject);
        let sentence = sentences::what(lang, &plan, problem);
        let hint = problem.hint.map(|hint| sentences::hint(lang, &plan, hint));
        let (tone, word) = match problem.severity {
            Severity::Error => (Tone::Bad, sentences::error(lang)),
            Severity::Warning => (Tone::Warn, sentences::warning(lang)),
        };
        let place = entry(problem.subject);
        let show = move |_| {
            open.set(false);
            show_entry(actions, place);
        };
        view! {
            <li class="problem">
                <Tag label=word.to_owned() tone=tone/>
                <div>
                    <b>{subject}</b>
                    <p>{sentence}</p>
                    {hint.map(|hint| view! { <p class="muted">{hint}</p> })}
                    <small class="faint">{problem.code.as_str()}</small>
                </div>
                {(place != Entry::Plan).then(|| view! {
                    <Button label=text.of(shell::show_it) on_press=show/>
                })}
            </li>
        }
    };
    let lines = move || {
        let problems = document.problems();
        let more = problems.len().saturating_sub(MOST);
        view! {
            <ul class="problems">{problems.iter().take(MOST).map(line).collect_view()}</ul>
            {(more > 0).then(|| view! { <p class="muted">{crate::text::reading::and_more(text.lang(), more)}</p> })}
        }
    };
    let body = move || {
        if document.problems().is_empty() {
            view! { <p>{text.of(shell::no_problems)}</p> }.into_any()
        } else {
            view! {
                <p class="muted">{text.of(shell::errors_first)}</p>
                {lines()}
            }
            .into_any()
        }
    };
    view! {
        <Dialog open title=text.of(shell::problems_title) width=DialogWidth::Wide on_close=closed>
            {body}
        </Dialog>
    }
}
