//! The widget kit: what every screen is built from.
//!
//! One file per widget, with its style sheet of the same name beside it; `app/index.html` links the sheets.
//! A widget knows nothing of plans: it takes values and callbacks, and speaks through [`crate::text::kit`].
//! What decides (which rows are visible, where an arrow key leads, which options match) is a plain function with
//! native tests; the component around it only draws and listens.
//!
//! Common to all: what a widget shows is a `Signal` prop (`label=text.of(common::save)` or a plain value), what it
//! reports is a `Callback`; a widget never changes the value it was given, it asks for the change.
//! A field reports a finished text on Enter or when it is left, and keeps the text with the reason when the answer is
//! `Err`; Escape takes the text back.

mod banner;
mod button;
mod checkbox;
mod choice;
mod colour;
mod combobox;
mod dialog;
mod dropzone;
mod empty;
mod field;
pub mod grid;
pub mod icon;
mod input;
mod layout;
mod list;
pub mod measure;
mod menu;
pub mod options;
pub mod palette;
mod place;
mod popup;
mod progress;
mod tabs;
mod tag;
mod text_field;
mod toast;
mod tooltip;
mod unique;
pub mod window;

pub use banner::Banner;
pub use button::{Button, IconButton, Look};
pub use checkbox::{Checkbox, Toggle};
pub use choice::Segmented;
pub use colour::ColourPicker;
pub use combobox::{Combobox, Select};
pub use dialog::{Dialog, DialogWidth};
pub use dropzone::DropZone;
pub use empty::EmptyState;
pub use field::Field;
pub use icon::Icon;
pub use input::{DateInput, NumberInput, ReadOnlyInput, TextInput};
pub use layout::{Panel, Toolbar};
pub use list::VirtualList;
pub use menu::{MenuButton, MenuItem};
pub use popup::Popup;
pub use progress::Progress;
pub use tabs::Tabs;
pub use tag::{Tag, Tone};
pub use text_field::TextField;
pub use toast::{Toast, ToastRegion, Toasts, provide_toasts, use_toasts};
pub use tooltip::Tooltip;
pub use unique::unique;
