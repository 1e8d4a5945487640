//! The schedule as rows: the twin of the timeline for screen readers, for sorting and for spreadsheets.

use std::cmp::Ordering;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use solver::check::Report;
use solver::model::{Plan, Schedule, Task};

use super::Index;
use super::bars::worked;

/// A task, placed or not.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    /// The task.
    pub task: Arc<Task>,
    /// The name of its project.
    pub project: String,
    /// The name of its client.
    pub client: String,
    /// Colour of its project.
    pub colour: u8,
    /// Its owners' names, seat by seat; empty where it has no place.
    pub owners: Vec<String>,
    /// When it begins and ends; none: unplaced.
    pub when: Option<(NaiveDateTime, NaiveDateTime)>,
    /// The date promised.
    pub due: Option<NaiveDate>,
    /// Working days after it.
    pub late: u32,
    /// Minutes of work per seat: worked where placed, else still to be placed.
    pub minutes: u32,
    /// Whether the minutes are a guess of the plan's.
    pub assumed: bool,
    /// Whether it breaks a rule.
    pub breach: bool,
}

/// A column by which rows can be sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// Name of the task.
    Task,
    /// Name of the project.
    Project,
    /// Name of the first owner.
    Owner,
    /// When it begins; what has no place comes last.
    #[default]
    Start,
    /// When it ends.
    End,
    /// The date promised; what has none comes last.
    Due,
    /// Days late.
    Late,
    /// Hours of work.
    Hours,
}

impl Column {
    /// Every column from left to right.
    pub const ALL: [Self; 8] =
        [Self::Task, Self::Project, Self::Owner, Self::Start, Self::End, Self::Due, Self::Late, Self::Hours];

    /// Whether it holds figures, which stand at the right and are looked at from the largest.
    pub const fn is_figure(self) -> bool {
        matches!(self, Self::Late | Self::Hours)
    }
}

/// The rows of all tasks that are planned, in the order of the plan. O(n log n).
pub fn rows(plan: &Plan, schedule: &Schedule, report: &Report) -> Vec<TableRow> {
    let index = Index::new(plan);
    let is_planned = |task: &Task| {
        !task.progress.done && index.project_of(task).is_some_and(|project| project.is_planned())
    };
    let row = |task: &Arc<Task>| {
        let assignment = schedule.get(task.id);
        let facts = report.tasks.get(&task.id);
        let named = |name: Option<&str>| name.unwrap_or_default().to_owned();
        TableRow {
            task: Arc::clone(task),
            project: named(index.project_of(task).map(|project| project.name.as_str())),
            client: named(index.client_of(task).map(|client| client.name.as_str())),
            colour: index.colour_of(task),
            owners: assignment.map(|found| index.names(&found.owners)).unwrap_or_default(),
            when: assignment.and_then(|found| Some((found.start()?, found.end()?))),
            due: index.due_of(task).map(|(due, _)| due),
            late: facts.map_or(0, |facts| facts.days_late),
            minutes: facts.map_or_else(|| plan.left_of(task).0, worked),
            assumed: plan.effort_of(task).1,
            breach: report.breaches.iter().any(|breach| breach.task == task.id),
        }
    };
    plan.tasks.iter().filter(|task| is_planned(task) || schedule.get(task.id).is_some()).map(row).collect()
}

/// Sorts rows by a column, from the smallest or the largest; what has no value comes last either way, and equal
/// rows keep their order.
pub fn sort(rows: &mut [TableRow], column: Column, descending: bool) {
    rows.sort_by(|a, b| compare(a, b, column, descending));
}

