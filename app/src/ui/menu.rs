//! A button that opens a list of actions.

use super::icon::{Icon, IconRef, icons};
use super::popup::Popup;
use super::tooltip::Tooltip;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// One line of a menu.
#[derive(Clone)]
pub struct MenuItem {
    pub label: String,
    pub icon: Option<IconRef>,
    /// Keys that do the same, as they are shown.
    pub shortcut: String,
    pub disabled: bool,
    /// For lines of which one is in force: whether it is this one.
    pub checked: Option<bool>,
    /// A line is drawn above it.
    pub starts_group: bool,
    pub run: Callback<()>,
}

impl std::fmt::Debug for MenuItem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MenuItem").field("label", &self.label).finish_non_exhaustive()
    }
}

impl MenuItem {
    pub fn new(label: impl Into<String>, run: impl Fn() + Send + Sync + 'static) -> MenuItem {
        MenuItem {
            label: label.into(),
            icon: None,
            shortcut: String::new(),
            disabled: false,
            checked: None,
            starts_group: false,
            run: Callback::new(move |()| run()),
        }
    }

    pub fn icon(mut self, icon: IconRef) -> MenuItem {
        self.icon = Some(icon);
        self
    }

    pub fn shortcut(mut self, keys: impl Into<String>) -> MenuItem {
        self.shortcut = keys.into();
        self
    }

    pub fn disabled(mut self, disabled: bool) -> MenuItem {
        self.disabled = disabled;
        self
    }

    pub fn checked(mut self, checked: bool) -> MenuItem {
        self.checked = Some(checked);
        self
    }

    pub fn starts_group(mut self) -> MenuItem {
        self.starts_group = true;
        self
    }
}

/// Which line an arrow, Home, End or a typed letter leads to; `None` when the key means nothing here.
fn line_for(key: &str, active: usize, labels: &[String]) -> Option<usize> {
    let count = labels.len();
    if count == 0 {
        return None;
    }
    match key {
        "ArrowDown" => Some((active + 1) % count),
        "ArrowUp" => Some((active + count - 1) % count),
        "Home" => Some(0),
        "End" => Some(count - 1),
        letter if letter.chars().count() == 1 && letter != " " => {
            let letter = super::options::fold(letter);
            (1..=count).map(|ahead| (active + ahead) % count).find(|at| {
                labels.get(*at).is_some_and(|label| super::options::fold(label).starts_with(&letter))
            })
        }
        _ => None,
    }
}

/// A button with a menu below it. With an `icon` and no words the label is its name and tooltip.
#[component]
pub fn MenuButton(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] items: Signal<Vec<MenuItem>>,
    /// A picture in place of the words.
    #[prop(optional)]
    icon: Option<IconRef>,
    /// The words on the button, where they differ from its name: the choice in force.
    #[prop(into, optional)]
    shows: Option<Signal<String>>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let anchor = NodeRef::<html::Button>::new();
    let list = NodeRef::<html::Div>::new();
    let move_to = move |at: usize| {
        let line = list.get_untracked().and_then(|list| list.children().item(at as u32));
        if let Some(line) = line.and_then(|line| line.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = line.focus();
        }
    };
    let on_keydown = move |ev: KeyboardEvent| {
        let labels: Vec<String> =
            items.with_untracked(|items| items.iter().map(|i| i.label.clone()).collect());
        let target = event_target::<web_sys::HtmlElement>(&ev);
        let active = target.get_attribute("data-at").and_then(|at| at.parse().ok()).unwrap_or(0);
        if ev.key() == "Tab" {
            open.set(false);
        } else if !ev.ctrl_key()
            && !ev.meta_key()
            && !ev.alt_key()
            && let Some(at) = line_for(&ev.key(), active, &labels)
        {
            ev.prevent_default();
            ev.stop_propagation();
            move_to(at);
        }
    };
    let open_by_arrow = move |ev: KeyboardEvent| {
        if ev.key() == "ArrowDown" {
            ev.prevent_default();
            open.set(true);
        }
    };
    let lines = move || {
        let items = items.get();
        let mut starts = items.iter().map(|item| item.starts_group).collect::<Vec<_>>();
        starts.push(false);
        items.into_iter().enumerate().map(|(at, item)| line(at, item, open)).collect_view()
    };
    let press = move |_| open.update(|open| *open = !*open);
    // What is to be read on it belongs to its name: for who asks for it by voice, and for who hears it.
    let named = move || shows.map(|shows| format!("{}, {}", label.get(), shows.get()));
    let button = match icon {
        Some(icon) => view! {
            <Tooltip text=label names=true>
                <button
                    node_ref=anchor
                    type="button"
                    class="button is-quiet is-icon"
                    aria-label=label
                    aria-haspopup="menu"
                    aria-expanded=move || super::button::truth(open.get())
                    on:click=press
                    on:keydown=open_by_arrow
                >
                    <Icon icon/>
                </button>
            </Tooltip>
        }
        .into_any(),
        None => view! {
            <button
                node_ref=anchor
                type="button"
                class="button"
                aria-label=named
                aria-haspopup="menu"
                aria-expanded=move || super::button::truth(open.get())
                on:click=press
                on:keydown=open_by_arrow
            >
                <span class="button-label">{move || shows.map_or_else(|| label.get(), |shows| shows.get())}</span>
                <Icon icon=icons::DOWN/>
            </button>
        }
        .into_any(),
    };
    view! {
        {button}
        <Popup open anchor label role="menu">
            <div node_ref=list class="menu" role="none" on:keydown=on_keydown>
                {lines}
            </div>
        </Popup>
    }
}

fn line(at: usize, item: MenuItem, open: RwSignal<bool>) -> impl IntoView {
    let MenuItem { label, icon, shortcut, disabled, checked, starts_group, run } = item;
    let class = if starts_group { "menu-item starts-group" } else { "menu-item" };
    let role = if checked.is_some() { "menuitemradio" } else { "menuitem" };
    let icon = match checked {
        Some(true) => Some(icons::CHECK),
        _ => icon,
    };
    // A column for pictures is kept where lines of the menu can be checked.
    let space = checked.is_some() && icon.is_none();
    view! {
        <button
            type="button"
            class=class
            role=role
            tabindex="-1"
            data-at=at.to_string()
            aria-checked=checked.map(super::button::truth)
            aria-disabled=disabled.then_some("true")
            on:click=move |_| {
                if !disabled {
                    open.set(false);
                    run.run(());
                }
            }
        >
            {icon.map(|icon| view! { <Icon icon/> })}
            {space.then(|| view! { <span class="icon"></span> })}
            <span class="menu-label">{label}</span>
            {(!shortcut.is_empty()).then(|| view! { <kbd aria-hidden="true">{shortcut}</kbd> })}
        </button>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_move_among_the_lines() {
        let labels: Vec<String> = ["Open…", "Save", "Éditer", "Export"].map(String::from).into();
        for (key, from, to) in [
            ("ArrowDown", 3, Some(0)),
            ("ArrowUp", 0, Some(3)),
            ("Home", 2, Some(0)),
            ("End", 0, Some(3)),
            ("e", 0, Some(2)),
            ("E", 2, Some(3)),
            ("z", 0, None),
            ("Shift", 0, None),
        ] {
            assert_eq!(line_for(key, from, &labels), to, "{key} from {from}");
        }
        assert_eq!(line_for("ArrowDown", 0, &[]), None);
    }
}
