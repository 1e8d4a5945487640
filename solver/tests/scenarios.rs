//! Scenarios: what is edited comes back as it was edited, and what is edited below flows through.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use solver::model::{
    Change, ClientId, EntryId, Level, Minutes, Permille, Person, PersonId, Plan, Project, ProjectId,
    Scenario, ScenarioId, Task, TaskId, TimeOff, Weight,
};
use solver::sample::{Size, random};
use solver::scenario::{apply, diff};

/// An edit of something, by its position.
#[derive(Clone, Debug)]
enum Edit {
    Cap(u32),
    Due(usize, u64),
    Weight(usize, u32),
    Away(usize, u64),
    Leaves(usize),
    NewTask(usize),
    NoTask(usize),
    Last(usize),
    NewPerson,
    Renamed(usize),
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let at = 0..40_usize;
    prop_oneof![
        (300..1000_u32).prop_map(Edit::Cap),
        (at.clone(), 0..90_u64).prop_map(|(at, days)| Edit::Due(at, days)),
        (at.clone(), 1..10_u32).prop_map(|(at, weight)| Edit::Weight(at, weight)),
        (at.clone(), 0..60_u64).prop_map(|(at, day)| Edit::Away(at, day)),
        at.clone().prop_map(Edit::Leaves),
        at.clone().prop_map(Edit::NewTask),
        at.clone().prop_map(Edit::NoTask),
        at.clone().prop_map(Edit::Last),
        Just(Edit::NewPerson),
        at.prop_map(Edit::Renamed),
    ]
}

fn later(plan: &Plan, days: u64) -> NaiveDate {
    plan.as_of.checked_add_days(Days::new(days)).unwrap()
}

/// Does it to a plan as an editor would: no reference is left that leads nowhere. Fresh ids begin at `fresh`.
fn edit(plan: &mut Plan, edit: &Edit, fresh: u32) {
    let day = |days| later(plan, days);
    let of = |at: usize, count: usize| at.checked_rem(count);
    match *edit {
        Edit::Cap(cap) => plan.cap = Permille(cap),
        Edit::Due(at, days) => {
            let due = day(days);
            if let Some(at) = of(at, plan.tasks.len()) {
                Arc::make_mut(&mut plan.tasks[at]).due = Some(due);
            }
        }
        Edit::Weight(at, weight) => {
            if let Some(at) = of(at, plan.tasks.len()) {
                Arc::make_mut(&mut plan.tasks[at]).weight = Weight(weight);
            }
        }
        Edit::Away(at, days) => {
            let first = day(days);
            if let Some(at) = of(at, plan.people.len()) {
                let off = TimeOff { first, last: first, part: Default::default(), note: format!("{days}") };
                Arc::make_mut(&mut plan.people[at]).time_off.push(off);
            }
        }
        Edit::Leaves(at) => {
            if let Some(at) = of(at, plan.people.len()) {
                let gone = plan.people.remove(at).id;
                for task in &mut plan.tasks {
                    for seat in 0..task.seats.len() {
                        if task.seats[seat].pin == Some(gone) {
                            Arc::make_mut(task).seats[seat].pin = None;
                        }
                    }
                }
                for project in &mut plan.projects {
                    let project = Arc::make_mut(project);
                    project.pm = project.pm.filter(|pm| *pm != gone);
                    project.am = project.am.filter(|am| *am != gone);
                }
                for client in &mut plan.clients {
                    let client = Arc::make_mut(client);
                    client.am = client.am.filter(|am| *am != gone);
                }
                keep(plan, |_, owners| !owners.contains(&gone));
            }
        }
        Edit::NewTask(at) => {
            let id = plan.tasks.iter().map(|task| task.id.0 + 1).max().unwrap_or(1).max(fresh);
            if let Some(at) = of(at, plan.projects.len()) {
                plan.tasks.push(Arc::new(Task::new(TaskId(id), plan.projects[at].id, "new")));
            }
        }
        Edit::NoTask(at) => {
            if let Some(at) = of(at, plan.tasks.len()) {
                let gone = plan.tasks.remove(at).id;
                for task in &mut plan.tasks {
                    if task.after.iter().any(|link| link.task == gone) {
                        Arc::make_mut(task).after.retain(|link| link.task != gone);
                    }
                }
                plan.exceptions.retain(|exception| exception.task != gone);
                keep(plan, |task, _| task != gone);
            }
        }
        Edit::Last(at) => {
            if let Some(at) = of(at, plan.tasks.len()) {
                let task = plan.tasks.remove(at);
                plan.tasks.push(task);
            }
        }
        Edit::NewPerson => {
            let id = plan.people.iter().map(|person| person.id.0 + 1).max().unwrap_or(1).max(fresh);
            let mut person = Person::new(PersonId(id), "new");
            let skills = plan.skills.iter().map(|skill| (skill.id, Level(3)));
            person.skills = skills.map(|(skill, level)| solver::model::Held { skill, level }).collect();
            plan.people.push(Arc::new(person));
        }
        Edit::Renamed(at) => {
            if let Some(at) = of(at, plan.projects.len()) {
                Arc::make_mut(&mut plan.projects[at]).name = format!("renamed {at}");
            }
        }
    }
}

