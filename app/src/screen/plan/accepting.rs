//! The lines of a proposal: each can be left out, and what is left is shown, or why it cannot stand alone.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;
use solver::explain::partial::{self, Part};
use solver::model::{Plan, Schedule, TaskId};

use super::board::{Board, use_board};
use super::model::Index;
use super::model::cause::{Cause, causes};
use super::model::changes::{Change, Moved, Place, changes};
use super::say;
use crate::state::command::{Command, Label};
use crate::state::notice::use_notices;
use crate::state::solve::SolveState;
use crate::text::{Lang, accepting as words, common, format, plan as plan_words, use_text};
use crate::ui::{Button, Segmented};

/// How many lines are shown at once.
const MOST: usize = 200;

/// Which lines of the proposal are taken over; `Copy`, made by the preview bar.
#[derive(Clone, Copy, Debug)]
pub struct Accepting {
    board: Board,
    /// The lines that are not.
    left_out: RwSignal<BTreeSet<TaskId>>,
    /// Every line of the proposal.
    pub lines: Memo<Arc<Vec<Change>>>,
    /// What comes of the lines that are taken over; none: all of them are.
    pub part: Memo<Option<Part>>,
}

/// The schedule that the solver proposes, whatever part of it is on show (tracked).
fn proposed(board: Board) -> Option<Arc<Schedule>> {
    match board.solves.state() {
        SolveState::Proposed(best) => Some(best.schedule),
        SolveState::Running(running) => running.best.map(|best| best.schedule),
        SolveState::Failed(failure) => failure.best.map(|best| best.schedule),
        SolveState::Idle => None,
    }
}

/// What comes of the lines that are not left out.
fn part_of(plan: &Plan, proposal: &Schedule, left_out: &BTreeSet<TaskId>) -> Part {
    let empty = Schedule::default();
    let accepted = plan.schedule.as_deref().unwrap_or(&empty);
    let lines = partial::changed(plan, accepted, proposal);
    let chosen = lines.into_iter().filter(|task| !left_out.contains(task)).collect();
    partial::accept(plan, accepted, proposal, &chosen)
}

impl Accepting {
    /// All lines are taken over at first, and again with every other proposal.
    pub fn new(board: Board) -> Self {
        let left_out = RwSignal::new(BTreeSet::new());
        let proposal = Memo::new(move |_| proposed(board));
        let lines = Memo::new(move |_| {
            let plan = board.document.plan();
            let pair = plan.schedule.as_ref().zip(proposal.get());
            Arc::new(pair.map_or_else(Vec::new, |(old, new)| changes(&plan, old, &new)))
        });
        let part = Memo::new(move |_| {
            let proposal = proposal.get().filter(|_| left_out.with(|left_out| !left_out.is_empty()))?;
            Some(left_out.with(|left_out| part_of(&board.document.plan(), &proposal, left_out)))
        });
        Effect::new(move |before: Option<Option<Arc<Schedule>>>| {
            let now = proposal.get();
            if before.is_some_and(|before| before != now) && !left_out.with_untracked(BTreeSet::is_empty) {
                left_out.set(BTreeSet::new());
            }
            now
        });
        // What stands is shown; what does not leaves on show what stood before it.
        Effect::new(move |was_part: Option<bool>| {
            let part = part.get();
            match &part {
                Some(Part::Stands(schedule)) => board.document.set_preview(Some(Arc::new(schedule.clone()))),
                Some(Part::Needs { .. }) => {}
                None if was_part == Some(true) => board.document.set_preview(untrack(move || proposal.get())),
                None => {}
            }
            part.is_some()
        });
        Self { board, left_out, lines, part }
    }

    /// How many lines there are, and how many of them are taken over (tracked).
    pub fn count(self) -> (usize, usize) {
        let left_out = self.left_out.get();
        self.lines.with(|lines| {
            let chosen = lines.iter().filter(|line| !left_out.contains(&line.task)).count();
            (lines.len(), chosen)
        })
    }

    /// Whether what is chosen can be accepted (tracked).
    pub fn may_accept(self) -> bool {
        self.part.with(|part| !matches!(part, Some(Part::Needs { .. }))) && self.count().1 > 0
    }

    fn is_chosen(self, task: TaskId) -> bool {
        self.left_out.with(|left_out| !left_out.contains(&task))
    }

    fn choose(self, tasks: &[TaskId], chosen: bool) {
        self.left_out.update(|left_out| {
            for task in tasks {
                if chosen {
                    left_out.remove(task)
                } else {
                    left_out.insert(*task)
                };
            }
        });
    }

