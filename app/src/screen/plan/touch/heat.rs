//! Moving work on the heat map: the tasks of a cell are listed, one is taken up and carried to another cell.
//!
//! It is then pinned to that person and to the earliest moment of that week.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use leptos::ev;
use leptos::prelude::*;
use solver::explain::attempt::When;
use solver::model::{Minutes, PersonId, Plan, Schedule, TaskId};

use super::super::model::Index;
use super::super::say;
use super::aim::{self, Aim, Grip};
use super::layer::told;
use super::{Carried, Touch};
use crate::chart::axis::monday;
use crate::platform::page;
use crate::text::{Text, format, touch as texts, use_text};

/// A cell: a person and the Monday of a week.
pub type Cell = (PersonId, NaiveDate);

/// A list that is open: of which cell, the id of its element, and where on the page it stands.
type Open = (Cell, String, (f64, f64));

/// Pixels within which a pointer that took something up has not moved.
const NEAR: f64 = 6.0;

/// What is done with the cells; `Copy`.
#[derive(Clone, Copy, Debug)]
pub struct HeatHand {
    touch: Touch,
    /// The cell whose tasks are listed, the id of its element, and where on the page the list stands.
    open: RwSignal<Option<Open>>,
    /// The cell on which the pointer went down.
    pressed: StoredValue<Option<Cell>>,
    /// The id of the element of the cell under what is carried.
    over: RwSignal<String>,
    spent: StoredValue<bool>,
    /// Where the pointer took up what is carried: there it goes up without dropping it.
    from: StoredValue<(f64, f64)>,
}

/// A task of a person's week.
#[derive(Clone, Debug, PartialEq)]
struct Listed {
    task: TaskId,
    seat: usize,
    name: String,
    colour: u8,
    minutes: Minutes,
}

/// The tasks that a person works on in the week of a Monday, the earliest first. O(tasks).
fn listed(plan: &Plan, schedule: &Schedule, (person, week): Cell) -> Vec<Listed> {
    let index = Index::new(plan);
    let after = week.checked_add_days(Days::new(7)).unwrap_or(week);
    let mut found: Vec<_> = schedule
        .assignments
        .iter()
        .filter_map(|given| {
            let seat = given.owners.iter().position(|owner| *owner == person)?;
            let task = index.task(given.task)?;
            let inside =
                given.pieces.iter().any(|piece| piece.start.date() < after && week <= piece.end.date());
            inside.then(|| {
                let (name, colour) = (task.name.clone(), index.colour_of(task));
                (
                    given.start(),
                    Listed { task: task.id, seat, name, colour, minutes: aim::effort(plan, task) },
                )
            })
        })
        .collect();
    found.sort_by_key(|(start, listed)| (*start, listed.task));
    found.into_iter().map(|(_, listed)| listed).collect()
}

impl HeatHand {
    /// Nothing is listed or carried.
    pub fn new(touch: Touch) -> Self {
        let hand = Self {
            touch,
            open: RwSignal::new(None),
            pressed: StoredValue::new(None),
            over: RwSignal::default(),
            spent: StoredValue::new(false),
            from: StoredValue::new((-1e6, -1e6)),
        };
        let handle = window_event_listener(ev::pointerup, move |_| {
            let _ = hand.pressed.try_set_value(None);
        });
        on_cleanup(move || {
            handle.remove();
            touch.cancel();
        });
        hand
    }

    /// Whether something is carried over the cells (tracked).
    pub fn is_carrying(self) -> bool {
        self.touch.is_carrying()
    }

    /// Whether something is carried at this moment.
    pub fn is_carrying_now(self) -> bool {
        self.touch.is_carrying_now()
    }

    /// The pointer goes down on a cell.
    pub fn down(self, cell: Cell) {
        self.spent.set_value(false);
        self.touch.warm();
        self.pressed.set_value((!self.touch.is_carrying_now()).then_some(cell));
    }

    /// The pointer leaves a cell: one that went down on it drags its tasks.
    pub fn leave(self, cell: Cell, element: &str, event: &ev::PointerEvent) {
        if event.buttons() & 1 == 1 && self.pressed.get_value() == Some(cell) {
            self.pressed.set_value(None);
            self.spent.set_value(true);
            self.list(cell, element, Some((f64::from(event.client_x()), f64::from(event.client_y()))));
        }
    }

