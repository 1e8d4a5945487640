//! Clients and projects as one table: a client is a group row, its projects are the rows below it.

use std::sync::Arc;

use chrono::NaiveDate;
use solver::model::{
    Client, ClientId, Minutes, Permille, PersonId, Plan, Project, ProjectId, Status, Weight,
};

use crate::state::command::Command;
use crate::text::{Lang, clients, common, format};
use crate::ui::grid::{Align, CellView, Column, Commit, Kind, NEW_ROW, Row, RowKind, Tone, Width};
use crate::ui::options::{Choice, Choices, fold};
use crate::ui::palette::COLOURS;
use solver::model::fresh::{next_client_id, next_project_id};

/// Keys of the columns.
pub mod key {
    pub const NAME: &str = "name";
    pub const AM: &str = "am";
    pub const PM: &str = "pm";
    pub const WEIGHT: &str = "weight";
    pub const STATUS: &str = "status";
    pub const PLANNED: &str = "planned";
    pub const START: &str = "start";
    pub const DUE: &str = "due";
    pub const AGREED: &str = "agreed";
    pub const WORK: &str = "work";
    pub const COLOUR: &str = "colour";
}

/// What a row stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A client.
    Client(ClientId),
    /// A project.
    Project(ProjectId),
}

const PROJECT: u64 = 1 << 32;

impl Target {
    /// The id of its row.
    pub fn row(self) -> u64 {
        match self {
            Self::Client(id) => u64::from(id.0),
            Self::Project(id) => PROJECT | u64::from(id.0),
        }
    }

    /// What the row with this id stands for; `None` for the empty last line.
    pub fn of_row(row: u64) -> Option<Self> {
        let id = u32::try_from(row & (PROJECT - 1)).ok()?;
        match row >> 32 {
            0 => Some(Self::Client(ClientId(id))),
            1 => Some(Self::Project(ProjectId(id))),
            _ => None,
        }
    }
}

/// The columns of the table.
pub fn columns(plan: &Plan, lang: Lang) -> Vec<Column> {
    let people: Choices =
        Arc::new(plan.people.iter().map(|person| Choice::new(person.name.clone())).collect());
    let statuses = [
        clients::confirmed(lang).to_owned(),
        clients::tentative(lang, format::Permille(500)),
        clients::done(lang).to_owned(),
    ];
    let colours = (1..=COLOURS).map(|c| Choice::new(clients::colour_name(c, lang)).colour(c)).collect();
    // First what is looked at every day: it fits a page of 1,280 pixels with the contacts beside it.
    vec![
        Column::new(key::NAME, clients::client_or_project(lang), Kind::Text).width(Width::Grow(12.0)),
        Column::new(key::AM, crate::text::team::hat_am(lang), Kind::choice(Arc::clone(&people)))
            .width(Width::Fixed(8.25)),
        Column::new(key::PM, crate::text::team::hat_pm(lang), Kind::choice(people)).width(Width::Fixed(8.25)),
        Column::new(
            key::STATUS,
            clients::status(lang),
            Kind::creatable(Arc::new(statuses.map(Choice::new).into())),
        )
        .width(Width::Fixed(8.0))
        .hint(clients::status_hint(lang)),
        Column::new(key::PLANNED, clients::planned(lang), Kind::Check).width(Width::Fixed(4.5)),
        Column::new(key::DUE, common::due(lang), Kind::Date).width(Width::Fixed(6.5)),
        Column::new(key::WORK, clients::work(lang), Kind::View)
            .width(Width::Fixed(8.25))
            .align(Align::End)
            .hint(clients::work_hint(lang)),
        Column::new(key::WEIGHT, clients::weight(lang), Kind::Number)
            .width(Width::Fixed(4.5))
            .hint(clients::weight_hint(lang)),
        Column::new(key::START, clients::start(lang), Kind::Date).width(Width::Fixed(6.5)),
        Column::new(key::AGREED, clients::agreed(lang), Kind::Hours)
            .width(Width::Fixed(5.5))
            .hint(clients::agreed_hint(lang)),
        Column::new(key::COLOUR, clients::colour(lang), Kind::choice(Arc::new(colours)))
            .width(Width::Fixed(7.0)),
    ]
}

