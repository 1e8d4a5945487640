//! The planning problem of a creative agency and its optimiser.

pub mod model;
pub mod sample;