fn keep(plan: &mut Plan, stays: impl Fn(TaskId, &[PersonId]) -> bool) {
    if let Some(schedule) = &mut plan.schedule {
        Arc::make_mut(schedule).assignments.retain(|it| stays(it.task, &it.owners));
    }
    if let Some(told) = &mut plan.announced {
        Arc::make_mut(told).schedule.assignments.retain(|it| stays(it.task, &it.owners));
    }
}

fn scenario(changes: Vec<Change>) -> Scenario {
    Scenario { changes, ..Scenario::new(ScenarioId(1), "s") }
}

/// A plan without what is not compared.
fn facts(plan: &Plan) -> Plan {
    Plan { schedule: None, scenarios: Vec::new(), ..plan.clone() }
}

fn edited(base: &Plan, edits: &[Edit], fresh: u32) -> Plan {
    let mut plan = base.clone();
    edits.iter().for_each(|one| edit(&mut plan, one, fresh));
    plan
}

/// Everything that names something names something that is there.
fn dangling(plan: &Plan) -> bool {
    let person = |id: Option<PersonId>| id.is_none_or(|id| plan.person(id).is_some());
    let task = |task: &Task| {
        plan.project(task.project).is_some()
            && task.after.iter().all(|link| plan.task(link.task).is_some())
            && task.seats.iter().all(|seat| {
                person(seat.pin) && seat.needs.iter().all(|need| plan.skill(need.skill).is_some())
            })
    };
    let project =
        |project: &Project| plan.client(project.client).is_some() && person(project.pm) && person(project.am);
    !(plan.tasks.iter().all(|it| task(it))
        && plan.projects.iter().all(|it| project(it))
        && plan.clients.iter().all(|client| person(client.am))
        && plan.exceptions.iter().all(|exception| plan.task(exception.task).is_some())
        && plan.schedule.iter().flat_map(|it| &it.assignments).all(|it| {
            plan.task(it.task).is_some() && it.owners.iter().all(|owner| plan.person(*owner).is_some())
        }))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Applying a scenario equals editing the base, after a journey through a file too.
    #[test]
    fn what_was_edited_comes_back(seed in 0..500_u64, edits in prop::collection::vec(any_edit(), 0..12)) {
        let base = random(seed, Size::SMALL);
        let wanted = edited(&base, &edits, 0);
        let changes = diff(&base, &wanted);
        let file = Plan { scenarios: vec![Arc::new(scenario(changes.clone()))], ..base.clone() };
        let read = solver::format::read(&solver::format::write(&file)).unwrap().plan;
        prop_assert_eq!(&read.scenarios, &file.scenarios);
        let applied = apply(&base, &read.scenarios[0]);
        prop_assert_eq!(&applied.unapplied, &Vec::<usize>::new());
        prop_assert_eq!(facts(&applied.plan), facts(&wanted));
        prop_assert!(!dangling(&applied.plan));
        prop_assert_eq!(diff(&base, &applied.plan), changes);
    }

    /// Two plans that say the same differ in nothing.
    #[test]
    fn equal_plans_have_no_changes(seed in 0..500_u64) {
        let base = random(seed, Size::SMALL);
        prop_assert_eq!(diff(&base, &edited(&base, &[], 0)), vec![]);
    }

    /// Whatever becomes of the base, the scenario can be laid over it, and no reference leads nowhere.
    #[test]
    fn it_lies_on_any_base(
        seed in 0..500_u64,
        mine in prop::collection::vec(any_edit(), 0..10),
        other in 0..500_u64,
        theirs in prop::collection::vec(any_edit(), 0..10),
    ) {
        let base = random(seed, Size::SMALL);
        let changes = diff(&base, &edited(&base, &mine, 1_000));
        let moved = edited(&base, &theirs, 2_000);
        for base in [moved, random(other, Size::SMALL)] {
            let applied = apply(&base, &scenario(changes.clone()));
            prop_assert!(!dangling(&applied.plan));
            prop_assert!(applied.unapplied.iter().all(|at| *at < changes.len()));
        }
    }

    /// Edits of what the scenario does not touch are seen in it, and it does not matter which came first.
    #[test]
    fn edits_of_the_base_flow_through(
        seed in 0..500_u64,
        cap in 300..900_u32,
        at in 0..5_usize,
        days in 1..60_u64,
    ) {
        let base = random(seed, Size::SMALL);
        let mine = [Edit::Weight(at, 9), Edit::Away(at, days), Edit::NewPerson];
        let theirs = [Edit::Cap(cap), Edit::Due(at, days), Edit::Away(at, days + 60), Edit::Renamed(at)];
        let changes = diff(&base, &edited(&base, &mine, 1_000));
        let below = edited(&base, &theirs, 2_000);
        let applied = apply(&below, &scenario(changes));
        prop_assert_eq!(&applied.unapplied, &Vec::<usize>::new());
        let both = edited(&below, &mine, 1_000);
        let other_way = edited(&edited(&base, &mine, 1_000), &theirs, 2_000);
        let sorted = |plan: &Plan| {
            let mut plan = facts(plan);
            for person in &mut plan.people {
                Arc::make_mut(person).time_off.sort_by_key(|off| (off.first, off.note.clone()));
            }
            plan
        };
        // The order of absences means nothing.
        prop_assert_eq!(sorted(&applied.plan), sorted(&both));
        prop_assert_eq!(sorted(&applied.plan), sorted(&other_way));
    }
}