    /// The pointer comes to a cell: what is carried goes there.
    pub fn enter(self, cell: Cell, element: &str) {
        if self.touch.is_carrying_now() {
            self.aim(cell, element);
        }
    }

    /// The pointer goes up on a cell: what is carried is dropped there.
    pub fn up(self, cell: Cell, element: &str, event: &ev::PointerEvent) {
        let (x, y) = self.from.get_value();
        let far = (f64::from(event.client_x()) - x).hypot(f64::from(event.client_y()) - y) > NEAR;
        if self.touch.is_carrying_now() && !far {
            self.spent.set_value(true);
        } else if self.touch.is_carrying_now() {
            self.spent.set_value(true);
            self.aim(cell, element);
            self.touch.let_drop();
        }
    }

    /// Whether a click is the end of a drag and means nothing by itself.
    pub fn swallows_click(self) -> bool {
        self.spent.try_update_value(std::mem::take).unwrap_or(false)
    }

    /// A key on the map; `to` is the cell to which it leads with its element. Whether it meant anything.
    pub fn on_key(self, key: &str, at: (Cell, String), to: Option<(Cell, String)>) -> bool {
        if !self.touch.is_carrying_now() {
            if key.eq_ignore_ascii_case("m") {
                self.touch.warm();
                self.list(at.0, &at.1, None);
                return true;
            }
            return false;
        }
        match (key, to) {
            ("Enter" | " ", _) => self.touch.let_drop(),
            ("Escape", _) => self.touch.cancel(),
            (_, Some((cell, element))) => {
                self.aim(cell, &element);
                page::focus(&element);
            }
            _ => return false,
        }
        true
    }

    /// Lists the tasks of a cell; the only one of a cell that is dragged is carried at once.
    fn list(self, cell: Cell, element: &str, at: Option<(f64, f64)>) {
        if !self.touch.may_move() {
            return;
        }
        let plan = self.touch.board.document.plan_untracked();
        let Some(schedule) = plan.schedule.clone() else { return };
        let tasks = listed(&plan, &schedule, cell);
        match (tasks.as_slice(), at) {
            ([], _) => self.touch.say(texts::no_tasks(self.touch.text.now()).to_owned()),
            ([only], Some(_)) => self.take_up(cell, only, false, element),
            _ => {
                let at = at.or_else(|| corner(element)).unwrap_or_default();
                self.open.set(Some((cell, element.to_owned(), at)));
            }
        }
    }

    fn take_up(self, cell: Cell, listed: &Listed, by_keys: bool, element: &str) {
        let plan = self.touch.board.document.plan_untracked();
        let Some(schedule) = plan.schedule.clone() else { return };
        let Some(start) = schedule.get(listed.task).and_then(|given| given.start()) else { return };
        self.open.set(None);
        let grip = Grip {
            task: listed.task,
            seat: Some(listed.seat),
            owner: Some(cell.0),
            start,
            minutes: listed.minutes,
            end: false,
        };
        let name = listed.name.clone();
        self.touch.say(texts::taken_up(self.touch.text.now(), &name));
        self.touch.carry(Carried { grip, name, bar: None, by_keys, plan, schedule, spot: None });
        self.over.set(element.to_owned());
        let element = element.to_owned();
        request_animation_frame(move || page::focus(&element));
    }

    fn aim(self, (person, week): Cell, element: &str) {
        let start = self.touch.carried.with_untracked(|carried| Some(carried.as_ref()?.grip.start));
        let Some(start) = start else { return };
        let when = (week != monday(start.date())).then_some(When::In(week));
        self.over.set(element.to_owned());
        self.touch.aim_at(Aim { owner: Some(person), when, minutes: None });
    }

    fn close(self) {
        if let Some((_, element, _)) = self.open.try_update(Option::take).flatten() {
            page::focus(&element);
        }
    }
}

