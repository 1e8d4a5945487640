//! The Clients screen: clients and their projects.

use super::texts;

texts! {
    title: "Clients" | "Clients";
    weight: "Weight" | "Poids";
    colour: "Colour" | "Couleur";
    new_client: "New client" | "Nouveau client";
    new_project: "New project" | "Nouveau projet";
}
