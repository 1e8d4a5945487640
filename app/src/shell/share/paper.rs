//! Paper: what is to be printed instead of the page.
//!
//! The browser prints the page as it stands at that moment, and tells before and after.
//! So what was asked for is drawn when the browser is about to print and taken away afterwards; it is forgotten with the
//! next key or click, not with the end of the printing, because some browsers announce the end at once.

use std::rc::Rc;

use chrono::{Datelike, Days, NaiveDate};
use leptos::html::Div;
use leptos::prelude::*;
use solver::model::{DayPart, Holiday, Person, Plan};
use solver::share::sheet::Stretch;

use crate::chart::axis::monday;
use crate::platform::{page, timer};
use crate::text::{Lang, format, holidays, plan as plan_words, share as words};

type Draw = Rc<dyn Fn() -> AnyView>;

/// What is to be printed; `Copy`.
#[derive(Clone, Copy)]
pub struct Printer {
    job: StoredValue<Option<Draw>, LocalStorage>,
}

impl Printer {
    /// Nothing yet.
    pub fn new() -> Self {
        Self { job: StoredValue::new_local(None) }
    }

    /// Opens the browser's print dialog for this instead of the page.
    pub fn print<V: IntoView + 'static>(self, draw: impl Fn() -> V + 'static) {
        self.job.set_value(Some(Rc::new(move || draw().into_any())));
        // The dialog over the page closes first.
        timer::after(100, page::print).forget();
    }
}

/// The place on the page where it is drawn.
#[component]
pub fn Paper(printer: Printer) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    let before = move || {
        let Some(place) = place.get_untracked() else { return };
        place.set_inner_html("");
        let job = printer.job.with_value(Clone::clone);
        page::set_printing(job.is_some());
        if let Some(draw) = job {
            leptos::mount::mount_to(place.into(), move || draw()).forget();
        }
    };
    let after = move || {
        page::set_printing(false);
        if let Some(place) = place.get_untracked() {
            place.set_inner_html("");
        }
    };
    page::around_printing(before, after);
    let forget = move || printer.job.set_value(None);
    let keys = window_event_listener(leptos::ev::keydown, move |_| forget());
    let clicks = window_event_listener(leptos::ev::pointerdown, move |_| forget());
    on_cleanup(move || {
        keys.remove();
        clicks.remove();
    });
    view! { <div class="print-only plan-print share-print" node_ref=place></div> }
}

/// One person's work, day by day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Whose.
    pub name: String,
    /// Of which plan.
    pub plan: String,
    /// First and last day.
    pub span: (NaiveDate, NaiveDate),
    /// The days with work, or on which they are away, week by week.
    pub weeks: Vec<(NaiveDate, Vec<Day>)>,
}

/// A day of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// Which.
    pub date: NaiveDate,
    /// Why nothing can be done then.
    pub away: Option<Away>,
    /// Work, in order.
    pub work: Vec<Stretch>,
}

/// Why somebody is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Away {
    /// Time off, with the word they left where it may be shown.
    Off(String),
    /// A public holiday.
    Holiday(Holiday),
}

impl Sheet {
    /// The sheet of a person from a day to the one before another.
    pub fn new(
        plan: &Plan,
        person: &Person,
        work: &[Stretch],
        (first, after): (NaiveDate, NaiveDate),
    ) -> Self {
        let last = after.pred_opt().unwrap_or(first);
        let mut weeks: Vec<(NaiveDate, Vec<Day>)> = Vec::new();
        let days = (0..).map_while(|n| first.checked_add_days(Days::new(n))).take_while(|day| *day < after);
        for date in days {
            let work: Vec<Stretch> =
                work.iter().filter(|stretch| stretch.start.date() == date).cloned().collect();
            let is_working = !person.week.day(date.weekday()).is_empty() && person.employed_on(date);
            let away = is_working.then(|| away(plan, person, date)).flatten();
            if work.is_empty() && away.is_none() {
                continue;
            }
            let day = Day { date, away, work };
            match weeks.last_mut().filter(|(week, _)| *week == monday(date)) {
                Some((_, days)) => days.push(day),
                None => weeks.push((monday(date), vec![day])),
            }
        }
        Self { name: person.name.clone(), plan: plan.name.clone(), span: (first, last), weeks }
    }
}

fn away(plan: &Plan, person: &Person, date: NaiveDate) -> Option<Away> {
    if let Some(holiday) = person.region.unwrap_or(plan.region).holiday_on(date) {
        return Some(Away::Holiday(holiday));
    }
    let off = person
        .time_off
        .iter()
        .find(|off| off.first <= date && date <= off.last && off.part == DayPart::Whole);
    off.map(|off| Away::Off(off.note.clone()))
}

