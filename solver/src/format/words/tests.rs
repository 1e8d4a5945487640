use proptest::prelude::*;

use super::*;
use crate::model::{Client, Lag, Level, Person, Project, Skill};

/// Wednesday 25 November 2026.
fn plan() -> Plan {
    let mut plan = Plan::new("Test", "2026-11-25".parse().unwrap());
    for (id, name) in (1..).zip(["Design", "Motion", "Copy EN", "Rédaction", "UX"]) {
        plan.skills.push(Skill { id: SkillId(id), name: name.into() });
    }
    for (id, name) in (1..).zip(["Léa Fontaine", "Tom Okafor", "Tom Ricci", "Inès Caron"]) {
        plan.people.push(Person::new(PersonId(id), name).into());
    }
    for (id, name) in (1..).zip(["Acme", "Orpi", "Volt & Vélo", "Empty"]) {
        plan.clients.push(Client::new(ClientId(id), name).into());
    }
    for (id, client, name) in
        [(1, 1, "Spring campaign"), (2, 2, "Réseaux sociaux"), (3, 3, "Film"), (4, 3, "Catalogue")]
    {
        plan.projects.push(Project::new(ProjectId(id), ClientId(client), name).into());
    }
    for (id, project, name) in [
        (1, 1, "Brief"),
        (2, 2, "Brief"),
        (3, 2, "Visuel clé"),
        (4, 3, "Storyboard"),
        (5, 4, "Copy for web"),
        (6, 1, "Key visual, final"),
    ] {
        plan.tasks.push(Task::new(TaskId(id), ProjectId(project), name).into());
    }
    plan
}

/// What a line says, in short: name, then what was recognised, then what was wrong.
fn say(read: &ReadWords) -> String {
    let mut said = vec![read.name.clone()];
    let mut add =
        |what: &str, value: Option<String>| said.extend(value.map(|value| format!("{what} {value}")));
    add("project", read.project.map(|id| id.to_string()));
    let effort = |effort: Effort| match (effort.best, effort.worst) {
        (Some(best), Some(worst)) => format!("{}/{}/{}", best.0, effort.likely.0, worst.0),
        _ => effort.likely.0.to_string(),
    };
    add("effort", read.effort.map(effort));
    for need in &read.needs {
        add("skill", Some(format!("{}≥{}", need.skill, need.level.0)));
    }
    add("owner", read.owner.map(|id| id.to_string()));
    add("due", read.due.map(|date| date.to_string()));
    add("deadline", read.deadline.map(|date| date.to_string()));
    add("from", read.not_before.map(|date| date.to_string()));
    for link in &read.after {
        let lag = match link.lag {
            Lag::WorkingDays(0) => String::new(),
            Lag::WorkingDays(days) => format!("+{days}"),
            Lag::CalendarDays(days) => format!("+{days}c"),
        };
        add("after", Some(format!("{}{lag}", link.task)));
    }
    add("milestone", read.milestone.then(String::new));
    add("split", read.split.then(String::new));
    add("a day", read.a_day.map(|minutes| minutes.0.to_string()));
    add("weight", read.weight.map(|weight| weight.0.to_string()));
    for problem in &read.problems {
        add("!", Some(wrong(&problem.kind)));
    }
    said.join(" · ")
}

fn wrong(kind: &WordsProblemKind) -> String {
    use WordsProblemKind as W;
    match kind {
        W::UnknownSkill { name, nearest } => format!("skill {name} {:?}", nearest.map(|id| id.0)),
        W::LevelOutOfRange { skill, level } => format!("level {skill}≥{level}"),
        W::UnknownPerson { name, nearest } => format!("person {name} {:?}", nearest.map(|id| id.0)),
        W::SeveralPeople { name, candidates } => format!("people {name} {}", candidates.len()),
        W::UnknownProject { name, nearest } => format!("project {name} {:?}", nearest.map(|id| id.0)),
        W::SeveralProjects { name, candidates } => format!("projects {name} {}", candidates.len()),
        W::NoProject { client } => format!("no project {client}"),
        W::UnknownTask { name, nearest } => format!("task {name} {:?}", nearest.map(|id| id.0)),
        W::SeveralTasks { name, candidates } => format!("tasks {name} {}", candidates.len()),
        W::UnreadDate { text, error } => format!("date {text} {error:?}"),
        W::SaidTwice { kind } => format!("twice {kind:?}"),
        W::NoName => "no name".into(),
    }
}

fn table(cases: &[(&str, &str)]) {
    let plan = plan();
    let reader = Reader::new(&plan);
    for (text, expected) in cases {
        assert_eq!(say(&reader.read(text)), *expected, "{text}");
    }
}

