//! What the parts of the Plan screen share: what is drawn, where the reader looks, and what has the focus.

use std::sync::Arc;

use chrono::{Days, NaiveDate, NaiveDateTime};
use leptos::html::Div;
use leptos::prelude::*;
use solver::model::{Schedule, TaskId};

use super::model::bars::Bar;
use super::model::changes::{self, Change};
use super::model::moves::Spot;
use super::model::scene::{Grouping, Row, RowKey, Scene, Source};
use super::model::shade::Holidays;
use super::model::{anchor, axis, moves, rows, visible};
use super::pace::Pace;
use crate::chart::{self, Span, TimeAxis, axis::monday, window};
use crate::platform::{clock, page, preferences};
use crate::state::document::{Document, use_document};
use crate::state::selection::{Picked, Selection, use_selection};
use crate::state::solve::{Solves, use_solves};
use crate::state::view::{PlanMode, View, Zoom, use_view};

/// Pixels of the header of the timeline.
pub const HEADER: f64 = 44.0;
/// Where the choice of grouping is kept.
const GROUPING: &str = "relais.plan.grouping";

/// The shared state of the screen; `Copy`, reached with [`use_board`].
#[derive(Clone, Copy, Debug)]
pub struct Board {
    /// The document.
    pub document: Document,
    /// The solves.
    pub solves: Solves,
    /// What is selected.
    pub selection: Selection,
    /// How the page is looked at.
    pub view: View,
    /// How people are grouped.
    grouping: RwSignal<Grouping>,
    /// The moment at which the screen was opened.
    pub now: StoredValue<NaiveDateTime>,
    /// The box that scrolls.
    pub scroller: NodeRef<Div>,
    /// Its inner size, in pixels; 0 until it is on the page.
    pub size: RwSignal<(f64, f64)>,
    /// How far it is scrolled, in pixels from the left and from the top.
    pub scroll: RwSignal<(f64, f64)>,
    /// Where time is drawn.
    pub axis: Memo<Arc<TimeAxis>>,
    /// Public holidays along the axis.
    pub holidays: Memo<Arc<Holidays>>,
    /// All rows.
    pub scene: Memo<Arc<Scene>>,
    /// What the proposal on show would change.
    pub changes: Memo<Arc<Vec<Change>>>,
    /// The stretch of rows that is drawn.
    pub near_rows: Memo<Span>,
    /// The stretch of time in sight.
    sight: Memo<Span>,
    /// The stretch of time that is drawn; that of a row is [`Board::near_time_of_row`].
    pub near_time: Memo<Span>,
    /// Which rows are drawn when the zoom changes.
    pub pace: Pace,
    /// Where the keys are.
    pub spot: RwSignal<Option<Spot>>,
    /// What Tab reaches: where the keys are, else where they would begin.
    pub tab_stop: Memo<Option<Spot>>,
}

/// The board of the screen, provided by it.
pub fn use_board() -> Board {
    use_context().unwrap_or_else(Board::new)
}

impl Board {
    /// A board over the page's document.
    pub fn new() -> Self {
        let (document, view, selection) = (use_document(), use_view(), use_selection());
        let now = StoredValue::new(clock::now());
        let saved = preferences::read(GROUPING).and_then(|name| Grouping::from_name(&name));
        let grouping = RwSignal::new(saved.unwrap_or_default());
        let size = RwSignal::new((0.0, 0.0));
        let scroll = RwSignal::new(view.plan_scroll.get_untracked());
        let room = Memo::new(move |_| {
            let (width, _) = size.get();
            (width - name_width(width)).max(0.0)
        });
        let axis = Memo::new(move |_| {
            let (plan, schedule) = (document.plan(), document.shown_schedule());
            let today = now.get_value().date();
            Arc::new(axis::axis(&plan, schedule.as_deref(), today, zoom(view.plan_zoom.get()), room.get()))
        });
        let holidays = Memo::new(move |_| Arc::new(Holidays::new(&document.plan(), &axis.get())));
        let changes = Memo::new(move |_| {
            let plan = document.plan();
            let proposal = document.is_preview().then(|| document.shown_schedule()).flatten();
            let pair = plan.schedule.as_ref().zip(proposal);
            Arc::new(pair.map_or_else(Vec::new, |(old, new)| changes::changes(&plan, old, &new)))
        });
        let scene = Memo::new_with_compare(
            move |old: Option<&Arc<Scene>>| {
                let plan = document.plan();
                let empty = Schedule::default();
                let schedule = document.shown_schedule();
                // Before the first solve there is nothing to report but who is there when.
                let report = document.report().unwrap_or_else(|| Arc::new(document.blank_report()));
                let (axis, changes) = (axis.get(), changes.get());
                let source = Source {
                    plan: &plan,
                    schedule: schedule.as_deref().unwrap_or(&empty),
                    report: &report,
                    before: plan.schedule.as_deref().map(|accepted| (accepted, changes.as_slice())),
                    axis: &axis,
                };
                let old = old.map(AsRef::as_ref);
                Arc::new(match view.plan_mode.get() {
                    PlanMode::Projects => rows::projects(&source, old),
                    _ => rows::people(&source, grouping.get(), old),
                })
            },
            |old, new| match (old, new) {
                (Some(old), Some(new)) => !Arc::ptr_eq(old, new),
                _ => true,
            },
        );
        let near_rows = Memo::new(move |_| {
            let (top, (_, height)) = (scroll.get().1, size.get());
            visible::near_rows(Span::new(top, top + (height - HEADER).max(0.0)))
        });
        let sight = Memo::new(move |_| {
            let left = scroll.get().0;
            Span::new(left, left + room.get())
        });
        let near_time = Memo::new(move |_| visible::near_time(sight.get()));
        let spot = RwSignal::new(None::<Spot>);
        let tab_stop = Memo::new(move |_| {
            let scene = scene.get();
            let known = spot.with(|spot| spot.as_ref().and_then(|spot| moves::again(&scene, spot)));
            known.or_else(|| moves::first(&scene, near_time.get()))
        });
        Self {
            document,
            solves: use_solves(),
            selection,
            view,
            grouping,
            now,
            scroller: NodeRef::new(),
            size,
            scroll,
            axis,
            holidays,
            scene,
            changes,
            near_rows,
            sight,
            near_time,
            pace: Pace::new(axis),
            spot,
            tab_stop,
        }
    }

