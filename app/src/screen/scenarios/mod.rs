//! The What-if screen: scenarios beside the plan, and what they would come to.
//!
//! [`card`] shows one scenario with its changes, [`create`] makes one from a single question, [`table`] compares up to
//! three of them with the plan as it is. Workers solve them while the screen is on show ([`crate::state::scenarios`]);
//! [`model`] has everything that is reckoned: changes as sentences, figures, differences.

mod card;
mod columns;
mod create;
pub mod model;
mod say;
mod strip;
mod table;

use leptos::prelude::*;
use solver::model::{Plan, ScenarioId};

use crate::state::document::use_document;
use crate::state::library::use_library;
use crate::state::scenarios::use_scenarios;
use crate::state::view::use_view;
use crate::text::{scenarios as words, use_text};
use crate::ui::icon::icons;
use crate::ui::{Button, EmptyState, Look};

/// How many scenarios there are.
pub fn count(plan: &Plan) -> Option<usize> {
    Some(plan.scenarios.len()).filter(|count| *count > 0)
}

/// The screen.
pub fn view() -> AnyView {
    view! { <ScenariosScreen/> }.into_any()
}

#[component]
fn ScenariosScreen() -> impl IntoView {
    let (text, document, scenarios, view) = (use_text(), use_document(), use_scenarios(), use_view());
    scenarios.follow(document, use_library().current_untracked());
    let columns = columns::follow(document, scenarios);
    let creating = RwSignal::new(false);
    let ids = Memo::new(move |_| -> Vec<ScenarioId> {
        document.base().scenarios.iter().map(|scenario| scenario.id).collect()
    });
    let is_empty = Memo::new(move |_| ids.with(Vec::is_empty));
    let working = Memo::new(move |_| scenarios.is_working());
    let created = move |(id, at_once): (ScenarioId, bool)| {
        // Where there is no room it stands in the list only.
        scenarios.choose(&document.base_untracked(), id, true);
        if at_once {
            card::open(document, scenarios, view, id);
        }
    };
    let new = move || {
        view! {
            <Button
                label=text.of(words::new)
                icon=icons::ADD
                look=Look::Main
                on_press=move |_| creating.set(true)
            />
        }
    };
    let compared = Memo::new(move |_| columns.with(|columns| columns.len() > 1));
    view! {
        <div class="what-if">
            <header class="what-if-head">
                <h1>{text.of(words::title)}</h1>
                <Show when=move || !is_empty.get()>
                    <p class="what-if-status faint" role="status">
                        {move || {
                            let lang = text.lang();
                            if working.get() { words::working(lang) } else { words::all_ready(lang) }
                        }}
                    </p>
                    <div class="what-if-actions no-print">
                        {move || if working.get() {
                            view! {
                                <Button
                                    label=text.of(words::stop)
                                    icon=icons::STOP
                                    on_press=move |_| scenarios.stop()
                                />
                            }.into_any()
                        } else {
                            view! {
                                <Button
                                    label=text.of(words::improve)
                                    icon=icons::RETRY
                                    on_press=move |_| scenarios.resume()
                                />
                            }.into_any()
                        }}
                        {new}
                    </div>
                </Show>
            </header>
            <Show
                when=move || !is_empty.get()
                fallback=move || {
                    view! {
                        <EmptyState title=text.of(words::none_yet) message=text.of(words::intro) icon=icons::WHAT_IF>
                            {new()}
                        </EmptyState>
                    }
                }
            >
                <ul class="what-if-list" aria-label=text.of(words::list)>
                    <For each=move || ids.get() key=|id| *id children=move |id| view! { <card::Card id columns/> }/>
                </ul>
                <Show when=move || compared.get()>
                    <table::Comparison columns/>
                </Show>
            </Show>
            <create::CreateDialog open=creating created/>
        </div>
    }
}
