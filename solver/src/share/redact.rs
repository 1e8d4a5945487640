//! A plan for other eyes: what was not asked for is left out, and names may give way to roles.
//!
//! The new plan is built field by field, without "and the rest": a field that is added to the model does not compile
//! until somebody has decided here whether it may leave.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{
    Announced, Client, Exception, Hat, Person, PersonId, Plan, Project, Recurring, Skill, Task, TimeOff,
    Wishes,
};

/// What may leave beside the plan itself; the default is nothing but names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keep {
    /// People's names; without them each is called by a role.
    pub names: bool,
    /// Hourly costs, and the hours agreed with clients.
    pub costs: bool,
    /// Names, numbers and addresses of people at the clients'.
    pub contacts: bool,
    /// The words about time off; the days themselves stay, since the schedule needs them.
    pub reasons: bool,
    /// Notes of tasks, and the reasons of exceptions.
    pub notes: bool,
    /// What people wish for: skills to grow in and to avoid.
    pub wishes: bool,
}

impl Default for Keep {
    fn default() -> Self {
        Self { names: true, costs: false, contacts: false, reasons: false, notes: false, wishes: false }
    }
}

/// What somebody is called instead of by their name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// By the first of their hats that is not the creative one.
    Hat(Hat),
    /// By the skill that they master best.
    Skill(String),
    /// By nothing: they have neither.
    Person,
}

impl Role {
    /// The role of a person.
    fn of(plan: &Plan, person: &Person) -> Self {
        let hat = Hat::ALL.into_iter().find(|hat| *hat != Hat::Creative && person.hats.contains(hat));
        let best = || {
            // The first of equals: it stands first because it was entered first.
            let best = person.skills.iter().rev().max_by_key(|held| held.level)?;
            plan.skill(best.skill).map(|skill| Self::Skill(skill.name.clone()))
        };
        hat.map(Self::Hat).or_else(best).unwrap_or(Self::Person)
    }
}

/// The plan with no more than `keep` allows; `say` gives a role and its number ("Designer 1") in words.
///
/// Where names are not kept they are also taken out of every other text: whole names wherever they stand, their parts of
/// three letters and more where they stand as words.
/// A placeholder is nobody yet: its name stays.
/// O(text × people).
pub fn redact(plan: &Plan, keep: Keep, say: &dyn Fn(&Role, usize) -> String) -> Plan {
    let scrub = Scrub::new(plan, keep, say);
    let text = |text: &str| scrub.clean(text);
    let Plan {
        name,
        as_of,
        grid,
        region,
        horizon,
        window,
        cap,
        cap_by_hat,
        speed,
        default_effort,
        effort_by_archetype,
        min_piece,
        frozen_days,
        goals,
        fit,
        skills,
        people,
        clients,
        projects,
        tasks,
        exceptions,
        schedule,
        announced,
        // What might be is nobody else's business: who shares a scenario shares the plan that it makes.
        scenarios: _,
    } = plan;
    Plan {
        name: text(name),
        as_of: *as_of,
        grid: *grid,
        region: *region,
        horizon: *horizon,
        window: *window,
        cap: *cap,
        cap_by_hat: cap_by_hat.clone(),
        speed: *speed,
        default_effort: *default_effort,
        effort_by_archetype: effort_by_archetype.clone(),
        min_piece: *min_piece,
        frozen_days: *frozen_days,
        goals: goals.clone(),
        fit: *fit,
        skills: skills.iter().map(|skill| Skill { id: skill.id, name: text(&skill.name) }).collect(),
        people: people.iter().map(|one| Arc::new(person(one, keep, &scrub))).collect(),
        clients: clients.iter().map(|one| Arc::new(client(one, keep, &scrub))).collect(),
        projects: projects.iter().map(|one| Arc::new(project(one, keep, &scrub))).collect(),
        tasks: tasks.iter().map(|one| Arc::new(task(one, keep, &scrub))).collect(),
        exceptions: exceptions
            .iter()
            .map(|one| {
                let Exception { rule, task, reason } = one;
                Exception { rule: *rule, task: *task, reason: only(keep.notes, || text(reason)) }
            })
            .collect(),
        schedule: schedule.clone(),
        announced: announced.as_ref().map(|told| {
            let Announced { on, by, schedule } = &**told;
            let by = only(keep.names, || by.clone());
            Arc::new(Announced { on: *on, by, schedule: schedule.clone() })
        }),
        scenarios: Vec::new(),
    }
}

/// A value that is kept, or its type's empty one.
fn only<T: Default>(kept: bool, value: impl FnOnce() -> T) -> T {
    if kept { value() } else { T::default() }
}

fn person(one: &Person, keep: Keep, scrub: &Scrub) -> Person {
    let Person {
        id,
        name,
        hats,
        department,
        skills,
        week,
        time_off,
        region,
        first_day,
        last_day,
        ramp,
        cap,
        hourly_cost,
        wishes,
        recurring,
        placeholder,
    } = one;
    Person {
        id: *id,
        name: scrub.names.get(id).cloned().unwrap_or_else(|| scrub.clean(name)),
        hats: hats.clone(),
        department: scrub.clean(department),
        skills: skills.clone(),
        week: week.clone(),
        time_off: time_off
            .iter()
            .map(|off| {
                let TimeOff { first, last, part, note } = off;
                let note = only(keep.reasons, || scrub.clean(note));
                TimeOff { first: *first, last: *last, part: *part, note }
            })
            .collect(),
        region: *region,
        first_day: *first_day,
        last_day: *last_day,
        ramp: ramp.clone(),
        cap: *cap,
        hourly_cost: only(keep.costs, || *hourly_cost),
        wishes: only(keep.wishes, || {
            let Wishes { grow, avoid } = wishes;
            Wishes { grow: grow.clone(), avoid: avoid.clone() }
        }),
        recurring: recurring
            .iter()
            .map(|load| {
                let Recurring { name, minutes, days, at } = load;
                Recurring { name: scrub.clean(name), minutes: *minutes, days: days.clone(), at: *at }
            })
            .collect(),
        placeholder: *placeholder,
    }
}

