use super::*;
use proptest::prelude::*;

/// Five rows, four columns; row 2 is a group header, column 2 is read-only, three rows a page.
fn go(state: &State, key: Key, shift: bool, ctrl: bool) -> Option<State> {
    let shape =
        Shape { rows: 5, cols: 4, page: 3, stops: &[true, true, false, true], spans: &|row| row == 2 };
    nav(shape, state, Press { key, shift, ctrl })
}

fn at(row: usize, col: usize) -> State {
    State { row, col, ..State::default() }
}

fn place(state: Option<State>) -> Option<(usize, usize)> {
    state.map(|s| (s.row, s.col))
}

#[test]
fn arrows_move_one_cell_and_stop_at_the_edges() {
    for (from, key, to) in [
        ((1, 1), Key::Up, (0, 1)),
        ((0, 1), Key::Up, (0, 1)),
        ((4, 1), Key::Down, (4, 1)),
        ((1, 3), Key::Right, (1, 3)),
        ((1, 0), Key::Left, (1, 0)),
        ((1, 1), Key::Right, (1, 2)),
        ((0, 1), Key::PageDown, (3, 1)),
        ((4, 1), Key::PageUp, (1, 1)),
        ((1, 2), Key::Home, (1, 0)),
        ((1, 2), Key::End, (1, 3)),
    ] {
        assert_eq!(place(go(&at(from.0, from.1), key, false, false)), Some(to), "{key:?} from {from:?}");
    }
}

#[test]
fn control_goes_to_the_edges() {
    for (key, to) in [
        (Key::Up, (0, 1)),
        (Key::Down, (4, 1)),
        (Key::Left, (3, 0)),
        (Key::Right, (3, 3)),
        (Key::Home, (0, 0)),
        (Key::End, (4, 3)),
    ] {
        assert_eq!(place(go(&at(3, 1), key, false, true)), Some(to), "{key:?}");
    }
}

#[test]
fn tab_visits_editable_cells_and_skips_group_headers() {
    let mut state = at(1, 0);
    let mut seen = vec![];
    while let Some(next) = go(&state, Key::Tab, false, false) {
        seen.push((next.row, next.col));
        state = next;
    }
    assert_eq!(seen, [(1, 1), (1, 3), (3, 0), (3, 1), (3, 3), (4, 0), (4, 1), (4, 3)]);
    assert_eq!(place(go(&at(3, 0), Key::Tab, true, false)), Some((1, 3)));
    assert_eq!(go(&at(0, 0), Key::Tab, true, false), None);
}

#[test]
fn enter_after_a_run_of_tabs_returns_to_its_first_column() {
    let state = go(&at(0, 1), Key::Tab, false, false).unwrap();
    assert_eq!((state.col, state.origin), (3, Some(1)));
    assert_eq!(place(go(&state, Key::Enter, false, false)), Some((1, 1)));
    assert_eq!(place(go(&at(3, 3), Key::Enter, true, false)), Some((2, 3)));
    let moved = go(&state, Key::Up, false, false).unwrap();
    assert_eq!(moved.origin, None, "an arrow ends the run");
}

#[test]
fn shift_extends_a_range_and_a_plain_arrow_ends_it() {
    let state = go(&at(1, 0), Key::Down, true, false).unwrap();
    let state = go(&state, Key::Down, true, false).unwrap();
    assert_eq!(state.selection(), BTreeSet::from([1, 2, 3]));
    let back = go(&go(&state, Key::Up, true, false).unwrap(), Key::PageUp, true, false).unwrap();
    assert_eq!(back.selection(), BTreeSet::from([0, 1]));
    let plain = go(&state, Key::Down, false, false).unwrap();
    assert_eq!(plain.selection(), BTreeSet::from([4]));
    assert!(!plain.selects_rows());
}

#[test]
fn everything_is_selected_at_once_and_escape_lets_go() {
    let all = go(&at(1, 0), Key::All, false, true).unwrap();
    assert_eq!(all.selection().len(), 5);
    let none = go(&all, Key::Escape, false, false).unwrap();
    assert_eq!(none.selection(), BTreeSet::from([1]));
}

#[test]
fn escape_then_tab_leaves_the_grid() {
    let state = go(&at(1, 0), Key::Escape, false, false).unwrap();
    assert_eq!(go(&state, Key::Tab, false, false), None);
    assert_eq!(go(&state, Key::Escape, false, false), None, "a second Escape belongs to the page");
    let moved = go(&state, Key::Right, false, false).unwrap();
    assert_eq!(place(go(&moved, Key::Tab, false, false)), Some((1, 3)));
}

#[test]
fn clicks_select_like_a_list() {
    let state = click(&at(1, 0), 3, 2, false, false);
    assert_eq!((state.row, state.col, state.selection()), (3, 2, BTreeSet::from([3])));
    let range = click(&at(1, 0), 3, 2, true, false);
    assert_eq!(range.selection(), BTreeSet::from([1, 2, 3]));
    let picked = click(&click(&at(1, 0), 3, 0, false, true), 4, 0, false, true);
    assert_eq!(picked.selection(), BTreeSet::from([1, 3, 4]));
    assert_eq!(click(&picked, 3, 0, false, true).selection(), BTreeSet::from([1, 4]));
}

#[test]
fn an_empty_grid_has_nowhere_to_go() {
    let shape = Shape { rows: 0, cols: 4, page: 3, stops: &[true; 4], spans: &|_| false };
    assert_eq!(nav(shape, &at(0, 0), Press { key: Key::Down, shift: false, ctrl: false }), None);
}

proptest! {
    #[test]
    fn the_cursor_never_leaves_the_grid(
        rows in 1..40_usize, cols in 1..9_usize, row in 0..50_usize, col in 0..12_usize,
        keys in proptest::collection::vec((0..12_usize, any::<bool>(), any::<bool>()), 1..60),
    ) {
        const KEYS: [Key; 12] = [
            Key::Up, Key::Down, Key::Left, Key::Right, Key::Home, Key::End, Key::PageUp, Key::PageDown, Key::Tab,
            Key::Enter, Key::Escape, Key::All,
        ];
        let stops: Vec<bool> = (0..cols).map(|c| c % 3 != 1).collect();
        let shape = Shape { rows, cols, page: 7, stops: &stops, spans: &|r| r % 5 == 0 };
        let mut state = at(row, col);
        for (key, shift, ctrl) in keys {
            if let Some(next) = nav(shape, &state, Press { key: KEYS[key], shift, ctrl }) {
                prop_assert!(next.row < rows && next.col < cols);
                prop_assert!(next.selection().iter().all(|r| *r < rows));
                state = State { row: next.row, col: next.col, ..next };
            }
        }
    }
}
