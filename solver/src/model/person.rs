//! People: what they can do and when they can do it.

use chrono::{NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::{Interval, Level, Minutes, Permille, PersonId, Region, SkillId, TimeOfDay};

/// A skill of the plan's catalogue, such as "design" or "motion".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Skill {
    /// Its identifier.
    pub id: SkillId,
    /// Its name, as people say it.
    pub name: String,
}

/// A role that somebody plays in the agency; one person may wear several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Hat {
    /// Account manager: speaks for the client.
    Am,
    /// Project manager: keeps scope, dates and work together.
    Pm,
    /// Does the creative work.
    Creative,
    /// Leads the agency or a department.
    Lead,
}

impl Hat {
    /// Every hat, in the order in which people are grouped.
    pub const ALL: [Self; 4] = [Self::Lead, Self::Am, Self::Pm, Self::Creative];
}

/// A skill that a person holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Held {
    /// Which skill.
    pub skill: SkillId,
    /// At which level.
    pub level: Level,
}

/// Working time per weekday; a day without intervals is not worked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct WorkingWeek {
    /// Monday's intervals, in order, without overlap.
    pub mon: Vec<Interval>,
    /// Tuesday's intervals.
    pub tue: Vec<Interval>,
    /// Wednesday's intervals.
    pub wed: Vec<Interval>,
    /// Thursday's intervals.
    pub thu: Vec<Interval>,
    /// Friday's intervals.
    pub fri: Vec<Interval>,
    /// Saturday's intervals.
    pub sat: Vec<Interval>,
    /// Sunday's intervals.
    pub sun: Vec<Interval>,
}

impl WorkingWeek {
    /// The default day: 09:30–13:00 and 14:00–17:30, seven hours.
    pub fn default_day() -> Vec<Interval> {
        vec![
            Interval::new(TimeOfDay::at(9, 30), TimeOfDay::at(13, 0)),
            Interval::new(TimeOfDay::at(14, 0), TimeOfDay::at(17, 30)),
        ]
    }

    /// A week in which nobody works, to build others from.
    pub const fn empty() -> Self {
        let none = Vec::new;
        Self { mon: none(), tue: none(), wed: none(), thu: none(), fri: none(), sat: none(), sun: none() }
    }

    /// Every day from 00:00 to 24:00, for benchmark files.
    pub fn round_the_clock() -> Self {
        let mut week = Self::empty();
        for day in week.days_mut() {
            *day = vec![Interval::new(TimeOfDay(0), TimeOfDay::END)];
        }
        week
    }

    /// The intervals of a weekday.
    pub fn day(&self, weekday: Weekday) -> &[Interval] {
        match weekday {
            Weekday::Mon => &self.mon,
            Weekday::Tue => &self.tue,
            Weekday::Wed => &self.wed,
            Weekday::Thu => &self.thu,
            Weekday::Fri => &self.fri,
            Weekday::Sat => &self.sat,
            Weekday::Sun => &self.sun,
        }
    }

    /// The intervals of all days, Monday first, to change them.
    pub fn days_mut(&mut self) -> [&mut Vec<Interval>; 7] {
        [
            &mut self.mon,
            &mut self.tue,
            &mut self.wed,
            &mut self.thu,
            &mut self.fri,
            &mut self.sat,
            &mut self.sun,
        ]
    }

    /// The intervals of all days, Monday first.
    pub fn days(&self) -> [&[Interval]; 7] {
        [&self.mon, &self.tue, &self.wed, &self.thu, &self.fri, &self.sat, &self.sun]
    }

    /// Working minutes of a normal week.
    pub fn minutes(&self) -> Minutes {
        let of = |i: &Interval| u32::from(i.to.0.saturating_sub(i.from.0));
        Minutes(self.days().iter().flat_map(|day| day.iter()).map(of).sum())
    }
}

impl Default for WorkingWeek {
    fn default() -> Self {
        let mut week = Self::empty();
        for day in week.days_mut().into_iter().take(5) {
            *day = Self::default_day();
        }
        week
    }
}

