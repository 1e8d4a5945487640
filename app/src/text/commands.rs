//! What was done to the plan, as undo and redo name it.

use super::texts;

texts! {
    renamed_plan: "rename plan" | "renommer le planning";
    changed_options: "plan options" | "options du planning";
    changed_goals: "goals" | "objectifs";
    added_task(name: &str): "add “{name}”" | "ajouter « {name} »";
    edited_task(name: &str): "edit “{name}”" | "modifier « {name} »";
    removed_task(name: &str): "delete “{name}”" | "supprimer « {name} »";
    removed_tasks(n: usize) by n: "delete {n} task" / "delete {n} tasks" | "supprimer {n} tâche" / "supprimer {n} tâches";
    moved_task(name: &str): "move “{name}”" | "déplacer « {name} »";
    moved_tasks(n: usize) by n: "move {n} task" / "move {n} tasks" | "déplacer {n} tâche" / "déplacer {n} tâches";
    edited_tasks(n: usize) by n: "edit {n} task" / "edit {n} tasks" | "modifier {n} tâche" / "modifier {n} tâches";
    pasted_rows(n: usize) by n: "paste {n} row" / "paste {n} rows" | "coller {n} ligne" / "coller {n} lignes";
    added(name: &str): "add {name}" | "ajouter {name}";
    edited(name: &str): "edit {name}" | "modifier {name}";
    removed_entries(n: usize) by n: "delete {n} entry" / "delete {n} entries" | "supprimer {n} élément" / "supprimer {n} éléments";
    removed(name: &str): "delete {name}" | "supprimer {name}";
    added_exception: "allow an exception" | "autoriser une exception";
    removed_exception: "withdraw an exception" | "retirer une exception";
    solved: "solve" | "calcul";
    accepted: "accept plan" | "accepter le planning";
    applied_scenario(name: &str): "apply “{name}”" | "appliquer « {name} »";
    several: "several changes" | "plusieurs modifications";
}
