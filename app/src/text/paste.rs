//! Pasted rows and CSV files: the preview, what could not be read and why.

use super::texts;

texts! {
    title: "Paste a list" | "Coller une liste";
    from_file(name: &str): "Rows of {name}" | "Lignes de {name}";
    area: "Rows of a spreadsheet" | "Lignes d’un tableur";
    area_hint: "Copy rows in your spreadsheet and paste them here, with or without their header. Names, hours, skills, dates, owners and links are recognised in English and French." | "Copiez des lignes dans votre tableur et collez-les ici, avec ou sans en-tête. Noms, heures, compétences, dates, personnes et liens sont reconnus en français et en anglais.";
    add(n: usize) by n: "Add {n} task" / "Add {n} tasks" | "Ajouter {n} tâche" / "Ajouter {n} tâches";
    undo_added(n: usize) by n: "add {n} pasted task" / "add {n} pasted tasks" | "ajouter {n} tâche collée" / "ajouter {n} tâches collées";
    found(n: usize) by n: "{n} task read" / "{n} tasks read" | "{n} tâche lue" / "{n} tâches lues";
    lost(n: usize) by n: "{n} row makes no task" / "{n} rows make no task" | "{n} ligne ne donne pas de tâche" / "{n} lignes ne donnent pas de tâche";
    preview: "What was read" | "Ce qui a été lu";
    more_rows(n: usize) by n: "and {n} more row" / "and {n} more rows" | "et {n} ligne de plus" / "et {n} lignes de plus";
    problems: "What could not be read" | "Ce qui n’a pas pu être lu";
    no_problems: "Every cell was read." | "Chaque cellule a été lue.";
    ignored(titles: &str): "Columns not read: {titles}" | "Colonnes non lues : {titles}";
    creates: "This also adds" | "Ajoute aussi";
    creates_people(names: &str): "people: {names}" | "personnes : {names}";
    creates_skills(names: &str): "skills: {names}" | "compétences : {names}";
    creates_clients(names: &str): "clients: {names}" | "clients : {names}";
    creates_projects(names: &str): "projects: {names}" | "projets : {names}";
    skip_already(n: usize) by n: "Leave out {n} task that the plan has already" / "Leave out {n} tasks that the plan has already" | "Laisser de côté {n} tâche que le plan a déjà" / "Laisser de côté {n} tâches que le plan a déjà";
    pin_owners: "Pin tasks to the people that the rows name" | "Épingler les tâches aux personnes nommées";
    unread: "not read" | "non lue";
    no_title(column: usize): "column {column}" | "colonne {column}";
    line: "Line" | "Ligne";
    column: "Column" | "Colonne";
    value: "Text" | "Texte";
    reason: "Why" | "Pourquoi";
    home_name: "Imported" | "Importé";
    too_large: "This is more than 10 MB: copy fewer rows at a time." | "Cela dépasse 10 Mo : copiez moins de lignes à la fois.";

    // Reasons.
    no_name: "The row has no name." | "La ligne n’a pas de nom.";
    above_header: "The row stands above the header." | "La ligne est au-dessus de l’en-tête.";
    header_again: "The header again." | "L’en-tête encore une fois.";
    repeated(line: i64): "The same entry as line {line}." | "La même entrée que la ligne {line}.";
    extra_cells: "More cells than columns." | "Plus de cellules que de colonnes.";
    not_a_date: "Not a date, such as 2026-12-04 or 4 Dec." | "Pas une date, comme 2026-12-04 ou 4 déc.";
    not_an_amount: "Not an amount of work, such as 6, 2h30 or 1.5 d." | "Pas un temps, comme 6, 2h30 ou 1,5 j.";
    not_a_level: "Not a skill with a level from 1 to 5." | "Pas une compétence avec un niveau de 1 à 5.";
    not_a_weight: "Not a weight from 1 to 10." | "Pas un poids de 1 à 10.";
    not_yes_no: "Neither yes nor no nor a percentage." | "Ni oui, ni non, ni un pourcentage.";
    share_of_nothing: "Half done, but the effort is not known." | "À moitié fait, mais le temps estimé n’est pas connu.";
    several_people: "Several people are called so." | "Plusieurs personnes s’appellent ainsi.";
    more_owners: "A task is given to one person: the first." | "Une tâche va à une personne : la première.";
    more_projects: "A task is in one project: the first." | "Une tâche est dans un projet : le premier.";
    several_projects: "Several projects are called so: the first is taken." | "Plusieurs projets s’appellent ainsi : le premier est pris.";
    unknown_task: "No task is called so." | "Aucune tâche ne s’appelle ainsi.";
    unknown_task_maybe(name: &str): "No task is called so. Maybe “{name}”?" | "Aucune tâche ne s’appelle ainsi. Peut-être « {name} » ?";
    several_tasks(count: usize): "{count} tasks are called so." | "{count} tâches s’appellent ainsi.";
    blocks_task: "It would hold up a task of the plan, which a paste does not change." | "Elle retiendrait une tâche du plan, qu’un collage ne change pas.";
    after_itself: "It would come after itself." | "Elle viendrait après elle-même.";
    not_in_order: "Best, likely and worst are not in order." | "Optimiste, probable et pessimiste ne sont pas dans l’ordre.";
    open_quote: "A quote was opened and never closed: quotes were taken as they stand." | "Un guillemet ouvert n’est jamais fermé : les guillemets sont pris tels quels.";
}
