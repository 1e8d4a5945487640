//! Handing over a plan, a week or one person's work: what leaves, as what, and what a link brings.

use solver::model::Hat;
use solver::share::link::LinkError;
use solver::share::{Inside, Role};

use super::{Lang, common, texts};

texts! {
    share: "Share…" | "Partager…";
    title: "Share" | "Partager";
    what: "What to share" | "Que partager";
    what_sheet: "One person’s sheet" | "La fiche d’une personne";
    what_week: "A week" | "Une semaine";
    what_plan: "The whole plan" | "Tout le planning";
    person: "Person" | "Personne";
    period: "Period" | "Période";
    weeks(n: usize) by n: "{n} week" / "{n} weeks" | "{n} semaine" / "{n} semaines";
    week: "Week" | "Semaine";
    no_schedule: "There is no accepted schedule yet. Press Solve first; the plan itself can be shared without one." | "Il n’y a pas encore de planning accepté. Lancez d’abord le calcul ; le planning lui-même peut être partagé sans cela.";
    no_work(name: &str): "{name} has no work in this period." | "{name} n’a aucun travail sur cette période.";

    // What may leave.
    keep_title: "Also include" | "Inclure aussi";
    keep_names: "People’s names (else roles such as “Design 1”)" | "Les noms des personnes (sinon des rôles, comme « Design 1 »)";
    keep_costs: "Hourly costs and agreed hours" | "Les coûts horaires et les heures convenues";
    keep_contacts: "Contacts at the clients’" | "Les contacts chez les clients";
    keep_reasons: "Reasons of absence" | "Les motifs d’absence";
    keep_notes: "Notes of tasks and reasons of exceptions" | "Les notes des tâches et les motifs des exceptions";
    keep_wishes: "What people wish for" | "Les souhaits des personnes";

    // What is inside.
    inside_title: "What is inside" | "Ce qu’il contient";
    left_out_title: "Left out" | "Laissé de côté";
    people_named(n: usize) by n: "{n} person, by name" / "{n} people, by name" | "{n} personne, avec son nom" / "{n} personnes, avec leurs noms";
    people_as_roles(n: usize) by n: "{n} person, as a role" / "{n} people, as roles" | "{n} personne, par son rôle" / "{n} personnes, par leurs rôles";
    placeholders(n: usize) by n: "{n} placeholder" / "{n} placeholders" | "{n} poste à pourvoir" / "{n} postes à pourvoir";
    absences(n: usize) by n: "{n} absence, only its days" / "{n} absences, only their days" | "{n} absence, seulement ses jours" / "{n} absences, seulement leurs jours";
    absences_with(n: usize, reasons: usize) by n: "{n} absence, {reasons} with its reason" / "{n} absences, {reasons} with a reason" | "{n} absence, dont {reasons} avec son motif" / "{n} absences, dont {reasons} avec un motif";
    clients(n: usize) by n: "{n} client, by name" / "{n} clients, by name" | "{n} client, avec son nom" / "{n} clients, avec leurs noms";
    projects(n: usize) by n: "{n} project with its dates" / "{n} projects with their dates" | "{n} projet avec ses dates" / "{n} projets avec leurs dates";
    tasks(n: usize) by n: "{n} task, no schedule" / "{n} tasks, no schedule" | "{n} tâche, sans planning" / "{n} tâches, sans planning";
    tasks_placed(n: usize, placed: usize) by n: "{n} task, {placed} placed in the schedule" / "{n} tasks, {placed} placed in the schedule" | "{n} tâche, dont {placed} placée au planning" / "{n} tâches, dont {placed} placées au planning";
    announced: "the announced plan" | "le planning annoncé";
    costs(n: usize) by n: "the hourly cost of {n} person" / "the hourly costs of {n} people" | "le coût horaire de {n} personne" / "les coûts horaires de {n} personnes";
    agreed(n: usize) by n: "the agreed hours of {n} project" / "the agreed hours of {n} projects" | "les heures convenues de {n} projet" / "les heures convenues de {n} projets";
    contacts(n: usize) by n: "{n} contact" / "{n} contacts" | "{n} contact" / "{n} contacts";
    notes(n: usize) by n: "{n} note or reason" / "{n} notes or reasons" | "{n} note ou motif" / "{n} notes ou motifs";
    wishes(n: usize) by n: "the wishes of {n} person" / "the wishes of {n} people" | "les souhaits de {n} personne" / "les souhaits de {n} personnes";
    no_names: "people’s names" | "les noms des personnes";
    no_costs: "costs and agreed hours" | "les coûts et les heures convenues";
    no_contacts: "contacts" | "les contacts";
    no_reasons: "reasons of absence" | "les motifs d’absence";
    no_notes: "notes" | "les notes";
    no_wishes: "wishes" | "les souhaits";
    pieces(n: usize, tasks: usize) by n: "{n} stretch of work, on tasks: {tasks}, with the names of projects and clients" / "{n} stretches of work, on tasks: {tasks}, with the names of projects and clients" | "{n} plage de travail, tâches : {tasks}, avec les noms des projets et des clients" / "{n} plages de travail, tâches : {tasks}, avec les noms des projets et des clients";

    // As what.
    print: "Print…" | "Imprimer…";
    calendar_file: "Save as calendar (.ics)" | "Enregistrer en calendrier (.ics)";
    table_file: "Save as table (.csv)" | "Enregistrer en tableau (.csv)";
    plan_file: "Save as file" | "Enregistrer en fichier";
    copy_link: "Copy link" | "Copier le lien";
    link: "Link" | "Lien";
    link_working: "Making the link…" | "Préparation du lien…";
    link_short(n: usize): "{n} characters. The plan is in the link itself: nothing is sent to a server." | "{n} caractères. Le planning est dans le lien lui-même : rien n’est envoyé à un serveur.";
    link_long(n: usize): "{n} characters. The plan is in the link itself: nothing is sent to a server. Some mail and chat programs cut links that long; a file is safer there." | "{n} caractères. Le planning est dans le lien lui-même : rien n’est envoyé à un serveur. Certaines messageries coupent des liens aussi longs ; un fichier y est plus sûr.";
    link_too_long(n: usize, most: usize): "The link would have {n} characters; browsers are only sure to take {most}. Save the plan as a file instead." | "Le lien aurait {n} caractères ; les navigateurs n’en acceptent à coup sûr que {most}. Enregistrez plutôt le planning en fichier.";
    link_unable: "This browser cannot make such links. Save the plan as a file instead." | "Ce navigateur ne sait pas faire de tels liens. Enregistrez plutôt le planning en fichier.";
    copied: "Link copied" | "Lien copié";
    not_copied: "The browser did not let the link be copied. Select it in its field and copy it from there." | "Le navigateur n’a pas permis de copier le lien. Sélectionnez-le dans son champ et copiez-le.";
    text_copied: "Text copied" | "Texte copié";
    text_not_copied: "The browser did not let the text be copied. Select it and copy it from there." | "Le navigateur n’a pas permis de copier le texte. Sélectionnez-le et copiez-le.";
    saved(name: &str): "Saved as “{name}”" | "Enregistré sous « {name} »";

    // A person's sheet.
    sheet_title(name: &str, plan: &str): "{name} — {plan}" | "{name} — {plan}";
    sheet_span(from: chrono::NaiveDate, to: chrono::NaiveDate): "{from} to {to}" | "Du {from} au {to}";
    due_on(day: chrono::NaiveDate): "due {day}" | "pour le {day}";
    event_project(project: &str, client: &str): "{project} ({client})" | "{project} ({client})";
    part_of(part: usize, parts: usize): "part {part} of {parts}" | "partie {part} sur {parts}";

    // The head of a table.
    column_person: "Person" | "Personne";
    column_day: "Day" | "Jour";
    column_from: "From" | "De";
    column_to: "To" | "À";
    column_hours: "Hours" | "Heures";
    column_task: "Task" | "Tâche";
    column_project: "Project" | "Projet";
    column_client: "Client" | "Client";
    column_due: "Due" | "Échéance";
    column_late: "Working days late" | "Jours ouvrés de retard";

    // A link that was opened.
    arrived_title(name: &str): "Open “{name}”?" | "Ouvrir « {name} » ?";
    arrived_more: "The link holds a plan. It opens as a new plan on this device; your own plans stay as they are." | "Le lien contient un planning. Il s’ouvre comme un nouveau planning sur cet appareil ; les vôtres restent tels quels.";
    arrived_open: "Open as a new plan" | "Ouvrir comme nouveau planning";
    arrived_broken_title: "This link cannot be opened" | "Ce lien ne peut pas être ouvert";
    arrived_damaged: "Characters of the link are missing or were changed (E1301). Ask for it again, or for the plan as a file." | "Des caractères du lien manquent ou ont été modifiés (E1301). Redemandez-le, ou demandez le planning en fichier.";
    arrived_newer: "The link was made by a later version of Relais (E1302). Reload the page, then open the link again." | "Le lien vient d’une version plus récente de Relais (E1302). Rechargez la page, puis rouvrez le lien.";
    arrived_unable: "This browser cannot read such links. Ask for the plan as a file." | "Ce navigateur ne sait pas lire de tels liens. Demandez le planning en fichier.";

    // Roles.
    role(what: &str, n: usize): "{what} {n}" | "{what} {n}";
}

