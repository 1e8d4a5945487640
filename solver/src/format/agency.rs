//! Benchmark files that look like an agency's work, and their answers.
//!
//! The files are JSON (`"kind": "agency-1"`): people with skills, hours per workday and days off; tasks with one skill
//! at a level, an effort in hours, predecessors, a release day, a due day and a priority.
//! Time is counted in slots of one hour: workday × 7 + hour; weekends are not represented.
//!
//! In the plan's terms workday `d` is the date Monday 1 January 2024 + 7·⌊d/5⌋ + d mod 5, and its hour `h` is 09:00 + h;
//! there are no public holidays and no cap; the grid is 60 minutes; priority is the weight, the release day `not_before`;
//! the window is the first `window_days` workdays, the horizon the first 6 × `window_days`.
//! The goals are lateness, then peak load.
//!
//! An answer is `{"task": [person, start slot], …}`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use serde::Deserialize;

use super::foreign::{ForeignError, Unsayable, Why};
use super::parse;
use crate::model::{
    Assignment, Client, ClientId, DayPart, Effort, GoalKind, Goals, Held, Interval, Lag, Level, Link,
    Minutes, Need, Permille, Person, PersonId, Piece, Plan, Project, ProjectId, Region, Schedule, Seat,
    Skill, SkillId, Task, TaskId, TimeOfDay, TimeOff, Timeline, Weight, WorkingWeek,
};

/// Slots of a workday.
const DAY: u32 = 7;

/// The hour of a workday's first slot.
const OPENING: u32 = 9;

/// Windows so long that the horizon stays within ten years.
const MOST_WINDOW: u32 = 400;

#[derive(Deserialize)]
struct File {
    kind: String,
    day_hours: u32,
    window_days: u32,
    people: Vec<FilePerson>,
    tasks: Vec<FileTask>,
}

#[derive(Deserialize)]
struct FilePerson {
    id: u32,
    name: String,
    skills: BTreeMap<String, u8>,
    week: [u32; 5],
    days_off: Vec<u32>,
}

#[derive(Deserialize)]
struct FileTask {
    id: u32,
    project: u32,
    skill: String,
    level: u8,
    effort: u32,
    preds: Vec<u32>,
    release_day: u32,
    due_day: u32,
    priority: u32,
}

/// The plan that a file describes.
///
/// # Errors
/// If the text is no such file, an identifier is doubled or unknown, or a number does not fit into a plan.
pub fn read(text: &str) -> Result<Plan, ForeignError> {
    let file: File = parse::foreign(text)?;
    if file.kind != "agency-1" {
        return Err(ForeignError::NoSection { section: "\"kind\": \"agency-1\"" });
    }
    let _ = between("day_hours", file.day_hours, DAY, DAY)?;
    let window = between("window_days", file.window_days, 1, MOST_WINDOW)?;
    let mut plan = Plan::new("Agency", first_day());
    plan.grid = Minutes(60);
    plan.region = Region::None;
    plan.cap = Permille::ONE;
    plan.goals = Goals::new([GoalKind::Lateness, GoalKind::PeakLoad]);
    plan.window = Some(date_of(window - 1));
    plan.horizon = Some(date_of(6 * window - 1));
    let held = file.people.iter().flat_map(|person| person.skills.keys());
    let names: BTreeSet<&String> = held.chain(file.tasks.iter().map(|task| &task.skill)).collect();
    let skills: BTreeMap<&String, SkillId> = names.into_iter().zip((1..).map(SkillId)).collect();
    plan.skills = skills.iter().map(|(name, id)| Skill { id: *id, name: (*name).clone() }).collect();
    let mut people = BTreeSet::new();
    for person in &file.people {
        once("person", person.id, people.insert(person.id))?;
        plan.people.push(Arc::new(person_of(person, &skills, 6 * window)?));
    }
    plan.clients.push(Client::new(ClientId(1), "Agency").into());
    let projects: BTreeSet<u32> = file.tasks.iter().map(|task| task.project).collect();
    for project in projects {
        plan.projects
            .push(Project::new(ProjectId(project), ClientId(1), format!("Project {project}")).into());
    }
    let mut tasks = BTreeSet::new();
    for task in &file.tasks {
        once("task", task.id, tasks.insert(task.id))?;
        plan.tasks.push(Arc::new(task_of(task, &skills)?));
    }
    let unknown = file.tasks.iter().flat_map(|task| &task.preds).find(|before| !tasks.contains(before));
    match unknown {
        Some(id) => Err(ForeignError::Unknown { line: None, kind: "task", id: *id }),
        None => Ok(plan),
    }
}

