//! How a parameter of a sentence is turned into words.

use super::{Lang, format};
use chrono::{NaiveDate, NaiveDateTime};
use std::borrow::Cow;
use std::fmt::Display;

/// A value that can stand in a sentence: written the way the language writes it.
pub trait Say {
    type Out: Display;
    fn say(self, lang: Lang) -> Self::Out;
}

impl<'a> Say for &'a str {
    type Out = &'a str;
    fn say(self, _: Lang) -> &'a str {
        self
    }
}

impl<'a> Say for &'a String {
    type Out = &'a str;
    fn say(self, _: Lang) -> &'a str {
        self
    }
}

impl Say for String {
    type Out = String;
    fn say(self, _: Lang) -> String {
        self
    }
}

impl<'a> Say for Cow<'a, str> {
    type Out = Cow<'a, str>;
    fn say(self, _: Lang) -> Cow<'a, str> {
        self
    }
}

impl Say for f64 {
    type Out = String;
    fn say(self, lang: Lang) -> String {
        format::decimal(lang, self, 2)
    }
}

impl Say for NaiveDate {
    type Out = String;
    fn say(self, lang: Lang) -> String {
        format::date(lang, self)
    }
}

impl Say for NaiveDateTime {
    type Out = String;
    fn say(self, lang: Lang) -> String {
        format::date_time(lang, self)
    }
}

impl Say for format::Minutes {
    type Out = String;
    fn say(self, lang: Lang) -> String {
        format::hours(lang, self.0)
    }
}

impl Say for format::Permille {
    type Out = String;
    fn say(self, lang: Lang) -> String {
        format::percent(lang, self.0)
    }
}

/// A count that chooses between the singular and the plural of a sentence.
/// English says "0 tasks, 1 task, 1.5 days"; French "0 tâche, 1 tâche, 1,5 jour" (Unicode CLDR plural rules).
pub trait Plural {
    fn is_one(&self, lang: Lang) -> bool;
}

impl Plural for f64 {
    fn is_one(&self, lang: Lang) -> bool {
        match lang {
            Lang::En => self.abs() == 1.0,
            Lang::Fr => self.abs() < 2.0,
        }
    }
}

macro_rules! whole {
    ($($ty:ty),*) => {$(
        impl Say for $ty {
            type Out = String;
            fn say(self, lang: Lang) -> String {
                format::number(lang, self as i64)
            }
        }

        impl Plural for $ty {
            fn is_one(&self, lang: Lang) -> bool {
                let n = *self as i64;
                match lang {
                    Lang::En => n == 1 || n == -1,
                    Lang::Fr => (-1..=1).contains(&n),
                }
            }
        }
    )*};
}

whole!(u8, u16, u32, u64, usize, i32, i64);
