//! Rows of cells as tasks.

use std::collections::BTreeMap;

use super::cell::{self, Done};
use super::column::Column;
use super::mapping::Mapping;
use super::{Named, ReadRow, Reason, RowProblem, RowReading};
use crate::format::lookup::{Directory, Match};
use crate::format::natural::{
    DateError, DateRules, DurationError, DurationRules, Edge, Unit, date, duration, effort, key,
};
use crate::format::words;
use crate::model::{Effort, Minutes, Weight};

/// A link by name that is still to be found.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    pub row: usize,
    pub column: usize,
    /// The whole cell.
    pub cell: String,
    /// The cell names what follows the row, not what it follows.
    pub blocking: bool,
}

/// Reads rows one after another, and gathers what is wrong with them.
pub(super) struct Reading<'r> {
    directory: &'r Directory<'r>,
    words: words::Reader<'r>,
    mapping: &'r Mapping,
    /// Cells of the header.
    width: Option<usize>,
    /// Ids that rows had, with their lines.
    ids: BTreeMap<String, u64>,
    pub problems: Vec<RowProblem>,
    pub wanted: Vec<Wanted>,
}

impl<'r> Reading<'r> {
    pub fn new(directory: &'r Directory<'r>, mapping: &'r Mapping, width: Option<usize>) -> Self {
        Self {
            directory,
            words: words::Reader::new(directory.plan),
            mapping,
            width,
            ids: BTreeMap::new(),
            problems: Vec::new(),
            wanted: Vec::new(),
        }
    }

    /// What a row says; none if it has no name, or repeats another.
    pub fn row(&mut self, row: usize, reading: &RowReading) -> Option<ReadRow> {
        let mut cells =
            Cells { row, line: reading.line, reading: self, share: None, best: None, worst: None };
        let mut read = ReadRow::default();
        let columns = cells.reading.mapping.columns.clone();
        for (index, column) in columns.iter().enumerate() {
            let text = reading.cells.get(index).map_or("", String::as_str);
            if !text.is_empty() {
                cells.read(index, *column, text, &mut read);
            }
        }
        cells.finish(&mut read);
        let line = reading.line;
        let mut lose = |reason: Reason| {
            self.problems.push(RowProblem {
                line,
                row: Some(row),
                column: None,
                value: reading.cells.join(" · "),
                reason,
            });
        };
        if let Some(width) = self.width
            && reading.cells.iter().skip(width).any(|cell| !cell.is_empty())
        {
            lose(Reason::ExtraCells);
        }
        if read.name.is_empty() {
            lose(Reason::NoName);
            self.wanted.retain(|wanted| wanted.row != row);
            return None;
        }
        if !read.id.is_empty() {
            let first = *self.ids.entry(read.id.clone()).or_insert(line);
            if first != line {
                lose(Reason::Repeated { line: first });
                self.wanted.retain(|wanted| wanted.row != row);
                return None;
            }
        }
        Some(read)
    }
}

/// The cells of one row.
struct Cells<'c, 'r> {
    row: usize,
    line: u64,
    reading: &'c mut Reading<'r>,
    /// Percent done.
    share: Option<(usize, u32)>,
    best: Option<Minutes>,
    worst: Option<Minutes>,
}

impl Cells<'_, '_> {
    fn problem(&mut self, column: usize, value: &str, reason: Reason) {
        let value = value.to_owned();
        let (line, row) = (self.line, Some(self.row));
        self.reading.problems.push(RowProblem { line, row, column: Some(column), value, reason });
    }

