//! What a line says it follows: tasks, with a lag, or a day.

use super::grammar::{level, phrase};
use super::walk::{Walk, Wanted};
use super::{MarkKind, WordsProblemKind as Wrong};
use crate::format::natural::{Token, date_prefix};
use crate::model::Lag;

impl Walk<'_, '_> {
    /// `after Brief`, `après Brief, Visuel clé +2j`, `after monday`.
    pub(super) fn after(&mut self, at: usize, words: usize) -> usize {
        let mut used = words;
        let mut wanted = Vec::new();
        loop {
            let rest = self.rest(at + used);
            let Some((found, taken)) = self.reader.directory.tasks.longest(self.text, rest, true) else {
                break;
            };
            let range = self.range(at + used, taken);
            used += taken;
            let (lag, of_lag) = lag(self.rest(at + used));
            used += of_lag;
            wanted.push(Wanted { found, range, lag });
            let joined = self
                .rest(at + used)
                .first()
                .is_some_and(|t| [",", "et", "and", "&", "+"].iter().any(|s| t.is(s)));
            let next = self.rest(at + used + 1);
            if !joined || self.reader.directory.tasks.longest(self.text, next, true).is_none() {
                break;
            }
            used += 1;
        }
        if !wanted.is_empty() {
            self.wanted.extend(wanted);
            return self.mark(at, used, MarkKind::After);
        }
        // "after monday" starts on the Tuesday.
        if let Ok(Some((date, used))) =
            date_prefix(self.rest(at + words), self.date_rules(MarkKind::NotBefore))
        {
            self.read.not_before = date.succ_opt();
            return self.mark(at, words + used, MarkKind::NotBefore);
        }
        // "After movie 6h" is a name.
        let unknown = self.unknown_task(at + words);
        if at == 0 || unknown == 0 {
            return 0;
        }
        let name = self.slice(at + words, unknown);
        let nearest = self.reader.directory.nearest_task(&name);
        self.wrong(at, words + unknown, Wrong::UnknownTask { name, nearest })
    }

    /// How far a task's name may go that nobody knows: to the next word that means something.
    fn unknown_task(&self, at: usize) -> usize {
        let means = |index: usize| {
            let rest = self.rest(index);
            let sign =
                rest.first().is_some_and(|token| ["#", "@", ",", ";"].iter().any(|sign| token.is(sign)));
            let skill = self.reader.directory.skills.longest(self.text, rest, false);
            let need = skill.is_some_and(|(_, words)| level(rest.get(words..).unwrap_or_default()).is_some());
            sign || need || phrase(rest).is_some() || self.effort(index).is_some()
        };
        let end = at + self.rest(at).len();
        (at..end).take_while(|index| !means(*index)).count()
    }
}

/// `+2j`, `+ 3 days`: full working days; `+2 calendar days`, `+2 jours calendaires`: days.
fn lag(tokens: &[Token]) -> (Lag, usize) {
    let none = (Lag::NONE, 0);
    let [plus, number, unit, rest @ ..] = tokens else { return none };
    let Some(count) =
        number.number().and_then(|n| u32::try_from(n).ok()).filter(|n| *n < 1000 && plus.is("+"))
    else {
        return none;
    };
    let is_day = |token: &Token| ["j", "jour", "jours", "d", "day", "days"].iter().any(|day| token.is(day));
    let next = rest.first();
    if is_day(unit) && next.is_some_and(|word| word.is("calendaires") || word.is("calendaire")) {
        return (Lag::CalendarDays(count), 4);
    }
    if unit.is("calendar") && next.is_some_and(is_day) {
        return (Lag::CalendarDays(count), 4);
    }
    if is_day(unit) {
        let ouvres = next.is_some_and(|word| word.is("ouvres") || word.is("ouvre"));
        return (Lag::WorkingDays(count), 3 + usize::from(ouvres));
    }
    none
}
