//! Where something that is carried goes: from a place of the pointer, or from steps of the keys, to a move to try.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta};
use solver::explain::attempt::{Attempt, When};
use solver::model::{Minutes, PersonId, Plan, Task, TaskId};

use super::super::model::scene::{RowKey, Scene};
use crate::chart::{TimeAxis, Zoom};

/// Pixels by which a bar may stray sideways, hours on show, and still keep its time.
const STRAY: f64 = 8.0;
/// Efforts are drawn out by steps of half an hour.
pub const STEP: u32 = 30;

/// What was taken up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grip {
    /// Which task.
    pub task: TaskId,
    /// Which seat; none: the row does not stand for a person.
    pub seat: Option<usize>,
    /// Whose row it was taken from.
    pub owner: Option<PersonId>,
    /// When the task begins.
    pub start: NaiveDateTime,
    /// What it takes of each seat, or what is left of it.
    pub minutes: Minutes,
    /// Its end is drawn, not the whole of it carried.
    pub end: bool,
}

/// Where it goes; what is none stays as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Aim {
    /// To whom.
    pub owner: Option<PersonId>,
    /// To when.
    pub when: Option<When>,
    /// To which effort.
    pub minutes: Option<Minutes>,
}

impl Aim {
    /// The move to try; none: nothing would change.
    pub fn attempt(self, grip: &Grip) -> Option<Attempt> {
        let owner = grip.seat.zip(self.owner.filter(|owner| Some(*owner) != grip.owner));
        let minutes = self.minutes.filter(|minutes| *minutes != grip.minutes);
        let attempt = Attempt { task: grip.task, owner, when: self.when, minutes };
        (owner.is_some() || self.when.is_some() || minutes.is_some()).then_some(attempt)
    }

    /// Where a bar goes whose left edge is carried to `left` while the pointer is at (`x`, `y`), in pixels of the axis
    /// and of the rows.
    ///
    /// In its own row it takes the place before the work under the pointer; else the day under its edge, or, where
    /// hours are drawn, the moment to the grid.
    pub fn carried(
        scene: &Scene,
        axis: &TimeAxis,
        grip: &Grip,
        grid: Minutes,
        (left, x, y): (f64, f64, f64),
    ) -> Self {
        let row = scene.rows.get(row_at(scene, y));
        let owner = row.and_then(|row| match row.key {
            RowKey::Person(person) if grip.owner.is_some() => Some(person),
            _ => None,
        });
        let is_own = owner.is_none_or(|owner| Some(owner) == grip.owner);
        let under = row.filter(|_| is_own && grip.owner.is_some()).and_then(|row| {
            let mut bars = row.bars.iter().filter(|bar| bar.id.task != grip.task);
            bars.find(|bar| bar.span.from <= x && x < bar.span.to)
        });
        let when = match under {
            Some(other) => Some(When::At(other.start)),
            None if axis.zoom() == Zoom::Day => {
                let stays = (left - axis.x(grip.start)).abs() < STRAY;
                (!stays).then(|| When::At(snapped(axis.time_at(left), grid)))
            }
            None => {
                // A little of a day's width is forgiven to the left: the edge counts, not the hair before it.
                let date = axis.time_at(left + axis.day_width().min(60.0) * 0.25).date();
                (date != grip.start.date()).then_some(When::On(date))
            }
        };
        Self { owner, when, minutes: None }
    }

    /// To which effort an end is drawn that was moved by so many pixels; `a_day` is what is worked on a day.
    pub fn drawn(axis: &TimeAxis, grip: &Grip, a_day: Minutes, by: f64) -> Self {
        let per_pixel = f64::from(a_day.0.max(1)) / axis.day_width().max(1.0);
        let steps = (by * per_pixel / f64::from(STEP)).round().clamp(-10_000.0, 10_000.0);
        // A number between minus and plus ten thousand loses nothing.
        #[allow(clippy::cast_possible_truncation, reason = "clamped on the line above")]
        let steps = steps as i64;
        Self { minutes: Some(longer(grip.minutes, steps)), ..Self::default() }
    }

