//! Carrying with a pointer: a mouse, a pen, or a finger that has rested a moment on a bar.
//!
//! The events only note where the pointer is; once a frame that place becomes an aim, and the timeline scrolls where
//! the pointer is near its edge.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::super::board::HEADER;
use super::super::model::bars::BarId;
use super::super::model::scene::RowKey;
use super::aim::{self, Aim};
use super::{At, Touch};
use crate::platform::timer::{self, Timer};

/// Pixels that a pointer strays before it drags: less is a click.
const STRAY: f64 = 4.0;
/// Pixels at the right edge of a bar by which its end is drawn out.
pub const EDGE: f64 = 7.0;
/// Bars narrower than this have no edge to draw: it would be all of them.
const NARROW: f64 = 24.0;
/// Milliseconds that a finger rests on a bar before it carries it: sooner it scrolls.
const REST_MS: u32 = 350;
/// Pixels from the edges of the timeline at which it scrolls, and by how many a frame at most.
const MARGIN: f64 = 36.0;
const SPEED: f64 = 18.0;

/// What the pointer does; `Copy`, one for the timeline.
#[derive(Clone, Copy, Debug)]
pub struct Pointer {
    touch: Touch,
    pressed: StoredValue<Option<Pressed>, LocalStorage>,
    frame: StoredValue<bool>,
    /// A drag has just ended: the click that follows means nothing.
    spent: StoredValue<bool>,
}

/// A pointer that went down on a bar.
#[derive(Debug)]
struct Pressed {
    pointer: i32,
    finger: bool,
    row: RowKey,
    bar: BarId,
    end: bool,
    /// Where it went down, and where it is, in pixels of the page.
    from: (f64, f64),
    now: (f64, f64),
    /// How far scrolled it went down.
    scrolled: f64,
    /// From the bar's left and top to the pointer.
    offset: (f64, f64),
    /// The timeline's box on the page: left, top, right, bottom.
    sides: [f64; 4],
    dragging: bool,
    /// What is worked on a usual day, for an end that is drawn.
    a_day: solver::model::Minutes,
    _rest: Option<Timer>,
}

impl Pointer {
    /// No pointer is down.
    pub fn new(touch: Touch) -> Self {
        let pointer = Self {
            touch,
            pressed: StoredValue::new_local(None),
            frame: StoredValue::new(false),
            spent: StoredValue::new(false),
        };
        // Wherever the focus is: Escape puts back what a pointer carries.
        let handle = window_event_listener(ev::keydown, move |event| {
            if event.key() == "Escape" && pointer.is_dragging() {
                event.prevent_default();
                event.stop_propagation();
                pointer.end(false);
            }
        });
        on_cleanup(move || handle.remove());
        pointer
    }

    fn is_dragging(self) -> bool {
        self.pressed.with_value(|pressed| pressed.as_ref().is_some_and(|pressed| pressed.dragging))
    }

