//! Everything about one person that does not fit a cell of the table.

use std::sync::Arc;

use chrono::{NaiveDate, Weekday};
use leptos::prelude::*;
use solver::model::{Minutes, Person, PersonId, Plan, Recurring, Region, TimeOff, WorkingWeek};

use super::calendar::{TimeOffCalendar, state_of};
use super::rows::share;
use super::week_text::{self, HoursProblem};
use crate::state::command::{Command, CommandError};
use crate::state::document::{Document, use_document};
use crate::text::{Lang, Text, format, team, use_text};
use crate::ui::icon::icons;
use crate::ui::options::Choice;
use crate::ui::{Button, Checkbox, Field, IconButton, Select, TextField};

const WEEKDAYS: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// A change of one person of the document.
#[derive(Clone, Copy)]
struct Edit {
    document: Document,
    id: PersonId,
}

impl Edit {
    fn person(self, plan: &Plan) -> Option<Arc<Person>> {
        plan.person(self.id).cloned()
    }

    /// The person of the moment, followed.
    fn now(self) -> Option<Arc<Person>> {
        self.person(&self.document.plan())
    }

    fn put(self, change: impl FnOnce(&mut Person)) -> Result<(), CommandError> {
        let Some(mut person) = self.person(&self.document.plan_untracked()) else {
            return Err(CommandError::UnknownPerson(self.id));
        };
        change(Arc::make_mut(&mut person));
        self.document.apply(Command::PutPerson(person))
    }

    /// The same, with the error as a sentence.
    fn say(self, lang: Lang, change: impl FnOnce(&mut Person)) -> Result<(), String> {
        self.put(change).map_err(|_| team::row_is_gone(lang).to_owned())
    }

    /// A text made from the person, followed.
    fn text(self, of: impl Fn(&Person) -> String + Send + Sync + 'static) -> Signal<String> {
        Signal::derive(move || self.now().map(|person| of(&person)).unwrap_or_default())
    }
}

/// The panel of the selected person.
#[component]
pub fn PersonPanel(
    /// Whose panel it is.
    id: PersonId,
    /// Called when the person is to be removed.
    #[prop(into)]
    on_remove: Callback<PersonId>,
) -> impl IntoView {
    let text = use_text();
    let edit = Edit { document: use_document(), id };
    let name = edit.text(|person| person.name.clone());
    view! {
        <section class="team-panel" aria-label=name>
            <header class="team-panel-head">
                <h2>{name}</h2>
                <IconButton
                    label=Signal::derive(move || team::remove_person(text.lang(), &name.get()))
                    icon=icons::DELETE
                    on_press=move |_| on_remove.run(id)
                />
            </header>
            {week(edit, text)}
            {time_off(edit, text)}
            {recurring(edit, text)}
            {facts(edit, text)}
        </section>
    }
}

fn say_hours(problem: &HoursProblem, lang: Lang) -> String {
    match problem {
        HoursProblem::NotATime(word) => team::not_a_time(lang, word),
        HoursProblem::NoEnd(word) => team::no_end(lang, word),
        HoursProblem::OutOfOrder(word) => team::out_of_order(lang, word),
    }
}

fn week(edit: Edit, text: Text) -> impl IntoView {
    let preset = move |days: usize, morning: bool| {
        let mut week = WorkingWeek::empty();
        for day in week.days_mut().into_iter().take(days) {
            *day = WorkingWeek::default_day();
            day.truncate(if morning { 1 } else { 2 });
        }
        // A person who is gone has no panel either.
        let _ = edit.put(|person| person.week = week);
    };
    let total = move || {
        let minutes = edit.now().map_or(0, |person| person.week.minutes().0);
        team::week_total(text.lang(), format::Minutes(i64::from(minutes)))
    };
    view! {
        <fieldset class="team-section">
            <legend>{text.of(team::working_week)} " · " {total}</legend>
            <div class="team-presets">
                <Button label=text.of(team::full_time) on_press=move |_| preset(5, false)/>
                <Button label=text.of(team::four_days) on_press=move |_| preset(4, false)/>
                <Button label=text.of(team::mornings) on_press=move |_| preset(5, true)/>
            </div>
            {WEEKDAYS
                .into_iter()
                .enumerate()
                .map(|(index, weekday)| {
                    let commit = move |typed: String| {
                        let lang = text.now();
                        let day = week_text::parse(&typed).map_err(|problem| say_hours(&problem, lang))?;
                        edit.say(lang, |person| {
                            if let Some(slot) = person.week.days_mut().into_iter().nth(index) {
                                *slot = day;
                            }
                        })
                    };
                    view! {
                        <TextField
                            label=Signal::derive(move || format::day_of_week(text.lang(), weekday).to_owned())
                            value=edit.text(move |person| week_text::write(person.week.day(weekday)))
                            on_commit=commit
                        />
                    }
                })
                .collect_view()}
            <p class="field-hint">{text.of(team::working_week_hint)}</p>
        </fieldset>
    }
}

