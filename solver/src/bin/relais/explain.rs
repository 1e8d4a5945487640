//! `relais explain`.

use std::path::Path;
use std::time::{Duration, Instant};

use serde::Serialize;
use solver::explain::conflict::{Conflict, Wish, conflict, witness};
use solver::explain::{Desk, Earliest, Hold, Shortfall, Story};
use solver::lp::{Price, Prices, prices};
use solver::model::{Plan, Schedule, TaskId, Timeline};
use solver::solve::Options;
use solver::validate::Names;
use solver::watch::{Unwatched, Watch};

use crate::args::ExplainArgs;
use crate::conflict as words;
use crate::failure::Failure;
use crate::named::{somebody, task};
use crate::{asked, input, output, unplaced};

/// So many prices of each kind are printed.
const DEAREST: usize = 10;
/// How long a wish is searched for that is not proven impossible.
const SEARCH: Duration = Duration::from_secs(5);
/// And how many moves.
const MOVES: u64 = 20_000;

/// Explains and prints; whether no wish is proven impossible.
///
/// # Errors
/// If the input cannot be read, or names nothing in the plan.
pub fn run(args: &ExplainArgs) -> Result<bool, Failure> {
    let plan = input::plan(&args.input, args.from)?;
    let task = args.task.as_deref().map(|asked| task(&plan, &args.input, asked)).transpose()?;
    let mut wishes = Vec::new();
    if let Some(id) = task {
        wishes.extend(args.by.map(|by| Wish::Done { task: id, by }));
        if let Some(asked) = &args.owner {
            wishes.push(owner(&plan, &args.input, id, asked)?);
        }
    }
    let questions = match task {
        Some(_) if wishes.is_empty() => Vec::new(),
        Some(_) => vec![wishes],
        None if args.prices => Vec::new(),
        None => vec![vec![Wish::Everything], vec![Wish::Deadlines]],
    };
    let prices = if args.prices {
        let timeline = Timeline::new(&plan);
        let found = prices(&plan, &timeline, &mut Unwatched);
        Some(found.ok_or_else(|| Failure::NoPrices(args.input.clone()))?)
    } else {
        None
    };
    let why_not = match task.zip(args.why_not.as_deref()) {
        Some((task, asked)) => Some(asked::WhyNot::of(&plan, task, somebody(&plan, &args.input, asked)?)),
        None => None,
    };
    let earliest = task.filter(|_| args.earliest).and_then(|task| asked::earliest(&plan, task));
    let answer = Answer {
        why_not,
        earliest,
        task: task.map(|task| Place::of(&plan, task)),
        wishes: questions.into_iter().map(|wishes| Question::answered(&plan, wishes)).collect(),
        prices,
    };
    if args.json {
        // Numbers, names and dates only: there is nothing that could refuse to be written.
        output::print(&(serde_json::to_string(&answer).unwrap_or_default() + "\n"))?;
    } else {
        output::print(&(text(&plan, &answer).join("\n") + "\n"))?;
    }
    Ok(answer.wishes.iter().all(|question| question.conflict.is_none()))
}

/// All that was found, as it is printed with --json.
#[derive(Serialize)]
struct Answer {
    #[serde(skip_serializing_if = "Option::is_none")]
    task: Option<Place>,
    wishes: Vec<Question>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why_not: Option<asked::WhyNot>,
    #[serde(skip_serializing_if = "Option::is_none")]
    earliest: Option<Earliest>,
    #[serde(skip_serializing_if = "Option::is_none")]
    prices: Option<Prices>,
}

/// Where a task is, and why it is not earlier.
#[derive(Serialize)]
struct Place {
    task: TaskId,
    story: Story,
    shortfall: Shortfall,
    /// Why it cannot be done a day earlier; none: that is not proven, or it has no place.
    earlier: Option<Conflict>,
}

impl Place {
    fn of(plan: &Plan, task: TaskId) -> Self {
        let nothing = Schedule::default();
        let desk = Desk::new(plan, plan.schedule.as_deref().unwrap_or(&nothing));
        let facts = desk.report().tasks.get(&task);
        let last = facts.map(|facts| facts.worked.last().map_or(facts.end, |(_, end)| *end));
        let before =
            last.and_then(|end| end.checked_sub_signed(chrono::TimeDelta::minutes(1))?.date().pred_opt());
        let earlier = before.and_then(|by| conflict(plan, &[Wish::Done { task, by }], &mut Unwatched));
        Self { task, story: desk.story(task), shortfall: desk.shortfall(task), earlier }
    }
}

/// Wishes that are to come true together.
#[derive(Serialize)]
struct Question {
    wishes: Vec<Wish>,
    /// Why they cannot; none: that is not proven.
    conflict: Option<Conflict>,
    /// Whether a schedule was found in which they do.
    found: bool,
}

impl Question {
    fn answered(plan: &Plan, wishes: Vec<Wish>) -> Self {
        let conflict = conflict(plan, &wishes, &mut Unwatched);
        let options = Options {
            seed: 1,
            iterations: Some(MOVES),
            start: plan.schedule.as_deref().cloned(),
            bounds: false,
        };
        let mut clock = Clock { until: Instant::now() + SEARCH };
        let found = conflict.is_none() && witness(plan, &wishes, &options, &mut clock).is_some();
        Self { wishes, conflict, found }
    }
}

