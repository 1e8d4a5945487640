//! What ends the command with exit code 2, as a sentence for people.

use std::io;
use std::path::PathBuf;

use solver::format::{ForeignError, ReadError, Unsayable};
use thiserror::Error;

/// Why nothing was done.
#[derive(Debug, Error)]
pub enum Failure {
    #[error("cannot read {}: {why}", name.display())]
    Open { name: PathBuf, why: io::Error },
    #[error("{}: error {}: {why}", name.display(), why.code())]
    Read { name: PathBuf, why: ReadError },
    #[error("{}: error {}: {why}", name.display(), why.code())]
    Foreign { name: PathBuf, why: ForeignError },
    #[error("{}: {count} to put right before it can be solved", name.display())]
    Problems { name: PathBuf, count: Errors },
    #[error("{}: the plan has no accepted schedule to check\n  Maybe solve it first, or name a SCHEDULE.", .0.display())]
    NoSchedule(PathBuf),
    #[error("{}: the plan has no accepted schedule to export\n  Maybe solve it first.", .0.display())]
    NoWork(PathBuf),
    #[error("a plan is exported whole: it has no --person, --week or --zone\n  Maybe --as ics or --as csv.")]
    WholePlan,
    #[error("{}: no {what} is called \"{asked}\"{}", name.display(), maybe(near.as_deref()))]
    NoSuch { name: PathBuf, what: &'static str, asked: String, near: Option<String> },
    #[error("{}: {count} {what}s are called \"{asked}\"\n  Maybe name one by its number.", name.display())]
    Several { name: PathBuf, what: &'static str, asked: String, count: usize },
    #[error("{}: the prices could not be worked out", .0.display())]
    NoPrices(PathBuf),
    #[error("error {}: {why}\n  Maybe write a plan instead: --to plan.", why.code())]
    Unsayable { why: Unsayable },
    #[error("cannot write {name}: {why}")]
    Write { name: String, why: io::Error },
    #[error("a search ended without an answer; please report this, with the plan")]
    Search,
}

/// A number of errors.
#[derive(Debug)]
pub struct Errors(pub usize);

impl std::fmt::Display for Errors {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.0 == 1 { f.write_str("one error") } else { write!(f, "{} errors", self.0) }
    }
}

/// A hint on a line of its own.
fn maybe(near: Option<&str>) -> String {
    near.map_or_else(String::new, |near| format!("\n  Maybe \"{near}\"."))
}
