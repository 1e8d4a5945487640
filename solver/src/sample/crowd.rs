//! Agencies of any size with a realistic shape.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Days, NaiveDate};

use super::greedy;
use super::prng::Prng;
use super::template::{PHOTO, SKILLS, Step, VIDEO, WORKFLOWS, Who};
use super::words::{CLIENT, CLIENT_KIND, FIRST, LAST, PROJECT};
use crate::model::{
    Archetype, Client, ClientId, DayPart, Effort, Hat, Held, Lag, Level, Link, Minutes, Need, Permille,
    Person, PersonId, Plan, Project, ProjectId, Recurring, Seat, SeatFor, Skill, SkillId, Task, TaskId,
    TimeOff, Weight,
};

/// Share of the window's time that the work fills, in percent.
const FILL: u64 = 92;

/// An agency of that many people and tasks, shaped as agencies are: workflows of seven to twelve steps in projects
/// that start one after the other, crafts staffed for the work there is, about 92 % of the time filled, part-timers,
/// time off, meetings, some work started, some pinned; and an accepted schedule that obeys the rules and is not good.
///
/// As of Monday 1 June 2026. The same arguments give the same plan.
pub fn agency_like(people: u32, tasks: u32, seed: u64) -> Plan {
    let as_of = NaiveDate::from_ymd_opt(2026, 6, 1).unwrap_or_default();
    let mut prng = Prng::new(seed);
    let mut plan = Plan::new(format!("Agency of {people}"), as_of);
    plan.cap_by_hat = BTreeMap::from([(Hat::Lead, Permille(500)), (Hat::Am, Permille(700))]);
    let ids = (1..).map(SkillId);
    plan.skills = ids.zip(SKILLS).map(|(id, name)| Skill { id, name: name.into() }).collect();
    let drafts = drafts(tasks, &mut prng);
    staff(&mut plan, people.max(1), &drafts, &mut prng);
    clients(&mut plan, people.div_ceil(3), &mut prng);
    let window = window_days(&plan, &drafts);
    for draft in &drafts {
        add_project(&mut plan, draft, window, &mut prng);
    }
    start_some(&mut plan, &mut prng);
    plan.schedule = Some(Arc::new(greedy::schedule(&plan)));
    plan
}

/// A project to be: its workflow, cut short where the tasks run out, and likely hours of each step.
struct Draft {
    steps: &'static [Step],
    hours: Vec<u32>,
    french: bool,
}

fn drafts(tasks: u32, prng: &mut Prng) -> Vec<Draft> {
    let mut left = usize::try_from(tasks).unwrap_or(0);
    let mut drafts = Vec::new();
    while left > 0 {
        let workflow: &'static [Step] = prng.pick_or(&WORKFLOWS, WORKFLOWS[0]);
        let steps = workflow.get(..left.min(workflow.len())).unwrap_or(workflow);
        left -= steps.len();
        let hours = steps.iter().map(|step| prng.between(step.hours.0, step.hours.1)).collect();
        drafts.push(Draft { steps, hours, french: prng.percent(60) });
    }
    drafts
}

/// People by craft in proportion to the hours that the drafts ask of each, at least one of each.
fn staff(plan: &mut Plan, people: u32, drafts: &[Draft], prng: &mut Prng) {
    let mut hours = [0_u64; SKILLS.len()];
    let mut ask = |skill: usize, of: u64| {
        if let Some(hours) = hours.get_mut(skill) {
            *hours += of;
        }
    };
    for (step, hours) in drafts.iter().flat_map(|draft| draft.steps.iter().zip(&draft.hours)) {
        match step.who {
            Who::Skilled(skill, _) => ask(skill, u64::from(*hours)),
            Who::Shoot => [PHOTO, VIDEO].into_iter().for_each(|skill| ask(skill, u64::from(*hours))),
            Who::Pm | Who::Am | Who::Lead | Who::Client(_) => {}
        }
    }
    let leads = people.div_ceil(30);
    let (ams, pms) = (people.div_ceil(12), people.div_ceil(10));
    let creatives = people.saturating_sub(leads + ams + pms).max(1);
    let hats = [(Hat::Lead, leads), (Hat::Am, ams), (Hat::Pm, pms), (Hat::Creative, creatives)];
    let mut given = [0_u64; SKILLS.len()];
    let wearers = hats.into_iter().flat_map(|(hat, count)| (0..count).map(move |_| hat));
    for (index, hat) in (0..people).zip(wearers) {
        let mut person = Person::new(PersonId(index + 1), name(index));
        person.hats = vec![hat];
        // The craft that is shortest of people for its hours.
        let crafts = hours.iter().zip(&given).enumerate();
        let craft =
            crafts.max_by_key(|(_, (hours, given))| **hours * 1000 / (**given + 1)).map_or(0, |(i, _)| i);
        if hat == Hat::Creative {
            if let Some(given) = given.get_mut(craft) {
                *given += 1;
            }
            let level = [4, 5, 3, 4, 5][usize::try_from(index % 5).unwrap_or(0)];
            hold(&mut person, craft, level);
            for _ in 0..prng.between(1, 2) {
                let other = prng.below(12);
                hold(&mut person, usize::try_from(other).unwrap_or(0), prng.between(2, 3));
            }
        }
        time_of(&mut person, plan.as_of, prng);
        plan.people.push(Arc::new(person));
    }
    cover(plan);
}

