//! The order of goals: a dialog in which the keys move them.

use leptos::prelude::*;
use solver::model::{GoalKind, Goals};

use super::board::use_board;
use super::toolbar::set_goals;
use crate::platform::page;
use crate::text::{common, goals, plan as words, use_text};
use crate::ui::icon::icons;
use crate::ui::{Button, Dialog, DialogWidth, Icon, IconButton, Look};

/// A goal of the list, counted or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Line {
    goal: GoalKind,
    counts: bool,
}

/// Every goal but the first level, which is fixed: those that count in their order, then the others.
fn lines(goals: &Goals) -> Vec<Line> {
    let counted = goals.levels().iter().filter(|goal| **goal != GoalKind::Unplaced);
    let mut lines: Vec<Line> = counted.map(|goal| Line { goal: *goal, counts: true }).collect();
    let others = GoalKind::ALL.into_iter().filter(|goal| !goals.levels().contains(goal));
    lines.extend(others.filter(|goal| *goal != GoalKind::Unplaced).map(|goal| Line { goal, counts: false }));
    lines
}

/// The goals that lines say.
fn goals_of(lines: &[Line]) -> Goals {
    Goals::new(lines.iter().filter(|line| line.counts).map(|line| line.goal))
}

/// Moves a goal by a place up or down; its place afterwards.
fn moved(lines: &mut [Line], goal: GoalKind, up: bool) -> Option<usize> {
    let at = lines.iter().position(|line| line.goal == goal)?;
    let to = if up { at.checked_sub(1)? } else { at + 1 };
    if to >= lines.len() {
        return None;
    }
    lines.swap(at, to);
    Some(to)
}

/// The dialog.
#[component]
pub fn OrderDialog(open: RwSignal<bool>) -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let draft = RwSignal::new(Vec::<Line>::new());
    Effect::new(move |_| {
        if open.get() {
            draft.set(lines(&board.document.plan_untracked().goals.normalised()));
        }
    });
    let take = move |_| {
        draft.with_untracked(|lines| set_goals(board, goals_of(lines)));
        open.set(false);
    };
    let footer = move || {
        view! {
            <Button label=text.of(common::cancel) on_press=move |_| open.set(false)/>
            <Button label=text.of(words::use_this_order) look=Look::Main on_press=take/>
        }
    };
    view! {
        <Dialog open=open title=text.of(words::goals_title) width=DialogWidth::Narrow footer=footer>
            <p class="muted">{text.of(words::goals_hint)}</p>
            <p class="faint" id="goal-keys">{text.of(words::goals_keys)}</p>
            <ol class="goal-list" aria-describedby="goal-keys">
                <li class="goal-line is-fixed">
                    <Icon icon=icons::LOCK/>
                    <span class="goal-words">
                        <b>{move || goals::name(text.lang(), GoalKind::Unplaced)}</b>
                        <small>{move || goals::about(text.lang(), GoalKind::Unplaced)}</small>
                    </span>
                </li>
                <For each=move || draft.get() key=|line| (line.goal, line.counts) let(line)>
                    <GoalLine line=line draft=draft/>
                </For>
            </ol>
        </Dialog>
    }
}

/// A goal that can be moved and left out.
#[component]
fn GoalLine(line: Line, draft: RwSignal<Vec<Line>>) -> impl IntoView {
    let text = use_text();
    let goal = line.goal;
    let id = format!("goal-{}", goal.name());
    let own = id.clone();
    let shift = move |up: bool| {
        let place = draft.try_update(|lines| moved(lines, goal, up)).flatten();
        // The line is the same element at another place: it keeps the focus once it is there.
        if place.is_some() {
            let own = own.clone();
            request_animation_frame(move || page::focus(&own));
        }
    };
    let shift = StoredValue::new(shift);
    let shift = move |up: bool| shift.with_value(|shift| shift(up));
    let toggle = move |_| {
        draft.update(|lines| {
            if let Some(line) = lines.iter_mut().find(|line| line.goal == goal) {
                line.counts = !line.counts;
            }
        });
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let up = match event.key().as_str() {
            "ArrowUp" if event.alt_key() => true,
            "ArrowDown" if event.alt_key() => false,
            _ => return,
        };
        event.prevent_default();
        shift(up);
    };
    let place = Memo::new(move |_| {
        draft.with(|lines| (lines.iter().position(|line| line.goal == goal).unwrap_or(0), lines.len()))
    });
    let name = move || goals::name(text.lang(), goal);
    let told = move || {
        let (at, of) = place.get();
        words::goal_at(text.lang(), name(), at + 2, of + 1)
    };
    view! {
        <li class="goal-line" class:is-off=!line.counts on:keydown=on_key>
            <input
                type="checkbox"
                id=id
                checked=line.counts
                aria-label=move || format!("{} — {}", words::use_goal(text.lang(), name()), told())
                on:change=toggle
            />
            <span class="goal-words">
                <b>{name}</b>
                <small>{move || goals::about(text.lang(), goal)}</small>
            </span>
            <IconButton
                label=Signal::derive(move || words::move_up(text.lang(), name()))
                icon=icons::UP
                disabled=Signal::derive(move || place.get().0 == 0)
                on_press=move |_| shift(true)
            />
            <IconButton
                label=Signal::derive(move || words::move_down(text.lang(), name()))
                icon=icons::DOWN
                disabled=Signal::derive(move || place.get().0 + 1 == place.get().1)
                on_press=move |_| shift(false)
            />
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goals_are_lines_and_lines_are_goals() {
        let goals = Goals::new([GoalKind::Lateness, GoalKind::Fit]);
        let all = lines(&goals);
        assert_eq!(all.len(), GoalKind::ALL.len() - 1);
        assert_eq!(goals_of(&all), goals);
        assert!(all.iter().skip(2).all(|line| !line.counts));
    }

    #[test]
    fn a_goal_moves_by_one_and_stops_at_the_ends() {
        let mut all = lines(&Goals::new([GoalKind::Lateness, GoalKind::Fit]));
        assert_eq!(moved(&mut all, GoalKind::Lateness, true), None);
        assert_eq!(moved(&mut all, GoalKind::Fit, true), Some(0));
        let order = goals_of(&all);
        assert_eq!(order.levels(), [GoalKind::Unplaced, GoalKind::Fit, GoalKind::Lateness]);
        let last = all.last().unwrap().goal;
        assert_eq!(moved(&mut all, last, false), None);
    }
}
