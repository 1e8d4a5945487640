//! Why a task is late: the chain of what holds it, from the task back to the root cause, with what each link amounts
//! to; and why one has no place.

use leptos::prelude::*;
use solver::explain::{Hop, Rank, Story};
use solver::model::{PersonId, TaskId};

use super::super::board::{Board, use_board};
use super::super::linked::{Names, Sentence};
use super::super::model::Index;
use super::super::reasons;
use super::ask::{Asking, Query, use_asking};
use super::found;
use crate::text::format::Minutes;
use crate::text::{Lang, ask as words, reasons as held, use_text};
use crate::ui::{Button, Look};

/// Links of the chain that are told.
const CHAIN: usize = 8;

/// What is known of a task that stands where it stands.
#[derive(Clone, Debug)]
struct Known {
    story: Story,
    /// How late it is and what was promised.
    late: Option<(u32, chrono::NaiveDate)>,
}

/// A link of the chain: what holds the task, why, and what it amounts to.
pub fn hop(lang: Lang, index: &Index<'_>, hop: &Hop) -> Vec<Sentence> {
    let mut sentences = vec![reasons::hold(lang, index, &hop.hold)];
    let plain = |words: String| Names::new(lang, index).sentence(words);
    if let (Some(rank), solver::explain::Hold::Busy { other, .. }) = (hop.rank, hop.hold) {
        let mut names = Names::new(lang, index);
        let other = names.task(other);
        let words = match rank {
            Rank::Pinned => words::first_pinned(lang, &other),
            Rank::Started => words::first_started(lang, &other),
            Rank::Sooner { date } => words::first_sooner(lang, &other, date),
            Rank::Heavier { other: weight, own } => words::first_heavier(lang, &other, weight, own),
        };
        sentences.push(names.sentence(words));
    }
    sentences.extend((hop.waits > 0).then(|| plain(words::waits(lang, hop.waits))));
    sentences.extend(hop.away.iter().map(|away| reasons::away(lang, index, away)));
    sentences.extend((hop.runs > 0).then(|| plain(words::runs(lang, hop.runs))));
    sentences.extend((hop.kept.0 > 0).then(|| plain(words::kept(lang, Minutes(i64::from(hop.kept.0))))));
    sentences
}

/// The chain of a task.
#[component]
pub fn Late(id: TaskId) -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let asking = use_asking();
    let found = found::find(move |desk, plan, _| {
        let facts = desk.report().tasks.get(&id).filter(|facts| facts.days_late > 0);
        let due = plan.task(id).and_then(|task| plan.due_of(task));
        Known { story: desk.story(id), late: facts.map(|facts| facts.days_late).zip(due) }
    });
    move || match found.get() {
        None => view! { <p class="faint">{text.of(held::finding)}</p> }.into_any(),
        Some((plan, known)) => chain(board, text.lang(), asking, &Index::new(&plan), id, &known),
    }
}

fn chain(
    board: Board,
    lang: Lang,
    asking: Option<Asking>,
    index: &Index<'_>,
    id: TaskId,
    known: &Known,
) -> AnyView {
    let head = known.late.map(|(days, due)| {
        let mut names = Names::new(lang, index);
        let task = names.task(id);
        let sentence = names.sentence(words::days_late(lang, &task, days, due));
        view! { <p class="plan-note is-bad">{sentence.view(board)}</p> }
    });
    let hops = known.story.chain.len();
    let links = known.story.chain.iter().take(CHAIN).enumerate().map(|(at, link)| {
        let sentences: Vec<AnyView> = hop(lang, index, link)
            .into_iter()
            .map(|sentence| view! { {sentence.view(board)} " " }.into_any())
            .collect();
        let root = (at + 1 == hops && hops > 1).then(|| view! { <b>{words::root(lang)}</b> });
        view! { <li>{sentences}{root}</li> }
    });
    let links = links.collect_view();
    let more = hops.saturating_sub(CHAIN);
    view! {
        {head}
        <ol class="plan-chain">{links}</ol>
        {(more > 0).then(|| view! { <p class="faint">{words::more(lang, more)}</p> })}
        {known.late.is_some().then(|| helps(board, lang, asking, index, known))}
    }
    .into_any()
}

