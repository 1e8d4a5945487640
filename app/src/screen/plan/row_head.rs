//! The heading of a row: a group, a person with their skills, or a project with its dates.

use leptos::prelude::*;
use solver::model::{Hat, Person, PersonId};

use super::board::use_board;
use super::model::moves::Spot;
use super::model::scene::Title;
use super::model::{Head, RowKey};
use super::picking;
use super::row::load_sentence;
use crate::chart::axis::monday;
use crate::text::format::Minutes;
use crate::text::{Lang, common, plan as words, use_text};

/// The heading of a row.
#[component]
pub fn RowHead(head: Head, key: RowKey) -> impl IntoView {
    match head {
        Head::Group { title, count } => view! { <GroupHead title=title count=count/> }.into_any(),
        Head::Person { person, skills, cap, overload } => {
            let words = move |lang: Lang| about(lang, &person, &skills);
            let name = match &key {
                RowKey::Person(id) => *id,
                _ => PersonId(0),
            };
            view! { <PersonHead id=name key=key about=words cap=cap overload=overload/> }.into_any()
        }
        Head::Project { project, client: _, pm, late, unplaced } => {
            let name = project.name.clone();
            let due = project.due;
            let colour = format!("plan-head p{}", project.colour.clamp(1, 12));
            view! { <ProjectHead key=key name=name class=colour pm=pm due=due late=late unplaced=unplaced/> }
                .into_any()
        }
        Head::Milestones { count } => view! { <MilestonesHead key=key count=count/> }.into_any(),
    }
}

/// The row of milestones.
#[component]
fn MilestonesHead(key: RowKey, count: usize) -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let element = key.element();
    let spot = Spot::Head(key);
    let own = spot.clone();
    let tab = move || if board.tab_stop.with(|stop| stop.as_ref() == Some(&own)) { "0" } else { "-1" };
    view! {
        <div class="plan-head" role="rowheader" id=element tabindex=tab on:click=move |_| board.spot.set(Some(spot.clone()))>
            <span class="plan-head-milestones">
                {text.of(words::milestones)} " " <span class="plan-group-count">{count}</span>
            </span>
        </div>
    }
}

/// The title of a group and how many it holds.
#[component]
fn GroupHead(title: Title, count: usize) -> impl IntoView {
    let text = use_text();
    view! {
        <div class="plan-group" role="rowheader">
            <span class="plan-group-title">{move || group_title(text.lang(), &title)}</span>
            <span class="plan-group-count">{count}</span>
        </div>
    }
}

/// A person: name, skills, and how far they are over what their days hold.
#[component]
fn PersonHead(
    id: PersonId,
    key: RowKey,
    about: impl Fn(Lang) -> String + Send + Sync + 'static,
    cap: u32,
    overload: u32,
) -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let spot = Spot::Head(key.clone());
    let element = key.element();
    let name = move || board.document.plan().person(id).map(|person| person.name.clone()).unwrap_or_default();
    let about = StoredValue::new(about);
    let about = move || about.with_value(|about| about(text.lang()));
    // The week at hand, for who does not see the strips.
    let load = move || {
        let this_week = monday(board.now.get_value().date());
        let row = board.row(&key)?;
        let week = row.weeks.iter().find(|week| week.load.monday >= this_week)?;
        Some(load_sentence(text.lang(), week, cap))
    };
    let load = StoredValue::new(load);
    let label = move || {
        [Some(name()), Some(about()), load.with_value(|load| load())]
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    };
    let own = spot.clone();
    let tab = move || if board.tab_stop.with(|stop| stop.as_ref() == Some(&own)) { "0" } else { "-1" };
    let choose = move |_| {
        board.spot.set(Some(spot.clone()));
        board.selection.task.set(None);
        board.selection.person.set(Some(id));
    };
    let over = (overload > 0).then(|| {
        let words = move || words::overloaded_by(text.lang(), Minutes(i64::from(overload)));
        view! { <span class="plan-head-over">{words}</span> }
    });
    view! {
        <div
            class="plan-head"
            class:is-selected=move || board.selection.person.get() == Some(id)
            role="rowheader"
            id=element
            tabindex=tab
            aria-label=label
            on:click=choose
        >
            <span class="plan-head-name">{name}</span>
            <span class="plan-head-about" title=about>{about}</span>
            {over}
        </div>
    }
}

/// A project: name, PM and due date, and what is wrong with it.
#[component]
fn ProjectHead(
    key: RowKey,
    name: String,
    class: String,
    pm: Option<String>,
    due: Option<chrono::NaiveDate>,
    late: usize,
    unplaced: usize,
) -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let element = key.element();
    let spot = Spot::Head(key);
    let own = spot.clone();
    let tab = move || if board.tab_stop.with(|stop| stop.as_ref() == Some(&own)) { "0" } else { "-1" };
    let about = move || {
        let lang = text.lang();
        let due = due.map(|due| words::due_on(lang, due));
        pm.clone().into_iter().chain(due).collect::<Vec<_>>().join(" · ")
    };
    let trouble = move || {
        let lang = text.lang();
        let late = (late > 0).then(|| common::late(lang, late));
        let unplaced = (unplaced > 0).then(|| common::unplaced_count(lang, unplaced));
        late.into_iter().chain(unplaced).collect::<Vec<_>>().join(" · ")
    };
    let trouble = Signal::derive(trouble);
    // The work of a project is selected by its heading.
    let choose = move |_| {
        picking::select_row(board, spot.row());
        board.spot.set(Some(spot.clone()));
    };
    view! {
        <div class=class role="rowheader" id=element tabindex=tab on:click=choose>
            <span class="plan-head-name plan-head-project" title=name.clone()>{name.clone()}</span>
            <span class="plan-head-about">{about}</span>
            <span class="plan-head-over">{trouble}</span>
        </div>
    }
}

/// What a group is called.
pub fn group_title(lang: Lang, title: &Title) -> String {
    match title {
        Title::Hat(Hat::Lead) => words::hats_lead(lang).to_owned(),
        Title::Hat(Hat::Am) => words::hats_am(lang).to_owned(),
        Title::Hat(Hat::Pm) => words::hats_pm(lang).to_owned(),
        Title::Hat(Hat::Creative) => words::hats_creative(lang).to_owned(),
        Title::Name(name) => name.clone(),
        Title::Other => words::others(lang).to_owned(),
        Title::Placeholders => words::placeholders(lang).to_owned(),
    }
}

/// A person in a few words: hats other than the creative one, then the best skills.
pub fn about(lang: Lang, person: &Person, skills: &[(String, u8)]) -> String {
    let hat = |hat: &Hat| match hat {
        Hat::Am => Some(words::hat_am(lang)),
        Hat::Pm => Some(words::hat_pm(lang)),
        Hat::Lead => Some(words::hat_lead(lang)),
        Hat::Creative => None,
    };
    let mut parts: Vec<String> =
        person.placeholder.then(|| words::placeholder(lang).to_owned()).into_iter().collect();
    parts.extend(person.hats.iter().filter_map(hat).map(str::to_owned));
    let room = 3usize.saturating_sub(parts.len()).clamp(1, 2);
    parts
        .extend(skills.iter().take(room).map(|(skill, level)| format!("{skill}{}{level}", unit_space(lang))));
    parts.join(" · ")
}

/// The space between a skill and its level, which never breaks.
const fn unit_space(lang: Lang) -> char {
    match lang {
        Lang::En => '\u{a0}',
        Lang::Fr => '\u{202f}',
    }
}
