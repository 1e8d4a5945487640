//! Numbers, hours, shares and lists.

use crate::text::Lang;

/// Minutes from which work is said in whole hours: of a hundred hours nobody asks for the minutes.
const WHOLE_HOURS: i64 = 100 * 60;

/// The space between a figure and its unit, which never breaks.
fn unit_space(lang: Lang) -> char {
    match lang {
        Lang::En => '\u{a0}',
        Lang::Fr => '\u{202f}',
    }
}

/// A whole number with its thousands grouped: "214,000", « 214 000 »; the minus is U+2212.
pub fn number(lang: Lang, value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() + 4);
    if value < 0 {
        out.push('−');
    }
    for (i, digit) in digits.chars().enumerate() {
        // French style leaves four-digit years alone, but counts of thousands are grouped in both languages.
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(match lang {
                Lang::En => ',',
                Lang::Fr => '\u{202f}',
            });
        }
        out.push(digit);
    }
    out
}

/// A number with at most `places` decimals (0–6), rounded half away from zero, without trailing zeros:
/// "7.5", « 7,5 ». A value that is not finite is written "–".
pub fn decimal(lang: Lang, value: f64, places: u8) -> String {
    if !value.is_finite() {
        return "–".into();
    }
    let unit = 10_i64.pow(u32::from(places.min(6)));
    let scaled = (value * unit as f64).round();
    if scaled.abs() >= 9e15 {
        return "–".into();
    }
    scaled_decimal(lang, scaled as i64, unit)
}

/// `scaled ÷ unit` in figures, `unit` being a power of ten.
fn scaled_decimal(lang: Lang, scaled: i64, unit: i64) -> String {
    let mut out = number(lang, scaled / unit);
    if scaled < 0 && scaled / unit == 0 {
        out.insert(0, '−');
    }
    let mut rest = (scaled % unit).abs();
    if rest != 0 {
        out.push(match lang {
            Lang::En => '.',
            Lang::Fr => ',',
        });
        let mut place = unit / 10;
        while rest != 0 {
            out.push(char::from(b'0' + (rest / place) as u8));
            rest %= place;
            place /= 10;
        }
    }
    out
}

/// A length of work given in minutes, as people write it: "6 h", "7.5 h" / « 7 h 30 », under an hour "45 min",
/// from a hundred hours on in whole hours. In English to the tenth of an hour, in French to the minute.
pub fn hours(lang: Lang, minutes: i64) -> String {
    let space = unit_space(lang);
    if minutes != 0 && minutes.abs() < 60 {
        return format!("{}{space}min", number(lang, minutes));
    }
    if minutes.abs() >= WHOLE_HOURS {
        // Rounded half away from zero.
        return format!("{}{space}h", number(lang, (minutes + 30 * minutes.signum()) / 60));
    }
    match (lang, minutes.abs() % 60) {
        // Tenths of an hour, rounded half away from zero: minutes × 10 ÷ 60.
        (Lang::En, _) => {
            format!("{}{space}h", scaled_decimal(lang, (minutes + 3 * minutes.signum()) / 6, 10))
        }
        (Lang::Fr, 0) => format!("{}{space}h", number(lang, minutes / 60)),
        (Lang::Fr, rest) => format!("{}{space}h{space}{rest:02}", number(lang, minutes / 60)),
    }
}

/// A difference in hours, always with its sign: "+2 h", "−45 min", "±0 h".
pub fn hours_signed(lang: Lang, minutes: i64) -> String {
    match minutes {
        0 => format!("±{}", hours(lang, 0)),
        1.. => format!("+{}", hours(lang, minutes)),
        _ => hours(lang, minutes),
    }
}

/// A difference with its sign: "+2", "−1,200", "±0".
pub fn signed(lang: Lang, value: i64) -> String {
    match value {
        0 => "±0".into(),
        1.. => format!("+{}", number(lang, value)),
        _ => number(lang, value),
    }
}

/// A share given in permille, rounded to whole percents half away from zero: "86 %".
pub fn percent(lang: Lang, permille: i64) -> String {
    let whole = (permille + 5 * permille.signum()) / 10;
    format!("{}{}%", number(lang, whole), unit_space(lang))
}

/// Lateness in working days: "2 d late", « 2 j de retard ».
pub fn days_late(lang: Lang, days: i64) -> String {
    let figure = number(lang, days);
    match lang {
        Lang::En => format!("{figure}\u{a0}d late"),
        Lang::Fr => format!("{figure}\u{202f}j de retard"),
    }
}

