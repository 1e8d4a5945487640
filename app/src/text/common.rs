//! Words used on more than one screen: the terms of the glossary and the verbs of buttons.

use super::texts;

texts! {
    app_name: "Relais" | "Relais";

    // Terms.
    task: "Task" | "Tâche";
    project: "Project" | "Projet";
    client: "Client" | "Client";
    person: "Person" | "Personne";
    skill: "Skill" | "Compétence";
    effort: "Effort" | "Temps estimé";
    not_before: "Not before" | "Pas avant";
    due: "Due" | "Échéance";
    deadline: "Deadline" | "Date butoir";
    after: "After" | "Après";
    owner: "Owner" | "Attribuée à";
    load: "Load" | "Charge";
    cap: "Cap" | "Plafond";

    // Hats.
    account_manager: "Account manager" | "Responsable de compte";
    project_manager: "Project manager" | "Chef de projet";
    creative: "Creative" | "Créatif";
    lead: "Lead" | "Direction";

    // Verbs.
    save: "Save" | "Enregistrer";
    cancel: "Cancel" | "Annuler";
    close: "Close" | "Fermer";
    delete: "Delete" | "Supprimer";
    duplicate: "Duplicate" | "Dupliquer";
    rename: "Rename…" | "Renommer…";
    retry: "Try again" | "Réessayer";
    undo: "Undo" | "Annuler";
    redo: "Redo" | "Rétablir";
    discard: "Discard" | "Écarter";

    // Answers and states.
    yes: "Yes" | "Oui";
    no: "No" | "Non";
    today: "Today" | "Aujourd’hui";

    // Counts.
    tasks(n: usize) by n: "{n} task" / "{n} tasks" | "{n} tâche" / "{n} tâches";
    people(n: usize) by n: "{n} person" / "{n} people" | "{n} personne" / "{n} personnes";
    late(n: usize) by n: "{n} late" / "{n} late" | "{n} en retard" / "{n} en retard";
    unplaced_count(n: usize) by n: "{n} unplaced" / "{n} unplaced" | "{n} non placée" / "{n} non placées";
}
