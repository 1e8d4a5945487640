//! Calendar time as pixels, without nights and with narrow days off.
//!
//! Every day is a column. Inside a column the hours from opening to closing fill the whole width; what lies before
//! opening is drawn at its left edge, what lies after closing at its right edge.
//! A day on which nobody works is *closed*: its column is a sliver, there to be shaded.

use std::ops::Range;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use super::window::Span;

/// No axis is longer than ten years: absurd dates must not make an absurd page.
const MAX_DAYS: i64 = 3660;

/// How much time fits on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Zoom {
    /// Hours can be told apart.
    Day,
    /// Days can be told apart.
    #[default]
    Week,
    /// Weeks can be told apart.
    Month,
}

impl Zoom {
    /// Every zoom, from near to far.
    pub const ALL: [Self; 3] = [Self::Day, Self::Week, Self::Month];

    /// The narrowest day of work in pixels.
    const fn least(self) -> f64 {
        match self {
            Self::Day => 120.0,
            Self::Week => 56.0,
            Self::Month => 14.0,
        }
    }

    /// The day of work in pixels at which most names in bars can be read.
    const fn comfort(self) -> f64 {
        match self {
            Self::Day => 200.0,
            Self::Week => 84.0,
            Self::Month => 17.0,
        }
    }

    /// The most days (near) or weeks (farther) that are fitted into the room: on a wide screen, days grow instead.
    const fn most(self) -> f64 {
        match self {
            Self::Day => 5.0,
            Self::Week => 4.0,
            Self::Month => 12.0,
        }
    }

    /// The width of a day on which nobody works, in pixels.
    pub const fn closed(self) -> f64 {
        match self {
            Self::Day => 16.0,
            Self::Week => 7.0,
            Self::Month => 3.0,
        }
    }

    /// The name of the zoom in preferences and addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
        }
    }

    /// The zoom of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|zoom| zoom.name() == name)
    }

    /// The width of a working day at which a whole number of days (near) or weeks (farther) fills `room` pixels,
    /// with half a day before them: what has just passed.
    ///
    /// `open` is the number of days of a normal week on which somebody works.
    fn day_width(self, room: f64, open: u32) -> f64 {
        let open = f64::from(open.clamp(1, 7));
        // A unit: a day, or a week of which some days are closed.
        let (days, closed) = match self {
            Self::Day => (1.0, 0.0),
            Self::Week | Self::Month => (open, (7.0 - open) * self.closed()),
        };
        let units = (room / (days * self.comfort() + closed)).round().clamp(1.0, self.most());
        let width = (room - units * closed) / (units * days + 0.5);
        width.clamp(self.least(), 2.5 * self.comfort())
    }
}

/// What an axis is made from.
#[derive(Clone, Debug, PartialEq)]
pub struct AxisSpec {
    /// A day of the first week shown; the axis begins on its Monday.
    pub first: NaiveDate,
    /// A day of the last week shown; the axis ends with its Sunday.
    pub last: NaiveDate,
    /// First and last minute of the day on which anybody works.
    pub hours: Range<u32>,
    /// On which weekdays anybody works, Monday first.
    pub open: [bool; 7],
    /// Days of work that the weekdays do not tell, in any order.
    pub also_open: Vec<NaiveDate>,
    /// How near the reader looks.
    pub zoom: Zoom,
    /// Pixels that the visible part of the axis has.
    pub room: f64,
}

/// Calendar time on pixels: day by day, working hours only.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeAxis {
    first: NaiveDate,
    from: f64,
    minutes: f64,
    zoom: Zoom,
    day_width: f64,
    /// Where each day begins, and where the last one ends.
    starts: Vec<f64>,
    closed: Vec<bool>,
}

