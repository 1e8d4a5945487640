//! Options of a type-ahead: which ones match what was typed, in which order, and where the arrow keys lead.

use std::sync::Arc;

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is reported when it is chosen.
    pub value: String,
    /// What is shown and matched.
    pub label: String,
    /// A quiet word beside the label, matched too: a person's craft, a project's client.
    pub detail: String,
    /// A project colour, 1–12.
    pub colour: Option<u8>,
}

impl Choice {
    /// A choice that is shown as it is reported.
    pub fn new(label: impl Into<String>) -> Choice {
        let label = label.into();
        Choice { value: label.clone(), label, detail: String::new(), colour: None }
    }

    /// A choice that is reported by another value than its label, for instance an id.
    pub fn with_value(value: impl Into<String>, label: impl Into<String>) -> Choice {
        Choice { value: value.into(), ..Choice::new(label) }
    }

    pub fn detail(mut self, detail: impl Into<String>) -> Choice {
        self.detail = detail.into();
        self
    }

    pub fn colour(mut self, colour: u8) -> Choice {
        self.colour = Some(colour);
        self
    }
}

/// A list of choices, shared without copying.
pub type Choices = Arc<Vec<Choice>>;

/// The options of a field or column with type-ahead.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Suggestions {
    pub choices: Choices,
    /// Whether text that matches no choice is offered as a new entry ("Create …") and may be committed.
    /// Without it only a choice or an empty text is ever reported.
    pub free: bool,
    /// For texts with several values ("Brief, Moodboard"): only the part after the last separator is completed.
    pub separator: Option<char>,
}

/// One line of the list below a field: a choice, or what was typed as a new entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub choice: Choice,
    pub creates: bool,
}

/// The lines to offer for the text of the moment; until something is typed (`touched`) all choices are offered.
pub fn lines(suggestions: &Suggestions, typed: &str, touched: bool) -> Vec<Line> {
    let (_, part) = last_part(typed, suggestions.separator);
    let query = if touched { part.trim() } else { "" };
    let line = |choice: &Choice| Line { choice: choice.clone(), creates: false };
    let mut lines: Vec<Line> = matching(&suggestions.choices, query).into_iter().map(line).collect();
    let exists = || suggestions.choices.iter().any(|choice| fold(&choice.label) == fold(query));
    // In a list of several values anything may be typed, so nothing is announced as new.
    if suggestions.free && suggestions.separator.is_none() && !query.is_empty() && !exists() {
        lines.push(Line { choice: Choice::new(query), creates: true });
    }
    lines
}

/// The text to report for what was typed, with the line that is marked if any.
/// `None` when only the choices are allowed and none fits.
pub fn chosen(suggestions: &Suggestions, typed: &str, marked: Option<&Choice>) -> Option<String> {
    if let Some(separator) = suggestions.separator {
        let Some(choice) = marked else {
            return Some(typed.trim().trim_end_matches(separator).trim().to_owned());
        };
        let (start, _) = last_part(typed, Some(separator));
        return Some(format!("{}{}", typed.get(..start).unwrap_or_default(), choice.label));
    }
    if let Some(choice) = marked {
        return Some(choice.value.clone());
    }
    let query = fold(typed.trim());
    if query.is_empty() {
        return Some(String::new());
    }
    if let Some(choice) = suggestions.choices.iter().find(|choice| fold(&choice.label) == query) {
        return Some(choice.value.clone());
    }
    if suggestions.free {
        return Some(typed.trim().to_owned());
    }
    matching(&suggestions.choices, typed).first().map(|choice| choice.value.clone())
}

/// Most options shown at once; typing narrows the rest.
pub const MOST_OPTIONS: usize = 50;

/// Text without case and accents, for comparing: "Inès" and "ines" are the same.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        let plain = match c {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
            'ç' | 'ć' | 'č' => "c",
            'ď' | 'đ' => "d",
            'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => "e",
            'ğ' => "g",
            'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => "i",
            'ł' => "l",
            'ñ' | 'ń' | 'ň' => "n",
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => "o",
            'ř' => "r",
            'ś' | 'ş' | 'š' | 'ș' => "s",
            'ţ' | 'ť' | 'ț' => "t",
            'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => "u",
            'ý' | 'ÿ' => "y",
            'ź' | 'ż' | 'ž' => "z",
            'æ' => "ae",
            'œ' => "oe",
            'ß' => "ss",
            '’' => "'",
            '\u{a0}' | '\u{202f}' => " ",
            // Combining marks of decomposed text.
            '\u{300}'..='\u{36f}' => "",
            _ => {
                out.push(c);
                continue;
            }
        };
        out.push_str(plain);
    }
    out
}

/// How well folded `text` answers the folded `query`: smaller is better, `None` is no match.
fn rank(text: &str, query: &str) -> Option<u8> {
    if text == query {
        Some(0)
    } else if text.starts_with(query) {
        Some(1)
    } else if text.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(query)) {
        Some(2)
    } else if text.contains(query) {
        Some(3)
    } else {
        None
    }
}

/// The choices that match what was typed, best first (whole, start, start of a word, inside, detail), in their own
/// order among equals, at most [`MOST_OPTIONS`]. All of them when nothing was typed. O(n) in the length of the list.
pub fn matching<'a>(choices: &'a [Choice], typed: &str) -> Vec<&'a Choice> {
    let query = fold(typed.trim());
    if query.is_empty() {
        return choices.iter().take(MOST_OPTIONS).collect();
    }
    let mut found: Vec<(u8, &Choice)> = choices
        .iter()
        .filter_map(|choice| {
            let by_label = rank(&fold(&choice.label), &query);
            let by_detail = || rank(&fold(&choice.detail), &query).map(|r| r + 4);
            by_label.or_else(by_detail).map(|rank| (rank, choice))
        })
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().take(MOST_OPTIONS).map(|(_, choice)| choice).collect()
}

