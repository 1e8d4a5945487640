use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use proptest::prelude::*;
use solver::model::{
    Announced, Assignment, Client, ClientId, Exception, Held, Level, Link, Need, Person, PersonId, Piece,
    Plan, Project, ProjectId, Rule, Schedule, Seat, Skill, SkillId, Task, TaskId,
};

use super::*;
use crate::state::document::Document;
use crate::text::Lang;

/// Two clients, two projects each, two people, two skills, and tasks that mention all of them.
fn plan() -> Plan {
    let mut plan = Plan::new("Autumn", NaiveDate::default());
    for id in 1..=2 {
        plan.skills.push(Skill { id: SkillId(id), name: format!("skill {id}") });
        let mut person = Person::new(PersonId(id), format!("person {id}"));
        person.skills.push(Held { skill: SkillId(id), level: Level(3) });
        person.wishes.grow.push(SkillId(3 - id));
        plan.people.push(Arc::new(person));
        let mut client = Client::new(ClientId(id), format!("client {id}"));
        client.am = Some(PersonId(id));
        plan.clients.push(Arc::new(client));
    }
    for id in 1..=4 {
        let mut project = Project::new(ProjectId(id), ClientId(id.div_ceil(2)), format!("project {id}"));
        project.pm = Some(PersonId(1 + id % 2));
        plan.projects.push(Arc::new(project));
    }
    for id in 1..=8 {
        let mut task = Task::new(TaskId(id), ProjectId(id.div_ceil(2)), format!("task {id}"));
        let need = Need { skill: SkillId(1 + id % 2), level: Level(2) };
        task.seats = vec![Seat { needs: vec![need], who: None, pin: Some(PersonId(1 + id % 2)) }];
        if id > 1 {
            task.after.push(Link { task: TaskId(id - 1), lag: Default::default() });
        }
        plan.tasks.push(Arc::new(task));
    }
    plan.exceptions.push(Exception { rule: Rule::Skill, task: TaskId(3), reason: "agreed".into() });
    let at = NaiveDateTime::default();
    let assignment = |id: u32| Assignment {
        task: TaskId(id),
        owners: vec![PersonId(1 + id % 2)],
        pieces: vec![Piece { start: at, end: at }],
    };
    plan.schedule = Some(Arc::new(Schedule::new((1..=8).map(assignment).collect())));
    plan
}

/// Every reference of the plan that leads nowhere.
fn dangling(plan: &Plan) -> Vec<String> {
    let mut out = Vec::new();
    let mut person = |place: &str, id: Option<PersonId>| {
        if let Some(id) = id.filter(|id| plan.person(*id).is_none()) {
            out.push(format!("{place}: person {id}"));
        }
    };
    for task in &plan.tasks {
        task.seats.iter().for_each(|seat| person(&task.name, seat.pin));
    }
    plan.clients.iter().for_each(|client| person(&client.name, client.am));
    for project in &plan.projects {
        person(&project.name, project.pm);
        person(&project.name, project.am);
    }
    for assignment in plan.schedule.iter().flat_map(|schedule| &schedule.assignments) {
        assignment.owners.iter().for_each(|owner| person("schedule", Some(*owner)));
    }
    let task = |id: TaskId| plan.task(id).is_none().then(|| format!("task {id}"));
    let skill = |id: SkillId| plan.skill(id).is_none().then(|| format!("skill {id}"));
    out.extend(plan.tasks.iter().flat_map(|t| &t.after).filter_map(|link| task(link.task)));
    out.extend(plan.exceptions.iter().filter_map(|exception| task(exception.task)));
    out.extend(plan.schedule.iter().flat_map(|s| &s.assignments).filter_map(|a| task(a.task)));
    let needs = plan.tasks.iter().flat_map(|t| &t.seats).flat_map(|seat| &seat.needs);
    out.extend(needs.filter_map(|need| skill(need.skill)));
    for person in &plan.people {
        out.extend(person.skills.iter().filter_map(|held| skill(held.skill)));
        out.extend(person.wishes.grow.iter().chain(&person.wishes.avoid).filter_map(|id| skill(*id)));
    }
    let projects = plan.tasks.iter().filter(|task| plan.project(task.project).is_none());
    out.extend(projects.map(|task| format!("{}: project", task.name)));
    let clients = plan.projects.iter().filter(|project| plan.client(project.client).is_none());
    out.extend(clients.map(|project| format!("{}: client", project.name)));
    out
}

fn names(plan: &Plan) -> Vec<&str> {
    plan.tasks.iter().map(|task| task.name.as_str()).collect()
}

#[test]
fn deleting_a_task_takes_its_links_exceptions_and_assignment_with_it() {
    let next = Command::RemoveTasks(vec![TaskId(3)]).apply(&plan()).unwrap();
    assert_eq!(dangling(&next), Vec::<String>::new());
    assert!(next.task(TaskId(4)).unwrap().after.is_empty());
    assert!(next.exceptions.is_empty());
    assert_eq!(next.schedule.unwrap().assignments.len(), 7);
}

