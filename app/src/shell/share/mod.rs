//! Handing something over: one person's sheet, a week, or the whole plan, as paper, file, calendar, table or link.
//!
//! What leaves is a plan of its own, made by `solver::share::redact`: the dialog counts what is in it and says it in
//! words, and prints, files and links are made from it and from nothing else.

mod link;
pub mod paper;
mod rows;

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use leptos::prelude::*;
use solver::check::check;
use solver::format as plan_file;
use solver::model::{Person, PersonId, Plan};
use solver::share::ics::{self, Calendar};
use solver::share::sheet::{Stretch, stretches};
use solver::share::{Inside, Keep, inside, redact, table};

use super::dialogs::open_while;
use crate::action::{Actions, use_actions};
use crate::chart::axis::monday;
use crate::platform::{clipboard, clock, files};
use crate::state::view::Overlay;
use crate::text::{Lang, Text, format, share as words, use_text};
use crate::ui::icon::icons;
use crate::ui::options::Choice;
use crate::ui::{
    Button, Checkbox, Dialog, DialogWidth, Field, Look, ReadOnlyInput, Segmented, Select, Toast, Tone,
    use_toasts,
};

use link::{Link, Made};
use paper::Printer;

/// What is handed over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum What {
    Sheet,
    Week,
    #[default]
    Plan,
}

/// What the dialog is about; `Copy`, shared by its body and its buttons.
#[derive(Clone, Copy)]
struct Sharing {
    actions: Actions,
    text: Text,
    open: RwSignal<bool>,
    what: RwSignal<What>,
    person: RwSignal<Option<PersonId>>,
    weeks: RwSignal<u32>,
    week: RwSignal<NaiveDate>,
    keep: RwSignal<Keep>,
    /// The plan as it would leave; none while nobody asks.
    plan: Memo<Option<Arc<Plan>>>,
    /// All of its work, stretch by stretch.
    work: Memo<Arc<Vec<Stretch>>>,
}

impl Sharing {
    fn new(actions: Actions, text: Text) -> Self {
        let open = open_while(move || actions.view.overlay.get() == Some(Overlay::Share));
        let keep = RwSignal::new(Keep::default());
        let plan = Memo::new(move |_| {
            let lang = text.lang();
            let say = |role: &_, number| words::role_name(lang, role, number);
            open.get().then(|| Arc::new(redact(&actions.document.plan(), keep.get(), &say)))
        });
        let work = Memo::new(move |_| {
            let Some(plan) = plan.get() else { return Arc::default() };
            let schedule = plan.schedule.clone().unwrap_or_default();
            Arc::new(stretches(&plan, &schedule, &check(&plan, &schedule)))
        });
        let sharing = Self {
            actions,
            text,
            open,
            what: RwSignal::default(),
            person: RwSignal::new(None),
            weeks: RwSignal::new(4),
            week: RwSignal::new(monday(clock::today())),
            keep,
            plan,
            work,
        };
        Effect::new(move |_| {
            if open.get() {
                sharing.begin();
            }
        });
        sharing
    }

    /// Begins with whoever is selected, else with the whole plan, and with nothing more than must leave.
    fn begin(self) {
        let plan = self.actions.document.plan_untracked();
        let selected = self.actions.selection.person.get_untracked();
        let selected = selected.filter(|id| plan.person(*id).is_some());
        self.what.set(if selected.is_some() { What::Sheet } else { What::Plan });
        self.person.set(selected.or_else(|| plan.people.first().map(|person| person.id)));
        self.week.set(monday(from(&plan)));
        self.keep.set(Keep::default());
    }

    fn has_schedule(self) -> bool {
        self.plan.with(|plan| plan.as_ref().is_some_and(|plan| plan.schedule.is_some()))
    }

    /// The person of the sheet.
    fn someone(self) -> Option<Arc<Person>> {
        let id = self.person.get()?;
        self.plan.with(|plan| plan.as_ref()?.person(id).cloned())
    }

    /// The first day of the sheet, and the day after its last.
    fn period(self) -> (NaiveDate, NaiveDate) {
        let first = self.plan.with(|plan| plan.as_deref().map(from)).unwrap_or_else(clock::today);
        let days = u64::from(self.weeks.get()) * 7;
        (first, monday(first).checked_add_days(Days::new(days)).unwrap_or(first))
    }

    /// The work of the sheet.
    fn sheet(self) -> Vec<Stretch> {
        let (first, after) = self.period();
        let person = self.person.get();
        let mine = |stretch: &&Stretch| {
            Some(stretch.person) == person && (first..after).contains(&stretch.start.date())
        };
        self.work.with(|work| work.iter().filter(mine).cloned().collect())
    }