    /// A pointer goes down somewhere on the timeline.
    pub fn down(self, event: &ev::PointerEvent) {
        self.spent.set_value(false);
        let plain = event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key());
        if !plain || !event.is_primary() || self.is_dragging() {
            return;
        }
        if self.touch.is_carrying_now() {
            // Carried by the keys: who presses elsewhere wants something else.
            self.touch.cancel();
        }
        let Some(found) = self.find(event) else { return };
        self.touch.warm();
        let finger = event.pointer_type() == "touch";
        let rest = finger.then(|| timer::after(REST_MS, move || self.begin()));
        self.pressed.set_value(Some(Pressed { _rest: rest, finger, ..found }));
    }

    /// The bar under the pointer.
    fn find(self, event: &ev::PointerEvent) -> Option<Pressed> {
        let board = self.touch.board;
        let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
        let id = target.closest(".plan-bar").ok()??.id();
        let scroller = board.scroller.get_untracked()?;
        let rect = scroller.get_bounding_client_rect();
        let page = (f64::from(event.client_x()), f64::from(event.client_y()));
        let (left, top) = board.scroll.get_untracked();
        let name = board.name_width_untracked();
        let x = page.0 - rect.left() - name + left;
        let y = page.1 - rect.top() - HEADER + top;
        let scene = board.scene.get_untracked();
        let position = aim::row_at(&scene, y);
        let row = scene.rows.get(position)?;
        let bar = row.bars.iter().find(|bar| bar.id.element() == id)?;
        let (place, _) = row.key.lanes().place(bar.lane);
        let last = bar.part.is_none_or(|(part, of)| part == of);
        let milestone = bar.task.is_milestone();
        let end = last && !milestone && bar.span.len() >= NARROW && x > bar.span.to - EDGE;
        // The whole task is carried by whichever piece: its left edge is that of its first piece.
        let first = row.bars.iter().find(|other| other.id == BarId { piece: 0, ..bar.id }).unwrap_or(bar);
        let owner = match row.key {
            RowKey::Person(person) => Some(person),
            _ => bar.owners.first().copied(),
        };
        let plan = board.document.plan_untracked();
        Some(Pressed {
            pointer: event.pointer_id(),
            finger: false,
            row: row.key.clone(),
            bar: bar.id,
            end,
            from: page,
            now: page,
            scrolled: left,
            offset: (x - first.span.from, y - scene.row_span(position)?.from - place),
            sides: [rect.left() + name, rect.top() + HEADER, rect.right(), rect.bottom()],
            dragging: false,
            a_day: aim::a_day(&plan, owner),
            _rest: None,
        })
    }

    /// The pointer moves.
    pub fn moved(self, event: &ev::PointerEvent) {
        let page = (f64::from(event.client_x()), f64::from(event.client_y()));
        let noted = self.pressed.try_update_value(|pressed| {
            let mine = pressed.as_mut().filter(|mine| mine.pointer == event.pointer_id())?;
            mine.now = page;
            let far = (page.0 - mine.from.0).hypot(page.1 - mine.from.1) > STRAY;
            if far && mine.finger && !mine.dragging {
                // A finger that moves at once scrolls.
                *pressed = None;
                return None;
            }
            Some((mine.dragging, far))
        });
        match noted.flatten() {
            Some((true, _)) => {
                event.prevent_default();
                self.next_frame();
            }
            Some((false, true)) => self.begin(),
            _ => {}
        }
    }

    /// A bar is carried from now on.
    fn begin(self) {
        let begun = self.pressed.with_value(|pressed| {
            let pressed = pressed.as_ref()?;
            Some((pressed.row.clone(), pressed.bar, pressed.end, pressed.pointer))
        });
        let Some((row, bar, end, pointer)) = begun else { return };
        if !self.touch.take_up(&row, bar, end, false) {
            self.pressed.set_value(None);
            return;
        }
        self.pressed.update_value(|pressed| {
            if let Some(pressed) = pressed {
                pressed.dragging = true;
            }
        });
        if let Some(scroller) = self.touch.board.scroller.get_untracked() {
            // A pointer that is gone already cannot be captured: its end has been heard.
            let _ = scroller.set_pointer_capture(pointer);
        }
        self.next_frame();
    }

    /// Follows the pointer with the next frame.
    fn next_frame(self) {
        if self.frame.get_value() {
            return;
        }
        self.frame.set_value(true);
        request_animation_frame(move || {
            let _ = self.frame.try_set_value(false);
            self.follow();
        });
    }

    fn follow(self) {
        let board = self.touch.board;
        let Some(seen) = self.pressed.try_with_value(|pressed| {
            let pressed = pressed.as_ref().filter(|pressed| pressed.dragging)?;
            let by = (scroll(pressed.now.0, pressed.sides[0], pressed.sides[2]), {
                if pressed.end { 0.0 } else { scroll(pressed.now.1, pressed.sides[1], pressed.sides[3]) }
            });
            Some((
                pressed.now,
                pressed.from,
                pressed.offset,
                pressed.sides,
                pressed.scrolled,
                pressed.a_day,
                by,
            ))
        }) else {
            return;
        };
        let Some((now, from, offset, sides, scrolled, a_day, by)) = seen else { return };
        if by != (0.0, 0.0) {
            let (left, top) = board.scroll.get_untracked();
            let to = ((left + by.0).max(0.0), (top + by.1).max(0.0));
            board.scroll_to((by.0 != 0.0).then_some(to.0), (by.1 != 0.0).then_some(to.1));
            if board.scroll.get_untracked() != (left, top) {
                self.next_frame();
            }
        }
        let (left, top) = board.scroll.get_untracked();
        let (x, y) = (now.0 - sides[0] + left, now.1 - sides[1] + top);
        let at = At { bar: (x - offset.0, y - offset.1), page: now };
        let grip = self.touch.carried.with_untracked(|carried| Some(carried.as_ref()?.grip));
        let Some(grip) = grip else {
            // Something else put it back.
            self.pressed.set_value(None);
            return;
        };
        let axis = board.axis.get_untracked();
        let aim = if grip.end {
            Aim::drawn(&axis, &grip, a_day, now.0 - from.0 + left - scrolled)
        } else {
            let scene = board.scene.get_untracked();
            let grid = board.document.plan_untracked().grid;
            Aim::carried(&scene, &axis, &grip, grid, (at.bar.0, x, y))
        };
        self.touch.at.set(at);
        self.touch.aim_at(aim);
    }

    /// The pointer goes up: what is carried is dropped; or it is taken away: what is carried goes back.
    pub fn up(self, event: &ev::PointerEvent, drop: bool) {
        let mine = self.pressed.with_value(|pressed| {
            pressed.as_ref().is_some_and(|pressed| pressed.pointer == event.pointer_id())
        });
        if mine {
            self.moved(event);
            self.end(drop);
        }
    }

    fn end(self, drop: bool) {
        let Some(pressed) = self.pressed.try_update_value(Option::take).flatten() else { return };
        if !pressed.dragging {
            return;
        }
        self.spent.set_value(true);
        if let Some(scroller) = self.touch.board.scroller.get_untracked() {
            let _ = scroller.release_pointer_capture(pressed.pointer);
        }
        if drop {
            // The last place of the pointer counts, not that of the last frame.
            self.pressed.set_value(Some(pressed));
            self.follow();
            self.pressed.set_value(None);
            self.touch.let_drop();
        } else {
            self.touch.cancel();
        }
    }

    /// Whether a click is the end of a drag and means nothing by itself.
    pub fn swallows_click(self) -> bool {
        self.spent.try_update_value(std::mem::take).unwrap_or(false)
    }

    /// Whether the page must not scroll under a finger that carries something.
    pub fn holds_finger(self) -> bool {
        self.is_dragging()
    }
}

/// By how much to scroll for a pointer at a place between two sides.
fn scroll(at: f64, from: f64, to: f64) -> f64 {
    let near = |distance: f64| (1.0 - distance / MARGIN).clamp(0.0, 1.0);
    let by = near(to - at) - near(at - from);
    if to - from < 4.0 * MARGIN { 0.0 } else { (by * SPEED).round() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_timeline_scrolls_where_the_pointer_is_near_an_edge() {
        assert_eq!(scroll(500.0, 100.0, 900.0), 0.0);
        assert!(scroll(890.0, 100.0, 900.0) > 0.0 && scroll(110.0, 100.0, 900.0) < 0.0);
        assert_eq!(scroll(950.0, 100.0, 900.0), SPEED, "beyond the edge as fast as at it");
        assert_eq!(scroll(110.0, 100.0, 150.0), 0.0, "a box that is all edge stays");
    }
}
