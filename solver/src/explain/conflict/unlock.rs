//! The least change of one member that unlocks a conflict.

use std::cmp::Reverse;

use chrono::{Days, NaiveDate};

use super::lab::Lab;
use super::{Member, Unlock, Way};
use crate::model::{Lag, Minutes, Permille, Person, PersonId, Task, TaskId};

/// So many people are named.
const NAMED: usize = 5;
/// Caps are raised in steps of so many permille.
const STEP: u32 = 10;

/// What unlocks an irreducible set by a change of one of its members; `all` are the members of the whole wish.
pub(super) fn of(lab: &mut Lab<'_>, all: &[Member], set: &[Member], member: &Member) -> Unlock {
    let mut bench = Bench { lab, all, set, member: *member };
    let least = bench.least();
    least.unwrap_or_else(|| Unlock { member: *member, way: Way::Lift, enough: bench.is_enough(None) })
}

/// A member and the others that it is tried with.
struct Bench<'b, 'a> {
    lab: &'b mut Lab<'a>,
    all: &'b [Member],
    set: &'b [Member],
    member: Member,
}

impl Bench<'_, '_> {
    /// Whether a set is no longer provably impossible with this instead of the member.
    fn passes(&mut self, among: &[Member], instead: Option<Member>) -> bool {
        let others = among.iter().filter(|other| **other != self.member);
        let members: Vec<Member> = others.copied().chain(instead).collect();
        self.lab.wall(&members).is_none()
    }

    fn unlocks(&mut self, instead: Member) -> bool {
        self.passes(self.set, Some(instead))
    }

    fn is_enough(&mut self, instead: Option<Member>) -> bool {
        self.passes(self.all, instead)
    }

    fn found(&mut self, way: Way, instead: Member) -> Unlock {
        Unlock { member: self.member, way, enough: self.is_enough(Some(instead)) }
    }

    /// The least change, if anything less than giving it up helps.
    fn least(&mut self) -> Option<Unlock> {
        let plan = self.lab.plan();
        match self.member {
            Member::Done { task, by: Some(by) } => self.later(by, |day| Member::Done { task, by: Some(day) }),
            Member::NotBefore { task, date } => {
                let days = u32::try_from((date - plan.as_of).num_days()).ok().filter(|days| *days > 0)?;
                let instead = |back: u32| Member::NotBefore { task, date: earlier(date, back) };
                let back = self.first(1, days, instead)?;
                Some(self.found(Way::Date(earlier(date, back)), instead(back)))
            }
            Member::Link { task, after, lag } => {
                let (days, of): (u32, fn(u32) -> Lag) = match lag {
                    Lag::WorkingDays(days) => (days, Lag::WorkingDays),
                    Lag::CalendarDays(days) => (days, Lag::CalendarDays),
                };
                let instead = |less: u32| Member::Link { task, after, lag: of(days - less) };
                let less = self.first(1, days, instead)?;
                Some(self.found(Way::Lag(of(days - less)), instead(less)))
            }
            Member::HoursADay { task, most } => {
                let grid = plan.grid.0.max(1);
                let more = |steps: u32| Minutes((most.0 / grid + steps) * grid);
                let instead = |steps: u32| Member::HoursADay { task, most: more(steps) };
                let steps = self.first(1, 1440_u32.saturating_sub(most.0) / grid, instead)?;
                Some(self.found(Way::HoursADay(more(steps)), instead(steps)))
            }
            Member::Cap { person, cap } => {
                let more = |steps: u32| Permille((cap.0 + steps * STEP).min(1000));
                let instead = |steps: u32| Member::Cap { person, cap: more(steps) };
                let steps = self.first(1, 1000_u32.saturating_sub(cap.0).div_ceil(STEP), instead)?;
                Some(self.found(Way::Cap(more(steps)), instead(steps)))
            }
            Member::PinnedOwner { task, seat, .. } => {
                self.people(task, Some(seat), |seat, person| Member::PinnedOwner { task, seat, person })
            }
            Member::Takes { task, seat, .. } => {
                self.people(task, Some(seat), |seat, person| Member::Takes { task, seat, person })
            }
            Member::Skills { task } => {
                self.people(task, None, |seat, person| Member::Takes { task, seat, person })
            }
            Member::Done { by: None, .. }
            | Member::PinnedTime { .. }
            | Member::Started { .. }
            | Member::Recurring { .. }
            | Member::TimeOff { .. } => None,
        }
    }

    /// The first number that unlocks, of numbers that help the more the larger they are.
    fn first(&mut self, least: u32, most: u32, instead: impl Fn(u32) -> Member) -> Option<u32> {
        if least > most || !self.unlocks(instead(most)) {
            return None;
        }
        let (mut low, mut high) = (least, most);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.unlocks(instead(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        Some(low)
    }

    /// The first later day; for the whole wish if there is one.
    fn later(&mut self, by: NaiveDate, instead: impl Fn(NaiveDate) -> Member) -> Option<Unlock> {
        let plan = self.lab.plan();
        let from = by.max(earlier(plan.as_of, 1));
        let days = u32::try_from((plan.horizon() - from).num_days()).ok()?;
        let day = |days: u32| from.checked_add_days(Days::new(u64::from(days))).unwrap_or(from);
        let first = self.first(1, days, |days| instead(day(days)))?;
        let set = self.set;
        // Behind this conflict there may stand another that a still later day unlocks too.
        self.set = self.all;
        let whole = self.first(first, days, |days| instead(day(days)));
        self.set = set;
        let (date, enough) = (day(whole.unwrap_or(first)), whole.is_some());
        Some(Unlock { member: self.member, way: Way::Date(date), enough })
    }

    /// Others who could take a seat: who suit it, or where its skills are in the way, who come nearest to them.
    fn people(
        &mut self,
        task: TaskId,
        seat: Option<usize>,
        instead: impl Fn(usize, PersonId) -> Member,
    ) -> Option<Unlock> {
        let plan = self.lab.plan();
        let task = self.lab.task(task)?;
        let mut tries: Vec<(usize, &Person)> = Vec::new();
        for (at, asked) in task.seats.iter().enumerate().filter(|(at, _)| seat.is_none_or(|seat| seat == *at))
        {
            let suits = |person: &&Person| plan.suits(person, task, asked) == seat.is_some();
            let mut people: Vec<&Person> = plan.people.iter().map(AsRef::as_ref).filter(suits).collect();
            people.sort_by_key(|person| Reverse(nearness(person, task, at)));
            tries.extend(people.into_iter().map(|person| (at, person)));
        }
        let mut people: Vec<PersonId> = Vec::new();
        let mut enough = false;
        for (at, person) in tries {
            if people.len() < NAMED && !people.contains(&person.id) && self.unlocks(instead(at, person.id)) {
                enough |= self.is_enough(Some(instead(at, person.id)));
                people.push(person.id);
            }
        }
        (!people.is_empty()).then_some(Unlock { member: self.member, way: Way::People(people), enough })
    }
}

/// The levels that somebody has of what a seat asks for, added up.
fn nearness(person: &Person, task: &Task, seat: usize) -> u32 {
    let needs = task.seats.get(seat).map_or(&[][..], |seat| &seat.needs);
    needs.iter().filter_map(|need| person.level(need.skill)).map(|level| u32::from(level.0)).sum()
}

fn earlier(date: NaiveDate, days: u32) -> NaiveDate {
    date.checked_sub_days(Days::new(u64::from(days))).unwrap_or(date)
}
