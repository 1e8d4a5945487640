//! The figures of a solved plan that scenarios are compared by.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use solver::check::Report;
use solver::model::{ClientId, GoalKind, PersonId, Plan, ProjectId, Schedule};

/// The figures of one plan with one schedule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Working days after due dates, summed over tasks.
    pub late: u32,
    /// The same by client; those without are left out.
    pub late_by_client: BTreeMap<ClientId, u32>,
    /// The same by project.
    pub late_by_project: BTreeMap<ProjectId, u32>,
    /// Working days past deadlines.
    pub past_deadline: u32,
    /// The busiest person and their load over the window, in permille.
    pub peak: Option<(PersonId, u32)>,
    /// Everybody's load over the window, in permille.
    pub loads: BTreeMap<PersonId, u32>,
    /// All load ÷ all capacity, in permille; none without capacity.
    pub mean: Option<u32>,
    /// Minutes above what people's days hold.
    pub overload: i64,
    /// Hours × hourly cost of the placed work, in the plan's currency; none where nobody has a cost.
    pub cost: Option<i64>,
    /// Minutes of placed work of people without a cost.
    pub uncosted: i64,
    /// Minutes of work without a place.
    pub unplaced: i64,
    /// Tasks without a place.
    pub unplaced_tasks: usize,
    /// Rules broken.
    pub breaches: usize,
    /// What is proven about late days, unplaced work and peak load.
    pub proofs: Proofs,
    /// Load of each person in each week.
    pub strip: Strip,
}

/// Values that no schedule of the plan undercuts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proofs {
    /// Of late days.
    pub late: Proof,
    /// Of unplaced work.
    pub unplaced: Proof,
    /// Of the peak load.
    pub peak: Proof,
}

/// What is proven about a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Proof {
    /// Nothing worth saying.
    #[default]
    Unknown,
    /// It cannot be below this, in the units of the goal.
    AtLeast(i64),
    /// It is the best possible.
    Best,
}

impl Proof {
    /// What a bound says about a value of the same goal.
    fn of(value: Option<i64>, bound: Option<i64>) -> Self {
        match (value, bound) {
            (Some(value), Some(bound)) if value <= bound => Self::Best,
            (Some(_), Some(bound)) if bound > 0 => Self::AtLeast(bound),
            _ => Self::Unknown,
        }
    }
}

/// People × weeks, for the small timeline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strip {
    /// The Mondays.
    pub weeks: Vec<NaiveDate>,
    /// Each person with their load in each week, in permille; none: no capacity.
    pub rows: Vec<(PersonId, Vec<Option<u32>>)>,
}

/// The figures of a schedule; O(tasks × owners + people × weeks).
pub fn figures(
    plan: &Plan,
    schedule: &Schedule,
    report: &Report,
    bounds: &BTreeMap<GoalKind, i64>,
) -> Figures {
    let mut found = Figures { breaches: report.breaches.len(), ..Figures::default() };
    let projects: BTreeMap<ProjectId, ClientId> =
        plan.projects.iter().map(|project| (project.id, project.client)).collect();
    for task in &plan.tasks {
        let Some(facts) = report.tasks.get(&task.id) else { continue };
        found.late += facts.days_late;
        found.past_deadline += facts.days_past_deadline;
        if facts.days_late > 0 {
            *found.late_by_project.entry(task.project).or_default() += facts.days_late;
            if let Some(client) = projects.get(&task.project) {
                *found.late_by_client.entry(*client).or_default() += facts.days_late;
            }
        }
    }
    costs(plan, schedule, report, &mut found);
    for id in &report.unplaced {
        let Some(task) = plan.task(*id) else { continue };
        found.unplaced += i64::from(plan.left_of(task).0) * i64::try_from(task.seats.len()).unwrap_or(0);
        found.unplaced_tasks += 1;
    }
    let mut work = 0_u64;
    let mut capacity = 0_u64;
    for person in &report.people {
        work += u64::from(person.window.assigned.0) + u64::from(person.window.recurring.0);
        capacity += u64::from(person.window.capacity.0);
        found.overload += i64::from(person.overload.0);
        if let Some(load) = person.window.permille() {
            found.loads.insert(person.id, load);
            // The first of equals: the order of the plan.
            if found.peak.is_none_or(|(_, peak)| load > peak) {
                found.peak = Some((person.id, load));
            }
        }
    }
    found.mean = (work * 1000).checked_div(capacity).and_then(|mean| u32::try_from(mean).ok());
    found.proofs = proofs(plan, report, bounds);
    // The bound is of weighted days: beside days that are not weighted it would be another figure.
    let weighted = level_value(plan, report, GoalKind::Lateness);
    if weighted != Some(i64::from(found.late)) && found.proofs.late != Proof::Best {
        found.proofs.late = Proof::Unknown;
    }
    found.strip = strip(report);
    found
}

/// What the placed work costs.
fn costs(plan: &Plan, schedule: &Schedule, report: &Report, found: &mut Figures) {
    let costs: BTreeMap<PersonId, Option<u32>> =
        plan.people.iter().map(|person| (person.id, person.hourly_cost)).collect();
    let mut sum = 0_i64;
    for assignment in &schedule.assignments {
        let Some(facts) = report.tasks.get(&assignment.task) else { continue };
        let minutes: i64 = facts.worked.iter().map(|(from, to)| (*to - *from).num_minutes()).sum();
        for owner in &assignment.owners {
            match costs.get(owner) {
                Some(Some(cost)) => sum += minutes * i64::from(*cost),
                _ => found.uncosted += minutes,
            }
        }
    }
    found.cost = costs.values().any(Option::is_some).then_some((sum + 30) / 60);
}

