//! Cells that hold more than a name, a date or an amount: skills, people, weights, yes and no, links.

use crate::format::lookup::{Directory, Match};
use crate::format::natural::{Kind, Token, fold, key, tokens};
use crate::model::{Lag, Level, SkillId};

use super::Named;

/// Words that end a list of skills or people.
fn parts<'t>(cell: &'t str, separators: &[char]) -> Vec<&'t str> {
    cell.split(separators).map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// A skill and its level, or the text of a part that has a level nobody knows.
pub(super) fn skills(cell: &str, directory: &Directory<'_>) -> Vec<Result<(Named<SkillId>, Level), String>> {
    if let Match::One(skill) = directory.skills.exact(cell) {
        return vec![Ok((Named::Known(skill), Level::MIN))];
    }
    let mut found = Vec::new();
    for part in parts(cell, &[',', ';', '\n', '+', '&', '|']) {
        // "UX/UI" may be one skill; "design/motion" hardly is.
        let (name, _) = name_and_level(part);
        let known = directory.skills.exact(&name) != Match::None;
        let slashed = if known { vec![part] } else { parts(part, &['/']) };
        found.extend(slashed.into_iter().map(|part| skill(part, directory)));
    }
    found
}

fn skill(part: &str, directory: &Directory<'_>) -> Result<(Named<SkillId>, Level), String> {
    // A skill may have a number in its name.
    if let Match::One(skill) = directory.skills.exact(part) {
        return Ok((Named::Known(skill), Level::MIN));
    }
    let (name, level) = name_and_level(part);
    let level = match level {
        None => Level::MIN,
        Some(level) => {
            let level = u8::try_from(level).ok().filter(|level| (1..=5).contains(level));
            level.map(Level).ok_or_else(|| part.to_owned())?
        }
    };
    if name.is_empty() {
        return Err(part.to_owned());
    }
    Ok(match directory.skills.exact(&name) {
        Match::One(skill) => (Named::Known(skill), level),
        _ => (Named::New(name), level),
    })
}

/// `design≥3`, `design (3)`, `Design niveau 3`, `design: 3+` → the name and the level.
fn name_and_level(part: &str) -> (String, Option<u64>) {
    let all = tokens(part);
    let closing = |token: &Token| [")", "]", "+", "."].iter().any(|sign| token.is(sign));
    let end = all.iter().rposition(|token| !closing(token)).map_or(0, |last| last + 1);
    let Some((number, before)) = all.get(..end).and_then(|all| all.split_last()) else {
        return (part.to_owned(), None);
    };
    // "HTML5" is a name, "design≥3" is not.
    let joined = number.glued && before.last().is_some_and(|token| token.kind == Kind::Word);
    let Some(level) = number.number().filter(|_| !joined && !before.is_empty()) else {
        return (part.to_owned(), None);
    };
    let link = |token: &Token| {
        ["≥", "⩾", ">", "=", ":", "(", "[", "-", "niveau", "niv", "level", "lvl", "n", "."]
            .iter()
            .any(|s| token.is(s))
    };
    let name_end = before.iter().rposition(|token| !link(token)).and_then(|last| before.get(last));
    let name = name_end.and_then(|last| part.get(..last.range.end)).unwrap_or_default();
    (name.to_owned(), Some(level))
}

/// Whether a cell names a known skill, or anything with `≥`.
pub(super) fn looks_like_skills(cell: &str, directory: &Directory<'_>) -> bool {
    if cell.len() > 120 {
        return false;
    }
    let known = |part: &&str| directory.skills.exact(&name_and_level(part).0) != Match::None;
    parts(cell, &[',', ';', '\n', '+', '&', '|', '/']).iter().any(known)
        || cell.contains('≥')
        || cell.contains(">=")
}

/// The people of a cell: `Ann`, `Ann, Bo`, `[Ann B,Bo C]`, `Fontaine, Léa`.
pub(super) fn people<'t>(cell: &'t str, directory: &Directory<'_>) -> Vec<&'t str> {
    let bare = cell.trim_start_matches('[').trim_end_matches(']').trim();
    let nobody =
        ["", "unassigned", "non attribue", "non attribuee", "none", "null", "personne", "nobody", "n a"];
    if nobody.contains(&key(bare).as_str()) {
        return Vec::new();
    }
    // "Fontaine, Léa" is one person.
    if matches!(directory.person(bare), Match::One(_)) {
        return vec![bare];
    }
    parts(bare, &[',', ';', '\n', '|', '&', '/'])
}

/// Yes, no, or neither; percentages count whether they are 100.
pub(super) enum Done {
    Yes,
    No,
    /// So many percent.
    Share(u32),
}

pub(super) fn done(cell: &str) -> Option<Done> {
    let folded = fold(cell);
    let plain = folded.trim();
    match plain {
        "" | "no" | "non" | "n" | "false" | "faux" | "0" | "-" | "☐" | "to do" | "todo" | "a faire" => {
            return Some(Done::No);
        }
        "yes" | "y" | "oui" | "o" | "true" | "vrai" | "x" | "ok" | "✓" | "✔" | "☑" | "✅" | "done"
        | "termine" | "terminee" | "fait" | "fini" | "complete" | "completed" => return Some(Done::Yes),
        _ => {}
    }
    let number = plain.trim_end_matches('%').trim().replace(',', ".");
    let (whole, fraction) = number.split_once('.').unwrap_or((number.as_str(), ""));
    let whole: u32 = whole.parse().ok().filter(|whole| *whole <= 100)?;
    // Without a sign 1 means yes, and 0.5 a half.
    if !plain.ends_with('%') && whole <= 1 {
        let tenths: String = fraction.chars().chain("00".chars()).take(2).collect();
        let share = whole * 100 + tenths.parse::<u32>().ok()?;
        return Some(if share >= 100 { Done::Yes } else { Done::Share(share) });
    }
    Some(if whole == 100 { Done::Yes } else { Done::Share(whole) })
}

