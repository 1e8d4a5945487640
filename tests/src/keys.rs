//! Keys by their names: "Control+Shift+K", "ArrowDown", "Escape", "a".

use fantoccini::actions::{InputSource, KeyAction, KeyActions};

use crate::failure::{Result, failure};

/// The presses and releases of a chord, as in "Control+Enter" or "F2". "Mod" is the key for commands,
/// Control here; "Plus" is the plus sign.
///
/// # Errors
/// When a key's name is unknown.
pub fn chord(names: &str) -> Result<KeyActions> {
    let keys = names.split('+').map(key).collect::<Result<Vec<char>>>()?;
    let mut actions = KeyActions::new("keyboard".into());
    for &value in &keys {
        actions = actions.then(KeyAction::Down { value });
    }
    for &value in keys.iter().rev() {
        actions = actions.then(KeyAction::Up { value });
    }
    Ok(actions)
}

/// The presses and releases that type a text; a line break is Enter, a tabulator is Tab.
pub fn typing(text: &str) -> KeyActions {
    let mut actions = KeyActions::new("keyboard".into());
    for character in text.chars() {
        let value = match character {
            '\n' => '\u{e007}',
            '\t' => '\u{e004}',
            other => other,
        };
        actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
    }
    actions
}

/// The code point that WebDriver gives to a key (W3C WebDriver, "Keyboard actions").
fn key(name: &str) -> Result<char> {
    let mut characters = name.chars();
    if let (Some(only), None) = (characters.next(), characters.next()) {
        return Ok(only);
    }
    Ok(match name {
        "Backspace" => '\u{e003}',
        "Tab" => '\u{e004}',
        "Enter" => '\u{e007}',
        "Shift" => '\u{e008}',
        "Control" | "Mod" => '\u{e009}',
        "Alt" => '\u{e00a}',
        "Escape" => '\u{e00c}',
        "Space" => ' ',
        "PageUp" => '\u{e00e}',
        "Plus" => '+',
        "PageDown" => '\u{e00f}',
        "End" => '\u{e010}',
        "Home" => '\u{e011}',
        "ArrowLeft" => '\u{e012}',
        "ArrowUp" => '\u{e013}',
        "ArrowRight" => '\u{e014}',
        "ArrowDown" => '\u{e015}',
        "Insert" => '\u{e016}',
        "Delete" => '\u{e017}',
        "F1" => '\u{e031}',
        "F2" => '\u{e032}',
        "F3" => '\u{e033}',
        "F4" => '\u{e034}',
        "F5" => '\u{e035}',
        "F6" => '\u{e036}',
        "F7" => '\u{e037}',
        "F8" => '\u{e038}',
        "F9" => '\u{e039}',
        "F10" => '\u{e03a}',
        "Meta" => '\u{e03d}',
        _ => return failure(format!("there is no key named “{name}”")),
    })
}

#[cfg(test)]
mod tests {
    use super::chord;

    #[test]
    fn chords_are_read() {
        for good in ["a", "Enter", "Control+Enter", "Control+Shift+z", "Control+Plus"] {
            assert!(chord(good).is_ok(), "{good}");
        }
        for bad in ["", "Ctrl+a", "Return", "Control+"] {
            assert!(chord(bad).is_err(), "{bad}");
        }
    }
}
