//! Identifiers, names and colours of what is new in a plan: an identifier is one above the highest in use, in the plan or in what any
//! of its scenarios speaks of.
//!
//! An entry that is new in a scenario so keeps its identifier when the plan gets entries of its own meanwhile.

use super::{ClientId, EntryId, PersonId, Plan, ProjectId, ScenarioId, SkillId, TaskId};

fn above(ids: impl Iterator<Item = u32>) -> u32 {
    ids.max().map_or(1, |highest| highest.saturating_add(1))
}

/// The identifiers of one kind that scenarios speak of.
fn spoken<'a>(plan: &'a Plan, of: fn(EntryId) -> Option<u32>) -> impl Iterator<Item = u32> + 'a {
    let changes = plan.scenarios.iter().flat_map(|scenario| &scenario.changes);
    changes.filter_map(move |change| of(change.entry()))
}

/// An identifier that no scenario of the plan has; O(n).
pub fn next_scenario_id(plan: &Plan) -> ScenarioId {
    ScenarioId(above(plan.scenarios.iter().map(|scenario| scenario.id.0)))
}

/// A name that no other scenario has: "Léa away", "Léa away 2".
pub fn free_name(base: &Plan, name: &str) -> String {
    let taken = |name: &str| base.scenarios.iter().any(|scenario| scenario.name == name);
    if !taken(name) {
        return name.to_owned();
    }
    (2..).map(|n: u32| format!("{name} {n}")).find(|name| !taken(name)).unwrap_or_default()
}

/// An identifier that no task of the plan has; O(n).
pub fn next_task_id(plan: &Plan) -> TaskId {
    let spoken = spoken(plan, |entry| match entry {
        EntryId::Task(id) => Some(id.0),
        _ => None,
    });
    TaskId(above(plan.tasks.iter().map(|task| task.id.0).chain(spoken)))
}

/// An identifier that no person of the plan has; O(n).
pub fn next_person_id(plan: &Plan) -> PersonId {
    let spoken = spoken(plan, |entry| match entry {
        EntryId::Person(id) => Some(id.0),
        _ => None,
    });
    PersonId(above(plan.people.iter().map(|person| person.id.0).chain(spoken)))
}

/// An identifier that no client of the plan has; O(n).
pub fn next_client_id(plan: &Plan) -> ClientId {
    let spoken = spoken(plan, |entry| match entry {
        EntryId::Client(id) => Some(id.0),
        _ => None,
    });
    ClientId(above(plan.clients.iter().map(|client| client.id.0).chain(spoken)))
}

/// An identifier that no project of the plan has; O(n).
pub fn next_project_id(plan: &Plan) -> ProjectId {
    let spoken = spoken(plan, |entry| match entry {
        EntryId::Project(id) => Some(id.0),
        _ => None,
    });
    ProjectId(above(plan.projects.iter().map(|project| project.id.0).chain(spoken)))
}

/// An identifier that no skill of the plan has; O(n).
pub fn next_skill_id(plan: &Plan) -> SkillId {
    let spoken = spoken(plan, |entry| match entry {
        EntryId::Skill(id) => Some(id.0),
        _ => None,
    });
    SkillId(above(plan.skills.iter().map(|skill| skill.id.0).chain(spoken)))
}

/// The colour of the palette (1 to 12) that the fewest projects have, for a new project.
pub fn next_colour(plan: &Plan) -> u8 {
    let used = |colour: &u8| plan.projects.iter().filter(|project| project.colour == *colour).count();
    (1..=12).min_by_key(used).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Client, Project, Scenario};
    use chrono::NaiveDate;
    use std::sync::Arc;

    #[test]
    fn fresh_ids_are_above_all_others_and_colours_take_turns() {
        let mut plan = Plan::new("p", NaiveDate::default());
        assert_eq!(next_client_id(&plan), ClientId(1));
        plan.clients.push(Arc::new(Client::new(ClientId(7), "Acme")));
        assert_eq!(next_client_id(&plan), ClientId(8));
        assert_eq!(next_colour(&plan), 1);
        plan.projects.push(Arc::new(Project::new(ProjectId(1), ClientId(7), "Web")));
        assert_eq!(next_colour(&plan), 2);
    }

    #[test]
    fn a_name_is_given_once() {
        let mut base = Plan::new("p", NaiveDate::default());
        assert_eq!(free_name(&base, "A"), "A");
        base.scenarios.push(Arc::new(Scenario::new(ScenarioId(1), "A")));
        assert_eq!(free_name(&base, "A"), "A 2");
    }
}