impl TimeAxis {
    /// The axis of a span of weeks; O(days).
    pub fn new(spec: &AxisSpec) -> Self {
        let first = monday(spec.first);
        let last = monday(spec.last.max(first)).checked_add_days(Days::new(6)).unwrap_or(spec.last);
        let days = ((last - first).num_days() + 1).clamp(7, MAX_DAYS);
        let open_days = spec.open.iter().filter(|open| **open).count();
        // Where nobody works on any day, days are all alike.
        let all = open_days == 0;
        let day_width =
            spec.zoom.day_width(spec.room, if all { 7 } else { u32::try_from(open_days).unwrap_or(7) });
        let also: std::collections::BTreeSet<NaiveDate> = spec.also_open.iter().copied().collect();
        let mut starts = vec![0.0];
        let mut closed = Vec::new();
        let mut x = 0.0;
        for day in first.iter_days().take(usize::try_from(days).unwrap_or(7)) {
            let weekday = usize::try_from(day.weekday().num_days_from_monday()).unwrap_or(0);
            let open = all || spec.open.get(weekday).copied().unwrap_or(true) || also.contains(&day);
            x += if open { day_width } else { spec.zoom.closed() };
            starts.push(x);
            closed.push(!open);
        }
        let from = spec.hours.start.min(1439);
        let to = spec.hours.end.clamp(from + 1, 1440);
        Self {
            first,
            from: f64::from(from),
            minutes: f64::from(to - from),
            zoom: spec.zoom,
            day_width,
            starts,
            closed,
        }
    }

    /// The Monday with which it begins.
    pub const fn first(&self) -> NaiveDate {
        self.first
    }

    /// The Sunday with which it ends.
    pub fn last(&self) -> NaiveDate {
        self.date(self.days().saturating_sub(1))
    }

    /// How many days it has.
    pub fn days(&self) -> usize {
        self.closed.len()
    }

    /// How near the reader looks.
    pub const fn zoom(&self) -> Zoom {
        self.zoom
    }

    /// Pixels of a working day.
    pub const fn day_width(&self) -> f64 {
        self.day_width
    }

    /// Pixels from beginning to end.
    pub fn width(&self) -> f64 {
        self.starts.last().copied().unwrap_or(0.0)
    }

    /// The first and last minute of the day that are drawn.
    pub fn hours(&self) -> Range<f64> {
        self.from..self.from + self.minutes
    }

    /// The date of a day by its index from [`TimeAxis::first`].
    pub fn date(&self, day: usize) -> NaiveDate {
        let days = u64::try_from(day).unwrap_or(0);
        self.first.checked_add_days(Days::new(days)).unwrap_or(self.first)
    }

    /// Whether nobody works on a day.
    pub fn is_closed(&self, day: usize) -> bool {
        self.closed.get(day).copied().unwrap_or(false)
    }

    /// From where to where a day is drawn, by its index.
    pub fn column(&self, day: usize) -> Span {
        let at = |index: usize| self.starts.get(index).copied().unwrap_or_else(|| self.width());
        Span::new(at(day), at(day + 1))
    }

    /// Where a date begins; dates beyond the ends are drawn at the ends.
    pub fn x_of_date(&self, date: NaiveDate) -> f64 {
        self.column(self.day_index(date)).from
    }

    /// Where a date ends.
    pub fn x_after_date(&self, date: NaiveDate) -> f64 {
        if date < self.first { 0.0 } else { self.column(self.day_index(date)).to }
    }

    /// Where a moment is drawn; before opening at the left edge of its day, after closing at the right one.
    pub fn x(&self, at: NaiveDateTime) -> f64 {
        if at.date() < self.first {
            return 0.0;
        }
        let column = self.column(self.day_index(at.date()));
        let minute = f64::from(at.num_seconds_from_midnight()) / 60.0;
        column.from + column.len() * ((minute - self.from) / self.minutes).clamp(0.0, 1.0)
    }

    /// Where a piece of work is drawn. An end at midnight belongs to the day before.
    pub fn span(&self, start: NaiveDateTime, end: NaiveDateTime) -> Span {
        let from = self.x(start);
        let midnight = end.time() == NaiveTime::MIN && end > start;
        let to = if midnight {
            self.x_after_date(end.date().pred_opt().unwrap_or(end.date()))
        } else {
            self.x(end)
        };
        Span::new(from, to.max(from))
    }

