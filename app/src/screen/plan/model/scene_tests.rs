use std::sync::Arc;

use chrono::NaiveDate;
use solver::check::check;
use solver::model::{Hat, Lag, Link, PersonId, Piece, Plan, Schedule, Seat, Task, TaskId};

use super::bars::TailText;
use super::changes::changes;
use super::fixture::{self, at, date};
use super::rows;
use super::scene::{self, Scene, Source, Title};
use super::{BarId, Grouping, Head, Row, RowKey, axis, visible};
use crate::chart::marks::Sign;
use crate::chart::{Span, TimeAxis, Zoom};

fn axis_of(plan: &Plan, schedule: &Schedule, zoom: Zoom) -> TimeAxis {
    axis::axis(plan, Some(schedule), plan.as_of, zoom, 1000.0)
}

fn drawn(plan: &Plan, schedule: &Schedule, old: Option<&Scene>) -> Scene {
    let report = check(plan, schedule);
    let axis = axis_of(plan, schedule, Zoom::Week);
    let source = Source { plan, schedule, report: &report, before: None, axis: &axis };
    rows::people(&source, Grouping::Department, old)
}

fn row(scene: &Scene, person: u32) -> &Arc<Row> {
    scene.rows.iter().find(|row| row.key == RowKey::Person(PersonId(person))).unwrap()
}

fn change(plan: &mut Plan, task: u32, change: impl FnOnce(&mut Task)) {
    let found = plan.tasks.iter_mut().find(|found| found.id == TaskId(task)).unwrap();
    change(Arc::make_mut(found));
}

#[test]
fn people_stand_in_the_groups_of_the_plan() {
    let (plan, _) = fixture::plan();
    let titles = |grouping| {
        rows::groups(&plan, grouping)
            .into_iter()
            .map(|(title, people)| (title, people.len()))
            .collect::<Vec<_>>()
    };
    let name = |name: &str| Some(Title::Name(name.into()));
    assert_eq!(titles(Grouping::Department), [(name("Studio"), 2), (name("Projects"), 1)]);
    assert_eq!(titles(Grouping::Hat), [(Some(Title::Hat(Hat::Pm)), 1), (Some(Title::Hat(Hat::Creative)), 2)]);
    assert_eq!(titles(Grouping::Flat), [(None, 3)]);
}

#[test]
fn people_without_departments_need_no_group() {
    let (mut plan, _) = fixture::plan();
    for person in &mut plan.people {
        Arc::make_mut(person).department.clear();
    }
    assert_eq!(rows::groups(&plan, Grouping::Department).len(), 1);
    assert_eq!(rows::groups(&plan, Grouping::Department)[0].0, None);
    Arc::make_mut(&mut plan.people[1]).placeholder = true;
    let groups = rows::groups(&plan, Grouping::Department);
    assert_eq!(groups[1].0, Some(Title::Placeholders), "freelancers come last");
}

#[test]
fn bars_stand_where_their_work_is() {
    let scene = fixture::scene();
    let (plan, schedule) = fixture::plan();
    let axis = axis_of(&plan, &schedule, Zoom::Week);
    let lea = row(&scene, 1);
    assert_eq!(lea.bars.len(), 2);
    assert_eq!(lea.bars[0].span, Span::new(0.0, axis.column(1).to));
    assert_eq!((lea.bars[0].minutes, lea.bars[0].colour, lea.bars[0].part), (14 * 60, 7, None));
    assert_eq!(lea.height, scene::Lanes::People.height(1));
    assert!(row(&scene, 3).bars.is_empty());
    assert_eq!(scene.tops.len(), scene.rows.len() + 1);
}

