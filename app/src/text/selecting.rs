//! Selected tasks, what is done to all of them at once, pins, and progress.

use super::format::Minutes;
use super::texts;

texts! {
    // The bar.
    selection: "Selected tasks" | "Tâches sélectionnées";
    selected(n: usize, hours: Minutes) by n: "{n} task selected: {hours}" / "{n} tasks selected: {hours}" | "{n} tâche sélectionnée : {hours}" / "{n} tâches sélectionnées : {hours}";
    pin_people: "Pin to their people" | "Épingler à leurs personnes";
    pin_times: "Pin to their times" | "Épingler à leurs heures";
    free: "Free" | "Libérer";
    change: "Change…" | "Modifier…";
    mark_done: "Mark as done" | "Marquer comme terminées";
    clear: "Select nothing" | "Ne rien sélectionner";
    select_task(name: &str): "Select {name}" | "Sélectionner {name}";
    select_all: "Select all" | "Tout sélectionner";

    // What was said of them.
    none_placed: "None of them has a place to be pinned to. Solve first." | "Aucune n’a de place à laquelle l’épingler. Calculez d’abord.";
    pinned_already: "They are pinned already." | "Elles sont déjà épinglées.";
    not_pinned: "None of them is pinned." | "Aucune n’est épinglée.";
    some_unplaced(n: usize) by n: "{n} of them has no place and was not pinned." / "{n} of them have no place and were not pinned." | "{n} d’entre elles n’a pas de place et n’est pas épinglée." / "{n} d’entre elles n’ont pas de place et ne sont pas épinglées.";
    deleted(n: usize) by n: "{n} task deleted." / "{n} tasks deleted." | "{n} tâche supprimée." / "{n} tâches supprimées.";
    nothing_changes: "Nothing was changed: they are like this already." | "Rien n’a changé : elles sont déjà ainsi.";

    // Undo.
    undo_pin(n: usize) by n: "pin {n} task" / "pin {n} tasks" | "épingler {n} tâche" / "épingler {n} tâches";
    undo_pin_people(n: usize) by n: "pin {n} task to its people" / "pin {n} tasks to their people" | "épingler {n} tâche à ses personnes" / "épingler {n} tâches à leurs personnes";
    undo_pin_times(n: usize) by n: "pin {n} task to its time" / "pin {n} tasks to their times" | "épingler {n} tâche à son heure" / "épingler {n} tâches à leurs heures";
    undo_free(n: usize) by n: "free {n} task" / "free {n} tasks" | "libérer {n} tâche" / "libérer {n} tâches";
    undo_done(n: usize) by n: "mark {n} task as done" / "mark {n} tasks as done" | "marquer {n} tâche comme terminée" / "marquer {n} tâches comme terminées";
    undo_reopen(n: usize) by n: "reopen {n} task" / "reopen {n} tasks" | "rouvrir {n} tâche" / "rouvrir {n} tâches";

    // Changing them.
    change_title(n: usize) by n: "Change {n} task" / "Change {n} tasks" | "Modifier {n} tâche" / "Modifier {n} tâches";
    change_hint: "What is left empty stays as it is." | "Ce qui reste vide ne change pas.";
    as_it_is: "As it is" | "Inchangé";
    date_hint: "A date, +2 or −3 to move it by working days, “none” to take it away" | "Une date, +2 ou −3 pour la décaler en jours ouvrés, « aucune » pour l’enlever";
    effort_hint: "6, 4–9, ×1.5 or +20 %; “none” for the default" | "6, 4–9, ×1,5 ou +20 % ; « aucun » pour la valeur par défaut";
    weight_hint: "1 to 10" | "1 à 10";
    pin_to: "Pin to" | "Épingler à";
    split: "May be split" | "Fractionnable";
    unsuited(n: usize) by n: "{n} of them asks for what this person does not have: it will find no place." / "{n} of them ask for what this person does not have: they will find no place." | "{n} d’entre elles demande ce que cette personne n’a pas : elle ne trouvera pas de place." / "{n} d’entre elles demandent ce que cette personne n’a pas : elles ne trouveront pas de place.";
    becomes(what: &str): "becomes {what}" | "devient {what}";
    becomes_none: "none" | "aucune";
    becomes_default: "the default" | "la valeur par défaut";
    days_later(n: u32) by n: "{n} working day later" / "{n} working days later" | "{n} jour ouvré plus tard" / "{n} jours ouvrés plus tard";
    days_earlier(n: u32) by n: "{n} working day earlier" / "{n} working days earlier" | "{n} jour ouvré plus tôt" / "{n} jours ouvrés plus tôt";

    // Pins.
    pins: "Pins" | "Épingles";
    no_pins: "Nothing is pinned: the solver decides who and when." | "Rien n’est épinglé : le calcul décide qui et quand.";
    free_all: "Free all" | "Tout libérer";
    free_task(name: &str): "Free “{name}”" | "Libérer « {name} »";
    pin_count(n: usize) by n: "{n} pin" / "{n} pins" | "{n} épingle" / "{n} épingles";
    pin_of: "Pins…" | "Épingles…";
    pin_week(week: &str): "Pin {week}" | "Épingler la {week}";
    free_week(week: &str): "Free {week}" | "Libérer la {week}";
    pin_all_work: "Pin all their work" | "Épingler tout son travail";
    free_all_work: "Free all their work" | "Libérer tout son travail";
    action_pin_person(name: &str): "Pin all work of {name}" | "Épingler tout le travail de {name}";
    action_free_person(name: &str): "Free all work of {name}" | "Libérer tout le travail de {name}";
    action_pin_project(name: &str): "Pin the project {name}" | "Épingler le projet {name}";
    action_free_project(name: &str): "Free the project {name}" | "Libérer le projet {name}";
    action_pins: "Show the pins" | "Afficher les épingles";
    action_free_all: "Free all pins" | "Libérer toutes les épingles";
    pinned_person: "pinned to its person" | "épinglée à sa personne";
    pinned_time: "pinned to its time" | "épinglée à son heure";
    pinned_both: "pinned to its person and time" | "épinglée à sa personne et à son heure";
    click_frees(what: &str): "{what}: click to free it" | "{what} : cliquez pour la libérer";
    held(days: u32) by days: "held: announced, starts within {days} working day" / "held: announced, starts within {days} working days" | "tenue : annoncée, commence d’ici {days} jour ouvré" / "tenue : annoncée, commence d’ici {days} jours ouvrés";
    freed: "moved although announced: a fact has changed" | "déplacée bien qu’annoncée : un fait a changé";

    // Progress.
    hours_spent: "Hours spent" | "Heures passées";
    hours_left: "Hours left" | "Heures restantes";
    left_hint(hours: Minutes): "{hours}: the effort less what was spent" | "{hours} : le temps estimé moins le temps passé";
    may_change_hands: "May change hands" | "Peut changer de mains";
    is_done: "Done" | "Terminée";

    // The palette.
    action_pin_people: "Pin the selected tasks to their people" | "Épingler les tâches sélectionnées à leurs personnes";
    action_pin_times: "Pin the selected tasks to their times" | "Épingler les tâches sélectionnées à leurs heures";
    action_free: "Free the selected tasks" | "Libérer les tâches sélectionnées";
    action_change: "Change the selected tasks…" | "Modifier les tâches sélectionnées…";
    action_delete: "Delete the selected tasks" | "Supprimer les tâches sélectionnées";
    action_done: "Mark the selected tasks as done" | "Marquer les tâches sélectionnées comme terminées";
    action_reopen: "Reopen the selected tasks" | "Rouvrir les tâches sélectionnées";
    timeline_keys: "Space selects a task as well, Shift with the arrow keys a range, Ctrl A the row." | "Espace sélectionne une tâche de plus, Maj avec les flèches une suite, Ctrl A la ligne.";
}
