//! The comparison: a table with the plan as it is and up to three scenarios side by side.

use std::collections::BTreeSet;

use leptos::prelude::*;
use solver::model::{ClientId, Plan, ProjectId};

use super::columns::{Column, Solved};
use super::model::difference::{differences, reach};
use super::model::figures::Figures;
use super::say;
use super::strip::LoadStrip;
use crate::state::scenarios::use_scenarios;
use crate::text::format::Minutes;
use crate::text::{Lang, format, scenarios as words, use_text};
use crate::ui::Checkbox;

/// A value of the table: what it says, what is said beside it, and by how much it differs from the plan as it is.
#[derive(Clone, Debug, Default, PartialEq)]
struct Cell {
    text: String,
    aside: Option<String>,
    /// In words with sign and shape; whether it is better.
    by: Option<(String, bool)>,
}

/// A line of the table.
struct Line {
    head: String,
    cells: Vec<Cell>,
    quiet: bool,
}

/// What a figure says and how its difference is said.
type Say = fn(Lang, i64) -> String;

fn line(
    lang: Lang,
    head: &str,
    columns: &[Column],
    figure: impl Fn(&Figures) -> Option<i64>,
    say: Say,
    aside: impl Fn(&Solved) -> Option<String>,
) -> Line {
    let base = columns.first().and_then(|column| column.solved.as_ref()).and_then(|it| figure(&it.figures));
    let cell = |(at, column): (usize, &Column)| {
        let Some(solved) = &column.solved else { return Cell { text: "…".into(), ..Cell::default() } };
        let Some(value) = figure(&solved.figures) else {
            return Cell { text: "–".into(), aside: aside(solved), by: None };
        };
        let by = base.filter(|_| at > 0).and_then(|base| say::signed(lang, value - base, say));
        Cell { text: say(lang, value), aside: aside(solved), by }
    };
    Line { head: head.to_owned(), cells: columns.iter().enumerate().map(cell).collect(), quiet: false }
}

/// Clients, or projects, that are late in any of the columns, in the order of the plans.
fn late_ids<Id: Ord + Copy>(columns: &[Column], of: impl Fn(&Figures) -> Vec<Id>) -> BTreeSet<Id> {
    columns
        .iter()
        .filter_map(|column| column.solved.as_ref())
        .flat_map(|solved| of(&solved.figures))
        .collect()
}

