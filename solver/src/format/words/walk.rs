//! Walking a line from left to right.

use std::ops::Range;

use super::grammar::{Phrase, a_day, level, phrase};
use super::{Mark, MarkKind, ReadWords, Reader, WordsProblem, WordsProblemKind as Wrong, resolve};
use crate::format::lookup::Match;
use crate::format::natural::{
    DateError, DateRules, DurationRules, Edge, Kind, Token, date_prefix, duration_prefix, effort, tokens,
};
use crate::model::{Effort, Lag, Level, Need, TaskId, Weight};

/// A link whose task is still to be chosen among those of that name.
pub(super) struct Wanted {
    pub found: Match<TaskId>,
    pub range: Range<usize>,
    pub lag: Lag,
}

/// A line on its way to be read.
pub(super) struct Walk<'r, 't> {
    pub reader: &'r Reader<'r>,
    pub text: &'t str,
    pub tokens: Vec<Token>,
    /// Whether a token means something, or is a quote around what does not: it is not part of the name.
    pub taken: Vec<bool>,
    /// Whether a token stands in quotes: it is part of the name, whatever it says.
    pub quoted: Vec<bool>,
    pub read: ReadWords,
    pub wanted: Vec<Wanted>,
}

pub(super) fn read(reader: &Reader<'_>, text: &str) -> ReadWords {
    let tokens = tokens(text);
    let none = vec![false; tokens.len()];
    let (taken, quoted) = (none.clone(), none);
    let mut walk =
        Walk { reader, text, tokens, taken, quoted, read: ReadWords::default(), wanted: Vec::new() };
    walk.quotes();
    let mut at = 0;
    while at < walk.tokens.len() {
        at += walk.step(at).max(1);
    }
    resolve::finish(walk)
}

impl Walk<'_, '_> {
    /// The tokens from one on, up to the next quote.
    pub(super) fn rest(&self, at: usize) -> &[Token] {
        let end = (at..self.tokens.len()).find(|index| self.is_set(&self.quoted, *index));
        self.tokens.get(at..end.unwrap_or(self.tokens.len())).unwrap_or_default()
    }

    pub(super) fn is_set(&self, flags: &[bool], at: usize) -> bool {
        flags.get(at).copied().unwrap_or(false)
    }

    fn quotes(&mut self) {
        let at: Vec<usize> =
            (0..self.tokens.len()).filter(|i| self.tokens.get(*i).is_some_and(|t| t.is("\""))).collect();
        for pair in at.chunks_exact(2) {
            let [open, close] = pair else { continue };
            for index in *open..=*close {
                if let (Some(quoted), Some(taken)) = (self.quoted.get_mut(index), self.taken.get_mut(index)) {
                    (*quoted, *taken) = (true, index == *open || index == *close);
                }
            }
        }
    }

    /// Whether something may begin here: behind a space, a taken token or an opening sign.
    fn may_begin(&self, at: usize) -> bool {
        let glued = self.tokens.get(at).is_some_and(|token| token.glued);
        let Some(before) = at.checked_sub(1).filter(|_| glued) else { return true };
        let sign = self
            .tokens
            .get(before)
            .is_some_and(|token| ["(", "[", ",", ";", "\""].iter().any(|s| token.is(s)));
        sign || self.is_set(&self.taken, before)
    }

    /// Whether a reading of so many tokens ends where a word ends.
    fn may_end(&self, at: usize, used: usize) -> bool {
        let next = self.tokens.get(at + used);
        next.is_none_or(|next| {
            let ends = [",", ";", ".", ")", "]", ":", "!", "\"", "+", "/"].iter().any(|sign| next.is(sign));
            !next.glued || ends
        })
    }

