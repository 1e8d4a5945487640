use proptest::prelude::*;

use super::*;
use crate::model::{Client, Person, Project, Skill, Task};
use crate::validate::{Problem, validate};

/// Wednesday 25 November 2026.
fn plan() -> Plan {
    let mut plan = Plan::new("Test", "2026-11-25".parse().unwrap());
    for (id, name) in (1..).zip(["Design", "Motion", "Rédaction"]) {
        plan.skills.push(Skill { id: SkillId(id), name: name.into() });
    }
    for (id, name) in (1..).zip(["Léa Fontaine", "Tom Okafor", "Tom Ricci"]) {
        plan.people.push(Person::new(PersonId(id), name).into());
    }
    for (id, name) in (1..).zip(["Acme", "Orpi"]) {
        plan.clients.push(Client::new(ClientId(id), name).into());
    }
    for (id, client, name) in [(1, 1, "Website"), (2, 2, "Website"), (3, 2, "Réseaux sociaux")] {
        plan.projects.push(Project::new(ProjectId(id), ClientId(client), name).into());
    }
    for (id, project, name) in [(1, 1, "Brief"), (2, 3, "Brief"), (3, 3, "Visuel clé")] {
        plan.tasks.push(Task::new(TaskId(id), ProjectId(project), name).into());
    }
    plan
}

/// A row in short: what it says, in the order of the fields.
fn say(row: &RowReading) -> String {
    let Some(task) = &row.task else { return "–".into() };
    let mut said = vec![task.name.clone()];
    let mut add =
        |what: &str, value: Option<String>| said.extend(value.map(|value| format!("{what} {value}")));
    fn named<Id: std::fmt::Display>(named: &Named<Id>) -> String {
        match named {
            Named::Known(id) => id.to_string(),
            Named::New(name) => format!("new {name}"),
        }
    }
    add("project", task.project.as_ref().map(named));
    add("client", task.client.as_ref().map(named));
    let effort = |effort: Effort| match (effort.best, effort.worst) {
        (Some(best), Some(worst)) => format!("{}/{}/{}", best.0, effort.likely.0, worst.0),
        _ => effort.likely.0.to_string(),
    };
    add("effort", task.effort.map(effort));
    for (skill, level) in &task.needs {
        add("skill", Some(format!("{}≥{}", named(skill), level.0)));
    }
    add("owner", task.owner.as_ref().map(named));
    add("due", task.due.map(|date| date.to_string()));
    add("deadline", task.deadline.map(|date| date.to_string()));
    add("from", task.not_before.map(|date| date.to_string()));
    for link in &task.after {
        add(
            "after",
            Some(match link.to {
                LinkTo::Row(row) => format!("row {row}"),
                LinkTo::Task(task) => format!("task {task}"),
            }),
        );
    }
    add("spent", task.spent.map(|minutes| minutes.0.to_string()));
    add("left", task.left.map(|minutes| minutes.0.to_string()));
    add("done", task.done.then(String::new));
    add("weight", task.weight.map(|weight| weight.0.to_string()));
    add("milestone", task.milestone.then(String::new));
    add("note", (!task.note.is_empty()).then(|| task.note.clone()));
    said.join(" · ")
}

fn rows(text: &str) -> Vec<String> {
    read(text, &plan()).rows.iter().map(say).collect()
}

fn problems(preview: &RowsPreview) -> Vec<String> {
    let say = |problem: &RowProblem| {
        format!("{}/{:?} {}: {:?}", problem.line, problem.column, problem.value, problem.reason)
    };
    preview.problems.iter().map(say).collect()
}

