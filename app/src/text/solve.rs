//! The solve: presets, progress, outcome.

use super::texts;

texts! {
    solve: "Solve" | "Calculer";
    stop: "Stop" | "Arrêter";
    accept_plan: "Accept plan" | "Accepter le planning";
    protect_dates: "Protect dates" | "Protéger les dates";
    protect_people: "Protect people" | "Protéger les personnes";
    protect_announced: "Protect the announced plan" | "Protéger le planning annoncé";
}