/// The sheet on paper.
pub fn sheet_view(lang: Lang, sheet: &Sheet) -> impl IntoView + use<> {
    let weeks = sheet.weeks.iter().map(|(week, days)| week_view(lang, *week, days)).collect_view();
    let nothing = sheet.weeks.is_empty().then(|| words::no_work(lang, &sheet.name));
    view! {
        <section class="sheet person-sheet" lang=lang.code()>
            <header class="sheet-title">
                <h1>{words::sheet_title(lang, &sheet.name, &sheet.plan)}</h1>
                <p>{words::sheet_span(lang, sheet.span.0, sheet.span.1)}</p>
            </header>
            {weeks}
            <p>{nothing}</p>
        </section>
    }
}

fn week_view(lang: Lang, week: NaiveDate, days: &[Day]) -> impl IntoView + use<> {
    let minutes: u32 = days.iter().flat_map(|day| &day.work).map(Stretch::minutes).sum();
    let days = days.iter().map(|day| day_view(lang, day)).collect_view();
    view! {
        <table>
            <caption>
                <b>{format::week(lang, week)}</b>
                " · "
                {format::hours(lang, i64::from(minutes))}
            </caption>
            {days}
        </table>
    }
}

fn day_view(lang: Lang, day: &Day) -> impl IntoView + use<> {
    let title =
        format!("{} {}", format::day_of_week(lang, day.date.weekday()), format::day_month(lang, day.date));
    let away = day.away.as_ref().map(|away| {
        let why = match away {
            Away::Off(note) if note.is_empty() => plan_words::away(lang).to_owned(),
            Away::Off(note) => note.clone(),
            Away::Holiday(holiday) => holidays::name(lang, *holiday).to_owned(),
        };
        view! { <tr><td class="sheet-away" colspan="3">{why}</td></tr> }
    });
    let rows = day.work.iter().map(|stretch| row_view(lang, stretch)).collect_view();
    view! {
        <tbody>
            <tr class="sheet-group"><th scope="rowgroup" colspan="3">{title}</th></tr>
            {away}
            {rows}
        </tbody>
    }
}

fn row_view(lang: Lang, stretch: &Stretch) -> impl IntoView + use<> {
    let late = (stretch.late > 0).then(|| format::days_late(lang, i64::from(stretch.late)));
    let due = stretch.due.filter(|_| stretch.ends()).map(|day| words::due_on(lang, day));
    let marks: Vec<String> = [stretch.ends().then(|| plan_words::ends(lang).to_owned()), due, late]
        .into_iter()
        .flatten()
        .collect();
    view! {
        <tr>
            <td>{format::span(lang, stretch.start, stretch.end)}</td>
            <td>
                <div class=format!("sheet-entry p{}", stretch.colour)>
                    <span>{stretch.name.clone()}</span>
                    <small>{format!("{} · {}", stretch.project, stretch.client)}</small>
                </div>
            </td>
            <td>{format::hours(lang, i64::from(stretch.minutes()))}<small>{marks.join(" · ")}</small></td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use solver::check::check;
    use solver::model::TimeOff;
    use solver::sample::agency;
    use solver::share::sheet::stretches;
    use solver::solve::{Options, solve};
    use solver::watch::Unwatched;

    #[test]
    fn a_sheet_has_every_hour_and_says_when_somebody_is_away() {
        let mut plan = agency("2026-11-23".parse().unwrap());
        let off: NaiveDate = "2026-11-25".parse().unwrap();
        let person = std::sync::Arc::make_mut(&mut plan.people[4]);
        person.time_off.push(TimeOff { first: off, last: off, part: DayPart::Whole, note: String::new() });
        let person = person.clone();
        let options = Options { iterations: Some(50), seed: 1, ..Options::default() };
        let schedule = solve(&plan, &options, &mut Unwatched).schedule;
        let work = stretches(&plan, &schedule, &check(&plan, &schedule));
        let mine: Vec<Stretch> = work.into_iter().filter(|stretch| stretch.person == person.id).collect();
        let after = plan.as_of.checked_add_days(Days::new(28)).unwrap();
        let sheet = Sheet::new(&plan, &person, &mine, (plan.as_of, after));
        let days: Vec<&Day> = sheet.weeks.iter().flat_map(|(_, days)| days).collect();
        let minutes: u32 = days.iter().flat_map(|day| &day.work).map(Stretch::minutes).sum();
        let within = mine.iter().filter(|stretch| stretch.start.date() < after);
        assert_eq!(minutes, within.map(Stretch::minutes).sum::<u32>());
        assert!(minutes > 0);
        let day = days.iter().find(|day| day.date == off).unwrap();
        assert_eq!((day.away.clone(), day.work.len()), (Some(Away::Off(String::new())), 0));
    }
}