    /// Reads what begins at a token; how many tokens it took, 0 for a word of the name.
    fn step(&mut self, at: usize) -> usize {
        if self.is_set(&self.quoted, at) || !self.may_begin(at) {
            return 0;
        }
        let sign =
            self.tokens.get(at).filter(|token| token.kind == Kind::Sign).map(|token| token.folded.clone());
        match sign.as_deref() {
            Some("#") => return self.project(at),
            Some("@") => return self.owner(at),
            _ => {}
        }
        let announced = self.announced(at);
        if announced > 0 {
            return announced;
        }
        let need = self.need(at);
        if need > 0 { need } else { self.amount(at) }
    }

    pub(super) fn range(&self, at: usize, used: usize) -> Range<usize> {
        let first = self.tokens.get(at).map_or(self.text.len(), |token| token.range.start);
        let last = (at + used).checked_sub(1).and_then(|last| self.tokens.get(last));
        first..last.map_or(first, |token| token.range.end)
    }

    pub(super) fn slice(&self, at: usize, used: usize) -> String {
        self.text.get(self.range(at, used)).unwrap_or_default().to_owned()
    }

    /// Takes tokens out of the name and marks them.
    pub(super) fn mark(&mut self, at: usize, used: usize, kind: MarkKind) -> usize {
        let once = !matches!(kind, MarkKind::Need | MarkKind::After);
        if once && self.read.marks.iter().any(|mark| mark.kind == kind) {
            self.problem(at, used, Wrong::SaidTwice { kind });
        }
        self.take(at, used);
        self.read.marks.push(Mark { range: self.range(at, used), kind });
        used
    }

    fn take(&mut self, at: usize, used: usize) {
        self.taken.iter_mut().skip(at).take(used).for_each(|taken| *taken = true);
    }

    /// Takes tokens out of the name and says what is wrong with them.
    pub(super) fn wrong(&mut self, at: usize, used: usize, kind: Wrong) -> usize {
        self.take(at, used);
        self.problem(at, used, kind);
        used
    }

    fn problem(&mut self, at: usize, used: usize, kind: Wrong) {
        self.read.problems.push(WordsProblem { range: self.range(at, used), kind });
    }

    /// How many tokens stand glued together from here: a name behind `#` or `@` that is not known.
    fn glued_run(&self, at: usize) -> usize {
        let rest = self.rest(at);
        rest.iter()
            .take_while(|token| token.glued && ![",", ";", ")", "]"].iter().any(|end| token.is(end)))
            .count()
    }

    fn project(&mut self, at: usize) -> usize {
        let rest = self.rest(at + 1);
        let directory = &self.reader.directory;
        if rest.first().is_none_or(|token| !token.glued) {
            return 0;
        }
        let projects = directory.projects.longest(self.text, rest, true);
        let clients = directory.clients.longest(self.text, rest, true);
        if let Some((found, used)) =
            projects.filter(|(_, used)| clients.as_ref().is_none_or(|(_, other)| used >= other))
        {
            return match found {
                Match::One(id) => {
                    self.read.project = Some(id);
                    self.mark(at, used + 1, MarkKind::Project)
                }
                Match::Several(candidates) => {
                    let name = self.slice(at + 1, used);
                    self.wrong(at, used + 1, Wrong::SeveralProjects { name, candidates })
                }
                Match::None => 0,
            };
        }
        if let Some((Match::One(client), used)) = clients {
            return resolve::client(self, client, at, used + 1);
        }
        // `Banner #3` is a name; `#acm` is a project that nobody knows.
        let run = self.glued_run(at + 1);
        if rest.first().is_none_or(|token| token.kind != Kind::Word) {
            return 0;
        }
        let name = self.slice(at + 1, run);
        let nearest = directory.nearest_project(&name);
        self.wrong(at, run + 1, Wrong::UnknownProject { name, nearest })
    }

