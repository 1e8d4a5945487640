//! The widgets of the kit in a browser: keys, focus and the rows of a long grid.

use app::text::{Lang, common, provide_text};
use app::ui::grid::{CellView, Column, Commit, Committed, DataGrid, GridHandle, Kind, NEW_ROW, Row, Rows};
use app::ui::{Button, Dialog, Field, TextInput, Toast, ToastRegion, provide_toasts};
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::tick;
use std::sync::{Arc, Mutex};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit};

/// A box on the page, of the size of a small screen and with the grid's own style.
fn stage() -> HtmlElement {
    let style = document().create_element("style").unwrap();
    style.set_text_content(Some(concat!(
        include_str!("../../styles/tokens.css"),
        include_str!("../../src/ui/grid/grid.css")
    )));
    let stage = document().create_element("div").unwrap().dyn_into::<HtmlElement>().unwrap();
    stage.set_attribute("style", "height: 480px").unwrap();
    stage.append_child(&style).unwrap();
    document().body().unwrap().append_child(&stage).unwrap();
    stage
}

/// Lets effects, and what they asked of the next turn, happen.
async fn settle() {
    for _ in 0..4 {
        tick().await;
    }
}

async fn pause(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |done, _| {
        window().set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds).unwrap();
    });
    wasm_bindgen_futures::JsFuture::from(promise).await.unwrap();
}

fn active() -> HtmlElement {
    document().active_element().unwrap().dyn_into().unwrap()
}

async fn press(key: &str) {
    press_with(key, false).await;
}

async fn press_with(key: &str, shift: bool) {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_shift_key(shift);
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    active().dispatch_event(&event).unwrap();
    settle().await;
}

/// Types into the element with the focus, as a browser does after the key's own event.
async fn type_text(text: &str) {
    let first: String = text.chars().take(1).collect();
    press(&first).await;
    let input = active().dyn_into::<HtmlInputElement>().expect("the focus is in a field");
    input.set_value(text);
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    input.dispatch_event(&web_sys::Event::new_with_event_init_dict("input", &init).unwrap()).unwrap();
    settle().await;
}

