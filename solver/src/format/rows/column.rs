//! What columns hold, and by which titles people and programs say so.

use crate::format::natural::{Unit, key};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Nothing of use.
    Ignored,
    /// The task's name.
    Name,
    /// A whole line as in quick add ([`super::super::words`]).
    Words,
    /// A project's name.
    Project,
    /// A client's name.
    Client,
    /// Effort; how a bare number counts.
    Effort(Unit),
    /// Effort if all goes well.
    Best(Unit),
    /// Effort if much goes wrong.
    Worst(Unit),
    /// Skills with levels.
    Skills,
    /// The person it is given to.
    Owner,
    /// The e-mail address of the person it is given to.
    OwnerEmail,
    /// Due.
    Due,
    /// Deadline.
    Deadline,
    /// Not before.
    NotBefore,
    /// What it follows, by name or id.
    After,
    /// What follows it, by name or id.
    Blocking,
    /// Hours spent.
    Spent(Unit),
    /// Hours left.
    Left(Unit),
    /// Yes, or a percentage of 100.
    Done,
    /// A word such as "done" or "terminé" among others.
    Status,
    /// A date if it is done.
    CompletedOn,
    /// A weight, or a word such as "high".
    Weight,
    /// A priority of which 1 is the most urgent, as ClickUp exports it.
    UrgentFirst,
    /// Words for people.
    Notes,
    /// An identifier that other rows may name.
    Id,
    /// A word such as "milestone" among others.
    Kind,
    /// May be split.
    Split,
    /// Hours a day at most.
    ADay(Unit),
}

impl Column {
    /// Whether several columns may hold it.
    pub(super) const fn many(self) -> bool {
        matches!(
            self,
            Self::Ignored | Self::Skills | Self::After | Self::Blocking | Self::Notes | Self::Owner
        )
    }

    /// Whether its cells are dates.
    pub const fn is_date(self) -> bool {
        matches!(self, Self::Due | Self::Deadline | Self::NotBefore | Self::CompletedOn)
    }

    /// Whether both hold the same, whatever their unit.
    pub(super) fn same(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }
}

/// Whose export a header looks like; it settles what titles alone do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Any spreadsheet.
    Spreadsheet,
    /// Asana.
    Asana,
    /// Jira.
    Jira,
    /// ClickUp.
    ClickUp,
    /// Trello, by one of its exporters.
    Trello,
}

/// How well a title says what its column holds: of two columns for the same thing the stronger counts.
pub(super) type Strength = u8;

const H: Unit = Unit::Hours;

/// Titles, folded, by what they mean; those further down a list are weaker.
const TITLES: &[(Column, &str)] = &[
    (
        Column::Name,
        "name, task name, task, card name, summary, title, nom, nom de la tache, tache, taches, \
         intitule, titre, libelle, tasks, subject, to do, todo, what, item, objet, action, activite, \
         activity, livrable, deliverable, card, designation, quoi",
    ),
    (
        Column::Project,
        "project, project name, projet, projets, projects, nom du projet, campaign, campagne, \
         affaire, dossier, job, list name, board, board name",
    ),
    (
        Column::Client,
        "client, clients, client name, nom du client, customer, annonceur, account, compte, marque, \
         brand, folder name, folder name path",
    ),
    (
        Column::Effort(H),
        "effort, estimate, estimated hours, estimation, temps estime, estimated time, time estimate, \
         heures estimees, original estimate, time estimated, charge, charge estimee, heures prevues, \
         temps prevu, planned hours, budget hours, budget heures, likely, probable, est, workload, \
         work, travail, duration, duree, hours, heures, time, temps, hrs, h, days, jours, jh, j, \
         minutes, estimated",
    ),
    (Column::Best(H), "best, best case, optimistic, optimiste, au mieux"),
    (Column::Worst(H), "worst, worst case, pessimistic, pessimiste, au pire"),
    (
        Column::Skills,
        "skill, skills, competence, competences, required skills, competences requises, metier, \
         discipline, craft, expertise, profil, profile, role",
    ),
    (
        Column::Owner,
        "owner, assignee, assignees, assigned to, attribuee a, attribue a, assigne a, assignee a, \
         responsable, assigned, members, member, personne, person, people, resource, ressource, \
         intervenant, en charge, pilote, who, qui",
    ),
    (Column::OwnerEmail, "assignee email, owner email, email, e mail, courriel, mail, adresse e mail"),
    (
        Column::Due,
        "due, due date, echeance, date d echeance, date de rendu, due on, due by, rendu, date de \
         livraison, delivery date, livraison, delivery, target date, timeline end, date de fin, end \
         date, pour le, fin, end, finish, date",
    ),
    (Column::Deadline, "deadline, date butoir, butoir, hard deadline, date limite, au plus tard, limite"),
    (
        Column::NotBefore,
        "not before, pas avant, start date, date de debut, start, debut, earliest start, au plus tot, \
         timeline start, a partir de, begin, demarrage, from",
    ),
    (
        Column::After,
        "after, apres, blocked by, blocked by dependencies, depends on, depend de, dependencies, \
         dependances, predecessors, predecesseurs, predecessor, predecesseur, dependency, dependance, \
         bloque par, prerequis, prerequisites, prerequisite, waiting on, inward issue link blocks",
    ),
    (
        Column::Blocking,
        "blocking, blocking dependencies, blocks, successors, successeurs, outward issue link blocks, \
         bloque",
    ),
    (
        Column::Spent(H),
        "spent, time spent, hours spent, temps passe, heures passees, passe, actual hours, actual, \
         realise, consomme, time tracked, logged",
    ),
    (
        Column::Left(H),
        "left, hours left, remaining, remaining estimate, remaining hours, reste a faire, heures \
         restantes, temps restant, restant, reste, raf",
    ),
    (
        Column::Done,
        "done, completed, complete, termine, terminee, fait, fini, finished, percent complete, \
         avancement, progress, progression",
    ),
    (Column::Status, "status, statut, etat, state"),
    (
        Column::CompletedOn,
        "completed at, completed on, resolved, date done, date closed, closed at, completion date, \
         termine le",
    ),
    (Column::Weight, "weight, poids, priority, priorite, prio, importance, urgency, urgence"),
    (
        Column::Notes,
        "notes, note, description, task content, details, comment, comments, commentaire, \
         commentaires, remarks, remarques",
    ),
    (Column::Id, "id, task id, issue key, key, card id, ref, reference, cle, wbs, no, n, num"),
    (Column::Kind, "type, task type, issue type, milestone, jalon, nature"),
    (Column::Split, "split, may be split, splittable, fractionnable"),
    (
        Column::ADay(H),
        "hours a day, max hours a day, hours per day, heures par jour, max par jour, h par jour, max \
         a day",
    ),
];

