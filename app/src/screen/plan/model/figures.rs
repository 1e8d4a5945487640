//! The figures of the score line, with what is proven about them.

use solver::check::Report;
use solver::model::{GoalKind, Minutes, PersonId, Plan};

/// What is known about the best possible value of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// Nothing worth saying.
    Unknown,
    /// No schedule has less than this.
    AtLeast(i64),
    /// No schedule has less than the one shown.
    Best,
}

impl Proof {
    /// The proof that a bound gives for a value; a bound of nothing says nothing.
    pub const fn of(value: i64, bound: Option<i64>) -> Self {
        match bound {
            Some(bound) if value <= bound => Self::Best,
            Some(bound) if bound > 0 => Self::AtLeast(bound),
            _ => Self::Unknown,
        }
    }
}

/// Late work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Late {
    /// Working days after the due date, summed over tasks.
    pub days: u32,
    /// How many tasks are late.
    pub tasks: usize,
    /// The same days times the weights of their tasks, where that differs: what is optimised and proven.
    pub weighted: Option<i64>,
    /// The best possible, in weighted days.
    pub proof: Proof,
}

/// The busiest person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peak {
    /// Load in permille.
    pub permille: u32,
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// The best possible, in permille.
    pub proof: Proof,
}

/// The figures of a schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Late work.
    pub late: Late,
    /// Working days past deadlines, summed over tasks.
    pub past_deadlines: u32,
    /// The busiest person; none without people or capacity.
    pub peak: Option<Peak>,
    /// Tasks without a place.
    pub unplaced: usize,
    /// Whether more could be placed, in weighted minutes.
    pub unplaced_proof: Proof,
    /// Minutes above what people's days hold.
    pub overload: Minutes,
    /// Rules broken.
    pub breaches: usize,
    /// Placed tasks.
    pub placed: usize,
}

/// The figures of a schedule with the bounds proven for its plan. O(tasks + people).
pub fn figures(plan: &Plan, report: &Report, bounds: &[(GoalKind, i64)]) -> Figures {
    let goals = plan.goals.normalised();
    let value = |goal: GoalKind| {
        let level = goals.levels().iter().position(|level| *level == goal)?;
        report.score.0.get(level).copied()
    };
    let bound = |goal: GoalKind| bounds.iter().filter(|(of, _)| *of == goal).map(|(_, bound)| *bound).max();
    let days: u32 = report.tasks.values().map(|facts| facts.days_late).sum();
    let weighted = value(GoalKind::Lateness).unwrap_or_else(|| i64::from(days));
    let unplaced_value = value(GoalKind::Unplaced).unwrap_or(0);
    Figures {
        late: Late {
            days,
            tasks: report.tasks.values().filter(|facts| facts.days_late > 0).count(),
            weighted: (weighted != i64::from(days)).then_some(weighted),
            proof: Proof::of(weighted, bound(GoalKind::Lateness).or_else(|| (weighted == 0).then_some(0))),
        },
        past_deadlines: report.tasks.values().map(|facts| facts.days_past_deadline).sum(),
        peak: peak(plan, report, bound(GoalKind::PeakLoad)),
        unplaced: report.unplaced.len(),
        unplaced_proof: if report.unplaced.is_empty() {
            Proof::Unknown
        } else {
            Proof::of(unplaced_value, bound(GoalKind::Unplaced))
        },
        overload: Minutes(report.people.iter().map(|facts| facts.overload.0).sum()),
        breaches: report.breaches.len(),
        placed: report.tasks.len(),
    }
}

fn peak(plan: &Plan, report: &Report, bound: Option<i64>) -> Option<Peak> {
    let loads = report.people.iter().filter_map(|facts| Some((facts.window.permille()?, facts.id)));
    let (permille, person) = loads.max_by_key(|(permille, id)| (*permille, std::cmp::Reverse(*id)))?;
    let name = plan.person(person)?.name.clone();
    Some(Peak { permille, person, name, proof: Proof::of(i64::from(permille), bound) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::fixture;

    #[test]
    fn a_bound_proves_or_limits() {
        assert_eq!(Proof::of(4, Some(3)), Proof::AtLeast(3));
        assert_eq!(Proof::of(3, Some(3)), Proof::Best);
        assert_eq!(Proof::of(4, Some(0)), Proof::Unknown);
        assert_eq!(Proof::of(4, None), Proof::Unknown);
        assert_eq!(Proof::of(0, Some(0)), Proof::Best);
    }

    #[test]
    fn late_days_are_those_of_people_and_the_proof_that_of_the_weighted_ones() {
        let (mut plan, schedule) = fixture::plan();
        let report = solver::check::check(&plan, &schedule);
        let light = figures(&plan, &report, &[(GoalKind::Lateness, 1)]);
        assert_eq!((light.late.days, light.late.tasks, light.late.weighted), (2, 1, None));
        assert_eq!(light.late.proof, Proof::AtLeast(1));
        let client = std::sync::Arc::make_mut(&mut plan.clients[0]);
        client.weight = solver::model::Weight(3);
        let report = solver::check::check(&plan, &schedule);
        let heavy = figures(&plan, &report, &[(GoalKind::Lateness, 6)]);
        assert_eq!((heavy.late.days, heavy.late.weighted), (2, Some(6)));
        assert_eq!(heavy.late.proof, Proof::Best);
    }

    #[test]
    fn the_peak_is_the_busiest_person_of_the_window() {
        let (plan, schedule) = fixture::plan();
        let report = solver::check::check(&plan, &schedule);
        let peak = figures(&plan, &report, &[]).peak.unwrap();
        let most = report.people.iter().filter_map(|facts| facts.window.permille()).max().unwrap();
        assert_eq!((peak.permille, peak.proof), (most, Proof::Unknown));
        assert_eq!(peak.name, "Léa Fontaine");
    }
}