    fn owner(&mut self, at: usize) -> usize {
        let rest = self.rest(at + 1);
        if rest.first().is_none_or(|token| !token.glued || token.kind == Kind::Sign) {
            return 0;
        }
        if let Some((found, used)) = self.reader.directory.person_in(self.text, rest) {
            return self.person(found, at, used + 1, 1);
        }
        let run = self.glued_run(at + 1);
        let name = self.slice(at + 1, run);
        let found = self.reader.directory.person(&name);
        if found != Match::None {
            return self.person(found, at, run + 1, 1);
        }
        let nearest = self.reader.directory.nearest_person(&name);
        self.wrong(at, run + 1, Wrong::UnknownPerson { name, nearest })
    }

    fn person(&mut self, found: Match<crate::model::PersonId>, at: usize, used: usize, skip: usize) -> usize {
        match found {
            Match::One(person) => {
                self.read.owner = Some(person);
                self.mark(at, used, MarkKind::Owner)
            }
            Match::Several(candidates) => {
                let name = self.slice(at + skip, used - skip);
                self.wrong(at, used, Wrong::SeveralPeople { name, candidates })
            }
            Match::None => 0,
        }
    }

    /// What a phrase announces: a date, a person, tasks, a flag.
    fn announced(&mut self, at: usize) -> usize {
        let Some((phrase, words)) = phrase(self.rest(at)) else { return 0 };
        if !self.may_end(at, words) {
            return 0;
        }
        match phrase {
            Phrase::Date { kind, sure } => self.date(at, words, kind, sure),
            Phrase::DateOrPerson => match self.date(at, words, MarkKind::Due, false) {
                0 => self.named_person(at, words),
                used => used,
            },
            Phrase::Person => self.named_person(at, words),
            Phrase::After => self.after(at, words),
            Phrase::ADay => self.limit(at, words),
            Phrase::Weight => {
                let number = self.rest(at + words).first().and_then(Token::number);
                let weight = number.and_then(|n| u32::try_from(n).ok()).filter(|n| (1..=10).contains(n));
                let Some(weight) = weight.filter(|_| self.may_end(at, words + 1)) else { return 0 };
                self.read.weight = Some(Weight(weight));
                self.mark(at, words + 1, MarkKind::Weight)
            }
            // "Split screens" is a name; so is "Milestone" alone, but that one means what it says.
            Phrase::Flag(MarkKind::Split) if at == 0 => 0,
            Phrase::Flag(kind) => {
                match kind {
                    MarkKind::Milestone => self.read.milestone = true,
                    _ => self.read.split = true,
                }
                self.mark(at, words, kind)
            }
        }
    }

    fn named_person(&mut self, at: usize, words: usize) -> usize {
        match self.reader.directory.person_in(self.text, self.rest(at + words)) {
            Some((found @ Match::One(_), used)) if self.may_end(at, words + used) => {
                self.person(found, at, words + used, words)
            }
            _ => 0,
        }
    }

    pub(super) fn date_rules(&self, kind: MarkKind) -> DateRules {
        let plan = self.reader.directory.plan;
        let edge = if kind == MarkKind::NotBefore { Edge::Start } else { Edge::End };
        DateRules {
            day_first: self.reader.day_first,
            edge,
            region: plan.region,
            ..DateRules::new(plan.as_of)
        }
    }

    fn date(&mut self, at: usize, words: usize, kind: MarkKind, sure: bool) -> usize {
        let rest = self.rest(at + words);
        let (date, used) = match date_prefix(rest, self.date_rules(kind)) {
            Ok(Some((date, used))) if self.may_end(at, words + used) => (date, used),
            Ok(_) if !sure => return 0,
            // "Due diligence 6h" is a name; "deadline soon" is a date that nobody can read.
            Ok(_) if at == 0 || rest.is_empty() => return 0,
            Ok(_) => {
                let used = 1 + self.glued_run(at + words + 1);
                let text = self.slice(at + words, used);
                return self.wrong(at, words + used, Wrong::UnreadDate { text, error: DateError::NotADate });
            }
            Err(error) => {
                let used = rest.iter().skip(1).take_while(|token| token.glued).count() + 1;
                let text = self.slice(at + words, used);
                return self.wrong(at, words + used, Wrong::UnreadDate { text, error });
            }
        };
        let date = Some(date);
        match kind {
            MarkKind::Deadline => self.read.deadline = date,
            MarkKind::NotBefore => self.read.not_before = date,
            _ => self.read.due = date,
        }
        self.mark(at, words + used, kind)
    }