    /// One step of the keys to the left or to the right: an hour where hours are drawn, else an open day; a far step is
    /// a day, or a week.
    pub fn stepped(self, axis: &TimeAxis, grip: &Grip, forth: bool, far: bool) -> Self {
        let sign = if forth { 1 } else { -1 };
        if grip.end {
            let now = self.minutes.unwrap_or(grip.minutes);
            let steps = if far { 4 } else { 1 };
            return Self { minutes: Some(longer(now, sign * steps)), ..self };
        }
        if axis.zoom() == Zoom::Day && !far {
            let now = match self.when {
                Some(When::At(time)) => time,
                Some(When::On(date) | When::In(date)) => date.and_time(grip.start.time()),
                None => grip.start,
            };
            let time = within_hours(axis, now + TimeDelta::hours(sign), sign);
            return Self { when: (time != grip.start).then_some(When::At(time)), ..self };
        }
        let now = match self.when {
            Some(When::At(time)) => time.date(),
            Some(When::On(date) | When::In(date)) => date,
            None => grip.start.date(),
        };
        let days = if far && axis.zoom() != Zoom::Day { 7 } else { 1 };
        let date = open_day(axis, now, sign * days);
        Self { when: (date != grip.start.date()).then_some(When::On(date)), ..self }
    }

    /// One step up or down to the next person who may take the seat.
    pub fn handed(self, plan: &Plan, scene: &Scene, grip: &Grip, down: bool) -> Self {
        let people = takers(plan, scene, grip);
        let now = self.owner.or(grip.owner);
        let at = people.iter().position(|person| Some(*person) == now);
        let next = match (at, down) {
            (Some(at), true) => people.get(at + 1),
            (Some(at), false) => at.checked_sub(1).and_then(|at| people.get(at)),
            (None, true) => people.first(),
            (None, false) => people.last(),
        };
        match next {
            Some(person) => Self { owner: Some(*person), ..self },
            None => self,
        }
    }
}

/// The people who may take the seat, in the order of the rows; whoever has it is among them.
fn takers(plan: &Plan, scene: &Scene, grip: &Grip) -> Vec<PersonId> {
    let Some((task, seat)) = plan.task(grip.task).zip(grip.seat) else { return Vec::new() };
    let Some(asked) = task.seats.get(seat) else { return Vec::new() };
    let rows = scene.rows.iter().filter_map(|row| match row.key {
        RowKey::Person(person) => Some(person),
        _ => None,
    });
    let may = |id: &PersonId| {
        let suits = plan.person(*id).is_some_and(|person| plan.suits(person, task, asked));
        Some(*id) == grip.owner || suits
    };
    rows.filter(may).collect()
}

/// The position of the row at a height, in pixels of the rows; the first or last one beyond them.
pub fn row_at(scene: &Scene, y: f64) -> usize {
    let after = scene.tops.partition_point(|top| *top <= y);
    after.saturating_sub(1).min(scene.rows.len().saturating_sub(1))
}

/// What is worked on a usual day by somebody: hours of the week over its days, up to the cap.
pub fn a_day(plan: &Plan, owner: Option<PersonId>) -> Minutes {
    let usual = Minutes::hours(7);
    let Some(person) = owner.and_then(|owner| plan.person(owner)) else { return usual };
    let days = person.week.days().iter().filter(|day| !day.is_empty()).count();
    let Some(days) = u32::try_from(days).ok().filter(|days| *days > 0) else { return usual };
    Minutes(person.week.minutes().0 / days * plan.cap_of(person).0.min(1000) / 1000)
}

/// What a task takes of each seat, or what is left of it: what a drawn end changes.
pub fn effort(plan: &Plan, task: &Task) -> Minutes {
    let left = task.progress.is_started() || task.progress.left.is_some();
    if left { plan.left_of(task) } else { plan.effort_of(task).0 }
}

/// So many steps more, to whole steps, and at least one.
fn longer(minutes: Minutes, steps: i64) -> Minutes {
    let step = i64::from(STEP);
    let whole = (i64::from(minutes.0) + steps * step).div_euclid(step) * step;
    // Where nothing was added it stays what it was, off the steps or not.
    if steps == 0 {
        return minutes;
    }
    Minutes(u32::try_from(whole.clamp(step, 60 * 5_000)).unwrap_or(STEP))
}