    /// The moment that is drawn at `x`, to the minute; always between opening and closing.
    pub fn time_at(&self, x: f64) -> NaiveDateTime {
        let day = self.day_at(x);
        let column = self.column(day);
        let share = if column.len() > 0.0 { ((x - column.from) / column.len()).clamp(0.0, 1.0) } else { 0.0 };
        let minute = (self.from + share * self.minutes).round().clamp(0.0, 1439.0);
        // A number between 0 and 1439 loses nothing.
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped on the line above"
        )]
        let time = NaiveTime::from_num_seconds_from_midnight_opt(minute as u32 * 60, 0);
        self.date(day).and_time(time.unwrap_or_default())
    }

    /// The index of the day that is drawn at `x`; the first or last one beyond the ends.
    pub fn day_at(&self, x: f64) -> usize {
        let after = self.starts.partition_point(|start| *start <= x);
        after.saturating_sub(1).min(self.days().saturating_sub(1))
    }

    /// The days of which at least a part lies between two places.
    pub fn days_in(&self, span: Span) -> Range<usize> {
        if self.days() == 0 || span.to <= span.from {
            return 0..0;
        }
        let first = self.day_at(span.from);
        let last = self.starts.partition_point(|start| *start < span.to).min(self.days());
        first..last.max(first + 1)
    }

    fn day_index(&self, date: NaiveDate) -> usize {
        let days = (date - self.first).num_days().max(0);
        usize::try_from(days).unwrap_or(usize::MAX).min(self.days().saturating_sub(1))
    }
}