    /// The work of the week.
    fn week_of(self) -> Vec<Stretch> {
        let first = self.week.get();
        let after = first.checked_add_days(Days::new(7)).unwrap_or(first);
        let inside = |stretch: &&Stretch| (first..after).contains(&stretch.start.date());
        self.work.with(|work| work.iter().filter(inside).cloned().collect())
    }

    /// Whether there is anything to hand over.
    fn is_empty(self) -> bool {
        match self.what.get() {
            What::Sheet => self.sheet().is_empty(),
            What::Week => self.week_of().is_empty(),
            What::Plan => false,
        }
    }
}

/// From when on work is of interest: today, but never before the plan begins.
fn from(plan: &Plan) -> NaiveDate {
    plan.as_of.max(clock::today())
}

/// The dialog.
#[component]
pub fn ShareDialog(printer: Printer) -> impl IntoView {
    let (text, actions) = (use_text(), use_actions());
    let sharing = Sharing::new(actions, text);
    let link = Link::new(sharing.open, move || {
        (sharing.what.get() == What::Plan).then(|| sharing.plan.get()).flatten()
    });
    let closed = move |()| {
        if actions.view.overlay.with_untracked(|shown| *shown == Some(Overlay::Share)) {
            actions.view.overlay.set(None);
        }
    };
    view! {
        <Dialog
            open=sharing.open
            title=text.of(words::title)
            width=DialogWidth::Wide
            on_close=closed
            footer=move || view! { <Buttons sharing link printer/> }
        >
            <Body sharing link/>
        </Dialog>
    }
}

#[component]
fn Body(sharing: Sharing, link: Link) -> impl IntoView {
    let text = sharing.text;
    let options = Signal::derive(move || {
        let lang = text.lang();
        vec![
            (What::Sheet, words::what_sheet(lang).to_owned()),
            (What::Week, words::what_week(lang).to_owned()),
            (What::Plan, words::what_plan(lang).to_owned()),
        ]
    });
    let part = move || match sharing.what.get() {
        What::Sheet => view! { <SheetFields sharing/> }.into_any(),
        What::Week => view! { <WeekFields sharing/> }.into_any(),
        What::Plan => view! { <PlanFields sharing/> }.into_any(),
    };
    let missing = move || {
        (sharing.what.get() != What::Plan && !sharing.has_schedule())
            .then(|| view! { <p class="note" role="status">{words::no_schedule(text.lang())}</p> })
    };
    view! {
        <div class="share">
            <Segmented
                label=text.of(words::what)
                options
                value=sharing.what
                on_change=move |what| sharing.what.set(what)
            />
            {part}
            {missing}
            <Contents sharing/>
            <Show when=move || sharing.what.get() == What::Plan>
                <LinkField link/>
            </Show>
        </div>
    }
}

#[component]
fn SheetFields(sharing: Sharing) -> impl IntoView {
    let text = sharing.text;
    let people = Signal::derive(move || {
        let plan = sharing.actions.document.plan();
        let choice = |person: &Arc<Person>| Choice::with_value(person.id.0.to_string(), person.name.clone());
        Arc::new(plan.people.iter().map(choice).collect::<Vec<_>>())
    });
    let person = Signal::derive(move || sharing.person.get().map(|id| id.0.to_string()).unwrap_or_default());
    let weeks = Signal::derive(move || {
        let lang = text.lang();
        let choice = |n: usize| Choice::with_value(n.to_string(), words::weeks(lang, n));
        Arc::new([1, 2, 4, 8, 13].map(choice).to_vec())
    });
    view! {
        <div class="share-fields">
            <Field label=text.of(words::person)>
                <Select
                    value=person
                    choices=people
                    on_change=move |id: String| sharing.person.set(id.parse().ok().map(PersonId))
                />
            </Field>
            <Field label=text.of(words::period)>
                <Select
                    value=Signal::derive(move || sharing.weeks.get().to_string())
                    choices=weeks
                    on_change=move |n: String| sharing.weeks.set(n.parse().unwrap_or(4))
                />
            </Field>
        </div>
    }
}