#[test]
fn deleting_a_person_frees_their_pins_roles_and_work() {
    let next = Command::RemovePerson(PersonId(1)).apply(&plan()).unwrap();
    assert_eq!(dangling(&next), Vec::<String>::new());
    assert_eq!(next.tasks.iter().filter(|task| task.seats[0].pin.is_none()).count(), 4);
    assert_eq!(next.client(ClientId(1)).unwrap().am, None);
    assert_eq!(next.schedule.unwrap().assignments.len(), 4);
}

#[test]
fn deleting_a_client_takes_its_projects_and_tasks() {
    let next = Command::RemoveClient(ClientId(1)).apply(&plan()).unwrap();
    assert_eq!(dangling(&next), Vec::<String>::new());
    assert_eq!(names(&next), ["task 5", "task 6", "task 7", "task 8"]);
    assert_eq!(next.projects.len(), 2);
}

#[test]
fn deleting_a_skill_leaves_nobody_holding_or_asking_for_it() {
    let next = Command::RemoveSkill(SkillId(1)).apply(&plan()).unwrap();
    assert_eq!(dangling(&next), Vec::<String>::new());
    assert_eq!(next.people.iter().map(|person| person.skills.len()).sum::<usize>(), 1);
}

#[test]
fn what_a_command_does_not_touch_is_shared_with_the_plan_before() {
    let before = plan();
    let next = Command::RemoveTasks(vec![TaskId(3)]).apply(&before).unwrap();
    assert!(Arc::ptr_eq(next.task(TaskId(1)).unwrap(), before.task(TaskId(1)).unwrap()));
    assert!(Arc::ptr_eq(&next.people[0], &before.people[0]));
}

#[test]
fn tasks_move_before_another_or_to_the_end() {
    let moved = |tasks: &[u32], before: Option<u32>| {
        let tasks = tasks.iter().map(|id| TaskId(*id)).collect();
        let next = Command::MoveTasks { tasks, before: before.map(TaskId) }.apply(&plan()).unwrap();
        next.tasks.iter().map(|task| task.id.0).collect::<Vec<_>>()
    };
    assert_eq!(moved(&[7, 2], Some(4)), [1, 3, 7, 2, 4, 5, 6, 8]);
    assert_eq!(moved(&[1], None), [2, 3, 4, 5, 6, 7, 8, 1]);
    assert_eq!(moved(&[4, 5], Some(4)), [1, 2, 3, 4, 5, 6, 7, 8], "before itself: stays");
}

#[test]
fn a_put_that_names_an_unknown_entry_is_refused() {
    let plan = plan();
    let mut task = (**plan.task(TaskId(1)).unwrap()).clone();
    task.after.push(Link { task: TaskId(99), lag: Default::default() });
    let put = Command::PutTask(Arc::new(task.clone()));
    assert_eq!(put.apply(&plan), Err(CommandError::UnknownTask(TaskId(99))));
    task.after.clear();
    task.project = ProjectId(99);
    let put = Command::PutTask(Arc::new(task));
    assert_eq!(put.apply(&plan), Err(CommandError::UnknownProject(ProjectId(99))));
    let client = Client { am: Some(PersonId(9)), ..Client::new(ClientId(1), "x") };
    let put = Command::PutClient(Arc::new(client));
    assert_eq!(put.apply(&plan), Err(CommandError::UnknownPerson(PersonId(9))));
}

#[test]
fn within_a_batch_an_entry_may_name_one_that_comes_later() {
    let mut first = Task::new(TaskId(20), ProjectId(9), "first");
    first.after.push(Link { task: TaskId(21), lag: Default::default() });
    let commands = vec![
        Command::PutTask(Arc::new(first)),
        Command::PutTask(Arc::new(Task::new(TaskId(21), ProjectId(9), "second"))),
        Command::PutProject(Arc::new(Project::new(ProjectId(9), ClientId(1), "new"))),
    ];
    let label = Label::Counted(crate::text::commands::pasted_rows, 2);
    let next = Command::Batch { label, commands }.apply(&plan()).unwrap();
    assert_eq!(next.tasks.len(), 10);
}

#[test]
fn a_batch_that_fails_changes_nothing() {
    let before = plan();
    let commands = vec![Command::Rename("x".into()), Command::RemoveTasks(vec![TaskId(99)])];
    let batch = Command::Batch { label: Label::Plain(crate::text::commands::several), commands };
    assert_eq!(batch.apply(&before), Err(CommandError::UnknownTask(TaskId(99))));
    assert_eq!(before, plan());
}

