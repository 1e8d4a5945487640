//! A request in a line of words: what quick add understands, with an effort for each skill.

use chrono::NaiveDate;
use solver::explain::request::Whose;
use solver::format::words::{MarkKind, Reader, WordsProblemKind};
use solver::model::{Level, Minutes, Plan, SkillId};

/// A line of work: a skill at a level, if one is asked for, and its hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The skill; none: anybody.
    pub skill: Option<SkillId>,
    /// The least level of it.
    pub level: Level,
    /// How long it takes.
    pub effort: Minutes,
}

/// What a line says; what it does not say is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// Who asks.
    pub client: Option<Whose>,
    /// What for.
    pub name: String,
    /// The work.
    pub lines: Vec<Line>,
    /// By when.
    pub wished: Option<NaiveDate>,
}

/// Reads a line against a plan.
///
/// Efforts and skills belong together as they follow each other: `12h design≥3 8h web≥2` and `design≥3 12h web≥2 8h`
/// say the same.
pub fn read(plan: &Plan, text: &str) -> Filled {
    let reader = Reader::new(plan);
    let whole = reader.read(text);
    // A task has one effort, so that of a whole line only the last is marked: each is looked for by itself.
    let found: Vec<(usize, &str)> =
        words(text).filter(|(_, word)| reader.read(word).effort.is_some()).collect();
    let efforts: Vec<usize> = found.iter().map(|(at, _)| *at).collect();
    let needs: Vec<usize> =
        whole.marks.iter().filter(|mark| mark.kind == MarkKind::Need).map(|mark| mark.range.start).collect();
    let wished = whole.due.or(whole.deadline);
    // Without skills the line is that of one task: its last effort counts, the others belong to the name.
    // With them no effort does, nor does one stand between a client and the end of the name.
    let whole = if needs.is_empty() { whole } else { reader.read(&without(text, &found)) };
    let project = |id| plan.project(id).map(|project| Whose::Known(project.client));
    let of_problem = whole.problems.iter().find_map(|problem| match &problem.kind {
        WordsProblemKind::NoProject { client } => Some(Whose::Known(*client)),
        WordsProblemKind::SeveralProjects { candidates, .. } => project(*candidates.first()?),
        WordsProblemKind::UnknownProject { name, nearest: None } => Some(Whose::New(name.trim().to_owned())),
        _ => None,
    });
    let client = whole.project.and_then(project).or(of_problem);
    let effort_leads = needs.first().is_none_or(|need| efforts.first().is_some_and(|effort| effort < need));
    let starts = match (needs.is_empty(), effort_leads) {
        (true, _) => efforts.last().copied().into_iter().collect(),
        (false, true) => efforts,
        (false, false) => needs,
    };
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let lines = starts.iter().zip(ends).filter_map(|(from, to)| {
        let part = reader.read(text.get(*from..to)?);
        let need = part.needs.first();
        Some(Line {
            skill: need.map(|need| need.skill),
            level: need.map_or(Level::MIN, |need| need.level),
            effort: part.effort?.expected(),
        })
    });
    Filled { client, name: whole.name.trim().to_owned(), lines: lines.collect(), wished }
}

/// A text with spaces in the place of some of its words, so that everything else stands where it stood.
fn without(text: &str, gone: &[(usize, &str)]) -> String {
    let mut left = text.to_owned();
    for (at, word) in gone {
        left.replace_range(*at..at + word.len(), &" ".repeat(word.len()));
    }
    left
}

/// The words of a text and where they begin; a number by itself goes with its unit.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let begins = text.char_indices().scan(true, |gap, (at, character)| {
        let begins = *gap && !character.is_whitespace();
        *gap = character.is_whitespace();
        Some(begins.then_some(at))
    });
    begins.flatten().filter_map(|at| {
        let rest = text.get(at..)?;
        let mut ends = rest.match_indices(char::is_whitespace).map(|(end, _)| end).chain([rest.len()]);
        let end = ends.next()?;
        let is_number = rest.get(..end)?.chars().all(|character| character.is_ascii_digit());
        let end = if is_number { ends.next().unwrap_or(end) } else { end };
        Some((at, rest.get(..end)?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use solver::model::{Client, ClientId, Project, ProjectId, Skill};

    fn plan() -> Plan {
        let mut plan = Plan::new("p", "2026-11-23".parse().unwrap());
        plan.skills.push(Skill { id: SkillId(1), name: "design".into() });
        plan.skills.push(Skill { id: SkillId(2), name: "web".into() });
        plan.clients.push(Client::new(ClientId(7), "Valade").into());
        plan.projects.push(Project::new(ProjectId(1), ClientId(7), "Website").into());
        plan
    }

    #[test]
    fn efforts_and_skills_belong_together_as_they_follow() {
        let line = |skill, level, hours| Line {
            skill: Some(SkillId(skill)),
            level: Level(level),
            effort: Minutes::hours(hours),
        };
        for text in [
            "Landing page Valade 12h design≥3 8h web≥2 by fri",
            "Landing page Valade design≥3 12h web≥2 8h by fri",
        ] {
            let filled = read(&plan(), text);
            assert_eq!(filled.lines, [line(1, 3, 12), line(2, 2, 8)], "{text}");
            assert_eq!((filled.name.as_str(), filled.wished), ("Landing page", "2026-11-27".parse().ok()));
            assert_eq!(filled.client, Some(Whose::Known(ClientId(7))));
        }
    }

    #[test]
    fn a_line_without_skills_has_its_effort() {
        assert_eq!(read(&plan(), "Film 30 min, 6h").name, "Film 30 min");
        assert_eq!(read(&plan(), "Film 30 min, 6h").lines.len(), 1);
        assert_eq!(read(&plan(), "Logo 6h").lines[0].skill, None);
        assert_eq!(read(&plan(), ""), Filled::default());
    }
}
