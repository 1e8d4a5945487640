//! Where to scroll when the axis changes under the reader: what they look at stays where it is.

use chrono::NaiveDateTime;

use crate::chart::TimeAxis;

/// Where to scroll on the new axis, in pixels.
///
/// The first of `moments` that is in sight on the old axis (the selected work, the present) keeps its distance from
/// the left edge; else the moment at the left edge does.
pub fn keep(old: &TimeAxis, new: &TimeAxis, scroll: f64, room: f64, moments: &[NaiveDateTime]) -> f64 {
    let distance = |moment: &NaiveDateTime| old.x(*moment) - scroll;
    let in_sight = |moment: &&NaiveDateTime| (0.0..=room).contains(&distance(moment));
    let wanted = match moments.iter().find(in_sight) {
        Some(moment) => new.x(*moment) - distance(moment),
        None => new.x(old.time_at(scroll + 0.5)),
    };
    // Whoever looks at the very beginning goes on looking at it.
    let wanted = if scroll <= 0.0 && moments.is_empty() { 0.0 } else { wanted };
    wanted.clamp(0.0, (new.width() - room).max(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Zoom;
    use crate::screen::plan::model::{axis, fixture};

    #[test]
    fn what_is_looked_at_stays_in_place() {
        let (plan, schedule) = fixture::plan();
        let of = |zoom| axis::axis(&plan, Some(&schedule), plan.as_of, zoom, 1000.0);
        let (week, day) = (of(Zoom::Week), of(Zoom::Day));
        let moment = fixture::at("2026-12-03 12:00");
        let scroll = week.x(moment) - 300.0;
        let near = keep(&week, &day, scroll, 1000.0, &[moment]);
        assert!((day.x(moment) - near - 300.0).abs() < 1e-6);
        let hidden = fixture::at("2027-03-01 12:00");
        let left = keep(&week, &day, scroll, 1000.0, &[hidden]);
        assert!((day.time_at(left) - week.time_at(scroll)).num_minutes().abs() <= 5, "the left edge stays");
        assert_eq!(keep(&week, &day, 0.0, 1000.0, &[]), 0.0);
    }
}
