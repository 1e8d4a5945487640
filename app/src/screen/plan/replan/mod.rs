//! The announced plan and what happens to it: telling people, saying what has changed, looking for repairs.
//!
//! What is open is one [`Errand`], asked for by the toolbar, the palette or an inspector ([`Replan::open`]).

mod announce;
mod catch_up;
mod change;
mod price;
mod repairs;
mod since;
mod standing;

use leptos::prelude::*;

use super::board::Board;
use crate::state::errand::Errand;
use crate::state::view::Wish;

pub use repairs::RepairsPanel;
pub use standing::{AnnouncedMenu, ChangeButton};

/// What is open; `Copy`, provided by the screen.
#[derive(Clone, Copy, Debug)]
pub struct Replan {
    errand: RwSignal<Option<Errand>>,
}

/// The replanning of the screen.
pub fn use_replan() -> Replan {
    use_context().unwrap_or_else(Replan::new)
}

impl Replan {
    fn new() -> Self {
        Self { errand: RwSignal::new(None) }
    }

    /// Nothing is open; wishes of other parts of the page are granted from now on.
    pub fn provide(board: Board) -> Self {
        let replan = Self::new();
        provide_context(replan);
        Effect::new(move |_| {
            let wished = board.view.take_wish(|wish| match wish {
                Wish::Replan(errand) => Some(*errand),
                _ => None,
            });
            if let Some(errand) = wished {
                replan.open(errand);
            }
        });
        replan
    }

    /// Opens something.
    pub fn open(self, errand: Errand) {
        self.errand.set(Some(errand));
    }

    /// What is open (tracked).
    pub fn errand(self) -> Option<Errand> {
        self.errand.get()
    }

    /// Closes what is open if it is what `mine` recognises.
    fn close(self, mine: impl Fn(Errand) -> bool) {
        if self.errand.get_untracked().is_some_and(mine) {
            self.errand.set(None);
        }
    }

    /// A signal that is true while something is open, for a dialog.
    fn is_open(self, mine: fn(Errand) -> bool) -> RwSignal<bool> {
        let open = RwSignal::new(false);
        Effect::new(move |_| open.set(self.errand.get().is_some_and(mine)));
        open
    }
}

/// Every dialog; each shows itself when it is asked for.
#[component]
pub fn Dialogs() -> impl IntoView {
    view! {
        <announce::AnnounceDialog/>
        <announce::FrozenDialog/>
        <since::SinceDialog/>
        <change::ChangeDialog/>
        <catch_up::CatchUpDialog/>
    }
}
