//! Carrying with the keys.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::super::model::moves::Spot;
use super::{Aim, Touch};

impl Touch {
    /// What a key of the timeline means for what is carried; whether it meant anything.
    pub fn on_key(self, event: &KeyboardEvent) -> bool {
        let key = event.key();
        if event.ctrl_key() || event.meta_key() {
            return false;
        }
        if !self.is_carrying_now() {
            return match key.as_str() {
                "m" | "M" if !event.alt_key() && !event.shift_key() => self.take_up_here(false),
                "ArrowLeft" | "ArrowRight" if event.alt_key() => {
                    self.take_up_here(true) && self.step(key == "ArrowRight", event.shift_key())
                }
                _ => false,
            };
        }
        match key.as_str() {
            "ArrowLeft" => self.step(false, event.shift_key()),
            "ArrowRight" => self.step(true, event.shift_key()),
            "ArrowUp" => self.hand_on(false),
            "ArrowDown" => self.hand_on(true),
            "Enter" | " " => {
                self.let_drop();
                true
            }
            "Escape" => {
                self.cancel();
                true
            }
            "Tab" => {
                self.cancel();
                false
            }
            // Whoever carries something chooses nothing else meanwhile.
            _ => key.chars().count() == 1 || key.starts_with("Page") || key == "Home" || key == "End",
        }
    }

    /// Takes up the bar that has the focus.
    fn take_up_here(self, end: bool) -> bool {
        match self.board.tab_stop.get_untracked() {
            Some(Spot::Bar(row, id)) => {
                self.warm();
                self.take_up(&row, id, end, true)
            }
            _ => false,
        }
    }

    fn step(self, forth: bool, far: bool) -> bool {
        let Some(carried) = self.carried.get_untracked() else { return false };
        let axis = self.board.axis.get_untracked();
        let aim: Aim = self.aim.get_untracked().stepped(&axis, &carried.grip, forth, far);
        self.aim_at(aim);
        self.reveal(aim);
        true
    }

    fn hand_on(self, down: bool) -> bool {
        let Some(carried) = self.carried.get_untracked() else { return false };
        if !carried.grip.end {
            let scene = self.board.scene.get_untracked();
            let aim = self.aim.get_untracked().handed(&carried.plan, &scene, &carried.grip, down);
            self.aim_at(aim);
            self.reveal(aim);
        }
        true
    }

    /// Brings the row and the day into sight where it goes.
    fn reveal(self, aim: Aim) {
        use crate::chart::Span;
        use crate::chart::window;
        use crate::screen::plan::board::HEADER;
        use crate::screen::plan::model::RowKey;
        use solver::explain::attempt::When;

        let Some(carried) = self.carried.get_untracked() else { return };
        let (left, top) = self.board.scroll.get_untracked();
        let scene = self.board.scene.get_untracked();
        let axis = self.board.axis.get_untracked();
        let owner = aim.owner.or(carried.grip.owner).map(RowKey::Person);
        let row = owner.and_then(|key| scene.row_span(scene.position(&key)?));
        let height = (self.board.size.get_untracked().1 - HEADER).max(0.0);
        let down = row.and_then(|row| window::reveal(top, height, row, 8.0));
        let start = match aim.when {
            Some(When::At(time)) => axis.x(time),
            Some(When::On(date) | When::In(date)) => axis.x_of_date(date),
            None => axis.x(carried.grip.start),
        };
        let sight = self.board.sight_untracked();
        let span = Span::new(
            start,
            start + carried.bar.as_ref().map_or(0.0, |bar| bar.span.len()).min(sight.len() / 2.0),
        );
        let right = window::reveal(left, sight.len(), span, 24.0);
        if down.is_some() || right.is_some() {
            self.board.scroll_to(right, down);
        }
    }
}
