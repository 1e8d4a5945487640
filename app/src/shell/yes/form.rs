//! The request as it is typed: in a line of words, or field by field.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;
use solver::explain::request::{Order, Part, Request, Whose};
use solver::model::{Level, Minutes, Need, Plan, SkillId};

use super::words::{Line, read};
use crate::platform::page;
use crate::state::document::use_document;
use crate::text::{Lang, format, request as words_of, use_text};
use crate::ui::icon::icons;
use crate::ui::options::{Choice, Suggestions};
use crate::ui::{
    Button, Combobox, DateInput, Field, IconButton, Look, NumberInput, Segmented, Select, TextInput,
};

/// What was typed so far; `Copy`.
#[derive(Clone, Copy)]
pub struct Form {
    line: RwSignal<String>,
    client: RwSignal<String>,
    name: RwSignal<String>,
    lines: RwSignal<Vec<Line>>,
    order: RwSignal<Order>,
    wished: RwSignal<Option<NaiveDate>>,
}

const BLANK: Line = Line { skill: None, level: Level::MIN, effort: Minutes(0) };

impl Form {
    /// Nothing yet.
    pub fn new() -> Self {
        Self {
            line: RwSignal::default(),
            client: RwSignal::default(),
            name: RwSignal::default(),
            lines: RwSignal::new(vec![BLANK]),
            order: RwSignal::default(),
            wished: RwSignal::new(None),
        }
    }

    /// Forgets everything.
    pub fn clear(self) {
        self.line.set(String::new());
        self.client.set(String::new());
        self.name.set(String::new());
        self.lines.set(vec![BLANK]);
        self.wished.set(None);
    }

    /// What a request still needs, in words; none: nothing (tracked).
    pub fn missing(self, lang: Lang) -> Option<String> {
        let is_empty = |field: RwSignal<String>| field.with(|typed| typed.trim().is_empty());
        let no_hours = self.lines.with(|lines| lines.iter().all(|line| line.effort.0 == 0));
        let gaps = [
            (is_empty(self.client), words_of::gap_client(lang)),
            (is_empty(self.name), words_of::gap_name(lang)),
            (no_hours, words_of::gap_hours(lang)),
        ];
        let said: Vec<&str> = gaps.iter().filter(|(is, _)| *is).map(|(_, said)| *said).collect();
        match said.len() {
            0 => None,
            3 => Some(words_of::missing(lang).to_owned()),
            _ => Some(words_of::still_missing(lang, &format::list(lang, &said))),
        }
    }

    /// The request, once there is enough of it (tracked).
    pub fn request(self, plan: &Plan) -> Option<Request> {
        let (client, name) = (self.client.get(), self.name.get());
        let (client, name) = (client.trim(), name.trim());
        let known = plan.clients.iter().find(|known| known.name.trim().eq_ignore_ascii_case(client));
        let lines: Vec<Line> = self.lines.get().into_iter().filter(|line| line.effort.0 > 0).collect();
        if client.is_empty() || name.is_empty() || lines.is_empty() {
            return None;
        }
        let several = lines.len() > 1;
        let part = |line: Line| {
            let skill = line.skill.and_then(|skill| plan.skill(skill));
            let name = match skill.filter(|_| several) {
                Some(skill) => format!("{name} · {}", skill.name),
                None => name.to_owned(),
            };
            let needs = skill.map(|skill| Need { skill: skill.id, level: line.level }).into_iter().collect();
            Part { name, needs, effort: line.effort }
        };
        Some(Request {
            client: known.map_or_else(|| Whose::New(client.to_owned()), |known| Whose::Known(known.id)),
            name: name.to_owned(),
            parts: lines.into_iter().map(part).collect(),
            order: self.order.get(),
            wished: self.wished.get(),
        })
    }

    /// Takes over what a line of words says.
    fn fill(self, plan: &Plan, text: &str) {
        self.line.set(text.to_owned());
        let filled = read(plan, text);
        match filled.client {
            Some(Whose::Known(id)) => {
                self.client.set(plan.client(id).map(|client| client.name.clone()).unwrap_or_default());
            }
            Some(Whose::New(name)) => self.client.set(name),
            None => {}
        }
        self.name.set(filled.name);
        if !filled.lines.is_empty() {
            self.lines.set(filled.lines);
        }
        if filled.wished.is_some() {
            self.wished.set(filled.wished);
        }
    }

    fn change(self, at: usize, change: impl FnOnce(&mut Line)) {
        self.lines.update(|lines| {
            if let Some(line) = lines.get_mut(at) {
                change(line);
            }
        });
    }
}

