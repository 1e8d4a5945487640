//! What is compared: each plan with its schedule and its figures.

use std::sync::Arc;

use leptos::prelude::*;
use solver::model::{Plan, Schedule};

use super::model::figures::{Figures, figures};
use crate::state::document::Document;
use crate::state::scenarios::{Scenarios, Stage, Standing, Whose};
use crate::text::{Lang, scenarios as words};

/// One of the plans that stand side by side.
#[derive(Clone, Debug)]
pub struct Column {
    /// Whose it is.
    pub whose: Whose,
    /// The scenario's name; empty for the plan as it is.
    pub name: String,
    /// How far the work on it is.
    pub stage: Stage,
    /// Share of its time that is spent, in permille.
    pub spent: u32,
    /// Whether the figures are of an earlier state.
    pub outdated: bool,
    /// What was found.
    pub solved: Option<Solved>,
}

/// A solved plan with its figures.
#[derive(Clone, Debug)]
pub struct Solved {
    /// The plan that was solved.
    pub plan: Arc<Plan>,
    /// Its schedule.
    pub schedule: Arc<Schedule>,
    bounds: std::collections::BTreeMap<solver::model::GoalKind, i64>,
    /// Its figures.
    pub figures: Arc<Figures>,
}

impl PartialEq for Column {
    fn eq(&self, other: &Self) -> bool {
        let rest = |it: &Self| (it.stage, it.spent, it.outdated);
        self.shows_as(other) && rest(self) == rest(other)
    }
}

impl Column {
    /// Whether both are of the same plan, by name and figures.
    pub fn shows_as(&self, other: &Self) -> bool {
        let same = match (&self.solved, &other.solved) {
            (Some(mine), Some(theirs)) => Arc::ptr_eq(&mine.figures, &theirs.figures),
            (None, None) => true,
            _ => false,
        };
        same && self.whose == other.whose && self.name == other.name
    }

    /// What the head of the column says.
    pub fn title(&self, lang: Lang) -> String {
        if self.whose.is_none() { words::as_it_is(lang).to_owned() } else { self.name.clone() }
    }

    /// How far it is, in words.
    pub fn standing(&self, lang: Lang, working: bool) -> String {
        let words = match self.stage {
            Stage::Failed => words::failed(lang).to_owned(),
            Stage::Done => words::done(lang).to_owned(),
            Stage::First | Stage::Refine if !working => words::stopped(lang).to_owned(),
            Stage::First => words::first(lang).to_owned(),
            Stage::Refine if self.spent == 0 => words::waiting(lang).to_owned(),
            Stage::Refine => words::refining(lang, super::say::permille(self.spent)),
        };
        if self.outdated { format!("{}, {words}", words::outdated(lang)) } else { words }
    }
}

/// The columns; figures that are known already are not reckoned again (tracked).
pub fn columns(document: Document, scenarios: Scenarios, before: Option<&Vec<Column>>) -> Vec<Column> {
    let base = document.base();
    let column = |standing: Standing| {
        let Standing { whose, stage, spent, outdated, solved, .. } = standing;
        let name = match whose {
            None => String::new(),
            Some(id) => base.scenario(id)?.name.clone(),
        };
        let known = before.and_then(|all| all.iter().find(|column| column.whose == whose)?.solved.as_ref());
        let solved = solved.map(|found| {
            let same = known.filter(|known| {
                Arc::ptr_eq(&known.plan, &found.plan)
                    && Arc::ptr_eq(&known.schedule, &found.schedule)
                    && known.bounds == found.bounds
            });
            same.cloned().unwrap_or_else(|| {
                let report = solver::check::check(&found.plan, &found.schedule);
                let figures = Arc::new(figures(&found.plan, &found.schedule, &report, &found.bounds));
                Solved { plan: found.plan, schedule: found.schedule, bounds: found.bounds, figures }
            })
        });
        Some(Column { whose, name, stage, spent, outdated, solved })
    };
    scenarios.standings().into_iter().filter_map(column).collect()
}

/// The columns of the screen, kept up to date.
pub fn follow(document: Document, scenarios: Scenarios) -> Memo<Vec<Column>> {
    Memo::new(move |before| columns(document, scenarios, before))
}
