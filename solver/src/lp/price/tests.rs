//! Prices worked out by hand, and prices held against the program with an hour more and an hour less.

use std::sync::Arc;

use chrono::NaiveDate;

use super::*;
use crate::check::check_on;
use crate::lp::prove;
use crate::model::*;
use crate::sample::{Size, random};
use crate::watch::Unwatched;

const DESIGN: SkillId = SkillId(1);
const MOTION: SkillId = SkillId(2);
const ANN: PersonId = PersonId(1);

fn day(days: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 5).unwrap() + chrono::Days::new(days)
}

/// Ann (design 3) and Bob (design 5, motion 3), 35 hours a week from Monday 5 January 2026 for eight weeks.
fn plan() -> Plan {
    let mut plan = Plan::new("Test", day(0));
    plan.grid = Minutes(30);
    plan.region = Region::None;
    plan.cap = Permille::ONE;
    plan.horizon = Some(day(55));
    plan.window = Some(day(27));
    for (id, skills) in [(1, vec![(DESIGN, 3)]), (2, vec![(DESIGN, 5), (MOTION, 3)])] {
        let mut person = Person::new(PersonId(id), format!("P{id}"));
        person.skills =
            skills.iter().map(|(skill, level)| Held { skill: *skill, level: Level(*level) }).collect();
        plan.people.push(person.into());
    }
    plan.clients.push(Client::new(ClientId(1), "C").into());
    plan.projects.push(Project::new(ProjectId(1), ClientId(1), "P").into());
    plan
}

fn add(plan: &mut Plan, hours: u32, need: (SkillId, u8), change: impl FnOnce(&mut Task)) -> TaskId {
    let id = TaskId(u32::try_from(plan.tasks.len()).unwrap() + 1);
    let mut task = Task::new(id, ProjectId(1), format!("T{id}"));
    task.effort = Some(Effort::exactly(Minutes::hours(hours)));
    task.seats[0].needs = vec![Need { skill: need.0, level: Level(need.1) }];
    change(&mut task);
    plan.tasks.push(task.into());
    id
}

fn priced(plan: &Plan) -> Prices {
    prices(plan, &Timeline::new(plan), &mut Unwatched).unwrap()
}

/// The price of a skill in a week, of lateness.
fn skill(prices: &Prices, skill: SkillId, level: u8, week: u64) -> i64 {
    let need = Need { skill, level: Level(level) };
    let found = prices.skills.iter().find(|entry| entry.need == need && entry.week == day(week * 7));
    found.map_or(0, |entry| entry.price.late)
}

fn near(value: i64, expected: i64) -> bool {
    (value - expected).abs() <= 1
}

#[test]
fn where_there_is_time_enough_hours_are_worth_nothing() {
    let mut plan = plan();
    add(&mut plan, 20, (DESIGN, 1), |task| task.due = Some(day(4)));
    assert_eq!(priced(&plan), Prices::default());
    assert_eq!(priced(&Plan::new("Empty", day(0))), Prices::default());
}

#[test]
fn an_hour_is_worth_the_lateness_that_it_saves() {
    let mut plan = plan();
    // 50 hours of motion for Bob, promised for the first Friday: 15 of them come on the Monday after, one day late.
    for _ in 0..2 {
        add(&mut plan, 25, (MOTION, 2), |task| {
            task.due = Some(day(4));
            task.weight = Weight(5);
        });
    }
    let prices = priced(&plan);
    // An hour is a 25th of a task of weight 5, a day late on Monday.
    assert!(near(skill(&prices, MOTION, 2, 0), 200), "{prices:?}");
    assert_eq!(
        (prices.people.len(), prices.people[0].person, prices.people[0].week),
        (1, PersonId(2), day(0))
    );
    assert!(prices.skills.iter().all(|entry| entry.price.unplaced == 0));
    // Ann does 35 of 40 hours of design, of weight 1; Bob's are worth more elsewhere.
    add(&mut plan, 40, (DESIGN, 1), |task| task.due = Some(day(4)));
    let prices = priced(&plan);
    assert!(near(skill(&prices, MOTION, 2, 0), 200) && near(skill(&prices, DESIGN, 1, 0), 25), "{prices:?}");
    assert!(prices.people.iter().any(|entry| entry.person == ANN && near(entry.price.late, 25)));
}

