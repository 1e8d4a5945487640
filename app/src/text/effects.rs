//! What one schedule changes against another: goals, dates, clients and places, as sentences.

use solver::explain::Shift;
use solver::model::GoalKind;

use super::format::{self, Minutes, Permille};
use super::{Lang, goals, texts};

texts! {
    // Goals, each with what it was and what it would be.
    unplaced(from: Minutes, to: Minutes): "work without a place would go from {from} to {to}" | "le travail non placé passerait de {from} à {to}";
    deadlines(from: i64, to: i64): "days past deadlines would go from {from} to {to}" | "les jours après date butoir passeraient de {from} à {to}";
    lateness(from: i64, to: i64): "late days would go from {from} to {to}" | "les jours de retard passeraient de {from} à {to}";
    stability(from: i64, to: i64): "changes to the announced plan would go from {from} to {to} points" | "les changements du planning annoncé passeraient de {from} à {to} points";
    peak_load(from: Permille, to: Permille): "the peak load would go from {from} to {to}" | "la charge maximale passerait de {from} à {to}";
    peak_load_fine(from: &str, to: &str): "the peak load would go from {from} to {to}" | "la charge maximale passerait de {from} à {to}";
    balance(from: Minutes, to: Minutes): "uneven hours would go from {from} to {to}" | "les heures inégales passeraient de {from} à {to}";
    fit(from: i64, to: i64): "poor fit would go from {from} to {to} points" | "l’inadéquation passerait de {from} à {to} points";
    makespan(from: i64, to: i64): "the last finish would go from slot {from} to slot {to}" | "la fin du dernier travail passerait du créneau {from} au créneau {to}";
    slightly_more(goal: &str): "{goal}: slightly more" | "{goal} : un peu plus";
    slightly_less(goal: &str): "{goal}: slightly less" | "{goal} : un peu moins";
    from_to(from: &str, to: &str): "{from} → {to}" | "{from} → {to}";

    // Tasks against their dates.
    late(task: &str, days: u32) by days: "{task} would be {days} day late." / "{task} would be {days} days late." | "{task} aurait {days} jour de retard." / "{task} aurait {days} jours de retard.";
    later(task: &str, days: u32, before: u32) by days: "{task} would be {days} day late instead of {before}." / "{task} would be {days} days late instead of {before}." | "{task} aurait {days} jour de retard au lieu de {before}." / "{task} aurait {days} jours de retard au lieu de {before}.";
    in_time(task: &str, before: u32) by before: "{task} would be in time instead of {before} day late." / "{task} would be in time instead of {before} days late." | "{task} serait à l’heure au lieu d’avoir {before} jour de retard." / "{task} serait à l’heure au lieu d’avoir {before} jours de retard.";
    past(task: &str, days: u32) by days: "{task} would miss its deadline by {days} day." / "{task} would miss its deadline by {days} days." | "{task} dépasserait sa date butoir de {days} jour." / "{task} dépasserait sa date butoir de {days} jours.";
    keeps_deadline(task: &str): "{task} would keep its deadline." | "{task} respecterait sa date butoir.";
    loses(task: &str): "{task} would lose its place." | "{task} perdrait sa place.";
    finds(task: &str): "{task} would find a place." | "{task} trouverait une place.";
    client(name: &str, from: u32, to: u32): "{name}: late days {from} → {to}." | "{name} : jours de retard {from} → {to}.";

    // Places.
    moves(task: &str, from: &str, to: &str): "{task}: {from} → {to}." | "{task} : {from} → {to}.";
    placed(task: &str, to: &str): "{task}: → {to}." | "{task} : → {to}.";
    dropped(task: &str, from: &str): "{task}: {from} → no place." | "{task} : {from} → sans place.";
    nothing_moves: "Nothing else moves." | "Rien d’autre ne bouge.";
}

/// How a goal changes, to stand within a sentence: "the peak load would go from 92 % to 104 %".
pub fn shift(lang: Lang, shift: Shift) -> String {
    let Shift { goal, from, to } = shift;
    let (before, after) = (goals::value(lang, goal, from), goals::value(lang, goal, to));
    if goal == GoalKind::PeakLoad && before == after {
        // Whole percents would hide it.
        return peak_load_fine(lang, &fine(lang, from), &fine(lang, to));
    }
    if before == after {
        let say = if to > from { slightly_more } else { slightly_less };
        return say(lang, goals::name(lang, goal));
    }
    match goal {
        GoalKind::Unplaced => unplaced(lang, Minutes(from), Minutes(to)),
        GoalKind::Deadlines => deadlines(lang, from, to),
        GoalKind::Lateness => lateness(lang, from, to),
        GoalKind::Stability => stability(lang, from, to),
        GoalKind::PeakLoad => peak_load(lang, Permille(from), Permille(to)),
        GoalKind::Balance => balance(lang, Minutes(from), Minutes(to)),
        GoalKind::Fit => fit(lang, from, to),
        GoalKind::Makespan => makespan(lang, from, to),
    }
}

/// The values of a goal before and after, in a table: "92 % → 104 %".
pub fn values(lang: Lang, shift: Shift) -> String {
    let (before, after) =
        (goals::value(lang, shift.goal, shift.from), goals::value(lang, shift.goal, shift.to));
    if shift.by() == 0 {
        return after;
    }
    if before == after && shift.goal == GoalKind::PeakLoad {
        return from_to(lang, &fine(lang, shift.from), &fine(lang, shift.to));
    }
    from_to(lang, &before, &after)
}

/// A share to the tenth of a percent.
fn fine(lang: Lang, permille: i64) -> String {
    let space = if lang == Lang::Fr { '\u{202f}' } else { '\u{a0}' };
    format!("{}{space}%", format::decimal(lang, permille as f64 / 10.0, 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::compare::assert_same_facts;

    #[test]
    fn a_goal_says_what_it_was_and_what_it_would_be() {
        let peak = Shift { goal: GoalKind::PeakLoad, from: 920, to: 1040 };
        assert_eq!(shift(Lang::En, peak), "the peak load would go from 92\u{a0}% to 104\u{a0}%");
        let little = Shift { goal: GoalKind::PeakLoad, from: 921, to: 923 };
        assert_eq!(values(Lang::Fr, little), "92,1\u{202f}% → 92,3\u{202f}%");
        let hours = Shift { goal: GoalKind::Balance, from: 6001, to: 6002 };
        assert_eq!(shift(Lang::En, hours), "Uneven load: slightly more");
    }

    #[test]
    fn no_figure_is_lost_between_the_languages() {
        for goal in GoalKind::ALL {
            for (from, to) in [(0, 75), (1234, 60), (6001, 6002), (99_999, 5), (920, 1045)] {
                let of = Shift { goal, from, to };
                assert_same_facts(&shift(Lang::En, of), &shift(Lang::Fr, of), &[]);
                assert_same_facts(&values(Lang::En, of), &values(Lang::Fr, of), &[]);
            }
        }
    }
}