#[test]
fn a_french_spreadsheet_is_read() {
    let text = "Suivi de production\n\n\
        Tâche;Projet;Client;Temps estimé;Compétences;Attribuée à;Échéance;Après;Remarques internes;Priorité\n\
        Moodboard;Website;Orpi;7,5;design≥3;Léa;04/12/2026;Brief;;haute\n\
        Déclinaisons;Réseaux sociaux;;1,5 j;Design 3, motion 2;tom.okafor@x.fr;ven 4 déc;Visuel clé;;\n\
        Textes;Nouveau projet;Orpi;2h30;rédaction;Zoé;25/12/2026;Moodboard, Déclinaisons;;3\n\
        Validation;Réseaux sociaux;;0;;;fin novembre;;x;\n";
    let preview = read(text, &plan());
    let expected = [
        "Moodboard · project 2 · client 2 · effort 450 · skill 1≥3 · owner 1 · due 2026-12-04 · weight 3",
        "Déclinaisons · project 3 · effort 630 · skill 1≥3 · skill 2≥2 · owner 2 · due 2026-12-04 · after task 3",
        "Textes · project new Nouveau projet · client 2 · effort 150 · skill 3≥1 · owner new Zoé · due 2026-12-25 · \
         after row 0 · after row 1 · weight 3",
        "Validation · project 3 · due 2026-11-30 · milestone ",
    ];
    assert_eq!(preview.rows.iter().map(say).collect::<Vec<_>>(), expected);
    assert_eq!(preview.delimiter, Delimiter::Semicolon);
    assert_eq!(preview.mapping.header, Some(1));
    assert!(preview.origin.by_titles && preview.origin.certain_dates[6]);
    assert_eq!(
        problems(&preview),
        ["1/None Suivi de production: AboveHeader", "4/Some(7) Brief: SeveralTasks { count: 2 }"]
    );
    let ignored: Vec<(&str, &WhyIgnored)> =
        preview.ignored_columns.iter().map(|ignored| (ignored.title.as_str(), &ignored.why)).collect();
    assert_eq!(ignored, [("Remarques internes", &WhyIgnored::Unknown)]);
    assert_eq!(preview.proposals.people["zoe"].rows, 1);
    assert_eq!(preview.proposals.projects["nouveau projet"].name, "Nouveau projet");
}

#[test]
fn an_english_spreadsheet_from_the_clipboard_is_read() {
    let text = "Task\tHours\tOwner\tStart\tDue\tDepends on\tSpent\tDone\n\
        Layout\t6\tTom R.\t12/01/2026\t12/25/2026\t\t2\t\n\
        Copy\t4-6\tTom\t12/02/2026\t12/03/2026\tLayout +2d\t\tyes\n\
        Proof\tsoon\tLéa, Tom Ricci\t\t31/12/2026x\tLayuot\t\t50%\n\
        \t3\t\t\t\t\t\t\n";
    let preview = read(text, &plan());
    let expected = [
        "Layout · effort 360 · owner 3 · due 2026-12-25 · from 2026-12-01 · spent 120",
        "Copy · effort 240/300/360 · due 2026-12-03 · from 2026-12-02 · after row 0 · done ",
        "Proof · owner 1",
        "–",
    ];
    assert_eq!(preview.rows.iter().map(say).collect::<Vec<_>>(), expected);
    assert_eq!(
        problems(&preview),
        [
            "3/Some(2) Tom: SeveralPeople([PersonId(2), PersonId(3)])",
            "4/Some(1) soon: Amount(NotADuration)",
            "4/Some(2) Tom Ricci: MoreOwners",
            "4/Some(4) 31/12/2026x: Date(NotADate)",
            "4/Some(5) Layuot: UnknownTask { nearest: Some(\"Layout\") }",
            "4/Some(7) 50 %: ShareOfNothing",
            "5/None  · 3 ·  ·  ·  ·  ·  · : NoName",
        ]
    );
}

