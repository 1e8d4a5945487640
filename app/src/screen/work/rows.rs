//! Tasks as a table, grouped by project.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use solver::check::Report;
use solver::model::{Minutes, PersonId, Plan, Project, ProjectId, Schedule, Task, TaskId};

use super::cell_text::{write_links, write_seats};
use crate::state::values::{write_effort, write_hours};
use crate::text::{Lang, common, format, work};
use crate::ui::grid::{CellView, Column, Kind, Row, Tone, Width};
use crate::ui::options::{Choice, Choices};

/// Keys of the columns.
pub mod key {
    pub const DONE: &str = "done";
    pub const NAME: &str = "name";
    pub const SKILL: &str = "skill";
    pub const EFFORT: &str = "effort";
    pub const NOT_BEFORE: &str = "not-before";
    pub const DUE: &str = "due";
    pub const DEADLINE: &str = "deadline";
    pub const AFTER: &str = "after";
    pub const OWNER: &str = "owner";
    pub const PLANNED: &str = "planned";
    pub const SPENT: &str = "spent";
    pub const LEFT: &str = "left";
    pub const WEIGHT: &str = "weight";
    pub const SPLIT: &str = "split";
}

const GROUP: u64 = 1 << 32;

/// The id of a task's row.
pub fn row_of(task: TaskId) -> u64 {
    u64::from(task.0)
}

/// The task of a row; `None` for headers and the empty last line.
pub fn task_of(row: u64) -> Option<TaskId> {
    u32::try_from(row).ok().map(TaskId)
}

/// The id of a project's header.
pub fn group_of(project: ProjectId) -> u64 {
    GROUP | u64::from(project.0)
}

/// The project of a header.
pub fn project_of(row: u64) -> Option<ProjectId> {
    (row >> 32 == 1).then(|| u32::try_from(row & (GROUP - 1)).ok().map(ProjectId))?
}

/// The columns of the table.
pub fn columns(plan: &Plan, lang: Lang) -> Vec<Column> {
    let names = |names: Vec<Choice>| -> Choices { Arc::new(names) };
    let skills = names(plan.skills.iter().map(|skill| Choice::new(format!("{} ≥ 3", skill.name))).collect());
    let people = names(plan.people.iter().map(|person| Choice::new(person.name.clone())).collect());
    let tasks = plan.tasks.iter().map(|task| {
        let project = plan.project(task.project).map(|project| project.name.clone()).unwrap_or_default();
        Choice::new(task.name.clone()).detail(project)
    });
    let fixed = |key: &'static str, header: &str, kind: Kind, width: f64| {
        Column::new(key, header, kind).width(Width::Fixed(width))
    };
    // Dates and lateness are longer in French, names of columns too.
    let [skill, effort, due, after, owner, planned] = widths(lang);
    vec![
        fixed(key::DONE, work::done_column(lang), Kind::Check, 3.25),
        Column::new(key::NAME, common::task(lang), Kind::Text).width(Width::Grow(NAME)),
        fixed(key::SKILL, work::skill(lang), Kind::several(skills, '+'), skill).hint(work::skill_hint(lang)),
        fixed(key::EFFORT, common::effort(lang), Kind::Hours, effort).hint(work::effort_hint(lang)),
        fixed(key::DUE, common::due(lang), Kind::Date, due),
        fixed(key::AFTER, common::after(lang), Kind::several(names(tasks.collect()), ','), after)
            .hint(work::after_hint(lang)),
        fixed(key::OWNER, common::owner(lang), Kind::several(people, '+'), owner)
            .hint(work::owner_hint(lang)),
        fixed(key::PLANNED, work::planned(lang), Kind::View, planned),
        fixed(key::LEFT, work::left(lang), Kind::Hours, 4.75),
        fixed(key::SPENT, work::spent(lang), Kind::Hours, 4.75),
        fixed(key::NOT_BEFORE, common::not_before(lang), Kind::Date, 6.5),
        fixed(key::DEADLINE, common::deadline(lang), Kind::Date, 6.5),
        fixed(key::WEIGHT, work::weight(lang), Kind::Number, 4.5),
        fixed(key::SPLIT, work::split(lang), Kind::Check, 4.5).hint(work::split_hint(lang)),
    ]
}

/// How many columns are shown where there is no room for all: what is looked at every day.
pub const FIRST: usize = 8;
/// Rem that the name of a task has at least.
const NAME: f64 = 13.5;

/// Rem of skill, effort, due date, links, owner and plan: together with boxes and names they fit a page of 1,280 pixels.
const fn widths(lang: Lang) -> [f64; 6] {
    match lang {
        Lang::En => [9.5, 6.75, 6.25, 9.75, 9.25, 10.5],
        Lang::Fr => [9.0, 7.0, 6.5, 8.75, 9.0, 12.75],
    }
}