/// Which part of a day somebody is away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DayPart {
    /// All day.
    #[default]
    Whole,
    /// Until 13:00.
    Morning,
    /// From 13:00.
    Afternoon,
    /// Between two times.
    Between(Interval),
}

impl DayPart {
    /// Where morning ends and afternoon begins.
    pub const NOON: TimeOfDay = TimeOfDay::at(13, 0);

    /// The minutes of the day that this part covers.
    pub const fn interval(self) -> Interval {
        match self {
            Self::Whole => Interval::new(TimeOfDay(0), TimeOfDay::END),
            Self::Morning => Interval::new(TimeOfDay(0), Self::NOON),
            Self::Afternoon => Interval::new(Self::NOON, TimeOfDay::END),
            Self::Between(interval) => interval,
        }
    }
}

/// Time off: the same part of every day from the first to the last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TimeOff {
    /// First day away.
    pub first: NaiveDate,
    /// Last day away; the same as the first for one day.
    pub last: NaiveDate,
    /// Which part of each of these days.
    #[serde(default, skip_serializing_if = "is_default")]
    pub part: DayPart,
    /// A word about it ("holiday", "training"); never leaves the browser unless asked for.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// Work that comes back every week and is not planned task by task, such as meetings or mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Recurring {
    /// What it is.
    pub name: String,
    /// Minutes a week, spread evenly over its days when it names no interval.
    pub minutes: Minutes,
    /// On which weekdays, 1 = Monday to 7 = Sunday; empty: every day of the working week.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub days: Vec<u8>,
    /// At which time of these days; `minutes` is then not used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Interval>,
}

/// What a person wishes for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Wishes {
    /// Skills to grow in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub grow: Vec<SkillId>,
    /// Skills whose work they would rather avoid.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub avoid: Vec<SkillId>,
}

/// Somebody who can be given work; a placeholder (freelancer, "designer to hire") is a person like any other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Person {
    /// Their identifier.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// The hats they wear.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hats: Vec<Hat>,
    /// Their department; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub department: String,
    /// What they can do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<Held>,
    /// When they work.
    #[serde(default)]
    pub week: WorkingWeek,
    /// When they are away.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub time_off: Vec<TimeOff>,
    /// Whose public holidays they take; none: the plan's region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
    /// First day in the agency; none: always been there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_day: Option<NaiveDate>,
    /// Last day in the agency; none: stays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_day: Option<NaiveDate>,
    /// Share of capacity in each week after the first day (a new hire's ramp); full after the last entry.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ramp: Vec<Permille>,
    /// Share of each day that may be planned; none: the plan's cap for their hats.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap: Option<Permille>,
    /// Cost of an hour in the plan's currency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hourly_cost: Option<u32>,
    /// What they wish for.
    #[serde(default, skip_serializing_if = "is_default")]
    pub wishes: Wishes,
    /// Work that comes back every week.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recurring: Vec<Recurring>,
    /// Not a person yet: a freelancer or somebody to hire.
    #[serde(default, skip_serializing_if = "is_default")]
    pub placeholder: bool,
}

impl Person {
    /// A person with a name, the default working week and nothing else.
    pub fn new(id: PersonId, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            hats: Vec::new(),
            department: String::new(),
            skills: Vec::new(),
            week: WorkingWeek::default(),
            time_off: Vec::new(),
            region: None,
            first_day: None,
            last_day: None,
            ramp: Vec::new(),
            cap: None,
            hourly_cost: None,
            wishes: Wishes::default(),
            recurring: Vec::new(),
            placeholder: false,
        }
    }

    /// The level at which this person holds a skill, if at all.
    pub fn level(&self, skill: SkillId) -> Option<Level> {
        self.skills.iter().filter(|held| held.skill == skill).map(|held| held.level).max()
    }

    /// Whether the person is there on a day, time off aside.
    pub fn employed_on(&self, day: NaiveDate) -> bool {
        self.first_day.is_none_or(|first| first <= day) && self.last_day.is_none_or(|last| day <= last)
    }
}

/// For `skip_serializing_if`: whether a value is its type's default.
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
