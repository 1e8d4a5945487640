//! Which column holds what: by titles where there is a header, else by what the cells look like.

use super::column::{Column, Source, Strength, by_title, source_of};
use super::table::{Record, Table};
use crate::format::lookup::{Directory, Match};
use crate::format::natural::{DateRules, DurationRules, NumberOrder, Unit, date, duration, key, order_of};
use crate::model::Region;

/// Which column of a table holds what. The user may change it and read again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// Which row is the header, counted from 0 over rows that are not empty; rows above it are not read.
    pub header: Option<usize>,
    /// What each column holds.
    pub columns: Vec<Column>,
    /// For each column of dates whether `05/12` is 5 December.
    pub day_first: Vec<bool>,
}

/// How a mapping was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Whose export it looks like.
    pub source: Source,
    /// Whether titles said it; otherwise the cells were looked at.
    pub by_titles: bool,
    /// For each column whether the order of its dates is certain: a number above 12, or a column that says it.
    pub certain_dates: Vec<bool>,
}

/// Why a column is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyIgnored {
    /// Its title means nothing here.
    Unknown,
    /// Another column (by index) says the same more clearly.
    Doubled(usize),
    /// It has no cells.
    Empty,
    /// The user said so.
    Chosen,
}

/// How many rows are looked at for a header: some feeds put lines of junk above it.
const HEADER_WITHIN: usize = 25;

/// Finds the mapping of a table. O(cells looked at), at most some hundred rows.
pub(super) fn find(table: &Table, directory: &Directory<'_>) -> (Mapping, Origin, Vec<Option<WhyIgnored>>) {
    let header = header(table, directory);
    let titles = header.and_then(|row| table.records.get(row)).map(|record| record.cells.clone());
    let source = titles.as_deref().map_or(Source::Spreadsheet, source_of);
    let (columns, why) = match &titles {
        Some(titles) => by_titles(table, titles, source),
        None => guessed(table, directory),
    };
    let first = header.map_or(0, |row| row + 1);
    let (day_first, certain_dates) = date_orders(table, first, &columns, directory.plan.region);
    let origin = Origin { source, by_titles: titles.is_some(), certain_dates };
    (Mapping { header, columns, day_first }, origin, why)
}

/// The row whose cells are titles more often than any other's: two at least, or one in a table of one column.
fn header(table: &Table, directory: &Directory<'_>) -> Option<usize> {
    let known = |record: &Record| {
        let source = source_of(&record.cells);
        let titles = record.cells.iter().filter(|title| !title.is_empty());
        titles.filter(|title| title.len() < 60 && by_title(title, source).is_some()).count()
    };
    let filled = |record: &Record| record.cells.iter().filter(|cell| !cell.is_empty()).count();
    let rows = table.records.iter().enumerate().take(HEADER_WITHIN);
    let enough = |record: &Record, known: usize| {
        let filled = filled(record);
        // A header of unknown titles around "Name" still is one, if nothing in it is a value.
        known >= 2 && known * 3 >= filled || (known >= 1 && filled == 1 && table.width == 1) || {
            let values = record.cells.iter().filter(|cell| is_value(cell, directory)).count();
            known >= 1 && values == 0 && filled >= 2 && filled * 2 > table.width && table.records.len() > 1
        }
    };
    let found = rows.filter(|(_, record)| enough(record, known(record)));
    found.max_by_key(|(row, record)| (known(record), std::cmp::Reverse(*row))).map(|(row, _)| row)
}

/// Whether a cell is a number, a date, an amount or an address: nothing that stands in a header.
fn is_value(cell: &str, directory: &Directory<'_>) -> bool {
    let rules = DateRules::new(directory.plan.as_of);
    let digits = cell.chars().any(|c| c.is_ascii_digit());
    digits && (date(cell, rules).is_ok() || duration(cell, DurationRules::default()).is_ok())
        || cell.contains('@')
}

type Why = Vec<Option<WhyIgnored>>;

