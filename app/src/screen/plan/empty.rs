//! What stands on the screen where there is nothing to draw yet.

use leptos::prelude::*;

use super::board::use_board;
use crate::state::view::Screen;
use crate::text::{common, plan as words, solve as solve_words, use_text};
use crate::ui::icon::icons;
use crate::ui::{Button, EmptyState, Look};

/// Why nothing can be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Missing {
    /// Nobody to give work to.
    People,
    /// No work.
    Tasks,
    /// Nobody has been given any.
    Schedule,
}

/// What is missing, and what to do about it.
#[component]
pub fn Nothing(
    missing: Missing,
    /// Over what can be drawn already.
    #[prop(optional)]
    over: bool,
) -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let title = move || match missing {
        Missing::Schedule => words::no_schedule_title(text.lang()).to_owned(),
        _ => words::empty_title(text.lang()).to_owned(),
    };
    let message = move || {
        let lang = text.lang();
        match missing {
            Missing::People => words::empty_people(lang).to_owned(),
            Missing::Tasks => words::empty_tasks(lang).to_owned(),
            Missing::Schedule => {
                let plan = board.document.plan();
                let planned = plan.tasks.iter().filter(|task| plan.is_planned(task)).count();
                words::no_schedule(
                    lang,
                    &common::tasks(lang, planned),
                    &common::people(lang, plan.people.len()),
                )
            }
        }
    };
    let running = Signal::derive(move || board.solves.is_running());
    let action = match missing {
        Missing::People => view! {
            <Button label=text.of(words::add_people) look=Look::Main on_press=move |_| board.view.go(Screen::Team)/>
        }
        .into_any(),
        Missing::Tasks => view! {
            <Button label=text.of(words::add_tasks) look=Look::Main on_press=move |_| board.view.go(Screen::Work)/>
        }
        .into_any(),
        Missing::Schedule => view! {
            <Button
                label=text.of(solve_words::solve)
                look=Look::Main
                icon=icons::SOLVE
                disabled=running
                on_press=move |_| board.solves.start()
            />
        }
        .into_any(),
    };
    view! {
        <div class="plan-nothing" class:is-over=over>
            <EmptyState title=Signal::derive(title) message=Signal::derive(message) icon=icons::PLAN>{action}</EmptyState>
        </div>
    }
}