    fn read(&mut self, index: usize, column: Column, text: &str, read: &mut ReadRow) {
        match column {
            Column::Ignored => {}
            Column::Name => without_bullet(text).clone_into(&mut read.name),
            Column::Words => self.words(index, text, read),
            Column::Project => read.project = self.project(index, text),
            Column::Client => read.client = self.client(text),
            Column::Effort(unit) => read.effort = self.effort(index, text, unit),
            Column::Best(unit) => self.best = self.amount(index, text, unit),
            Column::Worst(unit) => self.worst = self.amount(index, text, unit),
            Column::Skills => self.skills(index, text, read),
            Column::Owner | Column::OwnerEmail => self.owner(index, column, text, read),
            Column::Due => read.due = self.date(index, text, Edge::End),
            Column::Deadline => read.deadline = self.date(index, text, Edge::End),
            Column::NotBefore => read.not_before = self.date(index, text, Edge::Start),
            Column::CompletedOn => read.done |= self.date(index, text, Edge::End).is_some(),
            Column::After | Column::Blocking => {
                let (row, cell) = (self.row, text.to_owned());
                self.reading.wanted.push(Wanted {
                    row,
                    column: index,
                    cell,
                    blocking: column == Column::Blocking,
                });
            }
            Column::Spent(unit) => read.spent = self.amount(index, text, unit),
            Column::Left(unit) => read.left = self.amount(index, text, unit),
            Column::Done => match cell::done(text) {
                Some(Done::Yes) => read.done = true,
                Some(Done::No) => {}
                Some(Done::Share(share)) => self.share = Some((index, share)),
                None => self.problem(index, text, Reason::YesNo),
            },
            Column::Status => read.done |= cell::is_done_state(text),
            Column::Weight | Column::UrgentFirst => match cell::weight(text, column == Column::UrgentFirst) {
                Some(weight) => read.weight = Some(Weight(weight)),
                None => self.problem(index, text, Reason::Weight),
            },
            Column::Notes => {
                if !read.note.is_empty() {
                    read.note.push('\n');
                }
                read.note.push_str(text);
            }
            Column::Id => text.clone_into(&mut read.id),
            Column::Kind => {
                let kind = key(text);
                let yes = matches!(cell::done(text), Some(Done::Yes));
                read.milestone |= yes || kind.contains("milestone") || kind.contains("jalon");
            }
            Column::Split => match cell::done(text) {
                Some(Done::Yes) => read.split = true,
                Some(Done::No) => {}
                _ => self.problem(index, text, Reason::YesNo),
            },
            Column::ADay(unit) => read.a_day = self.amount(index, text, unit).filter(|minutes| minutes.0 > 0),
        }
    }

    /// What several cells say together.
    fn finish(&mut self, read: &mut ReadRow) {
        if let Some(effort) = &mut read.effort {
            let (best, worst) = (self.best.or(effort.best), self.worst.or(effort.worst));
            let ordered = best.is_none_or(|best| best <= effort.likely)
                && worst.is_none_or(|worst| worst >= effort.likely);
            if ordered {
                (effort.best, effort.worst) = (best, worst);
            } else {
                let value = format!("{:?} {} {:?}", best.map(|m| m.0), effort.likely.0, worst.map(|m| m.0));
                let (line, row) = (self.line, Some(self.row));
                self.reading.problems.push(RowProblem {
                    line,
                    row,
                    column: None,
                    value,
                    reason: Reason::NotInOrder,
                });
            }
        } else if let (Some(best), Some(worst)) = (self.best, self.worst)
            && best <= worst
        {
            let likely = Minutes(best.0.midpoint(worst.0));
            read.effort = Some(Effort { best: Some(best), likely, worst: Some(worst) });
        }
        if let Some((index, share)) = self.share.filter(|_| !read.done && read.spent.is_none()) {
            match (read.effort, share) {
                (_, 0) => {}
                (Some(effort), _) => read.spent = Some(Minutes(effort.expected().0 / 100 * share)),
                (None, _) => self.problem(index, &format!("{share} %"), Reason::ShareOfNothing),
            }
        }
        // Work of no hours for nobody is a milestone.
        let nothing = read.effort == Some(Effort::exactly(Minutes(0)));
        read.milestone |= nothing && read.needs.is_empty() && read.owner.is_none();
        if read.milestone || nothing {
            read.effort = None;
        }
    }

