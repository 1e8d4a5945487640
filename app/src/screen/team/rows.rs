//! The team as a table: a row per person, a column per skill, and what a typed cell does to the plan.

use std::sync::Arc;

use solver::check::Report;
use solver::model::{Hat, Held, Level, Permille, Person, PersonId, Plan, Skill, SkillId};

use crate::state::command::Command;
use crate::text::{Lang, common, format, team};
use crate::ui::grid::{Align, CellView, Column, Commit, Kind, NEW_ROW, Row, Tone, Width};
use crate::ui::options::{Choice, Choices, fold};
use solver::model::fresh::{next_person_id, next_skill_id};

/// Keys of the columns that every team has; skills follow as `skill-<id>`.
pub mod key {
    pub const NAME: &str = "name";
    pub const HATS: &str = "hats";
    pub const DEPARTMENT: &str = "department";
    pub const HOURS: &str = "hours";
    pub const CAP: &str = "cap";
    pub const LOAD: &str = "load";
    pub const SKILL: &str = "skill-";
}

/// What a hat is called in the table: short, as people say it.
pub const fn hat_short(hat: Hat, lang: Lang) -> &'static str {
    match hat {
        Hat::Am => team::hat_am(lang),
        Hat::Pm => team::hat_pm(lang),
        Hat::Creative => common::creative(lang),
        Hat::Lead => common::lead(lang),
    }
}

/// The columns of the team's table.
pub fn columns(plan: &Plan, lang: Lang) -> Vec<Column> {
    let hats: Choices = Arc::new(Hat::ALL.iter().map(|hat| Choice::new(hat_short(*hat, lang))).collect());
    let mut departments: Vec<&str> = plan.people.iter().map(|person| person.department.as_str()).collect();
    departments.sort_unstable();
    departments.dedup();
    let departments = departments.into_iter().filter(|name| !name.is_empty()).map(Choice::new).collect();
    let mut columns = vec![
        Column::new(key::NAME, common::person(lang), Kind::Text).width(Width::Grow(9.5)),
        Column::new(key::HATS, team::hats(lang), Kind::several(hats, ',')).width(Width::Fixed(5.75)),
        Column::new(key::DEPARTMENT, team::department(lang), Kind::creatable(Arc::new(departments)))
            .width(Width::Grow(6.0)),
    ];
    // What people can do is what the screen is for: it comes before what is calculated.
    columns.extend(plan.skills.iter().map(|skill| {
        Column::new(format!("{}{}", key::SKILL, skill.id), skill.name.clone(), Kind::Number)
            .width(Width::Fixed(2.625))
            .align(Align::Center)
            .slanted()
            .hint(team::level_hint(lang))
    }));
    columns.extend([
        Column::new(key::HOURS, team::hours_a_week(lang), Kind::View)
            .width(Width::Fixed(4.75))
            .align(Align::End)
            .hint(team::hours_a_week_hint(lang)),
        Column::new(key::CAP, common::cap(lang), Kind::Number)
            .width(Width::Fixed(4.25))
            .hint(team::cap_hint(lang)),
        Column::new(key::LOAD, common::load(lang), Kind::View).width(Width::Fixed(5.0)).align(Align::End),
    ]);
    columns
}

/// The rows of the team's table, the empty last line included.
pub fn rows(plan: &Plan, report: Option<&Report>, lang: Lang) -> Vec<Row> {
    let mut rows: Vec<Row> = plan
        .people
        .iter()
        .enumerate()
        .map(|(index, person)| {
            let load = report.and_then(|report| report.people.get(index)?.window.permille());
            person_row(plan, person, load, lang)
        })
        .collect();
    rows.push(Row::new_line(team::new_person_hint(lang)));
    rows
}

fn person_row(plan: &Plan, person: &Person, load: Option<u32>, lang: Lang) -> Row {
    let hats: Vec<&str> = person.hats.iter().map(|hat| hat_short(*hat, lang)).collect();
    let cap = plan.cap_of(person);
    let week = person.week.minutes();
    let name = CellView::text(person.name.clone()).tone(Tone::Strong);
    let name = if person.placeholder { name.mark("◌").note(team::placeholder(lang)) } else { name };
    let hours = CellView::text(format::hours(lang, i64::from(week.0)));
    let hours =
        if week.0 == 0 { hours.tone(Tone::Bad).error(Some(team::no_hours(lang).into())) } else { hours };
    let shown_cap = CellView::text(format::percent(lang, i64::from(cap.0)));
    let shown_cap = match person.cap {
        Some(own) => shown_cap.edit(percent_text(own)),
        None => shown_cap.tone(Tone::Assumed).edit(""),
    };
    let load = match load {
        None => CellView::default(),
        Some(load) => {
            let cell = CellView::text(format::percent(lang, i64::from(load)));
            match load {
                1001.. => cell.tone(Tone::Bad).mark("▲"),
                load if load > cap.0 => cell.tone(Tone::Warn).mark("△"),
                _ => cell,
            }
        }
    };
    let mut cells = vec![name, CellView::text(hats.join(", ")), CellView::text(person.department.clone())];
    cells.extend(plan.skills.iter().map(|skill| match person.level(skill.id) {
        Some(level) => CellView::text(level.0.to_string()).level(level.0),
        None => CellView::default(),
    }));
    cells.extend([hours, shown_cap, load]);
    Row::item(u64::from(person.id.0), cells)
}