/// Whether all columns fit into a page that is so many rem wide, its scrollbar included.
pub fn fits_all(room: f64, lang: Lang) -> bool {
    let scrollbar = 1.0;
    let all = columns(&Plan::new("", NaiveDate::default()), lang);
    all.iter().map(|column| column.width.least()).sum::<f64>() + scrollbar <= room
}

/// What the table shows besides the plan itself.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// The schedule of the moment.
    pub schedule: Option<Arc<Schedule>>,
    /// What the checker says of it.
    pub report: Option<Arc<Report>>,
    /// Problems of tasks, as sentences.
    pub problems: BTreeMap<TaskId, String>,
    /// Projects whose tasks are hidden.
    pub folded: BTreeSet<ProjectId>,
}

/// The rows of the table: a header per project, its tasks in the plan's order, and the empty last line.
pub fn rows(plan: &Plan, shown: &Shown, lang: Lang) -> Vec<Row> {
    let names: BTreeMap<PersonId, &str> =
        plan.people.iter().map(|person| (person.id, person.name.as_str())).collect();
    let mut by_project: BTreeMap<ProjectId, Vec<&Task>> = BTreeMap::new();
    for task in &plan.tasks {
        by_project.entry(task.project).or_default().push(task);
    }
    let broken: BTreeSet<TaskId> =
        shown.report.iter().flat_map(|report| report.breaches.iter().map(|breach| breach.task)).collect();
    let mut rows = Vec::with_capacity(plan.tasks.len() + plan.projects.len() + 1);
    for project in &plan.projects {
        let tasks = by_project.remove(&project.id).unwrap_or_default();
        let open = !shown.folded.contains(&project.id);
        rows.push(header(plan, project, &tasks, lang).open(open));
        if open {
            let row = |task: &&Task| {
                let broken = broken.contains(&task.id);
                task_row(plan, project, task, shown, &names, broken, lang)
            };
            rows.extend(tasks.iter().map(row));
        }
    }
    rows.push(Row::new_line(work::new_task_hint(lang)));
    rows
}

fn header(plan: &Plan, project: &Project, tasks: &[&Task], lang: Lang) -> Row {
    let client = plan.client_of(project).map_or("", |client| client.name.as_str());
    let minutes: i64 = tasks.iter().map(|task| work_left(plan, task)).sum();
    let mut notes = Vec::new();
    if let Some(due) = project.due {
        notes.push(work::project_due(lang, due));
    }
    notes.push(work::project_tasks(lang, tasks.len(), format::Minutes(minutes)));
    if !project.is_planned() {
        notes.push(work::not_planned(lang).to_owned());
    }
    let title = format!("{client} · {}", project.name);
    let cell = CellView::text(title).tone(Tone::Strong).colour(project.colour).note(notes.join(" · "));
    Row::group(group_of(project.id), cell)
}

/// Minutes that all seats of a task still need.
fn work_left(plan: &Plan, task: &Task) -> i64 {
    i64::from(plan.left_of(task).0) * i64::try_from(task.seats.len()).unwrap_or(0)
}

fn task_row(
    plan: &Plan,
    project: &Project,
    task: &Task,
    shown: &Shown,
    names: &BTreeMap<PersonId, &str>,
    broken: bool,
    lang: Lang,
) -> Row {
    let done = task.progress.done;
    let plain = if done { Tone::Done } else { Tone::Plain };
    let day = |own: Option<NaiveDate>, inherited: Option<NaiveDate>| match (own, inherited) {
        (Some(own), _) => CellView::text(format::date(lang, own)).edit(own.to_string()).tone(plain),
        (None, Some(inherited)) => CellView::text(format::date(lang, inherited)).tone(Tone::Assumed).edit(""),
        (None, None) => CellView::default(),
    };
    let name = CellView::text(task.name.clone()).error(shown.problems.get(&task.id).cloned());
    let name = match (done, task.is_milestone()) {
        (true, _) => name.mark("✓").tone(Tone::Quiet),
        (_, true) => name.mark("◇").note(work::milestone_mark(lang)),
        (_, false) if task.seats.len() > 1 => name.note(work::seats(lang, task.seats.len())),
        _ => name,
    };
    let skill = CellView::text(write_seats(plan, &task.seats, lang)).tone(plain);
    let cells = vec![
        CellView::check(done),
        name,
        skill,
        effort(plan, task, lang).tone_unless_assumed(plain),
        day(task.due, project.due),
        CellView::text(write_links(plan, &task.after, lang)).tone(plain),
        owner(task, shown, names, plain),
        planned(plan, task, shown, broken, lang),
        if task.is_milestone() {
            CellView::default().locked()
        } else {
            let left = plan.left_of(task);
            let cell =
                CellView::text(format::hours(lang, i64::from(left.0))).edit(write_hours(task.progress.left));
            if task.progress.left.is_some() { cell } else { cell.tone(Tone::Quiet) }
        },
        match task.progress.spent.0 {
            _ if task.is_milestone() => CellView::default().locked(),
            0 => CellView::default(),
            spent => {
                CellView::text(format::hours(lang, i64::from(spent))).edit(write_hours(Some(Minutes(spent))))
            }
        },
        day(task.not_before, project.start),
        day(task.deadline, None),
        if task.weight.0 == 1 { CellView::default() } else { CellView::text(task.weight.0.to_string()) },
        CellView::check(task.split),
    ];
    Row::item(row_of(task.id), cells).depth(1)
}

