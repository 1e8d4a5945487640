//! Announcing: what people will be told, when, by whom, and what is frozen from then on.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;
use solver::model::{Announced, Plan, Schedule, Timeline};

use super::super::board::use_board;
use super::use_replan;
use crate::platform::preferences;
use crate::state::command::{Command, Label, PlanOptions};
use crate::state::errand::Errand;
use crate::state::notice::use_notices;
use crate::state::told;
use crate::text::{Lang, announce as words, common, use_text};
use crate::ui::{Button, DateInput, Dialog, DialogWidth, Field, Look, NumberInput, TextInput};

/// Working days that are frozen unless somebody says otherwise: who was told on Monday can count on Tuesday.
const FROZEN: u32 = 2;
/// Most of them.
const MOST_FROZEN: f64 = 60.0;
/// Where the name of whoever announces is kept.
const AUTHOR: &str = "relais.author";

/// What an announcement says.
#[derive(Clone, Debug, PartialEq)]
struct Draft {
    on: NaiveDate,
    by: String,
    frozen: u32,
}

impl Draft {
    fn of(plan: &Plan) -> Self {
        let by = plan.announced.as_ref().map(|announced| announced.by.clone()).filter(|by| !by.is_empty());
        Self {
            on: plan.as_of,
            by: preferences::read(AUTHOR).or(by).unwrap_or_default(),
            frozen: if plan.announced.is_some() { plan.frozen_days } else { FROZEN },
        }
    }
}

/// The last frozen day; none where nothing is frozen.
fn frozen_until(plan: &Plan, days: u32) -> Option<NaiveDate> {
    let timeline = Timeline::new(plan);
    timeline.frozen_until(days).map(|day| timeline.date(day))
}

/// What people will be told, in sentences.
fn told_to_people(lang: Lang, plan: &Plan, schedule: &Schedule) -> Vec<String> {
    let mut people: Vec<_> = schedule.assignments.iter().flat_map(|given| &given.owners).collect();
    people.sort_unstable();
    people.dedup();
    let tasks = schedule.assignments.len();
    let mut said = vec![words::first_time(lang, &words::tasks(lang, tasks), people.len())];
    if let Some(announced) = &plan.announced {
        let changed = told::moved(plan).len();
        said.push(if changed == 0 {
            words::nothing_new(lang).to_owned()
        } else {
            words::since_last(lang, changed, announced.on)
        });
    }
    said
}

/// What stands in the way of telling people, or is left out.
fn warnings(lang: Lang, plan: &Plan, is_preview: bool) -> Vec<String> {
    let Some(schedule) = &plan.schedule else { return Vec::new() };
    let report = solver::check::check(plan, schedule);
    let mut broken: Vec<_> = report.breaches.iter().map(|breach| breach.task).collect();
    broken.sort_unstable();
    broken.dedup();
    let mut said = Vec::new();
    if !broken.is_empty() {
        said.push(words::broken(lang, broken.len()));
    }
    if !report.unplaced.is_empty() {
        said.push(words::unplaced_left_out(lang, report.unplaced.len()));
    }
    if is_preview {
        said.push(words::since_stale(lang).to_owned());
    }
    said
}

/// The field of the frozen window, with what it means.
#[component]
fn FrozenField(#[prop(into)] days: Signal<u32>, #[prop(into)] on_days: Callback<u32>) -> impl IntoView {
    let board = use_board();
    let text = use_text();
    let hint = Signal::derive(move || {
        let lang = text.lang();
        match frozen_until(&board.document.plan(), days.get()) {
            Some(last) => words::frozen_hint(lang, last),
            None => words::frozen_none(lang).to_owned(),
        }
    });
    let commit = move |value: Option<f64>| {
        let whole = value.filter(|value| value.fract() == 0.0 && (0.0..=MOST_FROZEN).contains(value));
        // A whole number up to sixty.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "looked at just above")]
        let whole = whole.map(|value| value as u32);
        whole.map(|whole| on_days.run(whole)).ok_or_else(|| words::frozen_bad(text.now()).to_owned())
    };
    view! {
        <Field label=text.of(words::frozen_days) hint>
            <NumberInput
                value=Signal::derive(move || Some(f64::from(days.get())))
                min=0.0
                max=MOST_FROZEN
                unit=Signal::derive(move || words::frozen_unit(text.lang(), days.get()))
                on_commit=commit
            />
        </Field>
    }
}

