//! What a repair costs: late days and whose, who gets other work, what moves, the peak load.

use std::collections::{BTreeMap, BTreeSet};

use solver::check::{Report, check};
use solver::model::{ClientId, PersonId, Plan, Schedule, TaskId};

/// The price of a schedule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Price {
    /// Working days after due dates, summed over tasks.
    pub late: u32,
    /// The same by client, most first.
    pub late_of: Vec<(ClientId, u32)>,
    /// Who gets other tasks than they were told, or than they have where nothing was announced.
    pub people: BTreeSet<PersonId>,
    /// Announced tasks that have another owner, day or no place; of the accepted ones where nothing was announced.
    pub moved: usize,
    /// The highest load of a person, in permille.
    pub peak: u32,
    /// Minutes above what days hold.
    pub overload: u32,
    /// Tasks without a place.
    pub unplaced: usize,
    /// Rules broken.
    pub broken: usize,
}

/// The price of a schedule of a plan. One look of the verifier.
pub fn price(plan: &Plan, schedule: &Schedule) -> Price {
    let report = check(plan, schedule);
    let told = plan.announced.as_deref().map(|announced| &announced.schedule);
    let empty = Schedule::default();
    let before = told.or(plan.schedule.as_deref()).unwrap_or(&empty);
    let planned: BTreeSet<TaskId> =
        plan.tasks.iter().filter(|task| plan.is_planned(task)).map(|task| task.id).collect();
    Price {
        late: report.tasks.values().map(|facts| facts.days_late).sum(),
        late_of: late_of(plan, &report),
        people: people(&planned, before, schedule),
        moved: moved(&planned, before, schedule),
        peak: report.people.iter().filter_map(|facts| facts.window.permille()).max().unwrap_or(0),
        overload: report.people.iter().map(|facts| facts.overload.0).sum(),
        unplaced: report.unplaced.len(),
        broken: report.breaches.iter().map(|breach| breach.task).collect::<BTreeSet<_>>().len(),
    }
}

fn late_of(plan: &Plan, report: &Report) -> Vec<(ClientId, u32)> {
    let mut days: BTreeMap<ClientId, u32> = BTreeMap::new();
    for (task, facts) in report.tasks.iter().filter(|(_, facts)| facts.days_late > 0) {
        let project = plan.task(*task).and_then(|task| plan.project(task.project));
        if let Some(project) = project {
            *days.entry(project.client).or_default() += facts.days_late;
        }
    }
    let mut days: Vec<(ClientId, u32)> = days.into_iter().collect();
    days.sort_by_key(|(client, days)| (std::cmp::Reverse(*days), *client));
    days
}

/// Who has other tasks.
fn people(planned: &BTreeSet<TaskId>, before: &Schedule, after: &Schedule) -> BTreeSet<PersonId> {
    let given = |schedule: &Schedule| -> BTreeSet<(PersonId, TaskId)> {
        let counted = schedule.assignments.iter().filter(|given| planned.contains(&given.task));
        counted.flat_map(|given| given.owners.iter().map(|owner| (*owner, given.task))).collect()
    };
    given(before).symmetric_difference(&given(after)).map(|(person, _)| *person).collect()
}

/// How many tasks have other owners, another day or no place any more.
fn moved(planned: &BTreeSet<TaskId>, before: &Schedule, after: &Schedule) -> usize {
    let day = |given: &solver::model::Assignment| given.start().map(|start| start.date());
    let stands = |given: &solver::model::Assignment| {
        let now = after.get(given.task);
        now.is_some_and(|now| now.owners == given.owners && day(now) == day(given))
    };
    let told = before.assignments.iter().filter(|given| planned.contains(&given.task));
    told.filter(|given| !stands(given)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::fixture;
    use solver::model::Announced;
    use std::sync::Arc;

    #[test]
    fn a_price_counts_late_days_moves_and_people() {
        let (mut plan, schedule) = fixture::plan();
        plan.schedule = Some(Arc::new(schedule.clone()));
        let same = price(&plan, &schedule);
        assert_eq!((same.moved, same.people.len(), same.late), (0, 0, 2));
        assert_eq!(same.late_of.iter().map(|(_, days)| days).sum::<u32>(), 2);
        let mut other = schedule.clone();
        let was = std::mem::replace(&mut other.assignments[0].owners, vec![PersonId(2)]);
        let dearer = price(&plan, &other);
        assert_eq!(dearer.moved, 1);
        assert_eq!(dearer.people, BTreeSet::from([was[0], PersonId(2)]));
        // What was announced counts, not what is accepted.
        let (on, by) = (plan.as_of, String::new());
        plan.announced = Some(Arc::new(Announced { on, by, schedule: other.clone() }));
        assert_eq!((price(&plan, &other).moved, price(&plan, &schedule).moved), (0, 1));
    }
}