#[test]
fn an_asana_export_is_read() {
    let text = "Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Assignee Email,Start Date,Due Date,Tags,Notes,Projects,Parent task,Blocked By (Dependencies),Blocking (Dependencies)\n\
        101,2026-11-01,,2026-11-02,Brief client,To do,Léa Fontaine,lea@studio.example,,2026-12-01,\"a, b\",\"two\nlines\",Website,,,\n\
        102,2026-11-01,2026-11-20,2026-11-02,Wireframes,(no section),,,2026-12-02,2026-12-08,,,\"Website, Réseaux sociaux\",,Brief client,\n\
        102,2026-11-01,2026-11-20,2026-11-02,Wireframes,Doing,,,2026-12-02,2026-12-08,,,\"Website, Réseaux sociaux\",,Brief client,\n\
        103,2026-11-01,,2026-11-02,\"Key visual, final\",Doing,Zoé Martin,zoe.martin@studio.example,,,,,Website,,,Wireframes\n";
    let preview = read(text, &plan());
    assert_eq!(preview.origin.source, Source::Asana);
    let expected = [
        "Brief client · project 1 · owner 1 · due 2026-12-01 · note two\nlines",
        "Wireframes · project 3 · due 2026-12-08 · from 2026-12-02 · after row 0 · after row 3 · done ",
        "–",
        "Key visual, final · project 1 · owner new Zoé Martin",
    ];
    assert_eq!(preview.rows.iter().map(say).collect::<Vec<_>>(), expected);
    let repeated = preview.problems.iter().find(|problem| matches!(problem.reason, Reason::Repeated { .. }));
    assert_eq!(repeated.map(|problem| &problem.reason), Some(&Reason::Repeated { line: 4 }));
    assert_eq!(preview.tasks(), 3);
}

#[test]
fn a_jira_export_is_read() {
    let text = "\u{feff}Summary,Issue key,Issue id,Issue Type,Status,Project key,Project name,Priority,Assignee,Due date,Labels,Labels,Original Estimate,Remaining Estimate,Time Spent,Outward issue link (Blocks)\r\n\
        Login page,WEB-1,10001,Story,In Progress,WEB,Réseaux sociaux,High,Tom Okafor,14/Dec/26 12:00 AM,a,b,28800,14400,14400,WEB-2\r\n\
        Release,WEB-2,10002,Milestone,Done,WEB,Réseaux sociaux,Lowest,,30/Dec/26 12:00 AM,,,,,,\r\n";
    let preview = read(text, &plan());
    assert_eq!(preview.origin.source, Source::Jira);
    let expected = [
        "Login page · project 3 · effort 480 · owner 2 · due 2026-12-14 · spent 240 · left 240 · weight 3",
        "Release · project 3 · due 2026-12-30 · after row 0 · done  · weight 1 · milestone ",
    ];
    assert_eq!(preview.rows.iter().map(say).collect::<Vec<_>>(), expected);
    assert_eq!(problems(&preview), Vec::<String>::new());
}

#[test]
fn a_clickup_export_is_read() {
    let text = "Task ID,Task Name,Task Content,Status,Date Created,Due Date,Due Date Text,Start Date,Parent ID,Assignees,Priority,List Name,Folder Name,Space Name,Time Estimated,Time Estimated Text,Time Spent\n\
        9a,Teaser,null,to do,1763000000000,1796256000000,\"12/2/2026, 4:00:00 AM GMT+1\",null,null,\"[Léa Fontaine,Bo C]\",2,Website,Orpi,Clients,21600000,6h,3600000\n\
        9b,Cut,,Closed,1763000000000,,,,null,[],4,Website,hidden,Clients,,,\n";
    let preview = read(text, &plan());
    assert_eq!(preview.origin.source, Source::ClickUp);
    let expected = [
        "Teaser · project 2 · client 2 · effort 360 · owner 1 · due 2026-12-03 · spent 60 · weight 3 · note null",
        "Cut · project 1 · done  · weight 1",
    ];
    assert_eq!(preview.rows.iter().map(say).collect::<Vec<_>>(), expected);
    assert_eq!(
        problems(&preview),
        ["2/Some(9) Bo C: MoreOwners", "3/None Website: SeveralProjects([ProjectId(1), ProjectId(2)])",]
    );
}

#[test]
fn without_a_header_the_cells_say_what_they_are() {
    let text = "Website\tMoodboard for the launch\t6h\tLéa\t04/12/2026\n\
        Website\tWireframes\t12h\tTom Okafor\t11/12/2026\n\
        Website\tTemplates and components\t2,5 j\t\t18/12/2026\n";
    let preview = read(text, &plan());
    let columns =
        [Column::Project, Column::Name, Column::Effort(Default::default()), Column::Owner, Column::Due];
    assert_eq!(
        preview.mapping,
        Mapping { header: None, columns: columns.to_vec(), day_first: vec![true; 5] }
    );
    assert!(!preview.origin.by_titles);
    assert_eq!(say(&preview.rows[1]), "Wireframes · project 1 · effort 720 · owner 2 · due 2026-12-11");
}

