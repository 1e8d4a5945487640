//! What is shaded behind a person's bars: days and half days on which they do not work, and why.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use solver::model::{Holiday, Person, Plan, Region};

use crate::chart::{Span, TimeAxis, Zoom};

/// Why somebody does not work.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// Not part of their working week.
    Week,
    /// Not yet or no longer in the agency.
    NotHere,
    /// A public holiday of a region that is not the plan's; the plan's own are named in the header.
    Holiday(Holiday),
    /// A public holiday of the plan's region.
    PlanHoliday,
    /// Away, with the word they left.
    Off(String),
}

/// A stretch to be shaded.
#[derive(Clone, Debug, PartialEq)]
pub struct Shade {
    /// From where to where.
    pub span: Span,
    /// Why.
    pub why: Why,
}

/// Public holidays by region and date, for the years of an axis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holidays(BTreeMap<(Region, NaiveDate), Holiday>);

impl Holidays {
    /// The holidays of every region that the plan uses.
    pub fn new(plan: &Plan, axis: &TimeAxis) -> Self {
        let mut regions: Vec<Region> = plan.people.iter().filter_map(|person| person.region).collect();
        regions.push(plan.region);
        regions.sort_unstable();
        regions.dedup();
        // An observed New Year may fall on the last day of the year before.
        let years = axis.first().year()..=axis.last().year() + 1;
        let of = |region: Region| {
            years.clone().flat_map(move |year| {
                region.holidays(year).into_iter().map(move |(date, holiday)| ((region, date), holiday))
            })
        };
        Self(regions.into_iter().flat_map(of).collect())
    }

    /// The holiday of a region on a date.
    pub fn on(&self, region: Region, date: NaiveDate) -> Option<Holiday> {
        self.0.get(&(region, date)).copied()
    }
}

/// What is shaded of a person's row between two places, from left to right; `home` is the plan's region.
///
/// Stretches shorter than the eye can use at a zoom are left out: a lunch break shows only where hours do.
pub fn shades(home: Region, person: &Person, holidays: &Holidays, axis: &TimeAxis, span: Span) -> Vec<Shade> {
    let mut shades: Vec<Shade> = Vec::new();
    let region = person.region.unwrap_or(home);
    for day in axis.days_in(span) {
        let date = axis.date(day);
        if axis.is_closed(day) {
            continue;
        }
        let whole = |why: Why| vec![(axis.hours().start, axis.hours().end, why)];
        let parts = if !person.employed_on(date) {
            whole(Why::NotHere)
        } else if let Some(holiday) = holidays.on(region, date) {
            whole(if region == home { Why::PlanHoliday } else { Why::Holiday(holiday) })
        } else {
            parts_off(person, date, axis)
        };
        let least = match axis.zoom() {
            Zoom::Day => 30.0,
            Zoom::Week => 120.0,
            Zoom::Month => 180.0,
        };
        let (hours, column) = (axis.hours(), axis.column(day));
        let x = |minute: f64| column.from + (minute - hours.start) / (hours.end - hours.start) * column.len();
        for (from, to, why) in parts.into_iter().filter(|(from, to, _)| to - from >= least) {
            let span = Span::new(x(from), x(to));
            match shades.last_mut() {
                // Days off in a row are one stretch, across weekends too, so that its word stands in its middle.
                Some(last) if last.why == why && span.from - last.span.to <= 2.5 * axis.zoom().closed() => {
                    last.span.to = span.to;
                }
                _ => shades.push(Shade { span, why }),
            }
        }
    }
    shades
}