#[test]
fn english_lines() {
    table(&[
        (
            "Moodboard Acme 6h design≥3 due fri after Brief",
            "Moodboard · project 1 · effort 360 · skill 1≥3 · due 2026-11-27 · after 1",
        ),
        ("Moodboard", "Moodboard"),
        ("Moodboard 6h", "Moodboard · effort 360"),
        ("Moodboard 1.5d by 12/12", "Moodboard · effort 630 · due 2026-12-12"),
        ("Acme moodboard 2h30", "moodboard · project 1 · effort 150"),
        ("6h Acme moodboard", "moodboard · project 1 · effort 360"),
        ("Titles motion 4 8h @Léa", "Titles · effort 480 · skill 2≥4 · owner 1"),
        ("Titles motion>=4, copy en level 2", "Titles · skill 2≥4 · skill 3≥2"),
        ("Titles motion4", "Titles motion4"),
        ("Titles motion 3+", "Titles · skill 2≥3"),
        ("Edit not before mon due next fri", "Edit · due 2026-12-04 · from 2026-11-30"),
        ("Edit from 3 Dec until 5 Dec", "Edit · due 2026-12-05 · from 2026-12-03"),
        ("Edit deadline 12/12", "Edit · deadline 2026-12-12"),
        ("Edit before dec 12", "Edit · deadline 2026-12-12"),
        ("Edit no later than friday, max 3h/day", "Edit · deadline 2026-11-27 · a day 180"),
        ("Edit 20h 3h a day split", "Edit · effort 1200 · split  · a day 180"),
        ("Milestone: client approval due 12/12", "client approval · due 2026-12-12 · milestone "),
        ("Client approval milestone", "Client approval · milestone "),
        ("Adapt after Storyboard +2 days", "Adapt · after 4+2"),
        ("Adapt after Storyboard +2 calendar days", "Adapt · after 4+2c"),
        ("Adapt after Storyboard and Copy for web", "Adapt · after 4 · after 5"),
        ("Adapt after Key visual, final, Storyboard", "Adapt · after 6 · after 4"),
        ("Adapt after Key 3h", "Adapt · effort 180 · after 6"),
        ("Adapt after monday", "Adapt · from 2026-12-01"),
        ("Adapt #film 4-6h", "Adapt · project 3 · effort 240/300/360"),
        ("Adapt #Spring", "Adapt · project 1"),
        ("Adapt #acme weight 3", "Adapt · project 1 · weight 3"),
        ("Adapt for Inès", "Adapt · owner 4"),
        ("Adapt for friday for Inès", "Adapt · owner 4 · due 2026-11-27"),
        ("Copy for web 3h", "Copy for web · effort 180"),
        ("After movie 6h", "After movie · effort 360"),
        ("Due diligence 6h", "Due diligence · effort 360"),
        ("Split screens 6h", "Split screens · effort 360"),
        ("Logo 3D 6h", "Logo 3D · effort 360"),
        ("Clip 30 min 6h", "Clip 30 min · effort 360"),
        ("\"Due fri\" 6h due fri", "Due fri · effort 360 · due 2026-11-27"),
        ("Banner #3 2h", "Banner #3 · effort 120"),
        ("Brief with Léa 1h", "Brief with Léa · effort 60"),
        ("Acme", "Acme"),
        ("", ""),
    ]);
}

#[test]
fn lignes_en_francais() {
    table(&[
        (
            "Déclinaison réseaux Orpi 8 h design ≥ 3 pour ven après Visuel clé",
            "Déclinaison réseaux · project 2 · effort 480 · skill 1≥3 · due 2026-11-27 · after 3",
        ),
        ("Maquette 2j", "Maquette · effort 840"),
        ("Maquette 1,5 j pour le 5 déc.", "Maquette · effort 630 · due 2026-12-05"),
        ("Maquette ½ journée échéance demain", "Maquette · effort 210 · due 2026-11-26"),
        ("Maquette d’ici ven. prochain", "Maquette · due 2026-12-04"),
        ("Maquette avant le 12/12", "Maquette · deadline 2026-12-12"),
        ("Maquette date butoir 12 décembre", "Maquette · deadline 2026-12-12"),
        ("Maquette au plus tard jeudi", "Maquette · deadline 2026-11-26"),
        ("Maquette pas avant lundi", "Maquette · from 2026-11-30"),
        ("Maquette à partir du 3 décembre", "Maquette · from 2026-12-03"),
        ("Maquette dès la semaine prochaine", "Maquette · from 2026-11-30"),
        ("Textes redaction niveau 3 4h", "Textes · effort 240 · skill 4≥3"),
        ("Textes RÉDACTION≥4 @ines", "Textes · skill 4≥4 · owner 4"),
        ("Textes pour Léa pour mardi", "Textes · owner 1 · due 2026-12-01"),
        ("Jalon validation client pour le 12/12", "validation client · due 2026-12-12 · milestone "),
        ("Montage 12h fractionnable 3 h/j", "Montage · effort 720 · split  · a day 180"),
        ("Montage 12h max 3h par jour", "Montage · effort 720 · a day 180"),
        ("Montage après Visuel +2j", "Montage · after 3+2"),
        ("Montage après Visuel clé +3 jours calendaires", "Montage · after 3+3c"),
        ("Montage Orpi après Brief et Visuel clé", "Montage · project 2 · after 2 · after 3"),
        ("Montage poids 5 2 h 30", "Montage · effort 150 · weight 5"),
        ("Montage #réseaux 6h", "Montage · project 2 · effort 360"),
        ("Film Volt & Vélo #catalogue", "Film · project 4"),
        ("« Après demain » 6h", "Après demain · effort 360"),
        ("Montage, pour ven., 6 h", "Montage · effort 360 · due 2026-11-27"),
    ]);
}

