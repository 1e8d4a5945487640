//! The names of things in sentences about problems.

use solver::model::{Archetype, Hat, PersonId, Plan, SeatFor, SkillId, TaskId};
use solver::validate::{Amount, DateOf, Number, Reference, Share, Subject};

use crate::text::{Lang, common, texts};

/// At most so many tasks of a circle are named.
const NAMED: usize = 8;

texts! {
    the_plan: "The plan" | "Le planning";
    entry(kind: &str, name: &str): "{kind} {name}" | "{kind} {name}";
    numbered(kind: &str, id: u32): "{kind} no. {id}" | "{kind} nº {id}";

    a_project: "a project" | "un projet";
    a_client: "a client" | "un client";
    a_pm: "a project manager" | "un chef de projet";
    an_am: "an account manager" | "un responsable de compte";
    a_skill: "a skill" | "une compétence";
    a_person: "a person" | "une personne";
    a_task: "a task" | "une tâche";

    the_cap: "The cap" | "Le plafond";
    the_cap_of(hat: &str): "The cap of {hat}" | "Le plafond de {hat}";
    the_ramp(week: usize): "The ramp in week {week}" | "La montée en charge en semaine {week}";
    the_chance: "The chance of winning" | "La probabilité de gagner";

    likely: "The effort" | "Le temps estimé";
    best: "The best effort" | "Le temps au mieux";
    worst: "The worst effort" | "Le temps au pire";
    spent: "The time spent" | "Le temps passé";
    left: "The time left" | "Le reste";
    default_effort: "The default effort" | "Le temps par défaut";
    effort_of(archetype: &str): "The default effort of {archetype} projects" | "Le temps par défaut des projets {archetype}";
    agreed: "The agreed time" | "Le temps convenu";
    recurring: "The recurring load" | "La charge récurrente";

    speed(level: u8): "The speed at level {level}" | "La vitesse au niveau {level}";
    frozen_days: "The frozen window" | "La période figée";
    min_piece: "The shortest piece" | "Le plus petit morceau";
    a_day: "The limit a day" | "La limite par jour";
    lag(task: &str): "The lag after {task}" | "Le délai après {task}";
    weekday: "The weekday of a recurring load" | "Le jour d’une charge récurrente";
    colour: "The colour" | "La couleur";
    rounds: "The number of revision rounds" | "Le nombre d’allers-retours";
    hourly_cost: "The cost of an hour" | "Le coût horaire";
    fit_factor: "A factor of the fit" | "Un facteur d’adéquation";

    as_of: "The plan’s today" | "La date du planning";
    horizon: "The horizon" | "L’horizon";
    window: "The end of the window" | "La fin de la période";
    announced: "The day of the announcement" | "Le jour de l’annonce";
    first_day: "The first day" | "Le premier jour";
    last_day: "The last day" | "Le dernier jour";
    time_off: "The time off" | "L’absence";
    start: "The start" | "Le début";
    not_before: "“Not before”" | "« Pas avant »";
    due: "The due date" | "L’échéance";
    deadline: "The deadline" | "La date butoir";
    pinned_start: "The pinned start" | "Le début épinglé";

    project_pm: "the project manager" | "le chef de projet";
    project_am: "the account manager" | "le responsable de compte";
    express: "express" | "express";
    standard: "standard" | "standards";
    iterative: "iterative" | "itératifs";
}

/// Looks names up in a plan.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    pub(super) lang: Lang,
    pub(super) plan: &'a Plan,
}