/// What somebody is called instead of by their name.
pub fn role_name(lang: Lang, role: &Role, number: usize) -> String {
    let what = match role {
        Role::Hat(Hat::Am) => common::account_manager(lang),
        Role::Hat(Hat::Pm) => common::project_manager(lang),
        Role::Hat(Hat::Lead) => common::lead(lang),
        Role::Hat(Hat::Creative) => common::creative(lang),
        Role::Skill(skill) => skill.as_str(),
        Role::Person => common::person(lang),
    };
    self::role(lang, what, number)
}

/// What a plan holds, in words with counts; `named`: people stand there by their names.
pub fn inside(lang: Lang, inside: &Inside, named: bool) -> Vec<String> {
    let mut parts = Vec::new();
    let mut some = |n: usize, say: &dyn Fn(usize) -> String| {
        if n > 0 {
            parts.push(say(n));
        }
    };
    some(inside.people, &|n| if named { people_named(lang, n) } else { people_as_roles(lang, n) });
    some(inside.placeholders, &|n| placeholders(lang, n));
    some(inside.absences, &|n| match inside.reasons {
        0 => absences(lang, n),
        reasons => absences_with(lang, n, reasons),
    });
    some(inside.clients, &|n| clients(lang, n));
    some(inside.projects, &|n| projects(lang, n));
    some(inside.tasks, &|n| match inside.placed {
        None => tasks(lang, n),
        Some(placed) => tasks_placed(lang, n, placed),
    });
    some(usize::from(inside.announced), &|_| announced(lang).to_owned());
    some(inside.costs, &|n| costs(lang, n));
    some(inside.agreed, &|n| agreed(lang, n));
    some(inside.contacts, &|n| contacts(lang, n));
    some(inside.notes, &|n| notes(lang, n));
    some(inside.wishes, &|n| wishes(lang, n));
    parts
}