fn by_titles(table: &Table, titles: &[String], source: Source) -> (Vec<Column>, Why) {
    let mut columns = vec![Column::Ignored; table.width];
    let mut strengths: Vec<Strength> = vec![0; table.width];
    let mut why: Why = vec![Some(WhyIgnored::Unknown); table.width];
    for (index, title) in titles.iter().enumerate() {
        let Some((column, strength)) = by_title(title, source) else { continue };
        set(&mut columns, &mut why, index, column);
        if let Some(place) = strengths.get_mut(index) {
            *place = strength;
        }
    }
    // Of two columns for the same thing the stronger title counts, then the one further left.
    for index in 0..columns.len() {
        let (Some(column), Some(strength)) = (columns.get(index).copied(), strengths.get(index)) else {
            continue;
        };
        let better = |(other, found): (usize, &Column)| {
            let theirs = strengths.get(other).copied().unwrap_or(0);
            let wins = theirs > *strength || (theirs == *strength && other < index);
            (other != index && found.same(column) && wins).then_some(other)
        };
        if !column.many()
            && let Some(other) = columns.iter().enumerate().find_map(better)
        {
            set(&mut columns, &mut why, index, Column::Ignored);
            if let Some(why) = why.get_mut(index) {
                *why = Some(WhyIgnored::Doubled(other));
            }
        }
    }
    // Without a title for names, a description or a kind of libellé is the name.
    if !columns.contains(&Column::Name)
        && let Some(notes) = columns.iter().position(|column| *column == Column::Notes)
    {
        set(&mut columns, &mut why, notes, Column::Name);
    }
    let first_row = table.records.iter().position(|record| record.cells == titles).map_or(0, |row| row + 1);
    for (index, why) in why.iter_mut().enumerate() {
        let mut cells = table.records.iter().skip(first_row).map(|record| record.cell(index));
        if *why == Some(WhyIgnored::Unknown) && cells.all(str::is_empty) {
            *why = Some(WhyIgnored::Empty);
        }
    }
    (columns, why)
}

fn set(columns: &mut [Column], why: &mut [Option<WhyIgnored>], index: usize, column: Column) {
    if let (Some(place), Some(why)) = (columns.get_mut(index), why.get_mut(index)) {
        *place = column;
        *why = (column == Column::Ignored).then_some(WhyIgnored::Unknown);
    }
}

/// What the cells of a column look like, as shares of its cells in percent.
#[derive(Clone, Copy, Default)]
struct Look {
    filled: usize,
    people: usize,
    clients: usize,
    projects: usize,
    skills: usize,
    dates: usize,
    amounts: usize,
    /// Plain numbers from 1 to 10.
    small: usize,
    numbers: usize,
    distinct: usize,
    letters: usize,
}

fn look(table: &Table, index: usize, directory: &Directory<'_>) -> Look {
    let rules = DateRules::new(directory.plan.as_of);
    let mut look = Look::default();
    let mut seen = std::collections::BTreeSet::new();
    let cells =
        table.records.iter().take(300).map(|record| record.cell(index)).filter(|cell| !cell.is_empty());
    for cell in cells {
        look.filled += 1;
        look.distinct += usize::from(seen.insert(cell.to_owned()));
        look.letters += cell.chars().filter(|c| c.is_alphabetic()).count();
        look.people += usize::from(directory.person(cell) != Match::None || cell.contains('@'));
        look.clients += usize::from(directory.clients.exact(cell) != Match::None);
        look.projects += usize::from(directory.projects.exact(cell) != Match::None);
        let number = cell.replace(',', ".").parse::<f64>().ok();
        look.numbers += usize::from(number.is_some());
        look.small += usize::from(number.is_some_and(|n| (1.0..=10.0).contains(&n) && n.fract() == 0.0));
        look.dates += usize::from(number.is_none() && date(cell, rules).is_ok());
        look.amounts += usize::from(number.is_none() && duration(cell, DurationRules::default()).is_ok());
        look.skills += usize::from(super::cell::looks_like_skills(cell, directory));
    }
    look
}

/// Columns on their way to be guessed.
struct Guess {
    looks: Vec<Look>,
    columns: Vec<Column>,
}

impl Guess {
    /// Of the free columns that fit, gives the best this meaning.
    fn take(
        &mut self,
        column: Column,
        fits: impl Fn(&Look) -> bool,
        best: impl Fn(&Look) -> usize,
    ) -> Option<usize> {
        let free = |index: usize| self.columns.get(index) == Some(&Column::Ignored);
        let looks = self.looks.iter().enumerate();
        let fitting = looks.filter(|(index, look)| free(*index) && look.filled > 0 && fits(look));
        let (index, _) = fitting.max_by_key(|(index, look)| (best(look), std::cmp::Reverse(*index)))?;
        self.set(index, column);
        Some(index)
    }

    fn set(&mut self, index: usize, column: Column) {
        if let Some(place) = self.columns.get_mut(index) {
            *place = column;
        }
    }
}

