//! The Work screen: tasks in a table like a spreadsheet.
//!
//! [`rows`] makes the table from plan, schedule and report; [`commit`] reads what is typed into a cell and says which
//! command it means; [`cell_text`] holds the small languages of the Skill and After cells.
//! Above it stands quick add ([`quick`]): a task in words; pasted rows are shown before they are added.

pub mod cell_text;
pub mod commit;
mod paste;
mod picking;
pub mod quick;
mod quick_bar;
pub mod rows;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use solver::model::{Plan, ProjectId, TaskId};
use solver::validate::Subject;

use self::paste::{PasteDialog, Pasting};
use self::quick_bar::QuickBar;
use self::rows::{Shown, key, row_of, task_of};
use crate::action::keys::{Keys, is_apple};
use crate::action::{Action, Id};
use crate::platform::preferences;
use crate::state::document::{Document, use_document};
use crate::state::selection::use_selection;
use crate::state::view::{Wish, use_view};
use crate::text::{Lang, format, problems as sentences, use_text, work};
use crate::ui::grid::{Commit, Committed, DataGrid, GridHandle, NEW_ROW, Paste, Rows, keep_rows};
use crate::ui::icon::icons;
use crate::ui::{Button, IconButton, Toast, measure, use_toasts};

/// Where it is kept whether columns are shown for which there is no room.
const ALL_COLUMNS: &str = "relais.work.all-columns";

/// How many tasks there are.
pub fn count(plan: &Plan) -> Option<usize> {
    Some(plan.tasks.len())
}

/// The screen.
pub fn view() -> AnyView {
    view! { <WorkScreen/> }.into_any()
}

