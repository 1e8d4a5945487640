//! What one more hour of somebody is worth, week by week; worked out on request, because it may take seconds.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use solver::lp::{PersonPrice, Price, Prices};
use solver::model::{PersonId, Plan, Weight};

use super::super::board::{Board, use_board};
use super::super::linked::{Names, Sentence};
use super::super::model::Index;
use crate::engine::question::{About, Answer};
use crate::state::questions::{Standing, use_questions};
use crate::text::format::{self, Minutes};
use crate::text::{Lang, prices as words, use_text};
use crate::ui::Button;

/// So many weeks of the person are told.
const WEEKS: usize = 4;
/// So many others.
const OTHERS: usize = 3;
/// Thousandths of a late day below which a price is too small to be said.
const LEAST: i64 = 5;

/// Whether there is a figure to say.
const fn is_worth_saying(price: Price) -> bool {
    price.unplaced >= 1000 || price.late >= LEAST
}

/// Thousandths as a figure that is not more exact than it should be: tenths, or hundredths where it is small.
fn figure(thousandths: i64) -> f64 {
    let step = if thousandths < 95 { 10 } else { 100 };
    let rounded = (thousandths + step / 2) / step * step;
    rounded as f64 / 1000.0
}

/// A price in a sentence.
fn sentence(lang: Lang, index: &Index<'_>, entry: &PersonPrice) -> Sentence {
    let mut names = Names::new(lang, index);
    let (who, week) = (names.person(entry.person), format::week(lang, entry.week));
    let words = if entry.price.unplaced >= 1000 {
        words::places(lang, &who, &week, Minutes((entry.price.unplaced + 500) / 1000))
    } else {
        words::saves(lang, &who, &week, figure(entry.price.late))
    };
    names.sentence(words)
}

/// Whether some work counts more than other.
fn is_weighted(plan: &Plan) -> bool {
    let one = Weight::default();
    plan.tasks.iter().any(|task| task.weight != one)
        || plan.projects.iter().any(|project| project.weight != one)
        || plan.clients.iter().any(|client| client.weight != one)
}

/// What is said about prices.
#[derive(Debug)]
struct Told {
    /// The person's weeks, the dearest first.
    own: Vec<Sentence>,
    /// How many more there are.
    more: usize,
    /// The dearest weeks of others, once each.
    others: Vec<Sentence>,
}

fn told(lang: Lang, index: &Index<'_>, prices: &Prices, id: PersonId) -> Told {
    let said = |entry: &&PersonPrice| is_worth_saying(entry.price);
    let (own, others): (Vec<&PersonPrice>, Vec<&PersonPrice>) =
        prices.people.iter().filter(said).partition(|entry| entry.person == id);
    let mut met = BTreeSet::new();
    let others = others.into_iter().filter(|entry| met.insert(entry.person)).take(OTHERS);
    let others = others.map(|entry| sentence(lang, index, entry)).collect();
    let more = own.len().saturating_sub(WEEKS);
    Told {
        own: own.into_iter().take(WEEKS).map(|entry| sentence(lang, index, entry)).collect(),
        more,
        others,
    }
}

/// The prices of a person's hours.
#[component]
pub fn Worth(id: PersonId) -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let questions = use_questions();
    on_cleanup(move || questions.cancel());
    let answer = move || {
        let lang = text.lang();
        let plan = board.document.plan();
        let note = |note: &'static str| view! { <p class="faint">{note}</p> }.into_any();
        match questions.standing(&plan, &About::Prices) {
            Standing::Answered(Answer::Prices(Some(prices))) => {
                list(board, lang, &plan, &prices, id).into_any()
            }
            Standing::Failed | Standing::Answered(_) | Standing::Refining(_) => note(words::failed(lang)),
            Standing::Asked => {
                let cancel = move || questions.cancel();
                super::waiting(words::asking(lang), text.of(words::cancel), cancel)
            }
            Standing::Unasked if board.solves.is_running() => note(words::running(lang)),
            Standing::Unasked => {
                let ask = move |_| questions.ask(&board.document.plan_untracked(), About::Prices);
                view! { <Button label=text.of(words::ask) on_press=ask/> }.into_any()
            }
        }
    };
    view! {
        <section class="plan-reasons">
            <h3>{text.of(words::title)}</h3>
            <div aria-live="polite">{answer}</div>
        </section>
    }
}

