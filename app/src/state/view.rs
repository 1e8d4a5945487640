//! How the page is looked at: which screen, in which language and theme.
//!
//! The screen stands in the address (`?screen=plan`), so it can be linked, reloaded and left with "back".
//! Language and theme are kept in this browser for every plan.

use leptos::prelude::*;

use super::errand::Errand;
use crate::platform::database::PlanId;
use crate::platform::{address, preferences};
use crate::text::Lang;

/// A screen of the app, as the address names it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// Tasks in a table.
    #[default]
    Work,
    /// People and skills.
    Team,
    /// Clients and projects.
    Clients,
    /// The timeline.
    Plan,
    /// Scenarios and their comparison.
    Scenarios,
}

impl Screen {
    /// Every screen, in the order of the rail.
    pub const ALL: [Self; 5] = [Self::Work, Self::Team, Self::Clients, Self::Plan, Self::Scenarios];

    /// Its word in the address.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Work => "work",
            Self::Team => "team",
            Self::Clients => "clients",
            Self::Plan => "plan",
            Self::Scenarios => "what-if",
        }
    }

    /// The screen of that word.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|screen| screen.slug() == slug)
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Every choice, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// Its word in the preferences and on the page's root; none for "as the system".
    pub const fn word(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.word() == word)
    }
}

/// What the Plan screen shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PlanMode {
    /// The timeline by person.
    #[default]
    People,
    /// The timeline by project.
    Projects,
    /// Load of people by week.
    HeatMap,
    /// A table.
    Table,
}

/// How much time fits on the Plan screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Zoom {
    /// Days with hours.
    Day,
    /// Weeks with days.
    #[default]
    Week,
    /// Months with weeks.
    Month,
}

/// What lies over the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// Search and commands.
    Palette,
    /// The keys.
    Shortcuts,
    /// What looks wrong with the plan.
    Problems,
    /// The question whether to delete a kept plan of that name.
    Delete(PlanId, String),
    /// The plan's name, to change it.
    Rename,
    /// The browser's dialog for choosing a file.
    ChooseFile,
    /// Handing over a sheet, a week or the plan.
    Share,
    /// The cost of yes: a request is weighed.
    Yes,
    /// One change to all selected tasks.
    ChangeTasks,
    /// Every pin.
    Pins,
}

/// What a screen is asked to do as soon as it is there, by somebody who does not know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Work: begin a new task.
    NewTask,
    /// Work: show the place for a pasted list.
    PasteList,
    /// Work: read these rows of a spreadsheet file.
    Rows {
        /// What the file is called.
        name: String,
        /// Its text.
        text: String,
    },
    /// Team: begin a new person.
    NewPerson,
    /// Clients: begin a new client.
    NewClient,
    /// Plan: take up this task, to move it.
    MoveTask(solver::model::TaskId),
    /// Plan: open one of its dialogs.
    Replan(Errand),
}

/// How the page is looked at; `Copy`, reached with [`use_view`].
#[derive(Clone, Copy, Debug)]
pub struct View {
    screen: RwSignal<Screen>,
    lang: RwSignal<Lang>,
    theme: RwSignal<Theme>,
    /// What the Plan screen shows.
    pub plan_mode: RwSignal<PlanMode>,
    /// How much time fits on it.
    pub plan_zoom: RwSignal<Zoom>,
    /// Where it is scrolled to, in pixels from the left and from the top.
    pub plan_scroll: RwSignal<(f64, f64)>,
    /// What lies over the screen.
    pub overlay: RwSignal<Option<Overlay>>,
    wish: RwSignal<Option<Wish>>,
}

/// The view of the page; a fresh one where none was provided.
pub fn use_view() -> View {
    use_context().unwrap_or_else(View::new)
}

impl View {
    /// The first screen, in the default language and theme.
    pub fn new() -> Self {
        Self {
            screen: RwSignal::default(),
            lang: RwSignal::default(),
            theme: RwSignal::default(),
            plan_mode: RwSignal::default(),
            plan_zoom: RwSignal::default(),
            plan_scroll: RwSignal::new((0.0, 0.0)),
            overlay: RwSignal::new(None),
            wish: RwSignal::new(None),
        }
    }

