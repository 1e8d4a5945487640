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
}