#[test]
fn a_list_of_lines_is_read_as_quick_add_reads_it() {
    let text = "- Moodboard Acme 6h design≥3 @léa\n• Layout 4h after Moodboard\n1. Proof, last check due 12/12\n\n2. Copy @zoé\n";
    let expected = [
        "Moodboard · project 1 · effort 360 · skill 1≥3 · owner 1",
        "Layout · effort 240 · after row 0",
        "Proof, last check · due 2026-12-12",
        "Copy · owner new zoé",
    ];
    assert_eq!(rows(text), expected);
    assert_eq!(rows("Task\nMoodboard\nLayout"), ["Moodboard", "Layout"]);
}

#[test]
fn the_user_may_change_what_columns_hold() {
    let plan = plan();
    let preview = read("Task\tX\tDate\nLayout\t3\t05/12/2026\n", &plan);
    assert_eq!(say(&preview.rows[0]), "Layout · due 2026-12-05");
    assert!(!preview.origin.certain_dates[2]);
    let mut mapping = preview.mapping.clone();
    mapping.columns[1] = Column::Weight;
    mapping.columns[2] = Column::NotBefore;
    mapping.day_first[2] = false;
    let again = preview.reread(&plan, mapping.clone());
    assert_eq!(say(&again.rows[0]), "Layout · from 2026-05-12 · weight 3");
    assert_eq!(again.ignored_columns, []);
    mapping.header = None;
    let whole = again.reread(&plan, mapping);
    assert_eq!(whole.rows.len(), 2);
    assert_eq!(problems(&whole), ["1/Some(1) X: Weight", "1/Some(2) Date: Date(NotADate)"]);
}

#[test]
fn entries_are_new_and_sound() {
    let plan = plan();
    let text = "Task,Project,Client,Hours,Skills,Owner,After\n\
        Layout,Brochure,Acme,6,design 3,Zoé,\n\
        Copy,Brochure,Acme,,copy 2,Zoé,Layout\n\
        Visuel clé,Réseaux sociaux,,4,,Bo,Copy\n\
        Stand,,Newco,8,,,\n\
        Loose,,,8,,,\n";
    let preview = read(text, &plan);
    let mut choices = Choices { home_name: "Pasted".into(), ..Choices::default() };
    choices.people.insert("bo".into(), PersonChoice::Is(PersonId(1)));
    let entries = preview.entries(&plan, &choices);
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    assert_eq!(entries.skills.iter().map(|s| s.name.clone()).collect::<Vec<_>>(), names(&["copy"]));
    assert_eq!(entries.people.iter().map(|p| p.name.clone()).collect::<Vec<_>>(), names(&["Zoé"]));
    assert_eq!(
        entries.clients.iter().map(|c| c.name.clone()).collect::<Vec<_>>(),
        names(&["Newco", "Pasted"])
    );
    let projects = entries.projects.iter().map(|p| p.name.clone()).collect::<Vec<_>>();
    assert_eq!(projects, names(&["Brochure", "Newco", "Pasted"]));
    let zoe = &entries.people[0];
    assert_eq!((zoe.level(SkillId(1)), zoe.level(SkillId(4))), (Some(Level(3)), Some(Level(2))));
    let tasks = &entries.tasks;
    assert_eq!(tasks.iter().map(|task| task.id.0).collect::<Vec<_>>(), [4, 5, 6, 7, 8]);
    assert_eq!(tasks[1].after[0].task, TaskId(4));
    assert_eq!((tasks[0].project, tasks[0].seats[0].pin), (ProjectId(4), Some(zoe.id)));
    assert_eq!((tasks[2].project, tasks[2].seats[0].pin), (ProjectId(3), Some(PersonId(1))));

    choices.skip_already = true;
    choices.skip.insert(3);
    choices.people.insert("zoe".into(), PersonChoice::Ignore);
    let fewer = preview.entries(&plan, &choices);
    assert_eq!(
        fewer.tasks.iter().map(|task| task.name.clone()).collect::<Vec<_>>(),
        names(&["Layout", "Copy", "Loose"])
    );
    assert!(fewer.people.is_empty() && fewer.tasks[0].seats[0].pin.is_none());
}

