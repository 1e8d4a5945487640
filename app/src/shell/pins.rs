//! Every pin of the plan in one list, each to be taken away.

use leptos::prelude::*;
use solver::model::{Plan, TaskId};

use crate::action::{Actions, Id, use_actions};
use crate::state::history::Entry;
use crate::state::pins::{self, Group, Pin};
use crate::state::view::Overlay;
use crate::text::{Lang, common, format, selecting as words, use_text};
use crate::ui::icon::icons;
use crate::ui::{Button, Dialog, DialogWidth, Icon, Look};

/// The dialog; it shows itself while [`Overlay::Pins`] is wanted.
#[component]
pub fn PinsDialog() -> impl IntoView {
    let (text, actions) = (use_text(), use_actions());
    let overlay = actions.view.overlay;
    let wanted = move || overlay.get() == Some(Overlay::Pins);
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(wanted()));
    let closed = move |()| {
        if untrack(wanted) {
            overlay.set(None);
        }
    };
    let lines = move || {
        let plan = actions.document.plan();
        let lang = text.lang();
        let pinned = pins::all(&plan);
        if pinned.is_empty() {
            return view! { <p class="muted">{words::no_pins(lang)}</p> }.into_any();
        }
        let lines = pinned.into_iter().map(|(task, pin)| line(actions, lang, &plan, task, pin));
        view! { <ul class="pins">{lines.collect_view()}</ul> }.into_any()
    };
    let none = Signal::derive(move || pins::all(&actions.document.plan()).is_empty());
    view! {
        <Dialog
            open
            title=text.of(words::pins)
            width=DialogWidth::Wide
            on_close=closed
            footer=move || view! {
                <Button
                    label=text.of(words::free_all)
                    icon=icons::UNPIN
                    disabled=none
                    on_press=move |_| actions.perform(Id::FreeAllPins)
                />
                <Button label=text.of(common::close) look=Look::Main on_press=move |_| open.set(false)/>
            }
        >
            {lines}
        </Dialog>
    }
}

fn line(actions: Actions, lang: Lang, plan: &Plan, id: TaskId, pin: Pin) -> impl IntoView + use<> {
    let task = plan.task(id);
    let name = task.map(|task| task.name.clone()).unwrap_or_default();
    let held = held(lang, plan, id, pin);
    let free = words::free_task(lang, &name);
    let show = move |_| {
        actions.view.overlay.set(None);
        actions.selection.select(Entry::Task(id));
    };
    view! {
        <li>
            <Icon icon=icons::PIN/>
            <button type="button" class="pins-name" on:click=show>{name}</button>
            <span class="muted">{held}</span>
            <span class="push"></span>
            <Button
                label=free
                look=Look::Quiet
                on_press=move |_| actions.free(&Group { tasks: vec![id], whose: None }, Pin::Both)
            />
        </li>
    }
}

/// What a pin holds, in words: "Léa Fontaine · Mon 23 Nov 09:30".
fn held(lang: Lang, plan: &Plan, id: TaskId, pin: Pin) -> String {
    let Some(task) = plan.task(id) else { return String::new() };
    let people = task.seats.iter().filter_map(|seat| plan.person(seat.pin?));
    let people: Vec<&str> = people.map(|person| person.name.as_str()).collect();
    let who = pin.holds_people().then(|| format::list(lang, &people));
    let when = task.pin_start.map(|at| format::date_time(lang, at));
    who.into_iter().chain(when).collect::<Vec<_>>().join(" · ")
}