#[test]
fn what_is_late_is_late_from_the_end_of_the_due_day() {
    let (mut plan, schedule) = fixture::plan();
    let axis = axis_of(&plan, &schedule, Zoom::Week);
    let scene = drawn(&plan, &schedule, None);
    let late = &row(&scene, 1).bars[1];
    assert_eq!((late.late, late.tail), (2, Some(late.span.from)), "all of it is after Tuesday");
    assert_eq!(row(&scene, 1).bars[0].tail, None);
    change(&mut plan, 2, |task| task.due = Some(date("2026-11-25")));
    let scene = drawn(&plan, &schedule, None);
    let late = &row(&scene, 1).bars[1];
    assert_eq!((late.late, late.tail), (1, Some(axis.column(2).to)));
}

#[test]
fn a_task_with_two_seats_stands_in_both_rows() {
    let (mut plan, mut schedule) = fixture::plan();
    change(&mut plan, 3, |task| task.seats.push(Seat::default()));
    schedule.assignments[2].owners.push(PersonId(3));
    let scene = drawn(&plan, &schedule, None);
    let second = &row(&scene, 3).bars[0];
    assert_eq!(second.id, BarId { task: TaskId(3), seat: 1, piece: 0 });
    assert_eq!(second.owners, [PersonId(2), PersonId(3)]);
}

#[test]
fn pieces_share_a_lane_and_overlaps_are_stacked() {
    let (mut plan, mut schedule) = fixture::plan();
    change(&mut plan, 1, |task| task.split = true);
    schedule.assignments[0].pieces = vec![
        Piece { start: at("2026-11-23 09:30"), end: at("2026-11-23 17:30") },
        Piece { start: at("2026-11-27 09:30"), end: at("2026-11-27 17:30") },
    ];
    let scene = drawn(&plan, &schedule, None);
    let parts: Vec<_> = row(&scene, 1).bars.iter().map(|bar| (bar.id.task.0, bar.part, bar.lane)).collect();
    assert_eq!(parts, [(1, Some((1, 2)), 0), (2, None, 0), (1, Some((2, 2)), 0)]);
    schedule.assignments[0].pieces[0].end = at("2026-11-25 12:00");
    let scene = drawn(&plan, &schedule, None);
    let lanes: Vec<_> = row(&scene, 1).bars.iter().map(|bar| bar.lane).collect();
    assert_eq!(lanes, [0, 1, 0]);
    assert_eq!(row(&scene, 1).height, scene::Lanes::People.height(2));
}

#[test]
fn pins_guesses_breaches_and_beginnings_are_marked() {
    let (mut plan, schedule) = fixture::plan();
    change(&mut plan, 1, |task| task.seats[0].pin = Some(PersonId(1)));
    change(&mut plan, 2, |task| task.pin_start = Some(at("2026-11-25 09:30")));
    change(&mut plan, 3, |task| task.effort = None);
    change(&mut plan, 4, |task| {
        task.progress.spent = solver::model::Minutes(60);
        task.after = vec![Link { task: TaskId(2), lag: Lag::WorkingDays(9) }];
    });
    let scene = drawn(&plan, &schedule, None);
    let bar = |task: u32| scene.find(TaskId(task)).unwrap().1;
    let pinned = |id| bar(id).pinned.is_some();
    assert!(pinned(1) && pinned(2) && !pinned(3));
    assert!(bar(3).assumed && !bar(1).assumed);
    assert!(bar(4).started && bar(4).breach && !bar(1).breach);
}

#[test]
fn days_off_inside_a_bar_are_gaps() {
    let (mut plan, mut schedule) = fixture::plan();
    let part = solver::model::DayPart::Whole;
    let day = date("2026-11-24");
    Arc::make_mut(&mut plan.people[0]).time_off.push(solver::model::TimeOff {
        first: day,
        last: day,
        part,
        note: String::new(),
    });
    schedule.assignments[0].pieces[0].end = at("2026-11-25 17:30");
    schedule.assignments.remove(1);
    let axis = axis_of(&plan, &schedule, Zoom::Week);
    let scene = drawn(&plan, &schedule, None);
    assert_eq!(row(&scene, 1).bars[0].gaps, [axis.column(1)]);
}

