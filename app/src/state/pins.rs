//! Pins of one task or of many: a task stays with its people, or at its time, whatever the solver thinks.
//!
//! A pin takes what the schedule on show says; what has no place there cannot be pinned, but freed.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use solver::model::{PersonId, Plan, ProjectId, Schedule, Task, TaskId};

use super::command::{Command, Label};
use crate::text::{Lang, selecting as words};

/// What a pin holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pin {
    /// The people of its seats, of some of them at least.
    Person,
    /// Its beginning.
    Time,
    /// Both.
    Both,
}

impl Pin {
    /// Whether people are held.
    pub const fn holds_people(self) -> bool {
        matches!(self, Self::Person | Self::Both)
    }

    /// Whether the time is held.
    pub const fn holds_time(self) -> bool {
        matches!(self, Self::Time | Self::Both)
    }

    /// The pin of people, time or both; `None` where neither is held.
    const fn from_parts(people: bool, time: bool) -> Option<Self> {
        match (people, time) {
            (true, true) => Some(Self::Both),
            (true, false) => Some(Self::Person),
            (false, true) => Some(Self::Time),
            (false, false) => None,
        }
    }
}

/// What is pinned of a task, if anything.
pub fn of(task: &Task) -> Option<Pin> {
    Pin::from_parts(task.seats.iter().any(|seat| seat.pin.is_some()), task.pin_start.is_some())
}

/// What is pinned of one seat of a task.
pub fn of_seat(task: &Task, seat: usize) -> Option<Pin> {
    let person = task.seats.get(seat).is_some_and(|seat| seat.pin.is_some());
    Pin::from_parts(person, task.pin_start.is_some())
}

/// Whether every seat is pinned to somebody, and whether the beginning is.
pub fn whole(task: &Task) -> (bool, bool) {
    let people = !task.seats.is_empty() && task.seats.iter().all(|seat| seat.pin.is_some());
    (people, task.pin_start.is_some())
}

/// Every task that is not done and has a pin, in the order of the plan.
pub fn all(plan: &Plan) -> Vec<(TaskId, Pin)> {
    let open = plan.tasks.iter().filter(|task| !task.progress.done);
    open.filter_map(|task| Some((task.id, of(task)?))).collect()
}

/// Whose pins and which tasks are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The tasks, in the order of the plan.
    pub tasks: Vec<TaskId>,
    /// Only this person's seats; none: all seats.
    pub whose: Option<PersonId>,
}

impl Group {
    /// These tasks with all their seats; those that are gone or done are left out.
    pub fn of(plan: &Plan, wanted: &BTreeSet<TaskId>) -> Self {
        Self::where_(plan, None, |task| wanted.contains(&task.id))
    }

    /// The work of a project.
    pub fn of_project(plan: &Plan, project: ProjectId) -> Self {
        Self::where_(plan, None, |task| task.project == project)
    }

    /// All that a person has in a schedule, or what of it lies in the week of a Monday; besides, what is pinned to them.
    pub fn of_person(
        plan: &Plan,
        schedule: Option<&Schedule>,
        person: PersonId,
        week: Option<NaiveDate>,
    ) -> Self {
        let inside = |task: &Task| {
            let assignment = schedule.and_then(|schedule| schedule.get(task.id));
            let Some(found) = assignment.filter(|found| found.owners.contains(&person)) else {
                let is_pinned = task.seats.iter().any(|seat| seat.pin == Some(person));
                return week.is_none() && is_pinned;
            };
            week.is_none_or(|monday| {
                let after = monday.checked_add_days(Days::new(7)).unwrap_or(monday);
                found.pieces.iter().any(|piece| piece.start.date() < after && piece.end.date() >= monday)
            })
        };
        Self::where_(plan, Some(person), inside)
    }

    fn where_(plan: &Plan, whose: Option<PersonId>, wanted: impl Fn(&Task) -> bool) -> Self {
        let open = plan.tasks.iter().filter(|task| !task.progress.done && wanted(task));
        Self { tasks: open.map(|task| task.id).collect(), whose }
    }

