//! Selecting tasks on the timeline, with the mouse and with the keys.
//!
//! A click selects one task; with Ctrl or ⌘ it is added or taken away; with Shift everything between it and the lead
//! is selected, in time and over the rows in between. Space does with the keys what Ctrl does with the mouse, Shift
//! with the arrows extends, Ctrl A selects the row and, pressed again, all rows. Escape selects nothing (in
//! [`super::timeline`], where it closes the inspector as well).

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use solver::model::TaskId;

use super::board::Board;
use super::model::moves::{self, Spot, Step};
use super::model::{Bar, Row, RowKey, Scene};
use crate::state::selection::Picked;

/// A click on a bar.
pub fn click(board: Board, spot: Spot, event: &MouseEvent) {
    let Some(task) = spot.bar().map(|bar| bar.task) else { return };
    if event.shift_key() {
        extend(board, &spot);
    } else if event.ctrl_key() || event.meta_key() {
        toggle(board, task);
    } else {
        board.select_task(task);
    }
    board.spot.set(Some(spot));
}

/// A click on something that stands for one task outside the timeline, such as a card.
pub fn click_task(board: Board, task: TaskId, event: &MouseEvent) {
    if event.ctrl_key() || event.meta_key() {
        toggle(board, task);
    } else {
        board.show_task(task);
    }
}

/// Selects a task as well, or no longer.
pub fn toggle(board: Board, task: TaskId) {
    board.selection.person.set(None);
    board.selection.toggle_task(task);
}

/// Selects all work of a row.
pub fn select_row(board: Board, key: &RowKey) -> bool {
    let scene = board.scene.get_untracked();
    let Some(row) = scene.position(key).and_then(|position| scene.rows.get(position)) else { return false };
    pick(board, row.bars.iter().map(|bar| bar.id.task).collect())
}

/// Selects tasks in the order of a list: between the lead and one of them, that one alone if none of them leads.
pub fn extend_list(board: Board, list: &[TaskId], to: TaskId) {
    let place = |task: TaskId| list.iter().position(|other| *other == task);
    let lead = board.selection.task.get_untracked();
    let ends = lead.and_then(place).zip(place(to));
    let between = ends.and_then(|(a, b)| list.get(a.min(b)..=a.max(b))).unwrap_or_default();
    board.selection.person.set(None);
    board.selection.pick(match lead.filter(|_| !between.is_empty()) {
        Some(lead) => Picked::new(lead, between.iter().copied()),
        None => Picked::new(to, []),
    });
}

/// Selects these tasks, if there are any.
pub fn select(board: Board, tasks: Vec<TaskId>) {
    pick(board, tasks);
}

/// Selects these tasks, led by the lead of before if it is among them; false for none.
fn pick(board: Board, tasks: Vec<TaskId>) -> bool {
    let before = board.selection.task.get_untracked();
    let lead = before.filter(|lead| tasks.contains(lead)).or_else(|| tasks.first().copied());
    let Some(lead) = lead else { return false };
    board.selection.person.set(None);
    board.selection.pick(Picked::new(lead, tasks));
    true
}

/// Selects everything between the lead and a bar.
fn extend(board: Board, to: &Spot) {
    let scene = board.scene.get_untracked();
    let Some(task) = to.bar().map(|bar| bar.task) else { return };
    let lead = board.selection.task.get_untracked();
    let reached = lead.and_then(|lead| Some((lead, between(&scene, lead, to)?)));
    board.selection.person.set(None);
    board.selection.pick(match reached {
        Some((lead, tasks)) => Picked::new(lead, tasks),
        None => Picked::new(task, []),
    });
}

/// The tasks between one and a bar: of the rows from the one to the other, what begins from the one to the other.
///
/// The row of the bar counts as the row of the task as well, if that is met there. `None` where it is met nowhere.
fn between(scene: &Scene, from: TaskId, to: &Spot) -> Option<Vec<TaskId>> {
    let position = scene.position(to.row())?;
    let row = scene.rows.get(position)?;
    let end = row.bars.iter().find(|bar| Some(bar.id) == to.bar())?;
    let here = row.bars.iter().find(|bar| bar.id.task == from).map(|bar| (position, bar));
    let (other, start) = here.or_else(|| scene.find(from))?;
    let times = start.start.min(end.start)..=start.start.max(end.start);
    let rows = scene.rows.get(position.min(other)..=position.max(other))?;
    let inside = |bar: &&std::sync::Arc<Bar>| times.contains(&bar.start);
    let tasks =
        |row: &std::sync::Arc<Row>| row.bars.iter().filter(inside).map(|bar| bar.id.task).collect::<Vec<_>>();
    Some(rows.iter().flat_map(tasks).collect())
}

