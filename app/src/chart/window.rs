//! Which part of a large drawing is near enough to the reader's eye to be drawn.
//!
//! What is visible is widened and rounded outwards to steps, so that scrolling by a few pixels changes nothing
//! and the page is only touched when a step is crossed.

use std::ops::Range;

/// A stretch of pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Span {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
}

impl Span {
    /// From one place to another.
    pub const fn new(from: f64, to: f64) -> Self {
        Self { from, to }
    }

    /// How long it is.
    pub fn len(self) -> f64 {
        self.to - self.from
    }

    /// Whether it has no length.
    pub fn is_empty(self) -> bool {
        self.to <= self.from
    }

    /// Whether two stretches share a place; touching ends do.
    pub fn meets(self, other: Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }

    /// What two stretches share, if anything.
    pub fn common(self, other: Self) -> Option<Self> {
        let both = Self::new(self.from.max(other.from), self.to.min(other.to));
        (!both.is_empty()).then_some(both)
    }

    /// Widened by `around` on both sides and rounded outwards to `phase` and multiples of `step`, from 0.
    ///
    /// Stretches of other phases cross their steps at other places: what would change at once changes in turns.
    #[must_use]
    pub fn stepped(self, around: f64, step: f64, phase: f64) -> Self {
        let step = step.max(1.0);
        let from = ((self.from - around - phase) / step).floor() * step + phase;
        Self::new(from.max(0.0), ((self.to + around - phase) / step).ceil() * step + phase)
    }
}

/// The rows that a stretch touches, `tops` being where each row begins and, last, where the last one ends.
///
/// O(log rows).
pub fn rows(tops: &[f64], span: Span) -> Range<usize> {
    let count = tops.len().saturating_sub(1);
    let first = tops.partition_point(|top| *top <= span.from).saturating_sub(1).min(count);
    let last = tops.partition_point(|top| *top < span.to).min(count);
    first..last.max(first)
}

/// Where to scroll so that `target` is inside a view of length `room` that now begins at `scroll`, with `margin`
/// around it; `None` where it already is. A target longer than the view shows its beginning.
pub fn reveal(scroll: f64, room: f64, target: Span, margin: f64) -> Option<f64> {
    let margin = margin.min((room / 4.0).max(0.0));
    if target.from < scroll + margin || target.len() > room - 2.0 * margin {
        let wanted = (target.from - margin).max(0.0);
        return ((wanted - scroll).abs() > 0.5).then_some(wanted);
    }
    (target.to > scroll + room - margin).then_some(target.to - room + margin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_those_in_sight() {
        let tops = [0.0, 24.0, 86.0, 148.0, 210.0];
        assert_eq!(rows(&tops, Span::new(0.0, 50.0)), 0..2);
        assert_eq!(rows(&tops, Span::new(24.0, 86.0)), 1..2);
        assert_eq!(rows(&tops, Span::new(100.0, 1e9)), 2..4);
        assert_eq!(rows(&tops, Span::new(500.0, 900.0)), 4..4);
        assert_eq!(rows(&[], Span::new(0.0, 100.0)), 0..0);
        assert_eq!(rows(&[0.0], Span::new(0.0, 100.0)), 0..0);
    }

    #[test]
    fn small_scrolls_change_nothing() {
        let at = |from: f64| Span::new(from, from + 1000.0).stepped(200.0, 400.0, 0.0);
        assert_eq!(at(600.0), Span::new(400.0, 2000.0));
        assert_eq!(at(600.0), at(799.0));
        assert_ne!(at(600.0), at(801.0));
        assert_eq!(at(0.0).from, 0.0, "nothing lies before the beginning");
    }

    #[test]
    fn phases_take_their_steps_in_turns() {
        let at = |from: f64, phase: f64| Span::new(from, from + 1000.0).stepped(200.0, 400.0, phase);
        assert_eq!(at(600.0, 100.0), Span::new(100.0, 2100.0));
        assert_ne!(at(601.0, 0.0), at(599.0, 0.0));
        assert_eq!(at(601.0, 100.0), at(599.0, 100.0), "its step is elsewhere");
        assert_eq!(at(0.0, 100.0).from, 0.0, "nothing before the phase is left out");
    }

    #[test]
    fn what_is_in_sight_needs_no_scrolling() {
        assert_eq!(reveal(100.0, 500.0, Span::new(200.0, 300.0), 20.0), None);
        assert_eq!(reveal(100.0, 500.0, Span::new(90.0, 150.0), 20.0), Some(70.0));
        assert_eq!(reveal(100.0, 500.0, Span::new(560.0, 640.0), 20.0), Some(160.0));
        assert_eq!(reveal(100.0, 500.0, Span::new(200.0, 900.0), 20.0), Some(180.0), "its beginning");
        assert_eq!(reveal(0.0, 500.0, Span::new(5.0, 50.0), 20.0), None, "nothing lies before the beginning");
    }

    #[test]
    fn stretches_meet_where_they_touch() {
        let span = Span::new(10.0, 20.0);
        assert!(span.meets(Span::new(20.0, 30.0)) && !span.meets(Span::new(20.5, 30.0)));
        assert_eq!(span.common(Span::new(15.0, 40.0)), Some(Span::new(15.0, 20.0)));
        assert_eq!(span.common(Span::new(20.0, 30.0)), None);
    }
}
