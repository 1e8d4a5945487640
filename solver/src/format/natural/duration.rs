//! Amounts of work as people write them: `6h`, `2h30`, `1,5 j`, `90 min`, `PT8H`, `4-6 h`, `2/4/8`.

use super::lex::{Kind, Token, tokens};
use crate::model::{Effort, Minutes};

/// What a number without a unit counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Milliseconds, as ClickUp exports them.
    Milliseconds,
    /// Seconds, as Jira exports them.
    Seconds,
    /// Minutes.
    Minutes,
    /// Hours.
    #[default]
    Hours,
    /// Days of work.
    Days,
}

/// Why an amount of work could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DurationError {
    /// Nothing that looks like an amount of work.
    #[error("not an amount of work")]
    NotADuration,
    /// Below zero.
    #[error("below zero")]
    Negative,
    /// More than 100,000 hours.
    #[error("more than 100,000 hours")]
    TooLong,
    /// Best above likely or likely above worst.
    #[error("best, likely and worst are not in order")]
    NotInOrder,
}

/// How amounts of work are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DurationRules {
    /// What a number without a unit counts.
    pub bare: Unit,
    /// Minutes of a day of work.
    pub day: Minutes,
}

impl Default for DurationRules {
    fn default() -> Self {
        Self { bare: Unit::Hours, day: Minutes::hours(7) }
    }
}

/// 100,000 hours; more is a slip, such as milliseconds taken for hours.
const LONGEST: u64 = 100_000 * 60;
/// Amounts are kept in thousandths of a minute until the end, so that `0.333 h` and milliseconds stay exact.
const MILLI: u64 = 1000;

/// The amount of work that a whole text names, rounded up to a minute.
///
/// # Errors
/// When anything in the text is not part of an amount, or the amount is negative or longer than 100,000 hours.
pub fn duration(text: &str, rules: DurationRules) -> Result<Minutes, DurationError> {
    let all = tokens(text);
    let rest = without_hedge(&all);
    match rest {
        [] => Err(DurationError::NotADuration),
        [minus, number, ..] if minus.is("-") && number.kind == Kind::Number => Err(DurationError::Negative),
        _ => match prefix(rest, rules, true)? {
            Some((minutes, used)) if used == rest.len() => Ok(minutes),
            _ => Err(DurationError::NotADuration),
        },
    }
}

/// One amount, a range from best to worst (`4-6 h`), or best, likely and worst (`2/4/8 h`).
///
/// # Errors
/// As [`duration`], and when the amounts are not in order.
pub fn effort(text: &str, rules: DurationRules) -> Result<Effort, DurationError> {
    let single = duration(text, rules);
    if let Ok(minutes) = single {
        return Ok(Effort::exactly(minutes));
    }
    let all = tokens(text);
    let dashed = split_at(without_hedge(&all), &["-", "a", "to"]);
    let slashed = split_at(without_hedge(&all), &["/"]);
    // The unit stands at the end for all of them: `4-6 h`.
    let amounts = |parts: &[&[Token]]| -> Option<Vec<Minutes>> {
        let last = parts.last()?;
        let unit: Vec<Token> = last.iter().skip_while(|token| is_amount(token)).cloned().collect();
        let read = |part: &&[Token]| {
            let mut part = part.to_vec();
            if part.iter().all(is_amount) {
                part.extend(unit.iter().cloned());
            }
            let (minutes, used) = prefix(&part, rules, true).ok()??;
            (used == part.len()).then_some(minutes)
        };
        parts.iter().map(read).collect()
    };
    let found = match (dashed.as_slice(), slashed.as_slice()) {
        ([_, _], _) => amounts(&dashed),
        // A year behind two slashes makes a date.
        (_, [_, _, [last, ..]]) if last.len() < 4 => amounts(&slashed),
        _ => None,
    };
    let (best, likely, worst) = match found.as_deref() {
        Some([best, worst]) => (*best, Minutes(best.0.midpoint(worst.0)), *worst),
        Some([best, likely, worst]) => (*best, *likely, *worst),
        _ => return Err(single.err().unwrap_or(DurationError::NotADuration)),
    };
    if best > likely || likely > worst {
        return Err(DurationError::NotInOrder);
    }
    Ok(Effort { best: Some(best), likely, worst: Some(worst) })
}

