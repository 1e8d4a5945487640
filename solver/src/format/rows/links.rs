//! Rows joined to each other and to the plan: projects of clients, tasks already there, links by name or id.

use std::collections::BTreeMap;

use super::cell::name_and_lag;
use super::reading::Wanted;
use super::{LinkTo, Named, ReadRow, Reason, RowLink, RowProblem, RowReading};
use crate::format::lookup::{Directory, Match};
use crate::format::natural::{key, nearest};
use crate::model::{Lag, ProjectId, TaskId};

/// Suggestions compare with every name: beyond so many unknown names there are none.
const MOST_SUGGESTIONS: usize = 40;

/// Finds what rows name; gives what could not be found.
pub(super) fn join(
    rows: &mut [RowReading],
    wanted: Vec<Wanted>,
    directory: &Directory<'_>,
) -> Vec<RowProblem> {
    let mut unsettled = Vec::new();
    for (index, row) in rows.iter_mut().enumerate() {
        let Some(read) = row.task.as_mut() else { continue };
        if let Some((value, candidates)) = settle_project(read, directory) {
            let reason = Reason::SeveralProjects(candidates);
            unsettled.push(RowProblem { line: row.line, row: Some(index), column: None, value, reason });
        }
        read.already = already(read, directory);
    }
    let mut joiner = Joiner::new(rows, directory);
    for wanted in &wanted {
        joiner.cell(wanted);
    }
    let (found, problems) = (joiner.found, joiner.problems);
    for (row, link) in found {
        let Some(read) = rows.get_mut(row).and_then(|row| row.task.as_mut()) else { continue };
        if read.after.iter().all(|other| other.to != link.to) {
            read.after.push(link);
        }
    }
    unsettled.extend(problems);
    unsettled
}

/// The client tells which of several projects of a name is meant, and that a project of another client is not.
/// Where it does not tell, the first is taken; gives the name and all that are called so.
fn settle_project(row: &mut ReadRow, directory: &Directory<'_>) -> Option<(String, Vec<ProjectId>)> {
    let plan = directory.plan;
    let of_client = |project: &ProjectId| match &row.client {
        None => true,
        Some(Named::Known(client)) => plan.project(*project).is_some_and(|project| project.client == *client),
        Some(Named::New(_)) => false,
    };
    let name = match &row.project {
        None => return None,
        Some(Named::New(name)) => name.clone(),
        Some(Named::Known(project)) => plan.project(*project)?.name.clone(),
    };
    let called_so = match directory.projects.exact(&name) {
        Match::None => return None,
        Match::One(project) => vec![project],
        Match::Several(projects) => projects,
    };
    let candidates: Vec<ProjectId> = called_so.into_iter().filter(of_client).collect();
    row.project =
        Some(candidates.first().map_or_else(|| Named::New(name.clone()), |first| Named::Known(*first)));
    (candidates.len() > 1).then_some((name, candidates))
}

fn already(row: &ReadRow, directory: &Directory<'_>) -> Option<TaskId> {
    let Some(Named::Known(project)) = row.project else { return None };
    let same = |task: &TaskId| directory.plan.task(*task).is_some_and(|task| task.project == project);
    match directory.tasks.exact(&row.name) {
        Match::One(task) => Some(task).filter(same),
        Match::Several(tasks) => tasks.into_iter().find(same),
        Match::None => None,
    }
}

struct Joiner<'j> {
    rows: &'j [RowReading],
    directory: &'j Directory<'j>,
    by_id: BTreeMap<&'j str, usize>,
    by_name: BTreeMap<String, Vec<usize>>,
    /// Which row gets which link.
    found: Vec<(usize, RowLink)>,
    problems: Vec<RowProblem>,
    suggested: usize,
}

