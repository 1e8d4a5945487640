//! Letters without case and accents, and names compared by them.

/// U+00C0 to U+00FF without accents; `?` where nothing, or more than one letter, comes of it.
const LATIN_1: &[u8; 64] = b"aaaaaa?ceeeeiiii?nooooo??uuuuy??aaaaaa?ceeeeiiii?nooooo??uuuuy?y";
/// U+0100 to U+017F.
const EXTENDED_A: &[u8; 128] = b"aaaaaaccccccccdd??eeeeeeeeeegggggggghh??iiiiiiiii???jjkk?llllll????\
nnnnnn???oooooo??rrrrrrsssssssstttt??uuuuuuuuuuuuwwyyyzzzzzz?";
/// U+01CD to U+01DC.
const CARON: &[u8; 16] = b"aaiioouuuuuuuuuu";
/// U+0218 to U+021B, as Romanian writes.
const COMMA: &[u8; 4] = b"sstt";
/// U+1E00 to U+1EFF, as Vietnamese and Welsh write.
const ADDITIONAL: &[u8; 256] =
    b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnn\
oooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy??????aaaaaaaaaaaaaaaaaaaaaaaa\
eeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy??????";

/// Text in lower case without accents, ligatures spelled out, curly quotes and special spaces made plain: what two
/// people type for the same word.
///
/// Letters of the Latin script lose their accents, composed (`é`) or decomposed (`e` and a combining accent);
/// other scripts keep theirs. O(length).
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        push_folded(letter, &mut folded);
    }
    folded
}

/// A folded name with single spaces for whatever stands between its words: equal for names that people take for the
/// same. A name without a letter or digit (an emoji) is its own folded self.
pub fn key(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let key = words.collect::<Vec<_>>().join(" ");
    if key.is_empty() { folded.trim().to_owned() } else { key }
}

fn push_folded(letter: char, folded: &mut String) {
    let from = |first: u32, table: &[u8]| {
        let index = usize::try_from(u32::from(letter).checked_sub(first)?).ok()?;
        table.get(index).filter(|plain| **plain != b'?').map(|plain| char::from(*plain))
    };
    let plain = match letter {
        '\u{c0}'..='\u{ff}' => from(0xc0, LATIN_1),
        '\u{100}'..='\u{17f}' => from(0x100, EXTENDED_A),
        '\u{1cd}'..='\u{1dc}' => from(0x1cd, CARON),
        '\u{218}'..='\u{21b}' => from(0x218, COMMA),
        '\u{1e00}'..='\u{1eff}' => from(0x1e00, ADDITIONAL),
        'Ơ' | 'ơ' => Some('o'),
        'Ư' | 'ư' => Some('u'),
        _ => None,
    };
    if let Some(plain) = plain {
        folded.push(plain);
        return;
    }
    match letter {
        // Combining accents, variation selectors, marks of direction, byte order mark.
        '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}' | '\u{200e}' | '\u{200f}' | '\u{feff}' => {}
        'Œ' | 'œ' => folded.push_str("oe"),
        'Æ' | 'æ' => folded.push_str("ae"),
        'Ĳ' | 'ĳ' => folded.push_str("ij"),
        'ß' | 'ẞ' => folded.push_str("ss"),
        'Þ' | 'þ' => folded.push_str("th"),
        'Ø' | 'ø' => folded.push('o'),
        'Đ' | 'đ' | 'Ð' | 'ð' => folded.push('d'),
        'Ł' | 'ł' => folded.push('l'),
        'Ħ' | 'ħ' => folded.push('h'),
        'ı' => folded.push('i'),
        '’' | '‘' | 'ʼ' => folded.push('\''),
        '“' | '”' | '«' | '»' => folded.push('"'),
        '‐' | '‑' | '–' | '—' | '−' => folded.push('-'),
        _ if letter.is_whitespace() => folded.push(' '),
        _ => folded.extend(letter.to_lowercase()),
    }
}

/// The candidate that is spelled most like a name, if it is alike enough to be meant: a third of its letters at most
/// may differ (optimal string alignment distance, of the crate `strsim`).
///
/// O(candidates × length²).
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = key(name);
    let length = name.chars().count();
    if length == 0 {
        return None;
    }
    let distance = |candidate: &'a str| {
        let folded = key(candidate);
        if length >= 3 && folded.starts_with(&name) {
            return Some((1, candidate));
        }
        // As many words of the candidate as were typed: "sprang" is near to "Spring campaign".
        let words = name.split(' ').count();
        let beginning = folded.match_indices(' ').nth(words - 1).and_then(|(end, _)| folded.get(..end));
        let whole = strsim::osa_distance(&name, &folded);
        let distance = beginning.map_or(whole, |part| whole.min(strsim::osa_distance(&name, part) + 1));
        (distance * 3 <= length.max(3)).then_some((distance, candidate))
    };
    candidates.into_iter().filter_map(distance).min_by_key(|(distance, _)| *distance).map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;

    /// The tables say what Unicode says, for every letter that is one Latin letter and accents.
    #[test]
    fn accents_fall_as_unicode_decomposes_them() {
        let mut compared = 0;
        for letter in ('\u{c0}'..='\u{24f}').chain('\u{1e00}'..='\u{1eff}') {
            let plain: String = letter.to_lowercase().nfd().filter(|c| !is_combining_mark(*c)).collect();
            let in_tables =
                matches!(u32::from(letter), 0xc0..=0x17f | 0x1cd..=0x1dc | 0x218..=0x21b | 0x1e00..=0x1eff);
            if in_tables && plain.len() == 1 && plain.is_ascii() && letter.is_alphabetic() {
                assert_eq!(fold(&letter.to_string()), plain, "{letter}");
                let decomposed: String = letter.nfd().collect();
                assert_eq!(fold(&decomposed), plain, "{letter}, decomposed");
                compared += 1;
            }
        }
        assert!(compared > 400, "{compared} letters");
    }

    #[test]
    fn names_are_equal_as_people_read_them() {
        let same = [
            ("Léa Fontaine", "lea  FONTAINE"),
            ("Rédaction", "Re\u{301}daction"),
            ("Cœur de cible", "coeur-de-cible"),
            ("L’été", "l'ete"),
            ("Nguyễn", "NGUYEN"),
            ("Øystein Łukasz", "oystein lukasz"),
            ("Straße", "STRASSE"),
            ("10\u{202f}h", "10 h"),
        ];
        for (one, other) in same {
            assert_eq!(key(one), key(other), "{one} {other}");
        }
        assert_ne!(key("Копирайт"), key("Дизайн"));
        assert_eq!(key("🎨"), "🎨");
        assert_eq!(key(" "), "");
    }

    #[test]
    fn near_names_are_found_and_far_ones_are_not() {
        let skills = ["Design", "Motion", "Rédaction", "Illustration"];
        let cases = [
            ("desing", Some("Design")),
            ("redacton", Some("Rédaction")),
            ("illus", Some("Illustration")),
            ("motoin", Some("Motion")),
            ("cobol", None),
            ("", None),
        ];
        for (name, near) in cases {
            assert_eq!(nearest(name, skills), near, "{name}");
        }
    }
}