fn proofs(plan: &Plan, report: &Report, bounds: &BTreeMap<GoalKind, i64>) -> Proofs {
    let of = |goal: GoalKind| Proof::of(level_value(plan, report, goal), bounds.get(&goal).copied());
    Proofs { late: of(GoalKind::Lateness), unplaced: of(GoalKind::Unplaced), peak: of(GoalKind::PeakLoad) }
}

/// The value of a goal of the plan.
fn level_value(plan: &Plan, report: &Report, goal: GoalKind) -> Option<i64> {
    let goals = plan.goals.normalised();
    let level = goals.levels().iter().position(|level| *level == goal)?;
    report.score.0.get(level).copied()
}

fn strip(report: &Report) -> Strip {
    let weeks: Vec<NaiveDate> = report
        .people
        .first()
        .map(|person| person.weeks.iter().map(|week| week.monday).collect())
        .unwrap_or_default();
    let row = |person: &solver::check::PersonFacts| {
        let loads = person.weeks.iter().map(|week| {
            (week.capacity.0 > 0 || week.assigned.0 > 0).then(|| week.permille().unwrap_or(u32::MAX))
        });
        (person.id, loads.collect())
    };
    Strip { weeks, rows: report.people.iter().map(row).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use solver::model::Minutes;
    use solver::sample::{Size, random};
    use solver::solve::{Options, solve};
    use solver::watch::Unwatched;
    use std::sync::Arc;

    fn solved(plan: &Plan) -> (Schedule, Report) {
        let options = Options { seed: 1, iterations: Some(0), start: None, bounds: false };
        let schedule = solve(plan, &options, &mut Unwatched).schedule;
        let report = solver::check::check(plan, &schedule);
        (schedule, report)
    }

    #[test]
    fn figures_add_up() {
        for seed in 1..6 {
            let plan = random(seed, Size::SMALL);
            let (schedule, report) = solved(&plan);
            let found = figures(&plan, &schedule, &report, &BTreeMap::new());
            assert_eq!(found.late_by_client.values().sum::<u32>(), found.late);
            assert_eq!(found.late_by_project.values().sum::<u32>(), found.late);
            assert_eq!(found.peak.map(|(_, load)| load), found.loads.values().copied().max());
            assert_eq!(found.strip.rows.len(), plan.people.len());
            assert!(found.strip.rows.iter().all(|(_, row)| row.len() == found.strip.weeks.len()));
            assert_eq!(found.unplaced_tasks, report.unplaced.len());
            assert_eq!(found.proofs, Proofs::default());
        }
    }

    #[test]
    fn cost_is_hours_times_hourly_cost() {
        let mut plan = random(2, Size::SMALL);
        for person in &mut plan.people {
            Arc::make_mut(person).hourly_cost = None;
        }
        let (schedule, report) = solved(&plan);
        let none = figures(&plan, &schedule, &report, &BTreeMap::new());
        assert_eq!(none.cost, None);
        for person in &mut plan.people {
            Arc::make_mut(person).hourly_cost = Some(60);
        }
        let all = figures(&plan, &schedule, &report, &BTreeMap::new());
        assert_eq!((all.cost, all.uncosted), (Some(none.uncosted), 0), "60 an hour is one a minute");
    }

    #[test]
    fn a_bound_that_is_met_proves_the_best() {
        let plan = random(3, Size::SMALL);
        let (schedule, report) = solved(&plan);
        let level = plan.goals.levels().iter().position(|goal| *goal == GoalKind::PeakLoad).unwrap();
        let peak = report.score.0[level];
        let at = |bound| {
            figures(&plan, &schedule, &report, &BTreeMap::from([(GoalKind::PeakLoad, bound)])).proofs.peak
        };
        assert_eq!((at(peak), at(peak - 1), at(0)), (Proof::Best, Proof::AtLeast(peak - 1), Proof::Unknown));
    }

    #[test]
    fn a_bound_of_weighted_days_is_not_said_of_days() {
        let late = |weight: u32| {
            (1..40).find_map(|seed| {
                let mut plan = random(seed, Size::SMALL);
                plan.goals = solver::model::Goals::protect_dates();
                for client in &mut plan.clients {
                    Arc::make_mut(client).weight = solver::model::Weight(weight);
                }
                for project in &mut plan.projects {
                    Arc::make_mut(project).weight = solver::model::Weight(1);
                }
                for task in &mut plan.tasks {
                    Arc::make_mut(task).weight = solver::model::Weight(1);
                }
                let (schedule, report) = solved(&plan);
                let found = figures(&plan, &schedule, &report, &BTreeMap::from([(GoalKind::Lateness, 1)]));
                (found.late > 1).then_some(found.proofs.late)
            })
        };
        assert_eq!(late(1), Some(Proof::AtLeast(1)));
        assert_eq!(late(7), Some(Proof::Unknown));
    }

    #[test]
    fn unplaced_work_counts_every_seat() {
        let plan = random(4, Size::SMALL);
        let report = solver::check::check(&plan, &Schedule::default());
        let found = figures(&plan, &Schedule::default(), &report, &BTreeMap::new());
        let left = |task: &solver::model::Task| i64::from(plan.left_of(task).0) * task.seats.len() as i64;
        let all: i64 = report.unplaced.iter().map(|id| left(plan.task(*id).unwrap())).sum();
        assert_eq!(found.unplaced, all);
        assert!(found.unplaced > i64::from(Minutes::hours(1).0));
    }
}
