//! A few words about a control, when it is pointed at or reached by keyboard.

use super::popup::put_beside;
use super::unique::unique;
use leptos::html;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// How long the pointer rests before the words come.
const PATIENCE: Duration = Duration::from_millis(450);

/// Shows `text` for the control inside. The control is described by it, unless the text is already its name.
#[component]
pub fn Tooltip(
    #[prop(into)] text: Signal<String>,
    /// The control has these words as its name: they are shown, not read out a second time.
    #[prop(optional)]
    names: bool,
    children: Children,
) -> impl IntoView {
    let id = unique("tip");
    let around = NodeRef::<html::Span>::new();
    let bubble = NodeRef::<html::Span>::new();
    let shown = RwSignal::new(false);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    let hide = move || {
        stop();
        shown.set(false);
    };
    let show_later = move |_| {
        stop();
        timer.set_value(
            set_timeout_with_handle(
                move || {
                    shown.try_set(true);
                },
                PATIENCE,
            )
            .ok(),
        );
    };
    Effect::new(move |_| {
        let (Some(bubble), Some(around)) = (bubble.get(), around.get()) else { return };
        if shown.get() && !text.with(String::is_empty) {
            if bubble.show_popover().is_ok() {
                put_beside(&bubble, around.first_element_child().as_ref().unwrap_or(&around));
            }
        } else {
            let _ = bubble.hide_popover();
        }
    });
    on_cleanup(stop);
    // The description is set on the control itself once it is there.
    let described = id.clone();
    Effect::new(move |_| {
        if let (false, Some(control)) = (names, around.get().and_then(|around| around.first_element_child()))
        {
            let _ = control.set_attribute("aria-describedby", &described);
        }
    });
    view! {
        <span
            node_ref=around
            class="tooltip"
            on:pointerenter=show_later
            on:pointerleave=move |_| hide()
            on:pointerdown=move |_| hide()
            on:focusin=move |ev| {
                let by_keyboard = event_target::<web_sys::Element>(&ev).matches(":focus-visible").unwrap_or(false);
                if by_keyboard {
                    shown.set(true);
                }
            }
            on:focusout=move |_| hide()
            on:keydown=move |ev| {
                if ev.key() == "Escape" && shown.get_untracked() {
                    ev.stop_propagation();
                    hide();
                }
            }
        >
            {children()}
            <span
                node_ref=bubble
                class="tooltip-text"
                popover="manual"
                role="tooltip"
                id=id
                aria-hidden=names.then_some("true")
            >
                {text}
            </span>
        </span>
    }
}