#[test]
fn levels_ask_for_people_who_have_them_and_speed_counts() {
    let mut plan = plan();
    plan.speed = [1000, 1000, 1000, 1000, 500].map(Permille);
    for _ in 0..2 {
        // Half the time at level 5: 30 hours of Bob's each.
        add(&mut plan, 60, (DESIGN, 4), |task| task.due = Some(day(4)));
    }
    // Nobody asks for level 5, so only an hour at level 4 is priced; it does half of what Bob's does.
    let prices = priced(&plan);
    let bob = prices.people.iter().find(|entry| entry.week == day(0)).unwrap().price.late;
    assert!(near(bob, 33) && near(skill(&prices, DESIGN, 4, 0), 17), "{prices:?}");
    assert!(prices.people.iter().all(|entry| entry.person != ANN), "she does not hold the level");
}

#[test]
fn prices_go_up_the_chain() {
    let mut plan = plan();
    let mut before = Vec::new();
    for _ in 0..2 {
        before.push(add(&mut plan, 25, (MOTION, 1), |_| {}));
    }
    for task in before {
        add(&mut plan, 5, (DESIGN, 1), |later| {
            later.after.push(Link { task, lag: Lag::WorkingDays(5) });
            later.due = Some(day(11));
        });
    }
    // What is motion in the second week is design in the third, a day late: an hour is a 25th of that.
    let prices = priced(&plan);
    assert!(near(skill(&prices, MOTION, 1, 0), 40), "{prices:?}");
    assert_eq!(skill(&prices, DESIGN, 1, 0), 0);
}

#[test]
fn a_week_without_anybody_has_a_price() {
    let mut plan = plan();
    let off = TimeOff { first: day(0), last: day(4), part: DayPart::Whole, note: String::new() };
    Arc::make_mut(&mut plan.people[1]).time_off.push(off);
    add(&mut plan, 20, (MOTION, 1), |task| task.due = Some(day(4)));
    assert!(near(skill(&priced(&plan), MOTION, 1, 0), 50));
}

#[test]
fn what_finds_no_room_is_priced_in_minutes() {
    let mut plan = plan();
    (plan.horizon, plan.window) = (Some(day(6)), Some(day(4)));
    for _ in 0..2 {
        add(&mut plan, 20, (MOTION, 1), |task| task.weight = Weight(3));
    }
    let prices = priced(&plan);
    // Five of 40 hours find no room; an hour more places 60 minutes of weight 3.
    assert!(near(prices.people[0].price.unplaced, 180_000), "{prices:?}");
    assert_eq!(prices.people[0].person, PersonId(2));
}

#[test]
fn pinned_work_takes_its_hours_from_the_start() {
    let mut plan = plan();
    add(&mut plan, 25, (MOTION, 2), |task| task.due = Some(day(4)));
    assert_eq!(priced(&plan), Prices::default());
    add(&mut plan, 20, (MOTION, 2), |task| task.pin_start = Some(day(0).and_hms_opt(9, 30, 0).unwrap()));
    assert!(skill(&priced(&plan), MOTION, 2, 0) > 0);
}

#[test]
fn a_stopped_watch_gives_no_prices() {
    struct Stopped;
    impl Watch for Stopped {
        fn should_stop(&mut self) -> bool {
            true
        }
    }
    let plan = random(1, Size::SMALL);
    assert_eq!(prices(&plan, &Timeline::new(&plan), &mut Stopped), None);
}

