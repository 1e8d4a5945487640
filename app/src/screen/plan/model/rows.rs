//! Rows of people and of projects, built from a plan and its schedule.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Days, NaiveDate, NaiveDateTime};
use solver::check::{PersonFacts, WeekLoad};
use solver::model::{Assignment, Client, Hat, Person, PersonId, Plan, Project, ProjectId, TaskId};

use super::bars::{Bar, Bars, Ghost};
use super::index::Index;
use super::scene::{
    GROUP, Grouping, Head, LEAST, Lanes, Row, RowKey, Scene, SignMark, Source, Title, WeekMark,
};
use crate::chart::marks::Sign;
use crate::chart::ramp::Standing;
use crate::chart::{Span, TimeAxis, lanes};

/// Lanes of the row of milestones at most: on busy days a name may cover the end of another.
const MOST_LANES: usize = 3;
/// Pixels of the sign and name of a milestone.
const MILESTONE: f64 = 168.0;

/// Rows of people; `old` is the scene before, whose unchanged parts are kept. O(tasks log tasks).
pub fn people(source: &Source<'_>, grouping: Grouping, old: Option<&Scene>) -> Scene {
    let index = Index::new(source.plan);
    let moved = moved(source);
    let bars = bars(source, &index, &moved);
    let mut placed: BTreeMap<PersonId, Vec<Bar>> = BTreeMap::new();
    for assignment in &source.schedule.assignments {
        for (seat, owner) in assignment.owners.iter().enumerate() {
            placed.entry(*owner).or_default().extend(bars.of(assignment, seat));
        }
    }
    let mut ghosts: BTreeMap<PersonId, Vec<Ghost>> = BTreeMap::new();
    for assignment in before(source, &moved) {
        for (seat, owner) in assignment.owners.iter().enumerate() {
            ghosts.entry(*owner).or_default().extend(bars.ghosts(assignment, seat));
        }
    }
    let mut rows: Vec<Row> = milestones(source, &bars).into_iter().collect();
    for (title, people) in groups(source.plan, grouping) {
        if let Some(title) = title {
            rows.push(group_row(title, people.len()));
        }
        for person in people {
            let facts = source.report.people.iter().find(|facts| facts.id == person.id);
            let mine = placed.remove(&person.id).unwrap_or_default();
            let ghosts = ghosts.remove(&person.id).unwrap_or_default();
            rows.push(person_row(source, &index, person, facts, mine, ghosts));
        }
    }
    Scene::new(rows, old)
}

