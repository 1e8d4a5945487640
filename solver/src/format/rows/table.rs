//! Text cut into rows of cells.

/// Which character stands between cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delimiter {
    /// A tab, as spreadsheets put on the clipboard.
    Tab,
    /// A semicolon, as French spreadsheets save.
    Semicolon,
    /// A comma.
    Comma,
    /// A vertical bar, as in Markdown tables.
    Bar,
    /// None: one cell a line.
    Line,
}

impl Delimiter {
    const fn byte(self) -> u8 {
        match self {
            Self::Tab => b'\t',
            Self::Semicolon => b';',
            Self::Comma => b',',
            Self::Bar => b'|',
            // No text holds it: it was replaced before.
            Self::Line => 0,
        }
    }
}

/// A row of cells, without space around them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The line on which it begins, from 1.
    pub line: u64,
    /// Its cells.
    pub cells: Vec<String>,
}

impl Record {
    /// The text of a cell; empty beyond the end.
    pub fn cell(&self, index: usize) -> &str {
        self.cells.get(index).map_or("", String::as_str)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.cells.iter().all(String::is_empty)
    }
}

/// A table as it was pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Table {
    pub delimiter: Delimiter,
    /// Rows with at least one cell that is not empty.
    pub records: Vec<Record>,
    /// Cells of the widest row.
    pub width: usize,
    /// A quote was opened and never closed: quotes were taken as they stand.
    pub open_quote: bool,
}

/// Cuts text into cells; O(length).
pub(super) fn cut(text: &str) -> Table {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // Some programs write \r alone; nobody means NUL.
    let lone_returns = text.contains('\r') && !text.contains('\n');
    let text = if lone_returns { text.replace('\r', "\n") } else { text.to_owned() };
    let text = if text.contains('\0') { text.replace('\0', " ") } else { text };
    let (delimiter, quotes) = sniff(&text);
    let mut records = parse(&text, delimiter, quotes);
    // A quote that nobody closed swallows every row behind it.
    let open_quote = quotes && text.matches('"').count() % 2 == 1;
    let swallowed = |record: &Record| record.cells.iter().any(|cell| cell.matches('\n').count() > 1);
    let open_quote = open_quote && records.last().is_some_and(swallowed);
    if open_quote {
        records = parse(&text, delimiter, false);
    }
    if delimiter == Delimiter::Bar {
        records.iter_mut().for_each(strip_markdown);
        records.retain(|record| !record.is_empty());
    }
    let width = records.iter().map(|record| record.cells.len()).max().unwrap_or(0);
    Table { delimiter, records, width, open_quote }
}

/// `| a | b |` has an empty cell at either end, and a row of dashes below its header.
fn strip_markdown(record: &mut Record) {
    if record.cells.first().is_some_and(String::is_empty) {
        record.cells.remove(0);
    }
    if record.cells.last().is_some_and(String::is_empty) {
        record.cells.pop();
    }
    let dashes = |cell: &String| !cell.is_empty() && cell.chars().all(|c| matches!(c, '-' | ':'));
    if !record.cells.is_empty() && record.cells.iter().all(dashes) {
        record.cells.clear();
    }
}

fn parse(text: &str, delimiter: Delimiter, quotes: bool) -> Vec<Record> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter.byte())
        .has_headers(false)
        .flexible(true)
        .quoting(quotes)
        .from_reader(text.as_bytes());
    let mut records = Vec::new();
    let (mut line, mut counted) = (1, 0);
    for found in reader.records() {
        // The text is UTF-8 and rows may differ in length: nothing is left that could fail.
        let Ok(found) = found else { continue };
        // A record begins behind the line ends that close the one before.
        let byte = found.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(0);
        let rest = text.get(byte..).unwrap_or_default();
        let start = byte + rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        let passed = text.get(counted..start).unwrap_or_default();
        line += u64::try_from(passed.matches('\n').count()).unwrap_or(0);
        counted = start;
        let cells: Vec<String> = found.iter().map(|cell| cell.trim().to_owned()).collect();
        let record = Record { line, cells };
        if !record.is_empty() {
            records.push(record);
        }
    }
    records
}

