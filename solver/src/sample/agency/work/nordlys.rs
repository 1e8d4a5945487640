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
        start: 0,
        due: 23,
        agreed: 150,
        rounds: 3,
        colour: 3,
        tasks: vec![
            task("brief", "Kick-off and creative brief").pm().hours(4).due(1),
            task("insight", "Audience insight and message")
                .seat(s::STRATEGY, 3)
                .hours(8)
                .due(3)
                .after("brief"),
            task("territory", "Creative territories").lead().hours(12).due(6).after("insight"),
            task("lines", "Headlines and tone of voice")
                .seat(s::COPY, 4)
                .range(8, 12, 18)
                .due(8)
                .after("insight"),
            task("keyvisual", "Key visual").seat(s::DESIGN, 4).range(14, 18, 28).due(10).after("territory"),
            task("pitch", "Client presentation").am().hours(7).due(11).after("keyvisual").after("lines"),
            gate("approval", "Client approval: campaign idea").wait("pitch", 3).due(15),
            task("films", "Three animated banners")
                .seat(s::MOTION, 4)
                .range(24, 32, 48)
                .due(20)
                .after("approval")
                .split(),
            task("adapt", "Adaptations in nine formats")
                .seat(s::DESIGN, 3)
                .hours(18)
                .due(20)
                .after("approval"),
            task("landing-copy", "Landing page copy").seat(s::COPY, 3).hours(10).due(19).after("approval"),
            task("qa", "Quality check of all formats")
                .pm()
                .hours(10)
                .due(22)
                .after("films")
                .after("adapt")
                .after("landing-copy"),
            gate("live", "Campaign goes live").after("qa").due(23).deadline(24),
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
                .range(14, 20, 28)
                .due(3)
                .after("audit")
                .spent(6),
            gate("structure", "Client approval: structure").wait("sitemap", 2).due(6),
            task("ui", "Interface design")
                .seat(s::DESIGN, 4)
                .range(16, 22, 34)
                .due(12)
                .after("structure")
                .split(),
            task("pages", "Copy of ten pages").seat(s::COPY, 4).hours(26).a_day(4).due(13).after("structure"),
            task("base", "Front-end foundations").seat(s::WEB, 3).hours(24).due(10).after("structure"),
            task("build", "Templates and components")
                .seat(s::WEB, 4)
                .range(34, 44, 66)
                .due(18)
                .after("ui")
                .after("base")
                .split(),
            task("booking", "Booking form").seat(s::WEB, 4).hours(22).due(19).after("base"),
            task("content", "Content entry").seat(s::WEB, 3).hours(16).due(21).after("build").after("pages"),
            task("testing", "Browser and device tests")
                .pm()
                .hours(12)
                .due(23)
                .after("content")
                .after("booking"),
            task("launch", "Launch").seat(s::WEB, 5).hours(6).due(24).after("testing"),
            task("", "Weekly status with Nordlys").am().hours(16).a_day(1).due(24),
        ],
    }
}
