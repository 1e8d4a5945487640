//! The planning problem of a creative agency and its optimiser.

pub mod check;
pub mod explain;
pub mod format;
pub mod goal;
pub mod instance;
pub mod lp;
pub mod model;
pub mod rule;
pub mod sample;
pub mod scenario;
pub mod search;
pub mod share;
pub mod solve;
pub mod validate;
pub mod watch;
