//! What-if scenarios, solved in the background to be compared with the plan as it is.
//!
//! [`shift`] decides, without a browser, which plan is solved when and by which worker; [`Scenarios`] carries it out
//! while the comparison is on show, and keeps what was found for the session.
//! Every schedule that a worker sends is taken at once, but told to the views a few times a second only: each costs a
//! check and a drawing.

pub mod shift;

use std::sync::Arc;

use leptos::prelude::*;
use solver::model::{Plan, ScenarioId};

use super::document::Document;
use crate::engine::client::Client;
use crate::platform::database::PlanId;
use crate::platform::timer::{self, Timer};

use shift::{Act, DESKS, Shift};
pub use shift::{Solved, Stage, Standing, Whose};

/// Scenarios that are compared with the plan, at most.
pub const COMPARED: usize = 3;
/// Milliseconds without an edit after which the plans are solved again.
const PAUSE_MS: u32 = 350;
/// Milliseconds between two improvements that are told.
const TELL_MS: u32 = 300;
/// Milliseconds after which workers are started for a plan that has scenarios, before anybody compares them.
const WARM_MS: u32 = 1_500;

/// The comparison of the page; `Copy`, reached with [`use_scenarios`].
#[derive(Clone, Copy, Debug)]
pub struct Scenarios {
    /// Which scenarios are compared; none: nobody has chosen, the first ones are.
    chosen: RwSignal<Option<Vec<ScenarioId>>>,
    told: RwSignal<Told>,
    shift: StoredValue<Shift, LocalStorage>,
    clients: StoredValue<Vec<Client>, LocalStorage>,
    timers: StoredValue<Timers, LocalStorage>,
    /// The kept plan that all this is about.
    of: StoredValue<Option<PlanId>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Told {
    standings: Vec<Standing>,
    working: bool,
    stopped: bool,
}

#[derive(Debug, Default)]
struct Timers {
    compare: Option<Timer>,
    tell: Option<Timer>,
    warm: Option<Timer>,
}

/// The comparison of the page; one without workers where none was provided.
pub fn use_scenarios() -> Scenarios {
    use_context().unwrap_or_else(Scenarios::new)
}

/// The plan that a scenario makes of the base, with nothing of it that asks nothing.
pub fn applied(base: &Plan, id: ScenarioId) -> Option<Arc<Plan>> {
    let scenario = base.scenario(id)?;
    let plan = solver::scenario::apply(base, scenario).plan;
    Some(Arc::new(Plan { scenarios: Vec::new(), ..plan }))
}

impl Scenarios {
    /// A comparison without workers.
    pub fn new() -> Self {
        Self {
            chosen: RwSignal::new(None),
            told: RwSignal::default(),
            shift: StoredValue::new_local(Shift::default()),
            clients: StoredValue::new_local(Vec::new()),
            timers: StoredValue::new_local(Timers::default()),
            of: StoredValue::new(None),
        }
    }

    /// Makes it available to everything below; its workers start with the first comparison.
    pub fn provide(self) -> Self {
        let client = |at: usize| {
            Client::new(move |heard| {
                let Some((acts, now)) = self.shift.try_update_value(|shift| shift.hear(at, heard)) else {
                    return;
                };
                self.carry_out(acts);
                if now { self.tell() } else { self.tell_soon() }
            })
        };
        self.clients.set_value((0..DESKS).map(client).collect());
        provide_context(self);
        self
    }

    /// Compares the plan with its chosen scenarios for as long as the calling component lives.
    pub fn follow(self, document: Document, of: Option<PlanId>) {
        if self.of.with_value(|before| *before != of) {
            // Identifiers of another plan name other scenarios.
            self.of.set_value(of);
            self.chosen.set(None);
            self.work(Shift::forget);
        }
        let first = StoredValue::new(true);
        Effect::new(move |_| {
            let base = document.base();
            let chosen = self.chosen(&base);
            let compare = move || {
                let plan = Arc::new(Plan { scenarios: Vec::new(), ..(*base).clone() });
                let others = chosen.iter().filter_map(|id| Some((Some(*id), applied(&base, *id)?)));
                let plans = std::iter::once((None, plan)).chain(others).collect();
                self.work(|shift| shift.compare(plans));
            };
            // Whoever opens the screen does not wait; whoever edits is not solved for at every key.
            let pause = if first.get_value() { 0 } else { PAUSE_MS };
            first.set_value(false);
            let timer = timer::after(pause, compare);
            self.timers.update_value(|timers| timers.compare = Some(timer));
        });
        on_cleanup(move || {
            self.timers.set_value(Timers::default());
            self.work(Shift::leave);
            self.warm_soon(document);
        });
    }

