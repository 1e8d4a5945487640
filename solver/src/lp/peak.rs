//! The smallest possible peak load, as a linear program.
//!
//! Let every seat of every task that can have a place be shared out among the people who may take it, in any
//! fractions; person `p` then carries `(recurring_p + Σ work) ÷ capacity_p`, and the largest of these is to be
//! small.
//! Every schedule that places all those tasks is such a sharing (into whole shares), so the optimum is a bound.
//!
//! It is the dual that is solved, because its solution proves the bound by itself: prices `β_p ≥ 0` of the people's
//! time,
//!
//! > maximise Σ_j α_j + Σ_p recurring_p β_p  subject to  α_j ≤ work_jp β_p (for p who may take j),
//! > Σ_p capacity_p β_p ≤ 1.
//!
//! Any prices prove something: for whole numbers β the quotient
//! (Σ_j min_p work_jp β_p + Σ_p recurring_p β_p) ÷ Σ_p capacity_p β_p is a bound by weak duality.
//! So the floats of the solver only choose the prices; they are rounded to whole numbers and the bound is computed
//! again from them exactly.
//! Prices of one for everybody in a set of people and zero elsewhere give the bound "work that only they can do ÷
//! their capacity"; these are tried first, and stand alone where the program would be too large.
//!
//! Seats that the same people may take at the same speeds share one α.
//! Most constraints do not bind; so each α starts with one, and those that the prices break are added round by
//! round. Every round's prices prove a bound, so it may stop after any.

use std::collections::BTreeMap;

use good_lp::{Expression, Solution, SolverModel, constraint, microlp, variable, variables};

use super::ground::Ground;

/// More constraints than this are not solved.
const MOST_ROWS: usize = 800;
/// So often constraints are added.
const MOST_ROUNDS: usize = 24;
/// So many sets of people are tried.
const MOST_SETS: usize = 2_000;

/// Prices are multiples of one in this many.
const UNIT: f64 = 1_048_576.0;

/// The people who may take a seat, each with the slots that it then takes, at least.
type Choices = Vec<(usize, u32)>;

/// People's time and the work to be shared out among them.
struct Shares {
    /// Recurring slots and slots of capacity in the window, by person.
    people: Vec<(i128, i128)>,
    /// Seats with the same choices, counted.
    work: BTreeMap<Choices, i128>,
}

/// The bound in permille, rounded up.
pub(super) fn bound(ground: &Ground<'_>, stop: &mut dyn FnMut() -> bool) -> i64 {
    let shares = Shares::new(ground);
    let mut best = shares.single();
    for set in shares.sets() {
        best = best.max(shares.value(&set));
    }
    best.max(shares.solve(stop))
}

/// How many slots of work each person may have where nobody's load passes so many permille.
pub(super) fn slots_within(ground: &Ground<'_>, permille: i64) -> Vec<u32> {
    let people = Shares::new(ground).people.into_iter();
    let slots = people.map(|(recurring, capacity)| i128::from(permille) * capacity / 1000 - recurring);
    slots.map(|slots| u32::try_from(slots.max(0)).unwrap_or(u32::MAX)).collect()
}

impl Shares {
    fn new(ground: &Ground<'_>) -> Self {
        let window = usize::try_from(ground.timeline.window_days).unwrap_or(usize::MAX);
        let sum = |slots: &[u32]| slots.iter().take(window).map(|slots| i128::from(*slots)).sum::<i128>();
        let people = ground.timeline.people.iter();
        let people = people.map(|time| (sum(&time.recurring), sum(&time.capacity).max(1))).collect();
        let mut work: BTreeMap<Choices, i128> = BTreeMap::new();
        for seat in ground.possible().flat_map(|job| &job.seats) {
            *work.entry(seat.iter().map(|choice| (choice.person, choice.slots)).collect()).or_default() += 1;
        }
        Self { people, work }
    }

    /// What whole prices prove, in permille, rounded up.
    fn value(&self, prices: &[i128]) -> i64 {
        let price = |person: usize| prices.get(person).copied().unwrap_or(0).max(0);
        let all = self.people.iter().enumerate();
        let (recurring, capacity) = all.fold((0, 0), |(r, c), (person, (recurring, capacity))| {
            (r + recurring * price(person), c + capacity * price(person))
        });
        let least = |choices: &Choices| choices.iter().map(|(p, slots)| i128::from(*slots) * price(*p)).min();
        let work: i128 = self.work.iter().map(|(choices, count)| least(choices).unwrap_or(0) * count).sum();
        if capacity == 0 {
            return 0;
        }
        i64::try_from(((recurring + work) * 1000 + capacity - 1) / capacity).unwrap_or(0)
    }

    /// Somebody must carry each whole seat.
    fn single(&self) -> i64 {
        let alone = |choices: &Choices| {
            let load = choices.iter().filter_map(|(person, slots)| {
                let (recurring, capacity) = self.people.get(*person)?;
                Some(((recurring + i128::from(*slots)) * 1000 + capacity - 1) / capacity)
            });
            load.min().unwrap_or(0)
        };
        i64::try_from(self.work.keys().map(alone).max().unwrap_or(0)).unwrap_or(0)
    }