/// Without a header the cells themselves say what they are: known names, dates, amounts of work; the column with the
/// most letters holds the names. Lines without columns are read as quick add reads them.
fn guessed(table: &Table, directory: &Directory<'_>) -> (Vec<Column>, Why) {
    if table.width <= 1 {
        return (vec![Column::Words; table.width], vec![None; table.width]);
    }
    let looks = (0..table.width).map(|index| look(table, index, directory)).collect();
    let mut guess = Guess { looks, columns: vec![Column::Ignored; table.width] };
    let share = |count: usize, look: &Look| count * 100 / look.filled.max(1);
    guess.take(Column::Owner, |look| share(look.people, look) >= 60, |look| look.people);
    guess.take(Column::Client, |look| share(look.clients, look) >= 60, |look| look.clients);
    guess.take(Column::Project, |look| share(look.projects, look) >= 60, |look| look.projects);
    guess.take(Column::Skills, |look| share(look.skills, look) >= 60, |look| look.skills);
    let amounts =
        guess.take(Column::Effort(Unit::Hours), |look| share(look.amounts, look) >= 60, |look| look.amounts);
    let is_date = |look: &Look| share(look.dates, look) >= 70;
    let first = guess.take(Column::Due, is_date, |look| look.dates);
    let second = guess.take(Column::Due, is_date, |look| look.dates);
    if let (Some(first), Some(second)) = (first, second) {
        // Of two dates the left one is the start.
        guess.set(first.min(second), Column::NotBefore);
    }
    if amounts.is_none() {
        guess.take(Column::Effort(Unit::Hours), |look| share(look.numbers, look) >= 80, |look| look.numbers);
    }
    guess.take(Column::Weight, |look| share(look.small, look) >= 90, |look| look.small);
    let is_text = |look: &Look| look.letters > 0 && share(look.numbers, look) < 50;
    let name = guess.take(Column::Name, is_text, |look| look.letters + look.distinct * 1000);
    // Left of the names a column of repeated words is the project.
    let repeated = |look: &Look| look.distinct * 10 <= look.filled * 6 && look.letters > 0;
    let free = |index: &usize| {
        guess.columns.get(*index) == Some(&Column::Ignored) && guess.looks.get(*index).is_some_and(repeated)
    };
    if !guess.columns.contains(&Column::Project)
        && let Some(left) = name.and_then(|name| (0..name).find(free))
    {
        guess.set(left, Column::Project);
    }
    let why = guess.columns.iter().zip(&guess.looks).map(|(column, look)| match column {
        Column::Ignored if look.filled == 0 => Some(WhyIgnored::Empty),
        Column::Ignored => Some(WhyIgnored::Unknown),
        _ => None,
    });
    let why = why.collect();
    (guess.columns, why)
}

/// For each column whether days come first, and whether that is certain; a column without a telling date follows
/// those that have one, else the region: Americans write the month first.
fn date_orders(table: &Table, first: usize, columns: &[Column], region: Region) -> (Vec<bool>, Vec<bool>) {
    let orders = columns.iter().enumerate().map(|(index, column)| {
        if !column.is_date() {
            return None;
        }
        let cells = table.records.iter().skip(first).map(|record| record.cell(index));
        let (mut days, mut months) = (0_usize, 0_usize);
        for cell in cells {
            match order_of(cell.split_whitespace().next().unwrap_or_default()) {
                Some(NumberOrder::DayFirst) => days += 1,
                Some(NumberOrder::MonthFirst) => months += 1,
                _ => {}
            }
        }
        (days != months).then_some(days > months)
    });
    let orders: Vec<Option<bool>> = orders.collect();
    let told: Vec<bool> = orders.iter().copied().flatten().collect();
    let fallback = match (told.contains(&true), told.contains(&false)) {
        (true, false) => true,
        (false, true) => false,
        _ => region != Region::UnitedStates,
    };
    let certain = orders.iter().map(Option::is_some).collect();
    (orders.into_iter().map(|order| order.unwrap_or(fallback)).collect(), certain)
}

/// Whether a row repeats the header, as exports with several tables do.
pub(super) fn repeats(record: &Record, header: &Record) -> bool {
    let mut titles = header.cells.iter().enumerate().filter(|(_, title)| !title.is_empty());
    titles.clone().count() > 1 && titles.all(|(index, title)| key(title) == key(record.cell(index)))
}
