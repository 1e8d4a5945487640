//! The facts of a person: what they can do, how full their weeks are, what comes next, when they are away.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use leptos::prelude::*;
use solver::check::{PersonFacts, Report};
use solver::model::{Hat, Person, PersonId, Plan, Schedule, TaskId};

use super::super::board::{Board, use_board};
use super::super::model::Index;
use super::super::model::bars::worked;
use super::super::replan::ChangeButton;
use super::worth::Worth;
use crate::action::use_actions;
use crate::chart::axis::monday;
use crate::chart::marks::{Column, load_columns};
use crate::state::errand::Subject;
use crate::state::pins::Pin;
use crate::state::view::Screen;
use crate::text::format::{Minutes, Permille};
use crate::text::{Lang, common, format, plan as words, plan_details as details, selecting, use_text};
use crate::ui::icon::icons;
use crate::ui::{Button, MenuButton, MenuItem, Tag};

/// Weeks of the chart.
const WEEKS: usize = 8;
/// Pixels of the chart.
const CHART: (f64, f64) = (268.0, 96.0);

/// Work that somebody does in the next two weeks.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Next {
    task: TaskId,
    name: String,
    colour: u8,
    start: chrono::NaiveDateTime,
    end: chrono::NaiveDateTime,
    minutes: u32,
    late: u32,
}

/// What somebody works on between a day and a fortnight later, by beginning.
fn next_two_weeks(
    plan: &Plan,
    schedule: &Schedule,
    report: &Report,
    id: PersonId,
    from: NaiveDate,
) -> Vec<Next> {
    let index = Index::new(plan);
    let until = from.checked_add_days(Days::new(14)).unwrap_or(from);
    let mut next: Vec<Next> = schedule
        .assignments
        .iter()
        .filter(|assignment| assignment.owners.contains(&id))
        .filter_map(|assignment| {
            let task = index.task(assignment.task)?;
            let facts = report.tasks.get(&task.id)?;
            let inside = facts.start.date() < until && facts.end.date() >= from;
            inside.then(|| Next {
                task: task.id,
                name: task.name.clone(),
                colour: index.colour_of(task),
                start: facts.start,
                end: facts.end,
                minutes: worked(facts),
                late: facts.days_late,
            })
        })
        .collect();
    next.sort_by_key(|next| (next.start, next.task));
    next
}

/// A person in the inspector.
#[component]
pub fn PersonDetails(id: PersonId) -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let person = Memo::new(move |_| board.document.plan().person(id).cloned());
    let facts = Memo::new(move |_| {
        let report = board.document.report()?;
        report.people.iter().find(|facts| facts.id == id).cloned()
    });
    let next = Memo::new(move |_| {
        let (plan, report) = (board.document.plan(), board.document.report());
        let pair = board.document.shown_schedule().zip(report);
        let from = plan.as_of.max(board.now.get_value().date());
        pair.map(|(schedule, report)| next_two_weeks(&plan, &schedule, &report, id, from)).unwrap_or_default()
    });
    let cap = Memo::new(move |_| {
        let plan = board.document.plan();
        plan.person(id).map_or(1000, |person| plan.cap_of(person).0)
    });
    let open_team = move |_| {
        board.selection.person.set(Some(id));
        board.view.go(Screen::Team);
    };
    let actions = use_actions();
    // This week and the next, by the plan's own today, and everything.
    let pin_items = Signal::derive(move || {
        let lang = text.lang();
        let now = monday(board.document.plan().as_of.max(board.now.get_value().date()));
        let next = now.checked_add_days(Days::new(7)).unwrap_or(now);
        let mut items: Vec<MenuItem> = Vec::new();
        for week in [now, next] {
            let name = format::week(lang, week);
            let pin = move || actions.pin(&actions.work_of(id, Some(week)), Pin::Both);
            let free = move || actions.free(&actions.work_of(id, Some(week)), Pin::Both);
            items.push(MenuItem::new(selecting::pin_week(lang, &name), pin).icon(icons::PIN));
            items.push(MenuItem::new(selecting::free_week(lang, &name), free).icon(icons::UNPIN));
        }
        let pin = move || actions.pin(&actions.work_of(id, None), Pin::Both);
        let free = move || actions.free(&actions.work_of(id, None), Pin::Both);
        items.push(MenuItem::new(selecting::pin_all_work(lang), pin).icon(icons::PIN).starts_group());
        items.push(MenuItem::new(selecting::free_all_work(lang), free).icon(icons::UNPIN));
        items
    });
    view! {
        {move || person.get().map(|person| head(board, text.lang(), &person))}
        {move || facts.get().map(|facts| loads(board, text.lang(), person.get(), &facts, cap.get()))}
        <section class="plan-reasons">
            <h3>{text.of(details::next_two_weeks)}</h3>
            {move || next_list(board, text.lang(), next.get())}
        </section>
        <Worth id=id/>
        {move || person.get().map(|person| facts_list(board, text.lang(), &person, cap.get()))}
        <div class="plan-details-foot">
            <ChangeButton subject=Subject::Person(id)/>
            <MenuButton label=text.of(selecting::pin_of) items=pin_items/>
            <Button label=text.of(details::open_in_team) on_press=open_team/>
        </div>
    }
}

