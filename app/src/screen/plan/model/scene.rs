//! Everything that a timeline could show: rows of people or projects with their bars, marks and loads.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use solver::check::{Report, WeekLoad};
use solver::model::{Client, Hat, Person, PersonId, Plan, Project, ProjectId, Schedule, TaskId};

use super::bars::{Bar, BarId, Ghost};
use super::changes::Change;
use crate::chart::marks::Sign;
use crate::chart::ramp::Standing;
use crate::chart::{Span, TimeAxis};

/// How the bars of a row are stacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lanes {
    /// Bars with two lines of text, below the load strip.
    People,
    /// Bars with one line of text, below the dates of the project.
    Projects,
    /// Signs with one line of text.
    Milestones,
}

impl Lanes {
    /// Pixels above the first lane.
    pub const fn strip(self) -> f64 {
        match self {
            Self::People => 22.0,
            Self::Projects => 12.0,
            Self::Milestones => 4.0,
        }
    }

    /// Pixels of a lane, and of the bar inside it.
    const fn lane(self) -> (f64, f64) {
        match self {
            Self::People => (37.0, 33.0),
            Self::Projects => (26.0, 22.0),
            Self::Milestones => (20.0, 18.0),
        }
    }

    /// Where a lane begins and how high its bars are.
    pub fn place(self, lane: usize) -> (f64, f64) {
        let (pitch, tall) = self.lane();
        (self.strip() + count(lane) * pitch, tall)
    }

    /// Pixels of a row with so many lanes.
    pub fn height(self, lanes: usize) -> f64 {
        self.strip() + count(lanes.max(1)) * self.lane().0 + FOOT
    }
}

fn count(lanes: usize) -> f64 {
    f64::from(u32::try_from(lanes).unwrap_or(0))
}

/// Pixels below the last lane.
pub const FOOT: f64 = 5.0;
/// Pixels of the heading of a group.
pub const GROUP: f64 = 26.0;
/// The least height of a project's row, so that its name and dates fit.
pub const LEAST: f64 = 54.0;

/// By what the rows of people are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grouping {
    /// By the first of their hats.
    Hat,
    /// By their department.
    #[default]
    Department,
    /// Not at all: in the order of the plan.
    Flat,
}

impl Grouping {
    /// Every grouping.
    pub const ALL: [Self; 3] = [Self::Department, Self::Hat, Self::Flat];

    /// Its name in preferences.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hat => "hat",
            Self::Department => "department",
            Self::Flat => "flat",
        }
    }

    /// The grouping of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grouping| grouping.name() == name)
    }
}

/// Which row: stable while a plan is edited.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowKey {
    /// The heading of a group.
    Group(Title),
    /// A person.
    Person(PersonId),
    /// A project.
    Project(ProjectId),
    /// The milestones of all projects, which nobody owns.
    Milestones,
}

impl RowKey {
    /// How its bars are stacked.
    pub const fn lanes(&self) -> Lanes {
        match self {
            Self::Group(_) | Self::Person(_) => Lanes::People,
            Self::Project(_) => Lanes::Projects,
            Self::Milestones => Lanes::Milestones,
        }
    }

    /// The id of its heading on the page.
    pub fn element(&self) -> String {
        match self {
            Self::Group(title) => format!("row-group-{title:?}").replace(' ', "-"),
            Self::Person(id) => format!("row-person-{id}"),
            Self::Project(id) => format!("row-project-{id}"),
            Self::Milestones => "row-milestones".to_owned(),
        }
    }
}

/// The title of a group.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Title {
    /// Wearers of a hat.
    Hat(Hat),
    /// A department, a client.
    Name(String),
    /// Nobody said.
    Other,
    /// Freelancers and people to hire.
    Placeholders,
}

/// What stands at the left of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Head {
    /// A group with its number of rows.
    Group {
        /// Its title.
        title: Title,
        /// How many rows follow.
        count: usize,
    },
    /// A person.
    Person {
        /// Who.
        person: Arc<Person>,
        /// Their best skills with the level, best first.
        skills: Vec<(String, u8)>,
        /// Their cap in permille.
        cap: u32,
        /// Minutes above what their days hold.
        overload: u32,
    },
    /// A project.
    Project {
        /// Which.
        project: Arc<Project>,
        /// Its client.
        client: Option<Arc<Client>>,
        /// Its PM, if any.
        pm: Option<String>,
        /// Tasks that are late.
        late: usize,
        /// Tasks without a place.
        unplaced: usize,
    },
    /// The milestones of all projects.
    Milestones {
        /// How many there are.
        count: usize,
    },
}

