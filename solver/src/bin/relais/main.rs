//! `relais`: solves, checks, explains and exports plans on the command line.
//!
//! The clock, files, threads and print of the solver live here and nowhere else.
//! What is asked for goes to standard output (the answer, the report of a check, or one JSON object); everything said
//! beside it goes to standard error.
//! Exit codes: 0, a checked schedule was written or found valid, or something was explained or exported; 1, the check
//! failed, or a wish is impossible; 2, bad input.

mod args;
mod asked;
mod check;
mod conflict;
mod explain;
mod export;
mod failure;
mod input;
mod named;
mod output;
mod race;
mod say;
mod solve;
mod unplaced;

use std::process::ExitCode;
use std::time::Instant;

use clap::Parser;

use args::{Command, Relais};

fn main() -> ExitCode {
    let started = Instant::now();
    let done = match Relais::parse().command {
        Command::Solve(args) => solve::run(&args, started),
        Command::Check(args) => check::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Export(args) => export::run(&args),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(failure) => {
            eprintln!("relais: {failure}");
            ExitCode::from(2)
        }
    }
}
