//! Questions about a task and their answers: why this person, why not another, why late, who else, by when.

use chrono::NaiveDate;

use super::format::{Minutes, Permille};
use super::texts;

texts! {
    title: "Ask" | "Questions";
    why_person(name: &str): "Why {name}?" | "Pourquoi {name} ?";
    why_nobody: "Who could take it?" | "Qui pourrait la faire ?";
    why_not: "Why not somebody else?" | "Pourquoi pas quelqu’un d’autre ?";
    why_not_person(name: &str): "Why not {name}?" | "Pourquoi pas {name} ?";
    why_late: "Why is it late?" | "Pourquoi ce retard ?";
    what_holds: "What holds its start?" | "Qu’est-ce qui retient son début ?";
    why_unplaced: "Why has it no place?" | "Pourquoi n’est-elle pas placée ?";
    who_else: "Who else could take it?" | "Qui d’autre pourrait la faire ?";
    earliest: "What is the earliest honest date?" | "Quelle est la première date tenable ?";
    in_seat(question: &str, n: usize): "{question} (seat {n})" | "{question} (place {n})";

    // Waiting.
    asking: "Solving again…" | "Nouveau calcul…";
    refining: "First answer; looking for a better one…" | "Première réponse ; recherche de mieux…";
    cancel: "Cancel" | "Annuler";
    stop: "Stop" | "Arrêter";
    ask: "Ask" | "Demander";
    running: "Answered when the solve is over." | "Réponse quand le calcul sera terminé.";
    no_schedule: "Answered once there is a schedule." | "Réponse dès qu’il y aura un planning.";
    failed: "No answer was found." | "Aucune réponse n’a été trouvée.";

    // Why this person.
    not_because(owner: &str, other: &str, why: &str): "{owner}, not {other}: {why}." | "{owner} et non {other} : {why}.";
    alike(owner: &str, other: &str): "{owner} or {other}: the plan would be worth the same." | "{owner} ou {other} : le planning vaudrait autant.";
    better(other: &str, why: &str): "{other} would do better now: {why}. Solve again." | "{other} ferait mieux à présent : {why}. Recalculez.";
    with_late(who: &str, days: u32) by days: "with {who} it would be {days} day late" / "with {who} it would be {days} days late" | "avec {who}, elle aurait {days} jour de retard" / "avec {who}, elle aurait {days} jours de retard";
    with_later(who: &str, days: u32, before: u32) by days: "with {who} it would be {days} day late instead of {before}" / "with {who} it would be {days} days late instead of {before}" | "avec {who}, elle aurait {days} jour de retard au lieu de {before}" / "avec {who}, elle aurait {days} jours de retard au lieu de {before}";
    with_past(who: &str, days: u32) by days: "with {who} it would miss its deadline by {days} day" / "with {who} it would miss its deadline by {days} days" | "avec {who}, elle dépasserait sa date butoir de {days} jour" / "avec {who}, elle dépasserait sa date butoir de {days} jours";
    with_change(who: &str, change: &str): "with {who} {change}" | "avec {who}, {change}";
    and_pushes(n: usize) by n: "; {n} later task would have to move" / "; {n} later tasks would have to move" | " ; {n} tâche suivante devrait bouger" / " ; {n} tâches suivantes devraient bouger";
    cannot(who: &str, why: &str): "{who}: {why}." | "{who} : {why}.";
    all_levels: "All goals" | "Tous les objectifs";
    unmoved: "With the rest of the plan as it stands." | "Le reste du planning restant en place.";
    goal: "Goal" | "Objectif";
    value: "Value" | "Valeur";
    decides: "decides" | "décide";

    // Why not.
    somebody: "Give it to" | "L’attribuer à";
    choose: "Choose somebody…" | "Choisir quelqu’un…";
    may_not(who: &str, why: &str): "{who} may not take it: {why}." | "Impossible avec {who} : {why}.";
    needs_skill(skill: &str, level: u8): "It would need {skill} at level {level}, or less asked of the seat, or an exception to “Skills and hats” for this task." | "Il faudrait {skill} au niveau {level}, une place moins exigeante, ou une exception à « Compétences et casquettes » pour cette tâche.";
    needs_hat: "It would need the hat or the role that the seat is for, or an exception to “Skills and hats” for this task." | "Il faudrait la casquette ou le rôle demandé par la place, ou une exception à « Compétences et casquettes » pour cette tâche.";
    impossible(who: &str): "With {who} it is impossible, because all of this holds:" | "Impossible avec {who}, parce que tout ceci est vrai :";
    no_place(who: &str): "With {who} no place was found for it. Nothing proves that there is none." | "Avec {who}, aucune place n’a été trouvée. Rien ne prouve qu’il n’y en a pas.";
    costs(who: &str, change: &str): "With {who} {change}." | "Avec {who}, {change}.";
    costs_nothing(who: &str): "{who} could take it at no cost: the plan would be worth the same." | "{who} pourrait la faire sans rien coûter : le planning vaudrait autant.";
    gains(who: &str, change: &str): "{who} would even do better: {change}." | "{who} ferait même mieux : {change}.";
    anyway(change: &str): "The same search would also make the plan better as it is: {change}. That is no merit of theirs and is taken off." | "La même recherche améliorerait aussi le planning tel quel : {change}. Ce gain n’est pas compté.";
    fair: "Compared with an equal search for the plan as it is." | "Comparé à une recherche égale pour le planning tel quel.";
    ends(day: NaiveDate): "It would end {day}." | "Elle finirait {day}.";
    loaded(who: &str, load: Permille): "Load of {who} then: {load}." | "Charge de {who} alors : {load}.";
    who_moves: "Who moves" | "Ce qui bouge";
    suffers: "Who suffers" | "Qui en pâtit";
    gains_too: "What gets better" | "Ce qui s’améliore";
    more(n: usize) by n: "and {n} more" / "and {n} more" | "et {n} autre" / "et {n} autres";
    give(name: &str): "Give it to {name}" | "L’attribuer à {name}";
    given(name: &str): "give to {name}" | "attribuer à {name}";
    was_given(task: &str, name: &str): "{task} goes to {name}." | "{task} est attribuée à {name}.";

    // Who else.
    nobody_else: "Nobody else may take it." | "Personne d’autre ne peut la faire.";
    pushed(n: usize) by n: "{n} other task moves" / "{n} other tasks move" | "{n} autre tâche bouge" / "{n} autres tâches bougent";
    none_pushed: "nobody is pushed" | "personne n’est décalé";
    others_tried(n: usize) by n: "{n} more person could take it, at a higher price." / "{n} more people could take it, at a higher price." | "{n} autre personne pourrait la faire, plus cher." / "{n} autres personnes pourraient la faire, plus cher.";

    // Why late.
    days_late(task: &str, days: u32, due: NaiveDate) by days: "{task} is {days} working day late: due {due}." / "{task} is {days} working days late: due {due}." | "{task} a {days} jour ouvré de retard : échéance {due}." / "{task} a {days} jours ouvrés de retard : échéance {due}.";
    runs(days: u32) by days: "It takes {days} working day." / "It takes {days} working days." | "Elle prend {days} jour ouvré." / "Elle prend {days} jours ouvrés.";
    waits(days: u32) by days: "{days} working day passes in between." / "{days} working days pass in between." | "{days} jour ouvré passe entre-temps." / "{days} jours ouvrés passent entre-temps.";
    kept(hours: Minutes): "The cap keeps {hours} free while it runs." | "Le plafond garde {hours} libres pendant ce temps.";
    first_pinned(other: &str): "{other} is pinned there." | "{other} y est épinglée.";
    first_started(other: &str): "{other} has been begun." | "{other} est commencée.";
    first_sooner(other: &str, date: NaiveDate): "{other} comes first: it is promised for {date}." | "{other} passe avant : promise pour {date}.";
    first_heavier(other: &str, weight: i64, own: i64): "{other} comes first: it weighs {weight} against {own}." | "{other} passe avant : son poids est {weight} contre {own}.";
    root: "It all comes from this." | "Tout vient de là.";
    what_helps: "What would help" | "Ce qui aiderait";
    ask_in_time: "Ask what would unlock its date" | "Demander ce qui débloquerait sa date";
    ask_earliest: "Ask for its earliest honest date" | "Demander sa première date tenable";
    ask_who_else: "Ask who else could take it" | "Demander qui d’autre pourrait la faire";
    hour_worth(name: &str): "See what an hour of {name} is worth" | "Voir ce que vaut une heure de {name}";

    // The earliest honest date.
    of_what: "Of what" | "De quoi";
    this_task: "This task" | "Cette tâche";
    whole_project: "Whole project" | "Tout le projet";
    honest(day: NaiveDate): "Honest date: {day}." | "Date tenable : {day}.";
    honest_as_planned: "That is when it is planned: nothing earlier was found that spares the others." | "C’est la date prévue : rien de plus tôt n’a été trouvé qui épargne les autres.";
    honest_earlier(planned: NaiveDate): "Planned for {planned}; the earlier date makes no other task later." | "Prévue pour {planned} ; la date plus proche ne retarde aucune autre tâche.";
    no_honest: "No date was found that makes nothing else worse." | "Aucune date n’a été trouvée sans dommage ailleurs.";
    at_any_price(day: NaiveDate): "At any price: {day}." | "À n’importe quel prix : {day}.";
    price(change: &str): "Then {change}." | "Alors {change}.";
    no_earlier: "Nothing earlier was found at any price." | "Rien de plus tôt n’a été trouvé, à aucun prix.";
    is_impossible(day: NaiveDate): "Before {day} it is impossible, because all of this holds:" | "Avant {day}, c’est impossible, parce que tout ceci est vrai :";
    is_impossible_plain(day: NaiveDate): "Before {day} it is impossible." | "Avant {day}, c’est impossible.";
    unknown_between(from: NaiveDate, to: NaiveDate): "Between {from} and {to} nothing is proven: a schedule may exist that was not found." | "Entre {from} et {to}, rien n’est prouvé : un planning peut exister qui n’a pas été trouvé.";
    nothing_proven: "Nothing is proven about earlier dates." | "Rien n’est prouvé sur les dates antérieures.";
    take_honest: "Plan it for this date" | "Planifier à cette date";
    take_any: "Plan it at this price" | "Planifier à ce prix";
    hurried(task: &str): "hurry {task}" | "avancer {task}";
}
