//! The Work screen: tasks in a table.

use super::texts;

texts! {
    title: "Work" | "Travail";
    quick_add: "Add a task in words" | "Ajouter une tâche en mots";
    paste_list: "Paste a list…" | "Coller une liste…";
    left: "Left" | "Reste";
    spent: "Spent" | "Passé";
    planned: "Planned" | "Prévu";
    done: "done" | "fini";
    assumed: "assumed" | "supposé";
    new_task: "New task" | "Nouvelle tâche";
}
