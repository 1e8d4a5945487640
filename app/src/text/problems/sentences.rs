//! The sentences about problems.

use chrono::{NaiveDate, NaiveDateTime};

use crate::text::format::{Minutes, Permille};
use crate::text::texts;

texts! {
    error: "Error" | "Erreur";
    warning: "Warning" | "Avertissement";

    doubled_id(times: usize): "{times} entries have the same identifier." | "{times} éléments ont le même identifiant.";
    unknown_reference(what: &str): "It names {what} that does not exist." | "Cela désigne {what} qui n’existe pas.";
    self_link: "It comes after itself." | "Elle vient après elle-même.";
    cycle(tasks: &str): "These tasks wait for each other: {tasks}." | "Ces tâches s’attendent l’une l’autre : {tasks}.";
    grid(minutes: u32): "A grid of {minutes} minutes neither divides an hour nor is made of hours of a day." | "Une grille de {minutes} minutes ne divise pas une heure et n’est pas faite d’heures entières.";
    level(level: u8, skill: &str): "Level {level} of {skill} is not between 1 and 5." | "Le niveau {level} en {skill} n’est pas entre 1 et 5.";
    weight(weight: u32): "The weight {weight} is not between 1 and 10." | "Le poids {weight} n’est pas entre 1 et 10.";
    share(what: &str, share: Permille): "{what} is {share}: more than all." | "{what} vaut {share} : plus que tout.";
    hours(what: &str, value: Minutes, most: Minutes): "{what} is {value}: more than {most} makes no sense." | "{what} : {value} ; plus de {most} n’a pas de sens.";
    number(what: &str, value: u32, least: u32, most: u32): "{what} is {value}, not between {least} and {most}." | "{what} : {value}, hors de {least} à {most}.";
    interval(what: &str, from: &str, to: &str): "{what} from {from} to {to} ends before it has begun." | "{what} de {from} à {to} : la fin précède le début.";
    overlap(day: &str, first: &str, second: &str): "On {day}, {first} and {second} overlap." | "Le {day}, {first} et {second} se chevauchent.";
    span(what: &str, first: NaiveDate, last: NaiveDate): "{what}: the last day, {last}, is before the first, {first}." | "{what} : le dernier jour, {last}, précède le premier, {first}.";
    far_date(what: &str, date: &str, earliest: &str, latest: &str): "{what} is {date}, not between {earliest} and {latest}." | "{what} : {date}, hors de la période du {earliest} au {latest}.";
    long_horizon(latest: &str): "The horizon is after {latest}: more than ten years are not planned." | "L’horizon dépasse le {latest} : au-delà de dix ans, rien n’est planifié.";
    empty_name: "It has no name." | "Le nom manque.";
    nobody_at_all(skill: &str, level: u8): "Nobody has {skill} ≥ {level}, at any level." | "Personne n’a {skill} ≥ {level}, à aucun niveau.";
    nobody_at_level(skill: &str, level: u8, person: &str, held: u8): "Nobody has {skill} ≥ {level}; the closest is {person} with {held}." | "Personne n’a {skill} ≥ {level} ; au plus près : {person} avec {held}.";
    nobody_suits(seat: usize): "Nobody has all that seat {seat} asks for." | "Personne n’a tout ce que demande la place {seat}.";
    nobody_named(role: &str): "It is for {role}, but the project names nobody." | "C’est pour {role}, mais le projet ne nomme personne.";
    too_few_people(seats: usize, people: usize): "It has {seats} seats, but only {people} of them can have a person of their own." | "Il y a {seats} places, mais seules {people} peuvent avoir chacune leur personne.";
    pin_without_skill(person: &str, skill: &str, level: u8): "It is pinned to {person}, who does not have {skill} (≥ {level} asked)." | "Épinglée à {person}, qui n’a pas {skill} (≥ {level} demandé).";
    pin_below_level(person: &str, skill: &str, level: u8, held: u8): "It is pinned to {person}, whose {skill} is {held} (≥ {level} asked)." | "Épinglée à {person}, dont le niveau en {skill} est {held} (≥ {level} demandé).";
    pin_without_role(person: &str, role: &str): "It is pinned to {person}, who is not {role}." | "Épinglée à {person}, qui n’est pas {role}.";
    pinned_twice(person: &str): "Two seats are pinned to {person}." | "Deux places sont épinglées à {person}.";
    pin_outside(start: NaiveDateTime, first: NaiveDate, last: NaiveDate): "The pinned start, {start}, is not between {first} and {last}." | "Le début épinglé, {start}, n’est pas entre le {first} et le {last}.";
    pin_off_grid(start: NaiveDateTime, grid: u32): "The pinned start, {start}, does not fall on a step of {grid} minutes." | "Le début épinglé, {start}, ne tombe pas sur un pas de {grid} minutes.";
    due_too_early(date: NaiveDate, not_before: NaiveDate): "It is due {date}, but may not start before {not_before}." | "L’échéance, {date}, tombe avant « pas avant » ({not_before}).";
    deadline_too_early(date: NaiveDate, not_before: NaiveDate): "Its deadline is {date}, but it may not start before {not_before}." | "La date butoir, {date}, tombe avant « pas avant » ({not_before}).";
    deadline_before_due(deadline: NaiveDate, due: NaiveDate): "The deadline, {deadline}, is before the due date, {due}." | "La date butoir, {deadline}, précède l’échéance, {due}.";
    project_dates(due: NaiveDate, start: NaiveDate): "It is due {due}, before it starts on {start}." | "L’échéance, {due}, précède le début, {start}.";
    no_hours: "There are no working hours that may be planned." | "Aucune heure de travail ne peut être planifiée.";
    recurring_full(recurring: Minutes, working: Minutes): "Recurring load of {recurring} a week fills the working week of {working}." | "La charge récurrente de {recurring} par semaine remplit la semaine de {working}.";
    too_long(left: Minutes, most: Minutes, horizon: NaiveDate): "{left} are left to do, but nobody who can do it has more than {most} until {horizon}." | "Il reste {left}, mais personne qui puisse s’en charger n’a plus de {most} d’ici au {horizon}.";
    effort_order(best: Minutes, likely: Minutes, worst: Minutes): "Best, likely and worst effort are {best}, {likely} and {worst}." | "Temps au mieux, probable et au pire : {best}, {likely} et {worst}.";
    effort_without_seats(effort: Minutes): "A milestone has no seats, so its effort of {effort} is not planned." | "Un jalon n’a pas de place : son temps de {effort} n’est pas planifié.";
    seats_without_effort: "Its effort is 0, but it has seats: it takes one step of the grid." | "Le temps est nul, mais il y a des places : elle prend un pas de la grille.";
    window_after_horizon(date: NaiveDate, limit: NaiveDate): "The window ends on {date}, after the horizon, {limit}." | "La période se termine le {date}, après l’horizon, {limit}.";
    plan_date_past(what: &str, date: NaiveDate, limit: NaiveDate): "{what} is {date}, before the plan’s today, {limit}." | "{what} : {date}, avant la date du planning, {limit}.";
    no_people(tasks: usize) by tasks: "{tasks} task waits, but there is nobody to do it." / "{tasks} tasks wait, but there is nobody to do them." | "{tasks} tâche attend, mais il n’y a personne." / "{tasks} tâches attendent, mais il n’y a personne.";
    two_levels(skill: &str, lower: u8, higher: u8): "{skill} is held at level {lower} and at {higher}; the higher counts." | "{skill} figure au niveau {lower} et au niveau {higher} ; le plus haut compte.";

    // What intervals and spans are.
    working_time_on(day: &str): "Working time on {day}" | "Horaire du {day}";
    time_off: "Time off" | "Absence";
    recurring: "Recurring load" | "Charge récurrente";
    employment: "First and last day" | "Premier et dernier jour";
}
