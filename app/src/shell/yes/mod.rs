//! The cost of yes: a request is weighed before anything is changed, answered in a text for who asked, and added in one
//! step or dropped.

mod form;
mod say;
mod words;

use std::sync::Arc;

use leptos::prelude::*;
use solver::explain::Way;
use solver::explain::request::{Draft, Request, draft};
use solver::model::{Permille, Plan, Scenario, Status};
use solver::scenario::diff;

use super::dialogs::open_while;
use crate::action::{Actions, use_actions};
use crate::engine::question::{About, Answer, Wished, Yes};
use crate::platform::clipboard;
use crate::platform::timer::{self, Timer};
use crate::state::command::{Command, Label};
use crate::state::questions::{Standing, use_panel_questions};
use crate::state::view::Overlay;
use crate::text::{Lang, ask, request as words_of, share, use_text};
use crate::ui::{Button, Dialog, DialogWidth, Look, Segmented, Toast, Tone, use_toasts};
use solver::model::fresh::{free_name, next_colour, next_scenario_id};

use form::{Form, FormFields};
use say::Found;

/// Milliseconds without a change after which a request is weighed.
const PAUSE_MS: u32 = 500;

/// Which date is promised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Promise {
    #[default]
    Earliest,
    Wished,
}

/// The way in which a promise is kept.
fn way(yes: &Yes, promise: Promise) -> Option<&Way> {
    let unharmed = yes.earliest.as_ref().and_then(|earliest| earliest.unharmed.as_ref());
    match (promise, &yes.wished) {
        (Promise::Wished, Wished::Kept(way)) => Some(way),
        _ => unharmed,
    }
}

/// The dialog.
#[component]
pub fn YesDialog() -> impl IntoView {
    let (text, actions, toasts) = (use_text(), use_actions(), use_toasts());
    let document = actions.document;
    let questions = use_panel_questions();
    let open = open_while(move || actions.view.overlay.get() == Some(Overlay::Yes));
    let form = Form::new();
    let (promise, sure) = (RwSignal::new(Promise::Earliest), RwSignal::new(true));
    let (letter_lang, edited) = (RwSignal::new(Lang::En), RwSignal::new(None::<String>));
    let request = Memo::new(move |_| open.get().then(|| form.request(&document.plan())).flatten());
    let about = move |plan: &Plan| {
        let schedule = plan.schedule.clone().unwrap_or_default();
        request.get().map(|request| About::Yes { request: Box::new(request), schedule })
    };
    let waiting = StoredValue::new_local(None::<Timer>);
    Effect::new(move |_| {
        let plan = document.plan();
        edited.set(None);
        promise.set(Promise::Earliest);
        let about = about(&plan);
        let ask = about.map(|about| timer::after(PAUSE_MS, move || questions.ask(&plan, about)));
        waiting.set_value(ask);
    });
    Effect::new(move |_| {
        if open.get() {
            letter_lang.set(text.now());
        }
    });
    let standing = Memo::new(move |_| {
        let plan = document.plan();
        about(&plan).map(|about| questions.standing(&plan, &about))
    });
    let yes = Memo::new(move |_| match standing.get()? {
        Standing::Answered(Answer::Yes(yes)) | Standing::Refining(Answer::Yes(yes)) => Some(*yes),
        _ => None,
    });
    let letter = Memo::new(move |_| {
        let (yes, request) = yes.get().zip(request.get())?;
        Some(say::letter(letter_lang.get(), &request, way(&yes, promise.get())?))
    });
    let shown = move || edited.get().or_else(|| letter.get()).unwrap_or_default();
    let closed = move |()| {
        questions.cancel();
        if actions.view.overlay.with_untracked(|shown| *shown == Some(Overlay::Yes)) {
            actions.view.overlay.set(None);
        }
    };
    let copy = move |_| {
        let (words, lang) = (untrack(shown), text.now());
        leptos::task::spawn_local(async move {
            if clipboard::write(&words).await {
                toasts.show(Toast::new(share::text_copied(lang)).tone(Tone::Good));
            } else {
                toasts.show(Toast::error(share::text_not_copied(lang)));
            }
        });
    };
    let add = move |_| {
        let Some((yes, request)) = untrack(|| yes.get().zip(request.get())) else { return };
        let Some(way) = way(&yes, promise.get_untracked()) else { return };
        match document.apply(added(&document.plan_untracked(), &request, way, sure.get_untracked())) {
            Ok(()) => {
                let said = words_of::was_added(text.now(), &request.name);
                toasts.show(Toast::new(said).tone(Tone::Good));
                form.clear();
                open.set(false);
            }
            Err(error) => actions.notices.trouble(move |lang| error.say(lang)),
        }
    };
    let keep = move |_| {
        let Some((yes, request)) = untrack(|| yes.get().zip(request.get())) else { return };
        let Some(way) = way(&yes, promise.get_untracked()) else { return };
        let plan = document.plan_untracked();
        let kept = added(&plan, &request, way, sure.get_untracked())
            .apply(&plan)
            .map(|edited| scenario(&document.base_untracked(), &edited, &request.name))
            .and_then(|scenario| {
                let name = scenario.name.clone();
                document.apply_to_base(Command::PutScenario(Arc::new(scenario))).map(|()| name)
            });
        match kept {
            Ok(name) => {
                toasts.show(Toast::new(words_of::was_kept(text.now(), &name)).tone(Tone::Good));
                form.clear();
                open.set(false);
            }
            Err(error) => actions.notices.trouble(move |lang| error.say(lang)),
        }
    };
    let cannot = Signal::derive(move || letter.with(Option::is_none) || document.is_locked());
    let status = move || {
        let lang = text.lang();
        match standing.get() {
            None => return form.missing(lang).unwrap_or_default(),
            Some(Standing::Unasked | Standing::Asked) => words_of::asking(lang),
            Some(Standing::Refining(_)) => words_of::refining(lang),
            Some(Standing::Failed) => words_of::failed(lang),
            Some(Standing::Answered(_)) => "",
        }
        .to_owned()
    };
    let findings = move || {
        let (yes, request) = yes.get().zip(request.get())?;
        Some(findings_view(actions, text.lang(), &yes, &request, promise.get()))
    };
    let promises = Signal::derive(move || {
        let lang = text.lang();
        vec![
            (Promise::Earliest, words_of::with_earliest(lang).to_owned()),
            (Promise::Wished, words_of::with_wished(lang).to_owned()),
        ]
    });
    let sureness = Signal::derive(move || {
        let lang = text.lang();
        vec![(true, words_of::confirmed(lang).to_owned()), (false, words_of::tentative(lang).to_owned())]
    });
    let langs = Signal::stored(Lang::ALL.map(|lang| (lang, lang.name().to_owned())).to_vec());
    view! {
        <Dialog
            open
            title=text.of(words_of::title)
            width=DialogWidth::Full
            on_close=closed
            footer=move || view! {
                <Button label=text.of(words_of::copy_letter) disabled=cannot on_press=copy/>
                <Button label=text.of(words_of::keep) disabled=cannot on_press=keep/>
                <Button label=text.of(words_of::add) look=Look::Main disabled=cannot on_press=add/>
            }
        >
            <div class="yes">
                <FormFields form/>
                <div class="yes-answer">
                    <p role="status" class="faint">{status}</p>
                    {findings}
                    <Show when=move || letter.with(Option::is_some)>
                        <Show when=move || yes.with(|yes| {
                            yes.as_ref().is_some_and(|yes| matches!(yes.wished, Wished::Kept(_)))
                        })>
                            <Segmented
                                label=text.of(words_of::answer)
                                options=promises
                                value=promise
                                on_change=move |to| promise.set(to)
                            />
                        </Show>
                        <Segmented
                            label=text.of(words_of::letter_lang)
                            options=langs
                            value=letter_lang
                            on_change=move |to| {
                                edited.set(None);
                                letter_lang.set(to);
                            }
                        />
                        <textarea
                            class="input yes-letter"
                            rows="9"
                            aria-label=text.of(words_of::letter)
                            lang=move || letter_lang.get().code()
                            prop:value=shown
                            on:input=move |ev| edited.set(Some(event_target_value(&ev)))
                        ></textarea>
                        <Segmented
                            label=text.of(words_of::sure)
                            options=sureness
                            value=sure
                            on_change=move |to| sure.set(to)
                        />
                    </Show>
                </div>
            </div>
        </Dialog>
    }
}

