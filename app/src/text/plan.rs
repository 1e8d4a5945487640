//! The Plan screen: timeline, heat map and table.

use chrono::{NaiveDate, NaiveDateTime};

use super::format::{Minutes, Permille};
use super::texts;

texts! {
    title: "Plan" | "Planning";
    view: "View" | "Vue";
    people: "People" | "Personnes";
    projects: "Projects" | "Projets";
    heat_map: "Heat map" | "Charge";
    table: "Table" | "Tableau";
    zoom: "Zoom" | "Échelle";
    day: "Day" | "Jour";
    week: "Week" | "Semaine";
    month: "Month" | "Mois";
    earlier: "Earlier" | "Avant";
    later: "Later" | "Après";
    more_actions: "More" | "Plus";
    copy_as_table: "Copy as table" | "Copier en tableau";
    copied(n: usize) by n: "{n} row copied: paste it into a spreadsheet." / "{n} rows copied: paste them into a spreadsheet." | "{n} ligne copiée : collez-la dans un tableur." / "{n} lignes copiées : collez-les dans un tableur.";
    copy_failed: "The browser does not allow copying." | "Le navigateur ne permet pas de copier.";
    print_week: "Print the week…" | "Imprimer la semaine…";
    group_by: "Group people by" | "Grouper les personnes par";
    by_department: "By department" | "Par service";
    by_hat: "By hat" | "Par casquette";
    ungrouped: "Ungrouped" | "Sans groupes";

    // Groups and headings of rows.
    others: "Others" | "Autres";
    placeholders: "Placeholders" | "À pourvoir";
    placeholder: "placeholder" | "à pourvoir";
    hat_am: "AM" | "compte";
    hat_pm: "PM" | "projet";
    hat_lead: "lead" | "direction";
    hats_am: "Account managers" | "Responsables de compte";
    hats_pm: "Project managers" | "Chefs de projet";
    hats_creative: "Creatives" | "Créatifs";
    hats_lead: "Leads" | "Direction";
    overloaded_by(hours: Minutes): "{hours} over" | "{hours} en trop";
    everybody: "Everybody" | "Tout le monde";

    // Goals and solving.
    goals: "Goals" | "Objectifs";
    own_order: "Own order" | "Ordre personnel";
    change_order: "Change the order…" | "Changer l’ordre…";
    goals_title: "Order of goals" | "Ordre des objectifs";
    goals_hint: "A plan is better if it is better at the first goal where two plans differ." | "Un planning est meilleur s’il l’est au premier objectif où deux plannings diffèrent.";
    goals_keys: "Alt and ↑ or ↓ move a goal." | "Alt et ↑ ou ↓ déplacent un objectif.";
    move_up(goal: &str): "Move up: {goal}" | "Monter : {goal}";
    move_down(goal: &str): "Move down: {goal}" | "Descendre : {goal}";
    use_goal(goal: &str): "Count it: {goal}" | "En tenir compte : {goal}";
    goal_at(goal: &str, place: usize, of: usize): "{goal}, {place} of {of}" | "{goal}, {place} sur {of}";
    use_this_order: "Use this order" | "Utiliser cet ordre";

    // The score line.
    score: "Score" | "Résultat";
    late_days_word(n: i64) by n: "late day" / "late days" | "jour de retard" / "jours de retard";
    weighted(n: i64): "weighted {n}" | "pondéré {n}";
    best_possible(what: &str): "best possible ≥ {what}" | "au mieux ≥ {what}";
    proved: "proved" | "prouvé";
    bound_hint: "Proved: without being worse at a goal above, no schedule is below this." | "Prouvé : sans être moins bon pour un objectif plus haut, aucun planning n’est en dessous.";
    peak_load: "peak load" | "charge maximale";
    peak_load_of(who: &str): "peak load, {who}" | "charge maximale, {who}";
    unplaced_word(n: usize) by n: "unplaced" / "unplaced" | "non placée" / "non placées";
    overload_word: "overload" | "de surcharge";
    past_deadline_word(n: u32) by n: "day past a deadline" / "days past deadlines" | "jour après date butoir" / "jours après dates butoirs";
    broken_word(n: usize) by n: "broken rule" / "broken rules" | "règle enfreinte" / "règles enfreintes";
    solved_in(seconds: &str): "solved in {seconds}" | "calculé en {seconds}";
    schedules_tried(tried: u64): "{tried} schedules tried" | "{tried} plannings essayés";
    searching(seconds: &str): "searching… {seconds}" | "recherche… {seconds}";
    starting: "starting…" | "démarrage…";
    restarting: "the plan has changed: starting again…" | "le planning a changé : nouvelle recherche…";
    keep_going: "Try for a minute" | "Chercher une minute";
    optimal: "no schedule is better, proved" | "aucun planning n’est meilleur, prouvé";
    stopped: "stopped" | "arrêté";

    // A proposal.
    proposal: "Proposal" | "Proposition";
    would_change(n: usize) by n: "{n} task would change" / "{n} tasks would change" | "{n} tâche changerait" / "{n} tâches changeraient";
    would_hand(n: usize) by n: "{n} changes hands" / "{n} change hands" | "{n} change de mains" / "{n} changent de mains";
    would_move(n: usize) by n: "{n} moves" / "{n} move" | "{n} se déplace" / "{n} se déplacent";
    would_place(n: usize) by n: "{n} finds a place" / "{n} find a place" | "{n} trouve une place" / "{n} trouvent une place";
    would_drop(n: usize) by n: "{n} loses its place" / "{n} lose their place" | "{n} perd sa place" / "{n} perdent leur place";
    show_changes: "Show the changes" | "Voir les changements";
    hide_changes: "Hide the changes" | "Masquer les changements";
    changes: "Changes" | "Changements";
    change_from: "From" | "De";
    change_to: "To" | "À";
    change_lost: "Loses its place" | "Perd sa place";
    change_placed: "New" | "Nouvelle";
    outdated: "The plan has changed since: solve again before accepting." | "Le planning a changé depuis : recalculez avant d’accepter.";
    from_to(what: &str, from: &str, to: &str): "{what} {from} → {to}" | "{what} {from} → {to}";

    // What the schedule no longer obeys.
    needs_resolve(n: usize) by n: "{n} task no longer fits the facts: needs re-solve." / "{n} tasks no longer fit the facts: needs re-solve." | "{n} tâche ne correspond plus aux faits : à recalculer." / "{n} tâches ne correspondent plus aux faits : à recalculer.";

    // The tray.
    tray: "To look at" | "À regarder";
    tray_hide: "Hide the list" | "Masquer la liste";
    tray_show: "Show the list" | "Afficher la liste";
    tray_broken(n: usize): "Needs re-solve · {n}" | "À recalculer · {n}";
    tray_unplaced(n: usize): "Unplaced · {n}" | "Non placées · {n}";
    tray_late(n: usize): "Late · {n}" | "En retard · {n}";
    nothing_yet: "Work that is late or has no place will stand here." | "Le travail en retard ou sans place s’affichera ici.";
    all_well: "Everything has a place, nothing is late." | "Tout est placé, rien n’est en retard.";
    more(n: usize): "{n} more" | "{n} de plus";
    due_on(date: NaiveDate): "due {date}" | "pour {date}";

    // Empty.
    empty_title: "Nothing to plan yet" | "Rien à planifier pour l’instant";
    empty_people: "A plan needs people: who they are, what they can do, when they work." | "Un planning a besoin de personnes : qui elles sont, ce qu’elles savent faire, quand elles travaillent.";
    empty_tasks: "A plan needs tasks: what is to be done, how long it takes, until when." | "Un planning a besoin de tâches : ce qu’il y a à faire, combien de temps, pour quand.";
    add_people: "Add people" | "Ajouter des personnes";
    add_tasks: "Add tasks" | "Ajouter des tâches";
    no_schedule_title: "Nobody has been given work yet" | "Personne n’a encore reçu de travail";
    no_schedule(tasks: &str, people: &str): "{tasks} for {people}. Solve finds who does what and when." | "{tasks} pour {people}. Le calcul trouve qui fait quoi et quand.";

    // The timeline.
    timeline: "Timeline" | "Frise";
    timeline_hint: "Arrow keys move between tasks and people, Enter shows the details, Escape returns." | "Les flèches passent d’une tâche et d’une personne à l’autre, Entrée montre le détail, Échap revient.";
    now: "now" | "maintenant";
    time_off: "time off" | "absence";
    week_load(week: &str, load: Permille, assigned: Minutes, capacity: Minutes): "{week}: {load}, {assigned} assigned of {capacity}" | "{week} : {load}, {assigned} attribuées sur {capacity}";
    week_full(week: &str, assigned: Minutes): "{week}: {assigned} assigned, no working time" | "{week} : {assigned} attribuées, aucune heure travaillée";
    week_recurring(hours: Minutes): "{hours} recurring" | "{hours} récurrentes";
    cap_is(cap: Permille): "cap {cap}" | "plafond {cap}";
    over_cap: "over the cap" | "au-dessus du plafond";
    over_capacity: "over capacity" | "au-dessus de la capacité";
    part(k: usize, n: usize): "part {k} of {n}" | "partie {k} sur {n}";
    milestones: "Milestones" | "Jalons";
    short_late(days: u32): "+{days} d" | "+{days} j";
    assumed(hours: Minutes): "about {hours}" | "environ {hours}";
    on_time: "on time" | "à l’heure";
    was_here(name: &str): "{name} was here" | "{name} était ici";
    due_of(what: &str): "Due: {what}" | "Échéance : {what}";
    project_due_of(what: &str): "Project due: {what}" | "Échéance du projet : {what}";
    deadline_of(what: &str): "Deadline: {what}" | "Date butoir : {what}";
    milestone_at(name: &str, at: NaiveDateTime): "Milestone {name}, {at}" | "Jalon {name}, {at}";

    // The table and the heat map.
    column_task: "Task" | "Tâche";
    column_project: "Project" | "Projet";
    column_client: "Client" | "Client";
    column_owner: "Owner" | "Attribuée à";
    column_start: "Start" | "Début";
    column_end: "End" | "Fin";
    column_due: "Due" | "Échéance";
    column_late: "Late" | "Retard";
    column_hours: "Hours" | "Heures";
    table_caption(tasks: &str): "{tasks}, as scheduled" | "{tasks}, au planning";
    unplaced_cell: "unplaced" | "non placée";
    heat_caption: "Load by person and week, in percent of capacity" | "Charge par personne et par semaine, en pourcentage de la capacité";
    heat_hint: "A cell leads to its week." | "Une case mène à sa semaine.";
    away: "away" | "absence";
    legend_free: "free" | "libre";
    legend_over: "over" | "surcharge";

    // Print.
    sheet_title(plan: &str, week: &str): "{plan} — {week}" | "{plan} — {week}";
    sheet_span(from: NaiveDate, to: NaiveDate): "{from} – {to}" | "{from} – {to}";
    ends: "ends" | "fin";
}
