//! One week of the plan for the printer: people by days.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use solver::check::{Report, WeekLoad};
use solver::model::{Holiday, PersonId, Plan, Schedule, TaskId};

use super::rows::groups;
use super::scene::{Grouping, Title};
use super::{Index, axis};
use crate::chart::Zoom;

/// Work of a person on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The task.
    pub task: TaskId,
    /// Its name.
    pub name: String,
    /// Its project's name.
    pub project: String,
    /// Its project's colour.
    pub colour: u8,
    /// Minutes of it on that day.
    pub minutes: u32,
    /// Whether it is over that day.
    pub ends: bool,
    /// Working days late, where it ends.
    pub late: u32,
}

/// A day of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Day {
    /// With this work, in order; perhaps none.
    There(Vec<Entry>),
    /// Away all day, with the word they left.
    Away(String),
    /// A public holiday.
    Holiday(Holiday),
}

/// A person's week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRow {
    /// Their name.
    pub name: String,
    /// Their load that week.
    pub load: Option<WeekLoad>,
    /// Their days.
    pub days: Vec<Day>,
}

/// A week to be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The days, Monday to Friday, or to the last on which anybody works.
    pub days: Vec<NaiveDate>,
    /// People in the groups of the screen.
    pub groups: Vec<(Option<Title>, Vec<SheetRow>)>,
    /// Milestones of the week: when, name, project.
    pub milestones: Vec<(NaiveDate, String, String)>,
}

/// The week of a Monday. O(tasks + people × days).
pub fn sheet(
    plan: &Plan,
    schedule: &Schedule,
    report: &Report,
    monday: NaiveDate,
    grouping: Grouping,
) -> Sheet {
    let index = Index::new(plan);
    let open = axis::spec(plan, None, plan.as_of, Zoom::Week, 0.0).open;
    let length = open.iter().rposition(|open| *open).map_or(5, |last| last + 1).max(5);
    let days: Vec<NaiveDate> = monday.iter_days().take(length).collect();
    let after = monday.checked_add_days(Days::new(7)).unwrap_or(monday);
    let mut work: BTreeMap<(PersonId, NaiveDate), Vec<Entry>> = BTreeMap::new();
    let mut milestones = Vec::new();
    for assignment in &schedule.assignments {
        let (Some(task), Some(facts)) = (index.task(assignment.task), report.tasks.get(&assignment.task))
        else {
            continue;
        };
        let project = index.project_of(task).map(|project| project.name.clone()).unwrap_or_default();
        if task.is_milestone() && (monday..after).contains(&facts.start.date()) {
            milestones.push((facts.start.date(), task.name.clone(), project.clone()));
        }
        let mut by_day: BTreeMap<NaiveDate, u32> = BTreeMap::new();
        for (from, to) in &facts.worked {
            for (day, minutes) in by_date(*from, *to) {
                *by_day.entry(day).or_default() += minutes;
            }
        }
        let last = by_day.last_key_value().map(|(day, _)| *day);
        for (day, minutes) in by_day.range(monday..after) {
            let ends = last == Some(*day);
            let entry = Entry {
                task: task.id,
                name: task.name.clone(),
                project: project.clone(),
                colour: index.colour_of(task),
                minutes: *minutes,
                ends,
                late: if ends { facts.days_late } else { 0 },
            };
            for owner in &assignment.owners {
                work.entry((*owner, *day)).or_default().push(entry.clone());
            }
        }
    }
    let start = |task: TaskId| report.tasks.get(&task).map(|facts| facts.start);
    for entries in work.values_mut() {
        entries.sort_by_key(|entry| (start(entry.task), entry.task));
    }
    milestones.sort();
    let groups = groups(plan, grouping)
        .into_iter()
        .map(|(title, people)| {
            let row = |person: &std::sync::Arc<solver::model::Person>| {
                let facts = report.people.iter().find(|facts| facts.id == person.id);
                let load =
                    facts.and_then(|facts| facts.weeks.iter().find(|week| week.monday == monday)).copied();
                let day = |date: &NaiveDate| {
                    let entries = work.remove(&(person.id, *date)).unwrap_or_default();
                    match absence(plan, person, *date).filter(|_| entries.is_empty()) {
                        Some(absence) => absence,
                        None => Day::There(entries),
                    }
                };
                SheetRow { name: person.name.clone(), load, days: days.iter().map(day).collect() }
            };
            (title, people.into_iter().map(row).collect())
        })
        .collect();
    Sheet { days, groups, milestones }
}

/// Why somebody is away all of a day.
fn absence(plan: &Plan, person: &solver::model::Person, date: NaiveDate) -> Option<Day> {
    if let Some(holiday) = person.region.unwrap_or(plan.region).holiday_on(date) {
        return Some(Day::Holiday(holiday));
    }
    let whole = solver::model::DayPart::Whole;
    let off = person.time_off.iter().find(|off| off.first <= date && date <= off.last && off.part == whole);
    off.map(|off| Day::Away(off.note.clone()))
}

/// A stretch of time cut into days, with its minutes on each.
fn by_date(from: chrono::NaiveDateTime, to: chrono::NaiveDateTime) -> Vec<(NaiveDate, u32)> {
    let mut parts = Vec::new();
    let mut at = from;
    while at < to {
        let next = at.date().succ_opt().and_then(|day| day.and_hms_opt(0, 0, 0)).unwrap_or(to).min(to);
        parts.push((at.date(), u32::try_from((next - at).num_minutes()).unwrap_or(0)));
        at = next;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::fixture;

    #[test]
    fn every_day_lists_the_work_of_that_day() {
        let (plan, schedule) = fixture::plan();
        let report = solver::check::check(&plan, &schedule);
        let monday = fixture::date("2026-11-23");
        let sheet = sheet(&plan, &schedule, &report, monday, Grouping::Flat);
        assert_eq!(sheet.days.len(), 5);
        let lea = &sheet.groups[0].1[0];
        assert_eq!(lea.name, "Léa Fontaine");
        let minutes: u32 = lea
            .days
            .iter()
            .map(|day| match day {
                Day::There(entries) => entries.iter().map(|entry| entry.minutes).sum(),
                _ => 0,
            })
            .sum();
        assert_eq!(minutes, lea.load.unwrap().assigned.0, "the days of a week add up to its load");
        assert!(minutes > 0);
        let Day::There(entries) = &lea.days[0] else { panic!("Léa is there on Monday") };
        assert_eq!(entries[0].name, "Moodboards");
    }

    #[test]
    fn a_day_off_says_why() {
        let (mut plan, schedule) = fixture::plan();
        let idle = std::sync::Arc::make_mut(&mut plan.people[2]);
        let day = fixture::date("2026-11-25");
        let part = solver::model::DayPart::Whole;
        idle.time_off.push(solver::model::TimeOff { first: day, last: day, part, note: "training".into() });
        let report = solver::check::check(&plan, &schedule);
        let sheet = sheet(&plan, &schedule, &report, fixture::date("2026-11-23"), Grouping::Flat);
        assert_eq!(sheet.groups[0].1[2].days[2], Day::Away("training".into()));
        assert_eq!(sheet.groups[0].1[2].days[1], Day::There(Vec::new()));
    }

    #[test]
    fn work_through_midnight_is_cut() {
        let at = |text: &str| text.parse::<chrono::NaiveDateTime>().unwrap();
        let parts = by_date(at("2026-11-23T22:00:00"), at("2026-11-25T01:00:00"));
        assert_eq!(parts.iter().map(|(_, minutes)| *minutes).collect::<Vec<_>>(), [120, 1440, 60]);
    }
}
