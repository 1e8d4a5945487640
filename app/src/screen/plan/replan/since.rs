//! What has changed since people were told, person by person: read, copied as text, printed.

use leptos::html::Div;
use leptos::prelude::*;
use solver::model::{PersonId, Plan};

use super::super::board::use_board;
use super::super::model::Index;
use super::super::say;
use super::use_replan;
use crate::platform::{clipboard, page};
use crate::state::diff::Place;
use crate::state::errand::Errand;
use crate::state::told::{self, Line, News, Told};
use crate::text::{Lang, announce as words, common, format, use_text};
use crate::ui::icon::icons;
use crate::ui::{Button, Dialog, DialogWidth, Look, Toast, Tone, use_toasts};

/// From where to where a task has moved, no longer than needed: days where they differ, else times.
fn from_to(lang: Lang, was: &Place, now: &Place) -> (String, String) {
    let (old, new) = (was.start, now.start);
    if old.date() != new.date() {
        (format::date(lang, old.date()), format::date(lang, new.date()))
    } else if old == new {
        (format::span(lang, old, was.end), format::span(lang, new, now.end))
    } else {
        (format::date_time(lang, old), format::date_time(lang, new))
    }
}

/// A line in words: "“Storyboard” Mon 1 Dec → Wed 3 Dec".
fn line(lang: Lang, index: &Index<'_>, line: &Line) -> String {
    let task = say::task(lang, index, line.task);
    let names = |people: &[PersonId]| format::list(lang, &index.names(people));
    match &line.news {
        News::Moved { was, now } => {
            let (from, to) = from_to(lang, was, now);
            words::moved(lang, &task, &from, &to)
        }
        News::New { from, now } => {
            let at = format::date_time(lang, now.start);
            if from.is_empty() {
                words::fresh(lang, &task, &at)
            } else {
                words::handed_in(lang, &task, &names(from), &at)
            }
        }
        News::Gone { to, was } => {
            let was = format::date_time(lang, was.start);
            if to.is_empty() {
                words::gone(lang, &task, &was)
            } else {
                words::handed_on(lang, &task, &names(to), &was)
            }
        }
    }
}

/// Everybody's lines with a heading each.
fn paragraphs(lang: Lang, plan: &Plan, told: &[Told]) -> Vec<(String, Vec<String>)> {
    let index = Index::new(plan);
    let heading = |person: Option<PersonId>| {
        person.map_or_else(|| words::milestones(lang).to_owned(), |person| say::person(&index, person))
    };
    let lines = |told: &Told| told.lines.iter().map(|each| line(lang, &index, each)).collect();
    told.iter().map(|told| (heading(told.person), lines(told))).collect()
}

/// The whole as text for a message: a person a line, what has changed for them after it.
fn as_text(lang: Lang, paragraphs: &[(String, Vec<String>)]) -> String {
    let lines = paragraphs
        .iter()
        .map(|(who, lines)| format!("{} {}", words::person_line(lang, who), lines.join("; ")));
    lines.collect::<Vec<_>>().join("\n")
}

/// How much has changed, and for how many.
fn count(lang: Lang, tasks: usize, people: usize) -> String {
    words::since_count(lang, &words::tasks(lang, tasks), people)
}

/// The dialog.
#[component]
pub fn SinceDialog() -> impl IntoView {
    let board = use_board();
    let replan = use_replan();
    let (text, toasts) = (use_text(), use_toasts());
    let open = replan.is_open(|errand| errand == Errand::Since);
    let said = Memo::new(move |_| {
        let plan = board.document.plan();
        let told = if open.get() { told::since(&plan) } else { Vec::new() };
        let people = told.iter().filter(|told| told.person.is_some()).count();
        (paragraphs(text.lang(), &plan, &told), told::tasks(&told), people)
    });
    let title = Signal::derive(move || {
        let on = board.document.plan().announced.as_ref().map(|announced| announced.on);
        on.map(|on| words::since_title(text.lang(), on)).unwrap_or_default()
    });
    let copy = move |_| {
        let lang = text.now();
        let (copied, count) = said.with_untracked(|(paragraphs, ..)| {
            (as_text(lang, paragraphs), paragraphs.iter().map(|(_, lines)| lines.len()).sum::<usize>())
        });
        leptos::task::spawn_local(async move {
            if clipboard::write(&copied).await {
                toasts.show(Toast::new(words::copied(lang, count)).tone(Tone::Good));
            } else {
                toasts.show(Toast::error(words::copy_failed(lang)));
            }
        });
    };
    let sheet = NodeRef::<Div>::new();
    let print = move |_| {
        let Some(place) = sheet.get_untracked() else { return };
        place.set_inner_html("");
        let (title, lang) = (title.get_untracked(), text.now());
        let (paragraphs, ..) = said.get_untracked();
        let drawn = move || view! { <h1>{title.clone()}</h1> {list(lang, &paragraphs)} };
        leptos::mount::mount_to(place.into(), drawn).forget();
        page::print();
    };
    let printed = move || {
        if let Some(place) = sheet.get_untracked() {
            place.set_inner_html("");
        }
    };
    page::around_printing(|| {}, printed);
    let none = Memo::new(move |_| said.with(|(paragraphs, ..)| paragraphs.is_empty()));
    let footer = move || {
        view! {
            <Button label=text.of(words::print) icon=icons::PRINT disabled=none on_press=print/>
            <Button label=text.of(words::copy) icon=icons::COPY disabled=none on_press=copy/>
            <Button label=text.of(common::close) look=Look::Main on_press=move |_| open.set(false)/>
        }
    };
    let body = move || {
        let lang = text.lang();
        said.with(|(paragraphs, tasks, people)| {
            if paragraphs.is_empty() {
                return view! { <p>{words::since_none(lang)}</p> }.into_any();
            }
            let count = count(lang, *tasks, *people);
            view! { <p class="muted">{count}</p> {list(lang, paragraphs)} }.into_any()
        })
    };
    view! {
        <Dialog
            open
            title
            width=DialogWidth::Wide
            on_close=move |()| replan.close(|errand| errand == Errand::Since)
            footer
        >
            {move || board.document.is_preview().then(|| view! { <p class="warn">{text.of(words::since_stale)}</p> })}
            {body}
        </Dialog>
        <div class="print-only replan-print" node_ref=sheet></div>
    }
}

