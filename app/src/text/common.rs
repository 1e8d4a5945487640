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
    level: "Level" | "Niveau";
    hat: "Hat" | "Casquette";
    seat: "Seat" | "Place";
    milestone: "Milestone" | "Jalon";
    effort: "Effort" | "Temps estimé";
    not_before: "Not before" | "Pas avant";
    due: "Due" | "Échéance";
    deadline: "Deadline" | "Date butoir";
    after: "After" | "Après";
    owner: "Owner" | "Attribuée à";
    capacity: "Capacity" | "Capacité";
    availability: "Availability" | "Disponibilité";
    load: "Load" | "Charge";
    cap: "Cap" | "Plafond";
    slack: "Slack" | "Marge";
    overload: "Overload" | "Surcharge";
    pin: "Pin" | "Épingle";
    exception: "Exception" | "Exception";
    unplaced: "Unplaced" | "Non placée";

    // Hats.
    account_manager: "Account manager" | "Responsable de compte";
    project_manager: "Project manager" | "Chef de projet";
    creative: "Creative" | "Créatif";
    lead: "Lead" | "Direction";

    // Verbs.
    save: "Save" | "Enregistrer";
    cancel: "Cancel" | "Annuler";
    close: "Close" | "Fermer";
    add: "Add" | "Ajouter";
    delete: "Delete" | "Supprimer";
    edit: "Edit" | "Modifier";
    open: "Open…" | "Ouvrir…";
    duplicate: "Duplicate" | "Dupliquer";
    rename: "Rename…" | "Renommer…";
    retry: "Try again" | "Réessayer";
    undo: "Undo" | "Annuler";
    redo: "Redo" | "Rétablir";
    accept: "Accept" | "Accepter";
    discard: "Discard" | "Écarter";
    copy: "Copy" | "Copier";
    print: "Print…" | "Imprimer…";

    // Answers and states.
    yes: "Yes" | "Oui";
    no: "No" | "Non";
    none: "None" | "Aucun";
    today: "Today" | "Aujourd’hui";
    all: "All" | "Tout";
    optional: "optional" | "facultatif";

    // Counts.
    tasks(n: usize) by n: "{n} task" / "{n} tasks" | "{n} tâche" / "{n} tâches";
    people(n: usize) by n: "{n} person" / "{n} people" | "{n} personne" / "{n} personnes";
    projects(n: usize) by n: "{n} project" / "{n} projects" | "{n} projet" / "{n} projets";
    clients(n: usize) by n: "{n} client" / "{n} clients" | "{n} client" / "{n} clients";
    seats(n: usize) by n: "{n} seat" / "{n} seats" | "{n} place" / "{n} places";
    late(n: usize) by n: "{n} late" / "{n} late" | "{n} en retard" / "{n} en retard";
    unplaced_count(n: usize) by n: "{n} unplaced" / "{n} unplaced" | "{n} non placée" / "{n} non placées";
}