fn is_amount(token: &Token) -> bool {
    token.kind == Kind::Number || [".", ",", "½"].iter().any(|sign| token.is(sign))
}

fn split_at<'a>(tokens: &'a [Token], separators: &[&str]) -> Vec<&'a [Token]> {
    tokens.split(|token| separators.iter().any(|separator| token.is(separator))).collect()
}

/// `~6h`, `env. 6 h`, `about 6 h` say an amount all the same.
fn without_hedge(tokens: &[Token]) -> &[Token] {
    match tokens {
        [word, dot, rest @ ..] if (word.is("env") || word.is("approx") || word.is("ca")) && dot.is(".") => {
            rest
        }
        [sign, rest @ ..] if ["~", "≈", "env", "environ", "about", "ca"].iter().any(|s| sign.is(s)) => rest,
        _ => tokens,
    }
}

/// The amount with which tokens begin, and how many tokens it takes; numbers without a unit only if `bare`.
///
/// # Errors
/// When it is longer than 100,000 hours.
pub(in crate::format) fn prefix(
    tokens: &[Token],
    rules: DurationRules,
    bare: bool,
) -> Result<Option<(Minutes, usize)>, DurationError> {
    let Some((milli, used)) =
        iso(tokens, rules).or_else(|| clock(tokens)).or_else(|| spoken(tokens, rules, bare))
    else {
        return Ok(None);
    };
    let minutes = milli.div_ceil(MILLI);
    let minutes = u32::try_from(minutes).ok().filter(|_| minutes <= LONGEST).ok_or(DurationError::TooLong)?;
    Ok(Some((Minutes(minutes), used)))
}

/// `2:30`.
fn clock(tokens: &[Token]) -> Option<(u64, usize)> {
    let [hours, colon, minutes, rest @ ..] = tokens else { return None };
    let fits = colon.is(":") && colon.glued && minutes.glued && minutes.len() == 2 && hours.len() <= 5;
    if !fits || rest.first().is_some_and(|next| next.is(":") && next.glued) {
        return None;
    }
    let minutes = minutes.number().filter(|minutes| *minutes < 60)?;
    Some(((hours.number()? * 60 + minutes) * MILLI, 3))
}

/// `PT8H30M`, `P1DT2H` (ISO 8601).
fn iso(tokens: &[Token], rules: DurationRules) -> Option<(u64, usize)> {
    let first = tokens.first().filter(|token| token.is("p") || token.is("pt"))?;
    let (mut total, mut used, mut in_time, mut parts) = (0_u64, 1, first.is("pt"), 0);
    while let Some((amount, taken)) = number(tokens.get(used..)?) {
        let unit = tokens.get(used + taken).filter(|unit| unit.glued)?;
        let minutes = match (unit.folded.trim_end_matches('t'), in_time) {
            ("h", true) => 60,
            ("m", true) => 1,
            ("s", true) => return finish_iso(total, amount, used + taken + 1),
            ("d", false) => u64::from(rules.day.0),
            ("w", false) => u64::from(rules.day.0) * 5,
            _ => return None,
        };
        in_time |= unit.folded.ends_with('t');
        total = total.saturating_add(amount.saturating_mul(minutes));
        (used, parts) = (used + taken + 1, parts + 1);
    }
    (parts > 0).then_some((total, used))
}

fn finish_iso(total: u64, seconds: u64, used: usize) -> Option<(u64, usize)> {
    Some((total.saturating_add(seconds / 60), used))
}

