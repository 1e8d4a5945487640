//! The plan: all facts, options, the accepted schedule and the announced plan of an agency.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{
    Announced, Archetype, Client, ClientId, FitFactors, Goals, Hat, Held, Minutes, Permille, Person,
    PersonId, Project, ProjectId, Region, Scenario, ScenarioId, Schedule, Seat, SeatFor, Skill, SkillId,
    Task, TaskId, Weight,
};

/// A business rule that a schedule must obey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// An owner holds every asked skill at the asked level, and wears the asked hat.
    Skill,
    /// Work lies where its owner is available.
    Availability,
    /// One task at a time per person.
    Overlap,
    /// A task starts after those it follows, and the lag.
    Link,
    /// Nothing starts before its date, nor before `as_of`.
    NotBefore,
    /// Pinned work stays with its person and at its time; started work keeps its owner.
    Pin,
    /// Nothing announced within the frozen window moves.
    Frozen,
    /// Every seat has one owner, and no person takes two seats of a task.
    Seats,
    /// Only work that may be split has other work in between, and its pieces are long enough.
    Split,
    /// No more than so many hours a day.
    HoursADay,
}

impl Rule {
    /// Every rule.
    pub const ALL: [Self; 10] = [
        Self::Skill,
        Self::Availability,
        Self::Overlap,
        Self::Link,
        Self::NotBefore,
        Self::Pin,
        Self::Frozen,
        Self::Seats,
        Self::Split,
        Self::HoursADay,
    ];
}

/// A rule that a pinned task may break, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Exception {
    /// Which rule.
    pub rule: Rule,
    /// For which task.
    pub task: TaskId,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

/// All facts, options and decisions: what the plan file holds.
///
/// Entries are shared (`Arc`), so that a changed plan is a cheap copy of the one before.
/// A plan that was read through `format` has unique ids and no unknown references.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Plan {
    /// Its name.
    pub name: String,
    /// The plan's own today: nothing is placed before it.
    pub as_of: NaiveDate,
    /// Minutes of a slot: a divisor of 60.
    #[serde(default = "default_grid")]
    pub grid: Minutes,
    /// Whose public holidays the plan calendar leaves out.
    #[serde(default)]
    pub region: Region,
    /// Last day on which work may be placed; none: see [`Plan::horizon`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub horizon: Option<NaiveDate>,
    /// Last day of the window against which loads are measured; none: see [`Plan::window`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window: Option<NaiveDate>,
    /// Share of each day that may be planned.
    #[serde(default = "default_cap")]
    pub cap: Permille,
    /// Caps of hats that differ from it; who wears several takes the lowest.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub cap_by_hat: BTreeMap<Hat, Permille>,
    /// By how much effort stretches at levels 1 to 5.
    #[serde(default = "default_speed")]
    pub speed: [Permille; 5],
    /// Effort of a task that names none.
    #[serde(default = "default_effort")]
    pub default_effort: Minutes,
    /// The same by archetype of the project.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub effort_by_archetype: BTreeMap<Archetype, Minutes>,
    /// Shortest piece of split work, its last piece aside.
    #[serde(default = "default_piece")]
    pub min_piece: Minutes,
    /// Working days from `as_of` within which nothing announced moves.
    #[serde(default)]
    pub frozen_days: u32,
    /// What to optimise, in order.
    #[serde(default)]
    pub goals: Goals,
    /// How much each part of `fit` counts.
    #[serde(default)]
    pub fit: FitFactors,
    /// The catalogue of skills.
    #[serde(default)]
    pub skills: Vec<Skill>,
    /// Who can be given work.
    #[serde(default)]
    pub people: Vec<Arc<Person>>,
    /// For whom the agency works.
    #[serde(default)]
    pub clients: Vec<Arc<Client>>,
    /// Their projects.
    #[serde(default)]
    pub projects: Vec<Arc<Project>>,
    /// The work, in the order in which people read it.
    #[serde(default)]
    pub tasks: Vec<Arc<Task>>,
    /// Rules that pinned tasks may break.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<Exception>,
    /// The accepted schedule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schedule: Option<Arc<Schedule>>,
    /// What people were told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub announced: Option<Arc<Announced>>,
    /// Named sets of changes to all this.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scenarios: Vec<Arc<Scenario>>,
}

const fn default_grid() -> Minutes {
    Minutes(15)
}
const fn default_cap() -> Permille {
    Permille(850)
}
const fn default_speed() -> [Permille; 5] {
    [Permille::ONE; 5]
}
const fn default_effort() -> Minutes {
    Minutes::hours(7)
}
const fn default_piece() -> Minutes {
    Minutes::hours(2)
}

