//! The score line: what the schedule is worth, what is proven about it, and how the solve stands.

use std::collections::BTreeMap;

use leptos::prelude::*;
use solver::check::Report;
use solver::model::{GoalKind, TaskId};

use super::board::{Board, use_board};
use super::model::figures::{Figures, Proof, figures};
use super::replan::{AnnouncedMenu, ChangeButton};
use crate::engine::protocol::Ending;
use crate::state::solve::{Proposal, SolveState};
use crate::text::{Lang, format, plan as words, use_text};
use crate::ui::{Button, Look};

/// What is known about the schedule on show (tracked).
pub fn known(board: Board) -> Option<Proposal> {
    match board.solves.state() {
        SolveState::Running(running) => running.best,
        SolveState::Proposed(proposal) => Some(proposal),
        SolveState::Failed(failure) => failure.best,
        SolveState::Idle => board.solves.last(),
    }
}

/// The figures of the schedule on show (tracked).
fn shown_figures(board: Board) -> Option<Figures> {
    let report = board.document.report()?;
    let bounds: BTreeMap<GoalKind, i64> = known(board).map(|known| known.bounds).unwrap_or_default();
    let bounds: Vec<(GoalKind, i64)> = bounds.into_iter().collect();
    Some(figures(&board.document.plan(), &report, &bounds))
}

/// The line.
#[component]
pub fn ScoreLine() -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let figures = Memo::new(move |_| shown_figures(board));
    let items = move || figures.get().map(|figures| view! { <Items figures=figures/> });
    view! {
        <section class="plan-score" aria-label=text.of(words::score)>
            <ul class="plan-score-items">{items}</ul>
            <div class="plan-score-end">
                <Standing/>
                <div class="plan-news">
                    <ChangeButton/>
                    <AnnouncedMenu/>
                </div>
            </div>
        </section>
    }
}

/// The figures, each with its proof.
#[component]
fn Items(figures: Figures) -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let Figures { late, past_deadlines, peak, unplaced, unplaced_proof, overload, breaches, .. } = figures;
    let late_aside = move || {
        let lang = text.lang();
        proof(lang, late.proof, |bound| format::number(lang, bound)).unwrap_or_default()
    };
    // The weighted sum is what is minimised; on the line it would only be one figure more.
    let late_title = move || late.weighted.map(|weighted| words::weighted(text.lang(), weighted));
    let late_class = if late.days > 0 { "plan-figure is-bad" } else { "plan-figure" };
    let days = i64::from(late.days);
    let peak = peak.map(|peak| {
        let class = match peak.permille {
            over if over > 1000 => "plan-figure is-bad",
            _ => "plan-figure",
        };
        let name = peak.name.clone();
        // The words "best possible" stand beside the late days; a second time they would only be long.
        let aside = move || match peak.proof {
            Proof::AtLeast(bound) => Some(format!("≥ {}", format::percent(text.lang(), bound))),
            other => proof(text.lang(), other, |_| String::new()),
        };
        let person = peak.person;
        let choose = move |_| {
            board.selection.task.set(None);
            board.selection.person.set(Some(person));
        };
        view! {
            <li class=class>
                <strong>{move || format::percent(text.lang(), i64::from(peak.permille))}</strong>
                <button type="button" class="plan-figure-who" on:click=choose>
                    {move || words::peak_load_of(text.lang(), &name)}
                </button>
                <span class="plan-figure-proof">{aside}</span>
            </li>
        }
    });
    type Which = fn(&Report) -> Option<TaskId>;
    let plain = move |show: bool,
                      figure: String,
                      word: String,
                      aside: Option<String>,
                      class: &'static str,
                      of: Option<Which>| {
        show.then(|| {
            let counts = of.is_some() && class.ends_with("is-bad");
            let word = asked(board, counts, of.unwrap_or(|_| None), move || word.clone());
            view! {
                <li class=class>
                    <strong>{figure}</strong>
                    {word}
                    {aside.map(|aside| view! { <span class="plan-figure-proof">{aside}</span> })}
                </li>
            }
        })
    };
    let rest = move || {
        let lang = text.lang();
        let number = |n: i64| format::number(lang, n);
        let count = i64::try_from(unplaced).unwrap_or(i64::MAX);
        let unplaced_aside = match unplaced_proof {
            Proof::Best => Some(words::proved(lang).to_owned()),
            _ => None,
        };
        let broken = i64::try_from(breaches).unwrap_or(i64::MAX);
        (
            plain(
                true,
                number(count),
                words::unplaced_word(lang, unplaced),
                unplaced_aside,
                if unplaced > 0 { "plan-figure is-bad" } else { "plan-figure" },
                Some(first_unplaced),
            ),
            plain(
                past_deadlines > 0,
                number(i64::from(past_deadlines)),
                words::past_deadline_word(lang, past_deadlines),
                None,
                "plan-figure is-bad",
                Some(most_past),
            ),
            plain(
                overload.0 > 0,
                format::hours(lang, i64::from(overload.0)),
                words::overload_word(lang).to_owned(),
                None,
                "plan-figure is-bad",
                None,
            ),
            plain(
                breaches > 0,
                number(broken),
                words::broken_word(lang, breaches),
                None,
                "plan-figure is-bad",
                None,
            ),
        )
    };
    view! {
        <li class=late_class title=late_title>
            <strong>{move || format::number(text.lang(), days)}</strong>
            {asked(board, days > 0, latest, move || words::late_days_word(text.lang(), days))}
            <span class="plan-figure-proof" title=text.of(words::bound_hint)>{late_aside}</span>
        </li>
        {peak}
        {rest}
    }
}

