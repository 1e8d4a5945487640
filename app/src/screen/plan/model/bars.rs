//! Bars: stretches of work on the axis, with all that is marked on them.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use solver::check::{Report, TaskFacts};
use solver::model::{Assignment, PersonId, Piece, Plan, Project, Task, TaskId};

use super::Index;
use crate::chart::{Span, TimeAxis, Zoom};
use crate::state::pins::{self, Pin};

/// Which piece of which task in which row: stable while a plan is edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BarId {
    /// The task.
    pub task: TaskId,
    /// The seat, counted from 0; 0 where one bar stands for all seats.
    pub seat: usize,
    /// The piece, counted from 0.
    pub piece: usize,
}

impl BarId {
    /// The id of its element on the page.
    pub fn element(self) -> String {
        format!("bar-{}-{}-{}", self.task, self.seat, self.piece)
    }
}

/// A stretch of work, placed.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Which it is.
    pub id: BarId,
    /// From where to where it is drawn; a milestone has no length.
    pub span: Span,
    /// The lane of its row.
    pub lane: usize,
    /// The task.
    pub task: Arc<Task>,
    /// Its project.
    pub project: Option<Arc<Project>>,
    /// Colour of the project, 1 to 12.
    pub colour: u8,
    /// The owners of all seats.
    pub owners: Vec<PersonId>,
    /// Their names.
    pub who: Vec<String>,
    /// When the piece begins.
    pub start: NaiveDateTime,
    /// When the piece ends.
    pub end: NaiveDateTime,
    /// Minutes of work of the whole task, per seat.
    pub minutes: u32,
    /// Which piece of how many, counted from 1; none: there is but one.
    pub part: Option<(usize, usize)>,
    /// The date promised.
    pub due: Option<NaiveDate>,
    /// Working days after it.
    pub late: u32,
    /// Working days past the deadline.
    pub past_deadline: u32,
    /// Where lateness begins inside the bar; its own beginning where all of it is late.
    pub tail: Option<f64>,
    /// What is pinned of it.
    pub pinned: Option<Pin>,
    /// Announced, and held there by the frozen window of so many working days.
    pub held: Option<u32>,
    /// Moved although the frozen window would hold it, because a fact has changed.
    pub freed: bool,
    /// Its effort is a guess of the plan's.
    pub assumed: bool,
    /// Work on it has begun.
    pub started: bool,
    /// It breaks a rule.
    pub breach: bool,
    /// It stands elsewhere in the accepted schedule.
    pub moved: bool,
    /// What people were told, where it stands elsewhere.
    pub told: Option<Elsewhere>,
    /// Days inside it on which nothing is done.
    pub gaps: Vec<Span>,
}

/// What people were told of work that stands elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// For whom it was announced; nobody: for the same people.
    pub who: Vec<String>,
    /// When it was to begin.
    pub start: NaiveDateTime,
}

/// Where work stands in the accepted schedule, while a proposal is shown that would move it.
#[derive(Clone, Debug, PartialEq)]
pub struct Ghost {
    /// Which piece it is.
    pub id: BarId,
    /// From where to where.
    pub span: Span,
    /// The lane of its row.
    pub lane: usize,
    /// Colour of its project.
    pub colour: u8,
    /// The name of the task.
    pub name: String,
}

/// What bars are made from.
#[derive(Debug)]
pub struct Bars<'a> {
    /// The plan's entries.
    pub index: &'a Index<'a>,
    /// The facts of the schedule.
    pub report: &'a Report,
    /// Where time is drawn.
    pub axis: &'a TimeAxis,
    /// Tasks that break a rule, ascending.
    pub broken: Vec<TaskId>,
    /// Tasks that a proposal would move, ascending.
    pub moved: &'a [TaskId],
}

