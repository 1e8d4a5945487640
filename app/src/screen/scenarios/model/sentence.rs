//! The changes of a scenario, each as a sentence: "“Logo”: due Fri 4 Dec → Fri 11 Dec".
//!
//! Values stand in a scenario as the plan file has them; here they are read back and said as people say them.
//! A field that is too rich for one line is named without its values.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::Value;
use solver::model::{
    Change, DayPart, EntryId, Goals, Held, Lag, Link, Minutes, PersonId, Plan, ProjectId, Recurring,
    Scenario, SkillId, Status, TimeOfDay, TimeOff, Weight,
};

use super::template::Preset;
use crate::text::{Lang, common, format, plan_details, scenarios as words};

/// One line of a scenario, and which of its changes it tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The sentence.
    pub text: String,
    /// Positions in the scenario's changes: they are taken back together.
    pub changes: Vec<usize>,
}

/// What is otherwise in a scenario; O(changes × entries).
pub fn lines(lang: Lang, base: &Plan, scenario: &Scenario) -> Vec<Line> {
    let plan = solver::scenario::apply(base, scenario).plan;
    let both = Both { lang, base, plan: &plan };
    let mut lines: Vec<Line> = Vec::new();
    // The tasks of a project that is left out go with it.
    let mut gone: BTreeMap<ProjectId, usize> = BTreeMap::new();
    let removed = |id: ProjectId| {
        scenario
            .changes
            .iter()
            .any(|change| matches!(change, Change::Remove { entry: EntryId::Project(it) } if *it == id))
    };
    for (at, change) in scenario.changes.iter().enumerate() {
        let group = match change {
            Change::Remove { entry: EntryId::Project(id) } => Some(*id),
            Change::Remove { entry: EntryId::Task(id) } => {
                base.task(*id).map(|task| task.project).filter(|project| removed(*project))
            }
            _ => None,
        };
        let Some(project) = group else {
            lines.push(Line { text: both.say(change), changes: vec![at] });
            continue;
        };
        match gone.get(&project).and_then(|line| lines.get_mut(*line)) {
            Some(line) => line.changes.push(at),
            None => {
                gone.insert(project, lines.len());
                let name = both.name(EntryId::Project(project));
                lines.push(Line { text: words::left_out(lang, &name), changes: vec![at] });
            }
        }
    }
    lines
}

/// The plan before and after.
struct Both<'a> {
    lang: Lang,
    base: &'a Plan,
    plan: &'a Plan,
}

