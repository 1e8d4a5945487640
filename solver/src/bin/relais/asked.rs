//! Somebody forced onto a task, and its earliest date, in English.

use serde::Serialize;
use solver::explain::{Bar, Earliest, Effect, Forced, Shift, Trials, earliest as solved};
use solver::model::{PersonId, Plan, Schedule, TaskId};
use solver::solve::Options;
use solver::validate::Names;
use solver::watch::Unwatched;

use crate::conflict as words;

/// Each search makes so many moves.
const MOVES: u64 = 20_000;

/// What is known of somebody on a task.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyNot {
    /// The task has no seats, or is not to be placed.
    NoSeat,
    /// They may not.
    Barred(PersonId, Bar),
    /// They could.
    Costs(Box<Forced>),
}

fn options() -> Options {
    Options { seed: 1, iterations: Some(MOVES), ..Options::default() }
}

impl WhyNot {
    /// Forces somebody onto the first seat of a task that they may take, else onto the first.
    pub fn of(plan: &Plan, id: TaskId, person: PersonId) -> Self {
        let nothing = Schedule::default();
        let schedule = plan.schedule.as_deref().unwrap_or(&nothing);
        let somebody = plan.person(person);
        let suits = plan
            .task(id)
            .zip(somebody)
            .and_then(|(task, somebody)| task.seats.iter().position(|seat| plan.suits(somebody, task, seat)));
        let Some(mut trials) = Trials::new(plan, schedule, id, suits.unwrap_or(0)) else {
            return Self::NoSeat;
        };
        match trials.first(person, &mut Unwatched) {
            Err(bar) => Self::Barred(person, bar),
            Ok(first) => {
                let found = trials.refine(&first, &options(), &mut Unwatched);
                trials.level(&options(), &mut Unwatched);
                Self::Costs(Box::new(trials.levelled(&found)))
            }
        }
    }

    /// The answer, line by line.
    pub fn lines(&self, plan: &Plan) -> Vec<String> {
        let names = Names { plan };
        match self {
            Self::NoSeat => vec!["the task has no seat to give".into()],
            Self::Barred(person, bar) => {
                vec![format!("{} may not take it: {}", names.person(*person), barred(names, bar))]
            }
            Self::Costs(forced) if !forced.placed => {
                vec![format!("with {} no place was found for it", names.person(forced.person))]
            }
            Self::Costs(forced) => {
                let end = forced.end.map_or_else(String::new, |end| format!("; it would end on {end}"));
                let mut lines = vec![format!("given to {}{end}", names.person(forced.person))];
                lines.extend(changed(&forced.cost()));
                lines.extend(suffering(names, &forced.effect));
                lines
            }
        }
    }
}

/// Looks for the earliest date of a task.
pub fn earliest(plan: &Plan, task: TaskId) -> Option<Earliest> {
    let nothing = Schedule::default();
    let schedule = plan.schedule.as_deref().unwrap_or(&nothing);
    solved(plan, schedule, &[task], &options(), &mut Unwatched, &mut |_| ())
}

/// The dates, line by line.
pub fn dates(plan: &Plan, known: &Earliest) -> Vec<String> {
    let names = Names { plan };
    let mut lines = Vec::new();
    lines.push(match &known.unharmed {
        Some(way) => format!("honest date: {}", way.date),
        None => "no date was found that makes nothing else worse".into(),
    });
    let honest = known.unharmed.as_ref().map(|way| way.date);
    if let Some(any) = known.any.as_ref().filter(|any| honest.is_none_or(|honest| any.date < honest)) {
        lines.push(format!("at any price: {}", any.date));
        lines.extend(suffering(names, &any.effect));
    }
    if let Some(floor) = known.floor.as_ref().filter(|floor| floor.date > plan.as_of) {
        lines.push(format!("before {}: impossible", floor.date));
        let reasons = floor.conflict.iter().flat_map(|conflict| words::lines(plan, conflict));
        lines.extend(reasons.map(|line| format!("  {line}")));
    }
    lines
}

/// The goals that change.
fn changed(levels: &[Shift]) -> Vec<String> {
    let changes = levels.iter().filter(|shift| shift.by() != 0);
    let lines: Vec<String> =
        changes.map(|shift| format!("  {}: {} → {}", shift.goal.name(), shift.from, shift.to)).collect();
    if lines.is_empty() { vec!["  it costs nothing".into()] } else { lines }
}

/// The tasks that would be later.
fn suffering(names: Names<'_>, effect: &Effect) -> Vec<String> {
    let line = |fate: &solver::explain::Fate| {
        let task = names.task(fate.task);
        match (fate.to.placed, fate.to.past > fate.from.past) {
            (false, _) => format!("  {task} would lose its place"),
            (true, true) => format!("  {task} would miss its deadline by {} days", fate.to.past),
            (true, false) => {
                format!("  {task} would be {} days late, {} before", fate.to.late, fate.from.late)
            }
        }
    };
    effect.suffering().map(line).collect()
}

fn barred(names: Names<'_>, bar: &Bar) -> String {
    match bar {
        Bar::Level { need, held } => {
            let held = held.map_or_else(|| "do not hold it".to_owned(), |held| format!("hold {}", held.0));
            format!("it asks for {} at level {}, they {held}", names.skill(need.skill), need.level.0)
        }
        Bar::Role { .. } => "it is for another hat or role".into(),
        Bar::Pinned { person } => format!("it is pinned to {}", names.person(*person)),
        Bar::Started { person } => format!("{} has begun it", names.person(*person)),
        Bar::OtherSeat => "they have another seat".into(),
        Bar::NoRoom => "they have no room for it".into(),
        Bar::After { task } => format!("{} has no place", names.task(*task)),
    }
}