/// To the nearest slot of the day.
fn snapped(time: NaiveDateTime, grid: Minutes) -> NaiveDateTime {
    let grid = i64::from(grid.0.clamp(5, 120));
    let midnight = time.date().and_time(chrono::NaiveTime::MIN);
    let minutes = (time - midnight).num_minutes();
    midnight + TimeDelta::minutes((minutes + grid / 2).div_euclid(grid) * grid)
}

/// A moment, or where the hours drawn begin or end on the open day after or before.
fn within_hours(axis: &TimeAxis, time: NaiveDateTime, sign: i64) -> NaiveDateTime {
    let hours = axis.hours();
    let minute = f64::from(chrono::Timelike::num_seconds_from_midnight(&time)) / 60.0;
    let before = time.date() < axis.first() || minute < hours.start;
    let open = |date: NaiveDate| open_day(axis, date, 0) == date;
    if !before && minute < hours.end && open(time.date()) {
        return time;
    }
    // Whole minutes of a day.
    #[allow(clippy::cast_possible_truncation, reason = "minutes of a day fit")]
    let at = |minute: f64| TimeDelta::minutes(minute as i64);
    let date = if sign > 0 && before { time.date() } else { open_day(axis, time.date(), sign) };
    let date = if sign < 0 && minute >= hours.end { time.date() } else { date };
    let midnight = date.and_time(chrono::NaiveTime::MIN);
    midnight + if sign > 0 { at(hours.start) } else { at(hours.end - 60.0) }
}

