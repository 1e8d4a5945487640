//! Something that opens beside its button and lies above everything: the ground of menus and small forms.
//!
//! It is the browser's own popover: it lies in the top layer, so that nothing clips it; Escape and a press elsewhere
//! close it, and the focus goes back to where it was.

use super::place::{Rect, place};
use super::unique::unique;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Distance between a popup and what opened it, in pixels.
const GAP: f64 = 4.0;

/// Puts `popup`, which is in the top layer already, beside `anchor`.
pub(super) fn put_beside(popup: &web_sys::HtmlElement, anchor: &web_sys::Element) {
    let rect = |element: &web_sys::Element| {
        let rect = element.get_bounding_client_rect();
        Rect { x: rect.x(), y: rect.y(), width: rect.width(), height: rect.height() }
    };
    let size =
        |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|v| v.as_f64()).unwrap_or_default();
    let screen = (size(window().inner_width()), size(window().inner_height()));
    let own = rect(popup);
    let (x, y) = place(rect(anchor), (own.width, own.height), screen, GAP);
    let style = web_sys::HtmlElement::style(popup);
    let _ = style.set_property("left", &format!("{x}px"));
    let _ = style.set_property("top", &format!("{y}px"));
}

/// A popup beside the element `anchor`, shown while `open`.
#[component]
pub fn Popup(
    open: RwSignal<bool>,
    /// What opened it, usually the `node_ref` of a button.
    anchor: NodeRef<html::Button>,
    /// Its name for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// `dialog` for a small form, `menu` for actions.
    #[prop(default = "dialog")]
    role: &'static str,
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let id = unique("popup");
    let target = id.clone();
    Effect::new(move |_| {
        let (open_now, Some(popup)) = (open.get(), node.get()) else { return };
        if let Some(anchor) = anchor.get() {
            // The browser then knows the two as a pair: a press on the button while the popup is open does not close
            // it first, which would make the button's own click open it again.
            let _ = anchor.set_attribute("popovertarget", &target);
            let _ = anchor.set_attribute("popovertargetaction", "show");
        }
        if !open_now {
            let _ = popup.hide_popover();
            return;
        }
        // Measured and focused after its content is drawn.
        leptos::task::spawn_local(async move {
            let _ = popup.show_popover();
            if let Some(anchor) = anchor.try_get_untracked().flatten() {
                put_beside(&popup, &anchor);
            }
            let first = popup.query_selector("[autofocus], input, button, select, textarea, [tabindex]");
            let first =
                first.ok().flatten().and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
            if let Some(first) = first {
                let _ = first.focus();
            }
        });
    });
    let toggled = move |ev: web_sys::Event| {
        let closed = js_sys::Reflect::get(&ev, &"newState".into()).is_ok_and(|state| state == "closed");
        if closed {
            open.set(false);
        }
    };
    let children = StoredValue::new(children);
    view! {
        <div node_ref=node class="popup" id=id popover="auto" role=role aria-label=label on:toggle=toggled>
            <Show when=move || open.get()>{children.with_value(|children| children())}</Show>
        </div>
    }
}