fn head(board: Board, lang: Lang, person: &Arc<Person>) -> impl IntoView + use<> {
    let department = person.department.clone();
    let skills: Vec<String> = {
        let plan = board.document.plan();
        let mut held: Vec<_> = person.skills.iter().collect();
        held.sort_by_key(|held| std::cmp::Reverse(held.level));
        let name = |held: &solver::model::Held| {
            Some(details::held(lang, &plan.skill(held.skill)?.name, held.level.0))
        };
        held.into_iter().filter_map(name).collect()
    };
    view! {
        <div class="plan-details-head">
            {(!department.is_empty()).then(|| view! { <Tag label=department/> })}
            {person.placeholder.then(|| view! { <Tag label=words::placeholder(lang).to_owned()/> })}
            <h2>{person.name.clone()}</h2>
            <p class="muted">{skills.join(" · ")}</p>
        </div>
    }
}

/// The weeks ahead as columns.
fn loads(
    board: Board,
    lang: Lang,
    person: Option<Arc<Person>>,
    facts: &PersonFacts,
    cap: u32,
) -> impl IntoView + use<> {
    let now = monday(board.now.get_value().date());
    let from = facts.weeks.iter().position(|week| week.monday >= now).unwrap_or(0);
    let columns: Vec<Column> = facts
        .weeks
        .iter()
        .skip(from)
        .take(WEEKS)
        .map(|week| Column {
            label: format::day_month(lang, week.monday),
            figure: week
                .permille()
                .map_or_else(String::new, |load| format::number(lang, i64::from(load).div_euclid(10))),
            load: week.permille(),
            now: week.monday == now,
        })
        .collect();
    let told: Vec<String> = facts
        .weeks
        .iter()
        .skip(from)
        .take(WEEKS)
        .filter_map(|week| {
            Some(format!(
                "{} {}",
                format::week(lang, week.monday),
                format::percent(lang, i64::from(week.permille()?))
            ))
        })
        .collect();
    let name = person.map(|person| person.name.clone()).unwrap_or_default();
    let summary = details::load_summary(lang, &name, &told.join(", "));
    let whole = facts.window.permille().map(|load| details::window_load(lang, Permille(i64::from(load))));
    let over = (facts.overload.0 > 0).then(|| {
        view! { <b class="bad">" · "{words::overloaded_by(lang, Minutes(i64::from(facts.overload.0)))}</b> }
    });
    view! {
        <section class="plan-reasons">
            <h3>{details::load_ahead(lang)}</h3>
            {load_columns(&columns, cap, CHART.0, CHART.1, summary)}
            <p class="faint">{whole}{over}</p>
        </section>
    }
}

