//! The working hours of a day as people write them: `9:30–13 14–17:30`, `9h30-13h, 14h-17h30`, or nothing.

use solver::model::{Interval, TimeOfDay};

/// Why the hours of a day could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HoursProblem {
    /// A word is not a time.
    #[error("T2001: \"{0}\" is not a time")]
    NotATime(String),
    /// A stretch has no end.
    #[error("T2002: \"{0}\" has no end")]
    NoEnd(String),
    /// A stretch ends before it begins, or begins before the one before has ended.
    #[error("T2003: \"{0}\" is out of order")]
    OutOfOrder(String),
}

/// Reads a day's working hours; nothing, `-` and `off` mean a free day.
pub fn parse(text: &str) -> Result<Vec<Interval>, HoursProblem> {
    let text = text.trim();
    if text.is_empty() || text == "-" || text == "–" || text.eq_ignore_ascii_case("off") {
        return Ok(Vec::new());
    }
    // A dash with blanks around it still joins its two times.
    let joined = text.replace(['–', '—', '−'], "-").replace(" -", "-").replace("- ", "-");
    let mut intervals: Vec<Interval> = Vec::new();
    for stretch in joined.split([' ', ',', ';', '+']).filter(|part| !part.is_empty()) {
        let (from, to) = stretch.split_once('-').ok_or_else(|| HoursProblem::NoEnd(stretch.to_owned()))?;
        let interval = Interval::new(time(from)?, time(to)?);
        let after_last = intervals.last().is_none_or(|last| last.to <= interval.from);
        if interval.from >= interval.to || !after_last {
            return Err(HoursProblem::OutOfOrder(stretch.replace('-', "–")));
        }
        intervals.push(interval);
    }
    Ok(intervals)
}

/// Writes a day's working hours, so that [`parse`] reads them again.
pub fn write(intervals: &[Interval]) -> String {
    let short = |time: TimeOfDay| match (time.0 / 60, time.0 % 60) {
        (hour, 0) => hour.to_string(),
        (hour, minute) => format!("{hour}:{minute:02}"),
    };
    let stretches: Vec<String> =
        intervals.iter().map(|i| format!("{}–{}", short(i.from), short(i.to))).collect();
    stretches.join(" ")
}

/// `9`, `9:30`, `9h30`, `9h`, `09.30`.
fn time(text: &str) -> Result<TimeOfDay, HoursProblem> {
    let plain = text.trim().to_lowercase().replace(['h', '.'], ":");
    let plain = plain.trim_end_matches(':');
    let full = if plain.contains(':') { plain.to_owned() } else { format!("{plain}:00") };
    TimeOfDay::parse(&full).ok_or_else(|| HoursProblem::NotATime(text.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them() {
        let full = vec![
            Interval::new(TimeOfDay::at(9, 30), TimeOfDay::at(13, 0)),
            Interval::new(TimeOfDay::at(14, 0), TimeOfDay::at(17, 30)),
        ];
        for text in
            ["9:30–13 14–17:30", "9h30-13h, 14h-17h30", "9:30 - 13:00 ; 14:00 - 17:30", "09.30–13+14–17.30"]
        {
            assert_eq!(parse(text), Ok(full.clone()), "{text}");
        }
        assert_eq!(parse(" "), Ok(vec![]));
        assert_eq!(parse("off"), Ok(vec![]));
        assert_eq!(parse("0–24"), Ok(vec![Interval::new(TimeOfDay(0), TimeOfDay::END)]));
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        assert_eq!(parse("9–lunch"), Err(HoursProblem::NotATime("lunch".into())));
        assert_eq!(parse("9–25"), Err(HoursProblem::NotATime("25".into())));
        assert_eq!(parse("9"), Err(HoursProblem::NoEnd("9".into())));
        assert_eq!(parse("13–9"), Err(HoursProblem::OutOfOrder("13–9".into())));
        assert_eq!(parse("9–13 12–17"), Err(HoursProblem::OutOfOrder("12–17".into())));
    }

    #[test]
    fn written_hours_are_read_again() {
        for text in ["9:30–13 14–17:30", "8–12", "", "0–24"] {
            assert_eq!(write(&parse(text).unwrap_or_default()), text);
        }
    }
}