/// The rows of the table: each client with its projects, and the empty last line.
pub fn rows(plan: &Plan, lang: Lang) -> Vec<Row> {
    let mut rows = Vec::with_capacity(plan.clients.len() + plan.projects.len() + 1);
    for client in &plan.clients {
        rows.push(client_row(plan, client, lang));
        let projects = plan.projects.iter().filter(|project| project.client == client.id);
        rows.extend(projects.map(|project| project_row(plan, project, lang)));
    }
    rows.push(Row::new_line(clients::new_client_hint(lang)));
    rows
}

fn person_name(plan: &Plan, id: Option<PersonId>) -> String {
    id.and_then(|id| plan.person(id)).map(|person| person.name.clone()).unwrap_or_default()
}

fn client_row(plan: &Plan, client: &Client, lang: Lang) -> Row {
    let projects = plan.projects.iter().filter(|project| project.client == client.id).count();
    let blank = || CellView::default().locked();
    let cells = vec![
        CellView::text(client.name.clone()).tone(Tone::Strong).note(clients::summary(lang, projects)),
        CellView::text(person_name(plan, client.am)),
        blank(),
        blank(),
        blank(),
        blank(),
        blank(),
        CellView::text(client.weight.0.to_string()),
        blank(),
        blank(),
        blank(),
    ];
    Row { kind: RowKind::Group, cells, ..Row::item(Target::Client(client.id).row(), Vec::new()) }
}

fn project_row(plan: &Plan, project: &Project, lang: Lang) -> Row {
    let day = |date: Option<NaiveDate>| match date {
        Some(date) => CellView::text(format::date(lang, date)).edit(date.to_string()),
        None => CellView::default(),
    };
    let client_am = plan.client_of(project).and_then(|client| client.am);
    let am = match project.am {
        Some(am) => CellView::text(person_name(plan, Some(am))),
        None => CellView::text(person_name(plan, client_am)).tone(Tone::Assumed).edit(""),
    };
    let (status, planned) = match project.status {
        Status::Confirmed => (CellView::text(clients::confirmed(lang)), CellView::check(true).locked()),
        Status::Done => {
            (CellView::text(clients::done(lang)).tone(Tone::Quiet), CellView::check(false).locked())
        }
        Status::Tentative { win, planned } => (
            CellView::text(clients::tentative(lang, format::Permille(i64::from(win.0)))).tone(Tone::Warn),
            CellView::check(planned),
        ),
    };
    let open = plan.tasks.iter().filter(|task| task.project == project.id && !task.progress.done);
    let (tasks, minutes) = open.fold((0, 0_i64), |(tasks, minutes), task| {
        let seats = i64::try_from(task.seats.len()).unwrap_or(1);
        (tasks + 1, minutes + i64::from(plan.left_of(task).0) * seats)
    });
    let work = CellView::text(clients::tasks(lang, tasks, format::Minutes(minutes)));
    let agreed = project.agreed.map_or_else(CellView::default, |agreed| {
        CellView::text(format::hours(lang, i64::from(agreed.0))).edit(hours_text(agreed))
    });
    let over = project.agreed.is_some_and(|agreed| minutes > i64::from(agreed.0));
    let cells = vec![
        CellView::text(project.name.clone()).colour(project.colour),
        am,
        CellView::text(person_name(plan, project.pm)),
        status,
        planned,
        day(project.due),
        if over { work.tone(Tone::Warn).mark("△") } else { work },
        CellView::text(project.weight.0.to_string()),
        day(project.start),
        agreed,
        CellView::text(clients::colour_name(project.colour, lang)).colour(project.colour),
    ];
    Row::item(Target::Project(project.id).row(), cells).depth(1)
}