/// Where to look for help: the questions that would find it, and whose hours hold it.
fn helps(board: Board, lang: Lang, asking: Option<Asking>, index: &Index<'_>, known: &Known) -> AnyView {
    let ask = |label: &'static str, query: Query| {
        asking.map(
            |asking| view! { <Button label=label look=Look::Quiet on_press=move |_| asking.ask(query)/> },
        )
    };
    let busy = known.story.chain.iter().find_map(|hop| match hop.hold {
        solver::explain::Hold::Busy { person, .. } => Some(person),
        _ => None,
    });
    let worth = busy.and_then(|person: PersonId| {
        let label = words::hour_worth(lang, &index.person(person)?.name);
        let show = move |_| {
            board.selection.task.set(None);
            board.selection.person.set(Some(person));
        };
        Some(view! { <Button label=label look=Look::Quiet on_press=show/> })
    });
    view! {
        <h4>{words::what_helps(lang)}</h4>
        <div class="plan-helps">
            {ask(words::ask_in_time(lang), Query::InTime)}
            {ask(words::ask_earliest(lang), Query::Earliest)}
            {ask(words::ask_who_else(lang), Query::WhoElse(0))}
            {worth}
        </div>
    }
    .into_any()
}

/// Why a task has no place.
#[component]
pub fn Unplaced(id: TaskId) -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let asking = use_asking();
    let found = found::find(move |desk, _, _| desk.shortfall(id));
    move || {
        let lang = text.lang();
        match found.get() {
            None => view! { <p class="faint">{held::finding(lang)}</p> }.into_any(),
            Some((plan, shortfall)) => {
                let sentence = reasons::shortfall(lang, &Index::new(&plan), &shortfall);
                let sentence = sentence.map(|sentence| view! { <p class="plan-note is-bad">{sentence}</p> });
                let ask = asking.map(|asking| {
                    let label = words::ask_in_time(lang);
                    view! { <Button label=label look=Look::Quiet on_press=move |_| asking.ask(Query::InTime)/> }
                });
                let _ = board;
                view! { {sentence} <div class="plan-helps">{ask}</div> }.into_any()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::fixture;
    use crate::text::Lang::{En, Fr};
    use crate::text::compare::assert_same_facts;
    use solver::explain::Desk;
    use solver::sample::{Size, random};
    use solver::solve::{Options, solve};
    use solver::watch::Unwatched;

    fn said(lang: Lang, index: &Index<'_>, link: &Hop) -> String {
        hop(lang, index, link).iter().map(Sentence::plain).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_late_task_is_followed_back_to_what_it_all_comes_from() {
        let (plan, schedule) = fixture::plan();
        let index = Index::new(&plan);
        let story = Desk::new(&plan, &schedule).story(TaskId(2));
        let told: Vec<String> = story.chain.iter().map(|link| said(En, &index, link)).collect();
        assert_eq!(
            told,
            [
                "Léa Fontaine does Moodboards until Tue 24 Nov 17:30, then Key visual. It takes 2 working days.",
                "Moodboards starts as early as the plan allows. It takes 2 working days.",
            ]
        );
    }

    #[test]
    fn french_loses_no_figure_and_no_name_of_a_chain() {
        let mut links = 0;
        for seed in 0..10 {
            let plan = random(seed, Size::SMALL);
            let options = Options { seed, iterations: Some(30), ..Options::default() };
            let schedule = solve(&plan, &options, &mut Unwatched).schedule;
            let (desk, index) = (Desk::new(&plan, &schedule), Index::new(&plan));
            let tasks = plan.tasks.iter().map(|task| task.name.as_str());
            let names: Vec<&str> =
                tasks.chain(plan.people.iter().map(|person| person.name.as_str())).collect();
            for given in &schedule.assignments {
                for link in &desk.story(given.task).chain {
                    assert_same_facts(&said(En, &index, link), &said(Fr, &index, link), &names);
                    links += 1;
                }
            }
            for task in desk.report().unplaced.clone() {
                let told = |lang| reasons::shortfall(lang, &index, &desk.shortfall(task)).unwrap_or_default();
                let skills = plan.skills.iter().map(|skill| skill.name.as_str());
                let names: Vec<&str> = names.iter().copied().chain(skills).collect();
                assert_same_facts(&told(En), &told(Fr), &names);
            }
        }
        assert!(links > 100, "only {links}");
    }
}