/// The load of a person in a week, placed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WeekMark {
    /// From where to where.
    pub span: Span,
    /// Hours and capacity.
    pub load: WeekLoad,
    /// In permille; none: work without any capacity.
    pub permille: Option<u32>,
    /// How it stands to the cap.
    pub standing: Standing,
}

/// A date on a row, placed.
#[derive(Clone, Debug, PartialEq)]
pub struct SignMark {
    /// Where.
    pub x: f64,
    /// What it means.
    pub sign: Sign,
    /// The day.
    pub date: NaiveDate,
    /// Colour of the project.
    pub colour: u8,
    /// For which tasks.
    pub tasks: Vec<(TaskId, String)>,
}

/// A row, placed but for its top.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Which it is.
    pub key: RowKey,
    /// What stands at its left.
    pub head: Head,
    /// Its pixels.
    pub height: f64,
    /// Its bars, by beginning.
    pub bars: Vec<Arc<Bar>>,
    /// Its dates.
    pub signs: Vec<SignMark>,
    /// Its loads.
    pub weeks: Vec<WeekMark>,
    /// Where work stands in the accepted schedule.
    pub ghosts: Vec<Ghost>,
}

/// All rows from top to bottom.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// The rows.
    pub rows: Vec<Arc<Row>>,
    /// Where each row begins and, last, where the last one ends.
    pub tops: Vec<f64>,
}

/// What a scene is made from.
#[derive(Debug)]
pub struct Source<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The schedule to show.
    pub schedule: &'a Schedule,
    /// Its facts.
    pub report: &'a Report,
    /// The accepted schedule and what the one shown would change in it, while that is a proposal.
    pub before: Option<(&'a Schedule, &'a [Change])>,
    /// Where time is drawn.
    pub axis: &'a TimeAxis,
}

impl Scene {
    /// A scene of these rows; those equal to a row of `old` keep its `Arc`, and so do their bars.
    pub(super) fn new(rows: Vec<Row>, old: Option<&Self>) -> Self {
        let known: BTreeMap<&RowKey, &Arc<Row>> =
            old.into_iter().flat_map(|old| &old.rows).map(|row| (&row.key, row)).collect();
        let rows: Vec<Arc<Row>> = rows
            .into_iter()
            .map(|mut row| match known.get(&row.key) {
                Some(old) if ***old == row => Arc::clone(old),
                Some(old) => {
                    keep_bars(&mut row, old);
                    Arc::new(row)
                }
                None => Arc::new(row),
            })
            .collect();
        let mut top = 0.0;
        let mut tops = vec![0.0];
        for row in &rows {
            top += row.height;
            tops.push(top);
        }
        Self { rows, tops }
    }

    /// Pixels from top to bottom.
    pub fn height(&self) -> f64 {
        self.tops.last().copied().unwrap_or(0.0)
    }

    /// The position of a row; O(rows).
    pub fn position(&self, key: &RowKey) -> Option<usize> {
        self.rows.iter().position(|row| row.key == *key)
    }

    /// From where to where a row is drawn.
    pub fn row_span(&self, position: usize) -> Option<Span> {
        Some(Span::new(*self.tops.get(position)?, *self.tops.get(position + 1)?))
    }

    /// The row and bar of a task that come first; O(bars).
    pub fn find(&self, task: TaskId) -> Option<(usize, &Arc<Bar>)> {
        let of = |(position, row): (usize, &'_ Arc<Row>)| {
            row.bars.iter().position(|bar| bar.id.task == task).map(|bar| (position, bar))
        };
        let (position, bar) = self.rows.iter().enumerate().find_map(of)?;
        Some((position, self.rows.get(position)?.bars.get(bar)?))
    }
}

fn keep_bars(row: &mut Row, old: &Row) {
    let known: BTreeMap<BarId, &Arc<Bar>> = old.bars.iter().map(|bar| (bar.id, bar)).collect();
    for bar in &mut row.bars {
        if let Some(old) = known.get(&bar.id).filter(|old| ***old == *bar) {
            *bar = Arc::clone(old);
        }
    }
}
