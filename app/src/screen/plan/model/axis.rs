//! Which time axis a plan needs.

use std::ops::Range;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use solver::model::{Plan, Schedule};

use crate::chart::axis::AxisSpec;
use crate::chart::{TimeAxis, Zoom};

/// What the axis of a plan is made from, for a schedule and a visible width in pixels.
///
/// It spans the weeks from the first work (at the latest that of `as_of`) to a fortnight after the last work or
/// date, and at least `weeks` weeks, so that there is room to scroll.
pub fn spec(plan: &Plan, schedule: Option<&Schedule>, today: NaiveDate, zoom: Zoom, room: f64) -> AxisSpec {
    let pieces = || schedule.into_iter().flat_map(|schedule| &schedule.assignments).flat_map(|a| &a.pieces);
    // What lies decades away is a mistake that is named elsewhere; the axis stays useful.
    let near = |date: &NaiveDate| (*date - plan.as_of).num_days().abs() <= 3 * 366;
    let first = pieces().map(|piece| piece.start.date()).filter(near).min();
    let dates =
        plan.tasks.iter().filter(|task| !task.progress.done).flat_map(|task| [task.due, task.deadline]);
    let dues = dates.flatten().chain(plan.projects.iter().filter_map(|project| project.due));
    let last = pieces().map(|piece| piece.end.date()).chain(dues).filter(near).max();
    let first = first.map_or(plan.as_of, |first| first.min(plan.as_of));
    let first = if near(&today) { first.min(today) } else { first };
    let least = match zoom {
        Zoom::Day => 4,
        Zoom::Week => 10,
        Zoom::Month => 30,
    };
    let later = |date: NaiveDate, weeks: u64| date.checked_add_days(Days::new(weeks * 7)).unwrap_or(date);
    let last = last.map_or(plan.as_of, |last| later(last.max(plan.as_of), 2)).max(later(first, least));
    let open = open_weekdays(plan);
    // A milestone on a Saturday is no work.
    let worked: std::collections::BTreeSet<NaiveDate> = pieces()
        .filter(|piece| piece.start < piece.end)
        .flat_map(|piece| [piece.start.date(), piece.end.date()])
        .filter(|date| near(date) && !is_open(&open, *date))
        .collect();
    AxisSpec { first, last, hours: hours(plan), open, also_open: worked.into_iter().collect(), zoom, room }
}

/// The axis of a plan.
pub fn axis(plan: &Plan, schedule: Option<&Schedule>, today: NaiveDate, zoom: Zoom, room: f64) -> TimeAxis {
    TimeAxis::new(&spec(plan, schedule, today, zoom, room))
}

/// From the first to the last minute of the day on which anybody works, to the half hour; 8:00 to 19:00 for nobody.
fn hours(plan: &Plan) -> Range<u32> {
    let intervals = || plan.people.iter().flat_map(|person| person.week.days()).flatten();
    let from = intervals().map(|interval| u32::from(interval.from.0)).min();
    let to = intervals().map(|interval| u32::from(interval.to.0)).max();
    match (from, to) {
        (Some(from), Some(to)) if from < to => from / 30 * 30..(to.div_ceil(30) * 30).min(1440),
        _ => 8 * 60..19 * 60,
    }
}

/// On which weekdays anybody works, Monday first; Monday to Friday for nobody.
fn open_weekdays(plan: &Plan) -> [bool; 7] {
    let mut open = [false; 7];
    for person in &plan.people {
        for (day, intervals) in open.iter_mut().zip(person.week.days()) {
            *day |= !intervals.is_empty();
        }
    }
    if open == [false; 7] { [true, true, true, true, true, false, false] } else { open }
}

fn is_open(open: &[bool; 7], date: NaiveDate) -> bool {
    let day: Weekday = date.weekday();
    usize::try_from(day.num_days_from_monday()).ok().and_then(|day| open.get(day)).copied().unwrap_or(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::fixture::{self, date};
    use solver::model::{Interval, TimeOfDay};
    use std::sync::Arc;

    #[test]
    fn the_hours_are_those_that_anybody_works() {
        let (mut plan, _) = fixture::plan();
        assert_eq!(hours(&plan), 570..1050);
        let mut early = plan.people[0].as_ref().clone();
        early.week.mon = vec![Interval::new(TimeOfDay::at(7, 45), TimeOfDay::at(12, 0))];
        plan.people[0] = Arc::new(early);
        assert_eq!(hours(&plan), 450..1050);
        plan.people.clear();
        assert_eq!(hours(&plan), 480..1140);
    }

    #[test]
    fn it_reaches_beyond_the_last_date_and_back_to_the_first_work() {
        let (plan, schedule) = fixture::plan();
        let spec = spec(&plan, Some(&schedule), plan.as_of, Zoom::Week, 1000.0);
        assert_eq!(spec.first, plan.as_of);
        assert!(spec.last >= plan.as_of + Days::new(70), "at least ten weeks to scroll through");
        assert_eq!(spec.also_open, []);
    }

    #[test]
    fn a_saturday_with_work_is_drawn_at_full_width() {
        let (plan, mut schedule) = fixture::plan();
        schedule.assignments[0].pieces[0].end = date("2026-11-28").and_hms_opt(12, 0, 0).unwrap();
        let spec = spec(&plan, Some(&schedule), plan.as_of, Zoom::Week, 1000.0);
        assert_eq!(spec.also_open, [date("2026-11-28")]);
        schedule.assignments[0].pieces[0].start = schedule.assignments[0].pieces[0].end;
        let spec = self::spec(&plan, Some(&schedule), plan.as_of, Zoom::Week, 1000.0);
        assert_eq!(spec.also_open, [], "a moment is no work");
    }

    #[test]
    fn absurd_dates_do_not_stretch_it() {
        let (mut plan, schedule) = fixture::plan();
        let mut task = plan.tasks[0].as_ref().clone();
        task.due = Some(date("9999-12-31"));
        plan.tasks[0] = Arc::new(task);
        let spec = spec(&plan, Some(&schedule), date("1970-01-01"), Zoom::Month, 1000.0);
        assert!(spec.last < plan.as_of + Days::new(400) && spec.first == plan.as_of);
    }
}
