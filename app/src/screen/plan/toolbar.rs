//! The controls over the plan: view, zoom, time, goals, and the solve.

use leptos::prelude::*;
use solver::model::Goals;

use super::board::{Board, use_board};
use super::copy;
use super::tray::TrayButton;
use crate::action::{Action, Id};
use crate::platform::{clock, page};
use crate::state::command::{Command, PlanOptions};
use crate::state::pins;
use crate::state::view::{Overlay, PlanMode, Zoom};
use crate::text::{Lang, common, plan as words, selecting, solve as solve_words, use_text};
use crate::ui::icon::icons;
use crate::ui::{Button, IconButton, Look, MenuButton, MenuItem, Segmented, Toolbar};

/// The toolbar of the screen.
#[component]
pub fn PlanToolbar(
    /// Opens the dialog with the order of goals.
    order: RwSignal<bool>,
    /// Whether the tray is shown.
    tray: RwSignal<bool>,
) -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let modes = move || {
        let lang = text.lang();
        vec![
            (PlanMode::People, words::people(lang).to_owned()),
            (PlanMode::Projects, words::projects(lang).to_owned()),
            (PlanMode::HeatMap, words::heat_map(lang).to_owned()),
            (PlanMode::Table, words::table(lang).to_owned()),
        ]
    };
    let zooms = move || {
        let lang = text.lang();
        vec![
            (Zoom::Day, words::day(lang).to_owned()),
            (Zoom::Week, words::week(lang).to_owned()),
            (Zoom::Month, words::month(lang).to_owned()),
        ]
    };
    let has_time =
        Memo::new(move |_| matches!(board.view.plan_mode.get(), PlanMode::People | PlanMode::Projects));
    view! {
        <Toolbar label=text.of(words::title)>
            <TrayButton shown=tray/>
            <Segmented
                label=text.of(words::view)
                options=Signal::derive(modes)
                value=board.view.plan_mode
                on_change=move |mode| board.view.plan_mode.set(mode)
            />
            <Show when=move || has_time.get()>
                <Segmented
                    label=text.of(words::zoom)
                    options=Signal::derive(zooms)
                    value=board.view.plan_zoom
                    on_change=move |zoom| board.view.plan_zoom.set(zoom)
                />
                <span class="plan-travel">
                    <IconButton label=text.of(words::earlier) icon=icons::LEFT on_press=move |_| board.page(false)/>
                    <Button label=text.of(common::today) on_press=move |_| board.go_to_now()/>
                    <IconButton label=text.of(words::later) icon=icons::RIGHT on_press=move |_| board.page(true)/>
                </span>
            </Show>
            <span class="push"></span>
            <PinCount/>
            <MoreMenu/>
            <GoalsMenu order=order/>
            <SolveButton/>
        </Toolbar>
    }
}

/// How many tasks are pinned; leads to the list of pins.
#[component]
fn PinCount() -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let count = Memo::new(move |_| pins::all(&board.document.plan()).len());
    let label = Signal::derive(move || selecting::pin_count(text.lang(), count.get()));
    view! {
        <Show when=move || { count.get() > 0 }>
            <span class="plan-pin-count">
                <Button
                    label
                    look=Look::Quiet
                    icon=icons::PIN
                    on_press=move |_| board.view.overlay.set(Some(Overlay::Pins))
                />
            </span>
        </Show>
    }
}

/// What can be taken out of the screen.
#[component]
fn MoreMenu() -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let copy_words = copy::use_copy(board);
    let items = move || {
        let lang = text.lang();
        vec![
            MenuItem::new(words::copy_as_table(lang), copy_words).icon(icons::COPY),
            MenuItem::new(words::print_week(lang), page::print).icon(icons::PRINT),
        ]
    };
    view! { <MenuButton label=text.of(words::more_actions) icon=icons::MORE items=Signal::derive(items)/> }
}

