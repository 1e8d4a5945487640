//! The catalogue of skills: rename, remove, add.

use leptos::prelude::*;
use solver::model::{Skill, SkillId};

use super::rows::new_skill;
use crate::state::command::Command;
use crate::state::document::use_document;
use crate::text::{team, use_text};
use crate::ui::icon::icons;
use crate::ui::options::fold;
use crate::ui::{Dialog, Field, IconButton, TextInput};

/// A dialog over the plan's skills.
#[component]
pub fn SkillsDialog(
    /// Whether it is shown.
    open: RwSignal<bool>,
) -> impl IntoView {
    let text = use_text();
    let document = use_document();
    let ids = Memo::new(move |_| document.plan().skills.iter().map(|skill| skill.id).collect::<Vec<_>>());
    let add = move |name: String| match new_skill(&document.plan_untracked(), &name) {
        Some(command) => document.apply(command).map_err(|_| team::row_is_gone(text.now()).to_owned()),
        None if name.trim().is_empty() => Ok(()),
        None => Err(team::skill_known(text.now(), name.trim())),
    };
    view! {
        <Dialog open title=text.of(team::skills)>
            <ul class="team-list team-skills">
                <For each=move || ids.get() key=|id| *id children=move |id| skill_row(id)/>
            </ul>
            <Field label=text.of(team::new_skill) hint=text.of(team::new_skill_hint)>
                <TextInput value=String::new() on_commit=add/>
            </Field>
        </Dialog>
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
            <TextInput
                label=Signal::derive(move || team::skill_named(text.lang(), &name.get()))
                value=name
                on_commit=rename
            />
            <span class="faint">{move || team::skill_holders(text.lang(), holders())}</span>
            <IconButton
                label=Signal::derive(move || team::remove_skill(text.lang(), &name.get()))
                icon=icons::CLOSE
                on_press=move |_| {
                    // A skill that is gone already needs no removing.
                    let _ = document.apply(Command::RemoveSkill(id));
                }
            />
        </li>
    }
}
