//! The languages, and the context through which a view reads its sentences.

use leptos::prelude::*;

/// A language of the user interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    #[default]
    En,
    Fr,
}

impl Lang {
    /// All languages, in the order in which a menu lists them.
    pub const ALL: [Lang; 2] = [Lang::En, Lang::Fr];

    /// The code for the `lang` attribute of the page.
    pub const fn code(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Fr => "fr",
        }
    }

    /// What its own speakers call the language.
    pub const fn name(self) -> &'static str {
        match self {
            Lang::En => "English",
            Lang::Fr => "Français",
        }
    }

    /// The language of a BCP 47 tag such as `fr-CA`; `None` for a language that Relais does not speak.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        let primary = tag.split(['-', '_']).next()?;
        Lang::ALL.into_iter().find(|lang| primary.eq_ignore_ascii_case(lang.code()))
    }
}

/// The sentences of the page in the language of the moment, reached with [`use_text`].
#[derive(Clone, Copy, Debug)]
pub struct Text(Signal<Lang>);

impl Text {
    /// A text that follows `lang`.
    pub fn new(lang: Signal<Lang>) -> Text {
        Text(lang)
    }

    /// The language; a view or memo that calls it is drawn again when the language changes.
    pub fn lang(self) -> Lang {
        self.0.get()
    }

    /// The language at this moment, without following it: for event handlers.
    pub fn now(self) -> Lang {
        self.0.get_untracked()
    }

    /// A sentence without parameters, ready for a view or a prop: `text.of(common::save)`.
    pub fn of<T: 'static>(self, key: fn(Lang) -> T) -> impl Fn() -> T + Copy + Send + Sync + 'static {
        move || key(self.lang())
    }
}

/// Makes the sentences available to everything below the calling component.
pub fn provide_text(lang: Signal<Lang>) -> Text {
    let text = Text::new(lang);
    provide_context(text);
    text
}

/// The sentences of the page; English where none were provided, as in a test of one widget.
pub fn use_text() -> Text {
    use_context::<Text>().unwrap_or_else(|| Text::new(Signal::stored(Lang::En)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_names_a_language_whatever_its_region_or_case() {
        assert_eq!(Lang::from_tag("fr-CA"), Some(Lang::Fr));
        assert_eq!(Lang::from_tag("EN_us"), Some(Lang::En));
        assert_eq!(Lang::from_tag("de-DE"), None);
        assert_eq!(Lang::from_tag(""), None);
    }

    #[test]
    fn a_text_follows_its_language() {
        let owner = Owner::new();
        owner.set();
        let lang = RwSignal::new(Lang::En);
        let text = provide_text(lang.into());
        let save = text.of(crate::text::common::save);
        assert_eq!(save(), "Save");
        lang.set(Lang::Fr);
        assert_eq!(save(), "Enregistrer");
        assert_eq!(use_text().now(), Lang::Fr);
    }
}
