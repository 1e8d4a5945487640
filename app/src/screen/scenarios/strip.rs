//! The small timeline of a plan: people by weeks, as dark as they are loaded.

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
    let cells = strip
        .rows
        .iter()
        .enumerate()
        .flat_map(|(y, (_, row))| {
            row.iter().take(WEEKS).enumerate().filter_map(move |(x, load)| load.map(|load| (x, y, load)))
        })
        .filter(|(_, _, load)| *load > 0)
        .map(|(x, y, load)| {
            let (x, y) = (CELL.0 * x as f64, CELL.1 * y as f64);
            let cell = view! {
                <rect class=format!("what-if-cell load-{}", step(load)) x=x y=y width=CELL.0 - 0.6 height=CELL.1 - 0.6></rect>
            };
            // Who is above full capacity is marked by a shape, too.
            let mark = (load > 1000).then(|| {
                view! { <path class="what-if-over" d=format!("M{} {}h{}", x + 1.5, y + CELL.1 / 2.0 - 0.3, CELL.0 - 3.6)></path> }
            });
            view! { {cell} {mark} }
        })
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
        </svg>
    }
}