#[component]
fn WeekFields(sharing: Sharing) -> impl IntoView {
    let text = sharing.text;
    let weeks = Signal::derive(move || {
        let lang = text.lang();
        let plan = sharing.actions.document.plan();
        let first = monday(plan.as_of);
        let last = sharing.work.with(|work| work.last().map_or(first, |stretch| stretch.start.date()));
        let mondays = (0..).map_while(|n| first.checked_add_days(Days::new(n * 7)));
        // The week of today stands in the list even where the plan is over.
        let mondays = mondays.take_while(|day| *day <= last.max(sharing.week.get_untracked()));
        let choice = |day: NaiveDate| {
            let label = format!("{} · {}", format::week(lang, day), format::date_year(lang, day));
            Choice::with_value(day.to_string(), label)
        };
        Arc::new(mondays.map(choice).collect::<Vec<_>>())
    });
    view! {
        <div class="share-fields">
            <Field label=text.of(words::week)>
                <Select
                    value=Signal::derive(move || sharing.week.get().to_string())
                    choices=weeks
                    on_change=move |day: String| {
                        if let Ok(day) = day.parse() {
                            sharing.week.set(day);
                        }
                    }
                />
            </Field>
        </div>
        <div class="share-keep" role="group" aria-label=text.of(words::keep_title)>
            <KeepBox sharing label=words::keep_names get=|keep| keep.names set=|keep, on| keep.names = on/>
            <KeepBox sharing label=words::keep_reasons get=|keep| keep.reasons set=|keep, on| keep.reasons = on/>
        </div>
    }
}

#[component]
fn PlanFields(sharing: Sharing) -> impl IntoView {
    let text = sharing.text;
    view! {
        <fieldset class="share-keep">
            <legend class="field-label">{text.of(words::keep_title)}</legend>
            <KeepBox sharing label=words::keep_names get=|keep| keep.names set=|keep, on| keep.names = on/>
            <KeepBox sharing label=words::keep_costs get=|keep| keep.costs set=|keep, on| keep.costs = on/>
            <KeepBox
                sharing
                label=words::keep_contacts
                get=|keep| keep.contacts
                set=|keep, on| keep.contacts = on
            />
            <KeepBox sharing label=words::keep_reasons get=|keep| keep.reasons set=|keep, on| keep.reasons = on/>
            <KeepBox sharing label=words::keep_notes get=|keep| keep.notes set=|keep, on| keep.notes = on/>
            <KeepBox sharing label=words::keep_wishes get=|keep| keep.wishes set=|keep, on| keep.wishes = on/>
        </fieldset>
    }
}

#[component]
fn KeepBox(
    sharing: Sharing,
    label: fn(Lang) -> &'static str,
    get: fn(&Keep) -> bool,
    set: fn(&mut Keep, bool),
) -> impl IntoView {
    let text = sharing.text;
    view! {
        <Checkbox
            label=text.of(label)
            checked=Signal::derive(move || sharing.keep.with(get))
            on_change=move |on| sharing.keep.update(|keep| set(keep, on))
        />
    }
}

/// What is inside and what is not, in words.
#[component]
fn Contents(sharing: Sharing) -> impl IntoView {
    let text = sharing.text;
    let whole = Memo::new(move |_| inside(&sharing.actions.document.plan()));
    let leaves =
        Memo::new(move |_| sharing.plan.with(|plan| plan.as_deref().map(inside).unwrap_or_default()));
    let lists = move || -> (Vec<String>, Vec<String>) {
        let lang = text.lang();
        let (whole, leaves): (Inside, Inside) = (whole.get(), leaves.get());
        let named = sharing.keep.with(|keep| keep.names);
        let pieces = |work: &[Stretch]| {
            let mut tasks: Vec<_> = work.iter().map(|stretch| stretch.task).collect();
            tasks.sort_unstable();
            tasks.dedup();
            words::pieces(lang, work.len(), tasks.len())
        };
        let nothing = Inside { people: leaves.people, ..Inside::default() };
        match sharing.what.get() {
            What::Plan => {
                let left_out = words::left_out(lang, &whole, &leaves, named);
                (words::inside(lang, &leaves, named), left_out)
            }
            What::Sheet => {
                let name = sharing.someone().map(|person| person.name.clone()).unwrap_or_default();
                let work = sharing.sheet();
                if work.is_empty() {
                    return (vec![words::no_work(lang, &name)], Vec::new());
                }
                let left_out = words::left_out(lang, &whole, &nothing, true);
                (vec![name, pieces(&work)], left_out)
            }
            What::Week => {
                let people = Inside { people: leaves.people, absences: leaves.absences, ..leaves };
                let people = Inside {
                    people: people.people,
                    placeholders: people.placeholders,
                    reasons: people.reasons,
                    ..Inside::default()
                };
                let mut parts = words::inside(lang, &people, named);
                parts.push(pieces(&sharing.week_of()));
                let left_out = words::left_out(lang, &whole, &people, named);
                (parts, left_out)
            }
        }
    };
    let list = move |title: fn(Lang) -> &'static str, parts: Vec<String>| {
        (!parts.is_empty()).then(|| {
            let parts = parts.into_iter().map(|part| view! { <li>{part}</li> }).collect_view();
            view! {
                <section aria-label=title(text.lang())>
                    <h3>{title(text.lang())}</h3>
                    <ul>{parts}</ul>
                </section>
            }
        })
    };
    view! {
        <div class="share-contents">
            {move || {
                let (inside, left_out) = lists();
                (list(words::inside_title, inside), list(words::left_out_title, left_out))
            }}
        </div>
    }
}

