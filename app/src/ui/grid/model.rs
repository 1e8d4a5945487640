//! What a screen hands to the grid, and what it gets back.

use crate::ui::options::{Choices, Suggestions};
use std::borrow::Cow;
use std::sync::Arc;

/// The name of a column, chosen by the screen: `"effort"`, or `format!("skill-{id}")` for a column made from data.
pub type ColumnKey = Cow<'static, str>;

/// The row id of the empty last line in which typing creates something; see [`Row::new_line`].
pub const NEW_ROW: u64 = u64::MAX;

/// How wide a column is, in rem.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Width {
    /// Always this wide.
    Fixed(f64),
    /// At least this wide, and a share of the room that is left.
    Grow(f64),
}

impl Width {
    /// The least width, in rem.
    pub const fn least(self) -> f64 {
        match self {
            Width::Fixed(rem) | Width::Grow(rem) => rem,
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    #[default]
    Start,
    Center,
    End,
}

/// The order of the rows by a column, shown in its header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    Ascending,
    Descending,
}

/// What a column holds, and so how it is edited. Every kind commits text; the screen parses it.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Anything.
    Text,
    /// A figure: decimal keyboard on touch screens, the screen parses "7,5" and "7.5".
    Number,
    /// A length of work: "6", "6h", "1:30", "45 min"; the screen parses.
    Hours,
    /// A date, in words ("fri", "4 déc") or, from the calendar beside the editor, as `2026-12-04`; the screen parses.
    Date,
    /// Text with type-ahead.
    Choice(Suggestions),
    /// A box to tick: commits `"true"` or `"false"`.
    Check,
    /// Shown only.
    View,
}

impl Kind {
    /// Type-ahead over `choices` and nothing else.
    pub fn choice(choices: Choices) -> Kind {
        Kind::Choice(Suggestions { choices, free: false, separator: None })
    }

    /// Type-ahead in which a new name may be typed: it is created by the screen on commit.
    pub fn creatable(choices: Choices) -> Kind {
        Kind::Choice(Suggestions { choices, free: true, separator: None })
    }

    /// Free text with several values, of which the one being typed is completed.
    pub fn several(choices: Choices, separator: char) -> Kind {
        Kind::Choice(Suggestions { choices, free: true, separator: Some(separator) })
    }
}

/// A column, described by the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub key: ColumnKey,
    /// The visible name, in the language of the moment.
    pub header: String,
    /// A longer explanation, shown when the header is pointed at.
    pub hint: String,
    pub width: Width,
    pub align: Align,
    pub kind: Kind,
    pub sort: Option<Sort>,
    /// The header is written upwards, so that a narrow column can have a long name.
    pub slanted: bool,
}

impl Column {
    /// A column of text, ten rem wide, aligned at its start.
    pub fn new(key: impl Into<ColumnKey>, header: impl Into<String>, kind: Kind) -> Column {
        let align = match kind {
            Kind::Number | Kind::Hours => Align::End,
            Kind::Check => Align::Center,
            _ => Align::Start,
        };
        Column {
            key: key.into(),
            header: header.into(),
            hint: String::new(),
            width: Width::Fixed(10.0),
            align,
            kind,
            sort: None,
            slanted: false,
        }
    }

    pub fn width(mut self, width: Width) -> Column {
        self.width = width;
        self
    }

    pub fn align(mut self, align: Align) -> Column {
        self.align = align;
        self
    }

    pub fn hint(mut self, hint: impl Into<String>) -> Column {
        self.hint = hint.into();
        self
    }

    /// Writes the header upwards.
    pub fn slanted(mut self) -> Column {
        self.slanted = true;
        self
    }

    pub fn sort(mut self, sort: Option<Sort>) -> Column {
        self.sort = sort;
        self
    }

    /// Whether cells of the column can be edited at all.
    pub fn is_editable(&self) -> bool {
        self.kind != Kind::View
    }
}

/// The voice of a cell's text; never the only carrier of a meaning, the words say it too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Plain,
    /// Secondary.
    Quiet,
    /// Decided by the solver or assumed, not by a person: quiet and slanted.
    Assumed,
    /// The name of the row.
    Strong,
    /// Late, unplaced, broken.
    Bad,
    Warn,
    Good,
    /// Finished work: struck through.
    Done,
}

