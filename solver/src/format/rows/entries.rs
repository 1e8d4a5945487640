//! From a preview and the user's decisions to new entries of a plan.

use std::collections::{BTreeMap, BTreeSet};

use super::{LinkTo, Named, ReadRow, RowsPreview};
use crate::format::natural::key;
use crate::model::{
    Client, ClientId, Hat, Held, Level, Link, Need, Person, PersonId, Plan, Progress, Project, ProjectId,
    Seat, Skill, SkillId, Task, TaskId,
};

/// What becomes of a person whom the plan does not know.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PersonChoice {
    /// A new person, who holds what their rows ask for.
    #[default]
    Create,
    /// The same, as a placeholder.
    Placeholder,
    /// Nothing: the solver decides who does the work.
    Ignore,
    /// One of the plan's people.
    Is(PersonId),
}

/// What becomes of a skill that the plan does not know.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SkillChoice {
    /// A new skill.
    #[default]
    Create,
    /// Nothing: the work does not ask for it.
    Ignore,
    /// One of the plan's skills.
    Is(SkillId),
}

/// What the user decided. Names are folded, as [`super::Proposals`] lists them; what is not named takes the default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// About people.
    pub people: BTreeMap<String, PersonChoice>,
    /// About skills.
    pub skills: BTreeMap<String, SkillChoice>,
    /// Where tasks go whose rows name no project and no client; none: the plan's only project, else a new one.
    pub home: Option<ProjectId>,
    /// Name of the client and project that are made where rows name none, in the user's language.
    pub home_name: String,
    /// Rows (by index) that are left out.
    pub skip: BTreeSet<usize>,
    /// Leaves out rows whose task the plan has already.
    pub skip_already: bool,
}

/// New entries, ready to enter a plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entries {
    /// Skills.
    pub skills: Vec<Skill>,
    /// People.
    pub people: Vec<Person>,
    /// Clients.
    pub clients: Vec<Client>,
    /// Projects.
    pub projects: Vec<Project>,
    /// Tasks, in the order of the rows.
    pub tasks: Vec<Task>,
}

impl RowsPreview {
    /// The entries that the rows make, with ids that the plan does not use.
    ///
    /// `plan` must be the plan against which the preview was read. O(rows × log names).
    pub fn entries(&self, plan: &Plan, choices: &Choices) -> Entries {
        let mut maker = Maker::new(plan, choices);
        // Ids first, so that rows can follow later rows.
        let mut ids: BTreeMap<usize, TaskId> = BTreeMap::new();
        let mut next = after_last(plan.tasks.iter().map(|task| task.id.0));
        let mut made: Vec<(usize, &ReadRow)> = Vec::new();
        for (index, row) in self.rows.iter().enumerate() {
            let Some(read) = row.task.as_ref().filter(|_| !choices.skip.contains(&index)) else { continue };
            match read.already.filter(|_| choices.skip_already) {
                Some(task) => {
                    ids.insert(index, task);
                }
                None => {
                    ids.insert(index, TaskId(next));
                    next = next.saturating_add(1);
                    made.push((index, read));
                }
            }
        }
        for (index, read) in made {
            let Some(id) = ids.get(&index) else { continue };
            let task = maker.task(*id, read, &ids);
            maker.entries.tasks.push(task);
        }
        maker.entries
    }
}

fn after_last(ids: impl Iterator<Item = u32>) -> u32 {
    ids.max().map_or(1, |last| last.saturating_add(1))
}

struct Maker<'m> {
    plan: &'m Plan,
    choices: &'m Choices,
    entries: Entries,
    skills: BTreeMap<String, Option<SkillId>>,
    people: BTreeMap<String, Option<PersonId>>,
    clients: BTreeMap<String, ClientId>,
    projects: BTreeMap<(ClientId, String), ProjectId>,
}

impl<'m> Maker<'m> {
    fn new(plan: &'m Plan, choices: &'m Choices) -> Self {
        Self {
            plan,
            choices,
            entries: Entries::default(),
            skills: BTreeMap::new(),
            people: BTreeMap::new(),
            clients: BTreeMap::new(),
            projects: BTreeMap::new(),
        }
    }

    fn task(&mut self, id: TaskId, read: &ReadRow, ids: &BTreeMap<usize, TaskId>) -> Task {
        let project = self.project(read);
        let mut task = if read.milestone {
            Task::milestone(id, project, read.name.clone())
        } else {
            let mut needs: Vec<Need> = Vec::new();
            for (skill, level) in &read.needs {
                if let Some(skill) =
                    self.skill(skill).filter(|skill| needs.iter().all(|need| need.skill != *skill))
                {
                    needs.push(Need { skill, level: *level });
                }
            }
            let pin = read.owner.as_ref().and_then(|owner| self.person(owner));
            self.teach(pin, &needs);
            let mut task = Task::new(id, project, read.name.clone());
            task.seats = vec![Seat { needs, who: None, pin }];
            task.effort = read.effort;
            task.split = read.split;
            task.a_day = read.a_day;
            task
        };
        task.due = read.due;
        task.deadline = read.deadline;
        task.not_before = read.not_before;
        task.weight = read.weight.unwrap_or_default();
        task.progress = Progress {
            spent: read.spent.unwrap_or_default(),
            left: read.left,
            done: read.done,
            freed: false,
        };
        // What is done has nothing left, whatever the export says.
        task.progress.left = task.progress.left.filter(|left| !read.done && left.0 > 0);
        task.progress.done |=
            read.left.is_some_and(|left| left.0 == 0) && read.spent.is_some_and(|spent| spent.0 > 0);
        task.note.clone_from(&read.note);
        for link in &read.after {
            let before = match link.to {
                LinkTo::Row(row) => ids.get(&row).copied(),
                LinkTo::Task(task) => Some(task),
            };
            if let Some(before) = before.filter(|before| *before != id) {
                task.after.push(Link { task: before, lag: link.lag });
            }
        }
        task
    }

