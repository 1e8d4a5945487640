//! Time off on a small calendar: one month, a day is a button.

use chrono::{Datelike, Days, Months, NaiveDate};
use leptos::html;
use leptos::prelude::*;
use solver::model::{DayPart, Person, Region, TimeOff};
use wasm_bindgen::JsCast;

use super::time_off::{month, next_part, on, paint};
use crate::text::{Lang, format, team, use_text};
use crate::ui::IconButton;
use crate::ui::icon::icons;

/// What is drawn of one day.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Day {
    date: NaiveDate,
    inside: bool,
    works: bool,
    off: Option<DayPart>,
}

fn day(person: &Person, region: Region, first: NaiveDate, date: NaiveDate) -> Day {
    let works = !person.week.day(date.weekday()).is_empty()
        && person.employed_on(date)
        && person.region.unwrap_or(region).holiday_on(date).is_none();
    let off = on(&person.time_off, date).map(|off| off.part);
    Day { date, inside: date.month() == first.month(), works, off }
}

/// The state of a day in words.
pub fn state_of(part: Option<DayPart>, works: bool, lang: Lang) -> String {
    match part {
        None if works => team::day_works(lang).to_owned(),
        None => team::day_free(lang).to_owned(),
        Some(DayPart::Whole) => team::day_off(lang).to_owned(),
        Some(DayPart::Morning) => team::morning_off(lang).to_owned(),
        Some(DayPart::Afternoon) => team::afternoon_off(lang).to_owned(),
        Some(DayPart::Between(i)) => team::part_off(lang, &i.from.to_string(), &i.to.to_string()),
    }
}

const fn class_of(off: Option<DayPart>) -> &'static str {
    match off {
        None => "",
        Some(DayPart::Whole) => "whole",
        Some(DayPart::Morning) => "morning",
        Some(DayPart::Afternoon) => "afternoon",
        Some(DayPart::Between(_)) => "between",
    }
}

/// A month of a person's time off; pressing a day goes through off, morning, afternoon, nothing.
#[component]
pub fn TimeOffCalendar(
    /// Whose time off.
    #[prop(into)]
    person: Signal<Option<std::sync::Arc<Person>>>,
    /// The plan's region, for people who have none of their own.
    #[prop(into)]
    region: Signal<Region>,
    /// The month shown at first.
    start: NaiveDate,
    /// The new list of time off.
    #[prop(into)]
    on_change: Callback<Vec<TimeOff>>,
) -> impl IntoView {
    let text = use_text();
    let shown = RwSignal::new(start.with_day(1).unwrap_or(start));
    let focus = RwSignal::new(start);
    // Where a stretch begins, for Shift with a click or an arrow.
    let anchor = RwSignal::new(start);
    let table = NodeRef::<html::Table>::new();
    let days = Memo::new(move |_| {
        let (first, region) = (shown.get(), region.get());
        let weeks = month(first);
        person.get().map(|person| {
            weeks.iter().map(|week| week.map(|date| day(&person, region, first, date))).collect::<Vec<_>>()
        })
    });
    let change = move |first: NaiveDate, last: NaiveDate, part: Option<DayPart>| {
        if let Some(person) = person.get_untracked() {
            on_change.run(paint(&person.time_off, first, last, part, ""));
        }
    };
    let press = move |date: NaiveDate, stretch: bool| {
        let Some(person) = person.get_untracked() else { return };
        if stretch {
            change(anchor.get_untracked(), date, Some(DayPart::Whole));
        } else {
            change(date, date, next_part(on(&person.time_off, date).map(|off| off.part)));
            anchor.set(date);
        }
        focus.set(date);
    };
    let go = move |date: NaiveDate| {
        focus.set(date);
        let first = date.with_day(1).unwrap_or(date);
        if first != shown.get_untracked() {
            shown.set(first);
        }
        // The button of that day may only just have been drawn.
        request_animation_frame(move || {
            let button = table
                .get_untracked()
                .and_then(|table| table.query_selector(&format!("[data-day='{date}']")).ok().flatten());
            if let Some(button) = button.and_then(|button| button.dyn_into::<web_sys::HtmlElement>().ok()) {
                let _ = button.focus();
            }
        });
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let at = focus.get_untracked();
        let to = match event.key().as_str() {
            "ArrowLeft" => at.pred_opt(),
            "ArrowRight" => at.succ_opt(),
            "ArrowUp" => at.checked_sub_days(Days::new(7)),
            "ArrowDown" => at.checked_add_days(Days::new(7)),
            "PageUp" => at.checked_sub_months(Months::new(1)),
            "PageDown" => at.checked_add_months(Months::new(1)),
            _ => return,
        };
        let Some(to) = to else { return };
        event.prevent_default();
        event.stop_propagation();
        if event.shift_key() {
            change(anchor.get_untracked(), to, Some(DayPart::Whole));
        } else {
            anchor.set(to);
        }
        go(to);
    };
    let turn = move |months: i32| {
        let by = Months::new(months.unsigned_abs());
        let first = shown.get_untracked();
        let to = if months < 0 { first.checked_sub_months(by) } else { first.checked_add_months(by) };
        if let Some(to) = to {
            shown.set(to);
            focus.set(to);
        }
    };
    view! {
        <div class="team-calendar">
            <div class="team-calendar-head">
                <IconButton label=text.of(team::earlier) icon=icons::LEFT on_press=move |_| turn(-1)/>
                <span aria-live="polite">{move || format::month_year(text.lang(), shown.get())}</span>
                <IconButton label=text.of(team::later) icon=icons::RIGHT on_press=move |_| turn(1)/>
            </div>
            <table node_ref=table role="grid" aria-label=text.of(team::time_off) on:keydown=on_key>
                <thead>
                    <tr>
                        {(0..7_u64)
                            .map(|index| {
                                let monday = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap_or_default();
                                let weekday = (monday + Days::new(index)).weekday();
                                view! {
                                    <th scope="col" abbr=move || format::day_of_week(text.lang(), weekday)>
                                        {move || format::weekday_initial(text.lang(), weekday)}
                                    </th>
                                }
                            })
                            .collect_view()}
                    </tr>
                </thead>
                <tbody>
                    {move || {
                        days.get().map(|weeks| {
                            weeks.into_iter().map(|week| view! {
                                <tr>
                                    {week.into_iter().map(|day| day_cell(day, text, focus, press)).collect_view()}
                                </tr>
                            }).collect_view()
                        })
                    }}
                </tbody>
            </table>
            <p class="field-hint">{text.of(team::time_off_hint)}</p>
        </div>
    }
}

fn day_cell(
    day: Day,
    text: crate::text::Text,
    focus: RwSignal<NaiveDate>,
    press: impl Fn(NaiveDate, bool) + Copy + 'static,
) -> impl IntoView {
    let Day { date, inside, works, off } = day;
    let label = move || {
        let lang = text.lang();
        team::day_label(lang, date, &state_of(off, works, lang))
    };
    view! {
        <td>
            <button
                type="button"
                class=format!("team-day {}", class_of(off))
                class:outside=!inside
                class:free=!works
                data-day=date.to_string()
                aria-label=label
                aria-pressed=if off.is_some() { "true" } else { "false" }
                tabindex=move || if focus.get() == date { 0 } else { -1 }
                on:click=move |event| press(date, event.shift_key())
            >
                {date.day()}
            </button>
        </td>
    }
}
