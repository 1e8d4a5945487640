//! Plans in which only some members bind, and the walls in them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Member, Missing, Wish};
use crate::lp::{self, Target, Wall};
use crate::model::{
    Exception, Link, Minutes, Need, Permille, Person, PersonId, Plan, Rule, Task, TaskId, Timeline,
};
use crate::watch::Watch;

/// Makes plans of members.
pub(super) struct Lab<'a> {
    plan: &'a Plan,
    /// The plan without tasks and exceptions, its last days fixed.
    bare: Plan,
    /// Its timeline, and that of the last plan made: people who stay the same are not worked out again.
    timeline: Timeline,
    tasks: BTreeMap<TaskId, &'a Arc<Task>>,
    people: BTreeMap<Bound, Arc<Person>>,
    /// How many more members may be looked at.
    left: usize,
}

/// A person and what binds them: index, time off by index, cap, recurring load.
type Bound = (usize, Vec<usize>, Option<Permille>, bool);

impl<'a> Lab<'a> {
    pub fn new(plan: &'a Plan) -> Self {
        let timeline = Timeline::new(plan);
        let mut bare = plan.clone();
        (bare.horizon, bare.window) = (Some(plan.horizon()), Some(plan.window()));
        bare.announced = None;
        bare.tasks.clear();
        bare.exceptions.clear();
        let mut tasks = BTreeMap::new();
        for task in &plan.tasks {
            tasks.entry(task.id).or_insert(task);
        }
        Self { plan, bare, timeline, tasks, people: BTreeMap::new(), left: 0 }
    }

    /// Sets how many members may be looked at from now on.
    pub const fn allow(&mut self, members: usize) {
        self.left = members;
    }

    /// Whether that is used up, or the watch wants to stop.
    pub fn is_spent(&self, watch: &mut dyn Watch) -> bool {
        self.left == 0 || watch.should_stop()
    }

