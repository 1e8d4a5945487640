//! The plan in slots: who works when, what is kept free, and how days are counted.
//!
//! Slot `s` begins `s` grid steps after the beginning of `as_of`; days are counted the same way.
//! For each person and day the working slots are those that lie wholly inside a working interval on a day
//! on which the person is there, is not off and has no public holiday.
//! From these are taken, in this order:
//! 1. what the ramp of a new hire removes (rounded down), from the last slot backwards — the rest is *capacity*;
//! 2. recurring load with an interval of its own: the slots inside it;
//! 3. *slack*, the share of capacity above the cap (rounded down), from the last free slot backwards;
//! 4. recurring load without an interval, spread evenly over its days (rounded up), likewise.
//!
//! What is left is *available*: there work may be placed.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta};

use super::person_time::{PersonTime, person_time};
use super::{Lag, Plan, Region};

/// A step of the grid, counted from the beginning of `as_of`.
pub type Slot = u32;

/// A longer horizon is cut to this: ten years.
const MAX_DAYS: i64 = 3660;

/// A date as the timeline counts it: days and working days from `as_of`, negative before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DayMark {
    /// Days after `as_of`.
    pub day: i32,
    /// Working days of the plan calendar from `as_of` up to and including this day.
    pub working: i32,
}

/// A plan's time in slots. Building it costs O(people × horizon).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// The day with which slot 0 begins.
    pub as_of: NaiveDate,
    /// Minutes of a slot.
    pub grid: u32,
    /// Slots of a day.
    pub slots_a_day: u32,
    /// Days up to the horizon.
    pub days: u32,
    /// Days of the window, at most `days`.
    pub window_days: u32,
    /// Everybody's time, in the order of the plan's people.
    pub people: Vec<Arc<PersonTime>>,
    /// Working days of the plan calendar from `as_of` up to and including day `i`.
    working: Vec<i32>,
    /// Working days lost between a date before `as_of` and `as_of`, for [`Timeline::mark`].
    before: BTreeMap<NaiveDate, i32>,
}

impl Timeline {
    /// The timeline of a plan.
    pub fn new(plan: &Plan) -> Self {
        Self::renewed(plan, None)
    }

    /// The same, with what stayed the same taken from an earlier one: after an edit of a task it costs
    /// O(horizon + tasks).
    pub fn renewed(plan: &Plan, last: Option<&Self>) -> Self {
        let grid = plan.grid.0.clamp(1, 1440);
        let length = |last: NaiveDate| (last - plan.as_of).num_days().clamp(0, MAX_DAYS - 1) + 1;
        let days = u32::try_from(length(plan.horizon())).unwrap_or(1);
        let window_days = u32::try_from(length(plan.window())).unwrap_or(1).min(days);
        let dates: Vec<NaiveDate> =
            (0..u64::from(days)).map_while(|d| plan.as_of.checked_add_days(Days::new(d))).collect();
        let holidays = holidays(plan.region, &dates);
        let mut count = 0;
        // As `Plan::is_working_day`, which would work the holidays of a year out anew for every day.
        let working = dates.iter().map(|day| {
            let workday = day.weekday().number_from_monday() <= 5 && holidays.binary_search(day).is_err();
            count += i32::from(workday);
            count
        });
        let working = working.collect();
        let last = last
            .filter(|last| (last.as_of, last.grid, last.working.len()) == (plan.as_of, grid, dates.len()));
        let people = plan.people.iter().enumerate().map(|(index, person)| {
            let of = (Arc::clone(person), person.region.unwrap_or(plan.region), plan.cap_of(person));
            let known = last
                .and_then(|last| last.people.get(index))
                .filter(|time| Arc::ptr_eq(&time.of.0, &of.0) && (time.of.1, time.of.2) == (of.1, of.2));
            known.map_or_else(|| Arc::new(person_time(of, grid, &dates)), Arc::clone)
        });
        let people = people.collect();
        let mut timeline = Self {
            as_of: plan.as_of,
            grid,
            slots_a_day: 1440 / grid,
            days: u32::try_from(dates.len()).unwrap_or(days),
            window_days,
            people,
            working,
            before: BTreeMap::new(),
        };
        timeline.count_before(plan);
        timeline
    }

    /// The first slot after the horizon.
    pub const fn end(&self) -> Slot {
        self.days * self.slots_a_day
    }

