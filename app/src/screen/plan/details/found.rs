//! Reasons that are read from the schedule as it stands, found a moment after they are wanted.
//!
//! Asking costs about as much as checking the schedule once per person, too much for the path of a click; while a
//! solve runs the answers would change under the reader's eyes, so they wait until it is over.

use std::sync::Arc;

use leptos::prelude::*;
use solver::explain::Desk;
use solver::model::{Plan, Schedule};

use super::super::board::use_board;
use crate::platform::timer::{self, Timer};

/// Milliseconds after which reasons are looked for.
const PAUSE_MS: u32 = 80;

/// What is found, with the plan that it was found in.
pub type Found<T> = RwSignal<Option<(Arc<Plan>, Arc<T>)>>;

/// Looks for reasons now and whenever plan or schedule have changed.
pub fn find<T, F>(look: F) -> Found<T>
where
    T: Send + Sync + 'static,
    F: Fn(&Desk<'_>, &Plan, &Schedule) -> T + Copy + Send + Sync + 'static,
{
    let board = use_board();
    let found: Found<T> = RwSignal::new(None);
    let waiting = StoredValue::new_local(None::<Timer>);
    Effect::new(move |_| {
        let (plan, schedule) = (board.document.plan(), board.document.shown_schedule());
        let Some(schedule) = schedule.filter(|_| !board.solves.is_running()) else {
            waiting.set_value(None);
            return;
        };
        let looked = move || {
            let reasons = look(&Desk::new(&plan, &schedule), &plan, &schedule);
            let _ = found.try_set(Some((Arc::clone(&plan), Arc::new(reasons))));
        };
        waiting.set_value(Some(timer::after(PAUSE_MS, looked)));
    });
    found
}
