//! Keys pressed anywhere on the page.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::action::Actions;
use crate::action::keys::Press;

/// Calls the action of a key, unless a widget has taken it or somebody types.
pub fn listen(actions: Actions) {
    let handle = window_event_listener(ev::keydown, move |event| {
        if event.default_prevented() || event.is_composing() || event.repeat() && !event.ctrl_key() {
            return;
        }
        if let Some(id) = actions.called_by(&press(&event)) {
            event.prevent_default();
            actions.perform(id);
        }
    });
    on_cleanup(move || handle.remove());
}

fn press(event: &ev::KeyboardEvent) -> Press {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    // A grid puts the focus into its field at the first character typed on a cell: that key is text already.
    let active = document().active_element();
    let in_field = target.into_iter().chain(active).any(|element| is_field(&element));
    let dialog_open = document().query_selector("dialog[open]").is_ok_and(|found| found.is_some());
    Press {
        key: event.key(),
        code: event.code(),
        ctrl: event.ctrl_key() || event.meta_key(),
        shift: event.shift_key(),
        alt: event.alt_key(),
        busy: in_field || dialog_open,
        in_dialog: dialog_open,
        in_field,
    }
}

/// Whether what is typed on an element becomes its text.
fn is_field(element: &web_sys::Element) -> bool {
    match element.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => {
            let kind = element.get_attribute("type").unwrap_or_default();
            !matches!(kind.as_str(), "button" | "checkbox" | "radio" | "file" | "submit" | "reset")
        }
        _ => element.dyn_ref::<web_sys::HtmlElement>().is_some_and(web_sys::HtmlElement::is_content_editable),
    }
}
