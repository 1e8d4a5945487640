//! Why a task has no place, with the exact shortfall.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::desk::Desk;
use super::why::{Bar, fill};
use crate::check::{BreachDetail, check_on};
use crate::model::{Minutes, Need, PersonId, Schedule, SeatFor, Slot, Task, TaskId};

/// What stands between a task and a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shortfall {
    /// Nothing: it has a place, or is not to be planned.
    None,
    /// There is room for it: it has only not been solved for yet.
    Room(Room),
    /// Nobody may take a seat.
    Nobody {
        /// Which seat, from 0.
        seat: usize,
        /// The skills asked for.
        needs: Vec<Need>,
        /// Whom it is for.
        who: Option<SeatFor>,
        /// People who come near, and what stands in their way.
        near: Vec<(PersonId, Bar)>,
    },
    /// The pinned person may not take the seat.
    PinnedPerson {
        /// Who is pinned.
        person: PersonId,
        /// Why not; none: the plan does not know them.
        bar: Option<Bar>,
    },
    /// Each seat has somebody, but not all of them somebody of their own.
    FewPeople {
        /// Seats.
        seats: usize,
        /// People who may take one of them.
        people: Vec<PersonId>,
    },
    /// It waits for a task that has no place itself.
    After {
        /// The task that it follows.
        task: TaskId,
        /// The task at the beginning of that chain.
        root: TaskId,
    },
    /// It waits for itself.
    Cycle {
        /// The tasks of the circle, each after the next, this one first.
        tasks: Vec<TaskId>,
    },
    /// Its pin in time breaks a rule.
    Pin {
        /// Where it is pinned.
        at: NaiveDateTime,
        /// How.
        breaches: Vec<BreachDetail>,
    },
    /// What comes before it ends so late, or its date is so late, that nothing is left of the horizon.
    TooLate {
        /// From when it could start; none: not before the horizon.
        from: Option<NaiveDateTime>,
        /// The last day of the horizon.
        horizon: NaiveDate,
    },
    /// Those who may take a seat have too few free hours.
    Hours {
        /// The skills that the seat asks for.
        needs: Vec<Need>,
        /// What the task takes of one person.
        needed: Minutes,
        /// The most that one of them has free in that time.
        free: Minutes,
        /// What is missing.
        missing: Minutes,
        /// Who that is.
        person: PersonId,
        /// The first day from which it could start.
        from: NaiveDate,
        /// The last day of the horizon.
        to: NaiveDate,
    },
    /// The people of its seats are each free, but not at the same time.
    Together {
        /// Who.
        people: Vec<PersonId>,
        /// What the task takes.
        needed: Minutes,
        /// What they have free in common.
        free: Minutes,
        /// The first day from which it could start.
        from: NaiveDate,
        /// The last day of the horizon.
        to: NaiveDate,
    },
    /// There are enough free hours, but other work cuts them into pieces that are too short.
    Stretch {
        /// Whose.
        people: Vec<PersonId>,
        /// What the task takes in one go.
        needed: Minutes,
        /// The longest time without other work.
        longest: Minutes,
    },
}

/// Where a task would fit as the schedule stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Room {
    /// With whom.
    pub owners: Vec<PersonId>,
    /// From when.
    pub start: NaiveDateTime,
    /// Until when.
    pub end: NaiveDateTime,
}

/// So many ways to fill the seats are tried.
const MOST_CREWS: usize = 200;