impl Plan {
    /// An empty plan as of a day, with the default options.
    pub fn new(name: impl Into<String>, as_of: NaiveDate) -> Self {
        Self {
            name: name.into(),
            as_of,
            grid: default_grid(),
            region: Region::default(),
            horizon: None,
            window: None,
            cap: default_cap(),
            cap_by_hat: BTreeMap::new(),
            speed: default_speed(),
            default_effort: default_effort(),
            effort_by_archetype: BTreeMap::new(),
            min_piece: default_piece(),
            frozen_days: 0,
            goals: Goals::default(),
            fit: FitFactors::default(),
            skills: Vec::new(),
            people: Vec::new(),
            clients: Vec::new(),
            projects: Vec::new(),
            tasks: Vec::new(),
            exceptions: Vec::new(),
            schedule: None,
            announced: None,
            scenarios: Vec::new(),
        }
    }

    /// The skill with that id; O(n).
    pub fn skill(&self, id: SkillId) -> Option<&Skill> {
        self.skills.iter().find(|skill| skill.id == id)
    }

    /// The person with that id; O(n).
    pub fn person(&self, id: PersonId) -> Option<&Arc<Person>> {
        self.people.iter().find(|person| person.id == id)
    }

    /// The client with that id; O(n).
    pub fn client(&self, id: ClientId) -> Option<&Arc<Client>> {
        self.clients.iter().find(|client| client.id == id)
    }

    /// The project with that id; O(n).
    pub fn project(&self, id: ProjectId) -> Option<&Arc<Project>> {
        self.projects.iter().find(|project| project.id == id)
    }

    /// The task with that id; O(n).
    pub fn task(&self, id: TaskId) -> Option<&Arc<Task>> {
        self.tasks.iter().find(|task| task.id == id)
    }

    /// The scenario with that id; O(n).
    pub fn scenario(&self, id: ScenarioId) -> Option<&Arc<Scenario>> {
        self.scenarios.iter().find(|scenario| scenario.id == id)
    }

    /// The client of a project.
    pub fn client_of(&self, project: &Project) -> Option<&Arc<Client>> {
        self.client(project.client)
    }

    /// Whether a task is to be placed: its project is planned and it is not done.
    pub fn is_planned(&self, task: &Task) -> bool {
        !task.progress.done && self.project(task.project).is_some_and(|project| project.is_planned())
    }

    /// The date promised for a task: its own, else its project's.
    pub fn due_of(&self, task: &Task) -> Option<NaiveDate> {
        task.due.or_else(|| self.project(task.project)?.due)
    }

    /// The day before which a task may not start: its own, else its project's start.
    pub fn not_before_of(&self, task: &Task) -> Option<NaiveDate> {
        task.not_before.or_else(|| self.project(task.project)?.start)
    }

    /// Client × project × task weight.
    pub fn weight_of(&self, task: &Task) -> i64 {
        let project = self.project(task.project);
        let client = project.and_then(|project| self.client_of(project));
        let of = |weight: Option<Weight>| i64::from(weight.unwrap_or_default().0);
        of(client.map(|client| client.weight))
            .saturating_mul(of(project.map(|project| project.weight)))
            .saturating_mul(of(Some(task.weight)))
    }

    /// Expected effort of each seat; the default where the task names none (`true`: assumed).
    pub fn effort_of(&self, task: &Task) -> (Minutes, bool) {
        match (&task.effort, self.project(task.project)) {
            _ if task.is_milestone() => (Minutes(0), false),
            (Some(effort), _) => (effort.expected(), false),
            (None, Some(project)) => {
                let by_archetype = self.effort_by_archetype.get(&project.archetype);
                (by_archetype.copied().unwrap_or(self.default_effort), true)
            }
            (None, None) => (self.default_effort, true),
        }
    }

    /// Minutes of each seat that are still to be placed, before any stretching by level.
    pub fn left_of(&self, task: &Task) -> Minutes {
        if task.is_milestone() || task.progress.done {
            return Minutes(0);
        }
        let expected = self.effort_of(task).0.0.saturating_sub(task.progress.spent.0);
        Minutes(task.progress.left.map_or(expected, |left| left.0).max(self.grid.0.max(1)))
    }

    /// What the owners of a task take for it, in whole slots: the minutes left, stretched by the largest
    /// factor over the seats' asked skills at the owners' levels.
    pub fn stretched_slots(&self, task: &Task, levels: impl IntoIterator<Item = super::Level>) -> u32 {
        self.stretched(self.left_of(task), levels)
    }

