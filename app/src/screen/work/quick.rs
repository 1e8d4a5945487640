//! Quick add: one line of words becomes a task, with what was read said below while typing.
//!
//! Reading is done by `solver::format::words`; here unknown skills and `#projects` that resemble nothing known are
//! offered to be created along, and the reading is put into a sentence.

use std::sync::Arc;

use solver::format::natural::key;
use solver::format::words::{ReadWords, Reader, WordsProblem, WordsProblemKind};
use solver::model::{Client, Plan, Project, ProjectId, Skill, TaskId};

use crate::state::command::{Command, Label};
use crate::text::{Lang, format, quick, work};
use solver::model::fresh::{next_client_id, next_colour, next_project_id, next_skill_id, next_task_id};

/// So many new entries one line may create.
const MOST_CREATED: usize = 8;

/// A line as it was read, with what adding it would create first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What the line says.
    pub words: ReadWords,
    /// Names of skills to create.
    pub new_skills: Vec<String>,
    /// The client and project to create.
    pub new_project: Option<String>,
}

/// Something that is created before the task.
#[derive(Debug)]
struct Scratch {
    plan: Plan,
    commands: Vec<Command>,
}

impl Scratch {
    fn run(&mut self, command: Command) {
        // Entries with fresh ids and known references are never refused.
        if let Ok(next) = command.apply(&self.plan) {
            self.plan = next;
            self.commands.push(command);
        }
    }

    fn create_project(&mut self, name: &str) -> ProjectId {
        let client = Client::new(next_client_id(&self.plan), name);
        let mut project = Project::new(next_project_id(&self.plan), client.id, name);
        project.colour = next_colour(&self.plan);
        let id = project.id;
        self.run(Command::PutClient(Arc::new(client)));
        self.run(Command::PutProject(Arc::new(project)));
        id
    }
}

fn read_with(plan: &Plan, text: &str, project: Option<ProjectId>) -> (Reading, Scratch) {
    let mut scratch = Scratch { plan: plan.clone(), commands: Vec::new() };
    let (mut new_skills, mut new_project) = (Vec::<String>::new(), None);
    let mut words = Reader::new(&scratch.plan).within(project).read(text);
    for _ in 0..MOST_CREATED {
        let missing = words.problems.iter().find_map(|problem| match &problem.kind {
            WordsProblemKind::UnknownSkill { name, nearest: None } => Some((true, name.trim().to_owned())),
            WordsProblemKind::UnknownProject { name, nearest: None } => Some((false, name.trim().to_owned())),
            _ => None,
        });
        match missing {
            Some((true, name))
                if !name.is_empty() && !new_skills.iter().any(|known| key(known) == key(&name)) =>
            {
                scratch
                    .run(Command::PutSkill(Skill { id: next_skill_id(&scratch.plan), name: name.clone() }));
                new_skills.push(name);
            }
            Some((false, name)) if !name.is_empty() && new_project.is_none() => {
                scratch.create_project(&name);
                new_project = Some(name);
            }
            _ => break,
        }
        words = Reader::new(&scratch.plan).within(project).read(text);
    }
    (Reading { words, new_skills, new_project }, scratch)
}

/// Reads a line against the plan; tasks of `project` are meant first.
pub fn read(plan: &Plan, text: &str, project: Option<ProjectId>) -> Reading {
    read_with(plan, text, project).0
}

/// The command that adds the task of a line, and the task's id; `None` while it has no name.
pub fn add(plan: &Plan, text: &str, project: Option<ProjectId>, lang: Lang) -> Option<(Command, TaskId)> {
    let (reading, mut scratch) = read_with(plan, text, project);
    if reading.words.name.trim().is_empty() {
        return None;
    }
    let known = reading.words.project.or(project).filter(|id| scratch.plan.project(*id).is_some());
    let home = known.or_else(|| scratch.plan.projects.last().map(|project| project.id));
    let home = home.unwrap_or_else(|| scratch.create_project(work::first_project(lang)));
    let id = next_task_id(&scratch.plan);
    let task = reading.words.task(id, home);
    let label = Label::named(work::quick_added, &task.name);
    let mut commands = scratch.commands;
    commands.push(Command::PutTask(Arc::new(task)));
    Some((Command::Batch { label, commands }, id))
}

/// What was read, as a sentence.
pub fn say(plan: &Plan, reading: &Reading, project: Option<ProjectId>, lang: Lang) -> String {
    let words = &reading.words;
    let mut parts = Vec::new();
    let name = words.name.trim();
    if !name.is_empty() {
        parts.push(if words.milestone { quick::milestone(lang, name) } else { quick::task(lang, name) });
    }
    let project_name = |id: ProjectId| {
        let project = plan.project(id)?;
        let client = plan.client_of(project).map_or("", |client| client.name.as_str());
        Some(format!("{client} · {}", project.name))
    };
    match &reading.new_project {
        Some(new) => parts.push(quick::creates_project(lang, new)),
        None => {
            let home = words.project.or(project).or_else(|| plan.projects.last().map(|project| project.id));
            parts.extend(home.and_then(project_name).map(|name| quick::project(lang, &name)));
        }
    }
    if !words.milestone {
        parts.push(match &words.effort {
            Some(effort) => quick::effort(lang, format::Minutes(i64::from(effort.expected().0))),
            None => quick::effort_assumed(lang).to_owned(),
        });
    }
    parts.extend(words.needs.iter().filter_map(|need| {
        let skill = plan.skill(need.skill)?;
        Some(quick::need(lang, &skill.name, u32::from(need.level.0)))
    }));
    parts.extend(reading.new_skills.iter().map(|name| quick::creates_skill(lang, name)));
    parts.extend(words.not_before.map(|date| quick::not_before(lang, date)));
    parts.extend(words.due.map(|date| quick::due(lang, date)));
    parts.extend(words.deadline.map(|date| quick::deadline(lang, date)));
    let after: Vec<&str> =
        words.after.iter().filter_map(|link| plan.task(link.task)).map(|task| task.name.as_str()).collect();
    if !after.is_empty() {
        parts.push(quick::after(lang, &format::list(lang, &after)));
    }
    if words.split {
        parts.push(quick::split(lang).to_owned());
    }
    parts.extend(words.a_day.map(|minutes| quick::a_day(lang, format::Minutes(i64::from(minutes.0)))));
    parts.extend(words.weight.map(|weight| quick::weight(lang, weight.0)));
    if !words.milestone {
        parts.push(match words.owner.and_then(|id| plan.person(id)) {
            Some(person) => quick::owner(lang, &person.name),
            None => quick::owner_open(lang).to_owned(),
        });
    }
    parts.join(", ")
}

