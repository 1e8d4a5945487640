//! Finding the entries of a plan by the names that people type for them.

use std::collections::BTreeMap;

use super::natural::{Kind, Token, key, nearest};
use crate::model::{ClientId, Person, PersonId, Plan, ProjectId, SkillId, TaskId};

/// What a name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Match<Id> {
    One(Id),
    /// Several entries are called so.
    Several(Vec<Id>),
    None,
}

/// Entries by folded name.
#[derive(Clone, Debug)]
pub(super) struct Names<Id> {
    by_key: BTreeMap<String, Vec<Id>>,
    /// Most tokens of a name, so that a search in a sentence knows when to stop.
    longest: usize,
}

impl<Id: Copy + PartialEq> Names<Id> {
    fn new<'a>(entries: impl IntoIterator<Item = (Id, &'a str)>) -> Self {
        let mut names = Self { by_key: BTreeMap::new(), longest: 0 };
        for (id, name) in entries {
            names.add(id, key(name), super::natural::tokens(name).len());
        }
        names
    }

    fn add(&mut self, id: Id, key: String, tokens: usize) {
        if key.is_empty() {
            return;
        }
        let ids = self.by_key.entry(key).or_default();
        if !ids.contains(&id) {
            ids.push(id);
        }
        // `tom.ricci` has a sign more than `Tom Ricci`.
        self.longest = self.longest.max(tokens.min(24) + 2);
    }

    /// Who is called exactly so, case and accents aside; O(log n).
    pub fn exact(&self, name: &str) -> Match<Id> {
        Self::matched(self.by_key.get(&key(name)).cloned().unwrap_or_default())
    }

    /// Whose name begins with these words; O(log n + matches).
    pub fn beginning(&self, name: &str) -> Match<Id> {
        let key = key(name);
        if key.is_empty() {
            return Match::None;
        }
        let begins = |full: &&String| {
            full.strip_prefix(&key).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        let from = self.by_key.range(key.clone()..).take_while(|(full, _)| full.starts_with(&key));
        Self::matched(
            from.filter(|(full, _)| begins(full)).flat_map(|(_, ids)| ids.iter().copied()).collect(),
        )
    }

    fn matched(ids: Vec<Id>) -> Match<Id> {
        match ids.as_slice() {
            [] => Match::None,
            [one] => Match::One(*one),
            _ => Match::Several(ids),
        }
    }

    /// The longest name with which a sentence goes on at a token, and how many tokens it takes; with `beginnings`
    /// also the beginning of a name.
    pub fn longest(&self, text: &str, tokens: &[Token], beginnings: bool) -> Option<(Match<Id>, usize)> {
        let most = tokens.len().min(self.longest);
        (1..=most).rev().find_map(|count| {
            let (first, last) = (tokens.first()?, tokens.get(count - 1)?);
            if count > 1 && last.kind == Kind::Sign {
                return None;
            }
            // A name ends where its word ends.
            let cut = tokens
                .get(count)
                .is_some_and(|next| next.glued && next.kind != Kind::Sign && last.kind != Kind::Sign);
            let slice = text.get(first.range.start..last.range.end).filter(|_| !cut)?;
            let found = match self.exact(slice) {
                Match::None if beginnings => self.beginning(slice),
                found => found,
            };
            (found != Match::None).then_some((found, count))
        })
    }
}

/// All names of a plan. Building it costs O(size of the plan).
#[derive(Clone, Debug)]
pub(super) struct Directory<'a> {
    pub plan: &'a Plan,
    people: Names<PersonId>,
    /// First names, last names, initials and the like.
    nicknames: Names<PersonId>,
    pub projects: Names<ProjectId>,
    pub clients: Names<ClientId>,
    pub skills: Names<SkillId>,
    pub tasks: Names<TaskId>,
}

impl<'a> Directory<'a> {
    pub fn new(plan: &'a Plan) -> Self {
        let mut nicknames = Names::new([]);
        for person in &plan.people {
            for name in nicknames_of(person) {
                nicknames.add(person.id, name, 6);
            }
        }
        Self {
            plan,
            people: Names::new(plan.people.iter().map(|person| (person.id, person.name.as_str()))),
            nicknames,
            projects: Names::new(plan.projects.iter().map(|project| (project.id, project.name.as_str()))),
            clients: Names::new(plan.clients.iter().map(|client| (client.id, client.name.as_str()))),
            skills: Names::new(plan.skills.iter().map(|skill| (skill.id, skill.name.as_str()))),
            tasks: Names::new(plan.tasks.iter().map(|task| (task.id, task.name.as_str()))),
        }
    }

