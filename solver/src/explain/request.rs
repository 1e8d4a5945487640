//! A request: work that somebody asks for and that is not in the plan yet, and what a date for it costs.
//!
//! [`draft()`] puts it into a copy of a plan as a project with its tasks, always the same way, so that page and worker
//! speak of the same tasks.
//! [`super::earliest()`] says when they can be done at the earliest; [`kept`] what it costs to keep a day that somebody wishes
//! for.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::earliest::Way;
use super::effect::{Effect, finish};
use super::forced::calm;
use crate::check::check;
use crate::model::fresh::{next_client_id, next_project_id, next_task_id};
use crate::model::{
    Client, ClientId, Effort, GoalKind, Goals, Lag, Link, Minutes, Need, Plan, Project, Schedule, Seat, Task,
    TaskId,
};
use crate::solve::{Options, solve};
use crate::watch::Watch;

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Whose {
    /// A client of the plan.
    Known(ClientId),
    /// Somebody new, of this name.
    New(String),
}

/// Whether the parts of a request wait for each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Order {
    /// Each starts when the one before has ended.
    #[default]
    InTurn,
    /// They may overlap.
    Together,
}

/// A part of a request: work for one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// What it is called.
    pub name: String,
    /// The skills that it asks for.
    pub needs: Vec<Need>,
    /// How long it takes.
    pub effort: Minutes,
}

/// Work that somebody asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Who asks.
    pub client: Whose,
    /// What for.
    pub name: String,
    /// The work.
    pub parts: Vec<Part>,
    /// Whether its parts wait for each other.
    pub order: Order,
    /// By when they would like to have it.
    pub wished: Option<NaiveDate>,
}

/// A plan with a request in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The plan; the request's tasks have no place and promise nothing yet.
    pub plan: Plan,
    /// The client, where they are new.
    pub client: Option<Client>,
    /// The project.
    pub project: Project,
    /// Its tasks, in the order of the parts.
    pub tasks: Vec<Task>,
}

impl Draft {
    /// The tasks' identifiers.
    pub fn ids(&self) -> Vec<TaskId> {
        self.tasks.iter().map(|task| task.id).collect()
    }
}

/// Puts a request into a copy of a plan, with identifiers above all others, those of scenarios among them. O(plan).
pub fn draft(plan: &Plan, request: &Request) -> Draft {
    let mut plan = plan.clone();
    // What loads are measured against does not change with the request.
    (plan.horizon, plan.window) = (Some(plan.horizon()), Some(plan.window()));
    let (id, client) = match &request.client {
        Whose::Known(id) => (*id, None),
        Whose::New(name) => {
            let id = next_client_id(&plan);
            (id, Some(Client::new(id, name.clone())))
        }
    };
    let project = Project::new(next_project_id(&plan), id, request.name.clone());
    let TaskId(first) = next_task_id(&plan);
    let mut tasks: Vec<Task> = Vec::new();
    for (id, part) in (first..).zip(&request.parts) {
        let mut task = Task::new(TaskId(id), project.id, part.name.clone());
        task.seats = vec![Seat { needs: part.needs.clone(), ..Seat::default() }];
        task.effort = Some(Effort::exactly(part.effort));
        if let (Order::InTurn, Some(before)) = (request.order, tasks.last()) {
            task.after = vec![Link { task: before.id, lag: Lag::NONE }];
        }
        tasks.push(task);
    }
    plan.clients.extend(client.iter().cloned().map(Arc::new));
    plan.projects.push(Arc::new(project.clone()));
    plan.tasks.extend(tasks.iter().cloned().map(Arc::new));
    Draft { plan, client, project, tasks }
}

