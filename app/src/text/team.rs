//! The Team screen: people, skills and hours.

use super::texts;

texts! {
    title: "Team" | "Équipe";
    working_week: "Working week" | "Semaine de travail";
    time_off: "Time off" | "Absences";
    recurring_load: "Recurring load" | "Charge récurrente";
    placeholder: "placeholder" | "à pourvoir";
    new_person: "New person" | "Nouvelle personne";
}
