//! The timeline: a header of dates, rows of people or projects, and the keys that walk through them.
//!
//! The box scrolls natively; header and names stick to its edges. Rows and bars stand at absolute places, so that
//! scrolling only adds and removes what enters and leaves the stretch that is drawn.

use leptos::ev;
use leptos::prelude::*;

use super::board::{Board, HEADER, use_board};
use super::head::HeaderBands;
use super::model::moves::{self, Spot, Step};
use super::model::{RowKey, visible};
use super::pace;
use super::picking;
use super::row::RowView;
use super::touch::{Layer, Pointer, Touch, use_touch};
use crate::chart::{marks, ticks};
use crate::state::view::PlanMode;
use crate::text::{plan as words, selecting, use_text};
use crate::ui::measure;

/// The timeline of people or projects.
#[component]
pub fn Timeline() -> impl IntoView {
    let board = use_board();
    let text = use_text();
    board.hold_still();
    board.hold_focus();
    follow_size(board);
    let label = move || match board.view.plan_mode.get() {
        PlanMode::Projects => words::projects(text.lang()),
        _ => words::people(text.lang()),
    };
    let touch = use_touch().unwrap_or_else(|| Touch::new(board));
    let pointer = Pointer::new(touch);
    let on_scroll = move |_| {
        if let Some(scroller) = board.scroller.get_untracked() {
            let at = (f64::from(scroller.scroll_left()), f64::from(scroller.scroll_top()));
            board.scroll.set(at);
            board.view.plan_scroll.set(at);
        }
    };
    let row_count = move || board.scene.with(|scene| scene.rows.len() + 1);
    let is_ready = Memo::new(move |_| board.size.get().0 > 0.0);
    view! {
        <div
            class="plan-timeline"
            role="grid"
            aria-label=move || format!("{}: {}", words::timeline(text.lang()), label())
            aria-describedby="plan-keys"
            aria-rowcount=row_count
            aria-readonly="true"
            aria-multiselectable="true"
            node_ref=board.scroller
            style:--plan-name=move || format!("{:.0}px", board.name_width())
            on:scroll=on_scroll
            class:is-carrying=move || touch.is_carrying()
            on:keydown=move |event| on_key(board, touch, &event)
            on:pointerenter=move |_| touch.warm()
            on:pointerdown=move |event| pointer.down(&event)
            on:pointermove=move |event| pointer.moved(&event)
            on:pointerup=move |event| pointer.up(&event, true)
            on:pointercancel=move |event| pointer.up(&event, false)
            on:touchmove=move |event| if pointer.holds_finger() { event.prevent_default() }
            on:contextmenu=move |event| if pointer.holds_finger() { event.prevent_default() }
            on:click:capture=move |event| if pointer.swallows_click() { event.stop_propagation() }
        >
            <p id="plan-keys" class="visually-hidden">{text.of(words::timeline_hint)} " " {text.of(selecting::timeline_keys)}</p>
            <Show when=move || is_ready.get()>
                <div
                    class="plan-canvas"
                    role="presentation"
                    style:width=move || format!("{:.1}px", board.name_width() + board.axis.get().width())
                >
                    <HeaderBands/>
                    <Rows/>
                </div>
            </Show>
        </div>
    }
}

/// The rows near the reader's eye, over the grid.
#[component]
fn Rows() -> impl IntoView {
    let board = use_board();
    let kept = move || board.tab_stop.with(|spot| spot.as_ref().map(|spot| spot.row().clone()));
    let drawn = Memo::new(move |_| {
        board.scene.with(|scene| {
            let positions = visible::rows(scene, board.near_rows.get(), kept().as_ref());
            let key = |position: usize| scene.rows.get(position).map(|row| row.key.clone());
            positions.into_iter().filter_map(key).collect::<Vec<RowKey>>()
        })
    });
    pace::take_turns(board, drawn);
    let height = Memo::new(move |_| board.scene.with(|scene| scene.height()));
    view! {
        <div class="plan-rows" role="rowgroup" style:height=move || format!("{:.1}px", height.get())>
            <GridLines height=height/>
            <For each=move || drawn.get() key=Clone::clone children=move |key| view! { <RowView key=key/> }/>
            <NowLine/>
            <Layer/>
        </div>
    }
}