    fn date(&mut self, index: usize, text: &str, edge: Edge) -> Option<chrono::NaiveDate> {
        if matches!(key(text).as_str(), "null" | "none" | "n a" | "tbd" | "a definir" | "") {
            return None;
        }
        let plan = self.reading.directory.plan;
        let day_first = self.reading.mapping.day_first.get(index).copied().unwrap_or(true);
        let rules = DateRules { day_first, edge, recent: true, region: plan.region, as_of: plan.as_of };
        // What programs export as "14/Jul/25 3:42 PM" is read whole; a comment behind a date is not.
        match date(text, rules) {
            Ok(date) => Some(date),
            Err(error) => {
                self.problem(index, text, Reason::Date(error));
                None
            }
        }
    }

    fn amount(&mut self, index: usize, text: &str, unit: Unit) -> Option<Minutes> {
        if matches!(key(text).as_str(), "null" | "none" | "n a" | "") {
            return None;
        }
        let rules = DurationRules { bare: unit, ..DurationRules::default() };
        match duration(text, rules) {
            Ok(minutes) => Some(minutes),
            Err(error) => {
                self.problem(index, text, Reason::Amount(error));
                None
            }
        }
    }

    fn effort(&mut self, index: usize, text: &str, unit: Unit) -> Option<Effort> {
        if matches!(key(text).as_str(), "null" | "none" | "n a" | "") {
            return None;
        }
        match effort(text, DurationRules { bare: unit, ..DurationRules::default() }) {
            Ok(effort) => Some(effort),
            Err(error) => {
                let reason = match error {
                    DurationError::NotInOrder => Reason::NotInOrder,
                    error => Reason::Amount(error),
                };
                self.problem(index, text, reason);
                None
            }
        }
    }

    fn skills(&mut self, index: usize, text: &str, read: &mut ReadRow) {
        for found in cell::skills(text, self.reading.directory) {
            match found {
                Ok((skill, level)) => {
                    read.needs.retain(|(other, _)| *other != skill);
                    read.needs.push((skill, level));
                }
                Err(part) => self.problem(index, &part, Reason::Level),
            }
        }
    }

    fn owner(&mut self, index: usize, column: Column, text: &str, read: &mut ReadRow) {
        let directory = self.reading.directory;
        for name in cell::people(text, directory) {
            let found = match directory.person(name) {
                Match::One(person) => Some(Named::Known(person)),
                Match::Several(people) => {
                    self.problem(index, name, Reason::SeveralPeople(people));
                    None
                }
                Match::None => Some(Named::New(name.to_owned())),
            };
            let Some(found) = found else { continue };
            match &read.owner {
                None => read.owner = Some(found),
                Some(owner) if *owner == found => {}
                // A name and an address are two words for one person: the known one counts.
                Some(Named::New(_)) if column == Column::OwnerEmail => {
                    if matches!(found, Named::Known(_)) {
                        read.owner = Some(found);
                    }
                }
                Some(Named::Known(_)) if column == Column::OwnerEmail => {}
                Some(_) => self.problem(index, name, Reason::MoreOwners),
            }
        }
    }

