//! One change to many tasks: what is said once holds for each of them.

use chrono::{Days, NaiveDate};
use solver::format::natural::{Edge, fold};
use solver::model::{Effort, Minutes, Permille, PersonId, Plan, ProjectId, Task, TaskId, Weight};

use super::command::Command;
use super::pins;
use super::values::{self, ValueProblem};
use crate::text::{Lang, commands, selecting as words};

/// The longest move of a date, in working days: four years.
const MOST_DAYS: i32 = 1000;

/// What becomes of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateChange {
    /// This day.
    Set(NaiveDate),
    /// None.
    Clear,
    /// So many working days later, or earlier; a date of the project's becomes the task's own.
    Shift(i32),
}

/// What becomes of an effort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EffortChange {
    /// This much.
    Set(Effort),
    /// The plan's default.
    Clear,
    /// So many times as much; what was assumed becomes the task's own.
    Scale(Permille),
}

/// What changes; `None` stays as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Whose work it is.
    pub project: Option<ProjectId>,
    /// The date promised.
    pub due: Option<DateChange>,
    /// The day before which it does not start.
    pub not_before: Option<DateChange>,
    /// The date that must hold.
    pub deadline: Option<DateChange>,
    /// How much it counts.
    pub weight: Option<Weight>,
    /// Hours of work per seat.
    pub effort: Option<EffortChange>,
    /// Whether its owners may do other work in between.
    pub split: Option<bool>,
    /// Who is pinned to it.
    pub owner: Option<PersonId>,
    /// Whether it is finished.
    pub done: Option<bool>,
}

impl Change {
    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// A task after the change. A milestone has neither effort nor owner, nor can it be split.
    pub fn of(&self, plan: &Plan, task: &Task) -> Task {
        let mut next = task.clone();
        let is_work = !task.is_milestone();
        next.due = moved(plan, self.due, task.due, plan.due_of(task));
        next.not_before = moved(plan, self.not_before, task.not_before, plan.not_before_of(task));
        next.deadline = moved(plan, self.deadline, task.deadline, task.deadline);
        next.project = self.project.unwrap_or(task.project);
        next.weight = self.weight.unwrap_or(task.weight);
        next.progress.done = self.done.unwrap_or(task.progress.done);
        if is_work {
            next.split = self.split.unwrap_or(task.split);
            next.effort = match self.effort {
                None => task.effort,
                Some(EffortChange::Set(effort)) => Some(effort),
                Some(EffortChange::Clear) => None,
                Some(EffortChange::Scale(by)) => {
                    Some(scaled(task.effort.unwrap_or_else(|| Effort::exactly(plan.effort_of(task).0)), by))
                }
            };
        }
        if let Some(owner) = self.owner {
            give(plan, &mut next, owner);
        }
        next
    }

    /// The change to all of these tasks as one step of undo; `None` where none of them changes.
    pub fn command(&self, plan: &Plan, tasks: impl Iterator<Item = TaskId>) -> Option<Command> {
        let changed = tasks.filter_map(|id| {
            let task = plan.task(id)?;
            Some(self.of(plan, task)).filter(|next| next != task.as_ref())
        });
        let label = match (self.done, Self { done: None, ..*self }.is_empty()) {
            (Some(true), true) => words::undo_done,
            (Some(false), true) => words::undo_reopen,
            _ => commands::edited_tasks,
        };
        pins::put(changed, label)
    }

    /// How many of these tasks the owner to be pinned may not take: a skill, a level or a hat is missing.
    pub fn unsuited(&self, plan: &Plan, tasks: impl Iterator<Item = TaskId>) -> usize {
        let Some(person) = self.owner.and_then(|id| plan.person(id)) else { return 0 };
        let fits =
            |task: &Task| task.is_milestone() || task.seats.iter().any(|seat| plan.suits(person, task, seat));
        tasks.filter_map(|id| plan.task(id)).filter(|task| !fits(task)).count()
    }
}

/// Pins a person to the seat that they have already, else to the first that they suit, else to the first.
fn give(plan: &Plan, task: &mut Task, owner: PersonId) {
    if task.seats.iter().any(|seat| seat.pin == Some(owner)) {
        return;
    }
    let person = plan.person(owner);
    let suited = |at: &usize| {
        let seat = task.seats.get(*at);
        person.zip(seat).is_some_and(|(person, seat)| plan.suits(person, task, seat))
    };
    let at = (0..task.seats.len()).find(suited).unwrap_or(0);
    if let Some(seat) = task.seats.get_mut(at) {
        seat.pin = Some(owner);
    }
}

