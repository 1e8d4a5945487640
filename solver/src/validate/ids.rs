//! Doubled identifiers and empty names.

use std::collections::BTreeMap;

use super::index::Index;
use super::{Hint, Problem, Subject, Values};

/// Every entry's identifier must be its own, and people want to read a name.
pub(super) fn check(index: &Index<'_>, problems: &mut Vec<Problem>) {
    let plan = index.plan;
    of_kind(plan.skills.iter().map(|s| (s.id.0, Subject::Skill(s.id), &s.name)), problems);
    of_kind(plan.people.iter().map(|p| (p.id.0, Subject::Person(p.id), &p.name)), problems);
    of_kind(plan.clients.iter().map(|c| (c.id.0, Subject::Client(c.id), &c.name)), problems);
    of_kind(plan.projects.iter().map(|p| (p.id.0, Subject::Project(p.id), &p.name)), problems);
    of_kind(plan.tasks.iter().map(|t| (t.id.0, Subject::Task(t.id), &t.name)), problems);
    if plan.name.trim().is_empty() {
        problems.push(Problem::new(Subject::Plan, Values::EmptyName, None));
    }
}

fn of_kind<'a>(entries: impl Iterator<Item = (u32, Subject, &'a String)>, problems: &mut Vec<Problem>) {
    let mut times: BTreeMap<u32, (Subject, usize)> = BTreeMap::new();
    for (id, subject, name) in entries {
        times.entry(id).or_insert((subject, 0)).1 += 1;
        if name.trim().is_empty() {
            problems.push(Problem::new(subject, Values::EmptyName, None));
        }
    }
    let free = times.keys().next_back().and_then(|last| last.checked_add(1)).map(Hint::FreeId);
    for (subject, times) in times.into_values().filter(|(_, times)| *times > 1) {
        problems.push(Problem::new(subject, Values::DoubledId { times }, free));
    }
}
