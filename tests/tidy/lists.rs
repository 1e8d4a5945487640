//! What must stand in a list too (invariant 6): rules and goals, error codes, journeys.

use std::collections::BTreeMap;

use crate::purity::pattern;
use crate::tree::{Breach, Tree};

const MODEL: &str = "docs/model.md";
const ERRORS: &str = "docs/errors.md";

/// Every rule and every goal has a row in `docs/model.md`, a test, and a text; the macro of `text` asks for each language.
pub fn rules_and_goals_are_complete(tree: &Tree) -> Vec<Breach> {
    let rows = |name: &str| {
        tree.file(MODEL).is_some_and(|model| {
            model.lines().any(|(_, line)| line.starts_with('|') && line.contains(&format!("`{name}`")))
        })
    };
    let mut breaches = Vec::new();
    for kind in ["rule", "goal"] {
        let folder = format!("solver/src/{kind}");
        for name in tree.parts(&folder) {
            let own = |file: &&crate::tree::File| {
                file.path == format!("{folder}/{name}.rs") || file.under(&format!("{folder}/{name}"))
            };
            let Some(first) = tree.rust(&folder).find(own) else { continue };
            if !rows(&name) {
                breaches.push(first.breach(1, format!("the {kind} has no row with `{name}` in {MODEL}")));
            }
            let table = pattern(&format!(r"\b(fn|mod) {name}(_\w+)?\b"));
            let tested = tree.rust(&folder).filter(own).any(|file| file.text.contains("#[test]"))
                || tree
                    .rust("solver/tests")
                    .any(|file| file.path.contains(kind) && table.is_match(&file.text));
            if !tested {
                let advice = format!(
                    "the {kind} has no table of tests: in its file, or as `{name}` in solver/tests/{kind}s.rs"
                );
                breaches.push(first.breach(1, advice));
            }
            let text = pattern(&format!(r"\b(\w+_)?{name}(_\w+)?\b"));
            if !tree.rust("app/src/text").any(|file| text.is_match(&file.text)) {
                breaches.push(first.breach(
                    1,
                    format!("the {kind} has no sentence whose key holds `{name}` in app/src/text"),
                ));
            }
        }
    }
    breaches
}

/// Every error code of the solver and the app stands in `docs/errors.md`, and nothing else stands there.
pub fn error_codes_are_explained(tree: &Tree) -> Vec<Breach> {
    let literal = pattern(r#""([EW]\d{4})""#);
    let code = pattern(r"\b[EW]\d{4}\b");
    let mut used: BTreeMap<String, Breach> = BTreeMap::new();
    for file in tree.rust("solver/src").chain(tree.rust("app/src")) {
        for (number, line) in file.lines() {
            for found in literal.captures_iter(line) {
                let advice = format!("the code {} is not explained in {ERRORS}", &found[1]);
                used.entry(found[1].to_owned()).or_insert_with(|| file.breach(number, advice));
            }
        }
    }
    let mut stale = Vec::new();
    if let Some(errors) = tree.file(ERRORS) {
        let mut explained = Vec::new();
        for (number, line) in
            errors.lines().filter(|(_, line)| line.starts_with('|') || line.starts_with('#'))
        {
            for found in code.find_iter(line) {
                if !used.contains_key(found.as_str()) && !explained.contains(&found.as_str()) {
                    stale
                        .push(errors.breach(number, format!("no code {} is given anywhere", found.as_str())));
                }
                explained.push(found.as_str());
            }
        }
        used.retain(|code, _| !explained.contains(&code.as_str()));
    }
    used.into_values().chain(stale).collect()
}

/// Every file of journeys is a test of its package: cargo says nothing about a forgotten one.
pub fn journeys_are_listed(tree: &Tree) -> Vec<Breach> {
    let listed = |path: &str| {
        tree.file("tests/Cargo.toml")
            .is_some_and(|manifest| manifest.text.contains(&format!("path = \"{path}\"")))
    };
    tree.rust("tests/journeys")
        .filter(|file| !file.path.trim_start_matches("tests/journeys/").contains('/'))
        .filter(|file| !listed(file.path.trim_start_matches("tests/")))
        .map(|file| file.breach(1, "never runs: give it a [[test]] in tests/Cargo.toml"))
        .collect()
}

#[test]
fn rules_and_goals_have_all_they_need() {
    crate::kept(rules_and_goals_are_complete);
}

#[test]
fn an_incomplete_rule_is_noticed() {
    let files = [
        ("docs/model.md", "The rule `link` and more.\n| `skill` | … |\n| `lateness` | … |\n| `fit` | … |"),
        ("solver/src/rule/mod.rs", ""),
        ("solver/src/rule/skill.rs", "#[test]"),
        ("solver/src/rule/link/mod.rs", "mod tests;"),
        ("solver/src/rule/link/tests.rs", "#[test]"),
        ("solver/src/goal/lateness.rs", ""),
        ("solver/src/goal/fit.rs", ""),
        ("solver/tests/goals.rs", "mod fit {}"),
        ("app/src/text/rules.rs", "rule_skill: … goal_lateness: … goal_fit: … linked: …"),
    ];
    assert_eq!(
        crate::broken(rules_and_goals_are_complete, &files),
        ["solver/src/rule/link/mod.rs:1", "solver/src/rule/link/mod.rs:1", "solver/src/goal/lateness.rs:1"],
        "no row, no text, no test"
    );
}

#[test]
fn error_codes_have_an_explanation() {
    crate::kept(error_codes_are_explained);
}

#[test]
fn a_code_without_explanation_is_noticed() {
    let files = [
        ("solver/src/validate/code.rs", "A = \"E1101\",\nB = \"W2001\",\nC = \"E1101\","),
        ("docs/errors.md", "Codes such as E9999.\n| E1101 | … |\n| E1104 | … |"),
    ];
    assert_eq!(
        crate::broken(error_codes_are_explained, &files),
        ["solver/src/validate/code.rs:2", "docs/errors.md:3"]
    );
}

#[test]
fn all_journeys_run() {
    crate::kept(journeys_are_listed);
}

#[test]
fn a_forgotten_journey_is_noticed() {
    let files = [
        ("tests/Cargo.toml", "[[test]]\nname = \"a\"\npath = \"journeys/a.rs\""),
        ("tests/journeys/a.rs", ""),
        ("tests/journeys/b.rs", ""),
        ("tests/journeys/common/mod.rs", ""),
    ];
    assert_eq!(crate::broken(journeys_are_listed, &files), ["tests/journeys/b.rs:1"]);
}
