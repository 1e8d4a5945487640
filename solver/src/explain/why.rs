//! Who else could take a task, the rest of the schedule unmoved, and which goal decides between them.

use std::cmp::Ordering;

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::desk::Desk;
use super::effect::{Shift, decides, shifts};
use super::room::Place;
use crate::check::score_on;
use crate::model::{
    Assignment, GoalKind, Level, Need, PersonId, Schedule, Score, SeatFor, Slot, Task, TaskId,
};

/// Who could take each seat of a task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    /// Which task.
    pub task: TaskId,
    /// For each seat everybody who holds one of its skills or may take it: the owner first, then those who may take
    /// it by what the schedule would then be worth, then those who may not.
    pub seats: Vec<Vec<Candidate>>,
}

/// A person considered for a seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// Who.
    pub person: PersonId,
    /// Whether they own the seat now.
    pub owner: bool,
    /// Why they cannot have it; none: they can.
    pub bar: Option<Bar>,
    /// When the task would start with them; of the owner: when it does.
    pub start: Option<NaiveDateTime>,
    /// When it would end.
    pub end: Option<NaiveDateTime>,
    /// Working days after its due date.
    pub days_late: u32,
    /// Working days past its deadline.
    pub days_past_deadline: u32,
    /// Their load in the window with the task, in permille rounded up; none without capacity.
    pub load: Option<u32>,
    /// Later tasks that would have to move, because they follow this one.
    pub pushes: Vec<TaskId>,
    /// Every goal of the plan in its order, as the schedule is and as it would be; empty for those who cannot have it.
    pub levels: Vec<Shift>,
    /// Everything else equal, the first goal at which the schedule would differ, and by how much: positive is worse.
    pub decides: Option<(GoalKind, i64)>,
}

/// Why somebody cannot take a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bar {
    /// They do not hold a skill at the asked level.
    Level {
        /// What is asked.
        need: Need,
        /// What they hold.
        held: Option<Level>,
    },
    /// They do not wear the hat, or are not the PM or AM.
    Role {
        /// Whom the seat is for.
        who: Option<SeatFor>,
    },
    /// The seat is pinned to somebody else.
    Pinned {
        /// To whom.
        person: PersonId,
    },
    /// Somebody else has begun the work.
    Started {
        /// Who.
        person: PersonId,
    },
    /// They have another seat of the task.
    OtherSeat,
    /// They have no room for it before the horizon, or not at its pin.
    NoRoom,
    /// A task before it has no place.
    After {
        /// Which.
        task: TaskId,
    },
}

pub(super) fn of(desk: &Desk<'_>, id: TaskId) -> Why {
    let Some(task) = desk.planned(id) else { return Why { task: id, seats: Vec::new() } };
    let seats = (0..task.seats.len()).map(|seat| candidates(desk, task, seat)).collect();
    Why { task: id, seats }
}

fn candidates(desk: &Desk<'_>, task: &Task, seat: usize) -> Vec<Candidate> {
    let Some(asked) = task.seats.get(seat) else { return Vec::new() };
    let mut owners = desk.owners(task.id);
    // Without a place: the first who may take each other seat, so that there is somebody to work with.
    if owners.len() != task.seats.len() {
        owners = fill(desk, task);
    }
    let placed = desk.assignment(task.id).is_some();
    let rest = Without { schedule: without(desk.schedule, task.id), earliest: desk.earliest(task) };
    let mut list: Vec<(Candidate, Option<Score>)> = Vec::new();
    for person in 0..desk.plan.people.len() {
        let owner = placed && owners.get(seat) == Some(&person);
        let related = desk
            .plan
            .people
            .get(person)
            .is_some_and(|somebody| asked.needs.iter().any(|need| somebody.level(need.skill).is_some()));
        let bar = desk.bar(task, seat, asked, person);
        if !owner && bar.is_some() && !related {
            continue;
        }
        list.push(candidate(desk, task, &rest, &Seat { index: seat, owners: &owners, person, owner, bar }));
    }
    list.sort_by(order);
    list.into_iter().map(|(candidate, _)| candidate).collect()
}

/// The schedule without a task, and from when the task could start.
struct Without {
    schedule: Schedule,
    earliest: Result<Slot, TaskId>,
}

/// A person tried on a seat.
struct Seat<'a> {
    index: usize,
    owners: &'a [usize],
    person: usize,
    owner: bool,
    bar: Option<Bar>,
}

