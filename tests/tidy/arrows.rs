//! Who may know whom (invariants 2 and 4): the arrows of ARCHITECTURE.md.

use crate::purity::pattern;
use crate::tree::{Breach, File, Tree};

/// The solver's parts, from the ground up: a part may know its own row and those above it in this list.
const SOLVER: [&[&str]; 7] = [
    &["model", "watch"],
    &["format", "validate", "rule", "check", "sample"],
    // A plan prepared for the search: the rules decide who may do what from when, once.
    &["instance", "scenario", "share"],
    &["goal"],
    &["search", "lp"],
    &["solve"],
    &["explain"],
];

/// The app's parts, likewise.
const APP: [&[&str]; 6] =
    [&["engine", "platform", "text"], &["state"], &["action"], &["chart", "ui"], &["screen"], &["shell"]];

/// Parts of the solver know only what stands below them; `model` knows nobody, `check` only `model`.
pub fn solver_arrows(tree: &Tree) -> Vec<Breach> {
    arrows(tree, "solver/src", &SOLVER, |part, known| match part {
        "model" => Some("`model` imports nothing from its siblings"),
        "check" if known != "model" => {
            Some("`check` imports only `model`: it shares nothing with what it checks")
        }
        _ => None,
    })
}

/// Parts of the app know only what stands below them.
pub fn app_arrows(tree: &Tree) -> Vec<Breach> {
    arrows(tree, "app/src", &APP, |_, _| None)
}

/// `strict` may forbid what the list would allow, and says why.
fn arrows(
    tree: &Tree,
    folder: &str,
    parts: &[&[&str]],
    strict: impl Fn(&str, &str) -> Option<&'static str>,
) -> Vec<Breach> {
    let height = |part: &str| parts.iter().position(|row| row.contains(&part));
    let mut breaches = Vec::new();
    for file in tree.rust(folder).filter(|file| !file.under(&format!("{folder}/bin"))) {
        let Some(rest) = file.path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')) else {
            continue;
        };
        let part = rest.split('/').next().unwrap_or(rest).trim_end_matches(".rs");
        if part == "lib" || part == "main" {
            continue;
        }
        let Some(own) = height(part) else {
            let advice = format!(
                "`{part}` stands nowhere in the arrows: give it a row in ARCHITECTURE.md and in tests/tidy/arrows.rs"
            );
            breaches.push(file.breach(1, advice));
            continue;
        };
        for (line, known) in known(file) {
            // What is no part is an item of the library itself, such as an exported macro.
            let Some(theirs) = height(&known).filter(|_| known != part) else { continue };
            if theirs > own {
                breaches.push(file.breach(line, format!("`{part}` names `{known}`, which stands above it")));
            } else if let Some(why) = strict(part, &known) {
                breaches.push(file.breach(line, format!("names `{known}`: {why}")));
            }
        }
    }
    breaches
}

/// The parts of its own library that a file names by `crate::…`, with their lines; braces are looked into.
fn known(file: &File) -> Vec<(usize, String)> {
    let start = pattern(r"\bcrate::");
    let first = pattern(r"^\s*(\w+)");
    let mut found = Vec::new();
    for at in start.find_iter(&file.text) {
        let rest = &file.text[at.end()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut expects = true;
            for (index, character) in group.char_indices() {
                if expects
                    && depth == 0
                    && let Some(name) = first.captures(&group[index..])
                {
                    let start = index + name[0].len() - name[1].len();
                    found.push((file.line_at(at.end() + 1 + start), name[1].to_owned()));
                    expects = false;
                }
                match character {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => expects = true,
                    _ => {}
                }
            }
        } else if let Some(name) = first.captures(rest) {
            found.push((file.line_at(at.start()), name[1].to_owned()));
        }
    }
    found
}