    /// Each person alone, everybody, and each set of people who may take some seat.
    fn sets(&self) -> Vec<Vec<i128>> {
        let none = vec![0_i128; self.people.len()];
        let mut sets = vec![vec![1; self.people.len()]];
        for person in 0..self.people.len() {
            let mut set = none.clone();
            set[person] = 1;
            sets.push(set);
        }
        for choices in self.work.keys() {
            let mut set = none.clone();
            for (person, _) in choices {
                set[*person] = 1;
            }
            sets.push(set);
        }
        sets.sort_unstable();
        sets.dedup();
        sets.truncate(MOST_SETS);
        sets
    }

    /// The best bound of the prices that the linear program gives, round by round.
    fn solve(&self, stop: &mut dyn FnMut() -> bool) -> i64 {
        // Work of the same choices up to a scale is one term: the scale goes into the objective.
        let mut terms: BTreeMap<Ratios, f64> = BTreeMap::new();
        for (choices, count) in &self.work {
            let least = choices.iter().map(|(_, slots)| *slots).min().unwrap_or(1).max(1);
            let ratio = |slots: u32| f64::from(slots.saturating_mul(1000) / least) / 1000.0;
            let key = choices.iter().map(|(person, slots)| (*person, ratio(*slots).to_bits())).collect();
            *terms.entry(Ratios(key)).or_default() += to_float(*count) * f64::from(least);
        }
        let terms: Vec<(Vec<(usize, f64)>, f64)> = terms
            .into_iter()
            .map(|(key, work)| {
                (key.0.into_iter().map(|(p, ratio)| (p, f64::from_bits(ratio))).collect(), work)
            })
            .collect();
        // Which constraints of each term are in: at first one, in the middle of its list.
        let mut rows: Vec<Vec<usize>> = terms.iter().map(|(choices, _)| vec![choices.len() / 2]).collect();
        let mut best = 0;
        for _ in 0..MOST_ROUNDS {
            if stop() || rows.iter().map(Vec::len).sum::<usize>() > MOST_ROWS {
                break;
            }
            let Some(prices) = self.solve_with(&terms, &rows) else { break };
            let whole: Vec<i128> = prices.iter().map(|price| whole(*price)).collect();
            best = best.max(self.value(&whole));
            if !add_broken(&terms, &prices, &mut rows) {
                break;
            }
        }
        best
    }

    /// The best prices where each term keeps only some of its constraints.
    fn solve_with(&self, terms: &[(Vec<(usize, f64)>, f64)], rows: &[Vec<usize>]) -> Option<Vec<f64>> {
        let total: f64 = self.people.iter().map(|(_, capacity)| to_float(*capacity)).sum();
        let mut vars = variables!();
        let prices: Vec<_> = self.people.iter().map(|_| vars.add(variable().min(0.0))).collect();
        let values: Vec<_> = terms.iter().map(|_| vars.add(variable().min(0.0))).collect();
        let mut objective = Expression::with_capacity(prices.len() + values.len());
        let mut capacity = Expression::with_capacity(prices.len());
        for (price, (recurring, slots)) in prices.iter().zip(&self.people) {
            objective.add_mul(to_float(*recurring) / total, *price);
            capacity.add_mul(to_float(*slots) / total, *price);
        }
        for (value, (_, work)) in values.iter().zip(terms) {
            objective.add_mul(*work / total, *value);
        }
        let mut model = vars.maximise(objective).using(microlp);
        model.add_constraint(constraint!(capacity <= 1.0));
        for ((value, (choices, _)), rows) in values.iter().zip(terms).zip(rows) {
            for (person, ratio) in rows.iter().filter_map(|row| choices.get(*row)) {
                model.add_constraint(constraint!(*value <= *prices.get(*person)? * *ratio));
            }
        }
        let solution = model.solve().ok()?;
        Some(prices.iter().map(|price| solution.value(*price)).collect())
    }
}

/// Who may take some work, with the bits of how much longer it takes them than the quickest.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Ratios(Vec<(usize, u64)>);

/// Adds to each term the constraint that these prices break most; whether there was any.
fn add_broken(terms: &[(Vec<(usize, f64)>, f64)], prices: &[f64], rows: &mut [Vec<usize>]) -> bool {
    let mut any = false;
    for ((choices, _), rows) in terms.iter().zip(rows) {
        let limit = |row: usize| {
            choices
                .get(row)
                .map_or(f64::INFINITY, |(person, ratio)| prices.get(*person).copied().unwrap_or(0.0) * ratio)
        };
        let kept = rows.iter().map(|row| limit(*row)).fold(f64::INFINITY, f64::min);
        let worst = (0..choices.len()).min_by(|a, b| limit(*a).total_cmp(&limit(*b)));
        if let Some(row) = worst.filter(|row| limit(*row) < kept - 1e-9) {
            rows.push(row);
            any = true;
        }
    }
    any
}

/// A price as a whole number of units.
#[allow(clippy::cast_possible_truncation, reason = "clamped before")]
fn whole(price: f64) -> i128 {
    if price.is_finite() { (price.clamp(0.0, 1e9) * UNIT).round() as i128 } else { 0 }
}

#[allow(
    clippy::cast_precision_loss,
    reason = "guides the solver only; the bound is computed again in integers"
)]
fn to_float(number: i128) -> f64 {
    number as f64
}
