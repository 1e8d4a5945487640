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
        due: 23,
        agreed: 110,
        rounds: 2,
        colour: 7,
        tasks: vec![
            task("note", "Note d’intention").lead().pin(p::HELENE).hours(10).done(9).due(-1),
            task("affiche", "Affiche")
                .seat(s::DESIGN, 4)
                .pin(p::INES)
                .range(10, 14, 24)
                .after("note")
                .weight(2)
                .spent(4)
                .due(9),
            task("reproductions", "Prises de vue des estampes")
                .seat(s::PHOTO, 5)
                .hours(16)
                .note("Lumière froide, sans flash.")
                .due(15),
            task("chromie", "Chromie et détourage")
                .seat(s::RETOUCHING, 4)
                .hours(16)
                .after("reproductions")
                .due(18),
            task("dossier", "Dossier de presse").seat(s::REDACTION, 3).hours(18).after("note").due(12),
            task("press-kit", "Press kit in English").seat(s::COPY, 3).hours(9).after("dossier").due(15),
            gate("conservation", "Accord de la conservation").wait("affiche", 3).due(13),
            task("invitations", "Carton d’invitation et programme")
                .seat(s::PRINT, 3)
                .hours(9)
                .after("conservation")
                .after("dossier")
                .after("chromie")
                .due(21),
            task("spot", "Spot pour les écrans du métro")
                .seat(s::MOTION, 3)
                .range(14, 20, 32)
                .after("conservation")
                .due(21),
            task("controle", "Contrôle des fichiers")
                .pm()
                .hours(6)
                .after("invitations")
                .after("spot")
                .due(23),
            gate("", "Remise à l’imprimeur et à la régie").after("controle").deadline(24).due(23),
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
        start: 0,
        due: 24,
        agreed: 100,
        rounds: 1,
        colour: 8,
        tasks: vec![
            task("visite", "Visite technique des salles").pm().hours(6).due(3),
            task("pictos", "Famille de pictogrammes")
                .seat(s::ILLUSTRATION, 2)
                .hours(10)
                .after("visite")
                .due(20),
            task("plan", "Plan d’orientation").seat(s::DESIGN, 3).hours(20).after("visite").due(23),
            task("textes-salles", "Textes de salles").seat(s::REDACTION, 4).hours(14).after("visite").due(17),
            task("room-texts", "Room texts in English")
                .seat(s::COPY, 4)
                .hours(12)
                .after("textes-salles")
                .due(23),
            task("son", "Montage sonore de l’audioguide")
                .seat(s::VIDEO, 3)
                .hours(18)
                .after("textes-salles")
                .due(24),
            task("panneaux", "Exécution des panneaux")
                .seat(s::PRINT, 3)
                .range(8, 10, 12)
                .after("pictos")
                .after("plan")
                .after("room-texts")
                .due(24),
            gate("", "Panneaux posés").transit("panneaux", 2).due(24),
        ],
    }
}
