//! The solver compiled for the browser gives the same bytes as natively.
//!
//! Each test here compares with a file or a figure that a native test holds too.
//! `cargo test --target wasm32-unknown-unknown -p solver --test wasm` runs them; natively this file is empty.

#![cfg(target_arch = "wasm32")]

#[path = "common/golden.rs"]
mod golden;

use solver::sample::agency;
use wasm_bindgen_test::wasm_bindgen_test;

/// Dates, ids, numbers and the order of everything: `tests/sample_file.rs` holds the same file natively.
#[wasm_bindgen_test]
fn the_sample_has_the_same_bytes() {
    let text = solver::format::write(&agency("2026-03-02".parse().unwrap()));
    assert!(
        text == include_str!("../../public/samples/agency.json"),
        "the sample differs between wasm32 and native"
    );
}

/// Search, bounds and scores: `tests/same_bytes.rs` holds the same file natively.
#[wasm_bindgen_test]
fn a_fixed_number_of_iterations_gives_the_same_bytes() {
    let (text, expected) = (golden::runs(), include_str!("golden/runs.txt"));
    let first = text.lines().zip(expected.lines()).find(|(now, then)| now != then);
    assert!(text == expected, "wasm32 and native differ, first at {first:?}");
}