#[test]
fn a_date_has_one_mark_however_many_tasks_it_has() {
    let scene = fixture::scene();
    let signs = &row(&scene, 1).signs;
    assert_eq!(signs.len(), 1);
    assert_eq!((signs[0].sign, signs[0].date, signs[0].tasks.len()), (Sign::Due, date("2026-11-24"), 2));
}

#[test]
fn loads_stand_above_their_week() {
    let scene = fixture::scene();
    let week = &row(&scene, 1).weeks[0];
    assert_eq!(week.span.from, 0.0);
    assert_eq!(week.permille, Some(800), "28 of 35 hours");
}

#[test]
fn projects_hold_all_their_work() {
    let (plan, schedule) = fixture::plan();
    let report = check(&plan, &schedule);
    let axis = axis_of(&plan, &schedule, Zoom::Week);
    let source = Source { plan: &plan, schedule: &schedule, report: &report, before: None, axis: &axis };
    let scene = rows::projects(&source, None);
    assert_eq!(scene.rows.len(), 2, "the client and its project");
    let row = &scene.rows[1];
    assert_eq!(row.bars.len(), 4);
    let Head::Project { late, unplaced, .. } = &row.head else { panic!("a project") };
    assert_eq!((*late, *unplaced), (1, 1));
    assert!(row.bars.iter().any(|bar| bar.lane == 1), "Tuesday has two tasks at once");
}

#[test]
fn a_proposal_shows_where_work_was() {
    let (plan, accepted) = fixture::plan();
    let mut proposal = accepted.clone();
    proposal.assignments[0].owners = vec![PersonId(3)];
    let report = check(&plan, &proposal);
    let axis = axis_of(&plan, &proposal, Zoom::Week);
    let changes = changes(&plan, &accepted, &proposal);
    let before = Some((&accepted, changes.as_slice()));
    let source = Source { plan: &plan, schedule: &proposal, report: &report, before, axis: &axis };
    let scene = rows::people(&source, Grouping::Department, None);
    assert_eq!(row(&scene, 1).ghosts.len(), 1);
    assert_eq!(row(&scene, 1).ghosts[0].name, "Moodboards");
    assert!(row(&scene, 3).bars[0].moved && !row(&scene, 2).bars[0].moved);
}

#[test]
fn no_ghost_hides_behind_the_work_of_another_task() {
    let (plan, accepted) = fixture::plan();
    let mut proposal = accepted.clone();
    // The key visual takes the place of the moodboards, which go to its place.
    let pieces = proposal.assignments[0].pieces.clone();
    proposal.assignments[0].pieces = proposal.assignments[1].pieces.clone();
    proposal.assignments[1].pieces = pieces;
    let report = check(&plan, &proposal);
    let axis = axis_of(&plan, &proposal, Zoom::Week);
    let changes = changes(&plan, &accepted, &proposal);
    let before = Some((&accepted, changes.as_slice()));
    let source = Source { plan: &plan, schedule: &proposal, report: &report, before, axis: &axis };
    let scene = rows::people(&source, Grouping::Department, None);
    let lea = row(&scene, 1);
    assert_eq!(lea.ghosts.iter().map(|ghost| ghost.lane).collect::<Vec<_>>(), [1, 1]);
    assert_eq!(lea.height, scene::Lanes::People.height(2), "the row has room for their lane");
    // Moved by an hour, a ghost looks out from behind its own bar.
    let mut proposal = accepted.clone();
    proposal.assignments[1].pieces[0].end = at("2026-11-27 10:30");
    proposal.assignments[1].pieces[0].start = at("2026-11-25 10:30");
    let report = check(&plan, &proposal);
    let changes = super::changes::changes(&plan, &accepted, &proposal);
    let before = Some((&accepted, changes.as_slice()));
    let source = Source { plan: &plan, schedule: &proposal, report: &report, before, axis: &axis };
    let scene = rows::people(&source, Grouping::Department, None);
    assert_eq!(row(&scene, 1).ghosts.iter().map(|ghost| ghost.lane).collect::<Vec<_>>(), [0]);
}