/// The Monday of a date's week.
pub fn monday(date: NaiveDate) -> NaiveDate {
    let back = u64::from(date.weekday().num_days_from_monday());
    date.checked_sub_days(Days::new(back)).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tuesday 24 November to Friday 4 December 2026, 9:30–17:30, Monday to Friday, 1,000 pixels.
    fn spec(zoom: Zoom) -> AxisSpec {
        AxisSpec {
            first: "2026-11-24".parse().unwrap(),
            last: "2026-12-04".parse().unwrap(),
            hours: 570..1050,
            open: [true, true, true, true, true, false, false],
            also_open: Vec::new(),
            zoom,
            room: 1000.0,
        }
    }

    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn it_begins_on_a_monday_and_ends_on_a_sunday() {
        let axis = TimeAxis::new(&spec(Zoom::Week));
        assert_eq!(axis.first().to_string(), "2026-11-23");
        assert_eq!(axis.last().to_string(), "2026-12-06");
        assert_eq!(axis.days(), 14);
    }

    #[test]
    fn whole_weeks_and_half_a_day_before_them_fill_the_room() {
        let axis = TimeAxis::new(&spec(Zoom::Week));
        let all = axis.width() + axis.day_width() / 2.0;
        assert!((all - 1000.0).abs() < 1e-6, "two weeks: {all}");
        assert!((axis.day_width() - (1000.0 - 28.0) / 10.5).abs() < 1e-6);
        let far = TimeAxis::new(&spec(Zoom::Month));
        let weeks = (1000.0 - far.day_width() / 2.0) / (far.width() / 2.0);
        assert!((weeks - weeks.round()).abs() < 1e-6, "{weeks} weeks fit");
        let near = TimeAxis::new(&spec(Zoom::Day));
        assert!((near.day_width() - 1000.0 / 5.5).abs() < 1e-6, "five days");
    }

    #[test]
    fn a_laptop_shows_a_fortnight_a_few_days_or_two_months() {
        // A page of 1,280 pixels less rail, tray and names.
        let room = 736.0;
        let shown = |zoom: Zoom| {
            let axis = TimeAxis::new(&AxisSpec { room, ..spec(zoom) });
            let unit = if zoom == Zoom::Day { axis.day_width() } else { axis.width() / 2.0 };
            (room - axis.day_width() / 2.0) / unit
        };
        assert!((shown(Zoom::Week) - 2.0).abs() < 1e-6);
        assert!((3.0..=5.0).contains(&shown(Zoom::Day)));
        assert!((8.0..=10.0).contains(&(shown(Zoom::Month) + 1e-6)), "{}", shown(Zoom::Month));
    }

    #[test]
    fn a_screen_without_room_still_has_days() {
        for zoom in Zoom::ALL {
            let axis = TimeAxis::new(&AxisSpec { room: 0.0, ..spec(zoom) });
            assert!(axis.day_width() >= zoom.least());
        }
    }

    #[test]
    fn nights_are_not_drawn() {
        let axis = TimeAxis::new(&spec(Zoom::Week));
        assert_eq!(axis.x(at("2026-11-23T17:30:00")), axis.x(at("2026-11-24T09:30:00")));
        assert_eq!(axis.x(at("2026-11-23T23:00:00")), axis.x(at("2026-11-24T03:00:00")));
        let noon = axis.x(at("2026-11-23T13:30:00"));
        assert!((noon - axis.day_width() / 2.0).abs() < 1e-6, "half of eight hours is half a day: {noon}");
    }

    #[test]
    fn weekends_are_slivers_unless_somebody_works_then() {
        let axis = TimeAxis::new(&spec(Zoom::Week));
        assert!(axis.is_closed(5) && axis.is_closed(6) && !axis.is_closed(4));
        assert_eq!(axis.column(5).len(), Zoom::Week.closed());
        let saturday = "2026-11-28".parse().unwrap();
        let axis = TimeAxis::new(&AxisSpec { also_open: vec![saturday], ..spec(Zoom::Week) });
        assert!((axis.column(5).len() - axis.day_width()).abs() < 1e-6);
        assert!(axis.is_closed(12), "the next Saturday stays narrow");
        let never = TimeAxis::new(&AxisSpec { open: [false; 7], ..spec(Zoom::Week) });
        assert!((0..14).all(|day| !never.is_closed(day)), "days off for all are days like any other");
    }

    #[test]
    fn a_place_gives_back_its_moment() {
        for zoom in Zoom::ALL {
            let axis = TimeAxis::new(&spec(zoom));
            for moment in ["2026-11-23T09:31:00", "2026-11-25T12:00:00", "2026-12-04T17:15:00"] {
                assert_eq!(axis.time_at(axis.x(at(moment))), at(moment), "{zoom:?}");
            }
        }
    }

    #[test]
    fn what_lies_beyond_is_drawn_at_the_ends() {
        let axis = TimeAxis::new(&spec(Zoom::Week));
        assert_eq!(axis.x(at("1900-01-01T10:00:00")), 0.0);
        assert_eq!(axis.x_after_date("1900-01-01".parse().unwrap()), 0.0);
        assert!(axis.x(at("9999-12-31T23:00:00")) <= axis.width());
        assert_eq!(axis.time_at(-50.0), at("2026-11-23T09:30:00"));
        assert_eq!(axis.day_at(1e9), 13);
    }

    #[test]
    fn work_until_midnight_ends_with_its_day() {
        let axis = TimeAxis::new(&AxisSpec { hours: 0..1440, open: [true; 7], ..spec(Zoom::Week) });
        let span = axis.span(at("2026-11-23T12:00:00"), at("2026-11-24T00:00:00"));
        assert_eq!(span.to, axis.column(0).to);
        let moment = axis.span(at("2026-11-24T00:00:00"), at("2026-11-24T00:00:00"));
        assert_eq!((moment.from, moment.len()), (axis.column(1).from, 0.0));
    }

    #[test]
    fn days_in_a_stretch_are_those_it_touches() {
        let axis = TimeAxis::new(&spec(Zoom::Week));
        let (monday, tuesday) = (axis.column(0), axis.column(1));
        assert_eq!(axis.days_in(monday), 0..1);
        assert_eq!(axis.days_in(Span::new(monday.from + 1.0, tuesday.from + 1.0)), 0..2);
        assert_eq!(axis.days_in(Span::new(5.0, 5.0)), 0..0);
        assert_eq!(axis.days_in(Span::new(0.0, 1e9)), 0..14);
    }

    #[test]
    fn absurd_dates_make_an_axis_of_ten_years_at_most() {
        let spec = AxisSpec { last: NaiveDate::MAX, ..spec(Zoom::Day) };
        assert_eq!(TimeAxis::new(&spec).days(), 3660);
        let spec = AxisSpec { first: NaiveDate::MAX, last: NaiveDate::MAX, ..spec };
        assert!(TimeAxis::new(&spec).days() <= 7);
        let backwards = AxisSpec { last: NaiveDate::MIN, ..self::spec(Zoom::Week) };
        assert_eq!(TimeAxis::new(&backwards).days(), 7);
    }
}