    fn skill(&mut self, named: &Named<SkillId>) -> Option<SkillId> {
        let name = match named {
            Named::Known(skill) => return Some(*skill),
            Named::New(name) => name,
        };
        let key = key(name);
        if let Some(known) = self.skills.get(&key) {
            return *known;
        }
        let skill = match self.choices.skills.get(&key).copied().unwrap_or_default() {
            SkillChoice::Ignore => None,
            SkillChoice::Is(skill) => Some(skill),
            SkillChoice::Create => {
                let ids = self.plan.skills.iter().chain(&self.entries.skills).map(|skill| skill.id.0);
                let id = SkillId(after_last(ids));
                self.entries.skills.push(Skill { id, name: name.clone() });
                Some(id)
            }
        };
        self.skills.insert(key, skill);
        skill
    }

    fn person(&mut self, named: &Named<PersonId>) -> Option<PersonId> {
        let name = match named {
            Named::Known(person) => return Some(*person),
            Named::New(name) => name,
        };
        let key = key(name);
        if let Some(known) = self.people.get(&key) {
            return *known;
        }
        let choice = self.choices.people.get(&key).copied().unwrap_or_default();
        let person = match choice {
            PersonChoice::Ignore => None,
            PersonChoice::Is(person) => Some(person),
            PersonChoice::Create | PersonChoice::Placeholder => {
                let used = self.plan.people.iter().map(|person| person.id.0);
                let id =
                    PersonId(after_last(used.chain(self.entries.people.iter().map(|person| person.id.0))));
                let mut person = Person::new(id, name.clone());
                person.hats.push(Hat::Creative);
                person.placeholder = choice == PersonChoice::Placeholder;
                self.entries.people.push(person);
                Some(id)
            }
        };
        self.people.insert(key, person);
        person
    }

    /// A new person holds what their work asks for: their pin would be an exception otherwise.
    fn teach(&mut self, pin: Option<PersonId>, needs: &[Need]) {
        let Some(person) = self.entries.people.iter_mut().find(|person| Some(person.id) == pin) else {
            return;
        };
        for need in needs {
            let level = Level(need.level.0.clamp(Level::MIN.0, Level::MAX.0));
            match person.skills.iter_mut().find(|held| held.skill == need.skill) {
                Some(held) => held.level = held.level.max(level),
                None => person.skills.push(Held { skill: need.skill, level }),
            }
        }
    }

    fn project(&mut self, read: &ReadRow) -> ProjectId {
        let name = match (&read.project, &read.client) {
            (Some(Named::Known(project)), _) => return *project,
            (Some(Named::New(name)), _) => name.clone(),
            (None, Some(Named::Known(client))) => {
                let mut of = self.plan.projects.iter().filter(|project| project.client == *client);
                if let (Some(only), None) = (of.next(), of.next()) {
                    return only.id;
                }
                self.plan.client(*client).map_or_else(String::new, |client| client.name.clone())
            }
            (None, Some(Named::New(name))) => name.clone(),
            (None, None) => {
                let only = if let [only] = self.plan.projects.as_slice() { Some(only.id) } else { None };
                if let Some(home) = self.choices.home.or(only) {
                    return home;
                }
                self.home_name()
            }
        };
        let client = self.client(read.client.as_ref());
        let place = (client, key(&name));
        if let Some(project) = self.projects.get(&place) {
            return *project;
        }
        let used = self.plan.projects.iter().map(|project| project.id.0);
        let id = ProjectId(after_last(used.chain(self.entries.projects.iter().map(|project| project.id.0))));
        let mut project = Project::new(id, client, name);
        let count = self.plan.projects.len() + self.entries.projects.len();
        project.colour = u8::try_from(count % 12 + 1).unwrap_or(1);
        self.entries.projects.push(project);
        self.projects.insert(place, id);
        id
    }

    /// The client of a row; where it names none, the plan's only client, else one made for such rows.
    fn client(&mut self, named: Option<&Named<ClientId>>) -> ClientId {
        let name = match (named, self.plan.clients.as_slice()) {
            (Some(Named::Known(client)), _) => return *client,
            (Some(Named::New(name)), _) => name.clone(),
            (None, [only]) => return only.id,
            (None, _) => self.home_name(),
        };
        let key = key(&name);
        if let Some(client) = self.clients.get(&key) {
            return *client;
        }
        let used = self.plan.clients.iter().map(|client| client.id.0);
        let id = ClientId(after_last(used.chain(self.entries.clients.iter().map(|client| client.id.0))));
        self.entries.clients.push(Client::new(id, name));
        self.clients.insert(key, id);
        id
    }

    fn home_name(&self) -> String {
        let name = self.choices.home_name.trim();
        if name.is_empty() { "Import".to_owned() } else { name.to_owned() }
    }
}
