//! Up to three repairs of a plan that facts have overtaken, each with its price.

use super::format::{Minutes, Permille};
use super::texts;

texts! {
    title: "Repairs" | "Réparations";
    action: "Find repairs…" | "Chercher des réparations…";
    about: "Three ways to go on from the accepted plan, each with its price. Nothing changes until you accept." | "Trois façons de continuer à partir du planning accepté, chacune avec son prix. Rien ne change avant que vous acceptiez.";
    about_two: "Two ways to go on from the accepted plan, each with its price. Once a plan is announced there is a third that protects it." | "Deux façons de continuer à partir du planning accepté, chacune avec son prix. Une fois un planning annoncé, une troisième le protège.";
    searching: "Searching for better ones…" | "Recherche de meilleures…";
    first: "Repairing…" | "Réparation…";
    finished: "Search finished: the best of a few seconds." | "Recherche terminée : le mieux trouvé en quelques secondes.";
    stop: "Stop" | "Arrêter";
    failed: "The search broke. Try again." | "La recherche a échoué. Réessayez.";
    close: "Close repairs" | "Fermer les réparations";
    show: "Show on the plan" | "Voir sur le planning";
    shown: "On show" | "Affichée";
    stays: "Nothing changes" | "Rien ne change";
    stays_hint: "The accepted plan is as good as this repair." | "Le planning accepté vaut cette réparation.";
    same_as(names: &str): "The same plan serves {names}." | "Le même planning sert à la fois : {names}.";

    late(n: u32) by n: "{n} late day" / "{n} late days" | "{n} jour de retard" / "{n} jours de retard";
    late_for(client: &str, days: u32): "{client} {days}" | "{client} {days}";
    late_best(n: i64): "at best {n} weighted, proved" | "au mieux {n} pondérés, prouvé";
    people(n: usize) by n: "{n} person gets other work" / "{n} people get other work" | "{n} personne reçoit un autre travail" / "{n} personnes reçoivent un autre travail";
    moved_announced(n: usize) by n: "{n} announced task gets another day or person" / "{n} announced tasks get another day or person" | "{n} tâche annoncée change de jour ou de personne" / "{n} tâches annoncées changent de jour ou de personne";
    moved_accepted(n: usize) by n: "{n} accepted task gets another day or person" / "{n} accepted tasks get another day or person" | "{n} tâche acceptée change de jour ou de personne" / "{n} tâches acceptées changent de jour ou de personne";
    peak(load: Permille): "peak load {load}" | "charge maximale {load}";
    overload(hours: Minutes): "{hours} overload" | "{hours} de surcharge";
    unplaced(n: usize) by n: "{n} unplaced" / "{n} unplaced" | "{n} non placée" / "{n} non placées";
    broken(n: usize) by n: "{n} task breaks a rule" / "{n} tasks break rules" | "{n} tâche enfreint une règle" / "{n} tâches enfreignent des règles";

    // Against the other repairs.
    later_by(n: u32, other: &str) by n: "{n} late day more than “{other}”" / "{n} late days more than “{other}”" | "{n} jour de retard de plus que « {other} »" / "{n} jours de retard de plus que « {other} »";
    sooner_by(n: u32, other: &str) by n: "{n} late day fewer than “{other}”" / "{n} late days fewer than “{other}”" | "{n} jour de retard de moins que « {other} »" / "{n} jours de retard de moins que « {other} »";
    moves_more(n: usize, other: &str) by n: "{n} task more moves than with “{other}”" / "{n} tasks more move than with “{other}”" | "{n} tâche de plus bouge qu’avec « {other} »" / "{n} tâches de plus bougent qu’avec « {other} »";
    moves_fewer(n: usize, other: &str) by n: "{n} task fewer moves than with “{other}”" / "{n} tasks fewer move than with “{other}”" | "{n} tâche de moins bouge qu’avec « {other} »" / "{n} tâches de moins bougent qu’avec « {other} »";
    peak_more(points: Permille, other: &str): "peak load {points} higher than with “{other}”" | "charge maximale plus haute de {points} qu’avec « {other} »";
    peak_less(points: Permille, other: &str): "peak load {points} lower than with “{other}”" | "charge maximale plus basse de {points} qu’avec « {other} »";
}
