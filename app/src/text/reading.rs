//! Why a file could not be opened as a plan.

use solver::format::{Fault, FaultKind, ReadError};

use super::{Lang, texts};

texts! {
    title(name: &str): "“{name}” could not be opened" | "« {name} » n’a pas pu être ouvert";
    nothing_lost: "Nothing was changed: the plan that was open is still there." | "Rien n’a été modifié : le planning ouvert est toujours là.";

    empty: "The file is empty." | "Le fichier est vide.";
    not_text(line: usize): "This is not a text file: line {line} holds bytes that are no letters. Maybe it is a picture, an archive or a spreadsheet." | "Ce n’est pas un fichier texte : la ligne {line} contient des octets qui ne sont pas des lettres. C’est peut-être une image, une archive ou un tableur.";
    too_large(megabytes: usize, most: usize): "The file has {megabytes} MB; at most {most} MB can be opened." | "Le fichier pèse {megabytes} Mo ; au plus {most} Mo peuvent être ouverts.";
    not_json(line: usize, column: usize): "The file breaks the rules of JSON at line {line}, character {column}." | "Le fichier enfreint les règles de JSON à la ligne {line}, caractère {column}.";
    stands_there(found: &str): "There it says: {found}" | "On y lit : {found}";
    cut_off: "It ends too early. Maybe it was cut off when it was copied or saved." | "Il se termine trop tôt. Il a peut-être été coupé lors de la copie ou de l’enregistrement.";
    maybe_spreadsheet: "If this is a list of tasks, paste it on the Work screen instead." | "Si c’est une liste de tâches, collez-la plutôt dans l’écran Travail.";
    not_a_plan: "This is JSON, but not a plan:" | "C’est du JSON, mais pas un planning :";
    newer(found: u64, known: u32): "The file was written by a later version of Relais (format {found}; this one reads up to {known}). Reload the page to get the latest version, then open the file again." | "Le fichier vient d’une version plus récente de Relais (format {found} ; celle-ci lit jusqu’à {known}). Rechargez la page pour obtenir la dernière version, puis rouvrez le fichier.";
    and_more(n: usize) by n: "and {n} more" / "and {n} more" | "et {n} autre" / "et {n} autres";

    whole_file: "the file" | "le fichier";
    at_line(path: &str, line: usize): "{path}, line {line}" | "{path}, ligne {line}";
    missing(place: &str, field: &str): "{place}: “{field}” is missing" | "{place} : « {field} » manque";
    doubled(place: &str, field: &str): "{place}: “{field}” stands there twice" | "{place} : « {field} » y figure deux fois";
    unexpected(place: &str, found: &str, expected: &str): "{place}: found {found}, expected {expected}" | "{place} : {found} trouvé, {expected} attendu";
    not_a_date(place: &str, found: &str): "{place}: {found} is not a date such as 2026-03-31" | "{place} : {found} n’est pas une date telle que 2026-03-31";
    not_a_time(place: &str, found: &str): "{place}: {found} is not a time such as 09:30" | "{place} : {found} n’est pas une heure telle que 09:30";
    other(place: &str, why: &str): "{place}: {why}" | "{place} : {why}";
}

/// What is wrong with a file: a sentence or two, and a list of places where there are several.
pub fn why(lang: Lang, error: &ReadError) -> (String, Vec<String>) {
    let plain = |sentence: String| (sentence, Vec::new());
    match error {
        ReadError::Empty => plain(empty(lang).into()),
        ReadError::NotText { line } => plain(not_text(lang, *line)),
        ReadError::TooLarge { bytes, limit } => plain(too_large(lang, bytes.div_ceil(1 << 20), limit >> 20)),
        ReadError::NotJson { place, found, ended, .. } => {
            let mut notes = Vec::new();
            if *ended {
                notes.push(cut_off(lang).to_owned());
            } else if !found.is_empty() {
                notes.push(stands_there(lang, found));
            }
            // Nothing that begins like a plan: most likely somebody opened their list of tasks.
            if place.line == 1 && place.column == 1 {
                notes.push(maybe_spreadsheet(lang).to_owned());
            }
            (not_json(lang, place.line, place.column), notes)
        }
        ReadError::NotAPlan { faults, more } => {
            let mut list: Vec<String> = faults.iter().map(|each| fault(lang, each)).collect();
            if *more > 0 {
                list.push(and_more(lang, *more));
            }
            (not_a_plan(lang).into(), list)
        }
        ReadError::NewerFormat { found, known } => plain(newer(lang, *found, *known)),
    }
}

fn fault(lang: Lang, fault: &Fault) -> String {
    let path = if fault.path.is_empty() { whole_file(lang) } else { &fault.path };
    let place = match fault.place {
        Some(place) => at_line(lang, path, place.line),
        None => path.to_owned(),
    };
    match &fault.kind {
        FaultKind::Missing { field } => missing(lang, &place, field),
        FaultKind::Doubled { field } => doubled(lang, &place, field),
        FaultKind::Unexpected { found, expected } => unexpected(lang, &place, found, expected),
        FaultKind::NotADate { found } => not_a_date(lang, &place, found),
        FaultKind::NotATime { found } => not_a_time(lang, &place, found),
        FaultKind::Other { why } => other(lang, &place, why),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use solver::format::read;

    fn told(text: &str) -> (String, Vec<String>) {
        why(Lang::En, &read(text).unwrap_err())
    }

    #[test]
    fn each_broken_file_gets_its_place_and_cause() {
        assert_eq!(told("").0, "The file is empty.");
        let (sentence, notes) = told("{\"format\": 1,\n \"name\": \"x\"");
        assert!(sentence.contains("line 2"), "{sentence}");
        assert_eq!(notes, ["It ends too early. Maybe it was cut off when it was copied or saved."]);
        let (_, notes) = told("Task;Effort\nLogo;4");
        assert!(notes.iter().any(|note| note.contains("paste it")), "{notes:?}");
        assert!(told("{\"format\": 99}").0.contains("later version"));
        let (sentence, faults) = told("{\"format\": 1, \"name\": 3}");
        assert_eq!(sentence, "This is JSON, but not a plan:");
        assert_eq!(faults, ["name, line 1: found 3, expected a text"]);
    }
}
