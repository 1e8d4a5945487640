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
    use crate::text::Lang::{En, Fr};
    use crate::text::format;
    use solver::model::{Client, Person};

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
    fn a_figure_shows_sign_and_shape() {
        assert_eq!(signed(En, -3, format::number), Some(("▼\u{a0}−3".into(), true)));
        assert_eq!(signed(En, 12, format::number), Some(("▲\u{a0}+12".into(), false)));
        assert_eq!(signed(En, 0, format::number), None);
    }
}
