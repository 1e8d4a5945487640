//! Quick add: what was read from one line of words, and what could not be.

use solver::format::words::WordsProblemKind;
use solver::model::Plan;

use super::{Lang, format, texts};

texts! {
    label: "Add a task in words" | "Ajouter une tâche en mots";
    placeholder: "Moodboard Acme 6h design≥3 due fri after Brief" | "Planches Acme 6 h design≥3 pour ven après Brief";
    add: "Add" | "Ajouter";
    nothing_yet: "Name, project, hours, skill ≥ level, due, after, @owner: in any order." | "Nom, projet, heures, compétence ≥ niveau, échéance, après, @personne : dans n’importe quel ordre.";

    // What was read, joined by commas.
    task(name: &str): "Task “{name}”" | "Tâche « {name} »";
    milestone(name: &str): "Milestone “{name}”" | "Jalon « {name} »";
    project(name: &str): "project {name}" | "projet {name}";
    effort(minutes: super::format::Minutes): "{minutes}" | "{minutes}";
    effort_assumed: "effort assumed" | "temps supposé";
    need(skill: &str, level: u32): "{skill} at level {level} or more" | "{skill} niveau {level} au moins";
    due(date: chrono::NaiveDate): "due {date}" | "échéance {date}";
    deadline(date: chrono::NaiveDate): "deadline {date}" | "date butoir {date}";
    not_before(date: chrono::NaiveDate): "not before {date}" | "pas avant {date}";
    after(names: &str): "after {names}" | "après {names}";
    owner(name: &str): "pinned to {name}" | "épinglée à {name}";
    owner_open: "owner: the solver decides" | "attribution : au solveur";
    split: "may be split" | "fractionnable";
    a_day(minutes: super::format::Minutes): "at most {minutes} a day" | "au plus {minutes} par jour";
    weight(weight: u32): "weight {weight}" | "poids {weight}";
    creates_skill(name: &str): "new skill {name}" | "nouvelle compétence {name}";
    creates_project(name: &str): "new client and project {name}" | "nouveau client et projet {name}";

    // What could not be read.
    unknown_skill(word: &str): "No skill is called “{word}”." | "Aucune compétence ne s’appelle « {word} ».";
    unknown_person(word: &str): "Nobody is called “{word}”." | "Personne ne s’appelle « {word} ».";
    several_people(word: &str, names: &str): "“{word}” may be {names}." | "« {word} » peut être {names}.";
    unknown_project(word: &str): "No project or client is called “{word}”." | "Aucun projet ni client ne s’appelle « {word} ».";
    several_projects(word: &str, names: &str): "“{word}” may be {names}." | "« {word} » peut être {names}.";
    no_project(client: &str): "{client} has no project that is planned." | "{client} n’a aucun projet planifié.";
    unknown_task(word: &str): "No task is called “{word}”." | "Aucune tâche ne s’appelle « {word} ».";
    several_tasks(word: &str): "Several tasks are called “{word}”." | "Plusieurs tâches s’appellent « {word} ».";
    unread_date(word: &str): "“{word}” is not a date." | "« {word} » n’est pas une date.";
    said_twice: "Said twice: the last counts." | "Dit deux fois : le dernier compte.";
    level_out_of_range(level: i64): "Level {level} is not between 1 and 5." | "Le niveau {level} n’est pas entre 1 et 5.";
    no_name: "The task has no name yet." | "La tâche n’a pas encore de nom.";
    maybe(name: &str): "Maybe {name}?" | "Peut-être {name} ?";
}

/// One thing that could not be read, as a sentence.
pub fn problem(lang: Lang, plan: &Plan, problem: &WordsProblemKind) -> String {
    use WordsProblemKind as K;
    let with_hint = |sentence: String, near: Option<String>| match near {
        Some(near) => format!("{sentence} {}", maybe(lang, &near)),
        None => sentence,
    };
    match problem {
        K::UnknownSkill { name, nearest } => {
            let near = nearest.and_then(|id| plan.skill(id)).map(|skill| skill.name.clone());
            with_hint(unknown_skill(lang, name), near)
        }
        K::LevelOutOfRange { level, .. } => {
            level_out_of_range(lang, i64::try_from(*level).unwrap_or(i64::MAX))
        }
        K::UnknownPerson { name, nearest } => {
            let near = nearest.and_then(|id| plan.person(id)).map(|person| person.name.clone());
            with_hint(unknown_person(lang, name), near)
        }
        K::SeveralPeople { name, candidates } => {
            let names: Vec<&str> = candidates
                .iter()
                .filter_map(|id| plan.person(*id))
                .map(|person| person.name.as_str())
                .collect();
            several_people(lang, name, &format::list(lang, &names))
        }
        K::UnknownProject { name, nearest } => {
            let near = nearest.and_then(|id| plan.project(id)).map(|project| project.name.clone());
            with_hint(unknown_project(lang, name), near)
        }
        K::SeveralProjects { name, candidates } => {
            let names: Vec<&str> = candidates
                .iter()
                .filter_map(|id| plan.project(*id))
                .map(|project| project.name.as_str())
                .collect();
            several_projects(lang, name, &format::list(lang, &names))
        }
        K::NoProject { client } => {
            no_project(lang, plan.client(*client).map_or("?", |client| client.name.as_str()))
        }
        K::UnknownTask { name, nearest } => {
            let near = nearest.and_then(|id| plan.task(id)).map(|task| task.name.clone());
            with_hint(unknown_task(lang, name), near)
        }
        K::SeveralTasks { name, .. } => several_tasks(lang, name),
        K::UnreadDate { text, .. } => unread_date(lang, text),
        K::SaidTwice { .. } => said_twice(lang).to_owned(),
        K::NoName => no_name(lang).to_owned(),
    }
}
