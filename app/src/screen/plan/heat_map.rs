//! The heat map: loads by person and week, in figures and shapes, colour only beside them.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::ev;
use leptos::prelude::*;
use solver::model::PersonId;

use super::board::{Board, use_board};
use super::model::heat::{Cell, Heat, HeatGroup, HeatRow, heat};
use super::model::moves::Spot;
use super::model::{RowKey, scene::WeekMark};
use super::picking;
use super::row::load_sentence;
use super::row_head::group_title;
use super::touch::heat::{HeatHand, HeatLayer};
use super::touch::{Touch, use_touch};
use crate::action::use_actions;
use crate::chart::Span;
use crate::chart::axis::monday;
use crate::chart::ramp::Standing;
use crate::platform::page;
use crate::state::view::PlanMode;
use crate::text::{Lang, format, plan as words, touch as touch_words, use_text};

/// Where the keys are: row and column of the map.
type At = (usize, usize);

/// The map.
#[component]
pub fn HeatMap() -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let map = Memo::new(move |_| {
        let report = board.document.report();
        Arc::new(
            report.map(|report| heat(&board.document.plan(), &report, board.grouping())).unwrap_or_default(),
        )
    });
    let at = RwSignal::new((0usize, 0usize));
    let hand = HeatHand::new(use_touch().unwrap_or_else(|| Touch::new(board)));
    let this_week = monday(board.now.get_value().date());
    let head = move || {
        let lang = text.lang();
        map.get().weeks.iter().map(|week| week_head(lang, *week, *week == this_week)).collect_view()
    };
    let rows = move || {
        let mut number = 0;
        let lang = text.lang();
        let map = map.get();
        map.groups
            .iter()
            .map(|group| group_rows(hand, board, lang, group, &map, &mut number, at))
            .collect_view()
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let map = map.get_untracked();
        let rows = map.groups.iter().map(|group| group.rows.len()).sum::<usize>();
        let to = step(&event.key(), at.get_untracked(), rows, map.weeks.len());
        let named = |place: At| Some((cell_at(&map, place)?, element(place)));
        if !event.ctrl_key()
            && !event.meta_key()
            && !event.alt_key()
            && let Some(here) = named(at.get_untracked())
            && hand.on_key(&event.key(), here, to.and_then(named))
        {
            event.prevent_default();
            event.stop_propagation();
            if let Some(to) = to {
                at.set(to);
            }
            return;
        }
        let Some(to) = to else { return };
        event.prevent_default();
        at.set(to);
        page::focus(&element(to));
    };
    view! {
        <div class="plan-heat" class:is-carrying=move || hand.is_carrying() on:keydown=on_key>
            <table role="grid" aria-readonly="true">
                <caption class="plan-heat-caption">
                    {text.of(words::heat_caption)} ". " <span class="faint">{text.of(words::heat_hint)}" "{text.of(touch_words::heat_hint)}</span> <Legend/>
                </caption>
                <thead>
                    <tr>
                        <td></td>
                        {head}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <HeatLayer hand=hand/>
        </div>
    }
}

/// Whose week stands at a place of the map; none for the row of those who are nobody in particular.
fn cell_at(map: &Heat, (row, column): At) -> Option<(PersonId, NaiveDate)> {
    let person = map.groups.iter().flat_map(|group| &group.rows).nth(row)?.person?;
    Some((person, *map.weeks.get(column)?))
}

/// The id of a cell's element.
fn element((row, column): At) -> String {
    format!("heat-{row}-{column}")
}

/// Where a key leads on the map.
fn step(key: &str, (row, column): At, rows: usize, columns: usize) -> Option<At> {
    let (last_row, last_column) = (rows.checked_sub(1)?, columns.checked_sub(1)?);
    Some(match key {
        "ArrowLeft" => (row, column.saturating_sub(1)),
        "ArrowRight" => (row, (column + 1).min(last_column)),
        "ArrowUp" => (row.saturating_sub(1), column),
        "ArrowDown" => ((row + 1).min(last_row), column),
        "Home" => (row, 0),
        "End" => (row, last_column),
        _ => return None,
    })
}

fn week_head(lang: Lang, week: NaiveDate, now: bool) -> impl IntoView + use<> {
    view! {
        <th scope="col" class:is-now=now>
            <span>{format::day_month(lang, week)}</span>
            <small>{format::week_short(lang, week)}</small>
        </th>
    }
}

fn group_rows(
    hand: HeatHand,
    board: Board,
    lang: Lang,
    group: &HeatGroup,
    map: &Heat,
    number: &mut usize,
    at: RwSignal<At>,
) -> impl IntoView + use<> {
    let title = group
        .title
        .as_ref()
        .map_or_else(|| words::everybody(lang).to_owned(), |title| group_title(lang, title));
    let total = group.total.cells.iter().map(|cell| total_cell(lang, *cell)).collect_view();
    let rows = group
        .rows
        .iter()
        .map(|row| {
            let view = person_row(hand, board, lang, row, map, *number, at);
            *number += 1;
            view
        })
        .collect_view();
    view! {
        <tr class="heat-group">
            <th scope="row">{title}</th>
            {total}
        </tr>
        {rows}
    }
}

fn total_cell(lang: Lang, cell: Option<Cell>) -> impl IntoView + use<> {
    let figure = cell.map(|cell| figure(lang, &cell)).unwrap_or_default();
    view! { <td class="heat-total">{figure}</td> }
}

