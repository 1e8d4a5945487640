//! What can be changed of a task in place: its effort, its dates and its weight, and what has been done of it.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;
use solver::model::{Plan, Task, TaskId};

use super::super::board::use_board;
use crate::state::command::Command;
use crate::state::values::{self, ValueProblem};
use crate::text::format::Minutes as Said;
use crate::text::{Lang, common, format, plan_details as details, selecting as words, use_text, work};
use crate::ui::{Checkbox, DateInput, Field, TextField};

/// Changes a task by one value.
type Set<T> = fn(&mut Task, T);

/// The fields of a task; each is one step of undo.
#[component]
pub fn TaskFields(
    id: TaskId,
    /// What there is to say about the effort: its range, whether it is assumed, what a level makes of it.
    #[prop(into)]
    effort_hint: Signal<String>,
) -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let known = Memo::new(move |_| {
        let plan = board.document.plan();
        plan.task(id).cloned().map(|task| (task, plan))
    });
    let apply = move |change: &dyn Fn(&mut Task)| -> Result<(), String> {
        let plan = board.document.plan_untracked();
        let Some(task) = plan.task(id) else { return Ok(()) };
        let mut next = task.as_ref().clone();
        change(&mut next);
        if next == **task {
            return Ok(());
        }
        let put = board.document.apply(Command::PutTask(Arc::new(next)));
        put.map_err(|error| error.say(text.now()))
    };
    let refused = move |why: &ValueProblem| why.say(text.now());
    let of = move |part: fn(Lang, &Task, &Plan) -> String| {
        Signal::derive(move || {
            known.with(|known| {
                known.as_ref().map(|(task, plan)| part(text.lang(), task, plan)).unwrap_or_default()
            })
        })
    };
    let is = move |part: fn(&Task) -> bool| {
        Signal::derive(move || known.with(|known| known.as_ref().is_some_and(|(task, _)| part(task))))
    };
    let date = move |part: fn(&Task) -> Option<NaiveDate>| {
        Signal::derive(move || known.with(|known| part(&known.as_ref()?.0)))
    };
    let put_date = move |set: Set<Option<NaiveDate>>| {
        move |date: Option<NaiveDate>| apply(&|task: &mut Task| set(task, date))
    };
    let set_effort = move |typed: String| {
        let effort = values::effort(typed.trim()).map_err(|why| refused(&why))?;
        apply(&|task: &mut Task| task.effort = effort)
    };
    let set_spent = move |typed: String| {
        let spent = values::hours(typed.trim()).map_err(|why| refused(&why))?.unwrap_or_default();
        apply(&|task: &mut Task| task.progress.spent = spent)
    };
    let set_left = move |typed: String| {
        let left = values::hours(typed.trim()).map_err(|why| refused(&why))?;
        apply(&|task: &mut Task| task.progress.left = left)
    };
    let set_weight = move |typed: String| {
        let weight = values::weight(typed.trim()).map_err(|why| refused(&why))?;
        apply(&|task: &mut Task| task.weight = weight)
    };
    let turn = move |set: Set<bool>| {
        // A locked document says so itself, in its banner.
        move |on: bool| drop(apply(&|task: &mut Task| set(task, on)))
    };
    let is_work = is(|task| !task.is_milestone());
    let is_open = is(|task| !task.is_milestone() && !task.progress.done);
    let may_free = is(|task| task.progress.is_started());
    view! {
        <section class="plan-fields">
            <Show when=move || is_work.get()>
                <TextField label=text.of(common::effort) value=of(|_, task, _| values::write_effort(task.effort)) hint=effort_hint placeholder=of(default_effort) on_commit=set_effort/>
            </Show>
            <Field label=text.of(common::not_before) hint=of(start_hint) beside=true>
                <DateInput value=date(|task| task.not_before) on_commit=put_date(|task, date| task.not_before = date)/>
            </Field>
            <Field label=text.of(common::due) hint=of(due_hint) beside=true>
                <DateInput value=date(|task| task.due) on_commit=put_date(|task, date| task.due = date)/>
            </Field>
            <Field label=text.of(common::deadline) beside=true>
                <DateInput value=date(|task| task.deadline) on_commit=put_date(|task, date| task.deadline = date)/>
            </Field>
            <TextField label=text.of(work::weight) value=of(|_, task, _| task.weight.0.to_string()) on_commit=set_weight/>
            <Show when=move || is_work.get()>
                <Checkbox label=text.of(words::split) checked=is(|task| task.split) on_change=turn(|task, on| task.split = on)/>
            </Show>
        </section>
        <section class="plan-fields" aria-label=text.of(details::progress)>
            <h3>{text.of(details::progress)}</h3>
            <Show when=move || is_open.get()>
                <TextField label=text.of(words::hours_spent) value=of(|_, task, _| spent(task)) placeholder=of(|_, _, _| "0".into()) on_commit=set_spent/>
                <TextField
                    label=text.of(words::hours_left)
                    value=of(|_, task, _| values::write_hours(task.progress.left))
                    placeholder=of(|_, task, plan| values::write_hours(Some(plan.left_of(task))))
                    hint=of(left_hint)
                    on_commit=set_left
                />
            </Show>
            <Show when=move || may_free.get()>
                <Checkbox
                    label=text.of(words::may_change_hands)
                    checked=is(|task| task.progress.freed)
                    on_change=turn(|task, on| task.progress.freed = on)
                />
            </Show>
            <Checkbox label=text.of(words::is_done) checked=is(|task| task.progress.done) on_change=turn(|task, on| task.progress.done = on)/>
        </section>
    }
}

