//! Bytes made small and large again by the browser's own streams (zlib: deflate with a checksum).
//!
//! Browsers have them since 2023 at the latest; they weigh nothing in the page.

/// Why bytes could not be made small or large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompressError {
    /// The browser has no such streams.
    Unavailable,
    /// They are not what was made here: damaged, or cut off.
    Damaged,
    /// They would become larger than the limit.
    TooLarge,
}

pub use browser::{pack, unpack};

mod browser {
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{Blob, ReadableStreamDefaultReader, ReadableWritablePair};

    use super::CompressError;

    /// Makes bytes small.
    ///
    /// # Errors
    /// The browser has no streams for it.
    pub async fn pack(bytes: &[u8]) -> Result<Vec<u8>, CompressError> {
        through(bytes, stream("CompressionStream")?, usize::MAX).await
    }

    /// Makes them large again, up to a limit: a short link must not fill the memory.
    ///
    /// # Errors
    /// The bytes were not made by [`pack`], are incomplete, or become too many; or the browser has no streams for it.
    pub async fn unpack(bytes: &[u8], limit: usize) -> Result<Vec<u8>, CompressError> {
        through(bytes, stream("DecompressionStream")?, limit).await
    }

    /// A stream of this class for zlib's format. The class is looked up by its name: an older browser lacks it, and the
    /// bindings have it only behind a flag.
    fn stream(class: &str) -> Result<JsValue, CompressError> {
        let class = js_sys::Reflect::get(&js_sys::global(), &class.into()).map_err(unavailable)?;
        let class: js_sys::Function = class.dyn_into().map_err(unavailable)?;
        js_sys::Reflect::construct(&class, &js_sys::Array::of1(&"deflate".into())).map_err(unavailable)
    }

    fn unavailable(_: JsValue) -> CompressError {
        CompressError::Unavailable
    }

    fn damaged(_: JsValue) -> CompressError {
        CompressError::Damaged
    }

    async fn through(bytes: &[u8], stream: JsValue, limit: usize) -> Result<Vec<u8>, CompressError> {
        let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
        let blob = Blob::new_with_u8_array_sequence(&parts).map_err(unavailable)?;
        // Both streams have a readable and a writable side, which is all that a pair is.
        let pair: ReadableWritablePair = stream.unchecked_into();
        let reader = blob.stream().pipe_through(&pair).get_reader();
        let reader: ReadableStreamDefaultReader = reader.unchecked_into();
        let mut whole = Vec::new();
        loop {
            let step = JsFuture::from(reader.read()).await.map_err(damaged)?;
            let field = |name: &str| js_sys::Reflect::get(&step, &name.into()).map_err(damaged);
            if field("done")?.is_truthy() {
                return Ok(whole);
            }
            let chunk: js_sys::Uint8Array = field("value")?.dyn_into().map_err(damaged)?;
            let length = usize::try_from(chunk.length()).unwrap_or(usize::MAX);
            if whole.len().saturating_add(length) > limit {
                let _ = JsFuture::from(reader.cancel()).await;
                return Err(CompressError::TooLarge);
            }
            whole.extend(chunk.to_vec());
        }
    }
}
