//! What can be asked for.

use std::path::PathBuf;
use std::time::Duration;

use chrono::NaiveDate;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use solver::model::GoalKind;

/// Plans the work of a creative agency: who does what, and when.
#[derive(Debug, Parser)]
#[command(name = "relais", version, arg_required_else_help = true)]
pub struct Relais {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Find a schedule, check it, and write it.
    Solve(SolveArgs),
    /// Check a schedule against its plan: every rule, and the value of every goal.
    Check(CheckArgs),
    /// Say why work is where it is, why a wish cannot come true, and what one more hour is worth.
    Explain(ExplainArgs),
    /// Hand something over: work as a calendar or a table, or the plan without what is nobody else's business.
    Export(ExportArgs),
}

#[derive(Debug, Args)]
#[command(after_help = "Exit codes: 0, a checked schedule was written, unplaced work included; \
    1, the check failed; 2, bad input.")]
pub struct SolveArgs {
    /// The plan, or `-` for standard input; never overwritten unless --out names it.
    pub input: PathBuf,
    /// The format of INPUT.
    #[arg(long, value_enum, default_value_t = Format::Plan)]
    pub from: Format,
    /// The format of the answer; the same as --from if left out.
    ///
    /// `plan` is the plan file with the schedule filled in.
    #[arg(long, value_enum)]
    pub to: Option<Format>,
    /// Where to write the answer; standard output if left out, unless --json is given.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// What to optimise, most important first, instead of the plan's own goals; `unplaced` always comes first.
    #[arg(long, value_delimiter = ',', value_parser = goal(), value_name = "GOAL,…")]
    pub goals: Option<Vec<GoalKind>>,
    /// Wall time in seconds, reading included; 10 if neither this nor --iterations is given.
    #[arg(long, value_parser = seconds)]
    pub seconds: Option<Duration>,
    /// Most moves per thread; the same number and seed give the same answer everywhere.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub iterations: Option<u64>,
    /// Seed of the random numbers.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// Searches at once, with the seeds from --seed on; the best one counts.
    ///
    /// Where time is the limit, one that is behind goes on from the best of all.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u64).range(1..=256))]
    pub threads: u64,
    /// Print one JSON object about the run, and nothing else, on standard output.
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "Exit codes: 0, the schedule obeys every rule; 1, it does not; 2, bad input.")]
pub struct CheckArgs {
    /// The plan, or `-` for standard input.
    pub input: PathBuf,
    /// A schedule for it: a plan file, a schedule alone, or an answer in the format of --from; the accepted schedule of
    /// INPUT if left out.
    pub schedule: Option<PathBuf>,
    /// The format of INPUT and SCHEDULE.
    #[arg(long, value_enum, default_value_t = Format::Plan)]
    pub from: Format,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Without --task it is asked whether everything can have a place and every deadline can hold.\n\n\
    Exit codes: 0, it was explained; 1, a wish is proven impossible; 2, bad input."
)]
pub struct ExplainArgs {
    /// The plan, or `-` for standard input.
    pub input: PathBuf,
    /// The format of INPUT.
    #[arg(long, value_enum, default_value_t = Format::Plan)]
    pub from: Format,
    /// Why this task is where it is in the accepted schedule, or why it has no place.
    #[arg(long, value_name = "ID|NAME")]
    pub task: Option<String>,
    /// The wish that the task is done by the end of this day, such as 2026-12-04.
    #[arg(long, value_name = "DATE", requires = "task", value_parser = date)]
    pub by: Option<NaiveDate>,
    /// The wish that this person takes a seat of the task.
    #[arg(long, value_name = "ID|NAME", requires = "task")]
    pub owner: Option<String>,
    /// Why this person does not have the task: given to them and solved again, with what that costs.
    #[arg(long, value_name = "ID|NAME", requires = "task")]
    pub why_not: Option<String>,
    /// The earliest date of the task: without making anything else worse, and at any price.
    #[arg(long, requires = "task")]
    pub earliest: bool,
    /// What one more hour of a person or a skill in a week is worth: the ten dearest of each.
    #[arg(long)]
    pub prices: bool,
    /// Print one JSON object, and nothing else, on standard output.
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Names leave, and of a plan nothing else that is private, unless --with asks for it.\n\n\
    Exit codes: 0, it was written; 2, bad input."
)]
pub struct ExportArgs {
    /// The plan, or `-` for standard input.
    pub input: PathBuf,
    /// As what.
    #[arg(long = "as", value_enum, value_name = "WHAT")]
    pub what: What,
    /// The format of INPUT.
    #[arg(long, value_enum, default_value_t = Format::Plan)]
    pub from: Format,
    /// Only this person's work; everybody's if left out.
    #[arg(long, value_name = "ID|NAME")]
    pub person: Option<String>,
    /// Only the work of the week in which this day is, such as 2026-12-04; all of it if left out.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub week: Option<NaiveDate>,
    /// The time zone of the agency, such as Europe/Paris, for calendar programs that ask for one.
    #[arg(long, value_name = "ZONE")]
    pub zone: Option<String>,
    /// What else may leave with a plan.
    #[arg(long, value_enum, value_delimiter = ',', value_name = "WHAT,…")]
    pub with: Vec<Private>,
    /// What must not leave; without names people are called by roles such as "Design 1".
    #[arg(long, value_enum, value_delimiter = ',', value_name = "WHAT,…")]
    pub without: Vec<Private>,
    /// Where to write it; standard output if left out.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// What can be handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum What {
    /// Work as a calendar file (iCalendar): each stretch an event.
    Ics,
    /// Work as a table for spreadsheets.
    Csv,
    /// The plan file.
    Plan,
}

/// What is private in a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Private {
    /// People's names.
    Names,
    /// Hourly costs and agreed hours.
    Costs,
    /// Contacts at the clients'.
    Contacts,
    /// Reasons of absence.
    Reasons,
    /// Notes of tasks and reasons of exceptions.
    Notes,
    /// What people wish for.
    Wishes,
}

/// A file format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// The plan file of Relais (JSON).
    Plan,
    /// MS-RCPSP benchmark files (.def) and their answers (.sol).
    Imopse,
    /// Agency benchmark files and their answers (JSON).
    Agency,
}

fn goal() -> impl TypedValueParser<Value = GoalKind> {
    let names = PossibleValuesParser::new(GoalKind::ALL.map(GoalKind::name));
    names.try_map(|name| GoalKind::from_name(&name).ok_or("no such goal"))
}

fn date(text: &str) -> Result<NaiveDate, String> {
    text.parse().map_err(|_| "not a date such as 2026-12-04".to_owned())
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| "not a number of seconds such as 2.5".to_owned())?;
    // NaN is in no range.
    if !(0.001..=1_000_000.0).contains(&seconds) {
        return Err("not between 0.001 and 1000000 seconds".into());
    }
    Ok(Duration::from_secs_f64(seconds))
}
