//! Announcing the plan, and what has changed since.

use chrono::NaiveDate;

use super::texts;

texts! {
    // The dialog.
    announce: "Announce…" | "Annoncer…";
    announce_again: "Announce again…" | "Annoncer de nouveau…";
    action: "Announce the plan…" | "Annoncer le planning…";
    title: "Announce the plan" | "Annoncer le planning";
    first_time(tasks: &str, people: usize) by people: "{people} person will be told about {tasks}: who does what and when, as the accepted plan says." / "{people} people will be told about {tasks}: who does what and when, as the accepted plan says." | "{people} personne sera prévenue pour {tasks} : qui fait quoi et quand, selon le planning accepté." / "{people} personnes seront prévenues pour {tasks} : qui fait quoi et quand, selon le planning accepté.";
    tasks(n: usize) by n: "{n} task" / "{n} tasks" | "{n} tâche" / "{n} tâches";
    nothing_new: "Nothing has changed since the last announcement." | "Rien n’a changé depuis la dernière annonce.";
    since_last(n: usize, on: NaiveDate) by n: "{n} task has changed since the announcement of {on}." / "{n} tasks have changed since the announcement of {on}." | "{n} tâche a changé depuis l’annonce du {on}." / "{n} tâches ont changé depuis l’annonce du {on}.";
    unplaced_left_out(n: usize) by n: "{n} task has no place and is not announced." / "{n} tasks have no place and are not announced." | "{n} tâche n’a pas de place et n’est pas annoncée." / "{n} tâches n’ont pas de place et ne sont pas annoncées.";
    broken(n: usize) by n: "{n} task no longer fits the facts: solve before announcing." / "{n} tasks no longer fit the facts: solve before announcing." | "{n} tâche ne correspond plus aux faits : calculez avant d’annoncer." / "{n} tâches ne correspondent plus aux faits : calculez avant d’annoncer.";
    on: "Date" | "Date";
    by: "From" | "De la part de";
    by_hint: "Your name, as it stands beside the date." | "Votre nom, affiché à côté de la date.";
    frozen_days: "Frozen window" | "Période gelée";
    frozen_unit(n: u32) by n: "working day" / "working days" | "jour ouvré" / "jours ouvrés";
    frozen_hint(last: NaiveDate): "Nothing announced up to {last} moves, unless a fact changes that makes it impossible." | "Rien d’annoncé jusqu’au {last} ne bouge, sauf si un fait nouveau le rend impossible.";
    frozen_none: "With 0 days nothing is frozen; moving what was announced still counts." | "Avec 0 jour, rien n’est gelé ; déplacer ce qui est annoncé compte quand même.";
    frozen_bad: "A whole number from 0 to 60." | "Un nombre entier de 0 à 60.";
    then_protected: "From then on plans protect what was announced: another person is worse than another week, another week worse than another day, and soon is worse than later." | "Ensuite, les plannings protègent ce qui est annoncé : changer de personne est pire que changer de semaine, changer de semaine pire que changer de jour, et bientôt est pire que plus tard.";
    announce_now: "Announce" | "Annoncer";
    announced_label: "announce the plan" | "annoncer le planning";
    withdraw: "Withdraw the announcement" | "Retirer l’annonce";
    withdrawn_label: "withdraw the announcement" | "retirer l’annonce";
    frozen_label: "frozen window" | "période gelée";
    frozen_change: "Frozen window…" | "Période gelée…";
    frozen_title: "Frozen window" | "Période gelée";
    save: "Save" | "Enregistrer";

    // The toolbar.
    announced_on(on: NaiveDate): "Announced {on}" | "Annoncé {on}";
    announced_by(on: NaiveDate, by: &str): "Announced {on} by {by}" | "Annoncé {on} par {by}";
    no_change: "unchanged" | "inchangé";
    changed(n: usize) by n: "{n} changed" / "{n} changed" | "{n} changement" / "{n} changements";
    announcement: "Announcement" | "Annonce";

    // What changed since, person by person.
    since: "What changed since…" | "Ce qui a changé depuis…";
    since_action: "What changed since the announcement…" | "Ce qui a changé depuis l’annonce…";
    since_title(on: NaiveDate): "Changed since {on}" | "Changements depuis le {on}";
    since_count(tasks: &str, people: usize) by people: "{tasks}, {people} person concerned" / "{tasks}, {people} people concerned" | "{tasks}, {people} personne concernée" / "{tasks}, {people} personnes concernées";
    since_none: "Everybody still has what was announced." | "Tout le monde a toujours ce qui était annoncé.";
    since_stale: "The plan on show is not accepted yet: this compares the accepted plan." | "Le planning affiché n’est pas encore accepté : la comparaison porte sur le planning accepté.";
    moved(task: &str, from: &str, to: &str): "“{task}” {from} → {to}" | "« {task} » {from} → {to}";
    fresh(task: &str, at: &str): "new: “{task}”, {at}" | "nouveau : « {task} », {at}";
    handed_in(task: &str, who: &str, at: &str): "new: “{task}” from {who}, {at}" | "nouveau : « {task} » de {who}, {at}";
    gone(task: &str, was: &str): "no longer planned: “{task}”, {was}" | "plus prévu : « {task} », {was}";
    handed_on(task: &str, who: &str, was: &str): "no longer theirs: “{task}”, now {who}, was {was}" | "ne fait plus : « {task} », désormais {who}, prévu {was}";
    milestones: "Milestones" | "Jalons";
    copy: "Copy as text" | "Copier en texte";
    copied(n: usize) by n: "{n} line copied." / "{n} lines copied." | "{n} ligne copiée." / "{n} lignes copiées.";
    copy_failed: "The browser does not allow copying." | "Le navigateur ne permet pas de copier.";
    print: "Print…" | "Imprimer…";
    person_line(who: &str): "{who}:" | "{who} :";
    bar_moved(when: &str): "announced {when}" | "annoncé {when}";
    bar_handed(who: &str): "announced for {who}" | "annoncé pour {who}";

    // Announced and moved within the frozen window, because facts left no choice.
    freed(n: usize) by n: "{n} task within the frozen window is free: its announced place has become impossible." / "{n} tasks within the frozen window are free: their announced places have become impossible." | "{n} tâche de la période gelée est libre : sa place annoncée est devenue impossible." / "{n} tâches de la période gelée sont libres : leurs places annoncées sont devenues impossibles.";
}
