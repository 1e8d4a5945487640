//! Walking a timeline with the keys: from bar to bar in time, from row to row, and to the headings of rows.

use super::bars::{Bar, BarId};
use super::scene::{Row, RowKey, Scene};
use crate::chart::Span;

/// What may have the focus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The heading of a row.
    Head(RowKey),
    /// A bar; the row says where it is met.
    Bar(RowKey, BarId),
}

impl Spot {
    /// The row it is in.
    pub const fn row(&self) -> &RowKey {
        match self {
            Self::Head(row) | Self::Bar(row, _) => row,
        }
    }

    /// The bar, if it is one.
    pub const fn bar(&self) -> Option<BarId> {
        match self {
            Self::Head(_) => None,
            Self::Bar(_, bar) => Some(*bar),
        }
    }

    /// The id of its element on the page.
    pub fn element(&self) -> String {
        match self {
            Self::Head(row) => row.element(),
            Self::Bar(_, bar) => bar.element(),
        }
    }
}

/// A step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To what is earlier in the row; before its first bar stands its heading.
    Earlier,
    /// To what is later in the row.
    Later,
    /// To the row above, at about the same time.
    Up,
    /// To the row below, at about the same time.
    Down,
    /// To the first of the row.
    First,
    /// To the last of the row.
    Last,
}

/// Where a step leads; `None` where there is nothing further, or `from` is no longer there.
///
/// `around` is the stretch of time in sight: from a heading, a step up or down looks there.
pub fn step(scene: &Scene, from: &Spot, step: Step, around: Span) -> Option<Spot> {
    let position = scene.position(from.row())?;
    let row = scene.rows.get(position)?;
    let at = from.bar().and_then(|id| row.bars.iter().position(|bar| bar.id == id));
    let bar = |row: &Row, index: usize| Some(Spot::Bar(row.key.clone(), row.bars.get(index)?.id));
    match (step, at) {
        (Step::Earlier, Some(0)) | (Step::First, Some(_)) => Some(Spot::Head(row.key.clone())),
        (Step::Earlier, Some(index)) => bar(row, index - 1),
        (Step::Earlier | Step::First, None) => None,
        (Step::Later, Some(index)) => bar(row, index + 1),
        (Step::Later, None) => nearest(row, middle(around)).or_else(|| bar(row, 0)),
        (Step::Last, _) => bar(row, row.bars.len().checked_sub(1)?),
        (Step::Up, _) => beside(scene, (0..position).rev(), from, at.and_then(|i| row.bars.get(i)), around),
        (Step::Down, _) => {
            beside(scene, position + 1..scene.rows.len(), from, at.and_then(|i| row.bars.get(i)), around)
        }
    }
}

/// Where the keys begin: the first bar in sight from the top, else the first heading.
pub fn first(scene: &Scene, around: Span) -> Option<Spot> {
    let in_sight = |row: &std::sync::Arc<Row>| {
        let bar = row.bars.iter().find(|bar| bar.span.meets(around))?;
        Some(Spot::Bar(row.key.clone(), bar.id))
    };
    let head = || scene.rows.iter().find(|row| can_focus(row)).map(|row| Spot::Head(row.key.clone()));
    scene.rows.iter().find_map(in_sight).or_else(head)
}

/// The same spot in a scene that has changed: the bar itself, wherever it is now, or another of its task.
pub fn again(scene: &Scene, spot: &Spot) -> Option<Spot> {
    let there = |row: &Row| match spot {
        Spot::Head(key) => (row.key == *key).then(|| spot.clone()),
        Spot::Bar(_, id) => row.bars.iter().any(|bar| bar.id == *id).then(|| Spot::Bar(row.key.clone(), *id)),
    };
    let own =
        scene.position(spot.row()).and_then(|position| scene.rows.get(position)).and_then(|row| there(row));
    own.or_else(|| scene.rows.iter().find_map(|row| there(row))).or_else(|| {
        let (position, bar) = scene.find(spot.bar()?.task)?;
        Some(Spot::Bar(scene.rows.get(position)?.key.clone(), bar.id))
    })
}