    /// Makes it available to everything below the calling component.
    pub fn provide(self) -> Self {
        provide_context(self);
        self
    }

    /// How people are grouped (tracked).
    pub fn grouping(self) -> Grouping {
        self.grouping.get()
    }

    /// Groups people otherwise, here and for later visits.
    pub fn group_by(self, grouping: Grouping) {
        preferences::write(GROUPING, grouping.name());
        self.grouping.set(grouping);
    }

    /// Pixels of the column of names (tracked).
    pub fn name_width(self) -> f64 {
        name_width(self.size.get().0)
    }

    /// Pixels of the column of names at this moment.
    pub fn name_width_untracked(self) -> f64 {
        name_width(self.size.get_untracked().0)
    }

    fn room_untracked(self) -> f64 {
        let (width, _) = self.size.get_untracked();
        (width - name_width(width)).max(0.0)
    }

    /// The stretch of time that is drawn of the row at a position (tracked).
    pub fn near_time_of_row(self, position: usize) -> Span {
        visible::near_time_of_row(self.sight.get(), position)
    }

    /// The stretch of time in sight at this moment.
    pub fn sight_untracked(self) -> Span {
        self.sight.get_untracked()
    }

    /// The Monday of the week at the left edge of the timeline at this moment.
    pub fn shown_week(self) -> NaiveDate {
        let axis = self.axis.get_untracked();
        let left = self.sight_untracked().from;
        // A week of which only the last hours are in sight is not the one that is looked at.
        let at = axis.time_at(left + axis.day_width() * 0.9).date();
        monday(at)
    }

    /// A row by its key (tracked).
    pub fn row(self, key: &RowKey) -> Option<Arc<Row>> {
        self.scene.with(|scene| scene.rows.get(scene.position(key)?).cloned())
    }

    /// Scrolls to a place, in pixels from the left and from the top; `None` stays.
    pub fn scroll_to(self, left: Option<f64>, top: Option<f64>) {
        let Some(scroller) = self.scroller.get_untracked() else { return };
        // The page counts scrolled pixels as whole numbers that fit.
        #[allow(clippy::cast_possible_truncation, reason = "pixels of an axis of ten years fit by far")]
        let whole = |pixels: f64| pixels.round() as i32;
        if let Some(left) = left {
            scroller.set_scroll_left(whole(left));
        }
        if let Some(top) = top {
            scroller.set_scroll_top(whole(top));
        }
        self.scroll.set((f64::from(scroller.scroll_left()), f64::from(scroller.scroll_top())));
    }

    /// Scrolls so that the present, or the plan's own today where that is later, stands near the left edge, after half
    /// a day of what has passed.
    pub fn go_to_now(self) {
        let as_of = self.document.plan_untracked().as_of;
        let now = self.now.get_value();
        let x = self.axis.with_untracked(|axis| {
            let at = if now.date() < as_of { axis.x_of_date(as_of) } else { axis.x(now) };
            at - axis.day_width() / 2.0
        });
        self.scroll_to(Some(x.max(0.0)), None);
    }

    /// Scrolls so that a day's week begins at the left edge.
    pub fn go_to_week(self, date: NaiveDate) {
        let x = self.axis.with_untracked(|axis| axis.x_of_date(monday(date)));
        self.scroll_to(Some(x), None);
    }

    /// Scrolls so that a day is at the left edge.
    fn go_to_day(self, date: NaiveDate) {
        let x = self.axis.with_untracked(|axis| axis.x_of_date(date));
        self.scroll_to(Some(x), None);
    }