/// The list, a heading for each person.
fn list(_: Lang, paragraphs: &[(String, Vec<String>)]) -> AnyView {
    let part = |(who, lines): &(String, Vec<String>)| {
        let lines = lines.iter().map(|line| view! { <li>{line.clone()}</li> }).collect_view();
        view! { <section class="replan-person"><h3>{who.clone()}</h3><ul>{lines}</ul></section> }
    };
    view! { <div class="replan-people">{paragraphs.iter().map(part).collect_view()}</div> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::fixture;
    use crate::text::compare::{assert_same_facts, names};
    use chrono::{Days, TimeDelta};
    use solver::model::Announced;
    use solver::sample::{Size, random};
    use solver::solve::{Options, solve};
    use solver::watch::Unwatched;
    use std::sync::Arc;

    #[test]
    fn each_person_reads_what_has_changed_in_both_languages() {
        let (mut plan, schedule) = fixture::plan();
        let mut now = schedule.clone();
        let moved = &mut now.assignments[0];
        for piece in &mut moved.pieces {
            piece.start = piece.start + Days::new(2);
            piece.end = piece.end + Days::new(2);
        }
        let (who, when) = (moved.owners.clone(), schedule.assignments[0].start().unwrap().date());
        now.assignments[1].pieces[0].start += TimeDelta::minutes(30);
        plan.schedule = Some(Arc::new(now));
        let (on, by) = (plan.as_of, String::new());
        plan.announced = Some(Arc::new(Announced { on, by, schedule }));
        let told = told::since(&plan);
        for lang in [Lang::En, Lang::Fr] {
            let paragraphs = paragraphs(lang, &plan, &told);
            let text = as_text(lang, &paragraphs);
            let name = plan.person(who[0]).unwrap().name.clone();
            assert!(text.contains(&name), "{text}");
            let (from, to) = (format::date(lang, when), format::date(lang, when + Days::new(2)));
            assert!(text.contains(&format!("{from} → {to}")), "{text}");
        }
    }

    #[test]
    fn french_loses_no_time_and_no_name_of_what_has_changed() {
        let mut said = 0;
        for seed in 0..12 {
            let mut plan = random(seed, Size::SMALL);
            let options = Options { seed, iterations: Some(200), ..Options::default() };
            let now = solve(&plan, &options, &mut Unwatched).schedule;
            let mut told = now.clone();
            // Some of it was not told, some with somebody else, some for another day or another hour.
            told.assignments.retain(|given| !given.task.0.is_multiple_of(7));
            for (at, given) in told.assignments.iter_mut().enumerate() {
                let by = [TimeDelta::zero(), TimeDelta::days(3), TimeDelta::minutes(45), TimeDelta::days(30)];
                for piece in &mut given.pieces {
                    (piece.start, piece.end) = (piece.start + by[at % 4], piece.end + by[at % 4]);
                }
                if at % 3 == 0 {
                    given.owners = vec![plan.people[at % plan.people.len()].id];
                }
            }
            let mut now = now;
            now.assignments.retain(|given| !given.task.0.is_multiple_of(5));
            plan.schedule = Some(Arc::new(now));
            let (on, by) = (plan.as_of, String::new());
            plan.announced = Some(Arc::new(Announced { on, by, schedule: told }));
            let (told, names) = (told::since(&plan), names(&plan));
            let said_in = |lang| as_text(lang, &paragraphs(lang, &plan, &told));
            assert_same_facts(&said_in(Lang::En), &said_in(Lang::Fr), &names);
            let counted = |lang| count(lang, told::tasks(&told), told.len());
            assert_same_facts(&counted(Lang::En), &counted(Lang::Fr), &[]);
            said += told.iter().map(|told| told.lines.len()).sum::<usize>();
        }
        assert!(said > 100, "only {said}");
    }
}
