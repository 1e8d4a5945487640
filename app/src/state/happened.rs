//! What has happened, as one change of the plan and as a sentence: somebody is away, an approval slips, a rush job
//! comes in.

use std::sync::Arc;

use solver::format::news::{News, OpenEnd, open_end};
use solver::format::words::{Reader, WordsProblemKind};
use solver::model::{DayPart, Effort, Permille, Plan, Project, Status, Task, TaskId, TimeOff};

use super::command::{Command, Label};
use crate::text::format::Minutes;
use crate::text::{Lang, happened as words, quick};
use solver::model::fresh::next_task_id;

/// How likely a paused project is to go on, where nobody has said.
const EVEN: Permille = Permille(500);

/// The change of the plan; one step of undo. None where it names what is gone, or changes nothing.
pub fn command(plan: &Plan, news: News) -> Option<Command> {
    let one = |label, command| Some(Command::Batch { label, commands: vec![command] });
    match news {
        News::Away { person, first, last } => {
            let mut person = plan.person(person)?.as_ref().clone();
            person.time_off.push(TimeOff { first, last, part: DayPart::Whole, note: String::new() });
            let label = Label::named(words::away_label, &person.name);
            one(label, Command::PutPerson(Arc::new(person)))
        }
        News::Later { task, not_before } => {
            let task = Task { not_before: Some(not_before), ..plan.task(task)?.as_ref().clone() };
            one(Label::named(words::later_label, &task.name), Command::PutTask(Arc::new(task)))
        }
        News::Effort { task, effort } => {
            let mut task = plan.task(task)?.as_ref().clone();
            (task.effort, task.progress.left) = (Some(effort), None);
            one(Label::named(words::effort_label, &task.name), Command::PutTask(Arc::new(task)))
        }
        News::Paused { project } => {
            let project = plan.project(project)?;
            let win = match project.status {
                Status::Tentative { win, .. } => win,
                Status::Confirmed | Status::Done => EVEN,
            };
            let status = Status::Tentative { win, planned: false };
            let project = Project { status, ..project.as_ref().clone() };
            one(Label::named(words::paused_label, &project.name), Command::PutProject(Arc::new(project)))
        }
        News::Resumed { project } => {
            let project = Project { status: Status::Confirmed, ..plan.project(project)?.as_ref().clone() };
            one(Label::named(words::resumed_label, &project.name), Command::PutProject(Arc::new(project)))
        }
    }
}

/// What has happened, in a sentence.
pub fn say(lang: Lang, plan: &Plan, news: News) -> String {
    let person = |id| plan.person(id).map(|person| person.name.clone()).unwrap_or_default();
    let task = |id| plan.task(id).map(|task| task.name.clone()).unwrap_or_default();
    let project = |id| plan.project(id).map(|project| project.name.clone()).unwrap_or_default();
    match news {
        News::Away { person: who, first, last } if first == last => {
            words::away_one(lang, &person(who), first)
        }
        News::Away { person: who, first, last } => words::away(lang, &person(who), first, last),
        News::Later { task: what, not_before } => words::later(lang, &task(what), not_before),
        News::Effort { task: what, effort } => words::effort(lang, &task(what), hours(effort)),
        News::Paused { project: what } => words::paused(lang, &project(what)),
        News::Resumed { project: what } => words::resumed(lang, &project(what)),
    }
}

fn hours(effort: Effort) -> Minutes {
    Minutes(i64::from(effort.expected().0))
}

/// What is missing in a line that begins to tell of an absence, in a sentence; none where it does not.
pub fn say_missing(lang: Lang, plan: &Plan, line: &str) -> Option<String> {
    let OpenEnd { person, first } = open_end(plan, line)?;
    Some(words::no_end(lang, &plan.person(person)?.name, first))
}

/// What a rush job names that nobody knows, in sentences: it is not recorded until that is put right.
pub fn rush_problems(lang: Lang, plan: &Plan, line: &str) -> Vec<String> {
    let say = |kind: &WordsProblemKind| {
        let said = quick::problem(lang, plan, kind);
        match kind {
            WordsProblemKind::UnknownSkill { nearest: None, .. } => words::unknown_skill(lang, &said),
            _ => said,
        }
    };
    let read = Reader::new(plan).read(line);
    read.problems.iter().map(|problem| &problem.kind).filter(|kind| is_in_the_way(kind)).map(say).collect()
}

/// Whether something that could not be read would be lost without a word.
const fn is_in_the_way(kind: &WordsProblemKind) -> bool {
    !matches!(kind, WordsProblemKind::NoName | WordsProblemKind::SaidTwice { .. })
}

/// The task that a line of quick add describes, in the project that it names or the last one; none while it names
/// what nobody knows.
pub fn rush(plan: &Plan, line: &str) -> Option<Task> {
    let read = Reader::new(plan).read(line);
    if read.problems.iter().any(|problem| is_in_the_way(&problem.kind)) {
        return None;
    }
    let home = read.project.or_else(|| plan.projects.last().map(|project| project.id))?;
    let task: Task = read.task(next_task_id(plan), home);
    (!task.name.trim().is_empty()).then_some(task)
}

/// The change that a rush job is; one step of undo.
pub fn rush_command(plan: &Plan, line: &str) -> Option<(Command, TaskId)> {
    let task = rush(plan, line)?;
    let (label, id) = (Label::named(words::rush_label, &task.name), task.id);
    Some((Command::Batch { label, commands: vec![Command::PutTask(Arc::new(task))] }, id))
}

