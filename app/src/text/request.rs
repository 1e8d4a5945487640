//! The cost of yes: a request, what is found out about it, and the letter to who asked.

use chrono::NaiveDate;

use super::format::Minutes;
use super::{Lang, texts};

texts! {
    action: "Can we do this by then?…" | "Peut-on le faire d’ici là ?…";
    title: "Can we do this by then?" | "Peut-on le faire d’ici là ?";
    line: "The request in words" | "La demande en mots";
    line_hint(client: &str): "Such as “Landing page {client} 12h design≥3 8h web≥2 by fri”. Nothing is changed before you add it." | "Par exemple « Page d’accueil {client} 12 h design≥3 8 h web≥2 pour ven ». Rien ne change avant que vous ne l’ajoutiez.";
    client: "Client, existing or new" | "Client, existant ou nouveau";
    name: "What for" | "Objet";
    wished: "Wished date" | "Date souhaitée";
    part_skill: "Skill" | "Compétence";
    part_level: "Level" | "Niveau";
    part_hours: "Hours" | "Heures";
    anybody: "Anybody" | "Peu importe";
    add_part: "Add a skill" | "Ajouter une compétence";
    remove_part: "Remove this line" | "Retirer cette ligne";
    order: "Parts" | "Parties";
    in_turn: "One after the other" | "L’une après l’autre";
    together: "Together" | "En parallèle";
    missing: "Say who asks, what for, and how many hours it takes." | "Indiquez qui demande, l’objet et le nombre d’heures.";
    still_missing(parts: &str): "Still missing: {parts}." | "Il manque encore : {parts}.";
    gap_client: "the client" | "le client";
    gap_name: "what for" | "l’objet";
    gap_hours: "the hours" | "le nombre d’heures";
    asking: "Looking for a date…" | "Recherche d’une date…";
    refining: "Still looking for something better…" | "Recherche d’une meilleure réponse…";
    failed: "The answer could not be found out. Change something to ask again." | "La réponse n’a pas pu être trouvée. Modifiez quelque chose pour redemander.";
    earliest(day: NaiveDate): "Earliest honest date: {day}. No other promise is missed, or missed by more." | "Première date honnête : {day}. Aucune autre promesse n’est manquée, ni davantage manquée.";
    no_earliest: "No date was found that leaves every other promise alone." | "Aucune date trouvée qui laisse intactes les autres promesses.";
    free(day: NaiveDate): "{day} can be kept: nothing slips." | "Le {day} peut être tenu : rien ne glisse.";
    kept_free(day: NaiveDate): "{day} can be kept, and no promise slips." | "Le {day} peut être tenu, et aucune promesse ne glisse.";
    slips(n: usize, day: NaiveDate) by n: "If {day} is kept, {n} task slips" / "If {day} is kept, {n} tasks slip" | "Si le {day} est tenu, {n} tâche glisse" / "Si le {day} est tenu, {n} tâches glissent";
    slip(task: &str, client: &str, days: u32) by days: "{task} ({client}): {days} working day late" / "{task} ({client}): {days} working days late" | "{task} ({client}) : {days} jour ouvré de retard" / "{task} ({client}) : {days} jours ouvrés de retard";
    slip_unplaced(task: &str, client: &str): "{task} ({client}): no place any more" | "{task} ({client}) : plus de place";
    impossible(day: NaiveDate): "{day} cannot be kept, whatever other work gives way. That is proven, because all of this holds:" | "Le {day} ne peut pas être tenu, quel que soit le travail décalé. C’est prouvé, parce que tout ceci est vrai :";
    impossible_plain(day: NaiveDate): "{day} cannot be kept, whatever other work gives way: that is proven." | "Le {day} ne peut pas être tenu, quel que soit le travail décalé : c’est prouvé.";
    not_found(day: NaiveDate): "No way was found to keep {day}; nothing proves that there is none." | "Aucun moyen trouvé de tenir le {day} ; rien ne prouve qu’il n’y en a pas.";
    loads: "Whom it loads" | "Qui cela charge";
    load(person: &str, effort: Minutes, week: &str, before: &str, after: &str): "{person}: {effort} in {week}, load {before} → {after}" | "{person} : {effort} en {week}, charge {before} → {after}";
    rests_on(name: &str): "{name} is still to be found: the date holds only once somebody is." | "{name} : poste à pourvoir. La date ne tient que si quelqu’un est trouvé.";
    peak(before: &str, after: &str, name: &str): "Peak load {before} → {after} ({name})" | "Charge maximale {before} → {after} ({name})";
    answer: "Answer with" | "Répondre avec";
    with_earliest: "Earliest date" | "Première date";
    with_wished: "Wished date" | "Date souhaitée";
    letter: "Text for the client" | "Texte pour le client";
    letter_lang: "Language of the text" | "Langue du texte";
    copy_letter: "Copy text" | "Copier le texte";
    sure: "Add as" | "Ajouter comme";
    confirmed: "Confirmed" | "Confirmé";
    tentative: "Tentative" | "Éventuel";
    add: "Add to the plan" | "Ajouter au planning";
    keep: "Keep as a scenario" | "Garder comme scénario";
    was_kept(name: &str): "“{name}” is kept as a scenario: compare it under What-if" | "« {name} » est gardé comme scénario : comparez-le sous « Et si… »";
    added(name: &str): "add the request “{name}”" | "ajouter la demande « {name} »";
    was_added(name: &str): "“{name}” stands in the plan" | "« {name} » est au planning";

    // The letter.
    hello: "Hello," | "Bonjour,";
    thanks(name: &str): "Thank you for your request “{name}”." | "Merci pour votre demande « {name} ».";
    can_by(day: &str): "We can have it ready for you by {day}." | "Nous pouvons vous le livrer d’ici le {day}.";
    wished_kept(day: &str): "You asked for {day}, and we can keep that date." | "Vous souhaitez le {day}, et nous pouvons tenir cette date.";
    wished_missed(wished: &str, day: &str): "You asked for {wished}. The earliest date that we can promise is {day}." | "Vous souhaitez le {wished}. La première date que nous pouvons vous promettre est le {day}.";
    confirm: "Please let us know whether this suits you, so that we can reserve the time." | "Dites-nous si cela vous convient, afin que nous réservions le temps nécessaire.";
    regards: "Kind regards" | "Bien cordialement";
}

/// The text for who asked: what they asked for and the date, and nothing of who does it, for whom else, or why.
pub fn letter_text(lang: Lang, name: &str, wished: Option<NaiveDate>, day: NaiveDate) -> String {
    let say = |day| super::format::date_year(lang, day);
    let when = match wished {
        None => can_by(lang, &say(day)),
        Some(wished) if day <= wished => wished_kept(lang, &say(wished)),
        Some(wished) => wished_missed(lang, &say(wished), &say(day)),
    };
    [
        hello(lang).to_owned(),
        format!("{} {when}", thanks(lang, name)),
        confirm(lang).to_owned(),
        regards(lang).to_owned(),
    ]
    .join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_names_the_request_and_the_dates_in_both_languages() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for lang in Lang::ALL {
            let late = letter_text(lang, "Landing page", Some(day("2026-12-04")), day("2026-12-11"));
            for part in ["Landing page", "4", "11", "2026"] {
                assert!(late.contains(part), "{part} in {late}");
            }
            let kept = letter_text(lang, "Logo", Some(day("2026-12-04")), day("2026-12-02"));
            assert!(kept.contains('4') && kept.contains("Logo"), "{kept}");
            assert!(letter_text(lang, "Logo", None, day("2026-12-11")).contains("11"));
        }
    }
}
