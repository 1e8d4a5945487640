//! Text cut into words, numbers and signs, each with its place.

use std::ops::Range;

use super::fold::fold;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::format) enum Kind {
    /// Letters.
    Word,
    /// ASCII digits.
    Number,
    /// Any other single character.
    Sign,
}

/// A word, a number or a sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::format) struct Token {
    /// Its bytes in the text.
    pub range: Range<usize>,
    pub kind: Kind,
    /// Its text, folded.
    pub folded: String,
    /// No space stands before it.
    pub glued: bool,
}

impl Token {
    /// Whether it is this word or sign, given folded.
    pub fn is(&self, text: &str) -> bool {
        self.folded == text
    }

    /// Its value if it is a number that fits.
    pub fn number(&self) -> Option<u64> {
        (self.kind == Kind::Number).then(|| self.folded.parse().ok()).flatten()
    }

    /// How many digits or letters it has.
    pub fn len(&self) -> usize {
        self.folded.len()
    }
}

/// All tokens of a text, in order; spaces between them are left out. O(length).
pub(in crate::format) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut glued = false;
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        if letter.is_whitespace() {
            glued = false;
            continue;
        }
        let kind = match letter {
            '0'..='9' => Kind::Number,
            '\u{300}'..='\u{36f}' => Kind::Word,
            _ if letter.is_alphabetic() => Kind::Word,
            _ => Kind::Sign,
        };
        match tokens.last_mut() {
            Some(last) if glued && kind != Kind::Sign && last.kind == kind => last.range.end = end,
            _ => tokens.push(Token { range: at..end, kind, folded: String::new(), glued }),
        }
        glued = true;
    }
    for token in &mut tokens {
        token.folded = fold(text.get(token.range.clone()).unwrap_or_default());
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_numbers_and_signs_keep_their_places() {
        let cut: Vec<(String, bool)> =
            tokens("Été 2h30 ≥3\u{a0}!").into_iter().map(|token| (token.folded, token.glued)).collect();
        let expected = [
            ("ete", false),
            ("2", false),
            ("h", true),
            ("30", true),
            ("≥", false),
            ("3", true),
            ("!", false),
        ];
        assert_eq!(cut, expected.map(|(text, glued)| (text.to_owned(), glued)));
        assert_eq!(tokens("é2")[1].range, 2..3);
    }
}