    /// Starts the workers a while after a plan with scenarios was opened, so that who compares them does not wait for it.
    pub fn await_with(self, document: Document) {
        let any = Memo::new(move |_| !document.base().scenarios.is_empty());
        Effect::new(move |_| {
            if any.get() {
                self.warm_soon(document);
            }
        });
    }

    fn warm_soon(self, document: Document) {
        let warm = move || {
            // They may have been discarded since.
            if !document.base_untracked().scenarios.is_empty() {
                self.work(Shift::warm);
            }
        };
        let timer = timer::after(WARM_MS, warm);
        self.timers.update_value(|timers| timers.warm = Some(timer));
    }

    /// Which scenarios are compared (tracked).
    pub fn chosen(self, base: &Plan) -> Vec<ScenarioId> {
        let all = || base.scenarios.iter().map(|scenario| scenario.id);
        match self.chosen.get() {
            Some(chosen) => all().filter(|id| chosen.contains(id)).take(COMPARED).collect(),
            None => all().take(COMPARED).collect(),
        }
    }

    /// Takes a scenario into the comparison, or out of it; false where there is no room.
    pub fn choose(self, base: &Plan, id: ScenarioId, compared: bool) -> bool {
        let mut chosen = untrack(|| self.chosen(base));
        chosen.retain(|other| *other != id);
        if compared {
            if chosen.len() >= COMPARED {
                return false;
            }
            chosen.push(id);
        }
        self.chosen.set(Some(chosen));
        true
    }

    /// How the plans stand that are compared, that of the base first (tracked).
    pub fn standings(self) -> Vec<Standing> {
        self.told.with(|told| told.standings.clone())
    }

    /// The best schedule for a scenario as it is now, if one was found.
    pub fn found(self, whose: Whose) -> Option<Solved> {
        self.shift.with_value(|shift| {
            let standing = shift.standings().iter().find(|standing| standing.whose == whose)?;
            standing.solved.clone().filter(|_| !standing.outdated)
        })
    }

    /// Whether workers are at it (tracked).
    pub fn is_working(self) -> bool {
        self.told.with(|told| told.working)
    }

    /// Stops the work and keeps the best so far.
    pub fn stop(self) {
        self.work(Shift::stop);
    }

    /// Makes everything better for some more time.
    pub fn resume(self) {
        self.work(Shift::resume);
    }

    fn work(self, happens: impl FnOnce(&mut Shift) -> Vec<Act>) {
        let acts = self.shift.try_update_value(happens).unwrap_or_default();
        self.carry_out(acts);
        self.tell();
    }

    fn carry_out(self, acts: Vec<Act>) {
        self.clients.with_value(|clients| {
            for act in acts {
                match act {
                    Act::Start(at) => clients.get(at).into_iter().for_each(Client::restart),
                    Act::End(at) => clients.get(at).into_iter().for_each(Client::end),
                    Act::Post(at, request) => clients.get(at).into_iter().for_each(|it| it.post(&request)),
                }
            }
        });
    }

    fn tell_soon(self) {
        let waits = self.timers.with_value(|timers| timers.tell.is_some());
        if !waits {
            let timer = timer::after(TELL_MS, move || self.tell());
            self.timers.update_value(|timers| timers.tell = Some(timer));
        }
    }

    fn tell(self) {
        let Some(()) = self.timers.try_update_value(|timers| timers.tell = None) else { return };
        let told = self.shift.with_value(|shift| Told {
            standings: shift.standings().to_vec(),
            working: shift.is_working(),
            stopped: shift.is_stopped(),
        });
        if self.told.with_untracked(|before| *before != told) {
            self.told.set(told);
        }
    }
}

impl Default for Scenarios {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use solver::model::Scenario;

    #[test]
    fn three_at_most_are_compared_and_what_is_gone_is_not() {
        let owner = Owner::new();
        owner.set();
        let mut base = Plan::new("", Default::default());
        let ids = [1, 2, 3, 4].map(ScenarioId);
        base.scenarios = ids.iter().map(|id| Arc::new(Scenario::new(*id, "x"))).collect();
        let scenarios = Scenarios::new();
        assert_eq!(scenarios.chosen(&base), ids[..3]);
        assert!(!scenarios.choose(&base, ids[3], true), "no room");
        assert!(scenarios.choose(&base, ids[0], false));
        assert!(scenarios.choose(&base, ids[3], true));
        assert_eq!(scenarios.chosen(&base), ids[1..]);
        base.scenarios.remove(2);
        assert_eq!(scenarios.chosen(&base), [ids[1], ids[3]]);
    }
}