    /// A person by name in either order, e-mail address, first or last name, initial and last name, or initials.
    pub fn person(&self, name: &str) -> Match<PersonId> {
        // Of an address the part before the `@` often is the name: `lea.fontaine@…`.
        let name = name.split_once('@').map_or(name, |(local, _)| local);
        match self.people.exact(name) {
            Match::None => self.nicknames.exact(name),
            found => found,
        }
    }

    /// The longest name of a person with which a sentence goes on at a token.
    pub fn person_in(&self, text: &str, tokens: &[Token]) -> Option<(Match<PersonId>, usize)> {
        let full = self.people.longest(text, tokens, false);
        let short = self.nicknames.longest(text, tokens, false);
        match (full, short) {
            (Some(full), Some(short)) => Some(if short.1 > full.1 { short } else { full }),
            (full, short) => full.or(short),
        }
    }

    pub fn nearest_person(&self, name: &str) -> Option<PersonId> {
        let people = &self.plan.people;
        let full = nearest(name, people.iter().map(|person| person.name.as_str()));
        let first =
            || nearest(name, people.iter().filter_map(|person| person.name.split_whitespace().next()));
        let found = full.or_else(first)?;
        people.iter().find(|person| person.name.starts_with(found)).map(|person| person.id)
    }

    pub fn nearest_project(&self, name: &str) -> Option<ProjectId> {
        let projects = &self.plan.projects;
        let found = nearest(name, projects.iter().map(|project| project.name.as_str()))?;
        projects.iter().find(|project| project.name == found).map(|project| project.id)
    }

    pub fn nearest_client(&self, name: &str) -> Option<ClientId> {
        let clients = &self.plan.clients;
        let found = nearest(name, clients.iter().map(|client| client.name.as_str()))?;
        clients.iter().find(|client| client.name == found).map(|client| client.id)
    }

    pub fn nearest_skill(&self, name: &str) -> Option<SkillId> {
        let found = nearest(name, self.plan.skills.iter().map(|skill| skill.name.as_str()))?;
        self.plan.skills.iter().find(|skill| skill.name == found).map(|skill| skill.id)
    }

    pub fn nearest_task(&self, name: &str) -> Option<TaskId> {
        let found = nearest(name, self.plan.tasks.iter().map(|task| task.name.as_str()))?;
        self.plan.tasks.iter().find(|task| task.name == found).map(|task| task.id)
    }

    /// The planned projects of a client.
    pub fn projects_of(&self, client: ClientId) -> Vec<ProjectId> {
        let of = self.plan.projects.iter().filter(|project| project.client == client && project.is_planned());
        of.map(|project| project.id).collect()
    }
}

/// `Léa Marie Fontaine` is also called `lea`, `fontaine lea`, `l fontaine`, `lea f`, `fontaine` and `lmf`.
fn nicknames_of(person: &Person) -> Vec<String> {
    let folded = key(&person.name);
    let words: Vec<&str> = folded.split(' ').collect();
    let ([first, middle @ ..], Some(last)) = (words.as_slice(), words.last()) else { return Vec::new() };
    if words.len() < 2 {
        return Vec::new();
    }
    let initial = |word: &str| word.chars().next().map(String::from).unwrap_or_default();
    let rest = middle.join(" ");
    vec![
        (*first).to_owned(),
        (*last).to_owned(),
        format!("{rest} {first}"),
        format!("{} {rest}", initial(first)),
        format!("{}{last}", initial(first)),
        format!("{first} {}", initial(last)),
        words.iter().map(|word| initial(word)).collect(),
        rest,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::agency;

    #[test]
    fn people_answer_to_what_they_are_called() {
        let plan = agency("2026-03-02".parse().unwrap());
        let directory = Directory::new(&plan);
        let lea = plan.people.iter().find(|person| person.name == "Léa Fontaine").unwrap().id;
        for name in
            ["Léa Fontaine", "lea", "FONTAINE", "Fontaine, Léa", "l.fontaine@studio.example", "LF", "Lea F."]
        {
            assert_eq!(directory.person(name), Match::One(lea), "{name}");
        }
        assert_eq!(directory.person("Nobody"), Match::None);
        assert!(matches!(directory.person("KB"), Match::One(_)));
        assert_eq!(directory.nearest_person("Lea Fontane"), Some(lea));
    }

    #[test]
    fn beginnings_end_at_words() {
        let plan = agency("2026-03-02".parse().unwrap());
        let names = Directory::new(&plan).tasks;
        assert!(matches!(names.beginning("Trois pistes"), Match::One(_)));
        assert_eq!(names.beginning("Trois pis"), Match::None);
        assert_eq!(names.beginning(""), Match::None);
    }
}