/// What a title says, and how clearly: the units in brackets ("Charge (j)") count, other brackets are left out.
pub(super) fn by_title(title: &str, source: Source) -> Option<(Column, Strength)> {
    let (plain, unit) = without_brackets(title);
    let plain = key(&plain);
    let folded = key(title);
    if folded.is_empty() {
        return None;
    }
    if let Some(found) = by_source(&folded, source) {
        return found.map(|column| (column, Strength::MAX));
    }
    let exact = |name: &str| {
        TITLES.iter().find_map(|(column, titles)| {
            let index = titles.split(", ").position(|title| title == name)?;
            Some((*column, Strength::MAX - 1 - Strength::try_from(index).unwrap_or(Strength::MAX / 2)))
        })
    };
    let near = || {
        // A slip of the hand: one letter of six or more.
        let slips =
            |title: &str| plain.len() >= 6 && title.len() >= 6 && strsim::osa_distance(title, &plain) == 1;
        TITLES.iter().find(|(_, titles)| titles.split(", ").any(slips)).map(|(column, _)| (*column, 1))
    };
    let (column, strength) = exact(&folded).or_else(|| exact(&plain)).or_else(near)?;
    let by_word = match plain.as_str() {
        "days" | "jours" | "jh" | "j" => Some(Unit::Days),
        "minutes" => Some(Unit::Minutes),
        _ => None,
    };
    Some((with_unit(column, unit.or(by_word)), strength))
}

fn with_unit(column: Column, unit: Option<Unit>) -> Column {
    match (column, unit) {
        (Column::Effort(_), Some(unit)) => Column::Effort(unit),
        (Column::Best(_), Some(unit)) => Column::Best(unit),
        (Column::Worst(_), Some(unit)) => Column::Worst(unit),
        (Column::Spent(_), Some(unit)) => Column::Spent(unit),
        (Column::Left(_), Some(unit)) => Column::Left(unit),
        (Column::ADay(_), Some(unit)) => Column::ADay(unit),
        (column, _) => column,
    }
}

/// `Charge (j)` is `Charge` in days.
fn without_brackets(title: &str) -> (String, Option<Unit>) {
    let Some((before, rest)) = title.split_once(['(', '[']) else { return (title.to_owned(), None) };
    let inside = rest.split([')', ']']).next().unwrap_or_default();
    let unit = match key(inside).as_str() {
        "h" | "hrs" | "hours" | "heures" | "heure" | "hour" => Some(Unit::Hours),
        "j" | "jours" | "jour" | "d" | "days" | "day" | "jh" | "j h" => Some(Unit::Days),
        "min" | "mn" | "minutes" => Some(Unit::Minutes),
        "s" | "sec" | "seconds" | "secondes" => Some(Unit::Seconds),
        "ms" | "milliseconds" | "millisecondes" => Some(Unit::Milliseconds),
        _ => None,
    };
    (before.to_owned(), unit)
}

