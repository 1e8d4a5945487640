//! Work as a calendar file (Bernard Desruisseaux, "Internet Calendaring and Scheduling Core Object Specification
//! (iCalendar)", RFC 5545, 2009).
//!
//! Each stretch of work is an event.
//! Times are local and name no zone ("floating", § 3.3.5), as the plan has them: half past nine is half past nine wherever
//! the file is opened; programs that want to know the zone all the same find it in `X-WR-TIMEZONE`.
//! The same stretch of the same task keeps its `UID` from file to file, and `SEQUENCE` rises with the time of writing, so
//! that a later file moves the events of an earlier one instead of doubling them.

use std::fmt::Write;

use chrono::{NaiveDate, NaiveDateTime};

use super::sheet::Stretch;

/// Longest line in bytes, its end aside (§ 3.1).
const LINE: usize = 75;

/// What is said of the calendar as a whole.
#[derive(Clone, Copy, Debug)]
pub struct Calendar<'a> {
    /// What a calendar program calls it.
    pub name: &'a str,
    /// What tells this plan from others: letters and digits, the same for every file of the plan.
    pub key: &'a str,
    /// The time zone of the agency, such as `Europe/Paris`, where it is known.
    pub zone: Option<&'a str>,
    /// When the file is written, in UTC.
    pub stamp: NaiveDateTime,
}

/// The calendar file of these stretches; `describe` says more about one, in the reader's language.
pub fn write(calendar: Calendar<'_>, stretches: &[Stretch], describe: &dyn Fn(&Stretch) -> String) -> String {
    let mut file = File::default();
    file.line("BEGIN", "VCALENDAR");
    file.line("VERSION", "2.0");
    file.line("PRODID", "-//Relais//Relais//EN");
    file.line("CALSCALE", "GREGORIAN");
    file.line("METHOD", "PUBLISH");
    file.text("X-WR-CALNAME", calendar.name);
    if let Some(zone) = calendar.zone {
        file.text("X-WR-TIMEZONE", zone);
    }
    let (stamp, sequence) = (utc(calendar.stamp), sequence(calendar.stamp).to_string());
    for stretch in stretches {
        file.line("BEGIN", "VEVENT");
        file.line("UID", &uid(calendar.key, stretch));
        file.line("DTSTAMP", &stamp);
        file.line("SEQUENCE", &sequence);
        file.line("DTSTART", &local(stretch.start));
        file.line("DTEND", &local(stretch.end));
        file.text("SUMMARY", &stretch.name);
        let more = describe(stretch);
        if !more.is_empty() {
            file.text("DESCRIPTION", &more);
        }
        if !stretch.project.is_empty() {
            file.text("CATEGORIES", &stretch.project);
        }
        file.line("END", "VEVENT");
    }
    file.line("END", "VCALENDAR");
    file.0
}

/// Which event a stretch is, in every file.
fn uid(key: &str, stretch: &Stretch) -> String {
    let key: String = key.chars().filter(char::is_ascii_alphanumeric).take(32).collect();
    format!("{key}-t{}-p{}-{}@relais", stretch.task.0, stretch.person.0, stretch.part)
}

/// A number that rises from minute to minute: minutes since 2020, good for 4,000 years of 32 bits.
fn sequence(stamp: NaiveDateTime) -> i64 {
    let zero = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap_or_default().and_time(chrono::NaiveTime::MIN);
    (stamp - zero).num_minutes().clamp(0, i64::from(i32::MAX))
}

fn local(time: NaiveDateTime) -> String {
    time.format("%Y%m%dT%H%M%S").to_string()
}

fn utc(time: NaiveDateTime) -> String {
    time.format("%Y%m%dT%H%M%SZ").to_string()
}

/// Lines of a calendar file.
#[derive(Default)]
struct File(String);

impl File {
    /// A line, folded: no line has more than 75 bytes, and what goes on begins with a space.
    fn line(&mut self, name: &str, value: &str) {
        let whole = format!("{name}:{value}");
        let mut length = 0;
        for c in whole.chars() {
            if length + c.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(c);
            length += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// A line whose value is text for people (§ 3.3.11).
    fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len());
        for c in value.replace("\r\n", "\n").chars() {
            match c {
                '\\' | ';' | ',' => {
                    escaped.push('\\');
                    escaped.push(c);
                }
                '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => escaped.push_str("\\n"),
                '\t' => escaped.push(' '),
                c if c.is_control() => {}
                c => {
                    // Writing to memory cannot fail.
                    let _ = escaped.write_char(c);
                }
            }
        }
        self.line(name, &escaped);
    }
}