fn hours_text(minutes: Minutes) -> String {
    let (hours, rest) = (minutes.0 / 60, minutes.0 % 60);
    if rest == 0 { hours.to_string() } else { format!("{hours}:{rest:02}") }
}

/// Why a typed cell was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CellProblem {
    /// A name is needed.
    #[error("T3001: a name is needed")]
    NoName,
    /// Not a weight.
    #[error("T3002: \"{0}\" is not a weight from 1 to 10")]
    NotAWeight(String),
    /// Not a name of the team.
    #[error("T3003: nobody is called \"{0}\"")]
    NotAPerson(String),
    /// Not a date.
    #[error("T3004: \"{0}\" is not a date")]
    NotADate(String),
    /// Not a status.
    #[error("T3005: \"{0}\" is not a status")]
    NotAStatus(String),
    /// Not a colour of the palette.
    #[error("T3006: \"{0}\" is not a colour")]
    NotAColour(String),
    /// Not a number of hours.
    #[error("T3007: \"{0}\" is not a number of hours")]
    NotHours(String),
    /// Clients do not have this value.
    #[error("T3008: only projects have this")]
    NotForClients,
    /// The row is gone.
    #[error("T3009: this row is no longer in the plan")]
    Gone,
}

impl CellProblem {
    /// The sentence shown at the cell.
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::NoName => clients::needs_a_name(lang).to_owned(),
            Self::NotAWeight(word) => clients::not_a_weight(lang, word),
            Self::NotAPerson(word) => clients::not_a_person(lang, word),
            Self::NotADate(word) => clients::not_a_date(lang, word),
            Self::NotAStatus(word) => clients::not_a_status(lang, word),
            Self::NotAColour(word) => clients::not_a_colour(lang, word),
            Self::NotHours(word) => clients::not_hours(lang, word),
            Self::NotForClients => clients::not_for_clients(lang).to_owned(),
            Self::Gone => clients::row_is_gone(lang).to_owned(),
        }
    }
}

/// What a committed cell does: the command, and the id of the row that it stands in now.
///
/// # Errors
/// The text cannot be read, or the row is gone.
pub fn commit(plan: &Plan, edit: &Commit, lang: Lang) -> Result<(Command, u64), CellProblem> {
    let text = edit.text.trim();
    if edit.row == NEW_ROW {
        let client = Client::new(next_client_id(plan), clients::unnamed_client(lang));
        return put_client(plan, client, edit.column.as_ref(), text);
    }
    match Target::of_row(edit.row).ok_or(CellProblem::Gone)? {
        Target::Client(id) => {
            let client = plan.client(id).ok_or(CellProblem::Gone)?.as_ref().clone();
            put_client(plan, client, edit.column.as_ref(), text)
        }
        Target::Project(id) => {
            let project = plan.project(id).ok_or(CellProblem::Gone)?.as_ref().clone();
            put_project(plan, project, edit.column.as_ref(), text)
        }
    }
}

fn put_client(
    plan: &Plan,
    mut client: Client,
    column: &str,
    text: &str,
) -> Result<(Command, u64), CellProblem> {
    match column {
        key::NAME => client.name = name(text)?,
        key::AM => client.am = person(plan, text)?,
        key::WEIGHT => client.weight = weight(text)?,
        _ => return Err(CellProblem::NotForClients),
    }
    let row = Target::Client(client.id).row();
    Ok((Command::PutClient(Arc::new(client)), row))
}

fn put_project(
    plan: &Plan,
    mut project: Project,
    column: &str,
    text: &str,
) -> Result<(Command, u64), CellProblem> {
    match column {
        key::NAME => project.name = name(text)?,
        key::AM => project.am = person(plan, text)?,
        key::PM => project.pm = person(plan, text)?,
        key::WEIGHT => project.weight = weight(text)?,
        key::STATUS => project.status = status(text, project.status)?,
        key::PLANNED => {
            if let Status::Tentative { planned, .. } = &mut project.status {
                *planned = text == "true";
            }
        }
        key::START => project.start = date(plan, text)?,
        key::DUE => project.due = date(plan, text)?,
        key::AGREED => project.agreed = hours(text)?,
        key::COLOUR => project.colour = colour(text)?,
        _ => return Err(CellProblem::Gone),
    }
    let row = Target::Project(project.id).row();
    Ok((Command::PutProject(Arc::new(project)), row))
}

