//! "Copy as table": the schedule as text for a spreadsheet.

use leptos::prelude::*;
use solver::model::Schedule;

use super::board::Board;
use super::model::table::{self, Column, TableRow};
use crate::platform::clipboard;
use crate::text::{Lang, format, plan as words, use_text};
use crate::ui::{Toast, Tone, use_toasts};

/// What copies the table when it is called.
pub fn use_copy(board: Board) -> impl Fn() + Copy + Send + Sync + 'static {
    let (text, toasts) = (use_text(), use_toasts());
    move || {
        let lang = text.now();
        let plan = board.document.plan_untracked();
        let schedule = untrack(|| board.document.shown_schedule());
        let Some(report) = untrack(|| board.document.report()) else { return };
        let empty = Schedule::default();
        let mut rows = table::rows(&plan, schedule.as_deref().unwrap_or(&empty), &report);
        table::sort(&mut rows, Column::Start, false);
        let (count, lines) = (rows.len(), lines(lang, &rows));
        leptos::task::spawn_local(async move {
            if clipboard::write(&table::tsv(&lines)).await {
                toasts.show(Toast::new(words::copied(lang, count)).tone(Tone::Good));
            } else {
                toasts.show(Toast::error(words::copy_failed(lang)));
            }
        });
    }
}

/// The lines of the table: dates and figures as spreadsheets of the language read them.
fn lines(lang: Lang, rows: &[TableRow]) -> Vec<Vec<String>> {
    let head = vec![
        words::column_task(lang),
        words::column_project(lang),
        words::column_client(lang),
        words::column_owner(lang),
        words::column_start(lang),
        words::column_end(lang),
        words::column_due(lang),
        words::column_late(lang),
        words::column_hours(lang),
    ];
    let mut lines = vec![head.into_iter().map(str::to_owned).collect::<Vec<String>>()];
    for row in rows {
        let moment = |at: chrono::NaiveDateTime| at.format("%Y-%m-%d %H:%M").to_string();
        let hours = format::decimal(lang, f64::from(row.minutes) / 60.0, 2);
        lines.push(vec![
            row.task.name.clone(),
            row.project.clone(),
            row.client.clone(),
            row.owners.join(", "),
            row.when.map_or_else(|| words::unplaced_cell(lang).to_owned(), |(start, _)| moment(start)),
            row.when.map(|(_, end)| moment(end)).unwrap_or_default(),
            row.due.map(|due| due.to_string()).unwrap_or_default(),
            row.late.to_string(),
            hours.replace(['\u{202f}', '\u{a0}'], ""),
        ]);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::fixture;

    #[test]
    fn the_table_has_a_head_and_a_line_per_task() {
        let (plan, schedule) = fixture::plan();
        let report = solver::check::check(&plan, &schedule);
        let mut rows = table::rows(&plan, &schedule, &report);
        table::sort(&mut rows, Column::Start, false);
        let lines = lines(Lang::Fr, &rows);
        assert_eq!(lines.len(), 6);
        assert_eq!(lines[0][3], "Attribuée à");
        assert_eq!(
            lines[1],
            [
                "Moodboards",
                "Autumn launch",
                "Maison Valade",
                "Léa Fontaine",
                "2026-11-23 09:30",
                "2026-11-24 17:30",
                "2026-11-24",
                "0",
                "14"
            ]
        );
        assert_eq!(lines[5][4], "non placée");
    }
}
