//! The announcement in the toolbar: when and by whom, how much has changed since, and what can be done about it.

use leptos::prelude::*;
use solver::model::{Announced, Plan};

use super::super::board::use_board;
use super::use_replan;
use crate::platform::page;
use crate::state::command::Command;
use crate::state::errand::{Errand, Subject};
use crate::state::notice::use_notices;
use crate::state::told;
use crate::text::{Lang, announce as words, happened, repairs, use_text};
use crate::ui::icon::icons;
use crate::ui::{Button, MenuButton, MenuItem};

/// "Announced Thu 4 Dec by Camille".
pub fn announced(lang: Lang, announced: &Announced) -> String {
    if announced.by.is_empty() {
        words::announced_on(lang, announced.on)
    } else {
        words::announced_by(lang, announced.on, &announced.by)
    }
}

/// The same with how much has changed since; none without an announcement.
fn standing(lang: Lang, plan: &Plan) -> Option<String> {
    let who = announced(lang, plan.announced.as_ref()?);
    let changed = match told::moved(plan).len() {
        0 => words::no_change(lang).to_owned(),
        changed => words::changed(lang, changed),
    };
    Some(format!("{who} · {changed}"))
}

/// The button or menu of the toolbar.
#[component]
pub fn AnnouncedMenu() -> impl IntoView {
    let board = use_board();
    let replan = use_replan();
    let (text, notices) = (use_text(), use_notices());
    let shown = Memo::new(move |_| standing(text.lang(), &board.document.plan()));
    let is_announced = Memo::new(move |_| shown.with(Option::is_some));
    let withdraw = move || {
        if let Err(error) = board.document.apply(Command::Withdraw) {
            notices.trouble(move |lang| error.say(lang));
        }
    };
    let items = move || {
        let lang = text.lang();
        vec![
            MenuItem::new(words::since(lang), move || replan.open(Errand::Since)),
            MenuItem::new(repairs::action(lang), move || replan.open(Errand::Repairs)),
            MenuItem::new(words::announce_again(lang), move || replan.open(Errand::Announce))
                .icon(icons::ANNOUNCE)
                .starts_group(),
            MenuItem::new(words::frozen_change(lang), move || replan.open(Errand::Frozen)),
            MenuItem::new(words::withdraw(lang), withdraw).starts_group(),
        ]
    };
    let nothing = Signal::derive(move || board.document.plan().schedule.is_none());
    // The button makes room for the menu, and the menu for the button.
    Effect::new(move |before: Option<bool>| {
        let now = is_announced.get();
        if before.is_some_and(|before| before != now) {
            page::catch_focus(".plan-announced > button");
        }
        now
    });
    view! {
        <span class="plan-announced">{move || {
            if is_announced.get() {
                view! {
                    <MenuButton
                        label=text.of(words::announcement)
                        shows=Signal::derive(move || shown.get().unwrap_or_default())
                        items=Signal::derive(items)
                    />
                }
                    .into_any()
            } else {
                view! {
                    <Button
                        label=text.of(words::announce)
                        icon=icons::ANNOUNCE
                        disabled=nothing
                        on_press=move |_| replan.open(Errand::Announce)
                    />
                }
                    .into_any()
            }
        }}</span>
    }
}

/// "Something changed…": whatever has happened, to somebody or something in particular, is said in one step.
#[component]
pub fn ChangeButton(#[prop(optional)] subject: Subject) -> impl IntoView {
    let board = use_board();
    let replan = use_replan();
    let text = use_text();
    let nothing = Signal::derive(move || board.document.plan().schedule.is_none());
    view! {
        <Button
            label=text.of(happened::menu)
            disabled=nothing
            on_press=move |_| replan.open(Errand::Change(subject))
        />
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::fixture;
    use std::sync::Arc;

    #[test]
    fn the_toolbar_says_who_announced_when_and_what_changed() {
        let (mut plan, schedule) = fixture::plan();
        assert_eq!(standing(Lang::En, &plan), None);
        let on = "2025-12-04".parse().unwrap();
        plan.schedule = Some(Arc::new(schedule.clone()));
        let mut told = Announced { on, by: "Camille".into(), schedule };
        plan.announced = Some(Arc::new(told.clone()));
        let said = standing(Lang::En, &plan).unwrap();
        assert_eq!(said, "Announced Thu 4 Dec by Camille · unchanged");
        told.schedule.assignments.pop();
        told.by.clear();
        plan.announced = Some(Arc::new(told));
        assert_eq!(standing(Lang::Fr, &plan).unwrap(), "Annoncé jeu. 4 déc. · 1 changement");
    }
}
