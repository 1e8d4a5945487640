//! Scenarios that ask one question each: who is away, what is due when.
//!
//! A template edits the plan and keeps what differs: so its changes are the same as those of somebody who makes the
//! edit by hand.

use std::sync::Arc;

use chrono::NaiveDate;
use solver::model::{
    Change, ClientId, DayPart, Goals, Permille, PersonId, Plan, ProjectId, Status, Task, TaskId, TimeOff,
};

use crate::text::{Lang, scenarios as words};
use solver::model::fresh::next_person_id;

/// What is to be otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Somebody is away.
    #[default]
    Away,
    /// One more person.
    OneMore,
    /// Another due date.
    Due,
    /// A tentative project is planned.
    Tentative,
    /// Another cap.
    Cap,
    /// Other goals.
    Goals,
    /// A project is left out.
    LeaveOut,
    /// Nothing yet.
    Empty,
}

impl Kind {
    /// Every kind, in the order of the list.
    pub const ALL: [Self; 8] = [
        Self::Away,
        Self::OneMore,
        Self::Due,
        Self::Tentative,
        Self::Cap,
        Self::Goals,
        Self::LeaveOut,
        Self::Empty,
    ];

    /// Its word for the page's controls.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Away => "away",
            Self::OneMore => "one-more",
            Self::Due => "due",
            Self::Tentative => "tentative",
            Self::Cap => "cap",
            Self::Goals => "goals",
            Self::LeaveOut => "leave-out",
            Self::Empty => "empty",
        }
    }

    /// The kind of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// What the list calls it.
    pub const fn say(self, lang: Lang) -> &'static str {
        match self {
            Self::Away => words::kind_away(lang),
            Self::OneMore => words::kind_one_more(lang),
            Self::Due => words::kind_due(lang),
            Self::Tentative => words::kind_tentative(lang),
            Self::Cap => words::kind_cap(lang),
            Self::Goals => words::kind_goals(lang),
            Self::LeaveOut => words::kind_leave_out(lang),
            Self::Empty => words::kind_empty(lang),
        }
    }
}

/// Which goals come first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Preset {
    /// Dates.
    Dates,
    /// People.
    #[default]
    People,
    /// The announced plan.
    Announced,
}

impl Preset {
    /// The goals in their order.
    pub fn goals(self) -> Goals {
        match self {
            Self::Dates => Goals::protect_dates(),
            Self::People => Goals::protect_people(),
            Self::Announced => Goals::protect_announced(),
        }
    }

    /// What it is called.
    pub const fn say(self, lang: Lang) -> &'static str {
        match self {
            Self::Dates => crate::text::solve::protect_dates(lang),
            Self::People => crate::text::solve::protect_people(lang),
            Self::Announced => crate::text::solve::protect_announced(lang),
        }
    }
}

/// What has a due date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dated {
    /// A task.
    Task(TaskId),
    /// A project.
    Project(ProjectId),
}

/// What somebody has answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// Who is away, or whom the new person resembles.
    pub person: Option<PersonId>,
    /// From when they are away.
    pub first: Option<NaiveDate>,
    /// Until when.
    pub last: Option<NaiveDate>,
    /// Which task or project is due on another day.
    pub dated: Option<Dated>,
    /// On which day.
    pub due: Option<NaiveDate>,
    /// Which project is won, or left out.
    pub project: Option<ProjectId>,
    /// The cap.
    pub cap: Option<Permille>,
    /// The goals.
    pub preset: Preset,
}

