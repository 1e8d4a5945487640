//! The rules of a schedule, and how one is broken, in a sentence each.

use chrono::{NaiveDate, NaiveDateTime};
use solver::model::Rule;

use super::format::Minutes;
use super::{Lang, texts};

texts! {
    rule_skill: "Skills and hats" | "Compétences et casquettes";
    rule_availability: "Availability" | "Disponibilité";
    rule_overlap: "One task at a time" | "Une tâche à la fois";
    rule_link: "Order of tasks" | "Ordre des tâches";
    rule_not_before: "Not before" | "Pas avant";
    rule_pin: "Pins" | "Épingles";
    rule_frozen: "Frozen days" | "Jours gelés";
    rule_seats: "Seats" | "Places";
    rule_split: "Split work" | "Travail fractionné";
    rule_hours_a_day: "Hours a day" | "Heures par jour";

    unknown_task: "This task is no longer in the plan." | "Cette tâche n’est plus dans le planning.";
    not_planned: "It is done, or its project is not planned." | "Elle est terminée, ou son projet n’est pas planifié.";
    doubled: "It stands in the schedule twice." | "Elle figure deux fois au planning.";
    owners(seats: usize, owners: usize) by seats: "{seats} seat, but {owners} given." / "{seats} seats, but {owners} given." | "{seats} place, mais {owners} attribuée(s)." / "{seats} places, mais {owners} attribuée(s).";
    unknown_owner: "Its owner is no longer in the team." | "La personne n’est plus dans l’équipe.";
    two_seats(who: &str): "{who} has two of its seats." | "{who} y occupe deux places.";
    unskilled(who: &str, skill: &str, asked: u8): "{who} does not hold {skill} ≥ {asked}." | "{who} n’a pas {skill} ≥ {asked}.";
    wrong_role(who: &str): "{who} does not wear the asked hat." | "{who} n’a pas la casquette demandée.";
    no_pieces: "It has an owner but no time." | "Elle est attribuée mais sans date.";
    bad_length: "It ends before it begins." | "Elle finit avant de commencer.";
    disorder: "Its pieces are out of order." | "Ses morceaux ne sont pas dans l’ordre.";
    off_grid(at: NaiveDateTime): "{at} is between two slots." | "{at} tombe entre deux créneaux.";
    beyond_horizon: "It ends after the horizon." | "Elle finit après l’horizon.";
    away(who: &str, at: NaiveDateTime): "{who} is not available on {at}." | "{who} n’est pas disponible {at}.";
    amount(worked: Minutes, needed: Minutes): "{worked} planned, {needed} needed." | "{worked} prévues, {needed} nécessaires.";
    overlap(who: &str, other: &str, at: NaiveDateTime): "{who} also works on {other} on {at}." | "{who} travaille aussi sur {other} {at}.";
    too_early(other: &str): "It starts before {other} allows." | "Elle commence avant que {other} le permette.";
    too_early_until(other: &str, earliest: NaiveDateTime): "After {other} it may start on {earliest} at the earliest." | "Après {other}, elle peut commencer au plus tôt {earliest}.";
    after_unplaced(other: &str): "It follows {other}, which has no place." | "Elle suit {other}, qui n’est pas placée.";
    starts_before(date: NaiveDate): "It starts before {date}." | "Elle commence avant {date}.";
    before_as_of: "It starts in the past." | "Elle commence dans le passé.";
    pinned_person(who: &str, owner: &str): "Pinned to {who}, but {owner} has it." | "Épinglée à {who}, mais attribuée à {owner}.";
    pinned_time(at: NaiveDateTime): "Pinned to {at}, but placed elsewhere." | "Épinglée {at}, mais placée ailleurs.";
    started_owner(who: &str, owner: &str): "{who} has begun it, but {owner} has it." | "{who} l’a commencée, mais elle est attribuée à {owner}.";
    moved_in_frozen: "It was announced for a day that is frozen." | "Elle était annoncée pour un jour gelé.";
    pieces(n: usize) by n: "It may not be split, but has {n} piece." / "It may not be split, but has {n} pieces." | "Elle ne peut être fractionnée, mais a {n} morceau." / "Elle ne peut être fractionnée, mais a {n} morceaux.";
    short_piece(worked: Minutes, least: Minutes): "A piece of {worked} is shorter than {least}." | "Un morceau de {worked} est plus court que {least}.";
    same_day: "Two of its pieces lie on one day." | "Deux de ses morceaux tombent le même jour.";
    between(who: &str, other: &str): "{who} works on {other} in between." | "{who} travaille sur {other} entre-temps.";
    hours_a_day(day: NaiveDate, worked: Minutes, most: Minutes): "{worked} on {day}, at most {most} allowed." | "{worked} {day}, au plus {most} permises.";
}

/// What a rule is called.
pub const fn name(lang: Lang, rule: Rule) -> &'static str {
    match rule {
        Rule::Skill => rule_skill(lang),
        Rule::Availability => rule_availability(lang),
        Rule::Overlap => rule_overlap(lang),
        Rule::Link => rule_link(lang),
        Rule::NotBefore => rule_not_before(lang),
        Rule::Pin => rule_pin(lang),
        Rule::Frozen => rule_frozen(lang),
        Rule::Seats => rule_seats(lang),
        Rule::Split => rule_split(lang),
        Rule::HoursADay => rule_hours_a_day(lang),
    }
}
