//! The facts of a task.

use std::sync::Arc;

use leptos::prelude::*;
use solver::check::{Report, TaskFacts};
use solver::model::{Assignment, Effort, Minutes, Plan, Task, TaskId};

use super::super::board::{Board, use_board};
use super::super::model::Index;
use super::super::model::bars::worked;
use super::super::replan::ChangeButton;
use super::super::say;
use super::super::touch::MoveButton;
use super::ask::{Asking, Asks, Query, use_asking};
use super::edit::TaskFields;
use super::pins::Pins;
use crate::state::errand::Subject;
use crate::state::view::Screen;
use crate::text::format::Minutes as Said;
use crate::text::{Lang, common, format, plan_details as details, touch, use_text};
use crate::ui::{Button, Look, Tag, Tone};

/// Minutes of the model for a sentence.
const fn said(minutes: Minutes) -> Said {
    Said(minutes.0 as i64)
}

/// What the inspector knows of a task.
#[derive(Clone, Debug, PartialEq)]
struct Known {
    plan: Arc<Plan>,
    task: Arc<Task>,
    report: Option<Arc<Report>>,
    assignment: Option<Assignment>,
    before: Option<Assignment>,
}

impl Known {
    fn facts(&self) -> Option<&TaskFacts> {
        self.report.as_ref()?.tasks.get(&self.task.id)
    }
}

/// A task in the inspector.
#[component]
pub fn TaskDetails(id: TaskId) -> impl IntoView {
    let board = use_board();
    let text = use_text();
    Asking::new(id).provide();
    let known = Memo::new_with_compare(
        move |_| {
            let plan = board.document.plan();
            let task = Arc::clone(plan.task(id)?);
            let shown = board.document.shown_schedule();
            let assignment = shown.as_ref().and_then(|schedule| schedule.get(id)).cloned();
            let accepted = plan.schedule.as_ref().and_then(|schedule| schedule.get(id)).cloned();
            let before =
                accepted.filter(|before| board.document.is_preview() && Some(before) != assignment.as_ref());
            Some(Known { task, report: board.document.report(), assignment, before, plan })
        },
        // Facts are compared by the views below; the plan as a whole is too large to be.
        |_, _| true,
    );
    view! {
        {move || known.get().map(|known| view! { <Head known=known.clone()/> })}
        {move || known.get().map(|known| view! { <Facts known=known board=board/> })}
        <Pins id=id/>
        <MoveButton id=id/>
        <p class="faint">{text.of(touch::hint)}</p>
        {move || known.get().map(|known| view! { <Troubles known=known/> })}
        // Questions before fields: facts are changed more often elsewhere.
        <Asks/>
        <TaskFields id=id effort_hint=Signal::derive(move || known.get().map(|known| effort_hint(text.lang(), &known)).unwrap_or_default())/>
        <div class="plan-details-foot">
            <ChangeButton subject=Subject::Task(id)/>
            <Button
                label=text.of(details::open_in_work)
                look=Look::Plain
                on_press=move |_| {
                    board.selection.task.set(Some(id));
                    board.view.go(Screen::Work);
                }
            />
        </div>
    }
}

/// Project and name.
#[component]
fn Head(known: Known) -> impl IntoView {
    let index = Index::new(&known.plan);
    let client = index.client_of(&known.task).map(|client| client.name.clone());
    let project = index.project_of(&known.task).map(|project| project.name.clone());
    let tag = client.into_iter().chain(project).collect::<Vec<_>>().join(" · ");
    let colour = index.colour_of(&known.task);
    view! {
        <div class="plan-details-head">
            <Tag label=tag colour=Some(colour)/>
            <h2>{known.task.name.clone()}</h2>
        </div>
    }
}