/// Hours spent as they are typed again; nothing for none.
fn spent(task: &Task) -> String {
    let spent = task.progress.spent;
    values::write_hours((spent.0 > 0).then_some(spent))
}

/// What the plan assumes where the task says nothing.
fn default_effort(_: Lang, task: &Task, plan: &Plan) -> String {
    let (effort, assumed) = plan.effort_of(task);
    if assumed { values::write_hours(Some(effort)) } else { String::new() }
}

/// The project's date, where it is the one in force.
fn due_hint(lang: Lang, task: &Task, plan: &Plan) -> String {
    let inherited = plan.due_of(task).filter(|_| task.due.is_none());
    inherited.map(|date| of_project(lang, date)).unwrap_or_default()
}

fn start_hint(lang: Lang, task: &Task, plan: &Plan) -> String {
    let inherited = plan.not_before_of(task).filter(|_| task.not_before.is_none());
    inherited.map(|date| of_project(lang, date)).unwrap_or_default()
}

fn of_project(lang: Lang, date: NaiveDate) -> String {
    format!("{} {}", format::date(lang, date), details::project_due(lang))
}

/// How the hours left come about, where nobody has said how many they are.
fn left_hint(lang: Lang, task: &Task, plan: &Plan) -> String {
    if task.progress.left.is_some() {
        return String::new();
    }
    words::left_hint(lang, Said(i64::from(plan.left_of(task).0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::fixture;
    use solver::model::Minutes;

    #[test]
    fn what_is_inherited_or_worked_out_is_told_as_such() {
        let (mut plan, _) = fixture::plan();
        Arc::make_mut(&mut plan.projects[0]).due = Some(fixture::date("2026-12-18"));
        let mut task = plan.tasks[2].as_ref().clone();
        assert_eq!(due_hint(Lang::En, &task, &plan), "Fri 18 Dec of the project");
        task.due = Some(fixture::date("2026-12-01"));
        assert_eq!(due_hint(Lang::En, &task, &plan), "");
        task.progress.spent = Minutes(120);
        assert!(left_hint(Lang::En, &task, &plan).contains("5\u{a0}h"), "7 h less 2 h");
        task.progress.left = Some(Minutes(60));
        assert_eq!(left_hint(Lang::En, &task, &plan), "");
        assert_eq!(spent(&task), "2");
    }
}