/// A rush job in a sentence.
pub fn say_rush(lang: Lang, plan: &Plan, task: &Task) -> String {
    let effort = Minutes(i64::from(plan.effort_of(task).0.0));
    match plan.due_of(task) {
        Some(due) => words::rush(lang, &task.name, effort, due),
        None => words::rush_open(lang, &task.name, effort),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::compare::{assert_same_facts, names};
    use solver::format::news::news;
    use solver::model::{Client, ClientId, Person, PersonId, ProjectId, Skill, SkillId};
    use solver::sample::{Size, random};

    fn plan() -> Plan {
        let mut plan = Plan::new("Studio", "2026-11-23".parse().unwrap());
        plan.people.push(Arc::new(Person::new(PersonId(1), "Léa Fontaine")));
        plan.clients.push(Arc::new(Client::new(ClientId(1), "Valade")));
        plan.projects.push(Arc::new(Project::new(ProjectId(1), ClientId(1), "Autumn")));
        plan.tasks.push(Arc::new(Task::new(TaskId(1), ProjectId(1), "Film")));
        plan
    }

    #[track_caller]
    fn happens(line: &str) -> (Plan, String) {
        let plan = plan();
        let news = news(&plan, line).unwrap();
        let next = command(&plan, news).unwrap().apply(&plan).unwrap();
        (next, say(Lang::En, &plan, news))
    }

    #[test]
    fn a_line_is_one_change_and_a_sentence() {
        let (plan, said) = happens("Léa is away until Thu");
        assert_eq!(plan.people[0].time_off.len(), 1);
        assert_eq!(said, "Léa Fontaine is away from Mon 23 Nov to Thu 26 Nov.");
        let (plan, _) = happens("Film slips to Fri");
        assert_eq!(plan.tasks[0].not_before, Some("2026-11-27".parse().unwrap()));
        let (plan, said) = happens("Film takes 12h");
        assert_eq!((plan.effort_of(&plan.tasks[0]).0.0, said.as_str()), (720, "Film takes 12\u{a0}h."));
        let (plan, _) = happens("Autumn is paused");
        assert!(!plan.projects[0].is_planned());
    }

    #[test]
    fn a_rush_job_is_a_task_with_a_date() {
        let plan = plan();
        let (command, id) = rush_command(&plan, "Banner 6h due Thu").unwrap();
        let next = command.apply(&plan).unwrap();
        let task = next.task(id).unwrap();
        assert_eq!((task.name.as_str(), next.due_of(task)), ("Banner", Some("2026-11-26".parse().unwrap())));
        assert_eq!(say_rush(Lang::En, &next, task), "Banner, 6\u{a0}h, is due Thu 26 Nov.");
        assert!(rush_command(&plan, "6h").is_none());
    }

    #[test]
    fn a_rush_job_with_a_skill_that_nobody_knows_is_not_recorded_and_says_so() {
        let mut plan = plan();
        assert!(rush_command(&plan, "Banner 6h motion≥3 due Thu").is_none());
        let said = |lang, plan: &Plan, line| rush_problems(lang, plan, line).join(" ");
        assert_eq!(
            said(Lang::En, &plan, "Banner 6h motion≥3 due Thu"),
            "No skill is called “motion”. Add it to somebody under Team first, or leave it out: nothing is recorded \
             until then."
        );
        let french = said(Lang::Fr, &plan, "Bannière 6h motion≥3 pour jeu");
        assert!(french.contains("motion") && french.contains("Équipe"), "{french}");
        plan.skills.push(Skill { id: SkillId(1), name: "motion".into() });
        assert_eq!(said(Lang::En, &plan, "Banner 6h motion≥3 due Thu"), "");
        let task = rush(&plan, "Banner 6h motion≥3 due Thu").unwrap();
        assert_eq!(task.seats[0].needs[0].skill, SkillId(1));
        // A slip of the pen is asked back.
        assert!(said(Lang::En, &plan, "Banner 6h moton≥3 due Thu").ends_with("Maybe motion?"));
        assert_eq!(rush(&plan, "Banner 6h moton≥3 due Thu"), None);
    }

    #[test]
    fn an_absence_without_an_end_is_asked_back_in_both_languages() {
        let plan = plan();
        let said = |lang| say_missing(lang, &plan, "Léa is away from Thu").unwrap();
        assert_eq!(
            said(Lang::En),
            "Until when is Léa Fontaine away, from Thu 26 Nov? Add “until Friday” or “for 3 days”."
        );
        assert_same_facts(&said(Lang::En), &said(Lang::Fr), &["Léa Fontaine"]);
        assert_eq!(say_missing(Lang::En, &plan, "Léa is away until Thu"), None);
    }

    #[test]
    fn french_loses_no_figure_and_no_name_of_what_has_happened() {
        for seed in 0..8 {
            let plan = random(seed, Size::SMALL);
            let (person, task) = (plan.people[0].id, plan.tasks[0].id);
            let (first, project) = (plan.as_of, plan.projects[0].id);
            let last = first + chrono::Days::new(seed);
            let all = [
                News::Away { person, first, last },
                News::Later { task, not_before: last },
                News::Effort { task, effort: Effort::exactly(solver::model::Minutes(95)) },
                News::Paused { project },
                News::Resumed { project },
            ];
            for news in all {
                assert_same_facts(&say(Lang::En, &plan, news), &say(Lang::Fr, &plan, news), &names(&plan));
            }
            for task in &plan.tasks {
                let said = |lang| say_rush(lang, &plan, task);
                assert_same_facts(&said(Lang::En), &said(Lang::Fr), &names(&plan));
            }
        }
    }
}