    /// Scrolls by a page of time, back or forth: whole weeks, or whole days at the near zoom.
    pub fn page(self, forth: bool) {
        let axis = self.axis.get_untracked();
        let sight = self.sight_untracked();
        let at = axis.time_at(sight.from + axis.day_width() * 0.4).date();
        let shown = axis.days_in(Span::new(sight.from, sight.to - 2.0)).len();
        let week = axis.zoom() == chart::Zoom::Day;
        let days = u64::try_from(if week { shown.max(1) } else { (shown / 7).max(1) * 7 }).unwrap_or(7);
        let to =
            if forth { at.checked_add_days(Days::new(days)) } else { at.checked_sub_days(Days::new(days)) };
        let Some(to) = to else { return };
        if week { self.go_to_day(to) } else { self.go_to_week(to) }
    }

    /// Scrolls as little as needed to bring a spot into sight.
    pub fn reveal(self, spot: &Spot) {
        let scene = self.scene.get_untracked();
        let Some(position) = scene.position(spot.row()) else { return };
        let (left, top) = self.scroll.get_untracked();
        let height = (self.size.get_untracked().1 - HEADER).max(0.0);
        let down = scene.row_span(position).and_then(|span| window::reveal(top, height, span, 8.0));
        let bar = |row: &Arc<Row>| row.bars.iter().find(|bar| Some(bar.id) == spot.bar()).cloned();
        let bar: Option<Arc<Bar>> = scene.rows.get(position).and_then(bar);
        let right = bar.and_then(|bar| window::reveal(left, self.room_untracked(), bar.span, 24.0));
        if down.is_some() || right.is_some() {
            self.scroll_to(right, down);
        }
    }

    /// Moves the keys to a spot, brings it into sight and gives it the focus.
    pub fn focus(self, spot: Spot) {
        self.reveal(&spot);
        let element = spot.element();
        self.spot.set(Some(spot));
        // The bar is on the page once the signals above have been followed.
        request_animation_frame(move || page::focus(&element));
    }

    /// Selects a task and shows where it is.
    pub fn show_task(self, task: TaskId) {
        self.select_task(task);
        if matches!(self.view.plan_mode.get_untracked(), PlanMode::HeatMap) {
            self.view.plan_mode.set(PlanMode::People);
        }
        let scene = self.scene.get_untracked();
        let Some((position, bar)) = scene.find(task) else { return };
        if let Some(row) = scene.rows.get(position) {
            let spot = Spot::Bar(row.key.clone(), bar.id);
            self.reveal(&spot);
            self.spot.set(Some(spot));
        }
    }

    /// Selects a task and no other: the inspector shows it.
    pub fn select_task(self, task: TaskId) {
        self.selection.person.set(None);
        self.selection.pick(Picked::new(task, []));
    }

    /// Selects nothing: the inspector closes, and the keys are where they were.
    pub fn close_details(self) {
        self.selection.task.set(None);
        self.selection.person.set(None);
        if let Some(spot) = self.tab_stop.get_untracked() {
            let element = spot.element();
            request_animation_frame(move || page::focus(&element));
        }
    }

    /// Gives the focus back to the bar that had it when it is drawn anew: moved, pinned, or at another width of a day.
    /// Called once, by the timeline.
    pub fn hold_focus(self) {
        Effect::new(move |drawn: Option<()>| {
            self.scene.track();
            self.pace.track();
            if drawn.is_some() {
                request_animation_frame(move || {
                    // The screen may have been left since.
                    let had = self.spot.try_with_untracked(Option::is_some).unwrap_or_default();
                    let spot = self.tab_stop.try_get_untracked().flatten();
                    if let Some(spot) = spot.filter(|_| had && page::has_no_focus()) {
                        page::focus(&spot.element());
                    }
                });
            }
        });
    }

    /// Keeps what the reader looks at in place when the axis changes; called once, by the timeline.
    pub fn hold_still(self) {
        Effect::new(move |old: Option<(Arc<TimeAxis>, bool)>| {
            let axis = self.axis.get();
            // An axis from before the box was measured was never seen: nothing on it is to be kept.
            let is_seen = self.size.get_untracked().0 > 0.0;
            let seen = old.filter(|(old, was_seen)| *was_seen && is_seen && *old != axis);
            match seen.map(|(old, _)| old) {
                Some(old) if old.zoom() == axis.zoom() && old.column(0) == axis.column(0) => {}
                Some(old) => {
                    let selected = self.selection.task.get_untracked();
                    let start = selected
                        .and_then(|task| untrack(|| self.document.shown_schedule())?.get(task)?.start());
                    let moments: Vec<NaiveDateTime> =
                        start.into_iter().chain([self.now.get_value()]).collect();
                    let sight = self.sight_untracked();
                    let left = anchor::keep(&old, &axis, sight.from, sight.len(), &moments);
                    request_animation_frame(move || self.scroll_to(Some(left), None));
                }
                None => {}
            }
            (axis, is_seen)
        });
    }
}

/// The zoom of the chart for that of the view.
pub const fn zoom(zoom: Zoom) -> chart::Zoom {
    match zoom {
        Zoom::Day => chart::Zoom::Day,
        Zoom::Week => chart::Zoom::Week,
        Zoom::Month => chart::Zoom::Month,
    }
}

/// Pixels of the column of names for a width of the timeline.
const fn name_width(width: f64) -> f64 {
    if width < 700.0 { 148.0 } else { 184.0 }
}