impl Names<'_> {
    fn named(self, kind: &str, id: u32, name: Option<&str>) -> String {
        match name.map(str::trim).filter(|name| !name.is_empty()) {
            Some(name) => entry(self.lang, kind, name),
            None => numbered(self.lang, kind, id),
        }
    }

    pub(super) fn subject(self, subject: Subject) -> String {
        let (lang, plan) = (self.lang, self.plan);
        match subject {
            Subject::Plan => the_plan(lang).into(),
            Subject::Skill(id) => {
                self.named(common::skill(lang), id.0, plan.skill(id).map(|skill| skill.name.as_str()))
            }
            Subject::Person(id) => {
                self.named(common::person(lang), id.0, plan.person(id).map(|person| person.name.as_str()))
            }
            Subject::Client(id) => {
                self.named(common::client(lang), id.0, plan.client(id).map(|client| client.name.as_str()))
            }
            Subject::Project(id) => {
                self.named(common::project(lang), id.0, plan.project(id).map(|p| p.name.as_str()))
            }
            Subject::Task(id) => {
                self.named(common::task(lang), id.0, plan.task(id).map(|task| task.name.as_str()))
            }
        }
    }

    fn name_or(self, subject: Subject, name: Option<&str>) -> String {
        match name.map(str::trim).filter(|name| !name.is_empty()) {
            Some(name) => name.to_owned(),
            None => self.subject(subject),
        }
    }

    pub(super) fn person(self, id: PersonId) -> String {
        self.name_or(Subject::Person(id), self.plan.person(id).map(|person| person.name.as_str()))
    }

    pub(super) fn skill(self, id: SkillId) -> String {
        self.name_or(Subject::Skill(id), self.plan.skill(id).map(|skill| skill.name.as_str()))
    }

    pub(super) fn task(self, id: TaskId) -> String {
        self.name_or(Subject::Task(id), self.plan.task(id).map(|task| task.name.as_str()))
    }

    /// "Brief → Logo → Brief", with the middle of a long circle left out.
    pub(super) fn circle(self, tasks: &[TaskId]) -> String {
        let mut names: Vec<String> = tasks.iter().take(NAMED).map(|id| self.task(*id)).collect();
        if tasks.len() > NAMED {
            names.push("…".into());
        }
        names.extend(tasks.first().map(|first| self.task(*first)));
        names.join(" → ")
    }

    pub(super) const fn reference(self, reference: Reference) -> &'static str {
        let lang = self.lang;
        match reference {
            Reference::TaskProject(_) => a_project(lang),
            Reference::ProjectClient(_) => a_client(lang),
            Reference::ProjectPm(_) => a_pm(lang),
            Reference::ProjectAm(_) | Reference::ClientAm(_) => an_am(lang),
            Reference::HeldSkill(_) | Reference::WishedSkill(_) | Reference::NeededSkill(_) => a_skill(lang),
            Reference::PinnedPerson(_) | Reference::ScheduledOwner(_) | Reference::AnnouncedOwner(_) => {
                a_person(lang)
            }
            Reference::LinkedTask(_)
            | Reference::ExceptedTask(_)
            | Reference::ScheduledTask(_)
            | Reference::AnnouncedTask(_) => a_task(lang),
        }
    }

    const fn hat(self, hat: Hat) -> &'static str {
        match hat {
            Hat::Am => common::account_manager(self.lang),
            Hat::Pm => common::project_manager(self.lang),
            Hat::Creative => common::creative(self.lang),
            Hat::Lead => common::lead(self.lang),
        }
    }

    pub(super) const fn role(self, role: SeatFor) -> &'static str {
        match role {
            SeatFor::Hat(hat) => self.hat(hat),
            SeatFor::ProjectPm => project_pm(self.lang),
            SeatFor::ProjectAm => project_am(self.lang),
        }
    }

    pub(super) fn share(self, share: Share) -> String {
        let lang = self.lang;
        match share {
            Share::Cap => the_cap(lang).into(),
            Share::HatCap(hat) => the_cap_of(lang, self.hat(hat)),
            Share::Ramp(week) => the_ramp(lang, week),
            Share::Win => the_chance(lang).into(),
        }
    }

    pub(super) fn amount(self, amount: Amount) -> String {
        let lang = self.lang;
        match amount {
            Amount::Likely => likely(lang),
            Amount::Best => best(lang),
            Amount::Worst => worst(lang),
            Amount::Spent => spent(lang),
            Amount::Left => left(lang),
            Amount::DefaultEffort => default_effort(lang),
            Amount::Agreed => agreed(lang),
            Amount::Recurring => recurring(lang),
            Amount::EffortOf(archetype) => {
                return effort_of(
                    lang,
                    match archetype {
                        Archetype::Express => express(lang),
                        Archetype::Standard => standard(lang),
                        Archetype::Iterative => iterative(lang),
                    },
                );
            }
        }
        .into()
    }

    pub(super) fn number(self, number: Number) -> String {
        let lang = self.lang;
        match number {
            Number::Speed(level) => return speed(lang, level.0),
            Number::Lag(task) => return lag(lang, &self.task(task)),
            Number::FrozenDays => frozen_days(lang),
            Number::MinPiece => min_piece(lang),
            Number::ADay => a_day(lang),
            Number::Weekday => weekday(lang),
            Number::Colour => colour(lang),
            Number::Rounds => rounds(lang),
            Number::HourlyCost => hourly_cost(lang),
            Number::FitFactor => fit_factor(lang),
        }
        .into()
    }

    pub(super) const fn date(self, date: DateOf) -> &'static str {
        let lang = self.lang;
        match date {
            DateOf::AsOf => as_of(lang),
            DateOf::Horizon => horizon(lang),
            DateOf::Window => window(lang),
            DateOf::Announced => announced(lang),
            DateOf::FirstDay => first_day(lang),
            DateOf::LastDay => last_day(lang),
            DateOf::TimeOff => time_off(lang),
            DateOf::Start => start(lang),
            DateOf::NotBefore => not_before(lang),
            DateOf::Due => due(lang),
            DateOf::Deadline => deadline(lang),
            DateOf::PinnedStart => pinned_start(lang),
        }
    }
}
