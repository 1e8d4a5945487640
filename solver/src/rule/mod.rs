//! The business rules, one per file.
//!
//! Each file says what its rule means and holds the functions through which the search obeys it.
//! Rules about *who* and *from when* are asked once, when an instance is built; rules about *which slots*
//! are asked while a task is placed.
//! The checker derives every rule again for itself and shares nothing with these files.
//!
//! Time here is in *ticks*: the slots at which anybody may work, numbered from 0, so that nights and weekends
//! take no room.
//! A set of ticks is a bit mask in 64-bit words, seen through a function from word index to word;
//! the availability that several owners share is the bitwise and of theirs.

pub mod availability;
pub mod frozen;
pub mod hours_a_day;
pub mod link;
pub mod not_before;
pub mod overlap;
pub mod pin;
pub mod seats;
pub mod skill;
pub mod split;