/// Whether a word for a state means that nothing is left to do.
pub(super) fn is_done_state(cell: &str) -> bool {
    let key = key(cell);
    let done = [
        "done",
        "closed",
        "complete",
        "completed",
        "resolved",
        "finished",
        "cancelled",
        "canceled",
        "archived",
        "termine",
        "terminee",
        "fait",
        "faite",
        "fini",
        "finie",
        "clos",
        "close",
        "livre",
        "livree",
        "annule",
        "annulee",
        "archive",
        "won t do",
        "delivered",
    ];
    done.contains(&key.as_str())
}

/// 1 to 10, or a word.
pub(super) fn weight(cell: &str, urgent_first: bool) -> Option<u32> {
    let key = key(cell);
    if let Ok(number) = key.parse::<u32>() {
        return match (urgent_first, number) {
            (true, 1) => Some(5),
            (true, 2) => Some(3),
            (true, 3 | 4) => Some(1),
            (false, 1..=10) => Some(number),
            _ => None,
        };
    }
    match key.as_str() {
        "urgent" | "urgente" | "highest" | "critical" | "critique" | "blocker" | "tres haute"
        | "tres elevee" => Some(5),
        "high" | "haute" | "haut" | "elevee" | "eleve" | "important" | "importante" | "forte" | "major" => {
            Some(3)
        }
        "medium" | "normal" | "normale" | "moyenne" | "moyen" | "low" | "lowest" | "basse" | "faible"
        | "minor" | "trivial" | "none" | "aucune" | "null" => Some(1),
        _ => None,
    }
}

/// A link's name and its lag: `Brief +2j`, `Brief + 2 days`.
pub(super) fn name_and_lag(part: &str) -> (&str, Lag) {
    let all = tokens(part);
    if let [.., plus, number, unit] = all.as_slice()
        && plus.is("+")
        && ["j", "jour", "jours", "d", "day", "days"].iter().any(|day| unit.is(day))
        && let Some(days) =
            number.number().and_then(|days| u32::try_from(days).ok()).filter(|days| *days < 1000)
        && let Some(name) = part.get(..plus.range.start)
    {
        return (name.trim(), Lag::WorkingDays(days));
    }
    (part, Lag::NONE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::agency;

    #[test]
    fn skills_and_levels_are_read() {
        let plan = agency("2026-03-02".parse().unwrap());
        let directory = Directory::new(&plan);
        let say = |cell: &str| {
            let say = |found: Result<(Named<SkillId>, Level), String>| match found {
                Ok((Named::Known(skill), level)) => {
                    format!("{}≥{}", plan.skill(skill).unwrap().name, level.0)
                }
                Ok((Named::New(name), level)) => format!("new {name}≥{}", level.0),
                Err(part) => format!("! {part}"),
            };
            skills(cell, &directory).into_iter().map(say).collect::<Vec<_>>().join(", ")
        };
        let cases = [
            ("design≥3", "Design≥3"),
            ("Design >= 3; motion 2", "Design≥3, Motion≥2"),
            ("REDACTION (4)", "Rédaction≥4"),
            ("design niveau 3 / print", "Design≥3, Print≥1"),
            ("UX: 2+", "UX≥2"),
            ("Cobol 3", "new Cobol≥3"),
            ("HTML5", "new HTML5≥1"),
            ("design 7", "! design 7"),
            ("", ""),
        ];
        for (cell, expected) in cases {
            assert_eq!(say(cell), expected, "{cell}");
        }
    }

    #[test]
    fn people_of_a_cell_are_told_apart() {
        let plan = agency("2026-03-02".parse().unwrap());
        let directory = Directory::new(&plan);
        let cases: [(&str, &[&str]); 6] = [
            ("Léa", &["Léa"]),
            ("Fontaine, Léa", &["Fontaine, Léa"]),
            ("Léa, Tom", &["Léa", "Tom"]),
            ("[Ann B,Bo C]", &["Ann B", "Bo C"]),
            ("[]", &[]),
            ("Unassigned", &[]),
        ];
        for (cell, expected) in cases {
            assert_eq!(people(cell, &directory), expected, "{cell}");
        }
    }

    #[test]
    fn words_for_done_and_weight_are_read() {
        let done = |cell: &str| match super::done(cell) {
            None => "?".to_owned(),
            Some(Done::Yes) => "yes".to_owned(),
            Some(Done::No) => "no".to_owned(),
            Some(Done::Share(share)) => share.to_string(),
        };
        let cells = ["Oui", "x", "", "100 %", "50%", "0,5", "1", "75", "120", "maybe"];
        assert_eq!(cells.map(done), ["yes", "yes", "no", "yes", "50", "50", "yes", "75", "?", "?"]);
        let weights = ["3", "High", "élevée", "Urgent", "11", "soon"].map(|cell| weight(cell, false));
        assert_eq!(weights, [Some(3), Some(3), Some(3), Some(5), None, None]);
        assert_eq!(["1", "2", "4"].map(|cell| weight(cell, true)), [Some(5), Some(3), Some(1)]);
        assert!(is_done_state("Terminé") && !is_done_state("In progress"));
        assert_eq!(name_and_lag("Brief + 2 jours"), ("Brief", Lag::WorkingDays(2)));
        assert_eq!(name_and_lag("A + B"), ("A + B", Lag::NONE));
    }
}
