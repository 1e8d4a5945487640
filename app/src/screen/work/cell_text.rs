//! Cells that hold a small language: seats with their skills, links with their lags.
//!
//! Seats: `design ≥ 3`, `design 3, UX ≥ 2` (one person with both), `photo ≥ 3 + video ≥ 3` (two people together),
//! `PM`, `AM` (the project's), `lead` (anybody with that hat).
//! Links: `Brief`, `Brief + 2 d, Concept`, `Maquette + 2 j cal.` (calendar days).

use solver::format::natural::{fold, key, nearest};
use solver::model::{Hat, Lag, Level, Link, Need, Plan, Seat, SeatFor, Skill, SkillId, Task, TaskId};

use crate::text::{Lang, common, team};

/// Why such a cell could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextProblem {
    /// No skill of that name, though one with nearly the same.
    #[error("T1001: no skill is called \"{0}\", maybe \"{1}\"")]
    NearSkill(String, String),
    /// Not a level from 1 to 5.
    #[error("T1002: \"{0}\" is not a level from 1 to 5")]
    NotALevel(String),
    /// No task of that name, maybe one with nearly the same.
    #[error("T1003: no task is called \"{0}\"")]
    NoTask(String, Option<String>),
    /// More than one task of that name.
    #[error("T1004: more than one task is called \"{0}\"")]
    ManyTasks(String),
    /// A task cannot come after itself.
    #[error("T1005: a task cannot come after itself")]
    Itself,
    /// Not a number of days.
    #[error("T1006: \"{0}\" is not a number of days")]
    NotALag(String),
}

/// Seats read from text, and the skills that must be created for them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seats {
    /// The seats; pins are those of the seats before, place by place.
    pub seats: Vec<Seat>,
    /// Skills that the plan does not have yet.
    pub new_skills: Vec<Skill>,
}

/// What a seat's role is called in a cell.
pub const fn role_name(who: SeatFor, lang: Lang) -> &'static str {
    match who {
        SeatFor::ProjectPm | SeatFor::Hat(Hat::Pm) => team::hat_pm(lang),
        SeatFor::ProjectAm | SeatFor::Hat(Hat::Am) => team::hat_am(lang),
        SeatFor::Hat(Hat::Creative) => common::creative(lang),
        SeatFor::Hat(Hat::Lead) => common::lead(lang),
    }
}

/// The seats of a task as a cell shows them; [`read_seats`] reads them again.
pub fn write_seats(plan: &Plan, seats: &[Seat], lang: Lang) -> String {
    let seat = |seat: &Seat| {
        let need = |need: &Need| {
            let name = plan.skill(need.skill).map_or("?", |skill| skill.name.as_str());
            format!("{name} ≥ {}", need.level.0)
        };
        let role = seat.who.map(|who| role_name(who, lang).to_owned());
        role.into_iter().chain(seat.needs.iter().map(need)).collect::<Vec<_>>().join(", ")
    };
    seats.iter().map(seat).collect::<Vec<_>>().join(" + ")
}

/// Reads seats; a skill that nobody knows is created unless its name is nearly that of another.
///
/// # Errors
/// A level out of range, or a skill that looks like a slip.
pub fn read_seats(plan: &Plan, before: &[Seat], text: &str) -> Result<Seats, TextProblem> {
    let mut read = Seats::default();
    for (index, part) in text.split('+').enumerate() {
        let pin = before.get(index).and_then(|seat| seat.pin);
        let mut seat = Seat { pin, ..Seat::default() };
        for word in part.split([',', ';', '&']).map(str::trim).filter(|word| !word.is_empty()) {
            match role(word) {
                Some(who) => seat.who = Some(who),
                None => seat.needs.push(need(plan, word, &mut read.new_skills)?),
            }
        }
        read.seats.push(seat);
    }
    Ok(read)
}

fn role(word: &str) -> Option<SeatFor> {
    match fold(word).as_str() {
        "pm" | "cp" | "chef de projet" | "project manager" => Some(SeatFor::ProjectPm),
        "am" | "rc" | "responsable de compte" | "account manager" => Some(SeatFor::ProjectAm),
        "lead" | "direction" => Some(SeatFor::Hat(Hat::Lead)),
        "creative" | "creatif" => Some(SeatFor::Hat(Hat::Creative)),
        _ => None,
    }
}

