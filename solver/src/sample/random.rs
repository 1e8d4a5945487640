//! Small plans with every feature, in mixes that nobody would think of.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};

use super::greedy;
use super::prng::Prng;
use super::words::{CLIENT, FIRST, PROJECT};
use crate::model::{
    Announced, Archetype, Client, ClientId, DayPart, Effort, Exception, FitFactors, GoalKind, Goals, Hat,
    Held, Interval, Lag, Level, Link, Minutes, Need, Permille, Person, PersonId, Plan, Project, ProjectId,
    Recurring, Region, Rule, Schedule, Seat, SeatFor, Skill, SkillId, Status, Task, TaskId, TimeOfDay,
    TimeOff, Weight, Wishes, WorkingWeek,
};

/// How large a generated plan is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// People, at least 1.
    pub people: u32,
    /// Tasks.
    pub tasks: u32,
}

impl Size {
    /// A plan that can be searched through completely.
    pub const TINY: Self = Self { people: 2, tasks: 4 };
    /// A plan for property tests.
    pub const SMALL: Self = Self { people: 5, tasks: 20 };
    /// A plan like a real one.
    pub const MEDIUM: Self = Self { people: 14, tasks: 120 };
}

/// A plan that uses, over enough seeds, every feature of the model: regions, half days, part-time, night shifts,
/// ramps, caps, splits, hours a day, joint seats, both kinds of lag, pins, exceptions, progress, tentative and done
/// projects, accepted and announced schedules, a frozen window, other grids, speeds and goals.
///
/// It holds no errors: ids are unique, references known, dates in order, links without cycles, and for every seat
/// somebody suits it; but it may well ask for more than there is time for, and its pins may clash.
/// The same seed and size give the same plan.
pub fn random(seed: u64, size: Size) -> Plan {
    let mut draw = Draw { prng: Prng::new(seed), as_of: NaiveDate::default() };
    let base = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap_or_default();
    draw.as_of = later(base, draw.prng.below(730));
    let mut plan = Plan::new(format!("Random {seed}"), draw.as_of);
    draw.options(&mut plan);
    let skills = 1 + size.people.min(6);
    plan.skills = (1..=skills).map(|id| Skill { id: SkillId(id), name: format!("Skill {id}") }).collect();
    for id in 1..=size.people.max(1) {
        let person = draw.person(PersonId(id), skills);
        plan.people.push(Arc::new(person));
    }
    draw.clients(&mut plan, size.tasks.div_ceil(8).max(1));
    for id in 1..=size.tasks {
        let task = draw.task(&plan, TaskId(id));
        plan.tasks.push(Arc::new(task));
    }
    draw.pins(&mut plan);
    draw.decisions(&mut plan);
    plan
}

struct Draw {
    prng: Prng,
    as_of: NaiveDate,
}

impl Draw {
    fn region(&mut self) -> Region {
        self.prng.pick_or(&Region::ALL, Region::None)
    }

    fn day(&mut self, within: u32) -> NaiveDate {
        later(self.as_of, self.prng.below(within.max(1)))
    }

    fn maybe_day(&mut self, percent: u32, within: u32) -> Option<NaiveDate> {
        self.prng.percent(percent).then(|| self.day(within))
    }

    fn options(&mut self, plan: &mut Plan) {
        plan.region = self.region();
        plan.grid = Minutes(self.prng.pick_or(&[15, 15, 15, 30, 60, 20], 15));
        plan.cap = Permille(self.prng.pick_or(&[850, 850, 1000, 700], 850));
        if self.prng.percent(30) {
            plan.cap_by_hat = BTreeMap::from([(Hat::Pm, Permille(600)), (Hat::Lead, Permille(400))]);
        }
        if self.prng.percent(25) {
            plan.speed = [1400, 1200, 1000, 900, 800].map(Permille);
        }
        plan.min_piece = Minutes(self.prng.pick_or(&[120, 120, 60, 240], 120));
        if self.prng.percent(20) {
            plan.effort_by_archetype = BTreeMap::from([(Archetype::Express, Minutes::hours(3))]);
        }
        if self.prng.percent(15) {
            plan.window = Some(later(self.as_of, 10 + self.prng.below(30)));
        }
        if self.prng.percent(15) {
            plan.horizon = Some(later(self.as_of, 21 + self.prng.below(90)));
        }
        plan.goals = match self.prng.below(6) {
            0 => Goals::protect_people(),
            1 => Goals::protect_announced(),
            2 => Goals::new([GoalKind::Makespan]),
            3 => Goals::new([GoalKind::Lateness, GoalKind::PeakLoad]),
            _ => Goals::default(),
        };
        if self.prng.percent(20) {
            let mut factor = || self.prng.below(4);
            plan.fit = FitFactors {
                level: factor(),
                wishes: factor(),
                growth: factor(),
                projects: factor(),
                people: factor(),
                cost: factor(),
            };
        }
    }