/// What one cell shows and how it is edited.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CellView {
    /// The text as people say it: "18 h".
    pub text: String,
    /// The text that an edit begins with and that is copied, where it differs from `text`: "18".
    pub edit: Option<String>,
    /// A quiet addition after the text: "14–24", "2 seats".
    pub note: String,
    /// A sign before the text: "✓", "◇", "●".
    pub mark: &'static str,
    pub tone: Tone,
    /// A project colour, 1–12, shown as a dot before the text.
    pub colour: Option<u8>,
    /// What is wrong with the cell's value, shown as a tooltip and read out.
    pub error: Option<String>,
    /// For a column of boxes to tick.
    pub checked: bool,
    /// This one cell cannot be edited though its column can.
    pub locked: bool,
    /// A step 1–5 of a skill level, drawn as a bar behind the figure; 0 draws none.
    pub level: u8,
}

impl CellView {
    pub fn text(text: impl Into<String>) -> CellView {
        CellView { text: text.into(), ..CellView::default() }
    }

    pub fn check(checked: bool) -> CellView {
        CellView { checked, ..CellView::default() }
    }

    pub fn edit(mut self, edit: impl Into<String>) -> CellView {
        self.edit = Some(edit.into());
        self
    }

    pub fn note(mut self, note: impl Into<String>) -> CellView {
        self.note = note.into();
        self
    }

    pub fn mark(mut self, mark: &'static str) -> CellView {
        self.mark = mark;
        self
    }

    pub fn tone(mut self, tone: Tone) -> CellView {
        self.tone = tone;
        self
    }

    pub fn colour(mut self, colour: u8) -> CellView {
        self.colour = Some(colour);
        self
    }

    pub fn error(mut self, error: Option<String>) -> CellView {
        self.error = error;
        self
    }

    pub fn locked(mut self) -> CellView {
        self.locked = true;
        self
    }

    pub fn level(mut self, level: u8) -> CellView {
        self.level = level;
        self
    }

    /// The text that an edit begins with and that is copied.
    pub fn raw(&self) -> &str {
        self.edit.as_deref().unwrap_or(&self.text)
    }
}

/// What a row is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowKind {
    #[default]
    Item,
    /// A header over the rows below it. With one cell it spans all columns (its text in bold, its note quiet);
    /// with a cell per column it is edited like an item.
    Group,
    /// The empty last line, whose first commit creates an item.
    New,
}

/// A row: cells in the order of the columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    pub id: u64,
    pub kind: RowKind,
    /// Indentation of the first cell, in steps.
    pub depth: u8,
    /// For a group that folds: whether it is open. `None` does not fold.
    pub open: Option<bool>,
    pub cells: Vec<CellView>,
}

impl Row {
    pub fn item(id: u64, cells: Vec<CellView>) -> Row {
        Row { id, cells, ..Row::default() }
    }

    /// A header that spans all columns.
    pub fn group(id: u64, title: CellView) -> Row {
        Row { id, kind: RowKind::Group, cells: vec![title], ..Row::default() }
    }

    /// The empty last line; `hint` stands quietly in its first cell. Commits come with the row id [`NEW_ROW`].
    pub fn new_line(hint: impl Into<String>) -> Row {
        let first = CellView { note: hint.into(), ..CellView::default() };
        Row { id: NEW_ROW, kind: RowKind::New, cells: vec![first], ..Row::default() }
    }

    pub fn depth(mut self, depth: u8) -> Row {
        self.depth = depth;
        self
    }

    pub fn open(mut self, open: bool) -> Row {
        self.open = Some(open);
        self
    }

    /// Whether the row is one wide cell.
    pub fn spans(&self) -> bool {
        self.kind == RowKind::Group && self.cells.len() == 1
    }
}

/// The rows of a grid. A row that did not change keeps its `Arc`, so that it is not drawn again.
pub type Rows = Arc<Vec<Arc<Row>>>;

/// Fresh rows in which those that did not change keep the `Arc` they had before; O(n).
///
/// A screen builds its rows in a memo and hands it the memo's own last value.
pub fn keep_rows(before: Option<&Rows>, rows: Vec<Row>) -> Rows {
    let keep = |(at, row): (usize, Row)| match before.and_then(|before| before.get(at)) {
        Some(old) if **old == row => Arc::clone(old),
        _ => Arc::new(row),
    };
    Arc::new(rows.into_iter().enumerate().map(keep).collect())
}

/// One committed cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Commit {
    /// The row, or [`NEW_ROW`].
    pub row: u64,
    pub column: ColumnKey,
    pub text: String,
}

/// The answer to a [`Commit`]: the id of the row that the cell stands in now (the created one for [`NEW_ROW`]),
/// or the sentence that is shown at the cell while the typed text stays.
pub type Committed = Result<u64, String>;

/// Text that was pasted while no cell was being edited.
#[derive(Clone, Debug, PartialEq)]
pub struct Paste {
    /// The row at which the cursor stands, or [`NEW_ROW`].
    pub row: u64,
    pub column: ColumnKey,
    /// The clipboard as plain text: tab-separated lines when it comes from a spreadsheet.
    pub text: String,
}
