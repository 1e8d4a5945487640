//! The Clients screen: clients and their projects.

use super::texts;

texts! {
    title: "Clients" | "Clients";
    table: "Clients and their projects" | "Clients et leurs projets";
    client_or_project: "Client, project" | "Client, projet";
    weight: "Weight" | "Poids";
    weight_hint: "How much late work counts, from 1 to 10" | "Combien compte un retard, de 1 à 10";
    status: "Status" | "Statut";
    status_hint: "Confirmed, tentative 60 %, or done; tentative projects are planned only when switched on" | "Confirmé, à confirmer 60 % ou terminé ; un projet à confirmer n’est planifié que s’il est activé";
    planned: "Planned" | "Planifié";
    agreed: "Agreed" | "Convenu";
    agreed_hint: "Hours of work agreed with the client" | "Heures de travail convenues avec le client";
    work: "Work" | "Travail";
    work_hint: "Tasks and hours still to do" | "Tâches et heures qui restent à faire";
    start: "Start" | "Début";
    colour: "Colour" | "Couleur";
    new_client: "Add client" | "Ajouter un client";
    new_client_hint: "Type a name to add a client" | "Tapez un nom pour ajouter un client";
    new_project: "Add project" | "Ajouter un projet";
    unnamed_client: "New client" | "Nouveau client";
    unnamed_project: "New project" | "Nouveau projet";
    summary(projects: usize) by projects: "{projects} project" / "{projects} projects" | "{projects} projet" / "{projects} projets";
    tasks(n: usize, hours: super::format::Minutes) by n: "{n} task, {hours}" / "{n} tasks, {hours}" | "{n} tâche, {hours}" / "{n} tâches, {hours}";

    confirmed: "Confirmed" | "Confirmé";
    tentative(win: super::format::Permille): "Tentative {win}" | "À confirmer {win}";
    done: "Done" | "Terminé";

    // Colours of the palette.
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

    // What is wrong with a cell.
    needs_a_name: "A name is needed. To remove the row, use Delete." | "Il faut un nom. Pour retirer la ligne, utilisez Supprimer.";
    not_a_weight(word: &str): "“{word}” is not a weight from 1 to 10." | "« {word} » n’est pas un poids de 1 à 10.";
    not_a_person(word: &str): "Nobody in the team is called “{word}”." | "Personne dans l’équipe ne s’appelle « {word} ».";
    not_a_date(word: &str): "“{word}” is not a date. Write 4 Dec, fri or 2026-12-04." | "« {word} » n’est pas une date. Écrivez 4 déc., ven ou 2026-12-04.";
    not_a_status(word: &str): "“{word}” is not a status. Write confirmed, tentative 60 % or done." | "« {word} » n’est pas un statut. Écrivez confirmé, à confirmer 60 % ou terminé.";
    not_a_colour(word: &str): "“{word}” is not a colour of the palette." | "« {word} » n’est pas une couleur de la palette.";
    not_hours(word: &str): "“{word}” is not a number of hours." | "« {word} » n’est pas un nombre d’heures.";
    not_for_clients: "Only projects have this." | "Seuls les projets ont cette valeur.";
    row_is_gone: "This row is no longer in the plan." | "Cette ligne n’est plus dans le plan.";

    // Contacts.
    contacts: "Contacts" | "Contacts";
    contact_name: "Name" | "Nom";
    contact_phone: "Phone" | "Téléphone";
    contact_email: "E-mail" | "Courriel";
    add_contact: "Add contact" | "Ajouter un contact";
    remove_contact(name: &str): "Remove contact {name}" | "Retirer le contact {name}";
    choose_client: "Choose a client to note whom to call." | "Choisissez un client pour noter qui appeler.";
}

/// The name of a colour of the palette, 1 to 12.
pub const fn colour_name(colour: u8, lang: super::Lang) -> &'static str {
    match colour {
        1 => blue(lang),
        2 => vermilion(lang),
        3 => green(lang),
        4 => ochre(lang),
        5 => violet(lang),
        6 => cyan(lang),
        7 => magenta(lang),
        8 => olive(lang),
        9 => indigo(lang),
        10 => brown(lang),
        11 => pink(lang),
        _ => teal(lang),
    }
}