    /// `max 3h`, `max 3h a day`.
    fn limit(&mut self, at: usize, words: usize) -> usize {
        let rest = self.rest(at + words);
        let Ok(Some((minutes, used))) = duration_prefix(rest, DurationRules::default(), false) else {
            return 0;
        };
        let used = used + a_day(rest.get(used..).unwrap_or_default());
        self.read.a_day = Some(minutes);
        self.mark(at, words + used, MarkKind::ADay)
    }

    /// `design≥3`, `design 3`, `illustration niveau 2`.
    fn need(&mut self, at: usize) -> usize {
        let rest = self.rest(at);
        let known = self.reader.directory.skills.longest(self.text, rest, false);
        if let Some((Match::One(skill), words)) = known {
            let Some((wanted, used, _)) = level(rest.get(words..).unwrap_or_default()) else { return 0 };
            let found = u8::try_from(wanted).ok().filter(|level| (1..=5).contains(level));
            let Some(level) = found else {
                return self.wrong(at, words + used, Wrong::LevelOutOfRange { skill, level: wanted });
            };
            self.read.needs.retain(|need| need.skill != skill);
            self.read.needs.push(Need { skill, level: Level(level) });
            return self.mark(at, words + used, MarkKind::Need);
        }
        match (rest.first(), level(rest.get(1..).unwrap_or_default())) {
            (Some(word), Some((_, used, true))) if word.kind == Kind::Word => {
                let name = self.slice(at, 1);
                let nearest = self.reader.directory.nearest_skill(&name);
                self.wrong(at, 1 + used, Wrong::UnknownSkill { name, nearest })
            }
            _ => 0,
        }
    }

    /// Effort, or hours a day where "a day" follows. A later effort gives an earlier one back to the name, so that
    /// "Film 30 min, 6h" takes six hours.
    fn amount(&mut self, at: usize) -> usize {
        let Some((effort, used)) = self.effort(at) else { return 0 };
        let more = a_day(self.rest(at + used));
        if more > 0 && self.may_end(at, used + more) {
            self.read.a_day = Some(effort.likely);
            return self.mark(at, used + more, MarkKind::ADay);
        }
        if let Some(index) = self.read.marks.iter().position(|mark| mark.kind == MarkKind::Effort) {
            let earlier = self.read.marks.remove(index);
            for (token, taken) in self.tokens.iter().zip(&mut self.taken) {
                if earlier.range.contains(&token.range.start) {
                    *taken = false;
                }
            }
        }
        self.read.effort = Some(effort);
        self.mark(at, used, MarkKind::Effort)
    }

    /// The longest amount with a unit: `6h`, `1,5 j`, `4-6 h`, `2h30`.
    pub(super) fn effort(&self, at: usize) -> Option<(Effort, usize)> {
        let rest = self.rest(at);
        let first = rest.first()?;
        let begins = first.kind == Kind::Number
            || ["~", "≈", "½", "demi", "half", "pt", "p"].iter().any(|s| first.is(s));
        if !begins {
            return None;
        }
        (2..=rest.len().min(9)).rev().find_map(|used| {
            let has_unit = rest.get(1..used)?.iter().any(|token| token.kind == Kind::Word);
            let slice = self.slice(at, used);
            // "Logo 3D" and "2D film" are shapes, not days.
            let shape = ["2D", "3D", "4D"].iter().any(|shape| slice.starts_with(shape));
            if !has_unit || shape || !self.may_end(at, used) {
                return None;
            }
            effort(&slice, DurationRules::default()).ok().map(|effort| (effort, used))
        })
    }
}