fn time_off(edit: Edit, text: Text) -> impl IntoView {
    let set = move |list: Vec<TimeOff>| {
        let _ = edit.put(|person| person.time_off = list);
    };
    let entries = move || edit.now().map(|person| person.time_off.clone()).unwrap_or_default();
    let start = edit.document.plan_untracked().as_of;
    view! {
        <fieldset class="team-section">
            <legend>{text.of(team::time_off)}</legend>
            <TimeOffCalendar
                person=Signal::derive(move || edit.now())
                region=Signal::derive(move || edit.document.plan().region)
                start
                on_change=set
            />
            <ul class="team-list">
                {move || {
                    let lang = text.lang();
                    let entries = entries();
                    if entries.is_empty() {
                        return view! { <li class="faint">{team::no_time_off(lang)}</li> }.into_any();
                    }
                    entries
                        .into_iter()
                        .enumerate()
                        .map(|(index, off)| {
                            let when = if off.first == off.last {
                                format::date(lang, off.first)
                            } else {
                                team::stretch(lang, off.first, off.last)
                            };
                            let state = state_of(Some(off.part), true, lang);
                            let remove = move |_| {
                                let _ = edit.put(|person| {
                                    if index < person.time_off.len() {
                                        person.time_off.remove(index);
                                    }
                                });
                            };
                            view! {
                                <li>
                                    <span>{when.clone()}</span>
                                    <span class="faint">{state} {(!off.note.is_empty()).then(|| format!(" · {}", off.note))}</span>
                                    <IconButton
                                        label=team::remove_time_off(lang, &when)
                                        icon=icons::CLOSE
                                        on_press=remove
                                    />
                                </li>
                            }
                        })
                        .collect_view()
                        .into_any()
                }}
            </ul>
        </fieldset>
    }
}

fn recurring(edit: Edit, text: Text) -> impl IntoView {
    let count = Memo::new(move |_| edit.now().map_or(0, |person| person.recurring.len()));
    let add = move |_| {
        let name = team::unnamed_recurring(text.now()).to_owned();
        let load = Recurring { name, minutes: Minutes::hours(2), days: Vec::new(), at: None };
        let _ = edit.put(|person| person.recurring.push(load));
    };
    view! {
        <fieldset class="team-section">
            <legend>{text.of(team::recurring_load)}</legend>
            {move || (0..count.get()).map(|index| recurring_row(edit, text, index)).collect_view()}
            <p class="field-hint">{text.of(team::recurring_hint)}</p>
            <div><Button label=text.of(team::add_recurring) icon=icons::ADD on_press=add/></div>
        </fieldset>
    }
}

fn recurring_row(edit: Edit, text: Text, index: usize) -> impl IntoView {
    let of = move |person: &Person| person.recurring.get(index).cloned();
    let change = move |lang: Lang, change: Box<dyn FnOnce(&mut Recurring)>| {
        edit.say(lang, |person| {
            if let Some(load) = person.recurring.get_mut(index) {
                change(load);
            }
        })
    };
    let rename = move |typed: String| {
        change(text.now(), Box::new(move |load| typed.trim().clone_into(&mut load.name)))
    };
    let hours = move |typed: String| {
        let lang = text.now();
        let minutes = minutes(&typed).ok_or_else(|| team::not_hours(lang, &typed))?;
        change(lang, Box::new(move |load| load.minutes = minutes))
    };
    let name = edit.text(move |person| of(person).map(|load| load.name).unwrap_or_default());
    let shown = edit.text(move |person| {
        let minutes = of(person).map_or(0, |load| load.minutes.0);
        format::decimal(text.lang(), f64::from(minutes) / 60.0, 2)
    });
    let at = move || {
        let at = edit.now().and_then(|person| of(&person)?.at)?;
        Some(team::recurring_at(text.lang(), &format!("{}–{}", at.from, at.to)))
    };
    view! {
        <div class="team-recurring">
            <TextField label=Signal::derive(move || team::recurring_name(text.lang()).to_owned()) value=name on_commit=rename/>
            <TextField label=Signal::derive(move || team::recurring_hours(text.lang()).to_owned()) value=shown on_commit=hours/>
            <IconButton
                label=Signal::derive(move || team::remove_recurring(text.lang(), &name.get()))
                icon=icons::CLOSE
                on_press=move |_| {
                    let _ = edit.put(|person| {
                        if index < person.recurring.len() {
                            person.recurring.remove(index);
                        }
                    });
                }
            />
            {move || at().map(|at| view! { <p class="field-hint">{at}</p> })}
        </div>
    }
}

