//! A naive planner: random owners, random order, everything as early as it goes, then whatever breaks a rule is
//! taken out again. It knows nothing of the search, and every schedule it gives has passed the verifier.

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

impl Naive<'_> {
    fn place(&mut self, task: &Task, dice: &mut Dice, pinned: bool) {
        for _ in 0..4 {
            let Some(owners) = self.owners(task, dice) else { return };
            let Some(assignment) = self.earliest(task, &owners, pinned) else { continue };
            for piece in &assignment.pieces {
                let span = |time| self.timeline.slot(time).unwrap();
                for owner in &owners {
                    self.busy[*owner].push((span(piece.start), span(piece.end)));
                }
            }
            self.ends.insert(task.id, self.timeline.slot(assignment.end().unwrap()).unwrap());
            self.placed.push(assignment);
            return;
        }
    }

    fn owners(&self, task: &Task, dice: &mut Dice) -> Option<Vec<usize>> {
        let mut owners: Vec<usize> = Vec::new();
        let kept = self.plan.schedule.as_ref().and_then(|schedule| schedule.get(task.id));
        let kept = kept.filter(|_| task.progress.is_started() && !task.progress.freed);
        for (index, seat) in task.seats.iter().enumerate() {
            let people = self.plan.people.iter().enumerate();
            let excepted = self.plan.excepted(task.id, Rule::Skill);
            let able = people.filter(|(_, person)| match seat.pin {
                Some(pin) => person.id == pin && (excepted || self.plan.suits(person, task, seat)),
                None => self.plan.suits(person, task, seat),
            });
            let able: Vec<usize> = able.map(|(at, _)| at).filter(|at| !owners.contains(at)).collect();
            let before = kept.and_then(|kept| kept.owners.get(index)).filter(|_| seat.pin.is_none());
            let before = able.iter().find(|at| Some(&self.plan.people[**at].id) == before);
            let any = (!able.is_empty()).then(|| able[dice.below(able.len())]);
            owners.push(before.copied().or(any)?);
        }
        Some(owners)
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
