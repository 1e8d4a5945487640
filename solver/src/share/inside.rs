//! What a plan holds, counted: for whoever is about to hand it over, or to open what they were handed.

use crate::model::Plan;

/// What is inside a plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Inside {
    /// People, placeholders aside.
    pub people: usize,
    /// Freelancers and people to find.
    pub placeholders: usize,
    /// Entries of time off.
    pub absences: usize,
    /// Those of them that say why.
    pub reasons: usize,
    /// People with an hourly cost.
    pub costs: usize,
    /// Projects with agreed hours.
    pub agreed: usize,
    /// People who wish for something.
    pub wishes: usize,
    /// Clients.
    pub clients: usize,
    /// People to call there.
    pub contacts: usize,
    /// Projects.
    pub projects: usize,
    /// Tasks and milestones.
    pub tasks: usize,
    /// Notes of tasks and reasons of exceptions.
    pub notes: usize,
    /// Tasks that have a place in the schedule; none without a schedule.
    pub placed: Option<usize>,
    /// Whether it says what people were told.
    pub announced: bool,
}

/// Counts what is inside. O(plan).
pub fn inside(plan: &Plan) -> Inside {
    let off = || plan.people.iter().flat_map(|person| &person.time_off);
    let wishes =
        |person: &crate::model::Person| !person.wishes.grow.is_empty() || !person.wishes.avoid.is_empty();
    let noted = plan.tasks.iter().filter(|task| !task.note.is_empty()).count();
    let reasoned = plan.exceptions.iter().filter(|exception| !exception.reason.is_empty()).count();
    Inside {
        people: plan.people.iter().filter(|person| !person.placeholder).count(),
        placeholders: plan.people.iter().filter(|person| person.placeholder).count(),
        absences: off().count(),
        reasons: off().filter(|off| !off.note.is_empty()).count(),
        costs: plan.people.iter().filter(|person| person.hourly_cost.is_some()).count(),
        agreed: plan.projects.iter().filter(|project| project.agreed.is_some()).count(),
        wishes: plan.people.iter().filter(|person| wishes(person)).count(),
        clients: plan.clients.len(),
        contacts: plan.clients.iter().map(|client| client.contacts.len()).sum(),
        projects: plan.projects.len(),
        tasks: plan.tasks.len(),
        notes: noted + reasoned,
        placed: plan.schedule.as_ref().map(|schedule| schedule.assignments.len()),
        announced: plan.announced.is_some(),
    }
}