fn person_row(
    hand: HeatHand,
    board: Board,
    lang: Lang,
    row: &HeatRow,
    map: &Heat,
    number: usize,
    at: RwSignal<At>,
) -> impl IntoView + use<> {
    let (name, cap, person) = (row.name.clone(), row.cap, row.person);
    let cells = row
        .cells
        .iter()
        .zip(&map.weeks)
        .enumerate()
        .map(|(column, (cell, week))| {
            let cell = *cell;
            let goes = move || go_to(board, person, cell.map_or(*week, |cell| cell.load.monday));
            (column, cell, *week, goes)
        })
        .map(|(column, cell, week, _)| {
            cell_view(hand, board, lang, &name, cap, cell, week, person, (number, column), at)
        })
        .collect_view();
    view! {
        <tr>
            <th scope="row">{name}</th>
            {cells}
        </tr>
    }
}

/// A person's week: figure, meter with the cap, and a mark over capacity.
#[allow(clippy::too_many_arguments, reason = "a cell is where everything about a person's week meets")]
fn cell_view(
    hand: HeatHand,
    board: Board,
    lang: Lang,
    name: &str,
    cap: u32,
    cell: Option<Cell>,
    week: NaiveDate,
    person: Option<PersonId>,
    place: At,
    at: RwSignal<At>,
) -> impl IntoView + use<> {
    let Some(cell) = cell else { return view! { <td class="heat-cell is-unknown"></td> }.into_any() };
    let mark =
        WeekMark { span: Span::default(), load: cell.load, permille: cell.permille, standing: cell.standing };
    let sentence = if cell.away {
        format!("{}: {}", format::week(lang, week), words::away(lang))
    } else {
        load_sentence(lang, &mark, cap)
    };
    let label = format!("{name}, {sentence}");
    let share = cell.permille.map_or(100.0, |permille| (f64::from(permille) / 10.0).min(100.0));
    let class = if cell.away {
        "heat-cell is-away".to_owned()
    } else {
        format!("heat-cell load-{} is-{}", cell.step, cell.standing.class())
    };
    let figure = if cell.away { String::from("–") } else { figure(lang, &cell) };
    let tab = move || if at.get() == place { "0" } else { "-1" };
    let actions = use_actions();
    let choose = move |event: ev::MouseEvent| {
        if hand.swallows_click() {
            return;
        }
        at.set(place);
        // With Ctrl or ⌘ the work of the week is selected instead, for instance to pin it.
        if let Some(person) = person.filter(|_| event.ctrl_key() || event.meta_key()) {
            picking::select(board, actions.work_of(person, Some(week)).tasks);
            return;
        }
        go_to(board, person, week);
    };
    let by_key = move |event: ev::KeyboardEvent| {
        if !hand.is_carrying_now() && matches!(event.key().as_str(), "Enter" | " ") {
            event.prevent_default();
            go_to(board, person, week);
        }
    };
    view! {
        <td
            class=class
            role="gridcell"
            id=element(place)
            tabindex=tab
            aria-label=label.clone()
            title=label
            on:click=choose
            on:pointerdown=move |_| person.into_iter().for_each(|person| hand.down((person, week)))
            on:pointerleave=move |event| {
                person.into_iter().for_each(|person| hand.leave((person, week), &element(place), &event));
            }
            on:pointerenter=move |_| {
                person.into_iter().for_each(|person| hand.enter((person, week), &element(place)));
            }
            on:pointerup=move |event| {
                person.into_iter().for_each(|person| hand.up((person, week), &element(place), &event));
            }
            on:keydown=by_key
        >
            <span class="heat-figure">{(cell.standing == Standing::Over).then_some("▲ ")}{figure}</span>
            {(!cell.away)
                .then(|| {
                    view! {
                        <span class="heat-meter" aria-hidden="true">
                            <i class="heat-fill" style:width=format!("{share:.0}%")></i>
                            <i class="heat-cap" style:left=format!("{:.0}%", f64::from(cap.min(1000)) / 10.0)></i>
                        </span>
                    }
                })}
        </td>
    }
    .into_any()
}

fn figure(lang: Lang, cell: &Cell) -> String {
    match cell.permille {
        Some(permille) => format::percent(lang, i64::from(permille)),
        None => format::hours(lang, i64::from(cell.load.assigned.0)),
    }
}

/// Shows the week of a person in the timeline.
fn go_to(board: Board, person: Option<PersonId>, week: NaiveDate) {
    board.view.plan_mode.set(PlanMode::People);
    // The timeline stands on the page after the next frame, and knows its size after the one that follows.
    request_animation_frame(move || {
        request_animation_frame(move || {
            board.go_to_week(week);
            if let Some(person) = person {
                let row = RowKey::Person(person);
                let spot = Spot::Head(row);
                board.focus(spot);
                board.go_to_week(week);
            }
        });
    });
}

/// What the steps of colour and the shapes mean.
#[component]
fn Legend() -> impl IntoView {
    let text = use_text();
    view! {
        <span class="heat-legend" aria-hidden="true">
            <span>{text.of(words::legend_free)}</span>
            {(1..=9).map(|step| view! { <i class=format!("heat-swatch load-{step}")></i> }).collect_view()}
            <span>"▲ "{text.of(words::legend_over)}</span>
        </span>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keys_stay_on_the_map() {
        assert_eq!(step("ArrowRight", (0, 3), 2, 4), Some((0, 3)));
        assert_eq!(step("ArrowDown", (0, 3), 2, 4), Some((1, 3)));
        assert_eq!(step("ArrowUp", (0, 0), 2, 4), Some((0, 0)));
        assert_eq!(step("End", (1, 0), 2, 4), Some((1, 3)));
        assert_eq!(step("x", (1, 0), 2, 4), None);
        assert_eq!(step("ArrowUp", (0, 0), 0, 4), None, "an empty map leads nowhere");
    }
}
