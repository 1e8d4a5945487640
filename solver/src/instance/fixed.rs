//! Tasks whose place is decided before the search: pinned in time, or announced within the frozen window.
//!
//! Pins come first: those whose owners are all known, then those with seats still open, which take the owners
//! with the least fixed work that can be there.
//! Then the frozen window, in an order that respects links, by announced start.
//! Work that may be split keeps its announced pieces, as far as they are still possible: worked without a pause from its
//! announced start, it would push aside weeks of what was announced around it.
//! A pin that breaks a rule without an exception makes its task unplaceable; an announced place that has become
//! impossible makes it free.
//! Whether a predecessor can end in time is judged by a bound here (the earliest end alone in the world, fixed
//! work around it); where the bound leaves it open, the decoder decides, schedule by schedule.

use super::{Choice, Instance};
use crate::model::{Assignment, Plan, Rule, Slot, Task, Timeline};
use crate::rule::overlap::{self, Span};
use crate::rule::split::{self, Cut};
use crate::rule::{availability, frozen, pin, seats};

/// How many choices of owners are tried for a pinned task with open seats.
const MOST_TRIES: u32 = 5_000;

/// A place that is decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The owner of each seat.
    pub owners: Vec<u32>,
    /// Its pieces in ticks; empty for a milestone.
    pub spans: Vec<Span>,
    /// The days on which it is worked on, with the slots of each.
    pub worked: Vec<(u32, u32)>,
    /// Its first slot.
    pub start: Slot,
    /// The slot after its last one.
    pub end: Slot,
    /// An exception frees it of the tasks that it follows.
    pub free_of_links: bool,
}

pub(super) fn fix(plan: &Plan, timeline: &Timeline, planned: &[&Task], instance: &mut Instance) {
    let starts: Vec<pin::Start> = planned.iter().map(|task| pin::start(plan, timeline, task)).collect();
    for (task, start) in instance.tasks.iter_mut().zip(&starts) {
        task.never |= *start == pin::Start::Nowhere;
    }
    let mut shared = Overlaps { spans: vec![Vec::new(); instance.people.len()] };
    let pinned = |start: &pin::Start| matches!(start, pin::Start::At(_));
    if starts.iter().any(pinned) {
        let pins = Pins { plan, timeline, planned, starts: &starts };
        for open in [false, true] {
            pass(instance, |instance, task, earliest| pins.fix(instance, &mut shared, task, earliest, open));
        }
    }
    if timeline.frozen_until(plan.frozen_days).is_some() && plan.announced.is_some() {
        let told: Vec<_> = planned.iter().map(|task| frozen::announced(plan, timeline, task)).collect();
        // By announced start where links allow: the order of the passes is that of the instance.
        let start = |task: &u32| told[*task as usize].map_or(0, |told| told.1);
        let mut order = instance.order.clone();
        order.sort_by_key(start);
        let order = by_start(instance, &order);
        let saved = std::mem::replace(&mut instance.order, order);
        pass(instance, |instance, task, earliest| {
            let Some((assignment, start)) = told[task as usize] else { return };
            if pinned(&starts[task as usize]) {
                return;
            }
            let position = |id| instance.people.iter().position(|person| person.id == id);
            let owners: Option<Vec<u32>> =
                assignment.owners.iter().map(|id| position(*id).map(|at| at as u32)).collect();
            let Some(owners) = owners else { return };
            let dates = start >= instance.tasks[task as usize].not_before;
            if !dates || earliest.is_none_or(|earliest| earliest > start) || !seats::distinct(&owners) {
                return;
            }
            let choices: Option<Vec<Choice>> = (0..)
                .zip(&owners)
                .map(|(seat, owner)| instance.tasks[task as usize].choice(seat, *owner))
                .collect();
            let Some(choices) = choices else { return };
            let place = if instance.tasks[task as usize].milestone {
                Some(Place::default())
            } else {
                let slots = instance.tasks[task as usize].slots(choices);
                let cut = instance.tasks[task as usize].cut;
                let mask = |index: usize| {
                    owners
                        .iter()
                        .fold(u64::MAX, |mask, owner| mask & instance.people[*owner as usize].mask[index])
                };
                let busy = owners.iter().map(|owner| instance.people[*owner as usize].busy.as_slice());
                as_announced(instance, mask, busy.clone(), assignment, slots, cut)
                    .filter(|place| instance.clock.slot.get(place.from() as usize) == Some(&start))
                    .or_else(|| exactly(instance, mask, busy, start, slots, cut))
            };
            if let Some(place) = place {
                put(instance, task, owners, place, start, false);
            }
        });
        instance.order = saved;
    }
}

