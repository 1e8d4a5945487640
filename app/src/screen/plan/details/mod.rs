//! The inspector: the facts of the selected task or person, and why.

mod ask;
mod earliest;
mod edit;
mod found;
mod give;
mod late;
mod person;
mod pins;
mod task;
mod who_else;
mod why;
mod why_not;
mod wish;
mod worth;

use leptos::prelude::*;

use super::board::use_board;
use crate::text::{plan_details as details, use_text};
use crate::ui::icon::icons;
use crate::ui::{Button, IconButton, Look};

/// The inspector; nothing while nothing is selected.
#[component]
pub fn Details() -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let task = move || {
        let id = board.selection.task.get()?;
        board.document.plan().task(id).is_some().then_some(id)
    };
    let task = Memo::new(move |_| task());
    let person = Memo::new(move |_| {
        let id = board.selection.person.get().filter(|_| task.get().is_none())?;
        board.document.plan().person(id).is_some().then_some(id)
    });
    let open = Memo::new(move |_| task.get().is_some() || person.get().is_some());
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() {
            event.prevent_default();
            event.stop_propagation();
            board.close_details();
        }
    };
    view! {
        <Show when=move || open.get()>
            <aside class="plan-details no-print" aria-label=text.of(details::details) on:keydown=on_key>
                <span class="plan-details-close">
                    <IconButton label=text.of(details::close) icon=icons::CLOSE on_press=move |_| board.close_details()/>
                </span>
                {move || task.get().map(|id| view! { <task::TaskDetails id=id/> })}
                {move || person.get().map(|id| view! { <person::PersonDetails id=id/> })}
            </aside>
        </Show>
    }
}

/// An answer is on its way, unless whoever asked wants it no more.
fn waiting(
    asking: &'static str,
    label: impl Fn() -> &'static str + Copy + Send + Sync + 'static,
    cancel: impl Fn() + Send + Sync + 'static,
) -> AnyView {
    view! {
        <p class="plan-asking faint">
            <span class="plan-spinner" aria-hidden="true"></span>
            {asking}
            <Button label=label look=Look::Quiet on_press=move |_| cancel()/>
        </p>
    }
    .into_any()
}
