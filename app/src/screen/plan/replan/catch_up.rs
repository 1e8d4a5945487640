//! Catching up with what is done: what should be over by now, each done or with hours left.

use std::collections::BTreeMap;

use leptos::prelude::*;
use solver::model::{Minutes, TaskId};

use super::super::board::use_board;
use super::use_replan;
use crate::state::catch_up::{self, Open, State};
use crate::state::errand::Errand;
use crate::state::notice::use_notices;
use crate::text::{common, format, happened as words, use_text};
use crate::ui::{Button, Dialog, DialogWidth, Look, NumberInput};

/// Hours as minutes, if they are ones that work can have.
fn minutes(hours: f64) -> Option<Minutes> {
    // A few hours in minutes.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "looked at first")]
    (0.25..=1_000.0).contains(&hours).then(|| Minutes((hours * 60.0).round() as u32))
}

/// The dialog.
#[component]
pub fn CatchUpDialog() -> impl IntoView {
    let board = use_board();
    let replan = use_replan();
    let (text, notices) = (use_text(), use_notices());
    let open = replan.is_open(|errand| errand == Errand::CatchUp);
    let answers = RwSignal::new(BTreeMap::<TaskId, State>::new());
    let asked = RwSignal::new(Vec::<Open>::new());
    Effect::new(move |_| {
        if open.get() {
            asked.set(catch_up::open(&board.document.plan_untracked()));
            answers.set(BTreeMap::new());
        }
    });
    let title = Signal::derive(move || {
        let over = asked.with(|asked| asked.iter().filter(|open| open.over).count());
        words::catch_up_title(text.lang(), over)
    });
    let all_done = move |_| {
        answers.update(|answers| {
            asked.with_untracked(|asked| {
                for open in asked.iter().filter(|open| open.over) {
                    answers.entry(open.task).or_insert(State::Done);
                }
            });
        });
    };
    let none = Signal::derive(move || answers.with(BTreeMap::is_empty));
    let report = move |_| {
        let answers: Vec<(TaskId, State)> =
            answers.with_untracked(|answers| answers.iter().map(|(task, state)| (*task, *state)).collect());
        let Some(command) = catch_up::report(&board.document.plan_untracked(), &answers) else { return };
        match board.document.apply(command) {
            Ok(()) => replan.open(Errand::Repairs),
            Err(error) => notices.trouble(move |lang| error.say(lang)),
        }
    };
    let footer = move || {
        view! {
            <Button label=text.of(common::cancel) on_press=move |_| open.set(false)/>
            <Button label=text.of(words::all_done) on_press=all_done/>
            <Button label=text.of(words::report) look=Look::Main disabled=none on_press=report/>
        }
    };
    let nothing = move || asked.with(Vec::is_empty).then(|| view! { <p>{text.of(words::catch_up_none)}</p> });
    let hint = move || words::catch_up_hint(text.lang(), board.document.plan().as_of);
    view! {
        <Dialog
            open
            title
            width=DialogWidth::Wide
            on_close=move |()| replan.close(|errand| errand == Errand::CatchUp)
            footer
        >
            <p class="muted">{hint}</p>
            {nothing}
            <ul class="replan-open">
                <For each=move || asked.get() key=|open| open.task let(open)>
                    <OpenLine open answers/>
                </For>
            </ul>
        </Dialog>
    }
}

/// A task that should be over, or have begun.
#[component]
fn OpenLine(open: Open, answers: RwSignal<BTreeMap<TaskId, State>>) -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let task = open.task;
    let name = board.document.plan_untracked().task(task).map(|task| task.name.clone()).unwrap_or_default();
    let state = Memo::new(move |_| answers.with(|answers| answers.get(&task).copied()));
    let set_done = move |done: bool| {
        answers.update(|answers| {
            if done {
                answers.insert(task, State::Done)
            } else {
                answers.remove(&task)
            };
        });
    };
    let set_left = move |hours: Option<f64>| {
        answers.update(|answers| {
            match hours.and_then(minutes) {
                Some(left) => answers.insert(task, State::Left(left)),
                None => answers.remove(&task),
            };
        });
        Ok(())
    };
    let left = Signal::derive(move || match state.get() {
        Some(State::Left(Minutes(minutes))) => Some(f64::from(minutes) / 60.0),
        _ => None,
    });
    let (done_name, left_name) = (name.clone(), name.clone());
    view! {
        <li class="replan-open-line">
            <span class="replan-open-name">
                <b>{name}</b>
                <small class="muted">
                    {move || words::planned(text.lang(), &format::span(text.lang(), open.start, open.end))}
                </small>
            </span>
            <label class="check">
                <input
                    type="checkbox"
                    aria-label=move || format!("{}: {done_name}", words::done(text.lang()))
                    prop:checked=move || state.get() == Some(State::Done)
                    on:change=move |event| set_done(event_target_checked(&event))
                />
                <span>{text.of(words::done)}</span>
            </label>
            <span class="replan-open-left">
                <NumberInput
                    label=Signal::derive(move || words::left_of(text.lang(), &left_name))
                    value=left
                    min=0.25
                    max=1000.0
                    step=0.25
                    unit=Signal::derive(move || words::left_unit(text.lang()).to_owned())
                    on_commit=set_left
                />
            </span>
        </li>
    }
}
