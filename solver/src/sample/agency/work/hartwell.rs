//! Hartwell Tea, an English tea house: a new identity, and a gift box that is not won yet.

use super::super::people::{person as p, skill as s};
use super::super::row::{ClientRow, ProjectRow, gate, task};
use crate::model::{Archetype, ClientId, Permille, Status};

pub(super) fn client() -> ClientRow {
    ClientRow {
        id: ClientId(6),
        name: "Hartwell Tea",
        weight: 2,
        am: p::KARIM,
        contact: ("Eleanor Shaw", "+44 20 9900 6789", "eleanor@hartwell.example"),
        projects: vec![identity(), gift_box()],
    }
}

fn identity() -> ProjectRow {
    ProjectRow {
        name: "New identity",
        pm: p::PAULINE,
        am: Some(p::CAMILLE),
        weight: 3,
        archetype: Archetype::Iterative,
        status: Status::Confirmed,
        start: -7,
        due: 24,
        agreed: 180,
        rounds: 3,
        colour: 11,
        tasks: vec![
            task("workshop", "Brand workshop")
                .lead()
                .pin(p::HELENE)
                .am()
                .pin(p::CAMILLE)
                .hours(4)
                .due(-4)
                .done(4),
            task("platform", "Brand platform")
                .seat(s::STRATEGY, 4)
                .pin(p::HELENE)
                .hours(12)
                .after("workshop")
                .done(12)
                .due(-1),
            task("logos", "Logo routes")
                .seat(s::DESIGN, 5)
                .pin(p::LEA)
                .range(16, 22, 34)
                .after("platform")
                .spent(6)
                .due(9),
            task("naming", "Names of the tea ranges").seat(s::COPY, 5).hours(18).after("platform").due(8),
            task("present", "Presentation of the routes")
                .am()
                .hours(4)
                .after("logos")
                .after("naming")
                .due(12),
            gate("route-ok", "Client approval: chosen route").wait("present", 3).due(15),
            task("system", "Visual system")
                .seat(s::DESIGN, 4)
                .range(14, 18, 28)
                .after("route-ok")
                .weight(2)
                .due(20),
            task("guidelines", "Brand guidelines")
                .seat(s::PRINT, 3)
                .hours(20)
                .after("system")
                .split()
                .due(23),
            task("voice", "Tone of voice guide").seat(s::COPY, 4).hours(16).after("route-ok").due(23),
            task("logo-anim", "Animated logo").seat(s::MOTION, 4).hours(10).after("system").due(23),
            task("microsite", "Launch microsite").seat(s::WEB, 3).range(28, 34, 40).after("route-ok").due(24),
            task("handover", "Handover to the client")
                .am()
                .hours(3)
                .after("guidelines")
                .after("voice")
                .after("logo-anim")
                .after("microsite")
                .due(24),
        ],
    }
}

fn gift_box() -> ProjectRow {
    ProjectRow {
        name: "Gift box",
        pm: p::KARIM,
        am: None,
        weight: 1,
        archetype: Archetype::Express,
        status: Status::Tentative { win: Permille(600), planned: false },
        start: 8,
        due: 24,
        agreed: 40,
        rounds: 1,
        colour: 12,
        tasks: vec![
            task("concept", "Box concept").seat(s::DESIGN, 4).hours(8).due(14),
            task("box-copy", "Box copy").seat(s::COPY, 3).hours(4).due(15).after("concept"),
            task("dieline", "Dieline and artwork")
                .seat(s::PRINT, 4)
                .due(20)
                .after("concept")
                .after("box-copy"),
            gate("", "Client approval: artwork").wait("dieline", 2).due(24),
        ],
    }
}
