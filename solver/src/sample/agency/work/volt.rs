//! Volt & Vélo, electric bicycles: the film of a new model, and the catalogue.

use super::super::people::{person as p, skill as s};
use super::super::row::{ClientRow, ProjectRow, gate, task};
use crate::model::{Archetype, ClientId, Status};

pub(super) fn client() -> ClientRow {
    ClientRow {
        id: ClientId(5),
        name: "Volt & Vélo",
        weight: 2,
        am: p::KARIM,
        contact: ("Samuel Haddad", "+33 4 99 00 56 78", "samuel@voltvelo.example"),
        projects: vec![film(), catalogue()],
    }
}

fn film() -> ProjectRow {
    ProjectRow {
        name: "Launch film “Uphill”",
        pm: p::PAULINE,
        am: None,
        weight: 2,
        archetype: Archetype::Iterative,
        status: Status::Confirmed,
        start: -4,
        due: 23,
        agreed: 160,
        rounds: 2,
        colour: 9,
        tasks: vec![
            task("script", "Script").seat(s::COPY, 4).pin(p::SOFIA).hours(14).done(13).due(-2),
            task("board", "Storyboard and shot list")
                .seat(s::ILLUSTRATION, 2)
                .hours(10)
                .after("script")
                .due(5),
            gate("script-ok", "Client approval: script and storyboard").wait("board", 1).due(7),
            task("scouting", "Location scouting").seat(s::VIDEO, 4).hours(8).after("script").due(5),
            task("shoot-1", "Shoot, day 1: hills")
                .seat(s::VIDEO, 4)
                .seat(s::PHOTO, 4)
                .hours(6)
                .after("script-ok")
                .after("scouting")
                .due(11),
            task("shoot-2", "Shoot, day 2: city")
                .seat(s::VIDEO, 4)
                .seat(s::PHOTO, 4)
                .hours(6)
                .after("shoot-1")
                .due(12),
            task("edit", "Rough cut").seat(s::VIDEO, 5).range(20, 26, 38).after("shoot-2").due(15),
            task("titles", "Titles and animated data")
                .seat(s::MOTION, 3)
                .hours(22)
                .after("script-ok")
                .due(17),
            task("review", "Internal review").lead().hours(8).after("edit").due(17),
            gate("cut-ok", "Client approval: cut").wait("review", 2).due(20),
            task("grade", "Grading, sound and master")
                .seat(s::VIDEO, 3)
                .hours(16)
                .after("cut-ok")
                .after("titles")
                .due(23),
            task("", "Producing").pm().hours(42).a_day(3).note("Crew, insurance, permits.").due(23),
        ],
    }
}

fn catalogue() -> ProjectRow {
    ProjectRow {
        name: "Catalogue produits",
        pm: p::KARIM,
        am: None,
        weight: 1,
        archetype: Archetype::Express,
        status: Status::Confirmed,
        start: -2,
        due: 22,
        agreed: 70,
        rounds: 1,
        colour: 10,
        tasks: vec![
            task("packshots", "Packshots des douze modèles")
                .seat(s::PHOTO, 3)
                .pin(p::ANAIS)
                .hours(20)
                .spent(12)
                .due(5),
            task("fiches", "Fiches produits").seat(s::REDACTION, 3).hours(16).a_day(3).due(11),
            task("sheets", "Product sheets in English").seat(s::COPY, 3).hours(14).after("fiches").due(14),
            task("detourage", "Détourage des packshots")
                .seat(s::RETOUCHING, 2)
                .hours(9)
                .after("packshots")
                .due(10),
            task("montage", "Montage du catalogue")
                .seat(s::PRINT, 3)
                .range(12, 16, 26)
                .after("fiches")
                .after("sheets")
                .after("detourage")
                .due(17),
            task("verif", "Vérification des prix et références").am().hours(8).after("montage").due(22),
            gate("", "Envoi à l’imprimeur").after("verif").deadline(24).due(22),
        ],
    }
}
