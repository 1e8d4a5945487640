//! The relaxation in whole numbers: weeks, kinds of seats, tasks, and who may take what.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};

use crate::lp::ground::{Ground, Job};
use crate::lp::work::counts;
use crate::model::{DayMark, Held, Lag, Need, Person, PersonId, Rule, Seat, Slot, Timeline};

/// So many weeks after the window are told apart.
const MORE_WEEKS: usize = 8;
/// With more columns than this fewer weeks are told apart.
const MOST_COLUMNS: usize = 40_000;
/// At least so many weeks are told apart, if there are so many.
const LEAST_WEEKS: usize = 4;

/// Kinds of seats that somebody may take, each with the permille that they take of the time of the quickest.
pub(super) type Places = Vec<(usize, u32)>;

/// A task as it flows: its seats, and from which week on.
#[derive(Clone, Debug)]
pub(super) struct Flow {
    /// Kind of each seat and its least slots; none for a milestone.
    pub seats: Vec<(usize, u32)>,
    /// The first week in which a share may be done.
    pub first: usize,
    /// Weight × days late in each week from `first` on.
    pub late: Vec<i64>,
    /// What it costs in days to leave it out.
    pub out: i64,
    /// What it costs in weighted minutes to leave it out.
    pub minutes: i64,
    /// For each flow before it, by week from `first` on, the last week in which that may end.
    pub before: Vec<(usize, Vec<usize>)>,
}

/// Everything that the program is made of.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    /// Hours of a slot.
    pub hour: f64,
    /// First day of each week, the long last one included.
    days: Vec<u32>,
    /// Whether the last of them is the rest of the horizon.
    rest: bool,
    /// The Monday of the first week.
    monday: NaiveDate,
    /// How many kinds of seats there are.
    pub kinds: usize,
    /// What each person may take, in the order of the plan.
    pub people: Vec<Places>,
    /// The same for somebody with one skill at one level, for each that some seat asks for.
    pub skills: Vec<(Need, Places)>,
    /// Slots that each person has in each week, the long last one included.
    pub free: Vec<Vec<u32>>,
    /// The tasks, each after those it follows.
    pub flows: Vec<Flow>,
}

impl Shape {
    /// The shape of a plan's work; `open` is the same plan if nobody were ever off.
    pub fn new(ground: &Ground<'_>, open: &Ground<'_>) -> Self {
        let timeline = ground.timeline;
        let last_week =
            |days: u32| usize::try_from(timeline.week_of(days.saturating_sub(1))).unwrap_or(0) + 1;
        let all = last_week(timeline.days);
        let mut weeks = (last_week(timeline.window_days) + MORE_WEEKS).min(all);
        let mut kinds = Kinds::default();
        let flowing: Vec<usize> = ground.order.iter().copied().filter(|at| flows(ground, *at)).collect();
        for seat in flowing.iter().filter_map(|at| ground.jobs.get(*at)).flat_map(|job| &job.seats) {
            kinds.add(seat.iter().map(|choice| (choice.person, choice.slots)));
        }
        let of_people = kinds.of_people(ground.plan.people.len());
        let mut classes: Vec<&Places> = of_people.iter().collect();
        classes.sort_unstable();
        classes.dedup();
        let a_week = flowing.len() + classes.iter().map(|places| places.len()).sum::<usize>();
        while weeks > LEAST_WEEKS && weeks.saturating_mul(a_week) > MOST_COLUMNS {
            weeks -= 1;
        }
        let first_day = |week: usize| {
            let week = u32::try_from(week).unwrap_or(u32::MAX);
            week.saturating_mul(7).saturating_sub(timeline.as_of.weekday().num_days_from_monday())
        };
        let rest = weeks < all;
        let mut shape = Self {
            hour: f64::from(timeline.grid) / 60.0,
            days: (0..weeks + usize::from(rest)).map(first_day).collect(),
            rest,
            monday: monday(timeline.as_of),
            kinds: kinds.0.len(),
            people: of_people,
            skills: Vec::new(),
            free: Vec::new(),
            flows: Vec::new(),
        };
        shape.free = shape.free(ground);
        shape.skills = shape.skills(ground, &flowing, &kinds);
        shape.flow(ground, open, &flowing, &kinds);
        shape
    }

    /// The Mondays of the weeks that have prices.
    pub fn weeks(&self) -> impl Iterator<Item = NaiveDate> {
        let weeks = u64::try_from(self.days.len() - usize::from(self.rest)).unwrap_or(0);
        (0..weeks).map_while(|week| self.monday.checked_add_days(Days::new(week * 7)))
    }