/// Keeps the voice of an assumed effort.
trait Voice {
    fn tone_unless_assumed(self, tone: Tone) -> Self;
}

impl Voice for CellView {
    fn tone_unless_assumed(self, tone: Tone) -> Self {
        if self.tone == Tone::Assumed { self } else { self.tone(tone) }
    }
}

fn effort(plan: &Plan, task: &Task, lang: Lang) -> CellView {
    if task.is_milestone() {
        return CellView::default().edit(work::milestone_mark(lang));
    }
    let (expected, assumed) = plan.effort_of(task);
    if assumed {
        return CellView::text(format!("≈ {}", format::hours(lang, i64::from(expected.0))))
            .note(work::assumed(lang))
            .edit("")
            .tone(Tone::Assumed);
    }
    let cell = CellView::text(format::hours(lang, i64::from(expected.0)));
    match &task.effort {
        Some(effort) if effort.best.is_some() || effort.worst.is_some() => {
            let (best, worst) = (effort.best.unwrap_or(effort.likely), effort.worst.unwrap_or(effort.likely));
            let note = format!("{}–{}", plain_hours(best, lang), plain_hours(worst, lang));
            cell.note(note).edit(write_effort(Some(*effort)))
        }
        Some(effort) => cell.edit(write_hours(Some(effort.likely))),
        None => cell,
    }
}

/// Hours of a range, as figures alone: "12", "7.5".
fn plain_hours(minutes: Minutes, lang: Lang) -> String {
    format::decimal(lang, f64::from(minutes.0) / 60.0, 1)
}

/// Pinned people with a dot; people whom the solver chose, slanted. Pins are what an edit begins with.
fn owner(task: &Task, shown: &Shown, names: &BTreeMap<PersonId, &str>, plain: Tone) -> CellView {
    let name = |id: PersonId| names.get(&id).copied().unwrap_or("?");
    let pins: Vec<&str> = task.seats.iter().map(|seat| seat.pin.map_or("", name)).collect();
    let pinned = pins.iter().filter(|pin| !pin.is_empty()).count();
    let edit = if pinned == 0 { String::new() } else { pins.join(" + ") };
    let assigned = shown.schedule.as_ref().and_then(|schedule| schedule.get(task.id));
    let owners: Vec<&str> = match assigned {
        Some(assigned) => assigned.owners.iter().map(|owner| name(*owner)).collect(),
        None => pins,
    };
    let nobody = owners.iter().all(|owner| owner.is_empty());
    let cell = CellView::text(if nobody { String::new() } else { owners.join(" + ") }).edit(edit);
    match pinned {
        0 if plain == Tone::Plain => cell.tone(Tone::Assumed),
        0 => cell.tone(plain),
        _ => cell.mark("●").tone(plain),
    }
}

fn planned(plan: &Plan, task: &Task, shown: &Shown, broken: bool, lang: Lang) -> CellView {
    if task.progress.done {
        return CellView::text(work::done(lang)).tone(Tone::Quiet);
    }
    let Some(report) = shown.report.as_ref().filter(|_| plan.is_planned(task)) else {
        return CellView::default();
    };
    let cell = match report.tasks.get(&task.id) {
        None => CellView::text(work::unplaced(lang)).tone(Tone::Bad).mark("!"),
        Some(facts) if facts.days_late > 0 => {
            CellView::text(work::late(lang, facts.end.date(), i64::from(facts.days_late))).tone(Tone::Bad)
        }
        Some(facts) => CellView::text(format::date(lang, facts.end.date())),
    };
    if broken { cell.mark("⚠").note(work::broken(lang)) } else { cell }
}

/// Figures for the line below the table: tasks, minutes left, late and unplaced tasks.
pub fn totals(plan: &Plan, report: Option<&Report>) -> (usize, i64, usize, usize) {
    let planned = plan.tasks.iter().filter(|task| plan.is_planned(task));
    let minutes = planned.map(|task| work_left(plan, task)).sum();
    let late = report.map_or(0, |report| report.tasks.values().filter(|facts| facts.days_late > 0).count());
    (plan.tasks.len(), minutes, late, report.map_or(0, |report| report.unplaced.len()))
}
