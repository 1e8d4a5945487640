//! What a typed cell of the Work table does to the plan.

use std::sync::Arc;

use solver::format::natural::{self, Edge, key as name_key, nearest};
use solver::model::{Client, Effort, Minutes, PersonId, Plan, Project, ProjectId, Seat, Task, TaskId};

use super::cell_text::{TextProblem, read_links, read_seats};
use super::rows::{key, task_of};
use crate::state::command::{Command, Label};
use crate::state::values::{self, ValueProblem};
use crate::text::{Lang, commands, work};
use crate::ui::grid::{Commit, NEW_ROW};
use solver::model::fresh::{next_client_id, next_colour, next_project_id, next_task_id};

/// Why a typed cell was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CellProblem {
    /// A task needs a name.
    #[error("T1011: a task needs a name")]
    NoName,
    /// Seats or links cannot be read.
    #[error(transparent)]
    Text(#[from] TextProblem),
    /// An amount of work, a date or a weight cannot be read.
    #[error(transparent)]
    Value(#[from] ValueProblem),
    /// Nobody of that name, maybe somebody of nearly the same.
    #[error("T1014: nobody is called \"{0}\"")]
    NotAPerson(String, Option<String>),
    /// More owners than seats.
    #[error("T1015: there is no seat for \"{0}\"")]
    TooManyOwners(String),
    /// A milestone has no effort.
    #[error("T1017: a milestone has no effort")]
    EffortOfMilestone,
    /// The links would close a circle.
    #[error("T1018: tasks would wait for each other")]
    Cycle,
    /// The task is gone.
    #[error("T1019: this task is no longer in the plan")]
    Gone,
}

impl CellProblem {
    /// The sentence shown at the cell.
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::NoName => work::needs_a_name(lang).to_owned(),
            Self::Text(TextProblem::NearSkill(word, near)) => work::near_skill(lang, word, near),
            Self::Text(TextProblem::NotALevel(word)) => work::not_a_level(lang, word),
            Self::Text(TextProblem::NoTask(word, None)) => work::no_task(lang, word),
            Self::Text(TextProblem::NoTask(word, Some(near))) => work::no_task_maybe(lang, word, near),
            Self::Text(TextProblem::ManyTasks(word)) => work::many_tasks(lang, word),
            Self::Text(TextProblem::Itself) => work::after_itself(lang).to_owned(),
            Self::Text(TextProblem::NotALag(word)) => work::not_a_lag(lang, word),
            Self::Value(problem) => problem.say(lang),
            Self::NotAPerson(word, None) => work::not_a_person(lang, word),
            Self::NotAPerson(word, Some(near)) => work::not_a_person_maybe(lang, word, near),
            Self::TooManyOwners(word) => work::too_many_owners(lang, word),
            Self::EffortOfMilestone => work::effort_of_milestone(lang).to_owned(),
            Self::Cycle => work::cycle(lang).to_owned(),
            Self::Gone => work::row_is_gone(lang).to_owned(),
        }
    }
}

/// What a committed cell does: the command, and the task whose row it is.
///
/// On the empty last line it makes a task in `project`, or in a first project where there is none.
///
/// # Errors
/// The text cannot be read, or the task is gone.
pub fn commit(
    plan: &Plan,
    edit: &Commit,
    project: Option<ProjectId>,
    lang: Lang,
) -> Result<(Command, TaskId), CellProblem> {
    let mut before = Vec::new();
    let mut task = if edit.row == NEW_ROW {
        let project = home(plan, project, lang, &mut before);
        Task::new(next_task_id(plan), project, work::unnamed_task(lang))
    } else {
        let id = task_of(edit.row).ok_or(CellProblem::Gone)?;
        plan.task(id).ok_or(CellProblem::Gone)?.as_ref().clone()
    };
    set(plan, &mut task, edit.column.as_ref(), edit.text.trim(), &mut before)?;
    let (id, name) = (task.id, task.name.clone());
    let put = Command::PutTask(Arc::new(task));
    if before.is_empty() {
        return Ok((put, id));
    }
    before.push(put);
    Ok((Command::Batch { label: Label::named(commands::edited_task, &name), commands: before }, id))
}

/// The project for a new task: the one asked for, else the last, else a first one that is made with it.
fn home(plan: &Plan, wanted: Option<ProjectId>, lang: Lang, commands: &mut Vec<Command>) -> ProjectId {
    let known = wanted.filter(|id| plan.project(*id).is_some());
    if let Some(id) = known.or_else(|| plan.projects.last().map(|project| project.id)) {
        return id;
    }
    let client = match plan.clients.last() {
        Some(client) => client.id,
        None => {
            let client = Client::new(next_client_id(plan), work::first_client(lang));
            let id = client.id;
            commands.push(Command::PutClient(Arc::new(client)));
            id
        }
    };
    let mut project = Project::new(next_project_id(plan), client, work::first_project(lang));
    project.colour = next_colour(plan);
    let id = project.id;
    commands.push(Command::PutProject(Arc::new(project)));
    id
}