/// What the whole plan holds and what is to leave does not, in words.
pub fn left_out(lang: Lang, whole: &Inside, leaves: &Inside, named: bool) -> Vec<String> {
    let gone = [
        (whole.people > 0 && !named, no_names(lang)),
        (whole.costs + whole.agreed > leaves.costs + leaves.agreed, no_costs(lang)),
        (whole.contacts > leaves.contacts, no_contacts(lang)),
        (whole.reasons > leaves.reasons, no_reasons(lang)),
        (whole.notes > leaves.notes, no_notes(lang)),
        (whole.wishes > leaves.wishes, no_wishes(lang)),
    ];
    gone.into_iter().filter(|(gone, _)| *gone).map(|(_, words)| words.to_owned()).collect()
}

/// Why a link gives no plan.
pub const fn fault(lang: Lang, fault: LinkError) -> &'static str {
    match fault {
        LinkError::Damaged => arrived_damaged(lang),
        LinkError::Newer => arrived_newer(lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<String> {
        let is_gap = |c: char| !c.is_ascii_digit();
        text.split(is_gap).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    }

    #[test]
    fn what_is_inside_is_counted_the_same_in_both_languages() {
        let whole = Inside {
            people: 13,
            placeholders: 2,
            absences: 9,
            reasons: 4,
            costs: 11,
            agreed: 7,
            wishes: 3,
            clients: 6,
            contacts: 8,
            projects: 12,
            tasks: 120,
            notes: 5,
            placed: Some(118),
            announced: true,
        };
        for named in [true, false] {
            let said = |lang| inside(lang, &whole, named).join("; ");
            assert_eq!(numbers(&said(Lang::En)), numbers(&said(Lang::Fr)));
            for n in [13, 2, 9, 4, 11, 7, 3, 6, 8, 12, 120, 5, 118] {
                assert!(numbers(&said(Lang::Fr)).contains(&n.to_string()), "{n} in {}", said(Lang::Fr));
            }
        }
        let less = Inside { costs: 0, agreed: 0, contacts: 0, reasons: 0, notes: 0, wishes: 0, ..whole };
        for lang in Lang::ALL {
            assert_eq!(left_out(lang, &whole, &less, true).len(), 5);
            assert_eq!(left_out(lang, &whole, &less, false).len(), 6);
            assert!(left_out(lang, &whole, &whole, true).is_empty());
            assert!(left_out(lang, &Inside::default(), &Inside::default(), true).is_empty());
        }
        assert!(inside(Lang::En, &less, true).contains(&absences(Lang::En, 9)));
    }
}
