//! Up to three repairs side by side, each with its price; the one that is chosen is shown on the plan, to be accepted
//! whole or in part.

use std::sync::Arc;

use leptos::prelude::*;
use solver::model::{GoalKind, Minutes, Plan, Schedule};

use super::super::board::use_board;
use super::price::{Price, price};
use super::use_replan;
use crate::engine::question::{About, Answer, Protect, Repair};
use crate::state::errand::Errand;
use crate::state::questions::{Standing, use_panel_questions};
use crate::text::format::{self, Minutes as Said, Permille};
use crate::text::{Lang, repairs as words, solve as solve_words, use_text};
use crate::ui::icon::icons;
use crate::ui::{Button, IconButton, Look};

/// A repair on show: the purposes that it serves, its price, whether it leaves the accepted schedule as it is.
#[derive(Clone, Debug, PartialEq)]
struct Card {
    serves: Vec<Protect>,
    schedule: Arc<Schedule>,
    price: Price,
    /// The least late days, weighted, where they are proven.
    late_at_best: Option<i64>,
    stays: bool,
}

/// Repairs as cards: purposes that lead to one schedule share a card.
fn cards(plan: &Plan, repairs: &[Repair]) -> Vec<Card> {
    let mut cards: Vec<Card> = Vec::new();
    for repair in repairs {
        if let Some(card) = cards.iter_mut().find(|card| card.schedule == repair.schedule) {
            card.serves.push(repair.protect);
            continue;
        }
        let bound = repair.bounds.iter().find(|(goal, _)| *goal == GoalKind::Lateness);
        let late_at_best = bound.map(|(_, bound)| *bound).filter(|_| repair.protect == Protect::Dates);
        cards.push(Card {
            serves: vec![repair.protect],
            schedule: Arc::clone(&repair.schedule),
            price: price(plan, &repair.schedule),
            late_at_best,
            stays: plan.schedule.as_ref() == Some(&repair.schedule),
        });
    }
    cards
}

/// What a purpose is called.
const fn name(lang: Lang, protect: Protect) -> &'static str {
    match protect {
        Protect::Dates => solve_words::protect_dates(lang),
        Protect::People => solve_words::protect_people(lang),
        Protect::Announced => solve_words::protect_announced(lang),
    }
}

fn names(lang: Lang, card: &Card) -> Vec<&'static str> {
    card.serves.iter().map(|protect| name(lang, *protect)).collect()
}

/// The figures of a price, the most important first; late days with the clients that they concern.
fn figures(lang: Lang, plan: &Plan, card: &Card) -> Vec<(String, String)> {
    let price = &card.price;
    let client = |id| plan.client(id).map(|client| client.name.clone()).unwrap_or_default();
    let late: Vec<String> =
        price.late_of.iter().map(|(id, days)| words::late_for(lang, &client(*id), *days)).collect();
    let mut about_late = late.join(" · ");
    if let Some(bound) = card.late_at_best.filter(|bound| *bound > 0) {
        let bound = words::late_best(lang, bound);
        about_late = if about_late.is_empty() { bound } else { format!("{about_late}; {bound}") };
    }
    let names: Vec<String> = price
        .people
        .iter()
        .filter_map(|person| plan.person(*person))
        .map(|person| person.name.split(' ').next().unwrap_or_default().to_owned())
        .collect();
    let moved = if plan.announced.is_some() {
        words::moved_announced(lang, price.moved)
    } else {
        words::moved_accepted(lang, price.moved)
    };
    let mut lines = Vec::new();
    if price.unplaced > 0 {
        lines.push((words::unplaced(lang, price.unplaced), String::new()));
    }
    if price.broken > 0 {
        lines.push((words::broken(lang, price.broken), String::new()));
    }
    lines.push((words::late(lang, price.late), about_late));
    lines.push((moved, String::new()));
    lines.push((words::people(lang, price.people.len()), format::list(lang, &names)));
    lines.push((words::peak(lang, Permille(i64::from(price.peak))), String::new()));
    if price.overload > 0 {
        let Minutes(minutes) = Minutes(price.overload);
        lines.push((words::overload(lang, Said(i64::from(minutes))), String::new()));
    }
    lines
}