#[test]
fn labels_name_what_was_done() {
    let plan = plan();
    let task = |id| Command::PutTask(Arc::new(Task::new(TaskId(id), ProjectId(1), "Storyboard")));
    let say = |command: Command| command.label(&plan).say(Lang::En);
    assert_eq!(say(task(1)), "edit “Storyboard”");
    assert_eq!(say(task(50)), "add “Storyboard”");
    assert_eq!(say(Command::RemoveTasks(vec![TaskId(2)])), "delete “task 2”");
    assert_eq!(say(Command::RemoveTasks(vec![TaskId(2), TaskId(3)])), "delete 2 tasks");
    let mut options = PlanOptions::of(&plan);
    options.goals = solver::model::Goals::protect_people();
    assert_eq!(say(Command::SetOptions(Box::new(options.clone()))), "goals");
    options.frozen_days = 3;
    assert_eq!(say(Command::SetOptions(Box::new(options))), "plan options");
}

/// Any command on a plan with ids up to 10, whether they exist or not.
fn any_command() -> impl Strategy<Value = Command> {
    let id = || 1..11_u32;
    let task = (id(), id(), id(), id(), "[a-zé]{0,4}").prop_map(|(task, project, after, pin, name)| {
        let mut task = Task::new(TaskId(task), ProjectId(project), name);
        task.after.push(Link { task: TaskId(after), lag: Default::default() });
        task.seats[0].pin = (pin < 4).then_some(PersonId(pin));
        Command::PutTask(Arc::new(task))
    });
    let single = prop_oneof![
        "[a-z]{0,3}".prop_map(Command::Rename),
        (0..9_u32).prop_map(|days| {
            let mut options = PlanOptions::of(&plan());
            options.frozen_days = days;
            Command::SetOptions(Box::new(options))
        }),
        task,
        prop::collection::vec(id(), 1..4)
            .prop_map(|ids| Command::RemoveTasks(ids.into_iter().map(TaskId).collect())),
        (prop::collection::vec(id(), 1..4), prop::option::of(id())).prop_map(|(ids, before)| {
            let tasks = ids.into_iter().map(TaskId).collect();
            Command::MoveTasks { tasks, before: before.map(TaskId) }
        }),
        (id(), "[a-z]{1,3}")
            .prop_map(|(id, name)| Command::PutPerson(Arc::new(Person::new(PersonId(id), name)))),
        id().prop_map(|id| Command::RemovePerson(PersonId(id))),
        (id(), "[a-z]{1,3}")
            .prop_map(|(id, name)| Command::PutClient(Arc::new(Client::new(ClientId(id), name)))),
        id().prop_map(|id| Command::RemoveClient(ClientId(id))),
        (id(), id()).prop_map(|(id, client)| {
            Command::PutProject(Arc::new(Project::new(ProjectId(id), ClientId(client), "p")))
        }),
        id().prop_map(|id| Command::RemoveProject(ProjectId(id))),
        (id(), "[a-z]{1,3}").prop_map(|(id, name)| Command::PutSkill(Skill { id: SkillId(id), name })),
        id().prop_map(|id| Command::RemoveSkill(SkillId(id))),
        id().prop_map(|id| {
            let reason = String::from("agreed");
            Command::PutException(Exception { rule: Rule::Pin, task: TaskId(id), reason })
        }),
        (1..9_u32).prop_map(|frozen_days| {
            let schedule = plan().schedule.as_deref().cloned().unwrap_or_default();
            let announced = Arc::new(Announced { on: plan().as_of, by: "Camille".into(), schedule });
            Command::Announce { announced, frozen_days }
        }),
        Just(Command::Withdraw),
        id().prop_map(|id| Command::RemoveException { rule: Rule::Skill, task: TaskId(id) }),
        (1..9_u32).prop_map(|last| {
            let schedule = plan().schedule.unwrap_or_default();
            let some = schedule.assignments.iter().filter(|a| a.task.0 <= last).cloned().collect();
            Command::AcceptSchedule(Arc::new(Schedule::new(some)))
        }),
    ];
    single.prop_recursive(1, 4, 4, |inner| {
        let label = Label::Plain(crate::text::commands::several);
        prop::collection::vec(inner, 0..4)
            .prop_map(move |commands| Command::Batch { label: label.clone(), commands })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Whatever was done, undo leads back through every plan there was, redo forward again,
    /// and no plan on the way has a reference that leads nowhere.
    #[test]
    fn undo_restores_every_plan_and_no_reference_dangles(commands in prop::collection::vec(any_command(), 1..12)) {
        let owner = leptos::prelude::Owner::new();
        owner.set();
        let document = Document::new(plan());
        let mut plans = vec![document.plan_untracked()];
        for command in commands {
            let before = document.plan_untracked();
            if document.apply(command).is_err() {
                prop_assert_eq!(&document.plan_untracked(), &before);
                continue;
            }
            let after = document.plan_untracked();
            prop_assert_eq!(dangling(&after), Vec::<String>::new());
            if after != before {
                plans.push(after);
            }
        }
        for plan in plans.iter().rev().skip(1) {
            prop_assert!(document.undo());
            prop_assert_eq!(&document.plan_untracked(), plan);
        }
        prop_assert!(!document.undo());
        for plan in plans.iter().skip(1) {
            prop_assert!(document.redo());
            prop_assert_eq!(&document.plan_untracked(), plan);
        }
        prop_assert!(!document.redo());
    }
}
