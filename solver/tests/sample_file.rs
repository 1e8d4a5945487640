//! `public/samples/agency.json` is what [`solver::sample::agency`] says.
//!
//! After a change to the sample: `RELAIS_WRITE_SAMPLE=1 cargo test -p solver --test sample_file`.

use std::path::Path;

use solver::format::Opened;
use solver::sample::{agency, shift};

/// A Monday with five weeks without public holidays after it; the app shifts the dates to today.
const AS_OF: &str = "2026-03-02";

fn written() -> String {
    solver::format::write(&agency(AS_OF.parse().unwrap()))
}

#[test]
fn the_sample_file_is_written_from_the_code() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/samples/agency.json");
    let text = written();
    if std::env::var_os("RELAIS_WRITE_SAMPLE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &text).unwrap();
    }
    let file = std::fs::read_to_string(&path).unwrap();
    assert!(file == text, "{} is not what the code says: see the head of this test", path.display());
}

#[test]
fn the_sample_file_reads_back_and_moves_to_any_week() {
    let opened = solver::format::read(&written()).unwrap();
    let plan = agency(AS_OF.parse().unwrap());
    assert_eq!(opened, Opened { plan: plan.clone(), repairs: vec![], problems: vec![] });
    let moved = shift(&plan, "2031-07-16".parse().unwrap());
    assert_eq!(moved.as_of, "2031-07-21".parse().unwrap());
}
