//! Sizes of elements, measured by the browser.

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// One rem in pixels: the reader's text size, 16 unless the browser is told otherwise.
pub fn rem() -> f64 {
    let size = || {
        let root = document().document_element()?;
        let style = window().get_computed_style(&root).ok()??;
        style.get_property_value("font-size").ok()?.trim_end_matches("px").parse::<f64>().ok()
    };
    size().filter(|px| *px > 0.0).unwrap_or(16.0)
}

/// The inner height of an element in pixels, followed as it changes; 0 until it is on the page.
pub fn use_height(node: NodeRef<Div>) -> RwSignal<f64> {
    let height = RwSignal::new(0.0);
    use_resize(node, move |element| height.set(f64::from(element.client_height())));
    height
}

/// The inner width and height of an element in pixels, followed as they change.
pub fn use_size(node: NodeRef<Div>) -> RwSignal<(f64, f64)> {
    let size = RwSignal::new((0.0, 0.0));
    use_resize(node, move |element| {
        size.set((f64::from(element.client_width()), f64::from(element.client_height())));
    });
    size
}

/// Calls `changed` once when the element is on the page and then whenever its size changes.
fn use_resize(node: NodeRef<Div>, changed: impl Fn(&web_sys::HtmlDivElement) + Copy + 'static) {
    // The observer and the closure that it calls live as long as the component.
    let kept = StoredValue::new_local(None::<(web_sys::ResizeObserver, Closure<dyn FnMut()>)>);
    Effect::new(move |_| {
        let Some(element) = node.get() else { return };
        changed(&element);
        let watched = element.clone();
        let listener = Closure::<dyn FnMut()>::new(move || changed(&watched));
        if let Ok(observer) = web_sys::ResizeObserver::new(listener.as_ref().unchecked_ref()) {
            observer.observe(&element);
            kept.set_value(Some((observer, listener)));
        }
    });
    on_cleanup(move || {
        kept.try_update_value(|kept| {
            if let Some((observer, _)) = kept.as_ref() {
                observer.disconnect();
            }
        });
    });
}