    /// Whether a pin of these tasks (and seats) exists.
    pub fn has_pins(&self, plan: &Plan) -> bool {
        self.changed(plan, |task| freed(task, Pin::Both, self.whose)).next().is_some()
    }

    /// Pins them to what a schedule says; `None` where there is nothing left to pin.
    pub fn pin(&self, plan: &Plan, schedule: Option<&Schedule>, what: Pin) -> Option<Command> {
        let pinned = self.changed(plan, |task| pinned(task, schedule, what, self.whose));
        let label: fn(Lang, usize) -> String = match what {
            Pin::Person => words::undo_pin_people,
            Pin::Time => words::undo_pin_times,
            Pin::Both => words::undo_pin,
        };
        put(pinned, label)
    }

    /// Takes their pins away; `None` where there are none.
    pub fn free(&self, plan: &Plan, what: Pin) -> Option<Command> {
        put(self.changed(plan, |task| freed(task, what, self.whose)), words::undo_free)
    }

    /// How many of them have no place in a schedule: those cannot be pinned.
    pub fn without_place(&self, schedule: Option<&Schedule>) -> usize {
        let placed = |task: &TaskId| schedule.is_some_and(|schedule| schedule.get(*task).is_some());
        self.tasks.iter().filter(|task| !placed(task)).count()
    }

    fn changed<'a>(
        &'a self,
        plan: &'a Plan,
        change: impl Fn(&Task) -> Task + 'a,
    ) -> impl Iterator<Item = Task> + 'a {
        let tasks = plan.tasks.iter().filter(|task| self.tasks.contains(&task.id));
        tasks.filter_map(move |task| Some(change(task)).filter(|next| next != task.as_ref()))
    }
}

/// Tasks put back as one step of undo; `None` for none.
pub fn put(tasks: impl Iterator<Item = Task>, label: fn(Lang, usize) -> String) -> Option<Command> {
    let commands: Vec<Command> = tasks.map(|task| Command::PutTask(Arc::new(task))).collect();
    let count = commands.len();
    (count > 0).then_some(Command::Batch { label: Label::Counted(label, count), commands })
}

/// A task pinned to what a schedule says; as it is where it has no place there.
pub fn pinned(task: &Task, schedule: Option<&Schedule>, what: Pin, whose: Option<PersonId>) -> Task {
    let mut next = task.clone();
    let Some(place) = schedule.and_then(|schedule| schedule.get(task.id)) else { return next };
    if what.holds_people() {
        let seats = next.seats.iter_mut().zip(&place.owners);
        for (seat, owner) in seats.filter(|(_, owner)| whose.is_none_or(|whose| whose == **owner)) {
            seat.pin = Some(*owner);
        }
    }
    if what.holds_time() {
        next.pin_start = place.start().or(next.pin_start);
    }
    next
}

