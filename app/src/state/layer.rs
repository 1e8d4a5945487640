//! A scenario laid over the plan: an edit of what it makes becomes a change of the scenario.

use std::collections::BTreeSet;
use std::sync::Arc;

use solver::model::{Assignment, PersonId, Plan, Scenario, TaskId};
use solver::scenario::diff;

/// The base with a scenario that makes `edited` of it; O(entries) and the cost of writing out those that differ.
pub(super) fn with_edit(base: &Plan, open: &Scenario, edited: &Plan) -> Plan {
    let mut next = Scenario { changes: diff(base, edited), ..open.clone() };
    // Until it has a schedule of its own it follows that of the plan.
    if open.schedule.is_some() || !follows(base, edited) {
        next.schedule.clone_from(&edited.schedule);
    }
    with(base, next)
}

/// Whether a schedule is the base's, as far as its work and people are still there.
fn follows(base: &Plan, edited: &Plan) -> bool {
    let (Some(old), Some(new)) = (&base.schedule, &edited.schedule) else {
        return base.schedule.is_none() == edited.schedule.is_none();
    };
    let tasks: BTreeSet<TaskId> = edited.tasks.iter().map(|task| task.id).collect();
    let people: BTreeSet<PersonId> = edited.people.iter().map(|person| person.id).collect();
    let still =
        |it: &&Assignment| tasks.contains(&it.task) && it.owners.iter().all(|owner| people.contains(owner));
    Arc::ptr_eq(old, new) || old.assignments.iter().filter(still).eq(&new.assignments)
}

/// The base with a scenario put in, or replaced.
fn with(base: &Plan, scenario: Scenario) -> Plan {
    let mut plan = base.clone();
    let scenario = Arc::new(scenario);
    match plan.scenarios.iter_mut().find(|other| other.id == scenario.id) {
        Some(place) => *place = scenario,
        None => plan.scenarios.push(scenario),
    }
    plan
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::command::Command;
    use crate::state::document::Document;
    use leptos::prelude::*;
    use solver::model::{Permille, ScenarioId, Schedule};
    use solver::sample::{Size, random};

    fn document(seed: u64) -> (Owner, Document) {
        let owner = Owner::new();
        owner.set();
        let document = Document::new(random(seed, Size::SMALL));
        let scenario = Arc::new(Scenario::new(ScenarioId(1), "One more"));
        document.apply(Command::PutScenario(scenario)).unwrap();
        (owner, document)
    }

    #[test]
    fn an_edit_in_a_scenario_leaves_the_plan_as_it_is_and_the_plan_flows_through() {
        let (_owner, document) = document(3);
        let before = document.base_untracked();
        document.open_scenario(Some(ScenarioId(1)));
        assert_eq!(document.plan_untracked().people, before.people);
        let mut person = before.people[0].as_ref().clone();
        person.cap = Some(Permille(500));
        document.apply(Command::PutPerson(Arc::new(person))).unwrap();
        assert_eq!(document.plan_untracked().people[0].cap, Some(Permille(500)));
        assert_eq!(document.base_untracked().people, before.people);
        assert_eq!(document.base_untracked().scenarios[0].changes.len(), 1);
        // Another field of the same person, in the plan.
        let mut person = before.people[0].as_ref().clone();
        person.department = "Elsewhere".into();
        document.apply_to_base(Command::PutPerson(Arc::new(person))).unwrap();
        let shown = document.plan_untracked();
        assert_eq!(
            (shown.people[0].cap, shown.people[0].department.as_str()),
            (Some(Permille(500)), "Elsewhere")
        );
        document.open_scenario(None);
        assert_eq!(document.plan_untracked().people[0].cap, before.people[0].cap);
    }

    #[test]
    fn undo_restores_the_bytes_and_closes_what_is_gone() {
        let (_owner, document) = document(4);
        let bytes = |document: Document| solver::format::write(&document.base_untracked());
        let with_scenario = bytes(document);
        document.open_scenario(Some(ScenarioId(1)));
        let schedule = Arc::new(Schedule::default());
        document.apply(Command::AcceptSchedule(schedule)).unwrap();
        assert_ne!(document.base_untracked().scenarios[0].schedule, None);
        assert_ne!(document.base_untracked().schedule.as_deref(), Some(&Schedule::default()));
        assert!(document.undo());
        assert_eq!(bytes(document), with_scenario);
        assert!(document.undo());
        assert_eq!(document.scenario(), None);
        assert!(document.redo() && document.redo() && !document.redo());
    }

    #[test]
    fn applying_it_is_one_step_and_equals_what_it_showed() {
        let (_owner, document) = document(5);
        document.open_scenario(Some(ScenarioId(1)));
        let gone = document.plan_untracked().tasks[2].id;
        document.apply(Command::RemoveTasks(vec![gone])).unwrap();
        let shown = document.plan_untracked();
        let before = document.base_untracked();
        document.apply_to_base(Command::ApplyScenario(ScenarioId(1))).unwrap();
        assert_eq!(document.scenario(), None);
        let after = document.plan_untracked();
        assert_eq!(
            Plan { scenarios: Vec::new(), ..(*after).clone() },
            Plan { scenarios: Vec::new(), ..(*shown).clone() }
        );
        assert!(after.scenarios.is_empty());
        assert!(document.undo());
        assert_eq!(document.base_untracked(), before);
    }
}
