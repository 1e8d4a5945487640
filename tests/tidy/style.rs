//! Colours, spacing and type sizes are tokens (invariant 5).

use crate::purity::pattern;
use crate::tree::{Breach, File, Tree};

const TOKENS: &str = "app/styles/tokens.css";

/// Colours by name that a hurried hand writes. `transparent`, `currentColor` and the system's own are no literals.
const NAMED: &str =
    "white|black|red|green|blue|gr[ae]y|yellow|orange|purple|pink|brown|silver|gold|navy|teal|crimson|tomato";

/// Style sheets other than the tokens' hold no colour, no distance but a hair's, and no type size of their own.
/// Units of paper (mm, pt) are for print and free.
pub fn sheets_use_tokens(tree: &Tree) -> Vec<Breach> {
    let colour = pattern(r"#[0-9a-fA-F]{3,8}\b|\b(rgba?|hsla?|hwb|lab|lch|oklab|oklch)\(");
    let named = pattern(&format!(r"(^|[\s,(])({NAMED})($|[\s,);])"));
    let pixels = pattern(r"(\d*\.?\d+)px\b");
    let length = pattern(r"(^|[^\w.-])\d*\.?\d+rem\b");
    let coloured = pattern(r"(colou?r|background|border|outline|fill|stroke|shadow|column-rule|decoration)");
    let spaced = pattern(r"^(padding|margin|gap|row-gap|column-gap|inset)");
    let mut breaches = Vec::new();
    for file in tree.files.iter().filter(|file| file.under("app") && file.ends(".css") && file.path != TOKENS)
    {
        for (line, property, value) in declarations(file) {
            let mut add = |what: &str, advice: &str| {
                breaches.push(file.breach(line, format!("`{property}: {what}`: {advice}, see {TOKENS}")));
            };
            if let Some(found) = colour.find(&value) {
                add(found.as_str(), "a colour is a token");
            } else if coloured.is_match(&property) && named.is_match(&value) {
                add(value.trim(), "a colour is a token");
            }
            for found in pixels.captures_iter(&value) {
                if !["0", "1", "2"].contains(&&found[1]) {
                    add(&found[0], "a distance is a token");
                }
            }
            if (spaced.is_match(&property) || property == "font-size" || property == "font")
                && let Some(found) = length.find(&value)
            {
                add(found.as_str().trim(), "spacing and type sizes are tokens");
            }
        }
    }
    breaches
}

