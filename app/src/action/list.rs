//! Every action, one line each.

use icondata_core::Icon;
use icondata_lu as lucide;

use super::keys::Keys;
use super::{Action, Actions, Group, perform, tasks};
use crate::state::view::Theme;
use crate::text::{
    Lang, actions, announce, common, happened, repairs, request, selecting, share, shell, solve,
};

/// Names an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is said by its label below")]
pub enum Id {
    Solve,
    Stop,
    KeepGoing,
    Accept,
    Discard,
    ProtectDates,
    ProtectPeople,
    ProtectAnnounced,
    Undo,
    Redo,
    NewTask,
    Yes,
    NewPerson,
    NewClient,
    PasteList,
    PlanFromToday,
    MoveTask,
    Announce,
    SinceAnnounced,
    SomethingChanged,
    CatchUp,
    Repairs,
    ClearSelection,
    PinPeople,
    PinTimes,
    FreeTasks,
    ChangeTasks,
    MarkDone,
    DeleteTasks,
    PinPerson,
    FreePerson,
    PinProject,
    FreeProject,
    ShowPins,
    FreeAllPins,
    First,
    Second,
    Third,
    Fourth,
    Fifth,
    Palette,
    Problems,
    Shortcuts,
    NewPlan,
    OpenSample,
    OpenFile,
    SaveAsFile,
    Share,
    SaveNow,
    Duplicate,
    Rename,
    Delete,
    English,
    French,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    CrashPage,
    CrashWorker,
    HangWorker,
}

impl Id {
    /// Which screen of the rail it goes to, from 0.
    pub const fn screen_index(self) -> Option<usize> {
        match self {
            Self::First => Some(0),
            Self::Second => Some(1),
            Self::Third => Some(2),
            Self::Fourth => Some(3),
            Self::Fifth => Some(4),
            _ => None,
        }
    }
}

type Label = fn(Actions, Lang) -> String;
type Enabled = fn(Actions) -> bool;

const fn line(
    id: Id,
    group: Group,
    label: Label,
    icon: Option<Icon>,
    keys: &'static [Keys],
    enabled: Enabled,
    perform: fn(Actions),
) -> Action {
    Action { id, group, label, icon, keys, enabled, perform }
}

/// A label that says the same whatever the state.
macro_rules! says {
    ($sentence:path) => {
        |_, lang| $sentence(lang).to_owned()
    };
}

const fn always(_: Actions) -> bool {
    true
}

