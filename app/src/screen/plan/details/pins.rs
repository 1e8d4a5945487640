//! Pins: a task stays with its person, or at its time, whatever the solver thinks.

use std::sync::Arc;

use leptos::prelude::*;
use solver::model::{Plan, Schedule, Task, TaskId};

use super::super::board::{Board, use_board};
use crate::state::command::Command;
use crate::text::{plan_details as details, use_text};
use crate::ui::icon::icons;
use crate::ui::{Button, Toast, use_toasts};

/// The task with its people pinned to it, or freed.
fn with_people(task: &Task, schedule: Option<&Schedule>, pinned: bool) -> Option<Task> {
    let owners = schedule?.get(task.id)?.owners.clone();
    let mut next = task.clone();
    for (seat, owner) in next.seats.iter_mut().zip(owners) {
        seat.pin = pinned.then_some(owner);
    }
    Some(next)
}

/// The task with its beginning pinned, or freed.
fn with_time(task: &Task, schedule: Option<&Schedule>, pinned: bool) -> Option<Task> {
    let start = schedule?.get(task.id)?.start()?;
    Some(Task { pin_start: pinned.then_some(start), ..task.clone() })
}

/// Whether every seat is pinned to somebody, and whether the beginning is.
fn pins(task: &Task) -> (bool, bool) {
    let people = !task.seats.is_empty() && task.seats.iter().all(|seat| seat.pin.is_some());
    (people, task.pin_start.is_some())
}

/// Takes the pins away of a task that has no place.
fn freed(task: &Task, people: bool) -> Task {
    let mut next = task.clone();
    if people {
        next.seats.iter_mut().for_each(|seat| seat.pin = None);
    } else {
        next.pin_start = None;
    }
    next
}

/// Two buttons that stay pressed.
#[component]
pub fn Pins(id: TaskId) -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let toasts = use_toasts();
    let state = Memo::new(move |_| {
        let plan = board.document.plan();
        let placed = board.document.shown_schedule().is_some_and(|schedule| schedule.get(id).is_some());
        plan.task(id).map(|task| (pins(task), placed, task.is_milestone()))
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
    let plan: Arc<Plan> = board.document.plan_untracked();
    let task = plan.task(id)?;
    let schedule = untrack(|| board.document.shown_schedule());
    let (people, time) = pins(task);
    let next = if about_people {
        with_people(task, schedule.as_deref(), !people)
    } else {
        with_time(task, schedule.as_deref(), !time)
    };
    let next = next.unwrap_or_else(|| freed(task, about_people));
    board.document.apply(Command::PutTask(Arc::new(next))).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::fixture;
    use solver::model::PersonId;

    #[test]
    fn a_pin_takes_what_the_schedule_says_and_gives_it_back() {
        let (plan, schedule) = fixture::plan();
        let task = &plan.tasks[0];
        let pinned = with_people(task, Some(&schedule), true).unwrap();
        assert_eq!(pinned.seats[0].pin, Some(PersonId(1)));
        assert_eq!(pins(&pinned), (true, false));
        assert_eq!(with_people(&pinned, Some(&schedule), false).as_ref(), Some(task.as_ref()));
        let timed = with_time(task, Some(&schedule), true).unwrap();
        assert_eq!(timed.pin_start, Some(fixture::at("2026-11-23 09:30")));
        assert_eq!(pins(&timed), (false, true));
    }

    #[test]
    fn what_has_no_place_cannot_be_pinned_but_freed() {
        let (plan, schedule) = fixture::plan();
        let unplaced = plan.tasks.last().unwrap();
        assert_eq!(with_time(unplaced, Some(&schedule), true), None);
        let mut pinned = unplaced.as_ref().clone();
        pinned.seats[0].pin = Some(PersonId(2));
        pinned.pin_start = Some(fixture::at("2026-11-23 09:30"));
        assert_eq!(pins(&freed(&pinned, true)), (false, true));
        assert_eq!(pins(&freed(&pinned, false)), (true, false));
    }
}