impl Both<'_> {
    fn say(&self, change: &Change) -> String {
        let lang = self.lang;
        match change {
            Change::Put { entry, .. } => words::added(lang, kind(lang, *entry), &self.name(*entry)),
            Change::Remove { entry } => words::removed(lang, kind(lang, *entry), &self.name(*entry)),
            Change::Order { .. } => words::reordered(lang, kind(lang, change.entry())),
            Change::Add { entry, field, item } => self.item(*entry, field, item, true),
            Change::Drop { entry, field, item } => self.item(*entry, field, item, false),
            Change::Set { entry, field, value } => self.set(*entry, field, value),
        }
    }

    /// What an entry is called, after the change or before it.
    fn name(&self, entry: EntryId) -> String {
        let of = |plan: &Plan| match entry {
            EntryId::Plan => None,
            EntryId::Skill(id) => plan.skill(id).map(|skill| skill.name.clone()),
            EntryId::Client(id) => plan.client(id).map(|client| client.name.clone()),
            EntryId::Person(id) => plan.person(id).map(|person| person.name.clone()),
            EntryId::Project(id) => plan.project(id).map(|project| project.name.clone()),
            EntryId::Task(id) => plan.task(id).map(|task| task.name.clone()),
        };
        let known = of(self.plan).or_else(|| of(self.base)).filter(|name| !name.is_empty());
        known.unwrap_or_else(|| words::unnamed(self.lang).to_owned())
    }

    /// The entry as the beginning of a line.
    fn about(&self, entry: EntryId) -> String {
        let name = self.name(entry);
        match entry {
            EntryId::Plan => words::the_plan(self.lang).to_owned(),
            EntryId::Person(_) | EntryId::Client(_) => name,
            EntryId::Skill(_) | EntryId::Project(_) | EntryId::Task(_) => words::quoted(self.lang, &name),
        }
    }

    fn item(&self, entry: EntryId, field: &str, item: &Value, added: bool) -> String {
        let lang = self.lang;
        let about = self.about(entry);
        let what = match field {
            "time_off" => read::<TimeOff>(item).map(|off| {
                let days = words::days(lang, off.first, off.last);
                let days = match off.part {
                    DayPart::Whole => days,
                    DayPart::Morning => words::in_the_morning(lang, &days),
                    DayPart::Afternoon => words::in_the_afternoon(lang, &days),
                    DayPart::Between(hours) => {
                        words::between(lang, &days, &clock(lang, hours.from), &clock(lang, hours.to))
                    }
                };
                (if added { words::away(lang, &days) } else { words::not_away(lang, &days) }, true)
            }),
            "skills" => read::<Held>(item).map(|held| {
                let name = self.name(EntryId::Skill(held.skill));
                (words::held(lang, &name, held.level.0), false)
            }),
            "recurring" => read::<Recurring>(item).map(|Recurring { name, minutes, at, .. }| {
                let said = match at {
                    Some(at) => words::between(lang, &name, &clock(lang, at.from), &clock(lang, at.to)),
                    None => plan_details::recurring_of(lang, &name, format::Minutes(i64::from(minutes.0))),
                };
                (said, false)
            }),
            "hats" => item.as_str().map(|hat| (hat_name(lang, hat).to_owned(), false)),
            "after" => read::<Link>(item).map(|link| {
                let name = words::after_task(lang, &self.name(EntryId::Task(link.task)));
                let said = match link.lag {
                    Lag::WorkingDays(0) | Lag::CalendarDays(0) => name,
                    Lag::WorkingDays(days) => plan_details::after_lag(lang, &name, days),
                    Lag::CalendarDays(days) => plan_details::after_calendar_lag(lang, &name, days),
                };
                (said, false)
            }),
            _ => None,
        };
        match what {
            Some((sentence, true)) => words::line(lang, &about, &sentence),
            Some((what, false)) => {
                let sentence = if added { words::with(lang, &what) } else { words::without(lang, &what) };
                words::line(lang, &about, &sentence)
            }
            None => self.otherwise(entry, field),
        }
    }

    fn set(&self, entry: EntryId, field: &str, value: &Value) -> String {
        let lang = self.lang;
        let about = self.about(entry);
        let before = self.before(entry, field);
        if field == "status" {
            return words::line(lang, &about, &status(lang, &before, value));
        }
        let said = |value: &Value| self.value(field, value);
        match (said(&before), said(value)) {
            // What differs in no word that is said here, as the worst case of an effort, differs all the same.
            (Some(before), Some(after)) if before != after => {
                words::line(lang, &about, &words::from_to(lang, field_name(lang, field), &before, &after))
            }
            _ => self.otherwise(entry, field),
        }
    }

    fn otherwise(&self, entry: EntryId, field: &str) -> String {
        words::line(self.lang, &self.about(entry), &words::otherwise(self.lang, field_name(self.lang, field)))
    }

    /// The value of a field in the plan as it is; null where it says nothing.
    fn before(&self, entry: EntryId, field: &str) -> Value {
        let base = self.base;
        let json = match entry {
            EntryId::Plan => serde_json::to_value(Plan {
                people: Vec::new(),
                tasks: Vec::new(),
                schedule: None,
                announced: None,
                scenarios: Vec::new(),
                ..base.clone()
            }),
            EntryId::Skill(id) => serde_json::to_value(base.skill(id)),
            EntryId::Client(id) => serde_json::to_value(base.client(id)),
            EntryId::Person(id) => serde_json::to_value(base.person(id)),
            EntryId::Project(id) => serde_json::to_value(base.project(id)),
            EntryId::Task(id) => serde_json::to_value(base.task(id)),
        };
        json.ok().and_then(|json| json.get(field).cloned()).unwrap_or(Value::Null)
    }

    /// A value in a few words; none where it takes more than that.
    fn value(&self, field: &str, value: &Value) -> Option<String> {
        let lang = self.lang;
        if value.is_null() {
            // What the file leaves out has a value all the same.
            return Some(match field {
                "weight" => format::number(lang, i64::from(Weight::default().0)),
                "split" | "placeholder" => common::no(lang).to_owned(),
                _ => words::nothing(lang).to_owned(),
            });
        }
        let number = || value.as_u64().and_then(|value| u32::try_from(value).ok());
        let hours = |minutes: u32| format::hours(lang, i64::from(minutes));
        match field {
            "due" | "deadline" | "not_before" | "start" | "first_day" | "last_day" | "horizon" | "window"
            | "as_of" => read::<NaiveDate>(value).map(|day| format::date(lang, day)),
            "cap" => number().map(|cap| format::percent(lang, i64::from(cap))),
            "effort" => read::<solver::model::Effort>(value).map(|effort| hours(effort.expected().0)),
            "default_effort" | "a_day" | "min_piece" | "agreed" | "grid" => {
                read::<Minutes>(value).map(|it| hours(it.0))
            }
            "pm" | "am" => number().map(|id| self.name(EntryId::Person(PersonId(id)))),
            "client" => number().map(|id| self.name(EntryId::Client(solver::model::ClientId(id)))),
            "project" => number().map(|id| self.name(EntryId::Project(ProjectId(id)))),
            "skill" => number().map(|id| self.name(EntryId::Skill(SkillId(id)))),
            "goals" => read::<Goals>(value).and_then(|goals| {
                let preset = [Preset::Dates, Preset::People, Preset::Announced];
                let named = preset.into_iter().find(|preset| preset.goals() == goals.normalised());
                named.map(|preset| preset.say(lang).to_owned())
            }),
            "pin_start" => read::<chrono::NaiveDateTime>(value).map(|at| format::date_time(lang, at)),
            "name" | "department" | "note" => value.as_str().map(|text| words::quoted(lang, text)),
            _ => match value {
                Value::Bool(yes) => Some(if *yes { common::yes(lang) } else { common::no(lang) }.to_owned()),
                Value::Number(_) => value.as_i64().map(|number| format::number(lang, number)),
                _ => None,
            },
        }
    }
}

