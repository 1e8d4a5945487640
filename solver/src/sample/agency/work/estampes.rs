//! Musée des Estampes, a museum: an exhibition, and its signs and audio guide.

use super::super::people::{person as p, skill as s};
use super::super::row::{ClientRow, ProjectRow, gate, task};
use crate::model::{Archetype, ClientId, Status};

pub(super) fn client() -> ClientRow {
    ClientRow {
        id: ClientId(4),
        name: "Musée des Estampes",
        weight: 1,
        am: p::CAMILLE,
        contact: ("Agathe Morel", "+33 1 99 00 23 45", "agathe.morel@estampes.example"),
        projects: vec![exhibition(), signs()],
    }
}

fn exhibition() -> ProjectRow {
    ProjectRow {
        name: "Exposition « Encres du large »",
        pm: p::PAULINE,
        am: None,
        weight: 3,
        archetype: Archetype::Standard,
        status: Status::Confirmed,
        start: -3,
        due: 20,
        agreed: 110,
        rounds: 2,
        colour: 7,
        tasks: vec![
            task("note", "Note d’intention").lead().pin(p::HELENE).hours(10).due(2).spent(2),
            task("affiche", "Affiche").seat(s::DESIGN, 5).range(10, 14, 22).due(7).after("note").weight(2),
            task("reproductions", "Prises de vue des estampes")
                .seat(s::PHOTO, 5)
                .hours(14)
                .due(6)
                .note("Lumière froide, sans flash."),
            task("chromie", "Chromie et détourage")
                .seat(s::RETOUCHING, 4)
                .hours(12)
                .due(11)
                .after("reproductions"),
            task("dossier", "Dossier de presse").seat(s::REDACTION, 3).hours(14).due(9).after("note"),
            task("press-kit", "Press kit in English").seat(s::COPY, 3).hours(9).due(12).after("dossier"),
            gate("conservation", "Accord de la conservation").wait("affiche", 3).after("chromie").due(13),
            task("invitations", "Carton d’invitation et programme")
                .seat(s::PRINT, 4)
                .hours(9)
                .due(16)
                .after("conservation")
                .after("dossier"),
            task("spot", "Spot pour les écrans du métro")
                .seat(s::MOTION, 3)
                .range(14, 20, 30)
                .due(18)
                .after("conservation"),
            task("controle", "Contrôle des fichiers")
                .pm()
                .hours(6)
                .due(19)
                .after("invitations")
                .after("spot"),
            gate("", "Remise à l’imprimeur et à la régie").after("controle").due(20).deadline(21),
        ],
    }
}

fn signs() -> ProjectRow {
    ProjectRow {
        name: "Signalétique et audioguide",
        pm: p::PAULINE,
        am: None,
        weight: 1,
        archetype: Archetype::Standard,
        status: Status::Confirmed,
        start: 4,
        due: 24,
        agreed: 100,
        rounds: 1,
        colour: 8,
        tasks: vec![
            task("visite", "Visite technique des salles").pm().hours(4).due(5),
            task("pictos", "Famille de pictogrammes")
                .seat(s::ILLUSTRATION, 3)
                .hours(10)
                .due(10)
                .after("visite"),
            task("plan", "Plan d’orientation").seat(s::DESIGN, 3).hours(14).due(13).after("visite"),
            task("textes-salles", "Textes de salles").seat(s::REDACTION, 4).hours(18).due(14).after("visite"),
            task("room-texts", "Room texts in English")
                .seat(s::COPY, 4)
                .hours(16)
                .due(18)
                .after("textes-salles"),
            task("son", "Montage sonore de l’audioguide")
                .seat(s::VIDEO, 3)
                .hours(18)
                .due(20)
                .after("textes-salles"),
            task("panneaux", "Exécution des panneaux")
                .seat(s::PRINT, 3)
                .range(9, 12, 18)
                .due(22)
                .after("pictos")
                .after("plan")
                .after("room-texts"),
            gate("", "Panneaux posés").transit("panneaux", 2).due(24),
        ],
    }
}
