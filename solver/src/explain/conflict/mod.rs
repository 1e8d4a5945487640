//! Why a wish cannot come true: the smallest set of dates, pins and rules that stand in its way, and what would
//! unlock it.
//!
//! Everything that may make a wish impossible is a [`Member`]: the wish itself, a date, a link, a pin, the skills that
//! a task asks for, a person's time off.
//! A set of members is *provably impossible* when the longest paths or the hours of some people say so with all
//! other members lifted (see `solver::lp`, the walls that it finds).
//! What is left out of the set does not bind: no other task need have a place, nobody else is away.
//!
//! Found is an irreducible set by a deletion filter (John W. Chinneck, "Feasibility and Infeasibility in
//! Optimization", 2008, chapter 6): members are lifted one after another, in groups that are halved while something
//! in them is needed, and stay lifted where the rest is still provably impossible.
//! So no member of the set can be spared.
//! First tried are the facts of people, then what tasks ask for, then dates and links, last the wishes: what is left
//! speaks of dates rather than of everybody's holidays where both could be named.
//! The wall that was found first says which tasks matter, so that few members are filtered; plans may have more
//! conflicts than the one that is told.
//!
//! For each member there is an [`Unlock`]: the least change of it alone after which the set is no longer provably
//! impossible, and whether that is enough for the whole wish, or another conflict stands behind it.
//! None of this is a promise: what is not proven impossible may still be impossible.
//! [`witness()`] asks the search for a schedule in which the wish comes true.

pub(super) mod filter;
mod lab;
#[cfg(test)]
mod tests;
mod unlock;
mod witness;

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::model::{Lag, Minutes, Need, Permille, PersonId, Plan, TaskId};
use crate::watch::Watch;
use lab::Lab;

pub use witness::witness;

/// So many members are looked at, test by test, to make a set irreducible.
const FILTER: usize = 100_000;
/// And so many to unlock it.
const UNLOCKS: usize = 50_000;

/// What somebody would like to be so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wish {
    /// A task is done by the end of a day.
    Done {
        /// The task.
        task: TaskId,
        /// The last day on which it may be worked on.
        by: NaiveDate,
    },
    /// Everything has a place.
    Everything,
    /// No deadline is missed, and all work that has one has a place.
    Deadlines,
    /// A person takes a seat of a task.
    Owner {
        /// The task.
        task: TaskId,
        /// The seat, from 0.
        seat: usize,
        /// Who.
        person: PersonId,
    },
}

/// Something that may stand in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Member {
    /// A person's cap.
    Cap {
        /// Who.
        person: PersonId,
        /// The share of their days that may be planned.
        cap: Permille,
    },
    /// A person's recurring load.
    Recurring {
        /// Who.
        person: PersonId,
    },
    /// Time off.
    TimeOff {
        /// Whose.
        person: PersonId,
        /// First day.
        first: NaiveDate,
        /// Last day.
        last: NaiveDate,
    },
    /// No more than so many hours of a task a day.
    HoursADay {
        /// The task.
        task: TaskId,
        /// Most minutes a day.
        most: Minutes,
    },
    /// Started work keeps its owners.
    Started {
        /// The task.
        task: TaskId,
    },
    /// The skills, levels and roles that a task asks for.
    Skills {
        /// The task.
        task: TaskId,
    },
    /// A seat is pinned to a person.
    PinnedOwner {
        /// The task.
        task: TaskId,
        /// The seat, from 0.
        seat: usize,
        /// Who.
        person: PersonId,
    },
    /// A task is pinned in time.
    PinnedTime {
        /// The task.
        task: TaskId,
        /// Its start.
        at: NaiveDateTime,
    },
    /// A task starts no earlier than a day: its own date, or its project's start.
    NotBefore {
        /// The task.
        task: TaskId,
        /// The day.
        date: NaiveDate,
    },
    /// A task starts after another.
    Link {
        /// The task.
        task: TaskId,
        /// The one that it follows.
        after: TaskId,
        /// What must pass in between.
        lag: Lag,
    },
    /// The wish that a person takes a seat.
    Takes {
        /// The task.
        task: TaskId,
        /// The seat, from 0.
        seat: usize,
        /// Who.
        person: PersonId,
    },
    /// The wish that a task is done, or a deadline.
    Done {
        /// The task.
        task: TaskId,
        /// The last day; none: the last day of the horizon.
        by: Option<NaiveDate>,
    },
}