#[component]
fn WorkScreen() -> impl IntoView {
    let text = use_text();
    let document = use_document();
    let selection = use_selection();
    let view_state = use_view();
    let grid = GridHandle::new();
    let quick_field = NodeRef::<html::Input>::new();
    let folded = RwSignal::new(BTreeSet::<ProjectId>::new());
    let frame = NodeRef::<html::Div>::new();
    let size = measure::use_size(frame);
    let wants_all = RwSignal::new(preferences::read(ALL_COLUMNS).is_some_and(|kept| kept == "yes"));
    let fits_all = Memo::new(move |_| rows::fits_all(size.get().0 / measure::rem(), text.lang()));
    let columns = Memo::new(move |_| {
        let mut columns = rows::columns(&document.plan(), text.lang());
        if !fits_all.get() && !wants_all.get() {
            columns.truncate(rows::FIRST);
        }
        Arc::new(columns)
    });
    let more_columns = move |_| {
        wants_all.update(|all| *all = !*all);
        preferences::write(ALL_COLUMNS, if wants_all.get_untracked() { "yes" } else { "no" });
    };
    let table = Memo::new(move |before: Option<&Rows>| {
        let shown = shown(document, folded.get(), text.lang());
        keep_rows(before, rows::rows(&document.plan(), &shown, text.lang()))
    });
    // New tasks go to the project of the row under the cursor.
    let project = move || {
        let plan = document.plan_untracked();
        let (row, _) = untrack(|| grid.cursor())?;
        let of_task = task_of(row).and_then(|id| plan.task(id)).map(|task| task.project);
        of_task.or_else(|| rows::project_of(row))
    };
    let commit = move |edit: Commit| -> Committed {
        let lang = text.now();
        let plan = document.plan_untracked();
        let (command, id) =
            commit::commit(&plan, &edit, project(), lang).map_err(|problem| problem.say(lang))?;
        document.apply(command).map_err(|_| work::row_is_gone(lang).to_owned())?;
        Ok(row_of(id))
    };
    let remove = move |ids: Vec<u64>| {
        if let Some(command) = commit::removal(&document.plan_untracked(), &ids) {
            // Tasks that are gone already need no removing.
            let _ = document.apply(command);
        }
    };
    let toggle = move |row: u64| {
        if let Some(project) = rows::project_of(row) {
            folded.update(|folded| {
                if !folded.remove(&project) {
                    folded.insert(project);
                }
            });
        }
    };
    picking::follow(grid, selection);
    Effect::new(move |_| {
        if view_state.take_wish(|wish| (*wish == Wish::NewTask).then_some(())).is_some() {
            grid.edit(NEW_ROW, key::NAME);
        }
    });
    let pasting = Pasting::new();
    let toasts = use_toasts();
    Effect::new(move |_| {
        let rows = view_state.take_wish(|wish| match wish {
            Wish::PasteList => Some((String::new(), String::new())),
            Wish::Rows { name, text } => Some((name.clone(), text.clone())),
            _ => None,
        });
        if let Some((name, text)) = rows {
            pasting.show(name, text);
        }
    });
    // Several cells are rows to look at first; one cell goes where the cursor stands.
    let paste = move |pasted: Paste| {
        if pasted.text.trim_end().contains(['\n', '\t']) {
            pasting.show(String::new(), pasted.text);
        } else {
            let edit = Commit { row: pasted.row, column: pasted.column, text: pasted.text };
            if let Err(reason) = commit(edit) {
                toasts.show(Toast::error(reason));
            }
        }
    };
    let footer = move || {
        let plan = document.plan();
        let report = document.report();
        summary(rows::totals(&plan, report.as_deref()), text.lang())
    };
    let keys_of = move |id: Id| move || Action::of(id).shortcut_in_table(text.lang());
    view! {
        <div class="work" node_ref=frame>
            <h1 class="visually-hidden">{text.of(work::title)}</h1>
            <QuickBar
                field=quick_field
                project=move |()| project()
                on_added=move |id: TaskId| grid.mark(row_of(id), key::NAME)
            >
                <Button
                    label=Signal::derive(move || work::paste_list(text.lang()).to_owned())
                    on_press=move |_| pasting.show(String::new(), String::new())
                />
                <Show when=move || !fits_all.get()>
                    <IconButton
                        label=text.of(work::more_columns)
                        icon=icons::TABLE
                        pressed=wants_all
                        on_press=more_columns
                    />
                </Show>
            </QuickBar>
            <DataGrid
                handle=grid
                label=Signal::derive(move || work::table(text.lang()).to_owned())
                columns
                rows=table
                on_commit=commit
                on_remove=remove
                on_toggle=toggle
                on_paste=paste
            />
            <PasteDialog pasting home=move |()| project()/>
            <footer class="work-footer no-print">
                // Only keys that do the same in and outside the table, where a letter begins to type.
                <span class="work-keys" aria-hidden="true">
                    <kbd>"↑↓←→"</kbd> {text.of(work::keys_move)}
                    <kbd>"↵"</kbd> {text.of(work::keys_edit)}
                    <kbd>{keys_of(Id::NewTask)}</kbd> {text.of(work::keys_new)}
                    <kbd>{keys_of(Id::Solve)}</kbd> {text.of(work::keys_solve)}
                    <kbd>{move || Keys::ctrl("v").say(text.lang(), is_apple())}</kbd> {text.of(work::keys_paste)}
                    <kbd>{keys_of(Id::Undo)}</kbd> {text.of(work::keys_undo)}
                </span>
                <span class="work-summary">{footer}</span>
            </footer>
        </div>
    }
}

fn shown(document: Document, folded: BTreeSet<ProjectId>, lang: Lang) -> Shown {
    Shown {
        schedule: document.shown_schedule(),
        report: document.report(),
        problems: problems(document, lang),
        folded,
    }
}

/// Problems of tasks as sentences, the first of each task.
fn problems(document: Document, lang: Lang) -> BTreeMap<TaskId, String> {
    let plan = document.plan();
    let mut first = BTreeMap::new();
    for problem in document.problems().iter() {
        if let Subject::Task(id) = problem.subject {
            first.entry(id).or_insert_with(|| sentences::what(lang, &plan, problem));
        }
    }
    first
}

fn summary((tasks, minutes, late, unplaced): (usize, i64, usize, usize), lang: Lang) -> String {
    let mut parts = vec![work::summary(lang, tasks, format::Minutes(minutes))];
    if late > 0 {
        parts.push(work::summary_late(lang, late));
    }
    if unplaced > 0 {
        parts.push(work::summary_unplaced(lang, unplaced));
    }
    parts.join(" · ")
}
