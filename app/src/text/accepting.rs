//! Accepting a proposal whole or in part.

use super::texts;

texts! {
    accept_part(chosen: usize, all: usize): "Accept {chosen} of {all}" | "Accepter {chosen} sur {all}";
    accepted_part(n: usize) by n: "accept {n} change" / "accept {n} changes" | "accepter {n} changement" / "accepter {n} changements";
    choose(task: &str): "Take over: {task}" | "Reprendre : {task}";
    choose_all: "Take over all" | "Tout reprendre";
    choose_group(name: &str): "Take over all of {name}" | "Tout reprendre : {name}";
    group_by: "Group by" | "Grouper par";
    by_person: "Person" | "Personne";
    by_project: "Project" | "Projet";
    why: "Why" | "Pourquoi";
    room(task: &str): "Makes room for {task}." | "Fait place à {task}.";
    nobody: "Nobody in particular" | "Personne en particulier";
    not_alone(breach: &str): "This part cannot stand alone: {breach}" | "Cette partie ne tient pas seule : {breach}";
    more_breaches(n: usize) by n: "And {n} more rule would be broken." / "And {n} more rules would be broken." | "Et {n} autre règle serait enfreinte." / "Et {n} autres règles seraient enfreintes.";
    needs_also(tasks: &str): "It needs also: {tasks}." | "Il faut aussi : {tasks}.";
    add_these(n: usize) by n: "Add this one" / "Add these {n}" | "Ajouter celle-ci" / "Ajouter ces {n}";
    nothing_chosen: "Nothing is chosen: the plan would stay as it is." | "Rien n’est choisi : le planning resterait tel quel.";
    running: "Lines can be chosen when the search is over." | "Les lignes se choisissent une fois la recherche terminée.";
}