    fn project(&mut self, index: usize, text: &str) -> Option<Named<crate::model::ProjectId>> {
        let directory = self.reading.directory;
        let find = |name: &str| match directory.projects.exact(name) {
            Match::One(project) => Some(Named::Known(project)),
            // Of several the client tells which: `links` sees to it.
            _ => None,
        };
        if is_nothing(text) {
            return None;
        }
        if let Some(found) = find(text) {
            return Some(found);
        }
        // "Spring campaign, Website": a task in two projects.
        let mut parts = text.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty());
        let known: Vec<_> = parts.clone().filter_map(find).collect();
        if let ([first, rest @ ..], true) = (known.as_slice(), parts.clone().count() > 1) {
            if !rest.is_empty() || parts.any(|part| find(part).is_none()) {
                self.problem(index, text, Reason::MoreProjects);
            }
            return Some(first.clone());
        }
        Some(Named::New(text.to_owned()))
    }

    fn client(&self, text: &str) -> Option<Named<crate::model::ClientId>> {
        if is_nothing(text) {
            return None;
        }
        Some(match self.reading.directory.clients.exact(text) {
            Match::One(client) => Named::Known(client),
            _ => Named::New(text.to_owned()),
        })
    }

    fn words(&mut self, index: usize, text: &str, read: &mut ReadRow) {
        let said = self.reading.words.read(without_bullet(text));
        read.name = said.name;
        read.project = said.project.map(Named::Known);
        read.effort = said.effort;
        read.needs = said.needs.iter().map(|need| (Named::Known(need.skill), need.level)).collect();
        read.owner = said.owner.map(Named::Known);
        (read.due, read.deadline, read.not_before) = (said.due, said.deadline, said.not_before);
        let to_task =
            |link: &crate::model::Link| super::RowLink { to: super::LinkTo::Task(link.task), lag: link.lag };
        read.after = said.after.iter().map(to_task).collect();
        (read.milestone, read.split, read.a_day, read.weight) =
            (said.milestone, said.split, said.a_day, said.weight);
        for problem in said.problems {
            use words::WordsProblemKind as Wrong;
            match problem.kind {
                // Another line may be called so.
                Wrong::UnknownTask { name, .. } | Wrong::SeveralTasks { name, .. } => {
                    let (row, blocking) = (self.row, false);
                    self.reading.wanted.push(Wanted { row, column: index, cell: name, blocking });
                }
                Wrong::NoName => {}
                Wrong::UnknownPerson { name, .. } => read.owner = Some(Named::New(name)),
                Wrong::UnknownProject { name, .. } => read.project = Some(Named::New(name)),
                Wrong::UnreadDate { text, error } => {
                    let reason = Reason::Date(error);
                    self.problem(
                        index,
                        &text,
                        if error == DateError::NotADate { Reason::Date(error) } else { reason },
                    );
                }
                kind => {
                    let value = said_text(text, &problem.range);
                    self.problem(index, &value, Reason::Words(kind));
                }
            }
        }
    }
}

fn said_text(text: &str, range: &std::ops::Range<usize>) -> String {
    without_bullet(text).get(range.clone()).unwrap_or(text).to_owned()
}

/// What exports write where there is nothing.
fn is_nothing(text: &str) -> bool {
    matches!(key(text).as_str(), "" | "null" | "none" | "hidden" | "no section" | "n a")
}

/// `- [ ] Moodboard`, `• Moodboard`, `1. Moodboard`, `2) Moodboard` → `Moodboard`.
fn without_bullet(text: &str) -> &str {
    let text = text.trim();
    let bullet = ["- [ ] ", "- [x] ", "* [ ] ", "- ", "* ", "• ", "– ", "☐ ", "▪ ", "◦ "];
    if let Some(rest) = bullet.iter().find_map(|bullet| text.strip_prefix(bullet)) {
        return rest.trim();
    }
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match text.get(digits..).and_then(|rest| rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") "))) {
        Some(rest) if (1..=3).contains(&digits) && !rest.trim().is_empty() => rest.trim(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::without_bullet;

    #[test]
    fn bullets_and_numbers_of_lists_fall() {
        let cases = [
            ("- [ ] Moodboard", "Moodboard"),
            ("• Moodboard", "Moodboard"),
            ("12. Moodboard", "Moodboard"),
            ("2) Moodboard", "Moodboard"),
            ("3D logo", "3D logo"),
            ("2026. Retrospective", "2026. Retrospective"),
            ("-", "-"),
        ];
        for (line, name) in cases {
            assert_eq!(without_bullet(line), name);
        }
    }
}