/// How sure a project is.
fn status(lang: Lang, before: &Value, value: &Value) -> String {
    let is = read::<Status>(value);
    if let (Some(Status::Tentative { win: from, planned: was }), Some(Status::Tentative { win: to, planned })) =
        (read::<Status>(before), is)
        && was == planned
    {
        let share = |win: solver::model::Permille| format::percent(lang, i64::from(win.0));
        return words::from_to(lang, words::field_win(lang), &share(from), &share(to));
    }
    let sentence = match is {
        Some(Status::Tentative { planned: true, .. }) => words::switched_on(lang),
        Some(Status::Tentative { planned: false, .. }) => words::switched_off(lang),
        Some(Status::Done) => words::over(lang),
        Some(Status::Confirmed) | None => words::confirmed(lang),
    };
    sentence.to_owned()
}

/// A time of day, midnight at the end of the day as 24 o’clock.
fn clock(lang: Lang, at: TimeOfDay) -> String {
    format::clock(lang, u32::from(at.0 / 60), u32::from(at.0 % 60))
}

fn read<T: serde::de::DeserializeOwned>(value: &Value) -> Option<T> {
    T::deserialize(value).ok()
}

/// What kind of entry it is.
const fn kind(lang: Lang, entry: EntryId) -> &'static str {
    match entry {
        EntryId::Plan => words::kind_plan(lang),
        EntryId::Skill(_) => words::kind_skill(lang),
        EntryId::Client(_) => words::kind_client(lang),
        EntryId::Person(_) => words::kind_person(lang),
        EntryId::Project(_) => words::kind_project(lang),
        EntryId::Task(_) => words::kind_task(lang),
    }
}

fn hat_name(lang: Lang, hat: &str) -> &'static str {
    match hat {
        "am" => common::account_manager(lang),
        "pm" => common::project_manager(lang),
        "creative" => common::creative(lang),
        _ => common::lead(lang),
    }
}

