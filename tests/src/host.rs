//! A static web server for `dist/`, as plain as any that a user may choose: `script/serve` and the journeys use it.
//!
//! It sends the right types, prefers the compressed twin of a file (`app.js.br` beside `app.js`), lets browsers keep
//! files whose name holds a hash, and makes them ask again for all others.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;

use axum::Router;
use axum::extract::Request;
use axum::middleware::{self, Next};
use axum::response::Response;
use http::header::{CACHE_CONTROL, HeaderValue};
use tokio::net::TcpListener;
use tower_http::services::ServeDir;

/// A server that listens already.
#[derive(Debug)]
pub struct Host {
    listener: TcpListener,
    router: Router,
    /// Where it listens.
    pub address: SocketAddr,
}

impl Host {
    /// Listens on this machine at `port` (0: any free one) and offers `folder` under `path`, which is "/" or "/some/where/".
    ///
    /// # Errors
    /// When the port is taken.
    pub async fn bind(folder: &Path, path: &str, port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let address = listener.local_addr()?;
        let files = ServeDir::new(folder).precompressed_br();
        let router = match path.trim_end_matches('/') {
            "" => Router::new().fallback_service(files),
            prefix => Router::new().nest_service(prefix, files),
        };
        Ok(Self { listener, router: router.layer(middleware::from_fn(say_how_long_to_keep)), address })
    }

    /// Serves until it is dropped.
    ///
    /// # Errors
    /// When the system takes the port away.
    pub async fn serve(self) -> io::Result<()> {
        axum::serve(self.listener, self.router).await
    }
}

async fn say_how_long_to_keep(request: Request, next: Next) -> Response {
    let keep =
        if has_hash(request.uri().path()) { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut response = next.run(request).await;
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(keep));
    response
}

/// Does the name hold a hash of the content, as in `app-9821ae57f5b2f232_bg.wasm`?
pub fn has_hash(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split('.').next().unwrap_or(name).trim_end_matches("_bg");
    stem.rsplit_once('-')
        .is_some_and(|(_, hash)| hash.len() >= 15 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::has_hash;

    #[test]
    fn only_names_with_a_hash_are_kept() {
        assert!(has_hash("/app-9821ae57f5b2f232.js"));
        assert!(has_hash("/deep/er/app-9821ae57f5b2f232_bg.wasm"));
        assert!(has_hash("/start-a319d9020072e6fc.css"));
        assert!(!has_hash("/worker_bg.wasm"));
        assert!(!has_hash("/index.html"));
        assert!(!has_hash("/"));
        assert!(!has_hash("/samples/two-weeks.json"));
    }
}