/// One step that adds a request with the schedule that was found for it.
fn added(plan: &Plan, request: &Request, way: &Way, sure: bool) -> Command {
    let Draft { client, mut project, tasks, .. } = draft(plan, request);
    project.colour = next_colour(plan);
    if !sure {
        project.status = Status::Tentative { win: Permille(500), planned: true };
    }
    project.due = Some(way.date);
    let mut commands: Vec<Command> =
        client.into_iter().map(|client| Command::PutClient(Arc::new(client))).collect();
    commands.push(Command::PutProject(Arc::new(project)));
    commands.extend(tasks.into_iter().map(|task| Command::PutTask(Arc::new(task))));
    commands.push(Command::AcceptSchedule(Arc::clone(&way.schedule)));
    Command::Batch { label: Label::named(words_of::added, &request.name), commands }
}

/// The scenario that makes a plan with a request in it of the base.
fn scenario(base: &Plan, edited: &Plan, name: &str) -> Scenario {
    let fresh = Scenario::new(next_scenario_id(base), free_name(base, name));
    Scenario { changes: diff(base, edited), schedule: edited.schedule.clone(), ..fresh }
}

/// What was found out, for internal eyes.
fn findings_view(
    actions: Actions,
    lang: Lang,
    yes: &Yes,
    request: &Request,
    promise: Promise,
) -> impl IntoView + use<> {
    let Found { earliest, wished, slips, reasons, ways, loads, peak } =
        say::found(lang, &actions.document.plan(), yes, request, way(yes, promise));
    let list = |lines: Vec<String>| {
        let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
        view! { <ul class="yes-list">{lines}</ul> }
    };
    view! {
        <p><b>{earliest}</b></p>
        <p>{wished}</p>
        {(!slips.is_empty()).then(|| list(slips))}
        {(!reasons.is_empty()).then(|| list(reasons))}
        {(!ways.is_empty()).then(|| view! { <h3>{ask::what_helps(lang)}</h3> {list(ways)} })}
        {(!loads.is_empty()).then(|| view! { <h3>{words_of::loads(lang)}</h3> {list(loads)} })}
        {peak.map(|peak| view! { <p>{peak}</p> })}
    }
}