/// Spans of pinned work that may overlap with other work, by person: they do not stand in the way of other pins.
struct Overlaps {
    spans: Vec<Vec<Span>>,
}

struct Pins<'a> {
    plan: &'a Plan,
    timeline: &'a Timeline,
    planned: &'a [&'a Task],
    starts: &'a [pin::Start],
}

impl Pins<'_> {
    fn fix(
        &self,
        instance: &mut Instance,
        shared: &mut Overlaps,
        at: u32,
        earliest: Option<Slot>,
        open: bool,
    ) {
        let pin::Start::At(start) = self.starts[at as usize] else { return };
        let task = &instance.tasks[at as usize];
        if task.seats.iter().any(|seat| seat.len() > 1) != open || task.never {
            return;
        }
        let excepted = |rule| self.plan.excepted(task.id, rule);
        let free_of_links = excepted(Rule::Link);
        let in_time = free_of_links || earliest.is_some_and(|earliest| earliest <= start);
        let dates = start >= task.not_before || excepted(Rule::NotBefore);
        if !in_time || !dates {
            instance.tasks[at as usize].never = true;
            return;
        }
        if task.milestone {
            put(instance, at, Vec::new(), Place::default(), start, free_of_links);
            return;
        }
        let overlaps = excepted(Rule::Overlap);
        let mut tries = 0;
        let mut owners = Vec::new();
        let found = self.choose(instance, shared, at, start, overlaps, &mut owners, &mut tries);
        match found {
            None => instance.tasks[at as usize].never = true,
            Some(place) => {
                if overlaps {
                    for owner in &owners {
                        shared.spans[*owner as usize].extend(&place.spans);
                    }
                }
                put(instance, at, owners, place, start, free_of_links);
            }
        }
    }

    /// Fills the seats one by one, least fixed work first, and tries the start.
    #[allow(clippy::too_many_arguments, reason = "one step of a recursion, its state passed on")]
    fn choose(
        &self,
        instance: &Instance,
        shared: &Overlaps,
        at: u32,
        start: Slot,
        overlaps: bool,
        owners: &mut Vec<u32>,
        tries: &mut u32,
    ) -> Option<Place> {
        let task = &instance.tasks[at as usize];
        if owners.len() == task.seats.len() {
            *tries += 1;
            return self.place(instance, shared, at, start, overlaps, owners);
        }
        let mut choices: Vec<u32> = task.seats[owners.len()].iter().map(|choice| choice.person).collect();
        let taken = |person: &u32| -> u32 {
            instance.people[*person as usize].busy.iter().map(|span| span.1 - span.0).sum()
        };
        choices.sort_by_key(taken);
        for person in choices {
            if owners.contains(&person) || *tries >= MOST_TRIES {
                continue;
            }
            owners.push(person);
            let found = self.choose(instance, shared, at, start, overlaps, owners, tries);
            if found.is_some() {
                return found;
            }
            owners.pop();
        }
        None
    }

    fn place(
        &self,
        instance: &Instance,
        shared: &Overlaps,
        at: u32,
        start: Slot,
        overlaps: bool,
        owners: &[u32],
    ) -> Option<Place> {
        let task = &instance.tasks[at as usize];
        let slots = task.slots((0..).zip(owners).filter_map(|(seat, owner)| task.choice(seat, *owner)));
        let excepted = |rule| self.plan.excepted(task.id, rule);
        let mut cut = task.cut;
        if excepted(Rule::HoursADay) {
            cut.a_day = u32::MAX;
        }
        // What other pinned work, except where an overlap is allowed, already takes.
        let busy: Vec<Vec<Span>> = owners
            .iter()
            .map(|owner| {
                let shared = &shared.spans[*owner as usize];
                let person = &instance.people[*owner as usize];
                let stands = |span: &&Span| !overlaps && !shared.contains(span);
                person.busy.iter().filter(stands).copied().collect()
            })
            .collect();
        if excepted(Rule::Availability) {
            let end = start.checked_add(slots).filter(|end| *end <= instance.clock.end())?;
            let span = (instance.clock.tick_from(start), instance.clock.tick_from(end));
            let met = busy.iter().any(|busy| overlap::pushed_past(busy, span.0, span.1).is_some());
            let day = |slot: Slot| instance.clock.slots_a_day - slot % instance.clock.slots_a_day;
            let first_day = slots.min(day(start));
            let most = first_day.max((slots - first_day).min(instance.clock.slots_a_day));
            let every = |_: usize| u64::MAX;
            return (!met && most <= cut.a_day).then(|| Place::new(instance, every, vec![span]));
        }
        let masks: Vec<Vec<u64>> = owners
            .iter()
            .map(|owner| instance.clock.mask(&self.timeline.people[*owner as usize].with_slack))
            .collect();
        let mask = |index: usize| masks.iter().fold(u64::MAX, |mask, words| mask & words[index]);
        debug_assert_eq!(self.planned[at as usize].id, task.id);
        exactly(instance, mask, busy.iter().map(Vec::as_slice), start, slots, cut)
    }
}

