//! The bar below a screen while several tasks are selected: how many, and what can be done to all of them.

use leptos::prelude::*;

use crate::action::{Action, Id, use_actions};
use crate::platform::page;
use crate::state::view::Screen;
use crate::text::format::Minutes;
use crate::text::{common, selecting as words, use_text};
use crate::ui::icon::icons;
use crate::ui::{Button, Icon, IconButton, Look};

/// The bar; nothing while fewer than two tasks are selected, or on a screen that does not show tasks.
#[component]
pub fn BulkBar() -> impl IntoView {
    let (text, actions) = (use_text(), use_actions());
    // How many they are, and the minutes that all their seats still need.
    let count = Memo::new(move |_| {
        let shown = matches!(actions.view.screen(), Screen::Plan | Screen::Work);
        let tasks = actions.selected_tasks();
        if !shown || tasks.len() < 2 {
            return None;
        }
        let plan = actions.document.plan();
        let minutes = tasks.iter().filter_map(|id| plan.task(*id)).map(|task| {
            let seats = i64::try_from(task.seats.len()).unwrap_or(0);
            i64::from(plan.left_of(task).0).saturating_mul(seats)
        });
        Some((tasks.len(), minutes.sum::<i64>()))
    });
    let can = move |id: Id| Signal::derive(move || !(Action::of(id).enabled)(actions));
    let said = move || {
        count.get().map(|(n, minutes)| words::selected(text.lang(), n, Minutes(minutes))).unwrap_or_default()
    };
    let clear = move || {
        actions.selection.clear();
        page::focus("main");
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() {
            event.prevent_default();
            event.stop_propagation();
            clear();
        }
    };
    let delete = move |_| {
        actions.perform(Id::DeleteTasks);
        page::focus("main");
    };
    view! {
        // It stays on the page, so that a screen reader hears how many they are when it fills.
        <p class="visually-hidden" role="status">{said}</p>
        <Show when=move || count.get().is_some()>
            <section class="bulk no-print" aria-label=text.of(words::selection) on:keydown=on_key>
                <p class="bulk-count"><Icon icon=icons::CHECK/> <b>{said}</b></p>
                <Button label=text.of(words::pin_people) icon=icons::PIN on_press=move |_| actions.perform(Id::PinPeople)/>
                <Button label=text.of(words::pin_times) icon=icons::DATE on_press=move |_| actions.perform(Id::PinTimes)/>
                <Button
                    label=text.of(words::free)
                    icon=icons::UNPIN
                    disabled=can(Id::FreeTasks)
                    on_press=move |_| actions.perform(Id::FreeTasks)
                />
                <Button label=text.of(words::mark_done) on_press=move |_| actions.perform(Id::MarkDone)/>
                <Button label=text.of(words::change) icon=icons::EDIT on_press=move |_| actions.perform(Id::ChangeTasks)/>
                <Button label=text.of(common::delete) look=Look::Danger on_press=delete/>
                <span class="push"></span>
                <IconButton label=text.of(words::clear) icon=icons::CLOSE on_press=move |_| clear()/>
            </section>
        </Show>
    }
}
