//! What is left to do to a built app: `finish FOLDER` lays a brotli twin beside each file that gains by it
//! (`app.js.br`), and prints the sizes. Hosts that know such twins send them; to others they are just files.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const COMPRESSED: [&str; 7] = ["css", "html", "js", "json", "svg", "txt", "wasm"];

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1).map(PathBuf::from) else {
        eprintln!("usage: finish FOLDER");
        return ExitCode::FAILURE;
    };
    match finish(&folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(cause) => {
            eprintln!("error: {}: {cause}", folder.display());
            ExitCode::FAILURE
        }
    }
}

fn finish(folder: &Path) -> io::Result<()> {
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    files.sort();
    println!("{:>10} {:>10}  file", "bytes", "brotli");
    let (mut all, mut all_small) = (0, 0);
    for file in files {
        let content = fs::read(&file)?;
        let mut small = content.len();
        if file.extension().and_then(|end| end.to_str()).is_some_and(|end| COMPRESSED.contains(&end)) {
            let twin = brotli(&content)?;
            if twin.len() < content.len() {
                small = twin.len();
                let mut name = file.clone().into_os_string();
                name.push(".br");
                fs::write(name, twin)?;
            }
        }
        all += content.len();
        all_small += small;
        println!(
            "{:>10} {:>10}  {}",
            content.len(),
            small,
            file.strip_prefix(folder).unwrap_or(&file).display()
        );
    }
    println!("{all:>10} {all_small:>10}  in all");
    Ok(())
}

/// Every file under `folder` but the twins of an earlier run and what is hidden.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_none_or(|end| end != "br") {
            files.push(path);
        }
    }
    Ok(())
}

fn brotli(content: &[u8]) -> io::Result<Vec<u8>> {
    const QUALITY: u32 = 11;
    const WINDOW: u32 = 22;
    let mut twin = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut twin, 64 * 1024, QUALITY, WINDOW);
    writer.write_all(content)?;
    writer.flush()?;
    drop(writer);
    Ok(twin)
}
