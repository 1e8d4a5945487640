//! Moving work by hand: what would happen while it is carried, and what forbids it.

use super::format::Minutes;
use super::{Lang, texts};

texts! {
    move_it: "Move…" | "Déplacer…";
    move_task(name: &str): "Move “{name}”…" | "Déplacer « {name} »…";
    hint: "Drag it, or press M, to move it; drag its right edge, or press Alt and ← or →, to change its effort." | "Faites-la glisser ou appuyez sur M pour la déplacer ; faites glisser son bord droit, ou Alt et ← ou →, pour changer son temps estimé.";
    taken_up(name: &str): "“{name}” is taken up. Arrows move it, Enter drops it, Escape cancels." | "« {name} » est prise. Les flèches la déplacent, Entrée la pose, Échap annule.";
    end_taken_up(name: &str): "The end of “{name}” is taken up. ← and → change the effort, Enter keeps it, Escape cancels." | "La fin de « {name} » est prise. ← et → changent le temps estimé, Entrée le garde, Échap annule.";
    keys: "Arrows move, Enter drops, Escape cancels" | "Flèches : déplacer, Entrée : poser, Échap : annuler";
    put_back(name: &str): "“{name}” stays where it was." | "« {name} » reste où elle était.";
    dropped(what: &str): "Moved: {what}" | "Déplacée : {what}";
    not_moved(why: &str): "Not moved. {why}" | "Non déplacée. {why}";
    unchanged: "as it is" | "inchangée";
    trying: "looking at the rest of the plan…" | "examen du reste du planning…";
    failed: "There is no answer: the solver stopped." | "Pas de réponse : le calcul s’est arrêté.";
    proposal_first: "Accept or discard the proposal first." | "Acceptez ou écartez d’abord la proposition.";

    // Where to.
    at(who: &str, when: &str): "{who} · {when}" | "{who} · {when}";
    effort(from: Minutes, to: Minutes): "{from} → {to}" | "{from} → {to}";
    undo_effort(name: &str): "effort of “{name}”" | "temps estimé de « {name} »";

    // What it would mean.
    no_day_later: "no day later" | "pas un jour de retard en plus";
    days_later(n: u32) by n: "{n} late day more" / "{n} late days more" | "{n} jour de retard en plus" / "{n} jours de retard en plus";
    days_sooner(n: u32) by n: "{n} late day less" / "{n} late days less" | "{n} jour de retard en moins" / "{n} jours de retard en moins";
    past_deadline_more(n: u32) by n: "{n} day more past a deadline" / "{n} days more past deadlines" | "{n} jour de plus après date butoir" / "{n} jours de plus après dates butoirs";
    past_deadline_less(n: u32) by n: "{n} day less past a deadline" / "{n} days less past deadlines" | "{n} jour de moins après date butoir" / "{n} jours de moins après dates butoirs";
    lose(n: usize) by n: "{n} task loses its place" / "{n} tasks lose their place" | "{n} tâche perd sa place" / "{n} tâches perdent leur place";
    find(n: usize) by n: "{n} task finds a place" / "{n} tasks find a place" | "{n} tâche trouve une place" / "{n} tâches trouvent une place";
    others_move(n: usize) by n: "{n} other task moves" / "{n} other tasks move" | "{n} autre tâche se déplace" / "{n} autres tâches se déplacent";
    nothing_moves: "nothing else moves" | "rien d’autre ne bouge";

    // What forbids it.
    pinned_there(name: &str): "“{name}” is pinned there." | "« {name} » y est épinglée.";
    frozen_there(name: &str): "“{name}” was announced for that time, which is frozen." | "« {name} » a été annoncée pour ce moment, qui est gelé.";
    no_place: "It would find no place." | "Elle n’y trouverait pas de place.";

    // The heat map.
    heat_hint: "Drag a cell, or press M, to move its tasks." | "Faites glisser une case, ou appuyez sur M, pour déplacer ses tâches.";
    tasks_of(who: &str, week: &str): "Tasks of {who}, {week}" | "Tâches de {who}, {week}";
    no_tasks: "No tasks to move here." | "Aucune tâche à déplacer ici.";
}

/// Late days more or less, in words.
pub fn late_days(lang: Lang, before: u32, after: u32) -> String {
    match after.checked_sub(before) {
        Some(0) => no_day_later(lang).to_owned(),
        Some(more) => days_later(lang, more),
        None => days_sooner(lang, before - after),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn late_days_are_more_or_less() {
        assert_eq!(late_days(Lang::En, 3, 5), "2 late days more");
        assert_eq!(late_days(Lang::En, 3, 2), "1 late day less");
        assert_eq!(late_days(Lang::Fr, 3, 3), "pas un jour de retard en plus");
    }
}
