//! Pasted rows: a preview of what they say, then one step that adds them.
//!
//! Reading is done by `solver::format::rows`, which keeps every row; here it is put into words and into commands.

use std::sync::Arc;

use leptos::prelude::*;
use solver::format::rows::{self, Choices, PersonChoice, Reason, RowsPreview};
use solver::model::{Plan, ProjectId};

use super::cell_text::write_seats;
use crate::state::command::{Command, Label};
use crate::state::document::use_document;
use crate::text::{Lang, common, format, paste, quick, use_text};
use crate::ui::{Button, Checkbox, Dialog, DialogWidth, Look};

/// Rows shown in the preview; all of them are added.
const SHOWN: usize = 100;
/// Problems shown in the preview.
const PROBLEMS: usize = 200;
/// A longer text is refused, in bytes.
const LONGEST: usize = 10_000_000;

/// The dialog's state, held by the screen.
#[derive(Clone, Copy)]
pub struct Pasting {
    /// Whether it is shown.
    pub open: RwSignal<bool>,
    /// The rows as text.
    pub text: RwSignal<String>,
    /// The file they come from; empty for the clipboard.
    pub file: RwSignal<String>,
}

impl Pasting {
    /// Closed and empty.
    pub fn new() -> Self {
        Self { open: RwSignal::new(false), text: RwSignal::default(), file: RwSignal::default() }
    }

    /// Shows the dialog with these rows.
    pub fn show(self, file: String, text: String) {
        self.file.set(file);
        self.text.set(text);
        self.open.set(true);
    }
}

/// A cell that could not be read, as a sentence.
pub fn say_reason(plan: &Plan, reason: &Reason, lang: Lang) -> String {
    match reason {
        Reason::NoName => paste::no_name(lang).to_owned(),
        Reason::AboveHeader => paste::above_header(lang).to_owned(),
        Reason::HeaderAgain => paste::header_again(lang).to_owned(),
        Reason::Repeated { line } => paste::repeated(lang, i64::try_from(*line).unwrap_or(i64::MAX)),
        Reason::ExtraCells => paste::extra_cells(lang).to_owned(),
        Reason::Date(_) => paste::not_a_date(lang).to_owned(),
        Reason::Amount(_) => paste::not_an_amount(lang).to_owned(),
        Reason::Level => paste::not_a_level(lang).to_owned(),
        Reason::Weight => paste::not_a_weight(lang).to_owned(),
        Reason::YesNo => paste::not_yes_no(lang).to_owned(),
        Reason::ShareOfNothing => paste::share_of_nothing(lang).to_owned(),
        Reason::SeveralPeople(_) => paste::several_people(lang).to_owned(),
        Reason::MoreOwners => paste::more_owners(lang).to_owned(),
        Reason::MoreProjects => paste::more_projects(lang).to_owned(),
        Reason::SeveralProjects(_) => paste::several_projects(lang).to_owned(),
        Reason::UnknownTask { nearest: None } => paste::unknown_task(lang).to_owned(),
        Reason::UnknownTask { nearest: Some(name) } => paste::unknown_task_maybe(lang, name),
        Reason::SeveralTasks { count } => paste::several_tasks(lang, *count),
        Reason::BlocksTaskOfPlan => paste::blocks_task(lang).to_owned(),
        Reason::AfterItself => paste::after_itself(lang).to_owned(),
        Reason::NotInOrder => paste::not_in_order(lang).to_owned(),
        Reason::Words(problem) => quick::problem(lang, plan, problem),
        Reason::OpenQuote => paste::open_quote(lang).to_owned(),
    }
}

/// What the user decided, as the reader wants it.
pub fn choices(
    preview: &RowsPreview,
    home: Option<ProjectId>,
    pin: bool,
    skip_already: bool,
    lang: Lang,
) -> Choices {
    let of = |name: &String| (name.clone(), if pin { PersonChoice::Create } else { PersonChoice::Ignore });
    Choices {
        people: preview.proposals.people.keys().map(of).collect(),
        home,
        home_name: paste::home_name(lang).to_owned(),
        skip_already,
        ..Choices::default()
    }
}

