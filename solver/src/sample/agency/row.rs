//! How the sample's work is written down: one line a task, dates in working days from `as_of`.

use crate::model::{
    Archetype, ClientId, Effort, Hat, Lag, Level, Minutes, Need, PersonId, Seat, SeatFor, SkillId, Status,
    Weight,
};

/// A client with its projects.
pub(super) struct ClientRow {
    pub id: ClientId,
    pub name: &'static str,
    pub weight: u32,
    pub am: PersonId,
    /// Name, phone, e-mail.
    pub contact: (&'static str, &'static str, &'static str),
    pub projects: Vec<ProjectRow>,
}

/// A project with its tasks; days are working days from `as_of`, negative ones lie before it.
pub(super) struct ProjectRow {
    pub name: &'static str,
    pub pm: PersonId,
    /// None: the client's.
    pub am: Option<PersonId>,
    pub weight: u32,
    pub archetype: Archetype,
    pub status: Status,
    pub start: i32,
    pub due: i32,
    pub agreed: u32,
    pub rounds: u32,
    pub colour: u8,
    pub tasks: Vec<Row>,
}

/// A task or milestone in the making.
pub(super) struct Row {
    /// By which other tasks of the client name it; empty where none does.
    pub key: &'static str,
    pub name: &'static str,
    pub seats: Vec<Seat>,
    pub effort: Option<Effort>,
    /// Key of the task before, and the lag.
    pub after: Vec<(&'static str, Lag)>,
    pub not_before: Option<i32>,
    pub due: Option<i32>,
    pub deadline: Option<i32>,
    pub weight: Weight,
    pub split: bool,
    pub a_day: Option<Minutes>,
    /// The first such weekday (0 = Monday) on or after a working day, at an hour and minute.
    pub at: Option<(i32, u8, (u32, u32))>,
    pub spent: Minutes,
    pub left: Option<Minutes>,
    pub done: bool,
    pub note: &'static str,
}

/// A task; seats and effort follow. Without [`Row::hours`] its effort is assumed.
pub(super) fn task(key: &'static str, name: &'static str) -> Row {
    Row {
        key,
        name,
        seats: Vec::new(),
        effort: None,
        after: Vec::new(),
        not_before: None,
        due: None,
        deadline: None,
        weight: Weight::default(),
        split: false,
        a_day: None,
        at: None,
        spent: Minutes(0),
        left: None,
        done: false,
        note: "",
    }
}

/// A milestone, such as a client's approval.
pub(super) fn gate(key: &'static str, name: &'static str) -> Row {
    task(key, name).hours(0)
}

impl Row {
    fn seat_for(mut self, who: SeatFor) -> Self {
        self.seats.push(Seat { who: Some(who), ..Seat::default() });
        self
    }
    /// A seat for the PM of the project.
    pub(super) fn pm(self) -> Self {
        self.seat_for(SeatFor::ProjectPm)
    }
    /// A seat for the AM of the project.
    pub(super) fn am(self) -> Self {
        self.seat_for(SeatFor::ProjectAm)
    }
    /// A seat for whoever leads.
    pub(super) fn lead(self) -> Self {
        self.seat_for(SeatFor::Hat(Hat::Lead))
    }
    /// A seat for a skill at a level.
    pub(super) fn seat(mut self, skill: SkillId, level: u8) -> Self {
        let needs = vec![Need { skill, level: Level(level) }];
        self.seats.push(Seat { needs, ..Seat::default() });
        self
    }
    /// The last seat asks for one more skill.
    pub(super) fn and(mut self, skill: SkillId, level: u8) -> Self {
        if let Some(seat) = self.seats.last_mut() {
            seat.needs.push(Need { skill, level: Level(level) });
        }
        self
    }
    /// The last seat is given to this person.
    pub(super) fn pin(mut self, person: PersonId) -> Self {
        if let Some(seat) = self.seats.last_mut() {
            seat.pin = Some(person);
        }
        self
    }
    pub(super) fn hours(mut self, hours: u32) -> Self {
        self.effort = Some(Effort::exactly(Minutes::hours(hours)));
        self
    }
    /// Best, likely and worst hours.
    pub(super) fn range(mut self, best: u32, likely: u32, worst: u32) -> Self {
        let [best, likely, worst] = [best, likely, worst].map(Minutes::hours);
        self.effort = Some(Effort { best: Some(best), likely, worst: Some(worst) });
        self
    }
    pub(super) fn after(self, key: &'static str) -> Self {
        self.after_lag(key, Lag::NONE)
    }
    /// After another task and so many full working days, as a client takes to answer.
    pub(super) fn wait(self, key: &'static str, days: u32) -> Self {
        self.after_lag(key, Lag::WorkingDays(days))
    }
    /// After another task and so many days, as a printer or a courier takes.
    pub(super) fn transit(self, key: &'static str, days: u32) -> Self {
        self.after_lag(key, Lag::CalendarDays(days))
    }
    fn after_lag(mut self, key: &'static str, lag: Lag) -> Self {
        self.after.push((key, lag));
        self
    }
    pub(super) fn not_before(mut self, day: i32) -> Self {
        self.not_before = Some(day);
        self
    }
    pub(super) fn due(mut self, day: i32) -> Self {
        self.due = Some(day);
        self
    }
    pub(super) fn deadline(mut self, day: i32) -> Self {
        self.deadline = Some(day);
        self
    }
    pub(super) fn weight(mut self, weight: u32) -> Self {
        self.weight = Weight(weight);
        self
    }
    pub(super) fn split(mut self) -> Self {
        self.split = true;
        self
    }
    pub(super) fn a_day(mut self, hours: u32) -> Self {
        self.a_day = Some(Minutes::hours(hours));
        self
    }
    /// Pinned in time to the first such weekday (0 = Monday) on or after a working day.
    pub(super) fn at(mut self, day: i32, weekday: u8, time: (u32, u32)) -> Self {
        self.at = Some((day, weekday, time));
        self
    }
    /// Begun: so many hours were spent.
    pub(super) fn spent(mut self, hours: u32) -> Self {
        self.spent = Minutes::hours(hours);
        self
    }
    /// Begun: so many hours are left, whatever the estimate said.
    pub(super) fn left(mut self, hours: u32) -> Self {
        self.left = Some(Minutes::hours(hours));
        self
    }
    pub(super) fn done(mut self, hours: u32) -> Self {
        self.done = true;
        self.spent(hours)
    }
    pub(super) fn note(mut self, note: &'static str) -> Self {
        self.note = note;
        self
    }
}