/// A task without its pins.
pub fn freed(task: &Task, what: Pin, whose: Option<PersonId>) -> Task {
    let mut next = task.clone();
    if what.holds_people() {
        let seats = next.seats.iter_mut();
        seats.filter(|seat| whose.is_none() || seat.pin == whose).for_each(|seat| seat.pin = None);
    }
    if what.holds_time() {
        next.pin_start = None;
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDateTime;
    use solver::model::{Assignment, Piece, Seat};

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    fn plan() -> (Plan, Schedule) {
        let mut plan = Plan::new("p", "2026-11-23".parse().unwrap());
        plan.people.push(Arc::new(solver::model::Person::new(PersonId(1), "Léa")));
        plan.people.push(Arc::new(solver::model::Person::new(PersonId(2), "Tom")));
        plan.clients.push(Arc::new(solver::model::Client::new(solver::model::ClientId(1), "Acme")));
        let project = |id| solver::model::Project::new(ProjectId(id), solver::model::ClientId(1), "Web");
        plan.projects = vec![Arc::new(project(1)), Arc::new(project(2))];
        for (id, project) in [(1, 1), (2, 1), (3, 2), (4, 2)] {
            let mut task = Task::new(TaskId(id), ProjectId(project), format!("T{id}"));
            if id == 2 {
                task.seats.push(Seat::default());
            }
            plan.tasks.push(Arc::new(task));
        }
        let place = |task: u32, owners: &[u32], start: &str, end: &str| Assignment {
            task: TaskId(task),
            owners: owners.iter().copied().map(PersonId).collect(),
            pieces: vec![Piece { start: at(start), end: at(end) }],
        };
        let schedule = Schedule::new(vec![
            place(1, &[1], "2026-11-23 09:00", "2026-11-24 17:00"),
            place(2, &[2, 1], "2026-11-27 09:00", "2026-11-30 12:00"),
            place(3, &[1], "2026-12-09 09:00", "2026-12-09 12:00"),
        ]);
        (plan, schedule)
    }

    fn week(group: &str, plan: &Plan, schedule: &Schedule) -> Vec<u32> {
        let monday = group.parse().unwrap();
        let group = Group::of_person(plan, Some(schedule), PersonId(1), Some(monday));
        group.tasks.iter().map(|task| task.0).collect()
    }

    #[test]
    fn a_week_holds_what_lies_in_it_at_least_in_part() {
        let (plan, schedule) = plan();
        assert_eq!(week("2026-11-23", &plan, &schedule), [1, 2]);
        assert_eq!(week("2026-11-30", &plan, &schedule), [2]);
        assert_eq!(week("2026-12-14", &plan, &schedule), [] as [u32; 0]);
    }

    #[test]
    fn a_persons_pins_leave_the_seats_of_others_alone() {
        let (plan, schedule) = plan();
        let group = Group::of_person(&plan, Some(&schedule), PersonId(1), None);
        assert_eq!(group.tasks.len(), 3);
        let command = group.pin(&plan, Some(&schedule), Pin::Person).unwrap();
        assert_eq!(command.label(&plan).say(Lang::En), "pin 3 tasks to their people");
        let next = command.apply(&plan).unwrap();
        let seats = &next.task(TaskId(2)).unwrap().seats;
        assert_eq!((seats[0].pin, seats[1].pin), (None, Some(PersonId(1))));
        assert_eq!(all(&next).len(), 3);
        assert!(group.has_pins(&next));
        let freed = group.free(&next, Pin::Both).unwrap().apply(&next).unwrap();
        assert_eq!(freed, plan);
        assert_eq!(group.free(&plan, Pin::Both).map(|_| ()), None);
    }

    #[test]
    fn what_has_no_place_is_not_pinned_but_freed() {
        let (mut plan, schedule) = plan();
        let group = Group::of_project(&plan, ProjectId(2));
        assert_eq!(group.without_place(Some(&schedule)), 1);
        let next = group.pin(&plan, Some(&schedule), Pin::Both).unwrap().apply(&plan).unwrap();
        assert_eq!(all(&next), [(TaskId(3), Pin::Both)]);
        assert_eq!(next.task(TaskId(3)).unwrap().pin_start, Some(at("2026-12-09 09:00")));
        Arc::make_mut(&mut plan.tasks[3]).pin_start = Some(at("2026-12-10 09:00"));
        assert_eq!(all(&group.free(&plan, Pin::Time).unwrap().apply(&plan).unwrap()), []);
    }

    #[test]
    fn done_work_has_no_pins() {
        let (mut plan, schedule) = plan();
        let task = Arc::make_mut(&mut plan.tasks[0]);
        task.seats[0].pin = Some(PersonId(1));
        task.progress.done = true;
        assert_eq!(all(&plan), []);
        assert_eq!(Group::of_person(&plan, Some(&schedule), PersonId(1), None).tasks.len(), 2);
    }
}
