//! Starts that are pinned where nothing can start.

use super::index::Index;
use super::{Hint, Problem, Subject, Values};

/// A pinned start must lie between the plan's today and its horizon, on the grid.
pub(super) fn check(index: &Index<'_>, problems: &mut Vec<Problem>) {
    let (first, last) = (index.plan.as_of, index.horizon);
    let grid = index.plan.grid;
    for task in index.planned() {
        let Some(start) = task.pin_start else { continue };
        let subject = Subject::Task(task.id);
        if start.date() < first || last < start.date() {
            let values = Values::PinOutside { start, first, last };
            problems.push(Problem::new(subject, values, Some(Hint::Unpin)));
        }
        let midnight = start.date().and_time(chrono::NaiveTime::MIN);
        let since = (start - midnight).num_nanoseconds().unwrap_or(0);
        if since % (i64::from(grid.0.max(1)) * 60_000_000_000) != 0 {
            let values = Values::PinOffGrid { start, grid };
            problems.push(Problem::new(subject, values, Some(Hint::OnGrid)));
        }
    }
}
