//! The document: its name, its saved state, its files.

use super::{Lang, format, texts};

texts! {
    saving: "Saving…" | "Enregistrement…";
    saved: "Saved" | "Enregistré";
    not_saved: "Not saved" | "Non enregistré";
    untitled: "Untitled plan" | "Planning sans nom";
    copy_of(name: &str): "{name} (copy)" | "{name} (copie)";
    rescued(name: &str): "{name} (rescued)" | "{name} (récupéré)";
    saved_as(name: &str): "Saved as {name} in your downloads" | "Enregistré sous {name} dans vos téléchargements";
    deleted(name: &str): "“{name}” was deleted" | "« {name} » a été supprimé";
    not_here: "This plan is not on this device." | "Ce planning ne se trouve pas sur cet appareil.";
    kept_aside(name: &str): "Changes that could not be saved when the page was closed are kept as “{name}”." | "Les modifications non enregistrées à la fermeture de la page sont gardées sous « {name} ».";
    repaired(n: usize) by n: "{n} thing was put right on opening" / "{n} things were put right on opening" | "{n} point a été corrigé à l’ouverture" / "{n} points ont été corrigés à l’ouverture";
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
        assert_eq!(saved_ago(Lang::Fr, 0), "Enregistré à l’instant");
    }
}
