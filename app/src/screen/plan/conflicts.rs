//! What stands in the way of a wish, and what would unlock it, as sentences with links.

use solver::explain::conflict::{Conflict, Member, Missing, Unlock, Way};
use solver::model::{Lag, Minutes, Need, Seat, TaskId};

use super::linked::{Names, Sentence};
use super::model::Index;
use super::reasons;
use crate::text::format::{self, Minutes as Said, Permille};
use crate::text::{Lang, conflicts as words, problems, reasons as held};

/// So many members, and so many ways out, are told.
pub const TOLD: usize = 8;
/// People who are named one by one.
const NAMED: usize = 3;

const fn said(minutes: Minutes) -> Said {
    Said(minutes.0 as i64)
}

/// The members of a conflict, the wishes and dates first: they say most.
pub fn members(lang: Lang, index: &Index<'_>, conflict: &Conflict) -> Vec<Sentence> {
    conflict.members.iter().rev().take(TOLD).map(|of| member(lang, index, of)).collect()
}

/// What would unlock a conflict: what is known to be enough first.
pub fn ways(lang: Lang, index: &Index<'_>, conflict: &Conflict) -> Vec<Sentence> {
    let mut unlocks: Vec<&Unlock> = conflict.unlocks.iter().rev().collect();
    unlocks.sort_by_key(|unlock| (!unlock.enough, unlock.way == Way::Lift));
    let hours = conflict.missing.as_ref().map(|missing| more(lang, index, missing));
    hours.into_iter().chain(unlocks.into_iter().map(|unlock| way(lang, index, unlock))).take(TOLD).collect()
}

/// How many hours there are for the work; none where it is no question of hours.
pub fn hours(lang: Lang, index: &Index<'_>, conflict: &Conflict) -> Option<Sentence> {
    let missing = conflict.missing.as_ref()?;
    let mut names = Names::new(lang, index);
    let weeks = held::weeks_of(lang, missing.first, missing.last);
    let (free, needed) = (said(missing.free), said(missing.needed));
    let sentence = if let [only] = missing.people[..] {
        words::short(lang, &names.person(only), free, needed, &weeks)
    } else {
        let people = missing.people.len();
        let people = if people > NAMED {
            words::people(lang, people)
        } else {
            let all: Vec<String> = missing.people.iter().map(|id| names.person(*id)).collect();
            format::list(lang, &all)
        };
        words::short_many(lang, &people, free, needed, &weeks)
    };
    Some(names.sentence(sentence))
}

fn more(lang: Lang, index: &Index<'_>, missing: &Missing) -> Sentence {
    let weeks = held::weeks_of(lang, missing.first, missing.last);
    let sentence = if missing.needs.is_empty() {
        words::more_time(lang, said(missing.missing), &weeks)
    } else {
        words::more_hours(lang, said(missing.missing), &reasons::needs(lang, index, &missing.needs), &weeks)
    };
    Names::new(lang, index).sentence(sentence)
}

/// What a task asks for, seat by seat: "motion ≥ 3 and the project’s PM".
fn asked(lang: Lang, index: &Index<'_>, task: TaskId) -> String {
    let seat = |seat: &Seat| {
        let needs = |needs: &[Need]| reasons::needs(lang, index, needs);
        match seat.who {
            Some(role) if seat.needs.is_empty() => problems::role(lang, index.plan, role).to_owned(),
            Some(role) => format!("{}, {}", needs(&seat.needs), problems::role(lang, index.plan, role)),
            None => needs(&seat.needs),
        }
    };
    let seats: Vec<String> =
        index.task(task).map_or_else(Vec::new, |task| task.seats.iter().map(seat).collect());
    format::list(lang, &seats)
}