/// Places work that may be split in its announced pieces, the first of them and what of the others is still free; what
/// is left of it comes after the last.
fn as_announced<'a>(
    instance: &Instance,
    mask: impl Fn(usize) -> u64 + Copy,
    busy: impl Iterator<Item = &'a [Span]> + Clone,
    told: &Assignment,
    slots: u32,
    cut: Cut,
) -> Option<Place> {
    if cut.is_whole() || told.pieces.len() < 2 {
        return None;
    }
    let (clock, words) = (&instance.clock, instance.clock.words());
    let mut spans: Vec<Span> = Vec::new();
    let mut left = slots;
    for piece in &told.pieces {
        let (from, to) = (instance.slot(piece.start)?, instance.slot(piece.end)?);
        let span = (clock.tick_from(from), clock.tick_from(to));
        let take = availability::count(mask, words, span.0, span.1).min(left);
        // The last piece may be shorter than others.
        let is_long = take > 0 && (take >= cut.piece || take == left);
        let end = if is_long { availability::after(mask, words, span.0, take) } else { None };
        let free = |end: &u32| {
            !busy.clone().any(|busy| overlap::pushed_past(busy, span.0, *end).is_some())
                && availability::next(mask, words, span.0) == Some(span.0)
        };
        match end.filter(free) {
            Some(end) => {
                spans.push((span.0, end));
                left -= take;
            }
            // It no longer starts where it was announced.
            None if spans.is_empty() => return None,
            None => {}
        }
        if left == 0 {
            break;
        }
    }
    let from = spans.last()?.1;
    if left > 0
        && !split::pieces(mask, words, busy, clock.days(), split::Work { from, slots: left, cut }, &mut spans)
    {
        return None;
    }
    let place = Place::new(instance, mask, spans);
    let mut days: std::collections::BTreeMap<u32, u32> = std::collections::BTreeMap::new();
    for (day, slots) in &place.worked {
        *days.entry(*day).or_default() += slots;
    }
    days.values().all(|slots| *slots <= cut.a_day).then_some(place)
}

/// Places work exactly at a start, around what is busy.
fn exactly<'a>(
    instance: &Instance,
    mask: impl Fn(usize) -> u64 + Copy,
    busy: impl Iterator<Item = &'a [Span]> + Clone,
    start: Slot,
    slots: u32,
    cut: Cut,
) -> Option<Place> {
    let clock = &instance.clock;
    let from = clock.tick_from(start);
    if clock.slot.get(from as usize) != Some(&start) {
        return None;
    }
    let mut spans = Vec::new();
    if cut.is_whole() {
        spans.push(split::whole(mask, clock.words(), busy, from, slots)?);
    } else if !split::pieces(
        mask,
        clock.words(),
        busy,
        clock.days(),
        split::Work { from, slots, cut },
        &mut spans,
    ) {
        return None;
    }
    (spans.first()?.0 == from).then(|| Place::new(instance, mask, spans))
}

/// Where a task goes.
#[derive(Default)]
struct Place {
    spans: Vec<Span>,
    worked: Vec<(u32, u32)>,
}

impl Place {
    /// Its first tick; none of a milestone.
    fn from(&self) -> u32 {
        self.spans.first().map_or(u32::MAX, |span| span.0)
    }

