//! Pasted or opened tables, from spreadsheets and from other planners, as tasks to look at before they enter a plan.
//!
//! [`read`] cuts text into cells (`table`), finds the header and what each column holds (`mapping`, `column`), reads
//! every row (`reading`), and joins rows to each other and to the plan (`links`).
//! The [`RowsPreview`] keeps every row: what could not be read stands in its problems with row, column, value, reason
//! and, where one is near, a suggestion.
//! The user may change the mapping and read again ([`RowsPreview::reread`]), and decide about names that the plan does
//! not know ([`Choices`]); [`RowsPreview::entries`] then gives the new entries, with fresh ids.
//!
//! Header names are matched in English and in French, case and accents aside; the exports of Asana, Jira, ClickUp and
//! Trello are recognised by their columns.
//! Without a header the cells themselves say what they are; lines without columns are read as quick add reads them.

mod cell;
mod column;
mod entries;
mod links;
mod mapping;
mod reading;
mod table;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

pub use self::column::{Column, Source};
pub use self::entries::{Choices, Entries, PersonChoice, SkillChoice};
pub use self::mapping::{Mapping, Origin, WhyIgnored};
pub use self::table::{Delimiter, Record};

use self::mapping::repeats;
use self::table::Table;
use super::lookup::Directory;
use super::natural::{DateError, DurationError, key};
use crate::model::{
    ClientId, Effort, Lag, Level, Minutes, PersonId, Plan, ProjectId, SkillId, TaskId, Weight,
};

/// An entry that a cell names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Named<Id> {
    /// One of the plan.
    Known(Id),
    /// A name that the plan does not know, as it was typed.
    New(String),
}

/// A table, read.
#[derive(Clone, Debug, PartialEq)]
pub struct RowsPreview {
    /// What each column holds.
    pub mapping: Mapping,
    /// How that was found.
    pub origin: Origin,
    /// What stood between the cells.
    pub delimiter: Delimiter,
    /// The titles of the columns; empty without a header.
    pub titles: Vec<String>,
    /// Every row below the header, in order.
    pub rows: Vec<RowReading>,
    /// Columns that are not read, and why.
    pub ignored_columns: Vec<IgnoredColumn>,
    /// Everything that could not be read, in the order of rows and columns.
    pub problems: Vec<RowProblem>,
    /// Names that the plan does not know.
    pub proposals: Proposals,
    table: Arc<Table>,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct RowReading {
    /// The line of the text on which it begins, from 1.
    pub line: u64,
    /// Its cells as they stand.
    pub cells: Vec<String>,
    /// What it says; none: see its problem.
    pub task: Option<ReadRow>,
}

/// What a row says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadRow {
    /// The task's name.
    pub name: String,
    /// Its project.
    pub project: Option<Named<ProjectId>>,
    /// Its client.
    pub client: Option<Named<ClientId>>,
    /// Hours of work.
    pub effort: Option<Effort>,
    /// Skills it asks for.
    pub needs: Vec<(Named<SkillId>, Level)>,
    /// The person it is given to.
    pub owner: Option<Named<PersonId>>,
    /// Promised for.
    pub due: Option<NaiveDate>,
    /// Must be done by.
    pub deadline: Option<NaiveDate>,
    /// Starts no earlier.
    pub not_before: Option<NaiveDate>,
    /// What it follows.
    pub after: Vec<RowLink>,
    /// Minutes spent.
    pub spent: Option<Minutes>,
    /// Minutes left.
    pub left: Option<Minutes>,
    /// Finished.
    pub done: bool,
    /// How much it counts.
    pub weight: Option<Weight>,
    /// Words for people.
    pub note: String,
    /// A milestone: said so, or of no hours and for nobody.
    pub milestone: bool,
    /// May be split.
    pub split: bool,
    /// At most so much a day.
    pub a_day: Option<Minutes>,
    /// By what other rows may name it.
    pub id: String,
    /// The plan has a task of that name in that project already.
    pub already: Option<TaskId>,
}

/// What a row follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowLink {
    /// Another row, by its index in [`RowsPreview::rows`], or a task of the plan.
    pub to: LinkTo,
    /// What must pass in between.
    pub lag: Lag,
}

