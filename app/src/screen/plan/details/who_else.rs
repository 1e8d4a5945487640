//! Who else could take a seat: the three best, each solved again, in the order of the plan's goals.

use std::sync::Arc;

use leptos::prelude::*;
use solver::model::{Plan, Schedule, TaskId};

use super::super::board::{Board, use_board};
use super::super::model::Index;
use super::super::{effects, say};
use super::{give, waiting, why_not};
use crate::engine::question::{About, Answer, Seat, WhoElse};
use crate::state::questions::{Standing, use_questions};
use crate::text::{Text, ask as words, use_text};
use crate::ui::{Button, Toasts, use_toasts};

fn about(board: Board, task: TaskId, seat: usize) -> Option<(Arc<Plan>, Arc<Schedule>, About)> {
    let schedule = board.document.shown_schedule()?;
    let seat = Seat { task, seat, schedule: Arc::clone(&schedule) };
    Some((board.document.plan(), schedule, About::WhoElse(seat)))
}

/// The three best people.
#[component]
pub fn WhoElseCould(id: TaskId, seat: usize) -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let toasts = use_toasts();
    let questions = use_questions();
    let declined = RwSignal::new(false);
    Effect::new(move |_| {
        if declined.get() || board.solves.is_running() {
            return;
        }
        if let Some((plan, _, about)) = about(board, id, seat) {
            questions.ask(&plan, about);
        }
    });
    let answer = move || {
        let lang = text.lang();
        let note = |note: &'static str| view! { <p class="faint">{note}</p> }.into_any();
        let Some((plan, schedule, about)) = about(board, id, seat) else {
            return note(words::no_schedule(lang));
        };
        let cancel = move || {
            declined.set(true);
            questions.cancel();
        };
        match questions.standing(&plan, &about) {
            Standing::Answered(Answer::WhoElse(found)) => told(board, text, toasts, &plan, &schedule, &found),
            Standing::Refining(Answer::WhoElse(found)) => view! {
                {told(board, text, toasts, &plan, &schedule, &found)}
                {waiting(words::refining(lang), text.of(words::stop), cancel)}
            }
            .into_any(),
            Standing::Failed | Standing::Answered(_) | Standing::Refining(_) => note(words::failed(lang)),
            _ if board.solves.is_running() => note(words::running(lang)),
            Standing::Unasked if declined.get() => {
                view! { <Button label=text.of(words::ask) on_press=move |_| declined.set(false)/> }.into_any()
            }
            Standing::Unasked | Standing::Asked => {
                waiting(words::asking(lang), text.of(words::cancel), cancel)
            }
        }
    };
    view! { <div aria-live="polite" class="plan-answer">{answer}</div> }
}

fn told(
    board: Board,
    text: Text,
    toasts: Toasts,
    plan: &Arc<Plan>,
    schedule: &Schedule,
    found: &WhoElse,
) -> AnyView {
    let lang = text.lang();
    let index = Index::new(plan);
    if found.best.is_empty() {
        return view! { <p class="plan-note">{words::nobody_else(lang)}</p> }.into_any();
    }
    let one = |forced: &solver::explain::Forced| {
        let sentences = why_not::headline(lang, &index, forced);
        let moves = give::pushed(plan, schedule, forced).len();
        let moves = if moves > 0 { words::pushed(lang, moves) } else { words::none_pushed(lang).to_owned() };
        view! {
            <li>
                <h4>{say::person(&index, forced.person)}" "<span class="faint">{moves}</span></h4>
                <p class="plan-note">{sentences.join(" ")}</p>
                {effects::dates(board, lang, &index, &forced.effect, &[])}
                {effects::levels(lang, &forced.cost())}
                {give::button(board, text, toasts, plan, forced.clone())}
            </li>
        }
    };
    view! {
        <ol class="plan-candidates">{found.best.iter().map(one).collect_view()}</ol>
        {(found.more > 0).then(|| view! { <p class="faint">{words::others_tried(lang, found.more)}</p> })}
    }
    .into_any()
}
