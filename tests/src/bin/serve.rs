//! Serves a built app: `serve [FOLDER] [PORT]`, by default `dist` at 8080.

use std::path::PathBuf;
use std::process::ExitCode;

use tests::host::Host;
use tests::place;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let folder =
        arguments.next().map(PathBuf::from).or_else(place::dist).unwrap_or_else(|| PathBuf::from("dist"));
    let port = arguments.next();
    let Ok(port) = port.as_deref().unwrap_or("8080").parse() else {
        eprintln!("error: the port must be a number from 0 to 65535, not {}", port.unwrap_or_default());
        return ExitCode::FAILURE;
    };
    if !folder.join("index.html").is_file() {
        eprintln!("error: no index.html in {}: run script/build", folder.display());
        return ExitCode::FAILURE;
    }
    let host = match Host::bind(&folder, "/", port).await {
        Ok(host) => host,
        Err(cause) => {
            eprintln!(
                "error: cannot listen on port {port}: {cause}\n       choose another: PORT=8081 script/serve"
            );
            return ExitCode::FAILURE;
        }
    };
    println!("\n  Relais is at http://localhost:{}  (Ctrl-C stops it)\n", host.address.port());
    match host.serve().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(cause) => {
            eprintln!("error: {cause}");
            ExitCode::FAILURE
        }
    }
}
