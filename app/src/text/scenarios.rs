//! The What-if screen: scenarios, what is otherwise in them, and the comparison.

use chrono::NaiveDate;

use super::format::{self, Minutes, Permille};
use super::{Lang, texts};

texts! {
    title: "What-if" | "Scénarios";
    intro: "A scenario is a set of changes beside the plan: try a decision, compare its figures, then apply or discard it. The plan itself stays as it is." | "Un scénario est un ensemble de modifications à côté du planning : essayez une décision, comparez ses chiffres, puis appliquez-la ou écartez-la. Le planning lui-même reste tel quel.";
    none_yet: "No scenario yet" | "Aucun scénario pour l’instant";
    list: "Scenarios" | "Liste des scénarios";

    // Making one.
    new: "New scenario…" | "Nouveau scénario…";
    new_title: "New scenario" | "Nouveau scénario";
    create: "Create scenario" | "Créer le scénario";
    what: "What would be different?" | "Qu’est-ce qui serait différent ?";
    kind_away: "Somebody is away" | "Une personne est absente";
    kind_one_more: "One more person" | "Une personne de plus";
    kind_due: "Another due date" | "Une autre échéance";
    kind_tentative: "A tentative project is won" | "Un projet incertain est gagné";
    kind_cap: "Another cap" | "Un autre plafond";
    kind_goals: "Other goals" | "D’autres objectifs";
    kind_leave_out: "A project is left out" | "Un projet est abandonné";
    kind_empty: "Something else (begins empty)" | "Autre chose (vide au départ)";
    who: "Who" | "Qui";
    like_whom: "With the skills and hours of" | "Avec les compétences et les horaires de";
    from: "From" | "Du";
    until: "Until" | "Au";
    which_dated: "Task or project" | "Tâche ou projet";
    which_project: "Project" | "Projet";
    due_on: "Due on" | "Échéance le";
    cap_of: "Share of each day that may be planned" | "Part de chaque journée qui peut être planifiée";
    goals_first: "What comes first" | "Ce qui passe en premier";
    empty_hint: "It opens at once: change anything there, the plan itself stays as it is." | "Il s’ouvre aussitôt : modifiez-y ce que vous voulez, le planning lui-même reste tel quel.";
    answer_all: "Answer the question first; the answer must differ from the plan as it is." | "Répondez d’abord à la question ; la réponse doit différer du planning tel quel.";
    no_tentative: "No project of this plan is tentative and switched off." | "Aucun projet de ce planning n’est incertain et écarté du calcul.";
    name_away(name: &str): "{name} away" | "{name} en absence";
    name_one_more(name: &str): "One more like {name}" | "Une personne de plus comme {name}";
    like(name: &str): "Like {name}" | "Comme {name}";
    name_due(name: &str, day: NaiveDate): "{name} on {day}" | "{name} le {day}";
    name_tentative(name: &str): "{name} won" | "{name} gagné";
    name_cap(cap: Permille): "Cap {cap}" | "Plafond {cap}";
    name_leave_out(name: &str): "Without {name}" | "Sans {name}";
    name_empty: "Scenario" | "Scénario";
    copy_of(name: &str): "Copy of {name}" | "Copie de {name}";

    // What can be done with one.
    open_named(name: &str): "Open “{name}”" | "Ouvrir « {name} »";
    apply_named(name: &str): "Apply “{name}”…" | "Appliquer « {name} »…";
    more_named(name: &str): "More about “{name}”" | "Plus d’actions pour « {name} »";
    compare_named(name: &str): "Compare “{name}”" | "Comparer « {name} »";
    no_room: "Three scenarios are compared already: take one out first." | "Trois scénarios sont déjà comparés : retirez-en d’abord un.";
    rename_title: "Rename scenario" | "Renommer le scénario";
    name: "Name" | "Nom";
    discarded(name: &str): "“{name}” was discarded." | "« {name} » a été écarté.";
    discard_named(name: &str): "discard “{name}”" | "écarter « {name} »";
    applied(name: &str): "“{name}” is now the plan." | "« {name} » est désormais le planning.";
    apply_label(name: &str): "apply “{name}”" | "appliquer « {name} »";
    change_label(name: &str): "change “{name}”" | "modifier « {name} »";
    apply_title(name: &str): "Apply “{name}”?" | "Appliquer « {name} » ?";
    apply_text: "These changes become part of the plan, in one step that undo takes back:" | "Ces modifications entreront dans le planning, en une étape que l’on peut annuler :";
    apply_schedule: "The schedule found for it is accepted along with them:" | "Le planning trouvé pour lui sera accepté avec elles :";
    apply_now: "Apply to the plan" | "Appliquer au planning";
    no_changes: "Nothing is different yet. Open it and change anything." | "Rien n’est encore différent. Ouvrez-le et modifiez ce que vous voulez.";
    take_back(change: &str): "Take back: {change}" | "Retirer : {change}";
    stale(n: usize) by n: "{n} change no longer applies to the plan." / "{n} changes no longer apply to the plan." | "{n} modification ne s’applique plus au planning." / "{n} modifications ne s’appliquent plus au planning.";

    // Changes in words.
    line(about: &str, what: &str): "{about}: {what}" | "{about} : {what}";
    quoted(name: &str): "“{name}”" | "« {name} »";
    the_plan: "The plan" | "Le planning";
    unnamed: "without a name" | "sans nom";
    nothing: "none" | "rien";
    added(kind: &str, name: &str): "One more {kind}: “{name}”" | "En plus, {kind} : « {name} »";
    removed(kind: &str, name: &str): "Without the {kind} “{name}”" | "Sans {kind} « {name} »";
    left_out(name: &str): "Without the project “{name}” and its tasks" | "Sans le projet « {name} » et ses tâches";
    reordered(kind: &str): "Another order ({kind})" | "Un autre ordre ({kind})";
    kind_plan: "plan" | "planning";
    kind_skill: "skill" | "compétence";
    kind_client: "client" | "client";
    kind_person: "person" | "personne";
    kind_project: "project" | "projet";
    kind_task: "task" | "tâche";
    away(days: &str): "away {days}" | "absence {days}";
    not_away(days: &str): "not away {days}" | "pas d’absence {days}";
    in_the_morning(days: &str): "{days} in the morning" | "{days} le matin";
    in_the_afternoon(days: &str): "{days} in the afternoon" | "{days} l’après-midi";
    between(what: &str, from: &str, to: &str): "{what} from {from} to {to}" | "{what} de {from} à {to}";
    held(skill: &str, level: u8): "{skill}, level {level}" | "{skill}, niveau {level}";
    after_task(name: &str): "after “{name}”" | "après « {name} »";
    with(what: &str): "with {what}" | "avec {what}";
    without(what: &str): "without {what}" | "sans {what}";
    switched_on: "planned as if it were won" | "planifié comme s’il était gagné";
    switched_off: "not planned until it is won" | "non planifié tant qu’il n’est pas gagné";
    over: "over" | "terminé";
    confirmed: "confirmed" | "confirmé";
    from_to(field: &str, before: &str, after: &str): "{field} {before} → {after}" | "{field} {before} → {after}";
    otherwise(field: &str): "other {field}" | "changement : {field}";
    field_due: "due" | "échéance";
    field_deadline: "deadline" | "date butoir";
    field_not_before: "not before" | "pas avant";
    field_start: "start" | "début";
    field_first_day: "first day" | "premier jour";
    field_last_day: "last day" | "dernier jour";
    field_horizon: "horizon" | "horizon";
    field_window: "window" | "période";
    field_as_of: "as of" | "à la date du";
    field_cap: "cap" | "plafond";
    field_effort: "effort" | "temps estimé";
    field_a_day: "hours a day" | "heures par jour";
    field_pm: "project manager" | "chef de projet";
    field_am: "account manager" | "responsable de compte";
    field_goals: "goals" | "objectifs";
    field_fit: "weights of fit" | "poids de l’adéquation";
    field_pin_start: "pinned time" | "moment épinglé";
    field_seats: "seats" | "places";
    field_week: "working week" | "semaine de travail";
    field_weight: "weight" | "poids";
    field_split: "may be split" | "divisible";
    field_progress: "progress" | "avancement";
    field_name: "name" | "nom";
    field_cost: "hourly cost" | "coût horaire";
    field_frozen: "frozen days" | "jours gelés";
    field_announced: "announced plan" | "planning annoncé";
    field_exceptions: "exceptions" | "exceptions";
    field_after: "tasks before it" | "tâches précédentes";
    field_skills: "skills" | "compétences";
    field_time_off: "time off" | "absences";
    field_recurring: "recurring work" | "travail récurrent";
    field_placeholder: "placeholder" | "poste à pourvoir";
    field_colour: "colour" | "couleur";
    field_note: "note" | "note";
    field_win: "chance of winning" | "probabilité de gagner";
    field_hats: "hats" | "casquettes";
    field_region: "public holidays" | "jours fériés";
    field_grid: "grid" | "grille";
    field_min_piece: "shortest piece" | "plus petit morceau";
    field_speed: "speed by level" | "vitesse par niveau";
    field_department: "department" | "département";
    field_ramp: "first weeks" | "premières semaines";
    field_wishes: "wishes" | "souhaits";
    field_contacts: "contacts" | "contacts";
    field_archetype: "kind of project" | "type de projet";
    field_agreed: "agreed hours" | "heures convenues";
    field_rounds: "revision rounds" | "allers-retours";
    field_other: "settings" | "réglages";

    // The comparison.
    comparison: "Comparison" | "Comparaison";
    as_it_is: "The plan as it is" | "Le planning tel quel";
    figure: "Figure" | "Chiffre";
    late: "Late days" | "Jours de retard";
    late_for(client: &str): "Late for {client}" | "Retard pour {client}";
    past_deadline: "Days past deadlines" | "Jours après les dates butoirs";
    peak: "Peak load" | "Charge maximale";
    mean: "Mean load" | "Charge moyenne";
    overload: "Overload" | "Surcharge";
    unplaced: "Unplaced work" | "Travail non placé";
    cost: "Cost of the hours" | "Coût des heures";
    who_changes: "Who changes" | "Qui change";
    broken: "Broken rules" | "Règles enfreintes";
    in_words: "Against the plan as it is" | "Par rapport au planning tel quel";
    timeline: "Load by week" | "Charge par semaine";
    by_project: "Late days by project" | "Jours de retard par projet";
    best: "best possible" | "le mieux possible";
    at_least(what: &str): "at least {what}" | "au moins {what}";
    unchanged: "No difference in these figures." | "Aucune différence dans ces chiffres.";
    no_cost: "no hourly costs" | "sans coût horaire";
    not_costed(hours: Minutes): "{hours} without a cost" | "{hours} sans coût";
    nobody_changes: "nobody" | "personne";
    people_change(n: usize) by n: "{n} person with other work" / "{n} people with other work" | "{n} personne avec un autre travail" / "{n} personnes avec un autre travail";
    tasks_change(owners: usize, moved: usize): "{owners} to somebody else, {moved} to another day" | "{owners} à quelqu’un d’autre, {moved} à un autre jour";
    tasks_unplaced(n: usize) by n: "{n} task" / "{n} tasks" | "{n} tâche" / "{n} tâches";

    strip(people: usize, weeks: usize, over: usize) by over: "Load of {people} people over {weeks} weeks; {over} week of a person above full capacity." / "Load of {people} people over {weeks} weeks; {over} weeks of people above full capacity." | "Charge de {people} personnes sur {weeks} semaines ; {over} semaine d’une personne au-delà de la capacité." / "Charge de {people} personnes sur {weeks} semaines ; {over} semaines de personnes au-delà de la capacité.";

    // How far it is.
    waiting: "waiting" | "en attente";
    first: "first schedule…" | "premier planning…";
    refining(share: Permille): "improving, {share}" | "amélioration, {share}";
    done: "ready" | "prêt";
    stopped: "stopped" | "arrêté";
    failed: "the solver stopped; try again" | "le calcul s’est interrompu ; réessayez";
    outdated: "out of date" | "périmé";
    stop: "Stop" | "Arrêter";
    improve: "Search again" | "Chercher encore";
    fair: "Every plan here, the one as it is among them, is solved anew for the same time from its accepted schedule, with the same seed: what differs is what was changed, give or take what a longer search would still find." | "Chaque planning ici, y compris l’actuel, est recalculé pendant la même durée à partir de son planning accepté, avec la même graine : ce qui diffère vient des changements, sous réserve de ce qu’une recherche plus longue trouverait encore.";
    working: "Scenarios are being solved in the background." | "Les scénarios sont calculés en arrière-plan.";
    all_ready: "The comparison is ready." | "La comparaison est prête.";

    // Differences.
    fewer_late(n: u32, client: &str) by n: "{n} late day fewer for {client}" / "{n} late days fewer for {client}" | "{n} jour de retard en moins pour {client}" / "{n} jours de retard en moins pour {client}";
    more_late(n: u32, client: &str) by n: "{n} late day more for {client}" / "{n} late days more for {client}" | "{n} jour de retard en plus pour {client}" / "{n} jours de retard en plus pour {client}";
    fewer_late_all(n: u32) by n: "{n} late day fewer in all" / "{n} late days fewer in all" | "{n} jour de retard en moins au total" / "{n} jours de retard en moins au total";
    more_late_all(n: u32) by n: "{n} late day more in all" / "{n} late days more in all" | "{n} jour de retard en plus au total" / "{n} jours de retard en plus au total";
    fewer_past(n: u32) by n: "{n} day past deadlines fewer" / "{n} days past deadlines fewer" | "{n} jour après date butoir en moins" / "{n} jours après dates butoirs en moins";
    more_past(n: u32) by n: "{n} day past deadlines more" / "{n} days past deadlines more" | "{n} jour après date butoir en plus" / "{n} jours après dates butoirs en plus";
    load(name: &str, before: Permille, after: Permille): "{name}’s load {before} → {after}" | "charge de {name} {before} → {after}";
    other_peak(before: &str, after: &str): "peak load {before} → {after}" | "charge maximale {before} → {after}";
    peak_of(load: Permille, name: &str): "{load} ({name})" | "{load} ({name})";
    less_overload(hours: Minutes): "{hours} less overload" | "{hours} de surcharge en moins";
    more_overload(hours: Minutes): "{hours} more overload" | "{hours} de surcharge en plus";
    less_unplaced(hours: Minutes): "{hours} more work finds a place" | "{hours} de travail de plus trouvent une place";
    more_unplaced(hours: Minutes): "{hours} more work without a place" | "{hours} de travail de plus restent sans place";
    cheaper(sum: i64): "costs {sum} less" | "coûte {sum} de moins";
    dearer(sum: i64): "costs {sum} more" | "coûte {sum} de plus";
    better: "better" | "mieux";
    worse: "worse" | "moins bien";
}

/// A stretch of days: "Mon 23 Nov – Fri 27 Nov", or the one day.
pub fn days(lang: Lang, first: NaiveDate, last: NaiveDate) -> String {
    if first == last {
        return format::date(lang, first);
    }
    format!("{} – {}", format::date(lang, first), format::date(lang, last))
}
