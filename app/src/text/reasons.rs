//! Reasons: why a task has no place, why it has its owner, what holds it where it is.

use chrono::{NaiveDate, NaiveDateTime};

use super::format::Minutes;
use super::{Lang, texts};

texts! {
    // Why a task has no place.
    has_room(start: NaiveDateTime): "There is room from {start}: solve again." | "Il y a de la place à partir de {start} : recalculez.";
    nobody(needs: &str): "{needs}: nobody can do it." | "{needs} : personne ne peut la faire.";
    nearest(name: &str, why: &str): "Nearest: {name}, who {why}." | "Au plus près : {name}, qui {why}.";
    pinned_to(name: &str, why: &str): "Pinned to {name}, who {why}." | "Épinglée à {name}, qui {why}.";
    pinned_to_gone: "Pinned to somebody who is no longer in the team." | "Épinglée à quelqu’un qui n’est plus dans l’équipe.";
    few_people(seats: usize, people: usize) by people: "{seats} seats, but only {people} person for them." / "{seats} seats, but only {people} people for them." | "{seats} places, mais seulement {people} personne pour elles." / "{seats} places, mais seulement {people} personnes pour elles.";
    waits_for(task: &str): "Waits for {task}, which has no place." | "Attend {task}, qui n’est pas placée.";
    waits_through(task: &str, root: &str): "Waits for {task}, and so for {root}, which has no place." | "Attend {task}, donc {root}, qui n’est pas placée.";
    waits_for_itself(tasks: &str): "Waits for itself: {tasks}." | "S’attend elle-même : {tasks}.";
    pin_breaks(at: NaiveDateTime, rule: &str): "Its pin on {at} breaks a rule: {rule}." | "Son épingle ({at}) enfreint une règle : {rule}.";
    too_late(horizon: NaiveDate): "It cannot start before the horizon, {horizon}." | "Elle ne peut pas commencer avant l’horizon, {horizon}.";
    missing(needs: &str, hours: Minutes, weeks: &str): "{needs}: {hours} missing in {weeks}." | "{needs} : il manque {hours} en {weeks}.";
    share(people: &str, free: Minutes, needed: Minutes, weeks: &str): "{people} have {free} of the {needed} free in common in {weeks}." | "{people} n’ont que {free} sur {needed} libres en commun en {weeks}.";
    in_one_go(needed: Minutes, longest: Minutes): "It takes {needed} in one go; the longest free time is {longest}." | "Elle demande {needed} d’un seul tenant ; le plus long temps libre est de {longest}.";
    weeks(first: u32, last: u32): "weeks {first}–{last}" | "semaines {first}–{last}";
    skill_at_least(skill: &str, level: u8): "{skill} ≥ {level}" | "{skill} ≥ {level}";
    any_skill: "any skill" | "toute compétence";

    // Why somebody cannot take a seat; follows "who".
    holds_only(skill: &str, level: u8): "holds {skill} at {level} only" | "n’a {skill} qu’au niveau {level}";
    lacks(skill: &str): "does not hold {skill}" | "n’a pas {skill}";
    wrong_hat: "does not wear the hat" | "n’a pas la casquette";
    seat_pinned(name: &str): "the seat is pinned to {name}" | "la place est épinglée à {name}";
    begun_by(name: &str): "{name} has begun it" | "{name} l’a commencée";
    other_seat: "has another seat" | "occupe une autre place";
    no_room: "no room" | "pas de place";
    after_unplaced(task: &str): "{task} has no place" | "{task} n’est pas placée";

    // What holds a task where it is.
    held_by_today(task: &str): "{task} starts as early as the plan allows." | "{task} commence dès que le planning le permet.";
    held_by_date(task: &str, date: NaiveDate): "{task} may not start before {date}." | "{task} ne peut pas commencer avant {date}.";
    held_by_pin(task: &str, at: NaiveDateTime): "{task} is pinned to {at}." | "{task} est épinglée {at}.";
    held_by_link(task: &str, other: &str, end: NaiveDateTime): "{task} follows {other}, which ends {end}." | "{task} suit {other}, qui finit {end}.";
    held_by_lag(task: &str, other: &str, end: NaiveDateTime, days: u32) by days: "{task} follows {other}, which ends {end}, and {days} day." / "{task} follows {other}, which ends {end}, and {days} days." | "{task} suit {other}, qui finit {end}, et {days} jour." / "{task} suit {other}, qui finit {end}, et {days} jours.";
    held_by_work(task: &str, who: &str, other: &str, end: NaiveDateTime): "{who} does {other} until {end}, then {task}." | "{who} fait {other} jusqu’à {end}, puis {task}.";
    held_by_gap(task: &str, from: NaiveDateTime): "Free time from {from} is too short for {task}." | "Le temps libre à partir de {from} est trop court pour {task}.";
    could_start(task: &str, from: NaiveDateTime): "{task} could start {from} with the same people." | "{task} pourrait commencer {from} avec les mêmes personnes.";
    away(who: &str, first: NaiveDate, last: NaiveDate): "{who} is away {first} – {last}." | "Absence de {who} {first} – {last}.";
    away_day(who: &str, day: NaiveDate): "{who} is away {day}." | "Absence de {who} {day}.";
    holiday_day(who: &str, day: NaiveDate): "{day} is a public holiday for {who}." | "{day} est férié pour {who}.";

    // Who else.
    changes_by(goal: &str, by: &str): "{goal} {by}" | "{goal} {by}";
    finding: "looking for the reasons…" | "recherche des raisons…";
}

/// One calendar week or a stretch of them.
pub fn weeks_of(lang: Lang, from: NaiveDate, to: NaiveDate) -> String {
    use chrono::Datelike;
    let (first, last) = (from.iso_week(), to.iso_week());
    if first == last { super::format::week(lang, from) } else { weeks(lang, first.week(), last.week()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_of_weeks_has_both_ends() {
        let date = |text: &str| text.parse().unwrap();
        assert_eq!(weeks_of(Lang::En, date("2026-11-24"), date("2026-11-27")), "week\u{a0}48");
        assert_eq!(weeks_of(Lang::Fr, date("2026-11-24"), date("2026-12-01")), "semaines 48–49");
    }
}
