//! Which moves to try.

use super::engine::{Engine, Kind};
use super::random::Random;
use crate::instance::Instance;

/// A task, its owners and the place in the list before which it goes.
#[derive(Clone, Debug, Default)]
pub struct Move {
    /// Which task.
    pub task: u32,
    /// The owner of each seat.
    pub owners: Vec<u32>,
    /// The place in the list before which it goes.
    pub before: u32,
}

/// Draws moves.
#[derive(Clone, Debug)]
pub struct Moves {
    /// Tasks that can move.
    movable: Vec<u32>,
}

impl Moves {
    /// The moves of an instance.
    pub fn new(instance: &Instance, engine: &Engine<'_>) -> Self {
        let can = |task: &u32| !matches!(engine.kind(*task), Kind::Fixed | Kind::Milestone);
        Self { movable: instance.order.iter().copied().filter(can).collect() }
    }

    /// Whether there is nothing to move.
    pub const fn is_empty(&self) -> bool {
        self.movable.is_empty()
    }

    /// Draws a move; `false` where the draw came to nothing.
    pub fn draw(
        &self,
        instance: &Instance,
        engine: &Engine<'_>,
        random: &mut Random,
        next: &mut Move,
    ) -> bool {
        let task = self.movable[random.index(self.movable.len())];
        next.task = task;
        next.owners.clear();
        next.owners.extend(engine.owners(task));
        let planned = &instance.tasks[task as usize];
        let (low, high) = engine.window(task);
        if engine.kind(task) == Kind::Work {
            let choices = &planned.seats[0];
            next.owners[0] = choices[random.index(choices.len())].person;
            return self.place_work(engine, random, next, low, high);
        }
        if random.below(2) == 0 {
            let seat = random.index(next.owners.len());
            let choices = &planned.seats[seat];
            let person = choices[random.index(choices.len())].person;
            match next.owners.iter().position(|owner| *owner == person) {
                None => next.owners[seat] = person,
                Some(other) if planned.choice(other, next.owners[seat]).is_some() => {
                    next.owners.swap(seat, other)
                }
                Some(_) => {}
            }
        }
        // Near where it stands, or anywhere.
        let here = engine.place(task);
        let reach = 1 + (high - low) / if random.below(2) == 0 { 8 } else { 1 };
        let (from, to) = (low.max(here.saturating_sub(reach)), high.min(here + reach));
        next.before = from + random.below(to - from + 1);
        true
    }

    /// Draws a place in the sequence of the new owner, from where the task would not wait there for its links.
    fn place_work(
        &self,
        engine: &Engine<'_>,
        random: &mut Random,
        next: &mut Move,
        low: u32,
        high: u32,
    ) -> bool {
        let person = next.owners[0];
        let (first, last) = engine.gaps(next.task, person, low, high);
        let gap = if random.below(2) == 0 {
            let mut gap = first;
            while gap < last && random.below(2) == 0 {
                gap += 1;
            }
            gap
        } else {
            first + random.below(last - first + 1)
        };
        match engine.before_gap(next.task, person, gap) {
            Some(before) => {
                next.before = before.max(low);
                true
            }
            None => false,
        }
    }
}
