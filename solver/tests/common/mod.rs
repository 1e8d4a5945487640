//! A naive planner: random owners, random order, everything as early as it goes, then whatever breaks a rule is
//! taken out again. It knows nothing of the search, and every schedule it gives has passed the verifier.

#![allow(dead_code, reason = "each test program uses a part of it")]

use std::collections::{BTreeMap, BTreeSet};

use solver::check::check_on;
use solver::model::{Assignment, Level, PersonId, Piece, Plan, Rule, Schedule, Slot, Task, TaskId, Timeline};

/// A small generator of numbers (George Marsaglia, "Xorshift RNGs", 2003).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % n.max(1)
    }
}

struct Naive<'a> {
    plan: &'a Plan,
    timeline: &'a Timeline,
    /// Pieces of each person's work.
    busy: Vec<Vec<(Slot, Slot)>>,
    ends: BTreeMap<TaskId, Slot>,
    placed: Vec<Assignment>,
}

/// A valid schedule; which one, the dice decide.
pub fn naive(plan: &Plan, timeline: &Timeline, dice: &mut Dice) -> Schedule {
    let mut naive = Naive {
        plan,
        timeline,
        busy: vec![Vec::new(); plan.people.len()],
        ends: BTreeMap::new(),
        placed: Vec::new(),
    };
    let planned: Vec<&Task> =
        plan.tasks.iter().map(AsRef::as_ref).filter(|task| plan.is_planned(task)).collect();
    let ids: BTreeSet<TaskId> = planned.iter().map(|task| task.id).collect();
    for task in planned.iter().filter(|task| task.pin_start.is_some()) {
        naive.place(task, dice, true);
    }
    let mut rest: Vec<&Task> = planned.iter().copied().filter(|task| task.pin_start.is_none()).collect();
    loop {
        let ready: Vec<usize> = (0..rest.len())
            .filter(|at| {
                let links = rest[*at].after.iter().filter(|link| ids.contains(&link.task));
                links.into_iter().all(|link| naive.ends.contains_key(&link.task))
            })
            .collect();
        if ready.is_empty() {
            break;
        }
        let task = rest.remove(ready[dice.below(ready.len())]);
        naive.place(task, dice, false);
    }
    let mut placed = naive.placed;
    loop {
        let schedule = Schedule::new(placed.clone());
        let report = check_on(plan, timeline, &schedule);
        if report.is_valid() {
            return schedule;
        }
        let broken: BTreeSet<TaskId> = report.breaches.iter().map(|breach| breach.task).collect();
        placed.retain(|assignment| !broken.contains(&assignment.task));
    }
}

/// Places tasks with these owners in this order, each as early as it goes; `None` where one finds no place.
pub fn place_in_order(plan: &Plan, timeline: &Timeline, way: &[(TaskId, Vec<usize>)]) -> Option<Schedule> {
    let busy = vec![Vec::new(); plan.people.len()];
    let mut naive = Naive { plan, timeline, busy, ends: BTreeMap::new(), placed: Vec::new() };
    for (task, owners) in way {
        let assignment = naive.earliest(plan.task(*task)?, owners, false)?;
        naive.book(owners, assignment);
    }
    Some(Schedule::new(naive.placed))
}

/// Every way to fill the seats of a task.
pub fn crews(plan: &Plan, task: &Task) -> Vec<Vec<usize>> {
    let timeline = Timeline::new(plan);
    let naive =
        Naive { plan, timeline: &timeline, busy: Vec::new(), ends: BTreeMap::new(), placed: Vec::new() };
    let mut crews: Vec<Vec<usize>> = vec![Vec::new()];
    for seat in 0..task.seats.len() {
        let longer = |crew: &Vec<usize>| {
            let able = naive.able(task, seat, crew);
            able.into_iter().map(|owner| [crew.as_slice(), &[owner]].concat()).collect::<Vec<_>>()
        };
        crews = crews.iter().flat_map(longer).collect();
    }
    crews
}

