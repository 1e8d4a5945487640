//! Dates that are far away, and dates in the wrong order.

use chrono::{Datelike, Months, NaiveDate};

use super::index::Index;
use super::{DateOf, Hint, Problem, SpanOf, Subject, Values};

/// Years around the plan's today in which its dates lie.
const YEARS: u32 = 10;

/// Years around it in which people come and go.
const CAREER: u32 = 80;

/// All dates of facts and options.
pub(super) fn check(index: &Index<'_>, problems: &mut Vec<Problem>) {
    let as_of = index.plan.as_of;
    if !(1970..2200).contains(&as_of.year()) {
        let on = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or(as_of);
        let (earliest, latest) = (on(1970, 1, 1), on(2199, 12, 31));
        let values = Values::FarDate { which: DateOf::AsOf, date: as_of, earliest, latest };
        problems.push(Problem::new(Subject::Plan, values, None));
        // Every other date is measured from it.
        return;
    }
    far_dates(index, problems);
    spans(index, problems);
    order_of_tasks(index, problems);
    order_of_plan(index, problems);
}

fn far_dates(index: &Index<'_>, problems: &mut Vec<Problem>) {
    let plan = index.plan;
    let mut look = |subject, which, date: Option<NaiveDate>| {
        problems.extend(date.and_then(|date| far_date(plan.as_of, subject, which, date)));
    };
    look(Subject::Plan, DateOf::Window, plan.window);
    look(Subject::Plan, DateOf::Announced, plan.announced.as_ref().map(|announced| announced.on));
    for person in &plan.people {
        let subject = Subject::Person(person.id);
        look(subject, DateOf::FirstDay, person.first_day);
        look(subject, DateOf::LastDay, person.last_day);
        for off in &person.time_off {
            look(subject, DateOf::TimeOff, Some(off.first));
            if off.last != off.first {
                look(subject, DateOf::TimeOff, Some(off.last));
            }
        }
    }
    for project in &plan.projects {
        look(Subject::Project(project.id), DateOf::Start, project.start);
        look(Subject::Project(project.id), DateOf::Due, project.due);
    }
    for task in &plan.tasks {
        let subject = Subject::Task(task.id);
        look(subject, DateOf::NotBefore, task.not_before);
        look(subject, DateOf::Due, task.due);
        look(subject, DateOf::Deadline, task.deadline);
        look(subject, DateOf::PinnedStart, task.pin_start.map(|start| start.date()));
    }
    if let (Some(horizon), Some(latest)) =
        (plan.horizon, plan.as_of.checked_add_months(Months::new(YEARS * 12)))
        && horizon > latest
    {
        let hint = Some(Hint::LeaveEmpty);
        problems.push(Problem::new(Subject::Plan, Values::LongHorizon { horizon, latest }, hint));
    }
}

fn far_date(as_of: NaiveDate, subject: Subject, which: DateOf, date: NaiveDate) -> Option<Problem> {
    let years = if matches!(which, DateOf::FirstDay | DateOf::LastDay) { CAREER } else { YEARS };
    let months = Months::new(years * 12);
    let earliest = as_of.checked_sub_months(months).unwrap_or(NaiveDate::MIN);
    let latest = as_of.checked_add_months(months).unwrap_or(NaiveDate::MAX);
    if (earliest..=latest).contains(&date) {
        return None;
    }
    let near = |year| date.with_year(year).filter(|near| *near >= as_of);
    let hint = if date.year() == 9999 {
        Some(Hint::LeaveEmpty)
    } else {
        near(as_of.year()).or_else(|| near(as_of.year() + 1)).map(Hint::Date)
    };
    Some(Problem::new(subject, Values::FarDate { which, date, earliest, latest }, hint))
}

fn spans(index: &Index<'_>, problems: &mut Vec<Problem>) {
    for person in &index.plan.people {
        let subject = Subject::Person(person.id);
        let mut look = |of, first, last| {
            if last < first {
                problems.push(Problem::new(subject, Values::Span { of, first, last }, Some(Hint::Swap)));
            }
        };
        for off in &person.time_off {
            look(SpanOf::TimeOff, off.first, off.last);
        }
        if let (Some(first), Some(last)) = (person.first_day, person.last_day) {
            look(SpanOf::Employment, first, last);
        }
    }
}

fn order_of_tasks(index: &Index<'_>, problems: &mut Vec<Problem>) {
    for project in &index.plan.projects {
        if let (Some(start), Some(due)) = (project.start, project.due)
            && due < start
        {
            let subject = Subject::Project(project.id);
            problems.push(Problem::new(subject, Values::ProjectDates { start, due }, Some(Hint::Swap)));
        }
    }
    for task in index.plan.tasks.iter().filter(|task| !task.progress.done) {
        let subject = Subject::Task(task.id);
        let due = index.due_of(task);
        // What comes from the project alone is said of the project.
        let own = task.due.is_some() || task.not_before.is_some();
        if let Some(not_before) = index.not_before_of(task) {
            let dates = [(DateOf::Due, due.filter(|_| own)), (DateOf::Deadline, task.deadline)];
            for (which, date) in dates {
                if let Some(date) = date.filter(|date| *date < not_before) {
                    let values = Values::DueTooEarly { which, date, not_before };
                    problems.push(Problem::new(subject, values, Some(Hint::Swap)));
                }
            }
        }
        if let (Some(due), Some(deadline)) = (due, task.deadline)
            && deadline < due
        {
            let values = Values::DeadlineBeforeDue { due, deadline };
            problems.push(Problem::new(subject, values, Some(Hint::Swap)));
        }
    }
}

fn order_of_plan(index: &Index<'_>, problems: &mut Vec<Problem>) {
    let plan = index.plan;
    let mut early = |which, date: Option<NaiveDate>| {
        if let Some(date) = date.filter(|date| *date < plan.as_of) {
            let values = Values::PlanDates { which, date, limit: plan.as_of };
            problems.push(Problem::new(Subject::Plan, values, Some(Hint::LeaveEmpty)));
        }
    };
    early(DateOf::Horizon, plan.horizon);
    early(DateOf::Window, plan.window);
    if let Some(window) = plan.window.filter(|window| *window > index.horizon) {
        let values = Values::PlanDates { which: DateOf::Window, date: window, limit: index.horizon };
        problems.push(Problem::new(Subject::Plan, values, Some(Hint::LeaveEmpty)));
    }
}
