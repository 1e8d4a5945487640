//! The Team screen: people, skills and hours.

use super::texts;

texts! {
    title: "Team" | "Équipe";
    people_table: "People and their skills" | "Personnes et compétences";
    summary(people: usize, hours: super::format::Minutes) by people:
        "{people} person, {hours} a week" / "{people} people, {hours} a week"
        | "{people} personne, {hours} par semaine" / "{people} personnes, {hours} par semaine";

    // Columns and cells.
    hats: "Hats" | "Casquettes";
    hat_am: "AM" | "AM";
    hat_pm: "PM" | "PM";
    department: "Department" | "Département";
    hours_a_week: "Hours" | "Heures";
    hours_a_week_hint: "Working hours of a normal week; change them beside the table" | "Heures d’une semaine normale ; elles se changent à côté du tableau";
    cap_hint: "Share of each day that may be planned" | "Part de chaque jour qui peut être planifiée";
    level_hint: "Level from 1 (beginner) to 5 (expert); empty: does not have it" | "Niveau de 1 (débutant) à 5 (expert) ; vide : ne l’a pas";
    placeholder: "to hire" | "à pourvoir";
    new_person: "Add person" | "Ajouter une personne";
    new_person_hint: "Type a name to add a person" | "Tapez un nom pour ajouter une personne";
    unnamed: "New person" | "Nouvelle personne";
    new_placeholder: "Add placeholder" | "Ajouter un poste à pourvoir";
    unnamed_placeholder: "Creative to hire" | "Créatif à recruter";

    // What is wrong with a cell.
    no_hours: "Has no working hours: nothing can be planned. Maybe set the working week." | "N’a aucune heure de travail : rien ne peut être planifié. Peut-être définir la semaine de travail.";
    needs_a_name: "A person needs a name. To remove the person, use Delete." | "Une personne a besoin d’un nom. Pour la retirer, utilisez Supprimer.";
    unknown_hat(word: &str): "“{word}” is not a hat. Use AM, PM, Creative or Lead." | "« {word} » n’est pas une casquette. Utilisez AM, PM, Créatif ou Direction.";
    not_a_level(word: &str): "“{word}” is not a level. Levels go from 1 to 5; empty takes the skill away." | "« {word} » n’est pas un niveau. Les niveaux vont de 1 à 5 ; vide retire la compétence.";
    not_a_share(word: &str): "“{word}” is not a share of the day, such as 85 %." | "« {word} » n’est pas une part du jour, comme 85 %.";
    row_is_gone: "This person is no longer in the plan." | "Cette personne n’est plus dans le plan.";

    // Skills.
    skills: "Skills" | "Compétences";
    skills_edit: "Skills…" | "Compétences…";
    new_skill: "New skill" | "Nouvelle compétence";
    new_skill_hint: "Enter adds it" | "Entrée l’ajoute";
    skill_known(name: &str): "“{name}” is in the list already." | "« {name} » est déjà dans la liste.";
    skill_named(name: &str): "Name of the skill {name}" | "Nom de la compétence {name}";
    remove_skill(name: &str): "Remove {name}" | "Retirer {name}";
    skill_holders(n: usize) by n: "{n} person" / "{n} people" | "{n} personne" / "{n} personnes";

    // One person.
    details: "Person" | "Personne";
    nobody_selected: "Choose a person to set working hours, time off and recurring load." | "Choisissez une personne pour définir ses heures, ses absences et sa charge récurrente.";
    remove_person(name: &str): "Remove {name}" | "Retirer {name}";
    working_week: "Working week" | "Semaine de travail";
    working_week_hint: "Such as 9:30–13 14–17:30; empty for a free day" | "Comme 9h30–13h 14h–17h30 ; vide pour un jour libre";
    week_total(hours: super::format::Minutes): "{hours} a week" | "{hours} par semaine";
    full_time: "Full time" | "Temps plein";
    mornings: "Mornings" | "Matins";
    four_days: "Four days" | "Quatre jours";
    not_a_time(word: &str): "“{word}” is not a time." | "« {word} » n’est pas une heure.";
    no_end(word: &str): "“{word}” has no end. Write 9–13." | "« {word} » n’a pas de fin. Écrivez 9–13.";
    out_of_order(word: &str): "“{word}” ends before it begins, or overlaps the stretch before it." | "« {word} » finit avant de commencer, ou chevauche la plage d’avant.";
    own_cap: "Cap" | "Plafond";
    own_cap_hint(cap: super::format::Permille): "Empty: {cap}, as in the plan" | "Vide : {cap}, comme dans le plan";
    hourly_cost: "Cost of an hour" | "Coût d’une heure";
    first_day: "First day" | "Premier jour";
    last_day: "Last day" | "Dernier jour";
    region: "Public holidays" | "Jours fériés";
    region_of_plan: "As in the plan" | "Comme dans le plan";
    is_placeholder: "Placeholder: still to be found" | "Poste à pourvoir";
    not_a_number(word: &str): "“{word}” is not a whole number." | "« {word} » n’est pas un nombre entier.";
    not_a_date(word: &str): "“{word}” is not a date." | "« {word} » n’est pas une date.";

    // Recurring load.
    recurring_load: "Recurring load" | "Charge récurrente";
    recurring_hint: "Meetings, mail, calls: hours that come back every week" | "Réunions, courriels, appels : des heures qui reviennent chaque semaine";
    recurring_name: "What" | "Quoi";
    recurring_hours: "Hours a week" | "Heures par semaine";
    recurring_at(time: &str): "at {time}" | "à {time}";
    add_recurring: "Add recurring load" | "Ajouter une charge récurrente";
    unnamed_recurring: "Meetings" | "Réunions";
    remove_recurring(name: &str): "Remove recurring load {name}" | "Retirer la charge récurrente {name}";
    not_hours(word: &str): "“{word}” is not a number of hours." | "« {word} » n’est pas un nombre d’heures.";

    // Time off.
    time_off: "Time off" | "Absences";
    time_off_hint: "Click a day: day off, morning, afternoon, none. Shift and click or arrow for a stretch." | "Cliquez un jour : jour entier, matin, après-midi, rien. Maj et clic ou flèche pour une plage.";
    earlier: "Earlier month" | "Mois précédent";
    later: "Later month" | "Mois suivant";
    day_works: "works" | "travaille";
    day_free: "does not work" | "ne travaille pas";
    day_off: "off" | "absence";
    morning_off: "morning off" | "matin libre";
    afternoon_off: "afternoon off" | "après-midi libre";
    part_off(from: &str, to: &str): "off {from}–{to}" | "absence {from}–{to}";
    day_label(day: chrono::NaiveDate, state: &str): "{day}, {state}" | "{day}, {state}";
    no_time_off: "No time off" | "Aucune absence";
    stretch(first: chrono::NaiveDate, last: chrono::NaiveDate): "{first} – {last}" | "{first} – {last}";
    remove_time_off(what: &str): "Remove time off {what}" | "Retirer l’absence {what}";

    // Public holidays and regions.
    region_none: "None" | "Aucun";
    region_france: "France" | "France";
    region_alsace_moselle: "Alsace and Moselle" | "Alsace-Moselle";
    region_belgium: "Belgium" | "Belgique";
    region_england_wales: "England and Wales" | "Angleterre et pays de Galles";
    region_united_states: "United States" | "États-Unis";
}
