//! Why a journey stopped.

use fantoccini::error::{CmdError, NewSessionError};

/// A sentence that tells what was awaited or tried, and what was there instead.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Failure(pub String);

/// What every step of a journey answers.
pub type Result<T = ()> = std::result::Result<T, Failure>;

/// A failure with this sentence.
pub fn failure<T>(sentence: impl Into<String>) -> Result<T> {
    Err(Failure(sentence.into()))
}

impl From<CmdError> for Failure {
    fn from(cause: CmdError) -> Self {
        Self(format!("the browser refused: {cause}"))
    }
}

impl From<NewSessionError> for Failure {
    fn from(cause: NewSessionError) -> Self {
        Self(format!("Chromium did not start: {cause}"))
    }
}

impl From<std::io::Error> for Failure {
    fn from(cause: std::io::Error) -> Self {
        Self(cause.to_string())
    }
}

impl From<serde_json::Error> for Failure {
    fn from(cause: serde_json::Error) -> Self {
        Self(format!("an answer that is no JSON: {cause}"))
    }
}
