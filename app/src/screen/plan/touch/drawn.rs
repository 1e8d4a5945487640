//! What the layer draws of an answer: where tasks would stand, and veils over where they stand now.

use solver::explain::attempt::Tried;
use solver::model::{Assignment, Schedule, TaskId};

use super::super::model::Index;
use super::super::model::scene::{RowKey, Scene};
use crate::chart::{Span, TimeAxis};

/// A box in pixels of the rows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// From where to where on the axis.
    pub span: Span,
    /// From the top of the rows.
    pub top: f64,
    /// Its height.
    pub tall: f64,
}

/// Where a task would stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Which task, seat and piece.
    pub id: (TaskId, usize, usize),
    /// Where.
    pub place: Place,
    /// The colour of its project.
    pub colour: u8,
    /// Its name.
    pub name: String,
    /// Working days after its due date, there.
    pub late: u32,
    /// It is the moved task itself.
    pub own: bool,
}

/// What is drawn of an answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawn {
    /// Where tasks would stand.
    pub marks: Vec<Mark>,
    /// Where they stand now.
    pub veils: Vec<Place>,
    /// Where the moved task would stand first, if anywhere.
    pub own: Option<Place>,
}

/// What is drawn of an answer near the reader's eye: rows and time. O(shifts × bars of their rows).
pub fn drawn(
    index: &Index<'_>,
    scene: &Scene,
    axis: &TimeAxis,
    held: &Schedule,
    tried: &Tried,
    (rows, time): (Span, Span),
) -> Drawn {
    let projects = scene.rows.iter().any(|row| matches!(row.key, RowKey::Project(_)));
    let moved: Vec<TaskId> = tried.shifts.iter().map(|shift| shift.task).collect();
    let stage = Stage { index, scene, axis, projects, moved: &moved };
    let mut drawn = Drawn::default();
    let own = tried.task.as_ref().map(|task| task.id);
    for shift in &tried.shifts {
        let known = index.task(shift.task);
        if let Some(place) = &shift.place {
            for (id, place) in stage.places(place, false) {
                let is_own = Some(shift.task) == own;
                if is_own && drawn.own.is_none() {
                    drawn.own = Some(place);
                }
                drawn.marks.push(Mark {
                    id,
                    place,
                    colour: known.map_or(1, |task| index.colour_of(task)),
                    name: known.map(|task| task.name.clone()).unwrap_or_default(),
                    late: shift.days_late,
                    own: is_own,
                });
            }
        }
        if let Some(before) = held.get(shift.task) {
            drawn.veils.extend(stage.places(before, true).into_iter().map(|(_, place)| place));
        }
    }
    let near =
        |place: &Place| place.span.meets(time) && place.top < rows.to && place.top + place.tall > rows.from;
    drawn.marks.retain(|mark| near(&mark.place));
    drawn.veils.retain(near);
    drawn
}

struct Stage<'a> {
    index: &'a Index<'a>,
    scene: &'a Scene,
    axis: &'a TimeAxis,
    projects: bool,
    moved: &'a [TaskId],
}

impl Stage<'_> {
    /// The pieces of a task, seat by seat: in the lanes of its bars where it stands now, else in lanes that are free.
    fn places(&self, given: &Assignment, now: bool) -> Vec<((TaskId, usize, usize), Place)> {
        let mut places = Vec::new();
        for (seat, key) in self.rows(given) {
            let Some(position) = self.scene.position(&key) else { continue };
            let Some((row, span)) = self.scene.rows.get(position).zip(self.scene.row_span(position)) else {
                continue;
            };
            for (number, piece) in given.pieces.iter().enumerate() {
                let on_axis = self.axis.span(piece.start, piece.end);
                let own = row
                    .bars
                    .iter()
                    .find(|bar| (bar.id.task, bar.id.piece) == (given.task, number) && bar.id.seat == seat);
                let is_free = |lane: &usize| {
                    let stays = |task: &TaskId| !self.moved.contains(task);
                    let mut others = row.bars.iter().filter(|bar| bar.lane == *lane && stays(&bar.id.task));
                    !others.any(|bar| bar.span.from + 0.5 < on_axis.to && on_axis.from + 0.5 < bar.span.to)
                };
                let lanes = row.bars.iter().map(|bar| bar.lane + 1).max().unwrap_or(1);
                let lane = own.filter(|_| now).map(|bar| bar.lane);
                let lane = lane.or_else(|| (0..lanes).find(is_free)).unwrap_or(0);
                let (top, tall) = key.lanes().place(lane);
                places
                    .push(((given.task, seat, number), Place { span: on_axis, top: span.from + top, tall }));
            }
        }
        places
    }

    /// The rows in which a task is drawn, with the seat that each stands for.
    fn rows(&self, given: &Assignment) -> Vec<(usize, RowKey)> {
        if self.projects {
            let task = self.index.task(given.task);
            return task.map(|task| (0, RowKey::Project(task.project))).into_iter().collect();
        }
        if given.owners.is_empty() {
            return vec![(0, RowKey::Milestones)];
        }
        given.owners.iter().enumerate().map(|(seat, owner)| (seat, RowKey::Person(*owner))).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::chart::Zoom;
    use crate::screen::plan::model::{axis, fixture};
    use solver::explain::attempt::{Attempt, Hand};
    use solver::model::PersonId;

    #[test]
    fn a_moved_task_is_drawn_in_its_new_row_and_veiled_in_its_old_one() {
        let (plan, schedule) = fixture::plan();
        let scene = fixture::scene_of(&plan, &schedule);
        let axis = axis::axis(&plan, Some(&schedule), plan.as_of, Zoom::Week, 1000.0);
        let held = Hand::new(Arc::new(plan.clone()), Arc::new(schedule.clone()));
        let attempt = Attempt { task: TaskId(1), owner: Some((0, PersonId(3))), when: None, minutes: None };
        let tried = held.attempt(&attempt);
        assert_eq!(tried.obstacle, None);
        let everywhere = (Span::new(0.0, 1e6), Span::new(0.0, 1e6));
        let drawn = drawn(&Index::new(&plan), &scene, &axis, &schedule, &tried, everywhere);
        let row = |person| {
            let position = scene.position(&RowKey::Person(PersonId(person))).unwrap();
            scene.row_span(position).unwrap()
        };
        let own = drawn.own.unwrap();
        assert!(row(3).from < own.top && own.top + own.tall < row(3).to);
        assert!(drawn.marks.iter().any(|mark| mark.own && mark.place == own));
        let veil = drawn.veils[0];
        assert!(row(1).from < veil.top && veil.top < row(1).to);
        assert_eq!(own.span, veil.span, "at the same time");
    }
}
