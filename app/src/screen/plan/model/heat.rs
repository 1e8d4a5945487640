//! Loads by person and week: the heat map.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use solver::check::{Report, WeekLoad};
use solver::model::{Minutes, PersonId, Plan};

use super::rows::groups;
use super::scene::{Grouping, Title};
use crate::chart::ramp::{Standing, step};

/// A cell: somebody's week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Hours and capacity.
    pub load: WeekLoad,
    /// In permille; none: work without any capacity.
    pub permille: Option<u32>,
    /// How it stands to the cap.
    pub standing: Standing,
    /// Its step of the ramp, 1 to 9.
    pub step: usize,
    /// Whether there is no capacity and no work: away.
    pub away: bool,
}

impl Cell {
    fn new(load: WeekLoad, cap: u32) -> Self {
        let permille = load.permille();
        Self {
            load,
            permille,
            standing: permille.map_or(Standing::Over, |permille| Standing::of(permille, cap)),
            step: permille.map_or(9, step),
            away: load.capacity.0 == 0 && permille == Some(0),
        }
    }
}

/// A row of cells, one per week of the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeatRow {
    /// Whose; none: everybody of the group together.
    pub person: Option<PersonId>,
    /// Their name; empty for everybody.
    pub name: String,
    /// Their cap in permille; of a group the mean of its members' weighted by nothing.
    pub cap: u32,
    /// The cells, `None` where nothing is known of the week.
    pub cells: Vec<Option<Cell>>,
}

/// A group of people with the sum of their loads first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeatGroup {
    /// Its title; none: everybody in one group.
    pub title: Option<Title>,
    /// All of them together.
    pub total: HeatRow,
    /// Its people.
    pub rows: Vec<HeatRow>,
}

/// A heat map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heat {
    /// The Mondays of its weeks.
    pub weeks: Vec<NaiveDate>,
    /// Its rows.
    pub groups: Vec<HeatGroup>,
}

/// The heat map of a schedule. O(people × weeks).
pub fn heat(plan: &Plan, report: &Report, grouping: Grouping) -> Heat {
    let mut weeks: Vec<NaiveDate> =
        report.people.iter().flat_map(|facts| &facts.weeks).map(|week| week.monday).collect();
    weeks.sort_unstable();
    weeks.dedup();
    let loads: BTreeMap<(PersonId, NaiveDate), WeekLoad> = report
        .people
        .iter()
        .flat_map(|facts| facts.weeks.iter().map(|week| ((facts.id, week.monday), *week)))
        .collect();
    let groups = groups(plan, grouping)
        .into_iter()
        .map(|(title, people)| {
            let row = |person: &std::sync::Arc<solver::model::Person>| {
                let cap = plan.cap_of(person).0;
                let cell =
                    |week: &NaiveDate| loads.get(&(person.id, *week)).map(|load| Cell::new(*load, cap));
                let cells = weeks.iter().map(cell).collect();
                HeatRow { person: Some(person.id), name: person.name.clone(), cap, cells }
            };
            let rows: Vec<HeatRow> = people.into_iter().map(row).collect();
            HeatGroup { title, total: total(&weeks, &rows), rows }
        })
        .collect();
    Heat { weeks, groups }
}

fn total(weeks: &[NaiveDate], rows: &[HeatRow]) -> HeatRow {
    let count = u32::try_from(rows.len()).unwrap_or(u32::MAX).max(1);
    let cap = rows.iter().map(|row| row.cap).sum::<u32>() / count;
    let cell = |(index, monday): (usize, &NaiveDate)| {
        let loads =
            || rows.iter().filter_map(|row| row.cells.get(index).copied().flatten()).map(|cell| cell.load);
        loads().next()?;
        let sum = |of: fn(&WeekLoad) -> Minutes| {
            Minutes(loads().map(|load| of(&load).0).fold(0, u32::saturating_add))
        };
        let load = WeekLoad {
            monday: *monday,
            assigned: sum(|load| load.assigned),
            recurring: sum(|load| load.recurring),
            capacity: sum(|load| load.capacity),
        };
        Some(Cell::new(load, cap))
    };
    HeatRow { person: None, name: String::new(), cap, cells: weeks.iter().enumerate().map(cell).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::fixture;

    #[test]
    fn every_person_has_a_cell_per_week_and_the_group_their_sum() {
        let (plan, schedule) = fixture::plan();
        let report = solver::check::check(&plan, &schedule);
        let heat = heat(&plan, &report, Grouping::Flat);
        assert_eq!(heat.weeks[0], fixture::date("2026-11-23"));
        let group = &heat.groups[0];
        assert_eq!(group.rows.len(), plan.people.len());
        assert!(group.rows.iter().all(|row| row.cells.len() == heat.weeks.len()));
        let sum: u32 =
            group.rows.iter().filter_map(|row| row.cells[0]).map(|cell| cell.load.assigned.0).sum();
        assert_eq!(group.total.cells[0].unwrap().load.assigned.0, sum);
        assert!(sum > 0);
    }

    #[test]
    fn a_week_without_capacity_is_away_unless_there_is_work() {
        let load = |assigned, capacity| WeekLoad {
            monday: fixture::date("2026-11-23"),
            assigned: Minutes(assigned),
            recurring: Minutes(0),
            capacity: Minutes(capacity),
        };
        assert!(Cell::new(load(0, 0), 850).away);
        let impossible = Cell::new(load(60, 0), 850);
        assert!(!impossible.away && impossible.standing == Standing::Over && impossible.step == 9);
        assert_eq!(Cell::new(load(0, 2100), 850).step, 1);
    }
}
