//! What the widgets themselves say: names for screen readers, hints, empty lists.

use super::texts;

texts! {
    close: "Close" | "Fermer";
    dismiss: "Dismiss" | "Masquer";
    required: "required" | "obligatoire";
    no_match: "Nothing matches" | "Aucun résultat";
    create(name: &str): "Create “{name}”" | "Créer « {name} »";
    options(n: usize) by n: "{n} option" / "{n} options" | "{n} choix" / "{n} choix";
    show_options: "Show the options" | "Afficher les choix";
    clear: "Clear" | "Effacer";
    notifications: "Notifications" | "Notifications";
    rows_selected(n: usize) by n: "{n} row selected" / "{n} rows selected" | "{n} ligne sélectionnée" / "{n} lignes sélectionnées";
    colour(n: usize): "Colour {n}" | "Couleur {n}";
    drop_here: "Drop a file here, or" | "Déposez un fichier ici, ou";
    choose_file: "Choose a file…" | "Choisir un fichier…";
    expand(name: &str): "Show {name}" | "Déplier {name}";
    collapse(name: &str): "Hide {name}" | "Replier {name}";
    invalid_cell(message: &str): "Error: {message}" | "Erreur : {message}";
}
