//! The engine: a schedule that changes move by move.
//!
//! # What it holds
//! A *list* of all tasks in which each stands after those it follows, and for every person the *sequence* of
//! whole tasks given to them, in the order of the list.
//! A whole task starts as early as the tasks before it (links, and its predecessors in the sequences of its
//! owners) allow: a semi-active schedule, a longest path through links and sequences, each step of which runs
//! through the owner's own calendar.
//! Tasks that may pause fill the gaps that all tasks before them in the list leave, and later whole tasks of
//! their owners run around them.
//! Every schedule that cannot be moved to the left is such a list.
//!
//! What people were told need not be such a schedule: it may have gaps, and whatever closes them moves announced work.
//! So an announced task may be *held*: it then starts no earlier than on the day, or in the week, for which it was
//! announced. Lists with the right tasks held reach every schedule that matters to the goal `stability`, which counts
//! days and weeks.
//!
//! # How it changes
//! A *trial* takes a task out of the sequences of its owners and puts it elsewhere, or lets two tasks change places.
//! Only what depends on the change is computed again: a bit set of places in the list says which tasks are to be
//! looked at, lowest first; a task whose end did not change stops the wave.
//! The moved task counts as standing at its new place in the list while everything else keeps its place, so that
//! a trial that is taken back costs nothing but the wave; every written value is logged for that.
//! Ends of tasks only grow with the ends of what they wait for: once nothing is left to be looked at that may become
//! better, a trial that has passed its limits is broken off.
//! Cost of a trial: O(tasks whose times change × (links + owners)), without allocation.
//!
//! The idea of evaluating moves on sequences by longest paths is that of the disjunctive graph (Bernard Roy,
//! Bernard Sussmann, "Les problèmes d'ordonnancement avec contraintes disjonctives", 1964; Éric Taillard,
//! "Parallel taboo search techniques for the job shop scheduling problem", 1994).

mod build;
mod cost;
mod slow;
mod state;
#[cfg(test)]
mod tests;
mod trial;
mod wave;

pub use cost::Times;
pub use state::Snapshot;

use crate::instance::Instance;
use crate::rule::overlap::Span;

/// No task, no operation, no time.
pub const NONE: u32 = u32::MAX;

/// How a task finds its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One seat, one piece: the common case.
    Work,
    /// Several seats, one piece.
    Joint,
    /// May pause.
    Fluid,
    /// Its place is decided.
    Fixed,
    /// A moment.
    Milestone,
}

/// How an announced task is held: how early it may start at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// As early as dates allow.
    Free,
    /// Not before the week for which it was announced.
    Week,
    /// Not before the day for which it was announced.
    Day,
}

/// A task, or one of its further seats: all that a wave reads and writes of it, in one cache line.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
struct Node {
    kind: Kind,
    announced: bool,
    /// Whose sequence it stands in.
    person: u32,
    /// Neighbours in the sequence.
    prev: u32,
    next: u32,
    /// How many available ticks of the person lie before its end, or before the end of what stands before it where it
    /// has no place.
    out: u32,
    /// The tick after the last of these.
    until: u32,
    /// The tick after its last one; `NONE`: no place.
    end: u32,
    /// Slots that it takes with its owners.
    length: u32,
    /// The first tick at which it may start as far as dates go, and where it is held the announced day or week.
    ready: u32,
    /// Up to this end it costs nothing.
    free: u32,
    /// What it follows, a range of `before`.
    before: (u32, u32),
    /// What follows it, a range of `after`.
    after: (u32, u32),
}

/// What does not change about a task and is seldom asked.
#[derive(Clone, Debug)]
struct Facts {
    /// How many owners it has that are to be chosen.
    seats: u32,
    /// The nodes of its seats after the first.
    further: u32,
    /// A moment, fixed or not.
    moment: bool,
    /// The first tick at which it may start as far as dates go; by [`Hold`]. The same where it cannot be held.
    ready: [u32; 3],
    weight: i64,
    unplaced: i64,
    /// The first tick after the due day and the deadline day; `NONE` without one.
    due: u32,
    deadline: u32,
    /// The first day that is late; `NONE` without a date.
    due_from: u32,
    deadline_from: u32,
    due_working: i32,
    deadline_working: i32,
    /// Ticks that must follow its end: the longest chain of what follows it.
    tail: u32,
}

/// A schedule that changes move by move.
#[derive(Clone, Debug)]
pub struct Engine<'a> {
    instance: &'a Instance,
    /// One for each task, then one for each further seat.
    nodes: Vec<Node>,
    /// The tasks of the nodes of further seats.
    further: Vec<u32>,
    facts: Vec<Facts>,
    before: Vec<(u32, u32)>,
    after: Vec<u32>,
    /// The ticks after the available ones of everybody, one person after the other.
    steps_of: Vec<u32>,
    steps_from: Vec<u32>,
    /// For each person and tick how many available ticks lie before it.
    rank: Vec<u32>,
    /// Ticks + 1: the length of a row of `rank`.
    row: usize,
    working: Vec<i32>,
    /// Whose sequences have fixed work or tasks that may pause around them.
    slow: Vec<bool>,
    /// Everybody's tasks that may pause, in the order of the list.
    fluids: Vec<Vec<u32>>,

    list: Vec<u32>,
    pos: Vec<u32>,
    /// The first node of each person's sequence.
    first: Vec<u32>,
    /// The sequences again, as lists of nodes, and the place of each node there.
    sequences: Vec<Vec<u32>>,
    index: Vec<u32>,
    /// First tick (joint and fluid tasks), or the moment as a slot (milestones, fixed tasks).
    start: Vec<u32>,
    /// Pieces of tasks that may pause.
    spans: Vec<Vec<Span>>,
    /// Slots given to each person.
    assigned: Vec<i64>,
    /// The sums of the goals that depend on times.
    totals: Times,
    /// What each task costs against the announced plan.
    steady: Vec<i64>,
    /// The tick at which everything should be over, for `Times::overshoot`.
    target: u32,

    // The trial under way: the task that moves and the place in the list before which it goes.
    moved: u32,
    moved_before: u32,
    /// Or the two tasks that change places.
    swapped: (u32, u32),
    /// Places in the list to be looked at; those of them that may become better; how many these are.
    dirty: Vec<u64>,
    hopeful: Vec<u64>,
    hopes: u32,
    /// Whether a cost has changed since the limits were last looked at.
    priced: bool,
    log: trial::Log,
    scratch: slow::Scratch,
    /// Tasks looked at so far: the measure of work done.
    steps: u64,
}
