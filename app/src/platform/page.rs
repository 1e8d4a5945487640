//! The page itself: when it is left or printed, what has the focus, what its storage may count on, random numbers.

/// Calls back whenever the page may be about to go: hidden, closed, left.
#[cfg(target_arch = "wasm32")]
pub fn on_leaving(then: impl Fn(Leaving) + 'static) {
    use gloo::events::EventListener;
    use leptos::prelude::{document, window};

    let then = std::rc::Rc::new(then);
    let hidden = std::rc::Rc::clone(&then);
    EventListener::new(&document(), "visibilitychange", move |_| {
        if document().hidden() {
            hidden(Leaving::Hidden);
        }
    })
    .forget();
    EventListener::new(&window(), "pagehide", move |_| then(Leaving::Gone)).forget();
}

/// Natively no page is left.
#[cfg(not(target_arch = "wasm32"))]
pub fn on_leaving(_: impl Fn(Leaving) + 'static) {}

/// Calls back when the page is shown again as it was when it was left, instead of being loaded.
#[cfg(target_arch = "wasm32")]
pub fn on_revival(then: impl Fn() + 'static) {
    gloo::events::EventListener::new(&leptos::prelude::window(), "pageshow", move |event| {
        let revived = js_sys::Reflect::get(event, &"persisted".into());
        if revived.is_ok_and(|revived| revived.is_truthy()) {
            then();
        }
    })
    .forget();
}

/// Natively no page comes back.
#[cfg(not(target_arch = "wasm32"))]
pub fn on_revival(_: impl Fn() + 'static) {}

/// How many things the machine can do at once, as far as the browser says.
#[cfg(target_arch = "wasm32")]
pub fn cores() -> usize {
    // A whole number, said as a float; what is none is 0.
    leptos::prelude::window().navigator().hardware_concurrency() as usize
}

/// Natively there are no workers to share them.
#[cfg(not(target_arch = "wasm32"))]
pub const fn cores() -> usize {
    1
}

/// How a page is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// It cannot be seen; it may come back.
    Hidden,
    /// It is closed, reloaded or left.
    Gone,
}

/// Asks the browser not to clear this site's storage when space runs short; it may decline.
#[cfg(target_arch = "wasm32")]
pub async fn ask_to_persist() -> bool {
    let Ok(promise) = leptos::prelude::window().navigator().storage().persist() else { return false };
    let answer = wasm_bindgen_futures::JsFuture::from(promise).await;
    answer.is_ok_and(|answer| answer.is_truthy())
}

/// Natively there is nothing to clear.
#[cfg(not(target_arch = "wasm32"))]
#[allow(clippy::unused_async, reason = "the browser has to be waited for")]
pub async fn ask_to_persist() -> bool {
    false
}

/// A random number in 0..1, to tell plans and tabs apart.
#[cfg(target_arch = "wasm32")]
pub fn random() -> f64 {
    js_sys::Math::random()
}

/// Natively the clock's last digits stand for chance.
#[cfg(not(target_arch = "wasm32"))]
pub fn random() -> f64 {
    let nanos = web_time::SystemTime::now().duration_since(web_time::SystemTime::UNIX_EPOCH);
    nanos.map_or(0.5, |since| f64::from(since.subsec_nanos()) / 1e9)
}

/// Whether the device is most likely Apple's, whose keyboards have ⌘.
#[cfg(target_arch = "wasm32")]
pub fn is_apple() -> bool {
    let agent = leptos::prelude::window().navigator().user_agent().unwrap_or_default();
    ["Mac OS", "iPhone", "iPad"].iter().any(|name| agent.contains(name))
}

/// Loads the page again.
#[cfg(target_arch = "wasm32")]
pub fn reload() {
    // A browser that does not reload leaves the page as it is; the person can do it by hand.
    let _ = leptos::prelude::window().location().reload();
}

/// Natively there is no page.
#[cfg(not(target_arch = "wasm32"))]
pub const fn reload() {}

/// Gives the element with this id the focus, if it is on the page; the page does not scroll to it.
#[cfg(target_arch = "wasm32")]
pub fn focus(id: &str) {
    use wasm_bindgen::JsCast;
    let found = leptos::prelude::document().get_element_by_id(id);
    if let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        // An element that cannot be focused stays without; there is nobody to tell.
        let _ = element.focus_with_options(&options);
    }
}

/// Natively nothing has the focus.
#[cfg(not(target_arch = "wasm32"))]
pub const fn focus(_: &str) {}

/// Whether nothing has the focus, as after its element was taken from the page.
#[cfg(target_arch = "wasm32")]
pub fn has_no_focus() -> bool {
    leptos::prelude::document().active_element().is_none_or(|element| element.tag_name() == "BODY")
}

/// Natively nothing has it.
#[cfg(not(target_arch = "wasm32"))]
pub const fn has_no_focus() -> bool {
    true
}

/// After what has just changed is drawn: if that took what had the focus from the page, the focus goes to what stands
/// in its place, the first that this CSS selector finds. Otherwise whoever works with the keys would begin again at the
/// top of the page.
#[cfg(target_arch = "wasm32")]
pub fn catch_focus(selector: &'static str) {
    use wasm_bindgen::JsCast;
    leptos::prelude::request_animation_frame(move || {
        let found = || leptos::prelude::document().query_selector(selector).ok().flatten();
        if has_no_focus()
            && let Some(element) = found().and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
        {
            // An element that cannot be focused stays without; there is nobody to tell.
            let _ = element.focus();
        }
    });
}

/// Natively nothing has the focus.
#[cfg(not(target_arch = "wasm32"))]
pub const fn catch_focus(_: &'static str) {}

/// Asks the browser to print.
#[cfg(target_arch = "wasm32")]
pub fn print() {
    // A browser that cannot print says so itself.
    let _ = leptos::prelude::window().print();
}

/// Natively there is no printer.
#[cfg(not(target_arch = "wasm32"))]
pub const fn print() {}

/// Whether something else than the page is printed; style sheets see it on the root.
pub fn set_printing(other: bool) {
    let Some(root) = leptos::prelude::document().document_element() else { return };
    let _ =
        if other { root.set_attribute("data-print", "other") } else { root.remove_attribute("data-print") };
}

/// Calls back before the page is printed and after, for as long as the calling component lives.
/// The browser does not wait: what is to be printed has to be on the page when `before` returns.
pub fn around_printing(before: impl Fn() + 'static, after: impl Fn() + 'static) {
    use leptos::prelude::{on_cleanup, window_event_listener_untyped};
    let handles = [
        window_event_listener_untyped("beforeprint", move |_| before()),
        window_event_listener_untyped("afterprint", move |_| after()),
    ];
    on_cleanup(move || handles.into_iter().for_each(leptos::prelude::WindowListenerHandle::remove));
}