    pub const fn plan(&self) -> &'a Plan {
        self.plan
    }

    pub fn task(&self, id: TaskId) -> Option<&'a Task> {
        let task: &'a Arc<Task> = self.tasks.get(&id)?;
        Some(task)
    }

    /// All that may stand in the way of wishes: theirs, and the facts of the tasks that they need and of everybody.
    pub fn members(&self, wishes: &[Wish]) -> Vec<Member> {
        let mut members: Vec<Member> = Vec::new();
        let planned = |task: &&Arc<Task>| self.plan.is_planned(task);
        for wish in wishes {
            match *wish {
                Wish::Done { task, by } => members.push(Member::Done { task, by: Some(by) }),
                Wish::Owner { task, seat, person } => members.push(Member::Takes { task, seat, person }),
                Wish::Everything => {
                    let all = self.plan.tasks.iter().filter(planned);
                    members.extend(all.map(|task| Member::Done { task: task.id, by: None }));
                }
                Wish::Deadlines => {
                    let all = self.plan.tasks.iter().filter(planned);
                    let bound = all.filter(|task| task.deadline.is_some());
                    members.extend(bound.map(|task| Member::Done { task: task.id, by: task.deadline }));
                }
            }
        }
        let mut open: Vec<TaskId> = members.iter().filter_map(Member::task).collect();
        let mut seen: BTreeSet<TaskId> = BTreeSet::new();
        while let Some(id) = open.pop() {
            if let Some(task) = self.task(id).filter(|task| seen.insert(id) && self.plan.is_planned(task)) {
                self.facts_of_task(task, &mut members);
                open.extend(task.after.iter().map(|link| link.task));
            }
        }
        for person in &self.plan.people {
            self.facts_of_person(person, &mut members);
        }
        members
    }

    fn facts_of_task(&self, task: &Task, members: &mut Vec<Member>) {
        let id = task.id;
        members.extend(task.after.iter().map(|link| Member::Link {
            task: id,
            after: link.task,
            lag: link.lag,
        }));
        let date = self.plan.not_before_of(task).filter(|date| *date > self.plan.as_of);
        members.extend(date.map(|date| Member::NotBefore { task: id, date }));
        members.extend(task.pin_start.map(|at| Member::PinnedTime { task: id, at }));
        let pins = task.seats.iter().enumerate().filter_map(|(seat, asked)| Some((seat, asked.pin?)));
        members.extend(pins.map(|(seat, person)| Member::PinnedOwner { task: id, seat, person }));
        if task.seats.iter().any(|seat| !seat.needs.is_empty() || seat.who.is_some()) {
            members.push(Member::Skills { task: id });
        }
        if task.progress.is_started() && !task.progress.freed && self.plan.schedule.is_some() {
            members.push(Member::Started { task: id });
        }
        members.extend(task.a_day.map(|most| Member::HoursADay { task: id, most }));
    }

    fn facts_of_person(&self, person: &Person, members: &mut Vec<Member>) {
        let id = person.id;
        let cap = Some(self.plan.cap_of(person)).filter(|cap| *cap < Permille::ONE);
        members.extend(cap.map(|cap| Member::Cap { person: id, cap }));
        if !person.recurring.is_empty() {
            members.push(Member::Recurring { person: id });
        }
        let near = |(first, last): (_, _)| last >= self.plan.as_of && Some(first) <= self.bare.horizon;
        let spans = person.time_off.iter().map(|off| (off.first, off.last)).filter(|span| near(*span));
        members.extend(spans.map(|(first, last)| Member::TimeOff { person: id, first, last }));
    }

    /// The members that speak of people, and of the tasks that a wall is made of.
    pub fn concerned(&self, members: &[Member], wall: &Wall) -> Vec<Member> {
        let mut tasks: BTreeSet<TaskId> = BTreeSet::new();
        match wall {
            Wall::Task { tasks: all, .. } => tasks.extend(all),
            Wall::Hours { tasks: all, free, holding, .. } => {
                // The longest work that is already too much.
                let mut sum = 0_u32;
                for (task, slots) in all {
                    if sum <= *free {
                        sum = sum.saturating_add(*slots);
                        tasks.insert(*task);
                    }
                }
                tasks.extend(holding.iter().filter(|id| !all.iter().any(|(task, _)| task == *id)));
            }
        }
        let concerns = |member: &&Member| member.task().is_none_or(|task| tasks.contains(&task));
        members.iter().filter(concerns).copied().collect()
    }

    /// Why these members alone are impossible.
    pub fn wall(&mut self, members: &[Member]) -> Option<Wall> {
        self.left = self.left.saturating_sub(members.len());
        let plan = self.plan_of(members);
        let timeline = Timeline::renewed(&plan, Some(&self.timeline));
        let mut targets = Vec::new();
        let mut only = Vec::new();
        for member in members {
            match *member {
                Member::Done { task, by } => targets.push(Target { task, by }),
                Member::Takes { task, seat, person } => {
                    targets.push(Target { task, by: None });
                    only.push((task, seat, person));
                }
                _ => {}
            }
        }
        let wall = lp::wall(&plan, &timeline, &targets, &only);
        self.timeline = timeline;
        wall
    }

    /// The plan of the tasks that members ask for, where nothing binds but these members.
    fn plan_of(&mut self, members: &[Member]) -> Plan {
        let mut plan = self.bare.clone();
        let mut of_task: BTreeMap<TaskId, Vec<&Member>> = BTreeMap::new();
        let mut of_person: BTreeMap<PersonId, Vec<&Member>> = BTreeMap::new();
        let mut open: Vec<TaskId> = Vec::new();
        for member in members {
            match (member.task(), member.person()) {
                (Some(task), _) => of_task.entry(task).or_default().push(member),
                (None, Some(person)) => of_person.entry(person).or_default().push(member),
                (None, None) => {}
            }
            if let Member::Done { task, .. } | Member::Takes { task, .. } = member {
                open.push(*task);
            }
        }
        let mut asked: BTreeSet<TaskId> = BTreeSet::new();
        while let Some(id) = open.pop() {
            if asked.insert(id) {
                open.extend(of_task.get(&id).into_iter().flatten().filter_map(|member| match member {
                    Member::Link { after, .. } => Some(*after),
                    _ => None,
                }));
            }
        }
        for task in asked.iter().filter_map(|id| self.tasks.get(id)) {
            let facts = of_task.get(&task.id).map_or(&[][..], Vec::as_slice);
            if !facts.iter().any(|member| matches!(member, Member::Skills { .. })) {
                let reason = String::new();
                plan.exceptions.push(Exception { rule: Rule::Skill, task: task.id, reason });
            }
            plan.tasks.push(Arc::new(bound_task(task, self.plan, facts)));
        }
        let kept = self.plan.exceptions.iter().filter(|exception| asked.contains(&exception.task));
        plan.exceptions.extend(kept.cloned());
        for at in 0..plan.people.len() {
            let facts = self.plan.people.get(at).and_then(|person| of_person.get(&person.id));
            let person = self.bound_person(at, facts.map_or(&[][..], Vec::as_slice));
            if let Some((place, person)) = plan.people.get_mut(at).zip(person) {
                *place = person;
            }
        }
        plan
    }

    /// A person whom nothing binds but these facts.
    fn bound_person(&mut self, at: usize, facts: &[&Member]) -> Option<Arc<Person>> {
        let person = self.plan.people.get(at)?;
        let (mut cap, mut recurring, mut off) = (None, false, Vec::new());
        for member in facts {
            match **member {
                Member::Cap { cap: at, .. } => cap = Some(at),
                Member::Recurring { .. } => recurring = true,
                Member::TimeOff { first, last, .. } => {
                    let spans = person.time_off.iter().enumerate();
                    off.extend(spans.filter(|(_, o)| (o.first, o.last) == (first, last)).map(|(i, _)| i));
                }
                _ => {}
            }
        }
        let key: Bound = (at, off, cap, recurring);
        let make = |key: &Bound| {
            let mut bound = Person::clone(person);
            let off = key.1.iter().filter_map(|off| person.time_off.get(*off));
            bound.time_off = off.cloned().collect();
            bound.cap = Some(key.2.unwrap_or(Permille::ONE));
            if !key.3 {
                bound.recurring.clear();
            }
            Arc::new(bound)
        };
        Some(Arc::clone(self.people.entry(key.clone()).or_insert_with(|| make(&key))))
    }

    /// The hours missing at the wall of a whole wish, where its irreducible part stands before the same; otherwise
    /// at the wall of that part.
    pub fn missing(&mut self, whole: &Wall, members: &[Member]) -> Option<Missing> {
        let wall = self.wall(members)?;
        let same = match (whole, &wall) {
            (Wall::Hours { missing: whole, .. }, Wall::Hours { missing: part, .. }) => {
                whole.people == part.people
            }
            (Wall::Task { task: whole, .. }, Wall::Task { task: part, .. }) => whole == part,
            _ => false,
        };
        let wall = if same { whole } else { &wall };
        let (missing, tasks) = match wall {
            Wall::Task { task, missing, .. } => (missing.as_ref()?, vec![*task]),
            Wall::Hours { tasks, missing, .. } => (missing, tasks.iter().map(|(task, _)| *task).collect()),
        };
        let mut needs: Vec<Vec<Need>> = tasks
            .iter()
            .filter_map(|task| self.task(*task))
            .flat_map(|task| task.seats.iter().map(|seat| seat.needs.clone()))
            .collect();
        needs.dedup();
        let alike = needs.len() == 1;
        let minutes = |slots: u32| Minutes(slots.saturating_mul(self.timeline.grid));
        let day = |slot: u32| self.timeline.date(self.timeline.day_of(slot));
        Some(Missing {
            people: missing.people.iter().filter_map(|at| Some(self.plan.people.get(*at)?.id)).collect(),
            needs: needs.into_iter().next().filter(|_| alike).unwrap_or_default(),
            first: day(missing.from),
            last: day(missing.to.saturating_sub(1)),
            needed: minutes(missing.needed),
            free: minutes(missing.free),
            missing: minutes(missing.slots()),
        })
    }
}

