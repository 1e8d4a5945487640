//! The selected rows of the table are the selected tasks.

use leptos::prelude::*;

use super::rows::{key, row_of, task_of};
use crate::state::selection::{Picked, Selection};
use crate::ui::grid::GridHandle;

/// Keeps rows and tasks together, for as long as the screen is there.
///
/// Coming from another screen, the rows of the tasks selected there are selected, with the cursor on their lead;
/// from then on the table leads. Only where somebody else selects fewer does it follow.
pub fn follow(grid: GridHandle, selection: Selection) {
    Effect::new(move |_| {
        let picked = selection.picked_untracked();
        if let Some(lead) = picked.lead {
            grid.go_to(row_of(lead), key::NAME);
            if picked.tasks.len() > 1 {
                grid.pick(picked.tasks.iter().map(|task| row_of(*task)));
            }
        }
    });
    Effect::new(move |_| {
        let Some((row, _)) = grid.cursor() else { return };
        // Headings and the empty last line are no tasks; what the cursor leaves for them stays selected.
        let rows: Vec<_> = grid.selected().into_iter().filter_map(task_of).collect();
        let lead = task_of(row).or_else(|| rows.first().copied());
        if let Some(lead) = lead {
            selection.pick(Picked::new(lead, rows));
        }
    });
    Effect::new(move |_| {
        let few = selection.picked().tasks.len() <= 1;
        if few && untrack(|| grid.selected().len()) > 1 {
            grid.clear_selection();
        }
    });
}
