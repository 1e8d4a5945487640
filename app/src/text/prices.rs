//! What one more hour of somebody is worth.

use super::format::Minutes;
use super::texts;

texts! {
    title: "What one more hour is worth" | "Ce que vaut une heure de plus";
    ask: "Find out" | "Estimer";
    asking: "Working out prices…" | "Calcul des prix…";
    cancel: "Cancel" | "Annuler";
    running: "Answered when the solve is over." | "Réponse quand le calcul sera terminé.";
    failed: "No prices were found for this plan." | "Aucun prix n’a été trouvé pour ce planning.";
    saves(who: &str, week: &str, days: f64) by days: "One more hour of {who} in {week} would save {days} late day." / "One more hour of {who} in {week} would save {days} late days." | "Une heure de plus de {who} en {week} éviterait {days} jour de retard." / "Une heure de plus de {who} en {week} éviterait {days} jours de retard.";
    places(who: &str, week: &str, hours: Minutes): "One more hour of {who} in {week} would find a place for {hours} of work." | "Une heure de plus de {who} en {week} permettrait de placer {hours} de travail.";
    more_weeks(n: usize) by n: "and {n} more week at a lower price" / "and {n} more weeks at lower prices" | "et {n} autre semaine, à moindre prix" / "et {n} autres semaines, à moindre prix";
    none(who: &str): "More hours of {who} would save nothing by themselves." | "Des heures de plus de {who} n’éviteraient rien à elles seules.";
    none_at_all: "Hours are not what holds this plan: by the week there are enough. What is late waits for links, dates and the order of days." | "Ce ne sont pas les heures qui retiennent ce planning : à la semaine, il y en a assez. Les retards viennent des liens, des dates et de l’ordre des jours.";
    dearest: "Where an hour is worth most" | "Là où une heure vaut le plus";
    relaxed: "These hold within a relaxation, in which work flows freely within a week: the first hour counts most, and none of it is a promise." | "Ces prix valent dans un modèle simplifié, où le travail s’écoule librement dans la semaine : la première heure compte le plus, et rien n’est promis.";
    weighted: "Late days count as much as their client, project and task weigh." | "Les jours de retard comptent selon le poids du client, du projet et de la tâche.";
}