#[test]
fn what_is_unknown_is_said_with_a_suggestion() {
    table(&[
        ("Logo desing≥3", "Logo · ! skill desing Some(1)"),
        ("Logo cobol≥3", "Logo · ! skill cobol None"),
        ("Logo design≥7", "Logo · ! level 1≥7"),
        ("Logo @lae", "Logo · ! person lae Some(1)"),
        ("Logo @tom", "Logo · ! people tom 2"),
        ("Logo @tom.ricci", "Logo · owner 3"),
        ("Logo #sprang", "Logo · ! project sprang Some(1)"),
        ("Logo #volt", "Logo · ! projects Volt & Vélo 2"),
        ("Logo Volt & Vélo 2h", "Logo · effort 120 · ! projects Volt & Vélo 2"),
        ("Logo #empty", "Logo · ! no project 4"),
        ("Logo after Visual 2h", "Logo · effort 120 · ! task Visual Some(3)"),
        ("Logo après Storybord 2h", "Logo · effort 120 · ! task Storybord Some(4)"),
        ("Logo after Brief", "Logo · ! tasks Brief 2"),
        ("Logo due soon 2h", "Logo · effort 120 · ! date soon NotADate"),
        ("Logo due 31/02/2027", "Logo · ! date 31/02/2027 NoSuchDay"),
        ("Logo due fri due mon", "Logo · due 2026-11-30 · ! twice Due"),
        ("6h due fri", " · effort 360 · due 2026-11-27 · ! no name"),
    ]);
}

#[test]
fn the_project_at_hand_settles_what_is_ambiguous() {
    let plan = plan();
    let reader = Reader::new(&plan).within(Some(ProjectId(2)));
    assert_eq!(say(&reader.read("Logo after Brief")), "Logo · after 2");
    let reader = Reader::new(&plan).within(Some(ProjectId(4)));
    assert_eq!(say(&reader.read("Logo Volt & Vélo")), "Logo · project 4");
    let reader = Reader::new(&plan).day_first(false);
    assert_eq!(say(&reader.read("Logo due 12/05")), "Logo · due 2026-12-05");
}

#[test]
fn marks_are_what_was_recognised() {
    let plan = plan();
    let text = "Déclinaison Orpi 8 h design ≥ 3 pour ven @léa";
    let read = read(text, &plan);
    let marked: Vec<(&str, MarkKind)> =
        read.marks.iter().map(|mark| (&text[mark.range.clone()], mark.kind)).collect();
    let expected = [
        ("Orpi", MarkKind::Client),
        ("8 h", MarkKind::Effort),
        ("design ≥ 3", MarkKind::Need),
        ("pour ven", MarkKind::Due),
        ("@léa", MarkKind::Owner),
    ];
    assert_eq!(marked, expected);
}

#[test]
fn a_line_becomes_a_task() {
    let plan = plan();
    let task = read("Moodboard Acme 6h design≥3 @léa due fri split", &plan).task(TaskId(9), ProjectId(4));
    assert_eq!(
        (task.id, task.project, task.name.as_str(), task.split),
        (TaskId(9), ProjectId(1), "Moodboard", true)
    );
    assert_eq!(task.seats[0].needs, [Need { skill: SkillId(1), level: Level(3) }]);
    assert_eq!(task.seats[0].pin, Some(PersonId(1)));
    let gate = read("Jalon accord 6h", &plan).task(TaskId(9), ProjectId(4));
    assert!(gate.is_milestone() && gate.project == ProjectId(4));
}

proptest! {
    #[test]
    fn any_line_is_read_with_places_on_character_boundaries(
        text in "\\PC{0,40}|((due|pour|après|#|@|max|Brief|Orpi|design|≥|>=|[0-9]{1,3}|h|j|ven|é|🎨|\"|,|\\+|-|/| )){0,14}",
    ) {
        let plan = plan();
        let read = read(&text, &plan);
        let mut end = 0;
        for mark in &read.marks {
            prop_assert!(text.get(mark.range.clone()).is_some_and(|part| !part.is_empty()), "{:?}", mark);
            prop_assert!(mark.range.start >= end, "{:?} overlaps", mark);
            end = mark.range.end;
        }
        for problem in &read.problems {
            prop_assert!(text.get(problem.range.clone()).is_some(), "{:?}", problem);
        }
    }
}