/// Joins words as a sentence does: "Ann, Beth and Carl", « Ann, Beth et Carl ».
pub fn list<S: AsRef<str>>(lang: Lang, words: &[S]) -> String {
    let and = match lang {
        Lang::En => " and ",
        Lang::Fr => " et ",
    };
    let mut out = String::new();
    for (i, word) in words.iter().enumerate() {
        if i > 0 {
            out.push_str(if i + 1 == words.len() { and } else { ", " });
        }
        out.push_str(word.as_ref());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use Lang::{En, Fr};

    #[test]
    fn thousands_are_grouped_and_the_minus_is_a_minus() {
        for (value, en, fr) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1000, "1,000", "1\u{202f}000"),
            (214_000, "214,000", "214\u{202f}000"),
            (-1_234_567, "−1,234,567", "−1\u{202f}234\u{202f}567"),
            (
                i64::MIN,
                "−9,223,372,036,854,775,808",
                "−9\u{202f}223\u{202f}372\u{202f}036\u{202f}854\u{202f}775\u{202f}808",
            ),
        ] {
            assert_eq!((number(En, value).as_str(), number(Fr, value).as_str()), (en, fr));
        }
    }

    #[test]
    fn decimals_lose_their_zeros_and_round_half_away_from_zero() {
        for (value, places, en, fr) in [
            (7.5, 2, "7.5", "7,5"),
            (7.0, 2, "7", "7"),
            (0.05, 1, "0.1", "0,1"),
            (-0.25, 1, "−0.3", "−0,3"),
            (1234.567, 2, "1,234.57", "1\u{202f}234,57"),
            (3.04, 2, "3.04", "3,04"),
            (f64::NAN, 1, "–", "–"),
            (1e300, 1, "–", "–"),
        ] {
            assert_eq!((decimal(En, value, places).as_str(), decimal(Fr, value, places).as_str()), (en, fr));
        }
    }

    #[test]
    fn work_is_said_in_hours_and_short_work_in_minutes() {
        for (minutes, en, fr) in [
            (0, "0\u{a0}h", "0\u{202f}h"),
            (45, "45\u{a0}min", "45\u{202f}min"),
            (60, "1\u{a0}h", "1\u{202f}h"),
            (360, "6\u{a0}h", "6\u{202f}h"),
            (450, "7.5\u{a0}h", "7\u{202f}h\u{202f}30"),
            (435, "7.3\u{a0}h", "7\u{202f}h\u{202f}15"),
            (425, "7.1\u{a0}h", "7\u{202f}h\u{202f}05"),
            (1000, "16.7\u{a0}h", "16\u{202f}h\u{202f}40"),
            (5999, "100\u{a0}h", "99\u{202f}h\u{202f}59"),
            (6520, "109\u{a0}h", "109\u{202f}h"),
            (72_000, "1,200\u{a0}h", "1\u{202f}200\u{202f}h"),
            (-90, "−1.5\u{a0}h", "−1\u{202f}h\u{202f}30"),
            (-30, "−30\u{a0}min", "−30\u{202f}min"),
        ] {
            assert_eq!((hours(En, minutes).as_str(), hours(Fr, minutes).as_str()), (en, fr), "{minutes} min");
        }
    }

    #[test]
    fn differences_show_their_sign() {
        assert_eq!(hours_signed(En, 120), "+2\u{a0}h");
        assert_eq!(hours_signed(Fr, -450), "−7\u{202f}h\u{202f}30");
        assert_eq!(hours_signed(En, 0), "±0\u{a0}h");
        assert_eq!(
            (signed(En, 2), signed(En, 0), signed(Fr, -1200)),
            ("+2".into(), "±0".into(), "−1\u{202f}200".into())
        );
    }

    #[test]
    fn shares_are_whole_percents_with_the_space_of_the_language() {
        assert_eq!((percent(En, 857), percent(Fr, 857)), ("86\u{a0}%".into(), "86\u{202f}%".into()));
        assert_eq!(
            (percent(En, 1045), percent(En, 4), percent(En, -15)),
            ("105\u{a0}%".into(), "0\u{a0}%".into(), "−2\u{a0}%".into())
        );
    }

    #[test]
    fn lateness_is_said_in_working_days() {
        assert_eq!(days_late(En, 2), "2\u{a0}d late");
        assert_eq!(days_late(Fr, 1), "1\u{202f}j de retard");
    }

    #[test]
    fn lists_end_with_and() {
        assert_eq!(list::<&str>(En, &[]), "");
        assert_eq!(list(En, &["Ann"]), "Ann");
        assert_eq!(list(Fr, &["Ann", "Beth"]), "Ann et Beth");
        assert_eq!(list(En, &["Ann", "Beth", "Carl"]), "Ann, Beth and Carl");
    }
}