fn client(one: &Client, keep: Keep, scrub: &Scrub) -> Client {
    let Client { id, name, weight, am, contacts } = one;
    let contacts = only(keep.contacts, || contacts.clone());
    Client { id: *id, name: scrub.clean(name), weight: *weight, am: *am, contacts }
}

fn project(one: &Project, keep: Keep, scrub: &Scrub) -> Project {
    let Project { id, name, client, pm, am, weight, archetype, status, start, due, agreed, rounds, colour } =
        one;
    Project {
        id: *id,
        name: scrub.clean(name),
        client: *client,
        pm: *pm,
        am: *am,
        weight: *weight,
        archetype: *archetype,
        status: *status,
        start: *start,
        due: *due,
        agreed: only(keep.costs, || *agreed),
        rounds: *rounds,
        colour: *colour,
    }
}

fn task(one: &Task, keep: Keep, scrub: &Scrub) -> Task {
    let Task {
        id,
        name,
        project,
        seats,
        effort,
        not_before,
        due,
        deadline,
        weight,
        after,
        split,
        a_day,
        pin_start,
        progress,
        note,
    } = one;
    Task {
        id: *id,
        name: scrub.clean(name),
        project: *project,
        seats: seats.clone(),
        effort: *effort,
        not_before: *not_before,
        due: *due,
        deadline: *deadline,
        weight: *weight,
        after: after.clone(),
        split: *split,
        a_day: *a_day,
        pin_start: *pin_start,
        progress: *progress,
        note: only(keep.notes, || scrub.clean(note)),
    }
}

/// The shortest part of a name that is looked for by itself: "Léa" is, "de" is not.
const PART: usize = 3;

/// Takes names out of texts.
struct Scrub {
    /// What people are called now; empty where names are kept.
    names: BTreeMap<PersonId, String>,
    /// Whole names and their parts, the longest first, with what stands in their place.
    words: Vec<(String, String, Whole)>,
}

/// Whether a text is looked for everywhere or only where it stands as a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whole {
    Anywhere,
    AsWord,
}

impl Scrub {
    fn new(plan: &Plan, keep: Keep, say: &dyn Fn(&Role, usize) -> String) -> Self {
        let mut scrub = Self { names: BTreeMap::new(), words: Vec::new() };
        if keep.names {
            return scrub;
        }
        let mut counted: BTreeMap<Role, usize> = BTreeMap::new();
        for person in plan.people.iter().filter(|person| !person.placeholder) {
            let role = Role::of(plan, person);
            let number = counted.entry(role.clone()).or_default();
            *number += 1;
            let called = say(&role, *number);
            let name = person.name.trim();
            let whole = if name.chars().count() < PART { Whole::AsWord } else { Whole::Anywhere };
            if !name.is_empty() {
                scrub.words.push((name.to_owned(), called.clone(), whole));
            }
            let parts = name.split(|c: char| !c.is_alphanumeric());
            for part in parts.filter(|part| part.chars().count() >= PART && *part != name) {
                scrub.words.push((part.to_owned(), called.clone(), Whole::AsWord));
            }
            scrub.names.insert(person.id, called);
        }
        // "Ann Smithson" before "Ann Smith", and both before "Ann".
        scrub.words.sort_by_key(|(word, _, whole)| (*whole == Whole::AsWord, std::cmp::Reverse(word.len())));
        scrub
    }

    fn clean(&self, text: &str) -> String {
        if !self.words.iter().any(|(word, _, _)| text.contains(word)) {
            return text.to_owned();
        }
        // What was put in is not looked through again: a role may be called like somebody's name.
        let mut parts: Vec<(String, bool)> = vec![(text.to_owned(), false)];
        for (word, instead, whole) in &self.words {
            parts = parts
                .into_iter()
                .flat_map(
                    |(part, done)| {
                        if done { vec![(part, true)] } else { replaced(&part, word, instead, *whole) }
                    },
                )
                .collect();
        }
        parts.into_iter().map(|(part, _)| part).collect()
    }
}

/// A text cut where a word stands; the cut out places hold what stands there instead (`true`).
fn replaced(text: &str, word: &str, instead: &str, whole: Whole) -> Vec<(String, bool)> {
    let mut parts = Vec::new();
    let (mut kept, mut from) = (0, 0);
    while let Some(at) = text.get(from..).and_then(|rest| rest.find(word)).map(|at| at + from) {
        let end = at + word.len();
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(end..).and_then(|after| after.chars().next());
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        if whole == Whole::Anywhere || !(is_letter(before) || is_letter(after)) {
            parts.push((text.get(kept..at).unwrap_or_default().to_owned(), false));
            parts.push((instead.to_owned(), true));
            kept = end;
        }
        from = end;
    }
    parts.push((text.get(kept..).unwrap_or_default().to_owned(), false));
    parts
}
