//! How generated projects run: the usual workflows of an agency, step by step.

/// Who takes a step.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// Somebody with this skill (an index into [`SKILLS`]) at this level.
    Skilled(usize, u8),
    /// Two seats: a photographer and a camera operator.
    Shoot,
    /// The PM of the project.
    Pm,
    /// The AM of the project.
    Am,
    /// Whoever leads.
    Lead,
    /// Nobody: a milestone, so many working days after what it follows.
    Client(u32),
}

/// A step of a workflow.
pub(super) struct Step {
    pub french: &'static str,
    pub english: &'static str,
    pub who: Who,
    /// Fewest and most likely hours.
    pub hours: (u32, u32),
    /// How many steps back those lie that it follows.
    pub after: &'static [usize],
    /// May be split.
    pub split: bool,
}

pub(super) const SKILLS: [&str; 12] = [
    "Strategy",
    "Design",
    "Illustration",
    "Print",
    "Motion",
    "Video",
    "Photo",
    "Retouching",
    "Copy",
    "Rédaction",
    "UX",
    "Web",
];

const STRATEGY: usize = 0;
const DESIGN: usize = 1;
const ILLUSTRATION: usize = 2;
const PRINT: usize = 3;
const MOTION: usize = 4;
pub(super) const VIDEO: usize = 5;
pub(super) const PHOTO: usize = 6;
const RETOUCHING: usize = 7;
const COPY: usize = 8;
const REDACTION: usize = 9;
const UX: usize = 10;
const WEB: usize = 11;

const fn step(
    french: &'static str,
    english: &'static str,
    who: Who,
    hours: (u32, u32),
    after: &'static [usize],
) -> Step {
    Step { french, english, who, hours, after, split: false }
}

const fn long(
    french: &'static str,
    english: &'static str,
    who: Who,
    hours: (u32, u32),
    after: &'static [usize],
) -> Step {
    Step { french, english, who, hours, after, split: true }
}

use Who::{Am, Client, Lead, Pm, Shoot, Skilled};

/// The workflows.
pub(super) const WORKFLOWS: [&[Step]; 5] = [CAMPAIGN, WEBSITE, EDITION, FILM, SOCIAL];

const CAMPAIGN: &[Step] = &[
    step("Brief créatif", "Creative brief", Pm, (2, 4), &[]),
    step("Message et cible", "Message and audience", Skilled(STRATEGY, 3), (4, 10), &[1]),
    step("Idée créative", "Creative idea", Lead, (2, 6), &[1]),
    step("Visuel clé", "Key visual", Skilled(DESIGN, 4), (8, 20), &[1]),
    step("Accroches", "Headlines", Skilled(REDACTION, 4), (4, 10), &[2]),
    step("Présentation", "Presentation", Am, (2, 4), &[2, 1]),
    step("Validation client", "Client approval", Client(2), (0, 0), &[1]),
    long("Déclinaisons", "Adaptations", Skilled(DESIGN, 3), (8, 20), &[1]),
    step("Bannières animées", "Animated banners", Skilled(MOTION, 3), (8, 20), &[2]),
    step("Textes longs", "Long copy", Skilled(COPY, 3), (5, 12), &[3]),
    step("Contrôle qualité", "Quality check", Pm, (2, 4), &[3, 2, 1]),
    step("Livraison", "Delivery", Client(0), (0, 0), &[1]),
];

const WEBSITE: &[Step] = &[
    step("Cadrage", "Scoping", Pm, (2, 5), &[]),
    step("Arborescence et wireframes", "Site map and wireframes", Skilled(UX, 3), (8, 16), &[1]),
    step("Validation de la structure", "Approval of the structure", Client(2), (0, 0), &[1]),
    long("Maquettes", "Interface design", Skilled(DESIGN, 4), (10, 24), &[1]),
    step("Rédaction des pages", "Page copy", Skilled(COPY, 3), (8, 18), &[2]),
    step("Socle technique", "Foundations", Skilled(WEB, 3), (6, 14), &[3]),
    long("Intégration", "Templates", Skilled(WEB, 4), (14, 30), &[3, 1]),
    step("Illustrations", "Illustrations", Skilled(ILLUSTRATION, 3), (5, 12), &[4]),
    step("Saisie des contenus", "Content entry", Skilled(WEB, 2), (4, 10), &[4, 2, 1]),
    step("Recette", "Tests", Pm, (3, 6), &[1]),
    step("Mise en ligne", "Launch", Skilled(WEB, 3), (2, 4), &[1]),
];

const EDITION: &[Step] = &[
    step("Chemin de fer", "Flat plan", Skilled(PRINT, 3), (3, 6), &[]),
    long("Rédaction", "Writing", Skilled(REDACTION, 3), (12, 28), &[1]),
    step("Maquette", "Layout grid", Skilled(PRINT, 4), (6, 12), &[2]),
    step("Prises de vue", "Photography", Skilled(PHOTO, 3), (4, 8), &[3]),
    step("Retouche", "Retouching", Skilled(RETOUCHING, 3), (4, 10), &[1]),
    long("Mise en page", "Page make-up", Skilled(PRINT, 3), (10, 22), &[4, 3, 1]),
    step("Relecture", "Proofreading", Pm, (2, 5), &[1]),
    step("Validation client", "Client approval", Client(3), (0, 0), &[1]),
    step("Fichiers d’impression", "Print files", Skilled(PRINT, 3), (2, 5), &[1]),
];

const FILM: &[Step] = &[
    step("Scénario", "Script", Skilled(COPY, 4), (5, 12), &[]),
    step("Storyboard", "Storyboard", Skilled(ILLUSTRATION, 3), (5, 12), &[1]),
    step("Validation du scénario", "Approval of the script", Client(2), (0, 0), &[1]),
    step("Repérages", "Scouting", Skilled(VIDEO, 3), (3, 7), &[3]),
    step("Tournage", "Shoot", Shoot, (5, 6), &[2, 1]),
    step("Montage", "Edit", Skilled(VIDEO, 4), (10, 20), &[1]),
    step("Habillage", "Titles", Skilled(MOTION, 4), (6, 14), &[4]),
    step("Avis interne", "Internal review", Lead, (1, 2), &[2]),
    step("Validation du montage", "Approval of the cut", Client(2), (0, 0), &[1]),
    step("Étalonnage et son", "Grading and sound", Skilled(VIDEO, 3), (6, 12), &[3, 1]),
    step("Livraison du film", "Handover", Am, (1, 3), &[1]),
];

const SOCIAL: &[Step] = &[
    step("Calendrier éditorial", "Editorial calendar", Skilled(REDACTION, 3), (3, 6), &[]),
    step("Gabarits", "Templates for posts", Skilled(DESIGN, 3), (4, 8), &[1]),
    step("Photos", "Photos", Skilled(PHOTO, 3), (3, 7), &[2]),
    step("Vidéos courtes", "Short videos", Skilled(VIDEO, 3), (6, 12), &[3]),
    step("Textes des publications", "Post copy", Skilled(REDACTION, 2), (4, 8), &[4]),
    step("Feu vert du client", "Go from the client", Client(1), (0, 0), &[4, 3, 2, 1]),
    step("Programmation", "Scheduling", Am, (1, 3), &[1]),
];
