//! Which things match what was typed, the best first.

use std::cmp::Reverse;

use solver::model::Plan;

use crate::action::{Action, Actions, Id};
use crate::state::history::Entry;
use crate::text::{Lang, common};
use crate::ui::options::fold;

/// Most results shown.
const MOST: usize = 40;

/// What a result leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Something to do.
    Action(Id),
    /// Something to see.
    Entry(Entry),
}

/// A line of the palette.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Its words.
    pub label: String,
    /// What it is, or whose.
    pub detail: String,
    /// Keys that do the same.
    pub shortcut: String,
    /// Where it leads.
    pub target: Target,
}

/// How well a label matches; more is better. Both are folded (lower case, no accents) already.
///
/// The beginning counts most, then the beginning of a word, then any place, then letters in this order with others
/// in between, the fewer the better.
fn score(typed: &str, label: &str) -> Option<u32> {
    if typed.is_empty() {
        return Some(0);
    }
    if let Some(at) = label.find(typed) {
        let before = label.get(..at).and_then(|before| before.chars().next_back());
        let place = match before {
            None => 3_000,
            Some(c) if !c.is_alphanumeric() => 2_000,
            Some(_) => 1_000,
        };
        let length = u32::try_from(label.chars().count()).unwrap_or(u32::MAX);
        return Some(place + 500 - length.min(500));
    }
    scattered(typed, label)
}

/// Letters in this order with a few others in between, from the beginning of a word on.
fn scattered(typed: &str, label: &str) -> Option<u32> {
    let typed: Vec<char> = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let label: Vec<char> = label.chars().collect();
    let (first, others) = typed.split_first()?;
    let is_start = |at: usize| {
        at.checked_sub(1).and_then(|before| label.get(before)).is_none_or(|c| !c.is_alphanumeric())
    };
    let skipped_from = |start: usize| {
        let mut rest = label.iter().skip(start + 1);
        others.iter().try_fold(0, |skipped, wanted| Some(skipped + rest.by_ref().position(|c| c == wanted)?))
    };
    let starts = label.iter().enumerate().filter(|(at, c)| *c == first && is_start(*at));
    let skipped = starts.filter_map(|(at, _)| skipped_from(at)).min()?;
    let few = skipped <= 3 * typed.len();
    few.then(|| 500 - u32::try_from(skipped).unwrap_or(500).min(500))
}

/// What matches: all that can be done while nothing is typed; things of the plan, too, once something is.
pub fn search(actions: Actions, plan: &Plan, typed: &str, lang: Lang) -> Vec<Hit> {
    let typed = fold(typed.trim());
    let mut found: Vec<(u32, Hit)> = Vec::new();
    let mut offer = |bonus: u32, label: String, detail: String, shortcut: String, target: Target| {
        if let Some(score) = score(&typed, &fold(&label)) {
            found.push((score + bonus, Hit { label, detail, shortcut, target }));
        }
    };
    for action in actions.available() {
        let Action { id, group, label, .. } = *action;
        if id != Id::Palette {
            // The name of a screen means the screen: "plan" goes to the plan, it does not begin another one.
            let is_screen = id.screen_index().is_some();
            offer(
                if is_screen { 50 } else { 1 },
                label(actions, lang),
                group.title(lang).into(),
                action.shortcut(lang),
                Target::Action(id),
            );
        }
    }
    if !typed.is_empty() {
        let mut thing = |label: &str, kind: &'static str, of: Option<&str>, entry: Entry| {
            let detail = of.map_or_else(|| kind.to_owned(), |of| format!("{kind} · {of}"));
            offer(0, label.to_owned(), detail, String::new(), Target::Entry(entry));
        };
        for person in &plan.people {
            thing(&person.name, common::person(lang), None, Entry::Person(person.id));
        }
        for client in &plan.clients {
            thing(&client.name, common::client(lang), None, Entry::Client(client.id));
        }
        for project in &plan.projects {
            let client = plan.client_of(project).map(|client| client.name.as_str());
            thing(&project.name, common::project(lang), client, Entry::Project(project.id));
        }
        for task in &plan.tasks {
            let project = plan.project(task.project).map(|project| project.name.as_str());
            thing(&task.name, common::task(lang), project, Entry::Task(task.id));
        }
        // Stable: among equals actions come first, then things in the plan's order.
        found.sort_by_key(|(score, _)| Reverse(*score));
    }
    found.into_iter().take(MOST).map(|(_, hit)| hit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_beginning_counts_most_then_words_then_any_place_then_scattered_letters() {
        let labels = ["cosolve it", "solve", "so longer live", "keep solve", "solve again"];
        let mut order: Vec<_> =
            labels.iter().filter_map(|label| Some((Reverse(score("solve", label)?), *label))).collect();
        order.sort();
        let order: Vec<_> = order.into_iter().map(|(_, label)| label).collect();
        assert_eq!(order, ["solve", "solve again", "keep solve", "cosolve it", "so longer live"]);
        assert_eq!(score("xyz", "solve"), None);
        assert_eq!(score("calc", "client approval: cut"), None, "too far apart to be meant");
    }

    #[test]
    fn accents_and_capitals_do_not_matter() {
        assert!(score(&fold("Été"), &fold("L'ete 2026")).is_some());
    }

    #[test]
    fn things_of_the_plan_are_found_with_what_they_are() {
        let owner = leptos::prelude::Owner::new();
        owner.set();
        let plan = solver::sample::agency(chrono::NaiveDate::from_ymd_opt(2026, 6, 1).unwrap());
        let actions = crate::action::use_actions();
        let task = plan.tasks[3].clone();
        let hits = search(actions, &plan, &task.name, Lang::En);
        assert!(hits.iter().any(|hit| hit.target == Target::Entry(Entry::Task(task.id))), "{hits:?}");
        let person = &plan.people[0];
        let hits = search(actions, &plan, &person.name.to_uppercase(), Lang::Fr);
        assert_eq!(hits[0].target, Target::Entry(Entry::Person(person.id)));
        assert!(hits[0].detail.starts_with("Personne"));
        let all = search(actions, &plan, "", Lang::En);
        assert!(all.iter().all(|hit| matches!(hit.target, Target::Action(_))));
    }
}