fn facts(edit: Edit, text: Text) -> impl IntoView {
    let cap = move |typed: String| {
        let lang = text.now();
        let cap = share(&typed).map_err(|problem| problem.say(lang))?;
        edit.say(lang, |person| person.cap = cap)
    };
    let cost = move |typed: String| {
        let lang = text.now();
        let typed = typed.trim();
        let cost = match typed {
            "" => None,
            _ => Some(typed.parse().map_err(|_| team::not_a_number(lang, typed))?),
        };
        edit.say(lang, |person| person.hourly_cost = cost)
    };
    let day = move |typed: &str, lang: Lang| -> Result<Option<NaiveDate>, String> {
        if typed.is_empty() {
            return Ok(None);
        }
        typed.parse().map(Some).map_err(|_| team::not_a_date(lang, typed))
    };
    let first = move |typed: String| {
        let date = day(&typed, text.now())?;
        edit.say(text.now(), |person| person.first_day = date)
    };
    let last = move |typed: String| {
        let date = day(&typed, text.now())?;
        edit.say(text.now(), |person| person.last_day = date)
    };
    let date_text = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let region = move |chosen: String| {
        let region = Region::ALL.into_iter().find(|region| region_key(*region) == chosen);
        let _ = edit.put(|person| person.region = region);
    };
    let regions = Signal::derive(move || {
        let lang = text.lang();
        let of_plan = Choice::with_value("", team::region_of_plan(lang));
        let all = Region::ALL.into_iter();
        let named = all.map(|region| Choice::with_value(region_key(region), region_name(region, lang)));
        Arc::new(std::iter::once(of_plan).chain(named).collect::<Vec<_>>())
    });
    let cap_hint = move || {
        let plan = edit.document.plan();
        let of_plan = edit
            .person(&plan)
            .map_or(plan.cap, |person| plan.cap_of(&Person { cap: None, ..Arc::unwrap_or_clone(person) }));
        team::own_cap_hint(text.lang(), format::Permille(i64::from(of_plan.0)))
    };
    view! {
        <fieldset class="team-section">
            <legend>{text.of(team::details)}</legend>
            <TextField
                label=Signal::derive(move || team::own_cap(text.lang()).to_owned())
                value=edit.text(|person| person.cap.map(|cap| format!("{} %", cap.0 / 10)).unwrap_or_default())
                hint=Signal::derive(cap_hint)
                on_commit=cap
            />
            <TextField
                label=Signal::derive(move || team::hourly_cost(text.lang()).to_owned())
                value=edit.text(|person| person.hourly_cost.map(|cost| cost.to_string()).unwrap_or_default())
                on_commit=cost
            />
            <TextField
                label=Signal::derive(move || team::first_day(text.lang()).to_owned())
                value=edit.text(move |person| date_text(person.first_day))
                kind="date"
                on_commit=first
            />
            <TextField
                label=Signal::derive(move || team::last_day(text.lang()).to_owned())
                value=edit.text(move |person| date_text(person.last_day))
                kind="date"
                on_commit=last
            />
            <Field label=text.of(team::region) beside=true>
                <Select
                    value=Signal::derive(move || {
                        edit.now().and_then(|person| person.region).map_or("", region_key).to_owned()
                    })
                    choices=regions
                    on_change=region
                />
            </Field>
            <Checkbox
                label=text.of(team::is_placeholder)
                checked=Signal::derive(move || edit.now().is_some_and(|person| person.placeholder))
                on_change=move |checked| {
                    let _ = edit.put(|person| person.placeholder = checked);
                }
            />
        </fieldset>
    }
}

const fn region_key(region: Region) -> &'static str {
    match region {
        Region::None => "none",
        Region::France => "france",
        Region::AlsaceMoselle => "alsace-moselle",
        Region::Belgium => "belgium",
        Region::EnglandWales => "england-wales",
        Region::UnitedStates => "united-states",
    }
}

const fn region_name(region: Region, lang: Lang) -> &'static str {
    match region {
        Region::None => team::region_none(lang),
        Region::France => team::region_france(lang),
        Region::AlsaceMoselle => team::region_alsace_moselle(lang),
        Region::Belgium => team::region_belgium(lang),
        Region::EnglandWales => team::region_england_wales(lang),
        Region::UnitedStates => team::region_united_states(lang),
    }
}

/// Hours a week as people write them, `6`, `7,5`, `2.25 h`, to minutes; at most a week's 168 hours.
fn minutes(text: &str) -> Option<Minutes> {
    let plain = text.trim().trim_end_matches(['h', 'H']).trim().replace(',', ".");
    let hours: f64 = plain.parse().ok().filter(|hours| (0.0..=168.0).contains(hours))?;
    // In range, so the cast is exact enough: whole minutes.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked against 0 and 168 above"
    )]
    Some(Minutes((hours * 60.0).round() as u32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_a_week_are_read_as_people_write_them() {
        assert_eq!(minutes("6"), Some(Minutes(360)));
        assert_eq!(minutes("7,5 h"), Some(Minutes(450)));
        assert_eq!(minutes("169"), None);
        assert_eq!(minutes("-1"), None);
        assert_eq!(minutes("many"), None);
    }
}