pub(super) fn of(desk: &Desk<'_>, id: TaskId) -> Shortfall {
    let Some(task) = desk.planned(id).filter(|_| desk.assignment(id).is_none()) else {
        return Shortfall::None;
    };
    if let Some(tasks) = cycle(desk, id) {
        return Shortfall::Cycle { tasks };
    }
    for seat in 0..task.seats.len() {
        if desk.able(task, seat).is_empty() {
            return nobody(desk, task, seat);
        }
    }
    let crews = crews(desk, task);
    if crews.is_empty() {
        let mut people: Vec<usize> = (0..task.seats.len()).flat_map(|seat| desk.able(task, seat)).collect();
        people.sort_unstable();
        people.dedup();
        let people = people.into_iter().map(|person| desk.id_of(person)).collect();
        return Shortfall::FewPeople { seats: task.seats.len(), people };
    }
    let from = match desk.earliest(task) {
        Ok(from) => from,
        Err(before) => return Shortfall::After { task: before, root: root(desk, before) },
    };
    if let Some(at) = desk.pin(task) {
        return pinned(desk, task, at, &crews, from);
    }
    if from >= desk.timeline.end() {
        let from = (from == desk.timeline.end()).then(|| desk.timeline.time(from));
        return Shortfall::TooLate { from, horizon: desk.plan.horizon() };
    }
    let places = crews.iter().filter_map(|crew| Some((desk.place(task, crew, from)?, crew)));
    if let Some((place, crew)) = places.min_by_key(|(place, _)| place.end()) {
        let owners = crew.iter().map(|owner| desk.id_of(*owner)).collect();
        let (start, end) = (desk.timeline.time(place.start()), desk.timeline.time(place.end()));
        return Shortfall::Room(Room { owners, start, end });
    }
    hours(desk, task, &crews, from)
}

/// Ways to fill the seats with different people.
fn crews(desk: &Desk<'_>, task: &Task) -> Vec<Vec<usize>> {
    let mut crews: Vec<Vec<usize>> = vec![Vec::new()];
    for seat in 0..task.seats.len() {
        let able = desk.able(task, seat);
        let mut longer = Vec::new();
        for crew in &crews {
            let free = able.iter().filter(|person| !crew.contains(person));
            longer.extend(free.map(|person| [crew.as_slice(), &[*person]].concat()));
        }
        longer.truncate(MOST_CREWS);
        crews = longer;
    }
    if crews.is_empty() && task.seats.len() > 1 {
        // What was cut off may have been the one way: the first people that go together.
        let crew = fill(desk, task);
        let mut single = crew.clone();
        single.sort_unstable();
        single.dedup();
        crews.extend((single.len() == task.seats.len()).then_some(crew));
    }
    crews
}

fn nobody(desk: &Desk<'_>, task: &Task, index: usize) -> Shortfall {
    let Some(seat) = task.seats.get(index) else { return Shortfall::None };
    if let Some(person) = seat.pin {
        let bar = desk.person_of(person).and_then(|at| desk.bar(task, index, seat, at));
        return Shortfall::PinnedPerson { person, bar };
    }
    let near = (0..desk.plan.people.len()).filter_map(|person| {
        let somebody = desk.plan.people.get(person)?;
        let related = seat.needs.iter().any(|need| somebody.level(need.skill).is_some());
        let bar = desk.bar(task, index, seat, person)?;
        related.then_some((somebody.id, bar))
    });
    Shortfall::Nobody { seat: index, needs: seat.needs.clone(), who: seat.who, near: near.collect() }
}

/// A circle of links through a task.
fn cycle(desk: &Desk<'_>, id: TaskId) -> Option<Vec<TaskId>> {
    // Depth first from the task, remembering the way; every task is entered once.
    let mut seen = vec![id];
    let mut way: Vec<(TaskId, usize)> = vec![(id, 0)];
    while let Some((at, next)) = way.last_mut() {
        let link = desk.planned(*at).and_then(|task| task.after.get(*next));
        *next += 1;
        match link {
            None => {
                way.pop();
            }
            Some(link) if link.task == id => return Some(way.iter().map(|(task, _)| *task).collect()),
            Some(link) if desk.planned(link.task).is_some() && !seen.contains(&link.task) => {
                seen.push(link.task);
                way.push((link.task, 0));
            }
            Some(_) => {}
        }
    }
    None
}

/// The unplaced task at the beginning of a chain of unplaced tasks.
fn root(desk: &Desk<'_>, from: TaskId) -> TaskId {
    let mut seen = vec![from];
    let mut at = from;
    while let Some(Err(before)) = desk.planned(at).map(|task| desk.earliest(task)) {
        if seen.contains(&before) {
            break;
        }
        seen.push(before);
        at = before;
    }
    at
}

