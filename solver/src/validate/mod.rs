//! Is the plan sensible? All problems at once, each with a stable code, its subject, its values and a hint.
//!
//! Errors (`E11…`) keep a plan from being solved: it contradicts itself or means nothing.
//! Warnings (`W20…`) do not: such work is planned as it is or stays unplaced, with the reason.
//! `docs/errors.md` explains every code.
//! One topic is one file; each looks at the whole plan by itself and stays quiet about what another topic
//! has to say.
//! Checks cost O(n log n) in the plan's size and O(seats × people) for staffing, without recursion along links.

mod code;
mod dates;
mod hint;
mod hours;
mod ids;
mod index;
mod links;
mod numbers;
mod people;
mod pins;
mod problem;
mod references;
mod say;
mod staffing;

pub use code::{Code, Severity};
pub use hint::Hint;
pub use problem::{
    Amount, DateOf, IntervalOf, Lack, Number, Problem, Reference, Share, SpanOf, Subject, Values,
};

pub use say::Names;

use crate::model::Plan;

/// Everything that looks wrong with a plan, errors first; empty for a sensible one.
pub fn validate(plan: &Plan) -> Vec<Problem> {
    let index = index::Index::new(plan);
    let mut problems = Vec::new();
    ids::check(&index, &mut problems);
    references::check(&index, &mut problems);
    links::check(&index, &mut problems);
    numbers::check(&index, &mut problems);
    dates::check(&index, &mut problems);
    hours::check(&index, &mut problems);
    people::check(&index, &mut problems);
    staffing::check(&index, &mut problems);
    pins::check(&index, &mut problems);
    problems.sort_by_key(|problem| problem.severity);
    problems
}

#[cfg(test)]
mod tests;
