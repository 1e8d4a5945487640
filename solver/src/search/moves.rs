//! Which moves to try.
//!
//! A task is drawn, any one or, two times of five, from what holds a late one: a change elsewhere cannot make that one
//! earlier.
//! Then it changes places with a task of somebody who can do it, nearby in time; or it goes to a gap in the sequence of
//! such a person, and everything behind it makes room.
//! To change places keeps both people as busy as they were: where there is little time to spare, which is where dates
//! are hard to keep, one task alone hardly finds a better place.
//!
//! That a schedule is only improved by moving what is critical is an old idea of job shops (Egon Balas, "Machine
//! sequencing via disjunctive graphs", 1969; Peter van Laarhoven, Emile Aarts, Jan Karel Lenstra, "Job shop scheduling
//! by simulated annealing", 1992).
//! `docs/decisions/moves.md` says what each kind of move is worth.

use super::engine::{Engine, Hold, Kind, Times};
use super::random::Random;
use crate::instance::Instance;

/// Of a hundred draws, how many begin at a late task.
const LATE: u32 = 40;

/// How many tasks are looked at in search of a late one.
const LOOKS: u32 = 8;

/// Of a hundred steps back along what holds a late task, how many are followed by another.
const FURTHER: u32 = 75;

/// Of a hundred draws of a whole task with one seat, how many let it change places with another.
const SWAPS: u32 = 40;

/// Of a hundred draws, how many begin at a task that stands elsewhere than it was announced, and lead it back, while
/// what was announced is at stake.
const HOME: u32 = 35;

/// A task, its owners and the place in the list before which it goes.
#[derive(Clone, Debug, Default)]
pub struct Move {
    /// Which task.
    pub task: u32,
    /// The owner of each seat.
    pub owners: Vec<u32>,
    /// The place in the list before which it goes.
    pub before: u32,
    /// The task with which it changes places instead.
    pub other: Option<u32>,
    /// How it is held there; none: as it is.
    pub hold: Option<Hold>,
}

impl Move {
    /// Begins it as a trial; the answer is that of [`Engine::try_at`].
    pub fn begin(&self, engine: &mut Engine<'_>, limits: &Times) -> bool {
        match self.other {
            Some(other) => engine.try_swap(self.task, other, self.hold, limits),
            None => engine.try_at(self.task, &self.owners, self.before, self.hold, limits),
        }
    }
}

/// Draws moves.
#[derive(Clone, Debug)]
pub struct Moves {
    /// Tasks that can move.
    movable: Vec<u32>,
    /// Whether some of them were announced.
    told: bool,
    /// Whether what was announced is at stake: `stability` is the level at work or above it.
    pub steady: bool,
}

impl Moves {
    /// The moves of an instance.
    pub fn new(instance: &Instance, engine: &Engine<'_>) -> Self {
        let can = |task: &u32| !matches!(engine.kind(*task), Kind::Fixed | Kind::Milestone);
        let movable: Vec<u32> = instance.order.iter().copied().filter(can).collect();
        let told = movable.iter().any(|task| instance.tasks[*task as usize].announced.is_some());
        Self { movable, told, steady: false }
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
        let steady = self.steady && self.told;
        let home = steady.then(|| self.pick_moved(instance, engine, random, next)).flatten();
        let task = home.unwrap_or_else(|| self.pick(engine, random));
        next.task = task;
        next.other = None;
        let planned = &instance.tasks[task as usize];
        let (low, high) = engine.window(task);
        if home.is_some() {
            next.hold = Some(if random.below(4) == 0 { Hold::Week } else { Hold::Day });
            if engine.kind(task) == Kind::Work {
                return self.place_work(engine, random, next, low, high);
            }
            next.before = low + random.below(high - low + 1);
            return true;
        }
        next.hold = match random_hold(steady && engine.may_hold(task), random) {
            0 => Some(Hold::Free),
            1 => Some(Hold::Day),
            2 => Some(Hold::Week),
            _ => None,
        };
        next.owners.clear();
        next.owners.extend(engine.owners(task));
        if engine.kind(task) == Kind::Work {
            let choices = &planned.seats[0];
            next.owners[0] = choices[random.index(choices.len())].person;
            if random.below(100) < SWAPS {
                return Self::draw_swap(engine, random, next);
            }
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

    /// Draws a task that stands elsewhere than it was announced, with the owners that were announced where they may
    /// still take it.
    fn pick_moved(
        &self,
        instance: &Instance,
        engine: &Engine<'_>,
        random: &mut Random,
        next: &mut Move,
    ) -> Option<u32> {
        if random.below(100) >= HOME {
            return None;
        }
        let looks = self.movable.len().min(4 * LOOKS as usize);
        let from = random.index(self.movable.len());
        let all = self.movable[from..].iter().chain(&self.movable[..from]);
        let task = *all.take(looks).find(|task| engine.is_moved(**task))?;
        let planned = &instance.tasks[task as usize];
        let told = planned.announced.as_ref()?;
        next.owners.clear();
        if told.owners.len() == planned.seats.len()
            && (0..).zip(&told.owners).all(|(seat, owner)| planned.choice(seat, *owner).is_some())
        {
            next.owners.extend(&told.owners);
        } else {
            next.owners.extend(engine.owners(task));
        }
        Some(task)
    }

    /// Draws a task: any, or one that holds a late one, or that one itself.
    fn pick(&self, engine: &Engine<'_>, random: &mut Random) -> u32 {
        let mut task = self.movable[random.index(self.movable.len())];
        if random.below(100) >= LATE {
            return task;
        }
        for _ in 0..LOOKS {
            if engine.is_late(task) {
                break;
            }
            task = self.movable[random.index(self.movable.len())];
        }
        if !engine.is_late(task) {
            return task;
        }
        while random.below(100) < FURTHER {
            match engine.holder(task) {
                Some(holder) if !matches!(engine.kind(holder), Kind::Fixed | Kind::Milestone) => {
                    task = holder
                }
                _ => break,
            }
        }
        task
    }

    /// Draws a task of the new owner with which it changes places, the nearer the likelier.
    fn draw_swap(engine: &Engine<'_>, random: &mut Random, next: &mut Move) -> bool {
        let person = next.owners[0];
        let behind = engine.behind(next.task, person);
        let mut away = 0;
        while random.below(2) == 0 {
            away += 1;
        }
        let place = if random.below(2) == 0 { behind.checked_sub(away + 1) } else { Some(behind + away) };
        let other = place.and_then(|place| engine.at(person, place));
        next.other = other.filter(|other| engine.may_swap(next.task, *other));
        next.other.is_some()
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
        let (first, last) = engine.gaps(next.task, person, low, high, next.hold);
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
            // It stays, and is held or let go.
            None if engine.changes_hold(next.task, next.hold) => {
                next.before = engine.place(next.task);
                true
            }
            None => false,
        }
    }
}

/// 0: let go, 1: hold at the day, 2: in the week, else leave it; drawn only where something can be held.
fn random_hold(may: bool, random: &mut Random) -> u32 {
    if may { random.below(6) } else { 5 }
}