    /// The first slot after the window.
    pub const fn window_end(&self) -> Slot {
        self.window_days * self.slots_a_day
    }

    /// The day of a slot.
    pub const fn day_of(&self, slot: Slot) -> u32 {
        slot / self.slots_a_day
    }

    /// The date of a day.
    pub fn date(&self, day: u32) -> NaiveDate {
        self.as_of.checked_add_days(Days::new(u64::from(day))).unwrap_or(NaiveDate::MAX)
    }

    /// When a slot begins.
    pub fn time(&self, slot: Slot) -> NaiveDateTime {
        let minutes = TimeDelta::minutes(i64::from(slot) * i64::from(self.grid));
        self.as_of.and_time(chrono::NaiveTime::MIN).checked_add_signed(minutes).unwrap_or(NaiveDateTime::MAX)
    }

    /// The slot that begins at this very moment; `None` off the grid or before `as_of`.
    pub fn slot(&self, time: NaiveDateTime) -> Option<Slot> {
        let seconds = (time - self.as_of.and_time(chrono::NaiveTime::MIN)).num_seconds();
        let step = i64::from(self.grid) * 60;
        (seconds % step == 0).then(|| u32::try_from(seconds / step).ok())?
    }

    /// The first slot of a date; 0 for dates before `as_of`.
    pub fn slot_of_date(&self, date: NaiveDate) -> Slot {
        let day = u32::try_from((date - self.as_of).num_days().max(0)).unwrap_or(u32::MAX);
        day.saturating_mul(self.slots_a_day)
    }

    /// The calendar week of a day, counted from 0 for the week of `as_of`; weeks begin on Monday.
    pub fn week_of(&self, day: u32) -> u32 {
        (day + self.as_of.weekday().num_days_from_monday()) / 7
    }

    /// Whether a day belongs to the plan calendar.
    pub fn is_working(&self, day: u32) -> bool {
        self.working_up_to(i64::from(day)) > self.working_up_to(i64::from(day) - 1)
    }

    /// A date as the timeline counts it; dates before `as_of` must be dues or deadlines of the plan.
    pub fn mark(&self, date: NaiveDate) -> DayMark {
        let day = (date - self.as_of).num_days();
        let working = self.before.get(&date).map_or_else(|| self.working_up_to(day), |lost| -lost);
        DayMark { day: i32::try_from(day).unwrap_or(if day < 0 { i32::MIN } else { i32::MAX }), working }
    }

    /// Working days after `due` up to the day of a finish: 0 until the due day, at least 1 after it.
    pub fn days_late(&self, due: DayMark, finish_day: u32) -> u32 {
        let finish = i64::from(finish_day);
        if finish <= i64::from(due.day) {
            return 0;
        }
        u32::try_from(self.working_up_to(finish) - due.working).unwrap_or(0).max(1)
    }

    /// The day on which work that ends before slot `end` was last worked on; a milestone's own day.
    pub const fn finish_day(&self, end: Slot, milestone: bool) -> u32 {
        if milestone { self.day_of(end) } else { self.day_of(end.saturating_sub(1)) }
    }

    /// The first slot at which a successor may start, after a task that ends before slot `end`.
    ///
    /// A working-day lag of n: n full days of the plan calendar pass, then the next slot; 0: the same moment.
    /// Beyond the horizon it is `Slot::MAX`: never. O(log days).
    pub fn after_lag(&self, end: Slot, lag: Lag) -> Slot {
        match lag {
            Lag::WorkingDays(0) | Lag::CalendarDays(0) => end,
            Lag::CalendarDays(n) => end.saturating_add(n.saturating_mul(self.slots_a_day)),
            Lag::WorkingDays(n) => {
                let last_day = (i64::from(end) - 1).div_euclid(i64::from(self.slots_a_day));
                let target = i64::from(self.working_up_to(last_day)) + i64::from(n);
                let day = self.working.partition_point(|count| i64::from(*count) < target);
                if day >= self.working.len() {
                    return Slot::MAX;
                }
                u32::try_from(day + 1).map_or(Slot::MAX, |day| day.saturating_mul(self.slots_a_day))
            }
        }
    }

    /// The last day of the frozen window: the nth working day from `as_of`, itself counted; `None` for 0 days.
    pub fn frozen_until(&self, days: u32) -> Option<u32> {
        let target = i32::try_from(days).ok().filter(|days| *days > 0)?;
        let day = self.working.partition_point(|count| *count < target);
        u32::try_from(day.min(self.working.len().saturating_sub(1))).ok()
    }