/// The keys that select; true where one was used.
pub fn on_key(board: Board, event: &KeyboardEvent) -> bool {
    if event.default_prevented() || event.alt_key() {
        return false;
    }
    let Some(spot) = board.tab_stop.get_untracked() else { return false };
    let (ctrl, shift) = (event.ctrl_key() || event.meta_key(), event.shift_key());
    let step = match event.key().as_str() {
        "ArrowLeft" => Some(Step::Earlier),
        "ArrowRight" => Some(Step::Later),
        "ArrowUp" => Some(Step::Up),
        "ArrowDown" => Some(Step::Down),
        "Home" => Some(Step::First),
        "End" => Some(Step::Last),
        _ => None,
    };
    match (event.key().as_str(), ctrl, shift, step) {
        ("a" | "A", true, false, _) => select_more(board, &spot),
        (" ", false, false, _) => match spot.bar() {
            Some(bar) => {
                toggle(board, bar.task);
                board.spot.set(Some(spot));
                true
            }
            None => false,
        },
        ("Enter", false, false, _) => match spot {
            Spot::Head(key @ RowKey::Project(_)) => select_row(board, &key),
            _ => false,
        },
        (_, false, true, Some(step)) => go_on(board, &spot, step),
        _ => false,
    }
}

/// Selects the row, or all rows where it is selected already.
fn select_more(board: Board, spot: &Spot) -> bool {
    let scene = board.scene.get_untracked();
    let picked = board.selection.picked_untracked();
    let row = scene.position(spot.row()).and_then(|position| scene.rows.get(position));
    let is_done = row.is_none_or(|row| row.bars.iter().all(|bar| picked.tasks.contains(&bar.id.task)));
    if is_done {
        pick(board, scene.rows.iter().flat_map(|row| &row.bars).map(|bar| bar.id.task).collect())
    } else {
        select_row(board, spot.row())
    }
}

/// A step that takes the selection along; from a heading it is none.
fn go_on(board: Board, from: &Spot, step: Step) -> bool {
    let scene = board.scene.get_untracked();
    let Some(task) = from.bar().map(|bar| bar.task) else { return false };
    let lead = board.selection.task.get_untracked();
    if lead.is_none_or(|lead| scene.find(lead).is_none()) {
        board.select_task(task);
    }
    let to = moves::step(&scene, from, step, board.sight_untracked());
    if let Some(to) = to.filter(|to| to.bar().is_some()) {
        extend(board, &to);
        board.focus(to);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::{BarId, fixture};
    use solver::model::PersonId;

    fn spot(person: u32, task: u32) -> Spot {
        Spot::Bar(RowKey::Person(PersonId(person)), BarId { task: TaskId(task), seat: 0, piece: 0 })
    }

    fn ids(tasks: Option<Vec<TaskId>>) -> Option<Vec<u32>> {
        tasks.map(|tasks| tasks.iter().map(|task| task.0).collect())
    }

    #[test]
    fn a_range_is_what_lies_between_in_time_and_over_rows() {
        let scene = fixture::scene();
        assert_eq!(ids(between(&scene, TaskId(1), &spot(1, 2))), Some(vec![1, 2]), "in a row");
        assert_eq!(ids(between(&scene, TaskId(2), &spot(1, 1))), Some(vec![1, 2]), "backwards as well");
        // From Léa's first task to Inès's of the day after: her own later one begins after it.
        let over_rows = ids(between(&scene, TaskId(1), &spot(2, 3)));
        assert_eq!(over_rows, Some(vec![1, 3]));
        assert_eq!(ids(between(&scene, TaskId(5), &spot(1, 1))), None, "what has no place is in no range");
    }
}
