//! What is drawn over the rows while something is carried: the bar itself, where others would stand, and the words.

use leptos::prelude::*;
use solver::model::TaskId;

use super::super::model::Index;
use super::drawn::{Drawn, Mark, Place, drawn};
use super::{Touch, use_touch, words};
use crate::state::hand::Answer;
use crate::text::{Text, plan as plan_words, touch as texts, use_text};
use crate::ui::{Button, Look};

/// The layer; part of the rows, so that it scrolls with them.
#[component]
pub fn Layer() -> impl IntoView {
    let Some(touch) = use_touch() else { return ().into_any() };
    view! {
        <Show when=move || touch.is_carrying()>
            <Carrying touch=touch/>
        </Show>
        <p class="visually-hidden" role="status">{move || touch.said.get()}</p>
    }
    .into_any()
}

#[component]
fn Carrying(touch: Touch) -> impl IntoView {
    let board = touch.board;
    // The newest answer stays on show until the next one comes: ghosts must not flicker while the pointer moves.
    let shown = Memo::new(move |old: Option<&Drawn>| {
        let near = (board.near_rows.get(), board.near_time.get());
        let Answer::Tried(_, tried) = touch.hand.answer() else {
            let moves = touch.aim.with(|aim| {
                touch.carried.with(|carried| carried.as_ref().is_some_and(|c| aim.attempt(&c.grip).is_some()))
            });
            return old.filter(|_| moves).cloned().unwrap_or_default();
        };
        touch.carried.with(|carried| {
            let Some(carried) = carried else { return Drawn::default() };
            let (scene, axis) = (board.scene.get(), board.axis.get());
            drawn(&Index::new(&carried.plan), &scene, &axis, &carried.schedule, &tried, near)
        })
    });
    let name = Memo::new(move |_| board.name_width());
    let veils = move || {
        let name = name.get();
        let veil = |place: &Place| view! { <div class="plan-veil" style:height=px(place.tall) style:width=px(place.span.len().max(4.0)) style:transform=shift(place.span.from + name, place.top)></div> };
        shown.with(|drawn| drawn.veils.iter().map(veil).collect_view())
    };
    let marks = move || shown.with(|drawn| drawn.marks.clone());
    view! {
        <div class="plan-touch" aria-hidden="true">
            {veils}
            <For
                each=marks
                key=|mark| (mark.id, mark.place.span.from.to_bits(), mark.place.span.to.to_bits(), mark.place.top.to_bits(), mark.late)
                children=move |mark| view! { <MarkView mark=mark name=name/> }
            />
            <CarriedBar touch=touch name=name/>
        </div>
        <Words touch=touch shown=shown name=name/>
    }
}

/// Where a task would stand.
#[component]
fn MarkView(mark: Mark, name: Memo<f64>) -> impl IntoView {
    let text = use_text();
    let place = mark.place;
    let late = (mark.late > 0).then(|| {
        let late = mark.late;
        view! { <b class="plan-touch-late">{move || plan_words::short_late(text.lang(), late)}</b> }
    });
    view! {
        <div
            class=format!("plan-touch-mark p{}", mark.colour)
            class:is-own=mark.own
            class:is-late={mark.late > 0}
            style:width=px(place.span.len().max(4.0))
            style:height=px(place.tall)
            style:transform=move || shift(place.span.from + name.get(), place.top)
        >
            {late}
            <span>{mark.name}</span>
        </div>
    }
}

/// The bar that follows the pointer.
#[component]
fn CarriedBar(touch: Touch, name: Memo<f64>) -> impl IntoView {
    let carried = touch.carried.get_untracked().filter(|carried| !carried.by_keys && !carried.grip.end);
    carried.and_then(|carried| carried.bar).map(|bar| {
        view! {
            <div
                class=format!("plan-carried p{}", bar.colour)
                style:width=px(bar.span.len().clamp(12.0, 480.0))
                style:transform=move || {
                    let at = touch.at.get();
                    shift(at.bar.0 + name.get(), at.bar.1)
                }
            >
                <span>{bar.task.name.clone()}</span>
            </div>
        }
    })
}

