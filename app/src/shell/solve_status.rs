//! How the solve stands, on screens that do not show it themselves.

use leptos::prelude::*;

use crate::action::{Id, use_actions};
use crate::state::solve::SolveState;
use crate::state::view::Screen;
use crate::text::{shell, solve, use_text};
use crate::ui::{Button, Look};

/// A running solve with its Stop, or a proposal that waits.
#[component]
pub fn SolveStatus() -> impl IntoView {
    let (text, actions) = (use_text(), use_actions());
    #[derive(Clone, Copy, PartialEq)]
    enum Shown {
        Nothing,
        Running,
        Waiting,
    }
    let shown = Memo::new(move |_| {
        if actions.view.screen() == Screen::Plan {
            return Shown::Nothing;
        }
        match actions.solves.state() {
            SolveState::Running(_) => Shown::Running,
            SolveState::Proposed(_) => Shown::Waiting,
            SolveState::Idle | SolveState::Failed(_) => Shown::Nothing,
        }
    });
    view! {
        <span class="solve-status" role="status">
            {move || match shown.get() {
                Shown::Nothing => "",
                Shown::Running => shell::solving(text.lang()),
                Shown::Waiting => shell::proposal_waits(text.lang()),
            }}
        </span>
        {move || match shown.get() {
            Shown::Nothing => ().into_any(),
            Shown::Running => {
                view! { <Button label=text.of(solve::stop) on_press=move |_| actions.perform(Id::Stop)/> }.into_any()
            }
            Shown::Waiting => {
                let review = move |_| actions.view.go(Screen::Plan);
                view! { <Button label=text.of(shell::review) look=Look::Main on_press=review/> }.into_any()
            }
        }}
    }
}