fn candidate(desk: &Desk<'_>, task: &Task, rest: &Without, seat: &Seat<'_>) -> (Candidate, Option<Score>) {
    let mut candidate = Candidate {
        person: desk.id_of(seat.person),
        owner: seat.owner,
        bar: seat.bar,
        start: None,
        end: None,
        days_late: 0,
        days_past_deadline: 0,
        load: load(desk, task, seat.person, 0),
        pushes: Vec::new(),
        levels: Vec::new(),
        decides: None,
    };
    if seat.owner {
        if let Some(facts) = desk.report.tasks.get(&task.id) {
            (candidate.start, candidate.end) = (Some(facts.start), Some(facts.end));
            (candidate.days_late, candidate.days_past_deadline) = (facts.days_late, facts.days_past_deadline);
        }
        candidate.load = desk.report.people.get(seat.person).and_then(|person| person.window.permille());
        return (candidate, Some(desk.report.score.clone()));
    }
    if seat.bar.is_some() {
        return (candidate, None);
    }
    let from = match rest.earliest {
        Ok(from) => from,
        Err(before) => {
            candidate.bar = Some(Bar::After { task: before });
            return (candidate, None);
        }
    };
    let mut owners = seat.owners.to_vec();
    if let Some(place) = owners.get_mut(seat.index) {
        *place = seat.person;
    }
    let doubled = owners.iter().filter(|owner| **owner == seat.person).count() > 1;
    let place = if doubled { None } else { desk.place(task, &owners, from) };
    let Some(place) = place.filter(|_| owners.len() == task.seats.len()) else {
        candidate.bar = Some(if doubled { Bar::OtherSeat } else { Bar::NoRoom });
        return (candidate, None);
    };
    let score = try_out(desk, task, rest, &owners, &place, &mut candidate);
    candidate.load = load(desk, task, seat.person, place.slots);
    (candidate, Some(score))
}

/// Puts the task where it would go and sees what that is worth.
fn try_out(
    desk: &Desk<'_>,
    task: &Task,
    rest: &Without,
    owners: &[usize],
    place: &Place,
    candidate: &mut Candidate,
) -> Score {
    let time = |slot| desk.timeline.time(slot);
    (candidate.start, candidate.end) = (Some(time(place.start())), Some(time(place.end())));
    let finish = desk.timeline.finish_day(place.end(), task.is_milestone());
    let late = |date: Option<chrono::NaiveDate>| {
        date.map_or(0, |date| desk.timeline.days_late(desk.timeline.mark(date), finish))
    };
    candidate.days_late = late(desk.plan.due_of(task));
    candidate.days_past_deadline = late(task.deadline);
    candidate.pushes = pushes(desk, task.id, place.end());
    let mut assignments = rest.schedule.assignments.clone();
    assignments.push(desk.assign(task, owners, place));
    let score = score_on(desk.plan, &desk.timeline, &Schedule::new(assignments));
    candidate.levels = shifts(desk.plan, &desk.report.score, &score);
    candidate.decides = decides(&candidate.levels).map(|shift| (shift.goal, shift.by()));
    score
}

/// Placed tasks that follow a task and start before its end and the lag allow.
fn pushes(desk: &Desk<'_>, task: TaskId, end: Slot) -> Vec<TaskId> {
    let later = desk.plan.tasks.iter().filter_map(|later| {
        let link = later.after.iter().find(|link| link.task == task)?;
        let start = desk.floor(desk.report.tasks.get(&later.id)?.start);
        (start < desk.timeline.after_lag(end, link.lag)).then_some(later.id)
    });
    later.collect()
}

/// A person's load in the window with so many more slots, those that they work on the task now aside.
fn load(desk: &Desk<'_>, task: &Task, person: usize, slots: usize) -> Option<u32> {
    let mut load = desk.report.people.get(person)?.window;
    if desk.owners(task.id).contains(&person) {
        let worked = desk.report.tasks.get(&task.id).map_or(0, |facts| {
            let minutes = facts.worked.iter().map(|(from, to)| (*to - *from).num_minutes());
            u32::try_from(minutes.sum::<i64>()).unwrap_or(0)
        });
        load.assigned.0 = load.assigned.0.saturating_sub(worked);
    }
    load.assigned.0 = load.assigned.0.saturating_add(desk.minutes(slots).0);
    load.permille()
}

/// Somebody for each seat, different people where possible.
pub(super) fn fill(desk: &Desk<'_>, task: &Task) -> Vec<usize> {
    let mut owners: Vec<usize> = Vec::new();
    for seat in 0..task.seats.len() {
        let able = desk.able(task, seat);
        let Some(owner) = able.iter().find(|person| !owners.contains(person)).or(able.first()) else {
            return owners;
        };
        owners.push(*owner);
    }
    owners
}

fn without(schedule: &Schedule, task: TaskId) -> Schedule {
    let others = schedule.assignments.iter().filter(|assignment| assignment.task != task);
    Schedule { assignments: others.cloned().collect::<Vec<Assignment>>() }
}

fn order(a: &(Candidate, Option<Score>), b: &(Candidate, Option<Score>)) -> Ordering {
    let by_score = match (&a.1, &b.1) {
        (Some(a), Some(b)) => a.cmp(b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    };
    b.0.owner.cmp(&a.0.owner).then(by_score).then(a.0.end.cmp(&b.0.end)).then(a.0.person.cmp(&b.0.person))
}