    fn person(&mut self, id: PersonId, skills: u32) -> Person {
        let index = usize::try_from(id.0).unwrap_or(0);
        let mut person = Person::new(id, format!("{} {id}", FIRST[index % FIRST.len()]));
        for hat in Hat::ALL {
            if self.prng.percent(if hat == Hat::Creative { 80 } else { 20 }) {
                person.hats.push(hat);
            }
        }
        for skill in (1..=skills).map(SkillId) {
            if self.prng.percent(45) {
                let level = Level(u8::try_from(self.prng.between(1, 5)).unwrap_or(1));
                person.skills.push(Held { skill, level });
            }
        }
        self.week(&mut person);
        for _ in 0..self.prng.pick_or(&[0, 0, 1, 2], 0) {
            let first = self.day(40);
            let last = later(first, self.prng.below(6));
            let between = DayPart::Between(Interval::new(TimeOfDay::at(10, 10), TimeOfDay::at(11, 40)));
            let parts = [DayPart::Whole, DayPart::Morning, DayPart::Afternoon, between];
            let part = self.prng.pick_or(&parts, DayPart::Whole);
            person.time_off.push(TimeOff { first, last, part, note: String::new() });
        }
        self.recurring(&mut person);
        person.region = self.prng.percent(20).then(|| self.region());
        if self.prng.percent(20) {
            person.first_day = Some(self.day(14));
            person.ramp = [300, 600, 800].map(Permille).into();
        }
        person.last_day = self.prng.percent(10).then(|| later(self.as_of, 20 + self.prng.below(60)));
        person.cap = self.prng.percent(20).then(|| Permille(500 + 100 * self.prng.below(6)));
        person.hourly_cost = self.prng.percent(50).then(|| 30 + self.prng.below(70));
        person.wishes = Wishes {
            grow: self.prng.percent(30).then(|| SkillId(self.prng.between(1, skills))).into_iter().collect(),
            avoid: self.prng.percent(20).then(|| SkillId(self.prng.between(1, skills))).into_iter().collect(),
        };
        person.placeholder = self.prng.percent(10);
        person
    }

    fn week(&mut self, person: &mut Person) {
        match self.prng.below(10) {
            0 => {
                // Late shift over midnight's edge, with an odd minute that no grid divides.
                for day in person.week.days_mut().into_iter().take(5) {
                    *day = vec![
                        Interval::new(TimeOfDay(0), TimeOfDay::at(2, 0)),
                        Interval::new(TimeOfDay::at(19, 7), TimeOfDay::END),
                    ];
                }
            }
            1 => person.week = WorkingWeek::round_the_clock(),
            2 => person.week.sat = vec![Interval::new(TimeOfDay::at(9, 0), TimeOfDay::at(12, 0))],
            3 | 4 => {
                for day in person.week.days_mut() {
                    if self.prng.percent(30) {
                        day.clear();
                    } else if self.prng.percent(20) {
                        day.truncate(1);
                    }
                }
                // Nobody is without hours: that would be a problem of the plan.
                person.week.tue = WorkingWeek::default_day();
            }
            _ => {}
        }
    }

    fn recurring(&mut self, person: &mut Person) {
        if self.prng.percent(30) {
            let minutes = Minutes(30 * self.prng.between(1, 8));
            let days = if self.prng.percent(50) { vec![1, 4] } else { Vec::new() };
            person.recurring.push(Recurring { name: "Mail".into(), minutes, days, at: None });
        }
        if self.prng.percent(30) {
            let hour = u16::try_from(self.prng.between(9, 16)).unwrap_or(9);
            let at = Some(Interval::new(TimeOfDay::at(hour, 20), TimeOfDay::at(hour + 1, 0)));
            let days = vec![u8::try_from(self.prng.between(1, 5)).unwrap_or(1)];
            person.recurring.push(Recurring { name: "Meeting".into(), minutes: Minutes(40), days, at });
        }
    }

