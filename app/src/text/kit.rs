//! What the widgets themselves say: names for screen readers, hints, empty lists.

use super::{Lang, texts};

texts! {
    close: "Close" | "Fermer";
    dismiss: "Dismiss" | "Masquer";
    no_match: "Nothing matches" | "Aucun résultat";
    create(name: &str): "Create “{name}”" | "Créer « {name} »";
    options(n: usize) by n: "{n} option" / "{n} options" | "{n} choix" / "{n} choix";
    open_calendar: "Open the calendar" | "Ouvrir le calendrier";
    notifications: "Notifications" | "Notifications";
    drop_here: "Drop a file here, or" | "Déposez un fichier ici, ou";
    choose_file: "Choose a file…" | "Choisir un fichier…";
    expand(name: &str): "Show {name}" | "Déplier {name}";
    collapse(name: &str): "Hide {name}" | "Replier {name}";
    invalid_cell(message: &str): "Error: {message}" | "Erreur : {message}";
    not_a_number(typed: &str): "“{typed}” is not a number." | "« {typed} » n’est pas un nombre.";
    out_of_bounds(min: f64, max: f64): "A number from {min} to {max}." | "Un nombre de {min} à {max}.";

    // The project colours, in the order of the palette.
    blue: "Blue" | "Bleu";
    vermilion: "Vermilion" | "Vermillon";
    green: "Green" | "Vert";
    ochre: "Ochre" | "Ocre";
    violet: "Violet" | "Violet";
    cyan: "Cyan" | "Cyan";
    magenta: "Magenta" | "Magenta";
    olive: "Olive" | "Olive";
    indigo: "Indigo" | "Indigo";
    brown: "Brown" | "Brun";
    pink: "Pink" | "Rose";
    teal: "Teal" | "Sarcelle";
}

/// The name of a project colour, 1–12; numbers wrap as the palette does.
pub fn colour_name(lang: Lang, colour: u8) -> &'static str {
    let names = [teal, blue, vermilion, green, ochre, violet, cyan, magenta, olive, indigo, brown, pink];
    names[usize::from(colour) % names.len()](lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_named_as_the_palette_numbers_them() {
        assert_eq!((colour_name(Lang::En, 1), colour_name(Lang::Fr, 2)), ("Blue", "Vermillon"));
        assert_eq!((colour_name(Lang::En, 12), colour_name(Lang::En, 13)), ("Teal", "Blue"));
    }
}
