//! What looks wrong with a plan: each kind of problem in a sentence, and a guess at what would put it right.

mod hints;
mod parts;
mod sentences;

use solver::model::{Plan, SeatFor};
use solver::validate::{DateOf, IntervalOf, Lack, Problem, SpanOf, Subject, Values};

use super::Lang;
use super::format::{Minutes, Permille, weekday};
use parts::Names;

pub use hints::hint;
pub use sentences::{error, warning};

const fn minutes(value: solver::model::Minutes) -> Minutes {
    Minutes(value.0 as i64)
}

/// What a problem is about, by name: "Task Logo".
pub fn subject(lang: Lang, plan: &Plan, subject: Subject) -> String {
    Names { lang, plan }.subject(subject)
}

/// Whom a seat is for.
pub const fn role(lang: Lang, plan: &Plan, role: SeatFor) -> &'static str {
    Names { lang, plan }.role(role)
}

/// What is wrong, in a sentence.
pub fn what(lang: Lang, plan: &Plan, problem: &Problem) -> String {
    use sentences as say;
    let names = Names { lang, plan };
    match &problem.values {
        Values::DoubledId { times } => say::doubled_id(lang, *times),
        Values::UnknownReference { reference } => say::unknown_reference(lang, names.reference(*reference)),
        Values::SelfLink => say::self_link(lang).into(),
        Values::Cycle { tasks } => say::cycle(lang, &names.circle(tasks)),
        Values::Grid { minutes } => say::grid(lang, minutes.0),
        Values::Level { skill, level } => say::level(lang, level.0, &names.skill(*skill)),
        Values::Weight { weight } => say::weight(lang, weight.0),
        Values::Share { which, share } => say::share(lang, &names.share(*which), Permille(share.0.into())),
        Values::Hours { which, minutes: value, most } => {
            say::hours(lang, &names.amount(*which), minutes(*value), minutes(*most))
        }
        Values::Number { which, value, least, most } => {
            say::number(lang, &names.number(*which), *value, *least, *most)
        }
        Values::Interval { of, interval } => {
            let what = match of {
                IntervalOf::Week(day) => say::working_time_on(lang, weekday(lang, *day)),
                IntervalOf::TimeOff => say::time_off(lang).into(),
                IntervalOf::Recurring => say::recurring(lang).into(),
            };
            say::interval(lang, &what, &interval.from.to_string(), &interval.to.to_string())
        }
        Values::Overlap { weekday: day, first, second } => {
            let span = |i: &solver::model::Interval| format!("{}–{}", i.from, i.to);
            say::overlap(lang, weekday(lang, *day), &span(first), &span(second))
        }
        Values::Span { of, first, last } => {
            let what = match of {
                SpanOf::TimeOff => say::time_off(lang),
                SpanOf::Employment => say::employment(lang),
            };
            say::span(lang, what, *first, *last)
        }
        Values::FarDate { which, date, earliest, latest } => {
            let year = |day: &chrono::NaiveDate| super::format::date_year(lang, *day);
            say::far_date(lang, names.date(*which), &year(date), &year(earliest), &year(latest))
        }
        Values::LongHorizon { latest, .. } => {
            say::long_horizon(lang, &super::format::date_year(lang, *latest))
        }
        Values::EmptyName => say::empty_name(lang).into(),
        Values::NobodyAtLevel { skill, level, best: None, .. } => {
            say::nobody_at_all(lang, &names.skill(*skill), level.0)
        }
        Values::NobodyAtLevel { skill, level, best: Some((person, held)), .. } => {
            say::nobody_at_level(lang, &names.skill(*skill), level.0, &names.person(*person), held.0)
        }
        Values::NobodySuits { seat } => say::nobody_suits(lang, seat + 1),
        Values::NobodyNamed { who, .. } => say::nobody_named(lang, names.role(*who)),
        Values::TooFewPeople { seats, people } => say::too_few_people(lang, *seats, *people),
        Values::PinUnsuited { person, lack, .. } => match lack {
            Lack::Skill { skill, level, held: None } => {
                say::pin_without_skill(lang, &names.person(*person), &names.skill(*skill), level.0)
            }
            Lack::Skill { skill, level, held: Some(held) } => {
                say::pin_below_level(lang, &names.person(*person), &names.skill(*skill), level.0, held.0)
            }
            Lack::Role(who) => say::pin_without_role(lang, &names.person(*person), names.role(*who)),
        },
        Values::PinnedTwice { person } => say::pinned_twice(lang, &names.person(*person)),
        Values::PinOutside { start, first, last } => say::pin_outside(lang, *start, *first, *last),
        Values::PinOffGrid { start, grid } => say::pin_off_grid(lang, *start, grid.0),
        Values::DueTooEarly { which: DateOf::Deadline, date, not_before } => {
            say::deadline_too_early(lang, *date, *not_before)
        }
        Values::DueTooEarly { date, not_before, .. } => say::due_too_early(lang, *date, *not_before),
        Values::DeadlineBeforeDue { due, deadline } => say::deadline_before_due(lang, *deadline, *due),
        Values::ProjectDates { start, due } => say::project_dates(lang, *due, *start),
        Values::NoHours => say::no_hours(lang).into(),
        Values::RecurringFull { recurring, working } => {
            say::recurring_full(lang, minutes(*recurring), minutes(*working))
        }
        Values::TooLong { left, most, horizon } => {
            say::too_long(lang, minutes(*left), minutes(*most), *horizon)
        }
        Values::EffortOrder { best, likely, worst } => {
            say::effort_order(lang, minutes(*best), minutes(*likely), minutes(*worst))
        }
        Values::EffortAndSeats { seats: 0, effort } => say::effort_without_seats(lang, minutes(*effort)),
        Values::EffortAndSeats { .. } => say::seats_without_effort(lang).into(),
        Values::PlanDates { which: DateOf::Window, date, limit } if date > limit => {
            say::window_after_horizon(lang, *date, *limit)
        }
        Values::PlanDates { which, date, limit } => {
            say::plan_date_past(lang, names.date(*which), *date, *limit)
        }
        Values::NoPeople { tasks } => say::no_people(lang, *tasks),
        Values::TwoLevels { skill, lower, higher } => {
            say::two_levels(lang, &names.skill(*skill), lower.0, higher.0)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use solver::model::{Client, ClientId, Link, PersonId, Project, ProjectId, Task, TaskId};
    use std::sync::Arc;

    /// Every problem of a plan, with its hint.
    fn said(plan: &Plan, lang: Lang) -> Vec<String> {
        let say = |problem: &Problem| {
            let about = subject(lang, plan, problem.subject);
            let hint = problem.hint.map(|each| hint(lang, plan, each)).unwrap_or_default();
            format!("{about} | {} | {hint}", what(lang, plan, problem))
        };
        solver::validate::validate(plan).iter().map(say).collect()
    }

    fn plan() -> Plan {
        let mut plan = Plan::new("p", NaiveDate::from_ymd_opt(2026, 6, 1).unwrap());
        plan.people.push(Arc::new(solver::model::Person::new(PersonId(1), "Ann")));
        plan.clients.push(Arc::new(Client::new(ClientId(1), "Acme")));
        plan.projects.push(Arc::new(Project::new(ProjectId(1), ClientId(1), "Web")));
        plan
    }

    #[test]
    fn a_circle_is_named_with_what_would_break_it() {
        let mut plan = plan();
        for (id, after, name) in [(1, 2, "Brief"), (2, 1, "Logo")] {
            let mut task = Task::new(TaskId(id), ProjectId(1), name);
            task.after.push(Link { task: TaskId(after), lag: Default::default() });
            plan.tasks.push(Arc::new(task));
        }
        let english = said(&plan, Lang::En).join("\n");
        assert!(english.contains("Brief → Logo → Brief"), "{english}");
        assert!(english.contains("Maybe"), "{english}");
        let french = said(&plan, Lang::Fr).join("\n");
        assert!(french.contains("s’attendent") && french.contains("Peut-être"), "{french}");
    }

    #[test]
    fn random_plans_with_everything_wrong_are_said_without_holes() {
        let mut plan = plan();
        let mut task = Task::new(TaskId(1), ProjectId(1), "");
        task.due = NaiveDate::from_ymd_opt(1900, 1, 1);
        task.deadline = NaiveDate::from_ymd_opt(9999, 1, 1);
        task.weight = solver::model::Weight(99);
        plan.tasks.push(Arc::new(task));
        plan.people.clear();
        for lang in Lang::ALL {
            for sentence in said(&plan, lang) {
                assert!(
                    !sentence.contains("  ") && !sentence.contains("{") && !sentence.starts_with(" |"),
                    "{sentence}"
                );
            }
        }
    }
}
