//! The Plan screen: who does what and when.
//!
//! [`board`] holds what its parts share: the drawn model as memos over the document, where the reader looks, and
//! what has the focus. What is drawn is worked out in [`model`], as plain values; the other files only put it on the
//! page: [`timeline`] with its [`head`], [`row`]s and [`bar`]s, drawn at the [`pace`] of frames, [`heat_map`] and [`table_view`] in its place,
//! [`toolbar`], [`score`] and [`preview`] above, [`tray`] and [`details`] beside, [`mod@print`] on paper.
//! In [`touch`] work is moved by hand.

mod accepting;
mod bar;
mod board;
pub mod conflicts;
mod copy;
mod details;
mod effects;
mod empty;
mod head;
mod heat_map;
pub mod linked;
pub mod model;
mod order;
mod pace;
mod picking;
mod preview;
pub mod print;
mod reasons;
mod replan;
mod row;
mod row_head;
mod say;
mod score;
mod table_view;
mod timeline;
mod toolbar;
mod touch;
mod tray;

use leptos::prelude::*;
use solver::model::Plan;

use crate::state::view::PlanMode;
use crate::text::{plan as words, use_text};
use board::Board;
use empty::Missing;

/// The rail shows no figure beside the plan.
pub const fn count(_: &Plan) -> Option<usize> {
    None
}

/// The screen.
pub fn view() -> AnyView {
    view! { <PlanScreen/> }.into_any()
}

/// The Plan screen.
#[component]
fn PlanScreen() -> impl IntoView {
    let board = Board::new().provide();
    let touch = touch::Touch::new(board).provide();
    touch.grant_wishes();
    replan::Replan::provide(board);
    let text = use_text();
    let order = RwSignal::new(false);
    let tray = RwSignal::new(true);
    let missing = Memo::new(move |_| {
        let plan = board.document.plan();
        if plan.people.is_empty() {
            Some(Missing::People)
        } else if plan.tasks.is_empty() {
            Some(Missing::Tasks)
        } else if board.document.shown_schedule().is_none() {
            Some(Missing::Schedule)
        } else {
            None
        }
    });
    let has_details = move || board.selection.task.get().is_some() || board.selection.person.get().is_some();
    // Before the first solve the timeline shows who is there when: a schedule only adds to what is drawn.
    let has_facts = Memo::new(move |_| matches!(missing.get(), None | Some(Missing::Schedule)));
    let kind = Memo::new(move |_| match (missing.get(), board.view.plan_mode.get()) {
        (None | Some(Missing::Schedule), PlanMode::People | PlanMode::Projects) => (None, PlanMode::People),
        other => other,
    });
    let content = move |kind| match kind {
        (Some(missing), _) => view! { <empty::Nothing missing=missing/> }.into_any(),
        (None, PlanMode::HeatMap) => view! { <heat_map::HeatMap/> }.into_any(),
        (None, PlanMode::Table) => view! { <table_view::PlanTable/> }.into_any(),
        // People and projects are one timeline over another scene: it keeps its place.
        (None, PlanMode::People | PlanMode::Projects) => view! { <timeline::Timeline/> }.into_any(),
    };
    let invites = move || missing.get() == Some(Missing::Schedule) && kind.get().0.is_none();
    view! {
        <div class="plan-screen" class:has-details=has_details>
            <h1 class="visually-hidden">{text.of(words::title)}</h1>
            {move || (has_facts.get() && tray.get()).then(|| view! { <tray::Tray/> })}
            <div class="plan-main">
                <toolbar::PlanToolbar order=order tray=tray/>
                <Show when=move || has_facts.get()>
                    <score::ScoreLine/>
                </Show>
                <preview::Notices/>
                <replan::RepairsPanel/>
                <preview::PreviewBar/>
                // Keyed, so that no view is drawn into the elements of the one before: they would keep where it was scrolled to.
                <For each=move || [kind.get()] key=|kind| *kind children=content/>
                <Show when=invites>
                    <empty::Nothing missing=Missing::Schedule over=true/>
                </Show>
            </div>
            <details::Details/>
            <order::OrderDialog open=order/>
            <replan::Dialogs/>
            <print::PrintSheet/>
        </div>
    }
}