    fn new(instance: &Instance, mask: impl Fn(usize) -> u64 + Copy, spans: Vec<Span>) -> Self {
        let mut worked = Vec::new();
        instance.clock.by_day(mask, &spans, |day, slots| worked.push((day, slots)));
        Self { spans, worked }
    }
}

/// Writes a place down and takes its time from its owners.
fn put(instance: &mut Instance, task: u32, owners: Vec<u32>, place: Place, start: Slot, free_of_links: bool) {
    let Place { spans, worked } = place;
    for owner in &owners {
        let busy = &mut instance.people[*owner as usize].busy;
        for span in &spans {
            overlap::add(busy, *span);
        }
        merge(busy);
    }
    let end = spans.last().map_or(start, |span| instance.clock.end_slot(span.1));
    let task = &mut instance.tasks[task as usize];
    task.fixed = Some(Fixed { owners, spans, worked, start, end, free_of_links });
}

/// Joins spans that overlap, as pins with exceptions may.
fn merge(busy: &mut Vec<Span>) {
    let mut merged: Vec<Span> = Vec::with_capacity(busy.len());
    for span in busy.iter() {
        match merged.last_mut() {
            Some(last) if span.0 < last.1 => last.1 = last.1.max(span.1),
            _ => merged.push(*span),
        }
    }
    *busy = merged;
}

/// Walks the tasks in their order with a lower bound of the earliest slot of each.
fn pass(instance: &mut Instance, mut visit: impl FnMut(&mut Instance, u32, Option<Slot>)) {
    let mut ends: Vec<Option<Slot>> = vec![None; instance.tasks.len()];
    for at in instance.order.clone() {
        let earliest = instance.after_links(at, |other| ends[other as usize]);
        if instance.tasks[at as usize].fixed.is_none() {
            visit(instance, at, earliest);
        }
        ends[at as usize] = end_at_least(instance, at, earliest);
    }
}

/// A lower bound of the slot after a task's last one; `None` where it cannot be placed.
fn end_at_least(instance: &Instance, at: u32, earliest: Option<Slot>) -> Option<Slot> {
    let task = &instance.tasks[at as usize];
    if task.never {
        return None;
    }
    if let Some(fixed) = &task.fixed {
        return Some(fixed.end);
    }
    let earliest = earliest?.max(task.not_before);
    if earliest > instance.clock.end() {
        return None;
    }
    let (from, words) = (instance.clock.tick_from(earliest), instance.clock.words());
    let mut end = from;
    for seat in &task.seats {
        let alone = |choice: &Choice| {
            let person = &instance.people[choice.person as usize];
            let mask = |index: usize| person.mask[index];
            let slots = if choice.slots == 0 { 1 } else { choice.slots };
            if task.cut.is_whole() && task.seats.len() == 1 {
                let slots = task.slots([*choice]);
                split::whole(mask, words, std::iter::once(person.busy.as_slice()), from, slots)
                    .map(|span| span.1)
            } else {
                availability::after(mask, words, from, slots)
            }
        };
        end = end.max(seat.iter().filter_map(alone).min()?);
    }
    Some(if task.milestone { earliest } else { instance.clock.end_slot(end).max(earliest) })
}

/// An order that respects links and otherwise follows a wish.
fn by_start(instance: &Instance, wish: &[u32]) -> Vec<u32> {
    let mut rank = vec![u32::MAX; instance.tasks.len()];
    for (task, at) in wish.iter().zip(0..) {
        rank[*task as usize] = at;
    }
    let mut waiting: Vec<usize> = instance.before.iter().map(Vec::len).collect();
    let mut ready: std::collections::BTreeSet<(u32, u32)> = wish
        .iter()
        .filter(|task| waiting[**task as usize] == 0)
        .map(|task| (rank[*task as usize], *task))
        .collect();
    let mut order = Vec::with_capacity(wish.len());
    while let Some((_, task)) = ready.pop_first() {
        order.push(task);
        for (next, _) in &instance.after[task as usize] {
            waiting[*next as usize] -= 1;
            if waiting[*next as usize] == 0 {
                ready.insert((rank[*next as usize], *next));
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_spans_become_one_and_neighbours_stay_two() {
        let mut busy = vec![(0, 4), (2, 6), (6, 7), (9, 10)];
        merge(&mut busy);
        assert_eq!(busy, [(0, 6), (6, 7), (9, 10)]);
    }
}