/// The other end of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkTo {
    /// A row.
    Row(usize),
    /// A task of the plan.
    Task(TaskId),
}

/// A column that is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IgnoredColumn {
    /// Its index.
    pub column: usize,
    /// Its title; may be empty.
    pub title: String,
    /// Why.
    pub why: WhyIgnored,
}

/// Something that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowProblem {
    /// The line of the text on which the row begins, from 1.
    pub line: u64,
    /// The row's index in [`RowsPreview::rows`]; none for rows that stand outside of the table.
    pub row: Option<usize>,
    /// The column's index; none where it concerns the row.
    pub column: Option<usize>,
    /// The text.
    pub value: String,
    /// Why.
    pub reason: Reason,
}

/// Why something could not be read. Rows are named by their line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The row has cells, but no name: no task comes of it.
    NoName,
    /// The row stands above the header.
    AboveHeader,
    /// The row is the header once more.
    HeaderAgain,
    /// The row has the id of an earlier one, as when a task is in several projects: no second task comes of it.
    Repeated {
        /// Line of the first.
        line: u64,
    },
    /// The row has more cells than there are columns.
    ExtraCells,
    /// Not a date.
    Date(DateError),
    /// Not an amount of work.
    Amount(DurationError),
    /// Not a skill with a level from 1 to 5.
    Level,
    /// Not a weight from 1 to 10, nor a word for one.
    Weight,
    /// Neither yes nor no nor a percentage.
    YesNo,
    /// Half done, but the effort is not known.
    ShareOfNothing,
    /// Several people are called so.
    SeveralPeople(Vec<PersonId>),
    /// A second person: a task is given to one, the first.
    MoreOwners,
    /// A second project: a task is in one, the first.
    MoreProjects,
    /// Several projects are called so and no client tells which: the first is taken.
    SeveralProjects(Vec<ProjectId>),
    /// No row and no task is called so.
    UnknownTask {
        /// Maybe this.
        nearest: Option<String>,
    },
    /// Several rows or tasks are called so.
    SeveralTasks {
        /// How many.
        count: usize,
    },
    /// It would hold up a task of the plan, which a paste does not change.
    BlocksTaskOfPlan,
    /// It would follow itself.
    AfterItself,
    /// Best, likely and worst are not in order.
    NotInOrder,
    /// A part of a quick-add line that could not be read.
    Words(super::words::WordsProblemKind),
    /// A quote was opened and never closed: quotes were taken as they stand.
    OpenQuote,
}

impl Reason {
    /// Whether no task comes of the row.
    pub const fn loses_row(&self) -> bool {
        matches!(self, Self::NoName | Self::AboveHeader | Self::HeaderAgain | Self::Repeated { .. })
    }
}

/// Names that the plan does not know, by their folded form, which is how [`Choices`] name them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposals {
    /// Skills.
    pub skills: BTreeMap<String, Proposal<SkillId>>,
    /// People.
    pub people: BTreeMap<String, Proposal<PersonId>>,
    /// Clients.
    pub clients: BTreeMap<String, Proposal<ClientId>>,
    /// Projects.
    pub projects: BTreeMap<String, Proposal<ProjectId>>,
}

/// A name that the plan does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal<Id> {
    /// The name, as it was first typed.
    pub name: String,
    /// In how many rows.
    pub rows: usize,
    /// An entry of the plan with a name like it.
    pub nearest: Option<Id>,
}

/// Reads a pasted table, or the text of a CSV file, against a plan.
///
/// O(cells × log entries of the plan). Never fails: what cannot be read is a problem of the preview.
pub fn read(text: &str, plan: &Plan) -> RowsPreview {
    let table = Arc::new(table::cut(text));
    let directory = Directory::new(plan);
    let (mapping, origin, why) = mapping::find(&table, &directory);
    preview(table, &directory, mapping, origin, why)
}