/// The one step that adds the rows; `None` where they make no task.
pub fn add(plan: &Plan, preview: &RowsPreview, choices: &Choices, pin: bool) -> Option<Command> {
    let mut entries = preview.entries(plan, choices);
    if entries.tasks.is_empty() {
        return None;
    }
    if !pin {
        for seat in entries.tasks.iter_mut().flat_map(|task| task.seats.iter_mut()) {
            seat.pin = None;
        }
    }
    let label = Label::Counted(paste::undo_added, entries.tasks.len());
    let mut commands: Vec<Command> = entries.skills.into_iter().map(Command::PutSkill).collect();
    commands.extend(entries.people.into_iter().map(|person| Command::PutPerson(Arc::new(person))));
    commands.extend(entries.clients.into_iter().map(|client| Command::PutClient(Arc::new(client))));
    commands.extend(entries.projects.into_iter().map(|project| Command::PutProject(Arc::new(project))));
    commands.extend(entries.tasks.into_iter().map(|task| Command::PutTask(Arc::new(task))));
    Some(Command::Batch { label, commands })
}

/// The dialog.
#[component]
pub fn PasteDialog(
    /// Its state.
    pasting: Pasting,
    /// Where tasks go whose rows name no project.
    #[prop(into)]
    home: Callback<(), Option<ProjectId>>,
) -> impl IntoView {
    let text = use_text();
    let document = use_document();
    let (pin, skip) = (RwSignal::new(true), RwSignal::new(true));
    let preview = Memo::new(move |_| {
        let (open, rows) = (pasting.open.get(), pasting.text.get());
        (open && !rows.trim().is_empty() && rows.len() <= LONGEST)
            .then(|| Arc::new(rows::read(&rows, &document.plan())))
    });
    let command = move || {
        let preview = preview.get()?;
        let choices = choices(&preview, home.run(()), pin.get(), skip.get(), text.lang());
        Some((preview, choices))
    };
    let count = Memo::new(move |_| {
        command().map_or(0, |(preview, choices)| preview.entries(&document.plan(), &choices).tasks.len())
    });
    let confirm = move |_| {
        let Some((preview, choices)) = untrack(command) else { return };
        let command = add(&document.plan_untracked(), &preview, &choices, pin.get_untracked());
        if command.is_some_and(|command| document.apply(command).is_ok()) {
            pasting.open.set(false);
            pasting.text.set(String::new());
        }
    };
    let title = Signal::derive(move || {
        let file = pasting.file.get();
        if file.is_empty() {
            paste::title(text.lang()).to_owned()
        } else {
            paste::from_file(text.lang(), &file)
        }
    });
    let footer = move || {
        view! {
            <Button
                label=Signal::derive(move || common::cancel(text.lang()).to_owned())
                on_press=move |_| pasting.open.set(false)
            />
            <Button
                label=Signal::derive(move || paste::add(text.lang(), count.get()))
                look=Look::Main
                disabled=Signal::derive(move || count.get() == 0)
                on_press=confirm
            />
        }
    };
    view! {
        <Dialog open=pasting.open title width=DialogWidth::Full footer>
            <label class="work-paste-label" for="work-paste">{text.of(paste::area)}</label>
            <textarea
                id="work-paste"
                class="work-paste"
                rows="6"
                spellcheck="false"
                aria-describedby="work-paste-hint"
                prop:value=move || pasting.text.get()
                on:input:target=move |event| pasting.text.set(event.target().value())
            ></textarea>
            <p id="work-paste-hint" class="faint">{text.of(paste::area_hint)}</p>
            {move || (pasting.text.with(String::len) > LONGEST).then(|| view! {
                <p class="bad" role="alert">{paste::too_large(text.lang())}</p>
            })}
            {move || preview.get().map(|preview| show(&document.plan(), &preview, text.lang()))}
            {move || preview.get().map(|preview| {
                let already = preview.rows.iter().filter_map(|row| row.task.as_ref()?.already).count();
                let named = preview.rows.iter().any(|row| row.task.as_ref().is_some_and(|task| task.owner.is_some()));
                view! {
                    <div class="work-paste-choices">
                        {(already > 0).then(|| view! {
                            <Checkbox
                                label=Signal::derive(move || paste::skip_already(text.lang(), already))
                                checked=skip
                                on_change=move |on| skip.set(on)
                            />
                        })}
                        {named.then(|| view! {
                            <Checkbox
                                label=Signal::derive(move || paste::pin_owners(text.lang()).to_owned())
                                checked=pin
                                on_change=move |on| pin.set(on)
                            />
                        })}
                    </div>
                }
            })}
        </Dialog>
    }
}