    /// Minutes of capacity of a person (by index) in the window, at least one slot.
    pub fn window_capacity(&self, person: usize) -> u32 {
        let window = usize::try_from(self.window_days).unwrap_or(usize::MAX);
        let slots: u32 = self.people.get(person).map_or(0, |time| time.capacity.iter().take(window).sum());
        slots.max(1) * self.grid
    }

    fn working_up_to(&self, day: i64) -> i32 {
        match usize::try_from(day) {
            Err(_) => 0,
            Ok(day) => self.working.get(day).or(self.working.last()).copied().unwrap_or(0),
        }
    }

    /// Dates before `as_of` count backwards: only those that the plan names are needed, and those further away
    /// than the longest horizon count as if they were that far.
    fn count_before(&mut self, plan: &Plan) {
        let named = plan.tasks.iter().flat_map(|task| [plan.due_of(task), task.deadline]).flatten();
        let mut dates: Vec<NaiveDate> = named.filter(|date| *date < plan.as_of).collect();
        dates.sort_unstable();
        dates.dedup();
        let Some(yesterday) = plan.as_of.pred_opt() else { return };
        let earliest = plan.as_of - TimeDelta::days(MAX_DAYS.min((plan.as_of - NaiveDate::MIN).num_days()));
        let (mut day, mut lost) = (yesterday, 0);
        for date in dates.into_iter().rev() {
            while day > date.max(earliest) {
                lost += i32::from(plan.is_working_day(day));
                let Some(earlier) = day.pred_opt() else { return };
                day = earlier;
            }
            self.before.insert(date, lost);
        }
    }
}

/// The public holidays of all years that the dates touch, sorted.
pub(super) fn holidays(region: Region, dates: &[NaiveDate]) -> Vec<NaiveDate> {
    // An observed New Year may fall on 31 December of the year before.
    let years = dates.first().map_or(0, |d| d.year())..=dates.last().map_or(0, |d| d.year()) + 1;
    let mut days: Vec<NaiveDate> = years.flat_map(|year| region.holidays(year)).map(|(day, _)| day).collect();
    days.sort_unstable();
    days
}

#[cfg(test)]
mod tests {
    use super::super::*;
    use super::*;

    /// Monday 5 January 2026.
    fn plan() -> Plan {
        let mut plan = Plan::new("Test", "2026-01-05".parse().unwrap());
        plan.region = Region::None;
        plan.horizon = "2026-02-01".parse().ok();
        plan.window = "2026-01-16".parse().ok();
        plan.people.push(std::sync::Arc::new(Person::new(PersonId(1), "Léa")));
        plan
    }

    fn edit(plan: &mut Plan, change: impl FnOnce(&mut Person)) {
        change(std::sync::Arc::make_mut(&mut plan.people[0]));
    }

    #[test]
    fn slack_is_the_end_of_each_day() {
        let timeline = Timeline::new(&plan());
        let time = &timeline.people[0];
        // Seven hours are 28 slots; 15 % of them, rounded down, are 4: 16:30 to 17:30.
        assert_eq!((time.capacity[0], time.slack[0]), (28, 4));
        let last = time.available.iter().filter(|slot| timeline.day_of(**slot) == 0).max().unwrap();
        assert_eq!(timeline.time(last + 1).to_string(), "2026-01-05 16:30:00");
        assert_eq!(time.capacity[5], 0, "Saturday");
        assert_eq!(timeline.window_capacity(0), 10 * 7 * 60);
    }

    #[test]
    fn time_off_recurring_load_and_ramp_take_their_slots() {
        let mut plan = plan();
        plan.cap = Permille::ONE;
        edit(&mut plan, |person| {
            person.first_day = "2026-01-05".parse().ok();
            person.ramp = vec![Permille(500)];
            let day = "2026-01-06".parse().unwrap();
            person.time_off.push(TimeOff {
                first: day,
                last: day,
                part: DayPart::Morning,
                note: String::new(),
            });
            let minutes = Minutes(150);
            person.recurring.push(Recurring { name: "mail".into(), minutes, days: vec![], at: None });
        });
        let time = &Timeline::new(&plan).people[0];
        // Half of 28 slots on Monday, half of the 14 afternoon slots on Tuesday, all from the second week.
        assert_eq!((time.capacity[0], time.capacity[1], time.capacity[7]), (14, 7, 28));
        // 150 minutes over five days are 30 minutes, two slots, a day.
        assert_eq!((time.recurring[0], time.recurring[1], time.recurring[7]), (2, 2, 2));
        assert_eq!(time.available.iter().filter(|slot| **slot < 96).count(), 12);
    }