fn percent_text(share: Permille) -> String {
    if share.0.is_multiple_of(10) {
        (share.0 / 10).to_string()
    } else {
        format!("{}.{}", share.0 / 10, share.0 % 10)
    }
}

/// Why a typed cell was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CellProblem {
    /// A person needs a name.
    #[error("T2011: a person needs a name")]
    NoName,
    /// A word is no hat.
    #[error("T2012: \"{0}\" is not a hat")]
    UnknownHat(String),
    /// Not a level from 1 to 5.
    #[error("T2013: \"{0}\" is not a level from 1 to 5")]
    NotALevel(String),
    /// Not a share from 1 % to 100 %.
    #[error("T2014: \"{0}\" is not a share of the day")]
    NotAShare(String),
    /// The person or skill is gone.
    #[error("T2015: this row is no longer in the plan")]
    Gone,
}

impl CellProblem {
    /// The sentence shown at the cell.
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::NoName => team::needs_a_name(lang).to_owned(),
            Self::UnknownHat(word) => team::unknown_hat(lang, word),
            Self::NotALevel(word) => team::not_a_level(lang, word),
            Self::NotAShare(word) => team::not_a_share(lang, word),
            Self::Gone => team::row_is_gone(lang).to_owned(),
        }
    }
}

/// What a committed cell does: the command, and the person whose row it is.
///
/// # Errors
/// The text cannot be read, or the row is gone.
pub fn commit(plan: &Plan, edit: &Commit, lang: Lang) -> Result<(Command, PersonId), CellProblem> {
    let text = edit.text.trim();
    let mut person = if edit.row == NEW_ROW {
        let mut person = Person::new(next_person_id(plan), team::unnamed(lang));
        person.hats.push(Hat::Creative);
        person
    } else {
        let id = u32::try_from(edit.row).map_err(|_| CellProblem::Gone)?;
        plan.person(PersonId(id)).ok_or(CellProblem::Gone)?.as_ref().clone()
    };
    match edit.column.as_ref() {
        key::NAME if text.is_empty() => return Err(CellProblem::NoName),
        key::NAME => text.clone_into(&mut person.name),
        key::HATS => person.hats = hats(text)?,
        key::DEPARTMENT => text.clone_into(&mut person.department),
        key::CAP => person.cap = share(text)?,
        column => {
            let id = column.strip_prefix(key::SKILL).and_then(|id| id.parse().ok()).map(SkillId);
            let skill = id.filter(|id| plan.skill(*id).is_some()).ok_or(CellProblem::Gone)?;
            let level = level(text)?;
            person.skills.retain(|held| held.skill != skill);
            person.skills.extend(level.map(|level| Held { skill, level }));
        }
    }
    let id = person.id;
    Ok((Command::PutPerson(Arc::new(person)), id))
}

/// Hats as people write them, in either language: `AM, PM`, `chef de projet`.
fn hats(text: &str) -> Result<Vec<Hat>, CellProblem> {
    let mut hats = Vec::new();
    for word in text.split([',', ';', '+', '/']).map(str::trim).filter(|word| !word.is_empty()) {
        let folded = fold(word);
        let named = |hat: &Hat| {
            let long = match hat {
                Hat::Am => common::account_manager,
                Hat::Pm => common::project_manager,
                Hat::Creative => common::creative,
                Hat::Lead => common::lead,
            };
            [Lang::En, Lang::Fr]
                .iter()
                .any(|lang| fold(long(*lang)) == folded || fold(hat_short(*hat, *lang)) == folded)
        };
        let hat = Hat::ALL.into_iter().find(named).ok_or_else(|| CellProblem::UnknownHat(word.to_owned()))?;
        if !hats.contains(&hat) {
            hats.push(hat);
        }
    }
    Ok(hats)
}

/// A level from 1 to 5; nothing, 0 and a dash take the skill away.
fn level(text: &str) -> Result<Option<Level>, CellProblem> {
    match text {
        "" | "0" | "-" | "–" => Ok(None),
        _ => match text.parse::<u8>() {
            Ok(level) if (Level::MIN.0..=Level::MAX.0).contains(&level) => Ok(Some(Level(level))),
            _ => Err(CellProblem::NotALevel(text.to_owned())),
        },
    }
}

