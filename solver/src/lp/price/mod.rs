//! What one more hour is worth: of a person, or of a skill at a level, in a week.
//!
//! Prices are shadow prices of a linear relaxation, in which work is a fluid: a task is done in shares, each share in
//! some week by anybody who may take it.
//! Let `c(t, w)` be the share of task `t` that is done by the end of week `w`.
//!
//! > minimise Σ_t Σ_w late(t, w) · (c(t, w) − c(t, w − 1)) + Σ_t out(t) · (1 − c(t, last))
//! >
//! > subject to c never falling and at most 1;
//! > for seats of a kind `g` in week `w`: Σ work(t) · (c(t, w) − c(t, w − 1)) ≤ Σ_p z(g, w, p);
//! > for person `p` in week `w`: Σ_g slowness(g, p) · z(g, w, p) ≤ hours available;
//! > for `t` after `u`: c(t, w) ≤ c(u, the last week in which u may end so that t begins by w).
//!
//! `late(t, w)` is weight × working days after the due date, and past the deadline, on the first day of week `w`.
//! A task that is finished on some day is at least that late for each of its shares; every schedule that places all
//! work is such a flow, whole where the relaxation may be in parts, and costs at least as much.
//! No share is done before the week in which the task could begin if nobody were ever off: so that the first hour in
//! a week of holidays has its price too.
//! `out(t)` is what a share costs that finds no room: a horizon of days more than its latest week.
//! So the program always has a solution.
//!
//! The price of hours of a kind of seat in a week is the dual value `π(g, w)` of its row, and an hour of a person is
//! worth the most that they can make of it: `max_g π(g, w) ÷ slowness(g, p)`.
//! The same serves people who are not there: one with exactly one skill at one level.
//! By weak duality more hours never gain more than their price each; the first of them gain just that, unless the
//! optimum has a kink there (G. B. Dantzig, "Linear Programming and Extensions", 1963, chapter 12).
//! These are prices of the relaxation, not promises: it knows nothing of nights, pieces, days within a week, or
//! owners who keep their tasks.
//!
//! Where the optimum leaves work out, the same program with weight × minutes left out as its only cost gives prices
//! in that unit, of the first goal.
//!
//! Seats that the same people may take at the same speeds are of one kind, people who may take the same kinds stand
//! in one row; both change nothing in the optimum.
//! Work pinned in time stands where it is pinned, and takes its owner's hours from the start.
//! The weeks of the window and eight more are told apart, fewer where the program would grow too large; what is left
//! until the horizon is one long week without prices.
//!
//! Floats never leave this module: prices are rounded to whole thousandths.

mod program;
mod shape;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::ground::Ground;
use crate::model::{Need, PersonId, Plan, Timeline};
use crate::watch::Watch;
use program::{Costs, Solved};
use shape::Shape;

/// What an hour is worth, in thousandths; a price of the relaxation, not a promise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Price {
    /// Thousandths of weight × minutes that would find a place; decides first, as the goal does.
    pub unplaced: i64,
    /// Thousandths of weight × working days less late, after due dates and past deadlines.
    pub late: i64,
}

/// What one more hour of a person in a week is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonPrice {
    /// Whose hour.
    pub person: PersonId,
    /// The Monday of the week.
    pub week: NaiveDate,
    /// Its worth.
    pub price: Price,
}

/// What an hour in a week is worth of somebody who has this skill at this level and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SkillPrice {
    /// The skill and the level.
    pub need: Need,
    /// The Monday of the week.
    pub week: NaiveDate,
    /// Its worth.
    pub price: Price,
}

/// All prices that are not nothing, the highest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prices {
    /// By person and week.
    pub people: Vec<PersonPrice>,
    /// By skill, level as some seat asks for it, and week.
    pub skills: Vec<SkillPrice>,
}

/// What one more hour of each person and each asked skill is worth, week by week.
///
/// `None`: the watch wanted to stop, or the program was not solved within its limit of iterations.
/// Two linear programs at most, of at most some 40,000 columns each; about a second for 30 people and 300 tasks.
pub fn prices(plan: &Plan, timeline: &Timeline, watch: &mut dyn Watch) -> Option<Prices> {
    let shape = shape_of(plan, timeline);
    if watch.should_stop() {
        return None;
    }
    let late = program::solve(&shape, Costs::Late)?;
    let unplaced = if late.leaves_out {
        if watch.should_stop() {
            return None;
        }
        Some(program::solve(&shape, Costs::Unplaced)?)
    } else {
        None
    };
    Some(list(plan, &shape, unplaced.as_ref(), &late))
}

/// The relaxation of a plan.
fn shape_of(plan: &Plan, timeline: &Timeline) -> Shape {
    let mut open = plan.clone();
    for person in open.people.iter_mut().filter(|person| !person.time_off.is_empty()) {
        Arc::make_mut(person).time_off.clear();
    }
    let always = Timeline::renewed(&open, Some(timeline));
    Shape::new(&Ground::new(plan, timeline), &Ground::new(&open, &always))
}

/// The prices that are not nothing.
fn list(plan: &Plan, shape: &Shape, unplaced: Option<&Solved>, late: &Solved) -> Prices {
    let price = |places: &[(usize, u32)], week: usize| Price {
        unplaced: unplaced.map_or(0, |solved| thousandths(solved.hour(places, week))),
        late: thousandths(late.hour(places, week)),
    };
    let mut prices = Prices::default();
    for (week, day) in shape.weeks().enumerate() {
        for (person, places) in plan.people.iter().zip(&shape.people) {
            let price = price(places, week);
            if price > Price::default() {
                prices.people.push(PersonPrice { person: person.id, week: day, price });
            }
        }
        for (need, places) in &shape.skills {
            let price = price(places, week);
            if price > Price::default() {
                prices.skills.push(SkillPrice { need: *need, week: day, price });
            }
        }
    }
    prices.people.sort_by_key(|entry| (Reverse(entry.price), entry.week, entry.person));
    let key = |entry: &SkillPrice| (Reverse(entry.price), entry.week, entry.need.skill, entry.need.level);
    prices.skills.sort_by_key(key);
    prices
}

/// Whole thousandths of a price; what is below half of one is nothing.
#[allow(clippy::cast_possible_truncation, reason = "clamped before")]
fn thousandths(price: f64) -> i64 {
    (price * 1000.0).round().clamp(0.0, 1e15) as i64
}