/// How a card differs from the one before all others.
fn differences(lang: Lang, card: &Card, other: &Card) -> Vec<String> {
    let named = name(lang, other.serves.first().copied().unwrap_or(Protect::Dates));
    let (mine, its) = (&card.price, &other.price);
    let mut said = Vec::new();
    match mine.late.cmp(&its.late) {
        std::cmp::Ordering::Less => said.push(words::sooner_by(lang, its.late - mine.late, named)),
        std::cmp::Ordering::Greater => said.push(words::later_by(lang, mine.late - its.late, named)),
        std::cmp::Ordering::Equal => {}
    }
    match mine.moved.cmp(&its.moved) {
        std::cmp::Ordering::Less => said.push(words::moves_fewer(lang, its.moved - mine.moved, named)),
        std::cmp::Ordering::Greater => said.push(words::moves_more(lang, mine.moved - its.moved, named)),
        std::cmp::Ordering::Equal => {}
    }
    let points = i64::from(mine.peak) - i64::from(its.peak);
    // Less than a point is not seen.
    if points >= 10 {
        said.push(words::peak_more(lang, Permille(points), named));
    } else if points <= -10 {
        said.push(words::peak_less(lang, Permille(-points), named));
    }
    said
}

/// The panel over the timeline.
#[component]
pub fn RepairsPanel() -> impl IntoView {
    let board = use_board();
    let replan = use_replan();
    let text = use_text();
    let questions = use_panel_questions();
    let open = Memo::new(move |_| replan.errand() == Some(Errand::Repairs));
    let close = move || {
        questions.cancel();
        replan.close(|errand| errand == Errand::Repairs);
    };
    // Asked about the plan as it was when the panel opened or the facts changed; another accepted schedule ends it.
    Effect::new(move |from: Option<Option<Arc<Schedule>>>| {
        let plan = board.document.plan();
        if !open.get() {
            return None;
        }
        if from.flatten().is_some_and(|from| plan.schedule.as_ref() != Some(&from)) {
            close();
            return None;
        }
        if plan.schedule.is_some() {
            questions.ask(&plan, About::Repairs);
        }
        plan.schedule.clone()
    });
    on_cleanup(move || questions.cancel());
    let standing =
        Memo::new(move |_| open.get().then(|| questions.standing(&board.document.plan(), &About::Repairs)));
    let found = Memo::new(move |_| {
        let plan = board.document.plan();
        standing.with(|standing| match standing {
            Some(
                Standing::Refining(Answer::Repairs(repairs)) | Standing::Answered(Answer::Repairs(repairs)),
            ) => cards(&plan, repairs),
            _ => Vec::new(),
        })
    });
    let state = move || {
        let lang = text.lang();
        standing.with(|standing| match standing {
            Some(Standing::Answered(_)) => words::finished(lang),
            Some(Standing::Refining(_)) => words::searching(lang),
            Some(Standing::Failed) => words::failed(lang),
            _ => words::first(lang),
        })
    };
    let busy = Memo::new(move |_| {
        standing.with(|standing| matches!(standing, Some(Standing::Asked | Standing::Refining(_))))
    });
    let about = move || {
        let lang = text.lang();
        let announced = board.document.plan().announced.is_some();
        if announced { words::about(lang) } else { words::about_two(lang) }
    };
    // A card stays the same element while the search makes it better: whoever is on its button stays there.
    let purposes = move || {
        found.with(|cards| cards.iter().filter_map(|card| card.serves.first().copied()).collect::<Vec<_>>())
    };
    view! {
        <Show when=move || open.get()>
            <section class="replan-repairs no-print" aria-label=text.of(words::title)>
                <header>
                    <h2>{text.of(words::title)}</h2>
                    <p class="muted">{about}</p>
                    <p class="replan-state faint" role="status">
                        {move || busy.get().then(|| view! { <span class="plan-spinner" aria-hidden="true"></span> })}
                        {state}
                    </p>
                    {move || busy.get().then(|| view! {
                        <Button label=text.of(words::stop) look=Look::Quiet on_press=move |_| questions.cancel()/>
                    })}
                    <IconButton label=text.of(words::close) icon=icons::CLOSE on_press=move |_| close()/>
                </header>
                <div class="replan-cards">
                    <For each=purposes key=|purpose| *purpose children=move |purpose| view! { <CardView purpose=purpose found=found/> }/>
                </div>
            </section>
        </Show>
    }
}