/// What a field of the plan file is called.
fn field_name(lang: Lang, field: &str) -> &'static str {
    match field {
        "due" => words::field_due(lang),
        "deadline" => words::field_deadline(lang),
        "not_before" => words::field_not_before(lang),
        "start" => words::field_start(lang),
        "first_day" => words::field_first_day(lang),
        "last_day" => words::field_last_day(lang),
        "horizon" => words::field_horizon(lang),
        "window" => words::field_window(lang),
        "as_of" => words::field_as_of(lang),
        "cap" | "cap_by_hat" => words::field_cap(lang),
        "effort" | "default_effort" | "effort_by_archetype" => words::field_effort(lang),
        "a_day" => words::field_a_day(lang),
        "pm" => words::field_pm(lang),
        "am" => words::field_am(lang),
        "client" => words::kind_client(lang),
        "project" => words::kind_project(lang),
        "goals" => words::field_goals(lang),
        "fit" => words::field_fit(lang),
        "pin_start" => words::field_pin_start(lang),
        "seats" => words::field_seats(lang),
        "week" => words::field_week(lang),
        "weight" => words::field_weight(lang),
        "split" => words::field_split(lang),
        "progress" => words::field_progress(lang),
        "name" => words::field_name(lang),
        "hourly_cost" => words::field_cost(lang),
        "frozen_days" => words::field_frozen(lang),
        "announced" => words::field_announced(lang),
        "exceptions" => words::field_exceptions(lang),
        "after" => words::field_after(lang),
        "skills" => words::field_skills(lang),
        "time_off" => words::field_time_off(lang),
        "recurring" => words::field_recurring(lang),
        "placeholder" => words::field_placeholder(lang),
        "colour" => words::field_colour(lang),
        "note" => words::field_note(lang),
        "hats" => words::field_hats(lang),
        "region" => words::field_region(lang),
        "grid" => words::field_grid(lang),
        "min_piece" => words::field_min_piece(lang),
        "speed" => words::field_speed(lang),
        "department" => words::field_department(lang),
        "ramp" => words::field_ramp(lang),
        "wishes" => words::field_wishes(lang),
        "contacts" => words::field_contacts(lang),
        "archetype" => words::field_archetype(lang),
        "agreed" => words::field_agreed(lang),
        "rounds" => words::field_rounds(lang),
        _ => words::field_other(lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::scenarios::model::template::{Answers, Dated, Kind, make};
    use crate::text::Lang::{En, Fr};
    use crate::text::compare::{assert_same_facts, names};
    use serde_json::json;
    use solver::model::{Effort, Permille, ScenarioId};
    use solver::sample::{Size, random};
    use std::sync::Arc;

    fn day(n: u64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 23).unwrap() + chrono::Days::new(n)
    }

    fn base() -> Plan {
        let mut base = random(1, Size::SMALL);
        Arc::make_mut(&mut base.projects[0]).weight = Weight::default();
        base.goals = Goals::protect_dates();
        base.cap = Permille(850);
        Arc::make_mut(&mut base.people[0]).name = "Léa".into();
        Arc::make_mut(&mut base.tasks[0]).name = "Logo".into();
        Arc::make_mut(&mut base.tasks[0]).due = Some(day(11));
        Arc::make_mut(&mut base.projects[0]).name = "Site".into();
        base
    }

    fn told(lang: Lang, base: &Plan, changes: Vec<Change>) -> Vec<String> {
        let scenario = Scenario { changes, ..Scenario::new(ScenarioId(1), "") };
        lines(lang, base, &scenario).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn changes_are_said_in_both_languages() {
        let base = base();
        let answers = Answers {
            person: Some(base.people[0].id),
            first: Some(day(0)),
            last: Some(day(4)),
            dated: Some(Dated::Task(base.tasks[0].id)),
            due: Some(day(18)),
            project: Some(base.projects[0].id),
            cap: Some(Permille(700)),
            preset: Preset::People,
        };
        let told = |lang, kind| told(lang, &base, make(lang, &base, kind, &answers).unwrap().1);
        assert_eq!(told(En, Kind::Away), ["Léa: away Mon 23 Nov – Fri 27 Nov"]);
        assert_eq!(told(Fr, Kind::Away), ["Léa\u{a0}: absence lun. 23 nov. – ven. 27 nov."]);
        assert_eq!(told(En, Kind::Due), ["“Logo”: due Fri 4 Dec → Fri 11 Dec"]);
        assert_eq!(told(Fr, Kind::Due), ["«\u{a0}Logo\u{a0}»\u{a0}: échéance ven. 4 déc. → ven. 11 déc."]);
        assert_eq!(told(En, Kind::LeaveOut), ["Without the project “Site” and its tasks"]);
        assert_eq!(told(En, Kind::Cap), ["The plan: cap 85\u{a0}% → 70\u{a0}%"]);
        assert_eq!(told(En, Kind::Goals), ["The plan: goals Protect dates → Protect people"]);
        assert_eq!(told(En, Kind::OneMore), ["One more person: “Like Léa”"]);
    }

    #[test]
    fn no_field_is_told_by_its_name_in_the_file() {
        let base = base();
        let entry = EntryId::Task(base.tasks[0].id);
        for field in ["seats", "weight", "split", "progress", "pin_start", "a_day", "unheard_of"] {
            let change = Change::Set { entry, field: field.into(), value: Value::Array(Vec::new()) };
            let told = told(En, &base, vec![change]);
            assert!(!told[0].contains('_') && told[0].starts_with("“Logo”: "), "{told:?}");
        }
    }

    #[test]
    fn what_a_change_is_about_is_said() {
        let base = base();
        let (person, task, project) = (base.people[0].id, base.tasks[0].id, base.projects[0].id);
        let entry = EntryId::Task(task);
        let set = |entry, field: &str, value| Change::Set { entry, field: field.into(), value };
        let add = |entry, field: &str, item| Change::Add { entry, field: field.into(), item };
        let off = json!({"first": "2026-11-23", "last": "2026-11-23", "part": "morning"});
        let link = json!({"task": task, "lag": {"working_days": 2}});
        let said = |lang| {
            let changes = vec![
                add(EntryId::Person(person), "time_off", off.clone()),
                add(EntryId::Task(base.tasks[1].id), "after", link.clone()),
                set(EntryId::Project(project), "rounds", json!(3)),
                set(EntryId::Plan, "grid", json!(45)),
                set(EntryId::Project(project), "weight", json!(9)),
            ];
            told(lang, &base, changes)
        };
        let en = said(En);
        assert_eq!(en[0], "Léa: away Mon 23 Nov in the morning");
        assert!(en[1].ends_with(": with after “Logo”, 2 working days later"), "{en:?}");
        assert_eq!(en[2], "“Site”: revision rounds none → 3");
        assert!(en[3].ends_with("→ 45\u{a0}min"), "{en:?}");
        assert_eq!(en[4], "“Site”: weight 1 → 9");
        // The same hours in the middle, but not at worst.
        let mut base = base.clone();
        Arc::make_mut(&mut base.tasks[0]).effort = Some(Effort::exactly(Minutes(240)));
        let spread = json!({"best": 120, "likely": 240, "worst": 360});
        assert_eq!(told(En, &base, vec![set(entry, "effort", spread)]), ["“Logo”: other effort"]);
        let status = |win, planned| Status::Tentative { win: Permille(win), planned };
        Arc::make_mut(&mut base.projects[0]).status = status(500, false);
        let likelier = set(EntryId::Project(project), "status", json!(status(700, false)));
        assert_eq!(told(En, &base, vec![likelier]), ["“Site”: chance of winning 50\u{a0}% → 70\u{a0}%"]);
    }

    #[test]
    fn french_loses_no_figure_and_no_name_of_a_change() {
        let mut said = 0;
        for seed in 0..16 {
            // Two plans that have nothing in common but their identifiers differ in every field.
            let (mut base, other) = (random(seed, Size::SMALL), random(seed + 100, Size::SMALL));
            base.scenarios.clear();
            let all: Vec<&str> = names(&base).into_iter().chain(names(&other)).collect();
            let changes = solver::scenario::diff(&base, &other);
            for (en, fr) in told(En, &base, changes.clone()).iter().zip(&told(Fr, &base, changes)) {
                assert_same_facts(en, fr, &all);
                said += 1;
            }
            let answers = Answers {
                person: Some(base.people[0].id),
                first: Some(base.as_of),
                last: Some(base.as_of + chrono::Days::new(seed)),
                dated: Some(Dated::Project(base.projects[0].id)),
                due: Some(base.as_of + chrono::Days::new(90 + seed)),
                project: Some(base.projects[0].id),
                cap: Some(Permille(500 + u32::try_from(seed).unwrap())),
                preset: Preset::Announced,
            };
            for kind in Kind::ALL {
                let made = |lang| make(lang, &base, kind, &answers);
                let (Some((en, changes)), Some((fr, _))) = (made(En), made(Fr)) else { continue };
                assert_same_facts(&en, &fr, &all);
                let told = |lang| told(lang, &base, changes.clone()).join("\n");
                assert_same_facts(&told(En), &told(Fr), &all);
            }
        }
        assert!(said > 400, "only {said}");
    }

    #[test]
    fn a_project_left_out_is_one_line_with_all_its_tasks() {
        let base = base();
        let answers = Answers { project: Some(base.projects[0].id), ..Answers::default() };
        let (_, changes) = make(En, &base, Kind::LeaveOut, &answers).unwrap();
        let count = changes.len();
        let scenario = Scenario { changes, ..Scenario::new(ScenarioId(1), "") };
        let lines = lines(En, &base, &scenario);
        assert_eq!((lines.len(), lines[0].changes.len()), (1, count));
    }
}
