//! Entries of a plan by what somebody calls them.

use std::path::Path;

use solver::model::{PersonId, Plan, TaskId};

use crate::failure::Failure;

/// The task with this number or name.
///
/// # Errors
/// None or several are called so.
pub fn task(plan: &Plan, file: &Path, asked: &str) -> Result<TaskId, Failure> {
    let all = plan.tasks.iter().map(|task| (task.id, task.id.0, task.name.as_str()));
    named(file, "task", asked, all.collect())
}

/// The person with this number or name.
///
/// # Errors
/// None or several are called so.
pub fn somebody(plan: &Plan, file: &Path, asked: &str) -> Result<PersonId, Failure> {
    let all = plan.people.iter().map(|person| (person.id, person.id.0, person.name.as_str()));
    named(file, "person", asked, all.collect())
}

/// What has this name, in whatever case, or this number, or alone a name that begins so.
fn named<Id: Copy>(
    file: &Path,
    what: &'static str,
    asked: &str,
    all: Vec<(Id, u32, &str)>,
) -> Result<Id, Failure> {
    let folded = asked.to_lowercase();
    let pick = |suits: &dyn Fn(&(Id, u32, &str)) -> bool| -> Vec<Id> {
        all.iter().filter(|entry| suits(entry)).map(|(id, ..)| *id).collect()
    };
    let mut found = pick(&|(_, _, name)| name.to_lowercase() == folded);
    if found.is_empty() {
        found = pick(&|(_, number, _)| asked.parse() == Ok(*number));
    }
    if found.is_empty() && !folded.is_empty() {
        found = pick(&|(_, _, name)| name.to_lowercase().starts_with(&folded));
    }
    match found.as_slice() {
        [id] => Ok(*id),
        [] => {
            let near = all.iter().find(|(_, _, name)| name.to_lowercase().contains(&folded));
            let near = near.map(|(_, _, name)| (*name).to_owned());
            Err(Failure::NoSuch { name: file.to_owned(), what, asked: asked.to_owned(), near })
        }
        several => {
            let count = several.len();
            Err(Failure::Several { name: file.to_owned(), what, asked: asked.to_owned(), count })
        }
    }
}
