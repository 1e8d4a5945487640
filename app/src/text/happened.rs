//! Saying what has happened to a plan, and catching up with what is done.

use chrono::NaiveDate;

use super::format::Minutes;
use super::texts;

texts! {
    menu: "Something changed…" | "Du nouveau…";
    action: "Something changed…" | "Signaler un changement…";
    title: "What has changed?" | "Qu’est-ce qui a changé ?";
    kind: "What" | "Quoi";
    in_words: "In words" | "En quelques mots";
    somebody_away: "Somebody is away" | "Quelqu’un est absent";
    comes_later: "Something comes later" | "Quelque chose vient plus tard";
    takes_longer: "A task takes another effort" | "Une tâche demande un autre temps";
    project_stops: "A project pauses or goes on" | "Un projet s’arrête ou reprend";
    rush_job: "A rush job" | "Une urgence";
    line: "What has happened" | "Ce qui s’est passé";
    line_hint(who: &str, what: &str): "For instance “{who} is away until Thu” or “{what} slips to Friday”." | "Par exemple « {who} est absent jusqu’à jeudi » ou « {what} repoussé à vendredi ».";
    rush_line: "The job" | "L’urgence";
    rush_hint: "As in quick add: name, project, hours, skills, due date." | "Comme dans l’ajout rapide : nom, projet, heures, compétences, échéance.";
    rush_example: "Banner 6h design≥3 due Thu" | "Bannière 6 h design≥3 pour jeu";
    not_understood: "Not understood yet: name somebody, then what has happened, then when." | "Pas encore compris : nommez quelqu’un, puis ce qui s’est passé, puis quand.";
    no_end(who: &str, first: NaiveDate): "Until when is {who} away, from {first}? Add “until Friday” or “for 3 days”." | "Jusqu’à quand dure l’absence de {who}, dès {first} ? Ajoutez « jusqu’à vendredi » ou « pendant 3 jours ».";
    unknown_skill(problem: &str): "{problem} Add it to somebody under Team first, or leave it out: nothing is recorded until then." | "{problem} Ajoutez-la d’abord à quelqu’un dans Équipe, ou retirez-la : rien n’est enregistré d’ici là.";
    incomplete: "Fill in what is missing." | "Complétez ce qui manque.";
    person: "Who" | "Qui";
    from: "From" | "Du";
    until: "Until" | "Au";
    task: "Task or milestone" | "Tâche ou jalon";
    not_before: "Not before" | "Pas avant";
    hours: "Hours of each seat" | "Heures par place";
    project: "Project" | "Projet";
    pause: "Pause" | "Mettre en pause";
    resume: "Goes on" | "Reprendre";
    record: "Record and find repairs" | "Enregistrer et chercher des réparations";
    in_quick_add(what: &str): "{what} Enter records it and looks for repairs." | "{what} Entrée l’enregistre et cherche des réparations.";

    // What is recorded.
    away_one(who: &str, day: NaiveDate): "{who} is away on {day}." | "{who} : absence le {day}.";
    away(who: &str, first: NaiveDate, last: NaiveDate): "{who} is away from {first} to {last}." | "{who} : absence du {first} au {last}.";
    later(what: &str, day: NaiveDate): "{what} does not start before {day}." | "{what} ne commence pas avant le {day}.";
    effort(what: &str, hours: Minutes): "{what} takes {hours}." | "{what} demande {hours}.";
    paused(what: &str): "{what} is paused: its work is not planned." | "{what} est en pause : son travail n’est pas planifié.";
    resumed(what: &str): "{what} goes on: its work is planned." | "{what} reprend : son travail est planifié.";
    rush(what: &str, hours: Minutes, due: NaiveDate): "{what}, {hours}, is due {due}." | "{what}, {hours}, pour {due}.";
    rush_open(what: &str, hours: Minutes): "{what}, {hours}, without a due date." | "{what}, {hours}, sans échéance.";

    // As undo names it.
    away_label(who: &str): "{who} is away" | "absence : {who}";
    later_label(what: &str): "later: {what}" | "plus tard : {what}";
    effort_label(what: &str): "effort of {what}" | "temps estimé : {what}";
    paused_label(what: &str): "pause {what}" | "mettre en pause : {what}";
    resumed_label(what: &str): "go on with {what}" | "reprendre : {what}";
    rush_label(what: &str): "rush job {what}" | "urgence : {what}";

    // What should be over.
    catch_up_action: "Catch up with what is done…" | "Faire le point sur ce qui est fait…";
    catch_up_title(n: usize) by n: "{n} task should be finished by now" / "{n} tasks should be finished by now" | "{n} tâche devrait être terminée" / "{n} tâches devraient être terminées";
    catch_up_hint(day: NaiveDate): "Planned before {day} and not reported as done. What is left is planned again from then on." | "Prévu avant le {day} et pas signalé comme terminé. Le reste est planifié à partir de là.";
    catch_up_none: "Everything planned until now is reported." | "Tout ce qui était prévu jusqu’ici est signalé.";
    planned(when: &str): "planned {when}" | "prévu {when}";
    done: "Done" | "Terminée";
    left_of(what: &str): "Hours left of {what}" | "Heures restantes de {what}";
    all_done: "All done" | "Tout est terminé";
    left_unit: "h left" | "h restantes";
    report: "Report" | "Signaler";
    reported(n: usize) by n: "report {n} task" / "report {n} tasks" | "signaler {n} tâche" / "signaler {n} tâches";
}