/// Rows of projects, by client; `old` as for [`people`]. O(tasks log tasks).
pub fn projects(source: &Source<'_>, old: Option<&Scene>) -> Scene {
    let index = Index::new(source.plan);
    let moved = moved(source);
    let bars = bars(source, &index, &moved);
    let mut placed: BTreeMap<ProjectId, Vec<Bar>> = BTreeMap::new();
    for assignment in &source.schedule.assignments {
        if let Some(task) = index.task(assignment.task) {
            placed.entry(task.project).or_default().extend(bars.of(assignment, 0));
        }
    }
    let mut ghosts: BTreeMap<ProjectId, Vec<Ghost>> = BTreeMap::new();
    for assignment in before(source, &moved) {
        if let Some(task) = index.task(assignment.task) {
            ghosts.entry(task.project).or_default().extend(bars.ghosts(assignment, 0));
        }
    }
    let mut rows = Vec::new();
    let mut rest: Vec<&Arc<Project>> = source.plan.projects.iter().collect();
    let clients = source.plan.clients.iter().map(Some).chain([None]);
    for client in clients {
        let is_theirs = |project: &Arc<Project>| client.is_none_or(|client| client.id == project.client);
        let (theirs, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(|project| is_theirs(project));
        rest = others;
        let has_rows = |project: &&Arc<Project>| project.is_planned() || placed.contains_key(&project.id);
        let theirs: Vec<&Arc<Project>> = theirs.into_iter().filter(has_rows).collect();
        if theirs.is_empty() {
            continue;
        }
        let title = client.map_or(Title::Other, |client| Title::Name(client.name.clone()));
        rows.push(group_row(title, theirs.len()));
        for project in theirs {
            let mine = placed.remove(&project.id).unwrap_or_default();
            let ghosts = ghosts.remove(&project.id).unwrap_or_default();
            rows.push(project_row(source, &index, project, client, mine, ghosts));
        }
    }
    Scene::new(rows, old)
}

fn bars<'a>(source: &Source<'a>, index: &'a Index<'a>, moved: &'a [TaskId]) -> Bars<'a> {
    let mut broken: Vec<TaskId> = source.report.breaches.iter().map(|breach| breach.task).collect();
    broken.sort_unstable();
    broken.dedup();
    Bars { index, report: source.report, axis: source.axis, broken, moved }
}

/// Tasks that stand elsewhere in the accepted schedule, ascending.
fn moved(source: &Source<'_>) -> Vec<TaskId> {
    let changes = source.before.map_or(&[][..], |(_, changes)| changes);
    let mut moved: Vec<TaskId> =
        changes.iter().filter(|change| change.before.is_some()).map(|change| change.task).collect();
    moved.sort_unstable();
    moved
}

/// The accepted assignments of these tasks.
fn before<'a>(source: &Source<'a>, moved: &'a [TaskId]) -> impl Iterator<Item = &'a Assignment> {
    let accepted = source.before.map(|(schedule, _)| schedule);
    moved.iter().filter_map(move |task| accepted?.get(*task))
}

fn group_row(title: Title, count: usize) -> Row {
    Row {
        key: RowKey::Group(title.clone()),
        head: Head::Group { title, count },
        height: GROUP,
        bars: Vec::new(),
        signs: Vec::new(),
        weeks: Vec::new(),
        ghosts: Vec::new(),
    }
}

/// The row of milestones above the people: what the work of several of them leads to. Nothing without milestones.
fn milestones(source: &Source<'_>, bars: &Bars<'_>) -> Option<Row> {
    let of_milestone =
        |assignment: &&Assignment| bars.index.task(assignment.task).is_some_and(|task| task.is_milestone());
    let all = source.schedule.assignments.iter().filter(of_milestone);
    let mut signs: Vec<Bar> = all.flat_map(|assignment| bars.of(assignment, 0)).collect();
    let lanes = stack(&mut signs, source.axis).min(MOST_LANES);
    for sign in &mut signs {
        sign.lane %= MOST_LANES;
    }
    (!signs.is_empty()).then(|| Row {
        key: RowKey::Milestones,
        head: Head::Milestones { count: signs.len() },
        height: Lanes::Milestones.height(lanes),
        bars: signs.into_iter().map(Arc::new).collect(),
        signs: Vec::new(),
        weeks: Vec::new(),
        ghosts: Vec::new(),
    })
}

/// Sorts bars and gives them lanes; the number of lanes.
fn stack(bars: &mut [Bar], axis: &TimeAxis) -> usize {
    bars.sort_by_key(|bar| (bar.start, bar.end, bar.id));
    // Overlap is a matter of time, not of pixels: what is drawn a little too wide stays in its lane.
    let spans: Vec<(NaiveDateTime, NaiveDateTime)> =
        bars.iter().map(|bar| (bar.start, room(bar, axis))).collect();
    let (places, count) = lanes::stack(&spans);
    for (bar, lane) in bars.iter_mut().zip(places) {
        bar.lane = lane;
    }
    count
}

/// Until when nothing else fits in a bar's lane: a milestone has no length, but its name wants room.
fn room(bar: &Bar, axis: &TimeAxis) -> NaiveDateTime {
    if bar.task.is_milestone() { axis.time_at(bar.span.from + MILESTONE).max(bar.end) } else { bar.end }
}

/// Gives ghosts lanes among bars that have theirs, so that none hides behind the bar of another task: the lane that
/// its own task has now, else the first that is free, else one of its own. The number of lanes of both.
/// O(ghosts × bars).
fn stack_ghosts(ghosts: &mut [Ghost], bars: &[Bar], mut count: usize) -> usize {
    ghosts.sort_by(|a, b| a.span.from.total_cmp(&b.span.from).then(a.id.cmp(&b.id)));
    let overlap = |a: Span, b: Span| a.from + 0.5 < b.to && b.from + 0.5 < a.to;
    for at in 0..ghosts.len() {
        let (placed, rest) = ghosts.split_at_mut(at);
        let Some(ghost) = rest.first_mut() else { break };
        let is_own = |bar: &&Bar| bar.id.task == ghost.id.task;
        let is_free = |lane: &usize| {
            let others = bars.iter().filter(|bar| bar.lane == *lane && bar.id.task != ghost.id.task);
            let mut taken = others.map(|bar| bar.span);
            let mut ghostly = placed.iter().filter(|other| other.lane == *lane).map(|other| other.span);
            !taken.any(|span| overlap(span, ghost.span)) && !ghostly.any(|span| overlap(span, ghost.span))
        };
        let own = bars.iter().find(is_own).map(|bar| bar.lane).filter(is_free);
        let lane = own.or_else(|| (0..count).find(is_free)).unwrap_or(count);
        ghost.lane = lane;
        count = count.max(lane + 1);
    }
    count
}

fn person_row(
    source: &Source<'_>,
    index: &Index<'_>,
    person: &Arc<Person>,
    facts: Option<&PersonFacts>,
    mut bars: Vec<Bar>,
    mut ghosts: Vec<Ghost>,
) -> Row {
    let lanes = stack(&mut bars, source.axis);
    let lanes = stack_ghosts(&mut ghosts, &bars, lanes);
    let cap = source.plan.cap_of(person).0;
    let weeks = facts.map_or(&[][..], |facts| &facts.weeks);
    let mut skills: Vec<(String, u8)> = person
        .skills
        .iter()
        .filter_map(|held| Some((index.skill(held.skill)?.name.clone(), held.level.0)))
        .collect();
    skills.sort_by_key(|(_, level)| std::cmp::Reverse(*level));
    Row {
        key: RowKey::Person(person.id),
        height: Lanes::People.height(lanes),
        signs: signs(index, source.axis, &bars),
        bars: bars.into_iter().map(Arc::new).collect(),
        weeks: weeks.iter().filter_map(|week| week_mark(source.axis, *week, cap)).collect(),
        ghosts,
        head: Head::Person {
            person: Arc::clone(person),
            skills,
            cap,
            overload: facts.map_or(0, |facts| facts.overload.0),
        },
    }
}

fn project_row(
    source: &Source<'_>,
    index: &Index<'_>,
    project: &Arc<Project>,
    client: Option<&Arc<Client>>,
    mut bars: Vec<Bar>,
    mut ghosts: Vec<Ghost>,
) -> Row {
    let lanes = stack(&mut bars, source.axis);
    let lanes = stack_ghosts(&mut ghosts, &bars, lanes);
    let mine = |task: &TaskId| index.task(*task).is_some_and(|task| task.project == project.id);
    let late = source.report.tasks.iter().filter(|(_, facts)| facts.days_late > 0);
    let mut signs = signs(index, source.axis, &bars);
    if let Some(due) = project.due {
        signs.retain(|mark| mark.sign != Sign::ProjectDue);
        signs.push(SignMark {
            x: source.axis.x_after_date(due),
            sign: Sign::ProjectDue,
            date: due,
            colour: project.colour.clamp(1, 12),
            tasks: Vec::new(),
        });
    }
    Row {
        key: RowKey::Project(project.id),
        height: Lanes::Projects.height(lanes).max(LEAST),
        signs,
        bars: bars.into_iter().map(Arc::new).collect(),
        weeks: Vec::new(),
        ghosts,
        head: Head::Project {
            project: Arc::clone(project),
            client: client.cloned(),
            pm: project.pm.and_then(|id| index.person(id)).map(|person| person.name.clone()),
            late: late.filter(|(task, _)| mine(task)).count(),
            unplaced: source.report.unplaced.iter().filter(|task| mine(task)).count(),
        },
    }
}

/// The dates of the tasks of a row, one mark for all of a day and project.
fn signs(index: &Index<'_>, axis: &TimeAxis, bars: &[Bar]) -> Vec<SignMark> {
    let mut found: BTreeMap<(NaiveDate, Sign, u8), Vec<(TaskId, String)>> = BTreeMap::new();
    for bar in bars.iter().filter(|bar| bar.id.piece == 0) {
        let due = index.due_of(&bar.task);
        let due = due.map(|(date, own)| (date, if own { Sign::Due } else { Sign::ProjectDue }));
        let deadline = bar.task.deadline.map(|date| (date, Sign::Deadline));
        for (date, sign) in [due, deadline].into_iter().flatten() {
            let tasks = found.entry((date, sign, bar.colour)).or_default();
            tasks.push((bar.task.id, bar.task.name.clone()));
        }
    }
    let mark =
        |((date, sign, colour), tasks)| SignMark { x: axis.x_after_date(date), sign, date, colour, tasks };
    found.into_iter().map(mark).collect()
}

/// A week of the axis with its load; nothing for a week before or after it.
fn week_mark(axis: &TimeAxis, load: WeekLoad, cap: u32) -> Option<WeekMark> {
    let sunday = load.monday.checked_add_days(Days::new(6))?;
    if sunday < axis.first() || load.monday > axis.last() {
        return None;
    }
    let permille = load.permille();
    let standing = permille.map_or(Standing::Over, |permille| Standing::of(permille, cap));
    let span = Span::new(axis.x_of_date(load.monday), axis.x_after_date(sunday));
    Some(WeekMark { span, load, permille, standing })
}

/// People in the order of their rows.
pub fn groups(plan: &Plan, grouping: Grouping) -> Vec<(Option<Title>, Vec<&Arc<Person>>)> {
    let title = |person: &Person| match grouping {
        _ if person.placeholder => Title::Placeholders,
        Grouping::Department if person.department.is_empty() => Title::Other,
        Grouping::Department => Title::Name(person.department.clone()),
        Grouping::Hat => {
            Hat::ALL.into_iter().find(|hat| person.hats.contains(hat)).map_or(Title::Other, Title::Hat)
        }
        Grouping::Flat => Title::Other,
    };
    if grouping == Grouping::Flat {
        return vec![(None, plan.people.iter().collect())];
    }
    let mut groups: Vec<(Option<Title>, Vec<&Arc<Person>>)> = Vec::new();
    for person in &plan.people {
        let title = Some(title(person));
        match groups.iter_mut().find(|(known, _)| *known == title) {
            Some((_, people)) => people.push(person),
            None => groups.push((title, vec![person])),
        }
    }
    // Departments keep the order of the plan, hats have their own; those without and placeholders come last.
    let rank = |title: &Option<Title>| match title {
        Some(Title::Hat(hat)) => Hat::ALL.iter().position(|known| known == hat).unwrap_or(0),
        Some(Title::Other) => 100,
        Some(Title::Placeholders) => 101,
        Some(Title::Name(_)) | None => 0,
    };
    groups.sort_by_key(|(title, _)| rank(title));
    if groups.len() == 1 && groups.first().is_some_and(|(title, _)| *title == Some(Title::Other)) {
        return vec![(None, plan.people.iter().collect())];
    }
    groups
}
