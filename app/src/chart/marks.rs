//! Marks drawn as SVG: the grid behind the rows, diamonds and flags, and the curve of a load.
//!
//! A mark is decoration for the eye: what it says is said in words by whoever places it.

use leptos::prelude::*;

use super::scale::Linear;
use super::ticks::Grid;

/// The grid of a timeline over `height` pixels; `left` is where the drawn part begins.
pub fn grid_lines(grid: &Grid, left: f64, height: f64) -> impl IntoView + use<> {
    let verticals = |places: &[f64]| {
        let mut path = String::new();
        for x in places {
            // Half a pixel: a line of one pixel is sharp only on the middle of a pixel.
            path.push_str(&format!("M{:.1} 0V{height:.0}", (x - left).round() + 0.5));
        }
        path
    };
    let closed = grid.closed.iter().map(|span| {
        view! {
            <rect class="chart-closed" x=format!("{:.1}", span.from - left) y="0"
                width=format!("{:.1}", span.len()) height=format!("{height:.0}")/>
        }
    });
    view! {
        {closed.collect_view()}
        <path class="chart-minor" d=verticals(&grid.minor)/>
        <path class="chart-major" d=verticals(&grid.major)/>
    }
}

/// What a small mark means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// The date promised.
    Due,
    /// A date promised for the whole project.
    ProjectDue,
    /// A date that must hold.
    Deadline,
    /// A moment without work.
    Milestone,
}

/// A small mark of 12 by 12 pixels in the colour of `--c`.
pub fn sign(sign: Sign) -> impl IntoView + use<> {
    let (class, path) = match sign {
        Sign::Due => ("chart-sign", "M6 1.2 10.8 6 6 10.8 1.2 6Z"),
        Sign::ProjectDue => ("chart-sign chart-sign-hollow", "M6 1.8 10.2 6 6 10.2 1.8 6Z"),
        Sign::Deadline => ("chart-sign chart-sign-deadline", "M1.5 1.5H10.5L6 10.5Z"),
        Sign::Milestone => ("chart-sign", "M6 .6 11.4 6 6 11.4.6 6Z"),
    };
    view! {
        <svg class=class width="12" height="12" viewBox="0 0 12 12" aria-hidden="true"><path d=path/></svg>
    }
}

/// One column of a [`load_columns`] chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Below the column.
    pub label: String,
    /// Above the column.
    pub figure: String,
    /// Its load in permille; none: no capacity.
    pub load: Option<u32>,
    /// Whether it stands for the present.
    pub now: bool,
}

/// Loads as columns with the cap as a line: `width` by `height` pixels, `summary` for who does not see it.
pub fn load_columns(
    columns: &[Column],
    cap: u32,
    width: f64,
    height: f64,
    summary: String,
) -> impl IntoView + use<> {
    let (top, bottom) = (16.0, height - 16.0);
    let most = columns.iter().filter_map(|column| column.load).max().unwrap_or(0).max(1000);
    let scale = Linear::new((0.0, f64::from(most)), (bottom, top));
    let step = width / f64::from(u32::try_from(columns.len()).unwrap_or(1).max(1));
    let bars = columns.iter().enumerate().map(|(index, column)| {
        let middle = (f64::from(u32::try_from(index).unwrap_or(0)) + 0.5) * step;
        let load = column.load.unwrap_or(0);
        let y = scale.x(f64::from(load));
        let wide = (step * 0.56).clamp(4.0, 28.0);
        let class = format!("chart-column chart-{}", super::Standing::of(load, cap).class());
        let label_class = if column.now { "chart-label chart-now" } else { "chart-label" };
        let (label, figure) = (column.label.clone(), column.figure.clone());
        view! {
            <rect class=class x=format!("{:.1}", middle - wide / 2.0) y=format!("{y:.1}")
                width=format!("{wide:.1}") height=format!("{:.1}", (bottom - y).max(1.0)) rx="2"/>
            <text class="chart-figure" x=format!("{middle:.1}") y=format!("{:.1}", y - 4.0)>{figure}</text>
            <text class=label_class x=format!("{middle:.1}") y=format!("{:.1}", height - 3.0)>{label}</text>
        }
    });
    let cap_y = format!("{:.1}", scale.x(f64::from(cap)));
    view! {
        <svg class="chart-columns" role="img" aria-label=summary
            viewBox=format!("0 0 {width:.0} {height:.0}") width=format!("{width:.0}") height=format!("{height:.0}")>
            {bars.collect_view()}
            <path class="chart-base" d=format!("M0 {:.1}H{width:.0}", bottom + 0.5)/>
            <line class="chart-cap" x1="0" x2=format!("{width:.0}") y1=cap_y.clone() y2=cap_y/>
        </svg>
    }
}
