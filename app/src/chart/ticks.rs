//! The two bands of a timeline's header and the lines of its grid, for the part of the axis that is drawn.

use chrono::{Datelike, NaiveDate};

use super::{Span, TimeAxis, Zoom};
use crate::text::{Lang, format};

/// A label over a stretch of the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// From where to where.
    pub span: Span,
    /// What stands there.
    pub label: String,
    /// Something less important beside it: the number of the week, the name of a holiday.
    pub aside: String,
    /// The day with which it begins.
    pub date: NaiveDate,
    /// The hour, where hours are told apart; else 0.
    pub hour: u32,
    /// Whether nobody works then.
    pub closed: bool,
    /// Whether it begins a week (a month, where weeks are told apart).
    pub major: bool,
}

/// The two bands of a header, from left to right.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Header {
    /// The larger unit.
    pub upper: Vec<Band>,
    /// The smaller unit, in which the grid is drawn.
    pub lower: Vec<Band>,
}

/// The lines and closed days of a grid.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// Between the smaller units.
    pub minor: Vec<f64>,
    /// Between the larger units.
    pub major: Vec<f64>,
    /// Days on which nobody works.
    pub closed: Vec<Span>,
}

/// The header of the days that `span` touches. `holiday` names public holidays.
pub fn header(
    axis: &TimeAxis,
    span: Span,
    lang: Lang,
    holiday: &dyn Fn(NaiveDate) -> Option<String>,
) -> Header {
    let days = days_of_whole_bands(axis, span);
    let mut header = Header::default();
    for day in days {
        let (date, column) = (axis.date(day), axis.column(day));
        let closed = axis.is_closed(day);
        let mut band = Band {
            span: column,
            label: String::new(),
            aside: String::new(),
            date,
            hour: 0,
            closed,
            major: date.weekday().num_days_from_monday() == 0,
        };
        match axis.zoom() {
            Zoom::Day => {
                if !closed {
                    header.lower.extend(hours(axis, &band, lang));
                }
                band.label = if closed { String::new() } else { long_date(lang, date) };
                let week = || if closed { String::new() } else { format::week(lang, date) };
                band.aside = holiday(date).unwrap_or_else(week);
                header.upper.push(band);
            }
            Zoom::Week => {
                let label = || (format::month_year(lang, date), format::week(lang, date));
                extend(&mut header.upper, &band, band.major, label);
                band.label = if closed { String::new() } else { day_label(lang, date, band.major) };
                band.aside = if closed { String::new() } else { holiday(date).unwrap_or_default() };
                header.lower.push(band);
            }
            Zoom::Month => {
                let first = date.day() == 1;
                extend(&mut header.upper, &band, first, || (format::month_year(lang, date), String::new()));
                let label = || (format::day_month(lang, date), format::week_short(lang, date));
                extend(&mut header.lower, &band, band.major, label);
            }
        }
    }
    header
}

/// The grid of the days that `span` touches.
pub fn grid(axis: &TimeAxis, span: Span) -> Grid {
    let mut grid = Grid::default();
    for day in axis.days_in(span) {
        let (date, column) = (axis.date(day), axis.column(day));
        let monday = date.weekday().num_days_from_monday() == 0;
        if axis.is_closed(day) {
            grid.closed.push(column);
        }
        match axis.zoom() {
            Zoom::Day => {
                grid.major.push(column.from);
                if !axis.is_closed(day) {
                    grid.minor.extend(full_hours(axis, column).map(|(_, x)| x).filter(|x| *x > column.from));
                }
            }
            Zoom::Week if monday => grid.major.push(column.from),
            Zoom::Week if !axis.is_closed(day) => grid.minor.push(column.from),
            Zoom::Month if date.day() == 1 => grid.major.push(column.from),
            Zoom::Month if monday => grid.minor.push(column.from),
            Zoom::Week | Zoom::Month => {}
        }
    }
    grid
}

/// The days of a span, widened so that the larger unit at its left end is whole: its label stands there.
fn days_of_whole_bands(axis: &TimeAxis, span: Span) -> std::ops::Range<usize> {
    let days = axis.days_in(span);
    let begins = |day: &usize| match axis.zoom() {
        Zoom::Day => true,
        Zoom::Week => axis.date(*day).weekday().num_days_from_monday() == 0,
        Zoom::Month => axis.date(*day).day() == 1,
    };
    let first = (0..=days.start).rev().find(begins).unwrap_or(0);
    let last = (days.end..axis.days()).find(begins).unwrap_or(axis.days());
    if days.is_empty() { days } else { first..last }
}

/// Lengthens the last band by a day, or begins a new one.
fn extend(bands: &mut Vec<Band>, day: &Band, begins: bool, label: impl FnOnce() -> (String, String)) {
    match bands.last_mut() {
        Some(last) if !begins => {
            last.span.to = day.span.to;
            last.closed &= day.closed;
        }
        _ => {
            let (label, aside) = label();
            bands.push(Band { label, aside, ..day.clone() });
        }
    }
}

/// Full hours inside a day's column and where they are drawn.
fn full_hours(axis: &TimeAxis, column: Span) -> impl Iterator<Item = (u32, f64)> {
    let hours = axis.hours();
    let minutes = hours.end - hours.start;
    (0..24u32).filter_map(move |hour| {
        let minute = f64::from(hour) * 60.0;
        let inside = minute >= hours.start && minute < hours.end;
        inside.then(|| (hour, column.from + (minute - hours.start) / minutes * column.len()))
    })
}

