//! A fixed number of iterations gives the same bytes: this run's equal the file that `tests/wasm.rs` holds too.
//!
//! A change of the search changes the file: `RELAIS_UPDATE=1 cargo test -p solver --test same_bytes` writes it.

#[path = "common/golden.rs"]
mod golden;

#[test]
fn native_runs_give_the_bytes_of_the_file() {
    let text = golden::runs();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/runs.txt");
    if std::env::var_os("RELAIS_UPDATE").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    let expected = std::fs::read_to_string(path).unwrap_or_default();
    let first = text.lines().zip(expected.lines()).find(|(now, then)| now != then);
    assert!(
        text == expected,
        "the search gives another answer than the file, first at {first:?}; where that is meant: \
         RELAIS_UPDATE=1 cargo test -p solver --test same_bytes"
    );
}