    fn clients(&mut self, plan: &mut Plan, projects: u32) {
        for id in 1..=projects.div_ceil(2) {
            let index = usize::try_from(id).unwrap_or(0);
            let mut client = Client::new(ClientId(id), format!("{} {id}", CLIENT[index % CLIENT.len()]));
            client.weight = Weight(self.prng.between(1, 4));
            client.am = self.prng.percent(60).then(|| self.somebody(plan)).flatten();
            plan.clients.push(Arc::new(client));
        }
        for id in 1..=projects {
            let index = usize::try_from(id).unwrap_or(0);
            let name = format!("{} {id}", PROJECT[index % PROJECT.len()]);
            let mut project = Project::new(ProjectId(id), ClientId(id.div_ceil(2)), name);
            project.pm = self.prng.percent(80).then(|| self.somebody(plan)).flatten();
            project.am = self.prng.percent(40).then(|| self.somebody(plan)).flatten();
            project.weight = Weight(self.prng.between(1, 3));
            let win = Permille(100 * self.prng.below(11));
            project.status = match self.prng.below(12) {
                0 => Status::Tentative { win, planned: false },
                1 => Status::Tentative { win, planned: true },
                2 => Status::Done,
                _ => Status::Confirmed,
            };
            project.archetype =
                self.prng.pick_or(&[Archetype::Express, Archetype::Iterative], Archetype::Standard);
            project.start = self.maybe_day(40, 14);
            project.due = self.prng.percent(60).then(|| later(self.as_of, 14 + self.prng.below(30)));
            project.colour = u8::try_from(id % 12 + 1).unwrap_or(1);
            plan.projects.push(Arc::new(project));
        }
    }

    fn somebody(&mut self, plan: &Plan) -> Option<PersonId> {
        self.prng.pick(&plan.people).map(|person| person.id)
    }

    fn task(&mut self, plan: &Plan, id: TaskId) -> Task {
        let projects: Vec<ProjectId> = plan.projects.iter().map(|project| project.id).collect();
        let project = self.prng.pick_or(&projects, ProjectId(1));
        let milestone = self.prng.percent(8);
        let mut task = Task::new(id, project, format!("Task {id}"));
        if milestone {
            task = Task::milestone(id, project, format!("Milestone {id}"));
        } else {
            self.seats(plan, &mut task);
            task.effort = self.effort(plan.grid);
            task.split = self.prng.percent(30);
            task.a_day = self.prng.percent(15).then(|| Minutes(60 * self.prng.between(1, 4)));
            self.progress(&mut task);
        }
        task.not_before = self.maybe_day(20, 14);
        let start = plan.not_before_of(&task).unwrap_or(self.as_of);
        task.due = self.prng.percent(70).then(|| later(start, self.prng.below(35)));
        task.deadline = self.prng.percent(12).then(|| later(task.due.unwrap_or(start), self.prng.below(10)));
        task.weight = Weight(self.prng.pick_or(&[1, 1, 1, 2, 5], 1));
        for _ in 0..self.prng.pick_or(&[0, 0, 1, 1, 2], 0) {
            let before = TaskId(self.prng.between(1, id.0));
            let lag = match self.prng.below(4) {
                0 => Lag::WorkingDays(self.prng.between(1, 4)),
                1 => Lag::CalendarDays(self.prng.between(1, 4)),
                _ => Lag::NONE,
            };
            if before != id && task.after.iter().all(|link| link.task != before) {
                task.after.push(Link { task: before, lag });
            }
        }
        task
    }

