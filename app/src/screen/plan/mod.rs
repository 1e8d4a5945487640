//! The Plan screen: who does what and when.

pub mod model;