impl Bars<'_> {
    /// The bars of one seat of an assignment; of all seats together with seat 0 for the project view.
    pub fn of(&self, assignment: &Assignment, seat: usize) -> Vec<Bar> {
        let Some(task) = self.index.task(assignment.task) else { return Vec::new() };
        let facts = self.report.tasks.get(&task.id);
        let due = self.index.due_of(task).map(|(due, _)| due);
        let late = facts.map_or(0, |facts| facts.days_late);
        let pieces = assignment.pieces.len();
        let told = self.elsewhere(assignment);
        let bar = |(number, piece): (usize, &Piece)| {
            let span = self.axis.span(piece.start, piece.end);
            let after_due = due.filter(|_| late > 0).map(|due| self.axis.x_after_date(due));
            let tail = after_due.filter(|x| *x < span.to).map(|x| x.max(span.from));
            Bar {
                id: BarId { task: task.id, seat, piece: number },
                span,
                lane: 0,
                task: Arc::clone(task),
                project: self.index.project_of(task).cloned(),
                colour: self.index.colour_of(task),
                owners: assignment.owners.clone(),
                who: self.index.names(&assignment.owners),
                start: piece.start,
                end: piece.end,
                minutes: facts.map_or_else(|| self.index.plan.left_of(task).0, worked),
                part: (pieces > 1).then_some((number + 1, pieces)),
                due,
                late,
                past_deadline: facts.map_or(0, |facts| facts.days_past_deadline),
                tail,
                pinned: pins::of_seat(task, seat),
                held: is_held(self.index.plan, assignment).then_some(self.index.plan.frozen_days),
                freed: self.report.freed.contains(&task.id),
                assumed: self.index.plan.effort_of(task).1,
                started: task.progress.is_started(),
                breach: self.broken.binary_search(&task.id).is_ok(),
                moved: self.moved.binary_search(&task.id).is_ok(),
                told: told.clone(),
                gaps: facts.map(|facts| gaps(self.axis, piece, facts)).unwrap_or_default(),
            }
        };
        assignment.pieces.iter().enumerate().map(bar).collect()
    }

    /// What people were told of an assignment, where it has other owners or another day.
    fn elsewhere(&self, assignment: &Assignment) -> Option<Elsewhere> {
        let announced = self.index.plan.announced.as_deref()?.schedule.get(assignment.task)?;
        let (was, now) = (announced.start()?, assignment.start()?);
        let handed = announced.owners != assignment.owners;
        let who = if handed { self.index.names(&announced.owners) } else { Vec::new() };
        (handed || was.date() != now.date()).then_some(Elsewhere { who, start: was })
    }

    /// Where the pieces of one seat of an earlier assignment stood.
    pub fn ghosts(&self, assignment: &Assignment, seat: usize) -> Vec<Ghost> {
        let Some(task) = self.index.task(assignment.task) else { return Vec::new() };
        let ghost = |(number, piece): (usize, &Piece)| Ghost {
            id: BarId { task: task.id, seat, piece: number },
            span: self.axis.span(piece.start, piece.end),
            lane: 0,
            colour: self.index.colour_of(task),
            name: task.name.clone(),
        };
        assignment.pieces.iter().enumerate().map(ghost).collect()
    }
}

/// Whether work stands where it was announced, within the frozen window.
fn is_held(plan: &Plan, assignment: &Assignment) -> bool {
    let told = plan.announced.as_ref().and_then(|told| told.schedule.get(assignment.task));
    let stands = |told: &&Assignment| told.owners == assignment.owners && told.start() == assignment.start();
    let start = told.filter(stands).and_then(Assignment::start).map(|start| start.date());
    start.is_some_and(|day| {
        // Working days from `as_of` on, as far as the day: itself may lie between two of them.
        let days = plan.as_of.iter_days().take_while(|date| *date < day);
        let before = days.take(366).filter(|date| plan.is_working_day(*date)).count();
        day >= plan.as_of && u32::try_from(before).is_ok_and(|before| before < plan.frozen_days)
    })
}

/// Minutes really worked, per seat.
pub fn worked(facts: &TaskFacts) -> u32 {
    let minutes = facts.worked.iter().map(|(from, to)| (*to - *from).num_minutes()).sum::<i64>();
    u32::try_from(minutes).unwrap_or(0)
}

/// Whole days inside a piece on which nothing is done. At the far zoom they are too narrow to be drawn.
fn gaps(axis: &TimeAxis, piece: &Piece, facts: &TaskFacts) -> Vec<Span> {
    if axis.zoom() == Zoom::Month {
        return Vec::new();
    }
    let mut gaps: Vec<Span> = Vec::new();
    let mut stretches = facts.worked.iter().peekable();
    for day in axis.days_in(axis.span(piece.start, piece.end)) {
        let date = axis.date(day);
        while stretches.peek().is_some_and(|(_, to)| to.date() < date) {
            stretches.next();
        }
        let worked = stretches.peek().is_some_and(|(from, to)| {
            from.date() <= date && (to.date() > date || to.time() > chrono::NaiveTime::MIN)
        });
        let inside = piece.start.date() < date && date < piece.end.date();
        if worked || !inside {
            continue;
        }
        let column = axis.column(day);
        match gaps.last_mut() {
            Some(last) if (last.to - column.from).abs() < 0.01 => last.to = column.to,
            _ => gaps.push(column),
        }
    }
    gaps
}

/// How the text of a late tail is written, by the pixels it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TailText {
    /// "2 d late".
    Full,
    /// "+2 d".
    Short,
    /// Nothing: the words stand in the bar itself.
    Nothing,
}

impl TailText {
    /// The longest text that fits into so many pixels.
    pub fn fitting(width: f64) -> Self {
        match width {
            width if width >= 60.0 => Self::Full,
            width if width >= 32.0 => Self::Short,
            _ => Self::Nothing,
        }
    }
}