/// Lines between days and shaded days, behind the rows.
#[component]
fn GridLines(height: Memo<f64>) -> impl IntoView {
    let board = use_board();
    let lines = move || {
        let (axis, span) = (board.axis.get(), board.near_time.get());
        let (left, tall) = (span.from, height.get().max(1.0));
        let width = (span.to.min(axis.width()) - left).max(1.0);
        view! {
            <svg class="plan-grid" aria-hidden="true" width=format!("{width:.0}") height=format!("{tall:.0}")
                style:left=format!("{:.1}px", board.name_width() + left)>
                {marks::grid_lines(&ticks::grid(&axis, span), left, tall)}
            </svg>
        }
    };
    view! { {lines} }
}

/// The present as a line.
#[component]
fn NowLine() -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let place = move || {
        let axis = board.axis.get();
        let now = board.now.get_value();
        let inside = axis.first() <= now.date() && now.date() <= axis.last();
        inside.then(|| board.name_width() + axis.x(now))
    };
    view! {
        {move || {
            place()
                .map(|x| {
                    view! {
                        <div class="plan-now" aria-hidden="true" title=text.of(words::now) style:left=format!("{x:.1}px")></div>
                    }
                })
        }}
    }
}

/// Measures the box, and scrolls to the present or to where the reader was.
fn follow_size(board: Board) {
    let size = measure::use_size(board.scroller);
    Effect::new(move |was_ready: Option<bool>| {
        let now = size.get();
        board.size.set(now);
        let ready = now.0 > 0.0;
        if ready && was_ready != Some(true) {
            let (left, top) = board.view.plan_scroll.get_untracked();
            request_animation_frame(move || {
                if left > 0.0 || top > 0.0 {
                    board.scroll_to(Some(left), Some(top));
                } else {
                    board.go_to_now();
                }
            });
        }
        ready || was_ready == Some(true)
    });
}

/// The keys of the timeline.
fn on_key(board: Board, touch: Touch, event: &ev::KeyboardEvent) {
    if !event.default_prevented() && touch.on_key(event) || picking::on_key(board, event) {
        event.prevent_default();
        event.stop_propagation();
        return;
    }
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented() {
        return;
    }
    let key = event.key();
    let step = match (key.as_str(), event.shift_key()) {
        ("ArrowLeft", false) => Some(Step::Earlier),
        ("ArrowRight", false) => Some(Step::Later),
        ("ArrowUp", false) => Some(Step::Up),
        ("ArrowDown", false) => Some(Step::Down),
        ("Home", false) => Some(Step::First),
        ("End", false) => Some(Step::Last),
        _ => None,
    };
    let done = match (step, key.as_str(), event.shift_key()) {
        (Some(step), ..) => go(board, step),
        (None, "ArrowLeft", true) => scrolled(board, false),
        (None, "ArrowRight", true) => scrolled(board, true),
        (None, "PageUp", false) => rows_scrolled(board, -1.0),
        (None, "PageDown", false) => rows_scrolled(board, 1.0),
        (None, "PageUp", true) => scrolled(board, false),
        (None, "PageDown", true) => scrolled(board, true),
        (None, "Enter" | " ", false) => open(board),
        (None, "Escape", false) => close(board),
        _ => false,
    };
    if done {
        event.prevent_default();
        event.stop_propagation();
    }
}

fn go(board: Board, step: Step) -> bool {
    let scene = board.scene.get_untracked();
    let Some(from) = board.tab_stop.get_untracked() else { return false };
    if let Some(to) = moves::step(&scene, &from, step, board.sight_untracked()) {
        board.focus(to);
    }
    true
}

fn scrolled(board: Board, forth: bool) -> bool {
    board.page(forth);
    true
}

fn rows_scrolled(board: Board, pages: f64) -> bool {
    let (_, top) = board.scroll.get_untracked();
    let height = (board.size.get_untracked().1 - HEADER).max(60.0);
    board.scroll_to(None, Some((top + pages * (height - 40.0)).max(0.0)));
    true
}

fn open(board: Board) -> bool {
    match board.tab_stop.get_untracked() {
        Some(Spot::Bar(row, bar)) => {
            board.spot.set(Some(Spot::Bar(row, bar)));
            board.select_task(bar.task);
            true
        }
        Some(Spot::Head(RowKey::Person(person))) => {
            board.selection.task.set(None);
            board.selection.person.set(Some(person));
            true
        }
        _ => false,
    }
}

fn close(board: Board) -> bool {
    let open =
        board.selection.task.get_untracked().is_some() || board.selection.person.get_untracked().is_some();
    if open {
        board.close_details();
    }
    open
}