/// The answer that a schedule of such a plan gives; unplaced tasks are left out.
///
/// # Errors
/// If a task has not exactly one owner and one piece, or does not start at a slot of a workday.
pub fn write(plan: &Plan, schedule: &Schedule) -> Result<String, Unsayable> {
    let mut places: BTreeMap<u32, (PersonId, u32)> = BTreeMap::new();
    for assignment in &schedule.assignments {
        let unsayable = |why| Unsayable { task: assignment.task, why };
        let [owner] = assignment.owners[..] else {
            return Err(unsayable(Why::Owners(assignment.owners.len())));
        };
        let [piece] = assignment.pieces[..] else {
            return Err(unsayable(Why::Pieces(assignment.pieces.len())));
        };
        let slot = slot_of(plan, piece.start).ok_or_else(|| unsayable(Why::Start(piece.start)))?;
        let _ = places.insert(assignment.task.0, (owner, slot));
    }
    // Numbers as keys and values: there is nothing that could refuse to be written.
    Ok(serde_json::to_string(&places).unwrap_or_default() + "\n")
}

/// The schedule that an answer means for a plan that [`read`] gave.
///
/// A task that would run past the horizon ends there, and one that starts outside its owner's hours goes on with the
/// next of them: the checker finds both.
///
/// # Errors
/// If the text is no such answer, or places a task that the plan does not have.
pub fn answer(plan: &Plan, text: &str) -> Result<Schedule, ForeignError> {
    let places: BTreeMap<u32, (u32, u32)> = parse::foreign(text)?;
    let timeline = Timeline::new(plan);
    let positions: BTreeMap<PersonId, usize> =
        plan.people.iter().enumerate().map(|(at, p)| (p.id, at)).collect();
    let tasks: BTreeMap<TaskId, &Arc<Task>> = plan.tasks.iter().map(|task| (task.id, task)).collect();
    let mut assignments = Vec::with_capacity(places.len());
    for (id, (owner, slot)) in places {
        let Some(task) = tasks.get(&TaskId(id)) else {
            return Err(ForeignError::Unknown { line: None, kind: "task", id });
        };
        let hours = TimeDelta::hours(i64::from(OPENING + slot % DAY));
        let start = date_of(slot / DAY).and_time(NaiveTime::MIN) + hours;
        let effort = usize::try_from(plan.effort_of(task).0.0 / 60).unwrap_or(usize::MAX);
        let available = positions.get(&PersonId(owner)).and_then(|at| timeline.people.get(*at));
        let available = available.map_or(&[][..], |time| &time.available);
        let first =
            timeline.slot(start).map_or(available.len(), |slot| available.partition_point(|s| *s < slot));
        let last = available.get(first.saturating_add(effort.saturating_sub(1)));
        let end = timeline.time(last.map_or(timeline.end(), |last| last + 1)).max(start);
        let pieces = vec![Piece { start, end }];
        assignments.push(Assignment { task: TaskId(id), owners: vec![PersonId(owner)], pieces });
    }
    Ok(Schedule::new(assignments))
}

fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 1, 1).unwrap_or_default()
}