/// Stretches of a day's drawn hours without work, in minutes of the day.
fn parts_off(person: &Person, date: NaiveDate, axis: &TimeAxis) -> Vec<(f64, f64, Why)> {
    let hours = axis.hours();
    let away: Vec<(f64, f64, &str)> = person
        .time_off
        .iter()
        .filter(|off| off.first <= date && date <= off.last)
        .map(|off| (off.part.interval(), off.note.as_str()))
        .map(|(interval, note)| (f64::from(interval.from.0), f64::from(interval.to.0), note))
        .collect();
    // Where anything changes during the day; between two neighbours everything is the same.
    let mut cuts = vec![hours.start, hours.end];
    let week = person.week.day(date.weekday());
    cuts.extend(week.iter().flat_map(|interval| [f64::from(interval.from.0), f64::from(interval.to.0)]));
    cuts.extend(away.iter().flat_map(|(from, to, _)| [*from, *to]));
    cuts.retain(|cut| hours.start <= *cut && *cut <= hours.end);
    cuts.sort_by(f64::total_cmp);
    cuts.dedup();
    let mut parts: Vec<(f64, f64, Why)> = Vec::new();
    for (from, to) in cuts.iter().zip(cuts.iter().skip(1)) {
        let middle = f64::midpoint(*from, *to);
        let off = away.iter().find(|(from, to, _)| *from <= middle && middle < *to);
        let works = week.iter().any(|i| f64::from(i.from.0) <= middle && middle < f64::from(i.to.0));
        let why = match off {
            Some((_, _, note)) => Why::Off((*note).to_owned()),
            None if works => continue,
            None => Why::Week,
        };
        match parts.last_mut() {
            Some(last) if last.1 >= *from && last.2 == why => last.1 = *to,
            // The breaks of a day off belong to it.
            Some(last) if last.1 >= *from && matches!(last.2, Why::Off(_)) && !works => last.1 = *to,
            _ => parts.push((*from, *to, why)),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::{axis, fixture};
    use solver::model::{DayPart, TimeOff};

    fn drawn(person: &Person, zoom: Zoom) -> Vec<(NaiveDate, NaiveDate, Why)> {
        let (plan, schedule) = fixture::plan();
        let axis = axis::axis(&plan, Some(&schedule), plan.as_of, zoom, 1000.0);
        let week = Span::new(axis.column(0).from, axis.column(13).to);
        let holidays = Holidays::new(&plan, &axis);
        let day = |x: f64| axis.date(axis.day_at(x));
        shades(plan.region, person, &holidays, &axis, week)
            .into_iter()
            .map(|shade| (day(shade.span.from + 0.1), day(shade.span.to - 0.1), shade.why))
            .collect()
    }

    fn off(first: &str, last: &str, part: DayPart) -> TimeOff {
        TimeOff { first: fixture::date(first), last: fixture::date(last), part, note: "training".into() }
    }

    #[test]
    fn somebody_who_is_always_there_is_not_shaded() {
        let (plan, _) = fixture::plan();
        assert_eq!(drawn(&plan.people[0], Zoom::Week), []);
        assert!(drawn(&plan.people[0], Zoom::Day).len() >= 10, "lunch shows where hours do");
    }

    #[test]
    fn days_off_in_a_row_are_one_stretch_with_their_note() {
        let (plan, _) = fixture::plan();
        let mut person = plan.people[0].as_ref().clone();
        person.time_off.push(off("2026-11-26", "2026-12-01", DayPart::Whole));
        let why = Why::Off("training".into());
        assert_eq!(
            drawn(&person, Zoom::Week),
            [(fixture::date("2026-11-26"), fixture::date("2026-12-01"), why)]
        );
    }

    #[test]
    fn half_a_day_off_is_half_a_day_wide() {
        let (plan, schedule) = fixture::plan();
        let mut person = plan.people[0].as_ref().clone();
        person.time_off.push(off("2026-11-25", "2026-11-25", DayPart::Afternoon));
        let axis = axis::axis(&plan, Some(&schedule), plan.as_of, Zoom::Week, 1000.0);
        let all = shades(plan.region, &person, &Holidays::default(), &axis, axis.column(2));
        assert_eq!(all.len(), 1);
        assert!(all[0].span.from > axis.column(2).from && all[0].span.to <= axis.column(2).to);
        assert!(
            (all[0].span.len() / axis.day_width() - 4.5 / 8.0).abs() < 1e-6,
            "13:00 to 17:30 of eight hours"
        );
    }

    #[test]
    fn the_week_and_the_first_day_are_shaded_too() {
        let (plan, _) = fixture::plan();
        let mut person = plan.people[0].as_ref().clone();
        person.week.wed.clear();
        person.first_day = Some(fixture::date("2026-11-24"));
        let days = drawn(&person, Zoom::Week);
        assert_eq!(days[0], (fixture::date("2026-11-23"), fixture::date("2026-11-23"), Why::NotHere));
        assert_eq!(days[1], (fixture::date("2026-11-25"), fixture::date("2026-11-25"), Why::Week));
    }

    #[test]
    fn only_holidays_of_other_regions_are_named_in_the_row() {
        let (mut plan, schedule) = fixture::plan();
        let axis = axis::axis(&plan, Some(&schedule), plan.as_of, Zoom::Week, 1000.0);
        let mut person = plan.people[0].as_ref().clone();
        person.region = Some(Region::UnitedStates);
        plan.people.push(std::sync::Arc::new(person.clone()));
        let holidays = Holidays::new(&plan, &axis);
        let found = shades(plan.region, &person, &holidays, &axis, axis.column(3));
        assert_eq!(found[0].why, Why::Holiday(Holiday::Thanksgiving));
        plan.region = Region::UnitedStates;
        assert_eq!(shades(plan.region, &person, &holidays, &axis, axis.column(3))[0].why, Why::PlanHoliday);
    }
}