/// The link itself, to be read and copied by hand.
#[component]
fn LinkField(link: Link) -> impl IntoView {
    let text = use_text();
    let hint = Signal::derive(move || link.say(text.lang()));
    let address = move || link.address().unwrap_or_default();
    view! {
        <Field label=text.of(words::link) hint>
            <ReadOnlyInput value=Signal::derive(address)/>
        </Field>
    }
}

#[component]
fn Buttons(sharing: Sharing, link: Link, printer: Printer) -> impl IntoView {
    let (text, toasts) = (sharing.text, use_toasts());
    let lang = move || text.now();
    let empty = Signal::derive(move || !sharing.has_schedule() || sharing.is_empty());
    let save = move |name: String, content: &str, kind: &str| match files::save(&name, content, kind) {
        Ok(()) => toasts.show(Toast::new(words::saved(lang(), &name)).tone(Tone::Good)),
        Err(error) => toasts.show(Toast::error(crate::text::errors::file(lang(), &error))),
    };
    let print = move |_| {
        let plan = sharing.plan.get_untracked();
        let Some(plan) = plan else { return };
        let lang = lang();
        match untrack(|| sharing.what.get()) {
            What::Sheet => {
                let (first, after) = untrack(|| sharing.period());
                let Some(person) = untrack(|| sharing.someone()) else { return };
                let work = untrack(|| sharing.sheet());
                let sheet = paper::Sheet::new(&plan, &person, &work, (first, after));
                printer.print(move || paper::sheet_view(lang, &sheet));
            }
            What::Week => {
                let week = sharing.week.get_untracked();
                printer.print(move || crate::screen::plan::print::week_view(lang, &plan, week));
            }
            What::Plan => {}
        }
        sharing.open.set(false);
    };
    let calendar = move |_| {
        let Some((plan, person)) = sharing.plan.get_untracked().zip(untrack(|| sharing.someone())) else {
            return;
        };
        let work = untrack(|| sharing.sheet());
        let key = sharing.actions.library.current_untracked().map(|id| id.0).unwrap_or_default();
        let name = words::sheet_title(lang(), &person.name, &plan.name);
        let zone = clock::zone();
        let calendar = Calendar { name: &name, key: &key, zone: zone.as_deref(), stamp: clock::utc() };
        let content = ics::write(calendar, &work, &|stretch| rows::describe(lang(), stretch));
        save(files::file_name(&person.name, "ics"), &content, "text/calendar;charset=utf-8");
    };
    let table = move |_| {
        let Some(plan) = sharing.plan.get_untracked() else { return };
        let (work, name) = match untrack(|| sharing.what.get()) {
            What::Sheet => {
                let name = untrack(|| sharing.someone()).map(|person| person.name.clone());
                (untrack(|| sharing.sheet()), name.unwrap_or_default())
            }
            _ => {
                let week = format::week(lang(), sharing.week.get_untracked());
                (untrack(|| sharing.week_of()), format!("{} {week}", plan.name))
            }
        };
        let content = table::write(&rows::table(lang(), &plan, &work), rows::style(lang()));
        save(files::file_name(&name, "csv"), &content, "text/csv;charset=utf-8");
    };
    let file = move |_| {
        let Some(plan) = sharing.plan.get_untracked() else { return };
        save(files::file_name(&plan.name, "json"), &plan_file::write(&plan), "application/json");
    };
    let copy = move |_| {
        let Some(address) = untrack(|| link.address()) else { return };
        leptos::task::spawn_local(async move {
            if clipboard::write(&address).await {
                toasts.show(Toast::new(words::copied(lang())).tone(Tone::Good));
            } else {
                toasts.show(Toast::error(words::not_copied(lang())));
            }
        });
    };
    let is = move |what: What| move || sharing.what.get() == what;
    let no_link = Signal::derive(move || !link.made().is_some_and(|made| matches!(made, Made::Ready(_))));
    view! {
        <Show when=is(What::Sheet)>
            <Button label=text.of(words::table_file) disabled=empty on_press=table/>
            <Button label=text.of(words::calendar_file) disabled=empty on_press=calendar/>
        </Show>
        <Show when=is(What::Week)><Button label=text.of(words::table_file) disabled=empty on_press=table/></Show>
        <Show when=move || sharing.what.get() != What::Plan>
            <Button label=text.of(words::print) icon=icons::PRINT look=Look::Main disabled=empty on_press=print/>
        </Show>
        <Show when=is(What::Plan)>
            <Button label=text.of(words::plan_file) on_press=file/>
            <Button label=text.of(words::copy_link) look=Look::Main disabled=no_link on_press=copy/>
        </Show>
    }
}
