//! The tidy test: laws of ARCHITECTURE.md that a text search can check.
//!
//! Each law is a function from a [`Tree`] to its breaches, and a breach says where it is and what to do.
//! A law has two tests: the repository keeps it, and a small wrong tree breaks it, so that no law can fall asleep.

mod arrows;
mod lists;
mod purity;
mod style;
mod tree;

use tree::{Breach, Tree};

/// Fails with every breach that the repository holds.
#[track_caller]
fn kept(law: impl Fn(&Tree) -> Vec<Breach>) {
    let breaches = law(&Tree::repository());
    let lines: Vec<String> = breaches.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "{} to put right:\n{}", lines.len(), lines.join("\n"));
}

/// The places, "file:line", at which a small tree breaks a law.
fn broken(law: impl Fn(&Tree) -> Vec<Breach>, files: &[(&str, &str)]) -> Vec<String> {
    law(&Tree::of(files)).iter().map(|breach| format!("{}:{}", breach.path, breach.line)).collect()
}