fn member(lang: Lang, index: &Index<'_>, member: &Member) -> Sentence {
    let mut names = Names::new(lang, index);
    let words = match *member {
        Member::Done { task, by } => {
            words::done_by(lang, &names.task(task), by.unwrap_or_else(|| index.plan.horizon()))
        }
        Member::Takes { task, person, .. } => words::takes(lang, &names.person(person), &names.task(task)),
        Member::NotBefore { task, date } => held::held_by_date(lang, &names.task(task), date),
        Member::PinnedTime { task, at } => held::held_by_pin(lang, &names.task(task), at),
        Member::PinnedOwner { task, person, .. } => {
            words::pinned_person(lang, &names.task(task), &names.person(person))
        }
        Member::Link { task, after, lag } => {
            let (task, other) = (names.task(task), names.task(after));
            match lag {
                Lag::WorkingDays(0) | Lag::CalendarDays(0) => words::follows(lang, &task, &other),
                Lag::WorkingDays(days) => words::follows_days(lang, &task, &other, days),
                Lag::CalendarDays(days) => words::follows_calendar(lang, &task, &other, days),
            }
        }
        Member::Started { task } => words::started(lang, &names.task(task)),
        Member::Skills { task } => words::asks_for(lang, &names.task(task), &asked(lang, index, task)),
        Member::HoursADay { task, most } => words::hours_a_day(lang, &names.task(task), said(most)),
        Member::TimeOff { person, first, last } if first == last => {
            held::away_day(lang, &names.person(person), first)
        }
        Member::TimeOff { person, first, last } => held::away(lang, &names.person(person), first, last),
        Member::Recurring { person } => words::recurring(lang, &names.person(person)),
        Member::Cap { person, cap } => words::cap(lang, &names.person(person), Permille(i64::from(cap.0))),
    };
    names.sentence(words)
}

fn way(lang: Lang, index: &Index<'_>, unlock: &Unlock) -> Sentence {
    let mut names = Names::new(lang, index);
    let words = match (&unlock.way, unlock.member) {
        (Way::Lift, member) => lift(lang, index, &mut names, member),
        (Way::Date(date), Member::NotBefore { task, .. }) => words::start_on(lang, &names.task(task), *date),
        (Way::Date(date), member) => {
            let task = member.task().map(|task| names.task(task)).unwrap_or_default();
            words::move_to(lang, &task, *date)
        }
        (Way::Lag(lag), member) => {
            let (task, other) = match member {
                Member::Link { task, after, .. } => (names.task(task), names.task(after)),
                _ => Default::default(),
            };
            match *lag {
                Lag::WorkingDays(0) | Lag::CalendarDays(0) => words::follow_at_once(lang, &task, &other),
                Lag::WorkingDays(days) => words::follow_sooner(lang, &task, &other, days),
                Lag::CalendarDays(days) => words::follow_sooner_calendar(lang, &task, &other, days),
            }
        }
        (Way::HoursADay(most), member) => {
            let task = member.task().map(|task| names.task(task)).unwrap_or_default();
            words::allow_a_day(lang, &task, said(*most))
        }
        (Way::Cap(cap), member) => {
            let who = match member {
                Member::Cap { person, .. } => names.person(person),
                _ => String::new(),
            };
            words::raise_cap(lang, &who, Permille(i64::from(cap.0)))
        }
        (Way::People(people), member) => {
            let task = member.task().map(|task| names.task(task)).unwrap_or_default();
            let people: Vec<String> = people.iter().map(|id| names.person(*id)).collect();
            let people = words::either(lang, &people);
            match member {
                Member::Skills { .. } => words::give_untrained(lang, &task, &people),
                _ => words::give_to(lang, &task, &people),
            }
        }
    };
    let words = if unlock.enough { words } else { format!("{words} {}", words::then_more(lang)) };
    names.sentence(words)
}

