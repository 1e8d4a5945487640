//! Tables for spreadsheets: text in columns that opens right with a double click.
//!
//! A spreadsheet reads a file as its language has it: English ones expect commas between columns and points in
//! figures, French ones semicolons and commas.
//! The mark in front (BOM) says that the text is UTF-8.
//! A text that a spreadsheet would take for a formula gets an apostrophe in front, so that no name of a task can make
//! somebody's machine calculate, or call out.

use chrono::{NaiveDate, NaiveTime};

use super::sheet::Stretch;
use crate::model::Plan;

/// How a language writes figures, and with that what stands between columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `7.5` and commas.
    Point,
    /// `7,5` and semicolons.
    Comma,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A day, written 2026-12-04: every spreadsheet reads it as a date.
    Date(NaiveDate),
    /// A time of day.
    Time(NaiveTime),
    /// Minutes, written in hours.
    Hours(u32),
    /// A whole number.
    Count(u32),
    /// Nothing.
    Empty,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl Cell {
    fn say(&self, style: Style) -> String {
        match self {
            Self::Text(text) => plain(text),
            Self::Date(day) => day.to_string(),
            Self::Time(time) => time.format("%H:%M").to_string(),
            Self::Hours(minutes) => hours(*minutes, style),
            Self::Count(count) => count.to_string(),
            Self::Empty => String::new(),
        }
    }
}

/// How many columns a table of work has.
pub const COLUMNS: usize = 10;

/// The rows of some work of a plan below a head: person, day, from, to, hours, task, project, client, due date, and
/// where the task ends the working days by which it is late.
pub fn rows(plan: &Plan, head: [&str; COLUMNS], work: &[Stretch]) -> Vec<Vec<Cell>> {
    let row = |stretch: &Stretch| {
        vec![
            Cell::Text(plan.person(stretch.person).map(|person| person.name.clone()).unwrap_or_default()),
            Cell::Date(stretch.start.date()),
            Cell::Time(stretch.start.time()),
            Cell::Time(stretch.end.time()),
            Cell::Hours(stretch.minutes()),
            Cell::Text(stretch.name.clone()),
            Cell::Text(stretch.project.clone()),
            Cell::Text(stretch.client.clone()),
            stretch.due.map_or(Cell::Empty, Cell::Date),
            if stretch.ends() { Cell::Count(stretch.late) } else { Cell::Empty },
        ]
    };
    std::iter::once(head.map(Cell::from).to_vec()).chain(work.iter().map(row)).collect()
}

/// The file of these rows, the head among them.
pub fn write(rows: &[Vec<Cell>], style: Style) -> String {
    let between = match style {
        Style::Point => b',',
        Style::Comma => b';',
    };
    let mut writer = csv::WriterBuilder::new()
        .delimiter(between)
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(Vec::new());
    for row in rows {
        // Writing to memory cannot fail.
        let written = writer.write_record(row.iter().map(|cell| cell.say(style)));
        debug_assert!(written.is_ok(), "{written:?}");
    }
    let bytes = writer.into_inner().unwrap_or_default();
    let text = String::from_utf8(bytes).unwrap_or_default();
    format!("\u{feff}{text}")
}

/// Hours with at most two decimals: 450 minutes are 7.5, 20 are 0.33.
fn hours(minutes: u32, style: Style) -> String {
    let hundredths = (u64::from(minutes) * 100 + 30) / 60;
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let point = match style {
        Style::Point => '.',
        Style::Comma => ',',
    };
    match rest {
        0 => whole.to_string(),
        rest if rest % 10 == 0 => format!("{whole}{point}{}", rest / 10),
        rest => format!("{whole}{point}{rest:02}"),
    }
}

/// A text that is no formula (OWASP, "CSV Injection"): signs that begin one, of full width too, get an apostrophe in front.
fn plain(text: &str) -> String {
    let begins =
        |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\t' | '\r' | '\n');
    let risky = text.starts_with(begins) || text.trim_start().starts_with(begins);
    if risky { format!("'{text}") } else { text.to_owned() }
}