/// What was read, what will be created, what could not be read.
fn show(plan: &Plan, preview: &RowsPreview, lang: Lang) -> impl IntoView + use<> {
    let tasks = preview.tasks();
    let lost = preview.rows.len().saturating_sub(tasks);
    let names = |list: Vec<&str>| format::list(lang, &list);
    let proposals = &preview.proposals;
    let mut creates = Vec::new();
    let people: Vec<&str> = proposals.people.values().map(|p| p.name.as_str()).collect();
    let skills: Vec<&str> = proposals.skills.values().map(|p| p.name.as_str()).collect();
    let clients: Vec<&str> = proposals.clients.values().map(|p| p.name.as_str()).collect();
    let projects: Vec<&str> = proposals.projects.values().map(|p| p.name.as_str()).collect();
    for (list, say) in [
        (people, paste::creates_people as fn(Lang, &str) -> String),
        (skills, paste::creates_skills),
        (clients, paste::creates_clients),
        (projects, paste::creates_projects),
    ] {
        if !list.is_empty() {
            creates.push(say(lang, &names(list)));
        }
    }
    let ignored: Vec<String> = preview
        .ignored_columns
        .iter()
        .filter(|column| !column.title.is_empty())
        .map(|column| column.title.clone())
        .collect();
    let entries = preview.entries(plan, &Choices::default());
    let skills = entries.skills.clone();
    let known = Plan { skills: plan.skills.iter().cloned().chain(skills).collect(), ..plan.clone() };
    let mut made = entries.tasks.into_iter();
    let body: Vec<_> = preview
        .rows
        .iter()
        .map(|row| (row.line, row.cells.join(" · "), row.task.as_ref().and_then(|_| made.next())))
        .take(SHOWN)
        .map(|(line, cells, task)| match task {
            None => view! {
                <tr class="is-lost"><td class="num">{line}</td><td colspan="5">{cells}</td><td>{paste::unread(lang)}</td></tr>
            }
            .into_any(),
            Some(task) => {
                let hours = task.effort.map(|effort| format::hours(lang, i64::from(effort.expected().0)));
                let owner = task.seats.first().and_then(|seat| seat.pin).and_then(|id| {
                    let known = plan.person(id).map(|person| person.name.clone());
                    known.or_else(|| entries.people.iter().find(|p| p.id == id).map(|p| p.name.clone()))
                });
                let project = plan.project(task.project).map(|project| project.name.clone()).or_else(|| {
                    entries.projects.iter().find(|p| p.id == task.project).map(|p| p.name.clone())
                });
                view! {
                    <tr>
                        <td class="num">{line}</td>
                        <td>{task.name.clone()}</td>
                        <td>{project}</td>
                        <td>{write_seats(&known, &task.seats, lang)}</td>
                        <td class="num">{hours}</td>
                        <td>{task.due.map(|due| format::date(lang, due))}</td>
                        <td>{owner}</td>
                    </tr>
                }
                .into_any()
            }
        })
        .collect();
    let titles = preview.titles.clone();
    let problems: Vec<_> = preview
        .problems
        .iter()
        .take(PROBLEMS)
        .map(|problem| {
            let column = problem.column.map(|column| {
                titles.get(column).filter(|title| !title.is_empty()).cloned().unwrap_or_else(|| paste::no_title(lang, column + 1))
            });
            let reason = say_reason(plan, &problem.reason, lang);
            let value = problem.value.clone();
            let line = problem.line;
            view! { <tr><td class="num">{line}</td><td>{column}</td><td class="clip">{value}</td><td>{reason}</td></tr> }
        })
        .collect();
    let no_problems = problems.is_empty();
    let more = preview.rows.len().saturating_sub(SHOWN);
    view! {
        <p role="status" class="work-paste-found">
            <b>{paste::found(lang, tasks)}</b>
            {(lost > 0).then(|| format!(" · {}", paste::lost(lang, lost)))}
        </p>
        {(!creates.is_empty()).then(|| view! { <p>{paste::creates(lang)} " " {creates.join(" · ")}</p> })}
        {(!ignored.is_empty()).then(|| view! { <p class="faint">{paste::ignored(lang, &format::list(lang, &ignored))}</p> })}
        <div class="work-paste-scroll" tabindex="0">
            <table aria-label=paste::preview(lang)>
                <thead>
                    <tr>
                        <th scope="col" class="num">{paste::line(lang)}</th>
                        <th scope="col">{common::task(lang)}</th>
                        <th scope="col">{common::project(lang)}</th>
                        <th scope="col">{common::skill(lang)}</th>
                        <th scope="col" class="num">{common::effort(lang)}</th>
                        <th scope="col">{common::due(lang)}</th>
                        <th scope="col">{common::owner(lang)}</th>
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
            {(more > 0).then(|| view! { <p class="faint">{paste::more_rows(lang, more)}</p> })}
        </div>
        <h3>{paste::problems(lang)}</h3>
        {no_problems.then(|| view! { <p class="faint">{paste::no_problems(lang)}</p> })}
        {(!no_problems).then(|| view! {
            <div class="work-paste-scroll" tabindex="0">
                <table aria-label=paste::problems(lang)>
                    <thead>
                        <tr>
                            <th scope="col" class="num">{paste::line(lang)}</th>
                            <th scope="col">{paste::column(lang)}</th>
                            <th scope="col">{paste::value(lang)}</th>
                            <th scope="col">{paste::reason(lang)}</th>
                        </tr>
                    </thead>
                    <tbody>{problems}</tbody>
                </table>
            </div>
        })}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_added_in_one_step_and_people_become_pins() {
        let plan = Plan::new("p", "2026-11-23".parse().unwrap());
        let preview =
            rows::read("Task\tHours\tAssignee\tSkill\nMoodboard\t6\tLéa\tdesign 3\nLayout\t4h\t\t\n", &plan);
        let chosen = choices(&preview, None, true, true, Lang::En);
        let next = add(&plan, &preview, &chosen, true).unwrap().apply(&plan).unwrap();
        assert_eq!(next.tasks.len(), 2);
        assert_eq!(next.people.len(), 1);
        assert_eq!(next.tasks[0].seats[0].pin, Some(next.people[0].id));
        let free = choices(&preview, None, false, true, Lang::En);
        let next = add(&plan, &preview, &free, false).unwrap().apply(&plan).unwrap();
        assert!(next.people.is_empty() && next.tasks[0].seats[0].pin.is_none());
    }

    #[test]
    fn what_cannot_be_read_is_said_in_both_languages() {
        let plan = Plan::new("p", "2026-11-23".parse().unwrap());
        let preview = rows::read("Task\tDue\nMoodboard\tsoonish\n", &plan);
        let problem = preview.problems.first().unwrap();
        let said = [Lang::En, Lang::Fr].map(|lang| say_reason(&plan, &problem.reason, lang));
        assert!(said[0].starts_with("Not a date") && said[1].starts_with("Pas une date"), "{said:?}");
    }
}