fn hours(axis: &TimeAxis, day: &Band, lang: Lang) -> Vec<Band> {
    let all: Vec<(u32, f64)> = full_hours(axis, day.span).collect();
    let wide = |every: u32| {
        let minutes = axis.hours().end - axis.hours().start;
        60.0 * f64::from(every) / minutes * day.span.len() >= 44.0
    };
    let every = [1, 2, 3, 4, 6].into_iter().find(|every| wide(*every)).unwrap_or(12);
    let mut bands: Vec<Band> = Vec::new();
    for (hour, x) in all.into_iter().filter(|(hour, _)| hour % every == 0) {
        if let Some(last) = bands.last_mut() {
            last.span.to = x;
        }
        let label = match lang {
            Lang::En => format!("{hour}:00"),
            Lang::Fr => format!("{hour}\u{202f}h"),
        };
        let span = Span::new(x, day.span.to);
        bands.push(Band { span, label, hour, aside: String::new(), major: false, ..day.clone() });
    }
    bands
}

/// "Mon 23", and where a month is new "Tue 1 Dec".
fn day_label(lang: Lang, date: NaiveDate, monday: bool) -> String {
    if date.day() == 1 || (monday && date.day() <= 3) {
        format::date(lang, date)
    } else {
        format!("{} {}", format::weekday(lang, date.weekday()), date.day())
    }
}

/// "Tuesday 24 November", « mardi 24 novembre ».
fn long_date(lang: Lang, date: NaiveDate) -> String {
    let day = match (lang, date.day()) {
        (Lang::Fr, 1) => "1ᵉʳ".to_owned(),
        (_, day) => day.to_string(),
    };
    format!("{} {day} {}", format::day_of_week(lang, date.weekday()), format::month(lang, date))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::axis::AxisSpec;

    /// Two weeks from Monday 23 November 2026.
    fn axis(zoom: Zoom, weeks: u64) -> TimeAxis {
        let first: NaiveDate = "2026-11-23".parse().unwrap();
        TimeAxis::new(&AxisSpec {
            first,
            last: first.checked_add_days(chrono::Days::new(weeks * 7 - 1)).unwrap(),
            hours: 570..1050,
            open: [true, true, true, true, true, false, false],
            also_open: Vec::new(),
            zoom,
            room: 1000.0,
        })
    }

    fn all(axis: &TimeAxis) -> Span {
        Span::new(0.0, axis.width())
    }

    fn labels(bands: &[Band]) -> Vec<&str> {
        bands.iter().filter(|band| !band.label.is_empty()).map(|band| band.label.as_str()).collect()
    }

    #[test]
    fn a_week_shows_its_days_and_says_the_month_where_it_is_new() {
        let axis = axis(Zoom::Week, 2);
        let english = header(&axis, all(&axis), Lang::En, &|_| None);
        assert_eq!(
            labels(&english.lower),
            [
                "Mon 23",
                "Tue 24",
                "Wed 25",
                "Thu 26",
                "Fri 27",
                "Mon 30",
                "Tue 1 Dec",
                "Wed 2",
                "Thu 3",
                "Fri 4"
            ]
        );
        assert_eq!(labels(&english.upper), ["November 2026", "November 2026"]);
        assert_eq!(english.upper[0].aside, "week\u{a0}48");
        let french = header(&axis, all(&axis), Lang::Fr, &|_| None);
        assert_eq!(labels(&french.lower)[5..7], ["lun. 30", "mar. 1ᵉʳ déc."]);
    }

    #[test]
    fn a_month_shows_its_weeks() {
        let axis = axis(Zoom::Month, 3);
        let bands = header(&axis, all(&axis), Lang::En, &|_| None);
        assert_eq!(labels(&bands.upper), ["November 2026", "December 2026"]);
        assert_eq!(labels(&bands.lower), ["23 Nov", "30 Nov", "7 Dec"]);
        assert_eq!(bands.lower[1].aside, "wk\u{a0}49");
        assert_eq!(bands.upper[0].span.to, bands.upper[1].span.from);
    }

    #[test]
    fn a_day_shows_its_hours() {
        let axis = axis(Zoom::Day, 1);
        let bands = header(&axis, axis.column(1), Lang::En, &|_| None);
        assert_eq!(labels(&bands.upper), ["Tuesday 24 November"]);
        assert_eq!(labels(&bands.lower), ["10:00", "12:00", "14:00", "16:00"], "as many as can be read");
        assert!((bands.lower[0].span.from - axis.column(1).from - axis.day_width() / 16.0).abs() < 1e-6);
        let french = header(&axis, axis.column(1), Lang::Fr, &|_| None);
        assert_eq!(
            (labels(&french.upper)[0], labels(&french.lower)[0]),
            ("mardi 24 novembre", "10\u{202f}h")
        );
    }

    #[test]
    fn a_holiday_has_its_name() {
        let axis = axis(Zoom::Week, 1);
        let name = |date: NaiveDate| (date.day() == 26).then(|| "Thanksgiving".to_owned());
        let bands = header(&axis, all(&axis), Lang::En, &name);
        assert_eq!(bands.lower[3].aside, "Thanksgiving");
    }

    #[test]
    fn the_larger_unit_at_the_edge_is_whole() {
        let axis = axis(Zoom::Week, 2);
        let bands = header(&axis, axis.column(9), Lang::En, &|_| None);
        assert_eq!(bands.upper.len(), 1);
        assert_eq!(bands.upper[0].span, Span::new(axis.column(7).from, axis.column(13).to));
        assert_eq!(header(&axis, Span::new(5.0, 5.0), Lang::En, &|_| None), Header::default());
    }

    #[test]
    fn the_grid_marks_weeks_more_strongly_than_days() {
        let axis = axis(Zoom::Week, 2);
        let lines = grid(&axis, all(&axis));
        assert_eq!(lines.major, [0.0, axis.column(7).from]);
        assert_eq!(lines.minor.len(), 8);
        assert_eq!(lines.closed.len(), 4);
    }
}
