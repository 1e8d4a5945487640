//! Questions about the plan that a worker of its own answers: whether a wish can come true, what an hour is worth.
//!
//! [`clerk`] decides, without a browser, when that worker is started and ended; [`Questions`] carries it out and keeps
//! the answers for as long as the plan is the same.
//! The inspector asks as one walks through the plan, and a new question ends the one before: panels and dialogs, whose
//! answers take longer, have a worker of their own ([`use_panel_questions`]).

mod clerk;

use std::sync::Arc;

use leptos::prelude::*;
use solver::model::Plan;

use crate::engine::client::Client;
use crate::engine::question::{About, Answer};

use clerk::{Act, Clerk};

/// So many answers about a plan are kept.
const KEPT: usize = 40;

/// The questions of the page; `Copy`, reached with [`use_questions`].
#[derive(Clone, Copy, Debug)]
pub struct Questions {
    /// What is being answered, about which plan.
    asked: RwSignal<Option<(Arc<Plan>, About)>>,
    known: RwSignal<Known>,
    clerk: StoredValue<Clerk, LocalStorage>,
    client: StoredValue<Option<Client>, LocalStorage>,
}

/// What was found out about a plan, the oldest first; an answer of none is one that broke the worker.
#[derive(Clone, Debug, Default)]
struct Known {
    plan: Option<Arc<Plan>>,
    answers: Vec<(About, Option<Answer>)>,
}

impl Known {
    fn is_about(&self, plan: &Arc<Plan>) -> bool {
        self.plan.as_ref().is_some_and(|mine| Arc::ptr_eq(mine, plan) || mine == plan)
    }

    fn find(&self, plan: &Arc<Plan>, about: &About) -> Option<Option<Answer>> {
        let entry = self.answers.iter().find(|(known, _)| known == about)?;
        self.is_about(plan).then(|| entry.1.clone())
    }

    fn add(&mut self, plan: Arc<Plan>, about: About, answer: Option<Answer>) {
        if !self.is_about(&plan) {
            *self = Self { plan: Some(plan), answers: Vec::new() };
        }
        self.answers.retain(|(known, _)| *known != about);
        if self.answers.len() >= KEPT {
            self.answers.remove(0);
        }
        self.answers.push((about, answer));
    }
}

/// How a question stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// Nobody has asked.
    Unasked,
    /// It is being answered.
    Asked,
    /// It has an answer, and a better one may follow.
    Refining(Answer),
    /// Answered.
    Answered(Answer),
    /// The worker broke over it.
    Failed,
}

/// The questions of the page; where none were provided, as in a test of one widget, some that are never answered.
pub fn use_questions() -> Questions {
    use_context().unwrap_or_else(Questions::new)
}

/// Questions of panels and dialogs, which those of the inspector do not interrupt.
#[derive(Clone, Copy, Debug)]
struct PanelQuestions(Questions);

/// The questions of panels and dialogs; where none were provided, as in a test of one widget, some that are never
/// answered.
pub fn use_panel_questions() -> Questions {
    use_context::<PanelQuestions>().map_or_else(Questions::new, |PanelQuestions(questions)| questions)
}

impl Questions {
    /// Questions without a worker yet.
    pub fn new() -> Self {
        let clerk = StoredValue::new_local(Clerk::default());
        Self {
            asked: RwSignal::new(None),
            known: RwSignal::default(),
            clerk,
            client: StoredValue::new_local(None),
        }
    }

    /// Makes them, and those of panels, available to everything below.
    pub fn provide(self) -> Self {
        provide_context(self.connect());
        provide_context(PanelQuestions(Self::new().connect()));
        self
    }

    /// Gives them a worker, which starts with the first question.
    fn connect(self) -> Self {
        self.client.set_value(Some(Client::new(move |heard| self.work(|clerk| clerk.hear(heard)))));
        self
    }

    /// Asks, unless the answer is known or on its way.
    pub fn ask(self, plan: &Arc<Plan>, about: About) {
        if untrack(|| self.standing(plan, &about)) == Standing::Unasked {
            self.asked.set(Some((Arc::clone(plan), about.clone())));
            self.work(|clerk| clerk.ask(plan, about));
        }
    }

    /// Nobody wants the answer that is on its way any more; the best one that came stays known.
    pub fn cancel(self) {
        if self.asked.try_update_untracked(Option::take).flatten().is_some() {
            self.asked.notify();
            self.work(Clerk::cancel);
        }
    }

    /// How a question about a plan stands (tracked).
    pub fn standing(self, plan: &Arc<Plan>, about: &About) -> Standing {
        let is_asked = |(of, what): &(Arc<Plan>, About)| Arc::ptr_eq(of, plan) && what == about;
        if self.asked.with(|asked| asked.as_ref().is_some_and(is_asked)) {
            let early = self.known.with(|known| known.find(plan, about)).flatten();
            return early.map_or(Standing::Asked, Standing::Refining);
        }
        match self.known.with(|known| known.find(plan, about)) {
            None => Standing::Unasked,
            Some(None) => Standing::Failed,
            Some(Some(answer)) => Standing::Answered(answer),
        }
    }

    /// Something happens to the clerk, and what follows from it is done.
    fn work(self, happens: impl FnOnce(&mut Clerk) -> Vec<Act>) {
        for act in self.clerk.try_update_value(happens).unwrap_or_default() {
            let client = |act: fn(&Client)| self.client.with_value(|client| client.iter().for_each(act));
            match act {
                Act::Start => client(Client::restart),
                Act::End => client(Client::end),
                Act::Post(request) => {
                    self.client.with_value(|client| client.iter().for_each(|client| client.post(&request)));
                }
                Act::Refine(question, answer) => {
                    self.known.update(|known| known.add(question.plan, question.about, Some(answer)));
                }
                Act::Tell(question, answer) => {
                    self.asked.set(None);
                    self.known.update(|known| known.add(question.plan, question.about, answer));
                }
            }
        }
    }
}

impl Default for Questions {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_kept_while_the_plan_is_the_same() {
        let plan = |name: &str| Arc::new(Plan::new(name, Default::default()));
        let mut known = Known::default();
        let answer = Some(Answer::Prices(None));
        known.add(plan("one"), About::Prices, answer.clone());
        assert_eq!(known.find(&plan("one"), &About::Prices), Some(answer.clone()));
        assert_eq!(known.find(&plan("two"), &About::Prices), None);
        known.add(plan("two"), About::Prices, None);
        assert_eq!(known.find(&plan("two"), &About::Prices), Some(None), "known to have failed");
        assert_eq!(known.find(&plan("one"), &About::Prices), None);
    }
}
