//! Benchmark files of the multi-skill project scheduling problem MS-RCPSP, and their answers.
//!
//! The files are those of P. Myszkowski, M. Skowroński, Ł. Olech, K. Oślizło: "Hybrid ant colony optimization in
//! solving multi-skill resource-constrained project scheduling problem", Soft Computing, 2015.
//! A header of any text, then a line that begins with `ResourceID` and one line per person
//! (`1  16.4  Q2: 1  Q4: 1`: identifier, salary, skills with levels from 0), then a line that begins with `TaskID`
//! and one line per task (`7  11  Q2: 1  6`: identifier, duration, the skill it asks for, predecessors).
//!
//! In the plan's terms one unit of time is one slot of 60 minutes, from Monday 1 January 2024, 00:00; the horizon is
//! the sum of all durations; everybody works round the clock without a cap; levels are one higher; the goal is the
//! makespan.
//!
//! An answer has one line per moment at which tasks start: the hour, then `person-task` for each of them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};

use super::foreign::{ForeignError, Unsayable, Why};
use crate::model::{
    Assignment, Client, ClientId, Effort, GoalKind, Goals, Held, Lag, Level, Link, Minutes, Need, Permille,
    Person, PersonId, Piece, Plan, Project, ProjectId, Region, Schedule, Seat, Skill, SkillId, Task, TaskId,
    WorkingWeek,
};

/// Longer projects than ten years are not planned.
const MOST_HOURS: u64 = 87_600;

/// The plan that a file describes.
///
/// # Errors
/// If a line cannot be read, an identifier is doubled or unknown, or a number does not fit into a plan.
pub fn read(text: &str) -> Result<Plan, ForeignError> {
    let as_of = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap_or_default();
    let mut plan = Plan::new("MS-RCPSP", as_of);
    plan.grid = Minutes(60);
    plan.region = Region::None;
    plan.cap = Permille::ONE;
    plan.goals = Goals::new([GoalKind::Makespan]);
    plan.clients.push(Client::new(ClientId(1), "MS-RCPSP").into());
    plan.projects.push(Project::new(ProjectId(1), ClientId(1), "MS-RCPSP").into());
    let mut skills = BTreeMap::new();
    let mut tasks: BTreeMap<TaskId, usize> = BTreeMap::new();
    let (mut people, mut total) = (BTreeMap::new(), 0_u64);
    let mut part = Part::Header;
    for (at, content) in text.lines().enumerate() {
        let line = Line { number: at + 1, content: content.trim() };
        if line.content.starts_with("ResourceID") {
            part = Part::People;
        } else if line.content.starts_with("TaskID") {
            part = Part::Tasks;
        } else if !line.content.is_empty() && !line.content.starts_with("==") {
            match part {
                Part::Header => {}
                Part::People => {
                    let person = line.person(&mut skills)?;
                    line.once("person", person.id.0, people.insert(person.id, ()).is_none())?;
                    plan.people.push(Arc::new(person));
                }
                Part::Tasks => {
                    let (task, hours) = line.task(&mut skills)?;
                    line.once("task", task.id.0, tasks.insert(task.id, line.number).is_none())?;
                    total += u64::from(hours);
                    plan.tasks.push(Arc::new(task));
                }
            }
        }
    }
    for (found, section) in [(plan.people.len(), "ResourceID"), (plan.tasks.len(), "TaskID")] {
        if found == 0 {
            return Err(ForeignError::NoSection { section });
        }
    }
    for task in &plan.tasks {
        if let Some(link) = task.after.iter().find(|link| !tasks.contains_key(&link.task)) {
            let line = tasks.get(&task.id).copied();
            return Err(ForeignError::Unknown { line, kind: "task", id: link.task.0 });
        }
    }
    let most = MOST_HOURS;
    if total > most {
        let what = "the sum of all durations";
        return Err(ForeignError::Number { line: None, what, value: total, least: 1, most });
    }
    plan.horizon = as_of.checked_add_days(Days::new(total.div_ceil(24).saturating_sub(1)));
    plan.skills = skills.into_iter().map(|(number, name)| Skill { id: SkillId(number), name }).collect();
    Ok(plan)
}