/// A task that nothing binds but these facts.
fn bound_task(task: &Task, plan: &Plan, facts: &[&Member]) -> Task {
    let mut bound = task.clone();
    bound.not_before = Some(plan.as_of);
    (bound.pin_start, bound.a_day, bound.due, bound.deadline) = (None, None, None, None);
    bound.progress.freed = true;
    bound.after.clear();
    bound.seats.iter_mut().for_each(|seat| seat.pin = None);
    for member in facts {
        match **member {
            Member::NotBefore { date, .. } => bound.not_before = Some(date),
            Member::PinnedTime { at, .. } => bound.pin_start = Some(at),
            Member::HoursADay { most, .. } => bound.a_day = Some(most),
            Member::Started { .. } => bound.progress.freed = false,
            Member::Link { after, lag, .. } => bound.after.push(Link { task: after, lag }),
            Member::PinnedOwner { seat, person, .. } => {
                bound.seats.get_mut(seat).into_iter().for_each(|seat| seat.pin = Some(person));
            }
            _ => {}
        }
    }
    bound
}

impl Member {
    /// The task that it speaks of.
    pub const fn task(&self) -> Option<TaskId> {
        match self {
            Self::Cap { .. } | Self::Recurring { .. } | Self::TimeOff { .. } => None,
            Self::HoursADay { task, .. }
            | Self::Started { task }
            | Self::Skills { task }
            | Self::PinnedOwner { task, .. }
            | Self::PinnedTime { task, .. }
            | Self::NotBefore { task, .. }
            | Self::Link { task, .. }
            | Self::Takes { task, .. }
            | Self::Done { task, .. } => Some(*task),
        }
    }

    /// The person that it speaks of.
    pub const fn person(&self) -> Option<PersonId> {
        match self {
            Self::Cap { person, .. }
            | Self::Recurring { person }
            | Self::TimeOff { person, .. }
            | Self::PinnedOwner { person, .. }
            | Self::Takes { person, .. } => Some(*person),
            _ => None,
        }
    }
}
