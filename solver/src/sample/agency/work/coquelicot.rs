//! Mutuelle Coquelicot, an insurer: the annual report, and a campaign for young workers.

use super::super::people::{person as p, skill as s};
use super::super::row::{ClientRow, ProjectRow, gate, task};
use crate::model::{Archetype, ClientId, Status};

pub(super) fn client() -> ClientRow {
    ClientRow {
        id: ClientId(3),
        name: "Mutuelle Coquelicot",
        weight: 2,
        am: p::CAMILLE,
        contact: ("Florence Aubry", "+33 1 99 00 78 90", "f.aubry@coquelicot.example"),
        projects: vec![report(), campaign()],
    }
}

fn report() -> ProjectRow {
    ProjectRow {
        name: "Rapport annuel",
        pm: p::PAULINE,
        am: None,
        weight: 2,
        archetype: Archetype::Standard,
        status: Status::Confirmed,
        start: -10,
        due: 22,
        agreed: 140,
        rounds: 2,
        colour: 5,
        tasks: vec![
            task("chemin", "Chemin de fer").seat(s::PRINT, 4).pin(p::INES).hours(6).due(-5).done(7),
            gate("chemin-ok", "Chemin de fer validé").after("chemin").done(0).due(-3),
            task("redaction", "Rédaction des douze chapitres")
                .seat(s::REDACTION, 4)
                .pin(p::MATHIEU)
                .range(28, 36, 50)
                .after("chemin-ok")
                .split()
                .spent(16)
                .due(8),
            task("edito", "Éditorial de la présidente")
                .seat(s::REDACTION, 4)
                .hours(5)
                .not_before(3)
                .weight(2)
                .due(8),
            task("grille", "Grille et maquette intérieure")
                .seat(s::PRINT, 4)
                .hours(20)
                .after("chemin-ok")
                .due(6),
            task("infographies", "Infographies des chiffres clés")
                .seat(s::DESIGN, 3)
                .seat(s::ILLUSTRATION, 3)
                .hours(15)
                .after("chemin-ok")
                .due(14),
            task("portraits", "Portraits du comité de direction")
                .seat(s::PHOTO, 5)
                .hours(6)
                .at(5, 1, (10, 0))
                .note("Au siège, salle du conseil.")
                .due(7),
            task("portraits-retouche", "Retouche des portraits")
                .seat(s::RETOUCHING, 3)
                .hours(7)
                .after("portraits")
                .due(15),
            task("mise-en-page", "Mise en page")
                .seat(s::PRINT, 3)
                .range(20, 28, 42)
                .after("redaction")
                .after("grille")
                .after("infographies")
                .split()
                .due(16),
            task("epreuves", "Relecture des épreuves")
                .pm()
                .hours(10)
                .after("mise-en-page")
                .after("portraits-retouche")
                .due(19),
            gate("direction-ok", "Validation de la direction générale").wait("epreuves", 2).due(21),
            task("", "Fichiers d’impression")
                .seat(s::PRINT, 3)
                .hours(4)
                .deadline(24)
                .after("direction-ok")
                .due(22),
        ],
    }
}

fn campaign() -> ProjectRow {
    ProjectRow {
        name: "Campagne jeunes actifs",
        pm: p::KARIM,
        am: None,
        weight: 1,
        archetype: Archetype::Iterative,
        status: Status::Confirmed,
        start: -8,
        due: 24,
        agreed: 120,
        rounds: 3,
        colour: 6,
        tasks: vec![
            task("reco", "Recommandation stratégique").seat(s::STRATEGY, 4).hours(16).done(16).due(-2),
            task("idee", "Idée créative").lead().pin(p::HELENE).hours(10).after("reco").spent(6).due(5),
            task("accroches", "Accroches et scripts")
                .seat(s::REDACTION, 4)
                .range(10, 14, 24)
                .after("idee")
                .due(13),
            task("storyboard", "Storyboard").seat(s::ILLUSTRATION, 2).hours(12).after("accroches").due(15),
            task("pres", "Présentation au comité").am().hours(4).after("storyboard").due(17),
            gate("accord", "Validation client : scénario").wait("pres", 2).due(20),
            task("film", "Film animé de 30 secondes")
                .seat(s::MOTION, 4)
                .range(12, 16, 20)
                .after("accord")
                .due(24),
            task("bannieres", "Bannières et habillage").seat(s::DESIGN, 3).hours(16).after("accord").due(24),
            task("", "Recette et livraison").pm().hours(5).after("film").after("bannieres").due(24),
        ],
    }
}
