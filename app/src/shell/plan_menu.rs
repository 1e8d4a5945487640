//! The menu of plans: what can be done with the open one, and the others of this browser.

use leptos::prelude::*;

use crate::action::{Action, Actions, Group, use_actions};
use crate::state::library::Stage;
use crate::text::{Lang, document, shell, use_text};
use crate::ui::icon::icons;
use crate::ui::{MenuButton, MenuItem};

/// Most plans listed; all of them stand behind the doors.
const MOST: usize = 8;

/// An action as a line of a menu.
fn line(actions: Actions, action: &'static Action, lang: Lang) -> MenuItem {
    let mut item = MenuItem::new((action.label)(actions, lang), move || actions.perform(action.id))
        .shortcut(action.shortcut(lang))
        .disabled(!(action.enabled)(actions));
    item.icon = action.icon;
    item
}

/// The button beside the plan's name.
#[component]
pub fn PlanMenu() -> impl IntoView {
    let (text, actions) = (use_text(), use_actions());
    let library = actions.library;
    let items = Signal::derive(move || {
        let lang = text.lang();
        let of_plan = crate::action::ACTIONS.iter().filter(|action| action.group == Group::Plan);
        let mut items: Vec<MenuItem> = of_plan.map(|action| line(actions, action, lang)).collect();
        let current = library.current();
        for (at, entry) in library.entries().into_iter().take(MOST).enumerate() {
            let name = if entry.name.is_empty() { document::untitled(lang).to_owned() } else { entry.name };
            let is_current = current.as_ref() == Some(&entry.id);
            let item = MenuItem::new(name, move || library.open_stored(entry.id.clone())).checked(is_current);
            items.push(if at == 0 { item.starts_group() } else { item });
        }
        items
    });
    view! {
        <Show when=move || library.stage() != Stage::Loading>
            <MenuButton label=text.of(shell::plan_menu) icon=icons::DOWN items/>
        </Show>
    }
}