/// `2h30`, `1,5 j`, `1d 4h`, `90 min`, `½ journée`, `demi-journée`, `half a day`; or a number alone.
fn spoken(tokens: &[Token], rules: DurationRules, bare: bool) -> Option<(u64, usize)> {
    if let Some(found) = half_day(tokens, rules) {
        return Some(found);
    }
    let (amount, mut used) = number(tokens)?;
    let Some((unit, taken)) = unit(tokens.get(used..)?, rules) else {
        let whole = match rules.bare {
            Unit::Milliseconds => amount.div_ceil(60_000),
            Unit::Seconds => amount.div_ceil(60),
            Unit::Minutes => amount,
            Unit::Hours => amount.saturating_mul(60),
            Unit::Days => amount.saturating_mul(u64::from(rules.day.0)),
        };
        return bare.then_some((whole, used));
    };
    used += taken;
    let (mut total, mut smallest) = (amount.saturating_mul(unit), unit);
    loop {
        let joined = tokens.get(used).is_some_and(|token| token.is("et") || token.is("and"));
        let next = tokens.get(used + usize::from(joined)..)?;
        let Some((more, taken)) = number(next) else { break };
        if let Some((unit, of_unit)) = next.get(taken..).and_then(|rest| self::unit(rest, rules))
            && unit < smallest
        {
            total = total.saturating_add(more.saturating_mul(unit));
            (smallest, used) = (unit, used + usize::from(joined) + taken + of_unit);
            continue;
        }
        // `2h30` and `2 h 30`: two digits after hours are minutes.
        let is_minutes = taken == 1 && smallest == 60 && next.first().is_some_and(|token| token.len() == 2);
        if is_minutes && !joined && more < 60 * MILLI {
            total = total.saturating_add(more);
            used += 1;
        }
        break;
    }
    Some((total, used))
}

fn half_day(tokens: &[Token], rules: DurationRules) -> Option<(u64, usize)> {
    let words: Vec<&str> = tokens.iter().take(4).map(|token| token.folded.as_str()).collect();
    let used = match words.as_slice() {
        ["demi", "-", "journee" | "jour" | "journees", ..] | ["half", "a" | "-", "day", ..] => 3,
        ["demi", "journee", ..] | ["half", "day", ..] => 2,
        ["1", "/", "2", "j" | "jour" | "journee" | "d" | "day"] => 4,
        _ => return None,
    };
    Some((u64::from(rules.day.0) * MILLI / 2, used))
}

/// A number in thousandths and the tokens it takes: `7`, `7,5`, `7.5`, `½`, `1½`, `1 250`, `1,250.5`.
fn number(tokens: &[Token]) -> Option<(u64, usize)> {
    let first = tokens.first()?;
    if first.is("½") {
        return Some((MILLI / 2, 1));
    }
    let digits = |token: &Token| (token.kind == Kind::Number).then(|| token.folded.clone());
    let (mut whole, mut used) = (digits(first)?, 1);
    // Groups of three digits behind a space, or behind a comma where a point follows.
    loop {
        let (separator, group) = (tokens.get(used), tokens.get(used + 1));
        let three = |token: Option<&Token>| token.and_then(digits).filter(|digits| digits.len() == 3);
        if let Some(group) = separator.filter(|token| !token.glued).and_then(|token| three(Some(token))) {
            if whole.len() > 3 && used == 1 {
                break;
            }
            whole.push_str(&group);
            used += 1;
        } else if let (Some(comma), Some(group)) = (separator, three(group))
            && comma.is(",")
            && comma.glued
            && tokens.get(used + 1).is_some_and(|token| token.glued)
            && tokens.get(used + 2).is_some_and(|point| point.is(".") && point.glued)
        {
            whole.push_str(&group);
            used += 2;
        } else {
            break;
        }
    }
    let mut amount = whole.parse::<u64>().ok()?.checked_mul(MILLI)?;
    if let [point, fraction, ..] = tokens.get(used..)?
        && (point.is(",") || point.is("."))
        && point.glued
        && fraction.glued
        && let Some(digits) = digits(fraction)
    {
        let thousandths: String = digits.chars().chain("000".chars()).take(3).collect();
        amount = amount.checked_add(thousandths.parse().ok()?)?;
        used += 2;
    } else if tokens.get(used).is_some_and(|half| half.is("½") && half.glued) {
        amount = amount.checked_add(MILLI / 2)?;
        used += 1;
    }
    Some((amount, used))
}

