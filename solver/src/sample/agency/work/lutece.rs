//! Brasserie Lutèce, a brewery: winter packaging, and social networks all year.

use super::super::people::{person as p, skill as s};
use super::super::row::{ClientRow, ProjectRow, gate, task};
use crate::model::{Archetype, ClientId, Status};

pub(super) fn client() -> ClientRow {
    ClientRow {
        id: ClientId(1),
        name: "Brasserie Lutèce",
        weight: 3,
        am: p::CAMILLE,
        contact: ("Benoît Lemaire", "+33 1 99 00 12 34", "benoit.lemaire@lutece.example"),
        projects: vec![packaging(), social()],
    }
}

fn packaging() -> ProjectRow {
    ProjectRow {
        name: "Étiquettes des bières de saison",
        pm: p::PAULINE,
        am: None,
        weight: 2,
        archetype: Archetype::Standard,
        status: Status::Confirmed,
        start: -6,
        due: 22,
        agreed: 130,
        rounds: 2,
        colour: 1,
        tasks: vec![
            task("brief", "Brief et cahier des charges").pm().pin(p::PAULINE).hours(3).due(-4).done(3),
            task("tendances", "Planche de tendances")
                .seat(s::DESIGN, 3)
                .pin(p::LEA)
                .hours(8)
                .after("brief")
                .done(8)
                .due(-1),
            task("pistes", "Trois pistes d’étiquettes")
                .seat(s::DESIGN, 4)
                .pin(p::LEA)
                .range(12, 16, 26)
                .after("tendances")
                .spent(6)
                .due(5),
            task("textes", "Textes d’étiquettes et mentions légales")
                .seat(s::REDACTION, 4)
                .hours(10)
                .after("brief")
                .due(5),
            task("presentation", "Présentation des pistes")
                .am()
                .hours(5)
                .after("pistes")
                .after("textes")
                .due(9),
            gate("accord", "Validation client : piste retenue").wait("presentation", 2).due(12),
            task("declinaison", "Déclinaison de la piste retenue")
                .seat(s::DESIGN, 3)
                .range(16, 24, 32)
                .after("accord")
                .split()
                .due(17),
            task("saisons", "Illustrations des quatre saisons")
                .seat(s::ILLUSTRATION, 3)
                .range(14, 18, 22)
                .after("accord")
                .due(15),
            task("execution", "Exécution et fichiers imprimeur")
                .seat(s::PRINT, 3)
                .hours(12)
                .after("declinaison")
                .after("saisons")
                .due(18),
            task("relecture", "Relecture avant impression").pm().hours(6).after("execution").due(21),
            gate("bat", "BAT signé").wait("relecture", 1).deadline(24).due(22),
            task("", "Coordination du projet")
                .am()
                .hours(24)
                .a_day(2)
                .note("Points courts, comptes rendus.")
                .due(22),
        ],
    }
}

fn social() -> ProjectRow {
    ProjectRow {
        name: "Réseaux sociaux",
        pm: p::KARIM,
        am: None,
        weight: 1,
        archetype: Archetype::Express,
        status: Status::Confirmed,
        start: -2,
        due: 24,
        agreed: 90,
        rounds: 1,
        colour: 2,
        tasks: vec![
            task("calendrier", "Calendrier éditorial")
                .seat(s::REDACTION, 3)
                .pin(p::MATHIEU)
                .hours(6)
                .spent(2)
                .left(5)
                .due(10),
            task("casting", "Repérage et liste d’accessoires").seat(s::PHOTO, 4).hours(4).due(2),
            task("shooting", "Shooting bar et cuisine")
                .seat(s::PHOTO, 4)
                .seat(s::VIDEO, 4)
                .hours(6)
                .after("casting")
                .at(3, 3, (9, 30))
                .note("Le bar n’est libre que ce jour-là.")
                .due(8),
            task("retouche", "Retouche de la sélection")
                .seat(s::RETOUCHING, 4)
                .hours(14)
                .after("shooting")
                .due(21),
            task("montage", "Montage de trois formats courts")
                .seat(s::VIDEO, 3)
                .range(16, 20, 30)
                .after("shooting")
                .due(12),
            task("posts", "Textes des publications")
                .seat(s::REDACTION, 3)
                .hours(12)
                .after("calendrier")
                .due(17),
            task("gabarits", "Gabarits de stories").seat(s::DESIGN, 3).hours(22).after("calendrier").due(14),
            gate("feu-vert", "Feu vert du client")
                .wait("montage", 1)
                .after("retouche")
                .after("posts")
                .due(22),
            task("", "Programmation des publications")
                .am()
                .hours(6)
                .after("feu-vert")
                .after("gabarits")
                .due(24),
        ],
    }
}