/// The plan with the entries in it.
fn with(plan: &Plan, entries: Entries) -> Plan {
    let mut plan = plan.clone();
    plan.skills.extend(entries.skills);
    plan.people.extend(entries.people.into_iter().map(Arc::new));
    plan.clients.extend(entries.clients.into_iter().map(Arc::new));
    plan.projects.extend(entries.projects.into_iter().map(Arc::new));
    plan.tasks.extend(entries.tasks.into_iter().map(Arc::new));
    plan
}

#[test]
fn ten_thousand_rows_are_all_there() {
    let mut text = String::from("Task;Project;Hours;Owner;Due;After\n");
    for row in 0..10_000 {
        let before = if row % 7 == 0 { String::new() } else { format!("Task {}", row - 1) };
        text += &format!(
            "Task {row};Project {};{};Person {};{}/12/2026;{before}\n",
            row % 90,
            row % 9 + 1,
            row % 40,
            row % 28 + 1
        );
    }
    let plan = plan();
    let preview = read(&text, &plan);
    assert_eq!((preview.tasks(), preview.problems.len()), (10_000, 0));
    let entries = preview.entries(&plan, &Choices::default());
    assert_eq!((entries.tasks.len(), entries.people.len(), entries.projects.len()), (10_000, 40, 90));
    let errors: Vec<Problem> =
        validate(&with(&plan, entries)).into_iter().filter(Problem::is_error).collect();
    assert_eq!(errors, []);
}

const SAMPLES: [&str; 4] = [
    "Tâche;Projet;Temps estimé;Échéance;Après;Attribuée à\nMoodboard;Website;7,5;04/12/2026;Brief;Léa\nTextes;X;2h30;25/12;Moodboard, Brief;Zoé\n",
    "Task ID,Name,Assignee,Assignee Email,Due Date,Projects,Blocked By (Dependencies)\n1,\"a \"\"b\"\"\nc\",Tom,t@x,2026-12-01,Website,\n2,d,,,,,1\n",
    "Summary,Issue key,Status,Original Estimate,Due date\nA,K-1,Done,28800,14/Jul/25 3:42 PM\n",
    "- Moodboard Acme 6h design≥3 @léa\n• Layout 4h after Moodboard\n",
];

proptest! {
    /// Damaged tables are read all the same: every row is a task or says why not, and entries hold together.
    #[test]
    fn damaged_tables_lose_nothing(
        sample in 0..SAMPLES.len(),
        cuts in proptest::collection::vec((0..400_usize, "\\PC{0,3}|[\"\t;,\n\r]{1,2}|31/02|@|≥9|-5h"), 0..6),
    ) {
        let mut text: Vec<char> = SAMPLES[sample].chars().collect();
        for (at, junk) in cuts {
            let at = at.min(text.len());
            let end = (at + 2).min(text.len());
            text.splice(at..end, junk.chars());
        }
        let text: String = text.into_iter().collect();
        let plan = plan();
        let preview = read(&text, &plan);
        for (index, row) in preview.rows.iter().enumerate() {
            let lost = preview.problems.iter().any(|problem| problem.row == Some(index) && problem.reason.loses_row());
            prop_assert_eq!(row.task.is_none(), lost, "row {} of {:?}", index, text);
        }
        let lines = preview.table.records.len();
        let outside = preview.problems.iter().filter(|p| matches!(p.reason, Reason::AboveHeader | Reason::HeaderAgain)).count();
        let header = usize::from(preview.mapping.header.is_some());
        prop_assert_eq!(preview.rows.len() + outside + header, lines);
        let entries = preview.entries(&plan, &Choices::default());
        prop_assert_eq!(entries.tasks.len(), preview.tasks());
        let plan = with(&plan, entries);
        for task in &plan.tasks {
            prop_assert!(plan.project(task.project).is_some());
            prop_assert!(task.after.iter().all(|link| plan.task(link.task).is_some()));
        }
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,60}|[a-zé;,\t\n\"|:/0-9-]{0,80}") {
        let _ = read(&text, &plan()).entries(&plan(), &Choices::default());
    }
}
