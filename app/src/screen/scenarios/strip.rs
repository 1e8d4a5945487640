//! The small timeline of a plan: people by weeks, as dark as they are loaded.

use std::collections::BTreeMap;
use std::fmt::Write;

use leptos::prelude::*;

use super::model::figures::Strip;
use crate::chart::ramp::step;
use crate::text::{scenarios as words, use_text};

/// Units of a cell's width and height.
const CELL: (f64, f64) = (10.0, 5.0);
/// Weeks that are drawn at most.
const WEEKS: usize = 26;

/// The picture; what it shows stands in its name.
#[component]
pub fn LoadStrip(strip: Strip) -> impl IntoView {
    let text = use_text();
    let weeks = strip.weeks.len().min(WEEKS);
    let (people, over) = (
        strip.rows.len(),
        strip
            .rows
            .iter()
            .flat_map(|(_, row)| row.iter().take(WEEKS))
            .filter(|load| load.is_some_and(|load| load > 1000))
            .count(),
    );
    let (width, height) = (CELL.0 * weeks as f64, CELL.1 * people as f64);
    // A path for each step of the ramp: an element for each cell would be thousands.
    let mut steps: BTreeMap<usize, String> = BTreeMap::new();
    let mut marks = String::new();
    for (y, (_, row)) in strip.rows.iter().enumerate() {
        for (x, load) in row.iter().take(WEEKS).enumerate() {
            let Some(load) = load.filter(|load| *load > 0) else { continue };
            let (x, y) = (CELL.0 * x as f64, CELL.1 * y as f64);
            let (wide, high) = (CELL.0 - 0.6, CELL.1 - 0.6);
            // Writing to a string cannot fail.
            let _ = write!(steps.entry(step(load)).or_default(), "M{x} {y}h{wide}v{high}h-{wide}z");
            // Who is above full capacity is marked by a shape, too.
            if load > 1000 {
                let _ = write!(marks, "M{} {}h{}", x + 1.5, y + CELL.1 / 2.0 - 0.3, CELL.0 - 3.6);
            }
        }
    }
    let cells = steps
        .into_iter()
        .map(|(step, d)| view! { <path class=format!("what-if-cell load-{step}") d=d></path> })
        .collect_view();
    view! {
        <svg
            class="what-if-strip"
            role="img"
            aria-label=move || words::strip(text.lang(), people, weeks, over)
            viewBox=format!("0 0 {} {}", width.max(1.0), height.max(1.0))
            preserveAspectRatio="none"
        >
            {cells}
            <path class="what-if-over" d=marks></path>
        </svg>
    }
}