/// The fields.
#[component]
pub fn FormFields(form: Form) -> impl IntoView {
    let (text, document) = (use_text(), use_document());
    let clients = Signal::derive(move || {
        let plan = document.plan();
        let choices = plan.clients.iter().map(|client| Choice::new(client.name.clone())).collect::<Vec<_>>();
        Suggestions { choices: Arc::new(choices), free: true, separator: None }
    });
    let orders = Signal::derive(move || {
        let lang = text.lang();
        vec![
            (Order::InTurn, words_of::in_turn(lang).to_owned()),
            (Order::Together, words_of::together(lang).to_owned()),
        ]
    });
    let fill = move |typed: String| form.fill(&document.plan_untracked(), &typed);
    let count = Memo::new(move |_| form.lines.with(Vec::len));
    // A line more or less leaves the others, and the focus in them, as they are.
    let lines = move || 0..count.get();
    // An example that can be typed as it stands: of a client that there is.
    let example = Memo::new(move |_| {
        let plan = document.plan();
        let short = plan.clients.iter().map(|client| client.name.clone()).min_by_key(String::len);
        short.unwrap_or_else(|| "Valade".to_owned())
    });
    let hint = Signal::derive(move || words_of::line_hint(text.lang(), &example.get()));
    view! {
        <div class="yes-form">
            <Field label=text.of(words_of::line) hint=hint>
                <TextInput
                    value=form.line
                    on_type=fill
                    on_commit=move |typed: String| {
                        fill(typed);
                        Ok(())
                    }
                />
            </Field>
            <div class="share-fields">
                <Field label=text.of(words_of::client)>
                    <Combobox
                        value=form.client
                        suggestions=clients
                        on_commit=move |name: String| {
                            form.client.set(name);
                            Ok(())
                        }
                    />
                </Field>
                <Field label=text.of(words_of::name)>
                    <TextInput
                        value=form.name
                        on_commit=move |name: String| {
                            form.name.set(name);
                            Ok(())
                        }
                    />
                </Field>
            </div>
            <For each=lines key=|at| *at children=move |at| view! { <LineFields form at/> }/>
            <div class="yes-line yes-more">
                <Button
                    label=text.of(words_of::add_part)
                    icon=icons::ADD
                    look=Look::Quiet
                    on_press=move |_| form.lines.update(|lines| lines.push(BLANK))
                />
                <Segmented
                    label=text.of(words_of::order)
                    options=orders
                    value=form.order
                    on_change=move |order| form.order.set(order)
                />
            </div>
            <Field label=text.of(words_of::wished)>
                <DateInput
                    value=form.wished
                    on_commit=move |day| {
                        form.wished.set(day);
                        Ok(())
                    }
                />
            </Field>
        </div>
    }
}

#[component]
fn LineFields(form: Form, at: usize) -> impl IntoView {
    let (text, document) = (use_text(), use_document());
    let line = Signal::derive(move || form.lines.with(|lines| lines.get(at).copied()).unwrap_or(BLANK));
    let skills = Signal::derive(move || {
        let nobody = Choice::with_value("", words_of::anybody(text.lang()));
        let plan = document.plan();
        let skill =
            |skill: &solver::model::Skill| Choice::with_value(skill.id.0.to_string(), skill.name.clone());
        Arc::new(std::iter::once(nobody).chain(plan.skills.iter().map(skill)).collect::<Vec<_>>())
    });
    let levels =
        Signal::stored(Arc::new((1..=5).map(|level| Choice::new(level.to_string())).collect::<Vec<_>>()));
    let hours = move |hours: Option<f64>| {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded by the field")]
        let minutes = (hours.unwrap_or(0.0) * 60.0).round() as u32;
        form.change(at, |line| line.effort = Minutes(minutes));
        Ok(())
    };
    view! {
        <div class="yes-line">
            <Select
                label=Signal::derive(move || words_of::part_skill(text.lang()).to_owned())
                value=Signal::derive(move || {
                    line.get().skill.map(|skill| skill.0.to_string()).unwrap_or_default()
                })
                choices=skills
                on_change=move |id: String| {
                    form.change(at, |line| line.skill = id.parse().ok().map(SkillId));
                }
            />
            <Select
                label=Signal::derive(move || words_of::part_level(text.lang()).to_owned())
                value=Signal::derive(move || line.get().level.0.to_string())
                choices=levels
                on_change=move |level: String| {
                    form.change(at, |line| line.level = Level(level.parse().unwrap_or(1)));
                }
            />
            <NumberInput
                label=Signal::derive(move || words_of::part_hours(text.lang()).to_owned())
                value=Signal::derive(move || {
                    Some(f64::from(line.get().effort.0) / 60.0).filter(|hours| *hours > 0.0)
                })
                min=0.0
                max=5_000.0
                unit="h"
                on_commit=hours
            />
            <IconButton
                label=text.of(words_of::remove_part)
                icon=icons::CLOSE
                disabled=Signal::derive(move || form.lines.with(Vec::len) < 2)
                on_press=move |_| {
                    form.lines.update(|lines| {
                        if at < lines.len() {
                            lines.remove(at);
                        }
                    });
                    page::catch_focus(".yes-more > button");
                }
            />
        </div>
    }
}
