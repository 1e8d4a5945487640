//! The Plan screen: timeline, heat map and table.

use super::texts;

texts! {
    title: "Plan" | "Planning";
    people: "People" | "Personnes";
    projects: "Projects" | "Projets";
    heat_map: "Heat map" | "Carte de charge";
    table: "Table" | "Tableau";
    day: "Day" | "Jour";
    week: "Week" | "Semaine";
    month: "Month" | "Mois";
}