/// The words beside what is carried.
#[component]
fn Words(touch: Touch, shown: Memo<Drawn>, name: Memo<f64>) -> impl IntoView {
    let text = use_text();
    let told = told(touch, text);
    let place = move || {
        let by_keys = touch.carried.with(|carried| carried.as_ref().is_some_and(|carried| carried.by_keys));
        if !by_keys {
            let at = touch.at.get();
            return (false, at.page);
        }
        // Beside where it would stand; until that is known, where it stands.
        let own = shown.with(|drawn| drawn.own);
        let own = own.or_else(|| {
            touch.carried.with(|carried| {
                let carried = carried.as_ref()?;
                let scene = touch.board.scene.get();
                let (bar, spot) = carried.bar.as_ref().zip(carried.spot.as_ref())?;
                let position = scene.position(spot.row())?;
                let row = scene.row_span(position)?;
                let (top, tall) = spot.row().lanes().place(bar.lane);
                Some(Place { span: bar.span, top: row.from + top, tall })
            })
        });
        let at = own.map_or((0.0, 0.0), |own| (own.span.from + name.get(), own.top + own.tall + 4.0));
        (true, at)
    };
    let transform = move || {
        let (in_rows, (x, y)) = place();
        if in_rows { shift(x, y) } else { shift(x + 14.0, y + 18.0) }
    };
    view! {
        <div
            class="plan-touch-words"
            class:is-bad=move || told.with(|told| told.as_ref().is_some_and(|told| told.2))
            class:is-in-rows=move || told.with(|told| told.as_ref().is_some_and(|told| told.3))
            aria-hidden="true"
            style:transform=transform
        >
            <strong>{move || told.with(|told| told.as_ref().map(|told| told.0.clone()))}</strong>
            <span>{move || told.with(|told| told.as_ref().map(|told| told.1.clone()))}</span>
            {move || {
                told.with(|told| told.as_ref().is_some_and(|told| told.3))
                    .then(|| view! { <small>{text.of(texts::keys)}</small> })
            }}
        </div>
    }
}

/// What is said of what is carried: where it goes, what that would mean, whether that is forbidden, whether the keys
/// carry it.
pub(super) fn told(touch: Touch, text: Text) -> Memo<Option<(String, String, bool, bool)>> {
    Memo::new(move |_| {
        let lang = text.lang();
        let aim = touch.aim.get();
        let answer = touch.hand.answer();
        touch.carried.with(|carried| {
            let carried = carried.as_ref()?;
            let index = Index::new(&carried.plan);
            let attempt = aim.attempt(&carried.grip);
            let (tried, is_newest) = match &answer {
                Answer::Tried(of, tried) => (Some(tried), Some(*of) == attempt),
                _ => (None, false),
            };
            let newest = tried.filter(|_| is_newest);
            let target = words::target(lang, &index, &carried.grip, aim, newest.map(AsRef::as_ref));
            let (outcome, bad) = match (attempt, newest) {
                (None, _) => (texts::unchanged(lang).to_owned(), false),
                (Some(_), Some(tried)) => {
                    (words::outcome(lang, &carried.plan, tried), tried.obstacle.is_some())
                }
                (Some(_), None) => (texts::trying(lang).to_owned(), false),
            };
            Some((target, outcome, bad, carried.by_keys))
        })
    })
}

/// The button of the inspector that takes a task up.
#[component]
pub fn MoveButton(id: TaskId) -> impl IntoView {
    let text = use_text();
    let touch = use_touch();
    let cannot = Signal::derive(move || {
        touch.is_none_or(|touch| {
            let document = touch.board.document;
            let plan = document.plan();
            document.is_locked() || plan.schedule.as_ref().is_none_or(|schedule| schedule.get(id).is_none())
        })
    });
    let press = move |_| {
        if let Some(touch) = touch {
            touch.take_up_task(id);
        }
    };
    view! { <Button label=text.of(texts::move_it) look=Look::Plain disabled=cannot on_press=press/> }
}

fn px(pixels: f64) -> String {
    format!("{pixels:.1}px")
}

fn shift(x: f64, y: f64) -> String {
    format!("translate({x:.1}px, {y:.1}px)")
}