/// A date of a task after a change; `now` is the one in force, its own or its project's.
fn moved(
    plan: &Plan,
    change: Option<DateChange>,
    own: Option<NaiveDate>,
    now: Option<NaiveDate>,
) -> Option<NaiveDate> {
    match change {
        None => own,
        Some(DateChange::Set(date)) => Some(date),
        Some(DateChange::Clear) => None,
        Some(DateChange::Shift(days)) => now.map(|date| shifted(plan, date, days)),
    }
}

/// The day so many working days of the plan calendar later, or earlier. O(days).
pub fn shifted(plan: &Plan, date: NaiveDate, days: i32) -> NaiveDate {
    let (mut at, mut left) = (date, days.unsigned_abs());
    while left > 0 {
        let one = Days::new(1);
        let next = if days > 0 { at.checked_add_days(one) } else { at.checked_sub_days(one) };
        let Some(next) = next else { return at };
        at = next;
        left -= u32::from(plan.is_working_day(at));
    }
    at
}

/// So many times an effort, to the minute; nothing becomes no work at all.
fn scaled(effort: Effort, by: Permille) -> Effort {
    let times = |minutes: Minutes| {
        let product = (u64::from(minutes.0) * u64::from(by.0) + 500) / 1000;
        Minutes(u32::try_from(product).unwrap_or(u32::MAX).max(u32::from(minutes.0 > 0)))
    };
    Effort { best: effort.best.map(times), likely: times(effort.likely), worst: effort.worst.map(times) }
}

/// Whether a word takes a value away.
fn is_none(text: &str) -> bool {
    ["none", "no", "aucun", "aucune", "sans", "-", "–"].contains(&fold(text).as_str())
}

/// A number with its sign before it, and what follows the number; `None` without a sign.
fn signed(text: &str) -> Option<(i32, f64, String)> {
    let sign = match text.chars().next()? {
        '+' => 1,
        '-' | '−' | '–' => -1,
        _ => return None,
    };
    let rest = text.get(text.chars().next()?.len_utf8()..)?.trim_start();
    let digits: String = rest.chars().take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
    let unit = fold(rest.get(digits.len()..)?.trim());
    Some((sign, digits.replace(',', ".").parse().ok()?, unit))
}

/// A date, `+2` or `−3` working days, or a word for none; nothing: as it is.
///
/// # Errors
/// It cannot be read.
pub fn read_date(plan: &Plan, text: &str, edge: Edge) -> Result<Option<DateChange>, ValueProblem> {
    let text = text.trim();
    if is_none(text) {
        return Ok(Some(DateChange::Clear));
    }
    if let Some((sign, days, unit)) = signed(text) {
        let known = ["", "d", "j", "day", "days", "jour", "jours", "wd", "jo"].contains(&unit.as_str());
        let whole = days.fract() == 0.0 && days <= f64::from(MOST_DAYS);
        if !known || !whole {
            return Err(ValueProblem::NotADate(text.to_owned()));
        }
        #[allow(clippy::cast_possible_truncation, reason = "a whole number of at most a thousand")]
        return Ok(Some(DateChange::Shift(sign * days as i32)));
    }
    Ok(values::date(plan, text, edge)?.map(DateChange::Set))
}

/// An effort, `×1.5`, `+20 %`, or a word for the default; nothing: as it is.
///
/// # Errors
/// It cannot be read.
pub fn read_effort(text: &str) -> Result<Option<EffortChange>, ValueProblem> {
    let text = text.trim();
    if is_none(text) {
        return Ok(Some(EffortChange::Clear));
    }
    let problem = || ValueProblem::NotAnEffort(text.to_owned());
    let scale = |factor: f64| {
        let permille = (factor * 1000.0).round();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 100,000")]
        let by = (1.0..=100_000.0).contains(&permille).then_some(Permille(permille as u32));
        by.map(|by| Some(EffortChange::Scale(by))).ok_or_else(problem)
    };
    if let Some(factor) = text.strip_prefix(['×', 'x', 'X', '*']) {
        return scale(factor.trim().replace(',', ".").parse().map_err(|_| problem())?);
    }
    match signed(text) {
        Some((sign, share, unit)) if unit == "%" => scale(1.0 + f64::from(sign) * share / 100.0),
        Some(_) => Err(problem()),
        None => Ok(values::effort(text)?.map(EffortChange::Set)),
    }
}