/// What comes next, line by line; a click shows the task.
fn next_list(board: Board, lang: Lang, next: Vec<Next>) -> impl IntoView + use<> {
    if next.is_empty() {
        return view! { <p class="muted">{details::nothing_planned(lang)}</p> }.into_any();
    }
    let line = |next: Next| {
        let task = next.task;
        let hours = format::hours(lang, i64::from(next.minutes));
        let late = (next.late > 0)
            .then(|| view! { " " <b class="bad">{format::days_late(lang, i64::from(next.late))}</b> });
        let when = if next.start.date() == next.end.date() {
            format::date(lang, next.start.date())
        } else {
            words::sheet_span(lang, next.start.date(), next.end.date())
        };
        view! {
            <li>
                <button type="button" class=format!("plan-link p{}", next.colour) on:click=move |_| board.show_task(task)>
                    {next.name}
                </button>
                <span class="faint">{when}" · "{hours}{late}</span>
            </li>
        }
    };
    view! { <ul class="plan-next">{next.into_iter().map(line).collect_view()}</ul> }.into_any()
}

/// Cap, hats, recurring load and time off.
fn facts_list(board: Board, lang: Lang, person: &Person, cap: u32) -> impl IntoView + use<> {
    let hat = |hat: &Hat| match hat {
        Hat::Am => common::account_manager(lang),
        Hat::Pm => common::project_manager(lang),
        Hat::Creative => common::creative(lang),
        Hat::Lead => common::lead(lang),
    };
    let hats: Vec<&str> = person.hats.iter().map(hat).collect();
    let recurring: Vec<String> = person
        .recurring
        .iter()
        .map(|load| details::recurring_of(lang, &load.name, Minutes(i64::from(load.minutes.0))))
        .collect();
    let today = board.now.get_value().date();
    let off: Vec<String> = person
        .time_off
        .iter()
        .filter(|off| off.last >= today)
        .map(|off| {
            let days = if off.first == off.last {
                format::date(lang, off.first)
            } else {
                details::off_days(lang, off.first, off.last)
            };
            if off.note.is_empty() { days } else { format!("{days} · {}", off.note) }
        })
        .collect();
    let lines = |lines: Vec<String>| {
        lines.into_iter().map(|line| view! { <span class="plan-line">{line}</span> }).collect_view()
    };
    let away = if off.is_empty() { vec![details::no_time_off(lang).to_owned()] } else { off };
    view! {
        <dl class="plan-facts">
            {(!hats.is_empty()).then(|| view! { <dt>{details::hats(lang)}</dt><dd>{hats.join(", ")}</dd> })}
            <dt>{details::cap(lang)}</dt>
            <dd>{format::percent(lang, i64::from(cap))}</dd>
            {(!recurring.is_empty()).then(|| view! { <dt>{details::recurring(lang)}</dt><dd>{lines(recurring)}</dd> })}
            <dt>{details::time_off_ahead(lang)}</dt>
            <dd>{lines(away)}</dd>
        </dl>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::fixture;

    #[test]
    fn the_next_two_weeks_hold_what_begins_or_goes_on_in_them() {
        let (plan, schedule) = fixture::plan();
        let report = solver::check::check(&plan, &schedule);
        let names = |person: u32, from: &str| {
            next_two_weeks(&plan, &schedule, &report, PersonId(person), fixture::date(from))
                .into_iter()
                .map(|next| next.name)
                .collect::<Vec<_>>()
        };
        assert_eq!(names(1, "2026-11-23"), ["Moodboards", "Key visual"]);
        assert_eq!(names(1, "2026-11-26"), ["Key visual"]);
        assert_eq!(names(2, "2026-11-10"), [] as [&str; 0]);
        assert_eq!(names(2, "2026-11-23"), ["Wireframes", "Proof"]);
    }
}
