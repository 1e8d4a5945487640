use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::model::Region;

/// Sunday 22 November 2026.
fn rules() -> DateRules {
    DateRules::new("2026-11-22".parse().unwrap())
}

fn read(text: &str, rules: DateRules) -> String {
    date(text, rules).map_or_else(|error| format!("{error:?}"), |date| date.to_string())
}

#[test]
fn dates_are_read_as_people_write_them() {
    let cases = [
        // In full.
        ("2026-12-05", "2026-12-05"),
        ("2026/12/05", "2026-12-05"),
        ("2026-12-05T10:00:00.000Z", "2026-12-05"),
        ("2026-12-05 16:14", "2026-12-05"),
        ("05/12/2026", "2026-12-05"),
        ("5/12/26", "2026-12-05"),
        ("5.12.2026", "2026-12-05"),
        ("05-12-2026", "2026-12-05"),
        ("12/25/2026", "2026-12-25"),
        ("14/Jul/25 3:42 PM", "2025-07-14"),
        ("14-juil.-26", "2026-07-14"),
        ("5 déc. 2026", "2026-12-05"),
        ("5 Dec 2026", "2026-12-05"),
        ("5 décembre 26", "2026-12-05"),
        ("1er mars 2027", "2027-03-01"),
        ("December 5th, 2026", "2026-12-05"),
        ("ven. 4 déc. 2026", "2026-12-04"),
        ("Friday, December 4, 2026", "2026-12-04"),
        ("1764892800000", "2025-12-05"),
        ("1764892800", "2025-12-05"),
        ("20261205", "2026-12-05"),
        ("46361", "2026-12-05"),
        // Without a year: the next one.
        ("5 déc", "2026-12-05"),
        ("le 5 décembre", "2026-12-05"),
        ("5/12", "2026-12-05"),
        ("Dec 5", "2026-12-05"),
        ("ven 4 déc", "2026-12-04"),
        ("mar 3 déc", "2026-12-03"),
        ("3 mars", "2027-03-03"),
        ("mar 3", "2027-03-03"),
        ("5 aout", "2027-08-05"),
        ("the 5th of may", "2027-05-05"),
        ("29 février", "2028-02-29"),
        ("22/11", "2026-11-22"),
        ("21/11", "2027-11-21"),
        // Weekdays.
        ("fri", "2026-11-27"),
        ("Friday", "2026-11-27"),
        ("ven.", "2026-11-27"),
        ("sun", "2026-11-22"),
        ("dimanche", "2026-11-22"),
        ("next fri", "2026-11-27"),
        ("ven. prochain", "2026-11-27"),
        ("next sunday", "2026-11-29"),
        ("vendredi en huit", "2026-12-04"),
        ("this thursday", "2026-11-26"),
        ("vendredi 4", "2026-12-04"),
        ("monday next week", "2026-11-23"),
        ("jeudi de la semaine prochaine", "2026-11-26"),
        // Relative.
        ("today", "2026-11-22"),
        ("aujourd’hui", "2026-11-22"),
        ("demain", "2026-11-23"),
        ("après-demain", "2026-11-24"),
        ("in 3 days", "2026-11-25"),
        ("dans deux semaines", "2026-12-06"),
        ("in 3 working days", "2026-11-25"),
        ("dans 10 jours ouvrés", "2026-12-04"),
        ("in a month", "2026-12-22"),
        // Spans.
        ("next week", "2026-11-27"),
        ("la semaine prochaine", "2026-11-27"),
        ("end of week", "2026-11-20"),
        ("fin du mois", "2026-11-30"),
        ("fin novembre", "2026-11-30"),
        ("end of January", "2027-01-31"),
        ("mi-décembre", "2026-12-15"),
        ("début mars", "2027-03-01"),
        ("S49", "2026-12-04"),
        ("week 2", "2027-01-15"),
        ("semaine 49", "2026-12-04"),
    ];
    for (text, expected) in cases {
        assert_eq!(read(text, rules()), expected, "{text}");
    }
}

#[test]
fn next_means_the_week_after_this_one() {
    let wednesday = DateRules::new("2026-11-25".parse().unwrap());
    let cases = [
        ("fri", "2026-11-27"),
        ("next fri", "2026-12-04"),
        ("lun. prochain", "2026-11-30"),
        ("wed", "2026-11-25"),
    ];
    for (text, expected) in cases {
        assert_eq!(read(text, wednesday), expected, "{text}");
    }
}

#[test]
fn rules_change_what_is_meant() {
    let month_first = DateRules { day_first: false, ..rules() };
    let start = DateRules { edge: Edge::Start, ..rules() };
    let recent = DateRules { recent: true, ..rules() };
    let french = DateRules { region: Region::France, as_of: "2026-12-23".parse().unwrap(), ..rules() };
    let cases = [
        ("12/05/2026", rules(), "2026-05-12"),
        ("12/05/2026", month_first, "2026-12-05"),
        ("25/12/2026", month_first, "2026-12-25"),
        ("next week", start, "2026-11-23"),
        ("S49", start, "2026-11-30"),
        ("in december", start, "2026-12-01"),
        ("in december", rules(), "2026-12-31"),
        ("21/11", recent, "2026-11-21"),
        ("1er sept", recent, "2026-09-01"),
        ("1er août", recent, "2027-08-01"),
        ("in 2 working days", french, "2026-12-28"),
    ];
    for (text, rules, expected) in cases {
        assert_eq!(read(text, rules), expected, "{text} {rules:?}");
    }
}

#[test]
fn what_is_no_date_says_why() {
    let cases = [
        ("", "NotADate"),
        ("soon", "NotADate"),
        ("31/02/2026", "NoSuchDay"),
        ("31 février", "NoSuchDay"),
        ("45/45/2026", "NoSuchDay"),
        ("1900-01-01", "OutOfReach"),
        ("01/01/9999", "OutOfReach"),
        ("5 déc or so", "NotADate"),
        ("7,5", "NotADate"),
        ("99999999999999999999", "NotADate"),
    ];
    for (text, expected) in cases {
        assert_eq!(read(text, rules()), expected, "{text}");
    }
}

#[test]
fn numbers_tell_the_order_of_a_column() {
    let cases = [
        ("05/12/2026", Some(NumberOrder::Either)),
        ("25/12/2026", Some(NumberOrder::DayFirst)),
        ("12/25/2026", Some(NumberOrder::MonthFirst)),
        ("31.12.26", Some(NumberOrder::DayFirst)),
        ("7.5", None),
        ("2026-12-05", None),
        ("5 déc", None),
    ];
    for (text, order) in cases {
        assert_eq!(order_of(text), order, "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_and_no_day_panic(
        text in "\\PC{0,24}|[0-9/.-]{0,12}|(next |in |fin |S)?[0-9]{1,4} (days|mois|ven|déc|week)( [0-9]{1,4})?",
        day in proptest::sample::select(vec![NaiveDate::MIN, NaiveDate::MAX, NaiveDate::default()]),
        day_first: bool,
        recent: bool,
    ) {
        let rules = DateRules { day_first, recent, ..DateRules::new(day) };
        let _ = (date(&text, rules), order_of(&text));
    }
}