/// The facts, name by name.
#[component]
fn Facts(known: Known, board: Board) -> impl IntoView {
    let text = use_text();
    let lang = text.lang();
    let index = Index::new(&known.plan);
    let task = &known.task;
    let late = known.facts().map(|facts| facts.days_late).filter(|late| *late > 0);
    let late = late.map(|late| {
        view! { " " {why(Query::Late, format::days_late(lang, i64::from(late)))} }
    });
    let past = known.facts().map(|facts| facts.days_past_deadline).filter(|days| *days > 0);
    let past = past.map(|days| view! { " " {why(Query::Late, details::past_deadline(lang, days))} });
    let when =
        known.assignment.as_ref().and_then(|found| Some(say::when(lang, found.start()?, found.end()?)));
    let unplaced = when.is_none();
    let when = when.map_or_else(
        || why(Query::Unplaced, details::not_placed(lang).to_owned()),
        |when| view! { {when} }.into_any(),
    );
    let was = known.before.as_ref().and_then(|before| {
        let place = super::super::model::changes::Place {
            owners: before.owners.clone(),
            start: before.start()?,
            end: before.end()?,
        };
        Some(details::moved_from(lang, &say::place(lang, &index, &place)))
    });
    let links = |links: Vec<(TaskId, String)>| {
        links
            .into_iter()
            .map(|(id, words)| {
                view! {
                    <button type="button" class="plan-link" on:click=move |_| board.show_task(id)>{words}</button>
                }
            })
            .collect_view()
    };
    let after: Vec<(TaskId, String)> =
        task.after.iter().map(|link| (link.task, say::link(lang, &index, link))).collect();
    let followers: Vec<(TaskId, String)> = known
        .plan
        .tasks
        .iter()
        .filter(|other| other.after.iter().any(|link| link.task == task.id))
        .map(|other| (other.id, other.name.clone()))
        .collect();
    let (has_after, has_followers) = (!after.is_empty(), !followers.is_empty());
    let note = task.note.clone();
    let has_note = !note.is_empty();
    view! {
        <dl class="plan-facts">
            {(!task.is_milestone()).then(|| owners(lang, &known, &index))}
            <dt>{details::when(lang)}</dt>
            <dd class:bad=unplaced>{when}{late}{past}{was.map(|was| view! { <span class="plan-was">{was}</span> })}</dd>
            {has_after.then(|| view! { <dt>{common::after(lang)}</dt><dd class="plan-links">{links(after)}</dd> })}
            {has_followers
                .then(|| view! { <dt>{details::before_what(lang)}</dt><dd class="plan-links">{links(followers)}</dd> })}
            {has_note.then(|| view! { <dt>{details::note(lang)}</dt><dd>{note}</dd> })}
        </dl>
    }
}

/// A figure that leads to the question why it is so.
fn why(query: Query, words: String) -> AnyView {
    let asking = use_asking();
    let ask = move |_| asking.iter().for_each(|asking| asking.ask(query));
    view! {
        <button type="button" class="plan-ask-why" on:click=ask>
            <Tag label=words tone=Tone::Bad/>
        </button>
    }
    .into_any()
}

/// Who has each seat, with the skills it asks for and the level held.
fn owners(lang: Lang, known: &Known, index: &Index<'_>) -> impl IntoView + use<> {
    let several = known.task.seats.len() > 1;
    let seat = |(number, seat): (usize, &solver::model::Seat)| {
        let owner = known.assignment.as_ref().and_then(|found| found.owners.get(number).copied());
        let person = owner.and_then(|id| index.person(id));
        let name = person.map_or_else(|| details::nobody(lang).to_owned(), |person| person.name.clone());
        let need = |need: &solver::model::Need| {
            let skill = index.skill(need.skill)?.name.clone();
            let held = person.and_then(|person| person.level(need.skill));
            Some(match held {
                Some(level) => details::held(lang, &skill, level.0),
                None => details::needs(lang, &skill, need.level.0),
            })
        };
        let skills: Vec<String> = seat.needs.iter().filter_map(need).collect();
        let label =
            if several { details::seat_number(lang, number + 1) } else { common::owner(lang).to_owned() };
        view! {
            <dt>{label}</dt>
            <dd>{name}" "<span class="faint">{skills.join(", ")}</span></dd>
        }
    };
    known.task.seats.iter().enumerate().map(seat).collect_view()
}

/// Hours, their range, and what the level makes of them.
fn effort_hint(lang: Lang, known: &Known) -> String {
    let (expected, assumed) = known.plan.effort_of(&known.task);
    let range = match known.task.effort {
        Some(Effort { best, worst, likely }) if best.is_some() || worst.is_some() => {
            Some(details::range(lang, said(best.unwrap_or(likely)), said(worst.unwrap_or(likely))))
        }
        _ => None,
    };
    let left = known.plan.left_of(&known.task);
    let taken = known.facts().map(|facts| Minutes(worked(facts)));
    let stretched = taken.filter(|taken| *taken > left).map(|taken| details::stretched(lang, said(taken)));
    let seats = (known.task.seats.len() > 1).then(|| details::per_seat(lang));
    let parts: Vec<String> = [
        (assumed || range.is_some()).then(|| format::hours(lang, i64::from(expected.0))),
        range,
        seats.map(str::to_owned),
        assumed.then(|| details::assumed_effort(lang).to_owned()),
        stretched,
    ]
    .into_iter()
    .flatten()
    .collect();
    parts.join(" · ")
}

/// The rules that the task breaks.
#[component]
fn Troubles(known: Known) -> impl IntoView {
    let text = use_text();
    let lang = text.lang();
    let index = Index::new(&known.plan);
    let breaches = known.report.as_ref().map_or(&[][..], |report| &report.breaches);
    let sentences: Vec<String> = breaches
        .iter()
        .filter(|breach| breach.task == known.task.id)
        .map(|breach| say::breach(lang, &index, breach))
        .collect();
    (!sentences.is_empty()).then(|| {
        view! {
            <section class="plan-reasons">
                <h3>{details::needs_attention(lang)}</h3>
                <ul class="plan-note is-bad">
                    {sentences.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}
                </ul>
            </section>
        }
    })
}
