//! Numbers outside what makes sense.

use super::index::Index;
use super::{Amount, Hint, Number, Problem, Share, Subject, Values};
use crate::model::{Effort, Lag, Level, Minutes, Permille, Plan, SkillId, Status, Task, Weight};

/// The most hours of a task: five years of work.
const TASK: Minutes = Minutes::hours(10_000);

/// The most hours that are agreed for a project.
const PROJECT: Minutes = Minutes::hours(1_000_000);

/// The hours of a week.
const WEEK: Minutes = Minutes::hours(168);

/// All numbers of facts and options.
pub(super) fn check(index: &Index<'_>, problems: &mut Vec<Problem>) {
    let plan = index.plan;
    options(plan, &mut Look { subject: Subject::Plan, problems });
    for person in &plan.people {
        let mut look = Look { subject: Subject::Person(person.id), problems };
        for held in &person.skills {
            look.level(held.skill, held.level);
        }
        look.share(Share::Cap, person.cap);
        for (week, share) in person.ramp.iter().enumerate() {
            look.share(Share::Ramp(week + 1), Some(*share));
        }
        look.number(Number::HourlyCost, person.hourly_cost.unwrap_or(0), 0, 100_000);
        for load in &person.recurring {
            look.hours(Amount::Recurring, Some(load.minutes), WEEK);
            for day in &load.days {
                look.number(Number::Weekday, u32::from(*day), 1, 7);
            }
        }
    }
    for client in &plan.clients {
        Look { subject: Subject::Client(client.id), problems }.weight(client.weight);
    }
    for project in &plan.projects {
        let mut look = Look { subject: Subject::Project(project.id), problems };
        look.weight(project.weight);
        if let Status::Tentative { win, .. } = project.status {
            look.share(Share::Win, Some(win));
        }
        look.hours(Amount::Agreed, project.agreed, PROJECT);
        look.number(Number::Rounds, project.rounds.unwrap_or(0), 0, 100);
        look.number(Number::Colour, u32::from(project.colour), 1, 12);
    }
    for task in &plan.tasks {
        of_task(plan, task, &mut Look { subject: Subject::Task(task.id), problems });
    }
}

fn options(plan: &Plan, look: &mut Look<'_>) {
    let grid = plan.grid.0;
    let fits = grid > 0
        && (60_u32.is_multiple_of(grid) || (grid.is_multiple_of(60) && 1440_u32.is_multiple_of(grid)));
    if !fits {
        const GRIDS: [u32; 16] = [5, 10, 15, 20, 30, 60, 1, 2, 3, 4, 6, 12, 120, 180, 240, 480];
        let nearest = GRIDS.into_iter().min_by_key(|fitting| fitting.abs_diff(grid)).unwrap_or(15);
        look.found(Values::Grid { minutes: plan.grid }, Some(Hint::Number(nearest)));
    }
    look.share(Share::Cap, Some(plan.cap));
    for (hat, cap) in &plan.cap_by_hat {
        look.share(Share::HatCap(*hat), Some(*cap));
    }
    for (level, speed) in (1..).zip(plan.speed) {
        look.number(Number::Speed(Level(level)), speed.0, 100, 10_000);
    }
    look.hours(Amount::DefaultEffort, Some(plan.default_effort), TASK);
    for (archetype, effort) in &plan.effort_by_archetype {
        look.hours(Amount::EffortOf(*archetype), Some(*effort), TASK);
    }
    look.number(Number::MinPiece, plan.min_piece.0, 0, 1440);
    look.number(Number::FrozenDays, plan.frozen_days, 0, 366);
    let fit = plan.fit;
    for factor in [fit.level, fit.wishes, fit.growth, fit.projects, fit.people, fit.cost] {
        look.number(Number::FitFactor, factor, 0, 1000);
    }
}

fn of_task(plan: &Plan, task: &Task, look: &mut Look<'_>) {
    look.weight(task.weight);
    for need in task.seats.iter().flat_map(|seat| &seat.needs) {
        look.level(need.skill, need.level);
    }
    if let Some(effort) = task.effort {
        look.hours(Amount::Best, effort.best, TASK);
        look.hours(Amount::Likely, Some(effort.likely), TASK);
        look.hours(Amount::Worst, effort.worst, TASK);
        look.effort_order(effort);
        let expected = effort.expected();
        let left = task.progress.left.unwrap_or(expected);
        if task.is_milestone() && expected.0 > 0
            || !task.is_milestone() && expected.0 == 0 && left.0 == 0 && !task.progress.done
        {
            let values = Values::EffortAndSeats { seats: task.seats.len(), effort: expected };
            look.found(values, Some(Hint::Milestone));
        }
    }
    look.hours(Amount::Spent, Some(task.progress.spent), TASK);
    look.hours(Amount::Left, task.progress.left, TASK);
    if let Some(a_day) = task.a_day {
        look.number(Number::ADay, a_day.0, plan.grid.0.clamp(1, 1440), 1440);
    }
    for link in &task.after {
        let (Lag::WorkingDays(days) | Lag::CalendarDays(days)) = link.lag;
        look.number(Number::Lag(link.task), days, 0, 3650);
    }
}

struct Look<'a> {
    subject: Subject,
    problems: &'a mut Vec<Problem>,
}

impl Look<'_> {
    fn found(&mut self, values: Values, hint: Option<Hint>) {
        self.problems.push(Problem::new(self.subject, values, hint));
    }

    fn level(&mut self, skill: SkillId, level: Level) {
        let nearest = level.clamp(Level::MIN, Level::MAX);
        if nearest != level {
            self.found(Values::Level { skill, level }, Some(Hint::Number(u32::from(nearest.0))));
        }
    }

    fn weight(&mut self, weight: Weight) {
        let nearest = weight.0.clamp(1, 10);
        if nearest != weight.0 {
            self.found(Values::Weight { weight }, Some(Hint::Number(nearest)));
        }
    }

    fn share(&mut self, which: Share, share: Option<Permille>) {
        if let Some(share) = share.filter(|share| *share > Permille::ONE) {
            self.found(Values::Share { which, share }, Some(Hint::Thousandths));
        }
    }

    fn hours(&mut self, which: Amount, minutes: Option<Minutes>, most: Minutes) {
        if let Some(minutes) = minutes.filter(|minutes| *minutes > most) {
            self.found(Values::Hours { which, minutes, most }, None);
        }
    }

    fn number(&mut self, which: Number, value: u32, least: u32, most: u32) {
        let nearest = value.clamp(least, most);
        if nearest != value {
            self.found(Values::Number { which, value, least, most }, Some(Hint::Number(nearest)));
        }
    }

    fn effort_order(&mut self, effort: Effort) {
        let likely = effort.likely;
        let (best, worst) = (effort.best.unwrap_or(likely), effort.worst.unwrap_or(likely));
        if best > likely || likely > worst {
            self.found(Values::EffortOrder { best, likely, worst }, Some(Hint::Swap));
        }
    }
}