/// The presets of goals, and the way to an order of one's own.
#[component]
fn GoalsMenu(order: RwSignal<bool>) -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let goals = Memo::new(move |_| board.document.plan().goals.normalised());
    let shown = move || preset_name(text.lang(), &goals.get());
    let items = move || {
        let lang = text.lang();
        let now = goals.get();
        let mut items: Vec<MenuItem> = presets()
            .into_iter()
            .map(|(name, preset)| {
                let chosen = now == preset;
                MenuItem::new(name(lang), move || set_goals(board, preset.clone())).checked(chosen)
            })
            .collect();
        let own = is_own(&now);
        items.push(
            MenuItem::new(words::change_order(lang), move || order.set(true)).checked(own).starts_group(),
        );
        items
    };
    view! {
        <MenuButton label=text.of(words::goals) shows=Signal::derive(shown) items=Signal::derive(items)/>
    }
}

/// What a preset is called.
type Name = fn(Lang) -> &'static str;

/// The presets with their names.
fn presets() -> [(Name, Goals); 3] {
    [
        (solve_words::protect_dates, Goals::protect_dates()),
        (solve_words::protect_people, Goals::protect_people()),
        (solve_words::protect_announced, Goals::protect_announced()),
    ]
}

/// Whether goals are no preset.
fn is_own(goals: &Goals) -> bool {
    presets().iter().all(|(_, preset)| preset != goals)
}

/// The name of the preset that goals are, or that they are none.
fn preset_name(lang: Lang, goals: &Goals) -> String {
    let preset = presets().into_iter().find(|(_, preset)| preset == goals);
    preset.map_or(words::own_order(lang), |(name, _)| name(lang)).to_owned()
}

/// Sets the goals of the plan; one step of undo.
pub fn set_goals(board: Board, goals: Goals) {
    let plan = board.document.plan_untracked();
    if plan.goals.normalised() == goals {
        return;
    }
    let options = PlanOptions { goals, ..PlanOptions::of(&plan) };
    // A locked document says so itself, in its banner.
    let _ = board.document.apply(Command::SetOptions(Box::new(options)));
}

/// Milliseconds after a solve has ended in which a press was meant for the Stop that stood there before.
const MEANT_TO_STOP: f64 = 500.0;

/// Solve, or Stop while a solve runs.
#[component]
fn SolveButton() -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let running = Memo::new(move |_| board.solves.is_running());
    let proposed = Memo::new(move |_| board.document.is_preview());
    let empty = Signal::derive(move || {
        let plan = board.document.plan();
        plan.people.is_empty() || plan.tasks.is_empty()
    });
    let ended = StoredValue::new(f64::NEG_INFINITY);
    Effect::new(move |was_running: Option<bool>| {
        let now = running.get();
        if was_running == Some(true) && !now {
            ended.set_value(clock::millis());
        }
        now
    });
    let solve = move |_| {
        if clock::millis() - ended.get_value() > MEANT_TO_STOP {
            board.solves.start();
        }
    };
    let shortcut = Signal::derive(move || Action::of(Id::Solve).shortcut(text.lang()));
    view! {
        {move || {
            if running.get() {
                view! {
                    <Button label=text.of(solve_words::stop) icon=icons::STOP on_press=move |_| board.solves.stop()/>
                }
                    .into_any()
            } else if proposed.get() {
                // The one thing to do now is to accept or discard.
                view! { <Button label=text.of(solve_words::solve) icon=icons::SOLVE shortcut=shortcut on_press=solve/> }
                    .into_any()
            } else {
                view! {
                    <Button
                        label=text.of(solve_words::solve)
                        look=Look::Main
                        shortcut=shortcut
                        disabled=empty
                        on_press=solve
                    />
                }
                    .into_any()
            }
        }}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use solver::model::GoalKind;

    #[test]
    fn a_preset_is_known_by_its_order() {
        assert_eq!(preset_name(Lang::En, &Goals::default()), "Protect dates");
        assert_eq!(preset_name(Lang::Fr, &Goals::protect_people()), "Protéger les personnes");
        let own = Goals::new([GoalKind::Fit, GoalKind::Lateness]);
        assert!(is_own(&own));
        assert_eq!(preset_name(Lang::En, &own), "Own order");
    }
}