/// The card whose first purpose is this one.
#[component]
fn CardView(purpose: Protect, found: Memo<Vec<Card>>) -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let card = Memo::new(move |last: Option<&Option<Card>>| {
        let now =
            found.with(|cards| cards.iter().find(|card| card.serves.first() == Some(&purpose)).cloned());
        // Until the card is taken away it shows what it was.
        now.or_else(|| last.cloned().flatten())
    });
    let title = Signal::derive(move || {
        card.with(|card| card.as_ref().map(|card| names(text.lang(), card).join(" · ")).unwrap_or_default())
    });
    let shared = move || {
        let lang = text.lang();
        let names = card.with(|card| card.as_ref().map(|card| names(lang, card))).unwrap_or_default();
        (names.len() > 1)
            .then(|| view! { <p class="muted">{words::same_as(lang, &format::list(lang, &names))}</p> })
    };
    let lines = move || {
        let (lang, plan) = (text.lang(), board.document.plan());
        let lines =
            card.with(|card| card.as_ref().map(|card| figures(lang, &plan, card))).unwrap_or_default();
        let line = |(figure, detail): (String, String)| {
            let detail = (!detail.is_empty()).then(|| view! { <small>{detail}</small> });
            view! { <li><b>{figure}</b> {detail}</li> }
        };
        lines.into_iter().map(line).collect_view()
    };
    let differs = move || {
        let lang = text.lang();
        let first = found.with(|cards| cards.first().cloned());
        let card = card.get();
        let pair = card.as_ref().zip(first.as_ref()).filter(|(card, first)| card != first);
        let lines = pair.map(|(card, first)| differences(lang, card, first)).unwrap_or_default();
        lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()
    };
    let schedule = move || card.with(|card| card.as_ref().map(|card| Arc::clone(&card.schedule)));
    let on_show = Memo::new(move |_| {
        board.document.is_preview()
            && schedule().is_some_and(|own| board.document.shown_schedule() == Some(own))
    });
    let stays = Memo::new(move |_| card.with(|card| card.as_ref().is_some_and(|card| card.stays)));
    let label = Signal::derive(move || {
        let lang = text.lang();
        if on_show.get() { words::shown(lang) } else { words::show(lang) }.to_owned()
    });
    let show = move |_| {
        if let Some(schedule) = untrack(schedule) {
            board.solves.propose(schedule);
        }
    };
    view! {
        <article class="replan-card" class:is-shown=on_show aria-label=title>
            <header>
                <h3>{title}</h3>
                <Show when=move || !stays.get()>
                    <Button label pressed=on_show on_press=show/>
                </Show>
            </header>
            {shared}
            <ul class="replan-price">{lines}</ul>
            <ul class="replan-differs">{differs}</ul>
            <Show when=move || stays.get()>
                <p class="muted"><b>{text.of(words::stays)}</b>" "{text.of(words::stays_hint)}</p>
            </Show>
        </article>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::fixture;
    use crate::text::compare::{assert_same_facts, names};
    use solver::model::Announced;
    use solver::sample::{Size, random};
    use solver::solve::{Options, solve};
    use solver::watch::Unwatched;

    fn repair(protect: Protect, schedule: &Schedule) -> Repair {
        Repair { protect, schedule: Arc::new(schedule.clone()), bounds: Vec::new() }
    }

    #[test]
    fn purposes_that_lead_to_one_schedule_share_a_card() {
        let (mut plan, schedule) = fixture::plan();
        plan.schedule = Some(Arc::new(schedule.clone()));
        let mut other = schedule.clone();
        other.assignments.pop();
        let repairs = [
            repair(Protect::Announced, &schedule),
            repair(Protect::Dates, &other),
            repair(Protect::People, &schedule),
        ];
        let cards = cards(&plan, &repairs);
        assert_eq!(cards.len(), 2);
        assert_eq!(cards[0].serves, [Protect::Announced, Protect::People]);
        assert!(cards[0].stays && !cards[1].stays);
    }

    #[test]
    fn a_price_is_told_with_its_clients_and_against_the_first() {
        let (mut plan, schedule) = fixture::plan();
        plan.schedule = Some(Arc::new(schedule.clone()));
        let mut other = schedule.clone();
        other.assignments.pop();
        let cards = cards(&plan, &[repair(Protect::Dates, &schedule), repair(Protect::People, &other)]);
        let said = figures(Lang::En, &plan, &cards[0]);
        assert!(said.iter().any(|(line, who)| line == "2 late days" && who.ends_with(" 2")), "{said:?}");
        let differs = differences(Lang::Fr, &cards[1], &cards[0]);
        assert!(differs.iter().any(|line| line.contains("Protéger les dates")), "{differs:?}");
    }

    /// A card as it is read, from its figures to how it differs from the first.
    fn read(lang: Lang, plan: &Plan, card: &Card, first: &Card) -> String {
        let figures = figures(lang, plan, card).into_iter().flat_map(|(figure, detail)| [figure, detail]);
        figures.chain(differences(lang, card, first)).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn french_loses_no_figure_and_no_name_of_a_price() {
        let mut said = 0;
        for seed in 0..12 {
            let mut plan = random(seed, Size::SMALL);
            let options = Options { seed, iterations: Some(300), ..Options::default() };
            let told = solve(&plan, &options, &mut Unwatched).schedule;
            // Half of what was told has been lost, the rest is later and with others.
            let mut late = told.clone();
            late.assignments.retain(|given| given.task.0.is_multiple_of(2));
            for given in &mut late.assignments {
                for piece in &mut given.pieces {
                    let later = chrono::Days::new(7 * seed);
                    (piece.start, piece.end) = (piece.start + later, piece.end + later);
                }
                given.owners.reverse();
            }
            let bounded = |protect, schedule: &Schedule| Repair {
                bounds: vec![(GoalKind::Lateness, i64::from(u32::try_from(seed).unwrap()) * 700)],
                ..repair(protect, schedule)
            };
            let greedy = Options { iterations: Some(0), ..options };
            let other = solve(&plan, &greedy, &mut Unwatched).schedule;
            let repairs = [
                bounded(Protect::Announced, &told),
                bounded(Protect::Dates, &late),
                bounded(Protect::People, &other),
            ];
            plan.schedule = Some(Arc::new(told.clone()));
            for announced in [false, true] {
                let (on, by, schedule) = (plan.as_of, String::new(), other.clone());
                plan.announced = announced.then(|| Arc::new(Announced { on, by, schedule }));
                let cards = cards(&plan, &repairs);
                // Cards call people by their first names.
                let firsts: Vec<&str> =
                    plan.people.iter().filter_map(|person| person.name.split(' ').next()).collect();
                let names: Vec<&str> = names(&plan).into_iter().chain(firsts).collect();
                for card in &cards {
                    let told = |lang| read(lang, &plan, card, &cards[0]);
                    assert_same_facts(&told(Lang::En), &told(Lang::Fr), &names);
                    said += 1;
                }
            }
        }
        assert!(said > 40, "only {said}");
    }
}
