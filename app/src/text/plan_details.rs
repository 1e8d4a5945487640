//! The inspector of the Plan screen: the facts of a task or a person, and why.

use chrono::NaiveDate;

use super::format::{Minutes, Permille};
use super::texts;

texts! {
    details: "Details" | "Détail";
    close: "Close the details" | "Fermer le détail";
    when: "When" | "Quand";
    not_placed: "has no place" | "n’est pas placée";
    range(best: Minutes, worst: Minutes): "({best}–{worst})" | "({best}–{worst})";
    stretched(hours: Minutes): "{hours} at this level" | "{hours} à ce niveau";
    assumed_effort: "assumed" | "supposé";
    per_seat: "per seat" | "par place";
    after_lag(name: &str, days: u32) by days: "{name}, {days} working day later" / "{name}, {days} working days later" | "{name}, {days} jour ouvré plus tard" / "{name}, {days} jours ouvrés plus tard";
    after_calendar_lag(name: &str, days: u32) by days: "{name}, {days} day later" / "{name}, {days} days later" | "{name}, {days} jour plus tard" / "{name}, {days} jours plus tard";
    before_what: "Before" | "Avant";
    progress: "Progress" | "Avancement";
    note: "Note" | "Note";
    project_due: "of the project" | "du projet";
    held(skill: &str, level: u8): "{skill} {level}" | "{skill} {level}";
    needs(skill: &str, level: u8): "{skill} ≥ {level}" | "{skill} ≥ {level}";
    seat_number(n: usize): "Seat {n}" | "Place {n}";
    moved_from(from: &str): "was {from}" | "était {from}";

    // Pins and ways out.
    pin_person: "Pin to the person" | "Épingler à la personne";
    pin_time: "Pin to the time" | "Épingler à l’heure";
    unpin_person: "Free the person" | "Libérer la personne";
    unpin_time: "Free the time" | "Libérer l’heure";
    open_in_work: "Open in Work" | "Ouvrir dans Travail";
    open_in_team: "Open in Team" | "Ouvrir dans Équipe";
    cannot_pin: "This tab cannot change the plan for the moment." | "Cet onglet ne peut pas modifier le planning pour l’instant.";

    // Reasons.
    needs_attention: "Needs re-solve" | "À recalculer";
    this_one: "as planned" | "comme prévu";
    only_one(name: &str): "Only {name} can do it." | "Il n’y a que {name} pour la faire.";

    // A person.
    cap: "Cap" | "Plafond";
    hats: "Hats" | "Casquettes";
    recurring: "Recurring" | "Récurrent";
    recurring_of(name: &str, hours: Minutes): "{name}, {hours} a week" | "{name}, {hours} par semaine";
    load_ahead: "Load by week" | "Charge par semaine";
    load_summary(who: &str, weeks: &str): "Load of {who} by week: {weeks}" | "Charge de {who} par semaine : {weeks}";
    next_two_weeks: "Next two weeks" | "Deux prochaines semaines";
    nothing_planned: "Nothing planned" | "Rien de prévu";
    time_off_ahead: "Time off ahead" | "Absences à venir";
    no_time_off: "None" | "Aucune";
    off_days(first: NaiveDate, last: NaiveDate): "{first} – {last}" | "{first} – {last}";
    window_load(load: Permille): "{load} of the whole window" | "{load} sur toute la période";

    // Names for screen readers.
    bar(name: &str, who: &str, when: &str, hours: &str, state: &str): "{name}, {who}, {when}, {hours}, {state}" | "{name}, {who}, {when}, {hours}, {state}";
    bar_started: "started" | "commencée";
    bar_broken: "needs re-solve" | "à recalculer";
    bar_moved: "would move" | "se déplacerait";
    past_deadline(n: u32) by n: "{n} day past the deadline" / "{n} days past the deadline" | "{n} jour après la date butoir" / "{n} jours après la date butoir";
    nobody: "nobody" | "personne";
}
