//! Whether a wish can come true: what stands in its way, what would unlock it.

use chrono::{NaiveDate, NaiveDateTime};

use super::format::{Minutes, Permille};
use super::{Lang, texts};

texts! {
    title: "Can it be done in time?" | "Peut-elle être finie à temps ?";
    by: "Done by" | "Finie le";
    ask: "Find out" | "Vérifier";
    asking: "Looking for what stands in the way…" | "Recherche de ce qui s’y oppose…";
    cancel: "Cancel" | "Annuler";
    failed: "This could not be found out: the solver stopped." | "Impossible à savoir : le calcul s’est arrêté.";
    running: "Answered when the solve is over." | "Réponse quand le calcul sera terminé.";

    // The verdict.
    as_planned(end: NaiveDateTime): "Yes: as planned it ends {end}." | "Oui : comme prévu, elle finit {end}.";
    impossible(by: NaiveDate): "No. By {by} it is impossible; these cannot all hold:" | "Non. D’ici {by}, c’est impossible ; tout ceci ne peut pas tenir :";
    impossible_alone(by: NaiveDate): "No. By {by} it is impossible, even if nothing else had to hold." | "Non. D’ici {by}, c’est impossible, même sans aucune autre contrainte.";
    possible(by: NaiveDate): "Yes: a schedule was found in which it is done by {by}." | "Oui : un planning a été trouvé où elle est finie d’ici {by}.";
    costs(what: &str): "Against the schedule on show it changes: {what}." | "Par rapport au planning affiché, il change : {what}.";
    costs_nothing: "It is worth as much as the schedule on show." | "Il vaut autant que le planning affiché.";
    gains: "It is even better as a whole: solve again." | "Il est même meilleur dans l’ensemble : recalculez.";
    quick_search: "After a short search; a deadline and a new solve may do it for less." | "Après une courte recherche ; une date butoir et un nouveau calcul peuvent faire mieux.";
    open(by: NaiveDate): "Nothing proves that {by} is impossible, but a short search found no schedule for it." | "Rien ne prouve que {by} soit impossible, mais une courte recherche n’a trouvé aucun planning.";
    more(n: usize) by n: "and {n} more" / "and {n} more" | "et {n} autre" / "et {n} autres";
    not_least: "Perhaps fewer of them stand in the way." | "Peut-être que certains seulement s’y opposent.";
    unlocks: "What would unlock it" | "Ce qui débloquerait";
    then_more: "Then something else stands in the way." | "Autre chose s’y oppose alors.";

    // What stands in the way.
    done_by(task: &str, by: NaiveDate): "{task} is done by {by}." | "{task} est finie d’ici {by}.";
    takes(who: &str, task: &str): "{who} takes {task}." | "{who} prend {task}.";
    follows(task: &str, other: &str): "{task} follows {other}." | "{task} suit {other}.";
    follows_days(task: &str, other: &str, days: u32) by days: "{task} follows {other} after {days} working day." / "{task} follows {other} after {days} working days." | "{task} suit {other} après {days} jour ouvré." / "{task} suit {other} après {days} jours ouvrés.";
    follows_calendar(task: &str, other: &str, days: u32) by days: "{task} follows {other} after {days} day." / "{task} follows {other} after {days} days." | "{task} suit {other} après {days} jour." / "{task} suit {other} après {days} jours.";
    pinned_person(task: &str, who: &str): "{task} is pinned to {who}." | "{task} est épinglée à {who}.";
    started(task: &str): "{task} stays with whoever began it." | "{task} reste à qui l’a commencée.";
    asks_for(task: &str, needs: &str): "{task} asks for {needs}." | "{task} demande {needs}.";
    hours_a_day(task: &str, most: Minutes): "{task} takes at most {most} a day." | "{task} prend au plus {most} par jour.";
    recurring(who: &str): "{who} has recurring work." | "{who} a du travail récurrent.";
    cap(who: &str, cap: Permille): "The cap of {who} is {cap}." | "Le plafond de {who} est de {cap}.";
    short(people: &str, free: Minutes, needed: Minutes, weeks: &str): "In {weeks} the work takes {needed}; {people} has {free}." | "En {weeks}, ce travail prend {needed} ; {people} a {free}.";
    short_many(people: &str, free: Minutes, needed: Minutes, weeks: &str): "In {weeks} the work takes {needed}; {people} have {free}." | "En {weeks}, ce travail prend {needed} ; {people} ont {free}.";
    people(n: usize) by n: "{n} person" / "{n} people" | "{n} personne" / "{n} personnes";

    // What would unlock it.
    more_hours(hours: Minutes, needs: &str, weeks: &str): "At least {hours} more of {needs} in {weeks}." | "Au moins {hours} de plus en {needs}, {weeks}.";
    more_time(hours: Minutes, weeks: &str): "At least {hours} more in {weeks}." | "Au moins {hours} de plus, {weeks}.";
    move_to(task: &str, date: NaiveDate): "Move {task} to {date}." | "Repousser {task} au {date}.";
    drop_date(task: &str, date: NaiveDate): "Give up {date} for {task}." | "Renoncer au {date} pour {task}.";
    start_on(task: &str, date: NaiveDate): "Let {task} start on {date}." | "Laisser {task} commencer le {date}.";
    start_any_time(task: &str): "Let {task} start at any time." | "Laisser {task} commencer à tout moment.";
    follow_at_once(task: &str, other: &str): "Let {task} follow {other} at once." | "Faire suivre {task} aussitôt après {other}.";
    follow_sooner(task: &str, other: &str, days: u32) by days: "Wait only {days} working day between {other} and {task}." / "Wait only {days} working days between {other} and {task}." | "N’attendre que {days} jour ouvré entre {other} et {task}." / "N’attendre que {days} jours ouvrés entre {other} et {task}.";
    follow_sooner_calendar(task: &str, other: &str, days: u32) by days: "Wait only {days} day between {other} and {task}." / "Wait only {days} days between {other} and {task}." | "N’attendre que {days} jour entre {other} et {task}." / "N’attendre que {days} jours entre {other} et {task}.";
    unlink(task: &str, other: &str): "Let {task} start without waiting for {other}." | "Laisser {task} commencer sans attendre {other}.";
    allow_a_day(task: &str, most: Minutes): "Allow {most} a day on {task}." | "Autoriser {most} par jour sur {task}.";
    allow_any_a_day(task: &str): "Allow whole days on {task}." | "Autoriser des journées entières sur {task}.";
    raise_cap(who: &str, cap: Permille): "Raise the cap of {who} to {cap}." | "Relever à {cap} le plafond de {who}.";
    lift_cap(who: &str): "Lift the cap of {who}." | "Lever le plafond de {who}.";
    give_to(task: &str, people: &str): "Give {task} to {people}." | "Confier {task} à {people}.";
    give_untrained(task: &str, people: &str): "Give {task} to {people}, whose skills fall short of it." | "Confier {task} à {people}, sans toutes les compétences demandées.";
    free_person(task: &str): "Free the person of {task}." | "Libérer la personne de {task}.";
    free_time(task: &str): "Free the time of {task}." | "Libérer l’heure de {task}.";
    free_start(task: &str): "Take {task} from whoever began it." | "Retirer {task} à qui l’a commencée.";
    ask_for_less(task: &str): "Ask for less skill in {task}." | "Demander moins de compétences pour {task}.";
    free_recurring(who: &str): "Free {who} of recurring work." | "Libérer {who} du travail récurrent.";
    work_on(who: &str, first: NaiveDate, last: NaiveDate): "Move the absence of {who} {first} – {last}." | "Déplacer l’absence de {who} {first} – {last}.";
    work_on_day(who: &str, day: NaiveDate): "Move the absence of {who} {day}." | "Déplacer l’absence de {who} {day}.";
    let_others(task: &str, who: &str): "Let somebody other than {who} take {task}." | "Confier {task} à quelqu’un d’autre que {who}.";
}

/// One of several: "Ann, Beth or Carl".
pub fn either(lang: Lang, names: &[String]) -> String {
    let or = match lang {
        Lang::En => " or ",
        Lang::Fr => " ou ",
    };
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => [&first.join(", "), or, last].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_several_is_named_last() {
        let names = ["Ann", "Beth", "Carl"].map(String::from);
        assert_eq!(either(Lang::En, &names), "Ann, Beth or Carl");
        assert_eq!(either(Lang::Fr, &names[..2]), "Ann ou Beth");
        assert_eq!(either(Lang::Fr, &names[..1]), "Ann");
    }
}
