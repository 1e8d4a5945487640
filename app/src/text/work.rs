//! The Work screen: tasks in a table.

use super::texts;

texts! {
    title: "Work" | "Travail";
    table: "Tasks" | "Tâches";

    // Quick add and lists.
    paste_list: "Paste a list…" | "Coller une liste…";
    new_task_hint: "Type a name to add a task" | "Tapez un nom pour ajouter une tâche";
    unnamed_task: "New task" | "Nouvelle tâche";
    first_client: "First client" | "Premier client";
    first_project: "First project" | "Premier projet";

    // Columns.
    more_columns: "All columns: left, spent, not before, deadline, weight" | "Toutes les colonnes : reste, passé, pas avant, date butoir, poids";
    skill: "Skill" | "Compétence";
    skill_hint: "Such as design ≥ 3; photo ≥ 3 + video ≥ 3 for two people together; PM for the project’s PM" | "Comme design ≥ 3 ; photo ≥ 3 + vidéo ≥ 3 pour deux personnes ensemble ; PM pour le chef de projet";
    effort_hint: "Hours of work per seat: 6, 4–9 or 4/6/9; milestone for a moment" | "Heures de travail par place : 6, 4–9 ou 4/6/9 ; jalon pour un moment";
    after_hint: "Names of tasks, with a lag if need be: Brief + 2 d" | "Noms de tâches, avec un délai si besoin : Brief + 2 j";
    owner_hint: "Empty: the solver decides. A name pins the task to that person." | "Vide : le solveur décide. Un nom épingle la tâche à cette personne.";
    spent: "Spent" | "Passé";
    left: "Left" | "Reste";
    planned: "Planned" | "Prévu";
    weight: "Weight" | "Poids";
    split: "Split" | "Fraction.";
    split_hint: "Its owner may do other work in between" | "La personne peut faire autre chose entre-temps";
    done_column: "Done" | "Fini";

    // Cells.
    done: "done" | "fini";
    assumed: "assumed" | "supposé";
    milestone_mark: "milestone" | "jalon";
    seats(n: usize) by n: "{n} seat" / "{n} seats" | "{n} place" / "{n} places";
    late(end: chrono::NaiveDate, days: i64) by days: "{end} · {days} d late" / "{end} · {days} d late" | "{end} · {days} j de retard" / "{end} · {days} j de retard";
    unplaced: "unplaced" | "non placée";
    broken: "needs re-solve" | "à recalculer";
    not_planned: "project not planned" | "projet non planifié";
    lag_working(days: u32) by days: "{days} d" / "{days} d" | "{days} j" / "{days} j";
    lag_calendar(days: u32) by days: "{days} d cal." / "{days} d cal." | "{days} j cal." / "{days} j cal.";
    project_tasks(n: usize, hours: super::format::Minutes) by n: "{n} task · {hours}" / "{n} tasks · {hours}" | "{n} tâche · {hours}" / "{n} tâches · {hours}";
    project_due(due: chrono::NaiveDate): "due {due}" | "échéance {due}";

    // What is wrong with a cell.
    needs_a_name: "A task needs a name. To remove it, use Delete." | "Une tâche a besoin d’un nom. Pour la retirer, utilisez Supprimer.";
    near_skill(word: &str, near: &str): "No skill is called “{word}”. Maybe “{near}”?" | "Aucune compétence ne s’appelle « {word} ». Peut-être « {near} » ?";
    not_a_level(word: &str): "“{word}” is not a level from 1 to 5." | "« {word} » n’est pas un niveau de 1 à 5.";
    no_task(word: &str): "No task is called “{word}”." | "Aucune tâche ne s’appelle « {word} ».";
    no_task_maybe(word: &str, near: &str): "No task is called “{word}”. Maybe “{near}”?" | "Aucune tâche ne s’appelle « {word} ». Peut-être « {near} » ?";
    many_tasks(word: &str): "More than one task is called “{word}”. Give one another name first." | "Plusieurs tâches s’appellent « {word} ». Renommez-en une d’abord.";
    after_itself: "A task cannot come after itself." | "Une tâche ne peut pas venir après elle-même.";
    not_a_lag(word: &str): "“{word}” is not a number of days. Write + 2 d." | "« {word} » n’est pas un nombre de jours. Écrivez + 2 j.";
    not_an_effort(word: &str): "“{word}” is not an amount of work. Write 6, 2h30 or 4–9." | "« {word} » n’est pas un temps. Écrivez 6, 2h30 ou 4–9.";
    not_a_date(word: &str): "“{word}” is not a date. Write 4 Dec, fri or 2026-12-04." | "« {word} » n’est pas une date. Écrivez 4 déc., ven ou 2026-12-04.";
    not_a_person(word: &str): "Nobody in the team is called “{word}”." | "Personne dans l’équipe ne s’appelle « {word} ».";
    not_a_person_maybe(word: &str, near: &str): "Nobody in the team is called “{word}”. Maybe {near}?" | "Personne dans l’équipe ne s’appelle « {word} ». Peut-être {near} ?";
    too_many_owners(word: &str): "There is no seat for {word}. Add one under Skill with +." | "Il n’y a pas de place pour {word}. Ajoutez-en une sous Compétence avec +.";
    not_a_weight(word: &str): "“{word}” is not a weight from 1 to 10." | "« {word} » n’est pas un poids de 1 à 10.";
    row_is_gone: "This task is no longer in the plan." | "Cette tâche n’est plus dans le plan.";
    effort_of_milestone: "A milestone has no effort. Give it a skill first." | "Un jalon n’a pas de temps estimé. Donnez-lui d’abord une compétence.";
    cycle: "This would make a circle of tasks that wait for each other." | "Cela ferait un cercle de tâches qui s’attendent.";

    // Undo.
    quick_added(name: &str): "add {name}" | "ajouter {name}";

    // Footer.
    summary(tasks: usize, hours: super::format::Minutes) by tasks: "{tasks} task · {hours}" / "{tasks} tasks · {hours}" | "{tasks} tâche · {hours}" / "{tasks} tâches · {hours}";
    summary_late(n: usize) by n: "{n} late" / "{n} late" | "{n} en retard" / "{n} en retard";
    summary_unplaced(n: usize) by n: "{n} unplaced" / "{n} unplaced" | "{n} non placée" / "{n} non placées";
    keys_move: "move" | "se déplacer";
    keys_edit: "edit" | "modifier";
    keys_new: "new task" | "nouvelle tâche";
    keys_solve: "solve" | "calculer";
    keys_paste: "paste rows" | "coller des lignes";
    keys_undo: "undo" | "annuler";
}