    #[test]
    fn recurring_load_at_a_time_keeps_its_slots_and_slack_goes_elsewhere() {
        let mut plan = plan();
        edit(&mut plan, |person| {
            let at = Some(Interval::new(TimeOfDay::at(17, 0), TimeOfDay::at(17, 30)));
            person.recurring.push(Recurring {
                name: "stand-up".into(),
                minutes: Minutes(0),
                days: vec![1],
                at,
            });
        });
        let timeline = Timeline::new(&plan);
        let time = &timeline.people[0];
        assert_eq!((time.recurring[0], time.recurring[1], time.slack[0]), (2, 0, 4));
        let last = time.available.iter().filter(|slot| **slot < 96).max().unwrap();
        assert_eq!(timeline.time(last + 1).to_string(), "2026-01-05 16:00:00");
    }

    #[test]
    fn lags_count_full_working_days() {
        let timeline = Timeline::new(&plan());
        let at = |text: &str| timeline.slot(text.parse().unwrap()).unwrap();
        let cases = [
            ("2026-01-06T15:00:00", Lag::WorkingDays(2), "2026-01-09T00:00:00"),
            ("2026-01-06T15:00:00", Lag::WorkingDays(0), "2026-01-06T15:00:00"),
            ("2026-01-09T15:00:00", Lag::WorkingDays(1), "2026-01-13T00:00:00"),
            ("2026-01-10T15:00:00", Lag::WorkingDays(1), "2026-01-13T00:00:00"),
            ("2026-01-06T15:00:00", Lag::CalendarDays(2), "2026-01-08T15:00:00"),
        ];
        for (end, lag, start) in cases {
            assert_eq!(timeline.after_lag(at(end), lag), at(start), "{end} {lag:?}");
        }
        assert_eq!(timeline.after_lag(at("2026-01-30T15:00:00"), Lag::WorkingDays(1)), Slot::MAX);
    }

    #[test]
    fn lateness_counts_working_days_and_at_least_one() {
        let mut plan = plan();
        let mut task = Task::new(TaskId(1), ProjectId(1), "T");
        task.due = "2026-01-01".parse().ok();
        plan.clients.push(Client::new(ClientId(1), "C").into());
        plan.projects.push(Project::new(ProjectId(1), ClientId(1), "P").into());
        plan.tasks.push(task.into());
        let timeline = Timeline::new(&plan);
        let late = |due: &str, day| timeline.days_late(timeline.mark(due.parse().unwrap()), day);
        assert_eq!(late("2026-01-09", 4), 0, "on the due Friday");
        assert_eq!(late("2026-01-09", 5), 1, "on the Saturday after");
        assert_eq!(late("2026-01-09", 7), 1, "on the Monday after");
        assert_eq!(late("2026-01-09", 8), 2);
        // Due Thursday 1 January, finished Monday 5 January: Friday and Monday.
        assert_eq!(late("2026-01-01", 0), 2, "overdue before the plan began");
    }

    #[test]
    fn wild_dates_do_not_panic() {
        let mut plan = plan();
        plan.horizon = NaiveDate::from_ymd_opt(9999, 12, 31);
        assert_eq!(i64::from(Timeline::new(&plan).days), MAX_DAYS);
        plan.as_of = NaiveDate::MAX;
        assert!(Timeline::new(&plan).days >= 1);
        plan.as_of = NaiveDate::MIN;
        assert!(Timeline::new(&plan).days >= 1);
    }

    #[test]
    fn a_due_date_of_long_ago_counts_as_ten_years() {
        let mut plan = plan();
        plan.clients.push(Client::new(ClientId(1), "C").into());
        plan.projects.push(Project::new(ProjectId(1), ClientId(1), "P").into());
        let mut task = Task::new(TaskId(1), ProjectId(1), "T");
        task.due = Some(NaiveDate::MIN);
        plan.tasks.push(task.into());
        let timeline = Timeline::new(&plan);
        let late = timeline.days_late(timeline.mark(NaiveDate::MIN), 0);
        assert!((2600..2620).contains(&late), "{late}");
    }
}
