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
        due: 22,
        agreed: 160,
        rounds: 2,
        colour: 9,
        tasks: vec![
            task("script", "Script").seat(s::COPY, 4).pin(p::SOFIA).hours(14).due(2).spent(5),
            task("board", "Storyboard and shot list")
                .seat(s::ILLUSTRATION, 3)
                .hours(10)
                .due(5)
                .after("script"),
            gate("script-ok", "Client approval: script and storyboard").wait("board", 1).due(7),
            task("scouting", "Location scouting").seat(s::VIDEO, 4).hours(8).due(5).after("script"),
            task("shoot-1", "Shoot, day 1: hills")
                .seat(s::VIDEO, 4)
                .seat(s::PHOTO, 4)
                .hours(6)
                .due(11)
                .after("script-ok")
                .after("scouting"),
            task("shoot-2", "Shoot, day 2: city")
                .seat(s::VIDEO, 4)
                .seat(s::PHOTO, 4)
                .hours(6)
                .due(12)
                .after("shoot-1"),
            task("edit", "Rough cut").seat(s::VIDEO, 5).range(22, 30, 44).due(15).after("shoot-2"),
            task("titles", "Titles and animated data")
                .seat(s::MOTION, 4)
                .hours(20)
                .due(17)
                .after("script-ok"),
            task("review", "Internal review").lead().hours(4).due(16).after("edit"),
            gate("cut-ok", "Client approval: cut").wait("review", 2).due(19),
            task("grade", "Grading, sound and master")
                .seat(s::VIDEO, 4)
                .hours(24)
                .due(22)
                .after("cut-ok")
                .after("titles"),
            task("", "Producing").pm().hours(22).a_day(1).due(22).note("Crew, insurance, permits."),
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
        start: 0,
        due: 17,
        agreed: 70,
        rounds: 1,
        colour: 10,
        tasks: vec![
            task("packshots", "Packshots des douze modèles").seat(s::PHOTO, 3).hours(14).due(6).split(),
            task("fiches", "Fiches produits").seat(s::REDACTION, 3).hours(16).a_day(3).due(9),
            task("sheets", "Product sheets in English").seat(s::COPY, 3).hours(14).due(13).after("fiches"),
            task("detourage", "Détourage des packshots")
                .seat(s::RETOUCHING, 2)
                .hours(9)
                .due(10)
                .after("packshots"),
            task("montage", "Montage du catalogue")
                .seat(s::PRINT, 3)
                .range(12, 16, 24)
                .due(15)
                .after("fiches")
                .after("sheets")
                .after("detourage"),
            task("verif", "Vérification des prix et références").am().hours(8).due(16).after("montage"),
            gate("", "Envoi à l’imprimeur").after("verif").due(17).deadline(19),
        ],
    }
}
