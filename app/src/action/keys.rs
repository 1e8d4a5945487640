//! Keys that call actions.
//!
//! A letter is known by what it writes, so that it stays where the keyboard's labels are;
//! a digit also by its place, because on some keyboards (French) the digits need Shift.
//! Keys without Ctrl or ⌘ mean nothing while somebody types, and in a table a letter begins to type:
//! what is often done there has keys with Ctrl as well.

use crate::text::{Lang, actions};

/// A key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keys {
    /// Ctrl, or ⌘ on Apple's keyboards.
    ctrl: bool,
    shift: bool,
    /// As `KeyboardEvent.key` has it, in lower case.
    key: &'static str,
}

/// A key that was pressed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Press {
    /// `KeyboardEvent.key`.
    pub key: String,
    /// `KeyboardEvent.code`.
    pub code: String,
    /// Ctrl or ⌘.
    pub ctrl: bool,
    /// Shift.
    pub shift: bool,
    /// Alt or AltGr.
    pub alt: bool,
    /// Somebody types, or a dialog is open.
    pub busy: bool,
    /// A dialog is open.
    pub in_dialog: bool,
    /// Somebody types into a field, which has an undo of its own.
    pub in_field: bool,
}

impl Keys {
    /// A key by itself.
    pub const fn plain(key: &'static str) -> Self {
        Self { ctrl: false, shift: false, key }
    }

    /// With Ctrl or ⌘.
    pub const fn ctrl(key: &'static str) -> Self {
        Self { ctrl: true, shift: false, key }
    }

    /// With Ctrl or ⌘, and Shift.
    pub const fn ctrl_shift(key: &'static str) -> Self {
        Self { ctrl: true, shift: true, key }
    }

    /// Whether it is told apart from typing into a cell.
    pub const fn works_in_table(&self) -> bool {
        self.ctrl
    }

    /// Whether this is what was pressed, and it was meant for the app.
    pub fn match_press(&self, press: &Press) -> bool {
        if press.alt || self.ctrl != press.ctrl {
            return false;
        }
        // Undo of a field is the field's, a letter in it is text, and what changes the plan waits for a dialog to close.
        let own = match (self.ctrl, self.key) {
            (true, "z" | "y") => press.in_field,
            (true, "enter") => press.in_dialog,
            (true, _) => false,
            (false, _) => press.busy,
        };
        if own {
            return false;
        }
        let is_digit = self.key.len() == 1 && self.key.bytes().all(|byte| byte.is_ascii_digit());
        if is_digit {
            let by_place = press.code.strip_prefix("Digit").is_some_and(|digit| digit == self.key);
            return by_place && !press.shift || press.key == self.key;
        }
        // Signs such as "?" need Shift or not, as the keyboard has it.
        let is_sign = self.key.len() == 1 && !self.key.bytes().all(|byte| byte.is_ascii_alphabetic());
        press.key.to_lowercase() == self.key && (is_sign || self.shift == press.shift)
    }

    /// The keys as they are shown: "Ctrl Shift Z", « Ctrl Maj Z », "⇧⌘Z".
    pub fn say(&self, lang: Lang, apple: bool) -> String {
        let key = match self.key {
            "escape" => actions::key_escape(lang).to_owned(),
            "enter" => actions::key_enter(lang).to_owned(),
            key => key.to_uppercase(),
        };
        if apple {
            let shift = if self.shift { "⇧" } else { "" };
            let command = if self.ctrl { "⌘" } else { "" };
            return format!("{shift}{command}{key}");
        }
        let ctrl = if self.ctrl { "Ctrl " } else { "" };
        let shift = if self.shift { format!("{} ", actions::key_shift(lang)) } else { String::new() };
        format!("{ctrl}{shift}{key}")
    }
}

/// Whether the keyboard is most likely Apple's.
#[cfg(target_arch = "wasm32")]
pub fn is_apple() -> bool {
    crate::platform::page::is_apple()
}

/// Natively keys are shown as on most keyboards.
#[cfg(not(target_arch = "wasm32"))]
pub const fn is_apple() -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(key: &str) -> Press {
        Press { key: key.into(), ..Press::default() }
    }

    #[test]
    fn letters_are_known_by_what_they_write() {
        assert!(Keys::plain("s").match_press(&press("s")));
        assert!(!Keys::plain("s").match_press(&Press { shift: true, ..press("S") }));
        assert!(!Keys::plain("s").match_press(&Press { ctrl: true, ..press("s") }));
        assert!(!Keys::plain("s").match_press(&Press { alt: true, ..press("s") }));
        let redo = Press { ctrl: true, shift: true, ..press("Z") };
        assert!(Keys::ctrl_shift("z").match_press(&redo) && !Keys::ctrl("z").match_press(&redo));
    }

    #[test]
    fn digits_are_known_by_their_place_too() {
        let french = Press { code: "Digit2".into(), ..press("é") };
        assert!(Keys::plain("2").match_press(&french));
        let keypad = Press { code: "Numpad2".into(), ..press("2") };
        assert!(Keys::plain("2").match_press(&keypad));
        let sign = Press { code: "Digit2".into(), shift: true, ..press("@") };
        assert!(!Keys::plain("2").match_press(&sign));
    }

    #[test]
    fn a_sign_may_need_shift() {
        assert!(Keys::plain("?").match_press(&Press { shift: true, ..press("?") }));
        assert!(Keys::plain("?").match_press(&press("?")));
    }

    #[test]
    fn typing_is_not_disturbed() {
        let typing = |key: &str, ctrl| Press { ctrl, busy: true, in_field: true, ..press(key) };
        assert!(!Keys::plain("s").match_press(&typing("s", false)));
        assert!(!Keys::ctrl("z").match_press(&typing("z", true)), "a field has an undo of its own");
        assert!(Keys::ctrl("k").match_press(&typing("k", true)));
        assert!(Keys::ctrl("enter").match_press(&typing("Enter", true)), "works in a table, too");
        assert!(!Keys::ctrl_shift("enter").match_press(&typing("Enter", true)));
        let asked = Press { in_dialog: true, ..typing("Enter", true) };
        assert!(!Keys::ctrl("enter").match_press(&asked), "a dialog comes first");
    }

    #[test]
    fn keys_are_shown_as_on_the_keyboard() {
        let redo = Keys::ctrl_shift("z");
        assert_eq!(redo.say(Lang::En, false), "Ctrl Shift Z");
        assert_eq!(redo.say(Lang::Fr, false), "Ctrl Maj Z");
        assert_eq!(redo.say(Lang::En, true), "⇧⌘Z");
        assert_eq!(Keys::plain("escape").say(Lang::Fr, false), "Échap");
        assert_eq!(Keys::ctrl("enter").say(Lang::Fr, false), "Ctrl Entrée");
        assert_eq!(Keys::ctrl_shift("enter").say(Lang::En, true), "⇧⌘Enter");
    }
}
