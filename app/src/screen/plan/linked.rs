//! Sentences in which the names of tasks and people lead to them.
//!
//! A sentence is put together by the language, which decides where a name stands; so a name goes into it as a mark, one
//! character that nobody types, and is found again in the finished sentence.

use leptos::prelude::*;
use solver::model::{PersonId, TaskId};

use super::board::Board;
use super::model::Index;
use super::say;
use crate::text::Lang;

/// The first of the marks; a sentence has as many as it has names. They are of Unicode's private use area.
const MARK: u32 = 0xE000;

/// What a name leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A task.
    Task(TaskId),
    /// A person.
    Person(PersonId),
}

/// The names of a sentence that is being put together.
#[derive(Debug)]
pub struct Names<'a> {
    lang: Lang,
    index: &'a Index<'a>,
    names: Vec<(Named, String)>,
}

/// A finished sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    words: String,
    names: Vec<(Named, String)>,
}

/// A stretch of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Words.
    Words(String),
    /// A name.
    Name(Named, String),
}

impl<'a> Names<'a> {
    /// No names yet.
    pub const fn new(lang: Lang, index: &'a Index<'a>) -> Self {
        Self { lang, index, names: Vec::new() }
    }

    /// A task, to be put into the sentence.
    pub fn task(&mut self, id: TaskId) -> String {
        let name = say::task(self.lang, self.index, id);
        self.mark(Named::Task(id), name)
    }

    /// A person, to be put into the sentence.
    pub fn person(&mut self, id: PersonId) -> String {
        let name = say::person(self.index, id);
        self.mark(Named::Person(id), name)
    }

    fn mark(&mut self, named: Named, name: String) -> String {
        let mark = u32::try_from(self.names.len()).ok().and_then(|n| char::from_u32(MARK + n));
        self.names.push((named, name));
        mark.map(String::from).unwrap_or_default()
    }

    /// The sentence into which the names were put.
    pub fn sentence(self, words: String) -> Sentence {
        Sentence { words, names: self.names }
    }
}

impl Sentence {
    /// Its stretches, in order.
    pub fn parts(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut words = String::new();
        for letter in self.words.chars() {
            let number = u32::from(letter).checked_sub(MARK).and_then(|n| usize::try_from(n).ok());
            match number.and_then(|number| self.names.get(number)) {
                Some((named, name)) => {
                    if !words.is_empty() {
                        parts.push(Part::Words(std::mem::take(&mut words)));
                    }
                    parts.push(Part::Name(*named, name.clone()));
                }
                None => words.push(letter),
            }
        }
        if !words.is_empty() {
            parts.push(Part::Words(words));
        }
        parts
    }

    /// The sentence without links.
    pub fn plain(&self) -> String {
        let said = |part: Part| match part {
            Part::Words(words) | Part::Name(_, words) => words,
        };
        self.parts().into_iter().map(said).collect()
    }

    /// The sentence with its links.
    pub fn view(&self, board: Board) -> impl IntoView + use<> {
        let part = |part: Part| match part {
            Part::Words(words) => words.into_any(),
            Part::Name(named, name) => {
                let go = move |_| match named {
                    Named::Task(task) => board.show_task(task),
                    Named::Person(person) => {
                        board.selection.task.set(None);
                        board.selection.person.set(Some(person));
                    }
                };
                view! { <button type="button" class="plan-named" on:click=go>{name}</button> }.into_any()
            }
        };
        self.parts().into_iter().map(part).collect_view()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::fixture;

    #[test]
    fn names_stand_where_the_language_puts_them() {
        let (plan, _) = fixture::plan();
        let index = Index::new(&plan);
        let mut names = Names::new(Lang::En, &index);
        let (task, who) = (names.task(TaskId(1)), names.person(PersonId(1)));
        let sentence = names.sentence(format!("To {who} goes {task}."));
        assert_eq!(sentence.plain(), "To Léa Fontaine goes Moodboards.");
        assert_eq!(
            sentence.parts(),
            [
                Part::Words("To ".into()),
                Part::Name(Named::Person(PersonId(1)), "Léa Fontaine".into()),
                Part::Words(" goes ".into()),
                Part::Name(Named::Task(TaskId(1)), "Moodboards".into()),
                Part::Words(".".into()),
            ]
        );
    }

    #[test]
    fn a_mark_that_somebody_did_type_is_a_letter() {
        let (plan, _) = fixture::plan();
        let index = Index::new(&plan);
        let sentence = Names::new(Lang::En, &index).sentence("odd \u{e000}".into());
        assert_eq!(sentence.parts(), [Part::Words("odd \u{e000}".into())]);
    }
}