    /// Makes what is chosen the plan's schedule; one step of undo.
    pub fn accept(self) {
        match self.part.get_untracked() {
            None => self.board.solves.accept(),
            Some(Part::Needs { .. }) => {}
            Some(Part::Stands(schedule)) => {
                let chosen = untrack(move || self.count().1);
                let command = Command::AcceptSchedule(Arc::new(schedule));
                let label = Label::Counted(words::accepted_part, chosen);
                match self.board.document.apply_as(command, label, None) {
                    Ok(()) => self.board.solves.discard(),
                    Err(error) => use_notices().trouble(move |lang| error.say(lang)),
                }
            }
        }
    }
}

/// By what the lines are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    Person,
    Project,
}

/// A heading with its lines.
type Group = (String, Vec<Change>);

/// The lines under their headings, in the order of people or projects.
fn groups(lang: Lang, plan: &Plan, lines: &[Change], by: By) -> Vec<Group> {
    let index = Index::new(plan);
    let mut groups: BTreeMap<(usize, String), Vec<Change>> = BTreeMap::new();
    for line in lines.iter().take(MOST) {
        let key = match by {
            By::Person => {
                let place = line.after.as_ref().or(line.before.as_ref());
                let owner = place.and_then(|place| place.owners.first()).copied();
                let at = plan.people.iter().position(|person| Some(person.id) == owner);
                let name = owner.map_or_else(|| words::nobody(lang).to_owned(), |id| say::person(&index, id));
                (at.unwrap_or(usize::MAX), name)
            }
            By::Project => {
                let project = plan.task(line.task).map(|task| task.project);
                let at = plan.projects.iter().position(|other| Some(other.id) == project);
                let name = at.and_then(|at| plan.projects.get(at)).map(|project| project.name.clone());
                (at.unwrap_or(usize::MAX), name.unwrap_or_default())
            }
        };
        groups.entry(key).or_default().push(line.clone());
    }
    groups.into_iter().map(|((_, name), lines)| (name, lines)).collect()
}

/// The list.
#[component]
pub fn Lines(accepting: Accepting) -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let by = RwSignal::new(By::Person);
    let options = move || {
        let lang = text.lang();
        vec![
            (By::Person, words::by_person(lang).to_owned()),
            (By::Project, words::by_project(lang).to_owned()),
        ]
    };
    let running = Memo::new(move |_| board.solves.is_running());
    let shown = move || {
        let (lang, plan, lines) = (text.lang(), board.document.plan(), accepting.lines.get());
        let empty = Schedule::default();
        let near = lines.get(..MOST.min(lines.len())).unwrap_or_default();
        let causes = causes(&plan, plan.schedule.as_deref().unwrap_or(&empty), near);
        let groups = groups(lang, &plan, &lines, by.get());
        groups
            .into_iter()
            .map(|group| view! { <GroupLines accepting plan=Arc::clone(&plan) group causes=causes.clone() running/> })
            .collect_view()
    };
    let more = move || {
        let rest = accepting.lines.with(|lines| lines.len().saturating_sub(MOST));
        (rest > 0)
            .then(|| view! { <p class="faint plan-changes-more">{plan_words::more(text.lang(), rest)}</p> })
    };
    let everything = move || {
        accepting.lines.with_untracked(|lines| lines.iter().map(|line| line.task).collect::<Vec<_>>())
    };
    let all = Memo::new(move |_| accepting.count());
    view! {
        <Refusal accepting/>
        <div class="plan-changes" tabindex="0" role="region" aria-label=text.of(plan_words::changes)>
            <div class="plan-changes-head">
                <span class="muted">{text.of(words::group_by)}</span>
                <Segmented
                    label=text.of(words::group_by)
                    options=Signal::derive(options)
                    value=by
                    on_change=move |chosen| by.set(chosen)
                />
                {move || running.get().then(|| view! { <span class="faint">{text.of(words::running)}</span> })}
            </div>
            <table>
                <thead>
                    <tr>
                        <th scope="col" class="plan-changes-box">
                            <input
                                type="checkbox"
                                aria-label=text.of(words::choose_all)
                                disabled=running
                                prop:checked=move || all.get().0 == all.get().1
                                prop:indeterminate=move || { let (lines, chosen) = all.get(); chosen > 0 && chosen < lines }
                                on:change=move |event| accepting.choose(&everything(), event_target_checked(&event))
                            />
                        </th>
                        <th scope="col">{text.of(common::task)}</th>
                        <th scope="col">{text.of(plan_words::change_from)}</th>
                        <th scope="col">{text.of(plan_words::change_to)}</th>
                        <th scope="col">{text.of(words::why)}</th>
                    </tr>
                </thead>
                {shown}
            </table>
            {more}
        </div>
    }
}

