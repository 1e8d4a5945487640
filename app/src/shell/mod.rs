//! The frame around the screens: top bar, rail, messages, search, first visit, and what stays when all else fails.

mod arrival;
mod banners;
mod bulk;
mod change_tasks;
mod crash;
mod dialogs;
mod doors;
mod files;
mod frame;
mod keyboard;
mod notices;
mod palette;
mod pins;
mod plan_menu;
mod problems;
mod saved;
mod share;
mod solve_status;
mod top_bar;
mod yes;

use leptos::prelude::*;
use solver::model::Plan;

use crate::action::{Actions, ScreenName};
use crate::platform::clock;
use crate::screen::SCREENS;
use crate::state::document::Document;
use crate::state::hand::Hand;
use crate::state::library::Library;
use crate::state::notice::Notices;
use crate::state::questions::Questions;
use crate::state::scenarios::Scenarios;
use crate::state::selection::Selection;
use crate::state::solve::Solves;
use crate::state::view::{Theme, View};
use crate::text::{common, provide_text};
use crate::ui::{ToastRegion, provide_toasts};

/// The application: provides the state to everything below and draws the frame.
#[component]
pub fn App() -> impl IntoView {
    let view = View::from_browser().provide();
    let text = provide_text(view.lang());
    let selection = Selection::new();
    provide_context(selection);
    let notices = Notices::new();
    provide_context(notices);
    provide_toasts();
    let document = Document::new(Plan::new("", clock::today())).provide();
    let library = Library::new(document, notices, view.lang()).provide();
    let solves = Solves::new(document).provide();
    Questions::new().provide();
    Hand::new().provide();
    Scenarios::new().provide().await_with(document);
    let screens: Vec<ScreenName> = SCREENS.iter().map(|entry| (entry.screen, entry.title)).collect();
    // Made once, for as long as the page lives.
    let screens = Vec::leak(screens);
    let actions = Actions { document, solves, selection, view, library, notices, screens }.provide();

    let printer = share::paper::Printer::new();

    crash::install(document, library, text);
    keyboard::listen(actions);
    files::accept_drops(actions);
    notices::show_as_toasts(notices, solves, text);
    Effect::new(move |_| {
        let name = document.plan().name.clone();
        let app = common::app_name(text.lang());
        let title = if name.is_empty() { app.to_owned() } else { format!("{name} — {app}") };
        leptos::prelude::document().set_title(&title);
    });
    Effect::new(move |_| {
        let Some(root) = leptos::prelude::document().document_element() else { return };
        // An attribute that cannot be set costs a nuance, not the page.
        let _ = root.set_attribute("lang", text.lang().code());
        let _ = match view.theme() {
            Theme::System => root.remove_attribute("data-theme"),
            chosen => root.set_attribute("data-theme", chosen.word()),
        };
    });
    view! {
        <frame::Frame/>
        <palette::Palette/>
        <dialogs::Dialogs/>
        <change_tasks::ChangeDialog/>
        <pins::PinsDialog/>
        <problems::Problems/>
        <files::FileChooser/>
        <share::ShareDialog printer/>
        <yes::YesDialog/>
        <arrival::ArrivalDialog/>
        <share::paper::Paper printer/>
        <ToastRegion/>
    }
}