/// The delimiter that cuts the first rows into the same number of cells most often, and whether cells are quoted.
fn sniff(text: &str) -> (Delimiter, bool) {
    let head: String = text.lines().take(60).collect::<Vec<_>>().join("\n");
    let quotes = |delimiter: Delimiter| {
        let byte = char::from(delimiter.byte());
        head.lines().any(|line| line.starts_with('"') || line.contains(&format!("{byte}\"")))
    };
    let score = |delimiter: Delimiter| {
        let records = parse(&head, delimiter, quotes(delimiter));
        let mut widths: Vec<usize> = records.iter().map(|record| record.cells.len()).collect();
        widths.sort_unstable();
        let runs = widths.chunk_by(|a, b| a == b).filter(|run| run.first().is_some_and(|width| *width > 1));
        let (same, width) = runs.map(|run| (run.len(), run.first().copied().unwrap_or(0))).max()?;
        // Half of the rows must agree: a comma here and there in a list of sentences is no table.
        (same * 2 >= records.len()).then_some((same, width))
    };
    // A tab is never typed by chance; a bar hardly.
    let candidates = [Delimiter::Tab, Delimiter::Bar, Delimiter::Semicolon, Delimiter::Comma];
    let mut best: Option<((usize, usize), Delimiter)> = None;
    for delimiter in candidates {
        let Some(found) = score(delimiter) else { continue };
        if delimiter == Delimiter::Tab {
            return (delimiter, quotes(delimiter));
        }
        if best.is_none_or(|(most, _)| found > most) {
            best = Some((found, delimiter));
        }
    }
    match best {
        Some((_, delimiter)) => (delimiter, quotes(delimiter)),
        None => (Delimiter::Line, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        cut(text).records.into_iter().map(|record| record.cells).collect()
    }

    #[test]
    fn delimiters_are_found() {
        let cases = [
            ("a\tb\n1,5\t2", Delimiter::Tab),
            ("a;b\n1,5;2\n2,5;3", Delimiter::Semicolon),
            ("a,b\n1,2", Delimiter::Comma),
            ("| a | b |\n|---|---|\n| 1 | 2 |", Delimiter::Bar),
            ("Moodboard\nCopy, first draft\nShoot", Delimiter::Line),
            ("one line", Delimiter::Line),
            ("", Delimiter::Line),
        ];
        for (text, delimiter) in cases {
            assert_eq!(cut(text).delimiter, delimiter, "{text}");
        }
    }

    #[test]
    fn quotes_hold_lines_and_delimiters() {
        let text = "\u{feff}Name,Notes\r\n\"Logo, final\",\"two\nlines and \"\"quotes\"\"\"\r\n\r\nCopy,\r\n";
        let expected = [["Name", "Notes"], ["Logo, final", "two\nlines and \"quotes\""], ["Copy", ""]];
        assert_eq!(cells(text), expected.map(|row| row.map(String::from).to_vec()));
        assert_eq!(cut(text).records.iter().map(|record| record.line).collect::<Vec<_>>(), [1, 2, 5]);
    }

    #[test]
    fn a_quote_that_is_never_closed_swallows_nothing() {
        let table = cut("Name\tNotes\n\"Logo\tx\nCopy\ty\nShoot\tz\n");
        assert!(table.open_quote);
        assert_eq!(table.records.len(), 4);
        let inches = cut("Name\tNotes\nScreen 27\"\tx\nCopy\ty\n");
        assert!(!inches.open_quote);
        assert_eq!(inches.records[1].cells, ["Screen 27\"", "x"]);
    }

    #[test]
    fn old_line_ends_and_markdown_are_read() {
        assert_eq!(cells("a\tb\rc\td"), [["a", "b"], ["c", "d"]]);
        assert_eq!(cells("| a | b |\n|---|:-:|\n| 1 | 2 |"), [["a", "b"], ["1", "2"]]);
    }
}