fn lines(lang: Lang, columns: &[Column], by_project: bool) -> Vec<Line> {
    let none = |_: &Solved| None;
    let plans: Vec<&Plan> =
        columns.iter().filter_map(|column| column.solved.as_ref()).map(|solved| &*solved.plan).collect();
    let mut lines = vec![line(
        lang,
        words::late(lang),
        columns,
        |it| Some(i64::from(it.late)),
        format::number,
        |it| say::proof(lang, it.figures.proofs.late, |bound| format::number(lang, bound)),
    )];
    if by_project {
        for id in late_ids(columns, |it| it.late_by_project.keys().copied().collect::<Vec<ProjectId>>()) {
            let name =
                plans.iter().find_map(|plan| plan.project(id)).map(|it| it.name.clone()).unwrap_or_default();
            let late = move |it: &Figures| Some(i64::from(it.late_by_project.get(&id).copied().unwrap_or(0)));
            lines.push(Line { quiet: true, ..line(lang, &name, columns, late, format::number, none) });
        }
    } else {
        for id in late_ids(columns, |it| it.late_by_client.keys().copied().collect::<Vec<ClientId>>()) {
            let name =
                plans.iter().find_map(|plan| plan.client(id)).map(|it| it.name.clone()).unwrap_or_default();
            let late = move |it: &Figures| Some(i64::from(it.late_by_client.get(&id).copied().unwrap_or(0)));
            let head = words::late_for(lang, &name);
            lines.push(Line { quiet: true, ..line(lang, &head, columns, late, format::number, none) });
        }
    }
    if columns.iter().filter_map(|it| it.solved.as_ref()).any(|it| it.figures.past_deadline > 0) {
        let past = |it: &Figures| Some(i64::from(it.past_deadline));
        lines.push(line(lang, words::past_deadline(lang), columns, past, format::number, none));
    }
    lines.push(line(
        lang,
        words::peak(lang),
        columns,
        |it| it.peak.map(|(_, load)| i64::from(load)),
        format::percent,
        |it| {
            let who = it.figures.peak.map(|(id, _)| say::person(&it.plan, &it.plan, id));
            let proof = say::proof(lang, it.figures.proofs.peak, |bound| format::percent(lang, bound));
            Some([who, proof].into_iter().flatten().collect::<Vec<_>>().join(", "))
        },
    ));
    lines.push(line(lang, words::mean(lang), columns, |it| it.mean.map(i64::from), format::percent, none));
    lines.push(line(lang, words::overload(lang), columns, |it| Some(it.overload), format::hours, none));
    lines.push(line(
        lang,
        words::unplaced(lang),
        columns,
        |it| Some(it.unplaced),
        format::hours,
        |it| {
            let tasks = it.figures.unplaced_tasks;
            let tasks = (tasks > 0).then(|| words::tasks_unplaced(lang, tasks));
            let proof = say::proof(lang, it.figures.proofs.unplaced, |bound| format::hours(lang, bound));
            let said = [tasks, proof.filter(|_| it.figures.unplaced > 0)];
            let said = said.into_iter().flatten().collect::<Vec<_>>().join(", ");
            (!said.is_empty()).then_some(said)
        },
    ));
    lines.push(line(
        lang,
        words::cost(lang),
        columns,
        |it| it.cost,
        format::number,
        |it| match (it.figures.cost, it.figures.uncosted) {
            (None, _) => Some(words::no_cost(lang).to_owned()),
            (Some(_), 0) => None,
            (Some(_), minutes) => Some(words::not_costed(lang, Minutes(minutes))),
        },
    ));
    lines.push(who_changes(lang, columns));
    if columns.iter().filter_map(|it| it.solved.as_ref()).any(|it| it.figures.breaches > 0) {
        let broken = |it: &Figures| i64::try_from(it.breaches).ok();
        lines.push(line(lang, words::broken(lang), columns, broken, format::number, none));
    }
    lines
}

/// People with other work and tasks that move, against the plan as it is.
fn who_changes(lang: Lang, columns: &[Column]) -> Line {
    let base = columns.first().and_then(|column| column.solved.as_ref());
    let cell = |(at, column): (usize, &Column)| match (base, &column.solved) {
        (Some(_), Some(_)) if at == 0 => Cell { text: "–".into(), ..Cell::default() },
        (Some(base), Some(solved)) => {
            let reach = reach(&solved.plan, &base.schedule, &solved.schedule);
            if reach.people.is_empty() && reach.owners + reach.moved == 0 {
                return Cell { text: words::nobody_changes(lang).to_owned(), ..Cell::default() };
            }
            let aside = words::tasks_change(lang, reach.owners, reach.moved);
            Cell { text: words::people_change(lang, reach.people.len()), aside: Some(aside), by: None }
        }
        _ => Cell { text: "…".into(), ..Cell::default() },
    };
    Line {
        head: words::who_changes(lang).to_owned(),
        cells: columns.iter().enumerate().map(cell).collect(),
        quiet: false,
    }
}