/// What a changed date will be, in words: "Fri 4 Dec", "2 working days later".
pub fn say_date(lang: Lang, change: DateChange) -> String {
    match change {
        DateChange::Set(date) => crate::text::format::date(lang, date),
        DateChange::Clear => words::becomes_none(lang).to_owned(),
        DateChange::Shift(days) if days < 0 => words::days_earlier(lang, days.unsigned_abs()),
        DateChange::Shift(days) => words::days_later(lang, days.unsigned_abs()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use solver::model::{Client, ClientId, Person, Project};
    use std::sync::Arc;

    fn plan() -> Plan {
        // A Monday.
        let mut plan = Plan::new("p", "2026-11-23".parse().unwrap());
        plan.people.push(Arc::new(Person::new(PersonId(1), "Léa")));
        plan.clients.push(Arc::new(Client::new(ClientId(1), "Acme")));
        let mut project = Project::new(ProjectId(1), ClientId(1), "Web");
        project.due = "2026-12-04".parse().ok();
        plan.projects.push(Arc::new(project));
        for id in 1..=3 {
            let mut task = Task::new(TaskId(id), ProjectId(1), format!("T{id}"));
            task.due = (id == 1).then(|| "2026-11-27".parse().ok()).flatten();
            task.effort = (id == 1).then(|| Effort::exactly(Minutes(420)));
            plan.tasks.push(Arc::new(task));
        }
        plan.tasks.push(Arc::new(Task::milestone(TaskId(4), ProjectId(1), "Go")));
        plan
    }

    fn all(plan: &Plan) -> impl Iterator<Item = TaskId> + use<> {
        plan.tasks.iter().map(|task| task.id).collect::<Vec<_>>().into_iter()
    }

    #[test]
    fn dates_move_by_working_days_whosever_they_were() {
        let plan = plan();
        let change = Change { due: Some(DateChange::Shift(2)), ..Change::default() };
        let next = change.command(&plan, all(&plan)).unwrap().apply(&plan).unwrap();
        assert_eq!(next.tasks[0].due, "2026-12-01".parse().ok(), "over the weekend");
        assert_eq!(next.tasks[1].due, "2026-12-08".parse().ok(), "from the project's date");
        assert_eq!(shifted(&plan, "2026-11-28".parse().unwrap(), -1), "2026-11-27".parse().unwrap());
        let clear = Change { deadline: Some(DateChange::Clear), ..Change::default() };
        assert!(clear.command(&plan, all(&plan)).is_none(), "nothing to clear is no step");
    }

    #[test]
    fn efforts_are_set_and_multiplied_and_milestones_have_none() {
        let plan = plan();
        let change = Change { effort: Some(EffortChange::Scale(Permille(1500))), ..Change::default() };
        let next = change.command(&plan, all(&plan)).unwrap().apply(&plan).unwrap();
        assert_eq!(next.tasks[0].effort, Some(Effort::exactly(Minutes(630))));
        assert_eq!(next.effort_of(&next.tasks[1]), (Minutes(630), false), "an assumed effort, too");
        assert_eq!(next.tasks[3], plan.tasks[3]);
    }

    #[test]
    fn all_in_one_is_one_step_and_says_how_many() {
        let plan = plan();
        let change = Change {
            weight: Some(Weight(3)),
            split: Some(true),
            owner: Some(PersonId(1)),
            done: Some(true),
            ..Change::default()
        };
        let command = change.command(&plan, all(&plan)).unwrap();
        assert_eq!(command.label(&plan).say(Lang::En), "edit 4 tasks");
        let next = command.apply(&plan).unwrap();
        assert!(next.tasks.iter().all(|task| task.progress.done && task.weight == Weight(3)));
        assert_eq!(next.tasks[2].seats[0].pin, Some(PersonId(1)));
        assert!(next.tasks[2].split && !next.tasks[3].split);
        let done = Change { done: Some(true), ..Change::default() };
        let done = done.command(&plan, [TaskId(2)].into_iter()).unwrap();
        assert_eq!(done.label(&plan).say(Lang::Fr), "marquer 1 tâche comme terminée");
    }

    #[test]
    fn changes_are_read_in_both_languages() {
        let plan = plan();
        let date = |text: &str| read_date(&plan, text, Edge::End);
        assert_eq!(date("+2"), Ok(Some(DateChange::Shift(2))));
        assert_eq!(date("−3 j"), Ok(Some(DateChange::Shift(-3))));
        assert_eq!(date("fri"), Ok(Some(DateChange::Set("2026-11-27".parse().unwrap()))));
        assert_eq!(date("aucune"), Ok(Some(DateChange::Clear)));
        assert_eq!(date(" "), Ok(None));
        assert!(date("+2.5").is_err() && date("+2 weeks?").is_err() && date("soon").is_err());
        assert_eq!(read_effort("×1,5"), Ok(Some(EffortChange::Scale(Permille(1500)))));
        assert_eq!(read_effort("-20 %"), Ok(Some(EffortChange::Scale(Permille(800)))));
        assert_eq!(read_effort("2h30"), Ok(Some(EffortChange::Set(Effort::exactly(Minutes(150))))));
        assert_eq!(read_effort("none"), Ok(Some(EffortChange::Clear)));
        assert!(read_effort("+3").is_err() && read_effort("x").is_err() && read_effort("-100 %").is_err());
    }
}
