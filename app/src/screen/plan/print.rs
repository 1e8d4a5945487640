//! One week of the plan on paper: people by days.
//!
//! The sheet is drawn when the browser is about to print and taken away afterwards, so that it costs nothing while
//! nobody prints; it is drawn at once, because the browser does not wait.

use chrono::NaiveDate;
use leptos::html::Div;
use leptos::prelude::*;
use solver::check::Report;
use solver::model::{Plan, Schedule};
use solver::share::{Keep, redact};

use super::board::{Board, use_board};
use super::model::scene::Grouping;
use super::model::sheet::{Day, Entry, Sheet, SheetRow, sheet};
use super::row_head::group_title;
use crate::platform::page;
use crate::text::{Lang, format, holidays, plan as words, use_text};

/// The place on the page where the sheet is drawn.
#[component]
pub fn PrintSheet() -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let place = NodeRef::<Div>::new();
    let before = move || {
        let Some(place) = place.get_untracked() else { return };
        place.set_inner_html("");
        let Some((sheet, title)) = drawn(board, text.now()) else { return };
        let lang = text.now();
        leptos::mount::mount_to(place.into(), move || sheet_view(lang, sheet, title)).forget();
    };
    let after = move || {
        if let Some(place) = place.get_untracked() {
            place.set_inner_html("");
        }
    };
    page::around_printing(before, after);
    view! { <div class="print-only plan-print" node_ref=place></div> }
}

/// The sheet of the week at the left edge, with its title.
fn drawn(board: Board, lang: Lang) -> Option<(Sheet, String)> {
    let plan = board.document.plan_untracked();
    let report = untrack(|| board.document.report())?;
    let schedule = untrack(|| board.document.shown_schedule());
    let monday = board.shown_week();
    let grouping = untrack(|| board.grouping());
    // Paper goes around: why somebody is away is printed only where it was asked for, in "Share…".
    let plan = redact(&plan, Keep::default(), &|_, _| String::new());
    Some(titled(lang, &plan, schedule.as_deref(), &report, monday, grouping))
}

fn titled(
    lang: Lang,
    plan: &Plan,
    schedule: Option<&Schedule>,
    report: &Report,
    monday: NaiveDate,
    grouping: Grouping,
) -> (Sheet, String) {
    let sheet = sheet(plan, schedule.unwrap_or(&Schedule::default()), report, monday, grouping);
    (sheet, words::sheet_title(lang, &plan.name, &format::week(lang, monday)))
}

/// A week of a plan's accepted schedule on paper, people by department.
pub fn week_view(lang: Lang, plan: &Plan, monday: NaiveDate) -> impl IntoView + use<> {
    let schedule = plan.schedule.clone().unwrap_or_default();
    let report = solver::check::check(plan, &schedule);
    let (sheet, title) = titled(lang, plan, Some(&schedule), &report, monday, Grouping::Department);
    sheet_view(lang, sheet, title)
}

/// The sheet.
fn sheet_view(lang: Lang, sheet: Sheet, title: String) -> impl IntoView + use<> {
    let span = sheet.days.first().zip(sheet.days.last());
    let span = span.map(|(first, last)| words::sheet_span(lang, *first, *last));
    let head =
        sheet.days.iter().map(|day| view! { <th scope="col">{format::date(lang, *day)}</th> }).collect_view();
    let columns = sheet.days.len() + 1;
    let groups = sheet
        .groups
        .into_iter()
        .map(|(title, rows)| {
            let heading = title.map(|title| {
                view! {
                    <tr class="sheet-group">
                        <th scope="rowgroup" colspan=columns>{group_title(lang, &title)}</th>
                    </tr>
                }
            });
            view! {
                <tbody>
                    {heading}
                    {rows.into_iter().map(|row| row_view(lang, row)).collect_view()}
                </tbody>
            }
        })
        .collect_view();
    let milestones = (!sheet.milestones.is_empty()).then(|| {
        let items = sheet
            .milestones
            .iter()
            .map(|(day, name, project)| format!("{} {name} ({project})", format::date(lang, *day)))
            .collect::<Vec<_>>();
        view! { <p class="sheet-milestones"><b>{words::milestones(lang)}": "</b>{items.join(" · ")}</p> }
    });
    view! {
        <section class="sheet">
            <header class="sheet-title">
                <h1>{title}</h1>
                <p>{span}</p>
            </header>
            <table>
                <thead>
                    <tr>
                        <td></td>
                        {head}
                    </tr>
                </thead>
                {groups}
            </table>
            {milestones}
        </section>
    }
}

fn row_view(lang: Lang, row: SheetRow) -> impl IntoView {
    let load = row.load.and_then(|load| load.permille()).map(|load| format::percent(lang, i64::from(load)));
    view! {
        <tr>
            <th scope="row">
                <b>{row.name}</b>
                <small>{load}</small>
            </th>
            {row.days.into_iter().map(|day| day_view(lang, day)).collect_view()}
        </tr>
    }
}

fn day_view(lang: Lang, day: Day) -> impl IntoView {
    match day {
        Day::There(entries) => {
            view! { <td>{entries.into_iter().map(|entry| entry_view(lang, entry)).collect_view()}</td> }
                .into_any()
        }
        Day::Away(note) if note.is_empty() => {
            view! { <td class="sheet-away">{words::away(lang)}</td> }.into_any()
        }
        Day::Away(note) => view! { <td class="sheet-away">{note}</td> }.into_any(),
        Day::Holiday(holiday) => {
            view! { <td class="sheet-away">{holidays::name(lang, holiday)}</td> }.into_any()
        }
    }
}

fn entry_view(lang: Lang, entry: Entry) -> impl IntoView {
    let hours = format::hours(lang, i64::from(entry.minutes));
    let late = (entry.late > 0).then(|| format!(" · {}", format::days_late(lang, i64::from(entry.late))));
    let ends = entry.ends.then(|| format!(" · {}", words::ends(lang)));
    view! {
        <div class=format!("sheet-entry p{}", entry.colour)>
            <span>{entry.name}</span>
            <small>{entry.project}" · "{hours}{ends}<b>{late}</b></small>
        </div>
    }
}
