//! An answer taken at its word: the seat is pinned and the schedule that was found accepted, as one step.

use std::sync::Arc;

use leptos::prelude::*;
use solver::explain::{Forced, pinned};
use solver::model::{Plan, Schedule};

use super::super::board::Board;
use super::super::model::changes::{Change, changes};
use crate::platform::page;
use crate::state::command::{Command, Label};
use crate::text::{Text, ask as words};
use crate::ui::{Button, Look, Toast, Toasts};

/// Gives a seat to somebody; whether the document took it.
fn give(board: Board, text: Text, toasts: Toasts, forced: &Forced) {
    let plan = board.document.plan_untracked();
    let after = pinned(&plan, forced.task, forced.seat, forced.person);
    let Some(task) = after.task(forced.task) else { return };
    let name = plan.person(forced.person).map(|person| person.name.clone()).unwrap_or_default();
    let commands =
        vec![Command::PutTask(Arc::clone(task)), Command::AcceptSchedule(Arc::clone(&forced.schedule))];
    let label = Label::named(words::given, &name);
    let done = words::was_given(text.now(), &task.name, &name);
    apply(board, text, toasts, Command::Batch { label, commands }, done);
}

/// Accepts a schedule that was found for a question.
pub fn accept(
    board: Board,
    text: Text,
    toasts: Toasts,
    label: Label,
    schedule: &Arc<Schedule>,
    done: String,
) {
    let commands = vec![Command::AcceptSchedule(Arc::clone(schedule))];
    apply(board, text, toasts, Command::Batch { label, commands }, done);
}

fn apply(board: Board, text: Text, toasts: Toasts, command: Command, done: String) {
    match board.document.apply(command) {
        Ok(()) => {
            // What was proposed before was proposed for another plan.
            board.solves.discard();
            toasts.show(Toast::new(done));
            // The button that was pressed has gone with the answer; its question is still open.
            page::catch_focus(".plan-ask-question > [aria-expanded='true']");
        }
        Err(refused) => toasts.show(Toast::error(refused.say(text.now()))),
    }
}

/// "Give it to Léa".
pub fn button(board: Board, text: Text, toasts: Toasts, plan: &Plan, forced: Forced) -> AnyView {
    let name = plan.person(forced.person).map(|person| person.name.clone()).unwrap_or_default();
    let label = Signal::derive(move || words::give(text.lang(), &name));
    view! { <Button label=label look=Look::Main on_press=move |_| give(board, text, toasts, &forced)/> }
        .into_any()
}

/// What moves besides the task itself.
pub fn pushed(plan: &Plan, before: &Schedule, forced: &Forced) -> Vec<Change> {
    let mut changes = changes(plan, before, &forced.schedule);
    changes.retain(|change| change.task != forced.task);
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::fixture;
    use solver::explain::Trials;
    use solver::model::{PersonId, TaskId};
    use solver::watch::Unwatched;

    #[test]
    fn giving_pins_the_seat_and_takes_the_schedule() {
        let (plan, schedule) = fixture::plan();
        let trials = Trials::new(&plan, &schedule, TaskId(2), 0).unwrap();
        let forced = trials.first(PersonId(3), &mut Unwatched).unwrap();
        let after = pinned(&plan, forced.task, forced.seat, forced.person);
        let put = Command::PutTask(Arc::clone(after.task(TaskId(2)).unwrap()));
        let take = Command::AcceptSchedule(Arc::clone(&forced.schedule));
        let label = Label::named(words::given, "Karim Haddad");
        let next = Command::Batch { label, commands: vec![put, take] }.apply(&plan).unwrap();
        assert_eq!(next.tasks[1].seats[0].pin, Some(PersonId(3)));
        assert_eq!(next.schedule.as_ref().unwrap().get(TaskId(2)).unwrap().owners, [PersonId(3)]);
        // What had no place found one; nothing else moved.
        let moved: Vec<TaskId> = pushed(&plan, &schedule, &forced).iter().map(|change| change.task).collect();
        assert_eq!(moved, [TaskId(5)]);
    }
}
