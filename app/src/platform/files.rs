//! Plans as files: chosen or dropped, saved, and those that came with the page.

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// It is larger than anything that could be a plan; it was not read.
    #[error("E6101: the file has {bytes} bytes")]
    TooLarge {
        /// Its size.
        bytes: u64,
    },
    /// The browser could not read it.
    #[error("E6102: {0}")]
    Unreadable(String),
    /// A file that belongs to the page was not delivered: the connection is gone, or the host lacks it.
    #[error("E6103: {0} was not delivered")]
    NotDelivered(&'static str),
}

impl FileError {
    /// Its stable code, as in `docs/errors.md`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "E6101",
            Self::Unreadable(_) => "E6102",
            Self::NotDelivered(_) => "E6103",
        }
    }
}

/// The name of a plan as the name of a file: letters, digits, `-` and `_` of any script, the rest becomes `-`.
pub fn file_name(name: &str, extension: &str) -> String {
    let mut out = String::new();
    for c in name.trim().chars().take(80) {
        let keep = c.is_alphanumeric() || c == '_';
        if keep {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    let stem = out.trim_matches('-');
    format!("{}.{extension}", if stem.is_empty() { "relais" } else { stem })
}

pub use browser::{delivered, read, save};

mod browser {
    use leptos::prelude::{document, window};
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Response, Url};

    use super::FileError;

    /// The bytes of a file that somebody chose or dropped.
    ///
    /// # Errors
    /// It is larger than `limit` (then it is not read at all), or the browser cannot read it.
    pub async fn read(file: web_sys::File, limit: usize) -> Result<Vec<u8>, FileError> {
        let bytes = file.size();
        if bytes > limit as f64 {
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a size in whole bytes"
            )]
            return Err(FileError::TooLarge { bytes: bytes as u64 });
        }
        match JsFuture::from(file.array_buffer()).await {
            Ok(buffer) => Ok(js_sys::Uint8Array::new(&buffer).to_vec()),
            Err(cause) => Err(FileError::Unreadable(words(&cause))),
        }
    }

    /// The bytes of a file that stands beside the page on its host; `name` is its path from there.
    ///
    /// # Errors
    /// It does not arrive.
    pub async fn delivered(name: &'static str) -> Result<Vec<u8>, FileError> {
        let lost = |_: JsValue| FileError::NotDelivered(name);
        let answer = JsFuture::from(window().fetch_with_str(name)).await.map_err(lost)?;
        let answer: Response = answer.dyn_into().map_err(lost)?;
        if !answer.ok() {
            return Err(FileError::NotDelivered(name));
        }
        let buffer = JsFuture::from(answer.array_buffer().map_err(lost)?).await.map_err(lost)?;
        Ok(js_sys::Uint8Array::new(&buffer).to_vec())
    }

    fn words(cause: &JsValue) -> String {
        let error = cause.dyn_ref::<web_sys::DomException>().map(web_sys::DomException::message);
        error.unwrap_or_else(|| format!("{cause:?}"))
    }

    /// Hands a text to the person as a file.
    ///
    /// # Errors
    /// The browser refuses.
    pub fn save(name: &str, text: &str, kind: &str) -> Result<(), FileError> {
        let refused = |cause: JsValue| FileError::Unreadable(words(&cause));
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let parts = js_sys::Array::of1(&text.into());
        let blob = Blob::new_with_str_sequence_and_options(&parts, &options).map_err(refused)?;
        let address = Url::create_object_url_with_blob(&blob).map_err(refused)?;
        let link = document().create_element("a").map_err(refused)?;
        let Ok(link) = link.dyn_into::<HtmlAnchorElement>() else { return Ok(()) };
        link.set_href(&address);
        link.set_download(name);
        link.click();
        // The browser has taken the address by the next turn; half a minute is for slow ones.
        super::super::timer::after(30_000, move || {
            let _ = Url::revoke_object_url(&address);
        })
        .forget();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plans_name_becomes_a_files_name() {
        assert_eq!(file_name("Studio Marais — autumn", "json"), "Studio-Marais-autumn.json");
        assert_eq!(file_name(" ../../<b>été</b> ", "json"), "b-été-b.json");
        assert_eq!(file_name("🦊", "json"), "relais.json");
    }
}
