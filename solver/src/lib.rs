//! The planning problem of a creative agency and its optimiser.

pub mod check;
pub mod format;
pub mod model;
pub mod sample;
pub mod validate;
