//! Catching up: what was planned before today and not reported as done.

use std::sync::Arc;

use chrono::NaiveDateTime;
use solver::model::{Minutes, Plan, TaskId};

use super::command::{Command, Label};
use crate::text::happened as words;

/// Work that should have begun by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open {
    /// Which task.
    pub task: TaskId,
    /// When it was planned to begin.
    pub start: NaiveDateTime,
    /// When it was planned to be over.
    pub end: NaiveDateTime,
    /// It should be over.
    pub over: bool,
}

/// What is said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is done.
    Done,
    /// So much of each seat is left.
    Left(Minutes),
}

/// What is open before the plan's today, by its planned end. Milestones are moments: nothing of them is left.
pub fn open(plan: &Plan) -> Vec<Open> {
    let Some(schedule) = &plan.schedule else { return Vec::new() };
    let tasks = plan.tasks.iter().filter(|task| plan.is_planned(task) && !task.is_milestone());
    let mut open: Vec<Open> = tasks
        .filter_map(|task| {
            let given = schedule.get(task.id)?;
            let (start, end) = (given.start()?, given.end()?);
            // Whoever has said what is left has reported it.
            let reported = task.progress.left.is_some();
            let over = end.date() < plan.as_of;
            (start.date() < plan.as_of && (over || !reported)).then_some(Open {
                task: task.id,
                start,
                end,
                over,
            })
        })
        .collect();
    open.sort_by_key(|open| (open.end, open.task));
    open
}

/// The change of the plan that some answers make; one step of undo. None without an answer.
pub fn report(plan: &Plan, answers: &[(TaskId, State)]) -> Option<Command> {
    let commands: Vec<Command> = answers
        .iter()
        .filter_map(|(task, state)| {
            let mut task = plan.task(*task)?.as_ref().clone();
            let effort = plan.effort_of(&task).0;
            let progress = &mut task.progress;
            match state {
                State::Done => {
                    progress.done = true;
                    progress.left = None;
                    progress.spent = progress.spent.max(effort);
                }
                State::Left(left) => {
                    progress.done = false;
                    progress.left = Some(*left);
                    let spent = Minutes(effort.0.saturating_sub(left.0).max(plan.grid.0));
                    progress.spent = progress.spent.max(spent);
                }
            }
            Some(Command::PutTask(Arc::new(task)))
        })
        .collect();
    let label = Label::Counted(words::reported, commands.len());
    (!commands.is_empty()).then_some(Command::Batch { label, commands })
}

#[cfg(test)]
mod tests {
    use super::*;
    use solver::model::{
        Assignment, Client, ClientId, Effort, Person, PersonId, Piece, Project, ProjectId, Schedule, Task,
    };

    /// As of Wednesday: one task from Monday to Tuesday, one from Tuesday to Thursday, one on Friday.
    fn plan() -> Plan {
        let mut plan = Plan::new("Studio", "2026-11-25".parse().unwrap());
        plan.people.push(Arc::new(Person::new(PersonId(1), "Léa")));
        plan.clients.push(Arc::new(Client::new(ClientId(1), "Valade")));
        plan.projects.push(Arc::new(Project::new(ProjectId(1), ClientId(1), "Autumn")));
        let days = [
            (1, "2026-11-23", "2026-11-24"),
            (2, "2026-11-24", "2026-11-26"),
            (3, "2026-11-27", "2026-11-27"),
        ];
        let mut given = Vec::new();
        for (id, first, last) in days {
            let mut task = Task::new(TaskId(id), ProjectId(1), format!("Task {id}"));
            task.effort = Some(Effort::exactly(Minutes::hours(7)));
            plan.tasks.push(Arc::new(task));
            let at = |day: &str, time: &str| format!("{day}T{time}:00").parse().unwrap();
            let pieces = vec![Piece { start: at(first, "10:00"), end: at(last, "17:00") }];
            given.push(Assignment { task: TaskId(id), owners: vec![PersonId(1)], pieces });
        }
        plan.schedule = Some(Arc::new(Schedule::new(given)));
        plan
    }

    #[test]
    fn what_was_planned_before_today_is_asked_about_once() {
        let plan = plan();
        let found: Vec<(u32, bool)> = open(&plan).iter().map(|open| (open.task.0, open.over)).collect();
        assert_eq!(found, [(1, true), (2, false)]);
        let answers = [(TaskId(1), State::Done), (TaskId(2), State::Left(Minutes(180)))];
        let next = report(&plan, &answers).unwrap().apply(&plan).unwrap();
        assert_eq!(open(&next), []);
        let left = next.task(TaskId(2)).unwrap();
        assert_eq!((left.progress.spent, next.left_of(left)), (Minutes(240), Minutes(180)));
        assert!(left.progress.is_started() && next.task(TaskId(1)).unwrap().progress.done);
        assert!(report(&plan, &[]).is_none());
    }
}
