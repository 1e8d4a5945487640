//! A proposal: what it would change and what that buys, to be accepted or discarded.

use std::sync::Arc;

use leptos::prelude::*;
use solver::check::Report;

use super::accepting::{Accepting, Lines};
use super::board::{Board, use_board};
use super::model::changes::{Change, count};
use super::model::figures::{Figures, figures};
use crate::platform::page;
use crate::state::solve::SolveState;
use crate::text::{
    Lang, accepting as accepting_words, announce, common, format, plan as words, solve as solve_words,
    use_text,
};
use crate::ui::icon::icons;
use crate::ui::{Banner, Button, Icon, Look, Tone};

/// Where the keys go on once the proposal has gone with its buttons: what it was about.
const CHART: &str = "[role='grid'] [tabindex='0']";

/// The bar over the plan while a proposal is shown, and its list.
#[component]
pub fn PreviewBar() -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let listed = RwSignal::new(false);
    let accepting = Accepting::new(board);
    let shown = Memo::new(move |_| board.document.is_preview());
    let summary = move || summary(text.lang(), &board.changes.get());
    let buys = Memo::new(move |_| if shown.get() { buys(board, text.lang()) } else { Vec::new() });
    let outdated = Memo::new(move |_| match board.solves.state() {
        SolveState::Proposed(proposal) => proposal.outdated,
        _ => false,
    });
    let list_words = move || {
        if listed.get() { words::hide_changes(text.lang()) } else { words::show_changes(text.lang()) }
    };
    view! {
        <Show when=move || shown.get()>
            <section class="plan-preview" aria-label=text.of(words::proposal)>
                <div class="plan-preview-line">
                    <Icon icon=icons::INFO/>
                    <p class="plan-preview-words">
                        <b>{summary}</b>
                        <span class="plan-preview-buys">{move || buys.get().join(" · ")}</span>
                        {move || outdated.get().then(|| view! { <span class="warn">{text.of(words::outdated)}</span> })}
                    </p>
                    <Button
                        label=Signal::derive(move || list_words().to_owned())
                        look=Look::Quiet
                        expanded=listed
                        on_press=move |_| listed.update(|listed| *listed = !*listed)
                    />
                    <Button
                        label=text.of(common::discard)
                        on_press=move |_| {
                            board.solves.discard();
                            page::catch_focus(CHART);
                        }
                    />
                    <Button
                        label=Signal::derive(move || accept_words(text.lang(), accepting.count()))
                        look=Look::Main
                        disabled=Signal::derive(move || !accepting.may_accept())
                        on_press=move |_| {
                            accepting.accept();
                            page::catch_focus(CHART);
                        }
                    />
                </div>
                <Show when=move || listed.get()>
                    <Lines accepting/>
                </Show>
            </section>
        </Show>
    }
}

/// "Accept plan", "Accept 3 of 12".
fn accept_words(lang: Lang, (lines, chosen): (usize, usize)) -> String {
    if chosen == lines {
        solve_words::accept_plan(lang).to_owned()
    } else {
        accepting_words::accept_part(lang, chosen, lines)
    }
}

/// "12 tasks would change: 3 change hands, 9 move".
fn summary(lang: Lang, changes: &[Change]) -> String {
    let counts = count(changes);
    let parts = [
        (counts.lost, words::would_drop as fn(Lang, usize) -> String),
        (counts.handed, words::would_hand),
        (counts.moved, words::would_move),
        (counts.placed, words::would_place),
    ];
    let parts: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, say)| say(lang, *n)).collect();
    let all = words::would_change(lang, changes.len());
    let colon = if lang == Lang::Fr { "\u{a0}:" } else { ":" };
    if parts.is_empty() { all } else { format!("{all}{colon} {}", parts.join(", ")) }
}

/// What the proposal improves or worsens, figure by figure (tracked).
fn buys(board: Board, lang: Lang) -> Vec<String> {
    let plan = board.document.plan();
    let (Some(accepted), Some(report)) = (plan.schedule.clone(), board.document.report()) else {
        return Vec::new();
    };
    let before: Report = solver::check::check(&plan, &accepted);
    let (old, new) = (figures(&plan, &before, &[]), figures(&plan, &report, &[]));
    differences(lang, &old, &new)
}

/// The figures that differ, from old to new.
fn differences(lang: Lang, old: &Figures, new: &Figures) -> Vec<String> {
    let number = |n: usize| format::number(lang, i64::try_from(n).unwrap_or(i64::MAX));
    let mut found = Vec::new();
    let mut tell = |what: &str, old: String, new: String| {
        if old != new {
            found.push(words::from_to(lang, what, &old, &new));
        }
    };
    let days = |figures: &Figures| format::number(lang, i64::from(figures.late.days));
    tell(words::late_days_word(lang, 2).as_str(), days(old), days(new));
    tell(&words::unplaced_word(lang, 2), number(old.unplaced), number(new.unplaced));
    let peak = |figures: &Figures| {
        figures.peak.as_ref().map(|peak| format::percent(lang, i64::from(peak.permille))).unwrap_or_default()
    };
    tell(words::peak_load(lang), peak(old), peak(new));
    tell(&words::broken_word(lang, 2), number(old.breaches), number(new.breaches));
    found
}

/// What the accepted schedule no longer obeys.
#[component]
pub fn Notices() -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let broken = Memo::new(move |_| {
        let report: Option<Arc<Report>> = board.document.report();
        let accepted = !board.document.is_preview() && !board.solves.is_running();
        report.filter(|_| accepted).map_or(0, |report| {
            let mut tasks: Vec<_> = report.breaches.iter().map(|breach| breach.task).collect();
            tasks.sort_unstable();
            tasks.dedup();
            tasks.len()
        })
    });
    let freed = Memo::new(move |_| board.document.report().map_or(0, |report| report.freed.len()));
    view! {
        {move || {
            (freed.get() > 0)
                .then(|| view! { <Banner message=Signal::derive(move || announce::freed(text.lang(), freed.get()))/> })
        }}
        {move || {
            (broken.get() > 0)
                .then(|| {
                    view! {
                        <Banner
                            message=Signal::derive(move || words::needs_resolve(text.lang(), broken.get()))
                            tone=Tone::Warn
                            action=Signal::derive(move || solve_words::solve(text.lang()).to_owned())
                            on_action=Callback::new(move |()| board.solves.start())
                        />
                    }
                })
        }}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::changes::changes;
    use crate::screen::plan::model::fixture;
    use solver::model::PersonId;

    #[test]
    fn a_summary_counts_by_kind() {
        let (plan, before) = fixture::plan();
        let mut after = before.clone();
        after.assignments[0].owners = vec![PersonId(3)];
        after.assignments.pop();
        let found = changes(&plan, &before, &after);
        let words = summary(Lang::En, &found);
        assert_eq!(words, "2 tasks would change: 1 loses its place, 1 changes hands");
        assert_eq!(summary(Lang::En, &[]), "0 tasks would change");
    }

    #[test]
    fn only_figures_that_differ_are_told() {
        let (plan, before) = fixture::plan();
        let mut after = before.clone();
        after.assignments.retain(|assignment| assignment.task != solver::model::TaskId(2));
        let of = |schedule| figures(&plan, &solver::check::check(&plan, schedule), &[]);
        let told = differences(Lang::En, &of(&before), &of(&after));
        assert!(told.contains(&"late days 2 → 0".to_owned()), "{told:?}");
        assert!(told.contains(&"unplaced 1 → 2".to_owned()));
        assert_eq!(differences(Lang::En, &of(&before), &of(&before)), Vec::<String>::new());
    }
}