/// The lines of a group under its heading.
#[component]
fn GroupLines(
    accepting: Accepting,
    plan: Arc<Plan>,
    group: Group,
    causes: BTreeMap<TaskId, Cause>,
    running: Memo<bool>,
) -> impl IntoView {
    let text = use_text();
    let lang = text.lang();
    let (name, lines) = group;
    let tasks: Vec<TaskId> = lines.iter().map(|line| line.task).collect();
    let index = Index::new(&plan);
    let rows = lines
        .iter()
        .map(|line| line_view(accepting, lang, &index, line, causes.get(&line.task), running))
        .collect_view();
    let own = tasks.clone();
    let whole = Memo::new(move |_| own.iter().all(|task| accepting.is_chosen(*task)));
    view! {
        <tbody>
            <tr class="plan-changes-group">
                <td class="plan-changes-box">
                    <input
                        type="checkbox"
                        aria-label=words::choose_group(lang, &name)
                        disabled=running
                        prop:checked=whole
                        on:change=move |event| accepting.choose(&tasks, event_target_checked(&event))
                    />
                </td>
                <th scope="rowgroup" colspan="4">{name}</th>
            </tr>
            {rows}
        </tbody>
    }
}

fn line_view(
    accepting: Accepting,
    lang: Lang,
    index: &Index<'_>,
    change: &Change,
    cause: Option<&Cause>,
    running: Memo<bool>,
) -> impl IntoView + use<> {
    let task = change.task;
    let name = say::task(lang, index, task);
    let colour = index.task(task).map_or(1, |task| index.colour_of(task));
    let place = |place: &Option<Place>, none: &str| {
        place.as_ref().map_or_else(|| none.to_owned(), |place| say::place(lang, index, place))
    };
    let from = place(&change.before, plan_words::change_placed(lang));
    let to = place(&change.after, plan_words::change_lost(lang));
    let lost = change.moved() == Moved::Lost;
    let why = match cause {
        Some(Cause::Broken(breach)) => say::breach(lang, index, breach),
        Some(Cause::Room(other)) => words::room(lang, &say::task(lang, index, *other)),
        None => String::new(),
    };
    let label = words::choose(lang, &name);
    let board = accepting.board;
    view! {
        <tr class:is-left-out=move || !accepting.is_chosen(task)>
            <td class="plan-changes-box">
                <input
                    type="checkbox"
                    aria-label=label
                    disabled=running
                    prop:checked=move || accepting.is_chosen(task)
                    on:change=move |event| accepting.choose(&[task], event_target_checked(&event))
                />
            </td>
            <th scope="row">
                <button type="button" class=format!("plan-link p{colour}") on:click=move |_| board.show_task(task)>
                    {name}
                </button>
            </th>
            <td class="muted">{from}</td>
            <td class:bad=lost>{to}</td>
            <td class="muted">{why}</td>
        </tr>
    }
}

/// Why the chosen lines cannot stand alone, and what they need.
#[component]
fn Refusal(accepting: Accepting) -> impl IntoView {
    let text = use_text();
    let board = accepting.board;
    let told = move || {
        let lang = text.lang();
        if accepting.count().1 == 0 && !accepting.lines.with(|lines| lines.is_empty()) {
            return Some(view! { <p>{words::nothing_chosen(lang)}</p> }.into_any());
        }
        let Some(Part::Needs { breaches, also }) = accepting.part.get() else { return None };
        let plan = board.document.plan();
        let index = Index::new(&plan);
        let first = breaches.first().map(|breach| {
            let said =
                format!("{}: {}", say::task(lang, &index, breach.task), say::breach(lang, &index, breach));
            words::not_alone(lang, &said)
        });
        let rest = breaches.len().saturating_sub(1);
        let rest = (rest > 0).then(|| words::more_breaches(lang, rest));
        let names: Vec<String> = also.iter().map(|task| say::task(lang, &index, *task)).collect();
        let needs = words::needs_also(lang, &format::list(lang, &names));
        let label = words::add_these(lang, also.len());
        Some(
            view! {
                <p>{first}" "{rest}</p>
                <p><b>{needs}</b></p>
                <Button label=label on_press=move |_| accepting.choose(&also, true)/>
            }
            .into_any(),
        )
    };
    view! { <div class="plan-refusal" role="status">{told}</div> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::fixture;

    #[test]
    fn a_part_is_what_is_not_left_out() {
        let (mut plan, before) = fixture::plan();
        let mut after = before.clone();
        let gone = after.assignments.pop().unwrap().task;
        plan.schedule = Some(Arc::new(before.clone()));
        assert_eq!(part_of(&plan, &after, &BTreeSet::new()), Part::Stands(after.clone()));
        assert_eq!(part_of(&plan, &after, &BTreeSet::from([gone])), Part::Stands(before));
    }

    #[test]
    fn lines_stand_under_people_and_under_projects() {
        let (plan, before) = fixture::plan();
        let after = Schedule::default();
        let lines = changes(&plan, &before, &after);
        for by in [By::Person, By::Project] {
            let groups = groups(Lang::En, &plan, &lines, by);
            assert_eq!(groups.iter().map(|(_, lines)| lines.len()).sum::<usize>(), lines.len());
            let names: BTreeSet<&String> = groups.iter().map(|(name, _)| name).collect();
            assert_eq!(names.len(), groups.len());
        }
    }
}
