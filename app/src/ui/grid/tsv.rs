//! Selected rows as tab-separated text, the form in which spreadsheets exchange cells.

use super::model::{CellView, Column, Kind, Row, RowKind};
use std::sync::Arc;

/// One cell as a spreadsheet takes it: no tabs or line ends, plain spaces instead of no-break ones.
fn clean(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\t' | '\n' | '\r' | '\u{a0}' | '\u{202f}' => ' ',
            c => c,
        })
        .collect()
}

/// What is copied of a cell: the raw form, so that a paste gives the same value back.
pub fn cell_text(column: &Column, cell: &CellView) -> String {
    match column.kind {
        Kind::Check => if cell.checked { "1" } else { "" }.to_owned(),
        _ => clean(cell.raw()),
    }
}

/// The rows as lines, their cells in the order of the columns; the empty last line is left out.
pub fn rows_text<'a>(columns: &[Column], rows: impl Iterator<Item = &'a Arc<Row>>) -> String {
    let mut out = String::new();
    for row in rows.filter(|row| row.kind != RowKind::New) {
        let empty = CellView::default();
        let width = if row.spans() { 1 } else { columns.len() };
        for (i, column) in columns.iter().take(width).enumerate() {
            if i > 0 {
                out.push('\t');
            }
            out.push_str(&cell_text(column, row.cells.get(i).unwrap_or(&empty)));
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_become_lines_that_a_spreadsheet_reads() {
        let columns = [
            Column::new("task", "Task", Kind::Text),
            Column::new("effort", "Effort", Kind::Hours),
            Column::new("done", "Done", Kind::Check),
        ];
        let rows = [
            Arc::new(Row::group(1, CellView::text("Hélio"))),
            Arc::new(Row::item(
                2,
                vec![
                    CellView::text("Brief\tand\nmore"),
                    CellView::text("6\u{a0}h").edit("6"),
                    CellView::check(true),
                ],
            )),
            Arc::new(Row::item(3, vec![CellView::text("Short")])),
            Arc::new(Row::new_line("New task")),
        ];
        assert_eq!(rows_text(&columns, rows.iter()), "Hélio\nBrief and more\t6\t1\nShort\t\t\n");
    }
}
