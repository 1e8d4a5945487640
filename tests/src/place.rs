//! Where things are: the repository, the built app, the browser, the place for pictures of failures.

use std::env;
use std::path::{Path, PathBuf};

/// The top of the repository: this package stands directly under it.
pub fn root() -> PathBuf {
    // Cargo names the folder when it runs something; what was built into the program may be that of another copy of
    // the repository which shares its target folder with this one.
    let package =
        env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).filter(|folder| folder.ends_with("tests"));
    let package = package.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
    package.parent().map(Path::to_path_buf).unwrap_or_default()
}

/// The built app: `RELAIS_DIST`, else `dist`. Nothing when it has not been built.
pub fn dist() -> Option<PathBuf> {
    let folder = env::var_os("RELAIS_DIST").map_or_else(|| root().join("dist"), PathBuf::from);
    folder.join("index.html").is_file().then_some(folder)
}

/// Where journeys leave what helps to understand a failure.
pub fn evidence() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from).join("journeys")
}

/// Chromium or Chrome: `RELAIS_CHROMIUM`, else the first of the usual names.
pub fn chromium() -> Option<PathBuf> {
    program(
        "RELAIS_CHROMIUM",
        &[
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
        ],
    )
}

/// Chromium's WebDriver: `RELAIS_CHROMEDRIVER`, else `chromedriver`.
pub fn chromedriver() -> Option<PathBuf> {
    program("RELAIS_CHROMEDRIVER", &["chromedriver"])
}

/// The program that a variable names, else the first of `names` that stands on `PATH`.
fn program(variable: &str, names: &[&str]) -> Option<PathBuf> {
    let named = env::var(variable).ok().filter(|named| !named.is_empty());
    let named = named.as_deref();
    let names = named.as_ref().map_or(names, std::slice::from_ref);
    let path = env::var_os("PATH").unwrap_or_default();
    names
        .iter()
        .flat_map(|name| env::split_paths(&path).map(move |folder| folder.join(name)))
        .find(|candidate| candidate.is_file())
}