/// Stops when its time is over.
struct Clock {
    until: Instant,
}

impl Watch for Clock {
    fn should_stop(&mut self) -> bool {
        Instant::now() >= self.until
    }
}

fn owner(plan: &Plan, file: &Path, task: TaskId, asked: &str) -> Result<Wish, Failure> {
    let person = somebody(plan, file, asked)?;
    let suits = plan
        .task(task)
        .zip(plan.person(person))
        .and_then(|(task, person)| task.seats.iter().position(|seat| plan.suits(person, task, seat)));
    Ok(Wish::Owner { task, seat: suits.unwrap_or(0), person })
}

fn text(plan: &Plan, answer: &Answer) -> Vec<String> {
    let names = Names { plan };
    let mut lines = Vec::new();
    if let Some(place) = &answer.task {
        lines.extend(placed(plan, place));
    }
    for question in &answer.wishes {
        let wished: Vec<String> = question.wishes.iter().map(|wish| words::wish(names, wish)).collect();
        let verdict = match (&question.conflict, question.found) {
            (Some(_), _) => "impossible",
            (None, true) => "possible: a schedule was found",
            (None, false) => "not proven impossible, but no schedule was found",
        };
        lines.push(format!("{}: {verdict}", wished.join(" and ")));
        let conflict = question.conflict.iter().flat_map(|conflict| words::lines(plan, conflict));
        lines.extend(conflict.map(|line| format!("  {line}")));
    }
    lines.extend(answer.why_not.iter().flat_map(|answer| answer.lines(plan)));
    lines.extend(answer.earliest.iter().flat_map(|known| asked::dates(plan, known)));
    if let Some(prices) = &answer.prices {
        lines.extend(priced(plan, prices));
    }
    lines
}

/// Where a task is and why.
fn placed(plan: &Plan, place: &Place) -> Vec<String> {
    let names = Names { plan };
    let schedule = plan.schedule.as_deref();
    let task = names.task(place.task);
    let Some(given) = schedule.and_then(|schedule| schedule.get(place.task)) else {
        let why = match (schedule, plan.task(place.task).is_some_and(|task| plan.is_planned(task))) {
            (_, false) => "is done, or of a project that is not planned".into(),
            (None, true) => "the plan has no accepted schedule".into(),
            (Some(_), true) => unplaced::why(names, &place.shortfall),
        };
        return vec![format!("{task} has no place: {why}")];
    };
    let mut head = task;
    if let Some((start, end)) = given.start().zip(given.end()) {
        head = format!("{head}: from {start} to {end}");
    }
    if !given.owners.is_empty() {
        head = format!("{head}, {}", unplaced::all(names, &given.owners));
    }
    let mut lines = vec![head];
    lines.extend(place.story.chain.iter().map(|hop| format!("  {}", held(names, &hop.hold))));
    lines.push(match &place.earlier {
        Some(_) => "  a day earlier: impossible".into(),
        None => "  a day earlier: not proven impossible".into(),
    });
    let conflict = place.earlier.iter().flat_map(|conflict| words::lines(plan, conflict));
    lines.extend(conflict.map(|line| format!("    {line}")));
    lines
}

fn held(names: Names<'_>, hold: &Hold) -> String {
    match hold {
        Hold::AsOf { task } => format!("{} starts today", names.task(*task)),
        Hold::NotBefore { task, date } => format!("{} starts no earlier than {date}", names.task(*task)),
        Hold::Pinned { task, at } => format!("{} is pinned to {at}", names.task(*task)),
        Hold::After { task, other, end, .. } => {
            format!("{} comes after {}, which ends at {end}", names.task(*task), names.task(*other))
        }
        Hold::Busy { task, person, other, end } => {
            let (person, other) = (names.person(*person), names.task(*other));
            format!("{} waits for {person}, who works on {other} until {end}", names.task(*task))
        }
        Hold::Gap { task, from } => {
            format!("{} does not fit into the free time from {from}", names.task(*task))
        }
        Hold::Free { task, from } => format!("{} could start at {from}", names.task(*task)),
    }
}

/// The dearest hours.
fn priced(plan: &Plan, prices: &Prices) -> Vec<String> {
    let names = Names { plan };
    let mut lines =
        vec!["what one more hour is worth (prices of a relaxation, not promises), weighted:".to_owned()];
    if prices.people.is_empty() && prices.skills.is_empty() {
        lines.push("  nothing: there is time enough".into());
    }
    for entry in prices.people.iter().take(DEAREST) {
        let who = names.person(entry.person);
        lines.push(format!("  {who}, {}: {}", unplaced::weeks(entry.week, entry.week), worth(entry.price)));
    }
    for entry in prices.skills.iter().take(DEAREST) {
        let what = unplaced::asked(names, &[entry.need], None);
        lines.push(format!("  {what}, {}: {}", unplaced::weeks(entry.week, entry.week), worth(entry.price)));
    }
    lines
}

fn worth(price: Price) -> String {
    let thousandths = |value: i64| format!("{}.{:03}", value / 1000, value % 1000);
    let late = format!("{} late days", thousandths(price.late));
    match price.unplaced {
        0 => late,
        minutes => format!("{} unplaced minutes, {late}", thousandths(minutes)),
    }
}