    /// How many weeks there are, the long last one included.
    pub const fn len(&self) -> usize {
        self.days.len()
    }

    fn week_of(&self, timeline: &Timeline, slot: Slot) -> usize {
        self.days.partition_point(|first| *first <= timeline.day_of(slot)).saturating_sub(1)
    }

    /// Hours of each person and week, less those of work pinned in time.
    fn free(&self, ground: &Ground<'_>) -> Vec<Vec<u32>> {
        let mut free = Vec::new();
        for time in &ground.timeline.people {
            let mut weeks = vec![0_u32; self.len()];
            for slot in &time.available {
                weeks[self.week_of(ground.timeline, *slot)] += 1;
            }
            free.push(weeks);
        }
        for job in ground.possible().filter(|job| stands(ground, job)) {
            let (Some(start), Some(end)) = (job.start, Some(job.end)) else { continue };
            for choice in job.seats.iter().flatten() {
                let Some(time) = ground.timeline.people.get(choice.person) else { continue };
                let from = time.available.partition_point(|slot| *slot < start);
                for slot in time.available.iter().skip(from).take_while(|slot| **slot < end) {
                    let week = self.week_of(ground.timeline, *slot);
                    let left = free.get_mut(choice.person).and_then(|weeks| weeks.get_mut(week));
                    left.into_iter().for_each(|left| *left = left.saturating_sub(1));
                }
            }
        }
        free
    }

    /// What somebody with one asked skill at one asked level could take.
    fn skills(&self, ground: &Ground<'_>, flowing: &[usize], kinds: &Kinds) -> Vec<(Need, Places)> {
        let open: Vec<(&Job<'_>, usize, &Seat)> = flowing
            .iter()
            .filter_map(|at| ground.jobs.get(*at))
            .flat_map(|job| job.task.seats.iter().enumerate().map(move |(at, seat)| (job, at, seat)))
            .filter(|(job, _, seat)| seat.pin.is_none() && !keeps_owner(ground, job))
            .collect();
        let mut asked: Vec<Need> = open.iter().flat_map(|(_, _, seat)| seat.needs.iter().copied()).collect();
        asked.sort_by_key(|need| (need.skill, need.level));
        asked.dedup();
        let mut skills = Vec::new();
        for need in asked {
            let mut person = Person::new(PersonId(u32::MAX), "");
            person.skills = vec![Held { skill: need.skill, level: need.level }];
            let mut places: BTreeMap<usize, u32> = BTreeMap::new();
            for (job, at, seat) in &open {
                let Some(kind) =
                    kinds.of_seat(job, *at).filter(|_| ground.plan.suits(&person, job.task, seat))
                else {
                    continue;
                };
                let least = job.least(*at);
                let alone = ground.plan.stretched_slots(job.task, [need.level]);
                // Beside others the slowest decides.
                let slots =
                    if job.seats.len() == 1 && !seat.needs.is_empty() { alone } else { least.max(alone) };
                let slowness = permille(slots.max(1), least);
                places.entry(kind).and_modify(|known| *known = slowness.min(*known)).or_insert(slowness);
            }
            skills.push((need, places.into_iter().collect()));
        }
        skills
    }

    fn flow(&mut self, ground: &Ground<'_>, open: &Ground<'_>, flowing: &[usize], kinds: &Kinds) {
        let mut place: BTreeMap<usize, usize> = BTreeMap::new();
        for at in flowing {
            let Some(job) = ground.jobs.get(*at) else { continue };
            let earliest = |ground: &Ground<'_>| ground.jobs.get(*at).and_then(|job| job.start);
            let Some(start) = earliest(open).or_else(|| earliest(ground)) else { continue };
            let mut first = self.week_of(ground.timeline, start.min(ground.timeline.end().saturating_sub(1)));
            let mut before = Vec::new();
            for (earlier, lag) in &job.before {
                let Some(earlier) = place.get(earlier).copied() else { continue };
                let latest = self.latest(ground.timeline, *lag);
                let begun = self.flows.get(earlier).map_or(0, |flow: &Flow| flow.first);
                while first < self.len()
                    && latest.get(first).is_some_and(|week| week.is_none_or(|w| w < begun))
                {
                    first += 1;
                }
                before.push((earlier, latest));
            }
            let before = before.into_iter().map(|(earlier, latest)| {
                (earlier, latest.into_iter().skip(first).flatten().collect::<Vec<usize>>())
            });
            let before = before.collect();
            place.insert(*at, self.flows.len());
            let seats = job.seats.iter().enumerate();
            let seats = seats.filter_map(|(seat, _)| Some((kinds.of_seat(job, seat)?, job.least(seat))));
            let late: Vec<i64> =
                (first..self.len()).map(|week| self.late(ground.timeline, job, week)).collect();
            let horizon = i64::from(ground.timeline.days);
            let out = late.last().copied().unwrap_or(0).saturating_add(job.weight.saturating_mul(horizon));
            let seats = seats.collect();
            self.flows.push(Flow { seats, first, late, out, minutes: job.cost, before });
        }
    }

    /// For each week the last one in which a task may end so that another with that lag begins by the first.
    fn latest(&self, timeline: &Timeline, lag: Lag) -> Vec<Option<usize>> {
        let next = |day: &u32| {
            let slot = timeline.after_lag(day.saturating_mul(timeline.slots_a_day).saturating_add(1), lag);
            if slot < timeline.end() { self.week_of(timeline, slot) } else { self.len() }
        };
        let begins: Vec<usize> = self.days.iter().map(next).collect();
        (0..self.len()).map(|week| begins.partition_point(|begin| *begin <= week).checked_sub(1)).collect()
    }

    /// Weight × days late, after the due date and past the deadline, of a share done on the first day of a week.
    fn late(&self, timeline: &Timeline, job: &Job<'_>, week: usize) -> i64 {
        let day = self.days.get(week).copied().unwrap_or(0);
        let days = |date: Option<DayMark>| date.map_or(0, |due| i64::from(timeline.days_late(due, day)));
        job.weight.saturating_mul(days(job.due) + days(job.deadline))
    }
}

/// Kinds of seats: who may take them, and how slow they are in permille of the quickest.
#[derive(Default)]
struct Kinds(BTreeMap<Places, usize>);

impl Kinds {
    fn add(&mut self, choices: impl Iterator<Item = (usize, u32)> + Clone) {
        let next = self.0.len();
        self.0.entry(key(choices)).or_insert(next);
    }