    /// The view that the address and the preferences ask for; it follows "back" and "forward".
    pub fn from_browser() -> Self {
        let view = Self::new();
        let lang = preferences::read(preferences::LANGUAGE).and_then(|tag| Lang::from_tag(&tag));
        view.lang.set(lang.or_else(|| Lang::from_tag(&preferences::browser_language())).unwrap_or_default());
        let theme = preferences::read(preferences::THEME).and_then(|word| Theme::from_word(&word));
        view.theme.set(theme.unwrap_or_default());
        view.follow_address();
        address::on_travel(move || view.follow_address());
        view
    }

    fn follow_address(self) {
        let screen = address::get("screen").and_then(|slug| Screen::from_slug(&slug)).unwrap_or_default();
        if self.screen.get_untracked() != screen {
            self.screen.set(screen);
        }
    }

    /// Makes it available to everything below the calling component.
    pub fn provide(self) -> Self {
        provide_context(self);
        self
    }

    /// The screen on show (tracked).
    pub fn screen(self) -> Screen {
        self.screen.get()
    }

    /// The screen on show at this moment.
    pub fn screen_untracked(self) -> Screen {
        self.screen.get_untracked()
    }

    /// Goes to a screen; "back" returns to the one before.
    pub fn go(self, screen: Screen) {
        if self.screen.get_untracked() != screen {
            address::push("screen", screen.slug());
            self.screen.set(screen);
        }
    }

    /// Goes to a screen and asks it to do something there.
    pub fn ask(self, screen: Screen, wish: Wish) {
        self.wish.set(Some(wish));
        self.go(screen);
    }

    /// For a screen, in an effect: takes the wish if it is one that `mine` recognises (tracked).
    pub fn take_wish<T>(self, mine: impl FnOnce(&Wish) -> Option<T>) -> Option<T> {
        let wished = self.wish.with(|wish| wish.as_ref().and_then(mine));
        if wished.is_some() {
            self.wish.set(None);
        }
        wished
    }

    /// The address of a screen of the present plan, for a link.
    pub fn link(self, screen: Screen) -> String {
        address::with("screen", screen.slug())
    }

    /// The language as a signal, for `text::provide_text`.
    pub fn lang(self) -> Signal<Lang> {
        self.lang.into()
    }

    /// Changes the language, here and for later visits.
    pub fn set_lang(self, lang: Lang) {
        preferences::write(preferences::LANGUAGE, lang.code());
        self.lang.set(lang);
    }

    /// The theme chosen (tracked).
    pub fn theme(self) -> Theme {
        self.theme.get()
    }

    /// Changes the theme, here and for later visits.
    pub fn set_theme(self, theme: Theme) {
        preferences::write(preferences::THEME, theme.word());
        self.theme.set(theme);
    }
}

impl Default for View {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_is_granted_once_by_the_screen_that_knows_it() {
        let owner = Owner::new();
        owner.set();
        let view = View::new();
        view.ask(Screen::Team, Wish::NewPerson);
        assert_eq!(view.screen(), Screen::Team);
        let task = |wish: &Wish| (*wish == Wish::NewTask).then_some(());
        let person = |wish: &Wish| (*wish == Wish::NewPerson).then_some(());
        assert_eq!(view.take_wish(task), None);
        assert_eq!(view.take_wish(person), Some(()));
        assert_eq!(view.take_wish(person), None);
    }

    #[test]
    fn screens_and_themes_are_found_by_their_words() {
        for screen in Screen::ALL {
            assert_eq!(Screen::from_slug(screen.slug()), Some(screen));
        }
        for theme in Theme::ALL {
            assert_eq!(Theme::from_word(theme.word()), Some(theme));
        }
        assert_eq!(Screen::from_slug("nowhere"), None);
    }
}