    /// One to three seats, each of which asks for what somebody else of the plan can do.
    fn seats(&mut self, plan: &Plan, task: &mut Task) {
        task.seats.clear();
        let mut taken: Vec<PersonId> = Vec::new();
        for _ in 0..self.prng.pick_or(&[1, 1, 1, 1, 2, 3], 1) {
            let others: Vec<&Arc<Person>> = plan.people.iter().filter(|p| !taken.contains(&p.id)).collect();
            let Some(person) = self.prng.pick(&others) else { break };
            taken.push(person.id);
            let mut seat = Seat::default();
            for held in &person.skills {
                if seat.needs.len() < 2 && self.prng.percent(40) {
                    let level =
                        Level(u8::try_from(self.prng.between(1, u32::from(held.level.0))).unwrap_or(1));
                    seat.needs.push(Need { skill: held.skill, level });
                }
            }
            let named = |who| plan.named_for(task, who) == Some(person.id);
            if self.prng.percent(10) {
                seat.who = self.prng.pick(&person.hats).map(|hat| SeatFor::Hat(*hat));
            } else if named(SeatFor::ProjectPm) {
                seat.who = Some(SeatFor::ProjectPm);
            } else if named(SeatFor::ProjectAm) {
                seat.who = Some(SeatFor::ProjectAm);
            }
            task.seats.push(seat);
        }
    }

    fn effort(&mut self, grid: Minutes) -> Option<Effort> {
        let likely = Minutes(grid.0 * self.prng.between(1, 960 / grid.0.max(1)));
        match self.prng.below(10) {
            0 => None,
            1..=3 => {
                let best = Minutes(likely.0 * 3 / 4);
                Some(Effort { best: Some(best), likely, worst: Some(Minutes(likely.0 * 2)) })
            }
            _ => Some(Effort::exactly(likely)),
        }
    }

    fn progress(&mut self, task: &mut Task) {
        match self.prng.below(12) {
            0 => task.progress.done = true,
            1 => task.progress.spent = Minutes::hours(1),
            2 => {
                task.progress.spent = Minutes(50);
                task.progress.left = Some(Minutes(15 * self.prng.between(1, 20)));
                task.progress.freed = self.prng.percent(40);
            }
            _ => {}
        }
    }

    fn pins(&mut self, plan: &mut Plan) {
        for index in 0..plan.tasks.len() {
            let Some(mut task) = plan.tasks.get(index).map(|task| Task::clone(task)) else { continue };
            if task.is_milestone() || task.progress.done {
                continue;
            }
            if self.prng.percent(15) {
                let able = |seat: &Seat| {
                    let suits = plan.people.iter().filter(|person| plan.suits(person, &task, seat));
                    suits.map(|person| person.id).collect::<Vec<_>>()
                };
                let able = task.seats.first().map(able).unwrap_or_default();
                let pin = self.prng.pick(&able).copied();
                task.seats.iter_mut().take(1).for_each(|seat| seat.pin = pin);
            }
            if self.prng.percent(6) {
                let start = plan.not_before_of(&task).unwrap_or(self.as_of).max(self.as_of);
                task.pin_start = Some(at(later(start, self.prng.below(10)), 9 + self.prng.below(6)));
            }
            if self.prng.percent(4) {
                // Given to somebody whatever they can do, as an exception says.
                let pin = self.somebody(plan);
                task.seats.iter_mut().take(1).for_each(|seat| seat.pin = pin);
                plan.exceptions.push(Exception {
                    rule: Rule::Skill,
                    task: task.id,
                    reason: "Learning".into(),
                });
            }
            if let Some(place) = plan.tasks.get_mut(index) {
                *place = Arc::new(task);
            }
        }
    }

    /// Accepted and announced schedules, and a frozen window, for some plans.
    fn decisions(&mut self, plan: &mut Plan) {
        let accepted = self.prng.percent(50);
        let announced = self.prng.percent(40);
        if !accepted && !announced {
            return;
        }
        let schedule = greedy::schedule(plan);
        if announced {
            let told = schedule.assignments.iter().filter(|_| self.prng.percent(85)).cloned().collect();
            plan.announced = Some(Arc::new(Announced {
                on: self.as_of.pred_opt().unwrap_or(self.as_of),
                by: "Pat".into(),
                schedule: Schedule::new(told),
            }));
            plan.frozen_days = self.prng.pick_or(&[0, 0, 2, 5], 0);
        }
        plan.schedule = accepted.then(|| Arc::new(schedule));
    }
}

fn later(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(u64::from(days))).unwrap_or(day)
}

fn at(day: NaiveDate, hour: u32) -> NaiveDateTime {
    day.and_time(NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default())
}
