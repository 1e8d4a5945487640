//! The schedule as a table: to sort, to read aloud, to read on paper.

use std::sync::Arc;

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use solver::model::{Schedule, TaskId};

use super::board::{Board, use_board};
use super::model::table::{self, Column, TableRow};
use super::picking;
use crate::state::selection::Picked;
use crate::text::{Lang, common, format, plan as words, selecting, use_text};

/// The table.
#[component]
pub fn PlanTable() -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let order = RwSignal::new((Column::Start, false));
    let rows = Memo::new(move |_| {
        let Some(report) = board.document.report() else { return Arc::new(Vec::new()) };
        let (plan, schedule) = (board.document.plan(), board.document.shown_schedule());
        let empty = Schedule::default();
        Arc::new(table::rows(&plan, schedule.as_deref().unwrap_or(&empty), &report))
    });
    let sorted = Memo::new(move |_| {
        let mut sorted = rows.get().as_ref().clone();
        let (column, descending) = order.get();
        table::sort(&mut sorted, column, descending);
        Arc::new(sorted)
    });
    let head = Column::ALL
        .into_iter()
        .map(|column| view! { <ColumnHead column=column order=order sorted=sorted/> })
        .collect_view();
    let caption = move || words::table_caption(text.lang(), &common::tasks(text.lang(), rows.get().len()));
    let key = |row: &TableRow| (row.task.id, row.when, row.late, row.owners.clone(), row.task.name.clone());
    view! {
        <div class="plan-table" role="region" tabindex="0" aria-label=caption>
            <table>
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr>{head}</tr>
                </thead>
                <tbody>
                    <For
                        each=move || sorted.get().as_ref().clone()
                        key=key
                        children=move |row| view! { <TableLine row=row board=board sorted=sorted/> }
                    />
                </tbody>
            </table>
        </div>
    }
}

/// The head of a column: a click sorts by it, another turns the order.
#[component]
fn ColumnHead(
    column: Column,
    order: RwSignal<(Column, bool)>,
    sorted: Memo<Arc<Vec<TableRow>>>,
) -> impl IntoView {
    let text = use_text();
    let sorting = move || {
        let (by, descending) = order.get();
        match by == column {
            true if descending => "descending",
            true => "ascending",
            false => "none",
        }
    };
    let turn = move |_| {
        order.update(|(by, descending)| {
            if *by == column {
                *descending = !*descending;
            } else {
                (*by, *descending) = (column, column.is_figure());
            }
        });
    };
    let sign = move || match sorting() {
        "ascending" => " ↑",
        "descending" => " ↓",
        _ => "",
    };
    view! {
        <th scope="col" class:num=column.is_figure() aria-sort=sorting>
            {(column == Column::Task).then(|| view! { <AllBox sorted=sorted/> })}
            <button type="button" class="plan-table-sort" on:click=turn>
                {move || column_name(text.lang(), column)}
                <span aria-hidden="true">{sign}</span>
            </button>
        </th>
    }
}

/// The box that selects every row, or none.
#[component]
fn AllBox(sorted: Memo<Arc<Vec<TableRow>>>) -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let all = move || {
        let picked = board.selection.picked();
        sorted.with(|rows| !rows.is_empty() && rows.iter().all(|row| picked.tasks.contains(&row.task.id)))
    };
    let turn = move |event: MouseEvent| {
        let tasks: Vec<TaskId> = sorted.with_untracked(|rows| rows.iter().map(|row| row.task.id).collect());
        let none = untrack(all);
        board.selection.person.set(None);
        board.selection.pick(match tasks.first().filter(|_| !none) {
            Some(first) => Picked::new(*first, tasks.iter().copied()),
            None => Picked::default(),
        });
        event_target::<web_sys::HtmlInputElement>(&event).set_checked(untrack(all));
    };
    view! {
        <input type="checkbox" class="plan-pick" aria-label=text.of(selecting::select_all) prop:checked=all on:click=turn/>
    }
}

const fn column_name(lang: Lang, column: Column) -> &'static str {
    match column {
        Column::Task => words::column_task(lang),
        Column::Project => words::column_project(lang),
        Column::Owner => words::column_owner(lang),
        Column::Start => words::column_start(lang),
        Column::End => words::column_end(lang),
        Column::Due => words::column_due(lang),
        Column::Late => words::column_late(lang),
        Column::Hours => words::column_hours(lang),
    }
}

/// A task.
#[component]
fn TableLine(row: TableRow, board: Board, sorted: Memo<Arc<Vec<TableRow>>>) -> impl IntoView {
    let text = use_text();
    let lang = text.lang();
    let task = row.task.id;
    let moment = |at: chrono::NaiveDateTime| format::date_time(lang, at);
    let start = match row.when {
        Some((start, _)) => view! { <td class="nowrap">{moment(start)}</td> }.into_any(),
        None => view! { <td class="bad">{words::unplaced_cell(lang)}</td> }.into_any(),
    };
    let end = row.when.map(|(_, end)| moment(end));
    let due = row.due.map(|due| format::date(lang, due));
    // The head of the column says what it is.
    let late = (row.late > 0).then(|| words::short_late(lang, row.late));
    let hours = format::hours(lang, i64::from(row.minutes));
    let hours = if row.assumed { format!("≈ {hours}") } else { hours };
    let selected = move || board.selection.has_task(task);
    let extend = move || {
        let list: Vec<TaskId> = sorted.with_untracked(|rows| rows.iter().map(|row| row.task.id).collect());
        picking::extend_list(board, &list, task);
    };
    let choose = move |event: MouseEvent| {
        if event.shift_key() {
            extend();
        } else if event.ctrl_key() || event.meta_key() {
            picking::toggle(board, task);
        } else {
            board.select_task(task);
        }
    };
    let tick = move |event: MouseEvent| {
        if event.shift_key() {
            extend();
        } else {
            picking::toggle(board, task);
        }
        // The browser has turned the box already: what it shows follows the selection, whatever the click made of it.
        event_target::<web_sys::HtmlInputElement>(&event).set_checked(untrack(selected));
    };
    let pick_label = selecting::select_task(lang, &row.task.name);
    view! {
        <tr class:is-selected=selected>
            <th scope="row">
                <input type="checkbox" class="plan-pick" aria-label=pick_label prop:checked=selected on:click=tick/>
                <button type="button" class=format!("plan-link p{}", row.colour) title=row.task.name.clone() on:click=choose>
                    {row.task.name.clone()}
                </button>
                {row.breach.then(|| view! { <b class="bad" aria-hidden="true">" !"</b> })}
            </th>
            <td title=row.project.clone()>{row.project.clone()}</td>
            <td title=row.owners.join(", ")>{row.owners.join(", ")}</td>
            {start}
            <td class="nowrap">{end}</td>
            <td class="nowrap">{due}</td>
            <td class="num bad">{late}</td>
            <td class="num">{hours}</td>
        </tr>
    }
}
