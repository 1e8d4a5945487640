//! The fragment of an address that holds a plan: `plan=1.` and compressed bytes in the alphabet of addresses.
//!
//! What follows the `#` of an address stays in the browser: no server ever sees it.
//! The number in front says how the rest is to be read; 1 is a compact plan file, compressed as zlib does (its checksum
//! tells a link that lost a character from another plan), in base64 for addresses without padding (Simon Josefsson,
//! "The Base16, Base32, and Base64 Data Encodings", RFC 4648, § 5, 2006).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use thiserror::Error;

/// What such a fragment begins with.
const MARK: &str = "plan=";

/// The way of writing that [`fragment`] uses, and the latest that [`packed`] reads.
pub const VERSION: u32 = 1;

/// Why an address that means a plan holds none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LinkError {
    /// Characters are missing or changed.
    #[error("the link is damaged: characters are missing or were changed")]
    Damaged,
    /// Written by a later version of Relais.
    #[error("the link was made by a later version of Relais")]
    Newer,
}

impl LinkError {
    /// Every code that [`LinkError::code`] may give.
    pub const CODES: [&'static str; 2] = ["E1301", "E1302"];

    /// The stable code under which `docs/errors.md` explains it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Damaged => "E1301",
            Self::Newer => "E1302",
        }
    }
}

/// The fragment of an address for these compressed bytes, without the `#`.
pub fn fragment(packed: &[u8]) -> String {
    format!("{MARK}{VERSION}.{}", URL_SAFE_NO_PAD.encode(packed))
}

/// The compressed bytes in a fragment, with or without its `#`; none where it means no plan.
///
/// # Errors
/// It means a plan but is damaged, or written by a later version.
pub fn packed(fragment: &str) -> Option<Result<Vec<u8>, LinkError>> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let rest = fragment.strip_prefix(MARK)?;
    let read = || {
        let (version, text) = rest.split_once('.').ok_or(LinkError::Damaged)?;
        match version.parse::<u32>() {
            Ok(VERSION) => {}
            Ok(later) if later > VERSION => return Err(LinkError::Newer),
            _ => return Err(LinkError::Damaged),
        }
        // Mail programs like to break and quote what is long.
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| LinkError::Damaged)?;
        if bytes.is_empty() { Err(LinkError::Damaged) } else { Ok(bytes) }
    };
    Some(read())
}