impl<'j> Joiner<'j> {
    fn new(rows: &'j [RowReading], directory: &'j Directory<'j>) -> Self {
        let mut by_id = BTreeMap::new();
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, row) in rows.iter().enumerate() {
            let Some(read) = &row.task else { continue };
            if !read.id.is_empty() {
                by_id.entry(read.id.as_str()).or_insert(index);
            }
            by_name.entry(key(&read.name)).or_default().push(index);
        }
        Self { rows, directory, by_id, by_name, found: Vec::new(), problems: Vec::new(), suggested: 0 }
    }

    /// A cell names one task, or several: names may hold commas themselves, so the longest pieces come first.
    fn cell(&mut self, wanted: &Wanted) {
        if key(&wanted.cell).is_empty() || self.link(wanted, &wanted.cell) {
            return;
        }
        for part in wanted.cell.split(['\n', ';', '|']).map(str::trim).filter(|part| !part.is_empty()) {
            if self.link(wanted, part) {
                continue;
            }
            let pieces: Vec<&str> =
                part.split(',').map(str::trim).filter(|piece| !piece.is_empty()).collect();
            let mut at = 0;
            while at < pieces.len() {
                // "Key visual, final, Brief": two names, one of them with a comma.
                let most = (pieces.len() - at).min(4);
                let joined = (1..=most).rev().find(|count| {
                    let name = pieces.get(at..at + count).unwrap_or_default().join(", ");
                    self.link(wanted, &name)
                });
                if joined.is_none() {
                    self.unknown(wanted, pieces.get(at).copied().unwrap_or_default());
                }
                at += joined.unwrap_or(1);
            }
        }
    }

    /// Links a row to what a name stands for; whether it stands for anything, if only for too many things.
    fn link(&mut self, wanted: &Wanted, text: &str) -> bool {
        let whole = self.targets(wanted.row, text);
        let ((name, lag), targets) = match whole.is_empty() {
            false => ((text, Lag::NONE), whole),
            true => {
                let (name, lag) = name_and_lag(text);
                let found = if name == text { Vec::new() } else { self.targets(wanted.row, name) };
                ((name, lag), found)
            }
        };
        match targets.as_slice() {
            [] => return false,
            [LinkTo::Row(row)] if *row == wanted.row => self.problem(wanted, name, Reason::AfterItself),
            [to] if !wanted.blocking => self.found.push((wanted.row, RowLink { to: *to, lag })),
            [LinkTo::Row(row)] => {
                self.found.push((*row, RowLink { to: LinkTo::Row(wanted.row), lag }));
            }
            [LinkTo::Task(_)] => self.problem(wanted, name, Reason::BlocksTaskOfPlan),
            several => self.problem(wanted, name, Reason::SeveralTasks { count: several.len() }),
        }
        true
    }

    /// What a name may stand for: an id of a row, else rows of that name, else tasks of the plan; of several those in
    /// the same project, if there are any.
    fn targets(&self, row: usize, name: &str) -> Vec<LinkTo> {
        if let Some(found) = self.by_id.get(name.trim()) {
            return vec![LinkTo::Row(*found)];
        }
        let read = |row: usize| self.rows.get(row).and_then(|row| row.task.as_ref());
        let project = read(row).and_then(|read| read.project.as_ref());
        if let Some(rows) = self.by_name.get(&key(name)) {
            let others: Vec<usize> = rows.iter().copied().filter(|other| *other != row).collect();
            let same =
                |other: &usize| same_project(read(*other).and_then(|read| read.project.as_ref()), project);
            let here: Vec<usize> = others.iter().copied().filter(same).collect();
            let chosen = match (here.is_empty(), others.is_empty()) {
                (false, _) => here,
                (true, false) => others,
                (true, true) => vec![row],
            };
            return chosen.into_iter().map(LinkTo::Row).collect();
        }
        match self.directory.tasks.exact(name) {
            Match::None => Vec::new(),
            Match::One(task) => vec![LinkTo::Task(task)],
            Match::Several(tasks) => {
                let of =
                    |task: &TaskId| self.directory.plan.task(*task).map(|task| Named::Known(task.project));
                let same = |task: &TaskId| same_project(of(task).as_ref(), project);
                let here: Vec<TaskId> = tasks.iter().copied().filter(same).collect();
                let chosen = if here.is_empty() { tasks } else { here };
                chosen.into_iter().map(LinkTo::Task).collect()
            }
        }
    }

    fn unknown(&mut self, wanted: &Wanted, name: &str) {
        self.suggested += 1;
        let nearest = (self.suggested <= MOST_SUGGESTIONS).then(|| {
            let rows = self.rows.iter().filter_map(|row| row.task.as_ref()).map(|read| read.name.as_str());
            let tasks = self.directory.plan.tasks.iter().map(|task| task.name.as_str());
            nearest(name, rows.chain(tasks)).map(str::to_owned)
        });
        self.problem(wanted, name, Reason::UnknownTask { nearest: nearest.flatten() });
    }

    fn problem(&mut self, wanted: &Wanted, value: &str, reason: Reason) {
        let line = self.rows.get(wanted.row).map_or(0, |row| row.line);
        let (row, column, value) = (Some(wanted.row), Some(wanted.column), value.to_owned());
        self.problems.push(RowProblem { line, row, column, value, reason });
    }
}

fn same_project(one: Option<&Named<ProjectId>>, other: Option<&Named<ProjectId>>) -> bool {
    match (one, other) {
        (Some(Named::New(one)), Some(Named::New(other))) => key(one) == key(other),
        (one, other) => one == other,
    }
}
