//! The drawing kit: where things stand on a chart, worked out before anything is drawn.
//!
//! # How a timeline is drawn
//! [`TimeAxis`] maps calendar time to pixels and back. It leaves the nights out and makes days on which nobody
//! works narrow, so that a day of work is always as wide as any other.
//! [`ticks`] cuts a piece of that axis into the two header bands and the lines of the grid, in either language.
//! [`lanes`] stacks bars that overlap, and [`window`] says which rows and which stretch of time are near enough to
//! the reader's eye to be drawn at all: whatever the size of a plan, a few hundred elements stand on the page.
//! [`places`] keeps what stays in its place when the stretch that is drawn moves on.
//! All of these are plain functions on numbers and dates with native tests; pixels are `f64` and decide nothing.
//!
//! # How a figure gets its colour
//! [`ramp`] sorts a load into the nine steps of the ramp in the style sheet's tokens, and says in which of three
//! ways it stands to the cap, so that a mark can carry a shape beside its colour.
//! [`scale`] is the linear scale with round ticks behind the curves of [`marks`], which are drawn as SVG.

pub mod axis;
pub mod lanes;
pub mod marks;
pub mod places;
pub mod ramp;
pub mod scale;
pub mod ticks;
pub mod window;

pub use axis::{TimeAxis, Zoom};
pub use ramp::Standing;
pub use window::Span;