impl Naive<'_> {
    fn place(&mut self, task: &Task, dice: &mut Dice, pinned: bool) {
        for _ in 0..4 {
            let Some(owners) = self.owners(task, dice) else { return };
            let Some(assignment) = self.earliest(task, &owners, pinned) else { continue };
            self.book(&owners, assignment);
            return;
        }
    }

    fn book(&mut self, owners: &[usize], assignment: Assignment) {
        let slot = |time| self.timeline.slot(time).unwrap();
        for piece in &assignment.pieces {
            for owner in owners {
                self.busy[*owner].push((slot(piece.start), slot(piece.end)));
            }
        }
        self.ends.insert(assignment.task, slot(assignment.end().unwrap()));
        self.placed.push(assignment);
    }

    fn owners(&self, task: &Task, dice: &mut Dice) -> Option<Vec<usize>> {
        let mut owners: Vec<usize> = Vec::new();
        for seat in 0..task.seats.len() {
            let able = self.able(task, seat, &owners);
            owners.push((!able.is_empty()).then(|| able[dice.below(able.len())])?);
        }
        Some(owners)
    }

    /// Who may take a seat beside others; of started work only who holds it, if they still may.
    fn able(&self, task: &Task, index: usize, others: &[usize]) -> Vec<usize> {
        let plan = self.plan;
        let seat = &task.seats[index];
        let excepted = plan.excepted(task.id, Rule::Skill);
        let suits = |at: &usize| plan.suits(&plan.people[*at], task, seat);
        let mut able: Vec<usize> = (0..plan.people.len())
            .filter(|at| match seat.pin {
                Some(pin) => plan.people[*at].id == pin && (excepted || suits(at)),
                None => suits(at),
            })
            .collect();
        let kept = plan.schedule.as_ref().and_then(|schedule| schedule.get(task.id));
        let kept = kept.filter(|_| task.progress.is_started() && !task.progress.freed && seat.pin.is_none());
        let before = kept.and_then(|kept| kept.owners.get(index));
        if able.iter().any(|at| Some(&plan.people[*at].id) == before) {
            able.retain(|at| Some(&plan.people[*at].id) == before);
        }
        able.retain(|at| !others.contains(at));
        able
    }

    fn earliest(&self, task: &Task, owners: &[usize], pinned: bool) -> Option<Assignment> {
        let (plan, timeline) = (self.plan, self.timeline);
        let mut from = plan.not_before_of(task).map_or(0, |date| timeline.slot_of_date(date));
        for link in &task.after {
            if let Some(end) = self.ends.get(&link.task) {
                from = from.max(timeline.after_lag(*end, link.lag));
            }
        }
        if pinned {
            from = timeline.slot(task.pin_start?)?;
        }
        let ids: Vec<PersonId> = owners.iter().map(|owner| plan.people[*owner].id).collect();
        let give = |spans: Vec<(Slot, Slot)>| {
            let time = |slot| timeline.time(slot);
            let pieces = spans.iter().map(|span| Piece { start: time(span.0), end: time(span.1) });
            Assignment { task: task.id, owners: ids.clone(), pieces: pieces.collect() }
        };
        if task.is_milestone() {
            return (from <= timeline.end()).then(|| give(vec![(from, from)]));
        }
        let levels: Vec<Level> = task
            .seats
            .iter()
            .zip(owners)
            .flat_map(|(seat, owner)| seat.needs.iter().filter_map(|n| plan.people[*owner].level(n.skill)))
            .collect();
        let needed = usize::try_from(plan.stretched_slots(task, levels)).ok()?;
        let list = |owner: &usize| {
            let time = &timeline.people[*owner];
            if pinned { &time.with_slack } else { &time.available }
        };
        let first = owners.first()?;
        let others = &owners[1..];
        let shared: Vec<Slot> = list(first)
            .iter()
            .copied()
            .filter(|slot| *slot >= from && others.iter().all(|o| list(o).binary_search(slot).is_ok()))
            .collect();
        let busy = |from: Slot, to: Slot| {
            owners.iter().any(|owner| self.busy[*owner].iter().any(|span| span.0 < to && from < span.1))
        };
        match task.a_day {
            None => {
                let mut windows = shared.windows(needed);
                let window = windows.find(|slots| !busy(slots[0], slots[needed - 1] + 1))?;
                Some(give(vec![(window[0], window[needed - 1] + 1)]))
            }
            Some(most) => {
                let most = usize::try_from((most.0 / timeline.grid).max(1)).ok()?;
                let mut spans = Vec::new();
                let (mut left, mut at) = (needed, 0);
                while left > 0 {
                    let take = most.min(left);
                    let slots = shared.get(at..at + take)?;
                    let day = timeline.day_of(slots[0]);
                    let same_day = timeline.day_of(slots[take - 1]) == day;
                    if same_day && !busy(slots[0], slots[take - 1] + 1) {
                        spans.push((slots[0], slots[take - 1] + 1));
                        left -= take;
                        at = shared.partition_point(|slot| timeline.day_of(*slot) <= day);
                    } else {
                        at += 1;
                    }
                }
                Some(give(spans))
            }
        }
    }
}
