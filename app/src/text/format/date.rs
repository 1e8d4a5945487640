//! Dates, times, weeks and "2 s ago".

use crate::text::Lang;
use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike, Weekday};

const WEEKDAYS_EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const WEEKDAYS_FR: [&str; 7] = ["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."];
const DAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const DAYS_FR: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const MONTHS_EN: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const MONTHS_FR: [&str; 12] =
    ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];
const LONG_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const LONG_FR: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// An entry of a table of names, by an index that comes from a valid date.
fn pick(names: &[&'static str], index: u32) -> &'static str {
    names.get(index as usize).copied().unwrap_or_default()
}

/// The day of the month: French says « 1ᵉʳ » for the first.
fn day(lang: Lang, date: NaiveDate) -> String {
    match (lang, date.day()) {
        (Lang::Fr, 1) => "1ᵉʳ".into(),
        (_, day) => day.to_string(),
    }
}

/// The short name of a weekday: "Thu", « jeu. ».
pub fn weekday(lang: Lang, weekday: Weekday) -> &'static str {
    let index = weekday.num_days_from_monday();
    match lang {
        Lang::En => pick(&WEEKDAYS_EN, index),
        Lang::Fr => pick(&WEEKDAYS_FR, index),
    }
}

/// The full name of a weekday: "Thursday", « jeudi ».
pub fn day_of_week(lang: Lang, weekday: Weekday) -> &'static str {
    let index = weekday.num_days_from_monday();
    match lang {
        Lang::En => pick(&DAYS_EN, index),
        Lang::Fr => pick(&DAYS_FR, index),
    }
}

/// The first letter of a weekday, for narrow calendars: "T", « J ».
pub fn weekday_initial(lang: Lang, weekday: Weekday) -> &'static str {
    let letters = match lang {
        Lang::En => ["M", "T", "W", "T", "F", "S", "S"],
        Lang::Fr => ["L", "M", "M", "J", "V", "S", "D"],
    };
    pick(&letters, weekday.num_days_from_monday())
}

/// The full name of the month of a date: "December", « décembre ».
pub fn month(lang: Lang, date: NaiveDate) -> &'static str {
    match lang {
        Lang::En => pick(&LONG_EN, date.month0()),
        Lang::Fr => pick(&LONG_FR, date.month0()),
    }
}

/// A month and its year: "December 2026", « décembre 2026 ».
pub fn month_year(lang: Lang, date: NaiveDate) -> String {
    format!("{} {}", month(lang, date), date.year())
}

/// Day and month: "4 Dec", « 4 déc. ».
pub fn day_month(lang: Lang, date: NaiveDate) -> String {
    let month = match lang {
        Lang::En => pick(&MONTHS_EN, date.month0()),
        Lang::Fr => pick(&MONTHS_FR, date.month0()),
    };
    format!("{} {month}", day(lang, date))
}

/// A date as people say it: "Thu 4 Dec", « jeu. 4 déc. ».
pub fn date(lang: Lang, date: NaiveDate) -> String {
    format!("{} {}", weekday(lang, date.weekday()), day_month(lang, date))
}

/// A date with its year: "Thu 4 Dec 2025", « jeu. 4 déc. 2025 »; for dates far from the present.
pub fn date_year(lang: Lang, day: NaiveDate) -> String {
    format!("{} {}", date(lang, day), day.year())
}

/// A time of day: "10:30", « 10 h 30 » (« 10 h » on the hour).
pub fn clock(lang: Lang, hour: u32, minute: u32) -> String {
    match (lang, minute) {
        (Lang::En, _) => format!("{hour:02}:{minute:02}"),
        (Lang::Fr, 0) => format!("{hour}\u{202f}h"),
        (Lang::Fr, _) => format!("{hour}\u{202f}h\u{202f}{minute:02}"),
    }
}

/// A date and a time: "Thu 4 Dec 10:30", « jeu. 4 déc. 10 h 30 ».
pub fn date_time(lang: Lang, at: NaiveDateTime) -> String {
    format!("{} {}", date(lang, at.date()), clock(lang, at.hour(), at.minute()))
}

/// From one moment to another: "Tue 1 Dec 10:30 – Fri 4 Dec 12:00", and within one day "Tue 1 Dec 10:30–12:00".
pub fn span(lang: Lang, from: NaiveDateTime, to: NaiveDateTime) -> String {
    if from == to {
        // A moment: of a milestone that waits for nothing, a day.
        let midnight = from.hour() == 0 && from.minute() == 0;
        if midnight { date(lang, from.date()) } else { date_time(lang, from) }
    } else if from.date() == to.date() {
        format!("{}–{}", date_time(lang, from), clock(lang, to.hour(), to.minute()))
    } else {
        format!("{} – {}", date_time(lang, from), date_time(lang, to))
    }
}

/// The ISO 8601 week of a date: "week 49", « semaine 49 ».
pub fn week(lang: Lang, date: NaiveDate) -> String {
    let number = date.iso_week().week();
    match lang {
        Lang::En => format!("week\u{a0}{number}"),
        Lang::Fr => format!("semaine\u{a0}{number}"),
    }
}