fn hold(person: &mut Person, skill: usize, level: u32) {
    let skill = skill_id(skill);
    if person.level(skill).is_none() {
        person.skills.push(Held { skill, level: Level(u8::try_from(level).unwrap_or(1)) });
    }
}

fn skill_id(index: usize) -> SkillId {
    SkillId(u32::try_from(index).unwrap_or(0) + 1)
}

/// In a small agency everybody does everything: a skill that nobody masters goes to somebody.
fn cover(plan: &mut Plan) {
    let count = plan.people.len();
    for (index, _) in SKILLS.iter().enumerate() {
        let skill = skill_id(index);
        if plan.people.iter().any(|person| person.level(skill) >= Some(Level(4))) {
            continue;
        }
        if let Some(person) = plan.people.get_mut((index * 7 + count / 2) % count.max(1)) {
            let person = Arc::make_mut(person);
            person.skills.retain(|held| held.skill != skill);
            person.skills.push(Held { skill, level: Level::MAX });
        }
    }
}

/// Part-time, meetings, time off, for some.
fn time_of(person: &mut Person, as_of: NaiveDate, prng: &mut Prng) {
    let minutes = Minutes(60 * prng.between(1, 3));
    person.recurring.push(Recurring { name: "Meetings".into(), minutes, days: Vec::new(), at: None });
    if prng.percent(20) {
        let day = prng.below(5);
        if let Some(day) = person.week.days_mut().into_iter().nth(usize::try_from(day).unwrap_or(0)) {
            day.clear();
        }
    }
    if prng.percent(35) {
        let first = later(as_of, prng.below(50));
        let part = prng.pick_or(&[DayPart::Whole, DayPart::Whole, DayPart::Morning], DayPart::Whole);
        let last = later(first, if part == DayPart::Whole { prng.below(8) } else { 0 });
        person.time_off.push(TimeOff { first, last, part, note: String::new() });
    }
}

fn name(index: u32) -> String {
    let index = usize::try_from(index).unwrap_or(0);
    let first = FIRST[index % FIRST.len()];
    // A step coprime to the number of last names, so that 1,600 people have different names.
    let last = LAST[(index * 7 + index / FIRST.len()) % LAST.len()];
    format!("{first} {last}")
}

fn later(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(u64::from(days))).unwrap_or(day)
}

fn clients(plan: &mut Plan, count: u32, prng: &mut Prng) {
    let ams: Vec<PersonId> = wearing(plan, Hat::Am);
    for index in 0..count.max(1) {
        let (kind, of) =
            (usize::try_from(index).unwrap_or(0) / CLIENT.len(), usize::try_from(index).unwrap_or(0));
        let name = format!("{} {}", CLIENT[of % CLIENT.len()], CLIENT_KIND[(kind + of) % CLIENT_KIND.len()]);
        let mut client = Client::new(ClientId(index + 1), name);
        client.weight = Weight(prng.between(1, 3));
        client.am = ams.get(of % ams.len().max(1)).copied();
        plan.clients.push(Arc::new(client));
    }
}

fn wearing(plan: &Plan, hat: Hat) -> Vec<PersonId> {
    plan.people.iter().filter(|person| person.hats.contains(&hat)).map(|person| person.id).collect()
}

/// Days after which the drafts' hours fill the people's time.
fn window_days(plan: &Plan, drafts: &[Draft]) -> u32 {
    let seats = |step: &Step| match step.who {
        Who::Client(_) => 0,
        Who::Shoot => 2,
        _ => 1,
    };
    let of = |draft: &Draft| -> u64 {
        draft.steps.iter().zip(&draft.hours).map(|(step, hours)| seats(step) * u64::from(*hours)).sum()
    };
    let work: u64 = drafts.iter().map(of).sum::<u64>() * 60;
    let a_week = |person: &Arc<Person>| {
        let recurring: u32 = person.recurring.iter().map(|load| load.minutes.0).sum();
        u64::from((person.week.minutes().0 * plan.cap_of(person).0 / 1000).saturating_sub(recurring))
    };
    let room: u64 = plan.people.iter().map(a_week).sum();
    u32::try_from(work * 7 * 100 / (room * FILL).max(1)).unwrap_or(u32::MAX).clamp(28, 2000)
}