/// What could not be read and is not created along, each as a sentence.
pub fn problems(plan: &Plan, reading: &Reading, lang: Lang) -> Vec<String> {
    let name = |problem: &&WordsProblem| !matches!(problem.kind, WordsProblemKind::NoName);
    reading
        .words
        .problems
        .iter()
        .filter(name)
        .map(|problem| quick::problem(lang, plan, &problem.kind))
        .collect()
}

/// A part of the line: recognised, a problem, or plain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shade {
    /// Part of the name.
    Plain,
    /// Recognised.
    Known,
    /// Could not be read.
    Wrong,
}

/// The line in shaded parts that together are the whole line.
pub fn shades(text: &str, words: &ReadWords) -> Vec<(Shade, String)> {
    let marks = words.marks.iter().map(|mark| (mark.range.clone(), Shade::Known));
    let wrong = words.problems.iter().map(|problem| (problem.range.clone(), Shade::Wrong));
    let mut ranges: Vec<_> = marks.chain(wrong).filter(|(range, _)| !range.is_empty()).collect();
    ranges.sort_by_key(|(range, shade)| (range.start, *shade == Shade::Known));
    let (mut parts, mut at) = (Vec::new(), 0);
    for (range, shade) in ranges {
        if range.start < at {
            continue;
        }
        if let Some(plain) = text.get(at..range.start).filter(|plain| !plain.is_empty()) {
            parts.push((Shade::Plain, plain.to_owned()));
        }
        if let Some(part) = text.get(range.clone()) {
            parts.push((shade, part.to_owned()));
            at = range.end;
        }
    }
    if let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        parts.push((Shade::Plain, rest.to_owned()));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use solver::model::{ClientId, SkillId};

    fn plan() -> Plan {
        let mut plan = Plan::new("p", "2026-11-23".parse().unwrap());
        plan.skills.push(Skill { id: SkillId(1), name: "design".into() });
        plan.clients.push(Client::new(ClientId(1), "Acme").into());
        plan.projects.push(Project::new(ProjectId(1), ClientId(1), "Website").into());
        plan
    }

    #[test]
    fn a_line_becomes_a_task_in_one_step() {
        let plan = plan();
        let (command, id) = add(&plan, "Moodboard Acme 6h design≥3 due fri", None, Lang::En).unwrap();
        let next = command.apply(&plan).unwrap();
        let task = next.task(id).unwrap();
        assert_eq!((task.name.as_str(), task.project), ("Moodboard", ProjectId(1)));
        assert_eq!(task.due, "2026-11-27".parse().ok());
        assert_eq!(task.seats[0].needs.len(), 1);
    }

    #[test]
    fn an_empty_plan_gets_what_the_line_needs() {
        let empty = Plan::new("p", "2026-11-23".parse().unwrap());
        let (command, id) = add(&empty, "Shoot #Orpi 4h photo≥2", None, Lang::Fr).unwrap();
        let next = command.apply(&empty).unwrap();
        let task = next.task(id).unwrap();
        assert_eq!(next.project(task.project).map(|project| project.name.as_str()), Some("Orpi"));
        assert_eq!(next.skills[0].name, "photo");
        assert_eq!(task.seats[0].needs[0].level.0, 2);
    }

    #[test]
    fn nothing_is_added_without_a_name() {
        assert!(add(&plan(), "6h design≥3", None, Lang::En).is_none());
        assert!(add(&plan(), "  ", None, Lang::En).is_none());
    }

    #[test]
    fn the_sentence_names_everything_that_was_read() {
        let plan = plan();
        let reading = read(&plan, "Moodboard Acme 6h design≥3 due fri", None);
        let said = say(&plan, &reading, None, Lang::En);
        for part in
            ["Moodboard", "Acme · Website", "6\u{a0}h", "design at level 3", "Fri 27 Nov", "the solver"]
        {
            assert!(said.contains(part), "{part} in {said}");
        }
    }

    #[test]
    fn shaded_parts_are_the_whole_line() {
        let plan = plan();
        for line in ["Moodboard Acme 6h design≥3 due fri", "é 6h desing≥9 🎨 due whenever", ""] {
            let reading = read(&plan, line, None);
            let whole: String = shades(line, &reading.words).into_iter().map(|(_, part)| part).collect();
            assert_eq!(whole, line);
        }
    }
}