/// Minutes of a unit, and the tokens it takes.
fn unit(tokens: &[Token], rules: DurationRules) -> Option<(u64, usize)> {
    let word = tokens.first()?;
    let minutes = match word.folded.as_str() {
        "h" | "hr" | "hrs" | "hour" | "hours" | "heure" | "heures" => 60,
        "m" | "mn" | "min" | "mins" | "minute" | "minutes" => 1,
        "j" | "jr" | "jrs" | "jour" | "jours" | "journee" | "journees" | "jh" | "d" | "day" | "days" => {
            u64::from(rules.day.0)
        }
        "w" | "wk" | "wks" | "week" | "weeks" | "sem" | "semaine" | "semaines" => u64::from(rules.day.0) * 5,
        _ => return None,
    };
    let dotted = word.len() > 1 && tokens.get(1).is_some_and(|dot| dot.is(".") && dot.glued);
    Some((minutes, 1 + usize::from(dotted && !word.is("h"))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        let cases = [
            ("6h", 360),
            ("6", 360),
            ("7,5", 450),
            ("7.5 h", 450),
            ("2h30", 150),
            ("2 h 30", 150),
            ("2h30min", 150),
            ("2:30", 150),
            ("0:45", 45),
            ("1,5 j", 630),
            ("3 jours", 1260),
            ("2d", 840),
            ("1d 4h", 660),
            ("1w 2d 3h", 5 * 420 + 2 * 420 + 180),
            ("2 sem.", 4200),
            ("90 min", 90),
            ("90m", 90),
            ("PT8H", 480),
            ("PT8H30M0S", 510),
            ("P1DT2H", 540),
            ("½ journée", 210),
            ("demi-journée", 210),
            ("half a day", 210),
            ("1/2 j", 210),
            ("1½ h", 90),
            ("2 heures et 15 minutes", 135),
            ("~4h", 240),
            ("env. 4 h", 240),
            ("1 250 h", 75_000),
            ("1\u{202f}250 h", 75_000),
            ("1,250.5 h", 75_030),
            ("0.333", 20),
            ("12 Hours", 720),
        ];
        for (text, minutes) in cases {
            assert_eq!(duration(text, DurationRules::default()), Ok(Minutes(minutes)), "{text}");
        }
    }

    #[test]
    fn the_header_says_what_a_bare_number_counts() {
        let cases = [
            (Unit::Seconds, "28800", 480),
            (Unit::Milliseconds, "28800000", 480),
            (Unit::Milliseconds, "1", 1),
            (Unit::Minutes, "45", 45),
            (Unit::Days, "1,5", 630),
            (Unit::Days, "2h", 120),
        ];
        for (bare, text, minutes) in cases {
            let rules = DurationRules { bare, ..DurationRules::default() };
            assert_eq!(duration(text, rules), Ok(Minutes(minutes)), "{bare:?} {text}");
        }
    }

    #[test]
    fn what_is_no_amount_says_why() {
        use DurationError::{Negative, NotADuration, NotInOrder, TooLong};
        let cases = [
            ("", NotADuration),
            ("soon", NotADuration),
            ("6h foo", NotADuration),
            ("-3", Negative),
            ("- 2h", Negative),
            ("28800000", TooLong),
            ("99999999999999999999999", NotADuration),
            ("05/12/2026", NotADuration),
            ("2:75", NotADuration),
            ("8-4 h", NotInOrder),
        ];
        for (text, error) in cases {
            assert_eq!(effort(text, DurationRules::default()), Err(error), "{text}");
        }
    }

    #[test]
    fn ranges_are_best_and_worst() {
        let hours = |best, likely, worst| Effort {
            best: Some(Minutes(best)),
            likely: Minutes(likely),
            worst: Some(Minutes(worst)),
        };
        let cases = [
            ("4-6 h", hours(240, 300, 360)),
            ("4–6h", hours(240, 300, 360)),
            ("2/4/8", hours(120, 240, 480)),
            ("1 à 2 j", hours(420, 630, 840)),
            ("30min-1h", hours(30, 45, 60)),
            ("6h", Effort::exactly(Minutes(360))),
        ];
        for (text, expected) in cases {
            assert_eq!(effort(text, DurationRules::default()), Ok(expected), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "\\PC{0,24}|[0-9hjdmw:.,/½ -]{0,16}") {
            let _ = effort(&text, DurationRules::default());
        }
    }
}
