//! The widget kit: what every screen is built from.
//!
//! One file per widget, with its style sheet of the same name beside it; `app/index.html` links the sheets.
//! A widget knows nothing of plans: it takes values and callbacks, and speaks through [`crate::text::kit`].
//! What decides (which rows are visible, where an arrow key leads, which options match) is a plain function with
//! native tests; the component around it only draws and listens.

pub mod draft_field;
pub mod grid;
pub mod measure;
pub mod options;
pub mod palette;
pub mod window;
