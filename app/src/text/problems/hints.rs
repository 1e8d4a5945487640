//! Guesses at what would put a problem right.

use chrono::NaiveDate;
use solver::model::Plan;
use solver::validate::Hint;

use super::parts::Names;
use crate::text::{Lang, texts};

texts! {
    free_id(id: u32): "Maybe give one of them the number {id}, which is free." | "Peut-être donner à l’un d’eux le numéro {id}, qui est libre.";
    remove_link(task: &str, after: &str): "Maybe {task} need not come after {after}." | "Peut-être que {task} n’a pas à venir après {after}.";
    number(number: u32): "Maybe {number}." | "Peut-être {number}.";
    date(date: NaiveDate): "Maybe {date}." | "Peut-être {date}.";
    leave_empty: "Maybe leave it empty." | "Peut-être laisser vide.";
    swap: "Maybe swap the two." | "Peut-être échanger les deux.";
    join(from: &str, to: &str): "Maybe one interval, {from} to {to}." | "Peut-être un seul créneau, de {from} à {to}.";
    thousandths: "Maybe thousandths were meant: 85 % is 850." | "Peut-être en millièmes : 85 % s’écrit 850.";
    lower_level(level: u8, person: &str): "Maybe ask for level {level}, which {person} has." | "Peut-être demander le niveau {level}, qu’a {person}.";
    add_skill(skill: &str): "Maybe somebody has {skill} after all, or add a placeholder such as “designer to hire”." | "Peut-être que quelqu’un a {skill} malgré tout, ou ajoutez un poste « à pourvoir ».";
    split_seat: "Maybe ask for less in one seat, or use a seat per person." | "Peut-être demander moins à une place, ou prévoir une place par personne.";
    name_role(role: &str): "Maybe name {role} of the project." | "Peut-être nommer {role} du projet.";
    fewer_seats: "Maybe fewer seats, or more people." | "Peut-être moins de places, ou plus de personnes.";
    exception: "Maybe pin it to somebody else, or allow an exception with a reason." | "Peut-être l’épingler à quelqu’un d’autre, ou autoriser une exception motivée.";
    split_task: "Maybe split it into several tasks, or plan further ahead." | "Peut-être la découper en plusieurs tâches, ou planifier plus loin.";
    on_grid: "Maybe choose a start on the grid." | "Peut-être choisir un début sur la grille.";
    add_people: "Maybe add people, or placeholders for those to come." | "Peut-être ajouter des personnes, ou des postes à pourvoir.";
    milestone: "Maybe it is a milestone, or name an effort." | "Peut-être est-ce un jalon, ou précisez un temps.";
    unpin: "Maybe remove the pinned start." | "Peut-être retirer le début épinglé.";
}

/// A guess, in a sentence that begins with "Maybe".
pub fn hint(lang: Lang, plan: &Plan, hint: Hint) -> String {
    let names = Names { lang, plan };
    match hint {
        Hint::FreeId(id) => free_id(lang, id),
        Hint::RemoveLink { task, after } => remove_link(lang, &names.task(task), &names.task(after)),
        Hint::Number(value) => number(lang, value),
        Hint::Date(day) => date(lang, day),
        Hint::LeaveEmpty => leave_empty(lang).into(),
        Hint::Swap => swap(lang).into(),
        Hint::Join(interval) => join(lang, &interval.from.to_string(), &interval.to.to_string()),
        Hint::Thousandths => thousandths(lang).into(),
        Hint::LowerLevel { level, person } => lower_level(lang, level.0, &names.person(person)),
        Hint::AddSkill(skill) => add_skill(lang, &names.skill(skill)),
        Hint::SplitSeat => split_seat(lang).into(),
        Hint::NameRole(role) => name_role(lang, names.role(role)),
        Hint::FewerSeats => fewer_seats(lang).into(),
        Hint::Exception(_) => exception(lang).into(),
        Hint::SplitTask => split_task(lang).into(),
        Hint::OnGrid => on_grid(lang).into(),
        Hint::AddPeople => add_people(lang).into(),
        Hint::Milestone => milestone(lang).into(),
        Hint::Unpin => unpin(lang).into(),
    }
}