/// Invariant 4: a screen never names another.
pub fn screens_are_strangers(tree: &Tree) -> Vec<Breach> {
    let screens = tree.parts("app/src/screen");
    let path = pattern(r"\b(?:screen|super)::(\w+)");
    let mut breaches = Vec::new();
    for own in &screens {
        let folder = format!("app/src/screen/{own}");
        for file in tree
            .rust("app/src/screen")
            .filter(|file| file.under(&folder) || file.path == format!("{folder}.rs"))
        {
            // `super` leads to the other screens only from a screen's first file.
            let first = file.path == format!("{folder}/mod.rs") || file.path == format!("{folder}.rs");
            for (number, line) in file.lines() {
                for named in path.captures_iter(line) {
                    let by_super = named[0].starts_with("super");
                    let other = &named[1];
                    if other != own && screens.iter().any(|screen| screen == other) && (first || !by_super) {
                        let advice = format!(
                            "the screen `{own}` names the screen `{other}`: what both need belongs below them"
                        );
                        breaches.push(file.breach(number, advice));
                    }
                }
            }
        }
    }
    breaches
}

#[test]
fn the_solver_keeps_its_arrows() {
    crate::kept(solver_arrows);
}

#[test]
fn a_wrong_arrow_in_the_solver_is_noticed() {
    let wrong = |path: &str, text: &str| crate::broken(solver_arrows, &[(path, text)]);
    assert_eq!(wrong("solver/src/model/plan.rs", "use crate::format::read;"), ["solver/src/model/plan.rs:1"]);
    assert_eq!(
        wrong("solver/src/model/plan.rs", "\nuse crate::watch::Watch;"),
        ["solver/src/model/plan.rs:2"]
    );
    assert_eq!(wrong("solver/src/check/mod.rs", "use crate::rule::skill;"), ["solver/src/check/mod.rs:1"]);
    assert_eq!(
        wrong("solver/src/rule/skill.rs", "use crate::{model::Plan,\n  search::Move};"),
        ["solver/src/rule/skill.rs:2"]
    );
    assert_eq!(wrong("solver/src/elsewhere.rs", ""), ["solver/src/elsewhere.rs:1"]);
    assert!(
        wrong("solver/src/check/mod.rs", "use crate::model::{Plan, search};\nuse crate::check::a;")
            .is_empty()
    );
    assert!(
        wrong("solver/src/solve.rs", "use crate::search::{a, b::{c}};\nuse crate::{lp, model};").is_empty()
    );
}

#[test]
fn the_app_keeps_its_arrows() {
    crate::kept(app_arrows);
}

#[test]
fn a_wrong_arrow_in_the_app_is_noticed() {
    let wrong = |path: &str, text: &str| crate::broken(app_arrows, &[(path, text)]);
    assert_eq!(wrong("app/src/ui/grid.rs", "use crate::screen::work;"), ["app/src/ui/grid.rs:1"]);
    assert_eq!(wrong("app/src/state/mod.rs", "/// See [`crate::shell::App`]."), ["app/src/state/mod.rs:1"]);
    assert_eq!(
        wrong("app/src/screen/work/mod.rs", "crate::shell::toast()"),
        ["app/src/screen/work/mod.rs:1"]
    );
    assert!(wrong("app/src/shell/mod.rs", "use crate::{screen, ui::Button};").is_empty());
    assert!(wrong("app/src/lib.rs", "use crate::shell::App;").is_empty());
}

#[test]
fn screens_do_not_know_each_other() {
    crate::kept(screens_are_strangers);
}

#[test]
fn a_screen_that_names_another_is_noticed() {
    let files = [
        ("app/src/screen/mod.rs", "pub mod team; pub mod work; fn a() { work::b(); }"),
        ("app/src/screen/team/mod.rs", "mod row;\nuse super::work::Row;"),
        (
            "app/src/screen/team/row.rs",
            "use super::super::x;\nuse crate::screen::work::Row;\nuse crate::screen::team::a;",
        ),
        ("app/src/screen/work/mod.rs", "mod row; use crate::screen::Entry;"),
    ];
    assert_eq!(
        crate::broken(screens_are_strangers, &files),
        ["app/src/screen/team/mod.rs:2", "app/src/screen/team/row.rs:2"]
    );
}