fn cells(stage: &HtmlElement, selector: &str) -> Vec<Element> {
    let found = stage.query_selector_all(selector).unwrap();
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

/// A grid of `count` rows of a task and its hours; refuses hours that are no number. Returns what was committed.
fn grid(stage: &HtmlElement, count: u64) -> (GridHandle, RwSignal<Lang>, Arc<Mutex<Vec<Commit>>>) {
    let commits = Arc::new(Mutex::new(Vec::new()));
    let kept = commits.clone();
    let lang = RwSignal::new(Lang::En);
    let handle = Arc::new(Mutex::new(None));
    let out = handle.clone();
    mount_to(stage.clone(), move || {
        let text = provide_text(lang.into());
        let grid = GridHandle::new();
        *out.lock().unwrap() = Some(grid);
        let names = RwSignal::new(
            (1..=count).map(|id| (id, format!("Task {id}"), "6".to_owned())).collect::<Vec<_>>(),
        );
        let rows = Memo::new(move |_| -> Rows {
            let item = |(id, name, hours): &(u64, String, String)| {
                Arc::new(Row::item(
                    *id,
                    vec![CellView::text(name), CellView::text(format!("{hours} h")).edit(hours)],
                ))
            };
            let items = names.with(|names| names.iter().map(item).collect::<Vec<_>>());
            Arc::new(items.into_iter().chain([Arc::new(Row::new_line("New task"))]).collect())
        });
        let columns = Signal::derive(move || {
            let task = Column::new("task", common::task(text.lang()), Kind::Text);
            Arc::new(vec![task, Column::new("effort", common::effort(text.lang()), Kind::Hours)])
        });
        let on_commit = move |commit: Commit| -> Committed {
            kept.lock().unwrap().push(commit.clone());
            if commit.column == "effort" && commit.text.parse::<f64>().is_err() {
                return Err(format!("{} is no number", commit.text));
            }
            let id = if commit.row == NEW_ROW { count + 1 } else { commit.row };
            names.update(|names| {
                if commit.row == NEW_ROW {
                    names.push((id, String::new(), "1".into()));
                }
                for (_, name, hours) in names.iter_mut().filter(|(other, ..)| *other == id) {
                    *(if commit.column == "task" { name } else { hours }) = commit.text.clone();
                }
            });
            Ok(id)
        };
        view! { <DataGrid handle=grid label="Tasks" columns rows on_commit/> }
    })
    .forget();
    let grid = handle.lock().unwrap().take().unwrap();
    (grid, lang, commits)
}

#[wasm_bindgen_test]
async fn a_long_grid_draws_few_rows_and_names_them_all() {
    let stage = stage();
    let (handle, ..) = grid(&stage, 5000);
    settle().await;
    let table = stage.query_selector("[role=grid]").unwrap().unwrap();
    assert_eq!(
        table.get_attribute("aria-rowcount").as_deref(),
        Some("5002"),
        "rows, the empty line and the header"
    );
    let drawn = cells(&stage, ".grid-row").len();
    assert!((10..=100).contains(&drawn), "{drawn} rows are drawn");

    handle.go_to(4321, "effort");
    settle().await;
    assert_eq!(active().text_content().as_deref(), Some("6 h"));
    let row = active().parent_element().unwrap();
    assert_eq!(row.get_attribute("aria-rowindex").as_deref(), Some("4322"));
    assert!(cells(&stage, ".grid-row").len() <= 100);
    assert_eq!(cells(&stage, "[tabindex='0']").len(), 1, "Tab reaches the grid at one cell");
    stage.remove();
}

#[wasm_bindgen_test]
async fn cells_are_edited_by_keyboard_alone() {
    let stage = stage();
    let (handle, _, commits) = grid(&stage, 20);
    settle().await;
    handle.go_to(1, "task");
    settle().await;
    for key in ["ArrowDown", "ArrowRight"] {
        press(key).await;
    }
    type_text("7.5").await;
    press("Enter").await;
    let last = commits.lock().unwrap().last().cloned().unwrap();
    assert_eq!((last.row, &*last.column, &*last.text), (2, "effort", "7.5"));
    assert_eq!(handle.cursor(), Some((3, "effort".into())), "Enter goes down");

    press("F2").await;
    assert_eq!(
        active().dyn_into::<HtmlInputElement>().unwrap().value(),
        "6",
        "an edit begins with the raw text"
    );
    press("Escape").await;
    assert_eq!(active().text_content().as_deref(), Some("6 h"));
    assert_eq!(commits.lock().unwrap().len(), 1, "nothing is committed by Escape");
    stage.remove();
}

#[wasm_bindgen_test]
async fn a_refused_text_stays_with_its_reason() {
    let stage = stage();
    let (handle, ..) = grid(&stage, 20);
    settle().await;
    handle.go_to(4, "effort");
    settle().await;
    type_text("soon").await;
    press("Enter").await;
    let input = active().dyn_into::<HtmlInputElement>().expect("the edit goes on");
    assert_eq!(
        (input.value().as_str(), input.get_attribute("aria-invalid").as_deref()),
        ("soon", Some("true"))
    );
    input.blur().unwrap();
    settle().await;
    let wrong = cells(&stage, "[role=gridcell][aria-invalid=true]");
    assert_eq!(wrong.len(), 1);
    assert!(wrong[0].text_content().unwrap().contains("soon is no number"));
    handle.edit(4, "effort");
    settle().await;
    press("Escape").await;
    assert_eq!(active().text_content().as_deref(), Some("6 h"), "Escape brings the value back");
    stage.remove();
}

#[wasm_bindgen_test]
async fn typing_in_the_last_line_creates_rows_one_after_the_other() {
    let stage = stage();
    let (handle, _, commits) = grid(&stage, 3);
    settle().await;
    handle.go_to(NEW_ROW, "task");
    settle().await;
    type_text("Brief").await;
    press("Tab").await;
    assert_eq!(handle.cursor(), Some((4, "effort".into())), "the cursor is on the created row");
    type_text("2").await;
    press("Enter").await;
    assert_eq!(
        handle.cursor(),
        Some((NEW_ROW, "task".into())),
        "Enter returns to where the run of Tabs began"
    );
    assert_eq!(commits.lock().unwrap().iter().map(|c| c.row).collect::<Vec<_>>(), [NEW_ROW, 4]);
    stage.remove();
}

#[wasm_bindgen_test]
async fn rows_are_selected_with_shift_and_headers_follow_the_language() {
    let stage = stage();
    let (handle, lang, _) = grid(&stage, 20);
    settle().await;
    handle.go_to(2, "task");
    settle().await;
    press_with("ArrowDown", true).await;
    press_with("ArrowDown", true).await;
    assert_eq!(handle.selected(), [2, 3, 4]);
    assert_eq!(cells(&stage, "[role=row][aria-selected=true]").len(), 3);
    lang.set(Lang::Fr);
    settle().await;
    let headers: Vec<_> =
        cells(&stage, "[role=columnheader]").iter().filter_map(|cell| cell.text_content()).collect();
    assert_eq!(headers, ["Tâche", "Temps estimé"]);
    stage.remove();
}

#[wasm_bindgen_test]
async fn a_dialog_takes_the_focus_and_gives_it_back() {
    let stage = stage();
    mount_to(stage.clone(), || {
        let open = RwSignal::new(false);
        view! {
            <Button label="Rename…" on_press=move |_| open.set(true)/>
            <Dialog open title="Rename">
                <Field label="Name"><TextInput value="Autumn" on_commit=|_| Ok(())/></Field>
            </Dialog>
        }
    })
    .forget();
    settle().await;
    let button = stage.query_selector("button").unwrap().unwrap().dyn_into::<HtmlElement>().unwrap();
    button.focus().unwrap();
    button.click();
    settle().await;
    assert_eq!(active().tag_name(), "INPUT", "the first field has the focus");
    let label = document().query_selector(&format!("label[for={}]", active().id())).unwrap().unwrap();
    assert_eq!(label.text_content().as_deref(), Some("Name"));
    stage.query_selector("[aria-label=Close]").unwrap().unwrap().dyn_into::<HtmlElement>().unwrap().click();
    // The browser tells of the closing in a task of its own.
    pause(50).await;
    assert_eq!(active().text_content().as_deref(), Some("Rename…"));
    stage.remove();
}

#[wasm_bindgen_test]
async fn a_message_is_in_a_live_region_and_can_be_dismissed() {
    let stage = stage();
    let toasts = Arc::new(Mutex::new(None));
    let out = toasts.clone();
    mount_to(stage.clone(), move || {
        *out.lock().unwrap() = Some(provide_toasts());
        view! { <ToastRegion/> }
    })
    .forget();
    let toasts = toasts.lock().unwrap().take().unwrap();
    toasts.show(Toast::error("The plan could not be saved."));
    settle().await;
    let list = stage.query_selector("[aria-live=polite]").unwrap().unwrap();
    assert!(list.text_content().unwrap().contains("could not be saved"));
    assert!(list.query_selector("[role=alert]").unwrap().is_some());
    list.query_selector("[aria-label=Dismiss]").unwrap().unwrap().dyn_into::<HtmlElement>().unwrap().click();
    settle().await;
    assert!(toasts.messages().is_empty());
    stage.remove();
}