fn need(plan: &Plan, word: &str, new_skills: &mut Vec<Skill>) -> Result<Need, TextProblem> {
    let cut = word.find(['≥', '>', '=', '⩾']).or_else(|| {
        let digits = word.len() - word.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        (digits > 0).then(|| word.len() - digits)
    });
    let (name, level) = match cut {
        Some(at) => {
            let (name, rest) = word.split_at(at);
            (name.trim(), rest.trim_matches(|c: char| !c.is_alphanumeric()))
        }
        None => (word, "1"),
    };
    let level = match level.parse::<u8>() {
        Ok(level) if (Level::MIN.0..=Level::MAX.0).contains(&level) => Level(level),
        _ => return Err(TextProblem::NotALevel(level.to_owned())),
    };
    let known = || plan.skills.iter().chain(new_skills.iter());
    if let Some(skill) = known().find(|skill| key(&skill.name) == key(name)) {
        return Ok(Need { skill: skill.id, level });
    }
    if let Some(near) = nearest(name, known().map(|skill| skill.name.as_str())) {
        return Err(TextProblem::NearSkill(name.to_owned(), near.to_owned()));
    }
    let id = known().map(|skill| skill.id.0).max().map_or(1, |id| id.saturating_add(1));
    new_skills.push(Skill { id: SkillId(id), name: name.to_owned() });
    Ok(Need { skill: SkillId(id), level })
}

/// The links of a task as a cell shows them; [`read_links`] reads them again.
pub fn write_links(plan: &Plan, links: &[Link], lang: Lang) -> String {
    let link = |link: &Link| {
        let name = plan.task(link.task).map_or("?", |task| task.name.as_str());
        match link.lag {
            Lag::WorkingDays(0) | Lag::CalendarDays(0) => name.to_owned(),
            Lag::WorkingDays(days) => format!("{name} + {}", crate::text::work::lag_working(lang, days)),
            Lag::CalendarDays(days) => format!("{name} + {}", crate::text::work::lag_calendar(lang, days)),
        }
    };
    links.iter().map(link).collect::<Vec<_>>().join(", ")
}

/// Reads links by the names of tasks; among several of one name, that of the same project is meant.
///
/// # Errors
/// A name that no task or more than one task has, a lag that is no number of days.
pub fn read_links(plan: &Plan, task: &Task, text: &str) -> Result<Vec<Link>, TextProblem> {
    let mut links: Vec<Link> = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (id, after) = leading_task(plan, task, rest)?;
        if id == task.id {
            return Err(TextProblem::Itself);
        }
        let (lag_text, next) = after.split_once([',', ';']).unwrap_or((after, ""));
        let lag = lag(lag_text)?;
        links.retain(|link| link.task != id);
        links.push(Link { task: id, lag });
        rest = next.trim();
    }
    Ok(links)
}

/// The task whose name begins the text, the longest if several do, and what follows the name.
///
/// Names may hold commas and plus signs themselves, which is why the text is not simply cut at them.
fn leading_task<'a>(plan: &Plan, task: &Task, text: &'a str) -> Result<(TaskId, &'a str), TextProblem> {
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).collect::<Vec<_>>();
    let boundary = |at: &usize| text[*at..].trim_start().chars().next().is_none_or(|c| ",;+".contains(c));
    for at in ends.into_iter().rev().filter(boundary) {
        let Some(name) = text.get(..at) else { continue };
        let wanted = key(name);
        let named: Vec<&Task> =
            plan.tasks.iter().map(AsRef::as_ref).filter(|other| key(&other.name) == wanted).collect();
        let here: Vec<&Task> = named.iter().copied().filter(|other| other.project == task.project).collect();
        match (named.as_slice(), here.as_slice()) {
            ([], _) => {}
            ([one], _) | (_, [one]) => return Ok((one.id, text.get(at..).unwrap_or_default())),
            _ => return Err(TextProblem::ManyTasks(name.trim().to_owned())),
        }
    }
    let name = text.split([',', ';', '+']).next().unwrap_or(text).trim();
    let near = nearest(name, plan.tasks.iter().map(|task| task.name.as_str())).map(str::to_owned);
    Err(TextProblem::NoTask(name.to_owned(), near))
}