/// Every action, in the order of menus and palette.
#[rustfmt::skip]
pub static ACTIONS: &[Action] = {
    use Group::{Developer, Edit, Go, Plan, Solve, View};
    use perform as act;
    &[
        line(Id::Solve, Solve, says!(solve::solve), Some(lucide::LuPlay), &[Keys::plain("s"), Keys::ctrl_shift("enter")], act::can_solve, act::solve),
        line(Id::Stop, Solve, says!(actions::stop_keep_best), Some(lucide::LuSquare), &[], act::is_running, act::stop),
        line(Id::KeepGoing, Solve, says!(actions::keep_going), Some(lucide::LuRefreshCw), &[], act::can_keep_going, act::keep_going),
        line(Id::Accept, Solve, says!(actions::accept_proposal), Some(lucide::LuCheck), &[], act::has_proposal, act::accept),
        line(Id::Discard, Solve, says!(actions::discard_proposal), Some(lucide::LuX), &[], act::has_proposal, act::discard),
        line(Id::ProtectDates, Solve, says!(solve::protect_dates), None, &[], act::is_open, act::protect_dates),
        line(Id::ProtectPeople, Solve, says!(solve::protect_people), None, &[], act::is_open, act::protect_people),
        line(Id::ProtectAnnounced, Solve, says!(solve::protect_announced), None, &[], act::has_announced, act::protect_announced),

        line(Id::Undo, Edit, act::undo_label, Some(lucide::LuUndo2), &[Keys::ctrl("z")], act::can_undo, act::undo),
        line(Id::Redo, Edit, act::redo_label, Some(lucide::LuRedo2), &[Keys::ctrl_shift("z"), Keys::ctrl("y")], act::can_redo, act::redo),
        line(Id::NewTask, Edit, says!(actions::new_task), Some(lucide::LuPlus), &[Keys::plain("n"), Keys::ctrl("enter")], act::is_open, act::new_task),
        line(Id::Yes, Edit, says!(request::action), Some(lucide::LuCalendar), &[Keys::plain("y"), Keys::ctrl_shift("y")], act::is_open, act::weigh_request),
        line(Id::NewPerson, Edit, says!(actions::new_person), Some(lucide::LuPlus), &[], act::is_open, act::new_person),
        line(Id::NewClient, Edit, says!(actions::new_client), Some(lucide::LuPlus), &[], act::is_open, act::new_client),
        line(Id::PasteList, Edit, says!(actions::paste_list), Some(lucide::LuClipboardPaste), &[], act::is_open, act::paste_list),
        line(Id::PlanFromToday, Edit, says!(actions::plan_from_today), Some(lucide::LuCalendar), &[], act::is_of_the_past, act::plan_from_today),
        line(Id::MoveTask, Edit, act::move_label, Some(lucide::LuMove), &[Keys::plain("m")], act::can_move, act::move_task),
        line(Id::Announce, Edit, says!(announce::action), Some(lucide::LuMegaphone), &[], act::has_schedule, act::announce),
        line(Id::SinceAnnounced, Edit, says!(announce::since_action), None, &[], act::has_announced, act::since_announced),
        line(Id::SomethingChanged, Edit, says!(happened::action), None, &[], act::has_schedule, act::something_changed),
        line(Id::CatchUp, Edit, says!(happened::catch_up_action), None, &[], act::is_behind, act::catch_up),
        line(Id::Repairs, Solve, says!(repairs::action), None, &[], act::has_schedule, act::repairs),
        line(Id::ClearSelection, Edit, says!(actions::clear_selection), None, &[Keys::plain("escape")], act::has_selection, act::clear_selection),
        line(Id::PinPeople, Edit, says!(selecting::action_pin_people), Some(lucide::LuPin), &[Keys::plain("p")], tasks::has_tasks, tasks::pin_people),
        line(Id::PinTimes, Edit, says!(selecting::action_pin_times), Some(lucide::LuPin), &[Keys::plain("t")], tasks::has_tasks, tasks::pin_times),
        line(Id::FreeTasks, Edit, says!(selecting::action_free), Some(lucide::LuPinOff), &[Keys::plain("f")], tasks::has_pins, tasks::free),
        line(Id::ChangeTasks, Edit, says!(selecting::action_change), Some(lucide::LuPencil), &[Keys::plain("e"), Keys::ctrl("e")], tasks::has_tasks, tasks::change_dialog),
        line(Id::MarkDone, Edit, tasks::done_label, Some(lucide::LuCheck), &[Keys::plain("d"), Keys::ctrl("d")], tasks::has_tasks, tasks::mark_done),
        line(Id::DeleteTasks, Edit, says!(selecting::action_delete), Some(lucide::LuTrash2), &[], tasks::has_tasks, tasks::delete),
        line(Id::PinPerson, Edit, |all, lang| selecting::action_pin_person(lang, &tasks::person_name(all)), Some(lucide::LuPin), &[], tasks::has_person, |all| tasks::turn_person(all, true)),
        line(Id::FreePerson, Edit, |all, lang| selecting::action_free_person(lang, &tasks::person_name(all)), Some(lucide::LuPinOff), &[], tasks::has_person, |all| tasks::turn_person(all, false)),
        line(Id::PinProject, Edit, |all, lang| selecting::action_pin_project(lang, &tasks::project_name(all)), Some(lucide::LuPin), &[], tasks::has_project, |all| tasks::turn_project(all, true)),
        line(Id::FreeProject, Edit, |all, lang| selecting::action_free_project(lang, &tasks::project_name(all)), Some(lucide::LuPinOff), &[], tasks::has_project, |all| tasks::turn_project(all, false)),
        line(Id::ShowPins, Go, says!(selecting::action_pins), Some(lucide::LuPin), &[], act::is_open, tasks::show_pins),
        line(Id::FreeAllPins, Edit, says!(selecting::action_free_all), Some(lucide::LuPinOff), &[], tasks::has_any_pin, tasks::free_all),

        line(Id::First, Go, |all, lang| act::screen_label(all, lang, 0), None, &[Keys::plain("1")], |all| act::has_screen(all, 0), |all| act::go(all, 0)),
        line(Id::Second, Go, |all, lang| act::screen_label(all, lang, 1), None, &[Keys::plain("2")], |all| act::has_screen(all, 1), |all| act::go(all, 1)),
        line(Id::Third, Go, |all, lang| act::screen_label(all, lang, 2), None, &[Keys::plain("3")], |all| act::has_screen(all, 2), |all| act::go(all, 2)),
        line(Id::Fourth, Go, |all, lang| act::screen_label(all, lang, 3), None, &[Keys::plain("4")], |all| act::has_screen(all, 3), |all| act::go(all, 3)),
        line(Id::Fifth, Go, |all, lang| act::screen_label(all, lang, 4), None, &[Keys::plain("5")], |all| act::has_screen(all, 4), |all| act::go(all, 4)),
        line(Id::Palette, Go, says!(actions::search), Some(lucide::LuSearch), &[Keys::ctrl("k")], always, act::palette),
        line(Id::Problems, Go, says!(actions::problems), Some(lucide::LuTriangleAlert), &[], act::is_open, act::problems),
        line(Id::Shortcuts, Go, says!(actions::shortcuts), Some(lucide::LuCommand), &[Keys::plain("?")], always, act::shortcuts),

        line(Id::NewPlan, Plan, says!(actions::new_plan), Some(lucide::LuPlus), &[], always, act::new_plan),
        line(Id::OpenSample, Plan, says!(actions::open_sample), Some(lucide::LuSparkles), &[], always, act::open_sample),
        line(Id::OpenFile, Plan, says!(actions::open_file), Some(lucide::LuFolderOpen), &[Keys::ctrl("o")], always, act::open_file),
        line(Id::SaveAsFile, Plan, says!(actions::save_as_file), Some(lucide::LuDownload), &[Keys::ctrl_shift("s")], act::is_open, act::save_as_file),
        line(Id::Share, Plan, says!(share::share), Some(lucide::LuShare2), &[Keys::ctrl_shift("e")], act::is_open, act::share),
        line(Id::SaveNow, Plan, says!(actions::save_now), None, &[Keys::ctrl("s")], act::is_open, act::save_now),
        line(Id::Duplicate, Plan, says!(actions::duplicate_plan), Some(lucide::LuCopy), &[], act::is_open, act::duplicate),
        line(Id::Rename, Plan, says!(actions::rename_plan), Some(lucide::LuPencil), &[], act::is_open, act::rename),
        line(Id::Delete, Plan, says!(actions::delete_plan), Some(lucide::LuTrash2), &[], act::is_open, act::delete),

        line(Id::English, View, |_, lang| actions::speak(lang, Lang::En.name()), Some(lucide::LuLanguages), &[], |all| act::speaks_other(all, Lang::En), |all| all.view.set_lang(Lang::En)),
        line(Id::French, View, |_, lang| actions::speak(lang, Lang::Fr.name()), Some(lucide::LuLanguages), &[], |all| act::speaks_other(all, Lang::Fr), |all| all.view.set_lang(Lang::Fr)),
        line(Id::ThemeSystem, View, |_, lang| actions::wear(lang, shell::theme_system(lang)), Some(lucide::LuSunMoon), &[], |all| act::wears_other(all, Theme::System), |all| all.view.set_theme(Theme::System)),
        line(Id::ThemeLight, View, |_, lang| actions::wear(lang, shell::theme_light(lang)), Some(lucide::LuSun), &[], |all| act::wears_other(all, Theme::Light), |all| all.view.set_theme(Theme::Light)),
        line(Id::ThemeDark, View, |_, lang| actions::wear(lang, shell::theme_dark(lang)), Some(lucide::LuMoon), &[], |all| act::wears_other(all, Theme::Dark), |all| all.view.set_theme(Theme::Dark)),

        line(Id::CrashPage, Developer, says!(actions::crash_page), None, &[], always, act::crash_page),
        line(Id::CrashWorker, Developer, says!(actions::crash_worker), None, &[], always, act::crash_worker),
        line(Id::HangWorker, Developer, says!(actions::hang_worker), None, &[], always, act::hang_worker),
    ]
};

/// Keeps the verbs that buttons share with menus in one place.
pub(super) fn undo_word(lang: Lang, redo: bool) -> &'static str {
    if redo { common::redo(lang) } else { common::undo(lang) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_actions_share_a_key_or_a_name() {
        let mut keys = BTreeSet::new();
        let mut ids = BTreeSet::new();
        for action in ACTIONS {
            assert!(ids.insert(format!("{:?}", action.id)), "{:?} stands twice", action.id);
            for each in action.keys {
                assert!(keys.insert(format!("{each:?}")), "{each:?} calls two actions");
            }
        }
    }

    #[test]
    fn every_name_has_its_line() {
        assert_eq!(ACTIONS.len(), Id::HangWorker as usize + 1);
        for action in ACTIONS {
            assert_eq!(Action::of(action.id).id, action.id);
        }
    }
}
