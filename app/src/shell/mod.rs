//! The frame around the screens: top bar, rail, and the place where a screen stands.

mod frame;

use leptos::prelude::*;
use solver::model::Plan;

use crate::platform::clock;
use crate::state::document::Document;
use crate::state::selection::Selection;
use crate::state::view::View;
use crate::text::provide_text;

/// The application: provides the state to everything below and draws the frame.
#[component]
pub fn App() -> impl IntoView {
    let view = View::from_browser().provide();
    provide_text(view.lang());
    provide_context(Selection::new());
    Document::new(Plan::new("", clock::today())).provide();
    view! { <frame::Frame/> }
}