fn add_project(plan: &mut Plan, draft: &Draft, window: u32, prng: &mut Prng) {
    let index = u32::try_from(plan.projects.len()).unwrap_or(0);
    let client =
        plan.clients.get(usize::try_from(index).unwrap_or(0) % plan.clients.len().max(1)).map(|c| c.id);
    let of = usize::try_from(prng.below(12)).unwrap_or(0);
    let mut project = Project::new(
        ProjectId(index + 1),
        client.unwrap_or(ClientId(1)),
        format!("{} {}", PROJECT[of % PROJECT.len()], index + 1),
    );
    let one_of =
        |who: Vec<PersonId>| who.get(usize::try_from(index).unwrap_or(0) % who.len().max(1)).copied();
    project.pm = one_of(wearing(plan, Hat::Pm)).or_else(|| plan.people.first().map(|person| person.id));
    project.am = one_of(wearing(plan, Hat::Am)).or(project.pm);
    project.weight = Weight(prng.between(1, 2));
    project.archetype =
        prng.pick_or(&[Archetype::Express, Archetype::Standard, Archetype::Iterative], Archetype::Standard);
    // Hours at five a day along the steps, in calendar days, with room for waiting.
    let length = draft.hours.iter().sum::<u32>() * 7 / 25 + 4;
    let start = prng.below(window.saturating_sub(length).max(1));
    project.start = Some(later(plan.as_of, start));
    project.due = Some(later(plan.as_of, (start + length).min(window)));
    project.colour = u8::try_from(index % 12 + 1).unwrap_or(1);
    let first = u32::try_from(plan.tasks.len()).unwrap_or(0) + 1;
    let mut spent = 0;
    for (offset, (step, hours)) in draft.steps.iter().zip(&draft.hours).enumerate() {
        spent += hours;
        let due = later(plan.as_of, (start + spent * 7 / 25 + 3).min(window));
        let id = first + u32::try_from(offset).unwrap_or(0);
        let mut task =
            Task::new(TaskId(id), project.id, if draft.french { step.french } else { step.english });
        task.seats = seats(step);
        let likely = Minutes::hours(*hours);
        task.effort = Some(match prng.below(10) {
            _ if task.is_milestone() => Effort::exactly(Minutes(0)),
            0 | 1 => Effort {
                best: Some(Minutes(likely.0 * 4 / 5)),
                likely,
                worst: Some(Minutes(likely.0 * 3 / 2)),
            },
            _ => Effort::exactly(likely),
        });
        task.due = Some(due);
        task.split = step.split;
        task.weight = Weight(if prng.percent(10) { 3 } else { 1 });
        task.deadline = prng.percent(4).then(|| later(due, 4));
        let lag = if let Who::Client(days) = step.who { Lag::WorkingDays(days) } else { Lag::NONE };
        let before = step.after.iter().filter_map(|back| id.checked_sub(u32::try_from(*back).ok()?));
        task.after = before.filter(|id| *id >= first).map(|id| Link { task: TaskId(id), lag }).collect();
        plan.tasks.push(Arc::new(task));
    }
    plan.projects.push(Arc::new(project));
}

fn seats(step: &Step) -> Vec<Seat> {
    let skilled = |skill: usize, level: u8| Seat {
        needs: vec![Need { skill: skill_id(skill), level: Level(level) }],
        ..Seat::default()
    };
    let role = |who: SeatFor| Seat { who: Some(who), ..Seat::default() };
    match step.who {
        Who::Skilled(skill, level) => vec![skilled(skill, level)],
        Who::Shoot => vec![skilled(PHOTO, 3), skilled(VIDEO, 3)],
        Who::Pm => vec![role(SeatFor::ProjectPm)],
        Who::Am => vec![role(SeatFor::ProjectAm)],
        Who::Lead => vec![role(SeatFor::Hat(Hat::Lead))],
        Who::Client(_) => Vec::new(),
    }
}

/// First steps of projects that began before: a part was spent, by a person who keeps it.
fn start_some(plan: &mut Plan, prng: &mut Prng) {
    for index in 0..plan.tasks.len() {
        let Some(task) = plan.tasks.get(index).filter(|task| task.after.is_empty() && task.seats.len() == 1)
        else {
            continue;
        };
        let begun = plan.not_before_of(task).is_some_and(|start| (start - plan.as_of).num_days() < 3);
        let able: Vec<PersonId> = task.seats.first().map_or_else(Vec::new, |seat| {
            plan.people
                .iter()
                .filter(|person| plan.suits(person, task, seat))
                .map(|person| person.id)
                .collect()
        });
        let owner = prng.pick(&able).copied();
        if !begun || owner.is_none() || prng.percent(30) {
            continue;
        }
        if let Some(task) = plan.tasks.get_mut(index).map(Arc::make_mut) {
            task.progress.spent = Minutes(task.effort.map_or(0, |effort| effort.likely.0) / 120 * 60);
            task.seats.iter_mut().for_each(|seat| seat.pin = owner);
        }
    }
}