fn set(
    plan: &Plan,
    task: &mut Task,
    column: &str,
    text: &str,
    before: &mut Vec<Command>,
) -> Result<(), CellProblem> {
    match column {
        key::NAME if text.is_empty() => return Err(CellProblem::NoName),
        key::NAME => text.clone_into(&mut task.name),
        key::DONE => task.progress.done = text == "true",
        key::SPLIT => task.split = text == "true",
        key::SKILL => {
            let read = read_seats(plan, &task.seats, text)?;
            before.extend(read.new_skills.into_iter().map(Command::PutSkill));
            if task.is_milestone() {
                task.effort = None;
            }
            task.seats = read.seats;
        }
        key::EFFORT => set_effort(task, text)?,
        key::NOT_BEFORE => task.not_before = values::date(plan, text, Edge::Start)?,
        key::DUE => task.due = values::date(plan, text, Edge::End)?,
        key::DEADLINE => task.deadline = values::date(plan, text, Edge::End)?,
        key::AFTER => {
            let links = read_links(plan, task, text)?;
            if links.iter().any(|link| waits_for(plan, link.task, task.id)) {
                return Err(CellProblem::Cycle);
            }
            task.after = links;
        }
        key::OWNER => set_owners(plan, task, text)?,
        key::SPENT => task.progress.spent = values::hours(text)?.unwrap_or_default(),
        key::LEFT => task.progress.left = values::hours(text)?,
        key::WEIGHT => task.weight = values::weight(text)?,
        _ => return Err(CellProblem::Gone),
    }
    Ok(())
}

/// An amount, best–worst, best/likely/worst; nothing: the plan's default; `milestone`: no work at all.
fn set_effort(task: &mut Task, text: &str) -> Result<(), CellProblem> {
    let milestone = ["milestone", "jalon", "0", "◇"].contains(&natural::fold(text).as_str());
    if milestone {
        task.seats.clear();
        task.effort = Some(Effort::exactly(Minutes(0)));
        return Ok(());
    }
    let effort = values::effort(text)?;
    if task.is_milestone() {
        // An amount of work turns a milestone into a task for one person.
        if effort.is_none() {
            return Ok(());
        }
        task.seats = vec![Seat::default()];
    }
    task.effort = effort;
    Ok(())
}

/// Pins people to the seats, in order: `Léa + Tom`; an empty place leaves its seat to the solver.
fn set_owners(plan: &Plan, task: &mut Task, text: &str) -> Result<(), CellProblem> {
    let mut pins: Vec<Option<PersonId>> = Vec::new();
    for word in text.split(['+', ';', ',']).map(str::trim) {
        if word.is_empty() {
            pins.push(None);
            continue;
        }
        let wanted = name_key(word);
        let exact = plan.people.iter().find(|person| name_key(&person.name) == wanted);
        // A first name will do where only one person has it.
        let by_first_name = || {
            let first = |name: &str| name_key(name).split_whitespace().next() == Some(wanted.as_str());
            let mut found = plan.people.iter().filter(|person| first(&person.name));
            found.next().filter(|_| found.next().is_none())
        };
        let person = exact.or_else(by_first_name).ok_or_else(|| {
            let near = nearest(word, plan.people.iter().map(|person| person.name.as_str()));
            CellProblem::NotAPerson(word.to_owned(), near.map(str::to_owned))
        })?;
        if pins.len() >= task.seats.len() {
            return Err(CellProblem::TooManyOwners(word.to_owned()));
        }
        pins.push(Some(person.id));
    }
    for (index, seat) in task.seats.iter_mut().enumerate() {
        seat.pin = pins.get(index).copied().flatten();
    }
    Ok(())
}

/// Whether a task comes, directly or not, after another one; O(tasks + links).
fn waits_for(plan: &Plan, task: TaskId, other: TaskId) -> bool {
    let (mut open, mut seen) = (vec![task], std::collections::BTreeSet::new());
    while let Some(id) = open.pop() {
        if id == other {
            return true;
        }
        if seen.insert(id)
            && let Some(task) = plan.task(id)
        {
            open.extend(task.after.iter().map(|link| link.task));
        }
    }
    false
}

/// The commands that remove these rows' tasks.
pub fn removal(plan: &Plan, rows: &[u64]) -> Option<Command> {
    let tasks = rows.iter().filter_map(|row| task_of(*row)).filter(|id| plan.task(*id).is_some());
    let tasks: Vec<TaskId> = tasks.collect();
    (!tasks.is_empty()).then_some(Command::RemoveTasks(tasks))
}

