//! The solver behind a worker: what page and worker say to each other.

pub mod serve;
