//! What is otherwise in a scenario, in figures: against the plan as it is.

use std::collections::BTreeSet;

use solver::model::{ClientId, PersonId, Plan, Schedule};

use super::figures::Figures;
use crate::state::diff::{Moved, changes};

/// Load changes of fewer permille than this are not told of people who are not the busiest.
const NOTABLE: u32 = 100;
/// So many people's loads are told at most.
const TOLD: usize = 3;

/// One thing that is otherwise; better, where less of it is better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Late days of a client: before, after.
    LateFor(ClientId, u32, u32),
    /// Late days in all, where no client makes the whole difference.
    Late(u32, u32),
    /// Days past deadlines.
    PastDeadline(u32, u32),
    /// A person's load in permille.
    Load(PersonId, u32, u32),
    /// The peak load, where it is somebody else's.
    Peak(Option<(PersonId, u32)>, Option<(PersonId, u32)>),
    /// Minutes of overload.
    Overload(i64, i64),
    /// Minutes of unplaced work.
    Unplaced(i64, i64),
    /// Cost.
    Cost(i64, i64),
}

impl Difference {
    /// Less than nothing: better; more: worse.
    pub fn by(&self) -> i64 {
        let load = |peak: &Option<(PersonId, u32)>| i64::from(peak.map_or(0, |(_, load)| load));
        match self {
            Self::LateFor(_, before, after)
            | Self::Late(before, after)
            | Self::PastDeadline(before, after)
            | Self::Load(_, before, after) => i64::from(*after) - i64::from(*before),
            Self::Peak(before, after) => load(after) - load(before),
            Self::Overload(before, after) | Self::Unplaced(before, after) | Self::Cost(before, after) => {
                after - before
            }
        }
    }
}

/// What is otherwise than in the plan as it is, the weightiest first; O(clients + people log people).
pub fn differences(base: &Figures, other: &Figures) -> Vec<Difference> {
    let mut all = Vec::new();
    let mut push = |difference: Difference| {
        if difference.by() != 0 {
            all.push(difference);
        }
    };
    push(Difference::Unplaced(base.unplaced, other.unplaced));
    push(Difference::PastDeadline(base.past_deadline, other.past_deadline));
    let clients: BTreeSet<ClientId> =
        base.late_by_client.keys().chain(other.late_by_client.keys()).copied().collect();
    let late =
        |figures: &Figures, client: &ClientId| figures.late_by_client.get(client).copied().unwrap_or(0);
    let mut by_client: Vec<Difference> = clients
        .iter()
        .map(|client| Difference::LateFor(*client, late(base, client), late(other, client)))
        .filter(|difference| difference.by() != 0)
        .collect();
    by_client.sort_by_key(|difference| std::cmp::Reverse(difference.by().abs()));
    if by_client.len() > TOLD {
        push(Difference::Late(base.late, other.late));
        by_client.truncate(TOLD);
    }
    by_client.into_iter().for_each(&mut push);
    let peaks = [base.peak, other.peak].map(|peak| peak.map(|(person, _)| person));
    if peaks.first() != peaks.last() {
        push(Difference::Peak(base.peak, other.peak));
    }
    let mut loads: Vec<Difference> = base
        .loads
        .iter()
        .filter_map(|(person, before)| Some(Difference::Load(*person, *before, *other.loads.get(person)?)))
        .filter(|difference| match difference {
            // Whoever is the busiest, before or after, is of interest in any case.
            Difference::Load(person, ..) if peaks.contains(&Some(*person)) => difference.by() != 0,
            _ => difference.by().unsigned_abs() >= u64::from(NOTABLE),
        })
        .collect();
    loads.sort_by_key(|difference| std::cmp::Reverse(difference.by().abs()));
    loads.truncate(TOLD);
    loads.into_iter().for_each(&mut push);
    push(Difference::Overload(base.overload, other.overload));
    if let (Some(before), Some(after)) = (base.cost, other.cost) {
        push(Difference::Cost(before, after));
    }
    all
}

/// Who has other work and what is moved, against the schedule of the plan as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// People who gain or lose a task.
    pub people: Vec<PersonId>,
    /// Tasks with other owners.
    pub owners: usize,
    /// Tasks that start on another day, with the same owners.
    pub moved: usize,
}

/// Compares two schedules; O(n log n).
pub fn reach(plan: &Plan, before: &Schedule, after: &Schedule) -> Reach {
    let mut reach = Reach::default();
    let mut people = BTreeSet::new();
    for change in changes(plan, Some(before), after) {
        match change.moved() {
            Moved::Owner | Moved::Lost | Moved::Placed => {
                let owners = |place: &Option<crate::state::diff::Place>| -> BTreeSet<PersonId> {
                    place.iter().flat_map(|place| place.owners.iter().copied()).collect()
                };
                people.extend(owners(&change.before).symmetric_difference(&owners(&change.after)).copied());
                reach.owners += usize::from(change.moved() == Moved::Owner);
            }
            Moved::Week | Moved::Day => reach.moved += 1,
            Moved::Time => {}
        }
    }
    reach.people = people.into_iter().collect();
    reach
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(late: &[(u32, u32)], loads: &[(u32, u32)]) -> Figures {
        let loads: Vec<(PersonId, u32)> = loads.iter().map(|(id, load)| (PersonId(*id), *load)).collect();
        Figures {
            late: late.iter().map(|(_, days)| days).sum(),
            late_by_client: late.iter().map(|(id, days)| (ClientId(*id), *days)).collect(),
            peak: loads.iter().copied().max_by_key(|(_, load)| *load),
            loads: loads.into_iter().collect(),
            ..Figures::default()
        }
    }

    #[test]
    fn late_days_are_told_by_client_and_loads_of_the_busiest() {
        let base = figures(&[(1, 3), (2, 1)], &[(1, 1040), (2, 500), (3, 400)]);
        let other = figures(&[(2, 1)], &[(1, 880), (2, 560), (3, 620)]);
        let told = differences(&base, &other);
        assert_eq!(
            told,
            [
                Difference::LateFor(ClientId(1), 3, 0),
                Difference::Load(PersonId(3), 400, 620),
                Difference::Load(PersonId(1), 1040, 880),
            ]
        );
        assert_eq!(told[0].by(), -3);
        assert_eq!(differences(&base, &base), []);
    }

    #[test]
    fn another_busiest_person_is_said() {
        let base = figures(&[], &[(1, 900), (2, 500)]);
        let other = figures(&[], &[(1, 700), (2, 950)]);
        let told = differences(&base, &other);
        assert_eq!(told[0], Difference::Peak(Some((PersonId(1), 900)), Some((PersonId(2), 950))));
        assert_eq!(told[0].by(), 50);
    }

    #[test]
    fn many_clients_are_summed_up_first() {
        let late = |days: u32| figures(&(1..=5).map(|id| (id, days)).collect::<Vec<_>>(), &[]);
        let told = differences(&late(1), &late(2));
        assert_eq!((told.len(), &told[0]), (4, &Difference::Late(5, 10)));
    }

    #[test]
    fn money_is_told_where_both_have_it() {
        let with = |cost| Figures { cost, ..Figures::default() };
        assert_eq!(differences(&with(Some(100)), &with(Some(1300))), [Difference::Cost(100, 1300)]);
        assert_eq!(differences(&with(None), &with(Some(1300))), []);
    }
}