    /// The same for so many minutes left: who asks for many people looks these up once.
    pub fn stretched(&self, left: Minutes, levels: impl IntoIterator<Item = super::Level>) -> u32 {
        let factor = |level: super::Level| {
            let index = usize::from(level.0.clamp(1, 5)) - 1;
            self.speed.get(index).map_or(1000, |speed| speed.0)
        };
        let factor = levels.into_iter().map(factor).max().unwrap_or(1000);
        let stretched = u64::from(left.0) * u64::from(factor);
        u32::try_from(stretched.div_ceil(1000 * u64::from(self.grid.0.max(1)))).unwrap_or(u32::MAX)
    }

    /// The person whom a seat's "PM / AM of this project" means; `None` where nobody is named.
    pub fn named_for(&self, task: &Task, seat_for: SeatFor) -> Option<PersonId> {
        let project = self.project(task.project)?;
        match seat_for {
            SeatFor::Hat(_) => None,
            SeatFor::ProjectPm => project.pm,
            SeatFor::ProjectAm => project.am.or_else(|| self.client_of(project)?.am),
        }
    }

    /// Whether a person may take a seat of a task: skills at their levels, hat or named role. Pins aside.
    pub fn suits(&self, person: &Person, task: &Task, seat: &Seat) -> bool {
        Self::suits_where(person, seat, self.named_in(task, seat))
    }

    /// The person whom a seat of a task names by a role in its project; O(projects + clients).
    pub fn named_in(&self, task: &Task, seat: &Seat) -> Option<PersonId> {
        self.named_for(task, seat.who?)
    }

    /// Whether a person may take a seat that names this one ([`Plan::named_in`]): who asks for many people looks that
    /// up once.
    pub fn suits_where(person: &Person, seat: &Seat, named: Option<PersonId>) -> bool {
        let skilled = |need: &super::Need| {
            person.skills.iter().any(|held: &Held| held.skill == need.skill && held.level >= need.level)
        };
        let role = match seat.who {
            None => true,
            Some(SeatFor::Hat(hat)) => person.hats.contains(&hat),
            Some(SeatFor::ProjectPm | SeatFor::ProjectAm) => named == Some(person.id),
        };
        role && seat.needs.iter().all(skilled)
    }

    /// Whether an exception lets this task break this rule.
    pub fn excepted(&self, task: TaskId, rule: Rule) -> bool {
        self.exceptions.iter().any(|exception| exception.task == task && exception.rule == rule)
    }

    /// The cap of a person: their own, else the lowest of their hats, else the plan's.
    pub fn cap_of(&self, person: &Person) -> Permille {
        let by_hat = person.hats.iter().filter_map(|hat| self.cap_by_hat.get(hat)).min();
        person.cap.or(by_hat.copied()).unwrap_or(self.cap)
    }

    /// The last day of the window: set, or the last due or deadline of planned work (the horizon where there
    /// is none), and never before the first day of the plan calendar.
    pub fn window(&self) -> NaiveDate {
        let last = self.window.or_else(|| self.last_date()).unwrap_or_else(|| self.horizon());
        let first_working = (0..)
            .map_while(|days| self.as_of.checked_add_days(Days::new(days)))
            .find(|day| self.is_working_day(*day))
            .unwrap_or(self.as_of);
        last.max(first_working)
    }

    /// The last day on which work may be placed: set, or the later of (last due + 8 weeks) and
    /// (`as_of` + 26 weeks).
    pub fn horizon(&self) -> NaiveDate {
        let later = |day: NaiveDate, weeks: u64| day.checked_add_days(Days::new(weeks * 7)).unwrap_or(day);
        let default = || {
            let end = later(self.as_of, 26);
            self.last_date().map_or(end, |last| later(last, 8).max(end))
        };
        self.horizon.unwrap_or_else(default).max(self.as_of)
    }

    /// Whether a day belongs to the plan calendar: Monday to Friday, no public holiday of its region.
    pub fn is_working_day(&self, day: NaiveDate) -> bool {
        use chrono::Datelike;
        day.weekday().number_from_monday() <= 5 && self.region.holiday_on(day).is_none()
    }

    fn last_date(&self) -> Option<NaiveDate> {
        // By identifier, the first of doubled ones: a large plan would be looked through for every task.
        let projects: BTreeMap<ProjectId, &Project> =
            self.projects.iter().rev().map(|project| (project.id, &**project)).collect();
        let dates = self.tasks.iter().filter(|task| !task.progress.done).filter_map(|task| {
            let project = projects.get(&task.project).filter(|project| project.is_planned())?;
            task.due.or(project.due).max(task.deadline)
        });
        dates.max()
    }
}
