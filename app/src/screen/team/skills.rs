//! The catalogue of skills: rename, remove, add.

use leptos::html;
use leptos::prelude::*;
use solver::model::{Skill, SkillId};

use super::rows::new_skill;
use crate::state::command::Command;
use crate::state::document::use_document;
use crate::text::{common, team, use_text};
use crate::ui::TextField;
use crate::ui::options::fold;

/// A dialog over the plan's skills.
#[component]
pub fn SkillsDialog(
    /// Whether it is shown.
    open: RwSignal<bool>,
) -> impl IntoView {
    let text = use_text();
    let document = use_document();
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        match (open.get(), dialog.open()) {
            // A dialog that the browser refuses to open is no worse than one that was not asked for.
            (true, false) => {
                let _ = dialog.show_modal();
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let ids = Memo::new(move |_| document.plan().skills.iter().map(|skill| skill.id).collect::<Vec<_>>());
    let draft = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let add = move || {
        let name = draft.get_untracked();
        match new_skill(&document.plan_untracked(), &name) {
            Some(command) => {
                if document.apply(command).is_ok() {
                    draft.set(String::new());
                    error.set(None);
                }
            }
            None if name.trim().is_empty() => {}
            None => error.set(Some(team::skill_known(text.now(), name.trim()))),
        }
    };
    view! {
        <dialog node_ref=dialog class="team-dialog" aria-labelledby="team-skills-title" on:close=move |_| open.set(false)>
            <header class="team-panel-head">
                <h2 id="team-skills-title">{text.of(team::skills)}</h2>
                <button type="button" class="team-plain" on:click=move |_| open.set(false)>{text.of(common::close)}</button>
            </header>
            <ul class="team-list">
                <For each=move || ids.get() key=|id| *id children=move |id| skill_row(id)/>
            </ul>
            <form class="team-add" on:submit=move |event| { event.prevent_default(); add(); }>
                <label>
                    {text.of(team::new_skill)}
                    <input
                        type="text"
                        autocomplete="off"
                        prop:value=move || draft.get()
                        aria-invalid=move || error.with(Option::is_some).then_some("true")
                        on:input:target=move |event| { draft.set(event.target().value()); error.set(None); }
                    />
                </label>
                <button type="submit" class="team-button">{text.of(team::add_skill)}</button>
            </form>
            <p class="field-error" role="alert">{move || error.get()}</p>
        </dialog>
    }
}

fn skill_row(id: SkillId) -> impl IntoView {
    let text = use_text();
    let document = use_document();
    let name =
        Signal::derive(move || document.plan().skill(id).map(|skill| skill.name.clone()).unwrap_or_default());
    let holders = move || document.plan().people.iter().filter(|person| person.level(id).is_some()).count();
    let rename = move |typed: String| {
        let lang = text.now();
        let typed = typed.trim().to_owned();
        let plan = document.plan_untracked();
        let taken = plan.skills.iter().any(|skill| skill.id != id && fold(&skill.name) == fold(&typed));
        if typed.is_empty() || taken {
            return Err(team::skill_known(lang, &typed));
        }
        document
            .apply(Command::PutSkill(Skill { id, name: typed }))
            .map_err(|_| team::row_is_gone(lang).to_owned())
    };
    view! {
        <li>
            <TextField label=Signal::derive(move || team::skill_named(text.lang(), &name.get())) value=name on_commit=rename/>
            <span class="faint">{move || team::skill_holders(text.lang(), holders())}</span>
            <button
                type="button"
                class="team-plain"
                aria-label=move || team::remove_skill(text.lang(), &name.get())
                on:click=move |_| {
                    // A skill that is gone already needs no removing.
                    let _ = document.apply(Command::RemoveSkill(id));
                }
            >
                "×"
            </button>
        </li>
    }
}