/// The dialog in which a plan is announced.
#[component]
pub fn AnnounceDialog() -> impl IntoView {
    let board = use_board();
    let replan = use_replan();
    let (text, notices) = (use_text(), use_notices());
    let open = replan.is_open(|errand| errand == Errand::Announce);
    let draft = RwSignal::new(Draft::of(&board.document.plan_untracked()));
    Effect::new(move |_| {
        if open.get() {
            draft.set(Draft::of(&board.document.plan_untracked()));
        }
    });
    let announce = move || {
        let plan = board.document.plan_untracked();
        let Some(schedule) = &plan.schedule else { return };
        let Draft { on, by, frozen } = draft.get_untracked();
        let by = by.trim().to_owned();
        preferences::write(AUTHOR, &by);
        let announced = Arc::new(Announced { on, by, schedule: (**schedule).clone() });
        let command = Command::Announce { announced, frozen_days: frozen };
        if let Err(error) = board.document.apply(command) {
            notices.trouble(move |lang| error.say(lang));
        }
        open.set(false);
    };
    let footer = move || {
        view! {
            <Button label=text.of(common::cancel) on_press=move |_| open.set(false)/>
            <Button label=text.of(words::announce_now) look=Look::Main on_press=move |_| announce()/>
        }
    };
    let said = move || {
        let plan = board.document.plan();
        let schedule = plan.schedule.clone().unwrap_or_default();
        let lines = told_to_people(text.lang(), &plan, &schedule);
        lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()
    };
    let warned = move || {
        let lines = warnings(text.lang(), &board.document.plan(), board.document.is_preview());
        lines.into_iter().map(|line| view! { <p class="warn">{line}</p> }).collect_view()
    };
    // As everywhere: Enter in a field does what the main button does.
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            announce();
        }
    };
    let set_day = move |on: Option<NaiveDate>| {
        let as_of = board.document.plan_untracked().as_of;
        draft.update(|draft| draft.on = on.unwrap_or(as_of));
        Ok(())
    };
    view! {
        <Dialog
            open
            title=text.of(words::title)
            width=DialogWidth::Narrow
            on_close=move |()| replan.close(|errand| errand == Errand::Announce)
            footer
        >
            <div class="replan-form" on:keydown=on_key>
                {said}
                {warned}
                <Field label=text.of(words::on)>
                    <DateInput
                        value=Signal::derive(move || Some(draft.with(|draft| draft.on)))
                        on_commit=set_day
                    />
                </Field>
                <Field label=text.of(words::by) hint=text.of(words::by_hint)>
                    <TextInput
                        value=Signal::derive(move || draft.with(|draft| draft.by.clone()))
                        on_type=move |by: String| draft.update(|draft| draft.by = by)
                        on_commit=move |by: String| {
                            draft.update(|draft| draft.by = by);
                            Ok(())
                        }
                    />
                </Field>
                <FrozenField
                    days=Signal::derive(move || draft.with(|draft| draft.frozen))
                    on_days=move |days| draft.update(|draft| draft.frozen = days)
                />
                <p class="muted">{text.of(words::then_protected)}</p>
            </div>
        </Dialog>
    }
}

/// The dialog in which the frozen window is changed later.
#[component]
pub fn FrozenDialog() -> impl IntoView {
    let board = use_board();
    let replan = use_replan();
    let (text, notices) = (use_text(), use_notices());
    let open = replan.is_open(|errand| errand == Errand::Frozen);
    let days = RwSignal::new(0);
    Effect::new(move |_| {
        if open.get() {
            days.set(board.document.plan_untracked().frozen_days);
        }
    });
    let save = move |_| {
        let plan = board.document.plan_untracked();
        let options = PlanOptions { frozen_days: days.get_untracked(), ..PlanOptions::of(&plan) };
        if options.frozen_days != plan.frozen_days {
            let command = Command::SetOptions(Box::new(options));
            let label = Label::Plain(words::frozen_label);
            if let Err(error) = board.document.apply_as(command, label, None) {
                notices.trouble(move |lang| error.say(lang));
            }
        }
        open.set(false);
    };
    let footer = move || {
        view! {
            <Button label=text.of(common::cancel) on_press=move |_| open.set(false)/>
            <Button label=text.of(words::save) look=Look::Main on_press=save/>
        }
    };
    view! {
        <Dialog
            open
            title=text.of(words::frozen_title)
            on_close=move |()| replan.close(|errand| errand == Errand::Frozen)
            footer
        >
            <FrozenField days on_days=move |now| days.set(now)/>
        </Dialog>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plan::model::fixture;
    use crate::text::compare::assert_same_facts;
    use solver::sample::{Size, random};
    use solver::solve::{Options, solve};
    use solver::watch::Unwatched;

    #[test]
    fn people_are_told_how_much_and_what_has_changed() {
        let (mut plan, schedule) = fixture::plan();
        plan.schedule = Some(Arc::new(schedule.clone()));
        let first = told_to_people(Lang::En, &plan, &schedule);
        assert_eq!(first.len(), 1);
        assert!(first[0].contains("people will be told about 4 tasks"), "{first:?}");
        let mut before = schedule.clone();
        before.assignments.pop();
        let (on, by) = (plan.as_of, "Camille".to_owned());
        plan.announced = Some(Arc::new(Announced { on, by, schedule: before }));
        let again = told_to_people(Lang::Fr, &plan, &schedule);
        assert!(again[1].contains("1 tâche a changé"), "{again:?}");
        plan.announced = Some(Arc::new(Announced { on, by: String::new(), schedule: schedule.clone() }));
        assert_eq!(told_to_people(Lang::En, &plan, &schedule)[1], words::nothing_new(Lang::En));
    }

    #[test]
    fn french_loses_no_figure_of_what_people_are_told() {
        for seed in 0..12 {
            let mut plan = random(seed, Size::SMALL);
            let options = Options { seed, iterations: Some(0), ..Options::default() };
            let mut schedule = solve(&plan, &options, &mut Unwatched).schedule;
            schedule.assignments.retain(|given| !given.task.0.is_multiple_of(4));
            for given in schedule.assignments.iter_mut().step_by(3) {
                given.owners.clear();
            }
            plan.schedule = Some(Arc::new(schedule.clone()));
            let told = |lang| {
                let told = told_to_people(lang, &plan, &schedule).into_iter();
                told.chain(warnings(lang, &plan, true)).collect::<Vec<_>>().join(" ")
            };
            assert_same_facts(&told(Lang::En), &told(Lang::Fr), &[]);
        }
    }

    #[test]
    fn two_working_days_are_frozen_at_first() {
        let (plan, _) = fixture::plan();
        assert_eq!(Draft::of(&plan).frozen, FROZEN);
        let last = frozen_until(&plan, FROZEN).unwrap();
        assert!(last > plan.as_of && plan.is_working_day(last));
        assert_eq!(frozen_until(&plan, 0), None);
    }
}
