//! The screens: each in its own folder, none knows another.
//!
//! A screen that works has a line in [`SCREENS`]; rail, palette and shortcuts follow from it.

pub mod clients;
pub mod plan;
pub mod scenarios;
pub mod team;
pub mod work;

use leptos::prelude::*;
use solver::model::Plan;

use crate::state::view::Screen;
use crate::text::Lang;

/// A screen that can be shown.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Which one.
    pub screen: Screen,
    /// What the rail calls it.
    pub title: fn(Lang) -> &'static str,
    /// The figure beside its name in the rail.
    pub count: fn(&Plan) -> Option<usize>,
    /// Its content.
    pub view: fn() -> AnyView,
}

/// The screens that work, in the order of the rail.
pub const SCREENS: &[Entry] = &[
    Entry { screen: Screen::Work, title: crate::text::work::title, count: work::count, view: work::view },
    Entry { screen: Screen::Team, title: crate::text::team::title, count: team::count, view: team::view },
    Entry {
        screen: Screen::Clients,
        title: crate::text::clients::title,
        count: clients::count,
        view: clients::view,
    },
    Entry { screen: Screen::Plan, title: crate::text::plan::title, count: plan::count, view: plan::view },
    Entry {
        screen: Screen::Scenarios,
        title: crate::text::scenarios::title,
        count: scenarios::count,
        view: scenarios::view,
    },
];
