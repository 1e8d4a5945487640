//! A link that holds a plan: what is inside is shown, and nothing is opened unasked.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use solver::format::{self as plan_file, Opened};
use solver::share::inside;
use solver::share::link::{LinkError, packed};

use crate::action::use_actions;
use crate::platform::address;
use crate::platform::compress::{CompressError, unpack};
use crate::text::{Lang, common, document, reading, share as words, use_text};
use crate::ui::{Button, Dialog, DialogWidth, Look};

/// What a link brought.
#[derive(Clone, Debug)]
enum Arrival {
    Plan(Arc<Opened>),
    Broken(Broken),
}

/// Why it brought nothing.
#[derive(Clone, Debug)]
enum Broken {
    Link(LinkError),
    Unable,
    Read(plan_file::ReadError),
}

async fn read(fragment: &str) -> Option<Arrival> {
    let bytes = match packed(fragment)? {
        Ok(bytes) => bytes,
        Err(error) => return Some(Arrival::Broken(Broken::Link(error))),
    };
    let text = match unpack(&bytes, plan_file::LIMIT).await {
        Ok(text) => text,
        Err(CompressError::Unavailable) => return Some(Arrival::Broken(Broken::Unable)),
        Err(CompressError::Damaged | CompressError::TooLarge) => {
            return Some(Arrival::Broken(Broken::Link(LinkError::Damaged)));
        }
    };
    Some(match plan_file::read_bytes(&text) {
        Ok(opened) => Arrival::Plan(Arc::new(opened)),
        Err(error) => Arrival::Broken(Broken::Read(error)),
    })
}

/// Looks at the address when the page opens, and when its fragment changes.
#[component]
pub fn ArrivalDialog() -> impl IntoView {
    let (text, library) = (use_text(), use_actions().library);
    let arrived = RwSignal::new(None::<Arrival>);
    let open = RwSignal::new(false);
    let look = move || {
        let fragment = address::fragment();
        if packed(&fragment).is_none() {
            return;
        }
        spawn_local(async move {
            if let Some(arrival) = read(&fragment).await {
                arrived.set(Some(arrival));
                open.set(true);
            }
        });
    };
    look();
    address::on_fragment(look);
    let closed = move |()| {
        // The plan is not asked about again on a reload, and no longer stands in the list of visited pages.
        address::drop_fragment();
        arrived.set(None);
    };
    let title = Signal::derive(move || {
        let lang = text.lang();
        arrived.with(|arrived| match arrived {
            Some(Arrival::Plan(opened)) if opened.plan.name.is_empty() => {
                words::arrived_title(lang, document::untitled(lang))
            }
            Some(Arrival::Plan(opened)) => words::arrived_title(lang, &opened.plan.name),
            Some(Arrival::Broken(_)) => words::arrived_broken_title(lang).to_owned(),
            None => String::new(),
        })
    });
    let body = move || {
        let lang = text.lang();
        arrived.get().map(|arrival| match arrival {
            Arrival::Plan(opened) => contents(lang, &opened).into_any(),
            Arrival::Broken(broken) => why(lang, broken).into_any(),
        })
    };
    let take = move |_| {
        if let Some(Arrival::Plan(opened)) = arrived.get_untracked() {
            library.open_arrived(Opened::clone(&opened));
        }
        open.set(false);
    };
    let is_plan = move || arrived.with(|arrived| matches!(arrived, Some(Arrival::Plan(_))));
    view! {
        <Dialog
            open
            title
            width=DialogWidth::Wide
            on_close=closed
            footer=move || view! {
                <Show
                    when=is_plan
                    fallback=move || view! {
                        <Button label=text.of(common::close) look=Look::Main on_press=move |_| open.set(false)/>
                    }
                >
                    <Button label=text.of(common::cancel) on_press=move |_| open.set(false)/>
                    <Button label=text.of(words::arrived_open) look=Look::Main on_press=take/>
                </Show>
            }
        >
            {body}
        </Dialog>
    }
}

fn contents(lang: Lang, opened: &Opened) -> impl IntoView + use<> {
    let parts = words::inside(lang, &inside(&opened.plan), true);
    let parts = parts.into_iter().map(|part| view! { <li>{part}</li> }).collect_view();
    view! {
        <p>{words::arrived_more(lang)}</p>
        <div class="share-contents">
            <section>
                <h3>{words::inside_title(lang)}</h3>
                <ul>{parts}</ul>
            </section>
        </div>
    }
}

fn why(lang: Lang, broken: Broken) -> impl IntoView {
    let (sentence, notes) = match broken {
        Broken::Link(error) => (words::fault(lang, error).to_owned(), Vec::new()),
        Broken::Unable => (words::arrived_unable(lang).to_owned(), Vec::new()),
        Broken::Read(error) => reading::why(lang, &error),
    };
    let notes = notes.into_iter().map(|note| view! { <li>{note}</li> }).collect_view();
    view! {
        <p>{sentence}</p>
        <ul class="plain-list">{notes}</ul>
        <p class="muted">{reading::nothing_lost(lang)}</p>
    }
}