/// The word of a figure; where it counts something, it leads to a task that it counts, which says why.
fn asked(
    board: Board,
    counts: bool,
    task: fn(&Report) -> Option<TaskId>,
    word: impl Fn() -> String + Send + Sync + 'static,
) -> AnyView {
    if !counts {
        return view! { <span>{word}</span> }.into_any();
    }
    let show = move |_| {
        let report = untrack(|| board.document.report());
        report.and_then(|report| task(&report)).into_iter().for_each(|task| board.show_task(task));
    };
    view! { <button type="button" class="plan-figure-who" on:click=show>{word}</button> }.into_any()
}

/// The task that is later than any other.
fn latest(report: &Report) -> Option<TaskId> {
    let late = report.tasks.iter().map(|(task, facts)| (facts.days_late, std::cmp::Reverse(*task)));
    late.max().filter(|(days, _)| *days > 0).map(|(_, task)| task.0)
}

/// The task that misses its deadline by most.
fn most_past(report: &Report) -> Option<TaskId> {
    let past = report.tasks.iter().map(|(task, facts)| (facts.days_past_deadline, std::cmp::Reverse(*task)));
    past.max().filter(|(days, _)| *days > 0).map(|(_, task)| task.0)
}

/// The first task without a place.
fn first_unplaced(report: &Report) -> Option<TaskId> {
    report.unplaced.first().copied()
}

/// A proof in words.
fn proof(lang: Lang, proof: Proof, say: impl Fn(i64) -> String) -> Option<String> {
    match proof {
        Proof::Unknown => None,
        Proof::AtLeast(bound) => Some(words::best_possible(lang, &say(bound))),
        Proof::Best => Some(words::proved(lang).to_owned()),
    }
}

/// How the solve stands: running, or how it came to its result.
#[component]
fn Standing() -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let running = Memo::new(move |_| match board.solves.state() {
        SolveState::Running(running) => {
            // To the tenth of a second: what changes faster cannot be read.
            Some((running.elapsed_ms / 100, running.iterations, running.restarting))
        }
        _ => None,
    });
    let done = Memo::new(move |_| {
        let known = if running.get().is_some() { None } else { known(board) };
        known.map(|known| (known.elapsed_ms, known.iterations, known.ending))
    });
    let words_now = move || {
        let lang = text.lang();
        match (running.get(), done.get()) {
            (Some((_, _, true)), _) => words::restarting(lang).to_owned(),
            (Some((0, 0, _)), _) => words::starting(lang).to_owned(),
            (Some((tenths, ..)), _) => words::searching(lang, &seconds(lang, tenths)),
            (None, Some((millis, _, ending))) => {
                let solved = words::solved_in(lang, &seconds(lang, millis / 100));
                match ending {
                    Some(Ending::Optimal) => format!("{solved} · {}", words::optimal(lang)),
                    Some(Ending::Stopped) => format!("{solved} · {}", words::stopped(lang)),
                    _ => solved,
                }
            }
            (None, None) => String::new(),
        }
    };
    let tried = move || {
        let tried =
            running.get().map(|(_, tried, _)| tried).or_else(|| done.get().map(|(_, tried, _)| tried));
        let tried = tried.filter(|tried| *tried > 0);
        tried.map_or_else(String::new, |tried| format!(", {}", words::schedules_tried(text.lang(), tried)))
    };
    // Read out once a second at most, not with every improvement.
    let spoken = Memo::new(move |_| running.get().map(|(tenths, _, _)| tenths / 10));
    let spoken_words = move || {
        let _ = spoken.get();
        untrack(|| words_now() + &tried())
    };
    let can_go_on = Memo::new(move |_| {
        done.get().is_some_and(|(_, _, ending)| !matches!(ending, Some(Ending::Optimal)))
            && running.get().is_none()
    });
    view! {
        <p class="plan-standing">
            <Show when=move || running.get().is_some()>
                <span class="plan-spinner" aria-hidden="true"></span>
            </Show>
            <span aria-hidden="true">{words_now}<span class="plan-standing-tried">{tried}</span></span>
            <span class="visually-hidden" role="status">{spoken_words}</span>
            <Show when=move || can_go_on.get()>
                <Button label=text.of(words::keep_going) look=Look::Quiet on_press=move |_| board.solves.keep_going()/>
            </Show>
        </p>
    }
}

/// Tenths of a second as "1.8 s".
fn seconds(lang: Lang, tenths: u32) -> String {
    let space = if lang == Lang::Fr { '\u{202f}' } else { '\u{a0}' };
    format!("{}{space}s", format::decimal(lang, f64::from(tenths) / 10.0, 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::fixture;

    #[test]
    fn a_figure_leads_to_a_task_that_it_counts() {
        let (plan, schedule) = fixture::plan();
        let report = solver::check::check(&plan, &schedule);
        assert_eq!((latest(&report), first_unplaced(&report)), (Some(TaskId(2)), Some(TaskId(5))));
        assert_eq!(most_past(&report), None);
    }

    #[test]
    fn a_proof_is_said_in_words() {
        let say = |bound: i64| bound.to_string();
        assert_eq!(proof(Lang::En, Proof::AtLeast(3), say).as_deref(), Some("best possible ≥ 3"));
        assert_eq!(proof(Lang::Fr, Proof::Best, say).as_deref(), Some("prouvé"));
        assert_eq!(proof(Lang::En, Proof::Unknown, say), None);
    }

    #[test]
    fn seconds_have_one_decimal() {
        assert_eq!(seconds(Lang::En, 18), "1.8\u{a0}s");
        assert_eq!(seconds(Lang::Fr, 100), "10\u{202f}s");
    }
}