/// With `slots` more (or fewer) for somebody who may take these kinds of seats in that week.
fn changed(shape: &Shape, places: &[(usize, u32)], week: usize, slots: i64) -> f64 {
    let mut shape = shape.clone();
    if let (true, Some(person)) = (slots < 0, shape.people.iter().position(|p| p.as_slice() == places)) {
        let free = &mut shape.free[person][week];
        *free = u32::try_from(i64::from(*free) + slots).unwrap();
    } else {
        let mut free = vec![0; shape.len()];
        free[week] = u32::try_from(slots).unwrap();
        shape.people.push(places.to_vec());
        shape.free.push(free);
    }
    program::solve(&shape, Costs::Late).unwrap().value
}

#[test]
fn an_hour_more_gains_at_most_its_price_and_an_hour_less_costs_at_least_that() {
    let (mut gains, mut exact, mut skills) = (0, 0, 0);
    for seed in 0..7 {
        let mut plan = random(seed, Size::SMALL);
        // Hours are to be short.
        plan.people.iter_mut().for_each(|person| Arc::make_mut(person).cap = Some(Permille(300)));
        let timeline = Timeline::new(&plan);
        let shape = shape_of(&plan, &timeline);
        let base = program::solve(&shape, Costs::Late).unwrap();
        let slots = i64::from(60 / timeline.grid);
        let tolerance = 1e-3 + base.value.abs() * 1e-6;
        let weeks = shape.weeks().count().min(3);
        for week in 0..weeks {
            let people = shape.people.iter().enumerate().filter(|(_, places)| !places.is_empty());
            let dear = |places: &[(usize, u32)]| base.hour(places, week) > 1e-3;
            for (person, places) in people.filter(|(_, places)| dear(places)).take(1) {
                let price = base.hour(places, week);
                let gain = base.value - changed(&shape, places, week, slots);
                assert!(gain <= price + tolerance, "seed {seed}: {gain} for {price}");
                gains += usize::from(gain > tolerance);
                exact += usize::from((gain - price).abs() <= tolerance);
                if i64::from(shape.free[person][week]) > slots {
                    let loss = changed(&shape, places, week, -slots) - base.value;
                    assert!(loss >= price - tolerance, "seed {seed}: {loss} for {price}");
                }
            }
            for (need, places) in shape.skills.iter().filter(|(_, places)| dear(places)).take(2) {
                let price = base.hour(places, week);
                let gain = base.value - changed(&shape, places, week, slots);
                assert!(gain <= price + tolerance, "seed {seed}: {gain} for {price} of {need:?}");
                skills += usize::from(gain > tolerance);
            }
        }
    }
    assert!(gains > 8 && skills > 4 && exact > 4, "{gains} {exact} {skills}");
}

#[test]
fn no_schedule_that_places_all_costs_less_than_the_relaxation() {
    let (mut comparable, mut late) = (0, 0);
    for seed in 0..150 {
        let mut plan = random(seed, if seed % 3 == 0 { Size::SMALL } else { Size::TINY });
        plan.goals = Goals::new([GoalKind::Deadlines, GoalKind::Lateness]);
        // Half of these plans come with a schedule.
        let Some(schedule) = plan.schedule.clone() else { continue };
        let timeline = Timeline::new(&plan);
        let report = check_on(&plan, &timeline, &schedule);
        if !report.is_valid() || report.unplaced != prove(&plan, &timeline, &mut Unwatched).impossible {
            continue;
        }
        comparable += 1;
        let cost = report.score.0[1] + report.score.0[2];
        let relaxed = program::solve(&shape_of(&plan, &timeline), Costs::Late).unwrap();
        late += usize::from(relaxed.value > 0.5);
        assert!(relaxed.value <= cost as f64 + 1e-3, "seed {seed}: {} > {cost}", relaxed.value);
    }
    assert!(comparable > 15 && late > 2, "only {comparable}, {late}");
}

#[test]
fn the_same_plan_has_the_same_prices() {
    let plan = random(3, Size::SMALL);
    let timeline = Timeline::new(&plan);
    let once = prices(&plan, &timeline, &mut Unwatched);
    assert!(once.is_some());
    assert_eq!(once, prices(&plan, &timeline, &mut Unwatched));
}