/// The ISO 8601 week of a date where room is short: "wk 49", « s. 49 ».
pub fn week_short(lang: Lang, date: NaiveDate) -> String {
    let number = date.iso_week().week();
    match lang {
        Lang::En => format!("wk\u{a0}{number}"),
        Lang::Fr => format!("s.\u{a0}{number}"),
    }
}

/// How long ago something happened: "just now", "2 s ago", "3 min ago", "5 h ago", "2 d ago".
pub fn ago(lang: Lang, seconds: u64) -> String {
    let (figure, unit) = match seconds {
        0 => {
            return match lang {
                Lang::En => "just now".into(),
                Lang::Fr => "à l’instant".into(),
            };
        }
        1..60 => (seconds, "s"),
        60..3600 => (seconds / 60, "min"),
        3600..86400 => (seconds / 3600, "h"),
        _ => (seconds / 86400, if lang == Lang::En { "d" } else { "j" }),
    };
    match lang {
        Lang::En => format!("{figure}\u{a0}{unit} ago"),
        Lang::Fr => format!("il y a {figure}\u{202f}{unit}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Lang::{En, Fr};

    fn on(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn dates_are_said_as_people_say_them() {
        for (day, en, fr) in [
            (on(2025, 12, 4), "Thu 4 Dec", "jeu. 4 déc."),
            (on(2026, 12, 1), "Tue 1 Dec", "mar. 1ᵉʳ déc."),
            (on(2026, 2, 28), "Sat 28 Feb", "sam. 28 févr."),
            (on(2026, 8, 21), "Fri 21 Aug", "ven. 21 août"),
            (on(2026, 7, 31), "Fri 31 Jul", "ven. 31 juil."),
        ] {
            assert_eq!((date(En, day).as_str(), date(Fr, day).as_str()), (en, fr));
        }
        assert_eq!(date_year(Fr, on(2027, 1, 1)), "ven. 1ᵉʳ janv. 2027");
        assert_eq!(month_year(Fr, on(2026, 8, 1)), "août 2026");
        assert_eq!(day_of_week(En, on(2026, 11, 25).weekday()), "Wednesday");
        assert_eq!(weekday_initial(Fr, on(2026, 11, 26).weekday()), "J");
    }

    #[test]
    fn every_month_and_weekday_has_a_name_in_both_languages() {
        for lang in Lang::ALL {
            for m in 1..=12 {
                assert!(!month(lang, on(2026, m, 1)).is_empty());
                assert!(day_month(lang, on(2026, m, 2)).len() > 4);
            }
            for d in 1..=7 {
                assert!(!weekday(lang, on(2026, 11, d).weekday()).is_empty());
            }
        }
    }

    #[test]
    fn times_and_spans_follow_the_language() {
        let at = |d, h, m| on(2026, 12, d).and_hms_opt(h, m, 0).unwrap();
        assert_eq!(date_time(En, at(1, 9, 5)), "Tue 1 Dec 09:05");
        assert_eq!(date_time(Fr, at(1, 10, 30)), "mar. 1ᵉʳ déc. 10\u{202f}h\u{202f}30");
        assert_eq!(clock(Fr, 14, 0), "14\u{202f}h");
        assert_eq!(span(En, at(1, 10, 30), at(4, 12, 0)), "Tue 1 Dec 10:30 – Fri 4 Dec 12:00");
        assert_eq!(span(En, at(1, 10, 30), at(1, 12, 0)), "Tue 1 Dec 10:30–12:00");
        assert_eq!(span(En, at(1, 10, 30), at(1, 10, 30)), "Tue 1 Dec 10:30");
        assert_eq!(span(En, at(1, 0, 0), at(1, 0, 0)), "Tue 1 Dec");
    }

    #[test]
    fn weeks_are_those_of_iso_8601() {
        assert_eq!(week(En, on(2026, 12, 1)), "week\u{a0}49");
        assert_eq!(week(Fr, on(2026, 1, 1)), "semaine\u{a0}1");
        assert_eq!(week_short(En, on(2027, 1, 1)), "wk\u{a0}53");
        assert_eq!(week_short(Fr, on(2026, 12, 1)), "s.\u{a0}49");
    }

    #[test]
    fn the_past_is_told_in_the_largest_unit_that_fits() {
        for (seconds, en, fr) in [
            (0, "just now", "à l’instant"),
            (2, "2\u{a0}s ago", "il y a 2\u{202f}s"),
            (59, "59\u{a0}s ago", "il y a 59\u{202f}s"),
            (60, "1\u{a0}min ago", "il y a 1\u{202f}min"),
            (7200, "2\u{a0}h ago", "il y a 2\u{202f}h"),
            (200_000, "2\u{a0}d ago", "il y a 2\u{202f}j"),
        ] {
            assert_eq!((ago(En, seconds).as_str(), ago(Fr, seconds).as_str()), (en, fr));
        }
    }
}