/// The answer that a schedule of such a plan gives; unplaced tasks are left out.
///
/// # Errors
/// If a task has not exactly one owner and one piece, or does not start on the hour.
pub fn write(plan: &Plan, schedule: &Schedule) -> Result<String, Unsayable> {
    let mut starts: BTreeMap<i64, Vec<(PersonId, TaskId)>> = BTreeMap::new();
    for assignment in &schedule.assignments {
        let unsayable = |why| Unsayable { task: assignment.task, why };
        let [owner] = assignment.owners[..] else {
            return Err(unsayable(Why::Owners(assignment.owners.len())));
        };
        let [piece] = assignment.pieces[..] else {
            return Err(unsayable(Why::Pieces(assignment.pieces.len())));
        };
        let since = piece.start - plan.as_of.and_time(NaiveTime::MIN);
        if since < TimeDelta::zero() || since != TimeDelta::hours(since.num_hours()) {
            return Err(unsayable(Why::Start(piece.start)));
        }
        starts.entry(since.num_hours()).or_default().push((owner, assignment.task));
    }
    let mut text = String::from("Hour assignments\n");
    for (hour, mut places) in starts {
        places.sort_unstable();
        let places: Vec<String> = places.iter().map(|(person, task)| format!("{person}-{task}")).collect();
        // Writing to a text cannot fail.
        let _ = writeln!(text, "{hour} {}", places.join(" "));
    }
    Ok(text)
}

/// The schedule that an answer means for a plan that [`read`] gave.
///
/// # Errors
/// If a line cannot be read, or places a task twice or one that the plan does not have.
pub fn answer(plan: &Plan, text: &str) -> Result<Schedule, ForeignError> {
    const EXPECTED: &str = "an hour and places such as \"12 3-45 1-7\"";
    let midnight = plan.as_of.and_time(NaiveTime::MIN);
    let tasks: BTreeMap<TaskId, &Arc<Task>> = plan.tasks.iter().map(|task| (task.id, task)).collect();
    let mut placed: BTreeMap<TaskId, Assignment> = BTreeMap::new();
    for (at, content) in text.lines().enumerate() {
        let line = Line { number: at + 1, content: content.trim() };
        if !line.content.starts_with(|c: char| c.is_ascii_digit()) {
            // The heading, or an empty line.
            continue;
        }
        let mut words = line.content.split_whitespace();
        let hour: u32 = line.number(words.next(), EXPECTED)?;
        for word in words {
            let (person, task) = word.split_once('-').ok_or_else(|| line.unreadable(EXPECTED))?;
            let owner = PersonId(line.number(Some(person), EXPECTED)?);
            let id = TaskId(line.number(Some(task), EXPECTED)?);
            let Some(task) = tasks.get(&id) else {
                return Err(ForeignError::Unknown { line: Some(line.number), kind: "task", id: id.0 });
            };
            let start = midnight.checked_add_signed(TimeDelta::hours(i64::from(hour)));
            let length = TimeDelta::minutes(i64::from(plan.effort_of(task).0.0));
            let end = start.and_then(|start| start.checked_add_signed(length));
            let (Some(start), Some(end)) = (start, end) else { return Err(line.unreadable(EXPECTED)) };
            let assignment = Assignment { task: id, owners: vec![owner], pieces: vec![Piece { start, end }] };
            line.once("task", id.0, placed.insert(id, assignment).is_none())?;
        }
    }
    Ok(Schedule::new(placed.into_values().collect()))
}

#[derive(Clone, Copy)]
enum Part {
    Header,
    People,
    Tasks,
}

#[derive(Clone, Copy)]
struct Line<'a> {
    number: usize,
    content: &'a str,
}

