//! Labels of the actions: buttons, menus, palette and undo share them.

use super::texts;

texts! {
    undo_of(what: &str): "Undo: {what}" | "Annuler : {what}";
    redo_of(what: &str): "Redo: {what}" | "Rétablir : {what}";
}