/// Puts the task where it is pinned and asks the verifier.
fn pinned(desk: &Desk<'_>, task: &Task, at: NaiveDateTime, crews: &[Vec<usize>], from: Slot) -> Shortfall {
    let mut best: Option<Vec<BreachDetail>> = None;
    for crew in crews.iter().take(MOST_TRIES) {
        if let Some(place) = desk.place(task, crew, from) {
            let owners = crew.iter().map(|owner| desk.id_of(*owner)).collect();
            let (start, end) = (desk.timeline.time(place.start()), desk.timeline.time(place.end()));
            return Shortfall::Room(Room { owners, start, end });
        }
        let breaches = forced(desk, task, at, crew);
        if best.as_ref().is_none_or(|best| breaches.len() < best.len()) {
            best = Some(breaches);
        }
    }
    Shortfall::Pin { at, breaches: best.unwrap_or_default() }
}

/// So many crews are tried at a pin.
const MOST_TRIES: usize = 12;

/// What breaks if the task stands at its pin without regard to other work.
fn forced(desk: &Desk<'_>, task: &Task, at: NaiveDateTime, crew: &[usize]) -> Vec<BreachDetail> {
    let start = desk.floor(at);
    let needed = usize::try_from(desk.needed(task, crew)).unwrap_or(usize::MAX).max(1);
    let shared = desk.shared(task, crew, start);
    let end = shared.get(needed - 1).or(shared.last()).map_or(start, |slot| *slot) + 1;
    let place = super::room::Place { spans: vec![(start, end)], slots: needed };
    let mut assignment = desk.assign(task, crew, &place);
    if let Some(piece) = assignment.pieces.first_mut() {
        piece.start = at;
    }
    let mut all = desk.schedule.assignments.clone();
    all.push(assignment);
    let report = check_on(desk.plan, &desk.timeline, &Schedule::new(all));
    report.breaches.into_iter().filter(|breach| breach.task == task.id).map(|breach| breach.detail).collect()
}

/// There is no room: how much is missing, for the crew that comes nearest.
fn hours(desk: &Desk<'_>, task: &Task, crews: &[Vec<usize>], from: Slot) -> Shortfall {
    let (first, last) = (desk.timeline.date(desk.timeline.day_of(from)), desk.plan.horizon());
    let free_alone = |person: usize| desk.unbooked(task, &[person], desk.shared(task, &[person], from)).len();
    let needed = |crew: &[usize]| usize::try_from(desk.needed(task, crew)).unwrap_or(usize::MAX);
    let mut best: Option<(usize, Shortfall)> = None;
    let mut keep = |missing: usize, shortfall: Shortfall| {
        if best.as_ref().is_none_or(|(least, _)| missing < *least) {
            best = Some((missing, shortfall));
        }
    };
    for crew in crews {
        let needed = needed(crew);
        let alone = crew.iter().enumerate().map(|(seat, person)| (free_alone(*person), seat, *person));
        let Some((free, seat, person)) = alone.min() else { continue };
        let people: Vec<PersonId> = crew.iter().map(|person| desk.id_of(*person)).collect();
        if free < needed {
            let needs = task.seats.get(seat).map(|seat| seat.needs.clone()).unwrap_or_default();
            let shortfall = Shortfall::Hours {
                needs,
                needed: desk.minutes(needed),
                free: desk.minutes(free),
                missing: desk.minutes(needed - free),
                person: desk.id_of(person),
                from: first,
                to: last,
            };
            keep(needed - free, shortfall);
            continue;
        }
        let common = desk.unbooked(task, crew, desk.shared(task, crew, from)).len();
        if common < needed {
            let (needed_minutes, free) = (desk.minutes(needed), desk.minutes(common));
            let shortfall =
                Shortfall::Together { people, needed: needed_minutes, free, from: first, to: last };
            keep(needed - common, shortfall);
            continue;
        }
        let longest = desk.stretches(task, crew, from).iter().map(Vec::len).max().unwrap_or(0);
        let shortfall =
            Shortfall::Stretch { people, needed: desk.minutes(needed), longest: desk.minutes(longest) };
        keep(needed.saturating_sub(longest), shortfall);
    }
    best.map_or(Shortfall::None, |(_, shortfall)| shortfall)
}