/// So many days on or back, and on from there to a day on which somebody works.
fn open_day(axis: &TimeAxis, from: NaiveDate, days: i64) -> NaiveDate {
    let step = |date: NaiveDate, by: i64| {
        let days = Days::new(by.unsigned_abs());
        let to = if by < 0 { date.checked_sub_days(days) } else { date.checked_add_days(days) };
        to.unwrap_or(date)
    };
    let mut date = step(from, days);
    let last = axis.days().saturating_sub(1);
    for _ in 0..31 {
        let at = usize::try_from((date - axis.first()).num_days());
        let closed = match at {
            Ok(at) if at <= last => axis.is_closed(at),
            _ => date.weekday().number_from_monday() > 5,
        };
        if !closed {
            break;
        }
        date = step(date, if days < 0 { -1 } else { 1 });
    }
    date
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::axis;
    use crate::screen::plan::model::fixture::{self, at, date};
    use solver::model::Schedule;

    fn grip(plan: &Plan, schedule: &Schedule, task: u32) -> Grip {
        let given = schedule.get(TaskId(task)).unwrap();
        Grip {
            task: TaskId(task),
            seat: Some(0),
            owner: Some(given.owners[0]),
            start: given.start().unwrap(),
            minutes: effort(plan, plan.task(TaskId(task)).unwrap()),
            end: false,
        }
    }

    fn middle(scene: &Scene, person: u32) -> f64 {
        let position = scene.position(&RowKey::Person(PersonId(person))).unwrap();
        let span = scene.row_span(position).unwrap();
        f64::midpoint(span.from, span.to)
    }

    #[test]
    fn a_row_is_a_person_and_a_column_a_day() {
        let (plan, schedule) = fixture::plan();
        let (scene, grip) = (fixture::scene_of(&plan, &schedule), grip(&plan, &schedule, 1));
        let axis = axis::axis(&plan, Some(&schedule), plan.as_of, Zoom::Week, 1000.0);
        let carried = |left: f64, person| {
            Aim::carried(&scene, &axis, &grip, plan.grid, (left, -100.0, middle(&scene, person)))
        };
        let here = axis.x(grip.start);
        assert_eq!(carried(here + 3.0, 1).attempt(&grip), None, "back at its place nothing changes");
        let other = carried(here, 3).attempt(&grip).unwrap();
        assert_eq!((other.owner, other.when), (Some((0, PersonId(3))), None));
        let later = carried(here + 3.0 * axis.day_width(), 1).attempt(&grip).unwrap();
        let day = grip.start.date() + Days::new(3);
        assert_eq!((later.owner, later.when), (None, Some(When::On(day))));
    }

    #[test]
    fn work_under_the_pointer_in_the_same_row_is_pushed_on() {
        let (plan, schedule) = fixture::plan();
        let (scene, grip) = (fixture::scene_of(&plan, &schedule), grip(&plan, &schedule, 1));
        let axis = axis::axis(&plan, Some(&schedule), plan.as_of, Zoom::Week, 1000.0);
        let row = &scene.rows[scene.position(&RowKey::Person(PersonId(1))).unwrap()];
        let other = row.bars.iter().find(|bar| bar.id.task != grip.task).unwrap();
        let x = f64::midpoint(other.span.from, other.span.to);
        let aim = Aim::carried(&scene, &axis, &grip, plan.grid, (x - 10.0, x, middle(&scene, 1)));
        assert_eq!(aim.when, Some(When::At(other.start)));
    }

    #[test]
    fn where_hours_are_drawn_moments_are_of_the_grid() {
        let (plan, schedule) = fixture::plan();
        let (scene, grip) = (fixture::scene_of(&plan, &schedule), grip(&plan, &schedule, 1));
        let axis = axis::axis(&plan, Some(&schedule), plan.as_of, Zoom::Day, 1000.0);
        let left = axis.x(at("2026-11-26 11:07"));
        let aim = Aim::carried(&scene, &axis, &grip, plan.grid, (left, -1.0, middle(&scene, 1)));
        assert_eq!(aim.when, Some(When::At(at("2026-11-26 11:00"))));
    }

    #[test]
    fn the_keys_step_by_open_days_weeks_and_hours() {
        let (plan, schedule) = fixture::plan();
        let grip = grip(&plan, &schedule, 1);
        let of = |zoom| axis::axis(&plan, Some(&schedule), plan.as_of, zoom, 1000.0);
        let (week, day) = (of(Zoom::Week), of(Zoom::Day));
        let mut aim = Aim::default();
        for _ in 0..5 {
            aim = aim.stepped(&week, &grip, true, false);
        }
        let monday = date("2026-11-23");
        assert_eq!((grip.start.date(), aim.when), (monday, Some(When::On(monday + Days::new(7)))));
        assert_eq!(aim.stepped(&week, &grip, false, true), Aim::default(), "a week back it is where it was");
        let hour = Aim::default().stepped(&day, &grip, true, false);
        assert_eq!(hour.when, Some(When::At(grip.start + TimeDelta::hours(1))));
        let before = Aim::default().stepped(&day, &grip, false, false);
        assert_eq!(before.when, Some(When::At(at("2026-11-20 16:30"))), "the evening of the open day before");
    }

    #[test]
    fn up_and_down_go_to_who_may_take_it() {
        let (plan, schedule) = fixture::plan();
        let (scene, grip) = (fixture::scene_of(&plan, &schedule), grip(&plan, &schedule, 1));
        let down = Aim::default().handed(&plan, &scene, &grip, true);
        assert_ne!(down.owner, None);
        assert_ne!(down.owner, grip.owner);
        let back = down.handed(&plan, &scene, &grip, false);
        assert_eq!((back.owner, back.attempt(&grip)), (grip.owner, None));
    }

    #[test]
    fn an_end_is_drawn_by_half_hours_and_leaves_something() {
        let (plan, schedule) = fixture::plan();
        let grip = Grip { end: true, minutes: Minutes(360), ..grip(&plan, &schedule, 1) };
        let axis = axis::axis(&plan, Some(&schedule), plan.as_of, Zoom::Week, 1000.0);
        let drawn = |by: f64| Aim::drawn(&axis, &grip, Minutes(420), by).minutes.unwrap().0;
        assert_eq!(drawn(0.0), 360);
        assert_eq!(drawn(axis.day_width()), 360 + 420);
        assert_eq!(drawn(-1e6), STEP);
        let more = Aim::default().stepped(&axis, &grip, true, false);
        assert_eq!(more.minutes, Some(Minutes(390)));
    }
}