/// Looks for the schedule in which these tasks are done by a day and the rest of the plan suffers least.
///
/// The day becomes their deadline, which comes before all goals but a place for everything; the other goals are the
/// plan's own, and without need nothing moves.
/// `None`: no such schedule was found, which proves nothing.
pub fn kept(
    plan: &Plan,
    schedule: &Schedule,
    tasks: &[TaskId],
    by: NaiveDate,
    options: &Options,
    watch: &mut dyn Watch,
) -> Option<Way> {
    let mut hurried = calm(plan, schedule);
    (hurried.horizon, hurried.window) = (Some(plan.horizon()), Some(plan.window()));
    for task in hurried.tasks.iter_mut().filter(|task| tasks.contains(&task.id)) {
        Arc::make_mut(task).deadline = Some(by);
    }
    hurried.goals =
        Goals::new([GoalKind::Deadlines].into_iter().chain(hurried.goals.levels().iter().copied()));
    let start = options.start.clone().unwrap_or_else(|| schedule.clone());
    let options = Options { start: Some(start), bounds: false, ..options.clone() };
    let found = solve(&hurried, &options, watch).schedule;
    let report = check(plan, &found);
    let ends: Option<Vec<NaiveDate>> = tasks.iter().map(|task| report.tasks.get(task).map(finish)).collect();
    let date = ends?.into_iter().max().filter(|date| *date <= by)?;
    let effect = Effect::between(plan, &check(plan, schedule), &report);
    report.is_valid().then(|| Way { date, schedule: Arc::new(found), effect })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Permille, Person, PersonId, ProjectId, Region};
    use crate::validate::validate;
    use crate::watch::Unwatched;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// One person, as of Monday 23 November 2026, with 14 hours of work due on Tuesday.
    fn plan() -> Plan {
        let mut plan = Plan::new("Studio", date("2026-11-23"));
        (plan.region, plan.cap) = (Region::None, Permille(1000));
        plan.people.push(Arc::new(Person::new(PersonId(1), "Léa")));
        plan.clients.push(Arc::new(Client::new(ClientId(1), "Valade")));
        plan.projects.push(Arc::new(Project::new(ProjectId(1), ClientId(1), "Autumn")));
        let mut task = Task::new(TaskId(1), ProjectId(1), "Work");
        task.effort = Some(Effort::exactly(Minutes::hours(14)));
        task.due = Some(date("2026-11-24"));
        plan.tasks.push(Arc::new(task));
        plan
    }

    fn request(hours: &[u32], order: Order) -> Request {
        let part = |hours: &u32| Part {
            name: format!("Part {hours}"),
            needs: Vec::new(),
            effort: Minutes::hours(*hours),
        };
        Request {
            client: Whose::New("Orpi".into()),
            name: "Landing page".into(),
            parts: hours.iter().map(part).collect(),
            order,
            wished: None,
        }
    }

    #[test]
    fn a_request_becomes_a_project_with_tasks() {
        let plan = plan();
        let draft = draft(&plan, &request(&[7, 3], Order::InTurn));
        assert_eq!(validate(&draft.plan), []);
        assert_eq!((draft.project.client, draft.ids()), (ClientId(2), vec![TaskId(2), TaskId(3)]));
        assert_eq!(draft.tasks[1].after[0].task, TaskId(2));
        assert!(super::draft(&plan, &request(&[7, 3], Order::Together)).tasks[1].after.is_empty());
        let known = Request { client: Whose::Known(ClientId(1)), ..request(&[7], Order::InTurn) };
        let draft = super::draft(&plan, &known);
        assert_eq!((draft.client, draft.plan.clients.len()), (None, 1));
    }

    #[test]
    fn a_day_that_is_kept_costs_somebody_else_theirs() {
        let plan = plan();
        let options = Options { iterations: Some(2_000), seed: 1, ..Options::default() };
        let schedule = solve(&plan, &options, &mut Unwatched).schedule;
        let draft = draft(&plan, &request(&[7], Order::InTurn));
        let by = |day: &str| kept(&draft.plan, &schedule, &draft.ids(), date(day), &options, &mut Unwatched);
        let way = by("2026-11-24").unwrap();
        assert!(way.date <= date("2026-11-24"));
        let slips: Vec<_> = way.effect.suffering().map(|fate| (fate.task, fate.to.late)).collect();
        assert_eq!(slips, [(TaskId(1), 1)]);
        let free = by("2026-11-25").unwrap();
        assert_eq!(free.effect.suffering().count(), 0);
        assert_eq!(by("2026-11-22"), None);
    }
}
