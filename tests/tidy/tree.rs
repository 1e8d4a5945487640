//! The repository as text.

use std::fmt;
use std::fs;
use std::path::Path;

/// What the repository's own text stands in; `dist`, `target` and tools are not looked at.
const FOLDERS: [&str; 7] = ["app", "solver", "tests", "docs", "script", ".ci", ".cargo"];
const ENDS: [&str; 8] = ["rs", "css", "js", "html", "md", "toml", "json", "svg"];

/// A file by its path from the top, with "/" between.
#[derive(Debug)]
pub struct File {
    pub path: String,
    pub text: String,
}

impl File {
    pub fn ends(&self, end: &str) -> bool {
        self.path.ends_with(end)
    }

    /// Is it in this folder?
    pub fn under(&self, folder: &str) -> bool {
        self.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
    }

    /// Lines with their numbers.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }

    /// The number of the line at this byte.
    pub fn line_at(&self, byte: usize) -> usize {
        self.text[..byte].matches('\n').count() + 1
    }

    pub fn breach(&self, line: usize, advice: impl Into<String>) -> Breach {
        Breach { path: self.path.clone(), line, advice: advice.into() }
    }
}

/// A law that is not kept: where, and what to do.
#[derive(Debug)]
pub struct Breach {
    pub path: String,
    pub line: usize,
    pub advice: String,
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.advice)
    }
}

/// Files in the order of their paths.
#[derive(Debug)]
pub struct Tree {
    pub files: Vec<File>,
}

impl Tree {
    /// A tree of these files.
    pub fn of(files: &[(&str, &str)]) -> Self {
        let files = files.iter().map(|&(path, text)| File { path: path.into(), text: text.into() }).collect();
        Self { files }
    }

    /// The repository.
    pub fn repository() -> Self {
        let root = tests::place::root();
        let mut files = Vec::new();
        for entry in fs::read_dir(&root).into_iter().flatten().flatten() {
            // A linked work tree of git has a file where others have a folder.
            if entry.path().is_file() && entry.file_name() != ".git" {
                read(&root, &entry.path(), &mut files);
            }
        }
        for folder in FOLDERS {
            walk(&root, &root.join(folder), &mut files);
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        assert!(files.len() > 20, "the repository was not found at {}", root.display());
        Self { files }
    }

    /// The file at this path.
    pub fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == path)
    }

    /// The Rust files in this folder.
    pub fn rust<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a File> {
        self.files.iter().filter(move |file| file.under(folder) && file.ends(".rs"))
    }

    /// The names that a folder gives to its parts: `link` for `rule/link.rs` and for `rule/link/mod.rs`.
    pub fn parts(&self, folder: &str) -> Vec<String> {
        let mut names: Vec<String> = self
            .rust(folder)
            .filter_map(|file| file.path.strip_prefix(folder)?.strip_prefix('/'))
            .map(|rest| rest.split('/').next().unwrap_or(rest).trim_end_matches(".rs").to_owned())
            .filter(|name| name != "mod")
            .collect();
        names.dedup();
        names
    }
}

fn walk(root: &Path, folder: &Path, files: &mut Vec<File>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(root, &path, files);
        } else {
            read(root, &path, files);
        }
    }
}

fn read(root: &Path, path: &Path, files: &mut Vec<File>) {
    let end = path.extension().and_then(|end| end.to_str());
    // Scripts have no ending.
    if !end.is_none_or(|end| ENDS.contains(&end) || end == "sh") {
        return;
    }
    let Ok(text) = fs::read_to_string(path) else { return };
    let parts = path.strip_prefix(root).unwrap_or(path).components();
    let path = parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
    files.push(File { path, text });
}
