//! The program itself, solved by an interior-point method, which gives the duals along with the optimum.

use good_lp::constraint::ConstraintReference;
use good_lp::solvers::clarabel::{ClarabelProblem, clarabel};
use good_lp::{
    DualValues as _, Expression, ProblemVariables, Solution as _, SolutionWithDual as _, SolverModel as _,
    Variable, constraint, variable, variables,
};

use super::shape::{Places, Shape};

/// An interior-point method takes 20 to 60 iterations; one that takes more gets nowhere.
const MOST_ITERATIONS: u32 = 200;
/// Hours that a kind of seat has in a week in which nobody has any: without them the first hour has no price.
const TRACE: f64 = 0.01;
/// Less than so many hours left out are none.
const NOTHING: f64 = 0.01;

/// What is minimised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Costs {
    /// Weighted days late.
    Late,
    /// Weighted minutes left out.
    Unplaced,
}

/// What came out.
#[derive(Clone, Debug)]
pub(super) struct Solved {
    /// The optimum.
    #[cfg_attr(not(test), expect(dead_code, reason = "tests hold it against schedules and prices"))]
    pub value: f64,
    /// Whether work is left out.
    pub leaves_out: bool,
    /// The worth of an hour by kind of seat and week.
    worth: Vec<Vec<f64>>,
}

impl Solved {
    /// The most that an hour in a week is worth to somebody who may take these kinds of seats.
    pub fn hour(&self, places: &[(usize, u32)], week: usize) -> f64 {
        let worth = |kind: usize| self.worth.get(kind)?.get(week).copied();
        let worths = places.iter().filter_map(|(kind, slow)| Some(worth(*kind)? * 1000.0 / f64::from(*slow)));
        worths.fold(0.0, f64::max)
    }
}

/// Solves the program; `None`: not within its limit of iterations.
pub(super) fn solve(shape: &Shape, costs: Costs) -> Option<Solved> {
    // A program without variables makes the solver panic.
    if shape.flows.iter().all(|flow| flow.late.is_empty()) {
        let worth = vec![vec![0.0; shape.len()]; shape.kinds];
        return Some(Solved { value: 0.0, leaves_out: false, worth });
    }
    let mut program = Program::new(shape);
    let objective = program.objective(costs);
    let supply = program.supply();
    let demand = program.demand();
    let mut model = program.vars.minimise(objective.clone()).using(clarabel);
    model.settings().max_iter(MOST_ITERATIONS);
    for (used, free) in supply.rows {
        model.add_constraint(constraint!(used <= free));
    }
    let mut kinds: Vec<Vec<ConstraintReference>> = Vec::new();
    for (wanted, given) in demand.into_iter().zip(supply.given) {
        let rows = wanted.into_iter().zip(given).map(|(wanted, given)| {
            let trace = if given.is_some() { 0.0 } else { TRACE };
            model.add_constraint(constraint!(wanted - given.unwrap_or_default() <= trace))
        });
        kinds.push(rows.collect());
    }
    follow(shape, &program.done, &mut model);
    let mut solution = model.solve().ok()?;
    // A share outside of its limits: the solver has gone astray.
    let shares = program.done.iter().flatten().map(|share| solution.value(*share));
    if !shares.into_iter().all(|share| (-0.01..=1.01).contains(&share)) {
        return None;
    }
    let left_out = |(flow, done): (&super::shape::Flow, &Vec<Variable>)| {
        let slots = flow.seats.iter().map(|(_, slots)| f64::from(*slots)).sum::<f64>();
        done.last().map_or(0.0, |last| (1.0 - solution.value(*last)) * slots * shape.hour)
    };
    let leaves_out = shape.flows.iter().zip(&program.done).map(left_out).sum::<f64>() > NOTHING;
    let value = solution.eval(&objective);
    let duals = solution.compute_dual();
    // More room makes the cost less: the dual of such a row is not positive.
    let worth = |row: &ConstraintReference| -duals.dual(row.clone());
    let worth: Vec<Vec<f64>> = kinds.iter().map(|weeks| weeks.iter().map(worth).collect()).collect();
    worth.iter().flatten().all(|worth| worth.is_finite()).then_some(Solved { value, leaves_out, worth })
}

struct Program<'a> {
    shape: &'a Shape,
    vars: ProblemVariables,
    /// The share of each task that is done by the end of each week from its first one on.
    done: Vec<Vec<Variable>>,
}

/// Who can give hours.
struct Supply {
    /// Hours of people in a week, and how many they have.
    rows: Vec<(Expression, f64)>,
    /// Hours given by kind of seat and week; none where nobody has any.
    given: Vec<Vec<Option<Expression>>>,
}

