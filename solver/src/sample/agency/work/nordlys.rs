//! Nordlys Travel, northern journeys: an English-speaking client with a campaign and a website.

use super::super::people::{person as p, skill as s};
use super::super::row::{ClientRow, ProjectRow, gate, task};
use crate::model::{Archetype, ClientId, Status};

pub(super) fn client() -> ClientRow {
    ClientRow {
        id: ClientId(2),
        name: "Nordlys Travel",
        weight: 2,
        am: p::KARIM,
        contact: ("Ingrid Solberg", "+47 99 00 45 67", "ingrid@nordlys.example"),
        projects: vec![campaign(), website()],
    }
}

fn campaign() -> ProjectRow {
    ProjectRow {
        name: "Northern lights campaign",
        pm: p::PAULINE,
        am: None,
        weight: 2,
        archetype: Archetype::Iterative,
        status: Status::Confirmed,
        start: -6,
        due: 24,
        agreed: 150,
        rounds: 3,
        colour: 3,
        tasks: vec![
            task("brief", "Kick-off and creative brief").pm().hours(4).done(4).due(-4),
            task("insight", "Audience insight and message")
                .seat(s::STRATEGY, 3)
                .hours(8)
                .after("brief")
                .done(9)
                .due(-2),
            task("territory", "Creative territories")
                .lead()
                .pin(p::HELENE)
                .hours(12)
                .after("insight")
                .spent(9)
                .due(6),
            task("lines", "Headlines and tone of voice")
                .seat(s::COPY, 4)
                .range(10, 14, 18)
                .after("insight")
                .due(8),
            task("keyvisual", "Key visual").seat(s::DESIGN, 4).range(16, 20, 30).after("territory").due(11),
            task("pitch", "Client presentation").am().hours(4).after("keyvisual").after("lines").due(12),
            gate("approval", "Client approval: campaign idea").wait("pitch", 3).due(16),
            task("films", "Three animated banners")
                .seat(s::MOTION, 4)
                .range(16, 20, 24)
                .after("approval")
                .split()
                .due(22),
            task("adapt", "Adaptations in nine formats")
                .seat(s::DESIGN, 3)
                .hours(22)
                .after("approval")
                .due(23),
            task("landing-copy", "Landing page copy").seat(s::COPY, 3).hours(10).after("approval").due(19),
            task("qa", "Quality check of all formats")
                .pm()
                .hours(5)
                .after("films")
                .after("adapt")
                .after("landing-copy")
                .due(24),
            gate("live", "Campaign goes live").after("qa").deadline(24).due(24),
        ],
    }
}

fn website() -> ProjectRow {
    ProjectRow {
        name: "Website refresh",
        pm: p::KARIM,
        am: None,
        weight: 1,
        archetype: Archetype::Standard,
        status: Status::Confirmed,
        start: -8,
        due: 24,
        agreed: 190,
        rounds: 2,
        colour: 4,
        tasks: vec![
            task("audit", "Content and analytics audit").seat(s::UX, 3).pin(p::YUKI).hours(8).due(-3).done(9),
            task("sitemap", "Site map and wireframes")
                .seat(s::UX, 4)
                .and(s::WEB, 3)
                .pin(p::YUKI)
                .range(14, 20, 26)
                .after("audit")
                .done(18)
                .due(-3),
            gate("structure", "Client approval: structure").wait("sitemap", 2).done(0).due(-1),
            task("ui", "Interface design")
                .seat(s::DESIGN, 3)
                .pin(p::TOM)
                .range(16, 22, 34)
                .after("structure")
                .split()
                .spent(8)
                .due(12),
            task("pages", "Copy of ten pages").seat(s::COPY, 4).hours(36).a_day(4).after("structure").due(19),
            task("base", "Front-end foundations").seat(s::WEB, 3).hours(36).after("structure").due(10),
            task("build", "Templates and components")
                .seat(s::WEB, 4)
                .range(28, 36, 50)
                .after("ui")
                .after("base")
                .split()
                .due(18),
            task("booking", "Booking form").seat(s::WEB, 4).hours(46).after("base").due(19),
            task("content", "Content entry").seat(s::WEB, 3).hours(18).after("build").after("pages").due(22),
            task("testing", "Browser and device tests")
                .pm()
                .hours(5)
                .after("content")
                .after("booking")
                .due(24),
            task("launch", "Launch").seat(s::WEB, 4).hours(3).after("testing").due(24),
            task("", "Weekly status with Nordlys").am().hours(24).a_day(2).due(24),
        ],
    }
}