/// `85`, `85 %`, `82,5 %`; nothing means the plan's cap.
pub(super) fn share(text: &str) -> Result<Option<Permille>, CellProblem> {
    let plain = text.trim().trim_end_matches('%').trim().replace(',', ".");
    if plain.is_empty() {
        return Ok(None);
    }
    let (whole, tenth) = plain.split_once('.').unwrap_or((&plain, "0"));
    let problem = || CellProblem::NotAShare(text.to_owned());
    let whole: u32 = whole.parse().map_err(|_| problem())?;
    let tenth: u32 =
        if tenth.len() == 1 { tenth.parse().map_err(|_| problem())? } else { return Err(problem()) };
    let share = Permille(whole.saturating_mul(10).saturating_add(tenth));
    if (1..=1000).contains(&share.0) { Ok(Some(share)) } else { Err(problem()) }
}

/// The command that adds a skill of this name, unless one is there already.
pub fn new_skill(plan: &Plan, name: &str) -> Option<Command> {
    let name = name.trim();
    let known = plan.skills.iter().any(|skill| fold(&skill.name) == fold(name));
    (!name.is_empty() && !known)
        .then(|| Command::PutSkill(Skill { id: next_skill_id(plan), name: name.to_owned() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> Plan {
        let mut plan = Plan::new("p", "2026-11-23".parse().unwrap());
        plan.skills = vec![
            Skill { id: SkillId(1), name: "design".into() },
            Skill { id: SkillId(4), name: "motion".into() },
        ];
        let mut lea = Person::new(PersonId(7), "Léa");
        lea.skills.push(Held { skill: SkillId(1), level: Level(3) });
        plan.people.push(lea.into());
        plan
    }

    fn typed(row: u64, column: &str, text: &str) -> Result<Person, CellProblem> {
        let edit = Commit { row, column: column.to_owned().into(), text: text.into() };
        match commit(&plan(), &edit, Lang::En)? {
            (Command::PutPerson(person), id) => {
                assert_eq!(person.id, id);
                Ok(Arc::unwrap_or_clone(person))
            }
            (other, _) => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_level_is_set_changed_and_taken_away() {
        assert_eq!(typed(7, "skill-4", "5").unwrap().level(SkillId(4)), Some(Level(5)));
        let changed = typed(7, "skill-1", "4").unwrap();
        assert_eq!((changed.level(SkillId(1)), changed.skills.len()), (Some(Level(4)), 1));
        assert!(typed(7, "skill-1", "").unwrap().skills.is_empty());
        assert_eq!(typed(7, "skill-1", "6"), Err(CellProblem::NotALevel("6".into())));
        assert_eq!(typed(7, "skill-9", "3"), Err(CellProblem::Gone));
    }

    #[test]
    fn hats_are_read_in_both_languages() {
        assert_eq!(typed(7, key::HATS, "AM, chef de projet").unwrap().hats, [Hat::Am, Hat::Pm]);
        assert_eq!(typed(7, key::HATS, "créatif + lead").unwrap().hats, [Hat::Creative, Hat::Lead]);
        assert_eq!(typed(7, key::HATS, "king"), Err(CellProblem::UnknownHat("king".into())));
    }

    #[test]
    fn a_cap_is_a_share_or_the_plans() {
        assert_eq!(typed(7, key::CAP, "82,5 %").unwrap().cap, Some(Permille(825)));
        assert_eq!(typed(7, key::CAP, "").unwrap().cap, None);
        for text in ["0", "101", "lots", "50.55"] {
            assert_eq!(typed(7, key::CAP, text), Err(CellProblem::NotAShare(text.into())));
        }
    }

    #[test]
    fn the_last_line_makes_a_person() {
        let person = typed(NEW_ROW, key::NAME, " Inès ").unwrap();
        assert_eq!(
            (person.id, person.name.as_str(), person.week.minutes().0),
            (PersonId(8), "Inès", 35 * 60)
        );
        assert_eq!(typed(7, key::NAME, " "), Err(CellProblem::NoName));
    }

    #[test]
    fn rows_have_a_cell_per_column_and_say_who_has_no_hours() {
        let mut plan = plan();
        Arc::make_mut(&mut plan.people[0]).week = solver::model::WorkingWeek::empty();
        let rows = rows(&plan, None, Lang::Fr);
        let columns = columns(&plan, Lang::Fr);
        assert_eq!(rows[0].cells.len(), columns.len());
        let at = |key: &str| columns.iter().position(|column| column.key == key).unwrap();
        assert!(rows[0].cells[at(key::HOURS)].error.is_some());
        assert_eq!(rows[0].cells[at(key::HATS) + 2].level, 3, "skills come before hours");
        assert_eq!(rows.last().map(|row| row.id), Some(NEW_ROW));
    }

    #[test]
    fn a_skill_is_added_once() {
        assert!(new_skill(&plan(), "Design ").is_none());
        assert!(matches!(new_skill(&plan(), "UX"), Some(Command::PutSkill(Skill { id: SkillId(5), .. }))));
    }
}