/// The least change of one member after which the set is no longer provably impossible.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// It must be given up; nothing less helps.
    Lift,
    /// Another date: the earliest day by which it could be done, or the latest before which it may not start.
    Date(NaiveDate),
    /// A shorter lag.
    Lag(Lag),
    /// More hours a day.
    HoursADay(Minutes),
    /// A higher cap.
    Cap(Permille),
    /// One of these people takes the seat.
    People(Vec<PersonId>),
}

/// What would unlock a wish, as far as is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unlock {
    /// What would change.
    pub member: Member,
    /// How.
    pub way: Way,
    /// Whether nothing else is then known to stand in the way of the wish.
    pub enough: bool,
}

/// Hours that are missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missing {
    /// Who has too few; a whole team, or the one person who comes nearest.
    pub people: Vec<PersonId>,
    /// What all the work asks for; empty where it asks for different things.
    pub needs: Vec<Need>,
    /// First day.
    pub first: NaiveDate,
    /// Last day.
    pub last: NaiveDate,
    /// What the work takes.
    pub needed: Minutes,
    /// What they have.
    pub free: Minutes,
    /// What is missing, at least.
    pub missing: Minutes,
}

/// Why a wish cannot come true.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// What stands in the way.
    pub members: Vec<Member>,
    /// Whether no member can be spared; otherwise looking for spare ones took too long.
    pub irreducible: bool,
    /// The hours that are missing, where it is a question of hours.
    pub missing: Option<Missing>,
    /// What would unlock it, by member in the same order; where there are very many, of the last ones only.
    pub unlocks: Vec<Unlock>,
}

/// Why these wishes cannot all come true; `None`: that is not proven.
///
/// Once the watch wants to stop, or after some 100,000 members in all tests, the set is left as it is: provably
/// impossible, but perhaps larger than it need be.
/// Mostly some hundred tests of the part of the plan that matters.
pub fn conflict(plan: &Plan, wishes: &[Wish], watch: &mut dyn Watch) -> Option<Conflict> {
    let mut lab = Lab::new(plan);
    let all = lab.members(wishes);
    let wall = lab.wall(&all)?;
    let mut members = lab.concerned(&all, &wall);
    if lab.wall(&members).is_none() {
        members.clone_from(&all);
    }
    lab.allow(FILTER);
    let holds = &mut |members: &[Member]| (!lab.is_spent(watch)).then(|| lab.wall(members).is_some());
    let (members, irreducible) = filter::irreducible(members, holds);
    lab.allow(UNLOCKS);
    let mut unlocks = Vec::new();
    for member in members.iter().rev() {
        if lab.is_spent(watch) {
            break;
        }
        unlocks.push(unlock::of(&mut lab, &all, &members, member));
    }
    unlocks.reverse();
    Some(Conflict { missing: lab.missing(&wall, &members), irreducible, unlocks, members })
}

/// Whether these wishes provably cannot all come true: one test, where [`conflict()`] makes some hundred.
pub fn is_proven(plan: &Plan, wishes: &[Wish]) -> bool {
    let mut lab = Lab::new(plan);
    let all = lab.members(wishes);
    lab.wall(&all).is_some()
}

/// Whether these members alone, all others lifted, are provably impossible.
pub fn is_impossible(plan: &Plan, members: &[Member]) -> bool {
    Lab::new(plan).wall(members).is_some()
}
