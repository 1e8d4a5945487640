//! Time off as a small calendar sees it: one state per day, kept as few entries as possible.
//!
//! A person's list of [`TimeOff`] may hold long stretches, half days and intervals with notes.
//! Painting a day takes it out of every stretch (which may cut one in two), then adds the new state,
//! and neighbours that say the same are joined again, over weekends too: nobody works then anyway.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use solver::model::{DayPart, TimeOff};

/// Days off on one date; the longest part if several entries cover it.
pub fn on(time_off: &[TimeOff], date: NaiveDate) -> Option<&TimeOff> {
    let covering = time_off.iter().filter(|off| off.first <= date && date <= off.last);
    covering.max_by_key(|off| {
        let interval = off.part.interval();
        interval.to.0.saturating_sub(interval.from.0)
    })
}

/// What painting a day again makes of it: nothing → whole day → morning → afternoon → nothing.
pub fn next_part(current: Option<DayPart>) -> Option<DayPart> {
    match current {
        None => Some(DayPart::Whole),
        Some(DayPart::Whole) => Some(DayPart::Morning),
        Some(DayPart::Morning) => Some(DayPart::Afternoon),
        Some(DayPart::Afternoon | DayPart::Between(_)) => None,
    }
}

/// The list with all days from `first` to `last` set to one state.
pub fn paint(
    time_off: &[TimeOff],
    first: NaiveDate,
    last: NaiveDate,
    part: Option<DayPart>,
    note: &str,
) -> Vec<TimeOff> {
    let (first, last) = (first.min(last), first.max(last));
    let mut painted: Vec<TimeOff> = Vec::with_capacity(time_off.len() + 1);
    for off in time_off {
        if off.last < first || last < off.first {
            painted.push(off.clone());
            continue;
        }
        if let Some(end) = first.pred_opt().filter(|_| off.first < first) {
            painted.push(TimeOff { last: end, ..off.clone() });
        }
        if let Some(start) = last.succ_opt().filter(|_| last < off.last) {
            painted.push(TimeOff { first: start, ..off.clone() });
        }
    }
    if let Some(part) = part {
        painted.push(TimeOff { first, last, part, note: note.to_owned() });
    }
    joined(painted)
}

/// Entries in order, neighbours that say the same joined.
fn joined(mut entries: Vec<TimeOff>) -> Vec<TimeOff> {
    entries.sort_by_key(|off| (off.first, off.last));
    let mut result: Vec<TimeOff> = Vec::with_capacity(entries.len());
    for off in entries {
        match result.last_mut() {
            Some(last) if last.part == off.part && last.note == off.note && touches(last.last, off.first) => {
                last.last = last.last.max(off.last);
            }
            _ => result.push(off),
        }
    }
    result
}

/// Whether nothing but a weekend lies between two days.
fn touches(end: NaiveDate, start: NaiveDate) -> bool {
    let mut day = end.succ_opt();
    while let Some(next) = day.filter(|next| *next < start) {
        if !matches!(next.weekday(), Weekday::Sat | Weekday::Sun) {
            return false;
        }
        day = next.succ_opt();
    }
    true
}

/// The weeks of a month, Monday first, with the days of its neighbours that fill the first and last week.
pub fn month(first: NaiveDate) -> Vec<[NaiveDate; 7]> {
    let first = first.with_day(1).unwrap_or(first);
    let mut monday = first - Days::new(u64::from(first.weekday().num_days_from_monday()));
    let mut weeks = Vec::with_capacity(6);
    while monday <= first || (monday.month() == first.month() && monday.year() == first.year()) {
        weeks.push(std::array::from_fn(|day| monday + Days::new(u64::try_from(day).unwrap_or(0))));
        monday = monday + Days::new(7);
    }
    weeks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn off(first: &str, last: &str, part: DayPart) -> TimeOff {
        TimeOff { first: date(first), last: date(last), part, note: String::new() }
    }

    #[test]
    fn painting_inside_a_stretch_cuts_it_in_two() {
        let list = [off("2026-12-21", "2026-12-31", DayPart::Whole)];
        let painted = paint(&list, date("2026-12-24"), date("2026-12-24"), Some(DayPart::Morning), "");
        assert_eq!(
            painted,
            [
                off("2026-12-21", "2026-12-23", DayPart::Whole),
                off("2026-12-24", "2026-12-24", DayPart::Morning),
                off("2026-12-25", "2026-12-31", DayPart::Whole),
            ]
        );
        let back = paint(&painted, date("2026-12-24"), date("2026-12-24"), Some(DayPart::Whole), "");
        assert_eq!(back, list, "and painting it back joins the stretch");
    }

    #[test]
    fn weeks_join_over_the_weekend_but_not_over_a_working_day() {
        let friday = [off("2026-11-20", "2026-11-20", DayPart::Whole)];
        let monday = paint(&friday, date("2026-11-23"), date("2026-11-23"), Some(DayPart::Whole), "");
        assert_eq!(monday, [off("2026-11-20", "2026-11-23", DayPart::Whole)]);
        let tuesday = paint(&friday, date("2026-11-24"), date("2026-11-24"), Some(DayPart::Whole), "");
        assert_eq!(tuesday.len(), 2);
    }

    #[test]
    fn clearing_leaves_the_rest_and_its_notes() {
        let mut list = [off("2026-11-16", "2026-11-20", DayPart::Whole)];
        list[0].note = "ski".into();
        let cleared = paint(&list, date("2026-11-18"), date("2026-11-30"), None, "");
        assert_eq!(cleared.len(), 1);
        assert_eq!((cleared[0].last, cleared[0].note.as_str()), (date("2026-11-17"), "ski"));
        assert!(on(&cleared, date("2026-11-18")).is_none());
    }

    #[test]
    fn the_cycle_of_a_day_comes_back_to_nothing() {
        let mut part = None;
        for _ in 0..4 {
            part = next_part(part);
        }
        assert_eq!(part, None);
    }

    #[test]
    fn a_month_is_whole_weeks() {
        let weeks = month(date("2026-11-10"));
        assert_eq!(weeks.first().map(|week| week[0]), Some(date("2026-10-26")));
        assert_eq!(weeks.last().map(|week| week[6]), Some(date("2026-12-06")));
        // February 2027 begins on a Monday and has four weeks exactly.
        assert_eq!(month(date("2027-02-03")).len(), 4);
    }
}