fn can_focus(row: &Row) -> bool {
    !matches!(row.key, RowKey::Group(_))
}

/// The nearest bar of the next row in a direction; a heading stays a heading, and a row without bars offers its own.
fn beside(
    scene: &Scene,
    mut rows: impl Iterator<Item = usize>,
    from: &Spot,
    bar: Option<&std::sync::Arc<Bar>>,
    around: Span,
) -> Option<Spot> {
    let row = rows.find_map(|position| scene.rows.get(position).filter(|row| can_focus(row)))?;
    let head = || Spot::Head(row.key.clone());
    if matches!(from, Spot::Head(_)) {
        return Some(head());
    }
    let at = bar.map_or_else(|| middle(around), |bar| middle(bar.span));
    Some(nearest(row, at).unwrap_or_else(head))
}

fn nearest(row: &Row, x: f64) -> Option<Spot> {
    let distance = |bar: &Bar| (bar.span.from - x).max(x - bar.span.to).max(0.0);
    let bar = row.bars.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)))?;
    Some(Spot::Bar(row.key.clone(), bar.id))
}

const fn middle(span: Span) -> f64 {
    f64::midpoint(span.from, span.to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::fixture;
    use solver::model::{PersonId, TaskId};

    fn bar(person: u32, task: u32) -> Spot {
        Spot::Bar(RowKey::Person(PersonId(person)), BarId { task: TaskId(task), seat: 0, piece: 0 })
    }

    fn head(person: u32) -> Spot {
        Spot::Head(RowKey::Person(PersonId(person)))
    }

    #[test]
    fn the_arrows_walk_a_row_and_reach_its_heading() {
        let scene = fixture::scene();
        let go = |from: &Spot, how| step(&scene, from, how, Span::new(0.0, 1000.0));
        assert_eq!(go(&bar(1, 1), Step::Later), Some(bar(1, 2)));
        assert_eq!(go(&bar(1, 2), Step::Earlier), Some(bar(1, 1)));
        assert_eq!(go(&bar(1, 1), Step::Earlier), Some(head(1)));
        assert_eq!(go(&head(1), Step::Earlier), None);
        assert_eq!(
            go(&bar(1, 1), Step::Last).map(|spot| spot.row().clone()),
            Some(RowKey::Person(PersonId(1)))
        );
        assert_eq!(go(&bar(1, 2), Step::First), Some(head(1)));
    }

    #[test]
    fn up_and_down_keep_the_time_and_skip_headings_of_groups() {
        let scene = fixture::scene();
        let go = |from: &Spot, how| step(&scene, from, how, Span::new(0.0, 1000.0));
        assert_eq!(
            go(&bar(1, 1), Step::Down).map(|spot| spot.row().clone()),
            Some(RowKey::Person(PersonId(2)))
        );
        assert_eq!(go(&head(1), Step::Down), Some(head(2)));
        assert_eq!(go(&bar(1, 1), Step::Up), None, "above is only the heading of the group");
        let idle = go(&bar(2, 3), Step::Down);
        assert_eq!(idle, Some(head(3)), "somebody without work offers the heading");
    }

    #[test]
    fn the_focus_follows_its_task() {
        let (plan, mut schedule) = fixture::plan();
        schedule.assignments[0].owners = vec![PersonId(2)];
        let scene = fixture::scene_of(&plan, &schedule);
        assert_eq!(again(&scene, &bar(1, 1)), Some(bar(2, 1)));
        schedule.assignments.retain(|assignment| assignment.task != TaskId(1));
        let scene = fixture::scene_of(&plan, &schedule);
        assert_eq!(again(&scene, &bar(1, 1)), None);
        assert_eq!(again(&scene, &head(1)), Some(head(1)));
    }

    #[test]
    fn the_keys_begin_at_the_first_bar_in_sight() {
        let scene = fixture::scene();
        assert_eq!(first(&scene, Span::new(0.0, 500.0)), Some(bar(1, 1)));
        assert_eq!(first(&scene, Span::new(1e6, 2e6)), Some(head(1)));
        assert_eq!(first(&Scene::default(), Span::new(0.0, 1.0)), None);
    }
}