/// A new project of a client, with the next colour.
pub fn new_project(plan: &Plan, client: ClientId, lang: Lang) -> Project {
    let mut project = Project::new(next_project_id(plan), client, clients::unnamed_project(lang));
    project.colour = solver::model::fresh::next_colour(plan);
    project
}

fn name(text: &str) -> Result<String, CellProblem> {
    if text.is_empty() { Err(CellProblem::NoName) } else { Ok(text.to_owned()) }
}

fn person(plan: &Plan, text: &str) -> Result<Option<PersonId>, CellProblem> {
    if text.is_empty() {
        return Ok(None);
    }
    let found = plan.people.iter().find(|person| fold(&person.name) == fold(text));
    found.map(|person| Some(person.id)).ok_or_else(|| CellProblem::NotAPerson(text.to_owned()))
}

fn weight(text: &str) -> Result<Weight, CellProblem> {
    match text.parse() {
        Ok(weight) if (1..=10).contains(&weight) => Ok(Weight(weight)),
        _ if text.is_empty() => Ok(Weight::default()),
        _ => Err(CellProblem::NotAWeight(text.to_owned())),
    }
}

/// `confirmed`, `done`, `tentative 60 %`, in either language; tentative without a figure keeps the one it had.
fn status(text: &str, before: Status) -> Result<Status, CellProblem> {
    let folded = fold(text);
    let any = |word: fn(Lang) -> &'static str| Lang::ALL.iter().any(|lang| fold(word(*lang)) == folded);
    if text.is_empty() || any(clients::confirmed) {
        return Ok(Status::Confirmed);
    }
    if any(clients::done) {
        return Ok(Status::Done);
    }
    let tentative = ["tentative", "a confirmer"].into_iter().find_map(|word| folded.strip_prefix(word));
    let problem = || CellProblem::NotAStatus(text.to_owned());
    let figure = tentative.ok_or_else(problem)?.trim_matches(|c: char| !c.is_ascii_digit());
    let (old_win, planned) = match before {
        Status::Tentative { win, planned } => (win, planned),
        _ => (Permille(500), false),
    };
    let win = if figure.is_empty() {
        old_win
    } else {
        Permille(figure.parse::<u32>().map_err(|_| problem())? * 10)
    };
    if win.0 > 1000 { Err(problem()) } else { Ok(Status::Tentative { win, planned }) }
}

fn date(plan: &Plan, text: &str) -> Result<Option<NaiveDate>, CellProblem> {
    if text.is_empty() {
        return Ok(None);
    }
    let _ = plan;
    text.parse().map(Some).map_err(|_| CellProblem::NotADate(text.to_owned()))
}

fn hours(text: &str) -> Result<Option<Minutes>, CellProblem> {
    if text.is_empty() {
        return Ok(None);
    }
    let plain = text.trim_end_matches(['h', 'H']).trim();
    let minutes = match plain.split_once(':') {
        Some((hours, rest)) => hours
            .parse::<u32>()
            .ok()
            .zip(rest.parse::<u32>().ok())
            .map(|(h, m)| h.saturating_mul(60).saturating_add(m)),
        None => plain.parse::<u32>().ok().map(|hours| hours.saturating_mul(60)),
    };
    minutes.map(|minutes| Some(Minutes(minutes))).ok_or_else(|| CellProblem::NotHours(text.to_owned()))
}