/// The lower left corner of an element, in pixels of the page.
fn corner(element: &str) -> Option<(f64, f64)> {
    let rect = document().get_element_by_id(element)?.get_bounding_client_rect();
    Some((rect.left() + 8.0, rect.bottom() + 2.0))
}

/// The list of a cell's tasks, and the words beside what is carried.
#[component]
pub fn HeatLayer(hand: HeatHand) -> impl IntoView {
    let text = use_text();
    let touch = hand.touch;
    let told = told(touch, text);
    let words = move || {
        let (target, outcome, bad, by_keys) = told.get()?;
        let (x, y) = corner(&hand.over.get())?;
        Some(view! {
            <div class="plan-touch-words" class:is-bad=bad aria-hidden="true" style:transform=format!("translate({x:.0}px, {y:.0}px)")>
                <strong>{target}</strong>
                <span>{outcome}</span>
                {by_keys.then(|| view! { <small>{texts::keys(text.lang())}</small> })}
            </div>
        })
    };
    view! {
        {move || hand.open.get().map(|(cell, element, at)| list_view(hand, text, cell, &element, at))}
        {words}
        <p class="visually-hidden" role="status">{move || touch.said.get()}</p>
    }
}

fn list_view(
    hand: HeatHand,
    text: Text,
    cell: Cell,
    element: &str,
    (x, y): (f64, f64),
) -> impl IntoView + use<> {
    let lang = text.lang();
    let plan = hand.touch.board.document.plan();
    let tasks = plan.schedule.as_deref().map(|schedule| listed(&plan, schedule, cell)).unwrap_or_default();
    let who = say::person(&Index::new(&plan), cell.0);
    let title = texts::tasks_of(lang, &who, &format::week(lang, cell.1));
    let name = title.clone();
    let element: Arc<str> = element.into();
    let item = |(number, listed): (usize, Listed)| {
        let (by_pointer, by_key) = (listed.clone(), listed.clone());
        let (over, home) = (Arc::clone(&element), Arc::clone(&element));
        let hours = format::hours(lang, i64::from(listed.minutes.0));
        view! {
            <li>
                <button
                    type="button"
                    id=format!("heat-task-{number}")
                    class=format!("heat-task p{}", listed.colour)
                    on:pointerdown=move |event| {
                        // The pointer stays free to come to other cells.
                        event.prevent_default();
                        hand.from.set_value((f64::from(event.client_x()), f64::from(event.client_y())));
                        hand.take_up(cell, &by_pointer, false, &over);
                    }
                    on:click=move |_| hand.take_up(cell, &by_key, true, &home)
                >
                    <span>{listed.name}</span>
                    <small>{hours}</small>
                </button>
            </li>
        }
    };
    let items = tasks.into_iter().enumerate().map(item).collect_view();
    request_animation_frame(|| page::focus("heat-task-0"));
    let on_key = move |event: ev::KeyboardEvent| {
        let number = |by: i32| {
            let active = document().active_element()?.id();
            let now: i32 = active.strip_prefix("heat-task-")?.parse().ok()?;
            Some(format!("heat-task-{}", now + by))
        };
        match event.key().as_str() {
            "Escape" => hand.close(),
            "ArrowDown" => number(1).iter().for_each(|id| page::focus(id)),
            "ArrowUp" => number(-1).iter().for_each(|id| page::focus(id)),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    view! {
        <div
            class="heat-tasks"
            role="dialog"
            aria-label=name
            style:left=format!("{x:.0}px")
            style:top=format!("{y:.0}px")
            on:keydown=on_key
        >
            <p>{title}</p>
            <ul>{items}</ul>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::fixture;

    #[test]
    fn a_week_lists_what_is_worked_on_in_it() {
        let (plan, schedule) = fixture::plan();
        let of = |person, week| -> Vec<u32> {
            let tasks = listed(&plan, &schedule, (PersonId(person), fixture::date(week)));
            tasks.iter().map(|listed| listed.task.0).collect()
        };
        assert_eq!(of(1, "2026-11-23"), [1, 2]);
        assert_eq!(of(2, "2026-11-30"), [4]);
        assert_eq!(of(3, "2026-11-23"), [0; 0]);
    }
}
