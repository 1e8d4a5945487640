//! A test of the French sentences: their punctuation keeps its no-break space.

use std::fs;
use std::path::{Path, PathBuf};

/// A French literal as it should be: U+00A0 before a colon and inside « », U+202F before `;`, `!` and `?`.
fn with_no_break_spaces(text: &str) -> String {
    let mut out = text.replace("« ", "«\u{a0}").replace(" »", "\u{a0}»").replace(" :", "\u{a0}:");
    for mark in [';', '!', '?'] {
        out = out.replace(&format!(" {mark}"), &format!("\u{202f}{mark}"));
    }
    out
}

/// A line of a `texts!` block with its French half corrected; other lines come back as they are.
fn corrected(line: &str) -> String {
    let is_code = line.trim_start().starts_with("//");
    match line.find("\" | \"") {
        Some(at) if !is_code => format!("{}{}", &line[..at + 4], with_no_break_spaces(&line[at + 4..])),
        _ => line.to_owned(),
    }
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "rs"))
        .collect();
    files.sort();
    files
}

#[test]
fn a_french_line_gets_its_spaces_and_an_english_one_is_left_alone() {
    assert_eq!(
        corrected(r#"a: "So: “x” ?" | "Or : « x » ?";"#),
        "a: \"So: “x” ?\" | \"Or\u{a0}: «\u{a0}x\u{a0}»\u{202f}?\";"
    );
    assert_eq!(corrected("// like « this » :"), "// like « this » :");
    assert_eq!(corrected("let x = a : b;"), "let x = a : b;");
}

#[test]
fn french_punctuation_keeps_its_no_break_space() {
    let mut wrong = Vec::new();
    for path in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text")) {
        if path.ends_with("macros.rs") || path.ends_with("typography.rs") {
            continue;
        }
        let source = fs::read_to_string(&path).unwrap();
        let fixed: String = source.split_inclusive('\n').map(corrected).collect();
        if fixed != source && std::env::var_os("RELAIS_FIX").is_some() {
            fs::write(&path, &fixed).unwrap();
            continue;
        }
        for (i, (old, new)) in source.lines().zip(fixed.lines()).enumerate() {
            if old != new {
                wrong.push(format!("{}:{}: {}", path.display(), i + 1, old.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "run again with RELAIS_FIX=1 to correct these lines:\n{}", wrong.join("\n"));
}
