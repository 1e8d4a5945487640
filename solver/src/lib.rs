//! The planning problem of a creative agency and its optimiser.

pub mod check;
pub mod model;
pub mod sample;
