//! Icons of the Lucide set, under the name of what they mean here.
//!
//! Each icon is a static; only those that are used end up in the program.

use leptos::prelude::*;

pub use icondata_core::Icon as IconRef;

/// The icons in use, by meaning: the same thing always has the same picture.
pub mod icons {
    pub use icondata_lu::{
        LuArrowRight as ARROW, LuBuilding2 as CLIENTS, LuCalendar as DATE, LuCalendarRange as PLAN,
        LuCheck as CHECK, LuChevronDown as DOWN, LuChevronLeft as LEFT, LuChevronRight as RIGHT,
        LuChevronUp as UP, LuCircleAlert as ERROR, LuClipboardPaste as PASTE, LuCommand as COMMAND,
        LuCopy as COPY, LuDiamond as MILESTONE, LuDownload as DOWNLOAD, LuEllipsis as MORE, LuFileUp as FILE,
        LuFlaskConical as WHAT_IF, LuFolderOpen as OPEN, LuGripVertical as GRIP, LuInfo as INFO,
        LuLanguages as LANGUAGE, LuLink as LINK, LuListChecks as WORK, LuLock as LOCK,
        LuMegaphone as ANNOUNCE, LuMoon as DARK, LuPanelLeft as TRAY, LuPanelRight as INSPECTOR,
        LuPencil as EDIT, LuPin as PIN, LuPinOff as UNPIN, LuPlay as SOLVE, LuPlus as ADD,
        LuPrinter as PRINT, LuRedo2 as REDO, LuRefreshCw as RETRY, LuScale as BALANCE, LuSearch as SEARCH,
        LuShare2 as SHARE, LuSlidersHorizontal as OPTIONS, LuSparkles as SAMPLE, LuSplit as SPLIT,
        LuSquare as STOP, LuSun as LIGHT, LuSunMoon as THEME, LuTable as TABLE, LuTrash2 as DELETE,
        LuTriangleAlert as WARNING, LuUndo2 as UNDO, LuUser as PERSON, LuUserPlus as STAFFING,
        LuUsers as TEAM, LuX as CLOSE,
    };
}

/// A picture beside words; it has no name of its own, the words are the name.
#[component]
pub fn Icon(icon: IconRef) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false" inner_html=icon.data></svg>
    }
}