/// The table.
#[component]
pub fn Comparison(columns: Memo<Vec<Column>>) -> impl IntoView {
    let text = use_text();
    let scenarios = use_scenarios();
    let by_project = RwSignal::new(false);
    let head = move || {
        let (lang, working) = (text.lang(), scenarios.is_working());
        let column = |column: Column| {
            let standing = column.standing(lang, working);
            view! {
                <th scope="col">
                    <span class="what-if-name">{column.title(lang)}</span>
                    <span class="faint what-if-standing">{standing}</span>
                </th>
            }
        };
        columns.get().into_iter().map(column).collect_view()
    };
    // How far a search is changes several times a second, figures seldom.
    let figured = Memo::new_with_compare(
        move |_| columns.get(),
        |before, after| !before.zip(after).is_some_and(|(before, after)| same_figures(before, after)),
    );
    let body = move || {
        let lang = text.lang();
        figured.with(|columns| {
            lines(lang, columns, by_project.get())
                .into_iter()
                .map(|line| {
                    let class = if line.quiet { "is-quiet" } else { "" };
                    view! {
                        <tr class=class>
                            <th scope="row">{line.head}</th>
                            {line.cells.into_iter().map(|cell| cell_view(lang, cell)).collect_view()}
                        </tr>
                    }
                })
                .collect_view()
        })
    };
    let pictures = move || {
        let picture = |column: &Column| {
            let strip =
                column.solved.as_ref().map(|it| view! { <LoadStrip strip=it.figures.strip.clone()/> });
            view! { <td>{strip}</td> }
        };
        figured.with(|columns| columns.iter().map(picture).collect_view())
    };
    let in_words = move || figured.with(|columns| words_row(text.lang(), columns));
    view! {
        <section class="what-if-comparison" aria-label=text.of(words::comparison)>
            <div class="what-if-comparison-head">
                <h2>{text.of(words::comparison)}</h2>
                <Checkbox
                    label=text.of(words::by_project)
                    checked=by_project
                    on_change=move |on| by_project.set(on)
                />
            </div>
            <p class="faint">{text.of(words::fair)}</p>
            <div class="what-if-scroll">
                <table class="what-if-table">
                    <caption class="visually-hidden">{text.of(words::comparison)}</caption>
                    <thead>
                        <tr>
                            <th scope="col"><span class="visually-hidden">{text.of(words::figure)}</span></th>
                            {head}
                        </tr>
                    </thead>
                    <tbody>
                        <tr>
                            <th scope="row">{text.of(words::timeline)}</th>
                            {pictures}
                        </tr>
                        {body}
                        <tr class="what-if-words">
                            <th scope="row">{text.of(words::in_words)}</th>
                            {in_words}
                        </tr>
                    </tbody>
                </table>
            </div>
        </section>
    }
}

/// Whether the same plans stand side by side with the same figures.
fn same_figures(before: &[Column], after: &[Column]) -> bool {
    before.len() == after.len() && before.iter().zip(after).all(|(before, after)| before.shows_as(after))
}

fn cell_view(lang: Lang, cell: Cell) -> impl IntoView {
    let by = cell.by.map(|(by, better)| {
        let (class, word) = if better {
            ("what-if-by good", words::better(lang))
        } else {
            ("what-if-by bad", words::worse(lang))
        };
        view! { <span class=class title=word>{by}</span> }
    });
    view! {
        <td>
            <strong>{cell.text}</strong>
            {by}
            {cell.aside.map(|aside| view! { <span class="faint what-if-aside">{aside}</span> })}
        </td>
    }
}

/// The differences of each scenario as a list; empty below the plan as it is.
fn words_row(lang: Lang, columns: &[Column]) -> impl IntoView + use<> {
    let base = columns.first().and_then(|column| column.solved.as_ref());
    let cell = |(at, column): (usize, &Column)| {
        let told = match (base, &column.solved) {
            (Some(base), Some(solved)) if at > 0 => sentences(lang, base, solved),
            _ => return view! { <td></td> }.into_any(),
        };
        if told.is_empty() {
            return view! { <td><span class="faint">{words::unchanged(lang)}</span></td> }.into_any();
        }
        let item = |(sentence, better): (String, bool)| {
            let (class, shape) = if better { ("good", "▼") } else { ("bad", "▲") };
            let word = if better { words::better(lang) } else { words::worse(lang) };
            view! {
                <li>
                    <span class=class aria-hidden="true">{shape}" "</span>
                    {sentence}
                    <span class="visually-hidden">" ("{word}")"</span>
                </li>
            }
        };
        view! { <td><ul>{told.into_iter().map(item).collect_view()}</ul></td> }.into_any()
    };
    columns.iter().enumerate().map(cell).collect_view()
}

/// The differences of a scenario in words, and whether each is for the better.
pub fn sentences(lang: Lang, base: &Solved, solved: &Solved) -> Vec<(String, bool)> {
    let told = differences(&base.figures, &solved.figures);
    let say = |it: &super::model::difference::Difference| {
        (say::difference(lang, &base.plan, &solved.plan, it), it.by() < 0)
    };
    told.iter().map(say).collect()
}
