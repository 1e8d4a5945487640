//! Differences and figures in words.

use solver::model::{ClientId, PersonId, Plan};

use super::model::difference::Difference;
use super::model::figures::Proof;
use crate::text::format::{Minutes, Permille};
use crate::text::{Lang, scenarios as words};

/// A figure in permille, to be said.
pub fn permille(load: u32) -> Permille {
    Permille(i64::from(load))
}

pub fn person(plan: &Plan, other: &Plan, id: PersonId) -> String {
    let person = plan.person(id).or_else(|| other.person(id));
    person.map_or_else(String::new, |person| person.name.clone())
}

pub fn client(plan: &Plan, other: &Plan, id: ClientId) -> String {
    let client = plan.client(id).or_else(|| other.client(id));
    client.map_or_else(String::new, |client| client.name.clone())
}

/// A difference as a part of a sentence; the names are those of either plan.
pub fn difference(lang: Lang, base: &Plan, plan: &Plan, difference: &Difference) -> String {
    let by = difference.by();
    let n = u32::try_from(by.unsigned_abs()).unwrap_or(u32::MAX);
    let minutes = Minutes(by.abs());
    let less = by < 0;
    match difference {
        Difference::LateFor(id, ..) => {
            let client = client(plan, base, *id);
            if less { words::fewer_late(lang, n, &client) } else { words::more_late(lang, n, &client) }
        }
        Difference::Late(..) => {
            if less {
                words::fewer_late_all(lang, n)
            } else {
                words::more_late_all(lang, n)
            }
        }
        Difference::PastDeadline(..) => {
            if less {
                words::fewer_past(lang, n)
            } else {
                words::more_past(lang, n)
            }
        }
        Difference::Load(id, before, after) => {
            words::load(lang, &person(plan, base, *id), permille(*before), permille(*after))
        }
        Difference::Peak(before, after) => {
            let peak = |peak: &Option<(PersonId, u32)>| match peak {
                Some((id, load)) => words::peak_of(lang, permille(*load), &person(plan, base, *id)),
                None => words::nothing(lang).to_owned(),
            };
            words::other_peak(lang, &peak(before), &peak(after))
        }
        Difference::Overload(..) => {
            if less {
                words::less_overload(lang, minutes)
            } else {
                words::more_overload(lang, minutes)
            }
        }
        Difference::Unplaced(..) => {
            if less {
                words::less_unplaced(lang, minutes)
            } else {
                words::more_unplaced(lang, minutes)
            }
        }
        Difference::Cost(..) => {
            if less {
                words::cheaper(lang, by.abs())
            } else {
                words::dearer(lang, by.abs())
            }
        }
    }
}

/// What is proven about a figure; nothing where nothing is known.
pub fn proof(lang: Lang, proof: Proof, bound: impl Fn(i64) -> String) -> Option<String> {
    match proof {
        Proof::Unknown => None,
        Proof::Best => Some(words::best(lang).to_owned()),
        Proof::AtLeast(least) => Some(words::at_least(lang, &bound(least))),
    }
}

/// A difference with its sign and, for those who do not see colours, its shape: "▼ −3".
pub fn signed(lang: Lang, by: i64, say: impl Fn(Lang, i64) -> String) -> Option<(String, bool)> {
    let shape = match by {
        0 => return None,
        1.. => '▲',
        _ => '▼',
    };
    let sign = if by > 0 { "+" } else { "−" };
    Some((format!("{shape}\u{a0}{sign}{}", say(lang, by.abs())), by < 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::scenarios::model::difference::differences;
    use crate::screen::scenarios::model::figures::figures;
    use crate::text::Lang::{En, Fr};
    use crate::text::compare::{assert_same_facts, names};
    use crate::text::format;
    use solver::model::{Client, Effort, Minutes, Permille, Person};
    use solver::sample::{Size, random};
    use solver::solve::{Options, solve};
    use solver::watch::Unwatched;
    use std::sync::Arc;

    #[test]
    fn a_difference_names_who_and_how_much_in_both_languages() {
        let mut plan = Plan::new("", Default::default());
        plan.people.push(Person::new(PersonId(1), "Léa").into());
        plan.clients.push(Client::new(ClientId(2), "Valade").into());
        let say = |lang, it: Difference| difference(lang, &plan, &plan, &it);
        assert_eq!(say(En, Difference::LateFor(ClientId(2), 4, 1)), "3 late days fewer for Valade");
        assert_eq!(say(Fr, Difference::LateFor(ClientId(2), 1, 2)), "1 jour de retard en plus pour Valade");
        assert_eq!(say(En, Difference::Load(PersonId(1), 1040, 880)), "Léa’s load 104\u{a0}% → 88\u{a0}%");
        assert_eq!(say(En, Difference::Cost(0, 1200)), "costs 1,200 more");
        assert_eq!(say(Fr, Difference::Overload(600, 0)), "10\u{202f}h de surcharge en moins");
    }

    #[test]
    fn french_loses_no_figure_and_no_name_of_a_difference() {
        let mut said = 0;
        for seed in 0..12 {
            let plan = random(seed, Size::SMALL);
            let found = |plan: &Plan, iterations| {
                let options = Options { seed, iterations: Some(iterations), ..Options::default() };
                let outcome = solve(plan, &options, &mut Unwatched);
                let report = solver::check::check(plan, &outcome.schedule);
                let bounds = outcome.bounds.iter().filter_map(|level| Some((level.goal, level.bound?)));
                figures(plan, &outcome.schedule, &report, &bounds.collect())
            };
            // Somebody goes, others work less, and one task is much longer.
            let mut other = plan.clone();
            other.people.remove(0);
            other.cap = Permille(600);
            Arc::make_mut(&mut other.tasks[0]).effort = Some(Effort::exactly(Minutes::hours(300)));
            let (before, after) = (found(&plan, 300), found(&other, 0));
            let names = names(&plan);
            for told in differences(&before, &after).iter().chain(&differences(&after, &before)) {
                let say = |lang| difference(lang, &plan, &other, told);
                assert_same_facts(&say(En), &say(Fr), &names);
                said += 1;
            }
            for proof in [before.proofs.late, before.proofs.peak, Proof::AtLeast(1_234)] {
                let say =
                    |lang| self::proof(lang, proof, |bound| format::percent(lang, bound)).unwrap_or_default();
                assert_same_facts(&say(En), &say(Fr), &[]);
            }
            for by in [-1_234, -1, 61, 1_000_000] {
                let say = |lang| signed(lang, by, format::hours).unwrap().0;
                assert_same_facts(&say(En), &say(Fr), &[]);
            }
        }
        assert!(said > 60, "only {said}");
    }

    #[test]
    fn a_figure_shows_sign_and_shape() {
        assert_eq!(signed(En, -3, format::number), Some(("▼\u{a0}−3".into(), true)));
        assert_eq!(signed(En, 12, format::number), Some(("▲\u{a0}+12".into(), false)));
        assert_eq!(signed(En, 0, format::number), None);
    }
}