/// The option that an arrow key leads to in a list of `count`, wrapping around; `None` in an empty list.
pub fn step(active: Option<usize>, count: usize, down: bool) -> Option<usize> {
    if count == 0 {
        return None;
    }
    Some(match (active, down) {
        (None, true) => 0,
        (None, false) => count - 1,
        (Some(i), true) => (i + 1) % count,
        (Some(i), false) => (i + count - 1) % count,
    })
}

/// In a list of several values ("Brief, Moodboard"), the part that is being typed: the text after the last separator,
/// and where it begins in bytes. Without a separator it is the whole text.
pub fn last_part(typed: &str, separator: Option<char>) -> (usize, &str) {
    match separator.and_then(|s| typed.rfind(s).map(|at| at + s.len_utf8())) {
        Some(at) => {
            let rest = &typed[at..];
            let trimmed = rest.trim_start();
            (at + rest.len() - trimmed.len(), trimmed)
        }
        None => (0, typed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people() -> Vec<Choice> {
        vec![
            Choice::new("Léa Fontaine").detail("art direction"),
            Choice::new("Inès Moreau").detail("UX"),
            Choice::new("Karim Haddad").detail("dev"),
            Choice::new("Sofia Lindqvist").detail("dev"),
            Choice::new("Léonie Karsenti"),
        ]
    }

    fn found(typed: &str) -> Vec<String> {
        matching(&people(), typed).iter().map(|choice| choice.label.clone()).collect()
    }

    #[test]
    fn accents_and_case_do_not_matter() {
        assert_eq!(found("INES"), ["Inès Moreau"]);
        assert_eq!(fold("Œuvre d’été, Žofia"), "oeuvre d'ete, zofia");
        assert_eq!(fold("e\u{301}te\u{301}"), "ete");
    }

    #[test]
    fn better_matches_come_first_and_equals_keep_their_order() {
        assert_eq!(found("kar"), ["Karim Haddad", "Léonie Karsenti"]);
        assert_eq!(found("le"), ["Léa Fontaine", "Léonie Karsenti"]);
        assert_eq!(found("dev"), ["Karim Haddad", "Sofia Lindqvist"]);
        assert_eq!(found("zzz"), Vec::<String>::new());
        assert_eq!(found("  ").len(), 5);
    }

    #[test]
    fn arrows_wrap_around() {
        assert_eq!(
            [step(None, 3, true), step(Some(2), 3, true), step(Some(0), 3, false)],
            [Some(0), Some(0), Some(2)]
        );
        assert_eq!(step(None, 3, false), Some(2));
        assert_eq!(step(Some(1), 0, true), None);
    }

    #[test]
    fn only_the_last_of_several_values_is_completed() {
        assert_eq!(last_part("Brief, Mood", Some(',')), (7, "Mood"));
        assert_eq!(last_part("Brief,", Some(',')), (6, ""));
        assert_eq!(last_part("Brief", Some(',')), (0, "Brief"));
        assert_eq!(last_part("Brief, Mood", None), (0, "Brief, Mood"));
    }

    fn suggestions(free: bool, separator: Option<char>) -> Suggestions {
        let choices = vec![Choice::with_value("7", "Inès Moreau"), Choice::with_value("8", "Karim Haddad")];
        Suggestions { choices: Arc::new(choices), free, separator }
    }

    #[test]
    fn a_closed_list_takes_only_its_choices() {
        let only = suggestions(false, None);
        assert_eq!(chosen(&only, "ines moreau", None), Some("7".into()));
        assert_eq!(chosen(&only, "kar", None), Some("8".into()));
        assert_eq!(chosen(&only, " ", None), Some(String::new()));
        assert_eq!(chosen(&only, "zoe", None), None);
        assert_eq!(chosen(&only, "zoe", Some(&only.choices[1])), Some("8".into()));
    }

    #[test]
    fn an_open_list_offers_to_create_what_it_does_not_know() {
        let open = suggestions(true, None);
        let offered = lines(&open, "Zoé", true);
        assert_eq!((offered.len(), offered[0].creates, offered[0].choice.label.as_str()), (1, true, "Zoé"));
        assert!(lines(&open, "inès moreau", true).iter().all(|line| !line.creates));
        assert_eq!(chosen(&open, "Zoé ", None), Some("Zoé".into()));
        assert_eq!(
            chosen(&open, "kar", None),
            Some("kar".into()),
            "a beginning is a new name unless it is marked"
        );
    }

    #[test]
    fn several_values_complete_the_last_one() {
        let several = suggestions(true, Some(','));
        assert_eq!(lines(&several, "Brief, kar", true).len(), 1);
        assert_eq!(
            chosen(&several, "Brief, kar", Some(&several.choices[1])),
            Some("Brief, Karim Haddad".into())
        );
        assert_eq!(chosen(&several, "Brief, ", None), Some("Brief".into()));
    }

    #[test]
    fn everything_is_offered_until_something_is_typed() {
        assert_eq!(lines(&suggestions(false, None), "Inès Moreau", false).len(), 2);
    }
}
