//! Labels of the actions: buttons, menus, palette and undo share them.

use super::texts;

texts! {
    undo_of(what: &str): "Undo: {what}" | "Annuler : {what}";
    redo_of(what: &str): "Redo: {what}" | "Rétablir : {what}";

    // Groups of the palette and of the list of keys.
    group_solve: "Solve" | "Calcul";
    group_edit: "Edit" | "Édition";
    group_go: "Go to" | "Aller à";
    group_plan: "Plan" | "Planning";
    group_view: "View" | "Affichage";
    group_developer: "For developers" | "Pour les développeurs";

    // Solve.
    keep_going: "Keep going for a minute" | "Continuer pendant une minute";
    stop_keep_best: "Stop and keep the best found" | "Arrêter et garder le meilleur";
    accept_proposal: "Accept the proposal" | "Accepter la proposition";
    discard_proposal: "Discard the proposal" | "Écarter la proposition";

    // Go.
    go_to(screen: &str): "Go to {screen}" | "Aller à : {screen}";
    search: "Search or run a command" | "Chercher ou lancer une commande";
    shortcuts: "Show the keys" | "Afficher les raccourcis";
    problems: "Show the problems" | "Afficher les problèmes";

    // Edit.
    new_task: "New task" | "Nouvelle tâche";
    new_person: "New person" | "Nouvelle personne";
    new_client: "New client" | "Nouveau client";
    paste_list: "Paste a list…" | "Coller une liste…";
    clear_selection: "Select nothing" | "Ne rien sélectionner";
    plan_from_today: "Plan from today on" | "Planifier à partir d’aujourd’hui";

    // Plan.
    new_plan: "New plan" | "Nouveau planning";
    open_sample: "Open the sample agency" | "Ouvrir l’agence d’exemple";
    open_file: "Open a file…" | "Ouvrir un fichier…";
    save_as_file: "Save as a file" | "Enregistrer dans un fichier";
    save_now: "Save now" | "Enregistrer maintenant";
    duplicate_plan: "Duplicate the plan" | "Dupliquer le planning";
    rename_plan: "Rename the plan…" | "Renommer le planning…";
    delete_plan: "Delete the plan…" | "Supprimer le planning…";

    // View.
    speak(language: &str): "Language: {language}" | "Langue : {language}";
    wear(theme: &str): "Theme: {theme}" | "Thème : {theme}";

    // Developer.
    crash_page: "Crash the page" | "Faire planter la page";
    crash_worker: "Crash the next solve" | "Faire planter le prochain calcul";
    hang_worker: "Let the next solve fall silent" | "Rendre muet le prochain calcul";

    // Keys that differ from language to language.
    key_shift: "Shift" | "Maj";
    key_escape: "Esc" | "Échap";
    key_enter: "Enter" | "Entrée";
}