fn compare(a: &TableRow, b: &TableRow, column: Column, descending: bool) -> Ordering {
    let turn = |order: Ordering| if descending { order.reverse() } else { order };
    match column {
        Column::Task => turn(by_name(&a.task.name, &b.task.name)),
        Column::Project => turn(by_name(&a.project, &b.project)),
        Column::Owner => known_first(a.owners.first(), b.owners.first(), |a, b| turn(by_name(a, b))),
        Column::Start => known_first(a.when, b.when, |a, b| turn(a.0.cmp(&b.0))),
        Column::End => known_first(a.when, b.when, |a, b| turn(a.1.cmp(&b.1))),
        Column::Due => known_first(a.due, b.due, |a, b| turn(a.cmp(&b))),
        Column::Late => turn(a.late.cmp(&b.late)),
        Column::Hours => turn(a.minutes.cmp(&b.minutes)),
    }
}

fn known_first<T>(a: Option<T>, b: Option<T>, both: impl FnOnce(T, T) -> Ordering) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => both(a, b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

/// As a dictionary has it: accents and capitals aside.
fn by_name(a: &str, b: &str) -> Ordering {
    let fold = |text: &str| text.chars().flat_map(char::to_lowercase).map(plain).collect::<String>();
    fold(a).cmp(&fold(b))
}

/// The letter below an accent, for the languages of the app.
const fn plain(letter: char) -> char {
    match letter {
        'à' | 'â' | 'ä' => 'a',
        'ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' => 'i',
        'ô' | 'ö' => 'o',
        'ù' | 'û' | 'ü' => 'u',
        'ÿ' => 'y',
        other => other,
    }
}

/// Rows as text for a spreadsheet: fields between tabs, one line each.
///
/// Tabs and line ends inside a field become spaces. A field that a spreadsheet would take for a formula is kept
/// from being one by an apostrophe.
pub fn tsv(lines: &[Vec<String>]) -> String {
    let field = |text: &String| {
        let clean: String =
            text.chars().map(|c| if matches!(c, '\t' | '\n' | '\r') { ' ' } else { c }).collect();
        let formula = clean.starts_with(['=', '@', '+', '-']) && clean.parse::<f64>().is_err();
        if formula { format!("'{clean}") } else { clean }
    };
    let line = |line: &Vec<String>| line.iter().map(field).collect::<Vec<_>>().join("\t");
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::fixture;

    fn sorted(column: Column, descending: bool) -> Vec<TableRow> {
        let (plan, schedule) = fixture::plan();
        let report = solver::check::check(&plan, &schedule);
        let mut rows = rows(&plan, &schedule, &report);
        sort(&mut rows, column, descending);
        rows
    }

    #[test]
    fn every_planned_task_has_a_row_placed_or_not() {
        let rows = sorted(Column::Task, false);
        let (plan, _) = fixture::plan();
        assert_eq!(rows.len(), plan.tasks.len());
        let unplaced: Vec<&str> =
            rows.iter().filter(|row| row.when.is_none()).map(|row| row.task.name.as_str()).collect();
        assert_eq!(unplaced, ["Packshots"]);
    }

    #[test]
    fn what_has_no_value_comes_last_both_ways() {
        for descending in [false, true] {
            assert!(sorted(Column::Start, descending).last().unwrap().when.is_none());
            assert!(sorted(Column::Owner, descending).last().unwrap().owners.is_empty());
        }
        let first = |descending| sorted(Column::Start, descending)[0].when;
        assert!(first(false) < first(true));
    }

    #[test]
    fn the_latest_come_first_when_asked() {
        let rows = sorted(Column::Late, true);
        assert_eq!(rows[0].late, 2);
    }

    #[test]
    fn names_are_sorted_as_in_a_dictionary() {
        assert_eq!(by_name("Étude", "etude"), Ordering::Equal);
        assert_eq!(by_name("été", "étude"), Ordering::Less);
        assert_eq!(by_name("Zoom", "écran"), Ordering::Greater);
    }

    #[test]
    fn a_spreadsheet_gets_fields_and_no_formulas() {
        let line = |fields: &[&str]| fields.iter().map(|field| (*field).to_owned()).collect::<Vec<_>>();
        let text = tsv(&[line(&["a\tb", "c\nd"]), line(&["=1+1", "-4.5", "-x"])]);
        assert_eq!(text, "a b\tc d\n'=1+1\t-4.5\t'-x");
    }
}
