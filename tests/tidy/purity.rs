//! What the solver may not name (invariants 1 and 3), and what nothing may hold.

use regex_lite::Regex;

use crate::tree::{Breach, Tree};

/// Words that mean the web, a clock, threads, files or print, and what to do instead.
const FOREIGN: [(&str, &str); 13] = [
    (r"\b(web_sys|js_sys|wasm_bindgen\w*|gloo\w*|leptos\w*|web_time)\b", "the browser belongs in `app`"),
    (r"\b(Instant|SystemTime)\b", "time comes in through `Watch`"),
    (r"\bstd::time\b", "time comes in through `Watch`"),
    (r"\b(Utc|Local)::(now|today)\b", "today is a fact of the plan"),
    (r"\bstd::thread\b|\bthread::(spawn|scope|sleep)\b", "the solver has no threads of its own"),
    (r"\brayon\b", "the solver has no threads of its own"),
    (r"\b(Mutex|RwLock|Atomic[A-Z]\w*|Condvar)\b", "the solver shares nothing between threads"),
    (r"\bstd::(fs|net|process|env|path)\b", "files and the machine belong in `bin/relais` or `app`"),
    (r"\bFile::(open|create)\b", "files belong in `bin/relais` or `app`"),
    (r"\b(stdin|stdout|stderr)\(\)", "print belongs in `bin/relais`"),
    (r"\be?print(ln)?!", "print belongs in `bin/relais`"),
    (r"\bdbg!", "print belongs in `bin/relais`"),
    (r"\b(thread_rng|getrandom|OsRng)\b", "chance comes from the seed"),
];

/// Invariant 1: `solver/src` names no browser crate, clock, thread, file or print, in comments neither.
pub fn solver_is_pure(tree: &Tree) -> Vec<Breach> {
    let words = FOREIGN.map(|(words, advice)| (pattern(words), advice));
    let mut breaches = Vec::new();
    for file in tree.rust("solver/src").filter(|file| !file.under("solver/src/bin")) {
        for (number, line) in file.lines() {
            for (words, advice) in &words {
                if let Some(word) = words.find(line) {
                    breaches.push(file.breach(number, format!("names `{}`: {advice}", word.as_str())));
                }
            }
        }
    }
    breaches
}

/// Invariant 3: `good_lp` is named only in `solver/src/lp`.
pub fn one_door_to_linear_programs(tree: &Tree) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let elsewhere = tree.rust("solver").chain(tree.rust("app")).filter(|file| !file.under("solver/src/lp"));
    for file in elsewhere {
        for (number, line) in file.lines() {
            if line.contains("good_lp") {
                breaches
                    .push(file.breach(number, "names `good_lp`: linear programs live in `solver/src/lp`"));
            }
        }
    }
    breaches
}

/// No file tells on which machine it was written.
pub fn no_place_of_a_machine(tree: &Tree) -> Vec<Breach> {
    // In parts, so that this file keeps its own law.
    let places = pattern(concat!(r"(^|[^\w.])/(", "work|root|home|Users", r")/\w"));
    let mut breaches = Vec::new();
    for file in &tree.files {
        for (number, line) in file.lines() {
            if places.is_match(line) {
                breaches.push(
                    file.breach(
                        number,
                        "names a folder of one machine: say it from the top of the repository",
                    ),
                );
            }
        }
    }
    breaches
}

/// The longest a file may be: what is longer has parts that want names.
const LONGEST: usize = 500;

/// No file of code has more than [`LONGEST`] lines.
pub fn files_are_short(tree: &Tree) -> Vec<Breach> {
    let code = tree.files.iter().filter(|file| [".rs", ".css", ".js"].iter().any(|end| file.ends(end)));
    code.filter_map(|file| {
        let lines = file.text.lines().count();
        (lines > LONGEST)
            .then(|| file.breach(lines, format!("{lines} lines: split it into parts of at most {LONGEST}")))
    })
    .collect()
}

pub(crate) fn pattern(text: &str) -> Regex {
    match Regex::new(text) {
        Ok(pattern) => pattern,
        Err(cause) => panic!("{text}: {cause}"),
    }
}

#[test]
fn the_solver_names_nothing_of_the_world() {
    crate::kept(solver_is_pure);
}

#[test]
fn a_solver_that_names_the_world_is_noticed() {
    for word in [
        "use web_sys::Window;",
        "/// As `wasm_bindgen` does.",
        "let t = Instant::now();",
        "use std::time::Duration;",
        "let today = Utc::now();",
        "std::thread::spawn(f);",
        "let m = Mutex::new(0);",
        "std::fs::read(p)",
        "println!(\"x\")",
        "    eprint!(\"x\")",
        "dbg!(x)",
        "let r = thread_rng();",
    ] {
        assert_eq!(
            crate::broken(solver_is_pure, &[("solver/src/a.rs", word)]),
            ["solver/src/a.rs:1"],
            "{word}"
        );
    }
    let fine = "//! Prints nothing; a plan file has sprints, an instant.\nuse core::time::Duration;";
    assert!(crate::broken(solver_is_pure, &[("solver/src/a.rs", fine)]).is_empty());
    assert!(crate::broken(solver_is_pure, &[("solver/src/bin/relais.rs", "println!()")]).is_empty());
}

#[test]
fn linear_programs_have_one_door() {
    crate::kept(one_door_to_linear_programs);
}

#[test]
fn another_door_to_linear_programs_is_noticed() {
    let files = [
        ("solver/src/lp/peak.rs", "use good_lp::variable;"),
        ("solver/src/goal/peak.rs", "\n// as good_lp does"),
        ("app/src/lib.rs", "use good_lp::*;"),
    ];
    assert_eq!(
        crate::broken(one_door_to_linear_programs, &files),
        ["solver/src/goal/peak.rs:2", "app/src/lib.rs:1"]
    );
}

#[test]
fn files_tell_of_no_machine() {
    crate::kept(no_place_of_a_machine);
}

#[test]
fn a_place_of_a_machine_is_noticed() {
    let text = concat!("see /", "work/notes.md\nand ./work/x, https://a.example/", "home/ and path/root/x");
    assert_eq!(crate::broken(no_place_of_a_machine, &[("docs/a.md", text)]), ["docs/a.md:1"]);
}

#[test]
fn every_file_is_short() {
    crate::kept(files_are_short);
}

#[test]
fn a_long_file_is_noticed() {
    let (long, fine) = ("\n".repeat(LONGEST + 1), "\n".repeat(LONGEST));
    assert_eq!(crate::broken(files_are_short, &[("app/src/a.rs", &long), ("app/src/b.rs", &fine)]).len(), 1);
}
