//! Conflicts and what unlocks them, in English.

use solver::explain::conflict::{Conflict, Member, Missing, Unlock, Way, Wish};
use solver::model::{Lag, Plan};
use solver::validate::Names;

use crate::say::hours;
use crate::unplaced::{all, asked, weeks};

/// At most so many members are named.
const NAMED: usize = 20;
/// And so many people.
const MOST_PEOPLE: usize = 6;

/// What is wished for.
pub fn wish(names: Names<'_>, wish: &Wish) -> String {
    match wish {
        Wish::Done { task, by } => format!("{} is done by {by}", names.task(*task)),
        Wish::Everything => "everything has a place".into(),
        Wish::Deadlines => "no deadline is missed".into(),
        Wish::Owner { task, person, .. } => {
            format!("{} takes {}", names.person(*person), names.task(*task))
        }
    }
}

/// What stands in the way, line by line.
pub fn lines(plan: &Plan, conflict: &Conflict) -> Vec<String> {
    let names = Names { plan };
    let mut lines = vec!["these cannot all hold:".to_owned()];
    // Wishes and dates stand last and say most.
    for member in conflict.members.iter().rev().take(NAMED).rev() {
        let unlock = conflict.unlocks.iter().find(|unlock| unlock.member == *member);
        let way = unlock.map_or_else(String::new, |unlock| format!("; {}", way(names, unlock)));
        lines.push(format!("  {}{way}", said_of(names, plan, member)));
    }
    if conflict.members.len() > NAMED {
        lines.push(format!("  and {} more", conflict.members.len() - NAMED));
    }
    if !conflict.irreducible {
        lines.push("perhaps fewer of them would do".into());
    }
    lines.extend(conflict.missing.as_ref().map(|missing| short(names, missing)));
    lines
}

fn said_of(names: Names<'_>, plan: &Plan, member: &Member) -> String {
    match *member {
        Member::Done { task, by } => {
            format!("{} is done by {}", names.task(task), by.unwrap_or_else(|| plan.horizon()))
        }
        Member::Takes { task, person, .. } => format!("{} takes {}", names.person(person), names.task(task)),
        Member::NotBefore { task, date } => format!("{} starts no earlier than {date}", names.task(task)),
        Member::Link { task, after, lag } => {
            let lag = match lag {
                Lag::WorkingDays(0) | Lag::CalendarDays(0) => String::new(),
                lag => format!(" and {}", said(lag)),
            };
            format!("{} comes after {}{lag}", names.task(task), names.task(after))
        }
        Member::PinnedTime { task, at } => format!("{} is pinned to {at}", names.task(task)),
        Member::PinnedOwner { task, person, .. } => {
            format!("{} is pinned to {}", names.task(task), names.person(person))
        }
        Member::Started { task } => format!("{} keeps those who began it", names.task(task)),
        Member::Skills { task } => {
            let seats = plan.task(task).map_or(&[][..], |task| &task.seats);
            let each: Vec<String> = seats.iter().map(|seat| asked(names, &seat.needs, seat.who)).collect();
            format!("{} asks for {}", names.task(task), each.join(" and "))
        }
        Member::HoursADay { task, most } => {
            format!("{} takes at most {} a day", names.task(task), hours(most))
        }
        Member::TimeOff { person, first, last } if first == last => {
            format!("{} is off on {first}", names.person(person))
        }
        Member::TimeOff { person, first, last } => {
            format!("{} is off from {first} to {last}", names.person(person))
        }
        Member::Recurring { person } => format!("{} has work that comes back", names.person(person)),
        Member::Cap { person, cap } => {
            format!("{} may be planned to {}.{} %", names.person(person), cap.0 / 10, cap.0 % 10)
        }
    }
}

fn way(names: Names<'_>, unlock: &Unlock) -> String {
    let how = match &unlock.way {
        Way::Lift => "only without this".into(),
        Way::Date(date) if matches!(unlock.member, Member::NotBefore { .. }) => {
            format!("could be from {date} on")
        }
        Way::Date(date) => format!("could be by {date}"),
        Way::Lag(Lag::WorkingDays(0) | Lag::CalendarDays(0)) => "could be without days in between".into(),
        Way::Lag(lag) => format!("could be with {}", said(*lag)),
        Way::HoursADay(most) => format!("could be with {} a day", hours(*most)),
        Way::Cap(cap) => format!("could be at {}.{} %", cap.0 / 10, cap.0 % 10),
        Way::People(people) => {
            let people: Vec<String> = people.iter().map(|person| names.person(*person)).collect();
            format!("could be with {}", people.join(" or "))
        }
    };
    if unlock.enough { how } else { format!("{how}, but something else is in the way then") }
}

fn said(lag: Lag) -> String {
    match lag {
        Lag::WorkingDays(1) => "a working day".into(),
        Lag::WorkingDays(days) => format!("{days} working days"),
        Lag::CalendarDays(1) => "a day".into(),
        Lag::CalendarDays(days) => format!("{days} days"),
    }
}

fn short(names: Names<'_>, missing: &Missing) -> String {
    let what = if missing.needs.is_empty() {
        String::new()
    } else {
        format!(" of {}", asked(names, &missing.needs, None))
    };
    format!(
        "at least {} more{what} in {}: {} is needed, {} there ({})",
        hours(missing.missing),
        weeks(missing.first, missing.last),
        hours(missing.needed),
        hours(missing.free),
        match missing.people.len() {
            0..=MOST_PEOPLE => all(names, &missing.people),
            count => format!("{count} people"),
        }
    )
}