/// Whose export it is.
pub(super) fn source_of(titles: &[String]) -> Source {
    let titles: Vec<String> = titles.iter().map(|title| key(title)).collect();
    let has = |name: &str| titles.iter().any(|title| title == name);
    if has("time estimated text") || has("task custom id") || (has("task name") && has("space name")) {
        Source::ClickUp
    } else if has("issue key") || has("issue id") || (has("summary") && has("issue type")) {
        Source::Jira
    } else if has("section column")
        || has("blocked by dependencies")
        || (has("assignee email") && has("task id"))
    {
        Source::Asana
    } else if has("card name") || has("card id") || has("list id") {
        Source::Trello
    } else {
        Source::Spreadsheet
    }
}

/// Titles that mean something else in these exports; `Some(None)`: nothing of use.
fn by_source(title: &str, source: Source) -> Option<Option<Column>> {
    match (source, title) {
        // Twins of columns in milliseconds, and sums over sub-tasks.
        (
            Source::ClickUp,
            "due date text"
            | "start date text"
            | "time estimated text"
            | "time spent text"
            | "rolled up time"
            | "rolled up time text"
            | "date created"
            | "date created text",
        )
        | (
            Source::Jira,
            "project key" | "project type" | "project lead" | "reporter" | "creator" | "issue id",
        )
        | (
            Source::Jira,
            "σ original estimate" | "σ remaining estimate" | "σ time spent" | "work ratio" | "project url",
        )
        | (Source::Asana, "created at" | "last modified") => Some(None),
        (Source::ClickUp, "time estimated") => Some(Some(Column::Effort(Unit::Milliseconds))),
        (Source::ClickUp, "time spent") => Some(Some(Column::Spent(Unit::Milliseconds))),
        (Source::ClickUp, "priority") => Some(Some(Column::UrgentFirst)),
        (Source::ClickUp, "task content") => Some(Some(Column::Notes)),
        (Source::Jira, "original estimate") => Some(Some(Column::Effort(Unit::Seconds))),
        (Source::Jira, "remaining estimate") => Some(Some(Column::Left(Unit::Seconds))),
        (Source::Jira, "time spent") => Some(Some(Column::Spent(Unit::Seconds))),
        (Source::Trello, "list" | "list name") => Some(Some(Column::Status)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_known_in_both_languages() {
        let cases = [
            ("Task", Column::Name),
            ("TÂCHE", Column::Name),
            ("Échéance", Column::Due),
            ("Due Date", Column::Due),
            ("Date d’échéance", Column::Due),
            ("Estimated hours", Column::Effort(Unit::Hours)),
            ("Charge (j)", Column::Effort(Unit::Days)),
            ("Temps passé [min]", Column::Spent(Unit::Minutes)),
            ("Jours", Column::Effort(Unit::Days)),
            ("Attribuée à", Column::Owner),
            ("Reste à faire (h)", Column::Left(Unit::Hours)),
            ("Blocked By (Dependencies)", Column::After),
            ("Prédécesseurs", Column::After),
            ("Compétences requises", Column::Skills),
            ("% complete", Column::Done),
            ("Assigne", Column::Owner),
            ("Due date (UTC)", Column::Due),
            ("Estimatoin", Column::Effort(Unit::Hours)),
        ];
        for (title, column) in cases {
            let found = by_title(title, Source::Spreadsheet).map_or(Column::Ignored, |(column, _)| column);
            assert_eq!(found, column, "{title}");
        }
    }

    #[test]
    fn no_title_means_two_things() {
        let mut all: Vec<&str> = TITLES.iter().flat_map(|(_, titles)| titles.split(", ")).collect();
        for title in &all {
            assert_eq!(*title, key(title), "folded");
        }
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn exports_are_recognised_by_their_columns() {
        let of = |line: &str| source_of(&line.split(',').map(String::from).collect::<Vec<_>>());
        assert_eq!(
            of("Task ID,Created At,Name,Section/Column,Assignee,Assignee Email,Due Date"),
            Source::Asana
        );
        assert_eq!(of("Summary,Issue key,Issue id,Issue Type,Status"), Source::Jira);
        assert_eq!(
            of("Task ID,Task Name,Status,Due Date,Time Estimated,Time Estimated Text"),
            Source::ClickUp
        );
        assert_eq!(of("Card Name,List,Members,Due"), Source::Trello);
        assert_eq!(of("Tâche,Projet,Heures"), Source::Spreadsheet);
        let spent = |source| by_title("Time Spent", source).map(|(column, _)| column);
        assert_eq!(spent(Source::Jira), Some(Column::Spent(Unit::Seconds)));
        assert_eq!(spent(Source::ClickUp), Some(Column::Spent(Unit::Milliseconds)));
        assert_eq!(spent(Source::Spreadsheet), Some(Column::Spent(Unit::Hours)));
    }
}
