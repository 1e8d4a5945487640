//! The goals of a solve: what they are called, what they mean, and their values in words.

use solver::model::GoalKind;

use super::{Lang, format, texts};

texts! {
    goal_unplaced: "Unplaced work" | "Travail non placé";
    goal_deadlines: "Days past deadlines" | "Jours après les dates butoirs";
    goal_lateness: "Late days" | "Jours de retard";
    goal_stability: "Changes to the announced plan" | "Changements du planning annoncé";
    goal_peak_load: "Peak load" | "Charge maximale";
    goal_balance: "Uneven load" | "Charge inégale";
    goal_fit: "Poor fit" | "Inadéquation";
    goal_makespan: "Last finish" | "Fin du dernier travail";

    about_unplaced: "Hours that found no place. Always first." | "Heures restées sans place. Toujours en premier.";
    about_deadlines: "Working days past a deadline, weighted." | "Jours ouvrés après une date butoir, pondérés.";
    about_lateness: "Working days after the due date, weighted." | "Jours ouvrés après l’échéance, pondérés.";
    about_stability: "Other people or other times than announced." | "D’autres personnes ou d’autres moments qu’annoncé.";
    about_peak_load: "The load of the busiest person." | "La charge de la personne la plus occupée.";
    about_balance: "Hours that differ from an even share, week by week." | "Heures en écart avec un partage égal, semaine par semaine.";
    about_fit: "Levels wasted or stretched, wishes, many projects at once, cost." | "Niveaux gaspillés ou dépassés, souhaits, projets simultanés, coût.";
    about_makespan: "When everything is done." | "Le moment où tout est terminé.";

    late_days(n: i64) by n: "{n} day" / "{n} days" | "{n} jour" / "{n} jours";
    points(n: i64) by n: "{n} point" / "{n} points" | "{n} point" / "{n} points";
    slots(n: i64) by n: "{n} slot" / "{n} slots" | "{n} créneau" / "{n} créneaux";
}

/// What a goal is called: something of which there should be little.
pub const fn name(lang: Lang, goal: GoalKind) -> &'static str {
    match goal {
        GoalKind::Unplaced => goal_unplaced(lang),
        GoalKind::Deadlines => goal_deadlines(lang),
        GoalKind::Lateness => goal_lateness(lang),
        GoalKind::Stability => goal_stability(lang),
        GoalKind::PeakLoad => goal_peak_load(lang),
        GoalKind::Balance => goal_balance(lang),
        GoalKind::Fit => goal_fit(lang),
        GoalKind::Makespan => goal_makespan(lang),
    }
}

/// What a goal counts.
pub const fn about(lang: Lang, goal: GoalKind) -> &'static str {
    match goal {
        GoalKind::Unplaced => about_unplaced(lang),
        GoalKind::Deadlines => about_deadlines(lang),
        GoalKind::Lateness => about_lateness(lang),
        GoalKind::Stability => about_stability(lang),
        GoalKind::PeakLoad => about_peak_load(lang),
        GoalKind::Balance => about_balance(lang),
        GoalKind::Fit => about_fit(lang),
        GoalKind::Makespan => about_makespan(lang),
    }
}

/// The value of a goal with its unit: "3 days", "93 %", "14 h".
pub fn value(lang: Lang, goal: GoalKind, value: i64) -> String {
    match goal {
        GoalKind::Unplaced | GoalKind::Balance => format::hours(lang, value),
        GoalKind::Deadlines | GoalKind::Lateness => late_days(lang, value),
        GoalKind::PeakLoad => format::percent(lang, value),
        GoalKind::Stability | GoalKind::Fit => points(lang, value),
        GoalKind::Makespan => slots(lang, value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_has_the_unit_of_its_goal() {
        assert_eq!(value(Lang::En, GoalKind::Lateness, 1), "1 day");
        assert_eq!(value(Lang::Fr, GoalKind::PeakLoad, 931), "93\u{202f}%");
        assert_eq!(value(Lang::En, GoalKind::Unplaced, 840), "14\u{a0}h");
    }
}
