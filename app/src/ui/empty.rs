//! What stands where nothing is yet: what goes here, and a button that begins it.

use super::icon::{Icon, IconRef};
use leptos::prelude::*;

/// A place without content. The children are its buttons, the main one first.
#[component]
pub fn EmptyState(
    #[prop(into)] title: Signal<String>,
    /// One sentence: what goes here.
    #[prop(into)]
    message: Signal<String>,
    #[prop(optional)] icon: Option<IconRef>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            {icon.map(|icon| view! { <Icon icon/> })}
            <h2>{title}</h2>
            <p class="empty-text">{message}</p>
            {children.map(|children| view! { <div class="empty-actions">{children()}</div> })}
        </div>
    }
}
