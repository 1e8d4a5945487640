//! The frame around the screens: rail, top bar, language and theme.

use super::texts;

texts! {
    main_navigation: "Screens" | "Écrans";
    skip_to_content: "Skip to content" | "Aller au contenu";
    search_or_command: "Search or run a command" | "Chercher ou lancer une commande";
    language: "Language" | "Langue";
    theme: "Theme" | "Thème";
    theme_system: "As the system" | "Comme le système";
    theme_light: "Light" | "Clair";
    theme_dark: "Dark" | "Sombre";
    what_if: "What-if" | "Et si…";
    staffing: "Staffing" | "Effectif";
}
