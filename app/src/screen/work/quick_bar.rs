//! The quick-add field: the line, its recognised parts shaded, and below what was read.

use leptos::html;
use leptos::prelude::*;
use solver::format::news;
use solver::model::{ProjectId, TaskId};

use super::quick::{self, Shade};
use crate::state::document::use_document;
use crate::state::errand::Errand;
use crate::state::happened;
use crate::state::view::{Screen, Wish, use_view};
use crate::text::{happened as happened_words, quick as words, use_text};
use crate::ui::{Button, Look};

/// The field above the table.
#[component]
pub fn QuickBar(
    /// The field itself, so that a shortcut can go there.
    field: NodeRef<html::Input>,
    /// The project that is meant where the line names none.
    #[prop(into)]
    project: Callback<(), Option<ProjectId>>,
    /// A task was added.
    #[prop(into)]
    on_added: Callback<TaskId>,
    /// Further buttons of the bar.
    children: Children,
) -> impl IntoView {
    let text = use_text();
    let document = use_document();
    let line = RwSignal::new(String::new());
    let reading = Memo::new(move |_| {
        let line = line.get();
        (!line.trim().is_empty()).then(|| quick::read(&document.plan(), &line, project.run(())))
    });
    let happened_now = Memo::new(move |_| line.with(|line| news::news(&document.plan(), line)));
    // An absence whose end is not said is no task either.
    let missing =
        Memo::new(move |_| line.with(|line| happened::say_missing(text.lang(), &document.plan(), line)));
    let view = use_view();
    let add = move || {
        let lang = text.now();
        if missing.with_untracked(Option::is_some) {
            return;
        }
        if let Some(news) = happened_now.get_untracked() {
            let command = happened::command(&document.plan_untracked(), news);
            if command.is_some_and(|command| document.apply(command).is_ok()) {
                line.set(String::new());
                view.ask(Screen::Plan, Wish::Replan(Errand::Repairs));
            }
            return;
        }
        let added = quick::add(&document.plan_untracked(), &line.get_untracked(), project.run(()), lang);
        if let Some((command, id)) = added
            && document.apply(command).is_ok()
        {
            line.set(String::new());
            on_added.run(id);
        }
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| match event.key().as_str() {
        "Enter" if !event.is_composing() => {
            event.prevent_default();
            add();
        }
        "Escape" if !line.with_untracked(String::is_empty) => {
            event.stop_propagation();
            line.set(String::new());
        }
        _ => {}
    };
    let parts = move || {
        let line = line.get();
        reading.with(|reading| reading.as_ref().map(|reading| quick::shades(&line, &reading.words)))
    };
    let said = move || {
        let lang = text.lang();
        if let Some(news) = happened_now.get() {
            return happened_words::in_quick_add(lang, &happened::say(lang, &document.plan(), news));
        }
        if let Some(missing) = missing.get() {
            return missing;
        }
        reading.with(|reading| match reading {
            None => words::nothing_yet(lang).to_owned(),
            Some(reading) => quick::say(&document.plan(), reading, project.run(()), lang),
        })
    };
    let wrong = move || {
        let lang = text.lang();
        if happened_now.get().is_some() || missing.get().is_some() {
            return Vec::new();
        }
        reading.with(|reading| {
            reading
                .as_ref()
                .map(|reading| quick::problems(&document.plan(), reading, lang))
                .unwrap_or_default()
        })
    };
    view! {
        <div class="work-quick no-print">
            <div class="work-quick-field">
                <div class="work-quick-shades" aria-hidden="true">
                    {move || parts().map(|parts| {
                        parts.into_iter().map(|(shade, part)| {
                            let class = match shade {
                                Shade::Plain => "",
                                Shade::Known => "known",
                                Shade::Wrong => "wrong",
                            };
                            view! { <span class=class>{part}</span> }
                        }).collect_view()
                    })}
                </div>
                <input
                    node_ref=field
                    type="text"
                    autocomplete="off"
                    spellcheck="false"
                    aria-label=text.of(words::label)
                    aria-describedby="work-quick-read work-quick-wrong"
                    placeholder=text.of(words::placeholder)
                    prop:value=move || line.get()
                    on:input:target=move |event| line.set(event.target().value())
                    on:keydown=on_key
                />
            </div>
            <Button
                label=Signal::derive(move || words::add(text.lang()).to_owned())
                look=Look::Main
                on_press=move |_| add()
            />
            {children()}
        </div>
        <div class="work-read no-print">
            <p id="work-quick-read">{said}</p>
            <ul id="work-quick-wrong" role="status">
                {move || wrong().into_iter().map(|problem| view! { <li>{problem}</li> }).collect_view()}
            </ul>
        </div>
    }
}