/// The date of a workday.
fn date_of(workday: u32) -> NaiveDate {
    let days = u64::from(workday) / 5 * 7 + u64::from(workday) % 5;
    first_day().checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

/// The slot of a moment; none at weekends, outside opening hours, or between slots.
fn slot_of(plan: &Plan, time: NaiveDateTime) -> Option<u32> {
    let days = u32::try_from((time.date() - plan.as_of).num_days()).ok()?;
    let (weeks, day) = (days / 7, days % 7);
    let hour = time.hour().checked_sub(OPENING).filter(|hour| *hour < DAY)?;
    let on_the_hour = time.minute() == 0 && time.second() == 0 && time.nanosecond() == 0;
    let from_monday = plan.as_of.weekday().num_days_from_monday() == 0;
    (day < 5 && on_the_hour && from_monday).then_some((weeks * 5 + day) * DAY + hour)
}

fn between(what: &'static str, value: u32, least: u32, most: u32) -> Result<u32, ForeignError> {
    if (least..=most).contains(&value) {
        return Ok(value);
    }
    let (value, least, most) = (value.into(), least.into(), most.into());
    Err(ForeignError::Number { line: None, what, value, least, most })
}

fn once(kind: &'static str, id: u32, first: bool) -> Result<(), ForeignError> {
    if first { Ok(()) } else { Err(ForeignError::DoubledId { line: None, kind, id }) }
}

fn person_of(
    file: &FilePerson,
    skills: &BTreeMap<&String, SkillId>,
    horizon: u32,
) -> Result<Person, ForeignError> {
    let mut person = Person::new(PersonId(file.id), file.name.clone());
    for (name, level) in &file.skills {
        if let Some(skill) = skills.get(name) {
            person.skills.push(Held { skill: *skill, level: Level(*level) });
        }
    }
    person.week = WorkingWeek::empty();
    for (day, hours) in person.week.days_mut().into_iter().zip(file.week) {
        let hours = between("hours of a workday", hours, 0, DAY)?;
        if hours > 0 {
            let time = |hour| TimeOfDay::at(u16::try_from(hour).unwrap_or(0), 0);
            day.push(Interval::new(time(OPENING), time(OPENING + hours)));
        }
    }
    // Days after the horizon change nothing, and may be too far away to have a date.
    let days: BTreeSet<u32> = file.days_off.iter().copied().filter(|day| *day < horizon).collect();
    let mut blocks: Vec<(u32, u32)> = Vec::new();
    for day in days {
        match blocks.last_mut() {
            Some((_, last)) if *last + 1 == day => *last = day,
            _ => blocks.push((day, day)),
        }
    }
    for (first, last) in blocks {
        let (first, last) = (date_of(first), date_of(last));
        person.time_off.push(TimeOff { first, last, part: DayPart::Whole, note: String::new() });
    }
    Ok(person)
}

fn task_of(file: &FileTask, skills: &BTreeMap<&String, SkillId>) -> Result<Task, ForeignError> {
    let effort = between("an effort", file.effort, 1, 10_000)?;
    let day = |what, day| between(what, day, 0, 10 * MOST_WINDOW).map(date_of);
    let mut task = Task::new(TaskId(file.id), ProjectId(file.project), format!("Task {}", file.id));
    let skill = skills.get(&file.skill).copied();
    let needs = skill.into_iter().map(|skill| Need { skill, level: Level(file.level) }).collect();
    task.seats = vec![Seat { needs, ..Seat::default() }];
    task.effort = Some(Effort::exactly(Minutes::hours(effort)));
    task.not_before = Some(day("a release day", file.release_day)?);
    task.due = Some(day("a due day", file.due_day)?);
    task.weight = Weight(file.priority);
    task.after = file.preds.iter().map(|before| Link { task: TaskId(*before), lag: Lag::NONE }).collect();
    Ok(task)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"{
"kind": "agency-1", "seed": 1, "load": 0.95, "day_hours": 7, "window_days": 8,
"people": [
{"id": 0, "name": "P00", "skills": {"design": 3, "copy": 2}, "week": [7, 7, 0, 4, 7], "days_off": [4, 5, 6, 900000]},
{"id": 1, "name": "P01", "skills": {"copy": 4}, "week": [7, 7, 7, 7, 7], "days_off": []}
],
"tasks": [
{"id": 0, "project": 3, "skill": "design", "level": 2, "effort": 16, "preds": [], "release_day": 1, "due_day": 2, "priority": 2},
{"id": 1, "project": 3, "skill": "copy", "level": 3, "effort": 10, "preds": [0], "release_day": 0, "due_day": 9, "priority": 1}
]}"#;

    #[test]
    fn a_file_becomes_a_plan_in_dates() {
        let plan = read(FILE).unwrap();
        assert_eq!(crate::validate::validate(&plan), []);
        assert_eq!(
            (plan.window.unwrap().to_string(), plan.horizon.unwrap().to_string()),
            ("2024-01-10".into(), "2024-03-06".into())
        );
        let names: Vec<_> = plan.skills.iter().map(|skill| skill.name.as_str()).collect();
        assert_eq!(names, ["copy", "design"]);
        let off: Vec<_> =
            plan.people[0].time_off.iter().map(|off| (off.first.to_string(), off.last.to_string())).collect();
        assert_eq!(off, [("2024-01-05".into(), "2024-01-09".into())], "over a weekend");
        assert_eq!(plan.people[0].week.minutes(), Minutes::hours(25));
        let first = &plan.tasks[0];
        assert_eq!((first.weight, first.due.unwrap().to_string()), (Weight(2), "2024-01-03".into()));
        // 4 hours on Thursday 4 January, off until Tuesday 9: the window until Wednesday 10 has 7 + 7 + 4.
        assert_eq!(Timeline::new(&plan).window_capacity(0), 18 * 60);
    }

    #[test]
    fn answers_are_written_and_read_again() {
        let plan = read(FILE).unwrap();
        // Task 0: Tuesday 7 h, Thursday 4 h, Thursday 11 January 4 h, Friday 1 h. Task 1: from Friday 10:00.
        let text = "{\"0\":[0,7],\"1\":[1,64]}\n";
        let schedule = answer(&plan, text).unwrap();
        assert_eq!(schedule.assignments[0].end().unwrap().to_string(), "2024-01-12 10:00:00");
        assert_eq!(schedule.assignments[1].end().unwrap().to_string(), "2024-01-15 13:00:00");
        let report = crate::check::check(&plan, &schedule);
        assert_eq!(report.breaches, []);
        // 7 workdays late with weight 2, and on due day 9 (12 January) the other is a workday late.
        assert_eq!(report.score.0, [0, 15, 889]);
        assert_eq!(write(&plan, &schedule).unwrap(), text);
    }

    #[test]
    fn answers_that_cannot_work_are_left_to_the_checker() {
        let plan = read(FILE).unwrap();
        for text in ["{\"0\": [0, 14]}", "{\"0\": [0, 335]}", "{\"0\": [9, 7]}", "{\"0\": [0, 4000000000]}"] {
            let schedule = answer(&plan, text).unwrap();
            assert_ne!(crate::check::check(&plan, &schedule).breaches, [], "{text}");
        }
    }

    #[test]
    fn broken_files_are_named() {
        let cases = [
            ("agency-1", "agency-2", "there is no \"kind\": \"agency-1\": is this a file of another format?"),
            ("\"window_days\": 8", "\"window_days\": 0", "window_days is 0, not between 1 and 400"),
            ("\"day_hours\": 7", "\"day_hours\": 8", "day_hours is 8, not between 7 and 7"),
            ("[7, 7, 0, 4, 7]", "[7, 7, 0, 4, 8]", "hours of a workday is 8, not between 0 and 7"),
            ("{\"id\": 1, \"name\"", "{\"id\": 0, \"name\"", "person 0 stands there twice"),
            ("\"preds\": [0]", "\"preds\": [7]", "there is no task 7"),
            ("\"effort\": 16", "\"effort\": 0", "an effort is 0, not between 1 and 10000"),
            (
                "\"effort\": 16",
                "\"effort\": \"16\"",
                "tasks[0].effort: found \"16\", expected a whole number from 0 (line 8, column 69)",
            ),
            ("{\n\"kind", "\n\"kind", "found \"kind\", expected an object { … } (line 2, column 6)"),
        ];
        for (from, to, expected) in cases {
            assert!(FILE.contains(from), "{from}");
            assert_eq!(read(&FILE.replacen(from, to, 1)).unwrap_err().to_string(), expected);
        }
        assert_eq!(answer(&read(FILE).unwrap(), "{\"9\": [0, 1]}").unwrap_err().code(), "E1204");
    }
}