/// A member is given up: nothing less helps.
fn lift(lang: Lang, index: &Index<'_>, names: &mut Names<'_>, member: Member) -> String {
    match member {
        Member::Done { task, by } => {
            let by = by.unwrap_or_else(|| index.plan.horizon());
            words::drop_date(lang, &names.task(task), by)
        }
        Member::Takes { task, person, .. } => {
            words::let_others(lang, &names.task(task), &names.person(person))
        }
        Member::NotBefore { task, .. } => words::start_any_time(lang, &names.task(task)),
        Member::Link { task, after, .. } => words::unlink(lang, &names.task(task), &names.task(after)),
        Member::PinnedTime { task, .. } => words::free_time(lang, &names.task(task)),
        Member::PinnedOwner { task, .. } => words::free_person(lang, &names.task(task)),
        Member::Started { task } => words::free_start(lang, &names.task(task)),
        Member::Skills { task } => words::ask_for_less(lang, &names.task(task)),
        Member::HoursADay { task, .. } => words::allow_any_a_day(lang, &names.task(task)),
        Member::TimeOff { person, first, last } if first == last => {
            words::work_on_day(lang, &names.person(person), first)
        }
        Member::TimeOff { person, first, last } => words::work_on(lang, &names.person(person), first, last),
        Member::Recurring { person } => words::free_recurring(lang, &names.person(person)),
        Member::Cap { person, .. } => words::lift_cap(lang, &names.person(person)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::fixture::{at, date, plan};
    use crate::text::Lang::{En, Fr};
    use solver::model::{Permille as Share, PersonId};

    fn plain(sentences: &[Sentence]) -> Vec<String> {
        sentences.iter().map(Sentence::plain).collect()
    }

    fn unlock(member: Member, way: Way, enough: bool) -> Unlock {
        Unlock { member, way, enough }
    }

    #[test]
    fn a_conflict_names_its_members_its_hours_and_the_ways_out() {
        let (plan, _) = plan();
        let index = Index::new(&plan);
        let (key, after) = (TaskId(2), TaskId(1));
        let link = Member::Link { task: key, after, lag: Lag::WorkingDays(2) };
        let done = Member::Done { task: key, by: Some(date("2026-11-24")) };
        let conflict = Conflict {
            members: vec![link, done],
            irreducible: true,
            missing: Some(Missing {
                people: vec![PersonId(1)],
                needs: Vec::new(),
                first: date("2026-11-23"),
                last: date("2026-11-24"),
                needed: Minutes::hours(28),
                free: Minutes::hours(14),
                missing: Minutes::hours(14),
            }),
            unlocks: vec![
                unlock(link, Way::Lag(Lag::WorkingDays(1)), false),
                unlock(done, Way::Date(date("2026-11-30")), true),
            ],
        };
        assert_eq!(
            plain(&members(En, &index, &conflict)),
            ["Key visual is done by Tue 24 Nov.", "Key visual follows Moodboards after 2 working days.",]
        );
        assert_eq!(
            plain(&ways(En, &index, &conflict)),
            [
                "At least 14\u{a0}h more in week\u{a0}48.",
                "Move Key visual to Mon 30 Nov.",
                "Wait only 1 working day between Moodboards and Key visual. Then something else stands in the way.",
            ]
        );
        let told = hours(En, &index, &conflict).unwrap();
        assert_eq!(told.plain(), "In week\u{a0}48 the work takes 28\u{a0}h; Léa Fontaine has 14\u{a0}h.");
        assert_eq!(plain(&members(Fr, &index, &conflict))[0], "Key visual est finie d’ici mar. 24 nov.");
    }

    #[test]
    fn every_member_and_every_way_out_has_its_sentence() {
        let (plan, _) = plan();
        let index = Index::new(&plan);
        let (task, person, day) = (TaskId(1), PersonId(1), date("2026-11-30"));
        let all = [
            Member::Cap { person, cap: Share(850) },
            Member::Recurring { person },
            Member::TimeOff { person, first: day, last: day },
            Member::TimeOff { person, first: day, last: date("2026-12-04") },
            Member::HoursADay { task, most: Minutes::hours(2) },
            Member::Started { task },
            Member::Skills { task },
            Member::PinnedOwner { task, seat: 0, person },
            Member::PinnedTime { task, at: at("2026-11-30 09:30") },
            Member::NotBefore { task, date: day },
            Member::Link { task, after: TaskId(2), lag: Lag::CalendarDays(3) },
            Member::Takes { task, seat: 0, person },
            Member::Done { task, by: None },
        ];
        let people = Way::People(vec![PersonId(2), PersonId(3)]);
        let less = [
            (all[0], Way::Cap(Share(900))),
            (all[4], Way::HoursADay(Minutes::hours(4))),
            (all[6], people.clone()),
            (all[7], people),
            (all[9], Way::Date(day)),
            (all[10], Way::Lag(Lag::CalendarDays(0))),
            (all[10], Way::Lag(Lag::CalendarDays(1))),
        ];
        for lang in [En, Fr] {
            let mut told: Vec<String> = all.iter().map(|of| member(lang, &index, of).plain()).collect();
            let lifted = all.iter().map(|of| way(lang, &index, &unlock(*of, Way::Lift, true)).plain());
            told.extend(lifted);
            told.extend(
                less.iter().map(|(of, how)| way(lang, &index, &unlock(*of, how.clone(), true)).plain()),
            );
            let names = |words: &String| words.contains("Moodboards") || words.contains("Léa Fontaine");
            assert!(
                told.iter().all(|words| names(words) && words.ends_with('.') && !words.contains('#')),
                "{told:?}"
            );
            let mut once = told.clone();
            once.sort();
            once.dedup();
            assert_eq!(once.len(), told.len(), "no two are alike: {told:?}");
        }
    }
}
