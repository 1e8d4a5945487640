//! What was found out about a request in words, and the letter to who asked.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use solver::check::check;
use solver::explain::Way;
use solver::explain::conflict::Conflict;
use solver::explain::request::{Draft, Request, draft};
use solver::model::Plan;
use solver::share::sheet::stretches;

use crate::chart::axis::monday;
use crate::engine::question::{Wished, Yes};
use crate::screen::plan::conflicts;
use crate::screen::plan::linked::Sentence;
use crate::screen::plan::model::Index;
use crate::text::{Lang, format, request as words_of};

/// What is told about a request; for internal eyes, with names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// By when it can be done.
    pub earliest: String,
    /// What becomes of the wished date; empty where nobody wished for one.
    pub wished: String,
    /// The promises that slip for it.
    pub slips: Vec<String>,
    /// Why it is impossible.
    pub reasons: Vec<String>,
    /// What would make it possible.
    pub ways: Vec<String>,
    /// Whom the work loads, week by week.
    pub loads: Vec<String>,
    /// How the highest load of a person changes.
    pub peak: Option<String>,
}

/// What was found out about a request against a plan without it, and what a way to keep a promise asks of people.
pub fn found(lang: Lang, plan: &Plan, yes: &Yes, request: &Request, way: Option<&Way>) -> Found {
    let draft = draft(plan, request);
    let unharmed = yes.earliest.as_ref().and_then(|earliest| earliest.unharmed.as_ref());
    let earliest = unharmed
        .map_or_else(|| words_of::no_earliest(lang).to_owned(), |way| words_of::earliest(lang, way.date));
    let (wished, slips) = wished_words(lang, &draft, yes, request);
    let (reasons, ways) = match &yes.wished {
        Wished::Impossible(Some(conflict)) => why_impossible(lang, &draft.plan, conflict),
        _ => Default::default(),
    };
    let loads = way.map(|way| loads(lang, &draft, way)).unwrap_or_default();
    let peak = way.and_then(|way| peak(lang, &draft.plan, way));
    Found { earliest, wished, slips, reasons, ways, loads, peak }
}

/// The letter to who asked: what they asked for and when they can have it.
/// It sees neither the plan nor its people, and so cannot name them.
pub fn letter(lang: Lang, request: &Request, way: &Way) -> String {
    words_of::letter_text(lang, &request.name, request.wished, way.date)
}

/// How the highest load of a person changes.
fn peak(lang: Lang, plan: &Plan, way: &Way) -> Option<String> {
    let (from, to) = way.effect.busiest_from.zip(way.effect.busiest)?;
    let share = |load: u32| format::percent(lang, i64::from(load));
    let name = plan.person(to.person).map(|person| person.name.clone()).unwrap_or_default();
    Some(words_of::peak(lang, &share(from.load), &share(to.load), &name))
}

/// What stands in the way of a date, and what would unlock it.
fn why_impossible(lang: Lang, plan: &Plan, conflict: &Conflict) -> (Vec<String>, Vec<String>) {
    let index = Index::new(plan);
    let plain = |sentences: Vec<Sentence>| sentences.iter().map(Sentence::plain).collect();
    (plain(conflicts::members(lang, &index, conflict)), plain(conflicts::ways(lang, &index, conflict)))
}

/// What becomes of the wished date, and what slips for it.
fn wished_words(lang: Lang, draft: &Draft, yes: &Yes, request: &Request) -> (String, Vec<String>) {
    let Some(day) = request.wished else { return Default::default() };
    match &yes.wished {
        Wished::None | Wished::Open => Default::default(),
        Wished::Free => (words_of::free(lang, day), Vec::new()),
        Wished::Impossible(conflict) => {
            let said = if conflict.is_some() { words_of::impossible } else { words_of::impossible_plain };
            (said(lang, day), Vec::new())
        }
        Wished::NotFound => (words_of::not_found(lang, day), Vec::new()),
        Wished::Kept(way) => {
            let own = draft.ids();
            let suffering = way.effect.suffering().filter(|fate| !own.contains(&fate.task));
            let slips: Vec<String> = suffering
                .filter_map(|fate| {
                    let task = draft.plan.task(fate.task)?;
                    let client =
                        draft.plan.project(task.project).and_then(|project| draft.plan.client_of(project));
                    let client = client.map_or("", |client| client.name.as_str());
                    Some(if fate.to.placed {
                        words_of::slip(lang, &task.name, client, fate.to.late.max(fate.to.past))
                    } else {
                        words_of::slip_unplaced(lang, &task.name, client)
                    })
                })
                .collect();
            if slips.is_empty() {
                (words_of::kept_free(lang, day), slips)
            } else {
                (words_of::slips(lang, slips.len(), day), slips)
            }
        }
    }
}

