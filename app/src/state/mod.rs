//! What the app knows: the document and everything around it that is not drawn.
//!
//! Three kinds of state live here, each with one tool:
//! - the **document** ([`document`]): the plan, an immutable value behind an `Arc`;
//!   it changes only by a [`command::Command`], and [`history`] keeps every value it had;
//! - the **session** ([`selection`], [`view`], [`solve`], [`questions`], [`scenarios`], [`hand`]): small structs of signals,
//!   each reached by its own `use_…` function;
//! - what is **derived** from them, such as the checker's report: never written by hand.
//!
//! What decides (commands, history, the course of a solve) is plain code that is tested natively;
//! signals only carry its results to the views.

pub mod bulk;
pub mod catch_up;
pub mod command;
pub mod diff;
pub mod document;
pub mod errand;
mod findings;
pub mod hand;
pub mod happened;
pub mod history;
mod layer;
pub mod library;
pub mod notice;
pub mod pins;
pub mod questions;
pub mod scenarios;
pub mod selection;
pub mod solve;
pub mod told;
pub mod values;
pub mod view;
