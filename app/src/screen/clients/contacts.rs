//! Whom to call at a client's.

use std::sync::Arc;

use leptos::prelude::*;
use solver::model::{Client, ClientId, Contact};

use crate::state::command::Command;
use crate::state::document::use_document;
use crate::text::{clients, use_text};
use crate::ui::icon::icons;
use crate::ui::{Button, IconButton, TextField};

/// The contacts of a client, to read and to change.
#[component]
pub fn Contacts(
    /// Whose contacts.
    id: ClientId,
) -> impl IntoView {
    let text = use_text();
    let document = use_document();
    let client = move || document.plan().client(id).cloned();
    let name = move || client().map(|client| client.name.clone()).unwrap_or_default();
    let count = Memo::new(move |_| client().map_or(0, |client| client.contacts.len()));
    let put = move |change: Box<dyn FnOnce(&mut Client)>| -> Result<(), String> {
        let gone = || clients::row_is_gone(text.now()).to_owned();
        let mut client = document.plan_untracked().client(id).cloned().ok_or_else(gone)?;
        change(Arc::make_mut(&mut client));
        document.apply(Command::PutClient(client)).map_err(|_| gone())
    };
    let field = move |index: usize,
                      label: fn(crate::text::Lang) -> &'static str,
                      of: fn(&mut Contact) -> &mut String| {
        let value = Signal::derive(move || {
            let contact = client().and_then(|client| client.contacts.get(index).cloned());
            contact.map(|mut contact| std::mem::take(of(&mut contact))).unwrap_or_default()
        });
        let commit = move |typed: String| {
            put(Box::new(move |client| {
                if let Some(contact) = client.contacts.get_mut(index) {
                    typed.trim().clone_into(of(contact));
                }
            }))
        };
        view! { <TextField label=Signal::derive(move || label(text.lang()).to_owned()) value on_commit=commit/> }
    };
    let remove = move |index: usize| {
        // The client may be gone by now; then so are its contacts.
        let _ = put(Box::new(move |client| {
            if index < client.contacts.len() {
                client.contacts.remove(index);
            }
        }));
    };
    let add = move |_| {
        let _ = put(Box::new(|client| client.contacts.push(Contact::default())));
    };
    let label_of = move |index: usize| {
        let name = client().and_then(|client| client.contacts.get(index).map(|contact| contact.name.clone()));
        clients::remove_contact(text.lang(), &name.unwrap_or_default())
    };
    view! {
        <section class="clients-contacts" aria-label=name>
            <h2>{name}</h2>
            <h3>{text.of(clients::contacts)}</h3>
            {move || {
                (0..count.get())
                    .map(|index| view! {
                        <div class="clients-contact">
                            {field(index, clients::contact_name, |contact| &mut contact.name)}
                            {field(index, clients::contact_phone, |contact| &mut contact.phone)}
                            {field(index, clients::contact_email, |contact| &mut contact.email)}
                            <IconButton
                                label=Signal::derive(move || label_of(index))
                                icon=icons::CLOSE
                                on_press=move |_| remove(index)
                            />
                        </div>
                    })
                    .collect_view()
            }}
            <Button label=text.of(clients::add_contact) icon=icons::ADD on_press=add/>
        </section>
    }
}