impl RowsPreview {
    /// Reads the same table with another mapping.
    #[must_use]
    pub fn reread(&self, plan: &Plan, mapping: Mapping) -> Self {
        let chosen = |(index, column): (usize, &Column)| {
            let before = self.ignored_columns.iter().find(|ignored| ignored.column == index);
            let why = || before.map_or(WhyIgnored::Chosen, |ignored| ignored.why.clone());
            (*column == Column::Ignored).then(why)
        };
        let why = mapping.columns.iter().enumerate().map(chosen).collect();
        preview(Arc::clone(&self.table), &Directory::new(plan), mapping, self.origin.clone(), why)
    }

    /// How many rows become tasks.
    pub fn tasks(&self) -> usize {
        self.rows.iter().filter(|row| row.task.is_some()).count()
    }
}

fn preview(
    table: Arc<Table>,
    directory: &Directory<'_>,
    mut mapping: Mapping,
    origin: Origin,
    why: Vec<Option<WhyIgnored>>,
) -> RowsPreview {
    mapping.columns.resize(table.width, Column::Ignored);
    mapping.day_first.resize(table.width, true);
    let header = mapping.header.and_then(|row| table.records.get(row));
    let titles = header.map(|record| record.cells.clone()).unwrap_or_default();
    let mut problems = Vec::new();
    if table.open_quote {
        problems.push(row_problem(table.records.last(), None, Reason::OpenQuote));
    }
    let above = mapping.header.unwrap_or(0);
    problems.extend(
        table.records.iter().take(above).map(|record| row_problem(Some(record), None, Reason::AboveHeader)),
    );
    let first = mapping.header.map_or(0, |row| row + 1);
    let mut rows = Vec::new();
    for record in table.records.iter().skip(first) {
        if header.is_some_and(|header| repeats(record, header)) {
            problems.push(row_problem(Some(record), None, Reason::HeaderAgain));
            continue;
        }
        rows.push(RowReading { line: record.line, cells: record.cells.clone(), task: None });
    }
    let mut reading = reading::Reading::new(directory, &mapping, header.map(|header| header.cells.len()));
    for (index, row) in rows.iter_mut().enumerate() {
        row.task = reading.row(index, row);
    }
    let (found, wanted) = (reading.problems, reading.wanted);
    problems.extend(found);
    problems.extend(links::join(&mut rows, wanted, directory));
    problems.sort_by_key(|problem| (problem.line, problem.column));
    let ignored = mapping.columns.iter().zip(why).enumerate().filter_map(|(column, (_, why))| {
        Some(IgnoredColumn { column, title: titles.get(column).cloned().unwrap_or_default(), why: why? })
    });
    let ignored_columns = ignored.collect();
    let proposals = proposals(&rows, directory);
    let delimiter = table.delimiter;
    RowsPreview { mapping, origin, delimiter, titles, rows, ignored_columns, problems, proposals, table }
}

fn row_problem(record: Option<&Record>, row: Option<usize>, reason: Reason) -> RowProblem {
    let value = record.map(|record| record.cells.join(" · ")).unwrap_or_default();
    RowProblem { line: record.map_or(0, |record| record.line), row, column: None, value, reason }
}

fn proposals(rows: &[RowReading], directory: &Directory<'_>) -> Proposals {
    let mut proposals = Proposals::default();
    for row in rows.iter().filter_map(|row| row.task.as_ref()) {
        for (skill, _) in &row.needs {
            propose(&mut proposals.skills, Some(skill), |name| directory.nearest_skill(name));
        }
        propose(&mut proposals.people, row.owner.as_ref(), |name| directory.nearest_person(name));
        propose(&mut proposals.clients, row.client.as_ref(), |name| directory.nearest_client(name));
        propose(&mut proposals.projects, row.project.as_ref(), |name| directory.nearest_project(name));
    }
    proposals
}

fn propose<Id>(
    proposals: &mut BTreeMap<String, Proposal<Id>>,
    named: Option<&Named<Id>>,
    nearest: impl Fn(&str) -> Option<Id>,
) {
    let Some(Named::New(name)) = named else { return };
    let proposal = proposals.entry(key(name)).or_insert_with(|| Proposal {
        name: name.clone(),
        rows: 0,
        nearest: nearest(name),
    });
    proposal.rows += 1;
}