impl Line<'_> {
    fn unreadable(self, expected: &'static str) -> ForeignError {
        let found = self.content.chars().take(60).collect();
        ForeignError::Line { line: self.number, found, expected }
    }

    fn number<N: std::str::FromStr>(
        self,
        word: Option<&str>,
        expected: &'static str,
    ) -> Result<N, ForeignError> {
        word.and_then(|word| word.parse().ok()).ok_or_else(|| self.unreadable(expected))
    }

    fn once(self, kind: &'static str, id: u32, first: bool) -> Result<(), ForeignError> {
        if first { Ok(()) } else { Err(ForeignError::DoubledId { line: Some(self.number), kind, id }) }
    }

    fn between(self, what: &'static str, value: u32, least: u32, most: u32) -> Result<u32, ForeignError> {
        if (least..=most).contains(&value) {
            return Ok(value);
        }
        let (value, least, most) = (value.into(), least.into(), most.into());
        Err(ForeignError::Number { line: Some(self.number), what, value, least, most })
    }

    /// `Q2`, `1`: a skill and a level, which counts from 1 in the plan.
    fn skill(
        self,
        name: &str,
        level: Option<&str>,
        skills: &mut BTreeMap<u32, String>,
        expected: &'static str,
    ) -> Result<(SkillId, Level), ForeignError> {
        let number: u32 = self.number(name.strip_prefix('Q'), expected)?;
        let level = self.between("a level", self.number(level, expected)?, 0, 4)?;
        let _ = skills.entry(number).or_insert_with(|| name.to_owned());
        Ok((SkillId(number), Level(u8::try_from(level + 1).unwrap_or(u8::MAX))))
    }

    fn person(self, skills: &mut BTreeMap<u32, String>) -> Result<Person, ForeignError> {
        const EXPECTED: &str = "a person such as \"1 16.4 Q2: 1 Q4: 0\"";
        let content = self.content.replace(':', " ");
        let mut words = content.split_whitespace();
        let id: u32 = self.number(words.next(), EXPECTED)?;
        let salary = words.next().map(|word| word.replace(',', "."));
        let salary: f64 = self.number(salary.as_deref(), EXPECTED)?;
        if !(0.0..=100_000.0).contains(&salary) {
            return Err(self.unreadable(EXPECTED));
        }
        let mut person = Person::new(PersonId(id), id.to_string());
        person.week = WorkingWeek::round_the_clock();
        // Within the range of u32, as was just seen.
        person.hourly_cost = Some(salary.round() as u32);
        while let Some(name) = words.next() {
            let (skill, level) = self.skill(name, words.next(), skills, EXPECTED)?;
            person.skills.push(Held { skill, level });
        }
        Ok(person)
    }

    fn task(self, skills: &mut BTreeMap<u32, String>) -> Result<(Task, u32), ForeignError> {
        const EXPECTED: &str = "a task such as \"7 11 Q2: 1 6\"";
        let content = self.content.replace(':', " ");
        let mut words = content.split_whitespace();
        let id: u32 = self.number(words.next(), EXPECTED)?;
        let hours = self.between("a duration", self.number(words.next(), EXPECTED)?, 1, 10_000)?;
        let name = words.next().ok_or_else(|| self.unreadable(EXPECTED))?;
        let (skill, level) = self.skill(name, words.next(), skills, EXPECTED)?;
        let mut task = Task::new(TaskId(id), ProjectId(1), id.to_string());
        task.seats = vec![Seat { needs: vec![Need { skill, level }], ..Seat::default() }];
        task.effort = Some(Effort::exactly(Minutes::hours(hours)));
        for word in words {
            let before = self.number(Some(word), EXPECTED)?;
            task.after.push(Link { task: TaskId(before), lag: Lag::NONE });
        }
        Ok((task, hours))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "\
==========
Tasks: 3
==========
ResourceID \t Salary \t Skills
1\t16.4\tQ2: 1 \t Q0: 3
2\t15,5\tQ2:0
==========
TaskID \t Duration \t Skill \t Predecessor IDs
1\t19\tQ0: 2
2\t5\tQ2: 0\t1
7\t30\tQ2: 1\t1 2
==========
";

    #[test]
    fn a_file_becomes_a_plan_in_hours() {
        let plan = read(FILE).unwrap();
        assert_eq!(crate::validate::validate(&plan), []);
        assert_eq!((plan.grid, plan.cap, plan.region), (Minutes(60), Permille::ONE, Region::None));
        assert_eq!(plan.goals.levels(), [GoalKind::Unplaced, GoalKind::Makespan]);
        assert_eq!(plan.horizon.unwrap().to_string(), "2024-01-03", "54 hours, in whole days");
        let skills =
            |at: usize| plan.people[at].skills.iter().map(|h| (h.skill.0, h.level.0)).collect::<Vec<_>>();
        assert_eq!((skills(0), skills(1)), (vec![(2, 2), (0, 4)], vec![(2, 1)]));
        assert_eq!((plan.people[0].hourly_cost, plan.people[1].hourly_cost), (Some(16), Some(16)));
        assert_eq!(plan.people[0].week.minutes(), Minutes::hours(168));
        let last = &plan.tasks[2];
        assert_eq!((last.id, last.after.len(), plan.effort_of(last).0), (TaskId(7), 2, Minutes::hours(30)));
    }

    #[test]
    fn answers_are_written_and_read_again() {
        let plan = read(FILE).unwrap();
        let text = "Hour assignments\n0 1-1\n19 2-2\n24 1-7\n";
        let schedule = answer(&plan, text).unwrap();
        let report = crate::check::check(&plan, &schedule);
        assert_eq!((report.breaches, report.score.0), (vec![], vec![0, 54]));
        assert_eq!(write(&plan, &schedule).unwrap(), text);
    }

    #[test]
    fn broken_files_are_named_with_their_line() {
        let cases = [
            ("", "", "there is no ResourceID: is this a file of another format?"),
            (
                "TaskID",
                "Task",
                "line 8: found \"Task \\t Duration \\t Skill \\t Predecessor IDs\", expected a person such as \"1 16.4 Q2: 1 Q4: 0\"",
            ),
            (
                "Q2:0",
                "Q2:",
                "line 6: found \"2\\t15,5\\tQ2:\", expected a person such as \"1 16.4 Q2: 1 Q4: 0\"",
            ),
            ("1\t19", "1\t0", "line 9: a duration is 0, not between 1 and 10000"),
            ("1\t19", "1\t-4", "line 9: found \"1\\t-4\\tQ0: 2\", expected a task such as \"7 11 Q2: 1 6\""),
            ("7\t30", "2\t30", "line 11: task 2 stands there twice"),
            ("2\t15,5", "1\t15,5", "line 6: person 1 stands there twice"),
            ("1 2\n", "1 3\n", "line 11: there is no task 3"),
            ("Q0: 3", "Q0: 5", "line 5: a level is 5, not between 0 and 4"),
            (
                "15,5",
                "NaN",
                "line 6: found \"2\\tNaN\\tQ2:0\", expected a person such as \"1 16.4 Q2: 1 Q4: 0\"",
            ),
        ];
        for (from, to, expected) in cases {
            let text = if from.is_empty() { to.to_owned() } else { FILE.replacen(from, to, 1) };
            assert_eq!(read(&text).unwrap_err().to_string(), expected);
        }
        let long: String = (10..20).map(|id| format!("{id} 9999 Q2: 0\n")).collect();
        let error = read(&format!("{FILE}{long}")).unwrap_err();
        assert_eq!(error.to_string(), "the sum of all durations is 100044, not between 1 and 87600");
        assert_eq!(error.code(), "E1205");
    }

    #[test]
    fn broken_answers_are_named_with_their_line() {
        let plan = read(FILE).unwrap();
        let cases = [
            ("0 1-1\n3 1-1", "line 2: task 1 stands there twice"),
            ("0 1-9", "line 1: there is no task 9"),
            ("0 1", "line 1: found \"0 1\", expected an hour and places such as \"12 3-45 1-7\""),
            ("0x 1-1", "line 1: found \"0x 1-1\", expected an hour and places such as \"12 3-45 1-7\""),
        ];
        for (text, expected) in cases {
            assert_eq!(answer(&plan, text).unwrap_err().to_string(), expected);
        }
    }

    #[test]
    fn what_the_format_has_no_words_for_is_refused() {
        let plan = read(FILE).unwrap();
        let mut schedule = answer(&plan, "0 1-1").unwrap();
        schedule.assignments[0].owners.push(PersonId(2));
        let error = write(&plan, &schedule).unwrap_err();
        assert_eq!(error.to_string(), "task 1 cannot be said in this format: it has 2 owners, not one");
        schedule.assignments[0].owners.pop();
        schedule.assignments[0].pieces[0].start += TimeDelta::minutes(15);
        assert!(matches!(write(&plan, &schedule).unwrap_err().why, Why::Start(_)));
    }
}