/// The name and the changes of a scenario; none while an answer is missing or senseless.
pub fn make(lang: Lang, base: &Plan, kind: Kind, answers: &Answers) -> Option<(String, Vec<Change>)> {
    let mut plan = base.clone();
    let name = match kind {
        Kind::Away => {
            let (first, last) = (answers.first?, answers.last?);
            (first <= last).then_some(())?;
            let person = plan.people.iter_mut().find(|person| Some(person.id) == answers.person)?;
            let off = TimeOff { first, last, part: DayPart::Whole, note: String::new() };
            Arc::make_mut(person).time_off.push(off);
            words::name_away(lang, &person.name)
        }
        Kind::OneMore => {
            let like = plan.person(answers.person?)?;
            let mut new = (**like).clone();
            let name = words::name_one_more(lang, &like.name);
            new.id = next_person_id(base);
            new.name = words::like(lang, &like.name);
            new.placeholder = true;
            // What belongs to the one person and not to the other.
            new.time_off.clear();
            new.first_day = None;
            new.last_day = None;
            new.ramp.clear();
            plan.people.push(Arc::new(new));
            name
        }
        Kind::Due => {
            let due = answers.due?;
            let name = match answers.dated? {
                Dated::Task(id) => {
                    let task = Arc::make_mut(plan.tasks.iter_mut().find(|task| task.id == id)?);
                    task.due = Some(due);
                    task.name.clone()
                }
                Dated::Project(id) => {
                    let project = Arc::make_mut(plan.projects.iter_mut().find(|project| project.id == id)?);
                    project.due = Some(due);
                    project.name.clone()
                }
            };
            words::name_due(lang, &name, due)
        }
        Kind::Tentative => {
            let project = plan.projects.iter_mut().find(|project| Some(project.id) == answers.project)?;
            let Status::Tentative { win, planned: false } = project.status else { return None };
            Arc::make_mut(project).status = Status::Tentative { win, planned: true };
            words::name_tentative(lang, &project.name)
        }
        Kind::Cap => {
            plan.cap = answers.cap?;
            words::name_cap(lang, crate::text::format::Permille(i64::from(plan.cap.0)))
        }
        Kind::Goals => {
            plan.goals = answers.preset.goals();
            answers.preset.say(lang).to_owned()
        }
        Kind::LeaveOut => {
            let project = plan.project(answers.project?)?;
            let (id, name) = (project.id, project.name.clone());
            plan.projects.retain(|project| project.id != id);
            plan.tasks.retain(|task: &Arc<Task>| task.project != id);
            words::name_leave_out(lang, &name)
        }
        Kind::Empty => words::name_empty(lang).to_owned(),
    };
    let changes = solver::scenario::diff(base, &plan);
    // A question whose answer is how things are anyway makes no scenario.
    (kind == Kind::Empty || !changes.is_empty()).then_some((name, changes))
}

/// The client of a project, for the list of projects.
pub fn client_of(plan: &Plan, client: ClientId) -> String {
    plan.client(client).map(|client| client.name.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use solver::model::{Scenario, ScenarioId};
    use solver::sample::{Size, random};

    fn day(n: u64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 23).unwrap() + chrono::Days::new(n)
    }

    fn applied(base: &Plan, changes: Vec<Change>) -> Plan {
        let scenario = Scenario { changes, ..Scenario::new(ScenarioId(1), "") };
        let applied = solver::scenario::apply(base, &scenario);
        assert_eq!(applied.unapplied, Vec::<usize>::new());
        applied.plan
    }

    #[test]
    fn each_template_makes_what_it_says() {
        let base = random(1, Size::SMALL);
        let (who, task) = (base.people[0].id, base.tasks[0].id);
        let answers = Answers {
            person: Some(who),
            first: Some(day(0)),
            last: Some(day(4)),
            dated: Some(Dated::Task(task)),
            due: Some(day(40)),
            project: Some(base.projects[0].id),
            cap: Some(Permille(700)),
            preset: Preset::People,
        };
        let plan = |kind| applied(&base, make(Lang::En, &base, kind, &answers).unwrap().1);
        assert_eq!(plan(Kind::Away).people[0].time_off.last().unwrap().last, day(4));
        let more = plan(Kind::OneMore);
        assert_eq!(more.people.len(), base.people.len() + 1);
        let new = more.people.last().unwrap();
        assert!(new.placeholder && new.skills == base.people[0].skills && new.time_off.is_empty());
        assert_eq!(plan(Kind::Due).tasks[0].due, Some(day(40)));
        assert_eq!(plan(Kind::Cap).cap, Permille(700));
        assert_eq!(plan(Kind::Goals).goals, Goals::protect_people());
        let left = plan(Kind::LeaveOut);
        assert!(left.tasks.iter().all(|task| task.project != base.projects[0].id));
        assert_eq!(make(Lang::Fr, &base, Kind::Empty, &answers).unwrap().1, []);
    }

    #[test]
    fn a_tentative_project_is_switched_on_once() {
        let mut base = random(1, Size::SMALL);
        let answers = Answers { project: Some(base.projects[0].id), ..Answers::default() };
        let with = |base: &mut Plan, status| Arc::make_mut(&mut base.projects[0]).status = status;
        with(&mut base, Status::Tentative { win: Permille(500), planned: false });
        let (_, changes) = make(Lang::En, &base, Kind::Tentative, &answers).unwrap();
        assert!(applied(&base, changes).projects[0].is_planned());
        with(&mut base, Status::Confirmed);
        assert_eq!(make(Lang::En, &base, Kind::Tentative, &answers), None);
    }

    #[test]
    fn missing_and_senseless_answers_make_nothing() {
        let base = random(1, Size::SMALL);
        let away = Answers {
            person: Some(base.people[0].id),
            first: Some(day(4)),
            last: Some(day(0)),
            ..Answers::default()
        };
        assert_eq!(make(Lang::En, &base, Kind::Away, &away), None);
        let same = Answers { cap: Some(base.cap), ..Answers::default() };
        assert_eq!(make(Lang::En, &base, Kind::Cap, &same), None);
        assert_eq!(make(Lang::En, &base, Kind::Due, &Answers::default()), None);
    }
}
