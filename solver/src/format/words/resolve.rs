//! What can only be said once the whole line is read: the project, the tasks it follows, and the name.

use super::walk::{Walk, Wanted};
use super::{MarkKind, ReadWords, WordsProblem, WordsProblemKind as Wrong};
use crate::format::lookup::Match;
use crate::format::natural::Kind;
use crate::model::{ClientId, Link, ProjectId, TaskId};

pub(super) fn finish(mut walk: Walk<'_, '_>) -> ReadWords {
    name_project(&mut walk);
    let project = walk.read.project.or(walk.reader.project);
    for wanted in std::mem::take(&mut walk.wanted) {
        link(&mut walk, wanted, project);
    }
    walk.read.name = name(&walk);
    if walk.read.name.is_empty() && !walk.text.trim().is_empty() {
        let range = walk.text.len()..walk.text.len();
        walk.read.problems.push(WordsProblem { range, kind: Wrong::NoName });
    }
    let mut read = walk.read;
    read.marks.sort_by_key(|mark| (mark.range.start, mark.range.end));
    read.problems.sort_by_key(|problem| (problem.range.start, problem.range.end));
    read
}

/// A client stands for its project, if it has exactly one that is planned.
pub(super) fn client(walk: &mut Walk<'_, '_>, client: ClientId, at: usize, used: usize) -> usize {
    let projects = walk.reader.directory.projects_of(client);
    match projects.as_slice() {
        [project] => {
            walk.read.project = Some(*project);
            walk.mark(at, used, MarkKind::Client)
        }
        [] => walk.wrong(at, used, Wrong::NoProject { client }),
        several if walk.reader.project.is_some_and(|project| several.contains(&project)) => {
            walk.read.project = walk.reader.project;
            walk.mark(at, used, MarkKind::Client)
        }
        _ => {
            let name = walk.reader.directory.plan.client(client).map_or_else(String::new, |c| c.name.clone());
            walk.wrong(at, used, Wrong::SeveralProjects { name, candidates: projects })
        }
    }
}

/// A project's or client's name at either end of a stretch of the name, if something else is left for a name.
fn name_project(walk: &mut Walk<'_, '_>) {
    if walk.read.project.is_none()
        && let Some((at, used, Found::Project(project))) = find(walk, true)
    {
        walk.read.project = Some(project);
        walk.mark(at, used, MarkKind::Project);
    }
    let Some((at, used, Found::Client(id))) = find(walk, false) else { return };
    let plan = walk.reader.directory.plan;
    match walk.read.project.and_then(|project| plan.project(project)) {
        None => {
            client(walk, id, at, used);
        }
        // The client of the project that was named says nothing new.
        Some(project) if project.client == id => {
            walk.mark(at, used, MarkKind::Client);
        }
        Some(_) => {}
    }
}

enum Found {
    Project(ProjectId),
    Client(ClientId),
}

fn find(walk: &Walk<'_, '_>, projects: bool) -> Option<(usize, usize, Found)> {
    let free = |index: &usize| !walk.is_set(&walk.taken, *index) && !walk.is_set(&walk.quoted, *index);
    let indices: Vec<usize> = (0..walk.tokens.len()).filter(free).collect();
    let in_name = (0..walk.tokens.len()).filter(|index| !walk.is_set(&walk.taken, *index)).count();
    let stretches = indices.chunk_by(|a, b| a + 1 == *b);
    let directory = &walk.reader.directory;
    let matched = |at: usize, used: usize| {
        let tokens = walk.tokens.get(at..at + used)?;
        if projects {
            let found =
                directory.projects.longest(walk.text, tokens, false).filter(|(_, count)| *count == used)?;
            if let Match::One(project) = found.0 { Some(Found::Project(project)) } else { None }
        } else {
            let found =
                directory.clients.longest(walk.text, tokens, false).filter(|(_, count)| *count == used)?;
            if let Match::One(client) = found.0 { Some(Found::Client(client)) } else { None }
        }
    };
    let mut best: Option<(usize, usize, Found)> = None;
    for stretch in stretches {
        let (Some(first), length) = (stretch.first(), stretch.len()) else { continue };
        for used in (1..=length.min(24)).rev() {
            if used >= in_name || best.as_ref().is_some_and(|(_, count, _)| *count >= used) {
                continue;
            }
            // At the end first: "Newsletter Acme".
            for at in [first + length - used, *first] {
                if let Some(found) = matched(at, used) {
                    best = Some((at, used, found));
                    break;
                }
            }
        }
    }
    best
}

/// Of several tasks of the same name the one in the same project is meant.
fn link(walk: &mut Walk<'_, '_>, wanted: Wanted, project: Option<ProjectId>) {
    let plan = walk.reader.directory.plan;
    let name = walk.text.get(wanted.range.clone()).unwrap_or_default().to_owned();
    let chosen = match wanted.found {
        Match::None => return,
        Match::One(task) => Ok(task),
        Match::Several(candidates) => {
            let here = |task: &TaskId| plan.task(*task).map(|task| task.project) == project;
            let mut same = candidates.iter().filter(|task| project.is_some() && here(task));
            match (same.next(), same.next()) {
                (Some(task), None) => Ok(*task),
                _ => Err(candidates),
            }
        }
    };
    match chosen {
        Ok(task) => {
            walk.read.after.retain(|link| link.task != task);
            walk.read.after.push(Link { task, lag: wanted.lag });
        }
        Err(candidates) => {
            let kind = Wrong::SeveralTasks { name, candidates };
            walk.read.problems.push(WordsProblem { range: wanted.range, kind });
        }
    }
}

/// The text that nobody took, stretch by stretch, without the commas and dashes that are left over between them.
fn name(walk: &Walk<'_, '_>) -> String {
    let mut stretches: Vec<std::ops::Range<usize>> = Vec::new();
    let mut apart = true;
    for (index, token) in walk.tokens.iter().enumerate() {
        if walk.is_set(&walk.taken, index) {
            apart = true;
            continue;
        }
        match stretches.last_mut() {
            Some(stretch) if !apart => stretch.end = token.range.end,
            _ => stretches.push(token.range.clone()),
        }
        apart = false;
    }
    let left_over = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '—' | '|');
    let parts = stretches.iter().filter_map(|range| walk.text.get(range.clone()));
    let parts: Vec<&str> =
        parts.map(|part| part.trim_matches(left_over)).filter(|part| !part.is_empty()).collect();
    let name = parts.join(" ");
    // Signs alone are no name; an emoji is.
    let plain = walk.tokens.iter().enumerate().any(|(index, token)| {
        !walk.is_set(&walk.taken, index) && (token.kind != Kind::Sign || !token.folded.is_ascii())
    });
    if plain { name } else { String::new() }
}
