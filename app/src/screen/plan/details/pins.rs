//! Pins: a task stays with its person, or at its time, whatever the solver thinks.

use std::sync::Arc;

use leptos::prelude::*;
use solver::model::TaskId;

use super::super::board::{Board, use_board};
use crate::state::command::Command;
use crate::state::pins::{self, Pin};
use crate::text::{plan_details as details, use_text};
use crate::ui::icon::icons;
use crate::ui::{Button, Toast, use_toasts};

/// Two buttons that stay pressed.
#[component]
pub fn Pins(id: TaskId) -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let toasts = use_toasts();
    let state = Memo::new(move |_| {
        let plan = board.document.plan();
        let placed = board.document.shown_schedule().is_some_and(|schedule| schedule.get(id).is_some());
        plan.task(id).map(|task| (pins::whole(task), placed, task.is_milestone()))
    });
    let people = Signal::derive(move || state.get().is_some_and(|((people, _), ..)| people));
    let time = Signal::derive(move || state.get().is_some_and(|((_, time), ..)| time));
    let no_people = Signal::derive(move || {
        state.get().is_none_or(|((people, _), placed, milestone)| milestone || !(placed || people))
    });
    let no_time = Signal::derive(move || state.get().is_none_or(|((_, time), placed, _)| !(placed || time)));
    let press = move |about_people: bool| {
        if change(board, id, about_people).is_none() {
            toasts.show(Toast::error(details::cannot_pin(text.now())));
        }
    };
    let words = move |pinned: Signal<bool>,
                      free: fn(crate::text::Lang) -> &'static str,
                      pin: fn(crate::text::Lang) -> &'static str| {
        Signal::derive(move || if pinned.get() { free(text.lang()) } else { pin(text.lang()) }.to_owned())
    };
    view! {
        <div class="plan-pins">
            <Button
                label=words(people, details::unpin_person, details::pin_person)
                icon=icons::PIN
                pressed=people
                disabled=no_people
                on_press=move |_| press(true)
            />
            <Button
                label=words(time, details::unpin_time, details::pin_time)
                icon=icons::PIN
                pressed=time
                disabled=no_time
                on_press=move |_| press(false)
            />
        </div>
    }
}

/// Turns a pin; `None` where the document refused.
fn change(board: Board, id: TaskId, about_people: bool) -> Option<()> {
    let plan = board.document.plan_untracked();
    let task = plan.task(id)?;
    let schedule = untrack(|| board.document.shown_schedule());
    let (people, time) = pins::whole(task);
    let (what, is_pinned) = if about_people { (Pin::Person, people) } else { (Pin::Time, time) };
    let next = if is_pinned {
        pins::freed(task, what, None)
    } else {
        pins::pinned(task, schedule.as_deref(), what, None)
    };
    board.document.apply(Command::PutTask(Arc::new(next))).ok()
}