#[cfg(test)]
mod tests {
    use super::*;
    use solver::model::{ClientId, Level, Link, Need, Person, Skill, SkillId};

    fn plan() -> Plan {
        // A Monday.
        let mut plan = Plan::new("p", "2026-11-23".parse().unwrap());
        plan.skills.push(Skill { id: SkillId(1), name: "design".into() });
        for (id, name) in [(1, "Léa Fontaine"), (2, "Tom Okafor")] {
            plan.people.push(Person::new(PersonId(id), name).into());
        }
        plan.clients.push(Client::new(ClientId(1), "Orpi").into());
        plan.projects.push(Project::new(ProjectId(3), ClientId(1), "Site").into());
        let mut second = Task::new(TaskId(2), ProjectId(3), "Design");
        second.after.push(Link { task: TaskId(1), lag: solver::model::Lag::NONE });
        plan.tasks.push(Task::new(TaskId(1), ProjectId(3), "Brief").into());
        plan.tasks.push(second.into());
        plan
    }

    fn typed(row: u64, column: &'static str, text: &str) -> Result<Task, CellProblem> {
        let plan = plan();
        let edit = Commit { row, column: column.into(), text: text.into() };
        let (command, id) = commit(&plan, &edit, None, Lang::En)?;
        let next = command.apply(&plan).unwrap();
        Ok(next.task(id).unwrap().as_ref().clone())
    }

    #[test]
    fn cells_are_read_in_words() {
        assert_eq!(typed(1, key::DUE, "fri").unwrap().due, "2026-11-27".parse().ok());
        assert_eq!(typed(1, key::DUE, "4 déc").unwrap().due, "2026-12-04".parse().ok());
        assert_eq!(typed(1, key::EFFORT, "2h30").unwrap().effort, Some(Effort::exactly(Minutes(150))));
        let range = typed(1, key::EFFORT, "4/6/9 h").unwrap().effort.unwrap();
        assert_eq!(
            (range.best, range.likely, range.worst),
            (Some(Minutes(240)), Minutes(360), Some(Minutes(540)))
        );
        assert_eq!(typed(1, key::LEFT, "1,5").unwrap().progress.left, Some(Minutes(90)));
        assert_eq!(typed(1, key::EFFORT, "much"), Err(ValueProblem::NotAnEffort("much".into()).into()));
        assert_eq!(typed(1, key::DUE, "someday"), Err(ValueProblem::NotADate("someday".into()).into()));
    }

    #[test]
    fn a_name_pins_and_nothing_frees() {
        let pinned = typed(1, key::OWNER, "léa").unwrap();
        assert_eq!(pinned.seats[0].pin, Some(PersonId(1)));
        assert_eq!(typed(1, key::OWNER, "").unwrap().seats[0].pin, None);
        assert_eq!(typed(1, key::OWNER, "Léa + Tom"), Err(CellProblem::TooManyOwners("Tom".into())));
        assert!(matches!(typed(1, key::OWNER, "Max"), Err(CellProblem::NotAPerson(..))));
    }

    #[test]
    fn a_circle_is_refused() {
        assert_eq!(typed(1, key::AFTER, "Design"), Err(CellProblem::Cycle));
        assert_eq!(typed(2, key::AFTER, "Brief + 2 d").unwrap().after.len(), 1);
    }

    #[test]
    fn milestones_come_and_go() {
        assert!(typed(1, key::EFFORT, "jalon").unwrap().is_milestone());
        let mut plan = plan();
        plan.tasks.push(Task::milestone(TaskId(5), ProjectId(3), "Go").into());
        let edit = Commit { row: 5, column: key::EFFORT.into(), text: "3".into() };
        let (command, id) = commit(&plan, &edit, None, Lang::En).unwrap();
        assert_eq!(command.apply(&plan).unwrap().task(id).unwrap().seats.len(), 1);
    }

    #[test]
    fn the_last_line_makes_a_task_even_in_an_empty_plan() {
        assert_eq!(typed(NEW_ROW, key::NAME, "Layout").unwrap().project, ProjectId(3));
        let empty = Plan::new("p", "2026-11-23".parse().unwrap());
        let edit = Commit { row: NEW_ROW, column: key::NAME.into(), text: "Layout".into() };
        let (command, id) = commit(&empty, &edit, None, Lang::Fr).unwrap();
        let next = command.apply(&empty).unwrap();
        assert_eq!((next.clients.len(), next.projects.len()), (1, 1));
        assert_eq!(next.task(id).map(|task| task.name.as_str()), Some("Layout"));
    }

    #[test]
    fn a_new_skill_comes_with_its_task() {
        let task = typed(1, key::SKILL, "embroidery ≥ 2").unwrap();
        assert_eq!(task.seats[0].needs, [Need { skill: SkillId(2), level: Level(2) }]);
    }
}