fn colour(text: &str) -> Result<u8, CellProblem> {
    let folded = fold(text);
    let named =
        |colour: &u8| Lang::ALL.iter().any(|lang| fold(clients::colour_name(*colour, *lang)) == folded);
    let found = (1..=COLOURS).find(named).or_else(|| text.parse().ok().filter(|c| (1..=COLOURS).contains(c)));
    found.ok_or_else(|| CellProblem::NotAColour(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use solver::model::Person;

    fn plan() -> Plan {
        let mut plan = Plan::new("p", "2026-11-23".parse().unwrap());
        plan.people.push(Person::new(PersonId(2), "Zoé").into());
        plan.clients.push(Client::new(ClientId(1), "Orpi").into());
        plan.projects.push(Project::new(ProjectId(5), ClientId(1), "Campaign").into());
        plan
    }

    fn project(column: &str, text: &str) -> Result<Project, CellProblem> {
        let row = Target::Project(ProjectId(5)).row();
        let edit = Commit { row, column: column.to_owned().into(), text: text.into() };
        match commit(&plan(), &edit, Lang::En)? {
            (Command::PutProject(project), at) if at == row => Ok(Arc::unwrap_or_clone(project)),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_status_is_read_in_both_languages() {
        assert_eq!(project(key::STATUS, "Terminé").unwrap().status, Status::Done);
        let tentative = Status::Tentative { win: Permille(600), planned: false };
        assert_eq!(project(key::STATUS, "à confirmer 60 %").unwrap().status, tentative);
        assert_eq!(
            project(key::STATUS, "tentative").unwrap().status,
            Status::Tentative { win: Permille(500), planned: false }
        );
        assert_eq!(project(key::STATUS, "perhaps"), Err(CellProblem::NotAStatus("perhaps".into())));
        assert_eq!(
            project(key::STATUS, "tentative 160"),
            Err(CellProblem::NotAStatus("tentative 160".into()))
        );
    }

    #[test]
    fn people_colours_weights_and_hours_are_read_or_refused() {
        assert_eq!(project(key::PM, "zoe").unwrap().pm, Some(PersonId(2)));
        assert_eq!(project(key::PM, "Max"), Err(CellProblem::NotAPerson("Max".into())));
        assert_eq!(project(key::COLOUR, "vert").unwrap().colour, 3);
        assert_eq!(project(key::COLOUR, "mauve"), Err(CellProblem::NotAColour("mauve".into())));
        assert_eq!(project(key::WEIGHT, "11"), Err(CellProblem::NotAWeight("11".into())));
        assert_eq!(project(key::AGREED, "12:30").unwrap().agreed, Some(Minutes(750)));
        assert_eq!(project(key::AGREED, "many"), Err(CellProblem::NotHours("many".into())));
        assert_eq!(project(key::NAME, ""), Err(CellProblem::NoName));
    }

    #[test]
    fn clients_have_no_dates_and_the_last_line_makes_one() {
        let edit =
            |row, column: &'static str, text: &str| Commit { row, column: column.into(), text: text.into() };
        let on_client =
            commit(&plan(), &edit(Target::Client(ClientId(1)).row(), key::DUE, "2026-12-01"), Lang::En);
        assert!(matches!(on_client, Err(CellProblem::NotForClients)));
        let made = commit(&plan(), &edit(NEW_ROW, key::NAME, "Hélio"), Lang::En);
        assert!(matches!(made, Ok((Command::PutClient(client), 2)) if client.name == "Hélio"));
    }

    #[test]
    fn projects_stand_below_their_client_and_every_row_has_all_cells() {
        let plan = plan();
        let rows = rows(&plan, Lang::Fr);
        let ids: Vec<Option<Target>> = rows.iter().map(|row| Target::of_row(row.id)).collect();
        assert_eq!(ids[..2], [Some(Target::Client(ClientId(1))), Some(Target::Project(ProjectId(5)))]);
        assert_eq!(ids[2], None);
        let columns = columns(&plan, Lang::Fr).len();
        assert!(rows[..2].iter().all(|row| row.cells.len() == columns));
    }
}
