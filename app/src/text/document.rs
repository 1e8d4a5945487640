//! The document: its name, its saved state, its files.

use super::{Lang, format, texts};

texts! {
    saving: "Saving…" | "Enregistrement…";
    saved: "Saved" | "Enregistré";
    untitled: "Untitled plan" | "Planning sans nom";
}

/// When the plan was last saved: "Saved 2 s ago", « Enregistré il y a 2 s ».
pub fn saved_ago(lang: Lang, seconds: u64) -> String {
    format!("{} {}", saved(lang), format::ago(lang, seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_saved_state_says_when() {
        assert_eq!(saved_ago(Lang::En, 2), "Saved 2\u{a0}s ago");
        assert_eq!(saved_ago(Lang::Fr, 0), "Enregistré à l'instant");
    }
}