#[test]
fn a_change_whose_entry_is_gone_is_told() {
    let mut plan = Plan::new("p", "2026-11-23".parse().unwrap());
    plan.clients.push(Arc::new(solver::model::Client::new(ClientId(1), "Valade")));
    plan.projects.push(Arc::new(Project::new(ProjectId(1), ClientId(1), "Autumn")));
    let mut task = Task::new(TaskId(1), ProjectId(1), "Logo");
    task.effort = Some(solver::model::Effort::exactly(Minutes::hours(6)));
    plan.tasks.push(Arc::new(task));
    let mut other = plan.clone();
    Arc::make_mut(&mut other.tasks[0]).weight = Weight(3);
    other.cap = Permille(700);
    let mut changes = diff(&plan, &other);
    assert_eq!(changes.len(), 2);
    // Nonsense from a file: a value that the field cannot have, an identifier, a list of the plan.
    let set = |entry, field: &str, value| Change::Set { entry, field: field.into(), value };
    changes.push(set(EntryId::Task(TaskId(1)), "weight", "heavy".into()));
    changes.push(set(EntryId::Task(TaskId(1)), "id", 7.into()));
    changes.push(set(EntryId::Plan, "tasks", serde_json::json!([])));
    assert_eq!(apply(&plan, &scenario(changes.clone())).unapplied, [2, 3, 4]);
    plan.tasks.clear();
    let applied = apply(&plan, &scenario(changes));
    assert_eq!(applied.unapplied, [1, 2, 3, 4]);
    assert_eq!(applied.plan.cap, Permille(700));
}

/// A list that holds the same thing twice comes back with both: an absence that was entered twice, say.
#[test]
fn what_was_entered_twice_comes_back_twice() {
    let base = random(0, Size::SMALL);
    let wanted = edited(&base, &[Edit::Away(1, 41), Edit::Away(1, 41)], 0);
    let applied = apply(&base, &scenario(diff(&base, &wanted)));
    assert_eq!(applied.unapplied, Vec::<usize>::new());
    assert_eq!(facts(&applied.plan), facts(&wanted));
}