    fn of_seat(&self, job: &Job<'_>, seat: usize) -> Option<usize> {
        self.0.get(&key(job.seats.get(seat)?.iter().map(|choice| (choice.person, choice.slots)))).copied()
    }

    /// What each person may take.
    fn of_people(&self, people: usize) -> Vec<Places> {
        let mut places = vec![Places::new(); people];
        for (who, kind) in &self.0 {
            for (person, slowness) in who {
                if let Some(places) = places.get_mut(*person) {
                    places.push((*kind, *slowness));
                }
            }
        }
        places.iter_mut().for_each(|places| places.sort_unstable());
        places
    }
}

fn key(choices: impl Iterator<Item = (usize, u32)> + Clone) -> Places {
    let least = choices.clone().map(|(_, slots)| slots).min().unwrap_or(1);
    choices.map(|(person, slots)| (person, permille(slots, least))).collect()
}

fn permille(slots: u32, least: u32) -> u32 {
    let permille = u64::from(slots) * 1000 / u64::from(least.max(1));
    u32::try_from(permille).unwrap_or(u32::MAX).max(1)
}

/// Whether a task flows: one that takes availability, or a milestone that nothing holds in place.
fn flows(ground: &Ground<'_>, at: usize) -> bool {
    ground.jobs.get(at).is_some_and(|job| counts(ground, job))
}

/// Whether a task stands where it is pinned: in one piece, with owners that are known.
fn stands(ground: &Ground<'_>, job: &Job<'_>) -> bool {
    let alone = job.seats.iter().all(|seat| seat.len() == 1);
    let shares = ground.plan.excepted(job.task.id, Rule::Overlap);
    job.pin.is_some() && !job.every_slot && alone && !job.task.may_pause() && !shares
}

/// Whether a started task may not change hands.
fn keeps_owner(ground: &Ground<'_>, job: &Job<'_>) -> bool {
    let accepted = ground.plan.schedule.as_deref();
    let known = accepted.is_some_and(|schedule| schedule.assignments.iter().any(|a| a.task == job.task.id));
    job.task.progress.is_started() && !job.task.progress.freed && known
}

fn monday(date: NaiveDate) -> NaiveDate {
    let days = Days::new(u64::from(date.weekday().num_days_from_monday()));
    date.checked_sub_days(days).unwrap_or(date)
}