/// Rust holds no colour: charts and screens take classes and `var(--…)`.
pub fn code_holds_no_colour(tree: &Tree) -> Vec<Breach> {
    let colour = pattern(r##""[^"]*(#([0-9a-fA-F]{8}|[0-9a-fA-F]{6})\b|\b(rgba?|hsla?|oklch)\()"##);
    let mut breaches = Vec::new();
    for file in tree.rust("app/src") {
        for (number, line) in file.lines() {
            if colour.is_match(line) {
                breaches.push(
                    file.breach(number, format!("a colour in a string: use a class or a token of {TOKENS}")),
                );
            }
        }
    }
    breaches
}

/// Every declaration of a style sheet: its line, property and value.
fn declarations(file: &File) -> Vec<(usize, String, String)> {
    let mut found = Vec::new();
    let (mut chunk, mut line, mut start) = (String::new(), 1, 1);
    let mut rest = file.text.chars().peekable();
    let mut in_text = None;
    while let Some(character) = rest.next() {
        if character == '\n' {
            line += 1;
        }
        if let Some(quote) = in_text {
            // What a text holds is no style.
            if character == quote {
                in_text = None;
            }
            continue;
        }
        match character {
            '/' if rest.peek() == Some(&'*') => {
                rest.next();
                let mut last = ' ';
                for inside in rest.by_ref() {
                    if inside == '\n' {
                        line += 1;
                    }
                    if last == '*' && inside == '/' {
                        break;
                    }
                    last = inside;
                }
            }
            '"' | '\'' => in_text = Some(character),
            // A selector, or the head of an at-rule.
            '{' => chunk.clear(),
            ';' | '}' => {
                if let Some((property, value)) = chunk.split_once(':') {
                    found.push((start, property.trim().to_lowercase(), value.to_owned()));
                }
                chunk.clear();
            }
            _ => {
                if chunk.trim().is_empty() {
                    start = line;
                }
                chunk.push(character);
            }
        }
    }
    found
}

/// Every style sheet is linked in the page, tokens before all others, and what is linked is there.
pub fn sheets_are_linked(tree: &Tree) -> Vec<Breach> {
    let Some(page) = tree.file("app/index.html") else { return Vec::new() };
    let link = pattern(r#"<link data-trunk rel="css" href="([^"]+)""#);
    let linked: Vec<(usize, String)> = page
        .lines()
        .filter_map(|(number, line)| link.captures(line).map(|found| (number, format!("app/{}", &found[1]))))
        .collect();
    let mut breaches = Vec::new();
    for file in tree.files.iter().filter(|file| file.under("app") && file.ends(".css")) {
        if !linked.iter().any(|(_, path)| *path == file.path) {
            breaches.push(file.breach(1, "is not linked in app/index.html, so that no browser sees it"));
        }
    }
    for (number, path) in &linked {
        if tree.file(path).is_none() {
            breaches.push(page.breach(*number, format!("links {path}, which is not there")));
        }
    }
    breaches
}

#[test]
fn style_sheets_use_tokens() {
    crate::kept(sheets_use_tokens);
}

#[test]
fn a_style_of_its_own_is_noticed() {
    for wrong in [
        "a { color: #fff; }",
        "a { background: rgb(0 0 0 / 50%) }",
        "a:hover { fill: hsl(1 2% 3%); }",
        "a { border: 1px solid red; }",
        "a { padding: 12px; }",
        "a { width: calc(100% - 7.5px); }",
        "a { margin: 0 1.5rem; }",
        "a { font-size: 0.9rem }",
        "a { font: 400 1rem var(--font); }",
        "@media (min-width: 40rem) { a { gap: .5rem } }",
    ] {
        assert_eq!(
            crate::broken(sheets_use_tokens, &[("app/src/ui/a.css", wrong)]),
            ["app/src/ui/a.css:1"],
            "{wrong}"
        );
    }
    let fine = "/* #fff, 12px */ #fade:hover, .red { color: var(--ink); border: 1px solid var(--line); outline: 2px solid; }
        @media (max-width: 700px) { .a { width: 20rem; padding: 0.5em var(--s-1); background: transparent; } }
        @media print { a { font-size: 9pt; margin: 12mm; } }
        @font-face { src: url(\"a#fff\"); unicode-range: U+0000-00FF; }
        .b { grid-template-columns: minmax(5rem, auto) 1fr; content: 'red; 12px'; white-space: nowrap; }";
    let none: [&str; 0] = [];
    assert_eq!(crate::broken(sheets_use_tokens, &[("app/src/ui/a.css", fine)]), none);
    assert_eq!(crate::broken(sheets_use_tokens, &[(TOKENS, "a { color: #fff; }")]), none);
}

#[test]
fn colours_stay_out_of_the_code() {
    crate::kept(code_holds_no_colour);
}

#[test]
fn a_colour_in_the_code_is_noticed() {
    let files = [(
        "app/src/a.rs",
        "view! { <rect fill=\"#2f5bd7\"/> }\nlet a = \"#start\";\nlet b = \"color: rgb(0,0,0)\";",
    )];
    assert_eq!(crate::broken(code_holds_no_colour, &files), ["app/src/a.rs:1", "app/src/a.rs:3"]);
}

#[test]
fn every_style_sheet_is_linked() {
    crate::kept(sheets_are_linked);
}

#[test]
fn a_forgotten_style_sheet_is_noticed() {
    let page = "<link data-trunk rel=\"css\" href=\"styles/tokens.css\">\n<link data-trunk rel=\"css\" href=\"gone.css\">";
    let files = [("app/index.html", page), ("app/src/ui/a.css", ""), (TOKENS, "")];
    assert_eq!(crate::broken(sheets_are_linked, &files), ["app/src/ui/a.css:1", "app/index.html:2"]);
}
