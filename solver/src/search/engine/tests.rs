use super::*;
use crate::check::check;
use crate::goal;
use crate::model::{GoalKind, Plan};
use crate::sample::{Size, random};
use crate::search::construct;
use crate::search::random::Random;
use crate::watch::Unwatched;

const TIMES: [GoalKind; 4] =
    [GoalKind::Unplaced, GoalKind::Deadlines, GoalKind::Lateness, GoalKind::Stability];

const HOLDS: [Option<Hold>; 4] = [None, Some(Hold::Free), Some(Hold::Week), Some(Hold::Day)];

/// The engine's sums against the goals.
fn adds_up(instance: &Instance, engine: &Engine<'_>, what: &str) {
    let layout = engine.layout();
    for goal in TIMES {
        assert_eq!(engine.totals.of(goal), Some(goal::value(instance, &layout, goal)), "{what}: {goal:?}");
    }
    assert_eq!(engine.assigned, goal::peak_load::assigned(instance, &layout), "{what}: hours");
}

/// The engine's sums and schedule against the goals, the checker and an engine built anew.
fn holds(plan: &Plan, instance: &Instance, engine: &Engine<'_>, what: &str) {
    adds_up(instance, engine, what);
    let layout = engine.layout();
    let mut anew = engine.clone();
    anew.settle();
    assert_eq!(anew.totals, engine.totals, "{what}: anew");
    assert_eq!(ends(&anew), ends(engine), "{what}: ends anew");
    let report = check(plan, &layout.schedule(instance));
    assert!(report.is_valid(), "{what}: {:#?}", report.breaches);
}

fn ends(engine: &Engine<'_>) -> Vec<u32> {
    engine.nodes.iter().map(|node| node.end).collect()
}

/// A walk of so many moves, the sums held against the goals after each of them and all the rest now and then; how many
/// swaps there were besides.
fn walk(plan: &Plan, seed: u64, moves: u32, look: u32) -> u32 {
    let instance = Instance::new(plan);
    let order = construct::by_urgency(&instance);
    let layout = construct::construct(&instance, &order, &mut Unwatched);
    let mut engine = Engine::new(&instance, &layout, &order);
    engine.set_target(300);
    engine.settle();
    holds(plan, &instance, &engine, "at first");
    if engine.list.is_empty() {
        return 0;
    }
    let mut swaps = 0;
    let mut random = Random::new(seed);
    for count in 0..moves {
        if random.below(3) == 0 && swap(&mut engine, &mut random) {
            swaps += 1;
            adds_up(&instance, &engine, "after a swap");
        }
        let task = engine.list[random.index(engine.list.len())];
        let planned = &instance.tasks[task as usize];
        let mut owners: Vec<u32> = engine.owners(task).collect();
        if !owners.is_empty() && random.below(2) == 0 {
            let seat = random.index(owners.len());
            let person = planned.seats[seat][random.index(planned.seats[seat].len())].person;
            match owners.iter().position(|owner| *owner == person) {
                None => owners[seat] = person,
                Some(other) if planned.choice(other, owners[seat]).is_some() => owners.swap(seat, other),
                Some(_) => {}
            }
        }
        let (low, high) = engine.window(task);
        let before = low + random.below(high - low + 1);
        let saved = (ends(&engine), engine.totals, engine.assigned.clone());
        let hold = HOLDS[random.index(4)];
        let whole = engine.try_at(task, &owners, before, hold, &Times::NO_LIMIT);
        assert!(whole);
        if random.below(2) == 0 {
            engine.keep();
        } else {
            engine.undo();
            assert_eq!(saved, (ends(&engine), engine.totals, engine.assigned.clone()), "{seed}: taken back");
        }
        adds_up(&instance, &engine, "after a move");
        if count % 10 == 0 {
            engine.sort();
        }
        if count % look == 0 {
            holds(plan, &instance, &engine, &format!("seed {seed}, move {count}"));
        }
    }
    holds(plan, &instance, &engine, &format!("seed {seed}, at last"));
    swaps
}

/// Two tasks change places where they may, kept or taken back.
fn swap(engine: &mut Engine<'_>, random: &mut Random) -> bool {
    let mut draw = || engine.list[random.index(engine.list.len())];
    let mut pairs = (0..8).map(|_| (draw(), draw()));
    let Some((one, other)) = pairs.find(|(one, other)| engine.may_swap(*one, *other)) else { return false };
    let saved = (ends(engine), engine.totals, engine.assigned.clone());
    let hold = HOLDS[random.index(4)];
    assert!(engine.try_swap(one, other, hold, &Times::NO_LIMIT));
    if random.below(2) == 0 {
        engine.keep();
    } else {
        engine.undo();
        assert_eq!(saved, (ends(engine), engine.totals, engine.assigned.clone()), "taken back");
    }
    true
}

#[test]
fn moves_keep_sums_rules_and_times() {
    let swaps: u32 = (0..80).map(|seed| walk(&random(seed, Size::SMALL), seed, 1_250, 125)).sum();
    assert!(swaps > 1_000, "{swaps}");
    for seed in 0..4 {
        walk(&random(seed, Size::MEDIUM), seed, 500, 250);
    }
}