#[test]
fn milestones_have_a_row_of_their_own_above_the_people() {
    let (mut plan, mut schedule) = fixture::plan();
    assert!(!fixture::scene().rows.iter().any(|row| row.key == RowKey::Milestones), "none, no row");
    for (id, task) in [(3, "Brief agreed"), (4, "Proof signed")] {
        change(&mut plan, id, |found| {
            found.name = task.into();
            found.seats.clear();
            found.effort = None;
        });
    }
    for (assignment, moment) in
        schedule.assignments[2..].iter_mut().zip(["2026-11-24 12:00", "2026-11-24 15:00"])
    {
        assignment.owners.clear();
        assignment.pieces = vec![Piece { start: at(moment), end: at(moment) }];
    }
    let scene = drawn(&plan, &schedule, None);
    let first = &scene.rows[0];
    assert_eq!(first.key, RowKey::Milestones);
    let lanes: Vec<_> = first.bars.iter().map(|bar| (bar.task.name.as_str(), bar.lane)).collect();
    assert_eq!(lanes, [("Brief agreed", 0), ("Proof signed", 1)], "both names have room");
    assert_eq!(scene.find(TaskId(4)).map(|(row, _)| row), Some(0), "it can be walked to and opened");
}

#[test]
fn what_has_not_changed_is_the_same_row_and_the_same_bar() {
    let (mut plan, schedule) = fixture::plan();
    let old = drawn(&plan, &schedule, None);
    change(&mut plan, 1, |task| task.name = "Mood boards".into());
    let new = drawn(&plan, &schedule, Some(&old));
    assert!(Arc::ptr_eq(row(&old, 2), row(&new, 2)), "Inès is as before");
    assert!(!Arc::ptr_eq(row(&old, 1), row(&new, 1)));
    assert!(Arc::ptr_eq(&row(&old, 1).bars[1], &row(&new, 1).bars[1]), "and so is Léa's key visual");
}

#[test]
fn only_what_is_near_is_drawn_and_what_has_the_focus() {
    let scene = fixture::scene();
    let lea = row(&scene, 1);
    let far = Span::new(2000.0, 3000.0);
    assert_eq!(visible::bars(lea, far, None), []);
    assert_eq!(visible::bars(lea, far, Some(lea.bars[1].id)), [Arc::clone(&lea.bars[1])]);
    assert_eq!(visible::bars(lea, Span::new(0.0, 1000.0), None).len(), 2);
    assert_eq!(visible::weeks(lea, Span::new(0.0, 10.0)).len(), 1);
    let below = Span::new(scene.height() - 1.0, scene.height() + 500.0);
    let last = scene.rows.len() - 1;
    assert_eq!(visible::rows(&scene, below, None), [last]);
    assert_eq!(visible::rows(&scene, below, Some(&RowKey::Person(PersonId(1)))), [1, last], "in their order");
}

#[test]
fn a_tail_says_as_much_as_fits() {
    assert_eq!(TailText::fitting(80.0), TailText::Full);
    assert_eq!(TailText::fitting(40.0), TailText::Short);
    assert_eq!(TailText::fitting(10.0), TailText::Nothing);
}

#[test]
fn a_schedule_that_makes_no_sense_is_drawn_as_far_as_it_does() {
    let (plan, mut schedule) = fixture::plan();
    schedule.assignments[0].owners = vec![PersonId(99)];
    schedule.assignments[1].task = TaskId(77);
    schedule.assignments[2].pieces.clear();
    schedule.assignments[3].pieces[0].end = NaiveDate::MAX.and_hms_opt(0, 0, 0).unwrap();
    schedule.assignments.sort_by_key(|assignment| assignment.task);
    let scene = drawn(&plan, &schedule, None);
    assert_eq!(row(&scene, 1).bars.len(), 0);
    assert_eq!(row(&scene, 2).bars.len(), 1);
}
