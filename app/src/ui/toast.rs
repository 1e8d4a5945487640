//! Short messages at the corner of the page.
//!
//! They are read out as they come. A message goes by itself after a while, unless the pointer or the focus is on it;
//! an error stays until it is dismissed.

use super::button::{Button, IconButton, Look};
use super::icon::{Icon, icons};
use super::tag::Tone;
use crate::text::{kit, use_text};
use leptos::prelude::*;
use std::time::Duration;

/// How long a message stays.
const STAY: Duration = Duration::from_secs(6);
/// Most messages at once; the oldest gives way.
const MOST: usize = 4;

/// A message, with at most one thing to do about it.
#[derive(Clone)]
pub struct Toast {
    pub message: String,
    pub tone: Tone,
    pub action: Option<(String, Callback<()>)>,
}

impl std::fmt::Debug for Toast {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Toast")
            .field("message", &self.message)
            .field("tone", &self.tone)
            .finish_non_exhaustive()
    }
}

impl Toast {
    pub fn new(message: impl Into<String>) -> Toast {
        Toast { message: message.into(), tone: Tone::Plain, action: None }
    }

    /// A message of something that went wrong; it stays.
    pub fn error(message: impl Into<String>) -> Toast {
        Toast { tone: Tone::Bad, ..Toast::new(message) }
    }

    pub fn tone(mut self, tone: Tone) -> Toast {
        self.tone = tone;
        self
    }

    /// What can be done about it: "Undo", "Try again".
    pub fn action(mut self, label: impl Into<String>, run: impl Fn() + Send + Sync + 'static) -> Toast {
        self.action = Some((label.into(), Callback::new(move |()| run())));
        self
    }
}

/// The messages of the page; reached with [`use_toasts`].
#[derive(Clone, Copy, Debug)]
pub struct Toasts {
    shown: RwSignal<Vec<(u32, Toast)>>,
    next: StoredValue<u32>,
}

impl Toasts {
    fn new() -> Toasts {
        Toasts { shown: RwSignal::new(Vec::new()), next: StoredValue::new(0) }
    }

    /// Shows a message. The same words twice in a row are shown once.
    pub fn show(self, toast: Toast) {
        let id = self.next.try_update_value(|next| {
            *next = next.wrapping_add(1);
            *next
        });
        let Some(id) = id else { return };
        self.shown.update(|shown| {
            shown.retain(|(_, other)| other.message != toast.message);
            shown.push((id, toast));
            if shown.len() > MOST {
                shown.remove(0);
            }
        });
    }

    /// The words shown at the moment, oldest first. Reactive.
    pub fn messages(self) -> Vec<String> {
        self.shown.with(|shown| shown.iter().map(|(_, toast)| toast.message.clone()).collect())
    }

    fn dismiss(self, id: u32) {
        self.shown.try_update(|shown| shown.retain(|(other, _)| *other != id));
    }
}

/// Makes the messages available to everything below the calling component.
pub fn provide_toasts() -> Toasts {
    let toasts = Toasts::new();
    provide_context(toasts);
    toasts
}

/// The messages of the page; where none were provided, as in a test of one widget, they are shown to nobody.
pub fn use_toasts() -> Toasts {
    use_context::<Toasts>().unwrap_or_else(Toasts::new)
}

/// The corner where messages stand; once, in the frame.
#[component]
pub fn ToastRegion() -> impl IntoView {
    let (text, toasts) = (use_text(), use_toasts());
    view! {
        <section class="toasts no-print" aria-label=text.of(kit::notifications)>
            <ol class="toast-list" aria-live="polite" aria-relevant="additions">
                <For each=move || toasts.shown.get() key=|(id, _)| *id let((id, toast))>
                    <ToastView id toast/>
                </For>
            </ol>
        </section>
    }
}

#[component]
fn ToastView(id: u32, toast: Toast) -> impl IntoView {
    let (text, toasts) = (use_text(), use_toasts());
    let Toast { message, tone, action } = toast;
    let held = RwSignal::new(false);
    let timer = StoredValue::new(None::<leptos::leptos_dom::helpers::TimeoutHandle>);
    let stop = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    Effect::new(move |_| {
        stop();
        if !held.get() && tone != Tone::Bad {
            timer.set_value(set_timeout_with_handle(move || toasts.dismiss(id), STAY).ok());
        }
    });
    on_cleanup(stop);
    let role = (tone == Tone::Bad).then_some("alert");
    let icon = match tone {
        Tone::Bad => Some(icons::ERROR),
        Tone::Warn => Some(icons::WARNING),
        Tone::Good => Some(icons::CHECK),
        Tone::Plain | Tone::Accent => None,
    };
    let act = action.map(|(label, run)| {
        let press = move |_| {
            run.run(());
            toasts.dismiss(id);
        };
        view! { <Button label look=Look::Quiet on_press=press/> }
    });
    view! {
        <li
            class=format!("toast {}", tone.class())
            role=role
            on:pointerenter=move |_| held.set(true)
            on:pointerleave=move |_| held.set(false)
            on:focusin=move |_| held.set(true)
            on:focusout=move |_| held.set(false)
        >
            {icon.map(|icon| view! { <Icon icon/> })}
            <p class="toast-text">{message}</p>
            {act}
            <IconButton label=text.of(kit::dismiss) icon=icons::CLOSE on_press=move |_| toasts.dismiss(id)/>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_replace_their_like_and_the_oldest_gives_way() {
        let owner = Owner::new();
        owner.set();
        let toasts = provide_toasts();
        for message in ["a", "b", "c", "a", "d", "e"] {
            toasts.show(Toast::new(message));
        }
        assert_eq!(use_toasts().messages(), ["c", "a", "d", "e"]);
        let first = toasts.shown.with_untracked(|shown| shown[0].0);
        toasts.dismiss(first);
        assert_eq!(toasts.messages(), ["a", "d", "e"]);
    }
}
