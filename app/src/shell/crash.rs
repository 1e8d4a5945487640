//! What stays when the program has stopped: a plain overlay with the plan to download.
//!
//! After a panic nothing of the program may be called any more, so the overlay is made of plain elements by the panic
//! hook itself, while it still can: a link that holds the plan file, and a link that loads the page again.

use crate::state::document::Document;
use crate::state::library::Library;
use crate::text::Text;

/// From now on a panic shows the overlay; it knows the plan as it was after the last edit.
#[cfg(target_arch = "wasm32")]
pub fn install(document: Document, library: Library, text: Text) {
    browser::install(document, library, text);
}

/// Natively a panic says what it says.
#[cfg(not(target_arch = "wasm32"))]
pub fn install(_: Document, _: Library, _: Text) {}

#[cfg(target_arch = "wasm32")]
mod browser {
    use std::cell::RefCell;
    use std::sync::Arc;

    use leptos::prelude::*;
    use solver::model::Plan;
    use wasm_bindgen::prelude::*;
    use web_sys::{Blob, BlobPropertyBag, Element, Url};

    use super::*;
    use crate::platform::files::file_name;
    use crate::state::library::SavedState;
    use crate::text::{Lang, common, shell};

    /// What the overlay needs, kept where the panic hook finds it.
    #[derive(Clone, Default)]
    struct Aside {
        plan: Option<Arc<Plan>>,
        saved: bool,
        lang: Lang,
    }

    thread_local! {
        static ASIDE: RefCell<Aside> = RefCell::default();
    }

    pub(super) fn install(document: Document, library: Library, text: Text) {
        Effect::new(move |_| {
            let plan = Some(document.base()).filter(|_| library.current().is_some());
            let saved = matches!(library.saved(), SavedState::Saved { .. });
            let lang = text.lang();
            ASIDE.with(|aside| {
                if let Ok(mut aside) = aside.try_borrow_mut() {
                    *aside = Aside { plan, saved, lang };
                }
            });
        });
        std::panic::set_hook(Box::new(|info| {
            let message = info.to_string();
            leptos::logging::error!("{message}");
            let aside = ASIDE.with(|aside| aside.try_borrow().map(|aside| aside.clone()).unwrap_or_default());
            // Whatever cannot be shown here cannot be shown at all.
            let _ = show(&aside, &message);
        }));
    }

    fn show(aside: &Aside, message: &str) -> Result<(), JsValue> {
        let page = leptos::prelude::document();
        if page.get_element_by_id("stopped").is_some() {
            return Ok(());
        }
        let lang = aside.lang;
        let overlay = page.create_element("dialog")?;
        overlay.set_id("stopped");
        overlay.set_class_name("stopped");
        overlay.set_attribute("role", "alertdialog")?;
        overlay.set_attribute("aria-labelledby", "stopped-title")?;
        let title = add(&overlay, "h1", shell::stopped(lang))?;
        title.set_id("stopped-title");
        let kept = if aside.saved { shell::stopped_saved(lang) } else { shell::stopped_unsaved(lang) };
        if aside.plan.is_some() {
            add(&overlay, "p", kept)?;
        }
        let buttons = add(&overlay, "p", "")?;
        if let Some(plan) = &aside.plan {
            let options = BlobPropertyBag::new();
            options.set_type("application/json");
            let parts = js_sys::Array::of1(&solver::format::write(plan).into());
            let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
            let link = add(&buttons, "a", shell::download(lang))?;
            link.set_attribute("href", &Url::create_object_url_with_blob(&blob)?)?;
            link.set_attribute("download", &file_name(&plan.name, "json"))?;
            link.set_class_name(if aside.saved { "button" } else { "button is-main" });
        }
        let link = add(&buttons, "a", shell::reload(lang))?;
        link.set_attribute("href", &leptos::prelude::window().location().href()?)?;
        link.set_class_name(if aside.saved { "button is-main" } else { "button" });
        let details = add(&overlay, "details", "")?;
        add(&details, "summary", shell::stopped_details(lang))?;
        add(
            &details,
            "pre",
            &format!("{} {}\n{message}", common::app_name(lang), env!("CARGO_PKG_VERSION")),
        )?;
        if let Some(body) = page.body() {
            body.append_child(&overlay)?;
        }
        // Modal: nothing behind it answers any more. Escape would only uncover a dead page.
        let dialog: web_sys::HtmlDialogElement = overlay.unchecked_into();
        dialog.set_attribute("closedby", "none")?;
        dialog.show_modal()
    }

    fn add(parent: &Element, tag: &str, words: &str) -> Result<Element, JsValue> {
        let element = leptos::prelude::document().create_element(tag)?;
        element.set_text_content(Some(words));
        parent.append_child(&element)?;
        Ok(element)
    }
}
