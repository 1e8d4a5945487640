//! The widget kit.