impl<'a> Program<'a> {
    fn new(shape: &'a Shape) -> Self {
        let mut vars = variables!();
        let done = shape.flows.iter().map(|flow| flow.late.iter().map(|_| vars.add(variable())).collect());
        Self { shape, done: done.collect(), vars }
    }

    fn objective(&self, costs: Costs) -> Expression {
        let mut objective = Expression::default();
        for (flow, done) in self.shape.flows.iter().zip(&self.done) {
            let out = if costs == Costs::Late { flow.out } else { flow.minutes };
            objective += to_float(out);
            // Each share counts where it is done: the cost of its week less that of the next.
            for (week, share) in done.iter().enumerate() {
                let cost = |week: usize| match costs {
                    Costs::Late => flow.late.get(week).copied().unwrap_or(out),
                    Costs::Unplaced if week < done.len() => 0,
                    Costs::Unplaced => out,
                };
                objective.add_mul(to_float(cost(week) - cost(week + 1)), *share);
            }
        }
        objective
    }

    fn supply(&mut self) -> Supply {
        let weeks = self.shape.len();
        let mut supply = Supply { rows: Vec::new(), given: vec![vec![None; weeks]; self.shape.kinds] };
        for (places, free) in classes(self.shape) {
            for (week, free) in free.iter().enumerate().filter(|(_, free)| **free > 0.0) {
                let mut used = Expression::with_capacity(places.len());
                for (kind, slow) in places {
                    let given = self.vars.add(variable().min(0.0));
                    used.add_mul(f64::from(*slow) / 1000.0, given);
                    let all = supply.given.get_mut(*kind).and_then(|weeks| weeks.get_mut(week));
                    all.into_iter().for_each(|all| all.get_or_insert_default().add_mul(1.0, given));
                }
                supply.rows.push((used, *free));
            }
        }
        supply
    }

    /// Hours taken by kind of seat and week.
    fn demand(&self) -> Vec<Vec<Expression>> {
        let mut wanted = vec![vec![Expression::default(); self.shape.len()]; self.shape.kinds];
        for (flow, done) in self.shape.flows.iter().zip(&self.done) {
            for (kind, slots) in &flow.seats {
                let hours = f64::from(*slots) * self.shape.hour;
                for (at, share) in done.iter().enumerate() {
                    let week = wanted.get_mut(*kind).and_then(|weeks| weeks.get_mut(flow.first + at));
                    let Some(week) = week else { continue };
                    week.add_mul(hours, *share);
                    if let Some(before) = at.checked_sub(1).and_then(|at| done.get(at)) {
                        week.add_mul(-hours, *before);
                    }
                }
            }
        }
        wanted
    }
}

/// Shares never fall, are at most whole, and not ahead of what comes before.
fn follow(shape: &Shape, done: &[Vec<Variable>], model: &mut ClarabelProblem) {
    for (flow, shares) in shape.flows.iter().zip(done) {
        if let Some((first, last)) = shares.first().zip(shares.last()) {
            model.add_constraint(constraint!(*first >= 0.0));
            model.add_constraint(constraint!(*last <= 1.0));
        }
        for pair in shares.windows(2) {
            if let [before, now] = pair {
                model.add_constraint(constraint!(*now - *before >= 0.0));
            }
        }
        for (earlier, latest) in &flow.before {
            let Some((other, theirs)) = shape.flows.get(*earlier).zip(done.get(*earlier)) else { continue };
            for (share, week) in shares.iter().zip(latest) {
                let theirs = week.checked_sub(other.first).and_then(|at| theirs.get(at));
                if let Some(theirs) = theirs {
                    model.add_constraint(constraint!(*theirs - *share >= 0.0));
                }
            }
        }
    }
}

/// People who may take the same kinds of seats, with the hours that they have together in each week.
fn classes(shape: &Shape) -> Vec<(&Places, Vec<f64>)> {
    let mut order: Vec<usize> = (0..shape.people.len()).collect();
    order.retain(|person| shape.people.get(*person).is_some_and(|places| !places.is_empty()));
    order.sort_by_key(|person| shape.people.get(*person));
    let mut classes: Vec<(&Places, Vec<f64>)> = Vec::new();
    for person in order {
        let Some((places, free)) = shape.people.get(person).zip(shape.free.get(person)) else { continue };
        if classes.last().is_none_or(|(last, _)| *last != places) {
            classes.push((places, vec![0.0; free.len()]));
        }
        let hours = classes.last_mut().into_iter().flat_map(|(_, hours)| hours).zip(free);
        hours.for_each(|(hours, free)| *hours += f64::from(*free) * shape.hour);
    }
    classes
}

#[allow(clippy::cast_precision_loss, reason = "costs are far below what a float holds exactly")]
fn to_float(number: i64) -> f64 {
    number as f64
}