fn list(board: Board, lang: Lang, plan: &Arc<Plan>, prices: &Prices, id: PersonId) -> impl IntoView + use<> {
    let index = Index::new(plan);
    let Told { own, more, others } = told(lang, &index, prices, id);
    let lines = |sentences: Vec<Sentence>| {
        sentences.into_iter().map(|sentence| view! { <li>{sentence.view(board)}</li> }).collect_view()
    };
    let nothing = own.is_empty().then(|| {
        if others.is_empty() {
            return words::none_at_all(lang).to_owned();
        }
        words::none(lang, &index.names(&[id]).concat())
    });
    let (has_own, elsewhere) = (!own.is_empty(), !others.is_empty());
    let priced = has_own || elsewhere;
    view! {
        {nothing.map(|nothing| view! { <p class="plan-note">{nothing}</p> })}
        {has_own
            .then(|| {
                view! {
                    <ul class="plan-note">
                        {lines(own)}
                        {(more > 0).then(|| view! { <li class="faint">{words::more_weeks(lang, more)}</li> })}
                    </ul>
                }
            })}
        {elsewhere
            .then(|| {
                view! {
                    <h3>{words::dearest(lang)}</h3>
                    <ul class="plan-note">{lines(others)}</ul>
                }
            })}
        {priced
            .then(|| {
                let weighted = is_weighted(plan).then(|| format!(" {}", words::weighted(lang)));
                view! { <p class="faint">{words::relaxed(lang)}{weighted}</p> }
            })}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::fixture;
    use crate::text::compare::{assert_same_facts, names};
    use solver::sample::{Size, random};

    fn entry(person: u32, week: &str, unplaced: i64, late: i64) -> PersonPrice {
        PersonPrice { person: PersonId(person), week: fixture::date(week), price: Price { unplaced, late } }
    }

    #[test]
    fn the_dearest_weeks_come_first_and_nothing_is_said_of_what_is_worth_nothing() {
        let (plan, _) = fixture::plan();
        let index = Index::new(&plan);
        let prices = Prices {
            people: vec![
                entry(2, "2026-11-30", 45_400, 100),
                entry(1, "2026-11-30", 0, 1_249),
                entry(1, "2026-11-23", 0, 612),
                entry(2, "2026-12-07", 0, 300),
                entry(1, "2026-12-07", 0, 31),
                entry(1, "2026-12-14", 0, 4),
            ],
            skills: Vec::new(),
        };
        let plain = |sentences: &[Sentence]| sentences.iter().map(Sentence::plain).collect::<Vec<_>>();
        let about = told(Lang::En, &index, &prices, PersonId(1));
        assert_eq!(
            plain(&about.own),
            [
                "One more hour of Léa Fontaine in week\u{a0}49 would save 1.2 late days.",
                "One more hour of Léa Fontaine in week\u{a0}48 would save 0.6 late days.",
                "One more hour of Léa Fontaine in week\u{a0}50 would save 0.03 late days.",
            ]
        );
        assert_eq!(
            plain(&about.others),
            ["One more hour of Inès Moreau in week\u{a0}49 would find a place for 45\u{a0}min of work."]
        );
        assert_eq!(about.more, 0);
        let nobody = told(Lang::Fr, &index, &prices, PersonId(3));
        assert_eq!((nobody.own.len(), nobody.others.len()), (0, 2));
    }

    #[test]
    fn french_loses_no_figure_and_no_name_of_a_price() {
        for seed in 0..6 {
            let plan = random(seed, Size::SMALL);
            let (index, names) = (Index::new(&plan), names(&plan));
            for person in &plan.people {
                for (unplaced, late) in
                    [(0, 5), (0, 94), (0, 96), (0, 1_000), (0, 12_345), (1_000, 3), (95_400, 0)]
                {
                    let price = Price { unplaced, late };
                    let entry = PersonPrice { person: person.id, week: plan.as_of, price };
                    let told = |lang| sentence(lang, &index, &entry).plain();
                    assert_same_facts(&told(Lang::En), &told(Lang::Fr), &names);
                }
            }
        }
    }

    #[test]
    fn weights_are_noticed() {
        let (mut plan, _) = fixture::plan();
        assert!(!is_weighted(&plan));
        Arc::make_mut(&mut plan.clients[0]).weight = Weight(2);
        assert!(is_weighted(&plan));
    }
}
