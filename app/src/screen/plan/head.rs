//! The header of the timeline: how people are grouped, and the dates in two bands.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::board::use_board;
use super::model::scene::Grouping;
use crate::chart::places;
use crate::chart::ticks::{self, Band, Header};
use crate::state::view::PlanMode;
use crate::text::{holidays, plan as words, use_text};

/// Both bands and the corner.
#[component]
pub fn HeaderBands() -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let bands = Memo::new(move |_| {
        let lang = text.lang();
        let (axis, region) = (board.axis.get(), board.document.plan().region);
        let named = |date: NaiveDate| {
            let holiday = board.holidays.with(|table| table.on(region, date))?;
            Some(holidays::name(lang, holiday).to_owned())
        };
        ticks::header(&axis, board.near_time.get(), lang, &named)
    });
    // A band is drawn anew when anything that it shows has changed.
    let key = |band: &Band| {
        let span = (band.span.from.to_bits(), band.span.to.to_bits());
        (band.date, band.hour, band.label.clone(), band.aside.clone(), span)
    };
    let of = move |pick: fn(&Header) -> &Vec<Band>| {
        let bands = Memo::new(move |old: Option<&Vec<Band>>| {
            let new = bands.with(|header| pick(header).clone());
            places::keep(old.map_or(&[], Vec::as_slice), new, key)
        });
        move || bands.get()
    };
    view! {
        <div class="plan-header" role="row" aria-rowindex="1">
            <div class="plan-corner" role="columnheader"><Corner/></div>
            <div class="plan-bands" role="presentation" aria-hidden="true">
                <div class="plan-band plan-band-upper">
                    <For each=of(|header| &header.upper) key=key children=|band| view! { <BandView band=band upper=true/> }/>
                </div>
                <div class="plan-band plan-band-lower">
                    <For each=of(|header| &header.lower) key=key children=|band| view! { <BandView band=band upper=false/> }/>
                </div>
            </div>
        </div>
    }
}

/// One label over its stretch of time.
#[component]
fn BandView(band: Band, upper: bool) -> impl IntoView {
    let board = use_board();
    let today = board.now.get_value().date();
    // Hours and weeks that hold the present are not marked: the line does that.
    let is_today = band.date == today && (band.span.len() < 400.0) && band.hour == 0 && !upper;
    let is_holiday = !band.aside.is_empty() && !upper && band.hour == 0 && !band.major;
    let aside = (!band.aside.is_empty()).then(|| {
        let aside = band.aside.clone();
        view! { <span class="plan-band-aside" title=band.aside.clone()>{aside}</span> }
    });
    view! {
        <div
            class="plan-tick"
            class:is-today=is_today
            class:is-closed=band.closed
            class:is-major=band.major
            class:is-hour=band.hour != 0
            class:is-holiday=is_holiday
            style:left=format!("{:.1}px", band.span.from)
            style:width=format!("{:.1}px", band.span.len())
        >
            <span class="plan-tick-label">{band.label} {aside}</span>
        </div>
    }
}

/// How people are grouped; empty over projects.
#[component]
fn Corner() -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let label = |grouping: Grouping| match grouping {
        Grouping::Department => words::by_department,
        Grouping::Hat => words::by_hat,
        Grouping::Flat => words::ungrouped,
    };
    let options = move || {
        Grouping::ALL
            .into_iter()
            .map(|grouping| {
                view! {
                    <option value=grouping.name() selected=move || board.grouping() == grouping>
                        {text.of(label(grouping))}
                    </option>
                }
            })
            .collect_view()
    };
    view! {
        <Show when=move || board.view.plan_mode.get() != PlanMode::Projects>
            <select
                class="plan-grouping"
                aria-label=text.of(words::group_by)
                on:change:target=move |event| {
                    if let Some(grouping) = Grouping::from_name(&event.target().value()) {
                        board.group_by(grouping);
                    }
                }
            >
                {options()}
            </select>
        </Show>
    }
}