/// Who works on it, week by week, with their load before and after.
fn loads(lang: Lang, draft: &Draft, way: &Way) -> Vec<String> {
    let own = draft.ids();
    let empty = draft.plan.schedule.clone().unwrap_or_default();
    let (before, after) = (check(&draft.plan, &empty), check(&draft.plan, &way.schedule));
    let mut hours: BTreeMap<_, u32> = BTreeMap::new();
    for stretch in stretches(&draft.plan, &way.schedule, &after) {
        if own.contains(&stretch.task) {
            *hours.entry((monday(stretch.start.date()), stretch.person)).or_default() += stretch.minutes();
        }
    }
    let load = |report: &solver::check::Report, person, week: NaiveDate| {
        let facts = report.people.iter().find(|facts| facts.id == person)?;
        let load = facts.weeks.iter().find(|load| load.monday == week)?.permille()?;
        Some(format::percent(lang, i64::from(load)))
    };
    let line = |((week, person), minutes): ((NaiveDate, _), u32)| {
        let name = &draft.plan.person(person)?.name;
        let said = |load: Option<String>| load.unwrap_or_else(|| format::percent(lang, 0));
        let (before, after) = (said(load(&before, person, week)), said(load(&after, person, week)));
        let minutes = format::Minutes(i64::from(minutes));
        Some(words_of::load(lang, name, minutes, &format::week(lang, week), &before, &after))
    };
    // A date that rests on somebody who is not there yet is no promise.
    let people: BTreeSet<_> = hours.keys().map(|(_, person)| *person).collect();
    let to_find = people.iter().filter_map(|id| draft.plan.person(*id)).filter(|person| person.placeholder);
    let warnings: Vec<String> = to_find.map(|person| words_of::rests_on(lang, &person.name)).collect();
    warnings.into_iter().chain(hours.into_iter().filter_map(line)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::question::{About, Answer, Question, answer};
    use crate::text::Lang::{En, Fr};
    use crate::text::compare::{assert_same_facts, names};
    use chrono::Days;
    use solver::explain::request::{Order, Part, Whose};
    use solver::model::{ClientId, Minutes, Need};
    use solver::sample::{Size, agency, random};
    use solver::solve::{Options, solve};
    use solver::watch::Unwatched;
    use std::cell::Cell;
    use std::sync::Arc;

    /// A request to a plan: the skills that two of its people have, by a day.
    fn request(plan: &Plan, name: &str, hours: u32, days: u64) -> Request {
        let parts = plan.people.iter().filter_map(|person| person.skills.first()).take(2);
        let part = |(at, held): (usize, &solver::model::Held)| Part {
            name: format!("Part {}", at + 1),
            needs: vec![Need { skill: held.skill, level: held.level }],
            effort: Minutes::hours(hours),
        };
        Request {
            client: Whose::Known(ClientId(1)),
            name: name.to_owned(),
            parts: parts.enumerate().map(part).collect(),
            order: Order::InTurn,
            wished: (days > 0).then(|| plan.as_of + Days::new(days)),
        }
    }

    /// What is found out about it; time is counted in questions of the search, so that it is the same everywhere.
    fn weighed(plan: &Plan, request: &Request) -> Yes {
        let options = Options { seed: 1, iterations: Some(300), ..Options::default() };
        let schedule = Arc::new(solve(plan, &options, &mut Unwatched).schedule);
        let about = About::Yes { request: Box::new(request.clone()), schedule };
        let question = Question { number: 1, plan: Arc::new(plan.clone()), about };
        let time = Cell::new(0);
        match answer(&question, &|| time.replace(time.get() + 15), &mut |_| ()) {
            Answer::Yes(yes) => *yes,
            other => panic!("{other:?}"),
        }
    }

    /// Every way that was found to keep a date.
    fn ways(yes: &Yes) -> Vec<&Way> {
        let earliest = yes.earliest.iter().flat_map(|earliest| [&earliest.unharmed, &earliest.any]).flatten();
        let kept = if let Wished::Kept(way) = &yes.wished { Some(&**way) } else { None };
        earliest.chain(kept).collect()
    }

    /// Plans with requests of many kinds: small and large, for soon and for later.
    fn asked() -> Vec<(Plan, Request)> {
        let mut all = Vec::new();
        for seed in 0..6 {
            let plan = random(seed, Size::SMALL);
            for (hours, days) in [(3, 30), (9, 2), (14, 8), (200, 4), (5, 0)] {
                all.push((plan.clone(), request(&plan, &format!("Request {hours}"), hours, days)));
            }
        }
        let plan = agency("2026-11-23".parse().unwrap());
        all.extend([(8, 4), (40, 1)].map(|(hours, days)| {
            let request = request(&plan, "Landing page", hours, days);
            (plan.clone(), request)
        }));
        all
    }

    #[test]
    fn french_loses_no_figure_and_no_name_of_an_answer_and_letters_name_nobody() {
        let (mut told, mut letters) = ([0; 6], 0);
        for (plan, request) in asked() {
            let yes = weighed(&plan, &request);
            let ours = draft(&plan, &request).plan;
            let names = names(&ours);
            let found = ways(&yes);
            for way in found.iter().copied().map(Some).chain([None]) {
                let lines = |lang| {
                    let Found { earliest, wished, slips, reasons, ways, loads, peak } =
                        super::found(lang, &plan, &yes, &request, way);
                    [vec![earliest, wished], slips, reasons, ways, loads, peak.into_iter().collect()]
                };
                for (at, (en, fr)) in lines(En).iter().zip(&lines(Fr)).enumerate() {
                    assert_eq!(en.len(), fr.len(), "{en:?} {fr:?}");
                    for (en, fr) in en.iter().zip(fr) {
                        assert_same_facts(en, fr, &names);
                        told[at] += 1;
                    }
                }
            }
            for way in found {
                assert_same_facts(&letter(En, &request, way), &letter(Fr, &request, way), &names);
                for lang in Lang::ALL {
                    assert_no_name(&plan, &request, &letter(lang, &request, way));
                    letters += 1;
                }
            }
        }
        assert!(told.iter().all(|kind| *kind > 0), "each kind of sentence is told: {told:?}");
        assert!(letters > 40, "only {letters}");
    }

    /// No name of a person, neither the whole nor a part, is in a text unless the request has it in its own name.
    #[track_caller]
    fn assert_no_name(plan: &Plan, request: &Request, text: &str) {
        let words = |text: &str| -> Vec<String> {
            text.split(|c: char| !c.is_alphabetic())
                .map(str::to_owned)
                .filter(|word| !word.is_empty())
                .collect()
        };
        let (said, asked) = (words(text), words(&request.name));
        for part in plan.people.iter().flat_map(|person| words(&person.name)) {
            assert!(asked.contains(&part) || !said.contains(&part), "{part} in {text}");
        }
        for person in &plan.people {
            assert!(request.name.contains(&person.name) || !text.contains(&person.name), "{text}");
        }
    }

    #[test]
    #[should_panic(expected = "Léa in")]
    fn a_name_in_a_letter_is_noticed() {
        let mut plan = random(1, Size::SMALL);
        Arc::make_mut(&mut plan.people[0]).name = "Léa Fontaine".into();
        assert_no_name(&plan, &request(&plan, "Logo", 3, 9), "Hello, Léa does “Logo”.");
    }

    #[test]
    fn a_name_that_the_request_has_stays() {
        let mut plan = random(1, Size::SMALL);
        Arc::make_mut(&mut plan.people[0]).name = "Léa Fontaine".into();
        let request = request(&plan, "Film for Léa", 3, 60);
        let yes = weighed(&plan, &request);
        let text = letter(En, &request, ways(&yes)[0]);
        assert!(text.contains("Film for Léa") && !text.contains("Fontaine"), "{text}");
        assert_no_name(&plan, &request, &text);
    }
}