/// `+ 2 d`, `+2j`, `+ 3 calendar days`; nothing is no lag.
fn lag(text: &str) -> Result<Lag, TextProblem> {
    let text = text.trim();
    let Some(amount) = text.strip_prefix('+') else {
        return if text.is_empty() { Ok(Lag::NONE) } else { Err(TextProblem::NotALag(text.to_owned())) };
    };
    let amount = fold(amount.trim());
    let digits: String = amount.chars().take_while(char::is_ascii_digit).collect();
    let problem = || TextProblem::NotALag(text.trim_start_matches('+').trim().to_owned());
    let days: u32 = digits.parse().ok().filter(|days| *days <= 1000).ok_or_else(problem)?;
    let unit = amount.get(digits.len()..).unwrap_or_default().trim();
    let calendar = unit.contains("cal");
    let known = unit.is_empty()
        || calendar
        || [
            "d",
            "j",
            "wd",
            "jo",
            "day",
            "days",
            "jour",
            "jours",
            "working days",
            "working day",
            "jours ouvres",
            "jour ouvre",
            "j ouvres",
            "j ouvre",
        ]
        .contains(&unit);
    match (known, calendar) {
        (false, _) => Err(problem()),
        (true, true) => Ok(Lag::CalendarDays(days)),
        (true, false) => Ok(Lag::WorkingDays(days)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use solver::model::{PersonId, ProjectId};

    fn plan() -> Plan {
        let mut plan = Plan::new("p", "2026-11-23".parse().unwrap());
        for (id, name) in [(1, "design"), (2, "photo"), (3, "vidéo")] {
            plan.skills.push(Skill { id: SkillId(id), name: name.into() });
        }
        for (id, project, name) in [
            (1, 1, "Brief"),
            (2, 1, "Copy, draft + edit"),
            (3, 2, "Brief"),
            (4, 1, "Maquette"),
            (5, 1, "Launch"),
        ] {
            plan.tasks.push(Task::new(TaskId(id), ProjectId(project), name).into());
        }
        plan
    }

    fn need(skill: u32, level: u8) -> Need {
        Need { skill: SkillId(skill), level: Level(level) }
    }

    #[test]
    fn seats_are_read_and_written_alike() {
        let plan = plan();
        for (text, seats) in [
            ("design ≥ 3", vec![vec![need(1, 3)]]),
            ("Design>=3", vec![vec![need(1, 3)]]),
            ("design 4", vec![vec![need(1, 4)]]),
            ("design", vec![vec![need(1, 1)]]),
            ("photo ≥ 3 + video ≥ 2", vec![vec![need(2, 3)], vec![need(3, 2)]]),
            ("design3, photo2", vec![vec![need(1, 3), need(2, 2)]]),
        ] {
            let read = read_seats(&plan, &[], text).unwrap();
            assert_eq!(read.seats.iter().map(|seat| seat.needs.clone()).collect::<Vec<_>>(), seats, "{text}");
            let written = write_seats(&plan, &read.seats, Lang::Fr);
            assert_eq!(read_seats(&plan, &[], &written).unwrap().seats, read.seats, "{written}");
        }
        let pm = read_seats(&plan, &[], "PM").unwrap().seats;
        assert_eq!(pm[0].who, Some(SeatFor::ProjectPm));
    }

    #[test]
    fn a_slip_is_asked_about_and_a_new_skill_is_made() {
        let plan = plan();
        assert_eq!(
            read_seats(&plan, &[], "desing ≥ 3"),
            Err(TextProblem::NearSkill("desing".into(), "design".into()))
        );
        assert_eq!(read_seats(&plan, &[], "design ≥ 7"), Err(TextProblem::NotALevel("7".into())));
        let read = read_seats(&plan, &[], "embroidery ≥ 2 + embroidery").unwrap();
        assert_eq!(read.new_skills, [Skill { id: SkillId(4), name: "embroidery".into() }]);
        assert_eq!(read.seats[1].needs, [need(4, 1)]);
    }

    #[test]
    fn pins_stay_with_their_seats() {
        let before = [Seat { pin: Some(PersonId(9)), ..Seat::default() }];
        let read = read_seats(&plan(), &before, "photo 3 + vidéo 3").unwrap();
        assert_eq!((read.seats[0].pin, read.seats[1].pin), (Some(PersonId(9)), None));
    }

    #[test]
    fn links_are_read_by_name_with_lags() {
        let plan = plan();
        let task = plan.task(TaskId(5)).unwrap();
        let read = |text: &str| read_links(&plan, task, text);
        let link = |task, lag| Link { task: TaskId(task), lag };
        assert_eq!(read("brief"), Ok(vec![link(1, Lag::NONE)]), "the one of its own project");
        assert_eq!(
            read("Maquette + 2 j ouvrés, Copy, draft + edit + 3 cal"),
            Ok(vec![link(4, Lag::WorkingDays(2)), link(2, Lag::CalendarDays(3))])
        );
        assert_eq!(read(""), Ok(vec![]));
        assert_eq!(read("Launch"), Err(TextProblem::Itself));
        assert_eq!(read("Maquete"), Err(TextProblem::NoTask("Maquete".into(), Some("Maquette".into()))));
        assert_eq!(read("Maquette + soon"), Err(TextProblem::NotALag("soon".into())));
        let links = [link(4, Lag::WorkingDays(2)), link(2, Lag::CalendarDays(3))];
        for lang in Lang::ALL {
            assert_eq!(read(&write_links(&plan, &links, lang)), Ok(links.to_vec()));
        }
    }

    #[test]
    fn one_name_for_tasks_of_other_projects_is_ambiguous() {
        let mut plan = plan();
        plan.tasks.push(Task::new(TaskId(6), ProjectId(3), "Elsewhere").into());
        let task = plan.task(TaskId(6)).unwrap();
        assert_eq!(read_links(&plan, task, "Brief"), Err(TextProblem::ManyTasks("Brief".into())));
    }
}
